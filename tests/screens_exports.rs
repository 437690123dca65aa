//! Dữ liệu đã xuất: everything goes into a folder of today and is noted, a new data file is made of it, templates are written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::Changes;
use guong_sang::exchange::templates::Template;
use guong_sang::screens::exports::{EverythingMessage, Exports, Message, Step};
use guong_sang::screens::templates;
use guong_sang::screens::{Desk, Effect};
use guong_sang::storage::{Database, StoreError};
use guong_sang::ui::Theme;
use iced::Size;
use std::path::PathBuf;
use support::desk::{self, Screen, perform};
use support::window;

const WORK: Size = Size::new(1366.0, 768.0);

impl Screen for Exports {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Exports::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Exports::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Exports::refused(self, error, desk)
    }
}

fn opened(desk: &mut Desk) -> Exports {
    let (mut screen, task) = Exports::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Exports, desk: &mut Desk, message: EverythingMessage) -> Vec<String> {
    let effect = screen.update(Message::Everything(message), desk);
    perform(screen, desk, effect)
}

/// What the dialog that was asked for gives back for a path.
fn chosen(screen: &mut Exports, desk: &mut Desk, asked: EverythingMessage, path: PathBuf) -> Effect<Message> {
    match screen.update(Message::Everything(asked), desk) {
        Effect::Open(opening) => screen.update(opening.chosen(path), desk),
        other => panic!("{other:?}"),
    }
}

fn shot(name: &str, screen: &Exports, desk: &Desk) {
    let mut drawn = window::window(WORK, screen.view(desk));
    window::shot(name, &mut drawn, Theme::Light);
}

#[test]
fn everything_goes_into_a_folder_of_today_and_comes_back_as_a_new_file() {
    let mut desk = desk::sample();
    let mut screen = opened(&mut desk);
    shot("exports-none", &screen, &desk);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("Xác nhận.txt");
    std::fs::write(&file, "x").unwrap();
    let kept = desk.store.read_now(move |db| db.keep_file(&file)).unwrap();
    let deed = serde_json::json!({"deed": "attach_file", "attachment": {"id": 9, "dossier": 20, "name": kept.name,
        "size": kept.size, "sha256": kept.sha256, "added": "2017-10-01"}});
    desk::change(&desk, serde_json::from_value(deed).unwrap());

    let begun = chosen(&mut screen, &mut desk, EverythingMessage::ExportAsked, dir.path().to_owned());
    assert_eq!(screen.everything().step(), Some(Step::Reading));
    shot("exports-reading", &screen, &desk);
    let told = perform(&mut screen, &mut desk, begun);
    let folder = dir.path().join("Gương Sáng - toàn bộ dữ liệu 12-10-2017");
    assert!(
        told.last().unwrap().contains("24 hồ sơ") && told.last().unwrap().contains(folder.to_str().unwrap()),
        "{told:?}"
    );
    for name in ["Toàn bộ dữ liệu.xlsx", "Toàn bộ dữ liệu.json", "Bảng CSV", "Tệp kèm theo"]
    {
        assert!(folder.join(name).exists(), "{name}");
    }
    let notes = desk.store.read_now(|db| db.exports()).unwrap();
    assert_eq!((notes.len(), notes[0].rows, notes[0].personal), (1, 24, true));
    assert_eq!(screen.everything().step(), None);
    shot("exports-done", &screen, &desk);
    // The second time of a day has a folder of its own.
    let again = chosen(&mut screen, &mut desk, EverythingMessage::ExportAsked, dir.path().to_owned());
    perform(&mut screen, &mut desk, again);
    assert!(dir.path().join("Gương Sáng - toàn bộ dữ liệu 12-10-2017 lần 2").exists());

    let source = folder.join("Toàn bộ dữ liệu.json");
    let Effect::Open(first) = screen.update(Message::Everything(EverythingMessage::RestoreAsked), &desk)
    else {
        panic!("no question")
    };
    let Effect::Open(second) = screen.update(first.chosen(source), &desk) else { panic!("no question") };
    let target = dir.path().join("mới").join("khôi phục");
    let made = screen.update(second.chosen(target.clone()), &desk);
    let told = perform(&mut screen, &mut desk, made);
    assert!(told[0].starts_with("Đã lập tệp dữ liệu mới") && told[0].contains("24 hồ sơ"), "{told:?}");
    let database = Database::open(&target.with_extension("gsdata")).unwrap();
    assert_eq!(database.subjects().unwrap().len(), 24);
    assert_eq!(database.check_files().unwrap(), []);
    shot("exports-restored", &screen, &desk);
}

#[test]
fn what_is_stopped_or_left_leaves_nothing_behind() {
    let mut desk = desk::sample();
    let mut screen = opened(&mut desk);
    let dir = tempfile::tempdir().unwrap();
    let begun = chosen(&mut screen, &mut desk, EverythingMessage::ExportAsked, dir.path().to_owned());
    let told = send(&mut screen, &mut desk, EverythingMessage::Stopped);
    assert!(told[0].starts_with("Đã dừng"), "{told:?}");
    // What the reading brings comes too late.
    assert_eq!(perform(&mut screen, &mut desk, begun), Vec::<String>::new());
    let begun = chosen(&mut screen, &mut desk, EverythingMessage::ExportAsked, dir.path().to_owned());
    assert!(matches!(screen.leave(&desk), Effect::Tell(_)));
    drop(begun);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    assert!(matches!(screen.leave(&desk), Effect::None));
    assert_eq!(desk.store.read_now(|db| db.exports()).unwrap().len(), 0);
}

#[test]
fn files_can_be_left_out_and_a_wrong_file_is_refused_with_a_sentence() {
    let mut desk = desk::sample();
    let mut screen = opened(&mut desk);
    send(&mut screen, &mut desk, EverythingMessage::FilesTicked(false));
    assert!(!screen.everything().with_files());
    let dir = tempfile::tempdir().unwrap();
    let begun = chosen(&mut screen, &mut desk, EverythingMessage::ExportAsked, dir.path().to_owned());
    perform(&mut screen, &mut desk, begun);
    let folder = dir.path().join("Gương Sáng - toàn bộ dữ liệu 12-10-2017");
    assert!(folder.join("Toàn bộ dữ liệu.json").exists() && !folder.join("Tệp kèm theo").exists());
    let wrong = dir.path().join("khác.json");
    std::fs::write(&wrong, "{}").unwrap();
    let target = dir.path().join("b.gsdata");
    let made =
        screen.update(Message::Everything(EverythingMessage::TargetChosen(wrong, target.clone())), &desk);
    let told = perform(&mut screen, &mut desk, made);
    assert!(told[0].contains("không phải tệp xuất toàn bộ dữ liệu"), "{told:?}");
    assert!(!target.exists() && screen.everything().step().is_none());
}

#[test]
fn a_template_is_written_where_the_user_says() {
    let desk = desk::sample();
    let dir = tempfile::tempdir().unwrap();
    let Effect::Open(asked) = templates::update(Template::Dossiers, templates::Message::Asked, &desk) else {
        panic!("no question")
    };
    assert_eq!(asked.saved_as.as_deref(), Some("Mẫu danh sách hồ sơ điển hình"));
    let placed = asked.chosen(dir.path().join("mẫu"));
    let Effect::Run(task) = templates::update(Template::Dossiers, placed, &desk) else {
        panic!("nothing is done")
    };
    let messages = support::pump::messages(task);
    let Effect::Tell(notice) = templates::update(Template::Dossiers, messages[0].clone(), &desk) else {
        panic!("nothing is told")
    };
    assert!(notice.sentence.starts_with("Đã lưu tệp mẫu"), "{}", notice.sentence);
    assert!(std::fs::read(dir.path().join("mẫu.xlsx")).unwrap().starts_with(b"PK"));
}
