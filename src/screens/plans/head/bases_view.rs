//! What the plan rests on: the superior's plan it carries out, and further bases; chosen from the register or typed.

use super::super::super::Desk;
use super::super::super::typed::{Named, Said, chosen, note};
use super::cited::Known;
use super::view::text;
use super::{BasisForm, BasisTyped, Cited, HeadForm, Typed};
use crate::domain::ids::PlanId;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, icon, label, measure, panel};
use iced::Alignment;
use iced::widget::{column, row};

/// The superior's plan.
pub(super) fn superior<'a>(form: &'a HeadForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let tick = check::check(
        "Kế hoạch này thực hiện một văn bản của cấp trên",
        form.superior.is_some(),
        Some(|on| Said::Typed(Typed::CarriesOut(on))),
    );
    let mut all = column![tick].spacing(measure::S12);
    if let Some(basis) = &form.superior {
        let entered: Vec<Named<Option<PlanId>>> = desk
            .plans
            .iter()
            .filter(|plan| plan.is_superior() && plan.id != form.plan.id)
            .map(|plan| Named::new(Some(plan.id), format!("{} ({})", plan.name, plan.origin.issuer)))
            .collect();
        if !entered.is_empty() {
            let mut offered = vec![Named::new(None, "Chưa chọn")];
            offered.extend(entered);
            let now = chosen(&offered, &form.plan.origin.superior);
            let pick = Pick::new(
                "Toàn văn kế hoạch ấy đã nhập vào chương trình",
                offered,
                now,
                |one| Said::Typed(Typed::Superior(one.value)),
            )
            .help("Dùng để so sánh, nhắc chỉ tiêu còn thiếu và thời hạn muộn hơn");
            all = all.push(pick);
        }
        all = all.push(cited(basis, Cited::Superior, form));
    }
    all.into()
}

/// The further bases.
pub(super) fn bases(form: &HeadForm) -> Element<'_, Said<Typed>> {
    let add = button::secondary("Thêm căn cứ").icon(icon::plus()).on_press(Said::Typed(Typed::BasisAdded));
    let mut all = column![].spacing(measure::S16);
    if form.bases.is_empty() {
        all = all.push(label::small("Không bắt buộc. Mỗi căn cứ in thành một dòng “Căn cứ …;”."));
    }
    for (i, basis) in form.bases.iter().enumerate() {
        if i > 0 {
            all = all.push(panel::hairline());
        }
        let remove =
            button::quiet("Bỏ căn cứ này").icon(icon::trash()).on_press(Said::Typed(Typed::BasisRemoved(i)));
        all = all.push(column![cited(basis, Cited::Basis(i), form), remove].spacing(measure::S4));
    }
    panel::titled("Căn cứ khác", add, all)
}

fn cited<'a>(basis: &'a BasisForm, which: Cited, form: &'a HeadForm) -> Element<'a, Said<Typed>> {
    let field = |caption, value, typed: fn(String) -> BasisTyped| {
        text(caption, value, move |text| Typed::Cited(which, typed(text)))
    };
    let find = Suggest::new(
        "",
        &basis.find,
        &basis.find_folded,
        &form.offers.items,
        move |text| Said::Typed(Typed::Cited(which, BasisTyped::Find(text))),
        move |at| Said::Typed(Typed::Cited(which, BasisTyped::Picked(at))),
    )
    .icon(icon::search())
    .placeholder("Chọn từ danh mục căn cứ: gõ số hoặc tên, không dấu cũng được");
    let mut all = column![
        find,
        row![
            field("Loại văn bản", &basis.kind, BasisTyped::Kind).placeholder("Kế hoạch"),
            field("Số, ký hiệu", &basis.number, BasisTyped::Number).placeholder("1501/KH-UBND"),
            field("Ngày", basis.date.text(), BasisTyped::Date).width(130).error(basis.date.error()),
        ]
        .spacing(measure::S8),
        field("Cơ quan ban hành", &basis.issuer, BasisTyped::Issuer).placeholder("Ủy ban nhân dân tỉnh …"),
        field("Về việc", &basis.subject, BasisTyped::Subject).placeholder("về việc tuyên truyền …"),
    ]
    .spacing(measure::S8);
    match &basis.known {
        Known::Nothing | Known::InForce { checked: true } => {}
        Known::InForce { checked: false } => {
            all = all.push(label::small(
                "Có trong danh mục nhưng chưa ai đối chiếu với văn bản: hãy kiểm tra lại.",
            ));
        }
        Known::Unknown => {
            let keep = button::quiet("Ghi vào danh mục")
                .icon(icon::catalogue())
                .on_press(Said::Typed(Typed::Registered(which)));
            all = all.push(
                row![label::small("Chưa có trong danh mục căn cứ."), keep]
                    .spacing(measure::S4)
                    .align_y(Alignment::Center),
            );
        }
        Known::Wrong { sentence, successor } => {
            all = all.push(note(sentence.as_str(), Tone::Due));
            if let Some((id, name)) = successor {
                let replace = button::secondary(format!("Thay bằng {name}"))
                    .icon(icon::refresh())
                    .on_press(Said::Typed(Typed::Replaced(which, *id)));
                all = all.push(replace);
            }
        }
    }
    all.into()
}
