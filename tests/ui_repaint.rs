//! The software renderer repaints too little around stacked accents; `ui::repaint` cures it from outside. These tests
//! go the renderer's own way from frame to frame (compare layers, repaint the damage into the old pixels, as its
//! `window/compositor.rs` does) and compare the outcome with a fresh painting of the whole window, pixel for pixel.
//!
//! When `without_the_cure_…` fails, the renderer has been mended: take out `src/ui/repaint.rs`.

#![cfg(not(feature = "gpu"))]
#![allow(clippy::unwrap_used)]

use std::collections::VecDeque;

use guong_sang::ui::choice::Pick;
use guong_sang::ui::{self, Element, Theme, check, edge, label, repaint};
use iced::advanced::graphics::{Viewport, damage};
use iced::advanced::{clipboard, renderer};
use iced::widget::{canvas, column, container, row, scrollable, space};
use iced::{Color, Event, Length, Point, Rectangle, Size, mouse};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_tiny_skia::Layer;

const SIZE: Size<u32> = Size::new(640, 400);
const LETTERS: &str = "Ủ Ễ Ặ Ỡ g y ẬẪỆ Ộ ỨNG VIÊN";

/// What stands on the glass, kept from frame to frame.
struct Glass {
    viewport: Viewport,
    pixels: Vec<u8>,
    mask: tiny_skia::Mask,
    /// Layers of earlier frames, the latest first.
    before: VecDeque<Vec<Layer>>,
    /// How many frames old the buffer is that the window system hands back.
    age: usize,
    buffers: VecDeque<Vec<u8>>,
}

impl Glass {
    fn new(scale: f32, age: usize) -> Self {
        let bytes = (SIZE.width * SIZE.height * 4) as usize;
        Self {
            viewport: Viewport::with_physical_size(SIZE, scale),
            pixels: vec![0; bytes],
            mask: tiny_skia::Mask::new(SIZE.width, SIZE.height).unwrap(),
            before: VecDeque::new(),
            age,
            buffers: std::iter::repeat_n(vec![0; bytes], age).collect(),
        }
    }

    fn whole(&self) -> Rectangle {
        Rectangle::with_size(self.viewport.logical_size())
    }

    /// One frame as `iced_tiny_skia::window::compositor::present` makes it; returns what had to be repainted.
    fn present(&mut self, renderer: &mut ui::Renderer, ground: Color) -> Vec<Rectangle> {
        let mut buffer = self.buffers.pop_front().unwrap();
        let damage = self.before.get(self.age - 1).map_or_else(
            || vec![self.whole()],
            |before| damage::diff(before, renderer.layers(), |layer| vec![layer.bounds], Layer::damage),
        );
        let damage = if damage.is_empty() {
            damage
        } else {
            let damage = damage::group(damage, self.whole());
            paint(renderer, &mut buffer, &mut self.mask, &self.viewport, &damage, ground);
            damage
        };
        self.before.push_front(renderer.layers().to_vec());
        self.before.truncate(self.age);
        self.pixels.clone_from(&buffer);
        self.buffers.push_back(buffer);
        damage
    }

    /// How many pixels differ from a window painted afresh.
    fn wrong(&mut self, renderer: &mut ui::Renderer, ground: Color) -> usize {
        let mut fresh = vec![0; self.pixels.len()];
        // The renderer takes its damage in logical units and scales it itself.
        let whole = [self.whole()];
        paint(renderer, &mut fresh, &mut self.mask, &self.viewport, &whole, ground);
        fresh.chunks(4).zip(self.pixels.chunks(4)).filter(|(a, b)| a != b).count()
    }
}

fn paint(
    renderer: &mut ui::Renderer,
    pixels: &mut [u8],
    mask: &mut tiny_skia::Mask,
    viewport: &Viewport,
    damage: &[Rectangle],
    ground: Color,
) {
    let mut pixmap = tiny_skia::PixmapMut::from_bytes(pixels, SIZE.width, SIZE.height).unwrap();
    renderer.draw(&mut pixmap, mask, viewport, damage, ground);
}

/// Plays `frames` frames of `view`, with one turn of the wheel before each; returns the pixels that were ever wrong.
fn play(view: impl Fn(usize) -> Element<'static, ()>, frames: usize, scale: f32, age: usize) -> usize {
    // A throw-away window loads the fonts into the one font system of the process.
    drop(iced_test::Simulator::<(), Theme, ui::Renderer>::with_settings(ui::settings(), space()));

    let theme = Theme::Light;
    let ground = theme.colors().ground;
    let mut renderer = ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into());
    let mut glass = Glass::new(scale, age);
    let mut cache = Cache::default();
    let mut wrong = 0;
    for frame in 0..frames {
        let size = glass.viewport.logical_size();
        let mut window = UserInterface::build(view(frame), size, cache, &mut renderer);
        let cursor = mouse::Cursor::Available(Point::new(100.0, 100.0));
        let turn = mouse::ScrollDelta::Pixels { x: 0.0, y: -7.0 };
        let events = [
            Event::Mouse(mouse::Event::WheelScrolled { delta: turn }),
            Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now())),
        ];
        let _ = window.update(&events, cursor, &mut renderer, &mut clipboard::Null, &mut Vec::new());
        window.draw(&mut renderer, &theme, &renderer::Style { text_color: theme.colors().ink }, cursor);
        let _ = glass.present(&mut renderer, ground);
        wrong += glass.wrong(&mut renderer, ground);
        cache = window.into_cache();
    }
    wrong
}

fn scrolling(_frame: usize) -> Element<'static, ()> {
    let lines = (0..60).map(|i| match i % 3 {
        0 => label::body(LETTERS).into(),
        1 => label::small(LETTERS).into(),
        // The tight line height is iced's own default: screens of others may still use it.
        _ => iced::widget::text(LETTERS).size(20).line_height(1.0).into(),
    });
    scrollable(column(lines).width(Length::Fill)).height(Length::Fill).into()
}

struct Chart(usize);

impl canvas::Program<(), Theme, ui::Renderer> for Chart {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &ui::Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<canvas::Geometry<ui::Renderer>> {
        let mut frame = canvas::Frame::new(renderer, bounds.size());
        frame.fill_text(canvas::Text {
            content: format!("Ễ {}", self.0),
            position: Point::new(20.0, 20.0),
            size: 20.0.into(),
            ..canvas::Text::default()
        });
        frame.fill_rectangle(
            Point::new(20.0, 60.0),
            Size::new(20.0 + self.0 as f32, 20.0),
            theme.colors().gold,
        );
        vec![frame.into_geometry()]
    }
}

fn beside_a_canvas(frame: usize) -> Element<'static, ()> {
    let chart = canvas(Chart(frame)).width(200).height(200);
    let lines = column((0..8).map(|i| {
        iced::widget::text(if (frame + i).is_multiple_of(3) { LETTERS } else { "Hồ sơ gọn" })
            .size(20)
            .line_height(1.0)
            .into()
    }));
    row![container(chart).padding(20), lines].padding(40).into()
}

#[test]
fn without_the_cure_scrolling_leaves_ghosts() {
    assert!(play(scrolling, 12, 1.0, 1) > 0, "the renderer has been mended: src/ui/repaint.rs can go");
}

#[test]
fn without_the_cure_text_beside_a_canvas_is_wrong() {
    assert!(play(beside_a_canvas, 12, 1.0, 1) > 0, "the renderer has been mended: src/ui/repaint.rs can go");
}

#[test]
fn with_the_cure_every_pixel_is_that_of_a_fresh_painting() {
    // Buffers one, two and three frames old: window systems hand back either.
    for age in 1..=3 {
        for scale in [1.0, 1.5] {
            assert_eq!(
                play(|i| repaint::whole_window(scrolling(i)), 12, scale, age),
                0,
                "age {age}, scale {scale}"
            );
            assert_eq!(play(|i| repaint::whole_window(beside_a_canvas(i)), 12, scale, age), 0, "age {age}");
        }
    }
}

#[test]
fn the_cure_paints_nothing_itself() {
    let theme = Theme::Light;
    let shot = |view: Element<'static, ()>| {
        let mut window: iced_test::Simulator<'_, (), Theme, ui::Renderer> =
            iced_test::Simulator::with_size(ui::settings(), Size::new(320.0, 200.0), view);
        let shot = window.snapshot(&theme).unwrap();
        let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("repaint");
        (shot, path)
    };
    let (plain, path) = shot(scrolling(0));
    let _ = std::fs::remove_file(path.with_file_name("repaint-tiny-skia.png"));
    assert!(plain.matches_image(&path).unwrap());
    let (cured, path) = shot(repaint::whole_window(scrolling(0)));
    assert!(cured.matches_image(&path).unwrap());
}

#[test]
fn the_cure_asks_for_no_draw_of_its_own() {
    let mut renderer = ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into());
    let view: Element<'static, ()> = repaint::whole_window(label::body(LETTERS));
    let mut window = UserInterface::build(view, Size::new(320.0, 200.0), Cache::default(), &mut renderer);
    let redraw = [Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now()))];
    let (state, _) = window.update(
        &redraw,
        mouse::Cursor::Unavailable,
        &mut renderer,
        &mut clipboard::Null,
        &mut Vec::new(),
    );
    let iced_test::runtime::user_interface::State::Updated { redraw_request, .. } = state else {
        unreachable!("nothing changed the tree");
    };
    assert_eq!(redraw_request, iced::window::RedrawRequest::Wait);
}

/// How many pixels are not the ground's below a scrolled place of 50 px, whose edge goes through the middle of `control`.
fn below_the_edge(control: Element<'static, ()>) -> usize {
    const HIGH: u32 = 50;
    drop(iced_test::Simulator::<(), Theme, ui::Renderer>::with_settings(ui::settings(), space()));
    let theme = Theme::Light;
    let mut renderer = ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into());
    let mut glass = Glass::new(1.0, 1);
    let inside = column![space().height(34), control, space().height(400)];
    let view: Element<'static, ()> = container(scrollable(inside)).height(HIGH).into();
    let size = glass.viewport.logical_size();
    let mut window = UserInterface::build(view, size, Cache::default(), &mut renderer);
    let cursor = mouse::Cursor::Unavailable;
    window.draw(&mut renderer, &theme, &renderer::Style { text_color: theme.colors().ink }, cursor);
    let _ = glass.present(&mut renderer, theme.colors().ground);
    let ground = glass.pixels[glass.pixels.len() - 4..].to_vec();
    let below = &glass.pixels[((HIGH + 1) * SIZE.width * 4) as usize..];
    below.chunks(4).filter(|pixel| *pixel != ground).count()
}

fn bare_tick() -> Element<'static, ()> {
    let icon = iced::widget::checkbox::Icon {
        font: ui::fonts::ICONS,
        code_point: ui::icon::check().char(),
        size: Some(28.into()),
        line_height: iced::widget::text::LineHeight::Relative(1.0),
        shaping: iced::widget::text::Shaping::Basic,
    };
    iced::widget::checkbox(true).size(32).icon(icon).on_toggle(|_| ()).into()
}

#[test]
fn without_the_cure_a_tick_is_drawn_over_the_edge() {
    assert!(below_the_edge(bare_tick()) > 0, "the renderer has been mended: src/ui/edge.rs can go");
}

#[test]
fn with_the_cure_nothing_is_drawn_over_the_edge() {
    assert_eq!(below_the_edge(edge::cut(bare_tick())), 0);
    assert_eq!(below_the_edge(check::check("Hộ gia đình", true, Some(|_| ()))), 0);
    let list = Pick::new("", vec!["Đã xong, Ễ Ặ Ỡ g y"], Some("Đã xong, Ễ Ặ Ỡ g y"), |_| ());
    assert_eq!(below_the_edge(list.into()), 0);
}
