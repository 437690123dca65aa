//! The form of each kind of subject: every field reaches the store and stands there again when it is opened anew; what
//! is locked stays locked; nothing of what was typed is lost when somebody already known is taken over.

use super::window::{Window, change, day, desk};
use super::{shows, wrote};
use guong_sang::domain::Command;
use guong_sang::domain::command::ReturnForCorrection;
use guong_sang::domain::correction::DossierField;
use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::subject::{Contribution, ContributionKind, Detail, Post, Sex, SubjectKind};
use guong_sang::screens::dossiers::{
    Chip, ChipEvent, Extra, FormMessage, Message, Part, RowEvent, RowList, Slot, Text,
};
use guong_sang::storage::DossierFile;
use guong_sang::text::date::PartialDate;
use guong_sang::ui::area::Action;
use iced::widget::text_editor::Edit;
use std::sync::Arc;

fn row(w: &mut Window, list: RowList, key: u32, parts: &[(Part, &str)]) {
    for (part, text) in parts {
        w.form(FormMessage::Row(list, RowEvent::Typed(key, *part, (*text).into())));
        w.form(FormMessage::Row(list, RowEvent::Left(key, *part)));
    }
}

fn added(w: &mut Window, list: RowList) {
    w.form(FormMessage::Row(list, RowEvent::Added));
}

/// What belongs to the nomination, whatever the kind.
fn fill_nomination(w: &mut Window) {
    w.fill(Slot::Received, "20/4/26");
    w.fill(Slot::Field, "Xây dựng nông thôn mới");
    w.form(FormMessage::Taken(Slot::Proposed, "Giấy khen".into()));
    w.fill(Slot::Remark, "Lần đầu");
    w.fill(Slot::Order, "3");
    w.fill(Slot::OtherNames, "Tên cũ; Tên thường gọi");
    w.fill(Slot::Note, "Đã gọi điện hỏi lại");
    let movement = w.desk.movements[0].id;
    w.form(FormMessage::MovementTicked(movement, true));
    w.form(FormMessage::PriorityTicked(Priority::Hardship, true));
    w.form(wrote(Text::Summary, "Nhiều năm liền giúp hội viên thoát nghèo."));
    w.form(FormMessage::WroteLeft);
    let paste = Action::Edit(Edit::Paste(Arc::new("Giúp 12 hộ\nthoát nghèo".to_owned())));
    w.form(FormMessage::Row(RowList::Achievements, RowEvent::Wrote(1, paste)));
    let parts = [
        (Part::Year, "2025"),
        (Part::Figure, "12"),
        (Part::Measure, "hộ"),
        (Part::Evidence, "Danh sách của xã"),
    ];
    row(w, RowList::Achievements, 1, &parts);
    added(w, RowList::Awards);
    let parts = [
        (Part::Form, "Giấy khen của Chủ tịch UBND xã"),
        (Part::Decision, "12/QĐ-UBND"),
        (Part::On, "5/2/24"),
        (Part::Issuer, "Chủ tịch UBND xã"),
        (Part::Reason, "Phong trào năm 2023"),
    ];
    row(w, RowList::Awards, 2, &parts);
}

fn check_nomination(file: &DossierFile) {
    let d = &file.dossier;
    assert_eq!((d.received, d.order), (Some(day(2026, 4, 20)), 3));
    assert_eq!(
        (d.field.as_str(), d.proposed.as_str(), d.remark.as_str()),
        ("Xây dựng nông thôn mới", "Giấy khen", "Lần đầu")
    );
    assert_eq!((d.movements.len(), d.priorities.as_slice()), (1, &[Priority::Hardship][..]));
    assert_eq!(d.summary, "Nhiều năm liền giúp hội viên thoát nghèo.");
    let it = &d.achievements[0];
    assert_eq!(
        (it.year, it.content.as_str(), it.figure.as_str(), it.measure.as_str(), it.evidence.as_str()),
        (Some(2025), "Giúp 12 hộ\nthoát nghèo", "12", "hộ", "Danh sách của xã")
    );
    let it = &d.past_awards[0];
    assert_eq!((it.year, it.on, it.decision.as_str()), (Some(2024), Some(day(2024, 2, 5)), "12/QĐ-UBND"));
    assert_eq!((it.issuer.as_str(), it.reason.as_str()), ("Chủ tịch UBND xã", "Phong trào năm 2023"));
    assert_eq!(file.subject.other_names, ["Tên cũ", "Tên thường gọi"]);
    assert_eq!(file.subject.note, "Đã gọi điện hỏi lại");
}

/// Opens the dossier anew: looking at it changes nothing.
fn reopened(w: Window) -> Window {
    let before = w.file();
    let mut w = Window::open_one(w.desk, before.dossier.id);
    assert!(shows(&w, "Xây dựng nông thôn mới"));
    let effect = w.screen.leave(&w.desk);
    assert!(effect.commands().is_empty(), "{:?}", effect.commands());
    assert_eq!(w.file(), before);
    w
}

#[test]
fn a_person_survives_a_save_and_a_new_opening() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    fill_nomination(&mut w);
    w.fill(Slot::Honorific, "Bà");
    w.form(FormMessage::SexChosen(Sex::Female));
    w.fill(Slot::Birth, "1975");
    w.fill(Slot::Post, "Chi hội trưởng");
    w.fill(Slot::Education, "Trung cấp");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    w.fill(Slot::Phone, "0912 345 678");
    w.form(FormMessage::PartyTicked(true));
    w.fill(Slot::PartyJoined, "3/2/2005");
    assert!(!shows(&w, "Tôn giáo"), "sensitive data are not asked for");
    w.form(FormMessage::Folded(Extra::Sensitive, true));
    assert!(shows(&w, "Tôn giáo"));
    w.fill(Slot::Ethnicity, "Tày");
    w.fill(Slot::Religion, "Không");
    w.form(FormMessage::Folded(Extra::Posts, true));
    let parts = [
        (Part::Title, "Chi hội phó"),
        (Part::Place, "Thôn Nà Lủng"),
        (Part::From, "2010"),
        (Part::To, "2009"),
    ];
    row(&mut w, RowList::Posts, 3, &parts);
    assert!(shows(&w, "Thời điểm thôi giữ đứng trước thời điểm bắt đầu."));
    row(&mut w, RowList::Posts, 3, &[(Part::To, "5/9/2015")]);
    let file = w.file();
    check_nomination(&file);
    let Detail::Person(it) = &file.subject.detail else { panic!("{:?}", file.subject) };
    assert_eq!(
        (it.honorific.as_str(), it.sex, it.birth),
        ("Bà", Some(Sex::Female), Some(PartialDate::Year(1975)))
    );
    assert_eq!((it.post.as_str(), it.education.as_str()), ("Chi hội trưởng", "Trung cấp"));
    assert_eq!((it.address.as_str(), it.phone.as_str()), ("Thôn Nà Lủng", "0912 345 678"));
    assert_eq!((it.party_member, it.party_joined), (true, Some(PartialDate::Day(day(2005, 2, 3)))));
    assert_eq!((it.ethnicity.as_str(), it.religion.as_str()), ("Tày", "Không"));
    let post = Post {
        title: "Chi hội phó".into(),
        place: "Thôn Nà Lủng".into(),
        from: Some(PartialDate::Year(2010)),
        to: Some(PartialDate::Day(day(2015, 9, 5))),
    };
    assert_eq!(it.posts, [post]);
    let w = reopened(w);
    assert!(shows(&w, "2010 – 05/09/2015") && shows(&w, "Chi hội phó, Thôn Nà Lủng"));
    assert!(!shows(&w, "Tôn giáo"), "and folded away again");
    let form = w.desk.entries.iter().find(|it| it.is_called("Giấy khen")).unwrap();
    assert!(shows(&w, &format!("Thẩm quyền: {}", form.authority)));
}

#[test]
fn a_collective_survives_a_save_and_a_new_opening() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Collective, "Chi hội Phụ nữ thôn Nà Lủng");
    fill_nomination(&mut w);
    w.fill(Slot::Head, "Nông Thị Mai, Chi hội trưởng");
    w.fill(Slot::Members, "1.250");
    w.fill(Slot::Women, "1250");
    w.fill(Slot::PartyMembers, "12");
    w.fill(Slot::Founded, "1998");
    w.fill(Slot::Cluster, "Cụm thi đua số 2");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    let file = w.file();
    check_nomination(&file);
    let Detail::Collective(it) = &file.subject.detail else { panic!() };
    assert_eq!((it.members, it.women, it.party_members), (Some(1250), Some(1250), Some(12)));
    assert_eq!((it.founded, it.cluster.as_str()), (Some(1998), "Cụm thi đua số 2"));
    assert_eq!((it.head.as_str(), it.address.as_str()), ("Nông Thị Mai, Chi hội trưởng", "Thôn Nà Lủng"));
    reopened(w);
}

#[test]
fn a_household_survives_a_save_and_a_new_opening() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Household, "Hộ bà Nông Thị Mai");
    fill_nomination(&mut w);
    w.fill(Slot::Head, "Nông Văn Ủy");
    w.fill(Slot::Representative, "Nông Thị Mai");
    w.fill(Slot::Members, "4");
    w.fill(Slot::Occupation, "Trồng rừng");
    w.fill(Slot::Income, "120.000.000");
    w.fill(Slot::Address, "Thôn Nà Lủng");
    w.fill(Slot::CulturalYears, "2019-2023, 2025");
    w.fill(Slot::CulturalYears, "2024");
    w.form(FormMessage::Chip(ChipEvent::Removed(Chip::Year(2019))));
    added(&mut w, RowList::Contributions);
    w.form(FormMessage::Row(RowList::Contributions, RowEvent::Kind(3, ContributionKind::Land)));
    let parts = [(Part::Year, "2024"), (Part::Figure, "250"), (Part::Content, "Làm đường liên thôn")];
    row(&mut w, RowList::Contributions, 3, &parts);
    let file = w.file();
    check_nomination(&file);
    let Detail::Household(it) = &file.subject.detail else { panic!() };
    assert_eq!((it.head.as_str(), it.representative.as_str()), ("Nông Văn Ủy", "Nông Thị Mai"));
    assert_eq!((it.members, it.income, it.occupation.as_str()), (Some(4), Some(120_000_000), "Trồng rừng"));
    assert_eq!(it.cultural_years, [2020, 2021, 2022, 2023, 2024, 2025]);
    let given = Contribution {
        year: Some(2024),
        kind: ContributionKind::Land,
        amount: "250".into(),
        measure: "m²".into(),
        content: "Làm đường liên thôn".into(),
    };
    assert_eq!(it.contributions, [given]);
    assert_eq!(it.address, "Thôn Nà Lủng");
    let mut w = reopened(w);
    assert!(shows(&w, "Đất: 250 m²") && shows(&w, "2020"));
    // What cannot be read stays in the field and harms nothing.
    w.fill(Slot::CulturalYears, "2o26");
    assert!(shows(&w, "2o26") && shows(&w, "Hãy ghi các năm, ví dụ 2022, 2023 hoặc 2020-2023."));
    assert_eq!(w.file().subject, file.subject);
}

#[test]
fn a_model_survives_a_save_and_a_new_opening_with_its_owners() {
    let mut w = Window::open(desk());
    let owner = w.add(SubjectKind::Person, "Bế Thị Lan").subject;
    w.back();
    w.add(SubjectKind::Model, "Tổ tiết kiệm 5 nghìn đồng");
    fill_nomination(&mut w);
    w.fill(Slot::Owners, "Chị Hoa; Hội LHPN xã A, huyện B");
    // An owner that is known is found while it is typed, and stands under its name and as the subject it is.
    let typed = Message::Form(FormMessage::Typed(Slot::Owners, "be thi".into()));
    let effect = w.screen.update(typed, &w.desk);
    w.perform(effect);
    w.form(FormMessage::Chip(ChipEvent::Taken(Box::new(owner.clone()))));
    w.fill(Slot::Started, "2019");
    w.fill(Slot::Replicated, "6 chi hội");
    w.fill(Slot::Address, "Xã Hồng Quang");
    w.form(wrote(Text::Content, "Mỗi ngày mỗi chị\ngóp 5 nghìn đồng"));
    w.form(FormMessage::WroteLeft);
    let file = w.file();
    check_nomination(&file);
    let Detail::Model(it) = &file.subject.detail else { panic!() };
    assert_eq!(it.owners, ["Chị Hoa", "Hội LHPN xã A, huyện B", "Bế Thị Lan"]);
    assert_eq!(it.owned_by, [owner.id]);
    assert_eq!(
        (it.started, it.replicated.as_str(), it.address.as_str()),
        (Some(2019), "6 chi hội", "Xã Hồng Quang")
    );
    assert_eq!(it.content, "Mỗi ngày mỗi chị\ngóp 5 nghìn đồng");
    let mut w = reopened(w);
    assert!(shows(&w, "Bế Thị Lan") && shows(&w, "Hội LHPN xã A, huyện B"));
    // Taking the name away takes the subject away with it.
    w.form(FormMessage::Chip(ChipEvent::Removed(Chip::Owner(2))));
    let Detail::Model(it) = w.file().subject.detail else { panic!() };
    assert_eq!((it.owners.len(), it.owned_by.len()), (2, 0));
}

#[test]
fn while_it_is_returned_only_the_marked_fields_are_open() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    fill_nomination(&mut w);
    let before = w.file();
    let id = before.dossier.id;
    let step = Command::StepDossier {
        id,
        state: DossierState::Nominated,
        on: day(2026, 11, 1),
        by: "Lê Thị Thu".into(),
        reason: String::new(),
    };
    change(&w.desk, step);
    let reason = "Thiếu minh chứng của thành tích năm 2025, đề nghị gửi kèm danh sách có xác nhận.";
    let give_back = Command::ReturnDossier(ReturnForCorrection {
        dossier: id,
        id: w.desk.fresh(),
        fields: vec![DossierField::Birth, DossierField::Achievements],
        on: day(2026, 11, 12),
        by: "Lê Thị Thu".into(),
        reason: reason.into(),
    });
    w.write(give_back);
    assert!(shows(&w, reason) && shows(&w, "Ngày 12/11/2026 · người yêu cầu: Lê Thị Thu"));
    assert!(shows(&w, "Ngày sinh"), "the marked fields are named");
    // What is locked does not change, whatever reaches it.
    let done = w.done.len();
    w.fill(Slot::Remark, "Sửa trộm");
    w.form(FormMessage::Taken(Slot::Proposed, "Bằng khen".into()));
    w.form(FormMessage::SexChosen(Sex::Male));
    w.form(FormMessage::PartyTicked(true));
    w.form(FormMessage::PriorityTicked(Priority::Brave, true));
    let unit = w.unit("Bình Long");
    w.form(FormMessage::UnitTaken(unit));
    added(&mut w, RowList::Awards);
    w.form(FormMessage::Composed { agreed: true });
    assert_eq!(w.done.len(), done, "{:?}", &w.done[done..]);
    assert!(shows(&w, "Lần đầu"));
    // What is marked can be corrected, and nothing is refused.
    w.fill(Slot::Birth, "1975");
    row(&mut w, RowList::Achievements, 1, &[(Part::Evidence, "Danh sách có xác nhận")]);
    let file = w.file();
    let Detail::Person(it) = &file.subject.detail else { panic!() };
    assert_eq!(it.birth, Some(PartialDate::Year(1975)));
    assert_eq!(file.dossier.achievements[0].evidence, "Danh sách có xác nhận");
    assert_eq!((file.dossier.remark.as_str(), file.dossier.unit), ("Lần đầu", before.dossier.unit));
    assert!(w.refusals.is_empty(), "{:?}", w.refusals);
    // Come back, everything is open again.
    w.write(Command::AnswerReturn { dossier: id, on: day(2026, 11, 20), by: "Lê Thị Thu".into() });
    assert!(!shows(&w, reason));
    w.fill(Slot::Remark, "Đã bổ sung");
    assert_eq!(w.file().dossier.remark, "Đã bổ sung");
}

#[test]
fn taking_over_somebody_known_keeps_what_was_typed() {
    let mut w = Window::open(desk());
    let known = w.add(SubjectKind::Person, "Nguyễn Thị Ánh Tuyết").subject;
    w.fill(Slot::Phone, "0912");
    w.fill(Slot::Address, "Thôn Đông");
    w.fill(Slot::Birth, "1975");
    w.form(FormMessage::Removing);
    w.agree();
    w.send(Message::Added(SubjectKind::Person));
    w.fill(Slot::Phone, "0988 777 666");
    w.form(FormMessage::SexChosen(Sex::Female));
    w.fill(Slot::Remark, "Đề nghị lần hai");
    let paste = Action::Edit(Edit::Paste(Arc::new("Giúp 12 hộ thoát nghèo".to_owned())));
    w.form(FormMessage::Row(RowList::Achievements, RowEvent::Wrote(1, paste)));
    let typed = Message::Form(FormMessage::Typed(Slot::Name, "Nguyễn Thị Á".into()));
    let effect = w.screen.update(typed, &w.desk);
    w.perform(effect);
    assert!(shows(&w, "sinh 1975 · chưa có hồ sơ · Hội LHPN xã Hồng Quang"));
    let stored = w.desk.store.read_now(move |db| db.subject(known.id)).unwrap().unwrap();
    w.form(FormMessage::SimilarTaken(Box::new(stored)));
    let file = w.file();
    assert_eq!((file.subject.id, file.subject.name.as_str()), (known.id, "Nguyễn Thị Ánh Tuyết"));
    let Detail::Person(it) = &file.subject.detail else { panic!() };
    assert_eq!((it.phone.as_str(), it.address.as_str()), ("0988 777 666", "Thôn Đông"));
    assert_eq!((it.sex, it.birth), (Some(Sex::Female), Some(PartialDate::Year(1975))));
    assert_eq!(file.dossier.remark, "Đề nghị lần hai");
    assert_eq!(file.dossier.achievements[0].content, "Giúp 12 hộ thoát nghèo");
}

#[test]
fn a_model_that_is_left_in_the_middle_of_an_owner_loses_nothing() {
    let mut w = Window::open(desk());
    w.add(SubjectKind::Model, "Tổ tiết kiệm");
    w.types(Slot::Owners, "Chị Hoa");
    w.back();
    let id = w.ids()[0];
    let file = w.desk.store.read_now(move |db| db.dossier(id)).unwrap();
    let Detail::Model(it) = file.subject.detail else { panic!() };
    assert_eq!(it.owners, ["Chị Hoa"]);
}
