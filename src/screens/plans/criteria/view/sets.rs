//! The sets at the left, and what begins a new one.

use super::super::super::super::typed::Named;
use super::super::deriving::free_kinds;
use super::super::{CriteriaForm, Typed, kind_name, set_kinds};
use super::{Face, LEFT, say};
use crate::domain::criteria::CriteriaSet;
use crate::domain::subject::SubjectKind;
use crate::ui::choice::Pick;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, empty, focus, icon, label, line, press};
use iced::Padding;
use iced::widget::{column, row, space};

/// The page of a plan without sets. One button a kind of subject: with nothing there yet, a list that drops down would
/// hide what can be done.
pub(super) fn first<'a>(locked: bool) -> Face<'a> {
    let deeds: Face<'a> = if locked {
        space().into()
    } else {
        let buttons = set_kinds().map(|kind| {
            button::secondary(kind_name(kind)).icon(icon::plus()).on_press(say(Typed::SetAdded(kind))).into()
        });
        let kinds = row(buttons).spacing(S8).wrap();
        column![kinds, row![derive()]].spacing(S12).align_x(iced::Alignment::Center).into()
    };
    empty::empty(
        icon::list(),
        "Chưa có bộ tiêu chí nào",
        "Mỗi loại điển hình có thể có bộ tiêu chí riêng, bên cạnh tiêu chí chung. Bắt đầu với bộ tiêu chí cho:",
        deeds,
    )
}

fn derive<'a>() -> Face<'a> {
    button::quiet("Lập từ bộ tiêu chí khác…").icon(icon::copy()).on_press(say(Typed::DeriveAsked)).into()
}

pub(super) fn all<'a>(form: &'a CriteriaForm, sets: &'a [CriteriaSet], locked: bool) -> Face<'a> {
    let mut left = column![].spacing(S4).width(LEFT);
    for set in sets {
        left = left.push(set_row(set, form.shown() == Some(set.id)));
    }
    if !locked {
        left = left.push(space().height(S4)).extend(begin(sets));
    }
    left.into()
}

/// What begins another set; ready sets and files come in here as well.
fn begin(sets: &[CriteriaSet]) -> Vec<Face<'_>> {
    let free: Vec<Named<Option<SubjectKind>>> =
        free_kinds(sets).into_iter().map(|kind| Named::new(kind, kind_name(kind))).collect();
    if free.is_empty() {
        return Vec::new();
    }
    let add = Pick::new("Thêm bộ tiêu chí cho", free, None, |one| say(Typed::SetAdded(one.value)))
        .placeholder("Chọn đối tượng…");
    let derive = button::quiet("Lập từ bộ khác…")
        .icon(icon::copy())
        .tip("Lập từ bộ tiêu chí của kế hoạch này hoặc kế hoạch khác, giữ liên hệ từng dòng")
        .on_press(say(Typed::DeriveAsked));
    vec![add.into(), derive.into()]
}

fn set_row(set: &CriteriaSet, here: bool) -> Face<'_> {
    let kind = set.kind.map_or("Mọi đối tượng", SubjectKind::label);
    let count = format!("{kind} · {} tiêu chí", set.criteria.len());
    let words = column![line::line(set.name.as_str()).strong(), label::small(count)].padding(Padding {
        left: S12,
        right: S8,
        top: S4,
        bottom: S4,
    });
    let chosen = say(Typed::SetChosen(set.id));
    let row = Element::from(press::press(words).chosen(here).line().on_press(chosen.clone()));
    focus::focusable(row, None, Some(chosen))
}
