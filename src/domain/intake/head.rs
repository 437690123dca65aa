//! Letterhead, title, subject, bases and opening.

use super::frame::{Frame, Told, is_leftover, opens, told};
use super::lists::{LISTS, begins_with, first_of, first_words};
use super::source::Line;
use super::{HeadLine, HeadPart, Intake, cited};
use crate::text::words::{all_capitals, words};
use crate::text::{fold, parse_date};
use chrono::NaiveDate;

/// An abstract is shorter than this, in letters.
const SUBJECT_MOST: usize = 260;

pub(super) fn read(frame: &Frame, intake: &mut Intake) {
    let mut offices: Vec<String> = Vec::new();
    for line in &frame.head {
        for piece in pieces(line) {
            match told(&piece) {
                Some(told) => known(told, &piece, intake),
                None if is_leftover(&piece) => leave(&piece, intake),
                None if all_capitals(&piece) && piece.chars().filter(|c| c.is_alphabetic()).count() > 4 => {
                    office(&piece, &mut offices, intake);
                }
                None => leave(&piece, intake),
            }
        }
    }
    if let Some(issuer) = offices.pop() {
        if offices.is_empty() {
            let lines = intake.head.lines.iter_mut().filter(|line| line.part == HeadPart::Superior);
            lines.for_each(|line| line.part = HeadPart::Issuer);
        }
        intake.head.superior = offices.join(" ");
        intake.head.issuer = issuer;
    }
    if let Some(title) = &frame.title {
        intake.head.kind = title.clone();
        put(HeadPart::Kind, title, intake);
        if title != "KẾ HOẠCH" {
            intake.notices.push(format!(
                "Văn bản này là “{title}”, không phải kế hoạch; nội dung vẫn được đọc và nhập như một kế hoạch."
            ));
        }
    }
    if let Some(rest) = &frame.title_rest {
        intake.head.subject = rest.clone();
        put(HeadPart::Subject, rest, intake);
    }
}

/// The lines of a table's cells, or the columns of a line.
fn pieces(line: &Line) -> Vec<String> {
    match &line.table {
        Some(_) => line.text.lines().map(str::to_owned).collect(),
        None => line.columns(),
    }
}

fn put(part: HeadPart, words: &str, intake: &mut Intake) {
    intake.head.lines.push(HeadLine { part, words: words.to_owned() });
}

fn leave(words: &str, intake: &mut Intake) {
    if words.chars().any(char::is_alphanumeric) {
        intake.left.push(words.to_owned());
    }
}

fn known(told: Told, words: &str, intake: &mut Intake) {
    let head = &mut intake.head;
    match told {
        Told::Motto => put(HeadPart::Motto, words, intake),
        Told::Number => {
            let rest = words.trim_start_matches(['S', 'Ố', 'ố', ':', ' ']);
            let digits = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>();
            let figures = digits.chars().next().is_some_and(|c| c.is_ascii_digit());
            let (number, symbol) = if figures { rest.split_at(digits.len()) } else { ("", rest) };
            head.number = number.to_owned();
            head.symbol = symbol.trim().trim_start_matches(['/', '-', '.', '…', '_', ' ']).to_owned();
            put(HeadPart::Number, words, intake);
        }
        Told::PlaceDate => {
            let (place, rest) = words.rsplit_once(',').unwrap_or(("", words));
            head.place = place.trim().to_owned();
            // A day of issue names its year, so that the day of reading is never asked for.
            head.date = date_in(rest);
            put(HeadPart::PlaceDate, words, intake);
        }
    }
}

fn date_in(text: &str) -> Option<NaiveDate> {
    let figures = words(text).iter().filter(|word| word.figure().is_some()).count();
    if figures == 3 { parse_date(text.trim(), NaiveDate::default()) } else { None }
}

/// The name of a body; a place continues the name above it, a repeated name is a leftover of page headers.
fn office(words: &str, offices: &mut Vec<String>, intake: &mut Intake) {
    if offices.iter().any(|one| fold(one).contains(&fold(words))) {
        leave(words, intake);
        let notice = format!("Dòng “{words}” được lặp lại ở đầu văn bản nên để ở phần chưa xếp được.");
        if !intake.notices.contains(&notice) {
            intake.notices.push(notice);
        }
        return;
    }
    let place = begins_with(&LISTS.places, &first_words(words)).is_some();
    match offices.last_mut().filter(|_| place) {
        Some(above) => {
            above.push(' ');
            above.push_str(words);
            put(HeadPart::Issuer, words, intake);
        }
        None => {
            offices.push(words.to_owned());
            put(if offices.len() == 1 { HeadPart::Superior } else { HeadPart::Issuer }, words, intake);
        }
    }
}

/// Subject, bases and the opening, from the paragraphs before the first section.
pub(super) fn opening(paragraphs: Vec<Line>, intake: &mut Intake) {
    let mut subject = !intake.head.kind.is_empty();
    let mut lines: Vec<String> = intake.head.subject.lines().map(str::to_owned).collect();
    for line in paragraphs {
        let text = line.text.as_str();
        if let Some(told) = told(text) {
            known(told, text, intake);
            continue;
        }
        if subject && is_subject(text, lines.len()) {
            lines.push(text.to_owned());
            put(HeadPart::Subject, text, intake);
            continue;
        }
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        subject = false;
        let bare = text.trim_start_matches(['-', '–', '+', '*', ' ']);
        let basis = begins_with(&LISTS.bases, &first_words(bare)).is_some();
        if basis && !leads(bare) {
            put(HeadPart::Basis, text, intake);
            let words = bare.trim_end_matches([';', '.', ',', ' ']);
            intake.head.bases.push(cited::basis_line(words));
        } else {
            put(HeadPart::Opening, text, intake);
            if !intake.head.opening.is_empty() {
                intake.head.opening.push('\n');
            }
            intake.head.opening.push_str(text);
        }
    }
    intake.head.subject = lines.join("\n");
    let cited = cited::bases_in(&intake.head.opening);
    let (plans, others): (Vec<_>, Vec<_>) =
        cited.into_iter().partition(|one| crate::text::same(&one.kind, "Kế hoạch"));
    let mut all = plans.into_iter().chain(others);
    intake.head.carries_out = all.next();
    intake.head.cited = all.collect();
}

/// Whether a paragraph leads into the text ("… như sau:").
pub(super) fn leads(text: &str) -> bool {
    let from = text.ceil_char_boundary(text.len().saturating_sub(80));
    text.ends_with(':') || first_of(&LISTS.leading, &words(&text[from..])).is_some()
}

pub(super) fn is_subject(text: &str, before: usize) -> bool {
    let sentence = opens(text)
        && (text.chars().count() > 120
            || before > 0
            || begins_with(&LISTS.bases, &first_words(text)).is_some());
    before < 6
        && text.chars().count() <= SUBJECT_MOST
        && !sentence
        && !text.ends_with(['.', ':', ';'])
        && text.chars().any(char::is_alphanumeric)
}
