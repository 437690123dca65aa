//! Papers on their way out of the window: export, printing, saving all of a round.

use super::gathering::{self, Gathered};
use super::{Exported, Gathering, Message, Ready, SaveAs, Saving, ScreenMessage, paper_jobs};
use crate::domain::papers::PaperState;
use crate::screens::{Gather, Job, JobKind, Notice, Opening};
use iced::Task;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) fn print(job: Job) -> Task<Message> {
    match job.kind {
        JobKind::Export => {
            let work = paper_jobs::export(job.document.clone(), job.name.clone(), job.format);
            Task::perform(work, move |exported| Message::Exported(job, exported))
        }
        JobKind::Print => Task::perform(paper_jobs::print(job.document, job.name), Message::Printed),
    }
}

/// Where the path field starts from: the user's documents.
pub(super) fn documents() -> PathBuf {
    directories::UserDirs::new()
        .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_default()
}

impl Ready {
    pub(super) fn exported(&mut self, job: Job, exported: Exported) -> Task<Message> {
        match exported {
            Exported::Written(path) => {
                let told = self.tell(Notice::done(format!("Đã xuất văn bản ra tệp “{}”.", path.display())));
                let what = format!("Văn bản: {} ({})", job.name, job.format.label());
                Task::batch([told, self.noted(what, 0, job.personal, &path)])
            }
            Exported::Failed(notice) => self.tell(notice),
            // Windows always has its dialog, so no path means that the user changed their mind there.
            Exported::NoPath if cfg!(windows) => Task::none(),
            Exported::NoPath => {
                let file = paper_jobs::file_name(&job.name, job.format);
                let path = documents().join(file).display().to_string();
                self.save_as = Some(SaveAs { what: Saving::One(job), path });
                Task::none()
            }
        }
    }

    pub(super) fn gather(&mut self, gather: Gather) -> Task<Message> {
        if self.gathering.is_some() {
            return Task::none();
        }
        let issued: Vec<_> = gather
            .papers
            .iter()
            .filter(|(paper, _)| paper.state != PaperState::Draft)
            .map(|(paper, _)| paper.id)
            .collect();
        let kept = self.desk.store.read(move |db| {
            let mut all = Vec::new();
            for id in issued {
                if let Some(kept) = db.kept_paper(id)? {
                    all.push((id, kept));
                }
            }
            Ok(all)
        });
        let work = async move {
            let kept = kept.await.map_err(|error| Notice::from(&error))?;
            let dialog = rfd::AsyncFileDialog::new().set_title("Chọn nơi đặt thư mục văn bản");
            let folder = dialog.pick_folder().await.map(|folder| folder.path().to_owned());
            Ok((Arc::new(Gather { kept, ..gather }), folder))
        };
        Task::perform(work, |chosen| match chosen {
            Ok((gather, folder)) => Message::FolderChosen(gather, folder),
            Err(notice) => Message::Gathered(Gathered::Failed(notice)),
        })
    }

    pub(super) fn folder_chosen(&mut self, gather: Arc<Gather>, folder: Option<PathBuf>) -> Task<Message> {
        match folder {
            Some(folder) => self.start_gathering(gather, folder),
            None if cfg!(windows) => Task::none(),
            None => {
                let path = documents().display().to_string();
                self.save_as = Some(SaveAs { what: Saving::All(gather), path });
                Task::none()
            }
        }
    }

    fn start_gathering(&mut self, gather: Arc<Gather>, folder: PathBuf) -> Task<Message> {
        let stop = Arc::new(AtomicBool::new(false));
        self.gathering =
            Some(Gathering { at: 0, of: gather.papers.len(), words: String::new(), stop: Arc::clone(&stop) });
        let gather = Arc::unwrap_or_clone(gather);
        Task::run(gathering::gather(gather, folder, stop), Message::Gathered)
    }

    pub(super) fn gathered(&mut self, gathered: Gathered) -> Task<Message> {
        match gathered {
            Gathered::Step(at, name) => {
                if let Some(gathering) = &mut self.gathering {
                    gathering.at = at;
                    gathering.words = format!("Đang ghi văn bản {} trên {}: {name}", at + 1, gathering.of);
                }
                Task::none()
            }
            Gathered::Done(outcome) => {
                self.gathering = None;
                let told = self.tell(outcome.notice());
                if outcome.files == 0 {
                    return told;
                }
                let what = format!("Trọn bộ văn bản của đợt xét ({} tệp)", outcome.files);
                Task::batch([told, self.noted(what, 0, true, &outcome.folder)])
            }
            Gathered::Failed(notice) => {
                self.gathering = None;
                self.tell(notice)
            }
        }
    }

    pub(super) fn stop_gathering(&self) {
        if let Some(gathering) = &self.gathering {
            gathering.stop.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn path_given(&mut self, yes: bool) -> Task<Message> {
        let Some(SaveAs { what, path }) = self.save_as.take() else { return Task::none() };
        let path = path.trim().to_owned();
        if !yes || path.is_empty() {
            return Task::none();
        }
        match what {
            Saving::One(job) => {
                let work = paper_jobs::export_to(job.document.clone(), job.format, path.into());
                Task::perform(work, move |exported| Message::Exported(job, exported))
            }
            Saving::All(gather) => self.start_gathering(gather, path.into()),
            Saving::Table(job) => super::tables::write_to(job, path.into()),
            Saving::Copy(handing) => self.copy_to(handing, path.into()),
            Saving::Reading => self.files_chosen(vec![path.into()]),
        }
    }

    /// Has the user choose a file through the system's own dialog.
    pub(super) fn open_file(&mut self, opening: Opening<ScreenMessage>) -> Task<Message> {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(opening.title);
        let (several, folder) = (opening.several, opening.folder);
        if !folder {
            dialog = dialog.add_filter(opening.filter, opening.endings).add_filter("Mọi tệp", &["*"]);
        }
        let ending = opening.endings.first().copied().unwrap_or_default();
        let saved_as =
            opening.saved_as.as_deref().map(|name| format!("{}.{ending}", paper_jobs::clean_name(name)));
        self.opening = Some(opening);
        let chosen = async move {
            let files = if folder {
                dialog.pick_folder().await.into_iter().collect()
            } else if let Some(name) = saved_as {
                dialog.set_file_name(name).save_file().await.into_iter().collect()
            } else if several {
                dialog.pick_files().await.unwrap_or_default()
            } else {
                dialog.pick_file().await.into_iter().collect()
            };
            files.iter().map(|file| file.path().to_owned()).collect()
        };
        Task::perform(chosen, Message::FilesChosen)
    }

    pub(super) fn files_chosen(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        if !paths.is_empty() {
            let Some(opening) = self.opening.take() else { return Task::none() };
            let effect = self.screen.update(opening.all_chosen(paths), &self.desk);
            return self.perform(effect);
        }
        // Windows always has its dialog, so no path means that the user changed their mind there.
        if !cfg!(windows) {
            let path = documents().display().to_string();
            self.save_as = Some(SaveAs { what: Saving::Reading, path });
        }
        Task::none()
    }
}
