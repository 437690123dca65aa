//! Conflicts of interest are proposed from whole names, units and declared relatives, never from a surname (M7).

use super::ids::{DossierId, MemberId};
use super::round::{Board, Candidate, ConflictVerdict, Member};
use serde::Serialize;

/// Why a conflict is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Ground {
    /// The member bears the whole name of somebody in the dossier.
    SameName {
        /// The name.
        name: String,
    },
    /// A declared relative bears the whole name of somebody in the dossier.
    Relative {
        /// The relative's name.
        name: String,
        /// What they are to each other.
        relation: String,
    },
    /// The member's own unit nominates.
    SameUnit {
        /// Its name.
        unit: String,
    },
}

impl Ground {
    /// The ground as shown: "trùng họ tên với …".
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::SameName { name } => format!("trùng họ tên với {name} trong hồ sơ"),
            Self::Relative { name, relation } if relation.trim().is_empty() => {
                format!("có người thân là {name} trong hồ sơ")
            }
            Self::Relative { name, relation } => format!("{name} trong hồ sơ là {relation}"),
            Self::SameUnit { unit } => format!("công tác tại {unit}, đơn vị đề nghị"),
        }
    }
}

/// A proposed conflict and what a person has made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Member.
    pub member: MemberId,
    /// Dossier.
    pub dossier: DossierId,
    /// Why; at least one.
    pub grounds: Vec<Ground>,
    /// The remembered answer; none while it waits.
    pub answer: Option<ConflictVerdict>,
}

/// Every proposed conflict of a round, in the order of the council and of the dossiers.
#[must_use]
pub fn proposals(board: &Board) -> Vec<Proposal> {
    let mut out = Vec::new();
    for member in &board.members {
        for candidate in &board.candidates {
            let grounds = grounds(member, candidate);
            if grounds.is_empty() {
                continue;
            }
            let answer = board
                .conflicts
                .iter()
                .find(|it| it.member == member.id && it.dossier == candidate.dossier)
                .map(|it| it.verdict);
            out.push(Proposal { member: member.id, dossier: candidate.dossier, grounds, answer });
        }
    }
    out
}

fn grounds(member: &Member, candidate: &Candidate) -> Vec<Ground> {
    let mut grounds = Vec::new();
    let named = |name: &str| candidate.people.iter().find(|other| same_name(name, other));
    if let Some(name) = named(&member.name) {
        grounds.push(Ground::SameName { name: name.clone() });
    }
    for relative in &member.relatives {
        if let Some(name) = named(&relative.name) {
            grounds.push(Ground::Relative { name: name.clone(), relation: relative.relation.clone() });
        }
    }
    if member.unit == Some(candidate.unit) {
        grounds.push(Ground::SameUnit { unit: candidate.unit_name.clone() });
    }
    grounds
}

/// Whether two whole names are the same; a single word is never a whole name.
fn same_name(a: &str, b: &str) -> bool {
    let a = crate::text::fold(a);
    a.contains(' ') && a == crate::text::fold(b)
}
