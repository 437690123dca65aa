//! Strips: marks not yet at their place on a page, and the pieces pages are filled with.

use super::words::{Line, Words};
use crate::paper::document::{Align, Anchor, Leader, Point, RunKind};
use crate::paper::face::Faces;
use crate::paper::length::{Length, Size};
use crate::paper::page::{Area, DotsMark, Ink, LineMark, Mark, PictureMark, PolygonMark, TextMark};
use crate::paper::picture::Picture;
use crate::paper::structure::Tag;
use std::rc::Rc;

use super::lines::MOST_STRETCH;

/// Marks with their own zero: x from the left edge of the page, y from the upper edge of the strip.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Strip {
    pub marks: Vec<Mark>,
    pub text: String,
    pub corners: Vec<Point>,
    pub pictures: Vec<Picture>,
    pub anchors: Vec<(Anchor, Area)>,
    pub headings: Vec<(u8, String, Length)>,
}

/// How firmly a piece stays with the one above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Bond {
    /// A page may end between them.
    #[default]
    Free,
    /// A page ends between them only when the whole does not fit on one page (kept blocks, headings).
    Loose,
    /// A page ends between them only when even that does not help (first two lines, group row and its first entry).
    Tight,
}

/// What is never cut: a line, a row, a letterhead.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub strip: Strip,
    pub height: Length,
    /// White space above, dropped at the top of a page.
    pub gap: Length,
    pub bond: Bond,
    /// Repeated above it when it starts a page.
    pub head: Option<Rc<Head>>,
    /// Drawn when a page ends below it: the foot of a row that goes on.
    pub closing: Option<LineMark>,
    /// Whether its marks are at fixed places of the page and it takes no room.
    pub fixed: bool,
}

/// The head of a table.
#[derive(Debug)]
pub(super) struct Head {
    pub strip: Strip,
    pub height: Length,
}

/// Takes pieces, from top to bottom.
pub(super) trait Sink {
    fn piece(&mut self, piece: Piece);
    fn new_page(&mut self);
}

impl Sink for Vec<Piece> {
    fn piece(&mut self, piece: Piece) {
        self.push(piece);
    }

    fn new_page(&mut self) {}
}

/// Box a line is placed in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub x: Length,
    pub y: Length,
    pub width: Length,
    pub pitch: Length,
    pub align: Align,
    /// What the line is part of.
    pub tag: Tag,
}

/// From the upper edge of a line box to the baseline: the line box of the face stands in the middle of the pitch.
pub(super) fn baseline(size: Size, pitch: Length, faces: &Faces) -> Length {
    let face = faces.get(crate::paper::face::FaceId::Regular);
    let size = i64::from(size.0);
    (pitch - Length((face.ascent + face.descent) * size)).half() + Length(face.ascent * size)
}

impl Strip {
    /// Adds another strip, moved down by `down`.
    pub fn append(&mut self, other: &Strip, down: Length) {
        let ends = self.ends();
        self.text.push_str(&other.text);
        self.corners.extend(other.corners.iter().map(|(x, y)| (*x, *y + down)));
        self.pictures.extend(other.pictures.iter().cloned());
        self.marks.extend(other.marks.iter().map(|mark| moved(mark, down, ends)));
        for (anchor, area) in &other.anchors {
            self.add_anchor(*anchor, Area { y: area.y + down, ..*area });
        }
        self.headings
            .extend(other.headings.iter().map(|(level, title, y)| (*level, title.clone(), *y + down)));
    }

    /// Marks what stands where; an area that goes on below the last one of the same anchor widens it.
    pub fn add_anchor(&mut self, anchor: Anchor, area: Area) {
        match self.anchors.last_mut() {
            Some((last, above)) if *last == anchor && above.x == area.x && above.width == area.width => {
                above.height = area.y + area.height - above.y;
            }
            _ => self.anchors.push((anchor, area)),
        }
    }

    /// Draws a line of text into its slot.
    pub fn draw(&mut self, words: &Words, line: &Line, slot: Slot, faces: &Faces) {
        if line.first == line.last {
            return;
        }
        let mut slack = slot.width - line.width;
        let (start, end) = words.bounds(line);
        let fill = if words.fills { words.fill(start, end, slack) } else { None };
        if fill.is_some() {
            slack = Length::ZERO;
        }
        let mut x = match slot.align {
            Align::Left | Align::Justify => slot.x,
            Align::Center => slot.x + slack.half(),
            Align::Right => slot.x + slack,
        };
        let (extra, mut remainder) =
            if slot.align == Align::Justify { stretch(line, slack, words.size) } else { (0, 0) };
        let y = slot.y + baseline(words.size, slot.pitch, faces);
        // The space after a line is printed, or copied text would glue its words together.
        let printed_end = words.printed_end(line);
        words.for_each_span(start, printed_end, |span, from, to| {
            match span.kind {
                RunKind::Plain | RunKind::Missing => {}
                RunKind::Blank(width) => return x += width,
                RunKind::Leader(leader) => {
                    let more = match leader {
                        Leader::Fill(_) => fill.unwrap_or_default(),
                        Leader::Exact(_) => Length::ZERO,
                    };
                    let width = leader.least() + more;
                    self.draw_dots(x, y, width, words.size, span.ink);
                    return x += width;
                }
            }
            let text = words.text.get(from as usize..to as usize).unwrap_or_default();
            let solid = words.text.get(from as usize..to.min(end) as usize).unwrap_or_default();
            let spaces = solid.bytes().filter(|byte| *byte == b' ').count() as i64;
            let more = remainder.min(spaces);
            remainder -= more;
            let size = i64::from(words.size.0);
            let width = Length((faces.get(span.face).width(solid) + extra * spaces + more) * size);
            let ink = span.ink;
            if span.kind == RunKind::Missing {
                let face = faces.get(span.face);
                let above = Length(face.ascent * size);
                let height = Length((face.ascent + face.descent) * size);
                self.marks.push(Mark::Fill(Area { x, y: y - above, width, height }, Ink::AlertGround));
            }
            self.push_text(
                text,
                TextMark {
                    x,
                    y,
                    extra: extra as i32,
                    remainder: more as u16,
                    size: words.size,
                    face: span.face,
                    ink,
                    tag: slot.tag,
                    start: 0,
                    end: 0,
                },
            );
            if span.underline && width > Length::ZERO {
                let below = y + words.size.em().share(11, 100);
                let thickness = words.size.em().share(5, 100);
                let mark = LineMark { from: (x, below), to: (x + width, below), thickness, ink };
                self.marks.push(Mark::Line(mark));
            }
            x += width;
        });
    }

    /// Draws a dotted line on the baseline. The dots are on one grid for the whole sheet, so that those of lines below
    /// each other stand below each other, and keep off the text on both sides.
    fn draw_dots(&mut self, x: Length, y: Length, width: Length, size: Size, ink: Ink) {
        let diameter = size.em().share(75, 1000);
        let step = size.em().share(250, 1000).max(Length(1));
        let first = (x + step.share(1, 4)).0.div_euclid(step.0) + 1;
        let last = (x + width - step.share(1, 4)).0.div_euclid(step.0);
        if let Ok(count @ 1..) = u32::try_from(last - first + 1) {
            let y = y - diameter.half();
            self.marks.push(Mark::Dots(DotsMark { x: step * first, y, count, step, diameter, ink }));
        }
    }

    /// The same, as mere decoration: a head that comes again on the next page is not read again.
    pub fn decoration(mut self) -> Strip {
        for mark in &mut self.marks {
            if let Mark::Text(text) = mark {
                text.tag = Tag::ARTIFACT;
            }
        }
        self
    }

    /// Draws a filled figure.
    pub fn push_polygon(&mut self, corners: &[Point], ink: Ink) {
        let start = self.corners.len() as u32;
        self.corners.extend_from_slice(corners);
        self.marks.push(Mark::Polygon(PolygonMark { ink, start, end: self.corners.len() as u32 }));
    }

    /// Draws a picture.
    pub fn push_picture(&mut self, picture: &Picture, area: Area, tag: Tag) {
        self.marks.push(Mark::Picture(PictureMark { area, tag, index: self.pictures.len() as u32 }));
        self.pictures.push(picture.clone());
    }

    fn ends(&self) -> Ends {
        Ends {
            text: self.text.len() as u32,
            corners: self.corners.len() as u32,
            pictures: self.pictures.len() as u32,
        }
    }

    fn push_text(&mut self, text: &str, mark: TextMark) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.marks.push(Mark::Text(TextMark { start, end: self.text.len() as u32, ..mark }));
    }
}

/// How long the stores of a strip are, for marks of another strip to be added behind.
#[derive(Clone, Copy)]
struct Ends {
    text: u32,
    corners: u32,
    pictures: u32,
}

impl Words {
    /// What each filling dotted line between two places of the string gets of the slack; none without such a line.
    pub(super) fn fill(&self, start: u32, end: u32, slack: Length) -> Option<Length> {
        let mut count = 0;
        self.for_each_span(start, end, |span, _, _| {
            count += i64::from(matches!(span.kind, RunKind::Leader(Leader::Fill(_))));
        });
        (count > 0).then(|| slack.max(Length::ZERO).share(1, count))
    }

    pub(super) fn bounds(&self, line: &Line) -> (u32, u32) {
        let start = self.words.get(line.first as usize).map_or(0, |word| word.start);
        let end = (line.last as usize)
            .checked_sub(1)
            .and_then(|last| self.words.get(last))
            .map_or(0, |word| word.end);
        (start, end)
    }

    fn printed_end(&self, line: &Line) -> u32 {
        let (_, end) = self.bounds(line);
        match self.words.get(line.last as usize) {
            Some(next) if next.start > end => end + 1,
            _ => end,
        }
    }
}

/// What each space of a justified line gets, in 1/1000 em, and how many spaces get one more. Nothing in a line that
/// would be torn apart: it stays short of the right edge.
fn stretch(line: &Line, slack: Length, size: Size) -> (i64, i64) {
    if line.ends || line.spaces == 0 {
        return (0, 0);
    }
    let (total, spaces) = (slack.0.div_euclid(i64::from(size.0.max(1))), i64::from(line.spaces));
    // Downwards, so that a line whose spaces are made smaller does not run over the edge either.
    if total > MOST_STRETCH * spaces { (0, 0) } else { (total.div_euclid(spaces), total.rem_euclid(spaces)) }
}

fn moved(mark: &Mark, down: Length, ends: Ends) -> Mark {
    match *mark {
        Mark::Text(text) => Mark::Text(TextMark {
            y: text.y + down,
            start: text.start + ends.text,
            end: text.end + ends.text,
            ..text
        }),
        Mark::Line(line) => Mark::Line(moved_line(line, down)),
        Mark::Fill(area, ink) => Mark::Fill(Area { y: area.y + down, ..area }, ink),
        Mark::Dots(dots) => Mark::Dots(DotsMark { y: dots.y + down, ..dots }),
        Mark::Polygon(polygon) => Mark::Polygon(PolygonMark {
            start: polygon.start + ends.corners,
            end: polygon.end + ends.corners,
            ..polygon
        }),
        Mark::Picture(picture) => Mark::Picture(PictureMark {
            area: Area { y: picture.area.y + down, ..picture.area },
            index: picture.index + ends.pictures,
            ..picture
        }),
    }
}

/// A line moved down.
pub(super) fn moved_line(line: LineMark, down: Length) -> LineMark {
    LineMark { from: (line.from.0, line.from.1 + down), to: (line.to.0, line.to.1 + down), ..line }
}

#[cfg(test)]
mod tests {
    use super::super::lines::Room;
    use super::super::words::Measure;
    use super::*;
    use crate::paper::document::{Run, Style};

    fn drawn(runs: &[Run], width: Length, align: Align) -> Strip {
        let faces = Faces::liberation().unwrap();
        let mut measure = Measure::new(faces);
        let mut words = Words::default();
        words.read(runs, Size::pt(14.0), &mut measure);
        words.break_evenly(Room::same(width), faces);
        let mut strip = Strip::default();
        let pitch = Length::pt(19.0);
        for (index, line) in words.lines.iter().enumerate() {
            let slot =
                Slot { x: Length::ZERO, y: pitch * index as i64, width, pitch, align, tag: Tag::ARTIFACT };
            strip.draw(&words, line, slot, faces);
        }
        strip
    }

    fn texts(strip: &Strip) -> Vec<(TextMark, &str)> {
        let text = |mark: &Mark| match mark {
            Mark::Text(text) => Some((*text, &strip.text[text.start as usize..text.end as usize])),
            _ => None,
        };
        strip.marks.iter().filter_map(text).collect()
    }

    #[test]
    fn justified_lines_reach_the_edge_to_a_thousandth_of_an_em() {
        let width = Length::mm(100.0);
        let text = "Phát huy tinh thần đoàn kết, sáng tạo, cán bộ, hội viên tích cực tham gia phong trào thi đua yêu nước, \
                    góp phần xây dựng quê hương giàu đẹp, văn minh";
        let strip = drawn(&[Run::plain(text)], width, Align::Justify);
        let faces = Faces::liberation().unwrap();
        let lines = texts(&strip);
        assert!(lines.len() > 2);
        for (mark, text) in &lines[..lines.len() - 1] {
            assert!(text.ends_with(' '), "a wrapped line keeps its space");
            let short = width - mark.right(text, faces);
            assert!(short.0 >= 0 && short <= Length(i64::from(mark.size.0)), "{short:?}");
        }
        let (last, _) = lines[lines.len() - 1];
        assert_eq!((last.extra, last.remainder), (0, 0));
    }

    #[test]
    fn faces_of_a_line_follow_each_other_without_gap() {
        let runs =
            [Run::bold("Nơi nhận: "), Run::styled("như trên", Style { underline: true, ..Style::ITALIC })];
        let strip = drawn(&runs, Length::mm(100.0), Align::Left);
        let found = texts(&strip);
        let faces = Faces::liberation().unwrap();
        let bold = faces.get(found[0].0.face).width("Nơi nhận: ");
        assert_eq!(found[1].0.x, Length(bold * 1400));
        assert!(strip.marks.iter().any(|mark| matches!(mark, Mark::Line(_))));
    }

    #[test]
    fn a_missing_value_is_tinted_and_a_blank_is_exact() {
        let runs =
            [Run::plain("Số:"), Run::blank(Length::pt(40.0)), Run::plain("/KH "), Run::missing("ngày")];
        let strip = drawn(&runs, Length::mm(100.0), Align::Left);
        let found = texts(&strip);
        let faces = Faces::liberation().unwrap();
        assert_eq!(found[1].0.x, found[0].0.right("Số:", faces) + Length::pt(40.0));
        assert_eq!((found[2].1, found[2].0.ink), ("[ngày]", Ink::Alert));
        assert!(strip.marks.iter().any(|mark| matches!(mark, Mark::Fill(_, Ink::AlertGround))));
    }

    #[test]
    fn no_line_is_torn() {
        let strip =
            drawn(&[Run::plain("một hai ba bốnnnnnnnnnnnnnnnnnnnn năm")], Length::mm(42.0), Align::Justify);
        assert!(texts(&strip).iter().all(|(mark, _)| i64::from(mark.extra) <= MOST_STRETCH));
    }
}
