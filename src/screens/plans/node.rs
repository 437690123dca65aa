//! The chosen section in its form.

use super::super::Desk;
use super::super::typed::{Kept, Named, Said, chosen, note, trouble};
use super::duty::{self, DutyForm};
use super::outline::Holds;
use super::runs;
use crate::domain::Command;
use crate::domain::ids::{CriteriaSetId, SectionId};
use crate::domain::obligation::Obligation;
use crate::domain::plan::{Content, Marking, Section, TextRun};
use crate::storage::PlanFile;
use crate::text::nfc;
use crate::ui::area::{self, Area};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, button, icon, label, measure};
use iced::widget::{column, row, scrollable, space};
use iced::{Alignment, Length, Padding};
use std::ops::Range;

/// What was typed, chosen or asked for.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Another marking.
    Marking(Marking),
    /// Another kind of content.
    Holds(Holds),
    /// The heading.
    Heading(String),
    /// An action in the running text.
    Body(area::Action),
    /// "Đậm", for what is marked or all of it.
    Bold,
    /// "Nghiêng".
    Italic,
    /// "Tách thành từng đoạn".
    Split,
    /// Another set of criteria.
    Set(CriteriaSetId),
    /// In the form of the obligation.
    Duty(duty::Typed),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) fn is_text(&self) -> bool {
        match self {
            Self::Heading(_) | Self::Body(_) => true,
            Self::Duty(typed) => typed.is_text(),
            _ => false,
        }
    }
}

/// The draft of one section, with the obligation it prints.
#[derive(Debug)]
pub struct NodeForm {
    section: Section,
    kept: Kept<Section>,
    heading: String,
    body: area::Content,
    runs: Vec<TextRun>,
    duty: Option<(DutyForm, Kept<Obligation>)>,
    error: Option<String>,
}

impl NodeForm {
    /// The form of a stored section.
    pub(super) fn of(section: &Section, file: &PlanFile) -> Self {
        let (heading, runs) = match &section.content {
            Content::Heading { text } => (text.clone(), vec![TextRun::default()]),
            Content::Text { runs } => (String::new(), runs.clone()),
            _ => (String::new(), vec![TextRun::default()]),
        };
        let duty = printed(section, file)
            .map(|obligation| (DutyForm::of(&obligation.duty), Kept::new(Some(obligation.clone()))));
        Self {
            section: section.clone(),
            kept: Kept::new(Some(section.clone())),
            heading,
            body: area::Content::with_text(&runs::words(&runs)),
            runs,
            duty,
            error: None,
        }
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

    /// Takes what was typed; what is more than typing comes back as a deed.
    pub(super) fn take(&mut self, typed: Typed, file: &PlanFile, desk: &Desk) -> Option<Command> {
        self.error = None;
        match typed {
            Typed::Marking(marking) => self.section.marking = marking,
            Typed::Heading(text) => self.heading = text,
            Typed::Body(action) => {
                let edit = action.is_edit();
                self.body.perform(action);
                if edit {
                    self.runs = runs::retyped(&self.runs, &self.typed_text());
                }
            }
            Typed::Bold => self.runs = runs::toggled(&self.runs, self.marked(), true),
            Typed::Italic => self.runs = runs::toggled(&self.runs, self.marked(), false),
            Typed::Set(set) => self.section.content = Content::Criteria { set },
            Typed::Duty(typed) => {
                if let Some((form, _)) = &mut self.duty {
                    form.take(typed);
                }
            }
            Typed::Holds(holds) => return self.converted(holds, file, desk),
            Typed::Split => return self.split(file, desk),
        }
        None
    }

    /// What the editor holds, composed, without the empty lines at its end.
    fn typed_text(&self) -> String {
        nfc(&self.body.text().replace("\r\n", "\n")).trim_end_matches('\n').to_owned()
    }

    /// The stretch that is marked in the editor; all of the text when nothing is.
    fn marked(&self) -> Range<usize> {
        let all = 0..runs::words(&self.runs).len();
        let cursor = self.body.cursor();
        let Some(other) = cursor.selection else { return all };
        let place = |at: area::Position| {
            let above: usize = self.body.lines().take(at.line).map(|line| nfc(&line.text).len() + 1).sum();
            (above + at.column).min(all.end)
        };
        let (a, b) = (place(cursor.position), place(other));
        let words = runs::words(&self.runs);
        let range = a.min(b)..a.max(b);
        let whole = words.is_char_boundary(range.start) && words.is_char_boundary(range.end);
        if whole && !range.is_empty() { range } else { all }
    }

    /// The section as it is stored.
    pub(super) fn built(&self) -> Section {
        let content = match &self.section.content {
            Content::Heading { .. } => Content::Heading { text: self.heading.trim().to_owned() },
            Content::Text { .. } => Content::Text { runs: self.runs.clone() },
            data => data.clone(),
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
            let obligation = Obligation { duty, ..stored.clone() };
            if kept.send(&obligation) {
                if let Some(here) = file.obligations.iter_mut().find(|one| one.id == obligation.id) {
                    here.duty = obligation.duty.clone();
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
    pub(super) fn adopt(&mut self, file: &PlanFile, typing: bool) -> Option<()> {
        let section = file.sections.iter().find(|one| one.id == self.section.id)?;
        let mut anew = self.kept.heard(section, typing);
        if let (Some((_, kept)), Some(obligation)) = (&mut self.duty, printed(section, file)) {
            anew |= kept.heard(obligation, typing);
        }
        if anew {
            *self = Self::of(section, file);
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

    /// Another kind of content, keeping the words where both have words.
    fn converted(&self, holds: Holds, file: &PlanFile, desk: &Desk) -> Option<Command> {
        if holds == self.holds() {
            return None;
        }
        let words = match &self.section.content {
            Content::Heading { .. } => self.heading.clone(),
            _ => runs::words(&self.runs),
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
            Holds::Table => Content::Table { table: Default::default() },
            Holds::Appendix => {
                Content::Appendix { text: words.replace('\n', " ").trim().to_owned(), landscape: false }
            }
            Holds::Criteria => Content::Criteria { set: file.sets.first()?.id },
        };
        let section = Section { content, ..self.section.clone() };
        let mut commands = before;
        commands.push(Command::SaveSection { section });
        if let Content::Obligation { obligation } = self.section.content {
            let elsewhere = file
                .sections
                .iter()
                .any(|one| one.id != self.section.id && one.content == Content::Obligation { obligation });
            if !elsewhere {
                commands.push(Command::RemoveObligation { id: obligation });
            }
        }
        Some(Command::Batch { title: "Đổi loại nội dung của mục".to_owned(), commands })
    }

    /// Each line becomes a section of its own: text pasted from Word comes with one line for each paragraph.
    fn split(&self, file: &PlanFile, desk: &Desk) -> Option<Command> {
        let text = runs::words(&self.runs);
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                lines.push(runs::slice(&self.runs, at..at + line.len()));
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

    /// The form; a plan that is issued shows it without letting anything be changed.
    pub(super) fn view<'a>(
        &'a self,
        label: &'a str,
        locked: bool,
        file: &'a PlanFile,
        desk: &'a Desk,
    ) -> Element<'a, Said<Typed>> {
        let heading =
            if matches!(label, "" | "-" | "+") { "Đoạn đang chọn" } else { "Mục đang chọn" };
        let title = row![label::heading(heading), label::heading(label.trim())].spacing(measure::S8);
        if locked {
            return column![title, self.read_only(file, desk)].spacing(measure::S12).into();
        }
        let markings: Vec<Named<Marking>> =
            Marking::ALL.into_iter().map(|one| Named::new(one, one.label())).collect();
        let marking = chosen(&markings, &self.section.marking);
        let contents = Holds::ALL.map(|(holds, words)| Named::new(holds, words)).to_vec();
        let content = chosen(&contents, &self.holds());
        let mut all = column![
            title,
            row![
                Pick::new("Loại nội dung", contents, content, |one| Said::Typed(Typed::Holds(one.value))),
                Pick::new("Cách đánh dấu", markings, marking, |one| Said::Typed(Typed::Marking(
                    one.value
                )))
            ]
            .spacing(measure::S12),
        ]
        .spacing(measure::S12);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let all = match &self.section.content {
            Content::Heading { .. } => all.push(
                Field::new("Đề mục", &self.heading)
                    .id(HEADING)
                    .placeholder("Mục đích, yêu cầu")
                    .help(if self.section.marking == Marking::Roman { "In thành chữ hoa" } else { "" })
                    .on_input(|text| Said::Typed(Typed::Heading(text)))
                    .on_submit(Said::Left)
                    .on_leave(Said::Left),
            ),
            Content::Text { .. } => all.push(self.text()),
            Content::Obligation { .. } => match &self.duty {
                Some((form, _)) => all.push(duty::view(form, desk).map(|said| match said {
                    Said::Typed(typed) => Said::Typed(Typed::Duty(typed)),
                    Said::Left => Said::Left,
                })),
                None => all.push(note(
                    "Chỉ tiêu của mục này không còn. Hãy đổi sang đoạn văn hoặc xóa mục.",
                    Tone::Danger,
                )),
            },
            Content::Criteria { set } => all.push(self.sets(*set, file)),
            Content::Table { .. } | Content::Appendix { .. } => all,
        };
        scrollable(all.padding(Padding { right: 14.0, ..Padding::ZERO })).height(Length::Fill).into()
    }

    fn text(&self) -> Element<'_, Said<Typed>> {
        let several = runs::words(&self.runs).trim().contains('\n');
        let split: Element<'_, Said<Typed>> = if several {
            button::quiet("Tách mỗi dòng thành một đoạn")
                .icon(icon::list())
                .on_press(Said::Typed(Typed::Split))
                .into()
        } else {
            space().into()
        };
        let tools = row![
            button::quiet("Đậm")
                .tip("In đậm chữ đã bôi đen, hoặc cả đoạn")
                .on_press(Said::Typed(Typed::Bold)),
            button::quiet("Nghiêng")
                .tip("In nghiêng chữ đã bôi đen, hoặc cả đoạn")
                .on_press(Said::Typed(Typed::Italic)),
            space::horizontal(),
            split
        ]
        .align_y(Alignment::Center);
        column![
            Area::new("Nội dung", &self.body)
                .rows(10)
                .id(BODY)
                .placeholder("Gõ hoặc dán nội dung vào đây")
                .on_action(|action| Said::Typed(Typed::Body(action)))
                .on_leave(Said::Left),
            tools
        ]
        .spacing(measure::S4)
        .into()
    }

    fn sets(&self, set: CriteriaSetId, file: &PlanFile) -> Element<'_, Said<Typed>> {
        let all: Vec<Named<CriteriaSetId>> =
            file.sets.iter().map(|one| Named::new(one.id, one.name.clone())).collect();
        let now = chosen(&all, &set);
        let count = file.sets.iter().find(|one| one.id == set).map_or(0, |one| one.criteria.len());
        column![
            Pick::new("Bộ tiêu chí in ở đây", all, now, |one| Said::Typed(Typed::Set(one.value))),
            label::small(format!("{count} tiêu chí; sửa ở thẻ “Tiêu chí”."))
        ]
        .spacing(measure::S8)
        .into()
    }

    fn read_only<'a>(&'a self, file: &'a PlanFile, desk: &'a Desk) -> Element<'a, Said<Typed>> {
        let words = match &self.section.content {
            Content::Heading { .. } => self.heading.clone(),
            Content::Text { .. } => runs::words(&self.runs),
            Content::Table { .. } | Content::Appendix { .. } => self.section.content.words(),
            Content::Obligation { .. } => self
                .duty
                .as_ref()
                .and_then(|(form, _)| form.built(desk.today).ok())
                .map_or_else(String::new, |duty| {
                    let name = |id| desk.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
                    format!("{}.", crate::domain::obligation::sentence(&duty, name))
                }),
            Content::Criteria { set } => {
                file.sets.iter().find(|one| one.id == *set).map(|one| one.name.clone()).unwrap_or_default()
            }
        };
        scrollable(label::body(words)).height(Length::Fill).into()
    }
}

/// Where the keyboard goes when a heading is added.
pub(super) const HEADING: &str = "plan-heading";
/// Where the keyboard goes when running text is added.
pub(super) const BODY: &str = "plan-body";

fn printed<'a>(section: &Section, file: &'a PlanFile) -> Option<&'a Obligation> {
    match section.content {
        Content::Obligation { obligation } => file.obligations.iter().find(|one| one.id == obligation),
        _ => None,
    }
}
