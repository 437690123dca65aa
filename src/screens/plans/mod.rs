//! Kế hoạch: the list of plans, and the editor of the one that is worked on.

pub mod compare;
mod criteria;
pub mod criteria_offers;
mod duty;
pub mod editor;
pub mod findings;
pub mod followed;
mod head;
pub mod life;
mod list;
mod node;
pub mod outline;
pub mod review;
pub mod start;
mod table;
mod text;

pub use criteria::{
    BandTyped, CeilingForm, CriteriaForm, DeriveTyped, GradeTyped, GroupTyped, Item as CriteriaItem,
    MeasureKind, Part as CriteriaPart, ReviseTyped, Typed as CriteriaTyped,
};
pub use duty::{DueKind, DutyKind, Nominees, Typed as DutyTyped, WordingTyped};
pub use head::{BasisForm, BasisTyped, Cited, HeadForm, Known, Typed as HeadTyped};
pub use node::Typed as NodeTyped;
pub use table::{Place as TablePlace, Typed as TableTyped, cell_id};
pub use text::{Pick, Typed as TextTyped};

use super::{Chord, Current, Desk, Effect, Question};
use crate::domain::ids::PlanId;
use crate::domain::plan::Plan;
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::ui::{Element, button, dialog, grid, icon, line, measure, panel};
use chrono::Datelike;
use editor::Editor;
use iced::widget::{column, container, responsive, row};
use iced::{Alignment, Length, Task};
use list::List;
pub use list::Whose;
use start::Start;

/// Height of the head of the editor: title and state, in px.
const HEAD: f32 = 54.0;

/// The screen.
#[derive(Debug)]
pub struct Plans {
    editor: Option<Editor>,
    list: List,
    start: Option<Start>,
    /// A plan that was made here and is opened once it is stored.
    awaited: Option<PlanId>,
    title: String,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Lập kế hoạch mới".
    NewAsked,
    /// On the page of a new plan.
    Start(start::Message),
    /// The page of a new plan was left.
    StartClosed,
    /// "Các kế hoạch".
    ListAsked,
    /// In the list.
    Grid(grid::Event),
    /// The office's plans or those of superiors are listed.
    WhoseChosen(Whose),
    /// "Xóa kế hoạch" in the list.
    RemoveAsked(PlanId),
    /// It was confirmed.
    Removed(PlanId),
    /// In the editor.
    Editor(editor::Message),
}

impl Plans {
    /// Opens the current plan, or the list when there is none.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let opened = desk.current_plan().map(|plan| Editor::open(plan.id, desk));
        let (editor, task) = match opened {
            Some((editor, task)) => (Some(editor), task.map(Message::Editor)),
            None => (None, Task::none()),
        };
        let mut screen =
            Self { editor, list: List::new(desk), start: None, awaited: None, title: String::new() };
        screen.name(desk);
        (screen, task)
    }

    /// Opens one plan, which may be a superior's and so need not be the one that is worked under.
    pub fn open_one(plan: PlanId, desk: &Desk) -> (Self, Task<Message>) {
        let (mut screen, task) = Self::open(desk);
        if desk.plan(plan).is_none() || screen.editor.as_ref().is_some_and(|editor| editor.plan() == plan) {
            return (screen, task);
        }
        let task = screen.show(plan, desk);
        (screen, task)
    }

    fn show(&mut self, plan: PlanId, desk: &Desk) -> Task<Message> {
        let (editor, task) = Editor::open(plan, desk);
        self.editor = Some(editor);
        self.name(desk);
        task.map(Message::Editor)
    }

    /// A plan of the office is worked under from now on; a superior's is only shown.
    fn enter(&mut self, plan: &Plan, desk: &Desk) -> Effect<Message> {
        if plan.is_superior() {
            return Effect::Run(self.show(plan.id, desk));
        }
        Effect::Choose(year_of(plan, desk))
    }

    fn name(&mut self, desk: &Desk) {
        if self.start.is_some() {
            self.title = "Lập kế hoạch mới".to_owned();
            return;
        }
        let plan = self.editor.as_ref().and_then(|editor| desk.plan(editor.plan()));
        self.title = plan.map_or_else(|| "Kế hoạch".to_owned(), |plan| plan.name.clone());
    }

    /// The title of the screen.
    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone()
    }

    /// The page of a new plan, while it is open.
    #[must_use]
    pub fn start(&self) -> Option<&Start> {
        self.start.as_ref()
    }

    /// The editor; none while the list is shown.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        self.editor.as_ref()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::NewAsked => {
                let flushed = self.leave(desk);
                let (start, task) = Start::open(desk);
                self.start = Some(start);
                self.name(desk);
                flushed.and(Effect::Run(task.map(Message::Start)))
            }
            Message::Start(message) => {
                let Some(start) = &mut self.start else { return Effect::None };
                let effect = start.update(message, desk);
                self.awaited = start.made().or(self.awaited);
                effect.map(Message::Start)
            }
            Message::StartClosed => {
                self.start = None;
                self.name(desk);
                Effect::None
            }
            Message::ListAsked => {
                let flushed = self.leave(desk);
                let here = self.editor.take().map(|editor| editor.plan());
                self.list.choose(here.and_then(|id| desk.plan(id)), desk);
                self.name(desk);
                flushed
            }
            Message::Grid(event) => {
                let plans = self.list.plans(desk);
                let moved = Effect::Run(self.list.grid.update(event, plans.len()));
                match event {
                    grid::Event::Opened(row) => match plans.get(row) {
                        Some(plan) => moved.and(self.enter(plan, desk)),
                        None => moved,
                    },
                    _ => moved,
                }
            }
            Message::WhoseChosen(whose) => {
                self.list.whose = whose;
                self.list.grid.choose(None);
                Effect::None
            }
            Message::RemoveAsked(id) => match desk.plan(id) {
                Some(plan) => Effect::Ask(Question {
                    title: format!("Xóa kế hoạch “{}”?", plan.name),
                    sentence: "Nội dung, chỉ tiêu và tiêu chí của kế hoạch cũng bị xóa. Có thể lấy lại bằng Hoàn tác."
                        .to_owned(),
                    yes: "Xóa kế hoạch".to_owned(),
                    danger: true,
                    answer: Message::Removed(id),
                }),
                None => Effect::None,
            },
            Message::Removed(id) => Effect::Change(Command::RemovePlan { id }),
            Message::Editor(message) => match &mut self.editor {
                Some(editor) => editor.update(message, desk).map(Message::Editor),
                None => Effect::None,
            },
        }
    }

    /// Takes what somebody else, or an own deed, changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Plan]) {
            if let Some(plan) =
                self.awaited.take_if(|id| desk.plan(*id).is_some()).and_then(|id| desk.plan(id))
            {
                self.start = None;
                return self.enter(plan, desk);
            }
            self.list.count(desk);
            if self.editor.as_ref().is_some_and(|editor| desk.plan(editor.plan()).is_none()) {
                self.editor = None;
            }
        }
        self.name(desk);
        let listed = match &mut self.start {
            Some(start) => Effect::Run(start.refresh(changes, desk).map(Message::Start)),
            None => Effect::None,
        };
        let read = match &mut self.editor {
            Some(editor) => editor.refresh(changes, desk).map(Message::Editor),
            None => Effect::None,
        };
        listed.and(read)
    }

    /// A deed of this screen was refused: the draft stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        self.awaited = None;
        if let Some(start) = &mut self.start {
            start.refused(error.to_string(), error.detail());
            return Effect::None;
        }
        match &mut self.editor {
            Some(editor) => editor.refused(error, desk).map(Message::Editor),
            None => Effect::None,
        }
    }

    /// The screen goes away: what is typed is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        match &mut self.editor {
            Some(editor) => editor.flush(desk).map(Message::Editor),
            None => Effect::None,
        }
    }

    /// What a key means here.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if self.start.is_some() {
            return (chord == Chord::named(iced::keyboard::key::Named::Escape))
                .then_some(Message::StartClosed);
        }
        match &self.editor {
            Some(editor) => editor.chord(chord).map(Message::Editor),
            None => (chord == Chord::ctrl('n')).then_some(Message::NewAsked),
        }
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        if let Some(start) = &self.start {
            let back =
                button::secondary("Thôi").icon(icon::left()).keys("Esc").on_press(Message::StartClosed);
            let head = panel::head(&self.title, "", row![Element::from(back)]);
            return panel::screen(head, start::view(start, desk).map(Message::Start));
        }
        match &self.editor {
            Some(editor) => {
                let head = responsive(move |room| {
                    let back = if room.width < editor::WORDS {
                        button::icon(icon::left(), "Các kế hoạch")
                    } else {
                        button::secondary("Các kế hoạch").icon(icon::left())
                    };
                    let back = back.on_press(Message::ListAsked);
                    let name = line::line(self.title.as_str()).title();
                    let words = column![name, editor::state(editor, desk).map(Message::Editor)];
                    let deeds = editor::deeds(editor, room.width).map(Message::Editor);
                    row![back, words.width(Length::Fill), deeds]
                        .spacing(measure::S16)
                        .align_y(Alignment::Center)
                        .into()
                });
                let head = container(head).height(HEAD);
                let page = panel::screen(head, editor::view(editor, desk).map(Message::Editor));
                let issue = editor::issue(editor, desk).map(|card| card.map(Message::Editor));
                dialog::over(page, issue)
            }
            None => self.list.view(desk),
        }
    }
}

/// The plan with the year to work in: this one if the plan has it, else the nearest that it has.
fn year_of(plan: &Plan, desk: &Desk) -> Current {
    let years = plan.years();
    Current { plan: plan.id, year: desk.today.year().clamp(*years.start(), *years.end()) }
}
