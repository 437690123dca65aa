//! The lists of the form: posts, contributions, achievements, earlier awards. A row is named by a key of its own, so
//! that a late word about a removed row cannot reach its neighbour. One row of a list is open to be typed in; the
//! others stand as they will be read, so that fifteen of them still fit on a small screen.

mod compose;
mod entries;
mod row;
pub(super) mod view;

pub(super) use compose::compose;
pub(super) use entries::Entry;
pub(super) use row::{Row, text_of};

use crate::domain::correction::DossierField;
use crate::domain::subject::ContributionKind;
use crate::ui::area;
use chrono::NaiveDate;

/// The name of a row while the form is open.
pub type Key = u32;

/// A list of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowList {
    /// Posts of a person.
    Posts,
    /// Contributions of a household.
    Contributions,
    /// Achievements.
    Achievements,
    /// Earlier awards.
    Awards,
}

impl RowList {
    /// The field as it is marked for correction.
    pub(super) const fn marked_as(self) -> DossierField {
        match self {
            Self::Posts => DossierField::Posts,
            Self::Contributions => DossierField::Contributions,
            Self::Achievements => DossierField::Achievements,
            Self::Awards => DossierField::PastAwards,
        }
    }

    /// What one row of it is called in running text.
    pub(super) const fn one(self) -> &'static str {
        match self {
            Self::Posts => "chức vụ",
            Self::Contributions => "đóng góp",
            Self::Achievements => "thành tích",
            Self::Awards => "khen thưởng",
        }
    }
}

/// A field of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Title of a post.
    Title,
    /// Where a post is held.
    Place,
    /// Since when.
    From,
    /// Until when.
    To,
    /// Year.
    Year,
    /// Content of a contribution; that of an achievement has several lines.
    Content,
    /// Figure, amount.
    Figure,
    /// Unit of measure.
    Measure,
    /// Proof.
    Evidence,
    /// Title or form of commendation.
    Form,
    /// Number of the decision.
    Decision,
    /// Day of the decision.
    On,
    /// Who decided.
    Issuer,
    /// What an award was given for.
    Reason,
}

/// Where a row goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
    /// Away.
    Out,
}

/// What happened in a list.
#[derive(Debug, Clone)]
pub enum RowEvent {
    /// A row was added at the end.
    Added,
    /// Enter in a row: the next one is wanted below it.
    Entered(Key),
    /// A row was opened to be typed in.
    Opened(Key),
    /// The open row was closed.
    Closed,
    /// A key in a field of a row.
    Typed(Key, Part, String),
    /// An offer was taken.
    Taken(Key, Part, String),
    /// The keyboard left a field of a row.
    Left(Key, Part),
    /// Something was done in the long text of a row.
    Wrote(Key, area::Action),
    /// The keyboard left the long text of a row.
    WroteLeft,
    /// The kind of a contribution was chosen.
    Kind(Key, ContributionKind),
    /// A row was moved or removed.
    Moved(Key, Move),
}

/// What is to be saved after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Save {
    /// Nothing.
    No,
    /// What was typed, after a pause.
    Soon,
    /// What stands there now.
    Now,
    /// A row was taken out that said something.
    Removal,
}

/// What is to be done after an event.
#[derive(Debug)]
pub(super) struct After {
    pub(super) save: Save,
    /// The field that the keyboard goes to.
    pub(super) focus: Option<String>,
}

impl From<Save> for After {
    fn from(save: Save) -> Self {
        Self { save, focus: None }
    }
}

/// The name by which focus and tests find a field of a row.
#[must_use]
pub fn row_id(key: Key, part: Part) -> String {
    format!("dossier-row-{key}-{part:?}").to_lowercase()
}

/// A list with its open row.
#[derive(Debug)]
pub(super) struct Rows<T> {
    pub(super) all: Vec<Row<T>>,
    open: Option<Key>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { all: Vec::new(), open: None }
    }
}

impl<T: Entry> Rows<T> {
    pub(super) fn new(values: &[T], keys: &mut Key) -> Self {
        Self { all: values.iter().map(|value| Row::new(next(keys), value)).collect(), open: None }
    }

    /// The rows that say something, as they are stored.
    pub(super) fn values(&mut self, today: NaiveDate) -> Vec<T> {
        self.all.iter_mut().for_each(|row| row.compile(today));
        self.all.iter().filter(|row| !row.value.is_blank()).map(|row| row.value.clone()).collect()
    }

    /// Whether nothing stands in any row.
    pub(super) fn is_blank(&self) -> bool {
        self.all.iter().all(|row| row.long.is_empty() && row.texts.values().all(String::is_empty))
    }

    /// Whether the row is open; one in which something is not understood never hides it.
    pub(super) fn is_open(&self, row: &Row<T>) -> bool {
        self.open == Some(row.key) || !row.wrong.is_empty()
    }

    /// Adds an empty row at `place`, opens it, and names its first field. Empty rows elsewhere go.
    fn insert(&mut self, place: usize, keys: &mut Key, today: NaiveDate) -> After {
        self.all.iter_mut().for_each(|row| row.tidy_all(today));
        let kept = self.all.iter().take(place).filter(|row| !row.is_empty()).count();
        self.all.retain(|row| !row.is_empty());
        let row = Row::new(next(keys), &T::default());
        self.open = Some(row.key);
        let focus = Some(row_id(row.key, T::FIRST));
        self.all.insert(kept, row);
        After { save: Save::Now, focus }
    }

    fn at(&mut self, key: Key) -> Option<&mut Row<T>> {
        self.all.iter_mut().find(|row| row.key == key)
    }

    pub(super) fn update(&mut self, event: RowEvent, keys: &mut Key, today: NaiveDate) -> After {
        match event {
            RowEvent::Added => return self.insert(self.all.len(), keys, today),
            RowEvent::Entered(key) => {
                let Some(place) = self.all.iter().position(|row| row.key == key) else {
                    return Save::No.into();
                };
                let row = &mut self.all[place];
                row.tidy_all(today);
                if row.value.is_blank() || !row.wrong.is_empty() {
                    return Save::Now.into();
                }
                return self.insert(place + 1, keys, today);
            }
            RowEvent::Opened(key) => {
                if self.at(key).is_none() {
                    return Save::No.into();
                }
                self.all.iter_mut().for_each(|row| row.tidy_all(today));
                self.all.retain(|row| row.key == key || !row.is_empty());
                self.open = Some(key);
                return After { save: Save::Now, focus: Some(row_id(key, T::FIRST)) };
            }
            RowEvent::Closed => {
                self.all.iter_mut().for_each(|row| row.tidy_all(today));
                self.all.retain(|row| !row.is_empty());
                self.open = None;
                return Save::Now.into();
            }
            RowEvent::Typed(key, part, text) => {
                let Some(row) = self.at(key) else { return Save::No.into() };
                row.wrong.remove(&part);
                row.texts.insert(part, text);
                return Save::Soon.into();
            }
            RowEvent::Taken(key, part, words) => {
                let Some(row) = self.at(key) else { return Save::No.into() };
                row.texts.insert(part, words);
                row.tidy(part, today);
            }
            RowEvent::Left(key, part) => {
                let Some(row) = self.at(key) else { return Save::No.into() };
                row.tidy(part, today);
            }
            RowEvent::Wrote(key, action) => {
                let edit = action.is_edit();
                let Some(row) = self.at(key) else { return Save::No.into() };
                row.long.perform(action);
                return if edit { Save::Soon } else { Save::No }.into();
            }
            RowEvent::WroteLeft => {}
            RowEvent::Kind(key, kind) => {
                let Some(row) = self.at(key) else { return Save::No.into() };
                row.compile(today);
                row.value.set_kind(kind);
                row.texts.insert(Part::Measure, row.value.read(Part::Measure));
            }
            RowEvent::Moved(key, to) => {
                let Some(place) = self.all.iter().position(|row| row.key == key) else {
                    return Save::No.into();
                };
                return self.shift(place, to, today).into();
            }
        }
        Save::Now.into()
    }

    /// Moves or removes the row at `place`.
    fn shift(&mut self, place: usize, to: Move, today: NaiveDate) -> Save {
        match to {
            Move::Up if place > 0 => self.all.swap(place, place - 1),
            Move::Down if place + 1 < self.all.len() => self.all.swap(place, place + 1),
            Move::Out => {
                let mut row = self.all.remove(place);
                row.compile(today);
                if !row.value.is_blank() {
                    return Save::Removal;
                }
            }
            Move::Up | Move::Down => {}
        }
        Save::Now
    }
}

fn next(keys: &mut Key) -> Key {
    *keys += 1;
    *keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::{Achievement, PastAward};
    use crate::domain::subject::Contribution;
    use crate::text::nfc;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

    #[test]
    fn an_editor_gives_back_the_lines_it_was_given() {
        for text in ["", "một", "một\nhai", "Ngu\u{302}\u{303}"] {
            let content = area::Content::with_text(text);
            assert_eq!(text_of(&content), nfc(text), "{text}");
        }
    }

    #[test]
    fn enter_goes_on_below_and_an_empty_row_is_the_end() {
        let (mut keys, mut rows) = (0, Rows::<Contribution>::default());
        let _ = rows.update(RowEvent::Added, &mut keys, TODAY);
        let _ = rows.update(RowEvent::Typed(1, Part::Figure, " 250".into()), &mut keys, TODAY);
        let after = rows.update(RowEvent::Entered(1), &mut keys, TODAY);
        assert_eq!(after.focus, Some(row_id(2, Part::Year)));
        assert!(rows.update(RowEvent::Entered(2), &mut keys, TODAY).focus.is_none());
        let _ = rows.update(RowEvent::Opened(1), &mut keys, TODAY);
        assert_eq!(rows.all.len(), 1, "the empty row went");
        assert_eq!(rows.all[0].text(Part::Figure), "250");
        let _ = rows.update(RowEvent::Kind(1, ContributionKind::Land), &mut keys, TODAY);
        assert_eq!(rows.values(TODAY)[0].measure, "m²");
        // A row with something that is not understood does not close over it.
        let _ = rows.update(RowEvent::Typed(1, Part::Year, "20".into()), &mut keys, TODAY);
        assert!(rows.update(RowEvent::Entered(1), &mut keys, TODAY).focus.is_none());
        let _ = rows.update(RowEvent::Closed, &mut keys, TODAY);
        assert!(rows.is_open(&rows.all[0]));
    }

    #[test]
    fn an_award_takes_its_year_from_the_day() {
        let (mut keys, mut rows) = (0, Rows::<PastAward>::default());
        let _ = rows.update(RowEvent::Added, &mut keys, TODAY);
        let _ = rows.update(RowEvent::Taken(1, Part::Form, "Giấy khen".into()), &mut keys, TODAY);
        let _ = rows.update(RowEvent::Typed(1, Part::On, "5/2/24".into()), &mut keys, TODAY);
        let _ = rows.update(RowEvent::Left(1, Part::On), &mut keys, TODAY);
        let it = &rows.values(TODAY)[0];
        assert_eq!((it.year, it.form.as_str()), (Some(2024), "Giấy khen"));
        assert_eq!((rows.all[0].text(Part::On), rows.all[0].text(Part::Year)), ("05/02/2024", "2024"));
    }

    #[test]
    fn removing_an_empty_row_is_nothing_to_speak_of() {
        let (mut keys, mut rows) = (0, Rows::new(&[Achievement::default()], &mut 0));
        let out = |key| RowEvent::Moved(key, Move::Out);
        assert_eq!(rows.update(out(1), &mut keys, TODAY).save, Save::Now);
        let it = Achievement { content: "Góp vốn".into(), ..Achievement::default() };
        let mut rows = Rows::new(&[it], &mut keys);
        assert_eq!(rows.update(out(1), &mut keys, TODAY).save, Save::Removal);
    }
}
