//! Personal data: what leaves the office is noted, and a record can be made anonymous (Luật 91/2025/QH15).

use super::dossier::{DataBasis, Dossier, PersonalData};
use super::ids::ExportId;
use super::subject::{Detail, Subject};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Words offered for why personal data are kept.
#[derive(Debug, Clone, Deserialize)]
pub struct Offer {
    /// The ground they belong to; none for a purpose.
    pub basis: Option<DataBasis>,
    /// The words.
    pub words: String,
    /// Where they come from.
    pub source: String,
    /// First day they hold.
    pub valid_from: NaiveDate,
}

/// What is offered when a dossier states why personal data are kept.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Offers {
    /// Purposes.
    pub purpose: Vec<Offer>,
    /// How consent was given, or the law, by the ground.
    pub way: Vec<Offer>,
}

/// The words that come with the program, from `assets/personal.toml`.
#[must_use]
pub fn offers() -> &'static Offers {
    static OFFERS: LazyLock<Offers> =
        LazyLock::new(|| toml::from_str(include_str!("../../assets/personal.toml")).unwrap_or_default());
    &OFFERS
}

/// Last day for which data of a dossier of `year` are kept unless the office says otherwise: the end of the last of so many
/// years behind it (`assets/limits.toml`).
#[must_use]
pub fn kept_until(year: i32) -> Option<NaiveDate> {
    let years = i32::try_from(super::limits::limits()?.retention.years).ok()?;
    NaiveDate::from_ymd_opt(year.checked_add(years)?, 12, 31)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offered_words_name_their_source_and_their_ground() {
        assert!(!offers().purpose.is_empty());
        assert!(offers().way.iter().all(|way| way.basis.is_some()));
        for offer in offers().purpose.iter().chain(&offers().way) {
            assert!(offer.words.len() > 10 && offer.source.len() > 10, "{offer:?}");
        }
    }

    #[test]
    fn data_are_kept_to_the_end_of_a_year() {
        let years = super::super::limits::limits().unwrap().retention.years as i32;
        assert_eq!(kept_until(2026), NaiveDate::from_ymd_opt(2026 + years, 12, 31));
        let kept = PersonalData { keep_until: kept_until(2026), ..PersonalData::default() };
        let last = kept.keep_until.unwrap();
        assert!(!is_overdue(&kept, last) && is_overdue(&kept, last.succ_opt().unwrap()));
    }
}
