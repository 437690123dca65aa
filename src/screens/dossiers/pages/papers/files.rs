//! Files on their way in and out: kept under their hash, given to the dossier, handed to the system.

use super::{Message, Outcome, Papers, Work};
use crate::domain::Command;
use crate::domain::attachment::Attachment;
use crate::domain::ids::{AttachmentId, DossierId};
use crate::screens::{Effect, Handing, HandingKind, Notice, Opening};
use crate::storage::{KeptFile, StoreError};
use iced::Task;
use std::path::PathBuf;

/// What a dossier usually has; any other file can be chosen too.
const ENDINGS: &[&str] = &["pdf", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx", "txt"];

pub(super) fn ask(item: String) -> Effect<Message> {
    let filter = ("Văn bản, bảng tính, ảnh", ENDINGS);
    Effect::Open(Opening::several("Chọn tệp kèm theo hồ sơ", filter, move |paths| {
        Message::Chosen(item, paths)
    }))
}

pub(super) fn remove(id: AttachmentId) -> Outcome<Message> {
    Outcome::Deed(Effect::Change(Command::RemoveAttachment { id }))
}

impl Papers {
    /// Has the bytes of chosen files kept.
    pub(super) fn keep(&mut self, item: String, paths: Vec<PathBuf>, work: &Work<'_>) -> Outcome<Message> {
        if paths.is_empty() {
            return Outcome::Nothing;
        }
        self.keeping += paths.len();
        let dossier = work.dossier.id;
        let kept = work
            .desk
            .store
            .read(move |database| Ok(paths.iter().map(|path| database.keep_file(path)).collect::<Vec<_>>()));
        let task = Task::perform(kept, move |kept| Message::Kept {
            dossier,
            item,
            kept: kept.unwrap_or_else(|error| vec![Err(error)]),
        });
        Outcome::Run(Effect::Run(task))
    }

    /// Gives kept files to the dossier: all of them as one deed, and what could not be kept told one by one.
    pub(super) fn kept(
        &mut self,
        dossier: DossierId,
        item: &str,
        kept: Vec<Result<KeptFile, StoreError>>,
        work: &Work<'_>,
    ) -> Outcome<Message> {
        self.keeping = 0;
        if dossier != work.dossier.id {
            return Outcome::Nothing;
        }
        let mut told = Effect::None;
        let mut commands = Vec::new();
        let mut known: Vec<String> = self.files.iter().map(|file| file.stored.sha256.clone()).collect();
        let mut order = self.files.iter().map(|file| file.stored.order).max().unwrap_or(0);
        for one in kept {
            match one {
                Ok(file) if known.contains(&file.sha256) => {
                    let words = format!("Tệp “{}” đã có trong hồ sơ này nên không thêm lần nữa.", file.name);
                    told = told.and(Effect::Tell(Notice::info(words)));
                }
                Ok(file) => {
                    known.push(file.sha256.clone());
                    order += 1;
                    commands.push(Command::AttachFile {
                        attachment: Attachment {
                            id: work.desk.fresh(),
                            dossier,
                            name: file.name,
                            item: item.to_owned(),
                            note: String::new(),
                            size: file.size,
                            sha256: file.sha256,
                            mime: file.mime,
                            added: work.desk.today,
                            order,
                        },
                    });
                }
                Err(error) => told = told.and(Effect::Tell(Notice::from(&error))),
            }
        }
        let title = format!("Thêm {} tệp vào hồ sơ {}", commands.len(), work.subject.name.trim());
        match <[Command; 1]>::try_from(commands) {
            Ok([one]) => Outcome::Deed(told.and(Effect::Change(one))),
            Err(commands) if commands.is_empty() => Outcome::Run(told),
            Err(commands) => Outcome::Deed(told.and(Effect::Change(Command::Batch { title, commands }))),
        }
    }

    fn file(&self, id: AttachmentId) -> Option<&super::File> {
        self.files.iter().find(|file| file.stored.id == id)
    }

    pub(super) fn hand(&self, id: AttachmentId, kind: HandingKind) -> Outcome<Message> {
        match self.file(id) {
            Some(file) => {
                let (name, sha256) = (file.stored.name.clone(), file.stored.sha256.clone());
                Outcome::Run(Effect::Hand(Handing { kind, name, sha256 }))
            }
            None => Outcome::Nothing,
        }
    }

    /// Deeds for what was typed of files since the last time.
    pub(in super::super) fn typed_notes(&mut self) -> Vec<Command> {
        let typed = self.files.iter_mut().filter(|file| file.note.trim() != file.stored.note);
        typed
            .map(|file| {
                file.stored.note = file.note.trim().to_owned();
                Command::AttachFile { attachment: file.stored.clone() }
            })
            .collect()
    }

    pub(super) fn moved(&self, id: AttachmentId, item: String) -> Outcome<Message> {
        match self.file(id) {
            Some(file) if file.stored.item != item => {
                let attachment = Attachment { item, ..file.stored.clone() };
                Outcome::Deed(Effect::Save(Command::AttachFile { attachment }))
            }
            _ => Outcome::Nothing,
        }
    }
}
