//! The tree of units: the list at the left, the chosen unit at the right.

mod form;

use super::super::{Desk, Effect};
use crate::domain::ids::UnitId;
use crate::domain::unit::{Unit, UnitKind, in_tree_order};
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::{date::short_date, fold};
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, empty, grid, icon, measure};
use iced::widget::{column, container, row, space};
use iced::{Length, Padding};

pub use form::{Form, Typed};

/// The list and the form.
#[derive(Debug)]
pub struct Units {
    find: String,
    grid: grid::State,
    shown: Vec<(usize, UnitId)>,
    form: Option<Form>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Somebody typed in the search field.
    FindTyped(String),
    /// In the list.
    Grid(grid::Event),
    /// "Thêm đơn vị".
    Added,
    /// "Thêm đơn vị trực thuộc".
    AddedUnder,
    /// Something of the unit was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this unit has rested.
    Rested(UnitId),
    /// "Xóa đơn vị".
    Removed,
    /// The form was closed.
    Closed,
}

/// Where the keyboard goes when a unit is added.
pub(super) const NAME: &str = "unit-name";

impl Units {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut units = Self { find: String::new(), grid: grid::State::new(), shown: Vec::new(), form: None };
        units.list(desk);
        units
    }

    /// The unit in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    fn list(&mut self, desk: &Desk) {
        let query = crate::text::fold::query_words(&self.find);
        let tree = in_tree_order(&desk.units);
        let placed: std::collections::HashSet<UnitId> = tree.iter().map(|(_, unit)| unit.id).collect();
        // A unit whose parent is gone must not vanish from the list in which it would be mended.
        let lost = desk.units.iter().filter(|unit| !placed.contains(&unit.id)).map(|unit| (0, unit));
        self.shown = tree
            .iter()
            .map(|(depth, unit)| (*depth, *unit))
            .chain(lost)
            .filter(|(_, unit)| {
                let words = format!("{} {} {}", unit.name, unit.short_name, unit.cluster);
                crate::text::fold::matches(&query, &fold(&words))
            })
            .map(|(depth, unit)| (if query.is_empty() { depth } else { 0 }, unit.id))
            .collect();
        let at = self.form.as_ref().and_then(|form| self.shown.iter().position(|(_, id)| *id == form.id()));
        self.grid.choose(at);
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FindTyped(find) => {
                self.find = find;
                self.list(desk);
                Effect::None
            }
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.shown.len());
                let flushed = match event {
                    grid::Event::Scrolled { .. } | grid::Event::Sorted(_) => Effect::None,
                    _ => self.choose_row(desk),
                };
                flushed.and(Effect::Run(scrolled))
            }
            Message::Added => self.add(false, desk),
            Message::AddedUnder => self.add(true, desk),
            Message::Typed(typed) => {
                let Some(form) = &mut self.form else { return Effect::None };
                let at_once = !typed.is_text();
                form.take(typed);
                if at_once { form.save(desk) } else { Effect::Run(form.rest()) }
            }
            Message::Left => {
                let Some(form) = &mut self.form else { return Effect::None };
                form.left(desk);
                form.save(desk)
            }
            Message::Rested(id) => match &mut self.form {
                Some(form) if form.id() == id => form.save(desk),
                _ => Effect::None,
            },
            Message::Removed => match self.form.take() {
                Some(form) if form.is_stored() => {
                    let id = form.id();
                    // The form stays until the store has agreed: a refusal is told beside it.
                    self.form = Some(form);
                    Effect::Change(Command::RemoveUnit { id })
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

    fn choose_row(&mut self, desk: &Desk) -> Effect<Message> {
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).map(|(_, id)| *id);
        if chosen == self.form.as_ref().map(Form::id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        self.form = chosen.and_then(|id| desk.unit(id)).map(Form::of);
        flushed
    }

    fn add(&mut self, under: bool, desk: &Desk) -> Effect<Message> {
        let flushed = self.leave(desk);
        let near = self.form.as_ref().and_then(|form| desk.unit(form.id()));
        let (parent, kind) = match (near, under) {
            (Some(unit), true) => (Some(unit.id), unit.kind.below()),
            (Some(unit), false) => (unit.parent, unit.kind),
            (None, _) => (None, UnitKind::Commune),
        };
        let siblings = desk.units.iter().filter(|unit| unit.parent == parent);
        let order = siblings.map(|unit| unit.order).max().unwrap_or(0) + 1;
        let draft = Unit::new(desk.fresh(), kind, "");
        self.form = Some(Form::new(Unit { parent, order, ..draft }));
        self.grid.choose(None);
        flushed.and(Effect::Run(iced::widget::operation::focus(NAME)))
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) {
        if !changes.touch(&[Area::Unit]) {
            return;
        }
        if let Some(form) = &mut self.form {
            match desk.unit(form.id()) {
                Some(unit) => form.adopt(unit),
                None if form.is_stored() => self.form = None,
                None => {}
            }
        }
        self.list(desk);
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        if let Some(form) = &mut self.form {
            form.refused(error);
        }
    }

    pub(super) fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.form.as_mut().map_or(Effect::None, |form| form.save(desk))
    }

    pub(super) fn deeds(&self) -> Element<'_, Message> {
        let under = self.form.as_ref().filter(|form| form.is_stored()).map(|_| Message::AddedUnder);
        row![
            button::secondary("Thêm đơn vị trực thuộc").icon(icon::tree()).on_press_maybe(under),
            button::primary("Thêm đơn vị").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added)
        ]
        .spacing(measure::S8)
        .into()
    }

    pub(super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let find = Field::new("", &self.find)
            .placeholder("Tìm đơn vị, cụm thi đua (gõ không dấu cũng được)")
            .icon(icon::search())
            .on_input(Message::FindTyped);
        let mut columns = vec![
            grid::column("Tên đơn vị", Length::FillPortion(5)),
            grid::column("Loại", Length::FillPortion(3)),
        ];
        // Beside the form, which says the rest, the names need the room.
        let narrow = self.form.is_some();
        if !narrow {
            columns.push(grid::column("Cụm, khối", Length::FillPortion(3)));
            columns.push(grid::column("Hiệu lực", 176.0));
        }
        let list = grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            let mut cells = self.cells(i, desk);
            cells.truncate(if narrow { 2 } else { 4 });
            cells
        })
        .count("đơn vị")
        .empty(if self.find.is_empty() {
            empty::empty(
                icon::tree(),
                "Chưa có đơn vị nào",
                "Thêm các xã, chi hội, cơ quan sẽ gửi hồ sơ về cơ quan mình.",
                button::secondary("Thêm đơn vị đầu tiên").icon(icon::plus()).on_press(Message::Added),
            )
        } else {
            empty::empty(
                icon::search(),
                "Không có đơn vị nào khớp",
                "Hãy thử gõ ít chữ hơn.",
                button::secondary("Bỏ tìm kiếm").on_press(Message::FindTyped(String::new())),
            )
        });
        let left = column![find, list].spacing(measure::S8).width(Length::Fill);
        let mut all = row![left].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view(desk)).width(384));
        }
        all.into()
    }

    fn cells<'a>(&'a self, i: usize, desk: &'a Desk) -> Vec<Element<'a, Message>> {
        let found = self.shown.get(i).and_then(|(depth, id)| desk.unit(*id).map(|unit| (*depth, unit)));
        let Some((depth, unit)) = found else {
            return (0..4).map(|_| space().into()).collect();
        };
        let name = container(grid::name(unit.name.as_str()))
            .padding(Padding { left: depth as f32 * 20.0, ..Padding::ZERO });
        let validity: Element<'a, Message> = match (unit.is_valid_on(desk.today), unit.valid_to) {
            (false, Some(_)) => badge::badge("Đã kết thúc", badge::Tone::Plain),
            (false, None) => badge::badge("Chưa hoạt động", badge::Tone::Due),
            (true, Some(to)) => grid::soft(format!("đến {}", short_date(to))),
            (true, None) => match unit.valid_from {
                Some(from) => grid::soft(format!("từ {}", short_date(from))),
                None => grid::soft(""),
            },
        };
        vec![name.into(), grid::text(unit.kind.label()), grid::text(unit.cluster.as_str()), validity]
    }
}
