//! Quy tắc xét: the declared settings of a round, every figure of them the office's own.

mod view;

use super::super::{Desk, Effect, Question, after_pause};
use crate::domain::Command;
use crate::domain::criteria::CriteriaSet;
use crate::domain::round::{Board, Places, Round, RoundState, Share, TieRule};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;
use crate::text::date::{parse_date, short_date};
use chrono::NaiveDate;
use iced::task::Handle;

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
    /// Places of a kind.
    Places(SubjectKind),
    /// Share of agreeing votes that carries ("80%").
    Vote,
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
    /// Of whom the share of votes is taken was chosen.
    VoteOf(VoteBase),
    /// Decimal places were chosen.
    Decimals(u8),
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

/// The settings as they are being written.
#[derive(Debug, Default)]
pub struct Rules {
    base: Option<Round>,
    name: String,
    held_on: String,
    quorum: String,
    women: String,
    places: [String; 4],
    vote: String,
    vote_of: VoteBase,
    decimals: u8,
    ties: Vec<TieRule>,
    codes: Vec<(String, String)>,
    trouble: Option<(Field, String)>,
    example: String,
    voting: u32,
    pause: Option<Handle>,
}

impl Rules {
    /// Takes the round as read; what is being typed stays.
    pub fn take(&mut self, board: &Board, desk: &Desk) {
        self.voting = board.members.iter().filter(|member| member.votes).count() as u32;
        self.codes = scored_codes(&board.sets);
        let same_round = self.base.as_ref().is_some_and(|base| base.id == board.round.id);
        let typing = same_round && self.pause.is_some();
        let already = same_round && self.written(desk.today).is_ok_and(|written| written == board.round);
        self.base = Some(board.round.clone());
        if !typing && !already {
            self.show(&board.round);
        }
        self.work_out();
    }

    fn show(&mut self, round: &Round) {
        let settings = &round.settings;
        self.name = round.name.clone();
        self.held_on = round.held_on.map(short_date).unwrap_or_default();
        self.quorum = format!("{}/{}", settings.quorum.part, settings.quorum.of);
        (self.vote, self.vote_of) = (share_words(settings.vote.share), settings.vote.of);
        self.women = settings.women_share.to_string();
        self.places = SubjectKind::ALL.map(|kind| {
            settings
                .places
                .iter()
                .find(|it| it.kind == kind)
                .map(|it| it.most.to_string())
                .unwrap_or_default()
        });
        (self.decimals, self.ties) = (settings.decimals, settings.tie_rules.clone());
        (self.trouble, self.pause) = (None, None);
    }

    /// The worked example under the quorum.
    fn work_out(&mut self) {
        self.example = match share(&self.quorum) {
            Some(share) if self.voting > 0 => format!(
                "Hội đồng có {} người có quyền chấm: {}/{} của {} làm tròn lên, cần {} người có mặt.",
                self.voting,
                share.part,
                share.of,
                self.voting,
                share.fewest_of(self.voting)
            ),
            Some(_) => "Số người cần có mặt được làm tròn lên.".to_owned(),
            None => String::new(),
        };
    }

    /// The round as written; the first field that cannot be read, with what to do.
    fn written(&self, today: NaiveDate) -> Result<Round, (Field, String)> {
        let wrong = |field: Field, sentence: &str| Err((field, sentence.to_owned()));
        let Some(base) = &self.base else {
            return wrong(Field::Name, "Chưa có đợt xét nào được chọn.");
        };
        let mut round = base.clone();
        if self.name.trim().is_empty() {
            return wrong(Field::Name, "Hãy nhập tên đợt xét, ví dụ Đợt xét tháng 10/2026.");
        }
        round.name = self.name.trim().to_owned();
        round.held_on = match self.held_on.trim() {
            "" => None,
            typed => match parse_date(typed, today) {
                Some(day) => Some(day),
                None => {
                    return wrong(
                        Field::HeldOn,
                        "Ngày này không có trong lịch. Hãy gõ lại, ví dụ 05/10/2026.",
                    );
                }
            },
        };
        round.settings.quorum = match share(&self.quorum) {
            Some(share) => share,
            None => return wrong(Field::Quorum, "Hãy gõ tỷ lệ dạng 2/3 hoặc 1/2."),
        };
        round.settings.vote.share = match share(&self.vote) {
            Some(share) => share,
            None => return wrong(Field::Vote, "Hãy gõ tỷ lệ dạng 80% hoặc 2/3."),
        };
        round.settings.vote.of = self.vote_of;
        round.settings.women_share = match self.women.trim().parse() {
            Ok(percent) if percent <= 100 => percent,
            _ => return wrong(Field::Women, "Hãy gõ số từ 0 đến 100."),
        };
        round.settings.decimals = self.decimals;
        round.settings.tie_rules = self.ties.clone();
        round.settings.places.clear();
        for (kind, typed) in SubjectKind::ALL.into_iter().zip(&self.places) {
            match (typed.trim(), typed.trim().parse()) {
                ("", _) => {}
                (_, Ok(most)) => round.settings.places.push(Places::new(kind, most)),
                _ => return wrong(Field::Places(kind), "Hãy gõ số, hoặc để trống nếu không có vạch cắt."),
            }
        }
        Ok(round)
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Typed(field, value) => {
                *self.field(field) = value;
                self.trouble = None;
                self.work_out();
                let (timer, handle) = after_pause(Message::Rested);
                self.pause = Some(handle);
                Effect::Run(timer)
            }
            Message::Left(field) => {
                if field == Field::HeldOn
                    && let Some(day) = parse_date(&self.held_on, desk.today)
                {
                    self.held_on = short_date(day);
                }
                if self.pause.is_none() {
                    return Effect::None;
                }
                let effect = self.save(desk);
                self.trouble = self.written(desk.today).err();
                effect
            }
            Message::Rested => self.save(desk),
            Message::VoteOf(of) => {
                self.vote_of = of;
                self.save(desk)
            }
            Message::Decimals(decimals) => {
                self.decimals = decimals;
                self.save(desk)
            }
            Message::RuleAdded(rule) => {
                if !self.ties.contains(&rule) && self.ties.len() < 6 {
                    self.ties.push(rule);
                }
                self.save(desk)
            }
            Message::RuleMoved(at, up) => {
                let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
                if let Some(to) = to.filter(|to| *to < self.ties.len() && at < self.ties.len()) {
                    self.ties.swap(at, to);
                }
                self.save(desk)
            }
            Message::RuleRemoved(at) => {
                if at < self.ties.len() {
                    self.ties.remove(at);
                }
                self.save(desk)
            }
            Message::RemoveAsked => match &self.base {
                Some(base) => Effect::Ask(Question {
                    title: format!("Xóa {}?", base.name),
                    sentence: "Đợt xét, Hội đồng và danh sách hồ sơ vào xét của đợt này được bỏ. Các hồ sơ vẫn còn. Có thể lấy lại bằng Hoàn tác.".to_owned(),
                    yes: "Xóa đợt xét".to_owned(),
                    danger: true,
                    answer: Message::RemoveAgreed,
                }),
                None => Effect::None,
            },
            Message::RemoveAgreed => {
                self.pause = None;
                self.base.as_ref().map_or(Effect::None, |base| Effect::Change(Command::RemoveRound { id: base.id }))
            }
        }
    }

    fn field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Name => &mut self.name,
            Field::HeldOn => &mut self.held_on,
            Field::Quorum => &mut self.quorum,
            Field::Women => &mut self.women,
            Field::Vote => &mut self.vote,
            Field::Places(kind) => &mut self.places[kind as usize],
        }
    }

    /// Saves what can be read and differs; quiet about what cannot until the field is left.
    fn save(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(base) = &self.base else { return Effect::None };
        if base.state == RoundState::Closed {
            self.pause = None;
            return Effect::None;
        }
        match self.written(desk.today) {
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
