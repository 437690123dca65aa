//! What a grid does with the hand and the keys: borders that are drawn, rows that are ticked, columns that slide.

#![allow(clippy::unwrap_used)]

mod support;

use guong_sang::ui::grid::{self, Event as Told, Grid, Step};
use guong_sang::ui::{Renderer, Theme};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, Length, Point, Size, mouse};
use iced_test::Simulator;
use iced_test::simulator::click;

const ROOM: Size = Size::new(600.0, 400.0);
/// The middle of the header, and of the rows, px from the top.
const HEAD: f32 = 18.0;
const fn row(place: usize) -> f32 {
    38.0 + 36.0 * place as f32 + 18.0
}

type Window<'a> = Simulator<'a, Told, Theme, Renderer>;

/// Three columns: one that fills and two of a given width; 50 rows, the second of them ticked.
fn shown(state: &grid::State, rest: f32) -> Window<'_> {
    let columns = vec![
        grid::column("Họ và tên", Length::Fill).least(200.0),
        grid::column("Đơn vị", rest),
        grid::column("Điện thoại", 120.0),
    ];
    let cells = |place: usize| {
        vec![grid::name(format!("Người {place}")), grid::text("Hồng Quang"), grid::text(format!("09{place}"))]
    };
    let grid = Grid::new(state, columns, 50, |event| event, cells)
        .ticks(grid::Ticks::Some, |place| place == 1)
        .freeze(1)
        .adjustable()
        .menu();
    support::window(ROOM, grid)
}

fn at(window: &mut Window<'_>, x: f32, y: f32) {
    let position = Point::new(x, y);
    window.point_at(position);
    let _ = window.simulate([Event::Mouse(mouse::Event::CursorMoved { position })]);
}

fn hold(window: &mut Window<'_>, held: Modifiers) {
    let _ = window.simulate([Event::Keyboard(keyboard::Event::ModifiersChanged(held))]);
}

fn left(pressed: bool) -> Event {
    Event::Mouse(if pressed {
        mouse::Event::ButtonPressed(mouse::Button::Left)
    } else {
        mouse::Event::ButtonReleased(mouse::Button::Left)
    })
}

fn key(named: Named, modifiers: Modifiers) -> Event {
    let key = Key::Named(named);
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    })
}

/// What was told, without the first report of the scroll bar.
fn told(window: Window<'_>) -> Vec<Told> {
    window.into_messages().filter(|event| !matches!(event, Told::Scrolled { .. })).collect()
}

#[test]
fn a_border_follows_the_hand_and_what_fills_before_it_stands_still() {
    let state = grid::State::new();
    let mut window = shown(&state, 100.0);
    // 600 px less the border, the gutter, ticks and two columns: 318 px for the names.
    let names = 1.0 + 4.0 + 44.0 + 316.0;
    at(&mut window, names + 100.0, HEAD);
    let _ = window.simulate([left(true)]);
    at(&mut window, names + 150.0, HEAD);
    let _ = window.simulate([left(false)]);
    let told = told(window);
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0], Told::Resized { column: 0, width: 316.0 }, "the names keep what they have");
    assert_eq!(told[1], Told::Resized { column: 1, width: 150.0 });
    assert_eq!(told[2], Told::Adjusted);
}

#[test]
fn a_border_never_closes_a_column_and_two_presses_fit_it() {
    let state = grid::State::new();
    let mut window = shown(&state, 100.0);
    let border = 1.0 + 4.0 + 44.0 + 316.0 + 100.0;
    at(&mut window, border, HEAD);
    let _ = window.simulate([left(true)]);
    at(&mut window, 2.0, HEAD);
    let _ = window.simulate([left(false)]);
    assert!(told(window).contains(&Told::Resized { column: 1, width: grid::NARROWEST }));
    let mut window = shown(&state, 100.0);
    at(&mut window, border, HEAD);
    let _ = window.simulate([left(true), left(false), left(true), left(false)]);
    assert!(told(window).contains(&Told::Fitted(1)));
}

#[test]
fn ctrl_joins_shift_reaches_and_the_box_ticks() {
    let state = grid::State::new();
    let mut window = shown(&state, 100.0);
    at(&mut window, 200.0, row(0));
    let _ = window.simulate(click());
    hold(&mut window, Modifiers::CTRL);
    at(&mut window, 200.0, row(2));
    let _ = window.simulate(click());
    hold(&mut window, Modifiers::SHIFT);
    at(&mut window, 200.0, row(4));
    let _ = window.simulate(click());
    at(&mut window, 20.0, row(5));
    let _ = window.simulate(click());
    hold(&mut window, Modifiers::empty());
    at(&mut window, 20.0, row(3));
    let _ = window.simulate(click());
    // The box above all rows: some are ticked, so all will be.
    at(&mut window, 26.0, HEAD);
    let _ = window.simulate(click());
    let wanted = [
        Told::Chosen(0),
        Told::Joined(2),
        Told::Reached(4),
        Told::Reached(5),
        Told::Ticked(3),
        Told::AllTicked(true),
    ];
    assert_eq!(told(window), wanted);
}

#[test]
fn keys_stretch_tick_and_take_all() {
    let mut state = grid::State::new();
    state.choose(Some(3));
    let mut window = shown(&state, 100.0);
    at(&mut window, 200.0, row(3));
    let _ = window.simulate(click());
    let ctrl_a = Event::Keyboard(keyboard::Event::KeyPressed {
        key: Key::Character("a".into()),
        modified_key: Key::Character("a".into()),
        physical_key: keyboard::key::Physical::Code(keyboard::key::Code::KeyA),
        location: keyboard::Location::Standard,
        modifiers: Modifiers::CTRL,
        text: None,
        repeat: false,
    });
    let _ = window.simulate([
        key(Named::ArrowDown, Modifiers::SHIFT),
        key(Named::End, Modifiers::SHIFT | Modifiers::CTRL),
        key(Named::Space, Modifiers::empty()),
        ctrl_a,
        key(Named::ArrowRight, Modifiers::empty()),
    ]);
    let wanted = [
        Told::Chosen(3),
        Told::Stretched(Step::Down),
        Told::Stretched(Step::Last),
        Told::Ticked(3),
        Told::AllTicked(true),
    ];
    assert_eq!(told(window), wanted, "nothing is hidden, so the arrow to the right means nothing here");
}

#[test]
fn a_stretch_begins_where_shift_was_first_held() {
    let mut state = grid::State::new();
    let mut hear = |event| {
        let _: iced::Task<()> = state.update(event, 50);
        state.stretch()
    };
    assert_eq!(hear(Told::Chosen(5)), Some(5..6));
    assert_eq!(hear(Told::Stretched(Step::Down)), Some(5..7));
    assert_eq!(hear(Told::Stretched(Step::Down)), Some(5..8));
    assert_eq!(hear(Told::Reached(2)), Some(2..6));
    assert_eq!(hear(Told::Stepped(Step::Up)), Some(1..2), "a plain step begins anew");
    assert_eq!(hear(Told::Reached(0)), Some(0..2));
}

#[test]
fn columns_wider_than_the_window_slide_and_the_first_stays() {
    let mut state = grid::State::new();
    let mut window = shown(&state, 500.0);
    // The names take what they need; 500 + 120 px beside them do not fit into the rest.
    let hidden = 200.0 + 500.0 + 120.0 + 44.0 - (598.0 - 4.0 - 14.0);
    let name = window.find("Người 0").unwrap().bounds();
    let phone = window.find("090").unwrap().bounds();
    assert!(phone.x > 600.0, "{phone:?}");
    at(&mut window, 300.0, row(1));
    hold(&mut window, Modifiers::SHIFT);
    let _ = window.simulate([Event::Mouse(mouse::Event::WheelScrolled {
        delta: mouse::ScrollDelta::Lines { x: 0.0, y: -100.0 },
    })]);
    hold(&mut window, Modifiers::empty());
    at(&mut window, 300.0, row(1));
    let _ = window.simulate(click());
    let _ = window.simulate([key(Named::ArrowLeft, Modifiers::empty())]);
    // The bar under the rows, at its right end.
    at(&mut window, 590.0, 393.0);
    let _ = window.simulate(click());
    let heard = told(window);
    assert_eq!(heard[0], Told::Slid(hidden), "{heard:?}");
    assert!(heard.contains(&Told::Chosen(1)) && heard.contains(&Told::Slid(-80.0)), "{heard:?}");
    for event in heard {
        let _: iced::Task<()> = state.update(event, 50);
    }
    let mut window = shown(&state, 500.0);
    let phone = window.find("090").unwrap().bounds();
    assert!(phone.x + phone.width <= 600.0, "{phone:?}");
    assert_eq!(window.find("Người 0").unwrap().bounds(), name, "who it is stays in sight");
}

#[test]
fn what_has_slid_under_the_first_column_cannot_be_pressed() {
    let mut state = grid::State::new();
    drop(shown(&state, 500.0));
    let press = |state: &grid::State| {
        let columns = vec![grid::column("Tên", 300.0), grid::column("A", 300.0), grid::column("B", 300.0)];
        let cells = |place: usize| {
            let deed =
                guong_sang::ui::button::secondary("Mở").width(Length::Fill).on_press(Told::Opened(place));
            vec![grid::name("Tên"), deed.into(), grid::text("b")]
        };
        let grid = Grid::new(state, columns, 1, |event| event, cells).freeze(1);
        let mut window = support::window(ROOM, grid);
        at(&mut window, 200.0, row(0));
        let _ = window.simulate(click());
        told(window)
    };
    assert_eq!(press(&state), [Told::Chosen(0)]);
    let _: iced::Task<()> = state.update(Told::Slid(250.0), 1);
    assert_eq!(press(&state), [Told::Chosen(0)], "the button lies under the name now");
}

#[test]
fn a_menu_opens_where_the_grid_was_pressed() {
    let state = grid::State::new();
    let mut window = shown(&state, 100.0);
    at(&mut window, 200.0, row(2));
    let _ = window.simulate([Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right))]);
    let heard = told(window);
    assert_eq!(heard, [Told::Menu(2, Point::new(200.0, row(2)))]);
    let mut state = state;
    // The bar tells how much of the rows is in sight, as it does when a grid is first shown.
    let _: iced::Task<Told> = state.update(grid::Event::Scrolled { offset: 0.0, height: 500.0 }, 50);
    state.choose(Some(2));
    let below = state.at_chosen();
    assert!(below.y > row(2) && below.y < row(4), "by key it opens under its row: {below:?}");
}
