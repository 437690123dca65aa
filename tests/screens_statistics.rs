//! Tổng quan › Thống kê: choices, figures and the lists behind them, what leaves as a file; and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::needless_pass_by_value)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::statistics::{Counted, Dimension, Share, Structure};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::statistics::{Choice, Message, Ready, Shown, Statistics};
use guong_sang::screens::{Chord, ChordKey, Desk, Effect, Place, TableFormat};
use guong_sang::storage::StoreError;
use guong_sang::ui::grid;
use iced::Size;
use iced::keyboard::key::Named;
use serde_json::{Value, json};
use support::desk::{self, Screen, perform};

/// The work area of the window at 1366×768.
const WORK: Size = Size::new(1158.0, 692.0);
/// The same window with letters of 150 % and of 175 %, the rail folded.
const LARGE: Size = Size::new(854.0, 436.0);
const LARGEST: Size = Size::new(724.0, 362.0);
/// 175 % with the rail unfolded.
const SQUEEZED: Size = Size::new(572.0, 362.0);

impl Screen for Statistics {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Statistics::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Statistics::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Statistics::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Statistics {
    let (mut screen, task) = Statistics::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Statistics, desk: &mut Desk, message: Message) {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect);
}

fn shot(name: &str, screen: &Statistics, desk: &Desk, size: Size) {
    let mut window = support::window::window(size, screen.view(desk));
    support::window::both(&format!("statistics-{name}"), &mut window);
}

fn shows(screen: &Statistics, desk: &Desk, words: &str) -> bool {
    support::window::window(WORK, screen.view(desk)).find(words).is_ok()
}

fn deed(desk: &Desk, json: Value) {
    let command: Command =
        serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"));
    let _ = desk::change(desk, command);
}

/// A province of 200 units with long names, 30 fields and dossiers of five years.
fn crowded() -> Desk {
    let mut desk = desk::sample();
    for at in 0..180i64 {
        let parent = 2 + at % 6;
        deed(
            &desk,
            json!({"deed": "save_unit", "unit": {"id": 1000 + at, "parent": parent, "kind": "commune",
            "order": 100 + at,
            "name": format!("Hội Liên hiệp Phụ nữ xã Thượng Lũng Khuổi Nặm Phja Đăm số {at}")}}),
        );
    }
    deed(
        &desk,
        json!({"deed": "save_plan", "plan": {"id": 77,
        "name": "Tuyên truyền gương điển hình tiên tiến, người tốt việc tốt giai đoạn 2022–2025 theo kế hoạch của tỉnh",
        "subject": "gương", "from": "2022-01-01", "to": "2026-12-31"}}),
    );
    for at in 0..260i64 {
        let id = 5000 + at;
        let ethnicity = ["Tày", "Nùng", "Dao", "", "Mông"][at as usize % 5];
        let sex = if at % 7 == 0 {
            Value::Null
        } else if at % 5 == 0 {
            json!("male")
        } else {
            json!("female")
        };
        deed(
            &desk,
            json!({"deed": "save_subject", "subject": {"id": id,
            "name": format!("Nông Thị Hoàng Minh Nguyệt Ánh Dương thứ {at}"),
            "detail": {"kind": "person", "sex": sex, "ethnicity": ethnicity}}}),
        );
        let year = 2022 + at % 5;
        deed(
            &desk,
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 77, "year": year,
            "unit": 1000 + (at * at) % 180, "field": format!("Lĩnh vực hoạt động dài tên số {}", at % 30),
            "movements": [1 + at % 3], "received": format!("{year}-06-01")}}),
        );
        deed(
            &desk,
            json!({"deed": "step_dossier", "id": id, "state": "nominated", "on": format!("{year}-06-01"),
            "by": "Người thử"}),
        );
    }
    desk::reread(&mut desk);
    desk
}

#[test]
fn pictures() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    shot("nothing", &screen, &nothing, WORK);

    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    shot("sample", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::Pressed(Some(1), Some(0)));
    shot("sample-list", &screen, &desk, WORK);
    for ready in Ready::ALL {
        send(&mut screen, &mut desk, Message::Readied(ready));
        shot(&format!("sample-{ready:?}"), &screen, &desk, WORK);
    }
    send(&mut screen, &mut desk, Message::Readied(Ready::Unit));
    send(&mut screen, &mut desk, Message::Chose(Choice::Share(Share::OfColumn)));
    shot("sample-share", &screen, &desk, WORK);

    let mut desk = crowded();
    let mut screen = open(&mut desk);
    shot("crowded", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::Chose(Choice::Columns(Some(Dimension::Field))));
    send(&mut screen, &mut desk, Message::Pressed(None, None));
    shot("crowded-fields-list", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::Closed);
    shot("crowded-fields", &screen, &desk, WORK);
    shot("crowded-large", &screen, &desk, LARGE);
    shot("crowded-largest", &screen, &desk, LARGEST);
    send(&mut screen, &mut desk, Message::Pressed(None, None));
    shot("crowded-largest-list", &screen, &desk, LARGEST);
    send(&mut screen, &mut desk, Message::Closed);
    shot("crowded-squeezed", &screen, &desk, SQUEEZED);
    send(&mut screen, &mut desk, Message::ChoicesShown(true));
    shot("crowded-largest-choices", &screen, &desk, LARGEST);
}

#[test]
fn pictures_of_charts() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Shown(Shown::Chart));
    for ready in Ready::ALL {
        send(&mut screen, &mut desk, Message::Readied(ready));
        shot(&format!("chart-{ready:?}"), &screen, &desk, WORK);
    }
    shot("chart-State-largest", &screen, &desk, LARGEST);
    let mut desk = crowded();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Shown(Shown::Chart));
    shot("chart-crowded", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::Pressed(Some(3), None));
    shot("chart-crowded-list", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::Closed);
    for (name, size) in [("large", LARGE), ("largest", LARGEST), ("squeezed", SQUEEZED)] {
        shot(&format!("chart-crowded-{name}"), &screen, &desk, size);
    }
    send(&mut screen, &mut desk, Message::Readied(Ready::Year));
    shot("chart-crowded-years", &screen, &desk, WORK);
    shot("chart-crowded-years-largest", &screen, &desk, LARGEST);
    send(&mut screen, &mut desk, Message::Readied(Ready::Field));
    send(&mut screen, &mut desk, Message::Chose(Choice::Columns(Some(Dimension::Year))));
    send(&mut screen, &mut desk, Message::Drew(Some(4)));
    send(&mut screen, &mut desk, Message::Compared(Some(3)));
    shot("chart-crowded-compared", &screen, &desk, WORK);
    shot("chart-crowded-compared-largest", &screen, &desk, LARGEST);
}

/// What clicking a place with these words says.
fn clicked(screen: &Statistics, desk: &Desk, words: &str) -> Vec<Message> {
    let mut window = support::window::window(WORK, screen.view(desk));
    window.click(words).unwrap_or_else(|error| panic!("{words}: {error}"));
    window.into_messages().collect()
}

#[test]
fn every_bar_opens_the_list_that_its_figure_opens() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    assert_eq!(screen.shown(), Shown::Table);
    let said = clicked(&screen, &desk, "Biểu đồ");
    assert!(matches!(said[..], [Message::Shown(Shown::Chart)]), "{said:?}");
    send(&mut screen, &mut desk, said[0].clone());
    let table = screen.table().unwrap().clone();
    let name = table.rows[1].label.clone();
    let said = clicked(&screen, &desk, &name);
    assert!(matches!(said[..], [Message::Pressed(Some(1), None)]), "{said:?}");
    send(&mut screen, &mut desk, said[0].clone());
    assert_eq!(screen.listed().unwrap().len(), table.count(Some(1), None));
    // The look stays whatever is asked next, also while the page is away.
    send(&mut screen, &mut desk, Message::Readied(Ready::Field));
    let task = screen.returned(&desk);
    perform(&mut screen, &mut desk, Effect::Run(task));
    assert_eq!(screen.shown(), Shown::Chart);
    // The arrows do not move a table that is not in sight.
    assert!(screen.chord(Chord::named(Named::ArrowDown)).is_none());
}

#[test]
fn two_columns_are_compared_by_themselves_and_any_two_when_chosen() {
    let mut desk = crowded();
    let mut screen = open(&mut desk);
    assert_eq!(screen.drawn(), (None, None), "the totals");
    send(&mut screen, &mut desk, Message::Readied(Ready::Ethnicity));
    let (first, second) = screen.drawn();
    let label = |at: Option<usize>| screen.table().unwrap().columns[at.unwrap()].label.clone();
    assert_eq!((label(first), label(second)), ("Nữ".to_owned(), "Nam".to_owned()));
    send(&mut screen, &mut desk, Message::Shown(Shown::Chart));
    assert!(shows(&screen, &desk, "So với"));
    send(&mut screen, &mut desk, Message::Readied(Ready::Kind));
    send(&mut screen, &mut desk, Message::Drew(Some(2)));
    send(&mut screen, &mut desk, Message::Compared(Some(1)));
    assert_eq!(screen.drawn(), (Some(2), Some(1)));
    // What is drawn goes by the name of its column, not by its place.
    send(&mut screen, &mut desk, Message::Chose(Choice::From(Some(2018))));
    let columns = &screen.table().unwrap().columns;
    let (first, second) = screen.drawn();
    assert_eq!((first, second.is_some()), (columns.iter().position(|it| it.label == "2023"), true));
    // The same column is not compared with itself, and one that has gone is drawn as the totals.
    send(&mut screen, &mut desk, Message::Compared(first));
    assert_eq!(screen.drawn(), (first, None));
    send(&mut screen, &mut desk, Message::Chose(Choice::From(Some(2024))));
    assert_eq!(screen.drawn(), (None, None));
}

#[test]
fn a_step_of_the_funnel_is_counted_and_listed() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Readied(Ready::State));
    assert!(!shows(&screen, &desk, "Qua các bước"), "not beside the figures");
    send(&mut screen, &mut desk, Message::Shown(Shown::Chart));
    assert!(shows(&screen, &desk, "Qua các bước"));
    // The sample has 24 dossiers, 22 of them sent in, none chosen yet.
    assert!(shows(&screen, &desk, "24") && shows(&screen, &desk, "0 (0%)"));
    send(&mut screen, &mut desk, Message::Stepped(Counted::Nominated));
    assert_eq!(screen.question().counted, Counted::Nominated);
    assert_eq!(screen.listed().unwrap().len(), 22);
    // Every step is told still, whatever the table counts now.
    send(&mut screen, &mut desk, Message::Closed);
    assert!(shows(&screen, &desk, "24"));
}

#[test]
fn a_small_page_folds_its_choices_until_they_are_asked_for() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let seen = |screen: &Statistics, desk: &Desk, words: &str| {
        support::window::window(LARGEST, screen.view(desk)).find(words).is_ok()
    };
    assert!(!seen(&screen, &desk, "Đếm hồ sơ") && seen(&screen, &desk, "Lựa chọn"));
    assert!(seen(&screen, &desk, "Tổng số"), "the table is in sight at once");
    send(&mut screen, &mut desk, Message::ChoicesShown(true));
    assert!(seen(&screen, &desk, "Đếm hồ sơ"));
    assert!(shows(&screen, &desk, "Đếm hồ sơ"), "a large page shows them always");
    send(&mut screen, &mut desk, Message::ChoicesShown(false));
    assert!(shows(&screen, &desk, "Đếm hồ sơ"));
}

#[test]
fn a_figure_opens_exactly_its_list_and_a_row_is_a_door() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let table = screen.table().unwrap();
    assert_eq!((table.count(None, None), table.count(Some(1), Some(0))), (22, 2));
    for (row, column) in [(None, None), (Some(1), None), (None, Some(1)), (Some(1), Some(0))] {
        send(&mut screen, &mut desk, Message::Pressed(row, column));
        let listed = screen.listed().unwrap();
        assert_eq!(listed.len(), screen.table().unwrap().count(row, column));
        assert!(shows(&screen, &desk, &format!("{} hồ sơ", listed.len())));
    }
    let second = screen.listed().unwrap()[1];
    let effect = screen.update(Message::List(grid::Event::Chosen(1)), &desk);
    assert!(matches!(effect, Effect::Go(Place::Dossier(id)) if id == second));
    let effect = screen.update(Message::List(grid::Event::Opened(7)), &desk);
    assert!(!matches!(effect, Effect::Go(_)), "there is no eighth");
    // Nothing is behind a zero; Enter on a row opens the whole row.
    send(&mut screen, &mut desk, Message::Closed);
    let zero = (0..9).find(|row| screen.table().unwrap().count(Some(*row), Some(3)) == 0).unwrap();
    send(&mut screen, &mut desk, Message::Pressed(Some(zero), Some(3)));
    assert_eq!(screen.listed(), None);
    send(&mut screen, &mut desk, Message::Grid(grid::Event::Opened(1)));
    assert_eq!(screen.listed().unwrap().len(), 6);
}

#[test]
fn choices_change_the_table_and_put_the_list_away() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Pressed(None, None));
    send(&mut screen, &mut desk, Message::Readied(Ready::Women));
    assert_eq!(screen.listed(), None);
    assert_eq!(screen.question().kinds, [SubjectKind::Person]);
    assert_eq!(screen.table().unwrap().count(Some(0), Some(0)), 3);
    assert!(shows(&screen, &desk, "Thống kê hồ sơ được đề nghị theo lao động trực tiếp và giới tính"));
    // The same on both sides: they change places.
    send(&mut screen, &mut desk, Message::Chose(Choice::Rows(Dimension::Sex)));
    assert_eq!(
        (screen.question().rows, screen.question().columns),
        (Dimension::Sex, Some(Dimension::Direct))
    );
    send(&mut screen, &mut desk, Message::Chose(Choice::From(Some(2018))));
    assert!(shows(&screen, &desk, "Không có hồ sơ nào như vậy"));
    send(&mut screen, &mut desk, Message::Chose(Choice::To(Some(2017))));
    assert_eq!((screen.question().from, screen.question().to), (Some(2017), Some(2017)));
    send(&mut screen, &mut desk, Message::Chose(Choice::Counted(Counted::Commended)));
    assert!(screen.table().unwrap().is_empty());
    send(&mut screen, &mut desk, Message::Chose(Choice::Counted(Counted::All)));
    send(&mut screen, &mut desk, Message::Cleared);
    assert_eq!(screen.table().unwrap().count(None, None), 24);
    send(&mut screen, &mut desk, Message::Chose(Choice::Structure(Structure::New)));
    send(&mut screen, &mut desk, Message::Readied(Ready::Unit));
    assert_eq!(screen.question().structure, Structure::New, "the structure stays as it was chosen");
    assert_eq!(screen.table().unwrap().count(None, None), 22);
}

#[test]
fn what_leaves_is_the_table_or_the_list_on_display() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let Effect::Table(job) = screen.update(Message::TableOut(TableFormat::Excel), &desk) else { panic!() };
    assert_eq!((job.note.rows, job.note.personal, job.format), (0, false, TableFormat::Excel));
    assert_eq!(job.table.rows.last().unwrap()[1], "22");
    assert!(matches!(screen.update(Message::ListOut(TableFormat::Csv), &desk), Effect::None));
    send(&mut screen, &mut desk, Message::Pressed(Some(1), None));
    let Effect::Table(job) = screen.update(Message::ListOut(TableFormat::Csv), &desk) else { panic!() };
    assert_eq!((job.note.rows, job.note.personal), (6, false));
    assert_eq!(job.table.rows.len(), 6);
    // A list of people of one ethnicity tells what is sensitive.
    send(&mut screen, &mut desk, Message::Readied(Ready::Ethnicity));
    send(&mut screen, &mut desk, Message::Pressed(Some(3), None));
    let Effect::Table(job) = screen.update(Message::ListOut(TableFormat::Excel), &desk) else { panic!() };
    assert!(job.note.personal && job.note.what.ends_with("Tày"), "{}", job.note.what);
}

#[test]
fn others_deeds_are_counted_and_the_list_on_display_follows() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::Pressed(Some(1), None));
    let command: Command = serde_json::from_value(
        json!({"deed": "step_dossier", "id": 7, "state": "nominated", "on": "2017-10-01", "by": "Người thử"}),
    )
    .unwrap();
    let changes = desk::change(&desk, command);
    let effect = screen.refresh(&changes, &desk);
    assert!(matches!(effect, Effect::Run(_)));
    perform(&mut screen, &mut desk, effect);
    assert_eq!(screen.table().unwrap().count(None, None), 23);
    assert_eq!(screen.listed().unwrap().len(), 6);
    // An answer to an older question is dropped.
    let _ = screen.update(Message::Read(0, Ok(Vec::new().into())), &desk);
    assert_eq!(screen.table().unwrap().count(None, None), 23);
}

#[test]
fn keys_turn_the_parts_and_move() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let turn = |key| Chord { key: ChordKey::Named(key), ctrl: true, shift: false, alt: false };
    assert!(matches!(screen.chord(turn(Named::PageDown)), Some(Message::Went(Place::Home))));
    assert!(matches!(screen.chord(turn(Named::PageUp)), Some(Message::Went(Place::Tasks))));
    assert!(screen.chord(Chord::named(Named::Escape)).is_none());
    let down = screen.chord(Chord::named(Named::ArrowDown)).unwrap();
    send(&mut screen, &mut desk, down);
    let enter = screen.chord(Chord::named(Named::Enter)).unwrap();
    send(&mut screen, &mut desk, enter);
    assert_eq!(screen.listed().unwrap().len(), 22);
    assert!(matches!(screen.chord(Chord::named(Named::Escape)), Some(Message::Closed)));
    let down = screen.chord(Chord::named(Named::ArrowDown)).unwrap();
    send(&mut screen, &mut desk, down);
    let enter = screen.chord(Chord::named(Named::Enter)).unwrap();
    assert!(matches!(screen.update(enter, &desk), Effect::Go(Place::Dossier(_))));
}
