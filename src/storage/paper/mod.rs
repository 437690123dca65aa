//! Papers beside the plan: drafts, issued, cancelled, and those made elsewhere.

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, one};
use crate::domain::ids::{PaperId, PlanId};
use crate::domain::papers::{Ground, Paper, PaperState, PaperType};
use crate::domain::register::{book, is_taken};
use crate::domain::{Refusal, Rule};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

pub(super) fn save(connection: &Connection, paper: &Paper) -> Result<()> {
    if paper.kind == PaperType::Plan && !paper.outside {
        return Err(Refusal::new(Rule::WrongKind, "Kế hoạch được soạn ở màn hình Kế hoạch.").into());
    }
    if let Some(before) = get(connection, paper.id)? {
        refuse_locked(&before)?;
    }
    check_ground(connection, paper)?;
    let mut stored = paper.clone();
    if paper.outside {
        let (Some(number), Some(on)) = (&paper.number, paper.issued_on) else {
            return Err(Refusal::new(Rule::NameMissing, "Hãy nhập số và ngày của văn bản.").into());
        };
        need_name(number, "Hãy nhập số của văn bản.")?;
        refuse_taken(connection, paper, number, on)?;
        stored.state = PaperState::Issued;
    } else {
        // State, number and day come from issuing; a draft saved late cannot undo or forge it.
        stored.state = PaperState::Draft;
        (stored.number, stored.issued_on) = (None, None);
    }
    write(connection, &stored)
}

fn check_ground(connection: &Connection, paper: &Paper) -> Result<()> {
    super::plan::need_own(connection, paper.plan)?;
    if let Some(round) = paper.round
        && super::round::need(connection, round)?.plan != paper.plan
    {
        return Err(missing("đợt xét của kế hoạch này").into());
    }
    if let Some(dossier) = paper.dossier
        && super::dossier::need(connection, dossier)?.plan != paper.plan
    {
        return Err(missing("hồ sơ của kế hoạch này").into());
    }
    if paper.kind.ground() == Ground::Round
        && paper.round.is_none()
        && !paper.outside
        && paper.options.selection != crate::domain::papers::Selection::Nominated
    {
        return Err(Refusal::new(Rule::NotReady, "Hãy chọn đợt xét của văn bản này.").into());
    }
    let lines = paper.signature.as_ref().map_or(1, |signature| signature.lines.len());
    if !(1..=3).contains(&lines) {
        return Err(Refusal::new(Rule::OutOfRange, "Phần ký có từ 1 đến 3 dòng trên họ tên.").into());
    }
    Ok(())
}

fn write(connection: &Connection, paper: &Paper) -> Result<()> {
    execute(
        connection,
        include_str!("save.sql"),
        (
            paper.id.0,
            paper.kind.code(),
            paper.plan.0,
            paper.year,
            paper.round.map(|round| round.0),
            paper.dossier.map(|dossier| dossier.0),
            super::word(&paper.state)?,
            paper.number.as_deref(),
            paper.issued_on.map(|day| day.to_string()),
            body(paper)?,
        ),
    )?;
    Ok(())
}

/// One number is borne by one paper of a type and year (NĐ 30/2020, ô 3).
fn refuse_taken(connection: &Connection, paper: &Paper, number: &str, on: NaiveDate) -> Result<()> {
    let lines = book(&super::plan::all(connection)?, &all(connection)?);
    if is_taken(&lines, paper.kind, on.year(), number, Some(paper.id)) {
        return Err(Refusal::new(
            Rule::Duplicate,
            format!(
                "Số {} đã dùng cho một văn bản cùng loại trong năm {}. Hãy xem sổ đăng ký và chọn số khác.",
                number.trim(),
                on.year()
            ),
        )
        .into());
    }
    Ok(())
}

pub(super) fn issue(
    connection: &Connection,
    id: PaperId,
    number: &str,
    on: NaiveDate,
    kept: Option<&str>,
) -> Result<()> {
    let mut paper = need(connection, id)?;
    refuse_locked(&paper)?;
    if paper.kind.is_numbered() {
        need_name(number, "Hãy nhập số của văn bản.")?;
        refuse_taken(connection, &paper, number, on)?;
        paper.number = Some(number.trim().to_owned());
    }
    paper.issued_on = Some(on);
    paper.state = PaperState::Issued;
    write(connection, &paper)?;
    execute(connection, "UPDATE paper SET kept = ?2 WHERE id = ?1", (id.0, kept))?;
    Ok(())
}

pub(super) fn cancel(connection: &Connection, id: PaperId, reason: &str) -> Result<()> {
    let mut paper = need(connection, id)?;
    if paper.state != PaperState::Issued {
        return Err(Refusal::new(Rule::NotReady, "Chỉ hủy được văn bản đã ban hành.").into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::new(Rule::ReasonMissing, "Hãy ghi lý do hủy văn bản.").into());
    }
    paper.state = PaperState::Cancelled;
    paper.texts.insert(CANCELLED.to_owned(), reason.trim().to_owned());
    write(connection, &paper)
}

/// Where the reason of a cancelling is kept among the paper's words.
const CANCELLED: &str = "cancelled";

pub(super) fn remove(connection: &Connection, id: PaperId) -> Result<()> {
    let paper = need(connection, id)?;
    if !paper.outside {
        refuse_locked(&paper)?;
    }
    super::follow::without_paper(connection, id)?;
    execute(connection, "DELETE FROM paper WHERE id = ?1", [id.0])?;
    Ok(())
}

/// An issued or cancelled paper is not changed by anything but cancelling; one made elsewhere is only a line of the
/// register and can be put right.
fn refuse_locked(paper: &Paper) -> Result<()> {
    if paper.state == PaperState::Draft || paper.outside {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::Locked,
        "Văn bản này đã ban hành nên không sửa được nữa. Nếu có sai sót, hãy hủy văn bản và lập văn bản khác.",
    )
    .into())
}

pub(super) fn get(connection: &Connection, id: PaperId) -> Result<Option<Paper>> {
    one(connection, "SELECT body FROM paper WHERE id = ?1", id.0)
}

pub(super) fn need(connection: &Connection, id: PaperId) -> Result<Paper> {
    Ok(get(connection, id)?.ok_or_else(|| missing("văn bản"))?)
}

/// The paper as it was issued, packed.
pub(super) fn kept(connection: &Connection, id: PaperId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT kept FROM paper WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?
        .flatten())
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Paper>> {
    bodies(connection, "SELECT body FROM paper ORDER BY id", [])
}

pub(super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Paper>> {
    bodies(connection, "SELECT body FROM paper WHERE plan = ?1 ORDER BY id", [plan.0])
}

/// Whether a paper under `plan` stands in the way of removing it.
pub(super) fn rest_on(connection: &Connection, plan: PlanId) -> Result<bool> {
    any(connection, "SELECT 1 FROM paper WHERE plan = ?1", [plan.0])
}
