//! `show closings` and `show closing-diff`: every closing of a round, and what is not the same between two of them.

use super::Fault;
use super::words::Words;
use crate::domain::closing::outlook;
use crate::domain::closing_diff::difference;
use crate::domain::ids::RoundId;
use crate::domain::round::Board;
use crate::storage::Closing;
use serde_json::{Value, json};

/// Every closing: which time, when, who, how it was opened again, what came out, and the board it rests on.
pub(super) fn all(mut words: Words) -> Result<Value, Fault> {
    let id = RoundId(words.next_parsed("mã đợt xét")?);
    words.end()?;
    let closings = words.database()?.closings(id)?;
    let one = |closing: &Closing| {
        let out = outlook(&closing.board);
        json!({
            "number": closing.number,
            "on": closing.on,
            "by": closing.by,
            "reopened": closing.reopened,
            "entered": out.entered,
            "chosen": out.chosen,
            "not_chosen": out.not_chosen,
            "not_eligible": out.not_eligible,
            "board": closing.board,
        })
    };
    Ok(Value::Array(closings.iter().map(one).collect()))
}

/// The differences between closing `--from` (else the first) and closing `--to` (else the round as it stands).
pub(super) fn diff(mut words: Words) -> Result<Value, Fault> {
    let id = RoundId(words.next_parsed("mã đợt xét")?);
    words.end()?;
    let (from, to): (Option<u32>, Option<u32>) = (words.parsed("from")?, words.parsed("to")?);
    let database = words.database()?;
    let closings = database.closings(id)?;
    let closed = |number: u32| -> Result<&Board, Fault> {
        let found = closings.iter().find(|it| it.number == number).map(|it| &it.board);
        found.ok_or_else(|| {
            Fault::Usage(format!(
                "Đợt xét này không có lần chốt thứ {number}; đã chốt {} lần.",
                closings.len()
            ))
        })
    };
    let from = from.unwrap_or(1);
    let before = closed(from)?;
    let now;
    let after = match to {
        Some(number) => closed(number)?,
        None => {
            now = database.board(id)?;
            &now
        }
    };
    let changed: Vec<Value> = difference(before, after)
        .iter()
        .map(|it| {
            json!({
                "part": it.part, "what": it.what, "before": it.before, "after": it.after,
                "dossier": it.dossier, "sentence": it.sentence(),
            })
        })
        .collect();
    Ok(json!({ "round": id, "from": from, "to": to, "differences": changed }))
}
