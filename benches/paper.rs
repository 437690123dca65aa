//! How long papers take: `cargo bench --bench paper`.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/paper_samples/mod.rs"]
mod samples;

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::paper::{
    Block, Cell, Column, Document, Faces, HeadCell, Length, Raster, RowKind, Run, Width, layout, pdf,
};
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

/// A plan that fills so many pages.
fn plan_of(pages: usize, faces: &Faces) -> Document {
    (1..40).map(samples::plan).find(|plan| layout(plan, faces).pages.len() == pages).unwrap()
}

fn plan(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let document = plan_of(6, faces);
    criterion.bench_function("relayout of a plan of 6 pages", |bench| {
        bench.iter(|| layout(black_box(&document), faces));
    });
    // What a keystroke costs: the whole plan laid out anew, and the page in sight drawn. Limit: 50 ms.
    let mut raster = Raster::new(faces);
    criterion.bench_function("keystroke in a plan of 6 pages, layout and one page at 144 dpi", |bench| {
        bench.iter(|| {
            let pages = layout(black_box(&document), faces);
            raster.draw(&pages.pages[2], 2.0)
        });
    });
    let pages = layout(&document, faces);
    criterion.bench_function("PDF of a plan of 6 pages, with tags", |bench| {
        bench.iter(|| pdf(black_box(&pages), faces).unwrap());
    });
}

/// The list with one column more: ten, the most an office asked for.
fn ten_columns(rows: usize) -> Document {
    let mut document = samples::list(rows);
    for block in &mut document.sections[0].blocks {
        let Block::Table(table) = block else { continue };
        table.columns[5].width = Width::Fixed(Length::mm(42.0));
        table.columns.push(Column { width: Width::Fixed(Length::mm(18.0)), ..table.columns[1] });
        table.head[0]
            .cells
            .push(HeadCell { rows: 2, ..HeadCell::new(vec![Run::bold("Số điện thoại")]) });
        for row in &mut table.rows {
            match row.kind {
                RowKind::Body => row.cells.push(Cell::text("0912 345 678")),
                RowKind::Group | RowKind::Total => row.cells[0].columns = 10,
            }
        }
    }
    document
}

fn short_list(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let document = ten_columns(200);
    // Limit: 60 ms.
    criterion.bench_function("list of 200 rows with 10 columns to pages", |bench| {
        bench.iter(|| layout(black_box(&document), faces));
    });
}

fn certificates(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let document = samples::sheet::certificate("Chi hội Phụ nữ Tổ dân phố số 12, phường Bình Minh");
    let mut raster = Raster::new(faces);
    criterion.bench_function("certificate with pictures, layout and drawing at 144 dpi", |bench| {
        bench.iter(|| raster.draw(&layout(black_box(&document), faces).pages[0], 2.0));
    });
}

criterion_group!(benches, lists, preview, plan, short_list, certificates);
criterion_main!(benches);
