//! Where lines break.
//!
//! At spaces, because numbers of papers (`29/2023/TT-BGDĐT`) and amounts read badly in two pieces; such a number may
//! break after a slash where that spares a loose line. A word wider than its line breaks where Unicode (UAX #14) allows it, and between characters when even that is not enough.

use super::words::{Line, Word, Words};
use crate::paper::face::Faces;
use crate::paper::length::Length;

/// How much a space of a justified line may grow, in 1/1000 em: to three times its width. A line that needs more is
/// not justified, which offends the eye less than holes.
pub(super) const MOST_STRETCH: i64 = 500;

/// How much a space of a justified line may lose, in 1/1000 em: a fifth of its width, which nobody sees.
pub(super) const MOST_SHRINK: i64 = 50;

/// Room for lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// For the first line.
    pub first: Length,
    /// For the other lines.
    pub rest: Length,
}

impl Room {
    pub fn same(width: Length) -> Room {
        Room { first: width, rest: width }
    }

    fn of(self, line: usize) -> Length {
        if line == 0 { self.first } else { self.rest }
    }

    fn least(self) -> Length {
        self.first.min(self.rest)
    }
}

impl Words {
    /// Each line as full as it gets.
    pub fn break_greedily(&mut self, room: Room, faces: &Faces) {
        self.split_wide_words(room.least(), faces);
        self.lines.clear();
        self.fill_lines(room);
    }

    /// Lines chosen for the paragraph as a whole, so that its spaces are as even as they can be. Numbers of papers may
    /// break after a slash where that spares a loose line.
    pub fn break_evenly(&mut self, room: Room, faces: &Faces) {
        let split = self.split_wide_words(room.least(), faces);
        self.lines.clear();
        self.fill_lines(room);
        if !split && self.lines.len() > 1 {
            self.cut_numbers_of_papers(faces);
            self.choose_lines(room);
        }
    }

    /// As few lines as needed, all about as long: for centred titles.
    pub fn break_balanced(&mut self, room: Room, faces: &Faces) {
        self.break_greedily(room, faces);
        let count = self.lines.len();
        if count < 2 || self.fills || self.words.iter().any(|word| word.hard) {
            return;
        }
        let (mut short, mut long) = (room.rest.share(1, count as i64), room.rest);
        while (long - short) > Length::pt(0.5) {
            let middle = (short + long).half();
            self.lines.clear();
            self.fill_lines(Room::same(middle));
            let fits = self.lines.len() <= count && self.widest_line() <= middle;
            *(if fits { &mut long } else { &mut short }) = middle;
        }
        self.lines.clear();
        self.fill_lines(Room::same(long));
    }

    fn fill_lines(&mut self, room: Room) {
        let mut first = 0;
        let mut width = Length::ZERO;
        let mut space = Length::ZERO;
        for index in 0..self.words.len() {
            let word = self.words[index];
            if index > first && width + space + word.width > room.of(self.lines.len()) {
                self.push_line(first, index);
                first = index;
                width = Length::ZERO;
                space = Length::ZERO;
            }
            width += space + word.width;
            space = word.space;
            if word.hard {
                self.push_line(first, index + 1);
                first = index + 1;
                width = Length::ZERO;
                space = Length::ZERO;
            }
        }
        if first < self.words.len() || self.lines.is_empty() {
            self.push_line(first, self.words.len());
        }
    }

    pub fn push_line(&mut self, first: usize, last: usize) {
        let words = &self.words[first..last];
        let mut width = Length::ZERO;
        let mut spaces = 0;
        for (index, word) in words.iter().enumerate() {
            width += word.width;
            if let Some(next) = words.get(index + 1) {
                width += word.space;
                spaces += next.start - word.end;
            }
        }
        let ends = last == self.words.len() || words.last().is_none_or(|word| word.hard);
        self.lines.push(Line { first: first as u32, last: last as u32, width, spaces, ends });
    }

    /// Lets the numbers of papers break after a slash.
    fn cut_numbers_of_papers(&mut self, faces: &Faces) {
        for index in (0..self.words.len()).rev() {
            let word = self.words[index];
            let text = &self.text[word.start as usize..word.end as usize];
            let cuts: Vec<u32> = slash_breaks(text).map(|cut| word.start + cut as u32).collect();
            if !cuts.is_empty() {
                self.cut_word(index, &cuts, faces);
            }
        }
    }

    /// Cuts words wider than `width` into parts that fit. Says whether it found any.
    fn split_wide_words(&mut self, width: Length, faces: &Faces) -> bool {
        let mut found = false;
        for index in (0..self.words.len()).rev() {
            if self.words[index].width > width {
                self.split_wide_word(index, width, faces);
                found = true;
            }
        }
        found
    }

    fn split_wide_word(&mut self, index: usize, width: Length, faces: &Faces) {
        let word = self.words[index];
        let text = &self.text[word.start as usize..word.end as usize];
        let mut cuts = Vec::new();
        let mut start = word.start;
        for (offset, _) in unicode_linebreak::linebreaks(text) {
            let end = word.start + offset as u32;
            if self.width_between(start, end, faces) > width {
                let part = &self.text[start as usize..end as usize];
                cuts.extend(part.char_indices().skip(1).map(|(at, _)| start + at as u32));
            }
            if end < word.end {
                cuts.push(end);
            }
            start = end;
        }
        self.cut_word(index, &cuts, faces);
    }

    fn cut_word(&mut self, index: usize, cuts: &[u32], faces: &Faces) {
        let word = self.words[index];
        let mut parts = Vec::with_capacity(cuts.len() + 1);
        let mut start = word.start;
        for &end in cuts.iter().chain([&word.end]) {
            let width = self.width_between(start, end, faces);
            parts.push(Word { start, end, width, space: Length::ZERO, hard: false });
            start = end;
        }
        if let Some(last) = parts.last_mut() {
            last.space = word.space;
            last.hard = word.hard;
        }
        self.words.splice(index..=index, parts);
    }
}

/// Places in the number of a paper where a line may end if it must: after a slash with enough text on both sides.
/// Dates and fractions (only digits) are left whole.
fn slash_breaks(text: &str) -> impl Iterator<Item = usize> {
    let number_of_paper = text.chars().count() >= 8 && text.chars().any(char::is_uppercase);
    let enough = move |cut: &usize| number_of_paper && *cut >= 2 && text.len() - cut >= 3;
    text.match_indices('/').map(|(at, _)| at + 1).filter(enough)
}

#[cfg(test)]
mod tests {
    use super::super::words::Measure;
    use super::*;
    use crate::paper::document::Run;
    use crate::paper::length::Size;

    fn words(text: &str) -> Words {
        let mut measure = Measure::new(faces());
        let mut words = Words::default();
        words.read(&[Run::plain(text)], Size::pt(14.0), &mut measure);
        words
    }

    fn faces() -> &'static Faces {
        Faces::liberation().unwrap()
    }

    fn lines(words: &Words) -> Vec<&str> {
        let text = |line: &Line| {
            let start = words.words[line.first as usize].start as usize;
            &words.text[start..words.words[line.last as usize - 1].end as usize]
        };
        words.lines.iter().map(text).collect()
    }

    const BASIS: &str = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết \
                         thi hành một số điều của Luật Thi đua, khen thưởng; xét đề nghị của các chi hội trực thuộc và \
                         kết quả bình xét của Hội đồng Thi đua - Khen thưởng, Ban Thường vụ thống nhất";

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        for width in [60.0, 100.0, 165.0] {
            let room = Room { first: Length::mm(width - 12.7), rest: Length::mm(width) };
            let mut even = words(BASIS);
            even.break_evenly(room, faces());
            assert!(even.lines.iter().enumerate().all(|(index, line)| {
                let shrink = if line.ends { 0 } else { MOST_SHRINK * i64::from(line.spaces) };
                line.width <= room.of(index) + Length(shrink * i64::from(even.size.0))
            }));
            // A number broken after a slash goes on without a space.
            assert_eq!(lines(&even).join(" ").replace("/ ", "/"), BASIS);
        }
    }

    #[test]
    fn even_lines_are_no_looser_than_greedy_ones() {
        let mut gained = 0;
        for width in (70..170).step_by(3) {
            let room = Room::same(Length::mm(f64::from(width)));
            let (mut even, mut greedy) = (words(BASIS), words(BASIS));
            even.break_evenly(room, faces());
            greedy.break_greedily(room, faces());
            assert!(even.lines.len() <= greedy.lines.len() + 1, "at {width} mm");
            // Cubes, as a reader sees it: one loose line is worse than two that are a little loose.
            let looseness = |words: &Words| -> f64 {
                let stretch = |line: &Line| {
                    ((room.rest - line.width).to_pt() / 14.0 / f64::from(line.spaces.max(1))).max(0.0)
                };
                words.lines.iter().filter(|line| !line.ends).map(|line| stretch(line).powi(3)).sum()
            };
            let (ours, theirs) = (looseness(&even), looseness(&greedy));
            assert!(ours <= theirs * 1.3 + 0.001, "at {width} mm: {ours} against {theirs}");
            gained += i32::from(ours < theirs * 0.7);
        }
        assert!(gained > 3, "only {gained} paragraphs gained");
    }

    #[test]
    fn a_word_too_wide_breaks_where_it_reads_best() {
        let mut address = words("https://example.org/thi-dua/khen-thuong/2026");
        address.break_greedily(Room::same(Length::mm(40.0)), faces());
        assert!(lines(&address).len() > 1);
        assert!(
            lines(&address).iter().rev().skip(1).all(|line| line.ends_with(['/', '-'])),
            "{:?}",
            lines(&address)
        );
        let mut letters = words(&"ẫ".repeat(100));
        letters.break_greedily(Room::same(Length::mm(30.0)), faces());
        assert!(letters.lines.iter().all(|line| line.width <= Length::mm(30.0)));
        assert_eq!(lines(&letters).concat(), "ẫ".repeat(100));
    }

    #[test]
    fn only_numbers_of_papers_break_at_slashes() {
        let cuts = |text: &'static str| slash_breaks(text).collect::<Vec<_>>();
        assert_eq!(cuts("29/2023/TT-BGDĐT"), [3, 8]);
        assert!(cuts("15/5/2026").is_empty());
        assert!(cuts("và/hoặc").is_empty());
    }

    #[test]
    fn a_number_breaks_rather_than_tearing_its_line() {
        let mut basis = words("theo Thông tư 29/2023/TTLT-BGDĐT-BTC về việc khen thưởng");
        let room = Room::same(Length::mm(56.0));
        basis.break_evenly(room, faces());
        assert_eq!(lines(&basis)[0], "theo Thông tư 29/2023/", "{:?}", lines(&basis));
    }

    #[test]
    fn a_title_is_balanced() {
        let mut title = words("Về việc phát động phong trào thi đua chào mừng kỷ niệm ngày thành lập Hội");
        title.break_balanced(Room::same(Length::mm(150.0)), faces());
        let widths: Vec<i64> = title.lines.iter().map(|line| line.width.0).collect();
        assert_eq!(widths.len(), 2);
        assert!((widths[0] - widths[1]).abs() < Length::mm(25.0).0, "{widths:?}");
    }

    #[test]
    fn nothing_is_one_empty_line() {
        let mut nothing = words("");
        nothing.break_evenly(Room::same(Length::mm(50.0)), faces());
        assert_eq!((nothing.lines.len(), nothing.lines[0].width), (1, Length::ZERO));
    }
}
