//! Cơ quan and Danh mục through update and effect, against a real store; then their faces, drawn for the eye.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::movement::MovementKind;
use guong_sang::domain::unit::UnitKind;
use guong_sang::screens::catalogue::{self, Catalogue, Tab, movements, units};
use guong_sang::screens::office::{Message as Of, OfficeScreen, Typed};
use guong_sang::screens::{Desk, Effect, preview};
use guong_sang::ui::{Element, Theme, grid, sheet};
use iced::Size;
use stage::{do_now, empty_desk, perform, sample_desk, send, settle};

/// The work area of a 1366 × 768 screen.
const WORK: Size = Size::new(1158.0, 692.0);

fn office(desk: &mut Desk) -> OfficeScreen {
    let (mut screen, task) = OfficeScreen::open(desk);
    settle(&mut screen, desk, task);
    screen
}

fn face<'a, M>(name: &str, view: impl Into<Element<'a, M>>, size: Size) {
    let mut window = support::window(size, view);
    support::shot(name, &mut window, Theme::Light);
}

fn room(screen: &mut OfficeScreen, desk: &mut Desk) {
    let event = sheet::Event::Scrolled { y: 0.0, room: Size::new(472.0, 530.0) };
    let _ = send(screen, desk, Of::Preview(preview::Message::Sheet(event)));
}

#[test]
fn the_first_start_is_one_form_and_one_button() {
    let mut desk = empty_desk();
    let mut screen = office(&mut desk);
    assert!(screen.is_first());
    let early = send(&mut screen, &mut desk, Of::Started);
    assert!(early.done.is_empty(), "a place is needed first");
    let _ = screen.update(Of::PresetChosen(1), &desk);
    let _ = screen.update(Of::UnitChosen("phường".into()), &desk);
    let _ = screen.update(Of::PlaceTyped("Hồng Quang".into()), &desk);
    let draft = &screen.draft().office;
    assert_eq!(draft.superior, "HỘI LHPN PHƯỜNG HỒNG QUANG");
    assert_eq!(draft.name, "Ban Thường vụ Hội LHPN phường Hồng Quang");
    assert_eq!(draft.place, "Hồng Quang");
    assert!(screen.leave(&desk).commands().is_empty(), "nothing is stored before “Bắt đầu”");
    let seen = send(&mut screen, &mut desk, Of::Started);
    assert_eq!(seen.done.len(), 1);
    assert_eq!(desk.office.as_ref().unwrap().symbol, "BTV");
    assert!(!screen.is_first());
    assert!(screen.leave(&desk).commands().is_empty());
}

#[test]
fn a_preset_leaves_alone_what_was_typed_by_hand() {
    let desk = empty_desk();
    let (mut screen, _) = OfficeScreen::open(&desk);
    let _ = screen.update(Of::PlaceTyped("Cao Bằng".into()), &desk);
    let _ = screen.update(Of::Typed(Typed::ShortName("Tỉnh Hội".into())), &desk);
    let _ = screen.update(Of::PresetChosen(2), &desk);
    let draft = screen.draft();
    assert_eq!(draft.office.short_name, "Tỉnh Hội");
    assert_eq!(draft.office.issuer, "BAN THƯỜNG TRỰC");
    assert_eq!(draft.office.profile, "front");
    assert_eq!(draft.signatures[1].lines[1], "PHÓ CHỦ TỊCH");
}

#[test]
fn the_office_is_stored_while_typing_and_only_when_whole() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = office(&mut desk);
    let seen = send(&mut screen, &mut desk, Of::Typed(Typed::Place("Thành phố Cao Bằng".into())));
    assert!(
        matches!(&seen.done[..], [Command::SetOffice { office }] if office.place == "Thành phố Cao Bằng")
    );
    assert!(send(&mut screen, &mut desk, Of::Left).done.is_empty());
    let empty = send(&mut screen, &mut desk, Of::Typed(Typed::Issuer(String::new())));
    assert!(empty.done.is_empty() && empty.refused.is_empty());
    let _ = send(&mut screen, &mut desk, Of::Typed(Typed::Issuer("BAN THƯỜNG VỤ".into())));
    let added = send(&mut screen, &mut desk, Of::Typed(Typed::SignatureAdded));
    assert!(added.done.is_empty(), "an empty block is only a beginning");
    let _ = screen.update(Of::Typed(Typed::Line(2, 0, "TL. BAN THƯỜNG VỤ".into())), &desk);
    let _ = send(&mut screen, &mut desk, Of::Typed(Typed::SignatureFirst(2)));
    assert_eq!(desk.office.as_ref().unwrap().signatures[0].lines, ["TL. BAN THƯỜNG VỤ"]);
    let _ = send(&mut screen, &mut desk, Of::Typed(Typed::SignatureRemoved(0)));
    assert_eq!(desk.office.as_ref().unwrap().signatures.len(), 2);
}

#[test]
fn an_undone_office_comes_back_into_the_form() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = office(&mut desk);
    let _ = send(&mut screen, &mut desk, Of::Typed(Typed::Place("Sai".into())));
    let deed = desk.store.read_now(|db| db.journal(1)).unwrap()[0].id;
    let changes = do_now(&mut desk, Command::Revert { of: deed });
    let effect = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    assert_eq!(screen.draft().office.place, "Cao Bằng");
}

fn unit(typed: units::Typed) -> catalogue::Message {
    catalogue::Message::Units(units::Message::Typed(typed))
}

fn catalogue(desk: &Desk) -> Catalogue {
    Catalogue::open(desk).0
}

#[test]
fn a_unit_is_added_renamed_and_given_an_heir() {
    let mut desk = empty_desk();
    let mut screen = catalogue(&desk);
    let _ = screen.update(catalogue::Message::Units(units::Message::Added), &desk);
    assert!(screen.leave(&desk).commands().is_empty(), "a unit without a name is only a beginning");
    let seen = send(&mut screen, &mut desk, unit(units::Typed::Name("Hội LHPN xã Hồng Quang ".into())));
    assert_eq!(seen.done.len(), 1);
    assert_eq!(desk.units[0].name, "Hội LHPN xã Hồng Quang");
    let _ = screen.update(catalogue::Message::Units(units::Message::AddedUnder), &desk);
    let _ = send(&mut screen, &mut desk, unit(units::Typed::Name("Chi hội thôn Nà Lủng".into())));
    let (parent, child) = (desk.units[0].clone(), desk.units[1].clone());
    assert_eq!((child.parent, child.kind), (Some(parent.id), UnitKind::Hamlet));
    let _ = send(&mut screen, &mut desk, unit(units::Typed::To("30/6/2025".into())));
    let _ = send(&mut screen, &mut desk, unit(units::Typed::Successor(Some(parent.id))));
    assert_eq!(desk.unit(child.id).unwrap().successor, Some(parent.id));
    let wrong = send(&mut screen, &mut desk, unit(units::Typed::From("1/1/2026".into())));
    assert_eq!(wrong.refused.len(), 1, "a period that ends before it begins is refused by the store");
    assert_eq!(desk.unit(child.id).unwrap().valid_from, None);
    let fixed = send(&mut screen, &mut desk, unit(units::Typed::From("1/1/2020".into())));
    assert_eq!(fixed.done.len(), 1, "the draft stayed and can be mended");
}

#[test]
fn a_unit_in_use_stays_and_says_why() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = catalogue(&desk);
    let choose = grid::Event::Chosen(0);
    let _ = send(&mut screen, &mut desk, catalogue::Message::Units(units::Message::Grid(choose)));
    let before = desk.units.len();
    let seen = send(&mut screen, &mut desk, catalogue::Message::Units(units::Message::Removed));
    assert_eq!((seen.refused.len(), desk.units.len()), (1, before));
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find(seen.refused[0].to_string().as_str()).is_ok(), "the reason stands in the form");
    drop(window);
    face("catalogue-refused", screen.view(&desk), WORK);
}

#[test]
fn a_removed_unit_closes_its_form() {
    let mut desk = empty_desk();
    let mut screen = catalogue(&desk);
    let _ = screen.update(catalogue::Message::Units(units::Message::Added), &desk);
    let _ = send(&mut screen, &mut desk, unit(units::Typed::Name("Nhầm".into())));
    let _ = send(&mut screen, &mut desk, catalogue::Message::Units(units::Message::Removed));
    assert!(desk.units.is_empty());
    assert!(screen.leave(&desk).commands().is_empty());
}

#[test]
fn typing_about_a_unit_survives_changes_to_others() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = catalogue(&desk);
    let choose = grid::Event::Chosen(1);
    let _ = send(&mut screen, &mut desk, catalogue::Message::Units(units::Message::Grid(choose)));
    let _waiting = screen.update(unit(units::Typed::Name("Đang gõ".into())), &desk);
    let mut other = desk.units.last().unwrap().clone();
    other.short_name = "Khác".into();
    let changes = do_now(&mut desk, Command::SaveUnit { unit: other });
    let _ = screen.refresh(&changes, &desk);
    let flushed = screen.update(catalogue::Message::TabChosen(Tab::Movements), &desk);
    assert!(matches!(flushed.commands()[..], [Command::SaveUnit { unit }] if unit.name == "Đang gõ"));
}

#[test]
fn the_list_is_found_without_accents() {
    let desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = catalogue(&desk);
    let find = units::Message::FindTyped("nguyen binh".into());
    let _ = screen.update(catalogue::Message::Units(find), &desk);
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Hội LHPN huyện Nguyên Bình").is_ok());
    assert!(window.find("Hội LHPN huyện Hòa An").is_err());
}

#[test]
fn movements_are_added_changed_and_removed() {
    let mut desk = empty_desk();
    let mut screen = catalogue(&desk);
    let say = |message| catalogue::Message::Movements(message);
    let _ = screen.update(catalogue::Message::TabChosen(Tab::Movements), &desk);
    let _ = screen.update(say(movements::Message::Added), &desk);
    let typed = |typed| say(movements::Message::Typed(typed));
    let _ = send(&mut screen, &mut desk, typed(movements::Typed::Name("5 không, 3 sạch".into())));
    let _ = send(&mut screen, &mut desk, typed(movements::Typed::Kind(MovementKind::Campaign)));
    let _ = send(&mut screen, &mut desk, typed(movements::Typed::From("1/1/2026".into())));
    let one = desk.movements[0].clone();
    assert_eq!((one.name.as_str(), one.kind), ("5 không, 3 sạch", MovementKind::Campaign));
    assert_eq!(one.from.map(|day| day.to_string()), Some("2026-01-01".into()));
    let _ = send(&mut screen, &mut desk, say(movements::Message::Removed));
    assert!(desk.movements.is_empty());
}

#[test]
fn other_areas_do_not_touch_the_forms() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = office(&mut desk);
    let mut changes = guong_sang::domain::Changes::default();
    changes.note(guong_sang::domain::Area::Unit, 1);
    assert!(matches!(screen.refresh(&changes, &desk), Effect::None));
}

#[test]
fn faces_of_the_office() {
    let mut desk = empty_desk();
    let mut screen = office(&mut desk);
    room(&mut screen, &mut desk);
    face("office-first", screen.view(&desk), WORK);
    let _ = send(&mut screen, &mut desk, Of::PlaceTyped("Hồng Quang".into()));
    let mut window = support::window(WORK, screen.view(&desk));
    window.click("Bắt đầu").unwrap();
    assert!(window.into_messages().any(|message| matches!(message, Of::Started)));
    face("office-first-filled", screen.view(&desk), WORK);

    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = office(&mut desk);
    room(&mut screen, &mut desk);
    face("office-sample", screen.view(&desk), WORK);
    let long = "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM HUYỆN NGUYỄN THƯỢNG PHƯỚC HIỀN";
    let _ = send(&mut screen, &mut desk, Of::Typed(Typed::Superior(long.into())));
    let _ = send(
        &mut screen,
        &mut desk,
        Of::Typed(Typed::Issuer("BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC".into())),
    );
    let _ = send(&mut screen, &mut desk, Of::PresetsToggled);
    face("office-long", screen.view(&desk), WORK);
}

#[test]
fn faces_of_the_catalogue() {
    let desk = empty_desk();
    face("catalogue-empty", catalogue(&desk).view(&desk), WORK);

    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = catalogue(&desk);
    let choose = |row| catalogue::Message::Units(units::Message::Grid(grid::Event::Chosen(row)));
    let _ = send(&mut screen, &mut desk, choose(1));
    face("catalogue-units", screen.view(&desk), WORK);
    let _ = screen.update(catalogue::Message::TabChosen(Tab::Movements), &desk);
    let row = movements::Message::Grid(grid::Event::Chosen(0));
    let _ = send(&mut screen, &mut desk, catalogue::Message::Movements(row));
    face("catalogue-movements", screen.view(&desk), WORK);

    let parent = desk.units[1].clone();
    let commands = (0..200).map(|i| {
        let mut unit = parent.clone();
        unit.id = (5_000 + i).into();
        unit.parent = Some(parent.id);
        unit.kind = UnitKind::Hamlet;
        unit.order = i as i32;
        unit.name = format!("Chi hội Phụ nữ thôn Nà Lủng Thượng Phja Đén số {i} xã Hồng Quang");
        unit.valid_to = (i % 7 == 0).then(stage::today);
        Command::SaveUnit { unit }
    });
    let batch = Command::Batch { title: "x".into(), commands: commands.collect() };
    let changes = do_now(&mut desk, batch);
    let _ = screen.refresh(&changes, &desk);
    let _ = screen.update(catalogue::Message::TabChosen(Tab::Units), &desk);
    let _ = send(&mut screen, &mut desk, choose(5));
    face("catalogue-extreme", screen.view(&desk), WORK);
    face("catalogue-extreme-small", screen.view(&desk), Size::new(772.0, 461.0));
}
