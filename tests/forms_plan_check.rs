//! The form check of a plan: its obligations and tables as data, its bases against the register.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::*;
use guong_sang::domain::basis::{self, Basis};
use guong_sang::domain::ids::{ObligationId, PlanId, SectionId};
use guong_sang::domain::obligation::{Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::{Column, Content, LegalBasis, Marking, PlanText, Shown, Table, TextRun};
use guong_sang::domain::unit::UnitKind;
use guong_sang::forms::check::{self, Facts, Finding, PlanFacts, RuleId, Severity};
use guong_sang::forms::{PlanPaper, Profile, plan_paper};
use guong_sang::paper::Anchor;

/// The plan of the fixture with the yearly report on a working day of 2026.
fn sound() -> PlanPaper {
    let mut paper = plan_input();
    let report = &mut paper.obligations[2].duty;
    *report = report.clone().due_by(Some(Due::EveryYear { day: 13, month: 11 }));
    paper
}

fn text_of(paper: &PlanPaper) -> PlanText {
    PlanText {
        plan: paper.plan.clone(),
        sections: paper.sections.clone(),
        obligations: paper.obligations.clone(),
        sets: paper.criteria.clone(),
    }
}

fn found_in(paper: &PlanPaper, bases: &[Basis], superior: Option<&PlanText>) -> Vec<Finding> {
    let profile = Profile::named("union").unwrap();
    let facts = Facts { bases, issued_on: paper.plan.issued_on, by_hand: true, ..Facts::on(day(2026, 2, 5)) };
    let form = plan_paper(paper, &profile);
    let text = text_of(paper);
    check::plan(&form.document, &facts, &PlanFacts { text: &text, superior, profile: &profile })
}

fn found(paper: &PlanPaper) -> Vec<Finding> {
    found_in(paper, basis::shipped(), None)
}

/// The plan with its first obligation, in the section that prints it, changed.
fn with(duty: Duty) -> PlanPaper {
    let mut paper = sound();
    paper.obligations[0].duty = duty;
    paper
}

fn only(findings: &[Finding], rule: RuleId) -> Finding {
    let of: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == rule).collect();
    assert_eq!(of.len(), 1, "{rule:?} in {findings:#?}");
    of[0].clone()
}

fn none(findings: &[Finding], rule: RuleId) {
    assert!(findings.iter().all(|finding| finding.rule != rule), "{findings:#?}");
}

fn due(by: Option<Due>) -> Duty {
    sound().obligations[0].duty.clone().due_by(by)
}

/// The section that prints the first obligation.
fn printed_at(paper: &PlanPaper) -> Anchor {
    let section =
        paper.sections.iter().find(|it| it.content.obligations().any(|id| id == ObligationId(1))).unwrap();
    Anchor(u64::try_from(section.id.0).unwrap())
}

#[test]
fn a_sound_plan_has_none_of_these_findings() {
    let findings = found(&sound());
    for rule in
        RuleId::ALL.iter().filter(|rule| rule.code().starts_with("duty-") || rule.code() == "table-narrow")
    {
        none(&findings, *rule);
    }
    none(&findings, RuleId::BasisExpired);
    none(&findings, RuleId::BasisNotYet);
}

#[test]
fn days_of_obligations_are_judged_where_they_are_printed_and_once() {
    let outside = with(due(Some(Due::On(day(2027, 4, 20)))));
    let findings = found(&outside);
    let finding = only(&findings, RuleId::DutyOutside);
    assert_eq!(finding.place.anchor, Some(printed_at(&outside)));
    assert!(finding.place.line > 0 && !finding.place.excerpt.is_empty());
    none(&findings, RuleId::DeadlineLate);

    let early = found(&with(due(Some(Due::On(day(2026, 1, 20))))));
    only(&early, RuleId::DutyBeforeIssue);
    none(&early, RuleId::DeadlineEarly);

    // 19 April 2026 is a Sunday.
    let sunday = only(&found(&with(due(Some(Due::On(day(2026, 4, 19)))))), RuleId::DutyDayOff);
    assert_eq!(sunday.severity, Severity::Hint);
}

#[test]
fn typed_days_are_still_judged_by_their_words() {
    let mut paper = sound();
    let section = paper.sections.iter_mut().find(|it| matches!(it.content, Content::Text { .. })).unwrap();
    section.content = Content::text("Các đơn vị gửi hồ sơ về Văn phòng trước ngày 20/01/2026.");
    only(&found(&paper), RuleId::DeadlineEarly);
}

#[test]
fn a_day_after_the_superior_s_is_found_when_its_plan_was_entered() {
    let paper = sound();
    let mut superior = text_of(&paper);
    superior.plan.id = PlanId(2);
    superior.plan.origin.issuer = "Hội LHPN Việt Nam".into();
    superior.obligations.truncate(1);
    superior.obligations[0].duty = due(Some(Due::On(day(2026, 4, 10))));
    only(&found_in(&paper, basis::shipped(), Some(&superior)), RuleId::DutyAfterSuperior);
    superior.obligations[0].duty = due(Some(Due::On(day(2026, 4, 30))));
    none(&found_in(&paper, basis::shipped(), Some(&superior)), RuleId::DutyAfterSuperior);
}

fn task(agency: &str, due: Option<Due>) -> Duty {
    Duty::Assignment { agency: agency.into(), task: "tiếp nhận hồ sơ".into(), due }
}

#[test]
fn tasks_have_an_owner_and_a_deadline() {
    let on = Some(Due::On(day(2026, 4, 20)));
    let finding = only(&found(&with(task("", on))), RuleId::DutyNoOwner);
    assert_eq!(finding.severity, Severity::Warning);
    let finding = only(&found(&with(task("Văn phòng", None))), RuleId::DutyNoDeadline);
    assert_eq!(finding.severity, Severity::Hint);
    let mut two = with(task("Văn phòng", None));
    two.obligations[1].duty = task("Ban Tuyên giáo", None);
    assert_eq!(only(&found(&two), RuleId::DutyNoDeadline).more.len(), 1, "said once, with both places");
    let fine = found(&with(task("Văn phòng", on)));
    none(&fine, RuleId::DutyNoOwner);
    none(&fine, RuleId::DutyNoDeadline);
}

#[test]
fn what_cannot_hold_is_found() {
    let no_such_day = found(&with(due(Some(Due::EveryYear { day: 31, month: 4 }))));
    assert_eq!(only(&no_such_day, RuleId::DutyImpossible).severity, Severity::Error);
    let monthly = |due| match sound().obligations[0].duty.clone() {
        Duty::Quota { bound, number, share, kinds, sent_to, attached, .. } => Duty::Quota {
            nominators: Nominators::Kind(UnitKind::Commune),
            every: Frequency::Monthly,
            due: Some(due),
            bound,
            number,
            share,
            kinds,
            sent_to,
            attached,
        },
        other => panic!("{other:?}"),
    };
    only(&found(&with(monthly(Due::EveryYear { day: 15, month: 11 }))), RuleId::DutyRhythm);
    none(&found(&with(monthly(Due::EveryMonth { day: 25 }))), RuleId::DutyRhythm);
}

#[test]
fn a_selection_of_more_than_is_nominated_does_not_fit() {
    let mut paper = sound();
    let seats = |number| Duty::Seats {
        number: Some(number),
        event: "Hội nghị biểu dương".into(),
        sent_to: String::new(),
        due: Some(Due::On(day(2026, 9, 15))),
    };
    let selection = Duty::Selection {
        min: 5,
        max: 10,
        kinds: Vec::new(),
        upward_to: "Hội LHPN Việt Nam".into(),
        due: Some(Due::On(day(2026, 8, 20))),
    };
    let of = |id, duty| Obligation { id: ObligationId(id), plan: PlanId(1), duty, wording: String::new() };
    paper.obligations.extend([of(8, selection), of(9, seats(20))]);
    only(&found(&paper), RuleId::DutyNumber);
    paper.obligations.pop();
    paper.obligations.push(of(9, seats(8)));
    none(&found(&paper), RuleId::DutyNumber);
}

#[test]
fn nothing_is_chosen_before_it_can_have_come() {
    let mut paper = sound();
    let selection = |month, of| Duty::Selection {
        min: 5,
        max: 10,
        kinds: Vec::new(),
        upward_to: "Hội LHPN Việt Nam".into(),
        due: Some(Due::On(day(2026, month, of))),
    };
    // The monthly quota has no day, so that only the one of 20 April tells when everything has come.
    paper.obligations.remove(1);
    paper.sections.retain(|it| it.content.obligations().all(|id| id != ObligationId(2)));
    let of = |duty| Obligation { id: ObligationId(8), plan: PlanId(1), duty, wording: String::new() };
    paper.obligations.push(of(selection(4, 10)));
    only(&found(&paper), RuleId::DutyOrder);
    paper.obligations.pop();
    paper.obligations.push(of(selection(5, 20)));
    none(&found(&paper), RuleId::DutyOrder);
}

#[test]
fn a_reference_to_nothing_is_a_value_still_missing() {
    let mut paper = sound();
    let gone = TextRun {
        text: "mục 9".into(),
        shows: Some(Shown::Section { section: SectionId(999) }),
        ..TextRun::default()
    };
    let at = paper.sections.iter_mut().find(|it| matches!(it.content, Content::Text { .. })).unwrap();
    let anchor = Anchor(u64::try_from(at.id.0).unwrap());
    at.content = Content::Text { runs: vec![TextRun { text: "Theo ".into(), ..TextRun::default() }, gone] };
    let finding = only(&found(&paper), RuleId::ValueMissing);
    assert_eq!((finding.severity, finding.place.anchor), (Severity::Error, Some(anchor)));
    assert!(finding.message.contains("mục 9"), "{}", finding.message);
}

#[test]
fn a_table_too_crowded_for_its_sheet_is_told_of_its_column() {
    let crowded = |count: usize| Table {
        columns: vec![Column { title: "Nghiêng".into(), ..Column::default() }; count],
        rows: vec![vec!["nghiêng".into(); count]],
        ..Table::default()
    };
    let plan = |landscape, count| PlanPaper {
        sections: tree(vec![
            (0, Marking::Appendix, Content::Appendix { text: "Bảng".into(), landscape }),
            (1, Marking::Plain, Content::Table { table: crowded(count) }),
        ]),
        ..sound()
    };
    let finding = only(&found(&plan(false, 15)), RuleId::TableNarrow);
    assert_eq!(finding.place.anchor, Some(Anchor(2)));
    assert!(finding.message.contains("“Nghiêng”"), "{}", finding.message);
    none(&found(&plan(true, 15)), RuleId::TableNarrow);
    none(&found(&plan(false, 8)), RuleId::TableNarrow);
}

fn resting_on(kind: &str, number: &str, date: (i32, u32, u32), issuer: &str) -> PlanPaper {
    let mut paper = sound();
    paper.plan.bases = vec![LegalBasis {
        kind: kind.into(),
        number: number.into(),
        date: Some(day(date.0, date.1, date.2)),
        issuer: issuer.into(),
        subject: "quy định chi tiết".into(),
        entry: None,
    }];
    paper
}

#[test]
fn an_ended_basis_names_what_replaces_it_and_asks_to_be_checked() {
    let mut paper = resting_on("Nghị định", "98/2023/NĐ-CP", (2023, 12, 31), "Chính phủ");
    let finding = only(&found(&paper), RuleId::BasisExpired);
    assert!(
        finding.message.contains("01/07/2025") && finding.message.contains("kiểm tra lại"),
        "{}",
        finding.message
    );
    let repair = finding.repair.unwrap().to_string();
    assert_eq!(repair, "Văn bản thay thế: Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.");
    // In 2024 it still held.
    paper.plan.issued_on = Some(day(2024, 2, 5));
    none(&found(&paper), RuleId::BasisExpired);
}

#[test]
fn what_the_office_compared_itself_is_said_without_doubt() {
    let mut own = basis::shipped().iter().find(|one| one.number == "98/2023/NĐ-CP").unwrap().clone();
    own.checked = true;
    let register = basis::register(vec![own]);
    let paper = resting_on("Nghị định", "98/2023/NĐ-CP", (2023, 12, 31), "Chính phủ");
    let finding = only(&found_in(&paper, &register, None), RuleId::BasisExpired);
    assert!(!finding.message.contains("kiểm tra lại"), "{}", finding.message);
}

#[test]
fn an_entry_of_the_office_is_known_by_number_and_day() {
    let mut own = basis::shipped()[0].clone();
    own.id = 5000.into();
    own.kind = "Kế hoạch".into();
    own.number = "15/KH-UBND".into();
    own.date = Some(day(2025, 1, 12));
    own.names.clear();
    own.ended = Some(day(2026, 1, 1));
    own.replaced_by = None;
    let register = basis::register(vec![own]);
    let paper = |year| resting_on("Kế hoạch", "15/KH-UBND", (year, 1, 12), "Ủy ban nhân dân tỉnh Cao Sơn");
    let finding = only(&found_in(&paper(2025), &register, None), RuleId::BasisExpired);
    assert_eq!(finding.severity, Severity::Warning);
    // The plan of the year after bears the same number.
    none(&found_in(&paper(2026), &register, None), RuleId::BasisExpired);
}

#[test]
fn a_basis_not_in_force_yet_is_told() {
    let mut paper = resting_on("Nghị định", "152/2025/NĐ-CP", (2025, 6, 14), "Chính phủ");
    none(&found(&paper), RuleId::BasisNotYet);
    paper.plan.issued_on = Some(day(2025, 6, 20));
    let finding = only(&found(&paper), RuleId::BasisNotYet);
    assert!(finding.message.contains("01/07/2025"), "{}", finding.message);
}
