//! Tin, bài, hoạt động: the items, newest first, with what they are filtered by.

use super::super::Desk;
use super::super::typed::Named;
use super::book::{Book, movement_name};
use crate::domain::ids::{MovementId, PublicityId, SubjectId};
use crate::domain::publicity::{Filter, PublicityItem, Span, months};
use crate::exchange::publicity_list;
use crate::exchange::table::Table;
use crate::text::date::short_date;
use crate::text::{clean, fold, number::grouped, text_key};
use crate::ui::grid;
use chrono::{Datelike, NaiveDate};
use iced::Task;
use std::collections::{BTreeMap, BTreeSet};

/// What happened in the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// Somebody typed in the search field.
    FindTyped(String),
    /// A form was chosen, by its key; none for all.
    FormChosen(Option<String>),
    /// An agency was chosen, in folded words; none for all.
    AgencyChosen(Option<String>),
    /// A movement was chosen; none for all, none inside for items of no movement.
    MovementChosen(Option<Option<MovementId>>),
    /// A stretch of time was chosen.
    SpanChosen(Span),
    /// The exemplar matters no longer.
    SubjectCleared,
    /// Everything is shown again.
    Cleared,
    /// In the rows.
    Grid(grid::Event),
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which item.
    pub id: PublicityId,
    /// Its day.
    pub on: String,
    /// Its form.
    pub form: String,
    /// Its title.
    pub title: String,
    /// Who published or held it.
    pub agency: String,
    /// Whom it features.
    pub featured: String,
    /// How many took part; empty where nobody counted.
    pub audience: String,
    /// Address or place.
    pub address: String,
    /// How many files show it.
    pub files: usize,
}

/// The list.
#[derive(Debug)]
pub struct List {
    pub(super) filter: Filter,
    pub(super) subject_name: String,
    pub(super) rows: Vec<Row>,
    pub(super) total: usize,
    pub(super) audience: u64,
    pub(super) grid: grid::State,
    pub(super) forms: Vec<Named<Option<String>>>,
    pub(super) agencies: Vec<Named<Option<String>>>,
    pub(super) movements: Vec<Named<Option<Option<MovementId>>>>,
    pub(super) spans: Vec<Named<Span>>,
}

impl Default for List {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            subject_name: String::new(),
            rows: Vec::new(),
            total: 0,
            audience: 0,
            grid: grid::State::tall().sorted(0, true),
            forms: Vec::new(),
            agencies: Vec::new(),
            movements: Vec::new(),
            spans: Vec::new(),
        }
    }
}

impl List {
    /// The rows shown.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// By what they are filtered.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The item of the chosen row.
    pub(super) fn chosen(&self) -> Option<PublicityId> {
        self.grid.chosen().and_then(|row| self.rows.get(row)).map(|row| row.id)
    }

    pub(super) fn choose(&mut self, id: Option<PublicityId>) {
        self.grid.choose(id.and_then(|id| self.rows.iter().position(|row| row.id == id)));
    }

    pub(super) fn take(&mut self, book: &Book, desk: &Desk) {
        self.offer(book, desk);
        self.relist(book);
    }

    pub(super) fn show(&mut self, filter: Filter, book: &Book, desk: &Desk) {
        self.filter = filter;
        self.grid.choose(None);
        self.offer(book, desk);
        self.relist(book);
    }

    pub(super) fn update(&mut self, message: Message, book: &Book, desk: &Desk) -> Task<Message> {
        match message {
            Message::FindTyped(words) => self.filter.words = words,
            Message::FormChosen(form) => self.filter.form = form,
            Message::AgencyChosen(agency) => self.filter.agency = agency,
            Message::MovementChosen(movement) => self.filter.movement = movement,
            Message::SpanChosen(span) => self.filter.span = span,
            Message::SubjectCleared => self.filter.subject = None,
            Message::Cleared => self.filter = Filter::default(),
            Message::Grid(event) => {
                let chosen = self.chosen();
                let task = self.grid.update(event, self.rows.len());
                if matches!(event, grid::Event::Sorted(_)) {
                    self.relist(book);
                    self.choose(chosen);
                }
                return task;
            }
        }
        let chosen = self.chosen();
        self.offer(book, desk);
        self.relist(book);
        self.choose(chosen);
        Task::none()
    }

    /// The items shown, in their order.
    fn shown<'a>(&self, book: &'a Book) -> Vec<&'a PublicityItem> {
        let takes = |item: &&PublicityItem| self.filter.takes(item, &book.forms, &book.featured(item));
        let mut items: Vec<&PublicityItem> = book.items.iter().filter(takes).collect();
        let Some(sort) = self.grid.sort() else { return items };
        match sort.column {
            0 => items.sort_by_key(|item| (item.on, item.id)),
            1 => items.sort_by_cached_key(|item| text_key(&item.form)),
            2 => items.sort_by_cached_key(|item| text_key(&item.title)),
            3 => items.sort_by_cached_key(|item| text_key(&item.agency)),
            5 => items.sort_by_key(|item| item.audience),
            _ => {}
        }
        if sort.descending {
            items.reverse();
        }
        items
    }

    fn relist(&mut self, book: &Book) {
        let items = self.shown(book);
        self.total = book.items.len();
        self.audience = items.iter().filter_map(|item| item.audience).map(u64::from).sum();
        self.subject_name = self.filter.subject.map(|id| book.name(id).to_owned()).unwrap_or_default();
        self.rows = items
            .into_iter()
            .map(|item| Row {
                id: item.id,
                on: short_date(item.on),
                form: item.form.clone(),
                title: item.title.clone(),
                agency: item.agency.clone(),
                featured: book.featured(item),
                audience: item.audience.map(|count| grouped(u64::from(count))).unwrap_or_default(),
                address: item.address.clone(),
                files: item.evidence.len(),
            })
            .collect();
    }

    /// The rows shown as a table, and how many exemplars it tells of.
    pub(super) fn table(&self, title: &str, book: &Book, desk: &Desk) -> (Table, usize) {
        let items = self.shown(book);
        let featured: BTreeSet<SubjectId> =
            items.iter().flat_map(|item| item.subjects.iter().copied()).collect();
        let subject = |id| book.name(id).to_owned();
        (publicity_list(title, &items, subject, |id| movement_name(id, desk)), featured.len())
    }

    /// What can be chosen: only what some item has.
    fn offer(&mut self, book: &Book, desk: &Desk) {
        let mut forms: BTreeMap<(usize, String), String> = BTreeMap::new();
        let mut agencies: BTreeMap<String, String> = BTreeMap::new();
        let mut movements: BTreeSet<Option<MovementId>> = BTreeSet::new();
        for item in &book.items {
            let key = (book.forms.place(&item.form), book.forms.key(&item.form));
            forms.entry(key).or_insert_with(|| book.forms.words(&item.form));
            agencies.entry(fold(&item.agency)).or_insert_with(|| clean(&item.agency));
            if item.movements.is_empty() {
                movements.insert(None);
            }
            movements.extend(item.movements.iter().map(|id| Some(*id)));
        }
        self.forms = vec![Named::new(None, "Mọi hình thức")];
        self.forms.extend(forms.into_iter().map(|((_, key), words)| Named::new(Some(key), words)));
        let mut named: Vec<(String, String)> = agencies.into_iter().collect();
        named.sort_by_cached_key(|(key, words)| (key.is_empty(), text_key(words)));
        self.agencies = vec![Named::new(None, "Mọi cơ quan")];
        self.agencies.extend(named.into_iter().map(|(key, words)| {
            let words = if key.is_empty() { "(chưa ghi cơ quan)".to_owned() } else { words };
            Named::new(Some(key), words)
        }));
        self.movements = vec![Named::new(None, "Mọi phong trào")];
        let there = desk.movements.iter().filter(|one| movements.contains(&Some(one.id)));
        self.movements.extend(there.map(|one| Named::new(Some(Some(one.id)), one.name.clone())));
        if movements.contains(&None) {
            self.movements.push(Named::new(Some(None), "(không thuộc phong trào nào)"));
        }
        self.spans = spans(book, desk);
        if !self.spans.iter().any(|one| one.value == self.filter.span) {
            self.spans.push(Named::new(self.filter.span, span_words(self.filter.span)));
        }
    }
}

/// The days that matter to the plan: its period and whatever its items stand on.
pub(super) fn bounds(book: &Book, desk: &Desk) -> Option<(NaiveDate, NaiveDate)> {
    let period = desk.plan(book.plan).map(|plan| (plan.from, plan.to));
    let days = || book.items.iter().map(|item| item.on);
    let from = days().chain(period.map(|it| it.0)).min()?;
    let to = days().chain(period.map(|it| it.1)).max()?;
    Some((from, to))
}

/// Stretches of time to choose from: all, each year, each month that has an item.
fn spans(book: &Book, desk: &Desk) -> Vec<Named<Span>> {
    let mut all = vec![Named::new(Span::default(), "Cả thời gian")];
    let Some((from, to)) = bounds(book, desk) else { return all };
    if from.year() != to.year() {
        all.extend((from.year()..=to.year()).map(|year| Named::new(Span::year(year), format!("Năm {year}"))));
    }
    let has = |(year, month): &(i32, u32)| {
        book.items.iter().any(|item| item.on.year() == *year && item.on.month() == *month)
    };
    let named = months(from, to).into_iter().filter(has);
    all.extend(
        named.map(|(year, month)| Named::new(Span::month(year, month), format!("Tháng {month}/{year}"))),
    );
    all
}

/// A stretch of time in words.
pub(super) fn span_words(span: Span) -> String {
    if let (Some(from), Some(to)) = (span.from, span.to) {
        if span == Span::year(from.year()) {
            return format!("Năm {}", from.year());
        }
        if span == Span::month(from.year(), from.month()) {
            return format!("Tháng {}/{}", from.month(), from.year());
        }
        return format!("{} – {}", short_date(from), short_date(to));
    }
    match (span.from, span.to) {
        (Some(from), _) => format!("Từ {}", short_date(from)),
        (None, Some(to)) => format!("Đến {}", short_date(to)),
        (None, None) => "Cả thời gian".to_owned(),
    }
}
