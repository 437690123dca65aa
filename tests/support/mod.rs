//! Headless windows for tests: always our fonts, our default font, our theme, and the software renderer.
//!
//! `mod support;` in a test file, then `support::shot("name", size, view)`.

#![allow(dead_code, clippy::unwrap_used)]

use std::path::PathBuf;

use guong_sang::ui::{self, Element, Theme};
use iced::Size;
use iced_test::Simulator;

/// The screen of the oldest machines in the office.
pub const SCREEN: Size = Size::new(1366.0, 768.0);

/// A window of `size` showing `view`, with our fonts.
pub fn window<'a, M>(size: Size, view: impl Into<Element<'a, M>>) -> Simulator<'a, M, Theme, ui::Renderer> {
    Simulator::with_size(ui::settings(), size, view)
}

/// Where pictures of test windows go.
pub fn pictures() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    target.join("pictures")
}

/// Draws the window and writes `target/pictures/NAME-tiny-skia.png` (at two dots a pixel) anew; returns its path.
pub fn shot<M>(name: &str, window: &mut Simulator<'_, M, Theme, ui::Renderer>, theme: Theme) -> PathBuf {
    let path = pictures().join(format!("{name}.png"));
    let written = pictures().join(format!("{name}-tiny-skia.png"));
    // The snapshot compares with a file that is already there; a picture for the eye has to be fresh.
    let _ = std::fs::remove_file(&written);
    window.snapshot(&theme).unwrap().matches_image(path).unwrap();
    written
}

/// Draws the window in the light look and, under the name with `-dark` behind it, in the dark one.
pub fn both<M>(name: &str, window: &mut Simulator<'_, M, Theme, ui::Renderer>) {
    let _ = shot(name, window, Theme::Light);
    let _ = shot(&format!("{name}-dark"), window, Theme::Dark);
}
