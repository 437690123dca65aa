//! Where the text of a paper comes from, and reading it.

use super::found::Found;
use crate::domain::intake;
use crate::domain::unit::Unit;
use crate::exchange::{ExchangeError, read_source, source_of};
use std::path::PathBuf;

/// A text to be read.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// From the clipboard.
    Pasted(String),
    /// From a file.
    File(PathBuf),
}

impl Source {
    /// What people call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Pasted(_) => "văn bản đã dán".to_owned(),
            Self::File(path) => match path.file_name() {
                Some(name) => format!("tệp “{}”", name.to_string_lossy()),
                None => "tệp đã chọn".to_owned(),
            },
        }
    }

    /// Reads it and finds its parts. The error in two voices: for people, and in detail.
    pub(super) fn read(&self, units: &[Unit]) -> Result<Found, (String, String)> {
        let told = |error: ExchangeError| (error.to_string(), detail(&error));
        let source = match self {
            // The clipboard of an old program brings letters of an old code page along as a file does.
            Self::Pasted(text) => source_of(text.as_bytes()).map_err(told)?,
            Self::File(path) => read_source(path).map_err(told)?,
        };
        if source.lines.iter().all(|line| line.table.is_none() && line.text().trim().is_empty()) {
            let sentence = format!(
                "Không có chữ nào trong {}. Dữ liệu của bạn vẫn nguyên; hãy chọn văn bản khác.",
                self.name()
            );
            return Err((sentence, String::new()));
        }
        let mut intake = intake::read(&source.lines);
        intake.notices.splice(0..0, source.notices);
        Ok(Found::of(self.name(), intake, units))
    }
}

/// The second voice of an error; empty where the sentence says everything.
fn detail(error: &ExchangeError) -> String {
    match error {
        ExchangeError::Disk { detail, .. } | ExchangeError::Damaged { detail } => detail.clone(),
        ExchangeError::Sheet(error) => error.detail().to_owned(),
        ExchangeError::Protected | ExchangeError::OtherKind { .. } | ExchangeError::TooLarge => String::new(),
    }
}
