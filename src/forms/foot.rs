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
    side_by_side(draft, left, right)
}

fn side_by_side(draft: &Draft<'_>, left: Vec<Block>, right: Vec<Block>) -> Block {
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

/// What was entered of the foot of another office's paper, nothing of it being missing; `None` when it is nothing.
pub(super) fn foot_of_other(
    draft: &Draft<'_>,
    recipients: &Recipients,
    signature: &Signature,
) -> Option<Block> {
    let lines: Vec<&str> = recipients.lines.iter().map(|l| bare(l)).filter(|l| !l.is_empty()).collect();
    let archive = archive_text(recipients);
    let mut left = Vec::new();
    if !lines.is_empty() || !archive.is_empty() {
        let archive = (!archive.is_empty()).then(|| Run::plain(prepared(archive)));
        left = listed(draft, &lines, archive);
    }
    let given = signature.lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty());
    let posts: Vec<Run> = given.map(|l| Run::bold(prepared(&l.to_uppercase()))).collect();
    let name = signature.name.trim();
    let name = (!name.is_empty()).then(|| Run::bold(prepared(name)));
    if left.is_empty() && posts.is_empty() && name.is_none() {
        return None;
    }
    Some(side_by_side(draft, left, signed(draft, posts, name)))
}

/// Recipients alone on the left, under signatures that stand side by side (minutes).
pub(super) fn recipient_block(draft: &mut Draft<'_>, recipients: &Recipients) -> Block {
    let left = recipient_lines(draft, recipients);
    side_by_side(draft, left, Vec::new())
}

fn recipient_lines(draft: &mut Draft<'_>, recipients: &Recipients) -> Vec<Block> {
    let archive = draft.need(archive_text(recipients), "nơi lưu", Spot::Recipients, Style::REGULAR);
    let lines: Vec<&str> = recipients.lines.iter().map(|l| bare(l)).filter(|l| !l.is_empty()).collect();
    listed(draft, &lines, Some(archive))
}

/// "Nơi nhận:", a line for each, the archive last.
fn listed(draft: &Draft<'_>, lines: &[&str], archive: Option<Run>) -> Vec<Block> {
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
    blocks.extend(lines.iter().map(|line| item(vec![Run::plain(format!("{};", prepared(line)))])));
    if let Some(archive) = archive {
        let label = Run::plain(format!("{}{}", rules.archive_label, crate::text::NBSP));
        blocks.push(item(vec![label, archive, Run::plain(".")]));
    }
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
    signed(draft, lines, Some(name))
}

fn signed(draft: &Draft<'_>, posts: Vec<Run>, name: Option<Run>) -> Vec<Block> {
    let rules = &draft.profile.foot;
    let size = rules.signature_size.size();
    let line = |run: Run| para(centred(size, rules.signature_pitch.pitch_of(size), vec![run]));
    let mut blocks: Vec<Block> = posts.into_iter().map(line).collect();
    blocks.push(Block::Gap(rules.signature_room_mm.mm()));
    blocks.extend(name.map(line));
    blocks
}
