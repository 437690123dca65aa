//! Units and catalogues through update and effect, against a real store; then their faces, drawn for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::catalogue::EntryList;
use guong_sang::domain::ids::UnitId;
use guong_sang::domain::unit::listing::Outcome;
use guong_sang::domain::unit::{Unit, UnitKind, name_on};
use guong_sang::domain::{Command, catalogue as lists};
use guong_sang::screens::catalogue::{Catalogue, Message, Tab, checklists, entries, units};
use guong_sang::screens::{Chord, Desk, Place};
use guong_sang::ui::area::Action;
use guong_sang::ui::{Element, Theme, grid};
use iced::Size;
use iced::widget::text_editor::Edit;
use stage::{Seen, do_now, empty_desk, sample_desk, send, settle};
use std::sync::Arc;

/// The work area of a 1366 × 768 screen, and the same at 150 %.
const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(702.0, 436.0);

const SAMPLE: [&str; 3] = ["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl"];

fn face<'a, M>(name: &str, view: impl Into<Element<'a, M>>, size: Size) {
    let mut window = support::window(size, view);
    support::shot(name, &mut window, Theme::Light);
}

/// Draws a screen in both sizes.
fn faces(name: &str, screen: &Catalogue, desk: &Desk) {
    face(name, screen.view(desk), WORK);
    face(&format!("{name}-150"), screen.view(desk), LARGE);
}

fn open(desk: &Desk) -> Catalogue {
    Catalogue::open(desk).0
}

fn say(screen: &mut Catalogue, desk: &mut Desk, message: units::Message) -> Seen<Message> {
    send(screen, desk, Message::Units(message))
}

fn pasted(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

fn sees(screen: &Catalogue, desk: &Desk, words: &str) -> bool {
    support::window(WORK, screen.view(desk)).find(words).is_ok()
}

fn day(y: i32, m: u32, d: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

#[test]
fn a_list_is_pasted_looked_at_and_entered_in_one_deed() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = open(&desk);
    let before = desk.units.len();
    let _ = say(&mut screen, &mut desk, units::Message::PasteAsked);
    let text = "STT\tTên đơn vị\tTrực thuộc\tDân số\n1\tHội LHPN xã Trăng Non\tHội LHPN huyện Hòa An\t9\n2\tHội LHPN xã Bản Lầy\tHội LHPN huyện Hòa An\t9\n3\tXã Nà Phong\tHội LHPN huyện Hòa An\t9\n4\tHội LHPN xã Lạc\tHội LHPN huyện Lạc\t9\n5\tHội Phụ nữ Sở Xây dựng\t\t9";
    let seen = say(&mut screen, &mut desk, units::Message::Paste(units::PasteMessage::Edited(pasted(text))));
    assert!(seen.done.is_empty(), "nothing is stored by reading");
    let listing = screen.units().paste().unwrap().listing();
    assert_eq!(listing.counts(), [2, 0, 2, 1]);
    assert!(listing.rows[2].near);
    assert!(matches!(&listing.rows[3].outcome, Outcome::Refused { reason } if reason.contains("huyện Lạc")));
    faces("units-paste", &screen, &desk);
    let _ =
        screen.update(Message::Units(units::Message::Paste(units::PasteMessage::SideChosen(true))), &desk);
    face("units-paste-rows-150", screen.view(&desk), LARGE);
    let listing = screen.units().paste().unwrap().listing();
    let apart = units::PasteMessage::ApartTicked(listing.rows[2].line, true);
    let _ = say(&mut screen, &mut desk, units::Message::Paste(apart));
    let skip = units::PasteMessage::SkipTicked(2, true);
    let _ = say(&mut screen, &mut desk, units::Message::Paste(skip));
    assert_eq!(screen.units().paste().unwrap().listing().counts(), [2, 0, 1, 2]);
    let seen = say(&mut screen, &mut desk, units::Message::Paste(units::PasteMessage::Entered));
    assert!(matches!(&seen.done[..], [Command::Batch { commands, .. }] if commands.len() == 2));
    assert_eq!(desk.units.len(), before + 2);
    // The office has one unit at the top: rows that say nothing stand under it.
    let agency = desk.units.iter().find(|unit| unit.name == "Hội Phụ nữ Sở Xây dựng").unwrap();
    assert_eq!((agency.parent, agency.kind), (Some(UnitId(1)), UnitKind::Agency));
    assert!(sees(&screen, &desk, "Đã nhập 2 đơn vị mới, sửa 0 đơn vị. Có thể hoàn tác bằng Ctrl+Z."));
    let again = say(&mut screen, &mut desk, units::Message::Paste(units::PasteMessage::Entered));
    assert!(again.done.is_empty(), "what is there already is not entered again");
}

#[test]
fn the_change_to_two_levels_is_seen_before_it_is_done() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = open(&desk);
    let _ = say(&mut screen, &mut desk, units::Message::ChangeAsked);
    faces("units-change-empty", &screen, &desk);
    let text = "Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của xã Bản Lầy và xã Nà Phong thành xã mới có tên gọi là xã Trăng Non.\nxã Khuổi Nặm\nphường Sông Trong: phường Sông Trong, xã Không Có";
    let edited = units::ChangeMessage::Edited(pasted(text));
    let _ = say(&mut screen, &mut desk, units::Message::Change(edited));
    let page = screen.units().change().unwrap();
    assert_eq!(page.pairs().len(), 3);
    assert_eq!((page.outlook().made.len(), page.outlook().going_on.len()), (1, 2));
    assert_eq!(page.outlook().without.len(), 4);
    faces("units-change", &screen, &desk);
    let _ = say(
        &mut screen,
        &mut desk,
        units::Message::Change(units::ChangeMessage::Grid(grid::Event::Chosen(0))),
    );
    faces("units-change-pair", &screen, &desk);
    let _ = say(
        &mut screen,
        &mut desk,
        units::Message::Change(units::ChangeMessage::UnitChosen(Some(UnitId(12)))),
    );
    let _ = say(&mut screen, &mut desk, units::Message::Change(units::ChangeMessage::RestKept));
    assert_eq!(screen.units().change().unwrap().outlook().without, []);
    let seen = say(&mut screen, &mut desk, units::Message::Change(units::ChangeMessage::Entered));
    assert_eq!(seen.done.len(), 1);
    let on = desk.unit(UnitId(12)).unwrap();
    assert_eq!(on.name, "Hội LHPN xã Trăng Non");
    assert_eq!(name_on(on, day(2025, 6, 30)), "Hội LHPN xã Nà Phong");
    assert_eq!(desk.unit(UnitId(11)).unwrap().successor, Some(UnitId(12)));
    assert_eq!(desk.unit(UnitId(31)).unwrap().parent, Some(UnitId(12)));
    assert!(desk.units.iter().filter(|u| u.kind == UnitKind::District).all(|u| u.has_ended(desk.today)));

    let page = screen.units().change().unwrap();
    assert!(page.pairs().is_empty() && page.outlook().without.is_empty(), "nothing is asked for twice");
    face("units-change-done", screen.view(&desk), WORK);

    // In the tree the merged ones are away until they are asked for.
    let _ = say(&mut screen, &mut desk, units::Message::Back);
    let names = |screen: &Catalogue| -> Vec<String> {
        screen.units().rows().iter().map(|row| row.name.clone()).collect()
    };
    assert!(!names(&screen).contains(&"Hội LHPN huyện Hòa An".to_owned()));
    faces("units-after", &screen, &desk);
    let _ = say(&mut screen, &mut desk, units::Message::FormerTicked(true));
    let row = screen.units().rows().iter().find(|row| row.id == UnitId(11)).unwrap().clone();
    assert!(row.ended);
    assert_eq!(row.validity, "đến 30/06/2025, nay là Hội LHPN xã Trăng Non");
    face("units-former", screen.view(&desk), WORK);
    // A merged unit is found by its name though it is not listed.
    let _ = say(&mut screen, &mut desk, units::Message::FormerTicked(false));
    let _ = say(&mut screen, &mut desk, units::Message::FindTyped("na phong".into()));
    assert_eq!(names(&screen), ["Hội LHPN xã Trăng Non"]);
    // Undone in one step.
    let deed = desk.store.read_now(|db| db.journal(1)).unwrap()[0].id;
    let _ = do_now(&mut desk, Command::Revert { of: deed });
    assert_eq!(desk.unit(UnitId(12)).unwrap().name, "Hội LHPN xã Nà Phong");
    assert!(desk.unit(UnitId(2)).unwrap().valid_to.is_none());
}

#[test]
fn the_page_of_a_unit_leads_to_its_dossiers() {
    let mut desk = sample_desk(&SAMPLE);
    let mut screen = open(&desk);
    let row = screen.units().rows().iter().position(|row| row.id == UnitId(2)).unwrap();
    let _ = say(&mut screen, &mut desk, units::Message::Grid(grid::Event::Opened(row)));
    let page = screen.units().page().expect("a double click opens the page");
    assert!(!page.sent().is_empty());
    let counted: usize = page.years().iter().flat_map(|year| year.by_kind).sum();
    assert_eq!(counted, page.sent().len());
    assert!(!page.quotas().is_empty(), "the plan asks this unit for dossiers");
    faces("unit-page", &screen, &desk);
    let first = page_of(&screen).sent()[0].id;
    let opened = units::PageMessage::Grid(grid::Event::Opened(0));
    let seen = say(&mut screen, &mut desk, units::Message::Page(opened));
    assert_eq!(seen.gone, [Place::Dossier(first)]);
    // To a unit below and back to the list, which kept its place.
    let _ = say(&mut screen, &mut desk, units::Message::Page(units::PageMessage::UnitAsked(UnitId(11))));
    assert_eq!(page_of(&screen).id(), UnitId(11));
    let escape = screen.chord(Chord::named(iced::keyboard::key::Named::Escape)).unwrap();
    let _ = send(&mut screen, &mut desk, escape);
    assert!(screen.units().page().is_none());
    assert_eq!(screen.units().form().unwrap().id(), UnitId(11));
    let (mut direct, task) = Catalogue::open_unit(UnitId(3), &desk);
    settle(&mut direct, &mut desk, task);
    assert_eq!(page_of(&direct).id(), UnitId(3));
}

fn page_of(screen: &Catalogue) -> &units::UnitPage {
    screen.units().page().unwrap()
}

#[test]
fn a_unit_moves_among_its_siblings_and_keeps_its_old_name() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = open(&desk);
    let choose = |screen: &Catalogue, id| {
        let row = screen.units().rows().iter().position(|row| row.id == UnitId(id)).unwrap();
        units::Message::Grid(grid::Event::Chosen(row))
    };
    let message = choose(&screen, 3);
    let _ = say(&mut screen, &mut desk, message);
    let seen = say(&mut screen, &mut desk, units::Message::Moved(true));
    assert_eq!(seen.done.len(), 1);
    let place =
        |screen: &Catalogue, id| screen.units().rows().iter().position(|row| row.id == UnitId(id)).unwrap();
    assert!(place(&screen, 3) < place(&screen, 2));
    assert!(
        say(&mut screen, &mut desk, units::Message::Moved(true)).done.is_empty(),
        "the first stays first"
    );

    let typed = |typed| units::Message::Typed(typed);
    let _ = say(&mut screen, &mut desk, typed(units::Typed::Name("Hội LHPN huyện Nguyên Lâm".into())));
    assert!(sees(&screen, &desk, "Giữ tên trước làm tên cũ"));
    let _ = say(&mut screen, &mut desk, typed(units::Typed::OldKept));
    let unit = desk.unit(UnitId(3)).unwrap();
    assert_eq!(unit.old_names[0].name, "Hội LHPN huyện Nguyên Bình");
    assert_eq!(unit.old_names[0].until, desk.today.pred_opt());
    faces("units-form", &screen, &desk);
    // A unit above that nobody knows is told and changes nothing.
    let _ = screen.update(Message::Units(typed(units::Typed::ParentText("Hội nào đó".into()))), &desk);
    let _ = say(&mut screen, &mut desk, units::Message::Left);
    assert_eq!(desk.unit(UnitId(3)).unwrap().parent, Some(UnitId(1)));
    assert!(sees(&screen, &desk, "Chưa có đơn vị tên này. Hãy chọn trong danh sách gợi ý."));
}

#[test]
fn three_hundred_units_are_built_only_where_they_are_seen() {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let commands = (0..300).map(|i| {
        let name = format!("Chi hội Phụ nữ thôn Nà Lủng Thượng Phja Đén số {i} xã Trăng Non");
        let unit = Unit {
            parent: Some(UnitId(11 + i % 8)),
            order: i32::try_from(i).unwrap(),
            cluster: "Cụm thi đua số 3 các xã vùng cao biên giới phía Bắc".into(),
            ..Unit::new(UnitId(9000 + i), UnitKind::Hamlet, name)
        };
        Command::SaveUnit { unit }
    });
    let batch = Command::Batch { title: "x".into(), commands: commands.collect() };
    do_now(&mut desk, batch);
    let screen = open(&desk);
    let begun = std::time::Instant::now();
    for _ in 0..20 {
        drop(screen.view(&desk));
    }
    assert!(begun.elapsed() < std::time::Duration::from_millis(20 * 33), "{:?}", begun.elapsed());
    faces("units-300", &screen, &desk);
}

fn entry(screen: &mut Catalogue, desk: &mut Desk, message: entries::Message) -> Seen<Message> {
    send(screen, desk, Message::Entries(message))
}

#[test]
fn entries_are_added_moved_ended_and_brought_back() {
    let mut desk = sample_desk(&SAMPLE);
    let mut screen = open(&desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Entries(EntryList::Post)));
    let shipped = screen.entries().lines().len();
    assert!(shipped > 0);
    faces("entries-posts", &screen, &desk);
    let _ = entry(&mut screen, &mut desk, entries::Message::Added);
    let typed = |typed| entries::Message::Typed(typed);
    let seen = entry(&mut screen, &mut desk, typed(entries::Typed::Name("Trưởng xóm".into())));
    assert_eq!(seen.done.len(), 1);
    let last = screen.entries().lines().last().unwrap().clone();
    assert_eq!((last.name.as_str(), last.owner), ("Trưởng xóm", entries::Owner::Own));
    let seen = entry(&mut screen, &mut desk, entries::Message::Moved(true));
    assert_eq!(seen.done.len(), 1);
    assert_eq!(screen.entries().lines()[shipped - 1].name, "Trưởng xóm");
    // The same words twice are refused beside the field.
    let name = screen.entries().lines()[0].name.clone();
    let seen = entry(&mut screen, &mut desk, typed(entries::Typed::Name(name)));
    assert_eq!(seen.refused.len(), 1);
    assert!(screen.entries().form().unwrap().error().is_some());
    let _ = entry(&mut screen, &mut desk, typed(entries::Typed::Name("Trưởng bản".into())));
    let _ = entry(&mut screen, &mut desk, entries::Message::Ended(true));
    assert_eq!(screen.entries().lines().len(), shipped, "what ended is not listed");
    let all = lists::offered(&desk.entries, EntryList::Post, desk.today).count();
    assert_eq!(all, shipped, "and is not offered");
    let _ = entry(&mut screen, &mut desk, entries::Message::EndedTicked(true));
    assert_eq!(screen.entries().lines().len(), shipped + 1);
    let _ = entry(&mut screen, &mut desk, entries::Message::Ended(false));
    let _ = entry(&mut screen, &mut desk, entries::Message::Removed);
    assert_eq!(screen.entries().lines().len(), shipped);
    assert!(screen.entries().form().is_none());
}

#[test]
fn a_shipped_form_can_be_rewritten_and_given_back() {
    let mut desk = sample_desk(&SAMPLE);
    let mut screen = open(&desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Entries(EntryList::Channel)));
    faces("entries-channels", &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Entries(EntryList::Form)));
    faces("entries-forms", &screen, &desk);
    let _ = entry(&mut screen, &mut desk, entries::Message::Grid(grid::Event::Chosen(0)));
    face("entries-forms-form", screen.view(&desk), WORK);
    let before = screen.entries().lines()[0].clone();
    assert_eq!(before.owner, entries::Owner::Shipped);
    let typed = entries::Message::Typed(entries::Typed::Authority("Chủ tịch Hội LHPN tỉnh".into()));
    let _ = entry(&mut screen, &mut desk, typed);
    let line = screen.entries().lines().iter().find(|line| line.id == before.id).unwrap();
    assert_eq!((line.second.as_str(), line.owner), ("Chủ tịch Hội LHPN tỉnh", entries::Owner::Rewritten));
    let _ = entry(&mut screen, &mut desk, entries::Message::Removed);
    assert_eq!(screen.entries().lines().iter().find(|line| line.id == before.id), Some(&before));
}

#[test]
fn a_field_that_dossiers_use_is_ended_not_removed() {
    let mut desk = sample_desk(&SAMPLE);
    let file = desk
        .store
        .read_now(|db| {
            let ids = db.find_dossiers(&guong_sang::storage::DossierFilter::default())?;
            db.dossier(ids[0])
        })
        .unwrap();
    let mut dossier = file.dossier;
    dossier.field = "Dệt thổ cẩm".into();
    do_now(&mut desk, Command::SaveDossier { dossier });
    let mut screen = open(&desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Entries(EntryList::Field)));
    let _ = entry(&mut screen, &mut desk, entries::Message::Added);
    let typed = entries::Message::Typed(entries::Typed::Name("Dệt thổ cẩm".into()));
    let _ = entry(&mut screen, &mut desk, typed);
    let _ = entry(&mut screen, &mut desk, entries::Message::Closed);
    let row = screen.entries().lines().iter().position(|line| line.name == "Dệt thổ cẩm").unwrap();
    let _ = entry(&mut screen, &mut desk, entries::Message::Grid(grid::Event::Chosen(row)));
    assert!(sees(&screen, &desk, "Thôi dùng"));
    assert!(!sees(&screen, &desk, "Xóa khỏi danh mục"));
    face("entries-used", screen.view(&desk), WORK);
}

#[test]
fn checklists_are_copied_for_the_office_and_changed() {
    let mut desk = sample_desk(&SAMPLE);
    let mut screen = open(&desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Checklists));
    faces("checklists", &screen, &desk);
    let shipped = desk.checklists.len();
    let say =
        |screen: &mut Catalogue, desk: &mut Desk, message| send(screen, desk, Message::Checklists(message));
    let _ = say(&mut screen, &mut desk, checklists::Message::Grid(grid::Event::Chosen(1)));
    faces("checklists-form", &screen, &desk);
    let seen = say(&mut screen, &mut desk, checklists::Message::Copied);
    assert_eq!(seen.done.len(), 1);
    assert_eq!(desk.checklists.len(), shipped + 1);
    let typed = |typed| checklists::Message::Typed(typed);
    let count = screen.checklists().form().unwrap().draft().items.len();
    let _ = say(&mut screen, &mut desk, typed(checklists::Typed::ItemAdded));
    let name = checklists::Typed::Item(count, "Ảnh chân dung 4 × 6".into());
    let _ = say(&mut screen, &mut desk, typed(name));
    let _ = say(&mut screen, &mut desk, typed(checklists::Typed::Required(count, false)));
    let _ = say(&mut screen, &mut desk, typed(checklists::Typed::ItemRaised(count)));
    let _ = say(&mut screen, &mut desk, typed(checklists::Typed::AwardTaken(0)));
    let own = desk.checklists.last().unwrap().clone();
    assert_eq!(own.place, "Cao Bằng");
    assert_eq!(own.items[count - 1].name, "Ảnh chân dung 4 × 6");
    assert!(!own.items[count - 1].required);
    let keys: std::collections::HashSet<&str> = own.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys.len(), own.items.len());
    let _ = say(&mut screen, &mut desk, checklists::Message::Removed);
    assert_eq!(desk.checklists.len(), shipped);
}

#[test]
fn every_list_has_a_face_and_can_be_added_to_by_key() {
    let mut desk = empty_desk();
    let mut screen = open(&desk);
    for tab in Tab::ALL {
        let _ = send(&mut screen, &mut desk, Message::TabChosen(tab));
        assert!(screen.chord(Chord::ctrl('n')).is_some(), "{tab:?}");
        assert!(sees(&screen, &desk, tab.label()), "{tab:?}");
    }
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Entries(EntryList::Signatory)));
    faces("entries-empty", &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Movements));
    faces("movements-empty", &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Units));
    faces("units-empty", &screen, &desk);
}

#[test]
fn text_pasted_from_an_old_program_is_offered_in_unicode_and_not_changed_by_itself() {
    use guong_sang::text::legacy::{Table, encode};
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let mut screen = open(&desk);
    let _ = say(&mut screen, &mut desk, units::Message::PasteAsked);
    let old = encode("Hội LHPN xã Trăng Non\nHội LHPN xã Bản Lầy mới\n", Table::Tcvn3);
    let edited = units::PasteMessage::Edited(pasted(&old));
    let _ = say(&mut screen, &mut desk, units::Message::Paste(edited));
    let names = |screen: &Catalogue| -> Vec<String> {
        screen.units().paste().unwrap().listing().rows.iter().map(|row| row.name.clone()).collect()
    };
    assert_ne!(names(&screen)[0], "Hội LHPN xã Trăng Non", "as it was pasted");
    assert!(sees(&screen, &desk, "Chuyển sang Unicode"));
    faces("units-paste-old", &screen, &desk);
    let _ = say(&mut screen, &mut desk, units::Message::Paste(units::PasteMessage::Converted));
    assert_eq!(names(&screen), ["Hội LHPN xã Trăng Non", "Hội LHPN xã Bản Lầy mới"]);
    assert!(!sees(&screen, &desk, "Chuyển sang Unicode"));
}
