//! "Lưu tất cả…": every paper of a round into a folder of its own, one after the other, off the window's thread.

use super::paper_jobs::{clean_name, file_name, write};
use crate::domain::papers::{PaperState, PaperType};
use crate::forms::{Profile, compose, profile_of};
use crate::paper::kept::unkeep;
use crate::paper::{Block, Document};
use crate::screens::{Format, Gather, Notice};
use chrono::{NaiveDateTime, Utc};
use iced::futures::channel::mpsc;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What happened while papers were written.
#[derive(Debug, Clone)]
pub enum Gathered {
    /// This paper is being written: its place from 0, and its name.
    Step(usize, String),
    /// All are written, or it was stopped.
    Done(Outcome),
    /// It broke off.
    Failed(Notice),
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The folder.
    pub folder: PathBuf,
    /// How many files were written.
    pub files: usize,
    /// Papers that could not be made, each with why.
    pub left_out: Vec<String>,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

impl Outcome {
    /// What to tell.
    #[must_use]
    pub fn notice(&self) -> Notice {
        let place = self.folder.display();
        let mut words = if self.stopped {
            format!("Đã dừng. {} tệp đã ghi vẫn nằm trong thư mục “{place}”.", self.files)
        } else {
            format!("Đã ghi {} tệp vào thư mục “{place}”.", self.files)
        };
        if self.left_out.is_empty() {
            return if self.stopped { Notice::info(words) } else { Notice::done(words) };
        }
        words.push_str(&format!(" {} văn bản chưa lập được.", self.left_out.len()));
        Notice::trouble(words, self.left_out.join("\n"))
    }
}

/// A folder beside which nothing of the same name stands: what was saved before is never written over.
fn fresh_folder(parent: &Path, name: &str) -> PathBuf {
    let name = clean_name(name);
    (1..)
        .map(|n| if n == 1 { parent.join(&name) } else { parent.join(format!("{name} ({n})")) })
        .find(|path| !path.exists())
        .unwrap_or_else(|| parent.join(&name))
}

fn has_tables(document: &Document) -> bool {
    document.sections.iter().flat_map(|section| &section.blocks).any(|block| matches!(block, Block::Table(_)))
}

/// Writes everything into a new folder under `parent`; what happens comes through the receiver.
pub fn gather(gather: Gather, parent: PathBuf, stop: Arc<AtomicBool>) -> mpsc::UnboundedReceiver<Gathered> {
    let (send, receive) = mpsc::unbounded();
    let made = Utc::now().naive_utc();
    let failed = send.clone();
    let started = std::thread::Builder::new().name("papers".to_owned()).spawn(move || {
        // Nobody listens any more only when the window is closing.
        let tell = |it| drop(send.unbounded_send(it));
        let last = match run(&gather, &parent, made, &stop, |at, name| tell(Gathered::Step(at, name))) {
            Ok(outcome) => Gathered::Done(outcome),
            Err(notice) => Gathered::Failed(notice),
        };
        tell(last);
    });
    if let Err(error) = started {
        let words = "Máy đang bận nên chưa ghi được văn bản. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.";
        drop(failed.unbounded_send(Gathered::Failed(Notice::trouble(words, error.to_string()))));
    }
    receive
}

/// Does it. Stops between two papers when `stop` is set.
///
/// # Errors
/// The profile cannot be used, or the folder or a file cannot be written.
pub fn run(
    gather: &Gather,
    parent: &Path,
    made: NaiveDateTime,
    stop: &AtomicBool,
    step: impl Fn(usize, String),
) -> Result<Outcome, Notice> {
    let profile: Profile =
        profile_of(&gather.case).map_err(|error| Notice::trouble(error.to_string(), ""))?;
    let folder = fresh_folder(parent, &gather.name);
    std::fs::create_dir_all(&folder).map_err(|error| {
        Notice::trouble(
            format!(
                "Chưa tạo được thư mục “{}”. Dữ liệu của bạn vẫn an toàn. Hãy chọn chỗ khác rồi làm lại.",
                folder.display()
            ),
            error.to_string(),
        )
    })?;
    let mut outcome = Outcome { folder: folder.clone(), ..Outcome::default() };
    for (at, (paper, name)) in gather.papers.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            outcome.stopped = true;
            break;
        }
        step(at, paper.kind.label().to_owned());
        let kept = gather.kept.iter().find(|(id, _)| *id == paper.id && paper.state != PaperState::Draft);
        let made = match kept {
            Some((_, kept)) => unkeep(kept).map_err(|error| error.to_string()),
            None => compose(paper, &gather.case, &profile, Some(made))
                .map(|form| form.document)
                .map_err(|error| error.to_string()),
        };
        let document = match made {
            Ok(document) => document,
            Err(sentence) => {
                outcome.left_out.push(format!("{}: {sentence}", paper.kind.label()));
                continue;
            }
        };
        // The bundle is one PDF with bookmarks; its papers lie beside it in Word already.
        let formats: &[Format] = match paper.kind {
            PaperType::Bundle => &[Format::Pdf],
            _ if has_tables(&document) => &[Format::Pdf, Format::Word, Format::Excel],
            _ => &[Format::Pdf, Format::Word],
        };
        for format in formats {
            write(&document, *format, &folder.join(file_name(name, *format)))?;
            outcome.files += 1;
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_there_is_left_alone() {
        let parent = tempfile::tempdir().unwrap();
        let first = fresh_folder(parent.path(), "Văn bản - Đợt xét 10/2017");
        assert!(first.ends_with("Văn bản - Đợt xét 10-2017"));
        std::fs::create_dir(&first).unwrap();
        assert!(
            fresh_folder(parent.path(), "Văn bản - Đợt xét 10/2017")
                .ends_with("Văn bản - Đợt xét 10-2017 (2)")
        );
    }
}
