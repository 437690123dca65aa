//! The rules that the office declared for the round, as sentences.

use super::super::context::{Context, Fields};
use super::super::draft::{Draft, prepared};
use super::{counted, quotas, rule_fields};
use crate::domain::case::RoundCase;
use crate::domain::criteria::{Ceiling, Grading, Measure};
use crate::domain::round::{Board, Carry, Places};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;
use crate::paper::{Run, Style};

/// The declared rules in order: quorum, the way of deciding, mean and what is left out of it, the earlier result,
/// grades, equal results, places, quotas, votes, and how the council works. Every sentence is a part of the paper.
pub(in crate::forms) fn declared(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    round: &RoundCase,
    kinds: &[SubjectKind],
) -> Vec<Vec<Run>> {
    let board = &round.board;
    let settings = &board.round.settings;
    let way = settings.way;
    let mut told = Told::new(context, round, draft, kinds);
    told.say(draft, "rule_quorum");
    if way.votes() {
        told.say(draft, if way.scores() { "rule_way_both" } else { "rule_way_voting" });
    }
    if way.scores() {
        told.say(draft, "rule_mean");
    }
    told.special(draft);
    told.grades(draft, board, kinds);
    let ranked_by_votes = !way.scores();
    told.say(
        draft,
        match (settings.tie_rules.is_empty(), ranked_by_votes) {
            (true, false) => "rule_no_ties",
            (false, false) => "rule_ties",
            (true, true) => "rule_no_ties_votes",
            (false, true) => "rule_ties_votes",
        },
    );
    told.say(draft, "rule_places");
    for quota in &settings.quotas {
        let fields = quotas::declared(draft, context, board, quota);
        told.say_with(draft, "rule_quota", fields);
    }
    if !board.votes.is_empty() || way.votes() {
        told.say(draft, "rule_vote");
        if settings.vote.of == VoteBase::All && board.votes.iter().any(|it| it.written() > 0) && way.votes() {
            told.say(draft, "rule_written");
        }
    }
    if way.votes() {
        told.say(draft, "rule_lowered");
    }
    for (on, key) in [
        (settings.independent, "rule_independent"),
        (settings.second_check, "rule_second_check"),
        (settings.reason_on_difference, "rule_reason"),
        (settings.disagreement.is_some(), "rule_disagreement"),
    ] {
        if on && way.scores() {
            told.say(draft, key);
        }
    }
    told.sentences
}

/// What is not the plain mean of all who scored: totals left out, the earlier result, grades before points. Empty
/// where the round has none of it.
pub(in crate::forms) fn special(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    round: &RoundCase,
    kinds: &[SubjectKind],
) -> Vec<Vec<Run>> {
    let mut told = Told::new(context, round, draft, kinds);
    told.special(draft);
    told.sentences
}

struct Told<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    fields: Fields,
    sentences: Vec<Vec<Run>>,
}

impl<'a> Told<'a> {
    fn new(
        context: &'a Context<'a>,
        round: &'a RoundCase,
        draft: &Draft<'_>,
        kinds: &[SubjectKind],
    ) -> Told<'a> {
        let board = &round.board;
        let settings = &board.round.settings;
        let mut fields: Fields = super::fields(context, round);
        fields.extend(rule_fields(board));
        let ties: Vec<String> = (1..)
            .zip(&settings.tie_rules)
            .map(|(number, rule)| format!("({number}) {}", prepared(&rule.label())))
            .collect();
        let places: Vec<String> = kinds.iter().map(|kind| places(draft, context, board, *kind)).collect();
        let carried = match settings.carry {
            Carry::Counted { percent } => percent.min(100),
            Carry::Shown => 0,
        };
        fields.extend([
            ("số chữ số thập phân", settings.decimals.min(2).to_string()),
            ("quy tắc", ties.join("; ")),
            ("số chỗ", places.join(", ")),
            ("số bỏ ra", settings.trim.to_string()),
            ("số người ít nhất", (2 * u32::from(settings.trim) + 1).to_string()),
            ("phần đợt trước", carried.to_string()),
            ("phần đợt này", (100 - carried).to_string()),
            ("mức chênh lệch", settings.disagreement.map(|it| it.to_string()).unwrap_or_default()),
        ]);
        Told { context, round, fields, sentences: Vec::new() }
    }

    fn say(&mut self, draft: &mut Draft<'_>, key: &str) {
        self.say_with(draft, key, Fields::new());
    }

    fn say_with(&mut self, draft: &mut Draft<'_>, key: &str, own: Fields) {
        let fields: Fields = own.into_iter().chain(self.fields.iter().cloned()).collect();
        let runs = draft.say(self.context, key, &fields, Style::REGULAR);
        if !runs.is_empty() {
            self.sentences.push(runs);
        }
    }

    fn special(&mut self, draft: &mut Draft<'_>) {
        let board = &self.round.board;
        let settings = &board.round.settings;
        if !settings.way.scores() {
            return;
        }
        if settings.trim > 0 {
            self.say(draft, "rule_trim");
        }
        let earlier = board.candidates.iter().any(|it| it.earlier.is_some());
        match settings.carry {
            Carry::Counted { .. } => self.say(draft, "rule_carry"),
            Carry::Shown if earlier => self.say(draft, "rule_carry_shown"),
            Carry::Shown => {}
        }
        if settings.grade_first {
            self.say(draft, "rule_grade_first");
        }
    }

    /// Grades with their bounds, once for each set that gives them, and what lowers them.
    fn grades(&mut self, draft: &mut Draft<'_>, board: &Board, kinds: &[SubjectKind]) {
        if !board.round.settings.way.scores() {
            return;
        }
        let mut seen = Vec::new();
        for kind in kinds {
            let Some(set) = board.graded_by(*kind).filter(|set| !seen.contains(&set.id)) else { continue };
            seen.push(set.id);
            let Some(grading) = &set.grading else { continue };
            let grades = vec![("bộ tiêu chí", set.name.trim().to_owned()), ("các mức", bounds(grading))];
            self.say_with(draft, "rule_grades", grades);
            for rule in &grading.rules {
                self.ceiling(draft, &rule.ceiling, rule.when.label());
            }
        }
        let mut told = Vec::new();
        for kind in kinds {
            for criterion in board.knock_outs_for(*kind) {
                if let Measure::KnockOut { ceiling } = &criterion.measure
                    && !told.contains(&criterion.id)
                {
                    told.push(criterion.id);
                    let when = super::super::parts::bare_end(&criterion.title);
                    self.ceiling(draft, ceiling, &super::super::shared::lower_first(when));
                }
            }
        }
    }

    fn ceiling(&mut self, draft: &mut Draft<'_>, ceiling: &Ceiling, when: &str) {
        let (key, grade) = match ceiling {
            Ceiling::AtMost { grade } => ("rule_lowered_grade", grade.trim()),
            Ceiling::NoGrade => ("rule_no_grade", ""),
        };
        self.say_with(draft, key, vec![("khi nào", when.to_owned()), ("mức", grade.to_owned())]);
    }
}

/// "Xuất sắc: từ 95 điểm trở lên; Tốt: từ 85 đến dưới 95 điểm".
fn bounds(grading: &Grading) -> String {
    let grades = grading.grades.iter().enumerate();
    let lines: Vec<String> =
        grades.map(|(place, grade)| format!("{}: {}", grade.name.trim(), grading.bounds(place))).collect();
    lines.join("; ")
}

/// The places of a kind, with the worked share and the least where they are declared.
fn places(draft: &Draft<'_>, context: &Context<'_>, board: &Board, kind: SubjectKind) -> String {
    let declared: Option<&Places> = board.round.settings.places.iter().find(|it| it.kind == kind);
    let Some(places) = declared else {
        let unit = &context.profile.list.groups.of(kind).unit;
        return format!("{unit} {}", draft.words(context, "rule_without_places"));
    };
    let entered = board.entered(kind);
    let mut notes = Vec::new();
    if let Some(percent) = places.percent {
        notes.push(percent.worked(entered));
    }
    if places.least > 0 {
        notes.push(format!("{} {}", draft.words(context, "rule_least"), places.least));
    }
    let line = counted(context, kind, places.line(entered) as usize);
    if notes.is_empty() { line } else { format!("{line} ({})", notes.join("; ")) }
}
