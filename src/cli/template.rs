//! `template`: a workbook for units to fill in. No data about people leave with it, so nothing is noted.

use super::words::Words;
use super::{Fault, Outlet};
use crate::exchange::templates::{Choices, Template, template};
use chrono::Local;

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let name = words.next("tên mẫu (dossiers, collective, person, household, model, units, publicity)")?;
    words.end()?;
    let which = Template::from_code(&name).ok_or_else(|| Fault::Usage(format!("Không có mẫu “{name}”.")))?;
    let target = words.path("out")?;
    if target.exists() {
        return Err(Fault::Exists(target));
    }
    let database = words.database()?;
    let day = words.moment()?.with_timezone(&Local).date_naive();
    let choices = Choices::of(&database.units()?, &database.entries()?, &database.movements()?, day);
    let bytes = template(which, &choices).map_err(|error| Fault::Paper(error.to_string()))?;
    super::words::write_whole(&target, &bytes)?;
    writeln!(outlet.out, "{}", target.display())?;
    Ok(())
}
