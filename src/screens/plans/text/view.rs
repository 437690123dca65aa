//! The face of running text.

use super::super::super::typed::{Said, note};
use super::super::node::Typed as Node;
use super::{Pick, TextForm, Typed, runs};
use crate::ui::area::Area;
use crate::ui::badge::Tone;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, Theme, button, icon, label, measure};
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Length, Padding};

/// Where the keyboard goes when running text is added.
pub(in super::super) const BODY: &str = "plan-body";
/// The search field of the list that is open.
pub(super) const PICKER: &str = "plan-pick";

fn said(typed: Typed) -> Said<Node> {
    Said::Typed(Node::Text(typed))
}

impl TextForm {
    pub fn view(&self) -> Element<'_, Said<Node>> {
        let can = (self.steps.can_undo(), self.steps.can_redo());
        let area = Area::new("", &self.body)
            .rows(7)
            .id(BODY)
            .placeholder("Gõ hoặc dán nội dung vào đây")
            .on_action(|action| Said::Typed(Node::Body(action)))
            .on_leave(Said::Left)
            .on_ctrl(move |letter, shift| match (letter, shift) {
                // Nothing left here: the key goes on to the program's own undo.
                ('z', false) => can.0.then(|| said(Typed::Undone)),
                ('y', false) | ('z', true) => can.1.then(|| said(Typed::Redone)),
                ('b', false) => Some(Said::Typed(Node::Bold)),
                ('i', false) => Some(Said::Typed(Node::Italic)),
                _ => None,
            });
        let mut all = column![self.tools()].spacing(measure::S4);
        if let Some(picker) = &self.picker {
            let (caption, placeholder) = match picker.pick {
                Pick::Section => ("Tham chiếu đến mục", "Gõ số mục hoặc vài chữ của mục"),
                Pick::Field => ("Số liệu của chỉ tiêu", "Gõ: thời hạn, số lượng, nơi nhận…"),
            };
            let empty = picker.items.is_empty().then_some(match picker.pick {
                Pick::Section => "Kế hoạch chưa có mục nào khác được đánh số.",
                Pick::Field => "Kế hoạch chưa có chỉ tiêu nào. Hãy thêm một mục loại “Chỉ tiêu, thời hạn”.",
            });
            let list = Suggest::new(
                caption,
                &picker.typed,
                &picker.folded,
                &picker.items,
                |text| said(Typed::PickTyped(text)),
                |place| said(Typed::Picked(place)),
            )
            .id(PICKER)
            .placeholder(placeholder)
            .error(empty);
            let close = button::icon(icon::close(), "Thôi chèn").on_press(said(Typed::PickClosed));
            all = all.push(row![list, column![label::caption(" "), close].spacing(measure::S4)]);
        }
        all = all.push(area);
        if self.loosened {
            all = all.push(note(
                "Chữ lấy từ số liệu đã được sửa tay nên thành chữ thường, không tự đổi theo nữa. Ctrl+Z để lấy lại.",
                Tone::Due,
            ));
        }
        if !self.links.is_empty() {
            let chips = self.links.iter().map(|(words, place)| chip(words, *place));
            all = all.push(row(chips).spacing(measure::S8).wrap().vertical_spacing(measure::S4));
        }
        all.into()
    }

    fn tools(&self) -> Element<'_, Said<Node>> {
        let mut tools = row![
            button::quiet("Đậm")
                .tip("In đậm chữ đã bôi đen, hoặc cả đoạn")
                .keys("Ctrl+B")
                .on_press(Said::Typed(Node::Bold)),
            button::quiet("Nghiêng")
                .tip("In nghiêng chữ đã bôi đen, hoặc cả đoạn")
                .keys("Ctrl+I")
                .on_press(Said::Typed(Node::Italic)),
            button::quiet("Tham chiếu…")
                .tip("Chèn tham chiếu: nhắc đến một mục khác; số tự đổi khi mục ấy chuyển chỗ")
                .on_press(said(Typed::PickAsked(Pick::Section))),
            button::quiet("Số liệu…")
                .tip("Chèn số liệu chỉ tiêu: thời hạn, số lượng… của một chỉ tiêu; chữ tự đổi theo chỉ tiêu")
                .on_press(said(Typed::PickAsked(Pick::Field))),
        ]
        .align_y(Alignment::Center);
        if runs::words(&self.runs).trim().contains('\n') {
            tools = tools.push(
                button::quiet("Tách dòng")
                    .icon(icon::list())
                    .tip("Tách mỗi dòng thành một đoạn riêng")
                    .on_press(Said::Typed(Node::Split)),
            );
        }
        tools.wrap().into()
    }
}

/// A stretch of computed words, by what it shows.
fn chip(words: &str, place: usize) -> Element<'_, Said<Node>> {
    let close = button::icon(icon::close(), "Bỏ liên kết, giữ chữ").on_press(said(Typed::Unlinked(place)));
    let words = container(label::body(words).size(measure::SMALL)).max_width(320);
    container(
        row![label::colored(icon::link().text(14.0), |c| c.gold_ink), words, close]
            .spacing(measure::S4)
            .align_y(Alignment::Center),
    )
    .padding(Padding { left: measure::S8, ..Padding::ZERO })
    .height(Length::Shrink)
    .style(|theme: &Theme| {
        let c = theme.colors();
        container::Style {
            text_color: Some(c.ink),
            background: Some(c.gold_soft.into()),
            border: Border { color: c.gold, width: 1.0, radius: measure::RADIUS.into() },
            ..container::Style::default()
        }
    })
    .into()
}
