//! What keys mean in a grid.

use iced::keyboard::{Key, Modifiers, key::Named};

use super::Event;

/// A step of the keyboard through the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// As many rows up as are in sight.
    PageUp,
    /// As many rows down as are in sight.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// How far the arrows slide the columns, px.
const ACROSS: f32 = 80.0;

/// What a key means: `chosen` is the row it acts on, `ticks` whether rows can be ticked, `slid` how far the columns are
/// moved (px), none while all of them are in sight.
#[must_use]
pub(super) fn key_event(
    key: &Key,
    modifiers: Modifiers,
    chosen: Option<usize>,
    ticks: bool,
    slid: Option<f32>,
) -> Option<Event> {
    if modifiers.alt() || modifiers.logo() {
        return None;
    }
    if let Key::Character(letter) = key {
        let all = ticks && modifiers.control() && !modifiers.shift() && letter.eq_ignore_ascii_case("a");
        return all.then_some(Event::AllTicked(true));
    }
    let Key::Named(named) = key else { return None };
    let step = match (named, modifiers.control()) {
        (Named::ArrowUp, false) => Step::Up,
        (Named::ArrowDown, false) => Step::Down,
        (Named::PageUp, false) => Step::PageUp,
        (Named::PageDown, false) => Step::PageDown,
        (Named::Home, _) => Step::First,
        (Named::End, _) => Step::Last,
        (Named::ArrowLeft, false) if !modifiers.shift() => return slid.map(|x| Event::Slid(x - ACROSS)),
        (Named::ArrowRight, false) if !modifiers.shift() => return slid.map(|x| Event::Slid(x + ACROSS)),
        (Named::Enter, false) if !modifiers.shift() => return chosen.map(Event::Opened),
        (Named::Space, _) if ticks && !modifiers.shift() => return chosen.map(Event::Ticked),
        _ => return None,
    };
    match (modifiers.shift(), ticks) {
        (false, _) => Some(Event::Stepped(step)),
        (true, true) => Some(Event::Stretched(step)),
        (true, false) => None,
    }
}
