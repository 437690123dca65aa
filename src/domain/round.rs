//! A round of selection: its council, its settings and everything needed to recompute its result.

use super::criteria::CriteriaSet;
use super::dossier::AnsweredGate;
use super::ids::{CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use super::points::Points;
use super::subject::SubjectKind;
use super::votes::{VoteCount, VoteRule};
use chrono::NaiveDate;
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

/// A rule that separates equal means, in the order the office declares.
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
        }
    }
}

/// How many of one kind may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Kind of subject.
    pub kind: SubjectKind,
    /// At most so many.
    pub most: u32,
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
        }
    }
}

/// Open or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Scores can be typed.
    Open,
    /// The result stands; nothing changes any more.
    Closed,
}

impl RoundState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Đang chấm",
            Self::Closed => "Đã chốt",
        }
    }
}

/// A round (đợt xét).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// Under which plan.
    pub plan: PlanId,
    /// Its name ("Đợt xét tháng 10/2017").
    pub name: String,
    /// Day of the meeting.
    #[serde(default)]
    pub held_on: Option<NaiveDate>,
    /// Declared rules.
    #[serde(default)]
    pub settings: RoundSettings,
    /// Open or closed; set by closing, not by saving.
    #[serde(default = "open")]
    pub state: RoundState,
}

const fn open() -> RoundState {
    RoundState::Open
}

/// A member's part in the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Chủ tịch Hội đồng.
    Chair,
    /// Phó Chủ tịch Hội đồng.
    Deputy,
    /// Thành viên.
    Member,
    /// Thư ký.
    Secretary,
}

impl Role {
    /// All roles, in the order shown.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Deputy, Self::Member, Self::Secretary];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chair => "Chủ tịch Hội đồng",
            Self::Deputy => "Phó Chủ tịch Hội đồng",
            Self::Member => "Thành viên",
            Self::Secretary => "Thư ký",
        }
    }
}

/// A member of the council of one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Identifier.
    pub id: MemberId,
    /// The round.
    pub round: RoundId,
    /// Full name.
    pub name: String,
    /// Post in the organisation.
    #[serde(default)]
    pub post: String,
    /// Part in the council.
    pub role: Role,
    /// Whether the member scores and votes; a secretary may not.
    #[serde(default = "yes")]
    pub votes: bool,
    /// Whether present at the meeting.
    #[serde(default = "yes")]
    pub present: bool,
    /// Why absent.
    #[serde(default)]
    pub absence: String,
    /// The member's own unit, for the conflict finder.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Place in the list, from 1.
    #[serde(default)]
    pub order: i32,
}

const fn yes() -> bool {
    true
}

/// Why a member does not score one dossier; the four cases are never a 0 (M7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Scores as usual.
    Scoring,
    /// Không tham gia: at the member's own wish.
    Declined,
    /// Miễn: a conflict, recorded by the secretary.
    Recused,
}

impl Standing {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Scoring => "Chấm điểm",
            Self::Declined => "Không tham gia",
            Self::Recused => "Miễn chấm",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scoring => "scoring",
            Self::Declined => "declined",
            Self::Recused => "recused",
        }
    }

    /// The standing behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Scoring, Self::Declined, Self::Recused].into_iter().find(|it| it.code() == code)
    }
}

/// A member's standing towards one dossier, where it is not the usual one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sheet {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Standing.
    pub standing: Standing,
    /// Why.
    pub reason: String,
}

/// One typed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Score {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Criterion.
    pub criterion: CriterionId,
    /// The figure.
    pub points: Points,
}

/// The order a person gave to dossiers that every declared rule left equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// The whole tied group, first to last.
    pub order: Vec<DossierId>,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A dossier in a round, with what the ranking and the lists need of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// The dossier.
    pub dossier: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// The nominating unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Its cluster (CB-5); empty for none.
    pub cluster: String,
    /// Number of priority marks.
    pub priorities: u32,
    /// Whether the law's preference for women applies; none when the record cannot tell.
    pub women: Option<bool>,
    /// Answers to the gates.
    pub gates: Vec<AnsweredGate>,
}

/// Everything a round's result is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Board {
    /// The round.
    pub round: Round,
    /// Its council, in order.
    pub members: Vec<Member>,
    /// The criteria sets of its plan.
    pub sets: Vec<CriteriaSet>,
    /// The dossiers in the round.
    pub candidates: Vec<Candidate>,
    /// Standings that are not the usual one.
    pub sheets: Vec<Sheet>,
    /// Typed figures.
    pub scores: Vec<Score>,
    /// Recorded decisions on ties.
    pub decisions: Vec<Decision>,
    /// Counted votes; empty where the council did not vote.
    #[serde(default)]
    pub votes: Vec<VoteCount>,
}

impl Board {
    /// The sets that apply to a kind: the general one, then the kind's own.
    pub fn sets_for(&self, kind: SubjectKind) -> impl Iterator<Item = &CriteriaSet> {
        let general = self.sets.iter().filter(|set| set.kind.is_none());
        general.chain(self.sets.iter().filter(move |set| set.kind == Some(kind)))
    }

    /// The criteria that members score for a kind, in order.
    #[must_use]
    pub fn scored_for(&self, kind: SubjectKind) -> Vec<&super::criteria::Criterion> {
        self.sets_for(kind).flat_map(CriteriaSet::scored).collect()
    }

    /// The gates for a kind, in order.
    #[must_use]
    pub fn gates_for(&self, kind: SubjectKind) -> Vec<&super::criteria::Criterion> {
        self.sets_for(kind).flat_map(CriteriaSet::gates).collect()
    }

    /// Whether enough voting members are present: (present, needed).
    #[must_use]
    pub fn quorum(&self) -> (u32, u32) {
        let voting = self.members.iter().filter(|m| m.votes).count() as u32;
        let present = self.members.iter().filter(|m| m.votes && m.present).count() as u32;
        (present, self.round.settings.quorum.fewest_of(voting))
    }

    /// The candidate of `dossier`.
    #[must_use]
    pub fn candidate(&self, dossier: DossierId) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.dossier == dossier)
    }
}
