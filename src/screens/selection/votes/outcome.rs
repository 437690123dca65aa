//! What came of a count, in words.

use crate::domain::ids::{DossierId, MemberId};
use crate::domain::round::{Board, Standing};
use crate::domain::votes::VoteOutcome;

/// What the rule makes of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// Đạt.
    Whole,
    /// Đạt ở mức thấp hơn.
    Lowered,
    /// Chưa đạt.
    Not,
}

impl Carried {
    pub(super) fn of(outcome: &VoteOutcome) -> Self {
        if outcome.carried {
            Self::Whole
        } else if outcome.carried_lowered {
            Self::Lowered
        } else {
            Self::Not
        }
    }

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Whole => "Đạt",
            Self::Lowered => "Đạt ở mức thấp hơn",
            Self::Not => "Chưa đạt",
        }
    }
}

/// "83,33 %".
fn percent(hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    if part == 0 { format!("{whole} %") } else { format!("{whole},{part:02} %") }
}

/// "Đồng ý 5/6, cần 5".
pub(super) fn agreeing(outcome: &VoteOutcome) -> String {
    format!("Đồng ý {}/{}, cần {}", outcome.agreeing, outcome.of, outcome.needed)
}

/// "83,33 %", or with the votes for a lower level "50 %; thêm 2 hạ mức là 5".
pub(super) fn detail(outcome: &VoteOutcome) -> String {
    if outcome.lowered == 0 {
        return percent(outcome.percent_hundredths);
    }
    let together = outcome.agreeing + outcome.lowered;
    format!("{}; thêm {} hạ mức là {together}", percent(outcome.percent_hundredths), outcome.lowered)
}

/// Present and absent members who may vote on a dossier.
pub(super) fn may_vote(board: &Board, dossier: DossierId) -> [u32; 2] {
    let recused = |member: MemberId| {
        let mut sheets = board.sheets.iter().filter(|it| it.dossier == dossier && it.member == member);
        sheets.any(|it| it.standing == Standing::Recused)
    };
    let mut out = [0, 0];
    for member in board.members.iter().filter(|it| it.votes && !recused(it.id)) {
        out[usize::from(!member.present)] += 1;
    }
    out
}
