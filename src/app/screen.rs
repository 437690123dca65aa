//! The screens behind one door: messages stay typed per screen, and the compiler finds every hole.

use crate::domain::Changes;
use crate::screens::catalogue::{self, Catalogue};
use crate::screens::deadlines::{self, Deadlines};
use crate::screens::dossiers::{self, Dossiers};
use crate::screens::exports::{self, Exports};
use crate::screens::home::{self, Home};
use crate::screens::lacking::{self, Lacking};
use crate::screens::office::{self, OfficeScreen};
use crate::screens::packets::{self, Packets};
use crate::screens::papers::{self, Papers};
use crate::screens::plans::{self, Plans};
use crate::screens::publicity::{self, Publicity};
use crate::screens::quotas::{self, Quotas};
use crate::screens::selection::{self, Selection};
use crate::screens::statistics::{self, Statistics};
use crate::screens::subjects::{self, Subjects};
use crate::screens::tasks::{self, Tasks};
use crate::screens::unit_reports::{self, UnitReports};
use crate::screens::{Chord, Desk, Effect, Place};
use crate::storage::StoreError;
use crate::ui::Element;
use iced::Task;

/// The screen that is open.
pub enum Screen {
    /// Kế hoạch.
    Plans(Box<Plans>),
    /// Hồ sơ.
    Dossiers(Box<Dossiers>),
    /// One subject over the years, pairs that may be one, a merge.
    Subjects(Box<Subjects>),
    /// Xét chọn.
    Selection(Box<Selection>),
    /// Văn bản.
    Papers(Box<Papers>),
    /// Danh mục.
    Catalogue(Box<Catalogue>),
    /// Cơ quan.
    Office(Box<OfficeScreen>),
    /// Hồ sơ còn thiếu.
    Lacking(Box<Lacking>),
    /// Dữ liệu đã xuất.
    Exports(Box<Exports>),
    /// Tổng quan › Hôm nay.
    Home(Box<Home>),
    /// Tổng quan › Chỉ tiêu.
    Quotas(Box<Quotas>),
    /// Tổng quan › Lịch thời hạn.
    Deadlines(Box<Deadlines>),
    /// Tổng quan › Phân công.
    Tasks(Box<Tasks>),
    /// Tổng quan › Thống kê.
    Statistics(Box<Statistics>),
    /// Tuyên truyền.
    Publicity(Box<Publicity>),
    /// Văn bản › Báo cáo của đơn vị.
    UnitReports(Box<UnitReports>),
    /// Hồ sơ › Gói trao đổi.
    Packets(Box<Packets>),
}

/// A message to the screen that is open.
#[derive(Debug, Clone)]
pub enum Message {
    /// To Kế hoạch.
    Plans(plans::Message),
    /// To Hồ sơ.
    Dossiers(dossiers::Message),
    /// To a subject, the pairs or a merge.
    Subjects(subjects::Message),
    /// To Xét chọn.
    Selection(selection::Message),
    /// To Văn bản.
    Papers(papers::Message),
    /// To Danh mục.
    Catalogue(catalogue::Message),
    /// To Cơ quan.
    Office(office::Message),
    /// To Hồ sơ còn thiếu.
    Lacking(lacking::Message),
    /// To Dữ liệu đã xuất.
    Exports(exports::Message),
    /// To Tổng quan › Hôm nay.
    Home(home::Message),
    /// To Tổng quan › Chỉ tiêu.
    Quotas(quotas::Message),
    /// To Tổng quan › Lịch thời hạn.
    Deadlines(deadlines::Message),
    /// To Tổng quan › Phân công.
    Tasks(tasks::Message),
    /// To Tổng quan › Thống kê.
    Statistics(statistics::Message),
    /// To Tuyên truyền.
    Publicity(publicity::Message),
    /// To Văn bản › Báo cáo của đơn vị.
    UnitReports(unit_reports::Message),
    /// To Hồ sơ › Gói trao đổi.
    Packets(packets::Message),
}

/// Calls the same method of whichever screen is open and wraps its answer.
macro_rules! each {
    ($screen:expr, $it:ident => $call:expr) => {
        match $screen {
            Screen::Plans($it) => $call.map(Message::Plans),
            Screen::Dossiers($it) => $call.map(Message::Dossiers),
            Screen::Subjects($it) => $call.map(Message::Subjects),
            Screen::Selection($it) => $call.map(Message::Selection),
            Screen::Papers($it) => $call.map(Message::Papers),
            Screen::Catalogue($it) => $call.map(Message::Catalogue),
            Screen::Office($it) => $call.map(Message::Office),
            Screen::Lacking($it) => $call.map(Message::Lacking),
            Screen::Exports($it) => $call.map(Message::Exports),
            Screen::Home($it) => $call.map(Message::Home),
            Screen::Quotas($it) => $call.map(Message::Quotas),
            Screen::Deadlines($it) => $call.map(Message::Deadlines),
            Screen::Tasks($it) => $call.map(Message::Tasks),
            Screen::Statistics($it) => $call.map(Message::Statistics),
            Screen::Publicity($it) => $call.map(Message::Publicity),
            Screen::UnitReports($it) => $call.map(Message::UnitReports),
            Screen::Packets($it) => $call.map(Message::Packets),
        }
    };
}

impl Screen {
    /// Opens the screen of `place`.
    pub fn open(place: Place, desk: &Desk) -> (Self, Task<Message>) {
        fn wrap<S, M: Send + 'static>(
            (screen, task): (S, Task<M>),
            into: impl Fn(Box<S>) -> Screen,
            message: impl Fn(M) -> Message + Send + 'static,
        ) -> (Screen, Task<Message>) {
            (into(Box::new(screen)), task.map(message))
        }
        match place {
            Place::Plans => wrap(Plans::open(desk), Self::Plans, Message::Plans),
            Place::Plan(id) => wrap(Plans::open_one(id, desk), Self::Plans, Message::Plans),
            Place::Dossiers => wrap(Dossiers::open(desk), Self::Dossiers, Message::Dossiers),
            Place::DossiersIn(state) => {
                wrap(Dossiers::open_in(state, desk), Self::Dossiers, Message::Dossiers)
            }
            Place::Dossier(id) => wrap(Dossiers::open_one(id, desk), Self::Dossiers, Message::Dossiers),
            Place::Subject(id) => wrap(Subjects::open(id, desk), Self::Subjects, Message::Subjects),
            Place::Duplicates => wrap(Subjects::open_duplicates(desk), Self::Subjects, Message::Subjects),
            Place::Merge(keep, gone) => {
                wrap(Subjects::open_merge(keep, gone, desk), Self::Subjects, Message::Subjects)
            }
            Place::Selection => wrap(Selection::open(desk), Self::Selection, Message::Selection),
            Place::Round(id) => wrap(Selection::open_at(desk, id), Self::Selection, Message::Selection),
            Place::Papers => wrap(Papers::open(desk), Self::Papers, Message::Papers),
            Place::Paper(id) => wrap(Papers::open_one(id, desk), Self::Papers, Message::Papers),
            Place::Catalogue => wrap(Catalogue::open(desk), Self::Catalogue, Message::Catalogue),
            Place::Unit(id) => wrap(Catalogue::open_unit(id, desk), Self::Catalogue, Message::Catalogue),
            Place::Office => wrap(OfficeScreen::open(desk), Self::Office, Message::Office),
            Place::Lacking => wrap(Lacking::open(desk), Self::Lacking, Message::Lacking),
            Place::Exports => wrap(Exports::open(desk), Self::Exports, Message::Exports),
            Place::Home => wrap(Home::open(desk), Self::Home, Message::Home),
            Place::Quotas => wrap(Quotas::open(desk), Self::Quotas, Message::Quotas),
            Place::Deadlines => wrap(Deadlines::open(desk), Self::Deadlines, Message::Deadlines),
            Place::Tasks => wrap(Tasks::open(desk), Self::Tasks, Message::Tasks),
            Place::Statistics => wrap(Statistics::open(desk), Self::Statistics, Message::Statistics),
            Place::Publicity => wrap(Publicity::open(desk), Self::Publicity, Message::Publicity),
            Place::UnitReports => wrap(UnitReports::open(desk), Self::UnitReports, Message::UnitReports),
            Place::Packets => wrap(Packets::open(desk), Self::Packets, Message::Packets),
        }
    }

    /// Hands the screen its message; a message to a screen that was left meanwhile is dropped.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match (self, message) {
            (Self::Plans(it), Message::Plans(m)) => it.update(m, desk).map(Message::Plans),
            (Self::Dossiers(it), Message::Dossiers(m)) => it.update(m, desk).map(Message::Dossiers),
            (Self::Subjects(it), Message::Subjects(m)) => it.update(m, desk).map(Message::Subjects),
            (Self::Selection(it), Message::Selection(m)) => it.update(m, desk).map(Message::Selection),
            (Self::Papers(it), Message::Papers(m)) => it.update(m, desk).map(Message::Papers),
            (Self::Catalogue(it), Message::Catalogue(m)) => it.update(m, desk).map(Message::Catalogue),
            (Self::Office(it), Message::Office(m)) => it.update(m, desk).map(Message::Office),
            (Self::Lacking(it), Message::Lacking(m)) => it.update(m, desk).map(Message::Lacking),
            (Self::Exports(it), Message::Exports(m)) => it.update(m, desk).map(Message::Exports),
            (Self::Home(it), Message::Home(m)) => it.update(m, desk).map(Message::Home),
            (Self::Quotas(it), Message::Quotas(m)) => it.update(m, desk).map(Message::Quotas),
            (Self::Deadlines(it), Message::Deadlines(m)) => it.update(m, desk).map(Message::Deadlines),
            (Self::Tasks(it), Message::Tasks(m)) => it.update(m, desk).map(Message::Tasks),
            (Self::Statistics(it), Message::Statistics(m)) => it.update(m, desk).map(Message::Statistics),
            (Self::Publicity(it), Message::Publicity(m)) => it.update(m, desk).map(Message::Publicity),
            (Self::UnitReports(it), Message::UnitReports(m)) => it.update(m, desk).map(Message::UnitReports),
            (Self::Packets(it), Message::Packets(m)) => it.update(m, desk).map(Message::Packets),
            _ => Effect::None,
        }
    }

    /// Tells the screen what a deed changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        each!(self, it => it.refresh(changes, desk))
    }

    /// Tells the screen that its deed was refused.
    pub fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        each!(self, it => it.refused(error, desk))
    }

    /// Has the screen flush what is being typed.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        each!(self, it => it.leave(desk))
    }

    /// What a key means to the screen.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        each!(self, it => it.chord(chord))
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        each!(self, it => it.view(desk))
    }

    /// Whether the screen wants the window to itself, without rail and strips.
    #[must_use]
    pub fn fills_window(&self) -> bool {
        matches!(self, Self::Selection(it) if it.fills_window())
    }

    /// A file was let fall on the window.
    pub fn dropped(&mut self, path: std::path::PathBuf, desk: &Desk) -> Effect<Message> {
        match self {
            Self::Dossiers(it) => it.dropped(path, desk).map(Message::Dossiers),
            _ => Effect::None,
        }
    }

    /// Which entry of the rail is the current one.
    #[must_use]
    pub const fn entry(&self) -> Place {
        match self.place() {
            Place::Lacking | Place::Packets => Place::Dossiers,
            Place::Exports => Place::Office,
            Place::Quotas | Place::Deadlines | Place::Tasks | Place::Statistics => Place::Home,
            Place::UnitReports => Place::Papers,
            place => place,
        }
    }

    /// Which place is open.
    #[must_use]
    pub const fn place(&self) -> Place {
        match self {
            Self::Plans(_) => Place::Plans,
            // The records behind the dossiers: the same entry of the rail.
            Self::Dossiers(_) | Self::Subjects(_) => Place::Dossiers,
            Self::Selection(_) => Place::Selection,
            Self::Papers(_) => Place::Papers,
            Self::Catalogue(_) => Place::Catalogue,
            Self::Office(_) => Place::Office,
            Self::Lacking(_) => Place::Lacking,
            Self::Exports(_) => Place::Exports,
            Self::Home(_) => Place::Home,
            Self::Quotas(_) => Place::Quotas,
            Self::Deadlines(_) => Place::Deadlines,
            Self::Tasks(_) => Place::Tasks,
            Self::Statistics(_) => Place::Statistics,
            Self::Publicity(_) => Place::Publicity,
            Self::UnitReports(_) => Place::UnitReports,
            Self::Packets(_) => Place::Packets,
        }
    }
}
