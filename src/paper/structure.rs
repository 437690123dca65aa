//! What the parts of a paper are to each other: the tags by which a PDF is read aloud, reflowed and copied in order.

/// An element of a [`Structure`], or none: what only decorates the page (rules, page numbers, repeated heads).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tag(pub(super) u32);

impl Tag {
    /// No element: decoration.
    pub const ARTIFACT: Tag = Tag(0);

    /// Its place among the elements; none for decoration.
    #[must_use]
    pub fn element(self) -> Option<usize> {
        (self.0 as usize).checked_sub(1)
    }
}

/// What an element is; the standard structure types of PDF (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A section of the document: one paper of a bundle.
    Section,
    /// A paragraph.
    Paragraph,
    /// A heading of a level, 1 for the outermost.
    Heading(u8),
    /// Items one below the other.
    List,
    /// An item.
    Item,
    /// Its mark.
    Label,
    /// Its text.
    ItemBody,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of its head.
    HeadCell,
    /// One of its other cells.
    Cell,
    /// A picture.
    Figure,
}

impl Role {
    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Role::Section => "Sect",
            Role::Paragraph => "P",
            Role::Heading(level) => match level {
                0 | 1 => "H1",
                2 => "H2",
                3 => "H3",
                4 => "H4",
                5 => "H5",
                _ => "H6",
            },
            Role::List => "L",
            Role::Item => "LI",
            Role::Label => "Lbl",
            Role::ItemBody => "LBody",
            Role::Table => "Table",
            Role::Row => "TR",
            Role::HeadCell => "TH",
            Role::Cell => "TD",
            Role::Figure => "Figure",
        }
    }
}

/// An element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it is part of; none for a part of the document itself.
    pub parent: Tag,
    /// How many columns a cell covers.
    pub columns: u16,
    /// How many rows a cell covers.
    pub rows: u16,
}

/// All elements of a document, each behind the one it is part of, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// The elements.
    pub elements: Vec<Element>,
    /// What pictures show, for those who cannot see them.
    pub descriptions: Vec<(Tag, String)>,
    /// How many rows the longest table has.
    pub most_rows: usize,
}

impl Structure {
    /// Adds an element.
    pub(super) fn add(&mut self, role: Role, parent: Tag) -> Tag {
        self.add_cell(role, parent, 1, 1)
    }

    /// Adds a cell that may cover several columns and rows.
    pub(super) fn add_cell(&mut self, role: Role, parent: Tag, columns: usize, rows: usize) -> Tag {
        let span = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        self.elements.push(Element { role, parent, columns: span(columns), rows: span(rows) });
        Tag(self.elements.len() as u32)
    }
}
