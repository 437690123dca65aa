//! The outline of a plan: folding, dragging, tables and appendices, and how quick a long one is.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/plans.rs"]
mod plans;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::ids::SectionId;
use guong_sang::domain::plan::{Content, Marking, Section};
use guong_sang::screens::Desk;
use guong_sang::screens::plans::editor::Message as Ed;
use guong_sang::screens::plans::outline::{Deed, Folding, Holds};
use guong_sang::screens::plans::{Message, Plans};
use guong_sang::ui::tree::{Drop, Event};
use iced::{Point, Size, mouse};
use plans::*;
use stage::send;

/// A plan of four parts: I holds 1 and 2, 2 holds a) and b); II, III; an appendix.
fn four() -> (Desk, Plans) {
    let (mut desk, mut screen) = fresh();
    let plan = screen.editor().unwrap().plan();
    let one = |id: i64, parent: Option<i64>, position: i32, marking: Marking, words: &str| {
        let content = match marking {
            Marking::Appendix => Content::Appendix { text: words.into(), landscape: false },
            Marking::Letter => Content::text(words),
            _ => Content::Heading { text: words.into() },
        };
        let section =
            Section { id: SectionId(id), plan, parent: parent.map(SectionId), position, marking, content };
        Command::SaveSection { section }
    };
    let commands = vec![
        one(1, None, 0, Marking::Roman, "Một"),
        one(11, Some(1), 0, Marking::Arabic, "Một một"),
        one(12, Some(1), 1, Marking::Arabic, "Một hai"),
        one(121, Some(12), 0, Marking::Letter, "Điểm a"),
        one(122, Some(12), 1, Marking::Letter, "Điểm b"),
        one(2, None, 1, Marking::Roman, "Hai"),
        one(3, None, 2, Marking::Roman, "Ba"),
        one(9, None, 3, Marking::Appendix, "Mẫu"),
    ];
    behind(&mut screen, &mut desk, commands);
    (desk, screen)
}

fn fold(screen: &mut Plans, desk: &mut Desk, folding: Folding) {
    let _ = send(screen, desk, ed(Ed::Folded(folding)));
}

fn drop(screen: &mut Plans, desk: &mut Desk, from: usize, gap: usize, depth: usize) -> Vec<String> {
    titles(&send(screen, desk, ed(Ed::Tree(Event::Dropped(Drop { from, gap, depth })))))
}

const ALL: [&str; 8] =
    ["I. Một", "1. Một một", "2. Một hai", "a) Điểm a", "b) Điểm b", "II. Hai", "III. Ba", "Phụ lục Mẫu"];

#[test]
fn a_fold_hides_what_is_inside_and_stays_while_the_plan_is_edited() {
    let (mut desk, mut screen) = four();
    assert_eq!(shown(&screen), ALL);
    fold(&mut screen, &mut desk, Folding::Toggled(SectionId(12)));
    assert_eq!(shown(&screen).len(), 6);
    let mut other = section(&screen, SectionId(3));
    other.content = Content::Heading { text: "Ba bốn".into() };
    behind(&mut screen, &mut desk, vec![Command::SaveSection { section: other }]);
    assert_eq!(shown(&screen).len(), 6, "reading again unfolds nothing");
    fold(&mut screen, &mut desk, Folding::All);
    assert_eq!(shown(&screen), ["I. Một", "II. Hai", "III. Ba bốn", "Phụ lục Mẫu"]);
    choose(&mut screen, &mut desk, SectionId(122));
    assert_eq!(shown(&screen).len(), 8, "what one goes to is unfolded on the way");
    fold(&mut screen, &mut desk, Folding::All);
    assert_eq!(screen.editor().unwrap().chosen(), Some(SectionId(1)), "nothing hidden stays chosen");
    fold(&mut screen, &mut desk, Folding::Nothing);
    assert_eq!(shown(&screen).len(), 8);
}

#[test]
fn the_arrows_fold_and_walk() {
    let (mut desk, mut screen) = four();
    choose(&mut screen, &mut desk, SectionId(121));
    let mut at = |folding: Folding| {
        fold(&mut screen, &mut desk, folding);
        (screen.editor().unwrap().chosen().unwrap().0, shown(&screen).len())
    };
    assert_eq!(at(Folding::In), (12, 8), "from a leaf to what it is in");
    assert_eq!(at(Folding::In), (12, 6));
    assert_eq!(at(Folding::In), (1, 6));
    assert_eq!(at(Folding::Out), (11, 6), "an open one leads to its first inside");
    let _ = send(&mut screen, &mut desk, ed(Ed::Moved(1)));
    assert_eq!(screen.editor().unwrap().chosen(), Some(SectionId(12)));
    let _ = send(&mut screen, &mut desk, ed(Ed::Moved(1)));
    assert_eq!(
        screen.editor().unwrap().chosen(),
        Some(SectionId(2)),
        "the keyboard walks over what is shown"
    );
}

#[test]
fn a_section_is_dragged_to_another_place_and_level() {
    let (mut desk, mut screen) = four();
    // III before II.
    assert_eq!(drop(&mut screen, &mut desk, 6, 5, 0).len(), 1);
    assert_eq!(shown(&screen)[5..7], ["II. Ba", "III. Hai"]);
    // "Hai" to the end of "Một hai" takes the mark of its new neighbours.
    assert_eq!(drop(&mut screen, &mut desk, 6, 5, 2), ["Chuyển mục trong kế hoạch"]);
    assert_eq!(shown(&screen)[3..7], ["a) Điểm a", "b) Điểm b", "c) Hai", "II. Ba"]);
    // "Một hai" with all inside to the top.
    assert_eq!(drop(&mut screen, &mut desk, 2, 7, 0), ["Chuyển mục trong kế hoạch"]);
    assert_eq!(
        shown(&screen),
        ["I. Một", "1. Một một", "II. Ba", "III. Một hai", "a) Điểm a", "b) Điểm b", "c) Hai", "Phụ lục Mẫu"]
    );
    // Into a folded section: as its last.
    fold(&mut screen, &mut desk, Folding::Toggled(SectionId(12)));
    assert_eq!(drop(&mut screen, &mut desk, 2, 4, 1), ["Chuyển mục trong kế hoạch"]);
    fold(&mut screen, &mut desk, Folding::Nothing);
    assert_eq!(shown(&screen)[2..7], ["II. Một hai", "a) Điểm a", "b) Điểm b", "c) Hai", "d) Ba"]);
    // First inside an open section.
    assert_eq!(drop(&mut screen, &mut desk, 6, 3, 2), ["Chuyển mục trong kế hoạch"]);
    assert_eq!(section(&screen, SectionId(3)).parent, Some(SectionId(12)));
    assert_eq!(section(&screen, SectionId(3)).position, 0);
}

#[test]
fn what_cannot_be_let_go_changes_nothing() {
    let (mut desk, mut screen) = four();
    for (from, gap, depth) in [(0, 3, 0), (2, 4, 3), (2, 2, 1), (2, 5, 1), (7, 3, 1), (6, 6, 0)] {
        assert!(drop(&mut screen, &mut desk, from, gap, depth).is_empty(), "{from} to {gap} at {depth}");
    }
    assert_eq!(shown(&screen), ALL);
    // An appendix goes nowhere but to the top.
    assert_eq!(drop(&mut screen, &mut desk, 7, 0, 3).len(), 1);
    assert_eq!(shown(&screen)[0], "Phụ lục Mẫu");
}

#[test]
fn tables_and_appendices_are_added() {
    let (mut desk, mut screen) = four();
    choose(&mut screen, &mut desk, SectionId(2));
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddTable)));
    let id = screen.editor().unwrap().chosen().unwrap();
    let table = section(&screen, id);
    assert_eq!((table.parent, Holds::of(&table.content)), (Some(SectionId(2)), Holds::Table));
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddAppendix)));
    let id = screen.editor().unwrap().chosen().unwrap();
    let labels: Vec<&str> = rows(&screen)
        .iter()
        .filter(|row| row.holds == Holds::Appendix)
        .map(|row| row.label.as_str())
        .collect();
    assert_eq!(labels, ["Phụ lục I", "Phụ lục II"]);
    assert_eq!(section(&screen, id).parent, None);
}

// The hand.

const WORK: Size = Size::new(1158.0, 692.0);

/// Presses at one place, moves to another and lets go; then what the window said.
fn dragged(screen: &Plans, desk: &Desk, from: &str, by: (f32, f32), escape: bool) -> Vec<Message> {
    let mut window = support::window(WORK, screen.view(desk));
    let start = window.find(from).unwrap().visible_bounds().unwrap().center();
    window.point_at(start);
    let pressed = iced::Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let _ = window.simulate([pressed]);
    for step in 1..=4 {
        let part = step as f32 / 4.0;
        let at = Point::new(start.x + by.0 * part, start.y + by.1 * part);
        window.point_at(at);
        let _ = window.simulate([iced::Event::Mouse(mouse::Event::CursorMoved { position: at })]);
    }
    if escape {
        let _ = window.tap_key(iced::keyboard::key::Named::Escape);
    } else {
        support::shot("plans-drag", &mut window, guong_sang::ui::Theme::Light);
    }
    let _ = window.simulate([iced::Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))]);
    window.into_messages().collect()
}

fn drops(messages: &[Message]) -> Vec<Drop> {
    messages
        .iter()
        .filter_map(|message| match message {
            Message::Editor(Ed::Tree(Event::Dropped(drop))) => Some(*drop),
            _ => None,
        })
        .collect()
}

#[test]
fn the_hand_drags_a_row_and_esc_gives_up() {
    let (_desk, screen) = four();
    let desk = &_desk;
    let up = dragged(&screen, desk, "III.", (0.0, -38.0), false);
    assert_eq!(drops(&up), [Drop { from: 6, gap: 5, depth: 0 }]);
    let inside = dragged(&screen, desk, "III.", (60.0, -38.0), false);
    assert_eq!(drops(&inside).first().map(|drop| drop.depth), Some(2));
    assert!(drops(&dragged(&screen, desk, "III.", (0.0, -90.0), true)).is_empty());
    assert!(drops(&dragged(&screen, desk, "III.", (2.0, 3.0), false)).is_empty(), "a tremble is no drag");
    assert!(drops(&dragged(&screen, desk, "I.", (0.0, 60.0), false)).is_empty(), "not into itself");
}

/// A plan of a hundred parts with five sections each.
fn long() -> (Desk, Plans) {
    let (mut desk, mut screen) = fresh();
    let plan = screen.editor().unwrap().plan();
    let commands = (0..600).map(|i| {
        let section = Section {
            id: SectionId(1_000 + i),
            plan,
            parent: (i % 6 != 0).then_some(SectionId(1_000 + i - i % 6)),
            position: (i % 6) as i32 - 1 + if i % 6 == 0 { i as i32 } else { 0 },
            marking: if i % 6 == 0 { Marking::Roman } else { Marking::Arabic },
            content: Content::Heading {
                text: format!("Đề mục thứ {i} có tên khá dài để xem dàn ý có bị tràn không"),
            },
        };
        Command::SaveSection { section }
    });
    behind(&mut screen, &mut desk, commands.collect());
    (desk, screen)
}

#[test]
fn a_long_outline_builds_only_what_is_in_sight() {
    let (desk, screen) = long();
    assert_eq!(rows(&screen).len(), 600);
    assert!(screen.editor().unwrap().tree().shown().len() == 600);
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("I.").is_ok() && window.find("C.").is_err());
    support::shot("plans-long", &mut window, guong_sang::ui::Theme::Light);
}

#[test]
fn a_dragged_row_scrolls_the_list_at_its_edge() {
    let (desk, screen) = long();
    let mut window = support::window(WORK, screen.view(&desk));
    let start = window.find("III.").unwrap().visible_bounds().unwrap().center();
    let pressed = iced::Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    window.point_at(start);
    let _ = window.simulate([pressed]);
    let edge = window.find("Bảng").unwrap().visible_bounds().unwrap();
    let at = Point::new(start.x, edge.y - 24.0);
    window.point_at(at);
    let _ = window.simulate([iced::Event::Mouse(mouse::Event::CursorMoved { position: at })]);
    let redraw = || iced::Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now()));
    for _ in 0..10 {
        let _ = window.simulate([redraw()]);
    }
    let furthest = window
        .into_messages()
        .filter_map(|message| match message {
            Message::Editor(Ed::Tree(Event::Scrolled { offset, .. })) => Some(offset),
            _ => None,
        })
        .fold(0.0, f32::max);
    assert!(furthest > 30.0, "{furthest}");
}
