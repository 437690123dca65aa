//! Those already known under a similar name: to be taken instead of typing them again.

use super::{Form, Message, Similar, Slot};
use crate::screens::Desk;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, icon, label, line, panel};
use iced::Alignment;
use iced::widget::{column, row};

pub(super) fn view<'a>(form: &'a Form, desk: &'a Desk) -> Element<'a, Message> {
    let rows = form.similar.iter().map(|it| {
        let words =
            column![line::line(it.subject.name.as_str()).strong(), line::line(known(form, it, desk)).small()];
        let deed = match it.here {
            Some(id) => button::secondary("Mở hồ sơ đã có").on_press(Message::Showed(id)),
            None => button::secondary("Lấy thông tin này")
                .tip("Phần đã nhập được giữ; chỗ còn trống lấy theo thông tin đã có")
                .on_press(Message::SimilarTaken(Box::new(it.subject.clone()))),
        };
        row![words, Element::from(deed)].spacing(S12).align_y(Alignment::Center).into()
    });
    column![
        panel::hairline(),
        row![
            icon::info().text(16.0),
            label::caption("Tên gần giống đã có trong dữ liệu; nếu đúng là một, hãy lấy lại")
        ]
        .spacing(S8)
        .align_y(Alignment::Center),
        column(rows).spacing(S8)
    ]
    .spacing(S8)
    .into()
}

/// What tells one of two people of one name from the other.
fn known(form: &Form, it: &Similar, desk: &Desk) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !it.found_by.is_empty() {
        parts.push(format!("tên gọi khác: {}", it.found_by));
    }
    let birth = Slot::Birth.read(&it.subject, &form.dossier);
    if !birth.is_empty() {
        parts.push(format!("sinh {birth}"));
    }
    parts.push(match (it.dossiers, it.last) {
        (0, _) | (_, None) => "chưa có hồ sơ".to_owned(),
        (1, Some(last)) => format!("1 hồ sơ, năm {last}"),
        (many, Some(last)) => format!("{many} hồ sơ, gần nhất năm {last}"),
    });
    if let Some(unit) = it.subject.unit.and_then(|unit| desk.unit(unit)) {
        parts.push(unit.name.clone());
    }
    parts.join(" · ")
}
