//! Keys that no field took, as the shell hands them to the screen.

use iced::keyboard::{Key, Modifiers, key::Named};

/// A key with what was held down. Letters come as they stand on the keyboard, whatever typing tool is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: ChordKey,
    /// Ctrl held (Cmd on a Mac).
    pub ctrl: bool,
    /// Shift held.
    pub shift: bool,
    /// Alt held.
    pub alt: bool,
}

/// The key of a chord.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChordKey {
    /// A letter or digit, lower case.
    Letter(char),
    /// A key with a name.
    Named(Named),
}

impl Chord {
    /// A named key alone.
    #[must_use]
    pub const fn named(key: Named) -> Self {
        Self { key: ChordKey::Named(key), ctrl: false, shift: false, alt: false }
    }

    /// Ctrl and a letter.
    #[must_use]
    pub const fn ctrl(letter: char) -> Self {
        Self { key: ChordKey::Letter(letter), ctrl: true, shift: false, alt: false }
    }

    /// The chord of a pressed key; `None` for keys that are neither letter, digit nor named.
    #[must_use]
    pub fn of(key: &Key, physical: iced::keyboard::key::Physical, modifiers: Modifiers) -> Option<Self> {
        let key = match key {
            Key::Named(named) => ChordKey::Named(*named),
            // Telex and VNI tools change the letter that arrives; the place on the keyboard does not change.
            other => ChordKey::Letter(other.to_latin(physical)?.to_ascii_lowercase()),
        };
        Some(Self { key, ctrl: modifiers.command(), shift: modifiers.shift(), alt: modifiers.alt() })
    }
}
