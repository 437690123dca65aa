//! Cells as days, counts, names and lists. What cannot be read is told, never guessed.

use crate::domain::dossier::{Achievement, PastAward, Priority};
use crate::domain::sheet::Cell;
use crate::domain::subject::{Contribution, ContributionKind, Sex};
use crate::text::date::{PartialDate, short_date};
use crate::text::number::parse_decimal;
use crate::text::{clean, fold};
use chrono::{Datelike, Days, NaiveDate};

/// Day 0 of Excel's calendar, from March 1900 on.
const EPOCH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// Numbers that are days of the twentieth and this century.
const SERIALS: std::ops::RangeInclusive<u64> = 2_200..=80_000;

/// What was read, and what there is to say about it.
pub(super) type Read<T> = Result<(T, Option<String>), String>;

fn serial(number: u64) -> Option<NaiveDate> {
    EPOCH?.checked_add_days(Days::new(number))
}

/// A day or a year: text in the Vietnamese order, a day of Excel's, a number that is one, a year alone.
pub(super) fn date(cell: &Cell, today: NaiveDate) -> Read<PartialDate> {
    let text = clean(&cell.text);
    let possible = |found: PartialDate, remark: Option<String>| {
        if (1900..=today.year()).contains(&found.year()) {
            Ok((found, remark))
        } else {
            Err(format!("Năm của “{text}” không hợp lý."))
        }
    };
    if let Some(day) = cell.day {
        // A year alone in a cell that is set to show days: Excel shows 1975 as 28/05/1905.
        let number = EPOCH.map(|epoch| (day - epoch).num_days()).and_then(|days| i32::try_from(days).ok());
        if let Some(year) = number.filter(|number| (1900..=today.year()).contains(number)) {
            return possible(
                PartialDate::Year(year),
                Some(format!("Excel hiện năm {year} thành ngày {text}; ghi năm {year}.")),
            );
        }
        return possible(PartialDate::Day(day), None);
    }
    if cell.number
        && let Some(day) = text.parse().ok().filter(|number| SERIALS.contains(number)).and_then(serial)
    {
        let remark = format!("Ô ghi số {text}, hiểu là ngày {}.", short_date(day));
        return possible(PartialDate::Day(day), Some(remark));
    }
    let mut bare = text.as_str();
    for words in
        ["Sinh ngày", "sinh ngày", "Sinh năm", "sinh năm", "Sinh", "sinh", "SN", "sn", "S.N", "Năm", "năm"]
    {
        bare = bare.strip_prefix(words).map_or(bare, |rest| rest.trim_start_matches([' ', ':', '.']));
    }
    // An hour may stand behind the day.
    let first = bare.split_once(' ').filter(|(_, rest)| rest.contains(':')).map_or(bare, |(day, _)| day);
    if let Some(found) = PartialDate::parse(first, today) {
        return possible(found, None);
    }
    let parts: Vec<&str> = bare.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let figures = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if let [rest @ .., last] = parts.as_slice()
        && last.len() == 4
        && figures(last)
        && (1..=2).contains(&rest.len())
        && let Ok(year) = last.parse()
    {
        let empty = |part: &&&str| part.trim_matches(['0', '.', '…', '_', 'x', 'X', '?']).is_empty();
        let month = rest.len() == 1 && rest[0].parse().is_ok_and(|month: u32| (1..=12).contains(&month));
        if month || rest.iter().all(|part| empty(&part)) || parts.len() == 3 && empty(&&rest[0]) {
            return possible(PartialDate::Year(year), Some(format!("“{text}” chỉ ghi được năm {year}.")));
        }
    }
    Err(format!("Không đọc được ngày “{text}”; cần ngày/tháng/năm hoặc năm, ví dụ 05/10/1975 hoặc 1975."))
}

/// "Nữ", "nam", "F".
pub(super) fn sex(text: &str) -> Option<Sex> {
    match fold(text).as_str() {
        "nu" | "f" | "female" | "gai" | "nu gioi" => Some(Sex::Female),
        "nam" | "m" | "male" | "trai" | "nam gioi" => Some(Sex::Male),
        _ => None,
    }
}

/// A telephone as typed; Excel takes the zero from a number.
pub(super) fn phone(cell: &Cell) -> (String, Option<String>) {
    let text = clean(&cell.text);
    let lost = cell.number && text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if lost && !text.starts_with('0') {
        let whole = format!("0{text}");
        let remark = format!("Excel đã bỏ số 0 ở đầu điện thoại {text}; ghi {whole}.");
        return (whole, Some(remark));
    }
    (text, None)
}

/// A sum in đồng: "12.000.000", "120 triệu", "1,2 tỷ".
pub(super) fn money(text: &str) -> Option<u64> {
    let lower = text.to_lowercase();
    let split = lower.find(|c: char| c.is_alphabetic()).unwrap_or(lower.len());
    let (figure, unit) = lower.split_at(split);
    let times: i64 = match fold(unit).split(' ').next().unwrap_or_default() {
        "" | "dong" | "d" | "vnd" => 1,
        "nghin" | "ngan" => 1_000,
        "trieu" | "tr" => 1_000_000,
        "ty" | "ti" => 1_000_000_000,
        _ => return None,
    };
    let hundredths = parse_decimal(figure.trim(), 2)?;
    let sum = hundredths.checked_mul(times)? / 100;
    u64::try_from(sum).ok().filter(|_| times > 1 || hundredths % 100 == 0)
}

/// A year: "2017", "năm 2017".
pub(super) fn year(text: &str) -> Option<i32> {
    match years(text).as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// Every year that a text names; "2015–2017" names three.
pub(super) fn years(text: &str) -> Vec<i32> {
    let mut out: Vec<i32> = Vec::new();
    let mut before: Option<(i32, usize)> = None;
    for word in text.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4) {
        let Some(year) = word.parse().ok().filter(|year| (1930..=2100).contains(year)) else { continue };
        // A piece of the text lies in it.
        let here = word.as_ptr() as usize - text.as_ptr() as usize;
        if let Some((from, end)) = before
            && from < year
            && year - from < 60
            && matches!(text.get(end..here).map(str::trim), Some("-" | "–" | "đến"))
        {
            out.extend(from + 1..year);
        }
        out.push(year);
        before = Some((year, here + word.len()));
    }
    out.dedup();
    out
}

/// The lines of a cell without the bullets and numbers before them.
pub(super) fn items(text: &str) -> Vec<String> {
    let pieces = text.split(['\n', ';']).map(|piece| {
        let piece = piece.trim().trim_start_matches(['-', '–', '+', '*', '•']).trim_start();
        clean(piece).trim_end_matches([',', '.']).to_owned()
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

pub(super) fn achievements(text: &str) -> Vec<Achievement> {
    items(text).into_iter().map(|content| Achievement { content, ..Achievement::default() }).collect()
}

/// Awards a line each: "2016: Giấy khen của Chủ tịch UBND huyện, QĐ 412", "Bằng khen năm 2015".
pub(super) fn awards(text: &str) -> Vec<PastAward> {
    let one = |line: String| {
        let mut award = PastAward::default();
        let mut form = line.as_str();
        if let Some((year, rest)) = form.split_once(':')
            && let Ok(year) = year.trim().parse()
            && (1930..=2100).contains(&year)
        {
            (award.year, form) = (Some(year), rest.trim());
        }
        for sign in [", QĐ số ", ", QĐ ", ", Quyết định số ", ", số "] {
            if let Some((before, number)) = form.rsplit_once(sign) {
                (form, award.decision) = (before, clean(number));
                break;
            }
        }
        if award.decision.is_empty()
            && let Some((before, number)) = form.rsplit_once(", ")
            && number.contains('/')
            && fold(number).contains("qd")
        {
            (form, award.decision) = (before, clean(number));
        }
        let mut form = clean(form);
        if award.year.is_none()
            && let Some(year) = year(&form)
        {
            for words in [format!(" năm {year}"), format!(" ({year})"), format!("({year})")] {
                if let Some(rest) = form.strip_suffix(&words) {
                    form = clean(rest);
                    award.year = Some(year);
                    break;
                }
            }
        }
        award.form = form;
        award
    };
    items(text).into_iter().map(one).filter(|award| !award.form.is_empty()).collect()
}

/// What a household gave, a line each; the kind is told by the words of the line.
pub(super) fn contributions(text: &str) -> Vec<Contribution> {
    let kind = |folded: &str| {
        let has = |words: &str| format!(" {folded} ").contains(&format!(" {words} "));
        match folded {
            _ if has("ngay cong") || has("cong lao dong") => ContributionKind::Labour,
            _ if has("dat") || has("m2") || folded.contains("m2") => ContributionKind::Land,
            _ if has("dong") || has("trieu") || has("tien") => ContributionKind::Money,
            _ => ContributionKind::Other,
        }
    };
    let one = |content: String| Contribution {
        kind: kind(&fold(&content)),
        year: year(&content),
        content,
        ..Contribution::default()
    };
    items(text).into_iter().map(one).collect()
}

/// Priority marks between commas, and the words that are none.
pub(super) fn priorities(text: &str) -> (Vec<Priority>, Vec<String>) {
    let (mut marks, mut strange) = (Vec::new(), Vec::new());
    for piece in text.split([',', ';', '\n']).map(clean).filter(|piece| !piece.is_empty()) {
        let folded = fold(&piece);
        let fits = |mark: &Priority| {
            let label = fold(mark.label());
            label == folded || folded.len() > 4 && (label.contains(&folded) || folded.contains(&label))
        };
        match Priority::ALL.into_iter().find(fits) {
            Some(mark) if !marks.contains(&mark) => marks.push(mark),
            Some(_) => {}
            None => strange.push(piece),
        }
    }
    (marks, strange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn births_are_read_however_they_were_typed() {
        let number = |text: &str| Cell { number: true, ..Cell::plain(text) };
        let day = |text: &str| PartialDate::Day(text.parse().unwrap());
        for (cell, found) in [
            (Cell::plain("05/10/1975"), day("1975-10-05")),
            (Cell::plain("5.10.1975"), day("1975-10-05")),
            (Cell::plain("1975"), PartialDate::Year(1975)),
            (number("1975"), PartialDate::Year(1975)),
            (number("27672"), day("1975-10-05")),
            (Cell::plain("Sinh năm 1975"), PartialDate::Year(1975)),
            (Cell::plain("10/1975"), PartialDate::Year(1975)),
            (Cell::plain("00/00/1975"), PartialDate::Year(1975)),
            (Cell::plain("…/…/1975"), PartialDate::Year(1975)),
            (Cell { day: "1905-05-28".parse().ok(), ..Cell::plain("28/05/1905") }, PartialDate::Year(1975)),
            (Cell { day: "1975-10-05".parse().ok(), ..Cell::plain("05/10/1975") }, day("1975-10-05")),
        ] {
            assert_eq!(date(&cell, today()).map(|(found, _)| found), Ok(found), "{cell:?}");
        }
        for bad in ["31/02/1975", "khoảng 1975", "2030", "75", "không rõ"] {
            assert!(date(&Cell::plain(bad), today()).is_err(), "{bad}");
        }
    }

    #[test]
    fn zeros_and_sums_and_years() {
        let number = Cell { number: true, ..Cell::plain("912000111") };
        assert_eq!(phone(&number).0, "0912000111");
        assert_eq!(phone(&Cell::plain("0912 000 111")), ("0912 000 111".to_owned(), None));
        for (text, sum) in
            [("12.000.000", 12_000_000), ("120 triệu đồng/năm", 120_000_000), ("1,2 tỷ", 1_200_000_000)]
        {
            assert_eq!(money(text), Some(sum), "{text}");
        }
        assert_eq!(money("khá"), None);
        assert_eq!(years("2013, 2015–2017 và 2019"), [2013, 2015, 2016, 2017, 2019]);
        assert_eq!(years("5 năm"), [] as [i32; 0]);
    }

    #[test]
    fn awards_come_back_as_the_printed_list_writes_them() {
        let found =
            awards("2016: Giấy khen của Chủ tịch UBND huyện, QĐ 412\n- Bằng khen năm 2015; Giấy khen");
        let told: Vec<_> = found.iter().map(|it| (it.year, it.form.as_str(), it.decision.as_str())).collect();
        assert_eq!(
            told,
            [
                (Some(2016), "Giấy khen của Chủ tịch UBND huyện", "412"),
                (Some(2015), "Bằng khen", ""),
                (None, "Giấy khen", "")
            ]
        );
    }
}
