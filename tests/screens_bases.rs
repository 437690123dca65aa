//! The register of bases on the screen: the list in Danh mục, and the picker in "Thông tin chung" of a plan.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use chrono::NaiveDate;
use guong_sang::domain::Command;
use guong_sang::domain::basis::{Basis, Standing};
use guong_sang::domain::ids::BasisId;
use guong_sang::screens::Desk;
use guong_sang::screens::bases::BasisOffers;
use guong_sang::screens::catalogue::bases::{Message, Show, Typed};
use guong_sang::screens::catalogue::{Catalogue, Message as Screen, Tab};
use guong_sang::screens::plans::editor::{Message as Ed, Tab as Part};
use guong_sang::screens::plans::{BasisTyped, Cited, HeadForm, HeadTyped, Known, Message as Plan, Plans};
use guong_sang::screens::typed::Said;
use guong_sang::ui::{Theme, grid, suggest};
use iced::Size;
use stage::{Seen, empty_desk, read_desk, sample_desk, send, settle};

fn bases(message: Message) -> Screen {
    Screen::Bases(message)
}

fn opened(desk: &mut Desk) -> Catalogue {
    read_desk(desk);
    let (mut screen, task) = Catalogue::open(desk);
    settle(&mut screen, desk, task);
    let _ = send(&mut screen, desk, Screen::TabChosen(Tab::Bases));
    screen
}

fn typed(screen: &mut Catalogue, desk: &mut Desk, typed: Typed) -> Seen<Screen> {
    send(screen, desk, bases(Message::Typed(typed)))
}

/// Opens the entry that a search finds first.
fn find(screen: &mut Catalogue, desk: &mut Desk, words: &str) -> BasisId {
    let _ = send(screen, desk, bases(Message::FindTyped(words.into())));
    let _ = send(screen, desk, bases(Message::Grid(grid::Event::Chosen(0))));
    screen.bases().form().unwrap().id()
}

#[test]
fn what_comes_with_the_program_is_there_and_waits_for_a_look() {
    let mut desk = empty_desk();
    let mut screen = opened(&mut desk);
    assert_eq!(screen.bases().lines().len(), desk.bases.len());
    assert!(desk.bases.len() > 20);
    let _ = send(&mut screen, &mut desk, bases(Message::ShowChosen(Show::Ended)));
    let ended = screen.bases().lines().to_vec();
    assert!(!ended.is_empty() && ended.iter().all(|line| line.standing.starts_with("Hết hiệu lực từ")));
    let _ = send(&mut screen, &mut desk, bases(Message::ShowChosen(Show::Unchecked)));
    assert_eq!(screen.bases().lines().len(), desk.bases.len(), "nobody has compared one yet");
    let _ = send(&mut screen, &mut desk, bases(Message::FindTyped("thi dua khen thuong 2003".into())));
    assert!(!screen.bases().lines().is_empty(), "found without accents");
}

#[test]
fn an_entry_that_was_compared_is_marked_and_can_be_taken_back() {
    let mut desk = empty_desk();
    let mut screen = opened(&mut desk);
    let id = find(&mut screen, &mut desk, "06/2022/QH15");
    let seen = typed(&mut screen, &mut desk, Typed::Checked(true));
    assert!(matches!(&seen.done[..], [Command::SaveBasis { basis }] if basis.id == id && basis.checked));
    assert!(screen.bases().lines()[0].checked);
    let seen = send(&mut screen, &mut desk, bases(Message::Removed));
    assert_eq!(seen.done.len(), 1);
    assert!(!screen.bases().lines()[0].checked, "it stands again as it came");
    let seen = send(&mut screen, &mut desk, bases(Message::Removed));
    assert!(seen.done.is_empty() && seen.refused.is_empty(), "what comes with the program is not removed");
}

#[test]
fn an_own_entry_is_added_replaced_and_removed() {
    let mut desk = empty_desk();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, bases(Message::Added));
    assert!(typed(&mut screen, &mut desk, Typed::Kind("Kế hoạch".into())).done.is_empty(), "half an entry");
    let seen = typed(&mut screen, &mut desk, Typed::Number("70/KH-UBND".into()));
    assert_eq!(seen.done.len(), 1);
    let _ = typed(&mut screen, &mut desk, Typed::Date("5/1/2026".into()));
    let id = screen.bases().form().unwrap().id();
    let stored = |desk: &Desk| desk.bases.iter().find(|one| one.id == id).unwrap().clone();
    assert_eq!(stored(&desk).date, NaiveDate::from_ymd_opt(2026, 1, 5));
    // It ends before it begins: refused, and told in the form.
    let _ = typed(&mut screen, &mut desk, Typed::From("1/2/2026".into()));
    let seen = typed(&mut screen, &mut desk, Typed::Ended("1/1/2026".into()));
    assert_eq!(seen.refused.len(), 1);
    assert!(screen.bases().form().unwrap().error().unwrap().contains("sau ngày có hiệu lực"));
    let _ = typed(&mut screen, &mut desk, Typed::Ended("1/3/2026".into()));
    assert!(screen.bases().form().unwrap().error().is_none());
    let _ = typed(&mut screen, &mut desk, Typed::HeirPicked(0));
    let heir = stored(&desk).replaced_by.unwrap();
    assert_eq!(
        stored(&desk).standing(desk.today, &desk.bases),
        Standing::Ended { since: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), successor: Some(heir) }
    );
    let _ = send(&mut screen, &mut desk, bases(Message::Removed));
    assert!(desk.bases.iter().all(|one| one.id != id));
    assert!(screen.bases().form().is_none());
}

#[test]
fn offers_come_by_number_or_words_and_what_holds_comes_first() {
    let mut desk = empty_desk();
    read_desk(&mut desk);
    let offers = BasisOffers::of(&desk, None);
    let best = |query: &str| offers.ids[suggest::rank(&guong_sang::text::fold(query), &offers.items)[0]];
    assert_eq!(best("06/2022"), BasisId(3));
    assert_eq!(best("luat thi dua, khen thuong"), BasisId(3), "the law in force before the one of 2003");
}

// In the head of a plan.

fn head(typed: HeadTyped) -> Plan {
    Plan::Editor(Ed::Head(Said::Typed(typed)))
}

fn plan_screen() -> (Desk, Plans) {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl"]);
    let id = desk.plans[0].id;
    let step = Command::StepPlan {
        id,
        step: guong_sang::domain::plan::PlanStep::Amend,
        on: desk.today,
        by: String::new(),
        reason: "Sửa căn cứ".into(),
    };
    if desk.plans[0].state == guong_sang::domain::plan::PlanState::Issued {
        let _ = stage::do_now(&mut desk, step);
    }
    let (mut screen, task) = Plans::open(&desk);
    settle(&mut screen, &mut desk, task);
    let _ = send(&mut screen, &mut desk, Plan::Editor(Ed::TabChosen(Part::Head)));
    (desk, screen)
}

fn form(screen: &Plans) -> &HeadForm {
    screen.editor().unwrap().head().unwrap()
}

#[test]
fn an_expired_basis_warns_and_gives_way_to_its_successor_in_one_click() {
    let (mut desk, mut screen) = plan_screen();
    let _ = send(&mut screen, &mut desk, head(HeadTyped::BasisAdded));
    let at = screen.editor().unwrap().file().unwrap().plan.bases.len();
    let which = Cited::Basis(at);
    let old = form(&screen).offers().ids.iter().position(|id| *id == BasisId(1)).unwrap();
    let seen = send(&mut screen, &mut desk, head(HeadTyped::Cited(which, BasisTyped::Picked(old))));
    assert_eq!(seen.done.len(), 1, "a choice is stored at once");
    let Known::Wrong { sentence, successor } = form(&screen).cited(which).unwrap().known().clone() else {
        panic!("the law of 2003 has ended")
    };
    assert!(sentence.contains("01/01/2024"), "{sentence}");
    let (successor, name) = successor.unwrap();
    assert_eq!(successor, BasisId(3));
    assert!(name.contains("06/2022/QH15"), "{name}");
    let _ = send(&mut screen, &mut desk, head(HeadTyped::Replaced(which, successor)));
    let cited = screen.editor().unwrap().file().unwrap().plan.bases[at].clone();
    assert_eq!((cited.entry, cited.number.as_str()), (Some(BasisId(3)), "06/2022/QH15"));
    assert_eq!(form(&screen).cited(which).unwrap().known(), &Known::InForce { checked: false });
    // Typed over it is another paper, and no longer the entry's.
    let number = BasisTyped::Number("99/2031/QH17".into());
    let _ = send(&mut screen, &mut desk, head(HeadTyped::Cited(which, number)));
    assert_eq!(screen.editor().unwrap().file().unwrap().plan.bases[at].entry, None);
    assert_eq!(form(&screen).cited(which).unwrap().known(), &Known::Unknown);
}

#[test]
fn what_was_typed_freely_goes_into_the_register() {
    let (mut desk, mut screen) = plan_screen();
    let at = screen.editor().unwrap().file().unwrap().plan.bases.len();
    let which = Cited::Basis(at);
    let _ = send(&mut screen, &mut desk, head(HeadTyped::BasisAdded));
    let empty = send(&mut screen, &mut desk, head(HeadTyped::Registered(which)));
    assert!(empty.done.is_empty(), "nothing to enter yet");
    for one in [
        BasisTyped::Kind("Quyết định".into()),
        BasisTyped::Number("12/QĐ-BTV".into()),
        BasisTyped::Date("3/1/2026".into()),
    ] {
        let _ = send(&mut screen, &mut desk, head(HeadTyped::Cited(which, one)));
    }
    assert_eq!(form(&screen).cited(which).unwrap().known(), &Known::Unknown);
    let seen = send(&mut screen, &mut desk, head(HeadTyped::Registered(which)));
    assert!(
        matches!(&seen.done[0], Command::SaveBasis { basis } if basis.number == "12/QĐ-BTV" && basis.checked)
    );
    let entry: &Basis = desk.bases.iter().find(|one| one.number == "12/QĐ-BTV").unwrap();
    assert_eq!(screen.editor().unwrap().file().unwrap().plan.bases[at].entry, Some(entry.id));
    assert_eq!(form(&screen).cited(which).unwrap().known(), &Known::InForce { checked: true });
}

// Faces.

const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(704.0, 436.0);

#[test]
fn faces() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = opened(&mut desk);
    for (size, tail) in [(WORK, ""), (LARGE, "-150")] {
        let mut window = support::window(size, screen.view(&desk));
        support::shot(&format!("bases-list{tail}"), &mut window, Theme::Light);
    }
    let _ = find(&mut screen, &mut desk, "15/2003");
    let _ = send(&mut screen, &mut desk, bases(Message::FindTyped(String::new())));
    for (size, tail) in [(WORK, ""), (LARGE, "-150")] {
        let mut window = support::window(size, screen.view(&desk));
        support::shot(&format!("bases-form{tail}"), &mut window, Theme::Light);
    }
    let (mut desk, mut screen) = plan_screen();
    let at = screen.editor().unwrap().file().unwrap().plan.bases.len();
    for id in [1, 3] {
        let _ = send(&mut screen, &mut desk, head(HeadTyped::BasisAdded));
        let offer = form(&screen).offers().ids.iter().position(|one| *one == BasisId(id)).unwrap();
        let which = Cited::Basis(at + usize::from(id == 3));
        let _ = send(&mut screen, &mut desk, head(HeadTyped::Cited(which, BasisTyped::Picked(offer))));
    }
    for (size, tail) in [(Size::new(1158.0, 1500.0), ""), (LARGE, "-150")] {
        let mut window = support::window(size, screen.view(&desk));
        support::shot(&format!("plan-head-bases{tail}"), &mut window, Theme::Light);
    }
}
