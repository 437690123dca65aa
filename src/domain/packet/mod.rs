//! Packets between offices (M19): what a lower office sends up, or a higher one down, on a stick or by mail; how it is
//! held against what is here, and the one deed by which it is taken in.
//!
//! Identifiers are unique across offices, so a record is the same record on both sides. What was last exchanged of it is
//! remembered ([`Base`]), and so a change there is told from a change here without anybody's clock but the sender's own.

mod compare;
mod content;
mod fields;
mod maps;
mod note;
mod sending;
mod taking;
mod trim;

pub use compare::{Candidate, Comparison, Line, Outcome, compare};
pub use content::Field;
pub use note::{Base, PacketCounts, PacketNote, PacketWay, Refused};
pub use sending::{Sending, sent};
pub use taking::{Part, Taking, parts};
pub use trim::{closed_units, trimmed};

use super::attachment::Attachment;
use super::criteria::CriteriaSet;
use super::dossier::{AnsweredGate, Dossier, DossierState, Step};
use super::ids::{DossierId, PlanId, SubjectId};
use super::movement::Movement;
use super::plan::{Plan, PlanText};
use super::round::StageScore;
use super::subject::{Subject, SubjectKind};
use super::unit::Unit;
use super::{Refusal, Rule};
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest form of packets that this program writes and reads.
pub const FORMAT: u32 = 1;

/// Which way a packet goes, and so what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A campaign's dossiers, to a higher office.
    Up,
    /// A plan with its criteria and units, to a lower office.
    Down,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Up => "Hồ sơ gửi lên cấp trên",
            Self::Down => "Kế hoạch gửi xuống cấp dưới",
        }
    }
}

/// What a sender may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Dossiers of collectives.
    Collective,
    /// Dossiers of people.
    Person,
    /// Dossiers of households.
    Household,
    /// Dossiers of models.
    Model,
    /// Addresses and telephone numbers.
    Contact,
    /// Day and month of birth; the year stays.
    Birth,
    /// Ethnicity and religion (sensitive by Luật 91/2025/QH15).
    Sensitive,
    /// Attached files.
    Files,
    /// Answers to conditions, the unit's own and appraised figures.
    Scores,
}

impl LeftOut {
    /// All, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Collective,
        Self::Person,
        Self::Household,
        Self::Model,
        Self::Contact,
        Self::Birth,
        Self::Sensitive,
        Self::Files,
        Self::Scores,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Collective => "Hồ sơ tập thể",
            Self::Person => "Hồ sơ cá nhân",
            Self::Household => "Hồ sơ hộ gia đình",
            Self::Model => "Hồ sơ mô hình, sáng kiến",
            Self::Contact => "Địa chỉ, điện thoại",
            Self::Birth => "Ngày, tháng sinh (chỉ giữ năm)",
            Self::Sensitive => "Dân tộc, tôn giáo",
            Self::Files => "Tệp kèm theo",
            Self::Scores => "Điều kiện và điểm của đơn vị",
        }
    }

    /// The kind of subject it leaves out; none for fields.
    #[must_use]
    pub const fn kind(self) -> Option<SubjectKind> {
        match self {
            Self::Collective => Some(SubjectKind::Collective),
            Self::Person => Some(SubjectKind::Person),
            Self::Household => Some(SubjectKind::Household),
            Self::Model => Some(SubjectKind::Model),
            Self::Contact | Self::Birth | Self::Sensitive | Self::Files | Self::Scores => None,
        }
    }
}

/// The steps of dossiers that are put forward to a higher office unless the sender says otherwise.
pub const PUT_FORWARD: [DossierState; 5] = [
    DossierState::Nominated,
    DossierState::Complete,
    DossierState::Chosen,
    DossierState::Recognised,
    DossierState::Replicated,
];

/// The campaign a packet belongs to, by the sender's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The sender's plan.
    pub plan: PlanId,
    /// The superior's plan that it carries out, as both sides know it.
    pub superior: Option<PlanId>,
    /// Its name.
    pub name: String,
    /// Its number, once issued.
    pub number: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The year the dossiers are of; none for all years of the plan.
    pub year: Option<i32>,
}

/// Who made a packet, when, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PacketHead {
    /// Which way.
    pub direction: Direction,
    /// The sender's name in running text.
    pub office: String,
    /// What tells the sender's data file from every other.
    pub source: String,
    /// The campaign.
    pub campaign: Campaign,
    /// When it was made; later for every further packet of the same sender.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// A dossier on its way, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentDossier {
    /// The dossier.
    pub dossier: Dossier,
    /// Its state at the sender.
    pub state: DossierState,
    /// Its life at the sender.
    pub steps: Vec<Step>,
    /// Conditions as answered there.
    pub gates: Vec<AnsweredGate>,
    /// Figures given there before a council scored.
    pub stages: Vec<StageScore>,
    /// Its files; the bytes are beside the records.
    pub files: Vec<Attachment>,
}

/// The records of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Records {
    /// The units that anything in it refers to, with those above and after them.
    pub units: Vec<Unit>,
    /// The movements it refers to.
    pub movements: Vec<Movement>,
    /// The plan with everything it says; only on the way down.
    pub plan: Option<PlanText>,
    /// The sender's criteria, so that answers and figures find theirs; only on the way up.
    pub sets: Vec<CriteriaSet>,
    /// The subjects of the dossiers and the owners of models.
    pub subjects: Vec<Subject>,
    /// The dossiers.
    pub dossiers: Vec<SentDossier>,
}

impl Records {
    /// Every attached file once, by its hash.
    #[must_use]
    pub fn files(&self) -> BTreeMap<&str, &Attachment> {
        self.dossiers.iter().flat_map(|it| &it.files).map(|file| (file.sha256.as_str(), file)).collect()
    }

    /// How many of each.
    #[must_use]
    pub fn counts(&self) -> PacketCounts {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let files = self.files();
        PacketCounts {
            units: count(self.units.len()),
            movements: count(self.movements.len()),
            plans: u32::from(self.plan.is_some()),
            subjects: count(self.subjects.len()),
            dossiers: count(self.dossiers.len()),
            files: count(files.len()),
            bytes: files.values().map(|file| file.size).sum(),
            kinds: SubjectKind::ALL
                .into_iter()
                .map(|kind| {
                    (kind, count(self.dossiers.iter().filter(|it| self.kind(it) == Some(kind)).count()))
                })
                .filter(|(_, many)| *many > 0)
                .collect(),
        }
    }

    fn subject(&self, id: SubjectId) -> Option<&Subject> {
        self.subjects.iter().find(|one| one.id == id)
    }

    /// The kind of a dossier's subject.
    #[must_use]
    pub fn kind(&self, dossier: &SentDossier) -> Option<SubjectKind> {
        self.subject(dossier.dossier.subject).map(Subject::kind)
    }
}

/// A packet as it was written or read, without the bytes of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Who, when, what.
    pub head: PacketHead,
    /// The records.
    pub records: Records,
}

/// What kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A unit.
    Unit,
    /// A movement.
    Movement,
    /// A plan with everything it says.
    Plan,
    /// A subject.
    Subject,
    /// A dossier with its files.
    Dossier,
    /// Conditions and figures of a dossier.
    Assessment,
}

impl RecordKind {
    /// All, in the order in which they are taken in.
    pub const ALL: [Self; 6] =
        [Self::Unit, Self::Movement, Self::Plan, Self::Subject, Self::Dossier, Self::Assessment];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unit => "Đơn vị",
            Self::Movement => "Phong trào",
            Self::Plan => "Kế hoạch",
            Self::Subject => "Đối tượng",
            Self::Dossier => "Hồ sơ",
            Self::Assessment => "Điều kiện, điểm của đơn vị",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Movement => "movement",
            Self::Plan => "plan",
            Self::Subject => "subject",
            Self::Dossier => "dossier",
            Self::Assessment => "assessment",
        }
    }

    /// The kind behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A record by kind and the identifier it has at the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct RecordKey {
    /// Kind.
    pub kind: RecordKind,
    /// Identifier; of an assessment the dossier's.
    pub id: i64,
}

/// What a person decided about one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// What is here stays.
    Ours,
    /// What came stands.
    Theirs,
    /// It is the unit or movement with this identifier here.
    Same(i64),
    /// It is another unit or movement, to be added.
    Apart,
}

/// Everything a person decided about a packet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The plan here into which the dossiers go, where the packet itself does not tell.
    pub plan: Option<PlanId>,
    /// By record.
    pub records: BTreeMap<RecordKey, Choice>,
}

/// What is here already, as far as a packet asks.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What tells this data file from every other.
    pub source: String,
    /// Units.
    pub units: Vec<Unit>,
    /// Movements.
    pub movements: Vec<Movement>,
    /// Heads of all plans.
    pub plans: Vec<Plan>,
    /// The plan of the packet, or the one into which its dossiers go.
    pub plan: Option<PlanText>,
    /// Those of the packet's subjects that are here.
    pub subjects: BTreeMap<SubjectId, Subject>,
    /// Those of the packet's dossiers that are here.
    pub dossiers: BTreeMap<DossierId, SentDossier>,
    /// The dossiers of the packet's subjects in that plan, by subject and year.
    pub taken_places: BTreeMap<(SubjectId, i32), DossierId>,
    /// What was last exchanged of each record.
    pub bases: BTreeMap<RecordKey, Base>,
}

impl Packet {
    /// The plan here that the packet belongs to.
    ///
    /// # Errors
    /// It was made from this very data file, or belongs to none of the plans here; the sentence names its campaign.
    pub fn target(&self, source: &str, plans: &[Plan], chosen: Option<PlanId>) -> Result<PlanId, Refusal> {
        let campaign = &self.head.campaign;
        if self.head.source == source {
            let sentence = "Gói này do chính cơ quan lập từ tệp dữ liệu đang mở, nên không có gì để nhận. Hãy gửi gói cho nơi nhận.";
            return Err(Refusal::new(Rule::Duplicate, sentence));
        }
        let found = |id: PlanId| plans.iter().find(|plan| plan.id == id);
        match self.head.direction {
            Direction::Down => match found(campaign.plan) {
                Some(plan) if !plan.is_superior() => {
                    let sentence = format!(
                        "Gói mang kế hoạch “{}” của chính cơ quan, không phải của cấp trên. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy hỏi lại nơi gửi.",
                        plan.name
                    );
                    Err(Refusal::new(Rule::WrongKind, sentence))
                }
                _ => Ok(campaign.plan),
            },
            Direction::Up => {
                let own = |id: PlanId| found(id).filter(|plan| !plan.is_superior());
                let told = [Some(campaign.plan), campaign.superior].into_iter().flatten().find_map(own);
                let plan = match chosen {
                    Some(chosen) => own(chosen),
                    None => told,
                };
                plan.map(|plan| plan.id).ok_or_else(|| self.wrong_campaign())
            }
        }
    }

    fn wrong_campaign(&self) -> Refusal {
        let campaign = &self.head.campaign;
        let sentence = format!(
            "Gói của {} thuộc kế hoạch “{}” ({}–{}), không thuộc kế hoạch nào của cơ quan. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Nếu đúng là hồ sơ của một kế hoạch ở đây, hãy chọn kế hoạch ấy rồi nhận lại.",
            self.head.office,
            campaign.name,
            campaign.from.format("%d/%m/%Y"),
            campaign.to.format("%d/%m/%Y")
        );
        Refusal::new(Rule::WrongKind, sentence)
    }
}
