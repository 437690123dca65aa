//! The face of the form: head, groups from top to bottom in the order in which a dossier is read, and the side.

use super::rows::view as lists;
use super::{Extra, Form, Message, RowList, Slot, kinds, locks, nomination, similar_view};
use crate::screens::Desk;
use crate::screens::dossiers::words::Offers;
use crate::screens::dossiers::{pages, sign};
use crate::text::fold;
use crate::ui::measure::{S8, S12, S16};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, Renderer, Theme, button, field::Field, focus, icon, label, line, panel};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Length, Padding};

/// Width of the side panel, in px: three answers to a gate fit beside each other.
const SIDE: f32 = 356.0;

/// Below this width, in px, the side stands under the form.
const BESIDE: f32 = 900.0;

/// Room for a scroll bar at the right of what it scrolls, in px.
const ROOM: f32 = 12.0;

pub(in super::super) fn view<'a>(
    form: &'a Form,
    desk: &'a Desk,
    (units, offers): (&'a [Item], &'a Offers),
    neighbours: (bool, bool),
) -> Element<'a, Message> {
    // Under the head the fields stand, or the page of the dossier that was chosen instead.
    panel::screen(head(form, desk, neighbours), form.tabbed(facts(form, desk, (units, offers)), desk))
}

/// The fields of the dossier, with its life beside them.
fn facts<'a>(
    form: &'a Form,
    desk: &'a Desk,
    (units, offers): (&'a [Item], &'a Offers),
) -> Element<'a, Message> {
    responsive(move |room| {
        let main = column![]
            .push(locks::banner(form))
            .push(who(form, desk, units))
            .push(kinds::view(form, offers))
            .push(nomination::view(form, desk, offers))
            .push(lists::achievements(form))
            .push(nomination::summary(form))
            .push(lists::awards(form, offers))
            .spacing(S12);
        let side = pages::summary(&form.pages, form.is_stored()).map(Message::Page);
        // Large letters on a small screen leave no room for two things beside each other.
        if room.width < BESIDE {
            return focus::follow(scrolled(column![main, side].spacing(S12)).width(Length::Fill));
        }
        row![focus::follow(scrolled(main).width(Length::Fill)), focus::follow(scrolled(side).width(SIDE))]
            .spacing(S8)
            .into()
    })
    .into()
}

fn scrolled<'a>(
    content: impl Into<Element<'a, Message>>,
) -> scrollable::Scrollable<'a, Message, Theme, Renderer> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    // The bar stands beside the cards, never over them.
    scrollable(container(content).padding(Padding { right: ROOM, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .height(Length::Fill)
}

fn head<'a>(form: &'a Form, desk: &'a Desk, (before, behind): (bool, bool)) -> Element<'a, Message> {
    let kind = form.kind();
    let name = form.text(Slot::Name).trim();
    let title = if name.is_empty() { "Hồ sơ mới" } else { name };
    let plan = desk.plan(form.dossier.plan).map_or("", |plan| plan.name.as_str());
    let under = format!("{} · năm {} · {plan}", kind.label(), form.dossier.year);
    let words = column![line::line(title).title(), line::line(under).small()].width(Length::Fill);
    let mut deeds = row![].spacing(S8).align_y(Alignment::Center);
    if form.is_stored() {
        deeds = deeds
            .push(
                button::icon(icon::history(), "Mọi hồ sơ, khen thưởng qua các năm của đối tượng này")
                    .on_press(Message::RecordAsked),
            )
            .push(
                button::icon(icon::chevron_up(), "Hồ sơ trước trong danh sách")
                    .on_press_maybe(before.then_some(Message::Neighbour(-1))),
            )
            .push(
                button::icon(icon::chevron_down(), "Hồ sơ sau trong danh sách")
                    .on_press_maybe(behind.then_some(Message::Neighbour(1))),
            )
            .push(button::danger("Xóa hồ sơ").icon(icon::trash()).on_press(Message::Removing));
    } else {
        deeds = deeds.push(button::danger("Bỏ hồ sơ").icon(icon::trash()).on_press(Message::Removing));
    }
    let line = row![
        Element::from(button::secondary("Danh sách").icon(icon::left()).keys("Esc").on_press(Message::Back)),
        label::colored(sign(kind).text(24.0), |c| c.gold),
        words,
        deeds
    ]
    .spacing(S12)
    .align_y(Alignment::Center);
    // In line with the cards below, which leave room for their scroll bar.
    container(line).padding(Padding { right: ROOM, ..Padding::ZERO }).into()
}

/// Two fields beside each other.
pub(super) fn pair<'a>(
    one: impl Into<Element<'a, Message>>,
    two: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![container(one).width(Length::FillPortion(1)), container(two).width(Length::FillPortion(1))]
        .spacing(S16)
        .into()
}

impl Form {
    /// Whether a part that is rarely used is shown: asked for, or something stands in it. What is sensitive is shown
    /// only when it is asked for.
    pub(super) fn shows(&self, extra: Extra) -> bool {
        self.shown.contains(&extra)
            || match extra {
                Extra::OtherNames => !self.text(Slot::OtherNames).is_empty(),
                Extra::Note => !self.text(Slot::Note).is_empty(),
                Extra::Order => !self.text(Slot::Order).is_empty(),
                Extra::Posts => !self.posts.all.is_empty(),
                Extra::Sensitive => false,
            }
    }

    /// What is sensitive can be looked at even while it is locked.
    fn is_extra_locked(&self, extra: Extra) -> bool {
        extra != Extra::Sensitive
            && self.locked(extra.first().map_or(RowList::Posts.marked_as(), Slot::marked_as))
    }

    /// A field of one line with what belongs to every one of them.
    pub(super) fn field<'a>(&'a self, slot: Slot, caption: &'a str) -> Field<'a, Message> {
        Field::new(caption, self.text(slot))
            .id(slot.id())
            .error(self.wrong(slot))
            .locked(self.why_locked(slot.marked_as()))
            .on_input(move |text| Message::Typed(slot, text))
            .on_submit(Message::Left(slot))
            .on_leave(Message::Left(slot))
    }
}

/// A field that offers words while somebody types; anything else may be typed too.
pub(super) fn offering<'a>(
    form: &'a Form,
    slot: Slot,
    caption: &'a str,
    items: &'a [Item],
) -> Suggest<'a, Message> {
    let typed = form.text(slot);
    let input = move |text| Message::Typed(slot, text);
    let taken = move |place: usize| match items.get(place) {
        Some(item) => Message::Taken(slot, item.words.clone()),
        None => Message::Left(slot),
    };
    Suggest::new(caption, typed, &fold(typed), items, input, taken)
        .id(slot.id())
        .error(form.wrong(slot))
        .locked(form.why_locked(slot.marked_as()))
        .on_submit(Message::Left(slot))
        .on_leave(Message::Left(slot))
}

/// The deeds that show what is folded away, for whatever of `all` is.
pub(super) fn extras<'a>(form: &Form, all: &[(Extra, &'a str)]) -> Option<Element<'a, Message>> {
    let deeds: Vec<Element<'a, Message>> = all
        .iter()
        .filter(|(extra, _)| !form.shows(*extra) && !form.is_extra_locked(*extra))
        .map(|(extra, words)| {
            button::quiet(*words).icon(icon::plus()).on_press(Message::Folded(*extra, true)).into()
        })
        .collect();
    (!deeds.is_empty()).then(|| row(deeds).spacing(S8).wrap().into())
}

fn who<'a>(form: &'a Form, desk: &'a Desk, units: &'a [Item]) -> Element<'a, Message> {
    let (caption, example) = kinds::name(form.kind());
    let name = form.field(Slot::Name, caption).placeholder(example).required();
    let typed = form.text(Slot::Unit);
    let picked = |place: usize| match desk.units.get(place) {
        Some(unit) => Message::UnitTaken(unit.id),
        None => Message::Left(Slot::Unit),
    };
    let input = |text| Message::Typed(Slot::Unit, text);
    let unit = Suggest::new("Đơn vị đề nghị", typed, &fold(typed), units, input, picked)
        .id(Slot::Unit.id())
        .placeholder("Gõ tên đơn vị, không dấu cũng được")
        .required()
        .error(form.wrong(Slot::Unit))
        .locked(form.why_locked(Slot::Unit.marked_as()))
        .on_submit(Message::Left(Slot::Unit))
        .on_leave(Message::Left(Slot::Unit));
    let mut all = column![pair(name, unit)].spacing(S12);
    if !form.similar.is_empty() {
        all = all.push(similar_view::view(form, desk));
    }
    if form.shows(Extra::OtherNames) {
        let names = form
            .field(Slot::OtherNames, "Tên gọi khác")
            .placeholder("Nhiều tên cách nhau bằng dấu chấm phẩy (;)")
            .help("Tên thường gọi, tên trước đây; dùng để tìm, không in.");
        all = all.push(names);
    }
    if form.shows(Extra::Note) {
        let note = form
            .field(Slot::Note, "Ghi chú riêng của cơ quan")
            .help("Chỉ để cán bộ xem, không in ra văn bản nào.");
        all = all.push(note);
    }
    let folded = [(Extra::OtherNames, "Tên gọi khác"), (Extra::Note, "Ghi chú riêng")];
    panel::card(all.push(extras(form, &folded)))
}
