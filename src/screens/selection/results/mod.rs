//! Xếp hạng: who stands where and why, the cut line and the quotas, ties and who decides them, closing and opening again,
//! the closings there were, and what the figures say about the scoring.

mod advice;
mod closing;
mod cutline;
mod history;
mod lines;
mod list;
mod quotas;
mod tie;
mod view;

pub use advice::Message as AdviceMessage;
pub use cutline::Message as LineMessage;
pub use history::{Face, Message as HistoryMessage, Other};
pub use lines::{Group, Standings, quorum};
pub use quotas::Message as QuotaMessage;

use super::super::{Desk, Effect, Place};
use super::quota_words::told;
use super::window::Window;
use crate::domain::Command;
use crate::domain::closing::{Mend, Outlook, outlook};
use crate::domain::ids::DossierId;
use crate::domain::ranking::{Cut, rank};
use crate::domain::round::{Board, RoundState};
use crate::domain::subject::SubjectKind;
use tie::Tie;

/// What happened in the ranking.
#[derive(Debug, Clone)]
pub enum Message {
    /// A kind of subject was chosen.
    KindPicked(SubjectKind),
    /// A cluster was chosen; none shows them all.
    ClusterPicked(Option<String>),
    /// A cluster, a field or all of the round was chosen.
    GroupPicked(Group),
    /// The ranking, the closings or the advice was chosen.
    PagePicked(Page),
    /// At the cut line.
    Line(cutline::Message),
    /// At the quotas.
    Quota(quotas::Message),
    /// Among the closings.
    History(history::Message),
    /// In the advice.
    Advice(advice::Message),
    /// To where an obstacle is put right, and the first dossier it is about.
    Jumped(Mend, Option<DossierId>),
    /// Closing was put off.
    ClosePutAway,
    /// The ballots of a large council were asked for in place of the results, or put away.
    BallotsShown(bool),
    /// The list was scrolled (px).
    Scrolled(f32, f32),
    /// The order of the tied group this dossier is in is to be decided.
    TieOpened(DossierId),
    /// The dossier at this place of the tied group goes up or down one place.
    TieMoved(usize, bool),
    /// A letter of the name of the one who decides.
    TieBy(String),
    /// A letter of the reason.
    TieReason(String),
    /// The decision was put away.
    TieClosed,
    /// The decision was recorded.
    TieDecided,
    /// A letter of the name of the one who closes or opens again.
    ByTyped(String),
    /// Closing was asked for.
    CloseAsked,
    /// Closing was agreed to.
    CloseAgreed,
    /// Opening again was asked for.
    ReopenAsked,
    /// A letter of its reason.
    ReopenTyped(String),
    /// It was put away.
    ReopenPutAway,
    /// It was done.
    ReopenDone,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Who stands where.
    #[default]
    Ranking,
    /// Các lần chốt.
    History,
    /// Tham khảo.
    Advice,
}

/// The ranking as shown, and the decisions being written.
#[derive(Debug)]
pub struct Results {
    page: Page,
    kind: Option<SubjectKind>,
    kinds: Vec<(SubjectKind, String)>,
    group: Group,
    groups: Vec<Group>,
    closed: bool,
    /// It stands beside the list of closings, where there is less room.
    within: bool,
    /// The closing dialog is open.
    asked: bool,
    asked_title: String,
    outlook: Option<Outlook>,
    /// The counts of the quotas as shown.
    sentences: Vec<String>,
    quotas: Option<quotas::Panel>,
    /// Where the cut line is held, in places.
    held: Option<u32>,
    history: history::History,
    advice: advice::Counsel,
    by: String,
    by_typed: bool,
    standings: Standings,
    window: Window,
    ballots: bool,
    tie: Option<Tie>,
    reopening: Option<Reopening>,
}

/// Why a closed round is opened again.
#[derive(Debug, Default)]
struct Reopening {
    reason: String,
    trouble: Option<&'static str>,
}

impl Default for Results {
    fn default() -> Self {
        Self {
            page: Page::Ranking,
            kind: None,
            kinds: Vec::new(),
            group: Group::All,
            groups: Vec::new(),
            closed: false,
            within: false,
            asked: false,
            asked_title: String::new(),
            outlook: None,
            sentences: Vec::new(),
            quotas: None,
            held: None,
            history: history::History::default(),
            advice: advice::Counsel::default(),
            by: String::new(),
            by_typed: false,
            standings: Standings::default(),
            window: Window::new(list::LINE),
            ballots: false,
            tie: None,
            reopening: None,
        }
    }
}

impl Results {
    /// Computes the ranking of the board. What is being written stays.
    pub fn take(&mut self, board: &Board, desk: &Desk) {
        let closed = board.round.state == RoundState::Closed;
        if closed != self.closed {
            // What was read of the closings is no longer all of them.
            (self.page, self.history) = (Page::Ranking, history::History::default());
        }
        self.closed = closed;
        (self.asked, self.held) = (self.asked && !closed, None);
        self.asked_title = format!("Chốt {}?", board.round.name);
        self.kinds = SubjectKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let count = board.candidates.iter().filter(|c| c.kind == kind).count();
                (count > 0).then(|| (kind, format!("{} ({count})", kind.label())))
            })
            .collect();
        if !self.kinds.iter().any(|(kind, _)| Some(*kind) == self.kind) {
            self.kind = self.kinds.first().map(|(kind, _)| *kind);
        }
        if !self.by_typed {
            let chair = board.members.iter().find(|m| m.present && m.votes).map(|m| m.name.clone());
            self.by =
                if desk.staff.trim().is_empty() { chair.unwrap_or_default() } else { desk.staff.clone() };
        }
        if !self.closed {
            self.reopening = None;
        }
        self.lay(board);
    }

    fn lay(&mut self, board: &Board) {
        let looked = outlook(board);
        self.sentences = looked.quotas.iter().map(told).collect();
        self.outlook = Some(looked);
        let Some(kind) = self.kind else {
            self.standings = Standings::default();
            return;
        };
        self.groups = lines::groups(board, kind);
        if !self.groups.contains(&self.group) {
            self.group = Group::All;
        }
        let height = self.height();
        self.standings = lines::standings(board, kind, &self.group);
        if height != self.height() {
            self.window = Window::new(self.height());
        }
        if self.page == Page::Advice {
            self.advice.take(board, kind);
        }
        let gone = self.tie.as_ref().is_some_and(|tie| !tie.still_stands(&self.standings));
        if gone || self.closed {
            self.tie = None;
        }
    }

    /// Whether something at the side takes room from the list.
    fn has_side(&self) -> bool {
        self.within || self.tie.is_some() || self.reopening.is_some() || self.quotas.is_some()
    }

    fn turn_to(&mut self, kind: Option<SubjectKind>, group: Group, board: &Board) {
        (self.kind, self.group, self.tie) = (kind, group, None);
        self.window = Window::new(self.height());
        self.lay(board);
    }

    fn open_tie(&mut self, dossier: DossierId, board: &Board) -> Effect<Message> {
        self.tie = Tie::of(dossier, &self.standings, board, &self.by);
        (self.quotas, self.reopening) = (None, None);
        Effect::Run(iced::widget::operation::focus("tie-reason"))
    }

    fn show(&mut self, page: Page, board: &Board, desk: &Desk) -> Effect<Message> {
        self.page = page;
        match page {
            Page::Ranking => {}
            Page::History => return Effect::Run(Self::ask_closings(board, desk)),
            Page::Advice => {
                if let Some(kind) = self.kind {
                    self.advice.take(board, kind);
                }
            }
        }
        Effect::None
    }

    /// Goes to where an obstacle is put right, as far as that is here; other parts of the round are the screen's matter.
    fn jump(&mut self, mend: Mend, dossier: Option<DossierId>, board: &Board) -> Effect<Message> {
        self.put_away();
        match (mend, dossier) {
            (Mend::Dossier, Some(dossier)) => return Effect::Go(Place::Dossier(dossier)),
            (Mend::Quotas, _) => return self.quota(quotas::Message::Shown(true), board),
            (Mend::Ranking, Some(dossier)) => {
                self.page = Page::Ranking;
                let kind = board.candidate(dossier).map(|it| it.kind);
                self.turn_to(kind, Group::All, board);
                let tied = kind.is_some_and(|kind| {
                    let placed = rank(board, kind, None).placed;
                    placed.iter().any(|it| it.dossier == dossier && it.cut == Cut::Undecided)
                });
                if tied {
                    return self.open_tie(dossier, board);
                }
            }
            _ => {}
        }
        Effect::None
    }

    /// Closes the question before closing.
    pub fn put_away(&mut self) {
        self.asked = false;
    }

    /// Whether the question before closing is open.
    #[must_use]
    pub const fn is_asking(&self) -> bool {
        self.asked
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, board: &Board, desk: &Desk) -> Effect<Message> {
        match message {
            Message::KindPicked(kind) => self.turn_to(Some(kind), Group::All, board),
            Message::ClusterPicked(cluster) => {
                self.turn_to(self.kind, cluster.map_or(Group::All, Group::Cluster), board);
            }
            Message::GroupPicked(group) => self.turn_to(self.kind, group, board),
            Message::PagePicked(page) => return self.show(page, board, desk),
            Message::Line(message) => return self.line(&message, board),
            Message::Quota(message) => return self.quota(message, board),
            Message::History(message) => return self.history(message, board, desk),
            Message::Advice(message) => self.advice.update(&message),
            Message::Jumped(mend, dossier) => return self.jump(mend, dossier, board),
            Message::ClosePutAway => self.put_away(),
            Message::BallotsShown(shown) => self.ballots = shown,
            Message::Scrolled(offset, height) => self.window.seen(offset, height),
            Message::TieOpened(dossier) => return self.open_tie(dossier, board),
            Message::TieMoved(at, up) => {
                if let Some(tie) = &mut self.tie {
                    tie.shift(at, up);
                }
            }
            Message::TieBy(by) => {
                if let Some(tie) = &mut self.tie {
                    (tie.by, tie.trouble) = (by, None);
                }
            }
            Message::TieReason(reason) => {
                if let Some(tie) = &mut self.tie {
                    (tie.reason, tie.trouble) = (reason, None);
                }
            }
            Message::TieClosed => self.tie = None,
            Message::TieDecided => return self.decide(board),
            Message::ByTyped(by) => (self.by, self.by_typed) = (by, true),
            Message::CloseAsked => {
                self.asked = !self.closed;
                return Effect::Run(iced::widget::operation::focus("close-by"));
            }
            Message::CloseAgreed => return self.close(board, desk),
            Message::ReopenAsked => {
                (self.tie, self.quotas) = (None, None);
                self.reopening = Some(Reopening::default());
                return Effect::Run(iced::widget::operation::focus("reopen-reason"));
            }
            Message::ReopenTyped(reason) => self.reopening = Some(Reopening { reason, trouble: None }),
            Message::ReopenPutAway => self.reopening = None,
            Message::ReopenDone => return self.reopen(board, desk),
        }
        Effect::None
    }

    fn decide(&mut self, board: &Board) -> Effect<Message> {
        let Some(tie) = &mut self.tie else { return Effect::None };
        if tie.by.trim().is_empty() || tie.reason.trim().is_empty() {
            tie.trouble = Some("Hãy ghi người quyết định và lý do; cả hai được in trong danh sách.");
            return Effect::None;
        }
        let Some(tie) = self.tie.take() else { return Effect::None };
        Effect::Change(Command::DecideTie {
            round: board.round.id,
            order: tie.order(),
            by: tie.by.trim().to_owned(),
            reason: tie.reason.trim().to_owned(),
        })
    }

    fn reopen(&mut self, board: &Board, desk: &Desk) -> Effect<Message> {
        let Some(reopening) = &mut self.reopening else { return Effect::None };
        if reopening.reason.trim().is_empty() || self.by.trim().is_empty() {
            reopening.trouble = Some("Hãy ghi người mở lại và lý do; cả hai được ghi vào nhật ký.");
            return Effect::None;
        }
        Effect::Change(Command::ReopenRound {
            id: board.round.id,
            on: desk.today,
            by: self.by.trim().to_owned(),
            reason: reopening.reason.trim().to_owned(),
        })
    }
}
