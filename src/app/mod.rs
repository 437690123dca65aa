//! The shell: it opens the store, keeps the desk, shows the open screen and does what screens ask for.

mod gathering;
mod handing;
mod keys;
mod paper_jobs;
mod papers;
mod perform;
mod screen;
mod shell;
mod start;
mod tables;
mod undo;

pub use gathering::{Gathered, Outcome, run as gather_into};
pub use paper_jobs::{Exported, file_name};
pub use screen::{Message as ScreenMessage, Screen};
pub use start::{StartError, run};
pub use undo::{Origin, UndoStack, UndoStep};

use crate::domain::{Area, Changes, Receipt};
use crate::screens::dossiers::Dossiers;
use crate::screens::statistics::Statistics;
use crate::screens::{
    Chord, Current, Desk, Gather, Handing, Job, Notice, NoticeKind, Opening, Place, Question, TableJob,
};
use crate::storage::{OpenError, Store, StoreError};
use crate::ui::toast::Toast;
use crate::ui::{self, Theme};
use chrono::{DateTime, Datelike, Local, NaiveDate, Utc};
use iced::{Subscription, Task, window};
use keys::Shortcut;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What the shell reads for the desk, in one question.
#[derive(Debug, Clone)]
pub struct DeskFacts {
    office: Option<crate::domain::office::Office>,
    units: Vec<crate::domain::unit::Unit>,
    movements: Vec<crate::domain::movement::Movement>,
    plans: Vec<crate::domain::plan::Plan>,
    bases: Vec<crate::domain::basis::Basis>,
    entries: Vec<crate::domain::catalogue::Entry>,
    checklists: Vec<crate::domain::checklist::Checklist>,
    last_saved: Option<String>,
}

/// What the program was started with.
#[derive(Debug, Clone)]
pub struct Start {
    /// The data file; none keeps everything in memory (tests).
    pub data: Option<PathBuf>,
    /// Today.
    pub today: NaiveDate,
    /// Who sits at the machine.
    pub staff: String,
}

/// The program's window.
pub struct App {
    start: Start,
    stage: Stage,
    theme: Theme,
    scale: f32,
    folded: bool,
}

enum Stage {
    Opening,
    Trouble(OpenError),
    Ready(Box<Ready>),
}

/// Everything that exists once the data file is open.
struct Ready {
    desk: Desk,
    screen: Screen,
    kept: Option<Box<Dossiers>>,
    /// The statistics as they were left.
    counted: Option<Box<Statistics>>,
    search: String,
    toasts: Vec<Toast<Message>>,
    /// The number of each toast, beside `toasts`.
    toast_numbers: Vec<u64>,
    next_toast: u64,
    question: Option<Question<ScreenMessage>>,
    save_as: Option<SaveAs>,
    gathering: Option<Gathering>,
    /// What waits for a file to be chosen.
    opening: Option<Opening<ScreenMessage>>,
    help: bool,
    undo: UndoStack,
    saved: Option<String>,
    writing: usize,
    then: Then,
}

/// What waits until everything that is being written stands on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Nothing,
    Undo,
    Redo,
    SaySaved,
    Close,
}

/// The path field that stands in where the system has no dialog of its own.
struct SaveAs {
    what: Saving,
    path: String,
}

/// What waits for a path.
enum Saving {
    /// One paper.
    One(Job),
    /// Every paper of a round.
    All(Arc<Gather>),
    /// A copy of an attached file.
    Copy(Handing),
    /// A list.
    Table(TableJob),
    /// Nothing: a file is to be read.
    Reading,
}

/// Papers being written into a folder.
struct Gathering {
    at: usize,
    of: usize,
    words: String,
    stop: Arc<AtomicBool>,
}

/// What happened in the window.
#[derive(Debug, Clone)]
pub enum Message {
    /// The store answered to being opened.
    Opened(Result<(Store, DeskFacts), OpenError>),
    /// Another try was asked for.
    Retried,
    /// Another data file was asked for.
    OtherAsked,
    /// Another data file was chosen.
    OtherChosen(Option<PathBuf>),
    /// Something for the screen.
    Screen(ScreenMessage),
    /// A place was chosen.
    Went(Place),
    /// Campaign and year were chosen.
    Chose(Current),
    /// The rail was folded or unfolded.
    Folded,
    /// The search field changed.
    Searched(String),
    /// A deed was stored or refused.
    Changed(Origin, Result<Receipt, StoreError>),
    /// The desk was read again after a deed.
    Known(Changes, Result<DeskFacts, StoreError>),
    /// The question was answered.
    Answered(bool),
    /// A paper was exported.
    Exported(Job, Exported),
    /// A paper was printed.
    Printed(Notice),
    /// A list was written, or not.
    TableWritten(TableJob, Exported),
    /// The path field changed.
    PathTyped(String),
    /// The path field was confirmed or given up.
    PathGiven(bool),
    /// A folder was chosen for the papers of a round.
    FolderChosen(Arc<Gather>, Option<PathBuf>),
    /// Papers are being written.
    Gathered(Gathered),
    /// Writing them is to stop.
    GatherStopped,
    /// Files were chosen, or none.
    FilesChosen(Vec<PathBuf>),
    /// A file was let fall on the window.
    Dropped(PathBuf),
    /// An attached file was shown, or why it was not.
    Handed(Option<Notice>),
    /// A place for a copy of an attached file was chosen, or none.
    CopyPlaced(Handing, Option<PathBuf>),
    /// A copy of an attached file was written, or not.
    CopyWritten(Handing, Exported),
    /// A notice was closed.
    NoticeClosed(usize),
    /// A notice has stood long enough.
    NoticeFaded(u64),
    /// The undo button was pressed.
    UndoAsked,
    /// The redo button was pressed.
    RedoAsked,
    /// The sheet of shortcuts was opened or closed.
    HelpToggled,
    /// A key that no field took.
    Pressed(Chord),
    /// The clock was looked at: this is the day.
    DayCame(NaiveDate),
    /// The window is to close.
    CloseRequested,
}

/// The program over `start`; used by the binary and by tests alike.
pub fn application(
    start: Start,
) -> iced::Application<impl iced::Program<State = App, Message = Message, Theme = Theme>> {
    iced::application(move || App::boot(start.clone()), App::update, App::view)
        .settings(ui::settings())
        .title(App::title)
        .theme(|app: &App| app.theme)
        .scale_factor(|app: &App| app.scale)
        .subscription(App::subscription)
        .exit_on_close_request(false)
        .window(window::Settings {
            size: iced::Size::new(1366.0, 728.0),
            min_size: Some(iced::Size::new(960.0, 600.0)),
            maximized: true,
            exit_on_close_request: false,
            ..window::Settings::default()
        })
}

impl App {
    /// A window that is opening its data file.
    pub fn boot(start: Start) -> (Self, Task<Message>) {
        let task = open(&start);
        (Self { start, stage: Stage::Opening, theme: Theme::default(), scale: 1.0, folded: false }, task)
    }

    fn title(&self) -> String {
        match &self.stage {
            Stage::Ready(ready) => match &ready.desk.office {
                Some(office) => format!("Gương Sáng – {}", office.short_name),
                None => "Gương Sáng".to_owned(),
            },
            Stage::Opening | Stage::Trouble(_) => "Gương Sáng".to_owned(),
        }
    }

    fn subscription(&self) -> Subscription<Message> {
        use iced::keyboard::{self, Event};
        let keys = keyboard::listen().filter_map(|event| match event {
            Event::KeyPressed { key, physical_key, modifiers, .. } => {
                Chord::of(&key, physical_key, modifiers).map(Message::Pressed)
            }
            _ => None,
        });
        let closing = window::close_requests().map(|_| Message::CloseRequested);
        let dropped = iced::event::listen_with(|event, _, _| match event {
            iced::Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path)),
            _ => None,
        });
        // The program stays open overnight, and the machine may sleep over midnight: the clock is asked, not a timer.
        let day = iced::time::every(LOOK_AT_CLOCK).map(|_| Message::DayCame(Local::now().date_naive()));
        Subscription::batch([keys, closing, dropped, day])
    }

    /// What happens on `message`.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened(Ok((store, facts))) => {
                let (ready, task) = Ready::open(store, facts, &self.start);
                self.stage = Stage::Ready(Box::new(ready));
                task
            }
            Message::Opened(Err(error)) => {
                self.stage = Stage::Trouble(error);
                Task::none()
            }
            Message::Retried => {
                self.stage = Stage::Opening;
                open(&self.start)
            }
            Message::OtherAsked => Task::perform(
                async {
                    let dialog = rfd::AsyncFileDialog::new()
                        .set_title("Chọn tệp dữ liệu")
                        .add_filter("Dữ liệu Gương Sáng", &["gsdata"]);
                    dialog.pick_file().await.map(|file| file.path().to_owned())
                },
                Message::OtherChosen,
            ),
            Message::OtherChosen(Some(path)) => {
                self.start.data = Some(path);
                self.stage = Stage::Opening;
                open(&self.start)
            }
            Message::OtherChosen(None) => Task::none(),
            Message::Folded => {
                self.folded = !self.folded;
                Task::none()
            }
            Message::Pressed(chord) => self.pressed(chord),
            Message::DayCame(day) => match &mut self.stage {
                Stage::Ready(ready) if ready.desk.today != day => ready.day_came(day),
                _ => Task::none(),
            },
            Message::CloseRequested => match &mut self.stage {
                Stage::Ready(ready) => ready.flush_then(Then::Close),
                Stage::Opening | Stage::Trouble(_) => iced::exit(),
            },
            other => match &mut self.stage {
                Stage::Ready(ready) => ready.update(other),
                Stage::Opening | Stage::Trouble(_) => Task::none(),
            },
        }
    }

    fn pressed(&mut self, chord: Chord) -> Task<Message> {
        match keys::shortcut(chord) {
            Some(Shortcut::Fold) => {
                self.folded = !self.folded;
                return Task::none();
            }
            Some(Shortcut::Larger) => {
                self.scale = larger(self.scale);
                return Task::none();
            }
            Some(Shortcut::Smaller) => {
                self.scale = smaller(self.scale);
                return Task::none();
            }
            Some(Shortcut::OwnSize) => {
                self.scale = 1.0;
                return Task::none();
            }
            _ => {}
        }
        match &mut self.stage {
            Stage::Ready(ready) => ready.pressed(chord),
            Stage::Opening | Stage::Trouble(_) => Task::none(),
        }
    }
}

/// How often the clock is looked at for a new day.
const LOOK_AT_CLOCK: std::time::Duration = std::time::Duration::from_secs(20);

/// Sizes of text that are offered, in parts of the usual size (M22: 100–175 %).
const SCALES: [f32; 5] = [1.0, 1.15, 1.25, 1.5, 1.75];

fn larger(scale: f32) -> f32 {
    SCALES.into_iter().find(|s| *s > scale + 0.01).unwrap_or(scale)
}

fn smaller(scale: f32) -> f32 {
    SCALES.into_iter().rev().find(|s| *s < scale - 0.01).unwrap_or(scale)
}

/// Opens the store away from the window's thread: a slow disk must not keep the window from being drawn.
fn open(start: &Start) -> Task<Message> {
    let data = start.data.clone();
    let opening = async move {
        let (reply, answer) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            let opened = match &data {
                Some(path) => Store::open(path),
                None => Store::in_memory(),
            };
            let _ = reply.send(opened);
        });
        let gone = || OpenError::Disk { path: PathBuf::new(), detail: "the opening thread ended".to_owned() };
        let store = answer.await.map_err(|_| gone())??;
        let path = store.path().to_owned();
        match facts(&store).await {
            Ok(facts) => Ok((store, facts)),
            Err(error) => Err(OpenError::Disk { path, detail: error.to_string() }),
        }
    };
    Task::perform(opening, Message::Opened)
}

/// Reads what the desk holds.
fn facts(store: &Store) -> impl Future<Output = Result<DeskFacts, StoreError>> + Send + 'static {
    store.read(|db| {
        Ok(DeskFacts {
            office: db.office()?,
            units: db.units()?,
            movements: db.movements()?,
            plans: db.plans()?,
            bases: db.bases()?,
            entries: db.entries()?,
            checklists: db.checklists()?,
            last_saved: db.journal(1)?.first().map(|entry| entry.at.clone()),
        })
    })
}

/// "10:42:07" today, "21/11/2026 10:42" on other days.
fn clock(at: DateTime<Utc>, today: NaiveDate) -> String {
    let local = at.with_timezone(&Local);
    if local.date_naive() == today {
        local.format("%H:%M:%S").to_string()
    } else {
        local.format("%d/%m/%Y %H:%M").to_string()
    }
}

impl Ready {
    fn open(store: Store, facts: DeskFacts, start: &Start) -> (Self, Task<Message>) {
        // The clock's low digits are as good a salt as any between offices that never start in step.
        let salt = Utc::now().timestamp_subsec_nanos();
        let mut desk = Desk::new(store, start.today, u64::from(salt));
        desk.staff.clone_from(&start.staff);
        let saved = facts
            .last_saved
            .as_deref()
            .and_then(|at| DateTime::parse_from_rfc3339(at).ok())
            .map(|at| clock(at.with_timezone(&Utc), start.today));
        take(&mut desk, facts);
        let place = if desk.office.is_none() { Place::Office } else { Place::Home };
        let (screen, task) = Screen::open(place, &desk);
        let ready = Self {
            desk,
            screen,
            kept: None,
            counted: None,
            search: String::new(),
            toasts: Vec::new(),
            toast_numbers: Vec::new(),
            next_toast: 0,
            question: None,
            save_as: None,
            gathering: None,
            opening: None,
            help: false,
            undo: UndoStack::default(),
            saved,
            writing: 0,
            then: Then::Nothing,
        };
        (ready, task.map(Message::Screen))
    }
}

/// Puts what was read onto the desk and keeps the current plan and year sensible.
fn take(desk: &mut Desk, facts: DeskFacts) {
    desk.office = facts.office;
    desk.units = facts.units;
    desk.movements = facts.movements;
    desk.plans = facts.plans;
    desk.bases = facts.bases;
    desk.entries = facts.entries;
    desk.checklists = facts.checklists;
    let kept = desk.current.and_then(|current| {
        let plan = desk.plan(current.plan).filter(|plan| !plan.is_superior())?;
        let years = plan.years();
        Some(Current { plan: plan.id, year: current.year.clamp(*years.start(), *years.end()) })
    });
    let this_year = desk.today.year();
    desk.current = kept.or_else(|| {
        let running = desk.own_plans().find(|plan| plan.years().contains(&this_year));
        running.or(desk.own_plans().next()).map(|plan| {
            let years = plan.years();
            Current { plan: plan.id, year: this_year.clamp(*years.start(), *years.end()) }
        })
    });
}

/// Whether a deed changed something the desk holds.
fn touches_desk(changes: &Changes) -> bool {
    changes.touch(&[
        Area::Office,
        Area::Unit,
        Area::Movement,
        Area::Plan,
        Area::Basis,
        Area::Entry,
        Area::Checklist,
    ])
}

/// How long a notice stands.
fn stays(kind: NoticeKind) -> Option<std::time::Duration> {
    match kind {
        NoticeKind::Done => Some(std::time::Duration::from_secs(5)),
        NoticeKind::Info => Some(std::time::Duration::from_secs(10)),
        NoticeKind::Trouble => None,
    }
}
