//! How long a long plan takes: `cargo bench --bench plan`.
#![allow(missing_docs, clippy::unwrap_used)]

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::domain::ids::{PlanId, SectionId};
use guong_sang::domain::plan::compare::compare;
use guong_sang::domain::plan::{Content, Marking, Plan, PlanText, Section, numbered, path_to};
use std::hint::black_box;

/// A plan of `count` paragraphs in parts of ten; `shift` changes every seventh and drops every eleventh.
fn plan(count: i64, shift: bool) -> PlanText {
    let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    let mut sections = Vec::new();
    for i in 0..count {
        if shift && i % 11 == 3 {
            continue;
        }
        let parent = (i % 10 != 0).then_some(SectionId(i - i % 10));
        let words = if shift && i % 7 == 2 { "khẩn trương" } else { "kịp thời" };
        sections.push(Section {
            id: SectionId(i),
            plan: PlanId(1),
            parent,
            position: i as i32,
            marking: if parent.is_some() { Marking::Dash } else { Marking::Roman },
            content: Content::text(format!(
                "Đơn vị số {i} {words} phát hiện, bồi dưỡng, giới thiệu điển hình tiên tiến trên lĩnh vực thứ {} và báo cáo kết quả",
                i % 37
            )),
        });
    }
    PlanText {
        plan: Plan::draft(PlanId(1), "Thử", day(1, 1), day(12, 31)),
        sections,
        obligations: Vec::new(),
        sets: Vec::new(),
    }
}

fn tree(criterion: &mut Criterion) {
    let long = plan(2_000, false);
    criterion.bench_function("numbers of 2 000 sections", |bench| {
        bench.iter(|| numbered(black_box(&long.sections)).len());
    });
    criterion.bench_function("reference to a section among 2 000", |bench| {
        bench.iter(|| path_to(black_box(&long.sections), SectionId(1_999)).len());
    });
}

fn comparison(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for count in [200, 2_000] {
        let (first, second) = (plan(count, false), plan(count, true));
        group.bench_function(format!("two plans of {count} passages"), |bench| {
            bench.iter(|| compare(black_box(&first), black_box(&second), |_| String::new()).rows.len());
        });
    }
    group.finish();
}

criterion_group!(benches, tree, comparison);
criterion_main!(benches);
