//! From the paper being worded to the finished form and what is remarked about it: one read, then everything off the
//! window's thread.

use super::remarks::{self, Remark};
use crate::domain::case::CaseFile;
use crate::domain::figures::changes::{FigureChange, changes};
use crate::domain::figures::covers_every_year;
use crate::domain::figures::snapshot::report_figures;
use crate::domain::ids::{PlanId, RoundId};
use crate::domain::papers::{Paper, PaperType};
use crate::domain::register::{Registered, book};
use crate::domain::round::{Round, RoundState};
use crate::forms::{Profile, compose, profile_of};
use crate::paper::kept::{keep, same_paper, unkeep};
use crate::paper::{Block, Document};
use crate::storage::{Database, StoreError};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// What is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The plan.
    pub plan: PlanId,
    /// Year of the figures.
    pub year: i32,
    /// The round; none takes the newest closed one, or else the newest.
    pub round: Option<RoundId>,
    /// Whether dossiers of every year are needed.
    pub every_year: bool,
}

/// Whether a paper looks beyond its own year.
#[must_use]
pub fn looks_at_every_year(paper: &Paper) -> bool {
    covers_every_year(paper.kind, paper.options.span)
}

/// What was read from the file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Everything the papers are written from; none before the office is set up.
    pub case: Option<Arc<CaseFile>>,
    /// The office's profile, or why there is none.
    pub profile: Result<Arc<Profile>, String>,
    /// The register of the whole office.
    pub book: Vec<Registered>,
    /// The papers made elsewhere and others, for editing lines of the register.
    pub papers: Vec<Paper>,
    /// Whether the case holds the dossiers of every year.
    pub every_year: bool,
}

/// What the store answers.
#[derive(Debug)]
pub struct Answer {
    case: Option<CaseFile>,
    book: Vec<Registered>,
    papers: Vec<Paper>,
    every_year: bool,
}

/// The round that people come for: the newest closed one, or else the newest.
fn usual(rounds: &[Round]) -> Option<RoundId> {
    let closed = rounds.iter().rev().find(|round| round.state == RoundState::Closed);
    closed.or(rounds.last()).map(|round| round.id)
}

/// Reads it.
///
/// # Errors
/// The disk, or a plan that is gone.
pub fn read(db: &mut Database, asked: Question) -> Result<Answer, StoreError> {
    let rounds = db.rounds(asked.plan)?;
    let round = asked.round.filter(|id| rounds.iter().any(|it| it.id == *id)).or_else(|| usual(&rounds));
    let case = db.case_file(asked.plan, asked.year, round, asked.every_year)?;
    let papers = db.papers()?;
    let book = book(&db.plans()?, &papers);
    Ok(Answer { case, book, papers, every_year: asked.every_year })
}

/// Makes the profile ready; away from the store's thread, for it reads many files of sentences.
#[must_use]
pub fn prepare(answer: Answer) -> Reading {
    let none = || Err("Chưa khai báo cơ quan. Hãy khai báo ở màn hình Cơ quan rồi trở lại đây.".to_owned());
    let profile = answer
        .case
        .as_ref()
        .map_or_else(none, |case| profile_of(case).map(Arc::new).map_err(|error| error.to_string()));
    Reading {
        case: answer.case.map(Arc::new),
        profile,
        book: answer.book,
        papers: answer.papers,
        every_year: answer.every_year,
    }
}

/// A written paper.
#[derive(Debug)]
pub struct Written {
    /// The paper.
    pub document: Arc<Document>,
    /// What is remarked about it, the missing values first.
    pub remarks: Vec<Remark>,
    /// Proposed file name, without folder and ending.
    pub name: String,
    /// Whether it has tables, and so can go to Excel.
    pub has_tables: bool,
    /// What the data say beside the figures that a report has taken; none where it took none.
    pub drift: Option<Drift>,
}

/// What the data say beside the figures that a report has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Every figure that is another now.
    pub changes: Vec<FigureChange>,
    /// Whether nobody has decided yet what becomes of them.
    pub asks: bool,
}

fn drift(paper: &Paper, case: &CaseFile) -> Option<Drift> {
    let taken = paper.figures.as_ref()?;
    let now = report_figures(case, &paper.options);
    Some(Drift { changes: changes(&taken.figures, &now), asks: taken.asks(&now) })
}

/// Writes the paper and looks it over.
///
/// # Errors
/// A sentence for people.
pub fn write(
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
    made: NaiveDateTime,
) -> Result<Written, String> {
    let form = compose(paper, case, profile, Some(made)).map_err(|error| error.to_string())?;
    let remarks = remarks::of(&form, paper, case, profile, today, made);
    Ok(Written {
        remarks,
        name: name(paper, case),
        has_tables: has_tables(&form.document),
        drift: drift(paper, case),
        document: Arc::new(form.document),
    })
}

/// A paper with its number and day, packed to be kept as it was issued.
#[derive(Debug)]
pub struct Sealed {
    /// Its number; empty for papers without one of their own.
    pub number: String,
    /// The day of issue.
    pub on: NaiveDate,
    /// What it is about.
    pub subject: String,
    /// The finished paper.
    pub kept: String,
}

/// Writes `paper`, which bears its number and day, and packs it.
///
/// # Errors
/// A sentence for people.
pub fn seal(
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    number: String,
    on: NaiveDate,
    made: NaiveDateTime,
) -> Result<Sealed, String> {
    let written = |paper: &Paper| {
        compose(paper, case, profile, Some(made)).map(|form| form.document).map_err(|error| error.to_string())
    };
    let document = written(paper)?;
    let subject = document.meta.subject.clone();
    let kept = keep(&document).map_err(|error| error.to_string())?;
    Ok(Sealed { number, on, subject, kept })
}

/// An issued paper as it was issued; one that was issued before papers were kept is written from the data.
///
/// # Errors
/// A sentence for people.
pub fn unseal(
    kept: Option<&str>,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
    made: NaiveDateTime,
) -> Result<Written, String> {
    let Some(kept) = kept else { return write(paper, case, profile, today, made) };
    let document = unkeep(kept).map_err(|error| error.to_string())?;
    // The subject was put among the paper's words when it was issued; on the sheet it stands as the data wrote it.
    let unworded = Paper { subject: String::new(), ..paper.clone() };
    let same = |paper: &Paper| {
        let now = compose(paper, case, profile, Some(made));
        now.is_ok_and(|form| same_paper(&form.document, &document))
    };
    let changed = !same(paper) && !same(&unworded);
    Ok(Written {
        remarks: if changed { vec![remarks::changed_since()] } else { Vec::new() },
        name: name(paper, case),
        has_tables: has_tables(&document),
        drift: None,
        document: Arc::new(document),
    })
}

/// Whether a document has a table.
#[must_use]
pub fn has_tables(document: &Document) -> bool {
    document.sections.iter().flat_map(|section| &section.blocks).any(|block| matches!(block, Block::Table(_)))
}

/// The proposed file name, without folder and ending: "Tờ trình đề nghị khen thưởng số 12 - Đợt xét tháng 10-2017".
#[must_use]
pub fn name(paper: &Paper, case: &CaseFile) -> String {
    let mut name = paper.kind.label().replace(['“', '”'], "");
    let number = match paper.kind {
        PaperType::Plan => case.plan.number.as_deref(),
        _ => paper.number.as_deref(),
    };
    if let Some(number) = number.map(str::trim).filter(|number| !number.is_empty()) {
        name.push_str(&format!(" số {number}"));
    }
    if let Some(only) = paper.options.only {
        name.push_str(&format!(" - {}", only.label()));
    }
    if let Some(dossier) = paper.dossier.and_then(|id| case.nomination(id)) {
        name.push_str(&format!(" - {}", dossier.subject.name));
    }
    if let Some(closing) = paper.options.closing {
        name.push_str(&format!(" - chốt lần {closing}"));
    }
    match paper.round.and_then(|id| case.rounds.iter().find(|round| round.id == id)) {
        Some(round) => name.push_str(&format!(" - {}", round.name)),
        None => name.push_str(&format!(" - {}", case.plan.name)),
    }
    name
}
