//! Plans over their life: submitted, issued, amended, ended; copied from an earlier one; and the register of bases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::NaiveDate;
use guong_sang::domain::basis::{Basis, Standing, entry_of, shipped};
use guong_sang::domain::ids::{BasisId, PlanId};
use guong_sang::domain::plan::copy::{Copying, copied};
use guong_sang::domain::plan::{Content, PlanState, PlanStep, Shown, waiting};
use guong_sang::domain::{Area, Rule};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use std::io::Read;
use storage_support::{campaign, command, done, refused, stamp};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn step(id: i64, step: &str, reason: &str) -> Value {
    json!({"deed": "step_plan", "id": id, "step": step, "on": "2018-01-05", "by": "Nông Thị Kiều Trinh", "reason": reason})
}

fn issue(id: i64, number: &str) -> Value {
    json!({"deed": "issue_plan", "id": id, "number": number, "on": "2018-01-10"})
}

/// The sample with a small draft, plan 2: one obligation printed by a section and named inside a sentence.
fn with_draft() -> Database {
    let mut db = campaign();
    for deed in [
        json!({"deed": "save_plan", "plan": {"id": 2, "name": "Năm 2018", "subject": "Tuyên truyền năm 2018", "from": "2018-01-01", "to": "2018-12-31"}}),
        json!({"deed": "save_obligation", "obligation": {"id": 200, "plan": 2, "duty":
            {"duty": "quota", "nominators": {"kind": "commune"}, "bound": "at_least", "number": 2, "every": "once",
             "due": {"on": "2018-04-20"}}}}),
        json!({"deed": "save_section", "section": {"id": 2000, "plan": 2, "marking": "roman",
            "content": {"holds": "heading", "text": "Mục đích"}}}),
        json!({"deed": "save_section", "section": {"id": 2001, "plan": 2, "parent": 2000, "marking": "dash",
            "content": {"holds": "obligation", "obligation": 200}}}),
        json!({"deed": "save_section", "section": {"id": 2002, "plan": 2, "parent": 2000, "position": 1, "marking": "dash",
            "content": {"holds": "text", "runs": [{"text": "Hồ sơ gửi "},
                {"text": "trước ngày 20/4/2018", "shows": {"of": "field", "obligation": 200, "field": "due"}},
                {"text": " theo "}, {"text": "phần I", "shows": {"of": "section", "section": 2000}}]}}}),
    ] {
        done(&mut db, &deed);
    }
    db
}

#[test]
fn a_plan_goes_through_its_life_and_every_step_is_dated() {
    let mut db = with_draft();
    refused(&mut db, Rule::StepWrong, &step(2, "take_back", "x"));
    refused(&mut db, Rule::StepWrong, &step(2, "amend", "x"));
    done(&mut db, &step(2, "submit", ""));
    refused(&mut db, Rule::Locked, &json!({"deed": "remove_section", "id": 2001}));
    refused(&mut db, Rule::ReasonMissing, &step(2, "take_back", " "));
    done(&mut db, &step(2, "take_back", "bổ sung tiêu chí"));
    done(&mut db, &step(2, "submit", ""));
    done(&mut db, &issue(2, "07"));
    refused(&mut db, Rule::Locked, &issue(2, "08"));
    done(&mut db, &step(2, "expire", "kế hoạch tỉnh thay đổi"));
    refused(&mut db, Rule::StepWrong, &step(2, "amend", "x"));
    let file = db.plan(PlanId(2)).unwrap();
    assert_eq!(file.plan.state, PlanState::Expired);
    let steps: Vec<Option<PlanStep>> = file.steps.iter().map(|one| one.step).collect();
    use PlanStep::{Expire, Submit, TakeBack};
    assert_eq!(steps, [Some(Submit), Some(TakeBack), Some(Submit), None, Some(Expire)]);
}

#[test]
fn an_amendment_keeps_what_was_issued_and_can_be_dropped() {
    let mut db = with_draft();
    done(&mut db, &json!({"deed": "issue_plan", "id": 2, "number": "07", "on": "2018-01-10", "kept": "gói"}));
    let issued = db.plan(PlanId(2)).unwrap();
    refused(&mut db, Rule::ReasonMissing, &step(2, "amend", ""));
    done(&mut db, &step(2, "amend", "thêm thời gian"));
    let amending = db.plan(PlanId(2)).unwrap();
    assert_eq!((amending.plan.state, amending.plan.origin.version), (PlanState::Draft, 2));
    assert_eq!((&amending.plan.number, amending.plan.issued_on), (&None, None));
    assert_eq!(amending.plan.origin.replaces.as_ref().unwrap().number, "07");
    refused(&mut db, Rule::Locked, &json!({"deed": "remove_plan", "id": 2}));
    done(
        &mut db,
        &json!({"deed": "save_obligation", "obligation": {"id": 200, "plan": 2, "duty":
            {"duty": "quota", "nominators": {"kind": "commune"}, "bound": "at_least", "number": 3, "every": "once",
             "due": {"on": "2018-05-15"}}}}),
    );
    done(&mut db, &json!({"deed": "remove_section", "id": 2002}));
    assert_eq!(db.plan_version(PlanId(2), 1).unwrap().unwrap().obligations, issued.obligations);
    assert_eq!(db.kept_plan(PlanId(2), 1).unwrap().as_deref(), Some("gói"));

    done(&mut db, &step(2, "drop_amendment", "không cần nữa"));
    let back = db.plan(PlanId(2)).unwrap();
    assert_eq!(back.text(), issued.text());
    assert_eq!(back.steps.len(), 3);

    // The second time it is issued; both numbers stay in the book.
    done(&mut db, &step(2, "amend", "thêm thời gian"));
    done(&mut db, &json!({"deed": "issue_plan", "id": 2, "number": "19", "on": "2018-03-01"}));
    let plans = db.plans().unwrap();
    let book = guong_sang::domain::register::book(&plans, &[]);
    let mut numbers: Vec<&str> =
        book.iter().filter(|line| line.plan == PlanId(2)).map(|line| line.number.as_str()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, ["07", "19"]);
    assert_eq!(db.plan_version(PlanId(2), 2).unwrap().unwrap().plan.number.as_deref(), Some("19"));
}

#[test]
fn a_head_saved_late_does_not_turn_the_life_back() {
    let mut db = with_draft();
    let before = db.plan(PlanId(2)).unwrap().plan;
    done(&mut db, &issue(2, "07"));
    done(&mut db, &step(2, "amend", "x"));
    done(&mut db, &json!({"deed": "save_plan", "plan": serde_json::to_value(&before).unwrap()}));
    let plan = db.plan(PlanId(2)).unwrap().plan;
    assert_eq!((plan.origin.version, plan.origin.past.len()), (2, 1));
}

#[test]
fn what_a_sentence_names_cannot_be_removed_under_it() {
    let mut db = with_draft();
    done(&mut db, &json!({"deed": "remove_section", "id": 2001}));
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_obligation", "id": 200}));
    done(&mut db, &json!({"deed": "remove_section", "id": 2002}));
    done(&mut db, &json!({"deed": "remove_obligation", "id": 200}));
    refused(
        &mut db,
        Rule::NotFound,
        &json!({"deed": "save_section", "section": {"id": 2003, "plan": 2, "marking": "dash", "content":
            {"holds": "text", "runs": [{"text": "x", "shows": {"of": "field", "obligation": 200, "field": "due"}}]}}}),
    );
}

#[test]
fn an_appendix_stands_behind_the_text_and_never_inside() {
    let mut db = with_draft();
    let appendix = |parent: Value, marking: &str| {
        json!({"deed": "save_section", "section": {"id": 2010, "plan": 2, "parent": parent, "position": 9,
            "marking": marking, "content": {"holds": "appendix", "text": "Biểu phân bổ"}}})
    };
    refused(&mut db, Rule::WrongKind, &appendix(json!(2000), "appendix"));
    refused(&mut db, Rule::WrongKind, &appendix(json!(null), "roman"));
    done(&mut db, &appendix(json!(null), "appendix"));
    refused(
        &mut db,
        Rule::WrongKind,
        &json!({"deed": "move_section", "id": 2010, "parent": 2000, "position": 0}),
    );
}

#[test]
fn impossible_duties_are_refused() {
    let mut db = with_draft();
    let duty =
        |duty: Value| json!({"deed": "save_obligation", "obligation": {"id": 201, "plan": 2, "duty": duty}});
    let quota = |more: Value| {
        let mut duty_of =
            json!({"duty": "quota", "nominators": "every", "bound": "at_least", "every": "once"});
        duty_of.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        duty(duty_of)
    };
    refused(&mut db, Rule::OutOfRange, &quota(json!({"number": 0})));
    refused(
        &mut db,
        Rule::OutOfRange,
        &quota(json!({"share": {"percent": "120", "of": "chi hội", "rounding": "up"}})),
    );
    refused(
        &mut db,
        Rule::OutOfRange,
        &quota(json!({"number": 1, "due": {"every_year": {"day": 31, "month": 4}}})),
    );
    refused(
        &mut db,
        Rule::OutOfRange,
        &quota(
            json!({"number": 1, "due": {"twice_yearly": {"first": {"day": 5, "month": 12}, "second": {"day": 5, "month": 6}}}}),
        ),
    );
    refused(&mut db, Rule::OutOfRange, &duty(json!({"duty": "seats", "number": 0, "event": "Hội nghị"})));
    done(&mut db, &quota(json!({"share": {"percent": "20", "of": "tổng số chi hội", "rounding": "up"}})));
}

#[test]
fn a_superiors_plan_is_kept_to_but_never_issued_here() {
    let mut db = with_draft();
    let superior = json!({"deed": "save_plan", "plan": {"id": 3, "name": "Kế hoạch tỉnh", "subject": "s", "number": "1501",
        "issued_on": "2017-05-23", "from": "2018-01-01", "to": "2018-12-31", "origin": {"issuer": "UBND tỉnh"}}});
    done(&mut db, &superior);
    refused(&mut db, Rule::StepWrong, &issue(3, "1"));
    refused(&mut db, Rule::StepWrong, &step(3, "submit", ""));
    refused(
        &mut db,
        Rule::WrongKind,
        &json!({"deed": "save_round", "round": {"id": 9, "plan": 3, "name": "Đợt 1"}}),
    );
    refused(
        &mut db,
        Rule::WrongKind,
        &json!({"deed": "save_dossier", "dossier": {"id": 90, "subject": 1, "plan": 3, "year": 2018, "unit": 2}}),
    );
    let mut own = serde_json::to_value(db.plan(PlanId(2)).unwrap().plan).unwrap();
    own["origin"] = json!({"superior": 1});
    refused(&mut db, Rule::WrongKind, &json!({"deed": "save_plan", "plan": own.clone()}));
    own["origin"] = json!({"superior": 3});
    done(&mut db, &json!({"deed": "save_plan", "plan": own}));
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_plan", "id": 3}));
    let case = db.case_file(PlanId(2), 2018, None, false).unwrap().unwrap();
    assert_eq!(case.superior.unwrap().plan.id, PlanId(3));
    let book = guong_sang::domain::register::book(&db.plans().unwrap(), &[]);
    assert!(book.iter().all(|line| line.plan != PlanId(3)));
}

#[test]
fn a_copy_waits_until_every_figure_was_looked_at() {
    let mut db = campaign();
    let source = db.plan(PlanId(1)).unwrap();
    let mut next = 5_000;
    let mut fresh = || {
        next += 1;
        next
    };
    let copying = Copying {
        id: PlanId(2),
        name: "Năm 2018".into(),
        from: day(2018, 1, 1),
        to: day(2018, 12, 31),
        move_years: true,
        council: Some((db.rounds(PlanId(1)).unwrap()[0].clone(), Vec::new())),
    };
    let deed = copied(&source.text(), &copying, &mut fresh);
    db.perform(&deed, &stamp()).unwrap();
    let copy = db.plan(PlanId(2)).unwrap();
    assert_eq!(copy.sections.len(), source.sections.len());
    assert_eq!(copy.obligations.len(), source.obligations.len());
    assert_eq!(copy.sets.len(), source.sets.len());
    let words = |text: &guong_sang::storage::PlanFile| -> Vec<String> {
        guong_sang::domain::plan::numbered(&text.sections)
            .iter()
            .map(|item| format!("{} {}", item.label, item.section.content.words().replace("2017", "2018")))
            .collect()
    };
    assert_eq!(words(&copy), words(&source));
    for section in &copy.sections {
        if let Content::Text { runs } = &section.content {
            for shows in runs.iter().filter_map(|run| run.shows) {
                match shows {
                    Shown::Section { section } => assert!(copy.sections.iter().any(|one| one.id == section)),
                    Shown::Field { obligation, .. } => {
                        assert!(copy.obligations.iter().any(|one| one.id == obligation));
                    }
                }
            }
        }
    }
    assert_eq!(db.rounds(PlanId(2)).unwrap().len(), 1);
    assert_eq!(db.submissions(PlanId(2)).unwrap(), []);

    refused(&mut db, Rule::Unconfirmed, &issue(2, "3"));
    let all = waiting(&copy.text()).count();
    assert!(all > 15, "{all}");
    let items: Vec<u32> = waiting(&copy.text()).map(|(at, _)| at).collect();
    done(&mut db, &json!({"deed": "confirm_inherited", "plan": 2, "items": items[1..], "confirmed": true}));
    refused(&mut db, Rule::Unconfirmed, &issue(2, "3"));
    refused(
        &mut db,
        Rule::NotFound,
        &json!({"deed": "confirm_inherited", "plan": 2, "items": [100_000], "confirmed": true}),
    );
    done(&mut db, &json!({"deed": "confirm_inherited", "plan": 2, "items": [items[0]], "confirmed": true}));
    done(&mut db, &issue(2, "3"));
}

#[test]
fn editing_a_figure_away_settles_it() {
    let mut db = with_draft();
    let mut next = 9_000;
    let mut fresh = || {
        next += 1;
        next
    };
    let source = db.plan(PlanId(2)).unwrap().text();
    let copying = Copying {
        id: PlanId(4),
        name: "Năm sau".into(),
        from: day(2019, 1, 1),
        to: day(2019, 12, 31),
        move_years: false,
        council: None,
    };
    db.perform(&copied(&source, &copying, &mut fresh), &stamp()).unwrap();
    let text = db.plan(PlanId(4)).unwrap().text();
    let before = waiting(&text).count();
    let mut obligation = serde_json::to_value(&text.obligations[0]).unwrap();
    obligation["duty"]["due"] = json!({"on": "2019-04-18"});
    done(&mut db, &json!({"deed": "save_obligation", "obligation": obligation}));
    let after = waiting(&db.plan(PlanId(4)).unwrap().text()).count();
    assert_eq!(after, before - 1, "the old day is gone from the obligation");
}

#[test]
fn declined_proposals_stay_declined() {
    let mut db = with_draft();
    let decline = |declined: bool| json!({"deed": "decline_proposal", "plan": 2, "key": "quota-1", "declined": declined});
    done(&mut db, &decline(true));
    done(&mut db, &decline(true));
    assert_eq!(db.plan(PlanId(2)).unwrap().plan.origin.declined, ["quota-1"]);
    done(&mut db, &decline(false));
    assert!(db.plan(PlanId(2)).unwrap().plan.origin.declined.is_empty());
}

#[test]
fn the_register_of_bases_is_the_shipped_one_with_the_offices_own() {
    let mut db = campaign();
    assert_eq!(db.bases().unwrap(), shipped());
    let mut own = shipped().iter().find(|one| one.number == "98/2023/NĐ-CP").unwrap().clone();
    own.checked = true;
    let save = |basis: &Basis| json!({"deed": "save_basis", "basis": serde_json::to_value(basis).unwrap()});
    done(&mut db, &save(&own));
    let all = db.bases().unwrap();
    assert_eq!(all.len(), shipped().len());
    let mut cited = own.cited();
    cited.entry = None;
    let found = entry_of(&cited, &all).unwrap();
    assert!(found.checked);
    let Standing::Ended { since, successor } = found.standing(day(2026, 1, 1), &all) else { panic!() };
    assert_eq!(since, day(2025, 7, 1));
    assert_eq!(all.iter().find(|one| Some(one.id) == successor).unwrap().number, "152/2025/NĐ-CP");

    // A circle of replacements is refused with its reason.
    let mut circle = all.iter().find(|one| Some(one.id) == successor).unwrap().clone();
    circle.replaced_by = Some(own.id);
    refused(&mut db, Rule::Circular, &save(&circle));
    let mut wrong = own.clone();
    wrong.ended = Some(day(2020, 1, 1));
    refused(&mut db, Rule::PeriodWrong, &save(&wrong));
    let nameless = Basis { id: BasisId(5000), number: String::new(), subject: String::new(), ..own.clone() };
    refused(&mut db, Rule::NameMissing, &save(&nameless));

    done(&mut db, &json!({"deed": "remove_basis", "id": own.id.0}));
    assert_eq!(db.bases().unwrap(), shipped());
    refused(&mut db, Rule::NotFound, &json!({"deed": "remove_basis", "id": own.id.0}));
}

#[test]
fn a_file_of_the_second_schema_is_taken_over_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-2.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    let mut db = Database::open(&path).unwrap();
    let counts = db.row_counts().unwrap();
    assert_eq!((counts[&Area::Dossier], counts[&Area::Paper], counts[&Area::PlanVersion]), (24, 4, 0));
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    // A plan issued before versions were kept can be amended, and its first version is kept then.
    done(&mut db, &step(1, "amend", "kéo dài thời gian"));
    assert_eq!(db.plan_version(PlanId(1), 1).unwrap().unwrap().plan.number.as_deref(), Some("53"));
    done(&mut db, &step(1, "drop_amendment", "thôi"));
    assert_eq!(db.plan(PlanId(1)).unwrap().plan.state, PlanState::Issued);
    drop(db);
    assert_eq!(std::fs::read_dir(guong_sang::storage::backup_folder(&path)).unwrap().count(), 1);
}

#[test]
fn every_deed_of_a_plans_life_is_taken_back_exactly() {
    let mut db = with_draft();
    for deed in [
        step(2, "submit", ""),
        step(2, "take_back", "sửa"),
        issue(2, "07"),
        step(2, "amend", "thêm"),
        json!({"deed": "decline_proposal", "plan": 2, "key": "k", "declined": true}),
        step(2, "drop_amendment", "thôi"),
        step(2, "expire", "hết"),
    ] {
        let before = db.fingerprint().unwrap();
        let receipt = db.perform(&command(&deed), &stamp()).unwrap();
        let after = db.fingerprint().unwrap();
        assert_ne!(before, after, "{deed}");
        let back = db.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
        assert_eq!(db.fingerprint().unwrap(), before, "{deed}");
        db.perform(&back.undo.unwrap(), &stamp()).unwrap();
        assert_eq!(db.fingerprint().unwrap(), after, "{deed}");
    }
}
