//! How the form and the pages beside it come together: the form alone stores the dossier, so what a page asks for goes
//! through it.

use super::{Form, Message};
use crate::domain::correction::DossierField;
use crate::screens::dossiers::pages::{self, Outcome, Shown, Tab, Work};
use crate::screens::{Desk, Effect};
use crate::ui::Element;
use crate::ui::measure::S12;
use iced::widget::column;

impl Form {
    /// Whether a field is closed because the dossier is out for correction and the field is not marked.
    pub(super) fn locked(&self, field: DossierField) -> bool {
        self.pages.locked(field)
    }

    pub(super) fn in_page(&mut self, message: pages::Message, desk: &Desk) -> Effect<Message> {
        self.compile(desk);
        let work = Work { dossier: &mut self.dossier, subject: &self.subject, desk };
        match self.pages.update(message, work) {
            Outcome::Nothing => Effect::None,
            Outcome::Typing => self.rest(),
            Outcome::Changed => self.flush(desk),
            Outcome::Deed(effect) => {
                let before = self.flush(desk);
                if !self.is_stored() {
                    return before;
                }
                self.revision += 1;
                self.compile(desk);
                before.and(effect.map(Message::Page))
            }
            Outcome::Run(effect) => effect.map(Message::Page),
            Outcome::Turn(tab) => self.turn(tab, desk),
            // The screen itself answers this, since it leads away from the form.
            Outcome::Show(id) => Effect::Run(iced::Task::done(Message::Showed(id))),
        }
    }

    fn turn(&mut self, tab: Tab, desk: &Desk) -> Effect<Message> {
        let before = self.flush(desk);
        let work = Work { dossier: &mut self.dossier, subject: &self.subject, desk };
        before.and(self.pages.turn(tab, work).map(Message::Page))
    }

    /// The form, or the page chosen instead, under the line of tabs; a dossier that is not stored yet is only a form.
    pub(super) fn tabbed<'a>(
        &'a self,
        facts: impl Into<Element<'a, Message>>,
        desk: &'a Desk,
    ) -> Element<'a, Message> {
        if !self.is_stored() {
            return facts.into();
        }
        let shown = Shown { dossier: &self.dossier, subject: &self.subject, desk };
        let page = match self.pages.view(shown) {
            Some(page) => page.map(Message::Page),
            None => facts.into(),
        };
        column![self.pages.tabs().map(Message::Page), page].spacing(S12).into()
    }
}
