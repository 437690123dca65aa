//! One plan being written: outline, section, paper; its head; its criteria; its issuing.

mod deeds;
mod issue;
mod paper;
mod view;

use super::super::preview::{self, Preview};
use super::super::typed::Said;
use super::super::{Chord, ChordKey, Desk, Effect, JobKind, Notice, after_pause};
use super::criteria::{self, CriteriaForm};
use super::head::{self, HeadForm};
use super::node::{self, NodeForm};
use super::outline::{self, Deed, Holds};
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::plan::PlanState;
use crate::domain::{Area, Changes, Command};
use crate::forms::Spot;
use crate::storage::{PlanFile, StoreError};
use iced::Task;
use iced::keyboard::key::Named as Key;
use iced::task::Handle;

pub(super) use deeds::{deeds, issue, state};
pub use issue::Issue;
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
}

/// The editor.
#[derive(Debug)]
pub struct Editor {
    plan: PlanId,
    file: Option<PlanFile>,
    trouble: Option<String>,
    tab: Tab,
    rows: Vec<outline::Row>,
    chosen: Option<SectionId>,
    /// A section that was added and is chosen once it is stored.
    next: Option<SectionId>,
    node: Option<NodeForm>,
    head: Option<HeadForm>,
    criteria: CriteriaForm,
    resting: Option<Handle>,
    preview: Preview,
    preview_shown: bool,
    issue: Option<Issue>,
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
    /// In the form of the section.
    Node(Said<node::Typed>),
    /// In "Thông tin chung".
    Head(Said<head::Typed>),
    /// In "Tiêu chí".
    Criteria(Said<criteria::Typed>),
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
    /// The panel was closed.
    IssueClosed,
    /// A missing value was clicked.
    SpotChosen(Spot),
}

/// What the editor shows comes from these.
const SHOWN: [Area; 8] = [
    Area::Plan,
    Area::Section,
    Area::Obligation,
    Area::CriteriaSet,
    Area::Criterion,
    Area::Office,
    Area::Unit,
    Area::Movement,
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
            chosen: None,
            next: None,
            node: None,
            head: None,
            criteria: CriteriaForm::default(),
            resting: None,
            preview: Preview::new(),
            preview_shown: true,
            issue: None,
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
        self.file.as_ref().is_some_and(|file| file.plan.state == PlanState::Issued)
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
                flushed
            }
            Message::Chosen(id) => self.choose(id, desk),
            Message::Moved(by) => self.step(by, desk),
            Message::Outline(deed) => self.deed(deed, desk),
            Message::Node(Said::Typed(typed)) => self.node_typed(typed, desk),
            Message::Head(Said::Typed(typed)) => {
                let text = typed.is_text();
                if let Some(head) = &mut self.head {
                    head.take(typed);
                }
                self.settle(text, desk)
            }
            Message::Criteria(Said::Typed(typed)) => self.criteria_typed(typed, desk),
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
            Message::Issued => match self.issue.as_mut().and_then(|issue| issue.built(desk.today)) {
                Some((number, on)) => {
                    Effect::Change(Command::IssuePlan { id: self.plan, number, on, kept: None })
                }
                None => Effect::None,
            },
            Message::IssueClosed => {
                self.issue = None;
                Effect::None
            }
            Message::SpotChosen(spot) => self.jump(spot, desk),
        }
    }

    fn loaded(&mut self, file: PlanFile, desk: &Desk) -> Effect<Message> {
        self.trouble = None;
        let typing = self.resting.is_some();
        let before = self.chosen.and_then(|id| self.rows.iter().position(|row| row.id == id));
        let anew = self.file.as_ref() != Some(&file);
        match &mut self.head {
            Some(head) => head.adopt(&file.plan, typing),
            None => self.head = Some(HeadForm::of(&file.plan)),
        }
        self.criteria.adopt(&file.sets, typing);
        self.file = Some(file);
        self.outline(desk);
        let exists = |id: &SectionId| self.rows.iter().any(|row| row.id == *id);
        let added = self.next.take_if(|next| exists(next));
        let stays = self.chosen.filter(|id| exists(id));
        // After a removal the row that moved up into the gap is the next thing one looks at.
        let near = before.and_then(|at| self.rows.get(at).or(self.rows.last())).or(self.rows.first());
        let chosen = added.or(stays).or(near.map(|row| row.id));
        let mut effect = Effect::None;
        if chosen == self.chosen {
            let gone = match (&mut self.node, &self.file) {
                (Some(node), Some(file)) => node.adopt(file, typing).is_none(),
                _ => true,
            };
            if gone {
                self.load_node(chosen);
            }
        } else {
            self.load_node(chosen);
            effect = effect.and(self.aim());
        }
        if let Some(added) = added {
            effect = effect.and(Effect::Run(self.focus(added)));
        }
        if anew { effect.and(self.redraw(desk)) } else { effect }
    }

    fn load_node(&mut self, chosen: Option<SectionId>) {
        self.chosen = chosen;
        self.node = self.file.as_ref().and_then(|file| {
            let section = file.sections.iter().find(|section| Some(section.id) == chosen)?;
            Some(NodeForm::of(section, file))
        });
    }

    fn focus(&self, id: SectionId) -> Task<Message> {
        match self.rows.iter().find(|row| row.id == id).map(|row| row.holds) {
            Some(Holds::Heading) => iced::widget::operation::focus(node::HEADING),
            Some(Holds::Text) => iced::widget::operation::focus(node::BODY),
            _ => Task::none(),
        }
    }

    /// What is derived from the file: the outline and the words of the head line.
    fn outline(&mut self, desk: &Desk) {
        let Some(file) = &self.file else { return };
        self.rows = outline::rows(file, |id| desk.unit(id).map(|unit| unit.name.clone()).unwrap_or_default());
        self.under = deeds::under(&file.plan, desk);
        self.criteria_title = format!("Tiêu chí ({})", file.sets.len());
    }

    fn choose(&mut self, id: SectionId, desk: &Desk) -> Effect<Message> {
        if self.chosen == Some(id) {
            return self.aim();
        }
        let flushed = self.flush(desk);
        self.load_node(Some(id));
        flushed.and(self.aim())
    }

    fn step(&mut self, by: i32, desk: &Desk) -> Effect<Message> {
        let at = self.chosen.and_then(|id| self.rows.iter().position(|row| row.id == id)).unwrap_or(0);
        let last = self.rows.len().saturating_sub(1);
        let to = at.saturating_add_signed(by as isize).min(last);
        match self.rows.get(to).map(|row| row.id) {
            Some(id) => self.choose(id, desk),
            None => Effect::None,
        }
    }

    fn deed(&mut self, deed: Deed, desk: &Desk) -> Effect<Message> {
        if self.is_locked() {
            return Effect::None;
        }
        let flushed = self.flush(desk);
        let Some(file) = &self.file else { return flushed };
        let done = match deed {
            Deed::AddAfter | Deed::AddUnder => {
                let id = desk.fresh();
                self.next = Some(id);
                let under = deed == Deed::AddUnder;
                let section = outline::added(&file.sections, self.plan, self.chosen, under, id);
                Effect::Save(Command::SaveSection { section })
            }
            Deed::Remove => {
                let command = self.chosen.and_then(|id| outline::command(file, id, deed));
                command.map_or(Effect::None, Effect::Change)
            }
            Deed::Up | Deed::Down | Deed::Indent | Deed::Outdent => {
                let command = self.chosen.and_then(|id| outline::command(file, id, deed));
                command.map_or(Effect::None, Effect::Save)
            }
        };
        flushed.and(done)
    }

    fn node_typed(&mut self, typed: node::Typed, desk: &Desk) -> Effect<Message> {
        let text = typed.is_text();
        let (Some(node), Some(file)) = (&mut self.node, &self.file) else { return Effect::None };
        if self.file.as_ref().is_some_and(|file| file.plan.state == PlanState::Issued) {
            return Effect::None;
        }
        if let node::Typed::Body(action) = &typed
            && !action.is_edit()
        {
            // The caret moved: nothing to store, nothing to wait for.
            let _ = node.take(typed, file, desk);
            return Effect::None;
        }
        if let node::Typed::Holds(Holds::Criteria) = typed
            && file.sets.is_empty()
        {
            let words = "Kế hoạch chưa có bộ tiêu chí nào. Hãy thêm ở thẻ “Tiêu chí” trước.";
            return Effect::Tell(Notice::info(words));
        }
        match node.take(typed, file, desk) {
            // The deed takes what was typed along; storing the old form after it would undo it.
            Some(command) => {
                self.resting = None;
                Effect::Change(command)
            }
            None => self.settle(text, desk),
        }
    }

    fn criteria_typed(&mut self, typed: criteria::Typed, desk: &Desk) -> Effect<Message> {
        let text = typed.is_text();
        // Another set takes the place of the draft: that is stored first.
        let flushed = match typed {
            criteria::Typed::SetChosen(_) | criteria::Typed::SetAdded(_) => self.flush(desk),
            _ => Effect::None,
        };
        let Some(file) = &self.file else { return flushed };
        match self.criteria.take(typed, self.plan, &file.sets, desk) {
            Some(command) => flushed.and(Effect::Change(command)),
            None => flushed.and(self.settle(text, desk)),
        }
    }

    fn left(&mut self, desk: &Desk) -> Effect<Message> {
        match self.tab {
            Tab::Content => {
                if let Some(node) = &mut self.node {
                    node.left(desk);
                }
            }
            Tab::Head => {
                if let Some(head) = &mut self.head {
                    head.left(desk.today);
                }
            }
            Tab::Criteria => self.criteria.left(),
        }
        self.flush(desk)
    }

    /// Typing waits for a pause; a choice is stored at once.
    fn settle(&mut self, text: bool, desk: &Desk) -> Effect<Message> {
        if text {
            let (task, handle) = after_pause(Message::Rested(self.plan));
            self.resting = Some(handle);
            Effect::Run(task)
        } else {
            self.flush(desk)
        }
    }

    /// Stores whatever differs from what is stored, and shows it on the paper at once.
    pub(super) fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let Some(file) = &mut self.file else { return Effect::None };
        if file.plan.state == PlanState::Issued {
            return Effect::None;
        }
        let mut commands = Vec::new();
        if let Some(head) = &mut self.head
            && let Some(command) = head.save(desk)
        {
            if let Command::SavePlan { plan } = &command {
                file.plan = plan.clone();
            }
            commands.push(command);
        }
        commands.extend(self.criteria.save(&mut file.sets));
        if let Some(node) = &mut self.node {
            commands.extend(node.save(file, desk));
        }
        if commands.is_empty() {
            return Effect::None;
        }
        self.outline(desk);
        let saved = Effect::All(commands.into_iter().map(Effect::Save).collect());
        saved.and(self.redraw(desk))
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if !changes.touch(&SHOWN) {
            return Effect::None;
        }
        if changes.touch(&[Area::Plan]) {
            // Only the store's own answer closes the panel: until then it may have to say why not.
            let issued = desk.plan(self.plan).is_some_and(|plan| plan.state == PlanState::Issued);
            if issued {
                self.issue = None;
            }
        }
        let redraw = if changes.touch(&[Area::Office, Area::Unit]) {
            self.outline(desk);
            self.redraw(desk)
        } else {
            Effect::None
        };
        redraw.and(Effect::Run(self.read(desk)))
    }

    pub(super) fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        let sentence = error.to_string();
        self.next = None;
        if let Some(issue) = &mut self.issue {
            issue.refused(sentence);
            return Effect::None;
        }
        match self.tab {
            Tab::Content => {
                if let Some(node) = &mut self.node {
                    node.refused(sentence);
                }
            }
            Tab::Head => {
                if let Some(head) = &mut self.head {
                    head.refused(sentence);
                }
            }
            Tab::Criteria => self.criteria.refused(sentence),
        }
        // The paper showed what was hoped for; it goes back to what is stored, the draft stays.
        Effect::Run(self.read(desk))
    }

    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::named(Key::F8) {
            return Some(Message::PreviewToggled);
        }
        if chord == Chord::named(Key::Escape) && self.issue.is_some() {
            return Some(Message::IssueClosed);
        }
        if chord == Chord::ctrl('p') {
            return Some(Message::PrintAsked(JobKind::Print));
        }
        if self.tab != Tab::Content || self.issue.is_some() {
            return None;
        }
        let deed = match (chord.key, chord.ctrl, chord.alt) {
            (ChordKey::Named(Key::Enter), true, false) if chord.shift => Deed::AddUnder,
            (ChordKey::Named(Key::Enter), true, false) => Deed::AddAfter,
            (ChordKey::Named(Key::ArrowUp), false, true) => Deed::Up,
            (ChordKey::Named(Key::ArrowDown), false, true) => Deed::Down,
            (ChordKey::Named(Key::ArrowRight), false, true) => Deed::Indent,
            (ChordKey::Named(Key::ArrowLeft), false, true) => Deed::Outdent,
            _ => return None,
        };
        Some(Message::Outline(deed))
    }
}
