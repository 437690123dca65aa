//! The list of dossiers as people see it: a row, the columns it can show, and what may leave the office in a public copy.

use super::dossier::{DossierState, Priority};
use super::ids::{DossierId, MovementId, SubjectId, UnitId};
use super::movement::Movement;
use super::points::Points;
use super::subject::SubjectKind;
use super::unit::Unit;
use crate::text::date::short_date;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

/// One line of the list of dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierRow {
    /// The dossier.
    pub id: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// The nominating unit.
    pub unit: UnitId,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Year.
    pub year: i32,
    /// State.
    pub state: DossierState,
    /// Day received.
    pub received: Option<NaiveDate>,
    /// Field of activity.
    pub field: String,
    /// The subject.
    pub subject: SubjectId,
    /// Proposed form of commendation.
    pub proposed: String,
    /// Short summary (trích ngang).
    pub summary: String,
    /// Movements and campaigns it belongs to.
    pub movements: Vec<MovementId>,
    /// Priority marks.
    pub priorities: Vec<Priority>,
    /// Mean score of the last closed round it was in; none when it was in none or was set aside there.
    pub score: Option<Points>,
    /// How many required papers it lacks.
    pub lacking: u32,
    /// Birth date or year of a person, as printed; empty when not known and for other kinds.
    pub birth: String,
    /// Address of the subject.
    pub address: String,
    /// Telephone of a person, as typed.
    pub phone: String,
    /// Place set by hand in an order of merit; 0 has none.
    pub order: i32,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Name of the subject.
    Name,
    /// Kind of the subject.
    Kind,
    /// The nominating unit.
    Unit,
    /// Field of activity.
    Field,
    /// Movements and campaigns.
    Movements,
    /// Priority marks.
    Priorities,
    /// Proposed form of commendation.
    Proposed,
    /// Year.
    Year,
    /// State of life.
    State,
    /// Day received.
    Received,
    /// Mean score of the last closed round.
    Score,
    /// How many required papers are lacking.
    Lacking,
    /// Place set by hand.
    Merit,
    /// Birth date or year.
    Birth,
    /// Address.
    Address,
    /// Telephone.
    Phone,
    /// Short summary.
    Summary,
}

impl Column {
    /// Every column, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Name,
        Self::Kind,
        Self::Unit,
        Self::Field,
        Self::Movements,
        Self::Priorities,
        Self::Proposed,
        Self::Year,
        Self::State,
        Self::Received,
        Self::Score,
        Self::Lacking,
        Self::Merit,
        Self::Birth,
        Self::Address,
        Self::Phone,
        Self::Summary,
    ];

    /// The columns shown where nobody has chosen.
    pub const USUAL: [Self; 6] =
        [Self::Name, Self::Kind, Self::Unit, Self::Field, Self::State, Self::Received];

    /// The title above the column.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Họ và tên, tên gọi",
            Self::Kind => "Loại",
            Self::Unit => "Đơn vị đề nghị",
            Self::Field => "Lĩnh vực",
            Self::Movements => "Phong trào",
            Self::Priorities => "Diện ưu tiên",
            Self::Proposed => "Hình thức đề nghị",
            Self::Year => "Năm",
            Self::State => "Tình trạng",
            Self::Received => "Ngày nhận",
            Self::Score => "Điểm",
            Self::Lacking => "Giấy tờ thiếu",
            Self::Merit => "Thứ tự",
            Self::Birth => "Ngày sinh",
            Self::Address => "Địa chỉ",
            Self::Phone => "Điện thoại",
            Self::Summary => "Trích ngang",
        }
    }

    /// The title in a public copy, which tells the year of birth only; none for a column that it leaves out.
    #[must_use]
    pub const fn public_title(self) -> Option<&'static str> {
        match self {
            Self::Address | Self::Phone => None,
            Self::Birth => Some("Năm sinh"),
            other => Some(other.title()),
        }
    }

    /// Whether the column holds what a public copy leaves out or shortens (Luật 91/2025/QH15).
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Birth | Self::Address | Self::Phone)
    }

    /// Whether the column holds figures or days, which stand at the right.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Year | Self::Received | Self::Score | Self::Lacking | Self::Merit)
    }

    /// What stands in the cell, as it is shown, copied and written out.
    #[must_use]
    pub fn text<'a>(self, row: &'a DossierRow, names: &'a Names) -> Cow<'a, str> {
        match self {
            Self::Name => row.name.as_str().into(),
            Self::Kind => row.kind.label().into(),
            Self::Unit => names.units.get(&row.unit).unwrap_or(&row.unit_name).as_str().into(),
            Self::Field => row.field.as_str().into(),
            Self::Movements => {
                listed(row.movements.iter().filter_map(|id| names.movements.get(id)).map(String::as_str))
            }
            Self::Priorities => {
                listed(Priority::ALL.iter().filter(|it| row.priorities.contains(it)).map(|it| it.label()))
            }
            Self::Proposed => row.proposed.as_str().into(),
            Self::Year => row.year.to_string().into(),
            Self::State => row.state.label().into(),
            Self::Received => row.received.map(short_date).unwrap_or_default().into(),
            Self::Score => row.score.map(|points| points.to_string()).unwrap_or_default().into(),
            Self::Lacking if row.lacking == 0 => "".into(),
            Self::Lacking => row.lacking.to_string().into(),
            Self::Merit if row.order == 0 => "".into(),
            Self::Merit => row.order.to_string().into(),
            Self::Birth => row.birth.as_str().into(),
            Self::Address => row.address.as_str().into(),
            Self::Phone => row.phone.as_str().into(),
            Self::Summary if row.summary.contains('\n') => {
                row.summary.split_whitespace().collect::<Vec<_>>().join(" ").into()
            }
            Self::Summary => row.summary.as_str().into(),
        }
    }

    /// What stands in the cell of a public copy; empty in a column that it leaves out.
    #[must_use]
    pub fn public_text<'a>(self, row: &'a DossierRow, names: &'a Names) -> Cow<'a, str> {
        match self {
            Self::Address | Self::Phone => "".into(),
            Self::Birth => year_of(&row.birth).into(),
            other => other.text(row, names),
        }
    }
}

fn listed<'a>(parts: impl Iterator<Item = &'a str>) -> Cow<'a, str> {
    parts.collect::<Vec<_>>().join(", ").into()
}

/// The year of a birth date as printed ("12/3/1980", "1980").
fn year_of(birth: &str) -> &str {
    birth.rsplit('/').next().unwrap_or_default().trim()
}

/// What identifiers in rows are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    units: HashMap<UnitId, String>,
    movements: HashMap<MovementId, String>,
}

impl Names {
    /// The short names of units, and the names of movements.
    #[must_use]
    pub fn short(units: &[Unit], movements: &[Movement]) -> Self {
        Self::new(units, movements, Unit::short)
    }

    /// The full names: for papers that leave the office.
    #[must_use]
    pub fn full(units: &[Unit], movements: &[Movement]) -> Self {
        Self::new(units, movements, |unit| &unit.name)
    }

    fn new(units: &[Unit], movements: &[Movement], name: impl Fn(&Unit) -> &str) -> Self {
        Self {
            units: units.iter().map(|unit| (unit.id, name(unit).to_owned())).collect(),
            movements: movements.iter().map(|it| (it.id, it.name.clone())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> DossierRow {
        DossierRow {
            id: DossierId(1),
            name: "Sầm Thị Hoà".to_owned(),
            kind: SubjectKind::Person,
            unit: UnitId(4),
            unit_name: "Hội LHPN xã Bản Lầy".to_owned(),
            year: 2026,
            state: DossierState::Nominated,
            received: NaiveDate::from_ymd_opt(2026, 3, 5),
            field: "Công tác Hội".to_owned(),
            subject: SubjectId(1),
            proposed: "Giấy khen".to_owned(),
            summary: "Một\nhai".to_owned(),
            movements: vec![MovementId(1)],
            priorities: vec![Priority::Quiet, Priority::Farmer],
            score: Some(Points::hundredths(925)),
            lacking: 0,
            birth: "12/03/1980".to_owned(),
            address: "Xóm 3".to_owned(),
            phone: "0912 000 111".to_owned(),
            order: 0,
        }
    }

    #[test]
    fn cells_read_as_on_the_screen() {
        let (row, names) = (row(), Names::default());
        let text = |column: Column| column.text(&row, &names).into_owned();
        assert_eq!(text(Column::Unit), "Hội LHPN xã Bản Lầy");
        assert_eq!(text(Column::Priorities), "Nông dân, Tấm gương thầm lặng");
        assert_eq!(text(Column::Summary), "Một hai");
        assert_eq!(text(Column::Score), "9,25");
        assert_eq!((text(Column::Lacking), text(Column::Merit)), (String::new(), String::new()));
    }

    #[test]
    fn a_public_copy_tells_neither_telephone_nor_address_nor_the_day_of_birth() {
        let (row, names) = (row(), Names::default());
        for column in Column::ALL {
            let (own, public) = (column.text(&row, &names), column.public_text(&row, &names));
            assert_eq!(own != public, column.is_personal(), "{column:?}");
            assert_eq!(column.public_title().is_none(), public.is_empty() && !own.is_empty(), "{column:?}");
        }
        assert_eq!(Column::Birth.public_text(&row, &names), "1980");
        assert_eq!(year_of("1975"), "1975");
        assert_eq!(year_of(""), "");
    }
}
