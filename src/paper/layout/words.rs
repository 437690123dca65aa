//! Runs made ready for breaking: one string, its faces, its words with their exact widths.

use crate::paper::document::{Leader, Run, RunKind, Style};
use crate::paper::face::{FaceId, Faces};
use crate::paper::length::{Length, Size};
use crate::paper::page::{Ink, MissingGlyph, Overfull};
use crate::paper::structure::{Role, Structure, Tag};
use std::collections::BTreeSet;

/// Stands in the string for white space of an exact width and for dotted lines; never drawn.
const BLANK: char = '\u{fffc}';

/// What every step of the layout needs: the faces to measure with, and places to report what does not go as wished.
pub(super) struct Measure<'a> {
    pub faces: &'a Faces,
    pub missing: BTreeSet<MissingGlyph>,
    pub overfull: Vec<Overfull>,
    pub structure: Structure,
    /// What new elements are part of.
    pub parent: Tag,
}

impl<'a> Measure<'a> {
    pub fn new(faces: &'a Faces) -> Measure<'a> {
        Measure {
            faces,
            missing: BTreeSet::new(),
            overfull: Vec::new(),
            structure: Structure::default(),
            parent: Tag::ARTIFACT,
        }
    }

    /// A new part of what is being laid out.
    pub fn tag(&mut self, role: Role) -> Tag {
        self.structure.add(role, self.parent)
    }
}

/// A stretch of the string in one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Where it ends in the string.
    pub end: u32,
    pub face: FaceId,
    pub underline: bool,
    pub kind: RunKind,
    pub ink: Ink,
}

/// Text between two places where a line may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub start: u32,
    pub end: u32,
    pub width: Length,
    /// Width of the spaces up to the next word.
    pub space: Length,
    /// Whether the line ends here in any case.
    pub hard: bool,
}

/// A line: words `first..last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub first: u32,
    pub last: u32,
    /// Without the spaces after the last word.
    pub width: Length,
    /// How many spaces can be widened.
    pub spaces: u32,
    /// Whether the paragraph or the forced line ends here, so that the line is not justified.
    pub ends: bool,
}

/// The text of a paragraph or a cell. Emptied and used again for the next one, to save allocations.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub text: String,
    pub spans: Vec<Span>,
    pub words: Vec<Word>,
    pub lines: Vec<Line>,
    pub size: Size,
    /// Whether a dotted line fills what its line leaves.
    pub fills: bool,
}

impl Words {
    /// Reads runs: normal form, characters that cannot be printed reported, words measured.
    pub fn read(&mut self, runs: &[Run], size: Size, measure: &mut Measure) {
        self.text.clear();
        self.spans.clear();
        self.words.clear();
        self.lines.clear();
        self.size = size;
        self.fills = false;
        let mut open = OpenWord::default();
        for run in runs {
            match run.kind {
                RunKind::Blank(_) | RunKind::Leader(_) => {
                    open.begin(self);
                    self.text.push(BLANK);
                    open.width += run.kind.room();
                    self.fills |= matches!(run.kind, RunKind::Leader(Leader::Fill(_)));
                    self.close_span(run, run.kind);
                }
                RunKind::Plain => self.read_text(&run.text, run, &mut open, measure),
                RunKind::Missing => {
                    // Brackets, so that a draft printed in black and white shows the gap too.
                    self.read_text("[", run, &mut open, measure);
                    self.read_text(&run.text, run, &mut open, measure);
                    self.read_text("]", run, &mut open, measure);
                }
            }
        }
        open.end(self, false);
    }

    fn read_text(&mut self, text: &str, run: &Run, open: &mut OpenWord, measure: &mut Measure) {
        let face = measure.faces.get(FaceId::of(run.style));
        let size = i64::from(self.size.0);
        let text = crate::text::nfc(text);
        for character in text.chars() {
            match character {
                ' ' | '\t' => {
                    open.begin(self);
                    self.text.push(' ');
                    open.space(self.text.len(), Length(face.advance(' ') * size));
                }
                '\n' => {
                    open.end_line(self);
                    // Printed behind the line, as behind a wrapped one: read aloud and copied, words stay apart.
                    self.text.push(' ');
                }
                _ if is_invisible(character) => {}
                _ => {
                    open.begin(self);
                    let shown =
                        if face.glyph(character).is_some() { Some(character) } else { stand_in(character) };
                    if let Some(shown) = shown {
                        self.text.push(shown);
                        open.width += Length(face.advance(shown) * size);
                    } else {
                        measure
                            .missing
                            .insert(MissingGlyph { character, near: text.chars().take(60).collect() });
                        self.close_span(run, run.kind);
                        self.text.push('?');
                        open.width += Length(face.advance('?') * size);
                        self.close_span(run, RunKind::Missing);
                    }
                }
            }
        }
        self.close_span(run, run.kind);
    }

    fn close_span(&mut self, run: &Run, kind: RunKind) {
        let Style { underline, .. } = run.style;
        let ink = if kind == RunKind::Missing { Ink::Alert } else { run.ink };
        let span = Span { end: self.text.len() as u32, face: FaceId::of(run.style), underline, kind, ink };
        match self.spans.last_mut() {
            Some(last) if last.end == span.end => {}
            Some(last) if Span { end: span.end, ..*last } == span && kind.is_text() => {
                last.end = span.end;
            }
            None if span.end == 0 => {}
            _ => self.spans.push(span),
        }
    }

    /// The width of a part of the string.
    pub fn width_between(&self, start: u32, end: u32, faces: &Faces) -> Length {
        let mut width = Length::ZERO;
        self.for_each_span(start, end, |span, from, to| {
            width += match span.kind {
                RunKind::Blank(_) | RunKind::Leader(_) => span.kind.room(),
                RunKind::Plain | RunKind::Missing => {
                    let text = self.text.get(from as usize..to as usize).unwrap_or_default();
                    Length(faces.get(span.face).width(text) * i64::from(self.size.0))
                }
            };
        });
        width
    }

    /// Calls back with each stretch of one face between two places of the string.
    pub fn for_each_span(&self, start: u32, end: u32, mut each: impl FnMut(&Span, u32, u32)) {
        let first = self.spans.partition_point(|span| span.end <= start);
        let mut from = start;
        for span in self.spans.iter().skip(first) {
            if from >= end {
                break;
            }
            let to = span.end.min(end);
            each(span, from, to);
            from = to;
        }
    }

    /// The widest word.
    pub fn widest_word(&self) -> Length {
        self.words.iter().map(|word| word.width).max().unwrap_or_default()
    }

    /// The widest line, once broken.
    pub fn widest_line(&self) -> Length {
        self.lines.iter().map(|line| line.width).max().unwrap_or_default()
    }
}

impl RunKind {
    pub(super) fn is_text(self) -> bool {
        matches!(self, RunKind::Plain | RunKind::Missing)
    }

    /// The width of what is no text.
    fn room(self) -> Length {
        match self {
            RunKind::Blank(width) => width,
            RunKind::Leader(leader) => leader.least(),
            RunKind::Plain | RunKind::Missing => Length::ZERO,
        }
    }
}

/// The word being read.
#[derive(Default)]
struct OpenWord {
    open: bool,
    start: u32,
    /// End without spaces, once spaces have been met.
    end: Option<u32>,
    width: Length,
    space: Length,
}

impl OpenWord {
    /// A character that is no space comes: the word before the spaces is complete.
    fn begin(&mut self, words: &mut Words) {
        if self.open && self.end.is_some() {
            self.end(words, false);
        }
        if !self.open {
            *self = OpenWord { open: true, start: words.text.len() as u32, ..OpenWord::default() };
        }
    }

    /// A space has been pushed; `after` is the length of the string behind it.
    fn space(&mut self, after: usize, width: Length) {
        self.end.get_or_insert(after as u32 - 1);
        self.space += width;
    }

    fn end(&mut self, words: &mut Words, hard: bool) {
        if self.open {
            let end = self.end.unwrap_or(words.text.len() as u32);
            words.words.push(Word { start: self.start, end, width: self.width, space: self.space, hard });
            self.open = false;
        }
    }

    fn end_line(&mut self, words: &mut Words) {
        if !self.open {
            *self = OpenWord { open: true, start: words.text.len() as u32, ..OpenWord::default() };
        }
        self.end(words, true);
    }
}

/// Characters that are nothing to look at: joiners, byte order mark, soft hyphen, carriage return.
fn is_invisible(character: char) -> bool {
    matches!(character, '\r' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What has the same meaning on paper as a character most fonts lack.
fn stand_in(character: char) -> Option<char> {
    match character {
        '\u{2007}' | '\u{202f}' => Some('\u{a0}'),
        '\u{2010}' | '\u{2011}' | '\u{2012}' => Some('-'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(runs: &[Run]) -> (Words, BTreeSet<MissingGlyph>) {
        let mut measure = Measure::new(Faces::liberation().unwrap());
        let mut words = Words::default();
        words.read(runs, Size::pt(10.0), &mut measure);
        (words, measure.missing)
    }

    fn texts(words: &Words) -> Vec<&str> {
        words.words.iter().map(|word| &words.text[word.start as usize..word.end as usize]).collect()
    }

    #[test]
    fn words_end_at_spaces_only() {
        let (words, _) = read(&[Run::plain("Số 29/2023/TT-BGDĐT, 100\u{a0}% – hết")]);
        assert_eq!(texts(&words), ["Số", "29/2023/TT-BGDĐT,", "100\u{a0}%", "–", "hết"]);
    }

    #[test]
    fn a_word_may_change_its_face() {
        let (words, _) = read(&[Run::bold("Điều"), Run::plain("\u{a0}1. "), Run::italic("Khen")]);
        assert_eq!(texts(&words), ["Điều\u{a0}1.", "Khen"]);
        assert_eq!(words.spans.len(), 3);
        let faces = Faces::liberation().unwrap();
        let width = faces.get(FaceId::Bold).width("Điều") + faces.get(FaceId::Regular).width("\u{a0}1.");
        assert_eq!(words.words[0].width, Length(width * 1000));
        assert_eq!(words.words[0].space, Length(250 * 1000));
    }

    #[test]
    fn decomposed_letters_are_composed() {
        let (words, missing) = read(&[Run::plain("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t")]);
        assert_eq!(words.text, "Tiếng Việt");
        assert!(missing.is_empty());
    }

    #[test]
    fn what_cannot_be_printed_is_reported_and_shown() {
        let (words, missing) = read(&[Run::plain("Đạt ☑ yêu cầu")]);
        assert_eq!(words.text, "Đạt ? yêu cầu");
        assert_eq!(words.spans[1].kind, RunKind::Missing);
        let found: Vec<_> = missing.iter().map(|glyph| (glyph.character, glyph.near.as_str())).collect();
        assert_eq!(found, [('☑', "Đạt ☑ yêu cầu")]);
    }

    #[test]
    fn line_ends_and_blanks_are_kept() {
        let (words, _) = read(&[Run::plain("a\n\nb Số:"), Run::blank(Length::pt(30.0)), Run::plain("/KH")]);
        assert_eq!(texts(&words), ["a", "", "b", "Số:\u{fffc}/KH"]);
        assert_eq!(words.words.iter().map(|word| word.hard).collect::<Vec<_>>(), [true, true, false, false]);
        let plain = Faces::liberation().unwrap().get(FaceId::Regular).width("Số:/KH");
        assert_eq!(words.words[3].width, Length(plain * 1000) + Length::pt(30.0));
        let last = words.words[3];
        assert_eq!(words.width_between(last.start, last.end, Faces::liberation().unwrap()), last.width);
    }
}
