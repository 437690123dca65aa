//! What the table is drawn with, measured and worded once when it is counted.

use crate::domain::statistics::{Around, Counted, Line, LineKind, Share, Table};
use crate::ui::measure::BODY;
use crate::ui::{fonts, grid};

/// Titles longer than this (characters) are cut; the tip has them whole.
const MOST_TITLE: usize = 20;

/// Widths, titles and sentences of a table.
#[derive(Debug, Default)]
pub(super) struct Face {
    pub(super) title: String,
    /// Width of the names, px.
    pub(super) names: f32,
    /// Width of the totals, px.
    pub(super) totals: f32,
    /// Title as it is shown, and width in px, of each column.
    pub(super) columns: Vec<(String, f32)>,
    pub(super) notes: String,
    /// The figure that fills a whole bar.
    pub(super) full: usize,
    /// How many dossiers came as far as each step; only where the rows are states.
    pub(super) steps: Vec<(Counted, usize)>,
}

/// The top of the tree of units: beside it the bars of all others would be stumps.
pub(super) fn whole_tree(line: &Line) -> bool {
    line.kind == LineKind::Subtree && line.depth == 0
}

impl Face {
    pub(super) fn of(table: &Table, share: Share, around: &Around<'_>) -> Self {
        let names = table.rows.iter().map(|line| {
            grid::natural(&line.label, fonts::SEMIBOLD, BODY) + f32::from(line.depth) * super::view::STEP
        });
        let names = names.fold(grid::natural_title(table.question.rows.label()), f32::max);
        let figure = if share == Share::None { 76.0 } else { 116.0 };
        let columns = table.columns.iter().map(|line| {
            let title = cut(&line.label);
            let width = grid::natural_title(&title).max(figure);
            (title, width)
        });
        let counts = table.rows.iter().enumerate().filter(|(_, line)| !whole_tree(line));
        let mut notes = table.notes(around);
        if share != Share::None {
            notes.push("Tỷ lệ làm tròn đến một chữ số thập phân nên cộng lại có thể lệch 0,1%.".to_owned());
        }
        Self {
            title: table.question.title(),
            names: names.clamp(160.0, 340.0),
            totals: figure + 8.0,
            columns: columns.collect(),
            notes: notes.join(" "),
            full: counts.map(|(at, _)| table.count(Some(at), None)).max().unwrap_or(0),
            steps: Vec::new(),
        }
    }
}

fn cut(title: &str) -> String {
    if title.chars().count() <= MOST_TITLE {
        return title.to_owned();
    }
    let kept: String = title.chars().take(MOST_TITLE - 1).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(before, _)| before).to_owned();
    format!("{kept}…")
}
