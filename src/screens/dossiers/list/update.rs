//! What the list does about what happened.

use super::bulk::Message as BulkMessage;
use super::{ColumnChange, Columns, Facet, List, Message, Open, Typed, columns, stored};
use crate::exchange::templates::Template;
use crate::screens::{Desk, Effect, Notice, Place, templates};
use crate::ui::grid;
use iced::Task;

impl List {
    pub(in super::super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Found { asked, found } if asked == self.asked => match found {
                Ok(found) => {
                    self.take(found);
                    // The list may have become shorter than where it stood.
                    return self.fetch(desk);
                }
                Err(error) => return Effect::Tell(Notice::from(&error)),
            },
            Message::Fetched { asked, listing } if asked == self.asked => match listing {
                Ok(listing) => {
                    self.keep(listing);
                    // The list may have been scrolled on while these were being read.
                    return self.fetch(desk);
                }
                Err(error) => {
                    self.wanted = 0..0;
                    return Effect::Tell(Notice::from(&error));
                }
            },
            Message::Stretched { asked, ids } if asked == self.asked => match ids {
                Ok(ids) => self.picks.stretch(ids),
                Err(error) => return Effect::Tell(Notice::from(&error)),
            },
            Message::AllFound { asked, ids } if asked == self.asked => match ids {
                Ok(ids) => self.picks.take_all(ids),
                Err(error) => return Effect::Tell(Notice::from(&error)),
            },
            Message::Found { .. }
            | Message::Fetched { .. }
            | Message::Stretched { .. }
            | Message::AllFound { .. } => {}
            Message::Grid(event) => return self.in_grid(event, desk),
            Message::Typed(words) => {
                self.filter.words = words;
                return self.ask_from_top(desk);
            }
            Message::Cleared => {
                let (order, descending) = (self.filter.order, self.filter.descending);
                self.filter = crate::storage::DossierFilter { order, descending, ..Default::default() };
                self.typed.clear();
                self.stored.shown = None;
                return self.ask_from_top(desk);
            }
            Message::Faceted(facet, on) => {
                facet.put(&mut self.filter, on);
                let field = match facet {
                    Facet::Unit(_) => Some(Typed::Unit),
                    Facet::Field(_) => Some(Typed::Field),
                    Facet::Award(_) => Some(Typed::Award),
                    _ => None,
                };
                if let Some(field) = field {
                    self.typed.remove(&(field as u8));
                }
                return self.ask_from_top(desk);
            }
            Message::FacetTyped(field, words) => {
                self.typed.insert(field as u8, words);
            }
            Message::PanelShown(shown) => self.panel = shown,
            Message::Opened(open) => self.open = open,
            Message::Ordered(order) => {
                self.filter.order = order;
                self.filter.descending = false;
                return self.reorder(desk);
            }
            Message::Turned(descending) => {
                self.filter.descending = descending;
                return self.reorder(desk);
            }
            Message::Columned(change) => return self.columned(change),
            Message::Unticked => self.picks.clear(),
            Message::Moved(by) => return self.move_chosen(by, desk),
            Message::MoveRead(read) => return self.moved(read),
            Message::Bulk(message) => return self.in_bulk(message, desk),
            Message::Out(message) => return self.in_out(message, desk),
            Message::Stored(message) => return self.in_stored(message, desk),
            Message::Template(message) => {
                self.open = Open::Nothing;
                return templates::update(Template::Dossiers, message, desk).map(Message::Template);
            }
            Message::PlansWanted => return Effect::Go(Place::Plans),
        }
        Effect::None
    }

    fn in_grid(&mut self, event: grid::Event, desk: &Desk) -> Effect<Message> {
        if let grid::Event::Scrolled { offset, height } = event {
            if let Some(back) = self.returning.take()
                && (offset - back).abs() > 0.5
            {
                let _: Task<Message> =
                    self.grid.update(grid::Event::Scrolled { offset: back, height }, self.count);
                return Effect::Run(self.grid.restore()).and(self.fetch(desk));
            }
            self.offset = offset;
        }
        let before = self.chosen;
        let scroll = self.grid.update(event, self.count);
        self.chosen = self.grid.chosen().and_then(|place| self.at(place));
        match event {
            grid::Event::Sorted(sort) => {
                if let Some(order) = self.columns.at(sort.column).and_then(columns::order) {
                    (self.filter.order, self.filter.descending) = (order, sort.descending);
                }
                return Effect::Run(scroll).and(self.reorder(desk));
            }
            grid::Event::Stepped(_) => {
                self.picks.rest();
                return Effect::Run(scroll).and(self.fetch(desk));
            }
            grid::Event::Scrolled { .. } => return self.fetch(desk),
            grid::Event::Chosen(_) => self.picks.rest(),
            grid::Event::Ticked(place) => {
                if let Some(id) = self.at(place) {
                    self.picks.toggle(id);
                }
            }
            grid::Event::Joined(place) => {
                if let Some(id) = self.at(place) {
                    self.picks.join(id, before);
                }
            }
            grid::Event::Reached(_) => return self.stretch(desk),
            grid::Event::Stretched(_) => {
                return Effect::Run(scroll).and(self.stretch(desk)).and(self.fetch(desk));
            }
            grid::Event::AllTicked(true) => {
                return self.ask_ids(0..self.count, desk, |asked, ids| Message::AllFound { asked, ids });
            }
            grid::Event::AllTicked(false) => self.picks.clear(),
            grid::Event::Menu(place, at) => {
                // A menu beside the ticks is about its own row alone.
                if self.at(place).is_some_and(|id| !self.picks.has(id)) {
                    self.picks.clear();
                }
                self.open = Open::Row(at);
            }
            grid::Event::Resized { column, width } => self.columns.widen(column, width),
            grid::Event::Fitted(place) => {
                if let Some(column) = self.columns.at(place) {
                    let texts = self.rows.values().map(|row| column.text(row, &self.names));
                    let width = columns::fitting(column, texts);
                    self.columns.widen(place, width);
                    return self.remember();
                }
            }
            grid::Event::Adjusted => return self.remember(),
            grid::Event::Opened(_) | grid::Event::Slid(_) => {}
        }
        Effect::None
    }

    fn columned(&mut self, change: ColumnChange) -> Effect<Message> {
        match change {
            ColumnChange::Show(column, shown) => self.columns.show(column, shown),
            ColumnChange::Shift(column, by) => self.columns.shift(column, isize::from(by)),
            ColumnChange::Widen(column, by) => self.columns.step(column, by),
            ColumnChange::Even => self.columns.even(),
            ColumnChange::Usual => self.columns = Columns::default(),
        }
        self.mark_order();
        self.remember()
    }

    /// The order was changed: the chosen dossier is looked for where it now stands.
    fn reorder(&mut self, desk: &Desk) -> Effect<Message> {
        self.mark_order();
        self.ask(desk).and(self.remember())
    }

    /// What was found is read from its beginning.
    pub(super) fn ask_from_top(&mut self, desk: &Desk) -> Effect<Message> {
        let _: Task<Message> =
            self.grid.update(grid::Event::Scrolled { offset: 0.0, height: 0.0 }, self.count);
        self.offset = 0.0;
        self.picks.rest();
        self.picks.all = false;
        // With every letter another list: looking for the chosen one in it would cost a walk through all of it.
        self.chosen = None;
        let scroll = self.grid.restore();
        Effect::Run(scroll).and(self.ask(desk))
    }

    /// A deed of this screen was refused.
    pub(in super::super) fn refused(&mut self, desk: &Desk) -> Effect<Message> {
        self.moving = false;
        match &mut self.bulk {
            Some(_) => self.in_bulk(BulkMessage::Refused, desk),
            None => Effect::None,
        }
    }

    /// Reads what was remembered of columns and stored filters, at birth.
    pub(in super::super) fn recall(&self, desk: &Desk) -> Effect<Message> {
        stored::read(desk)
    }
}
