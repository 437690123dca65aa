//! Chấm điểm in full: a pile of sheets by keyboard, figures that points follow from, stages, reasons in place,
//! confirmation, the second person, hidden figures; with pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    pub mod sheets;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::cli::sample;
use guong_sang::domain::command::SheetComparison;
use guong_sang::domain::ids::{DossierId, MemberId, RoundId};
use guong_sang::domain::round::{Board, Stage};
use guong_sang::domain::{Command, Points};
use guong_sang::screens::Desk;
use guong_sang::screens::selection::{Across, Cell, Message, Outcome, Press, ScoringMessage, Selection, Tab};
use serde_json::{Value, json};
use support::desk::{self, perform};
use support::selection::{open_at, read_again, send, shot, shows};
use support::sheets::{self, ROUND};

/// A desk with the round, and the screen at its sheet.
fn at_the_sheet(members: i64, dossiers: i64, settings: Value, more: Vec<Command>) -> (Desk, Selection) {
    crowd(members, dossiers, settings, more, false)
}

fn crowd(members: i64, dossiers: i64, settings: Value, more: Vec<Command>, long: bool) -> (Desk, Selection) {
    let mut desk = desk::empty();
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::OFFICE]).unwrap();
            Ok(())
        })
        .unwrap();
    let mut commands = sheets::round(members, dossiers, settings, long);
    commands.extend(more);
    desk::change(&desk, Command::Batch { title: "Đợt thử".into(), commands });
    desk::reread(&mut desk);
    let screen = open_at(&mut desk, Tab::Scoring);
    (desk, screen)
}

fn scoring(message: ScoringMessage) -> Message {
    Message::Scoring(message)
}

fn press(press: Press) -> Message {
    scoring(ScoringMessage::Pressed(press))
}

/// Types without running what comes of it, and returns the commands.
fn typed(screen: &mut Selection, desk: &Desk, figures: &str) -> Vec<Command> {
    let mut commands = Vec::new();
    for letter in figures.chars() {
        let key = match letter {
            '\n' => Press::Enter,
            '\t' => Press::Tab,
            other => Press::Figure(other),
        };
        commands.extend(screen.update(press(key), desk).commands().into_iter().cloned());
    }
    commands
}

/// Types and has everything stored.
fn type_in(screen: &mut Selection, desk: &mut Desk, figures: &str) {
    for letter in figures.chars() {
        let key = match letter {
            '\n' => Press::Enter,
            '\t' => Press::Tab,
            other => Press::Figure(other),
        };
        let effect = screen.update(press(key), desk);
        let stored: Vec<Command> = effect.commands().into_iter().cloned().collect();
        for command in stored {
            desk::change(desk, command);
        }
    }
    read_again(screen, desk);
}

fn click(screen: &mut Selection, desk: &mut Desk, row: usize, column: usize) {
    send(screen, desk, scoring(ScoringMessage::Clicked(Cell { row, column })));
}

fn board(desk: &Desk) -> Board {
    desk.store.read_now(|db| db.board(RoundId(ROUND))).unwrap()
}

fn row(screen: &Selection, at: usize) -> (String, String, String, String) {
    let row = &screen.scoring().table().rows[at];
    (row.total.clone(), row.mean.clone(), row.rank.clone(), row.grade.clone())
}

/// Every member's whole sheet for every dossier, a little apart.
fn everything(members: i64, dossiers: i64) -> Vec<Command> {
    let mut all = Vec::new();
    for member in 1..=members {
        for dossier in 1..=dossiers {
            let first = format!("{}", 8 + (member * 3 + dossier * 7) % 12);
            all.extend(sheets::whole_sheet(member, dossier, &first));
        }
    }
    all
}

fn stage(stage: &str, dossier: i64, criterion: i64, points: i64, reason: &str) -> Command {
    sheets::command(
        json!({"deed": "enter_stage", "dossier": 9000 + dossier, "criterion": criterion, "stage": stage,
        "points": points, "reason": reason, "by": "A"}),
    )
}

#[test]
fn a_pile_of_sheets_is_typed_with_figures_and_enter_and_ranked_at_once() {
    let (mut desk, mut screen) = at_the_sheet(1, 4, json!({}), vec![]);
    // Five criteria down four dossiers: points, done, done/target, percent, tick.
    type_in(
        &mut screen,
        &mut desk,
        "18,5\n17\n20\n9\n45\n50\n60\n10\n45/50\n50/50\n70/50\n5/50\n90\n85\n70\n10\nx\nđ\n0\n5\n",
    );
    let here = board(&desk);
    assert_eq!(here.scores.len(), 20);
    assert_eq!(here.scores.iter().filter(|it| it.input.is_some()).count(), 12);
    let of = |dossier: i64| -> Vec<String> {
        let mut all: Vec<_> =
            here.scores.iter().filter(|it| it.dossier == DossierId(9000 + dossier)).collect();
        all.sort_by_key(|it| it.criterion);
        all.iter().map(|it| it.points.to_string()).collect()
    };
    assert_eq!(of(1), ["18,5", "9", "9", "8", "5"]);
    assert_eq!(of(2), ["17", "10", "10", "8", "5"]);
    assert_eq!(of(3), ["20", "10", "12", "5", "0"]);
    assert_eq!(of(4), ["9", "2", "1", "0", "5"]);
    assert_eq!(row(&screen, 0), row_of("49,50", "49,50", "2", "Hoàn thành xuất sắc nhiệm vụ"));
    assert_eq!(row(&screen, 1), row_of("50,00", "50,00", "1", "Hoàn thành xuất sắc nhiệm vụ"));
    assert_eq!(row(&screen, 3), row_of("17,00", "17,00", "4", "Hoàn thành nhiệm vụ"));
    shot("scoring-pile", &screen, &desk);
    // The rank follows the next figure before anything was stored.
    click(&mut screen, &mut desk, 0, 0);
    let commands = typed(&mut screen, &desk, "20\n");
    assert_eq!(commands.len(), 1);
    assert_eq!(row(&screen, 0).2, "1");
    // The same figure again, typed as it stands, is no deed.
    click(&mut screen, &mut desk, 0, 2);
    assert_eq!(screen.update(press(Press::Edit), &desk).commands().len(), 0);
    assert!(screen.update(press(Press::Down), &desk).commands().is_empty());
}

fn row_of(total: &str, mean: &str, rank: &str, grade: &str) -> (String, String, String, String) {
    (total.into(), mean.into(), rank.into(), grade.into())
}

#[test]
fn figures_that_no_points_follow_from_are_refused_in_place() {
    let (mut desk, mut screen) = at_the_sheet(1, 2, json!({}), vec![]);
    click(&mut screen, &mut desk, 0, 2);
    assert!(typed(&mut screen, &desk, "45\n").is_empty());
    assert!(shows(
        &screen,
        &desk,
        "Tiêu chí “TC3” tính theo chỉ tiêu. Hãy gõ số đã làm và chỉ tiêu, ví dụ 45/50."
    ));
    shot("scoring-refused", &screen, &desk);
    // The stroke is all that was missing.
    let mended = typed(&mut screen, &desk, "/50\n");
    assert!(matches!(
        mended[..],
        [Command::EnterScore { points: None, input: Some(input), .. }] if input.to_string() == "45/50"
    ));
    // A letter means nothing where points are typed, a stroke neither.
    click(&mut screen, &mut desk, 0, 0);
    let plain = typed(&mut screen, &desk, "x/8\n");
    assert!(
        matches!(plain[..], [Command::EnterScore { points: Some(points), .. }] if points == Points::whole(8))
    );
    // While it is typed the line above says what follows.
    click(&mut screen, &mut desk, 1, 1);
    typed(&mut screen, &desk, "25");
    assert!(screen.scoring().line().contains("25 được 5 điểm."), "{}", screen.scoring().line());
}

#[test]
fn a_block_with_figures_is_pasted_and_read_by_its_columns() {
    let (mut desk, mut screen) = at_the_sheet(1, 3, json!({}), vec![]);
    let block = "18\t45\t45/50\t90%\tx\r\n\t50\t50\t70\t3\r\n";
    let pasted = screen.update(scoring(ScoringMessage::Pasted(Some(block.into()))), &desk);
    let commands = pasted.commands();
    let [Command::Batch { commands: cells, .. }] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!(cells.len(), 7);
    let told = perform(&mut screen, &mut desk, pasted);
    assert!(told[0].starts_with("Đã dán 7 ô; 2 ô không dán được."), "{told:?}");
    let here = board(&desk);
    assert_eq!(here.scores.len(), 7);
    assert_eq!(here.scores.iter().filter(|it| it.input.is_some()).count(), 5);
}

#[test]
fn stages_are_sheets_of_their_own_and_a_difference_asks_why_in_place() {
    let own = vec![stage("self_score", 1, 9001, 18, ""), stage("self_score", 2, 9001, 12, "")];
    let (mut desk, mut screen) = at_the_sheet(2, 3, json!({}), own);
    send(&mut screen, &mut desk, scoring(ScoringMessage::StagePicked(Some(Stage::SelfScore))));
    shot("scoring-self-score", &screen, &desk);
    click(&mut screen, &mut desk, 2, 1);
    let commands = typed(&mut screen, &desk, "45\n");
    assert!(matches!(
        &commands[..],
        [Command::EnterStage { stage: Stage::SelfScore, input: Some(_), by, .. }] if by == "Vi Thị Thu Thảo"
    ));
    for command in commands {
        desk::change(&desk, command);
    }
    read_again(&mut screen, &mut desk);

    send(&mut screen, &mut desk, scoring(ScoringMessage::StagePicked(Some(Stage::Appraised))));
    // The same figure needs no word; another one waits for its reason, and the cursor with it.
    assert_eq!(typed(&mut screen, &desk, "18\n").len(), 1);
    assert!(typed(&mut screen, &desk, "10\n").is_empty());
    assert!(shows(&screen, &desk, "Mô hình 2: TC1 thẩm định 10, đơn vị tự chấm 12"));
    let without = screen.update(scoring(ScoringMessage::ReasonDone), &desk);
    assert!(without.commands().is_empty());
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonTyped("thiếu minh chứng".into())));
    shot("scoring-appraised-reason", &screen, &desk);
    let done = screen.update(scoring(ScoringMessage::ReasonDone), &desk);
    assert!(matches!(
        done.commands()[..],
        [Command::EnterStage { stage: Stage::Appraised, reason, .. }] if reason == "thiếu minh chứng"
    ));
    perform(&mut screen, &mut desk, done);
    // The cursor went on as Enter would have sent it.
    let next = typed(&mut screen, &desk, "9\n");
    assert!(
        matches!(next[..], [Command::EnterStage { dossier, .. }] if dossier == DossierId(9003)),
        "{next:?}"
    );
    let stages = board(&desk).stages;
    assert_eq!(stages.iter().filter(|it| it.stage == Stage::Appraised).count(), 1);
    // Giving up leaves the figure that stood there.
    click(&mut screen, &mut desk, 2, 1);
    typed(&mut screen, &desk, "50\n");
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonClosed));
    assert_eq!(screen.scoring().table().rows[2].slots[1].words, "");
}

#[test]
fn proposed_figures_stand_pale_and_one_key_takes_them() {
    let own = vec![
        stage("self_score", 1, 9001, 18, ""),
        stage("self_score", 1, 9005, 5, ""),
        stage("appraised", 1, 9001, 15, "thiếu minh chứng"),
    ];
    let (mut desk, mut screen) = at_the_sheet(2, 2, json!({}), own);
    assert_eq!(screen.scoring().table().rows[0].slots[0].pale, "(15)");
    assert!(shows(&screen, &desk, "(15)"));
    click(&mut screen, &mut desk, 0, 0);
    let taken = screen.update(press(Press::TakeOver), &desk);
    assert!(matches!(taken.commands()[..], [Command::TakeProposed { .. }]));
    assert_eq!(screen.scoring().table().rows[0].slots[0].under, "đề xuất", "at once, ahead of the file");
    perform(&mut screen, &mut desk, taken);
    read_again(&mut screen, &mut desk);
    assert_eq!(board(&desk).scores.iter().filter(|it| it.copied).count(), 2);
    assert_eq!(screen.scoring().table().rows[0].slots[0].under, "đề xuất");
    shot("scoring-taken", &screen, &desk);
    // Nothing is left to take.
    assert!(screen.update(press(Press::TakeOver), &desk).commands().is_empty());
    // The rest typed and the sheet confirmed, the mark is gone.
    click(&mut screen, &mut desk, 0, 1);
    type_in(&mut screen, &mut desk, "45\t45/50\t90\t");
    send(&mut screen, &mut desk, scoring(ScoringMessage::Confirmed(0)));
    read_again(&mut screen, &mut desk);
    assert_eq!(screen.scoring().table().rows[0].slots[0].under, "");
    assert!(screen.scoring().table().rows[0].confirmed);
}

#[test]
fn a_sheet_is_confirmed_and_from_then_on_a_change_says_why() {
    let (mut desk, mut screen) = at_the_sheet(2, 3, json!({}), everything(1, 2));
    // A sheet with empty cells is not confirmed, and says so.
    click(&mut screen, &mut desk, 2, 0);
    assert!(screen.update(press(Press::Done), &desk).commands().is_empty());
    assert!(shows(&screen, &desk, "Phiếu này còn 5 ô chưa có điểm nên chưa xác nhận được."));
    click(&mut screen, &mut desk, 0, 0);
    let done = screen.update(press(Press::Done), &desk);
    assert!(matches!(done.commands()[..], [Command::ConfirmSheet { confirmed: true, .. }]));
    perform(&mut screen, &mut desk, done);
    // All the others at once: only one is left that is whole.
    let all = screen.update(scoring(ScoringMessage::AllConfirmed), &desk);
    assert!(matches!(all.commands()[..], [Command::Batch { commands, .. }] if commands.len() == 1));
    perform(&mut screen, &mut desk, all);
    read_again(&mut screen, &mut desk);
    assert_eq!(board(&desk).confirmations.len(), 2);

    click(&mut screen, &mut desk, 0, 0);
    assert!(typed(&mut screen, &desk, "7\n").is_empty());
    assert!(shows(&screen, &desk, "Mô hình 1: phiếu đã xác nhận, sửa TC1 phải nêu lý do"));
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonTyped("nhập nhầm dòng".into())));
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonDone));
    read_again(&mut screen, &mut desk);
    let changed = board(&desk).scores.into_iter().find(|it| it.reason == "nhập nhầm dòng").unwrap();
    assert_eq!(changed.points, Points::whole(7));
    // A pasted block over a confirmed sheet: one reason for all of it, nothing before.
    click(&mut screen, &mut desk, 0, 0);
    let pasted = screen.update(scoring(ScoringMessage::Pasted(Some("6\t40\r\n".into()))), &desk);
    assert!(pasted.commands().is_empty());
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonAgain));
    read_again(&mut screen, &mut desk);
    assert_eq!(board(&desk).scores.iter().filter(|it| it.reason == "nhập nhầm dòng").count(), 2);

    // Taking back asks too.
    let back = screen.update(scoring(ScoringMessage::Confirmed(0)), &desk);
    assert!(back.commands().is_empty());
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonTyped("xem lại".into())));
    shot("scoring-taken-back", &screen, &desk);
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonDone));
    read_again(&mut screen, &mut desk);
    assert_eq!(board(&desk).confirmations.len(), 1);
    assert_eq!(typed(&mut screen, &desk, "9\n").len(), 1, "open again");
}

#[test]
fn a_difference_from_the_appraised_figure_is_flagged_until_it_says_why() {
    let mut more = everything(1, 3);
    more.push(stage("appraised", 1, 9001, 20, ""));
    more.push(stage("appraised", 3, 9001, 20, ""));
    let (mut desk, mut screen) = at_the_sheet(1, 3, json!({"reason_on_difference": true}), more);
    assert!(shows(&screen, &desk, "2 ô khác đề xuất chưa ghi lý do"));
    click(&mut screen, &mut desk, 1, 1);
    send(&mut screen, &mut desk, scoring(ScoringMessage::NextUnexplained));
    assert!(shows(&screen, &desk, "Mô hình 3: lý do của điểm TC1"));
    shot("scoring-unexplained", &screen, &desk);
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonTyped("minh chứng rõ".into())));
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonDone));
    read_again(&mut screen, &mut desk);
    assert!(shows(&screen, &desk, "1 ô khác đề xuất chưa ghi lý do"));
    // By keyboard: the note of the cell under the cursor.
    click(&mut screen, &mut desk, 0, 0);
    assert!(screen.scoring().line().contains("Khác thẩm định 20, chưa ghi lý do"));
    send(&mut screen, &mut desk, press(Press::Reason));
    send(&mut screen, &mut desk, scoring(ScoringMessage::ReasonAgain));
    read_again(&mut screen, &mut desk);
    assert_eq!(board(&desk).scores.iter().filter(|it| it.reason == "minh chứng rõ").count(), 2);
}

#[test]
fn the_second_person_types_the_paper_blind_and_differences_show_with_both_figures() {
    let (mut desk, mut screen) = at_the_sheet(2, 3, json!({"second_check": true}), everything(1, 3));
    assert!(shows(&screen, &desk, "Đối chiếu: 0 khớp, 0 khác, 3 chưa"));
    let first = board(&desk).scores.iter().find(|it| it.dossier == DossierId(9001)).unwrap().points;
    send(&mut screen, &mut desk, scoring(ScoringMessage::Comparing(true)));
    assert!(screen.scoring().table().rows.iter().all(|row| row.slots.iter().all(|it| it.words.is_empty())));
    assert!(screen.scoring().table().rows.iter().all(|row| row.mean.is_empty() && row.rank.is_empty()));
    shot("scoring-compare-blind", &screen, &desk);
    // The whole row, but the first cell otherwise than it was entered.
    let other = if first == Points::whole(8) { "9" } else { "8" };
    let commands = typed(&mut screen, &desk, &format!("{other}\t45\t45/50\t90\t5\t"));
    assert!(commands.is_empty(), "a bonus may follow");
    let down = screen.update(press(Press::Down), &desk);
    let [Command::CheckSheet(SheetComparison { figures: Some(figures), by, .. })] = &down.commands()[..]
    else {
        panic!("{:?}", down.commands())
    };
    assert_eq!((figures.len(), by.as_str()), (6, "Vi Thị Thu Thảo"));
    assert_eq!(figures[5].points, None);
    perform(&mut screen, &mut desk, down);
    read_again(&mut screen, &mut desk);
    let found = &screen.scoring().table().rows[0];
    assert_eq!(found.outcome, Outcome::Differs(1));
    assert_eq!(found.slots[0].under, format!("nhập {first}"));
    // The second row by eye: shown first, then found right.
    click(&mut screen, &mut desk, 1, 0);
    assert!(screen.update(press(Press::Done), &desk).commands().is_empty());
    assert!(!screen.scoring().table().rows[1].slots[0].pale.is_empty());
    shot("scoring-compare-mixed", &screen, &desk);
    let right = screen.update(press(Press::Done), &desk);
    assert!(matches!(right.commands()[..], [Command::CheckSheet(_)]));
    perform(&mut screen, &mut desk, right);
    read_again(&mut screen, &mut desk);
    assert_eq!(screen.scoring().table().rows[1].outcome, Outcome::Agrees);
    assert_eq!(board(&desk).scores.len(), 15, "nothing was edited");
    assert!(shows(&screen, &desk, "1 khớp, 1 khác, 1 chưa đối chiếu"));
    // A cell put right afterwards agrees, and a compared sheet asks why it is changed.
    send(&mut screen, &mut desk, scoring(ScoringMessage::Comparing(false)));
    assert!(shows(&screen, &desk, "Đối chiếu: 1 khớp, 1 khác, 1 chưa"));
    click(&mut screen, &mut desk, 0, 0);
    type_in(&mut screen, &mut desk, &format!("{other}\n"));
    assert!(shows(&screen, &desk, "Đối chiếu: 2 khớp, 0 khác, 1 chưa"));
    click(&mut screen, &mut desk, 0, 0);
    assert!(typed(&mut screen, &desk, "15\n").is_empty());
    assert!(shows(&screen, &desk, "Mô hình 1: phiếu đã đối chiếu, sửa TC1 phải nêu lý do"));
}

#[test]
fn with_independent_scoring_others_stay_hidden_until_the_own_sheet_is_confirmed() {
    let (mut desk, mut screen) = at_the_sheet(3, 2, json!({"independent": true}), everything(3, 2));
    assert_eq!((row(&screen, 0).1, row(&screen, 0).2), ("–".to_owned(), "–".to_owned()));
    assert_ne!(row(&screen, 0).0, "–", "the own figures are there");
    assert!(shows(
        &screen,
        &desk,
        "Chấm độc lập: điểm của người khác, trung bình và hạng chỉ hiện khi Thành viên 1 đã xác nhận phiếu của hồ sơ."
    ));
    send(&mut screen, &mut desk, scoring(ScoringMessage::AcrossPicked(Across::Dossier)));
    let rows = &screen.scoring().table().rows;
    assert!(rows[0].locked.is_none());
    assert!(
        rows[1..].iter().all(|row| row.locked.is_some() && row.slots[0].words == "•" && row.total == "–")
    );
    shot("scoring-hidden", &screen, &desk);
    click(&mut screen, &mut desk, 1, 0);
    assert!(typed(&mut screen, &desk, "9\n").is_empty());
    // Confirmed: everything of this dossier shows, the other one stays hidden.
    send(&mut screen, &mut desk, scoring(ScoringMessage::Confirmed(0)));
    read_again(&mut screen, &mut desk);
    assert!(screen.scoring().table().rows.iter().all(|row| row.locked.is_none()));
    send(&mut screen, &mut desk, scoring(ScoringMessage::AcrossPicked(Across::Member)));
    assert_ne!(row(&screen, 0).2, "–");
    assert_eq!(row(&screen, 1).2, "–");
    send(&mut screen, &mut desk, scoring(ScoringMessage::MemberPicked(MemberId(9002))));
    assert_eq!(row(&screen, 0).2, "–", "seen with the eyes of another member");
}

#[test]
fn a_disagreement_is_flagged_from_three_members_on() {
    let apart = |members: i64| {
        let mut all = Vec::new();
        for member in 1..=members {
            all.extend(sheets::whole_sheet(member, 1, if member == 1 { "2" } else { "20" }));
        }
        all
    };
    let (desk, screen) = at_the_sheet(2, 1, json!({"disagreement": "10"}), apart(2));
    assert_eq!(screen.scoring().table().rows[0].flag, None);
    drop((desk, screen));
    let (desk, screen) = at_the_sheet(3, 1, json!({"disagreement": "10"}), apart(3));
    let flag = screen.scoring().table().rows[0].flag.clone().unwrap();
    assert_eq!(flag, "Cần thảo luận: cao nhất 51,00, thấp nhất 33,00");
    assert!(shows(&screen, &desk, &flag) || screen.scoring().table().columns.len() > 5);
    shot("scoring-disagreement", &screen, &desk);
}

#[test]
fn a_large_council_fits_the_small_screen() {
    let mut more = everything(15, 60);
    more.extend((1..=60).filter(|n| n % 3 == 0).map(|n| stage("appraised", n, 9001, 15, "")));
    let settings = json!({"reason_on_difference": true, "second_check": true, "disagreement": "8"});
    let (mut desk, mut screen) = crowd(15, 60, settings, more, true);
    shot("scoring-crowd", &screen, &desk);
    click(&mut screen, &mut desk, 3, 2);
    typed(&mut screen, &desk, "45/5");
    shot("scoring-crowd-typing", &screen, &desk);
    send(&mut screen, &mut desk, press(Press::Escape));
    send(&mut screen, &mut desk, scoring(ScoringMessage::AcrossPicked(Across::Dossier)));
    shot("scoring-crowd-dossier", &screen, &desk);
    send(&mut screen, &mut desk, scoring(ScoringMessage::Comparing(true)));
    typed(&mut screen, &desk, "8\t45\t45/50\t90\t5\t");
    let down = screen.update(press(Press::Down), &desk);
    perform(&mut screen, &mut desk, down);
    shot("scoring-crowd-compare", &screen, &desk);
    send(&mut screen, &mut desk, scoring(ScoringMessage::StagePicked(Some(Stage::Appraised))));
    shot("scoring-crowd-appraised", &screen, &desk);
    assert_eq!(screen.scoring().table().rows.len(), 60);
}
