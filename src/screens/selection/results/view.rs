//! Around the list: which kind and cluster, how many, and closing or opening again.

use super::{Message, Reopening, Results};
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, choice, empty, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill};

const EVERYWHERE: &str = "Tất cả các cụm, khối";

impl Results {
    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        if self.kinds.is_empty() {
            return empty::empty(
                icon::trophy(),
                "Chưa có gì để xếp hạng",
                "Hãy đưa hồ sơ vào đợt xét, ghi Hội đồng và nhập điểm; thứ hạng được tính ngay khi đủ điểm.",
                row![],
            );
        }
        let mut middle = row![self.list()].spacing(S12).height(Fill);
        if let Some(tie) = &self.tie {
            middle = middle.push(self.tie_panel(tie));
        } else if let Some(reopening) = &self.reopening {
            middle = middle.push(self.reopen_panel(reopening));
        }
        column![self.choices(), middle, self.foot()].spacing(S12).into()
    }

    fn choices(&self) -> Element<'_, Message> {
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        let mut all = row![].spacing(S12).align_y(Alignment::Center);
        if let Some(kind) = self.kind {
            all = all.push(choice::segments(&kinds, kind, Message::KindPicked));
        }
        if !self.clusters.is_empty() {
            let mut clusters = vec![EVERYWHERE.to_owned()];
            clusters.extend(self.clusters.iter().cloned());
            let chosen = self.cluster.clone().unwrap_or_else(|| EVERYWHERE.to_owned());
            all = all.push(
                choice::Pick::new("", clusters, Some(chosen), |it| {
                    Message::ClusterPicked((it != EVERYWHERE).then_some(it))
                })
                .width(260),
            );
        }
        if self.has_many_ballots() {
            let faces = [(false, "Kết quả"), (true, "Phiếu từng người")];
            all = all.push(choice::segments(&faces, self.ballots, Message::BallotsShown));
        }
        let summary =
            line(self.standings.summary.as_str()).small().align(iced::advanced::text::Alignment::Right);
        all.push(summary).into()
    }

    fn foot(&self) -> Element<'_, Message> {
        if self.closed {
            return row![
                badge::with_icon("Đã chốt – chỉ xem", Tone::Done, icon::lock()),
                line("Điểm và thứ hạng là bản lúc chốt, không sửa được nữa.").small(),
                button::secondary("Mở lại…").icon(icon::history()).on_press(Message::ReopenAsked),
            ]
            .spacing(S12)
            .align_y(Alignment::Center)
            .into();
        }
        let tone = if self.standings.enough { Tone::Done } else { Tone::Due };
        let mut words = column![row![badge::badge(&self.standings.quorum, tone)]].spacing(S4).width(Fill);
        if let Some(first) = self.standings.obstacles.first() {
            words = words.push(
                row![
                    label::colored(icon::warning().text(14.0), |c| c.due),
                    line(first.as_str()).small().color(|c| c.due)
                ]
                .spacing(S4)
                .align_y(Alignment::Center),
            );
        }
        row![
            words,
            label::small("Người chốt"),
            Field::new("", &self.by).placeholder("Họ và tên").width(220).on_input(Message::ByTyped),
            button::primary("Chốt đợt xét").icon(icon::lock()).on_press(Message::CloseAsked),
        ]
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
