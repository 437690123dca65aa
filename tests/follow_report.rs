//! Reports against the questions behind them: every figure printed is counted again, in another way, from what the data
//! file answers; and the figures that were taken stay what they are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "follow_parts/charts.rs"]
mod charts;
#[path = "follow_parts/earlier.rs"]
mod earlier;
#[path = "follow_parts/taken.rs"]
mod taken;
#[path = "follow_parts/world.rs"]
mod world;

use chrono::{Datelike, NaiveDate};
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{SubjectId, UnitId};
use guong_sang::domain::obligation::{Bound, Duty};
use guong_sang::domain::papers::ReportSpan;
use guong_sang::domain::progress::{carries_out, progress};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::{docx, xlsx};
use guong_sang::forms::Form;
use guong_sang::paper::{Block, RowKind, Table};
use guong_sang::storage::{Database, DossierFilter};
use guong_sang::text::{count_with_words, plain_date};
use std::collections::{BTreeMap, HashSet};
use world::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// One dossier as the data file answers for it.
struct Known {
    unit: UnitId,
    subject: SubjectId,
    kind: SubjectKind,
    state: DossierState,
}

/// The dossiers of some years as they were at the end of a day.
fn known(database: &mut Database, years: std::ops::RangeInclusive<i32>, as_of: NaiveDate) -> Vec<Known> {
    let mut all = Vec::new();
    for year in years {
        let filter = DossierFilter { plan: Some(PLAN), year: Some(year), ..DossierFilter::default() };
        for id in database.find_dossiers(&filter).unwrap() {
            let file = database.dossier(id).unwrap();
            let mut state = file.steps.is_empty().then_some(DossierState::Noticed);
            for step in &file.steps {
                if step.on <= as_of {
                    state = Some(step.state);
                }
            }
            let Some(state) = state else { continue };
            let (unit, subject, kind) = (file.dossier.unit, file.subject.id, file.subject.kind());
            all.push(Known { unit, subject, kind, state });
        }
    }
    all
}

fn came(state: DossierState) -> bool {
    !matches!(state, DossierState::Noticed | DossierState::Nurtured)
}

fn won(state: DossierState) -> bool {
    matches!(state, DossierState::Chosen | DossierState::Recognised | DossierState::Replicated)
}

fn whole(state: DossierState) -> bool {
    won(state) || matches!(state, DossierState::Complete | DossierState::NotChosen)
}

fn count(known: &[Known], which: impl Fn(&Known) -> bool) -> u64 {
    known.iter().filter(|it| which(it)).count() as u64
}

/// "66,7%" by whole numbers, half up; a dash for a share of nothing.
fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".into();
    }
    let tenths = (part * 2_000 + whole) / (2 * whole);
    let tail = if tenths.is_multiple_of(10) { String::new() } else { format!(",{}", tenths % 10) };
    format!("{}{tail}%", guong_sang::text::grouped(tenths / 10))
}

fn number(words: &str) -> u64 {
    words.replace('.', "").parse().unwrap_or_else(|_| panic!("no number: {words}"))
}

fn body(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().filter(|row| row.kind == RowKind::Body).map(cells).collect()
}

fn total(table: &Table) -> Vec<String> {
    cells(table.rows.iter().find(|row| row.kind == RowKind::Total).unwrap())
}

/// Which figures of a report were looked at, so that a test can tell that none was left out.
struct Checked<'d> {
    database: &'d mut Database,
    form: Form,
    known: Vec<Known>,
    from: NaiveDate,
    to: NaiveDate,
    as_of: NaiveDate,
}

impl<'d> Checked<'d> {
    fn new(database: &'d mut Database, year: i32, span: ReportSpan, as_of: NaiveDate, name: &str) -> Self {
        let plan = database.plan(PLAN).unwrap().plan;
        let (from, to, years) = match span {
            ReportSpan::HalfYear => (day(year, 1, 1), day(year, 6, 30), year..=year),
            ReportSpan::Year => (day(year, 1, 1), day(year, 12, 31), year..=year),
            _ => (plan.from, plan.to, plan.from.year()..=plan.to.year()),
        };
        let case = case(database, year);
        let mut paper = report(&case, span);
        paper.options.as_of = Some(as_of);
        let form = written(&case, &paper);
        let laid = pages(&form, name);
        // What a reader of the pages sees is what the document says.
        let seen: String =
            laid.pages.iter().flat_map(|page| page.texts().map(|(_, text)| squeezed(text))).collect();
        for block in blocks(&form) {
            let Block::Table(table) = block else { continue };
            for row in &table.rows {
                for cell in cells(row) {
                    assert!(seen.contains(&squeezed(&cell)), "{name}: {cell}");
                }
            }
        }
        in_pdf(&laid, &form);
        docx(&form.document).unwrap();
        xlsx(&form.document).unwrap();
        let known = known(database, years, as_of);
        Self { database, form, known, from, to, as_of }
    }

    fn says(&self, words: &str) {
        let text = text(&self.form);
        assert!(text.contains(words), "“{words}” in\n{text}");
    }

    fn kinds(&self) {
        let table = table(&self.form, "theo loại đối tượng").unwrap();
        let which: [fn(DossierState) -> bool; 6] = [
            came,
            whole,
            |it| it == DossierState::NotEligible,
            won,
            |it| matches!(it, DossierState::Recognised | DossierState::Replicated),
            |it| it == DossierState::Replicated,
        ];
        for (row, kind) in body(table).iter().zip(SubjectKind::ALL) {
            for (cell, which) in row[2..].iter().zip(which) {
                assert_eq!(
                    number(cell),
                    count(&self.known, |it| it.kind == kind && which(it.state)),
                    "{row:?}"
                );
            }
        }
        for (cell, which) in total(table)[1..].iter().zip(which) {
            assert_eq!(number(cell), count(&self.known, |it| which(it.state)));
        }
        let (received, chosen) =
            (count(&self.known, |it| came(it.state)), count(&self.known, |it| won(it.state)));
        self.says(&format!("đã tiếp nhận {} hồ sơ", count_with_words(received)));
        self.says(&format!("{} hồ sơ được chọn", count_with_words(chosen)));
        // The appendix adds up to the same.
        if received > 0 {
            let Some(Block::Table(units)) = self.form.document.sections[1].blocks.last() else { panic!() };
            assert_eq!(number(&total(units)[1]), received);
            assert_eq!(number(&total(units)[6]), chosen);
        }
    }

    fn quotas(&mut self) {
        let Some(table) = table(&self.form, "Chỉ tiêu và kết quả") else { return };
        let rows = body(table);
        let (mut at, mut required, mut received, mut met) = (0, 0, 0, 0);
        let file = self.database.plan(PLAN).unwrap();
        let units = self.database.units().unwrap();
        for one in &file.obligations {
            let Duty::Quota { bound: limit, kinds, number: wanted, .. } = &one.duty else { continue };
            let end = self.as_of.min(file.plan.to);
            let times = guong_sang::domain::schedule::stretches(
                guong_sang::domain::schedule::rhythm(&one.duty),
                self.from.max(file.plan.from),
                end,
            );
            let followed = self.database.followed(PLAN).unwrap();
            for unit in progress(one, &file.plan, &units, &followed, end).units {
                let below: HashSet<UnitId> = units
                    .iter()
                    .filter(|it| it.id == unit.unit || it.parent == Some(unit.unit))
                    .map(|it| it.id)
                    .collect();
                let sent = count(&self.known, |it| {
                    came(it.state)
                        && it.state != DossierState::Withdrawn
                        && below.contains(&it.unit)
                        && (kinds.is_empty() || kinds.contains(&it.kind))
                });
                let owed = u64::from(*wanted) * times.len() as u64;
                let row = &rows[at];
                assert!(row[1].starts_with(unit.name.trim()), "{row:?}");
                assert!(row[2].ends_with(&format!("{owed:02}")), "{row:?} owes {owed}");
                assert_eq!(number(&row[3]), sent, "{row:?}");
                assert_eq!(row[4], share(sent, owed));
                let kept = if *limit == Bound::AtLeast { sent >= owed } else { panic!("not in these plans") };
                assert_eq!(row[5] == "Đạt", kept);
                (required, received, met) = (required + owed, received + sent, met + u64::from(kept));
                at += 1;
            }
        }
        assert_eq!(at, rows.len());
        let sums = total(table);
        assert_eq!((number(&sums[1]), number(&sums[2])), (required, received));
        assert_eq!(sums[3], share(received, required));
        assert_eq!(sums[4], format!("Đạt {met}/{at}"));
        self.says("làm tròn đến một chữ số thập phân");
    }

    fn targets(&mut self) {
        let Some(table) = table(&self.form, "Các chỉ tiêu khác") else { return };
        let file = self.database.plan(PLAN).unwrap();
        let items = self.database.publicity(PLAN).unwrap();
        let mut rows = body(table).into_iter();
        for one in &file.obligations {
            let (done, least) = match &one.duty {
                Duty::Selection { min, kinds, .. } => {
                    let chosen = |it: &Known| won(it.state) && (kinds.is_empty() || kinds.contains(&it.kind));
                    (count(&self.known, chosen), u64::from(*min))
                }
                Duty::Publicity { number, .. } => {
                    let inside = items.iter().filter(|it| (self.from..=self.as_of).contains(&it.on));
                    let own = inside.filter(|it| carries_out(it, one));
                    (own.count() as u64, u64::from(number.unwrap_or(1)))
                }
                _ => continue,
            };
            let row = rows.next().unwrap();
            assert_eq!(number(&row[3]), done, "{row:?}");
            let without_number = matches!(one.duty, Duty::Publicity { number: None, .. });
            let wanted = if without_number { "–".to_owned() } else { share(done, least) };
            assert_eq!(row[4], wanted, "{row:?}");
        }
        assert!(rows.next().is_none());
    }

    fn publicity(&mut self) {
        let all = self.database.publicity(PLAN).unwrap();
        let items: Vec<_> = all.iter().filter(|it| (self.from..=self.as_of).contains(&it.on)).collect();
        let Some(table) = table(&self.form, "theo hình thức và cơ quan") else {
            assert!(items.is_empty());
            return;
        };
        let mut wanted: BTreeMap<String, u64> = BTreeMap::new();
        for it in &items {
            *wanted.entry(format!("form {}", it.form)).or_default() += 1;
            let agency = if it.agency.is_empty() { "Chưa ghi" } else { &it.agency };
            *wanted.entry(format!("agency {agency}")).or_default() += 1;
        }
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        let mut group = "";
        for row in &table.rows {
            let words = cells(row);
            match row.kind {
                RowKind::Group => group = if words[0] == "I" { "form" } else { "agency" },
                RowKind::Body => {
                    assert_eq!(words[3], share(number(&words[2]), items.len() as u64));
                    found.insert(format!("{group} {}", words[1]), number(&words[2]));
                }
                RowKind::Total => assert_eq!(number(&words[1]), items.len() as u64),
            }
        }
        assert_eq!(found, wanted);
        let months = world::table(&self.form, "hoạt động theo tháng").unwrap();
        let mut sum = 0;
        for row in body(months) {
            let year: i32 = row[0].parse().unwrap();
            let mut of_year = 0;
            for (month, cell) in (1..=12).zip(&row[1..13]) {
                let first = day(year, month, 1);
                let last = (first + chrono::Months::new(1)).pred_opt().unwrap();
                let outside = last < self.from || first > self.as_of;
                let there =
                    items.iter().filter(|it| (it.on.year(), it.on.month()) == (year, month)).count() as u64;
                if outside {
                    assert_eq!(cell, "–", "{month}/{year}");
                } else {
                    assert_eq!(number(cell), there, "{month}/{year}");
                }
                of_year += there;
            }
            assert_eq!(number(&row[13]), of_year);
            sum += of_year;
        }
        assert_eq!(sum, items.len() as u64);
        let featured: HashSet<SubjectId> = items.iter().flat_map(|it| it.subjects.clone()).collect();
        let ever: HashSet<SubjectId> =
            all.iter().filter(|it| it.on <= self.as_of).flat_map(|it| it.subjects.clone()).collect();
        let exemplars: HashSet<SubjectId> =
            self.known.iter().filter(|it| won(it.state)).map(|it| it.subject).collect();
        let never = exemplars.difference(&ever).count() as u64;
        self.says(&format!("{} tin, bài, hoạt động", count_with_words(items.len() as u64)));
        self.says(&format!("giới thiệu {} điển hình", count_with_words(featured.len() as u64)));
        if never > 0 {
            let exemplars = exemplars.len() as u64;
            self.says(&format!(
                "Trong {} điển hình được chọn còn {} điển hình chưa",
                count_with_words(exemplars),
                count_with_words(never)
            ));
        }
    }

    fn tasks(&mut self) {
        let notes = self.database.duty_notes(PLAN).unwrap();
        let file = self.database.plan(PLAN).unwrap();
        let of = |id: i64| file.obligations.iter().find(|one| one.id.0 == id).unwrap();
        let own: Vec<_> = notes
            .iter()
            .filter(|note| {
                matches!(of(note.obligation.0).duty, Duty::Assignment { .. } | Duty::Milestone { .. })
            })
            .filter(|note| note.due.is_none_or(|due| (self.from..=self.to).contains(&due)))
            .collect();
        let Some(table) = table(&self.form, "Nhiệm vụ được phân công") else { return };
        let rows = body(table);
        let done: Vec<_> = own.iter().filter(|note| note.is_done(self.as_of)).collect();
        let with = |words: &str| rows.iter().filter(|row| row[4].starts_with(words)).count();
        assert_eq!(with("Đã xong"), done.len());
        for note in done {
            let words = format!("Đã xong ngày {}, số {}", plain_date(note.on.unwrap()), note.number);
            assert_eq!(rows.iter().filter(|row| row[4] == words).count(), 1, "{words}");
        }
        self.says(&format!("Trong {} nhiệm vụ và mốc", count_with_words(rows.len() as u64)));
        self.says(&format!("có {} đã xong", count_with_words(with("Đã xong") as u64)));
        let late = with("Quá hạn") as u64;
        self.says(&format!("{} quá hạn", count_with_words(late)));
    }

    fn all(&mut self) {
        self.kinds();
        self.quotas();
        self.targets();
        self.publicity();
        self.tasks();
    }
}

/// The words of the PDF file as a reader copies them, where the tool for it is there.
fn in_pdf(laid: &guong_sang::paper::Pages, form: &Form) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    let faces = guong_sang::paper::Faces::liberation().unwrap();
    std::fs::write(&file, guong_sang::paper::pdf(laid, faces).unwrap()).unwrap();
    let Ok(output) = std::process::Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output() else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is missing on the build server");
        return;
    };
    let read = squeezed(&String::from_utf8(output.stdout).unwrap());
    for block in blocks(form) {
        match block {
            Block::Table(table) => {
                for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
                    // A cell of several lines stands between the lines of its neighbours.
                    for cell in cells(row).iter().filter(|cell| cell.chars().count() < 12) {
                        assert!(read.contains(&squeezed(cell)), "{cell}");
                    }
                }
            }
            Block::Drawing(drawing) => {
                for placed in &drawing.texts {
                    let words: String = placed.runs.iter().map(|run| run.text.as_str()).collect();
                    if words.chars().count() < 12 {
                        assert!(read.contains(&squeezed(&words)), "{words}");
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_plan_of_one_year_reports_what_the_data_answer() {
    for (seed, as_of) in [(7, day(2017, 12, 31)), (8, day(2017, 6, 30)), (9, day(2017, 8, 15))] {
        let mut database = world(KIEN_GIANG, seed, 40);
        for span in [ReportSpan::HalfYear, ReportSpan::Year, ReportSpan::Final] {
            let name = format!("follow-kiengiang-{seed}-{span:?}");
            Checked::new(&mut database, 2017, span, as_of, &name).all();
        }
    }
}

#[test]
fn a_plan_of_four_years_reports_year_by_year_and_as_a_whole() {
    let mut database = world(LANG_SON, 21, 90);
    for year in 2017..=2020 {
        let name = format!("follow-langson-{year}");
        Checked::new(&mut database, year, ReportSpan::Year, day(year, 12, 31), &name).all();
        Checked::new(&mut database, year, ReportSpan::HalfYear, day(year, 6, 30), &format!("{name}-half"))
            .all();
    }
    Checked::new(&mut database, 2020, ReportSpan::Interim, day(2018, 12, 31), "follow-langson-interim").all();
    Checked::new(&mut database, 2020, ReportSpan::Final, day(2020, 12, 31), "follow-langson-final").all();
}

#[test]
fn the_sample_reports_what_was_noted_beside_its_dossiers() {
    let mut database = sampled();
    let mut year = Checked::new(&mut database, 2017, ReportSpan::Year, day(2017, 12, 31), "follow-sample");
    year.all();
    year.says("giới thiệu 06 (sáu) điển hình");
    let mut half =
        Checked::new(&mut database, 2017, ReportSpan::HalfYear, day(2017, 6, 30), "follow-sample-half");
    half.kinds();
    assert!(!text(&half.form).contains("Tuyên truyền điển hình"), "nothing was made public by then");
    half.publicity();
}

#[test]
fn the_year_before_stands_beside_with_its_publicity() {
    let mut database = world(LANG_SON, 5, 80);
    let form = {
        let case = case(&mut database, 2019);
        written(&case, &report(&case, ReportSpan::Year))
    };
    let table = table(&form, "So sánh với cùng kỳ năm 2018").unwrap();
    let (before, now) = (
        known(&mut database, 2018..=2018, day(2018, 12, 31)),
        known(&mut database, 2019..=2019, day(2019, 12, 31)),
    );
    let which: [fn(DossierState) -> bool; 5] = [
        came,
        whole,
        won,
        |it| matches!(it, DossierState::Recognised | DossierState::Replicated),
        |it| it == DossierState::Replicated,
    ];
    let rows = body(table);
    for (row, which) in rows.iter().zip(which) {
        let (old, new) = (count(&before, |it| which(it.state)), count(&now, |it| which(it.state)));
        assert_eq!((number(&row[2]), number(&row[3])), (old, new), "{row:?}");
        assert_eq!(row[4].parse::<i64>().unwrap(), new as i64 - old as i64);
    }
    let items = database.publicity(PLAN).unwrap();
    let of = |year: i32| items.iter().filter(|it| it.on.year() == year).count() as u64;
    assert_eq!((number(&rows[5][2]), number(&rows[5][3])), (of(2018), of(2019)));
}

#[test]
fn reports_of_units_count_notes_and_reports_read_in() {
    let mut database = with_reports(3, 30);
    let mut year =
        Checked::new(&mut database, 2024, ReportSpan::Year, day(2024, 12, 31), "follow-cujut-2024");
    year.all();
    let rows = body(table(&year.form, "Báo cáo các đơn vị").unwrap());
    assert_eq!(rows.len(), 1);
    // Two of three communes: one noted in time and read in again later, one read in a day late.
    assert_eq!(rows[0][1..6], ["Năm 2024", "15/11/2024", "3", "2", "1"]);
    assert_eq!(rows[0][6], "Ủy ban MTTQ Việt Nam xã Tâm Thắng");
    year.says("Đã nhận 02 (hai) trên 03 (ba) lượt báo cáo");
    let mut early =
        Checked::new(&mut database, 2024, ReportSpan::Year, day(2024, 11, 15), "follow-cujut-early");
    early.all();
    assert_eq!(body(table(&early.form, "Báo cáo các đơn vị").unwrap())[0][3..6], ["3", "1", "0"]);
    let mut whole =
        Checked::new(&mut database, 2025, ReportSpan::Final, day(2025, 12, 31), "follow-cujut-final");
    whole.all();
    let rows = body(table(&whole.form, "Báo cáo các đơn vị").unwrap());
    let told: Vec<&[String]> = rows.iter().map(|row| &row[1..6]).collect();
    assert_eq!(told.len(), 4);
    assert_eq!(told[1], ["Năm 2023", "15/11/2023", "3", "2", "1"]);
}
