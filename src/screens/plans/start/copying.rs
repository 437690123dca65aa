//! A new plan from an earlier one (S3): what comes along, what does not, and for which period.

use super::super::super::Desk;
use super::super::super::typed::{DateText, Named};
use crate::domain::Command;
use crate::domain::ids::PlanId;
use crate::domain::plan::copy::{Copying, copied};
use crate::domain::plan::{Plan, PlanText};
use crate::domain::round::{Member, Round};
use crate::storage::{Database, StoreError};
use crate::text::clean;
use chrono::{Datelike, NaiveDate};
use iced::Task;
use std::sync::Arc;

/// What is read of the plan that is copied.
#[derive(Debug)]
pub struct Copied {
    text: PlanText,
    council: Option<(Round, Vec<Member>)>,
    council_words: String,
}

/// The form.
#[derive(Debug, Default)]
pub struct CopyForm {
    pub(super) sources: Vec<Named<PlanId>>,
    pub(super) source: Option<PlanId>,
    read: Option<Arc<Copied>>,
    pub(super) name: String,
    pub(super) from: DateText,
    pub(super) to: DateText,
    pub(super) move_years: bool,
    pub(super) with_council: bool,
    pub(super) told: bool,
    pub(super) brought: Vec<String>,
    pub(super) trouble: Option<String>,
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// The plan to copy was chosen.
    SourceChosen(PlanId),
    /// It was read.
    Read(PlanId, Result<Arc<Copied>, StoreError>),
    /// The name was typed.
    NameTyped(String),
    /// The first day was typed.
    FromTyped(String),
    /// The last day was typed.
    ToTyped(String),
    /// Whether years move with the period.
    YearsMoved(bool),
    /// Whether the council comes along.
    CouncilTaken(bool),
}

impl CopyForm {
    pub(super) fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut form = Self { move_years: true, with_council: true, ..Self::default() };
        let task = form.list(desk);
        (form, task)
    }

    /// Lists the office's plans; the one worked under is proposed.
    pub(super) fn list(&mut self, desk: &Desk) -> Task<Message> {
        self.sources = desk.own_plans().map(|plan| Named::new(plan.id, plan.name.clone())).collect();
        let gone = self.source.is_some_and(|id| self.sources.iter().all(|one| one.value != id));
        if gone || self.source.is_none() {
            let first =
                desk.current.map(|current| current.plan).or(self.sources.first().map(|one| one.value));
            return first.map_or_else(Task::none, |id| self.choose(id, desk));
        }
        Task::none()
    }

    /// The plan that is copied; none while it is not read.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.read.is_some()
    }

    /// The name as typed or proposed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn choose(&mut self, id: PlanId, desk: &Desk) -> Task<Message> {
        (self.source, self.read) = (Some(id), None);
        if let Some(plan) = desk.plan(id) {
            self.propose(plan, desk.today);
        }
        let read = desk.store.read(move |db| read(db, id));
        Task::perform(read, move |read| Message::Read(id, read.map(Arc::new)))
    }

    /// The same stretch of the calendar in the first year that is still to come, and the name with that year.
    fn propose(&mut self, plan: &Plan, today: NaiveDate) {
        let by = (today.year() - plan.from.year()).max(plan.to.year() - plan.from.year() + 1);
        let moved = |day: NaiveDate| {
            // 29 February in a common year becomes the 28th.
            day.with_year(day.year() + by).or_else(|| day.pred_opt()?.with_year(day.year() + by))
        };
        (self.from, self.to) = (DateText::of(moved(plan.from)), DateText::of(moved(plan.to)));
        let (old, new) = (plan.from.year().to_string(), (plan.from.year() + by).to_string());
        self.name = if plan.name.contains(&old) {
            plan.name.replace(&old, &new)
        } else {
            format!("{} năm {new}", plan.name)
        };
    }

    pub(super) fn left(&mut self, desk: &Desk) {
        self.from.left(desk.today);
        self.to.left(desk.today);
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Task<Message> {
        match message {
            Message::SourceChosen(id) => return self.choose(id, desk),
            Message::Read(id, _) if self.source != Some(id) => {}
            Message::Read(_, Ok(read)) => {
                self.trouble = None;
                self.brought = brought(&read);
                self.read = Some(read);
            }
            Message::Read(_, Err(error)) => self.trouble = Some(error.to_string()),
            Message::NameTyped(name) => (self.name, self.told) = (name, false),
            Message::FromTyped(day) => self.from.typed(day),
            Message::ToTyped(day) => self.to.typed(day),
            Message::YearsMoved(on) => self.move_years = on,
            Message::CouncilTaken(on) => self.with_council = on,
        }
        Task::none()
    }

    /// The council that would come along, in words; none when the plan has no round with members.
    #[must_use]
    pub fn council(&self) -> Option<&str> {
        let read = self.read.as_ref()?;
        read.council.as_ref().map(|_| read.council_words.as_str())
    }

    pub(super) fn name_missing(&self) -> bool {
        self.told && self.name.trim().is_empty()
    }

    /// Why the period is none.
    pub(super) fn period_wrong(&self, today: NaiveDate) -> Option<&'static str> {
        let (from, to) = (self.from.value(today)??, self.to.value(today)??);
        (to < from).then_some("Ngày kết thúc phải sau ngày bắt đầu.")
    }

    pub(super) fn made(&mut self, desk: &Desk) -> Option<(PlanId, Command)> {
        self.told = true;
        self.left(desk);
        let read = self.read.as_ref()?;
        let from = self.from.value(desk.today)??;
        let to = self.to.value(desk.today)??;
        let name = clean(&self.name);
        if name.is_empty() || to < from {
            return None;
        }
        let council = read.council.clone().filter(|_| self.with_council);
        let copying = Copying { id: desk.fresh(), name, from, to, move_years: self.move_years, council };
        Some((copying.id, copied(&read.text, &copying, &mut || desk.fresh())))
    }
}

fn read(db: &mut Database, plan: PlanId) -> Result<Copied, StoreError> {
    let text = db.plan(plan)?.text();
    let last = db.rounds(plan)?.last().map(|round| round.id);
    let council = match last {
        Some(id) => {
            let board = db.board(id)?;
            (!board.members.is_empty()).then_some((board.round, board.members))
        }
        None => None,
    };
    let council_words = council.as_ref().map_or_else(String::new, |(round, members)| {
        format!("Lấy cả Hội đồng ({} thành viên) và quy tắc của {}", members.len(), round.name)
    });
    Ok(Copied { text, council, council_words })
}

fn brought(copied: &Copied) -> Vec<String> {
    let text = &copied.text;
    vec![
        format!("Nội dung: {} mục, đoạn", text.sections.len()),
        format!("Chỉ tiêu, thời hạn: {}", text.obligations.len()),
        format!("Bộ tiêu chí: {}", text.sets.len()),
        "Căn cứ, nơi nhận, chữ ký".to_owned(),
    ]
}
