//! Our own papers: paragraphs of the document in reading order, with what they were made from.

use super::{BLANK, GAP, Raw, Reading, parts};
use crate::forms::check::Facts;
use crate::paper::{Anchor, Block, Document, Para, Run, RunKind};
use unicode_normalization::is_nfc;

pub(in crate::forms::check) fn read(document: &Document, facts: &Facts<'_>) -> Reading {
    let mut reader = Reader { raws: Vec::new(), later: false };
    for (at, section) in document.sections.iter().enumerate() {
        reader.later = at > 0;
        reader.blocks(&section.blocks);
    }
    parts::assign(reader.raws, facts, true)
}

struct Reader {
    raws: Vec<Raw>,
    later: bool,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Para(para) => self.para(para),
                Block::Table(table) => {
                    for cell in table.head.iter().flat_map(|row| &row.cells) {
                        self.put(None, &cell.runs, None, true);
                    }
                    for row in &table.rows {
                        for cell in &row.cells {
                            self.put(None, &cell.runs, row.anchor, true);
                        }
                    }
                }
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| self.blocks(cell)),
                Block::Keep(blocks) => self.blocks(blocks),
                Block::Placed(placed) => self.put(None, &placed.runs, placed.anchor, false),
                // The words of a chart stand in the tables of its figures, in whole.
                Block::Rule(_)
                | Block::Gap(_)
                | Block::NewPage
                | Block::Shape(_)
                | Block::Picture(_)
                | Block::Drawing(_) => {}
            }
        }
    }

    fn para(&mut self, para: &Para) {
        let label = para.label.as_ref().map(|label| label.run.text.as_str());
        self.put(label, &para.runs, para.anchor, false);
    }

    fn put(&mut self, label: Option<&str>, runs: &[Run], anchor: Option<Anchor>, cell: bool) {
        let mut text = String::new();
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            text.push_str(label);
            text.push(' ');
        }
        let mut loose = false;
        for run in runs {
            match run.kind {
                RunKind::Plain => {
                    loose |= !is_nfc(&run.text);
                    plain(&mut text, &crate::text::nfc(&run.text));
                }
                RunKind::Missing => {
                    text.push(GAP);
                    plain(&mut text, &crate::text::nfc(&run.text));
                    text.push(GAP);
                }
                RunKind::Blank(_) | RunKind::Leader(_) => text.push(BLANK),
            }
        }
        let text = text.trim().to_owned();
        if !text.is_empty() {
            self.raws.push(Raw {
                starts: vec![(0, self.raws.len() + 1)],
                text,
                anchor,
                cell,
                later: self.later,
                after_empty: false,
                loose,
            });
        }
    }
}

/// Spaces at which no line ends are the layout's business, line ends inside a paragraph the writer's.
fn plain(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| match c {
        '\u{a0}' | '\u{202f}' | '\n' | '\r' | '\t' => ' ',
        BLANK | GAP => ' ',
        c => c,
    }));
}
