//! Dossiers, their steps and their answers to gates.

mod history;
mod lacking;
mod life;
mod reading;
mod returns;
mod statistics;

use super::error::Result;
use super::rows::{any, body, execute, missing, one, still_used};
use crate::domain::correction::Signed;
use crate::domain::criteria::Measure;
use crate::domain::dossier::{Dossier, DossierState, GateAnswer};
use crate::domain::ids::{CriterionId, DossierId};
use crate::domain::{Refusal, Rule};
use crate::text::fold_words;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

pub use history::RoundLine;
pub(super) use history::of_dossier as rounds_of;
pub use lacking::LackingRow;
pub(super) use lacking::of_plan as lacking;
pub(super) use life::lives;
pub use reading::DossierFile;
pub(super) use reading::gates;
pub(super) use reading::{file, of_other_plans, of_plan, of_subject, rows, steps, subjects, submissions};
pub(super) use returns::{all_out, allow_subject, give_back, need_open, take_back, take_over};
pub(super) use statistics::records;

pub(super) fn save(connection: &Connection, dossier: &Dossier) -> Result<()> {
    let plan = super::plan::need_own(connection, dossier.plan)?;
    if !plan.years().contains(&dossier.year) {
        return Err(Refusal::new(
            Rule::PeriodWrong,
            format!(
                "Năm {} nằm ngoài thời gian của kế hoạch “{}” ({}–{}).",
                dossier.year,
                plan.name,
                plan.years().start(),
                plan.years().end()
            ),
        )
        .into());
    }
    let subject = super::subject::get(connection, dossier.subject)?
        .ok_or_else(|| missing("cá nhân, tập thể, hộ hoặc mô hình của hồ sơ"))?;
    if subject.anonymised.is_some() {
        let sentence = "Đối tượng này đã được ẩn danh nên hồ sơ không sửa được.";
        return Err(Refusal::new(Rule::Locked, sentence).into());
    }
    if super::unit::get(connection, dossier.unit)?.is_none() {
        return Err(missing("đơn vị đề nghị").into());
    }
    super::movement::check(connection, &dossier.movements)?;
    let twin = any(
        connection,
        "SELECT 1 FROM dossier WHERE subject = ?1 AND plan = ?2 AND year = ?3 AND id <> ?4",
        (dossier.subject.0, dossier.plan.0, dossier.year, dossier.id.0),
    )?;
    if twin {
        return Err(Refusal::new(
            Rule::Duplicate,
            format!("Đối tượng này đã có hồ sơ năm {} trong kế hoạch. Hãy mở hồ sơ đã có.", dossier.year),
        )
        .into());
    }
    if let Some(before) = get(connection, dossier.id)? {
        returns::allow(connection, &before, dossier)?;
    }
    write(connection, dossier)
}

/// Writes a dossier that was checked.
pub(super) fn write(connection: &Connection, dossier: &Dossier) -> Result<()> {
    let state = state(connection, dossier.id)?.unwrap_or(DossierState::Noticed);
    execute(
        connection,
        include_str!("save.sql"),
        (
            dossier.id.0,
            dossier.subject.0,
            dossier.plan.0,
            dossier.year,
            dossier.unit.0,
            state.code(),
            dossier.received.map(|day| day.to_string()),
            searchable(dossier),
            body(dossier)?,
        ),
    )?;
    Ok(())
}

/// What a search for a dossier reads besides its subject and its unit.
pub(super) fn searchable(dossier: &Dossier) -> String {
    let mut text = format!("{} {} {}", dossier.field, dossier.summary, dossier.proposed);
    let mut add = |words: &str| {
        text.push(' ');
        text.push_str(words);
    };
    for achievement in &dossier.achievements {
        add(&achievement.content);
        add(&achievement.figure);
        add(&achievement.measure);
        add(&achievement.evidence);
    }
    for award in &dossier.past_awards {
        add(&award.form);
        add(&award.decision);
        add(&award.issuer);
        add(&award.reason);
    }
    add(&dossier.remark);
    fold_words(&text)
}

pub(super) fn state(connection: &Connection, id: DossierId) -> Result<Option<DossierState>> {
    let code: Option<String> = connection
        .prepare_cached("SELECT state FROM dossier WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    Ok(code.as_deref().and_then(DossierState::from_code))
}

pub(super) fn get(connection: &Connection, id: DossierId) -> Result<Option<Dossier>> {
    one(connection, "SELECT body FROM dossier WHERE id = ?1", id.0)
}

pub(super) fn need(connection: &Connection, id: DossierId) -> Result<Dossier> {
    Ok(get(connection, id)?.ok_or_else(|| missing("hồ sơ"))?)
}

pub(super) fn remove(connection: &Connection, id: DossierId) -> Result<()> {
    need(connection, id)?;
    if any(connection, "SELECT 1 FROM candidate WHERE dossier = ?1", [id.0])? {
        return Err(still_used(
            "Hồ sơ đang nằm trong một đợt xét nên chưa xóa được. Hãy đưa hồ sơ ra khỏi đợt xét trước.",
        )
        .into());
    }
    if any(connection, "SELECT 1 FROM paper WHERE dossier = ?1", [id.0])? {
        return Err(
            still_used("Đã có văn bản lập cho hồ sơ này nên chưa xóa được. Hãy xóa văn bản trước.").into()
        );
    }
    for sql in [
        "DELETE FROM attachment WHERE dossier = ?1",
        "DELETE FROM dossier_return WHERE dossier = ?1",
        "DELETE FROM gate WHERE dossier = ?1",
        "DELETE FROM step WHERE dossier = ?1",
        "DELETE FROM dossier WHERE id = ?1",
    ] {
        execute(connection, sql, [id.0])?;
    }
    Ok(())
}

pub(super) fn step(
    connection: &Connection,
    id: DossierId,
    to: DossierState,
    on: NaiveDate,
    by: &str,
    reason: &str,
) -> Result<()> {
    need(connection, id)?;
    let from = state(connection, id)?.unwrap_or(DossierState::Noticed);
    if reason.trim().is_empty() && (to.needs_reason() || from.turns_back_to(to)) {
        return Err(Refusal::new(
            Rule::ReasonMissing,
            format!("Hãy nêu lý do khi chuyển hồ sơ từ “{}” sang “{}”.", from.label(), to.label()),
        )
        .into());
    }
    let signed = Signed { on, by: by.to_owned() };
    if to == DossierState::Returned {
        let sentence = "Để trả lại hồ sơ, hãy dùng “Trả lại bổ sung” và đánh dấu các mục cần sửa.";
        return Err(Refusal::new(Rule::StepWrong, sentence).into());
    }
    if from == DossierState::Returned {
        if to != DossierState::Withdrawn {
            let sentence =
                "Hồ sơ đang được trả lại bổ sung. Hãy ghi nhận đã bổ sung xong trước khi chuyển bước.";
            return Err(Refusal::new(Rule::StepWrong, sentence).into());
        }
        returns::abandon(connection, id, &signed)?;
    } else if matches!(to, DossierState::Complete | DossierState::NotEligible) {
        returns::checked(connection, id, &signed)?;
    }
    let in_open_round = any(connection, include_str!("in_open_round.sql"), [id.0])?;
    if in_open_round && to != DossierState::Complete {
        return Err(Refusal::new(
            Rule::Locked,
            "Hồ sơ đang được Hội đồng xét. Hãy chốt đợt xét, hoặc đưa hồ sơ ra khỏi đợt xét trước.",
        )
        .into());
    }
    write_step(connection, id, to, on, by, reason)
}

pub(super) fn write_step(
    connection: &Connection,
    id: DossierId,
    to: DossierState,
    on: NaiveDate,
    by: &str,
    reason: &str,
) -> Result<()> {
    execute(
        connection,
        "INSERT INTO step (dossier, state, on_day, by_whom, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
        (id.0, to.code(), on.to_string(), by, reason.trim()),
    )?;
    execute(connection, "UPDATE dossier SET state = ?2 WHERE id = ?1", (id.0, to.code()))?;
    Ok(())
}

pub(super) fn answer(
    connection: &Connection,
    dossier: DossierId,
    criterion: CriterionId,
    answer: Option<GateAnswer>,
    evidence: &str,
) -> Result<()> {
    let file = need(connection, dossier)?;
    let (gate, set) =
        super::criteria::criterion(connection, criterion)?.ok_or_else(|| missing("điều kiện"))?;
    let kind = super::subject::get(connection, file.subject)?.map(|subject| subject.kind());
    let optional = match gate.measure {
        Measure::Gate { optional } => optional,
        // It happened or it did not.
        Measure::KnockOut { .. } => false,
        _ => {
            return Err(Refusal::new(
                Rule::GateAnswer,
                format!("“{}” không phải là điều kiện bắt buộc.", gate.code),
            )
            .into());
        }
    };
    if set.plan != file.plan || (set.kind.is_some() && set.kind != kind) {
        return Err(Refusal::new(
            Rule::WrongKind,
            "Điều kiện này không áp dụng cho loại đối tượng của hồ sơ.",
        )
        .into());
    }
    if answer == Some(GateAnswer::NotApplicable) && !optional {
        return Err(Refusal::new(
            Rule::GateAnswer,
            format!("Điều kiện “{}” phải trả lời Đạt hoặc Không đạt.", gate.title),
        )
        .into());
    }
    match answer {
        Some(answer) => execute(
            connection,
            "INSERT INTO gate (dossier, criterion, answer, evidence) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (dossier, criterion) DO UPDATE SET answer = excluded.answer, evidence = excluded.evidence",
            (dossier.0, criterion.0, answer.code(), evidence.trim()),
        )?,
        None => execute(
            connection,
            "DELETE FROM gate WHERE dossier = ?1 AND criterion = ?2",
            (dossier.0, criterion.0),
        )?,
    };
    Ok(())
}
