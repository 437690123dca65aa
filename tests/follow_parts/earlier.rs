//! The year before in another plan: the usual case of an office whose plans are of one year.

use super::world::*;
use super::{body, came, count, day, known, number};
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::figures::changes::changes;
use guong_sang::domain::figures::earlier::ComparedWith;
use guong_sang::domain::figures::snapshot::report_figures;
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::papers::{Paper, ReportSpan};
use guong_sang::storage::Database;
use serde_json::{Value, json};

const NEXT: PlanId = PlanId(900);
const OTHER: i64 = 901;

/// A plan with one dossier that was chosen.
fn plan(database: &mut Database, id: i64, name: &str, (from, to): (&str, &str), more: &Value) {
    let mut plan =
        json!({"id": id, "name": name, "subject": "Tuyên dương điển hình", "from": from, "to": to});
    for (key, value) in more.as_object().unwrap() {
        plan[key] = value.clone();
    }
    done(database, &json!({"deed": "save_plan", "plan": plan}));
    let (year, unit) = (from[..4].parse::<i32>().unwrap(), database.units().unwrap()[1].id);
    done(
        database,
        &json!({"deed": "save_subject", "subject": {"id": id, "name": "Lục Thị Thảo", "detail": {"kind": "person"}}}),
    );
    done(
        database,
        &json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": id, "year": year, "unit": unit}}),
    );
    for (state, on) in [("nominated", "03-01"), ("complete", "03-02"), ("chosen", "03-03")] {
        done(
            database,
            &json!({"deed": "step_dossier", "id": id, "state": state, "on": format!("{year}-{on}"), "by": "Lâm Thị Yến"}),
        );
    }
}

/// The plan of 2017 to 2020 with dossiers, and a plan of the year after.
fn offices(more: &Value) -> Database {
    let mut database = world(LANG_SON, 5, 80);
    plan(&mut database, NEXT.0, "Điển hình tiên tiến 2021", ("2021-01-01", "2021-12-31"), more);
    database
}

fn of_2021(database: &mut Database) -> (CaseFile, Paper) {
    let case = database.case_file(NEXT, 2021, None, true).unwrap().unwrap();
    let mut paper = report(&case, ReportSpan::Year);
    paper.plan = NEXT;
    (case, paper)
}

#[test]
fn a_plan_of_one_year_is_compared_with_the_plan_before_it_and_says_with_which() {
    for more in
        [json!({"movements": [1]}), json!({}), json!({"origin": {"copied_from": 1}, "movements": [2]})]
    {
        let mut database = offices(&more);
        let (case, paper) = of_2021(&mut database);
        let form = written(&case, &paper);
        let rows = body(table(&form, "So sánh với cùng kỳ năm 2020").unwrap());
        let before = known(&mut database, 2020..=2020, day(2020, 12, 31));
        assert_eq!(
            (number(&rows[0][2]), number(&rows[0][3])),
            (count(&before, |it| came(it.state)), 1),
            "{more}"
        );
        let items = database.publicity(PlanId(1)).unwrap();
        let made = items.iter().filter(|it| it.on.to_string().starts_with("2020")).count();
        assert_eq!(number(&rows[5][2]), made as u64);
        assert!(made > 0 && rows[0][2] != "0");
        let said = text(&form);
        assert!(
            said.contains("Số liệu năm 2020 lấy từ kế hoạch “Mô hình, điển hình tiên tiến 2017 - 2020”."),
            "{said}"
        );
    }
}

#[test]
fn the_figures_are_those_that_the_plan_before_printed_itself() {
    let mut database = offices(&json!({}));
    let then = database.case_file(PlanId(1), 2020, None, true).unwrap().unwrap();
    let (case, mut paper) = of_2021(&mut database);
    for (span, as_of) in [
        (ReportSpan::Year, None),
        (ReportSpan::HalfYear, None),
        (ReportSpan::Year, Some((day(2021, 10, 31), day(2020, 10, 31)))),
    ] {
        paper.options.span = span;
        paper.options.as_of = as_of.map(|(now, _)| now);
        let mut own = paper.options.clone();
        own.as_of = as_of.map(|(_, then)| then);
        let printed = report_figures(&then, &own).totals();
        assert_eq!(report_figures(&case, &paper.options).before, Some(printed));
    }
}

#[test]
fn where_several_plans_could_be_meant_nothing_is_compared_until_somebody_chooses() {
    let mut database = offices(&json!({}));
    plan(&mut database, OTHER, "Phụ nữ khởi nghiệp 2020", ("2020-01-01", "2020-12-31"), &json!({}));
    let (case, mut paper) = of_2021(&mut database);
    let free = report_figures(&case, &paper.options);
    assert_eq!((free.before, &free.before_plan), (None, &None));
    assert!(!text(&written(&case, &paper)).contains("cùng kỳ"));

    paper.options.compared_with = ComparedWith::Plan(PlanId(OTHER));
    let chosen = report_figures(&case, &paper.options);
    assert_eq!(chosen.before.unwrap().chosen, 1);
    assert_eq!(chosen.before_plan.as_deref(), Some("Phụ nữ khởi nghiệp 2020"));
    let named: Vec<String> = changes(&free, &chosen).into_iter().map(|it| it.what).collect();
    assert!(named.contains(&"Kế hoạch khác của cùng kỳ năm trước".to_owned()), "{named:?}");
    let bytes = serde_json::to_string(&paper.options).unwrap();
    assert_eq!(
        serde_json::from_str::<guong_sang::domain::papers::PaperOptions>(&bytes).unwrap(),
        paper.options
    );

    paper.options.compared_with = ComparedWith::Plan(PlanId(1));
    assert_eq!(
        report_figures(&case, &paper.options).before_plan.as_deref(),
        Some("Mô hình, điển hình tiên tiến 2017 - 2020")
    );
    paper.options.compared_with = ComparedWith::Nothing;
    assert_eq!(report_figures(&case, &paper.options).before, None);
}

#[test]
fn a_movement_in_common_decides_and_another_campaign_is_not_compared_with() {
    let mut database = offices(&json!({"movements": [1]}));
    plan(
        &mut database,
        OTHER,
        "Phụ nữ khởi nghiệp 2020",
        ("2020-01-01", "2020-12-31"),
        &json!({"movements": [2]}),
    );
    let (case, paper) = of_2021(&mut database);
    let found = report_figures(&case, &paper.options);
    assert_eq!(found.before_plan.as_deref(), Some("Mô hình, điển hình tiên tiến 2017 - 2020"));

    // Only the plan of another movement is left to be compared with.
    let other = CaseFile {
        earlier: case.earlier.iter().filter(|it| it.plan.id == PlanId(OTHER)).cloned().collect(),
        ..case.clone()
    };
    assert_eq!(other.earlier.len(), 1);
    assert_eq!(report_figures(&other, &paper.options).before, None);
}

#[test]
fn a_superior_plan_and_a_plan_without_anything_in_the_year_are_no_year_before() {
    let mut database = offices(&json!({}));
    for (id, issuer) in [(902, "Hội LHPN tỉnh"), (903, "")] {
        done(
            &mut database,
            &json!({"deed": "save_plan", "plan": {"id": id, "name": format!("Kế hoạch {id}"), "subject": "Thử",
                "from": "2020-01-01", "to": "2020-12-31", "origin": {"issuer": issuer}}}),
        );
    }
    let (case, paper) = of_2021(&mut database);
    let earlier: Vec<PlanId> = case.earlier.iter().map(|it| it.plan.id).collect();
    assert_eq!(earlier, [PlanId(1)]);
    assert!(report_figures(&case, &paper.options).before.is_some());
}
