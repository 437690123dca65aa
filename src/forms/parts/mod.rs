//! Parts that several papers share: bases, addressees, running text as typed, signatures side by side, ruled tables.

pub(super) mod chart;
mod commended;
mod enclosure;
mod free_text;
mod grid;
mod signatures;

pub(super) use commended::{by_form, form_fields, names, without_form};
pub(super) use enclosure::enclosure_head;
pub(super) use free_text::free_text;
pub(super) use grid::{Grid, GridColumn};
pub(super) use signatures::{Signer, SignerName, signatures};

use super::draft::{Draft, Spot, para, prepared};
use crate::domain::plan::LegalBasis;
use crate::paper::{Align, Block, Label, Length, Para, Run, Style};

/// The legal bases, one paragraph each ("Căn cứ …;"); the last ends with `last_end` ("." or ";").
pub(in crate::forms) fn bases(draft: &Draft<'_>, given: &[LegalBasis], last_end: &str) -> Vec<Block> {
    let style = if draft.profile.body.basis_italic { Style::ITALIC } else { Style::REGULAR };
    let given: Vec<String> =
        given.iter().map(LegalBasis::in_sentence).filter(|text| !text.trim().is_empty()).collect();
    let last = given.len().saturating_sub(1);
    given
        .iter()
        .enumerate()
        .map(|(i, basis)| {
            let end = if i == last { last_end } else { ";" };
            let words = draft.profile.plan.basis.replace("{basis}", bare_end(basis));
            let running = draft.running(vec![Run::styled(format!("{}{end}", prepared(&words)), style)]);
            let mark = draft.profile.body.basis_label.trim();
            let label = (!mark.is_empty())
                .then(|| Label { run: Run::styled(mark, style), tab: running.first_indent });
            para(Para { label, ..running })
        })
        .collect()
}

/// Without the end that the form writes itself.
pub(in crate::forms) fn bare_end(text: &str) -> &str {
    text.trim().trim_end_matches("./.").trim_end_matches(['.', ';', ',']).trim_end()
}

/// "Kính gửi: …": one addressee on the same line, several each on an own line behind a dash (NĐ 30/2020, ô 9a).
pub(in crate::forms) fn addressees(draft: &mut Draft<'_>, given: &[String]) -> Vec<Block> {
    let label = draft.profile.addressees.label.as_str();
    addressees_as(draft, label, given)
}

/// Addressees behind a label of the paper's own ("Kính trình:").
pub(in crate::forms) fn addressees_as(draft: &mut Draft<'_>, label: &str, given: &[String]) -> Vec<Block> {
    let given: Vec<&str> = given.iter().map(|it| bare_end(it)).filter(|it| !it.is_empty()).collect();
    let rules = &draft.profile.addressees;
    let (size, label) = (rules.size.size(), label.to_owned());
    let pitch = rules.pitch.pitch_of(size);
    let (before, after, side) = (rules.before_pt.pt(), rules.after_pt.pt(), rules.side_mm.mm());
    let many_indent = rules.item_indent_mm.mm();
    match given.as_slice() {
        [] | [_] => {
            let one = given.first().copied().unwrap_or_default();
            let whom = draft.need(one, "nơi kính gửi", Spot::Paper, Style::REGULAR);
            let runs = vec![Run::plain(format!("{label}{}", crate::text::NBSP)), whom];
            vec![para(Para {
                align: Align::Center,
                before,
                after,
                left_indent: side,
                right_indent: side,
                ..Para::new(size, pitch, runs)
            })]
        }
        many => {
            let mut blocks = vec![para(Para {
                before,
                left_indent: many_indent,
                keep_next: true,
                ..Para::new(size, pitch, vec![Run::plain(label)])
            })];
            let tab = many_indent + rules.item_hang_mm.mm();
            for (i, whom) in many.iter().enumerate() {
                let last = i + 1 == many.len();
                let end = if last { "." } else { ";" };
                let label = Label { run: Run::plain("-"), tab };
                blocks.push(para(Para {
                    label: Some(label),
                    first_indent: many_indent - tab,
                    left_indent: tab,
                    after: if last { after } else { Length::ZERO },
                    keep_next: !last,
                    ..Para::new(size, pitch, vec![Run::plain(format!("{}{end}", prepared(whom)))])
                }));
            }
            blocks
        }
    }
}
