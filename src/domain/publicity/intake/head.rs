//! Which column of a table holds what.

use super::Sheet;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The running number; read by nobody.
    Number,
    /// The day.
    Day,
    /// The form.
    Form,
    /// What it is called.
    Title,
    /// Who published or held it.
    Agency,
    /// Exemplars it featured.
    Subjects,
    /// Movements.
    Movements,
    /// How many took part.
    Audience,
    /// Address or place.
    Address,
    /// Remark.
    Note,
}

impl Field {
    /// The columns that tables written here have, with their headings.
    pub const WRITTEN: [(Self, &'static str); 9] = [
        (Self::Day, "Ngày"),
        (Self::Form, "Hình thức"),
        (Self::Title, "Tên tin, bài, hoạt động"),
        (Self::Agency, "Cơ quan thực hiện"),
        (Self::Subjects, "Gương được nêu"),
        (Self::Movements, "Phong trào"),
        (Self::Audience, "Số người tham dự"),
        (Self::Address, "Địa chỉ"),
        (Self::Note, "Ghi chú"),
    ];
}

#[derive(Deserialize)]
struct Known {
    field: Field,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    column: Vec<Known>,
}

fn known() -> &'static [Known] {
    static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
        let read: Result<File, _> = toml::from_str(include_str!("../../../../assets/publicity-columns.toml"));
        read.map(|file| file.column).unwrap_or_default()
    });
    &KNOWN
}

/// How well a heading fits a column of each kind: the length of the words found in it, more where it is nothing else.
fn fit(heading: &str) -> Option<(usize, Field)> {
    let folded = format!(" {} ", fold(heading));
    if folded.trim().is_empty() || folded.len() > LONGEST {
        return None;
    }
    let found = known().iter().flat_map(|one| one.words.iter().map(move |words| (words, one.field)));
    let fits = found.filter_map(|(words, field)| {
        let all = folded.trim() == words;
        // A word of one syllable is too common to be looked for inside other headings.
        let inside = words.contains(' ') || BARE.contains(&words.as_str());
        let there = all || inside && folded.contains(&format!(" {words} "));
        there.then_some((words.len() + if all { 1_000 } else { 0 }, field))
    });
    fits.max_by_key(|(score, _)| *score)
}

/// A heading is no longer than this, in bytes of folded text; what is longer is a sentence.
const LONGEST: usize = 80;
/// Words of one syllable that mean a column wherever they stand in a heading.
const BARE: [&str; 4] = ["ngay", "guong", "link", "kenh"];
/// The headings stand no lower than this, in rows of the sheet.
const DEEPEST: usize = 60;

/// Where the headings of a sheet stand and what they mean.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Place among the rows of the sheet.
    pub at: usize,
    /// Column by field.
    pub columns: BTreeMap<Field, usize>,
    /// Headings that mean nothing here.
    pub unused: Vec<String>,
}

/// Looks for the headings: the row that names the most columns, with a day and a title among them.
pub(super) fn find(sheet: &Sheet) -> Option<Head> {
    let heads = sheet.rows.iter().take(DEEPEST).enumerate().filter_map(|(at, row)| {
        let mut best: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
        for (column, cell) in row.cells.iter().enumerate() {
            if let Some((score, field)) = fit(&cell.text)
                && best.get(&field).is_none_or(|(before, _)| *before < score)
            {
                best.insert(field, (score, column));
            }
        }
        let named = best.contains_key(&Field::Day) && best.contains_key(&Field::Title);
        let columns: BTreeMap<Field, usize> =
            best.into_iter().map(|(field, (_, column))| (field, column)).collect();
        named.then(|| {
            let rest = row.cells.iter().enumerate().filter(|(column, cell)| {
                !cell.text.trim().is_empty() && columns.values().all(|used| used != column)
            });
            let unused = rest.map(|(_, cell)| crate::text::clean(&cell.text)).collect();
            Head { at, unused, columns }
        })
    });
    // The first of the best: a list may repeat its headings further down.
    heads.reduce(|best, one| if one.columns.len() > best.columns.len() { one } else { best })
}

/// Whether a row repeats the headings, or numbers the columns under them: "(1) (2) (3)".
pub(super) fn repeats(head: &Head, cells: &[super::Cell]) -> bool {
    let mut texts = cells.iter().map(|cell| fold(&cell.text)).filter(|text| !text.is_empty()).peekable();
    if texts.peek().is_none() {
        return false;
    }
    let again = head.columns.iter().filter(|(field, column)| {
        cells
            .get(**column)
            .and_then(|cell| fit(&cell.text))
            .is_some_and(|(score, of)| score > 1_000 && of == **field)
    });
    let count = again.count();
    let numbered =
        texts.enumerate().all(|(at, text)| text.parse() == Ok(at + 1) || text == "a" || text == "b");
    count >= 3
        || (numbered && cells.len() > 2 && cells.iter().filter(|cell| !cell.text.is_empty()).count() > 2)
}
