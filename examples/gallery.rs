//! The house widgets in a real window: `cargo run --example gallery [page]`.

#[path = "../tests/support/pages.rs"]
mod pages;

use guong_sang::ui::{self, Theme};
use iced::keyboard::{Event, Key, key::Named};
use pages::{Gallery, Message};

fn main() -> iced::Result {
    let page = std::env::args().nth(1).and_then(|page| page.parse().ok()).unwrap_or(0);
    iced::application(move || Gallery::new(page), Gallery::update, Gallery::view)
        .title("Gương Sáng – mẫu giao diện")
        .settings(ui::settings())
        .window_size((1366.0, 768.0))
        .subscription(|_| {
            iced::keyboard::listen().filter_map(|event| match event {
                Event::KeyPressed { key: Key::Named(Named::Tab), .. } => Some(Message::Tabbed),
                _ => None,
            })
        })
        .theme(|gallery: &Gallery| -> Theme { gallery.theme })
        .run()
}
