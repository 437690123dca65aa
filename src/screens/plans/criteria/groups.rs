//! Groups while they are being typed, and the order of the lines.

use super::line::optional_points;
use crate::domain::criteria::{Caps, Group};
use crate::text::clean;

/// Caps while they are being typed.
#[derive(Debug, Default, Clone)]
pub(super) struct CapsForm {
    pub(super) bonus: String,
    pub(super) deduction: String,
}

impl CapsForm {
    pub(super) fn of(caps: &Caps) -> Self {
        let text =
            |points: Option<crate::domain::Points>| points.map(|it| it.to_string()).unwrap_or_default();
        Self { bonus: text(caps.bonus), deduction: text(caps.deduction) }
    }

    pub(super) fn built(&self) -> Result<Caps, String> {
        let wrong = "Giới hạn điểm cộng, điểm trừ là một số; để trống nếu không giới hạn.";
        Ok(Caps {
            bonus: optional_points(&self.bonus, wrong)?,
            deduction: optional_points(&self.deduction, wrong)?,
        })
    }
}

/// A group while it is being typed.
#[derive(Debug)]
pub(super) struct GroupForm {
    pub(super) key: u32,
    pub(super) parent: Option<u32>,
    pub(super) title: String,
    pub(super) full: String,
    pub(super) caps: CapsForm,
    stored: Option<Group>,
}

/// What was typed or chosen about a group.
#[derive(Debug, Clone)]
pub enum GroupTyped {
    /// Its title.
    Title(String),
    /// The group it stands in.
    Parent(Option<u32>),
    /// The declared total.
    Full(String),
    /// Most bonus.
    Bonus(String),
    /// Most deduction.
    Deduction(String),
    /// One place up among its neighbours.
    Up,
    /// One place down.
    Down,
    /// Taken away; what stood in it stands where it stood.
    Removed,
}

impl GroupTyped {
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Title(_) | Self::Full(_) | Self::Bonus(_) | Self::Deduction(_))
    }
}

impl GroupForm {
    pub(super) fn of(group: &Group) -> Self {
        Self {
            key: group.key,
            parent: group.parent,
            title: group.title.clone(),
            full: group.full_marks.map(|it| it.to_string()).unwrap_or_default(),
            caps: CapsForm::of(&group.caps),
            stored: Some(group.clone()),
        }
    }

    pub(super) fn new(key: u32, parent: Option<u32>) -> Self {
        Self {
            key,
            parent,
            title: String::new(),
            full: String::new(),
            caps: CapsForm::default(),
            stored: None,
        }
    }

    /// Whether nothing was written into it yet.
    pub(super) fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.stored.is_none()
    }

    pub(super) fn built(&self) -> Result<Group, String> {
        let title = match &self.stored {
            Some(stored) if stored.title == self.title => stored.title.clone(),
            _ => clean(&self.title),
        };
        if title.is_empty() {
            return Err("Hãy nhập tên nhóm tiêu chí.".to_owned());
        }
        let wrong = "Tổng điểm của nhóm là một số, ví dụ 20; để trống nếu không quy định.";
        Ok(Group {
            key: self.key,
            parent: self.parent,
            title,
            full_marks: optional_points(&self.full, wrong)?,
            caps: self.caps.built()?,
        })
    }
}

/// Whether `key` is `inside` or stands in it, however deep.
pub(super) fn is_inside(groups: &[GroupForm], key: u32, inside: u32) -> bool {
    let mut at = Some(key);
    // A chain longer than the groups themselves would be a ring.
    for _ in 0..=groups.len() {
        match at {
            Some(here) if here == inside => return true,
            Some(here) => at = groups.iter().find(|one| one.key == here).and_then(|one| one.parent),
            None => return false,
        }
    }
    true
}

/// Puts every group after the one it stands in, and changes nothing else about their order.
pub(super) fn put_in_order(groups: &mut Vec<GroupForm>) {
    let mut ordered: Vec<GroupForm> = Vec::with_capacity(groups.len());
    while !groups.is_empty() {
        let ready =
            |one: &GroupForm| one.parent.is_none_or(|parent| ordered.iter().any(|it| it.key == parent));
        // A parent that is nowhere to be found must not keep its group waiting for ever.
        let at = groups.iter().position(ready).unwrap_or(0);
        let group = groups.remove(at);
        ordered.push(group);
    }
    *groups = ordered;
}
