//! The tree of sections, built from the marks that the paragraphs carry.

use super::FoundSection;
use super::source::Line;
use crate::domain::plan::{Content, Marking, TextRun};
use crate::text::mark::{Level, mark, roman_value};
use crate::text::words::{all_capitals, words};

/// A heading is at most this long, in letters.
const HEADING_MOST: usize = 200;

/// A section with the mark it had.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub depth: usize,
    pub class: Class,
    pub printed: String,
    pub marking: Marking,
    line: Line,
    /// Byte behind the mark.
    end: usize,
}

/// Marks of one kind follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// "Phần I", "Chương I", "Điều 1", "A.": kept as headings with their mark in words.
    Named(u8),
    Roman,
    /// "1." and, apart from it, "1)".
    Arabic(bool),
    /// "1.1", "1.1.1": how many figures.
    Nested(u8),
    Letter,
    /// "ii)".
    SmallRoman,
    Dash,
    Plus,
    /// "*", "•": inside or outside of dashes, as the text has it.
    Bullet(char),
    Plain,
    Table,
    Appendix,
}

impl Class {
    /// Further out comes first; bullets take the place they are met in.
    const fn rank(self) -> u8 {
        match self {
            Self::Appendix => 0,
            Self::Named(level) => 1 + level,
            Self::Roman => 10,
            Self::Arabic(false) => 11,
            Self::Nested(figures) => {
                if figures < 80 {
                    12 + figures
                } else {
                    92
                }
            }
            Self::Letter => 100,
            Self::Arabic(true) => 101,
            Self::SmallRoman => 102,
            Self::Dash => 110,
            Self::Plus => 111,
            Self::Bullet(_) => 112,
            Self::Plain | Self::Table => 120,
        }
    }

    const fn is_list(self) -> bool {
        matches!(self, Self::Dash | Self::Plus | Self::Bullet(_))
    }

    const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Table)
    }
}

/// "ii)", "iv.": small Roman numbers of more than one letter.
pub(super) fn small_roman(text: &str) -> Option<(u32, usize)> {
    let end = text.bytes().take_while(|b| matches!(b, b'i' | b'v' | b'x')).count();
    if !(2..=6).contains(&end) || !text[end..].starts_with([')', '.']) {
        return None;
    }
    text[end + 1..].starts_with(' ').then_some(())?;
    roman_value(&text[..end].to_ascii_uppercase()).map(|value| (value, end + 1))
}

/// List marks that the reader of marks does not know.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let known = matches!(
        first,
        '●' | '▪' | '■' | '□' | '○' | '◦' | '►' | '➢' | '✓' | '√' | '\u{f02d}'..='\u{f0ff}' | '·'
    );
    let end = first.len_utf8();
    (known && text[end..].starts_with([' ', '\t'])).then_some(end)
}

/// What a paragraph begins with.
struct Begin {
    class: Class,
    number: u32,
    end: usize,
}

fn begin(line: &Line) -> Option<Begin> {
    let text = line.text.as_str();
    if let Some((number, end)) = small_roman(text) {
        return Some(Begin { class: Class::SmallRoman, number, end });
    }
    if let Some(end) = bullet(text) {
        return Some(Begin { class: Class::Bullet('•'), number: 0, end });
    }
    let mark = mark(text)?;
    let class = match mark.level {
        Level::Division => Class::Named(0),
        Level::Chapter => Class::Named(1),
        Level::Capital => Class::Named(2),
        Level::Article => Class::Named(3),
        Level::Roman => Class::Roman,
        Level::Arabic(1) => Class::Arabic(mark.close == ')'),
        Level::Arabic(figures) => Class::Nested(figures),
        Level::Letter => Class::Letter,
        Level::Plus => Class::Plus,
        Level::Dash => match mark.close {
            '-' | '–' | '—' => Class::Dash,
            '*' => Class::Bullet('*'),
            _ => Class::Bullet('•'),
        },
    };
    Some(Begin { class, number: mark.number, end: mark.end })
}

/// An open section on the way from the top to where the text is.
struct Open {
    class: Class,
    number: u32,
    depth: usize,
}

/// The tree of the paragraphs of a text.
pub(super) fn build(lines: Vec<Line>) -> Vec<Node> {
    let mut builder = Builder::default();
    for line in lines {
        builder.add(line);
    }
    builder.finish()
}

/// An appendix: its first lines are its title, the rest a tree of its own.
pub(super) fn appendix(lines: Vec<Line>) -> Vec<Node> {
    let mut lines = lines.into_iter().peekable();
    let Some(first) = lines.next() else { return Vec::new() };
    // "PHỤ LỤC I" is counted by the form; "DANH SÁCH …" is a title.
    let end = appendix_mark(&first.text);
    let mut title = first;
    let mut bare = end == title.text.len();
    while bare && lines.peek().is_some_and(|line| line.table.is_none() && all_capitals(&line.text)) {
        let Some(next) = lines.next() else { break };
        title.text.push(' ');
        title.text.push_str(&next.text);
        title.runs.push(TextRun { text: format!(" {}", next.text), ..TextRun::default() });
        bare = lines.peek().is_some_and(|line| line.text.len() < 200);
    }
    let printed = title.text[..end].trim().to_owned();
    let mut nodes = vec![Node {
        depth: 0,
        class: Class::Appendix,
        printed,
        marking: Marking::Appendix,
        line: title,
        end,
    }];
    let text = super::body::divided(lines.collect(), false);
    for mut node in build(text.0.into_iter().chain(text.1).collect()) {
        node.depth += 1;
        nodes.push(node);
    }
    nodes
}

fn appendix_mark(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("PHỤ LỤC").or_else(|| text.strip_prefix("Phụ lục")) else {
        return 0;
    };
    let begin = text.len() - rest.len();
    let number = rest.trim_start();
    let length = number.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let counted = roman_value(&number[..length]).is_some() || number[..length].parse::<u32>().is_ok();
    if !counted {
        return begin;
    }
    let end = text.len() - number.len() + length;
    end + text[end..].bytes().take_while(|b| matches!(b, b'.' | b':' | b'-' | b' ')).count()
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    path: Vec<Open>,
}

impl Builder {
    fn add(&mut self, line: Line) {
        if line.table.is_some() {
            self.text(line, Class::Table);
            return;
        }
        match begin(&line).filter(|begin| self.believes(begin, &line)) {
            Some(begin) => self.item(line, &begin),
            None if is_bare_heading(&line) => self.heading(line),
            None => self.text(line, Class::Plain),
        }
    }

    /// Letters and numbers at the beginning of running text are not always marks: one must begin a sequence, go on
    /// with one, or look like a heading.
    fn believes(&self, begin: &Begin, line: &Line) -> bool {
        let body = line.text[begin.end..].trim();
        let follows = begin.number == 1
            || self.path.iter().any(|open| open.class == begin.class && open.number + 1 == begin.number);
        match begin.class {
            Class::Named(2) => {
                body.len() < 300 && (follows && all_capitals(body) || begin.number == 1 && all_capitals(body))
            }
            Class::Letter => follows || line.text[..begin.end].ends_with(')') && !self.path.is_empty(),
            Class::Roman => follows || all_capitals(body),
            Class::SmallRoman => follows,
            _ => true,
        }
    }

    fn item(&mut self, line: Line, begin: &Begin) {
        let at = self.place(begin);
        self.path.truncate(at);
        let depth = self.path.last().map_or(0, |open| open.depth + 1);
        self.path.push(Open { class: begin.class, number: begin.number, depth });
        self.push(line, begin.class, begin.end, depth);
    }

    /// How many of the open sections stay open above the new one.
    fn place(&self, begin: &Begin) -> usize {
        let path = &self.path;
        let same = |open: &Open| open.class == begin.class;
        if begin.class.is_list() {
            if let Some(at) = path.iter().rposition(same) {
                return at;
            }
            // A bullet opens inside the list it stands in; dashes and pluses know their order.
            return match begin.class {
                Class::Bullet(_) => {
                    path.len() - usize::from(path.last().is_some_and(|open| open.class.is_text()))
                }
                _ => path
                    .iter()
                    .position(|open| {
                        open.class.rank() > begin.class.rank() && !matches!(open.class, Class::Bullet(_))
                    })
                    .unwrap_or(path.len()),
            };
        }
        // The sequence that it goes on with, the innermost first.
        if let Some(at) = path.iter().rposition(|open| same(open) && open.number + 1 == begin.number) {
            return at;
        }
        let outer = path.iter().rposition(same);
        match outer {
            // "1." again inside of "a)": a sequence of its own.
            Some(at) if begin.number == 1 => {
                let inside = path[at + 1..].iter().rposition(|open| {
                    !open.class.is_list() && !open.class.is_text() && open.class.rank() > begin.class.rank()
                });
                inside.map_or(at, |further| at + 1 + further + 1)
            }
            Some(at) => at,
            None => path.iter().position(|open| open.class.rank() > begin.class.rank()).unwrap_or(path.len()),
        }
    }

    /// A heading in capitals without a number stands at the top.
    fn heading(&mut self, line: Line) {
        self.path.clear();
        self.path.push(Open { class: Class::Named(0), number: 0, depth: 0 });
        self.push(line, Class::Named(0), 0, 0);
    }

    /// Running text and tables stand under the counted section they are in.
    fn text(&mut self, line: Line, class: Class) {
        let keep = self.path.iter().rposition(|open| !open.class.is_list() && !open.class.is_text());
        self.path.truncate(keep.map_or(0, |at| at + 1));
        let depth = self.path.last().map_or(0, |open| open.depth + 1);
        self.push(line, class, 0, depth);
    }

    fn push(&mut self, line: Line, class: Class, end: usize, depth: usize) {
        let printed = line.text[..end].trim().to_owned();
        self.nodes.push(Node { depth, class, printed, marking: Marking::Plain, line, end });
    }

    fn finish(mut self) -> Vec<Node> {
        let count = self.nodes.len();
        // The class of the list that each depth is in, to tell dashes from what stands inside of them.
        let mut above: Vec<Class> = Vec::new();
        for at in 0..count {
            let (depth, class) = (self.nodes[at].depth, self.nodes[at].class);
            above.truncate(depth);
            let inside_list = above.last().is_some_and(|class| class.is_list());
            let has_dashes =
                self.nodes.get(at + 1).is_some_and(|next| next.depth > depth && next.class == Class::Dash);
            let marking = match class {
                Class::Named(_) | Class::Plain | Class::Table => Marking::Plain,
                Class::Appendix => Marking::Appendix,
                Class::Roman => Marking::Roman,
                Class::Arabic(_) => Marking::Arabic,
                Class::Nested(_) => Marking::Nested,
                Class::Letter | Class::SmallRoman => Marking::Letter,
                Class::Dash => Marking::Dash,
                Class::Plus => Marking::Plus,
                // "* Đối với tập thể" with dashes inside stays a line of its own with its star.
                Class::Bullet(_) if has_dashes => Marking::Plain,
                Class::Bullet(_) if inside_list => Marking::Plus,
                Class::Bullet(_) => Marking::Dash,
            };
            self.nodes[at].marking = marking;
            above.push(class);
        }
        self.nodes
    }
}

fn is_heading_text(line: &Line, body: &str) -> bool {
    let capitals = all_capitals(body);
    let short = body.chars().count() <= HEADING_MOST;
    let ended = body.ends_with(['.', ';', ',', '…']) && !body.ends_with(":.");
    // ": " inside: what stands behind it is the text itself.
    let tells = body.find(": ").is_some_and(|at| body[at..].split_whitespace().count() > 1);
    short && !body.is_empty() && (capitals || line.is_bold() && !tells || !ended && !tells && !sentence(body))
}

/// Two sentences are no heading.
fn sentence(body: &str) -> bool {
    body.contains(". ") || body.contains("; ") && !body.ends_with(':')
}

fn is_bare_heading(line: &Line) -> bool {
    let count = words(&line.text[..line.text.floor_char_boundary(300)]).len();
    line.text.len() < 300 && (2..=30).contains(&count) && all_capitals(&line.text)
}

/// The sections with their contents; a heading needs something under it, or to look like nothing else.
pub(super) fn finished(nodes: Vec<Node>) -> Vec<FoundSection> {
    let deeper: Vec<bool> = (0..nodes.len())
        .map(|at| nodes.get(at + 1).is_some_and(|next| next.depth > nodes[at].depth))
        .collect();
    nodes.into_iter().zip(deeper).map(|(node, deeper)| node.finished(deeper)).collect()
}

impl Node {
    /// Whether the mark is kept in the words, because the plan has no marking of its kind.
    pub fn keeps_mark(&self) -> bool {
        self.marking == Marking::Plain
    }

    fn finished(self, deeper: bool) -> FoundSection {
        let Self { depth, class, mut printed, marking, line, mut end, .. } = self;
        if let Some(table) = line.table {
            return FoundSection { depth, marking, printed, content: Content::Table { table } };
        }
        let body = line.text[end..].trim();
        let counted = !class.is_list() && !class.is_text();
        let heading = counted
            && is_heading_text(&line, body)
            && (deeper || all_capitals(body) || line.is_bold() || matches!(class, Class::Named(_)));
        if marking == Marking::Plain {
            // The mark stays where it was printed: in the words.
            end = 0;
            printed.clear();
        }
        let text = line.text[end..].trim().to_owned();
        let content = match class {
            Class::Appendix => Content::Appendix { text, landscape: false },
            _ if heading => Content::Heading { text },
            _ => Content::Text { runs: line.runs_behind(end) },
        };
        FoundSection { depth, marking, printed, content }
    }
}

impl Node {
    /// Its words without the mark.
    pub fn words(&self) -> &str {
        self.line.text[self.end..].trim()
    }
}
