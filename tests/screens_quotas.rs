//! Tổng quan › Chỉ tiêu: every deed through update → Effect, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use chrono::NaiveDate;
use guong_sang::cli::script;
use guong_sang::domain::Command;
use guong_sang::domain::ids::{ObligationId, UnitId};
use guong_sang::domain::papers::PaperType;
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::screens::papers::Papers;
use guong_sang::screens::quotas::{Message, Quotas, View};
use guong_sang::screens::{Chord, ChordKey, Desk, Effect, Place};
use guong_sang::ui::{Theme, grid};
use iced::Size;
use iced::keyboard::key::Named;
use support::desk::{self, Screen, perform};

/// The work area of the window at 1366×768.
const WORK: Size = Size::new(1158.0, 692.0);
/// The same at large letters.
const LARGE: Size = Size::new(770.0, 460.0);

impl Screen for Quotas {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Quotas::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        Quotas::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        Quotas::refused(self, error, desk)
    }
}

impl Screen for Papers {
    type Message = guong_sang::screens::papers::Message;
    fn update(&mut self, message: Self::Message, desk: &Desk) -> Effect<Self::Message> {
        Papers::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Self::Message> {
        Papers::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Self::Message> {
        Papers::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Quotas {
    let (mut screen, task) = Quotas::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Quotas, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn shot(name: &str, size: Size, screen: &Quotas, desk: &Desk) {
    let mut window = support::window::window(size, screen.view(desk));
    support::window::both(&format!("quotas-{name}"), &mut window);
}

fn on(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// A dossier and its subject, sent in on a day.
fn sent(id: i64, unit: i64, year: i32, day: &str) -> Vec<Command> {
    let text = format!(
        r#"{{"deed":"save_subject","subject":{{"id":{id},"name":"Nguyễn Thị Số {id}","detail":{{"kind":"person"}}}}}}
{{"deed":"save_dossier","dossier":{{"id":{id},"subject":{id},"plan":1,"year":{year},"unit":{unit},"received":"{day}"}}}}
{{"deed":"step_dossier","id":{id},"state":"nominated","on":"{day}","by":"Vi Thị Thu Thảo"}}"#
    );
    script::commands(&text).unwrap()
}

fn all(desk: &mut Desk, commands: Vec<Command>) {
    for command in commands {
        desk::change(desk, command);
    }
    desk::reread(desk);
}

/// The sample with a few communes that sent for their districts.
fn campaign() -> Desk {
    let mut desk = desk::sample();
    desk.today = on(2017, 9, 20);
    all(
        &mut desk,
        [(9_001, 17), (9_002, 12)]
            .into_iter()
            .flat_map(|(id, unit)| sent(id, unit, 2017, "2017-09-18"))
            .collect(),
    );
    desk
}

/// The plan of Lạng Sơn, sixteen months on.
fn lang_son() -> Desk {
    let mut desk = desk::empty();
    desk.today = on(2018, 8, 24);
    all(&mut desk, script::commands(include_str!("fixtures/plans/langson.jsonl")).unwrap());
    let mut id = 100;
    for month in 0..15 {
        let day = on(2017, 5, 12) + chrono::Months::new(month);
        for unit in [1, 2] {
            if unit == 1 || month % 4 != 2 {
                all(&mut desk, sent(id, unit, 2018, &day.to_string()));
                id += 1;
            }
        }
    }
    all(&mut desk, sent(id, 3, 2018, "2017-05-30"));
    desk
}

#[test]
fn pictures_of_every_part() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    shot("no-plan", WORK, &screen, &nothing);

    let mut desk = campaign();
    let mut screen = open(&mut desk);
    shot("board", WORK, &screen, &desk);
    shot("board-large", LARGE, &screen, &desk);
    send(&mut screen, &mut desk, Message::Picked(Some(ObligationId(1))));
    send(&mut screen, &mut desk, Message::Folded(UnitId(2)));
    send(&mut screen, &mut desk, Message::Board(grid::Event::Chosen(1)));
    shot("one", WORK, &screen, &desk);
    send(&mut screen, &mut desk, Message::ShortTicked(true));
    shot("short", WORK, &screen, &desk);
    send(&mut screen, &mut desk, Message::Sought("không có".into()));
    shot("nothing-found", WORK, &screen, &desk);

    let mut desk = lang_son();
    let mut screen = open(&mut desk);
    shot("monthly-board", WORK, &screen, &desk);
    send(&mut screen, &mut desk, Message::Viewed(View::Times));
    shot("months", WORK, &screen, &desk);
    shot("months-large", LARGE, &screen, &desk);
    send(&mut screen, &mut desk, Message::YearPicked(2017));
    shot("months-first-year", WORK, &screen, &desk);
}

#[test]
fn a_plan_without_quotas_says_where_they_are_set() {
    let mut desk = desk::empty();
    all(&mut desk, script::commands(include_str!("fixtures/plans/laocai.jsonl")).unwrap());
    let screen = open(&mut desk);
    assert!(screen.quotas().is_empty());
    shot("no-quotas", WORK, &screen, &desk);
}

#[test]
fn the_letter_is_begun_once_and_opened_from_then_on() {
    let mut desk = campaign();
    let mut screen = open(&mut desk);
    let effect = screen.update(Message::ReminderAsked, &desk);
    let commands: Vec<Command> = effect.commands().into_iter().cloned().collect();
    let [Command::SavePaper { paper }] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!((paper.kind, paper.options.as_of), (PaperType::Reminder, Some(desk.today)));
    assert!(paper.options.obligations.is_empty(), "all quotas are in hand");
    let id = paper.id;
    let goes = |effect: &Effect<Message>| match effect {
        Effect::All(all) => all.iter().any(|one| matches!(one, Effect::Go(Place::Paper(to)) if *to == id)),
        Effect::Go(Place::Paper(to)) => *to == id,
        _ => false,
    };
    assert!(goes(&effect));
    perform(&mut screen, &mut desk, effect);
    // The same day: only the way there.
    let effect = screen.update(Message::ReminderAsked, &desk);
    assert!(goes(&effect) && effect.commands().is_empty());
    // Another day: the same draft with that day's figures.
    desk.today = on(2017, 9, 27);
    let effect = screen.update(Message::ReminderAsked, &desk);
    assert!(goes(&effect));
    assert!(
        matches!(effect.commands()[..], [Command::SavePaper { paper }] if paper.id == id && paper.options.as_of == Some(desk.today))
    );
    perform(&mut screen, &mut desk, effect);
    // Another quota is another letter.
    send(&mut screen, &mut desk, Message::Picked(Some(ObligationId(1))));
    let effect = screen.update(Message::ReminderAsked, &desk);
    assert!(
        matches!(effect.commands()[..], [Command::SavePaper { paper }] if paper.id != id && paper.options.obligations == [ObligationId(1)])
    );

    // The screen of papers opens with the letter in hand.
    let (mut papers, task) = Papers::open_one(id, &desk);
    perform(&mut papers, &mut desk, Effect::Run(task));
    assert_eq!(papers.kind(), PaperType::Reminder);
    assert!(papers.remarks().iter().all(|remark| !remark.stops), "{:?}", papers.remarks());
    let mut window = support::window::window(WORK, papers.view(&desk));
    support::window::shot("quotas-letter", &mut window, Theme::Light);
}

#[test]
fn a_row_is_a_door_and_the_table_goes_to_excel() {
    let mut desk = campaign();
    let mut screen = open(&mut desk);
    assert_eq!(screen.shown(), 8, "units that owe; who sent for them is folded away");
    let opened = screen.update(Message::Board(grid::Event::Opened(0)), &desk);
    assert!(matches!(opened, Effect::Go(Place::Unit(UnitId(2)))));
    send(&mut screen, &mut desk, Message::Folded(UnitId(2)));
    assert_eq!(screen.shown(), 9, "the commune that sent is seen");
    send(&mut screen, &mut desk, Message::Board(grid::Event::Chosen(0)));
    let key = |key| Chord { key: ChordKey::Named(key), ctrl: false, shift: false, alt: false };
    assert!(matches!(screen.chord(key(Named::ArrowLeft)), Some(Message::Folded(UnitId(2)))));
    assert!(screen.chord(key(Named::ArrowRight)).is_none());

    let Effect::Table(job) = screen.update(Message::ExportAsked, &desk) else { panic!("no table") };
    assert_eq!(job.table.rows.len(), 9 + 1, "the rows shown and their sum");
    assert_eq!(job.table.columns.len(), 7);
    assert!(!job.note.personal && !job.table.to_xlsx().unwrap().is_empty());
    let sum = job.table.rows.last().unwrap();
    assert_eq!((sum[0].as_str(), sum[1].as_str()), ("Cộng", "14"));

    // What is looked for is found without marks; only those who are behind.
    send(&mut screen, &mut desk, Message::Sought("nguyen binh".into()));
    assert_eq!(screen.shown(), 1);
    send(&mut screen, &mut desk, Message::Sought(String::new()));
    send(&mut screen, &mut desk, Message::ShortTicked(true));
    let short = screen.shown();
    assert!(short < 8);
    let Effect::Table(job) = screen.update(Message::ExportAsked, &desk) else { panic!("no table") };
    assert_eq!(job.table.rows.len(), short, "no sum under a part");
}

#[test]
fn the_grid_is_offered_for_what_comes_again() {
    let mut desk = lang_son();
    let mut screen = open(&mut desk);
    assert!(screen.grid().is_some(), "the only quota is in hand and comes again");
    send(&mut screen, &mut desk, Message::Viewed(View::Times));
    assert_eq!(screen.shown(), 4);
    let Effect::Table(job) = screen.update(Message::ExportAsked, &desk) else { panic!("no table") };
    assert_eq!(job.table.columns.len(), 1 + 12 + 4);
    let opened = screen.update(Message::Times(grid::Event::Opened(2)), &desk);
    assert!(matches!(opened, Effect::Go(Place::Unit(UnitId(3)))));
    // Who is behind in any month stays when only those are asked for.
    send(&mut screen, &mut desk, Message::ShortTicked(true));
    assert_eq!(screen.shown(), 4);
    // A plan of quotas that fall due once has no grid.
    let mut desk = campaign();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Viewed(View::Times));
    assert!(screen.grid().is_none());
    assert_eq!(screen.shown(), 8, "the board stays");
}

#[test]
fn the_tabs_are_turned_with_the_keyboard() {
    let screen = Quotas::default();
    let turned = |key| {
        let chord = Chord { key: ChordKey::Named(key), ctrl: true, shift: false, alt: false };
        match screen.chord(chord) {
            Some(Message::Went(place)) => place,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(turned(Named::PageDown), Place::Deadlines);
    assert_eq!(turned(Named::PageUp), Place::Home);
}

#[test]
fn a_deed_elsewhere_is_seen_at_once() {
    let mut desk = campaign();
    let mut screen = open(&mut desk);
    let before = screen.quotas()[0].total.received;
    for command in sent(9_100, 6, 2017, "2017-09-19") {
        let changes = desk::change(&desk, command);
        desk::reread(&mut desk);
        let effect = screen.refresh(&changes, &desk);
        perform(&mut screen, &mut desk, effect);
    }
    assert_eq!(screen.quotas()[0].total.received, before + 1);
}

#[test]
fn two_hundred_units_stay_readable() {
    let mut desk = desk::sample();
    desk.today = on(2017, 9, 20);
    for number in 0..200 {
        let id = UnitId(1_000 + number);
        let name = format!("Hội Liên hiệp Phụ nữ huyện có tên gọi rất dài trong danh sách số {number}");
        let unit = Unit { parent: Some(UnitId(1)), ..Unit::new(id, UnitKind::District, name) };
        desk::change(&desk, Command::SaveUnit { unit });
    }
    desk::reread(&mut desk);
    let mut screen = open(&mut desk);
    assert_eq!(screen.shown(), 208);
    send(&mut screen, &mut desk, Message::Board(grid::Event::Stepped(grid::Step::Last)));
    shot("two-hundred", WORK, &screen, &desk);
    send(&mut screen, &mut desk, Message::Sought("số 19".into()));
    assert_eq!(screen.shown(), 11);
}
