//! Making a packet: what goes, what is left out, a password, where it lies.

use super::work::{Told, Work, begin};
use super::{Message as Page, Packets};
use crate::domain::dossier::DossierState;
use crate::domain::packet::{Base, Direction, LeftOut, PUT_FORWARD, Packet, RecordKey, Sending, sent};
use crate::exchange::packet::{ENDING, PacketFault, PacketSource, Written, write};
use crate::screens::{Desk, Effect, Notice, Opening};
use crate::storage::{PacketOrder, StoreError};
use chrono::Utc;
use iced::Task;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Which dossiers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Those that are nominated or further.
    #[default]
    Forward,
    /// Those that were chosen here.
    Chosen,
}

impl Which {
    fn states(self) -> Vec<DossierState> {
        match self {
            Self::Forward => PUT_FORWARD.to_vec(),
            Self::Chosen => vec![DossierState::Chosen, DossierState::Recognised, DossierState::Replicated],
        }
    }
}

/// What happened while a packet is made.
#[derive(Debug, Clone)]
pub enum Message {
    /// Up or down.
    DirectionPicked(Direction),
    /// Which dossiers.
    WhichPicked(Which),
    /// Of the year, or of all years.
    YearPicked(bool),
    /// Something is to be left out, or not.
    LeftOutToggled(LeftOut, bool),
    /// Letters of the password.
    PasswordTyped(String),
    /// "Lập gói…".
    Asked,
    /// The place was chosen.
    Placed(PathBuf),
    /// What goes into it was gathered.
    Gathered(PathBuf, Result<Arc<Gathered>, StoreError>),
    /// The thread that writes it tells.
    Told(Told<Result<Written, PacketFault>>),
    /// "Dừng".
    Stopped,
}

/// What goes into a packet.
#[derive(Debug)]
pub struct Gathered {
    pub(super) packet: Packet,
    pub(super) bases: BTreeMap<RecordKey, Base>,
    sources: Vec<PacketSource>,
}

/// The form, the work under way, and what came of it.
#[derive(Debug, Default)]
pub struct Making {
    pub(super) direction: Option<Direction>,
    pub(super) which: Which,
    pub(super) every_year: bool,
    pub(super) left_out: BTreeSet<LeftOut>,
    pub(super) password: String,
    pub(super) work: Option<Work>,
    pub(super) trouble: Option<String>,
    pub(super) written: Option<Written>,
    gathered: Option<Arc<Gathered>>,
    noted: bool,
}

impl Making {
    pub(super) fn direction(&self) -> Direction {
        self.direction.unwrap_or(Direction::Up)
    }

    /// The packet that was written, proven and noted.
    #[must_use]
    pub fn written(&self) -> Option<&Written> {
        self.written.as_ref().filter(|_| self.noted)
    }

    /// What lies in it.
    pub(super) fn gathered(&self) -> Option<&Gathered> {
        self.gathered.as_deref()
    }

    /// The note on it stands in the data.
    pub(super) fn heard(&mut self) {
        self.noted = self.written.is_some();
    }

    /// What nobody noted does not leave.
    pub(super) fn refused(&mut self, sentence: String) {
        if let Some(written) = self.written.take() {
            let _ = std::fs::remove_file(&written.path);
            self.trouble = Some(sentence);
        }
    }
}

impl Packets {
    pub(super) fn in_making(&mut self, message: Message, desk: &Desk) -> Effect<Page> {
        let making = &mut self.making;
        match message {
            Message::DirectionPicked(direction) => making.direction = Some(direction),
            Message::WhichPicked(which) => making.which = which,
            Message::YearPicked(every) => making.every_year = every,
            Message::LeftOutToggled(one, true) => {
                making.left_out.insert(one);
            }
            Message::LeftOutToggled(one, false) => {
                making.left_out.remove(&one);
            }
            Message::PasswordTyped(words) => making.password = words,
            Message::Asked => return self.ask_place(desk),
            Message::Placed(path) => return self.gather(path, desk),
            Message::Gathered(_, Err(error)) => making.trouble = Some(error.to_string()),
            Message::Gathered(path, Ok(gathered)) => return self.put(path, gathered),
            Message::Told(Told::Progress(progress)) => {
                if let Some(work) = &mut making.work {
                    work.heard(progress);
                }
            }
            Message::Told(Told::Done(result)) => return self.put_done(result, desk),
            Message::Stopped => making.work.iter().for_each(Work::stop),
        }
        Effect::None
    }

    fn ask_place(&mut self, desk: &Desk) -> Effect<Page> {
        let Some(plan) = desk.current_plan() else { return Effect::None };
        (self.making.trouble, self.making.written) = (None, None);
        let name = match self.making.direction() {
            Direction::Up => format!("Hồ sơ – {}.{ENDING}", plan.name),
            Direction::Down => format!("Kế hoạch – {}.{ENDING}", plan.name),
        };
        let filter = ("Gói trao đổi (.gsg)", &[ENDING][..]);
        Effect::Open(Opening::save("Lưu gói vào USB hoặc thư mục", filter, name, |path| {
            Page::Making(Message::Placed(path))
        }))
    }

    fn gather(&mut self, mut path: PathBuf, desk: &Desk) -> Effect<Page> {
        let Some(current) = desk.current else { return Effect::None };
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case(ENDING)) {
            path.as_mut_os_string().push(format!(".{ENDING}"));
        }
        let making = &self.making;
        let order = PacketOrder {
            direction: making.direction(),
            plan: current.plan,
            year: (!making.every_year).then_some(current.year),
            states: making.which.states(),
            left_out: making.left_out.iter().copied().collect(),
            at: Utc::now(),
            by: desk.staff.clone(),
        };
        let read = desk.store.read(move |database| {
            let (packet, bases) = database.packet(&order)?;
            let shelf = database.shelf();
            let source = |(sha256, file): (&str, &crate::domain::attachment::Attachment)| PacketSource {
                name: file.name.clone(),
                size: file.size,
                sha256: sha256.to_owned(),
                path: shelf.path(sha256).unwrap_or_default(),
            };
            let sources = packet.records.files().into_iter().map(source).collect();
            Ok(Arc::new(Gathered { packet, bases, sources }))
        });
        let done = move |found| Page::Making(Message::Gathered(path.clone(), found));
        Effect::Run(Task::perform(read, done))
    }

    fn put(&mut self, path: PathBuf, gathered: Arc<Gathered>) -> Effect<Page> {
        let making = &mut self.making;
        if gathered.packet.head.direction == Direction::Up && gathered.packet.records.dossiers.is_empty() {
            making.trouble = Some(
                "Không có hồ sơ nào để gửi: chưa hồ sơ nào ở bước đã chọn, hoặc loại ấy đang được bỏ ra. Hãy chọn lại.".to_owned(),
            );
            return Effect::None;
        }
        let password = Some(making.password.clone()).filter(|it| !it.is_empty());
        making.gathered = Some(Arc::clone(&gathered));
        let (work, task) = begin(
            move |watch| write(&path, &gathered.packet, &gathered.sources, password.as_deref(), watch),
            |told| Page::Making(Message::Told(told)),
        );
        making.work = Some(work);
        Effect::Run(task)
    }

    fn put_done(&mut self, result: Result<Written, PacketFault>, desk: &Desk) -> Effect<Page> {
        let making = &mut self.making;
        making.work = None;
        let written = match result {
            Ok(written) => written,
            Err(PacketFault::Cancelled) => {
                return Effect::Tell(Notice::info(PacketFault::Cancelled.to_string()));
            }
            Err(fault) => {
                making.trouble = Some(fault.to_string());
                return Effect::None;
            }
        };
        let Some(gathered) = &making.gathered else { return Effect::None };
        let name =
            written.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sending = Sending {
            file: &name,
            size: written.size,
            sha256: &written.sha256,
            ids: (desk.fresh(), desk.fresh()),
            on: desk.today,
            by: &desk.staff,
        };
        let command = sent(&gathered.packet, &gathered.bases, &sending);
        (making.written, making.noted) = (Some(written), false);
        Effect::Note(command)
    }
}
