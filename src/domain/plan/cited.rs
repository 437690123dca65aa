//! Papers that a plan cites, and who receives it.

use crate::domain::ids::BasisId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paper that the plan carries out or rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LegalBasis {
    /// Kind of paper ("Kế hoạch", "Luật").
    pub kind: String,
    /// Number and symbol ("1501/KH-UBND"); empty for laws, which are cited without number (NĐ 30/2020, ô 6).
    pub number: String,
    /// Day of issue.
    pub date: Option<NaiveDate>,
    /// Issuer ("Ủy ban nhân dân tỉnh Cao Bằng").
    pub issuer: String,
    /// What it is about, beginning in lower case ("về việc …").
    pub subject: String,
    /// The entry of the register it was taken from; none when it was typed here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<BasisId>,
}

impl LegalBasis {
    /// The basis in running text: "Kế hoạch số 1501/KH-UBND ngày 23/5/2017 của Ủy ban nhân dân tỉnh …".
    #[must_use]
    pub fn in_sentence(&self) -> String {
        if self.is_law() {
            let named = [self.kind.trim(), self.subject.trim()].join(" ");
            let day =
                self.date.map(|day| format!(" {}", crate::text::date_in_words(day))).unwrap_or_default();
            return format!("{}{day}", named.trim());
        }
        let mut parts = vec![self.kind.trim().to_owned()];
        if !self.number.trim().is_empty() {
            parts.push(format!("số {}", self.number.trim()));
        }
        if let Some(date) = self.date {
            parts.push(format!("ngày {}", crate::text::date::plain_date(date)));
        }
        if !self.issuer.trim().is_empty() {
            parts.push(format!("của {}", self.issuer.trim()));
        }
        if !self.subject.trim().is_empty() {
            parts.push(self.subject.trim().to_owned());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    /// Whether it is cited by its name and day, without number and issuer (NĐ 30/2020, Phụ lục I, ô 6).
    #[must_use]
    pub fn is_law(&self) -> bool {
        const LAWS: [&str; 4] = ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"];
        LAWS.iter().any(|kind| crate::text::same(kind, self.kind.trim()))
    }
}

/// A recipient of the paper, with its note ("b/c", "thực hiện"; LS-4).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Recipient {
    /// Who receives it.
    pub name: String,
    /// Note printed in brackets; empty for none.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_cited_by_its_name_and_day() {
        let law = LegalBasis {
            kind: "Luật".into(),
            number: "06/2022/QH15".into(),
            date: NaiveDate::from_ymd_opt(2022, 6, 15),
            issuer: "Quốc hội".into(),
            subject: "Thi đua, khen thưởng".into(),
            entry: None,
        };
        assert_eq!(law.in_sentence(), "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022");
    }

    #[test]
    fn a_basis_is_written_as_officials_write_it() {
        let basis = LegalBasis {
            kind: "Kế hoạch".into(),
            number: "12/KH-UBND".into(),
            date: NaiveDate::from_ymd_opt(2017, 5, 23),
            issuer: "Ủy ban nhân dân tỉnh".into(),
            subject: "về việc tuyên truyền".into(),
            entry: None,
        };
        assert_eq!(
            basis.in_sentence(),
            "Kế hoạch số 12/KH-UBND ngày 23/5/2017 của Ủy ban nhân dân tỉnh về việc tuyên truyền"
        );
    }
}
