//! The foot of a paper: recipients on the left, signature on the right, never torn apart.

use super::draft::{Draft, Spot, centred, para, prepared};
use crate::domain::office::Signature;
use crate::paper::{Block, Columns, Label, Length, Para, Run, Style, Width};

/// Who receives the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipients {
    /// One recipient each, with its note ("UBND tỉnh (b/c)").
    pub lines: Vec<String>,
    /// Where copies are filed, without "Lưu:" ("VT, TG").
    pub archive: String,
}

/// Recipients and signature side by side; without recipients (lists) the left side stays empty.
pub(super) fn foot(draft: &mut Draft<'_>, recipients: Option<&Recipients>, signature: &Signature) -> Block {
    let left = recipients.map(|r| recipient_lines(draft, r)).unwrap_or_default();
    let right = signature_lines(draft, signature);
    let rules = &draft.profile.foot;
    let share = u32::try_from(rules.left_share.whole()).unwrap_or(48).min(99);
    Block::Columns(Columns {
        widths: vec![Width::Share(share), Width::Share(100 - share)],
        gap: Length::ZERO,
        cells: vec![left, right],
        before: rules.before_pt.pt(),
        after: Length::ZERO,
    })
}

/// Recipients alone on the left, under signatures that stand side by side (minutes).
pub(super) fn recipient_block(draft: &mut Draft<'_>, recipients: &Recipients) -> Block {
    let left = recipient_lines(draft, recipients);
    let rules = &draft.profile.foot;
    let share = u32::try_from(rules.left_share.whole()).unwrap_or(48).min(99);
    Block::Columns(Columns {
        widths: vec![Width::Share(share), Width::Share(100 - share)],
        gap: Length::ZERO,
        cells: vec![left, Vec::new()],
        before: rules.before_pt.pt(),
        after: Length::ZERO,
    })
}

fn recipient_lines(draft: &mut Draft<'_>, recipients: &Recipients) -> Vec<Block> {
    let archive = draft.need(archive_text(recipients), "nơi lưu", Spot::Recipients, Style::REGULAR);
    let rules = &draft.profile.foot;
    let (head_size, size) = (rules.recipients_label_size.size(), rules.recipients_size.size());
    let pitch = rules.recipients_pitch;
    let item = |runs: Vec<Run>| {
        let label = Label { run: Run::plain("-"), tab: Length::ZERO };
        para(Para { label: Some(label), ..Para::new(size, pitch.pitch_of(size), runs) })
    };
    let style = if rules.recipients_label_underlined {
        Style { underline: true, ..Style::REGULAR }
    } else {
        Style::BOLD_ITALIC
    };
    let label = Run::styled(rules.recipients_label.clone(), style);
    let mut blocks = vec![para(Para::new(head_size, pitch.pitch_of(head_size), vec![label]))];
    for line in recipients.lines.iter().map(|l| bare(l)).filter(|l| !l.is_empty()) {
        blocks.push(item(vec![Run::plain(format!("{};", prepared(line)))]));
    }
    blocks.push(item(vec![
        Run::plain(format!("{}{}", rules.archive_label, crate::text::NBSP)),
        archive,
        Run::plain("."),
    ]));
    blocks
}

/// People type the mark and the end themselves half of the time; the form writes its own.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '–', '+']).trim_start().trim_end_matches([';', '.', ',']).trim_end()
}

fn archive_text(recipients: &Recipients) -> &str {
    let line = bare(&recipients.archive);
    line.strip_prefix("Lưu").map_or(line, |rest| rest.trim_start_matches(':').trim_start())
}

fn signature_lines(draft: &mut Draft<'_>, signature: &Signature) -> Vec<Block> {
    let lines: Vec<Run> = if signature.lines.iter().all(|l| l.trim().is_empty()) {
        vec![draft.need("", "chức vụ người ký", Spot::Signature, Style::BOLD)]
    } else {
        let given = signature.lines.iter().filter(|l| !l.trim().is_empty());
        given.map(|l| Run::bold(prepared(&l.trim().to_uppercase()))).collect()
    };
    let name = draft.need(&signature.name, "họ tên người ký", Spot::Signature, Style::BOLD);
    let rules = &draft.profile.foot;
    let size = rules.signature_size.size();
    let line = |run: Run| para(centred(size, rules.signature_pitch.pitch_of(size), vec![run]));
    let mut blocks: Vec<Block> = lines.into_iter().map(line).collect();
    blocks.push(Block::Gap(rules.signature_room_mm.mm()));
    blocks.push(line(name));
    blocks
}
