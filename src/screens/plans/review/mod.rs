//! "Rà lại": every date, year and number that came along from the plan copied, with the words around it (S3).

mod around;
mod view;

pub use around::Around;
pub(super) use view::view;

use super::super::Effect;
use super::outline::Row;
use crate::domain::Command;
use crate::domain::ids::PlanId;
use crate::domain::plan::{Inherited, InheritedIn, PlanText, said, waiting};
use crate::ui::grid;
use std::collections::HashSet;

/// The page.
#[derive(Debug)]
pub struct Review {
    grid: grid::State,
    lines: Vec<Line>,
    left: usize,
    all: usize,
    title: String,
    progress: String,
    badge: String,
    done_shown: bool,
}

/// A row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A place of the plan and the figures in it that wait.
    Place {
        /// Where.
        place: InheritedIn,
        /// Its name.
        title: String,
        /// The figures that wait there.
        waiting: Vec<u32>,
    },
    /// A figure.
    Figure {
        /// Its place in the plan's list.
        item: u32,
        /// Where it stands.
        place: InheritedIn,
        /// The words around it.
        around: Around,
        /// Whether somebody said that it is right.
        confirmed: bool,
    },
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the list.
    Grid(grid::Event),
    /// "Đúng, giữ nguyên", for one figure or a whole place.
    Confirmed(Vec<u32>),
    /// "Xem lại" on one that was confirmed.
    Reopened(u32),
    /// "Sửa".
    FixAsked(InheritedIn),
    /// Those that are settled are shown or hidden.
    DoneShown(bool),
}

impl Default for Review {
    fn default() -> Self {
        Self {
            grid: grid::State::tall(),
            lines: Vec::new(),
            left: 0,
            all: 0,
            title: String::new(),
            progress: String::new(),
            badge: String::new(),
            done_shown: false,
        }
    }
}

impl Review {
    /// Takes what the plan says now; `rows` is its outline.
    pub(super) fn adopt(&mut self, text: &PlanText, rows: &[Row]) {
        let list = &text.plan.origin.inherited;
        self.all = list.len();
        if list.is_empty() {
            *self = Self { done_shown: self.done_shown, ..Self::default() };
            return;
        }
        let waiting: HashSet<u32> = waiting(text).map(|(item, _)| item).collect();
        self.left = waiting.len();
        self.title =
            if self.left == 0 { "Rà lại".to_owned() } else { format!("Rà lại ({})", self.left) };
        self.progress = format!("Còn {} trong {} chỗ", self.left, self.all);
        self.badge = format!("Còn {} chỗ chưa rà lại", self.left);
        self.lines = lines(text, rows, &waiting, self.done_shown);
    }

    /// Whether the plan has anything that came along.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.all > 0
    }

    /// How many figures wait.
    #[must_use]
    pub fn left(&self) -> usize {
        self.left
    }

    /// "Còn 12 trong 40 chỗ".
    #[must_use]
    pub fn progress(&self) -> &str {
        &self.progress
    }

    /// "Còn 12 chỗ chưa rà lại".
    pub(super) fn badge(&self) -> &str {
        &self.badge
    }

    /// The title of the page among the others, with the count.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The rows on show.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Takes what happened; `FixAsked` is the editor's.
    pub(super) fn update(
        &mut self,
        message: Message,
        plan: PlanId,
        text: impl FnOnce() -> PlanText,
        rows: &[Row],
    ) -> Effect<Message> {
        match message {
            Message::Grid(event) => Effect::Run(self.grid.update(event, self.lines.len())),
            Message::Confirmed(items) if items.is_empty() => Effect::None,
            Message::Confirmed(items) => {
                let several = items.len() > 1;
                let command = Command::ConfirmInherited { plan, items, confirmed: true };
                // One figure after the other must not bury the page under notices; a whole place is worth one.
                if several { Effect::Change(command) } else { Effect::Save(command) }
            }
            Message::Reopened(item) => {
                Effect::Save(Command::ConfirmInherited { plan, items: vec![item], confirmed: false })
            }
            Message::FixAsked(_) => Effect::None,
            Message::DoneShown(shown) => {
                self.done_shown = shown;
                self.adopt(&text(), rows);
                Effect::None
            }
        }
    }
}

/// The places in the order of the paper: the head, the sections, and each obligation behind the section that prints
/// it; those that no section prints
/// come last, before the criteria.
fn places(text: &PlanText, rows: &[Row]) -> Vec<(InheritedIn, String)> {
    let mut all = vec![(InheritedIn::Head, "Thông tin chung".to_owned())];
    let mut printed = HashSet::new();
    let duty = |id| {
        let label = text.obligations.iter().find(|one| one.id == id).map(|one| one.duty.label());
        (InheritedIn::Obligation { obligation: id }, label.unwrap_or("Chỉ tiêu, thời hạn").to_owned())
    };
    for row in rows {
        let Some(section) = text.sections.iter().find(|section| section.id == row.id) else { continue };
        all.push((InheritedIn::Section { section: row.id }, around::path(rows, row)));
        for id in section.content.obligations() {
            if printed.insert(id) {
                let (place, label) = duty(id);
                all.push((place, format!("{} · {label}", around::path(rows, row))));
            }
        }
    }
    let rest = text.obligations.iter().filter(|one| !printed.contains(&one.id));
    all.extend(rest.map(|one| duty(one.id)));
    all.extend(
        text.sets
            .iter()
            .map(|set| (InheritedIn::Criteria { set: set.id }, format!("Tiêu chí · {}", set.name))),
    );
    all
}

fn lines(text: &PlanText, rows: &[Row], waiting: &HashSet<u32>, done_shown: bool) -> Vec<Line> {
    let said = said(text);
    let list = &text.plan.origin.inherited;
    let mut out = Vec::new();
    for (place, title) in places(text, rows) {
        let here = |one: &&(u32, &Inherited)| one.1.place == place;
        let items: Vec<(u32, &Inherited)> = (0..).zip(list).filter(|one| here(&one)).collect();
        let open: Vec<u32> = items.iter().map(|one| one.0).filter(|item| waiting.contains(item)).collect();
        let shown: Vec<_> = items
            .into_iter()
            .filter(|(item, one)| waiting.contains(item) || (done_shown && one.confirmed))
            .collect();
        if shown.is_empty() {
            continue;
        }
        let words = said.iter().find(|(at, _)| *at == place).map_or("", |(_, words)| words.as_str());
        out.push(Line::Place { place, title, waiting: open });
        out.extend(shown.into_iter().map(|(item, one)| Line::Figure {
            item,
            place,
            around: Around::of(words, &one.words),
            confirmed: one.confirmed,
        }));
    }
    out
}
