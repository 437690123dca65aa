//! The figures of one report, the same figures a year earlier, and the fields that its sentences name.

use super::follow;
use crate::domain::case::CaseFile;
use crate::domain::dossier::DossierState;
use crate::domain::figures::ByKind;
use crate::domain::figures::snapshot::{ReportFigures, report_figures};
use crate::domain::ids::UnitId;
use crate::domain::papers::{Paper, ReportSpan};
use crate::domain::subject::SubjectKind;
use crate::forms::context::{Context, Fields};
use crate::forms::profile::Profile;
use crate::text::{self, date::plain_date};
use chrono::Datelike;
use std::collections::BTreeSet;

/// The figures of a report.
pub(in crate::forms) struct Counts {
    /// As they were taken, or from the data.
    pub all: ReportFigures,
}

impl Counts {
    /// The figures that `paper` states.
    pub fn of(case: &CaseFile, paper: &Paper) -> Counts {
        let taken = paper.figures.as_ref().map(|snapshot| snapshot.figures.clone());
        Counts { all: taken.unwrap_or_else(|| report_figures(case, &paper.options)) }
    }

    /// What the sentences of a report may name besides the common fields.
    pub fn fields(&self, context: &Context<'_>) -> Fields {
        let now = &self.all.cases;
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
        let mut fields = vec![
            ("kỳ báo cáo", self.period()),
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
            ("năm trước", (self.all.year - 1).to_string()),
            ("kế hoạch năm trước", self.all.before_plan.clone().unwrap_or_default()),
            ("tăng giảm", self.change().unwrap_or_default()),
            // Fields of every paper that are counts, too: here as they stood on the day.
            ("số tiếp nhận", counted(now.received().total())),
            ("số lượng", by_kind(&now.complete(), context.profile)),
            ("tổng số", counted(now.complete().total())),
        ];
        fields.extend(follow::fields(&self.all.follow, context));
        fields
    }

    /// More or fewer dossiers than in the same span a year earlier.
    fn change(&self) -> Option<String> {
        let (old, new) = (self.all.before?.received, self.all.totals().received);
        let counted = |count: u32| text::count_with_words(u64::from(count));
        Some(match new.cmp(&old) {
            std::cmp::Ordering::Greater => format!("tăng {} hồ sơ", counted(new - old)),
            std::cmp::Ordering::Less => format!("giảm {} hồ sơ", counted(old - new)),
            std::cmp::Ordering::Equal => "không thay đổi".to_owned(),
        })
    }

    fn period(&self) -> String {
        let (year, from, to) = (self.all.year, self.all.cases.from, self.all.to);
        match self.all.span {
            ReportSpan::HalfYear => format!("6 tháng đầu năm {year}"),
            ReportSpan::Year => format!("năm {year}"),
            ReportSpan::Interim | ReportSpan::Final if from.year() == to.year() => {
                format!("năm {}", from.year())
            }
            ReportSpan::Interim | ReportSpan::Final => format!("giai đoạn {} - {}", from.year(), to.year()),
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
