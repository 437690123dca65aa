//! What is on a sheet: document model, layout, pages, and their readers (PDF, raster).
//!
//! A form builds a [`Document`]; [`layout()`] turns it into [`Pages`], which are the single truth about the sheet.

pub mod document;
pub mod face;
pub mod kept;
pub mod layout;
pub mod length;
pub mod page;
pub mod pdf;
mod pdf_finish;
mod pdf_meta;
mod pdf_outline;
mod pdf_tags;
pub mod picture;
pub mod raster;
pub mod structure;

pub use document::*;
pub use face::{FaceError, FaceId, Faces};
pub use layout::layout;
pub use length::{Length, Size};
pub use page::{
    Area, DotsMark, Heading, Ink, LineMark, Mark, MissingGlyph, Overfull, Page, Pages, Pen, PictureMark,
    PolygonMark, TextMark,
};
pub use pdf::{PdfError, PdfOptions, pdf, pdf_with};
pub use picture::{Picture, PictureError, PictureFormat};
pub use raster::{Bitmap, Raster};
pub use structure::{Element, Role, Structure, Tag};
