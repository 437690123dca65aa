//! Kiểm phiếu: what the tellers counted for each dossier, and what the declared rule makes of it.

mod outcome;
mod view;

pub use outcome::Carried;

use super::super::{Effect, after_pause};
use super::window::Window;
use crate::domain::Command;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::round::{Board, RoundState};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::{self, VoteBase, VoteCount};
use iced::task::Handle;
use outcome::{agreeing, detail, may_vote};

/// A figure of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Đồng ý.
    Agree,
    /// Đồng ý ở mức thấp hơn.
    Lowered,
    /// Không đồng ý.
    Disagree,
    /// Không hợp lệ.
    Invalid,
    /// Đồng ý bằng văn bản.
    WrittenAgree,
    /// Đồng ý ở mức thấp hơn, bằng văn bản.
    WrittenLowered,
    /// Không đồng ý bằng văn bản.
    WrittenDisagree,
}

impl Figure {
    /// In the order shown.
    pub const ALL: [Self; 7] = [
        Self::Agree,
        Self::Lowered,
        Self::Disagree,
        Self::Invalid,
        Self::WrittenAgree,
        Self::WrittenLowered,
        Self::WrittenDisagree,
    ];

    /// Whether it counts votes for a lower level, which only a council that decides by vote takes.
    #[must_use]
    pub const fn is_lowered(self) -> bool {
        matches!(self, Self::Lowered | Self::WrittenLowered)
    }
}

/// What happened in the counting.
#[derive(Debug, Clone)]
pub enum Message {
    /// A figure of the line at this place was typed.
    Typed(usize, Figure, String),
    /// Enter in a figure: on to the next line.
    Entered(usize, Figure),
    /// The keyboard left a line.
    Left(usize),
    /// Typing rested.
    Rested,
    /// Everybody present agreed.
    AllAgreed(usize),
    /// The count of a line is to be taken away.
    Cleared(usize),
    /// The list was scrolled (px).
    Scrolled(f32, f32),
}

/// One dossier with its count.
#[derive(Debug, Clone)]
pub struct Line {
    dossier: DossierId,
    name: String,
    unit: String,
    kind: SubjectKind,
    figures: [String; 7],
    stored: Option<VoteCount>,
    sent: Option<Option<VoteCount>>,
    trouble: Option<String>,
    note: Option<String>,
    outcome: String,
    agreeing: String,
    detail: String,
    carried: Option<Carried>,
    /// Present and absent members who may vote on it: whoever is recused may not.
    may_vote: [u32; 2],
}

impl Line {
    /// The dossier.
    #[must_use]
    pub fn dossier(&self) -> DossierId {
        self.dossier
    }

    /// What is wrong with the count, and what to do.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// "Đồng ý 5/6, cần 5 – đạt"; empty while nothing is counted.
    #[must_use]
    pub fn outcome(&self) -> &str {
        &self.outcome
    }

    /// What the rule makes of the count; none while nothing is counted.
    #[must_use]
    pub fn carried(&self) -> Option<Carried> {
        self.carried
    }

    fn show(&mut self, count: Option<VoteCount>) {
        self.figures = match count {
            None => Default::default(),
            Some(count) => [
                count.agree,
                count.lowered,
                count.disagree,
                count.invalid,
                count.written_agree,
                count.written_lowered,
                count.written_disagree,
            ]
            .map(|n| if n == 0 { String::new() } else { n.to_string() }),
        };
        if let (Some(count), true) = (count, self.figures.iter().all(String::is_empty)) {
            self.figures[0] = count.agree.to_string();
        }
    }
}

/// The counting as shown.
#[derive(Debug)]
pub struct Votes {
    round: Option<RoundId>,
    closed: bool,
    /// Whether votes for a lower level are counted.
    lowers: bool,
    present: u32,
    absent: u32,
    rule: String,
    summary: String,
    lines: Vec<Line>,
    window: Window,
    pause: Option<Handle>,
}

impl Default for Votes {
    fn default() -> Self {
        Self {
            round: None,
            closed: false,
            lowers: false,
            present: 0,
            absent: 0,
            rule: String::new(),
            summary: String::new(),
            lines: Vec::new(),
            window: Window::new(view::LINE),
            pause: None,
        }
    }
}

impl Votes {
    /// The lines, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Takes the round as read; what is being typed stays.
    pub fn take(&mut self, board: &Board) {
        let same = self.round == Some(board.round.id);
        let voting = |present: bool| board.members.iter().filter(|m| m.votes && m.present == present).count();
        (self.present, self.absent) = (voting(true) as u32, voting(false) as u32);
        (self.round, self.closed) = (Some(board.round.id), board.round.state == RoundState::Closed);
        self.lowers = board.round.settings.way.votes()
            || board.votes.iter().any(|count| count.lowered + count.written_lowered > 0);
        let vote = board.round.settings.vote;
        let share = super::rules::share_words(vote.share);
        self.rule = match vote.of {
            VoteBase::All => {
                format!("Đạt khi có ít nhất {share} {} đồng ý, tính cả ý kiến bằng văn bản", vote.of.label())
            }
            VoteBase::Present => format!("Đạt khi có ít nhất {share} {} đồng ý", vote.of.label()),
        };
        let old = std::mem::take(&mut self.lines);
        let mut lines = Vec::with_capacity(board.candidates.len());
        for kind in SubjectKind::ALL {
            for candidate in board.candidates.iter().filter(|it| it.kind == kind) {
                let stored = board.votes.iter().find(|count| count.dossier == candidate.dossier).copied();
                let out = votes::outcome(board, candidate.dossier);
                let mut line = Line {
                    dossier: candidate.dossier,
                    name: candidate.name.clone(),
                    unit: candidate.unit_name.clone(),
                    kind,
                    figures: Default::default(),
                    stored,
                    sent: None,
                    trouble: None,
                    note: None,
                    outcome: out.as_ref().map_or_else(String::new, |it| {
                        format!("{} – {}", agreeing(it), Carried::of(it).label().to_lowercase())
                    }),
                    agreeing: out.as_ref().map_or_else(String::new, agreeing),
                    detail: out.as_ref().map_or_else(String::new, detail),
                    carried: out.as_ref().map(Carried::of),
                    may_vote: may_vote(board, candidate.dossier),
                };
                line.show(stored);
                let before = old.iter().find(|it| same && it.dossier == candidate.dossier);
                if let Some(before) = before {
                    let ours = before.sent == Some(stored);
                    let untouched = before.sent.is_none() && self.read(before) == Ok(before.stored);
                    if ours || !untouched {
                        line.figures.clone_from(&before.figures);
                        line.trouble.clone_from(&before.trouble);
                        line.sent = if ours { None } else { before.sent };
                    }
                }
                line.note = self.note(&line);
                lines.push(line);
            }
        }
        self.lines = lines;
        let counted = self.lines.iter().filter(|it| it.carried.is_some()).count();
        let of = |carried: Carried| self.lines.iter().filter(|it| it.carried == Some(carried)).count();
        self.summary = format!("Đã kiểm {counted}/{} hồ sơ · {} đạt", self.lines.len(), of(Carried::Whole));
        if of(Carried::Lowered) > 0 {
            self.summary.push_str(&format!(" · {} đạt ở mức thấp hơn", of(Carried::Lowered)));
        }
    }

    /// The count as typed: none for an empty line, or what is wrong with it.
    fn read(&self, line: &Line) -> Result<Option<VoteCount>, String> {
        if line.figures.iter().all(|figure| figure.trim().is_empty()) {
            return Ok(None);
        }
        let mut figures = [0u32; 7];
        for (figure, typed) in figures.iter_mut().zip(&line.figures) {
            *figure = match typed.trim() {
                "" => 0,
                typed => typed.parse().map_err(|_| "Hãy gõ số phiếu bằng chữ số.".to_owned())?,
            };
        }
        let [agree, lowered, disagree, invalid, written_agree, written_lowered, written_disagree] = figures;
        let sum = |all: &[u32]| all.iter().map(|n| u64::from(*n)).sum::<u64>();
        let [present, absent] = line.may_vote;
        let ballots = sum(&[agree, lowered, disagree, invalid]);
        if ballots > u64::from(present) {
            return Err(if present < self.present {
                format!(
                    "Tổng số phiếu là {ballots}, nhiều hơn {present} người dự họp được biểu quyết (đã trừ người miễn)."
                )
            } else {
                format!(
                    "Tổng số phiếu là {ballots}, nhiều hơn {present} thành viên có quyền biểu quyết dự họp."
                )
            });
        }
        let written = sum(&[written_agree, written_lowered, written_disagree]);
        if written > u64::from(absent) {
            return Err(format!(
                "Số ý kiến bằng văn bản là {written}, nhiều hơn {absent} thành viên vắng mặt."
            ));
        }
        Ok(Some(VoteCount {
            dossier: line.dossier,
            agree,
            disagree,
            invalid,
            written_agree,
            written_disagree,
            lowered,
            written_lowered,
        }))
    }

    /// What is worth a second look: ballots that are not accounted for.
    fn note(&self, line: &Line) -> Option<String> {
        let count = self.read(line).ok().flatten()?;
        let left = line.may_vote[0].checked_sub(count.ballots()).filter(|left| *left > 0)?;
        Some(format!("Còn {left} người dự họp chưa có phiếu"))
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Effect<Message> {
        if self.closed && !matches!(message, Message::Scrolled(..)) {
            return Effect::None;
        }
        match message {
            Message::Typed(at, figure, typed) => {
                let Some(line) = self.lines.get_mut(at) else { return Effect::None };
                line.figures[figure as usize] = typed;
                line.trouble = None;
                let (timer, handle) = after_pause(Message::Rested);
                self.pause = Some(handle);
                Effect::Run(timer)
            }
            Message::Entered(at, figure) => {
                let saved = self.settle(at);
                let next = at + 1;
                if next >= self.lines.len() {
                    return saved;
                }
                let reveal = self.window.reveal(next, view::LINE);
                let focus = iced::widget::operation::focus(view::cell(next, figure));
                saved.and(Effect::Run(iced::Task::batch([reveal, focus])))
            }
            Message::Left(at) => self.settle(at),
            Message::Rested => self.save(),
            Message::AllAgreed(at) => {
                if let Some(line) = self.lines.get_mut(at) {
                    line.figures = Default::default();
                    line.figures[0] = line.may_vote[0].to_string();
                }
                self.settle(at)
            }
            Message::Cleared(at) => {
                if let Some(line) = self.lines.get_mut(at) {
                    line.figures = Default::default();
                    line.trouble = None;
                }
                self.settle(at)
            }
            Message::Scrolled(offset, height) => {
                self.window.seen(offset, height);
                Effect::None
            }
        }
    }

    /// A line is left: it is stored, and told what is wrong with it.
    fn settle(&mut self, at: usize) -> Effect<Message> {
        let effect = self.save();
        let trouble = self.lines.get(at).and_then(|line| self.read(line).err());
        let note = self.lines.get(at).and_then(|line| self.note(line));
        if let Some(line) = self.lines.get_mut(at) {
            if trouble.is_some() || line.sent.is_none() {
                line.trouble = trouble;
            }
            line.note = note;
        }
        effect
    }

    /// Stores every count that can be read and differs.
    fn save(&mut self) -> Effect<Message> {
        self.pause = None;
        let Some(round) = self.round else { return Effect::None };
        let mut effect = Effect::None;
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            let Ok(count) = self.read(line) else { continue };
            if line.sent.unwrap_or(line.stored) == count {
                continue;
            }
            let dossier = line.dossier;
            self.lines[at].sent = Some(count);
            effect = effect.and(Effect::Save(Command::CountVotes { round, dossier, count }));
        }
        effect
    }

    /// The part is left: what can be read is stored.
    pub fn leave(&mut self) -> Effect<Message> {
        if self.closed { Effect::None } else { self.save() }
    }

    /// The file refused a count: it is said at its line.
    pub fn refused(&mut self, sentence: &str) {
        if let Some(line) =
            self.lines.iter_mut().find(|line| line.sent.is_some_and(|sent| sent != line.stored))
        {
            line.trouble = Some(sentence.to_owned());
            line.sent = None;
        }
    }
}
