//! A drawing that stands in the text, such as a chart.

use super::{Placed, Shape, Table};
use crate::paper::length::Length;
use serde::{Deserialize, Serialize};

/// Something drawn that takes its own room between the blocks above and below it, in the middle of the body, and never
/// runs over a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// How wide.
    pub width: Length,
    /// How high.
    pub height: Length,
    /// What is drawn, in order; places are counted from the upper left corner of the drawing.
    pub shapes: Vec<Shape>,
    /// Text in the drawing; places likewise.
    pub texts: Vec<Placed>,
    /// What it shows, for people who have the paper read to them.
    pub description: String,
    /// The same as figures: it stands in place of the drawing in Word and Excel, where people go on working with it.
    pub table: Option<Table>,
    /// White space above; dropped at the top of a page.
    pub before: Length,
    /// White space below.
    pub after: Length,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
}
