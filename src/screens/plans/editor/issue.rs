//! Issuing: the number and the day that the paper gets, what is still missing on it, and the paper as it is kept.

use super::super::super::preview::{no_thread, off_thread};
use super::super::super::typed::DateText;
use super::super::super::{Desk, Effect, Notice};
use super::paper::{Ground, profile_of};
use super::{Editor, Message, Tab};
use crate::domain::Command;
use crate::domain::ids::PlanId;
use crate::domain::plan::{Plan, PlanState};
use crate::forms::{Missing, PlanPaper, plan_paper};
use crate::paper::Document;
use crate::paper::kept::{keep, unkeep};
use crate::text::clean;
use chrono::NaiveDate;
use iced::Task;

/// The panel of issuing.
#[derive(Debug, Clone)]
pub struct Issue {
    pub(super) number: String,
    pub(super) day: DateText,
    pub(super) missing: Vec<Missing>,
    pub(super) told: bool,
    pub(super) error: Option<String>,
}

impl Issue {
    pub(super) fn new(missing: Vec<Missing>, today: NaiveDate) -> Self {
        Self { number: String::new(), day: DateText::of(Some(today)), missing, told: false, error: None }
    }

    /// What keeps the paper from being issued.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// What the store said.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn number_typed(&mut self, number: String) {
        self.number = number;
        self.error = None;
        self.told = false;
    }

    pub(super) fn day_typed(&mut self, day: String) {
        self.day.typed(day);
        self.error = None;
    }

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.day.left(today);
    }

    /// Number and day, when both can be read and nothing is missing.
    pub(super) fn built(&mut self, today: NaiveDate) -> Option<(String, NaiveDate)> {
        self.told = true;
        let number = clean(&self.number);
        let day = self.day.value(today).flatten();
        if day.is_none() {
            self.day.left(today);
        }
        match day {
            Some(day) if !number.is_empty() && self.missing.is_empty() => Some((number, day)),
            _ => None,
        }
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub(super) fn number_missing(&self) -> bool {
        self.told && self.number.trim().is_empty()
    }
}

/// A plan's paper with its number and day, packed to be kept as it was issued.
#[derive(Debug, Clone)]
pub struct Sealed {
    number: String,
    on: NaiveDate,
    kept: String,
}

/// Writes the paper as it is issued, and packs it.
fn seal(paper: PlanPaper, number: String, on: NaiveDate) -> Result<Sealed, String> {
    let profile = profile_of(&paper.office)?;
    let plan = Plan { number: Some(number.clone()), issued_on: Some(on), ..paper.plan };
    let document = plan_paper(&PlanPaper { plan, ..paper }, &profile).document;
    let kept = keep(&document).map_err(|error| error.to_string())?;
    Ok(Sealed { number, on, kept })
}

/// How the paper of an issued version is had: as it was issued, or written from its data where it was issued before
/// papers were kept. To be called off the window's thread.
pub(in super::super) fn version_document(
    plan: PlanId,
    version: u32,
    desk: &Desk,
) -> impl FnOnce() -> Result<Document, String> + Send + 'static {
    let store = desk.store.clone();
    let ground = Ground::of(desk);
    move || {
        let (kept, text) = store
            .read_now(move |db| {
                let kept = db.kept_plan(plan, version)?;
                let text = if kept.is_some() { None } else { db.plan_version(plan, version)? };
                let text = match (&kept, text) {
                    (None, None) => Some(db.plan(plan)?.text()),
                    (_, text) => text,
                };
                Ok((kept, text))
            })
            .map_err(|error| error.to_string())?;
        if let Some(kept) = kept {
            return unkeep(&kept).map_err(|error| error.to_string());
        }
        let (Some(text), Some(ground)) = (text, ground) else {
            return Err("Chưa khai báo cơ quan nên chưa dựng được trang in.".to_owned());
        };
        let paper = ground.paper(text);
        let profile = profile_of(&paper.office)?;
        Ok(plan_paper(&paper, &profile).document)
    }
}

impl Editor {
    /// The version that stands issued; none while the plan is a draft or waits for its signature.
    pub(super) fn issued_version(&self) -> Option<u32> {
        let plan = &self.file.as_ref()?.plan;
        let issued = matches!(plan.state, PlanState::Issued | PlanState::Expired);
        (issued && plan.issued_on.is_some()).then_some(plan.origin.version)
    }

    /// Figures that came along from another plan are looked at first: their page is opened (S3).
    pub(super) fn refuse_unreviewed(&mut self) -> Option<Effect<Message>> {
        if self.review.left() == 0 {
            return None;
        }
        self.tab = Tab::Review;
        let words = format!(
            "Chưa ban hành được: còn {} chỗ lấy từ kế hoạch trước chưa rà lại. Danh sách các chỗ ấy đã được mở ra.",
            self.review.left()
        );
        Some(Effect::Tell(Notice::info(words)))
    }

    /// Number and day are given: the paper is written with them, so that what is kept is what was issued.
    pub(super) fn do_issue(&mut self, desk: &Desk) -> Effect<Message> {
        let Some((number, on)) = self.issue.as_mut().and_then(|issue| issue.built(desk.today)) else {
            return Effect::None;
        };
        let Some(paper) = self.paper(desk) else { return Effect::None };
        let plan = self.plan;
        let work = off_thread("seal", move || seal(paper, number, on));
        Effect::Run(Task::perform(work, move |sealed| {
            Message::Sealed(plan, sealed.unwrap_or_else(|| Err(no_thread())))
        }))
    }

    /// The finished paper is there: it goes into the file together with its number and day.
    pub(super) fn sealed(&mut self, plan: PlanId, sealed: Result<Sealed, String>) -> Effect<Message> {
        let Some(issue) = self.issue.as_mut().filter(|_| plan == self.plan) else { return Effect::None };
        match sealed {
            Ok(Sealed { number, on, kept }) => {
                Effect::Change(Command::IssuePlan { id: plan, number, on, kept: Some(kept) })
            }
            Err(sentence) => {
                issue.refused(sentence);
                Effect::None
            }
        }
    }
}
