//! Everything an office keeps as tables that people understand: one workbook with a sheet for each sort of thing, and the
//! same tables as comma-separated text. Rows name what they belong to in words and by its code.

mod catalogues;
mod dossiers;
mod exchanged;
mod follow;
mod plans;
mod rounds;
mod staging;

pub use staging::Staging;

use super::table::{ColumnKind, Table, write_bytes};
use super::xlsx::names::allowed;
use super::xlsx::plain;
use super::{ExportError, OfficeFile};
use crate::domain::changes::Area;
use crate::domain::ids::{DossierId, MovementId, ObligationId, PlanId, SubjectId, UnitId};
use crate::domain::whole::Whole;
use crate::text::date::short_date;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::path::Path;

const TEXT: ColumnKind = ColumnKind::Text;
const NUMBER: ColumnKind = ColumnKind::Number;
const DAY: ColumnKind = ColumnKind::Day;

/// Name of the workbook in the folder of an export.
pub const WORKBOOK: &str = "Toàn bộ dữ liệu.xlsx";
/// Name of the one file that a data file can be made of again.
pub const OFFICE_FILE: &str = "Toàn bộ dữ liệu.json";
/// Name of the folder of comma-separated text in it.
pub const CSV_FOLDER: &str = "Bảng CSV";

/// On which sheet the rows of each part of the data file stand.
#[must_use]
pub const fn sheet_of(area: Area) -> &'static str {
    match area {
        Area::Office => "Cơ quan",
        Area::Unit => "Đơn vị",
        Area::Movement => "Phong trào",
        Area::Basis => "Căn cứ pháp lý",
        Area::Entry => "Danh mục",
        Area::Checklist => "Danh mục giấy tờ",
        Area::View => "Bộ lọc đã lưu",
        Area::Plan => "Kế hoạch",
        Area::Section => "Nội dung kế hoạch",
        Area::Obligation => "Nghĩa vụ",
        Area::CriteriaSet => "Bộ tiêu chí",
        Area::Criterion => "Tiêu chí",
        Area::CriteriaVersion => "Bộ tiêu chí đã thay",
        Area::PlanStep => "Vòng đời kế hoạch",
        Area::PlanVersion => "Bản kế hoạch đã ban hành",
        Area::Subject => "Đối tượng",
        Area::NotSame => "Không trùng",
        Area::Dossier => "Hồ sơ",
        Area::Step => "Các bước",
        Area::Gate => "Điều kiện",
        Area::Return => "Trả lại bổ sung",
        Area::Attachment => "Tệp kèm theo",
        Area::StageScore => "Tự chấm và thẩm định",
        Area::Round => "Đợt xét",
        Area::Result => "Các lần chốt",
        Area::Member => "Hội đồng",
        Area::Meeting => "Cuộc họp",
        Area::Candidate => "Hồ sơ trong đợt xét",
        Area::Score => "Điểm từng thành viên",
        Area::Sheet => "Không chấm",
        Area::Confirmation => "Xác nhận phiếu",
        Area::SheetCheck => "Đối chiếu phiếu",
        Area::SheetFile => "Tệp phiếu chấm",
        Area::Vote => "Kiểm phiếu",
        Area::Decision => "Quyết định thứ tự",
        Area::Conflict => "Xung đột lợi ích",
        Area::Excuse => "Vượt chỉ tiêu",
        Area::Paper => "Văn bản",
        Area::DutyNote => "Theo dõi nghĩa vụ",
        Area::Publicity => "Tuyên truyền",
        Area::UnitReport => "Báo cáo đơn vị",
        Area::Export => "Dữ liệu đã xuất",
        Area::Mapping => "Cách đọc danh sách",
        Area::Packet => "Gói trao đổi",
        Area::ExchangeBase => "Đã trao đổi",
    }
}

/// Every table, in the order of the sheets. One that has no rows is there too, so that nobody looks for it in vain.
#[must_use]
pub fn whole_tables(whole: &Whole) -> Vec<Table> {
    let names = Names::of(whole);
    let mut tables = catalogues::tables(whole, &names);
    tables.extend(plans::tables(whole, &names));
    tables.extend(dossiers::tables(whole, &names));
    tables.extend(rounds::tables(whole, &names));
    tables.extend(exchanged::tables(whole, &names));
    tables.extend(follow::tables(whole, &names));
    tables
}

/// Writes everything into a folder: the workbook, a file of comma-separated text for each table, and the one file that a
/// data file can be made of again. The attached files are not its affair: `storage` copies them there.
///
/// # Errors
/// The disk does not take a file; the library cannot put the workbook together.
pub fn write_whole_office(folder: &Path, whole: &Whole, file: &OfficeFile) -> Result<(), ExportError> {
    let tables = whole_tables(whole);
    write_bytes(&folder.join(WORKBOOK), &workbook(&tables)?)?;
    let values = folder.join(CSV_FOLDER);
    std::fs::create_dir_all(&values).map_err(|error| staging::disk(&values, &error))?;
    for (table, number) in tables.iter().zip(1..) {
        table.write_csv(&values.join(format!("{number:02} {}.csv", allowed(&table.title, 60))))?;
    }
    file.write(&folder.join(OFFICE_FILE))
}

/// The workbook as bytes. A text that is longer than a cell may be is cut and says so; the file of comma-separated text has it
/// whole.
///
/// # Errors
/// When the library cannot put the file together.
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    let cut = |cell: &String| {
        if cell.chars().count() <= CELL_MOST {
            return cell.clone();
        }
        let kept: String = cell.chars().take(CELL_MOST - CUT.chars().count()).collect();
        kept + CUT
    };
    let short = |table: &Table| Table {
        title: table.title.clone(),
        columns: table.columns.clone(),
        rows: table.rows.iter().map(|row| row.iter().map(cut).collect()).collect(),
    };
    plain::write_book("Toàn bộ dữ liệu", &tables.iter().map(short).collect::<Vec<_>>())
}

/// Characters that fit into a cell; Excel allows 32 767.
const CELL_MOST: usize = 32_000;
/// What stands at the end of a text that was cut.
const CUT: &str = " … (xem đủ trong tệp CSV)";

fn table(title: &str, columns: &[(&str, ColumnKind)], rows: Vec<Vec<String>>) -> Table {
    let columns = columns.iter().map(|(head, kind)| ((*head).to_owned(), *kind)).collect();
    Table { title: title.to_owned(), columns, rows }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(short_date).unwrap_or_default()
}

fn yes(value: bool) -> String {
    if value { "có" } else { "không" }.to_owned()
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let parts: Vec<T> = parts.into_iter().filter(|part| !part.as_ref().trim().is_empty()).collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ")
}

/// Names of what rows refer to.
struct Names<'a> {
    units: HashMap<UnitId, &'a str>,
    movements: HashMap<MovementId, &'a str>,
    plans: HashMap<PlanId, &'a str>,
    subjects: HashMap<SubjectId, &'a str>,
    dossiers: HashMap<DossierId, &'a str>,
    duties: HashMap<ObligationId, String>,
}

impl<'a> Names<'a> {
    fn of(whole: &'a Whole) -> Self {
        let units: HashMap<UnitId, &str> = whole.units.iter().map(|it| (it.id, it.name.as_str())).collect();
        let subjects: HashMap<SubjectId, &str> =
            whole.subjects.iter().map(|it| (it.id, it.name.as_str())).collect();
        let of_subject = |it: &'a crate::domain::whole::WholeDossier| {
            Some((it.dossier.id, *subjects.get(&it.dossier.subject)?))
        };
        let obligations = whole.plans.iter().flat_map(|it| &it.text.obligations);
        let duties = obligations.map(|it| (it.id, plans::sentence(it, &units))).collect();
        Self {
            movements: whole.movements.iter().map(|it| (it.id, it.name.as_str())).collect(),
            plans: whole.plans.iter().map(|it| (it.id(), it.text.plan.name.as_str())).collect(),
            dossiers: whole.dossiers.iter().filter_map(of_subject).collect(),
            duties,
            units,
            subjects,
        }
    }

    fn unit(&self, id: UnitId) -> String {
        self.units.get(&id).copied().unwrap_or_default().to_owned()
    }

    fn plan(&self, id: PlanId) -> String {
        self.plans.get(&id).copied().unwrap_or_default().to_owned()
    }

    fn subject(&self, id: SubjectId) -> String {
        self.subjects.get(&id).copied().unwrap_or_default().to_owned()
    }

    fn dossier(&self, id: DossierId) -> String {
        self.dossiers.get(&id).copied().unwrap_or_default().to_owned()
    }

    fn duty(&self, id: ObligationId) -> String {
        self.duties.get(&id).cloned().unwrap_or_default()
    }

    fn movements(&self, ids: &[MovementId]) -> String {
        joined(ids.iter().filter_map(|id| self.movements.get(id)))
    }
}
