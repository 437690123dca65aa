//! A real scoring rule – Quyết định 2579/QĐ-UBND (2025) of Cần Thơ, `domain.md` §3.3 – entered through the store as deeds,
//! and the grade it gives at every bound and for every rule that lowers it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::Command;
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure, ready};
use guong_sang::domain::ids::{PlanId, RoundId};
use guong_sang::domain::points::Points;
use guong_sang::domain::ranking::{Placed, rank};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::storage::Database;
use serde_json::json;
use storage_support::{done, stamp};

const BEST: &str = "Hoàn thành xuất sắc nhiệm vụ";
const GOOD: &str = "Hoàn thành tốt nhiệm vụ";
const DONE: &str = "Hoàn thành nhiệm vụ";
const NOT: &str = "Không hoàn thành nhiệm vụ";

/// The ready set as an office fills it: the two lines that stand for the parts give way to items of their own, and bonus
/// and deduction to two reasons each, so that only the caps keep them at three.
fn filled() -> CriteriaSet {
    let mut next = 100;
    let mut set = ready::find("cantho-2579").unwrap().build(PlanId(1), &mut || {
        next += 1;
        next
    });
    assert_eq!(set.full_marks(), Points::whole(100));
    let mut criteria = Vec::new();
    let mut item = |group: u32, code: String, measure: Measure| {
        next += 1;
        let title = format!("Nội dung {code}");
        Criterion { group: Some(group), ..Criterion::new(next.into(), code, title, measure) }
    };
    let points = |max| Measure::Points { max: Points::whole(max), step: Points::ZERO };
    criteria.extend((1..=2).map(|n| item(1, format!("A{n}"), points(5))));
    criteria.extend((1..=9).map(|n| item(2, format!("B{n}"), points(10))));
    let two = Points::whole(2);
    criteria.extend((1..=2).map(|n| item(3, format!("T{n}"), Measure::Bonus { max: two })));
    criteria.extend((1..=2).map(|n| item(3, format!("TR{n}"), Measure::Deduction { max: two })));
    criteria.extend(set.criteria.iter().filter(|it| it.group == Some(4)).cloned());
    set.criteria = criteria;
    assert_eq!(set.full_marks(), Points::whole(100));
    set
}

struct Office {
    database: Database,
    set: CriteriaSet,
    dossiers: i64,
}

/// What one dossier was given: marks with figures, facts that happened, whether the unit scored itself.
#[derive(Clone, Default)]
struct Case {
    total: &'static str,
    zero: bool,
    bonus: [&'static str; 2],
    deduction: [&'static str; 2],
    happened: Vec<&'static str>,
    no_self_score: bool,
}

fn total(total: &'static str) -> Case {
    Case { total, ..Case::default() }
}

impl Office {
    fn open() -> Self {
        let mut database = Database::in_memory().unwrap();
        let set = filled();
        done(
            &mut database,
            &json!({"deed": "save_unit", "unit": {"id": 1, "kind": "commune", "name": "Phường An Hòa"}}),
        );
        done(
            &mut database,
            &json!({"deed": "save_plan", "plan": {"id": 1, "name": "Công tác dân vận năm 2026",
                "subject": "đánh giá công tác dân vận", "from": "2026-01-01", "to": "2026-12-31"}}),
        );
        database.perform(&Command::SaveCriteriaSet { set: set.clone() }, &stamp()).unwrap();
        done(
            &mut database,
            &json!({"deed": "save_section", "section": {"id": 1, "plan": 1, "marking": "arabic",
                "content": {"holds": "criteria", "set": set.id}}}),
        );
        done(&mut database, &json!({"deed": "issue_plan", "id": 1, "number": "5", "on": "2026-01-10"}));
        done(
            &mut database,
            &json!({"deed": "save_round", "round": {"id": 1, "plan": 1, "name": "Đánh giá năm 2026"}}),
        );
        done(
            &mut database,
            &json!({"deed": "save_member", "member": {"id": 1, "round": 1, "name": "Lê Thị Hoa", "role": "chair"}}),
        );
        Self { database, set, dossiers: 0 }
    }

    fn id(&self, code: &str) -> i64 {
        self.set.criteria.iter().find(|it| it.code == code).unwrap_or_else(|| panic!("{code}")).id.0
    }

    /// Enters a dossier with its figures and returns its line in the ranking.
    fn grade(&mut self, case: &Case) -> Placed {
        self.dossiers += 1;
        let id = self.dossiers;
        let mut deeds = vec![
            json!({"deed": "save_subject", "subject": {"id": id, "name": format!("Cơ quan {id}"),
                "detail": {"kind": "collective"}}}),
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": 2026, "unit": 1}}),
        ];
        for state in ["nurtured", "nominated", "complete"] {
            deeds.push(
                json!({"deed": "step_dossier", "id": id, "state": state, "on": "2026-11-01", "by": "A"}),
            );
        }
        deeds.push(json!({"deed": "enter_dossiers", "round": 1, "dossiers": [id]}));
        let score = |criterion: i64, points: String| json!({"deed": "enter_score", "round": 1, "dossier": id, "member": 1, "criterion": criterion, "points": points});
        // Full marks from the first item on, until the total is reached; the rest gets nothing, unless every item must
        // have something: then a hundredth each is kept back.
        let mut left = case.total.parse::<Points>().unwrap().as_hundredths();
        let owed: Vec<(i64, i64)> = self
            .set
            .criteria
            .iter()
            .filter(|it| it.measure.is_owed())
            .map(|it| (it.id.0, it.measure.max().unwrap().as_hundredths()))
            .collect();
        let most = owed.len() as i64;
        for (place, (criterion, max)) in owed.into_iter().enumerate() {
            let kept = if case.zero { 0 } else { most - 1 - place as i64 };
            let given = if case.zero && place == 0 { 0 } else { max.min(left - kept) };
            left -= given;
            deeds.push(score(criterion, Points::hundredths(given).two_decimals()));
        }
        assert_eq!(left, 0, "{}", case.total);
        for (stem, figures) in [("T", case.bonus), ("TR", case.deduction)] {
            for (n, figure) in figures.into_iter().enumerate().filter(|(_, figure)| !figure.is_empty()) {
                deeds.push(score(self.id(&format!("{stem}{}", n + 1)), figure.to_owned()));
            }
        }
        for code in &case.happened {
            deeds.push(json!({"deed": "answer_gate", "dossier": id, "criterion": self.id(code),
                "answer": "failed", "evidence": "Quyết định 12/QĐ-UBND"}));
        }
        if !case.no_self_score {
            deeds.push(json!({"deed": "enter_stage", "dossier": id, "criterion": self.id("A1"), "stage": "self_score",
                "points": "5", "by": "Cơ quan"}));
        }
        for deed in deeds {
            done(&mut self.database, &deed);
        }
        let board = self.database.board(RoundId(1)).unwrap();
        let ranking = rank(&board, SubjectKind::Collective, None);
        assert_eq!(ranking.unranked, vec![]);
        ranking.placed.into_iter().find(|it| it.dossier.0 == id).unwrap()
    }

    fn expect(&mut self, what: &str, case: &Case, points: &str, grade: &str) -> Placed {
        let placed = self.grade(case);
        assert_eq!(placed.points, Some(points.parse().unwrap()), "{what}");
        assert_eq!(placed.grade.as_deref(), Some(grade), "{what}");
        placed
    }
}

#[test]
fn every_bound_belongs_to_the_better_grade() {
    let mut office = Office::open();
    for (points, grade) in [
        ("100", BEST),
        ("95", BEST),
        ("94.99", GOOD),
        ("85", GOOD),
        ("84.99", DONE),
        ("75", DONE),
        ("74.99", NOT),
        ("0.11", NOT),
    ] {
        let placed = office.expect(points, &total(points), points, grade);
        assert_eq!(placed.lowered, None, "{points}: nothing but the points decides");
    }
    let grading = office.set.grading.unwrap();
    let bounds: Vec<String> = (0..4).map(|place| grading.bounds(place)).collect();
    assert_eq!(
        bounds,
        ["từ 95 điểm trở lên", "từ 85 đến dưới 95 điểm", "từ 75 đến dưới 85 điểm", "dưới 75 điểm"]
    );
}

#[test]
fn an_item_with_nothing_bars_the_two_best_grades_and_leaves_the_points() {
    let mut office = Office::open();
    let zero = |total| Case { total, zero: true, ..Case::default() };
    let placed = office.expect("95 with a zero", &zero("95"), "95", DONE);
    assert_eq!(placed.lowered.unwrap().reasons, ["tiêu chí A1 bị 0 điểm"]);
    office.expect("85 with a zero", &zero("85"), "85", DONE);
    let placed = office.expect("75 with a zero", &zero("75"), "75", DONE);
    assert_eq!(placed.lowered, None, "it would not have been better");
    office.expect("74.99 with a zero", &zero("74.99"), "74.99", NOT);
}

#[test]
fn who_does_not_score_oneself_has_not_done_the_task() {
    let mut office = Office::open();
    let case = Case { no_self_score: true, ..total("100") };
    let placed = office.expect("no self-score", &case, "100", NOT);
    assert_eq!(placed.lowered.unwrap().reasons, ["đơn vị không tự chấm điểm"]);
}

#[test]
fn every_knock_out_has_its_ceiling() {
    let mut office = Office::open();
    let mut with = |what: &str, total: &'static str, happened: &[&'static str], grade: &str| {
        let case = Case { total, happened: happened.to_vec(), ..Case::default() };
        office.expect(what, &case, total, grade)
    };
    for (code, name) in [("V1", "tham nhũng"), ("V2", "hình sự"), ("V3", "cách chức")] {
        let placed = with(code, "99", &[code], NOT);
        let reasons = placed.lowered.unwrap().reasons;
        assert!(reasons.len() == 1 && reasons[0].contains(name), "{reasons:?}");
        assert!(reasons[0].contains("(Quyết định 12/QĐ-UBND)"), "{reasons:?}");
    }
    with("cảnh cáo", "99", &["V4"], DONE);
    with("cảnh cáo", "85", &["V4"], DONE);
    with("cảnh cáo", "74.99", &["V4"], NOT);
    with("khiển trách", "99", &["V5"], GOOD);
    with("khiển trách", "85", &["V5"], GOOD);
    with("khiển trách", "84.99", &["V5"], DONE);
    let placed = with("both", "99", &["V4", "V5"], DONE);
    assert!(placed.lowered.unwrap().reasons[0].contains("cảnh cáo"), "only what decided is named");
    with("all", "100", &["V1", "V4", "V5"], NOT);
}

#[test]
fn bonus_and_deduction_count_up_to_three() {
    let mut office = Office::open();
    let mut with = |what: &str, base: &'static str, bonus, deduction, points: &str, grade: &str| {
        let case = Case { bonus, deduction, ..total(base) };
        office.expect(what, &case, points, grade)
    };
    with("one bonus", "93", ["2", ""], ["", ""], "95", BEST);
    with("both bonuses are capped", "92", ["2", "2"], ["", ""], "95", BEST);
    with("still short", "91.99", ["2", "2"], ["", ""], "94.99", GOOD);
    with("one deduction", "96.99", ["", ""], ["2", ""], "94.99", GOOD);
    with("both deductions are capped", "88", ["", ""], ["2", "2"], "85", GOOD);
    with("just below", "87.99", ["", ""], ["2", "2"], "84.99", DONE);
    with("both", "95", ["2", "2"], ["2", "1"], "95", BEST);
    with("over the hundred", "100", ["2", "2"], ["", ""], "103", BEST);
}
