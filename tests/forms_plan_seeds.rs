//! Five plans that offices published, rebuilt in the program: their parts, their obligations as data, their paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use chrono::Datelike;
use forms_fixture::day;
use forms_fixture::written::{lines, lines_of};
use guong_sang::cli::{sample::stamp, script};
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::criteria::{CriteriaSet, Measure};
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators};
use guong_sang::domain::papers::PaperType;
use guong_sang::domain::plan::{Marking, numbered};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::unit::UnitKind;
use guong_sang::forms::check::Severity;
use guong_sang::forms::{Form, compose, profile_of, review};
use guong_sang::paper::{Faces, Length, layout, pdf};
use guong_sang::storage::Database;

const CAO_BANG: &str = include_str!("fixtures/plans/caobang.jsonl");
const KIEN_GIANG: &str = include_str!("fixtures/plans/kiengiang.jsonl");
const LANG_SON: &str = include_str!("fixtures/plans/langson.jsonl");
const CU_JUT: &str = include_str!("fixtures/plans/cujut.jsonl");
const LAO_CAI: &str = include_str!("fixtures/plans/laocai.jsonl");
const ALL: [&str; 5] = [CAO_BANG, KIEN_GIANG, LANG_SON, CU_JUT, LAO_CAI];

fn case(text: &str) -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    for command in script::commands(text).unwrap() {
        database.perform(&command, &stamp(0)).unwrap_or_else(|error| panic!("{command:?}: {error}"));
    }
    let year = *database.plan(PlanId(1)).unwrap().plan.years().end();
    database.case_file(PlanId(1), year, None, false).unwrap().unwrap()
}

fn printed(case: &CaseFile) -> Form {
    compose(&case.paper(PaperType::Plan), case, &profile_of(case).unwrap(), None).unwrap()
}

fn count(case: &CaseFile, wanted: impl Fn(&Duty) -> bool) -> usize {
    case.obligations.iter().filter(|one| wanted(&one.duty)).count()
}

/// The sections with a number, as the plan prints them.
fn headings(case: &CaseFile) -> Vec<String> {
    numbered(&case.sections)
        .into_iter()
        .filter(|item| {
            matches!(
                item.section.marking,
                Marking::Roman | Marking::Arabic | Marking::Nested | Marking::Letter
            )
        })
        .map(|item| format!("{}{}", "  ".repeat(item.depth), item.label))
        .collect()
}

#[test]
fn every_obligation_of_the_requirements_is_there_as_data() {
    let (cb, kg, ls, cj, lc) =
        (case(CAO_BANG), case(KIEN_GIANG), case(LANG_SON), case(CU_JUT), case(LAO_CAI));
    let sets = |case: &CaseFile, wanted: fn(&CriteriaSet) -> bool| {
        case.sets.iter().filter(|set| wanted(set)).count()
    };
    let gates = |case: &CaseFile, kind: SubjectKind, wanted: bool| {
        let sets = case.sets.iter().filter(|set| set.kind == Some(kind));
        sets.flat_map(|set| &set.criteria)
            .filter(|one| matches!(one.measure, Measure::Gate { optional } if optional == wanted))
            .count()
    };
    let publicity = |duty: &Duty| matches!(duty, Duty::Publicity { .. });
    let assignment = |duty: &Duty| matches!(duty, Duty::Assignment { .. });
    let quota = |kind: UnitKind, wanted: u32| {
        move |duty: &Duty| {
            matches!(duty, Duty::Quota { nominators: Nominators::Kind(of), bound: Bound::AtLeast, number, due: Some(Due::On(on)), attached, .. }
                if *of == kind && *number == wanted && *on == day(2017, 4, 20) && attached == "trích ngang thành tích")
        }
    };
    let ends = |year: i32| move |duty: &Duty| matches!(duty, Duty::Milestone { due: Some(Due::EndOfYear { year: of }), .. } if *of == year);
    let found = [
        ("CB-2 own criteria for three kinds", sets(&cb, |set| set.kind.is_some()), 3),
        ("CB-2 general criteria", sets(&cb, |set| set.kind.is_none()), 1),
        ("CB-3 gates of persons", gates(&cb, SubjectKind::Person, false), 1),
        ("CB-3 gates of households", gates(&cb, SubjectKind::Household, false), 2),
        ("CB-4 gates where they apply", gates(&cb, SubjectKind::Collective, true), 1),
        ("CB-5 clusters", cb.units.iter().filter(|unit| !unit.cluster.is_empty()).count(), 5),
        ("CB-6 movement and campaigns", cb.plan.movements.len(), 3),
        (
            "CB-7 the standing body",
            count(&cb, |duty| assignment(duty) && format!("{duty:?}").contains("ộ phận thường trực")),
            2,
        ),
        ("CB-8 publicity by form", count(&cb, publicity), 4),
        ("KG-1 quota of agencies", count(&kg, quota(UnitKind::Agency, 2)), 1),
        ("KG-1 quota of districts", count(&kg, quota(UnitKind::District, 5)), 1),
        (
            "KG-2 selection upward",
            count(&kg, |duty| matches!(duty, Duty::Selection { min: 5, max: 10, .. })),
            1,
        ),
        (
            "KG-2, KG-3 seats, decided before 25/4/2017",
            count(
                &kg,
                |duty| matches!(duty, Duty::Seats { due: Some(Due::On(on)), .. } if *on == day(2017, 4, 25)),
            ),
            1,
        ),
        ("KG-6 publicity by channel", count(&kg, publicity), 6),
        (
            "KG-7 report of six months and the year",
            count(&kg, |duty| matches!(duty, Duty::Report { every: Frequency::HalfYearAndYear, .. })),
            1,
        ),
        ("LS-1 years of the period", ls.plan.years().count(), 4),
        (
            "LS-2 one exemplar of each unit every month",
            count(&ls, |duty| {
                matches!(
                    duty,
                    Duty::Quota { nominators: Nominators::Every, number: 1, every: Frequency::Monthly, .. }
                )
            }),
            1,
        ),
        (
            "LS-4 recipients with notes",
            ls.plan.recipients.iter().filter(|one| !one.note.is_empty()).count(),
            4,
        ),
        ("CJ-1 works, initiatives, models", sets(&cj, |set| set.kind == Some(SubjectKind::Model)), 1),
        (
            "CJ-2 whom to prefer",
            cj.sets
                .iter()
                .flat_map(|set| &set.criteria)
                .filter(|one| one.measure == Measure::Reference)
                .count(),
            1,
        ),
        ("CJ-3 sơ kết", count(&cj, ends(2023)), 1),
        ("CJ-3 tổng kết", count(&cj, ends(2025)), 1),
        (
            "CJ-3 yearly report of the communes",
            count(&cj, |duty| {
                matches!(duty, Duty::Report { due: Some(Due::EveryYear { day: 15, month: 11 }), .. })
            }),
            1,
        ),
        (
            "CJ-3 yearly report to the province",
            count(&cj, |duty| matches!(duty, Duty::Report { due: None, every: Frequency::Yearly, .. })),
            1,
        ),
        ("CJ-4 own commendation", count(&cj, |duty| format!("{duty:?}").contains("theo thẩm quyền")), 1),
        ("LC-1 tasks by agency", count(&lc, |duty| assignment(duty) || publicity(duty)), 7),
        ("LC-2 publicity across agencies", count(&lc, publicity), 2),
        ("LC-3 number and day open", usize::from(lc.plan.number.is_none() && lc.plan.issued_on.is_none()), 1),
    ];
    for (requirement, count, wanted) in found {
        assert_eq!(count, wanted, "{requirement}");
    }
    // CB-1: the superior plan that each carries out or rests on, by its entry in the register.
    for one in [&cb, &kg, &ls, &cj, &lc] {
        let rests_on = one.plan.carries_out.iter().chain(&one.plan.bases);
        assert!(
            rests_on.clone().count() > 0 && rests_on.clone().all(|basis| basis.entry.is_some()),
            "{}",
            one.plan.name
        );
    }
}

#[test]
fn sections_are_numbered_as_in_the_plans() {
    let of = |text: &str| headings(&case(text)).join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(of(CAO_BANG), "I. 1. 2. II. 1. 2. 2.1. 2.2. 2.3. a) b) c) 3. III. 1. 2.");
    assert_eq!(of(KIEN_GIANG), "I. 1. 2. 3. II. 1. 2. a) b) c) 3. 4. III. 1. 2.");
    assert_eq!(of(LANG_SON), "I. 1. 2. II. 1. 2. a) b) c) 3. III.", "the second II is III");
    assert_eq!(of(CU_JUT), "I. 1. 2. II. III. 1. 2. 3. IV. V.");
    assert_eq!(of(LAO_CAI), "I. 1. 2. II. 1. 2. 3. III. 1. 2. 3. 4.");
}

#[test]
fn each_plan_prints_with_its_parts_in_their_order() {
    let parts: [&[&str]; 5] = [
        &[
            "HỘI LHPN TỈNH CAO BẰNG",
            "BAN THƯỜNG VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 53/KH-BTV",
            "Cao Bằng, ngày 28 tháng 7 năm 2017",
            "KẾ HOẠCH",
            "Thực hiện Kế hoạch số 1501/KH-UBND ngày 23/5/2017",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "2.3. Tiêu chí cụ thể",
            "+ Tổ chức Đảng, đoàn thể trong sạch, vững mạnh (nếu có).",
            "- Gia đình đạt danh hiệu “Gia đình văn hóa” (điều kiện bắt buộc).",
            "III. TỔ CHỨC THỰC HIỆN",
            "Trên đây là Kế hoạch",
            "Nơi nhận:",
            "- UBND tỉnh;",
            "- Lưu: TĐKT, VPTH, VT.",
            "TM. BAN THƯỜNG VỤ",
            "PHÓ CHỦ TỊCH",
        ],
        &[
            "ỦY BAN NHÂN DÂN",
            "Số: …/KH-UBND",
            "Kiên Giang, ngày…tháng…năm 2017",
            "Thực hiện Kế hoạch số 5/KH-HĐTĐKT ngày 09/3/2017 của Hội đồng Thi đua - Khen thưởng Trung ương",
            "3. Hình thức tuyên truyền",
            "+ Trước ngày 20 tháng 4 năm 2017, mỗi cơ quan, đơn vị giới thiệu ít nhất 02 (hai) tập thể, cá nhân; mỗi huyện, thị xã, thành phố giới thiệu ít nhất 05 (năm) tập thể, cá nhân (kèm theo trích ngang thành tích), gửi về Ban Thi đua - Khen thưởng (Sở Nội vụ)",
            "+ Trên cơ sở giới thiệu của các đơn vị, lựa chọn từ 05 đến 10 tập thể hoặc cá nhân tiêu biểu, xuất sắc để giới thiệu với Trung ương.",
            "Theo số đại biểu được phân bổ, Ban Thi đua - Khen thưởng (Sở Nội vụ) tham mưu Hội đồng Thi đua - Khen thưởng tỉnh chọn trong số điển hình được giới thiệu tại mục 3 phần II, trình Ủy ban nhân dân tỉnh trước ngày 25 tháng 4 năm 2017",
            "- Định kỳ 6 tháng, năm, Ban Thi đua - Khen thưởng, Sở Nội vụ báo cáo kết quả về Ủy ban nhân dân tỉnh.",
            "- Ban TĐKT, Sở Nội vụ (5b);",
            "- Lưu: VT, P.VHXH.",
            "KT. CHỦ TỊCH",
        ],
        &[
            "ỦY BAN MTTQ VIỆT NAM",
            "BAN THƯỜNG TRỰC",
            "Căn cứ Kế hoạch số 70/KH-UBND ngày 19/4/2017",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn xây dựng Kế hoạch tuyên truyền như sau:",
            "- Hằng tháng, mỗi đơn vị lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến, kèm theo danh sách và thành tích đạt được, gửi về Văn phòng Ủy ban MTTQ Việt Nam tỉnh.",
            "III. TỔ CHỨC THỰC HIỆN",
            "- Ban TĐ-KT tỉnh (B/c);",
            "- UBMTTQ các H, TP (TH);",
            "- Ban TT-MTTQ tỉnh (chỉ đạo);",
            "- Lưu: VT.",
            "TM. BAN THƯỜNG TRỰC",
            "CHỦ TỊCH",
        ],
        &[
            "BAN THƯỜNG TRỰC",
            "Số: 64/KH-MTTQ-BTT",
            "Cư Jút, ngày 11 tháng 4 năm 2023",
            "Thực hiện Kế hoạch số 234/KH-MTTQ-BTT ngày 30/3/2023",
            "IV. TIẾN ĐỘ THỰC HIỆN",
            "- Sơ kết việc thực hiện Kế hoạch vào cuối năm 2023.",
            "- Tổng kết việc thực hiện Kế hoạch vào cuối năm 2025",
            "báo cáo kết quả về Ban Thường trực Ủy ban MTTQ Việt Nam huyện trước ngày 15/11 hằng năm.",
            "- Lưu: VP.",
            "PHÓ CHỦ TỊCH",
        ],
        &[
            "ỦY BAN NHÂN DÂN",
            "Số: …/KH-UBND",
            "Lào Cai, ngày…tháng…năm 2021",
            "Căn cứ Chỉ thị số 08-CT/TU ngày 03/3/2021 của Tỉnh ủy Lào Cai",
            "Căn cứ Chương trình hành động số 08/CTr-UBND",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Thông tin và Truyền thông",
            "- Hướng dẫn, đặt hàng các cơ quan báo chí",
            "2. Sở Nội vụ",
            "4. Các cơ quan báo chí, cơ quan tuyên truyền: mở chuyên trang và chuyên mục",
            "- Tạp chí Fansipăng;",
            "- Lưu: VT, TH1, NC2, VX1.",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
        ],
    ];
    for (text, parts) in ALL.into_iter().zip(parts) {
        let case = case(text);
        let got = lines(&printed(&case).document);
        let mut from = 0;
        for part in parts {
            let at = got[from..].iter().position(|line| line.replace('\n', " ").contains(part));
            from +=
                1 + at.unwrap_or_else(|| panic!("“{part}” is not in its place:\n{}", got[from..].join("\n")));
        }
        let archive = got.iter().position(|line| line.starts_with("- Lưu:")).unwrap();
        assert!(
            got[archive + 1..].iter().all(|line| !line.starts_with('-')),
            "the archive is the last recipient"
        );
    }
}

#[test]
fn each_plan_is_whole_and_has_no_fault() {
    for text in ALL {
        let case = case(text);
        let form = printed(&case);
        assert_eq!(form.findings, vec![], "{}", case.plan.name);
        let paper = case.paper(PaperType::Plan);
        let found = review(&form, &paper, &case, &profile_of(&case).unwrap(), case.plan.from);
        let faults: Vec<_> = found.iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", case.plan.name);
    }
}

#[test]
fn each_plan_is_laid_out_on_a4_with_its_words_in_the_pdf() {
    let faces = Faces::liberation().unwrap();
    for text in ALL {
        let case = case(text);
        let form = printed(&case);
        let pages = layout(&form.document, faces);
        assert!(pages.missing.is_empty() && pages.overfull.is_empty());
        assert!((3..=4).contains(&pages.pages.len()), "{}: {} pages", case.plan.name, pages.pages.len());
        for page in &pages.pages {
            assert_eq!((page.width, page.height), (Length::mm(210.0), Length::mm(297.0)));
        }
        let bytes = pdf(&pages, faces).unwrap();
        let read = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!(read.get_pages().len(), pages.pages.len());
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let words: String =
            pages.pages.iter().flat_map(|page| page.texts().map(|(_, text)| squeeze(text))).collect();
        let signer = lines_of(&form.document.sections[0]).pop().unwrap();
        for wanted in [signer.as_str(), "Nơi nhận:", "Độc lập - Tự do - Hạnh phúc", &case.plan.subject]
        {
            assert!(words.contains(&squeeze(wanted)), "{wanted}");
        }
        assert_eq!(*case.plan.years().start(), case.plan.from.year());
    }
}
