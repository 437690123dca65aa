//! Runs: text in one face, room to write into, values not given yet.

use super::look::Look;
use super::units::{half_points, rgb};
use crate::exchange::xml::{Xml, printable};
use crate::paper::{FaceId, Faces, Ink, Leader, Length, Run, RunKind, Size};

/// Name of the character style of values not given yet.
pub(super) const MISSING: &str = "GiaTriThieu";

/// Writes the runs of a paragraph.
pub(super) struct RunWriter<'x> {
    pub xml: &'x mut Xml,
    pub faces: &'x Faces,
    /// What the style of the paragraph says already.
    pub style: Look,
    /// The type size here.
    pub size: Size,
    /// Behind how many words lines end.
    pub breaks: &'x [usize],
    /// Whether there are tab stops for dotted lines to run to.
    pub tabs: bool,
    words: usize,
    in_space: bool,
}

impl<'x> RunWriter<'x> {
    pub fn new(xml: &'x mut Xml, faces: &'x Faces, style: Look, size: Size, breaks: &'x [usize]) -> Self {
        RunWriter { xml, faces, style, size, breaks, tabs: false, words: 0, in_space: false }
    }

    /// Writes runs of text.
    pub fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run.kind {
                RunKind::Plain => self.run(run, &run.text),
                // Brackets, so that a draft printed in black and white shows the gap, too.
                RunKind::Missing => self.run(run, &format!("[{}]", run.text)),
                RunKind::Blank(width) => self.blank(run, width),
                RunKind::Leader(Leader::Fill(_)) if self.tabs => self.leader(run),
                RunKind::Leader(leader) => self.blank(run, leader.least()),
            }
        }
    }

    /// Writes the mark of an item, and the step to its text.
    pub fn label(&mut self, run: &Run, tab: bool) {
        self.run(run, &run.text);
        self.xml.open("w:r", &[]);
        self.properties(run, None);
        if tab {
            self.xml.leaf("w:tab", &[]);
        } else {
            self.piece(" ");
        }
        self.xml.close();
        // The words of the mark are no words of the text.
        (self.words, self.in_space) = (0, false);
    }

    fn run(&mut self, run: &Run, text: &str) {
        let text = printable(text);
        if text.is_empty() {
            return;
        }
        self.xml.open("w:r", &[]);
        self.properties(run, None);
        let mut piece = String::new();
        for character in text.chars() {
            match character {
                '\n' => {
                    self.piece(&piece);
                    piece.clear();
                    self.xml.leaf("w:br", &[]);
                    self.in_space = false;
                }
                // Spaces at the end of a line that is broken here are not seen.
                ' ' if self.in_space && self.breaks.contains(&self.words) => {}
                ' ' if self.in_space => piece.push(' '),
                ' ' => {
                    self.words += 1;
                    self.in_space = true;
                    if self.breaks.contains(&self.words) {
                        self.piece(&piece);
                        piece.clear();
                        self.xml.leaf("w:br", &[]);
                    } else {
                        piece.push(' ');
                    }
                }
                _ => {
                    self.in_space = false;
                    piece.push(character);
                }
            }
        }
        self.piece(&piece);
        self.xml.close();
    }

    fn piece(&mut self, text: &str) {
        if !text.is_empty() {
            self.xml.words("w:t", &[("xml:space", "preserve")], text);
        }
    }

    /// A dotted line up to the next tab stop, which has the dots.
    fn leader(&mut self, run: &Run) {
        self.xml.open("w:r", &[]);
        self.properties(run, None);
        self.xml.leaf("w:tab", &[]);
        self.xml.close();
        self.in_space = false;
    }

    /// Room of an exact width: unbreakable spaces, spread to fill it, with dots below where there is a line to write
    /// on. A tab would not do in a centred line.
    fn blank(&mut self, run: &Run, width: Length) {
        let space = Length(self.faces.get(FaceId::of(run.style)).advance('\u{a0}') * i64::from(self.size.0));
        if width <= Length::ZERO || space <= Length::ZERO {
            return;
        }
        let count = (width.0 / space.0).max(1);
        self.xml.open("w:r", &[]);
        self.properties(run, Some(Length((width.0 - space.0 * count) / count)));
        let spaces = "\u{a0}".repeat(usize::try_from(count).unwrap_or(1));
        self.piece(&spaces);
        self.xml.close();
        self.in_space = false;
    }

    /// What the run has that the style of its paragraph has not; the order is the schema's.
    fn properties(&mut self, run: &Run, spread: Option<Length>) {
        let missing = run.kind == RunKind::Missing;
        let (bold, italic) = (run.style.bold != self.style.bold, run.style.italic != self.style.italic);
        let size = self.size != self.style.size;
        let dotted = spread.is_some() && matches!(run.kind, RunKind::Leader(_));
        let spread = spread.map(super::units::whole_twips).filter(|spread| *spread != 0);
        let coloured = run.ink != Ink::Black && !missing;
        let underline = run.style.underline;
        if !(missing || bold || italic || size || coloured || dotted || underline || spread.is_some()) {
            return;
        }
        self.xml.open("w:rPr", &[]);
        if missing {
            self.xml.val("w:rStyle", MISSING);
        }
        if bold {
            self.xml.switch("w:b", run.style.bold);
            self.xml.switch("w:bCs", run.style.bold);
        }
        if italic {
            self.xml.switch("w:i", run.style.italic);
            self.xml.switch("w:iCs", run.style.italic);
        }
        if coloured {
            self.xml.val("w:color", &rgb(run.ink));
        }
        if let Some(spread) = spread {
            self.xml.val("w:spacing", &spread.to_string());
        }
        if size {
            self.xml.val("w:sz", &half_points(self.size));
            self.xml.val("w:szCs", &half_points(self.size));
        }
        if dotted || underline {
            self.xml.val("w:u", if dotted { "dotted" } else { "single" });
        }
        self.xml.close();
    }
}
