//! What a screen may ask of the shell.

use crate::domain::Command;
use crate::domain::case::CaseFile;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, PaperId, PlanId, RoundId, SubjectId, UnitId};
use crate::domain::papers::Paper;
use crate::domain::personal::ExportNote;
use crate::exchange::table::Table;
use crate::paper::Document;
use iced::Task;
use std::path::PathBuf;
use std::sync::Arc;

/// A place in the program that one can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Tổng quan: what is due today.
    Home,
    /// Tổng quan: how far the quotas are met, unit by unit.
    Quotas,
    /// Tổng quan: every day on which something falls due.
    Deadlines,
    /// Tổng quan: who does what.
    Tasks,
    /// Tổng quan: counts of dossiers.
    Statistics,
    /// Kế hoạch, the current one.
    Plans,
    /// Kế hoạch, this one.
    Plan(PlanId),
    /// Hồ sơ, the list.
    Dossiers,
    /// Hồ sơ, those in this state.
    DossiersIn(DossierState),
    /// Hồ sơ, this one.
    Dossier(DossierId),
    /// Hồ sơ còn thiếu, by unit.
    Lacking,
    /// One person, collective, household or model over the years.
    Subject(SubjectId),
    /// The pairs of records that may be one subject.
    Duplicates,
    /// Two records side by side; the first is the one that stays.
    Merge(SubjectId, SubjectId),
    /// Xét chọn.
    Selection,
    /// Xét chọn, this round.
    Round(RoundId),
    /// Văn bản.
    Papers,
    /// Văn bản, this one of the current plan.
    Paper(PaperId),
    /// Văn bản: lower offices' reports.
    UnitReports,
    /// Hồ sơ › Gói trao đổi.
    Packets,
    /// Tuyên truyền.
    Publicity,
    /// Danh mục: units and movements.
    Catalogue,
    /// Danh mục, the page of this unit.
    Unit(UnitId),
    /// Hệ thống: the office.
    Office,
    /// Dữ liệu đã xuất: what left the program.
    Exports,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Info,
    /// Something went wrong; stays until it is closed.
    Trouble,
}

/// A short sentence to the user, with a second voice behind "Chi tiết".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// The plain sentence.
    pub sentence: String,
    /// The technical detail; empty for none.
    pub detail: String,
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub fn done(sentence: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Done, sentence: sentence.into(), detail: String::new() }
    }

    /// Something to know.
    #[must_use]
    pub fn info(sentence: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Info, sentence: sentence.into(), detail: String::new() }
    }

    /// Something went wrong.
    #[must_use]
    pub fn trouble(sentence: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Trouble, sentence: sentence.into(), detail: detail.into() }
    }
}

impl From<&crate::storage::StoreError> for Notice {
    fn from(error: &crate::storage::StoreError) -> Self {
        Self::trouble(error.to_string(), error.detail())
    }
}

/// What to do with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// "Xuất…": write it where the user says.
    Export,
    /// "In…": hand it to the system's printing.
    Print,
}

/// For which program a paper is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF, the same as the preview.
    Pdf,
    /// Word.
    Word,
    /// Excel: the tables of the paper.
    Excel,
}

impl Format {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Excel => "Excel",
        }
    }

    /// The deed by its name ("Xuất Word").
    #[must_use]
    pub const fn deed(self) -> &'static str {
        match self {
            Self::Pdf => "Xuất PDF",
            Self::Word => "Xuất Word",
            Self::Excel => "Xuất Excel",
        }
    }

    /// The ending of its files, without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Excel => "xlsx",
        }
    }
}

/// Several papers to be written into a folder.
#[derive(Debug, Clone)]
pub struct Gather {
    /// What they are written from.
    pub case: Arc<CaseFile>,
    /// The papers and their file names without folder and ending, in order.
    pub papers: Vec<(Paper, String)>,
    /// Proposed name of the folder.
    pub name: String,
    /// Issued papers as they were issued, packed; the shell reads them from the file.
    pub kept: Vec<(PaperId, String)>,
}

/// A paper to be written or printed.
#[derive(Debug, Clone)]
pub struct Job {
    /// Export or print.
    pub kind: JobKind,
    /// For which program it is exported; printing is always from PDF.
    pub format: Format,
    /// The paper.
    pub document: Arc<Document>,
    /// Proposed file name without folder and ending, in Vietnamese ("Kế hoạch 53-KH-BTV").
    pub name: String,
    /// Whether telephone, address or full birth date may stand in it.
    pub personal: bool,
}

/// For which program a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Excel.
    Excel,
    /// Values divided by commas, for other programs.
    Csv,
}

impl TableFormat {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Excel => "Excel",
            Self::Csv => "CSV",
        }
    }

    /// The ending of its files, without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Excel => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// A list to be written as a file where the user says.
#[derive(Debug, Clone)]
pub struct TableJob {
    /// The list.
    pub table: Arc<Table>,
    /// For which program.
    pub format: TableFormat,
    /// Proposed file name without folder and ending.
    pub name: String,
    /// What is noted once it has left the program; the name of the file is filled in then.
    pub note: ExportNote,
}

/// What to do with a copy of an attached file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandingKind {
    /// Open it with the system's program for such files.
    Show,
    /// Write it where the user says.
    Copy,
}

/// A copy of an attached file on its way out of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handing {
    /// What to do with it.
    pub kind: HandingKind,
    /// Its name, with its ending.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// One or several files to be chosen; the message comes back with their paths, and not at all when none is chosen.
pub struct Opening<M> {
    /// Title of the dialog.
    pub title: &'static str,
    /// What kinds of files are shown, in words.
    pub filter: &'static str,
    /// Their endings, without the point.
    pub endings: &'static [&'static str],
    /// Whether several can be chosen at once.
    pub several: bool,
    /// The name proposed for a file that is to be written; none where a file is to be read.
    pub saved_as: Option<String>,
    /// Whether a folder is chosen instead.
    pub folder: bool,
    then: Box<dyn FnOnce(Vec<PathBuf>) -> M + Send>,
}

impl<M> std::fmt::Debug for Opening<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("title", &self.title).field("endings", &self.endings).finish()
    }
}

impl<M: 'static> Opening<M> {
    /// A dialog that shows files of these endings.
    #[must_use]
    pub fn new(
        title: &'static str,
        (filter, endings): (&'static str, &'static [&'static str]),
        then: impl FnOnce(PathBuf) -> M + Send + 'static,
    ) -> Self {
        let one = move |paths: Vec<PathBuf>| then(paths.into_iter().next().unwrap_or_default());
        Self { title, filter, endings, several: false, folder: false, saved_as: None, then: Box::new(one) }
    }

    /// A dialog in which several files can be chosen.
    #[must_use]
    pub fn several(
        title: &'static str,
        (filter, endings): (&'static str, &'static [&'static str]),
        then: impl FnOnce(Vec<PathBuf>) -> M + Send + 'static,
    ) -> Self {
        Self { title, filter, endings, several: true, folder: false, saved_as: None, then: Box::new(then) }
    }

    /// A dialog in which a folder is chosen.
    #[must_use]
    pub fn folder(title: &'static str, then: impl FnOnce(PathBuf) -> M + Send + 'static) -> Self {
        Self { folder: true, ..Self::new(title, ("", &[]), then) }
    }

    /// A dialog that asks where a file is to be written; the screen writes it.
    #[must_use]
    pub fn save(
        title: &'static str,
        (filter, endings): (&'static str, &'static [&'static str]),
        name: String,
        then: impl FnOnce(PathBuf) -> M + Send + 'static,
    ) -> Self {
        Self { saved_as: Some(name), ..Self::new(title, (filter, endings), then) }
    }

    /// What comes back with the chosen file.
    #[must_use]
    pub fn chosen(self, path: PathBuf) -> M {
        (self.then)(vec![path])
    }

    /// What comes back with the chosen files, of which there is at least one.
    #[must_use]
    pub fn all_chosen(self, paths: Vec<PathBuf>) -> M {
        (self.then)(paths)
    }

    fn map<N: 'static>(self, f: impl FnOnce(M) -> N + Send + 'static) -> Opening<N> {
        let then = self.then;
        Opening {
            title: self.title,
            filter: self.filter,
            endings: self.endings,
            several: self.several,
            saved_as: self.saved_as,
            folder: self.folder,
            then: Box::new(move |paths| f(then(paths))),
        }
    }
}

/// A question before a deed that cannot be overlooked; the carried message comes back on "yes".
#[derive(Debug, Clone)]
pub struct Question<M> {
    /// What it is about ("Chốt đợt xét?").
    pub title: String,
    /// What will happen, with real counts.
    pub sentence: String,
    /// The deed by its name ("Chốt 14 hồ sơ"), never "OK".
    pub yes: String,
    /// Whether it destroys something.
    pub danger: bool,
    /// The message that comes back.
    pub answer: M,
}

/// The only way out of a screen's `update`.
#[derive(Debug)]
pub enum Effect<M> {
    /// Nothing.
    None,
    /// Private work of the screen: a read, a timer, focus, scrolling.
    Run(Task<M>),
    /// A deliberate deed: the shell does it, shows its title, keeps the undo.
    Change(Command),
    /// A deed that typing asked for: as `Change`, but told only in the status line.
    Save(Command),
    /// A deed that keeps something beside the work – how a list looked, what left the program: not told, and no step
    /// that is taken back.
    Note(Command),
    /// Go somewhere.
    Go(Place),
    /// Work under another plan and year from now on.
    Choose(super::Current),
    /// Write or print a paper.
    Print(Job),
    /// Write several papers into a folder.
    Gather(Gather),
    /// Write a list.
    Table(TableJob),
    /// Have the user choose a file.
    Open(Opening<M>),
    /// Open an attached file, or save a copy of it.
    Hand(Handing),
    /// Tell the user something.
    Tell(Notice),
    /// Ask first.
    Ask(Question<M>),
    /// Several, in order.
    All(Vec<Effect<M>>),
}

impl<M: Send + 'static> Effect<M> {
    /// The same effect with another message type.
    pub fn map<N: Send + 'static>(self, f: impl Fn(M) -> N + Clone + Send + 'static) -> Effect<N> {
        match self {
            Self::None => Effect::None,
            Self::Run(task) => Effect::Run(task.map(f)),
            Self::Change(command) => Effect::Change(command),
            Self::Save(command) => Effect::Save(command),
            Self::Note(command) => Effect::Note(command),
            Self::Go(place) => Effect::Go(place),
            Self::Choose(current) => Effect::Choose(current),
            Self::Print(job) => Effect::Print(job),
            Self::Gather(gather) => Effect::Gather(gather),
            Self::Table(job) => Effect::Table(job),
            Self::Open(opening) => Effect::Open(opening.map(f)),
            Self::Hand(handing) => Effect::Hand(handing),
            Self::Tell(notice) => Effect::Tell(notice),
            Self::Ask(q) => Effect::Ask(Question {
                title: q.title,
                sentence: q.sentence,
                yes: q.yes,
                danger: q.danger,
                answer: f(q.answer),
            }),
            Self::All(effects) => Effect::All(effects.into_iter().map(|e| e.map(f.clone())).collect()),
        }
    }

    /// This effect, then another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, it) | (it, Self::None) => it,
            (Self::All(mut all), it) => {
                all.push(it);
                Self::All(all)
            }
            (one, two) => Self::All(vec![one, two]),
        }
    }

    /// Every command in this effect, in order: what tests look at.
    #[must_use]
    pub fn commands(&self) -> Vec<&Command> {
        match self {
            Self::Change(command) | Self::Save(command) | Self::Note(command) => vec![command],
            Self::All(all) => all.iter().flat_map(Self::commands).collect(),
            _ => Vec::new(),
        }
    }
}
