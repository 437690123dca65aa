//! A look at the files, off the window's thread: whether each is as it was kept, and its picture made small.

use super::{Message, Papers};
use crate::domain::attachment::Attachment;
use crate::paper::picture::thumbnail;
use crate::screens::Desk;
use crate::storage::{FileFaultKind, read_whole};
use iced::Task;
use iced::futures::channel::mpsc;
use iced::widget::image;
use std::path::PathBuf;

/// The long side of a small picture, in dots: twice the room it has, for screens of fine grain.
const SIDE: u32 = 144;

/// What was seen of a file.
#[derive(Debug, Clone)]
pub(super) struct Look {
    fault: Option<FileFaultKind>,
    picture: Option<image::Handle>,
}

/// A file that was looked at.
#[derive(Debug, Clone)]
pub struct Looked {
    pub(super) sha256: String,
    pub(super) look: Look,
}

fn look(file: &Attachment, path: Option<PathBuf>) -> Look {
    let read = match path {
        Some(path) => read_whole(&path, &file.sha256),
        None => Err(FileFaultKind::Missing),
    };
    match read {
        Err(fault) => Look { fault: Some(fault), picture: None },
        Ok(bytes) => {
            let small = if file.is_picture() { thumbnail(&bytes, SIDE) } else { None };
            let picture = small.map(|small| image::Handle::from_rgba(small.width, small.height, small.rgba));
            Look { fault: None, picture }
        }
    }
}

impl Papers {
    /// Looks at the files that were not looked at yet; at all of them `anew`, since one may have been changed or lost
    /// meanwhile.
    pub(in super::super) fn look_at_files(&self, desk: &Desk, anew: bool) -> Task<Message> {
        let mut files = self.attachments();
        files.retain(|file| anew || !self.looks.contains_key(&file.sha256));
        if files.is_empty() {
            return Task::none();
        }
        let hashes: Vec<String> = files.iter().map(|file| file.sha256.clone()).collect();
        let paths = desk.store.read(move |database| {
            Ok(hashes.iter().map(|sha256| database.file_path(sha256)).collect::<Vec<_>>())
        });
        Task::future(paths).then(move |paths| match paths {
            Ok(paths) => Task::run(looks(files.clone(), paths), Message::Looked),
            // The next deed tells what is wrong with the store.
            Err(_) => Task::none(),
        })
    }

    /// What is wrong with a file, as far as it was looked at.
    pub(in super::super) fn fault(&self, file: &Attachment) -> Option<FileFaultKind> {
        self.looks.get(&file.sha256).and_then(|look| look.fault)
    }

    /// The small picture of a file.
    pub(super) fn picture(&self, file: &Attachment) -> Option<image::Handle> {
        self.looks.get(&file.sha256).and_then(|look| look.picture.clone())
    }
}

fn looks(files: Vec<Attachment>, paths: Vec<Option<PathBuf>>) -> mpsc::UnboundedReceiver<Looked> {
    let (send, receive) = mpsc::unbounded();
    let work = move || {
        for (file, path) in files.iter().zip(paths) {
            let looked = Looked { sha256: file.sha256.clone(), look: look(file, path) };
            // Nobody listens any more when the window is closing.
            if send.unbounded_send(looked).is_err() {
                return;
            }
        }
    };
    // Without a thread there are no small pictures; nothing else is lost.
    drop(std::thread::Builder::new().name("pictures".to_owned()).spawn(work));
    receive
}
