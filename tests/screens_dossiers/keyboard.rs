//! A whole dossier of each kind typed by keyboard: field after field, rows with Enter, in a window that holds the form.

use super::support;
use super::window::{Window, day, desk};
use guong_sang::domain::subject::{Detail, SubjectKind};
use guong_sang::screens::dossiers::{Message, Part, Slot, row_id};
use guong_sang::ui::{Renderer, Theme};
use iced::Size;
use iced::advanced::widget::Id;
use iced::keyboard::key::Named;
use iced_test::Simulator;

/// As long as the form of any kind, so that no field has to be scrolled to.
const WHOLE: Size = Size::new(1158.0, 2600.0);

/// Lets a hand act on the window as it stands, and waits until everything has come to rest.
fn act(w: &mut Window, hand: impl FnOnce(&mut Simulator<'_, Message, Theme, Renderer>)) {
    let said: Vec<Message> = {
        let mut window = support::window(WHOLE, w.screen.view(&w.desk));
        hand(&mut window);
        window.into_messages().collect()
    };
    for message in said {
        w.send(message);
    }
}

#[track_caller]
fn into(w: &mut Window, id: impl Into<Id>, words: &str, end: Option<Named>) {
    let id = id.into();
    let reach = |window: &mut Simulator<'_, Message, Theme, Renderer>| {
        if let Err(error) = window.click(iced_test::selector::id(id.clone())) {
            panic!("{id:?}: {error}");
        }
    };
    act(w, |window| {
        reach(window);
        let _ = window.typewrite(words);
    });
    // What a field offers is drawn anew after the typing.
    if let Some(key) = end {
        act(w, |window| {
            reach(window);
            let _ = window.tap_key(key);
        });
    }
}

#[track_caller]
fn types(w: &mut Window, slot: Slot, words: &str) {
    into(w, slot.id(), words, None);
}

#[track_caller]
fn presses(w: &mut Window, words: &str) {
    act(w, |window| {
        if let Err(error) = window.click(words) {
            panic!("“{words}”: {error}");
        }
    });
}

/// Name and unit, then the two achievements and an award that every kind has.
fn begin(kind: SubjectKind, name: &str) -> Window {
    let mut w = Window::open(desk());
    w.send(Message::Added(kind));
    types(&mut w, Slot::Name, name);
    into(&mut w, Slot::Unit.id(), "hong quang", Some(Named::Enter));
    assert!(w.screen.shown().is_some(), "stored as soon as name and unit are there");
    into(&mut w, row_id(1, Part::Content), "Giúp 12 hộ thoát nghèo", None);
    into(&mut w, row_id(1, Part::Year), "2024", Some(Named::Enter));
    into(&mut w, row_id(2, Part::Content), "Góp vốn xoay vòng", None);
    into(&mut w, row_id(2, Part::Figure), "125", None);
    into(&mut w, row_id(2, Part::Measure), "triệu đồng", None);
    into(&mut w, row_id(2, Part::Year), "2025", None);
    presses(&mut w, "Thêm khen thưởng");
    into(&mut w, row_id(3, Part::Form), "giay khen cua chu tich ubnd xa", Some(Named::Enter));
    into(&mut w, row_id(3, Part::Decision), "12/QĐ-UBND", None);
    into(&mut w, row_id(3, Part::On), "5/2/2024", Some(Named::Enter));
    types(&mut w, Slot::Received, "20/4/26");
    into(&mut w, Slot::Field.id(), "dan van", Some(Named::Enter));
    types(&mut w, Slot::Remark, "Lần đầu");
    let d = w.file().dossier;
    assert_eq!(d.achievements.len(), 2, "{:?}", d.achievements);
    assert_eq!((d.achievements[0].year, d.achievements[1].figure.as_str()), (Some(2024), "125"));
    let it = &d.past_awards[0];
    assert_eq!((it.form.as_str(), it.year), ("Giấy khen của Chủ tịch UBND xã", Some(2024)));
    assert_eq!((d.received, d.field.as_str()), (Some(day(2026, 4, 20)), "Dân vận khéo"));
    w
}

#[test]
fn a_person() {
    let mut w = begin(SubjectKind::Person, "Nguyễn Thị Ánh");
    into(&mut w, Slot::Honorific.id(), "ba", Some(Named::Enter));
    presses(&mut w, "Nữ");
    types(&mut w, Slot::Birth, "5/9/1975");
    into(&mut w, Slot::Post.id(), "chi hoi truong", Some(Named::Enter));
    types(&mut w, Slot::Phone, "0912 345 678");
    presses(&mut w, "Các chức vụ theo thời gian");
    into(&mut w, row_id(5, Part::Title), "Tổ phó", None);
    into(&mut w, row_id(5, Part::From), "2010", Some(Named::Enter));
    into(&mut w, row_id(6, Part::Title), "Tổ trưởng", None);
    into(&mut w, row_id(6, Part::From), "2015", None);
    let Detail::Person(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.honorific.as_str(), it.post.as_str()), ("Bà", "Chi hội trưởng"));
    assert!(it.sex.is_some() && it.birth.is_some());
    let titles: Vec<&str> = it.posts.iter().map(|post| post.title.as_str()).collect();
    assert_eq!(titles, ["Tổ phó", "Tổ trưởng"]);
}

#[test]
fn a_collective() {
    let mut w = begin(SubjectKind::Collective, "Chi hội Phụ nữ thôn Nà Lủng");
    types(&mut w, Slot::Head, "Nông Thị Mai");
    types(&mut w, Slot::Members, "45");
    types(&mut w, Slot::Women, "45");
    types(&mut w, Slot::Founded, "1998");
    types(&mut w, Slot::Cluster, "Cụm số 2");
    let Detail::Collective(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.members, it.women, it.founded), (Some(45), Some(45), Some(1998)));
    assert_eq!((it.head.as_str(), it.cluster.as_str()), ("Nông Thị Mai", "Cụm số 2"));
}

#[test]
fn a_household() {
    let mut w = begin(SubjectKind::Household, "Hộ bà Nông Thị Mai");
    types(&mut w, Slot::Occupation, "Trồng rừng");
    types(&mut w, Slot::Income, "120000000");
    into(&mut w, Slot::CulturalYears.id(), "2019-2021", Some(Named::Enter));
    into(&mut w, Slot::CulturalYears.id(), "2025", Some(Named::Enter));
    presses(&mut w, "Thêm đóng góp");
    into(&mut w, row_id(5, Part::Figure), "25", None);
    into(&mut w, row_id(5, Part::Content), "Làm đường", Some(Named::Enter));
    into(&mut w, row_id(6, Part::Figure), "10", None);
    into(&mut w, row_id(6, Part::Content), "Sửa nhà văn hóa", None);
    let Detail::Household(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.income, it.cultural_years), (Some(120_000_000), vec![2019, 2020, 2021, 2025]));
    let given: Vec<(&str, &str)> =
        it.contributions.iter().map(|it| (it.amount.as_str(), it.content.as_str())).collect();
    assert_eq!(given, [("25", "Làm đường"), ("10", "Sửa nhà văn hóa")]);
}

#[test]
fn a_model() {
    let mut w = begin(SubjectKind::Model, "Tổ tiết kiệm 5 nghìn đồng");
    into(&mut w, Slot::Owners.id(), "Chị Hoa; Chị Lan", Some(Named::Enter));
    into(&mut w, "dossier-content", "Mỗi ngày mỗi chị góp 5 nghìn đồng", None);
    types(&mut w, Slot::Started, "2019");
    types(&mut w, Slot::Replicated, "6 chi hội");
    let Detail::Model(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.owners.join(", "), it.started), ("Chị Hoa, Chị Lan".to_owned(), Some(2019)));
    assert_eq!(it.content, "Mỗi ngày mỗi chị góp 5 nghìn đồng");
}
