//! What is done to each of several dossiers, and the trial that shows beforehand who stands in the way.

use crate::domain::dossier::{DossierState, Priority};
use crate::domain::ids::{DossierId, MovementId, RoundId, UnitId};
use crate::domain::{Command, Rule};
use crate::storage::{Database, DossierFile, StoreError};
use chrono::NaiveDate;

/// What is done to each dossier.
#[derive(Debug, Clone)]
pub(super) enum Change {
    State { state: DossierState, on: NaiveDate, by: String, reason: String },
    Movement(MovementId, bool),
    Field(String),
    Award(String),
    Priority(Priority, bool),
    Unit(UnitId),
    Round(RoundId),
    Remove,
}

fn put<T: PartialEq>(all: &mut Vec<T>, one: T, on: bool) {
    let there = all.contains(&one);
    match (there, on) {
        (false, true) => all.push(one),
        (true, false) => all.retain(|it| *it != one),
        _ => {}
    }
}

impl Change {
    /// The command for one dossier; none where nothing would change.
    fn command(&self, file: &DossierFile) -> Option<Command> {
        let id = file.dossier.id;
        let mut dossier = file.dossier.clone();
        match self {
            Self::State { state, on, by, reason } => {
                return (file.state != *state).then(|| Command::StepDossier {
                    id,
                    state: *state,
                    on: *on,
                    by: by.clone(),
                    reason: reason.clone(),
                });
            }
            Self::Round(round) => return Some(Command::EnterDossiers { round: *round, dossiers: vec![id] }),
            Self::Remove => return Some(Command::RemoveDossier { id }),
            Self::Movement(movement, on) => put(&mut dossier.movements, *movement, *on),
            Self::Priority(priority, on) => {
                put(&mut dossier.priorities, *priority, *on);
                dossier.priorities.sort_unstable();
            }
            Self::Field(words) => dossier.field.clone_from(words),
            Self::Award(words) => dossier.proposed.clone_from(words),
            Self::Unit(unit) => dossier.unit = *unit,
        }
        (dossier != file.dossier).then_some(Command::SaveDossier { dossier })
    }

    /// Reads and tries some dossiers; nothing is changed.
    pub(super) fn read(&self, database: &mut Database, ids: &[DossierId]) -> Result<Read, StoreError> {
        let mut read = Read::default();
        let (mut names, mut commands) = (Vec::new(), Vec::new());
        for id in ids {
            let file = match database.dossier(*id) {
                Ok(file) => file,
                // Removed meanwhile by somebody's undo: there is nothing to do with it.
                Err(StoreError::Refused(refusal)) if refusal.rule == Rule::NotFound => continue,
                Err(error) => return Err(error),
            };
            let name = file.subject.name.clone();
            match self.command(&file) {
                Some(command) => {
                    names.push(name);
                    commands.push(command);
                }
                None => read.same += 1,
            }
        }
        let refusals = database.refusals(&commands)?;
        for ((name, command), refusal) in names.into_iter().zip(commands).zip(refusals) {
            match refusal {
                None => read.commands.push(command),
                Some(refusal) => {
                    read.reason_missing |= refusal.rule == Rule::ReasonMissing;
                    read.refused.push((name, refusal.sentence));
                }
            }
        }
        Ok(read)
    }
}

/// What came of trying some dossiers.
#[derive(Debug, Clone, Default)]
pub struct Read {
    pub(super) commands: Vec<Command>,
    /// Who stands in the way, and why.
    pub(super) refused: Vec<(String, String)>,
    /// How many are already as they are to be.
    same: usize,
    /// A reason is needed and none was given.
    pub(super) reason_missing: bool,
}

impl Read {
    pub(super) fn add(&mut self, other: Self) {
        self.commands.extend(other.commands);
        self.refused.extend(other.refused);
        self.same += other.same;
        self.reason_missing |= other.reason_missing;
    }
}
