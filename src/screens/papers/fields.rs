//! "Nội dung": the words of the paper, each beside the form's own sentence.

use super::draft::{PaperForm, PartForm, Typed};
use super::{Message, Papers, cards, shape};
use crate::screens::typed::Said;
use crate::ui::area::Area;
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel};
use iced::Alignment;
use iced::widget::{column, row, space};

/// The name of the field of the number in the panel of issuing.
pub(super) const ISSUE_NUMBER: &str = "paper-issue-number";
/// The name of the field of the subject.
pub(super) const SUBJECT: &str = "paper-subject";
/// The name of the field of the form of commendation.
pub(super) const AWARD: &str = "paper-award";
/// The name of the field of the "Lưu" entry.
pub(super) const ARCHIVE: &str = "paper-archive";

/// The name of the field of a part of the text.
pub(super) fn part(at: usize) -> String {
    format!("paper-part-{at}")
}

/// The name of the field of an addressee.
pub(super) fn addressee(at: usize) -> String {
    format!("paper-addressee-{at}")
}

fn typed(typed: Typed) -> Message {
    Message::Form(Said::Typed(typed))
}

fn left() -> Message {
    Message::Form(Said::Left)
}

impl Papers {
    pub(super) fn words<'a>(&'a self, form: &'a PaperForm) -> Element<'a, Message> {
        let locked = form.is_locked();
        let mut all = column![].spacing(S12);
        if self.has_subject() {
            let mut subject = Area::new("Trích yếu", &form.subject).id(SUBJECT).rows(2);
            if !locked {
                subject = subject
                    .help("Để trống: chương trình viết từ dữ liệu")
                    .on_action(|action| typed(Typed::Subject(action)))
                    .on_leave(left());
            }
            all = all.push(panel::card(subject));
        }
        if shape::has_addressees(self.kind) {
            all = all.push(addressees(form, locked));
        }
        if shape::has_bases(self.kind) && !(locked && form.paper.bases.is_empty()) {
            all = all.push(cards::bases(form, locked));
        }
        if form.parts.is_empty() && !self.has_subject() {
            return all
                .push(label::small("Văn bản này được lập hoàn toàn từ dữ liệu, không có lời văn để sửa."))
                .into();
        }
        if !form.parts.is_empty() {
            let mut parts = column![].spacing(S12);
            if !locked && form.parts.iter().any(|part| part.sentence.contains('{')) {
                parts = parts.push(label::small(
                    "Chữ trong ngoặc nhọn như {cơ quan} do chương trình điền từ dữ liệu; có thể giữ, chuyển chỗ hoặc bỏ.",
                ));
            }
            for (at, one) in form.parts.iter().enumerate() {
                parts = parts.push(worded(at, one, locked));
            }
            all = all.push(panel::titled("Lời văn", row![], parts));
        }
        all.into()
    }
}

fn worded(at: usize, one: &PartForm, locked: bool) -> Element<'_, Message> {
    let mut head = row![label::caption(one.label.as_str())].spacing(S8).align_y(Alignment::Center).height(28);
    if one.needed && one.words().is_empty() {
        head = head.push(badge::badge("Cần ghi", Tone::Due));
    }
    head = head.push(space::horizontal());
    if one.is_own() && !one.sentence.is_empty() && !locked {
        head = head
            .push(button::quiet("Trả lại câu mẫu").icon(icon::undo()).on_press(typed(Typed::PartReset(at))));
    }
    let mut area = Area::new("", &one.content).id(part(at)).rows(if one.short { 1 } else { 3 });
    if !locked {
        area = area.on_action(move |action| typed(Typed::Part(at, action))).on_leave(left());
    }
    let mut all = column![head, Element::from(area)].spacing(S4);
    if !one.sources.is_empty() {
        all = all.push(label::small("Nguồn từ báo cáo của đơn vị:"));
        all = all.push(label::small(one.sources.as_str()));
    }
    all.into()
}

fn addressees(form: &PaperForm, locked: bool) -> Element<'_, Message> {
    if locked {
        let all = form.paper.addressees.iter().map(|it| label::body(it.as_str()).into());
        return panel::titled("Kính gửi", row![], column(all).spacing(S4));
    }
    let add = button::quiet("Thêm nơi").icon(icon::plus()).on_press(typed(Typed::AddresseeAdded));
    let mut list = column![].spacing(S8);
    for (at, one) in form.addressees.iter().enumerate() {
        let field = Field::new("", one)
            .id(addressee(at))
            .placeholder("Ban Thi đua - Khen thưởng tỉnh …")
            .on_input(move |words| typed(Typed::Addressee(at, words)))
            .on_leave(left());
        let mut entry = row![field].spacing(S4).align_y(Alignment::Center);
        if form.addressees.len() > 1 {
            entry = entry
                .push(button::icon(icon::trash(), "Bỏ nơi này").on_press(typed(Typed::AddresseeRemoved(at))));
        }
        list = list.push(entry);
    }
    panel::titled("Kính gửi", add, list)
}
