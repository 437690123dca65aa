//! `criteria`: ready sets, sets from Excel and to Excel, the versions of a set.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::criteria::{CriteriaSet, ready};
use crate::domain::ids::{CriteriaSetId, PlanId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Command, Stamp};
use crate::exchange::criteria::{ReadError, criteria_xlsx, read_criteria};
use crate::exchange::sheets::SheetError;
use crate::storage::Database;
use chrono::{Datelike, Local};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "plan", "kind", "out"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry", "replace"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với bộ tiêu chí (ready, read, write, versions)")?;
    let answer = match what.as_str() {
        "ready" => offer(words)?,
        "read" => read(words)?,
        "write" => write(words)?,
        "versions" => {
            let id = CriteriaSetId(words.next_parsed("mã bộ tiêu chí")?);
            words.end()?;
            let database = words.database()?;
            set_of(&database, id)?;
            serde_json::to_value(database.criteria_versions(id)?)?
        }
        other => return Err(Fault::Usage(format!("Không có lệnh “criteria {other}”."))),
    };
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}

/// The ready sets; with a key, that one given to a plan.
fn offer(mut words: Words) -> Result<Value, Fault> {
    let Ok(key) = words.next("tên bộ tiêu chí có sẵn") else {
        let year = words.moment()?.with_timezone(&Local).year();
        let one = |ready: &ready::Ready| {
            json!({"key": ready.key, "name": ready.name, "kind": ready.kind, "years": ready.years(),
                "holds": ready.holds_in(year), "criteria": ready.criteria.len(), "source": ready.source,
                "note": ready.note})
        };
        return Ok(Value::Array(ready::offered(None, year).into_iter().map(one).collect()));
    };
    words.end()?;
    let Some(ready) = ready::find(&key) else {
        let known: Vec<&str> = ready::all().iter().map(|ready| ready.key.as_str()).collect();
        return Err(Fault::Usage(format!("Không có bộ tiêu chí “{key}”. Hiện có: {}.", known.join(", "))));
    };
    let plan = plan_of(&words)?;
    let mut database = words.database()?;
    let mut set = ready.build(plan, &mut identifiers());
    if let Some(before) = replaced(&words, &database, plan, set.kind)? {
        set.id = before.id;
    }
    let receipt = enter(&words, &mut database, &set)?;
    Ok(json!({"set": set, "note": ready.note, "receipt": receipt}))
}

fn read(mut words: Words) -> Result<Value, Fault> {
    let file = PathBuf::from(words.next("tên tệp .xlsx")?);
    words.end()?;
    let read = read_criteria(&file).map_err(|error| unread(&file, error))?;
    let dry = words.mark("dry");
    let named = words.value("kind").map(kind_of).transpose()?;
    let mut answer = json!({"sheet": read.sheet, "remarks": read.remarks, "refusal": read.refusal});
    if dry {
        let kind = named.or(read.kind).flatten();
        answer["set"] = serde_json::to_value(CriteriaSet { kind, ..read.found })?;
        return Ok(answer);
    }
    let Some(kind) = named.or(read.kind) else {
        return Err(Fault::Usage(
            "Tệp không ghi dành cho đối tượng nào; còn thiếu --kind (collective, person, household, model hoặc all)."
                .to_owned(),
        ));
    };
    let plan = plan_of(&words)?;
    let mut database = words.database()?;
    let before = replaced(&words, &database, plan, kind)?;
    let set = read.set(plan, kind, before.as_ref(), &mut identifiers());
    answer["receipt"] = enter(&words, &mut database, &set)?;
    answer["set"] = serde_json::to_value(set)?;
    Ok(answer)
}

fn unread(file: &Path, error: ReadError) -> Fault {
    match error {
        ReadError::File(SheetError::Disk { detail, .. }) => {
            Fault::File { deed: "đọc", path: file.to_owned(), detail }
        }
        other => Fault::Paper(other.to_string()),
    }
}

fn write(mut words: Words) -> Result<Value, Fault> {
    let id = CriteriaSetId(words.next_parsed("mã bộ tiêu chí")?);
    words.end()?;
    let target = words.path("out")?;
    let set = set_of(&words.database()?, id)?;
    let bytes = criteria_xlsx(&set).map_err(|error| Fault::Paper(error.to_string()))?;
    super::words::write_whole(&target, &bytes)?;
    Ok(json!({"written": target, "set": id, "criteria": set.criteria.len()}))
}

fn plan_of(words: &Words) -> Result<PlanId, Fault> {
    let plan =
        words.parsed("plan")?.ok_or_else(|| Fault::Usage("Còn thiếu --plan và mã kế hoạch.".to_owned()))?;
    Ok(PlanId(plan))
}

/// "all" for every kind of subject.
fn kind_of(word: &str) -> Result<Option<SubjectKind>, Fault> {
    if word == "all" {
        return Ok(None);
    }
    SubjectKind::from_code(word)
        .map(Some)
        .ok_or_else(|| Fault::Usage(format!("Không hiểu “{word}” sau --kind.")))
}

/// The set of the plan for the same kind, where it shall be replaced; without the mark the store refuses a second one.
fn replaced(
    words: &Words,
    database: &Database,
    plan: PlanId,
    kind: Option<SubjectKind>,
) -> Result<Option<CriteriaSet>, Fault> {
    if !words.mark("replace") {
        return Ok(None);
    }
    Ok(database.plan(plan)?.sets.into_iter().find(|set| set.kind == kind))
}

fn set_of(database: &Database, id: CriteriaSetId) -> Result<CriteriaSet, Fault> {
    for plan in database.plans()? {
        if let Some(set) = database.plan(plan.id)?.sets.into_iter().find(|set| set.id == id) {
            return Ok(set);
        }
    }
    Err(Fault::Usage(format!("Không có bộ tiêu chí số {}.", id.0)))
}

fn enter(words: &Words, database: &mut Database, set: &CriteriaSet) -> Result<Value, Fault> {
    let stamp = Stamp { at: words.moment()?, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
    let command = Command::SaveCriteriaSet { set: set.clone() };
    Ok(serde_json::to_value(database.perform(&command, &stamp)?)?)
}
