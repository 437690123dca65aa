//! Finding dossiers among 10 000 and 100 000, opening one, and the ranking of a large round. `cargo bench --bench
//! store`; the figures that were measured stand in `docs/performance.md`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

#[path = "support/made_up.rs"]
mod made_up;

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::domain::Points;
use guong_sang::domain::criteria::{CriteriaSet, Criterion as Line, Measure};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::{Board, Candidate, Member, Round, RoundSettings, Score, TieRule};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::storage::{DossierFilter, DossierOrder, Store};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SIZES: [i64; 2] = [10_000, 100_000];

fn words(words: &str) -> DossierFilter {
    DossierFilter { words: words.to_owned(), ..DossierFilter::default() }
}

/// What is typed, from the commonest beginning to what nobody is called.
const TYPED: [(&str, &str); 8] = [
    ("one letter, the most hits", "n"),
    ("two letters", "ng"),
    ("a family name", "nguyen"),
    ("two words, one begun", "nguyen t"),
    ("a whole name", "nguyen thi hoa"),
    ("a name with a common text", "hoà thoát nghèo"),
    ("a rare figure", "0912 34"),
    ("nothing", "qx"),
];

/// As the screen asks: through the store's thread, the figures and the rows of the first window.
fn keystroke(store: &Store, filter: DossierFilter, first: usize) -> usize {
    store.read_now(move |database| database.list(&filter, first..first + 60)).unwrap().rows.len()
}

fn search(criterion: &mut Criterion) {
    for many in SIZES {
        let store = Store::open(&made_up::file(many)).unwrap();
        let mut group = criterion.benchmark_group(format!("{many} dossiers"));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        let begun = Instant::now();
        let all = store.read_now(|database| database.list(&words(""), 0..60)).unwrap();
        assert_eq!(all.count, many as usize);
        eprintln!("{many}: first question, which builds the index: {:.0?}", begun.elapsed());
        worst(&store, many);
        for (name, typed) in TYPED {
            group.bench_function(format!("keystroke, {name} (“{typed}”)"), |bench| {
                bench.iter(|| keystroke(&store, black_box(words(typed)), 0));
            });
        }
        group.bench_function("all filters at once, one word", |bench| {
            bench.iter(|| keystroke(&store, black_box(made_up::narrow()), 0));
        });
        for order in DossierOrder::ALL {
            let filter = DossierFilter { order, ..words("thi") };
            group.bench_function(format!("window in the middle, sorted by {order:?}"), |bench| {
                bench.iter(|| keystroke(&store, black_box(filter.clone()), many as usize / 4));
            });
        }
        group.bench_function("window at the end", |bench| {
            bench.iter(|| keystroke(&store, black_box(words("")), many as usize - 60));
        });
        let (filter, id) = (words("thi"), DossierId(many / 2));
        group.bench_function("place of a dossier", |bench| {
            bench.iter(|| {
                let filter = black_box(filter.clone());
                store.read_now(move |database| database.place_of(&filter, id)).unwrap()
            });
        });
        let mut turn = 0;
        group.bench_function("opening a dossier", |bench| {
            bench.iter(|| {
                turn = (turn + 7_919) % many;
                let id = DossierId(turn + 1);
                store.read_now(move |database| database.dossier(id)).unwrap()
            });
        });
        group.sample_size(10);
        group.bench_function("keystroke after a deed", |bench| {
            bench.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    turn += 1;
                    made_up::change(&store, turn * 997 % many + 1, turn);
                    let begun = Instant::now();
                    black_box(keystroke(&store, words("nguyen t"), 0));
                    spent += begun.elapsed();
                }
                spent
            });
        });
        group.finish();
    }
}

/// The slowest of very many different keystrokes: the goal has a median and a worst.
fn worst(store: &Store, many: i64) {
    let mut spent: Vec<(Duration, String)> = Vec::new();
    for typed in made_up::typed() {
        // Each order is sorted on its first question; what is measured is the question a person waits for again.
        for order in [DossierOrder::Name, DossierOrder::Unit] {
            let filter = DossierFilter { order, ..words(&typed) };
            let begun = Instant::now();
            black_box(keystroke(store, filter, 0));
            spent.push((begun.elapsed(), format!("“{typed}” by {order:?}")));
        }
    }
    spent.sort();
    let median = spent[spent.len() / 2].0;
    let (most, what) = spent.last().unwrap();
    eprintln!("{many}: {} keystrokes, median {median:.2?}, worst {most:.2?} ({what})", spent.len());
    let mut first = Vec::new();
    for order in DossierOrder::ALL {
        let begun = Instant::now();
        keystroke(store, DossierFilter { order, ..words("") }, 0);
        first.push(format!("{order:?} {:.1?}", begun.elapsed()));
    }
    eprintln!("{many}: first question in each order: {}", first.join(", "));
}

/// 200 dossiers × 15 members × 10 criteria, with many equal means.
fn board() -> Board {
    let (dossiers, members, criteria) = (200i64, 15i64, 10i64);
    let line = |n: i64| {
        let measure = Measure::Points { max: Points::whole(10), step: Points::hundredths(50) };
        Line::new(CriterionId(n), format!("TC{n}"), format!("Tiêu chí {n}"), measure)
    };
    let mut scores = Vec::new();
    for d in 1..=dossiers {
        for m in 1..=members {
            for c in 1..=criteria {
                let points = Points::hundredths(500 + (d * 7 + m * 3 + c * 11) % 10 * 50);
                scores.push(Score::new(DossierId(d), MemberId(m), CriterionId(c), points));
            }
        }
    }
    let mut round = Round::new(RoundId(1), PlanId(1), "Đợt");
    round.settings = RoundSettings {
        tie_rules: vec![
            TieRule::Criterion { code: "TC1".to_owned() },
            TieRule::Median,
            TieRule::TopMarks,
            TieRule::Priorities,
        ],
        ..RoundSettings::default()
    };
    Board {
        members: (1..=members)
            .map(|n| Member {
                order: n as i32,
                ..Member::new(MemberId(n), RoundId(1), format!("Thành viên {n}"))
            })
            .collect(),
        sets: vec![CriteriaSet {
            criteria: (1..=criteria).map(line).collect(),
            ..CriteriaSet::new(CriteriaSetId(1), PlanId(1), None, "Chung")
        }],
        candidates: (1..=dossiers)
            .map(|n| Candidate {
                priorities: (n % 3) as u32,
                women: Some(true),
                ..Candidate::new(
                    DossierId(n),
                    SubjectKind::Person,
                    format!("Người {n}"),
                    (UnitId(1), "Đơn vị"),
                )
            })
            .collect(),
        scores,
        ..Board::new(round)
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
