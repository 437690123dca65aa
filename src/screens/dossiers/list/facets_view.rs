//! The filter beside the rows: what is ticked or picked there counts at once.

use super::{Facet, List, Message, Typed, facets};
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::subject::SubjectKind;
use crate::screens::Desk;
use crate::screens::dossiers::words::Offers;
use crate::screens::typed::Named;
use crate::text::fold;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, button, check, choice, icon, label, panel};
use iced::widget::{column, container, row, scrollable};
use iced::{Length, Padding};

pub(super) fn panel<'a>(
    list: &'a List,
    desk: &'a Desk,
    offers: &'a Offers,
    width: Length,
) -> Element<'a, Message> {
    let close = button::icon(icon::close(), "Đóng bộ lọc (Esc)").on_press(Message::PanelShown(false));
    let head = panel::section("Bộ lọc", Element::from(close));
    let filter = &list.filter;
    let kinds = SubjectKind::ALL
        .into_iter()
        .map(|kind| ticked(kind.label(), filter.kinds.contains(&kind), Facet::Kind(kind)));
    let states = DossierState::ALL
        .into_iter()
        .map(|state| ticked(state.label(), filter.states.contains(&state), Facet::State(state)));
    let papers = [(true, "Còn thiếu giấy tờ"), (false, "Đủ giấy tờ")]
        .map(|(lacking, words)| ticked(words, filter.lacking == Some(lacking), Facet::Lacking(lacking)));
    let unit = suggest(
        "Đơn vị (cả đơn vị cấp dưới)",
        Typed::Unit,
        list,
        &offers.units,
        move |place| desk.units.get(place).map(|unit| Facet::Unit(unit.id)),
    );
    let field = suggest("Lĩnh vực", Typed::Field, list, &offers.fields, move |place| {
        offers.fields.get(place).map(|item| Facet::Field(item.words.clone()))
    });
    let award = suggest("Hình thức đề nghị", Typed::Award, list, &offers.forms, move |place| {
        offers.forms.get(place).map(|item| Facet::Award(item.words.clone()))
    });
    let movements = desk
        .movements
        .iter()
        .filter(|it| !filter.movements.contains(&it.id))
        .map(|it| Named::new(Facet::Movement(it.id), it.name.clone()));
    let priorities = Priority::ALL
        .into_iter()
        .filter(|it| !filter.priorities.contains(it))
        .map(|it| Named::new(Facet::Priority(it), it.label()));
    let years = facets::years(desk)
        .into_iter()
        .filter(|it| !filter.years.contains(it))
        .map(|it| Named::new(Facet::Year(it), it.to_string()));
    let all = column![
        group("Loại", column(kinds)),
        group("Tình trạng", column(states)),
        unit,
        field,
        pick("Phong trào, cuộc vận động", movements.collect()),
        award,
        group("Giấy tờ", column(papers)),
        pick("Diện ưu tiên", priorities.collect()),
        pick("Năm (mọi kế hoạch)", years.collect()),
    ]
    .spacing(S12)
    .padding(Padding { right: S16, ..Padding::ZERO });
    let inside = column![head, scrollable(all).height(Length::Fill)].spacing(S8);
    container(inside).padding(S12).width(width).height(Length::Fill).style(panel::card_style).into()
}

fn group<'a>(
    title: &'a str,
    ticks: iced::widget::Column<'a, Message, crate::ui::Theme>,
) -> Element<'a, Message> {
    column![label::caption(title), ticks].spacing(S4).into()
}

fn ticked<'a>(words: &'a str, on: bool, facet: Facet) -> Element<'a, Message> {
    check::check(words, on, Some(move |on| Message::Faceted(facet.clone(), on)))
}

fn pick<'a>(title: &'a str, all: Vec<Named<Facet>>) -> Element<'a, Message> {
    choice::Pick::new(title, all, None, |it: Named<Facet>| Message::Faceted(it.value, true))
        .placeholder("Thêm điều kiện")
        .into()
}

fn suggest<'a>(
    title: &'a str,
    field: Typed,
    list: &'a List,
    items: &'a [Item],
    facet: impl Fn(usize) -> Option<Facet> + 'a,
) -> Element<'a, Message> {
    let typed = list.words(field);
    let picked = move |place: usize| match facet(place) {
        Some(facet) => Message::Faceted(facet, true),
        None => Message::FacetTyped(field, String::new()),
    };
    let offers = Suggest::new(
        title,
        typed,
        &fold(typed),
        items,
        move |words| Message::FacetTyped(field, words),
        picked,
    )
    .placeholder("Gõ để tìm");
    // What is not among the offers can still be asked for: fields and awards are free words.
    let own = match field {
        Typed::Field => Some(Facet::Field(typed.to_owned())),
        Typed::Award => Some(Facet::Award(typed.to_owned())),
        Typed::Unit => None,
    };
    match own.filter(|_| !typed.trim().is_empty()) {
        Some(facet) => Element::from(offers.on_submit(Message::Faceted(facet, true))),
        None => row![Element::from(offers)].into(),
    }
}
