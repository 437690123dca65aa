//! The face of the list: head, search, chips, grid, and what is done with the ticked ones.

use super::bulk::{Deed, Message as BulkMessage};
use super::columns::align;
use super::outgoing::Message as OutMessage;
use super::stored::Message as StoredMessage;
use super::{Facet, List, Message, Open, bulk_view, facets_view, menus};
use crate::domain::listing::Column;
use crate::domain::subject::SubjectKind;
use crate::screens::Desk;
use crate::screens::dossiers::words::Offers;
use crate::screens::dossiers::{Message as ScreenMessage, tone};
use crate::screens::templates;
use crate::screens::typed::{Named, chosen, note};
use crate::storage::DossierOrder;
use crate::text::number::grouped;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, SMALL};
use crate::ui::{
    Element, Theme, badge, button, choice, dialog, empty, field::Field, grid, icon, label, panel,
};
use iced::widget::{column, container, responsive, row, space, stack};
use iced::{Alignment, Border, Length, Padding};

/// Below this width, in px, the tools stand in two lines: large letters on a small screen.
pub(super) const NARROW: f32 = 940.0;

/// Below this width, in px, the filter stands in place of the rows and not beside them.
const FILTER_ALONE: f32 = 760.0;

/// Widths of the tools at the right of the search, in px.
pub(super) const VIEWS: f32 = 150.0;
pub(super) const ORDER: f32 = 204.0;

/// The name by which the shell and tests find the search field.
pub const SEARCH: &str = "dossiers-search";
/// The field for the name of a stored filter.
pub(super) const VIEW_NAME: &str = "dossiers-view-name";

/// The words of an order.
pub(super) const fn order_words(order: DossierOrder) -> &'static str {
    match order {
        DossierOrder::Name => "Xếp theo tên",
        DossierOrder::Kind => "Xếp theo loại",
        DossierOrder::Unit => "Xếp theo đơn vị",
        DossierOrder::State => "Xếp theo tình trạng",
        DossierOrder::Year => "Xếp theo năm",
        DossierOrder::Received => "Xếp theo ngày nhận",
        DossierOrder::Field => "Xếp theo lĩnh vực",
        DossierOrder::Score => "Xếp theo điểm",
        DossierOrder::Merit => "Xếp bằng tay",
    }
}

pub(in super::super) fn view<'a>(
    list: &'a List,
    desk: &'a Desk,
    offers: &'a Offers,
    parked: Option<String>,
) -> Element<'a, ScreenMessage> {
    let Some(plan) = desk.current_plan() else {
        return panel::screen(panel::head("Hồ sơ", "", row![]), no_plan().map(ScreenMessage::List));
    };
    let year = desk.current.map_or(0, |current| current.year);
    let opened = if list.open == Open::Kinds { Open::Nothing } else { Open::Kinds };
    let add = button::primary("Thêm hồ sơ")
        .icon(icon::plus())
        .keys("Ctrl+N")
        .on_press(ScreenMessage::List(Message::Opened(opened)));
    let under = format!("{} · năm {year}", plan.name);
    let head = row![
        column![label::title("Hồ sơ"), crate::ui::line::line(under).small()].width(Length::Fill).clip(true),
        Element::from(
            button::secondary("Nhập từ Excel…")
                .icon(icon::import())
                .tip("Nhập danh sách từ Excel, LibreOffice, CSV, bảng trong Word hoặc bảng đã chép")
                .on_press(ScreenMessage::ListAsked)
        ),
        Element::from(
            button::secondary("Trùng?")
                .icon(icon::people())
                .tip("Các bản ghi có thể của cùng một đối tượng")
                .on_press(ScreenMessage::DuplicatesAsked)
        ),
        Element::from(
            button::secondary("Còn thiếu")
                .icon(icon::warning())
                .tip("Hồ sơ còn thiếu những gì, theo từng đơn vị")
                .on_press(ScreenMessage::LackingAsked)
        ),
        Element::from(
            button::secondary("Gói trao đổi")
                .icon(icon::database())
                .tip("Gửi, nhận hồ sơ và kế hoạch giữa các cơ quan qua USB")
                .on_press(ScreenMessage::PacketsAsked)
        ),
        Element::from(add)
    ]
    .align_y(Alignment::Center)
    .spacing(S12);
    // With no dossier at all there is nothing to filter: only the way to the first one is shown.
    let body: Element<'a, ScreenMessage> = if list.all == Some(0) && !list.filtered() {
        panel::card(container(first()).height(Length::Fill))
    } else {
        let inside = responsive(move |room| body(list, desk, offers, room.width));
        Element::from(inside).map(ScreenMessage::List)
    };
    let mut content = column![].spacing(S12);
    if let Some(name) = parked {
        content = content.push(unfinished(&name));
    }
    let page = list.corner.of(panel::screen(head, content.push(body)));
    let asked = bulk_view::asked(list, desk, offers).map(|card| card.map(ScreenMessage::List));
    dialog::over(stack![page].push(menus::over(list)).width(Length::Fill).height(Length::Fill), asked)
}

/// A dossier that was left before it had a name and a unit.
fn unfinished<'a>(name: &str) -> Element<'a, ScreenMessage> {
    let words = format!("“{name}” đang nhập dở, chưa lưu vì chưa có đủ tên và đơn vị đề nghị.");
    row![
        container(note(words, Tone::Due)).width(Length::Fill),
        Element::from(button::secondary("Nhập tiếp").icon(icon::edit()).on_press(ScreenMessage::Resumed))
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .into()
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

fn first<'a>() -> Element<'a, ScreenMessage> {
    let deeds = SubjectKind::ALL.into_iter().map(|kind| {
        button::secondary(kind.label()).icon(sign(kind)).on_press(ScreenMessage::Added(kind)).into()
    });
    empty::empty(
        icon::dossier(),
        "Chưa có hồ sơ nào",
        "Thêm hồ sơ đầu tiên: hãy chọn loại đối tượng, hoặc nhập cả danh sách từ Excel.",
        column![
            row(deeds).spacing(S8).wrap(),
            Element::from(
                button::quiet("Lấy tệp mẫu để đơn vị điền…")
                    .icon(icon::export())
                    .on_press(ScreenMessage::List(Message::Template(templates::Message::Asked)))
            )
        ]
        .spacing(S8)
        .align_x(Alignment::Center),
    )
}

/// What hides everything, and how many would be seen without it.
fn nothing_found<'a>(list: &'a List, desk: &'a Desk) -> Element<'a, Message> {
    if list.all.is_none() {
        return empty::working("Đang đọc danh sách…", None, row![]);
    }
    let mut deeds = column![].spacing(S8).align_x(Alignment::Center);
    for (facet, count) in list.hidden_by.iter().filter(|(_, count)| *count > 0) {
        let n = grouped(*count as u64);
        let (words, message) = match facet {
            None => (
                format!("Bỏ chữ tìm “{}”: hiện {n} hồ sơ", list.filter.words.trim()),
                Message::Typed(String::new()),
            ),
            Some(facet) => (
                format!("Bỏ “{}”: hiện {n} hồ sơ", facet.words(desk)),
                Message::Faceted(facet.clone(), false),
            ),
        };
        deeds = deeds.push(button::secondary(words).on_press(message));
    }
    deeds = deeds.push(button::secondary("Bỏ tìm và lọc").icon(icon::close()).on_press(Message::Cleared));
    empty::empty(
        icon::search(),
        "Không tìm thấy hồ sơ nào",
        "Không có hồ sơ nào khớp với chữ đang tìm và mọi điều kiện lọc.",
        deeds,
    )
}

fn body<'a>(list: &'a List, desk: &'a Desk, offers: &'a Offers, width: f32) -> Element<'a, Message> {
    let mut all = column![tools(list, width < NARROW)].spacing(S8);
    if let Some(chips) = chips(list, desk) {
        all = all.push(chips);
    }
    let alone = width < FILTER_ALONE;
    let rows = || grid_of(list, desk);
    let middle: Element<'a, Message> = match (list.panel, alone) {
        (true, true) => facets_view::panel(list, desk, offers, Length::Fill),
        (true, false) => {
            row![rows(), facets_view::panel(list, desk, offers, 296.0.into())].spacing(S12).into()
        }
        (false, _) => rows(),
    };
    all.push(middle).push(below(list, width)).into()
}

fn tools(list: &List, narrow: bool) -> Element<'_, Message> {
    let search = Field::new("", &list.filter.words)
        .placeholder("Tìm tên, đơn vị, thành tích, không cần dấu")
        .icon(icon::search())
        .id(SEARCH)
        .on_input(Message::Typed);
    let search = container(search).width(Length::Fill);
    let conditions = Facet::all(&list.filter).len();
    let words = if conditions == 0 { "Bộ lọc".to_owned() } else { format!("Bộ lọc ({conditions})") };
    let filter = button::secondary(words).icon(icon::filter()).on_press(Message::PanelShown(!list.panel));
    let views = button::secondary("Bộ lọc đã lưu")
        .icon_after(icon::chevron_down())
        .width(VIEWS)
        .on_press(Message::Opened(Open::Views));
    let orders: Vec<_> = DossierOrder::ALL.into_iter().map(|it| Named::new(it, order_words(it))).collect();
    let now = chosen(&orders, &list.filter.order);
    let order = choice::Pick::new("", orders, now, |it: Named<_>| Message::Ordered(it.value)).width(ORDER);
    let (sign, tip) = if list.filter.descending {
        (icon::down(), "Đang xếp ngược; bấm để xếp xuôi")
    } else {
        (icon::up(), "Đang xếp xuôi; bấm để xếp ngược")
    };
    let turn = button::icon(sign, tip).on_press(Message::Turned(!list.filter.descending));
    let columns = button::secondary("Cột").icon(icon::sort()).on_press(Message::Opened(Open::Columns));
    let out = button::secondary("Xuất…").icon(icon::export()).on_press(Message::Out(OutMessage::FileAsked));
    let rest = row![
        Element::from(views),
        Element::from(order),
        Element::from(turn),
        Element::from(columns),
        Element::from(out)
    ]
    .spacing(S8);
    if narrow {
        column![row![search, Element::from(filter)].spacing(S8), rest].spacing(S8).into()
    } else {
        row![search, Element::from(filter), rest].spacing(S8).into()
    }
}

/// What the list is filtered by, each to be taken away with one press.
fn chips<'a>(list: &'a List, desk: &'a Desk) -> Option<Element<'a, Message>> {
    if !list.filtered() {
        return None;
    }
    let mut all = row![].spacing(S8).align_y(Alignment::Center);
    for facet in Facet::all(&list.filter) {
        all = all.push(chip(facet.words(desk), Message::Faceted(facet, false)));
    }
    all = all.push(button::quiet("Bỏ tìm và lọc").on_press(Message::Cleared));
    if !Facet::all(&list.filter).is_empty() {
        let keep = Message::Stored(StoredMessage::NamingAsked);
        all = all.push(button::quiet("Lưu bộ lọc…").on_press(keep));
    }
    Some(all.wrap().into())
}

fn chip<'a>(words: String, dropped: Message) -> Element<'a, Message> {
    // A long name of a unit must not push the others out of sight.
    let words = if words.chars().count() > 48 {
        format!("{}…", words.chars().take(47).collect::<String>().trim_end())
    } else {
        words
    };
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

fn grid_of<'a>(list: &'a List, desk: &'a Desk) -> Element<'a, Message> {
    let ticks = match (list.picks.is_empty(), list.picks.all) {
        (true, _) => grid::Ticks::None,
        (false, true) => grid::Ticks::All,
        (false, false) => grid::Ticks::Some,
    };
    let words = order_words(list.filter.order);
    let words = if list.filter.descending { format!("{words}, ngược lại") } else { words.to_owned() };
    grid::Grid::new(&list.grid, list.columns.described(), list.count, Message::Grid, move |place| {
        cells(list, place)
    })
    .ticks(ticks, move |place| list.at(place).is_some_and(|id| list.picks.has(id)))
    .freeze(1)
    .adjustable()
    .menu()
    .count(&list.tally)
    .remark(label::small(words))
    .empty(nothing_found(list, desk))
    .into()
}

fn cells(list: &List, place: usize) -> Vec<Element<'_, Message>> {
    let Some(row) = list.row(place) else {
        // Still being read: the row keeps its height, so nothing jumps when it comes.
        let mut cells = vec![grid::soft("…")];
        cells.extend((1..list.columns.shown().len()).map(|_| space().into()));
        return cells;
    };
    let cell = |column: Column| match column {
        Column::Name => grid::name(row.name.as_str()),
        Column::State => badge::badge(row.state.label(), tone(row.state)),
        Column::Kind | Column::Proposed => grid::text(column.text(row, &list.names)),
        it if align(it) == Alignment::End => grid::number(it.text(row, &list.names)),
        it => grid::soft(it.text(row, &list.names)),
    };
    list.columns.shown().map(cell).collect()
}

/// Under the rows: what can be done with the ticked ones, moving by hand, how far a table has been gathered. It stands
/// there so that no row moves under the hand when the first tick is set.
fn below(list: &List, width: f32) -> Option<Element<'_, Message>> {
    let mut all = row![].spacing(S8).align_y(Alignment::Center);
    if let Some(out) = &list.out {
        let (done, of) = out.so_far();
        let words = format!("Đang lấy {} trên {} hồ sơ…", grouped(done as u64), grouped(of as u64));
        all = all
            .push(label::body(words))
            .push(space::horizontal())
            .push(button::secondary("Dừng lại").keys("Esc").on_press(Message::Out(OutMessage::Stopped)));
        return Some(all.into());
    }
    let picked = list.picks.len();
    if picked > 0 {
        let n = grouped(picked as u64);
        all = all
            .push(label::strong(format!("Đã chọn {n} hồ sơ")))
            .push(
                button::secondary("Đổi tình trạng…")
                    .icon(icon::flag())
                    .on_press(Message::Bulk(BulkMessage::Asked(Deed::State))),
            )
            .push(
                button::secondary("Việc khác")
                    .icon_after(icon::chevron_up())
                    .on_press(Message::Opened(Open::Deeds)),
            );
        if width >= NARROW {
            all = all.push(
                button::secondary("Chép bảng")
                    .icon(icon::copy())
                    .keys("Ctrl+C")
                    .on_press(Message::Out(OutMessage::CopyAsked)),
            );
        }
        all = all.push(button::quiet("Bỏ chọn").on_press(Message::Unticked)).push(space::horizontal()).push(
            button::danger(format!("Xóa {n} hồ sơ"))
                .icon(icon::trash())
                .on_press(Message::Bulk(BulkMessage::Asked(Deed::Remove))),
        );
    } else if list.by_hand() {
        let here = list.grid.chosen();
        let up = here.filter(|place| *place > 0).map(|_| Message::Moved(-1));
        let down = here.filter(|place| place + 1 < list.count).map(|_| Message::Moved(1));
        all = all
            .push(label::body("Chuyển hồ sơ đang chọn:"))
            .push(button::secondary("Lên").icon(icon::up()).keys("Alt+↑").on_press_maybe(up))
            .push(button::secondary("Xuống").icon(icon::down()).keys("Alt+↓").on_press_maybe(down));
    } else {
        return None;
    }
    Some(all.into())
}
