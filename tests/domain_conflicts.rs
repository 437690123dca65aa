//! The conflict finder: whole names, units, declared relatives, and nothing from a surname or a middle name (M7).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::conflicts::{EarlierAnswer, Ground, Proposal, proposals, remembered, rules};
use guong_sang::domain::ids::{DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::round::{Board, Candidate, ConflictAnswer, ConflictVerdict, Member, Relative, Round};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::text::fold;
use proptest::prelude::*;

const SURNAMES: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Lý", "Bế", "Đàm", "Mã"];
const MIDDLES: [&str; 5] = ["Thị", "Văn", "Thị Kim", "Thị Thanh", "Đức"];
const MEMBERS_GIVEN: [&str; 4] = ["Hoa", "Lan", "Hương", "Tuấn"];
const NOMINEES_GIVEN: [&str; 4] = ["Hòa", "Hà", "Hường", "Tuân"];

fn member(id: i64, name: &str) -> Member {
    Member::new(MemberId(id), RoundId(1), name)
}

fn candidate(id: i64, people: &[&str]) -> Candidate {
    Candidate {
        people: people.iter().map(|it| (*it).to_owned()).collect(),
        ..Candidate::new(DossierId(id), SubjectKind::Person, format!("Hồ sơ {id}"), (UnitId(900 + id), "Xã"))
    }
}

fn board(members: Vec<Member>, candidates: Vec<Candidate>) -> Board {
    Board { members, candidates, ..Board::new(Round::new(RoundId(1), PlanId(1), "Đợt")) }
}

/// Whether a member and a nominee of these names are asked about.
fn asks(one: &str, other: &str) -> bool {
    !proposals(&board(vec![member(1, one)], vec![candidate(1, &[other])])).is_empty()
}

fn names(given: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for surname in SURNAMES {
        for middle in MIDDLES {
            out.extend(given.iter().map(|given| format!("{surname} {middle} {given}")));
        }
    }
    out
}

#[test]
fn forty_members_and_two_hundred_nominees_of_common_names_raise_nothing() {
    let members: Vec<Member> =
        (1..).zip(names(&MEMBERS_GIVEN).into_iter().step_by(5)).map(|(id, name)| member(id, &name)).collect();
    let nominees: Vec<Candidate> =
        (1..).zip(names(&NOMINEES_GIVEN)).take(200).map(|(id, name)| candidate(id, &[&name])).collect();
    assert_eq!((members.len(), nominees.len()), (40, 200));
    let board = board(members, nominees);
    // Surnames and middle names are shared thousands of times.
    let shared = board.members.iter().flat_map(|m| board.candidates.iter().map(move |c| (m, c)));
    assert!(shared.filter(|(m, c)| m.name.split(' ').next() == c.people[0].split(' ').next()).count() >= 800);
    assert_eq!(proposals(&board), []);
    assert!(asks(&board.members[3].name, &board.members[3].name));
}

#[test]
fn a_name_is_the_same_whatever_the_case_the_spaces_and_the_place_of_the_tone() {
    for (one, other) in [
        ("Sầm Thị Hoà", "Sầm Thị Hòa"),
        ("SẦM THỊ HÒA", "Sầm  Thị Hoà "),
        ("Nguyễn Thuý Uyên", "nguyễn thúy uyên"),
        ("Nguye\u{302}\u{303}n Va\u{306}n An", "Nguyễn Văn An"),
        ("bà Mã Thị Hương", "Mã Thị Hương"),
        ("Mã Thị Hương", "Hộ bà Mã Thị Hương"),
        ("Đ/c Lê Văn Tám", "Lê Văn Tám (Chi hội 2)"),
        ("PGS.TS. Lê Văn Tám", "ông Lê Văn Tám"),
        // Typed without any marks.
        ("nguyen thi hoa", "Nguyễn Thị Hòa"),
        ("Nguyễn Thị Hoa", "ba Nguyen Thi Hoa"),
        ("chu thi hoa", "Chu Thị Hoa"),
        ("Chu Thi Hoa", "chu thi hoa"),
        ("dinh van dat", "Đinh Văn Đạt"),
    ] {
        assert!(asks(one, other), "{one} / {other}");
        assert!(asks(other, one), "{other} / {one}");
    }
}

#[test]
fn what_is_no_whole_equal_name_is_not_asked_about() {
    for (one, other) in [
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hóa"),
        ("Trần Văn Tuấn", "Trần Văn Tuân"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Kim Hoa"),
        ("Hoa", "Hoa"),
        ("bà Hoa", "bà Hoa"),
        ("Hoa", "Nguyễn Thị Hoa"),
        ("Thị Hoa", "Nguyễn Thị Hoa"),
        ("Đinh Văn An", "Dinh Văn An"),
        ("", ""),
        ("  ", "bà"),
    ] {
        assert!(!asks(one, other), "{one} / {other}");
        assert!(!asks(other, one), "{other} / {one}");
    }
}

#[test]
fn relatives_and_units_are_grounds_and_the_office_above_is_not() {
    let mut close = member(1, "Đàm Thị Thục Anh");
    close.relatives = vec![
        Relative { name: "bà Đàm Thị Bích Duyên".to_owned(), relation: "em ruột".to_owned() },
        Relative { name: "Duyên".to_owned(), relation: "cháu".to_owned() },
    ];
    close.unit = Some(UnitId(7));
    let mut same_unit = candidate(2, &["Lục Thị Kim Sao"]);
    (same_unit.unit, same_unit.unit_name) = (UnitId(7), "Hội LHPN huyện Hòa An".to_owned());
    let mut below = candidate(3, &["Hà Thị Tươi"]);
    below.unit = UnitId(71);
    let found = proposals(&board(vec![close], vec![candidate(1, &["Đàm Thị Bích Duyên"]), same_unit, below]));
    let told: Vec<(i64, String)> = found.iter().map(|it| (it.dossier.0, it.sentence())).collect();
    assert_eq!(
        told,
        [
            (1, "Đàm Thị Bích Duyên trong hồ sơ là em ruột của thành viên".to_owned()),
            (2, "công tác tại Hội LHPN huyện Hòa An, đơn vị đề nghị".to_owned()),
        ]
    );
}

#[test]
fn an_answer_stays_when_its_ground_has_gone() {
    let mut board =
        board(vec![member(1, "Lê Thị Na")], vec![candidate(1, &["Lê Thị Na"]), candidate(2, &[])]);
    let answer = |dossier: i64, verdict| ConflictAnswer {
        member: MemberId(1),
        dossier: DossierId(dossier),
        verdict,
        by: "A".to_owned(),
        reason: String::new(),
    };
    board.conflicts = vec![answer(1, ConflictVerdict::NotConflict), answer(2, ConflictVerdict::Conflict)];
    let found = proposals(&board);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].answer, Some(ConflictVerdict::NotConflict));
    assert!(found[1].grounds.is_empty() && found[1].answer == Some(ConflictVerdict::Conflict));
}

#[test]
fn an_earlier_round_is_remembered_for_the_same_member_and_subject() {
    let board = board(
        vec![member(11, "Nông Thị Hoà"), member(12, "Nông Thị Hoa")],
        vec![candidate(5, &["Nông Thị Hoà", "Nông Thị Hoa"])],
    );
    let earlier = [EarlierAnswer {
        round: RoundId(9),
        round_name: "Đợt trước".to_owned(),
        member_name: "Nông Thị Hòa".to_owned(),
        dossier: DossierId(5),
        answer: ConflictAnswer {
            member: MemberId(1),
            dossier: DossierId(3),
            verdict: ConflictVerdict::NotConflict,
            by: "A".to_owned(),
            reason: String::new(),
        },
    }];
    let found = proposals(&board);
    let told: Vec<bool> = found.iter().map(|it| remembered(&board, it, &earlier).is_some()).collect();
    assert_eq!(told, [true, false], "another name is another person");
    let other = Proposal { dossier: DossierId(6), ..found[0].clone() };
    assert!(remembered(&board, &other, &earlier).is_none(), "another subject is another question");
}

#[test]
fn the_rules_are_data_with_a_source() {
    let rules = rules().unwrap();
    assert!(rules.source.contains("36/2018/QH14"));
    assert!(rules.least_words >= 2 && rules.same_unit && !rules.honorifics.is_empty());
}

fn name() -> impl Strategy<Value = String> {
    let given = prop::sample::select(&["Hoa", "Hòa", "Hoà", "Hóa", "hoa", "Lan", "Tám"][..]);
    let before = prop::sample::select(&["", "bà ", "Ông ", "Hộ bà ", "ba "][..]);
    let surname = prop::sample::select(&["Nguyễn", "Trần", "nguyen", "Chu", "Bà"][..]);
    let middle = prop::sample::select(&["", " Thị", " Văn", " thi"][..]);
    (before, surname, middle, given).prop_map(|(b, s, m, g)| format!("{b}{s}{m} {g}"))
}

/// The letters of a name without marks and without the honorifics of [`name`], by other means than the finder's.
fn letters(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split(' ').map(ToOwned::to_owned).collect();
    while words.first().is_some_and(|it| ["ba", "ong", "ho", "chu"].contains(&it.as_str())) {
        words.remove(0);
    }
    words
}

proptest! {
    #[test]
    fn an_alert_always_has_an_equal_whole_name_a_unit_or_a_relative(
        members in prop::collection::vec((name(), name(), prop::option::of(0i64..4)), 1..6),
        nominees in prop::collection::vec((name(), 0i64..4), 1..12),
    ) {
        let members: Vec<Member> = (1..).zip(members).map(|(id, (name, relative, unit))| Member {
            unit: unit.map(UnitId),
            relatives: vec![Relative { name: relative, relation: "em".to_owned() }],
            ..member(id, &name)
        }).collect();
        let candidates: Vec<Candidate> = (1..).zip(nominees).map(|(id, (name, unit))| Candidate {
            unit: UnitId(unit), ..candidate(id, &[&name])
        }).collect();
        let board = board(members, candidates);
        for found in proposals(&board) {
            let member = board.members.iter().find(|it| it.id == found.member).unwrap();
            let nominee = board.candidate(found.dossier).unwrap();
            prop_assert!(!found.grounds.is_empty());
            for ground in &found.grounds {
                match ground {
                    Ground::SameName { name } => {
                        prop_assert!(nominee.people.contains(name));
                        prop_assert_eq!(letters(&member.name), letters(name));
                    }
                    Ground::Relative { name, .. } => {
                        prop_assert!(nominee.people.contains(name));
                        prop_assert_eq!(letters(&member.relatives[0].name), letters(name));
                    }
                    Ground::SameUnit { .. } => prop_assert_eq!(member.unit, Some(nominee.unit)),
                }
            }
        }
    }
}
