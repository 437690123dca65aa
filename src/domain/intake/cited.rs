//! Papers that a text cites: kind, number, day, issuer, subject.

use super::lists::LISTS;
use crate::domain::plan::LegalBasis;
use crate::text::words::{Word, words};
use crate::text::{clean, fold, parse_date};
use chrono::NaiveDate;

/// The papers with a number that a text cites, in order, each once.
#[must_use]
pub fn bases_in(text: &str) -> Vec<LegalBasis> {
    let all = words(text);
    let mut found: Vec<LegalBasis> = Vec::new();
    let mut from = 0;
    while let Some((at, basis, end)) = next(text, &all, from) {
        debug_assert!(end > at);
        from = end;
        if found.iter().all(|one| fold(&one.number) != fold(&basis.number)) {
            found.push(basis);
        }
    }
    found
}

/// A line "Căn cứ …" as a basis. What cannot be taken apart without changing a word is kept whole.
pub(super) fn basis_line(words_of: &str) -> LegalBasis {
    // "Căn cứ" is printed by the form.
    let bare = words_of.strip_prefix("Căn cứ").map_or(words_of, str::trim_start);
    let all = words(bare);
    let kept = || LegalBasis { subject: clean(words_of), ..LegalBasis::default() };
    let parsed = next(bare, &all, 0).filter(|(at, _, _)| *at == 0).map(|(_, basis, _)| basis);
    match parsed {
        Some(basis) if bare.len() < words_of.len() && same_words(&basis.in_sentence(), bare) => basis,
        _ if bare.len() < words_of.len() => LegalBasis { subject: clean(bare), ..LegalBasis::default() },
        _ => kept(),
    }
}

/// Whether two spellings of a citation say the same: days may be written in words or figures, commas do not matter.
fn same_words(one: &str, other: &str) -> bool {
    let flat = |text: &str| -> Vec<String> {
        let mut keys: Vec<String> = words(text).into_iter().map(|word| word.key).collect();
        let day = |word: &str| crate::text::words::key(word);
        let (month, year) = (day("tháng"), day("năm"));
        for at in 1..keys.len() {
            let between = keys[at] == month || keys[at] == year;
            if between && keys[at - 1].bytes().all(|b| b.is_ascii_digit()) {
                keys[at].clear();
            }
        }
        keys.retain(|key| !key.is_empty());
        keys.iter_mut().for_each(|key| {
            if key.bytes().all(|b| b.is_ascii_digit()) {
                *key = key.trim_start_matches('0').to_owned();
            }
        });
        keys
    };
    flat(one) == flat(other)
}

/// The next citation from word `from`: index of its first word, itself, and the word behind it.
fn next(text: &str, all: &[Word], from: usize) -> Option<(usize, LegalBasis, usize)> {
    (from..all.len()).find_map(|at| {
        // Kinds of papers begin with a capital in running text; cheap to ask, and few words do.
        if !text[all[at].start..].starts_with(char::is_uppercase) {
            return None;
        }
        let kind =
            LISTS.cited.iter().filter(|kind| begins(&all[at..], kind)).max_by_key(|kind| kind.len())?;
        let behind = at + words(kind).len();
        let (number, behind) = number(text, all, behind)?;
        let (date, behind) = day(text, all, behind);
        let (issuer, subject, behind) = issuer(text, all, behind);
        let basis = LegalBasis { kind: kind.clone(), number, date, issuer, subject, entry: None };
        Some((at, basis, behind.max(at + 1)))
    })
}

fn begins(all: &[Word], phrase: &str) -> bool {
    let phrase = words(phrase);
    all.len() >= phrase.len() && phrase.iter().zip(all).all(|(one, word)| one.key == word.key)
}

/// "số 1501/KH-UBND": the number with its symbol, up to the next space or punctuation.
fn number(text: &str, all: &[Word], at: usize) -> Option<(String, usize)> {
    let said = all.get(at)?.key == crate::text::words::key("số");
    let at = at + usize::from(said);
    let start = all.get(at)?.start;
    let end = text[start..]
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '('))
        .map_or(text.len(), |end| start + end);
    let number = text[start..end].trim_end_matches(['.', ':']);
    let figures = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['/', '-']);
    let symbol = number.contains(|c: char| c.is_uppercase());
    (figures && symbol).then(|| (number.to_owned(), all.partition_point(|word| word.start < end)))
}

/// ", ngày 23/5/2017" or "ngày 23 tháng 5 năm 2017".
fn day(text: &str, all: &[Word], at: usize) -> (Option<NaiveDate>, usize) {
    let none = (None, at);
    if all.get(at).is_none_or(|word| word.key != crate::text::words::key("ngày")) {
        return none;
    }
    let mut figures = 0;
    for (behind, word) in all.iter().enumerate().skip(at + 1).take(5) {
        figures += usize::from(word.figure().is_some());
        if figures == 3 {
            let words = &text[all[at].start..word.end];
            return parse_date(words, NaiveDate::default()).map_or(none, |date| (Some(date), behind + 1));
        }
    }
    none
}

/// "của Ủy ban nhân dân tỉnh … về việc …": up to where the sentence goes on.
fn issuer(text: &str, all: &[Word], at: usize) -> (String, String, usize) {
    let is = |at: usize, word: &str| all.get(at).is_some_and(|w| w.key == crate::text::words::key(word));
    let about = |at: usize| is(at, "về") || is(at, "phát") && is(at + 1, "động");
    let mut issuer = String::new();
    let mut here = at;
    if is(at, "của") {
        let end = (at + 1..all.len()).find(|i| about(*i) || stops(text, all, *i)).unwrap_or(all.len());
        issuer = piece(text, all, at + 1, end);
        here = end;
    }
    let close = |i: usize| i > 0 && i < all.len() && ends_between(text, all, i);
    if !about(here) || close(here) {
        return (issuer, String::new(), here);
    }
    let end = (here + 1..all.len())
        .find(|i| {
            stops_hard(text, all, *i) || {
                // ", Ban Thường trực … xây dựng": whoever acts begins with a capital behind the comma.
                let gap = &text[all[*i - 1].end..all[*i].start];
                gap.contains(',') && text[all[*i].start..].starts_with(char::is_uppercase)
            }
        })
        .unwrap_or(all.len());
    (issuer, piece(text, all, here, end), end)
}

fn piece(text: &str, all: &[Word], from: usize, to: usize) -> String {
    match (all.get(from), to.checked_sub(1).and_then(|last| all.get(last))) {
        (Some(first), Some(last)) if to > from => {
            // A bracket or quotation mark opened inside closes behind the last word.
            let mut end = last.end;
            for c in text[end..].chars() {
                if !matches!(c, ')' | '”' | '"' | '’') {
                    break;
                }
                end += c.len_utf8();
            }
            clean(&text[first.start..end])
        }
        _ => String::new(),
    }
}

fn ends_between(text: &str, all: &[Word], at: usize) -> bool {
    text[all[at - 1].end..all[at].start].contains(['.', ';', ':', ','])
}

fn stops(text: &str, all: &[Word], at: usize) -> bool {
    text[all[at - 1].end..all[at].start].contains([',', ';', ':', ')', '(', '\n'])
        || stops_hard(text, all, at)
}

fn stops_hard(text: &str, all: &[Word], at: usize) -> bool {
    let gap = &text[all[at - 1].end..all[at].start];
    gap.contains([';', ':', '\n'])
        || gap.contains(". ") && text[all[at].start..].starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_taken_apart() {
        let text = "Thực hiện Kế hoạch số 15/KH-UBND, ngày 23/5/2017 của Ủy ban nhân dân tỉnh A về việc tuyên truyền các phong trào, các mô hình năm 2017. Ban Thường vụ Hội xây dựng kế hoạch";
        let found = bases_in(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].number, "15/KH-UBND");
        assert_eq!(found[0].date, NaiveDate::from_ymd_opt(2017, 5, 23));
        assert_eq!(found[0].issuer, "Ủy ban nhân dân tỉnh A");
        assert_eq!(found[0].subject, "về việc tuyên truyền các phong trào, các mô hình năm 2017");
    }

    #[test]
    fn a_line_that_cannot_be_taken_apart_stays_whole() {
        let basis = basis_line("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022");
        assert_eq!(basis.in_sentence(), "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022");
        let basis = basis_line("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ");
        assert_eq!((basis.kind.as_str(), basis.issuer.as_str()), ("Nghị định", "Chính phủ"));
        assert_eq!(basis_line("Xét đề nghị của Văn phòng").in_sentence(), "Xét đề nghị của Văn phòng");
    }
}
