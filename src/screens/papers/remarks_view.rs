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
        let head: Element<'_, Message> = if self.written.is_none() {
            label::small("Chưa có gì để xem lại").into()
        } else {
            counts(&self.remarks)
        };
        let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        if self.remarks.is_empty() {
            return container(head).width(Fill).style(panel::card_style).into();
        }
        let mut list = column![];
        for (at, remark) in self.remarks.iter().enumerate() {
            let opened = remark.aim.is_some().then_some(Message::RemarkOpened(at));
            let made = remark.change.is_some().then_some(Message::RepairMade(at));
            list = list.push(panel::hairline()).push(entry(remark, opened, made));
        }
        container(column![head, scrollable(list).spacing(0)])
            .max_height(MOST)
            .padding(1)
            .width(Fill)
            .style(panel::card_style)
            .into()
    }
}

/// How many remarks there are of each weight.
pub(in super::super) fn counts<'a, M: 'a>(remarks: &[Remark]) -> Element<'a, M> {
    if remarks.is_empty() {
        return badge::badge("Không có gì phải xem lại", Tone::Done);
    }
    let count = |wanted: &dyn Fn(&Remark) -> bool| remarks.iter().filter(|remark| wanted(remark)).count();
    let wrong = |remark: &Remark| !remark.stops && remark.tone == Tone::Danger;
    let hint = |remark: &Remark| !remark.stops && remark.tone == Tone::Info;
    let (stops, wrongs, hints) = (count(&|remark| remark.stops), count(&wrong), count(&hint));
    let others = remarks.len() - stops - wrongs - hints;
    let all = [
        (stops, "chỗ phải bổ sung", Tone::Due),
        (wrongs, "chỗ phải sửa", Tone::Danger),
        (others, "điều nên xem lại", Tone::Due),
        (hints, "gợi ý", Tone::Info),
    ];
    let all = all.into_iter().filter(|(number, ..)| *number > 0);
    row(all.map(|(number, words, tone)| counted(format!("{number} {words}"), tone)))
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
}

/// A badge whose words are made here.
fn counted<'a, M: 'a>(words: String, tone: Tone) -> Element<'a, M> {
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

/// One remark: what is wrong, the rule or what would mend it, and the ways to mend it that are given.
pub(in super::super) fn entry<'a, M: Clone + 'a>(
    remark: &'a Remark,
    opened: Option<M>,
    made: Option<M>,
) -> Element<'a, M> {
    let tone = remark.tone;
    let sign = tone
        .sign()
        .text(16.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    let mut words = column![line(remark.words.as_str()).two()].width(Fill);
    if let (Some(change), None) = (&remark.change, &made) {
        words = words
            .push(line(format!("Nên sửa “{}” thành “{}”", change.from.trim(), change.to.trim())).small());
    }
    if !remark.note.is_empty() {
        words = words.push(line(remark.note.as_str()).two().small());
    }
    let mut all = row![sign, words].spacing(S8).align_y(Alignment::Center);
    if let (Some(change), Some(made)) = (&remark.change, made) {
        all = all.push(button::secondary(format!("Sửa thành “{}”", shortened(&change.to))).on_press(made));
    }
    if let Some(opened) = opened {
        all = all.push(button::quiet("Đến chỗ này").icon_after(icon::right()).on_press(opened));
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
