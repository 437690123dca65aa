//! Charts drawn with lines and greys, so that a black-and-white printer and a photocopier lose nothing: every bar bears
//! its figure, and two series differ in how they are filled.

use crate::forms::draft::prepared;
use crate::forms::profile::Profile;
use crate::paper::layout::measured::placed_lines;
use crate::paper::{Align, Area, Drawing, Faces, Ink, Length, Placed, Run, Shape, Size};

/// How a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::forms) enum Look {
    /// Grey with an outline.
    Solid,
    /// An outline alone.
    Open,
    /// Lines aslant in an outline.
    Hatched,
}

/// Bars of several series, group by group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::forms) struct Chart {
    /// The series: its name, and how its bars are filled.
    pub series: Vec<(String, Look)>,
    /// The groups: a name, and a figure for each series.
    pub groups: Vec<(String, Vec<u32>)>,
}

/// More bars than this do not stand in one piece, so that a page does not end half empty.
const ROWS_AT_ONCE: usize = 10;
/// Room between a name and its bar, between a bar and its figure, and under the legend, mm.
const GAP: f64 = 2.0;
/// Room for a figure behind its bar, mm.
const FIGURE: f64 = 14.0;
/// Height of the legend, mm.
const LEGEND: f64 = 7.0;
/// Thickness of outlines and axes, pt.
const LINE: f64 = 0.6;

/// Measures of charts, all in mm but the sizes.
struct Rules {
    size: Size,
    least: Size,
    row: f64,
    name: f64,
    column: f64,
    width: f64,
}

impl Rules {
    fn of(profile: &Profile) -> Rules {
        let report = &profile.report;
        Rules {
            size: report.chart_size.size(),
            least: report.chart_min_size.size().min(report.chart_size.size()),
            row: report.chart_row_mm.value,
            name: report.chart_name_mm.value,
            column: report.chart_column_mm.value,
            width: profile.portrait().body_width().to_mm(),
        }
    }
}

impl Chart {
    fn most(&self) -> u32 {
        self.groups.iter().flat_map(|(_, figures)| figures).copied().max().unwrap_or(0)
    }

    /// Whether there is anything to be seen.
    pub fn is_nothing(&self) -> bool {
        self.most() == 0
    }

    fn described(&self, groups: &[(String, Vec<u32>)]) -> String {
        let told = groups.iter().map(|(name, figures)| {
            let figures = figures.iter().zip(&self.series).map(|(figure, (series, _))| {
                if series.is_empty() {
                    figure.to_string()
                } else {
                    format!("{} {figure}", series.to_lowercase())
                }
            });
            format!("{name}: {}", figures.collect::<Vec<_>>().join(", "))
        });
        format!("Biểu đồ. {}.", told.collect::<Vec<_>>().join("; "))
    }

    /// Bars beside their names, one group below the other, in pieces of a few groups.
    pub fn bars(&self, profile: &Profile) -> Vec<Drawing> {
        let rules = Rules::of(profile);
        let most = self.most().max(1);
        let legend = if self.series.len() > 1 { LEGEND } else { 0.0 };
        let left = rules.name + GAP;
        let longest = (rules.width - left - GAP - FIGURE).max(20.0);
        // Pieces are as long as each other: eleven bars are six and five, not ten and one.
        let pieces = self.groups.len().div_ceil(ROWS_AT_ONCE).max(1);
        let at_once = self.groups.len().div_ceil(pieces).max(1);
        let count = self.series.len().max(1) as f64;
        let thick = if count > 1.0 { rules.row * 0.76 / count } else { rules.row * 0.5 };
        let mut drawings = Vec::new();
        for (index, groups) in self.groups.chunks(at_once).enumerate() {
            let mut canvas = Canvas::new(&rules);
            let mut top = 0.0;
            if index == 0 && legend > 0.0 {
                canvas.legend(&self.series, left);
                top = legend;
            }
            let foot = top + rules.row * groups.len() as f64;
            for (name, figures) in groups {
                canvas.beside(name, top + rules.row / 2.0, (0.0, rules.name), Align::Right);
                let mut y = top + (rules.row - thick * count) / 2.0;
                for (figure, (_, look)) in figures.iter().zip(&self.series) {
                    let long = longest * f64::from(*figure) / f64::from(most);
                    canvas.bar((left, y + thick * 0.06, long, thick * 0.88), *look);
                    let middle = y + thick / 2.0;
                    canvas.beside(
                        &figure.to_string(),
                        middle,
                        (left + long + GAP / 2.0, FIGURE),
                        Align::Left,
                    );
                    y += thick;
                }
                top += rules.row;
            }
            canvas.line((left, foot - rules.row * groups.len() as f64), (left, foot));
            drawings.push(canvas.drawing(foot, self.described(groups)));
        }
        drawings
    }

    /// Bars around a middle line, each no longer than the one before by its nature, with its share of the first.
    pub fn funnel(&self, profile: &Profile, shares: &[String]) -> Drawing {
        let rules = Rules::of(profile);
        let most = self.most().max(1);
        let (name, share) = (rules.name * 0.75, 26.0);
        let longest = (rules.width - name - share - GAP * 2.0).max(20.0);
        let middle = name + GAP + longest / 2.0;
        let mut canvas = Canvas::new(&rules);
        let mut top = 0.0;
        for ((name_words, figures), share_words) in self.groups.iter().zip(shares) {
            let figure = figures.first().copied().unwrap_or(0);
            let long = longest * f64::from(figure) / f64::from(most);
            let y = top + rules.row / 2.0;
            canvas.beside(name_words, y, (0.0, name), Align::Right);
            canvas.bar((middle - long / 2.0, top + rules.row * 0.1, long, rules.row * 0.8), Look::Solid);
            if figure == 0 {
                canvas.line((middle, top + rules.row * 0.1), (middle, top + rules.row * 0.9));
            }
            canvas.beside(share_words, y, (name + longest + GAP * 2.0, share), Align::Left);
            top += rules.row;
        }
        canvas.drawing(top, self.described(&self.groups))
    }

    /// Columns beside each other on one line, their names below.
    pub fn columns(&self, profile: &Profile) -> Drawing {
        let rules = Rules::of(profile);
        let most = self.most().max(1);
        let count = self.series.len().max(1) as f64;
        // A lone column as wide as the sheet would be a wall.
        let slot = (rules.width / self.groups.len().max(1) as f64).min(30.0 + 10.0 * (count - 1.0));
        let start = (rules.width - slot * self.groups.len() as f64) / 2.0;
        let thick = (slot * 0.72 / count).min(14.0);
        let figure = rules.size.em().to_mm() * 1.2;
        let mut canvas = Canvas::new(&rules);
        let mut top = 0.0;
        if self.series.len() > 1 {
            canvas.legend(&self.series, start);
            top = LEGEND;
        }
        let foot = top + figure + rules.column;
        let mut lowest: f64 = foot;
        for (index, (name, figures)) in self.groups.iter().enumerate() {
            let x = start + slot * index as f64;
            let mut bar = x + (slot - thick * count) / 2.0;
            for (value, (_, look)) in figures.iter().zip(&self.series) {
                let high = rules.column * f64::from(*value) / f64::from(most);
                canvas.bar((bar + thick * 0.04, foot - high, thick * 0.92, high), *look);
                let room = (bar - thick * 0.1, thick * 1.2);
                canvas.beside(&value.to_string(), foot - high - figure / 2.0, room, Align::Center);
                bar += thick;
            }
            lowest = lowest.max(canvas.below(name, foot + 0.8, (x + slot * 0.03, slot * 0.94)));
        }
        canvas.line((start, foot), (start + slot * self.groups.len() as f64, foot));
        canvas.drawing(lowest + 0.5, self.described(&self.groups))
    }
}

/// A drawing being made; places in mm from its upper left corner.
struct Canvas<'r> {
    rules: &'r Rules,
    shapes: Vec<Shape>,
    texts: Vec<Placed>,
}

impl<'r> Canvas<'r> {
    fn new(rules: &'r Rules) -> Self {
        Canvas { rules, shapes: Vec::new(), texts: Vec::new() }
    }

    fn drawing(self, height: f64, description: String) -> Drawing {
        Drawing {
            width: Length::mm(self.rules.width),
            height: Length::mm(height),
            shapes: self.shapes,
            texts: self.texts,
            description,
            table: None,
            before: Length::ZERO,
            after: Length::ZERO,
            keep_next: false,
        }
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let point = |(x, y): (f64, f64)| (Length::mm(x), Length::mm(y));
        self.shapes.push(Shape::Line {
            from: point(from),
            to: point(to),
            thickness: Length::pt(LINE),
            ink: Ink::Black,
        });
    }

    /// A bar: left, top, width, height. Nothing is drawn of a figure 0.
    fn bar(&mut self, (left, top, width, height): (f64, f64, f64, f64), look: Look) {
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        let area = Area {
            x: Length::mm(left),
            y: Length::mm(top),
            width: Length::mm(width),
            height: Length::mm(height),
        };
        if look == Look::Solid {
            self.shapes.push(Shape::Fill { area, ink: Ink::Grey });
        }
        if look == Look::Hatched {
            self.hatch(left, top, width, height);
        }
        self.shapes.push(Shape::Frame { area, thickness: Length::pt(LINE), ink: Ink::Black });
    }

    /// Lines rising to the right, cut off at the edges.
    fn hatch(&mut self, left: f64, top: f64, width: f64, height: f64) {
        const STEP: f64 = 1.4;
        let foot = top + height;
        let mut reach = STEP;
        while reach < width + height {
            // The line on which the ways from the lower left corner to the right and upwards add up to `reach`.
            let (x1, y1) = if reach <= height { (left, foot - reach) } else { (left + reach - height, top) };
            let (x2, y2) =
                if reach <= width { (left + reach, foot) } else { (left + width, foot - reach + width) };
            let point = |x: f64, y: f64| (Length::mm(x), Length::mm(y));
            self.shapes.push(Shape::Line {
                from: point(x1, y1),
                to: point(x2, y2),
                thickness: Length::pt(LINE * 0.7),
                ink: Ink::Black,
            });
            reach += STEP;
        }
    }

    fn legend(&mut self, series: &[(String, Look)], left: f64) {
        let high = self.rules.size.em().to_mm() * 0.75;
        let wide = (self.rules.width - left) / series.len().max(1) as f64;
        let mut x = left;
        for (name, look) in series {
            self.bar((x, (LEGEND - GAP) / 2.0 - high / 2.0, 6.0, high), *look);
            self.beside(name, (LEGEND - GAP) / 2.0, (x + 6.0 + GAP, wide - 8.0 - GAP), Align::Left);
            x += wide;
        }
    }

    /// Words whose lines stand around the height `middle`, between `x` and `x` + `width`.
    fn beside(&mut self, words: &str, middle: f64, room: (f64, f64), align: Align) {
        self.put(words, room, align, &|lines, pitch, size| {
            // Letters without strokes above and below stand a third of the size above the baseline in their middle.
            middle - pitch * (lines - 1.0) / 2.0 + size * 0.34
        });
    }

    /// Words below a height; returns where they end.
    fn below(&mut self, words: &str, top: f64, room: (f64, f64)) -> f64 {
        self.put(words, room, Align::Center, &|_, _, size| top + size * 0.9)
    }

    /// Puts words on two lines at most, smaller and at last cut where they are too long; returns where they end, mm.
    fn put(
        &mut self,
        words: &str,
        (x, width): (f64, f64),
        align: Align,
        first: &dyn Fn(f64, f64, f64) -> f64,
    ) -> f64 {
        let make = |words: &str| Placed {
            align,
            min_size: self.rules.least,
            most_lines: 2,
            pitch: self.rules.size.least_pitch(),
            ..Placed::new(
                (Length::mm(x), Length::ZERO),
                Length::mm(width),
                self.rules.size,
                vec![Run::plain(prepared(words))],
            )
        };
        let mut placed = make(words);
        let mut lines = 1.0;
        let mut size = self.rules.size;
        // Without fonts nothing can be laid out at all; the layout says so.
        if let Ok(faces) = Faces::liberation() {
            let mut kept: Vec<&str> = words.split_whitespace().collect();
            let fits = |placed: &Placed| {
                let (size, lines) = placed_lines(placed, faces);
                let wide = lines.iter().any(|line| line.width > placed.width);
                (size, lines.len(), !wide && lines.len() <= placed.most_lines)
            };
            let mut found = fits(&placed);
            while !found.2 && kept.len() > 1 {
                kept.pop();
                placed = make(&format!("{} …", kept.join(" ").trim_end_matches([',', '-', '–'])));
                found = fits(&placed);
            }
            size = found.0;
            lines = found.1.max(1) as f64;
        }
        let share = f64::from(size.0) / f64::from(self.rules.size.0.max(1));
        let pitch = (placed.pitch.to_mm() * share).max(size.least_pitch().to_mm());
        let em = size.em().to_mm();
        let y = first(lines, pitch, em);
        placed.y = Length::mm(y);
        self.texts.push(placed);
        y + pitch * (lines - 1.0) + em * 0.3
    }
}
