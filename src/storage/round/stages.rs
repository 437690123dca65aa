//! Figures before the council's own, members' confirmations, and the second person's comparison.

use super::super::error::Result;
use super::super::rows::{any, bodies, body, execute, known, need_name};
use super::scoring::{Figure, applying, enter_score, points_of, refuse_recused, seat};
use crate::domain::correction::Signed;
use crate::domain::criteria::Input;
use crate::domain::ids::{CriterionId, DossierId, MemberId, RoundId};
use crate::domain::points::Points;
use crate::domain::round::{CheckedFigure, Confirmation, Member, SheetCheck, Stage, StageScore};
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

/// A sheet that its member confirmed, or that a second person compared and found equal, is changed only with a reason (M16).
pub(super) fn allow_change(
    connection: &Connection,
    (round, dossier, member): (RoundId, DossierId, MemberId),
    who: &Member,
    reason: &str,
) -> Result<()> {
    if !reason.trim().is_empty() {
        return Ok(());
    }
    let key = (round.0, dossier.0, member.0);
    let confirmed =
        any(connection, "SELECT 1 FROM confirmation WHERE round = ?1 AND dossier = ?2 AND member = ?3", key)?;
    if confirmed || agrees(connection, round, dossier, member)? {
        let done = if confirmed { "xác nhận" } else { "đối chiếu" };
        return Err(Refusal::new(
            Rule::ReasonMissing,
            format!("Phiếu chấm của {} đã {done} nên sửa điểm phải nêu lý do.", who.name),
        )
        .into());
    }
    Ok(())
}

/// Whether the sheet was compared and stands as the second person read it.
fn agrees(connection: &Connection, round: RoundId, dossier: DossierId, member: MemberId) -> Result<bool> {
    let check: Option<SheetCheck> = bodies(
        connection,
        "SELECT body FROM sheet_check WHERE round = ?1 AND dossier = ?2 AND member = ?3",
        (round.0, dossier.0, member.0),
    )?
    .pop();
    let Some(check) = check else { return Ok(false) };
    for figure in &check.figures {
        let here: Option<i64> = connection
            .prepare_cached(
                "SELECT hundredths FROM score WHERE round = ?1 AND dossier = ?2 AND member = ?3 AND criterion = ?4",
            )?
            .query_row((round.0, dossier.0, member.0, figure.criterion.0), |row| row.get(0))
            .optional()?;
        if here.map(Points::hundredths) != figure.points {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(in super::super) fn enter_stage(
    connection: &Connection,
    dossier: DossierId,
    criterion: CriterionId,
    stage: Stage,
    figure: &Figure<'_>,
    by: &str,
) -> Result<()> {
    super::super::dossier::need(connection, dossier)?;
    let key = (dossier.0, criterion.0, stage.code());
    if figure.points.is_none() && figure.input.is_none() {
        execute(
            connection,
            "DELETE FROM stage_score WHERE dossier = ?1 AND criterion = ?2 AND stage = ?3",
            key,
        )?;
        return Ok(());
    }
    let found = applying(connection, dossier, criterion)?;
    let Some(points) = points_of(&found, figure)? else { return Ok(()) };
    if stage == Stage::Appraised && figure.reason.trim().is_empty() {
        let own: Option<i64> = connection
            .prepare_cached(
                "SELECT hundredths FROM stage_score WHERE dossier = ?1 AND criterion = ?2 AND stage = ?3",
            )?
            .query_row((dossier.0, criterion.0, Stage::SelfScore.code()), |row| row.get(0))
            .optional()?;
        if own.is_some_and(|own| own != points.as_hundredths()) {
            return Err(Refusal::new(
                Rule::ReasonMissing,
                format!(
                    "Điểm thẩm định tiêu chí “{}” khác điểm đơn vị tự chấm nên phải nêu lý do.",
                    found.code
                ),
            )
            .into());
        }
    }
    execute(
        connection,
        "INSERT INTO stage_score (dossier, criterion, stage, hundredths, input, reason, by_whom)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (dossier, criterion, stage) DO UPDATE SET hundredths = excluded.hundredths,
             input = excluded.input, reason = excluded.reason, by_whom = excluded.by_whom",
        (
            dossier.0,
            criterion.0,
            stage.code(),
            points.as_hundredths(),
            figure.input.map(|input| body(&input)).transpose()?,
            figure.reason.trim(),
            by.trim(),
        ),
    )?;
    Ok(())
}

/// The unit's own and the appraised figures of the dossiers of a round.
pub(super) fn of_round(connection: &Connection, round: RoundId) -> Result<Vec<StageScore>> {
    let sql = "SELECT s.dossier, s.criterion, s.stage, s.hundredths, s.input, s.reason, s.by_whom
         FROM stage_score s JOIN candidate c ON c.dossier = s.dossier
         WHERE c.round = ?1 ORDER BY s.dossier, s.criterion, s.stage";
    read(connection, sql, round.0)
}

/// The unit's own and the appraised figures of one dossier.
pub(in super::super) fn of_dossier(connection: &Connection, dossier: DossierId) -> Result<Vec<StageScore>> {
    let sql = "SELECT dossier, criterion, stage, hundredths, input, reason, by_whom
         FROM stage_score WHERE dossier = ?1 ORDER BY criterion, stage";
    read(connection, sql, dossier.0)
}

fn read(connection: &Connection, sql: &str, id: i64) -> Result<Vec<StageScore>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let stage: String = row.get(2)?;
        let input: Option<String> = row.get(4)?;
        out.push(StageScore {
            dossier: DossierId(row.get(0)?),
            criterion: CriterionId(row.get(1)?),
            stage: known(Stage::from_code(&stage), &stage)?,
            points: Points::hundredths(row.get(3)?),
            input: input.map(|text| serde_json::from_str::<Input>(&text)).transpose()?,
            reason: row.get(5)?,
            by: row.get(6)?,
        });
    }
    Ok(out)
}

/// Fills the empty cells of a sheet with what is proposed.
pub(in super::super) fn take_proposed(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
) -> Result<()> {
    let who = seat(connection, round, dossier, member)?;
    refuse_recused(connection, (round, dossier), &who)?;
    let mut proposed = of_dossier(connection, dossier)?;
    // The appraised figure stands before the unit's own.
    proposed.sort_by_key(|it| (it.criterion, std::cmp::Reverse(it.stage)));
    proposed.dedup_by_key(|it| it.criterion);
    if proposed.is_empty() {
        return Err(Refusal::new(
            Rule::NotFound,
            "Hồ sơ này chưa có điểm tự chấm hoặc điểm thẩm định để lấy theo.",
        )
        .into());
    }
    for it in proposed {
        let taken = any(
            connection,
            "SELECT 1 FROM score WHERE round = ?1 AND dossier = ?2 AND member = ?3 AND criterion = ?4",
            (round.0, dossier.0, member.0, it.criterion.0),
        )?;
        // A criterion that a revision left out, or lowered, has nothing to be taken over.
        let fits = applying(connection, dossier, it.criterion)
            .is_ok_and(|c| crate::domain::criteria::check_score(&c, it.points).is_ok());
        if taken || !fits {
            continue;
        }
        let figure = Figure { points: Some(it.points), input: it.input, reason: "", file: None };
        enter_score(connection, round, dossier, member, it.criterion, &figure)?;
        execute(
            connection,
            "UPDATE score SET copied = 1 WHERE round = ?1 AND dossier = ?2 AND member = ?3 AND criterion = ?4",
            (round.0, dossier.0, member.0, it.criterion.0),
        )?;
    }
    Ok(())
}

/// The confirmed sheets of a round.
pub(super) fn confirmations(connection: &Connection, round: RoundId) -> Result<Vec<Confirmation>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier, member, on_day FROM confirmation WHERE round = ?1 ORDER BY dossier, member",
    )?;
    let mut rows = statement.query([round.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(2)?;
        out.push(Confirmation {
            dossier: DossierId(row.get(0)?),
            member: MemberId(row.get(1)?),
            on: known(day.parse().ok(), &day)?,
        });
    }
    Ok(out)
}

pub(in super::super) fn confirm_sheet(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
    on: Option<NaiveDate>,
    reason: &str,
) -> Result<()> {
    let who = seat(connection, round, dossier, member)?;
    let Some(on) = on else {
        if reason.trim().is_empty() {
            return Err(Refusal::new(
                Rule::ReasonMissing,
                format!("Hãy nêu lý do bỏ xác nhận phiếu chấm của {}.", who.name),
            )
            .into());
        }
        execute(
            connection,
            "DELETE FROM confirmation WHERE round = ?1 AND dossier = ?2 AND member = ?3",
            (round.0, dossier.0, member.0),
        )?;
        return Ok(());
    };
    refuse_recused(connection, (round, dossier), &who)?;
    let board = super::board(connection, round)?;
    let candidate = board.candidate(dossier).ok_or_else(|| super::missing("hồ sơ trong đợt xét"))?;
    let scale = crate::domain::tally::Scale::of(&board, candidate.kind);
    let tally = crate::domain::tally::Figures::new(&board).tally(candidate, &scale);
    let ballot = board.members.iter().position(|it| it.id == member).and_then(|at| tally.ballots.get(at));
    if !matches!(ballot, Some(crate::domain::tally::Ballot::Scored { .. })) {
        return Err(Refusal::new(
            Rule::NotReady,
            format!("{} chưa chấm xong hồ sơ của {} nên chưa xác nhận được.", who.name, candidate.name),
        )
        .into());
    }
    execute(
        connection,
        "INSERT INTO confirmation (round, dossier, member, on_day) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (round, dossier, member) DO UPDATE SET on_day = excluded.on_day",
        (round.0, dossier.0, member.0, on.to_string()),
    )?;
    Ok(())
}

/// What second persons read in a round.
pub(super) fn checks(connection: &Connection, round: RoundId) -> Result<Vec<SheetCheck>> {
    bodies(connection, "SELECT body FROM sheet_check WHERE round = ?1 ORDER BY dossier, member", [round.0])
}

pub(in super::super) fn check_sheet(
    connection: &Connection,
    round: RoundId,
    dossier: DossierId,
    member: MemberId,
    figures: Option<&[CheckedFigure]>,
    asked: &Signed,
) -> Result<()> {
    let who = seat(connection, round, dossier, member)?;
    let Some(figures) = figures else {
        execute(
            connection,
            "DELETE FROM sheet_check WHERE round = ?1 AND dossier = ?2 AND member = ?3",
            (round.0, dossier.0, member.0),
        )?;
        return Ok(());
    };
    refuse_recused(connection, (round, dossier), &who)?;
    need_name(&asked.by, "Hãy ghi người đối chiếu.")?;
    for figure in figures {
        let criterion = applying(connection, dossier, figure.criterion)?;
        if let Some(points) = figure.points {
            crate::domain::criteria::check_score(&criterion, points)?;
        }
    }
    let check = SheetCheck {
        dossier,
        member,
        by: asked.by.trim().to_owned(),
        on: asked.on,
        figures: figures.to_vec(),
    };
    execute(
        connection,
        "INSERT INTO sheet_check (round, dossier, member, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (round, dossier, member) DO UPDATE SET body = excluded.body",
        (round.0, dossier.0, member.0, body(&check)?),
    )?;
    Ok(())
}
