//! What a council can do in full, read back from its papers: grades and what lowered them, votes for a lower level,
//! trimmed and carried results, quotas, meetings, conflicts, the second person's comparison, and every closing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "forms_council_full/board.rs"]
mod board;
mod exchange_support;
mod storage_support;

use board::{case, compared, dossiers, points};
use chrono::NaiveDate;
use exchange_support::{faces, parsed, part, printed, squeezed};
use guong_sang::cli::{self, Outlet, sample};
use guong_sang::domain::case::{CaseFile, RoundCase};
use guong_sang::domain::criteria::{Criterion, Measure};
use guong_sang::domain::ids::{CriterionId, DossierId, MemberId, PlanId, RoundId};
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::domain::ranking::Cut;
use guong_sang::domain::round::{Board, Carry, Way};
use guong_sang::exchange::docx;
use guong_sang::forms::{Form, compose, profile_of};
use guong_sang::paper::{Pages, layout, pdf};
use guong_sang::storage::Database;
use serde_json::json;
use storage_support::done;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn write(case: &CaseFile, kind: PaperType, set: impl FnOnce(&mut Paper)) -> Form {
    let mut paper = case.paper(kind);
    set(&mut paper);
    compose(&paper, case, &profile_of(case).unwrap(), None).unwrap()
}

/// With the parts that only the office can write.
fn told(paper: &mut Paper) {
    for (key, words) in [
        ("opened", "8 giờ 00"),
        ("opinions", "Các thành viên thảo luận từng hồ sơ."),
        ("conclusion", "Hội đồng thống nhất kết quả trên."),
        ("closed", "11 giờ 30"),
        ("tellers", "Bà Phùng Thị Quế Chi, bà Lương Thị Bảo Yến."),
        ("head_teller", "Phùng Thị Quế Chi"),
    ] {
        paper.texts.insert(key.into(), words.into());
    }
}

/// Laid out whole and inside the margins; left as a PDF where the environment names a folder to look at.
fn pages(form: &Form, name: &str) -> Pages {
    let pages = layout(&form.document, faces());
    if let Ok(folder) = std::env::var("GUONG_SANG_LOOK") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf(&pages, faces()).unwrap()).unwrap();
    }
    assert!(pages.missing.is_empty() && pages.overfull.is_empty(), "{name}: {:?}", pages.missing);
    for page in &pages.pages {
        for (mark, text) in page.texts() {
            let to = mark.right(text, faces()).to_mm();
            assert!(to < page.width.to_mm() - 13.0, "{name}: “{text}” reaches {to:.1} mm");
        }
    }
    pages
}

fn text(pages: &Pages) -> String {
    let words: Vec<String> =
        pages.pages.iter().flat_map(|page| page.texts().map(|(_, text)| text.to_owned())).collect();
    words.join(" ").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(case: &CaseFile, kind: PaperType, name: &str, set: impl FnOnce(&mut Paper)) -> String {
    let form = write(case, kind, set);
    assert!(form.findings.is_empty(), "{name}: {:?}", form.findings);
    text(&pages(&form, name))
}

fn all_of(said: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(said.contains(words), "“{words}” is not in: {said}");
    }
}

fn none_of(said: &str, unwanted: &[&str]) {
    for words in unwanted {
        assert!(!said.contains(words), "“{words}” is in: {said}");
    }
}

fn changed(case: &CaseFile, change: impl FnOnce(&mut Board)) -> CaseFile {
    let mut case = case.clone();
    let mut board = case.round.take().unwrap().board;
    change(&mut board);
    case.round = Some(RoundCase::new(board));
    case
}

fn name_of(case: &CaseFile, dossier: DossierId) -> String {
    case.round.as_ref().unwrap().board.candidate(dossier).unwrap().name.clone()
}

#[test]
fn the_summary_tells_grades_votes_and_every_declared_rule() {
    let case = case();
    let round = case.round.as_ref().unwrap();
    let said = read(&case, PaperType::ScoreSummary, "summary", |paper| {
        paper.options.by_cluster = true;
        paper.options.by_field = true;
    });
    all_of(
        &said,
        &[
            "Đợt trước",
            "Điểm xếp hạng",
            "Xếp loại",
            "Phiếu đồng ý",
            "Hoàn thành xuất sắc",
            "theo điểm đạt mức “Hoàn thành xuất sắc”; kết quả: Hoàn thành tốt, vì: để xảy ra đơn thư vượt cấp (đơn ngày 3/5/2017).",
            "Điểm trong ngoặc đơn là tổng cao nhất hoặc thấp nhất được bỏ ra",
            "Mỗi hồ sơ bỏ ra 1 tổng điểm cao nhất và 1 tổng điểm thấp nhất",
            "30% kết quả đợt trước và 70% điểm trung bình",
            "Hội đồng chấm điểm và biểu quyết",
            "Hồ sơ có mức xếp loại cao hơn xếp trên",
            "Hoàn thành tốt: từ 65 đến dưới 80 điểm",
            "Xếp loại không quá mức “Hoàn thành”, điểm giữ nguyên, khi: có tiêu chí bị 0 điểm.",
            "Xếp loại không quá mức “Hoàn thành tốt”, điểm giữ nguyên, khi: để xảy ra đơn thư vượt cấp.",
            "(3) có nhiều thành viên chấm cao nhất hơn",
            "(4) tỷ lệ nữ cao hơn",
            "(5) kết quả đợt xét trước cao hơn",
            "(6) có nhiều phiếu đồng ý hơn",
            "chọn ít nhất 2",
            "Chỉ tiêu được chọn của mỗi cụm, cá nhân: ít nhất 1, nhiều nhất 2.",
            "Chỉ tiêu được chọn của toàn đợt: nhiều nhất 50 % số hồ sơ đưa ra xét, làm tròn lên.",
            "đạt ở mức thấp hơn",
            "Được chọn ở mức thấp hơn",
            "Thành viên chấm độc lập",
            "được người thứ hai đối chiếu với điểm đã nhập",
            "chênh nhau từ 10 điểm",
            "Hồ sơ có điểm chênh lệch nhiều",
            "Không đủ điều kiện",
            "Không đủ phiếu đồng ý",
            "Kết quả chưa được người thứ hai đối chiếu",
            "XẾP HẠNG TRONG TỪNG CỤM",
            "XẾP HẠNG TRONG TỪNG LĨNH VỰC",
            "Cụm số 2",
            "An sinh xã hội",
        ],
    );
    let count = round.board.candidates.len() as u32;
    let worked = round.board.round.settings.places[0].percent.unwrap().worked(count);
    assert!(said.contains(&worked), "{worked}: {said}");
    for placed in round.rankings.iter().flat_map(|it| &it.placed) {
        assert!(said.contains(&placed.points.unwrap().two_decimals()), "{}", placed.name);
        // As many totals stand in brackets as were left out.
        assert!(placed.tally.left_out == 1, "{}", placed.name);
        assert!(placed.cut != Cut::Undecided, "{}", placed.name);
    }
    // Grades come first: the one whose grade was lowered stands below a lower result.
    let first = &round.rankings[0].placed[0];
    assert_ne!(first.dossier, dossiers(&case)[0]);
    let plain = read(&case, PaperType::ScoreSummary, "summary-plain", |_| {});
    none_of(&plain, &["XẾP HẠNG TRONG TỪNG"]);
}

#[test]
fn a_reason_for_more_than_a_quota_is_told_with_who_decided() {
    let case = changed(&case(), |board| {
        for places in &mut board.round.settings.places {
            (places.percent, places.most) = (None, 9);
        }
        board.round.settings.way = Way::Scoring;
        board.votes.clear();
    });
    let reason = "; lý do vượt: cụm có ba gương được báo Trung ương nêu; Hội đồng quyết định.";
    let said = read(&case, PaperType::ScoreSummary, "summary-quota", |_| {});
    all_of(&said, &["Chỉ tiêu và số được chọn", "nhiều nhất 2, vượt ", reason]);
    let minutes = read(&case, PaperType::Minutes, "minutes-quota", told);
    all_of(&minutes, &["Số được chọn vượt chỉ tiêu:", "lý do vượt: cụm có ba gương"]);
    let why =
        read(&case, PaperType::WhyChosen, "why-quota", |paper| paper.dossier = Some(dossiers(&case)[0]));
    all_of(&why, &["Chỉ tiêu: Cụm số 1 – cá nhân:", "lý do vượt: cụm có ba gương"]);
}

#[test]
fn the_second_persons_comparison_is_told_by_name() {
    let case = changed(&case(), compared);
    let said = read(&case, PaperType::ScoreSummary, "summary-compared", |_| {});
    all_of(&said, &["đã được người thứ hai đối chiếu với điểm nhập", "người đối chiếu: Lê Thị Ngân."]);
    none_of(&said, &["Kết quả chưa được"]);
    let differing = changed(&case, |board| {
        let figure = board.checks[0].figures.iter_mut().find(|it| it.criterion == CriterionId(201)).unwrap();
        figure.points = Some(points(100));
    });
    let said = read(&differing, PaperType::ScoreSummary, "summary-differing", |_| {});
    all_of(
        &said,
        &["Kết quả chưa được người thứ hai đối chiếu: còn 0 phiếu chưa đối chiếu, 1 phiếu có ô khác nhau."],
    );
    // Where the office neither asks for it nor did it, nothing is said.
    let silent = changed(&case, |board| {
        board.round.settings.second_check = false;
        board.checks.clear();
    });
    none_of(&read(&silent, PaperType::ScoreSummary, "summary-silent", |_| {}), &["người thứ hai"]);
}

#[test]
fn a_score_sheet_has_a_cell_for_every_figure_and_tells_the_bands() {
    let case = case();
    let blank = read(&case, PaperType::ScoreSheet, "sheet-blank", |paper| {
        paper.options.member = Some(MemberId(1));
    });
    all_of(
        &blank,
        &[
            "Đã làm (hộ)",
            "Chỉ tiêu",
            "Đã làm (hội viên)",
            "Số liệu (%)",
            "(0–25)",
            "(0 hoặc 10)",
            "(+0–5)",
            "Điểm = số đã làm ÷ chỉ tiêu × 20, không quá 25 điểm.",
            "Điểm = số đã làm ÷ chỉ tiêu (50 hội viên) × 10, không quá 10 điểm.",
            "Khung điểm: từ 95 % trở lên: 20 điểm; từ 85 đến dưới 95 %: 15 điểm; dưới 85 %: 5 điểm.",
            "Chỉ có 10 điểm hoặc 0 điểm.",
            "Cách chấm: mỗi nhiệm vụ chậm trừ 2 điểm.",
            "ghi số đã làm và chỉ tiêu",
        ],
    );
    none_of(&blank, &["K1", "R1", "G1", "Số năm tham gia", "vượt cấp"]);
    let filled = read(&case, PaperType::ScoreSheet, "sheet-filled", |paper| {
        paper.options.member = Some(MemberId(1));
        paper.options.filled = true;
    });
    all_of(&filled, &["48 50 19,2", "97 20"]);
    // In the order of the entry grid.
    let mut from = 0;
    for candidate in &case.round.as_ref().unwrap().board.candidates {
        let at = blank[from..].find(candidate.name.split(' ').next().unwrap());
        from += at.unwrap_or_else(|| panic!("{} is out of order", candidate.name));
    }
}

#[test]
fn a_set_wider_than_a_page_gives_a_line_to_every_criterion() {
    let case = changed(&case(), |board| {
        for extra in 0..14_i64 {
            let title = format!("Nội dung thi đua thứ {} của phong trào phụ nữ", extra + 1);
            let measure = Measure::Points { max: points(500), step: points(0) };
            let mut criterion = Criterion::new(CriterionId(400 + extra), format!("B{extra}"), title, measure);
            criterion.group = Some(1);
            board.sets[0].criteria.push(criterion);
        }
    });
    for filled in [false, true] {
        let said = read(&case, PaperType::ScoreSheet, &format!("sheet-tall-{filled}"), |paper| {
            paper.options.member = Some(MemberId(1));
            paper.options.filled = filled;
        });
        all_of(&said, &["I. Công tác Hội", "Giúp hộ phụ nữ thoát nghèo", "Khung điểm: từ 95 %", "Tổng điểm"]);
        assert_eq!(said.contains("19,2"), filled);
        none_of(&said, &["vượt cấp", "Số năm tham gia"]);
    }
}

#[test]
fn ballots_and_their_count_know_a_lower_level() {
    let case = case();
    let ballot = read(&case, PaperType::Ballot, "ballot", |_| {});
    all_of(&ballot, &["Đồng ý Hạ mức Không đồng ý", "một trong ba ô"]);
    let count = read(&case, PaperType::CountMinutes, "count", told);
    all_of(
        &count,
        &[
            "Hạ mức",
            "Đạt ở mức thấp hơn",
            "Chưa đạt",
            "Có 05 (năm) hồ sơ đạt, 01 (một) hồ sơ đạt ở mức thấp hơn trên 07 (bảy) hồ sơ",
            "đủ khi cộng cả phiếu “Hạ mức”",
        ],
    );
    // A round in which votes do not decide has the ballot it always had.
    let before = changed(&case, |board| board.round.settings.way = Way::Scoring);
    none_of(&read(&before, PaperType::Ballot, "ballot-before", |_| {}), &["Hạ mức"]);
    // A dossier carried at a lower level is decided for; one with too few votes is not.
    let round = case.round.as_ref().unwrap();
    let decided = round.decided();
    assert!(!decided.contains(&dossiers(&case)[3]));
    if round.chosen().contains(&dossiers(&case)[1]) {
        assert!(decided.contains(&dossiers(&case)[1]));
    }
}

#[test]
fn the_minutes_tell_meetings_opinions_conflicts_and_talks() {
    let case = case();
    let said = read(&case, PaperType::Minutes, "minutes", told);
    all_of(
        &said,
        &[
            "Hội đồng đã họp 02 (hai) phiên:",
            "Phiên thứ nhất, ngày 05/10/2017, tại Phòng họp số 2, về xem xét hồ sơ, thống nhất cách chấm: có mặt 06 trên 07 thành viên; vắng mặt: Phùng Thị Quế Chi (không ghi lý do)",
            "Phiên thứ hai, ngày 12/10/2017, tại Hội trường Hội LHPN tỉnh: có mặt 06 trên 07",
            "Địa điểm: Hội trường Hội LHPN tỉnh.",
            "Thành viên vắng mặt gửi ý kiến bằng văn bản:",
            "nhất trí với các hồ sơ đủ điều kiện",
            "miễn chấm: là chị ruột của người được đề nghị",
            "kết luận không ảnh hưởng đến việc chấm:",
            "trùng họ tên, không phải người thân (Vi Thị Thu Thảo xác nhận)",
            "được đưa ra thảo luận:",
            "Hồ sơ có xếp loại thấp hơn mức theo điểm:",
            "Hồ sơ không đủ điều kiện:",
            "Hồ sơ không đủ phiếu đồng ý:",
            "Phiếu hạ mức",
            "Được chọn ở mức thấp hơn",
            "Mỗi hồ sơ bỏ ra 1 tổng điểm cao nhất",
        ],
    );
    none_of(&said, &["Xung đột lợi ích đã được ghi nhận"]);
}

#[test]
fn the_defence_of_a_dossier_tells_grade_carry_quota_and_votes() {
    let case = case();
    let one = |at: usize, name: &str| {
        read(&case, PaperType::WhyChosen, name, |paper| paper.dossier = Some(dossiers(&case)[at]))
    };
    let lowered = one(0, "why-lowered");
    all_of(
        &lowered,
        &[
            "Xếp loại: Hoàn thành tốt; theo điểm đạt mức “Hoàn thành xuất sắc” nhưng được xếp như vậy vì: để xảy ra đơn thư vượt cấp",
            "Kết quả xếp hạng 96,79 gồm 30% kết quả đợt trước (90,00) và 70% điểm trung bình của đợt này",
            "Chỉ tiêu: Cụm số 1 – cá nhân:",
            "Số chỗ tính theo tỷ lệ: 50 % của",
            "Tiêu chí thi đua cá nhân năm 2017 (bản 2)",
            "Tổng điểm trong ngoặc đơn",
            "Cụm số 1 – cá nhân: chọn 3 trên 4 hồ sơ, chỉ tiêu ít nhất 1, nhiều nhất 2, vượt 1; lý do vượt:",
        ],
    );
    let carried = one(1, "why-vote");
    all_of(&carried, &["đạt ở mức thấp hơn mức đề nghị", "Đồng ý 03 (ba) và đồng ý ở mức thấp hơn 03 (ba)"]);
    let form = write(&case, PaperType::WhyChosen, |paper| paper.dossier = Some(dossiers(&case)[0]));
    let laid = layout(&form.document, faces());
    assert!(laid.pages.len() <= 2, "whatever there is to tell");
}

#[test]
fn a_council_that_only_votes_has_papers_without_points() {
    let case = changed(&case(), |board| {
        board.round.settings.way = Way::Voting;
        board.round.settings.carry = Carry::Shown;
        board.scores.clear();
    });
    let summary = read(&case, PaperType::ScoreSummary, "summary-votes", |paper| {
        paper.options.by_cluster = true;
    });
    all_of(
        &summary,
        &["Hội đồng biểu quyết, không chấm điểm", "Bằng số phiếu đồng ý thì xét lần lượt", "6/6"],
    );
    none_of(&summary, &["Trung bình", "Xếp loại", "người thứ hai"]);
    let minutes = read(&case, PaperType::Minutes, "minutes-votes", told);
    all_of(&minutes, &["Hội đồng bỏ phiếu, không chấm điểm", "Phiếu đồng ý"]);
    none_of(&minutes, &["Điểm trung bình"]);
    let chosen = case.round.as_ref().unwrap().chosen();
    let why = read(&case, PaperType::WhyChosen, "why-votes", |paper| paper.dossier = Some(chosen[0]));
    all_of(&why, &["phiếu đồng ý"]);
    none_of(&why, &["điểm trung bình", "Điểm của từng thành viên"]);
}

#[test]
fn word_says_the_same_as_the_pdf() {
    let case = changed(&case(), compared);
    for kind in [
        PaperType::ScoreSheet,
        PaperType::ScoreSummary,
        PaperType::Ballot,
        PaperType::CountMinutes,
        PaperType::Minutes,
        PaperType::WhyChosen,
    ] {
        let form = write(&case, kind, |paper| {
            told(paper);
            paper.options.by_cluster = true;
            paper.options.filled = true;
        });
        let file = docx(&form.document).unwrap();
        let body = parsed(&part(&file, "word/document.xml"));
        let (word, pdf) = (squeezed(&body.words()), printed(&form.document));
        let at = word.chars().zip(pdf.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(40)).take(90).collect::<String>();
        assert!(word == pdf, "{kind:?}\nWord: {}\n PDF: {}", near(&word), near(&pdf));
    }
}

/// The sample closed, opened again, one dossier's figures changed, and closed a second time.
fn closed_twice(database: &mut Database) -> DossierId {
    sample::enter(database, &sample::CAMPAIGN).unwrap();
    sample::enter(database, &[sample::CLOSING]).unwrap();
    let round = RoundCase::new(database.board(RoundId(1)).unwrap());
    let people = round.rankings.iter().find(|it| it.placed.iter().any(|it| it.cut == Cut::Below)).unwrap();
    let last = people.placed.iter().rfind(|it| it.cut == Cut::Inside).unwrap().dossier;
    done(
        database,
        &json!({"deed": "reopen_round", "id": 1, "on": "2017-10-20", "by": "Nông Thị Kiều Trinh",
            "reason": "bổ sung phiếu chấm bị sót"}),
    );
    // The last one inside gets nothing on one criterion, so that the one below comes in.
    for score in round.board.scores.iter().filter(|it| it.dossier == last && it.criterion == CriterionId(11))
    {
        done(
            database,
            &json!({"deed": "enter_score", "round": 1, "dossier": last, "member": score.member,
                "criterion": 11, "points": "0"}),
        );
    }
    done(database, &json!({"deed": "close_round", "id": 1, "on": "2017-10-25", "by": "Nông Thị Kiều Trinh"}));
    last
}

#[test]
fn every_closing_of_a_round_stays_printable() {
    let mut database = Database::in_memory().unwrap();
    let last = closed_twice(&mut database);
    let case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    assert_eq!(case.closings.len(), 2);
    let gone = name_of(&case, last);
    for kind in [PaperType::NominationList, PaperType::WhyChosen] {
        let of = |closing: Option<u32>, name: &str| {
            text(&pages(&write(&case, kind, |paper| paper.options.closing = closing), name))
        };
        let (first, second, now) = (of(Some(1), "list-1"), of(Some(2), "list-2"), of(None, "list-now"));
        if kind == PaperType::NominationList {
            assert!(first.contains(&gone) && !second.contains(&gone), "{gone}: {first} / {second}");
            assert!(!now.contains(&gone), "{gone}: {now}");
        }
        all_of(&first, &["(Kết quả chốt lần 1, ngày 12/10/2017)"]);
        all_of(&second, &["(Kết quả chốt lần 2, ngày 25/10/2017)"]);
        assert_eq!(now.contains("Kết quả chốt lần 2"), kind == PaperType::WhyChosen);
    }
    let mut paper = case.paper(PaperType::Minutes);
    paper.options.closing = Some(3);
    let refused = compose(&paper, &case, &profile_of(&case).unwrap(), None).unwrap_err();
    assert_eq!(refused.to_string(), "Đợt xét này chưa có lần chốt thứ 3.");
    // The whole of a round, as it was closed then.
    let whole =
        text(&pages(&write(&case, PaperType::Bundle, |paper| paper.options.closing = Some(1)), "bundle"));
    assert!(whole.contains("Kết quả chốt lần 1") && !whole.contains("Kết quả chốt lần 2"));
}

#[test]
fn a_closing_is_printed_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    closed_twice(&mut database);
    drop(database);
    let print = |closing: &str| {
        let target = folder.path().join(format!("ds-{closing}.pdf")).to_str().unwrap().to_owned();
        let line = ["paper", "nomination_list", "--round", "1", "--closing", closing, "--data"];
        let line: Vec<String> = line
            .into_iter()
            .chain([path.to_str().unwrap(), "--out", &target, "--at", "2017-11-01T08:00:00Z"])
            .map(str::to_owned)
            .collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
        (code, String::from_utf8(err).unwrap(), std::fs::read(target).ok())
    };
    let ((first, _, one), (second, _, two)) = (print("1"), print("2"));
    assert_eq!((first, second), (0, 0));
    assert!(one.is_some() && one != two);
    let (code, err, none) = print("3");
    assert!(code != 0 && err.contains("chưa có lần chốt thứ 3") && none.is_none(), "{code}: {err}");
}
