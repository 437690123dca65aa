//! Conflicts of interest are proposed from whole names, units and declared relatives, never from a surname (M7).

mod memory;
mod name;
mod rules;

pub use memory::{EarlierAnswer, remembered};
pub use rules::{ConflictRules, rules};

use super::ids::{DossierId, MemberId};
use super::round::{Board, Candidate, ConflictVerdict, Member, Relative};
use name::WholeName;
use serde::Serialize;
use std::collections::HashMap;

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
            Self::Relative { name, relation } => format!("{name} trong hồ sơ là {relation} của thành viên"),
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
    /// Why; empty only where an answer stands whose ground has gone.
    pub grounds: Vec<Ground>,
    /// The remembered answer; none while it waits.
    pub answer: Option<ConflictVerdict>,
}

impl Proposal {
    /// The grounds in one sentence, beginning small.
    #[must_use]
    pub fn sentence(&self) -> String {
        let all: Vec<String> = self.grounds.iter().map(Ground::sentence).collect();
        all.join("; ")
    }
}

/// Every proposed conflict of a round, in the order of the council and of the dossiers.
#[must_use]
pub fn proposals(board: &Board) -> Vec<Proposal> {
    let Some(rules) = rules() else { return Vec::new() };
    let named = |name: &String| Some((name.clone(), WholeName::of(name, rules)?));
    let people: Vec<Vec<(String, WholeName)>> =
        board.candidates.iter().map(|it| it.people.iter().filter_map(named).collect()).collect();
    let answers: HashMap<_, _> =
        board.conflicts.iter().map(|it| ((it.member, it.dossier), it.verdict)).collect();
    let mut out = Vec::new();
    for member in &board.members {
        let close = Close::of(member, rules);
        for (candidate, people) in board.candidates.iter().zip(&people) {
            let grounds = close.grounds(member, candidate, people);
            let answer = answers.get(&(member.id, candidate.dossier)).copied();
            if !grounds.is_empty() || answer.is_some() {
                out.push(Proposal { member: member.id, dossier: candidate.dossier, grounds, answer });
            }
        }
    }
    out
}

/// A member and the relatives he or she declared, by name.
struct Close<'a> {
    own: Option<WholeName>,
    relatives: Vec<(&'a Relative, WholeName)>,
    same_unit: bool,
}

impl<'a> Close<'a> {
    fn of(member: &'a Member, rules: &ConflictRules) -> Self {
        let named = |it: &'a Relative| Some((it, WholeName::of(&it.name, rules)?));
        Self {
            own: WholeName::of(&member.name, rules),
            relatives: member.relatives.iter().filter_map(named).collect(),
            same_unit: rules.same_unit,
        }
    }

    fn grounds(&self, member: &Member, candidate: &Candidate, people: &[(String, WholeName)]) -> Vec<Ground> {
        let mut grounds = Vec::new();
        let find = |name: &WholeName| people.iter().find(|(_, other)| other.is(name)).map(|(text, _)| text);
        if let Some(name) = self.own.as_ref().and_then(find) {
            grounds.push(Ground::SameName { name: name.clone() });
        }
        for (relative, name) in &self.relatives {
            if let Some(name) = find(name) {
                grounds.push(Ground::Relative { name: name.clone(), relation: relative.relation.clone() });
            }
        }
        if self.same_unit && member.unit == Some(candidate.unit) {
            grounds.push(Ground::SameUnit { unit: candidate.unit_name.clone() });
        }
        grounds
    }
}
