//! What a criterion does, in the words of the column "Cách tính", and back. The words are the only place: whoever changes
//! them in Excel changes the measure, and nothing hidden says otherwise.

use super::figures::{Token, figures, tokens};
use crate::domain::criteria::{Band, Bound, Caps, Ceiling, Measure};
use crate::domain::points::Points;
use crate::text::{clean, fold};

/// The figures of a criterion in the columns that offices have for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Columns {
    /// "Điểm chuẩn".
    pub points: Option<Points>,
    /// "Điểm thưởng".
    pub bonus: Option<Points>,
    /// "Điểm trừ".
    pub deduction: Option<Points>,
}

/// The figures and the words of a measure.
pub(super) fn told(measure: &Measure) -> (Columns, String) {
    let points = |points| Columns { points: Some(points), ..Columns::default() };
    let none = Columns::default();
    match measure {
        Measure::Gate { optional: false } => (none, "Đạt hoặc không đạt".to_owned()),
        Measure::Gate { optional: true } => (none, "Đạt, không đạt hoặc không áp dụng".to_owned()),
        Measure::Points { max, step } if *step > Points::ZERO => {
            (points(*max), format!("Chấm điểm, bước {step}"))
        }
        Measure::Points { max, .. } => (points(*max), "Chấm điểm".to_owned()),
        Measure::Formula { standard, most, target, unit } => {
            let mut words = "Số đã làm ÷ chỉ tiêu × điểm chuẩn".to_owned();
            if let Some(target) = target {
                words.push_str(&format!("; chỉ tiêu {target}"));
            }
            if let Some(most) = most {
                words.push_str(&format!("; tối đa {most} điểm"));
            }
            if !unit.is_empty() {
                words.push_str(&format!("; đơn vị tính: {unit}"));
            }
            (points(*standard), words)
        }
        Measure::Bands { unit, bands } => {
            let mut words = "Theo khung điểm".to_owned();
            if !unit.is_empty() {
                words.push_str(&format!("; đơn vị tính: {unit}"));
            }
            for band in bands {
                words.push_str(&format!("\n{}: {} điểm", band.label(), band.points));
            }
            (Columns { points: measure.max(), ..none }, words)
        }
        Measure::AllOrNothing { points: all, extra } => {
            let columns = if *extra { Columns { bonus: Some(*all), ..none } } else { points(*all) };
            (columns, "Đủ điểm hoặc 0 điểm".to_owned())
        }
        Measure::Bonus { max } => (Columns { bonus: Some(*max), ..none }, "Điểm cộng".to_owned()),
        Measure::Deduction { max } => (Columns { deduction: Some(*max), ..none }, "Điểm trừ".to_owned()),
        Measure::KnockOut { ceiling } => (none, format!("Hạ xếp loại: {}", ceiling_words(ceiling))),
        Measure::Reference => (none, "Chỉ tham khảo".to_owned()),
    }
}

/// "nhiều nhất là “Hoàn thành nhiệm vụ”", "không xếp loại".
pub(super) fn ceiling_words(ceiling: &Ceiling) -> String {
    match ceiling {
        Ceiling::AtMost { grade } => format!("nhiều nhất là “{grade}”"),
        Ceiling::NoGrade => "không xếp loại".to_owned(),
    }
}

/// The same back; none where the words say no such thing.
pub(super) fn ceiling(words: &str) -> Option<Ceiling> {
    let folded = fold(words);
    if let Some(grade) = quoted(words)
        && (folded.contains("nhieu nhat") || folded.contains("cao nhat") || folded.contains("toi da"))
    {
        return Some(Ceiling::AtMost { grade });
    }
    folded.contains("khong xep loai").then_some(Ceiling::NoGrade)
}

/// What stands between the first opening and the last closing quotation mark, so that a name may hold some itself.
fn quoted(words: &str) -> Option<String> {
    let open = words.find(['“', '"'])?;
    let rest = &words[open + words[open..].chars().next()?.len_utf8()..];
    let close = rest.rfind(['”', '"'])?;
    Some(rest[..close].trim().to_owned()).filter(|grade| !grade.is_empty())
}

/// "Điểm cộng tối đa 3; điểm trừ tối đa 3"; empty without caps.
pub(super) fn caps_words(caps: Caps) -> String {
    let part = |name: &str, most: Option<Points>| most.map(|most| format!("{name} tối đa {most}"));
    let parts: Vec<String> =
        [part("điểm cộng", caps.bonus), part("điểm trừ", caps.deduction)].into_iter().flatten().collect();
    crate::text::upper_first(&parts.join("; "))
}

/// The same back, with the parts of the words that are no cap.
pub(super) fn caps(words: &str) -> (Caps, Vec<String>) {
    let mut caps = Caps::default();
    let mut rest = Vec::new();
    for part in parts(words) {
        let folded = fold(&part);
        let most = figures(&part).first().copied().filter(|_| folded.contains("toi da"));
        match most {
            Some(most) if folded.starts_with("diem cong") || folded.starts_with("diem thuong") => {
                caps.bonus = Some(most);
            }
            Some(most) if folded.starts_with("diem tru") => caps.deduction = Some(most),
            _ => rest.push(part),
        }
    }
    (caps, rest)
}

/// The parts of some words, between semicolons and ends of lines.
pub(super) fn parts(words: &str) -> Vec<String> {
    words.split([';', '\n', '\r']).map(clean).filter(|part| !part.is_empty()).collect()
}

/// What the words of "Cách tính" say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// A condition.
    Gate { optional: bool },
    /// Scored.
    Points { step: Points },
    /// By formula.
    Formula { most: Option<Points>, target: Option<Points>, unit: String },
    /// By bands.
    Bands { unit: String, bands: Vec<Band> },
    /// All or nothing.
    AllOrNothing,
    /// Extra.
    Bonus,
    /// Taken off.
    Deduction,
    /// Lowers the grade.
    KnockOut(Ceiling),
    /// For information.
    Reference,
}

/// What some words say, and the parts that say nothing the program knows.
pub(super) fn said(words: &str) -> (Option<Said>, Vec<String>) {
    let mut found = None;
    let (mut bands, mut unread) = (Vec::new(), Vec::new());
    let (mut target, mut most, mut unit) = (None, None, String::new());
    let mut percent = true;
    for part in parts(words) {
        let folded = fold(&part);
        if let Some(named) = unit_of(&part, &folded) {
            unit = named;
        } else if let Some(said) = one(&part, &folded) {
            found = found.or(Some(said));
        } else if let Some(band) = band(&part) {
            percent &= part.contains('%');
            bands.push(band);
        } else if let (true, Some(figure)) = (folded.starts_with("chi tieu"), figures(&part).first()) {
            target = Some(*figure);
        } else if let (true, Some(figure)) = (folded.starts_with("toi da"), figures(&part).first()) {
            most = Some(*figure);
        } else {
            unread.push(part);
        }
    }
    if unit.is_empty() && !bands.is_empty() && percent {
        "%".clone_into(&mut unit);
    }
    let found = match found {
        Some(Said::Formula { .. }) => Some(Said::Formula { most, target, unit }),
        Some(Said::Bands { .. }) => Some(Said::Bands { unit, bands }),
        // One line alone may as well be an explanation; two make a table.
        None if bands.len() > 1 => Some(Said::Bands { unit, bands }),
        other => {
            if !bands.is_empty() || target.is_some() || most.is_some() || !unit.is_empty() {
                unread = parts(words);
            }
            other
        }
    };
    (found, unread)
}

fn unit_of(part: &str, folded: &str) -> Option<String> {
    if !folded.starts_with("don vi tinh") {
        return None;
    }
    part.split_once(':').map(|(_, unit)| unit.trim().to_owned())
}

/// The words that name a measure by themselves.
fn one(part: &str, folded: &str) -> Option<Said> {
    let says = |words: &str| folded.contains(words);
    if says("xep loai") && (says("ha xep loai") || says("khong xep loai")) {
        return ceiling(part).map(Said::KnockOut);
    }
    if says("chi tham khao") || folded == "tham khao" {
        return Some(Said::Reference);
    }
    if says("du diem hoac 0") || says("duoc tron diem hoac 0") {
        return Some(Said::AllOrNothing);
    }
    if folded.starts_with("theo khung") {
        return Some(Said::Bands { unit: String::new(), bands: Vec::new() });
    }
    let formula = says("chi tieu") && (says("diem chuan") || says("diem toi da"));
    if formula && part.contains(['÷', '/', ':', '×']) {
        return Some(Said::Formula { most: None, target: None, unit: String::new() });
    }
    if says("dat") && says("khong dat") || says("dat") && says("chua dat") {
        return Some(Said::Gate { optional: says("khong ap dung") || says("neu co") });
    }
    if says("dieu kien bat buoc") {
        return Some(Said::Gate { optional: says("neu co") });
    }
    if folded == "diem cong" || folded == "diem thuong" {
        return Some(Said::Bonus);
    }
    if folded == "diem tru" {
        return Some(Said::Deduction);
    }
    if folded.starts_with("cham diem") {
        let step = if says("buoc") { figures(part).first().copied() } else { None };
        return Some(Said::Points { step: step.unwrap_or(Points::ZERO) });
    }
    None
}

/// A line of a band table: "từ 80 đến dưới 90: 8 điểm", "≥ 90%: 10".
pub(super) fn band(line: &str) -> Option<Band> {
    let (stretch, gives) = line.rsplit_once([':', '=', '→'])?;
    let given = tokens(gives);
    let [Token::Figure(points), behind @ ..] = given.as_slice() else { return None };
    // "10 điểm" and nothing else: a sentence with a figure in it is no line of a table.
    if !behind.iter().all(|token| matches!(token, Token::Word(word) if word == "diem" || word == "d")) {
        return None;
    }
    let (from, to) = stretch_of(&tokens(stretch))?;
    Some(Band { from, to, points: *points })
}

/// The ends of a stretch of figures.
fn stretch_of(tokens: &[Token]) -> Option<(Option<Bound>, Option<Bound>)> {
    #[derive(Clone, Copy)]
    enum End {
        Lower(bool),
        Upper(bool),
    }
    let (mut from, mut to) = (None, None);
    let mut next: Option<End> = None;
    let mut bare: Option<Points> = None;
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(word) => match word.as_str() {
                "tu" => next = Some(End::Lower(true)),
                "tren" | "hon" => next = Some(End::Lower(false)),
                "duoi" => next = Some(End::Upper(false)),
                "den" => next = Some(End::Upper(true)),
                "tro" => match tokens.get(place + 1) {
                    Some(Token::Word(way)) if way == "len" => {
                        from = from.or(bare.take().map(|at| Bound { at, closed: true }));
                    }
                    Some(Token::Word(way)) if way == "xuong" => {
                        let at = bare.take().or(from.take().map(|it: Bound| it.at));
                        to = to.or(at.map(|at| Bound { at, closed: true }));
                    }
                    _ => {}
                },
                "len" | "xuong" | "dat" | "ty" | "le" | "muc" | "cua" | "moi" | "diem" => {}
                _ => return None,
            },
            Token::Sign('≥') => next = Some(End::Lower(true)),
            Token::Sign('>') => next = Some(End::Lower(false)),
            Token::Sign('<') => next = Some(End::Upper(false)),
            Token::Sign('≤') => next = Some(End::Upper(true)),
            Token::Sign('-') if bare.is_some() => {
                from = bare.take().map(|at| Bound { at, closed: true });
                next = Some(End::Upper(true));
            }
            Token::Sign(_) => {}
            Token::Figure(at) => match next.take() {
                Some(End::Lower(closed)) if from.is_none() => from = Some(Bound { at: *at, closed }),
                Some(End::Upper(closed)) if to.is_none() => to = Some(Bound { at: *at, closed }),
                None if bare.is_none() && from.is_none() && to.is_none() => bare = Some(*at),
                // "từ 80 - 90": the dash stands behind an end that is known already.
                None if to.is_none() && from.is_some() => to = Some(Bound { at: *at, closed: true }),
                _ => return None,
            },
        }
    }
    if let Some(at) = bare {
        let only = Some(Bound { at, closed: true });
        return Some((only, only));
    }
    let everything = tokens.iter().any(|token| matches!(token, Token::Word(word) if word == "moi"));
    (from.is_some() || to.is_some() || everything).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(at: i64, closed: bool) -> Option<Bound> {
        Some(Bound { at: Points::whole(at), closed })
    }

    #[test]
    fn bands_are_read_as_offices_write_them() {
        for (line, from, to, points) in [
            ("từ 90 trở lên: 10 điểm", bound(90, true), None, 10),
            ("Từ 80% đến dưới 90%: 8 điểm", bound(80, true), bound(90, false), 8),
            ("≥ 90%: 10", bound(90, true), None, 10),
            ("80 - < 90: 8đ", bound(80, true), bound(90, false), 8),
            ("70-80%: 5 điểm", bound(70, true), bound(80, true), 5),
            ("trên 80 đến 90 = 5", bound(80, false), bound(90, true), 5),
            ("dưới 50: 0 điểm", None, bound(50, false), 0),
            ("đến 50: 1 điểm", None, bound(50, true), 1),
            ("50 trở xuống: 1 điểm", None, bound(50, true), 1),
            ("Đạt 100%: 10 điểm", bound(100, true), bound(100, true), 10),
            ("mọi mức: 3 điểm", None, None, 3),
        ] {
            let band = band(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((band.from, band.to, band.points), (from, to, Points::whole(points)), "{line}");
        }
        for line in ["Có kế hoạch: 2 điểm", "từ 90: 10 điểm mỗi hộ", "từ 90 trở lên", "2 hội nghị: 3 điểm"]
        {
            assert_eq!(band(line), None, "{line}");
        }
    }

    #[test]
    fn every_measure_is_told_and_understood() {
        let grade = || "Hoàn thành “tốt” nhiệm vụ".to_owned();
        let half = Points::hundredths(50);
        let whole = Points::whole;
        for (measure, expected) in [
            (Measure::Gate { optional: false }, Said::Gate { optional: false }),
            (Measure::Gate { optional: true }, Said::Gate { optional: true }),
            (Measure::Points { max: whole(9), step: half }, Said::Points { step: half }),
            (Measure::Points { max: whole(9), step: Points::ZERO }, Said::Points { step: Points::ZERO }),
            (
                Measure::Formula {
                    standard: whole(5),
                    most: Some(whole(6)),
                    target: Some(half),
                    unit: "hộ; người".into(),
                },
                Said::Formula { most: Some(whole(6)), target: Some(half), unit: "hộ".into() },
            ),
            (Measure::AllOrNothing { points: whole(2), extra: false }, Said::AllOrNothing),
            (Measure::Bonus { max: whole(3) }, Said::Bonus),
            (Measure::Deduction { max: whole(3) }, Said::Deduction),
            (Measure::KnockOut { ceiling: Ceiling::NoGrade }, Said::KnockOut(Ceiling::NoGrade)),
            (
                Measure::KnockOut { ceiling: Ceiling::AtMost { grade: grade() } },
                Said::KnockOut(Ceiling::AtMost { grade: grade() }),
            ),
            (Measure::Reference, Said::Reference),
        ] {
            let (_, words) = told(&measure);
            assert_eq!(said(&words).0, Some(expected), "{words}");
        }
    }
}
