//! The card "Xuất toàn bộ dữ liệu".

use super::Message as PageMessage;
use super::everything::{Everything, Message, Step};
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, check, icon, label, panel, progress};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length};

const WHAT: &str = "Một thư mục gồm tệp Excel đủ mọi bảng, các bảng CSV mở được bằng Excel, và một tệp JSON để lập lại tệp dữ liệu. Có dữ liệu cá nhân: chỉ giao cho người có trách nhiệm.";

pub(super) fn card(part: &Everything) -> Element<'_, PageMessage> {
    let busy = part.step().is_some();
    let export = button::secondary("Xuất toàn bộ…")
        .icon(icon::export())
        .on_press_maybe((!busy).then_some(PageMessage::Everything(Message::ExportAsked)));
    let restore = button::quiet("Khôi phục từ tệp đã xuất…")
        .icon(icon::database())
        .on_press_maybe((!busy).then_some(PageMessage::Everything(Message::RestoreAsked)));
    let ticked = (!busy).then_some(|on: bool| PageMessage::Everything(Message::FilesTicked(on)));
    let files = check::check("Kèm các tệp của hồ sơ", part.with_files(), ticked);
    let deeds = row![files, space::horizontal(), Element::from(restore), Element::from(export)]
        .spacing(S12)
        .align_y(Alignment::Center);
    let mut content = column![label::small(WHAT).width(Length::Fill), deeds].spacing(S8);
    if let Some(step) = part.step() {
        let mut line =
            row![label::body(step.words()).width(Length::Fill)].spacing(S12).align_y(Alignment::Center);
        if let Some(share) = step.share() {
            line = line.push(container(progress::bar(share, crate::ui::badge::Tone::Info)).width(220));
        }
        // A new data file is made in one go and is there whole or not at all.
        if step != Step::Restoring {
            let stop = button::secondary("Dừng").on_press(PageMessage::Everything(Message::Stopped));
            line = line.push(Element::from(stop));
        }
        content = content.push(line);
    } else if let Some(told) = part.told() {
        let sign = label::colored(icon::check().text(18.0), |c| c.done);
        let words = label::body(told).width(Length::Fill);
        content = content.push(row![sign, words].spacing(S8).align_y(Alignment::Center));
    }
    panel::titled("Xuất toàn bộ dữ liệu", row![], content)
}
