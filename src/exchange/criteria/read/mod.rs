//! A table of criteria from an Excel file, as a proposal.

mod cells;
mod grades;
mod head;
mod marks;
mod measure;
mod rows;
mod tree;

/// What a file written here says to its reader, out of people's sight or in fixed words.
pub(super) mod marked {
    pub(in super::super) use super::rows::{CAPS_MARK, GROUP_MARK, KIND_LINE, NAME_MARK, SOURCE_LINE};
}

use crate::domain::criteria::{CriteriaSet, Grading};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::exchange::sheets::{SheetError, bytes_of, ranges};
use crate::text::fold;
use cells::Sheet;
use head::Head;
use serde::Serialize;
use std::path::Path;

/// Why a file gave no proposal. Nothing was entered; the file and the data are as they were.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No sheet comes out of the file.
    #[error(transparent)]
    File(#[from] SheetError),
    /// No table of criteria in it.
    #[error(
        "Không tìm thấy bảng tiêu chí trong tệp: không có dòng tiêu đề nào gồm cột “Nội dung tiêu chí” và một cột như “STT”, “Điểm chuẩn”, “Cách tính”. Dữ liệu vẫn nguyên vẹn; hãy ghi dòng tiêu đề như vậy ở trên bảng rồi đọc lại."
    )]
    NoTable,
}

impl ReadError {
    /// The technical detail behind the sentence; empty where the sentence says everything.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::File(error) => error.detail(),
            Self::NoTable => "",
        }
    }
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Taken, in a way that is worth telling.
    Taken,
    /// Taken with a guess, or something does not fit: a person must look.
    Doubt,
    /// Not taken.
    Left,
}

/// What there is to say about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The row as Excel counts it, from 1; none for the table as a whole.
    pub row: Option<u32>,
    /// How much it matters.
    pub tone: Tone,
    /// One sentence for people.
    pub text: String,
}

/// What was read. Its set has identifiers of its own that mean nothing before [`Proposal::set`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The sheet that was read.
    pub sheet: String,
    /// The kind of subject that the file names: none where it names none, `Some(None)` for all kinds.
    pub kind: Option<Option<SubjectKind>>,
    /// What was made of the table.
    pub found: CriteriaSet,
    /// What there is to say, in the order of the rows.
    pub remarks: Vec<Remark>,
    /// Why the set cannot be stored as it is; none where it can.
    pub refusal: Option<String>,
}

impl Proposal {
    /// The set under a plan. Where it takes the place of `before`, whatever has the same mark stays the same criterion, with
    /// the link to the set it was derived from. `fresh` gives identifiers.
    #[must_use]
    pub fn set(
        &self,
        plan: PlanId,
        kind: Option<SubjectKind>,
        before: Option<&CriteriaSet>,
        fresh: &mut dyn FnMut() -> i64,
    ) -> CriteriaSet {
        let mut set = CriteriaSet { plan, kind, ..self.found.clone() };
        set.id = before.map_or_else(|| CriteriaSetId(fresh()), |before| before.id);
        if let Some(before) = before {
            set.derived_from = before.derived_from;
            set.version = before.version;
        }
        for criterion in &mut set.criteria {
            let same = before.and_then(|set| set.criteria.iter().find(|it| it.code == criterion.code));
            criterion.id = same.map_or_else(|| CriterionId(fresh()), |same| same.id);
            criterion.origin = same.and_then(|same| same.origin);
        }
        set
    }

    /// How many remarks of a tone there are.
    #[must_use]
    pub fn count(&self, tone: Tone) -> usize {
        self.remarks.iter().filter(|remark| remark.tone == tone).count()
    }
}

/// Remarks while they are gathered.
#[derive(Debug, Default)]
struct Remarks(Vec<Remark>);

impl Remarks {
    /// `row` counts from 0.
    fn at(&mut self, row: u32, tone: Tone, text: impl Into<String>) {
        self.0.push(Remark { row: Some(row + 1), tone, text: text.into() });
    }

    fn whole(&mut self, tone: Tone, text: impl Into<String>) {
        self.0.push(Remark { row: None, tone, text: text.into() });
    }
}

/// Reads the table of criteria in a file (.xlsx, .xls, .ods).
///
/// # Errors
/// The file cannot be read, is no spreadsheet, or holds no table with headings of criteria.
pub fn read_criteria(path: &Path) -> Result<Proposal, ReadError> {
    read_criteria_bytes(&bytes_of(path)?)
}

/// The same from the bytes of a file.
///
/// # Errors
/// As there, but for the disk.
pub fn read_criteria_bytes(bytes: &[u8]) -> Result<Proposal, ReadError> {
    let sheets: Vec<Sheet> =
        ranges(bytes)?.into_iter().map(|(name, range)| Sheet::new(name, range)).collect();
    let (sheet, head) =
        sheets.iter().find_map(|sheet| Some((sheet, Head::find(sheet)?))).ok_or(ReadError::NoTable)?;
    let mut remarks = Remarks::default();
    let above = rows::above(sheet, &head, &mut remarks);
    let mut grading: Option<Grading> = None;
    for other in sheets.iter().filter(|other| other.name != sheet.name) {
        match grades::read(other, &mut remarks) {
            Some(read) if grading.is_none() => grading = Some(read),
            _ if other.rows().is_empty() => {}
            _ => remarks.whole(
                Tone::Left,
                format!("Trang “{}” không được đọc; chỉ đọc trang “{}”.", other.name, sheet.name),
            ),
        }
    }
    for heading in &head.unread {
        remarks.at(head.row, Tone::Left, format!("Cột {heading} không được đọc."));
    }
    let (rows, foot) = rows::gather(sheet, &head, &mut remarks);
    let mut found = tree::set(rows, &above, grading, &mut remarks);
    found.caps = foot.caps;
    whole_sum(&found, foot.total, &mut remarks);
    if above.kind.is_none() {
        remarks.whole(
            Tone::Doubt,
            "Tệp không ghi dành cho đối tượng nào (dòng “Đối tượng: …” ở trên bảng); hãy chọn đối tượng trước khi nhận.",
        );
    }
    let refusal = found.check().err().map(|refusal| refusal.sentence);
    let refusal = refusal.or_else(|| {
        found.criteria.is_empty().then(|| "Không có tiêu chí nào đọc được trong bảng.".to_owned())
    });
    remarks.0.sort_by_key(|remark| remark.row);
    Ok(Proposal { sheet: sheet.name.clone(), kind: above.kind, found, remarks: remarks.0, refusal })
}

/// The declared total against the sum, and the sum against the usual hundred.
fn whole_sum(set: &CriteriaSet, declared: Option<(u32, Points)>, remarks: &mut Remarks) {
    let sum = set.full_marks();
    match declared {
        Some((row, total)) if total == sum => {
            remarks.at(row, Tone::Taken, format!("Dòng tổng cộng ghi {total} điểm, khớp với các tiêu chí."));
        }
        Some((row, total)) => remarks.at(
            row,
            Tone::Doubt,
            format!("Dòng tổng cộng ghi {total} điểm nhưng các tiêu chí cộng lại được {sum} điểm."),
        ),
        None => {}
    }
    if sum > Points::ZERO && sum != Points::whole(100) {
        remarks.whole(Tone::Doubt, format!("Tổng điểm chuẩn của bộ tiêu chí là {sum}, khác 100."));
    }
}

/// The kind that some words name: "Hộ gia đình", "mọi đối tượng".
fn kind_named(words: &str) -> Option<Option<SubjectKind>> {
    let folded = fold(words);
    if ["moi doi tuong", "tat ca", "chung"].iter().any(|all| folded.starts_with(all)) {
        return Some(None);
    }
    let names = |kind: SubjectKind| folded == fold(kind.label()) || folded == fold(kind.counted());
    SubjectKind::ALL.into_iter().find(|kind| names(*kind) || folded == kind.code()).map(Some)
}
