//! Another kind of content for a section, and one section divided into many.

use super::super::super::Desk;
use super::super::outline::{self, Holds};
use super::super::text::runs;
use super::{NodeForm, duty};
use crate::domain::Command;
use crate::domain::obligation::Obligation;
use crate::domain::plan::{Content, Marking, Section};
use crate::storage::PlanFile;

impl NodeForm {
    /// Another kind of content, keeping the words where both have words.
    pub(super) fn converted(&self, holds: Holds, file: &PlanFile, desk: &Desk) -> Option<Command> {
        if holds == self.holds() {
            return None;
        }
        let words = match &self.section.content {
            Content::Heading { .. } | Content::Appendix { .. } => self.heading.clone(),
            Content::Table { .. } => self.built().content.words(),
            _ => self.text.as_ref().map(|text| runs::words(text.runs())).unwrap_or_default(),
        };
        let mut before = Vec::new();
        let content = match holds {
            Holds::Heading => Content::Heading { text: words.replace('\n', " ").trim().to_owned() },
            Holds::Text => Content::text(words),
            Holds::Obligation => {
                let to = desk.office.as_ref().map_or("", |office| office.name.as_str());
                let obligation = Obligation {
                    id: desk.fresh(),
                    plan: self.section.plan,
                    duty: duty::first(to),
                    wording: String::new(),
                };
                let id = obligation.id;
                before.push(Command::SaveObligation { obligation });
                Content::Obligation { obligation: id }
            }
            Holds::Table => {
                let mut table = outline::first_table();
                table.caption = words.replace('\n', " ").trim().to_owned();
                Content::Table { table }
            }
            Holds::Appendix => {
                Content::Appendix { text: words.replace('\n', " ").trim().to_owned(), landscape: false }
            }
            Holds::Criteria => Content::Criteria { set: file.sets.first()?.id },
        };
        // What is marked as an appendix is one, and nothing else is.
        let marking = match (holds, self.section.marking) {
            (Holds::Appendix, _) => Marking::Appendix,
            (Holds::Table, Marking::Appendix) => Marking::Plain,
            (_, Marking::Appendix) => Marking::Roman,
            (_, marking) => marking,
        };
        let section = Section { content, marking, ..self.section.clone() };
        let mut commands = before;
        commands.push(Command::SaveSection { section });
        if let Content::Obligation { obligation } = self.section.content {
            let elsewhere = file
                .sections
                .iter()
                .any(|one| one.id != self.section.id && one.content.obligations().any(|id| id == obligation));
            if !elsewhere {
                commands.push(Command::RemoveObligation { id: obligation });
            }
        }
        Some(Command::Batch { title: "Đổi loại nội dung của mục".to_owned(), commands })
    }

    /// Each line becomes a section of its own: text pasted from Word comes with one line for each paragraph.
    pub(super) fn split(&self, file: &PlanFile, desk: &Desk) -> Option<Command> {
        let runs = self.text.as_ref()?.runs();
        let text = runs::words(runs);
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                lines.push(runs::slice(runs, at..at + line.len()));
            }
            at += line.len() + 1;
        }
        if lines.len() < 2 {
            return None;
        }
        let count = lines.len();
        let here = file.sections.iter().find(|one| one.id == self.section.id)?;
        let commands = (0..).zip(lines).map(|(i, runs)| {
            let id = if i == 0 { here.id } else { desk.fresh() };
            let section = Section {
                id,
                position: here.position.saturating_add(i),
                marking: self.section.marking,
                content: Content::Text { runs },
                ..here.clone()
            };
            Command::SaveSection { section }
        });
        Some(Command::Batch { title: format!("Tách thành {count} đoạn"), commands: commands.collect() })
    }
}
