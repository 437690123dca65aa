//! Advice about the scoring (D2): figures worked out by hand, and silence where there is too little to go by.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::advice::{Agreement, advice, kendall};
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::points::Points;
use guong_sang::domain::round::{Board, Candidate, Member, Places, Round, Score};
use guong_sang::domain::subject::SubjectKind;

const KIND: SubjectKind = SubjectKind::Person;

/// One criterion of 0–100; a row for each dossier, a total for each member, none where the member did not score.
fn board(rows: &[&[Option<i64>]]) -> Board {
    let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt"));
    let mut set = CriteriaSet::new(CriteriaSetId(1), PlanId(1), None, "Chung");
    let measure = Measure::Points { max: Points::whole(100), step: Points::ZERO };
    set.criteria = vec![Criterion::new(CriterionId(1), "TC1", "Một", measure)];
    board.sets = vec![set];
    board.round.settings.tie_rules.clear();
    let council = rows.iter().map(|row| row.len()).max().unwrap_or(0) as i64;
    board.members = (1..=council)
        .map(|id| Member::new(MemberId(id), RoundId(1), format!("Thành viên thứ {id}")))
        .collect();
    for (at, row) in rows.iter().enumerate() {
        let dossier = DossierId(at as i64 + 1);
        board.candidates.push(Candidate::new(dossier, KIND, format!("Người {}", at + 1), (UnitId(1), "Xã")));
        for (member, total) in row.iter().enumerate() {
            if let Some(total) = total {
                let points = Points::hundredths(*total);
                board.scores.push(Score::new(dossier, MemberId(member as i64 + 1), CriterionId(1), points));
            }
        }
    }
    board
}

#[test]
fn kendall_with_ties_is_what_a_hand_works_out() {
    // Ranks: 1 2 3 4 5 6 | 1,5 1,5 3 4 5 6 | 2 1 3 5 5 5. Rank sums 4,5 4,5 9 13 15 17, mean 10,5, S = 143.
    // T = 2³ − 2 and 3³ − 3. W = 12·143 ÷ (9·210 − 3·30) = 1716 ÷ 1800 = 0,9533.
    let ratings = [vec![1, 2, 3, 4, 5, 6], vec![10, 10, 30, 40, 50, 60], vec![200, 100, 300, 500, 500, 500]];
    assert_eq!(kendall(&ratings), Some(95));
}

#[test]
fn kendall_without_ties_at_its_ends_and_between() {
    let up: Vec<i64> = (1..=6).collect();
    let down: Vec<i64> = (1..=6).rev().collect();
    assert_eq!(kendall(&[up.clone(), up.clone(), up.clone()]), Some(100));
    assert_eq!(kendall(&[up.clone(), down.clone()]), Some(0));
    // Rank sums 8 9 10 11 12 13, S = 17,5: 12·17,5 ÷ (9·210) = 210 ÷ 1890 = 0,1111.
    assert_eq!(kendall(&[up.clone(), up, down]), Some(11));
    // Nobody makes a difference: there is no order.
    assert_eq!(kendall(&[vec![5; 6], vec![7; 6], vec![9; 6]]), None);
    assert_eq!(kendall(&[]), None);
}

#[test]
fn agreement_is_not_stated_below_three_members_or_six_dossiers() {
    let row = |at: i64, members: usize| -> Vec<Option<i64>> { vec![Some(at * 100); members] };
    let of = |dossiers: i64, members: usize| {
        let rows: Vec<Vec<Option<i64>>> = (1..=dossiers).map(|at| row(at, members)).collect();
        let rows: Vec<&[Option<i64>]> = rows.iter().map(Vec::as_slice).collect();
        advice(&board(&rows), KIND).agreement
    };
    assert_eq!(of(6, 3), Agreement::Stated { members: 3, dossiers: 6, hundredths: 100 });
    assert_eq!(of(5, 3), Agreement::TooFew { members: 3, dossiers: 5 });
    assert_eq!(of(6, 2), Agreement::TooFew { members: 2, dossiers: 6 });
    assert!(of(6, 2).sentence().starts_with("Không đủ số liệu"));
    assert!(of(6, 3).sentence().starts_with("Hệ số Kendall W = 1,00, tính trên 3 thành viên"));
}

#[test]
fn only_those_who_scored_every_dossier_are_compared() {
    let mut rows: Vec<Vec<Option<i64>>> = (1..=6).map(|at| vec![Some(at * 100); 4]).collect();
    rows[2][3] = None;
    let rows: Vec<&[Option<i64>]> = rows.iter().map(Vec::as_slice).collect();
    let found = advice(&board(&rows), KIND).agreement;
    assert_eq!(found, Agreement::Stated { members: 3, dossiers: 6, hundredths: 100 });
}

#[test]
fn strict_and_generous_are_means_of_exact_differences() {
    // Dossier 1: 8, 9, 10 about their mean 9. Dossier 2: 5 and 6 about 5,5; the third did not score it.
    let found = advice(&board(&[&[Some(800), Some(900), Some(1000)], &[Some(500), Some(600), None]]), KIND);
    let said: Vec<(i64, i64, u32)> =
        found.leanings.iter().map(|it| (it.member.0, it.deviation.as_hundredths(), it.dossiers)).collect();
    assert_eq!(said, [(1, -75, 2), (2, 25, 2), (3, 100, 1)]);
}

#[test]
fn a_third_is_rounded_once_at_the_end() {
    // 1 ÷ 3 less its mean: totals 0,00 0,00 0,01 three times over; each deviation is 2/3 or −1/3 of a hundredth.
    let row: &[Option<i64>] = &[Some(0), Some(0), Some(1)];
    let found = advice(&board(&[row, row, row]), KIND);
    let said: Vec<i64> = found.leanings.iter().map(|it| it.deviation.as_hundredths()).collect();
    assert_eq!(said, [0, 0, 1]);
}

#[test]
fn a_dossier_scored_by_one_member_says_nothing_about_strictness() {
    let found = advice(&board(&[&[Some(800), None], &[Some(700), None]]), KIND);
    assert!(found.leanings.is_empty());
    assert_eq!(found.agreement, Agreement::TooFew { members: 1, dossiers: 2 });
}

#[test]
fn without_the_ends_the_other_one_is_chosen_and_nothing_is_changed() {
    // Means 8,00 and 7,83; without the ends 7,00 and 8,00.
    let mut board = board(&[&[Some(1000), Some(700), Some(700)], &[Some(800), Some(800), Some(750)]]);
    board.round.settings.places = vec![Places::new(KIND, 1)];
    let before = board.clone();
    let found = advice(&board, KIND);
    assert_eq!(board, before);
    let without = found.without_extremes.unwrap();
    assert_eq!(without.entering, ["Người 2"]);
    assert_eq!(without.leaving, ["Người 1"]);
    assert_eq!(without.shifts.len(), 2);
    assert_eq!(without.sentence(), "2 hồ sơ đổi hạng; vào danh sách: Người 2; ra khỏi danh sách: Người 1.");
    // Without the first member 7,00 and 7,75; without the second 8,50 and 7,75.
    let of = |member: i64| &found.without_member.iter().find(|it| it.0 == MemberId(member)).unwrap().1;
    assert_eq!(of(1).entering, ["Người 2"]);
    assert_eq!(of(2).sentence(), "Thứ hạng và danh sách được chọn không đổi.");
}

#[test]
fn what_the_rules_leave_out_already_is_not_asked_again() {
    let mut board = board(&[&[Some(1000), Some(700), Some(700)], &[Some(800), Some(800), Some(750)]]);
    board.round.settings.trim = 1;
    assert_eq!(advice(&board, KIND).without_extremes, None);
}

#[test]
fn a_dossier_that_only_one_member_scored_would_not_be_ranked_without_him() {
    let mut board = board(&[&[Some(900), Some(900)], &[Some(800), None]]);
    // The second member is excused from the second dossier.
    board.sheets.push(guong_sang::domain::round::Sheet {
        dossier: DossierId(2),
        member: MemberId(2),
        standing: guong_sang::domain::round::Standing::Recused,
        reason: "em ruột".into(),
    });
    let found = advice(&board, KIND);
    let without = &found.without_member[0].1;
    assert_eq!(without.shifts.len(), 1);
    assert_eq!(without.shifts[0].after, None);
    assert_eq!(without.leaving, ["Người 2"]);
}
