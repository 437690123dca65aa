//! Xét chọn: the meeting mode and the score sheets as files, through update → Effect, with pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    #[path = "mod.rs"]
    pub mod window;
}

use chrono::{TimeZone, Utc};
use guong_sang::domain::ids::{DossierId, MemberId, RoundId};
use guong_sang::domain::round::{Board, Way};
use guong_sang::domain::score_files::{FileState, SeatState};
use guong_sang::domain::{Command, Points};
use guong_sang::exchange::score_file::{SheetFor, write};
use guong_sang::screens::selection::{
    Ballot, FilesMessage, MeetingMessage, MeetingPage, Message, Selection, Tab,
};
use guong_sang::screens::{Chord, Desk, Effect};
use iced::Size;
use iced::keyboard::key::Named;
use std::path::Path;
use support::desk::{self, perform};
use support::selection::{WORK, open, send, shot_at, shows_at};

fn shows(screen: &Selection, desk: &Desk, words: &str) -> bool {
    shows_at(Size::new(1366.0, 768.0), screen, desk, words)
}

fn board(desk: &Desk) -> Board {
    desk.store.read_now(|db| db.board(RoundId(1))).unwrap()
}

fn key(named: Named) -> Chord {
    Chord::named(named)
}

fn press(screen: &mut Selection, desk: &mut Desk, named: Named) {
    let message = screen.chord(key(named)).expect("a key with a meaning");
    send(screen, desk, message);
}

/// The sample in its meeting, with votes if asked for.
fn in_the_meeting(votes: bool) -> (Desk, Selection) {
    let mut desk = desk::sample();
    if votes {
        let mut round = board(&desk).round;
        round.settings.way = Way::Both;
        round.settings.disagreement = Some(Points::hundredths(150));
        desk::change(&desk, Command::SaveRound { round });
    }
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::MeetingAsked);
    (desk, screen)
}

fn go_to(screen: &mut Selection, desk: &mut Desk, wanted: impl Fn(&MeetingPage) -> bool) {
    let at = screen.meeting().unwrap().pages().iter().position(wanted).expect("such a page");
    while screen.meeting().unwrap().at() < at {
        press(screen, desk, Named::ArrowRight);
    }
}

#[test]
fn the_meeting_shows_one_dossier_a_page_and_asks_people_out_once() {
    let (mut desk, mut screen) = in_the_meeting(false);
    assert!(screen.fills_window());
    let meeting = screen.meeting().unwrap();
    let dossiers = meeting.pages().iter().filter(|it| matches!(it, MeetingPage::Dossier(_))).count();
    assert_eq!(dossiers, board(&desk).candidates.len());
    let between: Vec<&MeetingPage> =
        meeting.pages().iter().filter(|it| matches!(it, MeetingPage::Between { .. })).collect();
    assert_eq!(between.len(), 2, "one member leaves once and comes back once: {between:?}");
    shot_at("meeting-first-1366", Size::new(1366.0, 768.0), &screen, &desk);
    shot_at("meeting-first-1920", Size::new(1920.0, 1080.0), &screen, &desk);

    go_to(
        &mut screen,
        &mut desk,
        |page| matches!(page, MeetingPage::Between { leave, .. } if !leave.is_empty()),
    );
    assert!(shows(&screen, &desk, "Đàm Thị Thục Anh"));
    assert!(shows(&screen, &desk, "tạm ra ngoài"));
    shot_at("meeting-leave-1366", Size::new(1366.0, 768.0), &screen, &desk);
    press(&mut screen, &mut desk, Named::Space);
    assert_eq!(screen.meeting().unwrap().dossier(), Some(DossierId(13)));
    assert!(shows(&screen, &desk, "Đang tạm ra ngoài: Đàm Thị Thục Anh"));
    send(&mut screen, &mut desk, Message::Meeting(MeetingMessage::TotalsToggled));
    shot_at("meeting-out-1366", Size::new(1366.0, 768.0), &screen, &desk);
    press(&mut screen, &mut desk, Named::ArrowRight);
    shot_at("meeting-back-1366", Size::new(1366.0, 768.0), &screen, &desk);
    // The last page is the end, and the first has none before it.
    let last = screen.meeting().unwrap().pages().len() - 1;
    for _ in 0..3 {
        press(&mut screen, &mut desk, Named::ArrowRight);
    }
    assert_eq!(screen.meeting().unwrap().at(), last);
    for _ in 0..last + 3 {
        press(&mut screen, &mut desk, Named::ArrowLeft);
    }
    assert_eq!(screen.meeting().unwrap().at(), 0);
    press(&mut screen, &mut desk, Named::Escape);
    assert!(!screen.fills_window());
    assert!(screen.chord(key(Named::F11)).is_none());
}

#[test]
fn votes_are_counted_on_the_page_and_stored_when_it_is_turned() {
    let (mut desk, mut screen) = in_the_meeting(true);
    let first = screen.meeting().unwrap().dossier().unwrap();
    let say = |ballot, text: &str| Message::Meeting(MeetingMessage::Typed(ballot, text.to_owned()));
    let count = |desk: &Desk, id: DossierId| board(desk).votes.iter().find(|it| it.dossier == id).copied();
    send(&mut screen, &mut desk, say(Ballot::Agree, "3"));
    send(&mut screen, &mut desk, say(Ballot::Disagree, "1"));
    send(&mut screen, &mut desk, say(Ballot::Lowered, "1"));
    press(&mut screen, &mut desk, Named::ArrowRight);
    let stored = count(&desk, first).unwrap();
    assert_eq!((stored.agree, stored.disagree, stored.lowered), (3, 1, 1));
    // More than may vote: the page stays, and says why.
    let here = screen.meeting().unwrap().at();
    let second = screen.meeting().unwrap().dossier().unwrap();
    let before = count(&desk, second);
    send(&mut screen, &mut desk, say(Ballot::Agree, "44"));
    send(&mut screen, &mut desk, say(Ballot::Disagree, "0"));
    press(&mut screen, &mut desk, Named::ArrowRight);
    assert_eq!(screen.meeting().unwrap().at(), here);
    assert!(shows(&screen, &desk, "Có 5 người được biểu quyết về hồ sơ này; vừa ghi 44."));
    shot_at("meeting-vote-wrong-1366", Size::new(1366.0, 768.0), &screen, &desk);
    assert_eq!(count(&desk, second), before);
    send(&mut screen, &mut desk, Message::Meeting(MeetingMessage::AllAgreed));
    assert_eq!(count(&desk, second).unwrap().agree, 5);
    shot_at("meeting-vote-1366", Size::new(1366.0, 768.0), &screen, &desk);
    shot_at("meeting-vote-1920", Size::new(1920.0, 1080.0), &screen, &desk);
    // Whoever is outside does not vote.
    go_to(
        &mut screen,
        &mut desk,
        |page| matches!(page, MeetingPage::Between { leave, .. } if !leave.is_empty()),
    );
    press(&mut screen, &mut desk, Named::ArrowRight);
    assert!(shows(&screen, &desk, "Biểu quyết (4 người)"));
    press(&mut screen, &mut desk, Named::Escape);
    assert!(!screen.fills_window());
}

/// Three sheets: one with a changed figure and one out of range, one of another round, one that is no workbook.
fn folder(desk: &Desk, at: &Path) -> (MemberId, DossierId) {
    let board = board(desk);
    let day = Utc.with_ymd_and_hms(2017, 10, 12, 3, 0, 0).unwrap();
    let mut changed = board.clone();
    let member = board.members.iter().position(|it| it.votes && it.present).unwrap();
    let id = board.members[member].id;
    let mut own = changed.scores.iter_mut().filter(|it| it.member == id);
    let first = own.next().unwrap();
    first.points = Points::whole(1);
    let dossier = first.dossier;
    own.next().unwrap().points = Points::whole(99);
    let put = |name: &str, board: &Board, member: usize| {
        let it = SheetFor { board, member: &board.members[member], office: "", figures: true, at: day };
        std::fs::write(at.join(name), write(&it).unwrap()).unwrap();
    };
    put("Phiếu chấm 01 - Nông Thị Kiều Trinh.xlsx", &changed, member);
    put("Phiếu chấm 02 - Hoàng Thị Lệ Thủy.xlsx", &board, 1);
    let mut other = board;
    (other.round.id, other.round.name) = (RoundId(77), "Đợt xét tháng 3/2017".into());
    put("Phiếu cũ.xlsx", &other, 2);
    std::fs::write(at.join("Ghi chú.txt"), "Kính gửi chị").unwrap();
    (id, dossier)
}

#[test]
fn a_folder_of_sheets_is_looked_at_before_anything_counts() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Files));
    shot_at("sheets-empty", WORK, &screen, &desk);
    let asked = screen.update(Message::Files(FilesMessage::FolderAsked), &desk);
    let Effect::Open(opening) = asked else { panic!("{asked:?}") };
    assert!(opening.folder);
    let dir = tempfile::tempdir().unwrap();
    let (member, dossier) = folder(&desk, dir.path());
    let before = board(&desk);
    send(&mut screen, &mut desk, opening.chosen(dir.path().to_owned()));
    assert_eq!(board(&desk), before, "reading writes nothing");
    let states: Vec<FileState> = screen.files().intake().files.iter().map(|it| it.state.clone()).collect();
    assert!(matches!(states[0], FileState::Unknown { .. }), "{states:?}");
    assert_eq!(states[1..3], [FileState::Good, FileState::Good]);
    assert!(matches!(states[3], FileState::WrongRound { .. }));
    assert_eq!(screen.files().picked().iter().copied().collect::<Vec<_>>(), [1, 2]);
    send(&mut screen, &mut desk, Message::Files(FilesMessage::Shown(1)));
    shot_at("sheets-read", WORK, &screen, &desk);
    // A file that is left out is not taken.
    send(&mut screen, &mut desk, Message::Files(FilesMessage::Picked(2, false)));
    let accepted = screen.update(Message::Files(FilesMessage::Accepted), &desk);
    let commands = accepted.commands();
    let [Command::Batch { commands, title }] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!((commands.len(), title.as_str()), (1, "Nhận 1 phiếu chấm từ tệp"));
    perform(&mut screen, &mut desk, accepted);
    let now = board(&desk);
    let score = now.scores.iter().find(|it| it.member == member && it.dossier == dossier).unwrap();
    assert_eq!((score.points, score.file), (Points::whole(1), Some(now.files[0].id)));
    assert!(matches!(screen.files().intake().files[1].state, FileState::Already { .. }));
    assert!(matches!(screen.files().intake().members[0].state, SeatState::Taken { .. }));
    shot_at("sheets-taken", WORK, &screen, &desk);
}

#[test]
fn sheets_are_written_where_the_user_says_and_noted() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Files));
    let asked = screen.update(Message::Files(FilesMessage::WriteAsked), &desk);
    let Effect::Open(opening) = asked else { panic!("{asked:?}") };
    let dir = tempfile::tempdir().unwrap();
    let told = send(&mut screen, &mut desk, opening.chosen(dir.path().to_owned()));
    assert!(told[0].starts_with("Đã ghi 6 phiếu chấm vào thư mục"), "{told:?}");
    let written = dir.path().join("Phiếu chấm - Đợt xét tháng 10-2017");
    assert_eq!(std::fs::read_dir(written).unwrap().count(), 6);
    let exports = desk.store.read_now(|db| db.exports()).unwrap();
    assert!(exports[0].personal && exports[0].what.starts_with("Phiếu chấm điểm của 6 thành viên"));
}
