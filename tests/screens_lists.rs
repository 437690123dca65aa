//! Nhập danh sách on the screen: from the button, a dropped file or the clipboard to rows that are in, and back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::ids::{SubjectId, UnitId};
use guong_sang::domain::import::{Field, OutcomeKind, Who};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::unit::in_tree_order;
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::dossiers::{Dossiers, Message};
use guong_sang::screens::lists::{Lists, Message as Said, Part, Stage};
use guong_sang::screens::{Desk, Effect};
use guong_sang::storage::StoreError;
use guong_sang::ui::{Theme, grid};
use iced::Size;
use stage::{Seen, perform, sample_desk, send, settle};
use std::path::{Path, PathBuf};

impl stage::Screen for Dossiers {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Dossiers::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Dossiers::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Dossiers::refused(self, error, desk)
    }
}

/// The room that the shell leaves the page on the smallest screen.
const PAGE: Size = Size::new(1158.0, 692.0);
/// The same with letters half again as large.
const LARGE: Size = Size::new(702.0, 430.0);

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists").join(name)
}

fn shot(name: &str, size: Size, screen: &Dossiers, desk: &Desk) {
    let mut window = support::window(size, screen.view(desk));
    let _ = support::shot(&format!("lists-{name}"), &mut window, Theme::Light);
}

fn opened() -> (Desk, Dossiers) {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl"]);
    desk.today = "2017-09-20".parse().unwrap();
    let (mut screen, task) = Dossiers::open(&desk);
    settle(&mut screen, &mut desk, task);
    (desk, screen)
}

fn say(screen: &mut Dossiers, desk: &mut Desk, message: Said) -> Seen<Message> {
    send(screen, desk, Message::Lists(message))
}

fn page(screen: &Dossiers) -> &Lists {
    screen.lists().unwrap()
}

fn counts(screen: &Dossiers) -> [usize; 5] {
    page(screen).judged().counts()
}

fn choose(screen: &mut Dossiers, desk: &mut Desk, line: u32) {
    let at = page(screen).judged().rows.iter().position(|row| row.line == line).unwrap();
    let _ = say(screen, desk, Said::Grid(grid::Event::Chosen(at)));
}

fn fingerprint(desk: &Desk) -> String {
    desk.store.read_now(|db| db.fingerprint()).unwrap()
}

#[test]
fn a_list_goes_in_after_its_questions_and_comes_out_whole() {
    let (mut desk, mut screen) = opened();
    shot("door", PAGE, &screen, &desk);
    let before = fingerprint(&desk);
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    assert_eq!(screen.title(), "Nhập danh sách");
    shot("start", PAGE, &screen, &desk);
    let seen = say(&mut screen, &mut desk, Said::FileAsked);
    assert!(seen.opened[0].endings.contains(&"xlsx"));
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("14-trung-nguoi.xlsx")));
    assert_eq!((page(&screen).stage(), counts(&screen)), (&Stage::Ready, [2, 0, 1, 1, 3]));
    assert_eq!(page(&screen).part(), Part::Rows, "every column is known");
    shot("rows", PAGE, &screen, &desk);
    choose(&mut screen, &mut desk, 3);
    shot("rows-question", PAGE, &screen, &desk);
    shot("rows-question-large", LARGE, &screen, &desk);
    let _ = say(&mut screen, &mut desk, Said::WhoAnswered(Who::Another));
    assert_eq!(counts(&screen), [3, 0, 1, 1, 2]);
    choose(&mut screen, &mut desk, 4);
    let _ = say(&mut screen, &mut desk, Said::WhoAnswered(Who::Is(SubjectId(13))));
    choose(&mut screen, &mut desk, 8);
    let _ = say(&mut screen, &mut desk, Said::SkipTicked(true));
    let now = counts(&screen);
    assert_eq!(now[0], 2, "{now:?}");
    let _ = say(&mut screen, &mut desk, Said::Filtered(Some(OutcomeKind::Refused)));
    shot("rows-refused", PAGE, &screen, &desk);
    assert_eq!(fingerprint(&desk), before, "nothing is stored while one looks");

    let seen = say(&mut screen, &mut desk, Said::Accepted);
    let [Command::Batch { title, commands }] = &seen.done[..] else { panic!("{:?}", seen.done) };
    assert!(title.starts_with("Nhập 2 hồ sơ từ tệp 14"), "{title}");
    let apart = commands.iter().any(|it| matches!(it, Command::NotSame { remembered: true, .. }));
    assert!(apart, "who is another is not asked about again");
    assert_eq!(page(&screen).stage(), &Stage::Done);
    let _ = say(&mut screen, &mut desk, Said::Filtered(None));
    shot("done", PAGE, &screen, &desk);
    shot("done-large", LARGE, &screen, &desk);

    let seen = say(&mut screen, &mut desk, Said::UndoAsked);
    assert!(matches!(&seen.done[..], [Command::Revert { .. }]), "{:?}", seen.done);
    assert_eq!(fingerprint(&desk), before);
    assert_eq!(page(&screen).stage(), &Stage::Ready, "the rows are there to be entered again");
    let _ = say(&mut screen, &mut desk, Said::Closed);
    assert!(screen.lists().is_none());
}

#[test]
fn columns_are_put_right_by_hand_and_the_way_is_kept() {
    let (mut desk, mut screen) = opened();
    // Let fall on the list of dossiers.
    let effect = screen.dropped(fixture("19-cot-dao-ten-la.xlsx"), &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    assert_eq!(counts(&screen), [0; 5]);
    shot("columns", PAGE, &screen, &desk);
    let key = "ten cua chi em duoc de nghi".to_owned();
    let _ = say(&mut screen, &mut desk, Said::FieldChosen(key, Some(Field::Name)));
    assert_eq!(counts(&screen), [1, 0, 0, 0, 0]);
    assert_eq!(page(&screen).part(), Part::Columns, "nothing jumps away under the hand");
    let _ = say(&mut screen, &mut desk, Said::NameTyped("Của xã".into()));
    shot("columns-told", PAGE, &screen, &desk);
    shot("columns-large", LARGE, &screen, &desk);
    let _ = say(&mut screen, &mut desk, Said::PartChosen(Part::Rows));
    choose(&mut screen, &mut desk, 2);
    shot("row-large", LARGE, &screen, &desk);
    let _ = say(&mut screen, &mut desk, Said::Unchosen);
    shot("rows-large", LARGE, &screen, &desk);
    let seen = say(&mut screen, &mut desk, Said::MappingKept);
    let [Command::SaveMapping { mapping }] = &seen.done[..] else { panic!("{:?}", seen.done) };
    let id = mapping.id;
    // Another file of the same make: one choice brings it all back.
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("19-cot-dao-ten-la.xlsx")));
    assert_eq!(counts(&screen)[0], 0);
    let _ = say(&mut screen, &mut desk, Said::MappingChosen(id));
    assert_eq!(counts(&screen)[0], 1);
    shot("columns-kept", PAGE, &screen, &desk);
    let seen = say(&mut screen, &mut desk, Said::MappingRemoved);
    assert!(matches!(&seen.done[..], [Command::RemoveMapping { .. }]), "{:?}", seen.done);
    assert!(desk.store.read_now(|db| db.mappings()).unwrap().is_empty());
}

#[test]
fn a_table_without_headings_is_told_so_and_its_columns_are_named() {
    let (mut desk, mut screen) = opened();
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("22-khong-tieu-de.csv")));
    let _ = say(&mut screen, &mut desk, Said::HeadTyped("0".into()));
    for (column, field) in [("#2", Field::Name), ("#3", Field::Birth), ("#4", Field::Unit)] {
        let _ = say(&mut screen, &mut desk, Said::FieldChosen(column.into(), Some(field)));
    }
    assert_eq!(counts(&screen), [0, 0, 0, 0, 2], "nobody has said of what kind they are");
    let _ = say(&mut screen, &mut desk, Said::KindChosen(SubjectKind::Person));
    assert_eq!(counts(&screen), [2, 0, 0, 0, 0]);
    shot("columns-no-headings", PAGE, &screen, &desk);
}

#[test]
fn units_are_answered_once_for_all_their_rows() {
    let (mut desk, mut screen) = opened();
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("13-don-vi-gan-giong.xlsx")));
    shot("units", PAGE, &screen, &desk);
    let _ = say(&mut screen, &mut desk, Said::UnitAnswered("Hội LHPN xã Bản Lấy".into(), UnitId(11)));
    assert_eq!(counts(&screen), [3, 0, 0, 0, 4]);
    choose(&mut screen, &mut desk, 6);
    let _ = say(&mut screen, &mut desk, Said::AnswerTyped("pac sen".into()));
    shot("units-other", PAGE, &screen, &desk);
    // The page offers the units in the order of the tree.
    let units: Vec<UnitId> = in_tree_order(&desk.units).into_iter().map(|(_, unit)| unit.id).collect();
    let place = |id: i64| units.iter().position(|unit| unit.0 == id).unwrap();
    let _ = say(&mut screen, &mut desk, Said::AnswerPicked(place(15)));
    let row = page(&screen).judged().rows.iter().find(|row| row.line == 6).unwrap();
    assert_eq!((row.unit.as_str(), row.outcome.kind()), ("Hội LHPN xã Pác Sen", OutcomeKind::New));
    let _ = say(&mut screen, &mut desk, Said::UnitTyped("nà phong".into()));
    let _ = say(&mut screen, &mut desk, Said::UnitPicked(place(12)));
    assert_eq!(counts(&screen), [5, 0, 0, 0, 2]);
    let _ = say(&mut screen, &mut desk, Said::UnitTyped(String::new()));
    assert_eq!(counts(&screen), [4, 0, 0, 0, 3], "taken away again");
}

#[test]
fn old_letters_are_shown_before_and_after_and_changed_only_when_asked() {
    let (mut desk, mut screen) = opened();
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("08-tcvn3-theo-phong.xlsx")));
    assert_eq!(counts(&screen), [0, 0, 0, 0, 2]);
    shot("old-letters", PAGE, &screen, &desk);
    let _ = say(&mut screen, &mut desk, Said::ConvertChosen(true));
    assert_eq!(counts(&screen), [2, 0, 0, 0, 0]);
    shot("old-letters-changed", PAGE, &screen, &desk);
}

#[test]
fn a_table_comes_from_the_clipboard_and_a_strange_file_says_what_it_is() {
    let (mut desk, mut screen) = opened();
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let seen = say(&mut screen, &mut desk, Said::Pasted(None));
    assert!(seen.told[0].sentence.contains("Bộ nhớ tạm chưa có bảng"));
    let table = "Họ tên\tĐơn vị\nPhan Thị Lụa\tXã Bản Lầy\n";
    let _ = say(&mut screen, &mut desk, Said::Pasted(Some(table.into())));
    assert_eq!(counts(&screen), [1, 0, 0, 0, 0]);
    let _ = say(&mut screen, &mut desk, Said::KindChosen(SubjectKind::Person));
    let seen = say(&mut screen, &mut desk, Said::Accepted);
    assert!(matches!(&seen.done[..], [Command::Batch { title, .. }] if title.contains("bảng dán vào")));
    let folder = tempfile::tempdir().unwrap();
    let _ = say(&mut screen, &mut desk, Said::CopyPlaced(folder.path().join("kết quả.xlsx")));
    assert!(folder.path().join("kết quả.xlsx").exists());
    assert_eq!(desk.store.read_now(|db| db.exports()).unwrap().len(), 1);
    let _ = say(&mut screen, &mut desk, Said::FileChosen(fixture("28-trang-web.xls")));
    assert!(matches!(page(&screen).stage(), Stage::Failed(_)));
    shot("web-page", PAGE, &screen, &desk);
}
