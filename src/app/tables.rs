//! Lists leave the program only here: written where the user says, and noted.

use super::paper_jobs::{aside, clean_name, ended};
use super::papers::documents;
use super::{Exported, Message, Origin, Ready, SaveAs, Saving};
use crate::domain::Command;
use crate::domain::personal::ExportNote;
use crate::exchange::ExportError;
use crate::screens::{Notice, TableFormat, TableJob};
use iced::Task;
use std::path::PathBuf;

/// Asks where to, through the system's own dialog, and writes there.
pub(super) fn write(job: TableJob) -> Task<Message> {
    let (title, filter) = ("Xuất danh sách".to_owned(), format!("Tệp {}", job.format.label()));
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(title)
        .set_file_name(file_name(&job))
        .add_filter(filter, &[job.format.ending()]);
    let kept = job.clone();
    let work = async move {
        match dialog.save_file().await {
            Some(chosen) => written(job, chosen.path().to_owned()).await,
            None => Exported::NoPath,
        }
    };
    Task::perform(work, move |exported| Message::TableWritten(kept, exported))
}

/// Writes to a path that is already known.
pub(super) fn write_to(job: TableJob, path: PathBuf) -> Task<Message> {
    let kept = job.clone();
    Task::perform(written(job, path), move |exported| Message::TableWritten(kept, exported))
}

fn file_name(job: &TableJob) -> String {
    format!("{}.{}", clean_name(&job.name), job.format.ending())
}

async fn written(job: TableJob, path: PathBuf) -> Exported {
    let path = if path.extension().is_some() { path } else { path.with_extension(job.format.ending()) };
    let target = path.clone();
    let work = move || match job.format {
        TableFormat::Excel => job.table.write_xlsx(&target),
        TableFormat::Csv => job.table.write_csv(&target),
    };
    match aside(work).await {
        Some(Ok(())) => Exported::Written(path),
        Some(Err(error)) => {
            let detail = match &error {
                ExportError::Disk { detail, .. } => detail.clone(),
                _ => String::new(),
            };
            Exported::Failed(Notice::trouble(error.to_string(), detail))
        }
        None => Exported::Failed(ended()),
    }
}

impl Ready {
    pub(super) fn table_written(&mut self, job: TableJob, written: Exported) -> Task<Message> {
        match written {
            Exported::Written(path) => {
                // What was written says itself what it is; not every list is one of dossiers.
                let what = &job.note.what;
                let told = self.tell(Notice::done(format!("Đã xuất “{what}” ra tệp “{}”.", path.display())));
                // Only what has really left is noted; the folder is the member's own affair.
                let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
                let export = ExportNote { file: file.unwrap_or_default(), ..job.note };
                Task::batch([told, self.write(Command::NoteExport { export }, Origin::Aside)])
            }
            Exported::Failed(notice) => self.tell(notice),
            // Windows always has its dialog, so no path means that the user changed their mind there.
            Exported::NoPath if cfg!(windows) => Task::none(),
            Exported::NoPath => {
                let path = documents().join(file_name(&job)).display().to_string();
                self.save_as = Some(SaveAs { what: Saving::Table(job), path });
                Task::none()
            }
        }
    }
}
