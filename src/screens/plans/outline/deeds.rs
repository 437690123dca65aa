//! What each deed on the chosen section is as a command.

use super::Deed;
use crate::domain::Command;
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::plan::{Column, Content, Marking, Section, Table, numbered};
use crate::storage::PlanFile;

pub(super) fn find(sections: &[Section], id: SectionId) -> Option<&Section> {
    sections.iter().find(|section| section.id == id)
}

pub(super) fn children(sections: &[Section], parent: Option<SectionId>) -> Vec<&Section> {
    let mut all: Vec<&Section> = sections.iter().filter(|section| section.parent == parent).collect();
    all.sort_by_key(|section| (section.position, section.id));
    all
}

pub(super) fn place(sections: &[Section], section: &Section) -> usize {
    children(sections, section.parent).iter().position(|one| one.id == section.id).unwrap_or(0)
}

/// The section and everything in it.
pub(in super::super) fn subtree(sections: &[Section], id: SectionId) -> Vec<SectionId> {
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
pub(super) fn marking_under(sections: &[Section], parent: &Section) -> Marking {
    children(sections, Some(parent.id)).last().map_or_else(|| parent.marking.inner(), |last| last.marking)
}

/// A new section for a deed that adds one; with nothing chosen it closes the plan.
pub(in super::super) fn added(
    sections: &[Section],
    plan: PlanId,
    chosen: Option<SectionId>,
    deed: Deed,
    id: SectionId,
) -> Section {
    let near = chosen.and_then(|id| find(sections, id));
    let end = |parent: Option<SectionId>| children(sections, parent).len();
    let (parent, position, marking, content) = match (deed, near) {
        (Deed::AddAppendix, _) => (None, end(None), Marking::Appendix, empty(Marking::Appendix)),
        (Deed::AddTable, Some(near)) => {
            let table = Content::Table { table: first_table() };
            match near.content {
                Content::Heading { .. } | Content::Appendix { .. } => {
                    (Some(near.id), end(Some(near.id)), Marking::Plain, table)
                }
                _ => (near.parent, place(sections, near) + 1, Marking::Plain, table),
            }
        }
        (Deed::AddTable, None) => (None, end(None), Marking::Plain, Content::Table { table: first_table() }),
        (Deed::AddUnder, Some(near)) => {
            let marking = marking_under(sections, near);
            (Some(near.id), end(Some(near.id)), marking, empty(marking))
        }
        (_, Some(near)) => {
            let content = match near.content {
                Content::Heading { .. } => Content::Heading { text: String::new() },
                Content::Appendix { .. } => empty(Marking::Appendix),
                _ => Content::text(""),
            };
            (near.parent, place(sections, near) + 1, near.marking, content)
        }
        (_, None) => (None, end(None), Marking::Roman, empty(Marking::Roman)),
    };
    Section { id, plan, parent, position: i32::try_from(position).unwrap_or(i32::MAX), marking, content }
}

/// A table to begin with: two columns and two rows, counted.
pub(in super::super) fn first_table() -> Table {
    let column = |title: &str| Column { title: title.to_owned(), ..Column::default() };
    Table {
        columns: vec![column("Nội dung"), column("Ghi chú")],
        rows: vec![vec![String::new(); 2]; 2],
        counted: true,
        ..Table::default()
    }
}

/// The command of a deed that moves or removes the chosen section; none where there is nowhere to go.
pub(in super::super) fn command(file: &PlanFile, id: SectionId, deed: Deed) -> Option<Command> {
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
        Deed::AddAfter | Deed::AddUnder | Deed::AddTable | Deed::AddAppendix => None,
        Deed::Up => (at > 0).then(|| to(section.parent, at - 1)),
        Deed::Down => (at + 1 < siblings.len()).then(|| to(section.parent, at + 1)),
        // An appendix stands at the top of the tree only.
        Deed::Indent if section.marking == Marking::Appendix => None,
        Deed::Indent => {
            let into = siblings.get(at.checked_sub(1)?)?;
            let marking = marking_under(sections, into);
            let end = children(sections, Some(into.id)).len();
            Some(remarked(section, marking, to(Some(into.id), end), "Đưa mục vào trong"))
        }
        Deed::Outdent => {
            let out = find(sections, section.parent?)?;
            let after = place(sections, out) + 1;
            // What comes out of an appendix does not become one.
            let marking = if out.marking == Marking::Appendix { section.marking } else { out.marking };
            Some(remarked(section, marking, to(out.parent, after), "Đưa mục ra ngoài"))
        }
        Deed::Remove => Some(removed(file, id)),
    }
}

/// A section that changes its level changes its mark with it.
pub(super) fn remarked(section: &Section, marking: Marking, moved: Command, title: &str) -> Command {
    if section.marking == marking {
        return moved;
    }
    let section = Section { marking, ..section.clone() };
    Command::Batch { title: title.to_owned(), commands: vec![moved, Command::SaveSection { section }] }
}

/// Removing takes along the obligations that only these sections print: left behind, they would bind without being
/// written anywhere.
fn removed(file: &PlanFile, id: SectionId) -> Command {
    let gone = &subtree(&file.sections, id);
    let printed = |inside: bool| {
        let here = file.sections.iter().filter(move |section| gone.contains(&section.id) == inside);
        here.flat_map(|section| section.content.obligations()).collect::<Vec<_>>()
    };
    let stays = printed(false);
    let mut lost: Vec<_> =
        printed(true).into_iter().filter(|obligation| !stays.contains(obligation)).collect();
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
pub(in super::super) fn can(file: &PlanFile, chosen: Option<SectionId>, deed: Deed) -> bool {
    match (deed, chosen) {
        (Deed::AddAfter | Deed::AddTable | Deed::AddAppendix, _) => true,
        (_, None) => false,
        (Deed::AddUnder, Some(_)) => true,
        (_, Some(id)) => command(file, id, deed).is_some(),
    }
}
