//! Which column holds what: their heading, our field as a choice, some of their values; and what holds for rows that do not
//! say it themselves.

use super::{HEAD, Lists, MAPPING_NAME, Message, UNIT};
use crate::domain::import::{Column, Field, Sure};
use crate::domain::subject::SubjectKind;
use crate::screens::typed::{Named, chosen, note};
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, icon, label, panel};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Fill, Padding};

/// Width of what holds for the whole file, in px.
const SIDE: f32 = 312.0;
/// Below this width everything stands in one column, in px.
const NARROW: f32 = 900.0;
/// Widths of a column's heading and of the choice beside it, in px.
const HEADING: f32 = 206.0;
const FIELD: f32 = 244.0;
const SIGN: f32 = 116.0;

pub(super) fn view(page: &Lists) -> Element<'_, Message> {
    responsive(move |room| {
        if room.width < NARROW {
            // With large letters everything stands in one column that scrolls.
            return scrolled(column![columns(page, true), whole(page)].spacing(S12));
        }
        let side = container(scrolled(whole(page))).width(SIDE).height(Fill);
        row![container(columns(page, false)).width(Fill), side].spacing(S12).into()
    })
    .into()
}

/// Room at the right of what scrolls, so that the bar covers nothing.
fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let inside = container(content).padding(Padding { right: S12, ..Padding::ZERO }).width(Fill);
    scrollable(inside).height(Fill).into()
}

fn columns(page: &Lists, narrow: bool) -> Element<'_, Message> {
    let Some(layout) = page.judged.layouts.get(page.sheet) else {
        return label::body("").into();
    };
    let mut all = column![].spacing(S8);
    if page.judged.layouts.len() > 1 {
        let sheets: Vec<Named<usize>> =
            page.judged.layouts.iter().enumerate().map(|(at, it)| Named::new(at, it.sheet.clone())).collect();
        let now = chosen(&sheets, &page.sheet);
        let pick = Pick::new("", sheets, now, |one: Named<usize>| Message::SheetChosen(one.value)).width(260);
        let read = !page.choices.sheets_off.contains(&layout.sheet);
        let tick = check::check("Đọc trang này", read, Some(Message::SheetTicked));
        all = all.push(
            row![label::body("Trang"), Element::from(pick), tick].spacing(S12).align_y(Alignment::Center),
        );
    }
    let told = match layout.head {
        Some(row) if layout.named => format!("Tiêu đề ở dòng {row}. Sửa lại cột nào chưa đúng."),
        Some(row) => format!(
            "Tiêu đề ở dòng {row}, chưa rõ cột nào ghi tên. Hãy chọn “{}” cho cột ấy.",
            Field::Name.label()
        ),
        None => format!(
            "Không tìm thấy dòng tiêu đề. Hãy chọn nội dung từng cột, ít nhất là “{}”.",
            Field::Name.label()
        ),
    };
    let tone = if layout.named { Tone::Info } else { Tone::Due };
    all = all.push(note(told, tone));
    let head = row![
        container(label::caption("Tiêu đề trong tệp")).width(HEADING),
        container(label::caption("Nội dung")).width(FIELD),
        container(label::caption("")).width(SIGN),
        label::caption("Vài giá trị trong cột")
    ]
    .spacing(S12)
    .padding(Padding { left: S12, right: S12, ..Padding::ZERO });
    let rows = layout.columns.iter().filter(|it| !it.heading.is_empty() || !it.samples.is_empty());
    let mut list = column![].spacing(0);
    for one in rows {
        list = list.push(line_of(one, narrow)).push(panel::hairline());
    }
    if narrow {
        return all.push(container(list).padding(1).width(Fill).style(panel::card_style)).into();
    }
    let list = container(scrolled(list)).padding(1).height(Fill).style(panel::card_style);
    all.push(head).push(list).height(Fill).into()
}

fn line_of(it: &Column, narrow: bool) -> Element<'_, Message> {
    let heading = if it.heading.is_empty() { format!("Cột {}", it.at + 1) } else { it.heading.clone() };
    let fields = std::iter::once(Named::new(None, "Không đọc"))
        .chain(Field::ALL.into_iter().map(|field| Named::new(Some(field), field.label())));
    let fields: Vec<Named<Option<Field>>> = fields.collect();
    let now = chosen(&fields, &it.field);
    let key = it.key.clone();
    let pick = Pick::new("", fields, now, move |one: Named<Option<Field>>| {
        Message::FieldChosen(key.clone(), one.value)
    })
    .width(FIELD);
    let (words, tone) = match (it.sure, it.field) {
        (Sure::Told, _) => ("Đã chọn", Tone::Info),
        (Sure::Exact, Some(_)) => ("Nhận ra", Tone::Done),
        (Sure::Likely, Some(_)) => ("Xem lại", Tone::Due),
        _ => ("Không đọc", Tone::Plain),
    };
    let mut values = column![line(it.samples.join(" · ")).small().two()];
    if !it.left.is_empty() {
        values = values.push(line(it.left.as_str()).small().two());
    }
    if narrow {
        let head = row![
            container(line(heading).strong().two()).width(Fill),
            container(badge::badge(words, tone)).width(SIGN)
        ]
        .spacing(S12)
        .align_y(Alignment::Center);
        let inside = column![head, Element::from(pick.width(Fill)), values].spacing(S4);
        return container(inside).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 }).into();
    }
    row![
        container(line(heading).strong().two()).width(HEADING),
        Element::from(pick),
        container(badge::badge(words, tone)).width(SIGN),
        values.width(Fill)
    ]
    .spacing(S12)
    .align_y(Alignment::Center)
    .padding(Padding { top: S4, bottom: S4, left: S12, right: S12 })
    .into()
}

/// What holds for the whole file.
fn whole(page: &Lists) -> Element<'_, Message> {
    let mut all = column![].spacing(S12);
    if let Some(standing) = page.standing.as_ref().filter(|it| !it.mappings.is_empty()) {
        let kept: Vec<_> = standing.mappings.iter().map(|one| Named::new(one.id, one.name.clone())).collect();
        let now = page.mapping.and_then(|id| chosen(&kept, &id));
        let pick = Pick::new("Cách đọc đã lưu", kept, now, |one| Message::MappingChosen(one.value))
            .placeholder("Chọn để dùng lại…");
        all = all.push(Element::from(pick));
        if page.mapping.is_some() {
            let remove = button::quiet("Xóa cách đọc này").icon(icon::trash());
            all = all.push(Element::from(remove.on_press(Message::MappingRemoved)));
        }
    }
    let kinds: Vec<Named<SubjectKind>> =
        SubjectKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
    let now = page.choices.mapping.kind.and_then(|kind| chosen(&kinds, &kind));
    let wanted =
        |lacks: bool| if lacks { "Có dòng chưa ghi, cần chọn" } else { "Không dòng nào thiếu" };
    let kind = Pick::new("Loại của các dòng không ghi loại", kinds, now, |one| {
        Message::KindChosen(one.value)
    })
    .help(wanted(page.judged.lacks_kind));
    let unit = Suggest::new(
        "Đơn vị của các dòng không ghi đơn vị",
        &page.unit,
        &page.unit_folded,
        &page.units,
        Message::UnitTyped,
        Message::UnitPicked,
    )
    .id(UNIT)
    .placeholder("Gõ tên đơn vị, không dấu cũng được")
    .help(wanted(page.judged.lacks_unit));
    let head = field::Field::new("Dòng tiêu đề", &page.head)
        .id(HEAD)
        .placeholder("tự tìm")
        .help("Để trống: tự tìm. Ghi 0 nếu bảng không có dòng tiêu đề.")
        .on_input(Message::HeadTyped);
    all = all.push(Element::from(kind)).push(Element::from(unit)).push(Element::from(head));
    let name = field::Field::new("Lưu cách đọc này để dùng cho tệp sau", &page.mapping_name)
        .id(MAPPING_NAME)
        .placeholder("Ví dụ: Danh sách của Hội LHPN huyện")
        .on_input(Message::NameTyped)
        .on_submit(Message::MappingKept);
    let keep = button::secondary("Lưu cách đọc").icon(icon::save()).on_press(Message::MappingKept);
    all = all.push(column![Element::from(name), Element::from(keep)].spacing(S8));
    for notice in &page.judged.notices {
        all = all.push(note(notice.as_str(), Tone::Info));
    }
    all.into()
}
