//! Beside "Tiêu chí": ready sets, a table from Excel and one to Excel, as deeds and as pictures.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/plans.rs"]
mod plans;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::criteria::{Tone, read_criteria};
use guong_sang::screens::Desk;
use guong_sang::screens::plans::criteria_offers::Message as Offer;
use guong_sang::screens::plans::editor::{Message as Ed, Tab};
use guong_sang::screens::plans::{Message, Plans};
use guong_sang::ui::Theme;
use iced::Size;
use plans::*;
use stage::{Seen, send};

/// The work area of the window at 1366×768.
const WORK: Size = Size::new(1158.0, 692.0);

fn offer(screen: &mut Plans, desk: &mut Desk, message: Offer) -> Seen<Message> {
    send(screen, desk, ed(Ed::Offers(message)))
}

fn shot(name: &str, screen: &Plans, desk: &Desk) {
    let mut window = support::window(WORK, screen.view(desk));
    support::shot(&format!("criteria-offers-{name}"), &mut window, Theme::Light);
}

fn sets(screen: &Plans) -> Vec<(String, usize)> {
    let file = screen.editor().unwrap().file().unwrap();
    file.sets.iter().map(|set| (set.name.clone(), set.criteria.len())).collect()
}

#[test]
fn a_ready_set_comes_into_the_plan_and_gives_way_to_another_of_its_kind() {
    let (mut desk, mut screen) = fresh();
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
    shot("empty", &screen, &desk);
    let _ = offer(&mut screen, &mut desk, Offer::ReadyAsked);
    assert!(screen.editor().unwrap().offers().is_open());
    let _ = offer(&mut screen, &mut desk, Offer::KeyChosen("caobang-household"));
    let seen = offer(&mut screen, &mut desk, Offer::Accepted);
    assert!(matches!(seen.done.as_slice(), [Command::SaveCriteriaSet { .. }]));
    assert!(!screen.editor().unwrap().offers().is_open(), "it closes once the set is stored");
    assert_eq!(sets(&screen), [("Hộ gia đình hội viên phụ nữ điển hình tiên tiến".to_owned(), 7)]);
    shot("taken", &screen, &desk);
    let _ = offer(&mut screen, &mut desk, Offer::ReadyAsked);
    let _ = offer(&mut screen, &mut desk, Offer::KeyChosen("5-khong-3-sach"));
    shot("ready", &screen, &desk);
    let seen = offer(&mut screen, &mut desk, Offer::Accepted);
    assert!(seen.refused.is_empty());
    assert_eq!(sets(&screen), [("Gia đình 5 không, 3 sạch".to_owned(), 8)]);
    let _ = offer(&mut screen, &mut desk, Offer::ReadyAsked);
    let _ = offer(&mut screen, &mut desk, Offer::KeyChosen("cantho-2579"));
    shot("ready-graded", &screen, &desk);
    let _ = offer(&mut screen, &mut desk, Offer::Closed);
    assert_eq!(sets(&screen).len(), 1);
}

#[test]
fn a_table_is_read_looked_at_and_taken_and_written_again() {
    let (mut desk, mut screen) = fresh();
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Tiêu chí thi đua.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 8] = [
        &["BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026"],
        &["STT", "Nội dung tiêu chí", "Điểm chuẩn", "Hạn nộp"],
        &["I", "Công tác tuyên truyền", "50"],
        &["1", "Tuyên truyền chủ trương, chính sách bằng nhiều hình thức", "20"],
        &["2", "Phát hiện, nhân rộng điển hình tiên tiến trong hội viên, phụ nữ ở cơ sở", "20,5"],
        &["II", "Xây dựng tổ chức Hội"],
        &["1", "Phát triển hội viên", "mười"],
        &["", "Tổng cộng", "100"],
    ];
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save(&path).unwrap();
    let seen = offer(&mut screen, &mut desk, Offer::FileAsked);
    assert_eq!(seen.opened.len(), 1);
    let _ = offer(&mut screen, &mut desk, Offer::FileChosen(path));
    let found = screen.editor().unwrap().offers().found().unwrap();
    assert!(found.count(Tone::Doubt) >= 3 && found.count(Tone::Left) >= 2, "{:#?}", found.remarks);
    shot("read", &screen, &desk);
    // Nobody said for whom: nothing is stored before that is chosen.
    let seen = offer(&mut screen, &mut desk, Offer::Accepted);
    assert!(seen.done.is_empty());
    let _ = offer(&mut screen, &mut desk, Offer::KindChosen(Some(SubjectKind::Collective)));
    let seen = offer(&mut screen, &mut desk, Offer::Accepted);
    assert!(seen.refused.is_empty() && seen.done.len() == 1);
    assert_eq!(sets(&screen).len(), 1);
    let seen = offer(&mut screen, &mut desk, Offer::WriteAsked);
    assert_eq!(seen.opened[0].saved_as.as_deref(), Some("BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026"));
    let target = folder.path().join("Ra");
    let seen = offer(&mut screen, &mut desk, Offer::WriteChosen(target.clone()));
    assert_eq!(seen.told.len(), 1);
    let again = read_criteria(&target.with_extension("xlsx")).unwrap();
    assert_eq!((again.kind, again.found.criteria.len()), (Some(Some(SubjectKind::Collective)), 3));
    let _ = offer(&mut screen, &mut desk, Offer::FileChosen(folder.path().join("không có.xlsx")));
    shot("unread", &screen, &desk);
}
