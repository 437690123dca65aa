//! Opening a round: blank, to carry out an obligation of the plan, or after a round that is closed.

use super::super::Effect;
use crate::domain::Command;
use crate::domain::ids::{ObligationId, RoundId};
use crate::domain::round::open::{self, Around, Choice};
use crate::domain::round::{Most, QuotaScope, Round};
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S16};
use crate::ui::{Element, button, choice, dialog, icon, label};
use iced::Alignment;
use iced::widget::{column, row};

/// What happened in the chooser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A new round was asked for.
    Asked,
    /// The obligation that it carries out was chosen; none for no obligation.
    ObligationPicked(Option<ObligationId>),
    /// The round that it follows was chosen; none for a first round.
    AfterPicked(Option<RoundId>),
    /// A letter of its name was typed.
    Named(String),
    /// It was agreed to.
    Agreed,
    /// It was left.
    Left,
}

/// The chooser.
#[derive(Debug, Default)]
pub struct Opening {
    shown: bool,
    choice: Choice,
    name: String,
    named: bool,
    obligations: Vec<Offer<ObligationId>>,
    rounds: Vec<Offer<RoundId>>,
    outcome: Vec<String>,
    trouble: Option<String>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
struct Offer<T> {
    id: Option<T>,
    words: String,
}

impl<T> std::fmt::Display for Offer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl Opening {
    /// Whether the chooser is open.
    #[must_use]
    pub fn shown(&self) -> bool {
        self.shown
    }

    /// Takes what happened; the round to begin, when one was agreed to.
    pub fn update(
        &mut self,
        message: Message,
        around: &Around<'_>,
        fresh: impl FnOnce() -> RoundId,
    ) -> Option<Round> {
        match message {
            Message::Asked => {
                *self = Self { shown: true, ..Self::default() };
                self.offer(around);
                // With nothing to choose from there is nothing to ask.
                if self.obligations.len() + self.rounds.len() == 2 {
                    return self.agree(around, fresh);
                }
            }
            Message::ObligationPicked(id) => self.choice.obligation = id,
            Message::AfterPicked(id) => self.choice.after = id,
            Message::Named(name) => {
                self.named = true;
                self.name = name;
                self.trouble = None;
                return None;
            }
            Message::Agreed => return self.agree(around, fresh),
            Message::Left => *self = Self::default(),
        }
        if self.shown {
            self.work_out(around);
        }
        None
    }

    fn agree(&mut self, around: &Around<'_>, fresh: impl FnOnce() -> RoundId) -> Option<Round> {
        match open::opened(fresh(), around, self.choice, &self.name) {
            Ok(round) => {
                *self = Self::default();
                Some(round)
            }
            Err(refusal) => {
                self.trouble = Some(refusal.sentence);
                None
            }
        }
    }

    fn offer(&mut self, around: &Around<'_>) {
        self.obligations = vec![Offer { id: None, words: "Không theo chỉ tiêu nào".to_owned() }];
        self.obligations.extend(
            open::obligations(around)
                .map(|it| Offer { id: Some(it.id), words: short(&open::brief(&it.duty), 64) }),
        );
        self.rounds =
            vec![Offer { id: None, words: "Hồ sơ đã thẩm định “Đủ hồ sơ”".to_owned() }];
        self.rounds.extend(
            open::closed(around)
                .map(|it| Offer { id: Some(it.id), words: short(&format!("Tiếp theo {}", it.name), 64) }),
        );
    }

    /// What opening would set, in sentences.
    fn work_out(&mut self, around: &Around<'_>) {
        if !self.named {
            self.name = open::proposed_name(around, self.choice);
        }
        self.trouble = None;
        match open::opened(RoundId(0), around, self.choice, &self.name) {
            Ok(round) => self.outcome = outcome(&round, around),
            Err(refusal) => self.trouble = Some(refusal.sentence),
        }
    }

    /// The card, while it is open.
    pub fn view(&self) -> Option<Element<'_, Message>> {
        if !self.shown {
            return None;
        }
        let mut form = column![
            Field::new("Tên đợt xét", &self.name)
                .id("opening-name")
                .error(self.trouble.as_deref())
                .on_input(Message::Named)
                .on_submit(Message::Agreed)
                .required(),
        ]
        .spacing(S16);
        if self.obligations.len() > 1 {
            let chosen = self.obligations.iter().find(|it| it.id == self.choice.obligation).cloned();
            form = form.push(
                choice::Pick::new(
                    "Thực hiện chỉ tiêu của kế hoạch",
                    self.obligations.clone(),
                    chosen,
                    |it| Message::ObligationPicked(it.id),
                )
                .help("Số lượng cần chọn được lấy từ kế hoạch."),
            );
        }
        if self.rounds.len() > 1 {
            let chosen = self.rounds.iter().find(|it| it.id == self.choice.after).cloned();
            form = form.push(
                choice::Pick::new("Hồ sơ vào xét", self.rounds.clone(), chosen, |it| {
                    Message::AfterPicked(it.id)
                })
                .help("Đợt tiếp theo xét những hồ sơ được chọn ở đợt trước."),
            );
        }
        let mut told = column![label::caption("Đợt xét sẽ có")].spacing(S4);
        for sentence in &self.outcome {
            told = told.push(
                row![label::body("–"), label::body(sentence.as_str()).width(iced::Fill)]
                    .spacing(S8)
                    .align_y(Alignment::Start),
            );
        }
        let deeds = row![
            button::secondary("Huỷ").on_press(Message::Left),
            button::primary("Mở đợt xét").icon(icon::plus()).on_press(Message::Agreed),
        ]
        .spacing(S8);
        Some(dialog::wide("Mở đợt xét mới", form.push(told), deeds, 620.0))
    }
}

/// Words for a list that drops down, cut before the word that would run under its arrow.
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{}…", kept[..end].trim_end())
}

/// The deed that begins a round.
pub fn deed<M>(round: Round) -> Effect<M> {
    Effect::Change(Command::SaveRound { round })
}

fn outcome(round: &Round, around: &Around<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let settings = &round.settings;
    if let Some(obligation) = around.obligations.iter().find(|it| Some(it.id) == round.obligation) {
        out.push(format!("{}.", open::brief(&obligation.duty)));
    }
    match round.follows.and_then(|id| around.rounds.iter().find(|it| it.id == id)) {
        Some(before) => out.push(format!(
            "Quy tắc xét như {}. Kết quả của đợt ấy hiện bên cạnh, không sửa được và chưa tính vào điểm.",
            before.name
        )),
        None => out.push("Quy tắc xét thường dùng, sửa được ở phần Quy tắc xét.".to_owned()),
    }
    for places in &settings.places {
        out.push(format!(
            "Vạch cắt: chọn nhiều nhất {} {}{}.",
            places.most,
            places.kind.counted(),
            at_least(places.least)
        ));
    }
    for quota in settings.quotas.iter().filter(|it| it.scope == QuotaScope::All) {
        if let Some(Most::Number(most)) = quota.most {
            out.push(if most == quota.least {
                format!("Chỉ tiêu toàn đợt: đúng {most}, tính chung mọi loại.")
            } else {
                format!("Chỉ tiêu toàn đợt: nhiều nhất {most}{}, tính chung mọi loại.", at_least(quota.least))
            });
        }
    }
    let of_units = settings.quotas.iter().filter(|it| it.scope != QuotaScope::All).count();
    if settings.quotas.iter().any(|it| it.scope == QuotaScope::EachUnit) {
        out.push("Số tối đa của từng đơn vị như chỉ tiêu giới thiệu trong kế hoạch.".to_owned());
    } else if of_units > 0 {
        out.push(format!("Số tối đa của {of_units} đơn vị như chỉ tiêu giới thiệu trong kế hoạch."));
    }
    out
}

fn at_least(least: u32) -> String {
    if least == 0 { String::new() } else { format!(", ít nhất {least}") }
}
