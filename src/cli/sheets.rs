//! `show sheets`: how every sheet of a round stands, by member and dossier.

use super::Fault;
use super::words::Words;
use crate::domain::checking::{check_count, checked, unconfirmed, unexplained};
use crate::domain::ids::RoundId;
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Tally, tallies};
use serde_json::{Value, json};
use std::collections::HashMap;

pub(super) fn show(mut words: Words) -> Result<Value, Fault> {
    let id = RoundId(words.next_parsed("mã đợt xét")?);
    words.end()?;
    sheets(&words.database()?.board(id)?)
}

fn sheets(board: &Board) -> Result<Value, Fault> {
    let all: Vec<Tally> = SubjectKind::ALL.into_iter().flat_map(|kind| tallies(board, kind)).collect();
    let confirmed: HashMap<_, _> =
        board.confirmations.iter().map(|it| ((it.dossier, it.member), it.on)).collect();
    let mut members = Vec::with_capacity(board.members.len());
    for (at, member) in board.members.iter().enumerate() {
        let mut sheets = Vec::with_capacity(all.len());
        for tally in &all {
            let key = (tally.dossier, member.id);
            let own = || board.scores.iter().filter(|it| (it.dossier, it.member) == key);
            let check = board.checks.iter().find(|it| (it.dossier, it.member) == key);
            sheets.push(json!({
                "dossier": tally.dossier,
                "name": board.candidate(tally.dossier).map(|it| it.name.as_str()),
                "sheet": tally.ballots.get(at),
                "confirmed": confirmed.get(&key),
                "copied": own().filter(|it| it.copied).count(),
                "from_files": own().filter(|it| it.file.is_some()).count(),
                "comparison": checked(board, tally.dossier, member.id),
                "compared_by": check.map(|it| it.by.as_str()),
                "compared_on": check.map(|it| it.on),
            }));
        }
        members.push(json!({ "member": member.id, "name": member.name, "sheets": sheets }));
    }
    let pairs = |all: Vec<(_, _)>| -> Vec<Value> {
        all.into_iter().map(|(dossier, member)| json!({ "dossier": dossier, "member": member })).collect()
    };
    let unexplained: Vec<Value> = unexplained(board)
        .into_iter()
        .map(|it| json!({ "dossier": it.dossier, "member": it.member, "criterion": it.criterion }))
        .collect();
    Ok(json!({
        "round": board.round.id,
        "members": members,
        "comparison": serde_json::to_value(check_count(board))?,
        "unconfirmed": pairs(unconfirmed(board)),
        "unexplained": unexplained,
    }))
}
