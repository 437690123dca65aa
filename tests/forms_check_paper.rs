//! The form check over our own papers: the same rules, with the paragraphs' anchors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use chrono::NaiveDate;
use forms_fixture::*;
use guong_sang::domain::plan::Content;
use guong_sang::forms::check::{Facts, Finding, RuleId, Severity, document};
use guong_sang::forms::{PlanPaper, Profile, nomination_list, plan_paper};
use guong_sang::paper::Anchor;

fn facts() -> Facts<'static> {
    Facts::on(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

fn checked(paper: &PlanPaper, facts: &Facts<'_>) -> Vec<Finding> {
    document(&plan_paper(paper, &Profile::named("union").unwrap()).document, facts)
}

fn rules(findings: &[Finding]) -> Vec<RuleId> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_whole_plan_has_nothing_to_put_right() {
    let findings = checked(&plan_input(), &facts());
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:#?}");
    let list = nomination_list(&list_input(), &Profile::named("union").unwrap());
    let findings = document(&list.document, &facts());
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:#?}");
}

#[test]
fn a_finding_leads_to_the_section_it_was_made_from() {
    let mut paper = plan_input();
    let section =
        paper.sections.iter_mut().find(|section| matches!(section.content, Content::Text { .. })).unwrap();
    section.content = Content::text("Biểu dương các điển hình tiến tiến.");
    let id = section.id;
    let findings = checked(&paper, &facts());
    let found = findings.iter().find(|finding| finding.rule == RuleId::Spelling).unwrap();
    assert_eq!(found.place.anchor, Some(Anchor(u64::try_from(id.0).unwrap())));
    assert!(found.place.line > 0 && found.place.excerpt.contains("tiến tiến"));
}

#[test]
fn room_for_number_and_day_is_remarked_unless_it_is_meant() {
    let mut paper = plan_input();
    paper.plan.number = None;
    paper.plan.issued_on = None;
    let found = rules(&checked(&paper, &facts()));
    assert!(found.contains(&RuleId::NumberBlank) && found.contains(&RuleId::DateBlank), "{found:?}");
    let found = rules(&checked(&paper, &Facts { by_hand: true, ..facts() }));
    assert!(!found.contains(&RuleId::NumberBlank) && !found.contains(&RuleId::DateBlank), "{found:?}");
}

#[test]
fn values_not_given_yet_must_be_given() {
    let mut paper = plan_input();
    paper.office.place = String::new();
    let findings = checked(&paper, &facts());
    let found = findings.iter().find(|finding| finding.rule == RuleId::ValueMissing).unwrap();
    assert_eq!(found.severity, Severity::Error);
    assert!(found.message.contains("địa danh"), "{}", found.message);
}
