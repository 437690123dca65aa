//! `show conflicts`: what the conflict finder asks about a round, with names and sentences.

use super::Fault;
use super::words::Words;
use crate::domain::conflicts::{Ground, Proposal, proposals, remembered};
use crate::domain::ids::RoundId;
use serde_json::{Value, json};

pub(super) fn conflicts(mut words: Words) -> Result<Value, Fault> {
    let id = RoundId(words.next_parsed("mã đợt xét")?);
    words.end()?;
    let database = words.database()?;
    let (board, earlier) = (database.board(id)?, database.earlier_answers(id)?);
    let one = |it: &Proposal| {
        let member = board.members.iter().find(|member| member.id == it.member);
        let candidate = board.candidate(it.dossier);
        let stored =
            board.conflicts.iter().find(|answer| answer.member == it.member && answer.dossier == it.dossier);
        json!({
            "member": it.member,
            "member_name": member.map(|member| &member.name),
            "dossier": it.dossier,
            "dossier_name": candidate.map(|candidate| &candidate.name),
            "unit_name": candidate.map(|candidate| &candidate.unit_name),
            "grounds": it.grounds,
            "sentences": it.grounds.iter().map(Ground::sentence).collect::<Vec<_>>(),
            "answer": stored,
            "earlier": remembered(&board, it, &earlier),
        })
    };
    let all: Vec<Value> = proposals(&board).iter().map(one).collect();
    let waiting = all.iter().filter(|it| it["answer"].is_null()).count();
    Ok(json!({ "round": board.round.name, "waiting": waiting, "proposals": all }))
}
