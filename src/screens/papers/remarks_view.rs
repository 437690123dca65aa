//! What is remarked about the paper, under the paper.

use super::{Message, Papers, Remark};
use crate::ui::badge::{self, Tone};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Theme, button, icon, label, panel};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Fill, Padding};

/// How high the panel may grow, in px.
const MOST: f32 = 232.0;

impl Papers {
    pub(super) fn remarks_panel(&self) -> Element<'_, Message> {
        let stops = self.remarks.iter().filter(|remark| remark.stops).count();
        let others = self.remarks.len() - stops;
        let mut head = row![].spacing(S8).align_y(Alignment::Center);
        if self.written.is_none() {
            head = head.push(label::small("Chưa có gì để xem lại"));
        } else if self.remarks.is_empty() {
            head = head.push(badge::badge("Không có gì phải xem lại", Tone::Done));
        } else {
            if stops > 0 {
                head = head.push(counted(format!("{stops} chỗ phải bổ sung"), Tone::Due));
            }
            if others > 0 {
                head = head.push(counted(format!("{others} điều nên xem lại"), Tone::Info));
            }
        }
        let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        if self.remarks.is_empty() {
            return container(head).width(Fill).style(panel::card_style).into();
        }
        let mut list = column![];
        for (at, remark) in self.remarks.iter().enumerate() {
            list = list.push(panel::hairline()).push(entry(at, remark));
        }
        container(column![head, scrollable(list).spacing(0)])
            .max_height(MOST)
            .padding(1)
            .width(Fill)
            .style(panel::card_style)
            .into()
    }
}

/// A badge whose words are made here.
fn counted<'a>(words: String, tone: Tone) -> Element<'a, Message> {
    container(
        row![
            tone.sign().text(14.0),
            label::body(words).size(crate::ui::measure::SMALL).font(crate::ui::fonts::MEDIUM)
        ]
        .spacing(S4)
        .align_y(Alignment::Center),
    )
    .padding(Padding { top: 1.0, bottom: 1.0, left: S8, right: S8 })
    .style(move |theme: &Theme| {
        let c = theme.colors();
        container::Style {
            text_color: Some(tone.ink(c)),
            background: Some(tone.ground(c).into()),
            border: iced::Border { color: tone.ink(c).scale_alpha(0.35), width: 1.0, radius: 11.into() },
            ..container::Style::default()
        }
    })
    .into()
}

fn entry(at: usize, remark: &Remark) -> Element<'_, Message> {
    let tone = remark.tone;
    let sign = tone
        .sign()
        .text(16.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    let mut words = column![line(remark.words.as_str()).two()].width(Fill);
    if !remark.note.is_empty() {
        words = words.push(line(remark.note.as_str()).two().small());
    }
    let mut all = row![sign, words].spacing(S8).align_y(Alignment::Center);
    if let Some(change) = &remark.change {
        all = all.push(
            button::secondary(format!("Sửa thành “{}”", shortened(&change.to)))
                .on_press(Message::RepairMade(at)),
        );
    }
    if remark.aim.is_some() {
        all = all
            .push(button::quiet("Đến chỗ này").icon_after(icon::right()).on_press(Message::RemarkOpened(at)));
    }
    container(all).padding(Padding { top: S4, bottom: S4, left: S12, right: S4 }).into()
}

fn shortened(words: &str) -> String {
    const MOST: usize = 22;
    let words = words.trim();
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    words.chars().take(MOST - 1).chain(['…']).collect()
}
