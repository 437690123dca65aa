//! Charts in the window: what they show, where their bars lead, and pictures for the eye.

#![allow(clippy::unwrap_used)]

mod support;

use guong_sang::ui::badge::Tone;
use guong_sang::ui::chart::{self, Chart, Group, Look, Series};
use guong_sang::ui::{Element, Theme, label, panel};
use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, row};
use iced::{Length, Size};
use iced_test::simulator::press_key;

const NOTHING: &str = "Chưa có số liệu nào để vẽ.";

fn one<'a>() -> Vec<Series<'a>> {
    vec![chart::series("Hồ sơ", Look::Solid, Tone::Gold)]
}

fn two<'a>() -> Vec<Series<'a>> {
    vec![
        chart::series("Năm 2026", Look::Solid, Tone::Gold),
        chart::series("Năm 2025", Look::Hatched, Tone::Info),
    ]
}

/// Groups of these names and figures; every figure but 0 says its place.
fn groups<'a>(all: &[(&'a str, &[u64])]) -> Vec<Group<'a, (usize, usize)>> {
    let groups = all.iter().enumerate().map(|(at, (name, figures))| {
        let bars = figures.iter().enumerate().map(|(series, value)| {
            chart::bar(*value, value.to_string()).on_press_maybe((*value > 0).then_some((at, series)))
        });
        chart::group(*name, bars.collect())
    });
    groups.collect()
}

const UNITS: [(&str, &[u64]); 5] = [
    ("Hội LHPN xã Đàm Thuỷ", &[12]),
    ("Hội Liên hiệp Phụ nữ xã Thượng Lũng Khuổi Nặm Phja Đăm và các xóm vùng cao biên giới", &[7]),
    ("Hội LHPN phường Hợp Giang", &[0]),
    ("Ban Phụ nữ Công an tỉnh", &[1]),
    ("Hội LHPN xã Hoàng Tung", &[1_204]),
];
const PAIRS: [(&str, &[u64]); 4] =
    [("Tày", &[42, 31]), ("Nùng", &[18, 25]), ("Mông", &[0, 4]), ("Lô Lô", &[2, 0])];
const MONTHS: [(&str, &[u64]); 12] = [
    ("1/2026", &[0]),
    ("2/2026", &[3]),
    ("3/2026", &[41]),
    ("4/2026", &[12]),
    ("5/2026", &[7]),
    ("6/2026", &[19]),
    ("7/2026", &[22]),
    ("8/2026", &[1]),
    ("9/2026", &[0]),
    ("10/2026", &[64]),
    ("11/2026", &[30]),
    ("12/2026", &[5]),
];

fn card<'a>(content: Element<'a, (usize, usize)>) -> Element<'a, (usize, usize)> {
    panel::card(content)
}

#[test]
fn every_kind_in_every_look() {
    for theme in Theme::ALL {
        let steps = groups(&[
            ("Mọi hồ sơ", &[120]),
            ("Được đề nghị", &[97]),
            ("Được chọn", &[31]),
            ("Được khen thưởng", &[0]),
        ]);
        let left = column![
            card(Chart::new(one(), groups(&UNITS), NOTHING).bars(600.0)),
            card(Chart::new(two(), groups(&PAIRS), NOTHING).bars(600.0)),
        ]
        .spacing(12)
        .width(634);
        let right = column![
            card(Chart::new(one(), groups(&MONTHS), NOTHING).columns(620.0, 150.0)),
            card(Chart::new(two(), groups(&PAIRS), NOTHING).columns(620.0, 130.0)),
            card(Chart::new(one(), steps, NOTHING).funnel(620.0)),
            card(Chart::new(one(), groups(&[("Không", &[0])]), NOTHING).bars(640.0)),
        ]
        .spacing(12)
        .width(Length::Fill);
        let view = container(row![left, right].spacing(12)).padding(16);
        let mut window = support::window(support::SCREEN, panel::screen(label::title("Biểu đồ"), view));
        support::shot(&format!("ui-charts-{theme:?}"), &mut window, theme);
    }
}

#[test]
fn a_bar_is_a_door_by_its_name_its_figure_and_the_keyboard_but_a_zero_is_none() {
    let view = || card(Chart::new(one(), groups(&UNITS), NOTHING).bars(600.0));
    for words in ["Hội LHPN xã Đàm Thuỷ", "12"] {
        let mut window = support::window(Size::new(700.0, 400.0), view());
        window.click(words).unwrap();
        assert_eq!(window.into_messages().collect::<Vec<_>>(), [(0, 0)], "{words}");
    }
    let mut window = support::window(Size::new(700.0, 400.0), view());
    window.click("0").unwrap();
    window.click("Hội LHPN phường Hợp Giang").unwrap();
    assert_eq!(window.into_messages().count(), 0, "nothing is behind a zero");
    // Each of two bars leads to its own list.
    let view = card(Chart::new(two(), groups(&PAIRS), NOTHING).bars(600.0));
    let mut window = support::window(Size::new(700.0, 400.0), view);
    window.click("25").unwrap();
    window.click("18").unwrap();
    assert_eq!(window.into_messages().collect::<Vec<_>>(), [(1, 1), (1, 0)]);
    let view = card(Chart::new(one(), groups(&MONTHS), NOTHING).columns(640.0, 150.0));
    let mut window = support::window(Size::new(700.0, 400.0), view);
    window.click("10/2026").unwrap();
    window.click("41").unwrap();
    let _ = window.simulate([press_key(Key::Named(Named::Enter), None)]);
    assert_eq!(
        window.into_messages().collect::<Vec<_>>(),
        [(9, 0), (2, 0)],
        "Enter acts where Tab led, not here"
    );
}

#[test]
fn nothing_is_said_in_words_and_two_series_have_a_legend() {
    let empty = [vec![], groups(&[("Tày", &[0]), ("Nùng", &[0])])];
    for groups in empty {
        let all = [
            Chart::new(one(), groups.clone(), NOTHING).bars(600.0),
            Chart::new(one(), groups.clone(), NOTHING).columns(600.0, 150.0),
            Chart::new(one(), groups, NOTHING).funnel(600.0),
        ];
        for view in all {
            assert!(support::window(Size::new(700.0, 400.0), view).find(NOTHING).is_ok());
        }
    }
    let mut pair =
        support::window(Size::new(700.0, 400.0), Chart::new(two(), groups(&PAIRS), NOTHING).bars(600.0));
    assert!(pair.find("Năm 2026").is_ok() && pair.find("Năm 2025").is_ok());
    let mut lone =
        support::window(Size::new(700.0, 400.0), Chart::new(one(), groups(&UNITS), NOTHING).bars(600.0));
    assert!(lone.find("Hồ sơ").is_err(), "one series needs no legend");
}

/// The right edge of what shows these words.
fn right_of(view: Element<'_, (usize, usize)>, words: &str) -> f32 {
    let mut window = support::window(Size::new(2000.0, 700.0), view);
    let found = window.find(words).unwrap();
    let bounds = found.bounds();
    bounds.x + bounds.width
}

#[test]
fn nothing_reaches_out_of_its_room() {
    for room in [240.0, 316.0, 700.0, 1100.0] {
        let longest = right_of(Chart::new(one(), groups(&UNITS), NOTHING).bars(room), "1204");
        assert!(longest <= room, "{room}: {longest}");
        let longest = right_of(Chart::new(one(), groups(&UNITS), NOTHING).funnel(room), "1204");
        assert!(longest <= room, "{room}: {longest}");
    }
    let last = right_of(Chart::new(one(), groups(&MONTHS), NOTHING).columns(1100.0, 150.0), "12/2026");
    assert!(last <= 1100.0, "{last}");
}
