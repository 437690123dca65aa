//! Files on the table: what each is, whose, and whether it is taken in. Nothing is stored before "Nhận".

use super::{Message as Page, UnitReports};
use crate::domain::ids::UnitId;
use crate::domain::unit::in_tree_order;
use crate::domain::unit_report::{Asked, FileReport, FileState, FoundReport, intake};
use crate::screens::typed::DateText;
use crate::screens::{Desk, Effect, Question};
use crate::text::fold;
use crate::ui::suggest::Item;
use std::collections::BTreeSet;

/// What happened to the files.
#[derive(Debug, Clone)]
pub enum Message {
    /// A file's details were asked for, by its place among those found.
    Shown(usize),
    /// A file is to be taken in, or not.
    Picked(usize, bool),
    /// Letters of the unit of the file on show.
    UnitTyped(String),
    /// A unit of the list was picked.
    UnitPicked(usize),
    /// One of the near units was picked.
    NearPicked(UnitId),
    /// Its number was corrected.
    NumberTyped(String),
    /// Letters of the day it came in.
    ReceivedTyped(String),
    /// The keyboard left that day.
    ReceivedLeft,
    /// It is to be noted as sent, or not.
    NoteToggled(bool),
    /// "Nhận".
    Accepted,
    /// Taking the place of earlier reports was confirmed.
    Confirmed,
    /// The files are put away.
    Cleared,
}

/// The files on the table.
#[derive(Debug)]
pub struct Taking {
    pub(super) found: Vec<FoundReport>,
    pub(super) files: Vec<FileReport>,
    pub(super) picked: BTreeSet<usize>,
    pub(super) shown: Option<usize>,
    pub(super) unit_text: String,
    pub(super) unit_folded: String,
    pub(super) items: Vec<Item>,
    pub(super) ids: Vec<UnitId>,
    pub(super) received: DateText,
    pub(super) trouble: Option<String>,
    sent: bool,
}

impl Taking {
    pub(super) fn new(found: Vec<FoundReport>, desk: &Desk) -> Self {
        let mut taking = Self {
            found,
            files: Vec::new(),
            picked: BTreeSet::new(),
            shown: None,
            unit_text: String::new(),
            unit_folded: String::new(),
            items: Vec::new(),
            ids: Vec::new(),
            received: DateText::default(),
            trouble: None,
            sent: false,
        };
        for (_, unit) in in_tree_order(&desk.units) {
            let above = unit.parent.map(|id| desk.unit_name(id)).unwrap_or_default();
            taking.ids.push(unit.id);
            taking.items.push(Item::new(unit.name.clone(), fold(&unit.name)).detail(above));
        }
        taking
    }

    /// The files, what needs a look first.
    #[must_use]
    pub fn files(&self) -> &[FileReport] {
        &self.files
    }

    /// The places of the files that "Nhận" would take in.
    #[must_use]
    pub fn picked(&self) -> &BTreeSet<usize> {
        &self.picked
    }

    pub(super) const fn was_sent(&self) -> bool {
        self.sent
    }

    pub(super) fn refused(&mut self, sentence: String) {
        (self.sent, self.trouble) = (false, Some(sentence));
    }

    /// Holds the files against what is here.
    pub(super) fn lay(&mut self, asked: &Asked<'_>) {
        self.files = intake(asked, &self.found);
        let files = &self.files;
        self.picked.retain(|at| files.iter().any(|file| file.at == *at && file.state.can_be_taken()));
    }

    /// Ticks what needs no look, and shows the first file.
    pub(super) fn begin(&mut self, desk: &Desk) {
        self.picked = self.files.iter().filter(|file| file.is_proposed()).map(|file| file.at).collect();
        let first = self.files.first().map(|file| file.at);
        self.show(first, desk);
    }

    /// The file on show.
    pub(super) fn on_show(&self) -> Option<&FileReport> {
        self.shown.and_then(|at| self.files.iter().find(|file| file.at == at))
    }

    fn show(&mut self, at: Option<usize>, desk: &Desk) {
        self.shown = at;
        let (unit, received) = self.on_show().map_or((None, None), |file| (file.unit, Some(file.received)));
        self.unit_text = unit.map(|unit| desk.unit_name(unit)).unwrap_or_default();
        self.unit_folded = fold(&self.unit_text);
        self.received = DateText::of(received);
    }

    fn pick(&mut self, at: usize, on: bool) {
        let Some(file) = self.files.iter().find(|file| file.at == at && file.state.can_be_taken()) else {
            return;
        };
        let unit = file.unit;
        if on {
            // Of the files of one unit only one can be taken in.
            let files = &self.files;
            self.picked.retain(|other| files.iter().all(|file| file.at != *other || file.unit != unit));
            self.picked.insert(at);
        } else {
            self.picked.remove(&at);
        }
    }

    fn give(&mut self, unit: UnitId) -> Option<usize> {
        let at = self.shown?;
        self.found.get_mut(at)?.given_unit = Some(unit);
        Some(at)
    }

    /// How many of the picked files take the place of an earlier report.
    pub(super) fn replacing(&self) -> usize {
        let replaces = |file: &&FileReport| {
            self.picked.contains(&file.at) && matches!(file.state, FileState::Replaces { .. })
        };
        self.files.iter().filter(replaces).count()
    }
}

impl UnitReports {
    pub(super) fn in_taking(&mut self, message: Message, desk: &Desk) -> Effect<Page> {
        let Some(taking) = &mut self.taking else { return Effect::None };
        match message {
            Message::Shown(at) => taking.show(Some(at), desk),
            Message::Picked(at, on) => taking.pick(at, on),
            Message::UnitTyped(text) => {
                taking.unit_folded = fold(&text);
                taking.unit_text = text;
            }
            Message::UnitPicked(place) => {
                if let Some(unit) = taking.ids.get(place).copied() {
                    self.given(unit, desk);
                }
            }
            Message::NearPicked(unit) => self.given(unit, desk),
            Message::NumberTyped(number) => {
                if let Some(file) = taking.shown.and_then(|at| taking.found.get_mut(at)) {
                    file.given_number = Some(number);
                }
                self.again(desk);
            }
            Message::ReceivedTyped(text) => {
                taking.received.typed(text);
                if let Some(Some(day)) = taking.received.value(desk.today)
                    && let Some(file) = taking.shown.and_then(|at| taking.found.get_mut(at))
                {
                    file.received = Some(day);
                    self.again(desk);
                }
            }
            Message::ReceivedLeft => {
                taking.received.left(desk.today);
                if taking.received.text().trim().is_empty() {
                    let at = taking.shown;
                    taking.show(at, desk);
                }
            }
            Message::NoteToggled(on) => {
                if let Some(file) = taking.shown.and_then(|at| taking.found.get_mut(at)) {
                    file.unnoted = !on;
                }
            }
            Message::Accepted => {
                let replacing = taking.replacing();
                if replacing > 0 {
                    return Effect::Ask(Question {
                        title: "Thay báo cáo cũ?".to_owned(),
                        sentence: format!(
                            "{replacing} đơn vị đã có báo cáo của kỳ này. Báo cáo mới thay báo cáo cũ; có thể lấy lại bằng Hoàn tác."
                        ),
                        yes: format!("Thay {replacing} báo cáo cũ"),
                        danger: false,
                        answer: Page::Taking(Message::Confirmed),
                    });
                }
                return self.accept(desk);
            }
            Message::Confirmed => return self.accept(desk),
            Message::Cleared => self.taking = None,
        }
        Effect::None
    }

    fn again(&mut self, desk: &Desk) {
        let Some(mut taking) = self.taking.take() else { return };
        if let Some(asked) = self.asked_of(desk) {
            taking.lay(&asked);
        }
        self.taking = Some(taking);
    }

    fn given(&mut self, unit: UnitId, desk: &Desk) {
        let Some(at) = self.taking.as_mut().and_then(|taking| taking.give(unit)) else { return };
        self.again(desk);
        if let Some(taking) = &mut self.taking {
            taking.show(Some(at), desk);
            if taking.on_show().is_some_and(FileReport::is_proposed) {
                taking.pick(at, true);
            }
        }
    }

    fn accept(&mut self, desk: &Desk) -> Effect<Page> {
        let Some(mut taking) = self.taking.take() else { return Effect::None };
        let picked: Vec<usize> = taking.picked.iter().copied().collect();
        let command = self
            .asked_of(desk)
            .and_then(|asked| asked.command(&taking.found, &taking.files, &picked, &mut || desk.fresh()));
        taking.sent = command.is_some();
        self.taking = Some(taking);
        command.map_or(Effect::None, Effect::Change)
    }
}
