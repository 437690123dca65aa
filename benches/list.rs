//! Walking through 100 000 dossiers by pages: everything between a turn of the wheel and the finished picture of the
//! window, in the software renderer at 1366×768. `cargo bench --bench list`; the figures that were measured stand in
//! `docs/performance.md`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

#[path = "support/made_up.rs"]
mod made_up;
#[path = "../tests/support/pump.rs"]
mod pump;

use guong_sang::app::{App, Message, ScreenMessage, Start};
use guong_sang::domain::Stamp;
use guong_sang::screens::Place;
use guong_sang::screens::dossiers::{Facet, ListMessage, Message as DossierMessage};
use guong_sang::storage::Store;
use guong_sang::ui::{self, Theme};
use iced::advanced::graphics::Viewport;
use iced::advanced::{clipboard, renderer};
use iced::{Event, Point, Rectangle, Size, mouse, window};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use std::time::{Duration, Instant};

const SIZE: Size<u32> = Size::new(1366, 768);
const MANY: i64 = 100_000;
/// A page of the list, px.
const PAGE: f32 = 504.0;
const PAGES: usize = 300;

/// A window without a display.
struct Glass {
    app: App,
    cache: Option<Cache>,
    renderer: ui::Renderer,
    pixels: Vec<u8>,
    mask: tiny_skia::Mask,
    viewport: Viewport,
}

impl Glass {
    /// Lays out and paints the whole window, after what has happened to it; returns what was said.
    fn frame(&mut self, events: &[Event]) -> Vec<Message> {
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

    fn send(&mut self, message: Message) {
        let task = self.app.update(message);
        pump::settle(task, |message| self.app.update(message));
    }
}

fn figures(name: &str, mut spent: Vec<Duration>) {
    spent.sort();
    let (median, worst) = (spent[spent.len() / 2], spent[spent.len() - 1]);
    let nearly = spent[spent.len() * 95 / 100];
    eprintln!("{name}: median {median:.1?}, 95 of 100 within {nearly:.1?}, worst {worst:.1?}");
}

/// The made-up file has no office, and without one no other screen opens.
fn with_office(data: &std::path::Path) {
    let script = include_str!("../assets/sample/01-office.jsonl");
    let line = script.lines().find(|line| line.contains("set_office")).unwrap();
    let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "bench".to_owned() };
    Store::open(data).unwrap().change_now(serde_json::from_str(line).unwrap(), stamp).unwrap();
}

fn main() {
    // A throw-away window loads the fonts into the one font system of the process.
    drop(iced_test::Simulator::<(), Theme, ui::Renderer>::with_settings(
        ui::settings(),
        iced::widget::space(),
    ));
    let data = made_up::file(MANY);
    with_office(&data);
    let today = chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
    let (app, task) = App::boot(Start { data: Some(data), today, staff: "Người thử".to_owned() });
    let mut glass = Glass {
        app,
        cache: None,
        renderer: ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into()),
        pixels: vec![0; (SIZE.width * SIZE.height * 4) as usize],
        mask: tiny_skia::Mask::new(SIZE.width, SIZE.height).unwrap(),
        viewport: Viewport::with_physical_size(SIZE, 1.0),
    };
    pump::settle(task, |message| glass.app.update(message));
    glass.send(Message::Went(Place::Dossiers));
    for year in 2017..=2025 {
        let facet = ListMessage::Faceted(Facet::Year(year), true);
        glass.send(Message::Screen(ScreenMessage::Dossiers(DossierMessage::List(facet))));
    }
    let _ = glass.frame(&[]);
    let (mut whole, mut first, mut reading) = (Vec::new(), Vec::new(), Vec::new());
    let mut read = 0;
    for _ in 0..PAGES {
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: -PAGE };
        let begun = Instant::now();
        let said = glass.frame(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        let painted = begun.elapsed();
        assert!(!said.is_empty(), "the wheel moves nothing");
        for message in said {
            glass.send(message);
        }
        reading.push(begun.elapsed() - painted);
        let second = Instant::now();
        for message in glass.frame(&[]) {
            glass.send(message);
            read += 1;
        }
        first.push(painted);
        whole.push(second.elapsed());
    }
    figures("a page: the turn of the wheel and its frame", first);
    figures("a page: what the list does about it, with reading its rows", reading);
    figures("a page: the frame with the new rows", whole);
    eprintln!("{read} later messages");
}
