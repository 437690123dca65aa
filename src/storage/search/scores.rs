//! The score of each dossier in the last closed round it was in. Stored boards never change, so each is reckoned
//! through once.

use super::super::error::Result;
use crate::domain::points::Points;
use crate::domain::ranking::rank;
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use rusqlite::Connection;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(Debug, Default)]
pub(super) struct Scores {
    /// Means by dossier, of each stored result.
    reckoned: HashMap<i64, Vec<(i64, Points)>>,
    last: HashMap<i64, Points>,
}

impl Scores {
    /// The mean of the last closed round the dossier was in; none when it was in none, or was set aside there.
    pub(super) fn of(&self, dossier: i64) -> Option<Points> {
        self.last.get(&dossier).copied()
    }

    /// A stored result was taken back: its number may return with another board.
    pub(super) fn forget(&mut self, result: i64) {
        self.reckoned.remove(&result);
    }

    /// Reads what is not yet known, and says anew which round was each dossier's last.
    pub(super) fn read(&mut self, connection: &Connection) -> Result<()> {
        self.last.clear();
        let mut statement = connection.prepare_cached(include_str!("closed.sql"))?;
        let results: Vec<i64> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for result in results {
            let means = match self.reckoned.entry(result) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(reckon(connection, result)?),
            };
            self.last.extend(means.iter().copied());
        }
        Ok(())
    }
}

fn reckon(connection: &Connection, result: i64) -> Result<Vec<(i64, Points)>> {
    let Some(board) =
        super::super::rows::one::<Board>(connection, "SELECT board FROM result WHERE id = ?1", result)?
    else {
        return Ok(Vec::new());
    };
    let placed = SubjectKind::ALL.into_iter().flat_map(|kind| rank(&board, kind, None).placed);
    Ok(placed.filter_map(|placed| Some((placed.dossier.0, placed.tally.mean?))).collect())
}
