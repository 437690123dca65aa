//! Strips below a row or the sheet: what is wrong, why, and the mark of a row.

use super::reason::{Asking, FIELD};
use super::{Mark, Message};
use crate::domain::round::Standing;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{RADIUS, S4, S8, S12};
use crate::ui::{Element, Theme, button, choice, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Border, Fill, Padding};

/// What is wrong with the cell above it; `inset` px from the left.
pub(super) fn trouble(sentence: &str, inset: f32) -> Element<'_, Message> {
    let words = row![
        label::colored(icon::warning().text(14.0), |c| c.danger),
        line(sentence).small().color(|c| c.danger)
    ]
    .spacing(S4)
    .align_y(Alignment::Center);
    container(words)
        .width(Fill)
        .height(28)
        .align_y(Alignment::Center)
        .padding(Padding { left: inset, right: S8, ..Padding::ZERO })
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().danger_soft.into()),
            border: Border { radius: RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}

/// The reason that a figure waits for; `last` is the one given before.
pub(super) fn asking<'a>(asking: &'a Asking, last: &'a str) -> Element<'a, Message> {
    let mut head = row![line(asking.heading.as_str()).strong()].spacing(S8).align_y(Alignment::Center);
    if !last.is_empty() && last != asking.reason.trim() {
        head = head.push(
            button::quiet("Như lý do vừa ghi").tip(last).icon(icon::redo()).on_press(Message::ReasonAgain),
        );
    }
    let fields = row![
        Field::new("", &asking.reason)
            .id(FIELD)
            .placeholder("Lý do")
            .error(asking.trouble)
            .on_input(Message::ReasonTyped)
            .on_submit(Message::ReasonDone),
        button::quiet("Thôi").on_press(Message::ReasonClosed),
        button::secondary("Ghi").icon(icon::check()).on_press(Message::ReasonDone),
    ]
    .spacing(S8)
    .align_y(Alignment::Start);
    container(column![head, fields].spacing(S4)).padding(S12).width(Fill).style(panel::card_style).into()
}

pub(super) fn mark_panel(mark: &Mark) -> Element<'_, Message> {
    let standings = [
        (Standing::Recused, Standing::Recused.label()),
        (Standing::Declined, Standing::Declined.label()),
        (Standing::Scoring, "Chấm bình thường"),
    ];
    let mut head = row![line(mark.heading.as_str()).strong()].spacing(S8).align_y(Alignment::Center);
    if !mark.warning.is_empty() && mark.standing != Standing::Scoring {
        head = head.push(label::colored(label::small(mark.warning.as_str()), |c| c.due));
    }
    let mut line = row![choice::segments(&standings, mark.standing, Message::MarkStanding)]
        .spacing(S12)
        .align_y(Alignment::Start);
    if mark.standing == Standing::Scoring {
        line = line.push(space::horizontal());
    } else {
        line = line.push(
            Field::new("", &mark.reason)
                .id("mark-reason")
                .placeholder("Lý do, in kèm dấu “–” trong bảng điểm")
                .error(mark.trouble)
                .on_input(Message::MarkTyped)
                .on_submit(Message::MarkDone),
        );
    }
    line = line
        .push(button::quiet("Thôi").on_press(Message::MarkClosed))
        .push(button::secondary("Ghi nhận").icon(icon::check()).on_press(Message::MarkDone));
    container(column![head, line].spacing(S4)).padding(S12).width(Fill).style(panel::card_style).into()
}
