//! What is typed into a cell, read by what the criterion takes: points, a figure that points follow from, or a tick.

use crate::domain::Points;
use crate::domain::criteria::{Criterion, Input, Measure, check_score, computed};
use crate::domain::points::NotPoints;

/// Points as they were given: typed, or following from a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The points.
    pub points: Points,
    /// The figure they follow from; none where the points themselves were typed.
    pub input: Option<Input>,
}

impl Given {
    /// Points that were typed.
    #[must_use]
    pub const fn points(points: Points) -> Self {
        Self { points, input: None }
    }

    /// As it is typed into the cell: "45/50", or the points.
    #[must_use]
    pub fn as_typed(&self) -> String {
        self.input.map_or_else(|| self.points.to_string(), |input| input.to_string())
    }

    /// As a command carries it: the figure alone where there is one, so that the store computes the points itself.
    #[must_use]
    pub fn sent(given: Option<Self>) -> (Option<Points>, Option<Input>) {
        match given {
            Some(Self { input: Some(input), .. }) => (None, Some(input)),
            Some(Self { points, input: None }) => (Some(points), None),
            None => (None, None),
        }
    }
}

/// Whether a letter or sign means something in a cell of this criterion.
#[must_use]
pub fn takes(criterion: &Criterion, sign: char) -> bool {
    match sign {
        '0'..='9' | ',' => true,
        '/' => matches!(criterion.measure, Measure::Formula { .. }),
        // On paper a tick or "đ" (đạt) is how full marks are given; an input method may not have made the "đ" yet.
        'x' | 'X' | 'đ' | 'Đ' | 'd' | 'D' => matches!(criterion.measure, Measure::AllOrNothing { .. }),
        _ => false,
    }
}

/// Reads what was typed for a criterion; nothing typed empties the cell.
///
/// # Errors
/// The sentence to be shown: not a number, out of range, off the step, no target, no band.
pub fn read(criterion: &Criterion, text: &str) -> Result<Option<Given>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let not = || NotPoints(text.to_owned()).to_string();
    if criterion.measure.takes_input() {
        let input = input(criterion, text)?;
        let points = computed(criterion, input).map_err(|refusal| refusal.to_string())?;
        return Ok(Some(Given { points, input: Some(input) }));
    }
    if let (Measure::AllOrNothing { points, .. }, "x" | "X" | "đ" | "Đ" | "d" | "D") =
        (&criterion.measure, text)
    {
        return Ok(Some(Given::points(*points)));
    }
    let points = figure(text).ok_or_else(not)?;
    check_score(criterion, points).map_err(|refusal| refusal.to_string())?;
    Ok(Some(Given::points(points)))
}

/// "45" or "45/50", also with a percent sign behind.
fn input(criterion: &Criterion, text: &str) -> Result<Input, String> {
    let not = || format!("“{text}” không phải là số liệu. Hãy gõ số, ví dụ 45 hoặc 45/50.");
    let bare = |text: &str| figure(text.trim().trim_end_matches('%')).ok_or_else(not);
    let Some((done, typed)) = text.split_once('/') else {
        return Ok(Input { done: bare(text)?, target: None });
    };
    let (done, typed) = (bare(done)?, bare(typed)?);
    match criterion.measure {
        Measure::Formula { target: Some(target), .. } if typed != target => Err(format!(
            "Tiêu chí “{}” đã có chỉ tiêu {target}; hãy chỉ gõ số đã làm, ví dụ {done}.",
            criterion.code
        )),
        Measure::Formula { target: Some(_), .. } => Ok(Input { done, target: None }),
        Measure::Formula { target: None, .. } => Ok(Input { done, target: Some(typed) }),
        _ => Err(not()),
    }
}

/// A figure as people type it: "8", "8,5", "8," and ",5" too.
#[must_use]
pub fn figure(text: &str) -> Option<Points> {
    let bare = text.trim().trim_end_matches([',', '.']);
    if bare.starts_with([',', '.']) { format!("0{bare}").parse().ok() } else { bare.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::{Band, Bound};
    use crate::domain::ids::CriterionId;

    fn criterion(measure: Measure) -> Criterion {
        Criterion::new(CriterionId(1), "TC1", "Một", measure)
    }

    #[test]
    fn half_written_figures_are_understood() {
        assert_eq!(figure("8,"), Some(Points::whole(8)));
        assert_eq!(figure(",5"), Some(Points::hundredths(50)));
        assert_eq!(figure(""), None);
        assert_eq!(figure("8,5,5"), None);
    }

    #[test]
    fn a_formula_takes_done_and_target() {
        let own = Measure::Formula {
            standard: Points::whole(10),
            most: None,
            target: Some(Points::whole(50)),
            unit: "hộ".into(),
        };
        let each =
            Measure::Formula { standard: Points::whole(10), most: None, target: None, unit: String::new() };
        let points = |measure: &Measure, text: &str| {
            read(&criterion(measure.clone()), text).map(|given| given.map(|it| (it.points, it.as_typed())))
        };
        assert_eq!(points(&own, "45"), Ok(Some((Points::whole(9), "45".into()))));
        assert_eq!(points(&own, "45/50"), Ok(Some((Points::whole(9), "45".into()))));
        assert!(points(&own, "45/40").unwrap_err().contains("đã có chỉ tiêu 50"));
        assert_eq!(points(&each, "45/50"), Ok(Some((Points::whole(9), "45/50".into()))));
        assert!(points(&each, "45").unwrap_err().contains("ví dụ 45/50"));
        assert_eq!(points(&each, ""), Ok(None));
    }

    #[test]
    fn a_band_takes_a_figure_and_a_tick_takes_all() {
        let bands = Measure::Bands {
            unit: "%".into(),
            bands: vec![Band {
                from: Some(Bound { at: Points::whole(85), closed: true }),
                to: None,
                points: Points::whole(8),
            }],
        };
        let read_points = |measure: &Measure, text: &str| {
            read(&criterion(measure.clone()), text).map(|given| given.map(|it| it.points))
        };
        assert_eq!(read_points(&bands, "90%"), Ok(Some(Points::whole(8))));
        assert!(read_points(&bands, "80").unwrap_err().contains("chưa có dòng nào"));
        let all = Measure::AllOrNothing { points: Points::whole(5), extra: false };
        assert_eq!(read_points(&all, "đ"), Ok(Some(Points::whole(5))));
        assert_eq!(read_points(&all, "0"), Ok(Some(Points::ZERO)));
        assert!(read_points(&all, "3").is_err());
    }
}
