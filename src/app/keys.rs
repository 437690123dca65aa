//! One table of shortcuts: it feeds handling, the tips and the sheet under F1.

use crate::screens::{Chord, ChordKey, Place};
use iced::keyboard::key::Named;

/// What a shortcut of the shell does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Go to a place.
    Go(Place),
    /// Put the caret into the search field.
    Search,
    /// Take the last deed back.
    Undo,
    /// Do it again.
    Redo,
    /// Save what is being typed now.
    Save,
    /// Fold or unfold the rail.
    Fold,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text at its own size.
    OwnSize,
    /// Show or hide the sheet of shortcuts.
    Help,
    /// Next field.
    Next,
    /// Field before.
    Previous,
    /// Close what lies on top.
    Escape,
}

const fn f(key: Named) -> Chord {
    Chord::named(key)
}

const fn shift(key: Named) -> Chord {
    Chord { key: ChordKey::Named(key), ctrl: false, shift: true, alt: false }
}

/// Chord, deed, keys as printed, words.
pub const TABLE: &[(Chord, Shortcut, &str, &str)] = &[
    (Chord::ctrl('1'), Shortcut::Go(Place::Home), "Ctrl+1", "Tổng quan"),
    (Chord::ctrl('2'), Shortcut::Go(Place::Plans), "Ctrl+2", "Kế hoạch"),
    (Chord::ctrl('3'), Shortcut::Go(Place::Dossiers), "Ctrl+3", "Hồ sơ"),
    (Chord::ctrl('4'), Shortcut::Go(Place::Selection), "Ctrl+4", "Xét chọn"),
    (Chord::ctrl('5'), Shortcut::Go(Place::Papers), "Ctrl+5", "Văn bản"),
    (Chord::ctrl('6'), Shortcut::Go(Place::Publicity), "Ctrl+6", "Tuyên truyền"),
    (Chord::ctrl('7'), Shortcut::Go(Place::Catalogue), "Ctrl+7", "Danh mục"),
    (Chord::ctrl('8'), Shortcut::Go(Place::Office), "Ctrl+8", "Cơ quan"),
    (Chord::ctrl('f'), Shortcut::Search, "Ctrl+F", "Tìm hồ sơ"),
    (Chord::ctrl('z'), Shortcut::Undo, "Ctrl+Z", "Hoàn tác việc vừa làm"),
    (Chord::ctrl('y'), Shortcut::Redo, "Ctrl+Y", "Làm lại việc vừa hoàn tác"),
    (Chord::ctrl('s'), Shortcut::Save, "Ctrl+S", "Lưu ngay (chương trình vẫn tự lưu)"),
    (Chord::ctrl('='), Shortcut::Larger, "Ctrl+=", "Chữ to hơn"),
    (Chord::ctrl('-'), Shortcut::Smaller, "Ctrl+-", "Chữ nhỏ hơn"),
    (Chord::ctrl('0'), Shortcut::OwnSize, "Ctrl+0", "Cỡ chữ thường"),
    (f(Named::F9), Shortcut::Fold, "F9", "Thu gọn hoặc mở rộng thanh bên trái"),
    (f(Named::F1), Shortcut::Help, "F1", "Bảng phím tắt này"),
    (f(Named::Tab), Shortcut::Next, "Tab", "Sang ô tiếp theo"),
    (shift(Named::Tab), Shortcut::Previous, "Shift+Tab", "Về ô trước"),
    (f(Named::Escape), Shortcut::Escape, "Esc", "Đóng hộp thoại, quay lại"),
];

/// The shell's own meaning of `chord`.
#[must_use]
pub fn shortcut(chord: Chord) -> Option<Shortcut> {
    TABLE.iter().find(|(known, ..)| *known == chord).map(|(_, shortcut, ..)| *shortcut)
}

/// The keys that lead to `place`, for tips.
#[must_use]
pub fn keys_to(place: Place) -> Option<&'static str> {
    TABLE.iter().find(|(_, shortcut, ..)| *shortcut == Shortcut::Go(place)).map(|(.., keys, _)| *keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chord_means_two_things() {
        for (i, (chord, ..)) in TABLE.iter().enumerate() {
            assert!(TABLE[i + 1..].iter().all(|(other, ..)| other != chord), "{chord:?}");
        }
    }
}
