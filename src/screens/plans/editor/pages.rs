//! The pages beside the writing: "Rà lại", "Diễn biến", "So sánh".

use super::super::super::typed::Said;
use super::super::super::{Desk, Effect};
use super::super::criteria::CriteriaForm;
use super::super::{compare, criteria_offers, life, review};
use super::{Editor, Message, Tab, deeds};
use crate::domain::plan::InheritedIn;
use crate::storage::PlanFile;

impl Editor {
    /// Brings the pages in line with the plan as it was read.
    pub(super) fn turn_pages(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(file) = &self.file else { return Effect::None };
        self.review.adopt(&file.text(), &self.rows);
        if self.tab == Tab::Review && !self.review.is_needed() {
            self.tab = Tab::Content;
        }
        self.life.adopt(file, &deeds::symbol(desk.office.as_ref()), desk.today);
        let compared = self.compare.adopt(file, self.tab == Tab::Compare, desk).map(Message::Compare);
        if self.tab == Tab::Criteria { compared.and(self.ask_criteria(desk)) } else { compared }
    }

    /// Asks what the store knows of the criteria besides what they say.
    fn ask_criteria(&self, desk: &Desk) -> Effect<Message> {
        let task = CriteriaForm::ask(self.plan, desk);
        Effect::Run(task.map(|typed| Message::Criteria(Said::Typed(typed))))
    }

    /// "Tiêu chí": the sets of criteria.
    #[must_use]
    pub fn criteria(&self) -> &CriteriaForm {
        &self.criteria
    }

    /// A page is turned to: the comparison is made when it is first looked at.
    pub(super) fn open_page(&mut self, desk: &Desk) -> Effect<Message> {
        match (&self.file, self.tab) {
            (Some(file), Tab::Compare) => self.compare.open(file, desk).map(Message::Compare),
            (Some(_), Tab::Criteria) => self.ask_criteria(desk),
            _ => Effect::None,
        }
    }

    /// "Rà lại": what came along from the plan copied.
    #[must_use]
    pub fn review(&self) -> &review::Review {
        &self.review
    }

    /// "Diễn biến": the life of the plan.
    #[must_use]
    pub fn life(&self) -> &life::Life {
        &self.life
    }

    /// "So sánh": the plan beside another.
    #[must_use]
    pub fn compare(&self) -> &compare::Compare {
        &self.compare
    }

    /// Which part is on show.
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Ready sets and Excel tables beside the criteria.
    #[must_use]
    pub fn offers(&self) -> &criteria_offers::Offers {
        &self.offers
    }

    pub(super) fn around_offers<'a>(&self, file: &'a PlanFile) -> criteria_offers::Around<'a> {
        criteria_offers::Around { plan: self.plan, sets: &file.sets, shown: self.criteria.shown() }
    }

    pub(super) fn in_offers(&mut self, message: criteria_offers::Message, desk: &Desk) -> Effect<Message> {
        // What is typed is stored before another set takes its place, or a file is written from it.
        let flushed = self.flush(desk);
        let Some(file) = &self.file else { return flushed };
        let around =
            criteria_offers::Around { plan: self.plan, sets: &file.sets, shown: self.criteria.shown() };
        flushed.and(self.offers.update(message, around, desk).map(Message::Offers))
    }

    pub(super) fn in_review(&mut self, message: review::Message, desk: &Desk) -> Effect<Message> {
        if let review::Message::FixAsked(place) = message {
            return self.open_place(place, desk);
        }
        let Some(file) = &self.file else { return Effect::None };
        self.review.update(message, self.plan, || file.text(), &self.rows).map(Message::Review)
    }

    /// Where a figure is put right: the head, the criteria, or the section that says it.
    fn open_place(&mut self, place: InheritedIn, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        let section = match place {
            InheritedIn::Head => {
                self.tab = Tab::Head;
                return flushed;
            }
            InheritedIn::Criteria { .. } => {
                self.tab = Tab::Criteria;
                return flushed.and(self.open_page(desk));
            }
            InheritedIn::Section { section } => Some(section),
            InheritedIn::Obligation { obligation } => self.file.as_ref().and_then(|file| {
                let prints = |section: &&crate::domain::plan::Section| {
                    section.content.obligations().any(|one| one == obligation)
                };
                file.sections.iter().find(prints).map(|section| section.id)
            }),
        };
        self.tab = Tab::Content;
        match section {
            Some(id) => {
                let chosen = self.choose(id, desk);
                flushed.and(chosen).and(Effect::Run(self.focus(id)))
            }
            None => flushed,
        }
    }

    pub(super) fn in_life(&mut self, message: life::Message, desk: &Desk) -> Effect<Message> {
        let flushed = match message {
            life::Message::StepAsked(_) => self.flush(desk),
            life::Message::CompareAsked(version) => {
                let against = compare::Against::Version(version);
                return self.in_compare(compare::Message::AgainstChosen(against), desk);
            }
            _ => Effect::None,
        };
        let Some(file) = &self.file else { return flushed };
        flushed.and(self.life.update(message, file, desk).map(Message::Life))
    }

    pub(super) fn in_compare(&mut self, message: compare::Message, desk: &Desk) -> Effect<Message> {
        if let compare::Message::SectionOpened(id) = message {
            self.tab = Tab::Content;
            return self.choose(id, desk);
        }
        let flushed = self.flush(desk);
        if matches!(message, compare::Message::AgainstChosen(_)) {
            self.tab = Tab::Compare;
        }
        let Some(file) = &self.file else { return flushed };
        flushed.and(self.compare.update(message, file, desk).map(Message::Compare))
    }
}
