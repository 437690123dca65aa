//! Beside the form: the life of the dossier with its dated steps, the next steps, the gates, and what is missing.

use super::{Form, Message as FormMessage};
use crate::domain::Command;
use crate::domain::criteria::{CriteriaSet, Measure};
use crate::domain::dossier::{Dossier, DossierState, GateAnswer, Step};
use crate::domain::ids::{CriterionId, DossierId};
use crate::domain::subject::{Detail, Subject};
use crate::screens::{Desk, Effect, Question, after_pause};
use crate::storage::DossierFile;
use crate::text::date::{parse_date, short_date};
use chrono::NaiveDate;

/// What happened beside the form.
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
    /// The reason of a step was typed.
    ReasonTyped(String),
    /// The step with its reason was confirmed.
    ReasonGiven,
    /// The step was given up.
    ReasonDropped,
    /// A gate was answered; none takes the answer away.
    Answered(CriterionId, Option<GateAnswer>),
    /// The evidence of a gate was typed.
    EvidenceTyped(CriterionId, String),
    /// The field of evidence was left.
    EvidenceLeft,
}

/// A gate with its answer.
#[derive(Debug)]
pub(super) struct GateRow {
    pub(super) id: CriterionId,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) optional: bool,
    pub(super) answer: Option<GateAnswer>,
    pub(super) evidence: String,
    stored: String,
}

/// The state of the side panel.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) state: DossierState,
    pub(super) steps: Vec<Step>,
    pub(super) gates: Vec<GateRow>,
    pub(super) missing: Vec<String>,
    pub(super) day: String,
    pub(super) day_wrong: bool,
    /// The step that waits for its reason.
    pub(super) turning: Option<DossierState>,
    pub(super) reason: String,
    pub(super) reason_wrong: String,
}

impl Side {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            state: DossierState::Noticed,
            steps: Vec::new(),
            gates: Vec::new(),
            missing: Vec::new(),
            day: short_date(today),
            day_wrong: false,
            turning: None,
            reason: String::new(),
            reason_wrong: String::new(),
        }
    }

    /// Takes state, steps and gates as stored; evidence that is being typed stays.
    pub(super) fn take(&mut self, file: &DossierFile, sets: &[CriteriaSet]) {
        if self.state != file.state {
            self.turning = None;
            self.reason.clear();
        }
        self.state = file.state;
        self.steps.clone_from(&file.steps);
        let kind = file.subject.kind();
        let general = sets.iter().filter(|set| set.kind.is_none());
        let own = sets.iter().filter(|set| set.kind == Some(kind));
        let before = std::mem::take(&mut self.gates);
        self.gates = general
            .chain(own)
            .flat_map(CriteriaSet::gates)
            .map(|gate| {
                let answered = file.gates.iter().find(|it| it.criterion == gate.id);
                let stored = answered.map(|it| it.evidence.clone()).unwrap_or_default();
                let typed = before.iter().find(|it| it.id == gate.id && it.evidence != it.stored);
                GateRow {
                    id: gate.id,
                    code: gate.code.clone(),
                    title: gate.title.clone(),
                    optional: matches!(gate.measure, Measure::Gate { optional: true }),
                    answer: answered.map(|it| it.answer),
                    evidence: typed.map_or_else(|| stored.clone(), |it| it.evidence.clone()),
                    stored,
                }
            })
            .collect();
    }

    /// How many gates are answered.
    pub(super) fn answered(&self) -> usize {
        self.gates.iter().filter(|gate| gate.answer.is_some()).count()
    }

    pub(super) fn refuse_reason(&mut self, sentence: &str) {
        sentence.clone_into(&mut self.reason_wrong);
    }

    /// Deeds for evidence typed since the last time.
    pub(super) fn typed_evidence(&mut self, dossier: DossierId) -> Vec<Command> {
        let typed =
            self.gates.iter_mut().filter(|gate| gate.answer.is_some() && gate.evidence != gate.stored);
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
}

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

/// What a dossier still lacks before it is complete: said, never enforced.
pub(super) fn missing(subject: &Subject, dossier: &Dossier, gates: &[GateRow]) -> Vec<String> {
    let blank = |text: &str| text.trim().is_empty();
    let mut all: Vec<&str> = Vec::new();
    let mut lacks = |yes: bool, words: &'static str| {
        if yes {
            all.push(words);
        }
    };
    lacks(dossier.received.is_none(), "Chưa ghi ngày nhận hồ sơ");
    lacks(blank(&dossier.field), "Chưa ghi lĩnh vực");
    match &subject.detail {
        Detail::Person(it) => {
            lacks(it.sex.is_none(), "Chưa ghi giới tính");
            lacks(it.birth.is_none(), "Chưa ghi năm sinh");
            lacks(blank(&it.post) && blank(&it.address), "Chưa ghi chức vụ hoặc địa chỉ");
        }
        Detail::Collective(it) => lacks(it.members.is_none(), "Chưa ghi số thành viên"),
        Detail::Household(it) => {
            lacks(it.members.is_none(), "Chưa ghi số nhân khẩu");
            lacks(it.cultural_years.is_empty(), "Chưa ghi năm đạt “Gia đình văn hóa”");
        }
        Detail::Model(it) => {
            lacks(it.owners.is_empty(), "Chưa ghi tác giả, chủ mô hình");
            lacks(blank(&it.content), "Chưa ghi nội dung mô hình");
        }
    }
    lacks(dossier.achievements.is_empty(), "Chưa có thành tích nào");
    lacks(blank(&dossier.summary), "Chưa có trích ngang thành tích");
    lacks(blank(&dossier.proposed), "Chưa ghi hình thức đề nghị");
    let mut all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    let unproved = dossier.achievements.iter().filter(|it| blank(&it.evidence)).count();
    if unproved > 0 {
        all.push(format!("{unproved} thành tích chưa có minh chứng"));
    }
    let open = gates.iter().filter(|gate| gate.answer.is_none()).count();
    if open > 0 {
        all.push(format!("{open} điều kiện bắt buộc chưa trả lời"));
    }
    for gate in gates.iter().filter(|gate| gate.answer == Some(GateAnswer::Failed)) {
        all.push(format!("Không đạt điều kiện {}", gate.code));
    }
    all
}

impl Form {
    pub(super) fn in_side(&mut self, message: Message, desk: &Desk) -> Effect<FormMessage> {
        match message {
            Message::DayTyped(text) => {
                self.side.day = text;
                self.side.day_wrong = false;
            }
            Message::DayLeft => match parse_date(&self.side.day, desk.today) {
                Some(day) => self.side.day = short_date(day),
                None => self.side.day_wrong = true,
            },
            Message::Stepped(state) => return self.stepped(state, desk),
            Message::StepAgreed(state) => return self.step(state, String::new(), desk),
            Message::ReasonTyped(text) => {
                self.side.reason = text;
                self.side.reason_wrong.clear();
            }
            Message::ReasonGiven => {
                if let Some(state) = self.side.turning {
                    let reason = self.side.reason.trim().to_owned();
                    if reason.is_empty() {
                        self.side.refuse_reason("Hãy ghi lý do; lý do được giữ trong lịch sử hồ sơ.");
                        return Effect::None;
                    }
                    return self.step(state, reason, desk);
                }
            }
            Message::ReasonDropped => {
                self.side.turning = None;
                self.side.reason.clear();
                self.side.reason_wrong.clear();
            }
            Message::Answered(criterion, answer) => return self.answered(criterion, answer, desk),
            Message::EvidenceTyped(criterion, text) => {
                if let Some(gate) = self.side.gates.iter_mut().find(|gate| gate.id == criterion) {
                    gate.evidence = text;
                }
                let (pause, handle) = after_pause(FormMessage::Settled);
                self.settling = Some(handle);
                return Effect::Run(pause);
            }
            Message::EvidenceLeft => return self.flush(desk),
        }
        Effect::None
    }

    fn stepped(&mut self, state: DossierState, desk: &Desk) -> Effect<FormMessage> {
        if state.needs_reason() || self.side.state.turns_back_to(state) {
            self.side.turning = Some(state);
            self.side.reason.clear();
            self.side.reason_wrong.clear();
            return Effect::None;
        }
        self.compile(desk);
        if state == DossierState::Complete && !self.side.missing.is_empty() {
            let lines: Vec<String> = self.side.missing.iter().map(|it| format!("– {it}")).collect();
            return Effect::Ask(Question {
                title: format!("Chuyển sang “{}”?", state.label()),
                sentence: format!("Hồ sơ còn {} mục cần xem:\n{}", lines.len(), lines.join("\n")),
                yes: format!("Vẫn chuyển sang “{}”", state.label()),
                danger: false,
                answer: FormMessage::Side(Message::StepAgreed(state)),
            });
        }
        self.step(state, String::new(), desk)
    }

    fn step(&mut self, state: DossierState, reason: String, desk: &Desk) -> Effect<FormMessage> {
        let Some(on) = parse_date(&self.side.day, desk.today) else {
            self.side.day_wrong = true;
            return Effect::None;
        };
        let before = self.flush(desk);
        if !self.is_stored() {
            return before;
        }
        self.revision += 1;
        before.and(Effect::Change(Command::StepDossier {
            id: self.dossier.id,
            state,
            on,
            by: desk.staff.clone(),
            reason,
        }))
    }

    fn answered(
        &mut self,
        criterion: CriterionId,
        answer: Option<GateAnswer>,
        desk: &Desk,
    ) -> Effect<FormMessage> {
        let before = self.flush(desk);
        let dossier = self.dossier.id;
        let Some(gate) = self.side.gates.iter_mut().find(|gate| gate.id == criterion) else {
            return before;
        };
        if gate.answer == answer {
            return before;
        }
        // Shown at once; the reading after the deed confirms it, or puts it right if the deed is refused.
        gate.answer = answer;
        let evidence = if answer.is_some() { gate.evidence.clone() } else { String::new() };
        gate.stored.clone_from(&gate.evidence);
        self.revision += 1;
        self.compile(desk);
        before.and(Effect::Save(Command::AnswerGate { dossier, criterion, answer, evidence }))
    }
}
