//! One dossier: its draft, what happens to it while somebody types, and what is handed to the shell.

mod keep;
mod kinds;
mod message;
mod paging;
mod rows;
mod rows_view;
mod similar;
mod slot;
mod view;

pub use keep::Opened;
pub(super) use keep::read;
pub use message::{Message, Text};
pub use rows::{AchievementPart, AwardPart, Key, Move};
pub use similar::Similar;
pub use slot::Slot;
pub(super) use view::view;

use super::pages::Pages;
use super::words::OFFERS;
use crate::domain::Command;
use crate::domain::dossier::{Achievement, Dossier, PastAward};
use crate::domain::ids::{SubjectId, UnitId};
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::screens::{Current, Desk, Effect, Question, after_pause};
use crate::text::fold;
use crate::ui::area;
use crate::ui::suggest::Item;
use iced::task::Handle;
use rows::{AchievementRow, AwardRow, compose, shift, text_of};
use std::collections::BTreeMap;

/// The draft of one dossier and its subject.
#[derive(Debug)]
pub(super) struct Form {
    /// As last understood; what is being typed stands in `texts`, the editors and the rows.
    pub(super) subject: Subject,
    pub(super) dossier: Dossier,
    pub(super) unit: Option<UnitId>,
    texts: BTreeMap<Slot, String>,
    wrong: BTreeMap<Slot, String>,
    summary: area::Content,
    content: area::Content,
    achievements: Vec<AchievementRow>,
    awards: Vec<AwardRow>,
    keys: Key,
    similar: Vec<Similar>,
    asked: u64,
    pages: Pages,
    /// What is stored, or on its way there.
    stored: (Option<Subject>, Option<Dossier>),
    /// Whether the store has shown the dossier to be there.
    confirmed: bool,
    /// Whether the last deed was refused, so that `stored` may be ahead of the file.
    unsure: bool,
    /// Grows with every save: a reading from before it is out of date.
    revision: u64,
    /// Whether the subject was first typed here, so that it goes when another is taken instead.
    own_subject: bool,
    orphan: Option<SubjectId>,
    /// A subject that already has its dossier: nothing is tried again until another is taken.
    barred: Option<SubjectId>,
    settling: Option<Handle>,
    removing: bool,
}

impl Form {
    /// An empty dossier of `kind` under `current`, from `unit` if that is known.
    pub(super) fn new(kind: SubjectKind, current: Current, unit: Option<UnitId>, desk: &Desk) -> Self {
        let subject = Subject { unit, ..Subject::new(desk.fresh(), "", Detail::empty(kind)) };
        let under = (current.plan, current.year);
        let dossier = Dossier::new(desk.fresh(), subject.id, under, unit.unwrap_or(UnitId(0)));
        let mut form = Self::empty(subject, dossier, desk);
        form.unit = unit;
        form.own_subject = true;
        form.fill(desk);
        form.add_achievement();
        form
    }

    fn empty(subject: Subject, dossier: Dossier, desk: &Desk) -> Self {
        Self {
            subject,
            dossier,
            unit: None,
            texts: BTreeMap::new(),
            wrong: BTreeMap::new(),
            summary: area::Content::new(),
            content: area::Content::new(),
            achievements: Vec::new(),
            awards: Vec::new(),
            keys: 0,
            similar: Vec::new(),
            asked: 0,
            pages: Pages::new(desk.today),
            stored: (None, None),
            confirmed: false,
            unsure: false,
            revision: 0,
            own_subject: false,
            orphan: None,
            barred: None,
            settling: None,
            removing: false,
        }
    }

    pub(super) fn kind(&self) -> SubjectKind {
        self.subject.kind()
    }

    /// What the window is called while this form is open.
    pub(super) fn title(&self) -> String {
        match self.text(Slot::Name).trim() {
            "" => "Hồ sơ mới".to_owned(),
            name => name.to_owned(),
        }
    }

    /// Whether the dossier belongs to the plan and year that is worked under.
    pub(super) fn belongs_to(&self, desk: &Desk) -> bool {
        desk.current == Some(Current { plan: self.dossier.plan, year: self.dossier.year })
    }

    /// Whether nothing was saved since `revision`.
    pub(super) fn is_at(&self, revision: u64) -> bool {
        self.revision == revision
    }

    /// Whether the dossier is stored.
    pub(super) fn is_stored(&self) -> bool {
        self.stored.1.is_some()
    }

    /// Whether something was typed that cannot be stored yet.
    pub(super) fn holds_unstored(&self) -> bool {
        !self.is_stored()
            && (self.texts.iter().any(|(slot, text)| *slot != Slot::Unit && !text.trim().is_empty())
                || !self.dossier.summary.is_empty()
                || !self.dossier.achievements.is_empty()
                || !self.dossier.past_awards.is_empty())
    }

    fn text(&self, slot: Slot) -> &str {
        self.texts.get(&slot).map_or("", String::as_str)
    }

    fn wrong(&self, slot: Slot) -> Option<&str> {
        self.wrong.get(&slot).map(String::as_str)
    }

    fn key(&mut self) -> Key {
        self.keys += 1;
        self.keys
    }

    fn add_achievement(&mut self) {
        let key = self.key();
        self.achievements.push(AchievementRow::new(key, &Achievement::default()));
    }

    /// Starts the pause after which what was typed is saved.
    fn rest(&mut self) -> Effect<Message> {
        let (pause, handle) = after_pause(Message::Settled);
        self.settling = Some(handle);
        Effect::Run(pause)
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Typed(slot, text) => return self.typed(slot, text, desk),
            Message::Left(slot) => {
                self.tidy(slot, desk);
                return self.flush(desk);
            }
            Message::Taken(slot, place) => {
                if let Some(item) = offered(slot).get(place) {
                    self.texts.insert(slot, item.words.clone());
                    self.wrong.remove(&slot);
                }
                return self.flush(desk);
            }
            Message::UnitTaken(unit) => {
                self.take_unit(unit, desk);
                return self.flush(desk);
            }
            Message::SexChosen(sex) => {
                if let Detail::Person(person) = &mut self.subject.detail {
                    // A second press on the same word takes it back.
                    person.sex = if person.sex == Some(sex) { None } else { Some(sex) };
                }
                return self.flush(desk);
            }
            Message::PartyTicked(yes) => {
                if let Detail::Person(person) = &mut self.subject.detail {
                    person.party_member = yes;
                }
                return self.flush(desk);
            }
            Message::MovementTicked(movement, yes) => {
                tick(&mut self.dossier.movements, movement, yes);
                return self.flush(desk);
            }
            Message::PriorityTicked(priority, yes) => {
                tick(&mut self.dossier.priorities, priority, yes);
                self.dossier.priorities.sort_unstable();
                return self.flush(desk);
            }
            Message::Wrote(text, action) => {
                let edit = action.is_edit();
                match text {
                    Text::Summary => self.summary.perform(action),
                    Text::Content => self.content.perform(action),
                }
                return if edit { self.rest() } else { Effect::None };
            }
            Message::WroteLeft | Message::Settled => return self.flush(desk),
            Message::AchievementAdded => self.add_achievement(),
            Message::AchievementTyped(key, part, text) => {
                if let Some(row) = self.achievements.iter_mut().find(|row| row.key == key) {
                    *row.part(part) = text;
                    row.year_wrong = row.year_wrong.filter(|_| part != AchievementPart::Year);
                    return self.rest();
                }
            }
            Message::AchievementWrote(key, action) => {
                let edit = action.is_edit();
                if let Some(row) = self.achievements.iter_mut().find(|row| row.key == key) {
                    row.content.perform(action);
                    return if edit { self.rest() } else { Effect::None };
                }
            }
            Message::AchievementLeft(key) => {
                if let Some(row) = self.achievements.iter_mut().find(|row| row.key == key) {
                    row.year_wrong = slot::year(&row.year).err();
                }
                return self.flush(desk);
            }
            Message::AchievementMoved(key, to) => {
                if let Some(place) = self.achievements.iter().position(|row| row.key == key) {
                    shift(&mut self.achievements, place, to);
                }
                return self.flush(desk);
            }
            Message::AwardAdded => {
                let key = self.key();
                self.awards.push(AwardRow::new(key, &PastAward::default()));
            }
            Message::AwardTyped(key, part, text) => {
                if let Some(row) = self.awards.iter_mut().find(|row| row.key == key) {
                    *row.part(part) = text;
                    row.year_wrong = row.year_wrong.filter(|_| part != AwardPart::Year);
                    return self.rest();
                }
            }
            Message::AwardLeft(key) => {
                if let Some(row) = self.awards.iter_mut().find(|row| row.key == key) {
                    row.year_wrong = slot::year(&row.year).err();
                }
                return self.flush(desk);
            }
            Message::AwardMoved(key, to) => {
                if let Some(place) = self.awards.iter().position(|row| row.key == key) {
                    shift(&mut self.awards, place, to);
                }
                return self.flush(desk);
            }
            Message::Composed { agreed } => return self.composed(agreed, desk),
            Message::SimilarFound { asked, found } => self.take_similar(asked, found),
            Message::SimilarTaken(subject) => return self.take_subject(*subject, desk),
            Message::Read { revision, opened } => return self.take(revision, opened, desk),
            Message::Page(message) => return self.in_page(message, desk),
            Message::Removing => return self.ask_to_remove(),
            Message::Removed => {
                self.removing = true;
                self.settling = None;
                return Effect::Change(Command::RemoveDossier { id: self.dossier.id });
            }
            // The screen itself answers these, since they lead away from the form.
            Message::Back
            | Message::RecordAsked
            | Message::Discarded
            | Message::Showed(_)
            | Message::Neighbour(_) => {}
        }
        Effect::None
    }

    fn typed(&mut self, slot: Slot, text: String, desk: &Desk) -> Effect<Message> {
        self.wrong.remove(&slot);
        let similar = if slot == Slot::Name { self.ask_similar(&text, desk) } else { Effect::None };
        if slot == Slot::Unit
            && let Some(unit) = desk.units.iter().find(|unit| fold(&unit.name) == fold(&text))
        {
            self.unit = Some(unit.id);
        }
        self.texts.insert(slot, text);
        similar.and(self.rest())
    }

    fn take_unit(&mut self, unit: UnitId, desk: &Desk) {
        self.wrong.remove(&Slot::Unit);
        self.unit = Some(unit);
        let name = desk.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default();
        self.texts.insert(Slot::Unit, name);
    }

    /// What is done when a field is left: ends trimmed, figures written as the program writes them, or said what is
    /// wrong.
    fn tidy(&mut self, slot: Slot, desk: &Desk) {
        let trimmed = self.text(slot).trim().to_owned();
        if slot == Slot::Unit {
            self.tidy_unit(&trimmed, desk);
            return;
        }
        match slot.write(&trimmed, &mut self.subject, &mut self.dossier, desk.today) {
            Ok(()) => {
                self.wrong.remove(&slot);
                self.texts.insert(slot, slot.read(&self.subject, &self.dossier));
            }
            Err(wrong) => {
                self.wrong.insert(slot, wrong.to_owned());
            }
        }
        if slot == Slot::Name && trimmed.is_empty() {
            self.wrong.insert(slot, "Hãy nhập tên. Phần đã nhập được giữ trên màn hình.".to_owned());
        }
        if slot == Slot::Name {
            self.similar.retain(|it| self.own_subject && it.subject.id != self.subject.id);
        }
        self.check_counts();
    }

    fn tidy_unit(&mut self, text: &str, desk: &Desk) {
        let typed = fold(text);
        let exact = desk.units.iter().find(|unit| fold(&unit.name) == typed);
        let mut alike = desk.units.iter().filter(|unit| fold(&unit.name).contains(&typed));
        let only = match (alike.next(), alike.next()) {
            (Some(one), None) if !typed.is_empty() => Some(one),
            _ => None,
        };
        // Two units of one name: the one that was chosen stays.
        let kept = self.unit.and_then(|id| desk.unit(id)).filter(|unit| fold(&unit.name) == typed);
        if let Some(unit) = kept.or(exact).or(only) {
            self.take_unit(unit.id, desk);
            return;
        }
        let wrong = if desk.units.is_empty() {
            "Chưa có đơn vị nào. Hãy thêm đơn vị ở Danh mục rồi quay lại."
        } else if typed.is_empty() {
            "Hãy chọn đơn vị đề nghị."
        } else {
            "Danh mục chưa có đơn vị này. Hãy chọn trong gợi ý, hoặc thêm ở Danh mục."
        };
        self.wrong.insert(Slot::Unit, wrong.to_owned());
    }

    /// A part cannot be larger than the whole; said at the part, and only this figure waits.
    fn check_counts(&mut self) {
        // Read from the fields: the draft has let go of a figure that cannot be.
        let read = |slot| slot::count(self.text(slot)).ok().flatten();
        let members = read(Slot::Members).unwrap_or(u32::MAX);
        for (slot, words) in [
            (Slot::Women, "Số nữ lớn hơn số thành viên."),
            (Slot::PartyMembers, "Số đảng viên lớn hơn số thành viên."),
        ] {
            if slot::count(self.text(slot)).is_ok_and(|part| part.is_some_and(|part| part > members)) {
                self.wrong.insert(slot, words.to_owned());
            } else if self.wrong(slot) == Some(words) {
                self.wrong.remove(&slot);
            }
        }
    }

    fn composed(&mut self, agreed: bool, desk: &Desk) -> Effect<Message> {
        let rows: Vec<Achievement> = self.achievements.iter_mut().filter_map(AchievementRow::value).collect();
        let draft = compose(&rows);
        if draft.is_empty() {
            return Effect::None;
        }
        if !agreed && !text_of(&self.summary).trim().is_empty() {
            return Effect::Ask(Question {
                title: "Viết lại trích ngang?".to_owned(),
                sentence: "Phần trích ngang đang có sẽ được thay bằng bản viết từ các dòng thành tích. Có thể lấy lại bằng Hoàn tác.".to_owned(),
                yes: "Viết lại từ thành tích".to_owned(),
                danger: false,
                answer: Message::Composed { agreed: true },
            });
        }
        self.summary = area::Content::with_text(&draft);
        self.flush(desk)
    }

    fn ask_to_remove(&mut self) -> Effect<Message> {
        let name = self.subject.name.trim();
        Effect::Ask(if self.is_stored() {
            Question {
                title: "Xóa hồ sơ?".to_owned(),
                sentence: format!(
                    "Hồ sơ năm {} của “{name}” sẽ được đưa ra khỏi kế hoạch, cùng {} bước và {} câu trả lời điều kiện. Thông tin của đối tượng vẫn được giữ. Có thể lấy lại bằng Hoàn tác.",
                    self.dossier.year,
                    self.pages.screening.steps.len(),
                    self.pages.screening.answered_gates(),
                ),
                yes: "Xóa hồ sơ".to_owned(),
                danger: true,
                answer: Message::Removed,
            }
        } else {
            Question {
                title: "Bỏ hồ sơ đang nhập?".to_owned(),
                sentence: "Hồ sơ chưa có đủ tên và đơn vị đề nghị nên chưa được lưu. Phần đã nhập sẽ mất."
                    .to_owned(),
                yes: "Bỏ hồ sơ đang nhập".to_owned(),
                danger: true,
                answer: Message::Discarded,
            }
        })
    }
}

/// The offers of a field, other than units.
fn offered(slot: Slot) -> &'static [Item] {
    match slot {
        Slot::Field => &OFFERS.fields,
        Slot::Proposed => &OFFERS.proposed,
        Slot::Honorific => &OFFERS.honorifics,
        _ => &[],
    }
}

fn tick<T: PartialEq>(all: &mut Vec<T>, one: T, yes: bool) {
    all.retain(|it| *it != one);
    if yes {
        all.push(one);
    }
}
