//! The face of "Rà lại".

use super::super::super::typed::note;
use super::{Line, Message, Review};
use crate::ui::badge::Tone;
use crate::ui::marked::{Mark, marked};
use crate::ui::{Element, badge, button, check, empty, grid, icon, label, line, measure, progress};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length};

/// Width of what can be done about a figure, in px.
const DEEDS: f32 = 282.0;

/// The page; a plan that is no longer a draft is only read.
pub fn view(review: &Review, locked: bool) -> Element<'_, Message> {
    let share = 1.0 - review.left as f32 / review.all.max(1) as f32;
    let tone = if review.left == 0 { Tone::Done } else { Tone::Due };
    let mut all = column![].spacing(measure::S8).width(Length::Fill).height(Length::Fill);
    if review.left > 0 {
        all = all.push(note(
            "Những ngày, năm và con số dưới đây được lấy từ kế hoạch trước. Rà hết từng chỗ rồi mới ban hành được.",
            Tone::Info,
        ));
    }
    let done = check::check("Hiện cả chỗ đã xác nhận", review.done_shown, Some(Message::DoneShown));
    all = all.push(
        row![
            label::strong(review.progress.as_str()),
            container(progress::bar(share, tone)).width(Length::Fill),
            done
        ]
        .spacing(measure::S16)
        .align_y(Alignment::Center),
    );
    let columns = vec![grid::column("Câu chữ", Length::Fill), grid::column("", DEEDS).right()];
    let list =
        grid::Grid::new(&review.grid, columns, review.lines.len(), Message::Grid, move |i| {
            match review.lines.get(i) {
                Some(line) => cells(line, locked),
                None => (0..2).map(|_| space().into()).collect(),
            }
        })
        .empty(empty::empty(
            icon::check_circle(),
            "Đã rà lại hết",
            "Mọi ngày, năm và con số lấy từ kế hoạch trước đã được xác nhận hoặc sửa.",
            row![],
        ));
    all.push(list).into()
}

fn cells(one: &Line, locked: bool) -> Vec<Element<'_, Message>> {
    match one {
        Line::Place { title, waiting, .. } => {
            let whole: Element<'_, Message> = if waiting.len() > 1 && !locked {
                button::secondary(format!("Cả {} chỗ đều đúng", waiting.len()))
                    .icon(icon::check())
                    .on_press(Message::Confirmed(waiting.clone()))
                    .into()
            } else {
                space().into()
            };
            vec![line::line(title.as_str()).strong().into(), whole]
        }
        Line::Figure { item, place, around, confirmed } => {
            let words = marked([
                (Mark::Plain, around.before.as_str()),
                (Mark::Look, around.figure.as_str()),
                (Mark::Plain, around.after.as_str()),
            ]);
            let deeds: Element<'_, Message> = match (locked, confirmed) {
                (true, _) => space().into(),
                (false, true) => row![
                    badge::badge("Đã xác nhận", Tone::Done),
                    button::quiet("Xem lại").on_press(Message::Reopened(*item))
                ]
                .spacing(measure::S4)
                .align_y(Alignment::Center)
                .into(),
                (false, false) => row![
                    button::secondary("Đúng, giữ nguyên")
                        .icon(icon::check())
                        .on_press(Message::Confirmed(vec![*item])),
                    button::quiet("Sửa").icon(icon::edit()).on_press(Message::FixAsked(*place))
                ]
                .spacing(measure::S4)
                .align_y(Alignment::Center)
                .into(),
            };
            vec![words, deeds]
        }
    }
}
