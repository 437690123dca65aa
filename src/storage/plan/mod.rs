//! Plans with their sections and obligations.

mod sections;

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, one, still_used};
use crate::domain::ids::{ObligationId, PlanId, UnitId};
use crate::domain::obligation::{Duty, Nominators, Obligation};
use crate::domain::plan::{Plan, PlanState, Section};
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::Connection;

pub(super) use sections::{move_section, remove_section, save_section};

pub(super) fn save(connection: &Connection, plan: &Plan) -> Result<()> {
    need_name(&plan.name, "Hãy nhập tên gọi của kế hoạch.")?;
    if plan.to < plan.from {
        return Err(Refusal::new(Rule::PeriodWrong, "Ngày kết thúc kế hoạch sớm hơn ngày bắt đầu.").into());
    }
    super::movement::check(connection, &plan.movements)?;
    let before = get(connection, plan.id)?;
    if let Some(before) = &before {
        refuse_issued(before)?;
        refuse_lost_years(connection, plan)?;
    }
    let mut stored = plan.clone();
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

pub(super) fn issue(connection: &Connection, id: PlanId, number: &str, on: NaiveDate) -> Result<()> {
    let mut plan = need(connection, id)?;
    refuse_issued(&plan)?;
    need_name(number, "Hãy nhập số của kế hoạch.")?;
    need_name(&plan.subject, "Kế hoạch chưa có trích yếu nên chưa ban hành được.")?;
    if sections_of(connection, id)?.is_empty() {
        return Err(
            Refusal::new(Rule::NameMissing, "Kế hoạch chưa có nội dung nên chưa ban hành được.").into()
        );
    }
    plan.number = Some(number.trim().to_owned());
    plan.issued_on = Some(on);
    plan.state = PlanState::Issued;
    write(connection, &plan)
}

pub(super) fn remove(connection: &Connection, id: PlanId) -> Result<()> {
    let plan = need(connection, id)?;
    refuse_issued(&plan)?;
    if any(connection, include_str!("used.sql"), [id.0])? {
        let sentence = format!(
            "Kế hoạch “{}” đã có hồ sơ, đợt xét hoặc bộ tiêu chí được kế hoạch khác lấy làm gốc nên chưa xóa được.",
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
        "DELETE FROM obligation WHERE plan = ?1",
        "DELETE FROM criterion WHERE criteria_set IN (SELECT id FROM criteria_set WHERE plan = ?1)",
        "DELETE FROM criteria_set WHERE plan = ?1",
        "DELETE FROM plan WHERE id = ?1",
    ] {
        execute(connection, sql, [id.0])?;
    }
    Ok(())
}

/// The text of an issued plan is locked.
pub(super) fn refuse_issued(plan: &Plan) -> Result<()> {
    if plan.state == PlanState::Issued {
        return Err(Refusal::new(
            Rule::Locked,
            format!("Kế hoạch “{}” đã ban hành nên nội dung được khóa.", plan.name),
        )
        .into());
    }
    Ok(())
}

pub(super) fn get(connection: &Connection, id: PlanId) -> Result<Option<Plan>> {
    one(connection, "SELECT body FROM plan WHERE id = ?1", id.0)
}

pub(super) fn need(connection: &Connection, id: PlanId) -> Result<Plan> {
    Ok(get(connection, id)?.ok_or_else(|| missing("kế hoạch"))?)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Plan>> {
    bodies(connection, "SELECT body FROM plan ORDER BY period_from DESC, id DESC", [])
}

pub(super) fn sections_of(connection: &Connection, plan: PlanId) -> Result<Vec<Section>> {
    sections::of_plan(connection, plan)
}

pub(super) fn obligations_of(connection: &Connection, plan: PlanId) -> Result<Vec<Obligation>> {
    bodies(connection, "SELECT body FROM obligation WHERE plan = ?1 ORDER BY id", [plan.0])
}

pub(super) fn save_obligation(connection: &Connection, obligation: &Obligation) -> Result<()> {
    let plan = need(connection, obligation.plan)?;
    refuse_issued(&plan)?;
    let before: Option<Obligation> =
        one(connection, "SELECT body FROM obligation WHERE id = ?1", obligation.id.0)?;
    // Taken from another plan it would leave that plan, issued perhaps, without what it prints.
    if before.is_some_and(|before| before.plan != obligation.plan) {
        return Err(missing("chỉ tiêu, thời hạn của kế hoạch này").into());
    }
    check_duty(connection, &obligation.duty)?;
    execute(
        connection,
        "INSERT INTO obligation (id, plan, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, body = excluded.body",
        (obligation.id.0, obligation.plan.0, body(obligation)?),
    )?;
    Ok(())
}

fn check_duty(connection: &Connection, duty: &Duty) -> Result<()> {
    use crate::domain::obligation::Due;
    match duty.due() {
        // 2024 is a leap year: 29/2 is a day that can fall due.
        Some(Due::EveryYear { day, month }) if NaiveDate::from_ymd_opt(2024, month, day).is_none() => {
            return Err(Refusal::new(Rule::OutOfRange, format!("Không có ngày {day}/{month}.")).into());
        }
        Some(Due::EveryMonth { day }) if !(1..=31).contains(&day) => {
            return Err(Refusal::new(Rule::OutOfRange, format!("Không có ngày {day} trong tháng.")).into());
        }
        _ => {}
    }
    match duty {
        Duty::Quota { number, nominators, .. } => {
            if *number == 0 {
                return Err(Refusal::new(Rule::OutOfRange, "Chỉ tiêu phải từ 01 trở lên.").into());
            }
            if let Nominators::Units(units) = nominators {
                check_units(connection, units)?;
            }
            Ok(())
        }
        Duty::Selection { min, max, upward_to, .. } => {
            if min > max || *max == 0 {
                return Err(
                    Refusal::new(Rule::OutOfRange, "Số lựa chọn “từ” phải không lớn hơn “đến”.").into()
                );
            }
            need_name(upward_to, "Hãy nhập nơi nhận giới thiệu.")
        }
        Duty::Report { reporter, .. } => need_name(reporter, "Hãy nhập đơn vị báo cáo."),
        Duty::Milestone { name, .. } => need_name(name, "Hãy nhập tên mốc thời gian."),
        Duty::Assignment { agency, task, .. } => {
            need_name(agency, "Hãy nhập đơn vị được phân công.")?;
            need_name(task, "Hãy nhập nhiệm vụ được phân công.")
        }
    }
}

fn check_units(connection: &Connection, units: &[UnitId]) -> Result<()> {
    if units.is_empty() {
        return Err(Refusal::new(Rule::NameMissing, "Hãy chọn ít nhất một đơn vị được giao chỉ tiêu.").into());
    }
    for unit in units {
        if super::unit::get(connection, *unit)?.is_none() {
            return Err(missing("đơn vị được giao chỉ tiêu").into());
        }
    }
    Ok(())
}

pub(super) fn remove_obligation(connection: &Connection, id: ObligationId) -> Result<()> {
    let obligation: Obligation = one(connection, "SELECT body FROM obligation WHERE id = ?1", id.0)?
        .ok_or_else(|| missing("chỉ tiêu, thời hạn"))?;
    refuse_issued(&need(connection, obligation.plan)?)?;
    if any(connection, "SELECT 1 FROM section WHERE obligation = ?1", [id.0])? {
        return Err(still_used("Chỉ tiêu này đang in trong kế hoạch. Hãy xóa mục in nó trước.").into());
    }
    execute(connection, "DELETE FROM obligation WHERE id = ?1", [id.0])?;
    Ok(())
}
