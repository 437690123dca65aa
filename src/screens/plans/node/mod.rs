//! The chosen section in its form.

mod convert;
mod view;

use super::super::Desk;
use super::super::typed::Kept;
use super::duty::{self, DutyForm};
use super::outline::Holds;
use super::table::{self, TableForm};
use super::text::shown;
use super::text::{self, TextForm};
use crate::domain::Command;
use crate::domain::ids::{CriteriaSetId, SectionId};
use crate::domain::obligation::Obligation;
use crate::domain::plan::{Content, Marking, Section};
use crate::storage::PlanFile;
use crate::ui::area;
use iced::Task;

pub(super) use super::text::BODY;
pub(super) use view::HEADING;

/// What was typed, chosen or asked for.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Another marking.
    Marking(Marking),
    /// Another kind of content.
    Holds(Holds),
    /// The heading, or the title of an appendix.
    Heading(String),
    /// Whether the pages of an appendix lie on their side.
    Landscape(bool),
    /// An action in the running text.
    Body(area::Action),
    /// "Đậm", for what is marked or all of it.
    Bold,
    /// "Nghiêng".
    Italic,
    /// Elsewhere in the form of running text.
    Text(text::Typed),
    /// "Tách thành từng đoạn".
    Split,
    /// In the form of a table.
    Table(table::Typed),
    /// Another set of criteria.
    Set(CriteriaSetId),
    /// In the form of the obligation.
    Duty(duty::Typed),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) fn is_text(&self) -> bool {
        match self {
            Self::Heading(_) | Self::Body(_) | Self::Text(text::Typed::Undone | text::Typed::Redone) => true,
            Self::Duty(typed) => typed.is_text(),
            Self::Table(typed) => typed.is_text(),
            _ => false,
        }
    }

    /// Whether it changes nothing that is stored: the caret moved, a list was opened.
    pub(super) fn only_looks(&self) -> bool {
        match self {
            Self::Body(action) => !action.is_edit(),
            Self::Text(typed) => typed.only_looks(),
            Self::Table(typed) => typed.only_looks(),
            Self::Duty(typed) => typed.only_looks(),
            _ => false,
        }
    }
}

/// What came of something typed.
pub(super) enum Taken {
    /// Only the draft changed.
    Draft,
    /// A deed that takes the draft along.
    Deed(Box<Command>),
    /// The draft may have changed, and the keyboard or the view moves.
    Task(Task<()>),
}

impl Taken {
    fn of(command: Option<Command>) -> Self {
        command.map_or(Self::Draft, |command| Self::Deed(Box::new(command)))
    }
}

/// The draft of one section, with the obligation it prints.
#[derive(Debug)]
pub struct NodeForm {
    section: Section,
    kept: Kept<Section>,
    heading: String,
    text: Option<TextForm>,
    table: Option<TableForm>,
    duty: Option<(DutyForm, Kept<Obligation>)>,
    error: Option<String>,
}

impl NodeForm {
    /// The form of a stored section.
    pub(super) fn of(section: &Section, file: &PlanFile, desk: &Desk) -> Self {
        let section = shown::current(section, file, desk);
        let (mut heading, mut text, mut table) = (String::new(), None, None);
        match &section.content {
            Content::Heading { text } | Content::Appendix { text, .. } => heading.clone_from(text),
            Content::Text { runs } => {
                text = Some(TextForm::of(section.id, runs.clone(), file, desk));
            }
            Content::Table { table: stored } => table = Some(TableForm::of(stored)),
            Content::Obligation { .. } | Content::Criteria { .. } => {}
        }
        let duty = printed(&section, file)
            .map(|obligation| (DutyForm::of(obligation), Kept::new(Some(obligation.clone()))));
        Self { kept: Kept::new(Some(section.clone())), section, heading, text, table, duty, error: None }
    }

    /// Which section.
    #[must_use]
    pub fn id(&self) -> SectionId {
        self.section.id
    }

    /// What it holds.
    #[must_use]
    pub fn holds(&self) -> Holds {
        Holds::of(&self.section.content)
    }

    /// Takes what was typed; what is more than typing comes back as a deed, what only moves about as a task.
    pub(super) fn take(&mut self, typed: Typed, file: &PlanFile, desk: &Desk) -> Taken {
        self.error = None;
        let name = |id| desk.unit_name(id);
        match typed {
            Typed::Marking(marking) => self.section.marking = marking,
            Typed::Heading(text) => self.heading = text,
            Typed::Landscape(on) => {
                if let Content::Appendix { landscape, .. } = &mut self.section.content {
                    *landscape = on;
                }
            }
            Typed::Body(action) => {
                if let Some(text) = &mut self.text {
                    text.act(action, file, desk);
                }
            }
            Typed::Bold | Typed::Italic => {
                if let Some(text) = &mut self.text {
                    text.toggle(matches!(typed, Typed::Bold));
                }
            }
            Typed::Text(typed) => {
                if let Some(text) = &mut self.text {
                    return Taken::Task(text.take(typed, file, desk));
                }
            }
            Typed::Table(typed) => {
                if let Some(table) = &mut self.table {
                    return Taken::Task(table.take(typed));
                }
            }
            Typed::Set(set) => self.section.content = Content::Criteria { set },
            Typed::Duty(typed) => {
                if let Some((form, _)) = &mut self.duty {
                    form.take(typed, name, desk.today);
                }
            }
            Typed::Holds(holds) => return Taken::of(self.converted(holds, file, desk)),
            Typed::Split => return Taken::of(self.split(file, desk)),
        }
        Taken::Draft
    }

    /// The section as it is stored.
    pub(super) fn built(&self) -> Section {
        let content = match &self.section.content {
            Content::Heading { .. } => Content::Heading { text: self.heading.trim().to_owned() },
            Content::Appendix { landscape, .. } => {
                Content::Appendix { text: self.heading.trim().to_owned(), landscape: *landscape }
            }
            data => match (&self.text, &self.table) {
                (Some(text), _) => Content::Text { runs: text.runs().to_vec() },
                (_, Some(table)) => Content::Table { table: table.table().clone() },
                _ => data.clone(),
            },
        };
        Section { content, ..self.section.clone() }
    }

    /// What must be stored now, in order.
    pub(super) fn save(&mut self, file: &mut PlanFile, desk: &Desk) -> Vec<Command> {
        let mut commands = Vec::new();
        let section = self.built();
        if self.kept.send(&section) {
            if let Some(here) = file.sections.iter_mut().find(|one| one.id == section.id) {
                // An edit never moves a section, in the store or here.
                here.marking = section.marking;
                here.content = section.content.clone();
            }
            commands.push(Command::SaveSection { section });
        }
        if let Some((form, kept)) = &mut self.duty
            && let (Ok(duty), Some(stored)) = (form.built(desk.today), kept.stored())
        {
            let obligation = Obligation { duty, wording: form.own_words(), ..stored.clone() };
            if kept.send(&obligation) {
                if let Some(here) = file.obligations.iter_mut().find(|one| one.id == obligation.id) {
                    here.duty = obligation.duty.clone();
                    here.wording.clone_from(&obligation.wording);
                }
                commands.push(Command::SaveObligation { obligation });
            }
        }
        commands
    }

    /// A field was left.
    pub(super) fn left(&mut self, desk: &Desk) {
        if let Some((form, _)) = &mut self.duty {
            form.left(desk.today);
        }
    }

    /// Takes over what is stored now, unless something is being typed. `None` when the section is gone.
    pub(super) fn adopt(&mut self, file: &PlanFile, typing: bool, desk: &Desk) -> Option<()> {
        let stored = file.sections.iter().find(|one| one.id == self.section.id)?;
        let now = shown::current(stored, file, desk);
        let mut anew = self.kept.heard(&now, typing);
        if let (Some((_, kept)), Some(obligation)) = (&mut self.duty, printed(stored, file)) {
            anew |= kept.heard(obligation, typing);
        }
        if anew {
            let caret = self.text.as_ref().map(TextForm::caret);
            *self = Self::of(stored, file, desk);
            if let (Some(text), Some(caret)) = (&mut self.text, caret) {
                text.show(caret);
            }
        }
        Some(())
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.kept.refused();
        if let Some((_, kept)) = &mut self.duty {
            kept.refused();
        }
        self.error = Some(sentence);
    }
}

fn printed<'a>(section: &Section, file: &'a PlanFile) -> Option<&'a Obligation> {
    match section.content {
        Content::Obligation { obligation } => file.obligations.iter().find(|one| one.id == obligation),
        _ => None,
    }
}
