//! One deed on several dossiers: what it takes is asked once, every dossier is tried first, and what cannot be done is
//! named before anything is done. The deed itself is one, and taken back as one.

use super::change::{Change, Read};
use super::{List, Message as ListMessage};
use crate::domain::Command;
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::ids::{DossierId, MovementId, RoundId, UnitId};
use crate::domain::round::{Round, RoundState};
use crate::screens::typed::DateText;
use crate::screens::{Desk, Effect, Notice};
use crate::storage::StoreError;
use crate::text::number::grouped;
use iced::Task;

/// What can be done with several dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Change the state.
    State,
    /// Add a movement, or take one out.
    Movement,
    /// Set the field of activity.
    Field,
    /// Set the proposed form of commendation.
    Award,
    /// Add a priority mark, or take one away.
    Priority,
    /// Change the nominating unit.
    Unit,
    /// Put before the council.
    Round,
    /// Remove.
    Remove,
}

impl Deed {
    /// All deeds, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::Movement,
        Self::Field,
        Self::Award,
        Self::Priority,
        Self::Unit,
        Self::Round,
        Self::Remove,
    ];

    /// The deed by its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::State => "Đổi tình trạng…",
            Self::Movement => "Thêm, bỏ phong trào…",
            Self::Field => "Ghi lĩnh vực…",
            Self::Award => "Ghi hình thức đề nghị…",
            Self::Priority => "Thêm, bỏ diện ưu tiên…",
            Self::Unit => "Đổi đơn vị đề nghị…",
            Self::Round => "Đưa vào đợt xét…",
            Self::Remove => "Xóa hồ sơ…",
        }
    }
}

/// A change of what the deed takes.
#[derive(Debug, Clone)]
pub enum Entry {
    /// The state.
    State(DossierState),
    /// The day was typed.
    DayTyped(String),
    /// The day was left.
    DayLeft,
    /// The reason was typed.
    Reason(String),
    /// Words were typed: field, form of commendation, or a unit that is looked for.
    Words(String),
    /// The movement.
    Movement(MovementId),
    /// The priority mark.
    Priority(Priority),
    /// The unit.
    Unit(UnitId),
    /// The round.
    Round(RoundId),
    /// Added, or taken away.
    Adding(bool),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The deed was asked for.
    Asked(Deed),
    /// What stands before the question was read: the first names, and the open rounds.
    Prepared(Result<(Vec<String>, Vec<Round>), StoreError>),
    /// Something of what it takes was entered.
    Entered(Entry),
    /// It is to be done.
    Given,
    /// Some more dossiers were read and tried.
    Tried {
        /// The deed that asked.
        asked: u64,
        /// The answer.
        read: Result<Box<Read>, StoreError>,
    },
    /// It is to be done with those that stand in no way.
    RestGiven,
    /// It was given up.
    Dropped,
    /// The store refused it.
    Refused,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// What it takes is being entered.
    Asking,
    /// So many dossiers were tried.
    Trying(usize),
    /// Some stand in the way; a person decides.
    Doubt,
    /// It is being written.
    Writing,
}

/// A deed being prepared.
#[derive(Debug)]
pub(super) struct Bulk {
    pub(super) deed: Deed,
    pub(super) ids: Vec<DossierId>,
    pub(super) names: Vec<String>,
    pub(super) rounds: Option<Vec<Round>>,
    pub(super) state: Option<DossierState>,
    pub(super) day: DateText,
    pub(super) reason: String,
    pub(super) words: String,
    pub(super) movement: Option<MovementId>,
    pub(super) priority: Option<Priority>,
    pub(super) unit: Option<UnitId>,
    pub(super) round: Option<RoundId>,
    pub(super) adding: bool,
    pub(super) stage: Stage,
    pub(super) fault: Option<String>,
    pub(super) read: Read,
    asked: u64,
}

/// Dossiers tried in one question: short enough for the list to be answered in between.
const CHUNK: usize = 250;

impl Bulk {
    fn new(deed: Deed, ids: Vec<DossierId>, desk: &Desk) -> Self {
        Self {
            deed,
            ids,
            names: Vec::new(),
            rounds: None,
            state: None,
            day: DateText::of(Some(desk.today)),
            reason: String::new(),
            words: String::new(),
            movement: None,
            priority: None,
            unit: None,
            round: None,
            adding: true,
            stage: Stage::Asking,
            fault: None,
            read: Read::default(),
            asked: 0,
        }
    }

    fn enter(&mut self, entry: Entry, desk: &Desk) {
        self.fault = None;
        match entry {
            Entry::State(state) => self.state = Some(state),
            Entry::DayTyped(text) => self.day.typed(text),
            Entry::DayLeft => self.day.left(desk.today),
            Entry::Reason(reason) => self.reason = reason,
            Entry::Words(words) => {
                // A unit that was picked is no longer the one that is being typed.
                self.unit = None;
                self.words = words;
            }
            Entry::Movement(movement) => self.movement = Some(movement),
            Entry::Priority(priority) => self.priority = Some(priority),
            Entry::Unit(unit) => {
                self.words = desk.unit_name(unit);
                self.unit = Some(unit);
            }
            Entry::Round(round) => self.round = Some(round),
            Entry::Adding(adding) => self.adding = adding,
        }
    }

    /// What is done to each dossier, once everything it takes has been entered.
    fn change(&self, desk: &Desk) -> Result<Change, &'static str> {
        Ok(match self.deed {
            Deed::State => {
                let state = self.state.ok_or("Hãy chọn tình trạng mới.")?;
                let on = self.day.value(desk.today).flatten();
                let on = on.ok_or("Hãy ghi ngày chuyển, ví dụ 5/9/2026.")?;
                Change::State { state, on, by: desk.staff.clone(), reason: self.reason.trim().to_owned() }
            }
            Deed::Movement => Change::Movement(self.movement.ok_or("Hãy chọn phong trào.")?, self.adding),
            Deed::Priority => Change::Priority(self.priority.ok_or("Hãy chọn diện ưu tiên.")?, self.adding),
            Deed::Field => Change::Field(self.words.trim().to_owned()),
            Deed::Award => Change::Award(self.words.trim().to_owned()),
            Deed::Unit => Change::Unit(self.unit.ok_or("Hãy chọn đơn vị trong danh sách gợi ý.")?),
            Deed::Round => Change::Round(self.round.ok_or("Hãy chọn đợt xét.")?),
            Deed::Remove => Change::Remove,
        })
    }

    /// What the deed is called with `count` dossiers: in the journal, in the notice, on the button.
    pub(super) fn title(&self, count: usize, desk: &Desk) -> String {
        let n = grouped(count as u64);
        let movement = || {
            let named = desk.movements.iter().find(|it| Some(it.id) == self.movement);
            named.map_or("", |it| it.name.as_str())
        };
        let words = self.words.trim();
        match self.deed {
            Deed::State => match self.state {
                Some(state) => format!("Chuyển {n} hồ sơ sang “{}”", state.label()),
                None => format!("Đổi tình trạng {n} hồ sơ"),
            },
            Deed::Movement if self.movement.is_none() => format!("Ghi phong trào cho {n} hồ sơ"),
            Deed::Movement if self.adding => format!("Thêm {n} hồ sơ vào “{}”", movement()),
            Deed::Movement => format!("Đưa {n} hồ sơ ra khỏi “{}”", movement()),
            Deed::Field if words.is_empty() => format!("Bỏ lĩnh vực của {n} hồ sơ"),
            Deed::Field => format!("Ghi lĩnh vực “{words}” cho {n} hồ sơ"),
            Deed::Award if words.is_empty() => format!("Bỏ hình thức đề nghị của {n} hồ sơ"),
            Deed::Award => format!("Đề nghị “{words}” cho {n} hồ sơ"),
            Deed::Priority => match (self.priority, self.adding) {
                (None, _) => format!("Ghi diện ưu tiên cho {n} hồ sơ"),
                (Some(it), true) => format!("Ghi diện ưu tiên “{}” cho {n} hồ sơ", it.label()),
                (Some(it), false) => format!("Bỏ diện ưu tiên “{}” của {n} hồ sơ", it.label()),
            },
            Deed::Unit => match self.unit {
                Some(unit) => format!("Chuyển {n} hồ sơ sang {}", desk.unit_name(unit)),
                None => format!("Đổi đơn vị đề nghị của {n} hồ sơ"),
            },
            Deed::Round => format!("Đưa {n} hồ sơ vào đợt xét"),
            Deed::Remove => format!("Xóa {n} hồ sơ"),
        }
    }

    /// Everything was tried: done at once, or laid before a person.
    fn finish(&mut self, desk: &Desk) -> Effect<ListMessage> {
        if self.read.reason_missing && self.reason.trim().is_empty() {
            self.stage = Stage::Asking;
            self.fault = Some("Bước này cần lý do; lý do được giữ trong lịch sử hồ sơ.".to_owned());
            return Effect::None;
        }
        if self.read.refused.is_empty() {
            return self.write(desk);
        }
        self.stage = Stage::Doubt;
        Effect::None
    }

    fn write(&mut self, desk: &Desk) -> Effect<ListMessage> {
        let commands = std::mem::take(&mut self.read.commands);
        if commands.is_empty() {
            self.stage = Stage::Asking;
            self.fault = Some("Các hồ sơ đã chọn vốn đã như vậy nên không có gì để đổi.".to_owned());
            return Effect::None;
        }
        let title = self.title(commands.len(), desk);
        self.stage = Stage::Writing;
        if let (Deed::Round, Some(round)) = (self.deed, self.round) {
            let dossiers = commands
                .into_iter()
                .filter_map(|command| match command {
                    Command::EnterDossiers { dossiers, .. } => Some(dossiers),
                    _ => None,
                })
                .flatten()
                .collect();
            return Effect::Change(Command::EnterDossiers { round, dossiers });
        }
        Effect::Change(Command::Batch { title, commands })
    }
}

impl List {
    /// Whom a deed is about: the ticked ones, or else the chosen one.
    pub(super) fn targets(&self) -> Vec<DossierId> {
        let mut ids: Vec<DossierId> = self.picks.set().iter().copied().collect();
        if ids.is_empty() {
            ids.extend(self.grid.chosen().and_then(|place| self.at(place)));
        }
        ids.sort_unstable();
        ids
    }

    pub(super) fn in_bulk(&mut self, message: Message, desk: &Desk) -> Effect<ListMessage> {
        if let Message::Asked(deed) = message {
            return self.ask_bulk(deed, desk);
        }
        let Some(bulk) = &mut self.bulk else { return Effect::None };
        match message {
            Message::Prepared(Ok((names, rounds))) => {
                (bulk.names, bulk.round) = (names, rounds.first().map(|round| round.id));
                bulk.rounds = Some(rounds);
            }
            Message::Prepared(Err(error)) => {
                self.bulk = None;
                return Effect::Tell(Notice::from(&error));
            }
            Message::Entered(entry) => bulk.enter(entry, desk),
            Message::Given if bulk.stage == Stage::Asking => match bulk.change(desk) {
                Ok(change) => {
                    bulk.asked = self.asked_bulk + 1;
                    self.asked_bulk = bulk.asked;
                    bulk.read = Read::default();
                    bulk.fault = None;
                    return self.try_more(0, change, desk);
                }
                Err(fault) => bulk.fault = Some(fault.to_owned()),
            },
            Message::Tried { asked, read } if asked == bulk.asked => {
                match (read, bulk.stage, bulk.change(desk)) {
                    (Ok(read), Stage::Trying(done), Ok(change)) => {
                        bulk.read.add(*read);
                        let done = (done + CHUNK).min(bulk.ids.len());
                        if done < bulk.ids.len() {
                            return self.try_more(done, change, desk);
                        }
                        return bulk.finish(desk);
                    }
                    (Err(error), ..) => {
                        bulk.stage = Stage::Asking;
                        return Effect::Tell(Notice::from(&error));
                    }
                    _ => {}
                }
            }
            Message::RestGiven if bulk.stage == Stage::Doubt => return bulk.write(desk),
            Message::Dropped if bulk.stage != Stage::Writing => self.bulk = None,
            Message::Refused => {
                bulk.stage = Stage::Asking;
                bulk.fault = Some("Chưa thực hiện được, chưa hồ sơ nào bị thay đổi.".to_owned());
            }
            _ => {}
        }
        Effect::None
    }

    fn ask_bulk(&mut self, deed: Deed, desk: &Desk) -> Effect<ListMessage> {
        self.open = super::Open::Nothing;
        let ids = self.targets();
        if ids.is_empty() {
            return Effect::Tell(Notice::info("Hãy chọn hồ sơ trong danh sách trước."));
        }
        let first: Vec<DossierId> = ids.iter().copied().take(4).collect();
        let plan = desk.current.map(|current| current.plan);
        self.bulk = Some(Box::new(Bulk::new(deed, ids, desk)));
        let read = desk.store.read(move |database| {
            let names = database.dossier_rows(&first)?.into_iter().map(|row| row.name).collect();
            let rounds = match plan {
                Some(plan) => database.rounds(plan)?,
                None => Vec::new(),
            };
            Ok((names, rounds.into_iter().filter(|round| round.state == RoundState::Open).collect()))
        });
        Effect::Run(Task::perform(read, |read| ListMessage::Bulk(Message::Prepared(read))))
    }

    fn try_more(&mut self, from: usize, change: Change, desk: &Desk) -> Effect<ListMessage> {
        let Some(bulk) = &mut self.bulk else { return Effect::None };
        bulk.stage = Stage::Trying(from);
        let asked = bulk.asked;
        let ids: Vec<DossierId> = bulk.ids.iter().copied().skip(from).take(CHUNK).collect();
        let read = desk.store.read(move |database| change.read(database, &ids).map(Box::new));
        Effect::Run(Task::perform(read, move |read| ListMessage::Bulk(Message::Tried { asked, read })))
    }

    /// A deed was stored: if it was the one on several dossiers, its question is over.
    pub(super) fn bulk_done(&mut self) {
        if let Some(bulk) = self.bulk.take_if(|bulk| bulk.stage == Stage::Writing)
            && bulk.deed == Deed::Remove
        {
            self.picks.clear();
        }
    }
}
