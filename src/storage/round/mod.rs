//! Rounds: council, candidates, scores, decisions, results.

mod board;
mod closing;
mod scoring;

use super::error::Result;
use super::rows::{any, body, execute, known, missing, need_name, one, still_used};
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, MemberId, PlanId, RoundId};
use crate::domain::round::{Member, Round, RoundState};
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) use board::board;
pub(super) use closing::{close, reopen};
pub(super) use scoring::{count_votes, decide, enter_score, mark_sheet};

pub(super) fn save(connection: &Connection, round: &Round) -> Result<()> {
    need_name(&round.name, "Hãy nhập tên đợt xét.")?;
    super::plan::need_own(connection, round.plan)?;
    let settings = &round.settings;
    if settings.quorum.of == 0 || settings.quorum.part > settings.quorum.of {
        return Err(Refusal::new(Rule::OutOfRange, "Tỷ lệ thành viên phải có mặt chưa hợp lệ.").into());
    }
    let share = settings.vote.share;
    if share.of == 0 || share.part > share.of {
        return Err(Refusal::new(Rule::OutOfRange, "Tỷ lệ phiếu đồng ý cần đạt chưa hợp lệ.").into());
    }
    if settings.decimals > 2 || settings.women_share > 100 || settings.tie_rules.len() > 6 {
        return Err(Refusal::new(
            Rule::OutOfRange,
            "Quy tắc của đợt xét chưa hợp lệ: làm tròn 0–2 chữ số, tỷ lệ nữ 0–100 %, nhiều nhất 6 quy tắc xử lý đồng điểm.",
        )
        .into());
    }
    if let Some(before) = get(connection, round.id)? {
        refuse_closed(&before)?;
        if before.plan != round.plan
            && any(connection, "SELECT 1 FROM candidate WHERE round = ?1", [round.id.0])?
        {
            return Err(still_used("Đợt xét đã có hồ sơ nên không chuyển sang kế hoạch khác được.").into());
        }
    }
    execute(
        connection,
        "INSERT INTO round (id, plan, name, state, held_on, settings) VALUES (?1, ?2, ?3, 'open', ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, name = excluded.name,
             held_on = excluded.held_on, settings = excluded.settings",
        (round.id.0, round.plan.0, &round.name, round.held_on.map(|day| day.to_string()), body(settings)?),
    )?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: RoundId) -> Result<()> {
    let round = need(connection, id)?;
    refuse_closed(&round)?;
    if any(connection, "SELECT 1 FROM paper WHERE round = ?1", [id.0])? {
        return Err(still_used(
            "Đã có văn bản lập theo đợt xét này nên không xóa được. Hãy xóa văn bản trước.",
        )
        .into());
    }
    if any(
        connection,
        "SELECT 1 FROM score WHERE round = ?1 UNION ALL SELECT 1 FROM result WHERE round = ?1",
        [id.0],
    )? {
        return Err(still_used("Đợt xét đã có điểm chấm nên không xóa được.").into());
    }
    for sql in [
        "DELETE FROM sheet WHERE round = ?1",
        "DELETE FROM decision WHERE round = ?1",
        "DELETE FROM vote WHERE round = ?1",
        "DELETE FROM candidate WHERE round = ?1",
        "DELETE FROM member WHERE round = ?1",
        "DELETE FROM round WHERE id = ?1",
    ] {
        execute(connection, sql, [id.0])?;
    }
    Ok(())
}

/// A closed round is not changed by anything.
pub(super) fn refuse_closed(round: &Round) -> Result<()> {
    if round.state == RoundState::Closed {
        return Err(Refusal::new(
            Rule::Locked,
            format!(
                "Đợt xét “{}” đã chốt nên không sửa được nữa. Nếu thật cần, hãy mở lại đợt xét và nêu lý do.",
                round.name
            ),
        )
        .into());
    }
    Ok(())
}

type Raw = (Round, String, Option<String>, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let round = Round {
        id: RoundId(row.get(0)?),
        plan: PlanId(row.get(1)?),
        name: row.get(2)?,
        held_on: None,
        settings: crate::domain::round::RoundSettings::default(),
        state: RoundState::Open,
    };
    Ok((round, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn finish((mut round, state, held_on, settings): Raw) -> Result<Round> {
    round.state = super::from_word(&state)?;
    round.held_on = held_on.map(|day| known(day.parse().ok(), &day)).transpose()?;
    round.settings = serde_json::from_str(&settings)?;
    Ok(round)
}

pub(super) fn get(connection: &Connection, id: RoundId) -> Result<Option<Round>> {
    let raw = connection
        .prepare_cached("SELECT id, plan, name, state, held_on, settings FROM round WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?;
    raw.map(finish).transpose()
}

pub(super) fn need(connection: &Connection, id: RoundId) -> Result<Round> {
    Ok(get(connection, id)?.ok_or_else(|| missing("đợt xét"))?)
}

/// An open round.
pub(super) fn need_open(connection: &Connection, id: RoundId) -> Result<Round> {
    let round = need(connection, id)?;
    refuse_closed(&round)?;
    Ok(round)
}

pub(super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Round>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, plan, name, state, held_on, settings FROM round WHERE plan = ?1 ORDER BY held_on, id",
    )?;
    let raw: Vec<Raw> = statement.query_map([plan.0], read)?.collect::<rusqlite::Result<_>>()?;
    raw.into_iter().map(finish).collect()
}

pub(super) fn save_member(connection: &Connection, member: &Member) -> Result<()> {
    need_name(&member.name, "Hãy nhập họ tên thành viên Hội đồng.")?;
    need_open(connection, member.round)?;
    if let Some(before) = get_member(connection, member.id)?
        && before.round != member.round
    {
        return Err(missing("thành viên của Hội đồng này").into());
    }
    if let Some(unit) = member.unit
        && super::unit::get(connection, unit)?.is_none()
    {
        return Err(missing("đơn vị của thành viên").into());
    }
    // A figure of somebody who may no longer score would hang in the air, seen by no total.
    if (!member.votes || !member.present)
        && any(connection, "SELECT 1 FROM score WHERE member = ?1", [member.id.0])?
    {
        return Err(Refusal::new(
            Rule::MayNotScore,
            format!(
                "{} đã có điểm chấm. Hãy xóa các điểm ấy trước khi ghi vắng mặt hoặc bỏ quyền chấm.",
                member.name
            ),
        )
        .into());
    }
    execute(
        connection,
        "INSERT INTO member (id, round, position, name, body) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, body = excluded.body",
        (member.id.0, member.round.0, member.order, &member.name, body(member)?),
    )?;
    Ok(())
}

pub(super) fn get_member(connection: &Connection, id: MemberId) -> Result<Option<Member>> {
    one(connection, "SELECT body FROM member WHERE id = ?1", id.0)
}

pub(super) fn remove_member(connection: &Connection, id: MemberId) -> Result<()> {
    let member = get_member(connection, id)?.ok_or_else(|| missing("thành viên Hội đồng"))?;
    need_open(connection, member.round)?;
    if any(
        connection,
        "SELECT 1 FROM score WHERE member = ?1 UNION ALL SELECT 1 FROM sheet WHERE member = ?1",
        [id.0],
    )? {
        return Err(still_used(&format!("{} đã chấm điểm nên không xóa được.", member.name)).into());
    }
    execute(connection, "DELETE FROM member WHERE id = ?1", [id.0])?;
    Ok(())
}

pub(super) fn enter_dossiers(connection: &Connection, round: RoundId, dossiers: &[DossierId]) -> Result<()> {
    let round = need_open(connection, round)?;
    for id in dossiers {
        let dossier = super::dossier::need(connection, *id)?;
        let subject =
            super::subject::get(connection, dossier.subject)?.ok_or_else(|| missing("đối tượng"))?;
        if dossier.plan != round.plan {
            return Err(Refusal::new(
                Rule::NotReady,
                format!("Hồ sơ của {} thuộc kế hoạch khác nên không vào đợt xét này được.", subject.name),
            )
            .into());
        }
        let state = known(super::dossier::state(connection, *id)?, "state")?;
        if state != DossierState::Complete {
            return Err(Refusal::new(
                Rule::NotReady,
                format!(
                    "Hồ sơ của {} đang ở bước “{}”. Chỉ hồ sơ “{}” mới được đưa ra Hội đồng.",
                    subject.name,
                    state.label(),
                    DossierState::Complete.label()
                ),
            )
            .into());
        }
        let elsewhere = any(connection, include_str!("in_other_open_round.sql"), (id.0, round.id.0))?;
        if elsewhere {
            return Err(Refusal::new(
                Rule::Duplicate,
                format!("Hồ sơ của {} đang nằm trong một đợt xét khác chưa chốt.", subject.name),
            )
            .into());
        }
        execute(
            connection,
            "INSERT INTO candidate (round, dossier) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            (round.id.0, id.0),
        )?;
    }
    Ok(())
}

pub(super) fn leave(connection: &Connection, round: RoundId, dossier: DossierId) -> Result<()> {
    need_open(connection, round)?;
    let scored =
        any(connection, "SELECT 1 FROM score WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?;
    if scored {
        return Err(still_used("Hồ sơ đã có điểm chấm trong đợt xét này nên không đưa ra được.").into());
    }
    for sql in [
        "DELETE FROM sheet WHERE round = ?1 AND dossier = ?2",
        "DELETE FROM vote WHERE round = ?1 AND dossier = ?2",
    ] {
        execute(connection, sql, (round.0, dossier.0))?;
    }
    if execute(connection, "DELETE FROM candidate WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?
        == 0
    {
        return Err(missing("hồ sơ trong đợt xét").into());
    }
    Ok(())
}

/// Whether a deed closed a round or opened it again. The two are each other's way back, with a name and a reason: a
/// silent way back would leave figures typed since then beside a result that does not know them.
pub(super) fn closes_or_opens(row: &super::capture::RowChange) -> bool {
    let has_state = |values: &super::capture::Values| values.contains_key("state");
    row.table == "round" && row.old.as_ref().is_some_and(has_state) && row.new.as_ref().is_some_and(has_state)
}

/// A deed that touched a closed round is not taken back: the result that was closed stands.
pub(super) fn refuse_revert(connection: &Connection, row: &super::capture::RowChange) -> Result<()> {
    if closes_or_opens(row) {
        return Err(Refusal::new(
            Rule::Locked,
            "Việc chốt hoặc mở lại đợt xét không hoàn tác được. Hãy dùng “Mở lại đợt xét” và nêu lý do, hoặc chốt lại.",
        )
        .into());
    }
    let round = match row.table.as_str() {
        "round" => Some(row.id),
        "member" | "candidate" | "sheet" | "score" | "decision" | "result" | "vote" => {
            let values = row.new.as_ref().filter(|new| new.contains_key("round")).or(row.old.as_ref());
            match values.and_then(|values| values.get("round")).and_then(|literal| literal.parse().ok()) {
                Some(round) => Some(round),
                // An update notes only what differs; the row itself still says whose it is.
                None => connection
                    .query_row(&format!("SELECT round FROM {} WHERE id = ?1", row.table), [row.id], |r| {
                        r.get(0)
                    })
                    .optional()?,
            }
        }
        _ => None,
    };
    match round.map(|id| get(connection, RoundId(id))).transpose()?.flatten() {
        Some(round) => refuse_closed(&round),
        None => Ok(()),
    }
}

/// The rounds a dossier was put before, in the order of their days.
pub(super) fn parts_of(connection: &Connection, dossier: DossierId) -> Result<Vec<(RoundId, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT round.id, round.name FROM candidate JOIN round ON round.id = candidate.round
         WHERE candidate.dossier = ?1 ORDER BY round.held_on, round.id",
    )?;
    let parts = statement.query_map([dossier.0], |row| Ok((RoundId(row.get(0)?), row.get(1)?)))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}
