//! Kinds of subject as lists name them.

use crate::domain::subject::SubjectKind;
use crate::text::fold;

/// Words that name a kind, folded; looked for as whole words.
const WORDS: [(SubjectKind, &str); 13] = [
    (SubjectKind::Collective, "tap the"),
    (SubjectKind::Person, "ca nhan"),
    (SubjectKind::Household, "ho gia dinh"),
    (SubjectKind::Household, "ho dan"),
    (SubjectKind::Household, "cac ho"),
    (SubjectKind::Household, "gia dinh"),
    (SubjectKind::Model, "mo hinh"),
    (SubjectKind::Model, "sang kien"),
    (SubjectKind::Model, "cong trinh"),
    (SubjectKind::Model, "cach lam hay"),
    (SubjectKind::Model, "cach lam"),
    (SubjectKind::Household, "ho"),
    (SubjectKind::Person, "nguoi"),
];

/// Words shorter than these are looked for only where they are the whole text.
const LONG_ENOUGH: usize = 6;

/// Every kind that a text names, each once.
pub(super) fn named_in(text: &str) -> Vec<SubjectKind> {
    let folded = format!(" {} ", fold(text));
    let mut found = Vec::new();
    for (kind, words) in WORDS {
        let whole = folded.trim() == words;
        let inside = words.len() >= LONG_ENOUGH && folded.contains(&format!(" {words} "));
        if (whole || inside) && !found.contains(&kind) {
            found.push(kind);
        }
    }
    found
}

/// The one kind that a text names; none where it names several or none.
pub(super) fn only(text: &str) -> Option<SubjectKind> {
    match named_in(text).as_slice() {
        [kind] => Some(*kind),
        _ => None,
    }
}

/// The kind that a cell of the column "Loại" names.
pub(super) fn of_cell(text: &str) -> Option<SubjectKind> {
    let folded = fold(text);
    let by_name = SubjectKind::ALL
        .into_iter()
        .find(|kind| folded == fold(kind.label()) || folded == fold(kind.counted()) || folded == kind.code());
    by_name.or(match folded.as_str() {
        "tt" => Some(SubjectKind::Collective),
        "cn" => Some(SubjectKind::Person),
        "hgd" => Some(SubjectKind::Household),
        "mh" | "sk" => Some(SubjectKind::Model),
        _ => only(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_in_many_ways() {
        assert_eq!(only("I. TẬP THỂ"), Some(SubjectKind::Collective));
        assert_eq!(only("Danh sách hộ gia đình tiêu biểu"), Some(SubjectKind::Household));
        assert_eq!(only("DANH SÁCH TẬP THỂ, CÁ NHÂN"), None);
        assert_eq!(of_cell("Mô hình, sáng kiến"), Some(SubjectKind::Model));
        assert_eq!(of_cell("CN"), Some(SubjectKind::Person));
        assert_eq!(of_cell("Hộ"), Some(SubjectKind::Household));
        assert_eq!(of_cell("Khác"), None);
        assert_eq!(only("Hội LHPN xã Bản Lầy"), None);
    }
}
