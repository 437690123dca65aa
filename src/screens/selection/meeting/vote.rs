//! The quick count of a vote by show of hands: three figures, stored when the page is turned.

use super::{Effect, Message};
use crate::domain::Command;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::meeting_order::Turn;
use crate::domain::round::{Board, RoundState};
use crate::domain::votes::{VoteCount, outcome};

/// A figure of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ballot {
    /// Đồng ý.
    Agree,
    /// Không đồng ý.
    Disagree,
    /// Đồng ý ở mức thấp hơn.
    Lowered,
}

impl Ballot {
    /// In the order shown.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Disagree, Self::Lowered];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Agree => "Đồng ý",
            Self::Disagree => "Không đồng ý",
            Self::Lowered => "Hạ mức",
        }
    }

    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Agree => "meeting-agree",
            Self::Disagree => "meeting-disagree",
            Self::Lowered => "meeting-lowered",
        }
    }

    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}

/// The count of the dossier on show.
#[derive(Debug, Default)]
pub(super) struct Vote {
    round: Option<RoundId>,
    dossier: Option<DossierId>,
    /// Whether votes are counted here.
    pub asked: bool,
    /// Members in the room who vote on this dossier.
    pub may: u32,
    pub figures: [String; 3],
    stored: Option<VoteCount>,
    sent: Option<VoteCount>,
    pub trouble: Option<String>,
    /// "12/15 · đạt".
    pub outcome: String,
    pub carried: Option<bool>,
}

fn figures(count: Option<VoteCount>) -> [String; 3] {
    count.map_or_else(Default::default, |it| [it.agree, it.disagree, it.lowered].map(|n| n.to_string()))
}

impl Vote {
    pub fn take(&mut self, board: &Board, turn: Option<&Turn>) {
        let dossier = turn.map(|it| it.dossier);
        let same = self.dossier == dossier;
        let stored = dossier.and_then(|id| board.votes.iter().find(|it| it.dossier == id)).copied();
        let untouched = figures(self.stored) == self.figures || self.sent == stored;
        self.round = Some(board.round.id);
        self.asked =
            dossier.is_some() && board.round.settings.way.votes() && board.round.state == RoundState::Open;
        let out = turn.map_or(&[][..], |it| it.out.as_slice());
        let may = board.members.iter().filter(|it| it.votes && it.present && !out.contains(&it.id));
        self.may = may.count() as u32;
        // What is being typed stays while others' deeds come in.
        if !same || untouched {
            self.figures = figures(stored);
            self.trouble = None;
            self.sent = None;
        }
        (self.dossier, self.stored) = (dossier, stored);
        let found = dossier.and_then(|id| outcome(board, id));
        self.carried = found.map(|it| it.carried);
        self.outcome = found.map_or_else(String::new, |it| {
            let words = match (it.carried, it.carried_lowered) {
                (true, _) => "đạt",
                (false, true) => "đạt ở mức thấp hơn",
                (false, false) => "không đạt",
            };
            format!("{}/{} đồng ý, cần {} – {words}", it.agreeing, it.of, it.needed)
        });
    }

    pub fn typed(&mut self, ballot: Ballot, text: String) {
        self.figures[ballot as usize] = text;
        self.trouble = None;
    }

    pub fn all_agreed(&mut self) {
        let invalid = self.stored.map_or(0, |it| it.invalid);
        self.figures = [self.may.saturating_sub(invalid).to_string(), "0".to_owned(), "0".to_owned()];
        self.trouble = None;
    }

    pub fn is_in_trouble(&self) -> bool {
        self.trouble.is_some()
    }

    /// The file refused the count.
    pub fn refused(&mut self, sentence: String) {
        self.trouble = Some(sentence);
        self.sent = None;
    }

    /// The count as typed: none where nothing is typed.
    fn read(&self, dossier: DossierId) -> Result<Option<VoteCount>, String> {
        if self.figures.iter().all(|it| it.trim().is_empty()) {
            return Ok(None);
        }
        let mut typed = [0u32; 3];
        for (figure, text) in typed.iter_mut().zip(&self.figures) {
            *figure = match text.trim() {
                "" => 0,
                text => text.parse().map_err(|_| "Hãy gõ số người bằng chữ số.".to_owned())?,
            };
        }
        let [agree, disagree, lowered] = typed;
        let sum: u64 = typed.iter().map(|it| u64::from(*it)).sum();
        // What was counted from a box or came in writing stays as it is.
        let kept = self.stored.unwrap_or(VoteCount {
            dossier,
            agree: 0,
            disagree: 0,
            lowered: 0,
            invalid: 0,
            written_lowered: 0,
            written_agree: 0,
            written_disagree: 0,
        });
        if sum + u64::from(kept.invalid) > u64::from(self.may) {
            return Err(format!("Có {} người được biểu quyết về hồ sơ này; vừa ghi {sum}.", self.may));
        }
        Ok(Some(VoteCount { agree, disagree, lowered, ..kept }))
    }

    /// Stores the count where it differs; says what is wrong where it cannot stand.
    pub fn save(&mut self) -> Effect<Message> {
        let (Some(round), Some(dossier), true) = (self.round, self.dossier, self.asked) else {
            return Effect::None;
        };
        // A count from the box may hold more ballots than are in the room now; what nobody touched is not judged again.
        if self.figures == figures(self.stored) {
            return Effect::None;
        }
        match self.read(dossier) {
            Err(sentence) => {
                self.trouble = Some(sentence);
                Effect::None
            }
            Ok(count) if count == self.sent.or(self.stored) => Effect::None,
            Ok(count) => {
                self.trouble = None;
                self.sent = count;
                Effect::Save(Command::CountVotes { round, dossier, count })
            }
        }
    }
}
