//! Criteria by themselves: bands, numbers, caps, sums, derived sets, and what a revision does to a round.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::Points;
use guong_sang::domain::criteria::derive::{Standing, compare, compare_versions, derive, taken_back};
use guong_sang::domain::criteria::revision::{Place, Why, revision};
use guong_sang::domain::criteria::{
    Band, BandFault, Bound, Caps, CriteriaSet, Criterion, Grade, Grading, Group, Input, Line, Measure,
    band_faults, group_sums, in_words, numbers, sum_warnings,
};
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, UnitId};
use guong_sang::domain::round::{Board, Candidate, Member, Round, Score};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::tally::Scale;
use proptest::prelude::*;

const KIND: SubjectKind = SubjectKind::Person;

fn points(whole: i64) -> Points {
    Points::whole(whole)
}

fn scored(id: i64, code: &str, max: i64) -> Criterion {
    let measure = Measure::Points { max: points(max), step: Points::ZERO };
    Criterion::new(CriterionId(id), code, format!("Tiêu chí {code}"), measure)
}

fn set(criteria: Vec<Criterion>) -> CriteriaSet {
    CriteriaSet { criteria, ..CriteriaSet::new(CriteriaSetId(1), PlanId(1), Some(KIND), "Cá nhân") }
}

fn group(key: u32, parent: Option<u32>, title: &str) -> Group {
    Group { key, parent, title: title.into(), full_marks: None, caps: Caps::default() }
}

fn band(from: Option<(i64, bool)>, to: Option<(i64, bool)>, given: i64) -> Band {
    let end = |end: Option<(i64, bool)>| end.map(|(at, closed)| Bound { at: Points::hundredths(at), closed });
    Band { from: end(from), to: end(to), points: points(given) }
}

/// Tables of bands as people might type them: ends in any order, open, closed or without end.
fn tables() -> impl Strategy<Value = Vec<Band>> {
    let end = || prop::option::weighted(0.85, (0i64..12, any::<bool>()));
    let line = (end(), end(), 0i64..10).prop_map(|(from, to, given)| band(from, to, given));
    prop::collection::vec(line, 0..5)
}

/// Tables that go on where the line before ends, cut at `ends`, each end belonging to one side.
fn whole_tables() -> impl Strategy<Value = Vec<Band>> {
    (prop::collection::btree_map(0i64..40, any::<bool>(), 2..7), any::<u64>()).prop_map(|(ends, turn)| {
        let ends: Vec<(i64, bool)> = ends.into_iter().collect();
        let mut bands: Vec<Band> = ends
            .windows(2)
            .enumerate()
            // The end that belongs to the line above it does not belong to the one below.
            .map(|(i, pair)| band(Some((pair[0].0, pair[0].1)), Some((pair[1].0, !pair[1].1)), i as i64))
            .collect();
        // Printed in any order.
        let len = bands.len();
        bands.rotate_left((turn as usize) % len);
        bands
    })
}

proptest! {
    // Most tables typed at random have a fault.
    #![proptest_config(ProptestConfig { max_global_rejects: 200_000, failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    /// A table without faults holds every figure between its ends exactly once.
    #[test]
    fn bands_without_faults_hold_every_figure_once(bands in tables()) {
        prop_assume!(!bands.is_empty() && band_faults(&bands).is_empty());
        let lowest = bands.iter().map(|b| b.from.map(|b| b.at.as_hundredths())).min().unwrap();
        let highest = bands.iter().map(|b| b.to.map_or(i64::MAX, |b| b.at.as_hundredths())).max().unwrap();
        // The ends in hundredths lie far enough apart for every figure between them to be tried.
        let (from, to) = (lowest.unwrap_or(-2), highest.min(14));
        for figure in from + 1..to {
            let held = bands.iter().filter(|b| b.holds(Points::hundredths(figure))).count();
            prop_assert_eq!(held, 1, "{} in {:?}", figure, bands);
        }
        for figure in [from, to] {
            prop_assert!(bands.iter().filter(|b| b.holds(Points::hundredths(figure))).count() <= 1);
        }
    }

    /// A table that was cut into pieces has no fault, and each of its figures one line.
    #[test]
    fn a_table_cut_into_pieces_has_no_fault(bands in whole_tables()) {
        prop_assert_eq!(band_faults(&bands), vec![]);
        let from = bands.iter().filter_map(|b| b.from).map(|b| b.at.as_hundredths()).min().unwrap();
        let to = bands.iter().filter_map(|b| b.to).map(|b| b.at.as_hundredths()).max().unwrap();
        for figure in from + 1..to {
            let held = bands.iter().filter(|b| b.holds(Points::hundredths(figure))).count();
            prop_assert_eq!(held, 1);
        }
    }

    /// Wherever two lines hold one figure, an overlap is told.
    #[test]
    fn what_two_lines_hold_is_told(bands in tables()) {
        let twice = (-1..13).any(|f| bands.iter().filter(|b| b.holds(Points::hundredths(f))).count() > 1);
        if twice {
            let told = band_faults(&bands).iter().any(|it| matches!(it, BandFault::Overlap { .. }));
            prop_assert!(told, "{:?}", bands);
        }
    }

    /// Capping never gives more than the cap, nor than what was earned, in any nesting.
    #[test]
    fn caps_hold_in_every_block(
        given in prop::collection::vec((0i64..20, 0usize..4), 1..8),
        caps in prop::collection::vec(prop::option::of(0i64..15), 4),
    ) {
        let mut criteria = vec![scored(1, "A", 10)];
        for (i, (_, place)) in given.iter().enumerate() {
            let mut one = Criterion::new(
                CriterionId(10 + i as i64), format!("B{i}"), "Thưởng", Measure::Bonus { max: points(20) });
            one.group = (*place > 0).then_some(*place as u32);
            criteria.push(one);
        }
        let cap = |at: usize| Caps { bonus: caps[at].map(points), deduction: None };
        let mut whole = set(criteria);
        // 2 stands in 1, 3 in 2; 0 is the set itself.
        whole.groups = vec![
            Group { caps: cap(1), ..group(1, None, "I") },
            Group { caps: cap(2), ..group(2, Some(1), "1") },
            Group { caps: cap(3), ..group(3, Some(2), "1.1") },
        ];
        whole.caps = cap(0);
        let mut cells = vec![Some(points(5))];
        cells.extend(given.iter().map(|(it, _)| Some(points(*it))));
        let earned = |place: usize| -> i64 {
            given.iter().filter(|(_, at)| *at == place).map(|(it, _)| it).sum()
        };
        let held = |sum: i64, at: usize| caps[at].map_or(sum, |most| sum.min(most));
        let third = held(earned(3), 3);
        let second = held(earned(2) + third, 2);
        let first = held(earned(1) + second, 1);
        let all = held(earned(0) + first, 0);
        prop_assert_eq!(Scale::over([&whole]).total(&cells), points(5 + all));
    }

    /// Every line is numbered once, and no two in one place alike.
    #[test]
    fn every_line_is_numbered_once(
        parents in prop::collection::vec(prop::option::of(0usize..6), 0..7),
        places in prop::collection::vec(prop::option::of(0usize..7), 0..12),
    ) {
        let mut whole = set(Vec::new());
        for (at, parent) in parents.iter().enumerate() {
            let above = parent.filter(|parent| *parent < at).map(|parent| parent as u32);
            whole.groups.push(group(at as u32, above, "Nhóm"));
        }
        for (at, place) in places.iter().enumerate() {
            let mut one = scored(at as i64, &format!("C{at}"), 10);
            one.group = place.filter(|place| *place < parents.len()).map(|place| place as u32);
            whole.criteria.push(one);
        }
        let lines = numbers(&whole);
        prop_assert_eq!(lines.len(), whole.groups.len() + whole.criteria.len());
        let mut seen = std::collections::HashSet::new();
        for line in &lines {
            let (above, number, name) = match line {
                Line::Group(it, number, _) => (it.parent, number, "group"),
                Line::Criterion(it, number, _) => (it.group, number, "line"),
            };
            // Loose lines beside groups at the top count by themselves.
            let beside = if above.is_none() { name } else { "" };
            prop_assert!(seen.insert((above, number.clone(), beside)), "{:?}", lines);
        }
    }
}

#[test]
fn lines_are_numbered_as_offices_do() {
    let mut whole = set(vec![scored(1, "A", 10), scored(2, "B", 10), scored(3, "C", 10), scored(4, "D", 10)]);
    let plain: Vec<String> = numbers(&whole).into_iter().map(|line| number_of(&line)).collect();
    assert_eq!(plain, ["1", "2", "3", "4"]);
    whole.groups = vec![
        group(1, None, "Một"),
        group(2, None, "Hai"),
        group(3, Some(1), "Trong"),
        group(4, Some(3), "Sâu"),
    ];
    for (at, key) in [(0, 2), (1, 1), (2, 3), (3, 4)] {
        whole.criteria[at].group = Some(key);
    }
    let told: Vec<(String, &str)> = numbers(&whole)
        .iter()
        .map(|line| match line {
            Line::Group(it, number, _) => (number.clone(), it.title.as_str()),
            Line::Criterion(it, number, _) => (number.clone(), it.code.as_str()),
        })
        .map(|(number, name)| (number, whole_name(&whole, name)))
        .collect();
    let expected = [
        ("I", "Một"),
        ("1", "B"),
        ("2", "Trong"),
        ("2.1", "C"),
        ("2.2", "Sâu"),
        ("a", "D"),
        ("II", "Hai"),
        ("1", "A"),
    ];
    assert_eq!(told.iter().map(|(a, b)| (a.as_str(), *b)).collect::<Vec<_>>(), expected);
}

fn number_of(line: &Line<'_>) -> String {
    match line {
        Line::Group(_, number, _) | Line::Criterion(_, number, _) => number.clone(),
    }
}

fn whole_name<'a>(set: &'a CriteriaSet, name: &str) -> &'a str {
    let groups = set.groups.iter().map(|one| one.title.as_str());
    let all = groups.chain(set.criteria.iter().map(|one| one.code.as_str()));
    all.into_iter().find(|one| *one == name).unwrap()
}

#[test]
fn sums_are_told_and_block_nothing() {
    let mut whole = set(vec![scored(1, "A", 60), scored(2, "B", 35)]);
    whole.criteria.push(Criterion::new(CriterionId(3), "T", "Thưởng", Measure::Bonus { max: points(5) }));
    assert_eq!(sum_warnings(&whole, None), ["Tổng điểm chuẩn 95, khác 100."]);
    assert!(whole.check().is_ok());
    let general = CriteriaSet { id: CriteriaSetId(2), kind: None, ..set(vec![scored(9, "C", 5)]) };
    assert!(sum_warnings(&whole, Some(&general)).is_empty(), "95 and the general 5 are 100");
    whole.groups = vec![
        Group { full_marks: Some(points(90)), ..group(1, None, "Tuyên truyền") },
        Group { full_marks: Some(points(35)), ..group(2, Some(1), "Trong") },
    ];
    whole.criteria[0].group = Some(1);
    whole.criteria[1].group = Some(2);
    let sums = group_sums(&whole);
    assert_eq!((sums[0].sum, sums[1].sum), (points(95), points(35)));
    let told = sum_warnings(&whole, Some(&general));
    assert_eq!(told, ["Nhóm “Tuyên truyền” có tổng 95, khác 90 điểm đã ghi."]);
    whole.criteria.clear();
    whole.groups.clear();
    assert!(sum_warnings(&whole, None).is_empty(), "a set of conditions alone has no sum to speak of");
}

#[test]
fn a_derived_set_keeps_its_link_line_by_line() {
    let mut base = set(vec![scored(1, "A", 60), scored(2, "B", 35), scored(3, "C", 5)]);
    base.groups = vec![group(7, None, "Nhóm")];
    base.criteria[1].group = Some(7);
    base.grading =
        Some(Grading { grades: vec![Grade { name: "Tốt".into(), from: None }], ..Grading::default() });
    let mut next = 100;
    let mut fresh = || {
        next += 1;
        CriterionId(next)
    };
    let mut own = derive(&base, CriteriaSetId(5), PlanId(9), None, &mut fresh);
    assert_eq!((own.derived_from, own.plan, own.kind, own.version), (Some(base.id), PlanId(9), None, 1));
    assert_eq!(own.grading, base.grading);
    assert_eq!(own.groups, base.groups);
    assert!(own.check().is_ok());
    assert!(own.criteria.iter().all(|one| base.criterion(one.id).is_none()), "new identifiers");
    assert!(compare(&base, &own).iter().all(|pair| pair.standing() == Standing::Unchanged));

    own.criteria[0].title = "Tiêu chí của đơn vị".into();
    own.criteria[2].measure = Measure::Points { max: points(10), step: Points::ZERO };
    own.criteria.remove(1);
    own.criteria.push(scored(50, "D", 5));
    let standings: Vec<Standing> = compare(&base, &own).iter().map(|pair| pair.standing()).collect();
    let changed = |words, points| Standing::Changed { words, points };
    assert_eq!(standings, [changed(true, false), Standing::LeftOut, changed(false, true), Standing::Added]);

    let pairs = compare(&base, &own);
    let back = taken_back(&pairs[0], &own, || CriterionId(0)).unwrap();
    assert_eq!((back.id, back.title.as_str()), (own.criteria[0].id, "Tiêu chí A"));
    let again = taken_back(&pairs[1], &own, || CriterionId(200)).unwrap();
    assert_eq!((again.id, again.origin, again.group), (CriterionId(200), Some(CriterionId(2)), Some(7)));
    assert!(taken_back(&pairs[3], &own, || CriterionId(0)).is_none(), "an added line has no original");
    let mut whole = own.clone();
    whole.criteria[0] = back;
    whole.criteria.push(again);
    let left = compare(&base, &whole);
    let differ = left.iter().filter(|pair| pair.standing() != Standing::Unchanged).count();
    assert_eq!(differ, 2, "the other points and the added line");
}

#[test]
fn a_line_taken_back_never_takes_a_mark_that_is_in_use() {
    let base = set(vec![scored(1, "A", 60), scored(2, "B", 35)]);
    let mut own = derive(&base, CriteriaSetId(5), PlanId(9), None, {
        let mut next = 100;
        move || {
            next += 1;
            CriterionId(next)
        }
    });
    own.criteria.remove(1);
    own.criteria[0].code = "B".into();
    let pairs = compare(&base, &own);
    let back = taken_back(&pairs[1], &own, || CriterionId(300)).unwrap();
    own.criteria.push(back);
    assert!(own.check().is_ok());
}

fn member(n: i64) -> Member {
    Member { order: n as i32, ..Member::new(MemberId(n), RoundId(1), format!("Thành viên {n}")) }
}

/// Two members, three people, criteria A and B: `rows[dossier] = [(A, B) by member]`.
fn board(set: CriteriaSet, rows: &[[(i64, i64); 2]]) -> Board {
    let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt"));
    board.members = vec![member(1), member(2)];
    board.sets = vec![set];
    for (n, row) in (1..).zip(rows) {
        board.candidates.push(Candidate::new(
            DossierId(n),
            KIND,
            format!("Người {n}"),
            (UnitId(1), "Đơn vị"),
        ));
        for (m, (a, b)) in (1..).zip(row) {
            for (criterion, given) in [(1, a), (2, b)] {
                let cell = (DossierId(n), MemberId(m), CriterionId(criterion));
                board.scores.push(Score::new(cell.0, cell.1, cell.2, points(*given)));
            }
        }
    }
    board
}

#[test]
fn a_revision_shows_both_rankings_and_what_is_owed_anew() {
    let before = set(vec![scored(1, "A", 10), scored(2, "B", 10)]);
    let board = board(before.clone(), &[[(9, 5), (9, 5)], [(6, 7), (6, 7)], [(2, 3), (2, 3)]]);
    let same = revision(&board, &before);
    assert_eq!((same.moved(), same.figures.len(), same.owed.len()), (0, 0, 0));

    // A is worth at most 8: the nines fit no more, that dossier waits for its figures.
    let mut after = before.clone();
    after.criteria[0].measure = Measure::Points { max: points(8), step: Points::ZERO };
    let found = revision(&board, &after);
    assert_eq!((found.count(Why::Unfit), found.figures.len()), (2, 2));
    assert_eq!(found.by_criterion(), [(CriterionId(1), Why::Unfit, 2)]);
    let rows = &found.kinds[0].rows;
    let ranked = |rank, whole| Place::Ranked { rank, points: Some(points(whole)), grade: None };
    assert_eq!((&rows[0].before, &rows[0].after), (&ranked(2, 13), &ranked(1, 13)));
    assert_eq!(rows[2].before, ranked(1, 14));
    assert!(matches!(rows[2].after, Place::Aside(_)));
    assert_eq!(found.moved(), 3);

    // B left out and C new: B's figures are kept and count no more, C is owed by everybody.
    let after = set(vec![scored(1, "A", 10), scored(3, "C", 10)]);
    let found = revision(&board, &after);
    assert_eq!((found.count(Why::LeftOut), found.owed.as_slice()), (6, &[CriterionId(3)][..]));
    assert!(found.kinds[0].rows.iter().all(|row| matches!(row.after, Place::Aside(_))));
    assert_eq!(board.scores.len(), 12, "nothing is taken from the board");

    // Words alone move nobody.
    let mut after = before.clone();
    after.criteria[0].title = "Lời khác".into();
    assert_eq!(revision(&board, &after).moved(), 0);
    let pairs: Vec<Standing> = compare_versions(&before, &after).iter().map(|it| it.standing()).collect();
    assert_eq!(pairs, [Standing::Changed { words: true, points: false }, Standing::Unchanged]);
}

#[test]
fn a_new_formula_tells_which_figures_give_other_points() {
    let formula = |standard| Measure::Formula {
        standard: points(standard),
        most: Some(points(20)),
        target: Some(points(50)),
        unit: "hộ".into(),
    };
    let before = set(vec![Criterion::new(CriterionId(1), "A", "Số hộ", formula(10))]);
    let mut board = board(before, &[]);
    let input = Input { done: points(45), target: None };
    board.candidates = vec![Candidate::new(DossierId(1), KIND, "Người", (UnitId(1), "Đơn vị"))];
    let cell = Score::new(DossierId(1), MemberId(1), CriterionId(1), points(9));
    board.scores = vec![Score { input: Some(input), ..cell }];
    let after = set(vec![Criterion::new(CriterionId(1), "A", "Số hộ", formula(20))]);
    let found = revision(&board, &after);
    assert_eq!(found.figures[0].why, Why::OtherPoints);
    assert_eq!(found.figures[0].now, Some(points(18)));
}

#[test]
fn what_a_criterion_does_is_said_in_words() {
    let bands = Measure::Bands {
        unit: "%".into(),
        bands: vec![band(None, Some((8500, false)), 5), band(Some((8500, true)), None, 10)],
    };
    assert_eq!(in_words(&bands), "dưới 85 (%): 5 điểm; từ 85 trở lên (%): 10 điểm");
    let formula = Measure::Formula {
        standard: points(10),
        most: Some(points(12)),
        target: Some(points(50)),
        unit: "hộ".into(),
    };
    assert_eq!(in_words(&formula), "số đã làm ÷ chỉ tiêu 50 hộ × 10 điểm, nhiều nhất 12 điểm");
}
