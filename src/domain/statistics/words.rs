//! What dimensions and tables are called.

use super::{Around, Counted, Dimension, LineKind, Question, Record, Structure, Table};
use crate::domain::unit::name_on;
use crate::text::date::short_date;

impl Dimension {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Year => "Năm",
            Self::Plan => "Kế hoạch",
            Self::Unit => "Đơn vị",
            Self::Kind => "Loại",
            Self::Field => "Lĩnh vực",
            Self::Movement => "Phong trào",
            Self::Sex => "Giới tính",
            Self::Ethnicity => "Dân tộc",
            Self::Direct => "Lao động trực tiếp",
            Self::Priority => "Diện ưu tiên",
            Self::Proposed => "Hình thức đề nghị",
            Self::Received => "Hình thức khen thưởng",
            Self::State => "Tình trạng",
        }
    }
}

impl Counted {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Mọi hồ sơ",
            Self::Nominated => "Được đề nghị",
            Self::Chosen => "Được chọn",
            Self::Commended => "Được khen thưởng",
        }
    }

    /// What exactly is counted, in a sentence.
    #[must_use]
    pub const fn explained(self) -> &'static str {
        match self {
            Self::All => "Đếm mọi hồ sơ, kể cả mới phát hiện, đang bồi dưỡng và đã rút.",
            Self::Nominated => "Đếm hồ sơ đã gửi đề nghị, kết quả thế nào cũng tính, kể cả đã rút.",
            Self::Chosen => "Đếm hồ sơ được chọn, gồm cả đã khen thưởng và đã nhân rộng.",
            Self::Commended => "Đếm hồ sơ đã khen thưởng, gồm cả đã nhân rộng.",
        }
    }

    const fn noun(self) -> &'static str {
        match self {
            Self::All => "hồ sơ",
            Self::Nominated => "hồ sơ được đề nghị",
            Self::Chosen => "hồ sơ được chọn",
            Self::Commended => "hồ sơ được khen thưởng",
        }
    }
}

impl Structure {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Old => "Cơ cấu lúc đề nghị",
            Self::New => "Cơ cấu hiện nay",
        }
    }
}

impl Question {
    /// The name of the table ("Thống kê hồ sơ được đề nghị theo đơn vị và giới tính, năm 2022–2025").
    #[must_use]
    pub fn title(&self) -> String {
        let mut title = format!("Thống kê {} theo {}", self.counted.noun(), self.rows.label().to_lowercase());
        if let Some(columns) = self.columns {
            title.push_str(&format!(" và {}", columns.label().to_lowercase()));
        }
        match (self.from, self.to) {
            (None, None) => {}
            (Some(from), Some(to)) if from == to => title.push_str(&format!(", năm {from}")),
            (Some(from), Some(to)) => title.push_str(&format!(", năm {from}–{to}")),
            (Some(from), None) => title.push_str(&format!(", từ năm {from}")),
            (None, Some(to)) => title.push_str(&format!(", đến năm {to}")),
        }
        title
    }

    fn asks_units(&self) -> bool {
        self.rows == Dimension::Unit || self.columns == Some(Dimension::Unit)
    }

    fn notes(&self, around: &Around<'_>) -> Vec<String> {
        let mut notes = vec![self.counted.explained().to_owned()];
        if self.asks_units() {
            notes.push(match self.structure {
                Structure::Old => "Đơn vị ghi theo tên và cấp trên vào ngày nhận hồ sơ.".to_owned(),
                Structure::New => {
                    let day = short_date(around.today);
                    format!("Hồ sơ của đơn vị đã sáp nhập tính cho đơn vị tiếp nhận ngày {day}.")
                }
            });
        }
        let both = [Some(self.rows), self.columns];
        let multiple = both.into_iter().flatten().find(|one| one.is_multiple());
        if let Some(one) = multiple {
            notes.push(format!(
                "Một hồ sơ có thể có nhiều mục “{}” nên được tính ở nhiều nơi; tổng đếm mỗi hồ sơ một lần.",
                one.label()
            ));
        }
        if both.contains(&Some(Dimension::Received)) {
            notes.push("Hình thức khen thưởng lấy theo hình thức đã đề nghị của hồ sơ được khen.".to_owned());
        }
        if both.contains(&Some(Dimension::Direct)) {
            let rule = super::direct_rule();
            let marks: Vec<String> = rule.marks.iter().map(|it| it.label().to_lowercase()).collect();
            notes.push(format!(
                "Trực tiếp lao động: cá nhân được đánh dấu {} (biểu 0603.N, {}).",
                marks.join(", "),
                rule.source
            ));
        }
        notes
    }
}

impl Table {
    /// What a figure counts, in words ("Hội LHPN huyện Hòa An · Nữ").
    #[must_use]
    pub fn place(&self, row: Option<usize>, column: Option<usize>) -> String {
        let row = row.and_then(|at| self.rows.get(at)).map(|line| line.label.as_str());
        let column = column.and_then(|at| self.columns.get(at)).map(|line| line.label.as_str());
        let parts: Vec<&str> = row.into_iter().chain(column).collect();
        if parts.is_empty() { "Tổng số".to_owned() } else { parts.join(" · ") }
    }

    /// What one has to know to read the figures, each in a sentence.
    #[must_use]
    pub fn notes(&self, around: &Around<'_>) -> Vec<String> {
        let mut notes = self.question.notes(around);
        if self.rows.iter().any(|line| line.kind == LineKind::Subtree) {
            notes.push("Dòng chữ đậm đã gồm các đơn vị trực thuộc ở dưới.".to_owned());
        }
        notes
    }
}

impl<'a> Around<'a> {
    /// What the nominating unit of a dossier was called when it nominated; empty for a unit that is not there.
    #[must_use]
    pub fn unit_name(&self, record: &Record) -> &'a str {
        let unit = self.units.iter().find(|unit| unit.id == record.unit);
        unit.map_or("", |unit| name_on(unit, record.day(self.today)))
    }

    /// The name of a dossier's plan; empty for a plan that is not there.
    #[must_use]
    pub fn plan_name(&self, record: &Record) -> &'a str {
        self.plans.iter().find(|plan| plan.id == record.plan).map_or("", |plan| &plan.name)
    }
}
