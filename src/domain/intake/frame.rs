//! Where head, text, foot and appendices of a paper begin.

use super::lists::{LISTS, begins_with, first_words};
use super::source::Line;
use crate::domain::plan::Table;
use crate::text::fold;
use crate::text::mark::mark;
use crate::text::words::{all_capitals, words};

/// A title stands near the top; capitals further down are headings.
const TITLE_WITHIN: usize = 60;
/// A foot is never longer than this; what stands below more lines is text.
const FOOT_WITHIN: usize = 120;

/// Which papers' titles are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    Plan,
    Report,
}

/// A paper in its parts.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub head: Vec<Line>,
    /// The kind of paper, when its title was found.
    pub title: Option<String>,
    /// What stands behind the title on its line.
    pub title_rest: Option<String>,
    pub text: Vec<Line>,
    pub foot: Vec<Line>,
    pub appendices: Vec<Vec<Line>>,
}

impl Frame {
    pub fn of(mut lines: Vec<Line>, sought: Sought) -> Self {
        let mut frame = Self::default();
        let titled = lines.iter().take(TITLE_WITHIN).enumerate().find_map(|(at, line)| {
            let (title, rest) = titled(line, sought)?;
            Some((at, title, rest))
        });
        let begin = match titled {
            Some((at, title, rest)) => {
                frame.title = Some(title);
                frame.title_rest = rest;
                at + 1
            }
            None => lines.iter().take_while(|line| looks_like_head(line)).count(),
        };
        let body = lines.split_off(begin);
        if frame.title.is_some() {
            lines.pop();
        }
        frame.head = lines;
        frame.divide(body);
        frame
    }

    fn divide(&mut self, mut body: Vec<Line>) {
        let foot = foot_start(&body);
        let behind = (foot..body.len()).skip(1).find(|at| begins_appendix(&body[*at])).unwrap_or(body.len());
        let rest = body.split_off(behind);
        for line in rest {
            let begins = begins_appendix(&line);
            match self.appendices.last_mut() {
                Some(last) if !begins || last.len() == 1 && names_only(&last[0]) && !names(&line) => {
                    last.push(line);
                }
                _ => self.appendices.push(vec![line]),
            }
        }
        self.foot = body.split_off(foot);
        self.text = body;
    }
}

/// The kind of paper that a line names as its title, and what stands behind it on the same line.
fn titled(line: &Line, sought: Sought) -> Option<(String, Option<String>)> {
    if line.table.is_some() {
        return None;
    }
    let text = line.text.trim_matches(['*', '_', ' ']);
    let lower = text.to_lowercase();
    let titles = if sought == Sought::Plan { &LISTS.titles } else { &LISTS.reports };
    titles.iter().find_map(|title| {
        if lower == title.to_lowercase() {
            return Some((title.clone(), None));
        }
        let rest = text.strip_prefix(title.as_str())?;
        let rest = rest.strip_prefix([' ', ':'])?.trim();
        // "CHƯƠNG TRÌNH HÀNH ĐỘNG" is a longer title; "KẾ HOẠCH tuyên truyền …" has its subject on the line.
        let longer = sought == Sought::Plan && all_capitals(rest);
        (!rest.is_empty() && !longer).then(|| (title.clone(), Some(rest.to_owned())))
    })
}

/// What a line of the head is, told by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Motto,
    Number,
    PlaceDate,
}

pub(super) fn told(text: &str) -> Option<Told> {
    if text.len() > 200 {
        return None;
    }
    let folded = fold(text);
    let squeezed: String = folded.split(' ').collect();
    if squeezed.starts_with("conghoaxahoi")
        || squeezed.starts_with("doclaptudo")
        || folded == "dang cong san viet nam"
    {
        return Some(Told::Motto);
    }
    if is_number(text) {
        return Some(Told::Number);
    }
    is_place_date(text).then_some(Told::PlaceDate)
}

/// "Số: 53/KH-BTV", "Số:      /KH-UBND", "Số 05-NQ/ĐU".
fn is_number(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("Số").or_else(|| text.strip_prefix("SỐ")) else { return false };
    text.chars().count() < 60
        && (rest.trim_start().starts_with(':') || rest.contains('/') || rest.contains('-'))
        && words(text).iter().all(|word| word.key != crate::text::words::key("ngày"))
}

/// "Cao Bằng, ngày 28 tháng 7 năm 2017", with or without its figures.
fn is_place_date(text: &str) -> bool {
    if text.chars().count() > 90 || text.ends_with([';', ':']) {
        return false;
    }
    let all = words(text);
    let at = |word: &str| {
        let wanted = crate::text::words::key(word);
        all.iter().position(|word| word.key == wanted)
    };
    let (Some(day), Some(month), Some(year)) = (at("ngày"), at("tháng"), at("năm")) else { return false };
    let begins = text.starts_with(|c: char| c.is_uppercase() || matches!(c, '.' | '…' | '_'));
    day < month && month < year && year - day <= 4 && all.len() - year <= 2 && day <= 7 && begins
}

fn looks_like_head(line: &Line) -> bool {
    line.table.is_none()
        && line.columns().iter().all(|text| {
            told(text).is_some() || (all_capitals(text) && mark(text).is_none()) || is_leftover(text)
        })
}

pub(super) fn is_leftover(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ', '-']);
    text.chars().all(|c| !c.is_alphanumeric()) || LISTS.leftovers.iter().any(|one| one == text)
}

/// A table that only holds a letterhead or a signature in its cells.
pub(super) fn is_layout(table: &Table) -> bool {
    let cells = table.columns.iter().map(|column| &column.title).chain(table.rows.iter().flatten());
    table.columns.len() <= 4
        && cells.flat_map(|cell| cell.lines()).any(|line| {
            let line = line.trim();
            told(line).is_some() || is_recipients(line) || is_authority(line) || is_post(line)
        })
}

pub(super) fn is_recipients(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ', '-']);
    (text.starts_with("Nơi nhận") || text.starts_with("NƠI NHẬN")) && text.chars().count() < 24
}

/// "TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH".
pub(super) fn is_authority(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ']);
    text.len() < 160
        && LISTS.authority.iter().any(|begin| {
            text.strip_prefix(begin.as_str()).is_some_and(|rest| {
                rest.starts_with(['.', ' ']) && all_capitals(rest.trim_start_matches(['.', ' ']))
            })
        })
}

/// "CHỦ TỊCH", "PHÓ CHỦ TỊCH".
pub(super) fn is_post(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ']);
    text.len() < 80
        && all_capitals(text)
        && LISTS.posts.iter().any(|post| crate::text::same(post, text) || text.starts_with(post.as_str()))
}

/// "PHỤ LỤC II": what it is about stands on the next line.
fn names_only(line: &Line) -> bool {
    names(line) && line.text.chars().count() < 16
}

fn names(line: &Line) -> bool {
    line.text.to_lowercase().starts_with("phụ lục")
}

fn begins_appendix(line: &Line) -> bool {
    if line.table.is_some() || line.text.len() > 300 {
        return false;
    }
    let text = line.text.trim_matches(['*', '_', ' ']);
    let short = text.starts_with("Phụ lục") && text.chars().count() < 16;
    let named = LISTS.appendices.iter().any(|name| {
        text.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    short || all_capitals(text) && named
}

/// Where the foot begins: at the recipients, or at the signature when it is given first or alone.
fn foot_start(lines: &[Line]) -> usize {
    let tops = |line: &Line, is: fn(&str) -> bool| {
        line.table.is_none() && line.text.len() < 400 && line.columns().iter().any(|text| is(text))
    };
    let end = lines.iter().rposition(|line| tops(line, is_recipients)).and_then(|last| {
        // An appendix may have a foot of its own: the first one is the paper's, unless its text goes on for long.
        let first = lines.iter().position(|line| tops(line, is_recipients))?;
        let apart = lines[first..last].iter().any(begins_appendix);
        Some(if apart { first } else { last })
    });
    let end = end.filter(|at| {
        let behind = lines[*at..].iter().take_while(|line| !begins_appendix(line)).count();
        behind <= FOOT_WITHIN
    });
    let limit = end.unwrap_or_else(|| {
        let from = lines.len() / 2;
        lines[from..].iter().position(begins_appendix).map_or(lines.len(), |at| at + from)
    });
    let near = limit.saturating_sub(if end.is_some() { 8 } else { 12 });
    let signs = |text: &str| is_authority(text) || is_post(text);
    let signed = lines[near..limit].iter().position(|line| tops(line, signs)).map(|at| at + near);
    signed.or(end).unwrap_or(lines.len())
}

/// Whether a line begins by a phrase of the opening.
pub(super) fn opens(text: &str) -> bool {
    begins_with(&LISTS.opening, &first_words(text)).is_some()
}
