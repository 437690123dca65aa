//! Walking through 100 000 dossiers by pages: everything between a turn of the wheel and the finished picture of the
//! window, in the software renderer at 1366×768. `cargo bench --bench list`; the figures that were measured stand in
//! `docs/performance.md`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

#[path = "support/glass.rs"]
mod glass;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "../tests/support/pump.rs"]
mod pump;

use glass::{Glass, figures};
use guong_sang::app::{Message, ScreenMessage, Start};
use guong_sang::domain::Stamp;
use guong_sang::screens::Place;
use guong_sang::screens::dossiers::{Facet, ListMessage, Message as DossierMessage};
use guong_sang::storage::Database;
use iced::{Event, mouse};
use std::time::Instant;

const MANY: i64 = 100_000;
/// A page of the list, px.
const PAGE: f32 = 504.0;
const PAGES: usize = 300;

/// The made-up file has no office, and without one no other screen opens.
fn with_office(data: &std::path::Path) {
    let script = include_str!("../assets/sample/01-office.jsonl");
    let line = script.lines().find(|line| line.contains("set_office")).unwrap();
    let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "bench".to_owned() };
    Database::open(data).unwrap().perform(&serde_json::from_str(line).unwrap(), &stamp).unwrap();
}

fn main() {
    let data = made_up::file(MANY);
    with_office(&data);
    let today = chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
    let mut glass = Glass::start(Start { data: Some(data), today, staff: "Người thử".to_owned() });
    glass.send(Message::Went(Place::Dossiers));
    for year in 2017..=2025 {
        let facet = ListMessage::Faceted(Facet::Year(year), true);
        glass.send(Message::Screen(ScreenMessage::Dossiers(DossierMessage::List(facet))));
    }
    let _ = glass.frame(&[]);
    let (mut whole, mut first, mut reading) = (Vec::new(), Vec::new(), Vec::new());
    let mut read = 0;
    for _ in 0..PAGES {
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: -PAGE };
        let begun = Instant::now();
        let said = glass.frame(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        let painted = begun.elapsed();
        assert!(!said.is_empty(), "the wheel moves nothing");
        for message in said {
            glass.send(message);
        }
        reading.push(begun.elapsed() - painted);
        let second = Instant::now();
        for message in glass.frame(&[]) {
            glass.send(message);
            read += 1;
        }
        first.push(painted);
        whole.push(second.elapsed());
    }
    figures("a page: the turn of the wheel and its frame", first);
    figures("a page: what the list does about it, with reading its rows", reading);
    figures("a page: the frame with the new rows", whole);
    eprintln!("{read} later messages");
}
