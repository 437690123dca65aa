//! A window without a display, at 1366×768 in the software renderer, and how long things took in it.

#![allow(dead_code)]

use crate::pump;
use guong_sang::app::{App, Message, Start};
use guong_sang::ui::{self, Theme};
use iced::advanced::graphics::Viewport;
use iced::advanced::{clipboard, renderer};
use iced::{Event, Point, Rectangle, Size, mouse, window};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use std::time::{Duration, Instant};

const SIZE: Size<u32> = Size::new(1366, 768);

/// The program in its window.
pub struct Glass {
    pub app: App,
    pub pixels: Vec<u8>,
    cache: Option<Cache>,
    renderer: ui::Renderer,
    mask: tiny_skia::Mask,
    viewport: Viewport,
}

impl Glass {
    /// Starts the program and waits until it has come to rest.
    pub fn start(start: Start) -> Self {
        // A throw-away window loads the fonts into the one font system of the process.
        drop(iced_test::Simulator::<(), Theme, ui::Renderer>::with_settings(
            ui::settings(),
            iced::widget::space(),
        ));
        let (app, task) = App::boot(start);
        let mut glass = Self {
            app,
            pixels: vec![0; (SIZE.width * SIZE.height * 4) as usize],
            cache: None,
            renderer: ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into()),
            mask: tiny_skia::Mask::new(SIZE.width, SIZE.height).unwrap(),
            viewport: Viewport::with_physical_size(SIZE, 1.0),
        };
        pump::settle(task, |message| glass.app.update(message));
        glass
    }

    /// Lays out and paints the whole window, after what has happened to it; returns what was said.
    pub fn frame(&mut self, events: &[Event]) -> Vec<Message> {
        let cursor = mouse::Cursor::Available(Point::new(700.0, 450.0));
        let theme = Theme::Light;
        let mut said = Vec::new();
        let size = self.viewport.logical_size();
        let cache = self.cache.take().unwrap_or_default();
        let mut window = UserInterface::build(self.app.view(), size, cache, &mut self.renderer);
        let _ = window.update(events, cursor, &mut self.renderer, &mut clipboard::Null, &mut said);
        let redraw = [Event::Window(window::Event::RedrawRequested(Instant::now()))];
        let _ = window.update(&redraw, cursor, &mut self.renderer, &mut clipboard::Null, &mut said);
        let style = renderer::Style { text_color: theme.colors().ink };
        window.draw(&mut self.renderer, &theme, &style, cursor);
        self.cache = Some(window.into_cache());
        let whole = [Rectangle::with_size(size)];
        let mut pixmap = tiny_skia::PixmapMut::from_bytes(&mut self.pixels, SIZE.width, SIZE.height).unwrap();
        let ground = theme.colors().ground;
        self.renderer.draw(&mut pixmap, &mut self.mask, &self.viewport, &whole, ground);
        said
    }

    /// Sends a message and waits until everything has come to rest.
    pub fn send(&mut self, message: Message) {
        let task = self.app.update(message);
        pump::settle(task, |message| self.app.update(message));
    }
}

/// Says median, 95 of 100 and the worst.
pub fn figures(name: &str, mut spent: Vec<Duration>) {
    spent.sort();
    let (median, worst) = (spent[spent.len() / 2], spent[spent.len() - 1]);
    let nearly = spent[spent.len() * 95 / 100];
    eprintln!("{name}: median {median:.1?}, 95 of 100 within {nearly:.1?}, worst {worst:.1?}");
}
