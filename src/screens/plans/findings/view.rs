//! The strip of findings at the foot of the editor.

use super::super::super::papers::{counts, entry};
use super::{Findings, Message};
use crate::ui::{Element, button, icon, measure, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// How high the open list may grow, in px.
const MOST: f32 = 176.0;

/// The counts, and when it is open the findings themselves; nothing before the paper was looked through.
pub fn strip(findings: &Findings) -> Option<Element<'_, Message>> {
    if !findings.seen {
        return None;
    }
    let mut head = row![counts(&findings.all), space::horizontal()].align_y(Alignment::Center);
    if !findings.all.is_empty() {
        let (sign, tip) = if findings.open {
            (icon::chevron_down(), "Gập danh sách")
        } else {
            (icon::chevron_up(), "Mở danh sách")
        };
        head = head.push(button::icon(sign, tip).on_press(Message::Toggled));
    }
    let head =
        container(head.height(measure::CONTROL)).padding(Padding { left: measure::S12, ..Padding::ZERO });
    let mut all = column![];
    all = if findings.all.is_empty() {
        all.push(head)
    } else {
        all.push(press::press(head).on_press(Message::Toggled))
    };
    if findings.open && !findings.all.is_empty() {
        let mut list = column![];
        for (at, remark) in findings.all.iter().enumerate() {
            let opened = remark.aim.is_some().then_some(Message::Opened(at));
            list = list.push(panel::hairline()).push(entry(remark, opened, None));
        }
        all = all.push(container(scrollable(list).width(Length::Fill)).max_height(MOST));
    }
    Some(container(all).padding(1).width(Length::Fill).style(panel::card_style).into())
}
