//! `show` about subjects over the years: looking them up, one whole record, pairs that may be one, a proposed merge.

use super::Fault;
use super::words::Words;
use crate::domain::Command;
use crate::domain::ids::{MovementId, SubjectId, UnitId};
use crate::domain::merging::{Names, proposed};
use crate::domain::{Refusal, Rule};
use serde_json::{Value, json};
use std::collections::HashMap;

/// `show subjects`: by words of their names, of what they did or were awarded.
pub(super) fn find(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let kinds: Vec<_> = words.word("kind")?.into_iter().collect();
    let most = words.parsed("most")?.unwrap_or(usize::MAX);
    let found = words.database()?.find_subjects(words.value("words").unwrap_or_default(), &kinds, most)?;
    Ok(serde_json::to_value(found)?)
}

/// `show subject`: the record with its dossiers and what happened over the years.
pub(super) fn one(mut words: Words) -> Result<Value, Fault> {
    let id = SubjectId(words.next_parsed("mã đối tượng")?);
    words.end()?;
    Ok(serde_json::to_value(words.database()?.subject_file(id)?)?)
}

/// `show duplicates`: the pairs with their reasons, and those of which somebody said they are not one.
pub(super) fn duplicates(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let mut database = words.database()?;
    let total = database.duplicate_count()?;
    let pairs = database.duplicates(words.parsed("most")?.unwrap_or(usize::MAX))?;
    let told = pairs.into_iter().map(|pair| {
        let why: Vec<String> = pair.pair.why.iter().map(|reason| reason.words()).collect();
        json!({"a": pair.rows[0], "b": pair.rows[1], "strength": pair.pair.strength, "words": why, "why": pair.pair.why})
    });
    Ok(json!({"total": total, "pairs": told.collect::<Vec<_>>(), "apart": database.pairs_apart()?}))
}

/// `show merge`: the deed that would make one of two records, as it is proposed; a script may change it and do it.
pub(super) fn merge(mut words: Words) -> Result<Value, Fault> {
    let keep = SubjectId(words.next_parsed("mã đối tượng được giữ")?);
    let gone = SubjectId(words.next_parsed("mã đối tượng gộp vào")?);
    words.end()?;
    let database = words.database()?;
    let units: HashMap<UnitId, String> = database.units()?.into_iter().map(|it| (it.id, it.name)).collect();
    let movements: HashMap<MovementId, String> =
        database.movements()?.into_iter().map(|it| (it.id, it.name)).collect();
    let unit = |id| units.get(&id).cloned().unwrap_or_default();
    let movement = |id| movements.get(&id).cloned().unwrap_or_default();
    let named = |id| database.subject(id).ok().flatten().map(|it| it.name).unwrap_or_default();
    let names = Names { unit: &unit, subject: &named, movement: &movement };
    let side = |id| -> Result<_, Fault> {
        let subject = database
            .subject(id)?
            .ok_or_else(|| Fault::from(crate::storage::StoreError::from(Refusal::not_found("đối tượng"))))?;
        Ok((subject, database.lives(id)?))
    };
    let (left, right) = (side(keep)?, side(gone)?);
    let draft = proposed((&left.0, &left.1), (&right.0, &right.1), &names).ok_or_else(|| {
        let sentence = "Chỉ gộp được hai đối tượng khác nhau, cùng loại và chưa ẩn danh.";
        Fault::from(crate::storage::StoreError::from(Refusal::new(Rule::WrongKind, sentence)))
    })?;
    let deed = Command::MergeSubjects { merge: Box::new(draft.merge()) };
    Ok(json!({"words": draft.words(), "trouble": draft.trouble(), "deed": deed}))
}
