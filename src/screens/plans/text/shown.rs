//! The words of what a text shows from elsewhere in the plan: the number of a section, a datum of an obligation.

use super::super::super::Desk;
use crate::domain::obligation::{DutyField, value};
use crate::domain::plan::{Content, Section, Shown, TextRun};
use crate::forms::reference_words;
use crate::storage::PlanFile;

/// The words as they should stand now; none when what they show is gone.
pub(in super::super) fn words(shows: Shown, file: &PlanFile, desk: &Desk) -> Option<String> {
    let words = match shows {
        Shown::Section { section } => reference_words(&file.sections, section, desk.profile()?.as_ref()),
        Shown::Field { obligation, field } => {
            let obligation = file.obligations.iter().find(|one| one.id == obligation)?;
            value(&obligation.duty, field, |id| desk.unit_name(id))
        }
    };
    // The paper holds numbers and their words together; in a field such a space could not be typed again.
    words.map(|words| words.replace('\u{a0}', " "))
}

/// The section with its computed words as they should stand now.
pub(in super::super) fn current(section: &Section, file: &PlanFile, desk: &Desk) -> Section {
    let Content::Text { runs } = &section.content else { return section.clone() };
    if runs.iter().all(|run| run.shows.is_none()) {
        return section.clone();
    }
    let runs = runs.iter().map(|run| {
        let text = run.shows.and_then(|shows| words(shows, file, desk));
        TextRun { text: text.unwrap_or_else(|| run.text.clone()), ..run.clone() }
    });
    Section { content: Content::Text { runs: runs.collect() }, ..section.clone() }
}

/// What a field is called on a button or a chip.
pub(in super::super) fn field_name(field: DutyField) -> String {
    crate::text::upper_first(field.word())
}
