//! `plan import` as a person types it: what is printed, and what then stands in the data file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::ids::{ObligationId, PlanId};
use guong_sang::domain::intake::{accept, propose_all, proposed_and_open};
use guong_sang::domain::obligation::Duty;
use guong_sang::domain::plan::{Content, Shown, numbered};
use guong_sang::domain::{Command, Stamp};
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn seed(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seeds").join(name);
    // The tests may be built from another folder that links to the sources.
    let here = Path::new(file!()).parent().unwrap().join("fixtures/seeds").join(name);
    let path = if path.exists() { path } else { here };
    path.to_str().unwrap().to_owned()
}

fn data(folder: &Path) -> PathBuf {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    path
}

#[test]
fn a_real_plan_is_printed_entered_and_shown_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let data = data.to_str().unwrap();
    let (code, out, err) = typed(&["plan", "import", &seed("kiengiang-ubnd-2017.txt"), "--data", data]);
    assert_eq!((code, err.as_str()), (0, ""));
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((answer["sections_found"].as_u64(), answer["proposals_found"].as_u64()), (Some(38), Some(14)));
    assert!(answer["left"].as_array().unwrap().iter().any(|left| left == "Lan"));
    let plan = answer["plan"].as_i64().unwrap();
    let (code, shown, _) = typed(&["show", "plan", &plan.to_string(), "--data", data]);
    assert_eq!(code, 0);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["sections"].as_array().unwrap().len(), 38);
    assert_eq!(shown["plan"]["from"], "2017-01-01");
    assert_eq!(shown["plan"]["number"], Value::Null);
    assert_eq!(shown["plan"]["state"], "draft");
}

#[test]
fn looking_only_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let before = Database::open(&data).unwrap().plans().unwrap().len();
    let (code, out, _) = typed(&[
        "plan",
        "import",
        &seed("langson-mttq-2017-2020.txt"),
        "--dry",
        "--data",
        data.to_str().unwrap(),
    ]);
    assert_eq!(code, 0);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert!(answer["plan"].is_null() && answer["sections_found"] == 26);
    assert_eq!(Database::open(&data).unwrap().plans().unwrap().len(), before);
    // Without a data file too.
    assert_eq!(typed(&["plan", "import", &seed("langson-mttq-2017-2020.txt"), "--dry"]).0, 0);
}

#[test]
fn a_superiors_plan_keeps_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let superior = "Hội LHPN tỉnh Cao Bằng";
    let (code, out, err) = typed(&[
        "plan",
        "import",
        &seed("caobang-lhpn-2017.txt"),
        "--superior",
        superior,
        "--data",
        data.to_str().unwrap(),
    ]);
    assert_eq!(code, 0, "{err}");
    let answer: Value = serde_json::from_str(&out).unwrap();
    let file = Database::open(&data).unwrap().plan(PlanId(answer["plan"].as_i64().unwrap())).unwrap();
    assert_eq!(file.plan.origin.issuer, superior);
    assert_eq!(file.plan.number.as_deref(), Some("53/KH-BTV"));
}

#[test]
fn files_that_are_no_text_are_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let before = std::fs::read(&data).unwrap();
    let bad = folder.path().join("x.docx");
    for bytes in [b"PK\x03\x04 torn".as_slice(), b"%PDF-1.4", b"\xD0\xCF\x11\xE0 old"] {
        std::fs::write(&bad, bytes).unwrap();
        let (code, out, err) =
            typed(&["plan", "import", bad.to_str().unwrap(), "--data", data.to_str().unwrap()]);
        assert_eq!((code, out.as_str()), (3, ""));
        assert!(err.contains("Dữ liệu vẫn nguyên vẹn"), "{err}");
    }
    assert_eq!(typed(&["plan", "import", "no-such-file.txt", "--dry"]).0, 3);
    assert_eq!(typed(&["plan", "fly"]).0, 2);
    assert_eq!(std::fs::read(&data).unwrap(), before);
}

#[test]
fn an_accepted_proposal_is_stored_and_shown_inside_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = data(folder.path());
    let (_, out, _) =
        typed(&["plan", "import", &seed("kiengiang-ubnd-2017.txt"), "--data", path.to_str().unwrap()]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let plan = PlanId(answer["plan"].as_i64().unwrap());
    let mut database = Database::open(&path).unwrap();
    let stamp = Stamp { at: chrono::Utc::now(), who: "Kiểm thử".to_owned() };
    let mut next = 900_000_000;
    loop {
        let text = database.plan(plan).unwrap().text();
        let Some(mut one) = proposed_and_open(&text, &[]).into_iter().next() else { break };
        // What the text does not say, a person says.
        if let Duty::Publicity { agency, .. } = &mut one.proposal.duty
            && agency.is_empty()
        {
            "Văn phòng".clone_into(agency);
        }
        let section = text.sections.iter().find(|section| section.id == one.section).unwrap();
        next += 1;
        assert!(next < 900_000_100, "{:?}", one.proposal);
        database.perform(&accept(&one.proposal, section, ObligationId(next)), &stamp).unwrap();
    }
    let text = database.plan(plan).unwrap().text();
    assert_eq!(text.obligations.len(), 14);
    // The words of the plan are the ones that were read.
    let before: Vec<String> = answer["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| serde_json::from_value::<Content>(one["content"].clone()).unwrap().words())
        .collect();
    let after: Vec<String> =
        numbered(&text.sections).iter().map(|item| item.section.content.words()).collect();
    assert_eq!(before, after);
    let fields = text.sections.iter().flat_map(|section| {
        match &section.content {
            Content::Text { runs } => {
                runs.iter().filter(|run| matches!(run.shows, Some(Shown::Field { .. }))).count()
            }
            _ => 0,
        }
        .checked_sub(0)
    });
    assert!(fields.sum::<usize>() >= 12);
}

#[test]
fn a_proposal_turned_down_is_known_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = data(folder.path());
    let (_, out, _) =
        typed(&["plan", "import", &seed("cujut-mttq-2022-2025.txt"), "--data", path.to_str().unwrap()]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let plan = PlanId(answer["plan"].as_i64().unwrap());
    let mut database = Database::open(&path).unwrap();
    let text = database.plan(plan).unwrap().text();
    let all = propose_all(&text, &[]);
    assert_eq!(all.len(), 7);
    let key = all[0].proposal.key.clone();
    assert_eq!(answer["proposals"][0]["key"], key.as_str());
    let stamp = Stamp { at: chrono::Utc::now(), who: "Kiểm thử".to_owned() };
    database.perform(&Command::DeclineProposal { plan, key: key.clone(), declined: true }, &stamp).unwrap();
    let text = database.plan(plan).unwrap().text();
    assert!(proposed_and_open(&text, &[]).iter().all(|one| one.proposal.key != key));
}
