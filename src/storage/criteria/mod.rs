//! Criteria sets: a row for the set and a row for each criterion.

use super::error::Result;
use super::rows::{any, body, execute, missing, need_name, still_used};
use crate::domain::criteria::{CriteriaSet, Criterion};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) fn save(connection: &Connection, set: &CriteriaSet) -> Result<()> {
    need_name(&set.name, "Hãy nhập tên bộ tiêu chí.")?;
    set.check()?;
    super::plan::need(connection, set.plan)?;
    refuse_locked(connection, set.id)?;
    if let Some(before) = get(connection, set.id)? {
        // Taken from another plan it would leave that plan's sections and answers hanging in the air.
        if before.plan != set.plan {
            return Err(missing("bộ tiêu chí của kế hoạch này").into());
        }
        refuse_changed_answers(connection, &before, set)?;
    }
    let twin = any(
        connection,
        "SELECT 1 FROM criteria_set WHERE plan = ?1 AND kind IS ?2 AND id <> ?3",
        (set.plan.0, set.kind.map(SubjectKind::code), set.id.0),
    )?;
    if twin {
        let whom = set.kind.map_or("mọi đối tượng", |kind| kind.counted());
        return Err(Refusal::new(Rule::Duplicate, format!("Kế hoạch đã có bộ tiêu chí cho {whom}.")).into());
    }
    if let Some(from) = set.derived_from
        && (from == set.id || get(connection, from)?.is_none())
    {
        return Err(missing("bộ tiêu chí gốc").into());
    }
    execute(
        connection,
        "INSERT INTO criteria_set (id, plan, kind, derived_from, name) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, kind = excluded.kind,
             derived_from = excluded.derived_from, name = excluded.name",
        (set.id.0, set.plan.0, set.kind.map(SubjectKind::code), set.derived_from.map(|id| id.0), &set.name),
    )?;
    save_criteria(connection, set)
}

/// An answered gate stays the question that was answered.
fn refuse_changed_answers(connection: &Connection, before: &CriteriaSet, set: &CriteriaSet) -> Result<()> {
    for old in before.gates() {
        let kept = before.kind == set.kind
            && set.criterion(old.id).is_none_or(|criterion| criterion.measure == old.measure);
        if !kept && any(connection, "SELECT 1 FROM gate WHERE criterion = ?1", [old.id.0])? {
            return Err(still_used(&format!(
                "Điều kiện “{}” đã được trả lời trong hồ sơ nên không đổi loại được.",
                old.code
            ))
            .into());
        }
    }
    Ok(())
}

fn save_criteria(connection: &Connection, set: &CriteriaSet) -> Result<()> {
    let mut kept: Vec<i64> = Vec::with_capacity(set.criteria.len());
    for (position, criterion) in set.criteria.iter().enumerate() {
        let elsewhere = any(
            connection,
            "SELECT 1 FROM criterion WHERE id = ?1 AND criteria_set <> ?2",
            (criterion.id.0, set.id.0),
        )?;
        if elsewhere {
            return Err(Refusal::new(Rule::Duplicate, "Một tiêu chí không thể thuộc hai bộ tiêu chí.").into());
        }
        execute(
            connection,
            include_str!("save_criterion.sql"),
            (
                criterion.id.0,
                set.id.0,
                position as i64,
                criterion.code.trim(),
                &criterion.title,
                body(&criterion.measure)?,
            ),
        )?;
        kept.push(criterion.id.0);
    }
    for old in criteria(connection, set.id)? {
        if kept.contains(&old.id.0) {
            continue;
        }
        if any(connection, "SELECT 1 FROM gate WHERE criterion = ?1", [old.id.0])? {
            let sentence = format!("Điều kiện “{}” đã được trả lời trong hồ sơ nên chưa xóa được.", old.code);
            return Err(still_used(&sentence).into());
        }
        execute(connection, "DELETE FROM criterion WHERE id = ?1", [old.id.0])?;
    }
    Ok(())
}

/// Scores rest on a set, or an issued plan prints it: then it is not edited any more.
fn refuse_locked(connection: &Connection, id: CriteriaSetId) -> Result<()> {
    if any(connection, include_str!("scored.sql"), [id.0])? {
        return Err(Refusal::new(
            Rule::Locked,
            "Bộ tiêu chí đã có điểm chấm nên không sửa, không xóa được. Điểm đã chấm được giữ nguyên.",
        )
        .into());
    }
    if any(connection, include_str!("printed.sql"), [id.0])? {
        return Err(Refusal::new(
            Rule::Locked,
            "Bộ tiêu chí đã in trong kế hoạch ban hành nên không sửa, không xóa được.",
        )
        .into());
    }
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: CriteriaSetId) -> Result<()> {
    let set = get(connection, id)?.ok_or_else(|| missing("bộ tiêu chí"))?;
    refuse_locked(connection, id)?;
    if any(connection, include_str!("used.sql"), [id.0])? {
        let sentence =
            format!("“{}” đang được kế hoạch, hồ sơ hoặc bộ tiêu chí khác dùng nên chưa xóa được.", set.name);
        return Err(still_used(&sentence).into());
    }
    execute(connection, "DELETE FROM criterion WHERE criteria_set = ?1", [id.0])?;
    execute(connection, "DELETE FROM criteria_set WHERE id = ?1", [id.0])?;
    Ok(())
}

fn read_set(row: &Row<'_>) -> rusqlite::Result<CriteriaSet> {
    Ok(CriteriaSet {
        id: CriteriaSetId(row.get(0)?),
        plan: PlanId(row.get(1)?),
        kind: row.get::<_, Option<String>>(2)?.as_deref().and_then(SubjectKind::from_code),
        derived_from: row.get::<_, Option<i64>>(3)?.map(CriteriaSetId),
        name: row.get(4)?,
        criteria: Vec::new(),
    })
}

pub(super) fn get(connection: &Connection, id: CriteriaSetId) -> Result<Option<CriteriaSet>> {
    let set = connection
        .prepare_cached("SELECT id, plan, kind, derived_from, name FROM criteria_set WHERE id = ?1")?
        .query_row([id.0], read_set)
        .optional()?;
    set.map(|set| with_criteria(connection, set)).transpose()
}

fn with_criteria(connection: &Connection, mut set: CriteriaSet) -> Result<CriteriaSet> {
    set.criteria = criteria(connection, set.id)?;
    Ok(set)
}

fn criteria(connection: &Connection, set: CriteriaSetId) -> Result<Vec<Criterion>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, code, title, measure FROM criterion WHERE criteria_set = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([set.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let measure: String = row.get(3)?;
        out.push(Criterion {
            id: CriterionId(row.get(0)?),
            code: row.get(1)?,
            title: row.get(2)?,
            measure: serde_json::from_str(&measure)?,
        });
    }
    Ok(out)
}

/// The sets of a plan: the general one first, then one per kind in printing order.
pub(super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<CriteriaSet>> {
    let mut statement = connection
        .prepare_cached("SELECT id, plan, kind, derived_from, name FROM criteria_set WHERE plan = ?1")?;
    let sets: Vec<CriteriaSet> = statement.query_map([plan.0], read_set)?.collect::<rusqlite::Result<_>>()?;
    let mut sets: Vec<CriteriaSet> =
        sets.into_iter().map(|set| with_criteria(connection, set)).collect::<Result<_>>()?;
    sets.sort_by_key(|set| (set.kind, set.id));
    Ok(sets)
}

/// The criterion called `id`, and the kind its set is for.
pub(super) fn criterion(
    connection: &Connection,
    id: CriterionId,
) -> Result<Option<(Criterion, CriteriaSet)>> {
    let set: Option<i64> = connection
        .prepare_cached("SELECT criteria_set FROM criterion WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let Some(set) = set else { return Ok(None) };
    let Some(set) = get(connection, CriteriaSetId(set))? else { return Ok(None) };
    Ok(set.criterion(id).cloned().map(|criterion| (criterion, set)))
}
