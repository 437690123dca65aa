//! Beside the form: where the dossier stands and what it lacks, with the doors to the pages where that is put right.

use super::{Message, Pages, ScreeningMessage, Tab, screening};
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Length, Padding};

/// How many lacking things are told; the rest is a count.
const MOST: usize = 8;

pub(in super::super) fn view(pages: &Pages, stored: bool) -> Element<'_, Message> {
    if !stored {
        let words = column![
            badge::badge("Chưa lưu", Tone::Due),
            label::body("Hồ sơ tự lưu ngay khi có tên và đơn vị đề nghị.")
        ];
        return column![panel::card(words.spacing(S8)), lacks(pages, stored)].spacing(S12).into();
    }
    let mut state =
        column![label::heading("Tình trạng"), screening::state_line(&pages.screening)].spacing(S8);
    if let Some(out) = pages.screening.out() {
        state = state
            .push(label::body("Chỉ các mục đã đánh dấu mở để sửa:"))
            .push(column(out.fields.iter().map(|field| label::small(field.label()).into())));
    }
    let turn = button::secondary("Thẩm định, chuyển bước")
        .icon_after(icon::right())
        .width(Length::Fill)
        .on_press(Message::Picked(Tab::Screening));
    column![panel::card(state.push(Element::from(turn))), lacks(pages, stored)].spacing(S12).into()
}

fn lacks(pages: &Pages, stored: bool) -> Element<'_, Message> {
    let all = &pages.screening.lacks;
    if all.is_empty() {
        return panel::card(badge::badge("Đã có đủ các mục", Tone::Done));
    }
    let mut lines = column![].spacing(S4);
    for lack in all.iter().take(MOST) {
        let sign = if lack.required {
            label::colored(icon::warning().text(14.0), |c| c.due)
        } else {
            label::colored(icon::dot().text(14.0), |c| c.ink_soft)
        };
        let words = label::body(lack.words.as_str()).width(Length::Fill);
        lines = lines
            .push(row![container(sign).padding(Padding { top: 4.0, ..Padding::ZERO }), words].spacing(S8));
    }
    if all.len() > MOST && stored {
        let more = button::quiet(format!("Xem thêm {} mục", all.len() - MOST));
        let turn = Message::Screening(ScreeningMessage::Turned(Tab::Screening));
        lines = lines.push(Element::from(more.on_press(turn)));
    }
    panel::titled("Còn thiếu", row![], lines)
}
