//! Quotas in the words of a paper: as declared, and as they came out.

use super::super::context::{Context, Fields};
use super::super::draft::Draft;
use super::super::parts::bare_end;
use crate::domain::case::RoundCase;
use crate::domain::round::{Board, Excuse, Most, Quota, QuotaCount, QuotaScope, QuotaState, counts};
use crate::domain::subject::SubjectKind;
use crate::paper::Run;
use std::collections::HashSet;

/// `phạm vi`, `mức chỉ tiêu`: one declared quota.
pub(super) fn declared(draft: &Draft<'_>, context: &Context<'_>, board: &Board, quota: &Quota) -> Fields {
    let words = |key: &str| draft.words(context, key);
    let over = match &quota.scope {
        QuotaScope::All => words("quota_all"),
        QuotaScope::EachUnit => words("quota_each_unit"),
        QuotaScope::EachCluster => words("quota_each_cluster"),
        QuotaScope::EachField => words("quota_each_field"),
        QuotaScope::Unit { unit } => {
            let named = board.candidates.iter().find(|it| it.unit == *unit);
            named.map(|it| it.unit_name.trim().to_owned()).unwrap_or_default()
        }
        QuotaScope::Cluster { cluster: name } | QuotaScope::Field { field: name } => name.trim().to_owned(),
    };
    let over = match quota.kind {
        Some(kind) => format!("{over}, {}", kind.counted()),
        None => over,
    };
    let mut limits = Vec::new();
    if quota.least > 0 {
        limits.push(format!("{} {}", words("quota_least"), quota.least));
    }
    match quota.most {
        Some(Most::Number(most)) => limits.push(format!("{} {most}", words("quota_most"))),
        Some(Most::Percent(share)) => limits.push(format!(
            "{} {} % {}, {}",
            words("quota_most"),
            share.percent,
            words("quota_share"),
            share.rounding.label()
        )),
        None => {}
    }
    vec![("phạm vi", over), ("mức chỉ tiêu", limits.join(", "))]
}

/// The counts of the round that concern `kinds`, with the recorded excuse of each.
pub(in crate::forms) fn counted<'a>(
    round: &'a RoundCase,
    kinds: &[SubjectKind],
) -> Vec<(QuotaCount, Option<&'a Excuse>)> {
    let chosen: HashSet<_> = round.chosen().into_iter().collect();
    counts(&round.board, &chosen)
        .into_iter()
        .filter(|it| it.key.kind.is_none_or(|kind| kinds.contains(&kind)))
        .map(|it| {
            let excuse = round.board.excuses.iter().rev().find(|excuse| excuse.key == it.key);
            (it, excuse)
        })
        .collect()
}

/// "Hội LHPN xã A – cá nhân: 3/2 – vượt 1", how the most was worked out, and why more were chosen.
pub(in crate::forms) fn told(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    (count, excuse): &(QuotaCount, Option<&Excuse>),
) -> Vec<Run> {
    let limits = match (count.least, count.most) {
        (0, Some(most)) => format!("{} {most}", draft.words(context, "quota_most")),
        (least, None) => format!("{} {least}", draft.words(context, "quota_least")),
        (least, Some(most)) if least == most => most.to_string(),
        (least, Some(most)) => format!(
            "{} {least}, {} {most}",
            draft.words(context, "quota_least"),
            draft.words(context, "quota_most")
        ),
    };
    let limits = match &count.worked {
        Some(worked) => format!("{limits} ({worked})"),
        None => limits,
    };
    let over = count.most.map_or(0, |most| count.chosen.saturating_sub(most));
    let (key, difference) = match count.state {
        QuotaState::Kept => ("quota_kept", 0),
        QuotaState::Short => ("quota_short", count.least.saturating_sub(count.chosen)),
        QuotaState::Over => ("quota_over", over),
    };
    let fields: Fields = vec![
        ("nhóm chỉ tiêu", count.name.trim().to_owned()),
        ("số chọn", count.chosen.to_string()),
        ("số xét", count.entered.to_string()),
        ("mức chỉ tiêu", limits),
        ("chênh", difference.to_string()),
    ];
    let mut runs = draft.say(context, key, &fields, crate::paper::Style::REGULAR);
    match excuse.filter(|_| count.state == QuotaState::Over) {
        Some(excuse) => {
            let fields: Fields = vec![
                ("người quyết định", excuse.by.trim().to_owned()),
                ("lý do", bare_end(&excuse.reason).to_owned()),
            ];
            runs.push(Run::plain("; "));
            runs.extend(draft.say(context, "quota_excuse", &fields, crate::paper::Style::REGULAR));
        }
        None => runs.push(Run::plain(".")),
    }
    runs
}
