//! What keys mean in "Tiêu chí"; the same as in the outline.

use super::super::super::{Chord, ChordKey};
use super::{CriteriaForm, DeriveTyped, GroupTyped, Item, Part, ReviseTyped, Typed};
use iced::keyboard::key::Named as Key;

impl CriteriaForm {
    /// What a key that no field took means here.
    pub(in super::super) fn chord(&self, chord: Chord, locked: bool) -> Option<Typed> {
        let open = self.open();
        if chord == Chord::named(Key::Escape) {
            return match open {
                _ if self.deriving.is_some() => Some(Typed::Derive(DeriveTyped::Closed)),
                _ if self.wants_room() => Some(Typed::Revise(ReviseTyped::EditAsked)),
                Some(Item::Criterion(id)) => Some(Typed::Opened(id)),
                Some(Item::Group(key)) => Some(Typed::GroupOpened(key)),
                None => None,
            };
        }
        let still = self.shown().is_none()
            || self.deriving.is_some()
            || self.wants_room()
            || (self.revising_here().is_none() && (locked || self.is_scored()));
        if still || self.part != Part::Lines {
            return None;
        }
        match (chord.key, chord.ctrl, chord.alt) {
            (ChordKey::Named(Key::Enter), true, false) if chord.shift => Some(Typed::GroupAdded),
            (ChordKey::Named(Key::Enter), true, false) => Some(Typed::Added),
            (ChordKey::Named(Key::ArrowUp), false, true) => Some(match open? {
                Item::Criterion(id) => Typed::Up(id),
                Item::Group(key) => Typed::Grouped(key, GroupTyped::Up),
            }),
            (ChordKey::Named(Key::ArrowDown), false, true) => Some(match open? {
                Item::Criterion(id) => Typed::Down(id),
                Item::Group(key) => Typed::Grouped(key, GroupTyped::Down),
            }),
            _ => None,
        }
    }
}
