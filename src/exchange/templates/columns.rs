//! The columns of each template, in the words that the readers of lists know.

use super::Choices;
use crate::domain::publicity::intake::Field;
use crate::domain::subject::{Sex, SubjectKind};
use crate::domain::unit::UnitKind;
use serde::Deserialize;
use std::sync::LazyLock;

/// What may be chosen in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Offer {
    /// Anything may be written.
    Free,
    /// Only these.
    Only(&'static str, Vec<String>),
    /// These, and others after a question.
    Usually(&'static str, Vec<String>),
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// Width in digits of the font.
    pub width: f64,
    /// Whether a row cannot do without it.
    pub needed: bool,
    /// What is said beside a cell that is being filled in: how, and an example.
    pub help: &'static str,
    /// What may be chosen.
    pub offer: Offer,
}

/// One sheet of a template.
pub(super) struct Page {
    /// Its name.
    pub name: &'static str,
    /// The line at its top.
    pub title: &'static str,
    /// Whether the rows of such a list have codes, which then stand in a hidden column before the others.
    pub coded: bool,
    /// Its columns; the one of codes is not among them.
    pub columns: Vec<Column>,
}

#[derive(Default, Deserialize)]
struct Groups {
    names: Vec<String>,
}

fn ethnic_groups() -> Vec<String> {
    static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
        toml::from_str(include_str!("../../../assets/ethnic-groups.toml")).unwrap_or_default()
    });
    GROUPS.names.clone()
}

const fn free(heading: &'static str, width: f64, help: &'static str) -> Column {
    Column { heading, width, needed: false, help, offer: Offer::Free }
}

fn only(heading: &'static str, list: &'static str, width: f64, names: Vec<String>) -> Column {
    Column {
        heading, width, needed: false, help: "Chọn trong danh sách.", offer: Offer::Only(list, names)
    }
}

fn usually(heading: &'static str, list: &'static str, width: f64, names: &[String]) -> Column {
    Column {
        heading,
        width,
        needed: false,
        help: "Chọn trong danh sách; chưa có thì ghi thêm.",
        offer: Offer::Usually(list, names.to_vec()),
    }
}

const fn needed(mut column: Column) -> Column {
    column.needed = true;
    column
}

/// How days are written; the cells are text, so that nothing turns them into another day.
const DAY: &str = "Ghi ngày/tháng/năm, ví dụ 05/02/1985. Chỉ biết năm thì ghi năm.";

pub(super) fn subjects(kind: SubjectKind, choices: &Choices) -> Page {
    let (name, title) = match kind {
        SubjectKind::Collective => ("Tập thể", "DANH SÁCH TẬP THỂ ĐIỂN HÌNH"),
        SubjectKind::Person => ("Cá nhân", "DANH SÁCH CÁ NHÂN ĐIỂN HÌNH"),
        SubjectKind::Household => ("Hộ gia đình", "DANH SÁCH HỘ GIA ĐÌNH ĐIỂN HÌNH"),
        SubjectKind::Model => ("Mô hình, sáng kiến", "DANH SÁCH MÔ HÌNH, SÁNG KIẾN ĐIỂN HÌNH"),
    };
    let mut columns = match kind {
        SubjectKind::Person => person(choices),
        SubjectKind::Collective => collective(choices),
        SubjectKind::Household => household(),
        SubjectKind::Model => model(),
    };
    columns.push(needed(usually("Đơn vị đề nghị", "Đơn vị", 30.0, &choices.units)));
    columns.push(usually("Lĩnh vực", "Lĩnh vực", 24.0, &choices.fields));
    columns.push(usually("Phong trào", "Phong trào", 30.0, &choices.movements));
    columns.push(free(
        "Trích ngang thành tích",
        60.0,
        "Viết ngắn gọn: làm gì, kết quả bao nhiêu, ở đâu, năm nào.",
    ));
    columns.push(free(
        "Khen thưởng đã có",
        34.0,
        "Ghi năm, hình thức, số quyết định; mỗi khen thưởng một dòng.",
    ));
    columns.push(usually("Hình thức đề nghị", "Hình thức khen thưởng", 24.0, &choices.forms));
    columns.push(free(
        "Ngày nhận",
        12.0,
        "Ngày cơ quan nhận hồ sơ, ví dụ 15/09/2026. Đơn vị có thể để trống.",
    ));
    columns.push(free("Ghi chú", 24.0, "Ghi điều cần lưu ý."));
    Page { name, title, coded: true, columns }
}

fn person(choices: &Choices) -> Vec<Column> {
    vec![
        needed(free("Họ và tên", 26.0, "Ghi đủ họ, đệm, tên, đúng cách viết của người ấy.")),
        only("Giới tính", "Giới tính", 10.0, Sex::ALL.map(|sex| sex.label().to_owned()).to_vec()),
        free("Ngày sinh", 12.0, DAY),
        usually("Dân tộc", "Dân tộc", 12.0, &ethnic_groups()),
        free("Trình độ", 16.0, "Ví dụ: 12/12, Đại học Luật."),
        only("Đảng viên", "Có, không", 10.0, vec!["Có".to_owned(), "Không".to_owned()]),
        usually("Chức vụ", "Chức vụ", 26.0, &choices.posts),
        free("Địa chỉ", 30.0, "Thôn, xã, tỉnh."),
        free("Điện thoại", 14.0, "Ghi cả số 0 ở đầu, ví dụ 0912345678."),
    ]
}

fn collective(choices: &Choices) -> Vec<Column> {
    vec![
        needed(free("Tên tập thể", 34.0, "Ghi đủ tên, ví dụ Chi hội Phụ nữ thôn 5.")),
        free("Người đứng đầu", 24.0, "Họ và tên người đứng đầu."),
        free("Số thành viên", 10.0, "Ghi số, ví dụ 45."),
        free("Số nữ", 8.0, "Ghi số, ví dụ 45."),
        free("Số đảng viên", 10.0, "Ghi số, ví dụ 6."),
        free("Năm thành lập", 10.0, "Ghi năm, ví dụ 2015."),
        usually("Cụm, khối thi đua", "Cụm thi đua", 22.0, &choices.clusters),
        free("Địa chỉ", 30.0, "Thôn, xã, tỉnh."),
    ]
}

fn household() -> Vec<Column> {
    vec![
        needed(free("Tên hộ gia đình", 30.0, "Ví dụ: Gia đình ông Hoàng Văn Thắng.")),
        free("Chủ hộ", 24.0, "Họ và tên chủ hộ."),
        free("Người đại diện", 24.0, "Họ và tên, nếu không phải chủ hộ."),
        free("Số nhân khẩu", 10.0, "Ghi số người, ví dụ 5."),
        free("Nghề nghiệp", 20.0, "Ví dụ: trồng rừng."),
        free("Thu nhập (đồng/năm)", 16.0, "Ghi số tiền một năm, ví dụ 120.000.000."),
        free("Năm đạt gia đình văn hóa", 20.0, "Ghi các năm, ví dụ 2023, 2024, 2025."),
        free("Đóng góp", 36.0, "Ví dụ: 2024, hiến 250 m² đất làm đường."),
        free("Địa chỉ", 30.0, "Thôn, xã, tỉnh."),
    ]
}

fn model() -> Vec<Column> {
    vec![
        needed(free("Tên mô hình, sáng kiến", 34.0, "Ghi đủ tên.")),
        free("Chủ mô hình", 28.0, "Người hoặc tập thể thực hiện; nhiều thì cách nhau bằng dấu chấm phẩy."),
        free("Năm bắt đầu", 10.0, "Ghi năm, ví dụ 2022."),
        free("Nội dung mô hình", 50.0, "Mô hình làm gì, làm thế nào."),
        free("Nơi nhân rộng", 30.0, "Các nơi đã làm theo."),
        free("Địa chỉ", 30.0, "Thôn, xã, tỉnh."),
    ]
}

pub(super) fn units(choices: &Choices) -> Page {
    let kinds = UnitKind::ALL.map(|kind| kind.label().to_owned()).to_vec();
    let columns = vec![
        needed(free("Tên đơn vị", 36.0, "Ghi đủ tên, ví dụ Hội LHPN xã Bình Minh.")),
        only("Loại", "Loại đơn vị", 24.0, kinds),
        usually("Trực thuộc", "Đơn vị", 36.0, &choices.units),
        usually("Cụm thi đua", "Cụm thi đua", 22.0, &choices.clusters),
        free("Tên viết tắt", 20.0, "Tên ngắn trong các bảng."),
        free("Ghi chú", 30.0, "Ghi điều cần lưu ý."),
    ];
    Page { name: "Đơn vị", title: "DANH SÁCH ĐƠN VỊ", coded: true, columns }
}

pub(super) fn publicity(choices: &Choices) -> Page {
    let column = |(field, heading): &(Field, &'static str)| match field {
        Field::Day => needed(free(heading, 12.0, "Ghi ngày/tháng/năm, ví dụ 05/02/2026.")),
        Field::Form => usually(heading, "Hình thức tuyên truyền", 26.0, &choices.channels),
        Field::Title => needed(free(heading, 46.0, "Tên tin, bài hoặc hoạt động.")),
        Field::Agency => free(heading, 26.0, "Cơ quan đăng, phát hoặc tổ chức."),
        Field::Subjects => free(heading, 34.0, "Tên gương được nêu; nhiều thì cách nhau bằng dấu chấm phẩy."),
        Field::Movements => usually(heading, "Phong trào", 30.0, &choices.movements),
        Field::Audience => free(heading, 12.0, "Ghi số người, ví dụ 120. Không đếm thì để trống."),
        Field::Address => free(heading, 34.0, "Đường dẫn của bài, hoặc nơi tổ chức."),
        Field::Number | Field::Note => free(heading, 24.0, "Ghi điều cần lưu ý."),
    };
    let columns = Field::WRITTEN.iter().map(column).collect();
    Page {
        name: "Tuyên truyền", title: "DANH SÁCH TIN, BÀI, HOẠT ĐỘNG TUYÊN TRUYỀN", coded: false, columns
    }
}
