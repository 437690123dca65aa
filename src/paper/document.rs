//! The document model: what a paper says and how it wants to stand, before anything is measured.
//!
//! A form builds a [`Document`]; the layout turns it into pages; Word and Excel writers read the document itself.
//! Text is expected in NFC; the layout normalises what is not, because composed letters are what the fonts have.

use super::length::{Length, Size};
use chrono::NaiveDateTime;

/// A whole paper, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the file says about itself.
    pub meta: Meta,
    /// Parts with their own sheet size and page numbers, each starting on a new page.
    pub sections: Vec<Section>,
}

/// What the PDF says about itself in its properties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Title, shown in the title bar of PDF viewers.
    pub title: String,
    /// The issuing office.
    pub author: String,
    /// What the paper is about (trích yếu).
    pub subject: String,
    /// Search words.
    pub keywords: Vec<String>,
    /// Local time of making, given by the caller: the layout has no clock, so the same document gives the same bytes.
    pub created: Option<NaiveDateTime>,
}

/// A part of the paper with one sheet setup: a portrait proposal followed by its landscape list has two.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Sheet, margins and page number. Pages are counted anew in each section.
    pub setup: PageSetup,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// Sheet size, margins and page number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSetup {
    /// Width of the sheet.
    pub width: Length,
    /// Height of the sheet.
    pub height: Length,
    /// White borders.
    pub margins: Margins,
    /// How pages are numbered; none for a single sheet such as a certificate.
    pub number: Option<PageNumber>,
}

impl PageSetup {
    /// Width between the side margins.
    #[must_use]
    pub fn body_width(&self) -> Length {
        self.width - self.margins.left - self.margins.right
    }

    /// Height between the top and the bottom margin.
    #[must_use]
    pub fn body_height(&self) -> Length {
        self.height - self.margins.top - self.margins.bottom
    }
}

/// White borders of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// From the top edge.
    pub top: Length,
    /// From the bottom edge.
    pub bottom: Length,
    /// From the left edge.
    pub left: Length,
    /// From the right edge.
    pub right: Length,
}

/// Page number, centred over the text between the side margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber {
    /// Type size.
    pub size: Size,
    /// Face.
    pub style: Style,
    /// Distance of the digits' baseline from the top edge of the sheet; lies inside the top margin.
    pub baseline: Length,
    /// Whether the first page of the section goes without its number.
    pub hidden_on_first: bool,
}

/// Something that stands on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Para(Para),
    /// A ruled table that may run over pages.
    Table(Table),
    /// Side-by-side blocks without rules: letterhead; recipients and signature. Never split unless taller than a page.
    Columns(Columns),
    /// A drawn line.
    Rule(Rule),
    /// White space. Dropped at the top of a page, except the first one of a section.
    Gap(Length),
    /// Blocks that stay on one page, unless taller than a page.
    Keep(Vec<Block>),
    /// What follows starts on a new page.
    NewPage,
}

/// What a block or a row was made from. The screen scrolls the sheet to what is being edited, and a click on the
/// sheet finds its source. The number means something to the maker of the document only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(pub u64);

/// Face of a piece of text within the one family of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// A line drawn under the text (party papers underline "Nơi nhận").
    pub underline: bool,
}

impl Style {
    /// Upright, regular weight.
    pub const REGULAR: Style = Style { bold: false, italic: false, underline: false };
    /// Upright bold.
    pub const BOLD: Style = Style { bold: true, italic: false, underline: false };
    /// Italic, regular weight.
    pub const ITALIC: Style = Style { bold: false, italic: true, underline: false };
    /// Bold italic.
    pub const BOLD_ITALIC: Style = Style { bold: true, italic: true, underline: false };
}

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text. `\n` ends the line, U+00A0 is a space at which no line breaks. Empty for a blank.
    pub text: String,
    /// Its face.
    pub style: Style,
    /// Plain text, a value not given yet, or white space to write into.
    pub kind: RunKind,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RunKind {
    /// Text as it is printed.
    #[default]
    Plain,
    /// The name of a value that is not given yet. Tinted on the sheet, so that nobody takes it for text; a paper
    /// that has one is a draft and cannot be issued.
    Missing,
    /// White space of this exact width, to write a number or a date into by hand. Not widened by justification.
    Blank(Length),
}

impl Run {
    /// Text in a given face.
    #[must_use]
    pub fn styled(text: impl Into<String>, style: Style) -> Run {
        Run { text: text.into(), style, kind: RunKind::Plain }
    }

    /// Upright text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Run {
        Run::styled(text, Style::REGULAR)
    }

    /// Bold text.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Run {
        Run::styled(text, Style::BOLD)
    }

    /// Italic text.
    #[must_use]
    pub fn italic(text: impl Into<String>) -> Run {
        Run::styled(text, Style::ITALIC)
    }

    /// Bold italic text.
    #[must_use]
    pub fn bold_italic(text: impl Into<String>) -> Run {
        Run::styled(text, Style::BOLD_ITALIC)
    }

    /// The Vietnamese name of a value that is not given yet, such as "ngày họp Hội đồng"; printed in brackets.
    #[must_use]
    pub fn missing(name: impl Into<String>) -> Run {
        Run { text: name.into(), style: Style::REGULAR, kind: RunKind::Missing }
    }

    /// White space of an exact width to write into by hand.
    #[must_use]
    pub fn blank(width: Length) -> Run {
        Run { text: String::new(), style: Style::REGULAR, kind: RunKind::Blank(width) }
    }
}

/// Where lines stand between the edges of their paragraph or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
    /// At both edges, the last line at the left; lines are chosen for the paragraph as a whole.
    Justify,
}

/// Where the content of a cell stands in the height of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VAlign {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Para {
    /// Its text.
    pub runs: Vec<Run>,
    /// Where its lines stand.
    pub align: Align,
    /// Type size.
    pub size: Size,
    /// Distance between baselines; raised to [`Size::least_pitch`] when less.
    pub pitch: Length,
    /// White space above; of two neighbouring gaps the larger one counts. Dropped at the top
    /// of a page, except the first one of a section.
    pub before: Length,
    /// White space below.
    pub after: Length,
    /// Start of the first line (of the label, if there is one) from the left edge of the paragraph's lines.
    pub first_indent: Length,
    /// Left edge of the lines, from the left edge of the body or the column.
    pub left_indent: Length,
    /// Right edge of the lines, from the right edge of the body or the column.
    pub right_indent: Length,
    /// "-", "+", "a)" in front of an item.
    pub label: Option<Label>,
    /// Whether it stays on the page of the beginning of the next block (headings).
    pub keep_next: bool,
    /// Level in the outline of the PDF, 0 for the outermost; none for text that is no heading.
    pub outline: Option<u8>,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

impl Para {
    /// Text from the left edge, without gaps or indents. Use struct update syntax for the rest.
    #[must_use]
    pub fn new(size: Size, pitch: Length, runs: Vec<Run>) -> Para {
        Para {
            runs,
            align: Align::Left,
            size,
            pitch,
            before: Length::ZERO,
            after: Length::ZERO,
            first_indent: Length::ZERO,
            left_indent: Length::ZERO,
            right_indent: Length::ZERO,
            label: None,
            keep_next: false,
            outline: None,
            anchor: None,
        }
    }
}

/// Mark in front of an item. It stands where the first line would start; the text of the first line starts at `tab`.
///
/// With `left_indent` = `tab` the item hangs (all its lines start at the tab); with `left_indent` = 0 the further
/// lines start at the edge of the body, which is how most offices set "- …" items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The mark with its face.
    pub run: Run,
    /// Where the text of the first line starts, from the left edge of the body or the column. A mark too wide for
    /// it pushes the text one space behind itself.
    pub tab: Length,
}

/// Side-by-side blocks without rules, tops level.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// One width for each cell.
    pub widths: Vec<Width>,
    /// White space between neighbouring cells.
    pub gap: Length,
    /// What stands in each cell, from top to bottom. A page break in a cell has no meaning and is passed over.
    pub cells: Vec<Vec<Block>>,
    /// White space above; dropped at the top of a page, except the first one of a section.
    pub before: Length,
    /// White space below.
    pub after: Length,
}

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// This wide.
    Fixed(Length),
    /// A share of what the fixed columns leave, in proportion to the other shares.
    Share(u32),
}

/// A drawn line, centred in the body or the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// How long.
    pub length: RuleLength,
    /// How thick.
    pub thickness: Length,
    /// From the foot of the line box above to the rule.
    pub before: Length,
    /// From the rule to what follows.
    pub after: Length,
}

/// Length of a drawn line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLength {
    /// So many thousandths of the widest line of the paragraph above: 1000 for the national motto, 333 to 500 for
    /// the issuing office and the abstract.
    OfTextAbove(u16),
    /// This long.
    Absolute(Length),
    /// From edge to edge of the body or the column.
    Full,
}

/// A ruled table. Its head is repeated on every page it runs over; a row is split only when it is taller than a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows of the head, with spans.
    pub head: Vec<HeadRow>,
    /// Whether a row 1, 2, 3 … closes the head (and is repeated with it).
    pub number_row: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// Type size of all cells.
    pub size: Size,
    /// Distance between baselines in cells; raised to [`Size::least_pitch`] when less.
    pub pitch: Length,
    /// White space around the content of a cell.
    pub padding: Padding,
    /// Thickness of the rules; zero for a table without rules.
    pub border: Length,
    /// White space above; dropped at the top of a page, except the first one of a section.
    pub before: Length,
    /// White space below.
    pub after: Length,
    /// Whether its last row stays on the page of the beginning of the next block (the closing line of a list).
    pub keep_next: bool,
}

/// White space around the content of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Padding {
    /// Left and right.
    pub side: Length,
    /// Above and below.
    pub edge: Length,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// How wide, with padding.
    pub width: Width,
    /// How its body cells are aligned.
    pub align: Align,
    /// How its body cells stand in the height of the row.
    pub valign: VAlign,
    /// A cell with a word wider than the column is set smaller, down to this size, before the word is broken.
    pub min_size: Option<Size>,
}

/// A row of a table's head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeadRow {
    /// Cells from left to right; places taken by a cell of a row above that reaches down are left out.
    pub cells: Vec<HeadCell>,
}

/// A cell of a table's head, centred both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// Its text; usually bold.
    pub runs: Vec<Run>,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many head rows it covers, at least 1.
    pub rows: usize,
}

impl HeadCell {
    /// One column, one row.
    #[must_use]
    pub fn new(runs: Vec<Run>) -> HeadCell {
        HeadCell { runs, columns: 1, rows: 1 }
    }
}

/// What a row is, which decides where a page may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RowKind {
    /// An entry.
    #[default]
    Body,
    /// A heading over the entries that follow ("I. TẬP THỂ"): never the last on a page.
    Group,
    /// A sum of the entries above: never without the row above it.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Cells from left to right; missing ones at the end are empty.
    pub cells: Vec<Cell>,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

/// A body cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text; `\n` starts a new line.
    pub runs: Vec<Run>,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// Instead of the alignment of its (first) column.
    pub align: Option<Align>,
}

impl Cell {
    /// One column, aligned as the column says.
    #[must_use]
    pub fn new(runs: Vec<Run>) -> Cell {
        Cell { runs, columns: 1, align: None }
    }

    /// One column of upright text, aligned as the column says.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::new(vec![Run::plain(text)])
    }
}

impl Document {
    /// The names of the values not given yet, in reading order: while there is one, the paper is a draft.
    #[must_use]
    pub fn missing_values(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for section in &self.sections {
            collect_missing(&section.blocks, &mut names);
        }
        names
    }
}

fn collect_missing<'a>(blocks: &'a [Block], names: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Para(para) => take_missing(&para.runs, names),
            Block::Table(table) => {
                for cell in table.head.iter().flat_map(|row| &row.cells) {
                    take_missing(&cell.runs, names);
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    take_missing(&cell.runs, names);
                }
            }
            Block::Columns(columns) => {
                for cell in &columns.cells {
                    collect_missing(cell, names);
                }
            }
            Block::Keep(blocks) => collect_missing(blocks, names),
            Block::Rule(_) | Block::Gap(_) | Block::NewPage => {}
        }
    }
}

fn take_missing<'a>(runs: &'a [Run], names: &mut Vec<&'a str>) {
    names.extend(runs.iter().filter(|run| run.kind == RunKind::Missing).map(|run| run.text.as_str()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_are_found_wherever_they_stand() {
        let size = Size::pt(13.0);
        let para = |run| Block::Para(Para::new(size, size.pitch(1300), vec![run]));
        let setup = PageSetup {
            width: Length::mm(210.0),
            height: Length::mm(297.0),
            margins: Margins {
                top: Length::mm(20.0),
                bottom: Length::mm(20.0),
                left: Length::mm(30.0),
                right: Length::mm(15.0),
            },
            number: None,
        };
        let columns = Columns {
            widths: vec![Width::Share(1)],
            gap: Length::ZERO,
            cells: vec![vec![para(Run::missing("ngày ký"))]],
            before: Length::ZERO,
            after: Length::ZERO,
        };
        let blocks = vec![
            para(Run::plain("Căn cứ")),
            Block::Keep(vec![para(Run::missing("số quyết định")), Block::Gap(Length::pt(6.0))]),
            Block::Columns(columns),
        ];
        let document = Document { meta: Meta::default(), sections: vec![Section { setup, blocks }] };
        assert_eq!(document.missing_values(), ["số quyết định", "ngày ký"]);
        assert!((setup.body_width() - Length::mm(165.0)).0.abs() <= 2);
    }
}
