//! What the page is read from, and how it is laid out for one time.

use super::{Message, Taking, UnitReports};
use crate::domain::duty_note::DutyNote;
use crate::domain::obligation::Obligation;
use crate::domain::papers::{Paper, ReportSpan};
use crate::domain::unit::in_tree_order;
use crate::domain::unit_report::{Asked, UnitReport, expected};
use crate::screens::Desk;
use chrono::Datelike;
use iced::Task;
use std::collections::HashMap;
use std::sync::Arc;

/// Reports of the first half year come in until this month.
const FIRST_HALF_UNTIL: u32 = 8;

/// What is read for the page.
#[derive(Debug, Clone)]
pub struct Found {
    pub(super) obligations: Vec<Obligation>,
    pub(super) notes: Vec<DutyNote>,
    pub(super) reports: Vec<UnitReport>,
    pub(super) papers: Vec<Paper>,
}

/// The plan under the title.
pub(super) fn under(desk: &Desk) -> String {
    desk.current_plan().map(|plan| plan.name.clone()).unwrap_or_default()
}

impl UnitReports {
    pub(super) fn ask(&self, desk: &Desk) -> Task<Message> {
        let Some(current) = self.current else { return Task::none() };
        let read = desk.store.read(move |database| {
            Ok(Arc::new(Found {
                obligations: database.plan(current.plan)?.obligations,
                notes: database.duty_notes(current.plan)?,
                reports: database.unit_reports(current.plan)?,
                papers: database.papers_of(current.plan)?,
            }))
        });
        Task::perform(read, move |found| Message::Read(current, found))
    }

    pub(super) fn take(&mut self, found: Arc<Found>, desk: &Desk) {
        if self.found.is_none() {
            self.span = usual(&found.reports, self.year, desk);
        }
        self.found = Some(found);
        self.under = under(desk);
        self.lay(desk);
    }

    /// What the files on the table are held against.
    pub(super) fn asked_of<'a>(&'a self, desk: &'a Desk) -> Option<Asked<'a>> {
        let (Some(found), Some(plan)) = (&self.found, desk.current_plan()) else { return None };
        Some(Asked {
            plan,
            obligations: &found.obligations,
            notes: &found.notes,
            units: &desk.units,
            reports: &found.reports,
            year: self.year,
            span: self.span,
            today: desk.today,
        })
    }

    /// Lays out the reports of the time that is chosen.
    pub(super) fn lay(&mut self, desk: &Desk) {
        let (Some(found), Some(plan)) = (self.found.clone(), desk.current_plan()) else { return };
        let time = (self.year, self.span);
        let place: HashMap<_, usize> =
            in_tree_order(&desk.units).into_iter().enumerate().map(|(at, (_, unit))| (unit.id, at)).collect();
        self.reports = found.reports.iter().filter(|it| (it.year, it.span) == time).cloned().collect();
        self.reports.sort_by_key(|it| place.get(&it.unit).copied().unwrap_or(usize::MAX));
        self.expected = expected(plan, &found.obligations, &desk.units, &found.reports, time, desk.today);
        if self.grid.chosen().is_none_or(|at| at >= self.reports.len()) {
            self.grid.choose(if self.reports.is_empty() { None } else { Some(0) });
        }
        self.merging.lay(&self.reports, &desk.units);
        let taking = self.taking.take();
        self.taking = taking.map(|mut taking: Taking| {
            if let Some(asked) = self.asked_of(desk) {
                taking.lay(&asked);
            }
            taking
        });
    }
}

/// The report that people come for: the one that came in last, else the one that is due in this part of the year.
fn usual(reports: &[UnitReport], year: i32, desk: &Desk) -> ReportSpan {
    let last = reports.iter().filter(|it| it.year == year).max_by_key(|it| it.received);
    let early = desk.today.year() == year && desk.today.month() <= FIRST_HALF_UNTIL;
    last.map_or(if early { ReportSpan::HalfYear } else { ReportSpan::Year }, |it| it.span)
}
