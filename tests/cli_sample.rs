//! The sample campaign: it can be entered into an empty file, and its result is what was reckoned by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{sample, script};
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{DossierId, PlanId, RoundId};
use guong_sang::domain::ranking::{Cut, rank};
use guong_sang::domain::round::Standing;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::Ballot;
use guong_sang::domain::unit::in_tree_order;
use guong_sang::storage::{Database, DossierFilter};

fn campaign(closed: bool) -> Database {
    let mut database = Database::in_memory().unwrap();
    let mut scripts = sample::CAMPAIGN.to_vec();
    if closed {
        scripts.push(sample::CLOSING);
    }
    sample::enter(&mut database, &scripts).unwrap();
    database
}

/// (dossier, mean in hundredths), best first: reckoned apart from the program, from the figures in the script.
const COLLECTIVES: [(i64, i64); 6] = [(1, 9500), (4, 9320), (2, 9040), (5, 8820), (3, 8650), (6, 8240)];
const PERSONS: [(i64, i64); 8] =
    [(8, 9510), (11, 9370), (10, 9250), (13, 9125), (15, 8940), (14, 8670), (12, 8670), (9, 8470)];
const HOUSEHOLDS: [(i64, i64); 4] = [(17, 9230), (18, 9000), (19, 8730), (21, 8460)];
const MODELS: [(i64, i64); 2] = [(23, 9460), (22, 8780)];

#[test]
fn the_campaign_has_the_breadth_it_promises() {
    let mut database = campaign(false);
    let units = database.units().unwrap();
    let depth = in_tree_order(&units).into_iter().map(|(depth, _)| depth + 1).max().unwrap();
    assert_eq!((units.len(), depth), (25, 4));
    let all = database.find_dossiers(&DossierFilter::default()).unwrap();
    assert_eq!(all.len(), 24);
    for (kind, many) in SubjectKind::ALL.into_iter().zip([7, 9, 5, 3]) {
        let filter = DossierFilter { kinds: vec![kind], ..DossierFilter::default() };
        assert_eq!(database.find_dossiers(&filter).unwrap().len(), many, "{kind:?}");
    }
    let plan = database.plan(PlanId(1)).unwrap();
    let criteria: Vec<usize> = plan.sets.iter().map(|set| set.criteria.len()).collect();
    assert_eq!(criteria, [3, 5, 5, 7, 1]);
    for set in &plan.sets[1..] {
        let full = plan.sets[0].full_marks() + set.full_marks();
        assert_eq!(full.to_string(), "100", "{}", set.name);
    }
    assert_eq!(plan.plan.number.as_deref(), Some("53"));
    assert_eq!(plan.obligations.len(), 7);
}

#[test]
fn the_ranking_is_what_was_reckoned_by_hand() {
    let board = campaign(false).board(RoundId(1)).unwrap();
    assert_eq!(board.quorum(), (5, 4));
    let expected = [&COLLECTIVES[..], &PERSONS, &HOUSEHOLDS, &MODELS];
    for (kind, expected) in SubjectKind::ALL.into_iter().zip(expected) {
        let ranking = rank(&board, kind, None);
        let found: Vec<(i64, i64)> =
            ranking.placed.iter().map(|p| (p.dossier.0, p.tally.mean.unwrap().as_hundredths())).collect();
        assert_eq!(found, expected, "{kind:?}");
        let ranks: Vec<u32> = ranking.placed.iter().map(|p| p.rank).collect();
        assert_eq!(ranks, (1..=u32::try_from(expected.len()).unwrap()).collect::<Vec<_>>());
    }
}

#[test]
fn one_recusal_one_absence_one_failed_gate_one_tie() {
    let board = campaign(false).board(RoundId(1)).unwrap();
    assert_eq!(board.sheets.len(), 1);
    assert_eq!(board.sheets[0].standing, Standing::Recused);
    assert_eq!(board.members.iter().filter(|m| !m.present).count(), 1);
    assert_eq!(board.members.iter().filter(|m| !m.votes).count(), 1);
    assert_eq!(board.members.len(), 7);

    let households = rank(&board, SubjectKind::Household, None);
    let aside: Vec<_> = households.unranked.iter().map(|it| (it.dossier.0, it.failed_gate())).collect();
    assert_eq!(aside, [(20, true)]);
    assert!(households.unranked[0].reason.contains("Gia đình văn hóa"), "{}", households.unranked[0].reason);

    let persons = rank(&board, SubjectKind::Person, None);
    let six = &persons.placed[5];
    assert_eq!((six.dossier, six.cut, persons.placed[6].cut), (DossierId(14), Cut::Inside, Cut::Below));
    let why = six.above_next.as_deref().unwrap();
    assert!(why.contains("bằng nhau ở mọi quy tắc") && why.contains("Hội đồng quyết định"), "{why}");
    assert_eq!(board.decisions.len(), 1);

    // Without the decision the two share a rank across the line.
    let mut undecided = board.clone();
    undecided.decisions.clear();
    let persons = rank(&undecided, SubjectKind::Person, None);
    assert!(persons.has_tie_at_cut());
    assert_eq!(persons.placed.iter().filter(|p| p.cut == Cut::Undecided).count(), 2);

    for kind in SubjectKind::ALL {
        for placed in rank(&board, kind, None).placed {
            assert!(matches!(placed.tally.ballots[5], Ballot::Absent { .. }), "{}", placed.name);
            assert!(matches!(placed.tally.ballots[6], Ballot::NoVote), "{}", placed.name);
            let counted = if placed.dossier == DossierId(13) { 4 } else { 5 };
            assert_eq!((placed.tally.counted, placed.tally.owing), (counted, 0), "{}", placed.name);
        }
    }
}

#[test]
fn collectives_are_also_ranked_within_their_cluster() {
    let board = campaign(false).board(RoundId(1)).unwrap();
    let first = rank(&board, SubjectKind::Collective, Some("Cụm thi đua số 1"));
    let order: Vec<i64> = first.placed.iter().map(|p| p.dossier.0).collect();
    assert_eq!(order, [1, 4, 2, 3]);
    assert!(first.placed.iter().all(|p| p.cut == Cut::NoLine));
}

#[test]
fn closing_gives_every_dossier_its_step_and_its_reason() {
    let mut database = campaign(true);
    let mut in_state = |state| {
        let filter = DossierFilter { states: vec![state], ..DossierFilter::default() };
        database.find_dossiers(&filter).unwrap().len()
    };
    let counts = DossierState::ALL.map(&mut in_state);
    // noticed, nurtured, nominated, complete, not eligible, chosen, not chosen, withdrawn, recognised, replicated
    assert_eq!(counts, [1, 1, 0, 0, 0, 1, 14, 6, 1, 0, 0]);
    for id in [12, 16, 20] {
        let last = database.dossier(DossierId(id)).unwrap().steps.pop().unwrap();
        assert!(!last.reason.is_empty(), "{id}");
    }
}

#[test]
fn every_line_is_a_command_and_reads_back_the_same() {
    let commands = sample::campaign().unwrap();
    assert!(commands.len() > 200);
    for command in commands {
        let text = serde_json::to_string(&command).unwrap();
        assert_eq!(script::commands(&text).unwrap(), [command]);
    }
}
