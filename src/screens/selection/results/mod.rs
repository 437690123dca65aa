//! Xếp hạng: who stands where and why, ties and who decides them, closing and opening again.

mod lines;
mod list;
mod tie;
mod view;

pub use lines::{Standings, quorum};

use super::super::{Desk, Effect, Notice, Question};
use super::window::Window;
use crate::domain::Command;
use crate::domain::ids::DossierId;
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

/// The ranking as shown, and the decisions being written.
#[derive(Debug)]
pub struct Results {
    kind: Option<SubjectKind>,
    kinds: Vec<(SubjectKind, String)>,
    cluster: Option<String>,
    clusters: Vec<String>,
    closed: bool,
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
            kind: None,
            kinds: Vec::new(),
            cluster: None,
            clusters: Vec::new(),
            closed: false,
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
        self.closed = board.round.state == RoundState::Closed;
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
        let Some(kind) = self.kind else {
            self.standings = Standings::default();
            return;
        };
        let mut clusters: Vec<String> = board
            .candidates
            .iter()
            .filter(|c| c.kind == kind && !c.cluster.trim().is_empty())
            .map(|c| c.cluster.clone())
            .collect();
        clusters.sort_by_cached_key(|name| crate::text::text_key(name));
        clusters.dedup();
        self.clusters = clusters;
        if self.cluster.as_ref().is_some_and(|cluster| !self.clusters.contains(cluster)) {
            self.cluster = None;
        }
        self.standings = lines::standings(board, kind, self.cluster.as_deref());
        let gone = self.tie.as_ref().is_some_and(|tie| !tie.still_stands(&self.standings));
        if gone || self.closed {
            self.tie = None;
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, board: &Board, desk: &Desk) -> Effect<Message> {
        match message {
            Message::KindPicked(kind) => {
                (self.kind, self.cluster, self.tie) = (Some(kind), None, None);
                self.window = Window::new(list::LINE);
                self.lay(board);
            }
            Message::ClusterPicked(cluster) => {
                (self.cluster, self.tie) = (cluster, None);
                self.window = Window::new(list::LINE);
                self.lay(board);
            }
            Message::BallotsShown(shown) => self.ballots = shown,
            Message::Scrolled(offset, height) => self.window.seen(offset, height),
            Message::TieOpened(dossier) => {
                self.tie = Tie::of(dossier, &self.standings, board, &self.by);
                return Effect::Run(iced::widget::operation::focus("tie-reason"));
            }
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
            Message::CloseAsked => return self.ask_closing(board),
            Message::CloseAgreed => {
                return Effect::Change(Command::CloseRound {
                    id: board.round.id,
                    on: desk.today,
                    by: self.by.trim().to_owned(),
                });
            }
            Message::ReopenAsked => {
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

    fn ask_closing(&self, board: &Board) -> Effect<Message> {
        let obstacles = lines::obstacles(board);
        if let Some(first) = obstacles.first() {
            return Effect::Tell(Notice::trouble(
                format!("Chưa chốt được đợt xét: {first}"),
                obstacles.join("\n"),
            ));
        }
        if self.by.trim().is_empty() {
            return Effect::Tell(Notice::trouble("Hãy ghi họ tên người chốt đợt xét ở ô “Người chốt”.", ""));
        }
        let counts = lines::counts(board);
        Effect::Ask(Question {
            title: format!("Chốt {}?", board.round.name),
            sentence: format!(
                "{} Kết quả được ghi vào từng hồ sơ và điểm không sửa được nữa; khi thật cần vẫn mở lại được, có ghi lý do.",
                counts.sentence()
            ),
            yes: format!("Chốt {} hồ sơ", counts.all()),
            danger: false,
            answer: Message::CloseAgreed,
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
