//! Tổng quan › Phân công: every deed through update → Effect, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use chrono::NaiveDate;
use guong_sang::cli::script;
use guong_sang::domain::duty_note::{DutyNote, DutyState};
use guong_sang::domain::ids::{DutyNoteId, ObligationId, PlanId};
use guong_sang::domain::obligation::{Due, Duty, Obligation};
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::tasks::{Key, Message, Row, Shown, Tasks};
use guong_sang::screens::{Chord, ChordKey, Current, Desk, Effect, Place};
use guong_sang::storage::StoreError;
use iced::Size;
use iced::keyboard::key::Named;
use support::desk::{self, Screen, perform, reread};

const LAO_CAI: &str = include_str!("fixtures/plans/laocai.jsonl");
const PLAN: PlanId = PlanId(1);
/// The work area of the window at 1366×768, and the same at 150 %.
const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(704.0, 436.0);
const LARGEST: Size = Size::new(572.0, 362.0);

impl Screen for Tasks {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Tasks::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Tasks::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Tasks::refused(self, error, desk)
    }
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn assignment(desk: &Desk, id: i64, agency: &str, task: &str, due: Option<Due>) {
    let duty = Duty::Assignment { agency: agency.into(), task: task.into(), due };
    let obligation = Obligation { id: ObligationId(id), plan: PLAN, duty, wording: String::new() };
    desk::change(desk, Command::SaveObligation { obligation });
}

/// The plan of Lào Cai (LC-1) on a day of 2023, with two tasks that have days.
fn seeded() -> Desk {
    let mut desk = desk::empty();
    desk.today = day(2023, 6, 30);
    for command in script::commands(LAO_CAI).unwrap() {
        desk::change(&desk, command);
    }
    assignment(
        &desk,
        91,
        "Sở Nội vụ",
        "tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh",
        Some(Due::EveryYear { day: 15, month: 11 }),
    );
    assignment(
        &desk,
        92,
        "Báo Lào Cai",
        "mở chuyên mục gương người tốt, việc tốt",
        Some(Due::On(day(2023, 7, 3))),
    );
    reread(&mut desk);
    desk.current = Some(Current { plan: PLAN, year: 2023 });
    desk
}

fn open(desk: &mut Desk) -> Tasks {
    let (mut screen, task) = Tasks::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Tasks, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

const fn key(obligation: i64, due: Option<NaiveDate>) -> Key {
    Key { obligation: ObligationId(obligation), due }
}

fn row(screen: &Tasks, of: Key) -> &Row {
    screen.rows().find(|row| row.key == of).unwrap()
}

fn notes(desk: &Desk) -> Vec<DutyNote> {
    desk.store.read_now(|db| db.duty_notes(PLAN)).unwrap()
}

fn face(name: &str, screen: &Tasks, desk: &Desk) {
    for (size, tail) in [(WORK, ""), (LARGE, "-150"), (LARGEST, "-175")] {
        let mut window = support::window::window(size, screen.view(desk));
        support::window::both(&format!("tasks-{name}{tail}"), &mut window);
    }
}

#[test]
fn tasks_of_one_agency_stand_together_and_are_counted() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let agencies: Vec<&str> = screen.rows().map(|row| row.agency.as_str()).collect();
    let mut runs = agencies.clone();
    runs.dedup();
    let distinct: std::collections::BTreeSet<&str> = agencies.iter().copied().collect();
    assert_eq!(runs.len(), distinct.len(), "{agencies:?}");
    // Five of the plan (LC-1), five years of one task, one with a day.
    assert_eq!(screen.rows().count(), 11);
    assert_eq!(screen.filters()[0].1, "Tất cả (11)");
    assert_eq!(screen.filters().last().unwrap().1, "Quá hạn (2)");
    face("plan", &screen, &desk);
    send(&mut screen, &mut desk, Message::ShownChosen(Shown::Late));
    assert_eq!(screen.rows().count(), 2);
    send(&mut screen, &mut desk, Message::ShownChosen(Shown::All));
    send(&mut screen, &mut desk, Message::AgencyChosen(Some("Báo Lào Cai".into())));
    assert_eq!(screen.rows().count(), 1);
}

#[test]
fn a_state_is_changed_in_the_row_and_back() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let task = key(92, Some(day(2023, 7, 3)));
    let done = screen.update(Message::StateChosen(task, DutyState::Done), &desk);
    assert!(
        matches!(&done, Effect::Change(Command::SaveDutyNote { note })
        if note.on == Some(day(2023, 6, 30)) && note.due == task.due),
        "{done:?}"
    );
    perform(&mut screen, &mut desk, done);
    assert_eq!(notes(&desk).len(), 1);
    assert_eq!(screen.filters()[3].1, "Đã xong (1)");
    // Another day.
    send(&mut screen, &mut desk, Message::DayTyped(task, "25/6".into()));
    assert_eq!(notes(&desk)[0].on, Some(day(2023, 6, 25)));
    send(&mut screen, &mut desk, Message::Left(task));
    face("done", &screen, &desk);
    // A day to come, or none, is told and not kept.
    for wrong in ["1/7/2023", "", "31/2"] {
        send(&mut screen, &mut desk, Message::DayTyped(task, wrong.into()));
        assert!(row(&screen, task).error().is_some(), "{wrong}");
    }
    assert_eq!(notes(&desk)[0].on, Some(day(2023, 6, 25)));
    face("wrong", &screen, &desk);
    // Back to the beginning: a note that says nothing is taken away, and can be made again.
    send(&mut screen, &mut desk, Message::StateChosen(task, DutyState::NotStarted));
    assert!(notes(&desk).is_empty());
    send(&mut screen, &mut desk, Message::StateChosen(task, DutyState::Doing));
    assert_eq!(notes(&desk)[0].state, DutyState::Doing);
}

#[test]
fn a_remark_saves_itself_when_typing_rests_and_when_the_page_is_left() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let task = key(1, None);
    let first = screen.update(Message::RemarkTyped(task, "Đã có".into()), &desk);
    assert!(first.commands().is_empty(), "typing is not saved at once");
    let next = screen.update(Message::RemarkTyped(task, "Đã có văn bản ".into()), &desk);
    perform(&mut screen, &mut desk, next);
    assert_eq!(notes(&desk).len(), 1);
    assert_eq!(notes(&desk)[0].note, "Đã có văn bản");
    assert_eq!(row(&screen, task).remark(), "Đã có văn bản ", "what is typed is not changed under the hand");
    let _ = screen.update(Message::RemarkTyped(task, "Đã có văn bản số 12".into()), &desk);
    let left = screen.leave(&desk);
    assert!(
        matches!(&left, Effect::Save(Command::SaveDutyNote { note }) if note.note == "Đã có văn bản số 12")
    );
    perform(&mut screen, &mut desk, left);
    assert!(screen.leave(&desk).commands().is_empty(), "nothing is saved twice");
    // Undone behind its back: the row shows what is stored.
    let id = notes(&desk)[0].id;
    let changes = desk::change(&desk, Command::RemoveDutyNote { id });
    let heard = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, heard);
    assert_eq!(row(&screen, task).remark(), "");
}

#[test]
fn a_refusal_is_told_in_the_row() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    let task = key(92, Some(day(2023, 7, 3)));
    let other =
        DutyNote { state: DutyState::Doing, ..DutyNote::new(DutyNoteId(77), ObligationId(92), task.due) };
    desk::change(&desk, Command::SaveDutyNote { note: other });
    send(&mut screen, &mut desk, Message::StateChosen(task, DutyState::Done));
    assert!(row(&screen, task).error().unwrap().contains("đã được ghi tiến độ"));
}

#[test]
fn the_table_goes_to_excel_as_it_is_shown() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::StateChosen(key(92, Some(day(2023, 7, 3))), DutyState::Done));
    let effect = screen.update(Message::ExportAsked, &desk);
    let Effect::Table(job) = effect else { panic!("{effect:?}") };
    assert_eq!(job.table.rows.len(), 11);
    assert!(!job.note.personal);
    let press = job.table.rows.iter().find(|row| row[1] == "Báo Lào Cai").unwrap();
    assert_eq!(press[3..6], ["03/07/2023".to_owned(), "Đã xong".to_owned(), "30/06/2023".to_owned()]);
}

#[test]
fn the_parts_beside_are_reached_by_keys() {
    let mut desk = seeded();
    let mut screen = open(&mut desk);
    for (key, place) in [(Named::PageDown, Place::Statistics), (Named::PageUp, Place::Deadlines)] {
        let chord = Chord { key: ChordKey::Named(key), ctrl: true, shift: false, alt: false };
        let message = screen.chord(chord).unwrap();
        assert!(matches!(screen.update(message, &desk), Effect::Go(found) if found == place));
    }
}

#[test]
fn faces_with_nothing_and_with_much() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    face("no-plan", &screen, &nothing);
    let mut desk = seeded();
    let plan = desk.current_plan().unwrap().clone();
    let empty = guong_sang::domain::plan::Plan { id: PlanId(2), number: None, issued_on: None, ..plan };
    desk::change(&desk, Command::SavePlan { plan: empty });
    reread(&mut desk);
    desk.current = Some(Current { plan: PlanId(2), year: 2023 });
    let screen = open(&mut desk);
    face("none", &screen, &desk);
    desk.current = Some(Current { plan: PLAN, year: 2023 });
    for at in 0..200i64 {
        let agency = format!(
            "Ban Thường vụ Hội Liên hiệp Phụ nữ huyện Bát Xát và các cơ sở Hội trực thuộc {}",
            at / 20
        );
        let task = "phối hợp với các cơ quan, đơn vị, địa phương hướng dẫn, theo dõi, đôn đốc, kiểm tra việc triển khai thực hiện phong trào thi đua và tổng hợp, báo cáo kết quả theo quy định của cấp có thẩm quyền";
        assignment(
            &desk,
            1000 + at,
            &agency,
            task,
            Some(Due::On(day(2023, 6, 1) + chrono::Days::new(at as u64))),
        );
    }
    let mut screen = open(&mut desk);
    assert_eq!(screen.rows().count(), 211);
    let late = key(1003, Some(day(2023, 6, 4)));
    send(
        &mut screen,
        &mut desk,
        Message::RemarkTyped(late, "Đã đôn đốc hai lần bằng văn bản, đơn vị hẹn tháng 7".into()),
    );
    let agency = row(&screen, late).agency.clone();
    send(&mut screen, &mut desk, Message::AgencyChosen(Some(agency)));
    face("much", &screen, &desk);
}
