//! Who was at a meeting of the council, and whether they were enough.

use super::ids::MemberId;
use super::round::{Attendance, Board, Meeting, Member, Share};
use serde::Serialize;

/// How many members with the right to vote were there, and how many the round asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quorum {
    /// Present.
    pub present: u32,
    /// Members with the right to vote.
    pub voting: u32,
    /// The fewest that the declared share asks for.
    pub needed: u32,
    /// Absent members who gave their opinion in writing.
    pub written: u32,
}

impl Quorum {
    /// Of one meeting of these members, with the share that the round declares.
    #[must_use]
    pub fn of(members: &[Member], share: Share, meeting: &Meeting) -> Self {
        let (mut present, mut voting, mut written) = (0, 0, 0);
        for member in members.iter().filter(|it| it.votes) {
            voting += 1;
            match attended(meeting, member.id) {
                Some(it) if it.present => present += 1,
                Some(it) if !it.opinion.trim().is_empty() => written += 1,
                _ => {}
            }
        }
        Self { present, voting, needed: share.fewest_of(voting), written }
    }

    /// Whether they were enough.
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.present >= self.needed
    }

    /// "Có mặt 6/7, cần ít nhất 5".
    #[must_use]
    pub fn sentence(self) -> String {
        let Self { present, voting, needed, .. } = self;
        format!("Có mặt {present}/{voting}, cần ít nhất {needed}")
    }
}

/// What a member did at a meeting; none when the member was not asked to it.
#[must_use]
pub fn attended(meeting: &Meeting, member: MemberId) -> Option<&Attendance> {
    meeting.attendance.iter().find(|it| it.member == member)
}

/// The attendance a new meeting begins with: at the first one as each member's own mark says, later everybody present.
#[must_use]
pub fn expected(board: &Board) -> Vec<Attendance> {
    let first = board.meetings.is_empty();
    let one = |it: &Member| {
        let present = it.present || !first;
        let absence = if present { String::new() } else { it.absence.clone() };
        Attendance { member: it.id, present, absence, opinion: String::new() }
    };
    board.members.iter().map(one).collect()
}
