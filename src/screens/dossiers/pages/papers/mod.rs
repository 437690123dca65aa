//! Giấy tờ, tệp: the list of papers that holds, item by item, and the files of the dossier with their pictures.

mod files;
mod look;
mod view;

pub use look::Looked;
pub(super) use view::view;

use super::{Outcome, Work};
use crate::domain::attachment::Attachment;
use crate::domain::checklist::{Checklist, ItemStanding, fitting, states};
use crate::domain::correction::DossierField;
use crate::domain::dossier::{Dossier, Held, HeldPaper};
use crate::domain::ids::{AttachmentId, DossierId};
use crate::domain::subject::Subject;
use crate::screens::{Desk, Effect, HandingKind};
use crate::storage::{DossierFile, KeptFile, StoreError};
use look::Look;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A paper of the list was ticked, or not any more.
    Ticked(String, bool),
    /// "Không cần" was ticked for a paper, or not any more.
    Waived(String, bool),
    /// The remark of a paper was typed.
    NoteTyped(String, String),
    /// The field of a remark was left.
    NoteLeft,
    /// Files are to be added, under a paper of the list if one is named.
    AddAsked(String),
    /// Files were chosen, or dropped on the window.
    Chosen(String, Vec<PathBuf>),
    /// Their bytes were kept, or not.
    Kept {
        /// The dossier for which they were kept.
        dossier: DossierId,
        /// The paper of the list.
        item: String,
        /// The answers, one a file.
        kept: Vec<Result<KeptFile, StoreError>>,
    },
    /// A file is to be opened, or a copy of it saved.
    Handed(AttachmentId, HandingKind),
    /// A file is to be taken out.
    Removed(AttachmentId),
    /// What is said of a file was typed.
    FileNoteTyped(AttachmentId, String),
    /// That field was left.
    FileNoteLeft,
    /// A file was put under a paper of the list, or under none.
    FileMoved(AttachmentId, String),
    /// A file was looked at.
    Looked(Looked),
}

/// A paper of the list, as it is shown.
#[derive(Debug)]
struct Item {
    key: String,
    name: String,
    remark: String,
    required: bool,
    standing: ItemStanding,
    /// Whether it was ticked by hand, rather than being there by a file or by what the dossier says.
    held: Option<Held>,
    files: usize,
    note: String,
}

/// A file, as it is shown.
#[derive(Debug)]
struct File {
    stored: Attachment,
    note: String,
}

/// The state of the page.
#[derive(Debug, Default)]
pub(in super::super) struct Papers {
    /// Name and source of the list that holds; none holds where nothing is proposed yet.
    list: Option<(String, String)>,
    items: Vec<Item>,
    files: Vec<File>,
    /// What was seen of files, by the hash of their bytes.
    looks: BTreeMap<String, Look>,
    /// How many files are on their way into the folder.
    keeping: usize,
    locked: bool,
}

impl Papers {
    /// Takes the files as stored; what is being typed of them stays.
    pub(super) fn take(&mut self, file: &DossierFile) {
        let before = std::mem::take(&mut self.files);
        self.files = file
            .attachments
            .iter()
            .map(|stored| {
                let typed = before.iter().find(|it| it.stored.id == stored.id && it.note != it.stored.note);
                File { stored: stored.clone(), note: typed.map_or(&stored.note, |it| &it.note).clone() }
            })
            .collect();
    }

    /// Looks at the draft as it stands.
    pub(super) fn look(&mut self, dossier: &Dossier, subject: &Subject, desk: &Desk, locked: bool) {
        self.locked = locked || subject.anonymised.is_some();
        let place = desk.office.as_ref().map_or("", |office| office.place.as_str());
        let list: Option<&Checklist> =
            fitting(&desk.checklists, &dossier.proposed, subject.kind(), place, desk.today);
        self.list = list.map(|list| (list.name.clone(), list.source.clone()));
        let files = self.attachments();
        let held = |key: &str| dossier.papers.iter().find(|held| held.item == key).map(|held| held.held);
        self.items = list
            .map(|list| states(list, dossier, subject, &files))
            .unwrap_or_default()
            .into_iter()
            .map(|state| Item {
                key: state.item.key.clone(),
                name: state.item.name.clone(),
                remark: state.item.note.clone(),
                required: state.item.required,
                standing: state.standing,
                held: held(&state.item.key),
                files: state.files,
                note: state.note.to_owned(),
            })
            .collect();
    }

    /// The files as stored.
    pub(super) fn attachments(&self) -> Vec<Attachment> {
        self.files.iter().map(|file| file.stored.clone()).collect()
    }

    /// How many required papers are missing, and whether a file is not as it was kept.
    pub(super) fn waiting(&self) -> usize {
        let missing =
            self.items.iter().filter(|item| item.required && item.standing == ItemStanding::Missing).count();
        missing + self.files.iter().filter(|file| self.fault(&file.stored).is_some()).count()
    }

    pub(super) fn update(&mut self, message: Message, work: &mut Work<'_>) -> Outcome<Message> {
        let changes = matches!(
            message,
            Message::Ticked(..) | Message::Waived(..) | Message::NoteTyped(..) | Message::FileNoteTyped(..)
        );
        if self.locked && changes {
            // A refused draft would bar everything that may still be typed.
            return Outcome::Nothing;
        }
        match message {
            Message::Ticked(key, yes) => hold(work.dossier, key, yes.then_some(Held::Have)),
            Message::Waived(key, yes) => {
                let id = yes.then(|| note_id(&key));
                hold(work.dossier, key, yes.then_some(Held::Waived));
                // Why it is not needed is said in the same breath.
                if let Some(id) = id {
                    return Outcome::ChangedAnd(Effect::Run(iced::widget::operation::focus(id)));
                }
            }
            Message::NoteTyped(key, text) => {
                if let Some(held) = work.dossier.papers.iter_mut().find(|held| held.item == key) {
                    held.note = text;
                }
                return Outcome::Typing;
            }
            Message::NoteLeft | Message::FileNoteLeft => {}
            Message::AddAsked(item) => return Outcome::Run(files::ask(item)),
            Message::Chosen(item, paths) => return self.keep(item, paths, work),
            Message::Kept { dossier, item, kept } => return self.kept(dossier, &item, kept, work),
            Message::Handed(id, kind) => return self.hand(id, kind),
            Message::Removed(id) => return files::remove(id),
            Message::FileNoteTyped(id, text) => {
                if let Some(file) = self.files.iter_mut().find(|file| file.stored.id == id) {
                    file.note = text;
                }
                return Outcome::Typing;
            }
            Message::FileMoved(id, item) => return self.moved(id, item),
            Message::Looked(looked) => {
                self.looks.insert(looked.sha256, looked.look);
                return Outcome::Nothing;
            }
        }
        Outcome::Changed
    }
}

/// The name by which the field of a remark is found.
fn note_id(key: &str) -> String {
    format!("paper-note-{key}")
}

/// Says of a paper how it stands by hand; the remark stays while anything is said.
fn hold(dossier: &mut Dossier, item: String, held: Option<Held>) {
    let before = dossier.papers.iter().position(|paper| paper.item == item);
    match (held, before) {
        (None, Some(at)) => {
            dossier.papers.remove(at);
        }
        (Some(held), Some(at)) => {
            if let Some(paper) = dossier.papers.get_mut(at) {
                paper.held = held;
            }
        }
        (Some(held), None) => dossier.papers.push(HeldPaper { item, held, note: String::new() }),
        (None, None) => {}
    }
}

impl Papers {
    /// The field by which a return for correction opens this page.
    pub(super) const FIELD: DossierField = DossierField::Papers;
}
