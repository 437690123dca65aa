//! Tables, appendices, references, data in running text, amended and superior plans on paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::written::{lines, lines_of, tables};
use forms_fixture::*;
use guong_sang::domain::ids::{ObligationId, SectionId};
use guong_sang::domain::obligation::DutyField;
use guong_sang::domain::plan::{Column, Content, LegalBasis, Marking, Section, Shown, Table, TextRun};
use guong_sang::forms::{PlanPaper, Profile, Spot, plan_paper, reference_words};
use guong_sang::paper::{Align, Anchor, Block, Faces, Width, layout};

fn union() -> Profile {
    Profile::named("union").unwrap()
}

fn with(rows: Vec<(usize, Marking, Content)>) -> PlanPaper {
    PlanPaper { sections: tree(rows), ..plan_input() }
}

fn head(text: &str) -> Content {
    Content::Heading { text: text.into() }
}

fn shows(text: &str, shows: Shown) -> TextRun {
    TextRun { text: text.into(), shows: Some(shows), ..TextRun::default() }
}

fn plain(text: &str) -> TextRun {
    TextRun { text: text.into(), ..TextRun::default() }
}

fn column(title: &str, width: u32, figures: bool) -> Column {
    Column { title: title.into(), width, figures }
}

fn programme() -> Table {
    Table {
        caption: "Tiến độ thực hiện".into(),
        columns: vec![
            column("Nội dung", 0, false),
            column("Thời gian", 25, false),
            column("Kinh phí (triệu đồng)", 20, true),
        ],
        rows: vec![
            vec!["Mở chuyên mục trên trang thông tin điện tử".into(), "Tháng 3/2026".into(), "12,5".into()],
            vec!["Hội nghị biểu dương".into(), String::new()],
            vec!["Tọa đàm".into(), "Quý III".into(), "8".into(), "dự kiến".into()],
        ],
        counted: true,
    }
}

#[test]
fn a_table_has_counted_rows_figures_at_the_right_and_the_anchor_of_its_section() {
    let form = plan_paper(
        &with(vec![
            (0, Marking::Roman, head("Tổ chức thực hiện")),
            (1, Marking::Plain, Content::Table { table: programme() }),
        ]),
        &union(),
    );
    assert_eq!(form.findings, vec![]);
    let got = lines(&form.document);
    let at = got.iter().position(|line| line == "Tiến độ thực hiện").unwrap();
    assert_eq!(got[at + 1], "TT | Nội dung | Thời gian | Kinh phí (triệu đồng)");
    assert_eq!(got[at + 2], "1 | Mở chuyên mục trên trang thông tin điện tử | Tháng 3/2026 | 12,5");
    assert_eq!(got[at + 3], "2 | Hội nghị biểu dương |  | ");
    assert_eq!(got[at + 4], "3 | Tọa đàm | Quý III | 8 dự kiến", "nothing typed is lost");
    let table = tables(&form.document)[0];
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    assert_eq!(aligns, [Align::Center, Align::Left, Align::Left, Align::Right]);
    let shares: Vec<Width> = table.columns[1..].iter().map(|column| column.width).collect();
    assert_eq!(shares, [Width::Share(55), Width::Share(25), Width::Share(20)]);
    assert!(table.rows.iter().all(|row| row.anchor == Some(Anchor(2))));
    let caption = form.document.sections[0].blocks.iter().find_map(|block| match block {
        Block::Para(para) if para.anchor == Some(Anchor(2)) => Some(para),
        _ => None,
    });
    assert!(caption.unwrap().keep_next, "the caption stays with its table");
}

#[test]
fn the_head_of_a_long_table_stands_on_every_page() {
    let mut table = programme();
    table.rows = (1..90).map(|n| vec![format!("Nội dung thứ {n}"), "Quý I".into(), n.to_string()]).collect();
    let form = plan_paper(&with(vec![(0, Marking::Plain, Content::Table { table })]), &union());
    let pages = layout(&form.document, Faces::liberation().unwrap());
    let heads = |page: &guong_sang::paper::Page| page.texts().any(|(_, text)| text.contains("Thời gian"));
    assert!(pages.pages.len() >= 3);
    assert!(pages.pages[..3].iter().all(heads));
}

#[test]
fn a_crowded_table_is_set_smaller_before_a_word_is_broken() {
    let wide = |columns: usize| {
        let columns = (0..columns).map(|_| column("Nghiêm", 0, false)).collect::<Vec<_>>();
        let rows = vec![vec!["nghiêng".to_owned(); columns.len()]];
        let table = Table { caption: String::new(), columns, rows, counted: false };
        let form = plan_paper(&with(vec![(0, Marking::Plain, Content::Table { table })]), &union());
        tables(&form.document)[0].size.0
    };
    assert_eq!(wide(4), 1200);
    assert_eq!(wide(9), 1200);
    let crowded = wide(11);
    assert!((1000..1200).contains(&crowded), "{crowded}");
    assert_eq!(wide(30), 1000, "never smaller than the profile allows");
}

#[test]
fn a_table_without_columns_or_rows_is_missing_where_it_is_edited() {
    let empty = Table { columns: vec![column("Nội dung", 0, false)], ..Table::default() };
    let form = plan_paper(
        &with(vec![
            (
                0,
                Marking::Arabic,
                Content::Table { table: Table { caption: "Kinh phí".into(), ..Table::default() } },
            ),
            (0, Marking::Arabic, Content::Table { table: empty }),
        ]),
        &union(),
    );
    let found: Vec<(&str, Spot)> = form.findings.iter().map(|m| (m.what.as_str(), m.spot)).collect();
    let section = |id| Spot::Section(SectionId(id));
    assert_eq!(
        found,
        [("các cột của bảng", section(1)), ("tên bảng", section(2)), ("các dòng của bảng", section(2))]
    );
    assert!(lines(&form.document).contains(&"1. Kinh phí".to_owned()));
}

fn with_appendices() -> PlanPaper {
    with(vec![
        (0, Marking::Roman, head("Nội dung")),
        (
            1,
            Marking::Plain,
            Content::Text {
                runs: vec![
                    plain("Chi tiết tại "),
                    shows("", Shown::Section { section: SectionId(3) }),
                    plain(" và "),
                    shows("", Shown::Section { section: SectionId(7) }),
                    plain(" kèm theo Kế hoạch này."),
                ],
            },
        ),
        (0, Marking::Appendix, Content::Appendix { text: "Danh mục công việc".into(), landscape: true }),
        (1, Marking::Plain, Content::Table { table: programme() }),
        (0, Marking::Roman, head("Tổ chức thực hiện")),
        (1, Marking::Arabic, head("Cấp tỉnh")),
        (0, Marking::Appendix, Content::Appendix { text: "Mẫu báo cáo".into(), landscape: false }),
        (1, Marking::Roman, head("Kết quả")),
        (
            2,
            Marking::Dash,
            Content::Text {
                runs: vec![
                    plain("Thực hiện theo "),
                    shows("", Shown::Section { section: SectionId(6) }),
                    plain("."),
                ],
            },
        ),
    ])
}

#[test]
fn appendices_stand_behind_the_signature_on_sheets_of_their_own() {
    let mut paper = with_appendices();
    let form = plan_paper(&paper, &union());
    assert_eq!(form.findings, vec![]);
    let parts = &form.document.sections;
    assert_eq!(parts.len(), 3);
    let text = lines_of(&parts[0]);
    assert!(
        text.contains(&"Chi tiết tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này.".to_owned()),
        "{text:#?}"
    );
    assert!(
        text.contains(&"II. TỔ CHỨC THỰC HIỆN".to_owned()),
        "what follows an appendix in the tree stays text"
    );
    assert_eq!(text.last().unwrap(), "Lục Thị Ánh Tuyết");
    let first = lines_of(&parts[1]);
    assert_eq!(
        first[..3],
        [
            "Phụ lục I",
            "DANH MỤC CÔNG VIỆC",
            "(Kèm theo Kế hoạch số 05/KH-BTV ngày 05 tháng 02 năm 2026 của Ban Thường vụ Hội LHPN tỉnh Cao Sơn)"
        ]
    );
    assert!(parts[1].setup.width > parts[1].setup.height && parts[2].setup.width < parts[2].setup.height);
    assert_eq!(
        parts[2].bookmark.as_deref().map(|name| name.replace('\u{a0}', " ")),
        Some("Phụ lục II. Mẫu báo cáo".into())
    );
    let second = lines_of(&parts[2]);
    assert_eq!(second[3], "I. KẾT QUẢ", "the sections of an appendix are numbered anew");
    assert_eq!(second[4], "- Thực hiện theo mục 1 phần II của Kế hoạch này.");
    paper.plan.number = None;
    paper.plan.issued_on = None;
    let open = lines_of(&plan_paper(&paper, &union()).document.sections[1]);
    assert_eq!(
        open[2],
        "(Kèm theo Kế hoạch số …/KH-BTV ngày…tháng…năm 2026 của Ban Thường vụ Hội LHPN tỉnh Cao Sơn)"
    );
}

#[test]
fn the_outline_leads_to_the_appendices_and_what_stands_in_them() {
    let form = plan_paper(&with_appendices(), &union());
    let pages = layout(&form.document, Faces::liberation().unwrap());
    let outline: Vec<(u8, String, usize)> = pages
        .outline
        .iter()
        .map(|entry| (entry.level, entry.title.replace('\u{a0}', " "), entry.page))
        .collect();
    let wanted = [
        (0, "NỘI DUNG", 0),
        (0, "TỔ CHỨC THỰC HIỆN", 0),
        (1, "Cấp tỉnh", 0),
        (0, "Phụ lục I. Danh mục công việc", 1),
        (0, "Phụ lục II. Mẫu báo cáo", 2),
        (1, "KẾT QUẢ", 2),
    ];
    assert_eq!(outline, wanted.map(|(level, title, page)| (level, title.to_owned(), page)));
    assert_eq!(pages.pages.iter().map(|page| page.number).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn one_appendix_alone_is_not_numbered_and_an_empty_one_is_missing_its_text() {
    let form = plan_paper(
        &with(vec![
            (
                0,
                Marking::Plain,
                Content::Text {
                    runs: vec![
                        plain("Theo "),
                        shows("", Shown::Section { section: SectionId(2) }),
                        plain("."),
                    ],
                },
            ),
            (0, Marking::Appendix, Content::Appendix { text: String::new(), landscape: false }),
        ]),
        &union(),
    );
    assert!(lines(&form.document).contains(&"Theo Phụ lục.".to_owned()));
    assert_eq!(lines_of(&form.document.sections[1])[..2], ["Phụ lục", "[tên phụ lục]"]);
    let found: Vec<&str> = form.findings.iter().map(|missing| missing.what.as_str()).collect();
    assert_eq!(found, ["tên phụ lục", "nội dung phụ lục"]);
    assert!(form.findings.iter().all(|missing| missing.spot == Spot::Section(SectionId(2))));
}

fn deep() -> Vec<Section> {
    tree(vec![
        (0, Marking::Roman, head("Một")),
        (0, Marking::Roman, head("Hai")),
        (1, Marking::Arabic, head("A")),
        (1, Marking::Arabic, head("B")),
        (2, Marking::Nested, head("C")),
        (2, Marking::Nested, head("D")),
        (3, Marking::Letter, head("E")),
        (4, Marking::Dash, Content::text("F")),
        (4, Marking::Dash, Content::text("G")),
        (5, Marking::Plus, Content::text("H")),
        (3, Marking::Plain, Content::text("K")),
    ])
}

#[test]
fn a_section_is_named_innermost_first_and_without_doubt() {
    let words = |sections: &[Section], id| {
        reference_words(sections, SectionId(id), &union()).map(|words| words.replace('\u{a0}', " "))
    };
    let mut sections = deep();
    let named = |sections: &[Section]| (1..=11).map(|id| words(sections, id).unwrap()).collect::<Vec<_>>();
    assert_eq!(
        named(&sections),
        [
            "phần I",
            "phần II",
            "mục 1 phần II",
            "mục 2 phần II",
            "mục 2.1 phần II",
            "mục 2.2 phần II",
            "điểm a mục 2.2 phần II",
            "gạch đầu dòng thứ nhất điểm a mục 2.2 phần II",
            "gạch đầu dòng thứ hai điểm a mục 2.2 phần II",
            "ý thứ nhất gạch đầu dòng thứ hai điểm a mục 2.2 phần II",
            "đoạn thứ nhất mục 2.2 phần II",
        ]
    );
    let all = named(&sections);
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
    sections[0].position = 9;
    assert_eq!(words(&sections, 7).unwrap(), "điểm a mục 2.2 phần I", "it follows when a section moves");
    assert_eq!(words(&sections, 99), None);
}

#[test]
fn a_reference_to_a_removed_section_is_missing_and_says_what_it_said() {
    let runs =
        vec![plain("Theo "), shows("mục 3 phần II", Shown::Section { section: SectionId(77) }), plain(".")];
    let form = plan_paper(&with(vec![(0, Marking::Dash, Content::Text { runs })]), &union());
    assert!(lines(&form.document).contains(&"- Theo [mục được dẫn đã xóa: mục 3 phần II].".to_owned()));
    assert_eq!(form.findings.len(), 1);
    assert_eq!(form.findings[0].spot, Spot::Section(SectionId(1)));
}

#[test]
fn data_inside_running_text_follow_the_obligation() {
    let field = |field| Shown::Field { obligation: ObligationId(1), field };
    let runs = || {
        vec![
            plain("Các đơn vị gửi "),
            shows("cũ", field(DutyField::NumberInWords)),
            plain(" hồ sơ về "),
            TextRun { bold: true, ..shows("cũ", field(DutyField::To)) },
            plain(" "),
            shows("cũ", field(DutyField::Due)),
            plain("."),
        ]
    };
    let paper = with(vec![(0, Marking::Dash, Content::Text { runs: runs() })]);
    let form = plan_paper(&paper, &union());
    let line = "- Các đơn vị gửi 02 (hai) hồ sơ về Văn phòng Hội LHPN tỉnh trước ngày 20/4/2026.";
    assert!(lines(&form.document).contains(&line.to_owned()), "{:#?}", lines(&form.document));
    let begins = vec![
        shows("", field(DutyField::Due)),
        plain(" nộp hồ sơ. "),
        shows("", field(DutyField::Who)),
        plain(" thực hiện."),
    ];
    let first = plan_paper(&with(vec![(0, Marking::Dash, Content::Text { runs: begins })]), &union());
    let line = "- Trước ngày 20/4/2026 nộp hồ sơ. Mỗi xã, phường, thị trấn thực hiện.";
    assert!(lines(&first.document).contains(&line.to_owned()), "{:#?}", lines(&first.document));
    let mut gone = paper;
    gone.obligations.clear();
    let form = plan_paper(&gone, &union());
    let found: Vec<&str> = form.findings.iter().map(|missing| missing.what.as_str()).collect();
    assert_eq!(found[2], "thời hạn của chỉ tiêu đã xóa");
    assert_eq!(found.len(), 3);
}

#[test]
fn the_offices_own_wording_is_filled_and_its_faults_are_named() {
    let mut paper = with(vec![
        (0, Marking::Dash, Content::Obligation { obligation: ObligationId(1) }),
        (0, Marking::Dash, Content::Obligation { obligation: ObligationId(2) }),
    ]);
    paper.obligations[0].wording =
        "Đề nghị {đơn vị} chọn {mức} {số lượng} {đối tượng}, gửi về {nơi nhận} {thời hạn}".into();
    paper.obligations[1].wording = "{đơn vị} gửi {đối tượn} gương {thời hạn};".into();
    let form = plan_paper(&paper, &union());
    let got = lines(&form.document);
    let own = "- Đề nghị mỗi xã, phường, thị trấn chọn ít nhất 02 (hai) tập thể hoặc cá nhân điển hình tiên tiến, gửi về Văn phòng Hội LHPN tỉnh trước ngày 20/4/2026.";
    assert!(got.contains(&own.to_owned()), "{got:#?}");
    let found: Vec<&str> = form.findings.iter().map(|missing| missing.what.as_str()).collect();
    assert_eq!(found, ["trường “đối tượn” không có; có phải “đối tượng”?", "thời hạn"]);
    assert!(form.findings.iter().all(|missing| missing.spot == Spot::Section(SectionId(2))));
    assert!(
        got.iter().any(|line| line.starts_with("- Hội LHPN phường Tân An gửi [") && line.ends_with("];")),
        "{got:#?}"
    );
}

#[test]
fn an_amended_plan_says_once_what_it_replaces() {
    let mut paper = plan_input();
    paper.plan.origin.replaces = Some(LegalBasis {
        kind: "Kế hoạch".into(),
        number: "5".into(),
        date: Some(day(2026, 2, 5)),
        issuer: "Ban Thường vụ Hội LHPN tỉnh Cao Sơn".into(),
        ..LegalBasis::default()
    });
    let sentence = "Kế hoạch này thay thế Kế hoạch số 05/KH-BTV ngày 05/02/2026 của Ban Thường vụ Hội LHPN tỉnh Cao Sơn.";
    let got = lines(&plan_paper(&paper, &union()).document);
    let at = got.iter().position(|line| line == sentence).unwrap_or_else(|| panic!("{got:#?}"));
    assert!(got[at + 1].starts_with("Trên đây là"));
    paper.plan.closing =
        "Kế hoạch này thay thế Kế hoạch số 05/KH-BTV ngày 05/02/2026; các đơn vị thực hiện".into();
    let got = lines(&plan_paper(&paper, &union()).document);
    assert_eq!(got.iter().filter(|line| line.contains("thay thế")).count(), 1, "{got:#?}");
}

#[test]
fn a_superiors_plan_bears_its_own_issuer_and_nothing_of_ours() {
    let mut paper = plan_input();
    paper.plan.origin.issuer = "Ủy ban nhân dân tỉnh Cao Sơn".into();
    paper.plan.number = Some("15/KH-UBND".into());
    paper.plan.issued_on = Some(day(2026, 1, 12));
    paper.plan.opening.clear();
    paper.plan.closing.clear();
    paper.plan.recipients.clear();
    let form = plan_paper(&paper, &union());
    assert_eq!(form.findings, vec![]);
    let got = lines(&form.document);
    assert_eq!(got[0], "ỦY BAN NHÂN DÂN TỈNH CAO SƠN");
    assert!(got.contains(&"Số: 15/KH-UBND".to_owned()), "{got:#?}");
    assert!(got.contains(&"ngày 12 tháng 01 năm 2026".to_owned()), "{got:#?}");
    for ours in ["BAN THƯỜNG VỤ", "Nơi nhận:", "Lục Thị Ánh Tuyết", "VT, TG"] {
        assert!(got.iter().all(|line| !line.contains(ours)), "{ours}");
    }
    assert_eq!(form.document.meta.author, "Ủy ban nhân dân tỉnh Cao Sơn");
}
