//! Sets of criteria as Excel tables: written and read back the same, and tables of strangers read with a remark for all
//! that was not simply taken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::criteria::{
    Band, Bound, Caps, Ceiling, CriteriaSet, Criterion, Grade, GradeRule, Grading, Group, Measure, When,
    ready,
};
use guong_sang::domain::ids::{CriteriaSetId, PlanId};
use guong_sang::domain::points::Points;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::criteria::{
    Proposal, ReadError, Tone, criteria_xlsx, read_criteria_bytes, write_criteria,
};
use guong_sang::exchange::sheets::SheetError;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn counter() -> impl FnMut() -> i64 {
    let mut next = 1000;
    move || {
        next += 1;
        next
    }
}

/// Without identifiers, which are the data file's own.
fn bare(set: &CriteriaSet) -> CriteriaSet {
    let mut set = set.clone();
    set.id = CriteriaSetId(0);
    set.plan = PlanId(0);
    for (criterion, n) in set.criteria.iter_mut().zip(1..) {
        criterion.id = n.into();
    }
    set
}

fn back(set: &CriteriaSet) -> (CriteriaSet, Proposal) {
    let read = read_criteria_bytes(&criteria_xlsx(set).unwrap()).unwrap();
    assert_eq!(read.kind, Some(set.kind));
    (read.set(set.plan, set.kind, None, &mut counter()), read)
}

/// A set that uses everything there is.
fn everything() -> CriteriaSet {
    let points = Points::whole;
    let bound = |at, closed| Some(Bound { at: points(at), closed });
    let grade = |name: &str, from: Option<i64>| Grade { name: name.into(), from: from.map(points) };
    let mut set =
        CriteriaSet::new(CriteriaSetId(1), PlanId(1), None, "Bảng tiêu chí chấm điểm 2026 (dự thảo)");
    set.source = "HD 60/HD-BTV".into();
    set.caps = Caps { bonus: Some(points(5)), deduction: None };
    let group = |key, parent, title: &str, full: Option<i64>, caps| Group {
        key,
        parent,
        title: title.into(),
        full_marks: full.map(points),
        caps,
    };
    set.groups = vec![
        group(1, None, "Công tác tuyên truyền", Some(40), Caps::default()),
        group(4, Some(1), "Học tập", None, Caps::default()),
        group(7, Some(4), "Nghiên cứu", None, Caps::default()),
        group(
            9,
            None,
            "Điểm thưởng, điểm trừ",
            None,
            Caps { bonus: Some(points(3)), deduction: Some(points(2)) },
        ),
        group(2, None, "Điều kiện", None, Caps::default()),
    ];
    set.grading = Some(Grading {
        grades: vec![grade("Xuất sắc", Some(95)), grade("Tốt, có “sáng kiến”", Some(85)), grade("Khá", None)],
        rules: vec![
            GradeRule {
                when: When::ItemZero,
                ceiling: Ceiling::AtMost { grade: "Tốt, có “sáng kiến”".into() },
            },
            GradeRule { when: When::NoSelfScore, ceiling: Ceiling::NoGrade },
        ],
    });
    let measures: Vec<(u32, Measure)> = vec![
        (1, Measure::Points { max: points(10), step: Points::hundredths(50) }),
        (1, Measure::Points { max: points(7), step: Points::ZERO }),
        (
            4,
            Measure::Formula {
                standard: Points::hundredths(750),
                most: Some(points(9)),
                target: Some(points(50)),
                unit: "hộ gia đình".into(),
            },
        ),
        (4, Measure::Formula { standard: points(4), most: None, target: None, unit: String::new() }),
        (
            7,
            Measure::Bands {
                unit: "%".into(),
                bands: vec![
                    Band { from: bound(90, true), to: None, points: points(8) },
                    Band { from: bound(80, true), to: bound(90, false), points: Points::hundredths(550) },
                    Band { from: None, to: bound(80, false), points: Points::ZERO },
                ],
            },
        ),
        (7, Measure::AllOrNothing { points: points(2), extra: false }),
        (9, Measure::Bonus { max: points(2) }),
        (9, Measure::AllOrNothing { points: points(1), extra: true }),
        (9, Measure::Deduction { max: points(2) }),
        (2, Measure::Gate { optional: false }),
        (2, Measure::Gate { optional: true }),
        (2, Measure::KnockOut { ceiling: Ceiling::AtMost { grade: "Khá".into() } }),
        (2, Measure::KnockOut { ceiling: Ceiling::NoGrade }),
        (2, Measure::Reference),
    ];
    for ((group, measure), n) in measures.into_iter().zip(1i64..) {
        let mut criterion = Criterion::new(n.into(), format!("M.{n}"), format!("Tiêu chí thứ {n}"), measure);
        criterion.group = Some(group);
        if n % 2 == 0 {
            criterion.note = "Kèm ảnh, xác nhận.\nNộp trước 15/11.".into();
        }
        set.criteria.push(criterion);
    }
    set.check().unwrap();
    set
}

#[test]
fn every_ready_set_comes_back_the_same() {
    for ready in ready::all().iter().filter(|ready| !ready.criteria.is_empty()) {
        let set = ready.build(PlanId(1), &mut counter());
        let (again, read) = back(&set);
        assert_eq!(bare(&again), bare(&set), "{}", ready.key);
        assert_eq!(read.refusal, None);
        assert!(read.remarks.iter().all(|it| it.tone == Tone::Taken), "{}: {:?}", ready.key, read.remarks);
    }
}

#[test]
fn a_set_with_everything_comes_back_the_same() {
    let set = everything();
    let (again, read) = back(&set);
    assert_eq!(bare(&again), bare(&set));
    assert_eq!(read.refusal, None);
    let doubts: Vec<&str> =
        read.remarks.iter().filter(|it| it.tone != Tone::Taken).map(|it| it.text.as_str()).collect();
    // 10 + 7 + 9 + 4 + 8 + 2 against the 40 and the 100 that stand there.
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert!(doubts[0].contains("40"), "{doubts:?}");
}

#[test]
fn the_same_set_gives_the_same_bytes_and_what_is_taken_in_keeps_its_identity() {
    let set = everything();
    assert_eq!(criteria_xlsx(&set).unwrap(), criteria_xlsx(&set).unwrap());
    let read = read_criteria_bytes(&criteria_xlsx(&set).unwrap()).unwrap();
    let mut before = set.clone();
    before.derived_from = Some(CriteriaSetId(77));
    before.version = 3;
    before.criteria[2].origin = Some(55.into());
    assert_eq!(read.set(set.plan, set.kind, Some(&before), &mut counter()), before);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bộ tiêu chí.xlsx");
    write_criteria(&set, &path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), criteria_xlsx(&set).unwrap());
}

/// A sheet written by a stranger.
fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Proposal {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    read_criteria_bytes(&book.save_to_buffer().unwrap()).unwrap()
}

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (row, cells) in (from..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
}

fn has(read: &Proposal, row: Option<u32>, words: &str) {
    let found = read.remarks.iter().any(|it| (row.is_none() || it.row == row) && it.text.contains(words));
    assert!(found, "{row:?} {words}: {:#?}", read.remarks);
}

fn shape(read: &Proposal) -> Vec<(String, Option<&str>, String)> {
    let title = |key: u32| read.found.groups.iter().find(|it| it.key == key).map(|it| it.title.as_str());
    let measure = |measure: &Measure| match measure {
        Measure::Points { max, .. } => format!("{max}"),
        Measure::Bonus { max } => format!("+{max}"),
        Measure::Deduction { max } => format!("-{max}"),
        Measure::Gate { .. } => "đạt".to_owned(),
        Measure::Bands { bands, .. } => format!("khung {}", bands.len()),
        other => other.label().to_owned(),
    };
    let criteria = &read.found.criteria;
    criteria.iter().map(|it| (it.title.clone(), it.group.and_then(title), measure(&it.measure))).collect()
}

#[test]
fn a_table_with_a_letterhead_merged_rows_and_columns_in_another_order() {
    let read = sheet(|sheet| {
        let plain = Format::new();
        rows(sheet, 0, &[&["ỦY BAN MTTQ VIỆT NAM"], &[], &["BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026"]]);
        // The column of points stands first, headings have other words, one column means nothing to the program.
        rows(sheet, 4, &[&["Điểm tối đa", "Số TT", "Nội dung đánh giá", "Hạn nộp", "Tài liệu minh chứng"]]);
        rows(sheet, 5, &[&["(1)", "(2)", "(3)", "(4)", "(5)"]]);
        sheet.merge_range(6, 1, 6, 4, "I. CÔNG TÁC TUYÊN TRUYỀN (30 điểm)", &plain).unwrap();
        rows(sheet, 7, &[&["20", "1", "Tuyên truyền chủ trương, chính sách", "", "Kế hoạch, ảnh"]]);
        rows(sheet, 9, &[&["", "2", "Học tập và làm theo Bác"]]);
        rows(sheet, 10, &[&["5,5 điểm", "2.1", "Có mô hình mới"], &["4.5", "2.2", "Có gương điển hình"]]);
        rows(sheet, 12, &[&["", "II", "Xây dựng tổ chức"], &["60đ", "1", "Phát triển hội viên"]]);
        sheet.write_number(13, 0, 60.5).unwrap();
        rows(sheet, 14, &[&["-2", "2", "Nộp báo cáo chậm"], &["100", "", "Tổng cộng"]]);
        rows(sheet, 17, &[&["", "", "Người lập biểu"]]);
    });
    assert_eq!(read.found.name, "BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026");
    let first = Some("CÔNG TÁC TUYÊN TRUYỀN");
    assert_eq!(
        shape(&read),
        [
            ("Tuyên truyền chủ trương, chính sách".into(), first, "20".into()),
            ("Có mô hình mới".into(), Some("Học tập và làm theo Bác"), "5,5".into()),
            ("Có gương điển hình".into(), Some("Học tập và làm theo Bác"), "4,5".into()),
            ("Phát triển hội viên".into(), Some("Xây dựng tổ chức"), "60,5".into()),
            ("Nộp báo cáo chậm".into(), Some("Xây dựng tổ chức"), "-2".into()),
        ]
    );
    assert_eq!(read.found.groups[0].full_marks, Some(Points::whole(30)));
    assert_eq!(read.found.groups[1].parent, Some(read.found.groups[0].key));
    assert_eq!(read.found.criteria[0].note, "Kế hoạch, ảnh");
    has(&read, Some(1), "ỦY BAN MTTQ");
    has(&read, Some(5), "“Hạn nộp”");
    has(&read, Some(6), "đánh số cột");
    has(&read, Some(15), "Điểm âm");
    has(&read, Some(16), "90,5");
    has(&read, Some(18), "Người lập biểu");
    has(&read, None, "đối tượng nào");
    has(&read, None, "bước điểm");
    assert_eq!(read.refusal, None);
    // Only two sums speak of a group: 20 + 5,5 + 4,5 is the 30 that stands there.
    assert!(!read.remarks.iter().any(|it| it.text.contains("TUYÊN TRUYỀN” ghi")));
}

#[test]
fn days_formulas_and_words_where_points_should_stand() {
    let read = sheet(|sheet| {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        rows(sheet, 0, &[&["TT", "Tiêu chí", "Điểm", "Điểm thưởng", "Cách chấm"]]);
        rows(sheet, 1, &[&["", "Có kế hoạch"], &["2", "Có báo cáo"], &["3", "Có sáng kiến", "mười"]]);
        let made = |text| ExcelDateTime::parse_from_str(text).unwrap();
        sheet.write_datetime_with_format(1, 0, made("2026-02-01"), &day).unwrap();
        sheet.write_number(1, 2, 5).unwrap();
        sheet.write_datetime_with_format(2, 2, made("2026-05-02"), &day).unwrap();
        rows(
            sheet,
            4,
            &[&["4", "Đúng hạn", "0 - 5", "2"], &["5", "Đủ số lượng", "10", "", "Từ 90%: 10 điểm"]],
        );
        rows(
            sheet,
            6,
            &[&["6", "Tỷ lệ hội viên", "10", "", "≥ 90%: 10 điểm\n80-90%: 8 điểm\n< 80%: 0 điểm"]],
        );
        rows(sheet, 7, &[&["6", "Có quỹ (nếu có)"], &["7", "Khen thưởng", "3,125"]]);
    });
    has(&read, Some(2), "1.2");
    has(&read, Some(3), "có lẽ là 2,5");
    has(&read, Some(4), "“mười”");
    has(&read, Some(5), "lấy mức cao nhất là 5");
    has(&read, Some(5), "được tách");
    has(&read, Some(6), "giữ nguyên trong ghi chú");
    has(&read, Some(7), "cùng chứa mức 90");
    has(&read, Some(8), "không có điểm");
    has(&read, Some(9), "“3,125”");
    let got = shape(&read);
    let measures: Vec<&str> = got.iter().map(|it| it.2.as_str()).collect();
    assert_eq!(measures, ["5", "đạt", "đạt", "5", "+2", "10", "khung 3", "đạt", "đạt"]);
    assert!(matches!(read.found.criteria[7].measure, Measure::Gate { optional: true }));
    // Two lines hold 90: the program asks, it does not guess.
    assert!(read.refusal.as_deref().unwrap().contains("90"));
}

#[test]
fn two_rows_of_headings_explaining_rows_and_blocks_of_bonus() {
    let read = sheet(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 1, 0, "STT", &plain).unwrap();
        sheet.merge_range(0, 1, 1, 1, "Nội dung", &plain).unwrap();
        sheet.merge_range(0, 2, 0, 3, "Điểm", &plain).unwrap();
        rows(sheet, 1, &[&["", "", "Điểm chuẩn", "Tự chấm"]]);
        rows(
            sheet,
            2,
            &[
                &["A", "Nội dung chính"],
                &["1", "Tổ chức hội nghị", "10"],
                &["a", "Có kế hoạch"],
                &["b", "Có báo cáo"],
                &["2", "Vận động quỹ", "20"],
                &["", "- Nêu rõ số tiền"],
                &["", "(theo hướng dẫn của tỉnh)"],
                &["B", "Điểm thưởng", "5"],
                &["1", "Có mô hình được nhân rộng", "3"],
                &["2", "Được khen cấp tỉnh", "2"],
                &["2", "Được khen cấp trung ương", "2"],
                &["STT", "Nội dung"],
                &["C", "Điểm trừ"],
                &["1", "Báo cáo chậm", "2"],
            ],
        );
    });
    let bonus = Some("Điểm thưởng");
    assert_eq!(
        shape(&read),
        [
            ("Tổ chức hội nghị".into(), Some("Nội dung chính"), "10".into()),
            ("Vận động quỹ".into(), Some("Nội dung chính"), "20".into()),
            ("Có mô hình được nhân rộng".into(), bonus, "+3".into()),
            ("Được khen cấp tỉnh".into(), bonus, "+2".into()),
            ("Được khen cấp trung ương".into(), bonus, "+2".into()),
            ("Báo cáo chậm".into(), Some("Điểm trừ"), "-2".into()),
        ]
    );
    assert_eq!(read.found.criteria[0].note, "a) Có kế hoạch\nb) Có báo cáo");
    assert_eq!(read.found.criteria[1].note, "- Nêu rõ số tiền\n(theo hướng dẫn của tỉnh)");
    assert_eq!(read.found.groups[1].caps.bonus, Some(Points::whole(5)));
    has(&read, Some(13), "“2” đã có ở dòng 12");
    has(&read, Some(14), "nhắc lại tiêu đề");
    has(&read, None, "“Tự chấm”");
    assert_eq!(read.refusal, None);
}

#[test]
fn a_table_without_points_is_a_table_of_conditions() {
    let read = sheet(|sheet| {
        rows(
            sheet,
            0,
            &[
                &["TIÊU CHÍ HỘ GIA ĐÌNH"],
                &["Đối tượng: hộ gia đình"],
                &["Tiêu chí", "Ghi chú"],
                &["1. Không đói nghèo", "theo chuẩn"],
                &["2. Không vi phạm pháp luật"],
                &["3. Sạch nhà, sạch bếp, sạch ngõ"],
            ],
        );
    });
    assert_eq!(read.kind, Some(Some(SubjectKind::Household)));
    let got = shape(&read);
    let titles: Vec<&str> = got.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(titles, ["Không đói nghèo", "Không vi phạm pháp luật", "Sạch nhà, sạch bếp, sạch ngõ"]);
    assert!(got.iter().all(|it| it.1.is_none() && it.2 == "đạt"));
    has(&read, None, "không có điểm");
    assert_eq!(read.refusal, None);
}

#[test]
fn what_is_no_table_of_criteria_is_refused_in_plain_words() {
    let mut book = Workbook::new();
    rows(book.add_worksheet(), 0, &[&["Họ và tên", "Ngày sinh"], &["Lê Thị Hoa", "1985"]]);
    let bytes = book.save_to_buffer().unwrap();
    assert!(matches!(read_criteria_bytes(&bytes), Err(ReadError::NoTable)));
    assert!(matches!(read_criteria_bytes(b"not a sheet"), Err(ReadError::File(SheetError::NoSheet { .. }))));
    assert!(matches!(read_criteria_bytes(&[]), Err(ReadError::File(SheetError::NoSheet { .. }))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn whatever_stands_in_the_cells_every_row_is_accounted_for(
        cells in proptest::collection::vec(
            proptest::collection::vec(
                prop_oneof![
                    Just(String::new()),
                    "[IVX]{1,3}|[1-9](\\.[1-9])?|[a-e]\\)?|-",
                    "[A-ZĐa-zôàéệ ]{1,20}",
                    "[0-9]{1,3}(,[0-9]{1,2})?",
                    "Tổng cộng|Điểm trừ|Đạt hoặc không đạt|Chấm điểm, bước 0,5|từ 5 đến dưới 7: 3 điểm",
                ],
                6,
            ),
            1..14,
        ),
    ) {
        let read = sheet(|sheet| {
            rows(sheet, 0, &[&["STT", "Nội dung tiêu chí", "Điểm chuẩn", "Điểm thưởng", "Cách tính", "Ghi chú"]]);
            for (row, line) in (1u32..).zip(&cells) {
                let line: Vec<&str> = line.iter().map(String::as_str).collect();
                rows(sheet, row, &[&line]);
            }
        });
        // Every title is somewhere: in a group, a criterion, a note, or a remark.
        let mut kept: Vec<String> = read.found.groups.iter().map(|it| it.title.clone()).collect();
        kept.extend(read.found.criteria.iter().flat_map(|it| [it.title.clone(), it.note.clone()]));
        let told: Vec<u32> = read.remarks.iter().filter_map(|it| it.row).collect();
        for (row, line) in (2u32..).zip(&cells) {
            let title = guong_sang::text::clean(&line[1]);
            let there = title.is_empty() || kept.iter().any(|it| it.contains(&title)) || told.contains(&row);
            prop_assert!(there, "row {} {:?}: {:?}", row, line, read);
        }
        // A file that was written from it is read as the same.
        if read.refusal.is_none() && read.found.grading.is_none() {
            let (again, _) = back(&CriteriaSet { kind: None, ..read.found.clone() });
            prop_assert_eq!(bare(&again).full_marks(), read.found.full_marks());
        }
    }
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_no_memory_and_is_not_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (words, column) in ["STT", "Nội dung tiêu chí", "Điểm chuẩn"].into_iter().zip(0u16..) {
        sheet.write_string(0, column, words).unwrap();
    }
    sheet.write_string(1, 0, "1").unwrap();
    sheet.write_string(1, 1, "Hoàn thành nhiệm vụ").unwrap();
    sheet.write_number(1, 2, 100.0).unwrap();
    // All cells before it would be a hundred gigabytes.
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let read = read_criteria_bytes(&workbook.save_to_buffer().unwrap()).unwrap();
    let set = read.set(PlanId(1), None, None, &mut counter());
    assert_eq!(set.criteria.len(), 1, "{set:?}");
}
