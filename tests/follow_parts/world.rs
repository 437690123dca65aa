//! Plans that offices published, with made-up dossiers, publicity, notes and reports of units.

use guong_sang::cli::{sample, script};
use guong_sang::domain::Command;
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::obligation::Duty;
use guong_sang::domain::papers::{Paper, PaperType, ReportSpan};
use guong_sang::domain::schedule::occurrences;
use guong_sang::domain::subject::{Detail, SubjectKind};
use guong_sang::forms::{Form, compose, profile_of};
use guong_sang::paper::{Block, Cell, Drawing, Faces, Pages, Row, Table, layout, pdf};
use guong_sang::storage::Database;
use serde_json::{Value, json};

pub const KIEN_GIANG: &str = include_str!("../fixtures/plans/kiengiang.jsonl");
pub const LANG_SON: &str = include_str!("../fixtures/plans/langson.jsonl");
pub const CU_JUT: &str = include_str!("../fixtures/plans/cujut.jsonl");

pub const PLAN: PlanId = PlanId(1);

/// Figures that come again in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }
}

pub fn done(database: &mut Database, deed: &Value) {
    let command: Command = serde_json::from_value(deed.clone()).unwrap_or_else(|e| panic!("{e}: {deed}"));
    database.perform(&command, &sample::stamp(0)).unwrap_or_else(|error| panic!("{error}: {deed}"));
}

const NAMES: [&str; 6] = [
    "Tổ hợp tác trồng rau an toàn",
    "Nông Thị Hoa",
    "Gia đình ông Hoàng Văn Thắng",
    "Chi hội thôn Nà Lầu",
    "Mô hình “Ngôi nhà xanh”",
    "Lý Thị Mai",
];

/// The ways a dossier can have gone, each step some days behind the one before.
const LIVES: [&[&str]; 9] = [
    &[],
    &["nurtured"],
    &["nurtured", "nominated"],
    &["nurtured", "nominated", "complete"],
    &["nominated", "complete", "chosen"],
    &["nominated", "complete", "chosen", "recognised"],
    &["nominated", "complete", "chosen", "recognised", "replicated"],
    &["nominated", "complete", "not_chosen"],
    &["nominated", "withdrawn"],
];

/// A plan with `count` dossiers and half as many items of publicity.
pub fn world(text: &str, seed: u64, count: i64) -> Database {
    let mut database = Database::in_memory().unwrap();
    for command in script::commands(text).unwrap() {
        database.perform(&command, &sample::stamp(0)).unwrap();
    }
    fill(&mut database, seed, count);
    database
}

/// Makes up what happened under the plan.
pub fn fill(database: &mut Database, seed: u64, count: i64) {
    let mut dice = Dice::new(seed);
    let file = database.plan(PLAN).unwrap();
    let units: Vec<i64> = database.units().unwrap().iter().map(|unit| unit.id.0).collect();
    let years: Vec<i32> = file.plan.years().collect();
    let day = |dice: &mut Dice, year: i32| {
        let (month, date) = (dice.below(12) + 1, dice.below(28) + 1);
        let day = chrono::NaiveDate::from_ymd_opt(year, month as u32, date as u32).unwrap();
        day.clamp(file.plan.from, file.plan.to)
    };
    for id in 1_000..1_000 + count {
        let kind = *dice.one(&SubjectKind::ALL);
        let year = *dice.one(&years);
        let name = format!("{} {}", dice.one(&NAMES), id - 999);
        let detail = serde_json::to_value(Detail::empty(kind)).unwrap();
        done(
            database,
            &json!({"deed": "save_subject", "subject": {"id": id, "name": name, "detail": detail}}),
        );
        let field = *dice.one(&["", "Kinh tế", "Nông thôn mới", "An sinh xã hội"]);
        let unit = *dice.one(&units);
        done(
            database,
            &json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": year, "unit": unit,
                "field": field, "movements": [1], "priorities": if dice.below(3) == 0 { vec!["direct_worker"] } else { vec![] }}}),
        );
        let mut on = day(&mut dice, year);
        for state in *dice.one(&LIVES) {
            let reason = if matches!(*state, "withdrawn" | "not_chosen") { "theo biên bản" } else { "" };
            done(
                database,
                &json!({"deed": "step_dossier", "id": id, "state": state, "on": on, "by": "Lâm Thị Yến", "reason": reason}),
            );
            on = on + chrono::Days::new(dice.below(40));
        }
    }
    let duties: Vec<i64> = file
        .obligations
        .iter()
        .filter(|one| matches!(one.duty, Duty::Publicity { .. }))
        .map(|one| one.id.0)
        .collect();
    for id in 1_000..1_000 + count / 2 {
        let year = *dice.one(&years);
        let on = day(&mut dice, year);
        let form =
            *dice.one(&["Báo in, báo điện tử", "Phát thanh", "Sinh hoạt chi hội", "Hội nghị, tọa đàm"]);
        let agency = *dice.one(&["Báo tỉnh", "Đài Phát thanh và Truyền hình tỉnh", ""]);
        let mut subjects: Vec<i64> =
            (0..dice.below(3)).map(|_| 1_000 + dice.below(count as u64) as i64).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let obligation = (!duties.is_empty() && dice.below(2) == 0).then(|| *dice.one(&duties));
        done(
            database,
            &json!({"deed": "save_publicity", "item": {"id": id, "plan": 1, "on": on, "form": form, "agency": agency,
                "title": format!("Gương sáng số {id}"), "subjects": subjects, "obligation": obligation}}),
        );
    }
    let mut id = 1_000;
    for one in &file.obligations {
        if !matches!(one.duty, Duty::Assignment { .. } | Duty::Milestone { .. }) {
            continue;
        }
        let times = occurrences(&one.duty, file.plan.from, file.plan.to);
        let mut days: Vec<Option<chrono::NaiveDate>> = times.iter().map(|time| Some(time.due)).collect();
        if days.is_empty() {
            days.push(one.duty.due().and_then(|due| due.single()));
        }
        for due in days {
            id += 1;
            let note = match dice.below(3) {
                0 => continue,
                1 => json!({"id": id, "obligation": one.id.0, "due": due, "state": "doing"}),
                _ => {
                    let on = due.unwrap_or(file.plan.from + chrono::Days::new(60));
                    json!({"id": id, "obligation": one.id.0, "due": due, "state": "done", "on": on, "number": format!("{id}/BC")})
                }
            };
            done(database, &json!({"deed": "save_duty_note", "note": note}));
        }
    }
}

/// The plan of Cư Jút with the reports of its communes counted one by one; some noted, some read in.
pub fn with_reports(seed: u64, count: i64) -> Database {
    let mut database = world(CU_JUT, seed, count);
    done(
        &mut database,
        &json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2023-05-02", "by": "Phan Thị Thu Hiền",
            "reason": "bổ sung chế độ báo cáo"}),
    );
    let mut one = database.plan(PLAN).unwrap().obligations.iter().find(|one| one.id.0 == 4).cloned().unwrap();
    if let Duty::Report { units, .. } = &mut one.duty {
        *units = Some(guong_sang::domain::obligation::Nominators::Kind(
            guong_sang::domain::unit::UnitKind::Commune,
        ));
    }
    done(&mut database, &json!({"deed": "save_obligation", "obligation": one}));
    for (id, unit, due, on) in [
        (1, 2, "2023-11-15", "2023-11-10"),
        (2, 3, "2023-11-15", "2023-11-20"),
        (3, 2, "2024-11-15", "2024-11-14"),
    ] {
        done(
            &mut database,
            &json!({"deed": "save_duty_note", "note": {"id": id, "obligation": 4, "due": due, "unit": unit,
                "state": "done", "on": on, "number": format!("{id}/BC-MT")}}),
        );
    }
    for (id, unit, year, received) in [(1, 4, 2024, "2024-11-16"), (2, 2, 2024, "2024-12-01")] {
        done(
            &mut database,
            &json!({"deed": "save_unit_report", "report": {"id": id, "plan": 1, "year": year, "span": "year", "unit": unit,
                "received": received, "sections": [{"title": "Kết quả", "paragraphs": ["Đã làm."]}]}}),
        );
    }
    database
}

/// The sample campaign, closed, with publicity and notes.
pub fn sampled() -> Database {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    let items = [
        ("2017-08-05", "Sinh hoạt chi hội", "", vec![1, 2]),
        ("2017-09-12", "Báo in, báo điện tử", "Báo Cao Bằng", vec![1, 5, 9]),
        ("2017-09-30", "Phát thanh, truyền hình", "Đài Phát thanh và Truyền hình Cao Bằng", vec![7]),
        ("2017-10-18", "Báo in, báo điện tử", "Báo Cao Bằng", vec![3]),
        ("2017-11-20", "Hội nghị, tọa đàm, giao lưu", "Hội LHPN tỉnh", vec![]),
    ];
    for (id, (on, form, agency, subjects)) in (1..).zip(items) {
        done(
            &mut database,
            &json!({"deed": "save_publicity", "item": {"id": id, "plan": 1, "on": on, "form": form, "agency": agency,
                "title": format!("Gương phụ nữ tiêu biểu, kỳ {id}"), "subjects": subjects}}),
        );
    }
    for (id, obligation, due, on) in
        [(1, 6, Value::Null, "2017-10-30"), (2, 5, json!("2017-12-20"), "2017-12-19")]
    {
        done(
            &mut database,
            &json!({"deed": "save_duty_note", "note": {"id": id, "obligation": obligation, "due": due, "state": "done",
                "on": on, "number": "21/BC-BTV"}}),
        );
    }
    database
}

pub fn case(database: &mut Database, year: i32) -> CaseFile {
    database.case_file(PLAN, year, None, true).unwrap().unwrap()
}

/// A report with charts and everything only an office can say.
pub fn report(case: &CaseFile, span: ReportSpan) -> Paper {
    let mut paper = Paper::draft(PaperType::Report, PLAN, case.year);
    paper.options.span = span;
    paper.options.charts = Some(guong_sang::domain::figures::chart::ChartKind::ALL.to_vec());
    paper.addressees = vec!["Ủy ban nhân dân tỉnh".into()];
    for key in ["shortcomings", "lessons", "directions"] {
        paper.texts.insert(key.into(), "Một số đơn vị gửi hồ sơ chậm.".into());
    }
    paper
}

pub fn written(case: &CaseFile, paper: &Paper) -> Form {
    let form = compose(paper, case, &profile_of(case).unwrap(), None).unwrap();
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    form
}

/// The form on pages; when the environment names a folder, its PDF is left there to be looked at.
pub fn pages(form: &Form, name: &str) -> Pages {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&form.document, faces);
    if let Ok(folder) = std::env::var("GUONG_SANG_LOOK") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf(&pages, faces).unwrap()).unwrap();
    }
    assert!(pages.missing.is_empty() && pages.overfull.is_empty(), "{:?}", pages.overfull);
    pages
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{a0}').collect()
}

pub fn words(cell: &Cell) -> String {
    let words: String = cell.runs.iter().map(|run| run.text.as_str()).collect();
    words.replace('\u{a0}', " ")
}

pub fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(words).collect()
}

/// The blocks of all sections.
pub fn blocks(form: &Form) -> impl Iterator<Item = &Block> {
    form.document.sections.iter().flat_map(|section| &section.blocks)
}

fn said(block: &Block) -> String {
    let Block::Para(para) = block else { return String::new() };
    para.runs.iter().map(|run| run.text.as_str()).collect::<String>().replace('\u{a0}', " ")
}

/// The table under a caption that contains `name`.
pub fn table<'f>(form: &'f Form, name: &str) -> Option<&'f Table> {
    let all: Vec<&Block> = blocks(form).collect();
    let at = all.iter().position(|block| said(block).starts_with("Bảng ") && said(block).contains(name))?;
    match all[at + 1] {
        Block::Table(table) => Some(table),
        other => panic!("{name}: {other:?}"),
    }
}

/// The drawings under a caption that contains `name`.
pub fn drawings<'f>(form: &'f Form, name: &str) -> Vec<&'f Drawing> {
    let all: Vec<&Block> = blocks(form).collect();
    let caption = |block: &&Block| said(block).starts_with("Biểu đồ ") && said(block).contains(name);
    let Some(at) = all.iter().position(caption) else { return Vec::new() };
    let drawn = all[at + 1..].iter().map_while(|block| match block {
        Block::Drawing(drawing) => Some(drawing),
        _ => None,
    });
    drawn.collect()
}

pub fn text(form: &Form) -> String {
    blocks(form).map(said).collect::<Vec<_>>().join("\n")
}
