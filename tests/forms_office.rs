//! Proposal, lists, decision, letter, notice: what they say, where it stands, and that their numbers agree.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use guong_sang::cli::sample;
use guong_sang::domain::case::{CaseFile, RoundCase};
use guong_sang::domain::ids::{DossierId, PaperId, PlanId, RoundId};
use guong_sang::domain::papers::{ListOrder, Paper, PaperState, PaperType, Selection};
use guong_sang::domain::plan::{LegalBasis, Recipient};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::votes::VoteCount;
use guong_sang::forms::{Form, Profile, Spot, compose, cross_check, golden_book};
use guong_sang::paper::{
    Anchor, Block, Document, Faces, Length, Page, Pages, Para, Placed, Run, RunKind, Section, Size, Table,
    layout, pdf,
};
use guong_sang::storage::Database;

fn case() -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    let scripts: Vec<&str> = sample::CAMPAIGN.into_iter().chain([sample::CLOSING]).collect();
    sample::enter(&mut database, &scripts).unwrap();
    database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap()
}

fn union() -> Profile {
    Profile::named("union").unwrap()
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2017, month, day)
}

fn paper(case: &CaseFile, kind: PaperType) -> Paper {
    let mut paper = case.paper(kind);
    paper.id = PaperId(40 + kind as i64);
    paper.addressees = vec!["Ủy ban nhân dân tỉnh Cao Bằng".to_owned()];
    paper.recipients =
        vec![Recipient { name: "Ban Thi đua - Khen thưởng tỉnh".into(), note: String::new() }];
    let law = LegalBasis {
        entry: None,
        kind: "Luật Thi đua, khen thưởng".into(),
        number: String::new(),
        date: NaiveDate::from_ymd_opt(2003, 11, 26),
        issuer: String::new(),
        subject: String::new(),
    };
    let decree = LegalBasis {
        entry: None,
        kind: "Nghị định".into(),
        number: "91/2017/NĐ-CP".into(),
        date: day(7, 31),
        issuer: "Chính phủ".into(),
        subject: String::new(),
    };
    paper.bases = vec![law, decree];
    paper
}

fn written(paper: &Paper, case: &CaseFile) -> Form {
    compose(paper, case, &union(), None).unwrap()
}

fn words(runs: &[Run]) -> String {
    let text: String = runs
        .iter()
        .map(|run| match run.kind {
            RunKind::Missing => format!("[{}]", run.text),
            RunKind::Blank(_) => "…".to_owned(),
            _ => run.text.clone(),
        })
        .collect();
    text.replace('\u{a0}', " ")
}

fn lines(document: &Document) -> Vec<String> {
    fn walk(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Para(para) => {
                    let label = para.label.as_ref().map(|label| format!("{} ", label.run.text));
                    out.push(label.unwrap_or_default() + &words(&para.runs));
                }
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| walk(cell, out)),
                Block::Keep(blocks) => walk(blocks, out),
                Block::Table(table) => out.extend(table.rows.iter().map(|row| {
                    row.cells.iter().map(|cell| words(&cell.runs)).collect::<Vec<_>>().join(" | ")
                })),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    document.sections.iter().for_each(|section| walk(&section.blocks, &mut out));
    out
}

fn in_order(got: &[String], wanted: &[&str]) {
    let mut from = 0;
    for line in wanted {
        let at = got[from..].iter().position(|l| l == line);
        from += 1 + at.unwrap_or_else(|| panic!("“{line}” is not in its place:\n{}", got.join("\n")));
    }
}

fn tables(form: &Form) -> Vec<&Table> {
    let blocks = form.document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn rows(table: &Table) -> Vec<i64> {
    table.rows.iter().filter_map(|row| row.anchor).map(|anchor| i64::try_from(anchor.0).unwrap()).collect()
}

fn pages(form: &Form) -> Pages {
    let pages = layout(&form.document, Faces::liberation().unwrap());
    assert_eq!(pages.missing, vec![]);
    pages
}

/// Left end, baseline and size of the first mark that begins with `text`: mm, mm, pt.
fn place(page: &Page, text: &str) -> (f64, f64, f64) {
    let found = page.texts().find(|(_, words)| words.replace('\u{a0}', " ").starts_with(text));
    let (mark, _) = found.unwrap_or_else(|| {
        panic!("“{text}” is not on the page: {:?}", page.texts().map(|(_, t)| t).collect::<Vec<_>>())
    });
    (mark.x.to_mm(), mark.y.to_mm(), f64::from(mark.size.0) / 100.0)
}

fn inside_margins(page: &Page) {
    for (mark, text) in page.texts() {
        let right = mark.right(text, Faces::liberation().unwrap());
        assert!(mark.x >= Length::mm(29.9) && right <= page.width - Length::mm(14.9), "{text}");
    }
}

#[test]
fn the_proposal_asks_for_what_the_council_decided() {
    let case = case();
    let form = written(&paper(&case, PaperType::Proposal), &case);
    assert_eq!(form.findings, vec![]);
    in_order(
        &lines(&form.document),
        &[
            "HỘI LHPN TỈNH CAO BẰNG",
            "BAN THƯỜNG VỤ",
            "Số: …/TTr-BTV",
            "Cao Bằng, ngày…tháng…năm 2017",
            "TỜ TRÌNH",
            "Về việc đề nghị khen thưởng tập thể, cá nhân, hộ gia đình và mô hình, sáng kiến điển hình tiên tiến năm 2017",
            "Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng",
            "Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003;",
            "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;",
            "- Tặng Bằng khen của Chủ tịch UBND tỉnh cho 02 (hai) tập thể, 04 (bốn) cá nhân, 01 (một) mô hình, sáng kiến;",
            "- Tặng Giấy khen của Ban Thường vụ Hội LHPN tỉnh cho 02 (hai) tập thể, 02 (hai) cá nhân, 03 (ba) hộ gia đình.",
            "Nơi nhận:",
            "- Như trên;",
            "- Ban Thi đua - Khen thưởng tỉnh;",
            "- Lưu: TĐKT, VPTH, VT.",
            "TM. BAN THƯỜNG VỤ",
        ],
    );
    let all = lines(&form.document).join("\n");
    for sentence in [
        "đã tiếp nhận 22 (hai mươi hai) hồ sơ, đưa ra Hội đồng xét chọn 21 (hai mươi mốt) hồ sơ",
        "14 (mười bốn) trường hợp có thành tích tiêu biểu, đủ điều kiện đề nghị khen thưởng, gồm 04 (bốn) tập thể, 06 (sáu) cá nhân, 03 (ba) hộ gia đình, 01 (một) mô hình, sáng kiến.",
        "xem xét, quyết định./.",
    ] {
        assert!(all.contains(sentence), "“{sentence}” is not in\n{all}");
    }
    assert!(!all.contains("I. Tập thể"), "fourteen are too many to be named in the proposal");
}

#[test]
fn few_are_named_in_the_proposal_itself() {
    let case = case();
    let mut few = paper(&case, PaperType::Proposal);
    few.options.award = "Bằng khen của Chủ tịch UBND tỉnh".into();
    let form = written(&few, &case);
    let got = lines(&form.document);
    in_order(&got, &["Danh sách cụ thể:", "I. Tập thể", "II. Cá nhân", "III. Mô hình, sáng kiến"]);
    let all = got.join("\n");
    assert!(all.contains("tặng Bằng khen của Chủ tịch UBND tỉnh cho 02 (hai) tập thể, 04 (bốn) cá nhân, 01 (một) mô hình, sáng kiến có thành tích"), "{all}");
    assert!(!all.contains("Tặng Giấy khen"));
    assert_eq!(got.iter().filter(|line| line.starts_with("1. ")).count(), 3);
    let strict = Profile::corrected("union", "[proposal]\ninline_most = { value = 5 }").unwrap();
    let form = compose(&few, &case, &strict, None).unwrap();
    assert!(!lines(&form.document).contains(&"I. Tập thể".to_owned()), "seven are more than five");
}

#[test]
fn the_proposal_stands_where_the_decree_wants_it() {
    let case = case();
    let pages = pages(&written(&paper(&case, PaperType::Proposal), &case));
    let first = &pages.pages[0];
    assert_eq!((first.width.to_mm().round(), first.height.to_mm().round()), (210.0, 297.0));
    pages.pages.iter().for_each(inside_margins);
    let (x, y, size) = place(first, "TỜ TRÌNH");
    assert!(x > 80.0 && x < 110.0 && y > 45.0 && y < 70.0 && (13.0..=14.0).contains(&size), "{x} {y} {size}");
    let (_, number, _) = place(first, "Số:");
    let (_, date, _) = place(first, "Cao Bằng");
    assert!((number - date).abs() < 0.2, "number and date are level: {number} {date}");
    let last = pages.pages.last().unwrap();
    let (left, label, size) = place(last, "Nơi nhận:");
    let (right, post, _) = place(last, "TM. BAN");
    assert!(left < 31.0 && right > 105.0 && (label - post).abs() < 2.0 && (size - 12.0).abs() < 0.01);
    assert!((place(last, "Như trên").2 - 11.0).abs() < 0.01);
}

#[test]
fn a_dossier_without_a_form_of_commendation_is_named() {
    let mut case = case();
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == DossierId(8)).unwrap();
    it.dossier.proposed = " ".into();
    for kind in [PaperType::Proposal, PaperType::Decision] {
        let form = written(&paper(&case, kind), &case);
        let found = form.findings.iter().find(|it| it.spot == Spot::Dossier(DossierId(8))).unwrap();
        assert_eq!(found.what, "hình thức khen thưởng của Nông Thị Hạnh Vân");
    }
}

#[test]
fn the_list_follows_its_options() {
    let case = case();
    let mut list = paper(&case, PaperType::NominationList);
    let form = written(&list, &case);
    assert_eq!(form.findings, vec![]);
    let decided: Vec<i64> = case.round.as_ref().unwrap().decided().iter().map(|id| id.0).collect();
    assert_eq!(rows(tables(&form)[0]), decided, "by rank, kind by kind");
    let got = lines(&form.document).join("\n");
    assert!(!got.contains("(Kèm theo"), "alone unless it is attached");
    assert!(got.contains("Danh sách này có 04 (bốn) tập thể, 06 (sáu) cá nhân, 03 (ba) hộ gia đình, 01 (một) mô hình, sáng kiến./."));

    list.options.only = Some(SubjectKind::Person);
    list.options.order = ListOrder::Name;
    let form = written(&list, &case);
    let table = tables(&form)[0];
    assert_eq!(rows(table), [15, 13, 11, 14, 10, 8], "Ánh, Duyên, Ghển, Hoà, Sao, Vân: by the given name");
    assert_eq!(words(&table.head[0].cells[1].runs), "Họ và tên");

    list.options.only = None;
    list.options.order = ListOrder::Unit;
    let form = written(&list, &case);
    let table = tables(&form)[0];
    let heads: Vec<String> =
        table.rows.iter().filter(|row| row.anchor.is_none()).map(|row| words(&row.cells[1].runs)).collect();
    assert_eq!(heads[0], "TẬP THỂ");
    let first: Vec<&str> =
        heads.iter().skip(1).map(String::as_str).take_while(|it| *it != "CÁ NHÂN").collect();
    let order = [
        "Hội LHPN huyện Hòa An",
        "Hội LHPN huyện Nguyên Bình",
        "Hội LHPN huyện Hà Quảng",
        "Hội LHPN huyện Trùng Khánh",
    ];
    assert!(first.iter().is_sorted_by_key(|unit| order.iter().position(|it| it == unit)), "{first:?}");
    assert!(first.len() > 1 && first.iter().all(|unit| order.contains(unit)), "{first:?}");
    let mut listed = rows(table);
    listed.sort_unstable();
    let mut all = decided;
    all.sort_unstable();
    assert_eq!(listed, all, "the same people in another order");

    list.options.order = ListOrder::Rank;
    list.options.selection = Selection::Ranked;
    assert_eq!(rows(tables(&written(&list, &case))[0]).len(), 20);
    list.options.selection = Selection::Nominated;
    let checked =
        case.nominations.iter().filter(|it| guong_sang::forms::gather::NOMINATED.contains(&it.state)).count();
    assert_eq!(rows(tables(&written(&list, &case))[0]).len(), checked);
}

#[test]
fn one_list_a_kind_each_on_its_sheet_with_its_title_and_total() {
    let case = case();
    let mut list = paper(&case, PaperType::NominationList);
    list.options.split = true;
    let form = written(&list, &case);
    assert_eq!(form.document.sections.len(), 4);
    let per: Vec<usize> = tables(&form).iter().map(|table| rows(table).len()).collect();
    assert_eq!(per, [4, 6, 3, 1]);
    let got = lines(&form.document);
    in_order(
        &got,
        &[
            "Tập thể điển hình tiên tiến\nđề nghị khen thưởng năm 2017",
            "Danh sách này có 04 (bốn) tập thể./.",
            "Cá nhân điển hình tiên tiến\nđề nghị khen thưởng năm 2017",
            "Danh sách này có 06 (sáu) cá nhân./.",
            "Danh sách này có 03 (ba) hộ gia đình./.",
            "Danh sách này có 01 (một) mô hình, sáng kiến./.",
        ],
    );
    assert_eq!(tables(&form)[0].head.len(), 1, "collectives have no year of birth");
    let pages = pages(&form);
    assert!(pages.pages.len() >= 4);
    assert!(pages.pages.iter().all(|page| page.width > page.height));
    pages.pages.iter().for_each(inside_margins);
}

#[test]
fn a_list_bears_the_number_of_the_paper_once_that_is_issued() {
    let mut case = case();
    let mut proposal = paper(&case, PaperType::Proposal);
    (proposal.number, proposal.issued_on) = (Some("7".into()), day(10, 16));
    case.papers.push(proposal);
    let mut list = paper(&case, PaperType::Summaries);
    list.options.attached = Some(PaperType::Proposal);
    let said = |case: &CaseFile| {
        lines(&written(&list, case).document).into_iter().find(|line| line.starts_with("(Kèm theo")).unwrap()
    };
    let office = "của Ban Thường vụ Hội LHPN tỉnh Cao Bằng)";
    assert_eq!(said(&case), format!("(Kèm theo Tờ trình số …/TTr-BTV ngày…tháng…năm 2017 {office}"));
    case.papers[0].state = PaperState::Issued;
    assert_eq!(said(&case), format!("(Kèm theo Tờ trình số 07/TTr-BTV ngày 16 tháng 10 năm 2017 {office}"));
    case.papers[0].state = PaperState::Cancelled;
    assert!(said(&case).contains("số …/TTr"));
}

#[test]
fn summaries_have_their_own_columns() {
    let case = case();
    let form = written(&paper(&case, PaperType::Summaries), &case);
    let table = tables(&form)[0];
    let head: Vec<String> = table.head[0].cells.iter().map(|cell| words(&cell.runs)).collect();
    assert_eq!(head.len(), 5);
    assert_eq!(
        [&head[0], &head[2], &head[3], &head[4]],
        ["TT", "Chức vụ, đơn vị, địa chỉ", "Tóm tắt thành tích", "Hình thức đề nghị"]
    );
    assert!(lines(&form.document).contains(&"TRÍCH NGANG THÀNH TÍCH".to_owned()));
    assert_eq!(rows(table).len(), 14);
}

#[test]
fn the_decision_reads_as_the_decree_wants_it() {
    let case = case();
    let mut decision = paper(&case, PaperType::Decision);
    decision.options.award = "Giấy khen của Ban Thường vụ Hội LHPN tỉnh".into();
    (decision.number, decision.issued_on) = (Some("7".into()), day(10, 16));
    let form = written(&decision, &case);
    assert_eq!(form.findings, vec![]);
    in_order(
        &lines(&form.document),
        &[
            "Số: 07/QĐ-BTV",
            "QUYẾT ĐỊNH",
            "BAN THƯỜNG VỤ HỘI LHPN TỈNH CAO BẰNG",
            "Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003;",
            "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;",
            "Căn cứ kết quả họp Hội đồng xét chọn điển hình tiên tiến ngày 12/10/2017 (Đợt xét tháng 10/2017);",
            "Theo đề nghị của Hội đồng xét chọn điển hình tiên tiến.",
            "QUYẾT ĐỊNH:",
            "Điều 1. Tặng Giấy khen của Ban Thường vụ Hội LHPN tỉnh cho 02 (hai) tập thể, 02 (hai) cá nhân, 03 (ba) hộ gia đình có thành tích tiêu biểu trong phong trào thi đua yêu nước năm 2017 (có danh sách kèm theo).",
            "- Như Điều 2;",
            "DANH SÁCH",
            "Tập thể, cá nhân và hộ gia đình điển hình tiên tiến được khen thưởng năm 2017",
            "(Kèm theo Quyết định số 07/QĐ-BTV ngày 16 tháng 10 năm 2017 của Ban Thường vụ Hội LHPN tỉnh Cao Bằng)",
            "Danh sách này có 02 (hai) tập thể, 02 (hai) cá nhân, 03 (ba) hộ gia đình./.",
        ],
    );
    let bold: Vec<&Run> = form.document.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Para(para) => para.runs.first().filter(|run| run.text.starts_with("Điều")),
            _ => None,
        })
        .collect();
    assert_eq!(bold.len(), 2);
    assert!(bold.iter().all(|run| run.style.bold && !run.text.contains("Tặng")), "only the mark is bold");
}

#[test]
fn an_article_on_money_moves_the_one_behind_it() {
    let case = case();
    let mut decision = paper(&case, PaperType::Decision);
    decision.texts.insert("money".into(), "Tiền thưởng trích từ Quỹ thi đua, khen thưởng.".into());
    let got = lines(&written(&decision, &case).document);
    in_order(&got, &["Điều 2. Tiền thưởng trích từ Quỹ thi đua, khen thưởng.", "- Như Điều 3;"]);
    assert!(
        got.iter()
            .any(|line| line.starts_with("Điều 3. Quyết định này có hiệu lực") && line.ends_with("./."))
    );
    assert!(got.iter().any(|line| line.starts_with("- Tặng Bằng khen") && line.ends_with(';')));
}

#[test]
fn the_place_in_the_decision_is_the_number_in_the_golden_book() {
    let mut case = case();
    let decision = paper(&case, PaperType::Decision);
    let form = written(&decision, &case);
    let table = tables(&form)[0];
    let index: Vec<String> =
        table.rows.iter().filter(|row| row.anchor.is_some()).map(|row| words(&row.cells[0].runs)).collect();
    assert_eq!(index, (1..=14).map(|n| n.to_string()).collect::<Vec<_>>(), "numbers run through");
    let book: Vec<i64> = golden_book(&case, &union()).iter().map(|id| id.0).collect();
    assert_eq!(book, rows(table));
    let mut own = decision;
    own.options.only = Some(SubjectKind::Household);
    own.state = PaperState::Issued;
    case.papers.push(own);
    assert_eq!(golden_book(&case, &union()).len(), 3);
}

#[test]
fn the_head_who_signs_alone_is_the_authority() {
    let mut case = case();
    case.plan.signature = None;
    let mut decision = paper(&case, PaperType::Decision);
    decision.signature = Some(guong_sang::domain::office::Signature {
        lines: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
        name: "Hoàng Thị Lệ Thủy".into(),
    });
    let got = lines(&written(&decision, &case).document);
    assert!(got.contains(&"CHỦ TỊCH HỘI LHPN TỈNH CAO BẰNG".to_owned()), "{got:?}");
}

#[test]
fn a_letter_says_under_its_number_what_it_is_about() {
    let case = case();
    let mut letter = paper(&case, PaperType::Letter);
    letter.subject = "Về việc đôn đốc gửi hồ sơ điển hình tiên tiến".into();
    letter.number = Some("5".into());
    let form = written(&letter, &case);
    let missing: Vec<&str> = form.findings.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(missing, ["nội dung"]);
    letter.texts.insert("body".into(), "Đề nghị các đơn vị:\n1. Rà soát hồ sơ.\n2. Gửi báo cáo.".into());
    let form = written(&letter, &case);
    assert_eq!(form.findings, vec![]);
    in_order(
        &lines(&form.document),
        &[
            "Số: 05/BTV",
            "V/v đôn đốc gửi hồ sơ điển hình tiên tiến",
            "Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng",
            "Đề nghị các đơn vị:",
            "1. Rà soát hồ sơ.",
            "2. Gửi báo cáo.",
            "Trân trọng./.",
            "- Như trên;",
        ],
    );
    let pages = pages(&form);
    let (_, number, _) = place(&pages.pages[0], "Số:");
    let (x, about, size) = place(&pages.pages[0], "V/v");
    assert!(about - number > 6.0 && about - number < 9.0 && x < 60.0 && (12.0..=13.0).contains(&size));
}

#[test]
fn the_contact_line_stands_under_a_rule_in_the_lower_margin() {
    let case = case();
    let mut letter = paper(&case, PaperType::Letter);
    letter.subject = "báo cáo".into();
    letter.texts.insert("body".into(), "Nội dung.".into());
    let own = "[letter]\ncontact = \"Địa chỉ: phố Vườn Cam; điện thoại: 0206 000 000.\"";
    let profile = Profile::corrected("union", own).unwrap();
    let pages = pages(&compose(&letter, &case, &profile, None).unwrap());
    let (x, y, size) = place(&pages.pages[0], "Địa chỉ:");
    assert!(x < 31.0 && y > 277.0 && y < 290.0 && (11.0..=12.0).contains(&size), "{x} {y} {size}");
    assert!(!lines(&written(&letter, &case).document).iter().any(|line| line.contains("Địa chỉ")));
}

#[test]
fn a_notice_has_its_type_and_no_addressee() {
    let case = case();
    let mut notice = paper(&case, PaperType::Notice);
    notice.texts.insert("body".into(), "Kết quả như sau.".into());
    let form = written(&notice, &case);
    assert_eq!(form.findings.len(), 1, "{:?}", form.findings);
    assert_eq!(form.findings[0].spot, Spot::Head);
    notice.subject = "Kết quả xét chọn điển hình tiên tiến năm 2017".into();
    let got = lines(&written(&notice, &case).document);
    in_order(
        &got,
        &["Số: …/TB-BTV", "THÔNG BÁO", "Kết quả xét chọn điển hình tiên tiến năm 2017", "Kết quả như sau."],
    );
    assert!(!got.iter().any(|line| line.contains("Kính gửi") || line == "- Như trên;"));
}

#[test]
fn a_party_paper_never_shows_the_national_title() {
    let mut case = case();
    case.office.symbol = "ĐU".into();
    let mut letter = paper(&case, PaperType::Proposal);
    letter.number = Some("5".into());
    let party = Profile::named("party").unwrap();
    let form = compose(&letter, &case, &party, None).unwrap();
    let got = lines(&form.document);
    in_order(&got, &["BAN THƯỜNG VỤ", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-TTr/ĐU", "TỜ TRÌNH"]);
    let all = got.join("\n");
    assert!(!all.contains("CỘNG HÒA") && !all.contains("Độc lập") && !all.contains("./."), "{all}");
    assert!(
        all.contains("Kính trình: ") && all.contains("- Căn cứ Luật") && all.contains("- Lưu TĐKT"),
        "{all}"
    );
    let state = lines(&compose(&letter, &case, &union(), None).unwrap().document).join("\n");
    assert!(state.contains("CỘNG HÒA XÃ HỘI") && !state.contains("ĐẢNG CỘNG SẢN"));
}

#[test]
fn the_same_papers_make_the_same_file() {
    let case = case();
    for kind in [PaperType::Proposal, PaperType::Decision, PaperType::Summaries] {
        let paper = paper(&case, kind);
        let file = || pdf(&pages(&written(&paper, &case)), Faces::liberation().unwrap()).unwrap();
        assert_eq!(file(), file());
    }
}

/// Votes on the four chosen collectives; the last does not carry.
fn voted(case: &mut CaseFile) -> DossierId {
    let round = case.round.take().unwrap();
    let chosen = round.chosen();
    let mut board = round.board;
    let voters = board.members.iter().filter(|member| member.votes).count() as u32;
    board.votes = chosen
        .iter()
        .take(4)
        .enumerate()
        .map(|(i, id)| VoteCount {
            dossier: *id,
            agree: if i == 3 { 1 } else { voters },
            disagree: if i == 3 { voters - 1 } else { 0 },
            invalid: 0,
            written_agree: 0,
            written_disagree: 0,
            lowered: 0,
            written_lowered: 0,
        })
        .collect();
    case.round = Some(RoundCase::new(board));
    chosen[3]
}

#[test]
fn a_vote_that_does_not_carry_takes_a_dossier_off_the_papers() {
    let mut case = case();
    let lost = voted(&mut case);
    let round = case.round.as_ref().unwrap();
    assert!(round.chosen().contains(&lost) && !round.decided().contains(&lost));
    assert_eq!((round.chosen().len(), round.decided().len(), round.uncounted().len()), (14, 13, 10));
    for kind in [PaperType::NominationList, PaperType::Summaries, PaperType::Decision] {
        let form = written(&paper(&case, kind), &case);
        let listed = rows(tables(&form)[0]);
        assert!(listed.len() == 13 && !listed.contains(&lost.0), "{kind:?}");
    }
}

fn differences(case: &CaseFile, papers: &[Paper]) -> Vec<String> {
    let forms: Vec<Form> = papers.iter().map(|paper| written(paper, case)).collect();
    let pairs: Vec<(&Paper, &Form)> = papers.iter().zip(&forms).collect();
    cross_check(case, &union(), &pairs).into_iter().map(|it| it.what).collect()
}

const COMPARED: [PaperType; 4] =
    [PaperType::Proposal, PaperType::NominationList, PaperType::Summaries, PaperType::Decision];

#[test]
fn papers_written_from_the_data_agree() {
    let case = case();
    let papers: Vec<Paper> = COMPARED.into_iter().map(|kind| paper(&case, kind)).collect();
    assert_eq!(differences(&case, &papers), Vec::<String>::new());
    let mut upward = papers;
    upward[0].options.award = "Bằng khen của Chủ tịch UBND tỉnh".into();
    upward[3].options.award = "Giấy khen của Ban Thường vụ Hội LHPN tỉnh".into();
    assert_eq!(
        differences(&case, &upward),
        Vec::<String>::new(),
        "what is asked for and what is given make the whole"
    );
}

#[test]
fn a_figure_typed_by_hand_is_caught() {
    let case = case();
    let mut proposal = paper(&case, PaperType::Proposal);
    proposal.texts.insert(
        "request_many".into(),
        "Trân trọng đề nghị {cấp trên} khen thưởng 04 (bốn) tập thể, 05 cá nhân, 03 (bốn) hộ gia đình, 01 mô hình, cụ thể:".into(),
    );
    assert_eq!(
        differences(&case, &[proposal]),
        [
            "Tờ trình đề nghị khen thưởng ghi “05 cá nhân”; theo kết quả xét chọn là 06 (sáu) cá nhân.",
            "Tờ trình đề nghị khen thưởng: “03 (bốn) hộ gia đình” có số và chữ không khớp nhau.",
        ]
    );
}

#[test]
fn counts_of_what_came_in_are_no_fault_where_the_sentence_says_so() {
    let case = case();
    let mut proposal = paper(&case, PaperType::Proposal);
    let words = |text: &str| text.to_owned();
    proposal
        .texts
        .insert("results".into(), words("Ban Thường vụ đã tiếp nhận 06 (sáu) tập thể và 08 (tám) cá nhân."));
    assert_eq!(differences(&case, &[proposal.clone()]), Vec::<String>::new());
    proposal.texts.insert("results".into(), words("Đề nghị khen thưởng 08 (tám) cá nhân."));
    assert_eq!(differences(&case, &[proposal]).len(), 1);
}

#[test]
fn a_list_of_other_people_is_caught_row_by_row() {
    let case = case();
    let mut list = paper(&case, PaperType::NominationList);
    list.options.selection = Selection::Ranked;
    let found = differences(&case, &[list.clone()]);
    assert!(
        found
            .iter()
            .any(|it| it.contains("danh sách có 08 (tám) cá nhân, kết quả xét chọn là 06 (sáu) cá nhân")),
        "{found:#?}"
    );
    assert!(found.iter().any(|it| it.contains("Hội đồng không chọn")), "{found:#?}");
    list.options.selection = Selection::Chosen;
    list.options.only = Some(SubjectKind::Person);
    let found = differences(&case, &[list]);
    assert_eq!(found.len(), 8, "the eight who are no persons are on no list: {found:#?}");
    assert!(
        found.iter().all(|it| it.ends_with("được chọn nhưng không có trong Danh sách đề nghị khen thưởng."))
    );
}

#[test]
fn a_list_printed_before_the_name_was_corrected_is_caught() {
    let mut case = case();
    let list = paper(&case, PaperType::NominationList);
    let old = written(&list, &case);
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == DossierId(8)).unwrap();
    it.subject.name = "Nông Thị Hạnh Vấn".into();
    let found = cross_check(&case, &union(), &[(&list, &old)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].spot, Spot::Dossier(DossierId(8)));
    assert!(found[0].what.contains("khác với hồ sơ"));
}

/// A form made by hand, as another paper or another program could have left it.
fn by_hand(sections: Vec<Vec<Block>>) -> Form {
    let setup = union().portrait();
    let sections = sections.into_iter().map(|blocks| Section::new(setup, blocks)).collect();
    Form { document: Document { sections, ..Document::default() }, findings: Vec::new() }
}

fn line(text: &str) -> Block {
    let size = Size::pt(14.0);
    Block::Para(Para::new(size, size.pitch(1250), vec![Run::plain(text)]))
}

#[test]
fn reports_and_minutes_are_held_against_the_decision() {
    let case = case();
    let name = |id: &DossierId| case.nomination(*id).unwrap().subject.name.clone();
    let decided = case.round.as_ref().unwrap().decided();
    let mut sheets: Vec<Vec<Block>> = decided.iter().map(|id| vec![line(&name(id).to_uppercase())]).collect();
    let report = paper(&case, PaperType::AchievementReport);
    let all = |form: &Form| cross_check(&case, &union(), &[(&report, form)]);
    assert_eq!(all(&by_hand(sheets.clone())), vec![]);
    sheets.pop();
    let found: Vec<String> = all(&by_hand(sheets)).into_iter().map(|it| it.what).collect();
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!(found[0], "Có 13 (mười ba) báo cáo thành tích, kết quả xét chọn là 14 (mười bốn) trường hợp.");
    assert!(found[1].contains(&name(decided.last().unwrap())), "{found:#?}");

    let minutes = paper(&case, PaperType::Minutes);
    let names = decided.iter().map(name).collect::<Vec<_>>().join(", ");
    let said = |words: &str| {
        let form = by_hand(vec![vec![line(words), line(&names)]]);
        cross_check(&case, &union(), &[(&minutes, &form)]).into_iter().map(|it| it.what).collect::<Vec<_>>()
    };
    assert_eq!(said("Hội đồng xem xét 08 (tám) cá nhân, chọn 06 (sáu) cá nhân."), Vec::<String>::new());
    assert_eq!(
        said("Hội đồng chọn 07 (bảy) cá nhân."),
        ["Biên bản họp Hội đồng ghi “07 (bảy) cá nhân”; theo kết quả xét chọn là 06 (sáu) cá nhân."]
    );
}

#[test]
fn every_certificate_is_held_against_the_decision() {
    let case = case();
    let certificate = paper(&case, PaperType::Certificate);
    let form_of = |it: &guong_sang::domain::case::Nomination| it.dossier.proposed.starts_with("Giấy khen");
    let decided = case.round.as_ref().unwrap().decided();
    let given: Vec<DossierId> =
        decided.into_iter().filter(|id| form_of(case.nomination(*id).unwrap())).collect();
    let placed = |id: DossierId, text: &str| {
        let place = (Length::mm(20.0), Length::mm(90.0));
        let anchor = Some(Anchor(u64::try_from(id.0).unwrap()));
        let text = Placed::new(place, Length::mm(200.0), Size::pt(20.0), vec![Run::plain(text)]);
        vec![Block::Placed(Placed { anchor, ..text })]
    };
    let sheets: Vec<Vec<Block>> =
        given.iter().map(|id| placed(*id, &case.nomination(*id).unwrap().subject.name)).collect();
    let found = |sheets: Vec<Vec<Block>>| -> Vec<String> {
        let form = by_hand(sheets);
        cross_check(&case, &union(), &[(&certificate, &form)]).into_iter().map(|it| it.what).collect()
    };
    assert_eq!(found(sheets.clone()), Vec::<String>::new());
    let mut wrong = sheets[1..].to_vec();
    wrong[0] = placed(given[1], "Nông Thị Khác");
    wrong.push(placed(DossierId(9), "Hoàng Thị Mai Lựu"));
    let name = |id: DossierId| case.nomination(id).unwrap().subject.name.clone();
    assert_eq!(
        found(wrong),
        [
            "Có giấy khen cho Hoàng Thị Mai Lựu nhưng Hội đồng không chọn.".to_owned(),
            format!("Thiếu giấy khen cho {}.", name(given[0])),
            format!("Tên trên giấy khen của {} khác với hồ sơ.", name(given[1])),
        ]
    );
}

#[test]
fn a_chosen_dossier_without_its_count_is_named() {
    let mut case = case();
    voted(&mut case);
    let found = differences(&case, &[]);
    assert_eq!(found.len(), 10);
    assert!(found[0].starts_with("Hội đồng có bỏ phiếu nhưng chưa có kết quả kiểm phiếu của "));
}
