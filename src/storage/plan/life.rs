//! Issuing, the steps around it, and the versions kept.

use super::super::error::Result;
use super::super::rows::{any, body, execute, missing, need_name, one};
use super::{all_of, need, write};
use crate::domain::ids::PlanId;
use crate::domain::plan::{LegalBasis, LifeStep, Plan, PlanState, PlanStep, PlanText, VersionHead};
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

pub(in super::super) fn issue(
    connection: &Connection,
    id: PlanId,
    number: &str,
    on: NaiveDate,
    kept: Option<&str>,
) -> Result<()> {
    let mut plan = need(connection, id)?;
    if plan.is_superior() {
        let sentence = "Đây là kế hoạch của cấp trên nên không ban hành tại cơ quan.";
        return Err(Refusal::new(Rule::StepWrong, sentence).into());
    }
    if !matches!(plan.state, PlanState::Draft | PlanState::Submitted) {
        super::refuse_locked(&plan)?;
    }
    need_name(number, "Hãy nhập số của kế hoạch.")?;
    need_name(&plan.subject, "Kế hoạch chưa có trích yếu nên chưa ban hành được.")?;
    let text = all_of(connection, id)?;
    if text.sections.is_empty() {
        return Err(
            Refusal::new(Rule::NameMissing, "Kế hoạch chưa có nội dung nên chưa ban hành được.").into()
        );
    }
    let waiting = crate::domain::plan::waiting(&text).count();
    if waiting > 0 {
        let sentence = format!(
            "Còn {waiting} chỗ lấy từ kế hoạch trước chưa được rà lại. Hãy sửa hoặc xác nhận từng chỗ rồi ban hành."
        );
        return Err(Refusal::new(Rule::Unconfirmed, sentence).into());
    }
    plan.number = Some(number.trim().to_owned());
    plan.issued_on = Some(on);
    plan.state = PlanState::Issued;
    write(connection, &plan)?;
    log(
        connection,
        &plan,
        &LifeStep { step: None, version: plan.origin.version, on, by: String::new(), reason: String::new() },
    )?;
    let version = plan.origin.version;
    execute(
        connection,
        "INSERT INTO plan_version (plan, version, number, issued_on, body, kept) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (id.0, version, number.trim(), on.to_string(), body(&PlanText { plan, ..text })?, kept),
    )?;
    Ok(())
}

fn log(connection: &Connection, plan: &Plan, step: &LifeStep) -> Result<()> {
    let word = step.step.as_ref().map(super::super::word).transpose()?;
    execute(
        connection,
        "INSERT INTO plan_step (plan, version, step, on_day, by_whom, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (plan.id.0, step.version, word, step.on.to_string(), step.by.trim(), step.reason.trim()),
    )?;
    Ok(())
}

pub(in super::super) fn step(
    connection: &Connection,
    id: PlanId,
    step: PlanStep,
    on: NaiveDate,
    by: &str,
    reason: &str,
) -> Result<()> {
    let mut plan = need(connection, id)?;
    if plan.is_superior() || !step.fits(plan.state, plan.origin.version) {
        let sentence = format!(
            "Kế hoạch “{}” đang ở bước “{}” nên chưa thể {}.",
            plan.name,
            plan.state.label(),
            step.label().to_lowercase()
        );
        return Err(Refusal::new(Rule::StepWrong, sentence).into());
    }
    if step.needs_reason() && reason.trim().is_empty() {
        let sentence = format!("Hãy nêu lý do {} kế hoạch.", step.label().to_lowercase());
        return Err(Refusal::new(Rule::ReasonMissing, sentence).into());
    }
    log(
        connection,
        &plan,
        &LifeStep {
            step: Some(step),
            version: plan.origin.version,
            on,
            by: by.to_owned(),
            reason: reason.to_owned(),
        },
    )?;
    match step {
        PlanStep::Submit => {
            if super::sections_of(connection, id)?.is_empty() {
                let sentence = "Kế hoạch chưa có nội dung nên chưa trình được.";
                return Err(Refusal::new(Rule::NameMissing, sentence).into());
            }
            plan.state = PlanState::Submitted;
        }
        PlanStep::TakeBack => plan.state = PlanState::Draft,
        PlanStep::Expire => plan.state = PlanState::Expired,
        PlanStep::Amend => amend(connection, &mut plan)?,
        PlanStep::DropAmendment => return drop_amendment(connection, &plan),
    }
    write(connection, &plan)
}

/// The next version is drafted; the one before stays in `plan_version`.
fn amend(connection: &Connection, plan: &mut Plan) -> Result<()> {
    let (Some(number), Some(issued_on)) = (plan.number.take(), plan.issued_on.take()) else {
        return Err(missing("số và ngày ban hành của kế hoạch").into());
    };
    // Plans issued before versions were kept have none yet.
    let version = plan.origin.version;
    if get_version(connection, plan.id, version)?.is_none() {
        let text = all_of(connection, plan.id)?;
        execute(
            connection,
            "INSERT INTO plan_version (plan, version, number, issued_on, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            (plan.id.0, version, &number, issued_on.to_string(), body(&text)?),
        )?;
    }
    let office = super::super::office::get(connection)?;
    plan.origin.replaces = Some(LegalBasis {
        kind: "Kế hoạch".to_owned(),
        number: number.clone(),
        date: Some(issued_on),
        issuer: office.map(|office| office.name).unwrap_or_default(),
        ..LegalBasis::default()
    });
    plan.origin.past.push(VersionHead { version, number, issued_on });
    plan.origin.version += 1;
    plan.state = PlanState::Draft;
    Ok(())
}

/// The issued version stands again as it was. Criteria stay as they are: scores may rest on them.
fn drop_amendment(connection: &Connection, plan: &Plan) -> Result<()> {
    let before = plan.origin.version.saturating_sub(1);
    let text = get_version(connection, plan.id, before)?.ok_or_else(|| missing("bản đã ban hành"))?;
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    execute(connection, "DELETE FROM section WHERE plan = ?1", [plan.id.0])?;
    for added in super::obligations_of(connection, plan.id)? {
        if text.obligations.iter().all(|kept| kept.id != added.id) {
            super::super::follow::forget(connection, added.id)?;
        }
    }
    execute(connection, "DELETE FROM obligation WHERE plan = ?1", [plan.id.0])?;
    for obligation in &text.obligations {
        super::write_obligation(connection, obligation)?;
    }
    for section in &text.sections {
        super::sections::restore(connection, section)?;
    }
    write(connection, &text.plan)
}

/// An issued version, whole.
pub(in super::super) fn get_version(
    connection: &Connection,
    id: PlanId,
    version: u32,
) -> Result<Option<PlanText>> {
    let text: Option<String> = connection
        .prepare_cached("SELECT body FROM plan_version WHERE plan = ?1 AND version = ?2")?
        .query_row((id.0, version), |row| row.get(0))
        .optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// The numbers of the versions that were kept, first to last.
pub(in super::super) fn versions_kept(connection: &Connection, id: PlanId) -> Result<Vec<u32>> {
    let mut statement =
        connection.prepare_cached("SELECT version FROM plan_version WHERE plan = ?1 ORDER BY version")?;
    let rows = statement.query_map([id.0], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The paper of an issued version as it was issued, packed.
pub(in super::super) fn kept(connection: &Connection, id: PlanId, version: u32) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT kept FROM plan_version WHERE plan = ?1 AND version = ?2")?
        .query_row((id.0, version), |row| row.get(0))
        .optional()?
        .flatten())
}

/// The life of a plan, first step first.
pub(in super::super) fn steps(connection: &Connection, id: PlanId) -> Result<Vec<LifeStep>> {
    let mut statement = connection.prepare_cached(
        "SELECT version, step, on_day, by_whom, reason FROM plan_step WHERE plan = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([id.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (word, day): (Option<String>, String) = (row.get(1)?, row.get(2)?);
        out.push(LifeStep {
            step: word.as_deref().map(super::super::from_word).transpose()?,
            version: row.get(0)?,
            on: day.parse().map_err(|_| super::super::error::StoreError::Damaged {
                detail: format!("“{day}” is no day"),
            })?,
            by: row.get(3)?,
            reason: row.get(4)?,
        });
    }
    Ok(out)
}

pub(in super::super) fn confirm(
    connection: &Connection,
    id: PlanId,
    items: &[u32],
    confirmed: bool,
) -> Result<()> {
    let mut plan = need(connection, id)?;
    super::refuse_locked(&plan)?;
    for item in items {
        let found = usize::try_from(*item).ok().and_then(|at| plan.origin.inherited.get_mut(at));
        found.ok_or_else(|| missing("chỗ cần rà lại"))?.confirmed = confirmed;
    }
    write(connection, &plan)
}

pub(in super::super) fn decline(
    connection: &Connection,
    id: PlanId,
    key: &str,
    declined: bool,
) -> Result<()> {
    let mut plan = need(connection, id)?;
    super::refuse_locked(&plan)?;
    plan.origin.declined.retain(|one| one != key);
    if declined {
        plan.origin.declined.push(key.to_owned());
    }
    write(connection, &plan)
}

/// A plan that names `superior` as the one it carries out must find it, and not be found by it again.
pub(super) fn check_superior(connection: &Connection, plan: &Plan) -> Result<()> {
    let Some(superior) = plan.origin.superior else { return Ok(()) };
    let found: Option<Plan> = one(connection, "SELECT body FROM plan WHERE id = ?1", superior.0)?;
    match found {
        None => Err(missing("kế hoạch cấp trên").into()),
        Some(found) if !found.is_superior() || superior == plan.id => {
            let sentence = "Kế hoạch được chọn không phải kế hoạch của cấp trên.";
            Err(Refusal::new(Rule::WrongKind, sentence).into())
        }
        Some(_) => Ok(()),
    }
}

/// A plan that becomes a superior's must not have a life of its own here.
pub(super) fn check_issuer(connection: &Connection, before: &Plan, plan: &Plan) -> Result<()> {
    let turned = before.is_superior() != plan.is_superior();
    if turned && any(connection, include_str!("used.sql"), [plan.id.0])? {
        let sentence =
            "Kế hoạch đã có hồ sơ, đợt xét hoặc kế hoạch khác dựa vào nên không đổi cơ quan ban hành được.";
        return Err(Refusal::new(Rule::StillUsed, sentence).into());
    }
    Ok(())
}
