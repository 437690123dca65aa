//! Tables typed in the plan.

use super::sections::{anchor, heading, marked};
use crate::domain::plan::{Marking, Numbered, Table};
use crate::forms::draft::{Draft, Spot, centred, para, prepared};
use crate::forms::parts::{Grid, GridColumn};
use crate::forms::profile::Profile;
use crate::paper::face::Face;
use crate::paper::layout::measured::column_widths;
use crate::paper::{
    Align, Anchor, Block, Cell, FaceId, Faces, Length, PageSetup, Para, Row, RowKind, Run, Size, Style, Width,
};

/// The table with the words above it. Under a number they are a heading, under a dash an item, else they stand in the
/// middle.
pub(super) fn table(
    draft: &mut Draft<'_>,
    item: &Numbered<'_>,
    above: usize,
    table: &Table,
    sheet: PageSetup,
) -> Vec<Block> {
    let spot = Spot::Section(item.section.id);
    let anchor = anchor(item);
    let mut blocks: Vec<Block> = Vec::new();
    let mut over = |line: Para| blocks.push(para(Para { anchor, keep_next: true, ..line }));
    match item.section.marking {
        Marking::Plain | Marking::Appendix => {
            let caption = table.caption.trim();
            if !caption.is_empty() {
                let body = &draft.profile.body;
                let size = body.size.size();
                let words = vec![Run::bold(prepared(caption))];
                let line = centred(size, body.pitch.pitch_of(size), words);
                over(Para { before: body.gap_pt.pt(), ..line });
            }
        }
        Marking::Dash | Marking::Plus => {
            let runs = vec![draft.need(&table.caption, "tên bảng", spot, Style::REGULAR)];
            over(marked(draft, &item.label, Style::REGULAR, runs));
        }
        _ => over(heading(draft, item, above, &table.caption, "tên bảng")),
    }
    if table.columns.is_empty() || table.rows.is_empty() {
        let what =
            if table.columns.is_empty() { "các cột của bảng" } else { "các dòng của bảng" };
        let run = draft.need("", what, spot, Style::REGULAR);
        blocks.push(para(Para { anchor, ..draft.running(vec![run]) }));
        return blocks;
    }
    blocks.push(Block::Table(ruled(table, sheet, draft.profile, anchor)));
    blocks
}

fn ruled(table: &Table, sheet: PageSetup, profile: &Profile, anchor: Option<Anchor>) -> crate::paper::Table {
    let mut columns: Vec<GridColumn> = Vec::new();
    if table.counted {
        let label = &profile.list.columns.index.label;
        columns.push(GridColumn::fixed(label, index_mm(profile), Align::Center));
    }
    for (column, share) in table.columns.iter().zip(shares(table)) {
        let align = if column.figures { Align::Right } else { Align::Left };
        columns.push(GridColumn::share(&column.title, share, align));
    }
    let mut grid = Grid::new(columns);
    for (number, row) in (1..).zip(&table.rows) {
        let mut cells: Vec<Cell> = Vec::new();
        if table.counted {
            cells.push(Cell::text(i32::to_string(&number)));
        }
        cells.extend(row_of(row, table.columns.len()).iter().map(|cell| Cell::text(prepared(cell))));
        grid.rows.push(Row { kind: RowKind::Body, cells, anchor });
    }
    grid.keep_next = false;
    let size = size_of(table, sheet, profile);
    let mut ruled = grid.table(profile);
    if table.columns.iter().all(|column| column.title.trim().is_empty()) {
        ruled.head.clear();
    }
    ruled.size = size;
    ruled.pitch = profile.list.pitch.pitch_of(size);
    ruled
}

/// Width of the column TT, mm; as in the reports where the lists leave it open.
fn index_mm(profile: &Profile) -> f64 {
    profile.list.columns.index.fixed_mm.unwrap_or(profile.report.index_mm.value)
}

/// One cell for each column. What a row has too much stands in its last cell rather than being lost.
fn row_of(row: &[String], columns: usize) -> Vec<String> {
    let mut cells: Vec<String> = row.iter().take(columns).map(|cell| cell.trim().to_owned()).collect();
    cells.resize(columns, String::new());
    if let Some(last) = cells.last_mut() {
        for more in row.iter().skip(columns).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            *last = format!("{last} {more}").trim().to_owned();
        }
    }
    cells
}

/// Widths in proportion. Columns without a width share what the others leave, and never nothing.
fn shares(table: &Table) -> Vec<u32> {
    let given: u32 = table.columns.iter().map(|column| column.width.min(100)).sum();
    let open = table.columns.iter().filter(|column| column.width == 0).count();
    let open = u32::try_from(open).unwrap_or(u32::MAX).max(1);
    const LEAST: u32 = 8;
    let rest = 100_u32.saturating_sub(given).max(LEAST.saturating_mul(open));
    table
        .columns
        .iter()
        // In parts of a column without width, so that sharing loses nothing to rounding.
        .map(|column| if column.width == 0 { rest } else { column.width.min(100).saturating_mul(open) })
        .collect()
}

/// The largest type size of the profile's range at which no word is broken; the smallest if there is none.
fn size_of(table: &Table, sheet: PageSetup, profile: &Profile) -> Size {
    let least = profile.list.min_size.size();
    let fitting = fitting(table, sheet, profile).into_iter().min().unwrap_or(least);
    // Half points only: a size between them looks like a mistake.
    const HALF: u16 = 50;
    let fitting = Size(fitting.0 / HALF * HALF);
    profile.list.size.size().min(fitting).max(least)
}

/// The first column, from 0, in which a word is broken even at the smallest type size of the profile.
#[must_use]
pub(in crate::forms) fn too_narrow(table: &Table, sheet: PageSetup, profile: &Profile) -> Option<usize> {
    fitting(table, sheet, profile).into_iter().position(|size| size < profile.list.min_size.size())
}

/// For each column the type size at which its longest word just fits.
fn fitting(table: &Table, sheet: PageSetup, profile: &Profile) -> Vec<Size> {
    let Ok(faces) = Faces::liberation() else { return Vec::new() };
    let (bold, regular) = (faces.get(FaceId::Bold), faces.get(FaceId::Regular));
    let longest = |words: &str, face: &Face| {
        prepared(words).split([' ', '\n']).map(|word| face.width(word)).max().unwrap_or_default()
    };
    let index = if table.counted { index_mm(profile) } else { 0.0 };
    let widths: Vec<Width> = shares(table).into_iter().map(Width::Share).collect();
    let widths = column_widths(&widths, sheet.body_width() - Length::mm(index), Length::ZERO);
    let sides = profile.list.padding_mm.mm() * 2;
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row_of(row, table.columns.len())).collect();
    widths
        .into_iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(at, (width, column))| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| longest(cell, regular));
            let widest = cells.chain([longest(&column.title, bold), 1]).max().unwrap_or(1);
            // A width is thousandths of the type size times its hundredths of a point.
            Size(u16::try_from(((width - sides).0 / widest).max(0)).unwrap_or(u16::MAX))
        })
        .collect()
}
