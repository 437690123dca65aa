//! The council's papers, read back from their laid-out pages: everything the council did stands on them, in its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::sample;
use guong_sang::domain::case::{CaseFile, RoundCase};
use guong_sang::domain::ids::{MemberId, PlanId, RoundId};
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::domain::ranking::Cut;
use guong_sang::domain::round::{Board, Member, Role};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::Ballot;
use guong_sang::forms::{Form, Profile, compose};
use guong_sang::paper::{Faces, Mark, Pages, layout};
use guong_sang::storage::Database;

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

fn union() -> Profile {
    Profile::named("union").unwrap()
}

fn case(closed: bool) -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    if closed {
        sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    }
    database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap()
}

fn write(case: &CaseFile, kind: PaperType, set: impl FnOnce(&mut Paper)) -> Form {
    let mut paper = case.paper(kind);
    set(&mut paper);
    compose(&paper, case, &union(), None).unwrap()
}

/// Laid out, with everything inside the margins (the page number stands in the top one).
fn pages(form: &Form) -> Pages {
    let pages = layout(&form.document, faces());
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    for (number, page) in pages.pages.iter().enumerate() {
        let (right, bottom) = (page.width.to_mm() - 15.0, page.height.to_mm() - 20.0);
        for (mark, text) in page.texts() {
            let (from, to) = (mark.x.to_mm(), mark.right(text, faces()).to_mm());
            let inside = from > 29.5 && to < right + 1.5 && mark.y.to_mm() < bottom + 0.5;
            assert!(inside, "page {number}: “{text}” from {from:.1} to {to:.1}, at {:.1}", mark.y.to_mm());
        }
    }
    pages
}

fn text(pages: &Pages) -> String {
    let words: Vec<String> =
        pages.pages.iter().flat_map(|page| page.texts().map(|(_, text)| text.to_owned())).collect();
    words.join(" ").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of one page.
fn text_on(pages: &Pages, page: usize) -> String {
    let words: Vec<String> = pages.pages[page].texts().map(|(_, text)| text.to_owned()).collect();
    words.join(" ").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fifteen members, sixty dossiers with names of sixty letters: as crowded as a council gets.
fn crowded() -> CaseFile {
    let mut case = case(false);
    let mut board: Board = case.round.as_ref().unwrap().board.clone();
    let sample = board.members[2].clone();
    let scores = board.scores.clone();
    for extra in 0..9_i64 {
        let id = MemberId(100 + extra);
        let name = format!(
            "Hoàng Thị {} {}",
            ["Kim", "Lan", "Mai"][extra as usize % 3],
            ["Oanh", "Phượng", "Quỳnh", "Sâm", "Tuyết", "Uyên", "Vân", "Xuân", "Yên"][extra as usize]
        );
        board.members.push(Member { id, name, role: Role::Member, order: 20, ..sample.clone() });
        let copied = scores.iter().filter(|it| it.member == sample.id);
        board.scores.extend(copied.map(|it| guong_sang::domain::round::Score { member: id, ..it.clone() }));
    }
    let model = board.candidates.iter().find(|it| it.kind == SubjectKind::Person).unwrap().clone();
    let own: Vec<_> = board.scores.iter().filter(|it| it.dossier == model.dossier).cloned().collect();
    for extra in 0..60_i64 {
        let dossier = guong_sang::domain::ids::DossierId(1000 + extra);
        let name = format!("Công Tằng Tôn Nữ Hoàng Thị Thanh Khuyên Nguyễn Phước Quỳnh Nga {extra:02}");
        board.candidates.push(guong_sang::domain::round::Candidate { dossier, name, ..model.clone() });
        board.scores.extend(own.iter().map(|it| guong_sang::domain::round::Score { dossier, ..it.clone() }));
    }
    case.round = Some(RoundCase::new(board));
    case
}

#[test]
fn a_score_sheet_follows_the_entry_grid_and_is_blank_until_filled() {
    let case = case(false);
    let board = &case.round.as_ref().unwrap().board;
    let blank = write(&case, PaperType::ScoreSheet, |_| {});
    assert!(blank.findings.is_empty(), "{:?}", blank.findings);
    let present: Vec<&Member> = board.members.iter().filter(|it| it.votes && it.present).collect();
    assert_eq!(blank.document.sections.len(), present.len());
    let all = text(&pages(&blank));
    for member in &present {
        assert!(all.contains(&member.name), "{}", member.name);
    }
    // One sheet names every candidate, kind by kind in the order of the grid.
    let one = write(&case, PaperType::ScoreSheet, |paper| paper.options.member = Some(MemberId(4)));
    assert_eq!(one.document.sections.len(), 1);
    let sheet = text(&pages(&one));
    let mut from = 0;
    for kind in SubjectKind::ALL {
        for candidate in board.candidates.iter().filter(|it| it.kind == kind) {
            let at = sheet[from..].find(candidate.name.split(' ').next().unwrap());
            from += at.unwrap_or_else(|| panic!("{} is missing or out of order", candidate.name));
        }
    }
    // The recused member has dashes there, with the reason; the failed gate too.
    assert!(sheet.contains("miễn chấm: là chị ruột của người được đề nghị"), "{sheet}");
    assert!(sheet.contains("không đạt điều kiện bắt buộc"), "{sheet}");
    assert!(sheet.contains("TC1") && sheet.contains("(0–20)") && sheet.contains("HG6"));
    assert!(!sheet.contains("CN5") && !sheet.contains("HG2"), "hard conditions are not scored");
    let figure = |sheet: &str| sheet.contains("18,5") || sheet.contains("17,5");
    assert!(!figure(&sheet));
    let filled = write(&case, PaperType::ScoreSheet, |paper| {
        paper.options.member = Some(MemberId(4));
        paper.options.filled = true;
    });
    let filled = text(&pages(&filled));
    assert!(figure(&filled));
    for placed in case.round.as_ref().unwrap().rankings.iter().flat_map(|it| &it.placed) {
        if let Ballot::Scored { total } = placed.tally.ballots[3] {
            assert!(filled.contains(&total.to_string()), "{} of {}", total, placed.name);
        }
    }
}

#[test]
fn the_cells_of_a_blank_sheet_are_high_enough_to_write_in() {
    let blank = write(&case(false), PaperType::ScoreSheet, |paper| paper.options.member = Some(MemberId(1)));
    let pages = pages(&blank);
    let mut levels: Vec<f64> = pages.pages[0]
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line(line) if line.from.1 == line.to.1 => Some(line.from.1.to_mm()),
            _ => None,
        })
        .collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    let least = levels.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| *gap > 3.0).fold(99.0, f64::min);
    assert!(least > 7.5, "{least:.1} mm");
}

#[test]
fn the_summary_tells_every_figure_every_dash_and_every_reason() {
    let case = case(false);
    let round = case.round.as_ref().unwrap();
    let form = write(&case, PaperType::ScoreSummary, |_| {});
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let pages = pages(&form);
    assert!((pages.pages[0].width.to_mm() - 297.0).abs() < 0.1, "on its side");
    let all = text(&pages);
    for placed in round.rankings.iter().flat_map(|it| &it.placed) {
        assert!(all.contains(&placed.tally.mean.unwrap().two_decimals()), "{}", placed.name);
        assert!(all.contains(&placed.name.split(' ').next().unwrap().to_owned()));
        if let Some(why) = &placed.above_next {
            let why = why.replacen("Xếp trên", "xếp trên", 1);
            assert!(all.contains(&why), "{why}");
        }
    }
    let chosen = round.rankings.iter().flat_map(|it| &it.placed).filter(|it| it.cut == Cut::Inside).count();
    assert_eq!(all.matches("Được chọn").count(), chosen);
    assert_eq!(all.matches("VẠCH CẮT").count(), 4);
    for reason in [
        "Vương Thị Hà Mi: vắng: đi công tác theo giấy mời của Trung ương Hội.",
        "Đàm Thị Thục Anh, hồ sơ",
        "Không đạt điều kiện bắt buộc",
        "tức 04 (bốn) trên 06 (sáu) người; có mặt 05 (năm) người",
        "80%",
        "THƯ KÝ",
        "CHỦ TRÌ",
    ] {
        assert!(all.contains(reason), "{reason}");
    }
    let last = text_on(&pages, pages.pages.len() - 1);
    assert!(last.contains("THƯ KÝ") && last.contains("xếp trên"), "signatures never stand alone: {last}");
}

#[test]
fn a_ballot_has_two_boxes_for_each_and_no_voter() {
    let case = case(false);
    let form = write(&case, PaperType::Ballot, |_| {});
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let all = text(&pages(&form));
    let board = &case.round.as_ref().unwrap().board;
    for member in &board.members {
        assert!(!all.contains(&member.name), "a ballot is secret: {}", member.name);
    }
    assert!(all.contains("Phiếu này có 20 (hai mươi) hồ sơ."), "{all}");
    // The household that failed a hard condition is not put to the vote.
    let failed = board.candidates.iter().find(|it| it.dossier.0 == 20).unwrap();
    assert!(!all.contains(&failed.name));
    let only = write(&case, PaperType::Ballot, |paper| paper.options.only = Some(SubjectKind::Model));
    assert!(text(&pages(&only)).contains("02 (hai) hồ sơ"));
}

#[test]
fn a_crowded_council_still_fits_its_sheets() {
    let case = crowded();
    for kind in [PaperType::ScoreSheet, PaperType::ScoreSummary, PaperType::Ballot] {
        let form = write(&case, kind, |paper| paper.options.member = Some(MemberId(1)));
        let pages = pages(&form);
        let all = text(&pages);
        for number in 0..60 {
            assert!(all.contains(&format!("Nga {number:02}")), "{kind:?} {number}");
        }
        assert!(pages.pages.len() > 3, "{kind:?}");
        // The head of the table comes again: its last column is on every page that has a row.
        let head = match kind {
            PaperType::ScoreSheet => "Tổng điểm",
            PaperType::ScoreSummary => "Kết quả",
            _ => "Không đồng ý",
        };
        for page in 0..pages.pages.len() {
            let words = text_on(&pages, page);
            let explains = words.contains("xếp trên") || words.contains("đồng hạng");
            if words.contains("Khuyên Nguyễn") && !explains {
                assert!(words.contains(head), "{kind:?} page {page}: {words}");
            }
        }
    }
}

/// The parts that only the office can know.
fn told(paper: &mut Paper) {
    for (key, words) in [
        ("place", "Hội trường tầng 2"),
        ("opened", "08 giờ 00"),
        ("closed", "11 giờ 15"),
        ("guests", "Đại diện Ban Thi đua - Khen thưởng tỉnh"),
        ("opinions", "- Thư ký báo cáo kết quả thẩm định.\n- Các thành viên thảo luận."),
        ("conclusion", "Hội đồng thống nhất đề nghị khen thưởng các hồ sơ được chọn."),
        ("tellers", "- Lương Thị Bảo Yến – Trưởng ban;\n- Phùng Thị Quế Chi – thành viên."),
        ("head_teller", "Lương Thị Bảo Yến"),
    ] {
        paper.texts.insert(key.to_owned(), words.to_owned());
    }
}

#[test]
fn the_count_is_the_one_out_of_the_box() {
    let case = case(false);
    let board = &case.round.as_ref().unwrap().board;
    let bare = write(&case, PaperType::CountMinutes, |_| {});
    let missing: Vec<&str> = bare.findings.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(missing, ["thành phần ban kiểm phiếu", "họ tên Trưởng ban kiểm phiếu"]);
    let form = write(&case, PaperType::CountMinutes, told);
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let pages = pages(&form);
    let all = text(&pages);
    for part in [
        "quyền biểu quyết: 06 (sáu) người; có mặt 05 (năm) người; vắng mặt 01 (một) người",
        "Số phiếu phát ra: 05 (năm); số phiếu thu về: 05 (năm)",
        "từ 80% tổng số thành viên Hội đồng trở lên, tức ít nhất 05 (năm) phiếu trên 06 (sáu)",
        "Đàm Thị Thục Anh không bỏ phiếu đối với hồ sơ",
        "Có 14 (mười bốn) hồ sơ được thông qua trên 20 (hai mươi) hồ sơ",
        "TRƯỞNG BAN KIỂM PHIẾU",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let carried = board.votes.iter().filter(|it| it.agree + it.written_agree >= 5).count();
    assert_eq!(carried, 14);
    assert_eq!(
        all.matches("83,33").count(),
        board.votes.iter().filter(|it| it.agree + it.written_agree == 5).count()
    );
    assert_eq!(all.matches("Không thông qua").count(), board.votes.len() - carried);
    let last = text_on(&pages, pages.pages.len() - 1);
    assert!(last.contains("Biên bản này được lập") && last.contains("TRƯỞNG BAN"), "{last}");

    // A candidate whose votes were not counted is said so, not passed over.
    let mut gap = case.clone();
    let mut board = gap.round.as_ref().unwrap().board.clone();
    let lost = board.votes.remove(0);
    gap.round = Some(RoundCase::new(board));
    let form = write(&gap, PaperType::CountMinutes, told);
    assert!(form.findings.iter().any(|it| it.spot == guong_sang::forms::Spot::Dossier(lost.dossier)));
}

#[test]
fn the_minutes_tell_the_meeting() {
    let case = case(false);
    let round = case.round.as_ref().unwrap();
    let bare = write(&case, PaperType::Minutes, |_| {});
    let missing: Vec<&str> = bare.findings.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(
        missing,
        ["giờ bắt đầu", "địa điểm", "diễn biến, ý kiến thảo luận", "kết luận của chủ trì", "giờ kết thúc"]
    );
    let form = write(&case, PaperType::Minutes, told);
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let pages = pages(&form);
    let all = text(&pages);
    for member in &round.board.members {
        assert!(all.contains(&member.name), "{}", member.name);
    }
    for part in [
        "/BB-BTV",
        "Thời gian bắt đầu: 08 giờ 00 ngày 12/10/2017",
        "Địa điểm: Hội trường tầng 2",
        "(không biểu quyết)",
        "(đi công tác theo giấy mời của Trung ương Hội)",
        "cuộc họp đủ số người để tiến hành",
        "miễn chấm: là chị ruột của người được đề nghị",
        "Hội đồng quyết định thứ tự như trên, lý do: ưu tiên hành động dũng cảm cứu người",
        "chọn 14 (mười bốn) hồ sơ: 04 (bốn) tập thể, 06 (sáu) cá nhân, 03 (ba) hộ gia đình, 01 (một) mô hình, sáng kiến",
        "Cuộc họp kết thúc vào 11 giờ 15 cùng ngày",
        "Nông Thị Kiều Trinh",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    assert_eq!(all.matches("Được chọn").count(), round.chosen().len());
    assert!(all.contains("5/6") && all.contains("83,33"));

    let mut few = case.clone();
    let mut board = round.board.clone();
    for member in board.members.iter_mut().filter(|it| it.votes).take(3) {
        member.present = false;
    }
    few.round = Some(RoundCase::new(board));
    let form = write(&few, PaperType::Minutes, told);
    let short = text(&layout(&form.document, faces()));
    assert!(short.contains("cuộc họp chưa đủ số người"), "{short}");

    // Chosen by the scores but not carried by the vote: settled before the minutes go out.
    let mut doubtful = case.clone();
    let mut board = round.board.clone();
    let first = round.chosen()[0];
    let count = board.votes.iter_mut().find(|it| it.dossier == first).unwrap();
    (count.agree, count.disagree) = (3, 2);
    doubtful.round = Some(RoundCase::new(board));
    let form = write(&doubtful, PaperType::Minutes, told);
    assert!(form.findings.iter().any(|it| it.what.contains("66,66%")), "{:?}", form.findings);
}

#[test]
fn the_defence_of_a_dossier_fits_a_page_and_never_changes() {
    let case = case(true);
    let round = case.round.as_ref().unwrap();
    let form = write(&case, PaperType::WhyChosen, |_| {});
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    assert_eq!(form.document.sections.len(), round.chosen().len());
    let laid = pages(&form);
    assert_eq!(laid.pages.len(), round.chosen().len(), "one page each");
    for (at, dossier) in round.chosen().into_iter().enumerate() {
        let placed = round.placed(dossier).unwrap();
        let words = text_on(&laid, at);
        assert!(words.contains(&placed.name) && words.contains(&placed.unit_name));
        assert!(words.contains(&format!("xếp hạng {} trên", placed.rank)), "{words}");
        if let Some(why) = &placed.above_next {
            assert!(words.contains(why.as_str()), "{why}");
        }
        for ballot in &placed.tally.ballots {
            if let Ballot::Scored { total } = ballot {
                assert!(words.contains(&total.to_string()));
            }
        }
        for mean in placed.tally.criterion_means.iter().flatten() {
            assert!(words.contains(&mean.two_decimals()));
        }
        assert!(words.contains("vắng: đi công tác") && words.contains("Kế hoạch số 53/KH-BTV"), "{words}");
        assert!(words.contains("THƯ KÝ") && words.contains("CHỦ TRÌ"));
    }
    let people = text(&laid);
    assert!(people.contains("Hội đồng quyết định, lý do: ưu tiên hành động dũng cảm"), "{people}");
    assert!(people.contains("Gia đình văn hóa") && people.contains("Đạt"), "gates with evidence");
    let one = write(&case, PaperType::WhyChosen, |paper| paper.dossier = Some(round.chosen()[2]));
    assert_eq!(one.document.sections.len(), 1);
    let again =
        write(&case_after_changes(), PaperType::WhyChosen, |paper| paper.dossier = Some(round.chosen()[2]));
    let bytes = |form: &Form| guong_sang::paper::pdf(&layout(&form.document, faces()), faces()).unwrap();
    assert!(bytes(&one) == bytes(&again), "byte for byte");
    let below = write(&case, PaperType::WhyChosen, |paper| {
        paper.dossier = Some(guong_sang::domain::ids::DossierId(12));
    });
    assert_eq!(below.findings.len(), 1, "{:?}", below.findings);
}

/// The same campaign after the round was closed and life went on: subjects renamed, units renamed.
fn case_after_changes() -> CaseFile {
    let mut later = case(true);
    for nomination in &mut later.nominations {
        nomination.subject.name.push_str(" (tên mới)");
        nomination.unit_name.push_str(" (tên mới)");
        nomination.gates.clear();
    }
    later
}

#[test]
fn crowded_minutes_keep_their_columns() {
    let case = crowded();
    for kind in [PaperType::Minutes, PaperType::CountMinutes] {
        let form = write(&case, kind, told);
        let all = text(&pages(&form));
        assert!(all.contains("Nga 00") && all.contains("Nga 59"), "{kind:?}");
    }
    let form = write(&case, PaperType::WhyChosen, |paper| paper.options.only = Some(SubjectKind::Collective));
    assert!(pages(&form).pages.len() >= form.document.sections.len());
}
