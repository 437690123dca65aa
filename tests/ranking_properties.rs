//! What holds of every ranking, whatever the round: order of input never matters, more points never lower a rank.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod council_support;

use council_support::{Dice, board};
use guong_sang::domain::Points;
use guong_sang::domain::criteria::check_score;
use guong_sang::domain::ids::DossierId;
use guong_sang::domain::ranking::{Among, Cut, Placed, chosen, rank, rank_among};
use guong_sang::domain::round::Board;
use guong_sang::domain::subject::SubjectKind;
use proptest::prelude::*;
use std::collections::BTreeMap;

type Seen = (u32, Option<Points>, Option<String>, Cut, Option<String>);

/// What a ranking says of each dossier, and of those it sets aside.
fn said(board: &Board) -> (BTreeMap<DossierId, Seen>, BTreeMap<DossierId, String>) {
    let rankings: Vec<_> = SubjectKind::ALL.into_iter().map(|kind| rank(board, kind, None)).collect();
    let seen = |it: Placed| (it.dossier, (it.rank, it.points, it.grade, it.cut, it.above_next));
    (
        rankings.iter().flat_map(|it| it.placed.clone()).map(seen).collect(),
        rankings.iter().flat_map(|it| it.unranked.clone()).map(|it| (it.dossier, it.reason)).collect(),
    )
}

fn shuffle<T>(dice: &mut Dice, all: &mut [T]) {
    for at in (1..all.len()).rev() {
        all.swap(at, dice.below(at as u64 + 1) as usize);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_input_never_matters(seed in 1u64..100_000, other in 1u64..100_000) {
        let board = board(seed);
        let mut mixed = board.clone();
        let dice = &mut Dice::new(other);
        shuffle(dice, &mut mixed.candidates);
        shuffle(dice, &mut mixed.scores);
        shuffle(dice, &mut mixed.members);
        shuffle(dice, &mut mixed.sheets);
        shuffle(dice, &mut mixed.votes);
        shuffle(dice, &mut mixed.stages);
        for candidate in &mut mixed.candidates {
            shuffle(dice, &mut candidate.gates);
        }
        prop_assert_eq!(said(&board), said(&mixed));
    }

    #[test]
    fn more_points_never_lower_a_rank(seed in 1u64..100_000, at in any::<prop::sample::Index>()) {
        let mut board = board(seed);
        // A decision speaks of one tied group; another group is another question.
        board.decisions.clear();
        prop_assume!(!board.scores.is_empty());
        let before = said(&board).0;
        let place = at.index(board.scores.len());
        let score = board.scores[place].clone();
        let kind = board.candidate(score.dossier).unwrap().kind;
        let criterion = board.scored_for(kind).into_iter().find(|c| c.id == score.criterion).unwrap().clone();
        let better = [50, 100, 300, 400, 500, 1000].map(|more| {
            if criterion.measure.is_deduction() {
                score.points - Points::hundredths(more)
            } else {
                score.points + Points::hundredths(more)
            }
        });
        let Some(better) = better.into_iter().find(|it| check_score(&criterion, *it).is_ok()) else {
            return Ok(());
        };
        board.scores[place].points = better;
        let after = said(&board).0;
        if let (Some(before), Some(after)) = (before.get(&score.dossier), after.get(&score.dossier)) {
            prop_assert!(after.0 <= before.0, "{} became {}", before.0, after.0);
            prop_assert!(after.1 >= before.1);
        }
        // Whoever can be compared stays comparable.
        prop_assert_eq!(before.contains_key(&score.dossier), after.contains_key(&score.dossier));
    }

    #[test]
    fn ranks_skip_after_equal_ones_and_the_line_holds(seed in 1u64..100_000) {
        let board = board(seed);
        let all = chosen(&board);
        for kind in SubjectKind::ALL {
            let ranking = rank(&board, kind, None);
            for (at, placed) in ranking.placed.iter().enumerate() {
                let first = ranking.placed.iter().position(|it| it.rank == placed.rank).unwrap();
                prop_assert_eq!(placed.rank as usize, first + 1);
                prop_assert!(placed.rank as usize <= at + 1);
                prop_assert_eq!(placed.above_next.is_some(), at + 1 < ranking.placed.len());
            }
            if let Some(line) = board.line(kind) {
                let inside = ranking.placed.iter().filter(|it| it.cut == Cut::Inside).count();
                prop_assert!(inside <= line as usize);
                if !ranking.has_tie_at_cut() {
                    prop_assert_eq!(inside, ranking.placed.len().min(line as usize));
                }
            }
            let here = ranking.placed.iter().filter(|it| all.contains(&it.dossier)).count();
            let whole = ranking.placed.iter().filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine)).count();
            prop_assert_eq!(here, whole);
        }
    }

    #[test]
    fn within_a_field_the_order_is_the_one_of_the_whole(seed in 1u64..100_000) {
        let mut board = board(seed);
        board.decisions.clear();
        board.round.settings.tie_rules.retain(|rule| !matches!(rule, guong_sang::domain::round::TieRule::TopMarks));
        for (at, candidate) in board.candidates.iter_mut().enumerate() {
            candidate.field = if at % 2 == 0 { "Nông thôn mới".into() } else { "An sinh".into() };
        }
        for kind in SubjectKind::ALL {
            let whole: Vec<_> = rank(&board, kind, None)
                .placed
                .into_iter()
                .filter(|it| it.field == "An sinh")
                .map(|it| it.dossier)
                .collect();
            let inner: Vec<_> = rank_among(&board, kind, Among::Field("An sinh"))
                .placed
                .into_iter()
                .map(|it| it.dossier)
                .collect();
            prop_assert_eq!(whole, inner);
        }
    }
}
