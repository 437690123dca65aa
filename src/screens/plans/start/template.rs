//! A new plan from a template: which, and for which year.

use super::super::super::Desk;
use crate::domain::Command;
use crate::domain::ids::PlanId;
use crate::domain::plan::Content;
use crate::domain::template::{self, Template};
use chrono::Datelike;

/// The form.
#[derive(Debug)]
pub struct TemplateForm {
    pub(super) offered: Vec<&'static Template>,
    pub(super) chosen: usize,
    pub(super) year: String,
    pub(super) year_wrong: bool,
    /// What the chosen template brings along.
    pub(super) parts: Vec<String>,
    pub(super) counts: String,
}

impl TemplateForm {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut form = Self {
            offered: template::offered(desk.office.as_ref().map(|office| office.kind)),
            chosen: 0,
            year: desk.today.year().to_string(),
            year_wrong: false,
            parts: Vec::new(),
            counts: String::new(),
        };
        form.describe(desk);
        form
    }

    pub(super) fn choose(&mut self, at: usize, desk: &Desk) {
        self.chosen = at.min(self.offered.len().saturating_sub(1));
        self.describe(desk);
    }

    pub(super) fn year_typed(&mut self, year: String, desk: &Desk) {
        self.year = year;
        self.year_wrong = false;
        self.describe(desk);
    }

    pub(super) fn left(&mut self) {
        self.year_wrong = self.read_year().is_none();
    }

    fn read_year(&self) -> Option<i32> {
        self.year.trim().parse().ok().filter(|year| (1945..=2200).contains(year))
    }

    pub(super) fn made(&mut self, desk: &Desk) -> Option<(PlanId, Command)> {
        self.left();
        let (template, year) = (self.offered.get(self.chosen)?, self.read_year()?);
        Some(template::plan(template, desk.office.as_ref(), year, &mut || desk.fresh()))
    }

    /// The headings and counts of what would be made; identifiers are of no matter here.
    fn describe(&mut self, desk: &Desk) {
        let Some(template) = self.offered.get(self.chosen) else { return };
        let year = self.read_year().unwrap_or(desk.today.year());
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            next
        };
        let (_, command) = template::plan(template, desk.office.as_ref(), year, &mut fresh);
        let Command::Batch { commands, .. } = command else { return };
        let (mut obligations, mut sets) = (0, 0);
        self.parts.clear();
        for command in &commands {
            match command {
                Command::SaveSection { section } if section.parent.is_none() => {
                    if let Content::Heading { text } = &section.content {
                        self.parts.push(text.clone());
                    }
                }
                Command::SaveObligation { .. } => obligations += 1,
                Command::SaveCriteriaSet { .. } => sets += 1,
                _ => {}
            }
        }
        self.counts =
            format!("{obligations} chỉ tiêu, thời hạn và {sets} bộ tiêu chí, ghi sẵn để sửa theo năm nay");
    }
}
