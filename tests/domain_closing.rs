//! What is told before closing, with the way to where it is put right; what is not the same between two closings.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::closing::{Mend, outlook};
use guong_sang::domain::closing_diff::{Part, difference};
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::dossier::{AnsweredGate, GateAnswer};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::points::Points;
use guong_sang::domain::round::{
    Board, Candidate, Decision, Excuse, Member, Most, Places, Quota, QuotaKey, QuotaScope, Round, Score,
    TieRule,
};
use guong_sang::domain::subject::SubjectKind;

const KIND: SubjectKind = SubjectKind::Person;
const GATE: CriterionId = CriterionId(2);

/// Three persons with 9, 8 and 7 points from each of three members, one place, one gate that all have met.
fn board() -> Board {
    let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt"));
    let mut set = CriteriaSet::new(CriteriaSetId(1), PlanId(1), None, "Chung");
    let points = Measure::Points { max: Points::whole(10), step: Points::ZERO };
    set.criteria = vec![
        Criterion::new(CriterionId(1), "TC1", "Một", points),
        Criterion::new(GATE, "ĐK1", "Không bị kỷ luật", Measure::Gate { optional: false }),
    ];
    board.sets = vec![set];
    board.round.settings.tie_rules = vec![TieRule::Median];
    board.round.settings.places = vec![Places::new(KIND, 1)];
    let name = |id: i64| ["An", "Bình", "Cúc"][id as usize - 1];
    for id in 1..=3 {
        board.members.push(Member::new(MemberId(id), RoundId(1), format!("Ủy viên {}", name(id))));
        let mut candidate =
            Candidate::new(DossierId(id), KIND, format!("Người {}", name(id)), (UnitId(1), "Xã"));
        candidate.gates =
            vec![AnsweredGate { criterion: GATE, answer: GateAnswer::Met, evidence: String::new() }];
        board.candidates.push(candidate);
        for member in 1..=3 {
            score(&mut board, id, member, 10 - id);
        }
    }
    board
}

fn score(board: &mut Board, dossier: i64, member: i64, points: i64) {
    let (dossier, member) = (DossierId(dossier), MemberId(member));
    board.scores.retain(|it| (it.dossier, it.member) != (dossier, member));
    board.scores.push(Score::new(dossier, member, CriterionId(1), Points::whole(points)));
}

#[test]
fn a_finished_round_has_real_counts_and_nothing_in_the_way() {
    let mut board = board();
    board.candidates[2].gates[0].answer = GateAnswer::Failed;
    let out = outlook(&board);
    assert_eq!(out.blocker(), None);
    assert_eq!(out.sentence(), "Chốt 3 hồ sơ: 1 được chọn, 1 không được chọn, 1 không đủ điều kiện");
}

#[test]
fn every_obstacle_says_where_it_is_put_right() {
    let mends = |board: &Board| -> Vec<(bool, Mend)> {
        outlook(board).obstacles.iter().map(|it| (it.blocks, it.mend)).collect()
    };
    let empty = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt"));
    assert_eq!(mends(&empty), [(true, Mend::Entry)]);

    let mut absent = board();
    for member in &mut absent.members[..2] {
        member.present = false;
    }
    assert_eq!(mends(&absent), [(true, Mend::Council)]);

    let mut owing = board();
    owing.scores.retain(|it| it.dossier != DossierId(2) || it.member != MemberId(3));
    assert_eq!(mends(&owing), [(true, Mend::Scoring)]);

    let mut unanswered = board();
    unanswered.candidates[1].gates.clear();
    assert_eq!(mends(&unanswered), [(true, Mend::Dossier)]);

    let mut voting = board();
    voting.round.settings.way = guong_sang::domain::round::Way::Both;
    assert_eq!(mends(&voting), [(true, Mend::Votes); 3]);

    let mut tied = board();
    for member in 1..=3 {
        score(&mut tied, 2, member, 9);
    }
    assert_eq!(mends(&tied), [(true, Mend::Ranking)]);

    let mut over = board();
    over.round.settings.places = vec![Places::new(KIND, 2)];
    let quota = Quota { scope: QuotaScope::EachUnit, kind: None, least: 0, most: Some(Most::Number(1)) };
    over.round.settings.quotas = vec![quota];
    assert_eq!(mends(&over), [(true, Mend::Quotas)]);
    let key = QuotaKey { scope: QuotaScope::Unit { unit: UnitId(1) }, kind: None };
    over.excuses
        .push(Excuse { key, by: "Hội đồng".into(), reason: "hai người cùng cứu nạn".into() });
    assert!(mends(&over).is_empty());

    let mut short = board();
    short.round.settings.quotas = vec![Quota { scope: QuotaScope::All, kind: None, least: 3, most: None }];
    assert_eq!(mends(&short), [(false, Mend::Quotas)]);
}

#[test]
fn nothing_is_told_of_two_boards_that_are_the_same() {
    assert!(difference(&board(), &board()).is_empty());
}

#[test]
fn a_changed_figure_is_told_with_what_came_of_it() {
    let before = board();
    let mut after = board();
    for member in 1..=3 {
        score(&mut after, 2, member, 10);
    }
    let told = difference(&before, &after);
    let of = |part: Part| -> Vec<String> {
        told.iter()
            .filter(|it| it.part == part)
            .map(guong_sang::domain::closing_diff::Changed::sentence)
            .collect()
    };
    assert_eq!(
        of(Part::Chosen),
        [
            "Người Bình (cá nhân): từ “dưới vạch cắt” thành “được chọn”.",
            "Người An (cá nhân): từ “được chọn” thành “dưới vạch cắt”.",
        ]
    );
    assert_eq!(
        of(Part::Ranks),
        [
            "Người Bình: từ “hạng 2, 8,00 điểm” thành “hạng 1, 10,00 điểm”.",
            "Người An: từ “hạng 1, 9,00 điểm” thành “hạng 2, 9,00 điểm”.",
        ]
    );
    assert_eq!(of(Part::Scores)[0], "Ủy viên An chấm cho Người Bình, tiêu chí TC1: từ “8” thành “10”.");
    assert_eq!(told.len(), 2 + 2 + 3);
    // Seen from the other side it is as many lines, each the other way round.
    let back = difference(&after, &before);
    assert_eq!(back.len(), told.len());
    let of_one = |all: &[guong_sang::domain::closing_diff::Changed]| {
        all.iter().find(|it| it.what.starts_with("Người Bình (")).cloned().unwrap()
    };
    assert_eq!((of_one(&back).before, of_one(&back).after), (of_one(&told).after, of_one(&told).before));
}

#[test]
fn everything_a_result_rests_on_is_told() {
    let before = board();
    let mut after = board();
    after.sets[0].version = 2;
    after.sets[0].criteria[0].title = "Một, sửa".into();
    after.members[0].present = false;
    after.members[0].absence = "ốm".into();
    after.round.settings.trim = 1;
    after.round.settings.places = vec![Places::new(KIND, 2)];
    after.candidates[2].gates[0].answer = GateAnswer::Failed;
    after.decisions.push(Decision {
        order: vec![DossierId(1), DossierId(2)],
        by: "Hội đồng".into(),
        reason: "nhất trí".into(),
    });
    after.sheets.push(guong_sang::domain::round::Sheet {
        dossier: DossierId(1),
        member: MemberId(2),
        standing: guong_sang::domain::round::Standing::Recused,
        reason: "chị ruột".into(),
    });
    after
        .scores
        .retain(|it| it.member != MemberId(1) && (it.dossier, it.member) != (DossierId(1), MemberId(2)));
    let told: Vec<String> =
        difference(&before, &after).iter().map(guong_sang::domain::closing_diff::Changed::sentence).collect();
    for sentence in [
        "Bộ tiêu chí “Chung”: từ “phiên bản 1” thành “phiên bản 2”.",
        "Chung, tiêu chí TC1: từ “Một (chấm điểm, tối đa 10)” thành “Một, sửa (chấm điểm, tối đa 10)”.",
        "Ủy viên An: từ “thành viên, có quyền chấm, có mặt” thành “thành viên, có quyền chấm, vắng: ốm”.",
        "Bỏ điểm cao nhất, thấp nhất: từ “không bỏ” thành “bỏ 1 ở mỗi đầu”.",
        "Số được chọn: từ “cá nhân 1” thành “cá nhân 2”.",
        "Người Cúc, ĐK1: từ “đạt” thành “không đạt”.",
        "Thứ tự các hồ sơ đồng điểm: thêm “Người An rồi đến Người Bình (Hội đồng, lý do: nhất trí)”.",
        "Ủy viên Bình với hồ sơ của Người An: thêm “miễn chấm: chị ruột”.",
        "Ủy viên An chấm cho Người An, tiêu chí TC1: bỏ “9”.",
        "Người Cúc (cá nhân): từ “dưới vạch cắt” thành “không đủ điều kiện”.",
    ] {
        assert!(told.iter().any(|it| it == sentence), "{sentence}\n{told:#?}");
    }
}
