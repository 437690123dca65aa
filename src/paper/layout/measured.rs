//! What the layout would make of a piece of text, for writers of formats whose readers lay it out themselves: they
//! need the length of a drawn rule, the height of a row and the places where a title breaks.

use super::columns;
use super::lines::Room;
use super::placed;
use super::table::Grid;
use super::words::{Measure, Words};
use crate::paper::document::{Align, Leader, Para, Placed, Run, RunKind, Width};
use crate::paper::face::{FaceId, Faces};
use crate::paper::length::{Length, Size};

/// A line of text as the layout sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetLine {
    /// Its width, without the spaces at its end.
    pub width: Length,
    /// How many words stand in it; words end at spaces and forced line ends only.
    pub words: usize,
}

/// Widths of neighbouring columns that together, with the gaps between them, never exceed `total`.
#[must_use]
pub fn column_widths(widths: &[Width], total: Length, gap: Length) -> Vec<Length> {
    columns::resolve(widths, total, gap)
}

/// The lines of a paragraph in a body or a column of this width.
#[must_use]
pub fn para_lines(para: &Para, width: Length, faces: &Faces) -> Vec<SetLine> {
    set_lines(&set(para, width, faces).0)
}

/// The words of a paragraph in their lines, and the room these have.
fn set(para: &Para, width: Length, faces: &Faces) -> (Words, Room) {
    let mut words = Words::default();
    words.read(&para.runs, para.size, &mut Measure::new(faces));
    let width = (width - para.left_indent - para.right_indent).max(Length::pt(1.0));
    let first = match &para.label {
        Some(label) => label_end(para, faces).unwrap_or_default().max(label.tab) - para.left_indent,
        None => para.first_indent,
    };
    let room = Room { first: (width - first).max(Length::pt(1.0)), rest: width };
    match para.align {
        Align::Justify => words.break_evenly(room, faces),
        Align::Center => words.break_balanced(room, faces),
        Align::Left | Align::Right => words.break_greedily(room, faces),
    }
    (words, room)
}

/// The end of a dotted line that fills its line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FillEnd {
    /// How far it is from the left edge of the body or the column.
    pub at: Length,
    /// Whether it is the last one in its line, so that what follows ends at the right edge.
    pub last: bool,
}

/// Where the dotted lines end that fill the lines of a paragraph, in reading order; its lines stand at the left edge.
#[must_use]
pub fn fill_ends(para: &Para, width: Length, faces: &Faces) -> Vec<FillEnd> {
    let (words, room) = set(para, width, faces);
    let mut ends: Vec<FillEnd> = Vec::new();
    if !words.fills {
        return ends;
    }
    for (index, line) in words.lines.iter().enumerate() {
        let room_here = if index == 0 { room.first } else { room.rest };
        let (start, end) = words.bounds(line);
        let Some(more) = words.fill(start, end, room_here - line.width) else { continue };
        let mut x = para.left_indent + (room.rest - room_here);
        let before = ends.len();
        words.for_each_span(start, end, |span, from, to| {
            let filled = matches!(span.kind, RunKind::Leader(Leader::Fill(_)));
            x += words.width_between(from, to, faces) + if filled { more } else { Length::ZERO };
            if filled {
                ends.push(FillEnd { at: x, last: false });
            }
        });
        if let Some(end) = ends.get_mut(before..).and_then(<[FillEnd]>::last_mut) {
            end.last = true;
        }
    }
    ends
}

/// The type size and the lines of a text at a fixed place.
#[must_use]
pub fn placed_lines(text: &Placed, faces: &Faces) -> (Size, Vec<SetLine>) {
    let words = placed::words(text, &mut Measure::new(faces));
    (words.size, set_lines(&words))
}

/// Where the mark of an item ends, a space behind it included, from the left edge of the body or the column; nothing
/// for a paragraph without a mark.
#[must_use]
pub fn label_end(para: &Para, faces: &Faces) -> Option<Length> {
    let label = para.label.as_ref()?;
    let mut words = Words::default();
    words.read(std::slice::from_ref(&label.run), para.size, &mut Measure::new(faces));
    words.break_greedily(Room::same(Length::mm(1000.0)), faces);
    let space = Length(faces.get(FaceId::Regular).advance(' ') * i64::from(para.size.0));
    Some(para.left_indent + para.first_indent + words.widest_line() + space)
}

/// The lines of a table's cell whose text has this width (without padding), and its type size: smaller than `size`
/// where a word would not fit, but not below `least`.
#[must_use]
pub fn cell_lines(
    runs: &[Run],
    size: Size,
    least: Option<Size>,
    width: Length,
    faces: &Faces,
) -> (Size, Vec<SetLine>) {
    let width = width.max(Length::pt(1.0));
    let mut words = Words::default();
    let grid = Grid { edges: Vec::new(), size, pitch: size.least_pitch() };
    grid.read(runs, width, least, &mut words, &mut Measure::new(faces));
    words.break_greedily(Room::same(width), faces);
    (words.size, set_lines(&words))
}

fn set_lines(words: &Words) -> Vec<SetLine> {
    let line =
        |line: &super::words::Line| SetLine { width: line.width, words: (line.last - line.first) as usize };
    words.lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::document::{Label, Style};

    const SIZE: Size = Size(1400);

    fn faces() -> &'static Faces {
        Faces::liberation().unwrap()
    }

    fn para(text: &str, align: Align) -> Para {
        Para { align, ..Para::new(SIZE, SIZE.pitch(1250), vec![Run::plain(text)]) }
    }

    #[test]
    fn a_title_tells_where_it_breaks() {
        let title =
            "Tuyên truyền các phong trào thi đua yêu nước, các điển hình tiên tiến, mô hình mới năm 2026";
        let lines = para_lines(&para(title, Align::Center), Length::mm(141.0), faces());
        assert_eq!(lines.len(), 2);
        assert_eq!(lines.iter().map(|line| line.words).sum::<usize>(), title.split(' ').count());
        assert!((lines[0].width - lines[1].width).0.abs() < Length::mm(25.0).0, "{lines:?}");
    }

    #[test]
    fn the_mark_of_an_item_takes_room_from_its_first_line() {
        let dash = Label { run: Run::styled("–", Style::BOLD), tab: Length::mm(80.0) };
        let bare = para("một hai ba bốn năm sáu bảy tám chín mười", Align::Left);
        let item = Para { label: Some(dash), first_indent: Length::mm(10.0), ..bare.clone() };
        assert_eq!(label_end(&bare, faces()), None);
        let end = label_end(&item, faces()).unwrap();
        assert_eq!(end, Length::mm(10.0) + Length(1400 * (500 + 250)));
        let (without, with) =
            (para_lines(&bare, Length::mm(90.0), faces()), para_lines(&item, Length::mm(90.0), faces()));
        assert!(with[0].words < without[0].words, "{with:?} {without:?}");
    }

    #[test]
    fn dotted_lines_tell_where_they_end() {
        let runs = vec![
            Run::plain("Họ và tên: "),
            Run::leader(Length::mm(10.0)),
            Run::plain(" Năm sinh: "),
            Run::leader(Length::mm(10.0)),
        ];
        let line = Para { left_indent: Length::mm(5.0), ..Para::new(SIZE, SIZE.pitch(1250), runs) };
        let ends = fill_ends(&line, Length::mm(150.0), faces());
        assert_eq!(ends.len(), 2);
        assert!(!ends[0].last && ends[1].last);
        assert!((ends[1].at - Length::mm(150.0)).0.abs() < Length::pt(1.0).0, "{ends:?}");
        assert!(ends[0].at > Length::mm(50.0) && ends[0].at < Length::mm(100.0), "{ends:?}");
        assert_eq!(fill_ends(&para("không có", Align::Left), Length::mm(150.0), faces()), []);
    }

    #[test]
    fn a_cell_is_set_smaller_before_a_word_is_broken() {
        let runs = [Run::plain("Nghiêng nghiêng")];
        let wide = cell_lines(&runs, SIZE, Some(Size(900)), Length::mm(60.0), faces());
        assert_eq!((wide.0, wide.1.len()), (SIZE, 1));
        let narrow = cell_lines(&runs, SIZE, Some(Size(900)), Length::mm(16.0), faces());
        assert!(narrow.0 < SIZE && narrow.1.len() == 2, "{narrow:?}");
    }
}
