//! The register of legal bases and superior plans: what holds, since when, until when, and what replaces it (S2).

use super::ids::BasisId;
use super::plan::LegalBasis;
use crate::text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Identifier; those that come with the program stay under 1 000.
    pub id: BasisId,
    /// Kind of paper ("Luật", "Nghị định", "Kế hoạch").
    pub kind: String,
    /// Number and symbol as printed ("152/2025/NĐ-CP").
    #[serde(default)]
    pub number: String,
    /// Day of issue.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Issuer.
    #[serde(default)]
    pub issuer: String,
    /// What it is about, beginning in lower case; of a law its name behind the kind ("Thi đua, khen thưởng").
    #[serde(default)]
    pub subject: String,
    /// Further spellings by which text cites it ("Luật Thi đua, khen thưởng năm 2003").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// First day in force; none when it is not known.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// First day on which it no longer holds; none while it holds.
    #[serde(default)]
    pub ended: Option<NaiveDate>,
    /// The entry that replaces it.
    #[serde(default)]
    pub replaced_by: Option<BasisId>,
    /// Where the entry's facts come from.
    #[serde(default)]
    pub source: String,
    /// Whether the office has compared it with the paper itself; else it is shown as "kiểm tra lại".
    #[serde(default)]
    pub checked: bool,
    /// Free note.
    #[serde(default)]
    pub note: String,
}

/// How an entry stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// It holds, as far as the register knows.
    InForce,
    /// It comes into force later.
    NotYet {
        /// First day in force.
        from: NaiveDate,
    },
    /// It no longer holds.
    Ended {
        /// First day on which it did not hold.
        since: NaiveDate,
        /// The entry in force that replaces it, at the end of the chain.
        successor: Option<BasisId>,
    },
}

impl Basis {
    /// Whether it comes with the program.
    #[must_use]
    pub const fn is_shipped(&self) -> bool {
        self.id.0 > 0 && self.id.0 < FIRST_OWN
    }

    /// Whether it is a plan of a superior rather than a law or decision.
    #[must_use]
    pub fn is_plan(&self) -> bool {
        text::same(&self.kind, "Kế hoạch")
    }

    /// As it is cited in a plan.
    #[must_use]
    pub fn cited(&self) -> LegalBasis {
        LegalBasis {
            kind: self.kind.clone(),
            number: self.number.clone(),
            date: self.date,
            issuer: self.issuer.clone(),
            subject: self.subject.clone(),
            entry: Some(self.id),
        }
    }

    /// How it stands on `day`; `register` gives what replaces it.
    #[must_use]
    pub fn standing(&self, day: NaiveDate, register: &[Self]) -> Standing {
        if let Some(since) = self.ended.filter(|ended| *ended <= day) {
            return Standing::Ended { since, successor: self.successor(day, register) };
        }
        match self.valid_from {
            Some(from) if from > day => Standing::NotYet { from },
            _ => Standing::InForce,
        }
    }

    /// The last of the chain of replacements that holds on `day`, or the last at all.
    fn successor(&self, day: NaiveDate, register: &[Self]) -> Option<BasisId> {
        let mut here = self;
        let mut found = None;
        // As many steps as entries: a register whose entries replace each other in a circle must not hang.
        for _ in register {
            let Some(next) = here.replaced_by.and_then(|id| register.iter().find(|one| one.id == id)) else {
                break;
            };
            found = Some(next.id);
            if next.ended.is_none_or(|ended| ended > day) {
                break;
            }
            here = next;
        }
        found
    }
}

/// Identifiers below this belong to the entries that come with the program.
pub const FIRST_OWN: i64 = 1_000;

#[derive(Deserialize)]
struct Shipped {
    basis: Vec<Basis>,
}

/// The entries that come with the program, none of them compared with the paper itself: "kiểm tra lại".
#[must_use]
pub fn shipped() -> &'static [Basis] {
    static SHIPPED: LazyLock<Vec<Basis>> = LazyLock::new(|| {
        let read: Result<Shipped, _> = toml::from_str(include_str!("../../assets/bases.toml"));
        read.map(|file| file.basis).unwrap_or_default()
    });
    &SHIPPED
}

/// The register: the office's own entries, and of the program's those that the office did not rewrite.
#[must_use]
pub fn register(own: Vec<Basis>) -> Vec<Basis> {
    let mut all: Vec<Basis> =
        shipped().iter().filter(|one| own.iter().all(|mine| mine.id != one.id)).cloned().collect();
    all.extend(own);
    all
}

/// The entry that a citation means: the one it was taken from, else the one with its number, else the one with its
/// name and year.
#[must_use]
pub fn entry_of<'a>(cited: &LegalBasis, register: &'a [Basis]) -> Option<&'a Basis> {
    if let Some(entry) = cited.entry.and_then(|id| register.iter().find(|one| one.id == id)) {
        return Some(entry);
    }
    let number = cited.number.trim();
    if !number.is_empty() {
        return register.iter().find(|one| {
            text::same(&one.number, number)
                // Two offices give the same number to different papers: day and issuer tell them apart.
                && (one.date.is_none() || cited.date.is_none() || one.date == cited.date)
        });
    }
    let words = cited.in_sentence();
    register.iter().find(|one| {
        let names = one.names.iter().any(|name| text::same(name, &words));
        names
            || (text::same(&one.kind, &cited.kind)
                && text::same(&one.subject, &cited.subject)
                && one.date.is_some()
                && one.date == cited.date)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn basis(id: i64, ended: Option<NaiveDate>, replaced_by: Option<i64>) -> Basis {
        Basis {
            id: BasisId(id),
            kind: "Nghị định".into(),
            number: format!("{id}/2020/NĐ-CP"),
            date: None,
            issuer: String::new(),
            subject: String::new(),
            names: Vec::new(),
            valid_from: None,
            ended,
            replaced_by: replaced_by.map(BasisId),
            source: String::new(),
            checked: false,
            note: String::new(),
        }
    }

    #[test]
    fn the_successor_is_the_one_that_holds_on_the_day() {
        let register = [
            basis(1, Some(day(2020, 1, 1)), Some(2)),
            basis(2, Some(day(2024, 1, 1)), Some(3)),
            basis(3, None, None),
        ];
        let on = |y| register[0].standing(day(y, 6, 1), &register);
        assert_eq!(on(2019), Standing::InForce);
        assert_eq!(on(2021), Standing::Ended { since: day(2020, 1, 1), successor: Some(BasisId(2)) });
        assert_eq!(on(2025), Standing::Ended { since: day(2020, 1, 1), successor: Some(BasisId(3)) });
    }

    #[test]
    fn a_circle_of_replacements_ends() {
        let ended = Some(day(2020, 1, 1));
        let register = [basis(1, ended, Some(2)), basis(2, ended, Some(1))];
        assert!(matches!(register[0].standing(day(2021, 1, 1), &register), Standing::Ended { .. }));
    }

    #[test]
    fn what_comes_with_the_program_can_be_read_and_waits_for_a_look() {
        let all = shipped();
        assert!(all.len() >= 20, "{}", all.len());
        for one in all {
            assert!(one.is_shipped() && !one.checked && !one.source.is_empty(), "{one:?}");
            assert!(one.replaced_by.is_none_or(|id| all.iter().any(|other| other.id == id)), "{one:?}");
            assert_eq!(all.iter().filter(|other| other.id == one.id).count(), 1, "{one:?}");
        }
    }

    #[test]
    fn an_own_entry_stands_in_place_of_the_shipped_one() {
        let mut own = shipped()[0].clone();
        own.checked = true;
        let all = register(vec![own.clone()]);
        assert_eq!(all.len(), shipped().len());
        assert!(all.contains(&own));
    }
}
