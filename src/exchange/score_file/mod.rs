//! Score sheets as files (M11): one workbook for each voting member out, a folder of filled ones in.
//!
//! A workbook carries its identity in a hidden sheet and in a hidden row and column of every sheet, so that it is known again
//! when rows were put in another order and sheets have other names.

mod files;
mod heading;
mod read;
mod total;
mod write;

pub(in crate::exchange) use files::gather;
pub use files::{file_name, read_paths, write_folder, write_into};
pub use read::read;
pub use write::{SheetFor, write};

use crate::domain::criteria::{Criterion, Measure};
use crate::domain::ids::{CriterionId, DossierId};
use crate::domain::round::Board;
use crate::domain::score_files::Part;
use crate::domain::subject::SubjectKind;
use sha2::{Digest, Sha256};

/// In the first cell of the hidden sheet.
const MARK: &str = "guong-sang-phieu-cham";
/// In the first cell of a sheet with figures, before the kind.
const SHEET_MARK: &str = "GS1 ";
/// Name of the hidden sheet.
const HIDDEN: &str = "Mã phiếu";
/// Row of the codes of columns, from 0; hidden.
const CODES: u32 = 0;
/// Column of the codes of rows, from 0; hidden.
const ROW_CODES: u16 = 0;
/// First column with figures, from 0: after code, number, name and unit.
const FIRST: u16 = 4;
/// Codes of the columns that are not figures of a criterion.
const TOTAL: &str = "total";
const REASON: &str = "reason";
const NOTE: &str = "note";

/// A column of figures.
#[derive(Debug, Clone, Copy)]
struct Column<'a> {
    criterion: &'a Criterion,
    part: Part,
}

/// The columns of a kind: two for a formula whose target is typed, one for anything else.
fn columns(board: &Board, kind: SubjectKind) -> Vec<Column<'_>> {
    board
        .scored_for(kind)
        .into_iter()
        .flat_map(|criterion| {
            let parts: &[Part] = match criterion.measure {
                Measure::Formula { target: None, .. } => &[Part::Done, Part::Target],
                Measure::Formula { .. } | Measure::Bands { .. } => &[Part::Done],
                _ => &[Part::Points],
            };
            parts.iter().map(move |part| Column { criterion, part: *part })
        })
        .collect()
}

fn code_of(criterion: CriterionId, part: Part) -> String {
    let letter = match part {
        Part::Points => 'p',
        Part::Done => 'd',
        Part::Target => 't',
    };
    format!("c:{criterion}:{letter}")
}

fn column_of(code: &str) -> Option<(CriterionId, Part)> {
    let (id, letter) = code.trim().strip_prefix("c:")?.split_once(':')?;
    let part = match letter {
        "p" => Part::Points,
        "d" => Part::Done,
        "t" => Part::Target,
        _ => return None,
    };
    Some((CriterionId(id.parse().ok()?), part))
}

fn row_code(dossier: DossierId) -> String {
    format!("d:{dossier}")
}

fn row_of(code: &str) -> Option<DossierId> {
    Some(DossierId(code.trim().strip_prefix("d:")?.parse().ok()?))
}

/// The seal over the lines of the hidden sheet.
fn checksum<'a>(lines: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for (name, value) in lines {
        hash.update(name.as_bytes());
        hash.update(b"\t");
        hash.update(value.as_bytes());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
