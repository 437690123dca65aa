//! What keys mean in the editor.

use super::super::super::typed::Said;
use super::super::super::{Chord, ChordKey, JobKind};
use super::super::life;
use super::super::outline::Deed;
use super::{Editor, Message, Tab};
use iced::keyboard::key::Named as Key;

impl Editor {
    pub(in super::super) fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::named(Key::F8) {
            return Some(Message::PreviewToggled);
        }
        if chord == Chord::named(Key::Escape) && self.issue.is_some() {
            return Some(Message::IssueClosed);
        }
        if chord == Chord::named(Key::Escape) && self.life.step().is_some() {
            return Some(Message::Life(life::Message::StepClosed));
        }
        if self.life.step().is_some() {
            return None;
        }
        if chord == Chord::ctrl('p') {
            return Some(Message::PrintAsked(JobKind::Print));
        }
        if self.tab == Tab::Criteria && self.issue.is_none() {
            let typed = self.criteria.chord(chord, self.is_locked())?;
            return Some(Message::Criteria(Said::Typed(typed)));
        }
        if self.tab != Tab::Content || self.issue.is_some() {
            return None;
        }
        let deed = match (chord.key, chord.ctrl, chord.alt) {
            (ChordKey::Named(Key::Enter), true, false) if chord.shift => Deed::AddUnder,
            (ChordKey::Named(Key::Enter), true, false) => Deed::AddAfter,
            (ChordKey::Named(Key::ArrowUp), false, true) => Deed::Up,
            (ChordKey::Named(Key::ArrowDown), false, true) => Deed::Down,
            (ChordKey::Named(Key::ArrowRight), false, true) => Deed::Indent,
            (ChordKey::Named(Key::ArrowLeft), false, true) => Deed::Outdent,
            _ => return None,
        };
        Some(Message::Outline(deed))
    }
}
