//! The face of the page.

use super::shown::{Month, Shown, Whose};
use super::{Deadlines, FormMessage, ManyMessage, Message, UnitsMessage};
use crate::screens::overview;
use crate::screens::typed::chosen;
use crate::screens::{Desk, Place};
use crate::ui::choice::{self, Pick};
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::press::press;
use crate::ui::{Element, badge, button, check, dialog, empty, fonts, icon, label, panel};
use chrono::Datelike;
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

/// No more lines than this are laid out at once; a year or a month finds the others.
const MOST: usize = 300;
/// Less width than this, in px, leaves the state no place beside the words.
const NARROW: f32 = 900.0;
/// Less width than this, in px, takes the deeds on a line of their own.
const TIGHT: f32 = 640.0;
/// Less height than this, in px, is not divided between choices and list: both are scrolled together.
const LOW: f32 = 520.0;
/// Height of a dialog beside what it says: title, deeds and what is kept free around them, in px.
const AROUND: f32 = 146.0;
/// Height of the sentence that stands for a list with nothing in it, in px.
const NOTHING: f32 = 280.0;
/// As many years as stand beside each other.
const BESIDE: usize = 6;

pub(super) fn view<'a>(screen: &'a Deadlines, desk: &'a Desk) -> Element<'a, Message> {
    let body = responsive(move |room| body(screen, desk, room));
    let page = overview::page(Place::Deadlines, Message::Went, body);
    let on_top = screen.is_asking().then(|| responsive(move |room| asked(screen, room.height)).into());
    dialog::over(page, on_top)
}

/// What lies on top, in a room so high.
fn asked(screen: &Deadlines, room: f32) -> Element<'_, Message> {
    let card = match (&screen.form, &screen.units, &screen.many) {
        (Some(form), ..) => form.view(room).map(Message::Form as fn(FormMessage) -> Message),
        (_, Some(units), _) => units.view(room).map(Message::Units as fn(UnitsMessage) -> Message),
        (.., Some(many)) => many.view(room).map(Message::Many as fn(ManyMessage) -> Message),
        _ => space().into(),
    };
    container(card).center(Length::Fill).into()
}

/// What a dialog says between its title and its deeds, scrolled where a room is too low for its height (px).
pub(super) fn fitted<'a, M: 'a>(inside: impl Into<Element<'a, M>>, height: f32, room: f32) -> Element<'a, M> {
    let left = room - AROUND;
    if height <= left {
        return inside.into();
    }
    let inside = container(inside).padding(Padding { right: 12.0, ..Padding::ZERO });
    scrollable(inside).width(Length::Fill).height(left.max(80.0)).into()
}

fn body<'a>(screen: &'a Deadlines, desk: &'a Desk, room: Size) -> Element<'a, Message> {
    if desk.current.is_none() {
        let door = button::secondary("Mở Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans));
        return empty::empty(
            icon::calendar(),
            "Chưa có kế hoạch nào",
            "Lịch thời hạn lấy từ các chỉ tiêu, báo cáo, mốc thời gian của kế hoạch. Hãy lập kế hoạch đầu tiên.",
            Element::from(door),
        );
    }
    let Some(found) = &screen.found else {
        return empty::working("Đang xem các thời hạn…", None, row![]);
    };
    let narrow = room.width < NARROW;
    let mut top = column![choices(screen, narrow)].spacing(S8);
    if found.all.is_empty() {
        let plan = desk.current.map_or(Place::Plans, |current| Place::Plan(current.plan));
        let door = button::secondary("Mở kế hoạch").icon(icon::plan()).on_press(Message::Went(plan));
        let none = empty::empty(
            icon::calendar(),
            "Kế hoạch chưa có thời hạn nào",
            "Chỉ tiêu, chế độ báo cáo, mốc thời gian và phân công được ghi ở Kế hoạch; các lần đến hạn sẽ hiện ở đây.",
            Element::from(door),
        );
        return column![top, none].into();
    }
    if !narrow && !screen.strip.months.is_empty() {
        top = top.push(months(screen, desk));
    }
    top = top.push(deeds(screen, room.width < TIGHT));
    let list = list(screen, desk, narrow);
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let scrolled = |inside: Element<'a, Message>| {
        scrollable(container(inside).padding(Padding { right: 12.0, ..Padding::ZERO }))
            .direction(scrollable::Direction::Vertical(bar))
            .width(Length::Fill)
            .height(Length::Fill)
    };
    if room.height < LOW {
        return scrolled(column![top, list].spacing(S12).into()).into();
    }
    column![top, scrolled(list)].spacing(S12).into()
}

fn choices(screen: &Deadlines, narrow: bool) -> Element<'_, Message> {
    let whose = choice::segments(
        &[(Whose::Current, "Kế hoạch này"), (Whose::All, "Mọi kế hoạch")],
        screen.whose,
        Message::WhoseChosen,
    );
    let years: Element<'_, Message> = if screen.strip.years.len() > BESIDE || narrow {
        use crate::screens::typed::Named;
        let all: Vec<Named<Option<i32>>> =
            screen.strip.years.iter().map(|(year, words)| Named::new(*year, words.as_str())).collect();
        let now = chosen(&all, &screen.year);
        Pick::new("", all, now, |one| Message::YearChosen(one.value)).width(200).into()
    } else {
        let all: Vec<(Option<i32>, &str)> =
            screen.strip.years.iter().map(|(year, words)| (*year, words.as_str())).collect();
        choice::segments(&all, screen.year, Message::YearChosen)
    };
    let shown = choice::segments(
        &[(Shown::All, "Tất cả"), (Shown::Open, "Chưa xong"), (Shown::Done, "Đã xong")],
        screen.shown,
        Message::ShownChosen,
    );
    let kinds = screen.strip.kinds.clone();
    let kind = chosen(&kinds, &screen.kind);
    let kinds = Pick::new("", kinds, kind, |one| Message::KindChosen(one.value)).width(230);
    row![whose, years, shown, Element::from(kinds)]
        .spacing(S12)
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(S8)
        .into()
}

/// The twelve months of the year, each with how many fall due in it.
fn months<'a>(screen: &'a Deadlines, desk: &'a Desk) -> Element<'a, Message> {
    let cells = screen.strip.months.iter().zip(1u32..).map(|(month, number)| {
        let here = screen.year == Some(desk.today.year()) && desk.today.month() == number;
        cell(*month, number, here, screen.month == Some(number))
    });
    container(row(cells)).padding(1).width(Length::Fill).style(panel::card_style).into()
}

fn cell<'a>(month: Month, number: u32, here: bool, pressed: bool) -> Element<'a, Message> {
    let counts = month.counts;
    let name = label::small(format!("Tháng {number}"));
    let name = if here { name.font(fonts::SEMIBOLD) } else { name };
    let below: Element<'a, Message> = if counts.all == 0 {
        label::colored(label::small("–"), |c| c.ink_faint).into()
    } else {
        let sign = if counts.late > 0 {
            Some(badge::Tone::Danger)
        } else if counts.soon > 0 {
            Some(badge::Tone::Due)
        } else {
            (counts.done == counts.all).then_some(badge::Tone::Done)
        };
        let figure = label::figure(format!("{} việc", counts.all));
        let mut all = row![].spacing(S4).align_y(Alignment::Center);
        if let Some(tone) = sign {
            all = all.push(tone.sign().text(14.0).style(move |theme: &crate::ui::Theme| {
                iced::widget::text::Style { color: Some(tone.ink(theme.colors())) }
            }));
        }
        all.push(figure).into()
    };
    let inside = column![name, below].align_x(Alignment::Center).width(Length::Fill);
    let inside = container(inside).padding(Padding { top: S4, bottom: S4, left: 0.0, right: 0.0 });
    press(inside).chosen(pressed).on_press(Message::MonthPressed(number)).into()
}

fn deeds(screen: &Deadlines, tight: bool) -> Element<'_, Message> {
    let pickable = screen.strip.pickable;
    let tick: Element<'_, Message> = if pickable > 0 {
        let all = screen.picks.len() >= pickable;
        check::check("Chọn mọi việc chưa xong", all, Some(Message::AllTicked))
    } else {
        space().into()
    };
    let count = screen.picks.len();
    let words = if count == 0 {
        "Ghi nhận đã xong".to_owned()
    } else {
        format!("Ghi nhận đã xong ({count})")
    };
    let deed = button::primary(words)
        .icon(icon::check())
        .tip("Đánh dấu các việc ở đầu dòng rồi ghi nhận một lần")
        .on_press_maybe((count > 0).then_some(Message::ManyAsked));
    let out = button::secondary("Xuất Excel")
        .icon(icon::export())
        .on_press_maybe((!screen.lines.is_empty()).then_some(Message::Exported));
    let summary = label::small(screen.strip.summary.as_str()).width(Length::Fill);
    let deeds = row![Element::from(out), Element::from(deed)].spacing(S16).align_y(Alignment::Center);
    if tight {
        let words = row![tick, summary].spacing(S16).align_y(Alignment::Center);
        return column![words, deeds].spacing(S8).into();
    }
    row![tick, summary, deeds].spacing(S16).align_y(Alignment::Center).into()
}

fn list<'a>(screen: &'a Deadlines, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
    if screen.lines.is_empty() {
        let none = empty::empty(
            icon::calendar(),
            "Không có lần đến hạn nào như đã chọn",
            "Hãy chọn năm, tháng, loại khác, hoặc xem tất cả.",
            row![],
        );
        return container(none).height(NOTHING).into();
    }
    let month_of = |line: &super::line::Line| line.due.map(|due| (due.year(), due.month()));
    let mut all = column![].spacing(S8);
    let mut rest = &screen.lines[..screen.lines.len().min(MOST)];
    let mut year = None;
    while let Some(first) = rest.first() {
        let here = month_of(first);
        let count = rest.iter().take_while(|line| month_of(line) == here).count();
        let (these, after) = rest.split_at(count);
        rest = after;
        let of_year = here.map(|(year, _)| year);
        if screen.year.is_none() && of_year.is_some() && of_year != year {
            year = of_year;
            all = all.push(label::title(of_year.map_or_else(String::new, |year| format!("Năm {year}"))));
        }
        let words = match here {
            Some((year, month)) => format!("Tháng {month} năm {year}"),
            None => "Chưa có thời hạn".to_owned(),
        };
        let mut head = row![label::heading(words)].spacing(S8).align_y(Alignment::Center);
        if here == Some((desk.today.year(), desk.today.month())) {
            head = head.push(badge::with_icon("Tháng này", badge::Tone::Gold, icon::calendar()));
        }
        let mut lines = column![];
        for (place, line) in these.iter().enumerate() {
            if place > 0 {
                lines = lines.push(panel::hairline());
            }
            lines = lines.push(line.view(screen.picks.contains(&line.key), narrow));
        }
        all = all.push(head).push(container(lines).padding(1).width(Length::Fill).style(panel::card_style));
    }
    if screen.lines.len() > MOST {
        let more = screen.lines.len() - MOST;
        all = all.push(label::small(format!("… và {more} lần nữa, hãy chọn một năm hoặc một tháng")));
    }
    all.into()
}
