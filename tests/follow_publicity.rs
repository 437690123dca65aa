//! What was made public: sums that are the list counted, exemplars nobody has made public, and lists from Excel as people
//! keep them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::{Days, NaiveDate};
use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::ids::{MovementId, PlanId, PublicityId, SubjectId};
use guong_sang::domain::movement::{Movement, MovementKind};
use guong_sang::domain::publicity::{Filter, Forms, PublicityItem, Span, Whom, exemplars, parts, sums, twin};
use guong_sang::domain::timeline::EventKind;
use guong_sang::exchange::publicity_sums;
use guong_sang::exchange::sheets::read_sheets;
use guong_sang::exchange::templates::{Choices, Template, write_template};
use guong_sang::storage::{Database, DossierFilter};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use std::path::Path;
use storage_support::{campaign, done, stamp};

const PLAN: PlanId = PlanId(1);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn movements() -> Vec<Movement> {
    let one = |id| Movement {
        id: MovementId(id),
        kind: MovementKind::Movement,
        name: format!("Phong trào {id}"),
        from: None,
        to: None,
    };
    vec![one(1), one(2), one(3)]
}

/// Items that differ in everything sums are made of.
fn items() -> impl Strategy<Value = Vec<PublicityItem>> {
    let forms = prop::sample::select(vec!["Báo in", "báo  điện tử", "Tọa đàm", "toạ đàm", "Bản tin xã", ""]);
    let agencies = prop::sample::select(vec!["Báo Miền Thác", "BÁO MIỀN THÁC", "Đài xã", ""]);
    let one = (
        0u64..900,
        forms,
        agencies,
        prop::collection::btree_set(1i64..6, 0..4),
        prop::collection::btree_set(1i64..4, 0..3),
        prop::option::of(0u32..2_000),
    );
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let item = |(at, (days, form, agency, subjects, movements, audience)): (
            usize,
            (u64, &str, &str, _, _, _),
        )| {
            let on = day("2016-11-20") + Days::new(days);
            let subjects: std::collections::BTreeSet<i64> = subjects;
            let movements: std::collections::BTreeSet<i64> = movements;
            PublicityItem {
                form: form.into(),
                title: format!("Bài {at}"),
                agency: agency.into(),
                subjects: subjects.into_iter().map(SubjectId).collect(),
                movements: movements.into_iter().map(MovementId).collect(),
                audience,
                ..PublicityItem::new(PublicityId(at as i64 + 1), PLAN, on)
            }
        };
        all.into_iter().enumerate().map(item).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_the_list_counted(items in items(), which in 0usize..5) {
        let forms = Forms::of(guong_sang::domain::catalogue::shipped());
        let span = [
            Span::default(),
            Span::year(2017),
            Span::of(day("2017-02-10"), day("2017-09-03")),
            Span { from: Some(day("2018-01-01")), to: None },
            Span { from: None, to: Some(day("2017-01-31")) },
        ][which];
        let count = |filter: &Filter| {
            u32::try_from(items.iter().filter(|item| filter.takes(item, &forms, "")).count()).unwrap()
        };
        let all = Filter { span, ..Filter::default() };
        let found = sums(&items, span, &forms, &movements());
        prop_assert_eq!(found.all.items, count(&all));
        prop_assert_eq!(found.by_part.iter().sum::<u32>(), found.all.items, "the parts hold every item once");
        let cells = |filter: &Filter, parts: &[u32], total: u32| {
            for (part, cell) in found.parts.iter().zip(parts) {
                assert_eq!(*cell, count(&Filter { span: part.span, ..filter.clone() }));
            }
            assert_eq!(total, count(filter));
        };
        for line in &found.forms {
            cells(&Filter { form: Some(line.key.clone()), ..all.clone() }, &line.parts, line.all.items);
        }
        for line in &found.agencies {
            cells(&Filter { agency: Some(line.key.clone()), ..all.clone() }, &line.parts, line.all.items);
        }
        for line in &found.movements {
            cells(&Filter { movement: Some(line.key), ..all.clone() }, &line.parts, line.all.items);
        }
        let sum = |all: &[u32]| all.iter().sum::<u32>();
        prop_assert_eq!(sum(&found.forms.iter().map(|it| it.all.items).collect::<Vec<_>>()), found.all.items);
        prop_assert_eq!(sum(&found.agencies.iter().map(|it| it.all.items).collect::<Vec<_>>()), found.all.items);
        let audience: u64 = found.agencies.iter().map(|it| it.all.audience).sum();
        prop_assert_eq!(audience, found.all.audience);
        // Spellings of one form stand in one line.
        let mut words: Vec<&str> = found.forms.iter().map(|it| it.words.as_str()).collect();
        words.dedup();
        prop_assert_eq!(words.len(), found.forms.len());
        prop_assert!(found.parts.len() <= 12);
        prop_assert_eq!(parts(&items, span).len(), found.by_part.len());
        // The table that leaves the program says the same.
        let table = publicity_sums("Tổng hợp", &found);
        let last = table.rows.last().unwrap();
        prop_assert_eq!(&last[2 + found.parts.len()], &found.all.items.to_string());
    }
}

#[test]
fn the_catalogue_joins_spellings_and_keeps_its_order() {
    let forms = Forms::of(guong_sang::domain::catalogue::shipped());
    assert_eq!(forms.names().len(), 10);
    assert_eq!(forms.key("Báo in"), forms.key("báo điện tử"));
    assert_eq!(forms.words("toạ đàm"), "Tọa đàm, giao lưu");
    assert_eq!(forms.words("Bản tin  xã"), "Bản tin xã");
    assert!(forms.place("Báo in") < forms.place("Facebook"));
}

#[test]
fn whoever_was_never_made_public_stands_first() {
    let mut db = campaign();
    sample::enter(&mut db, &[sample::CLOSING, sample::PUBLICITY]).unwrap();
    let rows =
        db.list(&DossierFilter { plan: Some(PLAN), ..DossierFilter::default() }, 0..usize::MAX).unwrap().rows;
    let items = db.publicity(PLAN).unwrap();
    assert_eq!(items.len(), 12);
    let honoured = exemplars(&rows, &items, Whom::Honoured);
    let nominated = exemplars(&rows, &items, Whom::Nominated);
    assert!(!honoured.is_empty() && honoured.len() < nominated.len());
    for all in [&honoured, &nominated] {
        let never = all.iter().take_while(|one| one.count == 0).count();
        assert!(all[never..].iter().all(|one| one.count > 0 && one.last.is_some()));
        assert!(all[never..].windows(2).all(|pair| pair[0].last <= pair[1].last));
        for one in all.iter() {
            let featured: Vec<_> = items.iter().filter(|item| item.subjects.contains(&one.subject)).collect();
            assert_eq!(one.count as usize, featured.len(), "{}", one.name);
            assert_eq!(one.last, featured.iter().map(|item| item.on).max());
        }
    }
    // Withdrawn ones and those still being nurtured are nobody's exemplars.
    assert!(nominated.iter().all(|one| rows.iter().any(|row| row.id == one.dossier)));
    // The life of a subject tells of it.
    let file = db.subject_file(SubjectId(8)).unwrap();
    let told: Vec<_> = file
        .timeline
        .iter()
        .flat_map(|year| &year.events)
        .filter(|it| it.kind == EventKind::Publicity)
        .collect();
    assert_eq!(told.len(), items.iter().filter(|item| item.subjects.contains(&SubjectId(8))).count());
    assert!(told.iter().any(|it| it.words == "Báo Miền Thác: “Người giữ lửa ở xóm Nà Lom” (Báo in)"));
    assert!(told.iter().all(|it| it.dossier.is_some()));
}

#[test]
fn a_likely_double_is_of_the_same_day_and_title() {
    let mut one = PublicityItem::new(PublicityId(1), PLAN, day("2017-10-20"));
    one.title = "Người giữ lửa".into();
    let same = PublicityItem { id: PublicityId(2), title: "NGƯỜI  GIỮ LỬA.".into(), ..one.clone() };
    assert_eq!(twin(&same, &[one.clone()]).map(|it| it.id), Some(PublicityId(1)));
    assert!(twin(&one, &[one.clone()]).is_none(), "not of itself");
    let later = PublicityItem { on: day("2017-10-21"), ..same };
    assert!(twin(&later, &[one]).is_none());
}

fn typed(line: &[&str]) -> (u8, Value, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    let text = String::from_utf8(out).unwrap();
    let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
    (code, value, String::from_utf8(err).unwrap())
}

fn campaign_in(folder: &Path) -> String {
    storage_support::campaign_file(folder).to_str().unwrap().to_owned()
}

/// A list as an office keeps it: title rows joined over all columns, headings in the middle, a line that numbers the
/// columns, groups, blank rows, days as Excel days and as text, one day for several rows.
fn ugly(path: &Path) {
    let mut book = Workbook::new();
    let usual = Format::new();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Tin bài 2017").unwrap();
    sheet.merge_range(0, 0, 0, 8, "HỘI LHPN TỈNH", &usual).unwrap();
    sheet
        .merge_range(1, 0, 1, 8, "DANH SÁCH TIN, BÀI TUYÊN TRUYỀN (từ ngày 01/8 đến 31/12/2017)", &usual)
        .unwrap();
    let heads = [
        "TT",
        "Ngày đăng, phát",
        "Hình thức",
        "Tên tin, bài",
        "Cơ quan",
        "Nhân vật, gương",
        "Phong trào",
        "Số người dự",
        "Link",
        "Ghi chú",
        "Nhuận bút",
    ];
    for (column, head) in heads.iter().enumerate() {
        sheet.write_string(3, column as u16, *head).unwrap();
        sheet.write_number(4, column as u16, column as f64 + 1.0).unwrap();
    }
    sheet.write_string(5, 3, "I. BÁO CHÍ").unwrap();
    let mut put = |row: u32, cells: [&str; 9]| {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column as u16 + 1, *text).unwrap();
        }
    };
    put(
        6,
        [
            "",
            "Báo in",
            "Người giữ lửa",
            "Báo Miền Thác",
            "Bà Nông Thị Hạnh Vân; Chi hội phụ nữ xóm Nà Lom",
            "Xây dựng gia đình 5 không, 3 sạch",
            "",
            "https://a.example",
            "",
        ],
    );
    put(
        7,
        [
            "",
            "Báo in",
            "Ngân hàng bò",
            "Báo Miền Thác",
            "Ngân hàng bò luân chuyển",
            "",
            "",
            "",
            "đăng trang 3",
        ],
    );
    put(
        9,
        [
            "12/10/2017",
            "Tọa đàm",
            "Giao lưu điển hình",
            "Hội LHPN tỉnh Cao Bằng",
            "- Triệu Mùi Ghển\n- Lò Thị Không Ai Biết",
            "Phong trào lạ",
            "khoảng 200",
            "",
            "",
        ],
    );
    put(10, ["5-11-2017", "Rối nước", "Đêm diễn ở xã", "", "", "", "1.250", "Nhà văn hóa", ""]);
    put(11, ["31/02/2017", "Báo in", "Ngày không có", "", "", "", "", "", ""]);
    put(12, ["6/11", "Báo in", "Ngày thiếu năm", "", "", "", "", "", ""]);
    put(13, ["07/11/2017", "", "Bài thiếu hình thức", "", "", "", "", "", ""]);
    put(14, ["07/11/2017", "Báo in", "", "", "Nông Thị Hạnh Vân", "", "", "", ""]);
    put(15, ["12/10/2017", "Tọa đàm", "giao lưu  điển hình", "", "", "", "", "", ""]);
    put(16, ["", "", "Tổng cộng", "", "", "", "9", "", ""]);
    let excel = ExcelDateTime::from_ymd(2017, 10, 5).unwrap();
    sheet.merge_range(6, 1, 7, 1, "", &dated).unwrap();
    sheet.write_datetime_with_format(6, 1, &excel, &dated).unwrap();
    book.save(path).unwrap();
}

#[test]
fn an_ugly_table_is_told_row_by_row_and_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = campaign_in(folder.path());
    let file = folder.path().join("tin bài.xlsx");
    ugly(&file);
    let file = file.to_str().unwrap();
    let before = Database::open(Path::new(&data)).unwrap().fingerprint().unwrap();
    let (code, told, err) = typed(&["publicity", "take", file, "--plan", "1", "--data", &data, "--dry"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(Database::open(Path::new(&data)).unwrap().fingerprint().unwrap(), before, "only looked at");
    let rows = told["rows"].as_array().unwrap();
    let lines: Vec<(u64, &str)> =
        rows.iter().map(|row| (row["line"].as_u64().unwrap(), row["state"].as_str().unwrap())).collect();
    assert_eq!(
        lines,
        [
            (6, "refused"),
            (7, "new"),
            (8, "new"),
            (10, "new"),
            (11, "new"),
            (12, "refused"),
            (13, "refused"),
            (14, "refused"),
            (15, "refused"),
            (16, "here"),
            (17, "refused"),
        ],
        "{told:#}"
    );
    assert_eq!(told["counts"], json!({"new": 4, "here": 1, "refused": 6}));
    assert!(told["notices"][0].as_str().unwrap().contains("Nhuận bút"), "{}", told["notices"]);
    let reasons = |at: usize| {
        rows[at]["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(rows[1]["item"]["on"], "2017-10-05");
    assert_eq!(rows[2]["item"]["on"], "2017-10-05", "one day joined over two rows");
    assert_eq!(rows[1]["item"]["subjects"], json!([8, 1]), "{:#}", rows[1]);
    assert_eq!(rows[1]["item"]["movements"], json!([3]));
    assert_eq!(rows[2]["item"]["note"], "đăng trang 3");
    assert_eq!(rows[3]["item"]["subjects"], json!([11]));
    assert_eq!(rows[3]["unfound"], json!(["Lò Thị Không Ai Biết"]));
    let note = rows[3]["item"]["note"].as_str().unwrap();
    for kept in ["Lò Thị Không Ai Biết", "Phong trào lạ", "khoảng 200"] {
        assert!(note.contains(kept) && reasons(3).contains(kept), "{kept}: {note} / {}", reasons(3));
    }
    assert_eq!(rows[3]["item"]["unit"], 1);
    assert_eq!(rows[4]["item"]["audience"], 1250);
    assert!(reasons(4).contains("không có trong danh mục"));
    assert!(reasons(5).contains("Không đọc được ngày"));
    assert!(reasons(6).contains("chưa ghi năm"));
    assert!(reasons(7).contains("Chưa ghi hình thức"));
    assert!(reasons(8).contains("Chưa ghi tên"));
    assert!(reasons(9).contains("dòng 10"));
    // A form that a person chose stands in for the one that is missing, and that is told.
    let (_, told, _) = typed(&[
        "publicity",
        "take",
        file,
        "--plan",
        "1",
        "--data",
        &data,
        "--dry",
        "--form",
        "Báo in, báo điện tử",
    ]);
    assert_eq!(told["counts"]["new"], 5);
    assert!(told["rows"][7]["reasons"][0].as_str().unwrap().contains("như đã chọn"));
    // Taken, and taken again.
    let (code, told, _) = typed(&["publicity", "take", file, "--plan", "1", "--data", &data]);
    assert_eq!((code, told["receipt"].is_object()), (0, true));
    let mut db = Database::open(Path::new(&data)).unwrap();
    assert_eq!(db.publicity(PLAN).unwrap().len(), 4);
    drop(db);
    let (_, again, _) = typed(&["publicity", "take", file, "--plan", "1", "--data", &data]);
    assert_eq!(again["counts"], json!({"new": 0, "here": 5, "refused": 6}));
    assert!(again["receipt"].is_null());
    // One step takes the whole file back.
    db = Database::open(Path::new(&data)).unwrap();
    let undo = serde_json::from_value(told["receipt"]["undo"].clone()).unwrap();
    db.perform(&undo, &stamp()).unwrap();
    assert_eq!(db.fingerprint().unwrap(), before);
}

#[test]
fn a_list_that_was_written_is_read_back_as_there_already() {
    let folder = tempfile::tempdir().unwrap();
    let data = campaign_in(folder.path());
    let mut db = Database::open(Path::new(&data)).unwrap();
    sample::enter(&mut db, &[sample::PUBLICITY]).unwrap();
    let items = db.publicity(PLAN).unwrap();
    drop(db);
    for ending in ["xlsx", "csv"] {
        let out = folder.path().join(format!("danh sách.{ending}"));
        let out = out.to_str().unwrap();
        let (code, _, err) = typed(&["list", "publicity", "--plan", "1", "--out", out, "--data", &data]);
        assert_eq!((code, err.as_str()), (0, ""));
        let (_, told, _) = typed(&["publicity", "take", out, "--plan", "1", "--data", &data]);
        assert_eq!(told["counts"], json!({"new": 0, "here": 12, "refused": 0}), "{told:#}");
        // What was read is what was written, word for word.
        for row in told["rows"].as_array().unwrap() {
            let read: PublicityItem = serde_json::from_value(row["item"].clone()).unwrap();
            let stored = items.iter().find(|item| item.title == read.title).unwrap();
            assert_eq!(read.subjects, stored.subjects);
            assert_eq!(read.movements, stored.movements);
            assert_eq!((read.on, read.audience, &read.agency), (stored.on, stored.audience, &stored.agency));
            assert_eq!((read.unit, &read.address, &read.note), (stored.unit, &stored.address, &stored.note));
        }
    }
    let db = Database::open(Path::new(&data)).unwrap();
    assert_eq!(db.exports().unwrap().len(), 2, "what left is noted");
}

#[test]
fn the_template_has_its_headings_and_a_strange_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = campaign_in(folder.path());
    let template = folder.path().join("mẫu.xlsx");
    write_template(Template::Publicity, &Choices::default(), &template).unwrap();
    let (code, told, _) =
        typed(&["publicity", "take", template.to_str().unwrap(), "--plan", "1", "--data", &data]);
    assert_eq!(
        (code, told["rows"].as_array().unwrap().len(), told["notices"].as_array().unwrap().len()),
        (0, 0, 0)
    );
    let other = folder.path().join("khác.csv");
    std::fs::write(&other, "Họ tên;Điểm\nBế Thị Lan;9\n").unwrap();
    let (code, told, _) =
        typed(&["publicity", "take", other.to_str().unwrap(), "--plan", "1", "--data", &data]);
    assert_eq!(code, 0);
    assert!(told["notices"][0].as_str().unwrap().contains("cột Ngày"), "{told}");
    let text = folder.path().join("thơ.docx");
    std::fs::write(&text, "không phải bảng").unwrap();
    assert!(read_sheets(&text).is_err());
    // Semicolons, no accents in the headings, days without zeros.
    let plain = folder.path().join("thường.csv");
    std::fs::write(&plain, "ngay;ten bai;hinh thuc;noi dang\n5/9/2017;Một bài;Báo in;Báo Miền Thác\n;;;\n")
        .unwrap();
    let (_, told, _) =
        typed(&["publicity", "take", plain.to_str().unwrap(), "--plan", "1", "--data", &data, "--dry"]);
    assert_eq!(told["counts"], json!({"new": 1, "here": 0, "refused": 0}), "{told:#}");
    assert_eq!(told["rows"][0]["item"]["agency"], "Báo Miền Thác");
}

#[test]
fn the_sums_are_asked_for_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let data = campaign_in(folder.path());
    let mut db = Database::open(Path::new(&data)).unwrap();
    sample::enter(&mut db, &[sample::PUBLICITY]).unwrap();
    drop(db);
    let (code, told, _) = typed(&["show", "publicity-sums", "1", "--data", &data]);
    assert_eq!((code, &told["sums"]["all"]["items"]), (0, &json!(12)));
    let (_, told, _) = typed(&[
        "show",
        "publicity-sums",
        "1",
        "--from",
        "2017-10-01",
        "--to",
        "2017-10-31",
        "--data",
        &data,
    ]);
    assert_eq!(told["sums"]["all"]["items"], 4);
    assert_eq!(told["sums"]["parts"].as_array().unwrap().len(), 1);
    assert!(told["exemplars"]["nominated"].as_array().unwrap().len() > 10);
}

#[test]
fn a_duty_of_publicity_is_offered_by_its_agency_or_its_form() {
    use guong_sang::domain::obligation::{Duty, Frequency, Obligation};
    use guong_sang::domain::publicity::duty::{counts_for, suggested, words};
    let duty = |id: i64, agency: &str, form: &str| Obligation {
        duty: Duty::Publicity {
            agency: agency.into(),
            forms: vec![form.into()],
            content: String::new(),
            number: Some(1),
            every: Frequency::Monthly,
            due: None,
        },
        ..serde_json::from_value(json!({"id": id, "plan": 1, "duty": {"duty": "milestone", "name": "x"}}))
            .unwrap()
    };
    let all = [duty(1, "Báo Miền Thác", "chuyên mục"), duty(2, "Các cấp Hội", "sinh hoạt chi hội")];
    let mut item = PublicityItem::new(PublicityId(1), PLAN, day("2017-10-20"));
    item.agency = "báo miền thác".into();
    assert_eq!(counts_for(&item, &all).map(|it| it.id.0), Some(1));
    assert!(suggested(&item, &all).is_none(), "it counts already");
    item.agency = "Báo Miền Thác điện tử".into();
    assert_eq!(suggested(&item, &all).map(|it| it.id.0), Some(1));
    item.agency = "Hội LHPN xã Bản Lầy".into();
    item.form = "Sinh hoạt chi hội".into();
    assert_eq!(suggested(&item, &all).map(|it| it.id.0), Some(2));
    assert_eq!(words(&all[1]), "Các cấp Hội: sinh hoạt chi hội");
    let mut db = campaign();
    done(
        &mut db,
        &json!({"deed": "save_publicity", "item": {"id": 1, "plan": 1, "on": "2017-10-20", "form": "Báo in", "title": "x"}}),
    );
}
