//! From figures to lengths: everything a chart has to reckon, in logical pixels and without a window.

use super::super::measure::{S4, S8};

/// A figure that is not 0 is never drawn shorter than this, so that it can be seen.
const LEAST: f32 = 3.0;
/// The share of its width that a chart of bars gives to the names at most.
const NAMES: f32 = 0.46;
/// A column and its name are given no less than this, and no more for the sake of a long name: that is cut.
const SLOT_LEAST: f32 = 40.0;
const NAME_MOST: f32 = 88.0;
/// A lone column as wide as its card would be a wall.
const SLOT_MOST: f32 = 112.0;
/// The thickest column.
const THICK: f32 = 44.0;
/// A stripe of a hatched bar and the gap behind it.
const STRIPE: f32 = 2.0;
const STEP: f32 = 6.0;

/// The length of a bar that shows `value` where `most` fills `room`; 0 for a figure 0, never longer than `room`.
pub(super) fn length(value: u64, most: u64, room: f32) -> f32 {
    if value == 0 || most == 0 || room <= 0.0 {
        return 0.0;
    }
    let share = value as f64 / most as f64;
    ((f64::from(room) * share).round() as f32).max(LEAST).min(room)
}

/// How a chart of bars divides its width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sides {
    /// For the names.
    pub(super) names: f32,
    /// Whether the longest name needs a second line there.
    pub(super) folded: bool,
    /// For the longest bar.
    pub(super) bars: f32,
}

/// Divides `room` between the names, the longest of which takes `natural`, the bars, and the figures at their ends.
pub(super) fn sides(room: f32, natural: f32, figures: f32) -> Sides {
    let names = natural.min((room * NAMES).floor()).max(0.0);
    let bars = (room - names - S8 - figures - S4).max(0.0);
    Sides { names, folded: natural > names, bars }
}

/// How a chart of columns divides its width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slots {
    /// For a group: its columns, and its name below them.
    pub(super) slot: f32,
    /// Of one column.
    pub(super) thick: f32,
    /// For one column and the figure above it.
    pub(super) place: f32,
    /// Whether the longest name needs a second line.
    pub(super) folded: bool,
    /// All groups beside each other; more than the room where they have to be slid sideways.
    pub(super) all: f32,
}

/// Divides `room` between `groups` of `series` columns each; the longest name takes `name`, the widest figure `figure`.
pub(super) fn slots(room: f32, groups: usize, series: usize, name: f32, figure: f32) -> Slots {
    let (groups, series) = (groups.max(1) as f32, series.max(1) as f32);
    let least = name.clamp(SLOT_LEAST, NAME_MOST).max((figure + S4) * series);
    let slot = (room / groups).floor().min(SLOT_MOST * (0.5 + 0.5 * series)).max(least);
    let thick = (slot * 0.72 / series).floor().min(THICK);
    // The columns of a group stand close, but no figure may reach into its neighbour's.
    let place = if series < 2.0 { slot } else { (thick + 2.0).max(figure + S4).min(slot / series) };
    Slots { slot, thick, place, folded: name > slot, all: slot * groups }
}

/// The stripes of a hatched bar of this length: where each begins and how wide it is.
pub(super) fn stripes(length: f32) -> impl Iterator<Item = (f32, f32)> {
    let count = (length / STEP).ceil().max(0.0) as u32;
    (0..count).map(move |at| at as f32 * STEP).map(move |from| (from, STRIPE.min(length - from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_figures_say() {
        assert_eq!(length(10, 10, 300.0), 300.0);
        assert_eq!(length(5, 10, 300.0), 150.0);
        assert_eq!(length(0, 10, 300.0), 0.0, "nothing is drawn of a figure 0");
        assert_eq!(length(1, 100_000, 300.0), LEAST, "what is there can be seen");
        assert_eq!(length(u64::MAX, u64::MAX, 300.0), 300.0);
        assert_eq!(length(7, 0, 300.0), 0.0);
        assert_eq!(length(7, 7, -20.0), 0.0, "no room, no bar");
        assert_eq!(length(1, 1, 2.0), 2.0, "never out of its room");
        let mut before = 0.0;
        for value in 0..=200 {
            let now = length(value, 200, 311.0);
            assert!(now >= before && now <= 311.0);
            before = now;
        }
    }

    #[test]
    fn names_bars_and_figures_fill_the_width_and_no_more() {
        for room in [180.0, 316.0, 640.0, 1100.0] {
            for natural in [40.0, 200.0, 900.0] {
                let sides = sides(room, natural, 48.0);
                assert!(sides.names + S8 + sides.bars + S4 + 48.0 <= room + 0.5, "{room} {natural}");
                assert!(sides.names <= natural && sides.bars > 0.0);
                assert_eq!(sides.folded, sides.names < natural);
            }
        }
    }

    #[test]
    fn columns_share_the_width_until_their_names_need_more() {
        let few = slots(1000.0, 3, 1, 60.0, 20.0);
        assert_eq!((few.slot, few.all, few.folded), (SLOT_MOST, 3.0 * SLOT_MOST, false), "no walls");
        let year = slots(1000.0, 12, 1, 60.0, 20.0);
        assert_eq!(year.slot, 83.0);
        assert!(year.all <= 1000.0);
        let many = slots(640.0, 40, 1, 60.0, 20.0);
        assert!(many.all > 640.0, "it is slid sideways rather than squeezed");
        assert_eq!(many.slot, 60.0);
        let long = slots(640.0, 40, 1, 400.0, 20.0);
        assert_eq!((long.slot, long.folded), (NAME_MOST, true));
        for (groups, figure) in [(3, 20.0), (12, 60.0), (40, 30.0)] {
            let pairs = slots(640.0, groups, 2, 60.0, figure);
            assert!(pairs.place >= figure, "figures above neighbours do not touch");
            assert!(pairs.place * 2.0 <= pairs.slot && pairs.thick <= pairs.place);
        }
    }

    #[test]
    fn stripes_stay_inside_their_bar() {
        assert_eq!(stripes(0.0).count(), 0);
        for length in [1.0, 3.0, 6.0, 7.0, 100.0] {
            let all: Vec<_> = stripes(length).collect();
            assert!(!all.is_empty());
            assert!(all.iter().all(|(from, wide)| *wide > 0.0 && from + wide <= length), "{length}");
        }
    }
}
