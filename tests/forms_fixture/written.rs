//! A document as lines of words.

use guong_sang::paper::{Block, Document, Para, Run, RunKind, Section, Table};

pub fn words(runs: &[Run]) -> String {
    let text: String = runs
        .iter()
        .map(|run| match run.kind {
            RunKind::Plain => run.text.clone(),
            RunKind::Missing => format!("[{}]", run.text),
            RunKind::Blank(_) | RunKind::Leader(_) => "…".to_owned(),
        })
        .collect();
    text.replace('\u{a0}', " ")
}

fn line(para: &Para) -> String {
    let label = para.label.as_ref().map(|label| format!("{} ", label.run.text)).unwrap_or_default();
    label + &words(&para.runs)
}

fn walk(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Para(para) => out.push(line(para)),
            Block::Columns(columns) => columns.cells.iter().for_each(|cell| walk(cell, out)),
            Block::Keep(blocks) => walk(blocks, out),
            Block::Table(table) => {
                for row in &table.head {
                    out.push(row.cells.iter().map(|c| words(&c.runs)).collect::<Vec<_>>().join(" | "));
                }
                for row in &table.rows {
                    out.push(row.cells.iter().map(|c| words(&c.runs)).collect::<Vec<_>>().join(" | "));
                }
            }
            _ => {}
        }
    }
}

pub fn lines_of(section: &Section) -> Vec<String> {
    let mut out = Vec::new();
    walk(&section.blocks, &mut out);
    out
}

pub fn lines(document: &Document) -> Vec<String> {
    document.sections.iter().flat_map(lines_of).collect()
}

pub fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}
