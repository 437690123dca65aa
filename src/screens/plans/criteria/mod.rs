//! "Tiêu chí": the sets of criteria of the plan, one for all and one for each kind of subject.

mod deriving;
mod grades;
mod groups;
mod heard;
mod keys;
mod kind;
mod line;
mod revising;
mod set;
mod typed;
mod view;

pub use deriving::{DeriveTyped, Deriving, Source};
pub use grades::{CeilingForm, GradeTyped};
pub use groups::GroupTyped;
pub use heard::{Heard, SetHeard};
pub use kind::MeasureKind;
pub use line::BandTyped;
pub use revising::{ReviseTyped, Revising};
pub use set::Item;
pub use typed::{Part, Typed};

use super::super::Desk;
use crate::domain::Command;
use crate::domain::criteria::derive::{compare, taken_back};
use crate::domain::criteria::revision::Revision;
use crate::domain::criteria::{CriteriaSet, Criterion};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::subject::SubjectKind;
use iced::Task;
use set::SetForm;
use std::sync::Arc;

pub(super) use view::view;

/// Name by which the field of a criterion's sentence is found.
pub(super) const TITLE: &str = "criterion-title";
/// Name by which the field of a group's title is found.
pub(super) const GROUP: &str = "criteria-group-title";

/// What comes of something typed.
pub(super) enum Taken {
    /// The draft changed.
    Draft,
    /// A deed.
    Deed(Box<Command>),
    /// Something to wait for, or a field to go to; the draft may have changed.
    Task(Task<Typed>),
}

/// The sets, and the draft of the one that is shown.
#[derive(Debug, Default)]
pub struct CriteriaForm {
    set: Option<SetForm>,
    /// Drafts that were not whole when another set was chosen.
    asleep: Vec<SetForm>,
    part: Part,
    deriving: Option<Deriving>,
    revising: Option<Box<Revising>>,
    heard: Arc<Heard>,
    next: Option<CriteriaSetId>,
    error: Option<String>,
}

/// The kinds a set may be for, the general one first.
fn set_kinds() -> impl Iterator<Item = Option<SubjectKind>> {
    std::iter::once(None).chain(SubjectKind::ALL.into_iter().map(Some))
}

fn kind_name(kind: Option<SubjectKind>) -> &'static str {
    kind.map_or("Chung cho mọi đối tượng", SubjectKind::label)
}

impl CriteriaForm {
    /// The set that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<CriteriaSetId> {
        self.set.as_ref().map(|form| form.set.id)
    }

    /// What the store knows of the set that is shown.
    #[must_use]
    pub fn known(&self) -> Option<&SetHeard> {
        self.heard.get(&self.shown()?)
    }

    /// Whether scores rest on the set that is shown, so that only a revision changes it.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.known().is_some_and(|heard| heard.scored)
    }

    /// The open rounds with what the draft of a revision does to them; none while it is being edited.
    pub fn revisions(&self) -> impl Iterator<Item = &Revision> {
        self.revising_here().and_then(|it| it.found.as_ref()).into_iter().flatten().map(|one| &one.revision)
    }

    /// What one can start a new set from; none while nobody asked.
    #[must_use]
    pub fn sources(&self) -> Option<&[Source]> {
        self.deriving.as_ref()?.sources.as_ref().map(|all| all.as_slice())
    }

    /// What keeps the draft from being stored; none where nothing does.
    #[must_use]
    pub fn obstacle(&self) -> Option<String> {
        self.set.as_ref().and_then(|form| form.built().err())
    }

    /// The faults of the bands of the open criterion.
    #[must_use]
    pub fn band_faults(&self) -> Vec<String> {
        let form = self.revising_here().map(|it| &it.form).or(self.set.as_ref());
        form.and_then(|form| form.rows.iter().find(|row| form.open == Some(Item::Criterion(row.id))))
            .map(line::CriterionForm::faults)
            .unwrap_or_default()
    }

    /// The criterion that is open to be typed in.
    #[must_use]
    pub fn open(&self) -> Option<Item> {
        self.revising_here().map(|it| &it.form).or(self.set.as_ref()).and_then(|form| form.open)
    }

    /// Whether two rankings stand side by side, which need the room of the paper.
    #[must_use]
    pub fn wants_room(&self) -> bool {
        self.revising_here().is_some_and(|it| it.found.is_some())
    }

    fn revising_here(&self) -> Option<&Revising> {
        self.revising.as_deref().filter(|it| Some(it.base.id) == self.shown())
    }

    /// Asks for what the store knows besides.
    pub(super) fn ask(plan: PlanId, desk: &Desk) -> Task<Typed> {
        heard::ask(plan, desk).map(Typed::Heard)
    }

    /// Takes what was typed; what is more than typing comes back as a deed or a task.
    pub(super) fn take(&mut self, typed: Typed, plan: PlanId, sets: &[CriteriaSet], desk: &Desk) -> Taken {
        if !matches!(typed, Typed::Heard(_)) {
            self.error = None;
        }
        match typed {
            Typed::SetChosen(id) => self.choose(id, sets),
            Typed::SetAdded(kind) => {
                let id = desk.fresh();
                self.next = Some(id);
                let name = kind.map_or_else(
                    || "Tiêu chí chung".to_owned(),
                    |kind| format!("Tiêu chí {}", kind.counted()),
                );
                let set = CriteriaSet::new(id, plan, kind, name);
                return deed(Command::SaveCriteriaSet { set });
            }
            Typed::SetRemoved => {
                if let Some(id) = self.shown() {
                    return deed(Command::RemoveCriteriaSet { id });
                }
            }
            Typed::PartChosen(part) => self.part = part,
            Typed::Heard(Ok(heard)) => {
                self.heard = heard;
                self.settle_part();
                if let Some(task) = self.overtaken(plan, sets, desk) {
                    return Taken::Task(task);
                }
            }
            Typed::Heard(Err(error)) => self.error = Some(error.to_string()),
            Typed::DeriveAsked => {
                self.deriving = Some(Deriving::default());
                return Taken::Task(deriving::read(plan, desk).map(Typed::Derive));
            }
            Typed::Derive(typed) => return self.derive(typed, plan, sets, desk),
            Typed::ReviseAsked => {
                let Some(form) = &self.set else { return Taken::Draft };
                let Some(set) = sets.iter().find(|set| set.id == form.set.id) else { return Taken::Draft };
                self.revising = Some(Box::new(Revising::new(set, form.open, desk)));
                self.part = Part::Lines;
                return Taken::Task(revising::read(plan, set.id, desk).map(Typed::Revise));
            }
            Typed::Revise(typed) => return self.revise(typed, desk),
            Typed::TakenBack(origin) => {
                if let Some(criterion) = self.as_in_base(origin, desk)
                    && let Some(form) = &mut self.set
                {
                    form.put(&criterion);
                }
            }
            other => {
                let at = match &other {
                    Typed::Added => Some(TITLE),
                    Typed::GroupAdded => Some(GROUP),
                    _ => None,
                };
                let form = if self.revising_here().is_some() {
                    self.revising.as_mut().map(|it| {
                        it.trouble = None;
                        &mut it.form
                    })
                } else if self.is_scored() && !matches!(other, Typed::Opened(_) | Typed::GroupOpened(_)) {
                    None
                } else {
                    self.set.as_mut()
                };
                let added = form.is_some_and(|form| form.take(other, desk));
                if let (true, Some(at)) = (added, at) {
                    return Taken::Task(iced::widget::operation::focus(at));
                }
            }
        }
        Taken::Draft
    }

    /// Scores came in while somebody was typing: what was typed becomes the draft of a revision.
    fn overtaken(&mut self, plan: PlanId, sets: &[CriteriaSet], desk: &Desk) -> Option<Task<Typed>> {
        if self.revising.is_some() || !self.is_scored() {
            return None;
        }
        let form = self.set.as_mut()?;
        let stored = sets.iter().find(|set| set.id == form.set.id)?;
        if form.built().as_ref() == Ok(stored) {
            return None;
        }
        let mut revising = Revising::new(stored, None, desk);
        revising.form = std::mem::replace(form, SetForm::of(stored, None));
        self.revising = Some(Box::new(revising));
        Some(revising::read(plan, stored.id, desk).map(Typed::Revise))
    }

    fn choose(&mut self, id: CriteriaSetId, sets: &[CriteriaSet]) {
        self.deriving = None;
        let Some(set) = sets.iter().find(|set| set.id == id) else { return };
        if self.shown() == Some(id) {
            return;
        }
        let kept = self.asleep.iter().position(|form| form.set.id == id);
        let mut form = match kept {
            Some(at) => self.asleep.swap_remove(at),
            None => SetForm::of(set, None),
        };
        if form.kept.heard(set, false) {
            form = SetForm::of(set, None);
        }
        // What could not be stored yet is still there when one comes back.
        if let Some(before) = self.set.replace(form).filter(|before| before.built().is_err()) {
            self.asleep.push(before);
        }
        self.settle_part();
    }

    /// A part that the set does not have gives way to its lines.
    fn settle_part(&mut self) {
        let heard = self.known();
        let there = match self.part {
            Part::Lines | Part::Grades => true,
            Part::Links => heard.is_some_and(|it| it.base.is_some()),
            Part::Versions => heard.is_some_and(|it| !it.versions.is_empty()),
        };
        if !there {
            self.part = Part::Lines;
        }
    }

    fn derive(&mut self, typed: DeriveTyped, plan: PlanId, sets: &[CriteriaSet], desk: &Desk) -> Taken {
        let Some(deriving) = &mut self.deriving else { return Taken::Draft };
        match typed {
            DeriveTyped::Read(Ok(sources)) => deriving.sources = Some(sources),
            DeriveTyped::Read(Err(error)) => deriving.trouble = Some(error.to_string()),
            DeriveTyped::Source(id) => deriving.choose(id, sets),
            DeriveTyped::Kind(kind) => deriving.kind = Some(kind),
            DeriveTyped::Closed => self.deriving = None,
            DeriveTyped::Done => {
                if let Some(command) = deriving.command(plan, sets, desk) {
                    if let Command::SaveCriteriaSet { set } = &command {
                        self.next = Some(set.id);
                    }
                    return deed(command);
                }
            }
        }
        Taken::Draft
    }

    fn revise(&mut self, typed: ReviseTyped, desk: &Desk) -> Taken {
        if matches!(typed, ReviseTyped::Dropped) {
            self.revising = None;
            return Taken::Draft;
        }
        let Some(revising) = &mut self.revising else { return Taken::Draft };
        if let ReviseTyped::Read(id, _) = &typed
            && *id != revising.base.id
        {
            return Taken::Draft;
        }
        match revising.take(typed, desk) {
            Some(command) => deed(command),
            None => Taken::Draft,
        }
    }

    /// The line as the base set has it.
    fn as_in_base(&self, origin: CriterionId, desk: &Desk) -> Option<Criterion> {
        let (base, _) = self.known()?.base.as_ref()?;
        let set = &self.set.as_ref()?.set;
        let pairs = compare(base, set);
        let pair = pairs.iter().find(|pair| pair.before.is_some_and(|one| one.id == origin))?;
        taken_back(pair, set, || desk.fresh())
    }

    /// What must be stored now.
    pub(super) fn save(&mut self, sets: &mut [CriteriaSet]) -> Option<Command> {
        if self.is_scored() {
            return None;
        }
        let form = self.set.as_mut()?;
        let set = form.built().ok()?;
        if !form.kept.send(&set) {
            return None;
        }
        form.set.clone_from(&set);
        if let Some(here) = sets.iter_mut().find(|one| one.id == set.id) {
            here.clone_from(&set);
        }
        Some(Command::SaveCriteriaSet { set })
    }

    pub(super) fn left(&mut self) {
        if let Some(form) = &mut self.set {
            form.told = true;
        }
        if let Some(revising) = &mut self.revising {
            revising.form.told = true;
        }
    }

    /// Takes over what is stored now.
    pub(super) fn adopt(&mut self, sets: &[CriteriaSet], typing: bool) {
        let stale = |it: &Revising| {
            // Somebody revised it, or took the set away: the draft has nothing to stand beside any more.
            sets.iter().find(|set| set.id == it.base.id).is_none_or(|set| *set != it.base)
        };
        if self.revising.as_deref().is_some_and(stale) {
            self.revising = None;
        }
        self.asleep.retain(|form| sets.iter().any(|set| set.id == form.set.id));
        if let Some(next) = self.next.take_if(|next| sets.iter().any(|set| set.id == *next)) {
            self.choose(next, sets);
            self.part = Part::Lines;
            return;
        }
        let now = self.shown().and_then(|id| sets.iter().find(|set| set.id == id));
        match (&mut self.set, now) {
            (Some(form), Some(set)) => {
                if form.kept.heard(set, typing) {
                    *form = SetForm::of(set, form.open);
                }
            }
            _ => self.set = sets.first().map(|set| SetForm::of(set, None)),
        }
    }

    pub(super) fn refused(&mut self, sentence: String) {
        if let Some(form) = &mut self.set {
            form.kept.refused();
        }
        self.next = None;
        if let Some(revising) = self.revising.as_mut().filter(|it| it.found.is_some()) {
            revising.trouble = Some(sentence);
            return;
        }
        self.error = Some(sentence);
    }
}

fn deed(command: Command) -> Taken {
    Taken::Deed(Box::new(command))
}
