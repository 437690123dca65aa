//! The plan as read: the outline, the chosen section, the deeds on the tree.

use super::super::super::{Desk, Effect};
use super::super::head::HeadForm;
use super::super::node::{self, NodeForm};
use super::super::outline::{self, Deed, Folding, Holds};
use super::{Editor, Message, deeds};
use crate::domain::Command;
use crate::domain::ids::SectionId;
use crate::storage::PlanFile;
use crate::ui::tree::Drop;
use iced::Task;

impl Editor {
    pub(super) fn loaded(&mut self, file: PlanFile, desk: &Desk) -> Effect<Message> {
        self.trouble = None;
        let typing = self.resting.is_some();
        let before = self.chosen.and_then(|id| self.rows.iter().position(|row| row.id == id));
        let anew = self.file.as_ref() != Some(&file);
        match &mut self.head {
            Some(head) => head.adopt(&file.plan, typing, desk),
            None => self.head = Some(HeadForm::of(&file.plan, desk)),
        }
        self.criteria.adopt(&file.sets, typing);
        if let Some(id) = self.offers.arrived(&file.sets) {
            self.criteria.take(super::super::criteria::Typed::SetChosen(id), self.plan, &file.sets, desk);
        }
        self.file = Some(file);
        self.outline(desk);
        let exists = |id: &SectionId| self.rows.iter().any(|row| row.id == *id);
        let added = self.next.take_if(|next| exists(next));
        let stays = self.chosen.filter(|id| exists(id));
        // After a removal the row that moved up into the gap is the next thing one looks at.
        let near = before.and_then(|at| self.rows.get(at).or(self.rows.last())).or(self.rows.first());
        let chosen = added.or(stays).or(near.map(|row| row.id));
        let mut effect = Effect::None;
        if chosen == self.chosen {
            let gone = match (&mut self.node, &self.file) {
                (Some(node), Some(file)) => node.adopt(file, typing, desk).is_none(),
                _ => true,
            };
            if gone {
                self.load_node(chosen, desk);
            }
        } else {
            self.load_node(chosen, desk);
            effect = effect.and(self.reveal()).and(self.aim());
        }
        if let Some(added) = added {
            effect = effect.and(Effect::Run(self.focus(added)));
        }
        effect = effect.and(self.turn_pages(desk)).and(Effect::Run(self.ask_followed(desk)));
        if anew { effect.and(self.redraw(desk)) } else { effect }
    }

    pub(super) fn load_node(&mut self, chosen: Option<SectionId>, desk: &Desk) {
        self.chosen = chosen;
        self.node = self.file.as_ref().and_then(|file| {
            let section = file.sections.iter().find(|section| Some(section.id) == chosen)?;
            Some(NodeForm::of(section, file, desk))
        });
        if let Some(id) = chosen {
            self.tree.unhide(&self.rows, id);
        }
        self.weigh();
    }

    /// Which deeds can be done now.
    fn weigh(&mut self) {
        self.able.clear();
        if let Some(file) = &self.file {
            let chosen = self.chosen;
            self.able.extend(Deed::ALL.into_iter().filter(|deed| outline::can(file, chosen, *deed)));
        }
    }

    /// Brings the chosen row into sight.
    fn reveal(&self) -> Effect<Message> {
        match self.chosen.and_then(|id| self.tree.place(&self.rows, id)) {
            Some(place) => Effect::Run(self.tree.list.reveal(place)),
            None => Effect::None,
        }
    }

    pub(super) fn fold(&mut self, folding: Folding, desk: &Desk) -> Effect<Message> {
        match self.tree.fold(folding, &self.rows, self.chosen) {
            Some(next) if Some(next) != self.chosen => self.choose(next, desk),
            _ => Effect::None,
        }
    }

    pub(super) fn dropped(&mut self, drop: Drop, desk: &Desk) -> Effect<Message> {
        if self.is_locked() {
            return Effect::None;
        }
        // First the command: storing what is typed may load other rows than those that were dragged.
        let command = self
            .file
            .as_ref()
            .and_then(|file| outline::moved(&file.sections, &self.rows, self.tree.shown(), drop));
        match command {
            Some(command) => self.flush(desk).and(Effect::Save(command)),
            None => Effect::None,
        }
    }

    pub(super) fn focus(&self, id: SectionId) -> Task<Message> {
        match self.rows.iter().find(|row| row.id == id).map(|row| row.holds) {
            Some(Holds::Heading | Holds::Appendix) => iced::widget::operation::focus(node::HEADING),
            Some(Holds::Text) => iced::widget::operation::focus(node::BODY),
            _ => Task::none(),
        }
    }

    /// What is derived from the file: the outline and the words of the head line.
    pub(super) fn outline(&mut self, desk: &Desk) {
        let Some(file) = &self.file else { return };
        self.rows = outline::rows(file, desk);
        self.tree.take(&self.rows);
        self.under = deeds::under(&file.plan, desk);
        self.criteria_title = format!("Tiêu chí ({})", file.sets.len());
        self.weigh();
        self.follow(desk);
    }

    pub(super) fn choose(&mut self, id: SectionId, desk: &Desk) -> Effect<Message> {
        if self.chosen == Some(id) {
            return self.aim();
        }
        let flushed = self.flush(desk);
        self.load_node(Some(id), desk);
        flushed.and(self.reveal()).and(self.aim())
    }

    pub(super) fn step(&mut self, by: i32, desk: &Desk) -> Effect<Message> {
        let shown = self.tree.shown();
        let at = self.chosen.and_then(|id| self.tree.place(&self.rows, id)).unwrap_or(0);
        let to = at.saturating_add_signed(by as isize).min(shown.len().saturating_sub(1));
        match shown.get(to).and_then(|at| self.rows.get(*at)).map(|row| row.id) {
            Some(id) => self.choose(id, desk),
            None => Effect::None,
        }
    }

    pub(super) fn deed(&mut self, deed: Deed, desk: &Desk) -> Effect<Message> {
        if self.is_locked() {
            return Effect::None;
        }
        let flushed = self.flush(desk);
        let Some(file) = &self.file else { return flushed };
        let done = match deed {
            Deed::AddAfter | Deed::AddUnder | Deed::AddTable | Deed::AddAppendix => {
                let id = desk.fresh();
                self.next = Some(id);
                let section = outline::added(&file.sections, self.plan, self.chosen, deed, id);
                Effect::Save(Command::SaveSection { section })
            }
            Deed::Remove => {
                let command = self.chosen.and_then(|id| outline::command(file, id, deed));
                command.map_or(Effect::None, Effect::Change)
            }
            Deed::Up | Deed::Down | Deed::Indent | Deed::Outdent => {
                let command = self.chosen.and_then(|id| outline::command(file, id, deed));
                command.map_or(Effect::None, Effect::Save)
            }
        };
        flushed.and(done)
    }
}
