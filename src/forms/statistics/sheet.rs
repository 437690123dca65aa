//! Statistics forms as data: rows, columns, and the small vocabulary that says what a cell counts.

use crate::domain::case::{CaseFile, Nomination};
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::figures::state_on;
use crate::domain::movement::{Movement, MovementKind};
use crate::domain::papers::StatisticsForm;
use crate::domain::subject::SubjectKind;
use crate::forms::profile::ProfileError;
use crate::text;
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

const MOVEMENTS: &str = include_str!("../../../assets/statistics/0601.toml");
const COMMENDATIONS: &str = include_str!("../../../assets/statistics/0603.toml");

/// A statistics form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    /// Its code ("0601.N/BNV-TĐKT").
    pub code: String,
    /// Its name, in capitals.
    pub name: String,
    /// The circular it comes from.
    pub circular: String,
    /// Whether it is set on the sheet's side.
    pub landscape: bool,
    /// When it is due.
    pub due: String,
    /// Where rows and columns come from; for those who read the file.
    pub source: String,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// Its columns.
    pub columns: Vec<StatColumn>,
    /// Its rows.
    pub rows: Vec<StatRow>,
}

/// A column of a statistics form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatColumn {
    /// Its mark in the row under the head ("A", "1").
    pub mark: String,
    /// Its heading.
    pub label: String,
    /// What stands in it.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Holds {
    /// The row's name.
    Label,
    /// The row's code.
    Code,
    /// What the row counts.
    Unit,
    /// What the row counts, narrowed to these words.
    Count(Narrow),
    /// Nothing the data could tell.
    ByHand,
}

/// Which of what the row counts stand in a column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Narrow {
    /// The form of commendation holds one of these words; empty takes all.
    pub words: Vec<String>,
}

/// A row of a statistics form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatRow {
    /// Its code; empty for a heading.
    #[serde(default)]
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its unit of counting.
    #[serde(default)]
    pub unit: String,
    /// What it counts; none is written by hand.
    #[serde(default)]
    pub count: Option<Count>,
    /// Whether it is set in bold.
    #[serde(default)]
    pub bold: bool,
}

/// What a row counts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Count {
    /// Movements or commended dossiers.
    of: Of,
    /// Movements that last so many whole months or more.
    #[serde(default)]
    months_from: Option<u32>,
    /// Movements that last less than so many months.
    #[serde(default)]
    months_below: Option<u32>,
    /// Kinds of subject.
    #[serde(default)]
    kinds: Vec<SubjectKind>,
    /// Dossiers with one of these marks; empty takes all.
    #[serde(default)]
    priorities: Vec<Priority>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Movements,
    Commended,
}

impl Sheet {
    /// The form as shipped.
    ///
    /// # Errors
    /// Never for the files of a whole program.
    pub fn of(form: StatisticsForm) -> Result<Sheet, ProfileError> {
        let text = match form {
            StatisticsForm::Movements => MOVEMENTS,
            StatisticsForm::Commendations => COMMENDATIONS,
        };
        toml::from_str(text).map_err(|error| ProfileError::Unreadable {
            name: "statistics".to_owned(),
            detail: error.to_string(),
        })
    }

    /// The figure of a cell; none is written by hand.
    pub fn figure(&self, row: &StatRow, column: &StatColumn, case: &CaseFile) -> Option<usize> {
        let (Some(count), Holds::Count(narrow)) = (&row.count, &column.holds) else { return None };
        Some(match count.of {
            Of::Movements => {
                let found = running(case).filter(|it| count.takes_movement(it)).count();
                // Nobody knows where a movement without dates belongs, so there is no zero either.
                if found == 0 && count.is_by_length() && self.without_period(case) > 0 {
                    return None;
                }
                found
            }
            Of::Commended => commended(case)
                .filter(|it| count.takes_dossier(it) && narrow.takes(&it.dossier.proposed))
                .count(),
        })
    }

    /// Commended dossiers of the year that stand in no cell of the first counted row.
    pub fn outside(&self, case: &CaseFile) -> usize {
        let total = self.rows.iter().find(|row| row.count.as_ref().is_some_and(|it| it.of == Of::Commended));
        let (Some(row), Some(column)) =
            (total, self.columns.iter().find(|it| matches!(it.holds, Holds::Count(_))))
        else {
            return 0;
        };
        commended(case).count() - self.figure(row, column, case).unwrap_or(0)
    }

    /// Running movements whose length is not known, so that no row by length can count them.
    pub fn without_period(&self, case: &CaseFile) -> usize {
        if !self.rows.iter().any(|row| row.count.as_ref().is_some_and(Count::is_by_length)) {
            return 0;
        }
        running(case).filter(|it| months(it).is_none()).count()
    }
}

impl Count {
    const fn is_by_length(&self) -> bool {
        self.months_from.is_some() || self.months_below.is_some()
    }

    fn takes_movement(&self, movement: &Movement) -> bool {
        if !self.is_by_length() {
            return true;
        }
        months(movement).is_some_and(|months| {
            self.months_from.is_none_or(|from| months >= from)
                && self.months_below.is_none_or(|to| months < to)
        })
    }

    fn takes_dossier(&self, it: &Nomination) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&it.subject.kind()))
            && (self.priorities.is_empty()
                || self.priorities.iter().any(|mark| it.dossier.priorities.contains(mark)))
    }
}

impl Narrow {
    fn takes(&self, form: &str) -> bool {
        let form = text::fold(form);
        self.words.is_empty() || self.words.iter().any(|word| form.contains(&text::fold(word)))
    }
}

/// Emulation movements that run in the year; one without dates is taken to run.
fn running(case: &CaseFile) -> impl Iterator<Item = &Movement> {
    let year = case.year;
    case.movements.iter().filter(move |it| {
        it.kind == MovementKind::Movement
            && it.from.is_none_or(|from| from.year() <= year)
            && it.to.is_none_or(|to| to.year() >= year)
    })
}

/// Whole months from the first day to the last; none when one of them is not known.
fn months(movement: &Movement) -> Option<u32> {
    let (from, to) = (movement.from?, movement.to?.checked_add_days(Days::new(1))?);
    let count = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    u32::try_from(count - i64::from(to.day() < from.day())).ok()
}

/// Dossiers commended within the year, whatever year they were nominated in.
fn commended(case: &CaseFile) -> impl Iterator<Item = &Nomination> {
    let (first, last) =
        (NaiveDate::from_ymd_opt(case.year, 1, 1), NaiveDate::from_ymd_opt(case.year, 12, 31));
    case.nominations.iter().filter(move |it| {
        let (Some(first), Some(last)) = (first, last) else { return false };
        let stands = state_on(&it.steps, last)
            .is_some_and(|state| matches!(state, DossierState::Recognised | DossierState::Replicated));
        let this_year = it
            .steps
            .iter()
            .rev()
            .find(|step| step.state == DossierState::Recognised && step.on <= last)
            .is_some_and(|step| step.on >= first);
        stands && this_year
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::MovementId;

    #[test]
    fn every_shipped_form_is_whole() {
        for form in StatisticsForm::ALL {
            let sheet = Sheet::of(form).unwrap();
            assert!(form.label().starts_with(&sheet.code[..6]));
            let codes: std::collections::BTreeSet<&str> =
                sheet.rows.iter().map(|row| row.code.as_str()).filter(|code| !code.is_empty()).collect();
            assert_eq!(codes.len(), sheet.rows.iter().filter(|row| !row.code.is_empty()).count());
            assert!(sheet.columns.iter().any(|it| matches!(it.holds, Holds::Count(_))));
        }
    }

    #[test]
    fn lengths_of_movements_are_whole_months() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let of = |from, to| {
            months(&Movement {
                id: MovementId(1),
                kind: MovementKind::Movement,
                name: String::new(),
                from,
                to,
            })
        };
        assert_eq!(of(day(2026, 1, 1), day(2026, 12, 31)), Some(12));
        assert_eq!(of(day(2026, 1, 1), day(2026, 11, 30)), Some(11));
        assert_eq!(of(day(2021, 7, 1), day(2026, 6, 30)), Some(60));
        assert_eq!(of(day(2026, 3, 15), day(2026, 4, 13)), Some(0));
        assert_eq!(of(day(2026, 1, 1), None), None);
    }
}
