//! Quotas as they stand while the council works: a strip over the list, and all of them at the side, where a reason is
//! given for more than one allows.

use super::super::quota_words::{by_weight, chip, tone};
use super::{Message as Whole, Results};
use crate::domain::Command;
use crate::domain::round::{Board, QuotaCount, QuotaKey, QuotaState};
use crate::screens::Effect;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel, progress};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Fill};

/// So many counts fit over the list.
const STRIP: usize = 3;

/// What happened at the quotas.
#[derive(Debug, Clone)]
pub enum Message {
    /// All of them were asked for, or put away.
    Shown(bool),
    /// The reason for this one is to be written.
    Opened(QuotaKey),
    /// A letter of the name of the one who decides.
    By(String),
    /// A letter of the reason.
    Reason(String),
    /// The reason was recorded.
    Done,
    /// Writing was put away.
    PutAway,
    /// The recorded reason was taken back.
    TakenBack(QuotaKey),
}

/// All quotas at the side, and the reason being written.
#[derive(Debug, Default)]
pub struct Panel {
    writing: Option<QuotaKey>,
    by: String,
    reason: String,
    trouble: Option<&'static str>,
}

impl Results {
    pub(super) fn quota(&mut self, message: Message, board: &Board) -> Effect<Whole> {
        match message {
            Message::Shown(shown) => {
                self.quotas = shown.then(Panel::default);
                if shown {
                    (self.tie, self.reopening) = (None, None);
                }
            }
            Message::Opened(key) => {
                let excuse = board.excuses.iter().rev().find(|it| it.key == key);
                self.quotas = Some(Panel {
                    by: excuse.map_or_else(|| self.by.clone(), |it| it.by.clone()),
                    reason: excuse.map(|it| it.reason.clone()).unwrap_or_default(),
                    writing: Some(key),
                    trouble: None,
                });
                return Effect::Run(iced::widget::operation::focus("excuse-reason"));
            }
            Message::By(by) => {
                if let Some(panel) = &mut self.quotas {
                    (panel.by, panel.trouble) = (by, None);
                }
            }
            Message::Reason(reason) => {
                if let Some(panel) = &mut self.quotas {
                    (panel.reason, panel.trouble) = (reason, None);
                }
            }
            Message::PutAway => self.quotas = Some(Panel::default()),
            Message::Done => {
                let Some(panel) = &mut self.quotas else { return Effect::None };
                if panel.by.trim().is_empty() || panel.reason.trim().is_empty() {
                    panel.trouble = Some("Hãy ghi người quyết định và lý do; cả hai được in trong biên bản.");
                    return Effect::None;
                }
                let Some(key) = panel.writing.take() else { return Effect::None };
                return Effect::Change(Command::ExplainExcess {
                    round: board.round.id,
                    key,
                    by: panel.by.trim().to_owned(),
                    reason: panel.reason.trim().to_owned(),
                });
            }
            Message::TakenBack(key) => {
                return Effect::Change(Command::ExplainExcess {
                    round: board.round.id,
                    key,
                    by: String::new(),
                    reason: String::new(),
                });
            }
        }
        Effect::None
    }

    /// The counts that matter most, over the list; none where no quota was declared.
    pub(super) fn strip(&self) -> Option<Element<'_, Whole>> {
        let all = self.counts();
        if all.is_empty() {
            return None;
        }
        let shown =
            by_weight(all).into_iter().take(STRIP).map(|at| chip(&self.sentences[at], tone(&all[at])));
        let words = if all.len() > STRIP { "Xem tất cả chỉ tiêu" } else { "Xem chỉ tiêu" };
        Some(
            row![
                row(shown).spacing(S8).width(Fill),
                button::quiet(words)
                    .icon(icon::target())
                    .on_press(Whole::Quota(Message::Shown(self.quotas.is_none()))),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into(),
        )
    }

    fn counts(&self) -> &[QuotaCount] {
        self.outlook.as_ref().map_or(&[], |it| it.quotas.as_slice())
    }

    pub(super) fn quota_panel<'a>(&'a self, panel: &'a Panel) -> Element<'a, Whole> {
        let all = self.counts().iter().zip(&self.sentences).map(|(count, sentence)| {
            let most = count.most.unwrap_or(count.least).max(1);
            let share = count.chosen as f32 / most as f32;
            let mut one = column![
                label::strong(sentence.as_str()),
                progress::bar(share, tone(count)),
                label::small(format!("{} hồ sơ trong đợt xét", count.entered)),
            ]
            .spacing(S4);
            if let Some(worked) = &count.worked {
                one = one.push(label::small(format!("Nhiều nhất: {worked}")));
            }
            if let Some(excuse) = &count.excuse {
                one = one.push(label::small(format!("Lý do vượt: {excuse}")));
            }
            if panel.writing.as_ref() == Some(&count.key) {
                one = one.push(reason(panel));
            } else if !self.closed && count.state == QuotaState::Over {
                let words = if count.excuse.is_some() { "Sửa lý do…" } else { "Nêu lý do vượt…" };
                let open = Whole::Quota(Message::Opened(count.key.clone()));
                let mut deeds = row![button::secondary(words).on_press(open)].spacing(S8);
                if count.excuse.is_some() {
                    let back = Whole::Quota(Message::TakenBack(count.key.clone()));
                    deeds = deeds.push(button::quiet("Bỏ lý do").on_press(back));
                }
                one = one.push(deeds);
            }
            one.push(panel::hairline()).into()
        });
        let close = button::icon(icon::close(), "Đóng").on_press(Whole::Quota(Message::Shown(false)));
        let list = scrollable(column(all).spacing(S12)).spacing(S4);
        container(panel::titled("Chỉ tiêu của đợt xét", close, list)).width(360).into()
    }
}

fn reason(panel: &Panel) -> Element<'_, Whole> {
    column![
        Field::new("Người quyết định", &panel.by).required().on_input(|it| Whole::Quota(Message::By(it))),
        Field::new("Lý do vượt chỉ tiêu", &panel.reason)
            .id("excuse-reason")
            .required()
            .error(panel.trouble)
            .on_input(|it| Whole::Quota(Message::Reason(it)))
            .on_submit(Whole::Quota(Message::Done)),
        row![
            button::quiet("Thôi").on_press(Whole::Quota(Message::PutAway)),
            button::secondary("Ghi lý do").on_press(Whole::Quota(Message::Done)),
        ]
        .spacing(S8),
    ]
    .spacing(S8)
    .into()
}
