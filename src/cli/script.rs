//! Command scripts: one `Command` as JSON on each line; empty lines and lines that begin with `#` are passed over.

use super::Fault;
use crate::domain::Command;

/// The commands of a script with their line numbers, from 1; each is read only when its turn comes.
pub fn lines(text: &str) -> impl Iterator<Item = Result<(usize, Command), Fault>> {
    // Windows' Notepad begins a UTF-8 file with this mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..).zip(text.lines()).filter_map(|(line, words)| {
        let words = words.trim();
        if words.is_empty() || words.starts_with('#') {
            return None;
        }
        let read = serde_json::from_str(words);
        Some(read.map(|it| (line, it)).map_err(|e| Fault::Line { line, detail: e.to_string() }))
    })
}

/// All commands of a script.
///
/// # Errors
/// The first line that is not a command.
pub fn commands(text: &str) -> Result<Vec<Command>, Fault> {
    lines(text).map(|item| item.map(|(_, command)| command)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_passed_over_and_lines_are_counted() {
        let text = "\u{feff}# one\n\n{\"deed\":\"remove_unit\",\"id\":3}\r\n{\"deed\":\"fly\"}\n";
        let read: Vec<_> = lines(text).collect();
        assert!(matches!(&read[0], Ok((3, Command::RemoveUnit { id })) if id.0 == 3));
        assert!(matches!(&read[1], Err(Fault::Line { line: 4, .. })));
        assert_eq!(read.len(), 2);
    }
}
