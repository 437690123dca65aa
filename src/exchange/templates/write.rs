//! The workbook of a template.

use super::columns::{Column, Offer, Page, publicity, subjects, units};
use super::{Choices, Template};
use crate::domain::subject::SubjectKind;
use crate::exchange::ExportError;
use crate::exchange::xlsx::plain::HEADING;
use crate::exchange::xml::printable;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

/// Name of the hidden sheet of what may be chosen.
const LISTS: &str = "Danh mục";
/// Rows ruled and checked.
const ROWS: u32 = 300;
/// Title, guidance, marks of the columns that must be filled in, headings; from 0. The marks stand apart, because a heading is
/// read back to the letter.
const TITLE: u32 = 0;
const GUIDE: u32 = 1;
const MARKS: u32 = 2;
const HEAD: u32 = 3;
/// The hidden column of codes.
const CODE: u16 = 0;
/// What stands over such a column.
const NEEDED: &str = "phải ghi";
const FONT: &str = "Times New Roman";

const GUIDANCE: &str = "Mỗi dòng một đối tượng, bắt đầu ngay dưới dòng tiêu đề. Cột có chữ “phải ghi” ở trên thì không để trống. Ô có mũi tên thì chọn trong danh sách. Bấm vào ô để xem cách ghi. Không đổi tên tiêu đề, không gộp ô; cột không dùng thì để trống. Xong thì lưu và gửi lại tệp này, giữ nguyên dạng .xlsx.";

pub(super) fn workbook(which: Template, choices: &Choices) -> Result<Vec<u8>, ExportError> {
    let pages = match which {
        Template::Subjects(kind) => vec![subjects(kind, choices)],
        Template::Dossiers => SubjectKind::ALL.map(|kind| subjects(kind, choices)).into_iter().collect(),
        Template::Units => vec![units(choices)],
        Template::Publicity => vec![publicity(choices)],
    };
    let mut workbook = Workbook::new();
    let usual = Format::new().set_font_name(FONT).set_font_family(1).set_font_size(12);
    workbook.set_default_format(&usual, 21, 72)?;
    let lists = lists(&pages);
    for page in &pages {
        sheet(workbook.add_worksheet(), page, &lists, &usual)?;
    }
    if !lists.is_empty() {
        let hidden = workbook.add_worksheet();
        hidden.set_name(LISTS)?;
        for ((name, values), column) in lists.iter().zip(0u16..) {
            hidden.write_string(0, column, *name)?;
            for (value, row) in values.iter().zip(1u32..) {
                hidden.write_string(row, column, printable(value))?;
            }
        }
        hidden.set_hidden(true);
    }
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(which.name()).set_creation_datetime(&made));
    Ok(workbook.save_to_buffer()?)
}

type Lists<'a> = Vec<(&'a str, &'a [String])>;

/// Every list that some column offers, once.
fn lists(pages: &[Page]) -> Lists<'_> {
    let mut found: Lists<'_> = Vec::new();
    for column in pages.iter().flat_map(|page| &page.columns) {
        if let Offer::Only(name, values) | Offer::Usually(name, values) = &column.offer
            && !values.is_empty()
            && !found.iter().any(|(known, _)| known == name)
        {
            found.push((name, values));
        }
    }
    found
}

fn sheet(sheet: &mut Worksheet, page: &Page, lists: &Lists<'_>, usual: &Format) -> Result<(), XlsxError> {
    sheet.set_name(page.name)?;
    let last = u16::try_from(page.columns.len()).unwrap_or(u16::MAX);
    let centre = usual.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    sheet.merge_range(TITLE, 1, TITLE, last, page.title, &centre.clone().set_bold().set_font_size(14))?;
    sheet.set_row_height(TITLE, 30)?;
    let guide = usual.clone().set_italic().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    // A line as wide as the whole table would run out of the window: it stands over the first columns.
    let mut wide = 0.0;
    let over = page.columns.iter().take_while(|column| {
        wide += column.width;
        wide <= 120.0
    });
    let over = u16::try_from(over.count()).unwrap_or(last).clamp(2, last);
    sheet.merge_range(GUIDE, 1, GUIDE, over, GUIDANCE, &guide)?;
    sheet.set_row_height(GUIDE, 66)?;
    let ruled = usual.clone().set_border(FormatBorder::Thin);
    let heading = ruled
        .clone()
        .set_bold()
        .set_background_color(HEADING)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let mark = centre.set_italic().set_font_color(Color::RGB(0x009B_1C1F));
    // Text, so that a zero at the beginning stays and no day is turned into another one.
    let cell = ruled.set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    if page.coded {
        sheet.write_string(HEAD, CODE, "Mã")?;
    }
    sheet.set_column_hidden(CODE)?;
    sheet.set_row_height(HEAD, 42)?;
    for (column, at) in page.columns.iter().zip(1u16..) {
        if column.needed {
            sheet.write_string_with_format(MARKS, at, NEEDED, &mark)?;
        }
        sheet.write_string_with_format(HEAD, at, column.heading, &heading)?;
        sheet.insert_note(
            HEAD,
            at,
            &Note::new(column.help).set_author("Gương Sáng").add_author_prefix(false),
        )?;
        sheet.set_column_width(at, column.width)?;
        for row in HEAD + 1..=HEAD + ROWS {
            sheet.write_blank(row, at, &cell)?;
        }
        sheet.add_data_validation(HEAD + 1, at, HEAD + ROWS, at, &validation(column, lists)?)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape();
    // 9 is the paper A4.
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_area(TITLE, 1, HEAD + 30, last)?;
    sheet.set_footer("&C&P/&N");
    sheet.set_selection(HEAD + 1, 1, HEAD + 1, 1)?;
    Ok(())
}

/// What a cell of the column takes and says.
fn validation(column: &Column, lists: &Lists<'_>) -> Result<DataValidation, XlsxError> {
    let any = DataValidation::new().allow_any_value();
    let (rule, strict) = match &column.offer {
        Offer::Free => (any, false),
        Offer::Only(name, _) | Offer::Usually(name, _) => {
            match lists.iter().position(|(known, _)| known == name) {
                Some(at) => {
                    let letter = rust_xlsxwriter::utility::column_number_to_name(
                        u16::try_from(at).unwrap_or(u16::MAX),
                    );
                    let range = format!("='{LISTS}'!${letter}$2:${letter}${}", lists[at].1.len() + 1);
                    let rule = DataValidation::new().allow_list_formula(Formula::new(range));
                    (rule, matches!(column.offer, Offer::Only(..)))
                }
                // An office that keeps no such list yet.
                None => (any, false),
            }
        }
    };
    let rule = rule.set_input_title(column.heading)?.set_input_message(column.help)?;
    if strict {
        rule.set_error_title("Chưa đúng danh sách")?
            .set_error_message("Hãy chọn một trong các mục của danh sách, hoặc để trống.")
    } else {
        rule.set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Chưa có trong danh sách")?
            .set_error_message("Nội dung này chưa có trong danh mục. Chọn Yes để vẫn ghi, No để sửa lại.")
    }
}
