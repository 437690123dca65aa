//! Cells of a sheet as text and as figures, whatever Excel made of them.

use crate::domain::points::Points;
use crate::text::{clean, fold, nfc, number};
use calamine::{Data, Range};

/// A sheet with absolute places; empty cells are empty text.
#[derive(Debug)]
pub(super) struct Sheet {
    pub name: String,
    range: Range<Data>,
}

/// A figure in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figure {
    /// Nothing there.
    Empty,
    /// Points, and what there is to say about how they were read.
    Points(Points, Option<String>),
    /// Something that is no number of points, and why not.
    Not(String),
}

impl Sheet {
    pub fn new(name: String, range: Range<Data>) -> Self {
        Self { name, range }
    }

    /// The rows that hold something, by their absolute place from 0.
    pub fn rows(&self) -> std::ops::Range<u32> {
        match (self.range.start(), self.range.end()) {
            (Some(start), Some(end)) => start.0..end.0 + 1,
            _ => 0..0,
        }
    }

    /// The columns in use, by their absolute place from 0.
    pub fn columns(&self) -> std::ops::Range<u32> {
        match (self.range.start(), self.range.end()) {
            (Some(start), Some(end)) => start.1..end.1 + 1,
            _ => 0..0,
        }
    }

    fn data(&self, row: u32, column: u32) -> &Data {
        self.range.get_value((row, column)).unwrap_or(&Data::Empty)
    }

    /// The cell as text, lines kept, each without spaces at its ends. A number stands as Vietnamese writes it, a day as the
    /// number of a paragraph that Excel took for one ("1.2" became 1 February).
    pub fn text(&self, row: u32, column: u32) -> String {
        match self.data(row, column) {
            Data::String(text) => lines(text),
            Data::Float(value) => plain(*value),
            Data::Int(value) => value.to_string(),
            Data::Bool(value) => if *value { "Có" } else { "Không" }.to_owned(),
            Data::DateTime(time) if time.is_datetime() => {
                let (_, month, day, ..) = time.to_ymd_hms_milli();
                format!("{day}.{month}")
            }
            Data::DateTime(time) => plain(time.as_f64()),
            Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Error(_) | Data::Empty => String::new(),
        }
    }

    /// Whether Excel holds the cell for a day.
    pub fn is_day(&self, row: u32, column: u32) -> bool {
        matches!(self.data(row, column), Data::DateTime(_) | Data::DateTimeIso(_))
    }

    /// The cell as points.
    pub fn figure(&self, row: u32, column: u32) -> Figure {
        match self.data(row, column) {
            Data::Empty => Figure::Empty,
            Data::Int(value) => Figure::Points(Points::whole(*value), None),
            Data::Float(value) => match hundredths(*value) {
                Some(points) => Figure::Points(points, None),
                None => Figure::Not(format!("“{}” có hơn hai chữ số thập phân", plain(*value))),
            },
            Data::String(text) => read(text),
            Data::DateTime(time) if time.is_datetime() => {
                let (year, month, day, ..) = time.to_ymd_hms_milli();
                Figure::Not(format!(
                    "Excel đã đổi ô điểm thành ngày {day:02}/{month:02}/{year}; có lẽ là {day},{month}"
                ))
            }
            Data::DateTime(_) => Figure::Not("Excel đã đổi ô điểm thành giờ".to_owned()),
            Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => {
                Figure::Not(format!("“{}” không phải là số điểm", self.text(row, column)))
            }
            Data::Error(error) => Figure::Not(format!("công thức trong ô báo lỗi {error}")),
        }
    }
}

fn lines(text: &str) -> String {
    let text = nfc(text);
    let lines: Vec<String> = text.lines().map(clean).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Binary floats come from outside only here: "0,1" in Excel is a hair away from a tenth.
fn hundredths(value: f64) -> Option<Points> {
    let scaled = value * 100.0;
    let whole = scaled.round();
    let fits = (scaled - whole).abs() < 1e-6 && whole.abs() < 1e9;
    fits.then(|| Points::hundredths(whole as i64))
}

fn plain(value: f64) -> String {
    match hundredths(value) {
        Some(points) => points.to_string(),
        None => value.to_string().replace('.', ","),
    }
}

/// "9,5", "10 điểm", "+3", "-2", "Tối đa 5", "0 - 5".
fn read(text: &str) -> Figure {
    let text = clean(text);
    if matches!(text.as_str(), "" | "-" | "–" | "x" | "X" | "/") {
        return Figure::Empty;
    }
    let folded = fold(&text);
    let mut bare = text.as_str();
    for ending in ["điểm", "Điểm", "ĐIỂM", "đ", "Đ"] {
        bare = bare.strip_suffix(ending).unwrap_or(bare).trim_end();
    }
    for beginning in ["tối đa", "Tối đa", "tối đa:", "Tối đa:", "+", "≤"] {
        bare = bare.strip_prefix(beginning).unwrap_or(bare).trim_start_matches([':', ' ']);
    }
    if let Some(value) = number::parse_decimal(bare, 2) {
        return Figure::Points(Points::hundredths(value), None);
    }
    let figures = super::super::figures::figures(&text);
    let stretch = text.contains(['-', '–', '÷']) || folded.contains("den");
    match figures.as_slice() {
        [from, to] if stretch && from < to && !text.contains('/') => {
            let remark = format!("ô ghi khoảng “{text}”, lấy mức cao nhất là {to}");
            Figure::Points(*to, Some(remark))
        }
        _ => Figure::Not(format!("“{text}” không phải là số điểm")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_however_they_were_typed() {
        let points = |hundredths| Figure::Points(Points::hundredths(hundredths), None);
        for (text, expected) in [
            ("9,5", 950),
            (" 9.5 ", 950),
            ("10 điểm", 1000),
            ("10đ", 1000),
            ("+3", 300),
            ("-2", -200),
            ("Tối đa 5", 500),
            ("1.000", 100_000),
        ] {
            assert_eq!(read(text), points(expected), "{text}");
        }
        assert!(matches!(read("0 - 5"), Figure::Points(it, Some(_)) if it == Points::whole(5)));
        assert_eq!(read("–"), Figure::Empty);
        assert!(matches!(read("mười"), Figure::Not(_)));
        assert!(matches!(read("45/50"), Figure::Not(_)));
        assert_eq!(hundredths(0.1 + 0.2), Some(Points::hundredths(30)));
        assert_eq!(hundredths(1.005), None);
    }
}
