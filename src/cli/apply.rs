//! `apply`: the deeds of a script, each with its receipt.

use super::words::Words;
use super::{Fault, Outlet, script};
use crate::domain::{Command, Stamp};
use crate::storage::{Database, StoreError};
use serde_json::json;
use std::io::Read;
use std::path::Path;

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let name = words.next("tên tệp lệnh")?;
    words.end()?;
    let at = words.value("at").map(|_| words.moment()).transpose()?;
    let stamp = || Stamp {
        at: at.unwrap_or_else(chrono::Utc::now),
        who: words.value("who").unwrap_or("Dòng lệnh").to_owned(),
    };
    let text = read(&name)?;
    let mut database = Database::open(&words.data()?)?;
    if words.mark("atomic") {
        let title = Path::new(&name).file_name().map_or(name.clone(), |n| n.to_string_lossy().into_owned());
        let commands = script::commands(&text)?;
        let batch = Command::Batch { title: format!("Chạy tệp lệnh {title}"), commands };
        let receipt = database.perform(&batch, &stamp()).map_err(|error| at_line(0, error));
        return tell(receipt, outlet);
    }
    for item in script::lines(&text) {
        let (line, command) = item?;
        let receipt = database.perform(&command, &stamp()).map_err(|error| at_line(line, error));
        tell(receipt, outlet)?;
    }
    Ok(())
}

/// One line for each deed; a refusal is a line too, so that a program reading along need not read sentences.
pub(super) fn tell(
    receipt: Result<crate::domain::Receipt, Fault>,
    outlet: &mut Outlet<'_>,
) -> Result<(), Fault> {
    let line = match &receipt {
        Ok(receipt) => serde_json::to_value(receipt)?,
        Err(Fault::Refused { line, refusal }) => json!({
            "refused": refusal.rule, "rule": refusal.rule.label(), "sentence": refusal.sentence, "line": line,
        }),
        Err(_) => return receipt.map(|_| ()),
    };
    writeln!(outlet.out, "{line}")?;
    // Each line is out before the next deed begins: whoever reads along knows what is on the disk.
    outlet.out.flush()?;
    receipt.map(|_| ())
}

pub(super) fn at_line(line: usize, error: StoreError) -> Fault {
    match error {
        StoreError::Refused(refusal) => Fault::Refused { line, refusal },
        other => Fault::Store(other),
    }
}

fn read(name: &str) -> Result<String, Fault> {
    let path = Path::new(name);
    if name == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|error| Fault::reading(path, &error))?;
        return Ok(text);
    }
    std::fs::read_to_string(path).map_err(|error| Fault::reading(path, &error))
}
