//! The whole office as one JSON file, and that file read back.
//!
//! Text that is JSON itself (the bodies of rows) stands in the file as JSON, letter for letter, so that other programs can read
//! it and it still comes back the same. The hash is taken of the letters of `content`: whoever changes, reformats or cuts
//! the file is told so. When it was written does not stand in it: the same office gives the same bytes.

use super::ExportError;
use super::table::write_bytes;
use crate::domain::records::{Cell, CellKind, Records, Rows};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What the file calls itself.
const FORMAT: &str = "guong-sang-office";
/// The form of the file; another one is another number.
const VERSION: u32 = 1;
/// No office's file is larger than this, in bytes; 20 000 dossiers with their journal take a tenth of it.
const MOST: u64 = 2 << 30;

/// Whether the attached files go with the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attached {
    /// Their bytes lie in the folder of files beside the file.
    Beside,
    /// They were left out by choice.
    LeftOut,
}

impl Attached {
    const fn code(self) -> &'static str {
        match self {
            Self::Beside => "beside",
            Self::LeftOut => "left_out",
        }
    }
}

/// What a file of a whole office holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeFile {
    /// Every row.
    pub records: Records,
    /// SHA-256 of the attached files, each once, in order.
    pub files: Vec<String>,
    /// Whether their bytes lie beside the file.
    pub attached: Attached,
}

/// Why such a file was not read. Nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum OfficeFileError {
    /// The disk does not give the file.
    #[error(
        "Không đọc được tệp “{name}”. Chưa có gì được khôi phục. Hãy kiểm tra tên tệp và quyền truy cập rồi làm lại."
    )]
    Disk {
        /// Its name.
        name: String,
        /// What the disk says.
        detail: String,
    },
    /// Another kind of file.
    #[error(
        "Tệp này không phải tệp xuất toàn bộ dữ liệu của Gương Sáng. Chưa có gì được khôi phục. Hãy chọn tệp .json do chương trình xuất ra; tệp sao lưu (.gsdata) thì mở trực tiếp."
    )]
    OtherKind {
        /// What the reader says.
        detail: String,
    },
    /// Written by a newer program.
    #[error(
        "Tệp xuất này theo mẫu mới hơn (mẫu {found}, phiên bản này hiểu đến mẫu {known}). Chưa có gì được khôi phục. Hãy cài phiên bản Gương Sáng mới rồi làm lại."
    )]
    TooNew {
        /// Its form.
        found: u32,
        /// The newest form this program knows.
        known: u32,
    },
    /// Its content is not what was written.
    #[error(
        "Nội dung tệp xuất đã bị sửa, bị cắt hoặc hỏng khi chép nên không khôi phục. Chưa có gì được ghi. Hãy chép lại tệp từ nơi đã xuất, hoặc xuất lại."
    )]
    Changed {
        /// What differs.
        detail: String,
    },
}

impl OfficeFileError {
    /// The technical detail; empty where there is none.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Disk { detail, .. } | Self::OtherKind { detail } | Self::Changed { detail } => detail,
            Self::TooNew { .. } => "",
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl OfficeFile {
    /// The file as bytes.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let content = self.content();
        let sha256 = hex(&Sha256::digest(content.as_bytes()));
        let mut out = format!(
            "{{\"format\":\"{FORMAT}\",\n\"version\":{VERSION},\n\"sha256\":\"{sha256}\",\n\"content\":"
        );
        out.push_str(&content);
        out.push_str("}\n");
        out.into_bytes()
    }

    /// Writes [`Self::to_json`] to a file, whole or not at all.
    ///
    /// # Errors
    /// The disk does not take the file.
    pub fn write(&self, path: &Path) -> Result<(), ExportError> {
        write_bytes(path, &self.to_json())
    }

    fn content(&self) -> String {
        let mut out = format!("{{\"schema\":{},\n\"deeds\":{},\n", self.records.schema, self.records.deeds);
        out.push_str("\"counts\":");
        out.push_str(&quoted(&self.records.counts()));
        out.push_str(",\n\"attached\":");
        out.push_str(&quoted(&self.attached.code()));
        out.push_str(",\n\"files\":");
        out.push_str(&quoted(&self.files));
        out.push_str(",\n\"tables\":{");
        for (at, table) in self.records.tables.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            written(&mut out, table);
        }
        out.push_str("}}");
        out
    }

    /// Reads a file.
    ///
    /// # Errors
    /// The disk does not give it; it is another file, or not as it was written.
    pub fn read(path: &Path) -> Result<Self, OfficeFileError> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let failed =
            |error: std::io::Error| OfficeFileError::Disk { name: name.clone(), detail: error.to_string() };
        let size = std::fs::metadata(path).map_err(failed)?.len();
        if size > MOST {
            return Err(OfficeFileError::OtherKind { detail: format!("{size} bytes") });
        }
        Self::of_json(&std::fs::read(path).map_err(failed)?)
    }

    /// Reads the bytes of such a file.
    ///
    /// # Errors
    /// It is another file, or not as it was written.
    pub fn of_json(bytes: &[u8]) -> Result<Self, OfficeFileError> {
        let other = |detail: String| OfficeFileError::OtherKind { detail };
        let text = std::str::from_utf8(bytes).map_err(|error| other(error.to_string()))?;
        let head: Head<'_> = serde_json::from_str(text).map_err(|error| {
            // The beginning tells that it is ours, so the rest was cut off or broken.
            let ours = text.get(..64).unwrap_or(text).contains(FORMAT);
            if ours { changed(error) } else { other(error.to_string()) }
        })?;
        if head.format != FORMAT {
            return Err(other(head.format.into_owned()));
        }
        if head.version > VERSION {
            return Err(OfficeFileError::TooNew { found: head.version, known: VERSION });
        }
        let content = head.content.get();
        let found = hex(&Sha256::digest(content.as_bytes()));
        if found != head.sha256 {
            return Err(changed(format!("sha256 is {found}")));
        }
        let body: Body<'_> = serde_json::from_str(content).map_err(changed)?;
        let tables = body.tables.0.into_iter().map(|(name, table)| table.rows(name));
        let records =
            Records { schema: body.schema, deeds: body.deeds, tables: tables.collect::<Result<_, _>>()? };
        let counts: BTreeMap<&str, usize> =
            body.counts.iter().map(|(table, count)| (table.as_str(), *count)).collect();
        if records.counts() != counts {
            return Err(changed("the counts are not those of the rows"));
        }
        let attached = match body.attached.as_ref() {
            "beside" => Attached::Beside,
            "left_out" => Attached::LeftOut,
            word => return Err(changed(word)),
        };
        Ok(Self { records, files: body.files, attached })
    }
}

fn changed(detail: impl std::fmt::Display) -> OfficeFileError {
    OfficeFileError::Changed { detail: detail.to_string() }
}

/// A value as JSON; the values written here can all be.
fn quoted<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Text that is one JSON object or list, to the letter.
fn is_json(text: &str) -> bool {
    text.starts_with(['{', '['])
        && serde_json::from_str::<&RawValue>(text).is_ok_and(|raw| raw.get().len() == text.len())
}

fn written(out: &mut String, table: &Rows) {
    out.push_str(&quoted(&table.table));
    out.push_str(":{\"columns\":{");
    for (at, (name, kind)) in table.columns.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&format!("{}:\"{}\"", quoted(name), kind.code()));
    }
    out.push_str("},\"rows\":[");
    for (at, row) in table.rows.iter().enumerate() {
        out.push_str(if at == 0 { "\n{" } else { ",\n{" });
        for (at, ((name, _), cell)) in table.columns.iter().zip(row).enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(&quoted(name));
            out.push(':');
            match cell {
                Cell::Null => out.push_str("null"),
                Cell::Integer(number) => out.push_str(&number.to_string()),
                Cell::Text(text) if is_json(text) => out.push_str(text),
                Cell::Text(text) => out.push_str(&quoted(text)),
                Cell::Bytes(bytes) => out.push_str(&quoted(&hex(bytes))),
            }
        }
        out.push('}');
    }
    out.push_str("]}");
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    format: std::borrow::Cow<'a, str>,
    version: u32,
    sha256: String,
    #[serde(borrow)]
    content: &'a RawValue,
}

#[derive(Deserialize)]
struct Body<'a> {
    schema: u32,
    deeds: i64,
    counts: BTreeMap<String, usize>,
    #[serde(borrow)]
    attached: std::borrow::Cow<'a, str>,
    files: Vec<String>,
    #[serde(borrow)]
    tables: Ordered<RawTable<'a>>,
}

#[derive(Deserialize)]
struct RawTable<'a> {
    columns: Ordered<String>,
    #[serde(borrow)]
    rows: Vec<HashMap<String, &'a RawValue>>,
}

impl RawTable<'_> {
    fn rows(self, table: String) -> Result<Rows, OfficeFileError> {
        let kind = |word: &str| CellKind::ALL.into_iter().find(|kind| kind.code() == word);
        let columns: Vec<(String, CellKind)> = (self.columns.0.into_iter())
            .map(|(name, word)| Ok((name, kind(&word).ok_or_else(|| changed(word))?)))
            .collect::<Result<_, OfficeFileError>>()?;
        let rows = self.rows.into_iter().map(|row| {
            if row.len() != columns.len() {
                return Err(changed(format!("a row of {table} has {} cells", row.len())));
            }
            columns.iter().map(|(name, kind)| cell(row.get(name.as_str()).copied(), *kind)).collect()
        });
        let rows = rows.collect::<Result<_, _>>()?;
        Ok(Rows { table, columns, rows })
    }
}

fn cell(raw: Option<&RawValue>, kind: CellKind) -> Result<Cell, OfficeFileError> {
    let text = raw.ok_or_else(|| changed("a cell is missing"))?.get();
    if text == "null" {
        return Ok(Cell::Null);
    }
    Ok(match kind {
        CellKind::Integer => Cell::Integer(text.parse().map_err(changed)?),
        CellKind::Text if text.starts_with(['{', '[']) => Cell::Text(text.to_owned()),
        CellKind::Text => Cell::Text(serde_json::from_str(text).map_err(changed)?),
        CellKind::Bytes => {
            let digits: String = serde_json::from_str(text).map_err(changed)?;
            let pair = |pair: &[u8]| {
                let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?;
                u8::from_str_radix(pair, 16).ok()
            };
            let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(pair).collect();
            Cell::Bytes(bytes.ok_or_else(|| changed("not hexadecimal"))?)
        }
    })
}

/// An object whose members keep their order.
struct Ordered<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Ordered(members))
            }
        }
        deserializer.deserialize_map(Members(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(texts: Vec<String>, bytes: &[u8]) -> OfficeFile {
        let columns = vec![
            ("id".to_owned(), CellKind::Integer),
            ("body".to_owned(), CellKind::Text),
            ("key".to_owned(), CellKind::Bytes),
        ];
        let rows = texts.into_iter().zip(1..).map(|(text, id)| {
            vec![Cell::Integer(i64::MAX - id), Cell::Text(text), Cell::Bytes(bytes.to_vec())]
        });
        let mut rows: Vec<Vec<Cell>> = rows.collect();
        rows.push(vec![Cell::Integer(-1), Cell::Null, Cell::Null]);
        let records =
            Records { schema: 6, deeds: 3, tables: vec![Rows { table: "unit".to_owned(), columns, rows }] };
        OfficeFile { records, files: vec!["ab".repeat(32)], attached: Attached::Beside }
    }

    #[test]
    fn what_is_json_stands_as_json_and_comes_back_to_the_letter() {
        let odd = [
            r#"{"a" : [1,2.50, "ế"]}"#,
            "{",
            "[]",
            " {}",
            "null",
            "12",
            "\"a\"",
            "",
            "tab\tline\n\u{0}",
            r#"{"a":1} "#,
        ];
        let before = file(odd.map(str::to_owned).to_vec(), &[0, 255]);
        let json = before.to_json();
        assert!(String::from_utf8_lossy(&json).contains(r#""body":{"a" : [1,2.50, "ế"]}"#));
        assert_eq!(OfficeFile::of_json(&json).unwrap(), before);
        assert!(serde_json::from_slice::<serde_json::Value>(&json).is_ok());
    }

    #[test]
    fn whatever_is_changed_or_cut_is_told() {
        let json = file(vec!["{\"name\":\"Lan\"}".to_owned(); 3], &[1]).to_json();
        let text = String::from_utf8(json).unwrap();
        for (name, changed) in [
            ("a letter", text.replacen("Lan", "Lam", 1)),
            ("a space", text.replacen("{\"name\"", "{ \"name\"", 1)),
            ("the schema", text.replacen("\"schema\":6", "\"schema\":5", 1)),
            ("the choice of files", text.replacen("beside", "left_out", 1)),
            ("the end", text[..text.len() - 40].to_owned()),
            ("the hash", text.replacen("\"sha256\":\"", "\"sha256\":\"0", 1)),
        ] {
            assert_ne!(changed, text, "{name}");
            let found = OfficeFile::of_json(changed.as_bytes());
            assert!(matches!(found, Err(OfficeFileError::Changed { .. })), "{name}: {found:?}");
        }
        let newer = text.replacen("\"version\":1", "\"version\":2", 1);
        assert!(matches!(
            OfficeFile::of_json(newer.as_bytes()),
            Err(OfficeFileError::TooNew { found: 2, known: 1 })
        ));
        for other in
            [&b"{}"[..], b"", b"PK\x03\x04", b"[1]", b"\xff\xfe", text.replace(FORMAT, "x").as_bytes()]
        {
            assert!(matches!(OfficeFile::of_json(other), Err(OfficeFileError::OtherKind { .. })));
        }
    }

    proptest! {
        #[test]
        fn any_text_and_bytes_come_back(
            texts in proptest::collection::vec("(\\PC|[{}\\[\\]\",:\n])*", 0..4),
            bytes in proptest::collection::vec(0u8..=255, 0..9),
        ) {
            let before = file(texts, &bytes);
            prop_assert_eq!(OfficeFile::of_json(&before.to_json()).unwrap(), before);
        }

        #[test]
        fn no_bytes_break_the_reader(bytes in proptest::collection::vec(0u8..=255, 0..80)) {
            let _ = OfficeFile::of_json(&bytes);
        }
    }
}
