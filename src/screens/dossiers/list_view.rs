//! The face of the list: head, search and filters, chips, grid.

use super::list::{List, Message, ORDERS};
use super::tone;
use crate::domain::dossier::DossierState;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::Unit;
use crate::screens::Desk;
use crate::screens::typed::{Named, note};
use crate::text::date::short_date;
use crate::text::fold;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16, SMALL};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, Theme, badge, button, choice, empty, field::Field, grid, icon, label, menu, panel};
use iced::widget::{column, container, responsive, row, space, stack};
use iced::{Alignment, Border, Length, Padding, Point};

/// The column that each order belongs to, as it is told under the rows.
const ORDER_WORDS: [&str; 7] =
    ["Xếp theo tên", "Xếp theo loại", "Xếp theo đơn vị", "", "Xếp theo năm", "Xếp theo tình trạng", ""];

/// Below this width, in px, a list has no room for every column: large letters on a small screen.
const NARROW: f32 = 900.0;

/// Width of the house's menus, in px.
const MENU: f32 = 248.0;

/// Where a menu begins that hangs under the button at the head, in px from the top of the screen.
const UNDER_HEAD: f32 = 62.0;

/// The name by which the shell and tests find the search field.
pub const SEARCH: &str = "dossiers-search";

pub(super) fn view<'a>(
    list: &'a List,
    desk: &'a Desk,
    units: &'a [Item],
    parked: Option<String>,
) -> Element<'a, super::Message> {
    let Some(plan) = desk.current_plan() else {
        return panel::screen(panel::head("Hồ sơ", "", row![]), no_plan().map(super::Message::List));
    };
    let year = desk.current.map_or(0, |current| current.year);
    let add = button::primary("Thêm hồ sơ")
        .icon(icon::plus())
        .keys("Ctrl+N")
        .on_press(super::Message::List(Message::KindsShown(!list.adding)));
    let under = format!("{} · năm {year}", plan.name);
    let head = row![
        column![label::title("Hồ sơ"), label::small(under).wrapping(iced::widget::text::Wrapping::None)]
            .width(Length::Fill)
            .clip(true),
        Element::from(add)
    ]
    .align_y(Alignment::Center)
    .spacing(S12);
    // With no dossier at all there is nothing to filter: only the way to the first one is shown.
    let body: Element<'a, super::Message> = if list.all == Some(0) {
        panel::card(container(first()).height(Length::Fill))
    } else {
        let inside = responsive(move |room| {
            let narrow = room.width < NARROW;
            column![filters(list, desk, units, narrow), grid_of(list, desk, narrow)].spacing(S12).into()
        });
        Element::from(inside).map(super::Message::List)
    };
    let mut content = column![].spacing(S12);
    if let Some(name) = parked {
        content = content.push(unfinished(&name));
    }
    let page = panel::screen(head, content.push(body));
    let menu = list.adding.then(|| {
        responsive(move |room| {
            // In line with the right edge of the button it hangs under.
            let at = Point::new(room.width - MENU - S16, UNDER_HEAD);
            let close = super::Message::List(Message::KindsShown(false));
            menu::over(space().width(Length::Fill).height(Length::Fill), Some((at, kinds())), close)
        })
    });
    stack![page].push(menu).width(Length::Fill).height(Length::Fill).into()
}

/// A dossier that was left before it had a name and a unit.
fn unfinished<'a>(name: &str) -> Element<'a, super::Message> {
    let words = format!("“{name}” đang nhập dở, chưa lưu vì chưa có đủ tên và đơn vị đề nghị.");
    row![
        container(note(words, Tone::Due)).width(Length::Fill),
        Element::from(button::secondary("Nhập tiếp").icon(icon::edit()).on_press(super::Message::Resumed))
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .into()
}

/// The four kinds of dossier to add.
fn kinds<'a>() -> Vec<menu::Entry<'a, super::Message>> {
    let entry =
        |kind: SubjectKind| menu::entry(kind.label(), Some(super::Message::Added(kind))).icon(sign(kind));
    SubjectKind::ALL.into_iter().map(entry).collect()
}

/// The sign of a kind of subject.
pub(in crate::screens) fn sign(kind: SubjectKind) -> icon::Icon {
    match kind {
        SubjectKind::Collective => icon::people(),
        SubjectKind::Person => icon::user(),
        SubjectKind::Household => icon::building(),
        SubjectKind::Model => icon::lightbulb(),
    }
}

fn no_plan<'a>() -> Element<'a, Message> {
    panel::card(
        container(empty::empty(
            icon::plan(),
            "Chưa có kế hoạch nào",
            "Hồ sơ thuộc về một kế hoạch và một năm. Hãy lập hoặc chọn kế hoạch trước.",
            button::secondary("Đến Kế hoạch").icon(icon::plan()).on_press(Message::PlansWanted),
        ))
        .height(Length::Fill),
    )
}

fn first<'a>() -> Element<'a, super::Message> {
    let deeds = SubjectKind::ALL.into_iter().map(|kind| {
        button::secondary(kind.label()).icon(sign(kind)).on_press(super::Message::Added(kind)).into()
    });
    empty::empty(
        icon::dossier(),
        "Chưa có hồ sơ nào",
        "Thêm hồ sơ đầu tiên: hãy chọn loại đối tượng.",
        row(deeds).spacing(S8).wrap(),
    )
}

fn nothing_found<'a>(list: &List) -> Element<'a, Message> {
    if list.all.is_none() {
        return empty::working("Đang đọc danh sách…", None, row![]);
    }
    empty::empty(
        icon::search(),
        "Không tìm thấy hồ sơ nào",
        "Không có hồ sơ nào khớp với chữ đang tìm và bộ lọc.",
        button::secondary("Bỏ tìm và lọc").icon(icon::close()).on_press(Message::Cleared),
    )
}

fn filters<'a>(list: &'a List, desk: &'a Desk, units: &'a [Item], narrow: bool) -> Element<'a, Message> {
    let search = Field::new("", &list.words)
        .placeholder("Tìm tên, đơn vị, thành tích, không cần dấu")
        .icon(icon::search())
        .id(SEARCH)
        .on_input(Message::Typed);
    let kinds: Vec<_> = SubjectKind::ALL
        .into_iter()
        .filter(|kind| !list.kinds.contains(kind))
        .map(|kind| Named::new(kind, kind.label()))
        .collect();
    let states: Vec<_> = DossierState::ALL
        .into_iter()
        .filter(|state| !list.states.contains(state))
        .map(|state| Named::new(state, state.label()))
        .collect();
    let kind = choice::Pick::new("", kinds, None, |it: Named<_>| Message::KindPicked(it.value))
        .placeholder("Lọc theo loại")
        .width(160);
    let state = choice::Pick::new("", states, None, |it: Named<_>| Message::StatePicked(it.value))
        .placeholder("Lọc theo tình trạng")
        .width(196);
    let picked = |place: usize| match desk.units.get(place) {
        Some(unit) => Message::UnitPicked(unit.id),
        None => Message::UnitTyped(String::new()),
    };
    let unit = Suggest::new("", &list.unit_words, &fold(&list.unit_words), units, Message::UnitTyped, picked)
        .placeholder("Lọc theo đơn vị")
        .icon(icon::filter());
    let search = container(search).width(Length::FillPortion(3));
    let unit = container(Element::from(unit)).width(Length::FillPortion(2));
    let (kind, state) = (Element::from(kind), Element::from(state));
    let mut all = if narrow {
        column![search, row![kind, state, unit].spacing(S8)]
    } else {
        column![row![search, kind, state, unit].spacing(S8)]
    }
    .spacing(S8);
    if let Some(chips) = chips(list, desk) {
        all = all.push(chips);
    }
    all.into()
}

/// What the list is filtered by, each to be taken away with one press.
fn chips<'a>(list: &'a List, desk: &'a Desk) -> Option<Element<'a, Message>> {
    if !list.filtered() {
        return None;
    }
    let mut all = row![].spacing(S8).align_y(Alignment::Center);
    for kind in &list.kinds {
        all = all.push(chip(kind.label(), Message::KindDropped(*kind)));
    }
    for state in &list.states {
        all = all.push(chip(state.label(), Message::StateDropped(*state)));
    }
    for unit in &list.units {
        let name = desk.unit(*unit).map_or("Đơn vị đã xóa", |unit| unit.name.as_str());
        all = all.push(chip(name, Message::UnitDropped(*unit)));
    }
    all = all.push(button::quiet("Bỏ tìm và lọc").on_press(Message::Cleared));
    Some(all.wrap().into())
}

fn chip<'a>(words: &'a str, dropped: Message) -> Element<'a, Message> {
    let inside = row![
        label::body(words).size(SMALL),
        Element::from(button::icon(icon::close(), "Bỏ điều kiện lọc này").on_press(dropped))
    ]
    .spacing(S4)
    .align_y(Alignment::Center);
    container(inside)
        .padding(Padding { left: S12, right: 0.0, ..Padding::ZERO })
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.gold_ink),
                background: Some(c.gold_soft.into()),
                border: Border { color: c.gold, width: 1.0, radius: 16.into() },
                ..container::Style::default()
            }
        })
        .into()
}

fn grid_of<'a>(list: &'a List, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
    // What is left out keeps its place with no width, so that sorting means the same column everywhere.
    let gone = || grid::column("", 0.0);
    let columns = vec![
        grid::column("Họ và tên, tên gọi", Length::FillPortion(7))
            .sortable()
            .tip("Xếp theo tên: tên trước, rồi họ và tên đệm"),
        grid::column("Loại", 168.0).sortable(),
        grid::column("Đơn vị đề nghị", Length::FillPortion(5)).sortable(),
        if narrow { gone() } else { grid::column("Lĩnh vực", Length::FillPortion(6)) },
        if narrow { gone() } else { grid::column("Năm", 68.0).right().sortable() },
        grid::column("Tình trạng", 180.0).sortable(),
        if narrow { gone() } else { grid::column("Ngày nhận", 126.0).right() },
    ];
    debug_assert_eq!(columns.len(), ORDERS.len());
    let order = list.grid.sort().and_then(|sort| ORDER_WORDS.get(sort.column)).copied().unwrap_or_default();
    grid::Grid::new(&list.grid, columns, list.ids.len(), Message::Grid, move |place| cells(list, desk, place))
        .count(&list.tally)
        .remark(label::small(order))
        .empty(nothing_found(list))
        .into()
}

fn cells<'a>(list: &'a List, desk: &'a Desk, place: usize) -> Vec<Element<'a, Message>> {
    let Some(row) = list.ids.get(place).and_then(|id| list.rows.get(id)) else {
        // Still being read: the row keeps its height, so nothing jumps when it comes.
        let mut cells = vec![grid::soft("…")];
        cells.extend((1..ORDERS.len()).map(|_| space().into()));
        return cells;
    };
    vec![
        grid::name(row.name.as_str()),
        grid::text(row.kind.label()),
        grid::soft(desk.unit(row.unit).map_or(row.unit_name.as_str(), Unit::short)),
        grid::soft(row.field.as_str()),
        grid::number(row.year.to_string()),
        badge::badge(row.state.label(), tone(row.state)),
        grid::number(row.received.map(short_date).unwrap_or_default()),
    ]
}
