//! The bundle (S14): all papers of a round in one document, behind a contents page with page numbers.
//!
//! The papers are written one by one through the same door as alone, so that a bundle can never say anything else;
//! each keeps its own page numbers. Between any two of them the caller is told how far it has come and may stop.

mod contents;

use super::compose::{ComposeError, at_closing, compose, profile_of};
use super::context::Context;
use super::draft::{Form, Missing};
use super::profile::Profile;
use crate::domain::case::CaseFile;
use crate::domain::ids::DossierId;
use crate::domain::papers::{Paper, PaperType};
use crate::paper::{Document, Faces, Meta, Section, layout};
use chrono::NaiveDateTime;
use std::ops::ControlFlow;

/// How far a bundle has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: usize,
    /// Steps in all.
    pub of: usize,
    /// What comes next, for people ("Báo cáo thành tích: Nông Thị Hạnh").
    pub next: String,
}

/// A paper of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What stands in the contents and in the outline.
    pub title: String,
    /// The paper.
    pub paper: Paper,
    /// Whether it stands under the line of the achievement reports.
    pub nested: bool,
}

/// The papers of the bundle, in order: those chosen in the options of `paper`, or everything the round has.
#[must_use]
pub fn parts(paper: &Paper, case: &CaseFile, profile: &Profile) -> Vec<Part> {
    let kinds =
        if paper.options.contents.is_empty() { everything(case) } else { paper.options.contents.clone() };
    let mut parts = Vec::new();
    for kind in kinds.into_iter().filter(|kind| *kind != PaperType::Bundle) {
        let mut own = part_paper(case, kind);
        own.options.closing = paper.options.closing.or(own.options.closing);
        if kind == PaperType::AchievementReport {
            let context = Context { paper: &own, case, profile, made: None };
            parts.extend(context.named().into_iter().map(|it| Part {
                title: super::about::full_name(&it.subject),
                paper: Paper { dossier: Some(it.dossier.id), ..own.clone() },
                nested: true,
            }));
        } else {
            parts.push(Part { title: kind.label().to_owned(), paper: own, nested: false });
        }
    }
    parts
}

/// Everything a round has, in the order in which it is read. Ballots stay out: they are secret.
fn everything(case: &CaseFile) -> Vec<PaperType> {
    let round = case.round.as_ref();
    let voted = round.is_some_and(|round| !round.board.votes.is_empty());
    let decided = case.kept(PaperType::Decision, round.map(|it| it.board.round.id)).is_some();
    [
        (PaperType::Proposal, true),
        (PaperType::NominationList, true),
        (PaperType::Summaries, true),
        (PaperType::AchievementReport, true),
        (PaperType::ScoreSummary, true),
        (PaperType::CountMinutes, voted),
        (PaperType::Minutes, true),
        (PaperType::Decision, decided),
    ]
    .into_iter()
    .filter_map(|(kind, has)| has.then_some(kind))
    .collect()
}

/// The kept paper, or a draft; a list without a paper of its own goes out with the proposal.
fn part_paper(case: &CaseFile, kind: PaperType) -> Paper {
    let mut paper = case.paper(kind);
    let listed = matches!(kind, PaperType::NominationList | PaperType::Summaries);
    if listed && paper.id.0 == 0 {
        paper.options.attached = Some(PaperType::Proposal);
    }
    paper
}

/// Writes the bundle. `step` is called before every paper and before the page numbers; `Break` stops the work.
///
/// # Errors
/// What keeps one of the papers from being written; [`ComposeError::Stopped`] when `step` said so.
pub fn bundle(
    paper: &Paper,
    case: &CaseFile,
    made: Option<NaiveDateTime>,
    step: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Form, ComposeError> {
    let profile = profile_of(case)?;
    let case = &*at_closing(paper, case)?;
    if case.round.is_none() {
        return Err(ComposeError::NoRound);
    }
    write(&Context { paper, case, profile: &profile, made }, step)
}

pub(super) fn write(
    context: &Context<'_>,
    step: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Form, ComposeError> {
    let parts = parts(context.paper, context.case, context.profile);
    let of = parts.len() + 1;
    let mut tell = |done: usize, next: String| match step(&Progress { done, of, next }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ComposeError::Stopped),
    };
    let mut findings: Vec<Missing> = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    // Where each part begins, as the place of its first section behind the contents.
    let mut starts = Vec::with_capacity(parts.len());
    for (done, part) in parts.iter().enumerate() {
        let kind = part.paper.kind.label();
        let whole = if part.nested { format!("{kind}: {}", part.title) } else { part.title.clone() };
        tell(done, whole.clone())?;
        let form = compose(&part.paper, context.case, context.profile, context.made)?;
        findings.extend(
            form.findings.into_iter().map(|it| Missing { what: format!("{kind}: {}", it.what), ..it }),
        );
        starts.push(sections.len());
        sections.extend(named_sections(form.document, &whole));
    }
    tell(parts.len(), "Đánh số trang mục lục".to_owned())?;

    let (front, mut more) = contents::write(context, &parts, None);
    let mut document = Document { meta: front.meta, sections: front.sections };
    let fronts = document.sections.len();
    document.sections.extend(sections);
    // The first layout only tells on which page each paper begins; figures of another width cannot move a line of
    // the contents, because a dotted line takes up the difference.
    let faces = Faces::liberation()?;
    let found = layout(&document, faces).sections;
    let pages: Vec<usize> =
        starts.iter().map(|start| found.get(fronts + start).map_or(0, |page| page + 1)).collect();
    let (numbered, _) = contents::write(context, &parts, Some(&pages));
    for (section, numbered) in document.sections.iter_mut().zip(numbered.sections) {
        *section = numbered;
    }
    more.extend(findings);
    Ok(Form { document, findings: more })
}

/// The sections of a paper with their entries in the outline.
fn named_sections(document: Document, title: &str) -> Vec<Section> {
    let several = document.sections.len() > 1;
    let mut sections = document.sections;
    for (number, section) in (1..).zip(&mut sections) {
        section.bookmark = Some(match section.bookmark.take() {
            Some(own) if own.starts_with(title) => own,
            Some(own) if several => format!("{title}: {own}"),
            _ if number == 1 => title.to_owned(),
            _ => format!("{title} (phần {number})"),
        });
    }
    sections
}

/// The dossiers whose achievement reports the bundle holds.
#[must_use]
pub fn reported(parts: &[Part]) -> Vec<DossierId> {
    parts
        .iter()
        .filter(|part| part.paper.kind == PaperType::AchievementReport)
        .filter_map(|part| part.paper.dossier)
        .collect()
}

/// The contents before they are joined with the papers.
struct Front {
    meta: Meta,
    sections: Vec<Section>,
}
