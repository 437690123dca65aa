//! The plan: its head, its tree of sections with computed numbers, and its life.

use super::ids::{CriteriaSetId, MovementId, ObligationId, PlanId, SectionId};
use super::office::Signature;
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
}

impl LegalBasis {
    /// The basis in running text: "Kế hoạch số 1501/KH-UBND ngày 23/5/2017 của Ủy ban nhân dân tỉnh …".
    #[must_use]
    pub fn in_sentence(&self) -> String {
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

/// The life of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Dự thảo.
    Draft,
    /// Đã ban hành; its text is locked.
    Issued,
}

impl PlanState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Issued => "Đã ban hành",
        }
    }
}

/// A plan without its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Identifier.
    pub id: PlanId,
    /// Short name in the window ("Gương điển hình 2017").
    pub name: String,
    /// What the paper is about, under the words KẾ HOẠCH (trích yếu).
    pub subject: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Number within the year ("53"); none prints a blank to be filled by hand (LC-3).
    #[serde(default)]
    pub number: Option<String>,
    /// Day of issue; none prints blanks.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// State of life; set by issuing, not by saving.
    #[serde(default = "draft")]
    pub state: PlanState,
    /// The superior plan that this one carries out (CB-1).
    #[serde(default)]
    pub carries_out: Option<LegalBasis>,
    /// Further bases, each printed as "Căn cứ …;".
    #[serde(default)]
    pub bases: Vec<LegalBasis>,
    /// Opening paragraph in the office's own words; empty is written from the superior plan.
    #[serde(default)]
    pub opening: String,
    /// Closing paragraph, without the "./." that the form adds.
    #[serde(default)]
    pub closing: String,
    /// Recipients, without the "Lưu" line.
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    /// The "Lưu" entry ("TĐKT, VPTH, VT"); empty takes the office's.
    #[serde(default)]
    pub archive: String,
    /// Who signs; none takes the office's first signature.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// Movements and campaigns named by the plan.
    #[serde(default)]
    pub movements: Vec<MovementId>,
}

const fn draft() -> PlanState {
    PlanState::Draft
}

impl Plan {
    /// The years of the period, first to last.
    #[must_use]
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        use chrono::Datelike;
        self.from.year()..=self.to.year()
    }
}

/// How a section is marked on paper; the number itself is always computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Marking {
    /// "I.", title in capitals.
    Roman,
    /// "1.".
    Arabic,
    /// "2.1.": the number of the section above and its own.
    Nested,
    /// "a)", in the order of the Vietnamese alphabet (NĐ 30/2020).
    Letter,
    /// "-".
    Dash,
    /// "+".
    Plus,
    /// A paragraph without mark.
    Plain,
}

impl Marking {
    /// All markings, from the outermost inwards.
    pub const ALL: [Self; 7] =
        [Self::Roman, Self::Arabic, Self::Nested, Self::Letter, Self::Dash, Self::Plus, Self::Plain];

    /// What the user chooses by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Roman => "I. Phần",
            Self::Arabic => "1. Mục",
            Self::Nested => "1.1. Mục nhỏ",
            Self::Letter => "a) Điểm",
            Self::Dash => "- Gạch đầu dòng",
            Self::Plus => "+ Ý nhỏ",
            Self::Plain => "Đoạn văn",
        }
    }

    /// The marking a new section takes one level further in.
    #[must_use]
    pub const fn inner(self) -> Self {
        match self {
            Self::Roman => Self::Arabic,
            Self::Arabic => Self::Letter,
            Self::Nested => Self::Letter,
            Self::Letter => Self::Dash,
            Self::Dash | Self::Plus => Self::Plus,
            Self::Plain => Self::Plain,
        }
    }
}

/// A stretch of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TextRun {
    /// The text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "holds", rename_all = "snake_case")]
pub enum Content {
    /// A heading: bold, kept with what follows.
    Heading {
        /// Its words.
        text: String,
    },
    /// Running text.
    Text {
        /// Stretches of text.
        runs: Vec<TextRun>,
    },
    /// A sentence written from an obligation's data.
    Obligation {
        /// Which one.
        obligation: ObligationId,
    },
    /// The criteria of a set, one item each.
    Criteria {
        /// Which set.
        set: CriteriaSetId,
    },
}

impl Content {
    /// Running text in one face.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { runs: vec![TextRun { text: text.into(), ..TextRun::default() }] }
    }

    /// The words as typed, without faces; empty for what is written from data.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Heading { text } => text.clone(),
            Self::Text { runs } => runs.iter().map(|run| run.text.as_str()).collect(),
            Self::Obligation { .. } | Self::Criteria { .. } => String::new(),
        }
    }
}

/// One node in the tree of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Identifier.
    pub id: SectionId,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The section above; none at the top.
    #[serde(default)]
    pub parent: Option<SectionId>,
    /// Place among its siblings, counted from 0; the store keeps siblings gapless.
    #[serde(default)]
    pub position: i32,
    /// How it is marked.
    pub marking: Marking,
    /// What it holds.
    pub content: Content,
}

/// A section in reading order with its depth and computed label ("II.", "2.1.", "a)", "-", "").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The section.
    pub section: &'a Section,
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// The label; empty for a plain paragraph.
    pub label: String,
}

/// The letters of points in the order of the Vietnamese alphabet as official papers use them (NĐ 30/2020, ô 6).
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x", "y",
];

/// The n-th letter label, from 1; past the alphabet the letters double ("aa", "bb").
#[must_use]
pub fn letter(n: usize) -> String {
    let index = n.saturating_sub(1);
    LETTERS[index % LETTERS.len()].repeat(index / LETTERS.len() + 1)
}

/// The tree in reading order with computed numbers: moving a section renumbers everything after it.
#[must_use]
pub fn numbered(sections: &[Section]) -> Vec<Numbered<'_>> {
    fn walk<'a>(
        all: &'a [Section],
        parent: Option<SectionId>,
        above: &str,
        depth: usize,
        out: &mut Vec<Numbered<'a>>,
    ) {
        let mut siblings: Vec<&Section> = all.iter().filter(|s| s.parent == parent).collect();
        siblings.sort_by_key(|s| (s.position, s.id));
        let mut counts = [0usize; Marking::ALL.len()];
        for section in siblings {
            let count = &mut counts[section.marking as usize];
            *count += 1;
            let (label, number) = match section.marking {
                Marking::Roman => (format!("{}.", crate::text::number::roman(*count as u32)), String::new()),
                Marking::Arabic => (format!("{count}."), count.to_string()),
                Marking::Nested if above.is_empty() => (format!("{count}."), count.to_string()),
                Marking::Nested => (format!("{above}.{count}."), format!("{above}.{count}")),
                Marking::Letter => (format!("{})", letter(*count)), String::new()),
                Marking::Dash => ("-".to_owned(), String::new()),
                Marking::Plus => ("+".to_owned(), String::new()),
                Marking::Plain => (String::new(), above.to_owned()),
            };
            out.push(Numbered { section, depth, label });
            walk(all, Some(section.id), &number, depth + 1, out);
        }
    }
    let mut out = Vec::with_capacity(sections.len());
    walk(sections, None, "", 0, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn section(id: i64, parent: Option<i64>, position: i32, marking: Marking) -> Section {
        Section {
            id: SectionId(id),
            plan: PlanId(1),
            parent: parent.map(SectionId),
            position,
            marking,
            content: Content::text("x"),
        }
    }

    #[test]
    fn numbers_follow_the_tree_and_the_vietnamese_alphabet() {
        let mut sections = vec![
            section(1, None, 0, Marking::Roman),
            section(2, None, 1, Marking::Roman),
            section(3, Some(2), 0, Marking::Arabic),
            section(4, Some(2), 1, Marking::Arabic),
            section(5, Some(4), 0, Marking::Nested),
            section(6, Some(5), 0, Marking::Dash),
        ];
        sections.extend((0..7).map(|i| section(10 + i64::from(i), Some(4), 10 + i, Marking::Letter)));
        let labels: Vec<String> = numbered(&sections).into_iter().map(|n| n.label).collect();
        let expected = ["I.", "II.", "1.", "2.", "2.1.", "-", "a)", "b)", "c)", "d)", "đ)", "e)", "g)"];
        assert_eq!(labels, expected);
    }

    #[test]
    fn moving_a_section_renumbers_it() {
        let mut sections = vec![section(1, None, 0, Marking::Roman), section(2, None, 1, Marking::Roman)];
        sections[0].position = 2;
        let order: Vec<(i64, String)> =
            numbered(&sections).into_iter().map(|n| (n.section.id.0, n.label)).collect();
        assert_eq!(order, [(2, "I.".to_owned()), (1, "II.".to_owned())]);
    }

    #[test]
    fn a_basis_is_written_as_officials_write_it() {
        let basis = LegalBasis {
            kind: "Kế hoạch".into(),
            number: "12/KH-UBND".into(),
            date: NaiveDate::from_ymd_opt(2017, 5, 23),
            issuer: "Ủy ban nhân dân tỉnh".into(),
            subject: "về việc tuyên truyền".into(),
        };
        assert_eq!(
            basis.in_sentence(),
            "Kế hoạch số 12/KH-UBND ngày 23/5/2017 của Ủy ban nhân dân tỉnh về việc tuyên truyền"
        );
    }

    proptest! {
        #[test]
        fn every_section_appears_once_whatever_the_order_of_input(seed in proptest::collection::vec(0usize..7, 1..40)) {
            let mut sections = Vec::new();
            for (i, marking) in seed.iter().enumerate() {
                let parent = (i > 0 && i % 3 != 0).then_some((i / 2) as i64);
                sections.push(section(i as i64, parent, i as i32, Marking::ALL[*marking]));
            }
            let forward: Vec<_> = numbered(&sections).into_iter().map(|n| (n.section.id, n.label)).collect();
            let mut shuffled = sections.clone();
            shuffled.reverse();
            let backward: Vec<_> = numbered(&shuffled).into_iter().map(|n| (n.section.id, n.label)).collect();
            prop_assert_eq!(forward.len(), sections.len());
            prop_assert_eq!(forward, backward);
        }
    }
}
