//! "Diễn biến": the steps in the life of a plan, its issued versions, and the dialog of the next step.

mod form;
mod view;

pub use form::StepForm;
pub(super) use view::{step_button, view};

use super::super::preview::{self, Preview};
use super::super::{Desk, Effect, Format, Job, JobKind, Notice};
use super::editor::version_document;
use crate::domain::ids::PlanId;
use crate::domain::plan::{LifeStep, Plan, PlanState, PlanStep, VersionHead};
use crate::storage::PlanFile;
use crate::text::date::short_date;
use crate::ui::Element;
use crate::ui::area::Action;
use chrono::NaiveDate;
use iced::Task;

/// The page.
#[derive(Debug, Default)]
pub struct Life {
    step: Option<StepForm>,
    shown: Option<u32>,
    preview: Preview,
    lines: Vec<Line>,
    versions: Vec<VersionLine>,
    standing: Vec<String>,
    next: Vec<PlanStep>,
}

/// A step as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its day.
    pub day: String,
    /// What was done, with the number it got.
    pub what: String,
    /// Who did it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// An issued version as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// Which, from 1.
    pub version: u32,
    /// "Bản 1 · Số 53 ngày 05/02/2026".
    pub words: String,
    /// Whether it is the one in force.
    pub in_force: bool,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A step was asked for.
    StepAsked(PlanStep),
    /// Its day was typed.
    DayTyped(String),
    /// Who does it was typed.
    ByTyped(String),
    /// In the reason.
    ReasonActed(Action),
    /// The keyboard left a field.
    FieldLeft,
    /// The step is to be taken.
    StepDone,
    /// The dialog was closed.
    StepClosed,
    /// "Xem bản đã ban hành".
    VersionAsked(u32),
    /// The version on show was put away.
    VersionClosed,
    /// In the version on show.
    Preview(preview::Message),
    /// The version on show is to be printed or exported.
    PrintAsked(JobKind),
    /// "So với bản này".
    CompareAsked(u32),
}

impl Life {
    /// Takes what is stored now. A dialog whose step was taken is put away.
    pub(super) fn adopt(&mut self, file: &PlanFile, symbol: &str, today: NaiveDate) {
        let plan = &file.plan;
        if self.step.as_ref().is_some_and(|form| !form.step().fits(plan.state, plan.origin.version)) {
            self.step = None;
        }
        self.lines = file.steps.iter().map(|step| line(step, file, symbol)).collect();
        self.versions = versions(plan)
            .into_iter()
            .map(|head| VersionLine {
                version: head.version,
                words: format!(
                    "Bản {} · Số {}{symbol} ngày {}",
                    head.version,
                    head.number,
                    short_date(head.issued_on)
                ),
                in_force: plan.state == PlanState::Issued && head.version == plan.origin.version,
            })
            .collect();
        self.standing = standing(plan, today);
        let fits = |step: &PlanStep| !plan.is_superior() && step.fits(plan.state, plan.origin.version);
        self.next = PlanStep::ALL.into_iter().filter(fits).collect();
        if self.shown.is_some_and(|shown| self.versions.iter().all(|one| one.version != shown)) {
            self.close();
        }
    }

    fn close(&mut self) {
        self.shown = None;
        self.preview.clear();
    }

    /// The steps on show.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The versions on show.
    #[must_use]
    pub fn versions(&self) -> &[VersionLine] {
        &self.versions
    }

    /// The dialog, while it is open.
    #[must_use]
    pub fn step(&self) -> Option<&StepForm> {
        self.step.as_ref()
    }

    /// The version whose paper is on show, and the paper.
    #[must_use]
    pub fn shown(&self) -> Option<(u32, &Preview)> {
        self.shown.map(|version| (version, &self.preview))
    }

    /// A step was refused: the dialog says why.
    pub(super) fn refused(&mut self, sentence: &str) -> bool {
        match &mut self.step {
            Some(form) => {
                form.refused(sentence.to_owned());
                true
            }
            None => false,
        }
    }

    /// Takes what happened; `CompareAsked` is the editor's.
    pub(super) fn update(&mut self, message: Message, file: &PlanFile, desk: &Desk) -> Effect<Message> {
        let plan = &file.plan;
        match message {
            Message::StepAsked(step) if self.next.contains(&step) => {
                self.step = Some(StepForm::new(step, plan, desk));
                let field = if step.needs_reason() { form::REASON } else { form::BY };
                Effect::Run(iced::widget::operation::focus(field))
            }
            Message::StepAsked(_) | Message::CompareAsked(_) => Effect::None,
            Message::DayTyped(day) => self.form(|form| form.day_typed(day)),
            Message::ByTyped(by) => self.form(|form| form.by_typed(by)),
            Message::ReasonActed(action) => self.form(|form| form.reason_acted(action)),
            Message::FieldLeft => self.form(|form| form.left(desk.today)),
            Message::StepDone => match self.step.as_mut().and_then(|form| form.built(plan.id, desk.today)) {
                Some(command) => Effect::Change(command),
                None => Effect::None,
            },
            Message::StepClosed => {
                self.step = None;
                Effect::None
            }
            Message::VersionAsked(version) => Effect::Run(self.show(plan.id, version, desk)),
            Message::VersionClosed => {
                self.close();
                Effect::None
            }
            Message::Preview(message) => Effect::Run(self.preview.update(message).map(Message::Preview)),
            Message::PrintAsked(kind) => self.print(kind, plan),
        }
    }

    fn form(&mut self, take: impl FnOnce(&mut StepForm)) -> Effect<Message> {
        if let Some(form) = &mut self.step {
            take(form);
        }
        Effect::None
    }

    fn show(&mut self, plan: PlanId, version: u32, desk: &Desk) -> Task<Message> {
        self.shown = Some(version);
        self.preview.clear();
        self.preview.show(version_document(plan, version, desk)).map(Message::Preview)
    }

    fn print(&self, kind: JobKind, plan: &Plan) -> Effect<Message> {
        let head = self.shown.and_then(|shown| versions(plan).into_iter().find(|one| one.version == shown));
        match (self.preview.document(), head) {
            (Some(document), Some(head)) => {
                let day = short_date(head.issued_on).replace('/', "-");
                let name = format!("Kế hoạch số {} ngày {day} (bản {})", head.number, head.version);
                Effect::Print(Job { kind, format: Format::Pdf, document, name, personal: false })
            }
            _ => Effect::Tell(Notice::info("Trang in đang được dựng. Hãy đợi một lát rồi làm lại.")),
        }
    }

    /// The dialog over the screen.
    pub(super) fn dialog(&self) -> Option<Element<'_, Message>> {
        self.step.as_ref().map(StepForm::view)
    }
}

/// Every version that was issued, the newest first.
pub(super) fn versions(plan: &Plan) -> Vec<VersionHead> {
    let mut all = plan.origin.past.clone();
    if let (Some(number), Some(issued_on)) = (&plan.number, plan.issued_on) {
        all.push(VersionHead { version: plan.origin.version, number: number.clone(), issued_on });
    }
    all.reverse();
    all
}

fn line(step: &LifeStep, file: &PlanFile, symbol: &str) -> Line {
    let several = file.plan.origin.version > 1;
    let mut what = step.label().to_owned();
    if step.step.is_none()
        && let Some(head) = versions(&file.plan).iter().find(|head| head.version == step.version)
    {
        what.push_str(&format!(" số {}{symbol}", head.number));
    }
    if several && step.step != Some(PlanStep::Amend) {
        what.push_str(&format!(" (bản {})", step.version));
    }
    Line { day: short_date(step.on), what, by: step.by.clone(), reason: step.reason.clone() }
}

/// Whether the period of a plan is over while the plan still stands.
pub(super) fn is_over(plan: &Plan, today: NaiveDate) -> bool {
    plan.state == PlanState::Issued && plan.to < today
}

/// How the plan stands, in sentences.
fn standing(plan: &Plan, today: NaiveDate) -> Vec<String> {
    let mut all = Vec::new();
    if plan.is_superior() {
        all.push(format!("Kế hoạch của {}, nhập vào để đối chiếu và theo dõi.", plan.origin.issuer));
        return all;
    }
    let amends = plan.origin.replaces.as_ref().map(|before| before.in_sentence());
    all.push(match (plan.state, amends) {
        (PlanState::Draft, Some(before)) => {
            format!("Bản thứ {} đang được soạn để sửa đổi, bổ sung {before}.", plan.origin.version)
        }
        (PlanState::Draft, None) => {
            "Đang dự thảo. Khi soạn xong, trình ký hoặc ban hành bằng nút ở đầu trang.".to_owned()
        }
        (PlanState::Submitted, _) => {
            "Đã trình ký; nội dung được khóa đến khi ban hành hoặc rút về.".to_owned()
        }
        (PlanState::Issued, _) => {
            "Đã ban hành; nội dung được khóa. Muốn sửa, hãy lập bản sửa đổi, bổ sung.".to_owned()
        }
        (PlanState::Expired, _) => "Đã hết hiệu lực.".to_owned(),
    });
    if is_over(plan, today) {
        all.push(format!("Kế hoạch đã qua thời gian thực hiện từ ngày {}.", short_date(plan.to)));
    }
    all
}
