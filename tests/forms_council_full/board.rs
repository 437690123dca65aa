//! A council that does everything: grades, formulas, bands, knock-outs, votes for a lower level, trimmed means, a
//! carried result, quotas, two meetings, written opinions, conflicts.

use super::day;
use guong_sang::cli::sample;
use guong_sang::domain::Points;
use guong_sang::domain::case::{CaseFile, RoundCase};
use guong_sang::domain::criteria::{
    Band, Bound, Ceiling, CriteriaSet, Criterion, Grade, GradeRule, Grading, Group, Input, Measure, When,
    computed,
};
use guong_sang::domain::dossier::{AnsweredGate, GateAnswer};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MeetingId, MemberId, PlanId, RoundId};
use guong_sang::domain::obligation::Rounding;
use guong_sang::domain::round::{
    Attendance, Board, Carry, CheckedFigure, ConflictAnswer, ConflictVerdict, Excuse, Meeting, Most,
    Percentage, Places, Quota, QuotaKey, QuotaScope, Score, Sheet, SheetCheck, Standing, TieRule, Way,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::votes::VoteCount;
use guong_sang::storage::Database;

pub fn points(hundredths: i64) -> Points {
    Points::hundredths(hundredths)
}

fn criterion(id: i64, code: &str, title: &str, measure: Measure, group: Option<u32>) -> Criterion {
    Criterion { group, ..Criterion::new(CriterionId(id), code, title, measure) }
}

fn bound(at: i64, closed: bool) -> Option<Bound> {
    Some(Bound { at: points(at * 100), closed })
}

/// The set for people, with one criterion of every sort.
pub fn set() -> CriteriaSet {
    let mut set = CriteriaSet::new(
        CriteriaSetId(3),
        PlanId(1),
        Some(SubjectKind::Person),
        "Tiêu chí thi đua cá nhân năm 2017",
    );
    let group = |key: u32, title: &str| Group {
        key,
        parent: None,
        title: title.into(),
        full_marks: None,
        caps: Default::default(),
    };
    set.groups = vec![group(1, "Công tác Hội"), group(2, "Phong trào thi đua")];
    let mut first = criterion(
        201,
        "A1",
        "Hoàn thành nhiệm vụ chuyên môn",
        Measure::Points { max: points(4000), step: points(50) },
        Some(1),
    );
    first.note = "mỗi nhiệm vụ chậm trừ 2 điểm".into();
    set.criteria = vec![
        first,
        criterion(
            202,
            "A2",
            "Giúp hộ phụ nữ thoát nghèo",
            Measure::Formula {
                standard: points(2000),
                most: Some(points(2500)),
                target: None,
                unit: "hộ".into(),
            },
            Some(1),
        ),
        criterion(
            203,
            "A3",
            "Phát triển hội viên mới",
            Measure::Formula {
                standard: points(1000),
                most: None,
                target: Some(points(5000)),
                unit: "hội viên".into(),
            },
            Some(2),
        ),
        criterion(
            204,
            "A4",
            "Tỷ lệ hội viên tham gia sinh hoạt",
            Measure::Bands {
                unit: "%".into(),
                bands: vec![
                    Band { from: bound(95, true), to: None, points: points(2000) },
                    Band { from: bound(85, true), to: bound(95, false), points: points(1500) },
                    Band { from: None, to: bound(85, false), points: points(500) },
                ],
            },
            Some(2),
        ),
        criterion(
            205,
            "A5",
            "Nộp báo cáo đúng hạn",
            Measure::AllOrNothing { points: points(1000), extra: false },
            Some(2),
        ),
        criterion(206, "A6", "Có sáng kiến được công nhận", Measure::Bonus { max: points(500) }, Some(2)),
        criterion(
            207,
            "K1",
            "Để xảy ra đơn thư vượt cấp",
            Measure::KnockOut { ceiling: Ceiling::AtMost { grade: "Hoàn thành tốt".into() } },
            None,
        ),
        criterion(208, "R1", "Số năm tham gia công tác Hội", Measure::Reference, None),
        criterion(209, "G1", "Chấp hành tốt pháp luật", Measure::Gate { optional: false }, None),
    ];
    set.grading = Some(Grading {
        grades: vec![
            Grade { name: "Hoàn thành xuất sắc".into(), from: Some(points(8000)) },
            Grade { name: "Hoàn thành tốt".into(), from: Some(points(6500)) },
            Grade { name: "Hoàn thành".into(), from: None },
        ],
        rules: vec![GradeRule {
            when: When::ItemZero,
            ceiling: Ceiling::AtMost { grade: "Hoàn thành".into() },
        }],
    });
    set.version = 2;
    set
}

fn scores(board: &Board, set: &CriteriaSet) -> Vec<Score> {
    let mut all = Vec::new();
    let people = board.candidates.iter().filter(|it| it.kind == SubjectKind::Person);
    for (at, candidate) in (0_i64..).zip(people) {
        for (seat, member) in (0_i64..).zip(&board.members) {
            let mut put = |id: i64, points: Points, input: Option<Input>| {
                let score = Score::new(candidate.dossier, member.id, CriterionId(id), points);
                all.push(Score { input, ..score });
            };
            let by = |id: i64, done: i64, target: Option<i64>| {
                let input = Input { done: points(done * 100), target: target.map(|it| points(it * 100)) };
                (computed(set.criterion(CriterionId(id)).unwrap(), input).unwrap(), Some(input))
            };
            // The second member is far stricter than the others on the second dossier.
            let strict = if at == 1 && seat == 1 { 1500 } else { 0 };
            put(201, points(3900 - at * 200 - seat * 50 - strict), None);
            let (got, input) = by(202, 48 - at * 3, Some(50));
            put(202, got, input);
            let (got, input) = by(203, 50 - at * 4, None);
            put(203, got, input);
            let (got, input) = by(204, 97 - at * 4, None);
            put(204, got, input);
            put(205, points(1000), None);
            if at == 0 {
                put(206, points(250), None);
            }
        }
    }
    all
}

/// The board: seven people, of whom one fails a condition, one gets too few votes, one is carried at a lower level.
pub fn board(mut board: Board) -> Board {
    let set = set();
    board.candidates.retain(|it| it.kind == SubjectKind::Person);
    for (at, candidate) in board.candidates.iter_mut().enumerate() {
        candidate.cluster = ["Cụm số 1", "Cụm số 2"][at % 2].into();
        candidate.field = ["Phát triển kinh tế", "An sinh xã hội"][usize::from(at > 2)].into();
        candidate.earlier = (at != 2).then(|| points(9000 - at as i64 * 250));
        let answer = |criterion: i64, answer: GateAnswer, evidence: &str| AnsweredGate {
            criterion: CriterionId(criterion),
            answer,
            evidence: evidence.into(),
        };
        candidate.gates = match at {
            0 => vec![answer(209, GateAnswer::Met, ""), answer(207, GateAnswer::Failed, "đơn ngày 3/5/2017")],
            6 => vec![answer(209, GateAnswer::Failed, "bị xử phạt hành chính")],
            _ => vec![answer(209, GateAnswer::Met, "")],
        };
    }
    board.sets = vec![set.clone()];
    board.scores = scores(&board, &set);
    board.decisions.clear();
    let recused = Sheet {
        dossier: board.candidates[2].dossier,
        member: MemberId(4),
        standing: Standing::Recused,
        reason: "là chị ruột của người được đề nghị".into(),
    };
    board.scores.retain(|it| it.dossier != recused.dossier || it.member != recused.member);
    board.sheets = vec![recused];
    board.votes = board
        .candidates
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != 6)
        .map(|(at, candidate)| {
            let (agree, lowered, disagree) = match at {
                3 => (1, 0, 4),
                1 => (2, 3, 0),
                _ => (5, 0, 0),
            };
            VoteCount {
                dossier: candidate.dossier,
                agree,
                disagree,
                lowered,
                invalid: 0,
                written_lowered: 0,
                written_agree: u32::from(at != 3),
                written_disagree: u32::from(at == 3),
            }
        })
        .collect();
    settings(&mut board);
    council(&mut board);
    board
}

fn settings(board: &mut Board) {
    let half = Percentage { percent: points(5000), rounding: Rounding::Up };
    let settings = &mut board.round.settings;
    settings.way = Way::Both;
    settings.trim = 1;
    settings.grade_first = true;
    settings.carry = Carry::Counted { percent: 30 };
    settings.second_check = true;
    settings.independent = true;
    settings.disagreement = Some(points(1000));
    settings.tie_rules = vec![
        TieRule::Criterion { code: "A1".into() },
        TieRule::Median,
        TieRule::TopMarks,
        TieRule::WomenShare,
        TieRule::Earlier,
        TieRule::Agreeing,
    ];
    settings.places = vec![Places { least: 2, percent: Some(half), ..Places::new(SubjectKind::Person, 0) }];
    settings.quotas = vec![
        Quota {
            scope: QuotaScope::EachCluster,
            kind: Some(SubjectKind::Person),
            least: 1,
            most: Some(Most::Number(2)),
        },
        Quota { scope: QuotaScope::All, kind: None, least: 0, most: Some(Most::Percent(half)) },
    ];
    board.excuses = vec![Excuse {
        key: QuotaKey {
            scope: QuotaScope::Cluster { cluster: "Cụm số 1".into() },
            kind: Some(SubjectKind::Person),
        },
        by: "Hội đồng".into(),
        reason: "cụm có ba gương được báo Trung ương nêu".into(),
    }];
}

fn council(board: &mut Board) {
    let attendance = |absent: &[(i64, &str, &str)]| -> Vec<Attendance> {
        let one = |id: i64| {
            let away = absent.iter().find(|(member, _, _)| *member == id);
            Attendance {
                member: MemberId(id),
                present: away.is_none(),
                absence: away.map(|it| it.1.to_owned()).unwrap_or_default(),
                opinion: away.map(|it| it.2.to_owned()).unwrap_or_default(),
            }
        };
        (1..=7).map(one).collect()
    };
    let meeting = |id: i64, on, place: &str, note: &str, absent: &[(i64, &str, &str)]| Meeting {
        id: MeetingId(id),
        round: RoundId(1),
        held_on: on,
        place: place.into(),
        note: note.into(),
        attendance: attendance(absent),
    };
    board.meetings = vec![
        meeting(1, day(2017, 10, 5), "Phòng họp số 2", "xem xét hồ sơ, thống nhất cách chấm", &[(5, "", "")]),
        meeting(
            2,
            day(2017, 10, 12),
            "Hội trường Hội LHPN tỉnh",
            "",
            &[(6, "đi công tác theo giấy mời của Trung ương Hội", "nhất trí với các hồ sơ đủ điều kiện")],
        ),
    ];
    board.conflicts = vec![
        ConflictAnswer {
            member: MemberId(3),
            dossier: board.candidates[1].dossier,
            verdict: ConflictVerdict::NotConflict,
            by: "Vi Thị Thu Thảo".into(),
            reason: "trùng họ tên, không phải người thân".into(),
        },
        ConflictAnswer {
            member: MemberId(4),
            dossier: board.candidates[2].dossier,
            verdict: ConflictVerdict::Conflict,
            by: "Vi Thị Thu Thảo".into(),
            reason: "là chị ruột của người được đề nghị".into(),
        },
    ];
}

/// Every sheet with figures, compared by one person and found equal.
pub fn compared(board: &mut Board) {
    let sheets = guong_sang::domain::checking::sheets(board);
    board.checks = sheets
        .into_iter()
        .map(|(dossier, member)| SheetCheck {
            dossier,
            member,
            by: "Lê Thị Ngân".into(),
            on: day(2017, 10, 12),
            figures: board
                .scores
                .iter()
                .filter(|it| it.dossier == dossier && it.member == member)
                .map(|it| CheckedFigure { criterion: it.criterion, points: Some(it.points) })
                .collect(),
        })
        .collect();
}

/// The sample campaign with this board.
pub fn case() -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    let mut case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let plain = case.round.take().unwrap().board;
    case.round = Some(RoundCase::new(board(plain)));
    case
}

/// The dossiers of the board, in the order of the entry grid.
pub fn dossiers(case: &CaseFile) -> Vec<DossierId> {
    case.round.as_ref().unwrap().board.candidates.iter().map(|it| it.dossier).collect()
}
