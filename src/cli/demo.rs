//! `demo`: the whole main job on the sample campaign, without a window.

use super::paper::{self, Wanted};
use super::words::Words;
use super::{Fault, Outlet, papers, sample};
use crate::domain::ids::{PlanId, RoundId};
use crate::storage::{DATA_FILE, Database};

/// Name of the plan that the demo writes beside the data file and the papers of the round.
const PLAN: &str = "Kế hoạch.pdf";

pub(super) fn run(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let folder = words.path("out")?;
    let data = folder.join(DATA_FILE);
    for file in [&data, &folder.join(PLAN)] {
        if file.exists() {
            return Err(Fault::Exists(file.clone()));
        }
    }
    let mut database = Database::open(&data)?;
    let mut scripts = sample::CAMPAIGN.to_vec();
    if words.mark("closed") {
        scripts.push(sample::CLOSING);
    }
    scripts.push(sample::PAPERS);
    scripts.push(sample::PUBLICITY);
    let deeds = sample::enter(&mut database, &scripts)?;
    writeln!(outlet.out, "{} ({deeds} việc trong nhật ký)", data.display())?;

    let made = Some(sample::stamp(deeds).at.naive_utc());
    let plan = Wanted::of_plan(PlanId(1)).form(&mut database, made, false)?;
    for missing in &plan.findings {
        writeln!(outlet.err, "{PLAN}: còn thiếu {}.", missing.what)?;
    }
    for file in paper::write(&plan, &folder.join(PLAN), false)? {
        writeln!(outlet.out, "{}", file.display())?;
    }
    papers::of_round(&mut database, RoundId(1), &folder, made, outlet)?;
    Ok(())
}
