//! A paper cited, while it is being typed; and how the register knows it.

use super::super::super::Desk;
use super::super::super::bases::title;
use super::super::super::typed::DateText;
use crate::domain::basis::{Basis, Standing, entry_of};
use crate::domain::ids::BasisId;
use crate::domain::plan::{LegalBasis, Plan};
use crate::text::{clean, date::short_date, fold};
use chrono::NaiveDate;

/// A paper cited, while it is being typed.
#[derive(Debug, Clone, Default)]
pub struct BasisForm {
    pub(in crate::screens) kind: String,
    pub(in crate::screens) number: String,
    pub(in crate::screens) date: DateText,
    pub(in crate::screens) issuer: String,
    pub(in crate::screens) subject: String,
    entry: Option<BasisId>,
    pub(super) find: String,
    pub(super) find_folded: String,
    pub(super) known: Known,
}

/// How the register knows a cited paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing that could be looked up is typed yet.
    #[default]
    Nothing,
    /// It is not in the register.
    Unknown,
    /// It holds; whether somebody compared the entry with the paper itself.
    InForce {
        /// Compared with the paper itself.
        checked: bool,
    },
    /// It does not hold on the day.
    Wrong {
        /// What is wrong.
        sentence: String,
        /// What replaces it, and how it is called.
        successor: Option<(BasisId, String)>,
    },
}

/// A field of a cited paper.
#[derive(Debug, Clone)]
pub enum BasisTyped {
    /// The search in the register.
    Find(String),
    /// An entry of the register was chosen, by its place among the offers.
    Picked(usize),
    /// Kind of paper.
    Kind(String),
    /// Number and symbol.
    Number(String),
    /// Day of issue.
    Date(String),
    /// Issuer.
    Issuer(String),
    /// What it is about.
    Subject(String),
}

/// Which cited paper: the superior plan, or one of the further bases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// The superior plan carried out.
    Superior,
    /// A further basis.
    Basis(usize),
}

impl BasisForm {
    pub(in crate::screens) fn of(basis: &LegalBasis) -> Self {
        Self {
            kind: basis.kind.clone(),
            number: basis.number.clone(),
            date: DateText::of(basis.date),
            issuer: basis.issuer.clone(),
            subject: basis.subject.clone(),
            entry: basis.entry,
            ..Self::default()
        }
    }

    /// An empty citation of a superior's plan.
    pub(super) fn superior() -> Self {
        Self { kind: KIND_OF_PLAN.to_owned(), ..Self::default() }
    }

    /// Whether nothing was typed, but perhaps the kind of paper.
    pub(super) fn is_empty(&self, today: NaiveDate) -> bool {
        let LegalBasis { number, date, issuer, subject, .. } = self.built(today);
        number.is_empty() && date.is_none() && issuer.is_empty() && subject.is_empty()
    }

    /// The basis; a date that cannot be read yet is left out, and told under its field.
    pub(in crate::screens) fn built(&self, today: NaiveDate) -> LegalBasis {
        LegalBasis {
            kind: clean(&self.kind),
            number: clean(&self.number),
            date: self.date.value(today).flatten(),
            issuer: clean(&self.issuer),
            subject: clean(&self.subject),
            entry: self.entry,
        }
    }

    /// Takes what was typed; another kind, number or day makes it another paper than the entry it was taken from.
    pub(in crate::screens) fn take(&mut self, typed: BasisTyped) {
        match typed {
            BasisTyped::Find(text) => {
                self.find_folded = fold(&text);
                self.find = text;
            }
            BasisTyped::Picked(_) => {}
            BasisTyped::Kind(text) => (self.kind, self.entry) = (text, None),
            BasisTyped::Number(text) => (self.number, self.entry) = (text, None),
            BasisTyped::Date(text) => {
                self.date.typed(text);
                self.entry = None;
            }
            BasisTyped::Issuer(text) => self.issuer = text,
            BasisTyped::Subject(text) => self.subject = text,
        }
    }

    pub(in crate::screens) fn left(&mut self, today: NaiveDate) {
        self.date.left(today);
    }

    /// How the register knows it.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Looks it up as it stands on `day`.
    pub(super) fn look(&mut self, day: NaiveDate, desk: &Desk) {
        let cited = self.built(desk.today);
        self.known = match entry_of(&cited, &desk.bases) {
            _ if self.is_empty(desk.today) => Known::Nothing,
            None => Known::Unknown,
            Some(entry) => stands(entry, day, &desk.bases),
        };
    }

    /// The entry of the register that it becomes; none while there is too little of it.
    pub(super) fn registered(&mut self, id: BasisId, today: NaiveDate) -> Option<Basis> {
        let cited = self.built(today);
        if cited.kind.is_empty() || (cited.number.is_empty() && cited.subject.is_empty()) {
            return None;
        }
        self.entry = Some(id);
        Some(Basis {
            id,
            kind: cited.kind,
            number: cited.number,
            date: cited.date,
            issuer: cited.issuer,
            subject: cited.subject,
            names: Vec::new(),
            valid_from: None,
            ended: None,
            replaced_by: None,
            source: String::new(),
            checked: true,
            note: String::new(),
        })
    }
}

/// What a plan is called where it is cited.
const KIND_OF_PLAN: &str = "Kế hoạch";

/// A superior's plan as it is cited.
pub(super) fn plan(plan: &Plan) -> LegalBasis {
    LegalBasis {
        kind: KIND_OF_PLAN.to_owned(),
        number: plan.number.clone().unwrap_or_default(),
        date: plan.issued_on,
        issuer: plan.origin.issuer.clone(),
        subject: plan.subject.replace('\n', " "),
        entry: None,
    }
}

fn stands(entry: &Basis, day: NaiveDate, register: &[Basis]) -> Known {
    match entry.standing(day, register) {
        Standing::InForce => Known::InForce { checked: entry.checked },
        Standing::NotYet { from } => Known::Wrong {
            sentence: format!("Văn bản này có hiệu lực từ {}, sau ngày ban hành kế hoạch.", short_date(from)),
            successor: None,
        },
        Standing::Ended { since, successor } => Known::Wrong {
            sentence: format!("Văn bản này hết hiệu lực từ {}.", short_date(since)),
            successor: successor
                .and_then(|id| register.iter().find(|one| one.id == id).map(|one| (id, title(one)))),
        },
    }
}
