//! The figures of a report beyond the dossiers: publicity, the plan's other targets, tasks and milestones, the reports
//! of units (CB-8, D7, LC-1, LC-2, CJ-3).

use super::{counted, was_chosen};
use crate::domain::binding::bound;
use crate::domain::case::CaseFile;
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::{ObligationId, SubjectId, UnitId};
use crate::domain::obligation::{Duty, Frequency, Obligation};
use crate::domain::papers::ReportSpan;
use crate::domain::progress::carries_out;
use crate::domain::publicity::PublicityItem;
use crate::domain::schedule::{Occurrence, occurrences, rhythm, stretches};
use crate::text;
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// How many items bear a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// The name; empty where none was given.
    pub name: String,
    /// How many.
    pub items: u32,
}

/// How many items there were in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthTally {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// How many.
    pub items: u32,
}

/// What was made public in the span.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PublicityFigures {
    /// Items.
    pub items: u32,
    /// By form, most first.
    pub forms: Vec<Tally>,
    /// By agency, most first; where no agency is named its unit stands.
    pub agencies: Vec<Tally>,
    /// Every month of the span, those without an item too; empty when there is none at all.
    pub months: Vec<MonthTally>,
    /// Exemplars featured in the span, each once.
    pub featured: u32,
    /// Exemplars chosen in the report's years.
    pub exemplars: u32,
    /// Those of them that no item up to the day features (D7). Their names are looked up when they are printed, so that a
    /// person made anonymous leaves no name here.
    pub never: Vec<SubjectId>,
}

/// A target of the plan that is not counted unit by unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TargetFigure {
    /// The obligation.
    pub obligation: ObligationId,
    /// What it asks for.
    pub what: String,
    /// Fewest up to the day.
    pub least: u32,
    /// Most; none where more is never too much.
    pub most: Option<u32>,
    /// What was done up to the day.
    pub done: u32,
}

impl TargetFigure {
    /// Whether it is kept.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.done >= self.least && self.most.is_none_or(|most| self.done <= most)
    }
}

/// How far a task was on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Done.
    Done,
    /// Begun.
    Doing,
    /// Nothing is noted.
    Open,
    /// Not done, and its day has passed.
    Late,
}

impl TaskState {
    /// The words of the report.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Done => "Đã xong",
            Self::Doing => "Đang thực hiện",
            Self::Open => "Chưa thực hiện",
            Self::Late => "Quá hạn, chưa xong",
        }
    }
}

/// A task or a milestone, once for each time it falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskFigure {
    /// The obligation.
    pub obligation: ObligationId,
    /// Who; empty for a milestone of the office itself.
    pub who: String,
    /// What.
    pub what: String,
    /// By when; none where no day was set.
    pub due: Option<NaiveDate>,
    /// How far.
    pub state: TaskState,
    /// The day it was done.
    pub on: Option<NaiveDate>,
    /// Number and sign of the paper it was done with.
    pub number: String,
}

/// The reports that units owed at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportsFigure {
    /// The obligation.
    pub obligation: ObligationId,
    /// Which time ("năm 2024"); empty for what falls due once.
    pub label: String,
    /// The day.
    pub due: NaiveDate,
    /// How many units owed one.
    pub owed: u32,
    /// How many had sent it on the day of the report.
    pub received: u32,
    /// How many of them after the day it was due.
    pub late: u32,
    /// Names of those that had not.
    pub missing: Vec<String>,
}

/// The figures of a report that come from what follows the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FollowFigures {
    /// What was made public.
    pub publicity: PublicityFigures,
    /// Targets that are not counted unit by unit: selections, publicity.
    pub targets: Vec<TargetFigure>,
    /// Tasks, then milestones.
    pub tasks: Vec<TaskFigure>,
    /// Reports of units, time by time.
    pub reports: Vec<ReportsFigure>,
    /// Quotas given as a share, each in words with how it is rounded.
    pub shares: Vec<String>,
}

/// The span of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub from: NaiveDate,
    /// Last day of the span.
    pub to: NaiveDate,
    /// The day at which the figures are stated.
    pub as_of: NaiveDate,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The figures over the dossiers of `years` and what was noted in `span`.
#[must_use]
pub fn follow(case: &CaseFile, years: RangeInclusive<i32>, span: Stretch) -> FollowFigures {
    let mut figures = FollowFigures {
        publicity: publicity(case, years.clone(), span),
        targets: targets(case, years, span),
        ..FollowFigures::default()
    };
    let mut milestones = Vec::new();
    for obligation in &case.obligations {
        match &obligation.duty {
            Duty::Assignment { agency, task, .. } => {
                figures.tasks.extend(tasks(case, obligation, (agency, task), span));
            }
            Duty::Milestone { name, .. } => milestones.extend(tasks(case, obligation, ("", name), span)),
            Duty::Report { .. } => figures.reports.extend(reports(case, obligation, span)),
            Duty::Quota { share: Some(share), .. } => {
                let percent = text::decimal_short(share.percent.as_hundredths(), 2);
                figures.shares.push(format!("{percent}% {}, {}", share.of.trim(), share.rounding.label()));
            }
            _ => {}
        }
    }
    figures.tasks.extend(milestones);
    figures
}

fn tally<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Tally> {
    let mut all: Vec<Tally> = Vec::new();
    for name in names {
        let name = name.trim();
        match all.iter_mut().find(|one| text::same(&one.name, name)) {
            Some(one) => one.items += 1,
            None => all.push(Tally { name: name.to_owned(), items: 1 }),
        }
    }
    all.sort_by_cached_key(|one| {
        (one.name.is_empty(), std::cmp::Reverse(one.items), text::text_key(&one.name))
    });
    all
}

fn publicity(case: &CaseFile, years: RangeInclusive<i32>, span: Stretch) -> PublicityFigures {
    let items: Vec<&PublicityItem> =
        case.publicity.iter().filter(|it| (span.from..=span.as_of).contains(&it.on)).collect();
    let agency = |item: &&'_ PublicityItem| -> String {
        let unit = || case.units.iter().find(|unit| Some(unit.id) == item.unit).map(|unit| unit.name.clone());
        match item.agency.trim() {
            "" => unit().unwrap_or_default(),
            own => own.to_owned(),
        }
    };
    let agencies: Vec<String> = items.iter().map(agency).collect();
    let featured: HashSet<SubjectId> = items.iter().flat_map(|it| &it.subjects).copied().collect();
    let ever: HashSet<SubjectId> = case
        .publicity
        .iter()
        .filter(|it| it.on <= span.as_of)
        .flat_map(|it| it.subjects.iter().copied())
        .collect();
    let mut exemplars: Vec<SubjectId> = Vec::new();
    let mut known = HashSet::new();
    for (it, state) in counted(case, years, span.as_of) {
        if was_chosen(state) && known.insert(it.subject.id) {
            exemplars.push(it.subject.id);
        }
    }
    let months = stretches(Frequency::Monthly, span.from, span.as_of).into_iter().map(|month| {
        let inside = items.iter().filter(|it| (month.from..=month.to).contains(&it.on));
        MonthTally { year: month.from.year(), month: month.from.month(), items: count(inside.count()) }
    });
    PublicityFigures {
        items: count(items.len()),
        forms: tally(items.iter().map(|it| it.form.as_str())),
        agencies: tally(agencies.iter().map(String::as_str)),
        months: if items.is_empty() { Vec::new() } else { months.collect() },
        featured: count(featured.len()),
        exemplars: count(exemplars.len()),
        never: exemplars.into_iter().filter(|id| !ever.contains(id)).collect(),
    }
}

/// How often a duty fell due within the plan's part of the span; a part of a period counts as one.
fn times(duty: &Duty, case: &CaseFile, span: Stretch) -> u32 {
    let (from, to) = (span.from.max(case.plan.from), span.as_of.min(case.plan.to));
    count(stretches(rhythm(duty), from, to).len())
}

fn targets(case: &CaseFile, years: RangeInclusive<i32>, span: Stretch) -> Vec<TargetFigure> {
    let dossiers = counted(case, years, span.as_of);
    let mut all = Vec::new();
    for obligation in &case.obligations {
        let times = times(&obligation.duty, case, span);
        let found = match &obligation.duty {
            Duty::Selection { min, max, kinds, upward_to, .. } => {
                let chosen = dossiers.iter().filter(|(it, state)| {
                    was_chosen(*state) && (kinds.is_empty() || kinds.contains(&it.subject.kind()))
                });
                let whom: Vec<&str> = kinds.iter().map(|kind| kind.counted()).collect();
                let whom = if whom.is_empty() { "điển hình".to_owned() } else { whom.join(", ") };
                let to = match upward_to.trim() {
                    "" => String::new(),
                    to => format!(" với {to}"),
                };
                TargetFigure {
                    obligation: obligation.id,
                    what: format!("Lựa chọn {whom} giới thiệu{to}"),
                    least: min.saturating_mul(times),
                    most: Some(max.saturating_mul(times)),
                    done: count(chosen.count()),
                }
            }
            Duty::Publicity { agency, forms, number, every, .. } => {
                let inside = |it: &&PublicityItem| (span.from..=span.as_of).contains(&it.on);
                let done = case.publicity.iter().filter(inside).filter(|it| carries_out(it, obligation));
                let often = if *every == Frequency::Once { "" } else { every.label() };
                let often = if often.is_empty() { String::new() } else { format!(" {often}") };
                // An agency may have several duties, told apart by their forms.
                let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join(", ")) };
                TargetFigure {
                    obligation: obligation.id,
                    what: format!("Tuyên truyền{often} – {}{forms}", agency.trim()),
                    // Without a number it is enough that there is any, as on the board of quotas.
                    least: number.unwrap_or(1).saturating_mul(times),
                    most: None,
                    done: count(done.count()),
                }
            }
            _ => continue,
        };
        if times > 0 {
            all.push(found);
        }
    }
    all
}

fn tasks(
    case: &CaseFile,
    obligation: &Obligation,
    (who, what): (&str, &str),
    span: Stretch,
) -> Vec<TaskFigure> {
    let all = occurrences(&obligation.duty, case.plan.from, case.plan.to);
    let mut days: Vec<Option<NaiveDate>> =
        all.iter().filter(|one| (span.from..=span.to).contains(&one.due)).map(|one| Some(one.due)).collect();
    if all.is_empty() {
        // Without a day it stands all the time; a day outside the period is still the day.
        days.push(obligation.duty.due().and_then(crate::domain::obligation::Due::single));
    }
    days.into_iter()
        .map(|due| {
            let own =
                |note: &&DutyNote| note.obligation == obligation.id && note.unit.is_none() && note.due == due;
            let note = case.notes.iter().find(own);
            let done = note.filter(|note| note.is_done(span.as_of));
            let state = match (done, note.map(|note| note.state)) {
                (Some(_), _) => TaskState::Done,
                _ if due.is_some_and(|day| day < span.as_of) => TaskState::Late,
                (None, Some(DutyState::Doing)) => TaskState::Doing,
                (None, _) => TaskState::Open,
            };
            TaskFigure {
                obligation: obligation.id,
                who: who.trim().to_owned(),
                what: what.trim().to_owned(),
                due,
                state,
                on: done.and_then(|note| note.on),
                number: done.map(|note| note.number.trim().to_owned()).unwrap_or_default(),
            }
        })
        .collect()
}

/// Reports that units sent: a note says so, or the report itself was read in.
fn reports(case: &CaseFile, obligation: &Obligation, span: Stretch) -> Vec<ReportsFigure> {
    let Duty::Report { units: Some(reporters), .. } = &obligation.duty else { return Vec::new() };
    occurrences(&obligation.duty, case.plan.from, case.plan.to)
        .into_iter()
        .filter(|time| (span.from..=span.to).contains(&time.due))
        .map(|time| {
            let on = time.due.min(span.as_of).clamp(case.plan.from, case.plan.to.max(case.plan.from));
            let owed = bound(reporters, &case.units, on);
            let sent: Vec<Option<NaiveDate>> =
                owed.iter().map(|unit| sent_on(case, obligation, &time, unit.id, span.as_of)).collect();
            let missing = owed.iter().zip(&sent).filter(|(_, sent)| sent.is_none());
            ReportsFigure {
                obligation: obligation.id,
                label: time.label.clone(),
                due: time.due,
                owed: count(owed.len()),
                received: count(sent.iter().flatten().count()),
                late: count(sent.iter().flatten().filter(|day| **day > time.due).count()),
                missing: missing.map(|(unit, _)| unit.name.trim().to_owned()).collect(),
            }
        })
        .filter(|it| it.owed > 0 && (it.due <= span.as_of || it.received > 0))
        .collect()
}

/// The day by which a unit had sent its report of a time; the earliest of those that are known.
fn sent_on(
    case: &CaseFile,
    obligation: &Obligation,
    time: &Occurrence,
    unit: UnitId,
    as_of: NaiveDate,
) -> Option<NaiveDate> {
    let noted = case
        .notes
        .iter()
        .filter(|note| {
            note.obligation == obligation.id && note.unit == Some(unit) && note.due == Some(time.due)
        })
        .filter(|note| note.is_done(as_of))
        // Done without a day counts as in time: nothing says that it was late.
        .map(|note| note.on.unwrap_or(time.due));
    let read = case
        .reports
        .iter()
        .filter(|report| report.unit == unit && report.received <= as_of)
        .filter(|report| tells_of(report.span, report.year, rhythm(&obligation.duty), time))
        .map(|report| report.received);
    noted.chain(read).min()
}

/// Whether a report over a span of a year is the one that falls due at a time.
fn tells_of(span: ReportSpan, year: i32, every: Frequency, time: &Occurrence) -> bool {
    // The label is of the calendar; the last day of the stretch reaches on to a day in the next half year.
    let first_half = time.label.starts_with("6 tháng đầu");
    let wanted = match every {
        Frequency::HalfYearly | Frequency::HalfYearAndYear if first_half => ReportSpan::HalfYear,
        Frequency::HalfYearly | Frequency::HalfYearAndYear | Frequency::Yearly => ReportSpan::Year,
        Frequency::Once => return matches!(span, ReportSpan::Interim | ReportSpan::Final),
        Frequency::Monthly | Frequency::Quarterly => return false,
    };
    span == wanted && time.label.ends_with(&year.to_string())
}
