//! How long a list of 5 000 rows takes: reading the workbook, the preview, the deed, and taking it back.
//! `cargo bench --bench import`; the aims are 1 s for the preview with its reading and 3 s for the deed.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use guong_sang::cli::sample;
use guong_sang::domain::Stamp;
use guong_sang::domain::ids::{IdSource, PlanId};
use guong_sang::domain::import::{Choices, Ground, Judged, judge};
use guong_sang::exchange::sheets::sheets_of;
use guong_sang::exchange::{import_marks, sheets::written_back};
use guong_sang::storage::Database;
use rust_xlsxwriter::Workbook;
use std::hint::black_box;
use std::time::Duration;

const ROWS: u32 = 5_000;
const SURNAMES: [&str; 8] = ["Nông", "Hoàng", "Lục", "Bế", "Đàm", "Sầm", "Triệu", "Mã"];
const MIDDLES: [&str; 7] = ["Thị Thu", "Thị Kim", "Thị Bích", "Thị Ngọc", "Văn", "Thị Thanh", "Thị Hồng"];
const GIVEN: [&str; 9] = ["Hoa", "Lan", "Huệ", "Nguyệt", "Duyên", "Sao", "Hạnh", "Vân", "Mai"];

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 8, "DANH SÁCH CÁ NHÂN ĐIỂN HÌNH", &rust_xlsxwriter::Format::new()).unwrap();
    let head = [
        "STT",
        "Họ và tên",
        "Ngày sinh",
        "Điện thoại",
        "Chức vụ",
        "Đơn vị",
        "Lĩnh vực",
        "Tóm tắt thành tích",
        "Hình thức đề nghị",
    ];
    for (column, text) in (0u16..).zip(head) {
        sheet.write_string(2, column, text).unwrap();
    }
    let units = ["Hội LHPN xã Bản Lầy", "Xã Nà Phong", "Hội LHPN xã Khuổi Nặm", "Hội LHPN xã Pác Sen"];
    for at in 0..ROWS {
        let pick = |all: &[&str], by: u32| all[usize::try_from(by).unwrap() % all.len()].to_owned();
        let name = format!(
            "{} {} {} {}",
            pick(&SURNAMES, at),
            pick(&MIDDLES, at / 8),
            pick(&GIVEN, at / 56),
            pick(&GIVEN, at / 504)
        );
        let row = at + 3;
        sheet.write_number(row, 0, f64::from(at + 1)).unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet
            .write_string(row, 2, format!("{:02}/{:02}/{}", at % 28 + 1, at % 12 + 1, 1950 + at % 50))
            .unwrap();
        sheet.write_string(row, 3, format!("09{at:08}")).unwrap();
        sheet.write_string(row, 4, "Chi hội trưởng").unwrap();
        sheet.write_string(row, 5, pick(&units, at)).unwrap();
        sheet.write_string(row, 6, "Xây dựng nông thôn mới").unwrap();
        sheet
            .write_string(row, 7, format!("Vận động {at} ngày công làm đường, giúp 5 hộ thoát nghèo."))
            .unwrap();
        sheet.write_string(row, 8, "Giấy khen").unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn world() -> Database {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &[sample::OFFICE, sample::PLAN, sample::DOSSIERS]).unwrap();
    database
}

fn preview(bytes: &[u8], ground: &Ground) -> Judged {
    let sheets = sheets_of("xlsx", bytes).unwrap();
    judge(&sheets, &Choices::default(), &ground.known(2017, "2017-09-20".parse().unwrap()))
}

fn ids() -> impl FnMut() -> i64 {
    let mut source = IdSource::new(7);
    move || source.fresh::<i64>(chrono::Utc::now())
}

fn import(criterion: &mut Criterion) {
    let bytes = workbook();
    let stamp = Stamp { at: "2017-09-20T02:00:00Z".parse().unwrap(), who: "bench".to_owned() };
    let ground = world().import_ground(PlanId(1)).unwrap();
    let judged = preview(&bytes, &ground);
    eprintln!("{ROWS} rows: {:?}", judged.counts());
    let command = judged.command("danh sách.xlsx", &mut ids()).unwrap();
    let mut group = criterion.benchmark_group("5 000 rows");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("read", |bench| bench.iter(|| sheets_of("xlsx", black_box(&bytes)).unwrap().len()));
    group.bench_function("read and preview", |bench| {
        bench.iter(|| preview(black_box(&bytes), &ground).rows.len());
    });
    group.bench_function("preview of what is there", |bench| {
        let mut database = world();
        database.perform(&command, &stamp).unwrap();
        let ground = database.import_ground(PlanId(1)).unwrap();
        bench.iter(|| preview(black_box(&bytes), &ground).counts());
    });
    group.bench_function("deed", |bench| {
        bench.iter_batched(
            world,
            |mut database| database.perform(&command, &stamp).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("taken back", |bench| {
        let done = || {
            let mut database = world();
            let receipt = database.perform(&command, &stamp).unwrap();
            (database, receipt.undo.unwrap())
        };
        bench.iter_batched(
            done,
            |(mut database, undo)| database.perform(&undo, &stamp).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("copy with results", |bench| {
        let sheets = sheets_of("xlsx", &bytes).unwrap();
        bench.iter(|| written_back(("xlsx", &bytes), &sheets, &import_marks(&judged)).unwrap().1.len());
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
