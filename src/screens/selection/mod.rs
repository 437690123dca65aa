//! Xét chọn: the rounds of the current plan, each from its rules and council to scores, ranking and closing.

mod council;
mod entry;
mod files;
mod meeting;
mod opening;
mod quota_words;
mod reading;
mod results;
mod rules;
mod scoring;
mod view;
mod votes;
mod waiting;
mod window;

pub use council::{
    ConflictsMessage, MeetingsMessage, Message as CouncilMessage, Page as CouncilPage, RelativesMessage,
};
pub use entry::{Message as EntryMessage, Shown};
pub use files::{Files, Message as FilesMessage};
pub use meeting::{Ballot, Meeting, Message as MeetingMessage, Page as MeetingPage};
pub use opening::Message as OpeningMessage;
pub use reading::Reading;
pub use results::{
    AdviceMessage, Face, Group, HistoryMessage, LineMessage, Message as ResultsMessage, Other, Page,
    QuotaMessage,
};
pub use rules::{Field, Message as RulesMessage, QuotaChange, Sort, Switch};
pub use scoring::{Across, Message as ScoringMessage, Outcome, Place as Cell, Press, Scoring};
pub use votes::{Figure, Message as VotesMessage};

use super::{Chord, ChordKey, Current, Desk, Effect, Place};
use crate::domain::ids::RoundId;
use crate::domain::obligation::Obligation;
use crate::domain::round::open::{Around, Choice, opened};
use crate::domain::round::{Board, Round, RoundState};
use crate::domain::{Area, Changes};
use crate::storage::StoreError;
use iced::Task;
use iced::keyboard::key::Named;
use std::sync::Arc;

/// The parts of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Quy tắc xét.
    #[default]
    Rules,
    /// Hội đồng.
    Council,
    /// Hồ sơ vào xét.
    Entry,
    /// Chấm điểm.
    Scoring,
    /// Phiếu chấm.
    Files,
    /// Kiểm phiếu.
    Votes,
    /// Xếp hạng.
    Results,
}

impl Tab {
    /// In the order of the work.
    pub const ALL: [Self; 7] =
        [Self::Rules, Self::Council, Self::Entry, Self::Scoring, Self::Files, Self::Votes, Self::Results];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rules => "Quy tắc xét",
            Self::Council => "Hội đồng",
            Self::Entry => "Hồ sơ vào xét",
            Self::Scoring => "Chấm điểm",
            Self::Files => "Phiếu chấm",
            Self::Votes => "Kiểm phiếu",
            Self::Results => "Xếp hạng",
        }
    }
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The rounds and the board of the chosen one were read, for this question.
    Read(u64, Result<Arc<Reading>, StoreError>),
    /// A round was chosen.
    RoundPicked(RoundId),
    /// A new round was begun, blank.
    RoundBegun,
    /// In the chooser of a new round.
    Opening(opening::Message),
    /// A part was chosen.
    TabPicked(Tab),
    /// The plans were asked for.
    PlansAsked,
    /// In Quy tắc xét.
    Rules(rules::Message),
    /// In Hội đồng.
    Council(council::Message),
    /// In Hồ sơ vào xét.
    Entry(entry::Message),
    /// In Chấm điểm.
    Scoring(scoring::Message),
    /// In Phiếu chấm.
    Files(files::Message),
    /// "Chế độ họp" was pressed.
    MeetingAsked,
    /// In the meeting mode.
    Meeting(meeting::Message),
    /// In Kiểm phiếu.
    Votes(votes::Message),
    /// In Xếp hạng.
    Results(results::Message),
}

/// The screen.
#[derive(Debug, Default)]
pub struct Selection {
    current: Option<Current>,
    rounds: Vec<Round>,
    round: Option<RoundId>,
    codes: Vec<String>,
    obligations: Vec<Obligation>,
    opening: opening::Opening,
    board: Option<Board>,
    asked: u64,
    read: bool,
    tab: Tab,
    rules: rules::Rules,
    council: council::Council,
    entry: entry::Entry,
    scoring: scoring::Scoring,
    files: files::Files,
    meeting: Option<meeting::Meeting>,
    votes: votes::Votes,
    results: results::Results,
    /// Whether sheets still wait for their members' own word while scoring is independent: so long nobody sees the ranking.
    veiled: bool,
}

impl Selection {
    /// The screen over the rounds of the current plan: the newest that is still open, or else the newest.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self { current: desk.current, ..Self::default() };
        let task = screen.ask(desk);
        (screen, task)
    }

    /// The screen at one round.
    pub fn open_at(desk: &Desk, round: RoundId) -> (Self, Task<Message>) {
        let mut screen = Self { current: desk.current, round: Some(round), ..Self::default() };
        let task = screen.ask(desk);
        (screen, task)
    }

    /// "Xét chọn – Đợt xét tháng 10/2026".
    #[must_use]
    pub fn title(&self) -> String {
        match self.rounds.iter().find(|round| Some(round.id) == self.round) {
            Some(round) => format!("Xét chọn – {}", round.name),
            None => "Xét chọn".to_owned(),
        }
    }

    /// Ctrl+PageDown and Ctrl+PageUp turn from part to part.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if let Some(meeting) = &self.meeting {
            return meeting.chord(chord).map(Message::Meeting);
        }
        if self.opening.shown() {
            return (chord == Chord::named(Named::Escape))
                .then_some(Message::Opening(opening::Message::Left));
        }
        if self.results.is_asking() {
            let away = Message::Results(results::Message::ClosePutAway);
            return (chord == Chord::named(Named::Escape)).then_some(away);
        }
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab)?;
        let to = match (chord.key, chord.ctrl, chord.shift || chord.alt) {
            (ChordKey::Named(Named::PageDown), true, false) => at + 1,
            (ChordKey::Named(Named::PageUp), true, false) => at.checked_sub(1)?,
            _ => return None,
        };
        Tab::ALL.get(to).copied().filter(|_| self.board.is_some()).map(Message::TabPicked)
    }

    /// Reads the rounds and the board again; what was asked before is no longer waited for.
    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let Some(current) = self.current else { return Task::none() };
        let (asked, round, waiting) = (self.asked, self.round, self.tab == Tab::Entry);
        let answer = desk.store.read(move |db| reading::read(db, current, round, waiting));
        Task::perform(answer, move |read| Message::Read(asked, read.map(Arc::new)))
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(asked, read) => return self.take(asked, read, desk),
            Message::RoundPicked(round) => {
                let left = self.leave(desk);
                self.round = Some(round);
                self.scoring = scoring::Scoring::default();
                (self.votes, self.results) = (votes::Votes::default(), results::Results::default());
                return left.and(Effect::Run(self.ask(desk)));
            }
            Message::RoundBegun => {
                let Some(around) = self.around(desk) else { return Effect::Go(Place::Plans) };
                if let Ok(round) = opened(desk.fresh(), &around, Choice::default(), "") {
                    return self.begin(round, desk);
                }
            }
            Message::Opening(message) => {
                let mut opening = std::mem::take(&mut self.opening);
                let Some(around) = self.around(desk) else { return Effect::Go(Place::Plans) };
                let round = opening.update(message, &around, || desk.fresh());
                self.opening = opening;
                return round.map_or(Effect::None, |round| self.begin(round, desk));
            }
            Message::TabPicked(tab) => return self.turn_to(tab, desk),
            Message::PlansAsked => return Effect::Go(Place::Plans),
            Message::Rules(message) => return self.rules.update(message, desk).map(Message::Rules),
            Message::Council(message) => return self.council.update(message, desk).map(Message::Council),
            Message::Entry(message) => return self.entry.update(message).map(Message::Entry),
            Message::Scoring(message) => {
                if let Some(board) = &mut self.board {
                    let (effect, wish) = self.scoring.update(message, board);
                    let effect = effect.map(Message::Scoring);
                    return match wish {
                        scoring::Wish::None => effect,
                        scoring::Wish::Read => effect.and(Effect::Run(self.ask(desk))),
                    };
                }
            }
            Message::Files(message) => {
                if let Some(board) = &self.board {
                    return self.files.update(message, board, desk).map(Message::Files);
                }
            }
            Message::MeetingAsked => {
                let left = self.leave(desk);
                if let Some(board) = &self.board {
                    let (meeting, task) = meeting::Meeting::open(board, desk);
                    self.meeting = Some(meeting);
                    return left.and(Effect::Run(task.map(Message::Meeting)));
                }
            }
            Message::Meeting(message) => {
                if let (Some(meeting), Some(board)) = (&mut self.meeting, &self.board) {
                    let (effect, wish) = meeting.update(message, board);
                    if wish == meeting::Wish::Leave {
                        self.meeting = None;
                    }
                    return effect.map(Message::Meeting);
                }
            }
            Message::Votes(message) => return self.votes.update(message).map(Message::Votes),
            Message::Results(message) => {
                if let Some(tab) = message.leads_to() {
                    self.results.put_away();
                    return self.turn_to(tab, desk);
                }
                if let Some(board) = &self.board {
                    return self.results.update(message, board, desk).map(Message::Results);
                }
            }
        }
        Effect::None
    }

    fn take(&mut self, asked: u64, read: Result<Arc<Reading>, StoreError>, desk: &Desk) -> Effect<Message> {
        // A figure typed after the question was put is not in the answer; typing that rests asks again.
        if asked != self.asked || self.scoring.unsettled() {
            return Effect::None;
        }
        let read = match read {
            Ok(read) => Arc::unwrap_or_clone(read),
            Err(error) => return Effect::Tell((&error).into()),
        };
        let first = !self.read;
        self.read = true;
        self.rounds = read.rounds;
        self.codes = read.codes;
        self.obligations = read.obligations;
        self.round = read.board.as_ref().map(|board| board.round.id);
        self.board = read.board;
        let Some(board) = &self.board else { return Effect::None };
        if let Some(around) = around(self.current, &self.codes, &self.rounds, &self.obligations, desk) {
            self.rules.take(board, &around, desk);
        }
        self.council.take(board, read.earlier, &read.answers, &desk.staff);
        self.entry.take(board);
        if let Some(waiting) = read.waiting {
            self.entry.take_waiting(waiting);
        }
        self.scoring.take(board, desk);
        self.files.take(board);
        if let Some(meeting) = &mut self.meeting {
            meeting.take(board);
        }
        self.votes.take(board);
        if first {
            self.tab = first_tab(board);
        }
        self.veiled = veiled(board);
        if self.tab == Tab::Results {
            self.results.take(board, desk);
        }
        match self.tab {
            Tab::Entry if first => Effect::Run(self.ask(desk)),
            Tab::Scoring if first => Effect::Run(self.scoring.focus().map(Message::Scoring)),
            _ => Effect::None,
        }
    }

    fn turn_to(&mut self, tab: Tab, desk: &Desk) -> Effect<Message> {
        if tab == self.tab {
            return Effect::None;
        }
        let left = self.leave(desk);
        self.tab = tab;
        let next = match (tab, &self.board) {
            (Tab::Entry, _) => Effect::Run(self.ask(desk)),
            (Tab::Scoring, Some(_)) => Effect::Run(self.scoring.focus().map(Message::Scoring)),
            (Tab::Results, Some(board)) => {
                self.veiled = veiled(board);
                self.results.take(board, desk);
                Effect::None
            }
            _ => Effect::None,
        };
        left.and(next)
    }

    fn around<'a>(&'a self, desk: &'a Desk) -> Option<Around<'a>> {
        around(self.current, &self.codes, &self.rounds, &self.obligations, desk)
    }

    /// A new round; its settings stand in Quy tắc xét to be changed.
    fn begin(&mut self, round: Round, desk: &Desk) -> Effect<Message> {
        let left = self.leave(desk);
        self.round = Some(round.id);
        self.tab = Tab::Rules;
        self.scoring = scoring::Scoring::default();
        (self.votes, self.results) = (votes::Votes::default(), results::Results::default());
        left.and(opening::deed(round))
    }

    /// Reads again when a deed touched what is shown.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            *self = Self { current: desk.current, asked: self.asked, ..Self::default() };
            return Effect::Run(self.ask(desk));
        }
        let others = [
            Area::Round,
            Area::Member,
            Area::Candidate,
            Area::Sheet,
            Area::Decision,
            Area::Result,
            Area::CriteriaSet,
            Area::Criterion,
            Area::Subject,
            Area::Dossier,
            Area::Step,
            Area::Gate,
            Area::Unit,
            Area::Plan,
            Area::Obligation,
            Area::Vote,
            Area::SheetFile,
            Area::Meeting,
            Area::Conflict,
            Area::Excuse,
        ];
        // Own figures come back by themselves when typing rests.
        let own = [Area::Score, Area::StageScore, Area::Confirmation, Area::SheetCheck];
        let scores = changes.touch(&own) && !self.scoring.unsettled();
        if scores || changes.touch(&others) { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// A deed of this screen was refused: says so where it was done, and shows what stands in the file.
    pub fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        if let Some(meeting) = &mut self.meeting {
            meeting.refused(error.to_string());
            return Effect::Run(self.ask(desk));
        }
        match self.tab {
            Tab::Scoring => self.scoring.refused(error.to_string()),
            Tab::Council => self.council.refused(error.to_string()),
            Tab::Rules => self.rules.refused(),
            Tab::Votes => self.votes.refused(&error.to_string()),
            // The window tells every refusal; here is no place of its own for it.
            Tab::Entry | Tab::Files | Tab::Results => {}
        }
        Effect::Run(self.ask(desk))
    }

    /// The screen, or a part of it, is left: what was typed is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        if let Some(meeting) = &mut self.meeting {
            return meeting.leave().map(Message::Meeting);
        }
        match self.tab {
            Tab::Rules => self.rules.leave(desk).map(Message::Rules),
            Tab::Council => self.council.leave(desk).map(Message::Council),
            Tab::Scoring => match &mut self.board {
                Some(board) => self.scoring.leave(board).map(Message::Scoring),
                None => Effect::None,
            },
            Tab::Votes => self.votes.leave().map(Message::Votes),
            Tab::Entry | Tab::Files | Tab::Results => Effect::None,
        }
    }

    /// The council.
    #[must_use]
    pub fn council(&self) -> &council::Council {
        &self.council
    }

    /// The score sheet.
    #[must_use]
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// Whether the meeting mode is on, which has the window to itself.
    #[must_use]
    pub const fn fills_window(&self) -> bool {
        self.meeting.is_some()
    }

    /// The meeting mode, while it is on.
    #[must_use]
    pub const fn meeting(&self) -> Option<&meeting::Meeting> {
        self.meeting.as_ref()
    }

    /// The score sheets as files.
    #[must_use]
    pub const fn files(&self) -> &files::Files {
        &self.files
    }

    /// The counting of votes.
    #[must_use]
    pub fn votes(&self) -> &votes::Votes {
        &self.votes
    }
}

/// What a new round is opened among; none without a plan.
fn around<'a>(
    current: Option<Current>,
    codes: &'a [String],
    rounds: &'a [Round],
    obligations: &'a [Obligation],
    desk: &'a Desk,
) -> Option<Around<'a>> {
    let plan = current?.plan;
    Some(Around { plan, today: desk.today, codes, rounds, obligations, units: &desk.units })
}

/// Where the work of a round stands.
fn first_tab(board: &Board) -> Tab {
    if board.round.state == RoundState::Closed {
        Tab::Results
    } else if board.members.is_empty() {
        Tab::Rules
    } else if board.candidates.is_empty() {
        Tab::Entry
    } else {
        Tab::Scoring
    }
}

/// Whether a whole sheet lacks its member's confirmation, where scoring is independent and the round open (S17).
fn veiled(board: &Board) -> bool {
    let hides = board.round.settings.independent && board.round.state == RoundState::Open;
    hides && !crate::domain::checking::unconfirmed(board).is_empty()
}
