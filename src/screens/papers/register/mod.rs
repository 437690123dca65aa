//! Sổ đăng ký số văn bản: what bears a number, the next number of each type, gaps and doubles, and papers that were
//! made elsewhere.

mod outside;
mod view;

use outside::Outside;
pub use outside::OutsideField;

use super::writing::Reading;
use crate::domain::Command;
use crate::domain::ids::PaperId;
use crate::domain::papers::{Paper, PaperType};
use crate::domain::register::{Registered, Series, series};
use crate::screens::{Desk, Effect, Question};
use crate::text::date::short_date;
use crate::ui::grid;
use chrono::{Datelike, NaiveDate};

/// What happened in the register.
#[derive(Debug, Clone)]
pub enum Message {
    /// A year was chosen.
    YearPicked(i32),
    /// A type was chosen, or all.
    KindPicked(Option<PaperType>),
    /// In the list.
    Grid(grid::Event),
    /// "Ghi văn bản làm nơi khác".
    AddAsked,
    /// A letter in the form of a paper made elsewhere.
    Typed(OutsideField, String),
    /// Its type was chosen.
    OutsideKind(PaperType),
    /// The keyboard left its day.
    DayLeft,
    /// It is to be stored.
    Saved,
    /// The form was put away.
    Closed,
    /// It is to be taken out of the register.
    RemoveAsked(PaperId),
    /// It was confirmed.
    Removed(PaperId),
}

/// What the screen has to do besides.
#[derive(Debug)]
pub(super) enum Wish {
    /// Nothing.
    None,
    /// Show this paper.
    Open(Registered),
}

/// The numbers of one type in the year.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    kind: PaperType,
    next: String,
    notes: Vec<(bool, String)>,
}

/// A line as shown.
#[derive(Debug, Clone)]
pub(super) struct Line {
    of: Registered,
    day: String,
    doubled: bool,
    misplaced: bool,
}

/// The register as shown.
#[derive(Debug)]
pub struct Register {
    grid: grid::State,
    year: i32,
    years: Vec<i32>,
    kind: Option<PaperType>,
    book: Vec<Registered>,
    papers: Vec<Paper>,
    lines: Vec<Line>,
    numbers: Vec<Numbers>,
    outside: Option<Outside>,
}

impl Register {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            grid: grid::State::tall(),
            year: today.year(),
            years: vec![today.year()],
            kind: None,
            book: Vec::new(),
            papers: Vec::new(),
            lines: Vec::new(),
            numbers: Vec::new(),
            outside: None,
        }
    }

    pub(super) fn take(&mut self, reading: &Reading, desk: &Desk) {
        let first = self.book.is_empty();
        (self.book, self.papers) = (reading.book.clone(), reading.papers.clone());
        let mut years: Vec<i32> = self.book.iter().map(|line| line.on.year()).collect();
        years.push(desk.today.year());
        years.extend(desk.current.map(|current| current.year));
        years.sort_unstable();
        years.dedup();
        years.reverse();
        self.years = years;
        if first && !self.book.iter().any(|line| line.on.year() == self.year) {
            // An old data file is opened on the year that has numbers.
            self.year = self.book.iter().map(|line| line.on.year()).max().unwrap_or(self.year);
        }
        if let Some(outside) = &mut self.outside
            && outside.is_sent()
            && self.papers.iter().any(|paper| paper.id == outside.id())
        {
            self.outside = None;
        }
        self.lay();
    }

    fn lay(&mut self) {
        let all: Vec<(PaperType, Series)> = PaperType::ALL
            .into_iter()
            .filter(|kind| kind.is_numbered() && kind.series() == *kind)
            .map(|kind| (kind, series(&self.book, kind, self.year)))
            .collect();
        let of =
            |kind: PaperType| all.iter().find(|(one, _)| *one == kind.series()).map(|(_, series)| series);
        let shown = |line: &&Registered| {
            line.on.year() == self.year && self.kind.is_none_or(|kind| line.kind == kind)
        };
        self.lines = self
            .book
            .iter()
            .filter(shown)
            .map(|line| {
                let series = of(line.kind);
                let among = |all: &[String]| all.iter().any(|it| it.trim() == line.number.trim());
                Line {
                    day: short_date(line.on),
                    doubled: series.is_some_and(|it| among(&it.doubles)),
                    misplaced: series.is_some_and(|it| among(&it.out_of_order)),
                    of: line.clone(),
                }
            })
            .collect();
        self.numbers = all
            .into_iter()
            .filter(|(kind, _)| self.kind.is_none_or(|one| one == *kind))
            .map(|(kind, series)| Numbers { kind, next: series.next.to_string(), notes: notes(&series) })
            .collect();
    }

    /// The numbers that are wrong, type by type: words, and whether it is a fault rather than a gap.
    #[must_use]
    pub fn notes(&self) -> Vec<(PaperType, &str)> {
        self.numbers
            .iter()
            .flat_map(|it| it.notes.iter().map(|(_, words)| (it.kind, words.as_str())))
            .collect()
    }

    /// How many lines are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether no line is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn escape(&self) -> Option<Message> {
        self.outside.is_some().then_some(Message::Closed)
    }

    pub(super) fn refused(&mut self, sentence: String) {
        if let Some(outside) = &mut self.outside {
            outside.refused(sentence);
        }
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> (Effect<Message>, Wish) {
        let effect = match message {
            Message::YearPicked(year) => {
                self.year = year;
                self.grid.choose(None);
                self.lay();
                Effect::None
            }
            Message::KindPicked(kind) => {
                self.kind = kind;
                self.grid.choose(None);
                self.lay();
                Effect::None
            }
            Message::Grid(event) => {
                let moved = Effect::Run(self.grid.update(event, self.lines.len()));
                if let grid::Event::Opened(at) = event
                    && let Some(line) = self.lines.get(at)
                {
                    if !line.of.outside {
                        return (moved, Wish::Open(line.of.clone()));
                    }
                    let paper = self.papers.iter().find(|paper| Some(paper.id) == line.of.paper);
                    self.outside = paper.map(Outside::of);
                }
                moved
            }
            Message::AddAsked => match desk.current {
                Some(current) => {
                    let kind = self.kind.unwrap_or(PaperType::Letter);
                    self.outside = Some(Outside::new(desk.fresh(), kind, current.plan, current.year));
                    Effect::Run(iced::widget::operation::focus(outside::NUMBER))
                }
                None => Effect::None,
            },
            Message::Typed(field, words) => {
                if let Some(outside) = &mut self.outside {
                    outside.typed(field, words);
                }
                Effect::None
            }
            Message::OutsideKind(kind) => {
                if let Some(outside) = &mut self.outside {
                    outside.kind_picked(kind);
                }
                Effect::None
            }
            Message::DayLeft => {
                if let Some(outside) = &mut self.outside {
                    outside.left(desk.today);
                }
                Effect::None
            }
            Message::Saved => match self.outside.as_mut().and_then(|it| it.built(desk.today)) {
                Some(paper) => Effect::Change(Command::SavePaper { paper }),
                None => Effect::None,
            },
            Message::Closed => {
                self.outside = None;
                Effect::None
            }
            Message::RemoveAsked(id) => match self.papers.iter().find(|paper| paper.id == id) {
                Some(paper) => Effect::Ask(Question {
                    title: format!(
                        "Bỏ {} số {} khỏi sổ?",
                        paper.kind.label().to_lowercase(),
                        paper.number.as_deref().unwrap_or_default()
                    ),
                    sentence: "Chỉ dòng ghi trong sổ được bỏ. Có thể lấy lại bằng Hoàn tác.".to_owned(),
                    yes: "Bỏ khỏi sổ".to_owned(),
                    danger: true,
                    answer: Message::Removed(id),
                }),
                None => Effect::None,
            },
            Message::Removed(id) => {
                self.outside = None;
                Effect::Change(Command::RemovePaper { id })
            }
        };
        (effect, Wish::None)
    }
}

/// What is wrong with a series, each with whether it is a fault.
fn notes(series: &Series) -> Vec<(bool, String)> {
    /// More gaps than these are counted, not named.
    const NAMED: usize = 8;
    let mut out = Vec::new();
    if !series.doubles.is_empty() {
        out.push((true, format!("Trùng số: {}", series.doubles.join(", "))));
    }
    if !series.out_of_order.is_empty() {
        out.push((true, format!("Ngày không theo thứ tự số: {}", series.out_of_order.join(", "))));
    }
    if !series.gaps.is_empty() {
        let named: Vec<String> = series.gaps.iter().take(NAMED).map(u32::to_string).collect();
        let more = series.gaps.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" và {more} số khác") } else { String::new() };
        out.push((false, format!("Còn trống số: {}{more}", named.join(", "))));
    }
    out
}
