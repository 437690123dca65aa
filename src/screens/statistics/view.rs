//! The face of the page.

use super::face::whole_tree;
use super::{Choice, Message, Shown, Statistics, behind, choices, drawn};
use crate::domain::statistics::{Counted, LineKind, Table};
use crate::screens::{Desk, Place, TableFormat};
use crate::text::number::grouped;
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S8, S12};
use crate::ui::press::press;
use crate::ui::{Element, button, choice, empty, fonts, grid, icon, label, panel, progress, tip};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

/// How far every level of the tree is set in, px.
pub(super) const STEP: f32 = 18.0;
/// Width below which the ready-made tables stand in a list.
const NARROW: f32 = 1000.0;
/// Width below which the list behind a figure takes the table's place.
const ALONE: f32 = 960.0;
/// Height below which the page is scrolled as a whole.
const LOW: f32 = 470.0;
/// The same where the choices are folded.
const LOWEST: f32 = 220.0;
/// Height of the table on a low page.
const TABLE: f32 = 300.0;
/// Height of a list on a low page.
const LIST: f32 = 460.0;
/// Width of the bars, px.
const BAR: f32 = 140.0;
/// The two looks of a table, in the order shown.
const LOOKS: [(Shown, &str); 2] = [(Shown::Table, "Bảng"), (Shown::Chart, "Biểu đồ")];
/// Width of the list beside the table.
const BESIDE: f32 = 380.0;

pub(super) fn view<'a>(screen: &'a Statistics, desk: &'a Desk) -> Element<'a, Message> {
    let Some(records) = &screen.records else {
        return empty::working("Đang đọc hồ sơ các năm…", None, row![]);
    };
    if records.is_empty() {
        return panel::card(
            container(empty::empty(
                icon::chart(),
                "Chưa có hồ sơ nào để thống kê",
                "Số liệu tự có khi các hồ sơ được nhập, của mọi năm và mọi kế hoạch.",
                button::secondary("Sang Hồ sơ")
                    .icon(icon::dossier())
                    .on_press(Message::Went(Place::Dossiers)),
            ))
            .height(Length::Fill),
        );
    }
    responsive(move |room| body(screen, room, desk)).into()
}

fn body<'a>(screen: &'a Statistics, room: Size, desk: &'a Desk) -> Element<'a, Message> {
    let narrow = room.width < NARROW;
    let open = screen.choices.unwrap_or(!narrow) || !narrow;
    let alone = room.width < ALONE;
    // With the choices folded there is room for the figures even where letters are large.
    let low = room.height < if open { LOW } else { LOWEST };
    if let (Some(list), true) = (&screen.behind, alone) {
        let list = behind::view(screen, list, true);
        return if low { scrolled(container(list).height(LIST)) } else { list };
    }
    let mut all = column![].spacing(S8);
    if narrow {
        all = all.push(strip(screen, open));
        if open {
            all = all.push(choices::choices(screen, desk));
        }
        all = all.push(narrow_title(screen, open));
    } else {
        all =
            all.push(choices::ready(screen, false)).push(choices::choices(screen, desk)).push(title(screen));
    }
    let height = if low { Length::Fixed(TABLE) } else { Length::Fill };
    let beside = screen.behind.as_ref().map_or(0.0, |_| BESIDE + S12);
    let figures: Element<'a, Message> = match (&screen.table, screen.shown) {
        (Some(table), Shown::Chart) if !table.is_empty() => responsive(move |size| {
            // The card is measured where it stands: the choices above it wrap as they like.
            drawn::view(screen, table, size)
        })
        .into(),
        _ => table(screen),
    };
    let mut middle = row![container(figures).width(Length::Fill).height(Length::Fill)].spacing(S12);
    if let Some(list) = &screen.behind {
        middle = middle.push(container(behind::view(screen, list, false)).width(beside - S12));
    }
    all = all.push(container(middle).height(height));
    if open {
        all = all.push(label::small(screen.face.notes.as_str()).width(Length::Fill));
    }
    if low { scrolled(all) } else { all.into() }
}

/// The choices of a narrow page in one line: the ready-made tables, a fold with everything else, the two looks.
fn strip(screen: &Statistics, open: bool) -> Element<'_, Message> {
    let (sign, tip) = if open {
        (icon::chevron_up(), "Thu gọn các lựa chọn")
    } else {
        (icon::chevron_down(), "Hàng, cột, năm, cách đếm và các điều kiện khác")
    };
    let fold = button::secondary("Lựa chọn").icon_after(sign).tip(tip).on_press(Message::ChoicesShown(!open));
    row![choices::ready(screen, true), Element::from(fold), looks(screen)]
        .spacing(S8)
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(S8)
        .into()
}

fn narrow_title(screen: &Statistics, open: bool) -> Element<'_, Message> {
    let out = |words, format| {
        let ready = screen.table.as_ref().filter(|table| !table.is_empty());
        let press = ready.map(|_| Message::TableOut(format));
        Element::from(button::quiet(words).icon(icon::export()).on_press_maybe(press))
    };
    let notes = (!open).then(|| notes_sign(screen));
    let title = container(line(screen.face.title.as_str()).strong()).width(Length::Fill);
    row![title, notes, out("Excel", TableFormat::Excel), out("CSV", TableFormat::Csv)]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
}

/// Figures or a chart.
fn looks(screen: &Statistics) -> Element<'_, Message> {
    choice::segments(&LOOKS, screen.shown, Message::Shown)
}

/// What one has to know to read the figures, where there is no room to say it below them.
fn notes_sign(screen: &Statistics) -> Element<'_, Message> {
    tip::tip(label::colored(icon::info().text(18.0), |c| c.info), screen.face.notes.as_str(), None)
}

/// A page that is lower than what stands on it.
fn scrolled<'a>(all: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(container(all).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn title(screen: &Statistics) -> Element<'_, Message> {
    let out = |words, format| {
        let ready = screen.table.as_ref().filter(|table| !table.is_empty());
        button::secondary(words).icon(icon::export()).on_press_maybe(ready.map(|_| Message::TableOut(format)))
    };
    row![
        container(line(screen.face.title.as_str()).strong()).width(Length::Fill),
        looks(screen),
        Element::from(out("Xuất Excel", TableFormat::Excel)),
        Element::from(out("Xuất CSV", TableFormat::Csv))
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .into()
}

fn table(screen: &Statistics) -> Element<'_, Message> {
    let Some(table) = screen.table.as_ref() else { return space().into() };
    if table.is_empty() {
        let question = &table.question;
        let narrowed = question.from.is_some()
            || question.to.is_some()
            || !question.plans.is_empty()
            || !question.kinds.is_empty();
        let deed = if narrowed {
            button::secondary("Bỏ điều kiện năm, kế hoạch, loại")
                .icon(icon::close())
                .on_press(Message::Cleared)
        } else {
            button::secondary("Đếm mọi hồ sơ").on_press(Message::Chose(Choice::Counted(Counted::All)))
        };
        return panel::card(
            container(empty::empty(
                icon::search(),
                "Không có hồ sơ nào như vậy",
                "Không có hồ sơ nào hợp với các năm, kế hoạch, loại và cách đếm đang chọn.",
                deed,
            ))
            .height(Length::Fill),
        );
    }
    let face = &screen.face;
    let mut columns = vec![
        grid::column(table.question.rows.label(), face.names),
        grid::column("Tổng số", face.totals).right(),
        // Figures that are compared stand beside each other; where there are none the bars take the room.
        grid::column("", if table.columns.is_empty() { Length::Fill } else { BAR.into() }).least(BAR),
    ];
    for ((title, width), whole) in face.columns.iter().zip(&table.columns) {
        let column = grid::column(title.as_str(), *width).right();
        columns.push(if *title == whole.label { column } else { column.tip(&whole.label) });
    }
    grid::Grid::new(&screen.grid, columns, table.rows.len(), Message::Grid, move |at| {
        cells(screen, table, at)
    })
    .freeze(2)
    .total(totals(screen, table))
    .into()
}

fn cells<'a>(screen: &'a Statistics, table: &'a Table, at: usize) -> Vec<Element<'a, Message>> {
    let Some(row) = table.rows.get(at) else { return Vec::new() };
    let strong = row.kind == LineKind::Subtree;
    let words = line(row.label.as_str());
    let words = match row.kind {
        LineKind::Subtree => words.strong(),
        LineKind::Outside | LineKind::Unknown => words.color(|c| c.ink_soft),
        LineKind::Value | LineKind::Rest => words,
    };
    let left = f32::from(row.depth) * STEP;
    let name = container(words).padding(Padding { left, ..Padding::ZERO }).width(Length::Fill);
    let count = table.count(Some(at), None);
    let bar: Element<'a, Message> = if whole_tree(row) || screen.face.full == 0 {
        space().into()
    } else {
        let tone = if row.kind == LineKind::Value || strong { Tone::Gold } else { Tone::Plain };
        progress::bar(count as f32 / screen.face.full as f32, tone)
    };
    let mut cells = vec![name.into(), figure(screen, table, (Some(at), None), true), bar];
    cells.extend(
        (0..table.columns.len()).map(|column| figure(screen, table, (Some(at), Some(column)), strong)),
    );
    cells
}

fn totals<'a>(screen: &'a Statistics, table: &'a Table) -> Vec<Element<'a, Message>> {
    let mut cells =
        vec![line("Tổng số").strong().into(), figure(screen, table, (None, None), true), space().into()];
    cells.extend((0..table.columns.len()).map(|column| figure(screen, table, (None, Some(column)), true)));
    cells
}

/// A figure that opens the list behind it; nothing is behind a zero.
fn figure<'a>(
    screen: &'a Statistics,
    table: &'a Table,
    (row, column): (Option<usize>, Option<usize>),
    strong: bool,
) -> Element<'a, Message> {
    let count = table.count(row, column);
    if count == 0 {
        return line("0").figure().color(|c| c.ink_soft).into();
    }
    let mut words = grouped(count as u64);
    if let Some(share) = table.share(screen.share, row, column) {
        words.push_str(&format!(" ({share})"));
    }
    let open = screen.behind.as_ref().is_some_and(|list| list.place == (row, column));
    let font = if strong || open { fonts::FIGURES_STRONG } else { fonts::FIGURES };
    let words = line(words).figure().font(font);
    let words = if open { words.color(|c| c.gold_ink) } else { words };
    let inside = container(words).center_y(Length::Fill).width(Length::Fill);
    press(inside).on_press(Message::Pressed(row, column)).into()
}
