//! What a finished paper says: its paragraphs, its counts, the subjects its tables name.

use crate::domain::ids::DossierId;
use crate::domain::subject::SubjectKind;
use crate::forms::profile::CrossCheckRules;
use crate::paper::{Block, Document, RowKind, Run, RunKind};
use crate::text;

/// What one paper says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Every paragraph outside of tables, with single spaces.
    pub paragraphs: Vec<String>,
    /// The rows that stand for a dossier, with their text.
    pub rows: Vec<(DossierId, String)>,
    /// The dossiers that have text at fixed places: certificates.
    pub placed: Vec<(DossierId, String)>,
    /// Everything in one text.
    pub whole: String,
}

impl Said {
    pub fn of(document: &Document) -> Said {
        let mut said = Said::default();
        document.sections.iter().for_each(|section| said.walk(&section.blocks));
        let rows = said.rows.iter().map(|(_, row)| row.as_str());
        let rest = said.paragraphs.iter().map(String::as_str);
        let whole: Vec<&str> = rest.chain(rows).collect();
        said.whole = whole.join("\n");
        said
    }

    fn walk(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Para(para) => self.paragraphs.push(words(&para.runs)),
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| self.walk(cell)),
                Block::Keep(inner) => self.walk(inner),
                Block::Table(table) => {
                    for row in &table.rows {
                        let cells: Vec<String> = row.cells.iter().map(|cell| words(&cell.runs)).collect();
                        let id = row.anchor.filter(|_| row.kind == RowKind::Body);
                        match id.and_then(|anchor| i64::try_from(anchor.0).ok()) {
                            Some(id) => self.rows.push((DossierId(id), cells.join("\n"))),
                            None => self.paragraphs.push(cells.join(" ")),
                        }
                    }
                }
                Block::Placed(placed) => {
                    let said = words(&placed.runs);
                    match placed.anchor.and_then(|anchor| i64::try_from(anchor.0).ok()).map(DossierId) {
                        Some(id) => match self.placed.iter_mut().find(|(known, _)| *known == id) {
                            Some((_, text)) => *text = format!("{text}\n{said}"),
                            None => self.placed.push((id, said)),
                        },
                        None => self.paragraphs.push(said),
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a name stands anywhere, whatever its capitals.
    pub fn names(&self, name: &str) -> bool {
        plain(&self.whole).contains(&plain(name))
    }
}

/// Printed text with single, breakable spaces; a value still missing is no text.
fn words(runs: &[Run]) -> String {
    let text: String =
        runs.iter().filter(|run| run.kind == RunKind::Plain).map(|run| run.text.as_str()).collect();
    text::nfc(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For comparing names: composed, single spaces, small letters. Tone marks count: "Hoà" and "Hòa" are two people.
pub(super) fn plain(name: &str) -> String {
    text::nfc(name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// "05 (năm) cá nhân" as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// As printed.
    pub words: String,
    /// The sentence it stands in.
    pub sentence: String,
    /// The figure.
    pub count: u64,
    /// The words in brackets, where they are a number.
    pub in_words: Option<String>,
    /// Of which kind; none for all ("trường hợp").
    pub kind: Option<SubjectKind>,
}

/// All counts of subjects in a paragraph.
pub(super) fn claims(paragraph: &str, rules: &CrossCheckRules) -> Vec<Claim> {
    sentences(paragraph).into_iter().flat_map(|sentence| claims_in(sentence, rules)).collect()
}

/// Cut behind ". " and "; " only: "1.250" and "Điều 1." in the middle of a line stay whole enough.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = paragraph;
    while let Some(at) = [". ", "; "].iter().filter_map(|end| rest.find(end)).min() {
        out.push(&rest[..at + 1]);
        rest = &rest[at + 2..];
    }
    out.push(rest);
    out
}

fn claims_in(sentence: &str, rules: &CrossCheckRules) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = sentence[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length = sentence[start..]
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(sentence.len() - start);
        let figure = sentence[start..start + length].trim_end_matches('.');
        let end = start + figure.len();
        from = start + length.max(1);
        // "53/KH-BTV", "2,5", "A12" are no counts of anybody.
        let before = sentence[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | ',' | '.' | '-')) {
            continue;
        }
        let Some(count) = number(figure) else { continue };
        let (in_words, behind) = bracketed(&sentence[end..]);
        let Some((kind, length)) = unit(behind, rules) else { continue };
        let stop = sentence.len() - behind.len() + length;
        found.push(Claim {
            words: sentence[start..stop].trim().to_owned(),
            sentence: sentence.trim().to_owned(),
            count,
            in_words,
            kind,
        });
    }
    found
}

fn number(figure: &str) -> Option<u64> {
    let mut groups = figure.split('.');
    let first = groups.next()?;
    let whole =
        groups.try_fold(first.to_owned(), |whole, group| (group.len() == 3).then(|| whole + group))?;
    whole.parse().ok()
}

/// " (năm) cá nhân" → "năm", " cá nhân"; other brackets are not taken.
fn bracketed(behind: &str) -> (Option<String>, &str) {
    let rest = behind.trim_start();
    if let Some((inside, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let spoken = [
            "không", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín",
            "mười", "mươi", "trăm", "linh", "lẻ", "nghìn",
        ];
        let inside = inside.trim().to_lowercase();
        if !inside.is_empty() && inside.split_whitespace().all(|word| spoken.contains(&word)) {
            return (Some(inside), after);
        }
    }
    (None, behind)
}

/// What is counted, and how far its words reach.
fn unit(behind: &str, rules: &CrossCheckRules) -> Option<(Option<SubjectKind>, usize)> {
    let skipped = |text: &str| text.len() - text.trim_start().len();
    let mut at = skipped(behind);
    if at == 0 {
        return None;
    }
    for front in &rules.fronts {
        if let Some(length) = begins(&behind[at..], front) {
            at += length;
            at += skipped(&behind[at..]);
        }
    }
    let kinds = SubjectKind::ALL.into_iter().map(|kind| (Some(kind), rules.units.of(kind)));
    let all = kinds.chain([(None, rules.all.as_slice())]);
    all.flat_map(|(kind, words)| words.iter().map(move |word| (kind, word)))
        .filter_map(|(kind, word)| begins(&behind[at..], word).map(|length| (kind, at + length)))
        .max_by_key(|(_, length)| *length)
}

/// Length of `word` at the beginning of `text`, whole words only, whatever the capitals.
fn begins(text: &str, word: &str) -> Option<usize> {
    let length = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(at, _)| at);
    let behind = &text[length..];
    let whole = behind.chars().next().is_none_or(|c| !c.is_alphanumeric());
    // "12 hộ hội viên", "5 hộ nghèo" are no households proposed for anything.
    let short = word == "hộ"
        && behind.starts_with(' ')
        && !["và ", "có ", "được "].iter().any(|next| behind.trim_start().starts_with(next));
    if short {
        return None;
    }
    (whole && text[..length].to_lowercase() == word).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Profile;

    fn found(text: &str) -> Vec<(u64, Option<SubjectKind>, Option<String>)> {
        let profile = Profile::named("union").unwrap();
        claims(text, &profile.cross_check).into_iter().map(|it| (it.count, it.kind, it.in_words)).collect()
    }

    #[test]
    fn counts_are_read_however_they_are_typed() {
        use SubjectKind::{Collective, Household, Model, Person};
        let word = |word: &str| Some(word.to_owned());
        assert_eq!(
            found("khen thưởng 04 (bốn) tập thể, 06 (sáu) cá nhân và 3 hộ gia đình; 01 mô hình."),
            [
                (4, Some(Collective), word("bốn")),
                (6, Some(Person), word("sáu")),
                (3, Some(Household), None),
                (1, Some(Model), None)
            ]
        );
        assert_eq!(
            found("gồm 1.250 (một nghìn hai trăm năm mươi) Cá nhân"),
            [(1250, Some(Person), word("một nghìn hai trăm năm mươi"))]
        );
        assert_eq!(found("14 (mười bốn) trường hợp có thành tích"), [(14, None, word("mười bốn"))]);
        assert_eq!(
            found("05 điển hình tập thể; 02 hồ sơ cá nhân"),
            [(5, Some(Collective), None), (2, Some(Person), None)]
        );
    }

    #[test]
    fn other_figures_are_no_counts() {
        for text in [
            "Kế hoạch số 53/KH-BTV ngày 28/7/2017 của tập thể",
            "năm 2017, cá nhân nào",
            "giúp 12 hộ hội viên thoát nghèo",
            "đạt 2,5 cá nhân",
            "Điều 1. Tập thể",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
