//! Papers as files that other programs open: Word and Excel.
//!
//! Both are written from the document, not from its pages, because their readers lay the text out themselves. Where
//! these programs leave a choice, the layout of the paper decides it: column widths, line heights, the length of a
//! drawn rule.

mod docx;
mod error;
mod head;
mod package;
mod xlsx;
mod xml;

pub use docx::docx;
pub use error::ExportError;
pub use xlsx::xlsx;
