//! The gates (CB-3, CB-4) and what lowers the grade: each answered with what the answer rests on.

use super::{Message, Outcome, Screening};
use crate::domain::Command;
use crate::domain::criteria::{CriteriaSet, Criterion, Measure, ceiling_words};
use crate::domain::dossier::GateAnswer;
use crate::domain::ids::{CriterionId, DossierId};
use crate::screens::Effect;
use crate::storage::DossierFile;

/// A gate, or a case that lowers the grade, with its answer.
#[derive(Debug)]
pub(in super::super) struct GateRow {
    pub(in super::super) id: CriterionId,
    pub(in super::super) code: String,
    pub(super) title: String,
    pub(super) optional: bool,
    /// What comes of it where it lowers the grade; empty for a gate.
    pub(super) lowers: String,
    pub(in super::super) answer: Option<GateAnswer>,
    pub(super) evidence: String,
    stored: String,
}

impl Screening {
    /// Takes the gates as stored; evidence that is being typed stays.
    pub(super) fn take_gates(&mut self, file: &DossierFile, sets: &[CriteriaSet]) {
        let kind = file.subject.kind();
        let general = sets.iter().filter(|set| set.kind.is_none());
        let own = sets.iter().filter(|set| set.kind == Some(kind));
        let applying: Vec<&CriteriaSet> = general.chain(own).collect();
        let before = std::mem::take(&mut self.gates);
        let gates = applying.iter().flat_map(|set| set.gates());
        self.gates = gates.map(|gate| GateRow::of(gate, file, &before)).collect();
        let before = std::mem::take(&mut self.knock_outs);
        let knock_outs = applying.iter().flat_map(|set| set.knock_outs());
        self.knock_outs = knock_outs.map(|one| GateRow::of(one, file, &before)).collect();
    }

    /// The gate or case called `criterion`.
    pub(super) fn asked(&mut self, criterion: CriterionId) -> Option<&mut GateRow> {
        self.gates.iter_mut().chain(&mut self.knock_outs).find(|gate| gate.id == criterion)
    }

    pub(super) fn answered(
        &mut self,
        criterion: CriterionId,
        answer: Option<GateAnswer>,
        dossier: DossierId,
    ) -> Outcome<Message> {
        let Some(gate) = self.asked(criterion) else { return Outcome::Nothing };
        if gate.answer == answer {
            return Outcome::Nothing;
        }
        // Shown at once; the reading after the deed confirms it, or puts it right if the deed is refused.
        gate.answer = answer;
        let evidence = if answer.is_some() { gate.evidence.clone() } else { String::new() };
        gate.stored.clone_from(&gate.evidence);
        Outcome::Deed(Effect::Save(Command::AnswerGate { dossier, criterion, answer, evidence }))
    }
}

impl GateRow {
    fn of(gate: &Criterion, file: &DossierFile, before: &[Self]) -> Self {
        let answered = file.gates.iter().find(|it| it.criterion == gate.id);
        let stored = answered.map(|it| it.evidence.clone()).unwrap_or_default();
        let typed = before.iter().find(|it| it.id == gate.id && it.evidence != it.stored);
        Self {
            id: gate.id,
            code: gate.code.clone(),
            title: gate.title.clone(),
            optional: matches!(gate.measure, Measure::Gate { optional: true }),
            lowers: match &gate.measure {
                Measure::KnockOut { ceiling } => format!("Nếu có: {}.", ceiling_words(ceiling)),
                _ => String::new(),
            },
            answer: answered.map(|it| it.answer),
            evidence: typed.map_or_else(|| stored.clone(), |it| it.evidence.clone()),
            stored,
        }
    }
}

/// Deeds for evidence typed since the last time.
pub(super) fn typed(gates: &mut [GateRow], dossier: DossierId) -> Vec<Command> {
    let typed = gates.iter_mut().filter(|gate| gate.answer.is_some() && gate.evidence != gate.stored);
    typed
        .map(|gate| {
            gate.stored.clone_from(&gate.evidence);
            Command::AnswerGate {
                dossier,
                criterion: gate.id,
                answer: gate.answer,
                evidence: gate.evidence.clone(),
            }
        })
        .collect()
}
