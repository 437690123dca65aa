//! The exemplars and how far they were made public.

use super::super::Message;
use super::super::never::{Message as Said, Never, Show};
use crate::domain::publicity::Whom;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, choice, empty, grid, icon, label, line};
use iced::widget::{column, row, space};
use iced::{Alignment, Length};

/// Less room than this and the kind and the state stand under the name, in px.
const ALL_COLUMNS: f32 = 940.0;

pub(super) fn view(page: &Never, room: f32) -> Element<'_, Message> {
    let whom = choice::segments(
        &[(Whom::Honoured, Whom::Honoured.label()), (Whom::Nominated, Whom::Nominated.label())],
        page.whom,
        |whom| Message::Never(Said::WhomChosen(whom)),
    );
    let show = choice::segments(
        &[(Show::Never, "Chưa được giới thiệu"), (Show::Shown, "Đã được giới thiệu")],
        page.show,
        |show| Message::Never(Said::ShowChosen(show)),
    );
    let (never, shown) = page.counts;
    let words = format!("{never} gương chưa được giới thiệu, {shown} gương đã được giới thiệu");
    let head =
        column![row![whom, show].spacing(S12).wrap().vertical_spacing(S8), label::body(words)].spacing(S8);
    column![head, table(page, room)].spacing(S12).into()
}

fn table(page: &Never, room: f32) -> Element<'_, Message> {
    let wide = room >= ALL_COLUMNS;
    let mut columns = vec![grid::column("Tên gương", Length::FillPortion(4)).least(200.0)];
    if wide {
        columns.push(grid::column("Loại", 110.0));
        columns.push(grid::column("Đơn vị đề nghị", Length::FillPortion(3)).least(160.0));
        columns.push(grid::column("Tình trạng", 150.0));
    }
    columns.push(grid::column("Tin, bài", 92.0).right());
    columns.push(grid::column("Lần gần nhất", 116.0));
    columns.push(grid::column("", 200.0));
    let count = columns.len();
    grid::Grid::new(
        &page.grid,
        columns,
        page.rows.len(),
        |event| Message::Never(Said::Grid(event)),
        move |at| cells(page, at, wide).unwrap_or_else(|| (0..count).map(|_| space().into()).collect()),
    )
    .count("gương")
    .empty(nobody(page))
    .into()
}

fn cells(page: &Never, at: usize, wide: bool) -> Option<Vec<Element<'_, Message>>> {
    let (one, (day, count)) = (page.rows.get(at)?, page.words.get(at)?);
    let mut all: Vec<Element<'_, Message>> = Vec::new();
    if wide {
        all.push(line::line(one.name.as_str()).strong().two().into());
        all.push(grid::text(one.kind.label()));
        all.push(line::line(one.unit_name.as_str()).two().into());
        all.push(grid::soft(one.state.label()));
    } else {
        let under = line::line(one.unit_name.as_str()).small();
        all.push(column![line::line(one.name.as_str()).strong(), under].into());
    }
    all.push(if one.count == 0 {
        grid::number("–")
    } else {
        button::quiet(count.as_str()).on_press(Message::Never(Said::ItemsAsked(at))).into()
    });
    all.push(grid::text(day.as_str()));
    let add = button::quiet("Thêm tin, bài").icon(icon::plus()).on_press(Message::Never(Said::AddAsked(at)));
    let open = button::icon(icon::right(), "Mở hồ sơ").on_press(Message::Never(Said::DossierAsked(at)));
    all.push(row![Element::from(add), Element::from(open)].spacing(S4).align_y(Alignment::Center).into());
    Some(all)
}

fn nobody(page: &Never) -> Element<'_, Message> {
    let (never, shown) = page.counts;
    if page.show == Show::Never && never == 0 && shown > 0 {
        return empty::empty(
            icon::check_circle(),
            "Gương nào cũng đã được giới thiệu",
            "Mỗi gương đã có ít nhất một tin, bài hoặc hoạt động nêu tên.",
            row![],
        );
    }
    if never + shown > 0 {
        return empty::empty(
            icon::news(),
            "Chưa gương nào được giới thiệu",
            "Hãy xem ở “Chưa được giới thiệu” và thêm tin, bài cho từng gương.",
            button::secondary("Xem gương chưa được giới thiệu")
                .on_press(Message::Never(Said::ShowChosen(Show::Never))),
        );
    }
    if page.nominated > 0 {
        return empty::empty(
            icon::medal(),
            "Chưa có hồ sơ nào được chọn hoặc khen thưởng",
            "Kết quả xét chọn có sau khi chốt đợt xét. Có thể xem theo tất cả hồ sơ đã đề nghị.",
            button::secondary("Xem tất cả đã đề nghị")
                .on_press(Message::Never(Said::WhomChosen(Whom::Nominated))),
        );
    }
    empty::empty(
        icon::dossier(),
        "Kế hoạch chưa có hồ sơ nào được đề nghị",
        "Khi có hồ sơ, danh sách này cho biết gương nào chưa được tin, bài nào giới thiệu.",
        row![],
    )
}
