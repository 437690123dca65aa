//! Thẩm định: the gates and what lowers the grade with what the answers rest on, what is lacking, what to be warned of,
//! the next step in the life of the dossier, and its return for correction.

mod gates;
mod returns;
mod steps;
mod view;

pub(super) use gates::GateRow;
pub(super) use view::{state_line, view};

use super::lacks::{self, Lack};
use super::{Outcome, Work};
use crate::domain::Command;
use crate::domain::attachment::Attachment;
use crate::domain::award::{AwardWarning, PastDossier, warnings};
use crate::domain::correction::{DossierField, DossierReturn};
use crate::domain::criteria::CriteriaSet;
use crate::domain::dossier::{Dossier, DossierState, GateAnswer, Step};
use crate::domain::ids::{CriterionId, DossierId};
use crate::domain::subject::Subject;
use crate::screens::Desk;
use crate::storage::DossierFile;
use crate::text::date::{parse_date, short_date};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The day of the next step was typed.
    DayTyped(String),
    /// The field of the day was left.
    DayLeft,
    /// A step was pressed.
    Stepped(DossierState),
    /// A step was agreed to although something is missing.
    StepAgreed(DossierState),
    /// "Trả lại bổ sung" was pressed.
    ReturnAsked,
    /// A field was marked for correction, or not any more.
    FieldMarked(DossierField, bool),
    /// "Đã nhận bổ sung" was pressed.
    ReturnAnswered,
    /// "Nhận kiểm tra thay" was pressed.
    TakeOverAsked,
    /// The reason of a step, a return or a taking over was typed.
    ReasonTyped(String),
    /// What waits for its reason was confirmed.
    ReasonGiven,
    /// It was given up.
    ReasonDropped,
    /// A gate was answered; none takes the answer away.
    Answered(CriterionId, Option<GateAnswer>),
    /// The evidence of a gate was typed.
    EvidenceTyped(CriterionId, String),
    /// The field of evidence was left.
    EvidenceLeft,
    /// The page on which something lacking is put right was asked for.
    Turned(super::Tab),
    /// The other dossier of a warning was asked for.
    Showed(DossierId),
}

/// What waits for its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// Nothing.
    Nothing,
    /// A step.
    Step(DossierState),
    /// A return for correction.
    Return,
    /// Looking again in place of the one who asked.
    TakeOver,
}

/// The state of the page.
#[derive(Debug)]
pub(in super::super) struct Screening {
    pub(in super::super) state: DossierState,
    pub(in super::super) steps: Vec<Step>,
    pub(super) gates: Vec<GateRow>,
    pub(super) knock_outs: Vec<GateRow>,
    pub(in super::super) lacks: Vec<Lack>,
    pub(super) warnings: Vec<AwardWarning>,
    pub(super) returns: Vec<DossierReturn>,
    pub(super) files: Vec<Attachment>,
    pub(super) day: String,
    pub(super) day_wrong: bool,
    pub(super) asking: Asking,
    pub(super) marked: BTreeSet<DossierField>,
    pub(super) reason: String,
    pub(super) reason_wrong: String,
    /// How much of a reason is written, in words.
    pub(super) written: String,
}

impl Screening {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            state: DossierState::Noticed,
            steps: Vec::new(),
            gates: Vec::new(),
            knock_outs: Vec::new(),
            lacks: Vec::new(),
            warnings: Vec::new(),
            returns: Vec::new(),
            files: Vec::new(),
            day: short_date(today),
            day_wrong: false,
            asking: Asking::Nothing,
            marked: BTreeSet::new(),
            reason: String::new(),
            reason_wrong: String::new(),
            written: String::new(),
        }
    }

    /// Takes what is stored; what is being typed stays.
    pub(super) fn take(&mut self, file: &DossierFile, sets: &[CriteriaSet]) {
        if self.state != file.state || self.returns != file.returns {
            self.ask(Asking::Nothing);
        }
        self.state = file.state;
        self.steps.clone_from(&file.steps);
        self.returns.clone_from(&file.returns);
        self.files.clone_from(&file.attachments);
        self.take_gates(file, sets);
    }

    /// Looks at the draft as it stands.
    pub(super) fn look(&mut self, dossier: &Dossier, subject: &Subject, others: &[PastDossier], desk: &Desk) {
        self.lacks = lacks::all(dossier, subject, &self.files, &self.gates, desk);
        self.warnings = warnings(dossier, subject, others, &desk.entries, desk.today);
    }

    /// How much here wants a look: gates without an answer, warnings, a corrected dossier.
    pub(super) fn waiting(&self) -> usize {
        let open = self.gates.iter().filter(|gate| gate.answer.is_none()).count();
        open + self.warnings.len() + usize::from(self.last_return().is_some_and(DossierReturn::waits))
    }

    pub(super) fn refuse_reason(&mut self, sentence: &str) {
        sentence.clone_into(&mut self.reason_wrong);
    }

    fn ask(&mut self, asking: Asking) {
        self.asking = asking;
        self.reason.clear();
        self.reason_wrong.clear();
        self.marked.clear();
        self.count();
    }

    /// The day of the next step; none says at the field that it cannot be understood.
    fn read_day(&mut self, desk: &Desk) -> Option<NaiveDate> {
        let day = parse_date(&self.day, desk.today);
        self.day_wrong = day.is_none();
        day
    }

    pub(super) fn update(&mut self, message: Message, work: &Work<'_>) -> Outcome<Message> {
        match message {
            Message::DayTyped(text) => {
                self.day = text;
                self.day_wrong = false;
            }
            Message::DayLeft => {
                if let Some(day) = self.read_day(work.desk) {
                    self.day = short_date(day);
                }
            }
            Message::Stepped(state) => return self.stepped(state, work),
            Message::StepAgreed(state) => return self.step(state, String::new(), work),
            Message::ReturnAsked => self.ask(Asking::Return),
            Message::TakeOverAsked => self.ask(Asking::TakeOver),
            Message::FieldMarked(field, true) => {
                self.marked.insert(field);
                self.reason_wrong.clear();
            }
            Message::FieldMarked(field, false) => {
                self.marked.remove(&field);
            }
            Message::ReturnAnswered => return self.answered_return(work),
            Message::ReasonTyped(text) => {
                self.reason = text;
                self.reason_wrong.clear();
                self.count();
            }
            Message::ReasonGiven => return self.reason_given(work),
            Message::ReasonDropped => self.ask(Asking::Nothing),
            Message::Answered(criterion, answer) => return self.answered(criterion, answer, work.dossier.id),
            Message::EvidenceTyped(criterion, text) => {
                if let Some(gate) = self.asked(criterion) {
                    gate.evidence = text;
                }
                return Outcome::Typing;
            }
            Message::EvidenceLeft => return Outcome::Changed,
            Message::Turned(tab) => return Outcome::Turn(tab),
            // The screen itself answers this.
            Message::Showed(_) => {}
        }
        Outcome::Nothing
    }

    fn reason_given(&mut self, work: &Work<'_>) -> Outcome<Message> {
        let reason = self.reason.trim().to_owned();
        match self.asking {
            Asking::Nothing => Outcome::Nothing,
            Asking::Step(_) if reason.is_empty() => {
                self.refuse_reason("Hãy ghi lý do; lý do được giữ trong lịch sử hồ sơ.");
                Outcome::Nothing
            }
            Asking::Step(state) => self.step(state, reason, work),
            Asking::Return => self.give_back(reason, work),
            Asking::TakeOver => self.take_over(reason, work),
        }
    }

    /// Deeds for evidence typed since the last time.
    pub(super) fn typed_evidence(&mut self, dossier: DossierId) -> Vec<Command> {
        let mut all = gates::typed(&mut self.gates, dossier);
        all.extend(gates::typed(&mut self.knock_outs, dossier));
        all
    }

    /// How many gates are answered.
    pub(in super::super) fn answered_gates(&self) -> usize {
        self.gates.iter().filter(|gate| gate.answer.is_some()).count()
    }
}
