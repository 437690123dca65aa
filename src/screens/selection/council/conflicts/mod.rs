//! Xung đột lợi ích: what the program asks about members and dossiers, and what was answered.

mod view;

use crate::domain::Command;
use crate::domain::command::ConflictReply;
use crate::domain::conflicts::{EarlierAnswer, Proposal, proposals, remembered};
use crate::domain::ids::{DossierId, MemberId, RoundId};
use crate::domain::round::{Board, ConflictVerdict, RoundState, Standing};
use crate::screens::Effect;
use crate::ui::grid;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was scrolled, or a question chosen.
    Grid(grid::Event),
    /// A letter of who answers.
    ByTyped(String),
    /// A letter of the reason.
    ReasonTyped(String),
    /// "Đúng, miễn chấm".
    Confirmed,
    /// "Không phải".
    Denied,
    /// The answer is taken back.
    TakenBack,
    /// The answer of the earlier round is given again.
    Recalled,
    /// Every "Không phải" of earlier rounds is given again.
    AllRecalled,
    /// The answered ones are shown, or folded.
    AnsweredShown(bool),
}

/// One question.
#[derive(Debug, Clone)]
struct Line {
    member: MemberId,
    dossier: DossierId,
    member_name: String,
    post: String,
    name: String,
    about: String,
    grounds: Vec<String>,
    short: String,
    answer: Option<ConflictVerdict>,
    /// Who answered, and why.
    answered: String,
    earlier: Option<Earlier>,
    /// What a reason begins with.
    reason: String,
}

/// What an earlier round answered about the same two.
#[derive(Debug, Clone)]
struct Earlier {
    words: String,
    verdict: ConflictVerdict,
    reason: String,
}

impl Line {
    fn key(&self) -> (MemberId, DossierId) {
        (self.member, self.dossier)
    }
}

/// The questions as shown: those that wait, then those that are answered.
#[derive(Debug, Default)]
pub struct Conflicts {
    round: Option<RoundId>,
    open: bool,
    lines: Vec<Line>,
    waiting: usize,
    /// "6 thành viên với 21 hồ sơ"; empty while one of them is missing.
    compared: String,
    all_shown: bool,
    grid: grid::State,
    chosen: Option<(MemberId, DossierId)>,
    by: String,
    reason: String,
    trouble: Option<String>,
}

impl Conflicts {
    /// How many questions wait for an answer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes the board as read, and what earlier rounds answered; a reason being typed stays.
    pub(super) fn take(&mut self, board: &Board, earlier: &[EarlierAnswer], staff: &str) {
        if self.round != Some(board.round.id) {
            *self = Self { by: std::mem::take(&mut self.by), grid: grid::State::tall(), ..Self::default() };
        }
        self.round = Some(board.round.id);
        self.open = board.round.state == RoundState::Open;
        if self.by.trim().is_empty() {
            staff.clone_into(&mut self.by);
        }
        self.lines = proposals(board).into_iter().filter_map(|it| line(board, &it, earlier)).collect();
        self.lines.sort_by_key(|it| it.answer.is_some());
        self.waiting = self.lines.iter().filter(|it| it.answer.is_none()).count();
        self.compared = if board.members.is_empty() || board.candidates.is_empty() {
            String::new()
        } else {
            format!("{} thành viên với {} hồ sơ", board.members.len(), board.candidates.len())
        };
        let shown = self.shown();
        let place = self.lines[..shown].iter().position(|it| Some(it.key()) == self.chosen);
        match (place, self.chosen) {
            (Some(at), _) => self.grid.choose(Some(at)),
            // The answered one has gone below: the next question takes its place.
            (None, Some(_)) if shown > 0 => {
                self.choose(self.grid.chosen().unwrap_or(0).min(shown - 1));
            }
            _ => self.choose_none(),
        }
    }

    /// The page was opened: the first question stands ready.
    pub(super) fn begin(&mut self) {
        if self.chosen.is_none() && self.shown() > 0 {
            self.choose(0);
        }
    }

    /// How many of the lines are shown.
    fn shown(&self) -> usize {
        if self.all_shown { self.lines.len() } else { self.waiting }
    }

    fn choose_none(&mut self) {
        (self.chosen, self.trouble) = (None, None);
        self.grid.choose(None);
    }

    fn choose(&mut self, at: usize) {
        let Some(line) = self.lines.get(at) else { return self.choose_none() };
        if self.chosen != Some(line.key()) {
            self.reason.clone_from(&line.reason);
            self.trouble = None;
        }
        self.chosen = Some(line.key());
        self.grid.choose(Some(at));
    }

    fn line(&self) -> Option<&Line> {
        self.lines.iter().find(|it| Some(it.key()) == self.chosen)
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message) -> Effect<Message> {
        match message {
            Message::Grid(event) => {
                let scroll = self.grid.update(event, self.shown());
                if let Some(at) =
                    self.grid.chosen().filter(|_| !matches!(event, grid::Event::Scrolled { .. }))
                {
                    self.choose(at);
                }
                Effect::Run(scroll)
            }
            Message::ByTyped(by) => {
                (self.by, self.trouble) = (by, None);
                Effect::None
            }
            Message::ReasonTyped(reason) => {
                (self.reason, self.trouble) = (reason, None);
                Effect::None
            }
            Message::Confirmed => {
                if self.reason.trim().is_empty() {
                    self.trouble = Some("Hãy nêu lý do miễn chấm.".to_owned());
                    return Effect::None;
                }
                let reason = self.reason.trim().to_owned();
                self.answer(Some(ConflictVerdict::Conflict), reason)
            }
            Message::Denied => self.answer(Some(ConflictVerdict::NotConflict), String::new()),
            Message::TakenBack => self.answer(None, String::new()),
            Message::Recalled => match self.line().and_then(|it| it.earlier.clone()) {
                Some(earlier) => self.answer(Some(earlier.verdict), earlier.reason),
                None => Effect::None,
            },
            Message::AllRecalled => self.recall(),
            Message::AnsweredShown(shown) => {
                self.all_shown = shown;
                if self.line().is_some_and(|it| it.answer.is_some()) && !shown {
                    self.choose_none();
                }
                Effect::None
            }
        }
    }

    fn answer(&self, verdict: Option<ConflictVerdict>, reason: String) -> Effect<Message> {
        let (Some(round), Some((member, dossier)), true) = (self.round, self.chosen, self.open) else {
            return Effect::None;
        };
        let by = self.by.trim().to_owned();
        Effect::Change(Command::AnswerConflict(ConflictReply { round, member, dossier, verdict, by, reason }))
    }

    /// The questions that an earlier round answered with "Không phải".
    fn denied_before(&self) -> impl Iterator<Item = (&Line, &Earlier)> {
        let waiting = self.lines[..self.waiting].iter();
        waiting
            .filter_map(|it| Some((it, it.earlier.as_ref()?)))
            .filter(|(_, earlier)| earlier.verdict == ConflictVerdict::NotConflict)
    }

    fn recall(&self) -> Effect<Message> {
        let Some(round) = self.round.filter(|_| self.open) else { return Effect::None };
        let commands: Vec<Command> = self
            .denied_before()
            .map(|(line, earlier)| {
                Command::AnswerConflict(ConflictReply {
                    round,
                    member: line.member,
                    dossier: line.dossier,
                    verdict: Some(ConflictVerdict::NotConflict),
                    by: self.by.trim().to_owned(),
                    reason: earlier.reason.clone(),
                })
            })
            .collect();
        if commands.is_empty() {
            return Effect::None;
        }
        let title = format!("Lấy lại {} câu trả lời “Không phải” của đợt trước", commands.len());
        Effect::Change(Command::Batch { title, commands })
    }

    /// The file refused an answer.
    pub(super) fn refused(&mut self, sentence: String) {
        self.trouble = Some(sentence);
    }
}

/// What an answer is called.
const fn words(verdict: ConflictVerdict) -> &'static str {
    match verdict {
        ConflictVerdict::Conflict => "Đúng, miễn chấm",
        ConflictVerdict::NotConflict => "Không phải",
    }
}

fn line(board: &Board, proposal: &Proposal, earlier: &[EarlierAnswer]) -> Option<Line> {
    let member = board.members.iter().find(|it| it.id == proposal.member)?;
    let candidate = board.candidate(proposal.dossier)?;
    let stored =
        board.conflicts.iter().find(|it| it.member == proposal.member && it.dossier == proposal.dossier);
    let signed = |by: &str, reason: &str| match (by.trim(), reason.trim()) {
        (by, "") => by.to_owned(),
        (by, reason) => format!("{by}: {reason}"),
    };
    let before = remembered(board, proposal, earlier).map(|it| Earlier {
        words: format!(
            "{}: “{}” ({})",
            it.round_name,
            words(it.answer.verdict),
            signed(&it.answer.by, &it.answer.reason)
        ),
        verdict: it.answer.verdict,
        reason: it.answer.reason.clone(),
    });
    let recused = board.sheets.iter().find(|it| {
        it.member == proposal.member && it.dossier == proposal.dossier && it.standing == Standing::Recused
    });
    let short =
        if proposal.grounds.is_empty() { "căn cứ không còn".to_owned() } else { proposal.sentence() };
    Some(Line {
        member: member.id,
        dossier: candidate.dossier,
        member_name: member.name.clone(),
        post: if member.post.is_empty() { member.role.label().to_owned() } else { member.post.clone() },
        name: candidate.name.clone(),
        about: format!("{} · {}", candidate.kind.label(), candidate.unit_name),
        grounds: proposal.grounds.iter().map(|it| format!("– {}", it.sentence())).collect(),
        reason: recused.map_or_else(|| proposal.sentence(), |it| it.reason.clone()),
        short,
        answer: proposal.answer,
        answered: stored.map(|it| signed(&it.by, &it.reason)).unwrap_or_default(),
        earlier: before,
    })
}
