//! Who is meant by a name in a table.

use crate::domain::ids::SubjectId;
use crate::domain::subject::Subject;
use crate::text::{clean, fold};
use std::collections::BTreeSet;

/// Somebody who may be featured, with every name one is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    id: SubjectId,
    names: Vec<String>,
    folded: Vec<String>,
    in_plan: bool,
}

impl Named {
    /// The subjects that still have names; `in_plan`: those with a dossier of the plan, who are meant first.
    #[must_use]
    pub fn all(subjects: &[Subject], in_plan: &BTreeSet<SubjectId>) -> Vec<Self> {
        let one = |subject: &Subject| {
            let names: Vec<String> =
                std::iter::once(&subject.name).chain(&subject.other_names).map(|name| clean(name)).collect();
            let folded = names.iter().map(|name| fold(name)).collect();
            Self { id: subject.id, names, folded, in_plan: in_plan.contains(&subject.id) }
        };
        subjects.iter().filter(|one| one.anonymised.is_none()).map(one).collect()
    }
}

/// Forms of address that stand before names and belong to none; folded.
const ADDRESS: [&str; 8] = ["ba", "ong", "chi", "anh", "co", "dong chi", "em", "hoi vien"];

/// What comes of a name.
pub(super) enum Found {
    One(SubjectId),
    Several,
    None,
}

/// Who is called so: letter by letter first, then without marks; with or without a form of address before the name.
fn who(name: &str, named: &[Named]) -> Found {
    let exact = clean(name);
    let folded = fold(name);
    let bare = ADDRESS.iter().find_map(|word| folded.strip_prefix(&format!("{word} "))).map(str::to_owned);
    let by =
        |fits: &dyn Fn(&Named) -> bool| -> Vec<&Named> { named.iter().filter(|one| fits(one)).collect() };
    let mut found = by(&|one| one.names.contains(&exact));
    if found.is_empty() {
        found = by(&|one| one.folded.contains(&folded));
    }
    if let (true, Some(bare)) = (found.is_empty(), bare) {
        found = by(&|one| one.folded.contains(&bare));
    }
    if found.len() > 1 {
        let here: Vec<&Named> = found.iter().copied().filter(|one| one.in_plan).collect();
        found = if here.is_empty() { found } else { here };
    }
    match found.as_slice() {
        [] => Found::None,
        [one] => Found::One(one.id),
        _ => Found::Several,
    }
}

/// The exemplars named in a cell: who is known, and the names of whom it is not certain, with why.
pub(super) fn read(text: &str, named: &[Named]) -> (Vec<SubjectId>, Vec<(String, &'static str)>) {
    let mut ids = Vec::new();
    let mut unfound: Vec<(String, &'static str)> = Vec::new();
    let mut take = |found: Found, name: &str| match found {
        Found::One(id) if ids.contains(&id) => {}
        Found::One(id) => ids.push(id),
        _ if unfound.iter().any(|(one, _)| one == name) => {}
        Found::Several => unfound.push((name.to_owned(), "có nhiều gương cùng tên")),
        Found::None => unfound.push((name.to_owned(), "chưa có trong chương trình")),
    };
    for piece in text.split([';', '\n']).map(tidy).filter(|piece| !piece.is_empty()) {
        let whole = who(&piece, named);
        // A comma or "và" may divide two names, or belong to one: "Chi hội Phụ nữ xóm Nà Lom, xã Nà Phong".
        let parts: Vec<String> = piece
            .split(',')
            .flat_map(|part| part.split(" và "))
            .map(tidy)
            .filter(|part| !part.is_empty())
            .collect();
        let any = parts.len() > 1 && parts.iter().any(|part| !matches!(who(part, named), Found::None));
        match whole {
            Found::None if any => {
                for part in &parts {
                    take(who(part, named), part);
                }
            }
            whole => take(whole, &piece),
        }
    }
    (ids, unfound)
}

/// Without the bullet or number before a name.
fn tidy(piece: &str) -> String {
    let piece = piece.trim().trim_start_matches(['-', '–', '+', '*', '•']).trim_start();
    let rest = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < piece.len() && rest.starts_with(['.', ')']);
    clean(if numbered { &rest[1..] } else { piece })
}
