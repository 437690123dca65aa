//! The page: time and parts above, then the list, the files on the table, or the merged reports.

use super::{Message, Tab, UnitReports};
use crate::domain::papers::ReportSpan;
use crate::screens::typed::{Named, chosen, note};
use crate::screens::{Desk, Place};
use crate::ui::badge::Tone;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, choice, empty, icon, panel, tabs};
use iced::widget::{column, row, scrollable, space};
use iced::{Alignment, Fill};

pub(super) fn view<'a>(screen: &'a UnitReports, desk: &'a Desk) -> Element<'a, Message> {
    let title = "Báo cáo của đơn vị";
    let back = button::secondary("Văn bản").icon(icon::left()).keys("Esc").on_press(Message::Back);
    let Some(plan) = desk.current_plan() else {
        let nothing = empty::empty(
            icon::paper(),
            "Chưa có kế hoạch nào",
            "Báo cáo của đơn vị được nhận theo từng kế hoạch. Hãy lập kế hoạch trước, rồi trở lại đây.",
            button::primary("Sang Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans)),
        );
        return panel::screen(panel::head(title, "", back), nothing);
    };
    if let Some(taking) = &screen.taking {
        let head = panel::head("Nhận báo cáo của đơn vị", &screen.under, row![]);
        return panel::screen(head, screen.table(taking, desk));
    }
    let idle = !screen.busy;
    let deeds = row![
        Element::from(back),
        Element::from(
            button::secondary("Nhận cả thư mục…")
                .icon(icon::folder())
                .on_press_maybe(idle.then_some(Message::FolderAsked))
        ),
        Element::from(
            button::primary("Nhận báo cáo…")
                .icon(icon::import())
                .keys("Ctrl+O")
                .on_press_maybe(idle.then_some(Message::FilesAsked))
        ),
    ]
    .spacing(S8);
    let years: Vec<Named<i32>> = plan.years().map(|year| Named::new(year, format!("Năm {year}"))).collect();
    let picked = chosen(&years, &screen.year);
    let spans = ReportSpan::ALL.map(|span| (span, span.label()));
    let time = row![
        choice::segments(&spans, screen.span, Message::SpanPicked),
        Element::from(
            choice::Pick::new("", years, picked, |year: Named<i32>| Message::YearPicked(year.value))
                .width(140)
        ),
        space::horizontal(),
    ]
    .spacing(S12)
    .align_y(Alignment::Center);
    let body: Element<'a, Message> = if screen.busy {
        empty::working("Đang đọc báo cáo…", None, row![])
    } else if screen.found.is_none() {
        empty::working("Đang xem các báo cáo đã nhận…", None, row![])
    } else {
        match screen.tab {
            Tab::Received => screen.received(desk),
            Tab::Merged => screen.merged(desk),
        }
    };
    let parts = [(Tab::Received, "Đã nhận"), (Tab::Merged, "Tổng hợp theo mục")];
    let mut content = column![time, tabs::tabs(&parts, screen.tab, Message::TabPicked)].spacing(S12);
    if let Some(trouble) = &screen.trouble {
        content = content.push(note(trouble.as_str(), Tone::Due));
    }
    panel::screen(panel::head(title, &screen.under, deeds), content.push(body))
}

/// A list that is scrolled down.
pub(super) fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(content).direction(scrollable::Direction::Vertical(bar)).width(Fill).height(Fill).into()
}
