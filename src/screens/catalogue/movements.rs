//! Movements, campaigns and occasions: the list at the left, the chosen one at the right.

use super::super::typed::{DateText, Kept, Named, chosen, trouble};
use super::super::{Desk, Effect, after_pause};
use crate::domain::ids::MovementId;
use crate::domain::movement::{Movement, MovementKind};
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::{clean, date::short_date, text_key};
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, button, empty, grid, icon, measure, panel};
use iced::Length;
use iced::task::Handle;
use iced::widget::{column, container, row, space};

/// Every kind, in the order shown.
const KINDS: [MovementKind; 3] = [MovementKind::Movement, MovementKind::Campaign, MovementKind::Occasion];
const NAME: &str = "movement-name";

/// The list and the form.
#[derive(Debug)]
pub struct Movements {
    grid: grid::State,
    shown: Vec<MovementId>,
    form: Option<Form>,
}

/// The draft of one.
#[derive(Debug)]
pub struct Form {
    draft: Movement,
    kept: Kept<Movement>,
    from: DateText,
    to: DateText,
    name_missing: bool,
    error: Option<String>,
    resting: Option<Handle>,
}

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Its name.
    Name(String),
    /// First day.
    From(String),
    /// Last day.
    To(String),
    /// What it is.
    Kind(MovementKind),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the list.
    Grid(grid::Event),
    /// "Thêm phong trào".
    Added,
    /// Something was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this one has rested.
    Rested(MovementId),
    /// "Xóa".
    Removed,
    /// The form was closed.
    Closed,
}

impl Form {
    fn new(draft: Movement) -> Self {
        Self {
            from: DateText::of(draft.from),
            to: DateText::of(draft.to),
            draft,
            kept: Kept::new(None),
            name_missing: false,
            error: None,
            resting: None,
        }
    }

    fn of(stored: &Movement) -> Self {
        Self { kept: Kept::new(Some(stored.clone())), ..Self::new(stored.clone()) }
    }

    /// What is told under the fields.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let old = self.kept.stored();
        let movement = Movement {
            name: clean(&self.draft.name),
            from: self.from.value(desk.today).unwrap_or(old.and_then(|one| one.from)),
            to: self.to.value(desk.today).unwrap_or(old.and_then(|one| one.to)),
            ..self.draft.clone()
        };
        if movement.name.is_empty() || !self.kept.send(&movement) {
            return Effect::None;
        }
        Effect::Save(Command::SaveMovement { movement })
    }
}

impl Movements {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut movements = Self { grid: grid::State::new(), shown: Vec::new(), form: None };
        movements.list(desk);
        movements
    }

    /// The one in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    fn list(&mut self, desk: &Desk) {
        let mut all: Vec<&Movement> = desk.movements.iter().collect();
        all.sort_by_cached_key(|one| (KINDS.iter().position(|kind| *kind == one.kind), text_key(&one.name)));
        self.shown = all.into_iter().map(|one| one.id).collect();
        let here = self.form.as_ref().map(|form| form.draft.id);
        self.grid.choose(here.and_then(|id| self.shown.iter().position(|one| *one == id)));
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.shown.len());
                let flushed = match event {
                    grid::Event::Scrolled { .. } | grid::Event::Sorted(_) => Effect::None,
                    _ => self.choose_row(desk),
                };
                flushed.and(Effect::Run(scrolled))
            }
            Message::Added => {
                let flushed = self.leave(desk);
                let kind = self.form.as_ref().map_or(MovementKind::Movement, |form| form.draft.kind);
                let draft = Movement { id: desk.fresh(), kind, name: String::new(), from: None, to: None };
                self.form = Some(Form::new(draft));
                self.grid.choose(None);
                flushed.and(Effect::Run(iced::widget::operation::focus(NAME)))
            }
            Message::Typed(typed) => self.typed(typed, desk),
            Message::Left => {
                let Some(form) = &mut self.form else { return Effect::None };
                form.name_missing = form.draft.name.trim().is_empty();
                form.from.left(desk.today);
                form.to.left(desk.today);
                form.save(desk)
            }
            Message::Rested(id) => match &mut self.form {
                Some(form) if form.draft.id == id => form.save(desk),
                _ => Effect::None,
            },
            Message::Removed => match &self.form {
                Some(form) if form.kept.is_stored() => {
                    Effect::Change(Command::RemoveMovement { id: form.draft.id })
                }
                _ => Effect::None,
            },
            Message::Closed => {
                let flushed = self.leave(desk);
                self.form = None;
                self.grid.choose(None);
                flushed
            }
        }
    }

    fn typed(&mut self, typed: Typed, desk: &Desk) -> Effect<Message> {
        let Some(form) = &mut self.form else { return Effect::None };
        form.error = None;
        match typed {
            Typed::Name(text) => {
                form.draft.name = text;
                form.name_missing = false;
            }
            Typed::From(text) => form.from.typed(text),
            Typed::To(text) => form.to.typed(text),
            Typed::Kind(kind) => {
                form.draft.kind = kind;
                return form.save(desk);
            }
        }
        let (task, handle) = after_pause(Message::Rested(form.draft.id));
        form.resting = Some(handle);
        Effect::Run(task)
    }

    fn choose_row(&mut self, desk: &Desk) -> Effect<Message> {
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).copied();
        if chosen == self.form.as_ref().map(|form| form.draft.id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        self.form = chosen.and_then(|id| desk.movements.iter().find(|one| one.id == id)).map(Form::of);
        flushed
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) {
        if !changes.touch(&[Area::Movement]) {
            return;
        }
        if let Some(form) = &mut self.form {
            match desk.movements.iter().find(|one| one.id == form.draft.id) {
                Some(stored) => {
                    let typing = form.resting.is_some() || form.name_missing;
                    if form.kept.heard(stored, typing) {
                        *form = Form::of(stored);
                    }
                }
                None if form.kept.is_stored() => self.form = None,
                None => {}
            }
        }
        self.list(desk);
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        if let Some(form) = &mut self.form {
            form.kept.refused();
            form.error = Some(error.to_string());
        }
    }

    pub(super) fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.form.as_mut().map_or(Effect::None, |form| form.save(desk))
    }

    pub(super) fn deeds(&self) -> Element<'_, Message> {
        button::primary("Thêm phong trào").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added).into()
    }

    pub(super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let mut columns = vec![grid::column("Tên", Length::FillPortion(5)), grid::column("Loại", 180.0)];
        let narrow = self.form.is_some();
        if !narrow {
            columns.push(grid::column("Thời gian", 210.0));
        }
        let count = columns.len();
        let list = grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            let id = self.shown.get(i).copied();
            let Some(one) = desk.movements.iter().find(|one| Some(one.id) == id) else {
                return (0..count).map(|_| space().into()).collect();
            };
            let mut cells =
                vec![grid::name(one.name.as_str()), grid::text(one.kind.label()), grid::soft(period(one))];
            cells.truncate(count);
            cells
        })
        .count("phong trào, cuộc vận động, dịp kỷ niệm")
        .empty(empty::empty(
            icon::flag(),
            "Chưa có phong trào nào",
            "Thêm phong trào thi đua, cuộc vận động để hồ sơ và kế hoạch nhắc đến bằng đúng tên.",
            button::secondary("Thêm phong trào đầu tiên").icon(icon::plus()).on_press(Message::Added),
        ));
        let mut all = row![container(list).width(Length::Fill)].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view()).width(384));
        }
        all.into()
    }
}

impl Form {
    fn view(&self) -> Element<'_, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
        };
        let kinds: Vec<Named<MovementKind>> =
            KINDS.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
        let kind = chosen(&kinds, &self.draft.kind);
        let mut fields = column![
            Pick::new("Loại", kinds, kind, |one| Message::Typed(Typed::Kind(one.value))),
            text("Tên, không kèm dấu ngoặc kép", &self.draft.name, Typed::Name)
                .required()
                .id(NAME)
                .error(self.name_missing.then_some("Hãy nhập tên để lưu.")),
            row![
                text("Từ ngày", self.from.text(), Typed::From).error(self.from.error()),
                text("Đến ngày", self.to.text(), Typed::To).error(self.to.error())
            ]
            .spacing(measure::S12),
        ]
        .spacing(measure::S12);
        if let Some(error) = &self.error {
            fields = fields.push(trouble(error));
        }
        let heading = if self.kept.is_stored() { self.draft.kind.label() } else { "Thêm mới" };
        let close = button::icon(icon::close(), "Đóng").on_press(Message::Closed);
        let remove: Element<'_, Message> = if self.kept.is_stored() {
            button::danger("Xóa khỏi danh mục").icon(icon::trash()).on_press(Message::Removed).into()
        } else {
            space().into()
        };
        panel::titled(heading, close, column![fields, remove].spacing(measure::S16))
    }
}

fn period(one: &Movement) -> String {
    match (one.from, one.to) {
        (Some(from), Some(to)) => format!("{} – {}", short_date(from), short_date(to)),
        (Some(from), None) => format!("từ {}", short_date(from)),
        (None, Some(to)) => format!("đến {}", short_date(to)),
        (None, None) => "thường xuyên".to_owned(),
    }
}
