//! The keys of the score sheet, as of a spreadsheet.

use iced::keyboard::{Key, Modifiers, key::Named};

/// What a key means in the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A digit, the decimal comma, the stroke of "45/50", or a tick.
    Figure(char),
    /// The last typed figure is taken back.
    Erase,
    /// The cell is emptied.
    Clear,
    /// The cell is opened with what stands in it.
    Edit,
    /// What was typed is forgotten; a second time the keyboard leaves the sheet.
    Escape,
    /// The cell is done; on to the next row, from the last row to the top of the next column.
    Enter,
    /// The cell is done; back to the row above.
    EnterBack,
    /// The cell is done; on to the next column, from the last column to the next row.
    Tab,
    /// The cell is done; back to the column before.
    TabBack,
    /// One cell up, down, left, right.
    Up,
    /// One cell down.
    Down,
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// The first column.
    Home,
    /// The last column.
    End,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
    /// As many rows up as are in sight.
    PageUp,
    /// As many rows down as are in sight.
    PageDown,
    /// The sheet is copied as a table.
    Copy,
    /// A block is pasted from the clipboard.
    Paste,
    /// The row is done: confirmed, or found right when compared.
    Done,
    /// The row's empty cells are filled as proposed.
    TakeOver,
    /// The reason of the figure is opened, as a spreadsheet opens a note.
    Reason,
}

/// The meaning of a key; `None` leaves it to the window.
#[must_use]
pub fn meaning(key: &Key, modifiers: Modifiers) -> Option<Press> {
    if modifiers.alt() || modifiers.logo() {
        return None;
    }
    match key {
        Key::Named(named) => named_key(*named, modifiers),
        Key::Character(text) if modifiers.command() => match text.as_str() {
            "c" | "C" => Some(Press::Copy),
            "v" | "V" => Some(Press::Paste),
            // "Fill down" of a spreadsheet.
            "d" | "D" => Some(Press::TakeOver),
            _ => None,
        },
        Key::Character(text) => {
            let mut letters = text.chars();
            match (letters.next(), letters.next()) {
                (Some(digit), None) if digit.is_ascii_digit() => Some(Press::Figure(digit)),
                // The number pad gives a point where people mean the decimal comma.
                (Some(',' | '.'), None) => Some(Press::Figure(',')),
                (Some(sign @ ('/' | 'x' | 'X' | 'đ' | 'Đ' | 'd' | 'D')), None) => Some(Press::Figure(sign)),
                _ => None,
            }
        }
        Key::Unidentified => None,
    }
}

fn named_key(key: Named, modifiers: Modifiers) -> Option<Press> {
    let press = match (key, modifiers.command(), modifiers.shift()) {
        (Named::Enter, false, false) => Press::Enter,
        (Named::Enter, false, true) => Press::EnterBack,
        (Named::Enter, true, false) => Press::Done,
        (Named::F2, false, true) => Press::Reason,
        (Named::Tab, false, false) => Press::Tab,
        (Named::Tab, false, true) => Press::TabBack,
        (Named::Home, true, false) => Press::Top,
        (Named::End, true, false) => Press::Bottom,
        (Named::Insert, true, false) => Press::Copy,
        (Named::Insert, false, true) => Press::Paste,
        (key, false, false) => match key {
            Named::ArrowUp => Press::Up,
            Named::ArrowDown => Press::Down,
            Named::ArrowLeft => Press::Left,
            Named::ArrowRight => Press::Right,
            Named::Home => Press::Home,
            Named::End => Press::End,
            Named::PageUp => Press::PageUp,
            Named::PageDown => Press::PageDown,
            Named::Backspace => Press::Erase,
            Named::Delete => Press::Clear,
            Named::F2 => Press::Edit,
            Named::Escape => Press::Escape,
            _ => return None,
        },
        _ => return None,
    };
    Some(press)
}
