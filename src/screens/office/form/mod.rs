//! Thể thức: the measures, columns and sentences of the office's papers, over the form profile.

mod sentences;
mod view;

pub use sentences::Sentences;

use crate::domain::office::{ListColumns, PaperSettings};
use crate::domain::papers::PaperType;
use crate::forms::profile::settings::{Correction, Setting, SettingGroup, SettingValue, correct, settings};
use crate::ui::area::Action;

/// What is being set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// A group of measures, by its place.
    Group(usize),
    /// Columns of lists.
    Columns,
    /// Sentences of papers.
    Sentences,
}

/// A column of lists that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Year of birth.
    Birth,
    /// Post, unit, address.
    Place,
    /// Field of work.
    Field,
    /// Summary of achievements.
    Summary,
    /// Earlier commendations.
    Honours,
    /// Proposed form.
    Proposal,
    /// Remarks.
    Note,
    /// The row of column numbers.
    NumberRow,
}

impl Column {
    /// In the order of the paper.
    pub const ALL: [Self; 8] = [
        Self::Birth,
        Self::Place,
        Self::Field,
        Self::Summary,
        Self::Honours,
        Self::Proposal,
        Self::Note,
        Self::NumberRow,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Birth => "Năm sinh",
            Self::Place => "Chức vụ, đơn vị, địa chỉ",
            Self::Field => "Lĩnh vực",
            Self::Summary => "Tóm tắt thành tích",
            Self::Honours => "Đã được khen thưởng",
            Self::Proposal => "Hình thức đề nghị",
            Self::Note => "Ghi chú",
            Self::NumberRow => "Dòng số thứ tự cột",
        }
    }

    fn of(self, columns: &mut ListColumns) -> &mut bool {
        match self {
            Self::Birth => &mut columns.birth,
            Self::Place => &mut columns.place,
            Self::Field => &mut columns.field,
            Self::Summary => &mut columns.summary,
            Self::Honours => &mut columns.honours,
            Self::Proposal => &mut columns.proposal,
            Self::Note => &mut columns.note,
            Self::NumberRow => &mut columns.number_row,
        }
    }
}

/// What happened in the settings.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another section is shown.
    SectionPicked(Section),
    /// A setting of the group on show was typed: its place.
    Typed(usize, String),
    /// One of a few was chosen for a setting: its place, and the word of the file.
    Chosen(usize, String),
    /// The keyboard left it.
    Left(usize),
    /// It takes the profile's value again.
    Reset(usize),
    /// Every setting of the group takes the profile's value again.
    GroupReset,
    /// A column was shown or left out.
    ColumnSet(Column, bool),
    /// The sentences of another paper are shown.
    KindPicked(PaperType),
    /// In a sentence.
    Sentence(usize, Action),
    /// The keyboard left a sentence.
    SentenceLeft(usize),
    /// A sentence takes the profile's words again.
    SentenceReset(usize),
}

/// What the screen has to do after a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Nothing.
    Nothing,
    /// Letters may follow: save after a pause.
    Rest,
    /// The settings have changed: save them and draw the paper anew.
    Save,
    /// Another paper is to be shown.
    Draw,
}

/// The settings as they are being edited.
#[derive(Debug)]
pub struct FormTab {
    section: Section,
    groups: Vec<SettingGroup>,
    /// What stands in the fields of the group on show.
    typed: Vec<String>,
    wrong: Vec<Option<String>>,
    sentences: Sentences,
    trouble: Option<String>,
}

impl Default for FormTab {
    fn default() -> Self {
        Self {
            section: Section::Group(0),
            groups: Vec::new(),
            typed: Vec::new(),
            wrong: Vec::new(),
            sentences: Sentences::default(),
            trouble: None,
        }
    }
}

/// A figure as people write it.
pub(super) fn figure(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The fields of the profile's patterns as the file names them, and as people do.
const FIELDS: [(&str, &str); 6] = [
    ("{number}", "{số}"),
    ("{kind}", "{loại}"),
    ("{body}", "{ký hiệu}"),
    ("{counts}", "{số lượng}"),
    ("{paper}", "{văn bản}"),
    ("{office}", "{cơ quan}"),
];

/// A pattern as people read it.
pub(super) fn shown(pattern: &str) -> String {
    FIELDS.iter().fold(pattern.to_owned(), |words, (file, people)| words.replace(file, people))
}

/// A pattern as the file keeps it.
fn kept(typed: &str) -> String {
    FIELDS.iter().fold(typed.trim().to_owned(), |words, (file, people)| words.replace(people, file))
}

fn words(value: &SettingValue) -> String {
    match value {
        SettingValue::Measure { value, .. } => figure(*value),
        SettingValue::Words(words) => shown(words),
        SettingValue::Choice { now, .. } => now.clone(),
    }
}

impl FormTab {
    /// Reads the settings of `profile` with the office's corrections.
    pub fn load(&mut self, profile: &str, papers: &PaperSettings) {
        match settings(profile, &papers.corrections) {
            Ok(groups) => (self.groups, self.trouble) = (groups, None),
            Err(error) => self.trouble = Some(error.to_string()),
        }
        self.fill();
        if let Err(sentence) = self.sentences.load(profile, &papers.corrections) {
            self.trouble = Some(sentence);
        }
    }

    fn fill(&mut self) {
        let settings = self.group().map(|group| group.settings.as_slice()).unwrap_or_default();
        self.typed = settings.iter().map(|setting| words(&setting.value)).collect();
        self.wrong = vec![None; self.typed.len()];
    }

    /// What is being set.
    #[must_use]
    pub fn section(&self) -> Section {
        self.section
    }

    /// The groups, in the order shown.
    #[must_use]
    pub fn groups(&self) -> &[SettingGroup] {
        &self.groups
    }

    /// What is wrong with a setting of the group on show.
    #[must_use]
    pub fn wrong(&self, at: usize) -> Option<&str> {
        self.wrong.get(at).and_then(Option::as_deref)
    }

    /// The sentences.
    #[must_use]
    pub fn sentences(&self) -> &Sentences {
        &self.sentences
    }

    /// Which paper shows best what is being set.
    #[must_use]
    pub fn shown(&self) -> PaperType {
        match self.section {
            Section::Columns => PaperType::NominationList,
            Section::Sentences => self.sentences.kind(),
            Section::Group(_) => match self.group().map(|group| group.key.as_str()) {
                Some("list" | "appendix") => PaperType::NominationList,
                _ => PaperType::Proposal,
            },
        }
    }

    fn group(&self) -> Option<&SettingGroup> {
        match self.section {
            Section::Group(at) => self.groups.get(at),
            Section::Columns | Section::Sentences => None,
        }
    }

    fn setting(&self, at: usize) -> Option<&Setting> {
        self.group().and_then(|group| group.settings.get(at))
    }

    /// Takes what happened; `papers` is changed where it was set.
    pub fn update(&mut self, message: Message, profile: &str, papers: &mut PaperSettings) -> After {
        match message {
            Message::SectionPicked(section) => {
                self.section = section;
                self.fill();
                After::Draw
            }
            Message::Typed(at, typed) => {
                if let (Some(value), Some(wrong)) = (self.typed.get_mut(at), self.wrong.get_mut(at)) {
                    (*value, *wrong) = (typed, None);
                }
                if self.put(at, profile, papers, false) { After::Rest } else { After::Nothing }
            }
            Message::Chosen(at, word) => {
                if let Some(value) = self.typed.get_mut(at) {
                    *value = word;
                }
                if self.put(at, profile, papers, true) { After::Save } else { After::Nothing }
            }
            Message::Left(at) => {
                let changed = self.put(at, profile, papers, true);
                if self.wrong(at).is_none()
                    && let (Some(setting), Some(value)) = (self.setting(at).cloned(), self.typed.get_mut(at))
                {
                    *value = words(&setting.value);
                }
                if changed { After::Save } else { After::Nothing }
            }
            Message::Reset(at) => {
                let Some((group, key)) = self.key(at) else { return After::Nothing };
                self.correct(profile, papers, &group, &key, &Correction::AsShipped, Some(at));
                After::Save
            }
            Message::GroupReset => {
                let Some(group) = self.group().cloned() else { return After::Nothing };
                for setting in &group.settings {
                    self.correct(profile, papers, &group.key, &setting.key, &Correction::AsShipped, None);
                }
                self.fill();
                After::Save
            }
            Message::ColumnSet(column, on) => {
                *column.of(&mut papers.columns) = on;
                After::Save
            }
            Message::KindPicked(kind) => {
                self.sentences.pick(kind);
                After::Draw
            }
            Message::Sentence(at, action) => {
                let edit = action.is_edit();
                self.sentences.take(at, action);
                if edit && self.put_sentence(at, profile, papers) { After::Rest } else { After::Nothing }
            }
            Message::SentenceLeft(at) => {
                self.sentences.left(at);
                if self.put_sentence(at, profile, papers) { After::Save } else { After::Nothing }
            }
            Message::SentenceReset(at) => {
                self.sentences.reset(at);
                if self.put_sentence(at, profile, papers) { After::Save } else { After::Nothing }
            }
        }
    }

    fn key(&self, at: usize) -> Option<(String, String)> {
        Some((self.group()?.key.clone(), self.setting(at)?.key.clone()))
    }

    /// Takes a typed value over into the corrections when it can be; says what is wrong once the field is left.
    fn put(&mut self, at: usize, profile: &str, papers: &mut PaperSettings, tell: bool) -> bool {
        let (Some((group, key)), Some(setting), Some(typed)) =
            (self.key(at), self.setting(at).cloned(), self.typed.get(at).cloned())
        else {
            return false;
        };
        let read = match &setting.value {
            SettingValue::Words(_) if typed.trim().is_empty() => {
                Err("Hãy ghi lại, hoặc trả về mẫu.".to_owned())
            }
            SettingValue::Words(_) => Ok(Correction::Words(kept(&typed))),
            SettingValue::Choice { .. } => Ok(Correction::Words(typed)),
            SettingValue::Measure { from, to, unit, .. } => {
                let number = typed.trim().replace(',', ".").parse::<f64>().ok();
                match number {
                    Some(number) if (*from..=*to).contains(&number) => Ok(Correction::Measure(number)),
                    _ => Err(format!("Cho phép từ {} đến {} {unit}.", figure(*from), figure(*to))),
                }
            }
        };
        match read {
            Ok(correction) => {
                let before = papers.corrections.clone();
                self.correct(profile, papers, &group, &key, &correction, None);
                let refused = self.trouble.take();
                if let (Some(sentence), Some(wrong)) = (refused, self.wrong.get_mut(at)) {
                    let words = matches!(setting.value, SettingValue::Words(_));
                    let own = "Hãy giữ đủ các chỗ trong ngoặc nhọn như mẫu, ví dụ {số}, {loại}.".to_owned();
                    *wrong = tell.then_some(if words { own } else { sentence });
                }
                before != papers.corrections
            }
            Err(sentence) => {
                if let Some(wrong) = self.wrong.get_mut(at) {
                    *wrong = tell.then_some(sentence);
                }
                false
            }
        }
    }

    /// Lays a correction over the profile; `refill` writes the field anew.
    fn correct(
        &mut self,
        profile: &str,
        papers: &mut PaperSettings,
        group: &str,
        key: &str,
        to: &Correction,
        refill: Option<usize>,
    ) {
        match correct(profile, &papers.corrections, group, key, to) {
            Ok(corrections) => {
                papers.corrections = corrections;
                if let Ok(groups) = settings(profile, &papers.corrections) {
                    self.groups = groups;
                }
                if let (Some(at), Some(value)) =
                    (refill, refill.and_then(|at| self.setting(at)).map(|it| words(&it.value)))
                {
                    if let Some(typed) = self.typed.get_mut(at) {
                        *typed = value;
                    }
                    if let Some(wrong) = self.wrong.get_mut(at) {
                        *wrong = None;
                    }
                }
            }
            Err(error) => self.trouble = Some(error.to_string()),
        }
    }

    fn put_sentence(&mut self, at: usize, profile: &str, papers: &mut PaperSettings) -> bool {
        match self.sentences.corrected(at, profile, &papers.corrections) {
            Ok(corrections) if corrections != papers.corrections => {
                papers.corrections = corrections;
                true
            }
            Ok(_) => false,
            Err(sentence) => {
                self.trouble = Some(sentence);
                false
            }
        }
    }
}
