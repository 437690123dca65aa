//! The face of the table form: the heads stay, only the rows in sight are built, both scroll sideways together.

use super::super::super::typed::Said;
use super::super::node::Typed as Node;
use super::{Place, TableForm, Typed, cell_id, percent};
use crate::domain::plan::Table;
use crate::ui::field::Field;
use crate::ui::{Element, Theme, button, check, focus, icon, label, measure, panel, tip};
use iced::widget::scrollable::{Direction, Scrollbar};
use iced::widget::{column, container, keyed_column, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Height of a row, in px.
pub(super) const HEIGHT: f32 = 32.0;
/// Width of a column of words and of figures at least, in px.
pub(super) const MOST_WIDE: f32 = 176.0;
const FIGURES: f32 = 104.0;
/// Width of the counting column, in px.
const COUNTER: f32 = 44.0;
/// Rows built beyond what is in sight.
const MARGIN: usize = 4;
/// Kept for the scroll bar, in px.
const BAR: f32 = 14.0;

fn said(typed: Typed) -> Said<Node> {
    Said::Typed(Node::Table(typed))
}

/// Width of the counting column; 0 where rows are not counted.
pub(super) fn counter(table: &Table) -> f32 {
    if table.counted { COUNTER } else { 0.0 }
}

impl TableForm {
    /// The widths of the columns on the screen, in px: they fill the room, and none is too narrow to type in.
    pub(super) fn widths(&self, room: f32) -> Vec<f32> {
        let least = self.table.columns.iter().map(|one| if one.figures { FIGURES } else { MOST_WIDE });
        let least: Vec<f32> = least.collect();
        let spare = room - counter(&self.table) - BAR - least.iter().sum::<f32>();
        let more = (spare / least.len().max(1) as f32).max(0.0);
        least.into_iter().map(|width| (width + more).floor()).collect()
    }

    pub fn view(&self) -> Element<'_, Said<Node>> {
        responsive(|size| {
            let caption = Field::new("", &self.table.caption)
                .placeholder("Tên bảng (để trống nếu không có)")
                .on_input(|text| said(Typed::Caption(text)))
                .on_leave(Said::Left)
                .on_submit(Said::Left);
            let counted =
                check::check("Đánh số TT", self.table.counted, Some(|on| said(Typed::Counted(on))));
            let head = row![caption, counted].spacing(measure::S12).align_y(Alignment::Center);
            let head = column![head, self.tools()].spacing(measure::S4);
            // Where there is no height for both, all of it scrolls and the cells keep enough to work in.
            const LEAST: f32 = 260.0;
            if size.height < LEAST {
                let cells = container(self.cells(size.width - BAR)).height(220);
                let all = column![head, cells].spacing(measure::S8);
                return scrollable(all.padding(Padding { right: BAR, ..Padding::ZERO }))
                    .height(Length::Fill)
                    .into();
            }
            let cells = container(self.cells(size.width)).height(Length::Fill);
            let mut all = column![head, cells].spacing(measure::S8);
            const ROOMY: f32 = 400.0;
            if size.height >= ROOMY {
                all = all.push(label::small(
                    "Tab sang ô bên, Enter xuống ô dưới, Tab ở ô cuối thêm hàng; bảng chép từ Excel dán được vào bất cứ ô nào.",
                ));
            }
            all.into()
        })
        .into()
    }

    fn tools(&self) -> Element<'_, Said<Node>> {
        let Place { row: at, column } = self.at;
        let (columns, rows) = (self.table.columns.len(), self.table.rows.len());
        let can = |can: bool, typed: Typed| can.then(|| said(typed));
        const CAPTION: f32 = 72.0;
        let caption = |words: String| container(label::caption(words)).width(CAPTION);
        let width = Field::new("", &self.width)
            .compact()
            .numeric()
            .width(64)
            .placeholder("–")
            .wrong(percent(&self.width).is_none())
            .on_input(|text| said(Typed::Width(text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left);
        let width = tip::tip(
            row![label::caption("rộng"), width, label::caption("%")]
                .spacing(measure::S4)
                .align_y(Alignment::Center),
            "Phần của cột trong bề rộng bảng; để trống thì chia đều chỗ còn lại",
            None,
        );
        let of_column = row![
            caption(format!("Cột {}/{columns}", column + 1)),
            button::icon(icon::plus(), "Thêm cột bên phải").on_press(said(Typed::ColumnAdded)),
            button::icon(icon::left(), "Chuyển cột sang trái")
                .on_press_maybe(can(column > 0, Typed::ColumnMoved(-1))),
            button::icon(icon::right(), "Chuyển cột sang phải")
                .on_press_maybe(can(column + 1 < columns, Typed::ColumnMoved(1))),
            button::icon(icon::trash(), "Xóa cột").on_press_maybe(can(columns > 1, Typed::ColumnRemoved)),
            space().width(measure::S8),
            width,
        ]
        .align_y(Alignment::Center);
        let row_words = match at {
            Some(row) => format!("Hàng {}/{rows}", row + 1),
            None => format!("{rows} hàng"),
        };
        let last = at.is_some_and(|row| row + 1 < rows);
        let figures = self.table.columns.get(column).is_some_and(|column| column.figures);
        let of_row = row![
            caption(row_words),
            button::icon(icon::plus(), "Thêm hàng bên dưới").on_press(said(Typed::RowAdded)),
            button::icon(icon::up(), "Chuyển hàng lên")
                .on_press_maybe(can(at.is_some_and(|row| row > 0), Typed::RowMoved(-1))),
            button::icon(icon::down(), "Chuyển hàng xuống").on_press_maybe(can(last, Typed::RowMoved(1))),
            button::icon(icon::trash(), "Xóa hàng").on_press_maybe(can(at.is_some(), Typed::RowRemoved)),
            space().width(measure::S8),
            check::check("Cột số liệu", figures, Some(|on| said(Typed::Figures(on)))),
        ]
        .align_y(Alignment::Center);
        column![of_column, of_row].into()
    }

    fn cells(&self, room: f32) -> Element<'_, Said<Node>> {
        let widths = self.widths(room);
        let count = self.table.rows.len();
        let height = if self.room.1 > 0.0 { self.room.1 } else { 700.0 };
        let first = ((self.offset.1 / HEIGHT).floor() as usize).saturating_sub(MARGIN).min(count);
        let end = (((self.offset.1 + height) / HEIGHT).ceil() as usize + MARGIN).min(count).max(first);
        let body = (first..end).map(|at| (at, self.line(Some(at), &widths)));
        let all: Element<'_, Said<Node>> = column![
            space().height(first as f32 * HEIGHT),
            keyed_column(body),
            space().height((count - end) as f32 * HEIGHT)
        ]
        .into();
        let list = scrollable(all)
            .id(self.ids.0.clone())
            .direction(Direction::Both { vertical: Scrollbar::new(), horizontal: Scrollbar::new() })
            .width(Length::Fill)
            .height(Length::Fill)
            .on_scroll(|view| {
                let (at, bounds) = (view.absolute_offset(), view.bounds());
                said(Typed::Scrolled { x: at.x, y: at.y, width: bounds.width, height: bounds.height })
            });
        let head =
            scrollable(container(self.line(None, &widths)).padding(Padding { right: BAR, ..Padding::ZERO }))
                .id(self.ids.1.clone())
                .direction(Direction::Horizontal(Scrollbar::hidden()))
                .width(Length::Fill);
        let head = container(head).style(|theme: &Theme| container::Style {
            background: Some(theme.colors().surface.into()),
            ..container::Style::default()
        });
        container(column![head, panel::hairline(), list]).padding(1).style(panel::card_style).into()
    }

    fn line(&self, at: Option<usize>, widths: &[f32]) -> Element<'_, Said<Node>> {
        let mut all = row![].height(HEIGHT).align_y(Alignment::Center);
        if self.table.counted {
            let words = at.map_or_else(|| "TT".to_owned(), |at| (at + 1).to_string());
            all = all.push(container(label::small(words)).center_x(COUNTER));
        }
        for (column, width) in widths.iter().enumerate() {
            let place = Place { row: at, column };
            let figures = at.is_some() && self.table.columns.get(column).is_some_and(|one| one.figures);
            let mut field = Field::new("", self.words(place))
                .compact()
                .id(cell_id(place))
                .on_input(move |text| said(Typed::Cell(place, text)))
                .on_leave(Said::Left);
            if at.is_none() {
                field = field.placeholder("Tên cột");
            }
            if figures {
                field = field.numeric();
            }
            let cell = focus::cell(field, move |event| said(Typed::Happened(place, event)));
            all = all.push(container(cell).padding(1).width(*width));
        }
        all.into()
    }
}
