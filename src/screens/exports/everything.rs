//! Everything out into a folder, and a new data file out of such a folder: read at once, written off the store's thread, in
//! steps between which it can be stopped.

use super::Message as PageMessage;
use crate::domain::Command;
use crate::domain::personal::ExportNote;
use crate::domain::whole::Whole;
use crate::exchange::whole::{OFFICE_FILE, Staging, write_whole_office};
use crate::exchange::{Attached, OfficeFile};
use crate::screens::templates::aside;
use crate::screens::{Desk, Effect, Notice, Opening};
use crate::storage::{Database, FILES_FOLDER, Restored, StoreError, copy_kept};
use crate::text::number::grouped;
use crate::text::short_date;
use iced::Task;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The attached files go along, or not.
    FilesTicked(bool),
    /// "Xuất toàn bộ…".
    ExportAsked,
    /// Where to.
    FolderChosen(PathBuf),
    /// Everything was read; the number is that of the deed.
    Read(u64, Result<Arc<Given>, StoreError>),
    /// The tables and the one file were written, or why not.
    Written(u64, Result<(), Trouble>),
    /// The attached files were copied.
    Copied(u64, Result<(), Trouble>),
    /// It is to stop.
    Stopped,
    /// "Khôi phục từ tệp đã xuất…".
    RestoreAsked,
    /// The file that was exported.
    SourceChosen(PathBuf),
    /// The new data file, after the one it is made of.
    TargetChosen(PathBuf, PathBuf),
    /// It was made, or why not.
    Restored(u64, PathBuf, Result<Box<Restored>, Trouble>),
}

/// A sentence and its detail.
pub type Trouble = (String, String);

/// What was read.
#[derive(Debug)]
pub struct Given {
    whole: Whole,
    file: OfficeFile,
    /// Where the attached files lie.
    folder: PathBuf,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading.
    Reading,
    /// Writing the tables.
    Writing,
    /// Copying so many attached files.
    Copying(usize),
    /// Making a new data file.
    Restoring,
}

impl Step {
    /// The words shown to people.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Reading => "Bước 1/3: đang đọc dữ liệu…".to_owned(),
            Self::Writing => "Bước 2/3: đang ghi tệp Excel, các bảng CSV và tệp JSON…".to_owned(),
            Self::Copying(files) => format!("Bước 3/3: đang chép {} tệp kèm theo…", grouped(files as u64)),
            Self::Restoring => "Đang lập tệp dữ liệu mới và đọc lại để kiểm tra…".to_owned(),
        }
    }

    /// How far it is, from 0 to 1; none where that is not known.
    #[must_use]
    pub const fn share(self) -> Option<f32> {
        match self {
            Self::Reading => Some(0.1),
            Self::Writing => Some(0.4),
            Self::Copying(_) => Some(0.75),
            Self::Restoring => None,
        }
    }
}

/// The part of the page.
#[derive(Debug, Default)]
pub struct Everything {
    without_files: bool,
    asked: u64,
    step: Option<Step>,
    staging: Option<Staging>,
    target: PathBuf,
    given: Option<Arc<Given>>,
    told: Option<String>,
}

impl Everything {
    /// Whether the attached files go along.
    #[must_use]
    pub const fn with_files(&self) -> bool {
        !self.without_files
    }

    /// What is being done; none when nothing is.
    #[must_use]
    pub const fn step(&self) -> Option<Step> {
        self.step
    }

    /// What came of the last time.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<PageMessage> {
        match message {
            Message::FilesTicked(on) => self.without_files = !on,
            Message::ExportAsked if self.step.is_none() => {
                return Effect::Open(Opening::folder("Chọn nơi đặt thư mục xuất", |folder| {
                    PageMessage::Everything(Message::FolderChosen(folder))
                }));
            }
            Message::RestoreAsked if self.step.is_none() => {
                return Effect::Open(Opening::new(
                    "Chọn tệp đã xuất",
                    ("Tệp xuất toàn bộ dữ liệu (.json)", &["json"]),
                    |source| PageMessage::Everything(Message::SourceChosen(source)),
                ));
            }
            Message::ExportAsked | Message::RestoreAsked => {}
            Message::FolderChosen(parent) => return self.begin(&parent, desk),
            Message::Read(asked, _) | Message::Written(asked, _) | Message::Copied(asked, _)
                if asked != self.asked => {}
            Message::Read(_, Ok(given)) => return self.write(given),
            Message::Read(_, Err(error)) => {
                self.end();
                return Effect::Tell(Notice::from(&error));
            }
            Message::Written(_, Ok(())) => return self.copy(desk),
            Message::Copied(_, Ok(())) => return self.finish(desk),
            Message::Written(_, Err(trouble)) | Message::Copied(_, Err(trouble)) => {
                self.end();
                return Effect::Tell(Notice::trouble(trouble.0, trouble.1));
            }
            Message::Stopped => {
                self.end();
                return Effect::Tell(Notice::info("Đã dừng xuất dữ liệu. Không có gì được ghi lại."));
            }
            Message::SourceChosen(source) => {
                return Effect::Open(Opening::save(
                    "Đặt tên tệp dữ liệu mới",
                    ("Tệp dữ liệu Gương Sáng", &["gsdata"]),
                    "Gương Sáng khôi phục".to_owned(),
                    move |target| PageMessage::Everything(Message::TargetChosen(source, target)),
                ));
            }
            Message::TargetChosen(source, target) => return self.restore(source, target),
            Message::Restored(asked, ..) if asked != self.asked => {}
            Message::Restored(_, target, made) => return self.restored(&target, made),
        }
        Effect::None
    }

    /// Gives up what is under way; what was written so far goes.
    fn end(&mut self) {
        self.asked += 1;
        (self.step, self.staging, self.given) = (None, None, None);
    }

    /// The page is left.
    pub(super) fn leave(&mut self) -> Effect<PageMessage> {
        if self.staging.is_none() {
            return Effect::None;
        }
        self.end();
        Effect::Tell(Notice::info(
            "Đã dừng xuất dữ liệu vì chuyển sang trang khác. Không có gì được ghi lại.",
        ))
    }

    fn begin(&mut self, parent: &Path, desk: &Desk) -> Effect<PageMessage> {
        self.end();
        self.target = free(parent, desk);
        match Staging::begin(&self.target) {
            Ok(staging) => self.staging = Some(staging),
            Err(error) => return Effect::Tell(Notice::trouble(error.to_string(), "")),
        }
        self.step = Some(Step::Reading);
        self.told = None;
        let asked = self.asked;
        let attached = if self.without_files { Attached::LeftOut } else { Attached::Beside };
        let read = desk.store.read(move |db| {
            let file = OfficeFile { records: db.records()?, files: db.attached()?, attached };
            Ok(Arc::new(Given { whole: db.whole()?, file, folder: db.files_folder().to_owned() }))
        });
        Effect::Run(Task::perform(read, move |given| PageMessage::Everything(Message::Read(asked, given))))
    }

    fn write(&mut self, given: Arc<Given>) -> Effect<PageMessage> {
        let Some(staging) = &self.staging else { return Effect::None };
        self.step = Some(Step::Writing);
        let (asked, folder) = (self.asked, staging.path().to_owned());
        self.given = Some(given.clone());
        let work = aside(move || {
            write_whole_office(&folder, &given.whole, &given.file)
                .map_err(|error| (error.to_string(), String::new()))
        });
        Effect::Run(Task::perform(work, move |done| PageMessage::Everything(Message::Written(asked, done))))
    }

    fn copy(&mut self, desk: &Desk) -> Effect<PageMessage> {
        let (Some(staging), Some(given)) = (&self.staging, self.given.clone()) else { return Effect::None };
        if given.file.files.is_empty() || self.without_files {
            return self.finish(desk);
        }
        self.step = Some(Step::Copying(given.file.files.len()));
        let (asked, target) = (self.asked, staging.path().join(OFFICE_FILE));
        let work = aside(move || {
            copy_kept(&given.folder, &target, &given.file.files).map_err(|error| {
                let words = "Chưa chép được các tệp kèm theo nên việc xuất dừng lại; không có gì được ghi. Dữ liệu của bạn vẫn an toàn. Hãy kiểm tra ổ đĩa còn chỗ trống rồi làm lại.";
                (words.to_owned(), error.to_string())
            })
        });
        Effect::Run(Task::perform(work, move |done| PageMessage::Everything(Message::Copied(asked, done))))
    }

    fn finish(&mut self, desk: &Desk) -> Effect<PageMessage> {
        let (Some(staging), Some(given)) = (self.staging.take(), self.given.take()) else {
            return Effect::None;
        };
        self.end();
        if let Err(error) = staging.finish() {
            return Effect::Tell(Notice::trouble(error.to_string(), ""));
        }
        let subjects = given.whole.subjects.len();
        let name = self.target.file_name().map(|name| name.to_string_lossy().into_owned());
        let export = ExportNote {
            id: desk.fresh(),
            what: "Toàn bộ dữ liệu".to_owned(),
            rows: u32::try_from(subjects).unwrap_or(u32::MAX),
            columns: Vec::new(),
            personal: true,
            file: name.unwrap_or_default(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        let words = format!(
            "Đã xuất toàn bộ dữ liệu ({} đối tượng, {} hồ sơ) vào thư mục “{}”.",
            grouped(subjects as u64),
            grouped(given.whole.dossiers.len() as u64),
            self.target.display()
        );
        self.told = Some(words.clone());
        Effect::Note(Command::NoteExport { export }).and(Effect::Tell(Notice::done(words)))
    }

    fn restore(&mut self, source: PathBuf, target: PathBuf) -> Effect<PageMessage> {
        self.end();
        (self.step, self.told) = (Some(Step::Restoring), None);
        let asked = self.asked;
        let target = if target.extension().is_some() { target } else { target.with_extension("gsdata") };
        let made = target.clone();
        let work = aside(move || {
            let file =
                OfficeFile::read(&source).map_err(|error| (error.to_string(), error.detail().to_owned()))?;
            let folder = source.parent().unwrap_or_else(|| Path::new("")).join(FILES_FOLDER);
            let files = (file.attached == Attached::Beside).then_some(folder.as_path());
            Database::restore(&target, &file.records, files)
                .map(Box::new)
                .map_err(|error| (error.to_string(), error.detail().to_owned()))
        });
        Effect::Run(Task::perform(work, move |done| {
            PageMessage::Everything(Message::Restored(asked, made, done))
        }))
    }

    fn restored(&mut self, target: &Path, made: Result<Box<Restored>, Trouble>) -> Effect<PageMessage> {
        self.end();
        let made = match made {
            Ok(made) => made,
            Err((words, detail)) => return Effect::Tell(Notice::trouble(words, detail)),
        };
        let dossiers = made.rows.get("dossier").copied().unwrap_or(0) as u64;
        let mut words = format!(
            "Đã lập tệp dữ liệu mới “{}” với {} hồ sơ và đọc lại để kiểm tra. Muốn làm việc với tệp này, hãy đóng chương trình rồi mở tệp ấy.",
            target.display(),
            grouped(dossiers)
        );
        if !made.missing.is_empty() {
            words.push_str(&format!(" Thiếu {} tệp kèm theo.", grouped(made.missing.len() as u64)));
        }
        if made.journal.broken_at.is_some() {
            words.push_str(" Nhật ký trong tệp xuất không còn nguyên vẹn.");
        }
        self.told = Some(words.clone());
        let whole = made.missing.is_empty() && made.journal.broken_at.is_none();
        Effect::Tell(if whole {
            Notice::done(words)
        } else {
            Notice::trouble(words, made.missing.join("\n"))
        })
    }
}

/// A folder of today that is not there yet: what was exported before is never written over.
fn free(parent: &Path, desk: &Desk) -> PathBuf {
    // No slash may stand in the name of a folder.
    let day = short_date(desk.today).replace('/', "-");
    let name = |n: u32| match n {
        1 => format!("Gương Sáng - toàn bộ dữ liệu {day}"),
        n => format!("Gương Sáng - toàn bộ dữ liệu {day} lần {n}"),
    };
    (1..).map(|n| parent.join(name(n))).find(|path| !path.exists()).unwrap_or_else(|| parent.join(name(1)))
}
