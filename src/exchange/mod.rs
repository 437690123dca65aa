//! Papers as files that other programs open and write: Word and Excel out, text and Word in.
//!
//! Word and Excel are written from the document, not from its pages, because their readers lay the text out themselves. Where
//! these programs leave a choice, the layout of the paper decides it: column widths, line heights, the length of a
//! drawn rule.

pub mod criteria;
mod deadlines;
mod docx;
pub mod docx_in;
mod error;
mod head;
mod import_out;
mod legacy_in;
mod list_in;
mod listing;
mod office_file;
mod package;
pub mod packet;
mod publicity_out;
mod range;
mod report_in;
mod round_tables;
pub mod score_file;
pub mod sheets;
pub mod statistics;
pub mod table;
pub mod templates;
pub mod text_in;
pub mod whole;
mod xlsx;
mod xlsx_fonts;
mod xml;

pub use deadlines::deadline_list;
pub use docx::docx;
pub use docx_in::{Source, docx_source, read_docx, read_source, source_of};
pub use error::{ExchangeError, ExportError};
pub use import_out::{RESULT_COLUMN, import_marks, import_result};
pub use legacy_in::{Placed, legacy_in, legacy_of};
pub use list_in::read_list;
pub use listing::listing;
pub use office_file::{Attached, OfficeFile, OfficeFileError};
pub use publicity_out::{publicity_list, publicity_sums};
pub use report_in::read_reports;
pub use round_tables::round_tables;
pub use xlsx::xlsx;
pub use xlsx_fonts::{TextCell, text_cells};
