//! Criteria sets: a row for the set and a row for each criterion; versions of a set that was revised.

mod revise;

use super::error::Result;
use super::rows::{any, body, execute, missing, need_name, still_used};
use crate::domain::criteria::{Caps, CriteriaSet, Criterion, Grading, Group, Measure};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Refusal, Rule};
pub use revise::Version;
pub(super) use revise::{revise, versions};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

pub(super) fn save(connection: &Connection, set: &CriteriaSet) -> Result<()> {
    need_name(&set.name, "Hãy nhập tên bộ tiêu chí.")?;
    set.check()?;
    super::plan::need(connection, set.plan)?;
    refuse_locked(connection, set.id)?;
    write(connection, set, get(connection, set.id)?.map_or(1, |before| before.version))
}

/// Writes a set that may be written, as this version of it.
fn write(connection: &Connection, set: &CriteriaSet, version: u32) -> Result<()> {
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
        "INSERT INTO criteria_set (id, plan, kind, derived_from, name, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, kind = excluded.kind,
             derived_from = excluded.derived_from, name = excluded.name, body = excluded.body",
        (
            set.id.0,
            set.plan.0,
            set.kind.map(SubjectKind::code),
            set.derived_from.map(|id| id.0),
            &set.name,
            body(&SetBody::of(set, version))?,
        ),
    )?;
    save_criteria(connection, set)
}

/// What a set has besides its columns.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct SetBody {
    groups: Vec<Group>,
    caps: Caps,
    grading: Option<Grading>,
    version: u32,
    source: String,
}

impl Default for SetBody {
    fn default() -> Self {
        Self { groups: Vec::new(), caps: Caps::default(), grading: None, version: 1, source: String::new() }
    }
}

impl SetBody {
    fn of(set: &CriteriaSet, version: u32) -> Self {
        Self {
            groups: set.groups.clone(),
            caps: set.caps,
            grading: set.grading.clone(),
            version,
            source: set.source.clone(),
        }
    }
}

/// What a criterion has besides its columns.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct CriterionBody {
    group: Option<u32>,
    note: String,
    origin: Option<CriterionId>,
}

/// Whether an answer to one is an answer to the other. What happened has happened, however far it lowers the grade.
fn asks_the_same(one: &Measure, other: &Measure) -> bool {
    one == other || matches!((one, other), (Measure::KnockOut { .. }, Measure::KnockOut { .. }))
}

/// An answered gate stays the question that was answered.
fn refuse_changed_answers(connection: &Connection, before: &CriteriaSet, set: &CriteriaSet) -> Result<()> {
    for old in before.gates().chain(before.knock_outs()) {
        let kept = before.kind == set.kind
            && set.criterion(old.id).is_none_or(|criterion| asks_the_same(&criterion.measure, &old.measure));
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
                body(&CriterionBody {
                    group: criterion.group,
                    note: criterion.note.clone(),
                    origin: criterion.origin,
                })?,
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
        if any(
            connection,
            "SELECT 1 FROM score WHERE criterion = ?1 UNION ALL SELECT 1 FROM stage_score WHERE criterion = ?1",
            [old.id.0],
        )? {
            execute(connection, "UPDATE criterion SET retired = 1 WHERE id = ?1", [old.id.0])?;
        } else {
            execute(connection, "DELETE FROM criterion WHERE id = ?1", [old.id.0])?;
        }
    }
    Ok(())
}

/// Whether scores rest on a set.
pub(super) fn is_scored(connection: &Connection, id: CriteriaSetId) -> Result<bool> {
    any(connection, include_str!("scored.sql"), [id.0])
}

/// Scores rest on a set, or an issued plan prints it: then it is not edited any more.
fn refuse_locked(connection: &Connection, id: CriteriaSetId) -> Result<()> {
    if is_scored(connection, id)? {
        return Err(Refusal::new(
            Rule::Locked,
            "Bộ tiêu chí đã có điểm chấm nên không sửa, không xóa được. Điểm đã chấm được giữ nguyên.",
        )
        .into());
    }
    refuse_printed(connection, id)
}

/// An issued plan prints the set: then only an amendment of the plan changes it.
fn refuse_printed(connection: &Connection, id: CriteriaSetId) -> Result<()> {
    if any(connection, include_str!("printed.sql"), [id.0])? {
        return Err(Refusal::new(
            Rule::Locked,
            "Bộ tiêu chí đã in trong kế hoạch ban hành nên không sửa, không xóa được. Muốn sửa, hãy sửa đổi kế hoạch trước.",
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
    execute(connection, "DELETE FROM criteria_version WHERE criteria_set = ?1", [id.0])?;
    execute(connection, "DELETE FROM criterion WHERE criteria_set = ?1", [id.0])?;
    execute(connection, "DELETE FROM criteria_set WHERE id = ?1", [id.0])?;
    Ok(())
}

const COLUMNS: &str = "id, plan, kind, derived_from, name, body";

fn read_set(row: &Row<'_>) -> rusqlite::Result<(CriteriaSet, String)> {
    let kind = row.get::<_, Option<String>>(2)?.as_deref().and_then(SubjectKind::from_code);
    let mut set =
        CriteriaSet::new(CriteriaSetId(row.get(0)?), PlanId(row.get(1)?), kind, row.get::<_, String>(4)?);
    set.derived_from = row.get::<_, Option<i64>>(3)?.map(CriteriaSetId);
    Ok((set, row.get(5)?))
}

pub(super) fn get(connection: &Connection, id: CriteriaSetId) -> Result<Option<CriteriaSet>> {
    let set = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM criteria_set WHERE id = ?1"))?
        .query_row([id.0], read_set)
        .optional()?;
    set.map(|set| whole(connection, set)).transpose()
}

fn whole(connection: &Connection, (mut set, body): (CriteriaSet, String)) -> Result<CriteriaSet> {
    let body: SetBody = serde_json::from_str(&body)?;
    set.groups = body.groups;
    set.caps = body.caps;
    set.grading = body.grading;
    set.version = body.version;
    set.source = body.source;
    set.criteria = criteria(connection, set.id)?;
    Ok(set)
}

fn criteria(connection: &Connection, set: CriteriaSetId) -> Result<Vec<Criterion>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, code, title, measure, body FROM criterion WHERE criteria_set = ?1 AND retired = 0
         ORDER BY position",
    )?;
    let mut rows = statement.query([set.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (measure, body): (String, String) = (row.get(3)?, row.get(4)?);
        let body: CriterionBody = serde_json::from_str(&body)?;
        out.push(Criterion {
            id: CriterionId(row.get(0)?),
            code: row.get(1)?,
            title: row.get(2)?,
            measure: serde_json::from_str(&measure)?,
            group: body.group,
            note: body.note,
            origin: body.origin,
        });
    }
    Ok(out)
}

/// The sets of a plan: the general one first, then one per kind in printing order.
pub(super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<CriteriaSet>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM criteria_set WHERE plan = ?1"))?;
    let sets: Vec<(CriteriaSet, String)> =
        statement.query_map([plan.0], read_set)?.collect::<rusqlite::Result<_>>()?;
    let mut sets: Vec<CriteriaSet> =
        sets.into_iter().map(|set| whole(connection, set)).collect::<Result<_>>()?;
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
