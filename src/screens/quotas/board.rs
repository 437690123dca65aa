//! The board: unit × required, received, accepted, missing, late.

use super::deeds::numbers;
use super::lines::{Line, UnitLine};
use super::{Message, Quotas};
use crate::domain::quota_board::Figures;
use crate::text::number::grouped;
use crate::ui::measure::S4;
use crate::ui::press::press;
use crate::ui::{Element, badge, button, empty, grid, icon, label};
use iced::widget::{container, row, space};
use iced::{Alignment, Fill, Length, Padding};

/// How far a unit is set in for each step of depth, px.
const STEP: f32 = 20.0;

impl Quotas {
    pub(super) fn board(&self) -> Element<'_, Message> {
        let quotas = matches!(self.lines.first(), Some(Line::Quota(_)));
        let figure = |title: &'static str, tip: &'static str| grid::column(title, 92.0).right().tip(tip);
        let columns = vec![
            grid::column(if quotas { "Chỉ tiêu" } else { "Đơn vị" }, Fill).least(300.0),
            figure("Phải gửi", "Số hồ sơ được giao trong kỳ này"),
            figure("Đã gửi", "Số hồ sơ đã nhận, kể cả của đơn vị cấp dưới"),
            figure("Đủ hồ sơ", "Số hồ sơ đã kiểm tra, đủ điều kiện, kể cả đã được chọn"),
            figure("Còn thiếu", "Số hồ sơ còn phải gửi"),
            figure("Gửi muộn", "Số hồ sơ nhận sau thời hạn"),
            grid::column("Tình trạng", 210.0),
        ];
        let list = grid::Grid::new(&self.board, columns, self.lines.len(), Message::Board, move |at| {
            match self.lines.get(at) {
                Some(Line::Unit(it)) => {
                    let mut cells = vec![name(it)];
                    cells.extend(figures(
                        &it.figures,
                        it.bound || it.figures.required > 0,
                        it.open.is_some(),
                    ));
                    cells.push(mark(&it.words, it.tone));
                    cells
                }
                Some(Line::Quota(it)) => {
                    let mut cells = vec![grid::name(it.title.as_str())];
                    cells.extend(figures(&it.figures, true, false));
                    cells.push(mark(&it.words, it.tone));
                    cells
                }
                None => (0..7).map(|_| space().into()).collect(),
            }
        });
        let mut list = list
            .freeze(1)
            .count(if quotas { "chỉ tiêu" } else { "đơn vị" })
            .remark(label::small(if quotas {
                "Bấm đúp hoặc Enter để xem từng đơn vị"
            } else {
                "Bấm đúp hoặc Enter để mở trang đơn vị"
            }))
            .empty(self.nothing());
        if !quotas && !self.is_narrowed() {
            let mut sums = vec![grid::name("Cộng")];
            sums.extend(figures(&self.status.total, true, true));
            sums.push(space().into());
            list = list.total(sums);
        }
        list.into()
    }

    /// In place of rows.
    pub(super) fn nothing(&self) -> Element<'_, Message> {
        if !self.sought.trim().is_empty() {
            let back = button::secondary("Bỏ tìm kiếm").on_press(Message::Sought(String::new()));
            let words = if self.short {
                "Hãy thử gõ ít chữ hơn, hoặc bỏ chọn “Chỉ đơn vị còn thiếu”."
            } else {
                "Hãy thử gõ ít chữ hơn."
            };
            return empty::empty(icon::search(), "Không có đơn vị nào khớp", words, back);
        }
        if self.short {
            let back = button::secondary("Xem mọi đơn vị").on_press(Message::ShortTicked(false));
            let words = "Những gì đến kỳ đều đã được gửi đủ.";
            return empty::empty(icon::check_circle(), "Không đơn vị nào còn thiếu", words, back);
        }
        empty::empty(
            icon::tree(),
            "Chưa có đơn vị nào thuộc diện được giao",
            "Thêm đơn vị ở màn hình Danh mục, hoặc sửa đối tượng được giao của chỉ tiêu trong kế hoạch.",
            button::secondary("Mở danh mục đơn vị").on_press(Message::Went(crate::screens::Place::Catalogue)),
        )
    }
}

/// The name behind the sign that opens what stands below.
fn name(it: &UnitLine) -> Element<'_, Message> {
    let words = if it.bound || it.open.is_some() {
        grid::name(it.name.as_str())
    } else {
        grid::soft(it.name.as_str())
    };
    let sign: Element<'_, Message> = match it.open {
        Some(open) => {
            let sign = if open { icon::chevron_down() } else { icon::right() };
            press(container(sign.text(16.0)).center(26.0)).on_press(Message::Folded(it.unit)).into()
        }
        None => space().width(26.0).into(),
    };
    let inside = row![sign, container(words).width(Fill)].spacing(S4).align_y(Alignment::Center);
    container(inside)
        .padding(Padding { left: it.depth as f32 * STEP, ..Padding::ZERO })
        .width(Length::Fill)
        .into()
}

/// The five figures; those that are owed stay empty where nothing is.
fn figures<'a>(of: &Figures, owes: bool, strong: bool) -> Vec<Element<'a, Message>> {
    let cell = |(at, number): (usize, u32)| -> Element<'a, Message> {
        let owed = matches!(at, 0 | 3);
        if owed && !owes {
            return quiet("–");
        }
        let words = grouped(u64::from(number));
        match (number, at) {
            (0, _) if at != 0 => quiet(words),
            (_, 3 | 4) => crate::ui::line::line(words).figure().strong().color(|c| c.danger).into(),
            _ if strong => crate::ui::line::line(words).figure().strong().into(),
            _ => grid::number(words),
        }
    };
    numbers(of).into_iter().enumerate().map(cell).collect()
}

/// A figure that says nothing has to be done.
fn quiet<'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a, Message> {
    crate::ui::line::line(words).figure().color(|c| c.ink_soft).into()
}

/// The state in a badge; nothing where there is none.
pub(super) fn mark<'a>(words: &'a str, tone: badge::Tone) -> Element<'a, Message> {
    if words.is_empty() { space().into() } else { badge::badge(words, tone) }
}
