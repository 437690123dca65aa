//! Figures, standings and decisions on ties.

use super::super::error::Result;
use super::super::rows::{any, body, execute, missing, need_name};
use super::{council, need_open, stages};
use crate::domain::criteria::{Criterion, Input, check_score, computed};
use crate::domain::ids::{CriterionId, DossierId, MemberId, RoundId, SheetFileId};
use crate::domain::points::Points;
use crate::domain::round::{ConflictVerdict, Decision, Member, Standing};
use crate::domain::votes::VoteCount;
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension};

/// The member of this round, and that the dossier is in it.
pub(super) fn seat(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
) -> Result<Member> {
    need_open(connection, round)?;
    let inside =
        any(connection, "SELECT 1 FROM candidate WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?;
    if !inside {
        return Err(missing("hồ sơ trong đợt xét").into());
    }
    match council::member(connection, member)? {
        Some(member) if member.round == round => Ok(member),
        _ => Err(missing("thành viên Hội đồng của đợt xét").into()),
    }
}

fn standing(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
) -> Result<Standing> {
    let code: Option<String> = connection
        .prepare_cached("SELECT standing FROM sheet WHERE round = ?1 AND dossier = ?2 AND member = ?3")?
        .query_row((round.0, dossier.0, member.0), |row| row.get(0))
        .optional()?;
    Ok(code.as_deref().and_then(Standing::from_code).unwrap_or(Standing::Scoring))
}

/// Refuses whoever scores nothing of this dossier, by whatever path the figures come.
pub(super) fn refuse_recused(
    connection: &Connection,
    (round, dossier): (RoundId, DossierId),
    who: &Member,
) -> Result<()> {
    match standing(connection, round, dossier, who.id)? {
        Standing::Scoring => Ok(()),
        other @ (Standing::Declined | Standing::Recused) => Err(Refusal::new(
            Rule::MayNotScore,
            format!("{} đã ghi “{}” với hồ sơ này nên không có điểm chấm.", who.name, other.label()),
        )
        .into()),
    }
}

/// A figure as it is given, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Figure<'a> {
    pub(in super::super) points: Option<Points>,
    pub(in super::super) input: Option<Input>,
    pub(in super::super) reason: &'a str,
    pub(in super::super) file: Option<SheetFileId>,
}

/// The points of a figure, computed where they follow from what was typed; none empties the cell.
pub(super) fn points_of(criterion: &Criterion, figure: &Figure<'_>) -> Result<Option<Points>> {
    let points = match figure.input {
        Some(input) => Some(computed(criterion, input)?),
        None => figure.points,
    };
    if let Some(points) = points {
        check_score(criterion, points)?;
    }
    Ok(points)
}

/// The scored criterion, if it applies to the dossier.
pub(super) fn applying(
    connection: &Connection,
    dossier: DossierId,
    criterion: CriterionId,
) -> Result<Criterion> {
    let (found, set) =
        super::super::criteria::criterion(connection, criterion)?.ok_or_else(|| missing("tiêu chí"))?;
    let file = super::super::dossier::need(connection, dossier)?;
    let kind = super::super::subject::get(connection, file.subject)?.map(|subject| subject.kind());
    if set.plan != file.plan || (set.kind.is_some() && set.kind != kind) {
        return Err(Refusal::new(
            Rule::WrongKind,
            "Tiêu chí này không áp dụng cho loại đối tượng của hồ sơ.",
        )
        .into());
    }
    Ok(found)
}

pub(in super::super) fn enter_score(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
    criterion: CriterionId,
    figure: &Figure<'_>,
) -> Result<()> {
    let who = seat(connection, round, dossier, member)?;
    let before: Option<i64> = connection
        .prepare_cached(
            "SELECT hundredths FROM score WHERE round = ?1 AND dossier = ?2 AND member = ?3 AND criterion = ?4",
        )?
        .query_row((round.0, dossier.0, member.0, criterion.0), |row| row.get(0))
        .optional()?;
    if figure.points.is_none() && figure.input.is_none() {
        if before.is_some() {
            stages::allow_change(connection, (round, dossier, member), &who, figure.reason)?;
        }
        execute(
            connection,
            "DELETE FROM score WHERE round = ?1 AND dossier = ?2 AND member = ?3 AND criterion = ?4",
            (round.0, dossier.0, member.0, criterion.0),
        )?;
        return Ok(());
    }
    let may_not = |sentence: String| Refusal::new(Rule::MayNotScore, sentence);
    if !who.votes {
        return Err(may_not(format!("{} không có quyền chấm điểm.", who.name)).into());
    }
    if !who.present {
        return Err(may_not(format!("{} vắng mặt nên không có điểm chấm.", who.name)).into());
    }
    refuse_recused(connection, (round, dossier), &who)?;
    let found = applying(connection, dossier, criterion)?;
    let points = points_of(&found, figure)?.ok_or_else(|| missing("điểm"))?;
    if before.is_none_or(|before| before != points.as_hundredths()) {
        stages::allow_change(connection, (round, dossier, member), &who, figure.reason)?;
    }
    execute(
        connection,
        "INSERT INTO score (round, dossier, member, criterion, hundredths, input, reason, copied, file)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
         ON CONFLICT (round, dossier, member, criterion) DO UPDATE SET hundredths = excluded.hundredths,
             input = excluded.input, reason = excluded.reason, copied = 0,
             file = CASE WHEN excluded.file IS NULL AND score.hundredths = excluded.hundredths THEN score.file
                         ELSE excluded.file END",
        (
            round.0,
            dossier.0,
            member.0,
            criterion.0,
            points.as_hundredths(),
            figure.input.map(|input| body(&input)).transpose()?,
            figure.reason.trim(),
            figure.file.map(|file| file.0),
        ),
    )?;
    Ok(())
}

pub(in super::super) fn mark_sheet(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
    standing: Standing,
    reason: &str,
) -> Result<()> {
    let answer = council::conflict(connection, round, member, dossier)?;
    if standing != Standing::Recused && answer.is_some_and(|it| it.verdict == ConflictVerdict::Conflict) {
        return Err(Refusal::new(
            Rule::MayNotScore,
            "Thành viên này đã được xác nhận có xung đột lợi ích với hồ sơ. Nếu ghi nhầm, hãy rút lại câu trả lời ở trang Xung đột lợi ích.",
        )
        .into());
    }
    set_standing(connection, round, dossier, member, standing, reason)
}

/// [`mark_sheet`] without a look at what was answered about conflicts.
pub(super) fn set_standing(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
    standing: Standing,
    reason: &str,
) -> Result<()> {
    let who = seat(connection, round, dossier, member)?;
    if standing == Standing::Scoring {
        execute(
            connection,
            "DELETE FROM sheet WHERE round = ?1 AND dossier = ?2 AND member = ?3",
            (round.0, dossier.0, member.0),
        )?;
        return Ok(());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::new(
            Rule::ReasonMissing,
            format!("Hãy nêu lý do {} của {}.", standing.label().to_lowercase(), who.name),
        )
        .into());
    }
    // What was typed before the conflict was known must not count, and must not stay behind unseen.
    for sql in [
        "DELETE FROM score WHERE round = ?1 AND dossier = ?2 AND member = ?3",
        "DELETE FROM confirmation WHERE round = ?1 AND dossier = ?2 AND member = ?3",
        "DELETE FROM sheet_check WHERE round = ?1 AND dossier = ?2 AND member = ?3",
    ] {
        execute(connection, sql, (round.0, dossier.0, member.0))?;
    }
    execute(
        connection,
        "INSERT INTO sheet (round, dossier, member, standing, reason) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (round, dossier, member) DO UPDATE SET standing = excluded.standing, reason = excluded.reason",
        (round.0, dossier.0, member.0, standing.code(), reason.trim()),
    )?;
    Ok(())
}

pub(in super::super) fn decide(
    connection: &Connection,
    round: RoundId,
    order: &[DossierId],
    by: &str,
    reason: &str,
) -> Result<()> {
    need_open(connection, round)?;
    need_name(by, "Hãy ghi người quyết định thứ tự.")?;
    if reason.trim().is_empty() {
        return Err(Refusal::new(Rule::ReasonMissing, "Hãy nêu lý do xếp thứ tự các hồ sơ đồng điểm.").into());
    }
    let distinct: std::collections::HashSet<_> = order.iter().collect();
    if order.len() < 2 || distinct.len() != order.len() {
        return Err(Refusal::new(Rule::Duplicate, "Hãy xếp thứ tự ít nhất hai hồ sơ khác nhau.").into());
    }
    for dossier in order {
        let inside = any(
            connection,
            "SELECT 1 FROM candidate WHERE round = ?1 AND dossier = ?2",
            (round.0, dossier.0),
        )?;
        if !inside {
            return Err(missing("hồ sơ trong đợt xét").into());
        }
    }
    let decision =
        Decision { order: order.to_vec(), by: by.trim().to_owned(), reason: reason.trim().to_owned() };
    execute(connection, "INSERT INTO decision (round, body) VALUES (?1, ?2)", (round.0, body(&decision)?))?;
    Ok(())
}

/// Records what came out of the box for one dossier; the figures must fit the people who could vote.
pub(in super::super) fn count_votes(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    count: Option<VoteCount>,
) -> Result<()> {
    need_open(connection, round)?;
    let inside =
        any(connection, "SELECT 1 FROM candidate WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?;
    if !inside {
        return Err(missing("hồ sơ trong đợt xét").into());
    }
    let Some(count) = count else {
        execute(connection, "DELETE FROM vote WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?;
        return Ok(());
    };
    if count.dossier != dossier {
        return Err(missing("hồ sơ của kết quả kiểm phiếu").into());
    }
    let members = council::members(connection, round)?;
    // Whoever is recused leaves the line of this dossier empty.
    let mut may_vote = [0u32; 2];
    for member in members.iter().filter(|it| it.votes) {
        if standing(connection, round, dossier, member.id)? != Standing::Recused {
            may_vote[usize::from(!member.present)] += 1;
        }
    }
    let [present, absent] = may_vote;
    if count.ballots() > present {
        return Err(Refusal::new(
            Rule::OutOfRange,
            format!(
                "Tổng số phiếu là {}, nhiều hơn {present} thành viên dự họp được biểu quyết hồ sơ này.",
                count.ballots(),
            ),
        )
        .into());
    }
    if count.written() > absent {
        return Err(Refusal::new(
            Rule::OutOfRange,
            format!(
                "Số ý kiến bằng văn bản là {}, nhiều hơn {absent} thành viên vắng mặt được biểu quyết hồ sơ này.",
                count.written(),
            ),
        )
        .into());
    }
    execute(
        connection,
        "INSERT INTO vote (round, dossier, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (round, dossier) DO UPDATE SET body = excluded.body",
        (round.0, dossier.0, body(&count)?),
    )?;
    Ok(())
}
