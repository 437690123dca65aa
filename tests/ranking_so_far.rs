//! Ranks on the figures there are so far: the ranking itself once nobody owes anything, and never more than an opinion
//! before.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod council_support;

use council_support::board;
use guong_sang::domain::ids::DossierId;
use guong_sang::domain::ranking::{Aside, SoFar, chosen, rank, so_far};
use guong_sang::domain::round::Board;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::tallies;
use proptest::prelude::*;
use std::collections::HashSet;

fn of(board: &Board, kind: SubjectKind) -> SoFar {
    so_far(board, kind, &tallies(board, kind))
}

/// The same round without the dossiers that anything is still waited for.
fn settled(mut board: Board) -> Board {
    let waiting: HashSet<DossierId> = SubjectKind::ALL
        .into_iter()
        .flat_map(|kind| rank(&board, kind, None).unranked)
        .filter(|it| it.why == Aside::Waiting)
        .map(|it| it.dossier)
        .collect();
    board.candidates.retain(|it| !waiting.contains(&it.dossier));
    board
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn once_nobody_owes_anything_it_is_the_ranking_itself(seed in 1u64..100_000) {
        let board = settled(board(seed));
        let mut all = HashSet::new();
        for kind in SubjectKind::ALL {
            let so_far = of(&board, kind);
            prop_assert!(so_far.is_final());
            prop_assert!(so_far.pending.is_empty());
            all.extend(so_far.chosen());
            prop_assert_eq!(so_far.ranking, rank(&board, kind, None));
        }
        prop_assert_eq!(all, chosen(&board));
    }

    #[test]
    fn whoever_has_a_whole_ballot_has_a_place_and_nobody_else(seed in 1u64..100_000) {
        let board = board(seed);
        for kind in SubjectKind::ALL {
            let (so_far, whole) = (of(&board, kind), rank(&board, kind, None));
            let placed: HashSet<DossierId> = so_far.ranking.placed.iter().map(|it| it.dossier).collect();
            // Whoever is ranked for good is ranked so far; whoever is out for good stays out.
            prop_assert!(whole.placed.iter().all(|it| placed.contains(&it.dossier)));
            prop_assert!(whole.placed.iter().all(|it| !so_far.pending.contains_key(&it.dossier)));
            let out = whole.unranked.iter().filter(|it| it.why != Aside::Waiting);
            prop_assert!(out.clone().all(|it| !placed.contains(&it.dossier)));
            // Every dossier stands once.
            prop_assert_eq!(
                so_far.ranking.placed.len() + so_far.ranking.unranked.len(),
                whole.placed.len() + whole.unranked.len()
            );
            for it in &so_far.ranking.placed {
                if board.round.settings.way.scores() {
                    prop_assert!(it.tally.counted > 0);
                }
                if let Some(pending) = so_far.pending.get(&it.dossier) {
                    prop_assert_eq!(pending.counted, it.tally.counted);
                    prop_assert!(pending.counted < pending.of || pending.lacks.is_some());
                    prop_assert!(pending.sentence().starts_with("Tạm tính"));
                }
            }
            // Nothing about the rules that close a round has changed by asking.
            prop_assert_eq!(&whole, &rank(&board, kind, None));
            // Ranks skip as they always do.
            for placed in &so_far.ranking.placed {
                let first = so_far.ranking.placed.iter().position(|it| it.rank == placed.rank).unwrap();
                prop_assert_eq!(placed.rank as usize, first + 1);
            }
        }
    }
}

#[test]
fn tallies_of_another_kind_do_no_harm() {
    let board = board(7);
    for kind in SubjectKind::ALL {
        assert_eq!(so_far(&board, kind, &[]), of(&board, kind));
    }
}
