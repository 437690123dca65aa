//! The face of "Tiêu chí": the sets at the left, the criteria of the chosen one at the right; the open one is a form.

use super::super::super::typed::{Named, Said, chosen, note, trouble};
use super::{CriteriaForm, CriterionForm, MeasureKind, SetForm, Typed};
use crate::domain::criteria::CriteriaSet;
use crate::domain::subject::SubjectKind;
use crate::ui::area::Area;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, empty, icon, label, line, measure, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// The form.
pub fn view<'a>(form: &'a CriteriaForm, sets: &'a [CriteriaSet], locked: bool) -> Element<'a, Said<Typed>> {
    if sets.is_empty() {
        return empty::empty(
            icon::list(),
            "Chưa có bộ tiêu chí nào",
            "Mỗi loại điển hình có thể có bộ tiêu chí riêng, bên cạnh tiêu chí chung. Bắt đầu với bộ tiêu chí cho:",
            if locked { space().into() } else { first_sets() },
        );
    }
    let mut left = column![].spacing(measure::S4).width(200);
    for set in sets {
        left = left.push(set_row(set, form.shown() == Some(set.id)));
    }
    if !locked {
        left = left.push(container(add_set(sets)).padding(Padding { top: measure::S8, ..Padding::ZERO }));
    }
    let mut right = column![].spacing(measure::S12);
    if let Some(error) = &form.error {
        right = right.push(trouble(error));
    }
    if let Some(set) = &form.set {
        right = right.push(shown(set, locked));
    }
    let right = scrollable(right.padding(Padding { right: 14.0, ..Padding::ZERO }));
    row![left, right.height(Length::Fill).width(Length::Fill)].spacing(measure::S16).into()
}

/// One button a kind of subject: with nothing there yet, a list that drops down would hide what can be done.
fn first_sets<'a>() -> Element<'a, Said<Typed>> {
    let buttons = set_kinds().map(|kind| {
        button::secondary(kind_name(kind))
            .icon(icon::plus())
            .on_press(Said::Typed(Typed::SetAdded(kind)))
            .into()
    });
    row(buttons).spacing(measure::S8).wrap().into()
}

fn set_kinds() -> impl Iterator<Item = Option<SubjectKind>> {
    std::iter::once(None).chain(SubjectKind::ALL.into_iter().map(Some))
}

fn kind_name(kind: Option<SubjectKind>) -> &'static str {
    kind.map_or("Chung cho mọi đối tượng", SubjectKind::label)
}

fn set_row(set: &CriteriaSet, here: bool) -> Element<'_, Said<Typed>> {
    let kind = set.kind.map_or("Mọi đối tượng", SubjectKind::label);
    let count = format!("{kind} · {} tiêu chí", set.criteria.len());
    let words = column![line::line(set.name.as_str()).strong(), label::small(count)].padding(Padding {
        left: measure::S12,
        right: measure::S8,
        top: measure::S4,
        bottom: measure::S4,
    });
    Element::from(press::press(words).chosen(here).line().on_press(Said::Typed(Typed::SetChosen(set.id))))
}

fn add_set(sets: &[CriteriaSet]) -> Element<'_, Said<Typed>> {
    let free: Vec<Named<Option<SubjectKind>>> = set_kinds()
        .filter(|kind| sets.iter().all(|set| set.kind != *kind))
        .map(|kind| Named::new(kind, kind_name(kind)))
        .collect();
    if free.is_empty() {
        return space().into();
    }
    Pick::new("Thêm bộ tiêu chí cho", free, None, |one| Said::Typed(Typed::SetAdded(one.value)))
        .placeholder("Chọn đối tượng…")
        .into()
}

fn shown(form: &SetForm, locked: bool) -> Element<'_, Said<Typed>> {
    let full = form.set.full_marks();
    let sums = format!("{} điều kiện bắt buộc · tổng điểm tối đa {full}", form.set.gates().count());
    if locked {
        let rows = form.rows.iter().map(|one| closed(one, true));
        return column![label::heading(&form.set.name), label::small(sums), column(rows)]
            .spacing(measure::S8)
            .into();
    }
    let name = Field::new("Tên bộ tiêu chí (in thành đề mục)", &form.set.name)
        .required()
        .on_input(|text| Said::Typed(Typed::Name(text)))
        .on_leave(Said::Left)
        .on_submit(Said::Left);
    let mut list = column![].spacing(measure::S4);
    let last = form.rows.len().saturating_sub(1);
    for (i, one) in form.rows.iter().enumerate() {
        list = list.push(if form.open == Some(one.id) {
            opened(one, i, last, form.told)
        } else {
            closed(one, false)
        });
    }
    let deeds = row![
        button::secondary("Thêm tiêu chí").icon(icon::plus()).on_press(Said::Typed(Typed::Added)),
        space::horizontal(),
        button::danger("Xóa bộ tiêu chí").icon(icon::trash()).on_press(Said::Typed(Typed::SetRemoved))
    ];
    let mut all = column![name, label::small(sums), list].spacing(measure::S12);
    if form.told
        && let Err(sentence) = form.built()
    {
        all = all.push(note(format!("Chưa lưu được thay đổi cuối: {sentence}"), Tone::Danger));
    }
    all.push(deeds).into()
}

fn effect(one: &CriterionForm) -> Element<'_, Said<Typed>> {
    match one.kind {
        MeasureKind::Gate => badge::with_icon("Bắt buộc", Tone::Danger, icon::shield()),
        MeasureKind::OptionalGate => badge::with_icon("Nếu có", Tone::Due, icon::shield()),
        MeasureKind::Reference => badge::badge("Tham khảo", Tone::Plain),
        MeasureKind::Points => label::strong(format!("{} điểm", one.most)).into(),
        MeasureKind::Bonus => label::strong(format!("+ {} điểm", one.most)).into(),
        MeasureKind::Deduction => label::strong(format!("− {} điểm", one.most)).into(),
    }
}

fn closed(one: &CriterionForm, locked: bool) -> Element<'_, Said<Typed>> {
    let words = if one.words.trim().is_empty() { "(chưa có nội dung)" } else { one.words.as_str() };
    let inside =
        row![container(label::strong(one.code.as_str())).width(52), line::line(words).two(), effect(one)]
            .spacing(measure::S8)
            .align_y(Alignment::Center)
            .padding(Padding {
                left: measure::S12,
                right: measure::S8,
                top: measure::S8,
                bottom: measure::S8,
            });
    let row = press::press(inside).line();
    Element::from(if locked { row } else { row.on_press(Said::Typed(Typed::Opened(one.id))) })
}

fn opened(one: &CriterionForm, i: usize, last: usize, told: bool) -> Element<'_, Said<Typed>> {
    let id = one.id;
    let kinds: Vec<Named<MeasureKind>> =
        MeasureKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
    let kind = chosen(&kinds, &one.kind);
    let text = |caption, value, typed: fn(String) -> Typed| {
        Field::new(caption, value)
            .on_input(move |text| Said::Typed(typed(text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left)
    };
    let facts = row![
        text("Ký hiệu", &one.code, Typed::Code).width(96),
        Pick::new("Loại", kinds, kind, |one| Said::Typed(Typed::Kind(one.value)))
    ]
    .spacing(measure::S12);
    let mut figures = row![].spacing(measure::S12);
    if one.kind.has_most() {
        figures = figures.push(text("Điểm tối đa", &one.most, Typed::Most).numeric().width(130));
    }
    if one.kind == MeasureKind::Points {
        figures =
            figures.push(text("Bước điểm", &one.step, Typed::Step).numeric().width(130).placeholder("0,5"));
    }
    let title = Area::new("Nội dung tiêu chí", &one.title)
        .rows(2)
        .required()
        .on_action(|action| Said::Typed(Typed::Title(action)))
        .on_leave(Said::Left);
    let deeds = row![
        button::icon(icon::up(), "Đưa lên trên")
            .on_press_maybe((i > 0).then_some(Said::Typed(Typed::Up(id)))),
        button::icon(icon::down(), "Đưa xuống dưới")
            .on_press_maybe((i < last).then_some(Said::Typed(Typed::Down(id)))),
        space::horizontal(),
        button::quiet("Xóa tiêu chí").icon(icon::trash()).on_press(Said::Typed(Typed::Removed(id))),
        button::quiet("Thu gọn").icon(icon::chevron_up()).on_press(Said::Typed(Typed::Opened(id)))
    ]
    .align_y(Alignment::Center);
    let mut all = column![facts].spacing(measure::S12);
    if one.kind.has_most() {
        all = all.push(figures);
    }
    all = all.push(title);
    if told && let Err(sentence) = one.built() {
        all = all.push(trouble(sentence));
    }
    panel::card(all.push(deeds))
}
