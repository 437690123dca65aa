//! "Lập kế hoạch mới": from a template, from an earlier plan, from the text of a paper.

mod copying;
mod found;
mod found_view;
mod source;
mod template;
mod view;

pub use copying::{CopyForm, Message as CopyMessage};
pub use found::{Found, FoundForm, Message as FoundMessage};
pub(super) use view::view;

use super::super::preview::{no_thread, off_thread};
use super::super::{Desk, Effect, Opening};
use crate::domain::ids::PlanId;
use crate::domain::{Changes, Command};
use crate::ui::area;
use crate::ui::grid;
use iced::Task;
use source::Source;
use std::path::PathBuf;
use std::sync::Arc;
use template::TemplateForm;

/// What the new plan is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// A template of the program.
    #[default]
    Template,
    /// An earlier plan of the office.
    Copy,
    /// The text of a paper, pasted or from a file.
    Text,
}

/// The page.
#[derive(Debug)]
pub struct Start {
    way: Way,
    template: TemplateForm,
    copying: CopyForm,
    text: area::Content,
    /// How the text that was read is called; none while nothing was read.
    reading: Option<String>,
    found: Option<FoundForm>,
    trouble: Option<(String, String)>,
    asked: u64,
    made: Option<PlanId>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another way was chosen.
    WayChosen(Way),
    /// A template was chosen, by its place.
    TemplateChosen(usize),
    /// The year was typed.
    YearTyped(String),
    /// In the form of the copy.
    Copying(copying::Message),
    /// In the field that text is pasted into.
    Text(area::Action),
    /// "Mở tệp…".
    FileAsked,
    /// A file was chosen.
    FileChosen(PathBuf),
    /// "Đọc văn bản".
    ReadAsked,
    /// The text was read; the number of the question.
    Read(u64, Result<Arc<Found>, (String, String)>),
    /// In the form of what was found.
    Found(found::Message),
    /// "Chọn văn bản khác".
    OtherAsked,
    /// The keyboard left a field.
    Left,
    /// "Tạo kế hoạch".
    Created,
    /// In the list of what was found.
    Grid(grid::Event),
}

/// More pasted text than this is read at once instead of being shown for editing, in bytes.
const MOST_SHOWN: usize = 120_000;

impl Start {
    /// Opens on the templates, those for the office's kind first.
    pub(super) fn open(desk: &Desk) -> (Self, Task<Message>) {
        let (copying, task) = CopyForm::open(desk);
        let start = Self {
            way: Way::Template,
            template: TemplateForm::open(desk),
            copying,
            text: area::Content::new(),
            reading: None,
            found: None,
            trouble: None,
            asked: 0,
            made: None,
        };
        (start, task.map(Message::Copying))
    }

    /// What was found in the text; none while nothing was read.
    #[must_use]
    pub fn found(&self) -> Option<&FoundForm> {
        self.found.as_ref()
    }

    /// The form of the copy.
    #[must_use]
    pub fn copying(&self) -> &CopyForm {
        &self.copying
    }

    /// Why a text could not be read, for people and in detail.
    #[must_use]
    pub fn trouble(&self) -> Option<(&str, &str)> {
        self.trouble.as_ref().map(|(sentence, detail)| (sentence.as_str(), detail.as_str()))
    }

    /// The plan that was made and is waited for.
    #[must_use]
    pub fn made(&self) -> Option<PlanId> {
        self.made
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::WayChosen(way) => {
                self.way = way;
                Effect::None
            }
            Message::TemplateChosen(at) => {
                self.template.choose(at, desk);
                Effect::None
            }
            Message::YearTyped(year) => {
                self.template.year_typed(year, desk);
                Effect::None
            }
            Message::Copying(message) => {
                Effect::Run(self.copying.update(message, desk).map(Message::Copying))
            }
            Message::Text(action) => self.typed(action, desk),
            Message::FileAsked => Effect::Open(Opening::new(
                "Mở văn bản kế hoạch",
                ("Văn bản (.docx, .txt)", &["docx", "txt"]),
                Message::FileChosen,
            )),
            Message::FileChosen(path) => Effect::Run(self.read(Source::File(path), desk)),
            Message::ReadAsked => {
                let text = self.text.text();
                if text.trim().is_empty() {
                    self.trouble = Some((
                        "Hãy dán nội dung kế hoạch vào ô rồi bấm “Đọc văn bản”.".into(),
                        String::new(),
                    ));
                    return Effect::None;
                }
                Effect::Run(self.read(Source::Pasted(text), desk))
            }
            Message::Read(asked, _) if asked != self.asked => Effect::None,
            Message::Read(_, Ok(found)) => {
                self.reading = None;
                self.found = Some(FoundForm::of(found, desk));
                Effect::None
            }
            Message::Read(_, Err(trouble)) => {
                (self.reading, self.trouble) = (None, Some(trouble));
                Effect::None
            }
            Message::Found(message) => {
                if let Some(found) = &mut self.found {
                    found.take(message);
                }
                Effect::None
            }
            Message::Grid(event) => match &mut self.found {
                Some(found) => Effect::Run(found.scrolled(event)),
                None => Effect::None,
            },
            Message::OtherAsked => {
                self.asked += 1;
                (self.found, self.reading, self.trouble) = (None, None, None);
                Effect::None
            }
            Message::Left => {
                self.template.left();
                self.copying.left(desk);
                if let Some(found) = &mut self.found {
                    found.left(desk);
                }
                Effect::None
            }
            Message::Created => self.create(desk),
        }
    }

    fn typed(&mut self, action: area::Action, desk: &Desk) -> Effect<Message> {
        self.trouble = None;
        // A whole book must neither be laid out in a field nor be lost.
        if let area::Action::Edit(iced::widget::text_editor::Edit::Paste(text)) = &action
            && text.len() > MOST_SHOWN
        {
            let text = text.as_ref().clone();
            return Effect::Run(self.read(Source::Pasted(text), desk));
        }
        self.text.perform(action);
        Effect::None
    }

    /// Reads the text away from the window's thread; what was asked before is no longer waited for.
    fn read(&mut self, source: Source, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        self.trouble = None;
        self.way = Way::Text;
        self.reading = Some(source.name());
        let (asked, units) = (self.asked, desk.units.clone());
        let work = off_thread("intake", move || source.read(&units).map(Arc::new));
        Task::perform(work, move |found| {
            Message::Read(asked, found.unwrap_or_else(|| Err((no_thread(), String::new()))))
        })
    }

    fn create(&mut self, desk: &Desk) -> Effect<Message> {
        let made: Option<(PlanId, Command)> = match self.way {
            Way::Template => self.template.made(desk),
            Way::Copy => self.copying.made(desk),
            Way::Text => self.found.as_mut().and_then(|found| found.made(desk)),
        };
        match made {
            Some((id, command)) => {
                self.made = Some(id);
                Effect::Change(command)
            }
            None => Effect::None,
        }
    }

    /// Takes what changed elsewhere: plans to copy may have come or gone.
    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Task<Message> {
        if changes.touch(&[crate::domain::Area::Plan]) {
            return self.copying.list(desk).map(Message::Copying);
        }
        Task::none()
    }

    /// What was asked for was refused: the page says why, and nothing typed is lost.
    pub(super) fn refused(&mut self, sentence: String, detail: String) {
        self.made = None;
        self.trouble = Some((sentence, detail));
    }
}
