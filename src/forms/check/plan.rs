//! A plan as the data it is: obligations that cannot be met or followed up, tables too crowded for their sheet.

use super::collect::{Findings, advise, nowhere};
use super::finding::{Place, Repair, RuleId};
use super::reading::Reading;
use crate::domain::deadline::{Concern, ConcernKind, concerns};
use crate::domain::plan::{Content, PlanText, Section, numbered};
use crate::forms::plan::too_narrow;
use crate::forms::profile::Profile;
use crate::paper::Anchor;

/// What the check of a plan needs to know besides its paper.
#[derive(Debug, Clone, Copy)]
pub struct PlanFacts<'a> {
    /// The plan.
    pub text: &'a PlanText,
    /// The superior's plan that it carries out, when it was entered.
    pub superior: Option<&'a PlanText>,
    /// The profile that it is printed by.
    pub profile: &'a Profile,
}

/// Places with what would repair each.
type Places = Vec<(Place, Option<Repair>)>;

pub(super) fn check(reading: &Reading, plan: &PlanFacts<'_>, findings: &mut Findings) {
    let concerns = concerns(plan.text, plan.superior);
    // What is said of the datum is not said again of the printed day.
    findings.drop_where(|finding| {
        let of_days = matches!(finding.rule, RuleId::DeadlineEarly | RuleId::DeadlineLate);
        of_days
            && concerns.iter().any(|one| {
                is_of_days(one) && anchors(plan.text, one).any(|it| finding.place.anchor == Some(it))
            })
    });
    // The same said of several obligations is one finding with several places.
    let mut told: Vec<(&Concern, Places)> = Vec::new();
    for concern in &concerns {
        let at =
            anchors(plan.text, concern).find_map(|anchor| place(reading, anchor)).unwrap_or_else(nowhere);
        let repair = concern.proposed.map(crate::text::plain_date);
        // Most sentences name the day themselves.
        let repair = repair.filter(|day| !concern.sentence.contains(day));
        let repair = repair.and_then(|day| advise(format!("Có thể đặt hạn ngày {day}.")));
        let same = |of: &&mut (&Concern, _)| of.0.kind == concern.kind && of.0.sentence == concern.sentence;
        match told.iter_mut().find(same) {
            Some((_, places)) => places.push((at, repair)),
            None => told.push((concern, vec![(at, repair)])),
        }
    }
    for (concern, places) in told {
        findings.put_all(rule(concern.kind), places, |_| concern.sentence.clone());
    }
    tables(reading, plan, findings);
}

const fn is_of_days(concern: &Concern) -> bool {
    matches!(concern.kind, ConcernKind::BeforeIssue | ConcernKind::OutsidePeriod)
}

const fn rule(kind: ConcernKind) -> RuleId {
    match kind {
        ConcernKind::Impossible => RuleId::DutyImpossible,
        ConcernKind::OutsidePeriod => RuleId::DutyOutside,
        ConcernKind::BeforeIssue => RuleId::DutyBeforeIssue,
        ConcernKind::AfterSuperior => RuleId::DutyAfterSuperior,
        ConcernKind::DayOff => RuleId::DutyDayOff,
        ConcernKind::Rhythm => RuleId::DutyRhythm,
        ConcernKind::NoOwner => RuleId::DutyNoOwner,
        ConcernKind::NoDeadline => RuleId::DutyNoDeadline,
        ConcernKind::Number => RuleId::DutyNumber,
        ConcernKind::Order => RuleId::DutyOrder,
    }
}

/// The sections that print an obligation.
fn anchors<'a>(text: &'a PlanText, concern: &'a Concern) -> impl Iterator<Item = Anchor> + 'a {
    let printing = text.sections.iter();
    let printing =
        printing.filter(|section| section.content.obligations().any(|id| id == concern.obligation));
    printing.filter_map(anchor)
}

fn anchor(section: &Section) -> Option<Anchor> {
    u64::try_from(section.id.0).ok().map(Anchor)
}

fn place(reading: &Reading, anchor: Anchor) -> Option<Place> {
    reading.lines.iter().find(|line| line.anchor == Some(anchor)).map(|line| line.whole())
}

fn tables(reading: &Reading, plan: &PlanFacts<'_>, findings: &mut Findings) {
    let mut on_its_side = false;
    for item in numbered(&plan.text.sections) {
        if item.depth == 0 {
            on_its_side = matches!(item.section.content, Content::Appendix { landscape: true, .. });
        }
        let Content::Table { table } = &item.section.content else { continue };
        let sheet = if on_its_side { plan.profile.landscape() } else { plan.profile.portrait() };
        let Some(column) = too_narrow(table, sheet, plan.profile) else { continue };
        let title = table.columns.get(column).map(|column| column.title.trim()).unwrap_or_default();
        let which = if title.is_empty() { format!("thứ {}", column + 1) } else { format!("“{title}”") };
        let message =
            format!("Cột {which} của bảng hẹp hơn chữ dài nhất trong cột nên chữ bị cắt sang dòng.");
        let repair = if on_its_side {
            "Bớt cột hoặc tăng độ rộng của cột này."
        } else {
            "Bớt cột, tăng độ rộng của cột này, hoặc đưa bảng vào phụ lục khổ giấy ngang."
        };
        let place = anchor(item.section).and_then(|anchor| place(reading, anchor));
        findings.put(RuleId::TableNarrow, place.unwrap_or_else(nowhere), message, advise(repair));
    }
}
