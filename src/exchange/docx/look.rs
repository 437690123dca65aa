//! Named styles: each role's commonest look becomes its style, and a paragraph says only what differs from it.

use super::flow::{Item, Piece, Role, each_para};
use super::units::{half_points, twips};
use crate::exchange::xml::Xml;
use crate::paper::{Align, Document, Length, Para, Run, RunKind, Size};
use std::collections::BTreeMap;

/// Everything a style can say about a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Look {
    pub size: Size,
    pub pitch: Length,
    pub align: Align,
    pub first_indent: Length,
    pub left_indent: Length,
    pub right_indent: Length,
    pub before: Length,
    pub after: Length,
    pub keep_next: bool,
    pub bold: bool,
    pub italic: bool,
    pub outline: Option<u8>,
}

impl Look {
    /// The look of a paragraph at its place.
    pub fn of(para: &Para, piece: &Piece<'_>) -> Look {
        let (bold, italic) = face(&para.runs);
        Look {
            size: para.size,
            pitch: para.pitch.max(para.size.least_pitch()),
            align: para.align,
            first_indent: para.first_indent,
            left_indent: para.left_indent,
            right_indent: para.right_indent,
            before: piece.gap,
            after: piece.after,
            keep_next: piece.keep_next,
            bold,
            italic,
            outline: para.outline.map(|level| level.min(8)),
        }
    }

    /// Text of a size in a pitch, at the left edge.
    pub fn plain(size: Size, pitch: Length, align: Align) -> Look {
        let zero = Length::ZERO;
        Look {
            size,
            pitch: pitch.max(size.least_pitch()),
            align,
            first_indent: zero,
            left_indent: zero,
            right_indent: zero,
            before: zero,
            after: zero,
            keep_next: false,
            bold: false,
            italic: false,
            outline: None,
        }
    }
}

/// Whether all words are bold, and whether all are italic.
fn face(runs: &[Run]) -> (bool, bool) {
    let mut words = runs
        .iter()
        .filter(|run| matches!(run.kind, RunKind::Plain | RunKind::Missing) && !run.text.trim().is_empty())
        .map(|run| run.style)
        .peekable();
    let any = words.peek().is_some();
    let (bold, italic) =
        words.fold((true, true), |(bold, italic), style| (bold && style.bold, italic && style.italic));
    (any && bold, any && italic)
}

/// The styles of a document.
#[derive(Debug)]
pub(super) struct Styles(BTreeMap<Role, Look>);

impl Styles {
    /// The commonest look of each role; of equally common ones the first.
    pub fn of(document: &Document, sections: &[Vec<Piece<'_>>]) -> Styles {
        let mut seen: BTreeMap<Role, Vec<(Look, usize)>> = BTreeMap::new();
        let mut note = |role: Role, look: Look| {
            let looks = seen.entry(role).or_default();
            match looks.iter_mut().find(|(known, _)| *known == look) {
                Some((_, times)) => *times += 1,
                None => looks.push((look, 1)),
            }
        };
        for pieces in sections {
            each_para(pieces, &mut |para, role, piece| note(role, Look::of(para, piece)));
            for piece in pieces {
                if let Item::Placed(placed) = &piece.item {
                    note(Role::Placed, Look::plain(placed.size, placed.pitch, placed.align));
                }
                if let Item::Table { table, .. } = &piece.item {
                    let head = Look::plain(table.size, table.pitch, Align::Center);
                    note(Role::TableHead, Look { bold: true, keep_next: true, ..head });
                    note(Role::TableCell, Look::plain(table.size, table.pitch, Align::Left));
                }
            }
        }
        for number in document.sections.iter().filter_map(|section| section.setup.number) {
            let look = Look::plain(number.size, number.size.least_pitch(), Align::Center);
            note(Role::PageNumber, Look { bold: number.style.bold, italic: number.style.italic, ..look });
        }
        let commonest = |looks: Vec<(Look, usize)>| {
            let most = looks.iter().map(|(_, times)| *times).max()?;
            looks.into_iter().find(|(_, times)| *times == most).map(|(look, _)| look)
        };
        Styles(seen.into_iter().filter_map(|(role, looks)| Some((role, commonest(looks)?))).collect())
    }

    /// The look of a role.
    pub fn look(&self, role: Role) -> Look {
        self.0.get(&role).copied().unwrap_or_else(|| {
            let size = Size::pt(14.0);
            Look::plain(size, size.least_pitch(), Align::Left)
        })
    }

    /// The part `word/styles.xml`.
    pub fn write(&self) -> Result<Vec<u8>, crate::exchange::ExportError> {
        let mut xml = Xml::new();
        xml.open("w:styles", &[("xmlns:w", super::parts::MAIN)]);
        xml.open("w:docDefaults", &[]);
        xml.open("w:rPrDefault", &[]);
        xml.open("w:rPr", &[]);
        let font = "Times New Roman";
        let slots = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
        xml.leaf("w:rFonts", &slots);
        let body = self
            .0
            .get(&Role::Body)
            .or_else(|| self.0.values().next())
            .map_or(Size::pt(14.0), |look| look.size);
        xml.val("w:sz", &half_points(body));
        xml.val("w:szCs", &half_points(body));
        xml.leaf("w:lang", &[("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "ar-SA")]);
        xml.close();
        xml.close();
        xml.open("w:pPrDefault", &[]);
        xml.open("w:pPr", &[]);
        xml.switch("w:widowControl", true);
        xml.leaf(
            "w:spacing",
            &[("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")],
        );
        xml.close();
        xml.close();
        xml.close();
        xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
        xml.val("w:name", "Normal");
        xml.switch("w:qFormat", true);
        xml.close();
        xml.open(
            "w:style",
            &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")],
        );
        xml.val("w:name", "Default Paragraph Font");
        xml.val("w:uiPriority", "1");
        xml.switch("w:semiHidden", true);
        xml.close();
        for (role, look) in &self.0 {
            write_style(&mut xml, *role, look);
        }
        write_fixed(&mut xml);
        xml.finish()
    }
}

impl Role {
    /// The name of its style inside the file.
    pub fn id(self) -> String {
        match self {
            Role::Letterhead => "PhanDau".to_owned(),
            Role::Title => "TieuDe".to_owned(),
            Role::Heading(level) => format!("DeMuc{}", level + 1),
            Role::Body => "NoiDung".to_owned(),
            Role::Item => "DoanCoDau".to_owned(),
            Role::Foot => "PhanCuoi".to_owned(),
            Role::TableHead => "DauBang".to_owned(),
            Role::TableCell => "OBang".to_owned(),
            Role::PageNumber => "SoTrang".to_owned(),
            Role::Placed => "ChuDatSan".to_owned(),
        }
    }

    /// The name of its style as Word shows it.
    fn name(self) -> String {
        match self {
            Role::Letterhead => "Phần đầu văn bản".to_owned(),
            Role::Title => "Tiêu đề".to_owned(),
            Role::Heading(level) => format!("Đề mục {}", level + 1),
            Role::Body => "Nội dung".to_owned(),
            Role::Item => "Đoạn có dấu đầu dòng".to_owned(),
            Role::Foot => "Phần cuối văn bản".to_owned(),
            Role::TableHead => "Đầu bảng".to_owned(),
            Role::TableCell => "Ô bảng".to_owned(),
            Role::PageNumber => "Số trang".to_owned(),
            Role::Placed => "Chữ đặt chỗ cố định".to_owned(),
        }
    }
}

fn write_style(xml: &mut Xml, role: Role, look: &Look) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", &role.id())]);
    xml.val("w:name", &role.name());
    xml.val("w:basedOn", "Normal");
    if let Role::Heading(_) = role {
        xml.val("w:next", &Role::Body.id());
    }
    xml.switch("w:qFormat", true);
    xml.open("w:pPr", &[]);
    if look.keep_next {
        xml.switch("w:keepNext", true);
    }
    spacing(xml, look);
    if look.first_indent != Length::ZERO
        || look.left_indent != Length::ZERO
        || look.right_indent != Length::ZERO
    {
        indents(xml, look);
    }
    xml.val("w:jc", justification(look.align));
    if let Some(level) = look.outline {
        xml.val("w:outlineLvl", &level.to_string());
    }
    xml.close();
    xml.open("w:rPr", &[]);
    for (names, on) in [(["w:b", "w:bCs"], look.bold), (["w:i", "w:iCs"], look.italic)] {
        for name in names.into_iter().filter(|_| on) {
            xml.switch(name, true);
        }
    }
    xml.val("w:sz", &half_points(look.size));
    xml.val("w:szCs", &half_points(look.size));
    xml.close();
    xml.close();
}

/// Styles that every document has: missing values, white space, the two kinds of table.
fn write_fixed(xml: &mut Xml) {
    let custom = |xml: &mut Xml, kind: &str, id: &str, name: &str| {
        xml.open("w:style", &[("w:type", kind), ("w:customStyle", "1"), ("w:styleId", id)]);
        xml.val("w:name", name);
    };
    custom(xml, "character", super::text::MISSING, "Giá trị còn thiếu");
    xml.switch("w:qFormat", true);
    xml.open("w:rPr", &[]);
    xml.val("w:color", &super::units::rgb(crate::paper::Ink::Alert));
    let ground = super::units::rgb(crate::paper::Ink::AlertGround);
    xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &ground)]);
    xml.close();
    xml.close();
    custom(xml, "paragraph", super::body::ROOM, "Khoảng cách");
    xml.val("w:basedOn", "Normal");
    xml.open("w:pPr", &[]);
    xml.leaf("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")]);
    xml.close();
    xml.open("w:rPr", &[]);
    xml.val("w:sz", "2");
    xml.val("w:szCs", "2");
    xml.close();
    xml.close();
    for (id, name) in [(super::table::PLAIN, "Bảng không kẻ"), (super::table::RULED, "Bảng kẻ ô")] {
        custom(xml, "table", id, name);
        xml.open("w:tblPr", &[]);
        xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        xml.open("w:tblCellMar", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right"] {
            xml.leaf(side, &[("w:w", "0"), ("w:type", "dxa")]);
        }
        xml.close();
        xml.close();
        xml.close();
    }
}

/// Space above, space below and pitch.
pub(super) fn spacing(xml: &mut Xml, look: &Look) {
    // Below the natural height of the face Word must be told to set tighter; above it, larger letters that somebody
    // adds later shall find room.
    let rule = if look.pitch < look.size.pitch(1150) { "exact" } else { "atLeast" };
    let (before, after, line) = (twips(look.before), twips(look.after), twips(look.pitch));
    xml.leaf(
        "w:spacing",
        &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", rule)],
    );
}

/// The three indents.
pub(super) fn indents(xml: &mut Xml, look: &Look) {
    let (left, right) = (twips(look.left_indent), twips(look.right_indent));
    let hanging = look.first_indent < Length::ZERO;
    let first = if hanging { twips(-look.first_indent) } else { twips(look.first_indent) };
    let name = if hanging { "w:hanging" } else { "w:firstLine" };
    xml.leaf("w:ind", &[("w:left", &left), ("w:right", &right), (name, &first)]);
}

/// Word's word for an alignment.
pub(super) fn justification(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}
