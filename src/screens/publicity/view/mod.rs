//! The face of the page.

mod charts;
mod figures;
mod items;
mod others;
mod rows;

use super::{Message, Publicity, Tab};
use crate::screens::{Desk, templates};
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, empty, icon, measure, panel, tabs};
use iced::widget::{column, container, responsive, row};
use iced::{Alignment, Length};

/// Width of the form, and the least room in which it stands beside the list, in px.
const FORM: f32 = 404.0;
const BESIDE: f32 = 860.0;
/// Less room than this and deeds stand under the tabs, in px.
const ONE_LINE: f32 = 1000.0;
/// The same where there is one deed only.
const ONE_DEED: f32 = 620.0;

pub(super) fn view<'a>(page: &'a Publicity, desk: &'a Desk) -> Element<'a, Message> {
    responsive(move |room| {
        // The ground has 16 px at each side.
        let room = room.width - 2.0 * measure::S16;
        panel::screen(head(page, room), body(page, room, desk))
    })
    .into()
}

fn head(page: &Publicity, room: f32) -> Element<'_, Message> {
    let parts = tabs::tabs(&Tab::ALL, page.tab, Message::TabChosen);
    let mut deeds = row![].spacing(S8).align_y(Alignment::Center);
    let ready = page.book.as_ref().is_some_and(|book| !book.items.is_empty());
    if page.import.is_none() && page.book.is_some() {
        if ready || page.tab == Tab::Never {
            let out = button::secondary("Xuất Excel").icon(icon::export()).on_press(Message::ExportAsked);
            deeds = deeds.push(Element::from(out));
        }
        if page.tab == Tab::Items {
            let take = button::secondary("Nhập từ Excel").icon(icon::import());
            deeds = deeds.push(Element::from(take.on_press(Message::ImportAsked)));
            let new = page.entry.as_ref().is_some_and(|entry| !entry.is_stored());
            let add =
                if new { button::secondary("Thêm tin, bài") } else { button::primary("Thêm tin, bài") };
            deeds = deeds.push(Element::from(add.icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added)));
        }
    }
    let one_line = if page.tab == Tab::Items { ONE_LINE } else { ONE_DEED };
    if page.import.is_some() {
        return parts;
    }
    if room < one_line {
        return column![parts, deeds.wrap()].spacing(S8).into();
    }
    row![container(parts).width(Length::Fill), deeds].spacing(S12).align_y(Alignment::Center).into()
}

fn body<'a>(page: &'a Publicity, room: f32, desk: &'a Desk) -> Element<'a, Message> {
    if desk.current.is_none() {
        let sentence = "Tin, bài, hoạt động tuyên truyền thuộc về một kế hoạch. Hãy lập kế hoạch trước.";
        let door = button::secondary("Mở Kế hoạch").icon(icon::plan()).on_press(Message::PlansWanted);
        return empty::empty(icon::news(), "Chưa có kế hoạch nào", sentence, Element::from(door));
    }
    let Some(book) = &page.book else {
        return empty::working("Đang đọc tin, bài…", None, row![]);
    };
    match page.tab {
        Tab::Items => match &page.import {
            Some(import) => rows::view(import, book),
            None => items::view(page, room, desk),
        },
        Tab::Sums if book.items.is_empty() => nothing(),
        Tab::Sums => figures::view(&page.sums, room),
        Tab::Never => others::view(&page.never, room),
    }
}

/// Where nothing was entered yet.
fn nothing<'a>() -> Element<'a, Message> {
    let deeds = row![
        Element::from(
            button::secondary("Thêm tin, bài đầu tiên").icon(icon::plus()).on_press(Message::Added)
        ),
        Element::from(button::secondary("Nhập từ Excel").icon(icon::import()).on_press(Message::ImportAsked)),
        Element::from(
            button::quiet("Lưu mẫu Excel")
                .icon(icon::save())
                .on_press(Message::Template(templates::Message::Asked))
        ),
    ]
    .spacing(S8);
    empty::empty(
        icon::news(),
        "Chưa có tin, bài, hoạt động nào",
        "Ghi lại mỗi bài báo, buổi phát thanh, tọa đàm, sinh hoạt đã giới thiệu gương điển hình. Số liệu báo cáo được tính từ đây.",
        deeds,
    )
}
