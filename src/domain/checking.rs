//! What a council's sheets still owe: a second person's look, a reason, a talk about disagreement.

use super::ids::{CriterionId, DossierId, MemberId};
use super::points::Points;
use super::round::{Board, Score, SheetCheck, Stage};
use super::subject::SubjectKind;
use super::tally::{Ballot, Tally, tallies};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A cell in which the second person read something else than stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// Criterion.
    pub criterion: CriterionId,
    /// What stands there; none for an empty cell.
    pub entered: Option<Points>,
    /// What the second person read.
    pub read: Option<Points>,
}

/// How one sheet stands towards the second person's comparison (M12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "checked", rename_all = "snake_case")]
pub enum Checked {
    /// Nobody has compared it.
    Not,
    /// It agrees with what was read.
    Agrees,
    /// These cells differ.
    Differs {
        /// The cells, in the order read.
        cells: Vec<Differing>,
    },
}

/// How the sheet of `member` for `dossier` stands.
#[must_use]
pub fn checked(board: &Board, dossier: DossierId, member: MemberId) -> Checked {
    match board.checks.iter().find(|it| it.dossier == dossier && it.member == member) {
        None => Checked::Not,
        Some(check) => {
            let cells = differing(board, check);
            if cells.is_empty() { Checked::Agrees } else { Checked::Differs { cells } }
        }
    }
}

fn differing(board: &Board, check: &SheetCheck) -> Vec<Differing> {
    let own: HashMap<CriterionId, Points> = board
        .scores
        .iter()
        .filter(|it| it.dossier == check.dossier && it.member == check.member)
        .map(|it| (it.criterion, it.points))
        .collect();
    let cells = check.figures.iter().map(|figure| Differing {
        criterion: figure.criterion,
        entered: own.get(&figure.criterion).copied(),
        read: figure.points,
    });
    cells.filter(|cell| cell.entered != cell.read).collect()
}

/// The sheets with figures: every dossier with every member who has a whole sheet for it.
#[must_use]
pub fn sheets(board: &Board) -> Vec<(DossierId, MemberId)> {
    let mut out = Vec::new();
    for kind in SubjectKind::ALL {
        for tally in tallies(board, kind) {
            let scored = tally.ballots.iter().zip(&board.members);
            out.extend(
                scored
                    .filter(|(ballot, _)| matches!(ballot, Ballot::Scored { .. }))
                    .map(|(_, member)| (tally.dossier, member.id)),
            );
        }
    }
    out
}

/// How many sheets agree, differ, and wait for the second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CheckCount {
    /// Compared and equal.
    pub agree: u32,
    /// Compared and not equal.
    pub differ: u32,
    /// Not compared.
    pub waiting: u32,
}

/// The comparison of a whole round.
#[must_use]
pub fn check_count(board: &Board) -> CheckCount {
    let mut count = CheckCount::default();
    // Asked after every typed figure: the figures are sorted once, not once for each sheet.
    let mut own: HashMap<(DossierId, MemberId), Vec<(CriterionId, Points)>> = HashMap::new();
    let checks: HashMap<_, _> = board.checks.iter().map(|it| ((it.dossier, it.member), it)).collect();
    for score in board.scores.iter().filter(|it| checks.contains_key(&(it.dossier, it.member))) {
        own.entry((score.dossier, score.member)).or_default().push((score.criterion, score.points));
    }
    let outcome = |key: (DossierId, MemberId)| {
        let Some(check) = checks.get(&key) else { return Checked::Not };
        let here = own.get(&key).map_or(&[][..], Vec::as_slice);
        let entered = |id: CriterionId| here.iter().find(|it| it.0 == id).map(|it| it.1);
        let equal = check.figures.iter().all(|it| entered(it.criterion) == it.points);
        if equal { Checked::Agrees } else { Checked::Differs { cells: Vec::new() } }
    };
    for key in sheets(board) {
        match outcome(key) {
            Checked::Agrees => count.agree += 1,
            Checked::Differs { .. } => count.differ += 1,
            Checked::Not => count.waiting += 1,
        }
    }
    count
}

/// The figure proposed for a cell: the appraised one, or else the unit's own.
#[must_use]
pub fn proposed(board: &Board, dossier: DossierId, criterion: CriterionId) -> Option<(Stage, Points)> {
    let of = |stage: Stage| {
        let found = board
            .stages
            .iter()
            .find(|it| it.stage == stage && it.dossier == dossier && it.criterion == criterion);
        found.map(|it| (stage, it.points))
    };
    of(Stage::Appraised).or_else(|| of(Stage::SelfScore))
}

/// Council figures that differ from what was proposed and do not say why; empty where the settings ask for no reason (S18).
#[must_use]
pub fn unexplained(board: &Board) -> Vec<&Score> {
    if !board.round.settings.reason_on_difference {
        return Vec::new();
    }
    let mut by_cell: HashMap<(DossierId, CriterionId), Points> = HashMap::new();
    for stage in Stage::ALL {
        // Later stages stand in place of earlier ones.
        by_cell.extend(
            board
                .stages
                .iter()
                .filter(|it| it.stage == stage)
                .map(|it| ((it.dossier, it.criterion), it.points)),
        );
    }
    let differs = |score: &&Score| {
        by_cell.get(&(score.dossier, score.criterion)).is_some_and(|points| *points != score.points)
    };
    board.scores.iter().filter(differs).filter(|score| score.reason.trim().is_empty()).collect()
}

/// Sheets taken over as proposed that their member has not confirmed (S18), and with independent scoring every whole sheet
/// that waits for its member (S17).
#[must_use]
pub fn unconfirmed(board: &Board) -> Vec<(DossierId, MemberId)> {
    let confirmed: HashSet<_> = board.confirmations.iter().map(|it| (it.dossier, it.member)).collect();
    let copied: HashSet<_> =
        board.scores.iter().filter(|it| it.copied).map(|it| (it.dossier, it.member)).collect();
    let independent = board.round.settings.independent;
    if !independent && copied.is_empty() {
        return Vec::new();
    }
    let waits =
        |sheet: &(DossierId, MemberId)| !confirmed.contains(sheet) && (independent || copied.contains(sheet));
    sheets(board).into_iter().filter(waits).collect()
}

/// How far the members are apart on one dossier (S9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// Highest total.
    pub highest: Points,
    /// Lowest total.
    pub lowest: Points,
}

/// The disagreement on a dossier, where it reaches the declared difference; silent below three members.
#[must_use]
pub fn disagreement(board: &Board, tally: &Tally) -> Option<Disagreement> {
    let limit = board.round.settings.disagreement?;
    let totals = tally.ballots.iter().filter_map(|ballot| match ballot {
        Ballot::Scored { total } => Some(*total),
        _ => None,
    });
    let (highest, lowest) = (totals.clone().max()?, totals.clone().min()?);
    (totals.count() >= 3 && highest - lowest >= limit).then_some(Disagreement { highest, lowest })
}
