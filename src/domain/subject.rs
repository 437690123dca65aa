//! Subjects: the person, collective, household or model itself, kept apart from its nominations.

use super::ids::{SubjectId, UnitId};
use super::points::Points;
use crate::text::date::PartialDate;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The four kinds of subject (CB-2, CJ-1), in the order lists print them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Person,
    /// Hộ gia đình.
    Household,
    /// Mô hình, sáng kiến, công trình, cách làm hay.
    Model,
}

impl SubjectKind {
    /// All kinds, in printing order.
    pub const ALL: [Self; 4] = [Self::Collective, Self::Person, Self::Household, Self::Model];

    /// The name shown to people ("Tập thể").
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Collective => "Tập thể",
            Self::Person => "Cá nhân",
            Self::Household => "Hộ gia đình",
            Self::Model => "Mô hình, sáng kiến",
        }
    }

    /// The name after a number in running text ("02 tập thể").
    #[must_use]
    pub const fn counted(self) -> &'static str {
        match self {
            Self::Collective => "tập thể",
            Self::Person => "cá nhân",
            Self::Household => "hộ gia đình",
            Self::Model => "mô hình, sáng kiến",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::Person => "person",
            Self::Household => "household",
            Self::Model => "model",
        }
    }

    /// The kind behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Sex, as printed in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Sex {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    /// The word shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Female => "Nữ",
            Self::Male => "Nam",
        }
    }
}

/// A post somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Post {
    /// The post ("Chi hội trưởng").
    pub title: String,
    /// Where, as it was called then.
    pub place: String,
    /// Since when; a year is enough.
    pub from: Option<PartialDate>,
    /// Until when; none while it is held.
    pub to: Option<PartialDate>,
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Person {
    /// "Ông", "Bà", "Chị" …; as used in the list.
    pub honorific: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date, or the year only.
    pub birth: Option<PartialDate>,
    /// Post as printed now ("Chủ tịch Hội LHPN xã").
    pub post: String,
    /// Every post with its time; one person often holds several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// Ethnicity; optional, sensitive personal data (Luật 91/2025/QH15).
    pub ethnicity: String,
    /// Religion; optional, sensitive personal data (Luật 91/2025/QH15).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub religion: String,
    /// Education.
    pub education: String,
    /// Member of the Party.
    pub party_member: bool,
    /// Day or year of admission to the Party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party_joined: Option<PartialDate>,
    /// Home address.
    pub address: String,
    /// Telephone, kept as typed.
    pub phone: String,
}

/// What is known of a collective.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Collective {
    /// Its head.
    pub head: String,
    /// Number of members.
    pub members: Option<u32>,
    /// Of them women.
    pub women: Option<u32>,
    /// Of them Party members.
    pub party_members: Option<u32>,
    /// Year of founding.
    pub founded: Option<i32>,
    /// Emulation cluster, where it differs from its unit's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cluster: String,
    /// Address.
    pub address: String,
}

/// What a household gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContributionKind {
    /// Ngày công.
    #[default]
    Labour,
    /// Đất.
    Land,
    /// Tiền.
    Money,
    /// Tài sản, hiện vật khác.
    Other,
}

impl ContributionKind {
    /// All kinds, in the order shown.
    pub const ALL: [Self; 4] = [Self::Labour, Self::Land, Self::Money, Self::Other];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Labour => "Ngày công",
            Self::Land => "Đất",
            Self::Money => "Tiền",
            Self::Other => "Hiện vật khác",
        }
    }

    /// The usual unit of measure.
    #[must_use]
    pub const fn measure(self) -> &'static str {
        match self {
            Self::Labour => "ngày công",
            Self::Land => "m²",
            Self::Money => "đồng",
            Self::Other => "",
        }
    }
}

/// One contribution of a household.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Contribution {
    /// Year.
    pub year: Option<i32>,
    /// What kind.
    pub kind: ContributionKind,
    /// The figure as written ("250", "15.000.000").
    pub amount: String,
    /// Unit of measure.
    pub measure: String,
    /// For what ("làm đường liên thôn").
    pub content: String,
}

/// What is known of a household.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Household {
    /// Head of the household; the subject's name is the representative's when this is empty.
    pub head: String,
    /// Who stands for the household in the dossier, where it is not the head.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub representative: String,
    /// Number of people.
    pub members: Option<u32>,
    /// Occupation.
    pub occupation: String,
    /// Yearly income in đồng.
    pub income: Option<u64>,
    /// Years in which it held the title "Gia đình văn hóa".
    pub cultural_years: Vec<i32>,
    /// What it gave to common works (Luật Thi đua, khen thưởng Điều 74: labour, land, property).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
    /// Address.
    pub address: String,
}

/// What is known of a model, initiative or work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Model {
    /// Its owners by name: people or collectives.
    pub owners: Vec<String>,
    /// Those among its owners that are subjects themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owned_by: Vec<SubjectId>,
    /// Year it began.
    pub started: Option<i32>,
    /// What it does.
    pub content: String,
    /// Where it was replicated.
    pub replicated: String,
    /// Address.
    pub address: String,
}

/// The fields that belong to one kind of subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// A collective.
    Collective(Collective),
    /// A person.
    Person(Person),
    /// A household.
    Household(Household),
    /// A model or initiative.
    Model(Model),
}

impl Detail {
    /// Empty fields for `kind`.
    #[must_use]
    pub fn empty(kind: SubjectKind) -> Self {
        match kind {
            SubjectKind::Collective => Self::Collective(Collective::default()),
            SubjectKind::Person => Self::Person(Person::default()),
            SubjectKind::Household => Self::Household(Household::default()),
            SubjectKind::Model => Self::Model(Model::default()),
        }
    }

    /// Which kind these fields belong to.
    #[must_use]
    pub const fn kind(&self) -> SubjectKind {
        match self {
            Self::Collective(_) => SubjectKind::Collective,
            Self::Person(_) => SubjectKind::Person,
            Self::Household(_) => SubjectKind::Household,
            Self::Model(_) => SubjectKind::Model,
        }
    }

    /// The address, whatever the kind.
    #[must_use]
    pub fn address(&self) -> &str {
        match self {
            Self::Collective(it) => &it.address,
            Self::Person(it) => &it.address,
            Self::Household(it) => &it.address,
            Self::Model(it) => &it.address,
        }
    }
}

/// A person, collective, household or model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Identifier.
    pub id: SubjectId,
    /// Name exactly as typed; tone placement is never changed.
    pub name: String,
    /// The unit it belongs to now; each dossier keeps the unit at its own time.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Fields of its kind.
    pub detail: Detail,
    /// Other names under which it is found: earlier spellings, names before marriage, names of records merged into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// The office's own note; never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Day on which everything that tells who it is was taken out (Luật 91/2025/QH15); such a record stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymised: Option<NaiveDate>,
}

impl Subject {
    /// A subject of which nothing is known but its name and the fields of its kind.
    #[must_use]
    pub fn new(id: SubjectId, name: impl Into<String>, detail: Detail) -> Self {
        Self {
            id,
            name: name.into(),
            unit: None,
            detail,
            other_names: Vec::new(),
            note: String::new(),
            anonymised: None,
        }
    }

    /// Kind of subject.
    #[must_use]
    pub const fn kind(&self) -> SubjectKind {
        self.detail.kind()
    }

    /// Full names of the people in it: the person, the head of a collective or household, the owners of a model.
    #[must_use]
    pub fn people(&self) -> Vec<String> {
        let mut names: Vec<&str> = match &self.detail {
            Detail::Person(_) => vec![&self.name],
            Detail::Collective(it) => vec![&it.head],
            Detail::Household(it) => vec![&it.head, &it.representative],
            Detail::Model(it) => it.owners.iter().map(String::as_str).collect(),
        };
        names.retain(|name| !name.trim().is_empty());
        names.into_iter().map(crate::text::clean).collect()
    }

    /// Percent of women, rounded half up to hundredths; a woman is 100, a man 0. `None` when the record cannot tell.
    #[must_use]
    pub fn women_percent(&self) -> Option<Points> {
        match &self.detail {
            Detail::Person(person) => {
                person.sex.map(|sex| if sex == Sex::Female { Points::whole(100) } else { Points::ZERO })
            }
            Detail::Collective(it) => {
                let (members, women) = (it.members.filter(|members| *members > 0)?, it.women?);
                Points::mean(Points::whole(i64::from(women) * 100), members, 2)
            }
            Detail::Household(_) | Detail::Model(_) => None,
        }
    }

    /// Whether the law's preference for women applies (NĐ 152/2025 Điều 4: women, or collectives with at least
    /// `share` percent women; the share is given by the office's settings). `None` when the record cannot tell.
    #[must_use]
    pub fn counts_as_women(&self, share: u32) -> Option<bool> {
        match &self.detail {
            Detail::Person(person) => person.sex.map(|sex| sex == Sex::Female),
            Detail::Collective(it) => {
                let (members, women) = (it.members?, it.women?);
                (members > 0).then(|| u64::from(women) * 100 >= u64::from(members) * u64::from(share))
            }
            Detail::Household(_) | Detail::Model(_) => None,
        }
    }
}
