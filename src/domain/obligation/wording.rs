//! The office's own sentence: a pattern with fields, filled so that the words fit together.

use super::phrase::{behind, capitalised, inside};
use super::{Duty, DutyField, Frequency, Obligation, sentence, value};
use crate::domain::ids::UnitId;
use crate::text;

/// A piece of a worded sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand on paper.
    Words(String),
    /// A field without value; its word.
    Empty(DutyField),
    /// A field that does not exist, as typed.
    Unknown(String),
}

/// A part of a pattern.
enum Part<'a> {
    Plain(&'a str),
    Field(DutyField),
    Unknown(&'a str),
}

/// The parts of a pattern; a brace that never closes is plain text.
fn parts(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
        // "{a {đơn vị}": the brace before the last one is plain.
        let open = rest[..close].rfind('{').unwrap_or(open);
        if open > 0 {
            parts.push(Part::Plain(&rest[..open]));
        }
        let name = &rest[open + 1..close];
        parts.push(DutyField::of_word(name).map_or_else(|| Part::Unknown(name.trim()), Part::Field));
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Plain(rest));
    }
    parts
}

/// How often something comes again, as far as the pattern says it besides the day.
fn said_often(parts: &[Part<'_>], duty: &Duty) -> Frequency {
    let mut said = Frequency::Once;
    for part in parts {
        match part {
            Part::Field(DutyField::Every) => said = duty.every(),
            Part::Plain(words) => {
                let words = text::fold(words);
                let says = |what: &str| format!(" {words} ").contains(&format!(" {what} "));
                if says("hang thang") {
                    said = Frequency::Monthly;
                } else if says("hang nam") {
                    said = Frequency::Yearly;
                }
            }
            _ => {}
        }
    }
    said
}

/// Words with which data begin and that an office likes to write itself.
const FRONT: [&str; 10] =
    ["trước ngày", "trước", "trong", "vào cuối năm", "vào cuối", "vào", "mỗi", "các", "từ", "hằng"];

/// A datum as it fits between what stands before and behind it.
fn fitted(words: &str, before: &str, behind_it: &str) -> String {
    let before = before.trim_end();
    if before.is_empty() || before.ends_with(['.', '!', '?']) {
        return capitalised(words);
    }
    let mut words = inside(words);
    let folded = format!(" {}", text::fold(before));
    let typed = |what: &str| folded.ends_with(&format!(" {}", text::fold(what)));
    // "các mỗi huyện": the office's word counts.
    let own = ["mỗi", "các", "từng", "mọi", "những"].into_iter().any(typed);
    let twice = FRONT.into_iter().find_map(|front| {
        let rest = behind(&words, front)?;
        (typed(front) || own && matches!(front, "mỗi" | "các")).then(|| rest.trim_start().to_owned())
    });
    if let Some(rest) = twice {
        words = rest;
    }
    // "hằng năm hằng năm"; the older spelling "hàng năm" folds alike.
    let next = format!("{} ", text::fold(behind_it));
    for end in [" hằng năm", " hằng tháng"] {
        if let Some(rest) = words.strip_suffix(end)
            && next.trim_start().starts_with(&format!("{} ", text::fold(end)))
        {
            words = rest.to_owned();
        }
    }
    words
}

/// The office's own sentence with its fields filled: a datum at the beginning gets its capital, one inside loses that
/// of a common noun ("Các đơn vị"), and words are not said twice where pattern and datum meet ("mỗi {đơn vị}",
/// "trước ngày {thời hạn}", "hằng năm … {thời hạn}").
#[must_use]
pub fn worded(pattern: &str, duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> Vec<Piece> {
    let parts = parts(pattern);
    let often = said_often(&parts, duty);
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut said = String::new();
    for (at, part) in parts.iter().enumerate() {
        let words = match part {
            Part::Plain(words) => (*words).to_owned(),
            Part::Field(field) => {
                let words = match (field, duty.due()) {
                    (DutyField::Due, Some(due)) => Some(due.beside(often)),
                    _ => value(duty, *field, &unit_name),
                };
                match words {
                    Some(words) => {
                        let next = match parts.get(at + 1) {
                            Some(Part::Plain(words)) => words,
                            _ => "",
                        };
                        fitted(&words, &said, next)
                    }
                    None => {
                        close(&mut pieces, &mut plain);
                        pieces.push(Piece::Empty(*field));
                        said.push('…');
                        continue;
                    }
                }
            }
            Part::Unknown(name) => {
                close(&mut pieces, &mut plain);
                pieces.push(Piece::Unknown((*name).to_owned()));
                said.push('…');
                continue;
            }
        };
        said.push_str(&words);
        plain.push_str(&words);
    }
    close(&mut pieces, &mut plain);
    pieces
}

fn close(pieces: &mut Vec<Piece>, plain: &mut String) {
    if !plain.is_empty() {
        pieces.push(Piece::Words(std::mem::take(plain)));
    }
}

/// An obligation as it stands on paper, without the full stop: in the office's own words, else in the program's.
#[must_use]
pub fn written(obligation: &Obligation, unit_name: impl Fn(UnitId) -> String) -> Vec<Piece> {
    let own = obligation.wording.trim();
    if own.is_empty() {
        let words = sentence(&obligation.duty, unit_name);
        return if words.is_empty() { Vec::new() } else { vec![Piece::Words(words)] };
    }
    let own = own.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(own);
    worded(own.trim_end(), &obligation.duty, unit_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ObligationId, PlanId};
    use crate::domain::obligation::{Bound, Due, Nominators};
    use crate::domain::unit::UnitKind;

    fn quota(every: Frequency, due: Due) -> Duty {
        Duty::Quota {
            nominators: Nominators::Kind(UnitKind::District),
            bound: Bound::AtLeast,
            number: 5,
            share: None,
            kinds: Vec::new(),
            every,
            due: Some(due),
            sent_to: "Gửi về Văn phòng Hội".into(),
            attached: String::new(),
        }
    }

    fn line(pattern: &str, duty: &Duty) -> String {
        let words = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Empty(field) => format!("[{}]", field.word()),
            Piece::Unknown(name) => format!("<{name}>"),
        };
        worded(pattern, duty, |_| String::new()).into_iter().map(words).collect()
    }

    #[test]
    fn data_fit_into_the_office_s_own_sentence() {
        let yearly = quota(Frequency::Yearly, Due::EveryYear { day: 15, month: 11 });
        let monthly = quota(Frequency::Monthly, Due::EveryMonth { day: 5 });
        for (pattern, duty, expected) in [
            (
                "{đơn vị} giới thiệu {mức} {số lượng} {đối tượng} {thời hạn}",
                &yearly,
                "Mỗi huyện, thị xã, thành phố giới thiệu ít nhất 05 (năm) điển hình tiên tiến trước ngày 15/11 hằng năm",
            ),
            ("Mỗi {đơn vị} cử người", &yearly, "Mỗi huyện, thị xã, thành phố cử người"),
            ("Đề nghị các {đơn vị} gửi", &yearly, "Đề nghị các huyện, thị xã, thành phố gửi"),
            ("Trước ngày {thời hạn}, đơn vị nộp", &yearly, "Trước ngày 15/11 hằng năm, đơn vị nộp"),
            ("Hàng năm, trước ngày {thời hạn} nộp", &yearly, "Hàng năm, trước ngày 15/11 nộp"),
            ("Nộp {thời hạn} hằng năm", &yearly, "Nộp trước ngày 15/11 hằng năm"),
            ("Định kỳ {định kỳ} gửi {thời hạn}", &monthly, "Định kỳ hằng tháng gửi trước ngày 05"),
            (
                "Gửi về {nơi nhận} vào ngày {ngày} hằng tháng",
                &monthly,
                "Gửi về Văn phòng Hội vào ngày 05 hằng tháng",
            ),
            ("{kèm theo} và {gì đó}", &yearly, "[kèm theo] và <gì đó>"),
            ("{ngày tháng năm} {chưa đóng", &yearly, "15 tháng 11 {chưa đóng"),
            ("Xem {bảng {số}", &yearly, "Xem {bảng 05"),
        ] {
            assert_eq!(line(pattern, duty), expected, "{pattern}");
        }
    }

    #[test]
    fn an_obligation_is_written_in_the_office_s_words_or_the_program_s() {
        let mut obligation = Obligation {
            id: ObligationId(1),
            plan: PlanId(1),
            duty: Duty::Report {
                reporter: "Các đơn vị".into(),
                units: None,
                every: Frequency::Yearly,
                due: Some(Due::EveryYear { day: 15, month: 11 }),
                sent_to: "Ban Thường trực".into(),
            },
            wording: "  ".into(),
        };
        let words = |obligation: &Obligation| match written(obligation, |_| String::new()).as_slice() {
            [Piece::Words(words)] => words.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            words(&obligation),
            "Các đơn vị báo cáo kết quả về Ban Thường trực trước ngày 15/11 hằng năm"
        );
        obligation.wording = "Đề nghị {đơn vị} báo cáo {thời hạn}.".into();
        assert_eq!(words(&obligation), "Đề nghị các đơn vị báo cáo trước ngày 15/11 hằng năm");
    }
}
