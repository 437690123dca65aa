//! Meetings with their attendance, and remembered answers about conflicts of interest.

use super::super::error::Result;
use super::super::rows::{any, bodies, body, execute, missing, need_name, one};
use super::scoring::{seat, set_standing};
use super::{get_member, need_open};
use crate::domain::conflicts::EarlierAnswer;
use crate::domain::ids::{DossierId, MeetingId, MemberId, RoundId};
use crate::domain::round::{ConflictAnswer, ConflictVerdict, Meeting, Member, Standing};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

/// The meetings of a round, first to last.
pub(super) fn meetings(connection: &Connection, round: RoundId) -> Result<Vec<Meeting>> {
    bodies(connection, "SELECT body FROM meeting WHERE round = ?1 ORDER BY held_on, id", [round.0])
}

/// The council as it stands: the last meeting says who is present.
pub(super) fn members(connection: &Connection, round: RoundId) -> Result<Vec<Member>> {
    let mut members: Vec<Member> =
        bodies(connection, "SELECT body FROM member WHERE round = ?1 ORDER BY position, id", [round.0])?;
    if let Some(last) = meetings(connection, round)?.pop() {
        for member in &mut members {
            present_by(member, &last);
        }
    }
    Ok(members)
}

/// One member as he or she stands.
pub(super) fn member(connection: &Connection, id: MemberId) -> Result<Option<Member>> {
    let Some(mut member) = get_member(connection, id)? else { return Ok(None) };
    if let Some(last) = meetings(connection, member.round)?.pop() {
        present_by(&mut member, &last);
    }
    Ok(Some(member))
}

fn present_by(member: &mut Member, meeting: &Meeting) {
    match meeting.attendance.iter().find(|it| it.member == member.id) {
        Some(attended) => {
            member.present = attended.present;
            member.absence = if attended.present { String::new() } else { attended.absence.clone() };
        }
        None => {
            member.present = false;
            "không được triệu tập phiên họp".clone_into(&mut member.absence);
        }
    }
}

pub(in super::super) fn save_meeting(connection: &Connection, meeting: &Meeting) -> Result<()> {
    need_open(connection, meeting.round)?;
    if let Some(before) = get_meeting(connection, meeting.id)?
        && before.round != meeting.round
    {
        return Err(missing("phiên họp của đợt xét này").into());
    }
    let mut seen = std::collections::HashSet::new();
    for attended in &meeting.attendance {
        let member = get_member(connection, attended.member)?;
        if member.is_none_or(|it| it.round != meeting.round) || !seen.insert(attended.member) {
            return Err(missing("thành viên của Hội đồng này").into());
        }
    }
    execute(
        connection,
        "INSERT INTO meeting (id, round, held_on, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET held_on = excluded.held_on, body = excluded.body",
        (meeting.id.0, meeting.round.0, meeting.held_on.to_string(), body(meeting)?),
    )?;
    refuse_absent_scores(connection, meeting.round)
}

pub(in super::super) fn remove_meeting(connection: &Connection, id: MeetingId) -> Result<()> {
    let meeting = get_meeting(connection, id)?.ok_or_else(|| missing("phiên họp"))?;
    need_open(connection, meeting.round)?;
    execute(connection, "DELETE FROM meeting WHERE id = ?1", [id.0])?;
    refuse_absent_scores(connection, meeting.round)
}

fn get_meeting(connection: &Connection, id: MeetingId) -> Result<Option<Meeting>> {
    one(connection, "SELECT body FROM meeting WHERE id = ?1", id.0)
}

/// A figure of somebody who counts as absent would hang in the air, seen by no total.
fn refuse_absent_scores(connection: &Connection, round: RoundId) -> Result<()> {
    for member in members(connection, round)? {
        if !member.present && any(connection, "SELECT 1 FROM score WHERE member = ?1", [member.id.0])? {
            return Err(Refusal::new(
                Rule::MayNotScore,
                format!(
                    "{} đã có điểm chấm nhưng không dự phiên họp cuối. Hãy xóa các điểm ấy trước, hoặc ghi có mặt.",
                    member.name
                ),
            )
            .into());
        }
    }
    Ok(())
}

/// The remembered answers of a round.
pub(super) fn conflicts(connection: &Connection, round: RoundId) -> Result<Vec<ConflictAnswer>> {
    bodies(connection, "SELECT body FROM conflict WHERE round = ?1 ORDER BY member, dossier", [round.0])
}

/// The remembered answer about one member and one dossier.
pub(super) fn conflict(
    connection: &Connection,
    round: RoundId,
    member: MemberId,
    dossier: DossierId,
) -> Result<Option<ConflictAnswer>> {
    let sql = "SELECT body FROM conflict WHERE round = ?1 AND member = ?2 AND dossier = ?3";
    Ok(bodies(connection, sql, (round.0, member.0, dossier.0))?.pop())
}

/// Answers of the plan's other rounds about subjects that are in this one too, newest round first.
pub(in super::super) fn earlier_answers(
    connection: &Connection,
    round: RoundId,
) -> Result<Vec<EarlierAnswer>> {
    let mut statement = connection.prepare_cached(include_str!("earlier_answers.sql"))?;
    let mut rows = statement.query([round.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let answer: String = row.get(4)?;
        out.push(EarlierAnswer {
            round: RoundId(row.get(0)?),
            round_name: row.get(1)?,
            member_name: row.get(2)?,
            dossier: DossierId(row.get(3)?),
            answer: serde_json::from_str(&answer)?,
        });
    }
    Ok(out)
}

/// A member who leaves the council leaves its meetings too.
pub(super) fn forget(connection: &Connection, member: &Member) -> Result<()> {
    for mut meeting in meetings(connection, member.round)? {
        let before = meeting.attendance.len();
        meeting.attendance.retain(|it| it.member != member.id);
        if meeting.attendance.len() != before {
            let text = body(&meeting)?;
            execute(connection, "UPDATE meeting SET body = ?2 WHERE id = ?1", (meeting.id.0, text))?;
        }
    }
    Ok(())
}

pub(in super::super) fn answer_conflict(
    connection: &Connection,
    round: RoundId,
    member: MemberId,
    dossier: DossierId,
    verdict: Option<ConflictVerdict>,
    by: &str,
    reason: &str,
) -> Result<()> {
    seat(connection, round, dossier, member)?;
    let before = conflict(connection, round, member, dossier)?;
    // What an earlier answer recused is free again when the answer goes.
    if before.is_some_and(|it| it.verdict == ConflictVerdict::Conflict)
        && verdict != Some(ConflictVerdict::Conflict)
    {
        set_standing(connection, round, dossier, member, Standing::Scoring, "")?;
    }
    let Some(verdict) = verdict else {
        execute(
            connection,
            "DELETE FROM conflict WHERE round = ?1 AND member = ?2 AND dossier = ?3",
            (round.0, member.0, dossier.0),
        )?;
        return Ok(());
    };
    need_name(by, "Hãy ghi người trả lời về xung đột lợi ích.")?;
    if verdict == ConflictVerdict::Conflict {
        set_standing(connection, round, dossier, member, Standing::Recused, reason)?;
    }
    let answer = ConflictAnswer {
        member,
        dossier,
        verdict,
        by: by.trim().to_owned(),
        reason: reason.trim().to_owned(),
    };
    execute(
        connection,
        "INSERT INTO conflict (round, member, dossier, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (round, member, dossier) DO UPDATE SET body = excluded.body",
        (round.0, member.0, dossier.0, body(&answer)?),
    )?;
    Ok(())
}
