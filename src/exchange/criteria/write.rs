//! A set as a sheet: the columns that offices have, one row a group or criterion, the grades on a sheet of their own.

use super::super::ExportError;
use super::super::xml::printable;
use super::read::marked::{CAPS_MARK, GROUP_MARK, KIND_LINE, NAME_MARK, SOURCE_LINE};
use super::words::{Columns, caps_words, ceiling_words, told};
use crate::domain::criteria::{CriteriaSet, Grading, numbers};
use crate::domain::criteria::{Group, Line};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::path::Path;

/// The columns with their widths in digits of the font; the last one is hidden.
const COLUMNS: [(&str, f64); 8] = [
    ("STT", 7.0),
    ("Nội dung tiêu chí", 58.0),
    ("Điểm chuẩn", 9.0),
    ("Điểm thưởng", 9.0),
    ("Điểm trừ", 9.0),
    ("Cách tính", 30.0),
    ("Ghi chú", 30.0),
    ("Mã", 12.0),
];
const LAST: u16 = 6;
const CODE: u16 = 7;
const FONT: &str = "Times New Roman";
const HEADING: Color = Color::RGB(0x00EA_EEF3);
const GROUP: Color = Color::RGB(0x00F5_F7FA);

/// The file (.xlsx) of a set. It is read back by [`super::read_criteria`] as the same set, but for identifiers and what it
/// was derived from. The same set gives the same bytes.
///
/// # Errors
/// When the library cannot put the file together: a text longer than Excel allows.
pub fn criteria_xlsx(set: &CriteriaSet) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let usual = Format::new().set_font_name(FONT).set_font_family(1).set_font_size(12);
    workbook.set_default_format(&usual, 21, 72)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Tiêu chí")?;
    Pen { sheet, looks: Looks::new(&usual), row: 0 }.criteria(set)?;
    if let Some(grading) = &set.grading {
        let sheet = workbook.add_worksheet();
        sheet.set_name("Xếp loại")?;
        Pen { sheet, looks: Looks::new(&usual), row: 0 }.grades(grading)?;
    }
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&set.name).set_creation_datetime(&made));
    Ok(workbook.save_to_buffer()?)
}

/// Writes [`criteria_xlsx`] to a file, whole or not at all.
///
/// # Errors
/// As there; or the disk does not take the file.
pub fn write_criteria(set: &CriteriaSet, path: &Path) -> Result<(), ExportError> {
    super::super::table::write_bytes(path, &criteria_xlsx(set)?)
}

/// The looks of cells.
struct Looks {
    title: Format,
    line: Format,
    heading: Format,
    cell: Format,
    middle: Format,
    figure: Format,
    group: Format,
    group_middle: Format,
    group_figure: Format,
}

impl Looks {
    fn new(usual: &Format) -> Self {
        let cell = usual.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
        let text = cell.clone().set_num_format("@");
        // The points show as many decimals as they have, and Excel puts the comma of its language.
        let figure = cell.clone().set_num_format("General").set_align(FormatAlign::Right);
        let bold = |format: &Format| format.clone().set_bold().set_background_color(GROUP);
        let middle = text.clone().set_align(FormatAlign::Center);
        Self {
            title: usual.clone().set_bold().set_font_size(14).set_align(FormatAlign::Center).set_text_wrap(),
            line: usual.clone().set_italic().set_align(FormatAlign::Left).set_text_wrap(),
            heading: cell
                .set_bold()
                .set_background_color(HEADING)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            group: bold(&text),
            group_middle: bold(&middle),
            group_figure: bold(&figure),
            cell: text,
            middle,
            figure,
        }
    }
}

struct Pen<'a> {
    sheet: &'a mut Worksheet,
    looks: Looks,
    row: u32,
}

impl Pen<'_> {
    fn over(&mut self, words: &str, format: &Format, height: f64) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, LAST, &printable(words), format)?;
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
        if words.is_empty() {
            self.sheet.write_blank(self.row, column, format)?;
        } else {
            self.sheet.write_string_with_format(self.row, column, printable(words), format)?;
        }
        Ok(())
    }

    fn points(&mut self, column: u16, points: Option<Points>, format: &Format) -> Result<(), XlsxError> {
        match points {
            Some(points) => {
                let value = points.as_hundredths() as f64 / 100.0;
                self.sheet.write_number_with_format(self.row, column, value, format)?;
            }
            None => {
                self.sheet.write_blank(self.row, column, format)?;
            }
        }
        Ok(())
    }

    fn criteria(mut self, set: &CriteriaSet) -> Result<(), XlsxError> {
        let (title, line) = (self.looks.title.clone(), self.looks.line.clone());
        self.sheet.write_string(self.row, CODE, NAME_MARK)?;
        self.over(&set.name, &title, 40.0)?;
        let kind = set.kind.map_or("Mọi đối tượng", SubjectKind::label);
        self.over(&format!("{KIND_LINE} {kind}"), &line, 18.0)?;
        if !set.source.is_empty() {
            self.over(&format!("{SOURCE_LINE} {}", set.source), &line, 32.0)?;
        }
        let heading = self.looks.heading.clone();
        for ((words, width), column) in COLUMNS.into_iter().zip(0u16..) {
            self.put(column, words, &heading)?;
            self.sheet.set_column_width(column, width)?;
        }
        let head = self.row;
        self.row += 1;
        for line in numbers(set) {
            match line {
                Line::Group(group, number, _) => self.group(group, &number)?,
                Line::Criterion(criterion, number, _) => {
                    let (columns, method) = told(&criterion.measure);
                    let words = [&number, &criterion.title, &method, &criterion.note, &criterion.code];
                    self.criterion(words.map(String::as_str), columns)?;
                }
            }
        }
        self.foot(set)?;
        self.sheet.set_column_hidden(CODE)?;
        self.page(head)
    }

    fn criterion(
        &mut self,
        [number, title, method, note, code]: [&str; 5],
        columns: Columns,
    ) -> Result<(), XlsxError> {
        let (cell, middle, figure) =
            (self.looks.cell.clone(), self.looks.middle.clone(), self.looks.figure.clone());
        self.put(0, number, &middle)?;
        self.put(1, title, &cell)?;
        self.points(2, columns.points, &figure)?;
        self.points(3, columns.bonus, &figure)?;
        self.points(4, columns.deduction, &figure)?;
        self.put(5, method, &cell)?;
        self.put(6, note, &cell)?;
        self.put(CODE, code, &cell)?;
        self.row += 1;
        Ok(())
    }

    fn group(&mut self, group: &Group, number: &str) -> Result<(), XlsxError> {
        let (cell, middle, figure) =
            (self.looks.group.clone(), self.looks.group_middle.clone(), self.looks.group_figure.clone());
        self.put(0, number, &middle)?;
        self.put(1, &group.title, &cell)?;
        self.points(2, group.full_marks, &figure)?;
        self.points(3, None, &figure)?;
        self.points(4, None, &figure)?;
        self.put(5, &caps_words(group.caps), &cell)?;
        self.put(6, "", &cell)?;
        self.put(CODE, &format!("{GROUP_MARK}{}", group.key), &cell)?;
        self.row += 1;
        Ok(())
    }

    /// The total where there is one, and the caps over the whole set.
    fn foot(&mut self, set: &CriteriaSet) -> Result<(), XlsxError> {
        let (cell, figure) = (self.looks.group.clone(), self.looks.group_figure.clone());
        let full = set.full_marks();
        if full > Points::ZERO {
            self.put(0, "", &cell)?;
            self.put(1, "Tổng điểm chuẩn", &cell)?;
            self.points(2, Some(full), &figure)?;
            for column in 3..=LAST {
                self.put(column, "", &cell)?;
            }
            self.row += 1;
        }
        if !set.caps.is_none() {
            self.put(0, "", &cell)?;
            self.put(1, "Mức tối đa của cả bộ tiêu chí", &cell)?;
            for column in [2, 3, 4, 6] {
                self.put(column, "", &cell)?;
            }
            self.put(5, &caps_words(set.caps), &cell)?;
            self.put(CODE, CAPS_MARK, &cell)?;
            self.row += 1;
        }
        Ok(())
    }

    fn grades(mut self, grading: &Grading) -> Result<(), XlsxError> {
        let (heading, cell, figure) =
            (self.looks.heading.clone(), self.looks.cell.clone(), self.looks.figure.clone());
        for (column, (words, width)) in
            [("Mức xếp loại", 60.0), ("Từ điểm", 12.0), ("Khoảng điểm", 32.0)].into_iter().enumerate()
        {
            let column = u16::try_from(column).unwrap_or(0);
            self.put(column, words, &heading)?;
            self.sheet.set_column_width(column, width)?;
        }
        self.row += 1;
        for (place, grade) in grading.grades.iter().enumerate() {
            self.put(0, &grade.name, &cell)?;
            self.points(1, grade.from, &figure)?;
            self.put(2, &grading.bounds(place), &cell)?;
            self.row += 1;
        }
        for rule in &grading.rules {
            let words = format!("Khi {}: {}", rule.when.label(), ceiling_words(&rule.ceiling));
            self.put(0, &words, &cell)?;
            self.put(1, "", &cell)?;
            self.put(2, "", &cell)?;
            self.row += 1;
        }
        self.page(0)
    }

    fn page(self, head: u32) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(head + 1, 0)?;
        self.sheet.set_repeat_rows(head, head)?;
        self.sheet.set_landscape();
        // 9 is the paper A4.
        self.sheet.set_paper_size(9);
        self.sheet.set_print_fit_to_pages(1, 0);
        self.sheet.set_footer("&C&P/&N");
        Ok(())
    }
}
