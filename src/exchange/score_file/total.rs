//! The formula that adds a row up in Excel, as the program does: bonus added, deduction taken off, figures turned into points.

use super::{Column, Part};
use crate::domain::Points;
use crate::domain::criteria::{Band, Measure};

/// Points in the notation of formulas, whatever the language of the machine.
pub(super) fn plain(points: Points) -> String {
    points.to_string().replace(',', ".")
}

/// The cell at a place from 0: "F9".
pub(super) fn cell(row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut column = column;
    loop {
        letters.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return format!("{letters}{}", row + 1);
        }
        column = column / 26 - 1;
    }
}

fn band(at: &str, band: &Band) -> String {
    let from = band.from.map(|b| format!("({at}{}{})", if b.closed { ">=" } else { ">" }, plain(b.at)));
    let to = band.to.map(|b| format!("({at}{}{})", if b.closed { "<=" } else { "<" }, plain(b.at)));
    let mut product: Vec<String> = [from, to].into_iter().flatten().collect();
    product.push(plain(band.points));
    product.join("*")
}

/// The formula for the total of a row; empty while nothing is typed.
pub(super) fn total(columns: &[Column<'_>], row: u32, first: u16) -> String {
    let mut sum = String::new();
    for (column, at) in columns.iter().zip(first..) {
        let here = cell(row, at);
        let (sign, term) = match (&column.criterion.measure, column.part) {
            (_, Part::Target) => continue,
            (Measure::Deduction { .. }, _) => ("-", format!("N({here})")),
            (Measure::Formula { standard, most, target, .. }, _) => {
                let goal = target.map_or_else(|| cell(row, at + 1), plain);
                let points = format!(
                    "MIN({},ROUND({here}/{goal}*{},2))",
                    plain(most.unwrap_or(*standard)),
                    plain(*standard)
                );
                ("+", format!("IF(AND(ISNUMBER({here}),N({goal})>0),{points},0)"))
            }
            (Measure::Bands { bands, .. }, _) => {
                let lines: Vec<String> = bands.iter().map(|it| band(&here, it)).collect();
                let points = if lines.is_empty() { "0".to_owned() } else { lines.join("+") };
                ("+", format!("IF(ISNUMBER({here}),{points},0)"))
            }
            _ => ("+", format!("N({here})")),
        };
        // The first term needs no plus.
        if !(sum.is_empty() && sign == "+") {
            sum.push_str(sign);
        }
        sum.push_str(&term);
    }
    if sum.is_empty() {
        return "\"\"".to_owned();
    }
    let last = first + u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    // IF(AND(…)) divides even where the condition fails in some programs, so errors show nothing.
    format!("IF(COUNT({}:{})=0,\"\",IFERROR({sum},\"\"))", cell(row, first), cell(row, last))
}

/// The rule that Excel holds a typed figure to, and the sentence when it does not fit.
pub(super) fn validity(column: &Column<'_>, row: u32, at: u16) -> (String, String) {
    let here = cell(row, at);
    let code = &column.criterion.code;
    let hundredths = format!("ABS({here}*100-ROUND({here}*100,0))<0.000001");
    let max = column.criterion.measure.max().unwrap_or_default();
    let typing = "Dấu thập phân là dấu phẩy (máy dùng tiếng Anh: dấu chấm).";
    match (&column.criterion.measure, column.part) {
        (_, Part::Target) => (
            format!("AND(ISNUMBER({here}),{here}>0,{hundredths})"),
            format!("Chỉ tiêu của {code} là số lớn hơn 0. {typing}"),
        ),
        (Measure::Formula { .. } | Measure::Bands { .. }, _) => (
            format!("AND(ISNUMBER({here}),{here}>=0,{hundredths})"),
            format!("Số liệu của {code} là số từ 0 trở lên, nhiều nhất hai chữ số thập phân. {typing}"),
        ),
        (Measure::AllOrNothing { .. }, _) => {
            (format!("OR({here}=0,{here}={})", plain(max)), format!("{code} chỉ có {max} điểm hoặc 0 điểm."))
        }
        (Measure::Points { step, .. }, _) if *step > Points::ZERO => (
            format!(
                "AND(ISNUMBER({here}),{here}>=0,{here}<={},{hundredths},MOD(ROUND({here}*100,0),{})=0)",
                plain(max),
                step.as_hundredths()
            ),
            format!("Điểm của {code} từ 0 đến {max}, theo bước {step}. {typing}"),
        ),
        _ => (
            format!("AND(ISNUMBER({here}),{here}>=0,{here}<={},{hundredths})", plain(max)),
            format!("Điểm của {code} từ 0 đến {max}. {typing}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(cell(0, 0), "A1");
        assert_eq!(cell(8, 5), "F9");
        assert_eq!(cell(0, 26), "AA1");
        assert_eq!(cell(0, 701), "ZZ1");
    }
}
