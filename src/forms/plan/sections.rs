//! The tree of sections: headings, running text, obligations, criteria, tables.

use super::{PlanPaper, criteria, duty, table};
use crate::domain::plan::{Content, Numbered};
use crate::forms::draft::{Draft, Spot, para};
use crate::paper::{Anchor, Block, Label, PageSetup, Para, Run, Style};

/// What a section prints, without those below it. `above` levels of the tree do not count in the outline (the
/// appendix it stands in); `sheet` is the page it stands on.
pub(super) fn section(
    draft: &mut Draft<'_>,
    paper: &PlanPaper,
    item: &Numbered<'_>,
    above: usize,
    sheet: PageSetup,
) -> Vec<Block> {
    let spot = Spot::Section(item.section.id);
    let name = || match item.label.as_str() {
        "" | "-" | "+" => "nội dung của đoạn".to_owned(),
        label => format!("nội dung mục {label}"),
    };
    let paras = match &item.section.content {
        Content::Heading { text } => vec![heading(draft, item, above, text, &name())],
        Content::Text { runs } => {
            let computed = runs.iter().any(|run| run.shows.is_some());
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            let runs = if words.trim().is_empty() && !computed {
                vec![draft.need("", &name(), spot, Style::REGULAR)]
            } else {
                duty::text(draft, paper, runs, spot)
            };
            vec![marked(draft, &item.label, Style::REGULAR, runs)]
        }
        Content::Obligation { obligation } => {
            let runs = duty::obligation(draft, paper, *obligation, spot);
            vec![marked(draft, &item.label, Style::REGULAR, runs)]
        }
        Content::Criteria { set } => {
            let set = paper.criteria.iter().find(|s| s.id == *set);
            criteria::criteria(draft, item, above, set)
        }
        Content::Table { table } => return table::table(draft, item, above, table, sheet),
        // Only the heading of an appendix holds one, and it has pages of its own.
        Content::Appendix { text, .. } => vec![heading(draft, item, above, text, &name())],
    };
    let anchor = anchor(item);
    paras.into_iter().map(|p| para(Para { anchor, ..p })).collect()
}

/// What the window follows the sheet by.
pub(super) fn anchor(item: &Numbered<'_>) -> Option<Anchor> {
    u64::try_from(item.section.id.0).ok().map(Anchor)
}

pub(super) fn heading(
    draft: &mut Draft<'_>,
    item: &Numbered<'_>,
    above: usize,
    text: &str,
    name: &str,
) -> Para {
    let look = draft.profile.headings.of(item.section.marking);
    let style = if look.bold { Style::BOLD } else { Style::REGULAR };
    let words = if look.capitals { text.to_uppercase() } else { text.to_owned() };
    let run = draft.need(&words, name, Spot::Section(item.section.id), style);
    let depth = u8::try_from(item.depth.saturating_sub(above)).unwrap_or(u8::MAX);
    Para { keep_next: true, outline: Some(depth), ..marked(draft, &item.label, style, vec![run]) }
}

/// A paragraph behind its mark; one without a mark is plain running text.
pub(super) fn marked(draft: &Draft<'_>, label: &str, style: Style, runs: Vec<Run>) -> Para {
    let para = draft.running(runs);
    if label.is_empty() {
        return para;
    }
    let words = draft.profile.headings.label(label);
    let label = Label { run: Run::styled(words, style), tab: para.first_indent };
    Para { label: Some(label), ..para }
}
