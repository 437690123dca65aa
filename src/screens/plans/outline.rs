//! The outline: the tree of sections as rows, and what each deed on it is as a command.

use crate::domain::Command;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{PlanId, SectionId, UnitId};
use crate::domain::obligation::{Obligation, sentence};
use crate::domain::plan::{Content, Marking, Section, numbered};
use crate::storage::PlanFile;

/// A section as the outline shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which section.
    pub id: SectionId,
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// Computed number or mark.
    pub label: String,
    /// Its words, or what is written from its data.
    pub words: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// A sentence written from an obligation.
    Obligation,
    /// The criteria of a set.
    Criteria,
    /// A table.
    Table,
    /// An appendix.
    Appendix,
}

impl Holds {
    /// All, in the order shown.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Heading, "Đề mục"),
        (Self::Text, "Đoạn văn"),
        (Self::Obligation, "Chỉ tiêu, thời hạn"),
        (Self::Criteria, "Tiêu chí"),
    ];

    /// What `content` is.
    #[must_use]
    pub const fn of(content: &Content) -> Self {
        match content {
            Content::Heading { .. } => Self::Heading,
            Content::Text { .. } => Self::Text,
            Content::Obligation { .. } => Self::Obligation,
            Content::Criteria { .. } => Self::Criteria,
            Content::Table { .. } => Self::Table,
            Content::Appendix { .. } => Self::Appendix,
        }
    }
}

/// A deed on the chosen section of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A section after it, at its level.
    AddAfter,
    /// A section inside it, as the last.
    AddUnder,
    /// One place up among its siblings.
    Up,
    /// One place down.
    Down,
    /// Into the sibling before it.
    Indent,
    /// Out of the section it is in.
    Outdent,
    /// Away, with everything in it.
    Remove,
}

/// The rows of the outline, in reading order.
pub(super) fn rows(file: &PlanFile, unit_name: impl Fn(UnitId) -> String) -> Vec<Row> {
    numbered(&file.sections)
        .into_iter()
        .map(|item| Row {
            id: item.section.id,
            depth: item.depth,
            label: item.label,
            words: shown(&item.section.content, &file.obligations, &file.sets, &unit_name),
            holds: Holds::of(&item.section.content),
        })
        .collect()
}

fn shown(
    content: &Content,
    obligations: &[Obligation],
    sets: &[CriteriaSet],
    unit_name: &impl Fn(UnitId) -> String,
) -> String {
    match content {
        Content::Heading { .. } | Content::Text { .. } | Content::Table { .. } | Content::Appendix { .. } => {
            content.words().replace('\n', " ")
        }
        Content::Obligation { obligation } => obligations
            .iter()
            .find(|one| one.id == *obligation)
            .map(|one| sentence(&one.duty, unit_name))
            .unwrap_or_default(),
        Content::Criteria { set } => {
            sets.iter().find(|one| one.id == *set).map(|one| one.name.clone()).unwrap_or_default()
        }
    }
}

fn find(sections: &[Section], id: SectionId) -> Option<&Section> {
    sections.iter().find(|section| section.id == id)
}

fn children(sections: &[Section], parent: Option<SectionId>) -> Vec<&Section> {
    let mut all: Vec<&Section> = sections.iter().filter(|section| section.parent == parent).collect();
    all.sort_by_key(|section| (section.position, section.id));
    all
}

fn place(sections: &[Section], section: &Section) -> usize {
    children(sections, section.parent).iter().position(|one| one.id == section.id).unwrap_or(0)
}

/// The section and everything in it.
pub(super) fn subtree(sections: &[Section], id: SectionId) -> Vec<SectionId> {
    let mut all = vec![id];
    let mut next = 0;
    while let Some(id) = all.get(next).copied() {
        all.extend(sections.iter().filter(|section| section.parent == Some(id)).map(|section| section.id));
        next += 1;
    }
    all
}

/// A fresh section has the content that its marking usually has.
fn empty(marking: Marking) -> Content {
    match marking {
        Marking::Roman | Marking::Arabic | Marking::Nested => Content::Heading { text: String::new() },
        Marking::Letter | Marking::Dash | Marking::Plus | Marking::Plain => Content::text(""),
        Marking::Appendix => Content::Appendix { text: String::new(), landscape: false },
    }
}

/// The marking of a section that comes to stand under `parent`: as its neighbours there, else one further in.
fn marking_under(sections: &[Section], parent: &Section) -> Marking {
    children(sections, Some(parent.id)).last().map_or_else(|| parent.marking.inner(), |last| last.marking)
}

/// A new section for [`Deed::AddAfter`] and [`Deed::AddUnder`]; with nothing chosen it closes the plan.
pub(super) fn added(
    sections: &[Section],
    plan: PlanId,
    chosen: Option<SectionId>,
    under: bool,
    id: SectionId,
) -> Section {
    let near = chosen.and_then(|id| find(sections, id));
    let (parent, position, marking, content) = match (near, under) {
        (Some(near), true) => {
            let marking = marking_under(sections, near);
            let position = children(sections, Some(near.id)).len();
            (Some(near.id), position, marking, empty(marking))
        }
        (Some(near), false) => {
            let content = match near.content {
                Content::Heading { .. } => Content::Heading { text: String::new() },
                _ => Content::text(""),
            };
            (near.parent, place(sections, near) + 1, near.marking, content)
        }
        (None, _) => (None, children(sections, None).len(), Marking::Roman, empty(Marking::Roman)),
    };
    Section { id, plan, parent, position: i32::try_from(position).unwrap_or(i32::MAX), marking, content }
}

/// The command of a deed that moves or removes the chosen section; none where there is nowhere to go.
pub(super) fn command(file: &PlanFile, id: SectionId, deed: Deed) -> Option<Command> {
    let sections = &file.sections;
    let section = find(sections, id)?;
    let siblings = children(sections, section.parent);
    let at = place(sections, section);
    let to = |parent: Option<SectionId>, position: usize| Command::MoveSection {
        id,
        parent,
        position: i32::try_from(position).unwrap_or(i32::MAX),
    };
    match deed {
        Deed::AddAfter | Deed::AddUnder => None,
        Deed::Up => (at > 0).then(|| to(section.parent, at - 1)),
        Deed::Down => (at + 1 < siblings.len()).then(|| to(section.parent, at + 1)),
        Deed::Indent => {
            let into = siblings.get(at.checked_sub(1)?)?;
            let marking = marking_under(sections, into);
            let end = children(sections, Some(into.id)).len();
            Some(remarked(section, marking, to(Some(into.id), end), "Đưa mục vào trong"))
        }
        Deed::Outdent => {
            let out = find(sections, section.parent?)?;
            let after = place(sections, out) + 1;
            Some(remarked(section, out.marking, to(out.parent, after), "Đưa mục ra ngoài"))
        }
        Deed::Remove => Some(removed(file, id)),
    }
}

/// A section that changes its level changes its mark with it.
fn remarked(section: &Section, marking: Marking, moved: Command, title: &str) -> Command {
    if section.marking == marking {
        return moved;
    }
    let section = Section { marking, ..section.clone() };
    Command::Batch { title: title.to_owned(), commands: vec![moved, Command::SaveSection { section }] }
}

/// Removing takes along the obligations that only these sections print: left behind, they would bind without being
/// written anywhere.
fn removed(file: &PlanFile, id: SectionId) -> Command {
    let gone = subtree(&file.sections, id);
    let printed = |section: &Section| match section.content {
        Content::Obligation { obligation } => Some(obligation),
        _ => None,
    };
    let stays: Vec<_> =
        file.sections.iter().filter(|section| !gone.contains(&section.id)).filter_map(printed).collect();
    let mut lost: Vec<_> = file
        .sections
        .iter()
        .filter(|section| gone.contains(&section.id))
        .filter_map(printed)
        .filter(|obligation| !stays.contains(obligation))
        .collect();
    lost.sort_unstable();
    lost.dedup();
    let label = numbered(&file.sections)
        .into_iter()
        .find(|item| item.section.id == id)
        .map(|item| item.label)
        .filter(|label| !matches!(label.as_str(), "" | "-" | "+"));
    let what =
        label.map_or_else(|| "một đoạn".to_owned(), |label| format!("mục {}", label.trim_end_matches('.')));
    let title = match gone.len() - 1 {
        0 => format!("Xóa {what} trong kế hoạch"),
        inside => format!("Xóa {what} và {inside} mục bên trong"),
    };
    let mut commands = vec![Command::RemoveSection { id }];
    commands.extend(lost.into_iter().map(|id| Command::RemoveObligation { id }));
    Command::Batch { title, commands }
}

/// Whether a deed can be done now.
pub(super) fn can(file: &PlanFile, chosen: Option<SectionId>, deed: Deed) -> bool {
    match (deed, chosen) {
        (Deed::AddAfter, _) => true,
        (_, None) => false,
        (Deed::AddUnder, Some(_)) => true,
        (_, Some(id)) => command(file, id, deed).is_some(),
    }
}
