//! Signature blocks side by side: minutes, reports confirmed by others, statistics.

use crate::forms::draft::{Draft, Spot, centred, para, prepared};
use crate::paper::{Block, Columns, Length, Run, Style, Width};

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::forms) struct Signer {
    /// Lines above, the first in capitals and bold ("THƯ KÝ"), lines in brackets in italics ("(Ký, ghi rõ họ tên)").
    pub lines: Vec<String>,
    /// The name: given, to be written by hand, or still missing.
    pub name: SignerName,
}

/// The name under a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::forms) enum SignerName {
    /// Printed.
    Given(String),
    /// Room to write it by hand.
    ByHand,
    /// Should be given; what is missing, and where it is entered.
    Needed(String, &'static str, Spot),
}

impl Signer {
    /// Title and printed name; without a name there is room to write it by hand.
    pub fn new(lines: &[&str], name: &str) -> Signer {
        let name =
            if name.trim().is_empty() { SignerName::ByHand } else { SignerName::Given(name.to_owned()) };
        Signer { lines: lines.iter().map(|line| (*line).to_owned()).collect(), name }
    }
}

/// Equal columns with one signer each, never torn apart.
pub(in crate::forms) fn signatures(draft: &mut Draft<'_>, signers: &[Signer]) -> Block {
    let cells = signers.iter().map(|signer| lines(draft, signer)).collect();
    Block::Columns(Columns {
        widths: vec![Width::Share(1); signers.len()],
        gap: Length::ZERO,
        cells,
        before: draft.profile.foot.before_pt.pt(),
        after: Length::ZERO,
    })
}

fn lines(draft: &mut Draft<'_>, signer: &Signer) -> Vec<Block> {
    let name = match &signer.name {
        SignerName::Given(name) => Some(Run::bold(prepared(name.trim()))),
        SignerName::ByHand => None,
        SignerName::Needed(name, what, spot) => Some(draft.need(name, what, *spot, Style::BOLD)),
    };
    let rules = &draft.profile.foot;
    let size = rules.signature_size.size();
    let line = |run: Run| para(centred(size, rules.signature_pitch.pitch_of(size), vec![run]));
    let mut blocks: Vec<Block> = signer
        .lines
        .iter()
        .filter(|it| !it.trim().is_empty())
        .map(|it| {
            let it = it.trim();
            let run = if it.starts_with('(') {
                Run::italic(prepared(it))
            } else {
                Run::bold(prepared(&it.to_uppercase()))
            };
            line(run)
        })
        .collect();
    blocks.push(Block::Gap(rules.signature_room_mm.mm()));
    blocks.extend(name.map(line));
    blocks
}
