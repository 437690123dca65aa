//! The rules that the office declared for the round, as sentences.

use super::super::context::{Context, Fields};
use super::super::draft::{Draft, prepared};
use super::{counted, rule_fields};
use crate::domain::case::RoundCase;
use crate::domain::subject::SubjectKind;
use crate::paper::{Run, Style};

/// The declared rules in order: quorum, mean, equal means, places, and the vote where there was one. The sentences
/// are parts of the paper: `rule_quorum`, `rule_mean`, `rule_ties`, `rule_no_ties`, `rule_places`, `rule_vote`.
pub(in crate::forms) fn declared(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    round: &RoundCase,
    kinds: &[SubjectKind],
) -> Vec<Vec<Run>> {
    let settings = &round.board.round.settings;
    let mut fields: Fields = super::fields(context, round);
    fields.extend(rule_fields(&round.board));
    let ties: Vec<String> = (1..)
        .zip(&settings.tie_rules)
        .map(|(number, rule)| format!("({number}) {}", prepared(&rule.label())))
        .collect();
    let places: Vec<String> = kinds
        .iter()
        .map(|kind| match round.board.line(*kind) {
            Some(line) => counted(context, *kind, line as usize),
            None => format!(
                "{} {}",
                context.profile.list.groups.of(*kind).unit,
                draft.words(context, "rule_without_places")
            ),
        })
        .collect();
    fields.extend([
        ("số chữ số thập phân", settings.decimals.min(2).to_string()),
        ("quy tắc", ties.join("; ")),
        ("số chỗ", places.join(", ")),
    ]);
    let mut keys = vec!["rule_quorum", "rule_mean"];
    keys.push(if ties.is_empty() { "rule_no_ties" } else { "rule_ties" });
    keys.push("rule_places");
    if !round.board.votes.is_empty() {
        keys.push("rule_vote");
    }
    keys.into_iter()
        .map(|key| draft.say(context, key, &fields, Style::REGULAR))
        .filter(|runs| !runs.is_empty())
        .collect()
}
