//! `units`: a list of units entered at once, and the great changes of the tree.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::UnitId;
use crate::domain::unit::listing::{self, Choices};
use crate::domain::unit::transform::{self, Outlook, Pair, Transformation};
use crate::domain::unit::{Tree, Unit};
use crate::domain::{Command, Stamp};
use crate::exchange::read_list;
use crate::storage::Database;
use chrono::Local;
use serde_json::{Value, json};
use std::path::Path;

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "under", "from", "apart", "skip", "pairs"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với đơn vị (paste, transform)")?;
    match what.as_str() {
        "paste" => paste(words, outlet),
        "transform" => transform(words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “units {other}”."))),
    }
}

fn paste(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let file = words.next("tên tệp danh sách (dấu - là đọc từ bàn phím)")?;
    let (text, told) = match file.as_str() {
        "-" => (super::check::read("-")?, Vec::new()),
        file => read_list(Path::new(file)).map_err(Fault::Source)?,
    };
    words.end()?;
    let mut database = words.database()?;
    let choices = Choices {
        under: words.parsed::<i64>("under")?.map(UnitId),
        today: Some(words.moment()?.with_timezone(&Local).date_naive()),
        valid_from: words.parsed("from")?,
        skipped: numbers(&words, "skip")?,
        apart: numbers(&words, "apart")?,
    };
    if let Some(under) = choices.under {
        known(&database.units()?, under)?;
    }
    let listing = listing::read_as(&text, &database.units()?, &choices);
    let [new, changed, same, refused] = listing.counts();
    let mut answer = serde_json::to_value(&listing)?;
    if let (Some(notices), false) = (answer["notices"].as_array_mut(), told.is_empty()) {
        notices.extend(told.into_iter().map(Value::String));
    }
    answer["counts"] = json!({"new": new, "changed": changed, "same": same, "refused": refused});
    if let Some(command) = listing.command(&mut identifiers()).filter(|_| !words.mark("dry")) {
        answer["receipt"] = enter(&words, &mut database, &command)?;
    }
    tell(outlet, &answer)
}

fn transform(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let key = words.next("tên việc chuyển đổi")?;
    let Some(change) = transform::shipped().iter().find(|change| change.key == key) else {
        let known: Vec<&str> = transform::shipped().iter().map(|change| change.key.as_str()).collect();
        return Err(Fault::Usage(format!(
            "Không có việc chuyển đổi “{key}”. Hiện có: {}.",
            known.join(", ")
        )));
    };
    let list = words.next("tên tệp").ok().map(|file| super::check::read(&file)).transpose()?;
    words.end()?;
    let mut database = words.database()?;
    let units = database.units()?;
    let (written, unread) = list.as_deref().map(transform::read).unwrap_or_default();
    let proposal = transform::propose(&units, change, &written);
    let pairs: Vec<Pair> = match words.value("pairs") {
        Some(json) => serde_json::from_str(json)
            .map_err(|error| Fault::Usage(format!("Không đọc được các cặp sau --pairs: {error}.")))?,
        None => proposal.pairs,
    };
    let outlook = transform::outlook(&units, change, &pairs);
    let mut answer = told(&units, change, &pairs, &outlook);
    answer["unfound"] = json!(proposal.unfound);
    answer["unread"] = json!(unread);
    if !words.mark("dry") {
        let command = transform::plan(&units, change, &pairs, &mut identifiers())
            .map_err(|refusal| Fault::Refused { line: 0, refusal })?;
        answer["receipt"] = enter(&words, &mut database, &command)?;
    }
    tell(outlet, &answer)
}

/// What the change does, by names.
fn told(units: &[Unit], change: &Transformation, pairs: &[Pair], outlook: &Outlook) -> Value {
    let tree = Tree::new(units);
    let name = |id: &UnitId| tree.get(*id).map(|unit| unit.name.clone()).unwrap_or_default();
    let names =
        |ids: &[UnitId]| ids.iter().map(|id| json!({"unit": id, "name": name(id)})).collect::<Vec<_>>();
    let pairs: Vec<Value> = pairs
        .iter()
        .map(|pair| json!({"name": pair.name, "unit": pair.unit, "from": names(&pair.from)}))
        .collect();
    json!({
        "change": change.name, "day": change.day, "source": change.source, "pairs": pairs,
        "made": outlook.made.len(), "going_on": names(&outlook.going_on), "ended": names(&outlook.ended),
        "moved": names(&outlook.moved), "without": names(&outlook.without), "left": names(&outlook.left),
        "troubles": outlook.troubles.iter().map(|trouble| &trouble.sentence).collect::<Vec<_>>(),
    })
}

fn known(units: &[Unit], id: UnitId) -> Result<(), Fault> {
    let there = units.iter().any(|unit| unit.id == id);
    if there { Ok(()) } else { Err(Fault::Usage(format!("Không có đơn vị số {id}."))) }
}

/// "3,7,9" as line numbers.
fn numbers(words: &Words, name: &str) -> Result<std::collections::BTreeSet<usize>, Fault> {
    let given = words.value(name).unwrap_or_default();
    given
        .split(',')
        .filter(|one| !one.trim().is_empty())
        .map(|one| one.trim().parse())
        .collect::<Result<_, _>>()
        .map_err(|_| Fault::Usage(format!("Sau --{name} là số dòng, cách nhau bằng dấu phẩy.")))
}

fn enter(words: &Words, database: &mut Database, command: &Command) -> Result<Value, Fault> {
    let stamp = Stamp { at: words.moment()?, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
    Ok(serde_json::to_value(database.perform(command, &stamp)?)?)
}

fn tell(outlet: &mut Outlet<'_>, answer: &Value) -> Result<(), Fault> {
    serde_json::to_writer_pretty(&mut *outlet.out, answer)?;
    writeln!(outlet.out)?;
    Ok(())
}
