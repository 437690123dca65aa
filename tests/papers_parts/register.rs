//! The register: next numbers, gaps and doubles, papers made elsewhere.

use super::support::desk;
use super::{Papers, open, papers, proposal, send, shot};
use guong_sang::domain::Command;
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::screens::papers::{Message, OutsideField, RegisterMessage as In, Tab};
use guong_sang::screens::{Desk, Effect, Place};
use guong_sang::ui::grid;

fn register(screen: &mut Papers, desk: &mut Desk, message: In) -> Vec<String> {
    send(screen, desk, Message::Register(message))
}

fn add(screen: &mut Papers, desk: &mut Desk, number: &str, day: &str, about: &str) {
    register(screen, desk, In::AddAsked);
    register(screen, desk, In::OutsideKind(PaperType::Letter));
    register(screen, desk, In::Typed(OutsideField::Number, number.into()));
    register(screen, desk, In::Typed(OutsideField::Day, day.into()));
    register(screen, desk, In::Typed(OutsideField::Subject, about.into()));
    register(screen, desk, In::Saved);
}

#[test]
fn a_paper_made_elsewhere_takes_its_number_and_gaps_are_told() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Register));
    shot("register", &screen, &desk);
    add(&mut screen, &mut desk, "3", "5/9/2017", "về việc mời họp");
    let kept = papers(&desk);
    assert_eq!(kept.len(), 1);
    assert!(kept[0].outside && kept[0].number.as_deref() == Some("3"));
    let notes = screen.register().notes();
    assert!(notes.contains(&(PaperType::Letter, "Còn trống số: 1, 2")), "{notes:?}");
    // The same number again is refused, and the form says so.
    add(&mut screen, &mut desk, "03", "6/9/2017", "");
    assert_eq!(papers(&desk).len(), 1);
    shot("register-refused", &screen, &desk);
    // A day before that of a smaller number is told.
    add(&mut screen, &mut desk, "4", "1/9/2017", "");
    assert!(screen.register().notes().iter().any(|(_, words)| words.starts_with("Ngày không theo thứ tự")));
    shot("register-notes", &screen, &desk);
}

#[test]
fn number_and_day_are_asked_for() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Register));
    add(&mut screen, &mut desk, "", "", "không có gì");
    assert!(papers(&desk).is_empty());
}

#[test]
fn a_line_leads_to_its_paper() {
    let mut desk = desk::sample();
    let mut screen = proposal(&mut desk);
    send(&mut screen, &mut desk, Message::IssueAsked);
    send(&mut screen, &mut desk, Message::Issued);
    send(&mut screen, &mut desk, Message::KindPicked(PaperType::Letter));
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Register));
    let lines = screen.register().len();
    assert_eq!(lines, 2, "the plan and the proposal");
    let go = screen.update(Message::Register(In::Grid(grid::Event::Opened(0))), &desk);
    assert!(
        matches!(&go, Effect::All(all) if matches!(all.last(), Some(Effect::Go(Place::Plan(_))))),
        "{go:?}"
    );
    register(&mut screen, &mut desk, In::Grid(grid::Event::Opened(1)));
    assert_eq!(screen.kind(), PaperType::Proposal);
    assert!(screen.form().unwrap().is_locked());
}

#[test]
fn two_hundred_lines_stay_fluent() {
    let mut desk = desk::sample();
    let plan = desk.current.unwrap().plan;
    for n in 1..=200u32 {
        let mut paper = Paper::draft(PaperType::Letter, plan, 2017);
        paper.id = (i64::from(n) + 5_000).into();
        paper.outside = true;
        paper.number = Some(n.to_string());
        paper.issued_on = chrono::NaiveDate::from_yo_opt(2017, n);
        paper.subject = "Về việc phối hợp tuyên truyền gương người tốt, việc tốt, điển hình tiên tiến trong phong trào thi đua yêu nước".into();
        desk::change(&desk, Command::SavePaper { paper });
    }
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Register));
    assert_eq!(screen.register().len(), 201);
    let started = std::time::Instant::now();
    shot("register-200", &screen, &desk);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
