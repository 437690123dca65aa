//! Văn bản › Báo cáo của đơn vị: files on the table, what is taken in, the merged reports and their way into the office's
//! own report.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod reports_fixture;
mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::Command;
use guong_sang::domain::ids::{PlanId, UnitId, UnitReportId};
use guong_sang::domain::papers::{Paper, PaperType, ReportSpan};
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::domain::unit_report::{FileState, ReportSection, UnitReport};
use guong_sang::screens::unit_reports::{
    MergingMessage as Merging, Message, Tab, TakingMessage as Taking, UnitReports,
};
use guong_sang::screens::{Chord, Desk, Effect, Format, JobKind, Place};
use iced::Size;
use iced::keyboard::key::Named;
use reports_fixture::write_all;
use std::path::Path;
use support::desk::{self, Screen, change, perform, reread};

const WORK: Size = Size::new(1158.0, 692.0);
/// The same window at 150 %.
const LARGE: Size = Size::new(1158.0 / 1.5, 692.0 / 1.5);

impl Screen for UnitReports {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        UnitReports::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        UnitReports::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        UnitReports::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> UnitReports {
    let (mut screen, task) = UnitReports::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut UnitReports, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn shot(name: &str, screen: &UnitReports, desk: &Desk, size: Size) {
    let mut window = support::window::window(size, screen.view(desk));
    support::window::both(&format!("unit-reports-{name}"), &mut window);
}

fn duty() -> Command {
    serde_json::from_value(serde_json::json!({"deed": "save_obligation", "obligation": {
        "id": 4, "plan": 1, "duty": {"duty": "report", "reporter": "Các huyện, thành Hội", "units": {"kind": "district"},
        "every": "once", "due": {"on": "2017-11-15"}, "sent_to": "Văn phòng Hội LHPN tỉnh"}}}))
    .unwrap()
}

fn sample() -> Desk {
    let mut desk = desk::sample();
    // An issued plan is changed by an amendment.
    let amend = serde_json::json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2017-10-02", "by": "A",
        "reason": "giao chế độ báo cáo cho từng đơn vị"});
    change(&desk, serde_json::from_value(amend).unwrap());
    change(&desk, duty());
    reread(&mut desk);
    desk
}

/// The page with the folder of fixtures on the table.
fn with_files(folder: &Path) -> (Desk, UnitReports) {
    let mut desk = sample();
    let mut screen = open(&mut desk);
    write_all(folder);
    let effect = screen.update(Message::FolderAsked, &desk);
    let Effect::Open(opening) = effect else { panic!("{effect:?}") };
    assert!(opening.folder);
    send(&mut screen, &mut desk, opening.chosen(folder.to_owned()));
    (desk, screen)
}

fn reports(desk: &Desk) -> Vec<UnitReport> {
    desk.store.read_now(|db| db.unit_reports(PlanId(1))).unwrap()
}

fn own_reports(desk: &Desk) -> Vec<Paper> {
    let papers = desk.store.read_now(|db| db.papers_of(PlanId(1))).unwrap();
    papers.into_iter().filter(|paper| paper.kind == PaperType::Report).collect()
}

#[test]
fn an_empty_page_says_what_to_do_and_who_is_waited_for() {
    let mut desk = sample();
    let mut screen = open(&mut desk);
    assert_eq!(screen.time(), (2017, ReportSpan::Year));
    assert_eq!(screen.expected().missing().count(), 6);
    shot("empty", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Merged));
    shot("nothing-merged", &screen, &desk, WORK);
    let mut none = desk::empty();
    let screen = open(&mut none);
    shot("no-plan", &screen, &none, WORK);
}

#[test]
fn nothing_is_stored_before_it_is_accepted_and_then_as_one_deed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, mut screen) = with_files(folder.path());
    let taking = screen.taking().unwrap();
    assert_eq!((taking.files().len(), taking.picked().len()), (12, 4));
    assert!(
        matches!(taking.files()[0].state, FileState::Unreadable { .. }),
        "what cannot be read comes first"
    );
    shot("table", &screen, &desk, WORK);
    let at = |screen: &UnitReports, number: &str| {
        screen.taking().unwrap().files().iter().find(|it| it.name.starts_with(number)).unwrap().at
    };
    // The one that nobody knows: a near unit is proposed and confirmed by hand.
    let stranger = at(&screen, "12");
    send(&mut screen, &mut desk, Message::Taking(Taking::Shown(stranger)));
    shot("table-whose", &screen, &desk, WORK);
    shot("table-large", &screen, &desk, LARGE);
    send(&mut screen, &mut desk, Message::Taking(Taking::NearPicked(UnitId(6))));
    assert!(screen.taking().unwrap().picked().contains(&stranger));
    // The cut one is taken after a look.
    let cut = at(&screen, "04");
    send(&mut screen, &mut desk, Message::Taking(Taking::Shown(cut)));
    send(&mut screen, &mut desk, Message::Taking(Taking::Picked(cut, true)));
    send(&mut screen, &mut desk, Message::Taking(Taking::NumberTyped("51a/BC-BTV".into())));
    send(&mut screen, &mut desk, Message::Taking(Taking::ReceivedTyped("16/11/2017".into())));
    shot("table-cut", &screen, &desk, WORK);
    let first = at(&screen, "01");
    send(&mut screen, &mut desk, Message::Taking(Taking::Shown(first)));
    send(&mut screen, &mut desk, Message::Taking(Taking::NoteToggled(false)));
    shot("table-good", &screen, &desk, WORK);
    assert!(reports(&desk).is_empty());

    let effect = screen.update(Message::Taking(Taking::Accepted), &desk);
    let commands = effect.commands();
    assert_eq!(commands.len(), 1);
    assert_eq!(commands[0].title(), "Nhận 6 báo cáo của đơn vị");
    perform(&mut screen, &mut desk, effect);
    assert!(screen.taking().is_none());
    assert_eq!(screen.reports().len(), 6);
    assert_eq!(screen.expected().missing().count(), 0);
    let notes = desk.store.read_now(|db| db.duty_notes(PlanId(1))).unwrap();
    assert_eq!(notes.len(), 5);
    let late = screen.reports().iter().find(|it| it.unit == UnitId(5)).unwrap();
    assert_eq!((late.number.as_str(), late.received.to_string().as_str()), ("51a/BC-BTV", "2017-11-16"));
    assert!(late.lost.contains("có thể tệp bị cắt"));
    shot("received", &screen, &desk, WORK);
    shot("received-large", &screen, &desk, LARGE);

    // Taking a report's place is asked about first.
    send(
        &mut screen,
        &mut desk,
        Message::FilesChosen(vec![folder.path().join("01 BC năm 2017 - Hòa An.txt")]),
    );
    assert!(matches!(screen.taking().unwrap().files()[0].state, FileState::Already { .. }));
    assert_eq!(screen.chord(Chord::named(Named::Escape)).map(|_| ()), Some(()));
    send(&mut screen, &mut desk, Message::Taking(Taking::Cleared));
    let newer = folder.path().join("Hòa An mới.txt");
    std::fs::write(&newer, reports_fixture::text("hoa-an").replace("12 hội nghị", "13 hội nghị")).unwrap();
    send(&mut screen, &mut desk, Message::FilesChosen(vec![newer]));
    assert!(screen.taking().unwrap().picked().is_empty());
    send(&mut screen, &mut desk, Message::Taking(Taking::Picked(0, true)));
    let effect = screen.update(Message::Taking(Taking::Accepted), &desk);
    let Effect::Ask(question) = &effect else { panic!("{effect:?}") };
    assert_eq!(question.yes, "Thay 1 báo cáo cũ");
    perform(&mut screen, &mut desk, effect);
    assert_eq!(reports(&desk).len(), 6);
    assert!(
        reports(&desk)
            .iter()
            .any(|it| it.sections.iter().any(|s| s.paragraphs.iter().any(|p| p.contains("13 hội nghị"))))
    );

    // Taken out, and back by undo.
    let id = screen.reports()[0].id;
    send(&mut screen, &mut desk, Message::RemoveAsked(id));
    assert_eq!((reports(&desk).len(), screen.reports().len()), (5, 5));
}

#[test]
fn chosen_paragraphs_go_into_the_office_s_own_report_and_what_stands_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, mut screen) = with_files(folder.path());
    send(&mut screen, &mut desk, Message::Taking(Taking::Accepted));
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Merged));
    let place = |screen: &UnitReports, title: &str| {
        screen.merging().merged().sections.iter().position(|it| it.title == title).unwrap()
    };
    let told = place(&screen, "Công tác tuyên truyền");
    assert_eq!(screen.merging().part(told), Some("effect"));
    send(&mut screen, &mut desk, Message::Merging(Merging::Chosen(told)));
    shot("merged", &screen, &desk, WORK);
    shot("merged-large", &screen, &desk, LARGE);
    let found = place(&screen, "Công tác phát hiện, bồi dưỡng điển hình");
    send(&mut screen, &mut desk, Message::Merging(Merging::Chosen(found)));
    shot("merged-echo", &screen, &desk, WORK);
    let own = place(&screen, "Xây dựng gia đình 5 không, 3 sạch");
    send(&mut screen, &mut desk, Message::Merging(Merging::Chosen(own)));
    shot("merged-own", &screen, &desk, WORK);

    let before = screen.merging().taken();
    send(&mut screen, &mut desk, Message::Merging(Merging::Picked(told, 0, false)));
    assert_eq!(screen.merging().taken(), before - 1);
    send(&mut screen, &mut desk, Message::Merging(Merging::PartPicked(own, None)));
    assert_eq!(screen.merging().taken(), before - 2);
    send(&mut screen, &mut desk, Message::Merging(Merging::NamedToggled(true)));
    let effect = screen.update(Message::Merging(Merging::PutAsked), &desk);
    assert!(effect.commands()[0].title().starts_with(&format!("Đưa {} đoạn", before - 2)));
    let notices = perform(&mut screen, &mut desk, effect);
    assert!(notices[0].contains("năm 2017"), "{notices:?}");
    let papers = own_reports(&desk);
    assert_eq!((papers.len(), papers[0].options.span), (1, ReportSpan::Year));
    let effect_text = &papers[0].texts["effect"];
    assert!(effect_text.contains("(theo báo cáo của"), "{effect_text}");
    assert!(
        papers[0].texts["situation"].starts_with("Kế hoạch được triển khai đến các đơn vị"),
        "the form's sentence stays"
    );
    assert!(papers[0].texts["shortcomings"].contains("kiêm nhiệm"));
    assert!(guong_sang::domain::unit_report::sources_of(&papers[0].texts, "effect").contains("Hòa An"));

    // Again: what is there is not added again; more is asked about first.
    let told_again = send(&mut screen, &mut desk, Message::Merging(Merging::PutAsked));
    assert!(told_again[0].contains("đều có trong báo cáo rồi"), "{told_again:?}");
    send(&mut screen, &mut desk, Message::Merging(Merging::Picked(told, 0, true)));
    let asked = screen.update(Message::Merging(Merging::PutAsked), &desk);
    let Effect::Ask(question) = &asked else { panic!("{asked:?}") };
    assert!(question.sentence.contains("được giữ nguyên, 1 đoạn"), "{}", question.sentence);
    perform(&mut screen, &mut desk, asked);
    let papers = own_reports(&desk);
    assert_eq!(papers.len(), 1);
    assert!(papers[0].texts["effect"].starts_with(effect_text.as_str()));

    let effect = screen.update(Message::Merging(Merging::SaveAsked), &desk);
    let Effect::Print(job) = effect else { panic!("{effect:?}") };
    assert_eq!((job.kind, job.format), (JobKind::Export, Format::Word));
    let words = guong_sang::exchange::docx(&job.document).unwrap();
    assert!(words.len() > 1_000);
}

#[test]
fn forty_units_with_long_paragraphs_stay_readable() {
    let mut desk = sample();
    let mut commands = Vec::new();
    for n in 0..40 {
        let name = format!("Hội Liên hiệp Phụ nữ xã Nà Phong thuộc vùng đặc biệt khó khăn số {n:02}");
        let unit = Unit {
            parent: Some(UnitId(2)),
            order: 100 + n,
            ..Unit::new(UnitId(i64::from(700 + n)), UnitKind::Commune, name)
        };
        commands.push(Command::SaveUnit { unit });
        let long = "Các chi hội tổ chức sinh hoạt chuyên đề, lồng ghép tuyên truyền gương điển hình tiên tiến trong phong trào phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc. ".repeat(4);
        let report = UnitReport {
            id: UnitReportId(i64::from(800 + n)),
            plan: PlanId(1),
            year: 2017,
            span: ReportSpan::Year,
            unit: UnitId(i64::from(700 + n)),
            received: desk.today,
            number: format!("{n}/BC-PN"),
            dated: None,
            file: format!("xa {n}.docx"),
            sha256: String::new(),
            sections: vec![ReportSection {
                number: "I".into(),
                title: "Kết quả thực hiện phong trào thi đua và cuộc vận động xây dựng gia đình năm không, ba sạch trên địa bàn".into(),
                depth: 0,
                paragraphs: vec![format!("- {long} Số liệu của xã {n}."), "- Mỗi tháng sinh hoạt một lần.".into()],
            }],
            lost: String::new(),
        };
        commands.push(Command::SaveUnitReport { report: Box::new(report) });
    }
    change(&desk, Command::Batch { title: "x".into(), commands });
    reread(&mut desk);
    let mut screen = open(&mut desk);
    assert_eq!(screen.reports().len(), 40);
    shot("forty", &screen, &desk, WORK);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Merged));
    assert_eq!(screen.merging().merged().sections.len(), 1);
    let section = &screen.merging().merged().sections[0];
    assert_eq!((section.paragraphs.len(), section.paragraphs[1].units().len()), (41, 40));
    shot("forty-merged", &screen, &desk, WORK);
    let back = screen.update(Message::Back, &desk);
    assert!(matches!(back, Effect::Go(Place::Papers)));
}
