//! Blocks one below the other: paragraphs, rules, gaps, kept groups.

use super::lines::Room;
use super::strip::{Bond, Piece, Sink, Slot, Strip};
use super::words::{Measure, Words};
use super::{columns, placed, table};
use crate::paper::document::{Align, Block, Label, Para, Rule, RuleLength, Run, RunKind, Section};
use crate::paper::length::Length;
use crate::paper::page::{Area, Ink, LineMark, Mark};
use crate::paper::structure::{Role, Tag};

/// The place blocks stand in: the body of a page or a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Left edge, from the left edge of the page.
    pub x: Length,
    pub width: Length,
    /// Height of a page's body.
    pub page: Length,
}

/// Turns blocks into pieces.
pub(super) struct Stack<'s, 'm, 'f> {
    pub place: Place,
    pub measure: &'m mut Measure<'f>,
    sink: &'s mut dyn Sink,
    /// White space owed to the next piece.
    gap: Length,
    /// Bond the next piece has at least.
    next: Bond,
    /// Width of the widest line of the paragraph above, for rules.
    above: Length,
    /// Whether something stands above since the beginning of the section or a forced new page.
    begun: bool,
    /// The list that the next item belongs to.
    list: Option<Tag>,
    words: Words,
}

/// The blocks of a section. The closing block (signatures) never stands alone on a page, nor does what follows the
/// last table: both take the end of what is above them along.
pub(super) fn section(section: &Section, sink: &mut dyn Sink, measure: &mut Measure) {
    let place = Place {
        x: section.setup.margins.left,
        width: section.setup.body_width().max(Length::pt(1.0)),
        page: section.setup.body_height(),
    };
    let blocks = &section.blocks;
    let solid = |block: &Block| {
        !matches!(
            block,
            Block::Gap(_) | Block::NewPage | Block::Placed(_) | Block::Shape(_) | Block::Picture(_)
        )
    };
    let closing = blocks.iter().rposition(solid);
    let last_table = blocks.iter().rposition(|block| matches!(block, Block::Table(_)));
    let after_table = last_table.and_then(|at| Some(at + 1 + blocks[at + 1..].iter().position(solid)?));
    let mut stack = Stack::new(place, sink, measure);
    for (index, block) in blocks.iter().enumerate() {
        let closes = Some(index) == closing && matches!(block, Block::Columns(_) | Block::Keep(_));
        if closes || Some(index) == after_table {
            stack.hold(Bond::Tight);
        }
        stack.block(block);
    }
}

impl<'s, 'm, 'f> Stack<'s, 'm, 'f> {
    pub fn new(place: Place, sink: &'s mut dyn Sink, measure: &'m mut Measure<'f>) -> Self {
        Stack {
            place,
            measure,
            sink,
            gap: Length::ZERO,
            next: Bond::Free,
            above: Length::ZERO,
            begun: false,
            list: None,
            words: Words::default(),
        }
    }

    pub fn block(&mut self, block: &Block) {
        let goes_on = match block {
            Block::Para(para) => para.label.is_some(),
            Block::Gap(_) | Block::Placed(_) | Block::Shape(_) | Block::Picture(_) => true,
            _ => false,
        };
        if !goes_on {
            self.list = None;
        }
        match block {
            Block::Para(para) => self.para(para),
            Block::Rule(rule) => self.rule(rule),
            Block::Gap(gap) => self.gap += *gap,
            Block::Keep(blocks) => self.keep(blocks),
            Block::Columns(columns) => {
                self.space(columns.before);
                columns::lay(columns, self);
                self.space(columns.after);
            }
            Block::Table(table) => {
                self.space(table.before);
                table::lay(table, self);
                self.space(table.after);
                if table.keep_next {
                    self.hold(Bond::Tight);
                }
            }
            Block::NewPage => {
                self.sink.new_page();
                self.gap = Length::ZERO;
                self.next = Bond::Free;
                self.begun = false;
            }
            Block::Placed(text) => {
                let strip = placed::text(text, self.measure);
                self.fix(strip);
            }
            Block::Shape(shape) => self.fix(placed::shape(shape)),
            Block::Drawing(drawing) => {
                let left = self.place.x + (self.place.width - drawing.width).half().max(Length::ZERO);
                let strip = placed::drawing(drawing, left, self.measure);
                self.space(drawing.before);
                self.emit(Piece { strip, height: drawing.height, ..Piece::default() });
                self.space(drawing.after);
                if drawing.keep_next {
                    self.hold(Bond::Loose);
                }
            }
            Block::Picture(picture) => {
                let strip = placed::picture(picture, self.measure);
                self.fix(strip);
            }
        }
    }

    /// Hands on what stands at a fixed place of the page: with the piece above, without taking the white space and the
    /// bond that are owed to the next one.
    pub fn fix(&mut self, strip: Strip) {
        let bond = if self.begun { Bond::Tight } else { Bond::Free };
        self.sink.piece(Piece { strip, bond, fixed: true, ..Piece::default() });
    }

    /// White space of which the larger of two neighbours counts.
    fn space(&mut self, gap: Length) {
        self.gap = self.gap.max(gap);
    }

    /// Binds the next piece to the one before.
    pub fn hold(&mut self, bond: Bond) {
        self.next = self.next.max(bond);
    }

    /// Hands a piece on, with the white space and the bond it owes to what came before.
    pub fn emit(&mut self, mut piece: Piece) {
        piece.gap = std::mem::take(&mut self.gap);
        piece.bond = piece.bond.max(std::mem::take(&mut self.next));
        self.begun = true;
        self.sink.piece(piece);
    }

    fn keep(&mut self, blocks: &[Block]) {
        let mut kept = Kept { sink: &mut *self.sink, first: true };
        let mut stack = Stack {
            place: self.place,
            measure: &mut *self.measure,
            sink: &mut kept,
            gap: self.gap,
            next: self.next,
            above: self.above,
            begun: self.begun,
            list: None,
            words: std::mem::take(&mut self.words),
        };
        for block in blocks {
            stack.block(block);
        }
        (self.gap, self.next, self.above, self.begun) = (stack.gap, stack.next, stack.above, stack.begun);
        self.words = stack.words;
    }

    fn para(&mut self, para: &Para) {
        self.space(para.before);
        let mut words = std::mem::take(&mut self.words);
        words.read(&para.runs, para.size, self.measure);
        let faces = self.measure.faces;
        let left = self.place.x + para.left_indent;
        let width = (self.place.width - para.left_indent - para.right_indent).max(Length::pt(1.0));
        let pitch = para.pitch.max(para.size.least_pitch());
        let (mark_tag, tag) = self.tags(para);
        let mut label = Strip::default();
        let first = match &para.label {
            Some(mark) => {
                let start = left + para.first_indent;
                let end = self.label(mark, para, start, pitch, mark_tag, &mut label);
                end.max(self.place.x + mark.tab) - left
            }
            None => para.first_indent,
        };
        let room = Room { first: (width - first).max(Length::pt(1.0)), rest: width };
        match para.align {
            Align::Justify => words.break_evenly(room, faces),
            Align::Center => words.break_balanced(room, faces),
            Align::Left | Align::Right => words.break_greedily(room, faces),
        }
        let count = words.lines.len();
        for (index, line) in words.lines.iter().enumerate() {
            let mut strip = if index == 0 { std::mem::take(&mut label) } else { Strip::default() };
            let indent = if index == 0 { first } else { Length::ZERO };
            let slot = Slot {
                x: left + indent,
                y: Length::ZERO,
                width: width - indent,
                pitch,
                align: para.align,
                tag,
            };
            strip.draw(&words, line, slot, faces);
            if let Some(anchor) = para.anchor {
                let area = Area { x: self.place.x, y: Length::ZERO, width: self.place.width, height: pitch };
                strip.add_anchor(anchor, area);
            }
            if let (0, Some(level)) = (index, para.outline) {
                strip.headings.push((level, plain_text(&para.runs), Length::ZERO));
            }
            // Two lines at least at the foot of a page and two at the head of the next.
            let bond = if index == 1 || (index > 0 && index + 1 == count) { Bond::Tight } else { Bond::Free };
            self.emit(Piece { strip, height: pitch, bond, ..Piece::default() });
        }
        self.above = words.widest_line();
        self.words = words;
        self.space(para.after);
        if para.keep_next {
            self.hold(Bond::Loose);
        }
    }

    /// What a paragraph is: the tags of its mark and of its text.
    fn tags(&mut self, para: &Para) -> (Tag, Tag) {
        if let Some(level) = para.outline {
            let heading = self.measure.tag(Role::Heading(level.saturating_add(1)));
            return (heading, heading);
        }
        if para.label.is_none() {
            let paragraph = self.measure.tag(Role::Paragraph);
            return (paragraph, paragraph);
        }
        let list = match self.list {
            Some(list) => list,
            None => *self.list.insert(self.measure.tag(Role::List)),
        };
        let structure = &mut self.measure.structure;
        let item = structure.add(Role::Item, list);
        (structure.add(Role::Label, item), structure.add(Role::ItemBody, item))
    }

    /// Draws the mark of an item; returns where its text may start.
    fn label(
        &mut self,
        label: &Label,
        para: &Para,
        x: Length,
        pitch: Length,
        tag: Tag,
        strip: &mut Strip,
    ) -> Length {
        let faces = self.measure.faces;
        let mut words = Words::default();
        words.read(std::slice::from_ref(&label.run), para.size, self.measure);
        words.break_greedily(Room::same(self.place.width), faces);
        let width = words.widest_line();
        if let Some(line) = words.lines.first() {
            let slot = Slot { x, y: Length::ZERO, width, pitch, align: Align::Left, tag };
            strip.draw(&words, line, slot, faces);
        }
        let space =
            Length(faces.get(crate::paper::face::FaceId::Regular).advance(' ') * i64::from(para.size.0));
        x + width + space
    }

    fn rule(&mut self, rule: &Rule) {
        let length = match rule.length {
            RuleLength::OfTextAbove(thousandths) => self.above.share(i64::from(thousandths), 1000),
            RuleLength::Absolute(length) => length,
            RuleLength::Full => self.place.width,
        }
        .min(self.place.width);
        let x = self.place.x + (self.place.width - length).half();
        let y = rule.thickness.half();
        let mut strip = Strip::default();
        strip.marks.push(Mark::Line(LineMark {
            from: (x, y),
            to: (x + length, y),
            thickness: rule.thickness,
            ink: Ink::Black,
        }));
        self.space(rule.before);
        self.emit(Piece { strip, height: rule.thickness, bond: Bond::Tight, ..Piece::default() });
        self.space(rule.after);
    }
}

/// Binds all pieces that pass to the ones before them, except the very first.
struct Kept<'s> {
    sink: &'s mut dyn Sink,
    first: bool,
}

impl Sink for Kept<'_> {
    fn piece(&mut self, mut piece: Piece) {
        // What stands at a fixed place is with its piece already; the first of the others opens the group.
        let opens = !piece.fixed && std::mem::take(&mut self.first);
        let least = if opens || piece.fixed { Bond::Free } else { Bond::Loose };
        piece.bond = piece.bond.max(least);
        self.sink.piece(piece);
    }

    fn new_page(&mut self) {}
}

fn plain_text(runs: &[Run]) -> String {
    let text: String =
        runs.iter().filter(|run| run.kind == RunKind::Plain).map(|run| run.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
