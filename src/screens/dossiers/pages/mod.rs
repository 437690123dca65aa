//! The pages of an open dossier beside its form: papers and files, screening, life, personal data. Each has its state, its
//! messages, its update and its face; what they ask for goes through the form, which alone stores the dossier.

mod lacks;
mod life;
mod papers;
mod personal;
mod screening;
mod summary;

pub use life::Message as LifeMessage;
pub use papers::{Looked, Message as PapersMessage};
pub use personal::Message as PersonalMessage;
pub use screening::Message as ScreeningMessage;
pub(super) use summary::view as summary;

use crate::domain::award::PastDossier;
use crate::domain::correction::DossierField;
use crate::domain::criteria::CriteriaSet;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::domain::subject::Subject;
use crate::domain::{Command, Refusal, Rule};
use crate::screens::{Desk, Effect};
use crate::storage::{Database, DossierFile, StoreError};
use crate::ui::{Element, Renderer, Theme, tabs};
use chrono::NaiveDate;
use iced::widget::{container, scrollable};
use iced::{Length, Padding};
use life::Life;
use papers::Papers;
use personal::Personal;
use screening::Screening;

/// A page of an open dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Thông tin: the form.
    Facts,
    /// Giấy tờ, tệp.
    Papers,
    /// Thẩm định.
    Screening,
    /// Quá trình.
    Life,
    /// Dữ liệu cá nhân.
    Personal,
}

impl Tab {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Facts => "Thông tin",
            Self::Papers => "Giấy tờ, tệp",
            Self::Screening => "Thẩm định",
            Self::Life => "Quá trình",
            Self::Personal => "Dữ liệu cá nhân",
        }
    }
}

/// What happened on a page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A page was chosen.
    Picked(Tab),
    /// On "Giấy tờ, tệp".
    Papers(PapersMessage),
    /// On "Thẩm định".
    Screening(ScreeningMessage),
    /// On "Quá trình".
    Life(LifeMessage),
    /// On "Dữ liệu cá nhân".
    Personal(PersonalMessage),
}

impl Message {
    /// The other dossier that was asked for: the screen answers it, since it leads away from this one.
    pub(super) const fn door(&self) -> Option<DossierId> {
        match self {
            Self::Screening(ScreeningMessage::Showed(id)) | Self::Life(LifeMessage::Showed(id)) => Some(*id),
            _ => None,
        }
    }
}

/// What the pages show around the dossier itself.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The other dossiers of the same subject, newest year first.
    pub others: Vec<PastDossier>,
}

impl Around {
    /// Reads it for a dossier.
    ///
    /// # Errors
    /// The disk.
    pub(super) fn read(database: &Database, file: &DossierFile) -> Result<Self, StoreError> {
        let mut others = database.dossiers_of(file.dossier.subject)?;
        others.retain(|other| other.id != file.dossier.id);
        Ok(Self { others })
    }
}

/// What a page may look at and change: the draft of the dossier is the form's.
pub(super) struct Work<'a> {
    pub(super) dossier: &'a mut Dossier,
    pub(super) subject: &'a Subject,
    pub(super) desk: &'a Desk,
}

/// What a page asks the form for.
pub(super) enum Outcome<M> {
    /// Nothing.
    Nothing,
    /// The dossier is being typed into: it is stored when typing rests.
    Typing,
    /// The dossier was changed: it is stored now.
    Changed,
    /// The dossier was changed: it is stored now, and then this is done.
    ChangedAnd(Effect<M>),
    /// What was typed is stored, then this deed is done.
    Deed(Effect<M>),
    /// Private work.
    Run(Effect<M>),
    /// Another page of this dossier.
    Turn(Tab),
}

impl<M: Send + 'static> Outcome<M> {
    fn map<N: Send + 'static>(self, f: impl Fn(M) -> N + Clone + Send + 'static) -> Outcome<N> {
        match self {
            Self::Nothing => Outcome::Nothing,
            Self::Typing => Outcome::Typing,
            Self::Changed => Outcome::Changed,
            Self::ChangedAnd(effect) => Outcome::ChangedAnd(effect.map(f)),
            Self::Deed(effect) => Outcome::Deed(effect.map(f)),
            Self::Run(effect) => Outcome::Run(effect.map(f)),
            Self::Turn(tab) => Outcome::Turn(tab),
        }
    }
}

/// The state of all pages.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) tab: Tab,
    papers: Papers,
    pub(super) screening: Screening,
    life: Life,
    personal: Personal,
    around: Around,
    /// What the tabs say.
    words: Vec<(Tab, String)>,
}

impl Pages {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            tab: Tab::Facts,
            papers: Papers::default(),
            screening: Screening::new(today),
            life: Life::default(),
            personal: Personal::default(),
            around: Around::default(),
            words: Vec::new(),
        }
    }

    /// Takes what was read; what is being typed stays.
    pub(super) fn take(&mut self, file: &DossierFile, sets: &[CriteriaSet], around: Around) {
        self.papers.take(file);
        self.screening.take(file, sets);
        self.life.take(file, &around.others);
        self.personal.take(&file.dossier);
        self.around = around;
    }

    /// What the open page reads anew after a deed, or when it was turned to.
    pub(super) fn ask(&self, dossier: DossierId, desk: &Desk, turned: bool) -> Effect<Message> {
        match self.tab {
            Tab::Papers => Effect::Run(self.papers.look_at_files(desk, turned).map(Message::Papers)),
            Tab::Life => self.life.ask(dossier, desk).map(Message::Life),
            Tab::Facts | Tab::Screening | Tab::Personal => Effect::None,
        }
    }

    /// Looks at the draft as it stands now.
    pub(super) fn look(&mut self, dossier: &Dossier, subject: &Subject, desk: &Desk) {
        self.screening.look(dossier, subject, &self.around.others, desk);
        self.papers.look(dossier, subject, desk, self.locked(Papers::FIELD));
        self.personal.look(dossier, desk.today, self.locked(DossierField::Personal));
        let waiting = [
            (Tab::Facts, 0),
            (Tab::Papers, self.papers.waiting()),
            (Tab::Screening, self.screening.waiting()),
            (Tab::Life, 0),
            (Tab::Personal, self.personal.waiting()),
        ];
        self.words = waiting.into_iter().map(|(tab, n)| (tab, counted(tab.label(), n))).collect();
    }

    /// Whether a field is closed because the dossier is out for correction and the field is not marked.
    pub(super) fn locked(&self, field: DossierField) -> bool {
        self.screening.locked(field)
    }

    /// Deeds for what was typed on the pages since the last time and does not stand in the dossier itself.
    pub(super) fn typed(&mut self, dossier: DossierId) -> Vec<Command> {
        let mut commands = self.screening.typed_evidence(dossier);
        commands.extend(self.papers.typed_notes());
        commands
    }

    /// A deed was refused: said where it was asked for, if a page did.
    pub(super) fn refused(&mut self, refusal: &Refusal) {
        if refusal.rule == Rule::ReasonMissing {
            match self.tab {
                Tab::Personal => self.personal.refuse_reason(),
                _ => self.screening.refuse_reason(&refusal.sentence),
            }
        }
    }

    pub(super) fn update(&mut self, message: Message, mut work: Work<'_>) -> Outcome<Message> {
        match message {
            Message::Picked(tab) => Outcome::Turn(tab),
            Message::Papers(message) => self.papers.update(message, &mut work).map(Message::Papers),
            Message::Screening(message) => self.screening.update(message, &work).map(Message::Screening),
            Message::Life(message) => self.life.update(message, work.dossier.id).map(Message::Life),
            Message::Personal(message) => self.personal.update(message, work).map(Message::Personal),
        }
    }

    /// The line of tabs.
    pub(super) fn tabs(&self) -> Element<'_, Message> {
        let all: Vec<(Tab, &str)> = self.words.iter().map(|(tab, words)| (*tab, words.as_str())).collect();
        tabs::tabs(&all, self.tab, Message::Picked)
    }

    /// The chosen page; none for the form itself.
    pub(super) fn view<'a>(&'a self, shown: Shown<'a>) -> Option<Element<'a, Message>> {
        match self.tab {
            Tab::Facts => None,
            Tab::Papers => Some(papers::view(&self.papers, shown).map(Message::Papers)),
            Tab::Screening => Some(screening::view(&self.screening, shown).map(Message::Screening)),
            Tab::Life => Some(life::view(&self.life, shown).map(Message::Life)),
            Tab::Personal => Some(personal::view(&self.personal, shown).map(Message::Personal)),
        }
    }
}

/// What a page is drawn from besides its own state.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) subject: &'a Subject,
    pub(super) desk: &'a Desk,
}

/// A tab with what waits there.
fn counted(words: &str, waiting: usize) -> String {
    match waiting {
        0 => words.to_owned(),
        n => format!("{words} ({n})"),
    }
}

/// Room for a scroll bar at the right of what it scrolls, in px.
const ROOM: f32 = 12.0;

fn scrolled<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> scrollable::Scrollable<'a, M, Theme, Renderer> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    // The bar stands beside the cards, never over them.
    scrollable(container(content).padding(Padding { right: ROOM, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .height(Length::Fill)
}
