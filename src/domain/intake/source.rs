//! Lines of the source: what a word processor, a web page or a text file gives away.

use crate::domain::plan::{Column, Table, TextRun};
use crate::text::nfc;

/// A line of the source: a paragraph with its faces, or a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceLine {
    /// Stretches of text; empty for an empty line.
    pub runs: Vec<TextRun>,
    /// The table, where a table stands.
    pub table: Option<Table>,
}

impl SourceLine {
    /// A line in one face.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![TextRun { text: text.into(), ..TextRun::default() }], table: None }
    }

    /// The words of the line or table.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.table {
            Some(table) => table.words(),
            None => self.runs.iter().map(|run| run.text.as_str()).collect(),
        }
    }
}

/// The lines of a text. "**đậm**" and "*nghiêng*", which web pages and chat programs leave, become faces; at least two
/// lines in a row with the same three or more columns parted by tabs become a table.
#[must_use]
pub fn lines_of(text: &str) -> Vec<SourceLine> {
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect();
    let mut found = Vec::with_capacity(lines.len());
    let mut at = 0;
    let mut bold = false;
    while at < lines.len() {
        let columns = cells(lines[at]).len();
        if columns >= 3 {
            let rows = lines[at..].iter().take_while(|line| cells(line).len() == columns).count();
            if rows >= 2 {
                found.push(SourceLine { runs: Vec::new(), table: Some(table(&lines[at..at + rows])) });
                at += rows;
                continue;
            }
        }
        found.push(SourceLine { runs: faces(lines[at], &mut bold), table: None });
        at += 1;
    }
    found
}

fn cells(line: &str) -> Vec<&str> {
    // Tabs before the text indent it, tabs behind it are nothing.
    let line = line.trim();
    if line.contains('\t') { line.split('\t').map(str::trim).collect() } else { vec![line] }
}

fn table(lines: &[&str]) -> Table {
    let mut rows = lines.iter().map(|line| cells(line).into_iter().map(str::to_owned).collect::<Vec<_>>());
    let titles = rows.next().unwrap_or_default();
    let columns = titles.into_iter().map(|title| Column { title, ..Column::default() }).collect();
    Table { columns, rows: rows.collect(), ..Table::default() }
}

/// Paired stars as faces; a pair of two stars may close on the next line. Other stars stay.
fn faces(line: &str, open: &mut bool) -> Vec<TextRun> {
    let mut runs = Vec::new();
    let mut bold = std::mem::take(open) && line.contains("**");
    let mut rest = line;
    while let Some(at) = rest.find("**") {
        let (before, behind) = (&rest[..at], &rest[at + 2..]);
        let opens = !bold && behind.starts_with(begins_words);
        let closes = bold && before.ends_with(|c: char| !c.is_whitespace());
        if glues(before, behind) || !(opens || closes || bold && before.is_empty()) {
            break;
        }
        italics(before, bold, &mut runs);
        bold = !bold;
        rest = behind;
    }
    italics(rest, bold, &mut runs);
    *open = bold;
    runs.retain(|run: &TextRun| !run.text.is_empty());
    runs
}

/// Whether bold words can begin with it; "(**)" is a mark of a footnote.
fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '“' | '"' | '(' | '[' | '-' | '+')
}

/// Whether words would run together without the stars between them.
fn glues(before: &str, behind: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)
}

fn italics(text: &str, bold: bool, runs: &mut Vec<TextRun>) {
    let run = |text: &str, italic| TextRun { text: text.to_owned(), bold, italic, shows: None };
    let mut from = 0;
    let stars: Vec<usize> = text.match_indices('*').map(|(at, _)| at).collect();
    let mut stars = stars.as_slice();
    while let [start, end, rest @ ..] = stars {
        let inside = &text[start + 1..*end];
        let tight = !inside.is_empty() && inside.trim() == inside && !inside.starts_with('*');
        let apart = !glues(inside, &text[end + 1..]);
        if tight && apart && (*start == 0 || text[..*start].ends_with([' ', '(', '“', '"'])) {
            runs.push(run(&text[from..*start], false));
            runs.push(run(inside, true));
            from = end + 1;
            stars = rest;
        } else {
            stars = &stars[1..];
        }
    }
    runs.push(run(&text[from..], false));
}

/// A line that is ready to be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub runs: Vec<TextRun>,
    pub text: String,
    pub table: Option<Table>,
    /// Nothing but white space stood before it.
    pub after_empty: bool,
}

impl Line {
    pub fn plain(text: impl Into<String>, after_empty: bool) -> Self {
        let text = text.into();
        let runs = vec![TextRun { text: text.clone(), ..TextRun::default() }];
        Self { runs, text, table: None, after_empty }
    }

    /// The stretches of text behind byte `from`, without space at the beginning.
    pub fn runs_behind(self, from: usize) -> Vec<TextRun> {
        let mut skip = from;
        let mut out: Vec<TextRun> = Vec::with_capacity(self.runs.len());
        for mut run in self.runs {
            let cut = skip.min(run.text.len());
            skip -= cut;
            run.text.drain(..run.text.ceil_char_boundary(cut));
            if out.is_empty() {
                let lead = run.text.len() - run.text.trim_start().len();
                run.text.drain(..lead);
            }
            if !run.text.is_empty() {
                out.push(run);
            }
        }
        out
    }

    /// Whether every letter is bold.
    pub fn is_bold(&self) -> bool {
        !self.text.is_empty() && self.runs.iter().all(|run| run.bold || run.text.trim().is_empty())
    }

    /// What tabs and wide gaps part, when the right-hand side begins like a line of its own: letterheads and signatures
    /// stand in two columns.
    pub fn columns(&self) -> Vec<String> {
        let line = self.text.as_str();
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut gap: Option<(usize, bool, usize)> = None;
        for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
            if c.is_whitespace() {
                let (from, tab, width) = gap.unwrap_or((at, false, 0));
                gap = Some((from, tab || c == '\t', width + 1));
                continue;
            }
            if let Some((from, tab, width)) = gap.take() {
                let left = line[start..from].trim();
                let label = matches!(left, "Số:" | "Số" | "");
                if (tab || width >= 4) && (c.is_uppercase() || c == '-') && !label && left.len() > 2 {
                    pieces.push(left.to_owned());
                    start = at;
                }
            }
        }
        pieces.push(line[start..].trim().to_owned());
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }
}

/// Composed letters, plain spaces, nothing that cannot be seen; empty lines are remembered by the line behind them.
/// Tables that only hold a letterhead or a signature become lines.
pub(super) fn prepared(source: &[SourceLine]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(source.len());
    let mut empty = true;
    for line in source {
        if let Some(table) = &line.table {
            let table = cleaned_table(table);
            if super::frame::is_layout(&table) {
                let cells = table.columns.iter().map(|c| &c.title).chain(table.rows.iter().flatten());
                for words in cells.flat_map(|cell| cell.lines()).filter(|words| !words.trim().is_empty()) {
                    lines.push(Line::plain(words.trim(), true));
                }
            } else {
                let text = table.words();
                lines.push(Line { runs: Vec::new(), text, table: Some(table), after_empty: true });
            }
            empty = false;
            continue;
        }
        let mut runs: Vec<TextRun> = line
            .runs
            .iter()
            .map(|run| TextRun { text: cleaned(&run.text), shows: None, ..run.clone() })
            .filter(|run| !run.text.is_empty())
            .collect();
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let text_trimmed = text.trim();
        if text_trimmed.is_empty() {
            empty = true;
            continue;
        }
        let line = if text_trimmed.len() == text.len() {
            Line { text, runs, table: None, after_empty: empty }
        } else {
            let text = text_trimmed.to_owned();
            let face = runs.first().map(|run| (run.bold, run.italic)).unwrap_or_default();
            let run = TextRun { text: text.clone(), bold: face.0, italic: face.1, shows: None };
            Line { runs: vec![run], text, table: None, after_empty: empty }
        };
        lines.push(line);
        empty = false;
    }
    lines
}

fn cleaned_table(table: &Table) -> Table {
    let tidy = |words: &String| cleaned(words).trim().to_owned();
    Table {
        caption: tidy(&table.caption),
        columns: table.columns.iter().map(|c| Column { title: tidy(&c.title), ..c.clone() }).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(tidy).collect()).collect(),
        counted: table.counted,
    }
}

fn cleaned(text: &str) -> String {
    nfc(text)
        .chars()
        .filter_map(|c| match c {
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => None,
            '\t' | '\n' => Some(c),
            c if c.is_control() || c.is_whitespace() => Some(' '),
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mark = |run: &TextRun| match (run.bold, run.italic) {
            (true, _) => format!("[{}]", run.text),
            (_, true) => format!("<{}>", run.text),
            _ => run.text.clone(),
        };
        lines_of(text).iter().map(|line| line.runs.iter().map(mark).collect()).collect()
    }

    #[test]
    fn stars_of_web_pages_become_faces_and_others_stay() {
        assert_eq!(shown("+ **Trước ngày 20**, mỗi"), ["+ [Trước ngày 20], mỗi"]);
        assert_eq!(shown("**TM. BAN\nPHÓ CHỦ TỊCH**\nx"), ["[TM. BAN]", "[PHÓ CHỦ TỊCH]", "x"]);
        assert_eq!(shown("Giang. / *Đào*"), ["Giang. / <Đào>"]);
        assert_eq!(
            shown("* Tập thể\n2 * 3 * 4\n(**) chú thích"),
            ["* Tập thể", "2 * 3 * 4", "(**) chú thích"]
        );
    }

    #[test]
    fn rows_of_tabs_become_a_table_and_two_columns_do_not() {
        let lines = lines_of("TT\tTên\tSố\n1\tXã A\t5\n2\tXã B\t7\n\tNơi nhận:\tTM. BAN");
        assert_eq!(lines.len(), 2);
        let table = lines[0].table.as_ref().unwrap();
        assert_eq!((table.columns.len(), table.rows.len()), (3, 2));
    }

    #[test]
    fn columns_are_parted_where_a_line_begins() {
        let line = |text: &str| Line::plain(text, true).columns();
        assert_eq!(line("HỘI LHPN      CỘNG HÒA"), ["HỘI LHPN", "CỘNG HÒA"]);
        assert_eq!(line("Số:        KH-UBND"), ["Số:        KH-UBND"]);
        assert_eq!(line("Lào Cai, ngày      tháng     năm 2021").len(), 1);
    }
}
