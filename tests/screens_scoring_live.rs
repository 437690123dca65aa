//! While scores are typed: ranks told on the ballots there are, and the quotas beside the sheet; with pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::needless_pass_by_value)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    pub mod sheets;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::cli::sample;
use guong_sang::domain::Command;
use guong_sang::domain::ids::MemberId;
use guong_sang::domain::round::Stage;
use guong_sang::screens::Desk;
use guong_sang::screens::selection::{Across, Cell, Message, Press, ScoringMessage, Selection, Tab};
use serde_json::{Value, json};
use support::desk;
use support::selection::{LARGE, LARGER, WORK, faces, open_at, send, shot, shot_at, shows, shows_at};
use support::sheets::{self, ROUND};

/// A desk with the round of `sheets`, and the screen at its sheet.
fn at_the_sheet(members: i64, dossiers: i64, settings: Value, more: Vec<Command>) -> (Desk, Selection) {
    let mut desk = desk::empty();
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::OFFICE]).unwrap();
            Ok(())
        })
        .unwrap();
    let mut commands = sheets::round(members, dossiers, settings, true);
    commands.extend(more);
    desk::change(&desk, Command::Batch { title: "Đợt thử".into(), commands });
    desk::reread(&mut desk);
    let screen = open_at(&mut desk, Tab::Scoring);
    (desk, screen)
}

fn scoring(message: ScoringMessage) -> Message {
    Message::Scoring(message)
}

fn press(screen: &mut Selection, desk: &mut Desk, press: Press) {
    send(screen, desk, scoring(ScoringMessage::Pressed(press)));
}

/// Types without storing what comes of it: everything asked here has to be told at once.
fn typed(screen: &mut Selection, desk: &Desk, figures: &str) {
    for letter in figures.chars() {
        let key = match letter {
            '\n' => Press::Enter,
            '\t' => Press::Tab,
            other => Press::Figure(other),
        };
        let _ = screen.update(scoring(ScoringMessage::Pressed(key)), desk);
    }
}

fn click(screen: &mut Selection, desk: &mut Desk, row: usize, column: usize) {
    send(screen, desk, scoring(ScoringMessage::Clicked(Cell { row, column })));
}

/// Rank, whether it can still change, and what is said about it.
fn rank(screen: &Selection, at: usize) -> (&str, bool, &str) {
    let row = &screen.scoring().table().rows[at];
    (row.rank.as_str(), row.tentative, row.why.as_str())
}

/// Whole sheets of these members for these dossiers: the first figure falls from dossier to dossier.
fn whole(members: std::ops::RangeInclusive<i64>, dossiers: std::ops::RangeInclusive<i64>) -> Vec<Command> {
    let pairs = members.flat_map(|member| dossiers.clone().map(move |dossier| (member, dossier)));
    pairs.flat_map(|(m, d)| sheets::whole_sheet(m, d, &format!("{}", 20 - d))).collect()
}

fn quotas(all: Value) -> Value {
    json!({"quotas": all, "places": [{"kind": "model", "most": 2}]})
}

#[test]
fn a_rank_is_told_on_the_ballots_there_are_and_says_so() {
    // Two of three members have scored the first three of four dossiers.
    let (mut desk, mut screen) = at_the_sheet(3, 4, json!({}), whole(1..=2, 1..=3));
    let (first, tentative, why) = rank(&screen, 0);
    assert_eq!((first, tentative), ("1", true));
    assert!(why.starts_with("Tạm tính theo 2/3 phiếu. Xếp trên"), "{why}");
    assert_eq!(rank(&screen, 3).0, "–", "nobody has scored it whole");
    assert!(!rank(&screen, 3).1);
    assert_eq!(screen.scoring().table().rows[0].grade, "", "a grade waits for the last ballot");
    assert!(shows(&screen, &desk, "≈"));
    shot("live-so-far", &screen, &desk);

    // The third member types: once a ballot is whole it counts, before anything was stored.
    send(&mut screen, &mut desk, scoring(ScoringMessage::MemberPicked(MemberId(9003))));
    click(&mut screen, &mut desk, 2, 0);
    typed(&mut screen, &desk, "20\t50\t60/50\t90\tx\n");
    assert_eq!(screen.scoring().table().rows[2].mean, "50,33");
    assert_eq!((rank(&screen, 2).0, rank(&screen, 2).1), ("1", true));
    let words = rank(&screen, 2).2;
    assert!(
        words.starts_with("Hồ sơ này đã đủ phiếu; hạng còn tạm tính vì 3 hồ sơ khác chưa xong."),
        "{words}"
    );
    assert_eq!(rank(&screen, 0).0, "2");
    assert!(!screen.scoring().table().rows[2].grade.is_empty());
    // An emptied cell takes the ballot back.
    click(&mut screen, &mut desk, 2, 0);
    let _ = screen.update(scoring(ScoringMessage::Pressed(Press::Clear)), &desk);
    assert_eq!(rank(&screen, 2).0, "3");
}

#[test]
fn once_everybody_is_done_the_rank_is_the_last_word() {
    let (desk, screen) = at_the_sheet(3, 4, json!({}), whole(1..=3, 1..=4));
    for at in 0..4 {
        let (rank, tentative, why) = rank(&screen, at);
        assert_eq!((rank, tentative), ((at + 1).to_string().as_str(), false));
        assert!(!why.contains("ạm tính"), "{why}");
    }
    assert!(!shows(&screen, &desk, "≈"));
}

#[test]
fn independent_scoring_tells_no_rank_before_its_time() {
    let settings = json!({"independent": true, "quotas": [{"scope": {"scope": "all"}, "least": 3}]});
    let (mut desk, mut screen) = at_the_sheet(3, 4, settings, whole(1..=2, 1..=3));
    for at in 0..4 {
        assert_eq!((rank(&screen, at).0, rank(&screen, at).1), ("–", false));
    }
    assert!(!shows(&screen, &desk, "Chỉ tiêu, tạm tính"));
    // Confirmed by the member in sight: the dossier still waits for the third, and no rank is guessed.
    send(&mut screen, &mut desk, scoring(ScoringMessage::Confirmed(0)));
    assert_eq!(rank(&screen, 0), ("–", false, "Chưa đủ điểm: còn 1 thành viên chưa chấm xong."));
    assert!(!shows(&screen, &desk, "≈"));
    send(&mut screen, &mut desk, scoring(ScoringMessage::AcrossPicked(Across::Dossier)));
    assert!(!shows(&screen, &desk, "Chỉ tiêu, tạm tính"));
}

#[test]
fn quotas_follow_the_figures_as_they_are_typed() {
    let declared = json!([
        {"scope": {"scope": "all"}, "least": 2, "most": {"number": 3}},
        {"scope": {"scope": "each_unit"}, "most": {"number": 1}}
    ]);
    let (mut desk, mut screen) = at_the_sheet(1, 4, quotas(declared), whole(1..=1, 1..=1));
    let unit = |desk: &Desk| {
        let found = desk.store.read_now(|db| db.board(guong_sang::domain::ids::RoundId(ROUND)));
        found.unwrap().candidates[0].unit_name.clone()
    };
    let unit = unit(&desk);
    assert!(shows(&screen, &desk, "Chỉ tiêu, tạm tính"));
    assert!(shows(&screen, &desk, "1/2–3 – thiếu 1"));
    click(&mut screen, &mut desk, 1, 0);
    typed(&mut screen, &desk, "15\t45\t45/50\t90\tx\n");
    assert!(!shows(&screen, &desk, "1/2–3 – thiếu 1"), "two are inside the line by now");
    assert!(shows(&screen, &desk, &unit) && shows(&screen, &desk, "2/1 – vượt 1"));
    shot("live-quotas", &screen, &desk);

    // All of them, over the sheet; Esc puts them away and leaves the keyboard on the sheet.
    send(&mut screen, &mut desk, scoring(ScoringMessage::QuotasShown(true)));
    assert!(shows(&screen, &desk, "4 hồ sơ trong đợt xét"));
    shot("live-quotas-open", &screen, &desk);
    press(&mut screen, &mut desk, Press::Escape);
    assert!(!shows(&screen, &desk, "4 hồ sơ trong đợt xét"));

    // Neither blind typing nor the unit's own figures come before the council's count.
    send(&mut screen, &mut desk, scoring(ScoringMessage::Comparing(true)));
    assert!(!shows(&screen, &desk, "Chỉ tiêu, tạm tính"));
    send(&mut screen, &mut desk, scoring(ScoringMessage::Comparing(false)));
    send(&mut screen, &mut desk, scoring(ScoringMessage::StagePicked(Some(Stage::SelfScore))));
    assert!(!shows(&screen, &desk, "Chỉ tiêu, tạm tính"));
}

#[test]
fn quotas_all_kept_say_so_in_one_line() {
    let declared = json!([{"scope": {"scope": "all"}, "least": 1}]);
    let (desk, screen) = at_the_sheet(1, 3, quotas(declared), whole(1..=1, 1..=3));
    assert!(shows(&screen, &desk, "Không chỉ tiêu nào vượt hoặc thiếu"));
    assert!(shows(&screen, &desk, "Chỉ tiêu"));
    shot("live-quotas-kept", &screen, &desk);
}

#[test]
fn a_low_window_keeps_its_rows() {
    let declared = json!([
        {"scope": {"scope": "all"}, "least": 20},
        {"scope": {"scope": "each_unit"}, "most": {"number": 1}}
    ]);
    let (mut desk, mut screen) = at_the_sheet(7, 40, quotas(declared), whole(1..=5, 1..=18));
    assert!(shows_at(LARGE, &screen, &desk, "1 vượt, 1 thiếu"));
    assert!(!shows_at(LARGE, &screen, &desk, "Chỉ tiêu, tạm tính"), "no line of its own");
    for size in [WORK, LARGE, LARGER] {
        assert!(shows_at(size, &screen, &desk, "Mô hình 1"), "{size:?}");
        assert!(shows_at(size, &screen, &desk, "Mô hình 3"), "{size:?}");
    }
    faces("live-crowd", &screen, &desk);
    send(&mut screen, &mut desk, scoring(ScoringMessage::QuotasShown(true)));
    shot_at("live-crowd-open-150", LARGE, &screen, &desk);
    faces("live-crowd-open", &screen, &desk);
}
