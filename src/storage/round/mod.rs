//! Rounds: council, candidates, scores, decisions, results.

mod board;
mod closing;
mod council;
mod entering;
mod excess;
mod files;
mod follow;
mod holding;
mod scoring;
mod stages;

use super::error::Result;
use super::rows::{any, body, execute, known, missing, need_name, one, still_used};
use crate::domain::Points;
use crate::domain::ids::{DossierId, MemberId, ObligationId, PlanId, RoundId};
use crate::domain::round::{Carry, Member, Most, Round, RoundSettings, RoundState};
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) use board::board;
pub use closing::{Closing, Reopened};
pub(super) use closing::{close, closings, reopen};
pub(super) use council::{answer_conflict, earlier_answers, remove_meeting, save_meeting};
pub(super) use entering::{enter_dossiers, leave};
pub(super) use excess::explain_excess;
pub(super) use files::take_file;
pub(super) use holding::refuse_reverted;
pub(super) use scoring::{Figure, count_votes, decide, enter_score, mark_sheet};
pub(super) use stages::{check_sheet, confirm_sheet, enter_stage, of_dossier as stages_of, take_proposed};

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
    check_settings(settings)?;
    let stored = get(connection, round.id)?;
    check_origin(connection, round, stored.as_ref())?;
    if let Some(before) = stored {
        refuse_closed(&before)?;
        if before.plan != round.plan
            && any(connection, "SELECT 1 FROM candidate WHERE round = ?1", [round.id.0])?
        {
            return Err(still_used("Đợt xét đã có hồ sơ nên không chuyển sang kế hoạch khác được.").into());
        }
    }
    execute(
        connection,
        "INSERT INTO round (id, plan, name, state, held_on, settings, follows, obligation)
         VALUES (?1, ?2, ?3, 'open', ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, name = excluded.name,
             held_on = excluded.held_on, settings = excluded.settings, follows = excluded.follows,
             obligation = excluded.obligation",
        (
            round.id.0,
            round.plan.0,
            &round.name,
            round.held_on.map(|day| day.to_string()),
            body(settings)?,
            round.follows.map(|id| id.0),
            round.obligation.map(|id| id.0),
        ),
    )?;
    Ok(())
}

/// What a person can type wrong in the declared rules.
fn check_settings(settings: &RoundSettings) -> Result<()> {
    let wrong = |sentence: &str| Err(Refusal::new(Rule::OutOfRange, sentence).into());
    if let Carry::Counted { percent } = settings.carry
        && !(1..=99).contains(&percent)
    {
        return wrong("Kết quả đợt trước được tính từ 1 đến 99 phần trăm.");
    }
    let shares = settings.places.iter().filter_map(|places| places.percent);
    let of_quotas = settings.quotas.iter().filter_map(|quota| match quota.most {
        Some(Most::Percent(percent)) => Some(percent),
        _ => None,
    });
    if shares.chain(of_quotas).any(|it| it.percent <= Points::ZERO || it.percent > Points::whole(100)) {
        return wrong("Tỷ lệ phần trăm của chỉ tiêu phải lớn hơn 0 và không quá 100.");
    }
    let crossed = settings.quotas.iter().any(|quota| match quota.most {
        Some(Most::Number(most)) => most < quota.least,
        _ => false,
    });
    if crossed || settings.places.iter().any(|places| places.percent.is_none() && places.most < places.least)
    {
        return wrong("Chỉ tiêu tối đa không được nhỏ hơn tối thiểu.");
    }
    Ok(())
}

/// The round before and the obligation belong to the same plan, and no round follows itself or one that is still open.
fn check_origin(connection: &Connection, round: &Round, stored: Option<&Round>) -> Result<()> {
    let mut before = round.follows;
    while let Some(id) = before {
        let earlier = need(connection, id)?;
        if earlier.plan != round.plan {
            return Err(missing("đợt xét trước trong kế hoạch này").into());
        }
        if id == round.id {
            return Err(Refusal::new(Rule::Circular, "Một đợt xét không thể tiếp theo chính nó.").into());
        }
        before = earlier.follows;
    }
    // A round that was opened in time goes on when the one before is opened again.
    if stored.is_none_or(|stored| stored.follows != round.follows) {
        follow::refuse_late(connection, round, stored)?;
    }
    if let Some(id) = round.obligation
        && !any(connection, "SELECT 1 FROM obligation WHERE id = ?1 AND plan = ?2", (id.0, round.plan.0))?
    {
        return Err(missing("chỉ tiêu của kế hoạch này").into());
    }
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
    if any(connection, "SELECT 1 FROM round WHERE follows = ?1", [id.0])? {
        return Err(still_used("Có đợt xét khác tiếp theo đợt này nên không xóa được.").into());
    }
    for sql in [
        "DELETE FROM sheet WHERE round = ?1",
        "DELETE FROM confirmation WHERE round = ?1",
        "DELETE FROM sheet_check WHERE round = ?1",
        "DELETE FROM sheet_file WHERE round = ?1",
        "DELETE FROM conflict WHERE round = ?1",
        "DELETE FROM meeting WHERE round = ?1",
        "DELETE FROM excuse WHERE round = ?1",
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

const COLUMNS: &str = "id, plan, name, state, held_on, settings, follows, obligation";

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let mut round = Round::new(RoundId(row.get(0)?), PlanId(row.get(1)?), row.get::<_, String>(2)?);
    round.follows = row.get::<_, Option<i64>>(6)?.map(RoundId);
    round.obligation = row.get::<_, Option<i64>>(7)?.map(ObligationId);
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
        .prepare_cached(&format!("SELECT {COLUMNS} FROM round WHERE id = ?1"))?
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
    let mut statement = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM round WHERE plan = ?1 ORDER BY held_on, id"))?;
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
    let absent =
        !member.present && !any(connection, "SELECT 1 FROM meeting WHERE round = ?1", [member.round.0])?;
    if (!member.votes || absent) && any(connection, "SELECT 1 FROM score WHERE member = ?1", [member.id.0])? {
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
        "SELECT 1 FROM score WHERE member = ?1 UNION ALL SELECT 1 FROM sheet WHERE member = ?1
         UNION ALL SELECT 1 FROM sheet_file WHERE member = ?1",
        [id.0],
    )? {
        return Err(still_used(&format!("{} đã chấm điểm nên không xóa được.", member.name)).into());
    }
    council::forget(connection, &member)?;
    for sql in [
        "DELETE FROM confirmation WHERE member = ?1",
        "DELETE FROM sheet_check WHERE member = ?1",
        "DELETE FROM conflict WHERE member = ?1",
        "DELETE FROM member WHERE id = ?1",
    ] {
        execute(connection, sql, [id.0])?;
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
        "member" | "candidate" | "sheet" | "score" | "decision" | "result" | "vote" | "confirmation"
        | "sheet_check" | "sheet_file" | "meeting" | "conflict" | "excuse" => {
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
