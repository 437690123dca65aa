//! The register of legal bases and superior plans: the list at the left, the chosen entry at the right (S2).

mod form;

pub use form::{Form, Typed};

use super::super::bases::{standing, title};
use super::super::{Desk, Effect};
use crate::domain::basis::{Basis, Standing};
use crate::domain::ids::BasisId;
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::{date::short_date, fold, matches, query_words};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, choice, empty, grid, icon, line, measure};
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Length};

/// Where the keyboard goes when an entry is added.
const KIND: &str = "basis-kind";

/// Width of the form, and the least room in which it stands beside the list, in px.
const FORM: f32 = 400.0;
const BESIDE: f32 = 820.0;

/// Which entries are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those in force.
    InForce,
    /// Those that no longer hold.
    Ended,
    /// Those that nobody has compared with the paper itself.
    Unchecked,
}

const SHOWS: [(Show, &str); 4] = [
    (Show::All, "Tất cả"),
    (Show::InForce, "Còn hiệu lực"),
    (Show::Ended, "Hết hiệu lực"),
    (Show::Unchecked, "Kiểm tra lại"),
];

/// The list and the form.
#[derive(Debug)]
pub struct Bases {
    find: String,
    show: Show,
    grid: grid::State,
    shown: Vec<Line>,
    form: Option<Form>,
}

/// An entry as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: BasisId,
    /// Its kind and number, or name.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Its day.
    pub day: String,
    /// Its issuer.
    pub issuer: String,
    /// How it stands.
    pub standing: String,
    tone: Tone,
    /// Whether somebody compared it with the paper itself.
    pub checked: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Somebody typed in the search field.
    FindTyped(String),
    /// Others are listed.
    ShowChosen(Show),
    /// In the list.
    Grid(grid::Event),
    /// "Thêm căn cứ".
    Added,
    /// Something of the entry was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this entry has rested.
    Rested(BasisId),
    /// "Xóa khỏi danh mục", "Trả về bản kèm chương trình".
    Removed,
    /// The form was closed.
    Closed,
}

impl Bases {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut bases = Self {
            find: String::new(),
            show: Show::All,
            grid: grid::State::tall(),
            shown: Vec::new(),
            form: None,
        };
        bases.list(desk);
        bases
    }

    /// The entry in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// The entries listed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.shown
    }

    fn list(&mut self, desk: &Desk) {
        let query = query_words(&self.find);
        let wanted = |one: &Basis| {
            let ended = matches!(one.standing(desk.today, &desk.bases), Standing::Ended { .. });
            let shown = match self.show {
                Show::All => true,
                Show::InForce => !ended,
                Show::Ended => ended,
                Show::Unchecked => !one.checked,
            };
            let words = format!("{} {} {} {}", title(one), one.subject, one.issuer, one.names.join(" "));
            shown && matches(&query, &fold(&words))
        };
        let mut all: Vec<&Basis> = desk.bases.iter().filter(|one| wanted(one)).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.date), one.id));
        self.shown = all
            .into_iter()
            .map(|one| {
                let (words, tone) = standing(one, desk.today, &desk.bases);
                Line {
                    id: one.id,
                    title: title(one),
                    subject: one.subject.clone(),
                    day: one.date.map(short_date).unwrap_or_default(),
                    issuer: one.issuer.clone(),
                    standing: words,
                    tone,
                    checked: one.checked,
                }
            })
            .collect();
        let here = self.form.as_ref().map(Form::id);
        self.grid.choose(here.and_then(|id| self.shown.iter().position(|line| line.id == id)));
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FindTyped(find) => {
                self.find = find;
                self.list(desk);
                Effect::None
            }
            Message::ShowChosen(show) => {
                self.show = show;
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
            Message::Added => {
                let flushed = self.leave(desk);
                self.form = Some(Form::new(desk));
                self.grid.choose(None);
                flushed.and(Effect::Run(iced::widget::operation::focus(KIND)))
            }
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
            Message::Removed => match &self.form {
                Some(form) if form.can_go() => Effect::Change(Command::RemoveBasis { id: form.id() }),
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
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).map(|line| line.id);
        if chosen == self.form.as_ref().map(Form::id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        let basis = chosen.and_then(|id| desk.bases.iter().find(|one| one.id == id));
        self.form = basis.map(|basis| Form::of(basis, desk));
        flushed
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) {
        if !changes.touch(&[Area::Basis]) {
            return;
        }
        if let Some(form) = &mut self.form {
            match desk.bases.iter().find(|one| one.id == form.id()) {
                Some(basis) => form.adopt(basis, desk),
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
        button::primary("Thêm căn cứ").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added).into()
    }

    pub(super) fn view(&self) -> Element<'_, Message> {
        responsive(move |room| self.face(room.width)).into()
    }

    /// List and form beside each other; where that is too narrow the form alone.
    fn face(&self, room: f32) -> Element<'_, Message> {
        let narrow = room < BESIDE;
        if let Some(form) = self.form.as_ref().filter(|_| narrow) {
            return form.view();
        }
        let mut all = row![self.table(narrow || self.form.is_some(), narrow)].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view()).width(FORM));
        }
        all.into()
    }

    fn table(&self, short: bool, narrow: bool) -> Element<'_, Message> {
        let find = Field::new("", &self.find)
            .placeholder("Tìm theo số, ký hiệu hoặc tên (không dấu cũng được)")
            .icon(icon::search())
            .on_input(Message::FindTyped);
        let mut columns = vec![grid::column("Văn bản", Length::FillPortion(5))];
        if !short {
            columns.push(grid::column("Ngày", 124.0));
            columns.push(grid::column("Cơ quan ban hành", Length::FillPortion(2)));
        }
        columns.push(grid::column("Hiệu lực", 240.0));
        let count = columns.len();
        let list = grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| match self
            .shown
            .get(i)
        {
            Some(line) => line.cells(short),
            None => (0..count).map(|_| space().into()).collect(),
        })
        .count("căn cứ")
        .empty(empty::empty(
            icon::search(),
            "Không có căn cứ nào khớp",
            "Hãy thử gõ ít chữ hơn, hoặc chọn “Tất cả”.",
            button::secondary("Bỏ tìm kiếm").on_press(Message::FindTyped(String::new())),
        ));
        let shows = choice::segments(&SHOWS, self.show, Message::ShowChosen);
        let head: Element<'_, Message> = if narrow || self.form.is_some() {
            column![find, shows].spacing(measure::S8).into()
        } else {
            row![find, shows].spacing(measure::S8).align_y(Alignment::Center).into()
        };
        column![head, list].spacing(measure::S8).width(Length::Fill).into()
    }
}

impl Line {
    fn cells(&self, short: bool) -> Vec<Element<'_, Message>> {
        let name = column![grid::name(self.title.as_str()), line::line(self.subject.as_str()).small()];
        let mut standing = column![badge::badge(&self.standing, self.tone)].spacing(2);
        if !self.checked {
            standing = standing.push(badge::badge("Kiểm tra lại", Tone::Due));
        }
        if short {
            return vec![name.into(), standing.into()];
        }
        vec![
            name.into(),
            grid::text(self.day.as_str()),
            line::line(self.issuer.as_str()).two().into(),
            standing.into(),
        ]
    }
}
