//! Returning a dossier for correction (S8): what is marked, what came back, who looks again.

use super::{Asking, Message, Outcome, Screening, Work};
use crate::domain::Command;
use crate::domain::command::ReturnForCorrection;
use crate::domain::correction::{DossierField, DossierReturn, check_reason, may_check};
use crate::domain::dossier::DossierState;
use crate::domain::limits::limits;
use crate::screens::{Desk, Effect};

impl Screening {
    pub(super) fn last_return(&self) -> Option<&DossierReturn> {
        self.returns.last()
    }

    /// The return that is out, if the dossier is.
    pub(in super::super) fn out(&self) -> Option<&DossierReturn> {
        self.last_return().filter(|it| it.is_out())
    }

    /// Whether a field is closed because the dossier is out for correction and the field is not marked.
    pub(in super::super) fn locked(&self, field: DossierField) -> bool {
        self.out().is_some_and(|it| !it.fields.contains(&field))
    }

    /// The corrected dossier that waits to be looked at by somebody else than the one at the machine.
    pub(super) fn waits_for_other(&self, desk: &Desk) -> Option<&DossierReturn> {
        self.last_return().filter(|it| it.waits() && may_check(it, &desk.staff).is_err())
    }

    /// Whether the dossier may be given back from here.
    pub(super) const fn can_be_returned(&self) -> bool {
        matches!(self.state, DossierState::Nominated | DossierState::Complete | DossierState::NotEligible)
    }

    /// Counts what is written of a reason that must say enough.
    pub(super) fn count(&mut self) {
        let least = limits().map_or(0, |limits| limits.return_reason.at_least);
        let written = self.reason.trim().chars().count();
        self.written = match self.asking {
            Asking::Return | Asking::TakeOver if written < least => {
                format!("{written}/{least} ký tự; cần nêu rõ thêm")
            }
            Asking::Return | Asking::TakeOver => format!("{written} ký tự"),
            Asking::Nothing | Asking::Step(_) => String::new(),
        };
    }

    pub(super) fn give_back(&mut self, reason: String, work: &Work<'_>) -> Outcome<Message> {
        if self.marked.is_empty() {
            self.refuse_reason("Hãy đánh dấu ít nhất một mục cần bổ sung; chỉ các mục đó được mở để sửa.");
            return Outcome::Nothing;
        }
        if let Err(refusal) = check_reason(&reason) {
            self.refuse_reason(&refusal.sentence);
            return Outcome::Nothing;
        }
        let Some(on) = self.read_day(work.desk) else { return Outcome::Nothing };
        Outcome::Deed(Effect::Change(Command::ReturnDossier(ReturnForCorrection {
            dossier: work.dossier.id,
            id: work.desk.fresh(),
            fields: self.marked.iter().copied().collect(),
            on,
            by: work.desk.staff.clone(),
            reason,
        })))
    }

    pub(super) fn answered_return(&mut self, work: &Work<'_>) -> Outcome<Message> {
        let Some(on) = self.read_day(work.desk) else { return Outcome::Nothing };
        let (dossier, by) = (work.dossier.id, work.desk.staff.clone());
        Outcome::Deed(Effect::Change(Command::AnswerReturn { dossier, on, by }))
    }

    pub(super) fn take_over(&mut self, reason: String, work: &Work<'_>) -> Outcome<Message> {
        if let Err(refusal) = check_reason(&reason) {
            self.refuse_reason(&refusal.sentence);
            return Outcome::Nothing;
        }
        let (dossier, by) = (work.dossier.id, work.desk.staff.clone());
        Outcome::Deed(Effect::Change(Command::TakeOverReturn { dossier, by, reason }))
    }
}
