//! `demo`: the whole main job on the sample campaign, without a window.

use super::paper::{self, Which};
use super::words::Words;
use super::{Fault, Outlet, sample};
use crate::domain::ids::{PlanId, RoundId};
use crate::storage::{DATA_FILE, Database};

/// Names of the papers that the demo writes beside the data file.
const PLAN: &str = "Kế hoạch.pdf";
const LIST: &str = "Danh sách đề nghị.pdf";

pub(super) fn run(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let folder = words.path("out")?;
    let data = folder.join(DATA_FILE);
    for file in [&data, &folder.join(PLAN), &folder.join(LIST)] {
        if file.exists() {
            return Err(Fault::Exists(file.clone()));
        }
    }
    let mut database = Database::open(&data)?;
    let mut scripts = sample::CAMPAIGN.to_vec();
    if words.mark("closed") {
        scripts.push(sample::CLOSING);
    }
    let deeds = sample::enter(&mut database, &scripts)?;
    writeln!(outlet.out, "{} ({deeds} việc trong nhật ký)", data.display())?;

    let made = Some(sample::stamp(deeds).at.naive_utc());
    let plan = paper::plan(&database, PlanId(1), made)?;
    let list = paper::list(&mut database, Which::Round(RoundId(1)), made)?;
    for (form, name) in [(plan, PLAN), (list, LIST)] {
        for missing in &form.findings {
            writeln!(outlet.err, "{name}: còn thiếu {}.", missing.what)?;
        }
        for file in paper::write(&form, &folder.join(name), false)? {
            writeln!(outlet.out, "{}", file.display())?;
        }
    }
    Ok(())
}
