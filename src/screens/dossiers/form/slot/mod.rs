//! The one-line fields of the form, and how each is read from and written to what is stored. Texts go over as they
//! are typed; figures and dates only when they can be understood.

mod names;
mod parse;

pub(super) use parse::{Wrong, count, day, partial, semicolons, year, years};

use crate::domain::dossier::Dossier;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::text::date::short_date;
use crate::text::number::grouped;
use chrono::NaiveDate;

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
    /// Place in lists of merit, set by hand.
    Order,
    /// Further names of the subject.
    OtherNames,
    /// The office's own note.
    Note,
    /// "Bà", "Ông".
    Honorific,
    /// Birth, to the day or the year.
    Birth,
    /// Post.
    Post,
    /// Ethnicity.
    Ethnicity,
    /// Religion.
    Religion,
    /// Education.
    Education,
    /// Admission to the Party.
    PartyJoined,
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
    /// Emulation cluster of a collective.
    Cluster,
    /// Who stands for a household.
    Representative,
    /// Occupation of a household.
    Occupation,
    /// Yearly income in đồng.
    Income,
    /// Years with the title "Gia đình văn hóa", to be added to those that stand there.
    CulturalYears,
    /// An owner of a model, to be added to those that stand there.
    Owners,
    /// Year a model began.
    Started,
    /// Where a model was replicated.
    Replicated,
}

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
            Self::Order,
            Self::OtherNames,
            Self::Note,
            Self::Address,
        ];
        all.extend_from_slice(match kind {
            SubjectKind::Person => &[
                Self::Honorific,
                Self::Birth,
                Self::Post,
                Self::Ethnicity,
                Self::Religion,
                Self::Education,
                Self::PartyJoined,
                Self::Phone,
            ],
            SubjectKind::Collective => {
                &[Self::Head, Self::Members, Self::Women, Self::PartyMembers, Self::Founded, Self::Cluster]
            }
            SubjectKind::Household => &[
                Self::Head,
                Self::Representative,
                Self::Members,
                Self::Occupation,
                Self::Income,
                Self::CulturalYears,
            ],
            SubjectKind::Model => &[Self::Owners, Self::Started, Self::Replicated],
        });
        all
    }

    /// What stands in the field for what is stored. The unit is written by the form, which knows the names; fields
    /// that add to a list begin empty.
    pub(super) fn read(self, subject: &Subject, dossier: &Dossier) -> String {
        let count = |n: Option<u32>| n.map(|n| grouped(n.into())).unwrap_or_default();
        let year = |y: Option<i32>| y.map(|y| y.to_string()).unwrap_or_default();
        match (self, &subject.detail) {
            (Self::Name, _) => subject.name.clone(),
            (Self::Field, _) => dossier.field.clone(),
            (Self::Received, _) => dossier.received.map(short_date).unwrap_or_default(),
            (Self::Proposed, _) => dossier.proposed.clone(),
            (Self::Remark, _) => dossier.remark.clone(),
            (Self::Order, _) => match dossier.order {
                0 => String::new(),
                order => order.to_string(),
            },
            (Self::OtherNames, _) => subject.other_names.join("; "),
            (Self::Note, _) => subject.note.clone(),
            (Self::Address, detail) => detail.address().to_owned(),
            (Self::Honorific, Detail::Person(it)) => it.honorific.clone(),
            (Self::Birth, Detail::Person(it)) => it.birth.map(|birth| birth.to_string()).unwrap_or_default(),
            (Self::Post, Detail::Person(it)) => it.post.clone(),
            (Self::Ethnicity, Detail::Person(it)) => it.ethnicity.clone(),
            (Self::Religion, Detail::Person(it)) => it.religion.clone(),
            (Self::Education, Detail::Person(it)) => it.education.clone(),
            (Self::PartyJoined, Detail::Person(it)) => {
                it.party_joined.map(|joined| joined.to_string()).unwrap_or_default()
            }
            (Self::Phone, Detail::Person(it)) => it.phone.clone(),
            (Self::Head, Detail::Collective(it)) => it.head.clone(),
            (Self::Members, Detail::Collective(it)) => count(it.members),
            (Self::Women, Detail::Collective(it)) => count(it.women),
            (Self::PartyMembers, Detail::Collective(it)) => count(it.party_members),
            (Self::Founded, Detail::Collective(it)) => year(it.founded),
            (Self::Cluster, Detail::Collective(it)) => it.cluster.clone(),
            (Self::Representative, Detail::Household(it)) => it.representative.clone(),
            (Self::Head, Detail::Household(it)) => it.head.clone(),
            (Self::Members, Detail::Household(it)) => count(it.members),
            (Self::Occupation, Detail::Household(it)) => it.occupation.clone(),
            (Self::Income, Detail::Household(it)) => it.income.map(grouped).unwrap_or_default(),
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
            (Self::Order, _) => dossier.order = parse::place(text)?,
            (Self::OtherNames, _) => subject.other_names = semicolons(text),
            (Self::Note, _) => subject.note = words(),
            (Self::Address, Detail::Collective(it)) => it.address = words(),
            (Self::Address, Detail::Person(it)) => it.address = words(),
            (Self::Address, Detail::Household(it)) => it.address = words(),
            (Self::Address, Detail::Model(it)) => it.address = words(),
            (Self::Honorific, Detail::Person(it)) => it.honorific = words(),
            (Self::Birth, Detail::Person(it)) => it.birth = parse::birth(text, today)?,
            (Self::Post, Detail::Person(it)) => it.post = words(),
            (Self::Ethnicity, Detail::Person(it)) => it.ethnicity = words(),
            (Self::Religion, Detail::Person(it)) => it.religion = words(),
            (Self::Education, Detail::Person(it)) => it.education = words(),
            (Self::PartyJoined, Detail::Person(it)) => it.party_joined = partial(text, today)?,
            (Self::Phone, Detail::Person(it)) => it.phone = words(),
            (Self::Head, Detail::Collective(it)) => it.head = words(),
            (Self::Members, Detail::Collective(it)) => it.members = count(text)?,
            (Self::Women, Detail::Collective(it)) => it.women = count(text)?,
            (Self::PartyMembers, Detail::Collective(it)) => it.party_members = count(text)?,
            (Self::Founded, Detail::Collective(it)) => it.founded = year(text)?,
            (Self::Cluster, Detail::Collective(it)) => it.cluster = words(),
            (Self::Representative, Detail::Household(it)) => it.representative = words(),
            (Self::Head, Detail::Household(it)) => it.head = words(),
            (Self::Members, Detail::Household(it)) => it.members = count(text)?,
            (Self::Occupation, Detail::Household(it)) => it.occupation = words(),
            (Self::Income, Detail::Household(it)) => it.income = parse::amount(text)?,
            (Self::Started, Detail::Model(it)) => it.started = year(text)?,
            (Self::Replicated, Detail::Model(it)) => it.replicated = words(),
            _ => {}
        }
        Ok(())
    }
}
