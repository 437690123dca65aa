//! The declared rules of a round; every figure is the office's own setting.

use super::super::points::Points;
use super::super::subject::SubjectKind;
use super::super::votes::VoteRule;
use super::quota::{Percentage, Quota};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A share of a whole, kept exact ("2/3").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Parts.
    pub part: u32,
    /// Of how many.
    pub of: u32,
}

impl Share {
    /// The fewest whole people that reach this share of `total`, rounded up.
    #[must_use]
    pub const fn fewest_of(self, total: u32) -> u32 {
        if self.of == 0 { 0 } else { (total as u64 * self.part as u64).div_ceil(self.of as u64) as u32 }
    }
}

/// A rule that separates equal results, in the order the office declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum TieRule {
    /// The higher mean on the criterion with this mark.
    Criterion {
        /// Mark of the criterion ("TC1").
        code: String,
    },
    /// The higher median of the members' totals.
    Median,
    /// More members whose own highest total this is.
    TopMarks,
    /// More priority marks (CJ-2).
    Priorities,
    /// Women, or collectives with the declared share of women (NĐ 152/2025 Điều 4).
    Women,
    /// The higher share of women in a collective; a woman counts as all, a man as none.
    WomenShare,
    /// The higher result of the round before.
    Earlier,
    /// More agreeing votes.
    Agreeing,
}

impl TieRule {
    /// The rule as printed.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Criterion { code } => format!("điểm trung bình tiêu chí {code} cao hơn"),
            Self::Median => "trung vị điểm của các thành viên cao hơn".to_owned(),
            Self::TopMarks => "có nhiều thành viên chấm cao nhất hơn".to_owned(),
            Self::Priorities => "có nhiều dấu ưu tiên hơn".to_owned(),
            Self::Women => "ưu tiên nữ, tập thể có đông nữ".to_owned(),
            Self::WomenShare => "tỷ lệ nữ cao hơn".to_owned(),
            Self::Earlier => "kết quả đợt xét trước cao hơn".to_owned(),
            Self::Agreeing => "có nhiều phiếu đồng ý hơn".to_owned(),
        }
    }
}

/// How many of one kind are chosen: where the cut line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Kind of subject.
    pub kind: SubjectKind,
    /// At most so many; not read when a percentage is given.
    pub most: u32,
    /// At least so many; fewer is told, never refused (KG-2).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub least: u32,
    /// The number as a share of the dossiers of the kind in the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percentage>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Places {
    /// A cut line after `most`.
    #[must_use]
    pub const fn new(kind: SubjectKind, most: u32) -> Self {
        Self { kind, most, least: 0, percent: None }
    }

    /// The places among `entered` dossiers of the kind.
    #[must_use]
    pub fn line(&self, entered: u32) -> u32 {
        self.percent.map_or(self.most, |percent| percent.of(entered))
    }
}

/// How the council decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By points.
    #[default]
    Scoring,
    /// By votes: more agreeing votes stand above; a dossier whose vote does not carry is not chosen.
    Voting,
    /// By points, and only dossiers whose vote carries are chosen.
    Both,
}

impl Way {
    /// All ways, in the order shown.
    pub const ALL: [Self; 3] = [Self::Scoring, Self::Voting, Self::Both];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Scoring => "Chấm điểm",
            Self::Voting => "Biểu quyết",
            Self::Both => "Chấm điểm và biểu quyết",
        }
    }

    /// Whether members score.
    #[must_use]
    pub const fn scores(self) -> bool {
        matches!(self, Self::Scoring | Self::Both)
    }

    /// Whether votes decide.
    #[must_use]
    pub const fn votes(self) -> bool {
        matches!(self, Self::Voting | Self::Both)
    }
}

/// What becomes of the result of the round before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "carry", rename_all = "snake_case")]
pub enum Carry {
    /// It is shown and does not count.
    #[default]
    Shown,
    /// It counts for this many percent of the result, this round's mean for the rest; both as printed, rounded once
    /// more as declared.
    Counted {
        /// 1–99.
        percent: u32,
    },
}

/// The declared rules of a round; every figure is the office's own setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoundSettings {
    /// Share of voting members that must be present.
    pub quorum: Share,
    /// Decimal places of the mean, 0–2; the ranking compares the rounded mean, which is the one printed.
    pub decimals: u8,
    /// Rules for equal means, first to last; at most six.
    pub tie_rules: Vec<TieRule>,
    /// Percent of women from which a collective counts as women.
    pub women_share: u32,
    /// Places to be filled, per kind; a kind without entry has no cut line.
    pub places: Vec<Places>,
    /// When a vote on a dossier carries.
    pub vote: VoteRule,
    /// By points, by votes, or both.
    pub way: Way,
    /// So many highest and as many lowest totals of a dossier are left out of the mean; 0 leaves out none. It is printed
    /// with the result, and does not apply where fewer than one total would be left.
    pub trim: u8,
    /// Whether the better grade stands above, whatever the points within it.
    pub grade_first: bool,
    /// Least and most of what is chosen, by unit, cluster, field or altogether.
    pub quotas: Vec<Quota>,
    /// What the result of the round before does.
    pub carry: Carry,
    /// Whether others' figures and the running mean stay hidden until a member has confirmed the own (S17).
    pub independent: bool,
    /// Whether a second person must have compared every sheet before the result stands (M12).
    pub second_check: bool,
    /// Whether a council figure that differs from the appraised one needs a reason (S18).
    pub reason_on_difference: bool,
    /// Difference between the highest and the lowest total from which a dossier is flagged for discussion (S9); none
    /// flags nothing.
    pub disagreement: Option<Points>,
}

impl Default for RoundSettings {
    /// A starting point for the office to change: quorum as in QĐ 86/2025 Bắc Ninh, women as in NĐ 152/2025 Đ4.
    fn default() -> Self {
        Self {
            quorum: Share { part: 2, of: 3 },
            decimals: 2,
            tie_rules: vec![
                TieRule::Criterion { code: "TC1".to_owned() },
                TieRule::Median,
                TieRule::Priorities,
            ],
            women_share: 70,
            places: Vec::new(),
            vote: VoteRule::default(),
            way: Way::Scoring,
            trim: 0,
            grade_first: false,
            quotas: Vec::new(),
            carry: Carry::Shown,
            independent: false,
            second_check: false,
            reason_on_difference: false,
            disagreement: None,
        }
    }
}
