//! `plan copy`: the next campaign from an earlier plan.

use super::super::words::Words;
use super::super::{Fault, Outlet};
use crate::domain::ids::RoundId;
use crate::domain::plan::copy::{Copying, copied};
use crate::domain::plan::waiting;
use chrono::{Datelike, NaiveDate};
use serde_json::json;

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let mut database = words.database()?;
    let source = super::plan_of(&mut words, &database)?;
    words.end()?;
    let mut fresh = super::identifiers();
    let next = |day: NaiveDate| {
        let year = day.year() + source.plan.to.year() - source.plan.from.year() + 1;
        day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(day)
    };
    let council = match words.parsed("council")?.map(RoundId) {
        None => None,
        Some(id) => {
            let board = database.board(id)?;
            Some((board.round, board.members))
        }
    };
    let copying = Copying {
        id: fresh().into(),
        name: words.value("name").unwrap_or(&source.plan.name).to_owned(),
        from: words.parsed("from")?.unwrap_or_else(|| next(source.plan.from)),
        to: words.parsed("to")?.unwrap_or_else(|| next(source.plan.to)),
        move_years: !words.mark("keep-years"),
        council,
    };
    let command = copied(&source.text(), &copying, &mut fresh);
    super::perform(&words, &mut database, &command, outlet)?;
    let text = database.plan(copying.id)?.text();
    let items: Vec<_> =
        waiting(&text).map(|(at, one)| json!({"item": at, "place": one.place, "words": one.words})).collect();
    writeln!(outlet.out, "{}", json!({"plan": copying.id, "waiting": items}))?;
    Ok(())
}
