//! A great change of the units: what is paired with what, what comes of it, and then the deed.

mod view;

use super::super::super::typed::Named;
use super::super::super::{Desk, Effect, Opening, after_pause};
use crate::domain::ids::UnitId;
use crate::domain::unit::transform::{self, Outlook, Pair, Proposal, Transformation};
use crate::domain::unit::{Unit, in_tree_order, split_name};
use crate::domain::{Area, Changes};
use crate::exchange::read_list;
use crate::storage::StoreError;
use crate::text::fold;
use crate::ui::area::{Action, Content};
use crate::ui::grid;
use crate::ui::suggest::Item;
use iced::Task;
use iced::task::Handle;
use std::path::PathBuf;

/// The page.
#[derive(Debug)]
pub struct Change {
    what: Transformation,
    text: Content,
    pairs: Vec<Pair>,
    unfound: Vec<(String, String)>,
    unread: Vec<String>,
    outlook: Outlook,
    /// Old units in no pair.
    without: Vec<(UnitId, String)>,
    grid: grid::State,
    chosen: Option<usize>,
    /// Letters by which an old one is looked for, to be put into the chosen pair.
    find: String,
    offers: Vec<UnitId>,
    items: Vec<Item>,
    /// What each pair shows.
    shown: Vec<Shown>,
    /// What the chosen pair can become.
    becomes: Vec<Named<Option<UnitId>>>,
    error: Option<String>,
    done: Option<String>,
    rows_first: bool,
    /// The deed was handed over and is not heard of yet.
    sent: bool,
    resting: Option<Handle>,
}

#[derive(Debug, Default)]
struct Shown {
    name: String,
    from: Vec<(UnitId, String)>,
    from_words: String,
    how: String,
    wrong: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the text.
    Edited(Action),
    /// Typing has rested.
    Rested,
    /// A file was asked for.
    FileAsked,
    /// A file was chosen.
    FileChosen(PathBuf),
    /// It was read.
    FileRead(Result<(String, Vec<String>), String>),
    /// Where there is room for one side only: the pairs, or the text.
    SideChosen(bool),
    /// In the list of pairs.
    Grid(grid::Event),
    /// "Thêm đơn vị mới".
    Added,
    /// The chosen pair is given up.
    Removed,
    /// The chosen pair was closed.
    Closed,
    /// The new name was typed.
    NameTyped(String),
    /// What the new one is: made, or one that is there.
    UnitChosen(Option<UnitId>),
    /// An old one is looked for.
    OldTyped(String),
    /// An old one was taken, by its place among those offered.
    OldTaken(usize),
    /// An old one is taken out.
    OldDropped(UnitId),
    /// Old ones in no pair go on as they are.
    RestKept,
    /// The deed was asked for.
    Entered,
}

impl Change {
    pub(super) fn open(desk: &Desk) -> Self {
        // One change is shipped; were there more, the page would ask which.
        let what = transform::shipped().first().cloned().unwrap_or_else(|| Transformation {
            key: String::new(),
            name: String::new(),
            day: desk.today,
            ends: Vec::new(),
            merges: crate::domain::unit::UnitKind::Commune,
            above: crate::domain::unit::UnitKind::Province,
            source: String::new(),
            note: String::new(),
        });
        let mut page = Self {
            what,
            text: Content::new(),
            pairs: Vec::new(),
            unfound: Vec::new(),
            unread: Vec::new(),
            outlook: Outlook::default(),
            without: Vec::new(),
            grid: grid::State::tall(),
            chosen: None,
            find: String::new(),
            offers: Vec::new(),
            items: Vec::new(),
            shown: Vec::new(),
            becomes: Vec::new(),
            error: None,
            done: None,
            rows_first: false,
            sent: false,
            resting: None,
        };
        page.propose(desk);
        page
    }

    /// The pairs as they stand.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// What the change would do.
    #[must_use]
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// Reads the text anew and pairs by name; what was paired by hand is given up with the text it came from.
    fn propose(&mut self, desk: &Desk) {
        self.resting = None;
        let (written, unread) = transform::read(&self.text.text());
        let Proposal { pairs, unfound } = transform::propose(&desk.units, &self.what, &written);
        (self.pairs, self.unfound, self.unread) = (pairs, unfound, unread);
        self.chosen = None;
        self.grid.choose(None);
        self.look(desk);
    }

    fn look(&mut self, desk: &Desk) {
        self.outlook = transform::outlook(&desk.units, &self.what, &self.pairs);
        let without = transform::unpaired(&desk.units, &self.what, &self.pairs);
        self.without = without.into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
        let taken = |id: UnitId| self.pairs.iter().any(|pair| pair.from.contains(&id));
        let free: Vec<&Unit> = in_tree_order(&desk.units)
            .into_iter()
            .map(|(_, unit)| unit)
            .filter(|unit| self.what.is_old(unit) && !self.what.is_new(unit) && !taken(unit.id))
            .collect();
        self.offers = free.iter().map(|unit| unit.id).collect();
        self.items = free
            .iter()
            .map(|unit| {
                let above = unit.parent.map(|id| desk.unit_name(id)).unwrap_or_default();
                Item::new(unit.name.clone(), fold(&unit.name)).detail(above)
            })
            .collect();
        self.shown =
            self.pairs.iter().enumerate().map(|(at, pair)| self.shown_pair(at, pair, desk)).collect();
        self.becomes = vec![Named::new(None, "Lập đơn vị mới")];
        if let Some(pair) = self.chosen.and_then(|at| self.pairs.get(at)) {
            // Of the new ones that were entered before only those of this name: there may be a hundred.
            let place = |name: &str| fold(split_name(name).1);
            let named = place(&pair.name);
            let news = desk.units.iter().filter(|unit| self.what.is_new(unit) && place(&unit.name) == named);
            let news = news.map(|unit| unit.id);
            let mut there: Vec<UnitId> = pair.from.clone();
            there.extend(news);
            there.extend(pair.unit);
            let mut seen = std::collections::HashSet::new();
            there.retain(|id| seen.insert(*id));
            self.becomes.extend(there.into_iter().map(|id| {
                let words = if pair.from.contains(&id) { "đi tiếp" } else { "đã có" };
                Named::new(Some(id), format!("{} ({words})", desk.unit_name(id)))
            }));
        }
    }

    fn shown_pair(&self, at: usize, pair: &Pair, desk: &Desk) -> Shown {
        let unit = pair.unit.and_then(|id| desk.unit(id));
        let name = if pair.name.trim().is_empty() {
            unit.map_or("Chưa có tên", |unit| unit.name.as_str()).to_owned()
        } else {
            pair.name.clone()
        };
        let from: Vec<(UnitId, String)> = pair.from.iter().map(|id| (*id, desk.unit_name(*id))).collect();
        let names: Vec<&str> =
            from.iter().filter(|(id, _)| Some(*id) != pair.unit).map(|(_, name)| name.as_str()).collect();
        let from_words = match names.as_slice() {
            [] if unit.is_some() => "chuyển về trực thuộc tỉnh".to_owned(),
            [] => "chưa có đơn vị cũ".to_owned(),
            names => names.join(", "),
        };
        let how = match unit {
            None => "Lập mới",
            Some(unit) if self.what.is_new(unit) => "Đã có",
            Some(_) => "Đi tiếp",
        };
        let wrong =
            self.outlook.troubles.iter().find(|one| one.pair == Some(at)).map(|one| one.sentence.clone());
        Shown { name, from, from_words, how: how.to_owned(), wrong }
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Edited(action) => {
                let is_edit = action.is_edit();
                self.text.perform(action);
                if !is_edit {
                    return Effect::None;
                }
                (self.error, self.done) = (None, None);
                let (task, handle) = after_pause(Message::Rested);
                self.resting = Some(handle);
                return Effect::Run(task);
            }
            Message::Rested => {
                self.propose(desk);
                return Effect::None;
            }
            Message::FileAsked => {
                let kinds: (&'static str, &'static [&'static str]) = ("Văn bản", &["txt", "docx"]);
                return Effect::Open(Opening::new(
                    "Chọn nghị quyết hoặc danh sách",
                    kinds,
                    Message::FileChosen,
                ));
            }
            Message::FileChosen(path) => {
                let read = async move { read_list(&path).map_err(|error| error.to_string()) };
                return Effect::Run(Task::perform(read, Message::FileRead));
            }
            Message::FileRead(Ok((text, _))) => {
                self.text = Content::with_text(&text);
                self.error = None;
                self.propose(desk);
                return Effect::None;
            }
            Message::FileRead(Err(error)) => self.error = Some(error),
            Message::SideChosen(rows) => {
                self.rows_first = rows;
                return Effect::None;
            }
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.pairs.len());
                if !matches!(event, grid::Event::Scrolled { .. } | grid::Event::Sorted(_)) {
                    self.chosen = self.grid.chosen();
                    self.find.clear();
                    self.look(desk);
                }
                return Effect::Run(scrolled);
            }
            Message::Added => {
                self.pairs.push(Pair::default());
                self.chosen = Some(self.pairs.len() - 1);
                self.grid.choose(self.chosen);
            }
            Message::Removed => {
                if let Some(at) = self.chosen.take()
                    && at < self.pairs.len()
                {
                    self.pairs.remove(at);
                }
                self.grid.choose(None);
            }
            Message::Closed => {
                self.chosen = None;
                self.grid.choose(None);
            }
            Message::NameTyped(name) => {
                if let Some(pair) = self.pair() {
                    pair.name = name;
                }
            }
            Message::UnitChosen(unit) => {
                let name = unit.map(|id| desk.unit_name(id));
                if let Some(pair) = self.pair() {
                    pair.unit = unit;
                    if let Some(name) = name.filter(|_| pair.name.trim().is_empty()) {
                        pair.name = name;
                    }
                }
            }
            Message::OldTyped(text) => {
                self.find = text;
                return Effect::None;
            }
            Message::OldTaken(place) => {
                self.find.clear();
                if let (Some(id), Some(pair)) = (self.offers.get(place).copied(), self.pair()) {
                    pair.from.push(id);
                }
            }
            Message::OldDropped(id) => {
                if let Some(pair) = self.pair() {
                    pair.from.retain(|old| *old != id);
                    if pair.unit == Some(id) {
                        pair.unit = None;
                    }
                }
            }
            Message::RestKept => {
                let rest = std::mem::take(&mut self.without);
                self.pairs.extend(rest.into_iter().map(|(id, name)| Pair {
                    name,
                    unit: Some(id),
                    from: vec![id],
                }));
            }
            Message::Entered => {
                return match transform::plan(&desk.units, &self.what, &self.pairs, &mut || desk.fresh()) {
                    Ok(command) => {
                        self.sent = true;
                        Effect::Change(command)
                    }
                    Err(refusal) => {
                        self.error = Some(refusal.sentence);
                        Effect::None
                    }
                };
            }
        }
        self.look(desk);
        Effect::None
    }

    fn pair(&mut self) -> Option<&mut Pair> {
        self.error = None;
        self.chosen.and_then(|at| self.pairs.get_mut(at))
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Unit]) {
            if std::mem::take(&mut self.sent) {
                let outlook = &self.outlook;
                self.done = Some(format!(
                    "Đã chuyển: {} đơn vị mới, {} đơn vị đi tiếp, {} đơn vị cũ kết thúc. Hồ sơ cũ giữ tên cũ. Có thể hoàn tác bằng Ctrl+Z.",
                    outlook.made.len(),
                    outlook.going_on.len(),
                    outlook.ended.len()
                ));
                self.text = Content::new();
                self.propose(desk);
            } else {
                self.look(desk);
            }
        }
        Effect::None
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.sent = false;
        self.error = Some(error.to_string());
    }
}
