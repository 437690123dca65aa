//! The document model: what a paper says and how it wants to stand, before anything is measured.
//!
//! A form builds a [`Document`]; the layout turns it into pages; Word and Excel writers read the document itself.
//! Text is expected in NFC; the layout normalises what is not, because composed letters are what the fonts have.

mod drawing;
mod para;
mod placed;
mod table;

use super::length::{Length, Size};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

pub use drawing::Drawing;
pub use para::{Align, Label, Leader, Para, Run, RunKind, Style};
pub use placed::{Placed, PlacedPicture, Point, Shape};
pub use table::{Cell, Column, HeadCell, HeadRow, Padding, Row, RowKind, Table, VAlign};

/// A whole paper, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// What the file says about itself.
    pub meta: Meta,
    /// Parts with their own sheet size and page numbers, each starting on a new page.
    pub sections: Vec<Section>,
}

/// What the PDF says about itself in its properties.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Sheet, margins and page number.
    pub setup: PageSetup,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Whether its pages are counted anew.
    pub numbering: Numbering,
    /// Its own entry in the outline of the PDF, at the outermost level: the name of a paper in a bundle. The section's
    /// headings then stand one level below it.
    pub bookmark: Option<String>,
}

impl Section {
    /// Pages counted anew, no entry of its own in the outline.
    #[must_use]
    pub fn new(setup: PageSetup, blocks: Vec<Block>) -> Section {
        Section { setup, blocks, ..Section::default() }
    }
}

/// How the pages of a section are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Numbering {
    /// From 1: every paper of a bundle, and every appendix, keeps its own numbers.
    #[default]
    Restart,
    /// On from the section before; its first page shows its number, too.
    Continue,
}

/// Sheet size, margins and page number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageNumber {
    /// Type size.
    pub size: Size,
    /// Face.
    pub style: Style,
    /// Distance of the digits' baseline from the top edge of the sheet; lies inside the top margin.
    pub baseline: Length,
    /// Whether the page numbered 1 goes without its number.
    pub hidden_on_first: bool,
}

/// Something that stands on the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Text at a fixed place of the sheet. Like the two below it takes no room in the flow and stands on the page on
    /// which the block before it ends; at the beginning of a section, on its first page.
    Placed(Placed),
    /// A line, a frame or a filled figure at a fixed place of the sheet.
    Shape(Shape),
    /// A picture at a fixed place of the sheet.
    Picture(PlacedPicture),
    /// A drawing between the blocks above and below it.
    Drawing(Drawing),
}

/// What a block or a row was made from. The screen scrolls the sheet to what is being edited, and a click on the
/// sheet finds its source. The number means something to the maker of the document only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor(pub u64);

/// Side-by-side blocks without rules, tops level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Width {
    /// This wide.
    Fixed(Length),
    /// A share of what the fixed columns leave, in proportion to the other shares.
    Share(u32),
}

/// A drawn line, centred in the body or the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleLength {
    /// So many thousandths of the widest line of the paragraph above: 1000 for the national motto, 333 to 500 for
    /// the issuing office and the abstract.
    OfTextAbove(u16),
    /// This long.
    Absolute(Length),
    /// From edge to edge of the body or the column.
    Full,
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
            Block::Placed(placed) => take_missing(&placed.runs, names),
            Block::Drawing(drawing) => {
                drawing.texts.iter().for_each(|placed| take_missing(&placed.runs, names));
            }
            Block::Rule(_) | Block::Gap(_) | Block::NewPage | Block::Shape(_) | Block::Picture(_) => {}
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
        let document = Document { meta: Meta::default(), sections: vec![Section::new(setup, blocks)] };
        assert_eq!(document.missing_values(), ["số quyết định", "ngày ký"]);
        assert!((setup.body_width() - Length::mm(165.0)).0.abs() <= 2);
    }
}
