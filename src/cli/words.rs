//! The words of a command line: `--name value`, `--mark`, and the rest in order.

use super::Fault;
use crate::storage::{Database, default_place};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A command line taken apart; whatever a command does not take is refused, never passed over.
#[derive(Debug, Default)]
pub(super) struct Words {
    values: BTreeMap<String, String>,
    marks: BTreeSet<String>,
    rest: VecDeque<String>,
}

impl Words {
    /// Takes `line` apart; `values` and `marks` are the names that the command knows.
    pub fn read(line: &[String], values: &[&str], marks: &[&str]) -> Result<Self, Fault> {
        let mut words = Self::default();
        let mut line = line.iter();
        while let Some(word) = line.next() {
            let Some(name) = word.strip_prefix("--") else {
                words.rest.push_back(word.clone());
                continue;
            };
            let (name, given) = match name.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (name, None),
            };
            if marks.contains(&name) && given.is_none() {
                words.marks.insert(name.to_owned());
            } else if values.contains(&name) {
                let value = given.or_else(|| line.next().cloned());
                let value = value.ok_or_else(|| Fault::Usage(format!("Sau --{name} còn thiếu giá trị.")))?;
                if words.values.insert(name.to_owned(), value).is_some() {
                    return Err(Fault::Usage(format!("--{name} được ghi hai lần.")));
                }
            } else {
                return Err(Fault::Usage(format!("Không hiểu --{name} trong lệnh này.")));
            }
        }
        Ok(words)
    }

    /// Whether a mark stands on the line.
    pub fn mark(&self, name: &str) -> bool {
        self.marks.contains(name)
    }

    /// The value behind `--name`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The value behind `--name` as a number or word of its own type.
    pub fn parsed<T: FromStr>(&self, name: &str) -> Result<Option<T>, Fault> {
        self.value(name).map(|text| parse(text, &format!("--{name}"))).transpose()
    }

    /// The value behind `--name` as one of the words that scripts use.
    pub fn word<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        let read = |text: &str| {
            serde_json::from_value(serde_json::Value::String(text.to_owned()))
                .map_err(|_| Fault::Usage(format!("Không hiểu “{text}” sau --{name}.")))
        };
        self.value(name).map(read).transpose()
    }

    /// The path behind `--name`, which must be given.
    pub fn path(&self, name: &str) -> Result<PathBuf, Fault> {
        let path = self.value(name).map(PathBuf::from);
        path.ok_or_else(|| Fault::Usage(format!("Còn thiếu --{name} và tên tệp.")))
    }

    /// The next word that belongs to no name.
    pub fn next(&mut self, what: &str) -> Result<String, Fault> {
        self.rest.pop_front().ok_or_else(|| Fault::Usage(format!("Còn thiếu {what}.")))
    }

    /// The next such word as a number.
    pub fn next_parsed<T: FromStr>(&mut self, what: &str) -> Result<T, Fault> {
        parse(&self.next(what)?, what)
    }

    /// Refuses words that nobody took.
    pub fn end(&self) -> Result<(), Fault> {
        match self.rest.front() {
            Some(word) => Err(Fault::Usage(format!("Thừa “{word}” ở cuối lệnh."))),
            None => Ok(()),
        }
    }

    /// The moment behind `--at`, or now.
    pub fn moment(&self) -> Result<DateTime<Utc>, Fault> {
        Ok(self.parsed("at")?.unwrap_or_else(Utc::now))
    }

    /// Where the data file lies: `--data`, or the usual place.
    pub fn data(&self) -> Result<PathBuf, Fault> {
        if let Some(path) = self.value("data") {
            return Ok(PathBuf::from(path));
        }
        let program = std::env::current_exe().ok();
        default_place(program.as_deref())
            .ok_or_else(|| Fault::Usage("Còn thiếu --data và tên tệp dữ liệu.".to_owned()))
    }

    /// The data file, which must be there: a question never makes one.
    pub fn database(&self) -> Result<Database, Fault> {
        let path = self.data()?;
        if !path.exists() {
            return Err(Fault::NoData(path));
        }
        Ok(Database::open(&path)?)
    }
}

fn parse<T: FromStr>(text: &str, what: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::Usage(format!("“{text}” không dùng được cho {what}.")))
}

/// Writes a file whole or not at all: a name that shows belongs to a finished file.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let failed = |error: std::io::Error| Fault::writing(path, &error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let written = std::fs::write(&partial, bytes)
        .and_then(|()| std::fs::File::options().write(true).open(&partial)?.sync_all())
        .and_then(|()| std::fs::rename(&partial, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    written.map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Words, Fault> {
        let line: Vec<String> = line.split(' ').map(str::to_owned).collect();
        Words::read(&line, &["data", "year"], &["png"])
    }

    #[test]
    fn names_values_marks_and_the_rest_are_told_apart() {
        let mut words = read("plan --data a.gsdata 7 --png --year=2017").unwrap();
        assert_eq!(words.value("data"), Some("a.gsdata"));
        assert_eq!(words.parsed::<i32>("year").unwrap(), Some(2017));
        assert!(words.mark("png"));
        assert_eq!(words.next("x").unwrap(), "plan");
        assert_eq!(words.next_parsed::<i64>("x").unwrap(), 7);
        assert!(words.end().is_ok());
    }

    #[test]
    fn nothing_is_passed_over() {
        for bad in ["--color red", "--data", "--png=yes", "--data a --data b"] {
            assert!(matches!(read(bad), Err(Fault::Usage(_))), "{bad}");
        }
        assert!(read("plan").unwrap().end().is_err());
        assert!(read("--year x").unwrap().parsed::<i32>("year").is_err());
    }
}
