//! What is on a sheet: document model, layout, pages, and their readers (PDF, raster).

pub mod document;
pub mod length;

pub use document::*;
pub use length::{Length, Size};
