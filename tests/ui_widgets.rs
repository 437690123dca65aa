//! What the house widgets do when somebody uses them.

#![allow(clippy::unwrap_used)]

mod support;

use std::cell::Cell;

use guong_sang::ui::field::Field;
use guong_sang::ui::suggest::{Item, Suggest};
use guong_sang::ui::{self, Element, Theme, button, dialog, grid, label};
use iced::advanced::clipboard;
use iced::advanced::widget::operation::{self, Outcome};
use iced::advanced::widget::{Id, Operation};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{column, row};
use iced::{Event, Point, Size, mouse};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::selector::id;
use iced_test::simulator::{press_key, tap_key};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Typed(String),
    Left,
    Pressed(&'static str),
    Picked(usize),
    Grid(grid::Event),
}

const ROOM: Size = Size::new(800.0, 600.0);

fn key(named: Named) -> Event {
    press_key(Key::Named(named), None)
}

fn typed(words: &str) -> Vec<Event> {
    words
        .chars()
        .flat_map(|c| tap_key(Key::Character(c.to_string().into()), Some(c.to_string().into())))
        .collect()
}

#[test]
fn typing_tools_get_back_what_they_replay() {
    // Hook-based Telex: "tiees" arrives as t i e, Backspace ê, Backspace ế.
    let view = Field::new("Họ và tên", "").id("name").on_input(Message::Typed);
    let mut window = support::window(ROOM, view);
    window.click(id("name")).unwrap();
    let mut burst = typed("tie");
    for composed in ["ê", "ế"] {
        burst.push(key(Named::Backspace));
        burst.extend(typed(composed));
    }
    burst.extend(typed("ng "));
    let _ = window.simulate(burst);
    // The space at the end stays: nothing is trimmed while somebody types.
    assert_eq!(window.into_messages().last(), Some(Message::Typed("tiếng ".into())));
}

#[test]
fn combining_marks_become_one_letter() {
    let view = Field::new("Họ và tên", "").id("name").on_input(Message::Typed);
    let mut window = support::window(ROOM, view);
    window.click(id("name")).unwrap();
    let _ = window.simulate(typed("e\u{302}\u{301}"));
    assert_eq!(window.into_messages().last(), Some(Message::Typed("ế".into())));
}

#[test]
fn a_field_says_when_it_is_left() {
    let view = column![
        Element::from(Field::new("A", "").id("a").on_input(Message::Typed).on_leave(Message::Left)),
        Element::from(Field::new("B", "").id("b").on_input(Message::Typed)),
    ];
    let mut window = support::window(ROOM, view);
    window.click(id("a")).unwrap();
    window.click(id("b")).unwrap();
    window.click(id("b")).unwrap();
    assert_eq!(window.into_messages().filter(|m| *m == Message::Left).count(), 1);
}

fn items() -> Vec<Item> {
    [
        ("Xã Hồng Quang", "xa hong quang"),
        ("Quảng Hoà", "quang hoa"),
        ("Phường Quang Trung", "phuong quang trung"),
    ]
    .iter()
    .map(|(words, folded)| Item::new(*words, *folded))
    .collect()
}

#[test]
fn arrows_and_enter_choose_an_offer() {
    let items = items();
    let view = Suggest::new("Đơn vị", "quang", "quang", &items, Message::Typed, Message::Picked).id("unit");
    let mut window = support::window(ROOM, view);
    window.click(id("unit")).unwrap();
    let _ = window.simulate([key(Named::ArrowDown), key(Named::Enter)]);
    // Best first: "quang hoa" begins with it, then "xa hong quang" has the word.
    assert_eq!(window.into_messages().collect::<Vec<_>>(), [Message::Picked(0)]);
}

#[test]
fn a_click_chooses_an_offer_and_closes_the_list() {
    let items = items();
    let under = button::secondary("Ở dưới").on_press(Message::Pressed("under"));
    let view = column![
        Element::from(
            Suggest::new("Đơn vị", "quang", "quang", &items, Message::Typed, Message::Picked).id("unit")
        ),
        Element::from(under)
    ];
    let mut window = support::window(ROOM, view);
    window.click(id("unit")).unwrap();
    let field = window.find(id("unit")).unwrap();
    let bounds = iced_test::selector::Bounded::bounds(&field);
    let first = Point::new(bounds.x + 30.0, bounds.y + bounds.height + 20.0);
    window.point_at(first);
    let _ = window.simulate(iced_test::simulator::click());
    // Closed: the same place now belongs to the button below.
    let _ = window.simulate(iced_test::simulator::click());
    assert_eq!(window.into_messages().collect::<Vec<_>>(), [Message::Picked(1), Message::Pressed("under")]);
}

/// A window that focus operations can be tried on.
struct Window<'a> {
    raw: UserInterface<'a, Message, Theme, ui::Renderer>,
    renderer: ui::Renderer,
    heard: Vec<Message>,
}

impl<'a> Window<'a> {
    fn new(view: impl Into<Element<'a, Message>>) -> Self {
        // Loads the fonts into the one font system of the process.
        drop(support::window::<Message>(ROOM, iced::widget::space()));
        let mut renderer = ui::Renderer::new(ui::fonts::REGULAR, ui::measure::BODY.into());
        let raw = UserInterface::build(view, ROOM, Cache::default(), &mut renderer);
        Self { raw, renderer, heard: Vec::new() }
    }

    fn send(&mut self, event: Event) {
        let none = mouse::Cursor::Unavailable;
        let _ = self.raw.update(&[event], none, &mut self.renderer, &mut clipboard::Null, &mut self.heard);
    }

    fn redraw(&mut self) {
        self.send(Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now())));
    }

    /// What Tab does: the shell runs this operation.
    fn tab(&mut self) {
        let mut next: Option<Box<dyn Operation>> = Some(Box::new(operation::focusable::focus_next::<()>()));
        while let Some(mut operation) = next.take() {
            self.raw.operate(&self.renderer, operation.as_mut());
            if let Outcome::Chain(chained) = operation.finish() {
                next = Some(chained);
            }
        }
    }

    fn focused(&mut self) -> Option<Id> {
        let mut find = operation::focusable::find_focused();
        self.raw.operate(&self.renderer, &mut operation::black_box(&mut find));
        match find.finish() {
            Outcome::Some(id) => Some(id),
            _ => None,
        }
    }
}

#[test]
fn tab_reaches_buttons_and_enter_presses_them() {
    let mut window = Window::new(column![
        Element::from(Field::new("A", "").id("a").on_input(Message::Typed)),
        row![
            Element::from(button::secondary("Không dùng được").id("off")),
            Element::from(button::primary("Lưu").id("on").on_press(Message::Pressed("on"))),
        ],
    ]);
    window.tab();
    assert_eq!(window.focused(), Some(Id::new("a")));
    window.tab();
    // A button that cannot be used is passed over.
    assert_eq!(window.focused(), Some(Id::new("on")));
    window.send(key(Named::Enter));
    window.send(key(Named::Space));
    assert_eq!(window.heard, [Message::Pressed("on"), Message::Pressed("on")]);
}

#[test]
fn tab_and_keys_stay_inside_a_dialog() {
    let page = column![
        Element::from(Field::new("A", "").id("below").on_input(Message::Typed)),
        Element::from(button::primary("Dưới").id("under").on_press(Message::Pressed("under"))),
    ];
    let deeds = row![
        Element::from(button::secondary("Giữ lại").id("keep").on_press(Message::Pressed("keep"))),
        Element::from(button::danger("Xoá").id("delete").on_press(Message::Pressed("delete"))),
    ];
    let card = dialog::card("Xoá hồ sơ?", label::body("Có thể hoàn tác."), deeds);
    let mut window = Window::new(dialog::over(page, Some(card)));
    window.redraw();
    let mut seen = Vec::new();
    for _ in 0..5 {
        window.tab();
        seen.push(window.focused());
    }
    assert!(seen.contains(&Some(Id::new("keep"))) && seen.contains(&Some(Id::new("delete"))), "{seen:?}");
    assert!(!seen.contains(&Some(Id::new("below"))) && !seen.contains(&Some(Id::new("under"))), "{seen:?}");
}

#[test]
fn a_dialog_takes_the_keyboard_from_the_page() {
    // The same tree: first without, then with a dialog.
    fn view<'a>(open: bool) -> Element<'a, Message> {
        let page = Element::from(Field::new("A", "").id("below").on_input(Message::Typed));
        let card = open.then(|| dialog::card("Hỏi", label::body("?"), row![]));
        dialog::over(page, card)
    }
    let mut window = Window::new(view(false));
    window.tab();
    window.send(typed("x").remove(0));
    assert_eq!(window.heard, [Message::Typed("x".into())]);

    let Window { raw, mut renderer, .. } = window;
    let raw = UserInterface::build(view(true), ROOM, raw.into_cache(), &mut renderer);
    let mut window = Window { raw, renderer, heard: Vec::new() };
    window.redraw();
    window.send(typed("y").remove(0));
    assert_eq!(window.heard, []);
}

#[test]
fn a_grid_of_100_000_rows_builds_only_those_in_sight() {
    let mut state = grid::State::new();
    let built = Cell::new(0);
    for offset in [0.0, 360_000.0, 3_599_000.0] {
        let _: iced::Task<()> = state.update(grid::Event::Scrolled { offset, height: 560.0 }, 100_000);
        built.set(0);
        let view = grid::Grid::new(
            &state,
            vec![grid::column("STT", 80.0).right(), grid::column("Họ và tên", iced::Fill)],
            100_000,
            Message::Grid,
            |row| {
                built.set(built.get() + 1);
                vec![grid::number(row.to_string()), grid::text(format!("Người {row}"))]
            },
        );
        let _window = support::window(ROOM, view);
        assert!(built.get() <= 32, "{} rows at {offset}", built.get());
    }
}

#[test]
fn a_grid_is_worked_by_mouse_and_keys() {
    let mut state = grid::State::new();
    state.choose(Some(1));
    let view = grid::Grid::new(
        &state,
        vec![grid::column("Họ và tên", iced::Fill).sortable()],
        3,
        Message::Grid,
        |row| vec![grid::text(format!("Người {row}"))],
    );
    let mut window = support::window(ROOM, view);
    window.click("Người 2").unwrap();
    let _ = window.simulate([key(Named::ArrowUp), key(Named::End), key(Named::Enter)]);
    window.click("Họ và tên").unwrap();
    let heard: Vec<_> = window
        .into_messages()
        .filter(|m| !matches!(m, Message::Grid(grid::Event::Scrolled { .. })))
        .collect();
    assert_eq!(
        heard,
        [
            Message::Grid(grid::Event::Chosen(2)),
            Message::Grid(grid::Event::Stepped(grid::Step::Up)),
            Message::Grid(grid::Event::Stepped(grid::Step::Last)),
            Message::Grid(grid::Event::Opened(1)),
            Message::Grid(grid::Event::Sorted(grid::Sort { column: 0, descending: false })),
        ]
    );
}

#[test]
fn the_bar_of_a_long_grid_can_be_pulled_to_the_end() {
    let state = grid::State::new();
    let view =
        grid::Grid::new(&state, vec![grid::column("STT", iced::Fill)], 100_000, Message::Grid, |row| {
            vec![grid::number(row.to_string())]
        });
    let mut window = support::window(ROOM, view);
    let right = ROOM.width - 8.0;
    // The first handle stands right below the header.
    window.point_at(Point::new(right, 45.0));
    let _ = window.simulate([Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
    let foot = Point::new(right, ROOM.height - 2.0);
    window.point_at(foot);
    let _ = window.simulate([
        Event::Mouse(mouse::Event::CursorMoved { position: foot }),
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
        Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now())),
    ]);
    let last = window.into_messages().filter_map(|message| match message {
        Message::Grid(grid::Event::Scrolled { offset, height }) => Some(offset + height),
        _ => None,
    });
    let reached = last.last().unwrap();
    assert!((reached - 3_600_000.0).abs() < 1.0, "{reached}");
}

#[test]
fn keys_of_the_shell_pass_a_focused_field() {
    let view = Field::new("A", "").id("a").on_input(Message::Typed);
    let mut window = support::window(ROOM, view);
    window.click(id("a")).unwrap();
    let ctrl_s = Event::Keyboard(keyboard::Event::KeyPressed {
        key: Key::Character("s".into()),
        modified_key: Key::Character("s".into()),
        physical_key: keyboard::key::Physical::Code(keyboard::key::Code::KeyS),
        location: keyboard::Location::Standard,
        modifiers: keyboard::Modifiers::CTRL,
        repeat: false,
        text: Some("\u{13}".into()),
    });
    let taken = window.simulate([ctrl_s, key(Named::F2)]);
    assert!(taken.iter().all(|status| *status == iced::event::Status::Ignored), "{taken:?}");
}

#[test]
fn a_chosen_word_that_is_too_long_is_cut_and_says_so() {
    // Broken into lines, both would show the same first line.
    let shot = |words: &'static str| {
        let pick = ui::choice::Pick::new("", vec![words], Some(words), |_| Message::Left).width(150);
        let mut window = support::window(Size::new(320.0, 60.0), pick);
        window.snapshot(&Theme::Light).unwrap()
    };
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pick");
    let _ = std::fs::remove_file(path.with_file_name("pick-tiny-skia.png"));
    assert!(shot("Kết quả").matches_image(&path).unwrap(), "written");
    assert!(shot("Kết quả").matches_image(&path).unwrap(), "the same");
    assert!(!shot("Kết quả khác, hiệu quả, tác động").matches_image(&path).unwrap());
}
