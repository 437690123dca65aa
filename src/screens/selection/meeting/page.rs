//! The pages of a meeting: dossiers, and between them who leaves and who comes back.

use crate::domain::ids::MemberId;
use crate::domain::meeting_order::Turn;
use crate::domain::round::Board;

/// A page of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Before the dossier at this place: who leaves, who comes back.
    Between {
        /// Names of those who are asked to leave.
        leave: Vec<String>,
        /// Names of those who may come back.
        back: Vec<String>,
        /// The dossier that follows; none after the last one.
        next: Option<usize>,
    },
    /// The dossier at this place of the order.
    Dossier(usize),
}

/// The pages of a meeting in this order.
pub(super) fn pages(board: &Board, turns: &[Turn]) -> Vec<Page> {
    let names = |ids: Vec<MemberId>| -> Vec<String> {
        ids.iter()
            .filter_map(|id| board.members.iter().find(|it| it.id == *id))
            .map(|it| it.name.clone())
            .collect()
    };
    let mut pages = Vec::new();
    let mut out: &[MemberId] = &[];
    let nobody: &[MemberId] = &[];
    for next in (0..turns.len()).map(Some).chain([None]) {
        let now = next.map_or(nobody, |at| turns[at].out.as_slice());
        let without = |all: &[MemberId], some: &[MemberId]| {
            all.iter().copied().filter(|it| !some.contains(it)).collect::<Vec<_>>()
        };
        let (leave, back) = (without(now, out), without(out, now));
        if !leave.is_empty() || !back.is_empty() {
            pages.push(Page::Between { leave: names(leave), back: names(back), next });
        }
        if let Some(at) = next {
            pages.push(Page::Dossier(at));
        }
        out = now;
    }
    pages
}
