//! The next step in the life of a dossier: onward, aside or back, each dated.

use super::{Asking, Message, Outcome, Screening, Work};
use crate::domain::Command;
use crate::domain::dossier::DossierState;
use crate::screens::{Effect, Question};

/// The steps forward that a person takes from here; the council's own steps come from closing its round.
pub(super) const fn onward(state: DossierState) -> &'static [DossierState] {
    use DossierState as S;
    match state {
        S::Noticed => &[S::Nominated, S::Nurtured],
        S::Nurtured => &[S::Nominated],
        S::Nominated => &[S::Complete],
        S::Chosen => &[S::Recognised],
        S::Recognised => &[S::Replicated],
        S::Returned | S::Complete | S::NotEligible | S::NotChosen | S::Withdrawn | S::Replicated => &[],
    }
}

/// The steps aside and back: each says why.
pub(super) const fn aside(state: DossierState) -> &'static [DossierState] {
    use DossierState as S;
    match state {
        S::Noticed => &[S::Withdrawn],
        S::Nurtured => &[S::Withdrawn, S::Noticed],
        S::Nominated => &[S::NotEligible, S::Withdrawn, S::Nurtured],
        S::Complete => &[S::NotEligible, S::Withdrawn, S::Nominated],
        S::Returned => &[S::Withdrawn],
        S::NotEligible | S::Withdrawn => &[S::Nominated],
        S::Chosen | S::NotChosen => &[S::Complete],
        S::Recognised => &[S::Chosen],
        S::Replicated => &[S::Recognised],
    }
}

impl Screening {
    pub(super) fn stepped(&mut self, state: DossierState, work: &Work<'_>) -> Outcome<Message> {
        if state.needs_reason() || self.state.turns_back_to(state) {
            self.ask(Asking::Step(state));
            return Outcome::Nothing;
        }
        if state == DossierState::Complete && !self.lacks.is_empty() {
            let lines: Vec<String> = self.lacks.iter().map(|it| format!("– {}", it.words)).collect();
            return Outcome::Run(Effect::Ask(Question {
                title: format!("Chuyển sang “{}”?", state.label()),
                sentence: format!("Hồ sơ còn {} mục cần xem:\n{}", lines.len(), lines.join("\n")),
                yes: format!("Vẫn chuyển sang “{}”", state.label()),
                danger: false,
                answer: Message::StepAgreed(state),
            }));
        }
        self.step(state, String::new(), work)
    }

    pub(super) fn step(&mut self, state: DossierState, reason: String, work: &Work<'_>) -> Outcome<Message> {
        let Some(on) = self.read_day(work.desk) else { return Outcome::Nothing };
        let (id, by) = (work.dossier.id, work.desk.staff.clone());
        Outcome::Deed(Effect::Change(Command::StepDossier { id, state, on, by, reason }))
    }
}
