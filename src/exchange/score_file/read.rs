//! A filled workbook, wherever it comes from: what stands in it, and whose it is. Nothing is guessed here.

use super::{CODES, FIRST, MARK, NOTE, REASON, SHEET_MARK, TOTAL, checksum, column_of, hex, row_of};
use crate::domain::Points;
use crate::domain::ids::{MemberId, RoundId};
use crate::domain::score_files::{Content, FoundCell, FoundFile, FoundSheet, FoundTable};
use calamine::{Data, DataRef, Reader, Xlsx};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A file of scores is no larger than this, in bytes.
const MOST_BYTES: usize = 32 << 20;
/// Nor does it unpack to more.
const MOST_UNPACKED: u64 = 256 << 20;
/// Cells of a sheet that are read.
const MOST_CELLS: usize = 200_000;
/// Rows and columns that are kept of a foreign sheet.
const MOST_ROWS: u32 = 5_000;
const MOST_COLUMNS: u32 = 80;

/// A cell's text, and whether the spreadsheet holds it for a day.
type Cells = BTreeMap<(u32, u32), (String, bool)>;

const DAMAGED: &str = "Tệp bị hỏng hoặc chưa chép hết nên không đọc được. Hãy xin lại tệp gốc.";

/// What a file says. `modified` is what the disk says of its last change.
#[must_use]
pub fn read(name: &str, bytes: &[u8], modified: Option<DateTime<Utc>>) -> FoundFile {
    let mut found = FoundFile {
        name: crate::text::nfc(name).into_owned(),
        sha256: hex(&Sha256::digest(bytes)),
        saved_at: None,
        modified,
        given_to: None,
        content: Content::Unreadable(DAMAGED.to_owned()),
    };
    match unpacked(bytes) {
        Ok(saved_at) => {
            found.saved_at = saved_at;
            found.content = content(bytes).unwrap_or_else(Content::Unreadable);
        }
        Err(why) => found.content = Content::Unreadable(why),
    }
    found
}

/// Looks at the packing before anything is read: the kind of file, its size unpacked, when it was last saved.
fn unpacked(bytes: &[u8]) -> Result<Option<DateTime<Utc>>, String> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err("Tệp có mật khẩu hoặc là tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx."
            .to_owned());
    }
    if bytes.is_empty() {
        return Err("Tệp rỗng, có thể chưa chép hết. Hãy xin lại tệp gốc.".to_owned());
    }
    if !bytes.starts_with(b"PK") {
        return Err("Đây không phải là tệp Excel (.xlsx).".to_owned());
    }
    if bytes.len() > MOST_BYTES {
        return Err("Tệp quá lớn so với một phiếu chấm nên không được đọc.".to_owned());
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_owned())?;
    let mut size = 0u64;
    for at in 0..zip.len() {
        size += zip.by_index(at).map_err(|_| DAMAGED.to_owned())?.size();
    }
    if size > MOST_UNPACKED {
        return Err("Tệp quá lớn so với một phiếu chấm nên không được đọc.".to_owned());
    }
    let Ok(core) = zip.by_name("docProps/core.xml") else { return Ok(None) };
    let mut text = String::new();
    let read = core.take(1 << 20).read_to_string(&mut text);
    Ok(read.ok().and_then(|_| saved(&text)))
}

/// `dcterms:modified` of the properties.
fn saved(core: &str) -> Option<DateTime<Utc>> {
    let after = &core[core.find("<dcterms:modified")?..];
    let text = after[after.find('>')? + 1..].split('<').next()?;
    DateTime::parse_from_rfc3339(text.trim()).ok().map(|it| it.with_timezone(&Utc))
}

fn content(bytes: &[u8]) -> Result<Content, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_owned())?;
    let mut sheets: Vec<(String, Cells)> = Vec::new();
    for name in book.sheet_names() {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
            // A sheet that is only a chart has no cells.
            continue;
        };
        let mut cells = Cells::new();
        while let Some(cell) = reader.next_cell().map_err(|_| DAMAGED.to_owned())? {
            if let Some(value) = text(cell.get_value()) {
                cells.insert(cell.get_position(), value);
            }
            if cells.len() > MOST_CELLS {
                return Err("Tệp có quá nhiều ô so với một phiếu chấm nên không được đọc.".to_owned());
            }
        }
        sheets.push((name, cells));
    }
    let at = |cells: &Cells, row: u32, column: u32| {
        cells.get(&(row, column)).map_or(String::new(), |(text, _)| text.trim().to_owned())
    };
    let marked = sheets.iter().find(|(_, cells)| at(cells, 0, 0) == MARK);
    let Some((_, marks)) = marked else {
        return Ok(Content::Tables(sheets.into_iter().map(|(sheet, cells)| table(sheet, cells)).collect()));
    };
    let mut lines: Vec<(String, String)> = (0..)
        .map(|row| (at(marks, row, 0), at(marks, row, 1)))
        .take_while(|(name, _)| !name.is_empty())
        .collect();
    let seal = lines.pop().filter(|(name, _)| name == "checksum").map(|(_, value)| value);
    let sum = checksum(lines.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if seal != Some(sum) {
        return Err("Phần mã ẩn của phiếu đã bị sửa nên không chắc là phiếu của ai. Hãy chép điểm sang tệp phiếu mới."
            .to_owned());
    }
    let value = |name: &str| {
        lines.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let id = |name: &str| value(name).parse().map_err(|_| DAMAGED.to_owned());
    let mut sheet = FoundSheet {
        round: RoundId(id("round")?),
        round_name: value("round_name"),
        member: MemberId(id("member")?),
        member_name: value("member_name"),
        cells: Vec::new(),
        reasons: Vec::new(),
        strange: Vec::new(),
    };
    for (name, cells) in &sheets {
        if at(cells, 0, 0).starts_with(SHEET_MARK.trim_end()) {
            figures(name, cells, &mut sheet);
        }
    }
    Ok(Content::Sheet(sheet))
}

/// The cells of one sheet with figures, row by row.
fn figures(name: &str, cells: &Cells, out: &mut FoundSheet) {
    let heads: BTreeMap<u32, &str> = cells
        .range((CODES, 0)..(CODES + 1, 0))
        .map(|((_, column), (text, _))| (*column, text.trim()))
        .collect();
    let last = cells.keys().map(|(_, column)| *column).max().unwrap_or(0);
    let rows: std::collections::BTreeSet<u32> =
        cells.keys().map(|(row, _)| *row).filter(|it| *it > CODES).collect();
    let is_figure = |text: &str| text.trim().parse::<Points>().is_ok();
    let place = |row: u32, column: u32| {
        format!("{name}, ô {}", super::total::cell(row, u16::try_from(column).unwrap_or(u16::MAX)))
    };
    let mut below = false;
    for row in rows {
        let code = cells.get(&(row, 0)).and_then(|(text, _)| row_of(text));
        let Some(dossier) = code else {
            // The headings stand above the first dossier.
            let lost = heads.iter().any(|(column, head)| {
                column_of(head).is_some()
                    && cells.get(&(row, *column)).is_some_and(|(text, _)| is_figure(text))
            });
            if below && lost {
                out.strange.push(format!(
                    "{name}, dòng {}: có điểm nhưng không còn mã hồ sơ nên không nhận.",
                    row + 1
                ));
            }
            continue;
        };
        below = true;
        for column in u32::from(FIRST)..=last.max(heads.keys().next_back().copied().unwrap_or(0)) {
            let cell = cells.get(&(row, column));
            match heads.get(&column).map(|head| (*head, column_of(head))) {
                Some((_, Some((criterion, part)))) => out.cells.push(FoundCell {
                    place: place(row, column),
                    dossier,
                    criterion,
                    part,
                    text: cell.map(|(text, _)| text.clone()).unwrap_or_default(),
                    day: cell.is_some_and(|(_, day)| *day),
                }),
                Some((REASON, None)) => {
                    if let Some((text, _)) = cell.filter(|(text, _)| !text.trim().is_empty()) {
                        out.reasons.push((dossier, text.trim().to_owned()));
                    }
                }
                Some((TOTAL | NOTE, None)) => {}
                _ if cell.is_some_and(|(text, _)| is_figure(text)) => out.strange.push(format!(
                    "{}: số này không nằm dưới tiêu chí nào nên không nhận.",
                    place(row, column)
                )),
                _ => {}
            }
        }
    }
}

fn table(sheet: String, cells: Cells) -> FoundTable {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for ((row, column), (text, _)) in cells {
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|(number, _)| *number != row + 1) {
            rows.push((row + 1, Vec::new()));
        }
        if let Some((_, line)) = rows.last_mut() {
            line.resize(column as usize, String::new());
            line.push(text);
        }
    }
    FoundTable { sheet, rows }
}

/// The text of a cell, and whether it is held for a day; none for an empty one.
fn text(value: &DataRef<'_>) -> Option<(String, bool)> {
    let (text, day) = match Data::from(value.clone()) {
        Data::Empty => return None,
        Data::Int(number) => (number.to_string(), false),
        Data::Float(number) => (decimal(number), false),
        Data::String(text) => (crate::text::nfc(&text).into_owned(), false),
        Data::Bool(yes) => (if yes { "TRUE" } else { "FALSE" }.to_owned(), false),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            (format!("{day:02}/{month:02}/{year}"), true)
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => (text, true),
        Data::Error(error) => (error.to_string(), false),
        // A kind of value that is newer than this program is shown as it is, and refused as no figure.
        #[allow(unreachable_patterns)]
        other => (other.to_string(), false),
    };
    (!text.is_empty()).then_some((text, day))
}

/// A number as people write it. What reckoning in the spreadsheet leaves behind the last digit is no part of the figure.
fn decimal(number: f64) -> String {
    let hundredths = (number * 100.0).round();
    if (number * 100.0 - hundredths).abs() < 1e-6 && hundredths.abs() < 1e12 {
        Points::hundredths(hundredths as i64).to_string()
    } else {
        number.to_string().replace('.', ",")
    }
}
