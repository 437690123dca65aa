//! The text of a Word file: paragraphs, runs, tables, text boxes, footnotes.

use super::Source;
use super::element::Element;
use super::numbering::Numbering;
use super::styles::{Look, Styles, number_of};
use super::table::{self, Cell, Row};
use crate::domain::intake::SourceLine;
use crate::domain::plan::TextRun;
use crate::text::legacy::{self, Table as Code};
use std::collections::BTreeSet;

pub(super) fn read(
    document: &Element,
    styles: &Styles,
    numbering: Numbering,
    notes: Option<&Element>,
) -> Source {
    let mut reader = Reader {
        styles,
        numbering,
        lines: Vec::new(),
        raw: Vec::new(),
        codes: BTreeSet::new(),
        changed: false,
        hidden: false,
        pictures: false,
    };
    reader.blocks(document.child("body").unwrap_or(document));
    for note in notes.into_iter().flat_map(|notes| notes.all("footnote")) {
        // Separators are footnotes with a type.
        if note.get("type").is_none() {
            reader.blocks(note);
        }
    }
    let mut notices = Vec::new();
    if !reader.codes.is_empty() {
        let names: Vec<&str> = reader.codes.iter().copied().collect();
        notices.push(format!(
            "Tệp Word dùng phông chữ cũ ({}); chữ đã được chuyển sang Unicode. Hãy đọc lại một lượt.",
            names.join(", ")
        ));
    }
    if reader.changed {
        notices.push(
            "Tệp Word còn các chỗ sửa chưa chấp nhận (Track Changes); chương trình đọc bản đã sửa."
                .to_owned(),
        );
    }
    if reader.hidden {
        notices.push("Tệp Word có chữ ẩn; chữ ẩn không được đọc.".to_owned());
    }
    if reader.pictures {
        notices.push("Tệp Word có hình ảnh; chữ trong hình không được đọc.".to_owned());
    }
    Source { lines: reader.lines, notices, raw: reader.raw }
}

/// Whether a picture stands somewhere in it.
fn has_picture(element: &Element) -> bool {
    let here = |child: &Element| matches!(child.name.as_str(), "blip" | "imagedata") || has_picture(child);
    element.children.iter().any(here)
}

struct Reader<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    lines: Vec<SourceLine>,
    raw: Vec<Vec<(String, Option<String>)>>,
    codes: BTreeSet<&'static str>,
    changed: bool,
    hidden: bool,
    pictures: bool,
}

/// A paragraph being read, with the text boxes that hang on it.
#[derive(Default)]
struct Paragraph<'e> {
    runs: Vec<TextRun>,
    raw: Vec<(String, Option<String>)>,
    boxes: Vec<&'e Element>,
}

impl Reader<'_> {
    fn blocks(&mut self, inside: &Element) {
        for block in &inside.children {
            match block.name.as_str() {
                "p" => self.paragraph(block),
                "tbl" => self.table(block),
                "del" | "moveFrom" | "sectPr" | "tblPr" | "pPr" => {}
                "AlternateContent" => self.blocks(alternative(block)),
                _ => self.blocks(block),
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.child("pPr");
        let style = properties.and_then(|p| p.val("pStyle"));
        let look = self.styles.paragraph(style);
        let mut paragraph = Paragraph::default();
        self.inside(element, &look, &mut paragraph);
        self.raw.push(std::mem::take(&mut paragraph.raw));
        let empty = paragraph.runs.iter().all(|run| run.text.trim().is_empty());
        let own = properties.and_then(|p| p.child("numPr")).map(number_of).unwrap_or_default();
        let by_style = self.styles.number(style);
        let list = own.0.or(by_style.0).filter(|list| list != "0");
        if let Some(list) = list.filter(|_| !empty) {
            let label = self.numbering.next(&list, own.1.or(by_style.1).unwrap_or(0));
            if !label.is_empty() {
                let first = paragraph.runs.first();
                let (bold, italic) = first.map(|run| (run.bold, run.italic)).unwrap_or_default();
                let run = TextRun { text: format!("{label} "), bold, italic, shows: None };
                paragraph.runs.insert(0, run);
            }
        }
        self.lines.extend(split(paragraph.runs));
        for content in paragraph.boxes {
            self.blocks(content);
        }
    }

    /// Runs and what wraps them.
    fn inside<'e>(&mut self, element: &'e Element, look: &Look, into: &mut Paragraph<'e>) {
        for child in &element.children {
            match child.name.as_str() {
                "r" => self.run(child, look, into),
                "del" | "moveFrom" => self.changed = true,
                "ins" | "moveTo" => {
                    self.changed = true;
                    self.inside(child, look, into);
                }
                "pPr" | "rPr" | "sdtPr" => {}
                "AlternateContent" => self.inside(alternative(child), look, into),
                _ => self.inside(child, look, into),
            }
        }
    }

    fn run<'e>(&mut self, run: &'e Element, paragraph: &Look, into: &mut Paragraph<'e>) {
        let properties = run.child("rPr");
        let style = self.styles.character(properties.and_then(|p| p.val("rStyle")));
        let look = Look::of(properties).over(&style).over(paragraph);
        let mut text = String::new();
        self.pictures |= has_picture(run);
        said(run, &mut text, &mut into.boxes);
        if text.is_empty() {
            return;
        }
        if look.hidden == Some(true) {
            self.hidden = true;
            return;
        }
        match into.raw.last_mut().filter(|(_, font)| *font == look.font) {
            Some((last, _)) => last.push_str(&text),
            None => into.raw.push((text.clone(), look.font.clone())),
        }
        let code = look.font.as_deref().and_then(Code::of_font);
        if let Some(code) = code.filter(|code| legacy::is_old(&text, *code)) {
            self.codes.insert(code.label());
            text = legacy::convert(&text, code);
        }
        if look.capitals == Some(true) {
            text = text.to_uppercase();
        }
        let (bold, italic) = (look.bold == Some(true), look.italic == Some(true));
        match into.runs.last_mut().filter(|last| (last.bold, last.italic) == (bold, italic)) {
            Some(last) => last.text.push_str(&text),
            None => into.runs.push(TextRun { text, bold, italic, shows: None }),
        }
    }

    fn table(&mut self, element: &Element) {
        let mut rows = Vec::new();
        self.rows(element, &mut rows);
        if let Some(table) = table::table(&rows) {
            self.lines.push(SourceLine { runs: Vec::new(), table: Some(table) });
        }
    }

    fn rows(&mut self, element: &Element, rows: &mut Vec<Row>) {
        for child in &element.children {
            if child.name != "tr" {
                // Rows may stand inside of content controls.
                if matches!(child.name.as_str(), "sdt" | "sdtContent" | "ins" | "customXml") {
                    self.rows(child, rows);
                }
                continue;
            }
            let properties = child.child("trPr");
            let before = properties.and_then(|p| p.val("gridBefore")).and_then(|n| n.parse().ok());
            let head = properties.and_then(|p| p.switch("tblHeader")) == Some(true);
            let mut row = Row { cells: Vec::new(), before: before.unwrap_or(0).min(100), head };
            self.cells(child, &mut row);
            rows.push(row);
        }
    }

    fn cells(&mut self, element: &Element, row: &mut Row) {
        for child in &element.children {
            match child.name.as_str() {
                "tc" => {
                    let properties = child.child("tcPr");
                    let columns = properties.and_then(|p| p.val("gridSpan")).and_then(|n| n.parse().ok());
                    let merged = properties.and_then(|p| p.child("vMerge"));
                    let continues = merged.is_some_and(|merge| merge.get("val") != Some("restart"));
                    // What stands in a cell is read like any text, and then becomes the words of the cell.
                    let outside = std::mem::take(&mut self.lines);
                    self.blocks(child);
                    let lines = std::mem::replace(&mut self.lines, outside);
                    let words: Vec<String> = lines.iter().map(SourceLine::text).collect();
                    let columns = columns.unwrap_or(1).clamp(1, 100);
                    row.cells.push(Cell { text: words.join("\n"), columns, continues });
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(child, row),
                _ => {}
            }
        }
    }
}

/// Of two ways to draw the same, the first; else the text would stand twice.
fn alternative(element: &Element) -> &Element {
    element.child("Choice").or_else(|| element.child("Fallback")).unwrap_or(element)
}

/// The words of a run; text boxes in it are set aside.
fn said<'e>(element: &'e Element, text: &mut String, boxes: &mut Vec<&'e Element>) {
    for child in &element.children {
        match child.name.as_str() {
            "t" => text.push_str(&child.text),
            "tab" | "ptab" => text.push('\t'),
            "br" | "cr" if child.get("type").is_none_or(|kind| kind == "textWrapping") => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            "sym" => text.push('•'),
            "txbxContent" => boxes.push(child),
            "rPr" | "instrText" | "delText" | "br" => {}
            "AlternateContent" => said(alternative(child), text, boxes),
            _ => said(child, text, boxes),
        }
    }
}

/// A paragraph with line breaks is as many lines.
fn split(runs: Vec<TextRun>) -> Vec<SourceLine> {
    let mut lines = vec![SourceLine::default()];
    for run in runs {
        for (at, piece) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(SourceLine::default());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.runs.push(TextRun { text: piece.to_owned(), ..run.clone() });
            }
        }
    }
    lines
}
