//! `import`: a list of exemplars from any file that holds tables: how it would be read, what comes of each row, and in.

use super::leaving::note;
use super::plan::identifiers;
use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::ids::{MappingId, PlanId, SubjectId, UnitId};
use crate::domain::import::{
    Choices, Field, Mapping, OutcomeKind, RowKey, SavedMapping, Who, judge, layouts,
};
use crate::domain::personal::ExportNote;
use crate::domain::sheet::Sheet;
use crate::domain::subject::SubjectKind;
use crate::domain::{Command, Stamp};
use crate::exchange::sheets::{bytes_of, ending, pasted, sheets_of, written_back};
use crate::exchange::{import_marks, import_result};
use crate::storage::{Database, next_backup};
use crate::text::{fold, same};
use chrono::{Datelike, Local};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &[
    "data", "who", "at", "plan", "year", "sheet", "mapping", "columns", "head", "kind", "unit", "units",
    "convert", "skip", "apart", "same", "result", "table", "save",
];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với danh sách (take, map)")?;
    let answer = match what.as_str() {
        "take" => take(words)?,
        "map" => map(words)?,
        other => return Err(Fault::Usage(format!("Không có lệnh “import {other}”."))),
    };
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}

/// A list as it was given: its sheets, and its bytes for the copy with the column of results.
struct Given {
    name: String,
    ending: String,
    bytes: Vec<u8>,
    sheets: Vec<Sheet>,
}

fn given(words: &mut Words) -> Result<Given, Fault> {
    let file =
        words.next("tên tệp danh sách (.xlsx, .xls, .ods, .csv, .docx; dấu - là bảng dán từ bàn phím)")?;
    words.end()?;
    let mut given = if file == "-" {
        let sheet = pasted(&super::check::read("-")?);
        Given { name: String::new(), ending: String::new(), bytes: Vec::new(), sheets: vec![sheet] }
    } else {
        let path = Path::new(&file);
        let (ending, bytes) = (ending(path), bytes_of(path).map_err(Fault::Sheets)?);
        let sheets = sheets_of(&ending, &bytes).map_err(Fault::Sheets)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Given { name, ending, bytes, sheets }
    };
    if let Some(wanted) = words.value("sheet") {
        let names: Vec<String> = given.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        given.sheets.retain(|sheet| same(&sheet.name, wanted));
        if given.sheets.is_empty() {
            return Err(Fault::Usage(format!(
                "Không có trang “{wanted}”. Các trang có dữ liệu: {}.",
                names.join("; ")
            )));
        }
    }
    Ok(given)
}

/// "a=b; c=d" behind `--name`.
fn pairs<'a>(words: &'a Words, name: &str) -> Result<Vec<(&'a str, &'a str)>, Fault> {
    let given = words.value(name).unwrap_or_default();
    given
        .split(';')
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let found = pair.rsplit_once('=').map(|(left, right)| (left.trim(), right.trim()));
            found.ok_or_else(|| {
                Fault::Usage(format!("Sau --{name} là các cặp “A=B” cách nhau bằng dấu chấm phẩy."))
            })
        })
        .collect()
}

/// The kept mapping that is named, or none; with what the line says on top of it.
fn mapping(words: &Words, database: Option<&Database>) -> Result<Mapping, Fault> {
    let mut mapping = match words.value("mapping") {
        None => Mapping::default(),
        Some(wanted) => {
            let all = database.map(Database::mappings).transpose()?.unwrap_or_default();
            let found = all.into_iter().find(|one| same(&one.name, wanted) || one.id.to_string() == wanted);
            found.map(|one| one.mapping).ok_or_else(|| {
                Fault::Usage(format!("Không có cách đọc danh sách “{wanted}”. Hỏi “show mappings” để xem."))
            })?
        }
    };
    for (heading, field) in pairs(words, "columns")? {
        let key = if heading.starts_with('#') { heading.to_owned() } else { fold(heading) };
        let field = match field {
            "none" => None,
            word => Some(
                Field::from_code(word)
                    .ok_or_else(|| Fault::Usage(format!("Không có nội dung cột “{word}”.")))?,
            ),
        };
        mapping.columns.insert(key, field);
    }
    if let Some(head) = words.parsed("head")? {
        mapping.head = Some(head);
    }
    if let Some(kind) = words.value("kind") {
        let found = SubjectKind::from_code(kind);
        mapping.kind = Some(found.ok_or_else(|| Fault::Usage(format!("Không hiểu “{kind}” sau --kind.")))?);
    }
    if let Some(unit) = words.parsed::<i64>("unit")? {
        mapping.unit = Some(UnitId(unit));
    }
    for (text, unit) in pairs(words, "units")? {
        let unit = unit.parse().map_err(|_| Fault::Usage(format!("“{unit}” không phải là mã đơn vị.")))?;
        mapping.answer_unit(text, UnitId(unit));
    }
    match words.value("convert") {
        None => {}
        Some("yes") => mapping.convert = Some(true),
        Some("no") => mapping.convert = Some(false),
        Some(other) => {
            return Err(Fault::Usage(format!("Không hiểu “{other}” sau --convert; ghi yes hoặc no.")));
        }
    }
    Ok(mapping)
}

/// "12" or "Tập thể:12".
fn row(text: &str, name: &str) -> Result<RowKey, Fault> {
    let (sheet, line) = text.rsplit_once(':').unwrap_or(("", text));
    let line = line.trim().parse();
    let line =
        line.map_err(|_| Fault::Usage(format!("Sau --{name} là số dòng, ví dụ 12 hoặc “Tập thể:12”.")))?;
    Ok((sheet.trim().to_owned(), line))
}

fn choices(words: &Words, database: &Database, sheets: &[Sheet]) -> Result<Choices, Fault> {
    let mut choices = Choices { mapping: mapping(words, Some(database))?, ..Choices::default() };
    // A file of one sheet needs no name before the line.
    let only = |(sheet, line): RowKey| match sheets {
        [one] if sheet.is_empty() => (one.name.clone(), line),
        _ => (sheet, line),
    };
    let listed = |name: &str| -> Result<Vec<RowKey>, Fault> {
        let given = words.value(name).unwrap_or_default();
        given
            .split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(|it| row(it, name).map(only))
            .collect()
    };
    choices.skipped = listed("skip")?.into_iter().collect();
    for key in listed("apart")? {
        choices.people.insert(key, Who::Another);
    }
    for (line, subject) in pairs(words, "same")? {
        let id =
            subject.parse().map_err(|_| Fault::Usage(format!("“{subject}” không phải là mã đối tượng.")))?;
        choices.people.insert(only(row(line, "same")?), Who::Is(SubjectId(id)));
    }
    Ok(choices)
}

fn take(mut words: Words) -> Result<Value, Fault> {
    let given = given(&mut words)?;
    let plan = PlanId(
        words.parsed("plan")?.ok_or_else(|| Fault::Usage("Còn thiếu --plan và mã kế hoạch.".to_owned()))?,
    );
    let at = words.moment()?;
    let today = at.with_timezone(&Local).date_naive();
    let mut database = words.database()?;
    let ground = database.import_ground(plan)?;
    let year = match words.parsed("year")? {
        Some(year) => year,
        // Of a plan for one year there is no other to be meant.
        None if ground.plan.from.year() == ground.plan.to.year() => ground.plan.from.year(),
        None => {
            let years = ground.plan.years();
            return Err(Fault::Usage(format!(
                "Còn thiếu --year; kế hoạch có các năm {}–{}.",
                years.start(),
                years.end()
            )));
        }
    };
    let choices = choices(&words, &database, &given.sheets)?;
    let judged = judge(&given.sheets, &choices, &ground.known(year, today));
    let mut answer = serde_json::to_value(&judged)?;
    let counts: Vec<(OutcomeKind, usize)> = OutcomeKind::ALL.into_iter().zip(judged.counts()).collect();
    answer["counts"] =
        Value::Object(counts.iter().map(|(kind, count)| (word(*kind), json!(count))).collect());
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let stamp = Stamp { at, who };
    if let Some(command) = judged.command(&given.name, &mut identifiers()).filter(|_| !words.mark("dry")) {
        let backup = next_backup(&words.data()?, today);
        database.back_up(&backup).map_err(|error| Fault::File {
            deed: "ghi",
            path: backup.clone(),
            detail: error.to_string(),
        })?;
        answer["backup"] = json!(backup);
        answer["receipt"] = serde_json::to_value(database.perform(&command, &stamp)?)?;
    }
    let title = format!("Kết quả nhập danh sách {}", given.name).trim_end().to_owned();
    if words.value("result").is_some() {
        let target = words.path("result")?;
        let (ending, bytes) =
            written_back((&given.ending, &given.bytes), &given.sheets, &import_marks(&judged))
                .map_err(|error| Fault::Paper(error.to_string()))?;
        leave(&mut database, &stamp, (&target.with_extension(ending), &bytes), &title, judged.rows.len())?;
        answer["result"] = json!(target.with_extension(ending));
    }
    if words.value("table").is_some() {
        let target = words.path("table")?;
        let table = import_result(&title, &judged);
        let bytes = super::leaving::bytes(&target, &table)?;
        leave(&mut database, &stamp, (&target, &bytes), &title, judged.rows.len())?;
        answer["table"] = json!(target);
    }
    Ok(answer)
}

fn word(kind: OutcomeKind) -> String {
    serde_json::to_value(kind).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A file that tells what stands in the data leaves the program, and that is noted.
fn leave(
    database: &mut Database,
    stamp: &Stamp,
    (target, bytes): (&PathBuf, &[u8]),
    what: &str,
    rows: usize,
) -> Result<(), Fault> {
    if target.exists() {
        return Err(Fault::Exists(target.clone()));
    }
    write_whole(target, bytes)?;
    let export = ExportNote {
        id: database
            .exports()?
            .iter()
            .map(|note| note.id.0)
            .max()
            .map_or_else(|| 1.into(), |id| (id + 1).into()),
        what: what.to_owned(),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        columns: vec![crate::exchange::RESULT_COLUMN.to_owned()],
        personal: true,
        file: target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        on: stamp.at.with_timezone(&Local).date_naive(),
        by: stamp.who.clone(),
    };
    note(database, target, export, stamp)
}

/// How the file would be read; with `--save` kept under a name.
fn map(mut words: Words) -> Result<Value, Fault> {
    let given = given(&mut words)?;
    let keeps = words.value("save").map(str::to_owned);
    let mut database =
        if keeps.is_some() || words.value("mapping").is_some() { Some(words.database()?) } else { None };
    let mapping = mapping(&words, database.as_ref())?;
    let mut answer = json!({ "layouts": layouts(&given.sheets, &mapping), "mapping": mapping });
    if let (Some(name), Some(database)) = (keeps, &mut database) {
        let same_name = database.mappings()?.into_iter().find(|one| same(&one.name, &name));
        let id = same_name.map_or_else(|| MappingId(identifiers()()), |one| one.id);
        let stamp =
            Stamp { at: words.moment()?, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
        let command = Command::SaveMapping { mapping: Box::new(SavedMapping { id, name, mapping }) };
        answer["receipt"] = serde_json::to_value(database.perform(&command, &stamp)?)?;
    }
    Ok(answer)
}
