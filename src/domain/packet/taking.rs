//! The one deed by which a packet is taken in.

use super::compare::{in_order, ours_of, owners_first, theirs_of};
use super::content::{self, Assessment, DossierContent};
use super::{
    Base, Choice, Comparison, Direction, Known, LeftOut, Line, Outcome, PUT_FORWARD, Packet, PacketNote,
    PacketWay, RecordKey, RecordKind, Refused, SentDossier,
};
use crate::domain::attachment::Attachment;
use crate::domain::criteria::CriteriaSet;
use crate::domain::dossier::DossierState;
use crate::domain::ids::PacketId;
use crate::domain::plan::{PlanText, numbered};
use crate::domain::round::Stage;
use crate::domain::{Command, Refusal};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The packet's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking<'a> {
    /// Name of the file, without its folder.
    pub file: &'a str,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub sha256: &'a str,
    /// Identifier for the note.
    pub id: PacketId,
    /// Day.
    pub on: NaiveDate,
    /// Who takes it in.
    pub by: &'a str,
    /// Whether a note on this very file is there already.
    pub noted: bool,
}

/// What is done for one record, tried by itself before all of it becomes one deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The record.
    pub key: RecordKey,
    /// The commands; none where only what was exchanged is remembered.
    pub commands: Vec<Command>,
    base: Option<Base>,
}

/// What is to be done for each record, in an order in which everything finds what it refers to.
#[must_use]
pub fn parts(packet: &Packet, known: &Known, comparison: &Comparison, on: NaiveDate) -> Vec<Part> {
    let writer = Writer { packet, known, comparison, on };
    let records = &packet.records;
    let units = in_order(&records.units).into_iter().map(|it| (RecordKind::Unit, it.id.0));
    let movements = records.movements.iter().map(|it| (RecordKind::Movement, it.id.0));
    let plan = records.plan.iter().map(|it| (RecordKind::Plan, it.plan.id.0));
    let subjects = owners_first(&records.subjects).into_iter().map(|it| (RecordKind::Subject, it.id.0));
    let dossiers = records.dossiers.iter().map(|it| (RecordKind::Dossier, it.dossier.id.0));
    let assessments = records.dossiers.iter().map(|it| (RecordKind::Assessment, it.dossier.id.0));
    let all = units.chain(movements).chain(plan).chain(subjects).chain(dossiers).chain(assessments);
    all.filter_map(|(kind, id)| writer.part(RecordKey { kind, id })).collect()
}

impl Comparison {
    /// The deed of `parts`, without those that were refused (`refusals` stands beside them one for one); none when
    /// nothing changes.
    #[must_use]
    pub fn deed(
        &self,
        packet: &Packet,
        parts: &[Part],
        refusals: &[Option<Refusal>],
        taking: &Taking<'_>,
    ) -> Option<Command> {
        let mut commands = Vec::new();
        let mut bases = Vec::new();
        let mut refused = Vec::new();
        let mut stopped = BTreeSet::new();
        for (part, refusal) in parts.iter().zip(refusals) {
            if let Some(refusal) = refusal {
                stopped.insert(part.key);
                refused.push(self.refused(part.key, &refusal.sentence));
                continue;
            }
            commands.extend(part.commands.iter().cloned());
            bases.extend(part.base.clone());
        }
        for line in &self.lines {
            match &line.outcome {
                Outcome::Blocked { why } => refused.push(self.refused(line.key, why)),
                Outcome::Conflict { .. } if line.choice.is_none() => {
                    refused.push(self.refused(
                        line.key,
                        "Hai bên cùng sửa và chưa chọn bản nào; bản ở đây được giữ nguyên.",
                    ));
                }
                _ => {}
            }
        }
        if commands.is_empty() && bases.is_empty() && taking.noted {
            return None;
        }
        let note = self.note(packet, taking, refused, &stopped);
        commands.push(Command::NotePacket { packet: Box::new(note), bases });
        Some(Command::Batch { title: format!("Nhận gói của {}", packet.head.office), commands })
    }

    fn refused(&self, key: RecordKey, why: &str) -> Refused {
        let what = self.line(key).map(|line| line.name.clone()).unwrap_or_default();
        Refused { kind: key.kind, id: key.id, what, why: why.to_owned() }
    }

    fn note(
        &self,
        packet: &Packet,
        taking: &Taking<'_>,
        refused: Vec<Refused>,
        stopped: &BTreeSet<RecordKey>,
    ) -> PacketNote {
        let head = &packet.head;
        let kind = match head.direction {
            Direction::Up => RecordKind::Dossier,
            Direction::Down => RecordKind::Plan,
        };
        let count = |is: &dyn Fn(&Line) -> bool| {
            let lines =
                self.lines.iter().filter(|line| line.key.kind == kind && !stopped.contains(&line.key));
            u32::try_from(lines.filter(|line| is(line)).count()).unwrap_or(u32::MAX)
        };
        let mut units: Vec<String> = Vec::new();
        for sent in &packet.records.dossiers {
            let unit = packet.records.units.iter().find(|unit| unit.id == sent.dossier.unit);
            if let Some(unit) = unit.filter(|unit| !units.contains(&unit.name)) {
                units.push(unit.name.clone());
            }
        }
        PacketNote {
            id: taking.id,
            way: PacketWay::Taken,
            direction: head.direction,
            office: head.office.clone(),
            campaign: head.campaign.name.clone(),
            plan: self.plan,
            made_at: head.made_at,
            made_by: head.made_by.clone(),
            on: taking.on,
            by: taking.by.to_owned(),
            file: taking.file.to_owned(),
            size: taking.size,
            sha256: taking.sha256.to_owned(),
            counts: packet.records.counts(),
            units,
            left_out: head.left_out.clone(),
            new: count(&|line| line.outcome == Outcome::New && line.is_taken()),
            updated: count(&|line| line.outcome != Outcome::New && line.is_taken()),
            same: count(&|line| {
                !line.is_taken() && !matches!(line.outcome, Outcome::Blocked { .. }) && !line.is_undecided()
            }),
            refused,
        }
    }
}

struct Writer<'a> {
    packet: &'a Packet,
    known: &'a Known,
    comparison: &'a Comparison,
    on: NaiveDate,
}

impl Writer<'_> {
    fn part(&self, key: RecordKey) -> Option<Part> {
        let line = self.comparison.line(key)?;
        let base = self.base(line);
        let commands = if line.is_taken() { self.commands(line) } else { Vec::new() };
        (base.is_some() || !commands.is_empty()).then_some(Part { key, commands, base })
    }

    /// What is remembered of the record from now on; none where nothing new is known.
    fn base(&self, line: &Line) -> Option<Base> {
        let head = &self.packet.head;
        let before = self.known.bases.get(&line.key);
        let made = |ours: i64| Base {
            kind: line.key.kind,
            record: line.key.id,
            ours,
            source: head.source.clone(),
            at: head.made_at,
            mark: line.mark.clone(),
        };
        // A later packet of the same sender that says the same says it later.
        let later = before.is_none_or(|base| base.source == head.source && base.at < head.made_at);
        match (&line.outcome, line.choice) {
            _ if line.is_taken() => Some(made(line.key.id)),
            (Outcome::Joined { with }, _) => Some(made(*with)),
            (Outcome::Same, _) => {
                let joined = before.is_some_and(|base| base.ours != line.key.id);
                (later && !joined).then(|| made(line.key.id))
            }
            (Outcome::OursNewer { .. }, _) => (later && before.is_some()).then(|| made(line.key.id)),
            (Outcome::Conflict { .. } | Outcome::TheirsNewer { .. } | Outcome::New, Some(Choice::Ours)) => {
                Some(made(line.key.id))
            }
            _ => None,
        }
    }

    fn commands(&self, line: &Line) -> Vec<Command> {
        let (records, maps) = (&self.packet.records, &self.comparison.maps);
        let id = line.key.id;
        match line.key.kind {
            RecordKind::Unit => {
                let units = records.units.iter().filter(|it| it.id.0 == id);
                units.map(|it| Command::SaveUnit { unit: content::unit(it, maps) }).collect()
            }
            RecordKind::Movement => {
                let movements = records.movements.iter().filter(|it| it.id.0 == id);
                movements.map(|it| Command::SaveMovement { movement: it.clone() }).collect()
            }
            RecordKind::Plan => records.plan.as_ref().map(|text| self.plan(text)).unwrap_or_default(),
            RecordKind::Subject => {
                let subjects = records.subjects.iter().filter(|it| it.id.0 == id);
                let taken = |it| {
                    let ours = self.known.subjects.get(&crate::domain::ids::SubjectId(id));
                    content::subject(it, ours, maps, &self.packet.head.left_out)
                };
                subjects.map(|it| Command::SaveSubject { subject: taken(it) }).collect()
            }
            RecordKind::Dossier => self.sent(id).map(|sent| self.dossier(sent)).unwrap_or_default(),
            RecordKind::Assessment => self.sent(id).map(|sent| self.assessment(sent)).unwrap_or_default(),
        }
    }

    fn sent(&self, id: i64) -> Option<&SentDossier> {
        self.packet.records.dossiers.iter().find(|it| it.dossier.id.0 == id)
    }

    fn dossier(&self, sent: &SentDossier) -> Vec<Command> {
        let ours = self.known.dossiers.get(&sent.dossier.id);
        let left_out = &self.packet.head.left_out;
        let mut dossier = DossierContent::taken(sent, ours, &self.comparison.maps, left_out).dossier;
        let put_forward = PUT_FORWARD.contains(&sent.state);
        match ours {
            Some(ours) => {
                dossier.received = ours.dossier.received;
                dossier.order = ours.dossier.order;
            }
            None => dossier.received = put_forward.then_some(self.on),
        }
        let id = dossier.id;
        let mut commands = vec![Command::SaveDossier { dossier }];
        if ours.is_none() {
            commands.extend(self.steps(sent, put_forward));
        }
        if left_out.contains(&LeftOut::Files) {
            return commands;
        }
        let here: &[Attachment] = ours.map_or(&[], |ours| ours.files.as_slice());
        for file in here.iter().filter(|file| !sent.files.iter().any(|it| it.sha256 == file.sha256)) {
            commands.push(Command::RemoveAttachment { id: file.id });
        }
        for file in &sent.files {
            // The same bytes may have been added here under another identifier.
            let same = here.iter().find(|it| it.sha256 == file.sha256);
            let attachment = Attachment { id: same.map_or(file.id, |it| it.id), dossier: id, ..file.clone() };
            if same != Some(&attachment) {
                commands.push(Command::AttachFile { attachment });
            }
        }
        commands
    }

    /// How it was found and cared for there is its history; from then on its life here begins.
    fn steps(&self, sent: &SentDossier, put_forward: bool) -> Vec<Command> {
        let early = [DossierState::Noticed, DossierState::Nurtured];
        let id = sent.dossier.id;
        let before = sent.steps.iter().filter(|step| early.contains(&step.state));
        let mut commands: Vec<Command> = before
            .map(|step| Command::StepDossier {
                id,
                state: step.state,
                on: step.on,
                by: step.by.clone(),
                reason: step.reason.clone(),
            })
            .collect();
        if put_forward {
            let reason = format!(
                "Nhận theo gói của {} lập ngày {}; ở nơi gửi: {}.",
                self.packet.head.office,
                self.packet.head.made_at.format("%d/%m/%Y"),
                sent.state.label().to_lowercase()
            );
            let by = self.packet.head.office.clone();
            commands.push(Command::StepDossier {
                id,
                state: DossierState::Nominated,
                on: self.on,
                by,
                reason,
            });
        }
        commands
    }

    fn assessment(&self, sent: &SentDossier) -> Vec<Command> {
        let dossier = sent.dossier.id;
        let maps = &self.comparison.maps;
        let (theirs, _) = theirs_of(sent, maps);
        let ours = self.known.dossiers.get(&dossier).map(|it| ours_of(it, maps)).unwrap_or_default();
        let mut commands = Vec::new();
        for criterion in gone(&ours, &theirs) {
            commands.push(Command::AnswerGate { dossier, criterion, answer: None, evidence: String::new() });
        }
        for (criterion, (answer, evidence)) in &theirs.gates {
            if ours.gates.get(criterion) != Some(&(*answer, evidence.clone())) {
                commands.push(Command::AnswerGate {
                    dossier,
                    criterion: *criterion,
                    answer: Some(*answer),
                    evidence: evidence.clone(),
                });
            }
        }
        for stage in Stage::ALL {
            for (criterion, stages) in &ours.stages {
                let there = theirs.stages.get(criterion).is_some_and(|all| all.contains_key(&stage));
                if stages.contains_key(&stage) && !there {
                    commands.push(Command::EnterStage {
                        dossier,
                        criterion: *criterion,
                        stage,
                        points: None,
                        input: None,
                        reason: String::new(),
                        by: String::new(),
                    });
                }
            }
            for (criterion, stages) in &theirs.stages {
                let Some(figure) = stages.get(&stage) else { continue };
                if ours.stages.get(criterion).and_then(|all| all.get(&stage)) != Some(figure) {
                    commands.push(Command::EnterStage {
                        dossier,
                        criterion: *criterion,
                        stage,
                        points: figure.input.is_none().then_some(figure.points),
                        input: figure.input,
                        reason: figure.reason.clone(),
                        by: figure.by.clone(),
                    });
                }
            }
        }
        commands
    }

    fn plan(&self, theirs: &PlanText) -> Vec<Command> {
        let text = content::plan(theirs, &self.packet.head.office, &self.comparison.maps);
        let mut commands = Vec::new();
        if let Some(ours) = &self.known.plan {
            let tops = ours.sections.iter().filter(|section| section.parent.is_none());
            commands.extend(tops.map(|section| Command::RemoveSection { id: section.id }));
            let kept: BTreeSet<_> = text.obligations.iter().map(|one| one.id).collect();
            let gone = ours.obligations.iter().filter(|one| !kept.contains(&one.id));
            commands.extend(gone.map(|one| Command::RemoveObligation { id: one.id }));
            let kept: BTreeSet<_> = text.sets.iter().map(|set| set.id).collect();
            let gone = ours.sets.iter().filter(|set| !kept.contains(&set.id));
            commands.extend(gone.map(|set| Command::RemoveCriteriaSet { id: set.id }));
        }
        commands.push(Command::SavePlan { plan: text.plan.clone() });
        commands.extend(derived_last(&text.sets).into_iter().map(|set| Command::SaveCriteriaSet { set }));
        commands.extend(
            text.obligations.iter().cloned().map(|obligation| Command::SaveObligation { obligation }),
        );
        // Parents before children, siblings in their order: the store places each as it comes.
        let sections = numbered(&text.sections);
        commands.extend(sections.iter().map(|item| Command::SaveSection { section: item.section.clone() }));
        commands
    }
}

/// The conditions that were answered here and are not there any more.
fn gone(ours: &Assessment, theirs: &Assessment) -> Vec<crate::domain::ids::CriterionId> {
    ours.gates.keys().filter(|id| !theirs.gates.contains_key(id)).copied().collect()
}

/// Sets after those they were derived from.
fn derived_last(sets: &[CriteriaSet]) -> Vec<CriteriaSet> {
    let mut waiting: Vec<&CriteriaSet> = sets.iter().collect();
    let mut out: Vec<CriteriaSet> = Vec::with_capacity(sets.len());
    while !waiting.is_empty() {
        let done = |out: &[CriteriaSet], set: &CriteriaSet| {
            set.derived_from.is_none_or(|from| out.iter().any(|one| one.id == from))
        };
        let (ready, rest): (Vec<&CriteriaSet>, Vec<&CriteriaSet>) =
            waiting.into_iter().partition(|set| done(&out, set));
        if ready.is_empty() {
            out.extend(rest.into_iter().cloned());
            break;
        }
        out.extend(ready.into_iter().cloned());
        waiting = rest;
    }
    out
}
