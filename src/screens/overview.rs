//! The parts of Tổng quan, each a page of its own behind one row of tabs.

use super::Place;
use crate::ui::{Element, panel, tabs};

/// The parts, in the order shown.
const PARTS: [(Place, &str); 5] = [
    (Place::Home, "Hôm nay"),
    (Place::Quotas, "Chỉ tiêu"),
    (Place::Deadlines, "Lịch thời hạn"),
    (Place::Tasks, "Phân công"),
    (Place::Statistics, "Thống kê"),
];

/// A page with the row of tabs above it.
pub fn page<'a, M: Clone + 'a>(
    current: Place,
    on_choose: impl Fn(Place) -> M + 'a,
    body: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    panel::screen(tabs::tabs(&PARTS, current, on_choose), body)
}

/// The part beside `current`: the next one, or the one before.
#[must_use]
pub fn beside(current: Place, forward: bool) -> Place {
    let count = PARTS.len();
    let at = PARTS.iter().position(|(place, _)| *place == current).unwrap_or(0);
    PARTS[(at + if forward { 1 } else { count - 1 }) % count].0
}
