//! `show`: questions to the data file, answered as JSON; and `backup`.

use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::award;
use crate::domain::ids::{DossierId, PlanId, RoundId};
use crate::domain::papers::PaperType;
use crate::domain::ranking::rank;
use crate::domain::register::{book, series};
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use crate::forms::Profile;
use crate::storage::{Database, backup_folder};
use chrono::{Datelike, Local, NaiveDate};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The names of values that a question may carry, besides those that say which dossiers are meant.
pub(super) const VALUES: &[&str] = &["data", "on", "to", "rows", "columns", "count", "structure"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("điều cần hỏi (office, units, plans, dossiers …)")?;
    let answer = match what.as_str() {
        "office" => ask(&words, Database::office)?,
        "units" => ask(&words, Database::units)?,
        "movements" => ask(&words, Database::movements)?,
        "plans" => ask(&words, Database::plans)?,
        "bases" => ask(&words, Database::bases)?,
        "plan" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            ask(&words, |db| db.plan(id))?
        }
        "obligations" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            super::plan::follow::show(&words, id)?
        }
        "agenda" => super::agenda::show(&words, day(&words)?)?,
        "deadlines" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            super::plan::deadlines::show(&words, id)?
        }
        "board" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            super::board::show(&words, id)?
        }
        "notes" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            ask(&words, |db| db.duty_notes(id))?
        }
        "publicity" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            ask(&words, |db| db.publicity(id))?
        }
        "publicity-sums" => super::publicity::show_sums(words)?,
        "unit-reports" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            ask(&words, |db| db.unit_reports(id))?
        }
        "dossiers" => super::list::show(&words)?,
        "statistics" => super::statistics::show(&words)?,
        "dossier" => {
            let id = DossierId(words.next_parsed("mã hồ sơ")?);
            ask(&words, |db| db.dossier(id))?
        }
        "subjects" => super::subjects::find(&words)?,
        "subject" => super::subjects::one(words)?,
        "duplicates" => super::subjects::duplicates(&words)?,
        "merge" => super::subjects::merge(words)?,
        "files" => files(words)?,
        "lacking" => lacking(&words)?,
        "warnings" => {
            let id = DossierId(words.next_parsed("mã hồ sơ")?);
            warnings(&words, id)?
        }
        "mappings" => ask(&words, Database::mappings)?,
        "exports" => ask(&words, Database::exports)?,
        "rounds" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            ask(&words, |db| db.rounds(id))?
        }
        "round" => {
            let id = RoundId(words.next_parsed("mã đợt xét")?);
            words.end()?;
            round(&words.database()?.board(id)?)?
        }
        "closings" => super::closings::all(words)?,
        "closing-diff" => super::closings::diff(words)?,
        "conflicts" => super::council::conflicts(words)?,
        "sheets" => super::sheets::show(words)?,
        "papers" => match words.parsed("plan")? {
            Some(plan) => ask(&words, |db| db.papers_of(PlanId(plan)))?,
            None => ask(&words, Database::papers)?,
        },
        "register" => register(&words)?,
        "phrases" => {
            let kind = super::paper::type_of(&words.next("loại văn bản")?)?;
            phrases(&words, kind)?
        }
        "journal" => {
            let most = words.parsed("most")?.unwrap_or(100);
            ask(&words, |db| db.journal(most))?
        }
        "health" => health(&words)?,
        other => return Err(Fault::Usage(format!("Không hỏi được “{other}”."))),
    };
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}

/// The files of one dossier; without one the folder, and every file that is not as it was kept.
fn files(mut words: Words) -> Result<Value, Fault> {
    let dossier: Option<i64> = words.next("mã hồ sơ").ok().map(|id| number(&id)).transpose()?;
    words.end()?;
    let database = words.database()?;
    match dossier {
        Some(id) => {
            let id = database.dossier(DossierId(id))?.dossier.id;
            Ok(serde_json::to_value(database.attachments(id)?)?)
        }
        None => Ok(json!({ "folder": database.files_folder(), "faults": database.check_files()? })),
    }
}

fn number(word: &str) -> Result<i64, Fault> {
    word.parse().map_err(|_| Fault::Usage(format!("“{word}” không phải là mã hồ sơ.")))
}

/// What the dossiers of a plan and year still lack on a day.
fn lacking(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let needed = |name: &str| Fault::Usage(format!("Còn thiếu --{name}."));
    let plan = PlanId(words.parsed("plan")?.ok_or_else(|| needed("plan"))?);
    let year = words.parsed("year")?.ok_or_else(|| needed("year"))?;
    let database = words.database()?;
    let place = database.office()?.map(|office| office.place).unwrap_or_default();
    Ok(serde_json::to_value(database.lacking(plan, year, &place, day(words)?)?)?)
}

/// What there is to be warned of when a dossier is put forward.
fn warnings(words: &Words, id: DossierId) -> Result<Value, Fault> {
    words.end()?;
    let database = words.database()?;
    let file = database.dossier(id)?;
    let mut others = database.dossiers_of(file.subject.id)?;
    others.retain(|other| other.id != id);
    let forms = database.entries()?;
    let found = award::warnings(&file.dossier, &file.subject, &others, &forms, day(words)?);
    Ok(serde_json::to_value(found)?)
}

/// The day behind `--on`, else today.
fn day(words: &Words) -> Result<NaiveDate, Fault> {
    Ok(words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive()))
}

/// The register of numbers with its series: next number, gaps, doubles.
fn register(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let year: Option<i32> = words.parsed("year")?;
    let database = words.database()?;
    let mut lines = book(&database.plans()?, &database.papers()?);
    lines.retain(|line| year.is_none_or(|year| line.on.year() == year));
    let kinds: BTreeSet<(PaperType, i32)> =
        lines.iter().map(|line| (line.kind.series(), line.on.year())).collect();
    let all: Vec<Value> = kinds
        .into_iter()
        .map(|(kind, year)| json!({"type": kind, "year": year, "series": series(&lines, kind, year)}))
        .collect();
    Ok(json!({"lines": lines, "series": all}))
}

/// The parts of a paper that can be worded, with the sentence in force.
fn phrases(words: &Words, kind: PaperType) -> Result<Value, Fault> {
    words.end()?;
    let office = words.database()?.office()?;
    let (id, own) = office.map_or_else(
        || ("state".to_owned(), String::new()),
        |office| (office.profile, office.papers.corrections),
    );
    let profile = Profile::corrected(&id, &own).map_err(|error| Fault::Paper(error.to_string()))?;
    let slots = profile.phrases.slots(kind).iter().map(|slot| {
        json!({"key": slot.key, "label": slot.label, "text": slot.text, "needed": slot.needed, "fixed": slot.fixed})
    });
    Ok(Value::Array(slots.collect()))
}

fn ask<T: Serialize>(
    words: &Words,
    question: impl FnOnce(&Database) -> Result<T, crate::storage::StoreError>,
) -> Result<Value, Fault> {
    words.end()?;
    Ok(serde_json::to_value(question(&words.database()?)?)?)
}

/// The board with its rankings: per kind, and per cluster where the board has clusters.
fn round(board: &Board) -> Result<Value, Fault> {
    let (present, needed) = board.quorum();
    let clusters = |kind: SubjectKind| -> Vec<Value> {
        let names: BTreeSet<&str> = board
            .candidates
            .iter()
            .filter(|candidate| candidate.kind == kind && !candidate.cluster.is_empty())
            .map(|candidate| candidate.cluster.as_str())
            .collect();
        let one = |name: &str| json!({ "cluster": name, "ranking": rank(board, kind, Some(name)) });
        names.into_iter().map(one).collect()
    };
    let rankings: Vec<Value> = SubjectKind::ALL
        .into_iter()
        .filter(|kind| board.candidates.iter().any(|candidate| candidate.kind == *kind))
        .map(|kind| json!({ "overall": rank(board, kind, None), "clusters": clusters(kind) }))
        .collect();
    Ok(json!({ "quorum": { "present": present, "needed": needed }, "rankings": rankings, "board": board }))
}

fn health(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let path = words.data()?;
    let database = words.database()?;
    let found = database.integrity()?;
    let bytes = std::fs::metadata(&path).map(|it| it.len()).unwrap_or_default();
    Ok(json!({
        "path": path,
        "bytes": bytes,
        "whole": found.is_empty(),
        "found": found,
        "revision": database.revision()?,
        "journal": database.check_journal()?,
        "rows": database.row_counts()?,
        "backups": backup_folder(&path),
    }))
}

/// `backup`: a verified copy; an older one of the same name stays as it is.
pub(super) fn back_up(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let target = words.path("out")?;
    if target.exists() {
        return Err(Fault::Exists(target));
    }
    words.database()?.back_up(&target).map_err(|error| Fault::File {
        deed: "ghi",
        path: target.clone(),
        detail: error.to_string(),
    })?;
    writeln!(outlet.out, "{}", json!({ "backup": target, "verified": true }))?;
    Ok(())
}
