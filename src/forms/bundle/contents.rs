//! The contents page: every paper with the page of the bundle on which it begins, behind a dotted line.

use super::{Front, Part};
use crate::domain::papers::PaperType;
use crate::forms::context::{Context, Fields};
use crate::forms::draft::{Draft, Missing, centred, para, prepared};
use crate::forms::letterhead::letterhead;
use crate::forms::shared::{finish, register, subject};
use crate::forms::title::title;
use crate::paper::{Align, Block, Label, Length, Para, Run, Style};
use crate::text;

/// The contents; without `pages` the figures are still open.
pub(super) fn write(context: &Context<'_>, parts: &[Part], pages: Option<&[usize]>) -> (Front, Vec<Missing>) {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.bundle.kind;
    let reports = parts.iter().filter(|part| part.nested).count();
    let mut fields: Fields = vec![("số báo cáo", text::padded(reports as u64))];
    fields.extend(context.fields());
    let about = subject(&mut draft, context, &fields);
    let mut blocks = letterhead(&mut draft, &context.case.office, &register(context), None);
    blocks.extend(title(&mut draft, kind, &about));
    let size = draft.profile.body.size.size();
    let pitch = draft.profile.bundle.contents_pitch.pitch_of(size);
    let heading = draft.say(context, "contents", &fields, Style::BOLD);
    let gap = draft.profile.body.gap_pt.pt();
    blocks.push(para(Para { keep_next: true, after: gap, ..centred(size, pitch, heading) }));

    let page = |index: usize| pages.and_then(|pages| pages.get(index)).copied();
    let mut number = 0;
    let mut under_reports = 0;
    for (index, part) in parts.iter().enumerate() {
        if part.nested {
            if under_reports == 0 {
                number += 1;
                let words = draft.say(context, "reports", &fields, Style::BOLD);
                blocks.push(line(&draft, &format!("{number}."), words, page(index), false));
            }
            under_reports += 1;
            let words = vec![Run::plain(prepared(&part.title))];
            blocks.push(line(&draft, &format!("{number}.{under_reports}."), words, page(index), true));
        } else {
            number += 1;
            let words = vec![Run::bold(prepared(&part.title))];
            blocks.push(line(&draft, &format!("{number}."), words, page(index), false));
        }
    }
    let note = draft.say(context, "note", &fields, Style::ITALIC);
    if !note.is_empty() {
        let small = draft.profile.list.size.size();
        blocks.push(para(Para {
            before: gap,
            align: Align::Justify,
            ..Para::new(small, small.pitch(1200), note)
        }));
    }
    let sections = vec![(context.profile.portrait(), blocks)];
    let mut form = finish(draft, context, kind, &about, sections);
    let label = context.profile.phrases.slot(PaperType::Bundle, "contents").map(|slot| slot.text.clone());
    for section in &mut form.document.sections {
        section.bookmark.clone_from(&label);
    }
    (Front { meta: form.document.meta, sections: form.document.sections }, form.findings)
}

/// One line: number, name, dots, page.
fn line(draft: &Draft<'_>, number: &str, words: Vec<Run>, page: Option<usize>, nested: bool) -> Block {
    let body = &draft.profile.body;
    let size = body.size.size();
    let indent = if nested { draft.profile.bundle.item_indent_mm.mm() } else { Length::ZERO };
    // Room for the widest number of its level.
    let hang = if nested { size.em() * 3 } else { size.em().share(17, 10) };
    let style = if nested { Style::REGULAR } else { Style::BOLD };
    let mut runs = words;
    runs.push(Run::plain("\u{a0}"));
    runs.push(Run::leader(Length::mm(8.0)));
    // As wide as most page numbers while the number is still open.
    let page = page.map_or_else(|| "000".to_owned(), |page| page.to_string());
    runs.push(Run::plain(format!("\u{a0}{page}")));
    para(Para {
        label: Some(Label { run: Run::styled(number, style), tab: indent + hang }),
        left_indent: indent + hang,
        first_indent: Length::ZERO - hang,
        right_indent: Length::ZERO,
        ..Para::new(size, draft.profile.bundle.contents_pitch.pitch_of(size), runs)
    })
}
