//! The order in which a meeting treats its dossiers, so that whoever has a conflict leaves the room once (D3).

use super::conflicts::proposals;
use super::ids::{DossierId, MemberId};
use super::round::{Board, ConflictVerdict, Standing};
use super::subject::SubjectKind;
use std::collections::{BTreeSet, HashMap};

/// More dossiers with conflicts than this are left in the order of the first pass; moving them about would be felt.
const MOST_MOVED: usize = 120;

/// A dossier in the order of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The dossier.
    pub dossier: DossierId,
    /// Members in the room who may not stay for it, in the order of the council.
    pub out: Vec<MemberId>,
    /// Members who might be in conflict and have not been answered for.
    pub unanswered: Vec<MemberId>,
}

/// The members in the room who may not stay for each dossier: excused, or with a confirmed conflict.
fn leaving(board: &Board) -> HashMap<DossierId, BTreeSet<usize>> {
    let seats: HashMap<MemberId, usize> = board
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| member.present)
        .map(|(at, member)| (member.id, at))
        .collect();
    let excused =
        board.sheets.iter().filter(|it| it.standing == Standing::Recused).map(|it| (it.dossier, it.member));
    let conflicts = board
        .conflicts
        .iter()
        .filter(|it| it.verdict == ConflictVerdict::Conflict)
        .map(|it| (it.dossier, it.member));
    let mut out: HashMap<DossierId, BTreeSet<usize>> = HashMap::new();
    for (dossier, member) in excused.chain(conflicts) {
        if let Some(seat) = seats.get(&member) {
            out.entry(dossier).or_default().insert(*seat);
        }
    }
    out
}

/// How often members leave the room when dossiers with these conflicts follow each other.
fn walks<'a>(sets: impl Iterator<Item = &'a BTreeSet<usize>>) -> usize {
    let nobody = BTreeSet::new();
    let mut before = &nobody;
    let mut count = 0;
    for set in sets {
        count += set.difference(before).count();
        before = set;
    }
    count
}

/// How often members leave the room in this order.
#[must_use]
pub fn exits(turns: &[Turn]) -> usize {
    let mut before: &[MemberId] = &[];
    let mut count = 0;
    for turn in turns {
        count += turn.out.iter().filter(|it| !before.contains(it)).count();
        before = &turn.out;
    }
    count
}

/// The dossiers of the round: those without a conflict first, kind by kind as entered, then the others so that a member's
/// dossiers stand together. Never more leaving than in the order of entry.
#[must_use]
pub fn turns(board: &Board) -> Vec<Turn> {
    let leaving = leaving(board);
    let nobody = BTreeSet::new();
    let entered: Vec<DossierId> = SubjectKind::ALL
        .into_iter()
        .flat_map(|kind| board.candidates.iter().filter(move |it| it.kind == kind))
        .map(|it| it.dossier)
        .collect();
    let set = |dossier: &DossierId| leaving.get(dossier).unwrap_or(&nobody);
    let (mut order, with): (Vec<DossierId>, Vec<DossierId>) =
        entered.iter().copied().partition(|dossier| set(dossier).is_empty());
    let sets: Vec<&BTreeSet<usize>> = with.iter().map(set).collect();
    order.extend(chained(&sets).into_iter().map(|at| with[at]));
    if walks(order.iter().map(set)) > walks(entered.iter().map(set)) {
        order = entered;
    }
    let open: Vec<_> = proposals(board).into_iter().filter(|it| it.answer.is_none()).collect();
    let turn = |dossier: DossierId| {
        let out: Vec<MemberId> = set(&dossier).iter().map(|seat| board.members[*seat].id).collect();
        let waits = open.iter().filter(|it| it.dossier == dossier && !out.contains(&it.member));
        Turn { dossier, unanswered: waits.map(|it| it.member).collect(), out }
    };
    order.into_iter().map(turn).collect()
}

/// The places of `sets` in an order with little leaving: always the one that moves the fewest people next, then each moved
/// to a better place as long as there is one.
fn chained(sets: &[&BTreeSet<usize>]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..sets.len()).collect();
    let mut order = Vec::with_capacity(sets.len());
    let mut out = BTreeSet::new();
    while !left.is_empty() {
        let moved = |at: usize| sets[at].symmetric_difference(&out).count();
        // Whoever is out and has nothing left to stay away from may come back first: the fuller set begins.
        let Some(next) = (0..left.len()).min_by_key(|i| (moved(left[*i]), left[*i])) else { break };
        let at = left.remove(next);
        out.clone_from(sets[at]);
        order.push(at);
    }
    if order.len() <= MOST_MOVED {
        improve(&mut order, sets);
    }
    order
}

fn improve(order: &mut Vec<usize>, sets: &[&BTreeSet<usize>]) {
    let cost = |order: &[usize]| walks(order.iter().map(|at| sets[*at]));
    let mut best = cost(order);
    loop {
        let mut better = None;
        'all: for from in 0..order.len() {
            for to in 0..order.len() {
                if from == to {
                    continue;
                }
                let mut tried = order.clone();
                let moved = tried.remove(from);
                tried.insert(to, moved);
                let now = cost(&tried);
                if now < best {
                    better = Some((tried, now));
                    break 'all;
                }
            }
        }
        match better {
            Some((tried, now)) => {
                *order = tried;
                best = now;
            }
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{PlanId, RoundId, UnitId};
    use crate::domain::round::{Candidate, Member, Round, Sheet};
    use proptest::prelude::*;

    fn board(pairs: &[(usize, usize)], dossiers: usize, members: usize) -> Board {
        let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt"));
        board.members = (0..members)
            .map(|n| Member::new(MemberId(n as i64), RoundId(1), format!("Thành viên {n}")))
            .collect();
        board.candidates = (0..dossiers)
            .map(|n| {
                let kind = SubjectKind::ALL[n % SubjectKind::ALL.len()];
                Candidate::new(DossierId(n as i64), kind, format!("Hồ sơ {n}"), (UnitId(1), "Xã"))
            })
            .collect();
        board.sheets = pairs
            .iter()
            .map(|(dossier, member)| Sheet {
                dossier: DossierId((dossier % dossiers) as i64),
                member: MemberId((member % members) as i64),
                standing: Standing::Recused,
                reason: "Người thân".into(),
            })
            .collect();
        board
    }

    proptest! {
        #[test]
        fn every_dossier_once_and_never_more_leaving_than_as_entered(
            pairs in proptest::collection::vec((0usize..20, 0usize..6), 0..25),
            dossiers in 1usize..20,
        ) {
            let board = board(&pairs, dossiers, 6);
            let turns = turns(&board);
            let mut seen: Vec<i64> = turns.iter().map(|it| it.dossier.0).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..dossiers as i64).collect::<Vec<_>>());
            let mut entered = turns.clone();
            entered.sort_by_key(|it| {
                let at = board.candidates.iter().position(|c| c.dossier == it.dossier).unwrap();
                (SubjectKind::ALL.iter().position(|kind| *kind == board.candidates[at].kind), at)
            });
            prop_assert!(exits(&turns) <= exits(&entered));
        }

        #[test]
        fn where_no_dossier_has_two_conflicts_everybody_leaves_once(
            owners in proptest::collection::vec(proptest::option::of(0usize..5), 1..25),
        ) {
            let pairs: Vec<_> =
                owners.iter().enumerate().filter_map(|(at, owner)| owner.map(|it| (at, it))).collect();
            let turns = turns(&board(&pairs, owners.len(), 5));
            let people: BTreeSet<usize> = owners.iter().flatten().copied().collect();
            prop_assert_eq!(exits(&turns), people.len());
        }
    }

    #[test]
    fn the_absent_need_not_leave() {
        let mut board = board(&[(0, 0), (0, 1)], 2, 2);
        board.members[1].present = false;
        let turns = turns(&board);
        assert_eq!(turns.last().unwrap().out, [MemberId(0)]);
    }
}
