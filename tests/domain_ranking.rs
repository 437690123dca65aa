//! The ranking by itself, over boards made for the purpose.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::Points;
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::dossier::{AnsweredGate, GateAnswer};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::ranking::{Cut, Placed, Ranking, rank};
use guong_sang::domain::round::{
    Board, Candidate, Decision, Member, Places, Round, RoundSettings, Score, Sheet, Standing, TieRule,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::Ballot;
use proptest::prelude::*;

const KIND: SubjectKind = SubjectKind::Person;

/// A gate, then criteria "TC1", "TC2" of 10 points each.
fn criteria() -> CriteriaSet {
    let points = |id: i64, code: &str| {
        let measure = Measure::Points { max: Points::whole(10), step: Points::ZERO };
        Criterion::new(CriterionId(id), code, code, measure)
    };
    let gate = Criterion::new(CriterionId(9), "G", "Gia đình văn hóa", Measure::Gate { optional: true });
    CriteriaSet {
        criteria: vec![gate, points(1, "TC1"), points(2, "TC2")],
        ..CriteriaSet::new(CriteriaSetId(1), PlanId(1), Some(KIND), "Cá nhân")
    }
}

/// A board from hundredths: `sheets[dossier][member] = (TC1, TC2)`, dossiers and members from 1.
fn board(sheets: &[Vec<(i64, i64)>]) -> Board {
    let council = sheets.first().map_or(0, Vec::len);
    let members = (1..=council as i64).map(|n| Member {
        order: n as i32,
        ..Member::new(MemberId(n), RoundId(1), format!("Thành viên {n}"))
    });
    let candidates = (1..=sheets.len() as i64).map(|n| Candidate {
        gates: vec![AnsweredGate {
            criterion: CriterionId(9),
            answer: GateAnswer::Met,
            evidence: String::new(),
        }],
        ..Candidate::new(DossierId(n), KIND, format!("Người {n}"), (UnitId(1), "Đơn vị"))
    });
    let mut scores = Vec::new();
    for (dossier, row) in (1..).zip(sheets) {
        for (member, (first, second)) in (1..).zip(row) {
            for (criterion, points) in [(1, first), (2, second)] {
                scores.push(Score::new(
                    DossierId(dossier),
                    MemberId(member),
                    CriterionId(criterion),
                    Points::hundredths(*points),
                ));
            }
        }
    }
    let mut round = Round::new(RoundId(1), PlanId(1), "Đợt");
    round.settings = RoundSettings {
        tie_rules: vec![TieRule::Criterion { code: "TC1".to_owned() }, TieRule::Median],
        ..RoundSettings::default()
    };
    Board {
        members: members.collect(),
        sets: vec![criteria()],
        candidates: candidates.collect(),
        scores,
        ..Board::new(round)
    }
}

fn order(ranking: &Ranking) -> Vec<(i64, u32)> {
    ranking.placed.iter().map(|p| (p.dossier.0, p.rank)).collect()
}

fn of(ranking: &Ranking, dossier: i64) -> &Placed {
    ranking.placed.iter().find(|p| p.dossier.0 == dossier).unwrap()
}

fn decide(board: &mut Board, order: &[i64]) {
    board.decisions.push(Decision {
        order: order.iter().map(|n| DossierId(*n)).collect(),
        by: "Hội đồng".to_owned(),
        reason: "lý do".to_owned(),
    });
}

#[test]
fn equal_dossiers_share_a_rank_and_the_next_is_skipped() {
    let same = vec![(800, 700), (900, 600)];
    let board = board(&[
        same.clone(),
        vec![(1000, 1000), (1000, 1000)],
        same.clone(),
        vec![(100, 100), (0, 0)],
        same,
    ]);
    let ranking = rank(&board, KIND, None);
    assert_eq!(order(&ranking), [(2, 1), (1, 2), (3, 2), (5, 2), (4, 5)]);
    assert!(of(&ranking, 1).above_next.as_deref().unwrap().starts_with("Đồng hạng"));
    assert!(of(&ranking, 4).above_next.is_none());
}

#[test]
fn declared_rules_separate_in_their_order_and_say_so() {
    // Equal means of 15; TC1 means 8 and 7.
    let mut board = board(&[vec![(700, 800), (700, 800)], vec![(800, 700), (800, 700)]]);
    let ranking = rank(&board, KIND, None);
    assert_eq!(order(&ranking), [(2, 1), (1, 2)]);
    let why = of(&ranking, 2).above_next.clone().unwrap();
    assert!(
        why.contains("cùng điểm trung bình 15,00") && why.contains("TC1") && why.contains("8,00 so với 7,00")
    );
    board.round.settings.tie_rules = vec![TieRule::Priorities, TieRule::Criterion { code: "TC1".to_owned() }];
    board.candidates[0].priorities = 1;
    assert_eq!(order(&rank(&board, KIND, None)), [(1, 1), (2, 2)]);
    board.round.settings.tie_rules.clear();
    assert_eq!(
        order(&rank(&board, KIND, None)),
        [(1, 1), (2, 1)],
        "priority marks count only where declared"
    );
}

#[test]
fn a_decision_holds_for_the_whole_tied_group_only() {
    let same = vec![(800, 700), (900, 600)];
    let mut board = board(&[same.clone(), same.clone(), same]);
    board.round.settings.places = vec![Places::new(KIND, 2)];
    assert!(rank(&board, KIND, None).has_tie_at_cut());
    decide(&mut board, &[3, 1]);
    let partial = rank(&board, KIND, None);
    assert!(partial.has_tie_at_cut(), "a decision over two of three orders nothing");
    decide(&mut board, &[3, 1, 2]);
    let whole = rank(&board, KIND, None);
    assert_eq!(order(&whole), [(3, 1), (1, 2), (2, 3)]);
    let cuts: Vec<Cut> = whole.placed.iter().map(|p| p.cut).collect();
    assert_eq!(cuts, [Cut::Inside, Cut::Inside, Cut::Below]);
    decide(&mut board, &[2, 3, 1]);
    assert_eq!(order(&rank(&board, KIND, None)), [(2, 1), (3, 2), (1, 3)], "the latest decision stands");
}

#[test]
fn the_cut_line_runs_between_ranks() {
    let rows: Vec<_> = (0..5).map(|n| vec![(1000 - n * 100, 500)]).collect();
    let mut board = board(&rows);
    for (most, inside) in [(0, 0), (3, 3), (5, 5), (9, 5)] {
        board.round.settings.places = vec![Places::new(KIND, most)];
        let ranking = rank(&board, KIND, None);
        assert_eq!(ranking.placed.iter().filter(|p| p.cut == Cut::Inside).count(), inside, "{most}");
        assert!(!ranking.has_tie_at_cut());
    }
    board.round.settings.places.clear();
    assert!(rank(&board, KIND, None).placed.iter().all(|p| p.cut == Cut::NoLine));
}

#[test]
fn a_failed_gate_sets_aside_whatever_the_score() {
    let mut board = board(&[vec![(1000, 1000)], vec![(100, 100)], vec![(500, 500)]]);
    board.candidates[0].gates[0].answer = GateAnswer::Failed;
    board.candidates[0].gates[0].evidence = "năm 2016 không đạt".to_owned();
    board.candidates[1].gates[0].answer = GateAnswer::NotApplicable;
    let ranking = rank(&board, KIND, None);
    assert_eq!(order(&ranking), [(3, 1), (2, 2)], "not applicable neither stops nor lowers");
    assert_eq!(ranking.unranked.len(), 1);
    assert!(ranking.unranked[0].failed_gate());
    assert!(ranking.unranked[0].reason.contains("năm 2016 không đạt"), "{}", ranking.unranked[0].reason);
    board.candidates[0].gates.clear();
    let ranking = rank(&board, KIND, None);
    assert!(!ranking.unranked[0].failed_gate(), "unanswered is not failed");
}

#[test]
fn an_absence_is_never_a_zero() {
    let full = rank(&board(&[vec![(800, 700), (600, 500), (900, 900)]]), KIND, None);
    assert_eq!(full.placed[0].tally.mean.unwrap(), Points::hundredths(1467));
    let without = |change: &dyn Fn(&mut Board)| {
        let mut board = board(&[vec![(800, 700), (600, 500), (900, 900)]]);
        change(&mut board);
        rank(&board, KIND, None)
    };
    let expected = Points::hundredths((1500 + 1800) / 2);
    let sheet =
        |standing| Sheet {
            dossier: DossierId(1), member: MemberId(2), standing, reason: "lý do".to_owned()
        };
    let absent = without(&|b| b.members[1].present = false);
    let no_vote = without(&|b| b.members[1].votes = false);
    let recused = without(&|b| b.sheets.push(sheet(Standing::Recused)));
    let declined = without(&|b| b.sheets.push(sheet(Standing::Declined)));
    for ranking in [&absent, &no_vote, &recused, &declined] {
        let tally = &ranking.placed[0].tally;
        assert_eq!((tally.mean, tally.counted), (Some(expected), 2));
        assert_eq!(tally.ballots[1].mark(), "–");
        assert!(tally.ballots[1].why_not().is_some());
    }
    let kinds = [absent, no_vote, recused, declined].map(|r| r.placed[0].tally.ballots[1].clone());
    assert!(matches!(
        kinds,
        [Ballot::Absent { .. }, Ballot::NoVote, Ballot::Recused { .. }, Ballot::Declined { .. }]
    ));
}

#[test]
fn an_empty_cell_is_not_a_zero_and_a_zero_is_a_score() {
    let mut board = board(&[vec![(0, 0), (0, 0)], vec![(500, 500), (500, 500)]]);
    assert_eq!(order(&rank(&board, KIND, None)), [(2, 1), (1, 2)]);
    board.scores.remove(0);
    let ranking = rank(&board, KIND, None);
    assert_eq!(order(&ranking), [(2, 1)]);
    assert_eq!(ranking.unranked[0].dossier, DossierId(1));
    assert!(!ranking.unranked[0].failed_gate());
}

fn sheets() -> impl Strategy<Value = Vec<Vec<(i64, i64)>>> {
    // Few figures, so that equal means are common.
    let figure = || (0i64..5).prop_map(|n| n * 250);
    (1usize..6).prop_flat_map(move |council| {
        proptest::collection::vec(proptest::collection::vec((figure(), figure()), council), 1..9)
    })
}

proptest! {
    #[test]
    fn the_order_of_input_never_matters(rows in sheets(), seed in any::<u64>(), decided in any::<bool>()) {
        let mut one = board(&rows);
        if decided {
            let all: Vec<i64> = (1..=rows.len() as i64).rev().collect();
            decide(&mut one, &all);
        }
        let mut other = one.clone();
        let shuffle = |n: usize| (seed as usize).wrapping_mul(2_654_435_761).wrapping_add(n * 40_503) % 97;
        let mut at = 0;
        other.candidates.sort_by_cached_key(|_| { at += 1; shuffle(at) });
        other.scores.sort_by_cached_key(|_| { at += 1; shuffle(at) });
        prop_assert_eq!(rank(&one, KIND, None), rank(&other, KIND, None));
    }

    #[test]
    fn more_points_never_mean_a_worse_rank(rows in sheets(), pick in any::<prop::sample::Index>(), more in 1i64..500) {
        let before = board(&rows);
        let mut after = before.clone();
        let raised = pick.get(&before.scores).dossier.0;
        let at = pick.index(before.scores.len());
        let points = (after.scores[at].points.as_hundredths() + more).min(1000);
        after.scores[at].points = Points::hundredths(points);
        let (before, after) = (rank(&before, KIND, None), rank(&after, KIND, None));
        prop_assert!(of(&after, raised).rank <= of(&before, raised).rank);
    }

    #[test]
    fn ranks_count_those_above(rows in sheets()) {
        let ranking = rank(&board(&rows), KIND, None);
        for placed in &ranking.placed {
            let above = ranking.placed.iter().filter(|p| p.rank < placed.rank).count();
            prop_assert_eq!(placed.rank as usize, above + 1);
        }
        for pair in ranking.placed.windows(2) {
            prop_assert!(pair[0].tally.mean >= pair[1].tally.mean);
            prop_assert!(pair[0].above_next.is_some());
        }
    }

    /// The mean again, from the figures alone and in whole numbers.
    #[test]
    fn the_mean_is_the_rounded_sum(rows in sheets()) {
        let ranking = rank(&board(&rows), KIND, None);
        for placed in &ranking.placed {
            let row = &rows[placed.dossier.0 as usize - 1];
            let sum: i64 = row.iter().map(|(a, b)| a + b).sum();
            let members = row.len() as i64;
            let expected = (2 * sum + members) / (2 * members);
            prop_assert_eq!(placed.tally.mean.unwrap().as_hundredths(), expected);
        }
    }
}
