//! Xét chọn: every deed through update → Effect, typing in the score sheet, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::Command;
use guong_sang::screens::selection::{Message, Selection, Tab};
use guong_sang::screens::{Desk, Effect};
use guong_sang::ui::Theme;
use iced::Size;
use support::desk::{self, Screen, perform};

/// The work area of the window at 1366×768.
const WORK: Size = Size::new(1158.0, 692.0);

impl Screen for Selection {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Selection::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        Selection::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        Selection::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Selection {
    let (mut screen, task) = Selection::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Selection, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn shot(name: &str, screen: &Selection, desk: &Desk) {
    let mut window = support::window::window(WORK, screen.view(desk));
    support::window::shot(&format!("selection-{name}"), &mut window, Theme::Light);
}

#[test]
fn pictures_of_every_part() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    shot("no-plan", &screen, &nothing);

    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    for tab in Tab::ALL {
        send(&mut screen, &mut desk, Message::TabPicked(tab));
        shot(&format!("sample-{tab:?}"), &screen, &desk);
    }
    let begun = screen.update(Message::RoundBegun, &desk);
    assert!(matches!(begun.commands()[..], [Command::SaveRound { .. }]));
    perform(&mut screen, &mut desk, begun);
    for tab in Tab::ALL {
        send(&mut screen, &mut desk, Message::TabPicked(tab));
        shot(&format!("new-{tab:?}"), &screen, &desk);
    }
}
