//! Plans with their sections and obligations.

mod life;
mod sections;

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, one, still_used};
use crate::domain::deadline;
use crate::domain::ids::{ObligationId, PlanId, UnitId};
use crate::domain::obligation::{Duty, Nominators, Obligation};
use crate::domain::plan::{Origin, Plan, PlanState, PlanText, Section};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

pub(super) use life::{confirm, decline, get_version, issue, kept, step, steps, versions_kept};
pub(super) use sections::{move_section, remove_section, save_section};

pub(super) fn save(connection: &Connection, plan: &Plan) -> Result<()> {
    need_name(&plan.name, "Hãy nhập tên gọi của kế hoạch.")?;
    if plan.to < plan.from {
        return Err(Refusal::new(Rule::PeriodWrong, "Ngày kết thúc kế hoạch sớm hơn ngày bắt đầu.").into());
    }
    super::movement::check(connection, &plan.movements)?;
    let before = get(connection, plan.id)?;
    life::check_superior(connection, plan)?;
    let mut stored = plan.clone();
    if let Some(before) = before {
        refuse_locked(&before)?;
        refuse_lost_years(connection, plan)?;
        life::check_issuer(connection, &before, plan)?;
        // The life of a plan is not a matter of its head; a draft saved late must not turn it back.
        let Origin { issuer, superior, .. } = *stored.origin;
        *stored.origin = Origin { issuer, superior, ..*before.origin };
    }
    // Number, day and state come from issuing; a draft saved late cannot undo or forge it.
    stored.state = PlanState::Draft;
    write(connection, &stored)
}

fn write(connection: &Connection, plan: &Plan) -> Result<()> {
    let state = super::word(&plan.state)?;
    execute(
        connection,
        include_str!("save.sql"),
        (plan.id.0, &plan.name, state, plan.from.to_string(), plan.to.to_string(), body(plan)?),
    )?;
    Ok(())
}

/// A shorter period must still hold the years of the dossiers in it.
fn refuse_lost_years(connection: &Connection, plan: &Plan) -> Result<()> {
    let years = plan.years();
    let outside = any(
        connection,
        "SELECT 1 FROM dossier WHERE plan = ?1 AND (year < ?2 OR year > ?3)",
        (plan.id.0, years.start(), years.end()),
    )?;
    if outside {
        return Err(Refusal::new(
            Rule::PeriodWrong,
            "Đã có hồ sơ thuộc năm nằm ngoài thời gian mới của kế hoạch. Hãy giữ thời gian cũ hoặc chuyển các hồ sơ ấy trước.",
        )
        .into());
    }
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: PlanId) -> Result<()> {
    let plan = need(connection, id)?;
    refuse_locked(&plan)?;
    if !plan.origin.past.is_empty() {
        let sentence = "Kế hoạch đã ban hành và đang sửa đổi nên không xóa được. Có thể thôi sửa đổi.";
        return Err(Refusal::new(Rule::Locked, sentence).into());
    }
    if any(connection, include_str!("used.sql"), [id.0])? {
        let sentence = format!(
            "Kế hoạch “{}” đã có hồ sơ, đợt xét, tin bài tuyên truyền, báo cáo của đơn vị hoặc bộ tiêu chí được kế hoạch khác lấy làm gốc nên chưa xóa được.",
            plan.name
        );
        return Err(still_used(&sentence).into());
    }
    if super::paper::rest_on(connection, id)? {
        let sentence = format!("Kế hoạch “{}” đã có văn bản lập theo nên chưa xóa được.", plan.name);
        return Err(still_used(&sentence).into());
    }
    // Children before parents: every section is reached by its plan, so the order inside does not matter once
    // the check of references waits for the end of the transaction.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for sql in [
        "DELETE FROM section WHERE plan = ?1",
        "DELETE FROM duty_note WHERE obligation IN (SELECT id FROM obligation WHERE plan = ?1)",
        "DELETE FROM obligation WHERE plan = ?1",
        "DELETE FROM criterion WHERE criteria_set IN (SELECT id FROM criteria_set WHERE plan = ?1)",
        "DELETE FROM criteria_set WHERE plan = ?1",
        "DELETE FROM plan_step WHERE plan = ?1",
        "DELETE FROM plan_version WHERE plan = ?1",
        "DELETE FROM plan WHERE id = ?1",
    ] {
        execute(connection, sql, [id.0])?;
    }
    Ok(())
}

/// Only a draft is edited.
pub(super) fn refuse_locked(plan: &Plan) -> Result<()> {
    let why = match plan.state {
        PlanState::Draft => return Ok(()),
        PlanState::Submitted => "đã trình ký nên nội dung được khóa. Muốn sửa, hãy rút kế hoạch về",
        PlanState::Issued => "đã ban hành nên nội dung được khóa. Muốn sửa, hãy lập bản sửa đổi, bổ sung",
        PlanState::Expired => "đã hết hiệu lực nên nội dung được khóa",
    };
    Err(Refusal::new(Rule::Locked, format!("Kế hoạch “{}” {why}.", plan.name)).into())
}

pub(super) fn get(connection: &Connection, id: PlanId) -> Result<Option<Plan>> {
    one(connection, "SELECT body FROM plan WHERE id = ?1", id.0)
}

pub(super) fn need(connection: &Connection, id: PlanId) -> Result<Plan> {
    Ok(get(connection, id)?.ok_or_else(|| missing("kế hoạch"))?)
}

/// A plan that the office itself works by; a superior's is only kept to.
pub(super) fn need_own(connection: &Connection, id: PlanId) -> Result<Plan> {
    let plan = need(connection, id)?;
    if plan.is_superior() {
        let sentence = format!(
            "“{}” là kế hoạch của cấp trên nên không lập hồ sơ, đợt xét hay văn bản theo kế hoạch này. Hãy chọn kế hoạch của cơ quan.",
            plan.name
        );
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    Ok(plan)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Plan>> {
    bodies(connection, "SELECT body FROM plan ORDER BY period_from DESC, id DESC", [])
}

pub(super) fn sections_of(connection: &Connection, plan: PlanId) -> Result<Vec<Section>> {
    sections::of_plan(connection, plan)
}

/// A plan with everything it says.
pub(super) fn all_of(connection: &Connection, id: PlanId) -> Result<PlanText> {
    Ok(PlanText {
        plan: need(connection, id)?,
        sections: sections_of(connection, id)?,
        obligations: obligations_of(connection, id)?,
        sets: super::criteria::of_plan(connection, id)?,
    })
}

pub(super) fn obligations_of(connection: &Connection, plan: PlanId) -> Result<Vec<Obligation>> {
    bodies(connection, "SELECT body FROM obligation WHERE plan = ?1 ORDER BY id", [plan.0])
}

pub(super) fn save_obligation(connection: &Connection, obligation: &Obligation) -> Result<()> {
    let plan = need(connection, obligation.plan)?;
    refuse_locked(&plan)?;
    let before: Option<Obligation> =
        one(connection, "SELECT body FROM obligation WHERE id = ?1", obligation.id.0)?;
    // Taken from another plan it would leave that plan, issued perhaps, without what it prints.
    if before.is_some_and(|before| before.plan != obligation.plan) {
        return Err(missing("chỉ tiêu, thời hạn của kế hoạch này").into());
    }
    check_duty(connection, &plan, &obligation.duty)?;
    write_obligation(connection, obligation)
}

fn write_obligation(connection: &Connection, obligation: &Obligation) -> Result<()> {
    execute(
        connection,
        "INSERT INTO obligation (id, plan, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, body = excluded.body",
        (obligation.id.0, obligation.plan.0, body(obligation)?),
    )?;
    Ok(())
}

fn check_duty(connection: &Connection, plan: &Plan, duty: &Duty) -> Result<()> {
    // A copy still bears last year's days until somebody has looked at them, and a superior's plan is what it is.
    let period = (plan.origin.copied_from.is_none() && !plan.is_superior()).then_some((plan.from, plan.to));
    if let Some(refusal) = deadline::refusal(duty, period) {
        return Err(refusal.into());
    }
    match duty {
        Duty::Quota { share, nominators, sent_to, .. } => {
            if let Some(share) = share {
                need_name(&share.of, "Hãy nhập tỷ lệ tính trên tổng số nào.")?;
            }
            match nominators {
                Nominators::Units(units) => check_units(connection, units, sent_to),
                Nominators::Kind(_) | Nominators::Every => Ok(()),
            }
        }
        Duty::Selection { upward_to, .. } => need_name(upward_to, "Hãy nhập nơi nhận giới thiệu."),
        Duty::Seats { event, .. } => need_name(event, "Hãy nhập tên hội nghị, sự kiện."),
        Duty::Publicity { agency, .. } => need_name(agency, "Hãy nhập đơn vị tuyên truyền."),
        Duty::Report { reporter, .. } => need_name(reporter, "Hãy nhập đơn vị báo cáo."),
        Duty::Milestone { name, .. } => need_name(name, "Hãy nhập tên mốc thời gian."),
        Duty::Assignment { agency, task, .. } => {
            need_name(agency, "Hãy nhập đơn vị được phân công.")?;
            need_name(task, "Hãy nhập nhiệm vụ được phân công.")
        }
    }
}

/// The units named exist, and none of them is to send to itself.
fn check_units(connection: &Connection, units: &[UnitId], sent_to: &str) -> Result<()> {
    for unit in units {
        let unit =
            super::unit::get(connection, *unit)?.ok_or_else(|| missing("đơn vị được giao chỉ tiêu"))?;
        if let Some(refusal) = deadline::circular("hồ sơ", &unit.name, sent_to) {
            return Err(refusal.into());
        }
    }
    Ok(())
}

pub(super) fn remove_obligation(connection: &Connection, id: ObligationId) -> Result<()> {
    let obligation: Obligation = one(connection, "SELECT body FROM obligation WHERE id = ?1", id.0)?
        .ok_or_else(|| missing("chỉ tiêu, thời hạn"))?;
    refuse_locked(&need(connection, obligation.plan)?)?;
    let printed = sections_of(connection, obligation.plan)?
        .iter()
        .any(|section| section.content.obligations().any(|one| one == id));
    if printed {
        return Err(still_used("Chỉ tiêu này đang in trong kế hoạch. Hãy xóa mục in nó trước.").into());
    }
    super::follow::forget(connection, id)?;
    execute(connection, "DELETE FROM obligation WHERE id = ?1", [id.0])?;
    Ok(())
}
