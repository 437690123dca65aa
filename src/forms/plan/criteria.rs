//! Criteria sets as the plan announces them.

use super::sections::{heading, marked};
use crate::domain::Points;
use crate::domain::criteria::{Caps, Ceiling, CriteriaSet, Criterion, Grading, Line, Measure, numbers};
use crate::domain::plan::{Marking, Numbered};
use crate::forms::draft::{Draft, Spot, prepared};
use crate::forms::parts::bare_end;
use crate::forms::profile::{CriteriaPhrases, Profile};
use crate::paper::{Para, Run, Style};

/// The criteria of a set, one item each; where the set has groups, they and their criteria stand under numbers of their own.
/// Under a numbered marking the set's name stands above them.
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
    match set {
        Some(set) if !set.groups.is_empty() => grouped(draft, set, &mut paras),
        _ => {
            let last = given.len().saturating_sub(1);
            for (i, criterion) in given.iter().enumerate() {
                let end = if i == last { "." } else { ";" };
                let words = format!("{}{}{end}", bare_end(&criterion.title), said(draft.profile, criterion));
                paras.push(marked(draft, mark, Style::REGULAR, vec![Run::plain(prepared(&words))]));
                beneath(draft, criterion, &mut paras);
            }
        }
    }
    if let Some(set) = set {
        caps(draft, set.caps, [|it| &it.all_bonus, |it| &it.all_deduction], &mut paras);
        if let Some(grading) = &set.grading {
            grades(draft, grading, mark, &mut paras);
        }
    }
    paras
}

/// Groups and criteria under their numbers; the last criterion of a group ends with a full stop.
fn grouped(draft: &Draft<'_>, set: &CriteriaSet, paras: &mut Vec<Para>) {
    let lines = numbers(set);
    for (place, line) in lines.iter().enumerate() {
        match line {
            Line::Group(group, number, depth) => {
                let style = if *depth == 0 { Style::BOLD } else { Style::BOLD_ITALIC };
                let total = group
                    .full_marks
                    .map(|points| filled(&draft.profile.plan.criteria.group, &[("points", &points)]))
                    .unwrap_or_default();
                let words = format!("{}{total}", bare_end(&group.title));
                let runs = vec![Run::styled(prepared(&words), style)];
                paras.push(Para { keep_next: true, ..marked(draft, &label(number), style, runs) });
                caps(draft, group.caps, [|it| &it.group_bonus, |it| &it.group_deduction], paras);
            }
            Line::Criterion(criterion, number, _) => {
                let goes_on = matches!(lines.get(place + 1), Some(Line::Criterion(..)));
                let end = if goes_on { ";" } else { "." };
                let words = format!("{}{}{end}", bare_end(&criterion.title), said(draft.profile, criterion));
                let runs = vec![Run::plain(prepared(&words))];
                paras.push(marked(draft, &label(number), Style::REGULAR, runs));
                beneath(draft, criterion, paras);
            }
        }
    }
    let full = set.full_marks();
    if full > Points::ZERO {
        let words = filled(&draft.profile.plan.criteria.total, &[("points", &full)]);
        paras.push(draft.running(vec![Run::plain(prepared(&words))]));
    }
}

/// "I." "1." "1.1." "a)": a number of criteria as a section of the same kind is marked.
fn label(number: &str) -> String {
    let lettered = number.chars().all(char::is_lowercase);
    if lettered { format!("{number})") } else { format!("{number}.") }
}

/// What stands under a criterion: the target, the band table, the note of the office.
fn beneath(draft: &Draft<'_>, criterion: &Criterion, paras: &mut Vec<Para>) {
    let phrases = &draft.profile.plan.criteria;
    let mut lines: Vec<String> = Vec::new();
    match &criterion.measure {
        Measure::Formula { target: Some(target), unit, .. } => {
            let target = counted(&target.to_string(), unit);
            lines.push(filled(&phrases.target, &[("target", &target)]));
        }
        Measure::Bands { unit, bands } => {
            let last = bands.len().saturating_sub(1);
            lines.extend(bands.iter().enumerate().map(|(i, band)| {
                let stretch = counted(&band.label(), unit);
                let line = filled(&phrases.band, &[("stretch", &stretch), ("points", &band.points)]);
                let end = if i == last { "." } else { ";" };
                format!("+ {line}{end}")
            }));
        }
        _ => {}
    }
    let table = lines.into_iter().map(|line| vec![Run::plain(prepared(&line))]);
    let note = criterion.note.lines().filter(|line| !line.trim().is_empty());
    let note = note.map(|line| vec![Run::italic(prepared(line))]);
    paras.extend(table.chain(note).map(|runs| draft.running(runs)));
}

/// Figures with what is counted: "từ 80% đến dưới 90%", "từ 10 đến 20 hộ".
fn counted(figures: &str, unit: &str) -> String {
    let unit = unit.trim();
    let words: Vec<&str> = figures.split(' ').collect();
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let last = words.iter().rposition(|word| is_figure(word));
    let named = words.iter().enumerate().map(|(place, word)| match unit {
        "%" if is_figure(word) => format!("{word}%"),
        "" | "%" => (*word).to_owned(),
        unit if Some(place) == last => format!("{word}\u{a0}{unit}"),
        _ => (*word).to_owned(),
    });
    named.collect::<Vec<_>>().join(" ")
}

fn caps(
    draft: &Draft<'_>,
    caps: Caps,
    [bonus, deduction]: [fn(&CriteriaPhrases) -> &String; 2],
    paras: &mut Vec<Para>,
) {
    let phrases = &draft.profile.plan.criteria;
    let said = [(caps.bonus, bonus(phrases)), (caps.deduction, deduction(phrases))];
    for (max, phrase) in said.into_iter().filter_map(|(max, phrase)| Some((max?, phrase))) {
        let words = filled(phrase, &[("max", &max)]);
        paras.push(draft.running(vec![Run::italic(prepared(&words))]));
    }
}

/// The grades with their bounds, and what lowers them.
fn grades(draft: &Draft<'_>, grading: &Grading, mark: &str, paras: &mut Vec<Para>) {
    let phrases = &draft.profile.plan.criteria;
    let mut lines: Vec<String> = Vec::new();
    for (place, grade) in grading.grades.iter().enumerate() {
        lines.push(filled(&phrases.grade, &[("grade", &grade.name), ("bounds", &grading.bounds(place))]));
    }
    for rule in &grading.rules {
        let when = rule.when.label();
        lines.push(match &rule.ceiling {
            Ceiling::AtMost { grade } => filled(&phrases.rule, &[("when", &when), ("grade", grade)]),
            Ceiling::NoGrade => filled(&phrases.rule_none, &[("when", &when)]),
        });
    }
    let opening = draft.running(vec![Run::plain(phrases.grades.clone())]);
    paras.push(Para { keep_next: true, ..opening });
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter().enumerate() {
        let end = if i == last { "." } else { ";" };
        let runs = vec![Run::plain(prepared(&format!("{line}{end}")))];
        paras.push(marked(draft, mark, Style::REGULAR, runs));
    }
}

fn filled(phrase: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let put = |text: String, (name, value): &(&str, &dyn std::fmt::Display)| {
        text.replace(&format!("{{{name}}}"), &value.to_string())
    };
    values.iter().fold(phrase.to_owned(), put)
}

/// What a criterion does to the result, with all that a plan has room for.
fn said(profile: &Profile, criterion: &Criterion) -> String {
    let phrases = &profile.plan.criteria;
    match &criterion.measure {
        Measure::Formula { standard, most, .. } => match most.filter(|most| most != standard) {
            Some(most) => filled(&phrases.formula_most, &[("standard", standard), ("max", &most)]),
            None => filled(&phrases.formula, &[("standard", standard)]),
        },
        Measure::Bands { .. } => {
            criterion.measure.max().map(|max| filled(&phrases.bands, &[("max", &max)])).unwrap_or_default()
        }
        Measure::AllOrNothing { points, extra } => {
            let phrase = if *extra { &phrases.all_or_nothing_extra } else { &phrases.all_or_nothing };
            filled(phrase, &[("points", points)])
        }
        Measure::KnockOut { ceiling: Ceiling::AtMost { grade } } => {
            filled(&phrases.knock_out, &[("grade", grade)])
        }
        Measure::KnockOut { ceiling: Ceiling::NoGrade } => phrases.knock_out_none.clone(),
        _ => remark(profile, criterion),
    }
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
