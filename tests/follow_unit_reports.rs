//! Lower offices' reports: read from files of every sort, taken in as one deed, merged by section with the source of every
//! paragraph, and put into the office's own report (S7, CJ-3).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod reports_fixture;

use chrono::NaiveDate;
use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::duty_note::DutyState;
use guong_sang::domain::ids::{PlanId, UnitId, UnitReportId};
use guong_sang::domain::papers::ReportSpan;
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::domain::unit_report::{
    Asked, FileReport, FileState, FoundReport, How, Merged, ReportSection, UnitReport, expected, intake,
    merge, part_proposals, read_report,
};
use guong_sang::domain::{Command, intake as paper_intake};
use guong_sang::exchange::{docx_source, read_reports, source_of};
use guong_sang::storage::Database;
use proptest::prelude::*;
use reports_fixture::{WITH_TABLE, text, word, write_all};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn headings(sections: &[ReportSection]) -> Vec<String> {
    sections.iter().map(|it| format!("{}{}", "  ".repeat(it.depth.into()), it.heading())).collect()
}

fn read(text: &str) -> guong_sang::domain::unit_report::ReadReport {
    read_report(&source_of(text.as_bytes()).unwrap().lines, "x.txt")
}

/// The sample with its report duty asked of the districts one by one.
fn data(folder: &Path) -> String {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    let duty: Command = serde_json::from_value(serde_json::json!({"deed": "save_obligation", "obligation": {
        "id": 4, "plan": 1, "duty": {"duty": "report", "reporter": "Các huyện, thành Hội", "units": {"kind": "district"},
        "every": "once", "due": {"on": "2017-11-15"}, "sent_to": "Văn phòng Hội LHPN tỉnh"}}}))
    .unwrap();
    // An issued plan is changed by an amendment.
    let amend = serde_json::json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2017-11-02", "by": "A",
        "reason": "giao chế độ báo cáo cho từng đơn vị"});
    database.perform(&serde_json::from_value(amend).unwrap(), &sample::stamp(0)).unwrap();
    database.perform(&duty, &sample::stamp(0)).unwrap();
    path.to_str().unwrap().to_owned()
}

struct Table {
    database: Database,
    found: Vec<FoundReport>,
}

impl Table {
    fn of(folder: &Path) -> Self {
        let files = folder.join("Báo cáo");
        std::fs::create_dir_all(&files).unwrap();
        write_all(&files);
        let database = Database::open(Path::new(&data(folder))).unwrap();
        Self { database, found: read_reports(&[files]).unwrap() }
    }

    fn files(&self) -> Vec<FileReport> {
        self.with(intake)
    }

    fn with<T>(&self, f: impl FnOnce(&Asked<'_>, &[FoundReport]) -> T) -> T {
        let db = &self.database;
        let file = db.plan(PlanId(1)).unwrap();
        let (units, notes) = (db.units().unwrap(), db.duty_notes(PlanId(1)).unwrap());
        let reports = db.unit_reports(PlanId(1)).unwrap();
        let asked = Asked {
            plan: &file.plan,
            obligations: &file.obligations,
            notes: &notes,
            units: &units,
            reports: &reports,
            year: 2017,
            span: ReportSpan::Year,
            today: day(2017, 11, 14),
        };
        f(&asked, &self.found)
    }

    fn command(&self, picked: &[usize]) -> Option<Command> {
        let mut next = 5_000;
        self.with(|asked, found| {
            asked.command(found, &intake(asked, found), picked, &mut || {
                next += 1;
                next
            })
        })
    }
}

#[test]
fn every_way_of_numbering_becomes_the_same_tree() {
    let one = read(&text("hoa-an"));
    assert_eq!((one.number.as_str(), one.dated), ("45/BC-BTV", Some(day(2017, 11, 10))));
    assert_eq!((one.span, one.year), (Some(ReportSpan::Year), Some(2017)));
    assert_eq!(
        headings(&one.sections),
        [
            "Phần mở đầu",
            "I. TÌNH HÌNH CHUNG",
            "II. KẾT QUẢ ĐẠT ĐƯỢC",
            "  1. Công tác tuyên truyền",
            "  2. Công tác phát hiện, bồi dưỡng điển hình",
            "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
            "  1. Tồn tại, hạn chế",
            "  2. Nguyên nhân",
            "IV. KIẾN NGHỊ, ĐỀ XUẤT",
            "Kết thúc",
        ]
    );
    assert_eq!(one.sections[4].paragraphs.len(), 2);
    assert!(one.sections[4].paragraphs[0].starts_with("a) Phát hiện 14"));
    assert!(one.lost.is_empty() && !one.cut, "{:?}", one.lost);

    let two = read(&text("nguyen-binh"));
    assert_eq!(
        headings(&two.sections),
        [
            "Phần thứ nhất: Đặc điểm tình hình",
            "Phần thứ hai: Kết quả đạt được",
            "  1. Công tác tuyên truyền",
            "  2. Phát hiện, bồi dưỡng điển hình",
            "  3. Xây dựng gia đình 5 không, 3 sạch",
            "Phần thứ ba: Tồn tại, hạn chế, nguyên nhân",
            "  1. Hạn chế",
            "  2. Nguyên nhân",
        ]
    );
    let three = read(&text("thanh-pho"));
    assert_eq!(
        headings(&three.sections)[..4],
        [
            "A. TÌNH HÌNH CHUNG",
            "B. KẾT QUẢ ĐẠT ĐƯỢC",
            "  I. Công tác tuyên truyền",
            "  II. Công tác phát hiện, bồi dưỡng điển hình"
        ]
    );
    let table = read_report(&docx_source(&word(WITH_TABLE)).unwrap().lines, "x.docx");
    let told = table.sections.iter().find(|it| it.title == "Công tác tuyên truyền").unwrap();
    assert_eq!(
        told.paragraphs,
        ["Số liệu theo bảng:", "Hình thức | Số lượng", "Hội nghị | 7", "Tin, bài | 4"]
    );
    let cut = read(text("trung-khanh").trim_end());
    assert!(
        cut.cut && cut.lost[0].contains("lượt hội viên") || cut.lost[0].contains("700 lượt"),
        "{:?}",
        cut.lost
    );
}

#[test]
fn a_report_that_is_decomposed_reads_like_the_composed_one() {
    use unicode_normalization::UnicodeNormalization;
    let loose: String = text("nguyen-binh").nfd().collect();
    let read_loose = read_report(&docx_source(&word(&loose)).unwrap().lines, "x.docx");
    let composed = read_report(&docx_source(&word(&text("nguyen-binh"))).unwrap().lines, "x.docx");
    assert_eq!(read_loose.sections, composed.sections);
}

#[test]
fn no_word_of_the_text_is_lost() {
    for name in ["hoa-an", "nguyen-binh", "thanh-pho", "lai-6-thang"] {
        let read = read(&text(name));
        let kept: Vec<String> = read
            .sections
            .iter()
            .flat_map(|it| {
                [it.number.clone(), it.title.clone()].into_iter().chain(it.paragraphs.iter().cloned())
            })
            .collect();
        let kept = guong_sang::text::fold(&kept.join(" "));
        let whole = text(name);
        let from = whole.find("BÁO CÁO\n").unwrap();
        let until = whole.find("Nơi nhận:").unwrap();
        // The subject and "Kính gửi" stand before the text.
        let body = whole[from..until].lines().skip(2).filter(|line| !line.starts_with("Kính gửi"));
        for line in body {
            for word in guong_sang::text::fold(line).split(' ').filter(|word| word.len() > 1) {
                assert!(kept.split(' ').any(|one| one == word), "{name}: {word} of {line}");
            }
        }
    }
}

#[test]
fn plans_are_read_as_before() {
    let plan = "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n1. BÁO CÁO\n- Gửi báo cáo trước ngày 15/11.\n";
    let read = paper_intake::read(&source_of(plan.as_bytes()).unwrap().lines);
    assert_eq!(read.head.kind, "KẾ HOẠCH");
}

#[test]
fn what_cannot_be_read_or_was_cut_comes_first_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let table = Table::of(folder.path());
    let files = table.files();
    let states: Vec<(&str, &str, bool)> =
        files.iter().map(|file| (&file.name[..2], file.state.label(), file.cut)).collect();
    assert_eq!(
        states,
        [
            ("06", "Không đọc được", false),
            ("08", "Không đọc được", false),
            ("09", "Không đọc được", false),
            ("10", "Không đọc được", false),
            ("04", "Nhận được", true),
            ("12", "Chưa rõ đơn vị", false),
            ("11", "Khác kỳ", false),
            ("01", "Nhận được", false),
            ("02", "Nhận được", false),
            ("03", "Nhận được", false),
            ("05", "Nhận được", false),
            ("07", "Tệp lặp lại", false),
        ]
    );
    for file in files.iter().take(4) {
        let FileState::Unreadable { why } = &file.state else { panic!() };
        assert!(why.ends_with('.') && why.chars().count() > 12, "{why}");
        assert!(!file.state.can_be_taken());
    }
    let of = |number: &str| files.iter().find(|file| file.name.starts_with(number)).unwrap();
    assert_eq!((of("01").unit, of("01").how), (Some(UnitId(2)), Some(How::Letterhead)));
    // Its own letterhead is the committee's; the superior line is its name, in full words.
    assert_eq!(of("02").unit, Some(UnitId(3)));
    assert_eq!(of("05").unit, Some(UnitId(7)));
    assert_eq!(of("04").unit, Some(UnitId(5)));
    // A slip of one letter is proposed, never taken for granted.
    assert_eq!((of("12").unit, of("12").near.first()), (None, Some(&UnitId(6))));
    assert!(matches!(&of("07").state, FileState::Copy { of } if of.starts_with("01")));
    assert_eq!(
        of("01").note.as_ref().map(|note| (note.due, note.unit)),
        Some((day(2017, 11, 15), UnitId(2)))
    );
    assert!(!of("04").is_proposed(), "a cut file is looked at first");
}

#[test]
fn taking_in_is_one_deed_that_notes_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = Table::of(folder.path());
    let picked: Vec<usize> = table.files().iter().filter(|it| it.is_proposed()).map(|it| it.at).collect();
    assert_eq!(picked.len(), 4);
    // The number and day were corrected by hand, and one is not to be noted.
    table.found[picked[0]].given_number = Some("45a/BC-BTV".into());
    table.found[picked[1]].unnoted = true;
    table.found[picked[2]].received = Some(day(2017, 11, 20));
    let command = table.command(&picked).unwrap();
    assert_eq!(command.title(), "Nhận 4 báo cáo của đơn vị");
    table.database.perform(&command, &sample::stamp(0)).unwrap();
    let reports = table.database.unit_reports(PlanId(1)).unwrap();
    assert_eq!(reports.len(), 4);
    let first = reports.iter().find(|it| it.unit == UnitId(2)).unwrap();
    assert_eq!((first.number.as_str(), first.received), ("45a/BC-BTV", day(2017, 11, 14)));
    assert_eq!(first.dated, Some(day(2017, 11, 10)));
    let notes = table.database.duty_notes(PlanId(1)).unwrap();
    assert_eq!(notes.len(), 3);
    assert!(notes.iter().all(|note| note.state == DutyState::Done && note.due == Some(day(2017, 11, 15))));
    assert_eq!(notes.iter().filter(|note| note.is_late()).count(), 1);

    // The same files again: known by their bytes, whatever they are called.
    let files = table.files();
    assert_eq!(files.iter().filter(|it| matches!(it.state, FileState::Already { .. })).count(), 4);
    // Another file of a unit that has one takes its place, and keeps its identifier.
    let at = files.iter().find(|it| it.name.starts_with("12")).unwrap().at;
    table.found[at].given_unit = Some(UnitId(2));
    let file = table.files().into_iter().find(|it| it.at == at).unwrap();
    assert!(matches!(file.state, FileState::Replaces { .. }) && !file.is_proposed());
    assert!(file.note.is_none(), "it is noted already");
    let command = table.command(&[at]).unwrap();
    table.database.perform(&command, &sample::stamp(0)).unwrap();
    let reports = table.database.unit_reports(PlanId(1)).unwrap();
    assert_eq!(reports.len(), 4);
    let again = reports.iter().find(|it| it.unit == UnitId(2)).unwrap();
    assert_eq!((again.id, again.number.as_str()), (first.id, "7/BC-BTV"));
}

#[test]
fn sections_meet_by_number_and_title_and_nothing_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = Table::of(folder.path());
    let picked: Vec<usize> = table.files().iter().filter(|it| it.is_proposed()).map(|it| it.at).collect();
    let command = table.command(&picked).unwrap();
    table.database.perform(&command, &sample::stamp(0)).unwrap();
    let reports = table.database.unit_reports(PlanId(1)).unwrap();
    let units = table.database.units().unwrap();
    let merged = merge(&reports, &units);
    let section = |title: &str| {
        merged.sections.iter().find(|it| it.title == title).unwrap_or_else(|| panic!("{title}"))
    };
    let told = section("Công tác tuyên truyền");
    assert_eq!(
        told.units.len(),
        4,
        "{:#?}",
        merged.sections.iter().map(|it| (it.heading(), it.own, it.units.len())).collect::<Vec<_>>()
    );
    // The same sentence of two units, once marked with a dash and once with a number.
    let twice = told.paragraphs.iter().find(|it| it.words.contains("12 hội nghị")).unwrap();
    assert_eq!(twice.units(), [UnitId(2), UnitId(7)]);
    // Different figures are different paragraphs, and stay so.
    assert_eq!(told.paragraphs.iter().filter(|it| it.words.contains("hội nghị tuyên truyền")).count(), 2);
    let posts = told.paragraphs.iter().find(|it| it.words.contains("5 tin, bài")).unwrap();
    assert_eq!(posts.units(), [UnitId(2), UnitId(3)]);
    assert_ne!(posts.origins[0].words, posts.origins[1].words, "each as its unit wrote it");
    // A sentence inside of different paragraphs.
    let found = section("Công tác phát hiện, bồi dưỡng điển hình");
    assert_eq!(found.units, [UnitId(2), UnitId(3), UnitId(7)]);
    let echo = found.paragraphs.iter().flat_map(|it| &it.echoes).next().unwrap();
    assert_eq!(
        (echo.words.as_str(), echo.units.len()),
        ("Các cơ sở Hội đều có sổ theo dõi gương điển hình.", 2)
    );
    let own: Vec<(&str, &str)> =
        merged.sections.iter().filter(|it| it.own).map(|it| (it.above.as_str(), it.title.as_str())).collect();
    assert!(own.contains(&("KẾT QUẢ ĐẠT ĐƯỢC", "Xây dựng gia đình 5 không, 3 sạch")), "{own:?}");
    assert!(own.contains(&("", "PHƯƠNG HƯỚNG, NHIỆM VỤ")), "{own:?}");
    whole(&reports, &merged).unwrap();
    let parts: BTreeMap<String, Option<&str>> =
        merged.sections.iter().map(|it| it.heading()).zip(part_proposals(&merged)).collect();
    assert_eq!(parts["1. Công tác tuyên truyền"], Some("effect"));
    assert_eq!(parts["2. Nguyên nhân"], Some("shortcomings"));
    assert_eq!(parts["IV. KIẾN NGHỊ, ĐỀ XUẤT"], Some("proposals"));
    assert_eq!(parts["C. PHƯƠNG HƯỚNG, NHIỆM VỤ"], Some("directions"));
    assert_eq!(parts["Phần mở đầu"], None);

    let file = table.database.plan(PlanId(1)).unwrap();
    let waited = expected(
        &file.plan,
        &file.obligations,
        &units,
        &reports,
        (2017, ReportSpan::Year),
        day(2017, 11, 14),
    );
    let missing: Vec<&str> = waited.missing().map(|one| one.name.as_str()).collect();
    assert_eq!(missing, ["Hội LHPN huyện Trùng Khánh", "Hội LHPN huyện Quảng Uyên"]);
    assert_eq!((waited.due, waited.level), (Some(day(2017, 11, 15)), None));
    let half = expected(
        &file.plan,
        &file.obligations,
        &units,
        &reports,
        (2017, ReportSpan::HalfYear),
        day(2017, 11, 14),
    );
    assert_eq!((half.level, half.missing().count()), (Some(UnitKind::District), 6));
}

/// Every paragraph of every report is in the merged result once for its source, as it was written.
fn whole(reports: &[UnitReport], merged: &Merged) -> Result<(), TestCaseError> {
    let mut seen: BTreeMap<(UnitReportId, usize, usize), &str> = BTreeMap::new();
    for origin in merged.sections.iter().flat_map(|it| &it.paragraphs).flat_map(|it| &it.origins) {
        let place = (origin.report, origin.section, origin.paragraph);
        prop_assert!(seen.insert(place, origin.words.as_str()).is_none(), "twice {place:?}");
    }
    let mut count = 0;
    for report in reports {
        for (section, one) in report.sections.iter().enumerate() {
            for (paragraph, words) in one.paragraphs.iter().enumerate() {
                count += 1;
                prop_assert_eq!(seen.get(&(report.id, section, paragraph)), Some(&words.as_str()));
            }
        }
    }
    prop_assert_eq!(seen.len(), count);
    Ok(())
}

fn any_report(unit: i64) -> impl Strategy<Value = UnitReport> {
    let titles = prop::sample::select(vec![
        "",
        "Tình hình chung",
        "TÌNH HÌNH CHUNG",
        "Kết quả",
        "Kết quả đạt được",
        "Công tác tuyên truyền",
        "Tồn tại, hạn chế",
        "Kiến nghị",
    ]);
    let numbers = prop::sample::select(vec!["", "I", "II", "1", "2", "a", "Phần thứ nhất"]);
    let words = prop::sample::select(vec![
        "- Mở 3 lớp.",
        "1. mở 3 lớp",
        "Mở 4 lớp.",
        "Không có.",
        "",
        "---",
        "Các chi hội có sổ theo dõi riêng. Mở 3 lớp.",
        "Các chi hội có sổ theo dõi riêng. Mở 5 lớp.",
    ]);
    let section = (titles, numbers, 0_u8..4, prop::collection::vec(words, 0..4));
    prop::collection::vec(section, 0..9).prop_map(move |sections| UnitReport {
        id: UnitReportId(100 + unit),
        plan: PlanId(1),
        year: 2017,
        span: ReportSpan::Year,
        unit: UnitId(unit),
        received: NaiveDate::from_ymd_opt(2017, 11, 1).unwrap(),
        number: String::new(),
        dated: None,
        file: String::new(),
        sha256: String::new(),
        sections: sections
            .into_iter()
            .map(|(title, number, depth, paragraphs)| ReportSection {
                number: number.to_owned(),
                title: title.to_owned(),
                depth,
                paragraphs: paragraphs.into_iter().map(str::to_owned).collect(),
            })
            .collect(),
        lost: String::new(),
    })
}

proptest! {
    #[test]
    fn merging_loses_nothing_and_does_not_mind_the_order(
        (reports, turned) in (any_report(1), any_report(2), any_report(3), any_report(9)).prop_flat_map(|(a, b, c, d)| {
            let all = vec![a, b, c, d];
            (Just(all.clone()), Just(all).prop_shuffle())
        })
    ) {
        let units: Vec<Unit> =
            (1..=3).map(|id| Unit::new(UnitId(id), UnitKind::Commune, format!("Xã {id}"))).collect();
        let merged = merge(&reports, &units);
        whole(&reports, &merged)?;
        prop_assert_eq!(&merge(&turned, &units), &merged);
        // Headings without paragraphs stay too.
        let members: usize = merged.sections.iter().map(|it| it.units.len()).sum();
        prop_assert!(members > 0 || reports.iter().all(|it| it.sections.is_empty()));
        prop_assert_eq!(part_proposals(&merged).len(), merged.sections.len());
    }
}

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn told(line: &[&str]) -> Value {
    let (code, out, err) = typed(line);
    assert_eq!((code, err.as_str()), (0, ""), "{line:?}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn the_whole_way_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let files = folder.path().join("Báo cáo");
    std::fs::create_dir(&files).unwrap();
    write_all(&files);
    let files = files.to_str().unwrap();
    let time =
        ["--plan", "1", "--year", "2017", "--span", "year", "--data", &data, "--at", "2017-11-14T03:00:00Z"];
    let line = |words: &[&'static str]| -> Vec<String> {
        words.iter().map(|it| (*it).to_owned()).chain(time.iter().map(|it| (*it).to_owned())).collect()
    };
    let mut take = vec!["reports", "take", files];
    take.extend(time);
    let dry: Vec<&str> = take.iter().copied().chain(["--dry"]).collect();
    let answer = told(&dry);
    assert_eq!(answer["files"].as_array().unwrap().len(), 12);
    assert_eq!(answer["files"][0]["label"], "Không đọc được");
    assert_eq!(answer["taken"], serde_json::json!([]));
    assert_eq!(answer["missing"].as_array().unwrap().len(), 6);
    let answer = told(&take);
    assert_eq!(answer["taken"].as_array().unwrap().len(), 4);
    assert_eq!(
        answer["missing"],
        serde_json::json!(["Hội LHPN huyện Trùng Khánh", "Hội LHPN huyện Quảng Uyên"])
    );
    let again = told(&take);
    assert_eq!(again["taken"], serde_json::json!([]));
    let shown = told(&["show", "unit-reports", "1", "--data", &data]);
    assert_eq!(shown.as_array().unwrap().len(), 4);

    let merge_line = line(&["reports", "merge"]);
    let merge_line: Vec<&str> = merge_line.iter().map(String::as_str).collect();
    let merged = told(&merge_line);
    assert_eq!(merged["merged"]["units"].as_array().unwrap().len(), 4);
    let out = folder.path().join("Tổng hợp.docx");
    let out = out.to_str().unwrap();
    let with_out: Vec<&str> = merge_line.iter().copied().chain(["--out", out]).collect();
    let (code, _, err) = typed(&with_out);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(typed(&with_out).0, 3, "nothing is written over");
    let lines = guong_sang::exchange::read_docx(Path::new(out)).unwrap();
    let words: Vec<String> = lines.iter().map(guong_sang::domain::intake::SourceLine::text).collect();
    let words = words.join("\n").replace('\u{a0}', " ");
    assert!(words.contains("(2 đơn vị: Hội LHPN huyện Hòa An; Hội LHPN thành phố Cao Bằng)"), "{words}");
    assert!(words.contains("MỤC RIÊNG CỦA ĐƠN VỊ") && words.contains("Chưa gửi (2 đơn vị)"));
    assert_eq!(typed(&["reports", "take", files, "--plan", "1", "--data", &data]).0, 2);
    assert_eq!(typed(&["reports", "burn"]).0, 2);
}
