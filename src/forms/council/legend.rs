//! What stands behind each mark of a score sheet: the sentence, its maximum, and how points follow from figures.

use super::super::context::{Context, Fields};
use super::super::draft::{Draft, para, prepared};
use super::super::parts::bare_end;
use super::{dashed, note};
use crate::domain::criteria::{Criterion, Measure};
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use crate::paper::{Block, Para, Run, Style};

/// "TC1 (tối đa 20 điểm): the sentence", one note each, the general criteria first and once; a formula with its
/// target, a band table line by line, and how it is scored where the set says so.
pub(in crate::forms) fn legend(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    board: &Board,
    kinds: &[SubjectKind],
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let used = board.sets.iter().filter(|set| set.kind.is_none_or(|kind| kinds.contains(&kind)));
    for set in used.filter(|set| set.scored().next().is_some()) {
        let name = format!("{}:", prepared(set.name.trim()));
        blocks.push(para(Para { keep_next: true, ..note(draft, vec![Run::italic(name)]) }));
        for criterion in set.scored() {
            let runs = sentence(draft, context, criterion);
            blocks.push(dashed(draft, runs));
        }
    }
    blocks
}

fn sentence(draft: &mut Draft<'_>, context: &Context<'_>, criterion: &Criterion) -> Vec<Run> {
    let remark = super::super::plan::remark(draft.profile, criterion);
    let sentence = format!("{remark}: {}.", bare_end(&criterion.title));
    let mut runs = vec![Run::bold(prepared(criterion.code.trim())), Run::plain(prepared(&sentence))];
    let more = explained(draft, context, criterion);
    if !more.is_empty() {
        runs.push(Run::plain(" "));
        runs.extend(more);
    }
    runs
}

/// How points follow from figures, and how the criterion is scored; empty where points are simply given.
pub(in crate::forms) fn explained(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    criterion: &Criterion,
) -> Vec<Run> {
    let (key, fields) = rule(criterion);
    let mut runs = key.map(|key| draft.say(context, key, &fields, Style::REGULAR)).unwrap_or_default();
    let how = bare_end(&criterion.note);
    if !how.is_empty() {
        if !runs.is_empty() {
            runs.push(Run::plain(" "));
        }
        runs.extend(draft.say(context, "legend_note", &vec![("cách chấm", how.to_owned())], Style::ITALIC));
    }
    runs
}

/// The part of the paper that says how points follow, with its fields: `điểm chuẩn`, `điểm tối đa`, `chỉ tiêu`,
/// `đơn vị tính`, `khung điểm`, `điểm`.
fn rule(criterion: &Criterion) -> (Option<&'static str>, Fields) {
    match &criterion.measure {
        Measure::Formula { standard, most, target, unit } => {
            let fields: Fields = vec![
                ("điểm chuẩn", standard.to_string()),
                ("điểm tối đa", most.unwrap_or(*standard).to_string()),
                ("chỉ tiêu", target.map(|it| with_unit(&it.to_string(), unit)).unwrap_or_default()),
            ];
            let key = if target.is_some() { "legend_formula_target" } else { "legend_formula" };
            (Some(key), fields)
        }
        Measure::Bands { unit, bands } => {
            let lines: Vec<String> = bands
                .iter()
                .map(|band| format!("{}: {} điểm", with_unit(&band.label(), unit), band.points))
                .collect();
            (Some("legend_bands"), vec![("khung điểm", lines.join("; "))])
        }
        Measure::AllOrNothing { points, .. } => {
            (Some("legend_all_or_nothing"), vec![("điểm", points.to_string())])
        }
        _ => (None, Fields::new()),
    }
}

/// "từ 85 đến dưới 95 %"; "trở lên" stays behind the unit.
fn with_unit(words: &str, unit: &str) -> String {
    let unit = unit.trim();
    match words.strip_suffix(" trở lên") {
        _ if unit.is_empty() => words.to_owned(),
        Some(figure) => format!("{figure} {unit} trở lên"),
        None => format!("{words} {unit}"),
    }
}
