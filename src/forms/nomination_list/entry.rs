//! An entry of the list, gathered from a dossier and its subject.

use crate::domain::dossier::{Achievement, Dossier, PastAward};
use crate::domain::ids::{DossierId, UnitId};
use crate::domain::papers::ListOrder;
use crate::domain::ranking::{Cut, Ranking};
use crate::domain::subject::{Detail, Sex, Subject, SubjectKind};
use crate::domain::unit::{Unit, in_tree_order};
use crate::text::{self, PartialDate};
use std::collections::HashMap;

/// One nomination as the list prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The dossier it comes from.
    pub dossier: DossierId,
    /// Kind of subject; decides the group.
    pub kind: SubjectKind,
    /// Name exactly as typed, with a form of address in front where one is used.
    pub name: String,
    /// The name by which it is ordered, without form of address.
    pub order_name: String,
    /// What stands under the name (head of a household, owners of a model); may be empty.
    pub under_name: String,
    /// Sex of a person.
    pub sex: Option<Sex>,
    /// Birth of a person; the list prints the year.
    pub birth: Option<PartialDate>,
    /// Post, unit, address, a line each.
    pub place: String,
    /// Field of work.
    pub field: String,
    /// Summary of achievements.
    pub summary: String,
    /// Earlier commendations, one a line.
    pub honours: Vec<String>,
    /// Proposed form of commendation.
    pub proposal: String,
    /// Remark.
    pub note: String,
    /// Place given by hand, from 1; 0 follows the names.
    pub by_hand: i32,
    /// Rank in the round the list prints, from 1.
    pub rank: Option<u32>,
    /// The nominating unit.
    pub unit: UnitId,
    /// Its name at the time.
    pub unit_name: String,
}

impl Entry {
    /// Gathers an entry; `unit_name` is the nominating unit under the name it bore then.
    #[must_use]
    pub fn gather(dossier: &Dossier, subject: &Subject, unit_name: &str) -> Entry {
        let (mut name, mut under_name, mut sex, mut birth) =
            (subject.name.clone(), String::new(), None, None);
        let place = match &subject.detail {
            Detail::Person(person) => {
                (sex, birth) = (person.sex, person.birth);
                if !person.honorific.trim().is_empty() {
                    name = format!("{} {}", person.honorific.trim(), subject.name.trim());
                }
                joined([person.post.as_str(), unit_name, &person.address])
            }
            Detail::Collective(it) => joined([unit_name, &it.address, ""]),
            Detail::Household(it) => {
                if !it.head.trim().is_empty() && !text::same(&it.head, &subject.name) {
                    under_name = format!("Chủ hộ: {}", it.head.trim());
                }
                joined([it.address.as_str(), unit_name, ""])
            }
            Detail::Model(it) => {
                let owners: Vec<&str> =
                    it.owners.iter().map(|o| o.trim()).filter(|o| !o.is_empty()).collect();
                if !owners.is_empty() {
                    under_name = format!("Chủ thể: {}", owners.join(", "));
                }
                joined([unit_name, &it.address, ""])
            }
        };
        let summary = if dossier.summary.trim().is_empty() {
            dossier.achievements.iter().filter_map(achievement).collect::<Vec<_>>().join("; ")
        } else {
            dossier.summary.clone()
        };
        Entry {
            dossier: dossier.id,
            kind: subject.kind(),
            name,
            order_name: subject.name.clone(),
            under_name,
            sex,
            birth,
            place,
            field: dossier.field.clone(),
            summary,
            honours: dossier.past_awards.iter().filter_map(honour).collect(),
            proposal: dossier.proposed.clone(),
            note: dossier.remark.clone(),
            by_hand: dossier.order,
            rank: None,
            unit: dossier.unit,
            unit_name: unit_name.trim().to_owned(),
        }
    }
}

/// Parts that say something new, a line each: a post often names its unit already.
fn joined(parts: [&str; 3]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for part in parts.map(str::trim) {
        let folded = text::fold(part);
        if !folded.is_empty() && !out.iter().any(|said| text::fold(said).contains(&folded)) {
            out.push(part);
        }
    }
    out.join("\n")
}

fn achievement(row: &Achievement) -> Option<String> {
    let mut words = row.content.trim().trim_end_matches(['.', ';']).to_owned();
    if words.is_empty() {
        return None;
    }
    let figure = format!("{} {}", row.figure.trim(), row.measure.trim());
    if !row.figure.trim().is_empty() {
        words.push_str(&format!(": {}", figure.trim()));
    }
    if let Some(year) = row.year {
        words.push_str(&format!(" ({year})"));
    }
    Some(words)
}

fn honour(award: &PastAward) -> Option<String> {
    let form = award.form.trim();
    if form.is_empty() {
        return None;
    }
    let year = award.year.map(|year| format!("{year}: ")).unwrap_or_default();
    let decision = match bare_number(&award.decision) {
        "" => String::new(),
        // "412/QĐ-UBND" says itself that it is a decision.
        number if text::fold(number).contains("qd") => format!(", {number}"),
        number => format!(", QĐ {number}"),
    };
    Some(format!("{year}{form}{decision}"))
}

/// The number of a decision without the words people put in front of it.
fn bare_number(decision: &str) -> &str {
    let mut rest = decision.trim();
    while let Some((word, after)) = rest.split_once(' ')
        && matches!(text::fold(word).as_str(), "qd" | "quyet" | "dinh" | "so")
    {
        rest = after.trim_start();
    }
    rest
}

/// Only the chosen of a round, with their ranks: those inside the places, or all ranked where none were declared.
#[must_use]
pub fn chosen(entries: Vec<Entry>, rankings: &[Ranking]) -> Vec<Entry> {
    let ranks: HashMap<DossierId, u32> = rankings
        .iter()
        .flat_map(|ranking| &ranking.placed)
        .filter(|placed| matches!(placed.cut, Cut::Inside | Cut::NoLine))
        .map(|placed| (placed.dossier, placed.rank))
        .collect();
    entries
        .into_iter()
        .filter_map(|entry| ranks.get(&entry.dossier).map(|rank| Entry { rank: Some(*rank), ..entry }))
        .collect()
}

/// A kind of subject in a list.
#[derive(Debug, Clone)]
pub(in crate::forms) struct Group<'a> {
    /// The kind.
    pub kind: SubjectKind,
    /// Its entries, in one part, or unit by unit.
    pub parts: Vec<Part<'a>>,
}

/// A part of a group.
#[derive(Debug, Clone)]
pub(in crate::forms) struct Part<'a> {
    /// The unit it stands under; empty for none.
    pub unit: &'a str,
    /// Its entries, in printing order.
    pub entries: Vec<&'a Entry>,
}

impl<'a> Group<'a> {
    /// All entries, in printing order.
    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.parts.iter().flat_map(|part| part.entries.iter().copied())
    }

    /// How many.
    pub fn count(&self) -> u64 {
        self.entries().count() as u64
    }
}

/// The entries of each kind that has any, in printing order. By unit they follow the tree of `units`.
pub(in crate::forms) fn grouped<'a>(
    entries: &'a [Entry],
    order: ListOrder,
    units: &[Unit],
) -> Vec<Group<'a>> {
    let places: HashMap<UnitId, usize> = match order {
        ListOrder::Unit => {
            in_tree_order(units).into_iter().zip(0..).map(|((_, unit), i)| (unit.id, i)).collect()
        }
        ListOrder::Rank | ListOrder::Name => HashMap::new(),
    };
    let place = |entry: &Entry| places.get(&entry.unit).copied().unwrap_or(usize::MAX);
    let of_kind = |kind: SubjectKind| {
        let mut group: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        group.sort_by_cached_key(|entry| {
            let by_hand = if entry.by_hand > 0 { entry.by_hand } else { i32::MAX };
            let merit = match order {
                ListOrder::Rank => (entry.rank.unwrap_or(u32::MAX), by_hand),
                ListOrder::Unit | ListOrder::Name => (0, 0),
            };
            let name = match kind {
                SubjectKind::Person | SubjectKind::Household => text::name_key(&entry.order_name),
                SubjectKind::Collective | SubjectKind::Model => text::text_key(&entry.order_name),
            };
            // A unit taken out of the tree still keeps its entries together.
            let unit = if order == ListOrder::Unit { text::text_key(&entry.unit_name) } else { Vec::new() };
            (place(entry), unit, merit, name, entry.dossier)
        });
        group
    };
    let parts = |group: Vec<&'a Entry>| match order {
        ListOrder::Rank | ListOrder::Name => vec![Part { unit: "", entries: group }],
        ListOrder::Unit => group
            .chunk_by(|a, b| a.unit == b.unit && a.unit_name == b.unit_name)
            .map(|chunk| Part { unit: &chunk[0].unit_name, entries: chunk.to_vec() })
            .collect(),
    };
    SubjectKind::ALL
        .into_iter()
        .map(|kind| (kind, of_kind(kind)))
        .filter(|(_, group)| !group.is_empty())
        .map(|(kind, group)| Group { kind, parts: parts(group) })
        .collect()
}
