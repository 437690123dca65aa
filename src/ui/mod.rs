//! House widgets: theme, fonts, icons, spacing, fields, grid, sheet. Knows iced and nothing of the work; every widget
//! is generic over the message of the screen that uses it.
//!
//! Begin a window with [`settings`] and wrap its root in [`repaint::whole_window`].

pub mod area;
pub mod badge;
pub mod button;
mod catalog;
pub mod chart;
pub mod check;
pub mod choice;
pub mod corner;
pub mod date;
pub mod dialog;
pub mod edge;
pub mod empty;
pub mod field;
pub mod focus;
pub mod fonts;
pub mod frame;
pub mod grid;
pub mod icon;
pub mod label;
pub mod line;
pub mod marked;
pub mod measure;
pub mod menu;
pub mod number;
pub mod panel;
pub mod press;
pub mod progress;
pub mod rail;
pub mod repaint;
pub mod score_cell;
pub mod sheet;
pub mod split;
pub mod suggest;
pub mod tabs;
pub mod theme;
pub mod tip;
pub mod toast;
pub mod tree;
mod wrap;

pub use theme::{Colors, Theme};

/// The renderer every screen is drawn with.
pub type Renderer = iced::Renderer;

/// An element of the window. Screens name this type and never iced's own.
pub type Element<'a, M> = iced::Element<'a, M, Theme, Renderer>;

/// What the window starts with: our fonts, Be Vietnam Pro 15 px.
#[must_use]
pub fn settings() -> iced::Settings {
    iced::Settings {
        fonts: fonts::all(),
        default_font: fonts::REGULAR,
        default_text_size: measure::BODY.into(),
        antialiasing: true,
        ..iced::Settings::default()
    }
}
