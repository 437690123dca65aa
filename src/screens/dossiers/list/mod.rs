//! The list of dossiers: which are shown, in which order, and the rows in sight.

mod asking;
mod bulk;
mod bulk_view;
mod change;
mod columns;
mod columns_view;
mod facets;
mod facets_view;
mod menus;
mod merit;
mod outgoing;
mod picks;
mod stored;
mod update;
mod view;

pub use asking::Found;
pub use bulk::{Deed, Entry as BulkEntry, Message as BulkMessage};
pub use change::Read;
pub use columns::{Columns, Shown};
pub use facets::Facet;
pub use outgoing::{Message as OutMessage, Rows};
pub use stored::Message as StoredMessage;
pub use view::SEARCH;

use crate::domain::ids::DossierId;
use crate::domain::listing::{Column, DossierRow, Names};
use crate::domain::subject::SubjectKind;
use crate::domain::{Area, Changes};
use crate::screens::{Chord, ChordKey, Current, Desk, Effect, templates};
use crate::storage::{DossierFilter, DossierOrder, Listing, StoreError};
use crate::text::number::grouped;
use crate::ui::corner::Corner;
use crate::ui::grid;
use bulk::Bulk;
use iced::Point;
use iced::keyboard::key::Named;
use outgoing::{Export, Outgoing};
use picks::Picks;
use std::collections::HashMap;
use std::ops::Range;
pub(in crate::screens) use view::sign;
pub(super) use view::view;

/// What lies open over the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Open {
    /// Nothing.
    Nothing,
    /// The kinds of dossier to add.
    Kinds,
    /// The menu of the chosen row, or of the ticked ones, at this place of the window.
    Row(Point),
    /// The columns.
    Columns,
    /// What can be done with several dossiers at once.
    Deeds,
    /// The stored filters.
    Views,
}

/// What happened in the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was read; `asked` is the question it answers.
    Found {
        /// The question.
        asked: u64,
        /// The answer.
        found: Result<Found, StoreError>,
    },
    /// Rows in sight were read.
    Fetched {
        /// The question the list came from.
        asked: u64,
        /// The rows.
        listing: Result<Listing, StoreError>,
    },
    /// What a stretch of rows covers was read.
    Stretched {
        /// The question the list came from.
        asked: u64,
        /// The dossiers.
        ids: Result<Vec<DossierId>, StoreError>,
    },
    /// All that the list holds was read.
    AllFound {
        /// The question the list came from.
        asked: u64,
        /// The dossiers.
        ids: Result<Vec<DossierId>, StoreError>,
    },
    /// Something in the grid.
    Grid(grid::Event),
    /// Words were typed in the search field.
    Typed(String),
    /// Words and filters were cleared.
    Cleared,
    /// A condition was put into the filter, or taken out.
    Faceted(Facet, bool),
    /// Words were typed in one of the fields of the filter.
    FacetTyped(Typed, String),
    /// The filter was shown or hidden.
    PanelShown(bool),
    /// What lies over the list was opened or closed.
    Opened(Open),
    /// An order was chosen.
    Ordered(DossierOrder),
    /// The order was turned.
    Turned(bool),
    /// The columns were changed in their menu.
    Columned(ColumnChange),
    /// Every tick was taken away.
    Unticked,
    /// The chosen dossier was moved in the order by hand, up (-1) or down (1).
    Moved(i8),
    /// What moving it takes was read.
    MoveRead(Result<merit::Moved, StoreError>),
    /// Something about a deed on several dossiers.
    Bulk(BulkMessage),
    /// Something about the list on its way out.
    Out(OutMessage),
    /// Something about stored filters.
    Stored(stored::Message),
    /// "Lấy tệp mẫu…", and what came of it.
    Template(templates::Message),
    /// "Đến Kế hoạch" was pressed.
    PlansWanted,
}

/// A field of the filter in which words are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A unit is looked for.
    Unit,
    /// A field of activity.
    Field,
    /// A form of commendation.
    Award,
}

/// A change of the columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnChange {
    /// Shown or hidden.
    Show(Column, bool),
    /// Moved to the left (-1) or to the right (1).
    Shift(Column, i8),
    /// Made wider or narrower, px.
    Widen(Column, f32),
    /// Widths as the program gives them.
    Even,
    /// Columns as the program gives them.
    Usual,
}

/// The list and what it remembers while a dossier is open.
#[derive(Debug)]
pub(super) struct List {
    grid: grid::State,
    /// Where the list stands in the window.
    corner: Corner,
    /// What is chosen to be shown: words, conditions, order. Plan and year are the desk's.
    pub(super) filter: DossierFilter,
    columns: Columns,
    names: Names,
    typed: HashMap<u8, String>,
    pub(super) open: Open,
    panel: bool,
    rows: HashMap<usize, DossierRow>,
    count: usize,
    /// When nothing is found: how many would be without each condition; none for the words.
    hidden_by: Vec<(Option<Facet>, usize)>,
    /// How many there are without words and filters; none before the first answer.
    pub(super) all: Option<usize>,
    /// "hồ sơ (8 tập thể, 16 cá nhân)".
    tally: String,
    pub(super) current: Option<Current>,
    picks: Picks,
    bulk: Option<Box<Bulk>>,
    export: Option<Export>,
    out: Option<Outgoing>,
    stored: stored::Stored,
    asked: u64,
    asked_bulk: u64,
    asked_out: u64,
    wanted: Range<usize>,
    chosen: Option<DossierId>,
    /// Where the list stood when a dossier was opened: the first report of a new scroll bar says 0.
    returning: Option<f32>,
    offset: f32,
    /// A dossier is being moved by hand; the next step waits for the list.
    moving: bool,
    pub(super) stale: bool,
}

impl List {
    pub(super) fn new(desk: &Desk) -> Self {
        let mut list = Self {
            grid: grid::State::new(),
            corner: Corner::default(),
            filter: DossierFilter::default(),
            columns: Columns::default(),
            names: Names::short(&desk.units, &desk.movements),
            typed: HashMap::new(),
            open: Open::Nothing,
            panel: false,
            rows: HashMap::new(),
            count: 0,
            hidden_by: Vec::new(),
            all: None,
            tally: String::new(),
            current: None,
            picks: Picks::default(),
            bulk: None,
            export: None,
            out: None,
            stored: stored::Stored::default(),
            asked: 0,
            asked_bulk: 0,
            asked_out: 0,
            wanted: 0..0,
            chosen: None,
            returning: None,
            offset: 0.0,
            moving: false,
            stale: false,
        };
        list.mark_order();
        list
    }

    /// Whether words or conditions hide something.
    pub(super) fn filtered(&self) -> bool {
        self.filter.narrows()
    }

    pub(super) fn words(&self, field: Typed) -> &str {
        self.typed.get(&(field as u8)).map_or("", String::as_str)
    }

    /// The sign in the header stands over the column that belongs to the order.
    fn mark_order(&mut self) {
        let sort = self
            .columns
            .of_order(self.filter.order)
            .map(|column| grid::Sort { column, descending: self.filter.descending });
        self.grid.sort_by(sort);
    }

    /// Shows the list again where it stood.
    pub(super) fn come_back(&mut self, desk: &Desk, chosen: Option<DossierId>) -> Effect<Message> {
        self.returning = (self.offset > 0.0).then_some(self.offset);
        if chosen.is_some() {
            self.chosen = chosen;
        }
        let place = self.chosen.and_then(|id| self.rows.iter().find(|(_, row)| row.id == id));
        self.grid.choose(place.map(|(place, _)| *place).or(self.grid.chosen()));
        let restore = Effect::Run(self.grid.restore());
        if self.stale || self.current != desk.current { restore.and(self.ask(desk)) } else { restore }
    }

    /// Somebody's deed: asks anew only if the list shows something of it.
    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk, in_sight: bool) -> Effect<Message> {
        if changes.touch(&[Area::Unit, Area::Movement]) {
            self.names = Names::short(&desk.units, &desk.movements);
        }
        let shown = [Area::Dossier, Area::Subject, Area::Unit, Area::Round, Area::Result];
        let touched = changes.touch(&shown);
        let views = self.stored.refresh(changes, desk);
        self.bulk_done();
        if !touched && self.current == desk.current {
            return views;
        }
        if in_sight {
            return views.and(self.ask(desk));
        }
        self.stale = true;
        views
    }

    /// What a key means in the list, wherever the focus is.
    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        let Chord { key, ctrl, shift, alt } = chord;
        let busy = self.bulk.is_some() || self.export.is_some() || self.stored.naming.is_some();
        match key {
            ChordKey::Named(Named::Escape) if !ctrl && !shift && !alt => return self.escaped(),
            _ if busy || self.open != Open::Nothing => return None,
            ChordKey::Letter('n') if ctrl && !shift && !alt => return Some(Message::Opened(Open::Kinds)),
            ChordKey::Letter('c') if ctrl && !shift && !alt => {
                return Some(Message::Out(OutMessage::CopyAsked));
            }
            ChordKey::Named(Named::Delete) if !ctrl && !shift && !alt => {
                return Some(Message::Bulk(BulkMessage::Asked(Deed::Remove)));
            }
            ChordKey::Named(Named::ArrowUp) if alt && !ctrl => return Some(Message::Moved(-1)),
            ChordKey::Named(Named::ArrowDown) if alt && !ctrl => return Some(Message::Moved(1)),
            ChordKey::Named(Named::ContextMenu) => return self.row_menu(),
            ChordKey::Named(Named::F10) if shift => return self.row_menu(),
            _ => {}
        }
        let mut held = iced::keyboard::Modifiers::empty();
        held.set(iced::keyboard::Modifiers::CTRL, ctrl);
        held.set(iced::keyboard::Modifiers::SHIFT, shift);
        held.set(iced::keyboard::Modifiers::ALT, alt);
        let key = match key {
            ChordKey::Named(named) => iced::keyboard::Key::Named(named),
            ChordKey::Letter(letter) => iced::keyboard::Key::Character(letter.to_string().into()),
        };
        self.grid.key(&key, held, true).map(Message::Grid)
    }

    fn row_menu(&self) -> Option<Message> {
        self.grid.chosen().map(|place| Message::Grid(grid::Event::Menu(place, self.grid.at_chosen())))
    }

    /// Esc takes away one thing at a time: what lies on top, the ticks, then words and filter.
    fn escaped(&self) -> Option<Message> {
        if self.bulk.is_some() {
            Some(Message::Bulk(BulkMessage::Dropped))
        } else if self.export.is_some() {
            Some(Message::Out(OutMessage::Dropped))
        } else if self.stored.naming.is_some() {
            Some(Message::Stored(stored::Message::NamingDropped))
        } else if self.open != Open::Nothing {
            Some(Message::Opened(Open::Nothing))
        } else if self.out.is_some() {
            Some(Message::Out(OutMessage::Stopped))
        } else if !self.picks.is_empty() {
            Some(Message::Unticked)
        } else if self.panel {
            Some(Message::PanelShown(false))
        } else if self.filtered() {
            Some(Message::Cleared)
        } else {
            None
        }
    }
}

/// "hồ sơ (8 tập thể, 16 cá nhân)": what stands behind the number of rows.
fn tally(counts: [usize; 4]) -> String {
    let parts: Vec<String> = SubjectKind::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {}", grouped(count as u64), kind.counted()))
        .collect();
    if parts.is_empty() { "hồ sơ".to_owned() } else { format!("hồ sơ ({})", parts.join(", ")) }
}
