//! "Thông tin chung": the head of the plan and its foot.

mod view;

use super::super::typed::{DateText, Kept};
use super::super::{Desk, office::SignatureDraft};
use crate::domain::Command;
use crate::domain::ids::MovementId;
use crate::domain::office::Signature;
use crate::domain::plan::{LegalBasis, Plan, Recipient};
use crate::text::{clean, nfc};
use crate::ui::area;
use chrono::NaiveDate;

pub(super) use view::view;

/// A paper cited, while it is being typed.
#[derive(Debug, Clone, Default)]
pub struct BasisForm {
    pub(in crate::screens) kind: String,
    pub(in crate::screens) number: String,
    pub(in crate::screens) date: DateText,
    pub(in crate::screens) issuer: String,
    pub(in crate::screens) subject: String,
}

impl BasisForm {
    pub(in crate::screens) fn of(basis: &LegalBasis) -> Self {
        Self {
            kind: basis.kind.clone(),
            number: basis.number.clone(),
            date: DateText::of(basis.date),
            issuer: basis.issuer.clone(),
            subject: basis.subject.clone(),
        }
    }

    /// The basis; a date that cannot be read yet is left out, and told under its field.
    pub(in crate::screens) fn built(&self, today: NaiveDate) -> LegalBasis {
        LegalBasis {
            kind: clean(&self.kind),
            number: clean(&self.number),
            date: self.date.value(today).flatten(),
            issuer: clean(&self.issuer),
            subject: clean(&self.subject),
            entry: None,
        }
    }

    pub(in crate::screens) fn take(&mut self, typed: BasisTyped) {
        match typed {
            BasisTyped::Kind(text) => self.kind = text,
            BasisTyped::Number(text) => self.number = text,
            BasisTyped::Date(text) => self.date.typed(text),
            BasisTyped::Issuer(text) => self.issuer = text,
            BasisTyped::Subject(text) => self.subject = text,
        }
    }

    pub(in crate::screens) fn left(&mut self, today: NaiveDate) {
        self.date.left(today);
    }
}

/// A field of a cited paper.
#[derive(Debug, Clone)]
pub enum BasisTyped {
    /// Kind of paper.
    Kind(String),
    /// Number and symbol.
    Number(String),
    /// Day of issue.
    Date(String),
    /// Issuer.
    Issuer(String),
    /// What it is about.
    Subject(String),
}

/// Which cited paper: the superior plan, or one of the further bases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// The superior plan carried out.
    Superior,
    /// A further basis.
    Basis(usize),
}

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Name in the window.
    Name(String),
    /// Trích yếu.
    Subject(area::Action),
    /// First day.
    From(String),
    /// Last day.
    To(String),
    /// Whether a superior plan is carried out.
    CarriesOut(bool),
    /// In a cited paper.
    Cited(Cited, BasisTyped),
    /// "Thêm căn cứ".
    BasisAdded,
    /// A basis is taken away.
    BasisRemoved(usize),
    /// Opening paragraph.
    Opening(area::Action),
    /// Closing paragraph.
    Closing(area::Action),
    /// A recipient.
    Recipient(usize, String),
    /// A recipient's note.
    Note(usize, String),
    /// "Thêm nơi nhận".
    RecipientAdded,
    /// A recipient is taken away.
    RecipientRemoved(usize),
    /// A recipient goes one place up.
    RecipientUp(usize),
    /// The "Lưu" entry.
    Archive(String),
    /// Another signature: none for the office's first.
    Signature(Option<Signature>),
    /// A line of the signature.
    Line(usize, String),
    /// The signer.
    Signer(String),
    /// A movement was ticked or unticked.
    Movement(MovementId, bool),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::CarriesOut(_)
                | Self::BasisRemoved(_)
                | Self::RecipientRemoved(_)
                | Self::RecipientUp(_)
                | Self::Signature(_)
                | Self::Movement(..)
        )
    }
}

/// The draft of a plan's head.
#[derive(Debug)]
pub struct HeadForm {
    pub(super) kept: Kept<Plan>,
    plan: Plan,
    subject: area::Content,
    from: DateText,
    to: DateText,
    superior: Option<BasisForm>,
    bases: Vec<BasisForm>,
    opening: area::Content,
    closing: area::Content,
    recipients: Vec<Recipient>,
    signature: Option<SignatureDraft>,
    name_missing: bool,
    error: Option<String>,
}

impl HeadForm {
    /// The form of a stored plan.
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            kept: Kept::new(Some(plan.clone())),
            subject: area::Content::with_text(&plan.subject),
            from: DateText::of(Some(plan.from)),
            to: DateText::of(Some(plan.to)),
            superior: plan.carries_out.as_ref().map(BasisForm::of),
            bases: plan.bases.iter().map(BasisForm::of).collect(),
            opening: area::Content::with_text(&plan.opening),
            closing: area::Content::with_text(&plan.closing),
            recipients: plan.recipients.clone(),
            signature: plan.signature.as_ref().map(SignatureDraft::of),
            plan: plan.clone(),
            name_missing: false,
            error: None,
        }
    }

    pub(super) fn take(&mut self, typed: Typed) {
        self.error = None;
        match typed {
            Typed::Name(text) => {
                self.plan.name = text;
                self.name_missing = false;
            }
            Typed::Subject(action) => self.subject.perform(action),
            Typed::Opening(action) => self.opening.perform(action),
            Typed::Closing(action) => self.closing.perform(action),
            Typed::From(text) => self.from.typed(text),
            Typed::To(text) => self.to.typed(text),
            Typed::CarriesOut(on) => {
                self.superior =
                    on.then(|| BasisForm { kind: "Kế hoạch".to_owned(), ..BasisForm::default() });
            }
            Typed::Cited(which, typed) => self.cite(which, typed),
            Typed::BasisAdded => self.bases.push(BasisForm::default()),
            Typed::BasisRemoved(i) if i < self.bases.len() => {
                self.bases.remove(i);
            }
            Typed::RecipientAdded => self.recipients.push(Recipient::default()),
            Typed::RecipientRemoved(i) if i < self.recipients.len() => {
                self.recipients.remove(i);
            }
            Typed::RecipientUp(i) if i > 0 && i < self.recipients.len() => self.recipients.swap(i - 1, i),
            Typed::Recipient(i, text) => {
                if let Some(one) = self.recipients.get_mut(i) {
                    one.name = text;
                }
            }
            Typed::Note(i, text) => {
                if let Some(one) = self.recipients.get_mut(i) {
                    one.note = text;
                }
            }
            Typed::BasisRemoved(_) | Typed::RecipientRemoved(_) | Typed::RecipientUp(_) => {}
            Typed::Archive(text) => self.plan.archive = text,
            Typed::Signature(signature) => self.signature = signature.as_ref().map(SignatureDraft::of),
            Typed::Line(i, text) => {
                if let Some(line) = self.signature.as_mut().and_then(|one| one.lines.get_mut(i)) {
                    *line = text;
                }
            }
            Typed::Signer(text) => {
                if let Some(one) = &mut self.signature {
                    one.name = text;
                }
            }
            Typed::Movement(id, on) => {
                self.plan.movements.retain(|one| *one != id);
                if on {
                    self.plan.movements.push(id);
                }
            }
        }
    }

    fn cite(&mut self, which: Cited, typed: BasisTyped) {
        let basis = match which {
            Cited::Superior => self.superior.as_mut(),
            Cited::Basis(i) => self.bases.get_mut(i),
        };
        if let Some(basis) = basis {
            basis.take(typed);
        }
    }

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.name_missing = self.plan.name.trim().is_empty();
        self.from.left(today);
        self.to.left(today);
        for basis in self.superior.iter_mut().chain(&mut self.bases) {
            basis.left(today);
        }
    }

    /// The plan as it is stored; none while it has no name or its period is not one.
    fn built(&self, today: NaiveDate) -> Option<Plan> {
        let text = |content: &area::Content| nfc(&content.text().replace("\r\n", "\n")).trim().to_owned();
        let from = self.from.value(today)??;
        let to = self.to.value(today)??;
        let name = clean(&self.plan.name);
        if name.is_empty() || to < from {
            return None;
        }
        let recipients = self
            .recipients
            .iter()
            .map(|one| Recipient { name: clean(&one.name), note: clean(&one.note) })
            .filter(|one| !one.name.is_empty());
        let bases = self.bases.iter().map(|basis| basis.built(today)).filter(|b| *b != LegalBasis::default());
        Some(Plan {
            name,
            subject: text(&self.subject),
            from,
            to,
            carries_out: self.superior.as_ref().map(|basis| basis.built(today)),
            bases: bases.collect(),
            opening: text(&self.opening),
            closing: text(&self.closing),
            recipients: recipients.collect(),
            archive: clean(&self.plan.archive),
            signature: self.signature.as_ref().and_then(SignatureDraft::built),
            ..self.plan.clone()
        })
    }

    /// Why the period cannot be stored.
    fn period_wrong(&self, today: NaiveDate) -> Option<&'static str> {
        let (from, to) = (self.from.value(today)??, self.to.value(today)??);
        (to < from).then_some("Ngày kết thúc phải sau ngày bắt đầu.")
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Option<Command> {
        let plan = self.built(desk.today)?;
        self.kept.send(&plan).then_some(Command::SavePlan { plan })
    }

    pub(super) fn adopt(&mut self, plan: &Plan, typing: bool) {
        if self.kept.heard(plan, typing) {
            *self = Self::of(plan);
        }
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.kept.refused();
        self.error = Some(sentence);
    }
}
