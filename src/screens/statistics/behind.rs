//! The list behind a figure: exactly the dossiers that the figure counts.

use super::{Message, Statistics};
use crate::domain::ids::DossierId;
use crate::domain::statistics::{Around, Table};
use crate::screens::TableFormat;
use crate::screens::typed::{Named, chosen};
use crate::text::number::grouped;
use crate::ui::choice::Pick;
use crate::ui::line::line;
use crate::ui::measure::S8;
use crate::ui::{Element, button, grid, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length};

/// A dossier of the list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: DossierId,
    name: String,
    detail: String,
}

/// The list.
#[derive(Debug)]
pub(super) struct Behind {
    pub(super) place: (Option<usize>, Option<usize>),
    pub(super) row_label: Option<String>,
    pub(super) column_label: Option<String>,
    heading: String,
    under: String,
    pub(super) lines: Vec<Entry>,
    pub(super) grid: grid::State,
}

impl Behind {
    pub(super) fn of(
        table: &Table,
        (row, column): (Option<usize>, Option<usize>),
        around: &Around<'_>,
    ) -> Self {
        let label = |lines: &[crate::domain::statistics::Line], at: Option<usize>| {
            at.and_then(|at| lines.get(at)).map(|line| line.label.clone())
        };
        let lines: Vec<Entry> = table
            .behind(row, column)
            .map(|it| {
                let parts = [
                    // A long name of a unit is cut, and nothing stands behind it.
                    format!("Năm {}", it.year),
                    it.state.label().to_lowercase(),
                    it.kind.label().to_lowercase(),
                    around.unit_name(it).to_owned(),
                ];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                Entry { id: it.id, name: it.name.clone(), detail: parts.join(" · ") }
            })
            .collect();
        Self {
            place: (row, column),
            row_label: label(&table.rows, row),
            column_label: label(&table.columns, column),
            heading: format!("{} hồ sơ", grouped(lines.len() as u64)),
            under: table.place(row, column),
            lines,
            grid: grid::State::tall(),
        }
    }
}

/// The list as a panel; `alone` where it stands in place of the table.
pub(super) fn view<'a>(screen: &'a Statistics, behind: &'a Behind, alone: bool) -> Element<'a, Message> {
    let words = column![label::heading(behind.heading.as_str()), line(behind.under.as_str()).small().two()]
        .width(Length::Fill);
    let close: Element<'a, Message> = if alone {
        button::secondary("Về bảng").icon(icon::left()).keys("Esc").on_press(Message::Closed).into()
    } else {
        button::icon(icon::close(), "Đóng danh sách").keys("Esc").on_press(Message::Closed).into()
    };
    let head = row![words, close].spacing(S8).align_y(Alignment::Start);
    let mut all = column![head].spacing(S8);
    if let Some(table) = screen.table.as_ref().filter(|table| !table.columns.is_empty()) {
        let (row, column) = behind.place;
        let mut columns = vec![Named::new(None, "Mọi cột")];
        let filled = table.columns.iter().enumerate().filter(|(at, _)| table.count(row, Some(*at)) > 0);
        columns.extend(filled.map(|(at, line)| {
            Named::new(Some(at), format!("{}: {}", line.label, grouped(table.count(row, Some(at)) as u64)))
        }));
        let now = chosen(&columns, &column);
        all = all.push(Element::from(Pick::new("", columns, now, move |it: Named<Option<usize>>| {
            Message::Pressed(row, it.value)
        })));
    }
    let list = grid::Grid::new(
        &behind.grid,
        vec![grid::column("Bấm vào một hồ sơ để mở", Length::Fill)],
        behind.lines.len(),
        Message::List,
        |place| {
            let Some(entry) = behind.lines.get(place) else { return vec![space().into()] };
            let words = column![line(entry.name.as_str()).strong(), line(entry.detail.as_str()).small()];
            vec![words.into()]
        },
    );
    let out = |words, format| button::quiet(words).icon(icon::export()).on_press(Message::ListOut(format));
    let deeds = row![
        space::horizontal(),
        Element::from(out("Xuất Excel", TableFormat::Excel)),
        Element::from(out("Xuất CSV", TableFormat::Csv))
    ]
    .spacing(S8);
    let all = all.push(container(Element::from(list)).height(Length::Fill)).push(deeds);
    container(all).height(Length::Fill).padding(12).style(panel::card_style).into()
}
