//! Who is meant by a row: found by identity alone, asked where somebody is near.

use super::Known;
use crate::domain::duplicates::{Pair, Places, Reason, Strength, SubjectBrief, against};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Subject, SubjectKind};
use crate::text::date::PartialDate;
use crate::text::{clean, fold, words};
use std::collections::HashMap;

/// What is known of the subject of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// This one.
    Is(SubjectId),
    /// Perhaps one of these.
    Ask(Vec<Pair>),
    /// Nobody who is there; the words tell of somebody a little like it.
    Nobody(Option<String>),
}

/// Looks for the subjects of rows; their identifiers must be below 0, each its own.
pub(super) fn find(new: &[Subject], known: &Known<'_>) -> Vec<Meant> {
    let places = Places::on(known.units, known.today);
    let briefs: Vec<SubjectBrief> = new.iter().map(|it| SubjectBrief::of(it, &places)).collect();
    let there = there(known, &places);
    let by_id: HashMap<SubjectId, Vec<&SubjectBrief>> =
        there.iter().fold(HashMap::new(), |mut map, brief| {
            map.entry(brief.id).or_insert_with(Vec::new).push(brief);
            map
        });
    let found = against(&briefs, &there);
    let one = |(brief, mut pairs): (&SubjectBrief, Vec<Pair>)| {
        let other = |pair: &Pair| if pair.a == brief.id { pair.b } else { pair.a };
        let mut same: Vec<SubjectId> = Vec::new();
        for pair in pairs.iter().filter(|pair| pair.why.contains(&Reason::SameName)) {
            let id = other(pair);
            let alike = by_id.get(&id).into_iter().flatten().any(|there| identical(brief, there));
            if alike && !same.contains(&id) {
                same.push(id);
            }
        }
        if let [only] = same.as_slice() {
            return Meant::Is(*only);
        }
        let mut seen = Vec::new();
        pairs.retain(|pair| {
            let id = other(pair);
            let first = !seen.contains(&id);
            seen.push(id);
            first
        });
        let (near, weak): (Vec<Pair>, Vec<Pair>) =
            pairs.into_iter().partition(|pair| pair.strength >= Strength::Possible);
        if !near.is_empty() {
            return Meant::Ask(near);
        }
        let told = weak.first().and_then(|pair| by_id.get(&other(pair))?.first()).map(|it| it.name.clone());
        Meant::Nobody(
            told.map(|name| {
                format!("Có “{name}” gần giống; nếu là một, hãy gộp ở mục Đối tượng sau khi nhập.")
            }),
        )
    };
    briefs.iter().zip(found).map(one).collect()
}

/// Everybody who is there, also under the unit that nominated them in this plan.
fn there(known: &Known<'_>, places: &Places) -> Vec<SubjectBrief> {
    let mut out = Vec::with_capacity(known.subjects.len());
    let mut units: HashMap<SubjectId, Vec<crate::domain::ids::UnitId>> = HashMap::new();
    for dossier in known.dossiers {
        units.entry(dossier.subject).or_default().push(dossier.unit);
    }
    for subject in known.subjects.iter().filter(|subject| subject.anonymised.is_none()) {
        out.push(SubjectBrief::of(subject, places));
        for unit in units.get(&subject.id).into_iter().flatten() {
            if subject.unit != Some(*unit) {
                let mut moved = subject.clone();
                moved.unit = Some(*unit);
                out.push(SubjectBrief::of(&moved, places));
            }
        }
    }
    out
}

/// Whether two records of one name are of one subject beyond doubt: the same unit, and the same birth or none on both sides;
/// of a household the same head.
fn identical(one: &SubjectBrief, other: &SubjectBrief) -> bool {
    let born = match (one.kind, one.since, other.since) {
        (SubjectKind::Person, None, None) => true,
        (SubjectKind::Person, Some(PartialDate::Day(one)), Some(PartialDate::Day(other))) => one == other,
        (SubjectKind::Person, Some(one), Some(other)) => one.year() == other.year(),
        (SubjectKind::Person, ..) => false,
        _ => true,
    };
    let spelt = |text: &str| words::words(&clean(text)).into_iter().map(|word| word.key).collect::<Vec<_>>();
    let heads = one.kind != SubjectKind::Household
        || one.other_names.is_empty()
        || other.other_names.is_empty()
        || one.other_names.iter().any(|name| other.other_names.iter().any(|head| spelt(head) == spelt(name)));
    one.unit.is_some() && one.unit == other.unit && born && heads
}

/// Whether two names are the same but for marks, or for one word.
pub(super) fn one_word_apart(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let mut left: Vec<&str> = other.split(' ').collect();
    let (ones, others) = (one.split(' ').count(), left.len());
    let shared = one.split(' ').filter(|word| match left.iter().position(|it| it == word) {
        Some(at) => {
            left.swap_remove(at);
            true
        }
        None => false,
    });
    let shared = shared.count();
    one == other || shared > 0 && shared + 1 >= ones.max(others)
}

/// By what two rows of one file are known to be about the same subject.
pub(super) fn identity(subject: &Subject) -> String {
    let brief = SubjectBrief::of(subject, &Places::default());
    let keys: Vec<String> = words::words(&subject.name).into_iter().map(|word| word.key).collect();
    let since = match (brief.kind, brief.since) {
        (SubjectKind::Person, Some(since)) => since.to_string(),
        _ => String::new(),
    };
    let unit = brief.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let head = if brief.kind == SubjectKind::Household { brief.other_names.join("|") } else { String::new() };
    format!("{}|{}|{unit}|{since}|{}", brief.kind.code(), keys.join(" "), fold(&head))
}
