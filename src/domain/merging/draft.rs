//! A merge being decided: one row for each field, nothing lost whatever is chosen.

use super::field::{FIELDS, SubjectField, listed, unite};
use super::twin::TwinDraft;
use super::{Merge, Names};
use crate::domain::subject::{Subject, SubjectKind};
use crate::domain::timeline::DossierLife;
use crate::text::{clean, fold};

/// One of the two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The record that stays.
    Left,
    /// The record that goes into it.
    Right,
}

/// What of a field stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The value at the left.
    Left,
    /// The value at the right.
    Right,
    /// Both, one after the other.
    Both,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRow {
    /// Its name.
    pub label: &'static str,
    /// The value at the left, as shown.
    pub left: String,
    /// The value at the right, as shown.
    pub right: String,
    /// Both joined, as shown; none where only one value can stand.
    pub both: Option<String>,
    /// What stays.
    pub chosen: Chosen,
}

impl MergeRow {
    /// Whether there is nothing to decide.
    #[must_use]
    pub fn is_same(&self) -> bool {
        clean(&self.left) == clean(&self.right)
    }

    /// What will stand in the merged record.
    #[must_use]
    pub fn result(&self) -> &str {
        match (self.chosen, &self.both) {
            (Chosen::Left, _) | (Chosen::Both, None) => &self.left,
            (Chosen::Right, _) => &self.right,
            (Chosen::Both, Some(both)) => both,
        }
    }

    /// The value that was not chosen, with its label, where the result does not say it.
    pub(super) fn left_out(&self) -> Option<String> {
        let other = match (self.chosen, &self.both) {
            (Chosen::Left, _) | (Chosen::Both, None) => &self.right,
            (Chosen::Right, _) => &self.left,
            (Chosen::Both, Some(_)) => return None,
        };
        let said = clean(self.result()).contains(clean(other).as_str());
        (!said).then(|| format!("{}: {}", self.label, other.trim()))
    }
}

/// What is proposed: the only value there is, both where both can stand, else the fuller of two that say the same.
pub(super) fn default_choice(left: &str, right: &str, joins: bool) -> Chosen {
    let (one, other) = (fold(left), fold(right));
    if right.trim().is_empty() || clean(left) == clean(right) {
        Chosen::Left
    } else if left.trim().is_empty() {
        Chosen::Right
    } else if joins {
        Chosen::Both
    } else if other.len() > one.len() && other.contains(one.as_str()) {
        Chosen::Right
    } else {
        Chosen::Left
    }
}

/// Two records of one subject side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeDraft {
    /// The record that stays.
    pub left: Subject,
    /// The record that goes into it.
    pub right: Subject,
    /// Name first, then the fields of the kind.
    pub rows: Vec<MergeRow>,
    /// Dossiers of both in the same plan and year.
    pub twins: Vec<TwinDraft>,
    dossiers: usize,
    achievements: usize,
}

/// The label of the first row.
const NAME: &str = "Tên";

/// The proposal for merging `right` into `left`, with their dossiers. None when they are not of one kind, are one and
/// the same, or one was made anonymous.
#[must_use]
pub fn proposed(
    (left, left_dossiers): (&Subject, &[DossierLife]),
    (right, right_dossiers): (&Subject, &[DossierLife]),
    names: &Names<'_>,
) -> Option<MergeDraft> {
    let anonymous = left.anonymised.is_some() || right.anonymised.is_some();
    if left.kind() != right.kind() || left.id == right.id || anonymous {
        return None;
    }
    let row = |field: &SubjectField| {
        let (one, other) = ((field.read)(left, names), (field.read)(right, names));
        let both = field.join.map(|join| {
            let mut both = left.clone();
            join(&mut both, right);
            (field.read)(&both, names)
        });
        let chosen = default_choice(&one, &other, both.is_some());
        MergeRow { label: field.label, left: one, right: other, both, chosen }
    };
    let name = MergeRow {
        label: NAME,
        left: left.name.clone(),
        right: right.name.clone(),
        both: None,
        chosen: Chosen::Left,
    };
    let rows = std::iter::once(name).chain(fields(left.kind()).map(row)).collect();
    let twins = left_dossiers.iter().flat_map(|one| {
        let same = |other: &&DossierLife| {
            (one.dossier.plan, one.dossier.year) == (other.dossier.plan, other.dossier.year)
        };
        right_dossiers.iter().filter(same).map(|other| TwinDraft::proposed(one, other, names))
    });
    let all = left_dossiers.iter().chain(right_dossiers);
    Some(MergeDraft {
        left: left.clone(),
        right: right.clone(),
        rows,
        twins: twins.collect(),
        dossiers: left_dossiers.len() + right_dossiers.len(),
        achievements: all.map(|life| life.dossier.achievements.len()).sum(),
    })
}

fn fields(kind: SubjectKind) -> impl Iterator<Item = &'static SubjectField> {
    FIELDS.iter().filter(move |field| field.kind.is_none_or(|one| one == kind))
}

impl MergeDraft {
    /// What is going to happen, in figures.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = format!("Gộp 2 bản ghi, {} hồ sơ, {} thành tích", self.dossiers, self.achievements);
        if !self.twins.is_empty() {
            words.push_str(&format!("; {} cặp hồ sơ cùng năm thành một", self.twins.len()));
        }
        words
    }

    /// Why it cannot be done as it stands; none when it can.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.twins.iter().find_map(TwinDraft::trouble)
    }

    /// What the merged record is called besides: every name either bore that is not the chosen one.
    #[must_use]
    pub fn other_names(&self) -> Vec<String> {
        let name = self.rows.first().map_or(self.left.name.as_str(), MergeRow::result);
        let mut all: Vec<String> = Vec::new();
        let named =
            [&self.left, &self.right].into_iter().flat_map(|one| one.other_names.iter().chain([&one.name]));
        for other in named {
            let plain = clean(other);
            if !plain.is_empty() && plain != clean(name) && !all.iter().any(|one| clean(one) == plain) {
                all.push(other.clone());
            }
        }
        all
    }

    /// The decision.
    #[must_use]
    pub fn merge(&self) -> Merge {
        let mut subject = self.left.clone();
        let mut lost: Vec<String> = Vec::new();
        let mut rows = self.rows.iter();
        if let Some(name) = rows.next() {
            name.result().clone_into(&mut subject.name);
        }
        for (row, field) in rows.zip(fields(self.left.kind())) {
            match (row.chosen, field.join) {
                (Chosen::Left, _) | (Chosen::Both, None) => {}
                (Chosen::Right, _) => (field.take)(&mut subject, &self.right),
                (Chosen::Both, Some(join)) => join(&mut subject, &self.right),
            }
            lost.extend(row.left_out());
        }
        subject.other_names = self.other_names();
        let mut notes: Vec<String> = Vec::new();
        unite(&mut notes, &[self.left.note.trim().to_owned(), self.right.note.trim().to_owned()]);
        if !lost.is_empty() {
            notes.push(format!("Bản ghi đã gộp còn ghi: {}.", lost.join("; ")));
        }
        let mut twins = Vec::new();
        for draft in &self.twins {
            let (twin, lost) = draft.twin(self.left.id);
            if !lost.is_empty() {
                let year = twin.dossier.year;
                notes.push(format!("Hồ sơ năm {year} đã gộp còn ghi: {}.", lost.join("; ")));
            }
            twins.push(twin);
        }
        subject.note = listed(notes, "\n");
        Merge { keep: self.left.id, gone: self.right.id, subject, twins }
    }
}
