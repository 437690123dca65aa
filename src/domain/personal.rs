//! Personal data: what leaves the office is noted, and a record can be made anonymous (Luật 91/2025/QH15).

use super::dossier::{Dossier, PersonalData};
use super::ids::ExportId;
use super::subject::{Detail, Subject};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// That data left the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportNote {
    /// Identifier.
    pub id: ExportId,
    /// What was written ("Danh sách hồ sơ năm 2026").
    pub what: String,
    /// How many people, collectives, households or models it tells of; 0 where that was not counted.
    pub rows: u32,
    /// Columns, as headed.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Whether telephone, address or full birth date are in it.
    pub personal: bool,
    /// Name of the file, without its folder.
    pub file: String,
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
}

/// What stands in place of a name that was taken out.
pub const NAMELESS: &str = "(đã ẩn danh)";

/// The subject with everything taken out that tells who it is; kind, sex and figures that
/// reports count stay.
#[must_use]
pub fn anonymous(subject: &Subject, on: NaiveDate) -> Subject {
    let mut bare = Subject::new(subject.id, NAMELESS, Detail::empty(subject.kind()));
    bare.unit = subject.unit;
    bare.anonymised = Some(on);
    match (&subject.detail, &mut bare.detail) {
        (Detail::Person(it), Detail::Person(bare)) => {
            bare.sex = it.sex;
            bare.party_member = it.party_member;
        }
        (Detail::Collective(it), Detail::Collective(bare)) => {
            (bare.members, bare.women, bare.party_members) = (it.members, it.women, it.party_members);
            bare.cluster.clone_from(&it.cluster);
        }
        (Detail::Household(it), Detail::Household(bare)) => {
            bare.members = it.members;
            bare.cultural_years.clone_from(&it.cultural_years);
        }
        (Detail::Model(it), Detail::Model(bare)) => bare.started = it.started,
        _ => {}
    }
    bare
}

/// The dossier with every text taken out in which somebody may be named; what reports count stays.
#[must_use]
pub fn anonymous_dossier(dossier: &Dossier) -> Dossier {
    let mut bare = Dossier::new(dossier.id, dossier.subject, (dossier.plan, dossier.year), dossier.unit);
    bare.received = dossier.received;
    bare.field.clone_from(&dossier.field);
    bare.movements.clone_from(&dossier.movements);
    bare.priorities.clone_from(&dossier.priorities);
    bare.proposed.clone_from(&dossier.proposed);
    bare.order = dossier.order;
    bare.personal = PersonalData { keep_until: dossier.personal.keep_until, ..PersonalData::default() };
    bare
}

/// Whether the data of a dossier are kept longer than was stated.
#[must_use]
pub fn is_overdue(personal: &PersonalData, today: NaiveDate) -> bool {
    personal.keep_until.is_some_and(|until| until < today)
}
