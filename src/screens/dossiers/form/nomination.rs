//! What is nominated, and for what: field of activity, form of commendation, movements, priority marks; and the
//! summary.

use super::view::{extras, offering, pair};
use super::{Extra, Form, Message, Slot, Text, locks};
use crate::domain::catalogue::EntryList;
use crate::domain::correction::DossierField;
use crate::domain::dossier::Priority;
use crate::domain::movement::MovementKind;
use crate::screens::Desk;
use crate::screens::dossiers::words::Offers;
use crate::ui::area::Area;
use crate::ui::measure::{S4, S12, S16};
use crate::ui::{Element, button, check, icon, label, panel};
use iced::Length;
use iced::widget::{column, row, space};

pub(super) fn view<'a>(form: &'a Form, desk: &'a Desk, offers: &'a Offers) -> Element<'a, Message> {
    let field =
        offering(form, Slot::Field, "Lĩnh vực", &offers.fields).placeholder("Ví dụ: Xây dựng nông thôn mới");
    let received = form
        .field(Slot::Received, "Ngày nhận hồ sơ")
        .icon(icon::calendar())
        .placeholder("Ví dụ 5/9/26, hoặc hôm nay");
    let remark = form.field(Slot::Remark, "Ghi chú").placeholder("In ở cột cuối của danh sách");
    let mut all =
        column![label::heading("Đề nghị"), pair(field, received), pair(proposed(form, desk, offers), remark)]
            .spacing(S12);
    if form.shows(Extra::Order) {
        let order = form
            .field(Slot::Order, "Thứ tự xếp tay")
            .numeric()
            .placeholder("Để trống: xếp theo tên")
            .help("Dùng khi danh sách xếp theo thứ tự đề nghị.");
        all = all.push(pair(order, space()));
    }
    if !desk.movements.is_empty() {
        let why = form.why_locked(DossierField::Movements);
        let ticks = column![locks::caption("Phong trào, cuộc vận động", why), movements(form, desk)];
        all = all.push(locks::with_tip(ticks.spacing(S4), why));
    }
    let why = form.why_locked(DossierField::Priorities);
    let ticks = column![locks::caption("Đối tượng ưu tiên", why), priorities(form)].spacing(S4);
    all = all.push(locks::with_tip(ticks, why));
    panel::card(all.push(extras(form, &[(Extra::Order, "Thứ tự xếp tay")])))
}

/// The proposed form, with who decides on it.
fn proposed<'a>(form: &'a Form, desk: &'a Desk, offers: &'a Offers) -> Element<'a, Message> {
    let field =
        offering(form, Slot::Proposed, "Hình thức đề nghị", &offers.forms).placeholder("Ví dụ: Giấy khen");
    let typed = form.text(Slot::Proposed);
    let known = desk
        .entries
        .iter()
        .find(|it| it.list == EntryList::Form && it.is_called(typed) && !it.authority.is_empty());
    let mut all = column![Element::from(field)].spacing(S4);
    if let (Some(known), false) = (known, typed.trim().is_empty()) {
        all = all.push(label::small(format!("Thẩm quyền: {}", known.authority)));
    }
    all.into()
}

fn movements<'a>(form: &'a Form, desk: &'a Desk) -> Element<'a, Message> {
    let open = !form.locked(DossierField::Movements);
    let ticks: Vec<Element<'a, Message>> = desk
        .movements
        .iter()
        .filter(|it| {
            it.kind != MovementKind::Occasion || form.dossier.movements.contains(&it.id) || lives(it, form)
        })
        .map(|it| {
            let id = it.id;
            let on = form.dossier.movements.contains(&id);
            check::check(&it.name, on, open.then_some(move |yes| Message::MovementTicked(id, yes)))
        })
        .collect();
    // Names of movements are long: one a line.
    column(ticks).into()
}

/// Whether an occasion falls into the dossier's year; without dates it always does.
fn lives(it: &crate::domain::movement::Movement, form: &Form) -> bool {
    use chrono::Datelike;
    let year = form.dossier.year;
    it.from.is_none_or(|from| from.year() <= year) && it.to.is_none_or(|to| to.year() >= year)
}

fn priorities(form: &Form) -> Element<'_, Message> {
    let open = !form.locked(DossierField::Priorities);
    let ticks = Priority::ALL.into_iter().map(|priority| {
        let on = form.dossier.priorities.contains(&priority);
        check::check(priority.label(), on, open.then_some(move |yes| Message::PriorityTicked(priority, yes)))
    });
    two_columns(ticks.collect())
}

fn two_columns(ticks: Vec<Element<'_, Message>>) -> Element<'_, Message> {
    let mut left = column![].width(Length::FillPortion(1));
    let mut right = column![].width(Length::FillPortion(1));
    for (place, tick) in ticks.into_iter().enumerate() {
        if place % 2 == 0 {
            left = left.push(tick);
        } else {
            right = right.push(tick);
        }
    }
    row![left, right].spacing(S16).into()
}

pub(super) fn summary(form: &Form) -> Element<'_, Message> {
    let why = form.why_locked(DossierField::Summary);
    let ready = why.is_none() && !(form.dossier.achievements.is_empty() && form.achievements.is_blank());
    let compose = button::secondary("Viết từ thành tích")
        .icon(icon::edit())
        .tip("Soạn bản nháp từ các dòng thành tích; sửa lại được")
        .on_press_maybe(ready.then_some(Message::Composed { agreed: false }));
    let field = Area::new("", &form.summary)
        .rows(4)
        .id("dossier-summary")
        .locked(why)
        .placeholder("Vài câu ngắn có số liệu, in trong danh sách trích ngang")
        .on_action(|action| Message::Wrote(Text::Summary, action))
        .on_leave(Message::WroteLeft);
    panel::titled("Trích ngang thành tích", Element::from(compose), field)
}
