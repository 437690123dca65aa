//! A lower office's report read from the lines of its paper: letterhead, time, sections. Headings and numbers are
//! recognised by the reading of plans.

use super::ReportSection;
use super::lists::WORDS;
use crate::domain::intake::{self, FoundSection, Head, HeadPart, SourceLine};
use crate::domain::papers::ReportSpan;
use crate::domain::plan::{Content, Marking, Table};
use crate::text::mark::{Level, Mark, mark};
use crate::text::{clean, nfc};
use chrono::{Datelike, NaiveDate};

/// A heading that stands before its text on one line ("1. Ưu điểm: …") has no more words than this.
const LEAD_WORDS: usize = 12;
/// A title under a division that stands alone on its line is no longer than this, in letters.
const TITLE_MOST: usize = 160;
/// Lines that found no place are quoted up to here, in letters.
const QUOTED: usize = 60;
/// At most so many such lines are quoted.
const QUOTES: usize = 3;

/// What was read from one paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadReport {
    /// Number and sign as on the paper; empty where it has none.
    pub number: String,
    /// The day on the paper.
    pub dated: Option<NaiveDate>,
    /// The superior body named in the letterhead.
    pub superior: String,
    /// The body named under it.
    pub issuer: String,
    /// What it is about, as its title says.
    pub subject: String,
    /// Which report it says it is.
    pub span: Option<ReportSpan>,
    /// The year it says it tells of.
    pub year: Option<i32>,
    /// Its sections, in order.
    pub sections: Vec<ReportSection>,
    /// What could not be read or placed, in plain words.
    pub lost: Vec<String>,
    /// Whether it seems to have been cut off.
    pub cut: bool,
}

/// Reads the lines of a report; `name` is the name of its file, which may tell the time where the title does not.
#[must_use]
pub fn read_report(lines: &[SourceLine], name: &str) -> ReadReport {
    let intake = intake::read_report(lines);
    let head = &intake.head;
    let subject: Vec<&str> = head.subject.lines().filter(|line| !WORDS.is_addressed(line)).collect();
    let subject = clean(&subject.join(" "));
    let span = WORDS.span_in(&subject).or_else(|| WORDS.span_in(&words_of(name)));
    let year = year_in(&subject).or_else(|| year_in(name)).or_else(|| head.date.map(|day| day.year()));
    let mut builder = Builder::default();
    let before = head.lines.iter().filter(|line| matches!(line.part, HeadPart::Basis | HeadPart::Opening));
    builder.outside("", before.map(|line| line.words.as_str()).filter(|line| !WORDS.is_addressed(line)));
    for found in &intake.sections {
        builder.add(found);
    }
    builder.outside("Kết thúc", head.closing.lines());
    let sections = builder.finish();
    let mut report = ReadReport {
        number: number_of(head),
        dated: head.date,
        superior: head.superior.clone(),
        issuer: head.issuer.clone(),
        subject,
        span,
        year,
        lost: Vec::new(),
        cut: is_cut(head, &sections),
        sections,
    };
    report.lost = lost(&report, &intake.left, lines);
    report
}

/// The words of a name of a file: signs between them become spaces.
pub(super) fn words_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    nfc(stem).replace(['_', '-', '.', '(', ')'], " ")
}

fn number_of(head: &Head) -> String {
    match (head.number.is_empty(), head.symbol.is_empty()) {
        (true, _) => String::new(),
        (false, true) => head.number.clone(),
        (false, false) => format!("{}/{}", head.number, head.symbol),
    }
}

/// The last year that a title names: "từ năm 2016 đến năm 2017" tells of 2017.
fn year_in(text: &str) -> Option<i32> {
    let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    figures.filter_map(|part| part.parse().ok()).rfind(|year| (1990..2100).contains(year))
}

/// A paper that has neither foot nor closing and whose last paragraph does not end was cut off.
fn is_cut(head: &Head, sections: &[ReportSection]) -> bool {
    let foot = head.signature.is_some() || !head.recipients.is_empty() || !head.closing.is_empty();
    let last = sections.iter().rev().find_map(|section| section.paragraphs.last());
    let open = last.is_some_and(|words| {
        !words.contains(" | ") && words.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
    });
    !foot && open
}

fn quoted(words: &str) -> String {
    let words = clean(words);
    if words.chars().count() <= QUOTED {
        return format!("“{words}”");
    }
    let cut: String = words.chars().take(QUOTED).collect();
    format!("“{}…”", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

fn lost(report: &ReadReport, left: &[String], lines: &[SourceLine]) -> Vec<String> {
    let mut lost = Vec::new();
    if report.cut {
        let last = report.sections.iter().rev().find_map(|section| section.paragraphs.last());
        let tail: String = last.map(|words| clean(words)).unwrap_or_default();
        let from = tail.char_indices().rev().nth(QUOTED - 1).map_or(0, |(at, _)| at);
        lost.push(format!("Văn bản dừng giữa câu, có thể tệp bị cắt: “…{}”.", tail[from..].trim_start()));
    }
    let left: Vec<&String> = left.iter().filter(|words| words.chars().any(char::is_alphabetic)).collect();
    if !left.is_empty() {
        let some: Vec<String> = left.iter().take(QUOTES).map(|words| quoted(words)).collect();
        let more = left.len().saturating_sub(QUOTES);
        let more = if more > 0 { format!(" và {more} dòng khác") } else { String::new() };
        lost.push(format!("Chưa xếp được vào mục nào: {}{more}.", some.join(", ")));
    }
    if lines.iter().any(|line| line.text().contains('\u{fffd}')) {
        lost.push("Có chữ bị hỏng trong tệp (hiện thành dấu \u{fffd}).".to_owned());
    }
    lost
}

/// A heading still open above the text.
struct Open {
    /// Where it stood in the tree of the paper.
    at: usize,
}

#[derive(Default)]
struct Builder {
    sections: Vec<ReportSection>,
    open: Vec<Open>,
}

impl Builder {
    /// Paragraphs before the first or behind the last heading.
    fn outside<'a>(&mut self, title: &str, lines: impl Iterator<Item = &'a str>) {
        let paragraphs: Vec<String> =
            lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if paragraphs.is_empty() {
            return;
        }
        self.open.clear();
        let title = title.to_owned();
        self.sections.push(ReportSection { number: String::new(), title, depth: 0, paragraphs });
    }

    fn add(&mut self, found: &FoundSection) {
        match &found.content {
            Content::Table { table } => rows(table).for_each(|row| self.paragraph(&row)),
            Content::Appendix { text, .. } => {
                let number = if found.printed.is_empty() { String::new() } else { tidy(&found.printed) };
                self.begin(found.depth, number, text.trim().to_owned());
            }
            Content::Heading { text } => self.heading(found, text),
            other => self.text(found, &other.words()),
        }
    }

    fn heading(&mut self, found: &FoundSection, text: &str) {
        if found.marking != Marking::Plain {
            return self.begin(found.depth, tidy(&found.printed), text.trim().to_owned());
        }
        if let Some((number, title)) = division(text) {
            return self.begin(found.depth, number, title);
        }
        // The title of "Phần thứ nhất" stands on the next line.
        if !self.is_title_of_last(text) {
            self.begin(found.depth, String::new(), text.trim().to_owned());
        }
    }

    fn text(&mut self, found: &FoundSection, text: &str) {
        let text = text.trim();
        if found.marking == Marking::Plain
            && let Some((number, title)) = division(text)
        {
            return self.begin(found.depth, number, title);
        }
        if found.printed.is_empty() && self.is_title_of_last(text) {
            return;
        }
        let counted = matches!(found.marking, Marking::Roman | Marking::Arabic | Marking::Nested);
        if counted && let Some((title, rest)) = led(text) {
            self.begin(found.depth, tidy(&found.printed), title.to_owned());
            return self.paragraph(rest);
        }
        // A counted paragraph beside the open heading is not a part of what stands under it.
        if counted && self.open.last().is_some_and(|open| found.depth <= open.at) {
            self.begin(found.depth, tidy(&found.printed), String::new());
            return self.paragraph(text);
        }
        let words = match found.printed.as_str() {
            "" => text.to_owned(),
            mark => format!("{mark} {text}"),
        };
        words.lines().for_each(|line| self.paragraph(line));
    }

    /// Whether the words were the missing title of a division; they are taken for it then.
    fn is_title_of_last(&mut self, text: &str) -> bool {
        let Some(last) = self.sections.last_mut() else { return false };
        let bare = last.title.is_empty() && last.paragraphs.is_empty() && last.number.contains(' ');
        let fits = bare && text.chars().count() <= TITLE_MOST && !text.trim_end().ends_with(['.', ';', ':']);
        if fits {
            text.trim().clone_into(&mut last.title);
        }
        fits
    }

    fn begin(&mut self, at: usize, number: String, title: String) {
        while self.open.last().is_some_and(|open| open.at >= at) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.open.push(Open { at });
        self.sections.push(ReportSection { number, title, depth, paragraphs: Vec::new() });
    }

    fn paragraph(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let none = self.open.is_empty() && self.sections.last().is_none_or(|last| !last.title.is_empty());
        if self.sections.is_empty() || none {
            self.sections.push(ReportSection {
                number: String::new(),
                title: String::new(),
                depth: 0,
                paragraphs: Vec::new(),
            });
        }
        if let Some(last) = self.sections.last_mut() {
            last.paragraphs.push(words.trim().to_owned());
        }
    }

    fn finish(self) -> Vec<ReportSection> {
        self.sections
    }
}

/// A printed mark without what closes it.
fn tidy(printed: &str) -> String {
    printed.trim().trim_end_matches(['.', ')', ':', '/', ',', '-', ' ']).to_owned()
}

/// "Phần thứ nhất: KẾT QUẢ", "Chương I", "A. TÌNH HÌNH": the mark in words and the title behind it.
fn division(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let Mark { level, end, .. } = mark(text)?;
    let named = matches!(level, Level::Division | Level::Chapter | Level::Article | Level::Capital);
    let rest = text[end..].trim_start_matches([' ', '.', ':', '-', '–', '\t']).trim();
    named.then(|| (tidy(&text[..end]), rest.to_owned()))
}

/// "Ưu điểm: Các chi hội đã …": the heading and the text behind it.
fn led(text: &str) -> Option<(&str, &str)> {
    let (title, rest) = text.split_once(": ")?;
    let short = title.split_whitespace().count() <= LEAD_WORDS && !title.contains(['.', ';', ',']);
    let told = rest.split_whitespace().count() > 2;
    (short && told && title.chars().next().is_some_and(char::is_uppercase))
        .then_some((title.trim(), rest.trim()))
}

/// A table as one paragraph for each row.
fn rows(table: &Table) -> impl Iterator<Item = String> + '_ {
    let flat = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let titles: Vec<String> = table.columns.iter().map(|column| flat(&column.title)).collect();
    let caption = Some(table.caption.trim().to_owned()).filter(|words| !words.is_empty());
    let rows = table.rows.iter().map(move |row| row.iter().map(|cell| flat(cell)).collect::<Vec<_>>());
    caption.into_iter().chain(
        std::iter::once(titles)
            .chain(rows)
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .map(|row| row.join(" | ")),
    )
}
