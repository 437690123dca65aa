//! The column put into the sheets of a workbook as they lie in the file, so that everything else stays as it was.

use super::{Marks, failed};
use crate::domain::sheet::Sheet;
use crate::exchange::ExportError;
use crate::exchange::xml::printable;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Width of a new column, in digits.
const WIDTH: &str = "44";

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn edited(bytes: &[u8], sheets: &[Sheet], marks: &Marks) -> Result<Vec<u8>, ExportError> {
    let mut archive: Archive<'_> = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let mut parts: HashMap<String, Vec<u8>> = HashMap::new();
    let paths = paths(&mut archive)?;
    for sheet in sheets {
        let Some(lines) = marks.lines(&sheet.name) else { continue };
        let path = paths.get(&sheet.name).ok_or_else(|| failed(&"no part for a sheet"))?;
        let text = part(&mut archive, path)?;
        parts.insert(path.clone(), put(&text, marks.target(sheet), &lines)?);
    }
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|error| failed(&error))?;
        let name = file.name().map_err(|error| failed(&error))?.into_owned();
        match parts.get(&name) {
            None => out.raw_copy_file(file).map_err(|error| failed(&error))?,
            Some(bytes) => {
                drop(file);
                out.start_file(name, SimpleFileOptions::default()).map_err(|error| failed(&error))?;
                out.write_all(bytes).map_err(|error| failed(&error))?;
            }
        }
    }
    Ok(out.finish().map_err(|error| failed(&error))?.into_inner())
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<String, ExportError> {
    let mut text = String::new();
    let mut file = archive.by_name(name).map_err(|error| failed(&error))?;
    file.read_to_string(&mut text).map_err(|error| failed(&error))?;
    Ok(text)
}

/// The part of every sheet, by the name of the sheet.
fn paths(archive: &mut Archive<'_>) -> Result<HashMap<String, String>, ExportError> {
    let targets: HashMap<String, String> =
        elements(&part(archive, "xl/_rels/workbook.xml.rels")?, "Relationship")?
            .into_iter()
            .filter_map(|mut it| Some((it.remove("Id")?, it.remove("Target")?)))
            .collect();
    let sheets = elements(&part(archive, "xl/workbook.xml")?, "sheet")?;
    let path = |target: &str| match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let one =
        |it: &BTreeMap<String, String>| Some((it.get("name")?.clone(), path(targets.get(it.get("id")?)?)));
    Ok(sheets.iter().filter_map(one).collect())
}

/// The attributes of every element of a name, both named without their prefix.
fn elements(text: &str, name: &str) -> Result<Vec<BTreeMap<String, String>>, ExportError> {
    let mut reader = Reader::from_str(text);
    let mut out = Vec::new();
    loop {
        match reader.read_event().map_err(|error| failed(&error))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == name => {
                let pairs = start
                    .attributes()
                    .flatten()
                    .filter_map(|it| Some((it.key.local_name().as_ref().to_owned(), value(&it)?)));
                out.push(pairs.collect());
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

/// Where the copying stands.
struct Copy<'a> {
    writer: Writer<Vec<u8>>,
    target: usize,
    lines: &'a BTreeMap<u32, String>,
    /// What stands before the name of every element of the sheet ("x:"), mostly nothing.
    prefix: String,
    line: u32,
    column: usize,
    /// The words that still have to be put into the row.
    words: Option<&'a String>,
    /// The look of the cell before.
    style: Option<String>,
    /// Whether the widths of columns were told.
    widths: bool,
}

/// The sheet with the words in column `target` (from 0).
fn put(text: &str, target: usize, lines: &BTreeMap<u32, String>) -> Result<Vec<u8>, ExportError> {
    let mut reader = Reader::from_str(text);
    let mut copy = Copy {
        writer: Writer::new(Vec::with_capacity(text.len() + lines.len() * 120)),
        target,
        lines,
        prefix: String::new(),
        line: 0,
        column: 0,
        words: None,
        style: None,
        widths: false,
    };
    loop {
        let event = reader.read_event().map_err(|error| failed(&error))?;
        match &event {
            Event::Eof => return Ok(copy.writer.into_inner()),
            Event::Start(start) if start.local_name().as_ref() == "row" => copy.row(start, true)?,
            Event::Empty(start) if start.local_name().as_ref() == "row" => copy.row(start, false)?,
            Event::End(end) if end.local_name().as_ref() == "row" => {
                copy.cell()?;
                copy.write(event)?;
            }
            Event::Start(start) if start.local_name().as_ref() == "c" => {
                if copy.at(start)? {
                    copy.write(event)?;
                } else {
                    let name = start.name().as_ref().to_owned();
                    reader.read_to_end(quick_xml::name::QName(&name)).map_err(|error| failed(&error))?;
                }
            }
            Event::Empty(start) if start.local_name().as_ref() == "c" => {
                if copy.at(start)? {
                    copy.write(event)?;
                }
            }
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "dimension" => {
                let wider = copy.wider(start);
                let (is_start, wider) = (matches!(event, Event::Start(_)), wider);
                copy.write(if is_start { Event::Start(wider) } else { Event::Empty(wider) })?;
            }
            Event::End(end) if end.local_name().as_ref() == "cols" => {
                copy.width()?;
                copy.write(event)?;
            }
            Event::Start(start) if start.local_name().as_ref() == "cols" => {
                copy.named(start.name().as_ref());
                copy.write(event)?;
            }
            Event::Empty(start) | Event::Start(start) if start.local_name().as_ref() == "col" => {
                // A width for every column to the last of the sheet holds for the new one too.
                let last = attribute(start, "max").and_then(|it| it.parse().ok()).unwrap_or(0usize);
                copy.widths |= last > target;
                copy.write(event)?;
            }
            Event::Start(start) if start.local_name().as_ref() == "sheetData" => {
                copy.named(start.name().as_ref());
                if !copy.widths {
                    let name = format!("{}cols", copy.prefix);
                    copy.write(Event::Start(BytesStart::new(name.as_str())))?;
                    copy.width()?;
                    copy.write(Event::End(BytesEnd::new(name.as_str())))?;
                }
                copy.write(event)?;
            }
            _ => copy.write(event)?,
        }
    }
}

impl Copy<'_> {
    fn write(&mut self, event: Event<'_>) -> Result<(), ExportError> {
        self.writer.write_event(event).map_err(|error| failed(&error))
    }

    fn named(&mut self, name: &str) {
        self.prefix = name.rsplit_once(':').map_or_else(String::new, |(prefix, _)| format!("{prefix}:"));
    }

    fn row(&mut self, start: &BytesStart<'_>, open: bool) -> Result<(), ExportError> {
        self.line = attribute(start, "r").and_then(|it| it.parse().ok()).unwrap_or(self.line + 1);
        (self.column, self.style) = (0, None);
        let lines = self.lines;
        self.words = lines.get(&self.line);
        // What the row says of its columns would no longer be true.
        let row = without(start, "spans");
        if open {
            return self.write(Event::Start(row));
        }
        if self.words.is_none() {
            return self.write(Event::Empty(row));
        }
        let end = row.to_end().into_owned();
        self.write(Event::Start(row))?;
        self.cell()?;
        self.write(Event::End(end))
    }

    /// Whether the cell that begins here stays; before the first one behind the column the words are put.
    fn at(&mut self, start: &BytesStart<'_>) -> Result<bool, ExportError> {
        let at = attribute(start, "r").and_then(|place| column_of(&place)).unwrap_or(self.column);
        self.column = at + 1;
        if at == self.target && self.words.is_some() {
            self.style = attribute(start, "s");
            return Ok(false);
        }
        if at > self.target {
            self.cell()?;
        } else {
            self.style = attribute(start, "s");
        }
        Ok(true)
    }

    /// Puts the words of the row, where they are still to be put.
    fn cell(&mut self) -> Result<(), ExportError> {
        let Some(words) = self.words.take() else { return Ok(()) };
        let name = |local: &str| format!("{}{local}", self.prefix);
        let (cell, inline, text) = (name("c"), name("is"), name("t"));
        let place = format!("{}{}", letters(self.target), self.line);
        let mut start = BytesStart::new(cell.as_str());
        start.push_attribute(("r", place.as_str()));
        if let Some(style) = &self.style {
            start.push_attribute(("s", style.as_str()));
        }
        start.push_attribute(("t", "inlineStr"));
        let words = printable(words);
        let mut kept = BytesStart::new(text.as_str());
        kept.push_attribute(("xml:space", "preserve"));
        for event in [
            Event::Start(start),
            Event::Start(BytesStart::new(inline.as_str())),
            Event::Start(kept),
            Event::Text(BytesText::new(&words)),
            Event::End(BytesEnd::new(text.as_str())),
            Event::End(BytesEnd::new(inline.as_str())),
            Event::End(BytesEnd::new(cell.as_str())),
        ] {
            self.write(event)?;
        }
        Ok(())
    }

    /// The width of the new column.
    fn width(&mut self) -> Result<(), ExportError> {
        if std::mem::replace(&mut self.widths, true) {
            return Ok(());
        }
        let (name, at) = (format!("{}col", self.prefix), (self.target + 1).to_string());
        let mut start = BytesStart::new(name.as_str());
        for pair in [("min", at.as_str()), ("max", at.as_str()), ("width", WIDTH), ("customWidth", "1")] {
            start.push_attribute(pair);
        }
        self.write(Event::Empty(start))
    }

    /// The extent of the sheet with the new column in it.
    fn wider(&self, start: &BytesStart<'_>) -> BytesStart<'static> {
        let mut out = without(start, "ref");
        let told = attribute(start, "ref").unwrap_or_default();
        let (from, to) = told.split_once(':').unwrap_or((&told, &told));
        let last = column_of(to).unwrap_or(0).max(self.target);
        let row: String = to.chars().filter(char::is_ascii_digit).collect();
        out.push_attribute(("ref", format!("{from}:{}{row}", letters(last)).as_str()));
        out
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|it| it.key.as_ref() == name)?;
    value(&found)
}

fn value(attribute: &Attribute<'_>) -> Option<String> {
    quick_xml::escape::unescape(&attribute.value).ok().map(std::borrow::Cow::into_owned)
}

/// The element without one of its attributes.
fn without(start: &BytesStart<'_>, name: &str) -> BytesStart<'static> {
    let mut out = BytesStart::new(start.name().as_ref().to_owned());
    for pair in start.attributes().flatten().filter(|it| it.key.as_ref() != name) {
        out.push_attribute(pair);
    }
    out
}

/// "AB12" is column 27, from 0.
fn column_of(place: &str) -> Option<usize> {
    let mut column = 0usize;
    for letter in place.bytes().take_while(u8::is_ascii_alphabetic) {
        column = column.checked_mul(26)? + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}

fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        out.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_excel_names_them() {
        for (place, column) in [("A1", 0), ("Z9", 25), ("AA1", 26), ("AZ3", 51), ("XFD7", 16_383)] {
            assert_eq!(column_of(place), Some(column));
            assert!(place.starts_with(&letters(column)));
        }
        assert_eq!(column_of("12"), None);
    }

    #[test]
    fn the_words_stand_in_their_column_and_the_rest_stays() {
        let sheet = r#"<worksheet><dimension ref="A1:B3"/><sheetData><row r="1" spans="1:2"><c r="A1" s="4" t="s"><v>0</v></c><c r="B1"/></row><row r="2"/><row r="3" ht="20"><c r="A3"><v>1</v></c></row></sheetData><mergeCells/></worksheet>"#;
        let lines = BTreeMap::from([(1, "Kết quả".to_owned()), (3, "A & B".to_owned())]);
        let text = String::from_utf8(put(sheet, 2, &lines).unwrap()).unwrap();
        assert_eq!(
            text,
            r#"<worksheet><dimension ref="A1:C3"/><cols><col min="3" max="3" width="44" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" s="4" t="s"><v>0</v></c><c r="B1"/><c r="C1" t="inlineStr"><is><t xml:space="preserve">Kết quả</t></is></c></row><row r="2"/><row r="3" ht="20"><c r="A3"><v>1</v></c><c r="C3" t="inlineStr"><is><t xml:space="preserve">A &amp; B</t></is></c></row></sheetData><mergeCells/></worksheet>"#
        );
        // The same again replaces what stood there.
        let again = BTreeMap::from([(1, "Kết quả".to_owned()), (3, "C".to_owned())]);
        let text = String::from_utf8(put(&text, 2, &again).unwrap()).unwrap();
        assert!(text.contains(">C</t>") && !text.contains("A &amp; B"), "{text}");
    }
}
