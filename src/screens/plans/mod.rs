//! Kế hoạch: the list of plans, and the editor of the one that is worked on.

mod criteria;
mod duty;
pub mod editor;
mod head;
mod node;
pub mod outline;
mod runs;
mod skeleton;

pub use criteria::{MeasureKind, Typed as CriteriaTyped};
pub use duty::{DueKind, DutyKind, Typed as DutyTyped};
pub use head::{BasisForm, BasisTyped, Cited, Typed as HeadTyped};
pub use node::Typed as NodeTyped;

use super::{Chord, Current, Desk, Effect, Question};
use crate::domain::ids::PlanId;
use crate::domain::plan::{Plan, PlanState};
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::{Element, badge, button, dialog, empty, grid, icon, label, measure, panel};
use chrono::Datelike;
use editor::Editor;
use iced::widget::{column, row, space};
use iced::{Alignment, Length, Task};

/// The screen.
#[derive(Debug)]
pub struct Plans {
    editor: Option<Editor>,
    grid: grid::State,
    /// A plan that was made here and is opened once it is stored.
    awaited: Option<PlanId>,
    title: String,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Lập kế hoạch mới".
    NewAsked,
    /// "Các kế hoạch".
    ListAsked,
    /// In the list.
    Grid(grid::Event),
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
        let mut screen = Self { editor, grid: grid::State::tall(), awaited: None, title: String::new() };
        screen.name(desk);
        (screen, task)
    }

    fn name(&mut self, desk: &Desk) {
        let plan = self.editor.as_ref().and_then(|editor| desk.plan(editor.plan()));
        self.title = plan.map_or_else(|| "Kế hoạch".to_owned(), |plan| plan.name.clone());
    }

    /// The title of the screen.
    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone()
    }

    /// The editor; none while the list is shown.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        self.editor.as_ref()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::NewAsked => match skeleton::new_plan(desk) {
                Some((id, command)) => {
                    let flushed = self.leave(desk);
                    self.awaited = Some(id);
                    flushed.and(Effect::Change(command))
                }
                None => Effect::None,
            },
            Message::ListAsked => {
                let flushed = self.leave(desk);
                let here = self.editor.take().map(|editor| editor.plan());
                self.grid.choose(desk.plans.iter().position(|plan| Some(plan.id) == here));
                self.name(desk);
                flushed
            }
            Message::Grid(event) => {
                let moved = Effect::Run(self.grid.update(event, desk.plans.len()));
                match event {
                    grid::Event::Opened(row) => match desk.plans.get(row) {
                        Some(plan) => moved.and(Effect::Choose(year_of(plan, desk))),
                        None => moved,
                    },
                    _ => moved,
                }
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
                return Effect::Choose(year_of(plan, desk));
            }
            if self.editor.as_ref().is_some_and(|editor| desk.plan(editor.plan()).is_none()) {
                self.editor = None;
            }
        }
        self.name(desk);
        match &mut self.editor {
            Some(editor) => editor.refresh(changes, desk).map(Message::Editor),
            None => Effect::None,
        }
    }

    /// A deed of this screen was refused: the draft stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        self.awaited = None;
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
        match &self.editor {
            Some(editor) => editor.chord(chord).map(Message::Editor),
            None => (chord == Chord::ctrl('n')).then_some(Message::NewAsked),
        }
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        match &self.editor {
            Some(editor) => {
                let back = button::secondary("Các kế hoạch").icon(icon::left()).on_press(Message::ListAsked);
                let words =
                    column![label::title(self.title.as_str()), editor::state(editor).map(Message::Editor)];
                let head = row![back, words.width(Length::Fill), editor::deeds(editor).map(Message::Editor)]
                    .spacing(measure::S16)
                    .align_y(Alignment::Center);
                let page = panel::screen(head, editor::view(editor, desk).map(Message::Editor));
                let issue = editor::issue(editor, desk).map(|card| card.map(Message::Editor));
                dialog::over(page, issue)
            }
            None => self.list(desk),
        }
    }

    fn list<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let new = || button::primary("Lập kế hoạch mới").icon(icon::plus()).on_press(Message::NewAsked);
        if desk.plans.is_empty() {
            let start = empty::empty(
                icon::plan(),
                "Chưa có kế hoạch nào",
                "Kế hoạch mới có sẵn khung I, II, III và chữ ký của cơ quan; chỉ tiêu, thời hạn, tiêu chí ghi trong kế hoạch sẽ theo suốt việc xét chọn.",
                new(),
            );
            return panel::screen(panel::head("Kế hoạch", "", row![]), start);
        }
        let deeds = row![new().keys("Ctrl+N")];
        let list = grid::Grid::new(
            &self.grid,
            vec![
                grid::column("Kế hoạch", Length::Fill),
                grid::column("Thời gian", 210.0),
                grid::column("Trạng thái", 270.0),
                grid::column("", 130.0).right(),
            ],
            desk.plans.len(),
            Message::Grid,
            |i| {
                desk.plans
                    .get(i)
                    .map_or_else(|| (0..4).map(|_| space().into()).collect(), |plan| cells(i, plan, desk))
            },
        )
        .count("kế hoạch");
        panel::screen(panel::head("Kế hoạch", "Bấm đúp để mở", deeds), list)
    }
}

fn cells<'a>(i: usize, plan: &'a Plan, desk: &Desk) -> Vec<Element<'a, Message>> {
    let name = column![
        grid::name(plan.name.as_str()),
        crate::ui::line::line(plan.subject.replace('\n', " ")).small()
    ];
    let here = desk.current.is_some_and(|current| current.plan == plan.id);
    let state: Element<'a, Message> = match (plan.state, &plan.number) {
        (PlanState::Issued, Some(_)) => badge::badge("Đã ban hành", Tone::Done),
        (PlanState::Issued, None) => badge::badge(PlanState::Issued.label(), Tone::Done),
        (PlanState::Expired, _) => badge::badge(PlanState::Expired.label(), Tone::Plain),
        (PlanState::Submitted, _) => badge::badge(PlanState::Submitted.label(), Tone::Plain),
        (PlanState::Draft, _) => badge::badge(PlanState::Draft.label(), Tone::Plain),
    };
    let mut states = row![state].spacing(measure::S8);
    if here {
        states = states.push(badge::with_icon("Đang làm", Tone::Gold, icon::star()));
    }
    let mut deeds =
        row![button::secondary("Mở").on_press(Message::Grid(grid::Event::Opened(i)))].spacing(measure::S4);
    if plan.state == PlanState::Draft {
        deeds = deeds
            .push(button::icon(icon::trash(), "Xóa kế hoạch này").on_press(Message::RemoveAsked(plan.id)));
    }
    vec![
        name.into(),
        grid::text(format!("{} – {}", short_date(plan.from), short_date(plan.to))),
        states.into(),
        deeds.into(),
    ]
}

/// The plan with the year to work in: this one if the plan has it, else the nearest that it has.
fn year_of(plan: &Plan, desk: &Desk) -> Current {
    let years = plan.years();
    Current { plan: plan.id, year: desk.today.year().clamp(*years.start(), *years.end()) }
}
