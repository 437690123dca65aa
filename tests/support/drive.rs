//! Drives the whole program without a display: draws the view, lets a simulated hand act on it, feeds what came of
//! it through `update`, and runs the tasks to rest.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use super::pump;
use super::support::{SCREEN, shot, window};
use guong_sang::app::{App, Message, Start};
use guong_sang::ui::{Renderer, Theme};
use iced::keyboard;
use iced_test::Simulator;
use iced_test::selector::id;

/// A running program.
pub struct Program {
    /// The shell with everything in it.
    pub app: App,
}

impl Program {
    /// Starts over the data file at `data`, or in memory.
    pub fn start(data: Option<std::path::PathBuf>) -> Self {
        let today = chrono::NaiveDate::from_ymd_opt(2017, 10, 5).unwrap();
        let (app, task) = App::boot(Start { data, today, staff: "Người thử".to_owned() });
        let mut program = Self { app };
        pump::settle(task, |message| program.app.update(message));
        program
    }

    /// Lets a hand act on the window as it stands, and waits until everything has come to rest.
    pub fn act(&mut self, hand: impl FnOnce(&mut Simulator<'_, Message, Theme, Renderer>)) {
        let said: Vec<Message> = {
            let mut simulator = window(SCREEN, self.app.view());
            hand(&mut simulator);
            simulator.into_messages().collect()
        };
        for message in said {
            let task = self.app.update(message);
            pump::settle(task, |message| self.app.update(message));
        }
    }

    /// Sends the shell a message, as a key would, and waits until everything has come to rest.
    pub fn send(&mut self, message: Message) {
        let task = self.app.update(message);
        pump::settle(task, |message| self.app.update(message));
    }

    /// Clicks what shows exactly these words.
    #[track_caller]
    pub fn click(&mut self, words: &str) {
        self.act(|window| {
            if let Err(error) = window.click(words) {
                panic!("“{words}”: {error}");
            }
        });
    }

    /// Clicks into the field with this id and types.
    #[track_caller]
    pub fn fill(&mut self, field: &'static str, words: &str) {
        self.act(|window| {
            if let Err(error) = window.click(id(field)) {
                panic!("{field}: {error}");
            }
            let _ = window.typewrite(words);
        });
    }

    /// Presses a key that no field takes: a simulated window has no subscription, so the shell is told directly.
    pub fn press(&mut self, key: keyboard::key::Named) {
        self.send(Message::Pressed(guong_sang::screens::Chord::named(key)));
    }

    /// Whether the window shows exactly these words somewhere.
    pub fn shows(&self, words: &str) -> bool {
        window(SCREEN, self.app.view()).find(words).is_ok()
    }

    /// A picture of the window under `name`.
    pub fn picture(&self, name: &str) -> std::path::PathBuf {
        let mut simulator = window(SCREEN, self.app.view());
        shot(name, &mut simulator, Theme::default())
    }
}

impl Program {
    /// Where the words stand in the window.
    #[track_caller]
    pub fn place_of(&self, words: &str) -> iced::Rectangle {
        match window(SCREEN, self.app.view()).find(words) {
            Ok(found) => found.visible_bounds().unwrap_or_else(|| found.bounds()),
            Err(error) => panic!("“{words}”: {error}"),
        }
    }

    /// Types into the field whose label reads `words`.
    #[track_caller]
    pub fn type_below(&mut self, words: &str, typed: &str) {
        let label = self.place_of(words);
        // The field begins one gap under its label and is 36 px high.
        let inside = iced::Point::new(label.x + 24.0, label.y + label.height + 24.0);
        self.act(|window| {
            window.point_at(inside);
            let _ = window.simulate(iced_test::simulator::click());
            let _ = window.typewrite(typed);
        });
    }
}
