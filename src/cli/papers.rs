//! `papers`: everything a round gives, in one go: each paper as PDF and Word, lists as Excel, and the whole in one PDF.

use super::paper::{Wanted, form, write};
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::case::CaseFile;
use crate::domain::ids::RoundId;
use crate::domain::papers::{Ground, Paper, PaperType};
use crate::forms::cross_check::cross_check;
use crate::forms::{Form, profile_of};
use crate::storage::Database;
use chrono::NaiveDateTime;
use std::path::{Path, PathBuf};

pub(super) fn run(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let round = words.parsed("round")?.map(RoundId);
    let round = round.ok_or_else(|| Fault::Usage("Hãy ghi --round MÃ.".to_owned()))?;
    let folder = words.path("out")?;
    let made = Some(words.moment()?.naive_utc());
    of_round(&mut words.database()?, round, &folder, made, outlet)
}

/// Writes every paper of a round into `folder`; nothing that is there is written over.
pub(super) fn of_round(
    database: &mut Database,
    round: RoundId,
    folder: &Path,
    made: Option<NaiveDateTime>,
    outlet: &mut Outlet<'_>,
) -> Result<(), Fault> {
    let wanted = Wanted::of_round(PaperType::Bundle, round);
    let (case, _) = wanted.case(database)?;
    let papers = written(&case, made)?;
    let profile = profile_of(&case).map_err(|error| Fault::Paper(error.to_string()))?;
    let pairs: Vec<(&Paper, &Form)> = papers.iter().map(|(paper, form)| (paper, form)).collect();
    for difference in cross_check(&case, &profile, &pairs) {
        writeln!(outlet.err, "Chưa khớp: {} {}", difference.what, difference.repair)?;
    }
    let mut files = Vec::new();
    for (paper, form) in &papers {
        for ending in endings(paper.kind, form) {
            files.push((folder.join(format!("{}.{ending}", file_name(paper.kind))), form));
        }
    }
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Fault::Exists(there.clone()));
    }
    for (paper, form) in &papers {
        for missing in &form.findings {
            writeln!(outlet.err, "{}: còn thiếu {}.", paper.kind.label(), missing.what)?;
        }
    }
    for (path, form) in files {
        let written: Vec<PathBuf> = write(form, &path, false)?;
        for file in written {
            writeln!(outlet.out, "{}", file.display())?;
        }
    }
    Ok(())
}

/// Every paper that a round and its dossiers give, the whole in one last.
fn written(case: &CaseFile, made: Option<NaiveDateTime>) -> Result<Vec<(Paper, Form)>, Fault> {
    PaperType::ALL
        .into_iter()
        .filter(|kind| kind.ground() != Ground::Plan)
        .filter(|kind| *kind != PaperType::CountMinutes || has_votes(case))
        .map(|kind| {
            let paper = case.paper(kind);
            let form = form(case, &paper, made)?;
            Ok((paper, form))
        })
        .collect()
}

fn has_votes(case: &CaseFile) -> bool {
    case.round.as_ref().is_some_and(|round| !round.board.votes.is_empty())
}

/// PDF for all, Word for what people may want to word further, Excel for what is a table.
fn endings(kind: PaperType, form: &Form) -> Vec<&'static str> {
    let mut endings = vec!["pdf"];
    if !matches!(kind, PaperType::Bundle | PaperType::Certificate) {
        endings.push("docx");
    }
    let lists = [PaperType::NominationList, PaperType::Summaries, PaperType::ScoreSummary];
    if lists.contains(&kind) && !form.document.sections.is_empty() {
        endings.push("xlsx");
    }
    endings
}

fn file_name(kind: PaperType) -> String {
    kind.label().replace(['“', '”', ','], "")
}
