//! Text that must fit: one or two lines, cut at a word with "…" when there is no room, whole in a tip when the
//! pointer rests on it. iced 0.14 has no ellipsis of its own.

use std::borrow::Cow;

use iced::advanced::layout::{self, Limits, Node};
use iced::advanced::overlay::{self, Overlay};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::text::paragraph::Plain;
use iced::advanced::text::{Alignment, LineHeight, Renderer as TextRenderer, Shaping, Text, Wrapping};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::alignment::Vertical;
use iced::{Border, Color, Event, Font, Length, Pixels, Point, Rectangle, Size, Vector};

use super::measure::{BODY, RADIUS, S4, S8, SMALL, TITLE};
use super::{Colors, Element, Renderer, Theme, fonts};

type Paragraph = <Renderer as TextRenderer>::Paragraph;

const HEIGHT: LineHeight = LineHeight::Relative(1.4);
const TIP_WIDTH: f32 = 480.0;

/// A line of text that is cut when it does not fit; fills the width it is given.
pub struct Line<'a> {
    words: Cow<'a, str>,
    lines: u8,
    size: f32,
    font: Font,
    align: Alignment,
    color: Option<fn(&Colors) -> Color>,
    silent: bool,
}

/// One line of body text.
#[must_use]
pub fn line<'a>(words: impl Into<Cow<'a, str>>) -> Line<'a> {
    Line {
        words: words.into(),
        lines: 1,
        size: BODY,
        font: fonts::REGULAR,
        align: Alignment::Left,
        color: None,
        silent: false,
    }
}

impl Line<'_> {
    /// Up to two lines instead of one.
    #[must_use]
    pub fn two(self) -> Self {
        Self { lines: 2, ..self }
    }

    /// Secondary size and colour.
    #[must_use]
    pub fn small(self) -> Self {
        Self { size: SMALL, color: Some(|c| c.ink_soft), ..self }
    }

    /// The title of a screen that is somebody's name: 20 px, semibold.
    #[must_use]
    pub fn title(self) -> Self {
        Self { size: TITLE, font: fonts::SEMIBOLD, ..self }
    }

    /// Semibold.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { font: fonts::SEMIBOLD, ..self }
    }

    /// Digits of one width, at the right.
    #[must_use]
    pub fn figure(self) -> Self {
        Self { font: fonts::FIGURES, align: Alignment::Right, ..self }
    }

    /// Any of the window's fonts.
    #[must_use]
    pub fn font(self, font: Font) -> Self {
        Self { font, ..self }
    }

    /// Where the text stands in its width.
    #[must_use]
    pub fn align(self, align: Alignment) -> Self {
        Self { align, ..self }
    }

    /// Shows what its control tells already.
    #[must_use]
    pub(super) fn silent(self) -> Self {
        Self { silent: true, ..self }
    }

    /// A colour named by its meaning.
    #[must_use]
    pub fn color(self, color: fn(&Colors) -> Color) -> Self {
        Self { color: Some(color), ..self }
    }

    fn text<'t>(&self, content: &'t str, bounds: Size) -> Text<&'t str, Font> {
        Text {
            content,
            bounds,
            size: Pixels(self.size),
            line_height: HEIGHT,
            font: self.font,
            align_x: self.align,
            align_y: Vertical::Top,
            // All text of the program is NFC and our fonts have every letter: the costly shaping is not needed.
            shaping: Shaping::Basic,
            wrapping: if self.lines == 1 { Wrapping::None } else { Wrapping::WordOrGlyph },
        }
    }

    fn fits(&self, content: &str, width: f32) -> bool {
        let bounds = Size::new(if self.lines == 1 { f32::INFINITY } else { width }, f32::INFINITY);
        let mut text = self.text(content, bounds);
        text.align_x = Alignment::Left;
        let size = <Paragraph as iced::advanced::text::Paragraph>::with_text(text);
        let size = iced::advanced::text::Paragraph::min_bounds(&size);
        size.width <= width + 0.5 && size.height <= self.height() + 0.5
    }

    fn height(&self) -> f32 {
        (self.size * 1.4 * f32::from(self.lines)).ceil()
    }

    /// The longest beginning that fits with "…" behind it, at a word if that costs little.
    fn cut(&self, width: f32) -> String {
        let ends: Vec<usize> = self.words.char_indices().map(|(i, _)| i).collect();
        let with = |n: usize| format!("{}…", self.words[..ends[n]].trim_end());
        let (mut low, mut high) = (0, ends.len().saturating_sub(1));
        while low < high {
            let middle = (low + high).div_ceil(2);
            if self.fits(&with(middle), width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if ends.is_empty() {
            return String::new();
        }
        let kept = &self.words[..ends[low]];
        match kept.rfind(' ') {
            Some(space) if kept[space..].chars().count() <= 6 && space > 0 => format!("{}…", &kept[..space]),
            _ => with(low),
        }
    }
}

#[derive(Default)]
struct State {
    shown: Plain<Paragraph>,
    whole: Plain<Paragraph>,
    /// What the present cut was made for: words, width, font.
    made_for: Option<(String, f32, Font)>,
    cut: Option<String>,
    resting: bool,
}

impl<M> Widget<M, Theme, Renderer> for Line<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &Limits) -> Node {
        let state = tree.state.downcast_mut::<State>();
        layout::sized(limits, Length::Fill, Length::Shrink, |limits| {
            let width = limits.max().width;
            let same = state
                .made_for
                .as_ref()
                .is_some_and(|(words, at, font)| *words == self.words && *at == width && *font == self.font);
            if !same {
                state.cut = (!self.fits(&self.words, width)).then(|| self.cut(width));
                state.made_for = Some((self.words.as_ref().to_owned(), width, self.font));
            }
            let shown = state.cut.as_deref().unwrap_or(&self.words);
            let _ = state.shown.update(self.text(shown, Size::new(width, self.height())));
            let height = if self.lines == 1 {
                self.height()
            } else {
                state.shown.min_height().ceil().max((self.size * 1.4).ceil())
            };
            Size::new(width, height)
        })
    }

    fn operate(&mut self, _: &mut Tree, layout: Layout<'_>, _: &Renderer, operation: &mut dyn Operation) {
        if !self.silent {
            operation.text(None, layout.bounds(), &self.words);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if !matches!(event, Event::Mouse(_)) {
            return;
        }
        let here = state.cut.is_some()
            && layout.bounds().intersection(viewport).is_some_and(|seen| cursor.is_over(seen))
            && !matches!(
                event,
                Event::Mouse(mouse::Event::ButtonPressed(_) | mouse::Event::WheelScrolled { .. })
            );
        if here != state.resting {
            state.resting = here;
            // The tip is an overlay, and overlays are asked for when the layout is made anew.
            shell.invalidate_layout();
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let color = self.color.map(|color| color(theme.colors()));
        iced::advanced::widget::text::draw(
            renderer,
            style,
            layout.bounds(),
            state.shown.raw(),
            iced::advanced::widget::text::Style { color },
            viewport,
        );
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        if !state.resting || state.cut.is_none() {
            return None;
        }
        let _ = state.whole.update(Text {
            content: &self.words,
            bounds: Size::new(TIP_WIDTH, f32::INFINITY),
            size: Pixels(SMALL),
            line_height: HEIGHT,
            font: fonts::REGULAR,
            align_x: Alignment::Left,
            align_y: Vertical::Top,
            shaping: Shaping::Basic,
            wrapping: Wrapping::WordOrGlyph,
        });
        Some(overlay::Element::new(Box::new(Tip {
            whole: &state.whole,
            over: layout.bounds() + translation,
        })))
    }
}

impl<'a, M: 'a> From<Line<'a>> for Element<'a, M> {
    fn from(line: Line<'a>) -> Self {
        Element::new(line)
    }
}

struct Tip<'b> {
    whole: &'b Plain<Paragraph>,
    over: Rectangle,
}

impl<M> Overlay<M, Theme, Renderer> for Tip<'_> {
    fn layout(&mut self, _renderer: &Renderer, window: Size) -> Node {
        let text = self.whole.min_bounds();
        let size = Size::new(text.width.ceil() + 2.0 * S8, text.height.ceil() + 2.0 * S4);
        let below = self.over.y + self.over.height + S4;
        let y = if below + size.height <= window.height { below } else { self.over.y - size.height - S4 };
        let x = self.over.x.min(window.width - size.width - S4).max(S4);
        Node::new(size).move_to(Point::new(x, y.max(0.0)))
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let c = theme.colors();
        let bounds = layout.bounds();
        renderer.fill_quad(
            Quad { bounds, border: Border { radius: RADIUS.into(), ..Border::default() }, ..Quad::default() },
            c.ink,
        );
        let at = bounds.position() + Vector::new(S8, S4);
        renderer.fill_paragraph(self.whole.raw(), at, c.paper, bounds);
    }
}
