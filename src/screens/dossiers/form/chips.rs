//! Fields that add to a list shown as chips: the years of "Gia đình văn hóa" and the owners of a model. What stands in
//! the field counts already while it is typed, so that nothing is lost when the dossier is left in the middle of it.

use super::slot::{Slot, semicolons, years};
use super::{Form, Message};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Detail, Model, Subject, SubjectKind};
use crate::screens::{Desk, Effect};
use crate::storage::{Database, StoreError};
use crate::text::fold;
use crate::ui::measure::{RADIUS, S4, S8, S12};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, Theme, focus, icon, label, press, tip};
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Padding, Task};

/// One or two letters begin half of all names.
const LETTERS: usize = 3;
/// Offered at most, of each kind.
const MOST: u32 = 4;

/// A chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chip {
    /// A year.
    Year(i32),
    /// An owner by its place among the names.
    Owner(usize),
    /// An owner that is a subject and is not among the names.
    Linked(SubjectId),
}

/// What happened to the chips.
#[derive(Debug, Clone)]
pub enum ChipEvent {
    /// One was taken away.
    Removed(Chip),
    /// Subjects were found that may be owners.
    Found {
        /// The question.
        asked: u64,
        /// The answer.
        found: Result<Vec<Subject>, StoreError>,
    },
    /// One of them was taken.
    Taken(Box<Subject>),
}

/// The lists behind the chips.
#[derive(Debug, Default)]
pub(super) struct Chips {
    years: Vec<i32>,
    owners: Vec<String>,
    owned_by: Vec<SubjectId>,
    /// The names of those in `owned_by`.
    known: Vec<(SubjectId, String)>,
    found: Vec<Subject>,
    items: Vec<Item>,
    asked: u64,
}

/// The subjects among the owners of `subject`, by name.
pub(super) fn owners_of(
    database: &Database,
    subject: &Subject,
) -> Result<Vec<(SubjectId, String)>, StoreError> {
    let Detail::Model(model) = &subject.detail else { return Ok(Vec::new()) };
    let mut known = Vec::with_capacity(model.owned_by.len());
    for id in &model.owned_by {
        if let Some(owner) = database.subject(*id)? {
            known.push((*id, owner.name));
        }
    }
    Ok(known)
}

impl Chips {
    /// The lists as stored; names that are known stay known.
    pub(super) fn fill(&mut self, subject: &Subject) {
        (self.years, self.owners, self.owned_by) = (Vec::new(), Vec::new(), Vec::new());
        match &subject.detail {
            Detail::Household(it) => self.years.clone_from(&it.cultural_years),
            Detail::Model(it) => {
                self.owners.clone_from(&it.owners);
                self.owned_by.clone_from(&it.owned_by);
            }
            Detail::Person(_) | Detail::Collective(_) => {}
        }
    }

    pub(super) fn know(&mut self, known: Vec<(SubjectId, String)>) {
        self.known = known;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.years.is_empty() && self.owners.is_empty() && self.owned_by.is_empty()
    }

    fn name(&self, id: SubjectId) -> &str {
        self.known.iter().find(|(one, _)| *one == id).map_or("", |(_, name)| name.as_str())
    }

    /// The subject that an owner named `name` is.
    fn linked(&self, name: &str) -> Option<SubjectId> {
        self.owned_by.iter().copied().find(|id| alike(self.name(*id), name))
    }

    /// The lists with what stands in their fields.
    pub(super) fn compile(&self, subject: &mut Subject, text: impl Fn(Slot) -> String) {
        match &mut subject.detail {
            Detail::Household(it) => {
                it.cultural_years.clone_from(&self.years);
                let more = years(&text(Slot::CulturalYears)).unwrap_or_default();
                if !more.is_empty() {
                    it.cultural_years.extend(more);
                    it.cultural_years.sort_unstable();
                    it.cultural_years.dedup();
                }
            }
            Detail::Model(it) => {
                it.owners.clone_from(&self.owners);
                let more = semicolons(&text(Slot::Owners));
                add(it, more);
                it.owned_by.clone_from(&self.owned_by);
            }
            Detail::Person(_) | Detail::Collective(_) => {}
        }
    }
}

/// Names that differ in one accent are two people.
fn alike(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
}

fn add(model: &mut Model, more: Vec<String>) {
    for name in more {
        if model.owners.iter().all(|owner| !alike(owner, &name)) {
            model.owners.push(name);
        }
    }
}

impl Form {
    /// A field that adds was left: what stands in it becomes chips, or it is said what is wrong.
    pub(super) fn tidy_chips(&mut self, slot: Slot, desk: &Desk) {
        if slot == Slot::CulturalYears
            && let Err(wrong) = years(self.text(slot))
        {
            self.wrong.insert(slot, wrong.to_owned());
            return;
        }
        self.compile(desk);
        self.chips.fill(&self.subject);
        self.wrong.remove(&slot);
        self.texts.insert(slot, String::new());
        self.chips.found.clear();
        self.chips.items.clear();
    }

    /// Whether the list of chips that this kind of subject has cannot be changed now.
    pub(super) fn are_chips_locked(&self) -> bool {
        match self.kind() {
            SubjectKind::Household => self.is_slot_locked(Slot::CulturalYears),
            SubjectKind::Model => self.is_slot_locked(Slot::Owners),
            SubjectKind::Person | SubjectKind::Collective => true,
        }
    }

    pub(super) fn on_chip(&mut self, event: ChipEvent, desk: &Desk) -> Effect<Message> {
        if self.are_chips_locked() {
            return Effect::None;
        }
        match event {
            ChipEvent::Removed(chip) => {
                let chips = &mut self.chips;
                match chip {
                    Chip::Year(year) => chips.years.retain(|it| *it != year),
                    Chip::Linked(id) => chips.owned_by.retain(|it| *it != id),
                    Chip::Owner(place) if place < chips.owners.len() => {
                        let name = chips.owners.remove(place);
                        if let Some(id) = chips.linked(&name) {
                            chips.owned_by.retain(|it| *it != id);
                        }
                    }
                    Chip::Owner(_) => {}
                }
                return self.flush(desk);
            }
            ChipEvent::Found { asked, found } if asked == self.chips.asked => {
                // Only an offer: if it cannot be read, typing goes on without it.
                let found = found.unwrap_or_default();
                self.chips.items = found
                    .iter()
                    .map(|it| {
                        let unit = it.unit.and_then(|unit| desk.unit(unit)).map(|unit| unit.name.clone());
                        Item::new(it.name.clone(), fold(&it.name)).detail(unit.unwrap_or_default())
                    })
                    .collect();
                self.chips.found = found;
            }
            ChipEvent::Found { .. } => {}
            ChipEvent::Taken(subject) => {
                self.texts.insert(Slot::Owners, String::new());
                let chips = &mut self.chips;
                if chips.owners.iter().all(|owner| !alike(owner, &subject.name)) {
                    chips.owners.push(subject.name.clone());
                }
                if !chips.owned_by.contains(&subject.id) {
                    chips.owned_by.push(subject.id);
                }
                chips.known.retain(|(id, _)| *id != subject.id);
                chips.known.push((subject.id, subject.name));
                chips.found.clear();
                chips.items.clear();
                return self.flush(desk);
            }
        }
        Effect::None
    }

    /// Asks for subjects that may be the owner being typed: people, collectives, households.
    pub(super) fn ask_owners(&mut self, typed: &str, desk: &Desk) -> Effect<Message> {
        self.chips.asked += 1;
        let name = typed.rsplit(';').next().unwrap_or_default().trim().to_owned();
        if fold(&name).len() < LETTERS {
            self.chips.found.clear();
            self.chips.items.clear();
            return Effect::None;
        }
        let (asked, own) = (self.chips.asked, self.subject.id);
        let read = desk.store.read(move |database| {
            let mut found = Vec::new();
            for kind in [SubjectKind::Person, SubjectKind::Collective, SubjectKind::Household] {
                found.extend(database.similar_subjects(kind, &name, MOST)?);
            }
            found.retain(|it: &Subject| it.id != own && it.anonymised.is_none());
            Ok(found)
        });
        Effect::Run(Task::perform(read, move |found| Message::Chip(ChipEvent::Found { asked, found })))
    }

    /// The field that adds years of "Gia đình văn hóa".
    pub(super) fn years_field(&self) -> Element<'_, Message> {
        self.field(Slot::CulturalYears, "Đạt “Gia đình văn hóa” các năm")
            .placeholder("2019-2023, 2025 rồi Enter")
            .into()
    }

    /// The years that stand there; none while there are none.
    pub(super) fn years_chips(&self) -> Option<Element<'_, Message>> {
        let locked = self.is_slot_locked(Slot::CulturalYears);
        let chips = self.chips.years.iter().map(|year| chip(year.to_string(), Chip::Year(*year), locked));
        let chips: Vec<Element<'_, Message>> = chips.collect();
        (!chips.is_empty())
            .then(|| column![label::caption("Các năm đã ghi"), wrapped(chips)].spacing(S4).into())
    }

    /// The owners of a model.
    pub(super) fn owners_field(&self) -> Element<'_, Message> {
        let why = self.why_locked(Slot::Owners.marked_as());
        let chips = &self.chips;
        let mut all: Vec<Element<'_, Message>> = Vec::new();
        for (place, owner) in chips.owners.iter().enumerate() {
            all.push(chip(owner.clone(), Chip::Owner(place), why.is_some()));
        }
        for id in &chips.owned_by {
            let name = chips.name(*id);
            if !name.is_empty() && chips.owners.iter().all(|owner| !alike(owner, name)) {
                all.push(chip(name.to_owned(), Chip::Linked(*id), why.is_some()));
            }
        }
        let typed = self.text(Slot::Owners);
        let taken = |place: usize| match chips.found.get(place) {
            Some(subject) => Message::Chip(ChipEvent::Taken(Box::new(subject.clone()))),
            None => Message::Left(Slot::Owners),
        };
        let input = |text| Message::Typed(Slot::Owners, text);
        let field = Suggest::new("Tác giả, chủ mô hình", typed, "", &chips.items, input, taken)
            .found((0..chips.items.len()).collect())
            .id(Slot::Owners.id())
            .placeholder("Gõ tên rồi Enter; nhiều tên cách nhau bằng dấu chấm phẩy (;)")
            .locked(why)
            .on_submit(Message::Left(Slot::Owners))
            .on_leave(Message::Left(Slot::Owners));
        let mut both = column![Element::from(field)].spacing(S8);
        if !all.is_empty() {
            both = both.push(wrapped(all));
        }
        both.into()
    }
}

fn wrapped(chips: Vec<Element<'_, Message>>) -> Element<'_, Message> {
    row(chips).spacing(S8).wrap().vertical_spacing(S8).into()
}

fn chip<'a>(words: String, chip: Chip, locked: bool) -> Element<'a, Message> {
    let mut line = row![label::body(words)].spacing(S8).align_y(Alignment::Center);
    if !locked {
        line = line.push(label::colored(icon::close().text(14.0), |c| c.ink_soft));
    }
    // Padding instead of a height: a long name takes a second line.
    let face = container(line).padding(Padding { top: 5.0, bottom: 5.0, left: S12, right: S8 }).style(
        |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(c.surface.into()),
                border: Border { color: c.line, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        },
    );
    if locked {
        return face.into();
    }
    let removed = Message::Chip(ChipEvent::Removed(chip));
    let press = focus::focusable(press::press(face).on_press(removed.clone()), None, Some(removed));
    tip::tip(press, "Bấm để bỏ mục này", None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_typed_counts_already_and_nothing_counts_twice() {
        let mut chips = Chips::default();
        let mut subject = Subject::new(SubjectId(1), "Hộ bà Mai", Detail::empty(SubjectKind::Household));
        chips.years = vec![2021, 2023];
        chips.compile(&mut subject, |_| "2022-2023".to_owned());
        let Detail::Household(it) = &subject.detail else { panic!() };
        assert_eq!(it.cultural_years, [2021, 2022, 2023]);
        chips.compile(&mut subject, |_| "202".to_owned());
        let Detail::Household(it) = &subject.detail else { panic!() };
        assert_eq!(it.cultural_years, [2021, 2023], "a year that is not finished waits");
        let mut subject = Subject::new(SubjectId(2), "Mô hình", Detail::empty(SubjectKind::Model));
        chips.owners = vec!["Bế Thị Lan".into()];
        chips.compile(&mut subject, |_| "Chị Hoa; Bế Thị Lan".to_owned());
        let Detail::Model(it) = &subject.detail else { panic!() };
        assert_eq!(it.owners, ["Bế Thị Lan", "Chị Hoa"]);
    }
}
