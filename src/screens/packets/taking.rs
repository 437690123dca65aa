//! Taking a packet in: it is proven, held against what is here, decided on, and taken in as one deed.

use super::work::{Told, Work, begin};
use super::{Message as Page, Packets};
use crate::domain::ids::PlanId;
use crate::domain::packet::{
    Choice, Choices, Comparison, Direction, Known, Line, Outcome, PacketWay, Part, RecordKey,
    Taking as Facts, compare, parts,
};
use crate::domain::{Command, Refusal};
use crate::exchange::packet::{ENDING, PacketFault, PacketFile, open};
use crate::screens::{Desk, Effect, Notice, Opening};
use crate::storage::{Shelf, StoreError};
use crate::ui::grid;
use iced::Task;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Which records are in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// What waits for a person, or is not taken in.
    Look,
    /// What is new here.
    New,
    /// What is brought up to date.
    Updated,
    /// What stays as it is here.
    Same,
}

impl Shown {
    /// All, in the order shown.
    pub const ALL: [Self; 5] = [Self::All, Self::Look, Self::New, Self::Updated, Self::Same];

    const fn label(self) -> &'static str {
        match self {
            Self::All => "Tất cả",
            Self::Look => "Cần xem",
            Self::New => "Mới",
            Self::Updated => "Cập nhật",
            Self::Same => "Đã có",
        }
    }

    fn holds(self, line: &Line) -> bool {
        match line.outcome {
            _ if self == Self::All => true,
            Outcome::Conflict { .. } | Outcome::Alike { .. } | Outcome::Blocked { .. } => self == Self::Look,
            Outcome::New => self == Self::New,
            Outcome::TheirsNewer { .. } => self == Self::Updated,
            Outcome::Same | Outcome::OursNewer { .. } | Outcome::Joined { .. } => self == Self::Same,
        }
    }
}

/// What happened while a packet is taken in.
#[derive(Debug, Clone)]
pub enum Message {
    /// A file was chosen.
    Chosen(PathBuf),
    /// The thread that proves it tells.
    Opened(Told<Result<Arc<PacketFile>, PacketFault>>),
    /// Letters of its password.
    PasswordTyped(String),
    /// "Mở gói".
    Unlocked,
    /// What is here was read.
    Read(Result<Arc<Here>, StoreError>),
    /// The plan into which its dossiers go.
    PlanPicked(PlanId),
    /// Other records are shown.
    ShownPicked(Shown),
    /// In the table.
    Grid(grid::Event),
    /// A record was decided on.
    Decided(RecordKey, Choice),
    /// "Nhận".
    Accepted,
    /// What the store would refuse is known.
    Tried(Result<Arc<Trial>, StoreError>),
    /// The thread that keeps the files tells.
    Kept(Told<Result<(), PacketFault>>),
    /// "Dừng".
    Stopped,
    /// It is put away.
    Cleared,
}

/// What is here, read for one packet.
#[derive(Debug)]
pub struct Here {
    /// What a packet is held against; a sentence where it belongs to no plan here.
    pub known: Result<Known, Refusal>,
    /// Whether this very packet was taken in before.
    pub noted: bool,
}

/// What came of trying the parts.
#[derive(Debug)]
pub struct Trial {
    parts: Vec<Part>,
    refusals: Vec<Option<Refusal>>,
    shelf: Shelf,
}

/// A packet on the table.
#[derive(Debug)]
pub struct Taking {
    path: PathBuf,
    pub(super) password: String,
    pub(super) locked: bool,
    pub(super) wrong: bool,
    pub(super) fault: Option<String>,
    pub(super) file: Option<Arc<PacketFile>>,
    pub(super) here: Option<Arc<Here>>,
    pub(super) choices: Choices,
    pub(super) comparison: Option<Comparison>,
    pub(super) shown: Shown,
    /// The places of the lines in sight.
    pub(super) lines: Vec<usize>,
    pub(super) filters: Vec<(Shown, String)>,
    pub(super) grid: grid::State,
    pub(super) work: Option<Work>,
    pub(super) trouble: Option<String>,
    waiting: Option<Command>,
    /// What the store would refuse is being asked.
    pub(super) trying: bool,
    pub(super) sent: bool,
}

impl Taking {
    fn new(path: PathBuf) -> Self {
        Self {
            path,
            password: String::new(),
            locked: false,
            wrong: false,
            fault: None,
            file: None,
            here: None,
            choices: Choices::default(),
            comparison: None,
            shown: Shown::All,
            lines: Vec::new(),
            filters: Vec::new(),
            grid: grid::State::tall(),
            work: None,
            trouble: None,
            waiting: None,
            trying: false,
            sent: false,
        }
    }

    /// The packet held against what is here; none before both are read.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }

    /// Why it is not taken in, in a sentence.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// The record on show.
    pub(super) fn on_show(&self) -> Option<&Line> {
        let at = *self.lines.get(self.grid.chosen()?)?;
        self.comparison.as_ref()?.lines.get(at)
    }

    /// The lines in sight.
    pub(super) fn line(&self, row: usize) -> Option<&Line> {
        self.comparison.as_ref()?.lines.get(*self.lines.get(row)?)
    }

    /// How many records would be taken in, and how many units wait for a word.
    pub(super) fn counts(&self) -> (usize, usize) {
        let lines = self.comparison.as_ref().map_or(&[][..], |it| it.lines.as_slice());
        (lines.iter().filter(|it| it.is_taken()).count(), lines.iter().filter(|it| it.is_open()).count())
    }

    /// Holds the packet against what is here again.
    fn lay(&mut self) {
        let (Some(file), Some(here)) = (&self.file, &self.here) else { return };
        let Ok(known) = &here.known else { return };
        let before = self.on_show().map(|line| line.key);
        match compare(&file.packet, known, &self.choices) {
            Ok(comparison) => self.comparison = Some(comparison),
            Err(refusal) => self.fault = Some(refusal.sentence),
        }
        self.sift(before);
    }

    fn sift(&mut self, before: Option<RecordKey>) {
        let lines = self.comparison.as_ref().map_or(&[][..], |it| it.lines.as_slice());
        let shown = self.shown;
        self.lines =
            (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| shown.holds(line))).collect();
        self.filters = Shown::ALL
            .into_iter()
            .map(|one| {
                (one, format!("{} {}", one.label(), lines.iter().filter(|line| one.holds(line)).count()))
            })
            .collect();
        let place = before
            .and_then(|key| self.lines.iter().position(|at| lines.get(*at).is_some_and(|it| it.key == key)));
        let first = (!self.lines.is_empty()).then_some(0);
        self.grid.choose(place.or(first));
    }

    fn opened(&mut self, result: Result<Arc<PacketFile>, PacketFault>) -> bool {
        self.work = None;
        match result {
            Ok(file) => {
                (self.file, self.locked) = (Some(file), false);
                return true;
            }
            Err(PacketFault::NeedsPassword(_)) => self.locked = true,
            Err(PacketFault::WrongPassword(_)) => (self.locked, self.wrong) = (true, true),
            Err(fault) => self.fault = Some(fault.to_string()),
        }
        false
    }

    pub(super) fn refused(&mut self, sentence: String) {
        (self.sent, self.trying, self.trouble) = (false, false, Some(sentence));
    }
}

fn say(message: Message) -> Page {
    Page::Taking(message)
}

impl Packets {
    pub(super) fn ask_file() -> Effect<Page> {
        let filter = ("Gói trao đổi (.gsg)", &[ENDING][..]);
        Effect::Open(Opening::new("Chọn gói trao đổi", filter, |path| say(Message::Chosen(path))))
    }

    pub(super) fn in_taking(&mut self, message: Message, desk: &Desk) -> Effect<Page> {
        if let Message::Chosen(path) = message {
            self.taking = Some(Taking::new(path));
            return self.open_packet();
        }
        let Some(taking) = &mut self.taking else { return Effect::None };
        match message {
            Message::Opened(Told::Progress(progress)) | Message::Kept(Told::Progress(progress)) => {
                if let Some(work) = &mut taking.work {
                    work.heard(progress);
                }
            }
            Message::Opened(Told::Done(Err(PacketFault::Cancelled))) => self.taking = None,
            Message::Opened(Told::Done(result)) => {
                if taking.opened(result) {
                    return self.read_here(desk);
                }
            }
            Message::PasswordTyped(words) => (taking.password, taking.wrong) = (words, false),
            Message::Unlocked => return self.open_packet(),
            Message::Read(Ok(here)) => {
                if let Err(refusal) = &here.known {
                    taking.fault = Some(refusal.sentence.clone());
                }
                taking.here = Some(here);
                taking.lay();
            }
            Message::Read(Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::PlanPicked(plan) => {
                (taking.choices.plan, taking.fault) = (Some(plan), None);
                return self.read_here(desk);
            }
            Message::ShownPicked(shown) => {
                let before = taking.on_show().map(|line| line.key);
                taking.shown = shown;
                taking.sift(before);
            }
            Message::Grid(event) => return Effect::Run(taking.grid.update(event, taking.lines.len())),
            Message::Decided(key, choice) => {
                // The same again takes it back.
                if taking.choices.records.get(&key) == Some(&choice) {
                    taking.choices.records.remove(&key);
                } else {
                    taking.choices.records.insert(key, choice);
                }
                taking.lay();
            }
            Message::Accepted => return self.try_parts(desk),
            Message::Tried(Err(error)) => {
                taking.trying = false;
                return Effect::Tell(Notice::from(&error));
            }
            Message::Tried(Ok(trial)) => return self.tried(&trial, desk),
            Message::Kept(Told::Done(result)) => {
                taking.work = None;
                let waiting = taking.waiting.take();
                match (result, waiting) {
                    (Ok(()), Some(command)) => {
                        taking.sent = true;
                        return Effect::Change(command);
                    }
                    (Ok(()), None) | (Err(PacketFault::Cancelled), _) => {}
                    (Err(fault), _) => taking.trouble = Some(fault.to_string()),
                }
            }
            Message::Stopped => taking.work.iter().for_each(Work::stop),
            Message::Cleared => self.taking = None,
            Message::Chosen(_) => {}
        }
        Effect::None
    }

    fn open_packet(&mut self) -> Effect<Page> {
        let Some(taking) = &mut self.taking else { return Effect::None };
        let (path, password) = (taking.path.clone(), taking.password.clone());
        (taking.fault, taking.locked) = (None, false);
        let (work, task) = begin(
            move |watch| open(&path, Some(password.as_str()), watch).map(Arc::new),
            |told| say(Message::Opened(told)),
        );
        taking.work = Some(work);
        Effect::Run(task)
    }

    pub(super) fn read_here(&mut self, desk: &Desk) -> Effect<Page> {
        let Some(taking) = &self.taking else { return Effect::None };
        let Some(file) = taking.file.clone() else { return Effect::None };
        let chosen = taking.choices.plan;
        let read = desk.store.read(move |database| {
            let plan = file.packet.target(&database.source()?, &database.plans()?, chosen);
            let known = match plan {
                Ok(plan) => Ok(database.known_of(&file.packet, plan)?),
                Err(refusal) => Err(refusal),
            };
            let of_this = |note: &crate::domain::packet::PacketNote| {
                note.way == PacketWay::Taken && note.sha256 == file.sha256
            };
            let noted = database.packets()?.iter().any(of_this);
            Ok(Arc::new(Here { known, noted }))
        });
        Effect::Run(Task::perform(read, |here| say(Message::Read(here))))
    }

    fn try_parts(&mut self, desk: &Desk) -> Effect<Page> {
        let Some(taking) = &mut self.taking else { return Effect::None };
        let (Some(file), Some(here), Some(comparison)) = (&taking.file, &taking.here, &taking.comparison)
        else {
            return Effect::None;
        };
        let Ok(known) = &here.known else { return Effect::None };
        if taking.sent || taking.trying || taking.work.is_some() || comparison.open().count() > 0 {
            return Effect::None;
        }
        (taking.trouble, taking.trying) = (None, true);
        let parts = parts(&file.packet, known, comparison, desk.today);
        let read = desk.store.read(move |database| {
            let refusals = database.refusals_of(&parts)?;
            Ok(Arc::new(Trial { parts, refusals, shelf: database.shelf() }))
        });
        Effect::Run(Task::perform(read, |trial| say(Message::Tried(trial))))
    }

    fn tried(&mut self, trial: &Trial, desk: &Desk) -> Effect<Page> {
        let Some(taking) = &mut self.taking else { return Effect::None };
        taking.trying = false;
        let (Some(file), Some(here), Some(comparison)) = (&taking.file, &taking.here, &taking.comparison)
        else {
            return Effect::None;
        };
        let facts = Facts {
            file: &file.name,
            size: file.size,
            sha256: &file.sha256,
            id: desk.fresh(),
            on: desk.today,
            by: &desk.staff,
            noted: here.noted,
        };
        let Some(command) = comparison.deed(&file.packet, &trial.parts, &trial.refusals, &facts) else {
            self.taking = None;
            return Effect::Tell(Notice::info("Gói này đã được nhận trước đây; không có gì thay đổi."));
        };
        let wanted = wanted(&command);
        let (file, shelf) = (Arc::clone(file), trial.shelf.clone());
        // Bytes first, then the deed that speaks of them.
        let (work, task) = begin(
            move |watch| {
                let lacking: BTreeSet<String> =
                    wanted.into_iter().filter(|sha256| !shelf.has(sha256)).collect();
                let mut keep =
                    |sha256: &str, size: u64, bytes: &mut dyn std::io::Read| shelf.keep(sha256, size, bytes);
                file.hand_out(&|sha256| lacking.contains(sha256), &mut keep, watch)
            },
            |told| say(Message::Kept(told)),
        );
        (taking.work, taking.waiting) = (Some(work), Some(command));
        Effect::Run(task)
    }
}

/// The files that a deed speaks of.
fn wanted(command: &Command) -> BTreeSet<String> {
    let Command::Batch { commands, .. } = command else { return BTreeSet::new() };
    let file = |command: &Command| match command {
        Command::AttachFile { attachment } => Some(attachment.sha256.clone()),
        _ => None,
    };
    commands.iter().filter_map(file).collect()
}

/// How many records of each kind a packet brings, in words.
pub(super) fn holds(file: &PacketFile) -> String {
    let it = &file.counts;
    let mut parts: Vec<String> = Vec::new();
    if file.packet.head.direction == Direction::Down {
        parts.push("kế hoạch, tiêu chí, chỉ tiêu".to_owned());
    }
    let kinds: BTreeMap<_, _> = it.kinds.iter().copied().collect();
    parts.extend(kinds.iter().map(|(kind, many)| format!("{many} {}", kind.counted())));
    if it.files > 0 {
        parts.push(format!("{} tệp ({})", it.files, crate::domain::attachment::size_in_words(it.bytes)));
    }
    parts.push(format!("{} đơn vị", it.units));
    parts.join(" · ")
}
