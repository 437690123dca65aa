//! The board: everything the result of a round is computed from.

use super::super::criteria::{CriteriaSet, Criterion, Input};
use super::super::dossier::AnsweredGate;
use super::super::ids::{CriterionId, DossierId, MemberId, RoundId, SheetFileId, UnitId};
use super::super::points::Points;
use super::super::subject::SubjectKind;
use super::super::votes::VoteCount;
use super::Round;
use super::council::{ConflictAnswer, Meeting, Member, Standing};
use super::quota::QuotaKey;
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Score {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Criterion.
    pub criterion: CriterionId,
    /// The points.
    pub points: Points,
    /// The figures they follow from, for a formula or a band table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Input>,
    /// Why they differ from the appraised ones, or were changed after the sheet was confirmed; empty where nothing asks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Whether they were taken over as proposed and not typed (S18).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copied: bool,
    /// The file they came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<SheetFileId>,
}

impl Score {
    /// Points that were simply typed.
    #[must_use]
    pub const fn new(dossier: DossierId, member: MemberId, criterion: CriterionId, points: Points) -> Self {
        Self {
            dossier,
            member,
            criterion,
            points,
            input: None,
            reason: String::new(),
            copied: false,
            file: None,
        }
    }
}

/// Who gave points before the council did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Đơn vị tự chấm.
    SelfScore,
    /// Thẩm định.
    Appraised,
}

impl Stage {
    /// Both, in the order of the work.
    pub const ALL: [Self; 2] = [Self::SelfScore, Self::Appraised];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SelfScore => "Đơn vị tự chấm",
            Self::Appraised => "Thẩm định",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SelfScore => "self_score",
            Self::Appraised => "appraised",
        }
    }

    /// The stage behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// A figure given before the council scored; it never counts by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StageScore {
    /// Dossier.
    pub dossier: DossierId,
    /// Criterion.
    pub criterion: CriterionId,
    /// By whom.
    pub stage: Stage,
    /// The points.
    pub points: Points,
    /// The figures they follow from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Input>,
    /// Evidence, or why the appraised figure differs from the unit's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who entered it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// A member has confirmed the own figures for one dossier (S17, S18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confirmation {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Day.
    pub on: NaiveDate,
}

/// A cell as the second person reads it from the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedFigure {
    /// Criterion.
    pub criterion: CriterionId,
    /// Points; none where the paper has no figure.
    #[serde(default)]
    pub points: Option<Points>,
}

/// What the second person read of one sheet (M12). Whether it agrees follows from the figures as they are now: a cell
/// put right afterwards agrees without a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetCheck {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Who compared.
    pub by: String,
    /// Day.
    pub on: NaiveDate,
    /// Every scored criterion as read.
    pub figures: Vec<CheckedFigure>,
}

/// A file of scores that was taken in (M11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// Identifier.
    pub id: SheetFileId,
    /// The round.
    pub round: RoundId,
    /// Whose sheet.
    pub member: MemberId,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// When the file was last saved, as the file itself says.
    #[serde(default)]
    pub saved_at: Option<DateTime<Utc>>,
    /// Day it was taken in.
    pub taken_on: NaiveDate,
    /// Who took it in.
    #[serde(default)]
    pub by: String,
}

/// One figure of a file of scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileCell {
    /// Dossier.
    pub dossier: DossierId,
    /// Criterion.
    pub criterion: CriterionId,
    /// Points; none where `input` is given.
    #[serde(default)]
    pub points: Option<Points>,
    /// The figures that the points follow from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Input>,
    /// Why, where something asks for a reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Why more were chosen than a quota allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// The group.
    pub key: QuotaKey,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
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
    /// Its field of activity; empty for none.
    #[serde(default)]
    pub field: String,
    /// Number of priority marks.
    pub priorities: u32,
    /// Whether the law's preference for women applies; none when the record cannot tell.
    pub women: Option<bool>,
    /// Percent of women in it; a woman is 100; none when the record cannot tell.
    #[serde(default)]
    pub women_percent: Option<Points>,
    /// Its result in the round that this one follows; none where there is none.
    #[serde(default)]
    pub earlier: Option<Points>,
    /// Full names of the people in it: the person, the head of a collective or household, the owners of a model.
    #[serde(default)]
    pub people: Vec<String>,
    /// Answers to the gates and knock-outs.
    pub gates: Vec<AnsweredGate>,
}

impl Candidate {
    /// A candidate that only has a name and a unit.
    #[must_use]
    pub fn new(dossier: DossierId, kind: SubjectKind, name: impl Into<String>, unit: (UnitId, &str)) -> Self {
        Self {
            dossier,
            name: name.into(),
            kind,
            unit: unit.0,
            unit_name: unit.1.to_owned(),
            cluster: String::new(),
            field: String::new(),
            priorities: 0,
            women: None,
            women_percent: None,
            earlier: None,
            people: Vec::new(),
            gates: Vec::new(),
        }
    }
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
    /// Self-scores and appraised scores.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageScore>,
    /// Sheets that their members have confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmations: Vec<Confirmation>,
    /// What the second person read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<SheetCheck>,
    /// Files of scores.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<SheetFile>,
    /// Meetings, in the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// Remembered answers of the conflict finder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictAnswer>,
    /// Reasons for more than a quota allows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excuses: Vec<Excuse>,
}

impl Board {
    /// A board with nothing on it.
    #[must_use]
    pub fn new(round: Round) -> Self {
        Self {
            round,
            members: Vec::new(),
            sets: Vec::new(),
            candidates: Vec::new(),
            sheets: Vec::new(),
            scores: Vec::new(),
            decisions: Vec::new(),
            votes: Vec::new(),
            stages: Vec::new(),
            confirmations: Vec::new(),
            checks: Vec::new(),
            files: Vec::new(),
            meetings: Vec::new(),
            conflicts: Vec::new(),
            excuses: Vec::new(),
        }
    }

    /// The sets that apply to a kind: the general one, then the kind's own.
    pub fn sets_for(&self, kind: SubjectKind) -> impl Iterator<Item = &CriteriaSet> {
        let general = self.sets.iter().filter(|set| set.kind.is_none());
        general.chain(self.sets.iter().filter(move |set| set.kind == Some(kind)))
    }

    /// The criteria that members score for a kind, in order.
    #[must_use]
    pub fn scored_for(&self, kind: SubjectKind) -> Vec<&Criterion> {
        self.sets_for(kind).flat_map(CriteriaSet::scored).collect()
    }

    /// The gates for a kind, in order.
    #[must_use]
    pub fn gates_for(&self, kind: SubjectKind) -> Vec<&Criterion> {
        self.sets_for(kind).flat_map(CriteriaSet::gates).collect()
    }

    /// The knock-outs for a kind, in order.
    #[must_use]
    pub fn knock_outs_for(&self, kind: SubjectKind) -> Vec<&Criterion> {
        self.sets_for(kind).flat_map(CriteriaSet::knock_outs).collect()
    }

    /// The set whose grades hold for a kind: its own before the general one.
    #[must_use]
    pub fn graded_by(&self, kind: SubjectKind) -> Option<&CriteriaSet> {
        self.sets_for(kind).filter(|set| set.grading.as_ref().is_some_and(|it| !it.grades.is_empty())).last()
    }

    /// The dossiers of a kind in the round.
    #[must_use]
    pub fn entered(&self, kind: SubjectKind) -> u32 {
        self.candidates.iter().filter(|c| c.kind == kind).count() as u32
    }

    /// Where the cut line of a kind runs; none without declared places.
    #[must_use]
    pub fn line(&self, kind: SubjectKind) -> Option<u32> {
        let places = self.round.settings.places.iter().find(|places| places.kind == kind)?;
        Some(places.line(self.entered(kind)))
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
