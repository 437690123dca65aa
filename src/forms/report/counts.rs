//! The figures of one report, the same figures a year earlier, and the fields that its sentences name.

use crate::domain::case::CaseFile;
use crate::domain::dossier::DossierState;
use crate::domain::figures::{ByKind, CaseFigures, figures, span_of};
use crate::domain::ids::UnitId;
use crate::domain::papers::{Paper, ReportSpan};
use crate::domain::subject::SubjectKind;
use crate::forms::context::{Context, Fields};
use crate::forms::profile::Profile;
use crate::text::{self, date::plain_date};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeSet;

/// The figures of a report.
pub(in crate::forms) struct Counts {
    /// Of its span.
    pub now: CaseFigures,
    /// Of the same span a year earlier; none when the case file holds nothing of it.
    pub before: Option<CaseFigures>,
    span: ReportSpan,
    from: NaiveDate,
    to: NaiveDate,
}

impl Counts {
    /// The figures that `paper` states.
    pub fn of(case: &CaseFile, paper: &Paper) -> Counts {
        let span = paper.options.span;
        let (from, to) = span_of(span, case);
        let as_of = paper.options.as_of.unwrap_or(to);
        let years = match span {
            ReportSpan::HalfYear | ReportSpan::Year => case.year..=case.year,
            ReportSpan::Interim | ReportSpan::Final => case.plan.years(),
        };
        let now = figures(case, years, from, as_of);
        let before = match span {
            ReportSpan::HalfYear | ReportSpan::Year => {
                let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
                let found = figures(case, case.year - 1..=case.year - 1, earlier(from), earlier(as_of));
                (found.known().total() > 0).then_some(found)
            }
            ReportSpan::Interim | ReportSpan::Final => None,
        };
        Counts { now, before, span, from, to }
    }

    /// What the sentences of a report may name besides the common fields.
    pub fn fields(&self, context: &Context<'_>) -> Fields {
        let now = &self.now;
        let counted = |count: u32| text::count_with_words(u64::from(count));
        let short: BTreeSet<UnitId> = now.quotas.iter().filter(|it| !it.is_met()).map(|it| it.unit).collect();
        let bound: BTreeSet<UnitId> = now.quotas.iter().map(|it| it.unit).collect();
        let names: Vec<&str> = now.quotas.iter().filter(|it| !it.is_met()).map(|it| it.name.trim()).fold(
            Vec::new(),
            |mut names, name| {
                if !names.contains(&name) {
                    names.push(name);
                }
                names
            },
        );
        let length = |set: &BTreeSet<UnitId>| u32::try_from(set.len()).unwrap_or(u32::MAX);
        let nurtured = now.known().total() - now.received().total();
        let priorities: Vec<String> = now
            .priorities
            .iter()
            .map(|(mark, count)| format!("{} hồ sơ “{}”", counted(*count), mark.label()))
            .collect();
        vec![
            ("kỳ báo cáo", self.period(context.case)),
            ("ngày chốt số liệu", plain_date(now.as_of)),
            ("số hồ sơ tiếp nhận", counted(now.received().total())),
            ("tiếp nhận theo loại", by_kind(&now.received(), context.profile)),
            ("số đủ hồ sơ", counted(now.complete().total())),
            ("số được chọn", counted(now.chosen().total())),
            ("được chọn theo loại", by_kind(&now.chosen(), context.profile)),
            ("số đã khen", counted(now.recognised().total())),
            ("số nhân rộng", counted(now.in_state(DossierState::Replicated).total())),
            ("số đang bồi dưỡng", counted(nurtured)),
            ("số đơn vị giới thiệu", counted(u32::try_from(now.units.len()).unwrap_or(u32::MAX))),
            ("số đợt xét", counted(u32::try_from(now.rounds.len()).unwrap_or(u32::MAX))),
            ("số đơn vị đạt", counted(length(&bound) - length(&short))),
            ("số đơn vị chưa đạt", counted(length(&short))),
            ("đơn vị chưa đạt", names.join(", ")),
            ("số hồ sơ ưu tiên", priorities.join("; ")),
            ("năm trước", (context.case.year - 1).to_string()),
            ("tăng giảm", self.before.as_ref().map(|before| change(before, now)).unwrap_or_default()),
        ]
    }

    fn period(&self, case: &CaseFile) -> String {
        match self.span {
            ReportSpan::HalfYear => format!("6 tháng đầu năm {}", case.year),
            ReportSpan::Year => format!("năm {}", case.year),
            ReportSpan::Interim | ReportSpan::Final if self.from.year() == self.to.year() => {
                format!("năm {}", self.from.year())
            }
            ReportSpan::Interim | ReportSpan::Final => {
                format!("giai đoạn {} - {}", self.from.year(), self.to.year())
            }
        }
    }
}

/// "04 (bốn) tập thể, 06 (sáu) cá nhân"; "0 (không) hồ sơ" for nobody.
fn by_kind(counts: &ByKind, profile: &Profile) -> String {
    let kinds: Vec<String> = SubjectKind::ALL
        .into_iter()
        .filter(|kind| counts.of(*kind) > 0)
        .map(|kind| {
            let unit = &profile.list.groups.of(kind).unit;
            format!("{} {unit}", text::count_with_words(u64::from(counts.of(kind))))
        })
        .collect();
    if kinds.is_empty() { format!("{} hồ sơ", text::count_with_words(0)) } else { kinds.join(", ") }
}

fn change(before: &CaseFigures, now: &CaseFigures) -> String {
    let (old, new) = (before.received().total(), now.received().total());
    let counted = |count: u32| text::count_with_words(u64::from(count));
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => format!("tăng {} hồ sơ", counted(new - old)),
        std::cmp::Ordering::Less => format!("giảm {} hồ sơ", counted(old - new)),
        std::cmp::Ordering::Equal => "không thay đổi".to_owned(),
    }
}
