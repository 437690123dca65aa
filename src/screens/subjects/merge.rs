//! "Gộp hai bản ghi": two records side by side, field by field, with what will stand afterwards.

use crate::domain::ids::{MovementId, SubjectId, UnitId};
use crate::domain::merging::{Chosen, MergeDraft, MergeRow, Names, Side, proposed};
use crate::domain::subject::{Detail, Subject};
use crate::domain::timeline::DossierLife;
use crate::domain::{Area, Changes, Command};
use crate::screens::{Chord, ChordKey, Desk, Effect, Place};
use crate::storage::{Database, StoreError};
use iced::Task;
use iced::keyboard::key::Named;
use std::collections::HashMap;

/// Both records with their dossiers, and the names of what they refer to.
#[derive(Debug, Clone)]
pub struct Pair {
    left: (Subject, Vec<DossierLife>),
    right: (Subject, Vec<DossierLife>),
    owners: HashMap<SubjectId, String>,
}

/// A row on the page: of the record, or of one of the pairs of dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// None for the record itself, else which pair of dossiers.
    pub twin: Option<usize>,
    /// Which row there.
    pub row: usize,
}

/// The page.
#[derive(Debug)]
pub struct MergePage {
    keep: SubjectId,
    gone: SubjectId,
    pub(super) draft: Option<MergeDraft>,
    pub(super) trouble: Option<String>,
    /// Why the merge cannot be done as it stands.
    pub(super) obstacle: Option<String>,
    pub(super) words: String,
    pub(super) others: String,
    pub(super) facts: [String; 2],
    pub(super) twins: Vec<TwinWords>,
    pub(super) all_shown: bool,
    /// The rows on show, in order.
    pub(super) shown: Vec<At>,
    pub(super) same: String,
    pub(super) cursor: usize,
    pub(super) sent: bool,
    asked: u64,
}

/// What the head of a pair of dossiers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TwinWords {
    pub(super) title: String,
    pub(super) sides: [String; 2],
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Both records were read; the number of the question.
    Read(u64, Box<Result<Pair, StoreError>>),
    /// Of a row this is to stay.
    Chose(At, Chosen),
    /// By key: of the row at the cursor.
    ChoseHere(Chosen),
    /// The cursor was moved by key.
    Moved(i32),
    /// Which dossier of a pair goes on.
    KeptTwin(usize, Side),
    /// What is the same is shown or hidden.
    AllShown(bool),
    /// The records change sides: the other one stays.
    Swapped,
    /// The merge is to be done.
    Done,
    /// The two are not one.
    NotSame,
    /// Back without merging.
    Left,
}

impl MergePage {
    pub(super) fn open(keep: SubjectId, gone: SubjectId, desk: &Desk) -> (Self, Task<Message>) {
        let mut page = Self {
            keep,
            gone,
            draft: None,
            trouble: None,
            obstacle: None,
            words: String::new(),
            others: String::new(),
            facts: Default::default(),
            twins: Vec::new(),
            all_shown: false,
            shown: Vec::new(),
            same: String::new(),
            cursor: 0,
            sent: false,
            asked: 0,
        };
        let task = page.ask(desk);
        (page, task)
    }

    /// The decision as it stands; none until the records are read.
    #[must_use]
    pub const fn draft(&self) -> Option<&MergeDraft> {
        self.draft.as_ref()
    }

    /// The rows on show.
    #[must_use]
    pub fn shown(&self) -> &[At] {
        &self.shown
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let (asked, keep, gone) = (self.asked, self.keep, self.gone);
        let read = desk.store.read(move |database| read(database, keep, gone));
        Task::perform(read, move |pair| Message::Read(asked, Box::new(pair)))
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(asked, _) if asked != self.asked => Effect::None,
            Message::Read(_, pair) => {
                match *pair {
                    Ok(pair) => self.take(&pair, desk),
                    Err(error) => (self.draft, self.trouble) = (None, Some(error.to_string())),
                }
                Effect::None
            }
            Message::Chose(at, chosen) => {
                self.cursor = self.shown.iter().position(|one| *one == at).unwrap_or(self.cursor);
                self.choose(at, chosen);
                Effect::None
            }
            Message::ChoseHere(chosen) => {
                if let Some(at) = self.shown.get(self.cursor).copied() {
                    self.choose(at, chosen);
                }
                Effect::None
            }
            Message::Moved(step) => {
                let last = self.shown.len().saturating_sub(1);
                self.cursor = self.cursor.saturating_add_signed(step as isize).min(last);
                Effect::None
            }
            Message::KeptTwin(at, side) => {
                if let Some(twin) = self.draft.as_mut().and_then(|draft| draft.twins.get_mut(at)) {
                    twin.keep = side;
                }
                self.tell();
                Effect::None
            }
            Message::AllShown(all) => {
                self.all_shown = all;
                self.list();
                Effect::None
            }
            Message::Swapped => {
                (self.keep, self.gone) = (self.gone, self.keep);
                Effect::Run(self.ask(desk))
            }
            Message::Done => match &self.draft {
                Some(draft) if self.obstacle.is_none() && !self.sent => {
                    self.sent = true;
                    Effect::Change(Command::MergeSubjects { merge: Box::new(draft.merge()) })
                }
                _ => Effect::None,
            },
            Message::NotSame => {
                Effect::Change(Command::NotSame { a: self.keep, b: self.gone, remembered: true })
                    .and(Effect::Go(Place::Duplicates))
            }
            Message::Left => Effect::Go(Place::Subject(self.keep)),
        }
    }

    fn take(&mut self, pair: &Pair, desk: &Desk) {
        let unit = |id: UnitId| desk.unit_name(id);
        let movement = |id: MovementId| {
            desk.movements.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default()
        };
        let subject = |id: SubjectId| pair.owners.get(&id).cloned().unwrap_or_default();
        let names = Names { unit: &unit, subject: &subject, movement: &movement };
        let draft = proposed((&pair.left.0, &pair.left.1), (&pair.right.0, &pair.right.1), &names);
        self.trouble = draft.is_none().then(|| {
            "Hai bản ghi này không gộp được: phải là hai đối tượng khác nhau, cùng loại và chưa ẩn danh."
                .to_owned()
        });
        self.facts = [facts(&pair.left.1), facts(&pair.right.1)];
        self.draft = draft;
        self.cursor = 0;
        self.tell();
        self.list();
    }

    fn row_mut(&mut self, at: At) -> Option<&mut MergeRow> {
        let draft = self.draft.as_mut()?;
        match at.twin {
            None => draft.rows.get_mut(at.row),
            Some(twin) => draft.twins.get_mut(twin)?.rows.get_mut(at.row),
        }
    }

    fn choose(&mut self, at: At, chosen: Chosen) {
        if let Some(row) = self.row_mut(at)
            && (chosen != Chosen::Both || row.both.is_some())
        {
            row.chosen = chosen;
        }
        self.tell();
    }

    /// What the page says of the decision as a whole.
    fn tell(&mut self) {
        let Some(draft) = &self.draft else { return };
        self.words = draft.words();
        self.obstacle = draft.trouble();
        let others = draft.other_names();
        self.others = if others.is_empty() {
            String::new()
        } else {
            format!("Tên khác được giữ để tìm kiếm: {}", others.join("; "))
        };
        self.twins = draft
            .twins
            .iter()
            .map(|twin| {
                let life = &twin.left;
                TwinWords {
                    title: format!("Hồ sơ năm {} – {}", life.dossier.year, life.plan_name),
                    sides: [&twin.left, &twin.right].map(standing),
                }
            })
            .collect();
    }

    fn list(&mut self) {
        let Some(draft) = &self.draft else { return };
        let rows = |twin: Option<usize>, rows: &[MergeRow]| -> Vec<(At, bool)> {
            let at = |(row, it): (usize, &MergeRow)| (At { twin, row }, it.is_same());
            // A field that neither has is nothing to look at.
            rows.iter()
                .enumerate()
                .filter(|(_, it)| !(it.left.trim().is_empty() && it.right.trim().is_empty()))
                .map(at)
                .collect()
        };
        let mut all = rows(None, &draft.rows);
        for (at, twin) in draft.twins.iter().enumerate() {
            all.extend(rows(Some(at), &twin.rows));
        }
        let same = all.iter().filter(|(_, same)| *same).count();
        self.same = format!("Hiện cả {same} mục giống nhau");
        self.shown = all.into_iter().filter(|(_, same)| self.all_shown || !same).map(|(at, _)| at).collect();
        self.cursor = self.cursor.min(self.shown.len().saturating_sub(1));
    }

    /// Whether what changed is this merge done.
    pub(super) fn was_done(&self, changes: &Changes) -> bool {
        self.sent && changes.rows(Area::Subject).contains(&self.gone.0)
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.was_done(changes) {
            self.sent = false;
            return Effect::Go(Place::Subject(self.keep));
        }
        if changes.touch(&[Area::Subject, Area::Dossier, Area::Step, Area::Candidate, Area::Unit]) {
            return Effect::Run(self.ask(desk));
        }
        Effect::None
    }

    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        let Chord { key, ctrl, shift: false, alt: false } = chord else { return None };
        match (key, ctrl) {
            (ChordKey::Named(Named::Enter), true) => Some(Message::Done),
            (ChordKey::Named(Named::Escape), false) => Some(Message::Left),
            (ChordKey::Named(Named::ArrowDown), false) => Some(Message::Moved(1)),
            (ChordKey::Named(Named::ArrowUp), false) => Some(Message::Moved(-1)),
            (ChordKey::Named(Named::ArrowLeft), false) => Some(Message::ChoseHere(Chosen::Left)),
            (ChordKey::Named(Named::ArrowRight), false) => Some(Message::ChoseHere(Chosen::Right)),
            (ChordKey::Named(Named::Space), false) => Some(Message::ChoseHere(Chosen::Both)),
            _ => None,
        }
    }
}

fn read(database: &Database, keep: SubjectId, gone: SubjectId) -> Result<Pair, StoreError> {
    let side = |id| -> Result<(Subject, Vec<DossierLife>), StoreError> {
        let subject = database.subject(id)?;
        let subject = subject.ok_or_else(|| crate::domain::Refusal::not_found("đối tượng"))?;
        Ok((subject, database.lives(id)?))
    };
    let (left, right) = (side(keep)?, side(gone)?);
    let mut owners = HashMap::new();
    for subject in [&left.0, &right.0] {
        if let Detail::Model(it) = &subject.detail {
            for row in database.subject_rows(&it.owned_by)? {
                owners.insert(row.id, row.name);
            }
        }
    }
    Ok(Pair { left, right, owners })
}

/// "2 hồ sơ (2024, 2023)".
fn facts(lives: &[DossierLife]) -> String {
    if lives.is_empty() {
        return "chưa có hồ sơ".to_owned();
    }
    let mut years: Vec<i32> = lives.iter().map(|life| life.dossier.year).collect();
    years.dedup();
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    format!("{} hồ sơ ({})", lives.len(), years.join(", "))
}

/// "Đủ hồ sơ, 3 tệp, đã đưa ra đợt xét “Đợt 1”".
fn standing(life: &DossierLife) -> String {
    let mut words = life.state.label().to_owned();
    if life.files > 0 {
        words.push_str(&format!(", {} tệp", life.files));
    }
    let rounds: Vec<&str> = life.rounds.iter().map(|part| part.name.as_str()).collect();
    if !rounds.is_empty() {
        words.push_str(&format!(", đã đưa ra đợt xét “{}”", rounds.join("”, “")));
    }
    words
}
