//! Grades while they are being typed. A grade is known by a number of its own, so that renaming it takes along
//! whatever lowers to it.

use super::line::optional_points;
use crate::domain::criteria::{Ceiling, Grade, GradeRule, Grading, When};
use crate::text::clean;

/// How far something lowers the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CeilingForm {
    /// No grade at all.
    NoGrade,
    /// At most this grade of the form.
    Grade(u32),
    /// A grade that the set does not have.
    Lost(String),
}

/// A grade while it is being typed.
#[derive(Debug)]
pub(super) struct GradeRow {
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) from: String,
}

/// The grades of a set while they are being typed.
#[derive(Debug, Default)]
pub(super) struct GradesForm {
    pub(super) rows: Vec<GradeRow>,
    pub(super) rules: Vec<(When, CeilingForm)>,
    stored: Option<Grading>,
    next: u32,
}

/// What was typed or chosen about grades.
#[derive(Debug, Clone)]
pub enum GradeTyped {
    /// "Thêm mức".
    Added,
    /// A grade is taken away.
    Removed(u32),
    /// Its name.
    Name(u32, String),
    /// Its fewest points.
    From(u32, String),
    /// What a rule lowers to; none for no such rule.
    Rule(When, Option<CeilingForm>),
}

impl GradesForm {
    pub(super) fn of(grading: Option<&Grading>) -> Self {
        let mut form = Self { stored: grading.cloned(), ..Self::default() };
        let Some(grading) = grading else { return form };
        for grade in &grading.grades {
            let from = grade.from.map(|from| from.to_string()).unwrap_or_default();
            form.rows.push(GradeRow { id: form.next, name: grade.name.clone(), from });
            form.next += 1;
        }
        form.rules = grading.rules.iter().map(|rule| (rule.when, form.form_of(&rule.ceiling))).collect();
        form
    }

    pub(super) fn form_of(&self, ceiling: &Ceiling) -> CeilingForm {
        match ceiling {
            Ceiling::NoGrade => CeilingForm::NoGrade,
            Ceiling::AtMost { grade } => match self.rows.iter().find(|row| row.name == *grade) {
                Some(row) => CeilingForm::Grade(row.id),
                None => CeilingForm::Lost(grade.clone()),
            },
        }
    }

    /// The ceiling by the name that its grade has now.
    pub(super) fn ceiling(&self, form: &CeilingForm) -> Result<Ceiling, String> {
        let gone = || "Mức xếp loại được hạ xuống không còn trong bộ tiêu chí. Hãy chọn mức khác.".to_owned();
        match form {
            CeilingForm::NoGrade => Ok(Ceiling::NoGrade),
            CeilingForm::Lost(_) => Err(gone()),
            CeilingForm::Grade(id) => {
                let row = self.rows.iter().find(|row| row.id == *id).ok_or_else(gone)?;
                Ok(Ceiling::AtMost { grade: self.name(row) })
            }
        }
    }

    /// The name of a grade as it is stored: untouched ones as they came.
    fn name(&self, row: &GradeRow) -> String {
        let before = self.stored.iter().flat_map(|grading| &grading.grades);
        match before.map(|grade| &grade.name).find(|name| **name == row.name) {
            Some(name) => name.clone(),
            None => clean(&row.name),
        }
    }

    pub(super) fn built(&self) -> Result<Option<Grading>, String> {
        if self.rows.is_empty() {
            // Rules without grades say nothing; an empty table that came so goes back so.
            return Ok(self.stored.clone().filter(|one| one.grades.is_empty() && self.rules.is_empty()));
        }
        let mut grades = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let wrong = "Điểm của mức xếp loại là một số, ví dụ 85; chỉ mức cuối được để trống.";
            grades.push(Grade { name: self.name(row), from: optional_points(&row.from, wrong)? });
        }
        let rules = self
            .rules
            .iter()
            .map(|(when, ceiling)| Ok(GradeRule { when: *when, ceiling: self.ceiling(ceiling)? }))
            .collect::<Result<Vec<_>, String>>()?;
        let grading = Grading { grades, rules };
        grading.check().map_err(|refusal| refusal.sentence)?;
        Ok(Some(grading))
    }

    /// The bounds of every grade in words; empty where they cannot be read yet.
    pub(super) fn bounds(&self) -> Vec<String> {
        let grades: Option<Vec<Grade>> = self
            .rows
            .iter()
            .map(|row| Some(Grade { name: row.name.clone(), from: optional_points(&row.from, "").ok()? }))
            .collect();
        let Some(grades) = grades else { return Vec::new() };
        let grading = Grading { grades, rules: Vec::new() };
        (0..grading.grades.len()).map(|place| grading.bounds(place)).collect()
    }

    /// What a rule lowers to.
    pub(super) fn rule(&self, when: When) -> Option<&CeilingForm> {
        self.rules.iter().find(|(one, _)| *one == when).map(|(_, ceiling)| ceiling)
    }

    pub(super) fn take(&mut self, typed: GradeTyped) {
        match typed {
            GradeTyped::Added => {
                self.rows.push(GradeRow { id: self.next, name: String::new(), from: String::new() });
                self.next += 1;
            }
            GradeTyped::Removed(id) => self.rows.retain(|row| row.id != id),
            GradeTyped::Name(id, text) => {
                if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
                    row.name = text;
                }
            }
            GradeTyped::From(id, text) => {
                if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
                    row.from = text;
                }
            }
            GradeTyped::Rule(when, ceiling) => {
                let at = self.rules.iter().position(|(one, _)| *one == when);
                match (at, ceiling) {
                    (Some(at), Some(ceiling)) => self.rules[at].1 = ceiling,
                    (Some(at), None) => {
                        self.rules.remove(at);
                    }
                    (None, Some(ceiling)) => self.rules.push((when, ceiling)),
                    (None, None) => {}
                }
            }
        }
    }
}
