//! Type of paper and subject in the middle of the sheet, with the rule below.

use super::draft::{Draft, Spot, centred, para};
use super::profile::PaperKind;
use crate::paper::{Block, Length, Para, Rule, RuleLength, Run, Style};
use crate::text;

/// The title of a paper with the rule below; a line end in the subject is kept where its writer put it.
pub(super) fn title(draft: &mut Draft<'_>, kind: &PaperKind, subject: &str) -> Vec<Block> {
    let mut blocks = title_lines(draft, kind, subject);
    blocks.push(rule_below(draft, draft.profile.title.rule.whole()));
    blocks.push(Block::Gap(draft.profile.title.after_pt.pt()));
    blocks
}

/// The title without its rule, for papers that say more under it.
pub(super) fn title_lines(draft: &mut Draft<'_>, kind: &PaperKind, subject: &str) -> Vec<Block> {
    let subject = draft.need(subject, "trích yếu nội dung", Spot::Head, Style::BOLD);
    let rules = &draft.profile.title;
    let pitch = |size| draft.profile.letterhead.pitch.pitch_of(size);
    let (kind_size, subject_size) = (rules.kind_size.size(), rules.subject_size.size());
    vec![
        para(Para {
            before: rules.before_pt.pt(),
            keep_next: true,
            ..centred(kind_size, pitch(kind_size), vec![Run::bold(text::glue(&kind.name))])
        }),
        para(Para {
            left_indent: rules.subject_side_mm.mm(),
            right_indent: rules.subject_side_mm.mm(),
            keep_next: true,
            ..centred(subject_size, pitch(subject_size), vec![subject])
        }),
    ]
}

/// The short drawn line under a title.
pub(super) fn rule_below(draft: &Draft<'_>, thousandths: i64) -> Block {
    Block::Rule(Rule {
        length: RuleLength::OfTextAbove(u16::try_from(thousandths).unwrap_or(400)),
        thickness: draft.profile.letterhead.rule_pt.pt(),
        before: draft.profile.title.rule_gap_pt.pt(),
        after: Length::ZERO,
    })
}
