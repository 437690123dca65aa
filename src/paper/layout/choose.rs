//! Lines chosen for a paragraph as a whole, so that its spaces are as even as they can be.
//!
//! Every way of breaking is weighed by what its lines ask of their spaces, and the cheapest is taken: the method of
//! Knuth and Plass (Breaking Paragraphs into Lines, 1981), without stretching letters or hyphens, which Vietnamese
//! does not know.

use super::lines::{MOST_SHRINK, MOST_STRETCH, Room};
use super::words::Words;
use crate::paper::length::Length;

/// A space that grows by this many 1/1000 em, to twice its width, makes a line of badness 100.
const LOOSE: f64 = 250.0;
/// What a line costs whose spaces cannot be widened that far: it stays short of the edge.
const TORN: f64 = 4_000_000.0;
/// What a number of a paper broken after a slash costs: about as much as one loose line.
const BROKEN_NUMBER: f64 = 14_400.0;
/// What each line costs, so that a paragraph does not grow for small gains.
const LINE: f64 = 10_000.0;
/// What a last line costs that is shorter than a sixth of the room: a word on its own looks lost.
const SHORT_END: f64 = 2_500.0;

/// The best way known to break up to a word.
#[derive(Clone, Copy)]
struct Best {
    cost: f64,
    /// The word its last line starts with.
    from: usize,
}

impl Words {
    /// Replaces the lines by the best ones. No word may be wider than the room.
    pub fn choose_lines(&mut self, room: Room) {
        self.lines.clear();
        let mut start = 0;
        while start < self.words.len() {
            let end = self.words[start..]
                .iter()
                .position(|word| word.hard)
                .map_or(self.words.len(), |hard| start + hard + 1);
            let first = if self.lines.is_empty() { room.first } else { room.rest };
            for (from, to) in self.best_lines(start, end, first, room.rest) {
                self.push_line(from, to);
            }
            start = end;
        }
        if self.lines.is_empty() {
            self.push_line(0, 0);
        }
    }

    /// The lines of the words `start..end`, the first of them with room of its own.
    fn best_lines(&self, start: usize, end: usize, first: Length, rest: Length) -> Vec<(usize, usize)> {
        let mut best = vec![Best { cost: 0.0, from: start }];
        for to in start + 1..=end {
            let mut found = Best { cost: f64::INFINITY, from: to - 1 };
            let (mut width, mut spaces) = (Length::ZERO, 0_u32);
            for from in (start..to).rev() {
                let word = &self.words[from];
                if from + 1 < to {
                    width += word.space;
                    spaces += self.words[from + 1].start - word.end;
                }
                width += word.width;
                let room = if from == start { first } else { rest };
                let shrink = if to == end { 0 } else { MOST_SHRINK * i64::from(spaces) };
                let shrink = Length(shrink * i64::from(self.size.0));
                // The first line may be narrower than the others: no longer line fits either when this one is too wide
                // for both.
                if width > first.max(rest) + shrink {
                    break;
                }
                if width > room + shrink {
                    continue;
                }
                let cost = best[from - start].cost + self.cost(to, end, room, width, spaces);
                if cost < found.cost {
                    found = Best { cost, from };
                }
            }
            best.push(found);
        }
        let mut lines = Vec::new();
        let mut to = end;
        while to > start {
            let from = best[to - start].from;
            lines.push((from, to));
            to = from;
        }
        lines.reverse();
        lines
    }

    /// What the line that ends before the word `to` costs.
    fn cost(&self, to: usize, end: usize, room: Length, width: Length, spaces: u32) -> f64 {
        if to == end {
            return LINE + if width < room.share(1, 6) { SHORT_END } else { 0.0 };
        }
        let word = &self.words[to - 1];
        let broken = if word.end == self.words[to].start { BROKEN_NUMBER } else { 0.0 };
        let slack = (room - width).0 as f64 / f64::from(self.size.0.max(1));
        let stretch = slack / f64::from(spaces.max(1));
        if (spaces == 0 && slack > 0.0) || stretch > MOST_STRETCH as f64 {
            // The shorter the worse, so that the least bad way is still found.
            return LINE + TORN + broken + slack * slack;
        }
        let ratio = if stretch < 0.0 { -stretch / MOST_SHRINK as f64 } else { stretch / LOOSE };
        let badness = 100.0 * ratio.powi(3);
        LINE + broken + (10.0 + badness).powi(2)
    }
}
