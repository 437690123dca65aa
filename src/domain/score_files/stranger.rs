//! A table that somebody made alone: found again through its headings and through whole names.

use super::{FoundCell, FoundFile, FoundSheet, FoundTable, Part};
use crate::domain::criteria::Criterion;
use crate::domain::ids::MemberId;
use crate::domain::round::{Board, Candidate};
use crate::text::{fold, same};

/// Headings over the column of names, folded.
const NAMES: [&str; 12] = [
    "ho va ten",
    "ho ten",
    "ten",
    "ten ho so",
    "ho so",
    "ten tap the",
    "tap the",
    "ca nhan",
    "doi tuong",
    "ten doi tuong",
    "ten mo hinh",
    "ho va ten chu ho",
];
/// Headings over the column of units, folded.
const UNITS: [&str; 4] = ["don vi", "don vi de nghi", "noi cong tac", "dia chi"];
/// Rows that are looked at for the headings.
const HEAD: usize = 30;

/// The sheet behind the tables of a file: none while it is not known whose it is.
///
/// # Errors
/// One sentence: no table has a column of names and a criterion.
pub(super) fn read(
    board: &Board,
    file: &FoundFile,
    tables: &[FoundTable],
) -> Result<Option<FoundSheet>, String> {
    let mut cells = Vec::new();
    let mut strange = Vec::new();
    let mut fits = false;
    for table in tables {
        fits |= table_cells(board, table, &mut cells, &mut strange);
    }
    if !fits {
        return Err("Không thấy mã của chương trình, cũng không thấy cột họ tên và cột tiêu chí của đợt xét. \
                    Hãy dùng tệp phiếu do chương trình ghi ra, hoặc bảng có hàng tiêu đề ghi họ tên và ký hiệu tiêu chí."
            .to_owned());
    }
    let Some(member) = file.given_to.or_else(|| whose(board, file, tables)) else { return Ok(None) };
    let name = board.members.iter().find(|it| it.id == member).map(|it| it.name.clone());
    Ok(Some(FoundSheet {
        round: board.round.id,
        round_name: board.round.name.clone(),
        member,
        member_name: name.unwrap_or_default(),
        cells,
        reasons: Vec::new(),
        strange,
    }))
}

/// The one voting member whose whole name stands in the file's name or above the table.
fn whose(board: &Board, file: &FoundFile, tables: &[FoundTable]) -> Option<MemberId> {
    let words = |text: &str| {
        let folded = fold(text);
        let parts: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        format!(" {} ", parts.join(" "))
    };
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let mut texts = vec![words(stem)];
    for table in tables {
        let head = table.rows.iter().take(HEAD).flat_map(|(_, row)| row);
        // "Thành viên: …" names who scored; other names above a table may be anybody's.
        texts.extend(
            head.map(|cell| words(cell))
                .filter(|cell| cell.contains(" thanh vien ") || cell.contains(" nguoi cham ")),
        );
    }
    let mut named = board.members.iter().filter(|it| it.votes).filter(|it| {
        let name = words(&it.name);
        texts.iter().any(|text| text.contains(&name))
    });
    match (named.next(), named.next()) {
        (Some(one), None) => Some(one.id),
        _ => None,
    }
}

struct Head<'a> {
    row: usize,
    name: usize,
    unit: Option<usize>,
    criteria: Vec<(usize, Vec<&'a Criterion>)>,
}

/// The criterion that a heading means: its mark alone or before its sentence, or the sentence.
fn means(heading: &str, criterion: &Criterion) -> bool {
    let (heading, code, title) = (fold(heading), fold(&criterion.code), fold(&criterion.title));
    let heading = heading.trim();
    let after = heading.strip_prefix(code.trim()).map(|rest| rest.chars().next());
    heading == title.trim() || matches!(after, Some(None | Some(' ' | '.' | ':' | '(' | '-' | '\n')))
}

fn head<'a>(board: &'a Board, table: &FoundTable) -> Option<Head<'a>> {
    let mut scored: Vec<&Criterion> = Vec::new();
    for candidate in &board.candidates {
        for criterion in board.scored_for(candidate.kind) {
            if !scored.iter().any(|it| it.id == criterion.id) {
                scored.push(criterion);
            }
        }
    }
    table.rows.iter().take(HEAD).enumerate().find_map(|(row, (_, cells))| {
        let column = |known: &[&str]| cells.iter().position(|it| known.contains(&fold(it).trim()));
        let name = column(&NAMES)?;
        let criteria: Vec<_> = cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| *at != name && !cell.trim().is_empty())
            .map(|(at, cell)| {
                // Sets of two kinds may both have a "TC1"; which one is meant follows from the dossier of the row.
                (at, scored.iter().copied().filter(|it| means(cell, it)).collect::<Vec<_>>())
            })
            .filter(|(_, found)| !found.is_empty())
            .collect();
        (!criteria.is_empty()).then(|| Head { row, name, unit: column(&UNITS), criteria })
    })
}

/// Adds the cells of one table; whether it has headings that fit.
fn table_cells(
    board: &Board,
    table: &FoundTable,
    cells: &mut Vec<FoundCell>,
    strange: &mut Vec<String>,
) -> bool {
    let Some(head) = head(board, table) else { return false };
    for (number, row) in table.rows.iter().skip(head.row + 1) {
        let at = |column: usize| row.get(column).map_or("", String::as_str).trim();
        let name = at(head.name);
        let scored = head.criteria.iter().any(|(column, _)| !at(*column).is_empty());
        if name.is_empty() || !scored {
            continue;
        }
        let unit = head.unit.map_or("", at);
        let Some(candidate) = candidate(board, name, unit) else {
            strange.push(format!(
                "{}, dòng {number}: “{name}” không khớp với đúng một hồ sơ trong đợt xét nên không nhận điểm của dòng này.",
                table.sheet
            ));
            continue;
        };
        for (column, meant) in &head.criteria {
            let text = at(*column);
            let applies = board.scored_for(candidate.kind);
            let Some(criterion) = meant.iter().find(|it| applies.iter().any(|one| one.id == it.id)) else {
                if !text.is_empty() {
                    strange.push(format!(
                        "{}, dòng {number}: cột “{}” không áp dụng cho {name}.",
                        table.sheet, meant[0].code
                    ));
                }
                continue;
            };
            let place = format!("{}, ô {}{number}", table.sheet, letters(*column));
            let cell = |part, text: &str| FoundCell {
                place: place.clone(),
                dossier: candidate.dossier,
                criterion: criterion.id,
                part,
                text: text.trim().to_owned(),
                day: false,
            };
            // "45/50" is what was done of a target; whether a plain figure is points or what was done nobody can tell.
            match text.split_once('/') {
                Some((done, target)) if criterion.measure.takes_input() => {
                    cells.push(cell(Part::Done, done));
                    cells.push(cell(Part::Target, target));
                }
                _ if criterion.measure.takes_input() && !text.is_empty() => strange.push(format!(
                    "{place}: tiêu chí “{}” tính từ số liệu, không rõ “{text}” là điểm hay số đã làm. Hãy ghi dạng 45/50, hoặc nhập ở phần Chấm điểm.",
                    criterion.code
                )),
                _ => cells.push(cell(Part::Points, text)),
            }
        }
    }
    true
}

fn candidate<'a>(board: &'a Board, name: &str, unit: &str) -> Option<&'a Candidate> {
    let mut named: Vec<&Candidate> = board.candidates.iter().filter(|it| same(&it.name, name)).collect();
    if named.len() > 1 && !unit.is_empty() {
        named.retain(|it| same(&it.unit_name, unit));
    }
    match named[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The letters of a column, from 0: A, B … Z, AA.
fn letters(mut column: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return out;
        }
        column = column / 26 - 1;
    }
}
