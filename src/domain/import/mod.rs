//! A list of exemplars from elsewhere, held against what is there: which column holds what, what each row would become and
//! why, and the one deed that enters it. Preview and deed come from the same reading; nothing is guessed in silence, nothing
//! is stored before somebody accepts it (M10).

mod apply;
pub(in crate::domain) mod coding;
mod field;
mod flipped;
mod given;
mod judge;
mod kinds;
mod layout;
mod mapping;
mod rows;
mod told;
mod units;
mod values;
mod who;

pub use apply::Change;
pub use coding::Coding;
pub use field::{Field, Sure};
pub use layout::{Column, KindFrom, Layout};
pub use mapping::{Choices, Mapping, RowKey, SavedMapping, Who};
pub use told::ResultRow;

use super::Command;
use super::catalogue::Entry;
use super::correction::DossierReturn;
use super::dossier::Dossier;
use super::duplicates::Pair;
use super::ids::{DossierId, SubjectId, UnitId};
use super::movement::Movement;
use super::plan::Plan;
use super::sheet::Sheet;
use super::subject::{Subject, SubjectKind};
use super::unit::Unit;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What rows are held against.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The plan under which dossiers are entered.
    pub plan: &'a Plan,
    /// The year of rows that name none.
    pub year: i32,
    /// Units.
    pub units: &'a [Unit],
    /// Every subject.
    pub subjects: &'a [Subject],
    /// The dossiers of the plan.
    pub dossiers: &'a [Dossier],
    /// Dossiers of any plan that are out for correction, with what is open in them.
    pub returned: &'a [(Dossier, DossierReturn)],
    /// Movements.
    pub movements: &'a [Movement],
    /// Entries of the catalogues.
    pub entries: &'a [Entry],
    /// Dossiers of other plans, whose codes are taken.
    pub taken: &'a HashSet<DossierId>,
    /// Today.
    pub today: NaiveDate,
}

/// What rows are held against, read from the data file at once.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The plan.
    pub plan: Plan,
    /// Units.
    pub units: Vec<Unit>,
    /// Every subject.
    pub subjects: Vec<Subject>,
    /// The dossiers of the plan.
    pub dossiers: Vec<Dossier>,
    /// Dossiers that are out for correction.
    pub returned: Vec<(Dossier, DossierReturn)>,
    /// Movements.
    pub movements: Vec<Movement>,
    /// Entries of the catalogues.
    pub entries: Vec<Entry>,
    /// Dossiers of other plans.
    pub taken: HashSet<DossierId>,
}

impl Ground {
    /// What rows of `year` are held against on `today`.
    #[must_use]
    pub fn known(&self, year: i32, today: NaiveDate) -> Known<'_> {
        Known {
            plan: &self.plan,
            year,
            units: &self.units,
            subjects: &self.subjects,
            dossiers: &self.dossiers,
            returned: &self.returned,
            movements: &self.movements,
            entries: &self.entries,
            taken: &self.taken,
            today,
        }
    }
}

/// What comes of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A dossier is made.
    New,
    /// A dossier that is there, or its subject, is changed.
    Changed {
        /// What, from what, to what.
        changes: Vec<Change>,
    },
    /// It is there already, just so.
    Same,
    /// It is left out.
    Skipped {
        /// Why.
        reason: String,
    },
    /// It cannot be taken.
    Refused {
        /// Why, and what to do.
        reason: String,
    },
}

/// An outcome without its reasons, for counting and filtering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Mới.
    New,
    /// Cập nhật.
    Changed,
    /// Giống hệt.
    Same,
    /// Bỏ qua.
    Skipped,
    /// Không nhận.
    Refused,
}

impl OutcomeKind {
    /// All, in the order shown.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Same, Self::Skipped, Self::Refused];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "Mới",
            Self::Changed => "Cập nhật",
            Self::Same => "Giống hệt",
            Self::Skipped => "Bỏ qua",
            Self::Refused => "Không nhận",
        }
    }
}

impl Outcome {
    /// Which it is.
    #[must_use]
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Self::New => OutcomeKind::New,
            Self::Changed { .. } => OutcomeKind::Changed,
            Self::Same => OutcomeKind::Same,
            Self::Skipped { .. } => OutcomeKind::Skipped,
            Self::Refused { .. } => OutcomeKind::Refused,
        }
    }
}

/// What a person has to say before a row is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// Which unit is meant.
    Unit {
        /// By these words.
        text: String,
        /// One of these, or another.
        near: Vec<UnitId>,
    },
    /// Whether one of these subjects is meant.
    Subject {
        /// Who, and in what they agree.
        near: Vec<Pair>,
    },
}

/// What is stored for a row; identifiers below 0 are given when it is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Planned {
    pub subject: Option<Subject>,
    pub dossier: Option<Dossier>,
    /// Of whom a person said that they are not the subject.
    pub apart: Vec<SubjectId>,
}

/// A row, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The sheet; empty for a file without sheets.
    pub sheet: String,
    /// Its number in the sheet, from 1.
    pub line: u32,
    /// Whom it names; empty where it names nobody.
    pub name: String,
    /// The kind.
    pub kind: Option<SubjectKind>,
    /// The unit, as the program or else the file calls it.
    pub unit: String,
    /// What comes of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What else there is to know.
    pub remarks: Vec<String>,
    /// What a person has to say first.
    #[serde(flatten)]
    pub question: Option<Question>,
    #[serde(skip)]
    planned: Option<Box<Planned>>,
}

impl Row {
    /// By what choices name it.
    #[must_use]
    pub fn key(&self) -> RowKey {
        (self.sheet.clone(), self.line)
    }

    /// Whether something of it is stored.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        self.planned.is_some()
    }
}

/// A text of which it is not certain what unit is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitQuestion {
    /// The text.
    pub text: String,
    /// One of these, or another; empty where no name is near.
    pub near: Vec<UnitId>,
    /// How many rows wait for it.
    pub rows: usize,
}

/// A file, judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// How each sheet was read.
    pub layouts: Vec<Layout>,
    /// Every row that holds something, in the order of the file.
    pub rows: Vec<Row>,
    /// What is to be known about the whole.
    pub notices: Vec<String>,
    /// Text in old code tables.
    pub codings: Vec<Coding>,
    /// Units that a person has to name, once for all rows.
    pub units: Vec<UnitQuestion>,
    /// Whether some row does not tell its kind.
    pub lacks_kind: bool,
    /// Whether some row does not tell its unit.
    pub lacks_unit: bool,
}

/// Reads the sheets of a file as a person has chosen, against what is there.
#[must_use]
pub fn judge(sheets: &[Sheet], choices: &Choices, known: &Known<'_>) -> Judged {
    judge::run(sheets, choices, known)
}

/// How the sheets would be read, without looking at what is there.
#[must_use]
pub fn layouts(sheets: &[Sheet], mapping: &Mapping) -> Vec<Layout> {
    let one = |sheet: &Sheet| match coding::read(sheet) {
        Some((converted, ..)) => layout::find(&converted, mapping),
        None => layout::find(sheet, mapping),
    };
    sheets.iter().map(one).collect()
}

impl Judged {
    /// How many rows come out as each of [`OutcomeKind::ALL`].
    #[must_use]
    pub fn counts(&self) -> [usize; 5] {
        OutcomeKind::ALL.map(|kind| self.rows.iter().filter(|row| row.outcome.kind() == kind).count())
    }

    /// The one deed that enters every new row and every change, all of them or none; none where nothing is to be done.
    /// `name` is that of the file, `fresh` gives identifiers.
    pub fn command(&self, name: &str, fresh: &mut dyn FnMut() -> i64) -> Option<Command> {
        let mut given: HashMap<i64, i64> = HashMap::new();
        let mut id = |raw: i64| if raw < 0 { *given.entry(raw).or_insert_with(&mut *fresh) } else { raw };
        let (mut commands, mut rows) = (Vec::new(), 0);
        for planned in self.rows.iter().filter_map(|row| row.planned.as_deref()) {
            rows += 1;
            if let Some(subject) = &planned.subject {
                let subject = Subject { id: SubjectId(id(subject.id.0)), ..subject.clone() };
                let new = subject.id;
                commands.push(Command::SaveSubject { subject });
                for other in &planned.apart {
                    commands.push(Command::NotSame { a: *other, b: new, remembered: true });
                }
            }
            if let Some(dossier) = &planned.dossier {
                let (subject, own) = (SubjectId(id(dossier.subject.0)), DossierId(id(dossier.id.0)));
                commands
                    .push(Command::SaveDossier { dossier: Dossier { id: own, subject, ..dossier.clone() } });
            }
        }
        let title = if name.is_empty() {
            format!("Nhập {rows} hồ sơ từ bảng dán vào")
        } else {
            format!("Nhập {rows} hồ sơ từ tệp {name}")
        };
        (!commands.is_empty()).then_some(Command::Batch { title, commands })
    }
}
