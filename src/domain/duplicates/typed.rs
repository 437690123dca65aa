//! Who is meant by what is being typed.

use super::brief::SubjectBrief;
use super::name::{Alike, Name};
use super::rules::{DuplicateRules, rules};
use crate::domain::ids::UnitId;
use crate::domain::subject::SubjectKind;
use crate::text::date::PartialDate;

/// What was typed so far of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its name, or the beginning of some of its words.
    pub name: String,
    /// Its unit, where it was chosen.
    pub unit: Option<UnitId>,
    /// Its birth, where it was typed.
    pub birth: Option<PartialDate>,
}

impl Likeness {
    /// Nothing yet.
    #[must_use]
    pub const fn new(kind: SubjectKind) -> Self {
        Self { kind, name: String::new(), unit: None, birth: None }
    }
}

/// A likeness, ready to be compared with many subjects.
#[derive(Debug, Clone)]
pub struct Wanted {
    name: Name,
    birth: Option<PartialDate>,
    rules: &'static DuplicateRules,
}

impl Wanted {
    /// None when no name was typed.
    #[must_use]
    pub fn of(like: &Likeness) -> Option<Self> {
        let rules = rules()?;
        Some(Self { name: Name::of(&like.name, like.kind, rules)?, birth: like.birth, rules })
    }

    /// The folded words that were typed, without honorifics.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.name.words
    }

    /// How far `subject` is from it, `place` being the unit as it stands today; the smaller the closer, none when it
    /// is not meant: it is meant by its name or another it bore, whatever the order of the words, when each typed word
    /// begins one of its words, or when one letter differs.
    #[must_use]
    pub fn distance(&self, subject: &SubjectBrief, place: Option<UnitId>) -> Option<i32> {
        let near = |name: &Name, own: bool| -> Option<i32> {
            let closer = match name.like(&self.name) {
                Some(Alike::Same) => 0,
                Some(Alike::Letters) => 1,
                Some(Alike::OneLetter) => 4,
                None if name.begins(&self.name) => 2,
                None if name.holds(&self.name) => 3,
                None => return None,
            };
            Some(closer * 2 + i32::from(!own))
        };
        let names = subject.names(self.rules);
        let own = names.own.iter().filter_map(|name| near(name, true));
        let nearest = own.chain(names.others.iter().filter_map(|name| near(name, false))).min()?;
        // Unit and birth say more than how much of the name was typed.
        let here = place.is_some() && subject.place == place;
        let born = self.birth.zip(subject.since).is_some_and(|(one, other)| one.year() == other.year());
        Some(nearest - 10 * (i32::from(here) + i32::from(born)))
    }
}
