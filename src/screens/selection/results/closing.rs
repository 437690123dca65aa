//! Closing: what would come out, what stands in the way with the way there, and who closes.

use super::super::Tab;
use super::{Message, Results};
use crate::domain::Command;
use crate::domain::closing::{Mend, Obstacle};
use crate::domain::round::Board;
use crate::screens::{Desk, Effect};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, dialog, icon, label};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length};

/// Wide enough that an obstacle and the way to it stand on one line.
const WIDTH: f32 = 760.0;
/// More obstacles than fit are scrolled.
const OBSTACLES: f32 = 280.0;

impl Message {
    /// The part of the round that a jump leads to; none where it stays in the ranking.
    #[must_use]
    pub fn leads_to(&self) -> Option<Tab> {
        let Self::Jumped(mend, _) = self else { return None };
        match mend {
            Mend::Entry => Some(Tab::Entry),
            Mend::Council => Some(Tab::Council),
            Mend::Scoring => Some(Tab::Scoring),
            Mend::Votes => Some(Tab::Votes),
            Mend::Dossier | Mend::Ranking | Mend::Quotas => None,
        }
    }
}

impl Results {
    pub(super) fn close(&mut self, board: &Board, desk: &Desk) -> Effect<Message> {
        let blocked = self.outlook.as_ref().is_none_or(|it| it.blocker().is_some());
        if blocked || self.by.trim().is_empty() {
            return Effect::None;
        }
        self.asked = false;
        Effect::Change(Command::CloseRound {
            id: board.round.id,
            on: desk.today,
            by: self.by.trim().to_owned(),
        })
    }

    /// The question before closing, over the whole screen; none while nothing is asked.
    pub fn dialog(&self) -> Option<Element<'_, Message>> {
        let outlook = self.outlook.as_ref().filter(|_| self.asked)?;
        let mut content = column![label::body(format!("{}.", outlook.sentence()))].spacing(S12);
        let (blocking, told): (Vec<_>, Vec<_>) = outlook.obstacles.iter().partition(|it| it.blocks);
        let mut list = column![].spacing(S8);
        for (heading, obstacles) in [("Phải xong trước khi chốt", &blocking), ("Cần biết", &told)]
        {
            if !obstacles.is_empty() {
                list = list.push(label::caption(format!("{heading} ({})", obstacles.len())));
                list = list.extend(obstacles.iter().map(|it| told_line(it)));
            }
        }
        if !outlook.obstacles.is_empty() {
            content = content.push(container(scrollable(list).spacing(S8)).max_height(OBSTACLES));
        }
        let free = blocking.is_empty();
        if free {
            content = content
                .push(label::small(
                    "Kết quả được ghi vào từng hồ sơ và điểm không sửa được nữa; khi thật cần vẫn mở lại được, có ghi lý do.",
                ))
                .push(
                    Field::new("Người chốt", &self.by)
                        .id("close-by")
                        .required()
                        .placeholder("Họ và tên")
                        .width(320)
                        .on_input(Message::ByTyped)
                        .on_submit(Message::CloseAgreed),
                );
        }
        let ready = free && !self.by.trim().is_empty();
        let words = format!("Chốt {} hồ sơ", outlook.entered);
        let mut deeds = row![button::quiet("Để sau").on_press(Message::ClosePutAway)].spacing(S8);
        if free {
            let close = button::primary(words).icon(icon::lock());
            deeds = deeds.push(close.on_press_maybe(ready.then_some(Message::CloseAgreed)));
        }
        Some(dialog::wide(&self.asked_title, content, deeds, WIDTH))
    }
}

fn told_line(obstacle: &Obstacle) -> Element<'_, Message> {
    let sign = if obstacle.blocks {
        label::colored(icon::warning().text(16.0), |c| c.danger)
    } else {
        label::colored(icon::info().text(16.0), |c| c.info)
    };
    let there = Message::Jumped(obstacle.mend, obstacle.dossiers.first().copied());
    row![
        sign,
        container(line(obstacle.sentence.as_str()).two()).width(Length::Fill),
        button::secondary(obstacle.mend.label()).on_press(there),
    ]
    .spacing(S8)
    .padding([0.0, S4])
    .align_y(Alignment::Center)
    .into()
}
