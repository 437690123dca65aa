//! The arrows between the rooms (docs/architecture.md): who may use whom, and how long a file may grow.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A room and the rooms it may use besides itself.
const ARROWS: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("domain", &["text"]),
    ("storage", &["domain", "text"]),
    ("paper", &["text"]),
    ("forms", &["domain", "paper", "text"]),
    ("exchange", &["domain", "forms", "paper", "text"]),
    ("ui", &["text", "paper"]),
    ("screens", &["domain", "exchange", "forms", "paper", "storage", "text", "ui"]),
    ("app", &["domain", "exchange", "forms", "paper", "screens", "storage", "text", "ui"]),
    ("cli", &["domain", "exchange", "forms", "paper", "storage", "text"]),
    // The crate's root only opens the doors.
    ("lib.rs", &["app", "cli", "domain", "exchange", "forms", "paper", "screens", "storage", "text", "ui"]),
    ("main.rs", &[]),
];

/// A crate that only these places may name: a room, or one file in it.
const CRATES: [(&str, &[&str]); 12] = [
    ("iced", &["ui", "screens", "app"]),
    ("rfd", &["app"]),
    ("rusqlite", &["storage"]),
    ("rusqlite_migration", &["storage"]),
    ("printpdf", &["paper/pdf.rs"]),
    ("lopdf", &["paper"]),
    ("subsetter", &["paper"]),
    ("zip", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("calamine", &["exchange"]),
    ("zune_jpeg", &["paper/picture.rs", "paper/picture/thumbnail.rs"]),
];

/// Longer than this a file is a fault: split by part of the page or by step of the work.
const MOST_LINES: usize = 600;

/// What is wrong with one file; `path` is relative to `src`.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > MOST_LINES {
        found.push(format!("{path} has {lines} lines; more than {MOST_LINES} is a fault"));
    }
    let room = path.split('/').next().unwrap();
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
        found.push(format!("{path} is in no room"));
        return found;
    };
    let text = without_comments(text);
    for used in rooms_named(&text, room) {
        if used != room && !allowed.contains(&used.as_str()) {
            found.push(format!("{path} uses {used}: no arrow from {room} to {used}"));
        }
    }
    for (name, places) in CRATES {
        let here = places.iter().any(|place| path == *place || room == *place);
        if !here && names_crate(&text, name) {
            found.push(format!("{path} names {name}, which belongs to {}", places.join(", ")));
        }
    }
    found
}

/// The text without line comments, so that a sentence about a crate is not taken for its use.
fn without_comments(text: &str) -> String {
    let code = |line: &str| line.find("//").map_or(line.len(), |at| at);
    text.lines().map(|line| format!("{}\n", &line[..code(line)])).collect()
}

/// The rooms that paths in `text` begin with: `crate::room`, `crate::{room, …}`, `guong_sang::room`, and from the
/// crate's root the bare names.
fn rooms_named(text: &str, room: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, start) in text.match_indices("crate::").chain(text.match_indices("guong_sang::")) {
        let rest = &text[at + start.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.insert(first_name(&name));
                        name.clear();
                        continue;
                    }
                    _ => {}
                }
                name.push(letter);
            }
            found.insert(first_name(&name));
        } else {
            found.insert(first_name(rest));
        }
    }
    if room == "lib.rs" || room == "main.rs" {
        let named = ARROWS.iter().map(|(name, _)| *name).filter(|name| text.contains(&format!("{name}::")));
        found.extend(named.map(str::to_owned));
    }
    found.retain(|name| ARROWS.iter().any(|(room, _)| room == name));
    found
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn names_crate(text: &str, name: &str) -> bool {
    let end = |at: usize| text[at + name.len()..].chars().next();
    let begin = |at: usize| text[..at].chars().next_back();
    text.match_indices(name).any(|(at, _)| {
        let alone = begin(at).is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '"' && c != ':');
        let used = text[at + name.len()..].starts_with("::")
            || (text[..at].trim_end().ends_with("use") && matches!(end(at), Some(';' | ' ')));
        alone && used
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_arrow_points_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    let files = sources(&src);
    assert!(files.len() > 60);
    for file in files {
        let relative = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        all.extend(faults(&relative, &std::fs::read_to_string(&file).unwrap()));
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn there_is_no_circle_in_the_arrows() {
    fn reaches(from: &str, to: &str) -> bool {
        let (_, next) = ARROWS.iter().find(|(name, _)| *name == from).unwrap();
        next.iter().any(|room| *room == to || reaches(room, to))
    }
    for (room, _) in ARROWS {
        assert!(!reaches(room, room), "{room}");
    }
}

/// A test file that no group names is compiled by nobody, and nobody misses it.
#[test]
fn every_test_file_belongs_to_a_group() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let manifest = std::fs::read_to_string(folder.join("../Cargo.toml")).unwrap();
    let mut files = Vec::new();
    let mut named = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".rs") {
            continue;
        }
        if manifest.contains(&format!("path = \"tests/{name}\"")) {
            named.push(name.clone());
            let text = std::fs::read_to_string(folder.join(&name)).unwrap();
            let lines = text.lines().filter_map(|line| line.strip_prefix("#[path = \"")?.strip_suffix("\"]"));
            named.extend(lines.map(str::to_owned));
        }
        files.push(name);
    }
    files.retain(|name| !named.contains(name));
    assert_eq!(files, Vec::<String>::new());
}

#[test]
fn the_guard_can_fail() {
    for (path, text) in [
        ("domain/plan.rs", "use crate::storage::Store;"),
        ("domain/plan.rs", "fn f() { crate::storage::open(); }"),
        ("domain/plan.rs", "use crate::{domain::Plan, text::{fold, nfc}, ui};"),
        ("ui/button.rs", "use crate::domain::Command;"),
        ("cli/mod.rs", "use crate::ui::Theme;"),
        ("cli/mod.rs", "use iced::Task;"),
        ("paper/layout/mod.rs", "use printpdf::Op;"),
        ("forms/plan.rs", "fn f() -> lopdf::Document { g() }"),
        ("screens/plans.rs", "use rusqlite::Connection;"),
        ("screens/plans.rs", "use crate::app::App;"),
        ("forms/plan.rs", "use crate::exchange::docx;"),
        ("cli/paper.rs", "use rust_xlsxwriter::Workbook;"),
        ("storage/store.rs", "use crate::{\n    forms::Form,\n    text,\n};"),
        ("attic/old.rs", ""),
    ] {
        assert_eq!(faults(path, text).len(), 1, "{path}: {text}: {:?}", faults(path, text));
    }
    assert_eq!(faults("text/fold.rs", &"\n".repeat(MOST_LINES + 1)).len(), 1);
    for (path, text) in [
        ("domain/plan.rs", "// like crate::storage, but pure\nuse crate::text::fold;"),
        ("paper/pdf.rs", "use printpdf::Op;\nuse lopdf::Object;"),
        ("storage/open.rs", "use rusqlite_migration::M; use crate::domain::Command;"),
        ("screens/mod.rs", "use crate::{domain::{Plan, Unit}, storage::Store, ui};"),
        ("text/fold.rs", &"\n".repeat(MOST_LINES)),
    ] {
        assert_eq!(faults(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}
