//! Two records of one subject become one. Everything moves; what cannot move without changing a council's result is
//! refused. The capture of rows makes the way back exact.

use super::super::error::Result;
use super::super::files::rows as files;
use super::super::rows::{body, execute};
use super::super::{dossier, round};
use crate::domain::attachment::Attachment;
use crate::domain::dossier::{DossierState, HeldPaper};
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::merging::{Merge, Twin};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

pub(in super::super) fn run(connection: &Connection, merge: &Merge) -> Result<()> {
    let Merge { keep, gone, subject, twins } = merge;
    if keep == gone || subject.id != *keep {
        return Err(Refusal::new(Rule::Circular, "Không gộp một đối tượng với chính nó được.").into());
    }
    let (kept, merged) = (super::need(connection, *keep)?, super::need(connection, *gone)?);
    if kept.kind() != merged.kind() || subject.kind() != kept.kind() {
        let sentence = "Chỉ gộp được hai đối tượng cùng loại (cá nhân với cá nhân, tập thể với tập thể …).";
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    if kept.anonymised.is_some() || merged.anonymised.is_some() {
        return Err(Refusal::new(Rule::Locked, "Đối tượng đã ẩn danh thì không gộp được.").into());
    }
    for (one, other) in same_year(connection, *keep, *gone)? {
        let decided = twins
            .iter()
            .any(|twin| (twin.keep, twin.gone) == (one, other) || (twin.keep, twin.gone) == (other, one));
        if !decided {
            let sentence = "Hai đối tượng đều có hồ sơ trong cùng kế hoạch và năm. Hãy chọn hồ sơ được giữ cho từng năm rồi gộp lại.";
            return Err(Refusal::new(Rule::Duplicate, sentence).into());
        }
    }
    for twin in twins {
        join(connection, twin, merge)?;
    }
    for sql in [
        "UPDATE dossier SET subject = ?1, body = json_set(body, '$.subject', ?1) WHERE subject = ?2",
        "UPDATE not_same SET a = min(?1, b), b = max(?1, b) WHERE a = ?2 AND b <> ?1
             AND NOT EXISTS (SELECT 1 FROM not_same o WHERE o.a = min(?1, not_same.b) AND o.b = max(?1, not_same.b))",
        "UPDATE not_same SET a = min(?1, a), b = max(?1, a) WHERE b = ?2 AND a <> ?1
             AND NOT EXISTS (SELECT 1 FROM not_same o WHERE o.a = min(?1, not_same.a) AND o.b = max(?1, not_same.a))",
    ] {
        execute(connection, sql, (keep.0, gone.0))?;
    }
    execute(connection, "DELETE FROM not_same WHERE a = ?1 OR b = ?1", [gone.0])?;
    owners(connection, *keep, *gone)?;
    super::super::follow::featured_as(connection, *gone, *keep)?;
    super::save(connection, subject)?;
    execute(connection, "DELETE FROM subject WHERE id = ?1", [gone.0])?;
    Ok(())
}

/// Dossiers of both in the same plan and year.
fn same_year(connection: &Connection, a: SubjectId, b: SubjectId) -> Result<Vec<(DossierId, DossierId)>> {
    let mut statement = connection.prepare_cached(
        "SELECT one.id, other.id FROM dossier one JOIN dossier other
         ON other.plan = one.plan AND other.year = one.year AND other.subject = ?2 WHERE one.subject = ?1",
    )?;
    let rows = statement.query_map((a.0, b.0), |row| Ok((DossierId(row.get(0)?), DossierId(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of two dossiers goes into the other with its life, answers, files and papers.
fn join(connection: &Connection, twin: &Twin, merge: &Merge) -> Result<()> {
    let (kept, gone) = (dossier::need(connection, twin.keep)?, dossier::need(connection, twin.gone)?);
    let theirs = [merge.keep, merge.gone];
    let fit = kept.plan == gone.plan
        && kept.year == gone.year
        && kept.id != gone.id
        && theirs.contains(&kept.subject)
        && theirs.contains(&gone.subject)
        && twin.dossier.id == kept.id
        && (twin.dossier.plan, twin.dossier.year) == (kept.plan, kept.year);
    if !fit {
        let sentence =
            "Hai hồ sơ được chọn để gộp không cùng kế hoạch, năm và đối tượng. Hãy mở lại trang gộp.";
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    if !round::parts_of(connection, gone.id)?.is_empty() {
        let rounds: Vec<String> =
            round::parts_of(connection, gone.id)?.into_iter().map(|(_, name)| name).collect();
        let sentence = format!(
            "Hồ sơ bị gộp đã được đưa ra Hội đồng ở đợt xét “{}”, điểm và phiếu gắn với hồ sơ ấy. Hãy chọn giữ chính hồ sơ đó; nếu cả hai hồ sơ đều đã đưa ra Hội đồng thì đưa một hồ sơ ra khỏi đợt xét trước.",
            rounds.join("”, “")
        );
        return Err(Refusal::new(Rule::StillUsed, sentence).into());
    }
    for id in [kept.id, gone.id] {
        if dossier::state(connection, id)? == Some(DossierState::Returned) {
            let sentence = format!(
                "Hồ sơ năm {} đang được trả lại bổ sung nên chưa gộp được. Hãy ghi nhận đã bổ sung xong rồi gộp.",
                kept.year
            );
            return Err(Refusal::new(Rule::Locked, sentence).into());
        }
    }
    join_steps(connection, kept.id, gone.id)?;
    join_gates(connection, kept.id, gone.id)?;
    let proven = join_files(connection, kept.id, gone.id)?;
    let ids = (kept.id.0, gone.id.0);
    for sql in [
        "UPDATE dossier_return SET dossier = ?1 WHERE dossier = ?2",
        "UPDATE paper SET dossier = ?1, body = json_set(body, '$.dossier', ?1) WHERE dossier = ?2",
    ] {
        execute(connection, sql, ids)?;
    }
    execute(connection, "DELETE FROM dossier WHERE id = ?1", [gone.id.0])?;
    let mut merged = twin.dossier.clone();
    merged.subject = merge.keep;
    for item in proven {
        if merged.papers.iter().all(|paper| paper.item != item) {
            merged.papers.push(HeldPaper { item, ..HeldPaper::default() });
        }
    }
    // The one that stays may have belonged to the subject that goes.
    execute(connection, "UPDATE dossier SET subject = ?2 WHERE id = ?1", (kept.id.0, merge.keep.0))?;
    dossier::save(connection, &merged)
}

/// The steps of both in the order of their days; the last of the dossier that stays remains the last, since it says
/// where that dossier is.
fn join_steps(connection: &Connection, kept: DossierId, gone: DossierId) -> Result<()> {
    let mine = dossier::steps(connection, kept)?;
    let mut all = dossier::steps(connection, gone)?;
    if all.is_empty() {
        return Ok(());
    }
    let last = mine.last().cloned();
    all.splice(0..0, mine.into_iter().rev().skip(1).rev());
    all.sort_by_key(|step| step.on);
    all.extend(last);
    // Steps follow each other by their numbers.
    execute(connection, "DELETE FROM step WHERE dossier IN (?1, ?2)", (kept.0, gone.0))?;
    for step in all {
        execute(
            connection,
            "INSERT INTO step (dossier, state, on_day, by_whom, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
            (kept.0, step.state.code(), step.on.to_string(), step.by, step.reason),
        )?;
    }
    Ok(())
}

/// Where both answered a gate the answer of the dossier that stays holds; what the other rested on is kept beside it.
fn join_gates(connection: &Connection, kept: DossierId, gone: DossierId) -> Result<()> {
    let mine = dossier::gates(connection, kept)?;
    for theirs in dossier::gates(connection, gone)? {
        let ids = (kept.0, gone.0, theirs.criterion.0);
        let Some(own) = mine.iter().find(|own| own.criterion == theirs.criterion) else {
            execute(connection, "UPDATE gate SET dossier = ?1 WHERE dossier = ?2 AND criterion = ?3", ids)?;
            continue;
        };
        let (said, same) = (theirs.evidence.trim(), theirs.answer == own.answer);
        let more = match (same, said.is_empty()) {
            (true, _) if own.evidence.contains(said) => String::new(),
            (true, _) => said.to_owned(),
            (false, true) => format!("Hồ sơ đã gộp: {}", theirs.answer.label()),
            (false, false) => format!("Hồ sơ đã gộp: {} ({said})", theirs.answer.label()),
        };
        if !more.is_empty() {
            let between = if own.evidence.trim().is_empty() { "" } else { "; " };
            execute(
                connection,
                "UPDATE gate SET evidence = ?3 WHERE dossier = ?1 AND criterion = ?2",
                (kept.0, own.criterion.0, format!("{}{between}{more}", own.evidence.trim())),
            )?;
        }
        execute(
            connection,
            "DELETE FROM gate WHERE dossier = ?1 AND criterion = ?2",
            (gone.0, own.criterion.0),
        )?;
    }
    Ok(())
}

/// A file that both hold is there once; what was said of it in either is said of it. Where it proves one paper here and
/// another there, that other paper comes back: it is there too.
fn join_files(connection: &Connection, kept: DossierId, gone: DossierId) -> Result<Vec<String>> {
    let mut proven = Vec::new();
    let mine = files::of(connection, kept)?;
    let after = mine.iter().map(|file| file.order).max().unwrap_or(0);
    for mut theirs in files::of(connection, gone)? {
        match mine.iter().find(|own| own.sha256 == theirs.sha256) {
            None => {
                theirs.dossier = kept;
                theirs.order = theirs.order.saturating_add(after);
                write_file(connection, &theirs)?;
            }
            Some(own) => {
                let mut own = own.clone();
                let mut said = vec![theirs.note.trim().to_owned()];
                if own.name.trim() != theirs.name.trim() {
                    said.push(format!("tên khác: {}", theirs.name.trim()));
                }
                if own.item.is_empty() {
                    own.item.clone_from(&theirs.item);
                } else if !theirs.item.is_empty() && own.item != theirs.item {
                    proven.push(theirs.item.clone());
                }
                for words in said {
                    if own.note.contains(words.as_str()) {
                        continue;
                    }
                    let between = if own.note.trim().is_empty() { "" } else { "; " };
                    own.note = format!("{}{between}{words}", own.note.trim());
                }
                write_file(connection, &own)?;
                execute(connection, "DELETE FROM attachment WHERE id = ?1", [theirs.id.0])?;
            }
        }
    }
    Ok(proven)
}

fn write_file(connection: &Connection, file: &Attachment) -> Result<()> {
    execute(
        connection,
        "UPDATE attachment SET dossier = ?2, body = ?3 WHERE id = ?1",
        (file.id.0, file.dossier.0, body(file)?),
    )?;
    Ok(())
}

/// The models that name `owner` among their owners.
pub(in super::super) fn models_of(connection: &Connection, owner: SubjectId) -> Result<Vec<SubjectId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT subject.id FROM subject, json_each(subject.body, '$.detail.owned_by') owner
         WHERE subject.kind = 'model' AND owner.value = ?1",
    )?;
    let models = statement.query_map([owner.0], |row| row.get(0).map(SubjectId))?;
    Ok(models.collect::<rusqlite::Result<_>>()?)
}

/// Models that name the one that goes among their owners now name the one that stays.
fn owners(connection: &Connection, keep: SubjectId, gone: SubjectId) -> Result<()> {
    for id in models_of(connection, gone)? {
        let Some(mut model) = super::get(connection, id)? else { continue };
        if let crate::domain::subject::Detail::Model(it) = &mut model.detail {
            it.owned_by.retain(|owner| *owner != gone && *owner != keep);
            it.owned_by.push(keep);
        }
        super::write(connection, &model)?;
    }
    Ok(())
}
