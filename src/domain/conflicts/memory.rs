//! Answers of earlier rounds: the same member and the same subject need not be thought about twice.

use super::Proposal;
use super::name::WholeName;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::round::{Board, ConflictAnswer};
use serde::Serialize;

/// An answer given in another round of the plan about a subject that is in this one too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierAnswer {
    /// The round in which it was given.
    pub round: RoundId,
    /// Its name.
    pub round_name: String,
    /// The member's name there.
    pub member_name: String,
    /// The subject's dossier in this round.
    pub dossier: DossierId,
    /// The answer, with its identifiers of that round.
    pub answer: ConflictAnswer,
}

/// The newest answer about the same two; `earlier` newest first. It is offered, never taken for given: members of one
/// name may be two people.
#[must_use]
pub fn remembered<'a>(
    board: &Board,
    proposal: &Proposal,
    earlier: &'a [EarlierAnswer],
) -> Option<&'a EarlierAnswer> {
    let rules = super::rules()?;
    let member = board.members.iter().find(|it| it.id == proposal.member)?;
    let name = WholeName::of(&member.name, rules)?;
    let same = |it: &&EarlierAnswer| {
        it.dossier == proposal.dossier
            && WholeName::of(&it.member_name, rules).is_some_and(|other| other.is(&name))
    };
    earlier.iter().find(same)
}
