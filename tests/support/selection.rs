//! Xét chọn without a window: its deeds done as the shell would do them, and pictures at any size and in any theme. Stands
//! beside `desk`, `pump` and `window` in the test's `support`.

#![allow(dead_code, clippy::unwrap_used)]

use super::desk::{self, Screen, perform};
use super::window;
use guong_sang::domain::Changes;
use guong_sang::screens::selection::{Message, ScoringMessage, Selection, Tab};
use guong_sang::screens::{Desk, Effect};
use guong_sang::storage::StoreError;
use guong_sang::ui::Theme;
use iced::Size;

/// The work area of the window at 1366×768.
pub const WORK: Size = Size::new(1158.0, 692.0);

/// The same where everything is drawn half as large again, with the rail folded.
pub const LARGE: Size = Size::new(854.0, 436.0);

/// The same at 175 %.
pub const LARGER: Size = Size::new(724.0, 362.0);

/// The work area of the window at 1920×1080.
pub const WIDE: Size = Size::new(1712.0, 1004.0);

impl Screen for Selection {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Selection::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Selection::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Selection::refused(self, error, desk)
    }
}

/// The screen as it opens.
pub fn open(desk: &mut Desk) -> Selection {
    let (mut screen, task) = Selection::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

/// The screen at one of its parts.
pub fn open_at(desk: &mut Desk, tab: Tab) -> Selection {
    let mut screen = open(desk);
    send(&mut screen, desk, Message::TabPicked(tab));
    screen
}

/// Sends a message and does all that comes of it; returns what was told.
pub fn send(screen: &mut Selection, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

/// Typing has rested: the board is read again.
pub fn read_again(screen: &mut Selection, desk: &mut Desk) {
    desk::reread(desk);
    for edits in 0..400 {
        send(screen, desk, Message::Scoring(ScoringMessage::Rested(edits)));
    }
}

/// A picture of the work area at 1366×768.
pub fn shot(name: &str, screen: &Selection, desk: &Desk) {
    shot_at(name, WORK, screen, desk);
}

/// A picture of a work area of this size.
pub fn shot_at(name: &str, size: Size, screen: &Selection, desk: &Desk) {
    let mut drawn = window::window(size, screen.view(desk));
    window::shot(name, &mut drawn, Theme::Light);
}

/// Pictures at 100 %, 150 %, 175 % and of the large screen, light and dark.
pub fn faces(name: &str, screen: &Selection, desk: &Desk) {
    for (size, tail) in [(WORK, ""), (LARGE, "-150"), (LARGER, "-175"), (WIDE, "-1920")] {
        for theme in [Theme::Light, Theme::Dark] {
            let dark = if theme == Theme::Dark { "-dark" } else { "" };
            let mut drawn = window::window(size, screen.view(desk));
            window::shot(&format!("{name}{tail}{dark}"), &mut drawn, theme);
        }
    }
}

/// Whether the work area shows exactly these words.
pub fn shows(screen: &Selection, desk: &Desk, words: &str) -> bool {
    shows_at(WORK, screen, desk, words)
}

/// Whether a work area of this size shows exactly these words.
pub fn shows_at(size: Size, screen: &Selection, desk: &Desk, words: &str) -> bool {
    window::window(size, screen.view(desk)).find(words).is_ok()
}
