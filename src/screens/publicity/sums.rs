//! Tổng hợp: the sums of a stretch of time by form and month, by agency, by movement; every figure leads to its items (LC-2).

use super::super::Desk;
use super::super::typed::Named;
use super::book::Book;
use super::list::{bounds, span_words};
use crate::domain::publicity::{Figure, Filter, Line, Span, Sums, sums};
use crate::exchange::publicity_sums;
use crate::exchange::table::Table;
use crate::text::number::grouped;
use chrono::{Datelike, NaiveDate};

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// A stretch of time was chosen.
    SpanChosen(Span),
    /// A figure was pressed: the table, the row, the column.
    Opened(usize, usize, usize),
    /// The charts are to be seen, or not.
    ChartsShown(bool),
}

/// A row of a table of figures.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is of.
    pub words: String,
    /// The figures, as shown.
    pub cells: Vec<String>,
    /// The items behind each figure.
    pub filters: Vec<Filter>,
    /// Whether it is the sum of the others.
    pub total: bool,
}

/// A table of figures.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Its heading.
    pub heading: &'static str,
    /// What there is to say below it; empty for nothing.
    pub note: &'static str,
    /// The title of the first column.
    pub first: &'static str,
    /// The titles of the others.
    pub columns: Vec<String>,
    /// Its rows, the sum last.
    pub rows: Vec<Row>,
}

/// The part.
#[derive(Debug, Default)]
pub struct SumsPage {
    pub(super) span: Span,
    pub(super) spans: Vec<Named<Span>>,
    pub(super) tables: Vec<Figures>,
    pub(super) summary: String,
    pub(super) sums: Sums,
    /// Whether the charts are in sight; none lets the room decide.
    pub(super) charts: Option<bool>,
}

impl SumsPage {
    /// The sums shown.
    #[must_use]
    pub const fn sums(&self) -> &Sums {
        &self.sums
    }

    /// The tables shown.
    #[must_use]
    pub fn tables(&self) -> &[Figures] {
        &self.tables
    }

    pub(super) fn span_words(&self) -> String {
        let words = self.spans.iter().find(|one| one.value == self.span).map(ToString::to_string);
        words.unwrap_or_else(|| span_words(self.span)).to_lowercase()
    }

    pub(super) fn table(&self, title: &str) -> Table {
        publicity_sums(title, &self.sums)
    }

    pub(super) fn take(&mut self, book: &Book, desk: &Desk) {
        self.spans = spans(book, desk);
        if !self.spans.iter().any(|one| one.value == self.span) {
            self.span = Span::default();
        }
        self.sums = sums(&book.items, self.span, &book.forms, &desk.movements);
        let all = self.sums.all;
        let mut summary = vec![
            format!("{} tin, bài, hoạt động", grouped(u64::from(all.items))),
            format!("{} gương được nêu", grouped(u64::from(all.subjects))),
            format!("{} người tham dự", grouped(all.audience)),
        ];
        if all.uncounted > 0 && all.uncounted < all.items {
            summary.push(format!("{} tin, bài chưa ghi số người", grouped(u64::from(all.uncounted))));
        }
        self.summary = summary.join(" · ");
        self.tables = vec![self.by_form(), self.by_agency(), self.by_movement()];
    }

    /// Takes what happened; the items to be shown where a figure was pressed.
    pub(super) fn update(&mut self, message: Message, book: &Book, desk: &Desk) -> Option<Filter> {
        match message {
            Message::SpanChosen(span) => {
                self.span = span;
                self.take(book, desk);
                None
            }
            Message::ChartsShown(shown) => {
                self.charts = Some(shown);
                None
            }
            Message::Opened(table, row, column) => {
                let row = self.tables.get(table)?.rows.get(row)?;
                row.filters.get(column).cloned()
            }
        }
    }

    fn open(&self) -> Filter {
        Filter { span: self.span, ..Filter::default() }
    }

    fn by_form(&self) -> Figures {
        let parts = &self.sums.parts;
        let mut columns: Vec<String> = parts.iter().map(|part| part.words.clone()).collect();
        columns.push("Tổng".to_owned());
        let row = |words: String, counts: &[u32], all: u32, filter: Filter, total: bool| {
            let mut cells: Vec<String> = counts.iter().map(|count| shown(u64::from(*count))).collect();
            cells.push(grouped(u64::from(all)));
            let mut filters: Vec<Filter> =
                parts.iter().map(|part| Filter { span: part.span, ..filter.clone() }).collect();
            filters.push(filter);
            Row { words, cells, filters, total }
        };
        let mut rows: Vec<Row> = self
            .sums
            .forms
            .iter()
            .map(|line| {
                let filter = Filter { form: Some(line.key.clone()), ..self.open() };
                row(named(line, "(chưa ghi hình thức)"), &line.parts, line.all.items, filter, false)
            })
            .collect();
        rows.push(row("Tổng số".to_owned(), &self.sums.by_part, self.sums.all.items, self.open(), true));
        Figures {
            heading: "Theo hình thức và thời gian", note: "", first: "Hình thức", columns, rows
        }
    }

    fn by_agency(&self) -> Figures {
        let mut rows: Vec<Row> = self
            .sums
            .agencies
            .iter()
            .map(|line| {
                let filter = Filter { agency: Some(line.key.clone()), ..self.open() };
                figures(named(line, "(chưa ghi cơ quan)"), &line.all, &filter, false)
            })
            .collect();
        rows.push(figures("Tổng số".to_owned(), &self.sums.all, &self.open(), true));
        let note =
            "Gương được nêu: mỗi gương tính một lần trong dòng. Lượt nêu: mỗi lần được nêu tính một lượt.";
        Figures { heading: "Theo cơ quan", note, first: "Cơ quan thực hiện", columns: titles(), rows }
    }

    fn by_movement(&self) -> Figures {
        let mut rows: Vec<Row> = self
            .sums
            .movements
            .iter()
            .map(|line| {
                let filter = Filter { movement: Some(line.key), ..self.open() };
                figures(named(line, "(không thuộc phong trào nào)"), &line.all, &filter, false)
            })
            .collect();
        rows.push(figures("Tổng số, không tính trùng".to_owned(), &self.sums.all, &self.open(), true));
        let note = "Tin, bài thuộc nhiều phong trào được tính ở từng phong trào nên các dòng cộng lại có thể lớn hơn tổng số.";
        Figures {
            heading: "Theo phong trào",
            note,
            first: "Phong trào, cuộc vận động",
            columns: titles(),
            rows,
        }
    }
}

fn titles() -> Vec<String> {
    ["Tin, bài", "Gương được nêu", "Lượt nêu", "Người tham dự"].map(str::to_owned).to_vec()
}

fn figures(words: String, all: &Figure, filter: &Filter, total: bool) -> Row {
    let counts = [u64::from(all.items), u64::from(all.subjects), u64::from(all.mentions), all.audience];
    let cells: Vec<String> = counts.into_iter().map(shown).collect();
    Row { words, filters: vec![filter.clone(); cells.len()], cells, total }
}

fn named<K>(line: &Line<K>, nameless: &str) -> String {
    if line.words.is_empty() { nameless.to_owned() } else { line.words.clone() }
}

/// Nothing is a dash, so that figures stand out.
fn shown(count: u64) -> String {
    if count == 0 { "–".to_owned() } else { grouped(count) }
}

/// Stretches to choose from: all, and of each year the whole, both halves and the quarters.
fn spans(book: &Book, desk: &Desk) -> Vec<Named<Span>> {
    let mut all = vec![Named::new(Span::default(), "Cả thời gian của kế hoạch")];
    let Some((from, to)) = bounds(book, desk) else { return all };
    for year in from.year()..=to.year() {
        let part = |first: u32, last: u32| {
            let start = Span::month(year, first);
            Span { from: start.from, to: Span::month(year, last).to }
        };
        let within = |span: &Span| {
            let ends = |day: Option<NaiveDate>, other: NaiveDate, after: bool| {
                day.is_none_or(|day| if after { day >= other } else { day <= other })
            };
            ends(span.to, from, true) && ends(span.from, to, false)
        };
        let offers = [
            (Span::year(year), format!("Năm {year}")),
            (part(1, 6), format!("6 tháng đầu năm {year}")),
            (part(7, 12), format!("6 tháng cuối năm {year}")),
            (part(1, 3), format!("Quý I/{year}")),
            (part(4, 6), format!("Quý II/{year}")),
            (part(7, 9), format!("Quý III/{year}")),
            (part(10, 12), format!("Quý IV/{year}")),
        ];
        all.extend(
            offers.into_iter().filter(|(span, _)| within(span)).map(|(span, words)| Named::new(span, words)),
        );
    }
    all
}
