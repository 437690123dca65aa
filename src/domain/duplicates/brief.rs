//! A subject as far as the search for duplicates looks at it.

use super::name::{self, Name};
use super::rules::DuplicateRules;
use crate::domain::ids::{SubjectId, UnitId};
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::domain::unit::{Tree, Unit, UnitKind};
use crate::text::date::PartialDate;
use crate::text::fold;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Fewer figures are no telephone number.
const PHONE_FIGURES: usize = 8;

/// Where units stand today: the same place under another name is still the same place.
#[derive(Debug, Clone, Default)]
pub struct Places {
    today: HashMap<UnitId, (UnitId, Option<UnitId>)>,
}

impl Places {
    /// For every unit the one that stands for it on `day`, and the commune of a hamlet.
    #[must_use]
    pub fn on(units: &[Unit], day: NaiveDate) -> Self {
        let tree = Tree::new(units);
        let place = |unit: &Unit| {
            let heir = tree.successor_on(unit.id, day).unwrap_or(unit.id);
            let it = tree.get(heir).unwrap_or(unit);
            let above = it.parent.filter(|_| it.kind == UnitKind::Hamlet);
            (unit.id, (heir, above.map(|id| tree.successor_on(id, day).unwrap_or(id))))
        };
        Self { today: units.iter().map(place).collect() }
    }

    /// The unit that stands for `unit`; itself when nobody knows of another.
    #[must_use]
    pub fn of(&self, unit: UnitId) -> UnitId {
        self.today.get(&unit).map_or(unit, |(heir, _)| *heir)
    }
}

/// What is compared of a subject. Addresses, owners and telephone numbers come folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectBrief {
    /// The subject.
    pub id: SubjectId,
    /// Its kind.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// Other names; of a household also its head and representative.
    pub other_names: Vec<String>,
    /// Its unit.
    pub unit: Option<UnitId>,
    /// The unit that stands for that one today.
    pub place: Option<UnitId>,
    /// The commune, where that is a hamlet.
    pub above: Option<UnitId>,
    /// Birth; year of founding or start.
    pub since: Option<PartialDate>,
    /// Address.
    pub address: String,
    /// Telephone: figures only.
    pub phone: String,
    /// Owners of a model.
    pub owners: Vec<String>,
}

impl SubjectBrief {
    /// Of a subject, its unit looked up in `places`.
    #[must_use]
    pub fn of(subject: &Subject, places: &Places) -> Self {
        let (place, above) = match subject.unit.and_then(|unit| places.today.get(&unit)) {
            Some((place, above)) => (Some(*place), *above),
            None => (subject.unit, None),
        };
        let mut other_names = subject.other_names.clone();
        let (mut since, mut phone, mut owners) = (None, String::new(), Vec::new());
        let year = |year: Option<i32>| year.map(PartialDate::Year);
        match &subject.detail {
            Detail::Person(it) => (since, phone) = (it.birth, figures(&it.phone)),
            Detail::Collective(it) => since = year(it.founded),
            Detail::Household(it) => {
                let people =
                    [&it.head, &it.representative].into_iter().filter(|name| !name.trim().is_empty());
                other_names.extend(people.cloned());
            }
            Detail::Model(it) => {
                since = year(it.started);
                owners =
                    it.owners.iter().map(|owner| fold(owner)).filter(|owner| !owner.is_empty()).collect();
            }
        }
        Self {
            id: subject.id,
            kind: subject.kind(),
            name: subject.name.clone(),
            other_names,
            unit: subject.unit,
            place,
            above,
            since,
            address: fold(subject.detail.address()),
            phone,
            owners,
        }
    }

    /// The words by which an index of names finds it, each maybe more than once.
    pub fn each_word(&self, mut each: impl FnMut(&str)) {
        let Some(rules) = super::rules() else { return };
        self.names(rules).all().flat_map(|name| &name.words).for_each(|word| each(word));
    }

    pub(super) fn names(&self, rules: &DuplicateRules) -> Names {
        Names {
            own: Name::of(&self.name, self.kind, rules),
            others: self.other_names.iter().filter_map(|one| Name::of(one, self.kind, rules)).collect(),
        }
    }

    /// Numbers of what must agree besides the name; two subjects that agree in `what` share one of them.
    pub(super) fn marks(&self, what: What, mut each: impl FnMut(u64)) {
        let mut mark = |text: &str| {
            if !text.is_empty() {
                each(name::hash(text.as_bytes()) ^ (self.kind as u64 * 8 + what as u64 + 1));
            }
        };
        match what {
            What::Place => self.place.iter().chain(&self.above).for_each(|id| mark(&id.0.to_string())),
            What::Date => match self.since {
                Some(PartialDate::Day(day)) => mark(&day.to_string()),
                Some(PartialDate::Year(_)) | None => {}
            },
            What::Year => {
                if self.kind == SubjectKind::Person
                    && let Some(since) = self.since
                {
                    mark(&since.year().to_string());
                }
            }
            What::Phone => mark(&self.phone),
            What::Address => mark(&self.address),
            What::Owner => self.owners.iter().for_each(|owner| mark(owner)),
        }
    }
}

/// What two subjects may agree in besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Place,
    Date,
    Year,
    Phone,
    Address,
    Owner,
}

impl What {
    pub(super) const ALL: [Self; 6] =
        [Self::Place, Self::Date, Self::Year, Self::Phone, Self::Address, Self::Owner];
}

/// The names of a subject, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub(super) own: Option<Name>,
    pub(super) others: Vec<Name>,
}

impl Names {
    pub(super) fn all(&self) -> impl Iterator<Item = &Name> {
        self.own.iter().chain(&self.others)
    }
}

/// The figures of a telephone number, the country's own prefix taken off.
fn figures(phone: &str) -> String {
    let all: String = phone.chars().filter(char::is_ascii_digit).collect();
    if all.len() < PHONE_FIGURES {
        return String::new();
    }
    match all.strip_prefix("84") {
        Some(rest) if all.len() > 10 => format!("0{rest}"),
        _ => all,
    }
}
