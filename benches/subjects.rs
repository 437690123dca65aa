//! Subjects over the years: who is meant by what is typed, who may be entered twice, one record, looking up awards.
//! `cargo bench --bench subjects`.

#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "support/made_up.rs"]
mod made_up;

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::domain::duplicates::{Places, SubjectBrief, pairs};
use guong_sang::domain::ids::SubjectId;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::storage::Store;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What is typed of a name, from its beginning to one with a slip in it.
const TYPED: [&str; 5] = ["ngu", "nguyễn t", "Nguyễn Thị Hoa", "hoa thị nguyễn", "Nguyễn Thị Hoaj"];

fn subjects(criterion: &mut Criterion) {
    for many in [10_000, 100_000] {
        let store = Store::open(&made_up::file(many)).unwrap();
        let mut group = criterion.benchmark_group(format!("{many} subjects"));
        group.sample_size(10).measurement_time(Duration::from_secs(2));
        let begun = Instant::now();
        let found = store.read_now(|database| database.duplicate_count()).unwrap();
        eprintln!(
            "{many}: first question, which reads the names and finds {found} pairs: {:.0?}",
            begun.elapsed()
        );
        let briefs: Vec<SubjectBrief> = store
            .read_now(|database| database.subjects())
            .unwrap()
            .iter()
            .map(|subject| SubjectBrief::of(subject, &Places::default()))
            .collect();
        group.bench_function("pairs that may be one", |bench| {
            bench.iter(|| pairs(black_box(&briefs), &[]).len());
        });
        for typed in TYPED {
            group.bench_function(format!("who is meant by “{typed}”"), |bench| {
                bench.iter(|| {
                    store
                        .read_now(move |db| db.similar_subjects(SubjectKind::Person, typed, 6))
                        .unwrap()
                        .len()
                });
            });
        }
        for words in ["giấy khen", "nguyễn hoa bằng khen"] {
            group.bench_function(format!("looking up “{words}”, 100 shown"), |bench| {
                bench.iter(|| store.read_now(move |db| db.find_subjects(words, &[], 100)).unwrap().total);
            });
        }
        group.bench_function("one record with its years", |bench| {
            bench.iter(|| {
                store.read_now(move |db| db.subject_file(SubjectId(many / 2))).unwrap().timeline.len()
            });
        });
        group.finish();
    }
}

criterion_group!(benches, subjects);
criterion_main!(benches);
