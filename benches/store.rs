//! Search over 100 000 dossiers and the ranking of a large round. `cargo bench --bench store`; the figures that were
//! measured stand in `docs/performance.md`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::domain::criteria::{CriteriaSet, Criterion as Line, Measure};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::{
    Board, Candidate, Member, Role, Round, RoundSettings, RoundState, Score, TieRule,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Area, Command, Points, Stamp};
use guong_sang::storage::{Database, DossierFilter, DossierOrder};
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const MANY: i64 = 100_000;
const FAMILIES: [&str; 12] =
    ["Nông", "Hoàng", "Lục", "Triệu", "Bế", "Đàm", "Sầm", "Dương", "Nguyễn", "Mã", "Hà", "Đinh"];
const MIDDLES: [&str; 10] =
    ["Thị", "Thị Thu", "Thị Ngọc", "Văn", "Thị Bích", "Mùi", "Thị Kim", "Hữu", "Thị Thanh", "Thục"];
const GIVEN: [&str; 24] = [
    "Ánh",
    "Ân",
    "Bình",
    "Chi",
    "Duyên",
    "Đào",
    "Giang",
    "Hà",
    "Hạnh",
    "Hoa",
    "Hòa",
    "Hoà",
    "Hương",
    "Khánh",
    "Lan",
    "Liên",
    "Mai",
    "Nga",
    "Nguyệt",
    "Oanh",
    "Phượng",
    "Thảo",
    "Vân",
    "Yến",
];
const FIELDS: [&str; 6] = [
    "Xây dựng nông thôn mới",
    "Sản xuất, kinh doanh",
    "Người tốt, việc tốt",
    "Dạy tốt, học tốt",
    "An ninh Tổ quốc",
    "Công tác Hội",
];

fn stamp() -> Stamp {
    Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "bench".to_owned() }
}

fn perform(database: &mut Database, json: Value) {
    let command: Command = serde_json::from_value(json).unwrap();
    database.perform(&command, &stamp()).unwrap();
}

/// A made-up person and her dossier; the same number gives the same person.
fn nomination(n: i64) -> [Value; 2] {
    let at = |list: &[&'static str], step: i64| list[((n * step) as usize) % list.len()];
    let name = format!("{} {} {}", at(&FAMILIES, 7), at(&MIDDLES, 11), at(&GIVEN, 13));
    let summary = format!("Giúp {} hộ thoát nghèo, vận động {} ngày công làm đường.", n % 17, n % 301);
    [
        json!({"deed": "save_subject", "subject": {"id": n, "name": name, "unit": 2 + n % 200,
            "detail": {"kind": "person", "sex": "female"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": n, "subject": n, "plan": 1, "year": 2017 + n % 9,
            "unit": 2 + n % 200, "field": at(&FIELDS, 5), "summary": summary}}),
    ]
}

/// The file is kept between runs beside the other results: entering 100 000 dossiers takes a while.
fn database() -> Database {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let path = target.join("bench").join("dossiers-100000.gsdata");
    if path.exists() {
        let database = Database::open(&path).unwrap();
        if database.row_counts().unwrap()[&Area::Dossier] == MANY.unsigned_abs() {
            return database;
        }
        drop(database);
        std::fs::remove_file(&path).unwrap();
    }
    let mut database = Database::open(&path).unwrap();
    perform(
        &mut database,
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Nhiều năm", "subject": "x",
            "from": "2017-01-01", "to": "2025-12-31"}}),
    );
    perform(
        &mut database,
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "province", "name": "Tỉnh"}}),
    );
    for n in 2..202 {
        let name = format!("Hội LHPN xã {} {n}", GIVEN[n as usize % GIVEN.len()]);
        perform(
            &mut database,
            json!({"deed": "save_unit", "unit": {"id": n, "parent": 1, "kind": "commune", "name": name}}),
        );
    }
    let all: Vec<i64> = (1..=MANY).collect();
    for some in all.chunks(500) {
        let commands: Vec<Value> = some.iter().flat_map(|n| nomination(*n)).collect();
        perform(&mut database, json!({"deed": "batch", "title": "Nhập", "commands": commands}));
    }
    database
}

fn words(words: &str) -> DossierFilter {
    DossierFilter { words: words.to_owned(), ..DossierFilter::default() }
}

fn search(criterion: &mut Criterion) {
    let mut database = database();
    let mut group = criterion.benchmark_group("search 100000");
    let begun = Instant::now();
    assert_eq!(database.find_dossiers(&words("")).unwrap().len(), MANY as usize);
    eprintln!("first question, which builds the index: {:.0?}", begun.elapsed());
    for typed in ["n", "ng", "nguyen", "nguyen t", "nguyen thi hoa", "hoà lục", "không có"] {
        group.bench_function(format!("keystroke “{typed}”"), |bench| {
            bench.iter(|| database.find_dossiers(black_box(&words(typed))).unwrap().len());
        });
    }
    for (name, order) in
        [("name", DossierOrder::Name), ("unit", DossierOrder::Unit), ("year", DossierOrder::Year)]
    {
        let filter = DossierFilter { order, ..DossierFilter::default() };
        group.bench_function(format!("page of 40 by {name}"), |bench| {
            bench.iter(|| {
                let ids = database.find_dossiers(black_box(&filter)).unwrap();
                database.dossier_rows(&ids[50_000..50_040]).unwrap().len()
            });
        });
    }
    group.sample_size(10);
    group.bench_function("keystroke after a deed", |bench| {
        let mut turn = 0i64;
        bench.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                turn += 1;
                let [mut subject, _] = nomination(turn * 997 % MANY + 1);
                subject["subject"]["detail"]["post"] = json!(format!("Chi hội trưởng {turn}"));
                perform(&mut database, subject);
                let begun = Instant::now();
                black_box(database.find_dossiers(&words("nguyen t")).unwrap().len());
                spent += begun.elapsed();
            }
            spent
        });
    });
    group.finish();
}

/// 200 dossiers × 15 members × 10 criteria, with many equal means.
fn board() -> Board {
    let (dossiers, members, criteria) = (200i64, 15i64, 10i64);
    let line = |n: i64| Line {
        id: CriterionId(n),
        code: format!("TC{n}"),
        title: format!("Tiêu chí {n}"),
        measure: Measure::Points { max: Points::whole(10), step: Points::hundredths(50) },
    };
    let mut scores = Vec::new();
    for d in 1..=dossiers {
        for m in 1..=members {
            for c in 1..=criteria {
                let points = Points::hundredths(500 + (d * 7 + m * 3 + c * 11) % 10 * 50);
                scores.push(Score {
                    dossier: DossierId(d),
                    member: MemberId(m),
                    criterion: CriterionId(c),
                    points,
                });
            }
        }
    }
    Board {
        round: Round {
            id: RoundId(1),
            plan: PlanId(1),
            name: "Đợt".to_owned(),
            held_on: None,
            settings: RoundSettings {
                tie_rules: vec![
                    TieRule::Criterion { code: "TC1".to_owned() },
                    TieRule::Median,
                    TieRule::TopMarks,
                    TieRule::Priorities,
                ],
                ..RoundSettings::default()
            },
            state: RoundState::Open,
        },
        members: (1..=members)
            .map(|n| Member {
                id: MemberId(n),
                round: RoundId(1),
                name: format!("Thành viên {n}"),
                post: String::new(),
                role: Role::Member,
                votes: true,
                present: true,
                absence: String::new(),
                unit: None,
                order: n as i32,
            })
            .collect(),
        sets: vec![CriteriaSet {
            id: CriteriaSetId(1),
            plan: PlanId(1),
            kind: None,
            name: "Chung".to_owned(),
            derived_from: None,
            criteria: (1..=criteria).map(line).collect(),
        }],
        candidates: (1..=dossiers)
            .map(|n| Candidate {
                dossier: DossierId(n),
                name: format!("Người {n}"),
                kind: SubjectKind::Person,
                unit: UnitId(1),
                unit_name: "Đơn vị".to_owned(),
                cluster: String::new(),
                priorities: (n % 3) as u32,
                women: Some(true),
                gates: Vec::new(),
            })
            .collect(),
        sheets: Vec::new(),
        scores,
        decisions: Vec::new(),
        votes: Vec::new(),
    }
}

fn ranking(criterion: &mut Criterion) {
    let board = board();
    assert_eq!(rank(&board, SubjectKind::Person, None).placed.len(), 200);
    criterion.bench_function("ranking 200 × 15 × 10", |bench| {
        bench.iter(|| rank(black_box(&board), SubjectKind::Person, None).placed.len());
    });
}

criterion_group!(benches, search, ranking);
criterion_main!(benches);
