//! Sections named by their numbers inside running text: "điểm a mục 2 phần II", innermost first.

use super::PlanPaper;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Marking, Section, TextRun, path_to};
use crate::forms::draft::{Draft, Spot};
use crate::forms::profile::Profile;
use crate::paper::{Run, Style};
use crate::text::{glue, number};

/// How a section is named inside a sentence: every step of the way to it, innermost first, so that the words are
/// unambiguous wherever they stand. `None` when the section is not in the tree.
#[must_use]
pub fn reference_words(sections: &[Section], target: SectionId, profile: &Profile) -> Option<String> {
    let path = path_to(sections, target);
    if path.is_empty() {
        return None;
    }
    let phrases = &profile.plan.references;
    let mut steps = Vec::new();
    for (at, (marking, number)) in path.iter().enumerate() {
        let inside = |(marking, deeper): &(Marking, String)| {
            *marking == Marking::Nested && deeper.starts_with(&format!("{number}."))
        };
        // "mục 2.1" names the mục 2 that it stands in already.
        if matches!(marking, Marking::Arabic | Marking::Nested) && path[at + 1..].iter().any(inside) {
            continue;
        }
        let phrase = match marking {
            Marking::Roman => &phrases.roman,
            Marking::Arabic => &phrases.arabic,
            Marking::Nested => &phrases.nested,
            Marking::Letter => &phrases.letter,
            Marking::Dash => &phrases.dash,
            Marking::Plus => &phrases.plus,
            Marking::Plain => &phrases.plain,
            Marking::Appendix => &phrases.appendix,
        };
        let ordinal = number.parse().map(number::ordinal).unwrap_or_default();
        let words = phrase.replace("{số}", number).replace("{thứ}", &ordinal);
        // A number is never torn from its word at the end of a line.
        steps.push(glue(words.trim()));
    }
    steps.reverse();
    Some(steps.join(" "))
}

/// A reference in running text; from an appendix into the text proper it says which paper is meant.
pub(super) fn reference(
    draft: &mut Draft<'_>,
    paper: &PlanPaper,
    target: SectionId,
    run: &TextRun,
    from: Spot,
    style: Style,
) -> Run {
    let Some(words) = reference_words(&paper.sections, target, draft.profile) else {
        let last = run.text.trim();
        let what = if last.is_empty() {
            "mục được dẫn đã xóa".to_owned()
        } else {
            format!("mục được dẫn đã xóa: {last}")
        };
        return draft.need("", &what, from, style);
    };
    let appendix_of =
        |id| path_to(&paper.sections, id).into_iter().next().filter(|(m, _)| *m == Marking::Appendix);
    let outward = match from {
        Spot::Section(id) => appendix_of(id).is_some() && appendix_of(target).is_none(),
        _ => false,
    };
    if outward {
        let words = draft.profile.plan.references.outward.replace("{chỗ}", &words);
        return Run::styled(words, style);
    }
    Run::styled(words, style)
}
