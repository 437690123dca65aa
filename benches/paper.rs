//! How long papers take: `cargo bench --bench paper`.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/paper_samples/mod.rs"]
mod samples;

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::paper::{Faces, Raster, layout, pdf};
use std::hint::black_box;
use std::time::Duration;

fn lists(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let mut group = criterion.benchmark_group("list");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    for rows in [1_000, 10_000] {
        let document = samples::list(rows);
        group.bench_function(format!("layout {rows}"), |bench| {
            bench.iter(|| layout(black_box(&document), faces));
        });
        group.bench_function(format!("layout and PDF {rows}"), |bench| {
            bench.iter(|| pdf(&layout(black_box(&document), faces), faces).unwrap());
        });
    }
    group.finish();
}

fn preview(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    for (name, document) in [("plan", samples::plan(6)), ("list", samples::list(60))] {
        let pages = layout(&document, faces);
        let mut raster = Raster::new(faces);
        let _ = raster.draw(&pages.pages[0], 2.0);
        criterion.bench_function(&format!("preview page of a {name} at 144 dpi"), |bench| {
            bench.iter(|| raster.draw(black_box(&pages.pages[1]), 2.0));
        });
    }
}

fn plan(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let document = samples::plan(9);
    let pages = layout(&document, faces).pages.len();
    criterion.bench_function(&format!("relayout of a plan of {pages} pages"), |bench| {
        bench.iter(|| layout(black_box(&document), faces));
    });
}

criterion_group!(benches, lists, preview, plan);
criterion_main!(benches);
