//! The pages that follow the plan: its obligations with their state, and what is found on its paper.

use super::super::super::preview::off_thread;
use super::super::super::{Desk, Effect};
use super::super::{findings, followed};
use super::paper::profile_of;
use super::{Editor, Message, Tab};
use crate::domain::ids::SectionId;
use crate::domain::intake::{Proposed, proposed_and_open};
use crate::domain::plan::PlanText;
use crate::domain::progress::Followed;
use crate::forms::Spot;
use iced::Task;

/// What was sent for the plan, and the superior's plan that it carries out.
pub type Heard = (Followed, Option<Box<PlanText>>);

impl Editor {
    /// "Chỉ tiêu": the obligations with their state, and what was found in the text.
    #[must_use]
    pub fn followed(&self) -> &followed::Followed {
        &self.followed
    }

    /// What is found on the paper.
    #[must_use]
    pub fn findings(&self) -> &findings::Findings {
        &self.findings
    }

    /// Reads what was sent, and the superior's plan.
    pub(super) fn ask_followed(&self, desk: &Desk) -> Task<Message> {
        let plan = self.plan;
        let superior = self.file.as_ref().and_then(|file| file.plan.origin.superior);
        let read = desk.store.read(move |db| {
            let superior = match superior {
                Some(id) => Some(Box::new(db.plan(id)?.text())),
                None => None,
            };
            Ok((db.followed(plan)?, superior))
        });
        Task::perform(read, move |heard| Message::Heard(plan, heard.map(Box::new)))
    }

    pub(super) fn heard(&mut self, heard: Heard, desk: &Desk) -> Effect<Message> {
        let other = self.followed.superior() != heard.1.as_deref();
        self.followed.hear(heard.0, heard.1);
        self.follow(desk);
        // The paper is judged against the superior's plan too.
        if other && self.issued_version().is_none() { self.look_through(desk) } else { Effect::None }
    }

    /// Brings the panel, and the marks in the outline, in line with the plan as it is now.
    pub(super) fn follow(&mut self, desk: &Desk) {
        let Some(file) = &self.file else { return };
        self.followed.adopt(file, &self.rows, desk);
        for row in &mut self.rows {
            let section = file.sections.iter().find(|section| section.id == row.id);
            row.state = section.and_then(|section| self.followed.tone_of(section));
        }
    }

    pub(super) fn in_followed(&mut self, message: followed::Message, desk: &Desk) -> Effect<Message> {
        match message {
            followed::Message::Opened(id) => {
                self.followed.open(id);
                Effect::None
            }
            followed::Message::Went(id) => self.go_to(id, desk),
            followed::Message::Given(key, words) => {
                self.followed.proposals.give(&key, words);
                Effect::None
            }
            deed => {
                if self.is_locked() {
                    return Effect::None;
                }
                let flushed = self.flush(desk);
                let settled = match &deed {
                    followed::Message::Accepted(key) | followed::Message::Declined(key) => Some(key.clone()),
                    _ => None,
                };
                let command = self.file.as_ref().and_then(|file| self.followed.command(&deed, file, desk));
                if let Some(key) = settled.filter(|_| command.is_some()) {
                    // A second click must find nothing to press.
                    self.followed.proposals.settle(&key);
                }
                flushed.and(command.map_or(Effect::None, Effect::Change))
            }
        }
    }

    /// Goes to a section in the outline, from wherever one is.
    pub(super) fn go_to(&mut self, id: SectionId, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        self.tab = Tab::Content;
        flushed.and(self.choose(id, desk)).and(Effect::Run(self.focus(id)))
    }

    /// Has the text of a draft looked through for obligations; the answer comes by itself.
    pub(super) fn ask_proposals(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(file) = self.file.as_ref().filter(|_| !self.is_locked()) else {
            self.followed.proposals.clear();
            return Effect::None;
        };
        let (text, units) = (file.text(), desk.units.clone());
        let asked = self.followed.proposals.ask();
        let work = move || proposed_and_open(&text, &units);
        Effect::Run(Task::perform(off_thread("proposals", work), move |found| {
            Message::Proposed(asked, found.unwrap_or_default())
        }))
    }

    pub(super) fn proposed(&mut self, asked: u64, found: &[Proposed], desk: &Desk) {
        if let Some(file) = &self.file {
            self.followed.proposals.hear(asked, found, file, desk);
        }
    }

    /// Has the paper looked through; the answer comes by itself.
    pub(super) fn look_through(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(paper) = self.paper(desk) else {
            self.findings.clear();
            return Effect::None;
        };
        let asked = self.findings.ask();
        let ground = findings::Ground {
            superior: self.followed.superior().cloned().map(Box::new),
            bases: desk.bases.clone(),
            today: desk.today,
        };
        let work = move || match profile_of(&paper.office) {
            Ok(profile) => findings::look(paper, &profile, &ground),
            // The preview says that the form cannot be read.
            Err(_) => Vec::new(),
        };
        Effect::Run(Task::perform(off_thread("findings", work), move |found| {
            Message::Findings(findings::Message::Found(asked, found.unwrap_or_default()))
        }))
    }

    pub(super) fn in_findings(&mut self, message: findings::Message, desk: &Desk) -> Effect<Message> {
        match message {
            findings::Message::Found(asked, found) => self.findings.hear(asked, found),
            findings::Message::Toggled => self.findings.toggle(),
            findings::Message::Opened(at) => {
                let way = self.findings.all().get(at).zip(self.file.as_ref());
                return match way.and_then(|(remark, file)| findings::way(remark, file)) {
                    Some(findings::Way::Section(id) | findings::Way::Spot(Spot::Section(id))) => {
                        self.go_to(id, desk)
                    }
                    Some(findings::Way::Spot(spot)) => self.jump(spot, desk),
                    None => Effect::None,
                };
            }
        }
        Effect::None
    }
}
