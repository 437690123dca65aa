//! The columns of the list: which are shown, in which order and how wide.

use crate::domain::listing::Column;
use crate::storage::DossierOrder;
use crate::ui::grid;
use iced::{Alignment, Length};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is said of the column where its title alone would leave a doubt.
const fn tip(column: Column) -> Option<&'static str> {
    Some(match column {
        Column::Name => "Xếp theo tên: tên trước, rồi họ và tên đệm",
        Column::Unit => "Xếp theo thứ tự đơn vị trong Danh mục",
        Column::Score => "Điểm trung bình ở đợt xét đã chốt gần nhất",
        Column::Lacking => "Số giấy tờ bắt buộc chưa có",
        Column::Merit => "Thứ tự xếp bằng tay; Alt+↑ và Alt+↓ chuyển hồ sơ lên, xuống",
        _ => return None,
    })
}

/// The order that belongs to the column.
pub(super) const fn order(column: Column) -> Option<DossierOrder> {
    Some(match column {
        Column::Name => DossierOrder::Name,
        Column::Kind => DossierOrder::Kind,
        Column::Unit => DossierOrder::Unit,
        Column::Field => DossierOrder::Field,
        Column::Year => DossierOrder::Year,
        Column::State => DossierOrder::State,
        Column::Received => DossierOrder::Received,
        Column::Score => DossierOrder::Score,
        Column::Merit => DossierOrder::Merit,
        _ => return None,
    })
}

/// How wide the column is before anybody has drawn it, and what it never goes below, px.
const fn width(column: Column) -> (Length, f32) {
    match column {
        Column::Name => (Length::FillPortion(7), 230.0),
        Column::Unit => (Length::FillPortion(5), 170.0),
        Column::Field => (Length::FillPortion(5), 150.0),
        Column::Kind => (Length::Fixed(150.0), 0.0),
        Column::Movements | Column::Address => (Length::Fixed(240.0), 0.0),
        Column::Priorities => (Length::Fixed(200.0), 0.0),
        Column::Proposed => (Length::Fixed(170.0), 0.0),
        Column::Year => (Length::Fixed(76.0), 0.0),
        Column::State => (Length::Fixed(184.0), 0.0),
        Column::Received | Column::Birth => (Length::Fixed(124.0), 0.0),
        Column::Score => (Length::Fixed(86.0), 0.0),
        Column::Lacking | Column::Phone => (Length::Fixed(130.0), 0.0),
        Column::Merit => (Length::Fixed(94.0), 0.0),
        Column::Summary => (Length::Fixed(360.0), 0.0),
    }
}

/// A column that is shown, with its width if somebody has drawn it (px).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// Which.
    pub column: Column,
    /// Its width by hand, px.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f32>,
}

/// Which columns are shown, in which order and how wide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Shown>", into = "Vec<Shown>")]
pub struct Columns(Vec<Shown>);

impl Default for Columns {
    fn default() -> Self {
        Self(Column::USUAL.map(|column| Shown { column, width: None }).to_vec())
    }
}

impl From<Columns> for Vec<Shown> {
    fn from(columns: Columns) -> Self {
        columns.0
    }
}

impl From<Vec<Shown>> for Columns {
    /// The name comes first whatever was stored, and nothing comes twice.
    fn from(stored: Vec<Shown>) -> Self {
        let mut columns: Vec<Shown> = Vec::with_capacity(stored.len() + 1);
        for shown in stored {
            if !columns.iter().any(|it| it.column == shown.column) {
                let width = shown.width.filter(|width| width.is_finite());
                columns.push(Shown { width: width.map(|it| it.clamp(grid::NARROWEST, WIDEST)), ..shown });
            }
        }
        let name = columns.iter().position(|it| it.column == Column::Name);
        let name = name.map_or(Shown { column: Column::Name, width: None }, |at| columns.remove(at));
        columns.insert(0, name);
        Self(columns)
    }
}

/// No column gets wider than this, px.
const WIDEST: f32 = 900.0;

impl Columns {
    /// The columns that are shown, in their order.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = Column> + '_ {
        self.0.iter().map(|shown| shown.column)
    }

    /// The column at a place of the grid.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Column> {
        self.0.get(place).map(|shown| shown.column)
    }

    /// The place of a column, if it is shown.
    #[must_use]
    pub fn place(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|shown| shown.column == column)
    }

    /// The place of the column that an order belongs to.
    #[must_use]
    pub fn of_order(&self, order: DossierOrder) -> Option<usize> {
        self.0.iter().position(|shown| self::order(shown.column) == Some(order))
    }

    /// Whether somebody has drawn a border.
    #[must_use]
    pub fn has_widths(&self) -> bool {
        self.0.iter().any(|shown| shown.width.is_some())
    }

    /// Shows a column at the end, or hides it.
    pub fn show(&mut self, column: Column, shown: bool) {
        let here = self.place(column);
        match (here, shown) {
            (None, true) => self.0.push(Shown { column, width: None }),
            (Some(at), false) if column != Column::Name => {
                self.0.remove(at);
            }
            _ => {}
        }
    }

    /// Moves a column by one place to the left (-1) or to the right (1); the name stays first.
    pub fn shift(&mut self, column: Column, by: isize) {
        let Some(from) = self.place(column).filter(|at| *at > 0) else { return };
        if let Some(to) = from.checked_add_signed(by).filter(|to| *to > 0 && *to < self.0.len()) {
            self.0.swap(from, to);
        }
    }

    /// Gives the column at a place of the grid a width, px.
    pub fn widen(&mut self, place: usize, width: f32) {
        if let Some(shown) = self.0.get_mut(place) {
            shown.width = Some(width.clamp(grid::NARROWEST, WIDEST));
        }
    }

    /// Makes a column wider or narrower by some px; one that shares the room begins from what it needs at least.
    pub fn step(&mut self, column: Column, by: f32) {
        let Some(at) = self.place(column) else { return };
        let now = self.0[at].width.unwrap_or(match width(column) {
            (Length::Fixed(width), _) => width,
            (_, least) => least,
        });
        self.widen(at, now + by);
    }

    /// Forgets every width that was drawn.
    pub fn even(&mut self) {
        self.0.iter_mut().for_each(|shown| shown.width = None);
    }

    /// The columns as the grid takes them.
    #[must_use]
    pub fn described(&self) -> Vec<grid::Column<'static>> {
        let each = |shown: &Shown| {
            let column = shown.column;
            let (width, least) = width(column);
            let mut it = grid::column(column.title(), shown.width.map_or(width, Length::Fixed)).least(least);
            if column.is_figure() {
                it = it.right();
            }
            if order(column).is_some() {
                it = it.sortable();
            }
            match tip(column) {
                Some(words) => it.tip(words),
                None => it,
            }
        };
        self.0.iter().map(each).collect()
    }
}

/// The width in which every one of these texts is whole, px.
pub(super) fn fitting<'a>(column: Column, texts: impl Iterator<Item = Cow<'a, str>>) -> f32 {
    let font = match column {
        Column::Name => crate::ui::fonts::SEMIBOLD,
        it if it.is_figure() => crate::ui::fonts::FIGURES,
        _ => crate::ui::fonts::REGULAR,
    };
    // The sign and the edges of a badge, where the state stands in one.
    let around = if column == Column::State { 36.0 } else { 0.0 };
    let size = if column == Column::State { crate::ui::measure::SMALL } else { crate::ui::measure::BODY };
    let widest = texts.map(|text| grid::natural(&text, font, size) + around).fold(0.0, f32::max);
    widest.max(grid::natural_title(column.title())).min(WIDEST)
}

/// Where the cells of a column stand.
#[must_use]
pub(super) const fn align(column: Column) -> Alignment {
    if column.is_figure() { Alignment::End } else { Alignment::Start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_is_taken_back_with_the_name_first_and_nothing_twice() {
        let stored = r#"[{"column":"state","width":1.0},{"column":"name"},{"column":"state"},{"column":"phone","width":90.5}]"#;
        let columns: Columns = serde_json::from_str(stored).unwrap();
        assert_eq!(columns.shown().collect::<Vec<_>>(), [Column::Name, Column::State, Column::Phone]);
        assert_eq!(columns.0[1].width, Some(grid::NARROWEST));
        let again: Columns = serde_json::from_str(&serde_json::to_string(&columns).unwrap()).unwrap();
        assert_eq!(again, columns);
    }

    #[test]
    fn the_name_is_neither_hidden_nor_moved() {
        let mut columns = Columns::default();
        columns.show(Column::Name, false);
        columns.shift(Column::Name, 1);
        columns.shift(Column::Kind, -1);
        assert_eq!(columns, Columns::default());
        columns.shift(Column::Kind, 1);
        columns.show(Column::Phone, true);
        columns.show(Column::State, false);
        let wanted =
            [Column::Name, Column::Unit, Column::Kind, Column::Field, Column::Received, Column::Phone];
        assert_eq!(columns.shown().collect::<Vec<_>>(), wanted);
    }
}
