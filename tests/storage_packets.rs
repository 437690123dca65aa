//! Packets between offices: nothing is lost, twice is once, the order does not matter, and undo puts everything back (M19).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::{NaiveDate, TimeDelta};
use guong_sang::domain::dossier::{Achievement, Dossier, DossierState};
use guong_sang::domain::ids::{DossierId, ExportId, PacketId, PlanId, SubjectId, UnitId};
use guong_sang::domain::packet::{
    Choice, Choices, Comparison, Direction, LeftOut, Outcome, PUT_FORWARD, Packet, RecordKey, RecordKind,
    Sending, Taking, compare, parts, sent,
};
use guong_sang::domain::subject::{Detail, Person, Subject};
use guong_sang::domain::{Command, Receipt, Refusal, Rule};
use guong_sang::storage::{Database, PacketOrder};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use storage_support::{done, stamp};

const HIGH: PlanId = PlanId(1);

thread_local! {
    static NEXT: Cell<i64> = const { Cell::new(9_000_000) };
}

fn fresh() -> i64 {
    NEXT.with(|next| next.replace(next.get() + 1))
}

fn office(name: &str) -> Value {
    json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "", "issuer": "BAN THƯỜNG VỤ",
        "name": name, "short_name": name, "place": "Cao Sơn", "symbol": "BTV", "profile": "union"}})
}

/// The higher office, whose plan has criteria.
fn high() -> Database {
    let mut database = Database::in_memory().unwrap();
    for deed in [
        office("Hội LHPN tỉnh"),
        json!({"deed": "save_unit", "unit": {"id": 10, "kind": "province", "name": "Tỉnh Cao Sơn"}}),
        json!({"deed": "save_unit", "unit": {"id": 11, "parent": 10, "kind": "commune", "name": "Xã Bình Vàng"}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Gương sáng", "subject": "Thử", "from": "2024-01-01", "to": "2026-12-31"}}),
        json!({"deed": "save_criteria_set", "set": {"id": 1, "plan": 1, "name": "Chung", "criteria": [
            {"id": 101, "code": "G1", "title": "Chấp hành pháp luật", "measure": {"type": "gate"}},
            {"id": 102, "code": "T1", "title": "Thành tích", "measure": {"type": "points", "max": 10}},
            {"id": 103, "code": "G2", "title": "Chỉ cấp trên hỏi", "measure": {"type": "gate"}}]}}),
    ] {
        done(&mut database, &deed);
    }
    database
}

/// A lower office that carries that plan out; `base` keeps its identifiers from those of others.
fn low(name: &str, base: i64) -> Database {
    let mut database = Database::in_memory().unwrap();
    for deed in [
        office(name),
        json!({"deed": "save_unit", "unit": {"id": base, "kind": "commune", "name": format!("Xã của {name}")}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Gương sáng", "subject": "Thử", "from": "2024-01-01", "to": "2026-12-31",
            "origin": {"issuer": "Hội LHPN tỉnh"}}}),
        json!({"deed": "save_plan", "plan": {"id": base + 1, "name": "Gương sáng xã", "subject": "Thử", "from": "2025-01-01", "to": "2026-12-31",
            "origin": {"superior": 1}}}),
        json!({"deed": "save_criteria_set", "set": {"id": base + 2, "plan": base + 1, "name": "Chung", "criteria": [
            {"id": base + 3, "code": "G1", "title": "Chấp hành pháp luật", "measure": {"type": "gate"}},
            {"id": base + 4, "code": "T9", "title": "Việc đã làm", "measure": {"type": "points", "max": 10}, "origin": 102}]}}),
    ] {
        done(&mut database, &deed);
    }
    database
}

fn person(base: i64, n: i64, address: &str) -> Subject {
    let detail = Person { address: address.into(), ethnicity: "Tày".into(), ..Person::default() };
    Subject {
        unit: Some(UnitId(base)),
        ..Subject::new(SubjectId(base + 100 + n), format!("Bế Thị Số {n}"), Detail::Person(detail))
    }
}

fn nominate(database: &mut Database, base: i64, n: i64, summary: &str, address: &str) {
    let id = DossierId(base + 500 + n);
    let subject = person(base, n, address);
    let mut dossier = Dossier::new(id, subject.id, (PlanId(base + 1), 2026), UnitId(base));
    dossier.summary = summary.into();
    dossier.achievements = vec![Achievement { content: format!("việc {n}"), ..Achievement::default() }];
    let known = database.dossier(id).is_ok();
    let mut deeds = vec![Command::SaveSubject { subject }, Command::SaveDossier { dossier }];
    if !known {
        let by = String::from("Nông Thị Bích");
        for state in [DossierState::Nurtured, DossierState::Nominated] {
            deeds.push(Command::StepDossier { id, state, on: day(), by: by.clone(), reason: String::new() });
        }
    }
    for deed in deeds {
        database.perform(&deed, &stamp()).unwrap();
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
}

/// A packet, noted at the sender as a written one is.
fn pack(database: &mut Database, plan: PlanId, direction: Direction, left_out: &[LeftOut]) -> Packet {
    let order = PacketOrder {
        direction,
        plan,
        year: None,
        states: PUT_FORWARD.to_vec(),
        left_out: left_out.to_vec(),
        at: stamp().at,
        by: "Nông Thị Bích".into(),
    };
    let (packet, bases) = database.packet(&order).unwrap();
    let mark = fresh().to_string();
    let sending = Sending {
        file: "thử.gsg",
        size: 1,
        sha256: &mark,
        ids: (PacketId(fresh()), ExportId(fresh())),
        on: day(),
        by: "Bích",
    };
    database.perform(&sent(&packet, &bases, &sending), &stamp()).unwrap();
    packet
}

fn look(database: &Database, packet: &Packet, choices: &Choices) -> Result<Comparison, Refusal> {
    let plan = packet.target(&database.source().unwrap(), &database.plans().unwrap(), choices.plan)?;
    compare(packet, &database.known_of(packet, plan).unwrap(), choices)
}

fn take_with(database: &mut Database, packet: &Packet, choices: &Choices) -> Option<Receipt> {
    let comparison = look(database, packet, choices).unwrap();
    assert_eq!(comparison.open().count(), 0, "{:?}", comparison.lines);
    let known = database.known_of(packet, comparison.plan).unwrap();
    let parts = parts(packet, &known, &comparison, day());
    let refusals = database.refusals_of(&parts).unwrap();
    // The same packet is the same file.
    let mark = format!("{}", packet.head.made_at.timestamp()) + &packet.head.source;
    let noted = database.packets().unwrap().iter().any(|note| note.sha256 == mark);
    let taking = Taking {
        file: "thử.gsg",
        size: 1,
        sha256: &mark,
        id: PacketId(fresh()),
        on: day(),
        by: "Chi",
        noted,
    };
    let deed = comparison.deed(packet, &parts, &refusals, &taking)?;
    Some(database.perform(&deed, &stamp()).unwrap())
}

fn take(database: &mut Database, packet: &Packet) -> Option<Receipt> {
    take_with(database, packet, &Choices::default())
}

/// Everything people see of subjects and dossiers.
fn content(database: &mut Database) -> Vec<Value> {
    let mut out: Vec<Value> =
        database.subjects().unwrap().iter().map(|it| serde_json::to_value(it).unwrap()).collect();
    for submission in database.submissions(HIGH).unwrap() {
        out.push(serde_json::to_value(database.dossier(submission.dossier).unwrap()).unwrap());
        out.push(serde_json::to_value(database.stages(submission.dossier).unwrap()).unwrap());
    }
    out.sort_by_key(Value::to_string);
    out
}

fn outcomes(comparison: &Comparison) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for line in &comparison.lines {
        *counts.entry(line.outcome.label()).or_default() += 1;
    }
    counts
}

fn key(kind: RecordKind, id: i64) -> RecordKey {
    RecordKey { kind, id }
}

fn chosen(key: RecordKey, choice: Choice) -> Choices {
    Choices { plan: None, records: BTreeMap::from([(key, choice)]) }
}

#[test]
fn a_dossier_goes_up_whole_and_undo_gives_the_same_file() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Giữ nghề dệt", "Xóm Nà Lom");
    for deed in [
        json!({"deed": "answer_gate", "dossier": 1501, "criterion": 1003, "answer": "met", "evidence": "xác nhận của Công an xã"}),
        json!({"deed": "enter_stage", "dossier": 1501, "criterion": 1004, "stage": "self_score", "points": "8.5", "reason": "báo cáo", "by": "Chi hội"}),
    ] {
        done(&mut below, &deed);
    }
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    let before = above.fingerprint().unwrap();
    let seen = look(&above, &packet, &Choices::default()).unwrap();
    assert_eq!(seen.plan, HIGH);
    assert_eq!(outcomes(&seen), BTreeMap::from([("Mới", 4)]), "unit, subject, dossier, assessment");
    assert_eq!(above.fingerprint().unwrap(), before, "looking changes nothing");

    let receipt = take(&mut above, &packet).unwrap();
    let file = above.dossier(DossierId(1501)).unwrap();
    assert_eq!(
        (file.dossier.plan, file.dossier.received, file.state),
        (HIGH, Some(day()), DossierState::Nominated)
    );
    assert_eq!(file.steps.len(), 2, "how it was cared for there, and that it came");
    assert!(file.steps[1].reason.contains("Hội LHPN xã"));
    assert_eq!(file.subject.unit, Some(UnitId(1000)));
    // Under our own criteria: the same words, and the line theirs was derived from.
    assert_eq!(file.gates.iter().map(|it| it.criterion.0).collect::<Vec<_>>(), [101]);
    let stages = above.stages(DossierId(1501)).unwrap();
    assert_eq!((stages[0].criterion.0, stages[0].points.to_string().as_str()), (102, "8,5"));

    let taken = above.fingerprint().unwrap();
    assert_eq!(take(&mut above, &packet), None, "the same packet again");
    assert_eq!(above.fingerprint().unwrap(), taken);
    above.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(above.fingerprint().unwrap(), before);
    assert!(above.check_journal().unwrap().broken_at.is_none());
}

#[test]
fn a_change_there_comes_along_and_a_change_here_stays() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "");
    nominate(&mut below, 1000, 2, "Hai", "");
    nominate(&mut below, 1000, 3, "Ba", "");
    let first = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &first).unwrap();
    nominate(&mut below, 1000, 1, "Một, viết lại", "");
    nominate(&mut below, 1000, 3, "Ba, xã viết", "");
    for (n, words) in [(2, "Hai, tỉnh viết"), (3, "Ba, tỉnh viết")] {
        let mut dossier = above.dossier(DossierId(1500 + n)).unwrap().dossier;
        dossier.summary = words.into();
        above.perform(&Command::SaveDossier { dossier }, &stamp()).unwrap();
    }
    let second = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    let seen = look(&above, &second, &Choices::default()).unwrap();
    let of = |n: i64| &seen.line(key(RecordKind::Dossier, 1500 + n)).unwrap().outcome;
    assert!(matches!(of(1), Outcome::TheirsNewer { .. }), "{:?}", of(1));
    assert!(matches!(of(2), Outcome::OursNewer { .. }), "{:?}", of(2));
    let Outcome::Conflict { fields } = of(3) else { panic!("{:?}", of(3)) };
    assert_eq!(fields.len(), 1);
    assert_eq!(
        (fields[0].label.as_str(), fields[0].ours.as_str(), fields[0].theirs.as_str()),
        ("Tóm tắt thành tích", "Ba, tỉnh viết", "Ba, xã viết")
    );
    // A conflict comes first.
    assert!(matches!(seen.lines[0].outcome, Outcome::Conflict { .. }));

    take(&mut above, &second).unwrap();
    let summary =
        |database: &Database, n: i64| database.dossier(DossierId(1500 + n)).unwrap().dossier.summary;
    assert_eq!(summary(&above, 1), "Một, viết lại");
    assert_eq!(summary(&above, 2), "Hai, tỉnh viết");
    assert_eq!(summary(&above, 3), "Ba, tỉnh viết", "nothing of ours goes without a choice");
    // It stays a conflict until somebody decides, and then is none any more.
    assert!(matches!(
        look(&above, &second, &Choices::default())
            .unwrap()
            .line(key(RecordKind::Dossier, 1503))
            .unwrap()
            .outcome,
        Outcome::Conflict { .. }
    ));
    take_with(&mut above, &second, &chosen(key(RecordKind::Dossier, 1503), Choice::Ours)).unwrap();
    assert_eq!(summary(&above, 3), "Ba, tỉnh viết");
    let later = look(&above, &second, &Choices::default()).unwrap();
    assert!(matches!(later.line(key(RecordKind::Dossier, 1503)).unwrap().outcome, Outcome::OursNewer { .. }));
    // And whoever thinks better of it still can.
    take_with(&mut above, &second, &chosen(key(RecordKind::Dossier, 1503), Choice::Theirs)).unwrap();
    assert_eq!(summary(&above, 3), "Ba, xã viết");
    assert_eq!(take(&mut above, &second), None);
}

#[test]
fn an_older_packet_taken_in_late_does_not_turn_the_newer_back() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Cũ", "");
    let old = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    nominate(&mut below, 1000, 1, "Mới", "");
    let new = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    assert!(new.head.made_at > old.head.made_at, "though the clock stood still");
    take(&mut above, &new).unwrap();
    let seen = look(&above, &old, &Choices::default()).unwrap();
    assert!(matches!(seen.line(key(RecordKind::Dossier, 1501)).unwrap().outcome, Outcome::OursNewer { .. }));
    take(&mut above, &old);
    assert_eq!(above.dossier(DossierId(1501)).unwrap().dossier.summary, "Mới");
}

#[test]
fn what_was_removed_here_does_not_come_back_by_itself() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "");
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &packet).unwrap();
    above.perform(&Command::RemoveDossier { id: DossierId(1501) }, &stamp()).unwrap();
    assert_eq!(take(&mut above, &packet), None);
    assert!(above.dossier(DossierId(1501)).is_err());
    take_with(&mut above, &packet, &chosen(key(RecordKind::Dossier, 1501), Choice::Theirs)).unwrap();
    assert_eq!(above.dossier(DossierId(1501)).unwrap().dossier.summary, "Một");
}

#[test]
fn what_the_sender_left_out_is_not_emptied_here() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "Xóm Nà Lom");
    let whole = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &whole).unwrap();
    nominate(&mut below, 1000, 1, "Một, viết lại", "Xóm Nà Lom");
    let spare = pack(
        &mut below,
        PlanId(1001),
        Direction::Up,
        &[LeftOut::Contact, LeftOut::Sensitive, LeftOut::Scores],
    );
    let written = serde_json::to_string(&spare.records).unwrap();
    assert!(!written.contains("Nà Lom") && !written.contains("Tày"), "{written}");
    take(&mut above, &spare).unwrap();
    let file = above.dossier(DossierId(1501)).unwrap();
    let Detail::Person(it) = &file.subject.detail else { panic!() };
    assert_eq!((it.address.as_str(), it.ethnicity.as_str()), ("Xóm Nà Lom", "Tày"));
    assert_eq!(file.dossier.summary, "Một, viết lại");
}

#[test]
fn what_only_we_ask_is_no_matter_between_the_two() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "");
    let gate = |answer: &str, dossier: i64, criterion: i64| json!({"deed": "answer_gate", "dossier": dossier, "criterion": criterion, "answer": answer, "evidence": ""});
    done(&mut below, &gate("met", 1501, 1003));
    take(&mut above, &pack(&mut below, PlanId(1001), Direction::Up, &[])).unwrap();
    // We answer a condition of our own; the unit thinks better of its own answer.
    done(&mut above, &gate("met", 1501, 103));
    done(&mut below, &gate("failed", 1501, 1003));
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    let seen = look(&above, &packet, &Choices::default()).unwrap();
    let line = seen.line(key(RecordKind::Assessment, 1501)).unwrap();
    let Outcome::TheirsNewer { fields } = &line.outcome else { panic!("{line:?}") };
    assert_eq!((fields[0].ours.as_str(), fields[0].theirs.as_str()), ("Đạt", "Không đạt"));
    take(&mut above, &packet).unwrap();
    assert_eq!(above.dossier(DossierId(1501)).unwrap().gates.len(), 2);
}

#[test]
fn a_unit_of_the_same_name_waits_for_a_word_and_is_then_remembered() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    done(
        &mut below,
        &json!({"deed": "save_unit", "unit": {"id": 1000, "kind": "commune", "name": "Xã Bình Vàng"}}),
    );
    nominate(&mut below, 1000, 1, "Một", "");
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    let seen = look(&above, &packet, &Choices::default()).unwrap();
    let open: Vec<_> = seen.open().collect();
    let Outcome::Alike { candidates } = &open[0].outcome else { panic!("{open:?}") };
    assert_eq!(
        (candidates[0].id, candidates[0].under.as_str(), candidates[0].same_place),
        (11, "Tỉnh Cao Sơn", false)
    );

    let units = above.units().unwrap().len();
    take_with(&mut above, &packet, &chosen(key(RecordKind::Unit, 1000), Choice::Same(11))).unwrap();
    assert_eq!(above.dossier(DossierId(1501)).unwrap().dossier.unit, UnitId(11));
    assert_eq!(above.units().unwrap().len(), units);
    nominate(&mut below, 1000, 2, "Hai", "");
    let next = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &next).unwrap();
    assert_eq!(above.dossier(DossierId(1502)).unwrap().dossier.unit, UnitId(11), "not asked again");
    // Another one of the same name is another one if somebody says so.
    let mut other = high();
    take_with(&mut other, &packet, &chosen(key(RecordKind::Unit, 1000), Choice::Apart)).unwrap();
    assert_eq!(other.units().unwrap().len(), units + 1);
}

#[test]
fn a_packet_of_another_campaign_or_of_our_own_is_refused_with_the_reason() {
    let mut below = low("Hội LHPN xã", 1000);
    nominate(&mut below, 1000, 1, "Một", "");
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    let own = look(&below, &packet, &Choices::default()).unwrap_err();
    assert!(own.sentence.contains("do chính cơ quan lập"), "{}", own.sentence);

    let mut stranger = Database::in_memory().unwrap();
    done(&mut stranger, &office("Hội LHPN tỉnh khác"));
    done(
        &mut stranger,
        &json!({"deed": "save_plan", "plan": {"id": 77, "name": "Khác", "subject": "Thử", "from": "2020-01-01", "to": "2021-12-31"}}),
    );
    let refused = look(&stranger, &packet, &Choices::default()).unwrap_err();
    assert_eq!(refused.rule, Rule::WrongKind);
    assert!(
        refused.sentence.contains("Gương sáng xã") && refused.sentence.contains("01/01/2025"),
        "{}",
        refused.sentence
    );
    // Said by a person it goes, but not where the years do not fit.
    let seen = look(&stranger, &packet, &Choices { plan: Some(PlanId(77)), ..Choices::default() }).unwrap();
    let line = seen.line(key(RecordKind::Dossier, 1501)).unwrap();
    let Outcome::Blocked { why } = &line.outcome else { panic!("{line:?}") };
    assert!(why.contains("Năm 2026") && why.contains("2020–2021"), "{why}");
    done(
        &mut stranger,
        &json!({"deed": "save_plan", "plan": {"id": 78, "name": "Khác", "subject": "Thử", "from": "2026-01-01", "to": "2026-12-31"}}),
    );
    take_with(&mut stranger, &packet, &Choices { plan: Some(PlanId(78)), ..Choices::default() }).unwrap();
    assert_eq!(stranger.dossier(DossierId(1501)).unwrap().dossier.plan, PlanId(78));
}

#[test]
fn what_the_store_refuses_stands_in_the_note_and_the_rest_comes_in() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "");
    nominate(&mut below, 1000, 2, "Hai", "");
    // The same person has a dossier of the same year here, under another identifier.
    let subject = person(1000, 1, "");
    done(
        &mut above,
        &json!({"deed": "save_unit", "unit": {"id": 1000, "kind": "commune", "name": "Xã của Hội LHPN xã"}}),
    );
    for deed in [
        Command::SaveSubject { subject: subject.clone() },
        Command::SaveDossier { dossier: Dossier::new(DossierId(42), subject.id, (HIGH, 2026), UnitId(11)) },
    ] {
        above.perform(&deed, &stamp()).unwrap();
    }
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &packet).unwrap();
    assert!(above.dossier(DossierId(1501)).is_err() && above.dossier(DossierId(1502)).is_ok());
    let note = above.packets().unwrap().remove(0);
    assert_eq!((note.new, note.refused.len()), (1, 1), "{note:?}");
    assert!(
        note.refused[0].what.contains("Bế Thị Số 1") && note.refused[0].why.contains("hồ sơ khác năm 2026")
    );
}

#[test]
fn a_plan_goes_down_with_criteria_units_and_duties_and_follows_its_amendment() {
    let mut above = high();
    for deed in [
        json!({"deed": "save_obligation", "obligation": {"id": 5, "plan": 1, "duty": {"duty": "quota", "nominators": {"units": [11]},
            "bound": "at_least", "number": 2, "kinds": ["person"], "every": "yearly", "due": {"on": "2026-09-15"}, "sent_to": "Hội LHPN tỉnh"}}}),
        json!({"deed": "save_section", "section": {"id": 20, "plan": 1, "position": 0, "marking": "roman", "content": {"holds": "heading", "text": "MỤC ĐÍCH"}}}),
        json!({"deed": "save_section", "section": {"id": 21, "plan": 1, "parent": 20, "position": 0, "marking": "plain", "content": {"holds": "text", "runs": [{"text": "Phát hiện gương sáng."}]}}}),
    ] {
        done(&mut above, &deed);
    }
    let mut below = Database::in_memory().unwrap();
    done(&mut below, &office("Hội LHPN xã"));
    let packet = pack(&mut above, HIGH, Direction::Down, &[]);
    let before = below.fingerprint().unwrap();
    let receipt = take(&mut below, &packet).unwrap();
    let here = below.plan(HIGH).unwrap();
    assert!(here.plan.is_superior());
    assert_eq!(here.plan.origin.issuer, "Hội LHPN tỉnh");
    assert_eq!((here.sections.len(), here.obligations.len(), here.sets[0].criteria.len()), (2, 1, 3));
    assert_eq!(below.units().unwrap().len(), 2);
    assert_eq!(take(&mut below, &packet), None);

    // Amended above: one section other, one gone, one more.
    done(&mut above, &json!({"deed": "remove_section", "id": 21}));
    done(
        &mut above,
        &json!({"deed": "save_section", "section": {"id": 22, "plan": 1, "position": 1, "marking": "roman", "content": {"holds": "heading", "text": "YÊU CẦU"}}}),
    );
    done(&mut above, &json!({"deed": "remove_obligation", "id": 5}));
    let amended = pack(&mut above, HIGH, Direction::Down, &[]);
    let seen = look(&below, &amended, &Choices::default()).unwrap();
    let line = seen.line(key(RecordKind::Plan, 1)).unwrap();
    let Outcome::TheirsNewer { fields } = &line.outcome else { panic!("{line:?}") };
    assert!(fields.iter().any(|it| it.label == "Nội dung" && it.theirs.contains("YÊU CẦU")), "{fields:?}");
    take(&mut below, &amended).unwrap();
    assert_eq!(
        (below.plan(HIGH).unwrap().sections.len(), below.plan(HIGH).unwrap().obligations.len()),
        (2, 0)
    );
    assert_eq!(take(&mut below, &amended), None);
    // The sender's own copy is not for the sender, and the way back is whole.
    assert!(look(&above, &amended, &Choices::default()).is_err());
    let undo = below.journal(1).unwrap()[0].id;
    below.perform(&Command::Revert { of: undo }, &stamp()).unwrap();
    below.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(below.fingerprint().unwrap(), before);
}

#[test]
fn a_subject_made_anonymous_is_forgotten_in_packets_too_and_does_not_come_back() {
    let (mut above, mut below) = (high(), low("Hội LHPN xã", 1000));
    nominate(&mut below, 1000, 1, "Một", "Xóm Nà Lom");
    take(&mut above, &pack(&mut below, PlanId(1001), Direction::Up, &[])).unwrap();
    // A conflict nobody decides is named in the note.
    nominate(&mut below, 1000, 1, "Xã viết", "Xóm Nà Lom");
    let dossier =
        Dossier { summary: "Tỉnh viết".into(), ..above.dossier(DossierId(1501)).unwrap().dossier };
    above.perform(&Command::SaveDossier { dossier }, &stamp()).unwrap();
    let packet = pack(&mut below, PlanId(1001), Direction::Up, &[]);
    take(&mut above, &packet).unwrap();
    let said = |database: &Database| serde_json::to_string(&database.packets().unwrap()).unwrap();
    assert!(said(&above).contains("Bế Thị Số 1"));
    let anonymise = Command::Anonymise {
        subject: SubjectId(1101),
        on: day(),
        by: "Chi".into(),
        reason: "hết thời hạn lưu".into(),
        erased: Vec::new(),
    };
    above.perform(&anonymise, &stamp()).unwrap();
    assert!(!said(&above).contains("Bế Thị Số 1"));
    assert!(above.check_journal().unwrap().broken_at.is_none());
    let seen = look(&above, &packet, &Choices::default()).unwrap();
    for key in [key(RecordKind::Subject, 1101), key(RecordKind::Dossier, 1501)] {
        assert!(matches!(seen.line(key).unwrap().outcome, Outcome::Blocked { .. }));
    }
    // Nor does an anonymous subject go on to the next office.
    let further = pack(&mut above, HIGH, Direction::Up, &[]);
    assert!(further.records.dossiers.is_empty() && further.records.subjects.is_empty());
}

#[derive(Debug, Clone)]
enum Move {
    Write(bool, u8, u8),
    Pack(bool),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        3 => (any::<bool>(), 0..4u8, 0..3u8).prop_map(|(who, n, words)| Move::Write(who, n, words)),
        2 => any::<bool>().prop_map(Move::Pack),
    ];
    prop::collection::vec(one, 1..14)
}

const OFFICES: [i64; 2] = [1000, 2000];

/// Two lower offices at work; the packets they make on the way, and the last state of each.
fn packets(moves: &[Move]) -> Vec<Packet> {
    let mut lows = [low("Hội LHPN xã Một", 1000), low("Hội LHPN xã Hai", 2000)];
    let mut out = Vec::new();
    for one in moves {
        match one {
            Move::Write(who, n, words) => {
                let at = usize::from(*who);
                nominate(
                    &mut lows[at],
                    OFFICES[at],
                    i64::from(*n),
                    &format!("lời {words}"),
                    &format!("xóm {words}"),
                );
            }
            Move::Pack(who) => {
                let at = usize::from(*who);
                out.push(pack(&mut lows[at], PlanId(OFFICES[at] + 1), Direction::Up, &[]));
            }
        }
    }
    for (at, database) in lows.iter_mut().enumerate() {
        out.push(pack(database, PlanId(OFFICES[at] + 1), Direction::Up, &[]));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_order_of_packets_gives_the_same_and_nothing_is_missing(moves in moves(), seed in any::<u64>()) {
        let all = packets(&moves);
        let mut straight = high();
        for packet in &all {
            take(&mut straight, packet);
        }
        // A∪B: the last packet of each office is here whole.
        for packet in &all[all.len() - 2..] {
            for sent in &packet.records.dossiers {
                let here = straight.dossier(sent.dossier.id).unwrap();
                prop_assert_eq!(&here.dossier.summary, &sent.dossier.summary);
                prop_assert_eq!(&here.dossier.achievements, &sent.dossier.achievements);
            }
            for subject in &packet.records.subjects {
                let here = straight.subject(subject.id).unwrap();
                prop_assert_eq!(here.as_ref(), Some(subject));
            }
        }
        // Twice is once.
        let once = straight.fingerprint().unwrap();
        for packet in all.iter().rev() {
            prop_assert!(take(&mut straight, packet).is_none());
        }
        prop_assert_eq!(straight.fingerprint().unwrap(), once);
        // In any order.
        let mut order: Vec<usize> = (0..all.len()).collect();
        let mut state = seed;
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut shuffled = high();
        for at in order {
            take(&mut shuffled, &all[at]);
        }
        prop_assert_eq!(content(&mut shuffled), content(&mut straight));
    }

    #[test]
    fn what_was_changed_here_is_never_lost_without_a_choice_and_undo_is_whole(
        moves in moves(),
        here in prop::collection::vec((any::<bool>(), 0..4i64, 0..3u8), 0..6),
    ) {
        let all = packets(&moves);
        let mut above = high();
        let mut ours: BTreeMap<DossierId, String> = BTreeMap::new();
        for (at, packet) in all.iter().enumerate() {
            let before = above.fingerprint().unwrap();
            if let Some(receipt) = take(&mut above, packet) {
                let taken = above.fingerprint().unwrap();
                let undone = above.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
                prop_assert_eq!(above.fingerprint().unwrap(), before);
                above.perform(&undone.undo.unwrap(), &stamp()).unwrap();
                prop_assert_eq!(above.fingerprint().unwrap(), taken);
            }
            for (id, summary) in &ours {
                prop_assert_eq!(&above.dossier(*id).unwrap().dossier.summary, summary);
            }
            if let Some((who, n, words)) = here.get(at) {
                let id = DossierId(OFFICES[usize::from(*who)] + 500 + n);
                if let Ok(file) = above.dossier(id) {
                    let summary = format!("cấp trên viết {words}");
                    let dossier = Dossier { summary: summary.clone(), ..file.dossier };
                    above.perform(&Command::SaveDossier { dossier }, &stamp()).unwrap();
                    ours.insert(id, summary);
                }
            }
        }
    }
}

#[test]
fn packets_stand_a_second_apart_even_when_the_clock_is_set_back() {
    let mut below = low("Hội LHPN xã", 1000);
    let first = pack(&mut below, PlanId(1001), Direction::Up, &[]).head.made_at;
    let order = PacketOrder {
        direction: Direction::Up,
        plan: PlanId(1001),
        year: None,
        states: Vec::new(),
        left_out: Vec::new(),
        at: first - TimeDelta::days(400),
        by: String::new(),
    };
    assert_eq!(below.packet(&order).unwrap().0.head.made_at, first + TimeDelta::seconds(1));
}
