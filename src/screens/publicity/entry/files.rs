//! Files that show that it took place: kept under their hash, handed to the system to be looked at.

use super::{Entry, Message};
use crate::domain::publicity::Evidence;
use crate::screens::{Desk, Effect, Handing, HandingKind, Notice, Opening};
use crate::storage::{KeptFile, StoreError};
use iced::Task;
use std::path::PathBuf;

/// What usually shows it; any other file can be chosen too.
const ENDINGS: &[&str] = &["pdf", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx", "txt", "mp3", "mp4"];

pub(super) fn ask() -> Effect<Message> {
    let filter = ("Văn bản, ảnh, âm thanh, phim", ENDINGS);
    Effect::Open(Opening::several("Chọn tệp minh chứng", filter, Message::FilesChosen))
}

impl Entry {
    /// Has the bytes of chosen files kept.
    pub(super) fn keep(&mut self, paths: Vec<PathBuf>, desk: &Desk) -> Effect<Message> {
        if paths.is_empty() {
            return Effect::None;
        }
        self.keeping += paths.len();
        let id = self.draft.id;
        let kept = desk
            .store
            .read(move |database| Ok(paths.iter().map(|path| database.keep_file(path)).collect::<Vec<_>>()));
        Effect::Run(Task::perform(kept, move |kept| {
            Message::FilesKept(id, kept.unwrap_or_else(|error| vec![Err(error)]))
        }))
    }

    /// Takes kept files; what could not be kept is told one by one.
    pub(super) fn files_kept(&mut self, kept: Vec<Result<KeptFile, StoreError>>) -> Effect<Message> {
        self.keeping = 0;
        let mut told = Effect::None;
        for one in kept {
            match one {
                Ok(file) if self.draft.evidence.iter().any(|it| it.sha256 == file.sha256) => {
                    let words = format!("Tệp “{}” đã có nên không thêm lần nữa.", file.name);
                    told = told.and(Effect::Tell(Notice::info(words)));
                }
                Ok(file) => self.draft.evidence.push(Evidence {
                    name: file.name,
                    size: file.size,
                    sha256: file.sha256,
                    mime: file.mime,
                }),
                Err(error) => told = told.and(Effect::Tell(Notice::from(&error))),
            }
        }
        told
    }

    pub(super) fn show_file(&self, at: usize) -> Effect<Message> {
        match self.draft.evidence.get(at) {
            Some(file) => {
                let (name, sha256) = (file.name.clone(), file.sha256.clone());
                Effect::Hand(Handing { kind: HandingKind::Show, name, sha256 })
            }
            None => Effect::None,
        }
    }
}
