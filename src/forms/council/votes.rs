//! Counted votes in the words of a paper.

use super::super::context::Fields;
use super::super::draft::{Draft, Missing, Spot};
use crate::domain::case::RoundCase;
use crate::domain::ids::DossierId;
use crate::domain::round::Board;
use crate::domain::votes::{VoteBase, VoteCount, outcome};
use crate::text;

/// The count for a dossier.
pub(in crate::forms) fn count_of(board: &Board, dossier: DossierId) -> Option<&VoteCount> {
    board.votes.iter().find(|it| it.dossier == dossier)
}

/// Hundredths of a percent as printed: "83,33".
pub(in crate::forms) fn percent(hundredths: u32) -> String {
    text::decimal(i64::from(hundredths), 2)
}

/// `tỷ lệ đồng ý`, `của ai`, `số phiếu cần`: when a vote carries.
pub(in crate::forms) fn rule_fields(board: &Board) -> Fields {
    let rule = board.round.settings.vote;
    let voting = board.members.iter().filter(|it| it.votes);
    let of = match rule.of {
        VoteBase::All => voting.count(),
        VoteBase::Present => voting.filter(|it| it.present).count(),
    };
    let share = if rule.share.of == 100 {
        format!("{}%", rule.share.part)
    } else {
        format!("{}/{}", rule.share.part, rule.share.of)
    };
    let needed = rule.share.fewest_of(u32::try_from(of).unwrap_or(u32::MAX));
    vec![
        ("tỷ lệ đồng ý", share),
        ("của ai", rule.of.label().to_owned()),
        ("số phiếu cần", text::count_with_words(u64::from(needed))),
        ("số người tính tỷ lệ", text::count_with_words(of as u64)),
    ]
}

/// Notes every one of `chosen` that the scores put inside the places but the vote did not carry: the council must
/// settle it before a paper says both.
pub(in crate::forms) fn note_uncarried(draft: &mut Draft<'_>, round: &RoundCase, chosen: &[DossierId]) {
    // Where votes decide, a lower level is a result, and what is not carried at all is not ranked.
    let by_votes = round.board.round.settings.way.votes();
    for dossier in chosen {
        if let (Some(candidate), Some(vote)) =
            (round.board.candidate(*dossier), outcome(&round.board, *dossier))
            && !vote.carried
            && !(by_votes && vote.carried_lowered)
        {
            let what = format!(
                "đủ số phiếu đồng ý cho {} (được chọn theo điểm nhưng chỉ đạt {}% phiếu)",
                candidate.name.trim(),
                percent(vote.percent_hundredths)
            );
            draft.findings.push(Missing { what, spot: Spot::Dossier(*dossier) });
        }
    }
}
