//! Statistics: every figure is the size of its list, sums agree, old and new units hold the same dossiers, and the
//! sample's figures are those counted by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::NaiveDate;
use guong_sang::cli::{self, Outlet, sample};
use guong_sang::domain::Command;
use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::ids::{DossierId, MovementId, PlanId, UnitId};
use guong_sang::domain::movement::{Movement, MovementKind};
use guong_sang::domain::plan::Plan;
use guong_sang::domain::statistics::{
    Around, Counted, Dimension, LineKind, Question, Record, Share, Structure, Table,
};
use guong_sang::domain::subject::{Sex, SubjectKind};
use guong_sang::domain::unit::transform::{self, Pair};
use guong_sang::domain::unit::{OldName, OldParent, Unit, UnitKind};
use guong_sang::exchange::statistics::{behind, counts};
use guong_sang::storage::Database;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use storage_support::{campaign, done};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// Chance that is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.up_to(of.len())].clone()
    }

    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        (0..self.up_to(4)).map(|_| self.one(of)).collect()
    }

    fn day(&mut self) -> NaiveDate {
        let months = u32::try_from(self.up_to(12)).unwrap();
        day(2022 + i32::try_from(self.up_to(5)).unwrap(), months + 1, 15)
    }
}

struct World {
    units: Vec<Unit>,
    movements: Vec<Movement>,
    plans: Vec<Plan>,
    records: Arc<[Record]>,
}

impl World {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed | 1);
        let many = 1 + dice.up_to(14);
        let units: Vec<Unit> = (0..many)
            .map(|at| {
                let id = i64::try_from(at).unwrap();
                let mut unit = Unit::new(UnitId(id), UnitKind::Commune, format!("Đơn vị {at}"));
                // Above stands a unit with a smaller number, and who takes over has a greater one: no circles.
                unit.parent = (at > 0 && dice.up_to(4) > 0).then(|| UnitId(dice.up_to(at) as i64));
                if dice.up_to(3) == 0 {
                    unit.valid_to = Some(dice.day());
                    unit.successor =
                        (at + 1 < many).then(|| UnitId((at + 1 + dice.up_to(many - at - 1)) as i64));
                }
                if dice.up_to(4) == 0 {
                    unit.old_names =
                        vec![OldName { name: format!("Tên cũ {at}"), until: Some(dice.day()) }];
                }
                if at > 0 && dice.up_to(4) == 0 {
                    let parent = UnitId(dice.up_to(at) as i64);
                    unit.old_parents = vec![OldParent { parent, until: Some(dice.day()) }];
                }
                unit.order = i32::try_from(dice.up_to(3)).unwrap();
                unit
            })
            .collect();
        let movement = |id| Movement {
            id: MovementId(id),
            kind: MovementKind::Campaign,
            name: format!("Phong trào {id}"),
            from: None,
            to: None,
        };
        let movements: Vec<Movement> = (1..=3).map(movement).collect();
        let plans: Vec<Plan> = (1..=3)
            .map(|id| Plan::draft(PlanId(id), "Kế hoạch", day(2022, 1, 1), day(2026, 12, 31)))
            .collect();
        let words = ["", "Giấy khen", "giấy  khen", "Bằng khen", "Y đức", "Khởi nghiệp"];
        let records = (0..dice.up_to(80)).map(|at| {
            let kind = dice.one(&SubjectKind::ALL);
            let person = kind == SubjectKind::Person;
            Record {
                id: DossierId(at as i64),
                name: format!("Người {at}"),
                plan: PlanId(1 + dice.up_to(4) as i64),
                year: 2022 + i32::try_from(dice.up_to(5)).unwrap(),
                // One that is not there at all may occur in a damaged world.
                unit: UnitId(dice.up_to(many + 1) as i64),
                received: (dice.up_to(3) > 0).then(|| dice.day()),
                kind,
                state: dice.one(&DossierState::ALL),
                field: dice.one(&words).to_owned(),
                movements: dice.some(&[MovementId(1), MovementId(2), MovementId(3)]),
                priorities: dice.some(&Priority::ALL),
                proposed: dice.one(&words).to_owned(),
                sex: if person { dice.one(&[None, Some(Sex::Female), Some(Sex::Male)]) } else { None },
                ethnicity: if person {
                    dice.one(&["", "Tày", "tày", "Nùng"]).to_owned()
                } else {
                    String::new()
                },
            }
        });
        let records = records.collect::<Vec<_>>().into();
        Self { units, movements, plans, records }
    }

    fn around(&self) -> Around<'_> {
        Around {
            units: &self.units,
            movements: &self.movements,
            plans: &self.plans,
            entries: guong_sang::domain::catalogue::shipped(),
            today: day(2026, 11, 30),
        }
    }
}

fn set(table: &Table, row: Option<usize>, column: Option<usize>) -> BTreeSet<DossierId> {
    table.behind(row, column).map(|it| it.id).collect()
}

fn places(many: usize) -> impl Iterator<Item = Option<usize>> {
    std::iter::once(None).chain((0..many).map(Some))
}

fn holds(table: &Table, records: &[Record]) {
    let question = &table.question;
    let counted: BTreeSet<DossierId> =
        records.iter().filter(|it| question.takes(it)).map(|it| it.id).collect();
    assert_eq!(set(table, None, None), counted);
    let (rows, columns) = (table.rows.len(), table.columns.len());
    for row in places(rows) {
        for column in places(columns) {
            let list = set(table, row, column);
            assert_eq!(table.count(row, column), list.len(), "a figure is the length of its list");
            assert_eq!(table.behind(row, column).len(), list.len(), "nobody stands in a list twice");
            let both: BTreeSet<DossierId> =
                set(table, row, None).intersection(&set(table, None, column)).copied().collect();
            assert_eq!(list, both, "{question:?} {row:?} {column:?}");
        }
    }
    let union_of =
        |all: &mut dyn Iterator<Item = BTreeSet<DossierId>>| all.fold(BTreeSet::new(), |a, b| &a | &b);
    assert_eq!(union_of(&mut (0..rows).map(|row| set(table, Some(row), None))), counted);
    if columns > 0 || counted.is_empty() {
        assert_eq!(union_of(&mut (0..columns).map(|column| set(table, None, Some(column)))), counted);
    }
    // No line stands for nobody.
    assert!((0..rows).all(|row| table.count(Some(row), None) > 0));
    assert!((0..columns).all(|column| table.count(None, Some(column)) > 0));
    let single: Vec<usize> = (0..rows).filter(|row| table.rows[*row].kind != LineKind::Subtree).collect();
    for column in places(columns) {
        let sum: usize = single.iter().map(|row| table.count(Some(*row), column)).sum();
        if question.rows.is_multiple() {
            assert!(sum >= table.count(None, column));
        } else {
            assert_eq!(sum, table.count(None, column), "{question:?}");
        }
    }
    for row in places(rows).filter(|_| columns > 0) {
        let sum: usize = (0..columns).map(|column| table.count(row, Some(column))).sum();
        if question.columns.is_some_and(Dimension::is_multiple) {
            assert!(sum >= table.count(row, None));
        } else {
            assert_eq!(sum, table.count(row, None), "{question:?}");
        }
    }
    // A unit with others below it is their sum.
    for row in (0..rows).filter(|row| table.rows[*row].kind == LineKind::Subtree) {
        let depth = table.rows[row].depth;
        let below = (row + 1..rows).take_while(|at| table.rows[*at].depth > depth);
        let below: BTreeSet<DossierId> = union_of(&mut below.map(|at| set(table, Some(at), None)));
        assert_eq!(set(table, Some(row), None), below);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
    #[test]
    fn every_figure_is_its_list_and_the_sums_agree(
        seed in any::<u64>(),
        rows in 0usize..13,
        columns in 0usize..14,
        counted in 0usize..4,
        from in prop::option::of(2021i32..2027),
        kind in prop::option::of(0usize..4),
        plan in prop::option::of(1i64..4),
        most in prop::option::of(2usize..5),
    ) {
        let world = World::of(seed);
        let around = world.around();
        let question = Question {
            counted: Counted::ALL[counted],
            from,
            to: from.map(|from| from + 2),
            plans: plan.map(PlanId).into_iter().collect(),
            kinds: kind.map(|at| SubjectKind::ALL[at]).into_iter().collect(),
            ..Question::of(Dimension::ALL[rows], Dimension::ALL.get(columns).copied())
        };
        let tables = Structure::ALL.map(|structure| {
            let question = Question { structure, ..question.clone() };
            let table = Table::new(&world.records, &question, &around, most);
            holds(&table, &world.records);
            prop_assert!(most.is_none_or(|most| table.columns.len() <= most));
            Ok(table)
        });
        let [old, new] = tables;
        prop_assert_eq!(set(&old?, None, None), set(&new?, None, None));
    }
}

/// What a data file knows, and its table.
fn table_of(db: &Database, question: &Question, today: NaiveDate) -> Table {
    let (units, movements) = (db.units().unwrap(), db.movements().unwrap());
    let (plans, entries) = (db.plans().unwrap(), db.entries().unwrap());
    let around = Around { units: &units, movements: &movements, plans: &plans, entries: &entries, today };
    let records = Arc::from(db.statistics().unwrap());
    let table = Table::new(&records, question, &around, None);
    holds(&table, &records);
    table
}

/// The rows with their totals.
fn rows(table: &Table) -> Vec<(&str, usize)> {
    table
        .rows
        .iter()
        .enumerate()
        .map(|(at, line)| (line.label.as_str(), table.count(Some(at), None)))
        .collect()
}

fn cells(table: &Table, row: usize) -> Vec<usize> {
    (0..table.columns.len()).map(|column| table.count(Some(row), Some(column))).collect()
}

#[test]
fn the_sample_is_counted_as_by_hand() {
    let mut db = campaign();
    let today = day(2017, 10, 12);
    let ask = |db: &Database, rows, columns| table_of(db, &Question::of(rows, columns), today);

    let by_kind = ask(&db, Dimension::Kind, Some(Dimension::Year));
    assert_eq!(
        rows(&by_kind),
        [("Tập thể", 6), ("Cá nhân", 9), ("Hộ gia đình", 5), ("Mô hình, sáng kiến", 2)]
    );
    assert_eq!((by_kind.count(None, None), by_kind.columns[0].label.as_str()), (22, "2017"));

    let by_unit = ask(&db, Dimension::Unit, Some(Dimension::Kind));
    assert_eq!(
        rows(&by_unit),
        [
            ("Hội LHPN tỉnh Cao Bằng", 22),
            ("Hội LHPN huyện Hòa An", 6),
            ("Hội LHPN huyện Nguyên Bình", 3),
            ("Hội LHPN huyện Hà Quảng", 3),
            ("Hội LHPN huyện Trùng Khánh", 5),
            ("Hội LHPN huyện Quảng Uyên", 1),
            ("Hội LHPN thành phố Cao Bằng", 2),
            ("Hội Phụ nữ Công an tỉnh", 1),
            ("Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh", 1),
        ]
    );
    assert_eq!(cells(&by_unit, 1), [2, 2, 1, 1], "Hòa An: dossiers 1, 2; 8, 9; 18; 22");
    assert_eq!(by_unit.share(Share::OfAll, Some(1), None).as_deref(), Some("27,3%"));
    assert_eq!(by_unit.share(Share::OfRow, Some(1), Some(0)).as_deref(), Some("33,3%"));

    let direct = Question {
        kinds: vec![SubjectKind::Person],
        ..Question::of(Dimension::Direct, Some(Dimension::Sex))
    };
    let direct = table_of(&db, &direct, today);
    assert_eq!(rows(&direct), [("Trực tiếp lao động", 3), ("Không đánh dấu", 6)]);
    let working: Vec<i64> = set(&direct, Some(0), Some(0)).into_iter().map(|id| id.0).collect();
    assert_eq!(working, [8, 9, 10]);

    let people = ask(&db, Dimension::Ethnicity, None);
    assert_eq!(rows(&people), [("Dao", 1), ("Kinh", 1), ("Nùng", 1), ("Tày", 6), ("Không phải cá nhân", 13)]);

    let movements = ask(&db, Dimension::Movement, None);
    let counts: Vec<usize> = rows(&movements).into_iter().map(|(_, count)| count).collect();
    assert_eq!((counts, movements.count(None, None)), (vec![17, 9, 10], 22));

    let forms = ask(&db, Dimension::Proposed, None);
    let counts: Vec<usize> = rows(&forms).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [7, 15], "higher forms first");

    let all = Question { counted: Counted::All, ..Question::of(Dimension::State, None) };
    assert_eq!(
        rows(&table_of(&db, &all, today)),
        [("Mới phát hiện", 1), ("Đang bồi dưỡng", 1), ("Đủ hồ sơ", 21), ("Đã rút", 1)]
    );

    // What the round chose is chosen here.
    sample::enter(&mut db, &[sample::CLOSING]).unwrap();
    let chosen = Question { counted: Counted::Chosen, ..Question::of(Dimension::Kind, None) };
    let by_state = db.statistics().unwrap();
    let expected = by_state.iter().filter(|it| it.state == DossierState::Chosen).count();
    assert!(expected > 0);
    assert_eq!(table_of(&db, &chosen, today).count(None, None), expected);
}

#[test]
fn old_communes_stand_in_the_new_one_in_the_new_structure_only() {
    let mut db = Database::in_memory().unwrap();
    let unit = |id: i64, parent: Option<i64>, kind: &str, name: &str| json!({"deed": "save_unit", "unit": {"id": id, "parent": parent, "kind": kind, "name": name, "order": id}});
    for one in [
        unit(1, None, "province", "Hội LHPN tỉnh Hoa Sơn"),
        unit(2, Some(1), "district", "Hội LHPN huyện Mai Khê"),
        unit(11, Some(2), "commune", "Hội LHPN xã Mai Hạ"),
        unit(12, Some(2), "commune", "Hội LHPN xã Mai Thượng"),
        unit(13, Some(2), "commune", "Hội LHPN xã Khe Mây"),
        unit(21, Some(11), "hamlet", "Chi hội thôn 1"),
    ] {
        let _ = done(&mut db, &one);
    }
    let _ = done(
        &mut db,
        &json!({"deed": "save_plan", "plan": {"id": 1, "name": "Gương sáng 2022–2026",
        "subject": "gương sáng", "from": "2022-01-01", "to": "2026-12-31"}}),
    );
    let nominate = |db: &mut Database, id: i64, unit: i64, year: i32| {
        let received = format!("{year}-05-05");
        for deed in [
            json!({"deed": "save_subject", "subject": {"id": id, "name": format!("Lê Thị {id}"),
                "detail": {"kind": "person", "sex": "female"}}}),
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": year,
                "unit": unit, "received": received}}),
            json!({"deed": "step_dossier", "id": id, "state": "nominated", "on": received, "by": "Người thử"}),
        ] {
            let _ = done(db, &deed);
        }
    };
    for (id, unit) in [(1, 11), (2, 12), (3, 12), (4, 13), (5, 2), (6, 21)] {
        nominate(&mut db, id, unit, 2024);
    }
    let change = transform::shipped().iter().find(|one| one.key == "two-tier-2025").unwrap();
    let pairs = [
        Pair { name: "Hội LHPN xã Mai Khê".into(), unit: None, from: vec![UnitId(11), UnitId(12)] },
        Pair { name: String::new(), unit: Some(UnitId(13)), from: vec![UnitId(13)] },
    ];
    let mut next = 100;
    let deed = transform::plan(&db.units().unwrap(), change, &pairs, &mut || {
        next += 1;
        next
    });
    let deed: Command = deed.unwrap();
    let _ = db.perform(&deed, &storage_support::stamp()).unwrap();
    let new_one = db.units().unwrap().into_iter().find(|it| it.name == "Hội LHPN xã Mai Khê").unwrap().id;
    nominate(&mut db, 7, new_one.0, 2026);

    let today = day(2026, 11, 30);
    let ask = |structure| Question { structure, ..Question::of(Dimension::Unit, Some(Dimension::Year)) };
    let old = table_of(&db, &ask(Structure::Old), today);
    let expected = [
        ("Hội LHPN tỉnh Hoa Sơn", 7),
        ("Hội LHPN huyện Mai Khê", 6),
        ("Riêng Hội LHPN huyện Mai Khê", 1),
        ("Hội LHPN xã Mai Hạ", 2),
        ("Riêng Hội LHPN xã Mai Hạ", 1),
        ("Chi hội thôn 1", 1),
        ("Hội LHPN xã Mai Thượng", 2),
        ("Hội LHPN xã Khe Mây", 1),
    ];
    // The new commune itself stands straight under the province, for what came after the change.
    let mut shown = rows(&old);
    let at = shown.iter().position(|line| *line == ("Hội LHPN xã Mai Khê", 1)).expect("the new commune");
    assert_eq!(old.rows[at].depth, 1);
    let _ = shown.remove(at);
    assert_eq!(shown, expected);
    let new = table_of(&db, &ask(Structure::New), today);
    let shown = rows(&new);
    assert_eq!(new.count(None, None), old.count(None, None));
    assert!(shown.contains(&("Hội LHPN xã Mai Khê", 5)), "{shown:?}");
    assert!(shown.contains(&("Riêng Hội LHPN xã Mai Khê", 4)), "{shown:?}");
    assert!(shown.contains(&("Chi hội thôn 1", 1)) && shown.contains(&("Hội LHPN xã Khe Mây", 1)));
    // Nobody took over from the district, and its dossier is not lost.
    assert!(shown.contains(&("Hội LHPN huyện Mai Khê (đã kết thúc)", 1)), "{shown:?}");
    assert!(!shown.iter().any(|(name, _)| name.contains("Mai Hạ") || name.contains("Mai Thượng")));
    // Before the change there is nothing new.
    let before = table_of(&db, &ask(Structure::New), day(2025, 6, 30));
    assert!(rows(&before).iter().any(|(name, count)| *name == "Hội LHPN xã Mai Hạ" && *count == 2));
}

#[test]
fn spellings_of_one_thing_are_one_line_and_what_is_not_written_is_told() {
    let record = |id: i64, field: &str| Record {
        id: DossierId(id),
        name: format!("Người {id}"),
        plan: PlanId(9),
        year: 2026,
        unit: UnitId(1),
        received: None,
        kind: SubjectKind::Person,
        state: DossierState::Recognised,
        field: field.to_owned(),
        movements: Vec::new(),
        priorities: Vec::new(),
        proposed: String::new(),
        sex: None,
        ethnicity: String::new(),
    };
    let records: Arc<[Record]> =
        vec![record(1, "Nuôi ong"), record(2, "nuôi  ong "), record(3, ""), record(4, "Y đức")].into();
    let around = Around { units: &[], movements: &[], plans: &[], entries: &[], today: day(2026, 11, 30) };
    let ask = |dimension| Table::new(&records, &Question::of(dimension, None), &around, None);
    let by_field = ask(Dimension::Field);
    assert_eq!(rows(&by_field), [("Nuôi ong", 2), ("Y đức", 1), ("Không ghi", 1)]);
    for dimension in [
        Dimension::Unit,
        Dimension::Plan,
        Dimension::Sex,
        Dimension::Ethnicity,
        Dimension::Movement,
        Dimension::Priority,
        Dimension::Received,
    ] {
        let table = ask(dimension);
        assert_eq!(rows(&table), [("Không ghi", 4)], "{dimension:?}");
        assert_eq!(table.rows[0].kind, LineKind::Unknown);
    }
}

#[test]
fn files_hold_every_figure_and_the_whole_list() {
    let db = campaign();
    let (units, movements) = (db.units().unwrap(), db.movements().unwrap());
    let (plans, entries) = (db.plans().unwrap(), db.entries().unwrap());
    let around = Around {
        units: &units,
        movements: &movements,
        plans: &plans,
        entries: &entries,
        today: day(2017, 10, 12),
    };
    let records = Arc::from(db.statistics().unwrap());
    let question = Question::of(Dimension::Unit, Some(Dimension::Kind));
    let table = Table::new(&records, &question, &around, None);
    let out = counts(&table, Share::OfColumn);
    assert_eq!(out.columns.len(), 1 + 2 * 5);
    assert_eq!(out.rows.len(), table.rows.len() + 1);
    assert_eq!(out.rows[1][..3], ["   Hội LHPN huyện Hòa An", "6", "27,3"]);
    assert_eq!(out.rows.last().unwrap()[..3], ["Tổng số (mỗi hồ sơ tính một lần)", "22", "100"]);
    assert!(out.to_xlsx().is_ok());
    let list = behind(&table, (Some(1), Some(0)), &around);
    assert_eq!(list.rows.len(), table.count(Some(1), Some(0)));
    assert!(list.title.ends_with("Hội LHPN huyện Hòa An · Tập thể"), "{}", list.title);
    assert_eq!(list.rows[0][3], "Hội LHPN huyện Hòa An");
}

#[test]
fn ten_thousand_dossiers_are_counted_at_once() {
    let world = (1..).map(World::of).find(|world| world.records.len() > 20).unwrap();
    let all: Vec<Record> = (0..10_000)
        .map(|at| Record { id: DossierId(at), ..world.records[at as usize % world.records.len()].clone() })
        .collect();
    let records: Arc<[Record]> = all.into();
    let question = Question::of(Dimension::Unit, Some(Dimension::Field));
    let begun = std::time::Instant::now();
    let table = Table::new(&records, &question, &world.around(), Some(16));
    // Without optimisation and beside others; the program takes a fraction of this.
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(table.count(None, None) > 1_000);
}

#[test]
fn the_command_line_answers_with_the_dossiers_behind_each_figure() {
    let folder = tempfile::tempdir().unwrap();
    let data = storage_support::campaign_file(folder.path()).display().to_string();
    let typed = |line: &[&str]| {
        let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let (code, out, err) = typed(&[
        "show",
        "statistics",
        "--rows",
        "direct",
        "--columns",
        "sex",
        "--kind",
        "person",
        "--from",
        "2017",
        "--data",
        &data,
    ]);
    assert_eq!(code, 0, "{err}");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["total"]["count"], 9);
    assert_eq!(answer["rows"][0]["cells"][0], json!({"count": 3, "dossiers": [9, 10, 8]}));
    let (code, _, err) = typed(&["show", "statistics", "--data", &data]);
    assert_eq!((code, err.contains("--rows")), (2, true));
    let file = folder.path().join("bảng.csv");
    let (code, _, err) = typed(&[
        "list",
        "statistics",
        "--rows",
        "unit",
        "--columns",
        "kind",
        "--structure",
        "new",
        "--out",
        file.to_str().unwrap(),
        "--data",
        &data,
    ]);
    assert_eq!(code, 0, "{err}");
    assert!(std::fs::read_to_string(&file).unwrap().contains("Hội LHPN huyện Hòa An,6,2,2,1,1"));
    let (_, out, _) = typed(&["show", "exports", "--data", &data]);
    assert!(out.contains("Thống kê hồ sơ được đề nghị theo đơn vị và loại"), "{out}");
}
