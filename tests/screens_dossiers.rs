//! The dossier screen through its effects: what is typed reaches the store, what is refused stays on the screen, what
//! is late is dropped. No renderer, except where something is clicked.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "screens_dossiers/form.rs"]
mod form;
#[path = "screens_dossiers/form_look.rs"]
mod form_look;
#[path = "screens_dossiers/keyboard.rs"]
mod keyboard;
#[path = "screens_dossiers/look.rs"]
mod look;
#[path = "screens_dossiers/many.rs"]
mod many;
#[path = "screens_dossiers/pages.rs"]
mod pages;
#[path = "support/pump.rs"]
mod pump;
mod support;
#[path = "screens_dossiers/window.rs"]
mod window;

use guong_sang::domain::Command;
use guong_sang::domain::dossier::{DossierState, GateAnswer, Priority};
use guong_sang::domain::subject::{Detail, Sex, SubjectKind};
use guong_sang::screens::dossiers::{
    Facet, FormMessage, ListMessage, Message, Move, PageMessage, Part, RowEvent, RowList, ScreeningMessage,
    Slot, Tab, Text,
};
use guong_sang::screens::{Chord, Effect, Place};
use guong_sang::text::date::PartialDate;
use guong_sang::ui::area::Action;
use guong_sang::ui::grid;
use iced::keyboard::key::Named;
use iced::widget::text_editor::Edit;
use std::sync::Arc;
use window::{Window, day, desk, empty_desk};

fn wrote(text: Text, words: &str) -> FormMessage {
    FormMessage::Wrote(text, Action::Edit(Edit::Paste(Arc::new(words.to_owned()))))
}

fn shows(window: &Window, words: &str) -> bool {
    support::window(support::SCREEN, window.screen.view(&window.desk)).find(words).is_ok()
}

#[test]
fn a_person_is_stored_as_soon_as_name_and_unit_are_there() {
    let mut w = Window::open(desk());
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Name, "Nguyễn Thị Ánh");
    assert!(w.done.is_empty(), "no unit yet: {:?}", w.done);
    let unit = w.unit("Hồng Quang");
    w.form(FormMessage::UnitTaken(unit));
    assert!(
        matches!(&w.done[..], [Command::Batch { commands, .. }]
            if matches!(commands[..], [Command::SaveSubject { .. }, Command::SaveDossier { .. }])),
        "{:?}",
        w.done
    );
    w.fill(Slot::Honorific, "Bà");
    w.form(FormMessage::SexChosen(Sex::Female));
    w.fill(Slot::Birth, "5/9/75");
    w.fill(Slot::Post, "Chi hội trưởng");
    w.fill(Slot::Education, "Trung cấp");
    w.fill(Slot::Ethnicity, "Tày");
    w.fill(Slot::Phone, "0912 345 678");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    w.form(FormMessage::PartyTicked(true));
    w.fill(Slot::Received, "20/4/26");
    w.fill(Slot::Field, "Xây dựng nông thôn mới");
    w.fill(Slot::Proposed, "Giấy khen");
    w.fill(Slot::Remark, "Lần đầu");
    let movement = w.desk.movements[0].id;
    w.form(FormMessage::MovementTicked(movement, true));
    w.form(FormMessage::PriorityTicked(Priority::StartUp, true));
    w.form(FormMessage::PriorityTicked(Priority::Farmer, true));
    let file = w.file();
    let Detail::Person(it) = &file.subject.detail else { panic!("{:?}", file.subject) };
    assert_eq!((it.honorific.as_str(), it.sex, it.party_member), ("Bà", Some(Sex::Female), true));
    assert_eq!(it.birth, Some(PartialDate::Day(day(1975, 9, 5))));
    assert_eq!((it.post.as_str(), it.education.as_str()), ("Chi hội trưởng", "Trung cấp"));
    assert_eq!((it.ethnicity.as_str(), it.phone.as_str()), ("Tày", "0912 345 678"));
    assert_eq!(it.address, "Thôn Nà Lủng");
    assert_eq!((file.subject.name.as_str(), file.subject.unit), ("Nguyễn Thị Ánh", Some(unit)));
    let d = file.dossier;
    assert_eq!((d.unit, d.year, d.received), (unit, 2026, Some(day(2026, 4, 20))));
    assert_eq!(
        (d.field.as_str(), d.proposed.as_str(), d.remark.as_str()),
        ("Xây dựng nông thôn mới", "Giấy khen", "Lần đầu")
    );
    assert_eq!((d.movements, d.priorities), (vec![movement], vec![Priority::Farmer, Priority::StartUp]));
    assert!(w.refusals.is_empty() && w.told.is_empty(), "{:?} {:?}", w.refusals, w.told);
}

#[test]
fn a_collective_keeps_everything_but_the_figure_that_cannot_be() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Collective, "Chi hội Phụ nữ thôn Nà Lủng");
    w.fill(Slot::Head, "Nông Thị Mai, Chi hội trưởng");
    w.fill(Slot::Members, "1.250");
    w.fill(Slot::Women, "2000");
    w.fill(Slot::PartyMembers, "12");
    w.fill(Slot::Founded, "1998");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    let Detail::Collective(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.members, it.women, it.party_members), (Some(1250), None, Some(12)));
    assert_eq!((it.founded, it.head.as_str()), (Some(1998), "Nông Thị Mai, Chi hội trưởng"));
    assert!(w.refusals.is_empty());
    assert!(shows(&w, "Số nữ lớn hơn số thành viên.") && shows(&w, "2.000"), "said at the field, text kept");
    w.fill(Slot::Women, "1200");
    let Detail::Collective(it) = w.file().subject.detail else { panic!() };
    assert_eq!(it.women, Some(1200));
    assert!(!shows(&w, "Số nữ lớn hơn số thành viên."));
}

#[test]
fn a_household_and_a_model_keep_their_own_fields() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Household, "Hộ bà Nông Thị Mai");
    w.fill(Slot::Head, "Nông Văn Ủy");
    w.fill(Slot::Members, "4");
    w.fill(Slot::Occupation, "Trồng rừng");
    w.fill(Slot::Income, "120.000.000 đồng");
    w.fill(Slot::CulturalYears, "2023-2025, 2021");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    let Detail::Household(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.head.as_str(), it.members, it.income), ("Nông Văn Ủy", Some(4), Some(120_000_000)));
    assert_eq!((it.occupation.as_str(), it.cultural_years), ("Trồng rừng", vec![2021, 2023, 2024, 2025]));
    assert!(["2021", "2023", "2024", "2025", "120.000.000"].iter().all(|words| shows(&w, words)));
    w.back();
    w.add(SubjectKind::Model, "Tổ tiết kiệm 5 nghìn đồng");
    w.fill(Slot::Owners, "Chị Hoa; Hội LHPN xã A, huyện B");
    w.fill(Slot::Started, "2019");
    w.fill(Slot::Replicated, "6 chi hội");
    w.form(wrote(Text::Content, "Mỗi ngày mỗi chị\ngóp 5 nghìn đồng"));
    w.form(FormMessage::WroteLeft);
    let Detail::Model(it) = w.file().subject.detail else { panic!() };
    assert_eq!(it.owners, ["Chị Hoa", "Hội LHPN xã A, huyện B"]);
    assert_eq!((it.started, it.replicated.as_str()), (Some(2019), "6 chi hội"));
    assert_eq!(it.content, "Mỗi ngày mỗi chị\ngóp 5 nghìn đồng");
}

#[test]
fn what_cannot_be_understood_stays_and_says_so_when_it_is_left() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.fill(Slot::Birth, "1975");
    let before = w.done.len();
    w.types(Slot::Birth, "19");
    assert!(!shows(&w, "Hãy ghi năm sinh (1975) hoặc cả ngày sinh (5/9/1975)."), "quiet while typing");
    w.fill(Slot::Birth, "197 năm");
    assert!(shows(&w, "Hãy ghi năm sinh (1975) hoặc cả ngày sinh (5/9/1975).") && shows(&w, "197 năm"));
    assert_eq!(w.done.len(), before, "{:?}", &w.done[before..]);
    w.fill(Slot::Post, "Chủ tịch");
    let Detail::Person(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.birth, it.post.as_str()), (Some(PartialDate::Year(1975)), "Chủ tịch"));
    w.fill(Slot::Received, "31/2/2026");
    assert!(shows(&w, "31/2/2026"));
    assert_eq!(w.file().dossier.received, None);
}

#[test]
fn typing_is_saved_after_a_pause_and_never_trimmed_under_the_hand() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    let message = Message::Form(FormMessage::Typed(Slot::Post, "Chủ tịch ".into()));
    let effect = w.screen.update(message, &w.desk);
    assert!(effect.commands().is_empty(), "not at every key");
    w.perform(effect);
    let Detail::Person(it) = w.file().subject.detail else { panic!() };
    assert_eq!(it.post, "Chủ tịch ", "the pause saved it as typed");
    assert!(shows(&w, "Chủ tịch "), "and the reading that followed left the field alone");
    w.form(FormMessage::Left(Slot::Post));
    let Detail::Person(it) = w.file().subject.detail else { panic!() };
    assert_eq!(it.post, "Chủ tịch");
    // Leaving the screen hands over what is still unsaved.
    w.types(Slot::Post, "Chủ tịch Hội");
    let effect = w.screen.leave(&w.desk);
    assert_eq!(effect.commands().len(), 1);
    w.perform(effect);
    assert!(w.screen.leave(&w.desk).commands().is_empty(), "once only");
}

#[test]
fn a_late_reading_does_not_overwrite_what_was_typed_since() {
    let mut w = Window::open(desk());
    let file = w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    // Somebody else's deed: the reading is asked for but not yet answered …
    let mut other = file.dossier;
    other.remark = "Từ nơi khác".into();
    let receipt = window::change(&w.desk, Command::SaveDossier { dossier: other });
    let late = w.screen.refresh(&receipt.changes, &w.desk);
    // … when something is typed and saved here.
    w.fill(Slot::Remark, "Gõ tại đây");
    w.perform(late);
    assert!(shows(&w, "Gõ tại đây"));
    assert_eq!(w.file().dossier.remark, "Gõ tại đây");
    // A reading that comes while something unsaved stands in the field leaves it there too.
    let mut other = w.file().dossier;
    other.field = "Kinh doanh".into();
    let receipt = window::change(&w.desk, Command::SaveDossier { dossier: other });
    w.types(Slot::Remark, "Đang gõ d");
    let effect = w.screen.refresh(&receipt.changes, &w.desk);
    w.perform(effect);
    assert!(shows(&w, "Đang gõ d"));
}

#[test]
fn somebody_elses_deed_is_shown_when_nothing_is_being_typed() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.fill(Slot::Remark, "Lần đầu");
    w.undo();
    assert!(!shows(&w, "Lần đầu"), "the form follows what was taken back");
    assert_eq!(w.file().dossier.remark, "");
    // Taking back the adding itself leads back to the list, with a word about it.
    let undo = w.receipts[0].undo.clone().unwrap();
    let title = w.receipts[0].title.clone();
    assert_eq!(title, "Thêm hồ sơ Nguyễn Thị Ánh");
    w.write(undo);
    if w.refusals.is_empty() {
        assert_eq!(w.screen.shown(), None);
        assert!(w.told.iter().any(|notice| notice.sentence.contains("không còn trong dữ liệu")));
        assert!(shows(&w, "Chưa có hồ sơ nào"));
    }
}

#[test]
fn rows_are_added_ordered_removed_and_composed_into_the_summary() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    // A new dossier offers its first row, with the key 1.
    let achieved = |event| FormMessage::Row(RowList::Achievements, event);
    let awarded = |event| FormMessage::Row(RowList::Awards, event);
    let typed = |key, part, text: &str| RowEvent::Typed(key, part, text.into());
    let pasted = |key, text: &str| RowEvent::Wrote(key, Action::Edit(Edit::Paste(Arc::new(text.to_owned()))));
    w.form(achieved(typed(1, Part::Year, "2025")));
    w.form(achieved(pasted(1, "Vận động góp vốn xoay vòng")));
    w.form(achieved(typed(1, Part::Figure, "125")));
    w.form(achieved(typed(1, Part::Measure, "triệu đồng")));
    w.form(achieved(typed(1, Part::Evidence, "Sổ quỹ ")));
    w.form(achieved(RowEvent::Left(1, Part::Evidence)));
    w.form(achieved(RowEvent::Added));
    w.form(achieved(pasted(2, "Giúp 12 hộ thoát nghèo")));
    w.form(achieved(typed(2, Part::Year, "20")));
    w.form(achieved(RowEvent::Left(2, Part::Year)));
    assert!(shows(&w, "Hãy ghi năm bằng bốn chữ số, ví dụ 2015."));
    let rows = w.file().dossier.achievements;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].year, rows[0].figure.as_str(), rows[0].evidence.as_str()),
        (Some(2025), "125", "Sổ quỹ")
    );
    assert_eq!(rows[1].year, None);
    w.form(achieved(RowEvent::Moved(2, Move::Up)));
    assert_eq!(w.file().dossier.achievements[0].content, "Giúp 12 hộ thoát nghèo");
    w.form(FormMessage::Composed { agreed: false });
    let summary = "Giúp 12 hộ thoát nghèo. Năm 2025: Vận động góp vốn xoay vòng (125 triệu đồng).";
    assert_eq!(w.file().dossier.summary, summary);
    // What stands there is not replaced unasked, and what goes with a row can be taken back.
    w.form(achieved(RowEvent::Moved(2, Move::Out)));
    assert_eq!(w.file().dossier.achievements.len(), 1);
    assert_eq!(w.receipts.last().unwrap().title, "Xóa một dòng thành tích của Nguyễn Thị Ánh");
    w.undo();
    assert_eq!(w.file().dossier.achievements.len(), 2);
    assert!(shows(&w, "Giúp 12 hộ thoát nghèo"));
    w.form(achieved(RowEvent::Moved(3, Move::Out)));
    w.form(FormMessage::Composed { agreed: false });
    assert_eq!(w.file().dossier.summary, summary);
    assert_eq!(w.asked.as_ref().unwrap().yes, "Viết lại từ thành tích");
    w.agree();
    assert_eq!(w.file().dossier.summary, "Năm 2025: Vận động góp vốn xoay vòng (125 triệu đồng).");
    // A word about a removed row reaches nobody.
    w.form(achieved(typed(2, Part::Figure, "7")));
    assert_eq!(w.file().dossier.achievements.len(), 1);
    assert_eq!(w.file().dossier.achievements[0].figure, "125");
    w.form(awarded(RowEvent::Added));
    w.form(awarded(typed(5, Part::Year, "2024")));
    w.form(awarded(typed(5, Part::Form, "Giấy khen của Chủ tịch UBND xã")));
    w.form(awarded(typed(5, Part::Decision, "12/QĐ-UBND")));
    w.form(awarded(RowEvent::Left(5, Part::Decision)));
    let awards = w.file().dossier.past_awards;
    assert_eq!((awards[0].year, awards[0].decision.as_str()), (Some(2024), "12/QĐ-UBND"));
    w.form(awarded(RowEvent::Moved(5, Move::Out)));
    assert!(w.file().dossier.past_awards.is_empty());
}

#[test]
fn steps_are_dated_signed_and_say_why_where_they_must() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    let side = |message| FormMessage::Page(PageMessage::Screening(message));
    w.turn(Tab::Screening);
    w.form(side(ScreeningMessage::DayTyped("20/11/26".into())));
    w.form(side(ScreeningMessage::DayLeft));
    w.form(side(ScreeningMessage::Stepped(DossierState::Nominated)));
    let file = w.file();
    assert_eq!(file.state, DossierState::Nominated);
    assert_eq!((file.steps[0].on, file.steps[0].by.as_str()), (day(2026, 11, 20), "Lê Thị Thu"));
    assert!(shows(&w, "20/11/2026") && shows(&w, "Đã đề nghị"));
    // What is missing is named before "Đủ hồ sơ", and a person decides.
    w.form(side(ScreeningMessage::Stepped(DossierState::Complete)));
    assert_eq!(w.file().state, DossierState::Nominated);
    let sentence = w.asked.as_ref().unwrap().sentence.clone();
    assert!(sentence.contains("Chưa ghi lĩnh vực") && sentence.contains("1 điều kiện bắt buộc chưa trả lời"));
    w.agree();
    assert_eq!(w.file().state, DossierState::Complete);
    // Aside and back need a reason; without one nothing happens.
    let done = w.done.len();
    w.form(side(ScreeningMessage::Stepped(DossierState::NotEligible)));
    w.form(side(ScreeningMessage::ReasonGiven));
    assert_eq!(w.done.len(), done);
    assert!(shows(&w, "Hãy ghi lý do; lý do được giữ trong lịch sử hồ sơ."));
    w.form(side(ScreeningMessage::ReasonTyped("Chưa đủ một năm công tác".into())));
    w.form(side(ScreeningMessage::ReasonGiven));
    let file = w.file();
    assert_eq!(file.state, DossierState::NotEligible);
    assert_eq!(file.steps.last().unwrap().reason, "Chưa đủ một năm công tác");
    w.form(side(ScreeningMessage::Stepped(DossierState::Nominated)));
    w.form(side(ScreeningMessage::ReasonDropped));
    assert_eq!(w.file().state, DossierState::NotEligible);
    w.form(side(ScreeningMessage::DayTyped("31/2".into())));
    w.form(side(ScreeningMessage::Stepped(DossierState::Nominated)));
    w.form(side(ScreeningMessage::ReasonTyped("Đã bổ sung".into())));
    w.form(side(ScreeningMessage::ReasonGiven));
    assert_eq!(w.file().state, DossierState::NotEligible, "no step on a day that does not exist");
}

#[test]
fn gates_are_answered_with_what_they_rest_on() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Household, "Hộ bà Nông Thị Mai");
    w.turn(Tab::Screening);
    assert!(shows(&w, "ĐK1. Tổ chức đảng, đoàn thể trong sạch, vững mạnh (nếu có)"));
    let sets = w.desk.store.read_now({
        let plan = w.desk.current.unwrap().plan;
        move |db| Ok(db.plan(plan)?.sets)
    });
    let sets = sets.unwrap();
    let id = |code: &str| sets.iter().flat_map(|set| &set.criteria).find(|it| it.code == code).unwrap().id;
    let (general, own) = (id("ĐK1"), id("ĐK2"));
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Answered(
        general,
        Some(GateAnswer::NotApplicable),
    ))));
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Answered(
        own,
        Some(GateAnswer::Failed),
    ))));
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::EvidenceTyped(
        own,
        "Chưa có quyết định".into(),
    ))));
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::EvidenceLeft)));
    let gates = w.file().gates;
    assert_eq!(gates.len(), 2);
    let failed = gates.iter().find(|gate| gate.criterion == own).unwrap();
    assert_eq!((failed.answer, failed.evidence.as_str()), (GateAnswer::Failed, "Chưa có quyết định"));
    assert!(shows(&w, "Không đạt điều kiện ĐK2"));
    // Another answer keeps the evidence; taking the answer away empties it.
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Answered(own, Some(GateAnswer::Met)))));
    assert_eq!(
        w.file().gates.iter().find(|gate| gate.criterion == own).unwrap().evidence,
        "Chưa có quyết định"
    );
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Answered(own, None))));
    assert_eq!(w.file().gates.len(), 1);
    // A person is not asked about the household's gate.
    w.back();
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    assert!(!shows(&w, "ĐK2. Đạt danh hiệu “Gia đình văn hóa”"));
}

#[test]
fn removing_is_asked_done_and_can_be_taken_back() {
    let mut w = Window::open(desk());
    let file = w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.form(FormMessage::Removing);
    let question = w.asked.as_ref().unwrap();
    assert_eq!((question.yes.as_str(), question.danger), ("Xóa hồ sơ", true));
    assert!(question.sentence.contains("Nguyễn Thị Ánh"));
    assert_eq!(w.ids(), [file.dossier.id]);
    w.agree();
    assert!(w.ids().is_empty());
    assert_eq!(w.screen.shown(), None);
    assert!(w.told.is_empty(), "the toast of the deed is enough: {:?}", w.told);
    w.undo();
    assert_eq!(w.ids(), [file.dossier.id]);
    assert!(shows(&w, "Nguyễn Thị Ánh"));
}

#[test]
fn a_dossier_that_cannot_be_stored_yet_waits_until_it_is_taken_up_or_given_up() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.back();
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Name, "Lê Thị Bích");
    w.fill(Slot::Phone, "0912");
    w.back();
    assert!(shows(&w, "Nhập tiếp") && shows(&w, "Nguyễn Thị Ánh"));
    let effect = w.screen.leave(&w.desk);
    w.perform(effect);
    assert!(w.told[0].sentence.contains("“Lê Thị Bích” chưa được lưu"), "{:?}", w.told);
    w.send(Message::Resumed);
    assert!(shows(&w, "0912"));
    w.fill(Slot::Unit, "hong quang");
    assert_eq!(w.file().subject.name, "Lê Thị Bích");
    w.back();
    assert!(!shows(&w, "Nhập tiếp"));
    w.send(Message::Added(SubjectKind::Model));
    w.fill(Slot::Name, "Mô hình");
    w.form(FormMessage::Removing);
    assert_eq!(w.asked.as_ref().unwrap().yes, "Bỏ hồ sơ đang nhập");
    w.agree();
    assert!(shows(&w, "2 hồ sơ (2 cá nhân)") && !shows(&w, "Nhập tiếp"));
}

#[test]
fn those_already_known_are_offered_while_a_name_is_typed() {
    let mut w = Window::open(desk());
    let known = w.add(SubjectKind::Person, "Nguyễn Thị Ánh Tuyết");
    w.back();
    w.send(Message::Added(SubjectKind::Person));
    let unit = w.unit("Bình Long");
    w.form(FormMessage::UnitTaken(unit));
    let effect =
        w.screen.update(Message::Form(FormMessage::Typed(Slot::Name, "nguyen thi a".into())), &w.desk);
    w.perform(effect);
    // The pause has stored the name that far, under a subject of its own.
    assert!(shows(&w, "Mở hồ sơ đã có"), "the same year already has a dossier");
    let own = w.file().subject.id;
    assert_ne!(own, known.subject.id);
    w.form(FormMessage::Showed(known.dossier.id));
    assert_eq!(w.screen.shown(), Some(known.dossier.id));

    // In another year the subject is taken over, and the half-typed one goes.
    let mut w = Window::open(desk());
    let known = w.add(SubjectKind::Person, "Nguyễn Thị Ánh Tuyết");
    w.fill(Slot::Phone, "0912");
    w.form(FormMessage::Removing);
    w.agree();
    w.send(Message::Added(SubjectKind::Person));
    let unit = w.unit("Bình Long");
    w.form(FormMessage::UnitTaken(unit));
    let effect = w.screen.update(Message::Form(FormMessage::Typed(Slot::Name, "Nguyễn Thị".into())), &w.desk);
    w.perform(effect);
    assert!(shows(&w, "Lấy thông tin này"));
    let own = w.file().subject.id;
    let stored = w.desk.store.read_now(move |db| db.subject(known.subject.id)).unwrap().unwrap();
    w.form(FormMessage::SimilarTaken(Box::new(stored)));
    let file = w.file();
    assert_eq!(file.subject.id, known.subject.id);
    assert!(shows(&w, "0912"));
    assert_eq!(w.desk.store.read_now(move |db| db.subject(own)).unwrap(), None);
}

#[test]
fn a_refused_deed_leaves_the_draft_and_says_it_at_the_field() {
    let mut w = Window::open(desk());
    let known = w.add(SubjectKind::Person, "Nguyễn Thị Ánh Tuyết");
    w.back();
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Remark, "Ghi chú đang gõ");
    w.form(FormMessage::SimilarTaken(Box::new(known.subject)));
    assert_eq!(w.refusals.len(), 1, "{:?}", w.done);
    let sentence = w.refusals[0].to_string();
    assert!(shows(&w, &sentence), "{sentence}");
    assert!(shows(&w, "Ghi chú đang gõ"));
    assert_eq!(w.screen.shown(), None, "not believed to be stored");
    // A refused edit of a stored dossier: the next key tries again with everything.
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh Tuyết");
    let effect = w.screen.update(Message::Form(FormMessage::Left(Slot::Name)), &w.desk);
    w.perform(effect);
    w.types(Slot::Remark, "Một");
    let lost = w.screen.leave(&w.desk);
    assert_eq!(lost.commands().len(), 1);
    let full = guong_sang::storage::StoreError::Full;
    let effect = w.screen.refused(&full, &w.desk);
    w.perform(effect);
    w.fill(Slot::Remark, "Một");
    assert_eq!(w.file().dossier.remark, "Một", "saved after all");
}

#[test]
fn units_are_found_without_accents_and_must_be_known() {
    let mut w = Window::open(desk());
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Name, "Nguyễn Thị Ánh");
    w.fill(Slot::Unit, "xa nao do");
    assert!(w.done.is_empty());
    assert!(shows(&w, "Danh mục chưa có đơn vị này. Hãy chọn trong gợi ý, hoặc thêm ở Danh mục."));
    w.fill(Slot::Unit, "hong quang");
    assert_eq!(w.file().unit_name, "Hội LHPN xã Hồng Quang");
    assert!(shows(&w, "Hội LHPN xã Hồng Quang"));
    w.fill(Slot::Unit, "");
    assert!(shows(&w, "Hãy chọn đơn vị đề nghị."));
    assert_eq!(w.file().unit_name, "Hội LHPN xã Hồng Quang", "the stored unit stays until another is chosen");
}

#[test]
fn the_list_is_in_name_order_and_finds_without_accents() {
    let mut w = Window::open(desk());
    for name in ["Trần Thị Bình", "Nguyễn Thị Ánh", "Lê Văn An", "Đỗ Thị Ân", "Nguyễn Thị Anh"]
    {
        w.add(SubjectKind::Person, name);
        w.back();
    }
    let wanted = ["Lê Văn An", "Nguyễn Thị Anh", "Nguyễn Thị Ánh", "Đỗ Thị Ân", "Trần Thị Bình"];
    let heights = |w: &Window| {
        let mut shown = support::window(support::SCREEN, w.screen.view(&w.desk));
        wanted.map(|name| shown.find(name).unwrap().bounds().y)
    };
    let y = heights(&w);
    assert!(y.windows(2).all(|pair| pair[0] < pair[1]), "{y:?}");
    assert!(shows(&w, "5 hồ sơ (5 cá nhân)") && shows(&w, "Xếp theo tên"));
    w.list(ListMessage::Grid(grid::Event::Sorted(grid::Sort { column: 0, descending: true })));
    let y = heights(&w);
    assert!(y.windows(2).all(|pair| pair[0] > pair[1]), "{y:?}");
    w.list(ListMessage::Typed("anh nguyen".into()));
    assert!(shows(&w, "2 hồ sơ (2 cá nhân)") && !shows(&w, "Trần Thị Bình"));
    w.list(ListMessage::Typed("không có ai".into()));
    assert!(shows(&w, "Không tìm thấy hồ sơ nào"));
    w.list(ListMessage::Cleared);
    assert!(shows(&w, "5 hồ sơ (5 cá nhân)"));
}

#[test]
fn filters_can_be_added_and_taken_away() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Stepped(DossierState::Nominated))));
    w.back();
    w.add(SubjectKind::Collective, "Chi hội 2");
    w.back();
    assert!(shows(&w, "2 hồ sơ (1 tập thể, 1 cá nhân)"));
    w.list(ListMessage::Faceted(Facet::Kind(SubjectKind::Person), true));
    assert!(shows(&w, "1 hồ sơ (1 cá nhân)"));
    w.list(ListMessage::Faceted(Facet::Kind(SubjectKind::Person), false));
    w.list(ListMessage::Faceted(Facet::State(DossierState::Nominated), true));
    assert!(shows(&w, "1 hồ sơ (1 cá nhân)"));
    w.list(ListMessage::Faceted(Facet::State(DossierState::Nominated), false));
    // The district stands for its communes too.
    let district = w.unit("Hòa An");
    w.list(ListMessage::Faceted(Facet::Unit(district), true));
    assert!(shows(&w, "2 hồ sơ (1 tập thể, 1 cá nhân)"));
    w.list(ListMessage::Faceted(Facet::Unit(district), false));
    let other = w.unit("Bình Long");
    w.list(ListMessage::Faceted(Facet::Unit(other), true));
    assert!(shows(&w, "Không tìm thấy hồ sơ nào"));
    // The one unit filtered by is where a new dossier comes from.
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Name, "Lê Thị Bích");
    assert_eq!(w.file().dossier.unit, other);
}

#[test]
fn answers_to_earlier_questions_are_dropped() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.back();
    w.add(SubjectKind::Person, "Trần Thị Bình");
    w.back();
    let early = w.screen.update(Message::List(ListMessage::Typed("anh".into())), &w.desk);
    let late = w.screen.update(Message::List(ListMessage::Typed("binh".into())), &w.desk);
    w.perform(late);
    w.perform(early);
    assert!(shows(&w, "Trần Thị Bình") && !shows(&w, "Nguyễn Thị Ánh"));
    // Two dossiers asked for in a hurry: the last one is shown.
    w.list(ListMessage::Cleared);
    let first = w.screen.update(Message::List(ListMessage::Grid(grid::Event::Opened(0))), &w.desk);
    let second = w.screen.update(Message::List(ListMessage::Grid(grid::Event::Opened(1))), &w.desk);
    w.perform(second);
    w.perform(first);
    assert_eq!(w.screen.title(), "Trần Thị Bình");
}

#[test]
fn the_list_keeps_its_place_while_a_dossier_is_open() {
    let mut w = Window::open(desk());
    for i in 0..60 {
        w.add(SubjectKind::Collective, &format!("Chi hội {i:02}"));
        w.back();
    }
    w.list(ListMessage::Grid(grid::Event::Scrolled { offset: 720.0, height: 360.0 }));
    w.list(ListMessage::Grid(grid::Event::Opened(25)));
    assert_eq!(w.screen.title(), "Chi hội 25");
    w.form(FormMessage::Neighbour(1));
    assert_eq!(w.screen.title(), "Chi hội 26");
    w.back();
    // A new scroll bar first reports that it stands at its beginning: the list must not believe it.
    w.list(ListMessage::Grid(grid::Event::Scrolled { offset: 0.0, height: 360.0 }));
    assert!(shows(&w, "Chi hội 26") && !shows(&w, "Chi hội 02"));
    assert_eq!(w.screen.chord(Chord::named(Named::Enter)).map(|message| w.send(message)), Some(()));
    assert_eq!(w.screen.title(), "Chi hội 26", "the one that was open is the chosen one");
}

#[test]
fn without_a_plan_the_way_leads_there() {
    let mut w = Window::open(empty_desk());
    assert!(shows(&w, "Chưa có kế hoạch nào"));
    let mut shown = support::window(support::SCREEN, w.screen.view(&w.desk));
    shown.click("Đến Kế hoạch").unwrap();
    let heard: Vec<Message> = shown.into_messages().collect();
    heard.into_iter().for_each(|message| w.send(message));
    assert_eq!(w.went, [Place::Plans]);
}

#[test]
fn clicks_and_keys_lead_from_the_empty_list_to_a_dossier_and_back() {
    let mut w = Window::open(desk());
    fn click(w: &mut Window, words: &str) {
        let mut shown = support::window(support::SCREEN, w.screen.view(&w.desk));
        shown.click(words).unwrap();
        let heard: Vec<Message> = shown.into_messages().collect();
        assert!(!heard.is_empty(), "{words} says nothing");
        heard.into_iter().for_each(|message| w.send(message));
    }
    assert!(shows(&w, "Chưa có hồ sơ nào"));
    click(&mut w, "Hộ gia đình");
    assert!(shows(&w, "Thông tin hộ gia đình"));
    let mut shown = support::window(support::SCREEN, w.screen.view(&w.desk));
    shown.click(iced_test::selector::id(Slot::Name.id())).unwrap();
    // A typing tool replays the letter: e, Backspace, ê, Backspace, ế.
    shown.typewrite("Hộ bà Tue");
    shown.tap_key(Named::Backspace);
    shown.typewrite("ê");
    shown.tap_key(Named::Backspace);
    shown.typewrite("ế");
    let typed: Vec<Message> = shown.into_messages().collect();
    assert!(
        matches!(typed.last(), Some(Message::Form(FormMessage::Typed(Slot::Name, text))) if text.ends_with('ế'))
    );
    w.fill(Slot::Name, "Hộ bà Tuế");
    w.fill(Slot::Unit, "hong quang");
    click(&mut w, "Thẩm định, chuyển bước");
    click(&mut w, "Chuyển sang “Đã đề nghị”");
    assert_eq!(w.file().state, DossierState::Nominated);
    click(&mut w, "Danh sách");
    assert!(shows(&w, "1 hồ sơ (1 hộ gia đình)"));
    click(&mut w, "Thêm hồ sơ");
    click(&mut w, "Mô hình, sáng kiến");
    assert!(shows(&w, "Thông tin mô hình, sáng kiến"));
    let back = w.screen.chord(Chord::named(Named::Escape)).unwrap();
    w.send(back);
    assert!(shows(&w, "1 hồ sơ (1 hộ gia đình)"), "nothing was typed, so nothing is asked");
    let effect = w.screen.search("ho ba".into(), &w.desk);
    assert!(!matches!(effect, Effect::None));
    w.perform(effect);
    assert!(shows(&w, "1 hồ sơ (1 hộ gia đình)"));
}
