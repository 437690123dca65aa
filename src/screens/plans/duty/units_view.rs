//! The units of a quota: which they are, and what each has where the number is a share.

use super::super::super::Desk;
use super::super::super::typed::Said;
use super::{DutyForm, Nominees, Typed};
use crate::domain::unit::{Unit, in_tree_order};
use crate::text::{fold, matches, query_words};
use crate::ui::field::Field;
use crate::ui::{Element, check, icon, label, line, measure, panel};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length, Padding};

/// No more figures than this are laid out at once; typing finds the others.
const MOST: usize = 60;

fn find(form: &DutyForm) -> Field<'_, Said<Typed>> {
    Field::new("", &form.find)
        .placeholder("Tìm đơn vị")
        .icon(icon::search())
        .on_input(|text| Said::Typed(Typed::Find(text)))
}

fn list<'a>(inside: impl Into<Element<'a, Said<Typed>>>, height: f32) -> Element<'a, Said<Typed>> {
    container(scrollable(container(inside).padding(measure::S8)).width(Length::Fill).height(height))
        .padding(1)
        .style(panel::card_style)
        .into()
}

pub(super) fn units<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let query = query_words(&form.find);
    let mut all = column![];
    for (_, unit) in in_tree_order(&desk.units) {
        let ticked = form.units.contains(&unit.id);
        let here = if query.is_empty() {
            ticked || unit.is_valid_on(desk.today)
        } else {
            matches(&query, &fold(&unit.name))
        };
        if here {
            let id = unit.id;
            let tick = move |on| Said::Typed(Typed::Unit(id, on));
            all = all.push(check::check(&unit.name, ticked, Some(tick)));
        }
    }
    let count = format!("Đã chọn {} đơn vị", form.units.len());
    column![find(form), list(all, 168.0), label::small(count)].spacing(measure::S8).into()
}

/// Whether a unit nominates.
fn nominates(form: &DutyForm, unit: &Unit, desk: &Desk) -> bool {
    match form.nominees {
        Nominees::Kind(kind) => unit.kind == kind && unit.is_valid_on(desk.today),
        Nominees::Every => unit.is_valid_on(desk.today),
        Nominees::Named => form.units.contains(&unit.id),
    }
}

/// What each unit has, and the number its share comes to.
pub(super) fn bases<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let share = form.built_share().ok();
    let query = query_words(&form.find);
    let units: Vec<&Unit> = in_tree_order(&desk.units)
        .into_iter()
        .map(|(_, unit)| unit)
        .filter(|unit| nominates(form, unit, desk))
        .collect();
    let given = |unit: &Unit| form.bases.iter().find(|(id, _)| *id == unit.id).map(|(_, text)| text.as_str());
    let without = units.iter().filter(|unit| given(unit).is_none_or(|text| text.trim().is_empty())).count();
    let found: Vec<&&Unit> =
        units.iter().filter(|unit| query.is_empty() || matches(&query, &fold(&unit.name))).collect();
    let mut all = column![].spacing(measure::S4);
    for unit in found.iter().take(MOST) {
        let id = unit.id;
        let text = given(unit).unwrap_or_default();
        let number = share.as_ref().and_then(|share| {
            share.bases.iter().find(|base| base.unit == id).map(|base| share.of_count(base.count))
        });
        let number = number.map_or_else(|| "–".to_owned(), |number| format!("→ {number:02}"));
        let field = Field::new("", text)
            .numeric()
            .width(84)
            .wrong(!text.trim().is_empty() && text.trim().parse::<u32>().is_err())
            .on_input(move |text| Said::Typed(Typed::Base(id, text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left);
        let number = container(label::figure(number)).width(56);
        all = all.push(
            row![line::line(unit.name.as_str()), field, number]
                .spacing(measure::S8)
                .align_y(Alignment::Center),
        );
    }
    if found.len() > MOST {
        all = all.push(label::small(format!("… và {} đơn vị nữa, hãy gõ để tìm", found.len() - MOST)));
    }
    let missing = match without {
        0 => "Mọi đơn vị đã có số.".to_owned(),
        some => format!("Còn {some} đơn vị chưa có số nên chưa tính được chỉ tiêu của họ."),
    };
    let all = container(all).padding(Padding { right: 12.0, ..Padding::ZERO });
    let mut out = column![label::caption("Số của từng đơn vị để tính chỉ tiêu")].spacing(measure::S8);
    if units.len() > 8 {
        out = out.push(find(form));
    }
    out.push(list(all, 200.0)).push(label::small(missing)).into()
}
