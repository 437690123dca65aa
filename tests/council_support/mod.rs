//! Random rounds with everything a council can do, the same on every machine.

#![allow(dead_code)]

use guong_sang::domain::Points;
use guong_sang::domain::criteria::{
    Band, Bound, Caps, Ceiling, CriteriaSet, Criterion, Grade, GradeRule, Grading, Group, Measure, When,
};
use guong_sang::domain::dossier::{AnsweredGate, GateAnswer};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::obligation::Rounding;
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::{
    Board, Candidate, Carry, Decision, Member, Percentage, Places, Round, Score, Share, Sheet, Stage,
    StageScore, Standing, TieRule, Way,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::votes::{VoteBase, VoteCount, VoteRule};

/// Numbers that look random and are the same on every machine (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }
}

fn points(value: i64) -> Points {
    Points::hundredths(value)
}

fn measure(dice: &mut Dice) -> Measure {
    match dice.below(8) {
        0 => Measure::Bonus { max: points(300) },
        1 => Measure::Deduction { max: points(300) },
        2 => Measure::AllOrNothing { points: points(500), extra: dice.one_in(2) },
        3 => Measure::Bands {
            unit: "%".into(),
            bands: vec![
                Band { from: None, to: Some(Bound { at: points(5000), closed: false }), points: points(0) },
                Band { from: Some(Bound { at: points(5000), closed: true }), to: None, points: points(400) },
            ],
        },
        4 => Measure::Formula { standard: points(1000), most: None, target: None, unit: "hộ".into() },
        _ => Measure::Points { max: points(1000), step: points(50) },
    }
}

/// A figure the measure allows; few different ones, so that many dossiers come out equal.
fn figure(dice: &mut Dice, measure: &Measure) -> Points {
    match measure {
        Measure::AllOrNothing { points, .. } => dice.pick(&[Points::ZERO, *points]),
        Measure::Bands { bands, .. } => dice.pick(bands).points,
        Measure::Bonus { .. } | Measure::Deduction { .. } => points(dice.below(4) as i64 * 100),
        Measure::Formula { .. } => points(dice.pick(&[333, 667, 1000])),
        _ if dice.one_in(12) => Points::ZERO,
        _ => points(700 + dice.below(4) as i64 * 50),
    }
}

fn set(dice: &mut Dice, number: i64, kind: Option<SubjectKind>) -> CriteriaSet {
    let mut set = CriteriaSet::new(CriteriaSetId(number), PlanId(1), kind, format!("Bộ {number}"));
    let cap = |dice: &mut Dice| dice.one_in(2).then(|| points(dice.below(5) as i64 * 100));
    set.caps = Caps { bonus: cap(dice), deduction: cap(dice) };
    for key in 1..=dice.below(4) as u32 {
        let parent = (key > 1 && dice.one_in(2)).then(|| 1 + dice.below(u64::from(key) - 1) as u32);
        let caps = Caps { bonus: cap(dice), deduction: cap(dice) };
        set.groups.push(Group { key, parent, title: format!("Nhóm {key}"), full_marks: None, caps });
    }
    for n in 1..=1 + dice.below(5) as i64 {
        let mut criterion = Criterion::new(
            CriterionId(number * 100 + n),
            format!("TC{n}"),
            format!("Tiêu chí {n}"),
            measure(dice),
        );
        if !set.groups.is_empty() && dice.one_in(2) {
            criterion.group = Some(dice.pick(&set.groups).key);
        }
        set.criteria.push(criterion);
    }
    if dice.one_in(2) {
        let gate = Measure::Gate { optional: true };
        set.criteria.push(Criterion::new(CriterionId(number * 100 + 50), "ĐK", "Điều kiện", gate));
    }
    if dice.one_in(2) {
        let grades = ["Xuất sắc", "Tốt", "Hoàn thành", "Chưa đạt"];
        let from = [Some(points(2500)), Some(points(1800)), Some(points(900)), None];
        let grades: Vec<Grade> =
            grades.into_iter().zip(from).map(|(name, from)| Grade { name: name.into(), from }).collect();
        let at_most = |grade: &Grade| Ceiling::AtMost { grade: grade.name.clone() };
        let mut rules = Vec::new();
        if dice.one_in(2) {
            rules.push(GradeRule { when: When::ItemZero, ceiling: at_most(&grades[2]) });
        }
        if dice.one_in(3) {
            rules.push(GradeRule { when: When::NoSelfScore, ceiling: at_most(&grades[1]) });
        }
        let ceiling = if dice.one_in(4) { Ceiling::NoGrade } else { at_most(&dice.pick(&grades)) };
        let knock_out = Measure::KnockOut { ceiling };
        set.criteria.push(Criterion::new(CriterionId(number * 100 + 60), "HX", "Bị kỷ luật", knock_out));
        set.grading = Some(Grading { grades, rules });
    }
    set.check().unwrap();
    set
}

/// A round by its number.
pub fn board(seed: u64) -> Board {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut round = Round::new(RoundId(1), PlanId(1), format!("Đợt {seed}"));
    let settings = &mut round.settings;
    settings.decimals = dice.below(3) as u8;
    settings.trim = dice.pick(&[0, 0, 1, 2]);
    settings.grade_first = dice.one_in(3);
    settings.way = dice.pick(&[Way::Scoring, Way::Scoring, Way::Both, Way::Voting]);
    settings.carry =
        dice.pick(&[Carry::Shown, Carry::Counted { percent: 30 }, Carry::Counted { percent: 55 }]);
    settings.vote = VoteRule {
        share: Share { part: dice.pick(&[1, 2, 4]), of: 5 },
        of: dice.pick(&[VoteBase::All, VoteBase::Present]),
    };
    settings.tie_rules = (0..dice.below(7))
        .map(|_| {
            dice.pick(&[
                TieRule::Criterion { code: "TC1".into() },
                TieRule::Criterion { code: "TC2".into() },
                TieRule::Criterion { code: "không có".into() },
                TieRule::Median,
                TieRule::TopMarks,
                TieRule::Priorities,
                TieRule::Women,
                TieRule::WomenShare,
                TieRule::Earlier,
                TieRule::Agreeing,
            ])
        })
        .collect();
    let kinds = [SubjectKind::Person, SubjectKind::Collective];
    for kind in kinds {
        let mut places = Places::new(kind, dice.below(6) as u32);
        if dice.one_in(3) {
            places.percent = Some(Percentage { percent: points(3333), rounding: Rounding::Up });
        }
        if dice.one_in(2) {
            settings.places.push(places);
        }
    }
    let mut board = Board::new(round);
    board.sets = vec![set(dice, 1, None), set(dice, 2, Some(SubjectKind::Person))];
    for n in 1..=1 + dice.below(8) as i64 {
        let member = Member::new(MemberId(n), RoundId(1), format!("Thành viên {n}"));
        board.members.push(Member { votes: !dice.one_in(8), present: !dice.one_in(8), ..member });
    }
    for n in 1..=1 + dice.below(13) as i64 {
        let kind = dice.pick(&kinds);
        let mut it = Candidate::new(DossierId(n), kind, format!("Hồ sơ {n}"), (UnitId(1), "Đơn vị"));
        it.priorities = dice.below(3) as u32;
        it.women = dice.pick(&[None, Some(true), Some(false)]);
        it.women_percent = dice.pick(&[None, Some(points(3333)), Some(points(10_000))]);
        it.earlier = dice.pick(&[None, Some(points(1800)), Some(points(2011))]);
        let asked: Vec<_> = board
            .sets_for(kind)
            .flat_map(|set| set.criteria.iter())
            .filter(|c| c.measure.is_answered())
            .map(|c| c.id)
            .collect();
        for criterion in asked {
            let answer = match dice.below(10) {
                0 => GateAnswer::Failed,
                1 => GateAnswer::NotApplicable,
                _ => GateAnswer::Met,
            };
            if !dice.one_in(12) {
                it.gates.push(AnsweredGate { criterion, answer, evidence: String::new() });
            }
        }
        board.candidates.push(it);
    }
    for candidate in board.candidates.clone() {
        let dossier = candidate.dossier;
        let scored: Vec<Criterion> = board.scored_for(candidate.kind).into_iter().cloned().collect();
        for member in board.members.clone() {
            if dice.one_in(12) {
                let standing = dice.pick(&[Standing::Declined, Standing::Recused]);
                board.sheets.push(Sheet { dossier, member: member.id, standing, reason: "lý do".into() });
                continue;
            }
            for criterion in &scored {
                let skipped = if criterion.measure.is_owed() { dice.one_in(150) } else { dice.one_in(3) };
                if !skipped && member.votes && member.present {
                    let given = figure(dice, &criterion.measure);
                    board.scores.push(Score::new(dossier, member.id, criterion.id, given));
                }
            }
        }
        if dice.one_in(2)
            && let Some(first) = scored.first()
        {
            board.stages.push(StageScore {
                dossier,
                criterion: first.id,
                stage: Stage::SelfScore,
                points: Points::ZERO,
                input: None,
                reason: String::new(),
                by: String::new(),
            });
        }
        if !dice.one_in(10) {
            let present = board.members.iter().filter(|it| it.votes && it.present).count() as u64;
            let absent = board.members.iter().filter(|it| it.votes && !it.present).count() as u64;
            let agree = dice.below(present + 1);
            let lowered = dice.below(present - agree + 1);
            board.votes.push(VoteCount {
                dossier,
                agree: agree as u32,
                lowered: lowered as u32,
                disagree: (present - agree - lowered) as u32,
                invalid: 0,
                written_agree: dice.below(absent + 1) as u32,
                written_lowered: 0,
                written_disagree: 0,
            });
        }
    }
    decide(dice, &mut board);
    board
}

/// Decisions over some of the tied groups, and some that leave somebody out and so decide nothing.
fn decide(dice: &mut Dice, board: &mut Board) {
    for kind in SubjectKind::ALL {
        let placed = rank(board, kind, None).placed;
        let mut at = 0;
        while at < placed.len() {
            let end = placed.iter().rposition(|it| it.rank == placed[at].rank).unwrap() + 1;
            if end - at > 1 && dice.one_in(2) {
                let mut order: Vec<DossierId> = placed[at..end].iter().map(|it| it.dossier).collect();
                order.reverse();
                if dice.one_in(4) {
                    order.pop();
                }
                if order.len() > 1 {
                    board.decisions.push(Decision {
                        order,
                        by: "Hội đồng".into(),
                        reason: "biểu quyết".into(),
                    });
                }
            }
            at = end;
        }
    }
}
