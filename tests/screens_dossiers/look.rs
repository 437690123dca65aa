//! Pictures of the screen for the eye, in the work area of a 1366×768 window: nothing, two dozen, extremes.

use super::form_look::LONG;
use super::support;
use super::window::{Window, change, day, desk, unit};
use guong_sang::cli::sample;
use guong_sang::domain::Command;
use guong_sang::domain::dossier::{Dossier, DossierState, Priority};
use guong_sang::domain::ids::{DossierId, PlanId};
use guong_sang::domain::listing::Column;
use guong_sang::domain::subject::{Detail, Subject, SubjectKind};
use guong_sang::screens::Current;
use guong_sang::screens::dossiers::{BulkMessage, ColumnChange, Deed, Facet, ListMessage, Open, OutMessage};
use guong_sang::storage::DossierOrder;
use guong_sang::ui::{Theme, grid};
use iced::Size;

/// What the rail and the strips leave of the oldest screen.
const WORK: Size = Size::new(1158.0, 692.0);

const FAMILY: [&str; 6] = ["Nguyễn", "Trần", "Lê", "Nông", "Hoàng", "Đàm"];
const MIDDLE: [&str; 4] = ["Thị", "Văn", "Thị Ngọc", "Thị Thu"];
const GIVEN: [&str; 10] = ["Ánh", "Bình", "Cúc", "Đào", "Giang", "Hường", "Lan", "Ngân", "Tuyết", "Uyên"];

pub fn shot(name: &str, w: &Window) {
    sized(name, w, WORK);
}

pub fn sized(name: &str, w: &Window, size: Size) {
    let mut shown = support::window(size, w.screen.view(&w.desk));
    support::shot(&format!("dossiers-{name}"), &mut shown, Theme::Light);
}

pub fn fields(i: usize) -> &'static str {
    [
        "Xây dựng nông thôn mới",
        "Dân vận khéo",
        "",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    ][i % 4]
}

/// Adds `count` dossiers of all kinds as one deed.
pub fn many(w: &Window, count: usize) {
    let units = [w.unit("Hồng Quang"), w.unit("Bình Long")];
    let current = w.desk.current.unwrap();
    let mut commands = Vec::with_capacity(count * 2);
    for i in 0..count {
        let kind = SubjectKind::ALL[[1, 1, 0, 1, 2, 1, 3][i % 7]];
        let person = format!("{} {} {}", FAMILY[i % 6], MIDDLE[i % 4], GIVEN[(i * 7) % 10]);
        let name = match kind {
            SubjectKind::Person => person,
            SubjectKind::Collective => format!("Chi hội Phụ nữ thôn {}", i + 1),
            SubjectKind::Household => format!("Hộ bà {person}"),
            SubjectKind::Model => format!("Mô hình “Biến rác thành tiền” số {}", i + 1),
        };
        let subject = Subject::new(w.desk.fresh(), name, Detail::empty(kind));
        let dossier = Dossier {
            received: (i % 3 > 0).then(|| day(2026, 4, 1 + (i % 28) as u32)),
            field: fields(i).into(),
            ..Dossier::new(w.desk.fresh(), subject.id, (current.plan, current.year), units[i % 2])
        };
        commands.push(Command::SaveSubject { subject });
        commands.push(Command::SaveDossier { dossier });
    }
    change(&w.desk, Command::Batch { title: "Thêm hồ sơ mẫu".into(), commands });
}

fn stepped(w: &Window) {
    // A return has a deed of its own.
    let states: Vec<_> = DossierState::ALL.into_iter().filter(|it| *it != DossierState::Returned).collect();
    for (i, id) in w.ids().into_iter().enumerate() {
        let step = Command::StepDossier {
            id,
            state: states[i % states.len()],
            on: day(2026, 4, 2),
            by: "Lê Thị Thu".into(),
            reason: "Theo biên bản".into(),
        };
        change(&w.desk, step);
    }
}

#[test]
fn pictures_of_the_list() {
    let w = Window::open(desk());
    shot("list-0", &w);
    let w = Window::open(desk());
    many(&w, 24);
    stepped(&w);
    let mut w = Window::open(w.desk);
    w.list(ListMessage::Grid(grid::Event::Chosen(3)));
    shot("list-24", &w);
    w.list(ListMessage::Opened(Open::Kinds));
    shot("list-24-adding", &w);
    w.list(ListMessage::Opened(Open::Nothing));
    w.list(ListMessage::Faceted(Facet::Kind(SubjectKind::Person), true));
    w.list(ListMessage::Faceted(Facet::State(DossierState::Complete), true));
    w.list(ListMessage::Faceted(Facet::State(DossierState::Nominated), true));
    let unit = w.unit("Hồng Quang");
    w.list(ListMessage::Faceted(Facet::Unit(unit), true));
    w.list(ListMessage::Typed("thi".into()));
    shot("list-filtered", &w);
    w.list(ListMessage::Typed("khong co ai".into()));
    shot("list-nothing", &w);
    let w = Window::open(super::window::empty_desk());
    shot("list-no-plan", &w);
}

#[test]
fn pictures_of_the_sample_campaign() {
    let mut d = super::window::empty_desk();
    d.store
        .read_now(|database| {
            sample::enter(database, &sample::CAMPAIGN).unwrap();
            Ok(())
        })
        .unwrap();
    super::window::reload(&mut d);
    d.current = Some(Current { plan: PlanId(1), year: 2017 });
    let w = Window::open(d);
    shot("sample-list", &w);
    sized("sample-list-zoomed", &w, Size::new(772.0, 461.0));
    let w = Window::open_one(w.desk, DossierId(10));
    shot("sample-form", &w);
    sized("sample-form-whole", &w, Size::new(1158.0, 1700.0));
    sized("sample-form-wide", &w, Size::new(1712.0, 1004.0));
}

#[test]
fn three_thousand_dossiers_can_be_searched_and_walked() {
    let w = Window::open(desk());
    many(&w, 3_000);
    let mut w = Window::open(w.desk);
    w.list(ListMessage::Typed("khong ai ten nhu the nay".into()));
    assert!(support::window(WORK, w.screen.view(&w.desk)).find("Bỏ tìm và lọc").is_ok());
    w.list(ListMessage::Cleared);
    assert!(support::window(WORK, w.screen.view(&w.desk)).find("Bỏ tìm và lọc").is_err());
    w.list(ListMessage::Grid(grid::Event::Stepped(grid::Step::Last)));
    w.list(ListMessage::Grid(grid::Event::Scrolled { offset: 54_000.0, height: 560.0 }));
    shot("list-3000", &w);
}

#[test]
fn pictures_of_what_is_done_with_many() {
    let mut d = desk();
    unit(&d, LONG, None);
    super::window::reload(&mut d);
    let w = Window::open(d);
    many(&w, 300);
    stepped(&w);
    let mut w = Window::open(w.desk);
    w.add(SubjectKind::Person, "Công Tằng Tôn Nữ Nguyễn Phúc Thị Hoàng Ngọc Bảo Trân Châu Anh");
    w.back();
    for place in [1, 3, 4] {
        w.list(ListMessage::Grid(grid::Event::Ticked(place)));
    }
    w.list(ListMessage::PanelShown(true));
    w.list(ListMessage::Faceted(Facet::Kind(SubjectKind::Person), true));
    let unit = w.unit("Hồng Quang");
    w.list(ListMessage::Faceted(Facet::Unit(unit), true));
    shot("list-panel", &w);
    sized("list-panel-zoomed", &w, Size::new(772.0, 461.0));
    w.list(ListMessage::PanelShown(false));
    w.list(ListMessage::Cleared);
    w.list(ListMessage::Opened(Open::Columns));
    shot("list-columns", &w);
    for column in [Column::Score, Column::Movements, Column::Phone, Column::Address, Column::Summary] {
        w.list(ListMessage::Columned(ColumnChange::Show(column, true)));
    }
    sized("list-columns-zoomed", &w, Size::new(772.0, 461.0));
    w.list(ListMessage::Opened(Open::Nothing));
    sized("list-wide", &w, Size::new(1712.0, 1004.0));
    shot("list-many-columns", &w);
    w.list(ListMessage::Opened(Open::Deeds));
    shot("list-deeds", &w);
    w.list(ListMessage::Grid(grid::Event::Menu(6, iced::Point::new(400.0, 400.0))));
    shot("list-row-menu", &w);
    w.list(ListMessage::Opened(Open::Nothing));
    w.list(ListMessage::Bulk(BulkMessage::Asked(Deed::State)));
    w.list(ListMessage::Bulk(BulkMessage::Given));
    shot("list-bulk-state", &w);
    sized("list-bulk-zoomed", &w, Size::new(772.0, 461.0));
    w.list(ListMessage::Bulk(BulkMessage::Dropped));
    w.list(ListMessage::Out(OutMessage::FileAsked));
    shot("list-export", &w);
    w.list(ListMessage::Out(OutMessage::Dropped));
    w.list(ListMessage::Ordered(DossierOrder::Merit));
    w.list(ListMessage::Grid(grid::Event::Chosen(2)));
    w.list(ListMessage::Faceted(Facet::Priority(Priority::Brave), true));
    shot("list-hidden", &w);
    w.list(ListMessage::Cleared);
    w.list(ListMessage::Unticked);
    w.list(ListMessage::Grid(grid::Event::Chosen(2)));
    shot("list-by-hand", &w);
    w.list(ListMessage::Opened(Open::Views));
    shot("list-views", &w);
}
