//! Danh mục: the tree of units, the movements, campaigns and occasions that dossiers refer to, the lists of words an
//! office keeps, the papers a dossier must have, and the legal bases that papers cite.

pub mod bases;
pub mod checklists;
pub mod entries;
pub mod movements;
mod nav;
pub mod units;

use super::{Chord, Desk, Effect};
use crate::domain::Changes;
use crate::domain::catalogue::EntryList;
use crate::domain::ids::UnitId;
use crate::storage::StoreError;
use crate::ui::{Element, measure, panel};
use iced::Task;
use iced::widget::{container, responsive, row};

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Units.
    Units,
    /// Movements, campaigns, occasions.
    Movements,
    /// A list of words.
    Entries(EntryList),
    /// Papers that a dossier must have.
    Checklists,
    /// Legal bases and superior plans.
    Bases,
}

impl Tab {
    /// All, in the order shown.
    pub const ALL: [Self; 10] = [
        Self::Units,
        Self::Movements,
        Self::Entries(EntryList::Field),
        Self::Entries(EntryList::Form),
        Self::Checklists,
        Self::Entries(EntryList::Channel),
        Self::Entries(EntryList::Post),
        Self::Entries(EntryList::Recipient),
        Self::Entries(EntryList::Signatory),
        Self::Bases,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Units => "Đơn vị",
            Self::Movements => "Phong trào",
            Self::Entries(EntryList::Form) => "Hình thức khen",
            Self::Entries(EntryList::Channel) => "Cách tuyên truyền",
            Self::Entries(list) => list.label(),
            Self::Checklists => "Giấy tờ hồ sơ",
            Self::Bases => "Căn cứ",
        }
    }

    /// What the list is for, in a line.
    const fn about(self) -> &'static str {
        match self {
            Self::Units => "Các đơn vị gửi hồ sơ, theo cây trực thuộc và theo thời gian",
            Self::Movements => "Phong trào thi đua, cuộc vận động, dịp kỷ niệm mà hồ sơ và kế hoạch nhắc đến",
            Self::Entries(EntryList::Field) => "Lĩnh vực hoạt động của hồ sơ",
            Self::Entries(EntryList::Form) => "Hình thức khen thưởng và cấp có thẩm quyền quyết định",
            Self::Entries(EntryList::Post) => "Chức vụ được gợi ý khi nhập hồ sơ và thành viên Hội đồng",
            Self::Entries(EntryList::Recipient) => "Nơi nhận của kế hoạch và văn bản",
            Self::Entries(EntryList::Channel) => "Hình thức, kênh tuyên truyền gương điển hình",
            Self::Entries(EntryList::Signatory) => "Người ký và quyền hạn ghi trên chữ ký",
            Self::Checklists => "Hồ sơ đề nghị mỗi hình thức phải có những giấy tờ gì",
            Self::Bases => "Căn cứ pháp lý và kế hoạch cấp trên mà văn bản viện dẫn",
        }
    }

    /// Whether a new group of lists begins here.
    const fn begins_group(self) -> bool {
        matches!(self, Self::Entries(EntryList::Field | EntryList::Post) | Self::Bases)
    }
}

/// The screen.
#[derive(Debug)]
pub struct Catalogue {
    tab: Tab,
    units: units::Units,
    movements: movements::Movements,
    entries: entries::Entries,
    checklists: checklists::Checklists,
    bases: bases::Bases,
    tabs: Vec<(Tab, &'static str, String)>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A list was chosen.
    TabChosen(Tab),
    /// In the list of units.
    Units(units::Message),
    /// In the list of movements.
    Movements(movements::Message),
    /// In a list of words.
    Entries(entries::Message),
    /// In the lists of papers.
    Checklists(checklists::Message),
    /// In the register of bases.
    Bases(bases::Message),
}

impl Catalogue {
    /// Opens the screen on the units.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            tab: Tab::Units,
            units: units::Units::open(desk),
            movements: movements::Movements::open(desk),
            entries: entries::Entries::open(desk),
            checklists: checklists::Checklists::open(desk),
            bases: bases::Bases::open(desk),
            tabs: Vec::new(),
        };
        screen.count(desk);
        (screen, Task::none())
    }

    /// Opens the screen on the page of a unit.
    pub fn open_unit(id: UnitId, desk: &Desk) -> (Self, Task<Message>) {
        let (mut screen, _) = Self::open(desk);
        // A screen that has just been opened has nothing to save: showing the page is private work.
        let task = screen.units.show_first(id, desk);
        (screen, task.map(Message::Units))
    }

    fn count(&mut self, desk: &Desk) {
        let count = |tab| match tab {
            Tab::Units => desk.units.iter().filter(|unit| !unit.has_ended(desk.today)).count(),
            Tab::Movements => desk.movements.len(),
            Tab::Entries(list) => crate::domain::catalogue::offered(&desk.entries, list, desk.today).count(),
            Tab::Checklists => desk.checklists.len(),
            Tab::Bases => desk.bases.len(),
        };
        self.tabs = Tab::ALL.into_iter().map(|tab| (tab, tab.label(), count(tab).to_string())).collect();
    }

    /// The units.
    #[must_use]
    pub fn units(&self) -> &units::Units {
        &self.units
    }

    /// The lists of words.
    #[must_use]
    pub fn entries(&self) -> &entries::Entries {
        &self.entries
    }

    /// The lists of papers.
    #[must_use]
    pub fn checklists(&self) -> &checklists::Checklists {
        &self.checklists
    }

    /// The register of bases.
    #[must_use]
    pub fn bases(&self) -> &bases::Bases {
        &self.bases
    }

    /// The title of the screen.
    #[must_use]
    pub fn title(&self) -> String {
        "Danh mục".to_owned()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::TabChosen(tab) => {
                let flushed = self.leave(desk);
                self.tab = tab;
                match tab {
                    Tab::Entries(list) => flushed.and(self.entries.choose(list, desk).map(Message::Entries)),
                    _ => flushed,
                }
            }
            Message::Units(message) => self.units.update(message, desk).map(Message::Units),
            Message::Movements(message) => self.movements.update(message, desk).map(Message::Movements),
            Message::Entries(message) => self.entries.update(message, desk).map(Message::Entries),
            Message::Checklists(message) => self.checklists.update(message, desk).map(Message::Checklists),
            Message::Bases(message) => self.bases.update(message, desk).map(Message::Bases),
        }
    }

    /// Takes what somebody else, or an own deed, changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        self.count(desk);
        self.movements.refresh(changes, desk);
        self.entries.refresh(changes, desk);
        self.checklists.refresh(changes, desk);
        self.bases.refresh(changes, desk);
        self.units.refresh(changes, desk).map(Message::Units)
    }

    /// A deed of this screen was refused: the draft stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        match self.tab {
            Tab::Units => self.units.refused(error),
            Tab::Movements => self.movements.refused(error),
            Tab::Entries(_) => self.entries.refused(error),
            Tab::Checklists => self.checklists.refused(error),
            Tab::Bases => self.bases.refused(error),
        }
        Effect::None
    }

    /// The screen goes away: what is typed is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        let units = self.units.leave(desk).map(Message::Units);
        let movements = self.movements.leave(desk).map(Message::Movements);
        let entries = self.entries.leave(desk).map(Message::Entries);
        let checklists = self.checklists.leave(desk).map(Message::Checklists);
        units.and(movements).and(entries).and(checklists).and(self.bases.leave(desk).map(Message::Bases))
    }

    /// Keys that no field took: Ctrl+N adds to the list that is shown.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let adds = chord == Chord::ctrl('n');
        match self.tab {
            Tab::Units => self.units.chord(chord).map(Message::Units),
            Tab::Movements => adds.then_some(Message::Movements(movements::Message::Added)),
            Tab::Entries(_) => self.entries.chord(chord).map(Message::Entries),
            Tab::Checklists => self.checklists.chord(chord).map(Message::Checklists),
            Tab::Bases => adds.then_some(Message::Bases(bases::Message::Added)),
        }
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| self.face(room.width < nav::BESIDE, desk)).into()
    }

    fn face<'a>(&'a self, narrow: bool, desk: &'a Desk) -> Element<'a, Message> {
        let deeds = match self.tab {
            Tab::Units => self.units.deeds(narrow).map(Message::Units),
            Tab::Movements => self.movements.deeds().map(Message::Movements),
            Tab::Entries(_) => self.entries.deeds().map(Message::Entries),
            Tab::Checklists => self.checklists.deeds().map(Message::Checklists),
            Tab::Bases => self.bases.deeds().map(Message::Bases),
        };
        let body: Element<'a, Message> = match self.tab {
            Tab::Units => self.units.view(desk).map(Message::Units),
            Tab::Movements => self.movements.view(desk).map(Message::Movements),
            Tab::Entries(_) => self.entries.view(desk).map(Message::Entries),
            Tab::Checklists => self.checklists.view().map(Message::Checklists),
            Tab::Bases => self.bases.view().map(Message::Bases),
        };
        let body = container(body).width(iced::Fill).height(iced::Fill);
        let title = match self.tab {
            Tab::Units => self.units.title(),
            tab => tab.label(),
        };
        // A page in the place of the list needs the whole width.
        if self.tab == Tab::Units && !self.units.is_list() {
            return panel::screen(panel::head(title, "", row![deeds]), body);
        }
        if narrow {
            // The choice of the list stands where its title would: height is scarce too.
            let names = container(nav::above(&self.tabs, self.tab)).width(iced::Fill);
            let head = row![names, deeds].spacing(measure::S12).align_y(iced::Alignment::Center);
            return panel::screen(head, body);
        }
        let body = row![nav::beside(&self.tabs, self.tab), body].spacing(measure::S12);
        panel::screen(panel::head(title, self.tab.about(), row![deeds]), body)
    }
}
