//! Criteria sets as the plan announces them.

use super::sections::{heading, marked};
use crate::domain::criteria::{CriteriaSet, Criterion, Measure};
use crate::domain::plan::{Marking, Numbered};
use crate::forms::draft::{Draft, Spot, prepared};
use crate::forms::parts::bare_end;
use crate::forms::profile::Profile;
use crate::paper::{Para, Run, Style};

/// The criteria of a set, one item each. Under a numbered marking the set's name stands above them.
pub(super) fn criteria(
    draft: &mut Draft<'_>,
    item: &Numbered<'_>,
    above: usize,
    set: Option<&CriteriaSet>,
) -> Vec<Para> {
    let spot = Spot::Section(item.section.id);
    let marking = item.section.marking;
    let mut paras = Vec::new();
    let name = set.map(|s| s.name.clone()).unwrap_or_default();
    let titled = !matches!(marking, Marking::Dash | Marking::Plus | Marking::Plain);
    if titled {
        paras.push(heading(draft, item, above, &name, "tên bộ tiêu chí"));
    }
    let given = set.map(|s| s.criteria.as_slice()).unwrap_or_default();
    let mark = if marking == Marking::Plus { "+" } else { "-" };
    if given.is_empty() {
        let what = if name.is_empty() {
            "bộ tiêu chí".to_owned()
        } else {
            format!("tiêu chí của “{name}”")
        };
        let run = draft.need("", &what, spot, Style::REGULAR);
        paras.push(marked(draft, mark, Style::REGULAR, vec![run]));
    }
    let last = given.len().saturating_sub(1);
    for (i, criterion) in given.iter().enumerate() {
        let end = if i == last { "." } else { ";" };
        let words = format!("{}{}{end}", bare_end(&criterion.title), remark(draft.profile, criterion));
        paras.push(marked(draft, mark, Style::REGULAR, vec![Run::plain(prepared(&words))]));
    }
    paras
}

/// What a criterion does to the result, as the plan announces it.
pub(in crate::forms) fn remark(profile: &Profile, criterion: &Criterion) -> String {
    let phrases = &profile.plan;
    let with = |phrase: &str, max: crate::domain::Points| phrase.replace("{max}", &max.to_string());
    match &criterion.measure {
        Measure::Gate { optional: true } => {
            // Titles taken from older plans say it already.
            let said = crate::text::fold(&criterion.title).contains("neu co");
            if said { String::new() } else { phrases.optional_gate.clone() }
        }
        Measure::Gate { optional: false } => phrases.gate.clone(),
        Measure::Points { max, .. } => with(&phrases.points, *max),
        Measure::Formula { .. } | Measure::Bands { .. } | Measure::AllOrNothing { .. } => {
            criterion.measure.max().map(|max| with(&phrases.points, max)).unwrap_or_default()
        }
        Measure::KnockOut { .. } => String::new(),
        Measure::Bonus { max } => with(&phrases.bonus, *max),
        Measure::Deduction { max } => with(&phrases.deduction, *max),
        Measure::Reference => phrases.reference.clone(),
    }
}
