//! The bundle: its contents tell the right pages, papers keep their own numbers, it can be stopped.

use super::forms_case::*;
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::forms::bundle::{Progress, bundle, parts, reported};
use guong_sang::forms::{ComposeError, profile_of};
use std::ops::ControlFlow;

/// A bundle of the papers of this part of the program.
fn paper(case: &guong_sang::domain::case::CaseFile) -> Paper {
    let mut paper = draft(case, PaperType::Bundle);
    paper.options.contents = vec![PaperType::Proposal, PaperType::AchievementReport, PaperType::Certificate];
    paper
}

#[test]
fn the_contents_name_the_page_on_which_each_paper_begins() {
    let case = case(false);
    let paper = paper(&case);
    let profile = profile_of(&case).unwrap();
    let parts = parts(&paper, &case, &profile);
    let chosen = case.round.as_ref().unwrap().chosen();
    assert_eq!(reported(&parts), chosen);
    let mut seen: Vec<Progress> = Vec::new();
    let form = bundle(&paper, &case, None, &mut |progress| {
        seen.push(progress.clone());
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(seen.len(), parts.len() + 1);
    assert!(seen.iter().enumerate().all(|(i, it)| it.done == i && it.of == seen.len()));
    let pages = pages(&form, "bundle");
    let contents: Vec<String> = pages.pages[..pages.sections[1]].iter().map(words).collect();
    let contents = contents.join(" ");
    let names: Vec<&str> =
        pages.outline.iter().filter(|it| it.level == 0).map(|it| it.title.as_str()).collect();
    assert_eq!(names[0], "MỤC LỤC");
    for part in &parts {
        let start = pages
            .outline
            .iter()
            .find(|it| {
                it.level == 0 && (it.title.starts_with(&part.title) || it.title.ends_with(&part.title))
            })
            .unwrap_or_else(|| panic!("{} in {names:?}", part.title));
        assert!(words(&pages.pages[start.page]).to_lowercase().contains(&match part.paper.kind {
            PaperType::Certificate => "giấy khen".to_owned(),
            PaperType::Proposal => "tờ trình".to_owned(),
            _ => part.title.to_lowercase(),
        }));
        // The page number stands behind the name in the contents.
        let at = contents.find(&part.title).unwrap();
        let behind = contents[at + part.title.len()..].trim_start();
        if !(part.paper.kind == PaperType::AchievementReport
            && reported(&parts)[0] == part.paper.dossier.unwrap())
        {
            assert!(behind.starts_with(&(start.page + 1).to_string()), "{} {behind}", part.title);
        }
    }
    // Each paper counts its own pages: the second page of the proposal or of a report shows 2.
    let second = (0..pages.sections.len())
        .map(|i| (pages.sections[i], pages.sections.get(i + 1).copied().unwrap_or(pages.pages.len())))
        .find(|(from, to)| *from > 0 && to - from >= 2)
        .unwrap();
    let number = pages.pages[second.0 + 1].texts().find(|(mark, _)| mark.y.to_mm() < 15.0).unwrap().1;
    assert_eq!(number.trim(), "2");
}

#[test]
fn a_bundle_can_be_stopped_between_two_papers() {
    let case = case(false);
    let mut calls = 0;
    let stopped = bundle(&paper(&case), &case, None, &mut |_| {
        calls += 1;
        if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(ComposeError::Stopped)));
    assert_eq!(calls, 3);
}

#[test]
fn two_hundred_dossiers_are_all_there() {
    let case = many(200);
    let paper = paper(&case);
    let profile = profile_of(&case).unwrap();
    let parts = parts(&paper, &case, &profile);
    assert_eq!(reported(&parts).len(), 200);
    let distinct: std::collections::HashSet<_> = reported(&parts).into_iter().collect();
    assert_eq!(distinct.len(), 200);
}

#[test]
fn findings_say_in_which_paper_they_are() {
    let mut case = case(false);
    let id = case.round.as_ref().unwrap().chosen()[0];
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == id).unwrap();
    it.dossier.summary.clear();
    it.dossier.achievements.clear();
    let form = bundle(&paper(&case), &case, None, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(
        form.findings.iter().any(|it| it.what.starts_with("Báo cáo thành tích: thành tích đạt được của")),
        "{:?}",
        form.findings
    );
}
