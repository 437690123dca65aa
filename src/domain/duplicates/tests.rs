use super::*;
use crate::domain::ids::UnitId;
use crate::domain::subject::{Collective, Detail, Household, Model, Person, Subject, SubjectKind};
use crate::domain::unit::{Unit, UnitKind};
use crate::text::date::PartialDate;
use chrono::NaiveDate;
use proptest::prelude::*;

fn person(id: i64, name: &str, unit: i64, year: i32) -> Subject {
    let person = Person { birth: Some(PartialDate::Year(year)), ..Person::default() };
    Subject { unit: Some(UnitId(unit)), ..Subject::new(SubjectId(id), name, Detail::Person(person)) }
}

fn found(all: &[Subject]) -> Vec<Pair> {
    found_in(all, &[])
}

fn found_in(all: &[Subject], units: &[Unit]) -> Vec<Pair> {
    let places = Places::on(units, NaiveDate::from_ymd_opt(2026, 5, 1).unwrap());
    pairs(&all.iter().map(|one| SubjectBrief::of(one, &places)).collect::<Vec<_>>(), &[])
}

/// Whether the two are a pair.
fn alike(one: &Subject, other: &Subject) -> bool {
    !found(&[one.clone(), other.clone()]).is_empty()
}

#[test]
fn the_rules_can_be_read_and_say_where_they_come_from() {
    let rules = rules().unwrap();
    assert!(rules.source.len() > 20 && rules.honorifics.len() > 5);
    assert!(rules.level.likely > rules.level.possible && rules.level.possible > rules.level.weak);
}

#[test]
fn one_name_in_many_spellings_is_one_name() {
    let known = person(1, "Nguyễn Thị Thuý Hoà", 3, 1975);
    for name in [
        "Nguyễn Thị Thúy Hòa",
        "nguyễn thị thuý  hoà",
        "Bà Nguyễn Thị Thúy Hòa",
        "Đ/c Nguyễn Thị Thúy Hòa (Chi hội 2)",
        "Thuý Hoà Nguyễn Thị",
        "Nguyen Thi Thuy Hoa",
        "Nguyễn ThịThuý Hoà",
        "Nguyễn Thị Thuý Hoan",
        "Nguyễn Thị Thuý Ho",
        "Nguyễn Thị Thuý Hoạt",
    ] {
        let other = person(2, name, 3, 1975);
        let slip = ["Hoan", "Hoạt", " Ho"].iter().any(|end| name.ends_with(end));
        // "Ho" is too short to be taken for a slip.
        assert_eq!(alike(&known, &other), !name.ends_with(" Ho"), "{name}");
        let pair = found(&[known.clone(), other]).pop();
        assert_eq!(
            pair.is_some_and(|pair| pair.why[0] == Reason::OneLetter),
            slip && !name.ends_with(" Ho"),
            "{name}"
        );
    }
}

#[test]
fn a_part_of_a_name_is_never_enough() {
    let known = person(1, "Nguyễn Thị Hoa", 3, 1975);
    for name in ["Nguyễn Thị Lan", "Nguyễn Thị", "Nguyễn", "Thị Hoa", "Hoa", "Nguyễn Văn Hoa", "Trần Thị Hoa"]
    {
        assert!(!alike(&known, &person(2, name, 3, 1975)), "{name}");
    }
    // Two words leave no room for a slip.
    assert!(!alike(&person(1, "Bế Hoa", 3, 1975), &person(2, "Bế Hoan", 3, 1975)));
}

#[test]
fn a_name_alone_is_not_enough_either() {
    let known = person(1, "Nguyễn Thị Hoa", 3, 1975);
    assert!(!alike(&known, &person(2, "Nguyễn Thị Hoa", 4, 1980)));
    assert!(alike(&known, &person(2, "Nguyễn Thị Hoa", 3, 1980)), "unit");
    assert!(alike(&known, &person(2, "Nguyễn Thị Hoa", 4, 1975)), "year");
    let with = |id, set: fn(&mut Person)| {
        let mut it = person(id, "Nguyễn Thị Hoa", id, 1970 + id as i32);
        let Detail::Person(detail) = &mut it.detail else { unreachable!() };
        set(detail);
        it
    };
    assert!(alike(
        &with(1, |it| it.phone = "0912 345 678".into()),
        &with(2, |it| it.phone = "+84 912345678".into())
    ));
    assert!(!alike(&with(1, |it| it.phone = "123".into()), &with(2, |it| it.phone = "123".into())));
    let address = |it: &mut Person| it.address = "Tổ 5, phường Hà Giang 1".into();
    assert!(alike(&with(1, address), &with(2, address)));
}

#[test]
fn contradicting_years_of_birth_are_told_and_weigh() {
    let (one, other) = (person(1, "Nguyễn Thị Hoa", 3, 1975), person(2, "Nguyễn Thị Hoa", 3, 1991));
    let pair = &found(&[one, other])[0];
    assert_eq!(pair.strength, Strength::Weak);
    assert!(pair.why.contains(&Reason::BirthDiffers { a: 1975, b: 1991 }));
    // A slip in the name and another year of birth: two people.
    assert!(!alike(&person(1, "Nguyễn Thị Hoa", 3, 1975), &person(2, "Nguyễn Thị Hoan", 3, 1991)));
    let day = |id, name: &str, unit| {
        let mut it = person(id, name, unit, 1975);
        let Detail::Person(detail) = &mut it.detail else { unreachable!() };
        detail.birth = NaiveDate::from_ymd_opt(1975, 3, 8).map(PartialDate::Day);
        it
    };
    assert!(alike(&day(1, "Nguyễn Thị Hoa", 3), &day(2, "Nguyễn Thị Hoan", 9)), "a slip, but the same day");
    assert!(!alike(&person(1, "Nguyễn Thị Hoa", 3, 1975), &person(2, "Nguyễn Thị Hoan", 9, 1975)));
}

#[test]
fn other_names_count_and_are_told() {
    let mut married = person(1, "Trần Thị Mai", 3, 1980);
    married.other_names.push("Trần Thị Mai Lan".into());
    let pair = &found(&[married, person(2, "Trần Thị Mai Lan", 3, 1980)])[0];
    assert_eq!(pair.why[0], Reason::OtherName { name: "Trần Thị Mai Lan".into() });
    let house = |id, name: &str, head: &str| {
        let detail = Detail::Household(Household { head: head.into(), ..Household::default() });
        Subject { unit: Some(UnitId(3)), ..Subject::new(SubjectId(id), name, detail) }
    };
    assert!(alike(&house(1, "Hộ bà Lù Thị Pà", ""), &house(2, "Vàng Văn Sính", "Lù Thị Pà")));
}

#[test]
fn what_is_told_apart_by_a_figure_is_no_slip() {
    let group = |id, name: &str| {
        let detail = Detail::Collective(Collective { founded: Some(1990), ..Collective::default() });
        Subject { unit: Some(UnitId(3)), ..Subject::new(SubjectId(id), name, detail) }
    };
    for (one, other) in [
        ("Chi hội Phụ nữ thôn 3", "Chi hội Phụ nữ thôn 4"),
        ("Chi hội Phụ nữ thôn III", "Chi hội Phụ nữ thôn II"),
        ("Chi hội Phụ nữ khu A", "Chi hội Phụ nữ khu B"),
        ("Chi hội Phụ nữ thôn 3", "Chi hội Phụ nữ thôn 13"),
    ] {
        assert!(!alike(&group(1, one), &group(2, other)), "{one} – {other}");
    }
    assert!(alike(&group(1, "Chi hội Phụ nữ thôn Nà Pồng"), &group(2, "Chi hội phụ nữ thôn Nà Pông")));
    // The year of founding alone does not carry a name that every commune has.
    let elsewhere = Subject { unit: Some(UnitId(9)), ..group(2, "Chi hội Phụ nữ thôn 3") };
    assert!(!alike(&group(1, "Chi hội Phụ nữ thôn 3"), &elsewhere));
    let model = |id, unit, owner: &str| {
        let detail = Detail::Model(Model { owners: vec![owner.into()], ..Model::default() });
        Subject {
            unit: Some(UnitId(unit)), ..Subject::new(SubjectId(id), "Biến rác thành tiền", detail)
        }
    };
    assert!(alike(&model(1, 3, "Hội LHPN xã Bình Vàng"), &model(2, 4, "Hội LHPN xã Bình Vàng")));
    assert!(!alike(&model(1, 3, "Hội LHPN xã Bình Vàng"), &model(2, 4, "Hội LHPN xã Tân Mỹ")));
}

#[test]
fn a_unit_that_took_over_is_the_same_place() {
    let unit = |id, kind, parent: Option<i64>| Unit {
        parent: parent.map(UnitId),
        ..Unit::new(UnitId(id), kind, format!("Đơn vị {id}"))
    };
    let mut old = unit(1, UnitKind::Commune, None);
    (old.valid_to, old.successor) = (NaiveDate::from_ymd_opt(2025, 6, 30), Some(UnitId(2)));
    let units = [
        old,
        unit(2, UnitKind::Commune, None),
        unit(3, UnitKind::Hamlet, Some(1)),
        unit(4, UnitKind::Hamlet, Some(2)),
    ];
    let of = |unit, id| Subject {
        detail: Detail::empty(SubjectKind::Person),
        ..person(id, "Hoàng Thị Bích", unit, 0)
    };
    let why = |a, b| found_in(&[of(a, 1), of(b, 2)], &units).pop().map(|pair| pair.why[1].clone());
    assert_eq!(why(1, 2), Some(Reason::SuccessorUnit));
    assert_eq!(why(3, 2), Some(Reason::NearUnit), "the hamlet of a commune that was merged");
    assert_eq!(why(4, 1), Some(Reason::NearUnit));
    assert_eq!(why(3, 4), None, "two hamlets of one commune");
}

#[test]
fn what_is_typed_finds_by_any_words_and_other_names() {
    let mut known = person(1, "Nguyễn Thị Thuý Hoà", 3, 1975);
    known.other_names.push("Mai Thị Sim".into());
    let closeness = |typed: &str, subject: &Subject| {
        let like = Likeness { name: typed.into(), ..Likeness::new(SubjectKind::Person) };
        let brief = SubjectBrief::of(subject, &Places::default());
        Wanted::of(&like).and_then(|wanted| wanted.distance(&brief, None))
    };
    for typed in
        ["nguyen thi", "hoa thuy", "Bà Nguyễn", "sim mai", "Thị Hòa", "Nguyễn Thị Thuý Hoàn", "ng th th h"]
    {
        assert!(closeness(typed, &known).is_some(), "{typed}");
    }
    for typed in ["", "Bà", "tran", "hoa hoa", "thuy sim"] {
        assert!(closeness(typed, &known).is_none(), "{typed}");
    }
    assert!(closeness("Nguyễn Thị Thúy Hòa", &known) < closeness("Nguyễn Thị Thủy Hoa", &known));
    assert!(closeness("nguyen thi", &known) < closeness("hoa thuy", &known));
    let like = Likeness {
        unit: Some(UnitId(3)),
        birth: Some(PartialDate::Year(1975)),
        ..Likeness::new(SubjectKind::Person)
    };
    let wanted = Wanted::of(&Likeness { name: "thuy hoa".into(), ..like }).unwrap();
    let near = |it: &Subject| wanted.distance(&SubjectBrief::of(it, &Places::default()), Some(UnitId(3)));
    assert!(
        near(&known) < near(&person(2, "Thuý Hoà", 9, 1980)),
        "of the same unit and year before the closer name"
    );
}

fn subjects() -> impl Strategy<Value = Vec<Subject>> {
    let word = prop::sample::select(vec!["Nguyễn", "Thị", "Hoa", "Hoà", "Hoan", "Lan", "Bà", "Văn", "Mai"]);
    let name = prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "));
    let one = (
        name.clone(),
        name,
        1i64..4,
        1970i32..1973,
        prop::sample::select(vec!["", "0912345678", "0977000111"]),
    );
    prop::collection::vec(one, 0..14).prop_map(|all| {
        all.into_iter()
            .zip(1..)
            .map(|((name, other, unit, year, phone), id)| {
                let mut it = person(id, &name, unit, year);
                if id % 3 == 0 {
                    it.other_names.push(other);
                }
                if let Detail::Person(person) = &mut it.detail {
                    person.phone = phone.into();
                }
                it
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_the_input_does_not_show(all in subjects(), seed in any::<u64>()) {
        let first = found(&all);
        let mut turned = all.clone();
        turned.sort_by_key(|it| (it.id.0 as u64).wrapping_mul(seed | 1) % 97);
        prop_assert_eq!(&first, &found(&turned));
        // Whoever is a pair among many is one when nobody else is there, and the other way round.
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                let told = first.iter().any(|pair| (pair.a, pair.b) == (one.id, other.id));
                prop_assert_eq!(told, alike(one, other), "{} – {}", one.name, other.name);
                prop_assert_eq!(alike(one, other), alike(other, one));
            }
        }
        prop_assert!(first.iter().all(|pair| pair.a < pair.b && pair.why.len() >= 2));
    }

    #[test]
    fn pairs_set_apart_never_come_back(all in subjects(), turned in any::<bool>()) {
        let places = Places::default();
        let briefs: Vec<SubjectBrief> = all.iter().map(|one| SubjectBrief::of(one, &places)).collect();
        let first = pairs(&briefs, &[]);
        let apart: Vec<(SubjectId, SubjectId)> =
            first.iter().step_by(2).map(|pair| if turned { (pair.b, pair.a) } else { (pair.a, pair.b) }).collect();
        let rest = pairs(&briefs, &apart);
        let wanted: Vec<&Pair> = first.iter().skip(1).step_by(2).collect();
        prop_assert_eq!(rest.iter().collect::<Vec<_>>(), wanted);
    }
}
