//! The sample campaign as a case file, papers of it, and what stands on their pages, for the tests of the forms.
#![allow(dead_code, clippy::unwrap_used)]

use guong_sang::cli::sample;
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::ids::{DossierId, PlanId, RoundId};
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::forms::{Form, compose, profile_of};
use guong_sang::paper::{Faces, Page, Pages, TextMark, layout, pdf};
use guong_sang::storage::Database;

/// The sample campaign with its round closed; `every_year` as for reports over the whole period.
pub fn case(every_year: bool) -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    database.case_file(PlanId(1), 2017, Some(RoundId(1)), every_year).unwrap().unwrap()
}

/// A paper of the case.
pub fn draft(case: &CaseFile, kind: PaperType) -> Paper {
    case.paper(kind)
}

/// The paper as a form.
pub fn form(case: &CaseFile, paper: &Paper) -> Form {
    compose(paper, case, &profile_of(case).unwrap(), None).unwrap()
}

/// The form on pages; when the environment names a folder, its PDF is left there to be looked at.
pub fn pages(form: &Form, name: &str) -> Pages {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&form.document, faces);
    if let Ok(folder) = std::env::var("GUONG_SANG_LOOK") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf(&pages, faces).unwrap()).unwrap();
    }
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    pages
}

/// All text of a page, pieces parted by spaces, no-break spaces as plain ones.
pub fn words(page: &Page) -> String {
    let pieces: Vec<&str> =
        page.texts().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect();
    pieces.join(" ").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All text of all pages.
pub fn all_words(pages: &Pages) -> String {
    pages.pages.iter().map(words).collect::<Vec<_>>().join(" ")
}

/// The first piece of text that contains `wanted`.
pub fn mark(page: &Page, wanted: &str) -> TextMark {
    page.texts()
        .find(|(_, text)| text.replace('\u{a0}', " ").contains(wanted))
        .map(|(mark, _)| *mark)
        .unwrap_or_else(|| panic!("“{wanted}” is not on the page: {}", words(page)))
}

/// The sample campaign grown to `count` dossiers, all of them inside the places of the round.
pub fn many(count: usize) -> CaseFile {
    let mut case = case(false);
    let mut board = case.round.take().unwrap().board;
    let ranked: Vec<_> = board.candidates.iter().map(|candidate| candidate.dossier).collect();
    let before = guong_sang::domain::case::RoundCase::new(board.clone());
    let models: Vec<_> = ranked.into_iter().filter(|id| before.placed(*id).is_some()).collect();
    let (nominations, candidates, scores) =
        (case.nominations.clone(), board.candidates.clone(), board.scores.clone());
    case.nominations.clear();
    board.candidates.clear();
    board.scores.clear();
    board.decisions.clear();
    board.sheets.clear();
    board.votes.clear();
    for number in 0..count {
        let model = models[number % models.len()];
        let own = DossierId(1_000 + i64::try_from(number).unwrap());
        let mut nomination = nominations.iter().find(|it| it.dossier.id == model).unwrap().clone();
        nomination.dossier.id = own;
        nomination.subject.name = format!("{} {}", nomination.subject.name, number + 1);
        let mut candidate = candidates.iter().find(|it| it.dossier == model).unwrap().clone();
        candidate.dossier = own;
        candidate.name.clone_from(&nomination.subject.name);
        let copied = scores.iter().filter(|it| it.dossier == model);
        // One member recused himself from one dossier: his column is filled so that every copy is ranked.
        board.scores.extend(copied.map(|it| guong_sang::domain::round::Score { dossier: own, ..it.clone() }));
        for sheet in &before.board.sheets {
            if sheet.dossier == model {
                board.sheets.push(guong_sang::domain::round::Sheet { dossier: own, ..sheet.clone() });
            }
        }
        case.nominations.push(nomination);
        board.candidates.push(candidate);
    }
    board.round.settings.places.clear();
    case.round = Some(guong_sang::domain::case::RoundCase::new(board));
    case
}
