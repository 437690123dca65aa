//! Cơ quan: names, letterhead, signers. On the first start the same form greets the user and begins the work.

mod draft;
pub mod form;
pub mod presets;
mod specimen;
mod view;

use super::preview::{self, Preview};
use super::typed::Kept;
use super::{Chord, Desk, Effect, Place, after_pause};
use crate::domain::case::CaseFile;
use crate::domain::office::{Office, OfficeKind};
use crate::domain::{Area, Changes, Command};
use crate::forms::Profile;
use crate::storage::StoreError;
use crate::ui::Element;
use form::{After, FormTab};
use iced::Task;
use iced::task::Handle;
use presets::Preset;
use std::sync::Arc;

pub use draft::{Draft, SignatureDraft, Typed};

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Names, letterhead, signers.
    Names,
    /// Thể thức: measures, columns and sentences of the papers.
    Form,
}

/// The screen.
#[derive(Debug)]
pub struct OfficeScreen {
    tab: Tab,
    form: FormTab,
    case: Option<Arc<CaseFile>>,
    draft: Draft,
    kept: Kept<Office>,
    presets: Vec<Preset>,
    profiles: Vec<(String, String)>,
    preset: usize,
    unit: String,
    place: String,
    /// What the preset filled in last: what differs from it was typed by hand.
    filled: Office,
    presets_shown: bool,
    /// Whether what is missing is told: after leaving a field, or after "Bắt đầu".
    told: bool,
    error: Option<String>,
    resting: Option<Handle>,
    preview: Preview,
    today: chrono::NaiveDate,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A kind of office was chosen among the presets.
    PresetChosen(usize),
    /// The word for the unit of government was chosen.
    UnitChosen(String),
    /// The name of the province or commune was typed.
    PlaceTyped(String),
    /// "Điền lại theo mẫu…" was opened or closed.
    PresetsToggled,
    /// "Dữ liệu đã xuất" was pressed.
    ExportsAsked,
    /// "Gói trao đổi" was pressed.
    PacketsAsked,
    /// "Điền theo mẫu này".
    PresetApplied,
    /// Something in the form was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing has rested.
    Rested,
    /// "Bắt đầu".
    Started,
    /// A part of the screen was chosen.
    TabPicked(Tab),
    /// A paper of the current plan was read, to show the settings on.
    CaseRead(Option<Arc<CaseFile>>),
    /// In Thể thức.
    Form(form::Message),
    /// In the preview of the letterhead.
    Preview(preview::Message),
}

fn blank() -> Office {
    Office {
        kind: OfficeKind::WomensUnion,
        superior: String::new(),
        issuer: String::new(),
        name: String::new(),
        short_name: String::new(),
        place: String::new(),
        symbol: String::new(),
        profile: String::new(),
        signatures: Vec::new(),
        archive: String::new(),
        papers: crate::domain::office::PaperSettings::default(),
    }
}

impl OfficeScreen {
    /// Opens the form on the office, or on a blank one when there is none yet.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let presets = presets::all();
        let unit = presets.first().and_then(|preset| preset.units.first()).cloned().unwrap_or_default();
        let filled = match (&desk.office, presets.first()) {
            (None, Some(preset)) => preset.office(&unit, ""),
            (None, None) | (Some(_), _) => blank(),
        };
        let mut screen = Self {
            tab: Tab::Names,
            form: FormTab::default(),
            case: None,
            draft: Draft::of(desk.office.as_ref().unwrap_or(&filled)),
            kept: Kept::new(desk.office.clone()),
            presets,
            // A profile that cannot be read is told where a paper is made from it.
            profiles: Profile::shipped().unwrap_or_default(),
            preset: 0,
            unit,
            place: String::new(),
            filled,
            presets_shown: desk.office.is_none(),
            told: false,
            error: None,
            resting: None,
            preview: Preview::new(),
            today: desk.today,
        };
        let task = screen.draw();
        (screen, task)
    }

    /// The title of the screen.
    #[must_use]
    pub fn title(&self) -> String {
        "Cơ quan".to_owned()
    }

    /// The form.
    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Whether this is the first start, with no office yet.
    #[must_use]
    pub fn is_first(&self) -> bool {
        !self.kept.is_stored()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::PresetChosen(preset) => {
                if let Some(chosen) = self.presets.get(preset) {
                    self.preset = preset;
                    if !chosen.units.contains(&self.unit) {
                        self.unit = chosen.units.first().cloned().unwrap_or_default();
                    }
                }
                self.refill()
            }
            Message::UnitChosen(unit) => {
                self.unit = unit;
                self.refill()
            }
            Message::PlaceTyped(place) => {
                self.place = place;
                self.refill()
            }
            Message::PresetsToggled => {
                self.presets_shown = !self.presets_shown;
                Effect::None
            }
            Message::ExportsAsked => Effect::Go(Place::Exports),
            Message::PacketsAsked => Effect::Go(Place::Packets),
            Message::PresetApplied => self.apply(),
            Message::Typed(typed) => {
                self.error = None;
                let text = typed.is_text();
                let profile = matches!(typed, Typed::Profile(_));
                self.draft.take(typed);
                if profile {
                    self.form.load(&self.draft.office.profile, &self.draft.office.papers);
                }
                if text { self.rest() } else { self.save().and(self.redraw()) }
            }
            Message::Left => {
                self.told = !self.is_first() || self.told;
                self.save()
            }
            Message::Rested => {
                self.resting = None;
                self.save().and(self.redraw())
            }
            Message::Started => self.start(),
            Message::TabPicked(tab) => self.turn_to(tab, desk),
            Message::CaseRead(case) => {
                self.case = case;
                self.redraw()
            }
            Message::Form(message) => {
                let profile = self.draft.office.profile.clone();
                match self.form.update(message, &profile, &mut self.draft.office.papers) {
                    After::Nothing => Effect::None,
                    After::Rest => self.rest(),
                    After::Save => self.save().and(self.redraw()),
                    After::Draw => self.redraw(),
                }
            }
            Message::Preview(message) => Effect::Run(self.preview.update(message).map(Message::Preview)),
        }
    }

    /// Before there is an office the form follows the preset at once; afterwards only on "Điền theo mẫu này".
    fn refill(&mut self) -> Effect<Message> {
        if !self.is_first() {
            return Effect::None;
        }
        let Some(preset) = self.presets.get(self.preset) else { return Effect::None };
        let now = preset.office(&self.unit, &self.place);
        self.draft.refill(&self.filled, &now);
        self.filled = now;
        self.rest()
    }

    fn apply(&mut self) -> Effect<Message> {
        let Some(preset) = self.presets.get(self.preset) else { return Effect::None };
        let place = if self.place.trim().is_empty() { &self.draft.office.place } else { &self.place };
        let office = preset.office(&self.unit, place);
        self.draft = Draft::of(&office);
        self.filled = office;
        self.presets_shown = false;
        // Replacing every name is a deed, not typing: it is told and can be taken back at a click.
        let office = self.draft.built();
        let change = if self.missing().is_none() && self.kept.send(&office) {
            Effect::Change(Command::SetOffice { office })
        } else {
            Effect::None
        };
        change.and(self.redraw())
    }

    fn rest(&mut self) -> Effect<Message> {
        let (task, handle) = after_pause(Message::Rested);
        self.resting = Some(handle);
        Effect::Run(task)
    }

    /// What the store would miss: the first needed name that is empty.
    fn missing(&self) -> Option<&'static str> {
        let office = &self.draft.office;
        [
            (&office.issuer, "Hãy nhập cơ quan ban hành."),
            (&office.name, "Hãy nhập tên cơ quan trong câu văn."),
            (&office.place, "Hãy nhập địa danh."),
        ]
        .into_iter()
        .find(|(words, _)| words.trim().is_empty())
        .map(|(_, sentence)| sentence)
    }

    fn save(&mut self) -> Effect<Message> {
        self.resting = None;
        let office = self.draft.built();
        if self.is_first() || self.missing().is_some() || !self.kept.send(&office) {
            return Effect::None;
        }
        Effect::Save(Command::SetOffice { office })
    }

    fn start(&mut self) -> Effect<Message> {
        self.told = true;
        self.error = self.missing().map(str::to_owned);
        if self.error.is_some() {
            return Effect::None;
        }
        Effect::Change(Command::SetOffice { office: self.draft.built() })
    }

    fn redraw(&mut self) -> Effect<Message> {
        Effect::Run(self.draw())
    }

    fn draw(&mut self) -> Task<Message> {
        let office = self.draft.built();
        let today = self.today;
        let (case, kind) = (self.case.clone(), self.form.shown());
        let task = match self.tab {
            Tab::Names => self.preview.show(move || specimen::letterhead(office, today)),
            Tab::Form => self.preview.show(move || specimen::paper(office, case.as_deref(), kind, today)),
        };
        task.map(Message::Preview)
    }

    fn turn_to(&mut self, tab: Tab, desk: &Desk) -> Effect<Message> {
        let saved = self.save();
        self.tab = tab;
        if tab == Tab::Names {
            return saved.and(self.redraw());
        }
        self.form.load(&self.draft.office.profile, &self.draft.office.papers);
        let Some(current) = desk.current else { return saved.and(self.redraw()) };
        // The newest round shows lists and sentences best.
        let read = desk.store.read(move |db| {
            let round = db.rounds(current.plan)?.last().map(|round| round.id);
            db.case_file(current.plan, current.year, round, false)
        });
        let read = Task::perform(read, |case| Message::CaseRead(case.ok().flatten().map(Arc::new)));
        saved.and(Effect::Run(read))
    }

    /// The settings of the papers.
    #[must_use]
    pub fn form(&self) -> &FormTab {
        &self.form
    }

    /// Takes what somebody else, or an own deed, changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if !changes.touch(&[Area::Office]) {
            return Effect::None;
        }
        match &desk.office {
            Some(office) if self.kept.heard(office, self.resting.is_some()) => {
                self.draft = Draft::of(office);
                self.form.load(&self.draft.office.profile, &self.draft.office.papers);
                self.redraw()
            }
            _ => Effect::None,
        }
    }

    /// A deed of this screen was refused: the draft stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        self.kept.refused();
        self.error = Some(error.to_string());
        Effect::None
    }

    /// The screen goes away: what is typed is saved.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        self.save()
    }

    /// No keys of its own.
    #[must_use]
    pub fn chord(&self, _chord: Chord) -> Option<Message> {
        None
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        view::screen(self)
    }
}
