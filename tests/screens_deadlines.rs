//! Tổng quan › Lịch thời hạn: every deed through update → Effect, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use chrono::NaiveDate;
use guong_sang::cli::script;
use guong_sang::domain::deadlines::{DeadlineState, ToldBy};
use guong_sang::domain::duty_note::{DutyNote, DutyState};
use guong_sang::domain::ids::{DutyNoteId, ObligationId, PaperId, PlanId, UnitId};
use guong_sang::domain::obligation::{Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::deadlines::{
    Deadlines, FormMessage, Key, ManyMessage, Message, Shown, UnitsMessage, Whose,
};
use guong_sang::screens::{Chord, ChordKey, Current, Desk, Effect, Place};
use guong_sang::storage::StoreError;
use guong_sang::text::short_date;
use iced::Size;
use iced::keyboard::key::Named;
use support::desk::{self, Screen, perform, reread};

const CU_JUT: &str = include_str!("fixtures/plans/cujut.jsonl");
const PLAN: PlanId = PlanId(1);
/// The work area of the window at 1366×768, and the same at 150 %.
const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(704.0, 436.0);
const LARGEST: Size = Size::new(572.0, 362.0);

impl Screen for Deadlines {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Deadlines::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Deadlines::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Deadlines::refused(self, error, desk)
    }
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// The plan of Cư Jút on a day of 2024, with yearly reports of its communes counted one by one.
fn seeded() -> Desk {
    let mut desk = desk::empty();
    desk.today = day(2024, 11, 20);
    // A draft, so that an obligation can be added.
    let drafted = |command: &Command| !matches!(command, Command::IssuePlan { .. });
    for command in script::commands(CU_JUT).unwrap().into_iter().filter(drafted) {
        desk::change(&desk, command);
    }
    let report = Duty::Report {
        reporter: "Ủy ban MTTQ Việt Nam các xã, thị trấn".into(),
        units: Some(Nominators::Kind(UnitKind::Commune)),
        every: Frequency::Yearly,
        due: Some(Due::EveryYear { day: 10, month: 11 }),
        sent_to: "Ban Thường trực Ủy ban MTTQ Việt Nam huyện".into(),
    };
    saved(&desk, 90, report);
    reread(&mut desk);
    desk.current = Some(Current { plan: PLAN, year: 2024 });
    desk
}

fn saved(desk: &Desk, id: i64, duty: Duty) {
    let obligation = Obligation { id: ObligationId(id), plan: PLAN, duty, wording: String::new() };
    desk::change(desk, Command::SaveObligation { obligation });
}

fn open(desk: &mut Desk) -> Deadlines {
    let (mut screen, task) = Deadlines::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Deadlines, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn key(obligation: i64, due: NaiveDate) -> Key {
    Key { obligation: ObligationId(obligation), due: Some(due) }
}

fn face(name: &str, screen: &Deadlines, desk: &Desk) {
    for (size, tail) in [(WORK, ""), (LARGE, "-150"), (LARGEST, "-175")] {
        let mut window = support::window::window(size, screen.view(desk));
        support::window::both(&format!("deadlines-{name}{tail}"), &mut window);
    }
}

fn state(screen: &Deadlines, of: Key) -> DeadlineState {
    screen.rows().find(|one| Key::of(one) == of).unwrap().state
}

fn notes(desk: &Desk) -> Vec<DutyNote> {
    desk.store.read_now(|db| db.duty_notes(PLAN)).unwrap()
}

#[test]
fn years_months_kinds_and_states_choose_what_is_shown() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let dues = |screen: &Deadlines| -> Vec<Key> {
        screen.rows().filter(|one| one.due.is_some()).map(Key::of).collect()
    };
    assert!(dues(&screen).iter().all(|key| key.due.unwrap().to_string().starts_with("2024")));
    assert!(dues(&screen).contains(&key(4, day(2024, 11, 15))));
    face("year", &screen, &desk);
    send(&mut screen, &mut desk, Message::MonthPressed(11));
    assert_eq!(dues(&screen), [key(90, day(2024, 11, 10)), key(4, day(2024, 11, 15))]);
    send(&mut screen, &mut desk, Message::MonthPressed(11));
    send(&mut screen, &mut desk, Message::YearChosen(None));
    assert_eq!(dues(&screen).iter().filter(|one| one.obligation == ObligationId(4)).count(), 4);
    face("all-years", &screen, &desk);
    send(&mut screen, &mut desk, Message::KindChosen(Some("Mốc thời gian")));
    assert_eq!(dues(&screen), [key(1, day(2023, 12, 31)), key(2, day(2025, 12, 31))]);
    send(&mut screen, &mut desk, Message::ShownChosen(Shown::Done));
    assert_eq!(screen.rows().count(), 0);
    face("none-such", &screen, &desk);
}

#[test]
fn what_is_shown_leaves_as_a_table() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let effect = screen.update(Message::Exported, &desk);
    let Effect::Table(job) = effect else { panic!("{effect:?}") };
    assert_eq!((job.name.as_str(), job.note.personal), ("Lịch thời hạn năm 2024", false));
    let dues: Vec<String> = screen.rows().map(|one| one.due.map(short_date).unwrap_or_default()).collect();
    let written: Vec<&str> = job.table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(written, dues);
    let late = job.table.rows.iter().filter(|row| row[0] == "15/11/2024");
    assert!(late.clone().count() > 0 && late.clone().all(|row| row[5] == "Quá hạn"));
    let named = |row: &&Vec<String>| row[10].split("; ").count() == 3;
    assert!(job.table.rows.iter().any(|row| named(&row)), "the communes that have not sent are named");
    let all = job.table.rows.len();
    let _ = send(&mut screen, &mut desk, Message::ShownChosen(Shown::Done));
    let Effect::Table(job) = screen.update(Message::Exported, &desk) else { panic!() };
    assert!(job.table.rows.len() < all && job.table.rows.iter().all(|row| row[5] == "Đã xong"));
}

#[test]
fn a_time_is_noted_with_the_paper_it_went_with_and_the_note_is_taken_away() {
    let mut desk = seeded();
    let paper = Paper { id: PaperId(1), ..Paper::draft(PaperType::Report, PLAN, 2024) };
    desk::change(&desk, Command::SavePaper { paper });
    desk::change(
        &desk,
        Command::IssuePaper { id: PaperId(1), number: "15".into(), on: day(2024, 11, 18), kept: None },
    );
    let mut screen = open(&mut desk);
    let time = key(4, day(2024, 11, 15));
    assert_eq!(state(&screen, time), DeadlineState::Late);
    send(&mut screen, &mut desk, Message::NoteAsked(time));
    face("form", &screen, &desk);
    send(&mut screen, &mut desk, Message::Form(FormMessage::Paper(0)));
    send(&mut screen, &mut desk, Message::Form(FormMessage::Remark("  gửi qua  trục liên thông ".into())));
    face("form-paper", &screen, &desk);
    let done = screen.update(Message::Form(FormMessage::Done), &desk);
    assert!(
        matches!(&done, Effect::Change(Command::SaveDutyNote { note })
        if note.number == "15/BC-MTTQ-BTT" && note.paper == Some(PaperId(1)) && note.on == Some(day(2024, 11, 18))
        && note.note == "gửi qua trục liên thông" && note.due == time.due),
        "{done:?}"
    );
    perform(&mut screen, &mut desk, done);
    assert!(screen.form().is_none());
    assert_eq!(state(&screen, time), DeadlineState::Done);
    assert_eq!(screen.rows().find(|one| Key::of(one) == time).unwrap().late_by, Some(3));
    face("noted", &screen, &desk);
    // It opens again as it stands, and is taken away.
    send(&mut screen, &mut desk, Message::NoteAsked(time));
    assert_eq!(screen.form().unwrap().note().number, "15/BC-MTTQ-BTT");
    face("form-again", &screen, &desk);
    send(&mut screen, &mut desk, Message::Form(FormMessage::Removed));
    assert_eq!(state(&screen, time), DeadlineState::Late);
    assert!(notes(&desk).is_empty());
}

#[test]
fn what_is_missing_in_a_note_is_told_in_the_form() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let time = key(4, day(2024, 11, 15));
    send(&mut screen, &mut desk, Message::NoteAsked(time));
    for (typed, told) in [("", true), ("1/12/2024", true), ("31/2", false)] {
        send(&mut screen, &mut desk, Message::Form(FormMessage::Day(typed.into())));
        let effect = screen.update(Message::Form(FormMessage::Done), &desk);
        assert!(effect.commands().is_empty(), "{typed}");
        assert_eq!(screen.form().unwrap().error().is_some(), told, "{typed}");
    }
    face("form-wrong", &screen, &desk);
    // A note that says nothing is none.
    send(&mut screen, &mut desk, Message::Form(FormMessage::Day("15/11/2024".into())));
    send(&mut screen, &mut desk, Message::Form(FormMessage::State(DutyState::NotStarted)));
    assert!(screen.update(Message::Form(FormMessage::Done), &desk).commands().is_empty());
    send(&mut screen, &mut desk, Message::Form(FormMessage::State(DutyState::Doing)));
    send(&mut screen, &mut desk, Message::Form(FormMessage::Done));
    assert_eq!((notes(&desk)[0].state, notes(&desk)[0].on), (DutyState::Doing, None));
    assert!(screen.form().is_none());
    // Escape closes without a deed.
    send(&mut screen, &mut desk, Message::NoteAsked(time));
    let escape = screen.chord(Chord::named(Named::Escape)).unwrap();
    send(&mut screen, &mut desk, escape);
    assert!(screen.form().is_none() && notes(&desk).len() == 1);
}

#[test]
fn several_old_times_are_noted_as_one_deed() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::YearChosen(None));
    for year in 2022..=2023 {
        send(&mut screen, &mut desk, Message::Ticked(key(4, day(year, 11, 15)), true));
    }
    send(&mut screen, &mut desk, Message::Ticked(key(90, day(2022, 11, 10)), true));
    face("ticked", &screen, &desk);
    send(&mut screen, &mut desk, Message::ManyAsked);
    let units = screen.rows().find(|one| Key::of(one) == key(90, day(2022, 11, 10))).unwrap().units.len();
    assert_eq!(screen.many().unwrap().count(), 2 + units);
    face("many", &screen, &desk);
    let done = screen.update(Message::Many(ManyMessage::Done), &desk);
    let [Command::Batch { commands, .. }] = done.commands()[..] else { panic!("{done:?}") };
    for command in commands {
        let Command::SaveDutyNote { note } = command else { panic!("{command:?}") };
        assert_eq!((note.state, note.on), (DutyState::Done, note.due));
    }
    perform(&mut screen, &mut desk, done);
    assert!(screen.many().is_none());
    assert_eq!(notes(&desk).len(), 2 + units);
    for one in [key(4, day(2022, 11, 15)), key(4, day(2023, 11, 15)), key(90, day(2022, 11, 10))] {
        assert_eq!(state(&screen, one), DeadlineState::Done);
    }
    // All on one day.
    send(&mut screen, &mut desk, Message::Ticked(key(4, day(2024, 11, 15)), true));
    send(&mut screen, &mut desk, Message::ManyAsked);
    send(&mut screen, &mut desk, Message::Many(ManyMessage::OneDay(true)));
    send(&mut screen, &mut desk, Message::Many(ManyMessage::Day("19/11/2024".into())));
    send(&mut screen, &mut desk, Message::Many(ManyMessage::Done));
    let noted = notes(&desk).into_iter().find(|note| note.due == Some(day(2024, 11, 15))).unwrap();
    assert_eq!(noted.on, Some(day(2024, 11, 19)));
}

#[test]
fn units_are_noted_one_by_one_and_together() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let time = key(90, day(2024, 11, 10));
    send(&mut screen, &mut desk, Message::UnitsAsked(time));
    face("units", &screen, &desk);
    let unit = UnitId(2);
    send(&mut screen, &mut desk, Message::Units(UnitsMessage::NoteAsked(unit)));
    send(&mut screen, &mut desk, Message::Form(FormMessage::Number("07/BC-MTTQ".into())));
    send(&mut screen, &mut desk, Message::Form(FormMessage::Day("12/11/2024".into())));
    send(&mut screen, &mut desk, Message::Form(FormMessage::Done));
    assert!(screen.form().is_none() && screen.units().is_some());
    let noted = notes(&desk);
    assert_eq!((noted[0].unit, noted[0].number.as_str()), (Some(unit), "07/BC-MTTQ"));
    face("units-one", &screen, &desk);
    send(&mut screen, &mut desk, Message::Units(UnitsMessage::AllTicked(true)));
    let left = screen.units().unwrap().picked().len();
    send(&mut screen, &mut desk, Message::Units(UnitsMessage::Day("14/11/2024".into())));
    let done = screen.update(Message::Units(UnitsMessage::Done), &desk);
    let [Command::Batch { commands, title }] = done.commands()[..] else { panic!("{done:?}") };
    assert_eq!(commands.len(), left);
    assert!(title.starts_with("Ghi nhận báo cáo của"), "{title}");
    perform(&mut screen, &mut desk, done);
    assert_eq!(state(&screen, time), DeadlineState::Done);
    assert!(screen.units().unwrap().picked().is_empty());
    face("units-all", &screen, &desk);
}

#[test]
fn the_parts_beside_are_reached_by_keys_and_lines_are_doors() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let page = |key| Chord { key: ChordKey::Named(key), ctrl: true, shift: false, alt: false };
    for (key, place) in [(Named::PageDown, Place::Tasks), (Named::PageUp, Place::Quotas)] {
        let message = screen.chord(page(key)).unwrap();
        assert!(matches!(screen.update(message, &desk), Effect::Go(found) if found == place));
    }
    assert!(screen.chord(Chord::named(Named::PageDown)).is_none());
    send(&mut screen, &mut desk, Message::WhoseChosen(Whose::All));
    face("all-plans", &screen, &desk);
    assert!(screen.rows().any(|one| one.told_by == ToldBy::Publicity));
}

#[test]
fn a_deed_that_is_refused_leaves_the_form_open_with_the_reason() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let time = key(4, day(2024, 11, 15));
    send(&mut screen, &mut desk, Message::NoteAsked(time));
    // Somebody else noted the same time meanwhile.
    let other =
        DutyNote { state: DutyState::Doing, ..DutyNote::new(DutyNoteId(77), ObligationId(4), time.due) };
    desk::change(&desk, Command::SaveDutyNote { note: other });
    send(&mut screen, &mut desk, Message::Form(FormMessage::Done));
    assert!(screen.form().unwrap().error().unwrap().contains("đã được ghi tiến độ"));
    face("refused", &screen, &desk);
}

#[test]
fn faces_with_nothing_and_with_much() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    face("no-plan", &screen, &nothing);

    let mut desk = seeded();
    let long = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đắk Wil và các tổ chức thành viên trên địa bàn xã";
    for at in 0..40i64 {
        let unit = Unit {
            parent: Some(UnitId(1)),
            ..Unit::new(UnitId(500 + at), UnitKind::Commune, format!("{long} {at}"))
        };
        desk::change(&desk, Command::SaveUnit { unit });
    }
    for at in 0..5i64 {
        let duty = Duty::Report {
            reporter: long.into(),
            units: None,
            every: Frequency::Monthly,
            due: Some(Due::EveryMonth { day: 5 + u32::try_from(at).unwrap() }),
            sent_to:
                "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam huyện Cư Jút và Ban Tuyên giáo Huyện ủy"
                    .into(),
        };
        saved(&desk, 200 + at, duty);
    }
    reread(&mut desk);
    let mut screen = open(&mut desk);
    face("much-year", &screen, &desk);
    send(&mut screen, &mut desk, Message::YearChosen(None));
    assert!(screen.rows().count() > 240);
    face("much", &screen, &desk);
    send(&mut screen, &mut desk, Message::UnitsAsked(key(90, day(2024, 11, 10))));
    send(&mut screen, &mut desk, Message::Units(UnitsMessage::AllTicked(true)));
    assert!(screen.units().unwrap().picked().len() > 40);
    face("much-units", &screen, &desk);
}
