//! "Thông tin chung": the head of the plan and its foot.

mod bases_view;
mod cited;
mod view;

use super::super::typed::{DateText, Kept};
use super::super::{Desk, bases::BasisOffers, office::SignatureDraft};
use crate::domain::Command;
use crate::domain::catalogue::{self, EntryList};
use crate::domain::ids::{BasisId, MovementId, PlanId};
use crate::domain::office::Signature;
use crate::domain::plan::{LegalBasis, Origin, Plan, Recipient};
use crate::text::{clean, fold, nfc};
use crate::ui::area;
use crate::ui::suggest::Item;
use chrono::NaiveDate;

pub use cited::{BasisForm, BasisTyped, Cited, Known};
pub(super) use view::view;

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
    /// "Thay bằng …": what no longer holds gives way to what replaces it.
    Replaced(Cited, BasisId),
    /// "Ghi vào danh mục".
    Registered(Cited),
    /// The superior's plan, entered here, that is carried out.
    Superior(Option<PlanId>),
    /// The body that issued a superior's plan.
    Issuer(String),
    /// The number and symbol of a superior's plan.
    Number(String),
    /// The day of a superior's plan.
    IssuedOn(String),
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
    /// A recipient of the catalogue was taken, by its place among those offered.
    RecipientTaken(usize, usize),
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
                | Self::Cited(_, BasisTyped::Picked(_))
                | Self::Replaced(..)
                | Self::Registered(_)
                | Self::Superior(_)
                | Self::BasisRemoved(_)
                | Self::RecipientRemoved(_)
                | Self::RecipientUp(_)
                | Self::RecipientTaken(..)
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
    offers: BasisOffers,
    issued_on: DateText,
    opening: area::Content,
    closing: area::Content,
    recipients: Vec<Recipient>,
    /// Recipients of the catalogue.
    recipient_offers: Vec<Item>,
    signature: Option<SignatureDraft>,
    name_missing: bool,
    error: Option<String>,
}

impl HeadForm {
    /// The form of a stored plan.
    pub(super) fn of(plan: &Plan, desk: &Desk) -> Self {
        let mut form = Self {
            kept: Kept::new(Some(plan.clone())),
            subject: area::Content::with_text(&plan.subject),
            from: DateText::of(Some(plan.from)),
            to: DateText::of(Some(plan.to)),
            superior: plan.carries_out.as_ref().map(BasisForm::of),
            bases: plan.bases.iter().map(BasisForm::of).collect(),
            opening: area::Content::with_text(&plan.opening),
            closing: area::Content::with_text(&plan.closing),
            recipients: plan.recipients.clone(),
            recipient_offers: catalogue::offered(&desk.entries, EntryList::Recipient, desk.today)
                .map(|one| Item::new(one.name.clone(), fold(&one.name)))
                .collect(),
            signature: plan.signature.as_ref().map(SignatureDraft::of),
            offers: BasisOffers::of(desk, None),
            issued_on: DateText::of(plan.issued_on),
            plan: plan.clone(),
            name_missing: false,
            error: None,
        };
        form.look(desk);
        form
    }

    /// Looks up every cited paper in the register as it stands on the day of issue, or today.
    fn look(&mut self, desk: &Desk) {
        let day = self.plan.issued_on.unwrap_or(desk.today);
        for basis in self.superior.iter_mut().chain(&mut self.bases) {
            basis.look(day, desk);
        }
    }

    /// The form of a cited paper.
    #[must_use]
    pub fn cited(&self, which: Cited) -> Option<&BasisForm> {
        match which {
            Cited::Superior => self.superior.as_ref(),
            Cited::Basis(i) => self.bases.get(i),
        }
    }

    /// What the register offers.
    #[must_use]
    pub fn offers(&self) -> &BasisOffers {
        &self.offers
    }

    fn cited_mut(&mut self, which: Cited) -> Option<&mut BasisForm> {
        match which {
            Cited::Superior => self.superior.as_mut(),
            Cited::Basis(i) => self.bases.get_mut(i),
        }
    }

    /// Takes what was typed; a deed that it asks for besides storing the head comes back.
    pub(super) fn take(&mut self, typed: Typed, desk: &Desk) -> Option<Command> {
        self.error = None;
        let command = match typed {
            Typed::Cited(which, BasisTyped::Picked(at)) => {
                let id = self.offers.ids.get(at).copied();
                self.cite(which, id, desk);
                None
            }
            Typed::Replaced(which, id) => {
                self.cite(which, Some(id), desk);
                None
            }
            Typed::Registered(which) => {
                let id = desk.fresh();
                let basis = self.cited_mut(which).and_then(|form| form.registered(id, desk.today));
                basis.map(|basis| Command::SaveBasis { basis })
            }
            Typed::Superior(id) => {
                self.carry_out(id, desk);
                None
            }
            other => {
                self.type_in(other);
                None
            }
        };
        self.look(desk);
        command
    }

    /// An entry of the register is cited.
    fn cite(&mut self, which: Cited, id: Option<BasisId>, desk: &Desk) {
        let entry = id.and_then(|id| desk.bases.iter().find(|one| one.id == id));
        if let (Some(form), Some(entry)) = (self.cited_mut(which), entry) {
            *form = BasisForm::of(&entry.cited());
        }
    }

    /// The superior's plan was chosen among those entered here; an empty citation is written from it.
    fn carry_out(&mut self, id: Option<PlanId>, desk: &Desk) {
        self.plan.origin.superior = id;
        let Some(plan) = id.and_then(|id| desk.plan(id)) else { return };
        let empty = self.superior.as_ref().is_none_or(|form| form.is_empty(desk.today));
        if empty {
            self.superior = Some(BasisForm::of(&cited::plan(plan)));
        }
    }

    fn type_in(&mut self, typed: Typed) {
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
                self.superior = on.then(BasisForm::superior);
                if !on {
                    self.plan.origin.superior = None;
                }
            }
            Typed::Cited(which, typed) => {
                if let Some(basis) = self.cited_mut(which) {
                    basis.take(typed);
                }
            }
            Typed::Issuer(text) => self.plan.origin.issuer = text,
            Typed::Number(text) => self.plan.number = Some(text),
            Typed::IssuedOn(text) => self.issued_on.typed(text),
            Typed::Replaced(..) | Typed::Registered(_) | Typed::Superior(_) => {}
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
            Typed::RecipientTaken(i, place) => {
                let words = self.recipient_offers.get(place).map(|item| item.words.clone());
                if let (Some(one), Some(words)) = (self.recipients.get_mut(i), words) {
                    // "Thường trực cấp ủy (b/c)": what stands in brackets is the note of the recipient.
                    let parts = words.strip_suffix(')').and_then(|words| words.rsplit_once(" ("));
                    let (name, note) = parts.unwrap_or((&words, ""));
                    name.clone_into(&mut one.name);
                    if !note.is_empty() {
                        note.clone_into(&mut one.note);
                    }
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

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.name_missing = self.plan.name.trim().is_empty();
        self.from.left(today);
        self.to.left(today);
        self.issued_on.left(today);
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
        let (number, issued_on) = if self.plan.is_superior() {
            let number = self.plan.number.as_deref().map(clean).filter(|number| !number.is_empty());
            (number, self.issued_on.value(today).unwrap_or(self.plan.issued_on))
        } else {
            (self.plan.number.clone(), self.plan.issued_on)
        };
        // Without its issuer a superior's plan would turn into one of the office's own.
        let issuer = match (clean(&self.plan.origin.issuer), self.kept.stored()) {
            (issuer, Some(stored)) if issuer.is_empty() => stored.origin.issuer.clone(),
            (issuer, _) => issuer,
        };
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
            number,
            issued_on,
            origin: Box::new(Origin { issuer, ..(*self.plan.origin).clone() }),
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

    pub(super) fn adopt(&mut self, plan: &Plan, typing: bool, desk: &Desk) {
        if self.kept.heard(plan, typing) {
            *self = Self::of(plan, desk);
            return;
        }
        self.offers = BasisOffers::of(desk, None);
        self.look(desk);
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.kept.refused();
        self.error = Some(sentence);
    }
}
