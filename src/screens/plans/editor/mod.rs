//! One plan being written: outline, section, paper; its head; its criteria; its issuing.

mod deeds;
mod follow;
mod issue;
mod keys;
mod pages;
mod paper;
mod reading;
mod typing;
mod view;

use super::super::preview::{self, Preview};
use super::super::typed::Said;
use super::super::{Desk, Effect, JobKind, Notice};
use super::criteria::{self, CriteriaForm};
use super::head::{self, HeadForm};
use super::node::{self, NodeForm};
use super::outline::{self, Deed, Folding};
use super::{compare, criteria_offers, findings, followed, life, review};
use crate::domain::Area;
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::intake::Proposed;
use crate::domain::plan::PlanState;
use crate::forms::Spot;
use crate::storage::{PlanFile, StoreError};
use crate::ui::tree;
use iced::Task;
use iced::task::Handle;

pub(super) use deeds::{WORDS, deeds, issue, mark, state};
pub(super) use issue::version_document;
pub use issue::{Issue, Sealed};
pub(super) use view::view;

/// Which part of the plan is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Outline and sections.
    Content,
    /// Head and foot.
    Head,
    /// Criteria.
    Criteria,
    /// What came along from the plan copied.
    Review,
    /// The life of the plan.
    Life,
    /// Beside another plan.
    Compare,
    /// The obligations.
    Followed,
    /// The paper, where it does not fit beside the form.
    Paper,
}

/// The editor.
#[derive(Debug)]
pub struct Editor {
    plan: PlanId,
    file: Option<PlanFile>,
    trouble: Option<String>,
    tab: Tab,
    rows: Vec<outline::Row>,
    tree: outline::Tree,
    /// The deeds that can be done on the chosen section.
    able: Vec<Deed>,
    chosen: Option<SectionId>,
    /// A section that was added and is chosen once it is stored.
    next: Option<SectionId>,
    node: Option<NodeForm>,
    head: Option<HeadForm>,
    criteria: CriteriaForm,
    offers: criteria_offers::Offers,
    resting: Option<Handle>,
    preview: Preview,
    preview_shown: bool,
    issue: Option<Issue>,
    review: review::Review,
    life: life::Life,
    compare: compare::Compare,
    followed: followed::Followed,
    findings: findings::Findings,
    under: String,
    criteria_title: String,
}

/// What happened in the editor.
#[derive(Debug, Clone)]
pub enum Message {
    /// The plan was read.
    Loaded(PlanId, Result<Box<PlanFile>, StoreError>),
    /// "Đọc lại".
    Retried,
    /// Another part is shown.
    TabChosen(Tab),
    /// A section was chosen in the outline.
    Chosen(SectionId),
    /// The keyboard moved through the outline: so many rows, up is negative.
    Moved(i32),
    /// A deed on the outline.
    Outline(Deed),
    /// The outline was folded or unfolded.
    Folded(Folding),
    /// The outline was scrolled, or a section dragged to another place.
    Tree(tree::Event),
    /// In the form of the section.
    Node(Said<node::Typed>),
    /// In "Thông tin chung".
    Head(Said<head::Typed>),
    /// In "Tiêu chí".
    Criteria(Said<criteria::Typed>),
    /// Ready sets and Excel tables beside them.
    Offers(criteria_offers::Message),
    /// Typing has rested.
    Rested(PlanId),
    /// In the preview.
    Preview(preview::Message),
    /// The preview was shown or hidden.
    PreviewToggled,
    /// "Xuất PDF…" or "In…".
    PrintAsked(JobKind),
    /// "Ban hành…".
    IssueAsked,
    /// The number was typed.
    NumberTyped(String),
    /// The day of issue was typed.
    DayTyped(String),
    /// The keyboard left a field of the panel.
    IssueLeft,
    /// "Ban hành kế hoạch".
    Issued,
    /// The paper is written with its number and day.
    Sealed(PlanId, Result<Sealed, String>),
    /// The panel was closed.
    IssueClosed,
    /// A missing value was clicked.
    SpotChosen(Spot),
    /// In "Rà lại".
    Review(review::Message),
    /// In "Diễn biến".
    Life(life::Message),
    /// In "So sánh".
    Compare(compare::Message),
    /// What the obligations are followed by was read.
    Heard(PlanId, Result<Box<follow::Heard>, StoreError>),
    /// The text was looked through for obligations; the number of the question.
    Proposed(u64, Vec<Proposed>),
    /// In "Chỉ tiêu", or under a text.
    Followed(followed::Message),
    /// In the strip of findings.
    Findings(findings::Message),
}

/// What the editor shows comes from these.
const SHOWN: [Area; 9] = [
    Area::Plan,
    Area::Section,
    Area::Obligation,
    Area::CriteriaSet,
    Area::Criterion,
    Area::Office,
    Area::Unit,
    Area::Movement,
    Area::Basis,
];

impl Editor {
    /// Opens a plan.
    pub(super) fn open(plan: PlanId, desk: &Desk) -> (Self, Task<Message>) {
        let editor = Self {
            plan,
            file: None,
            trouble: None,
            tab: Tab::Content,
            rows: Vec::new(),
            tree: outline::Tree::default(),
            able: Vec::new(),
            chosen: None,
            next: None,
            node: None,
            head: None,
            criteria: CriteriaForm::default(),
            offers: criteria_offers::Offers::default(),
            resting: None,
            preview: Preview::new(),
            preview_shown: true,
            issue: None,
            review: review::Review::default(),
            life: life::Life::default(),
            compare: compare::Compare::default(),
            followed: followed::Followed::default(),
            findings: findings::Findings::default(),
            under: String::new(),
            criteria_title: "Tiêu chí".to_owned(),
        };
        let read = editor.read(desk);
        (editor, read)
    }

    fn read(&self, desk: &Desk) -> Task<Message> {
        let plan = self.plan;
        Task::perform(desk.store.read(move |db| db.plan(plan)), move |file| {
            Message::Loaded(plan, file.map(Box::new))
        })
    }

    /// Which plan.
    #[must_use]
    pub fn plan(&self) -> PlanId {
        self.plan
    }

    /// The plan as it is on show; none before it was read.
    #[must_use]
    pub fn file(&self) -> Option<&PlanFile> {
        self.file.as_ref()
    }

    /// The rows of the outline.
    #[must_use]
    pub fn rows(&self) -> &[outline::Row] {
        &self.rows
    }

    /// The outline as it is shown: what is folded, which rows are in it.
    #[must_use]
    pub fn tree(&self) -> &outline::Tree {
        &self.tree
    }

    /// "Thông tin chung"; none before the plan was read.
    #[must_use]
    pub fn head(&self) -> Option<&HeadForm> {
        self.head.as_ref()
    }

    /// The chosen section.
    #[must_use]
    pub fn chosen(&self) -> Option<SectionId> {
        self.chosen
    }

    /// The paper beside the form.
    #[must_use]
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The panel of issuing, while it is open.
    #[must_use]
    pub fn issue(&self) -> Option<&Issue> {
        self.issue.as_ref()
    }

    fn is_locked(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.plan.state != PlanState::Draft)
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Loaded(plan, _) if plan != self.plan => Effect::None,
            Message::Loaded(_, Ok(file)) => self.loaded(*file, desk),
            Message::Loaded(_, Err(error)) => {
                self.trouble = Some(error.to_string());
                Effect::None
            }
            Message::Retried => {
                self.trouble = None;
                Effect::Run(self.read(desk))
            }
            Message::TabChosen(tab) => {
                let flushed = self.flush(desk);
                self.tab = tab;
                flushed.and(self.open_page(desk))
            }
            Message::Chosen(id) => self.choose(id, desk),
            Message::Moved(by) => self.step(by, desk),
            Message::Outline(deed) => self.deed(deed, desk),
            Message::Folded(folding) => self.fold(folding, desk),
            Message::Tree(tree::Event::Dropped(drop)) => self.dropped(drop, desk),
            Message::Tree(event) => {
                self.tree.list.update(event);
                Effect::None
            }
            Message::Node(Said::Typed(typed)) => self.node_typed(typed, desk),
            Message::Head(Said::Typed(typed)) => {
                let text = typed.is_text();
                let command = self.head.as_mut().and_then(|head| head.take(typed, desk));
                let settled = self.settle(text, desk);
                // The entry goes into the register before the head refers to it.
                command.map_or(Effect::None, Effect::Change).and(settled)
            }
            Message::Criteria(Said::Typed(typed)) => self.criteria_typed(typed, desk),
            Message::Offers(message) => self.in_offers(message, desk),
            Message::Node(Said::Left) | Message::Head(Said::Left) | Message::Criteria(Said::Left) => {
                self.left(desk)
            }
            Message::Rested(plan) if plan == self.plan => self.flush(desk),
            Message::Rested(_) => Effect::None,
            Message::Preview(message) => Effect::Run(self.preview.update(message).map(Message::Preview)),
            Message::PreviewToggled => {
                self.preview_shown = !self.preview_shown;
                Effect::None
            }
            Message::PrintAsked(kind) => self.print(kind, desk),
            Message::IssueAsked => self.ask_issue(desk),
            Message::NumberTyped(number) => {
                if let Some(issue) = &mut self.issue {
                    issue.number_typed(number);
                }
                Effect::None
            }
            Message::DayTyped(day) => {
                if let Some(issue) = &mut self.issue {
                    issue.day_typed(day);
                }
                Effect::None
            }
            Message::IssueLeft => {
                if let Some(issue) = &mut self.issue {
                    issue.left(desk.today);
                }
                Effect::None
            }
            Message::Issued => self.do_issue(desk),
            Message::Sealed(plan, sealed) => self.sealed(plan, sealed),
            Message::IssueClosed => {
                self.issue = None;
                Effect::None
            }
            Message::SpotChosen(spot) => self.jump(spot, desk),
            Message::Review(message) => self.in_review(message, desk),
            Message::Life(message) => self.in_life(message, desk),
            Message::Compare(message) => self.in_compare(message, desk),
            Message::Heard(plan, Ok(heard)) if plan == self.plan => self.heard(*heard, desk),
            Message::Heard(plan, Err(error)) if plan == self.plan => Effect::Tell(Notice::from(&error)),
            Message::Heard(..) => Effect::None,
            Message::Proposed(asked, found) => {
                self.proposed(asked, &found, desk);
                Effect::None
            }
            Message::Followed(message) => self.in_followed(message, desk),
            Message::Findings(message) => self.in_findings(message, desk),
        }
    }
}
