//! The figures of a report as they were taken.

use super::day;
use super::world::*;
use guong_sang::cli::{self, Outlet};
use guong_sang::domain::figures::changes::{FigureChange, changes};
use guong_sang::domain::figures::snapshot::{ReportSnapshot, report_figures};
use guong_sang::domain::ids::PaperId;
use guong_sang::domain::papers::{Paper, ReportSpan};
use guong_sang::storage::Database;
use serde_json::json;

fn told(changes: &[FigureChange]) -> Vec<String> {
    changes.iter().map(|it| format!("{}: {} → {}", it.what, it.old, it.new)).collect()
}

fn taken(database: &mut Database, year: i32, span: ReportSpan) -> Paper {
    let case = case(database, year);
    let mut paper = report(&case, span);
    let on = day(2018, 7, 1);
    paper.figures = Some(Box::new(ReportSnapshot::taken(&case, &paper.options, on)));
    paper
}

#[test]
fn a_report_says_its_own_figures_until_they_are_taken_anew() {
    let mut database = world(LANG_SON, 50, 40);
    let mut paper = taken(&mut database, 2018, ReportSpan::Year);
    let before = case(&mut database, 2018);
    let first = written(&before, &paper);
    // What was taken and what the data say are the same paper.
    let free = Paper { figures: None, ..paper.clone() };
    assert_eq!(written(&before, &free), first);
    for deed in [
        json!({"deed": "save_subject", "subject": {"id": 5000, "name": "Chi hội Nà Sla", "detail": {"kind": "collective"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 5000, "subject": 5000, "plan": 1, "year": 2018, "unit": 3,
            "field": "Kinh tế", "movements": [1]}}),
        json!({"deed": "step_dossier", "id": 5000, "state": "nominated", "on": "2018-05-02", "by": "A"}),
        json!({"deed": "save_publicity", "item": {"id": 5000, "plan": 1, "on": "2018-05-20", "form": "Phát thanh",
            "agency": "Báo tỉnh", "title": "Chi hội Nà Sla", "subjects": [5000]}}),
    ] {
        done(&mut database, &deed);
    }
    let after = case(&mut database, 2018);
    assert_eq!(written(&after, &paper), first, "the old figures stand");
    assert_ne!(written(&after, &free), first);
    let snapshot = paper.figures.clone().unwrap();
    let now = report_figures(&after, &paper.options);
    let found = told(&changes(&snapshot.figures, &now));
    let of = |what: &str| {
        let figures = |all: &guong_sang::domain::figures::snapshot::ReportFigures| match what {
            "items" => all.follow.publicity.items,
            _ => all.follow.publicity.featured,
        };
        (figures(&snapshot.figures), figures(&now))
    };
    let (items, featured) = (of("items"), of("featured"));
    assert_eq!(items.1, items.0 + 1);
    for wanted in [
        format!("Tin, bài, hoạt động tuyên truyền: {} → {}", items.0, items.1),
        format!("Điển hình được giới thiệu: {} → {}", featured.0, featured.1),
    ] {
        assert!(found.contains(&wanted), "{wanted} in {found:#?}");
    }
    // One dossier of a collective of Lộc Bình, one item of May: nothing else is named.
    let kinds =
        ["Hồ sơ “Đã đề nghị”, tập thể", "tiếp nhận, tập thể", "Phong trào", "Lĩnh vực “Kinh tế”, tập thể"];
    let others =
        ["thực hiện chỉ tiêu", "Tuyên truyền, hình thức “Phát thanh”", "Tuyên truyền, cơ quan “Báo tỉnh”"];
    for what in kinds.iter().chain(&others).chain(&["Tuyên truyền tháng 5/2018"]) {
        assert!(found.iter().any(|line| line.contains(what)), "{what} in {found:#?}");
    }
    for line in &found {
        let (old, new) = line.rsplit_once(": ").unwrap().1.split_once(" → ").unwrap();
        if let (Ok(old), Ok(new)) = (old.parse::<i64>(), new.parse::<i64>()) {
            assert_eq!(new - old, 1, "{line}");
        }
    }
    // Kept against these figures it asks no more, against others again.
    assert!(snapshot.asks(&now) && !snapshot.asks(&snapshot.figures));
    let kept = snapshot.as_ref().clone().kept_against(&now);
    assert!(!kept.asks(&now));
    done(
        &mut database,
        &json!({"deed": "step_dossier", "id": 5000, "state": "complete", "on": "2018-05-09", "by": "A"}),
    );
    let later = case(&mut database, 2018);
    assert!(kept.asks(&report_figures(&later, &paper.options)));
    // Taken anew it says what the data say.
    paper.figures = Some(Box::new(ReportSnapshot::taken(&later, &paper.options, day(2018, 8, 1))));
    assert_eq!(written(&later, &paper), written(&later, &free));
}

#[test]
fn whatever_differs_is_named_and_nothing_else() {
    let mut worlds: Vec<Database> = (60..64).map(|seed| world(LANG_SON, seed, 30)).collect();
    worlds.push(world(KIEN_GIANG, 64, 30));
    worlds.push(with_reports(65, 30));
    let mut all = Vec::new();
    for database in &mut worlds {
        for year in database.plan(PLAN).unwrap().plan.years().collect::<Vec<_>>() {
            let case = case(database, year);
            for span in ReportSpan::ALL {
                all.push(report_figures(&case, &report(&case, span).options));
            }
        }
    }
    for old in &all {
        for new in &all {
            let found = changes(old, new);
            assert_eq!(found.is_empty(), old == new);
            assert!(found.iter().all(|it| it.old != it.new && !it.what.is_empty()), "{found:?}");
        }
        // Kept with the paper and read again, they are the same.
        let text = serde_json::to_string(old).unwrap();
        assert_eq!(*old, serde_json::from_str(&text).unwrap());
    }
}

#[test]
fn the_figures_are_kept_with_the_paper_and_no_name_with_them() {
    let mut database = world(LANG_SON, 70, 30);
    let paper = Paper { id: PaperId(1), ..taken(&mut database, 2018, ReportSpan::Year) };
    let never = paper.figures.as_ref().unwrap().figures.follow.publicity.never.len();
    assert!(never > 0, "this plan has exemplars nobody made known");
    let text = serde_json::to_string(&paper.figures).unwrap();
    for it in case(&mut database, 2018).nominations {
        assert!(!text.contains(&it.subject.name), "{}", it.subject.name);
    }
    done(&mut database, &json!({"deed": "save_paper", "paper": paper}));
    assert_eq!(database.papers().unwrap()[0].figures, paper.figures);
    // A paper without them is written as before there were any.
    let bare = serde_json::to_value(Paper { figures: None, ..paper }).unwrap();
    assert!(bare.get("figures").is_none() && bare["options"].get("charts").is_some());
}

fn run(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn the_command_line_takes_keeps_and_releases_figures() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    for command in guong_sang::cli::script::commands(LANG_SON).unwrap() {
        database.perform(&command, &guong_sang::cli::sample::stamp(0)).unwrap();
    }
    fill(&mut database, 80, 20);
    let paper = Paper { id: PaperId(1), ..report(&case(&mut database, 2018), ReportSpan::Year) };
    done(&mut database, &json!({"deed": "save_paper", "paper": paper}));
    drop(database);
    let data = path.to_str().unwrap();
    let ask = |what: &str| {
        let (code, out, err) = run(&["report", what, "1", "--data", data, "--at", "2018-12-31T03:00:00Z"]);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str::<serde_json::Value>(&out).unwrap()
    };
    let print = |name: &str| {
        let file = folder.path().join(name);
        let line = [
            "paper",
            "report",
            "--paper",
            "1",
            "--data",
            data,
            "--out",
            file.to_str().unwrap(),
            "--at",
            "2018-12-31T03:00:00Z",
        ];
        let (code, _, err) = run(&line);
        assert_eq!(code, 0, "{err}");
        std::fs::read(file).unwrap()
    };
    let free = print("a.pdf");
    assert_eq!(ask("freeze")["figures"]["taken_on"], "2018-12-31");
    assert_eq!(print("b.pdf"), free);
    assert_eq!(ask("changes")["changes"], json!([]));
    let mut database = Database::open(&path).unwrap();
    done(
        &mut database,
        &json!({"deed": "save_publicity", "item": {"id": 5000, "plan": 1, "on": "2018-05-20", "form": "Phát thanh",
            "agency": "Báo tỉnh", "title": "Một tin mới"}}),
    );
    drop(database);
    assert_eq!(print("c.pdf"), free, "what was taken is printed");
    let said = ask("changes");
    assert_eq!(said["asks"], true);
    assert!(said["changes"].as_array().unwrap().len() >= 3, "{said}");
    ask("keep");
    assert_eq!(ask("changes")["asks"], false);
    ask("release");
    assert_ne!(print("d.pdf"), free);
    let (code, _, err) = run(&["report", "thaw", "1", "--data", data]);
    assert_eq!(code, 2, "{err}");
}
