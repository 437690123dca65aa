//! From blocks to what stands below each other in a Word text: gaps settled, bonds spread, drawn rules measured.
//!
//! Word adds the spaces of two neighbours where the paper takes the larger one, joins tables that touch, and keeps
//! paragraphs together by a mark on the upper one. All of that is settled here, so that the writer only writes.

use crate::paper::layout::measured::{FillEnd, column_widths, fill_ends, para_lines};
use crate::paper::{
    Align, Block, Columns, FaceId, Faces, Length, Para, Placed, Rule, RuleLength, Section, Table,
};

/// What a paragraph is, which decides its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// In the columns before the title: issuing office, national title, number, date.
    Letterhead,
    /// A centred line over the whole body.
    Title,
    /// A heading of this level, from 0.
    Heading(u8),
    /// Running text.
    Body,
    /// Running text behind a mark.
    Item,
    /// In the columns behind the text: recipients, signature.
    Foot,
    /// In a table's head.
    TableHead,
    /// In a table's body.
    TableCell,
    /// The page number.
    PageNumber,
    /// At a fixed place of the sheet.
    Placed,
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Width for their lines.
    pub width: Length,
    /// The role of paragraphs in columns; nothing outside of columns.
    pub columns: Option<Role>,
}

/// Something that stands in the text.
#[derive(Debug, PartialEq)]
pub(super) enum Item<'d> {
    /// A paragraph.
    Para {
        para: &'d Para,
        role: Role,
        /// Behind how many words each of its lines but the last ends; empty where Word may break it.
        breaks: Vec<usize>,
        /// Tab stops that dotted lines run to.
        stops: Vec<Stop>,
    },
    /// A drawn line of this length in a body of this width.
    Rule { thickness: Length, length: Length, width: Length },
    /// Rows of side-by-side blocks.
    Grid { widths: Vec<Length>, gap: Length, rows: Vec<GridRow<'d>> },
    /// A ruled table.
    Table { table: &'d Table, widths: Vec<Length> },
    /// Nothing but room.
    Room(Length),
    /// Text at a fixed place of the sheet.
    Placed(&'d Placed),
}

/// A tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    /// From the left edge of the body or the column.
    pub at: Length,
    /// Whether what follows ends there, instead of beginning there.
    pub right: bool,
    /// Whether dots lead to it.
    pub dotted: bool,
}

/// The tab stops that the dotted lines of a paragraph need; none where lines do not begin at the left edge.
pub(super) fn stops(para: &Para, width: Length, faces: &Faces) -> Vec<Stop> {
    if matches!(para.align, Align::Center | Align::Right) {
        return Vec::new();
    }
    let edge = width - para.right_indent;
    let stop = |end: FillEnd| {
        let at = if end.last { edge } else { end.at };
        Stop { at, right: end.last, dotted: true }
    };
    fill_ends(para, width, faces).into_iter().map(stop).collect()
}

/// Side-by-side blocks.
#[derive(Debug, PartialEq)]
pub(super) struct GridRow<'d> {
    /// White space above.
    pub gap: Length,
    /// What stands in each cell.
    pub cells: Vec<Vec<Piece<'d>>>,
}

/// An item at its place in the text.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<'d> {
    pub item: Item<'d>,
    /// White space above, beyond which there is none.
    pub gap: Length,
    /// White space below, where what follows cannot bear any above itself.
    pub after: Length,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
    /// Whether it starts a page.
    pub new_page: bool,
}

/// The pieces of a section. What the layout binds to the closing block and to the last table is bound here, too.
pub(super) fn section<'d>(section: &'d Section, faces: &Faces) -> Vec<Piece<'d>> {
    let blocks = &section.blocks;
    let solid = |block: &Block| !matches!(block, Block::Gap(_) | Block::NewPage);
    let closing = blocks.iter().rposition(solid);
    let last_table = blocks.iter().rposition(|block| matches!(block, Block::Table(_)));
    let after_table = last_table.and_then(|at| Some(at + 1 + blocks[at + 1..].iter().position(solid)?));
    let first_text = blocks.iter().position(|block| matches!(block, Block::Para(_) | Block::Table(_)));
    let place = Place { width: section.setup.body_width(), columns: None };
    let mut flow = Flow::new(place, faces);
    for (index, block) in blocks.iter().enumerate() {
        let closes = Some(index) == closing && matches!(block, Block::Columns(_) | Block::Keep(_));
        if closes || Some(index) == after_table {
            flow.bind();
        }
        let before_text = first_text.is_none_or(|first| index < first);
        flow.columns_role = if before_text { Role::Letterhead } else { Role::Foot };
        flow.block(block);
    }
    // A section's properties stand in its last paragraph, and a table is no paragraph.
    flow.end_with_paragraph();
    flow.pieces
}

struct Flow<'d, 'f> {
    place: Place,
    faces: &'f Faces,
    columns_role: Role,
    pieces: Vec<Piece<'d>>,
    /// White space owed to the next piece.
    gap: Length,
    new_page: bool,
    /// Width of the widest line of the paragraph above, for rules.
    above: Length,
    /// White space below the letters of its last line: the paper has it there, Word above the letters.
    below: Length,
}

impl<'d, 'f> Flow<'d, 'f> {
    fn new(place: Place, faces: &'f Faces) -> Self {
        let columns_role = place.columns.unwrap_or(Role::Foot);
        let (gap, above, below) = (Length::ZERO, Length::ZERO, Length::ZERO);
        Flow { place, faces, columns_role, pieces: Vec::new(), gap, new_page: false, above, below }
    }

    fn block(&mut self, block: &'d Block) {
        match block {
            Block::Para(para) => self.para(para),
            Block::Rule(rule) => self.rule(rule),
            Block::Gap(gap) => self.gap += *gap,
            Block::Keep(blocks) => {
                let first = self.pieces.len();
                for block in blocks {
                    self.block(block);
                }
                let last = self.pieces.len().saturating_sub(1);
                for piece in self.pieces.iter_mut().take(last).skip(first) {
                    piece.keep_next = true;
                }
            }
            Block::Columns(columns) => self.columns(columns),
            Block::Table(table) => self.table(table),
            Block::Placed(placed) => self.placed(placed),
            // Only text is worth having in a copy that somebody goes on editing; what is drawn stays with the PDF.
            Block::Shape(_) | Block::Picture(_) => {}
            Block::Drawing(drawing) => {
                if let Some(table) = &drawing.table {
                    self.table(table);
                }
            }
            Block::NewPage => {
                self.hold_placed();
                self.new_page = self.place.columns.is_none() && !self.pieces.is_empty();
                self.gap = Length::ZERO;
            }
        }
    }

    fn space(&mut self, gap: Length) {
        self.gap = self.gap.max(gap);
    }

    fn bind(&mut self) {
        let flows = |piece: &&mut Piece<'d>| !matches!(piece.item, Item::Placed(_));
        if let Some(piece) = self.pieces.iter_mut().rev().find(flows) {
            piece.keep_next = true;
        }
    }

    fn push(&mut self, item: Item<'d>) {
        let gap = std::mem::take(&mut self.gap);
        let new_page = std::mem::take(&mut self.new_page);
        self.pieces.push(Piece { item, gap, after: Length::ZERO, keep_next: false, new_page });
    }

    fn para(&mut self, para: &'d Para) {
        self.space(para.before);
        let lines = para_lines(para, self.place.width, self.faces);
        self.above = lines.iter().map(|line| line.width).max().unwrap_or_default();
        let face = self.faces.get(FaceId::Regular);
        let box_height = Length((face.ascent + face.descent) * i64::from(para.size.0));
        self.below = (para.pitch.max(para.size.least_pitch()) - box_height).half().max(Length::ZERO);
        let role = self.role(para);
        let mut breaks = Vec::new();
        // The lines of a title are about as long as each other; Word would leave a lone word on the last one.
        if para.align == Align::Center && !para.runs.iter().any(|run| run.text.contains('\n')) {
            let words = lines.iter().scan(0, |words, line| {
                *words += line.words;
                Some(*words)
            });
            breaks = words.take(lines.len() - 1).collect();
        }
        let stops = stops(para, self.place.width, self.faces);
        self.push(Item::Para { para, role, breaks, stops });
        self.space(para.after);
        if para.keep_next {
            self.bind();
        }
    }

    /// Text at a fixed place takes no room, so the gap and the page end wait for what follows.
    fn placed(&mut self, placed: &'d Placed) {
        let (gap, new_page) = (std::mem::take(&mut self.gap), std::mem::take(&mut self.new_page));
        self.push(Item::Placed(placed));
        (self.gap, self.new_page) = (gap, new_page);
    }

    /// Text at a fixed place hangs on the paragraph that follows it: there must be one on its page.
    fn hold_placed(&mut self) {
        if matches!(self.pieces.last(), Some(Piece { item: Item::Placed(_), .. })) {
            self.push(Item::Room(Length::ZERO));
        }
    }

    fn role(&self, para: &Para) -> Role {
        if let Some(role) = self.place.columns {
            return role;
        }
        match (para.outline, para.align) {
            (Some(level), _) => Role::Heading(level.min(8)),
            (None, Align::Center) => Role::Title,
            (None, _) if para.label.is_some() => Role::Item,
            (None, _) => Role::Body,
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let width = self.place.width;
        let length = match rule.length {
            RuleLength::OfTextAbove(thousandths) => self.above.share(i64::from(thousandths), 1000),
            RuleLength::Absolute(length) => length,
            RuleLength::Full => width,
        };
        let below = std::mem::take(&mut self.below);
        self.space(rule.before + below);
        // The text above stays with its rule.
        self.bind();
        self.push(Item::Rule { thickness: rule.thickness, length: length.min(width), width });
        self.space(rule.after);
    }

    fn columns(&mut self, columns: &'d Columns) {
        self.hold_placed();
        self.space(columns.before);
        let widths = column_widths(&columns.widths, self.place.width, columns.gap);
        let cell = |(width, blocks): (&Length, &'d Vec<Block>)| {
            let place = Place { width: *width, columns: Some(self.columns_role) };
            let mut flow = Flow::new(place, self.faces);
            for block in blocks {
                flow.block(block);
            }
            flow.end_with_paragraph();
            flow.pieces
        };
        let cells: Vec<Vec<Piece<'d>>> = widths.iter().zip(&columns.cells).map(cell).collect();
        let row = GridRow { gap: std::mem::take(&mut self.gap), cells };
        match self.pieces.last_mut() {
            Some(Piece { item: Item::Grid { widths: above, gap, rows }, keep_next, .. })
                if *above == widths && *gap == columns.gap && !self.new_page =>
            {
                rows.push(row);
                *keep_next = false;
            }
            _ => {
                self.part_tables();
                self.push(Item::Grid { widths, gap: columns.gap, rows: vec![row] });
            }
        }
        self.space(columns.after);
    }

    fn table(&mut self, table: &'d Table) {
        if table.columns.is_empty() {
            return;
        }
        self.hold_placed();
        self.space(table.before);
        let gap = std::mem::take(&mut self.gap);
        match self.pieces.last_mut() {
            Some(piece) if !self.new_page && matches!(piece.item, Item::Para { .. } | Item::Rule { .. }) => {
                piece.after = gap;
            }
            Some(piece)
                if gap > Length::ZERO || matches!(piece.item, Item::Table { .. } | Item::Grid { .. }) =>
            {
                self.push(Item::Room(gap));
            }
            None if gap > Length::ZERO => self.push(Item::Room(gap)),
            _ => self.part_tables(),
        }
        let widths: Vec<_> = table.columns.iter().map(|column| column.width).collect();
        let widths = column_widths(&widths, self.place.width, Length::ZERO);
        self.push(Item::Table { table, widths });
        self.space(table.after);
        if table.keep_next {
            self.bind();
        }
    }

    /// Word takes tables that touch for one, and a table cannot start a page by itself.
    fn part_tables(&mut self) {
        let touches =
            matches!(self.pieces.last(), Some(Piece { item: Item::Table { .. } | Item::Grid { .. }, .. }));
        if touches || self.new_page {
            let keep_next = self.pieces.last().is_some_and(|piece| piece.keep_next);
            self.push(Item::Room(Length::ZERO));
            if keep_next {
                self.bind();
            }
        }
    }

    fn end_with_paragraph(&mut self) {
        if !matches!(
            self.pieces.last(),
            Some(Piece { item: Item::Para { .. } | Item::Rule { .. } | Item::Room(_), .. })
        ) {
            self.gap = Length::ZERO;
            self.push(Item::Room(Length::ZERO));
        } else if self.gap > Length::ZERO
            && let Some(piece) = self.pieces.last_mut()
        {
            // Room to sign in at the end of a column, say.
            piece.after = std::mem::take(&mut self.gap);
        }
    }
}

/// Calls back with every paragraph of the pieces, those in columns included, with its role and the space above it.
pub(super) fn each_para<'d>(pieces: &[Piece<'d>], each: &mut dyn FnMut(&'d Para, Role, &Piece<'d>)) {
    for piece in pieces {
        match &piece.item {
            Item::Para { para, role, .. } => each(para, *role, piece),
            Item::Grid { rows, .. } => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    each_para(cell, each);
                }
            }
            Item::Rule { .. } | Item::Table { .. } | Item::Room(_) | Item::Placed(_) => {}
        }
    }
}
