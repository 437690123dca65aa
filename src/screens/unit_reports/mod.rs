//! Văn bản › Báo cáo của đơn vị: lower offices' reports taken in, who has not sent, and the reports merged by section with
//! the source of every paragraph (S7).

mod merging;
mod merging_view;
mod reading;
mod received_view;
mod taking;
mod taking_view;
mod view;

pub use merging::{Merging, Message as MergingMessage};
pub use reading::Found;
pub use taking::{Message as TakingMessage, Taking};

use super::preview::off_thread;
use super::{Chord, Current, Desk, Effect, Notice, Opening, Place, Question};
use crate::domain::ids::UnitReportId;
use crate::domain::papers::ReportSpan;
use crate::domain::unit_report::{Expected, FoundReport, UnitReport};
use crate::domain::{Area, Changes, Command};
use crate::exchange::{ExchangeError, read_reports};
use crate::storage::StoreError;
use crate::ui::{Element, grid};
use iced::Task;
use iced::keyboard::key::Named;
use std::path::PathBuf;
use std::sync::Arc;

/// A sentence for people, and the technical detail behind it.
type Trouble = (String, String);

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What came in, and who has not sent.
    #[default]
    Received,
    /// The reports merged by section.
    Merged,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The plan's follow-up was read.
    Read(Current, Result<Arc<Found>, StoreError>),
    /// Another report of the year.
    SpanPicked(ReportSpan),
    /// Another year.
    YearPicked(i32),
    /// Another part of the page.
    TabPicked(Tab),
    /// In the list of reports.
    Grid(grid::Event),
    /// A report is to be taken out.
    RemoveAsked(UnitReportId),
    /// It was confirmed.
    Removed(UnitReportId),
    /// "Nhận tệp".
    FilesAsked,
    /// "Nhận cả thư mục".
    FolderAsked,
    /// Files or a folder were chosen.
    FilesChosen(Vec<PathBuf>),
    /// They were read, for this question.
    FilesRead(u64, Result<Arc<Vec<FoundReport>>, Trouble>),
    /// About the files on the table.
    Taking(TakingMessage),
    /// In the merged reports.
    Merging(MergingMessage),
    /// "Văn bản" was pressed.
    Back,
    /// A door to another place.
    Went(Place),
}

/// The page.
#[derive(Debug)]
pub struct UnitReports {
    current: Option<Current>,
    span: ReportSpan,
    year: i32,
    tab: Tab,
    found: Option<Arc<Found>>,
    /// The reports of the time, in the order of the units.
    reports: Vec<UnitReport>,
    expected: Expected,
    grid: grid::State,
    taking: Option<Taking>,
    merging: Merging,
    busy: bool,
    asked: u64,
    trouble: Option<String>,
    under: String,
}

impl UnitReports {
    /// The page of the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let screen = Self {
            current: desk.current,
            span: ReportSpan::Year,
            year: desk.current.map_or(0, |current| current.year),
            tab: Tab::Received,
            found: None,
            reports: Vec::new(),
            expected: Expected::default(),
            grid: grid::State::tall(),
            taking: None,
            merging: Merging::default(),
            busy: false,
            asked: 0,
            trouble: None,
            under: reading::under(desk),
        };
        let task = screen.ask(desk);
        (screen, task)
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Báo cáo của đơn vị".to_owned()
    }

    /// Which report of which year is on show.
    #[must_use]
    pub fn time(&self) -> (i32, ReportSpan) {
        (self.year, self.span)
    }

    /// The reports of the time that is on show, in the order of the units.
    #[must_use]
    pub fn reports(&self) -> &[UnitReport] {
        &self.reports
    }

    /// Who is waited for.
    #[must_use]
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// The files on the table; none while nothing is taken in.
    #[must_use]
    pub fn taking(&self) -> Option<&Taking> {
        self.taking.as_ref()
    }

    /// The merged reports.
    #[must_use]
    pub fn merging(&self) -> &Merging {
        &self.merging
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(current, _) if Some(current) != self.current => {}
            Message::Read(_, Ok(found)) => self.take(found, desk),
            Message::Read(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::SpanPicked(span) => {
                self.span = span;
                self.lay(desk);
            }
            Message::YearPicked(year) => {
                self.year = year;
                self.lay(desk);
            }
            Message::TabPicked(tab) => self.tab = tab,
            Message::Grid(event) => return Effect::Run(self.grid.update(event, self.reports.len())),
            Message::RemoveAsked(id) => return self.ask_remove(id, desk),
            Message::Removed(id) => {
                self.grid.choose(None);
                return Effect::Change(Command::RemoveUnitReport { id });
            }
            Message::FilesAsked => {
                let filter = ("Báo cáo (.docx, .txt)", &["docx", "txt", "doc", "pdf"][..]);
                return Effect::Open(Opening::several(
                    "Chọn báo cáo của đơn vị",
                    filter,
                    Message::FilesChosen,
                ));
            }
            Message::FolderAsked => {
                return Effect::Open(Opening::folder(
                    "Chọn thư mục báo cáo của đơn vị",
                    |path| Message::FilesChosen(vec![path]),
                ));
            }
            Message::FilesChosen(paths) => return Effect::Run(self.read_files(paths)),
            Message::FilesRead(asked, _) if asked != self.asked => {}
            Message::FilesRead(_, read) => return self.files_read(read, desk),
            Message::Taking(message) => return self.in_taking(message, desk),
            Message::Merging(message) => return self.in_merging(message, desk),
            Message::Back => return Effect::Go(Place::Papers),
            Message::Went(place) => return Effect::Go(place),
        }
        Effect::None
    }

    fn ask_remove(&self, id: UnitReportId, desk: &Desk) -> Effect<Message> {
        let Some(report) = self.reports.iter().find(|report| report.id == id) else { return Effect::None };
        let name = desk.unit_name(report.unit);
        Effect::Ask(Question {
            title: "Bỏ báo cáo này?".to_owned(),
            sentence: format!(
                "Báo cáo {} của {name} không còn trong danh sách và bản tổng hợp. Tệp gốc của đơn vị vẫn nguyên; có thể lấy lại bằng Hoàn tác. Ghi chép “đã gửi” ở chế độ báo cáo được giữ.",
                self.span.of_year(self.year).to_lowercase()
            ),
            yes: "Bỏ báo cáo".to_owned(),
            danger: true,
            answer: Message::Removed(id),
        })
    }

    fn read_files(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        self.asked += 1;
        (self.busy, self.trouble) = (true, None);
        let asked = self.asked;
        let work = off_thread("reports", move || {
            read_reports(&paths).map(Arc::new).map_err(|error| {
                let detail = match &error {
                    ExchangeError::Disk { detail, .. } => detail.clone(),
                    _ => String::new(),
                };
                (error.to_string(), detail)
            })
        });
        Task::perform(work, move |read| Message::FilesRead(asked, read.unwrap_or_else(|| Err(no_thread()))))
    }

    fn files_read(&mut self, read: Result<Arc<Vec<FoundReport>>, Trouble>, desk: &Desk) -> Effect<Message> {
        self.busy = false;
        match read {
            Ok(files) if files.is_empty() => {
                self.trouble = Some("Thư mục không có tệp nào.".to_owned());
            }
            Ok(files) => {
                let mut taking = Taking::new(Arc::unwrap_or_clone(files), desk);
                if let Some(asked) = self.asked_of(desk) {
                    taking.lay(&asked);
                    taking.begin(desk);
                }
                self.taking = Some(taking);
            }
            Err((sentence, detail)) => return Effect::Tell(Notice::trouble(sentence, detail)),
        }
        Effect::None
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            let asked = self.asked + 1;
            let (other, task) = Self::open(desk);
            *self = Self { asked, ..other };
            return Effect::Run(task);
        }
        let mine = [
            Area::UnitReport,
            Area::DutyNote,
            Area::Unit,
            Area::Obligation,
            Area::Plan,
            Area::Paper,
            Area::Office,
        ];
        if changes.touch(&[Area::UnitReport]) && self.taking.as_ref().is_some_and(Taking::was_sent) {
            self.taking = None;
        }
        let told = if changes.touch(&[Area::Paper]) { self.merging.told.take() } else { None };
        let told = told.map_or(Effect::None, |words| Effect::Tell(Notice::done(words)));
        if changes.touch(&mine) { Effect::Run(self.ask(desk)).and(told) } else { told }
    }

    /// Its deed was refused: the files stay on the table.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        self.merging.told = None;
        if let Some(taking) = &mut self.taking {
            taking.refused(error.to_string());
        }
        Effect::None
    }

    /// Nothing typed here is kept beyond the page.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Escape puts the files away, or goes back.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::named(Named::Escape) {
            return Some(match self.taking {
                Some(_) => Message::Taking(TakingMessage::Cleared),
                None => Message::Back,
            });
        }
        (chord == Chord::ctrl('o') && self.taking.is_none()).then_some(Message::FilesAsked)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}

fn no_thread() -> Trouble {
    (
        "Máy đang bận nên chưa đọc được tệp. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.".to_owned(),
        String::new(),
    )
}
