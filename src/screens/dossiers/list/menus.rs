//! The menus over the list: kinds to add, the deeds of a row or of the ticked ones, stored filters.

use super::bulk::{Deed, Message as BulkMessage};
use super::outgoing::Message as OutMessage;
use super::stored::Message as StoredMessage;
use super::view::{NARROW, ORDER, VIEWS, sign};
use super::{List, Message, Open, columns_view};
use crate::domain::subject::SubjectKind;
use crate::screens::dossiers::Message as ScreenMessage;
use crate::screens::templates;
use crate::ui::measure::S16;
use crate::ui::{Element, grid, icon, menu};
use iced::widget::{responsive, space};
use iced::{Length, Point};

/// Width of the house's menus, in px.
const MENU: f32 = 248.0;

/// Where a menu begins that hangs under the button at the head, in px from the top of the screen.
const UNDER_HEAD: f32 = 62.0;

/// Height of the head and the line of tools under it, in px.
const UNDER_TOOLS: f32 = 112.0;

/// What lies over the page: a menu or the columns.
pub(super) fn over(list: &List) -> Option<Element<'_, ScreenMessage>> {
    let close = ScreenMessage::List(Message::Opened(Open::Nothing));
    if list.open == Open::Nothing {
        return None;
    }
    if list.open == Open::Columns {
        return Some(columns_view::over(list).map(ScreenMessage::List));
    }
    Some(
        responsive(move |room| {
            let narrow = room.width < NARROW;
            let (at, entries) = match list.open {
                // In line with the right edge of the button it hangs under.
                Open::Kinds => (Point::new(room.width - MENU - S16, UNDER_HEAD), kinds()),
                Open::Row(at) => (list.corner.inside(at), row_menu(list)),
                Open::Deeds => (Point::new(S16 + 240.0, room.height), deeds()),
                _ => {
                    let second_line = if narrow { 44.0 } else { 0.0 };
                    let x = if narrow { S16 } else { room.width - ORDER - VIEWS - 293.0 };
                    (Point::new(x, UNDER_TOOLS + second_line), views(list))
                }
            };
            menu::over(space().width(Length::Fill).height(Length::Fill), Some((at, entries)), close.clone())
        })
        .into(),
    )
}

/// The four kinds of dossier to add, and the workbook in which units list theirs.
fn kinds<'a>() -> Vec<menu::Entry<'a, ScreenMessage>> {
    let entry =
        |kind: SubjectKind| menu::entry(kind.label(), Some(ScreenMessage::Added(kind))).icon(sign(kind));
    let template = ScreenMessage::List(Message::Template(templates::Message::Asked));
    let template = menu::entry("Lấy tệp mẫu (Excel)…", Some(template)).icon(icon::export()).apart();
    SubjectKind::ALL.into_iter().map(entry).chain([template]).collect()
}

fn bulk<'a>(deed: Deed) -> menu::Entry<'a, ScreenMessage> {
    let message = ScreenMessage::List(Message::Bulk(BulkMessage::Asked(deed)));
    let entry = menu::entry(deed.label(), Some(message));
    match deed {
        Deed::State => entry.icon(icon::flag()),
        Deed::Movement => entry.icon(icon::news()),
        Deed::Field => entry.icon(icon::edit()),
        Deed::Award => entry.icon(icon::medal()),
        Deed::Priority => entry.icon(icon::star()),
        Deed::Unit => entry.icon(icon::building()),
        Deed::Round => entry.icon(icon::scale()),
        Deed::Remove => entry.icon(icon::trash()).keys("Del").removes().apart(),
    }
}

fn deeds<'a>() -> Vec<menu::Entry<'a, ScreenMessage>> {
    Deed::ALL.into_iter().map(bulk).collect()
}

/// The same deeds as the buttons, for the row under the pointer or for the ticked ones.
fn row_menu<'a>(list: &List) -> Vec<menu::Entry<'a, ScreenMessage>> {
    let opened =
        list.grid.chosen().map(|place| ScreenMessage::List(Message::Grid(grid::Event::Opened(place))));
    let copied = ScreenMessage::List(Message::Out(OutMessage::CopyAsked));
    let mut all = vec![
        menu::entry("Mở hồ sơ", opened).icon(icon::dossier()).keys("Enter"),
        menu::entry("Chép bảng", Some(copied)).icon(icon::copy()).keys("Ctrl+C"),
    ];
    all.extend(
        deeds().into_iter().enumerate().map(|(at, entry)| if at == 0 { entry.apart() } else { entry }),
    );
    all
}

/// The stored filters to call, and the way to keep the present one.
fn views(list: &List) -> Vec<menu::Entry<'_, ScreenMessage>> {
    let stored = |message| ScreenMessage::List(Message::Stored(message));
    let mut all: Vec<_> = list
        .stored
        .views
        .iter()
        .map(|view| {
            menu::entry(&view.name, Some(stored(StoredMessage::Called(view.id)))).icon(icon::filter())
        })
        .collect();
    let keep =
        menu::entry("Lưu bộ lọc đang dùng…", Some(stored(StoredMessage::NamingAsked))).icon(icon::save());
    all.push(if all.is_empty() { keep } else { keep.apart() });
    if let Some(shown) = list.stored.shown.filter(|_| list.stored.name().is_some()) {
        let remove = menu::entry("Xóa bộ lọc này…", Some(stored(StoredMessage::Removing(shown))));
        all.push(remove.icon(icon::trash()).removes());
    }
    all
}
