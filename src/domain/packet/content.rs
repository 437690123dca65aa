//! What of a record is compared: the content as it would stand here, without what each office keeps for itself.

use super::maps::Maps;
use super::trim::filled;
use super::{LeftOut, SentDossier};
use crate::domain::criteria::{CriteriaSet, Input};
use crate::domain::dossier::{Dossier, GateAnswer};
use crate::domain::ids::CriterionId;
use crate::domain::plan::{Origin, PlanState, PlanText};
use crate::domain::points::Points;
use crate::domain::round::Stage;
use crate::domain::subject::Subject;
use crate::domain::unit::Unit;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// One field in which what came differs from what is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its name.
    pub label: String,
    /// As it is here, in words.
    pub ours: String,
    /// As it came, in words.
    pub theirs: String,
}

/// The mark of a content: two that differ in anything have different marks.
pub(super) fn mark<T: Serialize>(content: &T) -> String {
    let written = serde_json::to_vec(content).unwrap_or_default();
    Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A dossier with its files: what the day of receipt and the place in our lists are is each office's own matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DossierContent {
    pub(super) dossier: Dossier,
    pub(super) files: Vec<FileContent>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct FileContent {
    pub(super) sha256: String,
    pub(super) name: String,
    pub(super) item: String,
    pub(super) note: String,
}

impl DossierContent {
    pub(super) fn of(sent: &SentDossier) -> Self {
        let mut dossier = sent.dossier.clone();
        dossier.received = None;
        dossier.order = 0;
        let mut files: Vec<FileContent> = sent
            .files
            .iter()
            .map(|file| FileContent {
                sha256: file.sha256.clone(),
                name: file.name.clone(),
                item: file.item.clone(),
                note: file.note.clone(),
            })
            .collect();
        files.sort();
        Self { dossier, files }
    }

    /// As it would stand here.
    pub(super) fn taken(
        sent: &SentDossier,
        ours: Option<&SentDossier>,
        maps: &Maps,
        left_out: &[LeftOut],
    ) -> Self {
        let mut content = Self::of(sent);
        let dossier = &mut content.dossier;
        dossier.plan = maps.plan.unwrap_or(dossier.plan);
        dossier.unit = maps.unit(dossier.unit);
        dossier.movements = maps.movements(&dossier.movements);
        if left_out.contains(&LeftOut::Files) {
            content.files = ours.map(|ours| Self::of(ours).files).unwrap_or_default();
        }
        content
    }
}

/// What the unit itself says of its dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Assessment {
    pub(super) gates: BTreeMap<CriterionId, (GateAnswer, String)>,
    pub(super) stages: BTreeMap<CriterionId, BTreeMap<Stage, Figure>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Figure {
    pub(super) points: Points,
    pub(super) input: Option<Input>,
    pub(super) reason: String,
    pub(super) by: String,
}

impl Assessment {
    /// Those of the answers and figures whose criterion `known` finds, and how many have none.
    pub(super) fn of(
        sent: &SentDossier,
        known: impl Fn(CriterionId) -> Option<CriterionId>,
    ) -> (Self, usize) {
        let mut all = Self::default();
        let mut lost = 0;
        for gate in &sent.gates {
            match known(gate.criterion) {
                Some(criterion) => {
                    all.gates.insert(criterion, (gate.answer, gate.evidence.trim().to_owned()));
                }
                None => lost += 1,
            }
        }
        for stage in &sent.stages {
            match known(stage.criterion) {
                Some(criterion) => {
                    let figure = Figure {
                        points: stage.points,
                        input: stage.input,
                        reason: stage.reason.trim().to_owned(),
                        by: stage.by.trim().to_owned(),
                    };
                    all.stages.entry(criterion).or_default().insert(stage.stage, figure);
                }
                None => lost += 1,
            }
        }
        (all, lost)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.gates.is_empty() && self.stages.is_empty()
    }
}

/// A subject as it would stand here.
pub(super) fn subject(
    theirs: &Subject,
    ours: Option<&Subject>,
    maps: &Maps,
    left_out: &[LeftOut],
) -> Subject {
    let mut taken = filled(theirs, ours, left_out);
    taken.unit = taken.unit.map(|unit| maps.unit(unit));
    taken
}

/// A subject without what is nobody else's matter.
pub(super) fn bare_subject(subject: &Subject) -> Subject {
    Subject { note: String::new(), ..subject.clone() }
}

/// A unit as it would stand here.
pub(super) fn unit(theirs: &Unit, maps: &Maps) -> Unit {
    maps.whole_unit(theirs)
}

/// A superior's plan as it would stand here: its life is the superior's, and stays there.
pub(super) fn plan(theirs: &PlanText, office: &str, maps: &Maps) -> PlanText {
    let mut text = bare_plan(theirs);
    if text.plan.origin.issuer.trim().is_empty() {
        office.clone_into(&mut text.plan.origin.issuer);
    }
    text.plan.movements = maps.movements(&text.plan.movements);
    for one in &mut text.obligations {
        *one = maps.obligation(one);
    }
    text
}

/// A plan without what the store itself sets.
pub(super) fn bare_plan(text: &PlanText) -> PlanText {
    let mut bare = text.clone();
    let issuer = std::mem::take(&mut bare.plan.origin.issuer);
    *bare.plan.origin = Origin { issuer, ..Origin::default() };
    bare.plan.state = PlanState::Draft;
    let own: Vec<_> = bare.sets.iter().map(|set| set.id).collect();
    for set in &mut bare.sets {
        // A set of another plan is not in the packet.
        set.derived_from = set.derived_from.filter(|from| own.contains(from));
        set.version = 1;
    }
    bare.sets.sort_by_key(|set: &CriteriaSet| set.id);
    bare.obligations.sort_by_key(|one| one.id);
    bare.sections.sort_by_key(|one| (one.parent, one.position, one.id));
    bare
}
