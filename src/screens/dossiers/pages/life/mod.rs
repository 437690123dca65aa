//! Quá trình: the dated steps, the returns, the rounds with their results, and what there was of the subject in other years.

mod view;

pub(super) use view::view;

use super::Outcome;
use crate::domain::award::PastDossier;
use crate::domain::correction::DossierReturn;
use crate::domain::dossier::Step;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::publicity::PublicityItem;
use crate::screens::{Desk, Effect, Notice, Place};
use crate::storage::{DossierFile, RoundLine, StoreError};
use iced::Task;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The rounds of the dossier were read, and what featured its subject.
    Read(DossierId, Result<(Vec<RoundLine>, Vec<PublicityItem>), StoreError>),
    /// Another dossier of the subject was asked for.
    Showed(DossierId),
    /// A round was asked for.
    Went(RoundId),
}

/// The state of the page.
#[derive(Debug, Default)]
pub(in super::super) struct Life {
    steps: Vec<Step>,
    returns: Vec<DossierReturn>,
    others: Vec<PastDossier>,
    /// None until they are read.
    rounds: Option<Vec<RoundLine>>,
    featured: Vec<PublicityItem>,
}

impl Life {
    /// Takes what is stored.
    pub(super) fn take(&mut self, file: &DossierFile, others: &[PastDossier]) {
        self.steps.clone_from(&file.steps);
        self.returns.clone_from(&file.returns);
        self.others = others.to_vec();
    }

    /// Reads the rounds: ranking them again is too much for the opening of every dossier.
    pub(super) fn ask(&self, dossier: DossierId, desk: &Desk) -> Effect<Message> {
        let read = desk.store.read(move |database| {
            let subject = database.dossier(dossier)?.subject.id;
            Ok((database.rounds_of(dossier)?, database.publicity_of(subject)?))
        });
        Effect::Run(Task::perform(read, move |rounds| Message::Read(dossier, rounds)))
    }

    pub(super) fn update(&mut self, message: Message, dossier: DossierId) -> Outcome<Message> {
        match message {
            Message::Read(of, _) if of != dossier => Outcome::Nothing,
            Message::Read(_, Ok((rounds, featured))) => {
                self.rounds = Some(rounds);
                self.featured = featured;
                Outcome::Nothing
            }
            Message::Read(_, Err(error)) => Outcome::Run(Effect::Tell(Notice::from(&error))),
            // The screen itself answers this.
            Message::Showed(_) => Outcome::Nothing,
            Message::Went(round) => Outcome::Run(Effect::Go(Place::Round(round))),
        }
    }
}
