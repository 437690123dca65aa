//! "Tiêu chí": the sets of criteria of the plan, one for all and one for each kind of subject.

mod view;

use super::super::Desk;
use super::super::typed::Kept;
use crate::domain::Command;
use crate::domain::criteria::{CriteriaSet, Criterion, Measure};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::text::{clean, nfc};
use crate::ui::area;

pub(super) use view::view;

/// What a criterion does, without its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// Must be met.
    Gate,
    /// Must be met where it applies.
    OptionalGate,
    /// Scored.
    Points,
    /// Extra points.
    Bonus,
    /// Points taken off.
    Deduction,
    /// For information.
    Reference,
}

impl MeasureKind {
    /// All, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Gate, Self::OptionalGate, Self::Points, Self::Bonus, Self::Deduction, Self::Reference];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gate => "Điều kiện bắt buộc",
            Self::OptionalGate => "Điều kiện bắt buộc (nếu có)",
            Self::Points => "Chấm điểm",
            Self::Bonus => "Điểm cộng",
            Self::Deduction => "Điểm trừ",
            Self::Reference => "Chỉ tham khảo",
        }
    }

    const fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Gate { optional: false } => Self::Gate,
            Measure::Gate { optional: true } => Self::OptionalGate,
            Measure::Points { .. }
            | Measure::Formula { .. }
            | Measure::Bands { .. }
            | Measure::AllOrNothing { .. } => Self::Points,
            Measure::KnockOut { .. } => Self::Reference,
            Measure::Bonus { .. } => Self::Bonus,
            Measure::Deduction { .. } => Self::Deduction,
            Measure::Reference => Self::Reference,
        }
    }

    const fn has_most(self) -> bool {
        matches!(self, Self::Points | Self::Bonus | Self::Deduction)
    }
}

/// One criterion while it is being typed.
#[derive(Debug)]
pub struct CriterionForm {
    id: CriterionId,
    code: String,
    title: area::Content,
    words: String,
    kind: MeasureKind,
    most: String,
    step: String,
}

impl CriterionForm {
    fn of(criterion: &Criterion) -> Self {
        let step = match criterion.measure {
            Measure::Points { step, .. } if step > Points::ZERO => step.to_string(),
            _ => String::new(),
        };
        Self {
            id: criterion.id,
            code: criterion.code.clone(),
            title: area::Content::with_text(&criterion.title),
            words: criterion.title.clone(),
            kind: MeasureKind::of(&criterion.measure),
            most: criterion.measure.max().map(|max| max.to_string()).unwrap_or_default(),
            step,
        }
    }

    /// The criterion, or what keeps it from being one.
    fn built(&self) -> Result<Criterion, &'static str> {
        let title = clean(&self.words);
        let code = clean(&self.code);
        if title.is_empty() {
            return Err("Hãy nhập nội dung tiêu chí.");
        }
        if code.is_empty() {
            return Err("Hãy nhập ký hiệu ngắn, ví dụ C1.");
        }
        let max = || {
            let read: Option<Points> = self.most.parse().ok().filter(|max| *max > Points::ZERO);
            read.ok_or("Điểm tối đa là số lớn hơn 0, ví dụ 10 hoặc 7,5.")
        };
        let measure = match self.kind {
            MeasureKind::Gate => Measure::Gate { optional: false },
            MeasureKind::OptionalGate => Measure::Gate { optional: true },
            MeasureKind::Points => {
                let step = if self.step.trim().is_empty() {
                    Points::ZERO
                } else {
                    self.step
                        .parse()
                        .map_err(|_| "Bước điểm là một số, ví dụ 0,5; để trống nếu không quy định.")?
                };
                Measure::Points { max: max()?, step }
            }
            MeasureKind::Bonus => Measure::Bonus { max: max()? },
            MeasureKind::Deduction => Measure::Deduction { max: max()? },
            MeasureKind::Reference => Measure::Reference,
        };
        Ok(Criterion::new(self.id, code, title, measure))
    }
}

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Another set is shown.
    SetChosen(CriteriaSetId),
    /// A new set, for this kind of subject or for all.
    SetAdded(Option<SubjectKind>),
    /// The set is taken away.
    SetRemoved,
    /// Its name.
    Name(String),
    /// A criterion is opened.
    Opened(CriterionId),
    /// "Thêm tiêu chí".
    Added,
    /// A criterion is taken away.
    Removed(CriterionId),
    /// A criterion goes one place up.
    Up(CriterionId),
    /// A criterion goes one place down.
    Down(CriterionId),
    /// The mark of the open criterion.
    Code(String),
    /// Its sentence.
    Title(area::Action),
    /// What it does.
    Kind(MeasureKind),
    /// Its maximum.
    Most(String),
    /// Its step.
    Step(String),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Code(_) | Self::Title(_) | Self::Most(_) | Self::Step(_))
    }
}

/// The sets, and the draft of the one that is shown.
#[derive(Debug, Default)]
pub struct CriteriaForm {
    set: Option<SetForm>,
    next: Option<CriteriaSetId>,
    error: Option<String>,
}

#[derive(Debug)]
struct SetForm {
    set: CriteriaSet,
    kept: Kept<CriteriaSet>,
    rows: Vec<CriterionForm>,
    open: Option<CriterionId>,
    told: bool,
}

impl SetForm {
    fn of(set: &CriteriaSet, open: Option<CriterionId>) -> Self {
        Self {
            set: set.clone(),
            kept: Kept::new(Some(set.clone())),
            rows: set.criteria.iter().map(CriterionForm::of).collect(),
            open: open.filter(|id| set.criterion(*id).is_some()),
            told: false,
        }
    }

    /// The set, or what keeps it from being stored. A criterion that was added and never begun does not count.
    fn built(&self) -> Result<CriteriaSet, String> {
        let name = clean(&self.set.name);
        if name.is_empty() {
            return Err("Hãy nhập tên bộ tiêu chí.".to_owned());
        }
        let mut criteria = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let stored = self.set.criterion(row.id).is_some();
            if row.words.trim().is_empty() && !stored {
                continue;
            }
            criteria.push(row.built().map_err(str::to_owned)?);
        }
        let set = CriteriaSet { name, criteria, ..self.set.clone() };
        set.check().map_err(|refusal| refusal.sentence)?;
        Ok(set)
    }

    fn open_row(&mut self) -> Option<&mut CriterionForm> {
        let open = self.open?;
        self.rows.iter_mut().find(|row| row.id == open)
    }

    /// The next mark in the row of those that stand there: "TT3" after "TT2".
    fn next_code(&self) -> String {
        let stem = match self.set.kind {
            None => "C",
            Some(SubjectKind::Collective) => "TT",
            Some(SubjectKind::Person) => "CN",
            Some(SubjectKind::Household) => "HGĐ",
            Some(SubjectKind::Model) => "MH",
        };
        let taken: Vec<String> = self.rows.iter().map(|row| clean(&row.code)).collect();
        let mut n = self.rows.len() + 1;
        while taken.contains(&format!("{stem}{n}")) {
            n += 1;
        }
        format!("{stem}{n}")
    }
}

impl CriteriaForm {
    /// The set that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<CriteriaSetId> {
        self.set.as_ref().map(|form| form.set.id)
    }

    /// Takes what was typed; what is more than typing comes back as a deed.
    pub(super) fn take(
        &mut self,
        typed: Typed,
        plan: PlanId,
        sets: &[CriteriaSet],
        desk: &Desk,
    ) -> Option<Command> {
        self.error = None;
        match typed {
            Typed::SetChosen(id) => {
                self.set = sets.iter().find(|set| set.id == id).map(|set| SetForm::of(set, None));
                return None;
            }
            Typed::SetAdded(kind) => {
                let id = desk.fresh();
                self.next = Some(id);
                let name = kind.map_or_else(
                    || "Tiêu chí chung".to_owned(),
                    |kind| format!("Tiêu chí {}", kind.counted()),
                );
                let set = CriteriaSet::new(id, plan, kind, name);
                return Some(Command::SaveCriteriaSet { set });
            }
            Typed::SetRemoved => return self.shown().map(|id| Command::RemoveCriteriaSet { id }),
            other => {
                if let Some(form) = &mut self.set {
                    form.take(other, desk);
                }
            }
        }
        None
    }

    /// What must be stored now.
    pub(super) fn save(&mut self, sets: &mut [CriteriaSet]) -> Option<Command> {
        let form = self.set.as_mut()?;
        let set = form.built().ok()?;
        if !form.kept.send(&set) {
            return None;
        }
        form.set.criteria.clone_from(&set.criteria);
        if let Some(here) = sets.iter_mut().find(|one| one.id == set.id) {
            here.clone_from(&set);
        }
        Some(Command::SaveCriteriaSet { set })
    }

    pub(super) fn left(&mut self) {
        if let Some(form) = &mut self.set {
            form.told = true;
        }
    }

    /// Takes over what is stored now.
    pub(super) fn adopt(&mut self, sets: &[CriteriaSet], typing: bool) {
        if let Some(next) = self.next.take_if(|next| sets.iter().any(|set| set.id == *next)) {
            self.set = sets.iter().find(|set| set.id == next).map(|set| SetForm::of(set, None));
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
        self.error = Some(sentence);
    }
}

impl SetForm {
    fn take(&mut self, typed: Typed, desk: &Desk) {
        self.told = false;
        match typed {
            Typed::SetChosen(_) | Typed::SetAdded(_) | Typed::SetRemoved => {}
            Typed::Name(text) => self.set.name = text,
            Typed::Opened(id) => self.open = if self.open == Some(id) { None } else { Some(id) },
            Typed::Added => {
                let last = self.rows.last().map_or(MeasureKind::Points, |row| row.kind);
                let most = if last.has_most() { "10" } else { "" };
                let row = CriterionForm {
                    id: desk.fresh(),
                    code: self.next_code(),
                    title: area::Content::new(),
                    words: String::new(),
                    kind: last,
                    most: most.to_owned(),
                    step: String::new(),
                };
                self.open = Some(row.id);
                self.rows.push(row);
            }
            Typed::Removed(id) => self.rows.retain(|row| row.id != id),
            Typed::Up(id) => {
                if let Some(at) = self.rows.iter().position(|row| row.id == id).filter(|at| *at > 0) {
                    self.rows.swap(at - 1, at);
                }
            }
            Typed::Down(id) => {
                let last = self.rows.len().saturating_sub(1);
                if let Some(at) = self.rows.iter().position(|row| row.id == id).filter(|at| *at < last) {
                    self.rows.swap(at, at + 1);
                }
            }
            Typed::Code(text) => {
                if let Some(row) = self.open_row() {
                    row.code = text;
                }
            }
            Typed::Title(action) => {
                if let Some(row) = self.open_row() {
                    row.title.perform(action);
                    row.words = nfc(&row.title.text()).replace(['\r', '\n'], " ");
                }
            }
            Typed::Kind(kind) => {
                if let Some(row) = self.open_row() {
                    row.kind = kind;
                    if kind.has_most() && row.most.trim().is_empty() {
                        "10".clone_into(&mut row.most);
                    }
                }
            }
            Typed::Most(text) => {
                if let Some(row) = self.open_row() {
                    row.most = text;
                }
            }
            Typed::Step(text) => {
                if let Some(row) = self.open_row() {
                    row.step = text;
                }
            }
        }
    }
}
