//! The rows below the headings: which are records, which name a group, which are nothing of the list.

use super::field::Field;
use super::kinds;
use super::layout::Layout;
use super::units::{UnitFound, Units};
use crate::domain::ids::UnitId;
use crate::domain::sheet::{Cell, FoundRow, Sheet};
use crate::domain::subject::SubjectKind;
use crate::text::{clean, fold, mark};
use std::collections::BTreeMap;

/// One record of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    pub line: u32,
    /// What it says, by field.
    pub cells: BTreeMap<Field, Cell>,
    /// The kind that its column of names or its group tells.
    pub kind: Option<SubjectKind>,
    /// The unit that its group names.
    pub unit: Option<(UnitId, String)>,
    /// Lines that go on with it.
    pub more: Vec<u32>,
}

/// What a row is.
pub(super) enum Line {
    Record(Record),
    /// Not a record, and why.
    Passed(u32, String),
    /// A row of which it is not certain; it is not taken.
    Strange(u32, String),
}

/// Words with which sums and feet of lists begin, folded.
const FEET: [&str; 20] = [
    "cong",
    "tong",
    "tong cong",
    "tong so",
    "nguoi lap",
    "nguoi lap bieu",
    "noi nhan",
    "thu truong",
    "chu tich",
    "t m",
    "tm",
    "danh sach nay",
    "danh sach tren",
    "an dinh danh sach",
    "danh sach gom",
    "ghi chu",
    "luu y",
    "xac nhan",
    "nguoi tong hop",
    "tong cong danh sach",
];

/// The rows of a sheet below its headings.
pub(super) fn lines(sheet: &Sheet, layout: &Layout, units: &Units<'_>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let (mut kind, mut unit) = (None, None);
    let headings: Vec<String> = layout
        .columns
        .iter()
        .map(|column| if column.field.is_some() { fold(&column.heading) } else { String::new() })
        .collect();
    for row in sheet.rows.iter().skip(layout.first) {
        let texts: Vec<(usize, String)> = row
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, clean(&cell.text)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if repeats(&headings, &texts) {
            out.push(Line::Passed(row.line, "Dòng tiêu đề lặp lại.".to_owned()));
            continue;
        }
        if numbers_columns(&texts) {
            out.push(Line::Passed(row.line, "Dòng đánh số các cột.".to_owned()));
            continue;
        }
        match group(row, &texts, layout, units) {
            Some(Group::Kind(found, words)) => {
                (kind, unit) = (Some(found), None);
                out.push(Line::Passed(
                    row.line,
                    format!("Dòng nhóm “{words}”: các dòng sau là {}.", found.counted()),
                ));
                continue;
            }
            Some(Group::Unit(id, name)) => {
                out.push(Line::Passed(row.line, format!("Dòng nhóm: các dòng sau thuộc “{name}”.")));
                unit = Some((id, name));
                continue;
            }
            Some(Group::Other(words)) => {
                // Whatever it is, the rows behind it no longer belong to the group before.
                (kind, unit) = (None, None);
                out.push(Line::Strange(
                    row.line,
                    format!("Dòng chỉ ghi “{words}”, không rõ là nhóm hay một hồ sơ."),
                ));
                continue;
            }
            Some(Group::Foot(words)) => {
                out.push(Line::Passed(row.line, format!("Dòng ngoài danh sách: “{words}”.")));
                continue;
            }
            None => {}
        }
        let mut record = record(row, layout);
        if record.cells.keys().all(|field| *field == Field::Index) {
            let why = if record.cells.is_empty() {
                "Dòng không có chữ ở cột nào được đọc."
            } else {
                "Dòng chỉ có số thứ tự."
            };
            out.push(Line::Passed(row.line, why.to_owned()));
            continue;
        }
        if let Some(Line::Record(before)) =
            out.iter_mut().rev().find(|line| !matches!(line, Line::Passed(..)))
            && goes_on(before, &record)
        {
            go_on(before, record);
            let line = before.line;
            out.push(Line::Passed(row.line, format!("Nối tiếp dòng {line}; nội dung được gộp vào đó.")));
            continue;
        }
        record.kind = record.kind.or(kind);
        record.unit.clone_from(&unit);
        out.push(Line::Record(record));
    }
    out
}

fn record(row: &FoundRow, layout: &Layout) -> Record {
    let mut record = Record { line: row.line, ..Record::default() };
    for column in &layout.columns {
        let Some(field) = column.field else { continue };
        let Some(cell) = row.cells.get(column.at).filter(|cell| !cell.is_empty()) else { continue };
        if let (Field::Name, Some(kind)) = (field, column.kind) {
            record.kind = Some(kind);
            if is_mark(&cell.text) {
                continue;
            }
        }
        record.cells.entry(field).or_insert_with(|| cell.clone());
    }
    record
}

/// "x": a column that is only ticked.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "×" | "✓" | "✔" | "v" | "V" | "*" | "+")
}

/// Fields whose texts may go on in rows of their own.
const LISTS: [Field; 6] =
    [Field::Summary, Field::Achievements, Field::Awards, Field::Contributions, Field::Owners, Field::Remark];

/// Whether a row goes on with the record before: it has no name of its own and nothing but more of what is listed.
fn goes_on(before: &Record, row: &Record) -> bool {
    let own = |field: Field| row.cells.get(&field).is_some_and(|cell| !cell.joined);
    let name = row.cells.get(&Field::Name);
    let same = name.is_none_or(|name| {
        name.joined && before.cells.get(&Field::Name).is_some_and(|cell| cell.text == name.text)
    });
    let more = row.cells.iter().filter(|(_, cell)| !cell.joined).all(|(field, _)| LISTS.contains(field));
    let next = row.line == before.more.last().unwrap_or(&before.line) + 1;
    same && more && next && !own(Field::Index)
}

fn go_on(before: &mut Record, row: Record) {
    before.more.push(row.line);
    for (field, cell) in row.cells.into_iter().filter(|(_, cell)| !cell.joined) {
        let place = before.cells.entry(field).or_default();
        if !place.text.is_empty() {
            place.text.push('\n');
        }
        place.text.push_str(&cell.text);
    }
}

enum Group {
    Kind(SubjectKind, String),
    Unit(UnitId, String),
    Other(String),
    Foot(String),
}

/// What a row of few words says about the rows behind it.
fn group(row: &FoundRow, texts: &[(usize, String)], layout: &Layout, units: &Units<'_>) -> Option<Group> {
    let column = |at: usize| layout.columns.get(at).and_then(|column| column.field);
    let index: Option<&String> =
        texts.iter().find(|(at, _)| column(*at) == Some(Field::Index)).map(|(_, text)| text);
    // A sum of a group has figures beside its words; a cell joined over the row says the same in each column.
    let mut words: Vec<&String> = Vec::new();
    for (at, text) in texts {
        let joined = row.cells.get(*at).is_some_and(|cell| cell.joined);
        let is_index = column(*at) == Some(Field::Index) && place(text);
        if !joined && !is_index && !words.contains(&text) {
            words.push(text);
        }
    }
    let first = words.first()?;
    let is_foot = |text: &str| {
        let folded = format!("{} ", fold(text));
        FEET.iter().any(|feet| folded.trim() == *feet || feet.contains(' ') && folded.starts_with(feet))
            || ["tong ", "cong ", "tm ", "kt "].iter().any(|begin| folded.starts_with(begin))
    };
    let foot = is_foot(first);
    let numbered =
        index.is_some_and(|index| index.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit()));
    let named = texts.iter().any(|(at, _)| column(*at) == Some(Field::Name));
    if foot
        && !numbered
        && words.iter().skip(1).all(|word| is_foot(word) || word.chars().all(|c| !c.is_alphabetic()))
    {
        return Some(Group::Foot((*first).clone()));
    }
    let [only] = words.as_slice() else {
        let day =
            words.iter().any(|word| fold(word).contains("ngay") && fold(word).contains("thang") && !named);
        return (day || foot && !named).then(|| Group::Foot((*first).clone()));
    };
    if numbered {
        return None;
    }
    let bare = mark::mark(only).map_or(only.as_str(), |mark| only[mark.end..].trim());
    // "TẬP THỂ (05)", "Tập thể: 05 tập thể"
    let kind_words = bare.split(['(', ':']).next().unwrap_or(bare);
    let marked = index.is_some_and(|index| place(index)) || bare.len() < only.len();
    if let Some(kind) = kinds::only(kind_words)
        && (marked || fold(kind_words).split(' ').count() <= 6 && texts.len() == 1)
    {
        return Some(Group::Kind(kind, clean(bare)));
    }
    if let UnitFound::Is(id, _) = units.plain(bare) {
        return Some(Group::Unit(id, clean(bare)));
    }
    let fields =
        layout.columns.iter().filter(|column| column.field.is_some_and(|it| it != Field::Index)).count();
    if marked {
        return Some(Group::Other((*only).clone()));
    }
    // A list of nothing but names has one word in every row.
    if fields <= 2 && named {
        return None;
    }
    let day = fold(only).contains("ngay") && fold(only).contains("thang");
    Some(if day || !named { Group::Foot((*only).clone()) } else { Group::Other((*only).clone()) })
}

/// "I", "II.", "A", "1.2": the mark of a group in the column of numbers.
fn place(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ')']);
    let roman = !bare.is_empty() && bare.bytes().all(|byte| b"IVXivx".contains(&byte));
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    roman || letter
}

/// Whether a row repeats the headings.
fn repeats(headings: &[String], texts: &[(usize, String)]) -> bool {
    let again = texts.iter().filter(|(at, text)| {
        let Some(heading) = headings.get(*at).filter(|heading| !heading.is_empty()) else { return false };
        // Only as long as a heading can it be one.
        text.len() <= heading.len() * 3 && {
            let text = fold(text);
            *heading == text || heading.ends_with(&format!(" {text}")) && text.len() > 3
        }
    });
    let again = again.count();
    again >= 2 && again * 2 >= texts.len()
}

/// "(1) (2) (3)", "A B 1 2": a row that numbers the columns.
fn numbers_columns(texts: &[(usize, String)]) -> bool {
    if texts.len() < 3 {
        return false;
    }
    let mut number = 0u32;
    let mut letters = 0;
    texts.iter().enumerate().all(|(at, (_, text))| {
        let bare = fold(text);
        if bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase()) && at == letters {
            letters += 1;
            return true;
        }
        let Ok(value) = bare.parse::<u32>() else { return false };
        let follows = value == number + 1 || number == 0 && value <= 2;
        number = value;
        follows
    }) && number >= 2
}
