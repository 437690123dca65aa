//! One set while it is being typed.

use super::super::super::Desk;
use super::super::super::typed::Kept;
use super::Typed;
use super::grades::GradesForm;
use super::groups::{CapsForm, GroupForm, GroupTyped, is_inside, put_in_order};
use super::kind::MeasureKind;
use super::line::CriterionForm;
use crate::domain::criteria::{Caps, Line as Numbered};
use crate::domain::criteria::{CriteriaSet, Criterion, Group, Measure, numbers};
use crate::domain::ids::CriterionId;
use crate::domain::subject::SubjectKind;
use crate::text::clean;

/// What is open to be typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A group, by its key.
    Group(u32),
    /// A criterion.
    Criterion(CriterionId),
}

/// A line in reading order.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) item: Item,
    pub(super) number: String,
    pub(super) depth: usize,
}

#[derive(Debug)]
pub(super) struct SetForm {
    /// As it can be stored: follows the typing as far as that is whole.
    pub(super) set: CriteriaSet,
    pub(super) kept: Kept<CriteriaSet>,
    pub(super) name: String,
    pub(super) source: String,
    pub(super) rows: Vec<CriterionForm>,
    pub(super) groups: Vec<GroupForm>,
    pub(super) caps: CapsForm,
    pub(super) grades: GradesForm,
    pub(super) lines: Vec<Line>,
    pub(super) open: Option<Item>,
    pub(super) told: bool,
}

impl SetForm {
    pub(super) fn of(set: &CriteriaSet, open: Option<Item>) -> Self {
        let grades = GradesForm::of(set.grading.as_ref());
        let exists = |item: &Item| match item {
            Item::Group(key) => set.groups.iter().any(|group| group.key == *key),
            Item::Criterion(id) => set.criterion(*id).is_some(),
        };
        let mut form = Self {
            name: set.name.clone(),
            source: set.source.clone(),
            rows: set.criteria.iter().map(|one| CriterionForm::of(one, &grades)).collect(),
            groups: set.groups.iter().map(GroupForm::of).collect(),
            caps: CapsForm::of(&set.caps),
            grades,
            lines: Vec::new(),
            open: open.filter(exists),
            told: false,
            kept: Kept::new(Some(set.clone())),
            set: set.clone(),
        };
        form.number();
        form
    }

    /// The set, or what keeps it from being stored. What was added and never begun does not count.
    pub(super) fn built(&self) -> Result<CriteriaSet, String> {
        let name = if self.name == self.set.name { self.name.clone() } else { clean(&self.name) };
        if name.trim().is_empty() {
            return Err("Hãy nhập tên bộ tiêu chí.".to_owned());
        }
        let source = if self.source == self.set.source { self.source.clone() } else { clean(&self.source) };
        let held = |key: u32| {
            self.rows.iter().any(|row| row.group == Some(key) && !row.is_blank())
                || self.groups.iter().any(|group| group.parent == Some(key))
        };
        let mut groups = Vec::with_capacity(self.groups.len());
        for group in self.groups.iter().filter(|group| !group.is_blank() || held(group.key)) {
            groups.push(group.built()?);
        }
        let mut criteria = Vec::with_capacity(self.rows.len());
        for row in self.rows.iter().filter(|row| !row.is_blank()) {
            let built = row.built(&self.grades);
            criteria.push(built.map_err(|sentence| format!("{}: {sentence}", row.code.trim()))?);
        }
        let caps = self.caps.built()?;
        let grading = self.grades.built()?;
        let set = CriteriaSet { name, source, groups, criteria, caps, grading, ..self.set.clone() };
        set.check().map_err(|refusal| refusal.sentence)?;
        Ok(set)
    }

    /// The set as far as it can be read, for sums: what is not whole yet is left out.
    pub(super) fn so_far(&self) -> CriteriaSet {
        let groups: Vec<Group> = self.groups.iter().filter_map(|group| group.built().ok()).collect();
        let criteria = self.rows.iter().filter_map(|row| row.built(&self.grades).ok()).collect();
        CriteriaSet { groups, criteria, caps: Caps::default(), grading: None, ..self.set.clone() }
    }

    pub(super) fn open_row(&mut self) -> Option<&mut CriterionForm> {
        let Some(Item::Criterion(open)) = self.open else { return None };
        self.rows.iter_mut().find(|row| row.id == open)
    }

    fn group_mut(&mut self, key: u32) -> Option<&mut GroupForm> {
        self.groups.iter_mut().find(|group| group.key == key)
    }

    /// Numbers the lines as they stand.
    pub(super) fn number(&mut self) {
        put_in_order(&mut self.groups);
        let mut shape = CriteriaSet::new(self.set.id, self.set.plan, self.set.kind, self.set.name.as_str());
        shape.groups = self
            .groups
            .iter()
            .map(|one| Group {
                key: one.key,
                parent: one.parent,
                title: String::new(),
                full_marks: None,
                caps: Caps::default(),
            })
            .collect();
        let known = |key: &u32| self.groups.iter().any(|one| one.key == *key);
        shape.criteria = self
            .rows
            .iter()
            .map(|row| Criterion {
                group: row.group.filter(known),
                ..Criterion::new(row.id, "", "", Measure::Reference)
            })
            .collect();
        self.lines = numbers(&shape)
            .into_iter()
            .map(|line| match line {
                Numbered::Group(group, number, depth) => Line { item: Item::Group(group.key), number, depth },
                Numbered::Criterion(one, number, depth) => {
                    Line { item: Item::Criterion(one.id), number, depth }
                }
            })
            .collect();
    }

    /// The next mark in the row of those that stand there: "TT3" after "TT2".
    fn next_code(&self) -> String {
        let stem = match self.set.kind {
            None => "C",
            Some(SubjectKind::Collective) => "TT",
            Some(SubjectKind::Person) => "CN",
            Some(SubjectKind::Household) => "HGĐ",
            Some(SubjectKind::Model) => "MH",
        };
        let taken: Vec<String> = self.rows.iter().map(|row| clean(&row.code)).collect();
        let mut n = self.rows.len() + 1;
        while taken.contains(&format!("{stem}{n}")) {
            n += 1;
        }
        format!("{stem}{n}")
    }

    /// The group that something added now goes into: the open one, or that of the open criterion, or the last one.
    fn here(&self) -> Option<u32> {
        match self.open {
            Some(Item::Group(key)) => Some(key),
            Some(Item::Criterion(id)) => self.rows.iter().find(|row| row.id == id).and_then(|row| row.group),
            None => self.rows.last().and_then(|row| row.group),
        }
    }

    /// A criterion that comes from the base set goes into the draft, in place of the one with its identifier.
    pub(super) fn put(&mut self, criterion: &Criterion) {
        let mut row = CriterionForm::of(criterion, &self.grades);
        row.touch();
        match self.rows.iter_mut().find(|one| one.id == row.id) {
            Some(here) => *here = row,
            None => self.rows.push(row),
        }
        self.number();
    }

    /// Takes what was typed; true when a new line waits for its words.
    pub(super) fn take(&mut self, typed: Typed, desk: &Desk) -> bool {
        self.told = false;
        let mut added = false;
        match typed {
            Typed::Name(text) => self.name = text,
            Typed::Source(text) => self.source = text,
            Typed::Opened(id) => self.toggle(Item::Criterion(id)),
            Typed::GroupOpened(key) => self.toggle(Item::Group(key)),
            Typed::Added => {
                let kind = self.rows.last().map_or(MeasureKind::Points, |row| row.kind);
                let row = CriterionForm::new(desk.fresh(), self.next_code(), kind, self.here());
                self.open = Some(Item::Criterion(row.id));
                self.rows.push(row);
                added = true;
            }
            Typed::GroupAdded => {
                let key = self.groups.iter().map(|group| group.key).max().unwrap_or(0) + 1;
                let beside = match self.open {
                    Some(Item::Group(open)) => {
                        self.groups.iter().find(|group| group.key == open).and_then(|group| group.parent)
                    }
                    _ => None,
                };
                self.groups.push(GroupForm::new(key, beside));
                self.open = Some(Item::Group(key));
                added = true;
            }
            Typed::Removed(id) => self.rows.retain(|row| row.id != id),
            Typed::Up(id) => self.move_row(id, false),
            Typed::Down(id) => self.move_row(id, true),
            Typed::Grouped(key, typed) => self.grouped(key, typed),
            Typed::CapBonus(text) => self.caps.bonus = text,
            Typed::CapDeduction(text) => self.caps.deduction = text,
            Typed::Grade(typed) => self.grades.take(typed),
            other => {
                if let Some(row) = self.open_row() {
                    take_row(row, other);
                }
            }
        }
        self.number();
        added
    }

    fn toggle(&mut self, item: Item) {
        self.open = if self.open == Some(item) { None } else { Some(item) };
    }

    /// Past the next neighbour in the same group.
    fn move_row(&mut self, id: CriterionId, down: bool) {
        let Some(at) = self.rows.iter().position(|row| row.id == id) else { return };
        let same = |row: &CriterionForm| row.group == self.rows[at].group;
        let other = if down {
            self.rows.iter().skip(at + 1).position(same).map(|by| at + 1 + by)
        } else {
            self.rows[..at].iter().rposition(same)
        };
        if let Some(other) = other {
            self.rows.swap(at, other);
        }
    }

    fn grouped(&mut self, key: u32, typed: GroupTyped) {
        match typed {
            GroupTyped::Parent(parent) => {
                // A group cannot stand in itself.
                if parent.is_none_or(|parent| !is_inside(&self.groups, parent, key))
                    && let Some(group) = self.group_mut(key)
                {
                    group.parent = parent;
                }
            }
            GroupTyped::Up | GroupTyped::Down => {
                let Some(at) = self.groups.iter().position(|group| group.key == key) else { return };
                let same = |group: &GroupForm| group.parent == self.groups[at].parent;
                let other = if matches!(typed, GroupTyped::Down) {
                    self.groups.iter().skip(at + 1).position(same).map(|by| at + 1 + by)
                } else {
                    self.groups[..at].iter().rposition(same)
                };
                if let Some(other) = other {
                    self.groups.swap(at, other);
                }
            }
            GroupTyped::Removed => {
                let parent = self.groups.iter().find(|group| group.key == key).and_then(|group| group.parent);
                self.groups.retain(|group| group.key != key);
                for group in self.groups.iter_mut().filter(|group| group.parent == Some(key)) {
                    group.parent = parent;
                }
                for row in self.rows.iter_mut().filter(|row| row.group == Some(key)) {
                    row.group = parent;
                }
                self.open = self.open.filter(|open| *open != Item::Group(key));
            }
            text => {
                let Some(group) = self.group_mut(key) else { return };
                match text {
                    GroupTyped::Title(text) => group.title = text,
                    GroupTyped::Full(text) => group.full = text,
                    GroupTyped::Bonus(text) => group.caps.bonus = text,
                    GroupTyped::Deduction(text) => group.caps.deduction = text,
                    GroupTyped::Parent(_) | GroupTyped::Up | GroupTyped::Down | GroupTyped::Removed => {}
                }
            }
        }
    }
}

/// What is typed in the open criterion.
fn take_row(row: &mut CriterionForm, typed: Typed) {
    match typed {
        Typed::Code(text) => row.code = text,
        Typed::Title(action) => row.titled(action),
        Typed::Note(text) => row.note = text,
        Typed::Group(group) => row.group = group,
        Typed::Kind(kind) => row.choose(kind),
        Typed::Most(text) => row.touch().most = text,
        Typed::Step(text) => row.touch().step = text,
        Typed::Cap(text) => row.touch().cap = text,
        Typed::Target(text) => row.touch().target = text,
        Typed::Unit(text) => row.touch().unit = text,
        Typed::Extra(extra) => row.touch().extra = extra,
        Typed::Ceiling(ceiling) => row.touch().ceiling = ceiling,
        Typed::BandAdded => row.add_band(),
        Typed::BandRemoved(line) if line < row.bands.len() => {
            row.touch().bands.remove(line);
        }
        Typed::BandRemoved(_) => {}
        Typed::Band(line, typed) => {
            if let Some(band) = row.touch().bands.get_mut(line) {
                band.take(typed);
            }
        }
        _ => {}
    }
}
