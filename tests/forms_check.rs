//! The form check over pasted text: every rule with a text that passes and one that does not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use guong_sang::forms::check::{Facts, Finding, Repair, RuleId, Severity, TonePlacement, text};
use proptest::prelude::*;

/// The page of rules must not go stale.
const PAGE: &str = include_str!("../docs/form-check.md");

/// A plan with every component in its place; all names are made up.
const GOOD: &str = "\
HỘI LHPN TỈNH CAO SƠN
BAN THƯỜNG VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-BTV
Cao Sơn, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Nhân rộng gương điển hình tiên tiến năm 2026

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.

Ban Thường vụ Hội LHPN tỉnh xây dựng kế hoạch với các nội dung sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Biểu dương kịp thời những tấm gương phụ nữ tiêu biểu ở cơ sở.
- Lan tỏa cách làm hay tới mọi chi hội.
2. Yêu cầu
- Giới thiệu đúng người, đúng việc, có số liệu.
II. NỘI DUNG
1. Đối tượng
a) Tập thể
- Chi hội có cách làm mới.
b) Cá nhân
- Hội viên tích cực.
c) Hộ gia đình
- Hộ sản xuất giỏi.
2. Số lượng: mỗi xã, phường giới thiệu 02 tập thể, 03 cá nhân.
III. TỔ CHỨC THỰC HIỆN
1. Các xã, phường gửi danh sách trước ngày 30/9/2026.
2. Thời gian thực hiện từ ngày 01/3/2026 đến ngày 30/11/2026.

Trên đây là Kế hoạch nhân rộng gương điển hình tiên tiến năm 2026 của Ban Thường vụ./.

Nơi nhận:
- Hội LHPN Việt Nam (b/c);
- Các xã, phường;
- Lưu: VT, TG.

TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH

Lục Thị Ánh Tuyết
";

/// A proposal, for what only addressed papers have.
const PROPOSAL: &str = "\
HỘI LHPN TỈNH CAO SƠN
BAN THƯỜNG VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/TTr-BTV
Cao Sơn, ngày 12 tháng 10 năm 2026

TỜ TRÌNH
Về việc đề nghị tặng giấy khen

Kính gửi: Hội LHPN Việt Nam

Ban Thường vụ trân trọng đề nghị xem xét, tặng giấy khen cho 02 (hai) tập thể./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Lục Thị Ánh Tuyết
";

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn facts() -> Facts<'static> {
    Facts::on(day(2026, 11, 23))
}

fn check(words: &str) -> Vec<Finding> {
    text(words, &facts())
}

/// The good plan with one piece changed.
fn with(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    GOOD.replacen(from, to, 1)
}

fn rules(findings: &[Finding]) -> Vec<RuleId> {
    findings.iter().map(|finding| finding.rule).collect()
}

/// The one finding of a rule; nothing else may be found.
fn only(words: &str, rule: RuleId) -> Finding {
    only_of(check(words), rule)
}

fn only_of(findings: Vec<Finding>, rule: RuleId) -> Finding {
    assert_eq!(rules(&findings), [rule], "{findings:#?}");
    findings.into_iter().next().unwrap()
}

fn to(finding: &Finding) -> &str {
    match &finding.repair {
        Some(Repair::Replace { to, .. }) => to,
        other => panic!("{other:?}"),
    }
}

#[test]
fn good_papers_pass() {
    for good in [GOOD, PROPOSAL] {
        let findings = check(good);
        assert!(findings.is_empty(), "{findings:#?}");
    }
    assert!(check("").is_empty());
    assert!(check("\n \n\t\n").is_empty());
}

#[test]
fn every_finding_says_where_what_and_why_in_vietnamese() {
    let bad = with("Số: 05", "Số: 5").replacen("./.", ".", 1).replacen("- Lưu: VT, TG.", "- Lưu VT, TG", 1);
    let findings = check(&bad);
    assert_eq!(findings.len(), 3, "{findings:#?}");
    for finding in &findings {
        assert!(finding.place.line > 0 && !finding.place.excerpt.is_empty());
        assert!(!finding.message.is_empty() && !finding.source.is_empty() && finding.repair.is_some());
        let shown = format!("{}{}{}", finding.message, finding.source, finding.severity.label());
        assert!(!shown.contains(finding.rule.code()), "{shown}");
    }
    let lines: Vec<usize> = findings.iter().map(|finding| finding.place.line).collect();
    assert!(lines.is_sorted());
}

#[test]
fn missing_components_are_named() {
    let found = only(
        &with("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""),
        RuleId::PartMissing,
    );
    assert!(found.message.contains("Quốc hiệu; Tiêu ngữ"), "{}", found.message);
    assert_eq!(found.severity, Severity::Warning);
    for (piece, name) in [
        ("HỘI LHPN TỈNH CAO SƠN\nBAN THƯỜNG VỤ\n", "tên cơ quan ban hành"),
        ("Số: 05/KH-BTV\n", "số, ký hiệu"),
        ("Cao Sơn, ngày 05 tháng 02 năm 2026\n", "địa danh"),
        ("Nhân rộng gương điển hình tiên tiến năm 2026\n", "trích yếu"),
        ("TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n", "chức vụ người ký"),
        ("\nLục Thị Ánh Tuyết\n", "họ tên người ký"),
        ("Nơi nhận:\n- Hội LHPN Việt Nam (b/c);\n- Các xã, phường;\n- Lưu: VT, TG.\n", "Nơi nhận"),
    ] {
        let findings = check(&with(piece, ""));
        let found = findings.iter().find(|finding| finding.rule == RuleId::PartMissing);
        assert!(found.is_some_and(|found| found.message.contains(name)), "{name}: {findings:#?}");
    }
    // A piece of a paper without its head gets one mild remark, not five.
    let found = only(&GOOD[GOOD.find("KẾ HOẠCH").unwrap()..], RuleId::PartMissing);
    assert_eq!(found.severity, Severity::Hint);
    let proposal = PROPOSAL.replacen("Kính gửi: Hội LHPN Việt Nam\n", "", 1);
    assert!(only(&proposal, RuleId::PartMissing).message.contains("Kính gửi"));
}

#[test]
fn doubled_components_are_found() {
    for (once, twice) in [
        ("Số: 05/KH-BTV\n", "Số: 05/KH-BTV\nSố: 05/KH-BTV\n"),
        ("Độc lập - Tự do - Hạnh phúc\n", "Độc lập - Tự do - Hạnh phúc\nĐộc lập - Tự do - Hạnh phúc\n"),
        ("- Lưu: VT, TG.\n", "- Lưu: VT, TG.\n- Lưu: VT, TG.\n"),
    ] {
        assert_eq!(only(&with(once, twice), RuleId::PartDoubled).severity, Severity::Error);
    }
}

#[test]
fn components_in_the_wrong_place_are_found() {
    let late = with("Cao Sơn, ngày 05 tháng 02 năm 2026\n", "").replacen(
        "KẾ HOẠCH\n",
        "KẾ HOẠCH\nCao Sơn, ngày 05 tháng 02 năm 2026\n",
        1,
    );
    only(&late, RuleId::PartOrder);
    let upside_down = with(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        "Độc lập - Tự do - Hạnh phúc\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    );
    only(&upside_down, RuleId::PartOrder);
}

#[test]
fn national_title_and_motto_have_exact_words() {
    for (right, wrong) in [
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh Phúc"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆTNAM"),
    ] {
        assert_eq!(to(&only(&with(right, wrong), RuleId::NationWords)), right);
    }
}

#[test]
fn a_blank_number_or_day_is_remarked_unless_it_is_meant() {
    for blank in ["Số:        /KH-BTV", "Số: /KH-BTV", "Số: …/KH-BTV", "Số: ...../KH-BTV", "Số:____/KH-BTV"]
    {
        let found = only(&with("Số: 05/KH-BTV", blank), RuleId::NumberBlank);
        assert_eq!(found.severity, Severity::Warning);
        assert!(found.repair.unwrap().to_string().contains("để trống, văn thư ghi tay"));
    }
    for blank in [
        "ngày     tháng     năm 2026",
        "ngày … tháng … năm 2026",
        "ngày tháng năm 2026",
        "ngày ... tháng 02 năm 2026",
    ] {
        let bad = with("ngày 05 tháng 02 năm 2026", blank);
        only(&bad, RuleId::DateBlank);
        let by_hand = Facts { by_hand: true, ..facts() };
        assert!(text(&bad.replace("05/KH", "   /KH"), &by_hand).is_empty());
    }
}

#[test]
fn number_and_symbol_have_a_form() {
    for (wrong, right) in [
        ("Số: 5/KH-BTV", "Số: 05/KH-BTV"),
        ("Số: 53 /KH-BTV", "Số: 53/KH-BTV"),
        ("Số: 53/KH - BTV", "Số: 53/KH-BTV"),
        ("Số 53/KH-BTV", "Số: 53/KH-BTV"),
        ("Số: 53-KH-BTV", "Số: 53/KH-BTV"),
        ("Số: 53/KH–BTV", "Số: 53/KH-BTV"),
    ] {
        assert_eq!(to(&only(&with("Số: 05/KH-BTV", wrong), RuleId::NumberForm)), right, "{wrong}");
    }
    let found = only(&with("05/KH-BTV", "05/TB-BTV"), RuleId::NumberForm);
    assert!(found.message.contains("Thông báo") && found.message.contains("Kế hoạch"));
    for right in ["Số: 0124/KH-BTV", "Số: 53/KH-MTTQ-BTT", "Số: 53/KH-HLHPN"] {
        assert!(check(&with("Số: 05/KH-BTV", right)).is_empty(), "{right}");
    }
}

#[test]
fn place_and_date_have_a_form() {
    for (wrong, right) in [
        ("Cao Sơn, ngày 5 tháng 02 năm 2026", "ngày 05 tháng 02 năm 2026"),
        ("Cao Sơn, ngày 05 tháng 2 năm 2026", "ngày 05 tháng 02 năm 2026"),
        ("Cao Sơn ngày 05 tháng 02 năm 2026", "Cao Sơn,"),
        ("Cao Sơn, ngày 05/02/2026", "ngày 05 tháng 02 năm 2026"),
    ] {
        let found = only(&with("Cao Sơn, ngày 05 tháng 02 năm 2026", wrong), RuleId::DateForm);
        assert_eq!(to(&found), right);
    }
    let found = only(&with("ngày 05 tháng 02 năm", "ngày 25 tháng 05 năm"), RuleId::DateForm);
    assert_eq!((found.severity, to(&found)), (Severity::Hint, "ngày 25 tháng 5 năm 2026"));
    assert!(check(&with("ngày 05 tháng 02 năm", "ngày 15 tháng 3 năm")).is_empty());
}

#[test]
fn a_section_number_is_used_once_and_none_is_left_out() {
    let found = only(&with("III. TỔ CHỨC", "II. TỔ CHỨC"), RuleId::SectionTwice);
    assert_eq!(to(&found), "III.");
    assert!(found.message.contains("“II”") && found.message.contains("lần đầu ở dòng"));
    assert_eq!(to(&only(&with("III. TỔ CHỨC", "IV. TỔ CHỨC"), RuleId::SectionSkipped)), "III.");
    assert_eq!(to(&only(&with("2. Yêu cầu", "1. Yêu cầu"), RuleId::SectionTwice)), "2.");
    assert_eq!(to(&only(&with("2. Yêu cầu", "3. Yêu cầu"), RuleId::SectionSkipped)), "2.");
    // One slip, one remark: the numbers after it may follow the slip or the right count.
    let more = with("III. TỔ CHỨC", "II. TỔ CHỨC").replacen("Trên đây", "IV. KINH PHÍ\nTrên đây", 1);
    only(&more, RuleId::SectionTwice);
    let nested = with("1. Đối tượng\n", "1. Đối tượng\n1.1 Trong tỉnh\n1.2 Ngoài tỉnh\n");
    assert!(check(&nested).is_empty());
    assert_eq!(rules(&check(&nested.replace("1.2 Ngoài", "1.3 Ngoài"))), [RuleId::SectionSkipped]);
    assert_eq!(rules(&check(&nested.replace("1.1 Trong", "2.1 Trong"))), [RuleId::SectionSkipped]);
}

#[test]
fn letters_follow_the_vietnamese_alphabet() {
    let tail = "d) Mô hình\n- Mô hình mới.\nđ) Sáng kiến\n- Sáng kiến mới.\ne) Khác\n- Việc khác.\ng) Khác nữa\n- Việc khác nữa.\n2. Số lượng";
    let right = with("2. Số lượng", tail);
    assert!(check(&right).is_empty(), "{:#?}", check(&right));
    assert_eq!(
        to(&only(
            &right
                .replace("đ) Sáng", "e) Sáng")
                .replace("e) Khác", "g) Khác")
                .replace("g) Khác nữa", "h) Khác nữa"),
            RuleId::LetterOrder
        )),
        "đ)"
    );
    only(&right.replace("g) Khác nữa", "f) Khác nữa"), RuleId::LetterOrder);
    let found = only(&with("a) Tập", "a, Tập").replace("b) Cá", "b, Cá"), RuleId::LetterMark);
    assert_eq!((to(&found), found.more.len()), ("a)", 1));
}

#[test]
fn one_level_has_one_style() {
    assert_eq!(to(&only(&with("2. Yêu cầu", "2) Yêu cầu"), RuleId::HeadingStyle)), "2.");
    assert_eq!(to(&only(&with("- Lan tỏa", "– Lan tỏa"), RuleId::ListMarks)), "-");
    only(&with("- Hội viên tích cực.", "+ Hội viên tích cực."), RuleId::ListMarks);
    // A further level of its own mark is no mixture.
    assert!(
        check(&with("- Hộ sản xuất giỏi.\n", "- Hộ sản xuất giỏi:\n+ Trồng trọt;\n+ Chăn nuôi.\n"))
            .is_empty()
    );
}

#[test]
fn bases_are_complete_and_end_as_they_should() {
    let basis = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.";
    for (wrong, name) in [
        ("Căn cứ Nghị định ngày 14/6/2025 của Chính phủ.", "số, ký hiệu"),
        ("Căn cứ Nghị định số 152/2025/NĐ-CP của Chính phủ.", "ngày tháng năm"),
        ("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025.", "cơ quan ban hành"),
    ] {
        let found = only(&with(basis, wrong), RuleId::BasisIncomplete);
        assert!(found.message.contains(name), "{}", found.message);
    }
    for fine in [
        "Căn cứ tình hình thực tế của tỉnh.",
        "Căn cứ kế hoạch công tác của Hội.",
        "Căn cứ Điều lệ Hội Liên hiệp Phụ nữ Việt Nam.",
    ] {
        assert!(check(&with(basis, fine)).is_empty(), "{fine}");
    }
    assert_eq!(to(&only(&with("năm 2022;", "năm 2022."), RuleId::BasisEnding)), "2022;");
    assert_eq!(to(&only(&with("của Chính phủ.", "của Chính phủ;"), RuleId::BasisEnding)), "phủ.");
}

#[test]
fn a_basis_is_not_later_than_the_paper() {
    let found = only(&with("ngày 14/6/2025", "ngày 14/6/2026"), RuleId::BasisLater);
    assert_eq!(found.severity, Severity::Error);
    let issued = Facts { issued_on: Some(day(2025, 6, 1)), ..facts() };
    assert_eq!(rules(&text(GOOD, &issued)), [RuleId::BasisLater]);
}

#[test]
fn an_expired_basis_is_judged_at_the_paper_s_own_day() {
    let cited = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.";
    let basis = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.";
    let found = only(&with(basis, cited), RuleId::BasisExpired);
    assert!(found.message.contains("01/7/2025") || found.message.contains("01/07/2025"), "{}", found.message);
    assert!(found.repair.unwrap().to_string().contains("152/2025/NĐ-CP"));
    // In 2024 it still held.
    let then = with(basis, cited)
        .replace("ngày 05 tháng 02 năm 2026", "ngày 05 tháng 02 năm 2024")
        .replace("2026", "2024");
    assert!(check(&then).is_empty(), "{:#?}", check(&then));
    // A draft without a day is a new paper.
    let draft = with(basis, cited).replace("ngày 05 tháng 02", "ngày    tháng   ");
    assert_eq!(rules(&check(&draft)), [RuleId::DateBlank, RuleId::BasisExpired]);
    let old_law =
        with("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật Thi đua, khen thưởng năm 2003");
    only(&old_law, RuleId::BasisExpired);
}

#[test]
fn days_exist_and_periods_run_forward() {
    for wrong in [
        "trước ngày 31/9/2026",
        "trước ngày 31/9",
        "trước ngày 30/13/2026",
        "trước ngày 30 tháng 02 năm 2026",
    ] {
        let found = only(&with("trước ngày 30/9/2026", wrong), RuleId::DateImpossible);
        assert_eq!(found.severity, Severity::Error);
    }
    only(
        &with("từ ngày 01/3/2026 đến ngày 30/11/2026", "từ ngày 30/11/2026 đến hết ngày 01/3/2026"),
        RuleId::PeriodReversed,
    );
    only(&with("Lan tỏa cách làm hay", "Lan tỏa cách làm hay giai đoạn 2026-2021"), RuleId::PeriodReversed);
    only(
        &with("Lan tỏa cách làm hay", "Từ năm 2026 đến năm 2021 lan tỏa cách làm hay"),
        RuleId::PeriodReversed,
    );
    for fine in [
        "giai đoạn 2021-2026",
        "đạt tỷ lệ 31/32",
        "nhiệm kỳ 2021 - 2026",
        "theo Nghị định số 30/2020/NĐ-CP",
        "ngày 29/02/2024",
    ] {
        let good = with("Lan tỏa cách làm hay", &format!("Lan tỏa cách làm hay {fine}"));
        assert!(check(&good).is_empty(), "{fine}: {:#?}", check(&good));
    }
}

#[test]
fn deadlines_lie_within_the_paper_s_time() {
    only(&with("trước ngày 30/9/2026", "trước ngày 30/01/2026"), RuleId::DeadlineEarly);
    only(&with("trước ngày 30/9/2026", "trước ngày 30/9/2027"), RuleId::DeadlineLate);
    // What is told is no deadline.
    let told = with("Lan tỏa", "Những gương sinh trước ngày 30/4/1975 vẫn được nhắc tới; lan tỏa");
    assert!(check(&told).is_empty(), "{:#?}", check(&told));
}

#[test]
fn recipients_end_with_the_archive() {
    let found = only(&with("- Các xã, phường;\n- Lưu: VT, TG.", "- Các xã, phường;"), RuleId::ArchiveMissing);
    assert_eq!(found.severity, Severity::Error);
    assert_eq!(to(&only(&with("- Lưu: VT, TG.", "- Lưu VT, TG."), RuleId::RecipientsEnding)), "Lưu: VT, TG.");
    assert_eq!(
        to(&only(&with("- Lưu: VT, TG.", "- Lưu: VT, TG;"), RuleId::RecipientsEnding)),
        "Lưu: VT, TG."
    );
    assert_eq!(
        to(&only(&with("- Các xã, phường;", "- Các xã, phường."), RuleId::RecipientsEnding)),
        "phường;"
    );
    let moved = with("- Các xã, phường;\n- Lưu: VT, TG.", "- Lưu: VT, TG.\n- Các xã, phường;");
    assert!(only(&moved, RuleId::RecipientsEnding).message.contains("dòng cuối"));
}

#[test]
fn addressed_papers_begin_their_recipients_with_as_above() {
    only(&PROPOSAL.replacen("- Như trên;\n", "- Hội LHPN tỉnh bạn;\n", 1), RuleId::AsAboveMissing);
    only(
        &PROPOSAL.replacen("- Như trên;\n", "- Hội LHPN tỉnh bạn;\n- Như trên;\n", 1),
        RuleId::AsAboveMissing,
    );
    // Letters have no title and are told by "Kính gửi".
    let letter = PROPOSAL.replacen("12/TTr-BTV\n", "12/BTV-TG\nV/v đề nghị tặng giấy khen\n", 1).replacen(
        "TỜ TRÌNH\nVề việc đề nghị tặng giấy khen\n",
        "",
        1,
    );
    assert!(check(&letter).is_empty(), "{:#?}", check(&letter));
    only(&letter.replacen("- Như trên;\n", "", 1), RuleId::AsAboveMissing);
}

#[test]
fn the_text_ends_with_its_mark() {
    assert_eq!(to(&only(&with("Thường vụ./.", "Thường vụ."), RuleId::EndMark)), "vụ./.");
    for fine in ["Thường vụ ./.", "Thường vụ./. Đào", "Thường vụ. / Đào"] {
        let findings = check(&with("Thường vụ./.", fine));
        assert!(!rules(&findings).contains(&RuleId::EndMark), "{fine}");
    }
}

#[test]
fn one_way_of_placing_tones() {
    let mixed = with("tấm gương phụ nữ", "tấm gương văn hoá, cấp uỷ khoẻ mạnh, lan toả của phụ nữ");
    let found = only(&mixed, RuleId::ToneMixed);
    assert_eq!(to(&found), "Hòa".to_uppercase().as_str().replace("HÒA", "HOÀ").as_str());
    assert!(found.message.contains("4 chỗ") && found.message.contains("2 chỗ"), "{}", found.message);
    let new = Facts { tones: TonePlacement::New, ..facts() };
    let found = only_of(text(&mixed, &new), RuleId::ToneMixed);
    assert_eq!((to(&found), found.more.len()), ("hóa", 3));
    assert!(text(GOOD, &new).is_empty());
    let old = Facts { tones: TonePlacement::Old, ..facts() };
    assert_eq!(rules(&text(GOOD, &old)), [RuleId::ToneMixed]);
    // People write their own names.
    let name = with("tấm gương phụ nữ", "tấm gương như bà Nguyễn Thị Thuý Hoà và bà Thuỷ, phụ nữ");
    let people = ["Đinh Thuỷ".to_owned()];
    assert!(text(&name, &Facts { people: &people, ..facts() }).is_empty());
    // Both ways agree before a consonant.
    assert_eq!(to(&only(&with("kịp thời", "hòan toàn kịp thời"), RuleId::ToneWrong)), "hoàn");
}

#[test]
fn spaces_and_punctuation() {
    assert_eq!(to(&only(&with("kịp thời những", "kịp thời  những"), RuleId::SpaceDoubled)), "thời những");
    for (wrong, right) in [
        ("kịp thời , những", "thời,"),
        ("kịp thời,những", "thời, những"),
        ("kịp thời( nhanh) những", "thời ("),
        ("kịp thời (nhanh ) những", "(nhanh)"),
        ("kịp thời “ngay” và( sớm) những", "và ("),
        ("kịp thời “ ngay” những", "“ngay”"),
        ("kịp thời.Những", "thời. Những"),
        ("kịp thời...những", "thời... những"),
        ("kịp thời- nhanh những", "thời -"),
    ] {
        let findings = check(&with("kịp thời những", wrong));
        assert_eq!(rules(&findings), [RuleId::SpacePunctuation], "{wrong}: {findings:#?}");
        assert_eq!(to(&findings[0]), right, "{wrong}");
    }
    for fine in [
        "kịp thời (TP.HCM) những",
        "kịp thời lúc 14:30, tỷ lệ 2,5% những",
        "kịp thời tại https://a.vn/b:c những",
        "kịp thời, hội viên hội.lhpn@caoson.gov.vn những",
        "kinh tế - xã hội những",
        "kịp thời, … những",
        "kịp thời P.VHXH những",
        "kịp thời 1.250 người những",
    ] {
        let findings = check(&with("kịp thời những", fine));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
}

#[test]
fn brackets_and_quotes_come_in_pairs() {
    for wrong in
        ["kịp thời (nhanh những", "kịp thời “nhanh những", "kịp thời nhanh) những", "kịp thời \"nhanh những"]
    {
        only(&with("kịp thời những", wrong), RuleId::Unbalanced);
    }
    for fine in
        ["kịp thời: 1) nhanh; 2) gọn những", "kịp thời (nhanh (gọn)) những", "kịp thời theo điểm a) những"]
    {
        assert!(check(&with("kịp thời những", fine)).is_empty(), "{fine}");
    }
}

#[test]
fn typing_errors_are_offered_and_other_words_are_left_alone() {
    for (wrong, right) in [
        ("điển hình tiến tiến", "tiên tiến"),
        ("XUẤT XẮC", "XUẤT SẮC"),
        ("Xuất xắc", "Xuất sắc"),
        ("đi thăm quan", "tham quan"),
        ("các tập thể, các nhân", "cá nhân"),
        ("thực hiện nhiện vụ", "nhiệm vụ"),
    ] {
        let found = only(&with("Lan tỏa", &format!("Lan tỏa {wrong},")), RuleId::Spelling);
        assert_eq!(to(&found), right);
    }
    for fine in [
        "mát rượi",
        "các nhân tố mới",
        "các nhân viên",
        "khen thường xuyên",
        "tiên tiến",
        "tham quan",
        "truyện ngắn",
        "sáng lạn",
    ] {
        let findings = check(&with("Lan tỏa", &format!("Lan tỏa {fine},")));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
}

#[test]
fn a_word_typed_twice_is_found_and_doubling_on_purpose_is_not() {
    for wrong in ["các các chi hội", "xây dựng dựng điển hình", "CỦA CỦA HỘI"] {
        only(&with("Lan tỏa", &format!("Lan tỏa {wrong},")), RuleId::WordTwice);
    }
    for fine in [
        "dần dần",
        "luôn luôn",
        "xa xa",
        "ngày ngày",
        "người người, nhà nhà",
        "cơ quan quan tâm",
        "cá nhân nhân dịp này",
        "tập thể thể hiện",
        "tổng kết kết quả",
        "phát động động viên",
        "tham gia gia đình văn hóa",
        "bà Lan Lan",
        "thường thường",
        "cán bộ Bộ Nội vụ",
        "nghị quyết quyết định",
        "mãi mãi",
        "từng từng lớp lớp",
    ] {
        let findings = check(&with("Lan tỏa", &format!("Lan tỏa {fine},")));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
}

#[test]
fn telex_keys_left_as_letters() {
    assert_eq!(to(&only(&with("Lan tỏa", "Lan tỏa thuwowngf xuyên"), RuleId::TelexLeft)), "thường");
    assert_eq!(to(&only(&with("Lan tỏa", "Lan tỏa ddieenr hình"), RuleId::TelexLeft)), "điển");
    for fine in [
        "zalo",
        "facebook",
        "website",
        "video",
        "test nhanh",
        "xe bus",
        "marketing",
        "internet",
        "logo",
        "fanpage",
        "email",
        "livestream",
    ] {
        let findings = check(&with("Lan tỏa", &format!("Lan tỏa {fine},")));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
}

#[test]
fn loose_marks_are_found_and_read_all_the_same() {
    let loose = with("1. Mục đích", "1. Mu\u{323}c đi\u{301}ch");
    only(&loose, RuleId::LooseMarks);
    only(&with("1. Mục đích", "1. Mục\u{200b} đích"), RuleId::LooseMarks);
    let wrong = with("Lan tỏa", "Lan tỏa tiê\u{301}n tiê\u{301}n,");
    assert_eq!(rules(&check(&wrong)), [RuleId::LooseMarks, RuleId::Spelling]);
}

#[test]
fn abolished_bodies_in_new_papers_only() {
    for wrong in [
        "UBND huyện Bình Sơn",
        "Uỷ ban nhân dân các huyện",
        "Huyện ủy Bình Sơn",
        "các huyện, thị xã, thành phố",
    ] {
        let bad = with("Lan tỏa cách làm hay tới mọi chi hội", &format!("Lan toa tới {wrong}"))
            .replace("Lan toa", "Phổ biến");
        let findings = check(&bad);
        assert!(rules(&findings).contains(&RuleId::BodyAbolished), "{wrong}: {findings:#?}");
    }
    let bad = with("tới mọi chi hội", "tới UBND huyện Bình Sơn");
    let found = only(&bad, RuleId::BodyAbolished);
    assert!(found.repair.unwrap().to_string().contains("(cũ)"));
    for fine in [
        "tới UBND huyện Bình Sơn (cũ)",
        "tới người được UBND huyện Bình Sơn khen năm 2019",
        "tới UBND xã Bình Sơn",
    ] {
        let findings = check(&with("tới mọi chi hội", fine));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
    let old = bad
        .replace("năm 2026", "năm 2024")
        .replace("/2026", "/2024")
        .replace("152/2025/NĐ-CP ngày 14/6/2025", "98/2023/NĐ-CP ngày 31/12/2023");
    assert!(check(&old).is_empty(), "{:#?}", check(&old));
}

#[test]
fn names_and_fixed_words_have_their_capitals() {
    let people = ["Nông Thị Vân".to_owned()];
    let known = Facts { people: &people, ..facts() };
    let found =
        only_of(text(&with("Lan tỏa", "Lan tỏa gương bà Nông thị Vân,"), &known), RuleId::NameCapitals);
    assert_eq!(to(&found), "Nông Thị Vân");
    for fine in ["gương bà Nông Thị Vân,", "NÔNG THỊ VÂN,"] {
        assert!(text(&with("Lan tỏa", &format!("Lan tỏa {fine}")), &known).is_empty(), "{fine}");
    }
    for (wrong, right) in [
        ("phong cách Hồ chí Minh", "Hồ Chí Minh"),
        ("Mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        ("Ủy ban Nhân dân tỉnh", "Ủy ban nhân dân"),
        ("các tầng lớp nhân dân", "Nhân dân"),
        ("Luật Thi đua khen thưởng", "Luật Thi đua, khen thưởng"),
    ] {
        let found = only(&with("Lan tỏa", &format!("Lan tỏa {wrong},")), RuleId::Capitals);
        assert_eq!(to(&found), right);
    }
    for fine in ["Hội đồng nhân dân tỉnh", "ỦY BAN NHÂN DÂN", "Nhân dân", "Quân đội nhân dân", "HỒ CHÍ MINH"]
    {
        let findings = check(&with("Lan tỏa", &format!("Lan tỏa {fine},")));
        assert!(findings.is_empty(), "{fine}: {findings:#?}");
    }
}

#[test]
fn figures_and_their_words() {
    let asked = Facts { words_after_numbers: true, ..facts() };
    let found = only_of(text(GOOD, &asked), RuleId::WordsAfterNumber);
    assert_eq!((to(&found), found.more.len()), ("02 (hai)", 1));
    assert!(text(PROPOSAL, &asked).is_empty());
    let found = only(&PROPOSAL.replacen("02 (hai)", "02 (ba)", 1), RuleId::WordsDiffer);
    assert_eq!((to(&found), found.severity), ("02 (hai)", Severity::Error));
    let range =
        with("- Hộ sản xuất giỏi.\n", "- Lựa chọn từ 05 đến 10 tập thể để giới thiệu với Trung ương.\n");
    let of = |text: &str| only_of(guong_sang::forms::check::text(text, &asked), RuleId::WordsAfterNumber);
    assert_eq!(of(&range).more.len(), of(GOOD).more.len(), "a range needs no words");
}

#[test]
fn lines_of_scraped_papers_are_understood() {
    // Columns on one line, signature between the recipients, marks of bold text.
    let odd = GOOD
        .replacen(
            "HỘI LHPN TỈNH CAO SƠN\nBAN THƯỜNG VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 05/KH-BTV\nCao Sơn,",
            "HỘI LHPN TỈNH CAO SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBAN THƯỜNG VỤ        Độc lập - Tự do - Hạnh phúc\n\nSố: 05/KH-BTV        Cao Sơn,",
            1,
        )
        .replacen(
            "Nơi nhận:\n- Hội LHPN Việt Nam (b/c);\n- Các xã, phường;\n- Lưu: VT, TG.\n\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n",
            "\tNơi nhận:\n\t**TM. BAN THƯỜNG VỤ**\n\n\t- Hội LHPN Việt Nam (b/c);\n\t**PHÓ CHỦ TỊCH**\n\n\t- Các xã, phường;\n\t\n- Lưu: VT, TG.\n",
            1,
        );
    assert!(odd.contains("\tNơi nhận") && odd.contains("\tCỘNG"));
    let findings = check(&odd);
    assert!(findings.is_empty(), "{findings:#?}");
    // A paragraph broken into lines is one paragraph; the place is the line that was typed.
    let broken = with(
        "- Biểu dương kịp thời những tấm gương phụ nữ tiêu biểu ở cơ sở.",
        "- Biểu dương kịp thời những tấm gương phụ nữ tiêu biểu ở cơ sở (trong đó có\ncác chi hội tiến tiến) hằng năm.",
    );
    let found = only(&broken, RuleId::Spelling);
    let line = broken.lines().position(|line| line.contains("tiến tiến")).unwrap() + 1;
    assert_eq!(found.place.line, line);
}

#[test]
fn every_rule_has_its_text_in_the_lists() {
    for rule in RuleId::ALL {
        assert!(!rule.title().is_empty() && !rule.source().is_empty(), "{}", rule.code());
        assert!(rule.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        let row = format!(
            "| `{}` | {} | {} | {} |",
            rule.code(),
            rule.title(),
            rule.severity().label(),
            rule.source()
        );
        assert!(PAGE.contains(&row), "docs/form-check.md lacks: {row}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Căn cứ",
        "số",
        "ngày",
        "31/2",
        "01/01/2026",
        "tháng",
        "năm",
        "2026",
        "-",
        "–",
        "a)",
        "a,",
        "I.",
        "1.",
        "1.1",
        "II.",
        "“",
        "”",
        "(",
        ")",
        "\"",
        "Nơi nhận:",
        "Lưu:",
        "TM. BAN",
        "KẾ HOẠCH",
        "Số:",
        "/KH-BTV",
        "Kính gửi:",
        "\n",
        "\n\n",
        "\t",
        "  ",
        " ",
        ".",
        ";",
        "./.",
        "hoà",
        "hòa",
        "tiến tiến",
        "Huyện ủy",
        "98/2023/NĐ-CP",
        "02 (ba)",
        "Điều 1.",
        "…",
        "\u{301}",
        "\u{e000}",
        "\u{e001}",
        "\u{200b}",
        "Nguyễn Thị",
        "đ",
        "Đ",
        "CỘNG HÒA XÃ HỘI",
        "Độc lập - Tự do",
        "từ",
        "đến",
        "trước ngày",
        "gửi",
        "các các",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read_without_a_fault(words in prop_oneof![pieces(), any::<String>(), "\\PC{0,200}"]) {
        let people = ["Nguyễn Thị Hoà".to_owned(), String::new(), "-".to_owned()];
        let facts = Facts { people: &people, words_after_numbers: true, ..facts() };
        for finding in text(&words, &facts) {
            let lines = words.lines().count();
            prop_assert!(finding.place.line <= lines);
            prop_assert!(finding.more.iter().all(|(place, _)| (1..=lines).contains(&place.line)));
            prop_assert!(!finding.message.is_empty());
        }
    }

    #[test]
    fn loose_letters_change_nothing_but_the_remark_on_them(at in 0_usize..40) {
        use unicode_normalization::UnicodeNormalization;
        let line = GOOD.lines().nth(at).unwrap_or_default();
        let loose = GOOD.replacen(line, &line.nfd().collect::<String>(), 1);
        let found = rules(&check(&loose));
        prop_assert!(found.iter().all(|rule| *rule == RuleId::LooseMarks), "{found:?}");
    }
}
