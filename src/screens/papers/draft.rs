//! A paper while it is being worded.

use crate::domain::figures::chart::ChartKind;
use crate::domain::figures::earlier::ComparedWith;
use crate::domain::ids::{DossierId, MemberId, ObligationId};
use crate::domain::office::Signature;
use crate::domain::papers::{
    CertificatePrint, ListOrder, Paper, PaperState, PaperType, ReportSpan, Selection, StatisticsForm,
};
use crate::domain::plan::{LegalBasis, Recipient};
use crate::domain::subject::SubjectKind;
use crate::domain::unit_report::{forget_sources, sources_of};
use crate::forms::Profile;
use crate::screens::office::SignatureDraft;
use crate::screens::plans::{BasisForm, BasisTyped};
use crate::screens::typed::{DateText, Kept};
use crate::text::{clean, nfc};
use crate::ui::area::{Action, Content};
use chrono::NaiveDate;

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Trích yếu.
    Subject(Action),
    /// An addressee.
    Addressee(usize, String),
    /// "Thêm nơi kính gửi".
    AddresseeAdded,
    /// An addressee is taken away.
    AddresseeRemoved(usize),
    /// In a basis.
    Basis(usize, BasisTyped),
    /// "Thêm căn cứ".
    BasisAdded,
    /// A basis is taken away.
    BasisRemoved(usize),
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
    /// Another signature: none for the usual one.
    Signature(Option<Signature>),
    /// A line of the signature.
    Line(usize, String),
    /// The signer.
    Signer(String),
    /// In a part of the text.
    Part(usize, Action),
    /// A part takes the form's sentence again.
    PartReset(usize),
    /// Whom it names.
    Selection(Selection),
    /// One kind only.
    Only(Option<SubjectKind>),
    /// In what order.
    Order(ListOrder),
    /// One list per kind.
    Split(bool),
    /// With figures.
    Filled(bool),
    /// One member only.
    Member(Option<MemberId>),
    /// One dossier only.
    Dossier(Option<DossierId>),
    /// Which report.
    Span(ReportSpan),
    /// The day of the figures.
    AsOf(String),
    /// What a reminder is about.
    Duties(Vec<ObligationId>),
    /// Until when a reminder asks for it.
    AnswerBy(String),
    /// The paper it goes out with.
    Attached(Option<PaperType>),
    /// How certificates are printed.
    Certificate(CertificatePrint),
    /// Which statistics form.
    Statistics(StatisticsForm),
    /// The form of commendation.
    Award(String),
    /// A paper of the bundle was ticked or unticked.
    Content(PaperType, bool),
    /// A chart of a report was ticked or unticked.
    Chart(ChartKind, bool),
    /// Which closing of the round.
    Closing(Option<u32>),
    /// Which plan of the year before it is compared with.
    Compared(ComparedWith),
    /// Also within clusters.
    ByCluster(bool),
    /// Also within fields.
    ByField(bool),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Subject(_)
                | Self::Addressee(..)
                | Self::AddresseeAdded
                | Self::Basis(..)
                | Self::BasisAdded
                | Self::Recipient(..)
                | Self::Note(..)
                | Self::RecipientAdded
                | Self::Archive(_)
                | Self::Line(..)
                | Self::Signer(_)
                | Self::Part(..)
                | Self::AsOf(_)
                | Self::AnswerBy(_)
                | Self::Award(_)
        )
    }

    /// Whether it only moved the caret.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Subject(action) | Self::Part(_, action) if !action.is_edit())
    }
}

/// A part of the text with words of its own.
#[derive(Debug)]
pub struct PartForm {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The form's sentence.
    pub sentence: String,
    /// Whether the office is expected to write here.
    pub needed: bool,
    /// Whether it is words inside a line.
    pub short: bool,
    /// Where paragraphs of lower offices' reports in it come from, one on a line; empty for none.
    pub sources: String,
    pub(super) content: Content,
}

impl PartForm {
    /// The words typed.
    #[must_use]
    pub fn words(&self) -> String {
        plain(&self.content)
    }

    /// Whether these are the office's own words, not the form's.
    #[must_use]
    pub fn is_own(&self) -> bool {
        let words = self.words();
        !words.is_empty() && words != self.sentence
    }
}

fn plain(content: &Content) -> String {
    nfc(&content.text().replace("\r\n", "\n")).trim().to_owned()
}

/// The form of a paper.
#[derive(Debug)]
pub struct PaperForm {
    pub(super) kept: Kept<Paper>,
    pub(super) paper: Paper,
    pub(super) subject: Content,
    pub(super) addressees: Vec<String>,
    pub(super) bases: Vec<BasisForm>,
    pub(super) recipients: Vec<Recipient>,
    pub(super) signature: Option<SignatureDraft>,
    pub(super) as_of: DateText,
    pub(super) answer_by: DateText,
    pub(super) parts: Vec<PartForm>,
    pub(super) error: Option<String>,
    /// The paper as the form began with it.
    blank: Paper,
    /// Whether the file was read with the dossiers of every year.
    pub(super) every_year: bool,
}

impl PaperForm {
    /// The form of a paper; `stored` says whether it is in the data file.
    pub(super) fn of(paper: &Paper, stored: bool, profile: &Profile) -> Self {
        let parts =
            profile.phrases.slots(paper.kind).iter().filter(|slot| !slot.fixed && slot.key != SUBJECT);
        let parts = parts.map(|slot| {
            let sentence = slot.text.trim().to_owned();
            let own = paper.texts.get(&slot.key).map(|own| own.trim()).filter(|own| !own.is_empty());
            PartForm {
                key: slot.key.clone(),
                label: slot.label.clone(),
                needed: slot.needed,
                short: slot.short,
                sources: sources_of(&paper.texts, &slot.key).to_owned(),
                content: Content::with_text(own.unwrap_or(&sentence)),
                sentence,
            }
        });
        Self {
            kept: Kept::new(stored.then(|| paper.clone())),
            subject: Content::with_text(&paper.subject),
            addressees: match paper.addressees.as_slice() {
                [] => vec![String::new()],
                given => given.to_vec(),
            },
            bases: paper.bases.iter().map(BasisForm::of).collect(),
            recipients: paper.recipients.clone(),
            signature: paper.signature.as_ref().map(SignatureDraft::of),
            as_of: DateText::of(paper.options.as_of),
            answer_by: DateText::of(paper.options.answer_by),
            parts: parts.collect(),
            paper: paper.clone(),
            error: None,
            blank: paper.clone(),
            every_year: false,
        }
    }

    /// Whether nothing was changed since the form was opened.
    pub(super) fn is_blank(&self) -> bool {
        // The day of the figures is read with the year of the paper; no other field depends on the day.
        let today = NaiveDate::from_ymd_opt(self.paper.year, 1, 1).unwrap_or_default();
        let built = self.built(today);
        Paper { id: self.blank.id, ..built } == self.blank
    }

    /// Whether nothing can be changed any more.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.paper.state != PaperState::Draft
    }

    /// The parts of the text.
    #[must_use]
    pub fn parts(&self) -> &[PartForm] {
        &self.parts
    }

    pub(super) fn take(&mut self, typed: Typed) {
        self.error = None;
        let options = &mut self.paper.options;
        match typed {
            Typed::Subject(action) => self.subject.perform(action),
            Typed::Addressee(i, text) => set(&mut self.addressees, i, text),
            Typed::AddresseeAdded => self.addressees.push(String::new()),
            Typed::AddresseeRemoved(i) => take_out(&mut self.addressees, i),
            Typed::Basis(i, typed) => {
                if let Some(basis) = self.bases.get_mut(i) {
                    basis.take(typed);
                }
            }
            Typed::BasisAdded => self.bases.push(BasisForm::default()),
            Typed::BasisRemoved(i) => take_out(&mut self.bases, i),
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
            Typed::RecipientAdded => self.recipients.push(Recipient::default()),
            Typed::RecipientRemoved(i) => take_out(&mut self.recipients, i),
            Typed::RecipientUp(i) => {
                if i > 0 && i < self.recipients.len() {
                    self.recipients.swap(i - 1, i);
                }
            }
            Typed::Archive(text) => self.paper.archive = text,
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
            Typed::Part(i, action) => {
                if let Some(part) = self.parts.get_mut(i) {
                    part.content.perform(action);
                }
            }
            Typed::PartReset(i) => {
                if let Some(part) = self.parts.get_mut(i) {
                    part.content = Content::with_text(&part.sentence);
                }
            }
            Typed::Selection(selection) => options.selection = selection,
            Typed::Only(only) => options.only = only,
            Typed::Order(order) => options.order = order,
            Typed::Split(split) => options.split = split,
            Typed::Filled(filled) => options.filled = filled,
            Typed::Member(member) => options.member = member,
            Typed::Dossier(dossier) => self.paper.dossier = dossier,
            Typed::Span(span) => options.span = span,
            Typed::AsOf(text) => self.as_of.typed(text),
            Typed::Duties(duties) => options.obligations = duties,
            Typed::AnswerBy(text) => self.answer_by.typed(text),
            Typed::Attached(attached) => options.attached = attached,
            Typed::Certificate(print) => options.certificate = print,
            Typed::Statistics(form) => options.statistics = form,
            Typed::Award(text) => options.award = text,
            Typed::Content(kind, on) => tick(&mut options.contents, kind, on),
            Typed::Chart(chart, on) => {
                let drawn = |it: &ChartKind| if *it == chart { on } else { options.draws(*it) };
                options.charts = Some(ChartKind::ALL.into_iter().filter(drawn).collect());
            }
            Typed::Compared(with) => options.compared_with = with,
            Typed::Closing(closing) => options.closing = closing,
            Typed::ByCluster(on) => options.by_cluster = on,
            Typed::ByField(on) => options.by_field = on,
        }
    }

    /// Replaces words in the office's own text of a part. Nothing happens where they no longer stand.
    pub(super) fn replace(&mut self, part: usize, from: &str, to: &str) -> bool {
        let Some(part) = self.parts.get_mut(part) else { return false };
        let words = part.words();
        if from.is_empty() || !words.contains(from) {
            return false;
        }
        part.content = Content::with_text(&words.replacen(from, to, 1));
        true
    }

    /// The keyboard left a field: days are written out, an emptied part takes the form's sentence again.
    pub(super) fn left(&mut self, today: NaiveDate) {
        self.as_of.left(today);
        self.answer_by.left(today);
        for basis in &mut self.bases {
            basis.left(today);
        }
        for part in &mut self.parts {
            if part.words().is_empty() && !part.sentence.is_empty() {
                part.content = Content::with_text(&part.sentence);
            }
        }
    }

    /// The paper as it is stored.
    #[must_use]
    pub fn built(&self, today: NaiveDate) -> Paper {
        let mut paper = self.paper.clone();
        paper.subject = plain(&self.subject);
        paper.addressees = self.addressees.iter().map(|it| clean(it)).filter(|it| !it.is_empty()).collect();
        let bases = self.bases.iter().map(|basis| basis.built(today));
        paper.bases = bases.filter(|basis| *basis != LegalBasis::default()).collect();
        let recipients =
            self.recipients.iter().map(|it| Recipient { name: clean(&it.name), note: clean(&it.note) });
        paper.recipients = recipients.filter(|it| !it.name.is_empty()).collect();
        paper.archive = clean(&paper.archive);
        paper.options.award = clean(&paper.options.award);
        paper.signature = self.signature.as_ref().and_then(SignatureDraft::built);
        if let Some(as_of) = self.as_of.value(today) {
            paper.options.as_of = as_of;
        }
        if let Some(by) = self.answer_by.value(today) {
            paper.options.answer_by = by;
        }
        for part in &self.parts {
            if part.is_own() {
                paper.texts.insert(part.key.clone(), part.words());
            } else {
                paper.texts.remove(&part.key);
                forget_sources(&mut paper.texts, &part.key);
            }
        }
        paper
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.kept.refused();
        self.error = Some(sentence);
    }
}

/// The part that is worded in the field of the subject.
pub(super) const SUBJECT: &str = "subject";

fn set(all: &mut [String], i: usize, text: String) {
    if let Some(one) = all.get_mut(i) {
        *one = text;
    }
}

fn take_out<T>(all: &mut Vec<T>, i: usize) {
    if i < all.len() {
        all.remove(i);
    }
}

/// Ticks a paper in or out; an empty list is everything a round has, so the first tick taken out names the others.
fn tick(contents: &mut Vec<PaperType>, kind: PaperType, on: bool) {
    let all = super::shape::BUNDLED;
    let ticked = |it: &PaperType| contents.is_empty() || contents.contains(it);
    let now: Vec<PaperType> =
        all.into_iter().filter(|it| if *it == kind { on } else { ticked(it) }).collect();
    *contents = if now.len() == all.len() { Vec::new() } else { now };
}
