//! How the form and the pages beside it come together: the form alone stores the dossier, so what a page asks for goes
//! through it.

use super::{Form, Message};
use crate::domain::correction::DossierField;
use crate::screens::dossiers::pages::{self, Outcome, Shown, Tab, Work};
use crate::screens::{Desk, Effect, Notice};
use crate::ui::Element;
use crate::ui::measure::S12;
use iced::widget::column;

impl Form {
    pub(super) fn in_page(&mut self, message: pages::Message, desk: &Desk) -> Effect<Message> {
        self.compile(desk);
        let work = Work { dossier: &mut self.dossier, subject: &self.subject, desk };
        match self.pages.update(message, work) {
            Outcome::Nothing => Effect::None,
            Outcome::Typing => self.rest(),
            Outcome::Changed => self.flush(desk),
            Outcome::ChangedAnd(effect) => self.flush(desk).and(effect.map(Message::Page)),
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
        }
    }

    /// A file was let fall on the window: it is added, and the page of files shows it.
    pub(in super::super) fn dropped(&mut self, path: std::path::PathBuf, desk: &Desk) -> Effect<Message> {
        if self.locked(DossierField::Papers) {
            let words =
                "Hồ sơ đang được trả lại bổ sung và mục giấy tờ không được đánh dấu nên chưa thêm tệp được.";
            return Effect::Tell(Notice::info(words));
        }
        let chosen = pages::PapersMessage::Chosen(String::new(), vec![path]);
        let turned = if self.pages.tab == Tab::Papers { Effect::None } else { self.turn(Tab::Papers, desk) };
        turned.and(self.in_page(pages::Message::Papers(chosen), desk))
    }

    fn turn(&mut self, tab: Tab, desk: &Desk) -> Effect<Message> {
        let before = self.flush(desk);
        self.pages.tab = tab;
        before.and(self.pages.ask(self.dossier.id, desk, true).map(Message::Page))
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
