//! Appendices: behind the signature, each on pages of its own (NĐ 30/2020, Phụ lục I, Phần II).

use super::head::{issuer, register};
use super::{PlanPaper, sections};
use crate::domain::plan::{Content, Numbered};
use crate::forms::draft::{Draft, Spot, centred, para, prepared};
use crate::forms::letterhead::quoted;
use crate::forms::title::rule_below;
use crate::paper::{Block, Para, Run, Section as Part, Size, Style};

/// An appendix with its own sheet, page numbers and entry in the outline. `items` begin with its heading.
pub(super) fn appendix(draft: &mut Draft<'_>, paper: &PlanPaper, items: &[&Numbered<'_>]) -> Part {
    let Some((head, inside)) = items.split_first() else { return Part::default() };
    let (title, landscape) = match &head.section.content {
        Content::Appendix { text, landscape } => (text.trim(), *landscape),
        _ => ("", false),
    };
    let setup = if landscape { draft.profile.landscape() } else { draft.profile.portrait() };
    let mut blocks = heading(draft, paper, head, title);
    for item in inside {
        blocks.extend(sections::section(draft, paper, item, 1, setup));
    }
    if inside.is_empty() {
        let run = draft.need("", "nội dung phụ lục", Spot::Section(head.section.id), Style::REGULAR);
        blocks.push(para(Para { anchor: sections::anchor(head), ..draft.running(vec![run]) }));
    }
    let name = head.label.trim();
    let bookmark = if title.is_empty() { name.to_owned() } else { format!("{name}. {title}") };
    Part { bookmark: Some(prepared(&bookmark)), ..Part::new(setup, blocks) }
}

/// "Phụ lục I", its title, "(Kèm theo …)", the rule below.
fn heading(draft: &mut Draft<'_>, paper: &PlanPaper, head: &Numbered<'_>, title: &str) -> Vec<Block> {
    let spot = Spot::Section(head.section.id);
    let title = draft.need(&title.to_uppercase(), "tên phụ lục", spot, Style::BOLD);
    let attached = attached(draft, paper);
    let rules = &draft.profile.appendix;
    let anchor = sections::anchor(head);
    let line = |size: Size, runs| {
        let pitch = draft.profile.letterhead.pitch.pitch_of(size);
        para(Para { keep_next: true, anchor, ..centred(size, pitch, runs) })
    };
    vec![
        line(rules.title_size.size(), vec![Run::bold(crate::text::glue(&head.label))]),
        line(rules.subject_size.size(), vec![title]),
        line(rules.attached_size.size(), attached),
        rule_below(draft, rules.attached_rule.whole()),
        Block::Gap(draft.profile.title.after_pt.pt()),
    ]
}

fn attached(draft: &Draft<'_>, paper: &PlanPaper) -> Vec<Run> {
    let (office, plan) = (&paper.office, &paper.plan);
    let words = draft.profile.appendix.attached.replace("{office}", issuer(office, plan));
    let (before, after) = words.split_once("{paper}").unwrap_or((&words, ""));
    let mut runs = vec![Run::italic(before)];
    if plan.is_superior() {
        runs.push(Run::italic(prepared(&draft.profile.kinds.plan.in_text)));
    } else {
        runs.extend(quoted(draft, office, &register(plan), &draft.profile.kinds.plan, Style::ITALIC));
    }
    runs.push(Run::italic(prepared(after)));
    runs
}
