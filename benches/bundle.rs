//! How long the bundle of a round takes: `cargo bench --bench bundle`.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

#[path = "../tests/forms_case/mod.rs"]
mod forms_case;

use criterion::{Criterion, criterion_group, criterion_main};
use guong_sang::domain::papers::PaperType;
use guong_sang::forms::bundle::bundle;
use guong_sang::paper::{Faces, layout, pdf};
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

/// Everything a round of 200 dossiers has, from the case file to the bytes of the PDF; the aim is 3 s.
fn round(criterion: &mut Criterion) {
    let faces = Faces::liberation().unwrap();
    let case = forms_case::many(200);
    let paper = case.paper(PaperType::Bundle);
    let mut group = criterion.benchmark_group("bundle of 200 dossiers");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("write", |bench| {
        bench.iter(|| bundle(black_box(&paper), &case, None, &mut |_| ControlFlow::Continue(())).unwrap());
    });
    let form = bundle(&paper, &case, None, &mut |_| ControlFlow::Continue(())).unwrap();
    group.bench_function("layout", |bench| bench.iter(|| layout(black_box(&form.document), faces)));
    group.bench_function("write, layout and PDF", |bench| {
        bench.iter(|| {
            let form = bundle(black_box(&paper), &case, None, &mut |_| ControlFlow::Continue(())).unwrap();
            pdf(&layout(&form.document, faces), faces).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, round);
criterion_main!(benches);
