//! What is there, and what the rows before have put there.

use super::super::Known;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::subject::Subject;
use std::collections::HashMap;

/// What is there, and what the rows before have put there.
pub(super) struct Book<'a> {
    subjects: HashMap<SubjectId, &'a Subject>,
    dossiers: HashMap<DossierId, &'a Dossier>,
    by_subject: HashMap<(SubjectId, i32), &'a Dossier>,
    changed: HashMap<SubjectId, Subject>,
    made: HashMap<(SubjectId, i32), Dossier>,
    /// New subjects by what makes them one.
    pub(super) entered: HashMap<String, SubjectId>,
    /// Which line was about whom, in which year.
    pub(super) lines: HashMap<(SubjectId, i32), String>,
}

impl<'a> Book<'a> {
    pub(super) fn new(known: &Known<'a>) -> Self {
        Self {
            subjects: known.subjects.iter().map(|it| (it.id, it)).collect(),
            dossiers: known.dossiers.iter().map(|it| (it.id, it)).collect(),
            by_subject: known
                .dossiers
                .iter()
                .filter(|it| it.plan == known.plan.id)
                .map(|it| ((it.subject, it.year), it))
                .collect(),
            changed: HashMap::new(),
            made: HashMap::new(),
            entered: HashMap::new(),
            lines: HashMap::new(),
        }
    }

    pub(super) fn subject(&self, id: SubjectId) -> Option<Subject> {
        self.changed.get(&id).cloned().or_else(|| self.subjects.get(&id).map(|it| (*it).clone()))
    }

    pub(super) fn dossier(&self, id: DossierId) -> Option<Dossier> {
        let there = self.dossiers.get(&id)?;
        Some(self.made.get(&(there.subject, there.year)).unwrap_or(there).clone())
    }

    pub(super) fn of(&self, subject: SubjectId, year: i32) -> Option<Dossier> {
        self.made
            .get(&(subject, year))
            .cloned()
            .or_else(|| self.by_subject.get(&(subject, year)).map(|it| (*it).clone()))
    }

    pub(super) fn enter(&mut self, identity: String, line: String, subject: Subject, dossier: Dossier) {
        self.lines.insert((subject.id, dossier.year), line);
        self.entered.entry(identity).or_insert(subject.id);
        self.made.insert((subject.id, dossier.year), dossier);
        self.changed.insert(subject.id, subject);
    }
}
