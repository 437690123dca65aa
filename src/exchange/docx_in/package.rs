//! The packed file: its parts, unpacked no further than a paper can need.

use super::element::{Element, parsed};
use crate::exchange::ExchangeError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A part unpacks to no more than this, in bytes; a long plan has some two million.
const PART_MOST: u64 = 48 << 20;

pub(in crate::exchange) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ExchangeError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Self { zip })
    }

    /// The text of the paper.
    pub fn document(&mut self) -> Result<Element, ExchangeError> {
        if let Some(document) = self.part("word/document.xml")? {
            return Ok(document);
        }
        if self.part("xl/workbook.xml")?.is_some() {
            return Err(ExchangeError::OtherKind { name: "Excel" });
        }
        Err(ExchangeError::Damaged { detail: "word/document.xml".to_owned() })
    }

    /// A part as its elements; `None` when there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<Element>, ExchangeError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(ExchangeError::Protected);
            }
            Err(error) => return Err(damaged(&error)),
        };
        // What a file says of its own size may be a lie: reading itself is bounded.
        let mut bytes = Vec::new();
        part.take(PART_MOST + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > PART_MOST {
            return Err(ExchangeError::TooLarge);
        }
        parsed(&String::from_utf8_lossy(&bytes)).map(Some)
    }
}

fn damaged(error: &dyn std::fmt::Display) -> ExchangeError {
    ExchangeError::Damaged { detail: error.to_string() }
}
