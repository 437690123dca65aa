//! The cells of one criterion: its points, and before them the figures they follow from.

use crate::domain::criteria::{Criterion, Measure};
use crate::domain::points::Points;
use crate::domain::round::Score;
use crate::forms::draft::prepared;
use crate::paper::Run;

/// What is written into one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What was done, or the figure that falls into a band.
    Done,
    /// The target, where each dossier has its own.
    Target,
    /// The points.
    Points,
}

/// The cells of a criterion, in the order in which they are typed.
pub(super) const fn parts(measure: &Measure) -> &'static [Part] {
    match measure {
        Measure::Formula { target: None, .. } => &[Part::Done, Part::Target, Part::Points],
        Measure::Formula { target: Some(_), .. } | Measure::Bands { .. } => &[Part::Done, Part::Points],
        _ => &[Part::Points],
    }
}

/// The typed figure of a cell; empty where nothing was typed.
pub(super) fn typed(part: Part, score: Option<&Score>) -> String {
    let Some(score) = score else { return String::new() };
    let figure: Option<Points> = match part {
        Part::Done => score.input.map(|it| it.done),
        Part::Target => score.input.and_then(|it| it.target),
        Part::Points => Some(score.points),
    };
    figure.map(|it| it.to_string()).unwrap_or_default()
}

/// Words of the heads of cells.
pub(super) struct Heads {
    pub(super) done: String,
    pub(super) target: String,
    pub(super) figure: String,
    pub(super) points: String,
    pub(super) either: String,
}

impl Heads {
    /// "TC1" above "(0–20)", as on the screen.
    pub(super) fn criterion(&self, criterion: &Criterion) -> Vec<Run> {
        let sign = match &criterion.measure {
            measure if measure.is_bonus() => "+",
            measure if measure.is_deduction() => "−",
            _ => "",
        };
        let max = criterion.measure.max().map(|max| max.to_string()).unwrap_or_default();
        let range = match criterion.measure {
            Measure::AllOrNothing { .. } => format!("\n({} {sign}{max})", self.either),
            _ => format!("\n({sign}0–{max})"),
        };
        vec![Run::bold(prepared(criterion.code.trim())), Run::plain(prepared(&range))]
    }

    /// The head of one of several cells: what is written there, and in which unit.
    pub(super) fn part(&self, criterion: &Criterion, part: Part) -> String {
        let (words, unit) = match (part, &criterion.measure) {
            (Part::Points, _) => return self.points.clone(),
            (Part::Target, _) => return self.target.clone(),
            (Part::Done, Measure::Bands { unit, .. }) => (&self.figure, unit),
            (Part::Done, Measure::Formula { unit, .. }) => (&self.done, unit),
            (Part::Done, _) => return self.done.clone(),
        };
        match unit.trim() {
            "" => words.clone(),
            unit => format!("{words}\n({unit})"),
        }
    }
}
