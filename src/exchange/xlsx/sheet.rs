//! A sheet: its grid of columns, the lines above and below the table, and how it is printed.

use super::table;
use super::words::{Piece, line_height, para_pieces, plain, spaced};
use crate::exchange::ExportError;
use crate::paper::layout::measured::{column_widths, para_lines};
use crate::paper::{Align, Block, Columns, Drawing, Faces, Length, Para, RuleLength, Section, Table};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

/// The highest row that Excel allows.
const MOST_HEIGHT: Length = Length::pt(409.0);
/// Less white space than this is no row of its own.
const LEAST_GAP: Length = Length::pt(3.0);
/// Excel keeps some pixels of a cell free on both sides.
const CELL_SIDES: Length = Length::pt(4.0);

/// Cells of the grid, all inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub first: u16,
    pub last: u16,
    /// How many rows.
    pub rows: u32,
}

/// A sheet being filled from top to bottom.
pub(super) struct Sheet<'s> {
    pub sheet: &'s mut Worksheet,
    pub faces: &'s Faces,
    /// Edges of the columns; one more than there are columns.
    pub edges: Vec<Length>,
    /// The next row.
    pub row: u32,
    /// Rows at which a printed page begins.
    breaks: Vec<u32>,
    gap: Length,
    /// First and last row of the head of the first table.
    pub head: Option<(u32, u32)>,
}

/// Writes a section on its sheet.
pub(super) fn write(sheet: &mut Worksheet, section: &Section, faces: &Faces) -> Result<(), ExportError> {
    let edges = grid(section);
    for (index, pair) in edges.windows(2).enumerate() {
        let pixels = ((pair[1] - pair[0]).to_pt() * 96.0 / 72.0).round().max(1.0);
        sheet.set_column_width_pixels(u16::try_from(index).unwrap_or(u16::MAX), pixels as u32)?;
    }
    let mut filled = Sheet { sheet, faces, edges, row: 0, breaks: Vec::new(), gap: Length::ZERO, head: None };
    filled.blocks(&section.blocks)?;
    let (last, breaks, head) = (filled.row.saturating_sub(1), filled.breaks, filled.head);
    let columns = filled.edges.len().saturating_sub(2);

    let setup = section.setup;
    if setup.width > setup.height {
        sheet.set_landscape();
    }
    // 9 is the paper A4.
    sheet.set_paper_size(9);
    let inches = |length: Length| length.to_pt() / 72.0;
    let margins = setup.margins;
    let number = setup.number.map_or(margins.top.half(), |number| number.baseline - number.size.em());
    let (left, right, top, bottom) =
        (inches(margins.left), inches(margins.right), inches(margins.top), inches(margins.bottom));
    sheet.set_margins(left, right, top, bottom, inches(number), bottom / 2.0);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_area(0, 0, last, u16::try_from(columns).unwrap_or(u16::MAX))?;
    if let Some(number) = setup.number {
        sheet.set_header(format!("&C&\"{},Regular\"&{}&P", super::words::FONT, number.size.0 / 100));
    }
    if let Some((first, last)) = head {
        sheet.set_repeat_rows(first, last)?;
    }
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    Ok(())
}

/// The edges of all tables of a section, so that each of their columns is one column of the sheet or several whole ones.
fn grid(section: &Section) -> Vec<Length> {
    let mut edges = vec![Length::ZERO];
    collect_edges(&section.blocks, section.setup.body_width(), &mut edges);
    edges.sort();
    // Edges closer than a letter are one: a column must hold something.
    edges.dedup_by(|next, kept| *next - *kept < Length::mm(1.0));
    if edges.len() < 2 {
        edges.push(section.setup.body_width());
    }
    edges
}

fn collect_edges(blocks: &[Block], width: Length, edges: &mut Vec<Length>) {
    for block in blocks {
        match block {
            Block::Table(table) | Block::Drawing(Drawing { table: Some(table), .. }) => {
                let widths: Vec<_> = table.columns.iter().map(|column| column.width).collect();
                let widths = column_widths(&widths, width, Length::ZERO);
                edges.extend(widths.iter().scan(Length::ZERO, |edge, width| {
                    *edge += *width;
                    Some(*edge)
                }));
            }
            Block::Keep(blocks) => collect_edges(blocks, width, edges),
            _ => {}
        }
    }
}

impl Sheet<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), ExportError> {
        for block in blocks {
            match block {
                Block::Para(para) => {
                    self.space(para.before);
                    self.para(para)?;
                    self.space(para.after);
                }
                Block::Columns(columns) => {
                    self.space(columns.before);
                    self.columns(columns)?;
                    self.space(columns.after);
                }
                Block::Table(table) => self.table(table)?,
                Block::Drawing(drawing) => {
                    if let Some(table) = &drawing.table {
                        self.table(table)?;
                    }
                }
                Block::Gap(gap) => self.gap += *gap,
                Block::Keep(blocks) => self.blocks(blocks)?,
                Block::NewPage if self.row > 0 => self.breaks.push(self.row),
                Block::NewPage | Block::Rule(_) | Block::Placed(_) | Block::Shape(_) | Block::Picture(_) => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), ExportError> {
        self.space(table.before);
        self.end_gap()?;
        table::write(self, table)?;
        self.space(table.after);
        Ok(())
    }

    fn space(&mut self, gap: Length) {
        self.gap = self.gap.max(gap);
    }

    /// White space is an empty row.
    fn end_gap(&mut self) -> Result<(), ExportError> {
        let gap = std::mem::take(&mut self.gap);
        if gap >= LEAST_GAP {
            self.end_row(gap)?;
        }
        Ok(())
    }

    /// Gives the current row its height and goes on to the next.
    pub fn end_row(&mut self, height: Length) -> Result<(), ExportError> {
        self.sheet.set_row_height(self.row, height.min(MOST_HEIGHT).to_pt())?;
        self.row += 1;
        Ok(())
    }

    fn all(&self) -> Span {
        Span {
            first: 0,
            last: u16::try_from(self.edges.len().saturating_sub(2)).unwrap_or(u16::MAX),
            rows: 1,
        }
    }

    /// The width that text has in some cells.
    pub fn text_width(&self, span: Span) -> Length {
        let edge = |index: usize| self.edges.get(index).copied().unwrap_or_default();
        let width = edge(usize::from(span.last) + 1) - edge(usize::from(span.first));
        // Screens and printers round the widths of letters each their own way.
        (width - CELL_SIDES).share(97, 100).max(Length::pt(4.0))
    }

    fn para(&mut self, para: &Para) -> Result<(), ExportError> {
        self.end_gap()?;
        let span = self.all();
        let lines = para_lines(&greedy(para), self.text_width(span), self.faces).len();
        let format = cell_format(para.align).set_align(FormatAlign::VerticalCenter);
        self.put(span, &para_pieces(para, self.faces), &format)?;
        self.end_row(line_height(para.size, para.pitch) * lines as i64)
    }

    /// Side-by-side blocks are one row, a cell with several lines each.
    fn columns(&mut self, columns: &Columns) -> Result<(), ExportError> {
        self.end_gap()?;
        let total = self.edges.last().copied().unwrap_or_default();
        let widths = column_widths(&columns.widths, total, columns.gap);
        let count = widths.len().min(columns.cells.len());
        let spans = self.side_by_side(&widths, columns.gap);
        let mut height = Length::ZERO;
        for (index, blocks) in columns.cells.iter().take(count).enumerate() {
            let span = spans.as_ref().and_then(|spans| spans.get(index).copied()).unwrap_or(self.all());
            let mut cell = CellText { width: self.text_width(span), ..CellText::default() };
            cell.blocks(blocks, self.faces);
            if cell.pieces.is_empty() {
                continue;
            }
            let format = cell_format(cell.align).set_align(FormatAlign::Top);
            self.put(span, &cell.pieces, &format)?;
            if spans.is_none() {
                // Not enough columns to stand side by side: below each other, then.
                self.end_row(cell.height)?;
            }
            height = height.max(cell.height);
        }
        if spans.is_some() { self.end_row(height) } else { Ok(()) }
    }

    /// The cells nearest to columns of these widths, at least one for each.
    fn side_by_side(&self, widths: &[Length], gap: Length) -> Option<Vec<Span>> {
        let columns = self.edges.len() - 1;
        if widths.len() > columns {
            return None;
        }
        let mut spans = Vec::with_capacity(widths.len());
        let (mut first, mut right) = (0, Length::ZERO);
        for (index, width) in widths.iter().enumerate() {
            right += *width + gap;
            let left_for_others = widths.len() - index - 1;
            let last = if left_for_others == 0 {
                columns
            } else {
                let near = |edge: &usize| (self.edges[*edge] - right).0.abs();
                (first + 1..=columns - left_for_others).min_by_key(near)?
            };
            spans.push(Span {
                first: u16::try_from(first).ok()?,
                last: u16::try_from(last - 1).ok()?,
                rows: 1,
            });
            first = last;
        }
        Some(spans)
    }

    /// Writes text into cells of the current row (and below), joined when there are several.
    pub fn put(&mut self, span: Span, pieces: &[Piece], cell: &Format) -> Result<(), ExportError> {
        let format = pieces.first().map_or(cell.clone(), |piece| piece.font(cell.clone()));
        self.join(span, &format)?;
        match pieces {
            [] => {
                self.sheet.write_blank(self.row, span.first, &format)?;
            }
            [piece] => {
                self.sheet.write_string_with_format(self.row, span.first, &piece.text, &format)?;
            }
            pieces => {
                let fonts: Vec<Format> = pieces.iter().map(|piece| piece.font(Format::new())).collect();
                let rich: Vec<(&Format, &str)> =
                    fonts.iter().zip(pieces).map(|(font, piece)| (font, piece.text.as_str())).collect();
                self.sheet.write_rich_string_with_format(self.row, span.first, &rich, &format)?;
            }
        }
        Ok(())
    }

    /// Joins cells; one cell alone stays as it is.
    pub fn join(&mut self, span: Span, format: &Format) -> Result<(), ExportError> {
        if span.first != span.last || span.rows > 1 {
            let below = self.row + span.rows.max(1) - 1;
            self.sheet.merge_range(self.row, span.first, below, span.last, "", format)?;
        }
        Ok(())
    }
}

/// Excel breaks lines as they come.
fn greedy(para: &Para) -> Para {
    let (left, right, first) = (Length::ZERO, Length::ZERO, Length::ZERO);
    let label = para.label.clone().map(|label| crate::paper::Label { tab: Length::ZERO, ..label });
    Para {
        runs: spaced(&para.runs),
        align: Align::Left,
        left_indent: left,
        right_indent: right,
        first_indent: first,
        label,
        ..para.clone()
    }
}

/// Wrapped text with an alignment.
pub(super) fn cell_format(align: Align) -> Format {
    let align = match align {
        Align::Left | Align::Justify => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    Format::new().set_text_wrap().set_align(align)
}

/// Blocks gathered into the text of one cell.
#[derive(Default)]
struct CellText {
    width: Length,
    pieces: Vec<Piece>,
    align: Align,
    height: Length,
    /// Where the pieces of the last paragraph begin.
    last: usize,
    gap: Length,
}

impl CellText {
    fn blocks(&mut self, blocks: &[Block], faces: &Faces) {
        for block in blocks {
            match block {
                Block::Para(para) => self.para(para, faces),
                // A rule as long as the words is an underline; shorter ones a cell cannot have.
                Block::Rule(rule) if matches!(rule.length, RuleLength::OfTextAbove(900..)) => {
                    let last = self.last;
                    self.pieces.iter_mut().skip(last).for_each(|piece| piece.underline = true);
                }
                Block::Gap(gap) => self.gap += *gap,
                Block::Keep(blocks) => self.blocks(blocks, faces),
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| self.blocks(cell, faces)),
                _ => {}
            }
        }
    }

    fn para(&mut self, para: &Para, faces: &Faces) {
        let line = line_height(para.size, para.pitch);
        let mut pieces = para_pieces(para, faces);
        if self.pieces.is_empty() {
            self.align = para.align;
        } else if let Some(first) = pieces.first_mut() {
            // Room to sign in is empty lines.
            let empty = (self.gap.to_pt() / line.to_pt().max(1.0)).round() as usize;
            if let Some(above) = self.pieces.last_mut() {
                above.text.push_str(&"\n".repeat(empty + 1));
            } else {
                first.text.insert(0, '\n');
            }
            self.height += line * i64::try_from(empty).unwrap_or(0);
        }
        self.gap = Length::ZERO;
        let lines = para_lines(&greedy(para), self.width, faces).len();
        self.height += line * i64::try_from(lines).unwrap_or(1);
        if !plain(&pieces).is_empty() {
            self.last = self.pieces.len();
            self.pieces.append(&mut pieces);
        }
    }
}
