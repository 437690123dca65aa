//! Hồ sơ › Gói trao đổi: a packet made, looked at record by record, decided on and taken in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::ids::{DossierId, PlanId, UnitId};
use guong_sang::domain::packet::{Choice, Direction, LeftOut, Outcome, RecordKey, RecordKind};
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::packets::{
    MakingMessage as Making, Message, Packets, Shown, TakingMessage as Taking,
};
use guong_sang::screens::{Chord, Desk, Effect, Format, JobKind, Place};
use guong_sang::storage::StoreError;
use guong_sang::ui::Theme;
use iced::Size;
use iced::keyboard::key::Named;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use support::desk::{self, Screen, change, perform, reread, stamp};

const WORK: Size = Size::new(1158.0, 692.0);
/// The same window at 150 %.
const LARGE: Size = Size::new(1158.0 / 1.5, 692.0 / 1.5);

impl Screen for Packets {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Packets::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Packets::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Packets::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Packets {
    let (mut screen, task) = Packets::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Packets, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn shot(name: &str, screen: &Packets, desk: &Desk, size: Size) {
    let mut window = support::window::window(size, screen.view(desk));
    support::window::shot(&format!("packets-{name}"), &mut window, Theme::Light);
}

fn both_shots(name: &str, screen: &Packets, desk: &Desk) {
    shot(name, screen, desk, WORK);
    shot(&format!("{name}-150"), screen, desk, LARGE);
}

fn does(desk: &mut Desk, deeds: &[Value]) {
    for deed in deeds {
        change(
            desk,
            serde_json::from_value::<Command>(deed.clone()).unwrap_or_else(|error| panic!("{error}: {deed}")),
        );
    }
    reread(desk);
}

/// The lower office: its name, and a unit that bears the name of one of the sample.
fn low() -> Desk {
    let mut desk = desk::empty();
    does(
        &mut desk,
        &[
            json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "HỘI LHPN TỈNH CAO BẰNG", "issuer": "HỘI LHPN HUYỆN HÒA AN",
                "name": "Hội LHPN huyện Hòa An", "short_name": "Hội LHPN Hòa An", "place": "Hòa An", "symbol": "HPN", "profile": "union"}}),
            json!({"deed": "save_unit", "unit": {"id": 6000, "kind": "district", "name": "Hội LHPN huyện Hòa An"}}),
            json!({"deed": "save_plan", "plan": {"id": 7000, "name": "Điển hình tiên tiến huyện Hòa An năm 2017", "subject": "Thử", "from": "2017-08-01", "to": "2017-12-31"}}),
        ],
    );
    for (n, name) in
        ["Bế Thị Ngọc Ngà", "Nông Thị Bích Hảo", "Tổ tiết kiệm vay vốn xóm Nà Lom"].iter().enumerate()
    {
        let id = n as i64;
        let kind = if n == 2 { "collective" } else { "person" };
        does(
            &mut desk,
            &[
                json!({"deed": "save_subject", "subject": {"id": 7100 + id, "name": name, "unit": 6000, "detail": {"kind": kind, "address": "xóm Nà Lom"}}}),
                json!({"deed": "save_dossier", "dossier": {"id": 7500 + id, "subject": 7100 + id, "plan": 7000, "year": 2017, "unit": 6000, "summary": "Giữ nghề dệt"}}),
                json!({"deed": "step_dossier", "id": 7500 + id, "state": "nominated", "on": "2017-08-20", "by": "Nông Thị Bích"}),
            ],
        );
    }
    desk
}

/// Makes a packet at `name`; with a password where one is given.
fn made(
    desk: &mut Desk,
    folder: &Path,
    name: &str,
    direction: Direction,
    password: &str,
) -> (Packets, PathBuf) {
    let mut screen = open(desk);
    send(&mut screen, desk, Message::MakingToggled(true));
    send(&mut screen, desk, Message::Making(Making::DirectionPicked(direction)));
    send(&mut screen, desk, Message::Making(Making::PasswordTyped(password.to_owned())));
    let effect = screen.update(Message::Making(Making::Asked), desk);
    let Effect::Open(opening) = effect else { panic!("{effect:?}") };
    assert!(opening.saved_as.is_some());
    // The ending is the program's own matter.
    let told = send(&mut screen, desk, opening.chosen(folder.join(name)));
    assert!(told.is_empty(), "{told:?}");
    (screen, folder.join(format!("{name}.gsg")))
}

fn on_table(desk: &mut Desk, path: &Path) -> Packets {
    let mut screen = open(desk);
    put_on_table(&mut screen, desk, path);
    screen
}

fn put_on_table(screen: &mut Packets, desk: &mut Desk, path: &Path) {
    let effect = screen.update(Message::FileAsked, desk);
    let Effect::Open(opening) = effect else { panic!("{effect:?}") };
    send(screen, desk, opening.chosen(path.to_owned()));
}

fn take(screen: &mut Packets, desk: &mut Desk, message: Taking) -> Vec<String> {
    send(screen, desk, Message::Taking(message))
}

fn key(kind: RecordKind, id: i64) -> RecordKey {
    RecordKey { kind, id }
}

fn fingerprint(desk: &Desk) -> String {
    desk.store.read_now(|db| db.fingerprint()).unwrap()
}

#[test]
fn a_plan_is_packed_proven_and_taken_in_by_an_office_without_any() {
    let folder = tempfile::tempdir().unwrap();
    let mut high = desk::sample();
    let mut screen = open(&mut high);
    both_shots("empty", &screen, &high);
    send(&mut screen, &mut high, Message::MakingToggled(true));
    both_shots("form", &screen, &high);
    let (screen, path) = made(&mut high, folder.path(), "Kế hoạch 2017", Direction::Down, "");
    let written = screen.making().written().expect("written and noted");
    assert_eq!(written.path, path);
    assert_eq!(screen.notes().len(), 1);
    both_shots("proven", &screen, &high);
    let exports = high.store.read_now(|db| db.exports()).unwrap();
    assert_eq!(exports[0].file, "Kế hoạch 2017.gsg");

    let mut low = desk::empty();
    does(
        &mut low,
        &[
            json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "", "issuer": "HỘI LHPN HUYỆN HÒA AN",
        "name": "Hội LHPN huyện Hòa An", "short_name": "Hội LHPN Hòa An", "place": "Hòa An", "symbol": "HPN", "profile": "union"}}),
        ],
    );
    let mut screen = on_table(&mut low, &path);
    let comparison = screen.taking().unwrap().comparison().unwrap();
    assert!(comparison.lines.iter().all(|line| line.outcome == Outcome::New));
    both_shots("all-new", &screen, &low);
    take(&mut screen, &mut low, Taking::Accepted);
    assert!(screen.taking().is_none());
    assert!(low.plan(PlanId(1)).unwrap().is_superior());
    assert_eq!(
        (screen.notes()[0].new, screen.notes()[0].office.as_str()),
        (1, "Ban Thường vụ Hội LHPN tỉnh Cao Bằng")
    );
    // Again: nothing happens, and it says so.
    put_on_table(&mut screen, &mut low, &path);
    let before = fingerprint(&low);
    let told = take(&mut screen, &mut low, Taking::Accepted);
    assert!(told[0].contains("đã được nhận trước đây"), "{told:?}");
    assert_eq!(fingerprint(&low), before);
}

#[test]
fn units_and_conflicts_are_decided_before_anything_is_written_and_a_receipt_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut high, mut low) = (desk::sample(), low());
    let (_, path) = made(&mut low, folder.path(), "Hòa An", Direction::Up, "");
    let before = fingerprint(&high);
    let mut screen = on_table(&mut high, &path);
    // It belongs to no plan that we know of: somebody says to which.
    assert!(screen.taking().unwrap().fault().unwrap().contains("Điển hình tiên tiến huyện Hòa An"));
    both_shots("whose-plan", &screen, &high);
    take(&mut screen, &mut high, Taking::PlanPicked(PlanId(1)));
    let comparison = screen.taking().unwrap().comparison().unwrap();
    assert_eq!(comparison.open().count(), 1);
    both_shots("alike", &screen, &high);
    take(&mut screen, &mut high, Taking::Accepted);
    assert_eq!(fingerprint(&high), before, "not while a unit waits");
    let same = high.units.iter().find(|unit| unit.name == "Hội LHPN huyện Hòa An").unwrap().id;
    take(&mut screen, &mut high, Taking::Decided(key(RecordKind::Unit, 6000), Choice::Same(same.0)));
    take(&mut screen, &mut high, Taking::ShownPicked(Shown::New));
    take(&mut screen, &mut high, Taking::Accepted);
    assert!(screen.taking().is_none());
    assert_eq!(screen.notes()[0].new, 3);
    both_shots("taken", &screen, &high);

    let effect = screen.update(Message::ReceiptAsked(JobKind::Print, Format::Pdf), &high);
    let Effect::Print(job) = effect else { panic!("{effect:?}") };
    assert_eq!((job.kind, job.name.as_str()), (JobKind::Print, "Giấy biên nhận – Hòa An"));

    // Both write on; one record is a conflict, one only theirs.
    let dossier = |plan: i64, unit: UnitId, n: i64, words: &str| {
        json!({"deed": "save_dossier", "dossier": {"id": 7500 + n, "subject": 7100 + n, "plan": plan, "year": 2017, "unit": unit,
            "summary": words, "field": if plan == 1 { "Kinh tế" } else { "Văn hóa" }}})
    };
    does(
        &mut low,
        &[
            dossier(
                7000,
                UnitId(6000),
                0,
                "Giữ nghề dệt truyền thống, dạy nghề cho 12 hội viên, đưa sản phẩm ra chợ phiên và hội chợ của huyện; mỗi năm thu nhập tăng thêm 15 triệu đồng",
            ),
            dossier(7000, UnitId(6000), 1, "Giúp ba hộ thoát nghèo"),
        ],
    );
    does(&mut high, &[dossier(1, same, 0, "Giữ nghề dệt; Tỉnh hội đã thẩm tra tại chỗ ngày 02/10/2017")]);
    let (_, path) = made(&mut low, folder.path(), "Hòa An lần 2", Direction::Up, "");
    let mut screen = on_table(&mut high, &path);
    take(&mut screen, &mut high, Taking::PlanPicked(PlanId(1)));
    let outcome = |screen: &Packets, n: i64| {
        let comparison = screen.taking().unwrap().comparison().unwrap();
        comparison.line(key(RecordKind::Dossier, 7500 + n)).unwrap().outcome.label()
    };
    assert_eq!(
        [outcome(&screen, 0), outcome(&screen, 1), outcome(&screen, 2)],
        ["Mâu thuẫn", "Cập nhật", "Đã có"]
    );
    both_shots("conflict", &screen, &high);
    take(&mut screen, &mut high, Taking::Decided(key(RecordKind::Dossier, 7500), Choice::Theirs));
    shot("decided", &screen, &high, WORK);
    // Taken back by the same button, and decided again.
    take(&mut screen, &mut high, Taking::Decided(key(RecordKind::Dossier, 7500), Choice::Theirs));
    take(&mut screen, &mut high, Taking::Decided(key(RecordKind::Dossier, 7500), Choice::Ours));
    let before = fingerprint(&high);
    take(&mut screen, &mut high, Taking::Accepted);
    let summary = |desk: &Desk, n: i64| {
        desk.store.read_now(move |db| db.dossier(DossierId(7500 + n))).unwrap().dossier.summary
    };
    assert!(summary(&high, 0).contains("Tỉnh hội đã thẩm tra"));
    assert_eq!(summary(&high, 1), "Giúp ba hộ thoát nghèo");
    let last = high.store.read_now(|db| db.journal(1)).unwrap()[0].id;
    high.store.change_now(Command::Revert { of: last }, stamp()).unwrap();
    assert_eq!(fingerprint(&high), before);
}

#[test]
fn a_password_is_asked_for_and_a_damaged_packet_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (mut high, mut low) = (desk::sample(), low());
    let (_, path) = made(&mut low, folder.path(), "mật", Direction::Up, "xuân hòa an");
    let mut screen = on_table(&mut high, &path);
    both_shots("locked", &screen, &high);
    take(&mut screen, &mut high, Taking::PasswordTyped("xuân hòa".into()));
    take(&mut screen, &mut high, Taking::Unlocked);
    assert!(screen.taking().unwrap().comparison().is_none());
    shot("wrong-password", &screen, &high, WORK);
    take(&mut screen, &mut high, Taking::PasswordTyped("xuân hòa an".into()));
    take(&mut screen, &mut high, Taking::Unlocked);
    take(&mut screen, &mut high, Taking::PlanPicked(PlanId(1)));
    assert!(screen.taking().unwrap().comparison().is_some());
    // Escape puts it away.
    assert!(matches!(screen.chord(Chord::named(Named::Escape)), Some(Message::Taking(Taking::Cleared))));
    take(&mut screen, &mut high, Taking::Cleared);
    assert!(matches!(screen.update(Message::Back, &high), Effect::Go(Place::Dossiers)));

    let mut bytes = std::fs::read(&path).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&path, &bytes).unwrap();
    let screen = on_table(&mut high, &path);
    let fault = screen.taking().unwrap().fault().unwrap();
    assert!(fault.contains("bị cắt ngắn") && fault.contains("Hãy chép lại"), "{fault}");
    both_shots("cut", &screen, &high);
}

#[test]
fn nothing_to_send_is_said_and_a_stopped_packet_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut low = low();
    let mut screen = open(&mut low);
    send(&mut screen, &mut low, Message::MakingToggled(true));
    for kind in [LeftOut::Person, LeftOut::Collective] {
        send(&mut screen, &mut low, Message::Making(Making::LeftOutToggled(kind, true)));
    }
    let path = folder.path().join("rỗng.gsg");
    send(&mut screen, &mut low, Message::Making(Making::Placed(path.clone())));
    shot("nothing-to-send", &screen, &low, WORK);
    assert!(!path.exists() && screen.making().written().is_none());
    // Stopped before the thread has said anything.
    send(&mut screen, &mut low, Message::Making(Making::LeftOutToggled(LeftOut::Person, false)));
    let effect = screen.update(Message::Making(Making::Placed(path.clone())), &low);
    let Effect::Run(task) = effect else { panic!("{effect:?}") };
    let gathered = support::pump::messages(task);
    let effect = screen.update(gathered[0].clone(), &low);
    shot("writing", &screen, &low, WORK);
    assert!(matches!(screen.chord(Chord::named(Named::Escape)), Some(Message::Making(Making::Stopped))));
    // A door that is left while it works takes the work along.
    let left = screen.leave(&low);
    assert!(matches!(left, Effect::None));
    perform(&mut screen, &mut low, effect);
    let noted = low.store.read_now(|db| db.packets()).unwrap().len();
    assert_eq!(path.exists(), noted == 1, "it is there and noted, or neither");
}
