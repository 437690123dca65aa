//! The text of a document: paragraphs, drawn rules, room, columns.

use super::flow::{self, Item, Piece, Role, Stop};
use super::look::{self, Look, Styles};
use super::parts::SheetParts;
use super::text::RunWriter;
use super::units::{eighths, twips, whole_twips};
use super::{parts, table};
use crate::exchange::xml::Xml;
use crate::paper::layout::measured::{label_end, placed_lines};
use crate::paper::{Align, FaceId, Faces, Length, Para, Placed, Run, RunKind, Size};

/// Name of the style of paragraphs that are nothing but room.
pub(super) const ROOM: &str = "KhoangCach";

/// Writes the blocks of a document.
pub(super) struct Body<'x> {
    pub xml: &'x mut Xml,
    pub styles: &'x Styles,
    pub faces: &'x Faces,
}

/// What its surroundings ask of a piece.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked<'s> {
    /// White space above, beyond its own.
    pub lead: Length,
    /// Whether it stays with what follows in any case.
    pub keep_next: bool,
    /// The properties of the section that ends with it.
    pub section: Option<&'s SheetParts>,
}

impl Body<'_> {
    /// Writes a section; its properties stand in its last paragraph, unless it is the last section.
    pub fn section(&mut self, pieces: &[Piece<'_>], sheet: &SheetParts, last: bool) {
        let end = pieces.len().saturating_sub(1);
        if let Some((number, name)) = sheet.bookmark() {
            self.xml.leaf("w:bookmarkStart", &[("w:id", &number), ("w:name", &name)]);
            self.xml.leaf("w:bookmarkEnd", &[("w:id", &number)]);
        }
        for (index, piece) in pieces.iter().enumerate() {
            let section = (index == end && !last).then_some(sheet);
            self.piece(piece, Asked { section, ..Asked::default() });
        }
        if last {
            parts::section_properties(self.xml, sheet);
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, asked: Asked<'_>) {
        match &piece.item {
            Item::Para { para, role, breaks, stops } => {
                self.para(piece, para, *role, (breaks, stops), asked);
            }
            Item::Rule { thickness, length, width } => {
                self.rule(piece, *thickness, *length, *width, asked);
            }
            Item::Grid { .. } => self.grid(piece, asked),
            Item::Table { table, widths } => {
                table::write(self, table, widths, piece.keep_next || asked.keep_next);
            }
            Item::Room(height) => self.room(piece, *height, asked),
            Item::Placed(placed) => self.placed(placed),
        }
    }

    fn para(
        &mut self,
        piece: &Piece<'_>,
        para: &Para,
        role: Role,
        (breaks, stops): (&[usize], &[Stop]),
        asked: Asked<'_>,
    ) {
        let style = self.styles.look(role);
        let mut look = Look::of(para, piece);
        look.before += asked.lead;
        look.keep_next |= asked.keep_next;
        let end = label_end(para, self.faces).unwrap_or_default();
        let tab = para.label.as_ref().map(|label| label.tab).filter(|tab| *tab > end);
        self.xml.open("w:p", &[]);
        self.open_properties(&role.id(), style.keep_next, look.keep_next, piece.new_page);
        let label = tab.map(|at| Stop { at, right: false, dotted: false });
        self.tab_stops(label.iter().chain(stops));
        self.differences(&style, &look);
        self.close_properties(asked);
        let mut runs = RunWriter::new(self.xml, self.faces, style, para.size, breaks);
        runs.tabs = !stops.is_empty();
        if let Some(label) = &para.label {
            runs.label(&label.run, tab.is_some());
        }
        runs.runs(&para.runs);
        self.xml.close();
    }

    fn tab_stops<'s>(&mut self, stops: impl Iterator<Item = &'s Stop>) {
        let mut stops: Vec<&Stop> = stops.collect();
        if stops.is_empty() {
            return;
        }
        stops.sort_by_key(|stop| whole_twips(stop.at));
        stops.dedup_by_key(|stop| whole_twips(stop.at));
        self.xml.open("w:tabs", &[]);
        for stop in stops {
            let mut tab = vec![("w:val", if stop.right { "right" } else { "left" })];
            if stop.dotted {
                tab.push(("w:leader", "dot"));
            }
            let at = twips(stop.at);
            tab.push(("w:pos", &at));
            self.xml.leaf("w:tab", &tab);
        }
        self.xml.close();
    }

    /// What the look has that the style has not: spaces, indents, alignment, level.
    pub fn differences(&mut self, style: &Look, look: &Look) {
        let spaces = |look: &Look| (look.before, look.after, look.pitch);
        if spaces(style) != spaces(look) {
            look::spacing(self.xml, look);
        }
        let indents = |look: &Look| (look.first_indent, look.left_indent, look.right_indent);
        if indents(style) != indents(look) {
            look::indents(self.xml, look);
        }
        if style.align != look.align {
            self.xml.val("w:jc", look::justification(look.align));
        }
        if let (true, Some(level)) = (style.outline != look.outline, look.outline) {
            self.xml.val("w:outlineLvl", &level.to_string());
        }
    }

    /// Opens the properties of a paragraph with what the schema wants first.
    pub fn open_properties(&mut self, style: &str, styled_keep: bool, keep_next: bool, new_page: bool) {
        self.xml.open("w:pPr", &[]);
        self.xml.val("w:pStyle", style);
        if styled_keep != keep_next {
            self.xml.switch("w:keepNext", keep_next);
        }
        if new_page {
            self.xml.switch("w:pageBreakBefore", true);
        }
    }

    fn close_properties(&mut self, asked: Asked<'_>) {
        if let Some(sheet) = asked.section {
            parts::section_properties(self.xml, sheet);
        }
        self.xml.close();
    }

    /// A drawn line is the upper border of an empty paragraph as wide as the line.
    fn rule(
        &mut self,
        piece: &Piece<'_>,
        thickness: Length,
        length: Length,
        width: Length,
        asked: Asked<'_>,
    ) {
        let side = (width - length).half().max(Length::ZERO);
        self.xml.open("w:p", &[]);
        self.open_properties(ROOM, false, piece.keep_next || asked.keep_next, piece.new_page);
        self.xml.open("w:pBdr", &[]);
        self.xml.leaf(
            "w:top",
            &[("w:val", "single"), ("w:sz", &eighths(thickness)), ("w:space", "0"), ("w:color", "000000")],
        );
        self.xml.close();
        let (before, after) = (twips(piece.gap + asked.lead), twips(piece.after));
        self.xml.leaf("w:spacing", &[("w:before", &before), ("w:after", &after)]);
        self.xml.leaf("w:ind", &[("w:left", &twips(side)), ("w:right", &twips(side))]);
        self.close_properties(asked);
        self.xml.close();
    }

    fn room(&mut self, piece: &Piece<'_>, height: Length, asked: Asked<'_>) {
        self.xml.open("w:p", &[]);
        self.open_properties(ROOM, false, piece.keep_next || asked.keep_next, piece.new_page);
        // The paragraph itself is one point high.
        let before = whole_twips(height + piece.gap) - 20;
        if before > 0 {
            self.xml.leaf("w:spacing", &[("w:before", &before.to_string())]);
        }
        self.close_properties(asked);
        self.xml.close();
    }

    /// Side-by-side blocks are a table without rules, because that is what offices make by hand.
    fn grid(&mut self, piece: &Piece<'_>, asked: Asked<'_>) {
        let Item::Grid { widths, gap, rows } = &piece.item else { return };
        let count = widths.len();
        let with_gaps: Vec<Length> = widths
            .iter()
            .enumerate()
            .map(|(index, width)| if index + 1 < count { *width + *gap } else { *width })
            .collect();
        let edges = table::edges(&with_gaps);
        self.xml.open("w:tbl", &[]);
        table::properties(self.xml, table::PLAIN, &edges, None, None);
        for row in rows {
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.switch("w:cantSplit", true);
            self.xml.close();
            for (index, cell) in row.cells.iter().enumerate() {
                self.xml.open("w:tc", &[]);
                self.xml.open("w:tcPr", &[]);
                table::cell_width(self.xml, &edges, index, 1);
                if *gap > Length::ZERO && index + 1 < count {
                    self.xml.open("w:tcMar", &[]);
                    self.xml.leaf("w:right", &[("w:w", &twips(*gap)), ("w:type", "dxa")]);
                    self.xml.close();
                }
                self.xml.close();
                for (index, inner) in cell.iter().enumerate() {
                    let lead = if index == 0 { row.gap } else { Length::ZERO };
                    let keep_next = piece.keep_next || asked.keep_next;
                    self.piece(inner, Asked { lead, keep_next, section: None });
                }
                self.xml.close();
            }
            self.xml.close();
        }
        self.xml.close();
    }

    /// Text at a fixed place is a frame on the sheet; it hangs on the paragraph that follows.
    fn placed(&mut self, placed: &Placed) {
        let (size, lines) = placed_lines(placed, self.faces);
        let pitch = placed.pitch.share(i64::from(size.0), i64::from(placed.size.0.max(1)));
        let look = Look::plain(size, pitch, placed.align);
        let style = self.styles.look(Role::Placed);
        // Word has what a line is higher than its letters above them.
        let face = self.faces.get(FaceId::Regular);
        let descent = Length(face.descent * i64::from(size.0));
        let top = placed.y + descent - look.pitch;
        let words = lines.iter().scan(0, |words, line| {
            *words += line.words;
            Some(*words)
        });
        let hard = placed.runs.iter().any(|run| run.text.contains('\n'));
        let breaks: Vec<usize> = if hard { Vec::new() } else { words.take(lines.len() - 1).collect() };
        self.xml.open("w:p", &[]);
        self.open_properties(&Role::Placed.id(), false, false, false);
        let (width, x, y) = (twips(placed.width), twips(placed.x), twips(top));
        self.xml.leaf(
            "w:framePr",
            &[
                ("w:w", &width),
                ("w:hSpace", "0"),
                ("w:wrap", "around"),
                ("w:vAnchor", "page"),
                ("w:hAnchor", "page"),
                ("w:x", &x),
                ("w:y", &y),
            ],
        );
        self.differences(&style, &look);
        self.xml.close();
        RunWriter::new(self.xml, self.faces, style, size, &breaks).runs(&placed.runs);
        self.xml.close();
    }

    /// A paragraph of a table's cell.
    pub fn cell_para(&mut self, role: Role, cell: &CellText<'_>) {
        let style = self.styles.look(role);
        let look = Look { pitch: cell.pitch.max(cell.size.least_pitch()), align: cell.align, ..style };
        self.xml.open("w:p", &[]);
        self.open_properties(&role.id(), style.keep_next, cell.keep_next, false);
        let stops = stops(cell.runs, cell.set, cell.align, cell.width, self.faces);
        self.tab_stops(stops.iter());
        self.differences(&style, &look);
        self.xml.close();
        let mut runs = RunWriter::new(self.xml, self.faces, style, cell.set, &[]);
        runs.tabs = !stops.is_empty();
        runs.runs(cell.runs);
        self.xml.close();
    }
}

/// The text of a table's cell.
#[derive(Clone, Copy)]
pub(super) struct CellText<'d> {
    pub runs: &'d [Run],
    pub align: Align,
    /// Type size of the table.
    pub size: Size,
    /// Type size here, smaller where a word would not fit.
    pub set: Size,
    pub pitch: Length,
    /// Width of its lines.
    pub width: Length,
    pub keep_next: bool,
}

fn stops(runs: &[Run], size: Size, align: Align, width: Length, faces: &Faces) -> Vec<Stop> {
    if !runs.iter().any(|run| matches!(run.kind, RunKind::Leader(_))) {
        return Vec::new();
    }
    let para = Para { align, ..Para::new(size, size.least_pitch(), runs.to_vec()) };
    flow::stops(&para, width, faces)
}
