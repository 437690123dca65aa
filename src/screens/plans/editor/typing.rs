//! What is typed into the forms, and when it is stored.

use super::super::super::typed::Said;
use super::super::super::{Desk, Effect, Notice, after_pause};
use super::super::criteria;
use super::super::node::{self, Taken};
use super::super::outline::Holds;
use super::{Editor, Message, SHOWN, Tab};
use crate::domain::plan::PlanState;
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;

impl Editor {
    pub(super) fn node_typed(&mut self, typed: node::Typed, desk: &Desk) -> Effect<Message> {
        let text = typed.is_text();
        if self.is_locked() {
            return Effect::None;
        }
        let (Some(node), Some(file)) = (&mut self.node, &self.file) else { return Effect::None };
        if typed.only_looks() {
            // Nothing to store, nothing to wait for.
            return match node.take(typed, file, desk) {
                Taken::Task(task) => Effect::Run(task.discard()),
                Taken::Draft | Taken::Deed(_) => Effect::None,
            };
        }
        if let node::Typed::Holds(Holds::Criteria) = typed
            && file.sets.is_empty()
        {
            let words = "Kế hoạch chưa có bộ tiêu chí nào. Hãy thêm ở thẻ “Tiêu chí” trước.";
            return Effect::Tell(Notice::info(words));
        }
        match node.take(typed, file, desk) {
            // The deed takes what was typed along; storing the old form after it would undo it.
            Taken::Deed(command) => {
                self.resting = None;
                Effect::Change(*command)
            }
            Taken::Task(task) => self.settle(text, desk).and(Effect::Run(task.discard())),
            Taken::Draft => self.settle(text, desk),
        }
    }

    pub(super) fn criteria_typed(&mut self, typed: criteria::Typed, desk: &Desk) -> Effect<Message> {
        let text = typed.is_text();
        // Another set takes the place of the draft: that is stored first.
        let flushed = if typed.turns_away() { self.flush(desk) } else { Effect::None };
        let Some(file) = &self.file else { return flushed };
        match self.criteria.take(typed, self.plan, &file.sets, desk) {
            criteria::Taken::Deed(command) => {
                // What the deed changes is loaded into the form, whatever was typed just before.
                self.resting = None;
                flushed.and(Effect::Change(*command))
            }
            criteria::Taken::Draft => flushed.and(self.settle(text, desk)),
            criteria::Taken::Task(task) => {
                let settled = self.settle(text, desk);
                let task = task.map(|typed| Message::Criteria(Said::Typed(typed)));
                flushed.and(settled).and(Effect::Run(task))
            }
        }
    }

    pub(super) fn left(&mut self, desk: &Desk) -> Effect<Message> {
        match self.tab {
            Tab::Content => {
                if let Some(node) = &mut self.node {
                    node.left(desk);
                }
            }
            Tab::Head => {
                if let Some(head) = &mut self.head {
                    head.left(desk.today);
                }
            }
            Tab::Criteria => self.criteria.left(),
            Tab::Review | Tab::Life | Tab::Compare | Tab::Followed | Tab::Paper => {}
        }
        self.flush(desk)
    }

    /// Typing waits for a pause; a choice is stored at once.
    pub(super) fn settle(&mut self, text: bool, desk: &Desk) -> Effect<Message> {
        if text {
            let (task, handle) = after_pause(Message::Rested(self.plan));
            self.resting = Some(handle);
            Effect::Run(task)
        } else {
            self.flush(desk)
        }
    }

    /// Stores whatever differs from what is stored, and shows it on the paper at once.
    pub(in super::super) fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let Some(file) = &mut self.file else { return Effect::None };
        if file.plan.state != PlanState::Draft {
            return Effect::None;
        }
        let mut commands = Vec::new();
        if let Some(head) = &mut self.head
            && let Some(command) = head.save(desk)
        {
            if let Command::SavePlan { plan } = &command {
                file.plan = plan.clone();
            }
            commands.push(command);
        }
        commands.extend(self.criteria.save(&mut file.sets));
        if let Some(node) = &mut self.node {
            commands.extend(node.save(file, desk));
        }
        if commands.is_empty() {
            return Effect::None;
        }
        self.outline(desk);
        let saved = Effect::All(commands.into_iter().map(Effect::Save).collect());
        saved.and(self.redraw(desk))
    }

    pub(in super::super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if !changes.touch(&SHOWN) {
            // What was sent counts for the obligations; the plan itself is as it was.
            let sent = changes.touch(&[Area::Dossier, Area::Subject]);
            return if sent { Effect::Run(self.ask_followed(desk)) } else { Effect::None };
        }
        if changes.touch(&[Area::Plan]) {
            // Only the store's own answer closes the panel: until then it may have to say why not.
            let issued = desk.plan(self.plan).is_some_and(|plan| plan.state == PlanState::Issued);
            if issued {
                self.issue = None;
            }
        }
        let redraw = if changes.touch(&[Area::Office, Area::Unit]) {
            self.outline(desk);
            self.redraw(desk)
        } else {
            Effect::None
        };
        redraw.and(Effect::Run(self.read(desk)))
    }

    pub(in super::super) fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        let sentence = error.to_string();
        self.next = None;
        if let Some(issue) = &mut self.issue {
            issue.refused(sentence);
            return Effect::None;
        }
        if self.life.refused(&sentence) || self.offers.refused(&sentence) {
            return Effect::None;
        }
        match self.tab {
            Tab::Content => {
                if let Some(node) = &mut self.node {
                    node.refused(sentence);
                }
            }
            Tab::Head => {
                if let Some(head) = &mut self.head {
                    head.refused(sentence);
                }
            }
            Tab::Criteria => self.criteria.refused(sentence),
            // Their deeds leave no draft behind; the notice has said why.
            Tab::Review | Tab::Life | Tab::Compare | Tab::Followed | Tab::Paper => {}
        }
        // The paper showed what was hoped for; it goes back to what is stored, the draft stays.
        self.ask_proposals(desk).and(Effect::Run(self.read(desk)))
    }
}
