//! Notes whose day the plan no longer has: what was noted is shown until somebody takes it away.

use super::{Deadline, DeadlineState, Head, ToldBy, late_by};
use crate::domain::duty_note::DutyState;
use crate::domain::obligation::Obligation;
use crate::domain::progress::Followed;
use chrono::NaiveDate;

/// The times of an obligation that only a note of the office tells of. `dues` are those of the plan.
pub(super) fn strays(
    one: &Obligation,
    head: &Head,
    dues: &[Option<NaiveDate>],
    followed: &Followed,
    today: NaiveDate,
) -> Vec<Deadline> {
    if head.told_by != ToldBy::Note {
        return Vec::new();
    }
    let mine = followed.notes.iter().filter(|note| note.obligation == one.id && note.unit.is_none());
    mine.filter(|note| !dues.contains(&note.due))
        .map(|note| Deadline {
            state: match note.state {
                DutyState::Done => DeadlineState::Done,
                DutyState::Doing => DeadlineState::Doing,
                DutyState::NotStarted => DeadlineState::Unknown,
            },
            words: "Thời hạn này không còn trong kế hoạch".to_owned(),
            late_by: late_by(note),
            note: Some(note.clone()),
            stray: true,
            ..head.blank(one, note.due, today)
        })
        .collect()
}
