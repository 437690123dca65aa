//! Quy tắc xét: the declared settings of a round, every figure of them the office's own.

mod draft;
mod places_view;
mod quotas;
mod quotas_view;
mod view;

use super::super::{Desk, Effect, Question, after_pause};
use crate::domain::Command;
use crate::domain::criteria::CriteriaSet;
use crate::domain::obligation::Rounding;
use crate::domain::ranking;
use crate::domain::round::{
    Board, QuotaCount, QuotaScope, Round, RoundState, Share, TieRule, Way, counts, open,
};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;
use crate::text::date::{parse_date, short_date};
use draft::Draft;
use iced::task::Handle;
pub use quotas::Sort;
use quotas::{QuotaRow, Scopes};

/// A text field of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Name of the round.
    Name,
    /// Day of the meeting.
    HeldOn,
    /// Share of members that must be present ("2/3").
    Quorum,
    /// Percent of women from which a collective counts as women.
    Women,
    /// Places of a kind, a number or a percentage.
    Places(SubjectKind),
    /// Fewest of a kind.
    Least(SubjectKind),
    /// Share of agreeing votes that carries ("80%").
    Vote,
    /// Percent that the result of the round before counts for.
    Carry,
    /// Difference from which a dossier is flagged.
    Disagreement,
    /// Least of the quota at this place.
    QuotaLeast(usize),
    /// Most of the quota at this place, a number or a percentage.
    QuotaMost(usize),
}

/// A setting that holds or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// The better grade stands above.
    GradeFirst,
    /// Others' figures stay hidden until a sheet is confirmed.
    Independent,
    /// A second person compares every sheet.
    SecondCheck,
    /// A figure that differs from the appraised one needs a reason.
    ReasonOnDifference,
    /// The result of the round before counts.
    Carried,
}

/// What was changed about a quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotaChange {
    /// Over what it runs.
    Sort(Sort),
    /// Over which unit, cluster or field.
    Scope(QuotaScope),
    /// Of which kind; none for all together.
    Kind(Option<SubjectKind>),
    /// Whether the most is a percentage.
    Percent(bool),
    /// How a share is rounded.
    Rounded(Rounding),
}

/// What happened in the settings.
#[derive(Debug, Clone)]
pub enum Message {
    /// A letter was typed.
    Typed(Field, String),
    /// The keyboard left a field.
    Left(Field),
    /// Typing rested.
    Rested,
    /// How the council decides was chosen.
    WayPicked(Way),
    /// Of whom the share of votes is taken was chosen.
    VoteOf(VoteBase),
    /// Decimal places were chosen.
    Decimals(u8),
    /// How many highest and lowest totals are left out was chosen.
    Trimmed(u8),
    /// A setting was switched on or off.
    Switched(Switch, bool),
    /// Whether the places of a kind are a percentage was chosen.
    PlacesPercent(SubjectKind, bool),
    /// How the share of a kind is rounded was chosen.
    PlacesRounded(SubjectKind, Rounding),
    /// A quota was added at the end.
    QuotaAdded,
    /// The quota at this place was changed.
    QuotaChanged(usize, QuotaChange),
    /// The quota at this place was taken out.
    QuotaRemoved(usize),
    /// A rule for equal means was added at the end.
    RuleAdded(TieRule),
    /// The rule at this place goes up or down one place.
    RuleMoved(usize, bool),
    /// The rule at this place was taken out.
    RuleRemoved(usize),
    /// Removing the round was asked for.
    RemoveAsked,
    /// Removing the round was agreed to.
    RemoveAgreed,
}

/// The settings as they are being written, and what they come to on the board as it stands.
#[derive(Debug, Default)]
pub struct Rules {
    base: Option<Round>,
    draft: Draft,
    codes: Vec<(String, String)>,
    trouble: Option<(Field, String)>,
    example: String,
    voting: u32,
    entered: [u32; 4],
    scopes: Scopes,
    counts: Vec<(QuotaCount, String)>,
    origin: Vec<String>,
    pause: Option<Handle>,
}

impl Rules {
    /// Takes the round as read; what is being typed stays.
    pub fn take(&mut self, board: &Board, around: &open::Around<'_>, desk: &Desk) {
        self.voting = board.members.iter().filter(|member| member.votes).count() as u32;
        self.codes = scored_codes(&board.sets);
        self.entered = SubjectKind::ALL.map(|kind| board.entered(kind));
        self.scopes = Scopes::of(board, desk);
        self.counts = if board.round.settings.quotas.is_empty() {
            Vec::new()
        } else {
            let all = counts(board, &ranking::chosen(board)).into_iter();
            all.map(|count| (count.sentence(), count)).map(|(words, count)| (count, words)).collect()
        };
        self.origin = origin(&board.round, around);
        let same_round = self.base.as_ref().is_some_and(|base| base.id == board.round.id);
        let typing = same_round && self.pause.is_some();
        let already = same_round && self.draft.read(&board.round, desk.today).as_ref() == Ok(&board.round);
        self.base = Some(board.round.clone());
        if !typing && !already {
            self.draft = Draft::of(&board.round);
            (self.trouble, self.pause) = (None, None);
        }
        self.work_out();
    }

    /// The worked example under the quorum.
    fn work_out(&mut self) {
        self.example = match share(&self.draft.quorum) {
            Some(share) if self.voting > 0 => format!(
                "Hội đồng có {} người có quyền chấm: {} của {} làm tròn lên, cần {} người có mặt.",
                self.voting,
                share_words(share),
                self.voting,
                share.fewest_of(self.voting)
            ),
            Some(_) => "Số người cần có mặt được làm tròn lên.".to_owned(),
            None => String::new(),
        };
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Typed(field, value) => {
                let Some(text) = self.draft.field(field) else { return Effect::None };
                *text = value;
                self.trouble = None;
                self.work_out();
                let (timer, handle) = after_pause(Message::Rested);
                self.pause = Some(handle);
                return Effect::Run(timer);
            }
            Message::Left(field) => {
                if field == Field::HeldOn
                    && let Some(day) = parse_date(&self.draft.held_on, desk.today)
                {
                    self.draft.held_on = short_date(day);
                }
                return if self.pause.is_none() { Effect::None } else { self.save_aloud(desk) };
            }
            Message::Rested => {}
            Message::WayPicked(way) => self.draft.way = way,
            Message::VoteOf(of) => self.draft.vote_of = of,
            Message::Decimals(decimals) => self.draft.decimals = decimals,
            Message::Trimmed(trim) => self.draft.trim = trim,
            Message::Switched(switch, on) => self.switch(switch, on),
            Message::PlacesPercent(kind, percent) => {
                self.draft.places[kind as usize].most.percent = percent;
                return self.save_aloud(desk);
            }
            Message::PlacesRounded(kind, rounding) => {
                self.draft.places[kind as usize].most.rounding = rounding;
            }
            Message::QuotaAdded => self.draft.quotas.push(QuotaRow::default()),
            Message::QuotaChanged(at, change) => {
                self.change_quota(at, change);
                return self.save_aloud(desk);
            }
            Message::QuotaRemoved(at) => {
                if at < self.draft.quotas.len() {
                    self.draft.quotas.remove(at);
                }
                self.trouble = None;
            }
            Message::RuleAdded(rule) => {
                if !self.draft.ties.contains(&rule) && self.draft.ties.len() < 6 {
                    self.draft.ties.push(rule);
                }
            }
            Message::RuleMoved(at, up) => {
                let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
                if let Some(to) = to.filter(|to| *to < self.draft.ties.len() && at < self.draft.ties.len()) {
                    self.draft.ties.swap(at, to);
                }
            }
            Message::RuleRemoved(at) => {
                if at < self.draft.ties.len() {
                    self.draft.ties.remove(at);
                }
            }
            Message::RemoveAsked => return self.ask_removal(),
            Message::RemoveAgreed => {
                self.pause = None;
                let remove = |base: &Round| Effect::Change(Command::RemoveRound { id: base.id });
                return self.base.as_ref().map_or(Effect::None, remove);
            }
        }
        self.save(desk)
    }

    fn switch(&mut self, switch: Switch, on: bool) {
        let draft = &mut self.draft;
        match switch {
            Switch::GradeFirst => draft.grade_first = on,
            Switch::Independent => draft.independent = on,
            Switch::SecondCheck => draft.second_check = on,
            Switch::ReasonOnDifference => draft.reason_on_difference = on,
            Switch::Carried => {
                draft.carried = on;
                // An even share is only where one starts from; the figure stands in the field to be changed.
                if on && draft.carry.trim().is_empty() {
                    "50".clone_into(&mut draft.carry);
                }
            }
        }
    }

    fn change_quota(&mut self, at: usize, change: QuotaChange) {
        let Some(row) = self.draft.quotas.get_mut(at) else { return };
        match change {
            QuotaChange::Sort(sort) if Sort::of(&row.scope) == sort => {}
            QuotaChange::Sort(sort) => {
                if let Some((scope, _)) = self.scopes.scopes(sort).into_iter().next() {
                    row.scope = scope;
                }
            }
            QuotaChange::Scope(scope) => row.scope = scope,
            QuotaChange::Kind(kind) => row.kind = kind,
            QuotaChange::Percent(percent) => row.most.percent = percent,
            QuotaChange::Rounded(rounding) => row.most.rounding = rounding,
        }
    }

    fn ask_removal(&self) -> Effect<Message> {
        match &self.base {
            Some(base) => Effect::Ask(Question {
                title: format!("Xóa {}?", base.name),
                sentence: "Đợt xét, Hội đồng và danh sách hồ sơ vào xét của đợt này được bỏ. Các hồ sơ vẫn còn. Có thể lấy lại bằng Hoàn tác.".to_owned(),
                yes: "Xóa đợt xét".to_owned(),
                danger: true,
                answer: Message::RemoveAgreed,
            }),
            None => Effect::None,
        }
    }

    /// Saves, and says what cannot be read.
    fn save_aloud(&mut self, desk: &Desk) -> Effect<Message> {
        let effect = self.save(desk);
        self.trouble = self.base.as_ref().and_then(|base| self.draft.read(base, desk.today).err());
        effect
    }

    /// Saves what can be read and differs; quiet about what cannot until the field is left.
    fn save(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(base) = &self.base else { return Effect::None };
        if base.state == RoundState::Closed {
            self.pause = None;
            return Effect::None;
        }
        match self.draft.read(base, desk.today) {
            Ok(round) if round == *base => {
                self.pause = None;
                Effect::None
            }
            Ok(round) => {
                self.pause = None;
                self.base = Some(round.clone());
                Effect::Save(Command::SaveRound { round })
            }
            Err(_) => Effect::None,
        }
    }

    /// The screen is left: what can be read is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        if self.pause.is_none() { Effect::None } else { self.save(desk) }
    }

    /// The file refused the settings: what stands there is shown again.
    pub fn refused(&mut self) {
        (self.base, self.pause) = (None, None);
    }
}

/// Where the round comes from, in sentences.
fn origin(round: &Round, around: &open::Around<'_>) -> Vec<String> {
    let before = round.follows.and_then(|id| around.rounds.iter().find(|it| it.id == id));
    let duty = round.obligation.and_then(|id| around.obligations.iter().find(|it| it.id == id));
    let before = before.map(|it| format!("Tiếp theo {}: hồ sơ được chọn ở đợt ấy vào xét tiếp.", it.name));
    let duty = duty.map(|it| format!("Thực hiện chỉ tiêu: {}.", open::brief(&it.duty)));
    before.into_iter().chain(duty).collect()
}

/// "80%", or "2/3" where it is no whole percentage.
pub fn share_words(share: Share) -> String {
    if share.of == 100 { format!("{}%", share.part) } else { format!("{}/{}", share.part, share.of) }
}

/// "2/3" as a share; a percentage too.
fn share(typed: &str) -> Option<Share> {
    let typed = typed.trim();
    if let Some(percent) = typed.strip_suffix('%') {
        let part = percent.trim().parse().ok()?;
        return (part <= 100).then_some(Share { part, of: 100 });
    }
    let (part, of) = typed.split_once('/')?;
    let (part, of) = (part.trim().parse().ok()?, of.trim().parse().ok()?);
    (of > 0 && part <= of).then_some(Share { part, of })
}

/// Mark and sentence of every scored criterion of the plan, each mark once.
pub fn scored_codes(sets: &[CriteriaSet]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for criterion in sets.iter().flat_map(CriteriaSet::scored) {
        if !out.iter().any(|(code, _)| *code == criterion.code) {
            out.push((criterion.code.clone(), criterion.title.clone()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        assert_eq!(share("2/3"), Some(Share { part: 2, of: 3 }));
        assert_eq!(share(" 50 % "), Some(Share { part: 50, of: 100 }));
        for wrong in ["", "2", "4/3", "1/0", "a/b", "120%"] {
            assert_eq!(share(wrong), None, "{wrong}");
        }
    }
}
