//! The face of the page: what is to be done at the left, the cards at the right; one below the other where it is narrow.

use super::rows::{Calm, Group, Row, Today, Waiting};
use super::{Home, Message, cards};
use crate::domain::deadline::with_weekday;
use crate::screens::{Desk, Place};
use crate::text::upper_first;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, badge, button, empty, focus, icon, label, panel, press};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

/// The width of the cards beside the list, px.
const SIDE: f32 = 348.0;
/// Less width than this, in px, is not divided.
const NARROW: f32 = 900.0;
/// The room of a scroll bar, px.
const BAR: f32 = 12.0;
/// The height of what is said where there is nothing to do, px.
const QUIET: f32 = 280.0;

pub(super) fn view<'a>(screen: &'a Home, desk: &'a Desk) -> Element<'a, Message> {
    let Some(today) = &screen.today else {
        return empty::working("Đang xem các kế hoạch…", None, row![]);
    };
    if today.calm == Calm::NoPlan {
        let door = button::primary("Đến Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans));
        return empty::empty(
            icon::plan(),
            "Chưa có kế hoạch nào",
            "Việc hôm nay lấy từ chỉ tiêu và thời hạn của kế hoạch. Hãy lập kế hoạch đầu tiên, hoặc nhập từ văn bản có sẵn.",
            Element::from(door),
        );
    }
    responsive(move |room| body(screen, today, room, desk)).into()
}

fn body<'a>(screen: &'a Home, today: &'a Today, room: Size, desk: &'a Desk) -> Element<'a, Message> {
    let narrow = room.width < NARROW;
    let cards = cards::cards(screen, if narrow { room.width } else { SIDE } - BAR);
    if narrow {
        return scrolled(column![main(today, desk), cards].spacing(S16));
    }
    row![container(scrolled(main(today, desk))).width(Length::Fill), container(scrolled(cards)).width(SIDE)]
        .spacing(S12)
        .height(Length::Fill)
        .into()
}

/// With a scroll bar that has its own room.
fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(container(content).padding(Padding { right: BAR, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn main<'a>(today: &'a Today, desk: &'a Desk) -> Element<'a, Message> {
    let mut words = column![label::title("Việc hôm nay")];
    let day = with_weekday(desk.today);
    words = words.push(if today.summary.is_empty() {
        label::small(upper_first(&day))
    } else {
        label::small(format!("{} · {}", upper_first(&day), today.summary))
    });
    let mut all = column![words].spacing(S12);
    for waiting in &today.waiting {
        all = all.push(unissued(waiting));
    }
    match &today.calm {
        Calm::Busy | Calm::NoPlan | Calm::Waiting => {}
        Calm::NoDuty(plan) => {
            let place = plan.map_or(Place::Plans, Place::Plan);
            let door = button::primary("Mở kế hoạch").icon(icon::plan()).on_press(Message::Went(place));
            all = all.push(quiet(empty::empty(
                icon::target(),
                "Kế hoạch chưa giao chỉ tiêu, thời hạn nào",
                "Khi kế hoạch có mục “Chỉ tiêu, thời hạn”, việc đến hạn sẽ hiện ở đây.",
                Element::from(door),
            )));
        }
        Calm::Free(next) => {
            let door = button::secondary("Xem lịch thời hạn")
                .icon(icon::calendar())
                .on_press(Message::Went(Place::Deadlines));
            all = all.push(quiet(empty::empty(
                icon::check_circle(),
                "Hôm nay không có việc đến hạn",
                next.as_str(),
                Element::from(door),
            )));
        }
    }
    for group in &today.groups {
        all = all.push(lines(group));
    }
    all.into()
}

/// A card with little to say: as high as its words, for it stands in a list that is scrolled.
fn quiet<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    panel::card(container(content).height(QUIET))
}

fn unissued(waiting: &Waiting) -> Element<'_, Message> {
    let words = column![line(waiting.title.as_str()).strong(), line(waiting.words.as_str()).small().two()]
        .spacing(2)
        .width(Length::Fill);
    let door = button::secondary("Mở kế hoạch")
        .icon_after(icon::right())
        .on_press(Message::Went(Place::Plan(waiting.plan)));
    let sign = label::colored(icon::plan().text(20.0), |c| c.gold);
    panel::card(row![sign, words, Element::from(door)].spacing(S12).align_y(Alignment::Center))
}

fn lines(group: &Group) -> Element<'_, Message> {
    let sign = if group.folded { icon::right() } else { icon::chevron_down() };
    let tone = super::rows::tone(group.standing);
    let heading = row![
        label::colored(sign.text(18.0), |c| c.ink_soft),
        label::heading(group.heading.as_str()),
        badge::badge(group.count.as_str(), tone),
        space::horizontal()
    ]
    .spacing(S8)
    .padding(Padding { left: S8, right: S8, top: S8, bottom: S8 })
    .align_y(Alignment::Center);
    let fold = Message::Folded(group.standing);
    let heading = press::press(heading).on_press(fold.clone());
    let mut all = column![focus::focusable(heading, None, Some(fold))];
    for row in group.shown() {
        all = all.push(panel::hairline()).push(door(row));
    }
    if !group.folded && group.shown().len() < group.rows.len() {
        let more = button::quiet(group.more.as_str())
            .icon(icon::chevron_down())
            .on_press(Message::AllShown(group.standing));
        all = all.push(panel::hairline()).push(container(Element::from(more)).padding(S4));
    }
    container(all).padding(1).width(Length::Fill).style(panel::card_style).into()
}

fn door(it: &Row) -> Element<'_, Message> {
    let mut words = column![line(it.title.as_str()).strong(), line(it.lacking.as_str()).two()]
        .spacing(1)
        .width(Length::Fill);
    if !it.who.is_empty() {
        words = words.push(line(it.who.as_str()).small());
    }
    let day = column![badge::badge(it.left.as_str(), it.tone), label::small(it.due.as_str())]
        .spacing(S4)
        .align_x(Alignment::End);
    let content = row![words, day, label::colored(icon::right().text(16.0), |c| c.ink_faint)]
        .spacing(S12)
        .padding(Padding { left: S12, right: S8, top: S8, bottom: S8 })
        .align_y(Alignment::Center);
    let open = Message::LineOpened(it.at);
    focus::focusable(press::press(content).on_press(open.clone()), None, Some(open))
}
