//! What the forms write, before anything is laid out: words, marks, order, and what is missing.

#![allow(clippy::unwrap_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::*;
use guong_sang::domain::plan::{Content, Marking};
use guong_sang::domain::ranking::{Cut, Placed, Ranking};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::Tally;
use guong_sang::forms::nomination_list::{Shown, chosen};
use guong_sang::forms::{Form, NominationList, PlanPaper, Profile, Spot, nomination_list, plan_paper};
use guong_sang::paper::{Block, Document, Para, Run, RunKind, Table};

fn union() -> Profile {
    Profile::named("union").unwrap()
}

fn words(runs: &[Run]) -> String {
    let text: String = runs
        .iter()
        .map(|run| match run.kind {
            RunKind::Plain => run.text.clone(),
            RunKind::Missing => format!("[{}]", run.text),
            RunKind::Blank(_) | RunKind::Leader(_) => "…".to_owned(),
        })
        .collect();
    text.replace('\u{a0}', " ")
}

fn line(para: &Para) -> String {
    let label = para.label.as_ref().map(|label| format!("{} ", label.run.text)).unwrap_or_default();
    label + &words(&para.runs)
}

fn lines(document: &Document) -> Vec<String> {
    fn walk(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Para(para) => out.push(line(para)),
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| walk(cell, out)),
                Block::Keep(blocks) => walk(blocks, out),
                Block::Table(table) => {
                    for row in &table.rows {
                        out.push(row.cells.iter().map(|c| words(&c.runs)).collect::<Vec<_>>().join(" | "));
                    }
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    document.sections.iter().for_each(|section| walk(&section.blocks, &mut out));
    out
}

fn table(form: &Form) -> &Table {
    let found = form.document.sections[0].blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn a_whole_plan_reads_as_an_office_writes_it() {
    let form = plan_paper(&plan_input(), &union());
    assert_eq!(form.findings, vec![]);
    let got = lines(&form.document);
    let wanted = [
        "HỘI LHPN TỈNH CAO SƠN",
        "BAN THƯỜNG VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-BTV",
        "Cao Sơn, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "II. NỘI DUNG VÀ HÌNH THỨC TUYÊN TRUYỀN",
        "2. Công tác phát hiện, lựa chọn điển hình tiên tiến",
        "2.1. Đối tượng",
        "2.2. Tiêu chí cụ thể",
        "a) Tập thể điển hình tiên tiến",
        "+ Hoàn thành xuất sắc nhiệm vụ công tác Hội và phong trào phụ nữ, thu hút đông đảo hội viên tham gia (tối đa 60 điểm);",
        "+ Tổ chức Đảng, đoàn thể trong sạch, vững mạnh (nếu có).",
        "b) Cá nhân điển hình tiên tiến",
        "- Gia đình đạt danh hiệu “Gia đình văn hóa” (điều kiện bắt buộc).",
        "- Mỗi xã, phường, thị trấn lựa chọn, giới thiệu ít nhất 02 (hai) tập thể hoặc cá nhân điển hình tiên tiến, kèm theo trích ngang thành tích, gửi về Văn phòng Hội LHPN tỉnh trước ngày 20/4/2026.",
        "- Hằng tháng, Hội LHPN phường Tân An lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến.",
        "III. TỔ CHỨC THỰC HIỆN",
        "Nơi nhận:",
        "- Hội LHPN Việt Nam (b/c);",
        "- Ban TĐKT (Sở Nội vụ);",
        "- Lưu: VT, TG.",
        "TM. BAN THƯỜNG VỤ",
        "PHÓ CHỦ TỊCH",
        "Lục Thị Ánh Tuyết",
    ];
    let mut from = 0;
    for line in wanted {
        let at = got[from..].iter().position(|l| l == line);
        from += 1 + at.unwrap_or_else(|| panic!("“{line}” is not in its place:\n{}", got.join("\n")));
    }
    let opening = got.iter().find(|l| l.starts_with("Thực hiện Kế hoạch số 15/KH-UBND")).unwrap();
    assert!(opening.ends_with("xây dựng Kế hoạch tuyên truyền các phong trào thi đua yêu nước, các điển hình tiên tiến, mô hình mới, nhân tố mới năm 2026 với các nội dung cụ thể như sau:"), "{opening}");
    let closing = got.iter().find(|l| l.starts_with("Trên đây là")).unwrap();
    assert!(closing.ends_with("để phối hợp giải quyết./."), "{closing}");
}

#[test]
fn an_open_number_and_day_leave_room_and_are_no_fault() {
    let mut input = plan_input();
    (input.plan.number, input.plan.issued_on) = (None, None);
    let form = plan_paper(&input, &union());
    let got = lines(&form.document);
    assert!(got.contains(&"Số: …/KH-BTV".to_owned()), "{got:?}");
    assert!(got.contains(&"Cao Sơn, ngày…tháng…năm 2026".to_owned()), "{got:?}");
    assert_eq!(form.findings, vec![]);
}

#[test]
fn what_is_missing_is_named_on_the_sheet_and_can_be_jumped_to() {
    let mut input = plan_input();
    input.office.place = " ".into();
    input.office.signatures.clear();
    input.office.archive.clear();
    input.plan.subject.clear();
    input.sections = tree(vec![
        (0, Marking::Roman, Content::Heading { text: String::new() }),
        (1, Marking::Dash, Content::text("  ")),
        (1, Marking::Dash, Content::Obligation { obligation: guong_sang::domain::ids::ObligationId(99) }),
    ]);
    let form = plan_paper(&input, &union());
    let found: Vec<(&str, Spot)> = form.findings.iter().map(|m| (m.what.as_str(), m.spot)).collect();
    let section = |id| Spot::Section(guong_sang::domain::ids::SectionId(id));
    assert_eq!(
        found,
        [
            ("địa danh", Spot::Office),
            ("trích yếu nội dung", Spot::Head),
            ("nội dung mục I.", section(1)),
            ("nội dung của đoạn", section(2)),
            ("nội dung chỉ tiêu", section(3)),
            ("nơi lưu", Spot::Recipients),
            ("chức vụ người ký", Spot::Signature),
            ("họ tên người ký", Spot::Signature),
        ]
    );
    assert_eq!(form.document.missing_values(), found.iter().map(|(what, _)| *what).collect::<Vec<_>>());
}

#[test]
fn moving_a_deadline_moves_the_sentence() {
    let mut input: PlanPaper = plan_input();
    let guong_sang::domain::obligation::Duty::Quota { due, number, .. } = &mut input.obligations[0].duty
    else {
        panic!("the fixture begins with a quota")
    };
    (*due, *number) = (Some(guong_sang::domain::obligation::Due::On(day(2026, 5, 2))), 5);
    let got = lines(&plan_paper(&input, &union()).document).join("\n");
    assert!(got.contains("ít nhất 05 (năm) tập thể") && got.contains("trước ngày 02/5/2026"), "{got}");
}

#[test]
fn decomposed_text_leaves_composed() {
    use unicode_normalization::UnicodeNormalization;
    let mut input = plan_input();
    input.office.name = input.office.name.nfd().collect();
    input.plan.subject = input.plan.subject.nfd().collect();
    input.plan.recipients[0].name = input.plan.recipients[0].name.nfd().collect();
    let form = plan_paper(&input, &union());
    for line in lines(&form.document) {
        assert_eq!(line.nfc().collect::<String>(), line);
    }
    assert_eq!(lines(&form.document), lines(&plan_paper(&plan_input(), &union()).document));
}

#[test]
fn the_list_groups_numbers_orders_and_counts() {
    let form = nomination_list(&list_input(), &union());
    assert_eq!(form.findings, vec![]);
    let got = lines(&form.document);
    let starts: Vec<String> = got
        .iter()
        .filter(|l| l.contains(" | "))
        .map(|l| l.split(" | ").take(2).collect::<Vec<_>>().join(" "))
        .map(|l| l.lines().next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        starts,
        [
            "I TẬP THỂ",
            "1 Chi hội phụ nữ tổ dân phố 2",
            "2 Chi hội phụ nữ tổ dân phố 10",
            "II CÁ NHÂN",
            "1 Lò Văn An",
            "2 Nguyễn Thị Ánh",
            "3 Đinh Thị Ân",
            "4 Trần Thị Thuý",
            "III HỘ GIA ĐÌNH",
            "1 Hộ bà Nông Thị Bích",
            "IV MÔ HÌNH, SÁNG KIẾN",
            "1 Mô hình “Ngôi nhà xanh” thu gom phế liệu gây quỹ giúp trẻ em nghèo vượt khó đến trường",
        ]
    );
    let all = got.join("\n");
    for wanted in [
        "(Kèm theo Tờ trình số …/TTr-BTV ngày…tháng…năm 2026 của Ban Thường vụ Hội LHPN tỉnh Cao Sơn)",
        "Danh sách này có 02 (hai) tập thể, 04 (bốn) cá nhân, 01 (một) hộ gia đình, 01 (một) mô hình, sáng kiến./.",
        "Cao Sơn, ngày 09 tháng 10 năm 2026",
        "2024: Giấy khen của Hội LHPN tỉnh, 31/QĐ-BTV\n2025: Bằng khen của UBND tỉnh, 1204/QĐ-UBND",
        "Xây dựng tổ hợp tác trồng chè sạch: 32 hội viên (2025); Dạy nghề miễn phí cho phụ nữ khó khăn",
        "| 1968 |  | Hội viên danh dự\nHội LHPN phường Tân An |",
        "|  | 1982 | Chủ tịch Hội LHPN phường Tân An |",
        "Chủ hộ: Vi Văn Sơn",
    ] {
        assert!(all.contains(wanted), "“{wanted}” is missing from\n{all}");
    }
    assert!(!all.contains("Số:"), "a list has no number of its own");
}

#[test]
fn columns_can_be_left_out_and_numbered() {
    let shown = Shown { birth: false, honours: false, note: false, number_row: true, ..Shown::default() };
    let form = nomination_list(&NominationList { shown, ..list_input() }, &union());
    let table = table(&form);
    assert_eq!((table.columns.len(), table.head.len(), table.number_row), (6, 1, true));
    assert!(table.rows.iter().all(|r| r.cells.iter().map(|c| c.columns).sum::<usize>() == 6));
    let full = nomination_list(&list_input(), &union());
    let full = self::table(&full);
    assert_eq!((full.columns.len(), full.head.len(), full.number_row), (10, 2, false));
    assert!(full.rows.iter().all(|r| r.cells.iter().map(|c| c.columns).sum::<usize>() == 10));
}

#[test]
fn a_dossier_with_gaps_is_listed_with_its_name() {
    let mut list = list_input();
    list.entries.truncate(1);
    list.entries[0].summary.clear();
    list.entries[0].sex = None;
    let form = nomination_list(&list, &union());
    let found: Vec<&str> = form.findings.iter().map(|m| m.what.as_str()).collect();
    assert_eq!(found, ["giới tính của Nguyễn Thị Ánh", "tóm tắt thành tích của Nguyễn Thị Ánh"]);
    assert!(form.findings.iter().all(|m| m.spot == Spot::Dossier(guong_sang::domain::ids::DossierId(1))));
    list.entries.clear();
    let empty = nomination_list(&list, &union());
    assert_eq!(empty.findings.len(), 1);
    assert_eq!(empty.findings[0].what, "hồ sơ được đề nghị");
}

#[test]
fn the_chosen_of_a_round_come_in_rank_order() {
    let placed = |rank, dossier, cut| Placed {
        rank,
        dossier: guong_sang::domain::ids::DossierId(dossier),
        name: String::new(),
        unit_name: String::new(),
        cluster: String::new(),
        field: String::new(),
        points: None,
        earlier: None,
        grade: None,
        lowered: None,
        vote: None,
        because: None,
        tally: Tally {
            dossier: guong_sang::domain::ids::DossierId(dossier),
            ballots: vec![],
            counted: 0,
            owing: 0,
            left_out: 0,
            sum: guong_sang::domain::Points::ZERO,
            mean: None,
            criterion_means: vec![],
        },
        cut,
        above_next: None,
    };
    let ranking = Ranking {
        kind: SubjectKind::Person,
        placed: vec![placed(1, 3, Cut::Inside), placed(2, 1, Cut::Inside), placed(3, 2, Cut::Below)],
        unranked: vec![],
    };
    let list = NominationList { entries: chosen(entries(), &[ranking]), ..list_input() };
    let form = nomination_list(&list, &union());
    let names: Vec<String> = table(&form).rows.iter().map(|r| words(&r.cells[1].runs)).collect();
    assert_eq!(names, ["CÁ NHÂN", "Trần Thị Thuý", "Nguyễn Thị Ánh"]);
}

#[test]
fn front_papers_differ_only_in_symbol() {
    let mut input = plan_input();
    input.office.symbol = String::new();
    let front = plan_paper(&input, &Profile::named("front").unwrap());
    let state = plan_paper(&input, &Profile::named("state").unwrap());
    let (front, state) = (lines(&front.document), lines(&state.document));
    let differing: Vec<_> = front.iter().zip(&state).filter(|(a, b)| a != b).collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert_eq!(differing[0].0, "Số: 05/KH-MTTQ-BTT");
}
