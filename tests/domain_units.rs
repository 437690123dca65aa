//! Units through the years: whose work counts for whom, the great change to two levels, lists that are pasted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use guong_sang::domain::Command;
use guong_sang::domain::ids::UnitId;
use guong_sang::domain::unit::listing::{self, Choices, Outcome};
use guong_sang::domain::unit::transform::{self, Pair, Transformation};
use guong_sang::domain::unit::{
    OldName, Unit, UnitKind, circle, group_by_new, in_tree_order, name_on, parent_on, predecessors,
    successor_on,
};
use guong_sang::storage::Database;
use proptest::prelude::*;
use std::collections::HashSet;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn unit(id: i64, parent: Option<i64>, kind: UnitKind, name: &str) -> Unit {
    Unit {
        parent: parent.map(UnitId),
        order: i32::try_from(id).unwrap(),
        ..Unit::new(UnitId(id), kind, name)
    }
}

fn two_tier() -> &'static Transformation {
    transform::shipped().iter().find(|one| one.key == "two-tier-2025").unwrap()
}

/// A province with two districts, five communes, hamlets and an agency; every name is made up.
fn old_tree() -> Vec<Unit> {
    use UnitKind::{Agency, Commune, District, Hamlet, Province};
    let mut units = vec![
        unit(1, None, Province, "Hội LHPN tỉnh Hoa Sơn"),
        unit(2, Some(1), District, "Hội LHPN huyện Mai Khê"),
        unit(3, Some(1), District, "Hội LHPN huyện Đồi Sim"),
        unit(4, Some(1), Agency, "Hội Phụ nữ Công an tỉnh"),
        unit(11, Some(2), Commune, "Hội LHPN xã Mai Hạ"),
        unit(12, Some(2), Commune, "Hội LHPN xã Mai Thượng"),
        unit(13, Some(2), Commune, "Hội LHPN thị trấn Mai Khê"),
        unit(14, Some(3), Commune, "Hội LHPN xã Khe Mây"),
        unit(15, Some(3), Commune, "Hội LHPN xã Suối Đá"),
        unit(21, Some(11), Hamlet, "Chi hội thôn 1"),
        unit(22, Some(11), Hamlet, "Chi hội thôn 2"),
        unit(23, Some(12), Hamlet, "Chi hội thôn 1"),
        unit(24, Some(3), Agency, "Hội Phụ nữ Trung tâm Y tế huyện Đồi Sim"),
    ];
    units[1].cluster = "Cụm thi đua số 1".into();
    units[2].cluster = "Cụm thi đua số 2".into();
    units
}

/// The units after a deed.
fn after(units: &[Unit], command: &Command) -> Vec<Unit> {
    let Command::Batch { commands, .. } = command else { panic!("{command:?}") };
    let mut units = units.to_vec();
    for one in commands {
        let Command::SaveUnit { unit } = one else { panic!("{one:?}") };
        match units.iter_mut().find(|old| old.id == unit.id) {
            Some(old) => *old = unit.clone(),
            None => units.push(unit.clone()),
        }
    }
    units
}

fn counting() -> impl FnMut() -> i64 {
    let mut next = 1000;
    move || {
        next += 1;
        next
    }
}

fn get(units: &[Unit], id: i64) -> &Unit {
    units.iter().find(|unit| unit.id.0 == id).unwrap()
}

fn ids(set: &HashSet<UnitId>) -> Vec<i64> {
    let mut ids: Vec<i64> = set.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn three_communes_become_one_and_nothing_is_lost() {
    let units = old_tree();
    let (written, unread) = transform::read(
        "1. Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của xã Mai Hạ, xã Mai Thượng và thị trấn Mai Khê thành xã mới có tên gọi là xã Mai Khê.\nxã Khe Mây",
    );
    assert!(unread.is_empty());
    let proposal = transform::propose(&units, two_tier(), &written);
    assert!(proposal.unfound.is_empty(), "{:?}", proposal.unfound);
    assert_eq!(proposal.pairs[0].name, "Hội LHPN xã Mai Khê");
    assert_eq!(proposal.pairs[0].from, [UnitId(11), UnitId(12), UnitId(13)]);
    assert_eq!(proposal.pairs[0].unit, None, "a new unit, though one of the old ones has its name");
    assert_eq!(proposal.pairs[1].unit, Some(UnitId(14)), "one that is not merged goes on");
    let without: Vec<i64> =
        transform::unpaired(&units, two_tier(), &proposal.pairs).iter().map(|unit| unit.id.0).collect();
    assert_eq!(without, [15]);

    let outlook = transform::outlook(&units, two_tier(), &proposal.pairs);
    assert_eq!(outlook.troubles, []);
    assert_eq!((outlook.made.len(), outlook.going_on.len()), (1, 1));
    assert_eq!(outlook.without, [UnitId(15)]);
    assert_eq!(outlook.left, [UnitId(24)], "the agency of a district that ends without successor");

    let command = transform::plan(&units, two_tier(), &proposal.pairs, &mut counting()).unwrap();
    let now = after(&units, &command);
    let new = get(&now, 1001);
    assert_eq!((new.parent, new.kind), (Some(UnitId(1)), UnitKind::Commune));
    assert_eq!((new.valid_from, new.cluster.as_str()), (Some(day(2025, 7, 1)), "Cụm thi đua số 1"));
    for id in [2, 3, 11, 12, 13] {
        assert_eq!(get(&now, id).valid_to, Some(day(2025, 6, 30)), "{id}");
        assert_eq!(get(&now, id).name, get(&units, id).name, "{id} keeps its name");
    }
    assert_eq!(get(&now, 2).successor, None);
    assert_eq!(get(&now, 12).successor, Some(UnitId(1001)));
    // The hamlets go along, and it is kept where they stood.
    assert_eq!(get(&now, 23).parent, Some(UnitId(1001)));
    assert_eq!(parent_on(get(&now, 23), day(2024, 5, 1)), Some(UnitId(12)));
    assert_eq!(parent_on(get(&now, 23), day(2025, 7, 1)), Some(UnitId(1001)));
    let orders: Vec<i32> = [21, 22, 23].map(|id| get(&now, id).order).into();
    assert_eq!(orders, [1, 2, 3], "one after the other, whatever their old places");
    // The one that goes on stands under the province and is in the cluster of its district.
    let on = get(&now, 14);
    assert_eq!((on.parent, on.valid_to, on.cluster.as_str()), (Some(UnitId(1)), None, "Cụm thi đua số 2"));
    assert_eq!(ids(&circle(&now, UnitId(1001))), [11, 12, 13, 21, 22, 23, 1001]);
    assert_eq!(predecessors(&now, UnitId(1001)).len(), 3);
}

#[test]
fn one_of_the_old_ones_may_go_on_under_a_new_name() {
    let units = old_tree();
    let pair = Pair {
        name: "Hội LHPN phường Mai Khê".into(),
        unit: Some(UnitId(13)),
        from: vec![UnitId(2), UnitId(11), UnitId(13)],
    };
    let command = transform::plan(&units, two_tier(), &[pair], &mut counting()).unwrap();
    let now = after(&units, &command);
    let on = get(&now, 13);
    assert_eq!((on.valid_to, on.successor, on.parent), (None, None, Some(UnitId(1))));
    assert_eq!(name_on(on, day(2025, 6, 30)), "Hội LHPN thị trấn Mai Khê");
    assert_eq!(name_on(on, day(2025, 7, 1)), "Hội LHPN phường Mai Khê");
    assert_eq!(get(&now, 2).successor, Some(UnitId(13)), "the district may have a successor");
    assert_eq!(successor_on(&now, UnitId(11), day(2026, 1, 1)), Some(UnitId(13)));
    assert_eq!(successor_on(&now, UnitId(11), day(2025, 6, 30)), Some(UnitId(11)));
    assert_eq!(successor_on(&now, UnitId(3), day(2026, 1, 1)), None, "nobody took over");
}

#[test]
fn pairs_that_contradict_each_other_are_refused() {
    let mut units = old_tree();
    units[4].valid_to = Some(day(2020, 1, 1));
    let pair = |name: &str, unit: Option<i64>, from: &[i64]| Pair {
        name: name.into(),
        unit: unit.map(UnitId),
        from: from.iter().map(|id| UnitId(*id)).collect(),
    };
    for (pairs, said) in [
        (vec![pair("", None, &[12])], "chưa có tên"),
        (vec![pair("Xã A", None, &[])], "chưa có đơn vị cũ"),
        (vec![pair("Xã A", None, &[12]), pair("Xã B", None, &[12, 13])], "hai đơn vị mới"),
        (vec![pair("Xã A", None, &[12]), pair("xã a", None, &[13])], "hai lần"),
        (vec![pair("Xã A", None, &[11])], "đã kết thúc"),
        (vec![pair("Xã A", None, &[99])], "Không tìm thấy"),
        (vec![pair("", Some(12), &[13]), pair("Xã B", None, &[12])], "vừa đi tiếp"),
        (vec![], "Chưa có đơn vị mới"),
    ] {
        let refusal = transform::plan(&units, two_tier(), &pairs, &mut counting()).unwrap_err();
        assert!(refusal.sentence.contains(said), "{}", refusal.sentence);
    }
}

#[test]
fn new_units_entered_before_are_paired_by_name() {
    let mut units = old_tree();
    let new = |id, name: &str| Unit {
        valid_from: Some(day(2025, 7, 1)),
        ..unit(id, Some(1), UnitKind::Commune, name)
    };
    units.push(new(31, "Hội LHPN xã Khe Mây"));
    units.push(new(32, "Hội LHPN phường Mai Khê"));
    units.push(new(33, "Hội LHPN xã Trăng Non"));
    let proposal = transform::propose(&units, two_tier(), &[]);
    let found: Vec<(Option<i64>, Vec<i64>)> = proposal
        .pairs
        .iter()
        .map(|pair| (pair.unit.map(|id| id.0), pair.from.iter().map(|id| id.0).collect()))
        .collect();
    // The township and the district have one name: nobody can tell which of them is meant.
    assert_eq!(found, [(Some(31), vec![14])]);
    let command = transform::plan(&units, two_tier(), &proposal.pairs, &mut counting()).unwrap();
    assert_eq!(get(&after(&units, &command), 14).successor, Some(UnitId(31)));
}

#[test]
fn reports_stand_under_the_new_names() {
    let mut units = old_tree();
    let mut ended = |id: i64, successor: Option<i64>| {
        let unit = units.iter_mut().find(|unit| unit.id.0 == id).unwrap();
        unit.valid_to = Some(day(2025, 6, 30));
        unit.successor = successor.map(UnitId);
    };
    ended(11, Some(12));
    ended(15, None);
    let named: Vec<UnitId> = [15, 14, 12, 11, 11].map(UnitId).into();
    let groups = |on| {
        group_by_new(&units, &named, on)
            .into_iter()
            .map(|(id, group)| (id.0, group.into_iter().map(|id| id.0).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    assert_eq!(groups(day(2026, 1, 1)), [(12, vec![11, 12]), (14, vec![14]), (15, vec![15])]);
    assert_eq!(groups(day(2025, 6, 30)).len(), 4);
}

#[test]
fn names_of_which_nobody_knows_the_end_are_no_answer() {
    let mut one = unit(1, None, UnitKind::Commune, "Xã Nay");
    one.old_names = vec![
        OldName { name: "Xã Xưa".into(), until: Some(day(2000, 1, 1)) },
        OldName { name: "Xã Cũ".into(), until: Some(day(2010, 1, 1)) },
        OldName { name: "Xã Đâu".into(), until: None },
    ];
    assert_eq!(name_on(&one, day(1999, 1, 1)), "Xã Xưa");
    assert_eq!(name_on(&one, day(2010, 1, 1)), "Xã Cũ");
    assert_eq!(name_on(&one, day(2010, 1, 2)), "Xã Nay");
}

fn outcomes(listing: &listing::Listing) -> Vec<(&str, &str, usize)> {
    let word = |outcome: &Outcome| match outcome {
        Outcome::New => "new",
        Outcome::Changed { .. } => "changed",
        Outcome::Same => "same",
        Outcome::Skipped => "skipped",
        Outcome::Refused { .. } => "refused",
    };
    listing.rows.iter().map(|row| (row.name.as_str(), word(&row.outcome), row.depth)).collect()
}

#[test]
fn a_table_from_excel_is_read_by_its_titles() {
    let text = "DANH SÁCH ĐƠN VỊ\t\t\t\t\t\t\nSTT\tTên đơn vị\tLoại\tTrực thuộc\tCụm thi đua\tTên gọi tắt\tDân số\n\
        1\tHội LHPN xã Mai Hạ\tXã\tHội LHPN huyện Mai Khê\tCụm thi đua số 1\tMai Hạ\t100\n\
        2\tHội LHPN xã Suối Đá\t\tHội LHPN huyện Đồi Sim\t\t\t100\n\
        3\tHội LHPN xã Trăng Non\t\tHội LHPN huyện Đồi Sim\tCụm thi đua số 2\tTrăng Non\t100\n\
        4\tHội LHPN xã Lạc\t\tHội LHPN huyện Không Có\t\t\t100\n\
        5\tHội LHPN xã Trăng Non\t\tHội LHPN huyện Đồi Sim\t\t\t100\n\
        6\tUỷ ban MTTQ xã Khe May\tchòm\t\t\t\t100\n\
        7\t\t\t\t\t\t100\n";
    let listing = listing::read(text, &old_tree());
    assert_eq!(
        outcomes(&listing),
        [
            ("Hội LHPN xã Mai Hạ", "changed", 0),
            ("Hội LHPN xã Suối Đá", "same", 0),
            ("Hội LHPN xã Trăng Non", "new", 0),
            ("Hội LHPN xã Lạc", "refused", 0),
            ("Hội LHPN xã Trăng Non", "refused", 0),
            ("Uỷ ban MTTQ xã Khe May", "refused", 0),
            ("", "refused", 0),
        ]
    );
    assert!(listing.notices.iter().any(|one| one.contains("Dân số")), "{:?}", listing.notices);
    let Outcome::Changed { fields } = &listing.rows[0].outcome else { panic!() };
    let labels: Vec<&str> = fields.iter().map(|(label, _, _)| label.as_str()).collect();
    assert_eq!(labels, ["Cụm thi đua", "Tên gọi tắt"]);
    for row in &listing.rows {
        if let Outcome::Refused { reason } = &row.outcome {
            assert!(
                reason.ends_with('.') && reason.contains("Hãy") || reason.contains("dùng được"),
                "{reason}"
            );
        }
    }
    let command = listing.command(&mut counting()).unwrap();
    let now = after(&old_tree(), &command);
    assert_eq!(now.len(), old_tree().len() + 1);
    let new = now.last().unwrap();
    assert_eq!((new.parent, new.kind, new.order), (Some(UnitId(3)), UnitKind::Commune, 25));
    assert_eq!(get(&now, 11).short_name, "Mai Hạ");
    assert_eq!(listing.counts(), [1, 1, 1, 4]);
}

#[test]
fn numbers_indentation_and_levels_make_a_tree() {
    let wanted = [
        ("Hội LHPN xã Trăng Non", "new", 0),
        ("Chi hội thôn Thượng", "new", 1),
        ("Chi hội thôn Hạ", "new", 1),
        ("Hội LHPN phường Sao Mai", "new", 0),
        ("Chi hội tổ dân phố 1", "new", 1),
    ];
    for text in [
        "I\tHội LHPN xã Trăng Non\n1\tChi hội thôn Thượng\n2\tChi hội thôn Hạ\nII\tHội LHPN phường Sao Mai\n1\tChi hội tổ dân phố 1",
        "1\tHội LHPN xã Trăng Non\n1.1\tChi hội thôn Thượng\n1.2\tChi hội thôn Hạ\n2\tHội LHPN phường Sao Mai\n2.1\tChi hội tổ dân phố 1",
        "1. Hội LHPN xã Trăng Non\n- Chi hội thôn Thượng\n- Chi hội thôn Hạ\n2. Hội LHPN phường Sao Mai\n- Chi hội tổ dân phố 1",
        "Hội LHPN xã Trăng Non\n    Chi hội thôn Thượng\n    Chi hội thôn Hạ\nHội LHPN phường Sao Mai\n    Chi hội tổ dân phố 1",
        "Hội LHPN xã Trăng Non\n\tChi hội thôn Thượng\n\tChi hội thôn Hạ\nHội LHPN phường Sao Mai\n\tChi hội tổ dân phố 1",
        "Tên đơn vị\nHội LHPN xã Trăng Non\nChi hội thôn Thượng\nChi hội thôn Hạ\nHội LHPN phường Sao Mai\nChi hội tổ dân phố 1",
        "Hội LHPN xã Trăng Non\n- Chi hội thôn Thượng\n- Chi hội thôn Hạ\nHội LHPN phường Sao Mai\n- Chi hội tổ dân phố 1",
    ] {
        let listing = listing::read(text, &old_tree());
        assert_eq!(outcomes(&listing), wanted, "{text}");
        let choices = Choices { under: Some(UnitId(1)), ..Choices::default() };
        let listing = listing::read_as(text, &old_tree(), &choices);
        let now = after(&old_tree(), &listing.command(&mut counting()).unwrap());
        let find = |name: &str| now.iter().find(|unit| unit.name == name).unwrap();
        assert_eq!(find("Hội LHPN xã Trăng Non").parent, Some(UnitId(1)));
        assert_eq!(find("Chi hội thôn Hạ").parent, Some(find("Hội LHPN xã Trăng Non").id));
        assert_eq!(find("Chi hội thôn Hạ").kind, UnitKind::Hamlet);
        assert_eq!(find("Chi hội tổ dân phố 1").parent, Some(find("Hội LHPN phường Sao Mai").id));
    }
}

#[test]
fn names_that_are_near_are_shown_and_left_to_the_user() {
    let units = old_tree();
    let text = "Xã Mai Hạ\nHội LHPN xa Khe May\nHội LHPN xã Khê Mây";
    let listing = listing::read(text, &units);
    assert!(listing.rows[0].near && listing.rows[0].existing == Some(UnitId(11)));
    assert_eq!(listing.rows[1].existing, Some(UnitId(14)));
    assert!(matches!(&listing.rows[2].outcome, Outcome::Refused { reason } if reason.contains("Dòng 2")));
    let choices = Choices { apart: [1, 3].into(), skipped: [2].into(), ..Choices::default() };
    let listing = listing::read_as(text, &units, &choices);
    let words: Vec<&str> = outcomes(&listing).into_iter().map(|(_, word, _)| word).collect();
    assert_eq!(words, ["new", "skipped", "new"]);
    // The same number under another parent is another hamlet.
    let listing = listing::read(
        "Tên đơn vị\tTrực thuộc\nChi hội thôn 1\tHội LHPN xã Khe Mây\nChi hội thôn 1\tHội LHPN xã Mai Hạ\nChi hội thôn 1\t",
        &units,
    );
    let words: Vec<&str> = outcomes(&listing).into_iter().map(|(_, word, _)| word).collect();
    assert_eq!(words, ["new", "same", "refused"]);
}

#[test]
fn a_list_that_is_entered_twice_changes_nothing() {
    let mut db = Database::in_memory().unwrap();
    let text = "I. Hội LHPN xã Trăng Non\n1. Chi hội thôn Thượng\n2. Chi hội thôn Hạ\nII. Hội LHPN phường Sao Mai\n1. Chi hội tổ dân phố 1";
    let stamp = guong_sang::cli::sample::stamp(0);
    let empty = db.fingerprint().unwrap();
    let first = listing::read(text, &[]).command(&mut counting()).unwrap();
    let receipt = db.perform(&first, &stamp).unwrap();
    let units = db.units().unwrap();
    assert_eq!(units.len(), 5);
    let again = listing::read(text, &units);
    assert_eq!(again.counts(), [0, 0, 5, 0]);
    assert_eq!(again.command(&mut counting()), None);
    db.perform(&receipt.undo.unwrap(), &stamp).unwrap();
    assert_eq!(db.fingerprint().unwrap(), empty);
}

/// A tree with any parents and successors, circles among them.
fn any_tree() -> impl Strategy<Value = Vec<Unit>> {
    let one = (proptest::option::of(1..16_i64), proptest::option::of(1..16_i64), any::<bool>());
    proptest::collection::vec(one, 1..16).prop_map(|all| {
        let units = all.into_iter().enumerate().map(|(at, (parent, successor, ended))| {
            let mut one = unit(at as i64 + 1, parent, UnitKind::Commune, "Xã");
            one.successor = successor.map(UnitId);
            one.valid_to = ended.then(|| day(2025, 6, 30));
            one
        });
        units.collect()
    })
}

/// A proper old tree: districts under a province, communes under districts, hamlets under communes; and pairs.
fn old_and_pairs() -> impl Strategy<Value = (Vec<Unit>, Vec<Pair>)> {
    (1..4_i64, 1..12_i64, 0..12_i64, proptest::collection::vec((0..5_usize, any::<bool>()), 12)).prop_map(
        |(districts, communes, hamlets, dice)| {
            let mut units = vec![unit(1, None, UnitKind::Province, "Tỉnh")];
            for i in 0..districts {
                units.push(unit(10 + i, Some(1), UnitKind::District, &format!("Huyện {i}")));
            }
            for i in 0..communes {
                units.push(unit(100 + i, Some(10 + i % districts), UnitKind::Commune, &format!("Xã {i}")));
            }
            for i in 0..hamlets {
                units.push(unit(500 + i, Some(100 + i % communes), UnitKind::Hamlet, &format!("Thôn {i}")));
            }
            let mut pairs: Vec<Pair> = Vec::new();
            for (i, (group, goes_on)) in (0..communes).zip(dice) {
                let name = format!("Xã mới {group}");
                let id = UnitId(100 + i);
                match pairs.iter_mut().find(|pair| pair.name == name) {
                    Some(pair) => pair.from.push(id),
                    // Group 0 is left without a pair.
                    None if group > 0 => {
                        pairs.push(Pair { name, unit: goes_on.then_some(id), from: vec![id] });
                    }
                    None => {}
                }
            }
            (units, pairs)
        },
    )
}

proptest! {
    #[test]
    fn no_tree_hangs(units in any_tree(), id in 1..16_i64) {
        prop_assume!(units.iter().any(|unit| unit.id.0 == id));
        let inside = circle(&units, UnitId(id));
        prop_assert!(inside.contains(&UnitId(id)));
        for one in &units {
            if one.parent.is_some_and(|parent| parent != one.id && inside.contains(&parent)) && one.successor.is_none() {
                prop_assert!(inside.contains(&one.id), "{} stands below", one.id);
            }
            if one.successor.is_some_and(|next| inside.contains(&next)) {
                prop_assert!(inside.contains(&one.id), "{} went into it", one.id);
            }
        }
        let all: Vec<UnitId> = units.iter().map(|unit| unit.id).collect();
        let grouped: usize = group_by_new(&units, &all, day(2026, 1, 1)).iter().map(|(_, group)| group.len()).sum();
        prop_assert_eq!(grouped, units.len());
        prop_assert!(in_tree_order(&units).len() <= units.len());
    }

    #[test]
    fn the_change_loses_nothing_and_can_be_taken_back((units, pairs) in old_and_pairs()) {
        prop_assume!(!pairs.is_empty());
        let mut db = Database::in_memory().unwrap();
        let stamp = guong_sang::cli::sample::stamp(0);
        let commands = units.iter().map(|unit| Command::SaveUnit { unit: unit.clone() }).collect();
        db.perform(&Command::Batch { title: "Đơn vị".into(), commands }, &stamp).unwrap();
        let before = db.fingerprint().unwrap();
        let command = transform::plan(&units, two_tier(), &pairs, &mut counting()).unwrap();
        let receipt = db.perform(&command, &stamp).unwrap();
        let now = db.units().unwrap();
        let later = day(2026, 1, 1);
        for old in &units {
            let kept = get(&now, old.id.0);
            prop_assert_eq!(name_on(kept, day(2025, 6, 30)), old.name.as_str());
            prop_assert_eq!(parent_on(kept, day(2025, 6, 30)), old.parent);
        }
        for pair in &pairs {
            let new = successor_on(&now, pair.from[0], later).unwrap();
            let inside = circle(&now, new);
            for old in &pair.from {
                prop_assert_eq!(successor_on(&now, *old, later), Some(new));
                prop_assert!(inside.contains(old), "{} is reached from the new one", old);
                for child in units.iter().filter(|unit| unit.parent == Some(*old)) {
                    prop_assert!(inside.contains(&child.id), "{} went along", child.id);
                }
            }
            prop_assert_eq!(get(&now, new.0).parent, Some(UnitId(1)));
        }
        prop_assert!(now.iter().filter(|unit| unit.kind == UnitKind::District).all(|unit| unit.has_ended(later)));
        db.perform(&receipt.undo.unwrap(), &stamp).unwrap();
        prop_assert_eq!(db.fingerprint().unwrap(), before);
    }
}
