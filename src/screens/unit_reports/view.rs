//! The page: time and parts above, then the list, the files on the table, or the merged reports.

use super::{Message, Tab, UnitReports};
use crate::domain::papers::ReportSpan;
use crate::screens::typed::{Named, chosen, note};
use crate::screens::{Desk, Place};
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, choice, empty, icon, panel, tabs};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Fill, Length};

/// Width of the page in px below which parts stand under each other and deeds are signs.
const NARROW: f32 = 760.0;
/// Height of the page in px below which it is scrolled as a whole: a list of one row helps nobody.
const LOW: f32 = 540.0;
/// Height of the page in px where its parts stand under each other.
const STACKED: f32 = 1080.0;
const TITLE: &str = "Báo cáo của đơn vị";

pub(super) fn view<'a>(screen: &'a UnitReports, desk: &'a Desk) -> Element<'a, Message> {
    let page = responsive(move |room| {
        let narrow = room.width < NARROW;
        let least = if narrow { STACKED } else { LOW };
        let page = page(screen, desk, narrow);
        if room.height < least { scrollable(container(page).height(least)).into() } else { page }
    });
    page.into()
}

fn page<'a>(screen: &'a UnitReports, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
    let back = button::secondary("Văn bản").icon(icon::left()).keys("Esc").on_press(Message::Back);
    let Some(plan) = desk.current_plan() else {
        let nothing = empty::empty(
            icon::paper(),
            "Chưa có kế hoạch nào",
            "Báo cáo của đơn vị được nhận theo từng kế hoạch. Hãy lập kế hoạch trước, rồi trở lại đây.",
            button::primary("Sang Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans)),
        );
        return panel::screen(panel::head(TITLE, "", back), nothing);
    };
    if let Some(taking) = &screen.taking {
        let head = panel::head("Nhận báo cáo của đơn vị", &screen.under, row![]);
        return panel::screen(head, screen.table(taking, desk, narrow));
    }
    let years: Vec<Named<i32>> = plan.years().map(|year| Named::new(year, format!("Năm {year}"))).collect();
    let picked = chosen(&years, &screen.year);
    let spans = ReportSpan::ALL.map(|span| (span, span.label()));
    let time = row![
        choice::segments(&spans, screen.span, Message::SpanPicked),
        Element::from(
            choice::Pick::new("", years, picked, |year: Named<i32>| Message::YearPicked(year.value))
                .width(if narrow { 116 } else { 140 })
        ),
    ]
    .spacing(S8)
    .align_y(Alignment::Center);
    let body: Element<'a, Message> = if screen.busy {
        empty::working("Đang đọc báo cáo…", None, row![])
    } else if screen.found.is_none() {
        empty::working("Đang xem các báo cáo đã nhận…", None, row![])
    } else {
        match screen.tab {
            Tab::Received => screen.received(desk, narrow),
            Tab::Merged => screen.merged(desk, narrow),
        }
    };
    let parts = [(Tab::Received, "Đã nhận"), (Tab::Merged, "Tổng hợp theo mục")];
    let mut content = column![time, tabs::tabs(&parts, screen.tab, Message::TabPicked)].spacing(S12);
    if let Some(trouble) = &screen.trouble {
        content = content.push(note(trouble.as_str(), Tone::Due));
    }
    panel::screen(head(screen, narrow), content.push(body))
}

/// Title and deeds; where there is little room the deeds are signs with their words in a tip.
fn head(screen: &UnitReports, narrow: bool) -> Element<'_, Message> {
    let folder = (!screen.busy).then_some(Message::FolderAsked);
    let files = (!screen.busy).then_some(Message::FilesAsked);
    if narrow {
        let words = column![line(TITLE).title(), line(screen.under.as_str()).small()].width(Fill);
        return row![
            words,
            button::icon(icon::left(), "Văn bản").on_press(Message::Back),
            button::icon(icon::folder(), "Nhận cả thư mục").on_press_maybe(folder),
            button::icon(icon::import(), "Nhận báo cáo").on_press_maybe(files),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into();
    }
    let deeds = row![
        button::secondary("Văn bản").icon(icon::left()).keys("Esc").on_press(Message::Back),
        button::secondary("Nhận cả thư mục…").icon(icon::folder()).on_press_maybe(folder),
        button::primary("Nhận báo cáo…").icon(icon::import()).keys("Ctrl+O").on_press_maybe(files),
    ]
    .spacing(S8);
    panel::head(TITLE, &screen.under, deeds)
}

/// Two parts beside each other with these shares of the width, or under each other.
pub(super) fn both<'a>(
    narrow: bool,
    (left, left_share): (Element<'a, Message>, u16),
    (right, right_share): (Element<'a, Message>, u16),
) -> Element<'a, Message> {
    if narrow {
        return column![
            container(left).height(Length::FillPortion(4)),
            container(right).height(Length::FillPortion(5))
        ]
        .spacing(S12)
        .height(Fill)
        .into();
    }
    row![
        container(left).width(Length::FillPortion(left_share)).height(Fill),
        container(right).width(Length::FillPortion(right_share)).height(Fill)
    ]
    .spacing(S12)
    .height(Fill)
    .into()
}

/// A list that is scrolled down.
pub(super) fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(content).direction(scrollable::Direction::Vertical(bar)).width(Fill).height(Fill).into()
}
