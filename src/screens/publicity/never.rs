//! Chưa được giới thiệu: the exemplars of the plan, whoever was never made public first (D7).

use super::book::Book;
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::publicity::{Exemplar, Whom, exemplars};
use crate::exchange::table::{ColumnKind, Table};
use crate::text::date::short_date;
use crate::ui::grid;
use iced::Task;

/// Which exemplars are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Show {
    /// Those never made public.
    #[default]
    Never,
    /// Those made public.
    Shown,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Who is held for an exemplar.
    WhomChosen(Whom),
    /// Which of them are listed.
    ShowChosen(Show),
    /// In the rows.
    Grid(grid::Event),
    /// The dossier in this row was asked for.
    DossierAsked(usize),
    /// An item for the exemplar in this row is to be added.
    AddAsked(usize),
    /// The items that feature it were asked for.
    ItemsAsked(usize),
}

/// What the page is to do.
pub(super) enum Asked {
    Nothing,
    Run(Task<Message>),
    Dossier(DossierId),
    Add(SubjectId),
    Items(SubjectId),
}

/// The part.
#[derive(Debug)]
pub struct Never {
    pub(super) whom: Whom,
    pub(super) show: Show,
    pub(super) rows: Vec<Exemplar>,
    /// Day and count of each row, as shown.
    pub(super) words: Vec<(String, String)>,
    pub(super) counts: (usize, usize),
    /// How many would be there if everybody nominated counted.
    pub(super) nominated: usize,
    pub(super) grid: grid::State,
    all: Vec<Exemplar>,
}

impl Default for Never {
    fn default() -> Self {
        Self {
            whom: Whom::default(),
            show: Show::default(),
            rows: Vec::new(),
            words: Vec::new(),
            counts: (0, 0),
            nominated: 0,
            grid: grid::State::tall(),
            all: Vec::new(),
        }
    }
}

impl Never {
    /// The exemplars listed.
    #[must_use]
    pub fn rows(&self) -> &[Exemplar] {
        &self.rows
    }

    /// How many were never made public, and how many were.
    #[must_use]
    pub const fn counts(&self) -> (usize, usize) {
        self.counts
    }

    pub(super) fn take(&mut self, book: &Book) {
        self.all = exemplars(&book.rows, &book.items, self.whom);
        self.nominated = exemplars(&book.rows, &[], Whom::Nominated).len();
        let never = self.all.iter().filter(|one| one.count == 0).count();
        self.counts = (never, self.all.len() - never);
        let listed = |one: &&Exemplar| (one.count == 0) == (self.show == Show::Never);
        self.rows = self.all.iter().filter(listed).cloned().collect();
        let words = |one: &Exemplar| (one.last.map(short_date).unwrap_or_default(), one.count.to_string());
        self.words = self.rows.iter().map(words).collect();
        self.grid.choose(None);
    }

    pub(super) fn update(&mut self, message: Message, book: Option<&Book>) -> Asked {
        let row = |at: usize| self.rows.get(at);
        match message {
            Message::WhomChosen(whom) => self.whom = whom,
            Message::ShowChosen(show) => self.show = show,
            Message::Grid(grid::Event::Opened(at)) | Message::DossierAsked(at) => {
                return row(at).map_or(Asked::Nothing, |one| Asked::Dossier(one.dossier));
            }
            Message::Grid(event) => return Asked::Run(self.grid.update(event, self.rows.len())),
            Message::AddAsked(at) => return row(at).map_or(Asked::Nothing, |one| Asked::Add(one.subject)),
            Message::ItemsAsked(at) => {
                return row(at).map_or(Asked::Nothing, |one| Asked::Items(one.subject));
            }
        }
        if let Some(book) = book {
            self.take(book);
        }
        Asked::Nothing
    }

    /// Every exemplar with its count and last day.
    pub(super) fn table(&self, title: &str) -> Table {
        let text = |words: &str| (words.to_owned(), ColumnKind::Text);
        let columns = vec![
            text("Tên gương"),
            text("Loại"),
            text("Đơn vị đề nghị"),
            text("Tình trạng"),
            ("Số tin, bài".to_owned(), ColumnKind::Number),
            ("Lần gần nhất".to_owned(), ColumnKind::Day),
        ];
        let row = |one: &Exemplar| {
            vec![
                one.name.clone(),
                one.kind.label().to_owned(),
                one.unit_name.clone(),
                one.state.label().to_owned(),
                one.count.to_string(),
                one.last.map(short_date).unwrap_or_default(),
            ]
        };
        Table { title: title.to_owned(), columns, rows: self.all.iter().map(row).collect() }
    }
}
