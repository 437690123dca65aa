//! Text for cells: pieces in one face each, and how high they stand.

use crate::exchange::xml::printable;
use crate::paper::{FaceId, Faces, Ink, Length, Para, Run, RunKind, Size};
use rust_xlsxwriter::{Color, Format, FormatUnderline};

/// The font of all cells.
pub(super) const FONT: &str = "Times New Roman";

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub size: Size,
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub ink: Ink,
}

impl Piece {
    /// The font of this piece on top of the format of its cell.
    pub fn font(&self, cell: Format) -> Format {
        let mut format = cell.set_font_name(FONT).set_font_family(1).set_font_size(points(self.size));
        if self.bold {
            format = format.set_bold();
        }
        if self.italic {
            format = format.set_italic();
        }
        if self.underline {
            format = format.set_underline(FormatUnderline::Single);
        }
        if self.ink != Ink::Black {
            let [red, green, blue] = self.ink.rgb();
            let rgb = (u32::from(red) << 16) | (u32::from(green) << 8) | u32::from(blue);
            format = format.set_font_color(Color::RGB(rgb));
        }
        format
    }
}

/// A size in points as Excel offers it: whole and half ones, rounded down.
fn points(size: Size) -> f64 {
    f64::from(size.0 / 50) / 2.0
}

/// Excel sets the lines of a cell by itself, in whole pixels, and wider apart than the paper; a row that reckons with
/// less clips the last line. At 11 pt a line is 18 pixels high, which is 1.227 em, and that is the worst of the sizes
/// papers use.
pub(super) fn line_height(size: Size, pitch: Length) -> Length {
    pitch.max(size.pitch(1250))
}

/// Runs with plain spaces: in a sheet that is searched and sorted, a space that no line breaks at is a trap.
pub(super) fn spaced(runs: &[Run]) -> Vec<Run> {
    runs.iter().map(|run| Run { text: run.text.replace('\u{a0}', " "), ..run.clone() }).collect()
}

/// The pieces of some runs, faces that follow each other joined.
pub(super) fn pieces(runs: &[Run], size: Size, faces: &Faces) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        let repeated = |character: char, width: Length| {
            let one = faces.get(FaceId::of(run.style)).advance(character) * i64::from(size.0);
            let count = usize::try_from(width.0 / one.max(1)).unwrap_or(0).min(400);
            character.to_string().repeat(count.max(1))
        };
        let text = match run.kind {
            RunKind::Plain => printable(&run.text),
            RunKind::Missing => printable(&format!("[{}]", run.text)),
            RunKind::Blank(width) => repeated('\u{a0}', width),
            // A cell has no dotted lines, so there it is dots.
            RunKind::Leader(leader) => repeated('.', leader.least()),
        };
        let ink = if run.kind == RunKind::Missing { Ink::Alert } else { run.ink };
        let style = run.style;
        let piece =
            Piece { text, size, bold: style.bold, italic: style.italic, underline: style.underline, ink };
        match pieces.last_mut() {
            _ if piece.text.is_empty() => {}
            Some(last) if Piece { text: last.text.clone(), ..piece.clone() } == *last => {
                last.text.push_str(&piece.text);
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// The pieces of a paragraph, its mark in front.
pub(super) fn para_pieces(para: &Para, faces: &Faces) -> Vec<Piece> {
    let mut runs = Vec::with_capacity(para.runs.len() + 2);
    if let Some(label) = &para.label {
        runs.extend([label.run.clone(), Run::styled(" ", label.run.style)]);
    }
    runs.extend(spaced(&para.runs));
    pieces(&runs, para.size, faces)
}

/// All the text of some pieces.
pub(super) fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}
