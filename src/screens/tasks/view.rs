//! The face of the page.

use super::{Message, Row, Shown, Tasks};
use crate::domain::duty_note::DutyState;
use crate::screens::overview;
use crate::screens::typed::{Named, chosen};
use crate::screens::{Desk, Place};
use crate::ui::badge::Tone;
use crate::ui::choice::{self, Pick};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Theme, button, date, empty, icon, label, panel};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

/// No more rows than this are laid out at once; an agency or a state finds the others.
const MOST: usize = 200;
/// Less width than this, in px, puts state, day and remark under the task.
const NARROW: f32 = 940.0;
/// Less height than this, in px, is not divided between choices and table: both are scrolled together.
const LOW: f32 = 480.0;
/// Height of the sentence that stands for a table with nothing in it, in px.
const NOTHING: f32 = 280.0;
/// Widths of the columns, in px.
const DUE: f32 = 148.0;
const STATE: f32 = 172.0;
const DAY: f32 = 148.0;
const REMARK: f32 = 236.0;

pub(super) fn view<'a>(screen: &'a Tasks, desk: &'a Desk) -> Element<'a, Message> {
    let body = responsive(move |room| body(screen, desk, room));
    overview::page(Place::Tasks, Message::Went, body)
}

fn body<'a>(screen: &'a Tasks, desk: &'a Desk, room: Size) -> Element<'a, Message> {
    let plan = desk.current.map_or(Place::Plans, |current| Place::Plan(current.plan));
    let Some(rows) = &screen.rows else {
        return empty::working("Đang xem các việc được giao…", None, row![]);
    };
    if rows.is_empty() {
        let (head, words) = if desk.current.is_some() {
            (
                "Kế hoạch chưa phân công việc nào",
                "Ở Kế hoạch, thêm một mục loại “Chỉ tiêu, thời hạn” và chọn “Phân công nhiệm vụ”; việc ấy sẽ hiện ở đây để theo dõi.",
            )
        } else {
            ("Chưa có kế hoạch nào", "Bảng phân công lấy từ kế hoạch. Hãy lập kế hoạch đầu tiên.")
        };
        let door = button::secondary("Mở kế hoạch").icon(icon::plan()).on_press(Message::Went(plan));
        return empty::empty(icon::people(), head, words, Element::from(door));
    }
    let narrow = room.width < NARROW;
    let top = choices(screen, plan, narrow);
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let scrolled = |inside: Element<'a, Message>| {
        scrollable(container(inside).padding(Padding { right: 12.0, ..Padding::ZERO }))
            .direction(scrollable::Direction::Vertical(bar))
            .width(Length::Fill)
            .height(Length::Fill)
    };
    let table = table(screen, narrow);
    if room.height < LOW {
        return scrolled(column![top, table].spacing(S12).into()).into();
    }
    let mut all = column![top].spacing(S8);
    if !narrow {
        all = all.push(container(heads()).padding(Padding { right: 12.0, ..Padding::ZERO }));
    }
    all.push(scrolled(table)).into()
}

fn choices(screen: &Tasks, plan: Place, narrow: bool) -> Element<'_, Message> {
    let filters: Vec<(Shown, &str)> =
        screen.filters.iter().map(|(shown, words)| (*shown, words.as_str())).collect();
    let shown = choice::segments(&filters, screen.shown, Message::ShownChosen);
    let agencies = screen.agencies.clone();
    let agency = chosen(&agencies, &screen.agency);
    let agency = Pick::new("", agencies, agency, |one| Message::AgencyChosen(one.value)).width(200);
    let deeds = row![
        Element::from(
            button::icon(icon::plan(), "Sửa việc được giao và thời hạn trong kế hoạch")
                .on_press(Message::Went(plan))
        ),
        Element::from(button::secondary("Xuất Excel").icon(icon::export()).on_press(Message::ExportAsked)),
    ]
    .spacing(S8);
    let all = row![shown, Element::from(agency)].spacing(S12).align_y(Alignment::Center);
    if narrow {
        return all.push(deeds).wrap().vertical_spacing(S8).into();
    }
    all.push(space::horizontal()).push(deeds).into()
}

fn heads<'a>() -> Element<'a, Message> {
    let head = |words: &'static str, width: Length| label::caption(words).width(width);
    row![
        head("Nhiệm vụ", Length::Fill),
        head("Thời hạn", DUE.into()),
        head("Tình trạng", STATE.into()),
        head("Ngày xong", DAY.into()),
        head("Ghi chú", REMARK.into()),
    ]
    .spacing(S12)
    .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
    .into()
}

fn table(screen: &Tasks, narrow: bool) -> Element<'_, Message> {
    let rows: Vec<&Row> = screen.rows().collect();
    if rows.is_empty() {
        let none = empty::empty(
            icon::people(),
            "Không có việc nào như đã chọn",
            "Hãy chọn tình trạng hoặc đơn vị khác, hoặc xem tất cả.",
            row![],
        );
        return container(none).height(NOTHING).into();
    }
    let hidden = rows.len().saturating_sub(MOST);
    let mut rest = &rows[..rows.len() - hidden];
    let mut all = column![].spacing(S8);
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|row| row.agency == first.agency).count();
        let (these, after) = rest.split_at(count);
        rest = after;
        let mine = || screen.rows.iter().flatten().filter(|row| row.agency == first.agency);
        let done = mine().filter(|row| row.state == DutyState::Done).count();
        let head = row![
            line(first.agency.as_str()).strong(),
            label::small(format!("{done}/{} việc đã xong", mine().count()))
        ]
        .spacing(S12)
        .align_y(Alignment::Center)
        .padding(Padding { left: S12, right: S12, top: S4, bottom: 0.0 });
        let mut lines = column![];
        for (place, row) in these.iter().enumerate() {
            if place > 0 {
                lines = lines.push(panel::hairline());
            }
            lines = lines.push(task(row, narrow));
        }
        all = all.push(head).push(container(lines).padding(1).width(Length::Fill).style(panel::card_style));
    }
    if hidden > 0 {
        all = all
            .push(label::small(format!("… và {hidden} việc nữa, hãy chọn một đơn vị hoặc một tình trạng")));
    }
    all.into()
}

fn task(it: &Row, narrow: bool) -> Element<'_, Message> {
    let key = it.key;
    let states: Vec<Named<DutyState>> =
        DutyState::ALL.into_iter().map(|state| Named::new(state, state.label())).collect();
    let now = chosen(&states, &it.state);
    let state = Pick::new("", states, now, move |one| Message::StateChosen(key, one.value)).width(STATE);
    let day: Element<'_, Message> = if it.state == DutyState::Done {
        date::date("", it.day.text())
            .wrong(it.error.is_some() || it.day.error().is_some())
            .on_input(move |typed| Message::DayTyped(key, typed))
            .on_leave(Message::Left(key))
            .on_submit(Message::Left(key))
            .width(DAY)
            .into()
    } else if narrow {
        space().into()
    } else {
        container(label::colored(label::body("–"), |c| c.ink_faint)).center_x(DAY).into()
    };
    let remark = Field::new("", &it.remark)
        .placeholder("Ghi chú")
        .on_input(move |typed| Message::RemarkTyped(key, typed))
        .on_leave(Message::Left(key))
        .on_submit(Message::Left(key))
        .width(if narrow { Length::Fill } else { REMARK.into() });
    let mut due = column![line(it.due.as_str()).two()];
    if !it.stretch.is_empty() {
        due = due.push(label::small(it.stretch.as_str()));
    }
    let (words, tone) = &it.pressing;
    if !words.is_empty() {
        let tone = *tone;
        let inked = move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) };
        let mut said = row![].spacing(S4).align_y(Alignment::Center);
        if tone != Tone::Plain {
            said = said.push(tone.sign().text(14.0).style(inked));
        }
        due = due.push(said.push(label::small(words.as_str()).style(inked)));
    }
    let words = column![line(it.task.as_str()).two()].width(Length::Fill);
    let inside = if narrow {
        let first = row![words, due.width(DUE)].spacing(S12);
        column![first, row![Element::from(state), day, Element::from(remark)].spacing(S8)]
    } else {
        let cells = row![words, due.width(DUE), Element::from(state), day, Element::from(remark)];
        column![cells.spacing(S12).align_y(Alignment::Center)]
    };
    let mut inside = inside.spacing(S8);
    if let Some(error) =
        it.error.as_deref().or_else(|| it.day.error().filter(|_| it.state == DutyState::Done))
    {
        inside = inside.push(
            row![
                label::colored(icon::warning().text(14.0), |c| c.danger),
                label::colored(label::small(error), |c| c.danger)
            ]
            .spacing(S4)
            .align_y(Alignment::Center),
        );
    }
    container(inside)
        .padding(Padding { left: S12, right: S12, top: S8, bottom: S8 })
        .width(Length::Fill)
        .into()
}
