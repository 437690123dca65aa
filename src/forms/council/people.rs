//! Who sits in the council, who presides, who writes; how they are called in a narrow column.

use super::super::context::Fields;
use crate::domain::round::{Board, Member, Role};
use crate::text;

/// The members with the right to vote, with their places in the council.
pub(in crate::forms) fn voting(board: &Board) -> impl Iterator<Item = (usize, &Member)> {
    board.members.iter().enumerate().filter(|(_, member)| member.votes)
}

/// Who presides: the chair when present, else the first deputy who is.
pub(in crate::forms) fn presiding(board: &Board) -> Option<&Member> {
    let present = |role: Role| board.members.iter().find(move |it| it.role == role && it.present);
    present(Role::Chair)
        .or_else(|| present(Role::Deputy))
        .or_else(|| board.members.iter().find(|it| it.role == Role::Chair))
}

/// Who writes: the secretary present, else the one named.
pub(in crate::forms) fn secretary(board: &Board) -> Option<&Member> {
    let of_role = || board.members.iter().filter(|it| it.role == Role::Secretary);
    of_role().find(|it| it.present).or_else(|| of_role().next())
}

/// "Nông Thị Kiều Trinh, Chủ tịch Hội LHPN tỉnh – Chủ tịch Hội đồng".
pub(in crate::forms) fn in_full(member: &Member) -> String {
    let post = member.post.trim();
    let post = if post.is_empty() { String::new() } else { format!(", {post}") };
    format!("{}{post} – {}", member.name.trim(), member.role.label())
}

/// `số thành viên`, `số có mặt`, `số vắng`, `số tối thiểu`, `tỷ lệ dự họp`: members with the right to vote.
pub(in crate::forms) fn quorum_fields(board: &Board) -> Fields {
    let all = voting(board).count() as u64;
    let (present, needed) = board.quorum();
    let share = board.round.settings.quorum;
    vec![
        ("số thành viên", text::count_with_words(all)),
        ("số có mặt", text::count_with_words(u64::from(present))),
        ("số vắng", text::count_with_words(all - u64::from(present))),
        ("số tối thiểu", text::count_with_words(u64::from(needed))),
        ("tỷ lệ dự họp", format!("{}/{}", share.part, share.of)),
    ]
}

/// How members are called in the head of a table: by given name, by the last two words where two share it; by
/// initials where there are many. No two are called alike.
pub(in crate::forms) fn called(members: &[&Member], initials: bool) -> Vec<String> {
    let last = |name: &str, count: usize| {
        let words: Vec<&str> = name.split_whitespace().collect();
        words[words.len().saturating_sub(count)..].join(" ")
    };
    let letters = |name: &str, count: usize| -> String {
        let first = |word: &str| word.chars().next().map(|c| c.to_uppercase().to_string());
        last(name, count).split_whitespace().filter_map(first).collect()
    };
    let forms: Vec<Vec<String>> = members
        .iter()
        .map(|member| {
            let name = member.name.trim();
            let words = name.split_whitespace().count();
            let count = 1..=words.max(1);
            if initials {
                count.skip(1).map(|count| letters(name, count)).collect()
            } else {
                count.map(|count| last(name, count)).collect()
            }
        })
        .collect();
    let form = |at: usize, step: usize| forms[at].get(step).or(forms[at].last()).cloned().unwrap_or_default();
    let name = |at: usize, own: &[String]| {
        let alone = |step: &usize| {
            (0..members.len()).all(|other| other == at || form(other, *step) != form(at, *step))
        };
        match (0..own.len().max(1)).find(alone) {
            Some(step) => form(at, step),
            // The same full name twice: numbered in the order of the council.
            None => format!("{} {}", form(at, 0), at + 1),
        }
    };
    forms.iter().enumerate().map(|(at, own)| name(at, own)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{MemberId, RoundId};

    fn member(name: &str) -> Member {
        Member {
            id: MemberId(1),
            round: RoundId(1),
            name: name.to_owned(),
            post: String::new(),
            role: Role::Member,
            votes: true,
            present: true,
            absence: String::new(),
            unit: None,
            order: 0,
            relatives: Vec::new(),
        }
    }

    fn names(given: &[&str], initials: bool) -> Vec<String> {
        let members: Vec<Member> = given.iter().map(|name| member(name)).collect();
        called(&members.iter().collect::<Vec<_>>(), initials)
    }

    #[test]
    fn members_are_called_shortly_and_never_alike() {
        assert_eq!(
            names(&["Nông Thị Kiều Trinh", "Đàm Thị Thục Anh", "Lê Mai Anh"], false),
            ["Trinh", "Thục Anh", "Mai Anh"]
        );
        assert_eq!(names(&["Nông Thị Kiều Trinh", "Đàm Thị Thục Anh"], true), ["KT", "TA"]);
        assert_eq!(names(&["Nông Thị Kiều Trinh", "Lê Kim Thoa", "Đỗ Ánh"], true), ["TKT", "LKT", "ĐÁ"]);
        assert_eq!(names(&["Lê Mai Anh", "Lê Mai Anh"], false), ["Anh 1", "Anh 2"]);
        assert_eq!(names(&[""], false), [""]);
    }
}
