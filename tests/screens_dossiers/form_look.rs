//! Pictures of the form for the eye: each kind new and full, the longest names and texts, fifteen achievements, ten
//! awards, a dossier returned for correction, at 100 % and 150 %.

use super::look::{fields, shot, sized};
use super::window::{Window, change, day, desk, reload, unit};
use guong_sang::domain::Command;
use guong_sang::domain::command::ReturnForCorrection;
use guong_sang::domain::correction::DossierField;
use guong_sang::domain::dossier::{Achievement, DossierState, PastAward};
use guong_sang::domain::subject::{Contribution, ContributionKind, Detail, Post, Sex, SubjectKind};
use guong_sang::screens::dossiers::{Extra, FormMessage, Message, RowEvent, RowList, Slot};
use guong_sang::text::date::PartialDate;
use iced::Size;

pub const LONG: &str = "Hội Liên hiệp Phụ nữ xã Hồng Quang và các chi hội trực thuộc trên toàn địa bàn";
const SIXTY: &str = "Công Tằng Tôn Nữ Nguyễn Phúc Thị Hoàng Ngọc Bảo Trân Châu Anh";
/// The whole length at once, to see what lies below the fold.
const WHOLE: Size = Size::new(1158.0, 2400.0);
/// What 150 % leaves of the oldest screen.
const ZOOMED: Size = Size::new(772.0, 461.0);

fn twelve_lines() -> String {
    "Vận động hội viên tham gia tổ tiết kiệm, giúp nhau phát triển kinh tế, giảm nghèo bền vững. ".repeat(9)
}

fn achievements() -> Vec<Achievement> {
    (0..15)
        .map(|i| Achievement {
            year: (i != 4).then_some(2012 + i),
            content: match i {
                0 => twelve_lines(),
                1 => String::new(),
                _ => "Vận động 45 hội viên góp vốn xoay vòng, giúp 12 hộ thoát nghèo bền vững".into(),
            },
            figure: if i % 3 == 0 { "1.250.000".into() } else { "12".into() },
            measure: if i % 3 == 0 { "triệu đồng".into() } else { "hộ".into() },
            evidence: if i % 4 == 0 {
                String::new()
            } else {
                "Sổ quỹ, xác nhận của UBND xã ngày 12/3/2026".into()
            },
        })
        .collect()
}

fn awards() -> Vec<PastAward> {
    (0..10)
        .map(|i| PastAward {
            year: Some(2014 + i),
            form:
                "Giấy khen của Chủ tịch UBND huyện về thành tích xuất sắc trong phong trào thi đua yêu nước"
                    .into(),
            decision: "1234/QĐ-UBND".into(),
            on: Some(day(2014 + i, 2, 5)),
            issuer: "Chủ tịch Ủy ban nhân dân huyện".into(),
            reason: "Phong trào xây dựng gia đình 5 không, 3 sạch".into(),
        })
        .collect()
}

/// A dossier of `kind` in which nothing is left empty.
fn full(w: &mut Window, kind: SubjectKind) {
    let mut file = w.add(kind, SIXTY);
    let contributions = (0..3).map(|i| Contribution {
        year: Some(2023 + i),
        kind: ContributionKind::ALL[i as usize],
        amount: "15.000.000".into(),
        measure: ContributionKind::ALL[i as usize].measure().into(),
        content: "Làm đường liên thôn và sửa nhà văn hóa".into(),
    });
    match &mut file.subject.detail {
        Detail::Person(it) => {
            it.honorific = "Đồng chí".into();
            it.sex = Some(Sex::Female);
            it.birth = Some(PartialDate::Day(day(1975, 9, 5)));
            it.post = "Chủ tịch Hội LHPN xã, Ủy viên Ban Thường vụ Đảng ủy".into();
            it.education = "Đại học Kinh tế, Cao cấp lý luận chính trị".into();
            it.party_member = true;
            it.party_joined = Some(PartialDate::Year(2005));
            it.ethnicity = "Tày".into();
            it.address = "Thôn Nà Lủng, xã Hồng Quang".into();
            it.phone = "0912 345 678".into();
            it.posts = (0..3)
                .map(|i| Post {
                    title: "Chi hội trưởng".into(),
                    place: "Chi hội Phụ nữ thôn Nà Lủng, xã Hồng Quang".into(),
                    from: Some(PartialDate::Day(day(2006 + i, 9, 5))),
                    to: (i > 0).then(|| PartialDate::Day(day(2008 + i, 9, 5))),
                })
                .collect();
        }
        Detail::Collective(it) => {
            (it.members, it.women, it.party_members) = (Some(1250), Some(1249), Some(12));
            it.founded = Some(1998);
            it.head = "Nông Thị Mai, Chi hội trưởng".into();
            it.cluster = "Cụm thi đua số 2".into();
        }
        Detail::Household(it) => {
            it.head = "Nông Văn Ủy".into();
            it.representative = "Nông Thị Mai".into();
            (it.members, it.income) = (Some(4), Some(1_250_000_000));
            it.occupation = "Trồng rừng, chăn nuôi".into();
            it.cultural_years = (2014..=2025).collect();
            it.contributions = contributions.collect();
        }
        Detail::Model(it) => {
            it.owners = vec!["Bế Thị Lan".into(), LONG.into(), "Hội LHPN xã Bình Long".into()];
            it.content = twelve_lines();
            it.started = Some(2019);
            it.replicated = "6 chi hội trong xã".into();
        }
    }
    file.subject.other_names = vec!["Bà Mai".into()];
    file.dossier.unit = w.unit("trực thuộc");
    file.dossier.summary = twelve_lines();
    file.dossier.field = fields(3).into();
    file.dossier.proposed = "Bằng khen".into();
    file.dossier.order = 3;
    file.dossier.achievements = achievements();
    file.dossier.past_awards = awards();
    w.write(Command::SaveSubject { subject: file.subject });
    w.write(Command::SaveDossier { dossier: file.dossier });
}

fn long_desk() -> guong_sang::screens::Desk {
    let mut d = desk();
    unit(&d, LONG, None);
    reload(&mut d);
    d
}

#[test]
fn pictures_of_new_forms() {
    let mut w = Window::open(desk());
    w.send(Message::Added(SubjectKind::Person));
    shot("form-new", &w);
    for kind in SubjectKind::ALL {
        w.form(FormMessage::Discarded);
        w.add(kind, "Nguyễn Thị Ánh Tuyết");
        sized(&format!("form-{}", kind.code()), &w, Size::new(1158.0, 1500.0));
    }
}

#[test]
fn pictures_of_full_forms() {
    for kind in SubjectKind::ALL {
        let mut w = Window::open(long_desk());
        full(&mut w, kind);
        sized(&format!("form-full-{}", kind.code()), &w, WHOLE);
    }
}

#[test]
fn pictures_of_rows_and_extremes() {
    let mut w = Window::open(long_desk());
    full(&mut w, SubjectKind::Person);
    w.fill(Slot::Received, "31/2");
    shot("form-long", &w);
    sized("form-zoomed", &w, ZOOMED);
    w.form(FormMessage::Folded(Extra::Sensitive, true));
    // Rows are numbered through all lists; what is no row of a list opens nothing.
    for key in 1..200 {
        for list in [RowList::Posts, RowList::Achievements, RowList::Awards] {
            w.form(FormMessage::Row(list, RowEvent::Opened(key)));
        }
    }
    sized("form-open-rows", &w, Size::new(1158.0, 3000.0));
    sized("form-zoomed-whole", &w, Size::new(772.0, 3600.0));
}

#[test]
fn pictures_of_a_returned_dossier() {
    let mut w = Window::open(long_desk());
    full(&mut w, SubjectKind::Person);
    let id = w.file().dossier.id;
    let step = Command::StepDossier {
        id,
        state: DossierState::Nominated,
        on: day(2026, 11, 1),
        by: "Lê Thị Thu".into(),
        reason: String::new(),
    };
    change(&w.desk, step);
    w.write(Command::ReturnDossier(ReturnForCorrection {
        dossier: id,
        id: w.desk.fresh(),
        fields: vec![DossierField::Birth, DossierField::Contact, DossierField::Achievements],
        on: day(2026, 11, 12),
        by: "Lê Thị Thu".into(),
        reason:
            "Thiếu minh chứng của thành tích các năm 2016, 2020 và 2024; ngày sinh khác với bản trích ngang."
                .into(),
    }));
    shot("form-returned", &w);
    sized("form-returned-whole", &w, WHOLE);
}

#[test]
fn pictures_of_similar_names() {
    let mut w = Window::open(long_desk());
    full(&mut w, SubjectKind::Household);
    w.form(FormMessage::Back);
    w.send(Message::Added(SubjectKind::Household));
    let typed = Message::Form(FormMessage::Typed(Slot::Name, "Công Tằng".into()));
    let effect = w.screen.update(typed, &w.desk);
    w.perform(effect);
    shot("form-similar", &w);
}
