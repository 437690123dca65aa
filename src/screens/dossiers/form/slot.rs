//! The one-line fields of the form, and how each is read from and written to what is stored. Texts go over as they
//! are typed; figures and dates only when they can be understood.

use crate::domain::dossier::Dossier;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::text::date::{PartialDate, parse_date, short_date};
use crate::text::number::{grouped, parse_decimal};
use chrono::{Datelike, NaiveDate};

/// A field of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Name of the subject.
    Name,
    /// The nominating unit.
    Unit,
    /// Field of activity.
    Field,
    /// Day received.
    Received,
    /// Proposed form of commendation.
    Proposed,
    /// Remark for the last column of the list.
    Remark,
    /// "Bà", "Ông".
    Honorific,
    /// Birth, to the day or the year.
    Birth,
    /// Post.
    Post,
    /// Ethnicity.
    Ethnicity,
    /// Education.
    Education,
    /// Telephone.
    Phone,
    /// Address.
    Address,
    /// Head of a collective or household.
    Head,
    /// Number of members.
    Members,
    /// Of them women.
    Women,
    /// Of them Party members.
    PartyMembers,
    /// Year of founding.
    Founded,
    /// Occupation of a household.
    Occupation,
    /// Yearly income in đồng.
    Income,
    /// Years with the title "Gia đình văn hóa".
    CulturalYears,
    /// Owners of a model.
    Owners,
    /// Year a model began.
    Started,
    /// Where a model was replicated.
    Replicated,
}

/// Why a text was not understood: the sentence under the field.
pub(super) type Wrong = &'static str;

const COUNT: Wrong = "Hãy ghi một số nguyên, ví dụ 25.";
const YEAR: Wrong = "Hãy ghi năm bằng bốn chữ số, ví dụ 2015.";

/// Years that a field may have; outside of these it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

impl Slot {
    /// The fields of a kind of subject.
    pub(super) fn of(kind: SubjectKind) -> Vec<Self> {
        let mut all = vec![
            Self::Name,
            Self::Unit,
            Self::Field,
            Self::Received,
            Self::Proposed,
            Self::Remark,
            Self::Address,
        ];
        all.extend_from_slice(match kind {
            SubjectKind::Person => {
                &[Self::Honorific, Self::Birth, Self::Post, Self::Ethnicity, Self::Education, Self::Phone]
            }
            SubjectKind::Collective => {
                &[Self::Head, Self::Members, Self::Women, Self::PartyMembers, Self::Founded]
            }
            SubjectKind::Household => {
                &[Self::Head, Self::Members, Self::Occupation, Self::Income, Self::CulturalYears]
            }
            SubjectKind::Model => &[Self::Owners, Self::Started, Self::Replicated],
        });
        all
    }

    /// What stands in the field for what is stored. The unit is written by the form, which knows the names.
    pub(super) fn read(self, subject: &Subject, dossier: &Dossier) -> String {
        let count = |n: Option<u32>| n.map(|n| grouped(n.into())).unwrap_or_default();
        let year = |y: Option<i32>| y.map(|y| y.to_string()).unwrap_or_default();
        match (self, &subject.detail) {
            (Self::Name, _) => subject.name.clone(),
            (Self::Field, _) => dossier.field.clone(),
            (Self::Received, _) => dossier.received.map(short_date).unwrap_or_default(),
            (Self::Proposed, _) => dossier.proposed.clone(),
            (Self::Remark, _) => dossier.remark.clone(),
            (Self::Address, detail) => detail.address().to_owned(),
            (Self::Honorific, Detail::Person(it)) => it.honorific.clone(),
            (Self::Birth, Detail::Person(it)) => it.birth.map(|birth| birth.to_string()).unwrap_or_default(),
            (Self::Post, Detail::Person(it)) => it.post.clone(),
            (Self::Ethnicity, Detail::Person(it)) => it.ethnicity.clone(),
            (Self::Education, Detail::Person(it)) => it.education.clone(),
            (Self::Phone, Detail::Person(it)) => it.phone.clone(),
            (Self::Head, Detail::Collective(it)) => it.head.clone(),
            (Self::Members, Detail::Collective(it)) => count(it.members),
            (Self::Women, Detail::Collective(it)) => count(it.women),
            (Self::PartyMembers, Detail::Collective(it)) => count(it.party_members),
            (Self::Founded, Detail::Collective(it)) => year(it.founded),
            (Self::Head, Detail::Household(it)) => it.head.clone(),
            (Self::Members, Detail::Household(it)) => count(it.members),
            (Self::Occupation, Detail::Household(it)) => it.occupation.clone(),
            (Self::Income, Detail::Household(it)) => it.income.map(grouped).unwrap_or_default(),
            (Self::CulturalYears, Detail::Household(it)) => {
                it.cultural_years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
            (Self::Owners, Detail::Model(it)) => it.owners.join("; "),
            (Self::Started, Detail::Model(it)) => year(it.started),
            (Self::Replicated, Detail::Model(it)) => it.replicated.clone(),
            _ => String::new(),
        }
    }

    /// Writes what stands in the field; what cannot be understood changes nothing and says why.
    pub(super) fn write(
        self,
        text: &str,
        subject: &mut Subject,
        dossier: &mut Dossier,
        today: NaiveDate,
    ) -> Result<(), Wrong> {
        let words = || text.to_owned();
        match (self, &mut subject.detail) {
            (Self::Name, _) => subject.name = words(),
            (Self::Field, _) => dossier.field = words(),
            (Self::Received, _) => dossier.received = day(text, today)?,
            (Self::Proposed, _) => dossier.proposed = words(),
            (Self::Remark, _) => dossier.remark = words(),
            (Self::Address, Detail::Collective(it)) => it.address = words(),
            (Self::Address, Detail::Person(it)) => it.address = words(),
            (Self::Address, Detail::Household(it)) => it.address = words(),
            (Self::Address, Detail::Model(it)) => it.address = words(),
            (Self::Honorific, Detail::Person(it)) => it.honorific = words(),
            (Self::Birth, Detail::Person(it)) => it.birth = birth(text, today)?,
            (Self::Post, Detail::Person(it)) => it.post = words(),
            (Self::Ethnicity, Detail::Person(it)) => it.ethnicity = words(),
            (Self::Education, Detail::Person(it)) => it.education = words(),
            (Self::Phone, Detail::Person(it)) => it.phone = words(),
            (Self::Head, Detail::Collective(it)) => it.head = words(),
            (Self::Members, Detail::Collective(it)) => it.members = count(text)?,
            (Self::Women, Detail::Collective(it)) => it.women = count(text)?,
            (Self::PartyMembers, Detail::Collective(it)) => it.party_members = count(text)?,
            (Self::Founded, Detail::Collective(it)) => it.founded = year(text)?,
            (Self::Head, Detail::Household(it)) => it.head = words(),
            (Self::Members, Detail::Household(it)) => it.members = count(text)?,
            (Self::Occupation, Detail::Household(it)) => it.occupation = words(),
            (Self::Income, Detail::Household(it)) => it.income = amount(text)?,
            (Self::CulturalYears, Detail::Household(it)) => it.cultural_years = years(text)?,
            (Self::Owners, Detail::Model(it)) => it.owners = owners(text),
            (Self::Started, Detail::Model(it)) => it.started = year(text)?,
            (Self::Replicated, Detail::Model(it)) => it.replicated = words(),
            _ => {}
        }
        Ok(())
    }
}

fn day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
    let wrong = "Không có ngày này. Hãy ghi ngày, tháng, năm, ví dụ 5/9/2026.";
    if text.trim().is_empty() { Ok(None) } else { parse_date(text, today).map(Some).ok_or(wrong) }
}

fn birth(text: &str, today: NaiveDate) -> Result<Option<PartialDate>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match PartialDate::parse(text, today) {
        Some(birth) if birth.year() > today.year() => Err("Năm sinh này còn ở phía trước. Hãy kiểm tra lại."),
        Some(birth) => Ok(Some(birth)),
        None => Err("Hãy ghi năm sinh (1975) hoặc cả ngày sinh (5/9/1975)."),
    }
}

/// A number of people; nothing when the field is empty.
pub(super) fn count(text: &str) -> Result<Option<u32>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    parse_decimal(text, 0).and_then(|n| u32::try_from(n).ok()).map(Some).ok_or(COUNT)
}

fn amount(text: &str) -> Result<Option<u64>, Wrong> {
    let wrong = "Hãy ghi số tiền bằng đồng, ví dụ 120.000.000.";
    let bare = text.trim().trim_end_matches("đồng").trim_end_matches('đ');
    if bare.trim().is_empty() {
        return if text.trim().is_empty() { Ok(None) } else { Err(wrong) };
    }
    parse_decimal(bare, 0).and_then(|n| u64::try_from(n).ok()).map(Some).ok_or(wrong)
}

/// A year of four figures; nothing when the field is empty.
pub(super) fn year(text: &str) -> Result<Option<i32>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|year| YEARS.contains(year)).map(Some).ok_or(YEAR)
}

/// "2021, 2022" or "2020-2023", in order and each once.
fn years(text: &str) -> Result<Vec<i32>, Wrong> {
    let wrong = "Hãy ghi các năm, ví dụ 2022, 2023 hoặc 2020-2023.";
    let mut all = Vec::new();
    for part in text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once(['-', '–']) {
            None => all.push(year(part).ok().flatten().ok_or(wrong)?),
            Some((from, to)) => {
                let from = year(from).ok().flatten().ok_or(wrong)?;
                let to = year(to).ok().flatten().ok_or(wrong)?;
                if to < from {
                    return Err(wrong);
                }
                all.extend(from..=to);
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Owners stand between semicolons: names of collectives have commas inside.
fn owners(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_understood_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(day("5/9/26", today), Ok(NaiveDate::from_ymd_opt(2026, 9, 5)));
        assert_eq!(day("  ", today), Ok(None));
        assert!(day("31/2/2026", today).is_err());
        assert_eq!(birth("1975", today), Ok(Some(PartialDate::Year(1975))));
        assert!(birth("2050", today).is_err());
        assert_eq!(count("1.250"), Ok(Some(1250)));
        assert_eq!(count("0"), Ok(Some(0)));
        assert!(count("hai").is_err() && count("-3").is_err());
        assert_eq!(amount("120.000.000 đồng"), Ok(Some(120_000_000)));
        assert!(amount("đồng").is_err());
        assert_eq!(years("2023, 2020-2022 2023"), Ok(vec![2020, 2021, 2022, 2023]));
        assert!(years("2023-2020").is_err() && years("202").is_err());
        assert_eq!(owners("Chị Hoa; Hội LHPN xã A, huyện B;"), ["Chị Hoa", "Hội LHPN xã A, huyện B"]);
    }
}
