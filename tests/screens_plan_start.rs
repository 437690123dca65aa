//! "Lập kế hoạch mới": from a template, from an earlier plan, from pasted text and files of any kind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::plan::{Content, Plan, PlanState};
use guong_sang::screens::plans::start::{CopyMessage, FoundMessage, Message as Start, Way};
use guong_sang::screens::plans::{Message, Plans};
use guong_sang::screens::{Chord, Desk};
use guong_sang::storage::PlanFile;
use guong_sang::ui::Theme;
use guong_sang::ui::area::Action;
use iced::Size;
use iced::widget::text_editor::Edit;
use stage::{Seen, empty_desk, sample_desk, send, settle};
use std::path::PathBuf;
use std::sync::Arc;

const PAPER: &str = "HỘI LHPN TỈNH CAO BẰNG\nBAN THƯỜNG VỤ\nSố: 12/KH-BTV\nCao Bằng, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nTuyên truyền gương điển hình năm 2026\nThực hiện Kế hoạch số 70/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Cao Bằng về việc tuyên truyền, Ban Thường vụ xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Biểu dương kịp thời các gương điển hình.\nII. TỔ CHỨC THỰC HIỆN\n1. Mỗi đơn vị giới thiệu ít nhất 02 cá nhân trước ngày 15/8/2026.\nNơi nhận:\n- Các đơn vị trực thuộc (thực hiện);\n- Lưu: VT.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNông Thị Hạnh\n";

fn start(message: Start) -> Message {
    Message::Start(message)
}

fn opened(desk: &mut Desk) -> Plans {
    let (mut screen, task) = Plans::open(desk);
    settle(&mut screen, desk, task);
    let _ = send(&mut screen, desk, Message::NewAsked);
    assert!(screen.start().is_some());
    screen
}

fn paste(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

/// The plan that was made, as it is stored.
fn made(desk: &Desk, plan: &Plan) -> PlanFile {
    let id = plan.id;
    desk.store.read_now(move |db| db.plan(id)).unwrap()
}

fn newest(desk: &Desk, seen: &Seen<Message>) -> PlanFile {
    let Some(Command::Batch { commands, .. }) = seen.done.last() else { panic!("nothing was made") };
    let Command::SavePlan { plan } = &commands[0] else { panic!("the head comes first") };
    made(desk, plan)
}

/// A file in a folder of this test's own.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("guong-sang-start-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_template_gives_a_whole_plan_for_the_year_asked() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, start(Start::YearTyped("hai nghìn".into())));
    assert!(send(&mut screen, &mut desk, start(Start::Created)).done.is_empty(), "no year, no plan");
    let _ = send(&mut screen, &mut desk, start(Start::YearTyped("2027".into())));
    let seen = send(&mut screen, &mut desk, start(Start::Created));
    let file = newest(&desk, &seen);
    assert_eq!(file.plan.from.to_string(), "2027-01-01");
    assert!(!file.sections.is_empty() && !file.obligations.is_empty() && !file.sets.is_empty());
    assert_eq!(file.plan.signature, desk.office.as_ref().unwrap().signatures.first().cloned());
    assert_eq!(seen.chosen.len(), 1, "it is worked under at once");
    assert!(screen.start().is_none());
}

#[test]
fn without_a_plan_there_is_nothing_to_copy_and_esc_goes_back() {
    let mut desk = empty_desk();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, start(Start::WayChosen(Way::Copy)));
    assert!(send(&mut screen, &mut desk, start(Start::Created)).done.is_empty());
    let esc = screen.chord(Chord::named(iced::keyboard::key::Named::Escape)).unwrap();
    let _ = send(&mut screen, &mut desk, esc);
    assert!(screen.start().is_none());
}

#[test]
fn an_earlier_plan_comes_along_without_its_number_and_dossiers() {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl", "04-round.jsonl"]);
    let source = desk.plans[0].clone();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, start(Start::WayChosen(Way::Copy)));
    let form = screen.start().unwrap().copying();
    assert!(form.is_ready() && form.name().contains("2026"), "{}", form.name());
    let copying = |message| start(Start::Copying(message));
    let _ = send(&mut screen, &mut desk, copying(CopyMessage::ToTyped("1/1/2025".into())));
    assert!(send(&mut screen, &mut desk, start(Start::Created)).done.is_empty(), "it ends before it begins");
    let _ = send(&mut screen, &mut desk, copying(CopyMessage::ToTyped("31/12/2026".into())));
    let _ = send(&mut screen, &mut desk, copying(CopyMessage::NameTyped(" ".into())));
    assert!(send(&mut screen, &mut desk, start(Start::Created)).done.is_empty(), "it has no name");
    let _ = send(&mut screen, &mut desk, copying(CopyMessage::NameTyped("Gương năm 2026".into())));
    let seen = send(&mut screen, &mut desk, start(Start::Created));
    let file = newest(&desk, &seen);
    let old = made(&desk, &source);
    assert_eq!((file.plan.number.clone(), file.plan.state), (None, PlanState::Draft));
    assert_eq!(file.plan.origin.copied_from, Some(source.id));
    assert_eq!(
        (file.sections.len(), file.obligations.len(), file.sets.len()),
        (old.sections.len(), old.obligations.len(), old.sets.len())
    );
    assert!(!file.plan.origin.inherited.is_empty());
    assert_eq!(seen.chosen[0].plan, file.plan.id);
}

#[test]
fn pasted_text_is_shown_before_anything_is_stored() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, start(Start::WayChosen(Way::Text)));
    let empty = send(&mut screen, &mut desk, start(Start::ReadAsked));
    assert!(empty.done.is_empty() && screen.start().unwrap().trouble().is_some());
    let _ = send(&mut screen, &mut desk, start(Start::Text(paste(PAPER))));
    let seen = send(&mut screen, &mut desk, start(Start::ReadAsked));
    assert!(seen.done.is_empty(), "nothing is stored yet");
    let form = screen.start().unwrap().found().unwrap();
    let intake = &form.found().intake;
    assert_eq!((intake.head.number.as_str(), intake.head.symbol.as_str()), ("12", "KH-BTV"));
    assert!(!form.is_superior(), "the office's own letterhead");
    assert!(form.found().proposals().iter().any(|(_, words)| words.contains("ít nhất 02 cá nhân")));
    let seen = send(&mut screen, &mut desk, start(Start::Created));
    let file = newest(&desk, &seen);
    assert!(file.plan.subject.contains("gương điển hình"), "{}", file.plan.subject);
    assert_eq!(file.plan.carries_out.as_ref().map(|one| one.number.as_str()), Some("70/KH-UBND"));
    assert_eq!(file.plan.number, None, "the number is given when it is issued");
    let words: Vec<String> = file.sections.iter().map(|one| one.content.words()).collect();
    assert!(words.iter().any(|one| one.contains("ít nhất 02 cá nhân trước ngày 15/8/2026")), "{words:?}");
}

#[test]
fn a_superiors_plan_is_stored_with_its_issuer_and_not_worked_under() {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl"]);
    let before = desk.current;
    let mut screen = opened(&mut desk);
    let theirs = PAPER
        .replace("HỘI LHPN TỈNH CAO BẰNG\nBAN THƯỜNG VỤ", "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI")
        .replace("KH-BTV", "KH-UBND");
    let _ = send(&mut screen, &mut desk, start(Start::Text(paste(&theirs))));
    let _ = send(&mut screen, &mut desk, start(Start::ReadAsked));
    assert!(screen.start().unwrap().found().unwrap().is_superior(), "another office's letterhead");
    let found = |message| start(Start::Found(message));
    let _ = send(&mut screen, &mut desk, found(FoundMessage::IssuerTyped(String::new())));
    assert!(send(&mut screen, &mut desk, start(Start::Created)).done.is_empty(), "it needs its issuer");
    let _ = send(&mut screen, &mut desk, found(FoundMessage::IssuerTyped("UBND tỉnh Lào Cai".into())));
    let seen = send(&mut screen, &mut desk, start(Start::Created));
    let file = newest(&desk, &seen);
    assert_eq!(file.plan.origin.issuer, "UBND tỉnh Lào Cai");
    assert!(file.plan.number.as_deref().is_some_and(|number| number.contains("12")));
    assert!(seen.chosen.is_empty() && desk.current == before, "the campaign stays");
    assert_eq!(screen.editor().map(|editor| editor.plan()), Some(file.plan.id), "it is shown");
}

#[test]
fn two_megabytes_are_read_aside_and_nothing_is_lost() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = opened(&mut desk);
    let line = "Trời hôm ấy xanh ngắt, gió từ sông thổi lên, chị Hoa gánh hai bó củi qua cầu treo.\n";
    let book = line.repeat(2_100_000 / line.len());
    let effect = screen.update(start(Start::Text(paste(&book))), &desk);
    // What is read aside comes back as a task; nothing of it stands in the screen yet.
    assert!(screen.start().unwrap().found().is_none());
    let _ = stage::perform(&mut screen, &mut desk, effect);
    let words = screen.start().unwrap().found().unwrap().found().intake.words();
    assert_eq!(words.matches("chị Hoa").count(), book.matches("chị Hoa").count());
}

#[test]
fn files_are_opened_and_what_is_none_is_told_in_two_voices() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = opened(&mut desk);
    let choose = |screen: &mut Plans, desk: &mut Desk, path: PathBuf| {
        let mut seen = send(screen, desk, start(Start::FileAsked));
        let opening = seen.opened.remove(0);
        assert_eq!(opening.endings, ["docx", "txt"]);
        let message = opening.chosen(path);
        send(screen, desk, message)
    };
    let gone = PathBuf::from("không có").join("tệp.docx");
    let _ = choose(&mut screen, &mut desk, gone);
    let (sentence, detail) = screen.start().unwrap().trouble().unwrap();
    assert!(!sentence.is_empty() && !detail.is_empty());
    let _ = choose(&mut screen, &mut desk, file("trống.txt", b" \n\n"));
    assert!(screen.start().unwrap().trouble().unwrap().0.contains("Không có chữ nào"));
    let _ = choose(&mut screen, &mut desk, file("ảnh.txt", b"\x89PNG\r\n\x1a\n000"));
    assert!(screen.start().unwrap().found().is_none());
    let _ = choose(&mut screen, &mut desk, file("kế hoạch.txt", PAPER.as_bytes()));
    let found = screen.start().unwrap().found().unwrap();
    assert!(found.found().intake.sections.iter().any(|one| matches!(&one.content,
        Content::Heading { text } if text.to_lowercase().contains("mục đích"))));
    let _ = send(&mut screen, &mut desk, start(Start::OtherAsked));
    assert!(screen.start().unwrap().found().is_none());
}

// Faces.

const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(704.0, 436.0);

fn face(name: &str, screen: &Plans, desk: &Desk) {
    for (size, tail) in [(WORK, ""), (LARGE, "-150")] {
        let mut window = support::window(size, screen.view(desk));
        support::shot(&format!("{name}{tail}"), &mut window, Theme::Light);
    }
}

#[test]
fn faces() {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl", "04-round.jsonl"]);
    let mut screen = opened(&mut desk);
    face("plan-start-template", &screen, &desk);
    let _ = send(&mut screen, &mut desk, start(Start::WayChosen(Way::Copy)));
    face("plan-start-copy", &screen, &desk);
    let _ = send(&mut screen, &mut desk, start(Start::WayChosen(Way::Text)));
    face("plan-start-text", &screen, &desk);
    let _ = send(&mut screen, &mut desk, start(Start::FileChosen(PathBuf::from("mất.docx"))));
    face("plan-start-trouble", &screen, &desk);
    let _ = send(&mut screen, &mut desk, start(Start::Text(paste(PAPER))));
    let _ = send(&mut screen, &mut desk, start(Start::ReadAsked));
    let _ = send(&mut screen, &mut desk, start(Start::Found(FoundMessage::SuperiorTicked(true))));
    face("plan-start-found", &screen, &desk);
}
