//! Văn bản, Báo cáo: the figures are taken, what the data say since is told above the sheet, and charts are ticked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}
#[allow(dead_code)]
#[path = "follow_parts/world.rs"]
mod world;

use guong_sang::domain::Command;
use guong_sang::domain::figures::chart::ChartKind;
use guong_sang::domain::figures::earlier::ComparedWith;
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::papers::{Paper, PaperType, ReportSpan};
use guong_sang::screens::papers::{Figures, Message, Papers, Typed};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Current, Desk, Effect};
use guong_sang::ui::Theme;
use iced::Size;
use serde_json::json;
use support::desk::{self, Screen, perform};

const WORK: Size = Size::new(1158.0, 692.0);

impl Screen for Papers {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Papers::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        Papers::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        Papers::refused(self, error, desk)
    }
}

fn send(screen: &mut Papers, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn form(typed: Typed) -> Message {
    Message::Form(Said::Typed(typed))
}

fn shot(name: &str, screen: &Papers, desk: &Desk) {
    let mut window = support::window::window(WORK, screen.view(desk));
    support::window::shot(&format!("reports-{name}"), &mut window, Theme::Light);
}

fn papers(desk: &Desk) -> Vec<Paper> {
    desk.store.read_now(|db| db.papers()).unwrap()
}

/// The plan of Lạng Sơn with made-up work, and its yearly report in hand.
fn report() -> (Desk, Papers) {
    let mut desk = desk::empty();
    desk.store
        .read_now(|db| {
            for command in guong_sang::cli::script::commands(world::LANG_SON).unwrap() {
                db.perform(&command, &desk::stamp()).unwrap();
            }
            world::fill(db, 90, 40);
            Ok(())
        })
        .unwrap();
    desk::reread(&mut desk);
    desk.current = Some(Current { plan: world::PLAN, year: 2018 });
    let (mut screen, task) = Papers::open(&desk);
    perform(&mut screen, &mut desk, Effect::Run(task));
    send(&mut screen, &mut desk, Message::KindPicked(PaperType::Report));
    (desk, screen)
}

fn deed(desk: &mut Desk, screen: &mut Papers, value: &serde_json::Value) {
    let command: Command = serde_json::from_value(value.clone()).unwrap();
    let changes = desk::change(desk, command);
    let effect = screen.refresh(&changes, desk);
    perform(screen, desk, effect);
}

fn item(id: i64) -> serde_json::Value {
    json!({"deed": "save_publicity", "item": {"id": id, "plan": 1, "on": "2018-05-20", "form": "Phát thanh",
        "agency": "Báo tỉnh", "title": "Gương sáng ở bản Nà Sla"}})
}

fn whats(screen: &Papers) -> Vec<&str> {
    screen.changes().iter().map(|it| it.what.as_str()).collect()
}

#[test]
fn figures_are_taken_kept_taken_anew_and_let_go() {
    let (mut desk, mut screen) = report();
    shot("free", &screen, &desk);
    assert!(papers(&desk).is_empty(), "looking at a report writes nothing");
    send(&mut screen, &mut desk, Message::Figures(Figures::Taken));
    let kept = papers(&desk);
    assert_eq!(kept.len(), 1);
    let first = kept[0].figures.clone().unwrap();
    assert_eq!(first.taken_on, desk.today);
    assert!(first.figures.before.is_some(), "the dossiers of the year before were read, too");
    assert!(screen.changes().is_empty() && !screen.asks_about_figures());
    shot("taken", &screen, &desk);

    deed(&mut desk, &mut screen, &item(7_000));
    assert!(screen.asks_about_figures());
    let named = whats(&screen);
    assert!(named.contains(&"Tin, bài, hoạt động tuyên truyền"), "{named:?}");
    assert!(named.contains(&"Tuyên truyền tháng 5/2018"), "{named:?}");
    assert!(
        named.iter().all(|what| what.starts_with("Tin") || what.starts_with("Tuyên truyền")),
        "{named:?}"
    );
    shot("changed", &screen, &desk);

    send(&mut screen, &mut desk, Message::Figures(Figures::Kept));
    assert!(!screen.asks_about_figures() && !screen.changes().is_empty());
    assert_eq!(papers(&desk)[0].figures.as_ref().unwrap().figures, first.figures);
    shot("kept", &screen, &desk);
    // Another screen and back: it was remembered.
    let (mut again, task) = Papers::open(&desk);
    perform(&mut again, &mut desk, Effect::Run(task));
    send(&mut again, &mut desk, Message::KindPicked(PaperType::Report));
    assert!(!again.asks_about_figures() && !again.changes().is_empty());

    deed(&mut desk, &mut screen, &item(7_001));
    assert!(screen.asks_about_figures(), "other figures are another question");
    send(&mut screen, &mut desk, Message::Figures(Figures::Taken));
    assert!(screen.changes().is_empty() && !screen.asks_about_figures());
    let anew = papers(&desk)[0].figures.clone().unwrap();
    assert_eq!(anew.figures.follow.publicity.items, first.figures.follow.publicity.items + 2);

    send(&mut screen, &mut desk, Message::Figures(Figures::Released));
    assert!(papers(&desk)[0].figures.is_none());
}

#[test]
fn many_changes_are_listed_step_by_step() {
    let (mut desk, mut screen) = report();
    send(&mut screen, &mut desk, Message::Figures(Figures::Taken));
    for id in 7_100..7_108 {
        for value in [
            json!({"deed": "save_subject", "subject": {"id": id, "name": format!("Chi hội thôn {id}"), "detail": {"kind": "collective"}}}),
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": 2018, "unit": 2 + id % 3}}),
            json!({"deed": "step_dossier", "id": id, "state": "nominated", "on": "2018-05-02", "by": "A"}),
            item(id),
        ] {
            let command: Command = serde_json::from_value(value).unwrap();
            desk::change(&desk, command);
        }
    }
    deed(&mut desk, &mut screen, &item(7_200));
    assert!(screen.changes().len() > 8, "{:?}", whats(&screen));
    shot("many", &screen, &desk);
    send(&mut screen, &mut desk, Message::Figures(Figures::Listed(true)));
    shot("many-all", &screen, &desk);
}

#[test]
fn charts_are_ticked_one_by_one() {
    let (mut desk, mut screen) = report();
    send(&mut screen, &mut desk, form(Typed::Chart(ChartKind::Publicity, true)));
    assert_eq!(papers(&desk)[0].options.charts, Some(vec![ChartKind::Publicity]));
    send(&mut screen, &mut desk, form(Typed::Span(ReportSpan::Final)));
    send(&mut screen, &mut desk, form(Typed::Chart(ChartKind::States, true)));
    assert_eq!(papers(&desk)[0].options.charts, Some(vec![ChartKind::States, ChartKind::Publicity]));
    shot("charts", &screen, &desk);
}

#[test]
fn a_report_of_another_year_is_another_paper() {
    let (mut desk, mut screen) = report();
    send(&mut screen, &mut desk, form(Typed::Chart(ChartKind::Units, true)));
    desk.current = Some(Current { plan: world::PLAN, year: 2019 });
    let (mut next, task) = Papers::open(&desk);
    perform(&mut next, &mut desk, Effect::Run(task));
    send(&mut next, &mut desk, Message::KindPicked(PaperType::Report));
    let built = next.form().unwrap().built(desk.today);
    assert_eq!((built.year, built.options.charts), (2019, None));
}

#[test]
fn another_plan_of_the_year_before_is_chosen_and_nothing_is_offered_where_there_is_none() {
    let (mut desk, mut screen) = report();
    send(&mut screen, &mut desk, form(Typed::Span(ReportSpan::Year)));
    // Everything that can be set stands in a high window at once.
    let shows = |screen: &Papers, desk: &Desk, words: &str| {
        support::window::window(Size::new(1158.0, 1600.0), screen.view(desk)).find(words).is_ok()
    };
    assert!(shows(&screen, &desk, "So với cùng kỳ năm trước"));
    send(&mut screen, &mut desk, form(Typed::Compared(ComparedWith::Nothing)));
    assert_eq!(papers(&desk)[0].options.compared_with, ComparedWith::Nothing);
    send(&mut screen, &mut desk, Message::Figures(Figures::Taken));
    assert_eq!(papers(&desk)[0].figures.as_ref().unwrap().figures.before, None);
    assert!(shows(&screen, &desk, "Không so sánh"), "figures that were taken stay with their comparison");

    for value in [
        json!({"deed": "save_plan", "plan": {"id": 950, "name": "Điển hình tiên tiến 2021", "subject": "Thử",
            "from": "2021-01-01", "to": "2021-12-31"}}),
        json!({"deed": "save_plan", "plan": {"id": 951, "name": "Kế hoạch dài", "subject": "Thử",
            "from": "2030-01-01", "to": "2030-12-31"}}),
    ] {
        desk::change(&desk, serde_json::from_value(value).unwrap());
    }
    let mut open = |plan: i64, year: i32| {
        desk.current = Some(Current { plan: PlanId(plan), year });
        let (mut screen, task) = Papers::open(&desk);
        perform(&mut screen, &mut desk, Effect::Run(task));
        send(&mut screen, &mut desk, Message::KindPicked(PaperType::Report));
        send(&mut screen, &mut desk, form(Typed::Span(ReportSpan::Year)));
        (shows(&screen, &desk, "So với cùng kỳ năm trước"), screen)
    };
    let (offered, next) = open(950, 2021);
    assert!(offered);
    let (none, _) = open(951, 2030);
    assert!(!none, "nothing is known of 2029");
    shot("compared", &next, &desk);
}
