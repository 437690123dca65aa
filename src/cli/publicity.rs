//! `publicity`: a list of what was made public, taken in from a file; the list and the sums on their way out.

use super::leaving::{Told, hand_out};
use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::Stamp;
use crate::domain::ids::{MovementId, PlanId, PublicityId, SubjectId};
use crate::domain::publicity::intake::{Known, Named, intake};
use crate::domain::publicity::{Forms, PublicityItem, Span, Whom, exemplars, sums};
use crate::exchange::publicity_list;
use crate::exchange::sheets::read_sheets;
use crate::storage::{Database, DossierFilter};
use chrono::Local;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "plan", "form"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với tuyên truyền (take)")?;
    match what.as_str() {
        "take" => take(words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “publicity {other}”."))),
    }
}

fn plan_of(words: &Words) -> Result<PlanId, Fault> {
    words.parsed("plan")?.map(PlanId).ok_or_else(|| Fault::Usage("Hãy ghi --plan MÃ.".to_owned()))
}

fn rows_of(database: &mut Database, plan: PlanId) -> Result<Vec<crate::domain::listing::DossierRow>, Fault> {
    let filter = DossierFilter { plan: Some(plan), ..DossierFilter::default() };
    Ok(database.list(&filter, 0..usize::MAX)?.rows)
}

fn take(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let path = words.next("tên tệp danh sách tin, bài (.xlsx, .csv)")?;
    words.end()?;
    let id = plan_of(&words)?;
    let at = words.moment()?;
    let mut database = words.database()?;
    let plan = database.plan(id)?.plan;
    let sheets = read_sheets(Path::new(&path)).map_err(Fault::Sheets)?;
    let in_plan: BTreeSet<SubjectId> = rows_of(&mut database, id)?.iter().map(|row| row.subject).collect();
    let forms = Forms::of(&database.entries()?);
    let judged = intake(
        &sheets,
        &Known {
            plan: &plan,
            items: &database.publicity(id)?,
            named: &Named::all(&database.subjects()?, &in_plan),
            movements: &database.movements()?,
            units: &database.units()?,
            forms: &forms,
            form: words.value("form").unwrap_or_default(),
            today: at.with_timezone(&Local).date_naive(),
        },
    );
    let (new, here, refused) = judged.counts();
    let mut answer = serde_json::to_value(&judged)?;
    answer["counts"] = json!({ "new": new, "here": here, "refused": refused });
    let mut next = identifiers();
    if let Some(command) = judged.command(|| PublicityId(next())).filter(|_| !words.mark("dry")) {
        let stamp = Stamp { at, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
        answer["receipt"] = serde_json::to_value(database.perform(&command, &stamp)?)?;
    }
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}

/// `show publicity-sums`: the sums of a span, and how far the exemplars of the plan were made public.
pub(super) fn show_sums(mut words: Words) -> Result<Value, Fault> {
    let id = PlanId(words.next_parsed("mã kế hoạch")?);
    words.end()?;
    let span = Span { from: words.parsed("from")?, to: words.parsed("to")? };
    let mut database = words.database()?;
    let mut items = database.publicity(id)?;
    let forms = Forms::of(&database.entries()?);
    let sums = sums(&items, span, &forms, &database.movements()?);
    items.retain(|item| span.holds(item.on));
    let rows = rows_of(&mut database, id)?;
    let [honoured, nominated] = Whom::ALL.map(|whom| exemplars(&rows, &items, whom));
    Ok(json!({ "span": span, "sums": sums, "exemplars": { "honoured": honoured, "nominated": nominated } }))
}

/// `list publicity`: the items of a plan as Excel or comma-separated text, as `publicity take` reads them back.
pub(super) fn list(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let target = words.path("out")?;
    if target.exists() {
        return Err(Fault::Exists(target));
    }
    let id = plan_of(words)?;
    let mut database = words.database()?;
    let plan = database.plan(id)?.plan;
    let items = database.publicity(id)?;
    let title = words
        .value("title")
        .map_or_else(|| format!("Tin, bài, hoạt động tuyên truyền – {}", plan.name), str::to_owned);
    let featured: BTreeSet<SubjectId> = items.iter().flat_map(|item| item.subjects.iter().copied()).collect();
    let rows = database.subject_rows(&featured.into_iter().collect::<Vec<_>>())?;
    let movements = database.movements()?;
    let subject =
        |id: SubjectId| rows.iter().find(|row| row.id == id).map(|row| row.name.clone()).unwrap_or_default();
    let movement = |id: MovementId| {
        movements.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    };
    let all: Vec<&PublicityItem> = items.iter().collect();
    let table = publicity_list(&title, &all, subject, movement);
    let told = Told { rows: items.len(), personal: false };
    hand_out(words, outlet, &mut database, (&target, &table), &told)
}
