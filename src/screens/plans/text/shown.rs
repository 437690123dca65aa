//! The words of what a text shows from elsewhere in the plan: the number of a section, a datum of an obligation.

use crate::domain::ids::{SectionId, UnitId};
use crate::domain::obligation::{DutyField, value};
use crate::domain::plan::{Content, Marking, Section, Shown, TextRun, path_to};
use crate::storage::PlanFile;

/// The words as they should stand now; none when what they show is gone.
pub(in super::super) fn words(
    shows: Shown,
    file: &PlanFile,
    unit_name: impl Fn(UnitId) -> String,
) -> Option<String> {
    match shows {
        Shown::Section { section } => reference(&file.sections, section),
        Shown::Field { obligation, field } => {
            let obligation = file.obligations.iter().find(|one| one.id == obligation)?;
            value(&obligation.duty, field, unit_name)
        }
    }
}

/// "điểm a mục 2 phần II".
fn reference(sections: &[Section], section: SectionId) -> Option<String> {
    let path = path_to(sections, section);
    let mut words: Vec<String> = Vec::new();
    let mut spoken_for = false;
    for (marking, number) in path.iter().rev() {
        // "mục 2.1" says by itself that it stands in mục 2.
        let nested = matches!(marking, Marking::Arabic | Marking::Nested);
        if nested && std::mem::replace(&mut spoken_for, number.contains('.')) {
            continue;
        }
        let name = match marking {
            Marking::Roman => "phần",
            Marking::Arabic | Marking::Nested => "mục",
            Marking::Letter => "điểm",
            Marking::Dash => "gạch đầu dòng thứ",
            Marking::Plus => "ý thứ",
            Marking::Plain => "đoạn thứ",
            Marking::Appendix => "Phụ lục",
        };
        words.push(format!("{name} {number}").trim().to_owned());
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// The section with its computed words as they should stand now.
pub(in super::super) fn current(
    section: &Section,
    file: &PlanFile,
    unit_name: &impl Fn(UnitId) -> String,
) -> Section {
    let Content::Text { runs } = &section.content else { return section.clone() };
    if runs.iter().all(|run| run.shows.is_none()) {
        return section.clone();
    }
    let runs = runs.iter().map(|run| {
        let text = run.shows.and_then(|shows| words(shows, file, unit_name));
        TextRun { text: text.unwrap_or_else(|| run.text.clone()), ..run.clone() }
    });
    Section { content: Content::Text { runs: runs.collect() }, ..section.clone() }
}

/// What a field is called on a button or a chip.
pub(in super::super) fn field_name(field: DutyField) -> String {
    let mut letters = field.word().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
