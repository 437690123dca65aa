//! A list of publicity from a spreadsheet or a file of values between commas: rows and cells as they stand. What they mean
//! is judged in `domain::publicity::intake`.

use super::range::bounded;
use super::text_in::read_text;
use crate::domain::publicity::intake::{Cell, FoundRow, Sheet};
use calamine::{Data, Range, Reader, SheetVisible, Sheets, Xlsx};
use chrono::NaiveDate;
use std::io::Cursor;
use std::path::Path;

/// A list is no larger than this, in bytes.
const MOST_BYTES: u64 = 20_000_000;
/// Nor does it unpack to more, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;
/// Rows and columns that are read of a sheet.
const MOST_ROWS: usize = 5_000;
const MOST_COLUMNS: usize = 60;

/// Why a file gave no rows. Nothing was entered; the file and the data are as they were.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The disk does not give the file.
    #[error(
        "Không đọc được tệp “{name}”. Dữ liệu vẫn nguyên vẹn; hãy kiểm tra tên tệp và quyền truy cập, đóng tệp nếu đang mở ở Excel rồi đọc lại."
    )]
    Disk {
        /// Its name.
        name: String,
        /// What the disk says.
        detail: String,
    },
    /// Damaged, of another kind, or behind a password.
    #[error(
        "Tệp không phải bảng tính .xlsx hoặc .csv, bị hỏng hoặc đặt mật khẩu nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Excel, lưu thành .xlsx không đặt mật khẩu rồi đọc lại."
    )]
    NoSheet {
        /// What the reader says.
        detail: String,
    },
    /// Much larger than any list.
    #[error(
        "Tệp quá lớn so với một danh sách tin, bài nên không được đọc. Dữ liệu vẫn nguyên vẹn; hãy chép riêng danh sách sang tệp mới."
    )]
    TooLarge,
}

impl ListError {
    /// The technical detail; empty where there is none.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Disk { detail, .. } | Self::NoSheet { detail } => detail,
            Self::TooLarge => "",
        }
    }
}

/// The sheets of a file with the rows that hold something. Hidden sheets are left out; a cell that was joined over several
/// rows says the same in each of them, as it does to the eye.
///
/// # Errors
/// The disk does not give the file, or it is no list.
pub fn read_publicity(path: &Path) -> Result<Vec<Sheet>, ListError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let failed = |error: std::io::Error| ListError::Disk { name: name.clone(), detail: error.to_string() };
    if std::fs::metadata(path).map_err(failed)?.len() > MOST_BYTES {
        return Err(ListError::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    if bytes.starts_with(b"PK") {
        return workbook(&bytes);
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !["csv", "txt", "tsv"].contains(&ending.as_str()) {
        return Err(ListError::NoSheet { detail: format!("neither a packed workbook nor text: .{ending}") });
    }
    // One sign at the end of a line, or the lines are counted wrongly.
    Ok(vec![values(&read_text(&bytes).0.replace("\r\n", "\n"))])
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, ListError> {
    let damaged = |detail: String| ListError::NoSheet { detail };
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut size = 0u64;
    for at in 0..zip.len() {
        size += zip.by_index(at).map_err(|error| damaged(error.to_string()))?.size();
    }
    if size > MOST_UNPACKED {
        return Err(ListError::TooLarge);
    }
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut book = Sheets::Xlsx(book);
    let shown: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut sheets = Vec::new();
    for name in shown {
        // A sheet that is only a chart has no cells.
        let Ok(range) = bounded(&mut book, &name) else { continue };
        let joined = match &mut book {
            Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(&name).unwrap_or_default(),
            _ => Vec::new(),
        };
        let sheet = sheet(&name, &range, &joined);
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

fn sheet(name: &str, range: &Range<Data>, joined: &[calamine::Dimensions]) -> Sheet {
    let (Some((first, _)), Some((last, width))) = (range.start(), range.end()) else {
        return Sheet::default();
    };
    // The same place for a cell joined downwards as for its first row.
    let above = |row: u32, column: u32| {
        let region = joined
            .iter()
            .find(|it| it.start.1 == column && it.start.0 < row && row <= it.end.0 && it.start.0 < it.end.0);
        region.map_or((row, column), |it| it.start)
    };
    let mut rows = Vec::new();
    for row in (first..=last).take(MOST_ROWS) {
        let mut cells: Vec<Cell> = (0..=width)
            .take(MOST_COLUMNS)
            .map(|column| cell(range.get_value(above(row, column)).unwrap_or(&Data::Empty)))
            .collect();
        while cells.last().is_some_and(|cell| cell.text.is_empty()) {
            cells.pop();
        }
        if !cells.is_empty() {
            rows.push(FoundRow { line: row + 1, cells });
        }
    }
    Sheet { name: name.to_owned(), rows }
}

fn cell(data: &Data) -> Cell {
    let plain = |text: String| Cell { text, day: None };
    match data {
        Data::Empty => Cell::default(),
        Data::String(text) => plain(crate::text::nfc(text).trim().to_owned()),
        Data::Int(number) => plain(number.to_string()),
        Data::Float(number) => plain(number.to_string().replace('.', ",")),
        Data::Bool(yes) => plain(if *yes { "Có" } else { "Không" }.to_owned()),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            Cell { text: day.map(crate::text::date::short_date).unwrap_or_default(), day }
        }
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            Cell { text: text.clone(), day }
        }
        Data::DateTime(time) => plain(time.as_f64().to_string().replace('.', ",")),
        Data::DurationIso(text) => plain(text.clone()),
        Data::Error(error) => plain(error.to_string()),
        // A kind of value that is newer than this program is shown as it is.
        #[allow(unreachable_patterns)]
        other => plain(other.to_string()),
    }
}

/// Values between commas, semicolons or tabs, whichever the file has most of in its fullest line.
fn values(text: &str) -> Sheet {
    let count = |sign: char| text.lines().take(50).map(|line| line.matches(sign).count()).max().unwrap_or(0);
    let sign = [',', ';', '\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == '\t')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(sign).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().map_while(Result::ok).take(MOST_ROWS) {
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<Cell> = record
            .iter()
            .take(MOST_COLUMNS)
            .map(|text| Cell { text: text.trim().to_owned(), day: None })
            .collect();
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(FoundRow { line: u32::try_from(line).unwrap_or(u32::MAX), cells });
        }
    }
    Sheet { name: String::new(), rows }
}
