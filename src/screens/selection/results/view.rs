//! Around the list: which kind and group, how many, and closing or opening again.

use super::list::ORDINARY;
use super::{Message, Page, Reopening, Results};
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, choice, empty, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill};

impl Results {
    /// The whole part, in a page so many px wide.
    pub fn view(&self, width: f32) -> Element<'_, Message> {
        if self.kinds.is_empty() {
            return empty::empty(
                icon::trophy(),
                "Chưa có gì để xếp hạng",
                "Hãy đưa hồ sơ vào đợt xét, ghi Hội đồng và nhập điểm; thứ hạng được tính ngay khi đủ điểm.",
                row![],
            );
        }
        match self.page {
            Page::Ranking => {}
            Page::History => return self.history_view(),
            Page::Advice => return self.advice_view(),
        }
        let mut middle = row![self.list(width)].spacing(S12).height(Fill);
        if let Some(tie) = &self.tie {
            middle = middle.push(self.tie_panel(tie));
        } else if let Some(reopening) = &self.reopening {
            middle = middle.push(self.reopen_panel(reopening));
        } else if let Some(quotas) = &self.quotas {
            middle = middle.push(self.quota_panel(quotas));
        }
        // Beside the choice of ballots there is room for the signs only; their tips say the rest.
        let narrow = self.chooses_ballots(width);
        let page = |words: &'static str, sign: icon::Icon, page: Page| {
            let door = if narrow { button::icon(sign, words) } else { button::quiet(words).icon(sign) };
            door.on_press(Message::PagePicked(page))
        };
        let pages = row![
            page("Các lần chốt", icon::history(), Page::History),
            page("Tham khảo", icon::chart(), Page::Advice),
        ]
        .spacing(S4);
        let top = row![container(self.choices(width)).width(Fill), pages].align_y(Alignment::Center);
        column![top, self.strip(), middle, self.foot()].spacing(S12).into()
    }

    /// The ranking of a closing, to be looked at only.
    pub(super) fn looked_at(&self) -> Element<'_, Message> {
        let summary = line(self.standings.summary.as_str()).small();
        column![self.choices(ORDINARY), summary, self.list(ORDINARY)].spacing(S8).into()
    }

    fn choices(&self, width: f32) -> Element<'_, Message> {
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        let mut all = row![].spacing(S12).align_y(Alignment::Center);
        if let Some(kind) = self.kind {
            all = all.push(choice::segments(&kinds, kind, Message::KindPicked));
        }
        if self.groups.len() > 1 {
            let pick =
                choice::Pick::new("", self.groups.clone(), Some(self.group.clone()), Message::GroupPicked);
            all = all.push(container(pick).width(220));
        }
        if self.chooses_ballots(width) {
            let faces = [(false, "Kết quả"), (true, "Phiếu từng người")];
            all = all.push(choice::segments(&faces, self.ballots, Message::BallotsShown));
        }
        all.wrap().into()
    }

    fn foot(&self) -> Element<'_, Message> {
        if self.closed {
            return row![
                badge::with_icon("Đã chốt – chỉ xem", Tone::Done, icon::lock()),
                line(self.standings.summary.as_str()).small(),
                button::secondary("Mở lại…").icon(icon::history()).on_press(Message::ReopenAsked),
            ]
            .spacing(S12)
            .align_y(Alignment::Center)
            .into();
        }
        let tone = if self.standings.enough { Tone::Done } else { Tone::Due };
        let quorum =
            row![badge::badge(&self.standings.quorum, tone), line(self.standings.summary.as_str()).small(),]
                .spacing(S12)
                .align_y(Alignment::Center);
        let mut words = column![quorum].spacing(S4).width(Fill);
        if let Some(first) = self.outlook.as_ref().and_then(crate::domain::closing::Outlook::blocker) {
            words = words.push(
                row![
                    label::colored(icon::warning().text(14.0), |c| c.due),
                    line(first.sentence.as_str()).small().color(|c| c.due)
                ]
                .spacing(S4)
                .align_y(Alignment::Center),
            );
        }
        row![words, button::primary("Chốt đợt xét…").icon(icon::lock()).on_press(Message::CloseAsked),]
            .spacing(S12)
            .align_y(Alignment::Center)
            .into()
    }

    fn reopen_panel<'a>(&'a self, reopening: &'a Reopening) -> Element<'a, Message> {
        let form = column![
            label::small("Kết quả đã chốt vẫn được giữ. Các hồ sơ trở về bước “Đủ hồ sơ”; lần chốt sau là một kết quả mới."),
            Field::new("Người mở lại", &self.by).required().on_input(Message::ByTyped),
            Field::new("Lý do", &reopening.reason)
                .id("reopen-reason")
                .required()
                .error(reopening.trouble)
                .on_input(Message::ReopenTyped)
                .on_submit(Message::ReopenDone),
            row![
                button::quiet("Thôi").on_press(Message::ReopenPutAway),
                button::danger("Mở lại đợt xét").on_press(Message::ReopenDone),
            ]
            .spacing(S8),
        ]
        .spacing(S16);
        container(panel::titled("Mở lại đợt xét", row![], form)).width(340).into()
    }
}
