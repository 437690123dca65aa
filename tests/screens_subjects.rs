//! Subjects over the years: one record, the pairs that may be one, a merge and the way back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{DossierId, PlanId, SubjectId};
use guong_sang::domain::merging::{Chosen, Side};
use guong_sang::domain::subject::Detail;
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::subjects::{DuplicatesMessage, MergeMessage, Message, RecordMessage, Subjects};
use guong_sang::screens::{Chord, Current, Desk, Effect, Place};
use guong_sang::storage::StoreError;
use guong_sang::ui::Theme;
use iced::keyboard::key::Named;
use serde_json::json;
use stage::{Screen, do_now, empty_desk, perform, send, settle};

impl Screen for Subjects {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Subjects::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Subjects::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Subjects::refused(self, error, desk)
    }
}

fn deed(desk: &mut Desk, json: &serde_json::Value) -> Changes {
    do_now(
        desk,
        serde_json::from_value::<Command>(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}")),
    )
}

/// Two people entered twice, one of them with dossiers of the same year, and a model of one of them.
fn office() -> Desk {
    let mut desk = empty_desk();
    for json in [
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "commune", "name": "Hội LHPN xã Bình Vàng"}}),
        json!({"deed": "save_unit", "unit": {"id": 2, "kind": "commune", "name": "Hội LHPN xã Tân Mỹ"}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Gương sáng phụ nữ 2024–2026", "subject": "Nêu gương", "from": "2024-01-01", "to": "2026-12-31"}}),
        json!({"deed": "save_subject", "subject": {"id": 1, "name": "Nguyễn Thị Thuý Hoà", "unit": 1, "other_names": ["Thuý"],
            "detail": {"kind": "person", "honorific": "Bà", "birth": "1975", "post": "Chi hội trưởng thôn Nà Pồng", "phone": "0912 345 678", "address": "Thôn Nà Pồng",
                "posts": [{"title": "Chi hội trưởng", "place": "thôn Nà Pồng", "from": "2010"}]}}}),
        json!({"deed": "save_subject", "subject": {"id": 2, "name": "Nguyễn Thị Thúy Hòa", "unit": 1,
            "detail": {"kind": "person", "honorific": "Chị", "birth": "1975-03-08", "address": "Thôn Nà Pồng, xã Bình Vàng", "ethnicity": "Tày"}}}),
        json!({"deed": "save_subject", "subject": {"id": 3, "name": "Lù Thị Pà", "unit": 1, "detail": {"kind": "person", "birth": "1980"}}}),
        json!({"deed": "save_subject", "subject": {"id": 4, "name": "Lù Thị Pà", "unit": 1, "detail": {"kind": "person", "birth": "1991"}}}),
        json!({"deed": "save_subject", "subject": {"id": 5, "name": "Vườn rau chung của phụ nữ thôn Nà Pồng", "unit": 1,
            "detail": {"kind": "model", "owners": ["Nguyễn Thị Thuý Hoà"], "owned_by": [2], "started": 2022}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 11, "subject": 1, "plan": 1, "year": 2024, "unit": 1, "received": "2024-03-02", "proposed": "Giấy khen",
            "field": "Xây dựng nông thôn mới", "achievements": [{"year": 2024, "content": "Hiến 320 m² đất làm đường liên thôn"}],
            "past_awards": [{"year": 2019, "form": "Bằng khen của UBND tỉnh", "decision": "112/QĐ-UBND"}]}}),
        json!({"deed": "save_dossier", "dossier": {"id": 12, "subject": 1, "plan": 1, "year": 2025, "unit": 1, "received": "2025-03-02", "proposed": "Giấy khen",
            "achievements": [{"year": 2025, "content": "Vận động 45 hộ xây công trình vệ sinh"}]}}),
        json!({"deed": "save_dossier", "dossier": {"id": 21, "subject": 2, "plan": 1, "year": 2025, "unit": 1, "summary": "Gương mẫu trong phong trào",
            "achievements": [{"year": 2025, "content": "Giúp 3 hội viên thoát nghèo"}]}}),
        json!({"deed": "step_dossier", "id": 11, "state": "nominated", "on": "2024-03-05", "by": "Thư ký"}),
        json!({"deed": "step_dossier", "id": 11, "state": "recognised", "on": "2024-10-20", "by": "Thư ký"}),
        json!({"deed": "step_dossier", "id": 11, "state": "replicated", "on": "2025-01-15", "by": "Thư ký"}),
        json!({"deed": "step_dossier", "id": 12, "state": "nominated", "on": "2025-03-05", "by": "Thư ký"}),
        json!({"deed": "step_dossier", "id": 21, "state": "nurtured", "on": "2025-02-01", "by": "Thư ký"}),
    ] {
        deed(&mut desk, &json);
    }
    desk.current = Some(Current { plan: PlanId(1), year: 2026 });
    desk
}

fn record(desk: &mut Desk, id: i64) -> Subjects {
    let (mut screen, task) = Subjects::open(SubjectId(id), desk);
    settle(&mut screen, desk, task);
    screen
}

fn pairs(desk: &mut Desk) -> Subjects {
    let (mut screen, task) = Subjects::open_duplicates(desk);
    settle(&mut screen, desk, task);
    screen
}

fn merging(desk: &mut Desk, keep: i64, gone: i64) -> Subjects {
    let (mut screen, task) = Subjects::open_merge(SubjectId(keep), SubjectId(gone), desk);
    settle(&mut screen, desk, task);
    screen
}

fn press(screen: &mut Subjects, desk: &mut Desk, chord: Chord) -> stage::Seen<Message> {
    let message = screen.chord(chord).expect("a key with a meaning");
    send(screen, desk, message)
}

fn picture(screen: &Subjects, desk: &Desk, name: &str) {
    let mut window = support::window(support::SCREEN, screen.view(desk));
    support::shot(name, &mut window, Theme::default());
}

fn shows(screen: &Subjects, desk: &Desk, words: &str) -> bool {
    support::window(support::SCREEN, screen.view(desk)).find(words).is_ok()
}

#[test]
fn a_record_shows_its_years_and_leads_to_its_dossiers() {
    let mut desk = office();
    let mut screen = record(&mut desk, 1);
    assert_eq!(screen.title(), "Nguyễn Thị Thuý Hoà");
    let page = screen.record().unwrap();
    let years: Vec<&str> = page.lines().iter().map(|line| line.year.as_str()).collect();
    assert_eq!(years, ["2025", "2024"]);
    assert!(shows(&screen, &desk, "Được tặng Giấy khen – Gương sáng phụ nữ 2024–2026"));
    assert!(shows(&screen, &desk, "2019: Bằng khen của UBND tỉnh, quyết định số 112/QĐ-UBND"));
    picture(&screen, &desk, "subject-record");
    // A dossier of another year is shown in that year.
    let seen = send(&mut screen, &mut desk, Message::Record(RecordMessage::DossierAsked(DossierId(11))));
    assert_eq!(seen.chosen, [Current { plan: PlanId(1), year: 2024 }]);
    assert_eq!(seen.gone, [Place::Dossier(DossierId(11))]);
    let model = record(&mut desk, 5);
    assert!(shows(&model, &desk, "Chủ thể có bản ghi"));
    assert!(shows(&record(&mut desk, 2), &desk, "Mô hình, sáng kiến là chủ thể"));
    let nobody = record(&mut desk, 99);
    assert!(nobody.record().unwrap().file().is_none());
    picture(&nobody, &desk, "subject-nobody");
}

#[test]
fn what_made_it_public_stands_among_its_years() {
    let mut desk = office();
    for (at, (on, title)) in [
        ("2024-11-20", "Người chi hội trưởng hiến đất làm đường"),
        ("2025-10-18", "Giao lưu điển hình tiên tiến nhân kỷ niệm Ngày Phụ nữ Việt Nam 20/10 ở trung tâm văn hoá cụm xã vùng cao"),
    ]
    .into_iter()
    .enumerate()
    {
        deed(
            &mut desk,
            &json!({"deed": "save_publicity", "item": {"id": 700 + at, "plan": 1, "on": on, "form": "Báo in",
            "title": title, "agency": "Báo tỉnh", "subjects": [1], "address": "https://bao.example/bai-viet"}}),
        );
    }
    let screen = record(&mut desk, 1);
    assert!(shows(&screen, &desk, "Báo tỉnh: “Người chi hội trưởng hiến đất làm đường” (Báo in)"));
    for (size, tail) in [(support::SCREEN, ""), (iced::Size::new(702.0, 436.0), "-150")] {
        let mut window = support::window(size, screen.view(&desk));
        support::both(&format!("subject-publicity{tail}"), &mut window);
    }
}

#[test]
fn this_years_dossier_takes_over_what_is_known() {
    let mut desk = office();
    let mut screen = record(&mut desk, 1);
    assert!(shows(&screen, &desk, "Lập hồ sơ năm nay"));
    let seen = press(&mut screen, &mut desk, Chord::ctrl('n'));
    let [Place::Dossier(id)] = seen.gone[..] else { panic!("{:?}", seen.gone) };
    let file = desk.store.read_now(move |db| db.dossier(id)).unwrap();
    assert_eq!(
        (file.dossier.subject, file.dossier.year, file.unit_name.as_str()),
        (SubjectId(1), 2026, "Hội LHPN xã Bình Vàng")
    );
    let awards: Vec<_> = file.dossier.past_awards.iter().map(|it| (it.year, it.form.as_str())).collect();
    assert_eq!(awards, [(Some(2019), "Bằng khen của UBND tỉnh"), (Some(2024), "Giấy khen")]);
    assert!(file.dossier.achievements.is_empty());
    // Asked again, the one there is.
    let mut screen = record(&mut desk, 1);
    assert!(shows(&screen, &desk, "Mở hồ sơ năm nay"));
    let seen = send(&mut screen, &mut desk, Message::Record(RecordMessage::AgainAsked));
    assert!(seen.done.is_empty());
    assert_eq!(seen.gone, [Place::Dossier(id)]);
}

#[test]
fn pairs_are_told_with_reasons_and_set_apart_for_good() {
    let mut desk = office();
    let mut screen = pairs(&mut desk);
    let found = screen.duplicates().unwrap().found().unwrap();
    assert_eq!(found.total, 2);
    assert_eq!(found.pairs[0].rows[0].id, SubjectId(1), "the likelier pair stands first");
    assert!(shows(&screen, &desk, "Cùng năm sinh 1975"));
    assert!(shows(&screen, &desk, "Năm sinh khác nhau: 1980 và 1991"));
    picture(&screen, &desk, "subject-duplicates");
    let _ = press(&mut screen, &mut desk, Chord::named(Named::ArrowDown));
    let seen = press(&mut screen, &mut desk, Chord::named(Named::Delete));
    assert_eq!(seen.done, [Command::NotSame { a: SubjectId(3), b: SubjectId(4), remembered: true }]);
    let found = screen.duplicates().unwrap().found().unwrap();
    assert_eq!((found.total, found.apart.len()), (1, 1));
    let apart = guong_sang::domain::ids::SubjectId(3);
    let back = Message::Duplicates(DuplicatesMessage::Apart(apart, SubjectId(4), false));
    let _ = send(&mut screen, &mut desk, back);
    assert_eq!(screen.duplicates().unwrap().found().unwrap().total, 2);
    // Nothing is ever merged without being asked.
    assert!(desk.store.read_now(|db| db.subject(SubjectId(4))).unwrap().is_some());
}

#[test]
fn two_records_become_one_by_keys_and_come_back() {
    let mut desk = office();
    let before = desk.store.read_now(|db| db.fingerprint()).unwrap();
    let mut screen = pairs(&mut desk);
    let _ = press(&mut screen, &mut desk, Chord::named(Named::Enter));
    let page = screen.merging().expect("the merge is shown");
    let draft = page.draft().unwrap();
    assert_eq!(draft.words(), "Gộp 2 bản ghi, 3 hồ sơ, 3 thành tích; 1 cặp hồ sơ cùng năm thành một");
    assert_eq!(draft.twins[0].keep, Side::Left);
    let first = page.shown()[0];
    assert_eq!(draft.rows[first.row].label, "Tên");
    picture(&screen, &desk, "subject-merge");
    // The other spelling of the name is chosen with the arrow; the first stays as an other name.
    let _ = press(&mut screen, &mut desk, Chord::named(Named::ArrowRight));
    assert_eq!(screen.merging().unwrap().draft().unwrap().rows[0].chosen, Chosen::Right);
    let ctrl_enter = Chord { ctrl: true, ..Chord::named(Named::Enter) };
    let seen = press(&mut screen, &mut desk, ctrl_enter);
    let [Command::MergeSubjects { merge }] = &seen.done[..] else { panic!("{:?}", seen.done) };
    assert_eq!((merge.keep, merge.gone), (SubjectId(1), SubjectId(2)));
    let subject = desk.store.read_now(|db| db.subject(SubjectId(1))).unwrap().unwrap();
    assert_eq!(subject.name, "Nguyễn Thị Thúy Hòa");
    assert_eq!(subject.other_names, ["Thuý", "Nguyễn Thị Thuý Hoà"]);
    let Detail::Person(person) = &subject.detail else { panic!("a person") };
    assert_eq!((person.phone.as_str(), person.ethnicity.as_str()), ("0912 345 678", "Tày"));
    assert!(subject.note.contains("Xưng hô: Chị"));
    // Back among the pairs, where the next one waits.
    assert_eq!(screen.duplicates().unwrap().found().unwrap().total, 1);
    let lives = desk.store.read_now(|db| db.lives(SubjectId(1))).unwrap();
    assert_eq!(lives.iter().map(|life| life.dossier.achievements.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(lives[0].state, DossierState::Nominated);
    let last = desk.store.read_now(|db| db.journal(1)).unwrap()[0].id;
    let changes = do_now(&mut desk, Command::Revert { of: last });
    assert_eq!(desk.store.read_now(|db| db.fingerprint()).unwrap(), before);
    let heard = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, heard);
    assert_eq!(screen.duplicates().unwrap().found().unwrap().total, 2, "the pair is there again");
}

#[test]
fn what_cannot_be_merged_says_why() {
    let mut desk = office();
    for json in [
        json!({"deed": "save_round", "round": {"id": 1, "plan": 1, "name": "Đợt 1"}}),
        json!({"deed": "step_dossier", "id": 12, "state": "complete", "on": "2025-04-01", "by": "Thư ký"}),
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [12]}),
    ] {
        deed(&mut desk, &json);
    }
    let mut screen = merging(&mut desk, 1, 2);
    let _ = send(&mut screen, &mut desk, Message::Merge(MergeMessage::KeptTwin(0, Side::Right)));
    let seen = send(&mut screen, &mut desk, Message::Merge(MergeMessage::Done));
    assert!(seen.done.is_empty() && seen.refused.is_empty());
    picture(&screen, &desk, "subject-merge-obstacle");
    let _ = send(&mut screen, &mut desk, Message::Merge(MergeMessage::KeptTwin(0, Side::Left)));
    // Changed sides: the other record stays, but the dossier before the council still goes on.
    let _ = send(&mut screen, &mut desk, Message::Merge(MergeMessage::Swapped));
    assert_eq!(screen.merging().unwrap().draft().unwrap().twins[0].keep, Side::Right);
    let seen = send(&mut screen, &mut desk, Message::Merge(MergeMessage::Done));
    assert_eq!(seen.done.len(), 1);
    assert_eq!(seen.gone, [Place::Subject(SubjectId(2))]);
    let mixed = merging(&mut desk, 2, 5);
    assert!(mixed.merging().unwrap().draft().is_none());
    let gone = merging(&mut desk, 2, 1);
    assert!(gone.merging().unwrap().draft().is_none(), "the record that went is not there any more");
}

#[test]
fn five_hundred_pairs_build_only_what_is_in_sight() {
    let mut desk = office();
    for n in 0..500i64 {
        for twin in 0..2 {
            let name = format!("Nguyễn Thị {}", ["Hoa", "Lan", "Mai", "Cúc"][(n % 4) as usize]);
            deed(
                &mut desk,
                &json!({"deed": "save_subject", "subject": {"id": 1000 + 2 * n + twin, "name": name, "unit": 2,
                "detail": {"kind": "person", "birth": "1980", "phone": format!("09{:08}", n)}}}),
            );
        }
    }
    let mut screen = pairs(&mut desk);
    let found = screen.duplicates().unwrap().found().unwrap();
    assert!(found.total > 500 && found.pairs.len() <= 1_000, "{}", found.total);
    let start = std::time::Instant::now();
    for step in 0..20 {
        let scrolled = DuplicatesMessage::Scrolled(step as f32 * 900.0, 560.0);
        let _ = send(&mut screen, &mut desk, Message::Duplicates(scrolled));
        let _ = support::window(support::SCREEN, screen.view(&desk));
    }
    // Debug build and a fresh layout each time; a window that built every pair would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    picture(&screen, &desk, "subject-duplicates-many");
}

#[test]
fn without_pairs_the_page_says_what_it_is_for() {
    let mut desk = empty_desk();
    let screen = pairs(&mut desk);
    assert!(shows(&screen, &desk, "Không thấy bản ghi nào trùng"));
    picture(&screen, &desk, "subject-duplicates-none");
}

#[test]
fn large_letters_on_a_small_screen_hide_no_deed() {
    let mut desk = office();
    // 1366 × 768 at 150 %, without rail and strips.
    let small = iced::Size::new(1366.0 / 1.5 - 56.0, 768.0 / 1.5 - 76.0);
    let screens = [record(&mut desk, 1), merging(&mut desk, 1, 2), pairs(&mut desk)];
    for (screen, (name, deed)) in screens.iter().zip([
        ("subject-record-150", "Lập hồ sơ năm nay"),
        ("subject-merge-150", "Gộp 2 bản ghi"),
        ("subject-duplicates-150", "Gộp…"),
    ]) {
        let mut window = support::window(small, screen.view(&desk));
        let seen = window.find(deed).unwrap();
        let place = seen.visible_bounds().expect("in sight");
        assert!(place.x + place.width <= small.width && place.y + place.height <= small.height, "{deed}");
        support::shot(name, &mut window, Theme::default());
    }
}
