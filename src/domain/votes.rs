//! Counted votes: what came out of the box for each dossier, and what the declared rule makes of it.
//!
//! A ballot is secret, so nothing is kept of who voted how; only the count that the tellers signed.

use super::ids::DossierId;
use super::round::{Board, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Of whom the share that carries is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteBase {
    /// Of all members with the right to vote; the absent are asked in writing.
    #[default]
    All,
    /// Of those present.
    Present,
}

impl VoteBase {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::All, Self::Present];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "tổng số thành viên Hội đồng",
            Self::Present => "số thành viên có mặt",
        }
    }
}

/// When a vote carries; the office's own setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteRule {
    /// The share of agreeing votes.
    pub share: Share,
    /// Of whom.
    pub of: VoteBase,
}

impl Default for VoteRule {
    /// A starting point for the office to change: 80 % as in QĐ 86/2025 Bắc Ninh, of all members as in NĐ 98/2023 Đ30.
    fn default() -> Self {
        Self { share: Share { part: 80, of: 100 }, of: VoteBase::All }
    }
}

/// The count for one dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteCount {
    /// The dossier.
    pub dossier: DossierId,
    /// Phiếu đồng ý.
    pub agree: u32,
    /// Phiếu không đồng ý.
    pub disagree: u32,
    /// Phiếu đồng ý ở mức thấp hơn (hạ mức).
    #[serde(default)]
    pub lowered: u32,
    /// Phiếu không hợp lệ.
    #[serde(default)]
    pub invalid: u32,
    /// Written opinions of absent members that agree at a lower level.
    #[serde(default)]
    pub written_lowered: u32,
    /// Written opinions of absent members that agree.
    #[serde(default)]
    pub written_agree: u32,
    /// Written opinions of absent members that do not.
    #[serde(default)]
    pub written_disagree: u32,
}

impl VoteCount {
    /// Ballots out of the box.
    #[must_use]
    pub const fn ballots(&self) -> u32 {
        self.agree + self.lowered + self.disagree + self.invalid
    }

    /// Written opinions of absent members.
    #[must_use]
    pub const fn written(&self) -> u32 {
        self.written_agree + self.written_lowered + self.written_disagree
    }
}

/// What the rule makes of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct VoteOutcome {
    /// Agreeing votes, written ones included where the base is all members.
    pub agreeing: u32,
    /// Votes for a lower level, counted in the same way.
    pub lowered: u32,
    /// Of how many people.
    pub of: u32,
    /// How many agreeing votes the rule asks for.
    pub needed: u32,
    /// Hundredths of a percent, cut off, never rounded up: 79,99 % is not 80 %.
    pub percent_hundredths: u32,
    /// Whether it carries.
    pub carried: bool,
    /// Whether it carries only together with the votes for a lower level.
    pub carried_lowered: bool,
}

/// The outcome for `dossier`; none when nothing was counted for it.
#[must_use]
pub fn outcome(board: &Board, dossier: DossierId) -> Option<VoteOutcome> {
    let count = board.votes.iter().find(|count| count.dossier == dossier)?;
    let rule = board.round.settings.vote;
    let voting = board.members.iter().filter(|member| member.votes);
    let (of, agreeing, lowered) = match rule.of {
        VoteBase::All => {
            (voting.count() as u32, count.agree + count.written_agree, count.lowered + count.written_lowered)
        }
        VoteBase::Present => {
            (voting.filter(|member| member.present).count() as u32, count.agree, count.lowered)
        }
    };
    let percent = if of == 0 { 0 } else { u64::from(agreeing) * 10_000 / u64::from(of) };
    let needed = rule.share.fewest_of(of);
    let carried = of > 0 && agreeing >= needed;
    Some(VoteOutcome {
        agreeing,
        lowered,
        of,
        needed,
        percent_hundredths: u32::try_from(percent).unwrap_or(u32::MAX),
        carried,
        // Whoever agrees to the full level agrees to a lower one too.
        carried_lowered: of > 0 && !carried && lowered > 0 && agreeing + lowered >= needed,
    })
}
