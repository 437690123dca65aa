//! One member's workbook: a sheet for each kind of subject, in the order of the entry grid, locked but for the figures.

use super::heading::{asked, cut, figure, number, wrapped};
use super::total::{total, validity};
use super::{
    CODES, Column, FIRST, HIDDEN, MARK, NOTE, Part, REASON, ROW_CODES, SHEET_MARK, TOTAL, checksum, code_of,
    columns, row_code,
};
use crate::domain::Points;
use crate::domain::criteria::{Caps, CriteriaSet, Measure};
use crate::domain::round::{Board, Candidate, Member, Score, Standing};
use crate::domain::subject::SubjectKind;
use crate::exchange::ExportError;
use crate::exchange::xml::printable;
use crate::text::date::short_date;
use chrono::{DateTime, Utc};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// The fill behind the headings.
const HEADING: Color = Color::RGB(0x00EA_EEF3);
/// The fill of a dossier that the member does not score.
const GREY: Color = Color::RGB(0x00D9_D9D9);
/// First row of the headings, from 0; the ranges stand below it.
const HEAD: u32 = 5;
/// First row of dossiers.
const BODY: u32 = HEAD + 2;
/// Letters of a criterion's sentence in a heading; the whole stands in the note of the cell.
const SENTENCE: usize = 70;
/// Width of a column of figures, in digits.
const FIGURE: f64 = 12.0;
/// Identifiers in one cell of the hidden sheet; a cell holds 32 767 letters.
const CHUNK: usize = 500;

/// Whose workbook is written, and how.
#[derive(Debug, Clone, Copy)]
pub struct SheetFor<'a> {
    /// The round.
    pub board: &'a Board,
    /// The member.
    pub member: &'a Member,
    /// Name of the office, over the title; empty for none.
    pub office: &'a str,
    /// Whether the figures that the round has already stand in it.
    pub figures: bool,
    /// When it is written.
    pub at: DateTime<Utc>,
}

/// The workbook as bytes (.xlsx).
///
/// # Errors
/// [`ExportError::NoTable`] when the round has nothing to score; otherwise when the library cannot put the file together.
pub fn write(it: &SheetFor<'_>) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let usual = Format::new().set_font_name("Times New Roman").set_font_family(1).set_font_size(12);
    workbook.set_default_format(&usual, 21, 72)?;
    let scores: HashMap<_, &Score> = it
        .board
        .scores
        .iter()
        .filter(|score| it.figures && score.member == it.member.id)
        .map(|score| ((score.dossier, score.criterion), score))
        .collect();
    let mut kinds = Vec::new();
    for kind in SubjectKind::ALL {
        let candidates: Vec<&Candidate> = it.board.candidates.iter().filter(|c| c.kind == kind).collect();
        let columns = columns(it.board, kind);
        if candidates.is_empty() || columns.is_empty() {
            continue;
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(crate::exchange::xlsx::names::allowed(kind.label(), 31))?;
        Page { it, kind, candidates: &candidates, columns: &columns, scores: &scores, usual: &usual }
            .write(sheet)?;
        kinds.push((kind, candidates, columns));
    }
    if kinds.is_empty() {
        return Err(ExportError::NoTable);
    }
    hidden(workbook.add_worksheet(), it, &kinds)?;
    let made = ExcelDateTime::parse_from_str(&it.at.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    let properties = DocProperties::new()
        .set_title(format!("Phiếu chấm điểm – {}", it.board.round.name))
        .set_author(&it.member.name)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    Ok(workbook.save_to_buffer()?)
}

/// The sheet that tells whose the file is.
fn hidden(
    sheet: &mut Worksheet,
    it: &SheetFor<'_>,
    kinds: &[(SubjectKind, Vec<&Candidate>, Vec<Column<'_>>)],
) -> Result<(), XlsxError> {
    sheet.set_name(HIDDEN)?;
    let mut lines: Vec<(&str, String)> = vec![
        (MARK, "1".to_owned()),
        ("round", it.board.round.id.to_string()),
        ("round_name", printable(&it.board.round.name)),
        ("member", it.member.id.to_string()),
        ("member_name", printable(&it.member.name)),
    ];
    for (kind, candidates, columns) in kinds {
        lines.push(("kind", kind.code().to_owned()));
        for some in candidates.chunks(CHUNK) {
            let ids: Vec<String> = some.iter().map(|c| c.dossier.to_string()).collect();
            lines.push(("dossiers", ids.join(" ")));
        }
        let codes: Vec<String> = columns.iter().map(|c| code_of(c.criterion.id, c.part)).collect();
        lines.push(("criteria", codes.join(" ")));
    }
    let seal = checksum(lines.iter().map(|(name, value)| (*name, value.as_str())));
    lines.push(("checksum", seal));
    for ((name, value), row) in lines.iter().zip(0u32..) {
        sheet.write_string(row, 0, *name)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.protect();
    sheet.set_very_hidden(true);
    Ok(())
}

/// One sheet of figures.
struct Page<'a> {
    it: &'a SheetFor<'a>,
    kind: SubjectKind,
    candidates: &'a [&'a Candidate],
    columns: &'a [Column<'a>],
    scores: &'a HashMap<(crate::domain::ids::DossierId, crate::domain::ids::CriterionId), &'a Score>,
    usual: &'a Format,
}

impl Page<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let total = FIRST + u16::try_from(self.columns.len()).unwrap_or(u16::MAX - 8);
        let reasons = self.it.board.round.settings.reason_on_difference;
        let note = total + 1 + u16::from(reasons);
        self.codes(sheet, total, note, reasons)?;
        self.title(sheet, note)?;
        self.head(sheet, total, note, reasons)?;
        for (candidate, row) in self.candidates.iter().zip(BODY..) {
            self.row(sheet, (candidate, row), (total, note), reasons)?;
        }
        let last = BODY + u32::try_from(self.candidates.len()).unwrap_or(u32::MAX - 16) - 1;
        for (column, at) in self.columns.iter().zip(FIRST..) {
            let (rule, sentence) = validity(column, BODY, at);
            let prompt = format!("{}: {}", column.criterion.code, column.criterion.title.trim());
            let validation = DataValidation::new()
                .allow_custom(Formula::new(rule))
                .set_error_title("Điểm chưa đúng khung")?
                .set_error_message(cut(&sentence, 220))?
                .set_input_title(cut(&column.criterion.code, 30))?
                .set_input_message(cut(&prompt, 250))?;
            sheet.add_data_validation(BODY, at, last, at, &validation)?;
        }
        self.foot(sheet, last + 2, note)?;
        self.print(sheet, last + 6, note)
    }

    fn codes(&self, sheet: &mut Worksheet, total: u16, note: u16, reasons: bool) -> Result<(), XlsxError> {
        sheet.write_string(CODES, ROW_CODES, format!("{SHEET_MARK}{}", self.kind.code()))?;
        for (column, at) in self.columns.iter().zip(FIRST..) {
            sheet.write_string(CODES, at, code_of(column.criterion.id, column.part))?;
        }
        sheet.write_string(CODES, total, TOTAL)?;
        if reasons {
            sheet.write_string(CODES, total + 1, REASON)?;
        }
        sheet.write_string(CODES, note, NOTE)?;
        sheet.set_row_hidden(CODES)?;
        sheet.set_column_hidden(ROW_CODES)?;
        Ok(())
    }

    fn title(&self, sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
        let member = self.it.member;
        let round = &self.it.board.round;
        let centre = self.usual.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let office = if self.it.office.trim().is_empty() {
            String::new()
        } else {
            format!("{} · ", self.it.office.trim())
        };
        let held = round.held_on.map_or_else(String::new, |day| format!(" · họp ngày {}", short_date(day)));
        let title = format!("PHIẾU CHẤM ĐIỂM – {}", self.kind.label().to_uppercase());
        let guide = "Chỉ ghi vào các ô nền trắng. Số thập phân ghi dấu phẩy, ví dụ 8,5. Ô chưa chấm để trống (khác với 0). Hàng xám là hồ sơ không chấm. Xong thì lưu và gửi lại tệp này, giữ nguyên dạng .xlsx.";
        let lines = [
            (title, centre.clone().set_bold().set_font_size(14), 26.0),
            (format!("{office}{}{held}", round.name), centre.clone(), 20.0),
            (
                format!("Thành viên: {} – {}", member.name, member.role.label()),
                centre.clone().set_bold(),
                20.0,
            ),
            (guide.to_owned(), centre.set_italic().set_text_wrap(), 36.0),
        ];
        for ((words, format, height), row) in lines.iter().zip(1u32..) {
            sheet.merge_range(row, 1, row, last, &printable(words), format)?;
            sheet.set_row_height(row, *height)?;
        }
        Ok(())
    }

    fn head(&self, sheet: &mut Worksheet, total: u16, note: u16, reasons: bool) -> Result<(), XlsxError> {
        let cell = self
            .usual
            .clone()
            .set_border(FormatBorder::Thin)
            .set_background_color(HEADING)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let bold = cell.clone().set_bold();
        let whole = |sheet: &mut Worksheet, at: u16, words: &str| {
            sheet.merge_range(HEAD, at, HEAD + 1, at, words, &bold).map(|_| ())
        };
        let name = match self.kind {
            SubjectKind::Person => "Họ và tên",
            SubjectKind::Household => "Họ và tên chủ hộ",
            SubjectKind::Collective => "Tên tập thể",
            SubjectKind::Model => "Tên mô hình",
        };
        whole(sheet, 1, "STT")?;
        whole(sheet, 2, name)?;
        whole(sheet, 3, "Đơn vị")?;
        whole(
            sheet,
            total,
            if self.is_capped() {
                "Cộng (chưa áp mức tối đa của nhóm)"
            } else {
                "Tổng điểm"
            },
        )?;
        if reasons {
            whole(sheet, total + 1, "Lý do, nếu khác điểm thẩm định")?;
        }
        whole(sheet, note, "Ghi chú")?;
        let mut lines = 1;
        for (column, at) in self.columns.iter().zip(FIRST..) {
            sheet.write_string_with_format(HEAD + 1, at, asked(column), &cell)?;
            if column.part == Part::Target {
                continue;
            }
            let sentence = cut(column.criterion.title.trim().trim_end_matches(['.', ';']), SENTENCE);
            let words = printable(&format!("{}\n{sentence}", column.criterion.code));
            let two = matches!(column.criterion.measure, Measure::Formula { target: None, .. });
            let room = if two { 2.0 * FIGURE } else { FIGURE } * 0.95;
            lines = lines.max(1 + wrapped(&sentence, room as usize));
            if two {
                sheet.merge_range(HEAD, at, HEAD, at + 1, &words, &bold)?;
            } else {
                sheet.write_string_with_format(HEAD, at, &words, &bold)?;
            }
        }
        sheet.set_row_height(HEAD, (16.5 * lines.max(2) as f64 + 4.0).min(400.0))?;
        sheet.set_row_height(HEAD + 1, 34)?;
        Ok(())
    }

    /// Whether bonus or deduction of a block is capped, which the formula of a row does not reckon with.
    fn is_capped(&self) -> bool {
        let capped = |set: &CriteriaSet| {
            !Caps::is_none(&set.caps) || set.groups.iter().any(|group| !Caps::is_none(&group.caps))
        };
        self.it.board.sets_for(self.kind).any(capped)
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        (candidate, row): (&Candidate, u32),
        (total_at, note): (u16, u16),
        reasons: bool,
    ) -> Result<(), XlsxError> {
        let locked = self.locked(candidate);
        let mut cell = self
            .usual
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        if locked.is_some() {
            cell = cell.set_background_color(GREY);
        }
        let middle = cell.clone().set_align(FormatAlign::Center);
        let open = if locked.is_some() { middle.clone() } else { middle.clone().set_unlocked() };
        sheet.write_string(row, ROW_CODES, row_code(candidate.dossier))?;
        sheet.write_number_with_format(row, 1, f64::from(row - BODY + 1), &middle)?;
        sheet.write_string_with_format(row, 2, printable(&candidate.name), &cell)?;
        sheet.write_string_with_format(row, 3, printable(&candidate.unit_name), &cell)?;
        let mut sum = None;
        for (column, at) in self.columns.iter().zip(FIRST..) {
            let score =
                self.scores.get(&(candidate.dossier, column.criterion.id)).filter(|_| locked.is_none());
            match score.and_then(|score| figure(score, column.part)) {
                Some(points) => {
                    sheet.write_number_with_format(row, at, number(points), &open)?;
                }
                None => {
                    sheet.write_blank(row, at, &open)?;
                }
            }
            if let Some(score) = score.filter(|_| column.part != Part::Target) {
                let before = sum.unwrap_or(Points::ZERO);
                let takes = column.criterion.measure.is_deduction();
                sum = Some(if takes { before - score.points } else { before + score.points });
            }
        }
        let figures = middle.clone().set_bold().set_num_format("0.00");
        if locked.is_some() {
            sheet.write_string_with_format(row, total_at, "–", &figures)?;
        } else {
            let formula = Formula::new(total(self.columns, row, FIRST))
                .set_result(sum.map_or_else(String::new, super::total::plain));
            sheet.write_formula_with_format(row, total_at, formula, &figures)?;
        }
        if reasons {
            let words = if locked.is_some() { cell.clone() } else { cell.clone().set_unlocked() };
            sheet.write_blank(row, total_at + 1, &words)?;
        }
        sheet.write_string_with_format(row, note, printable(&locked.unwrap_or_default()), &cell)?;
        Ok(())
    }

    /// Why the member does not score the dossier; none where there is nothing in the way.
    fn locked(&self, candidate: &Candidate) -> Option<String> {
        let sheets = self.it.board.sheets.iter();
        let mut own = sheets.filter(|it| it.dossier == candidate.dossier && it.member == self.it.member.id);
        own.find(|it| it.standing != Standing::Scoring).map(|it| {
            let word = it.standing.label();
            if it.reason.trim().is_empty() {
                word.to_owned()
            } else {
                format!("{word}: {}", it.reason.trim())
            }
        })
    }

    fn foot(&self, sheet: &mut Worksheet, row: u32, last: u16) -> Result<(), XlsxError> {
        let centre = self.usual.clone().set_align(FormatAlign::Center);
        let from = last.saturating_sub(2).max(3);
        let lines = [
            (row, "Ngày …… tháng …… năm ………", centre.clone().set_italic()),
            (row + 1, "Thành viên chấm điểm", centre.clone().set_bold()),
            (row + 4, self.it.member.name.as_str(), centre.set_bold()),
        ];
        for (row, words, format) in lines {
            sheet.merge_range(row, from, row, last, &printable(words), &format)?;
        }
        Ok(())
    }

    fn print(&self, sheet: &mut Worksheet, last: u32, note: u16) -> Result<(), XlsxError> {
        let widths = [(1, 5.0), (2, 28.0), (3, 24.0), (note, 20.0)];
        for at in FIRST..note {
            sheet.set_column_width(at, FIGURE)?;
        }
        for (at, width) in widths {
            sheet.set_column_width(at, width)?;
        }
        if self.it.board.round.settings.reason_on_difference {
            sheet.set_column_width(note - 1, 26)?;
        }
        sheet.set_freeze_panes(BODY, 3)?;
        sheet.set_repeat_rows(HEAD, HEAD + 1)?;
        sheet.set_landscape();
        // 9 is the paper A4.
        sheet.set_paper_size(9);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_print_center_horizontally(true);
        sheet.set_print_area(0, 1, last, note)?;
        // A sign of the header's own language inside a name would be read as one.
        let name = self.it.member.name.replace('&', "&&");
        sheet.set_footer(format!("&L{name}&C{}&RTrang &P/&N", self.kind.label()));
        sheet.set_selection(BODY, FIRST, BODY, FIRST)?;
        let options =
            ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
        sheet.protect_with_options(&options);
        Ok(())
    }
}
