//! What is found on the paper of the plan while it is written: values missing, and what the form check remarks.

mod view;

pub(super) use view::strip;

use super::super::papers::{Aim, Remark, remark, remarks_of_missing};
use crate::domain::basis::Basis;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Content, PlanText};
use crate::forms::check::RuleId;
use crate::forms::{PlanPaper, Profile, Spot, plan_paper, review_plan};
use crate::storage::PlanFile;
use chrono::NaiveDate;

/// What happened in the strip.
#[derive(Debug, Clone)]
pub enum Message {
    /// The paper was looked through; the number of the question.
    Found(u64, Vec<Remark>),
    /// The strip was folded or unfolded.
    Toggled,
    /// "Đến chỗ này".
    Opened(usize),
}

/// What is found, and how it is shown.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Remark>,
    open: bool,
    /// None before the paper was looked through.
    seen: bool,
    asked: u64,
}

impl Findings {
    /// Everything found, what is missing first.
    #[must_use]
    pub fn all(&self) -> &[Remark] {
        &self.all
    }

    /// A new question; an answer to an older one is dropped.
    pub(super) fn ask(&mut self) -> u64 {
        self.asked += 1;
        self.asked
    }

    pub(super) fn clear(&mut self) {
        *self = Self { asked: self.asked + 1, open: self.open, ..Self::default() };
    }

    pub(super) fn hear(&mut self, asked: u64, found: Vec<Remark>) {
        if asked == self.asked {
            self.all = found;
            self.seen = true;
        }
    }

    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
    }
}

/// What the paper of a plan is judged by besides itself.
pub(super) struct Ground {
    /// The plan that it carries out.
    pub superior: Option<Box<PlanText>>,
    /// The register of legal bases.
    pub bases: Vec<Basis>,
    /// A draft is judged as of this day.
    pub today: NaiveDate,
}

/// Looks through the paper: what is missing, then what the form check remarks.
pub(super) fn look(paper: PlanPaper, profile: &Profile, ground: &Ground) -> Vec<Remark> {
    let form = plan_paper(&paper, profile);
    let mut all = remarks_of_missing(&form.findings);
    let text = PlanText {
        plan: paper.plan,
        sections: paper.sections,
        obligations: paper.obligations,
        sets: paper.criteria,
    };
    let found = review_plan(&form, &text, ground.superior.as_deref(), &ground.bases, profile, ground.today);
    // Missing values are told already, with the way to their field.
    all.extend(found.into_iter().filter(|it| it.rule != RuleId::ValueMissing).map(remark));
    all
}

/// Where a remark is put right.
pub(super) enum Way {
    /// A part of the plan's data.
    Spot(Spot),
    /// A section.
    Section(SectionId),
}

/// The way to where a remark is put right; none where it is about the paper as a whole.
pub(super) fn way(remark: &Remark, file: &PlanFile) -> Option<Way> {
    match remark.aim.as_ref()? {
        Aim::Spot(spot) => Some(Way::Spot(*spot)),
        Aim::Sheet(anchor) => {
            let id = SectionId(i64::try_from(anchor.0).ok()?);
            file.sections.iter().any(|section| section.id == id).then_some(Way::Section(id))
        }
        Aim::Words(words) => {
            let words = words.trim().trim_matches('…').trim();
            let says = |content: &Content| !words.is_empty() && content.words().contains(words);
            file.sections
                .iter()
                .find(|section| says(&section.content))
                .map(|section| Way::Section(section.id))
        }
    }
}
