//! The tree of sections; siblings are kept gapless from 0.

use super::super::error::Result;
use super::super::rows::{any, body, execute, missing};
use super::{need, refuse_locked};
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::plan::{Content, Marking, Section};
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension, Row};

pub(in super::super) fn save_section(connection: &Connection, section: &Section) -> Result<()> {
    refuse_locked(&need(connection, section.plan)?)?;
    check_content(connection, section)?;
    match get(connection, section.id)? {
        Some(before) => {
            if before.plan != section.plan {
                return Err(missing("mục của kế hoạch này").into());
            }
            // An edit never moves: a screen that saves late would put a moved section back.
            check_place(section, before.parent)?;
            write(
                connection,
                &Section { parent: before.parent, position: before.position, ..section.clone() },
            )
        }
        None => {
            check_parent(connection, section.plan, section.parent)?;
            check_place(section, section.parent)?;
            let position = make_room(connection, section.plan, section.parent, section.position)?;
            write(connection, &Section { position, ..section.clone() })
        }
    }
}

fn check_content(connection: &Connection, section: &Section) -> Result<()> {
    let plan = section.plan.0;
    let known = match &section.content {
        Content::Obligation { obligation } => {
            any(connection, "SELECT 1 FROM obligation WHERE id = ?1 AND plan = ?2", (obligation.0, plan))?
        }
        Content::Criteria { set } => {
            any(connection, "SELECT 1 FROM criteria_set WHERE id = ?1 AND plan = ?2", (set.0, plan))?
        }
        Content::Text { .. } => {
            for id in section.content.obligations() {
                if !any(connection, "SELECT 1 FROM obligation WHERE id = ?1 AND plan = ?2", (id.0, plan))? {
                    return Err(missing("chỉ tiêu mà đoạn này nhắc đến").into());
                }
            }
            true
        }
        Content::Heading { .. } | Content::Table { .. } | Content::Appendix { .. } => true,
    };
    let appendix = matches!(section.content, Content::Appendix { .. });
    if appendix != (section.marking == Marking::Appendix) {
        let sentence = "Phụ lục phải được đánh dấu là phụ lục, và chỉ phụ lục được đánh dấu như vậy.";
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    if known {
        Ok(())
    } else {
        Err(missing("chỉ tiêu hoặc bộ tiêu chí mà mục này in ra").into())
    }
}

fn check_parent(connection: &Connection, plan: PlanId, parent: Option<SectionId>) -> Result<()> {
    match parent {
        None => Ok(()),
        Some(parent) => match get(connection, parent)? {
            Some(found) if found.plan == plan => Ok(()),
            _ => Err(missing("mục cấp trên").into()),
        },
    }
}

/// An appendix stands behind the signature, never inside the text.
fn check_place(section: &Section, parent: Option<SectionId>) -> Result<()> {
    if section.marking == Marking::Appendix && parent.is_some() {
        return Err(Refusal::new(Rule::WrongKind, "Phụ lục chỉ đặt ở ngoài cùng của kế hoạch.").into());
    }
    Ok(())
}

/// Opens a gap among the siblings and returns the place in it, held inside what there is.
fn make_room(connection: &Connection, plan: PlanId, parent: Option<SectionId>, position: i32) -> Result<i32> {
    let parent = parent.map(|id| id.0);
    let siblings: i32 = connection
        .prepare_cached("SELECT count(*) FROM section WHERE plan = ?1 AND parent IS ?2")?
        .query_row((plan.0, parent), |row| row.get(0))?;
    let position = position.clamp(0, siblings);
    execute(
        connection,
        "UPDATE section SET position = position + 1 WHERE plan = ?1 AND parent IS ?2 AND position >= ?3",
        (plan.0, parent, position),
    )?;
    Ok(position)
}

fn close_gap(connection: &Connection, section: &Section) -> Result<()> {
    execute(
        connection,
        "UPDATE section SET position = position - 1 WHERE plan = ?1 AND parent IS ?2 AND position > ?3",
        (section.plan.0, section.parent.map(|id| id.0), section.position),
    )?;
    Ok(())
}

pub(in super::super) fn move_section(
    connection: &Connection,
    id: SectionId,
    parent: Option<SectionId>,
    position: i32,
) -> Result<()> {
    let section = get(connection, id)?.ok_or_else(|| missing("mục cần chuyển"))?;
    refuse_locked(&need(connection, section.plan)?)?;
    check_parent(connection, section.plan, parent)?;
    check_place(&section, parent)?;
    if any(connection, include_str!("below.sql"), (id.0, parent.map(|p| p.0)))? {
        return Err(Refusal::new(Rule::Circular, "Không thể chuyển một mục vào bên trong chính nó.").into());
    }
    close_gap(connection, &section)?;
    // Out of the way of the gap that is opened among its own siblings.
    execute(connection, "UPDATE section SET position = -1, parent = NULL WHERE id = ?1", [id.0])?;
    let siblings: i32 = connection
        .prepare_cached("SELECT count(*) FROM section WHERE plan = ?1 AND parent IS ?2 AND id <> ?3")?
        .query_row((section.plan.0, parent.map(|p| p.0), id.0), |row| row.get(0))?;
    let position = make_room(connection, section.plan, parent, position.min(siblings))?;
    write(connection, &Section { parent, position, ..section })
}

pub(in super::super) fn remove_section(connection: &Connection, id: SectionId) -> Result<()> {
    let section = get(connection, id)?.ok_or_else(|| missing("mục cần xóa"))?;
    refuse_locked(&need(connection, section.plan)?)?;
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    execute(connection, include_str!("remove_tree.sql"), [id.0])?;
    close_gap(connection, &section)
}

fn write(connection: &Connection, section: &Section) -> Result<()> {
    let (obligation, set) = match &section.content {
        Content::Obligation { obligation } => (Some(obligation.0), None),
        Content::Criteria { set } => (None, Some(set.0)),
        _ => (None, None),
    };
    execute(
        connection,
        include_str!("save_section.sql"),
        (
            section.id.0,
            section.plan.0,
            section.parent.map(|id| id.0),
            section.position,
            super::super::word(&section.marking)?,
            obligation,
            set,
            body(&section.content)?,
        ),
    )?;
    Ok(())
}

/// Writes a section where it stood, whatever is there now.
pub(super) fn restore(connection: &Connection, section: &Section) -> Result<()> {
    write(connection, section)
}

type Raw = (Section, String, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let section = Section {
        id: SectionId(row.get(0)?),
        plan: PlanId(row.get(1)?),
        parent: row.get::<_, Option<i64>>(2)?.map(SectionId),
        position: row.get(3)?,
        marking: Marking::Plain,
        content: Content::text(""),
    };
    Ok((section, row.get(4)?, row.get(5)?))
}

fn finish((mut section, marking, content): Raw) -> Result<Section> {
    section.marking = super::super::from_word(&marking)?;
    section.content = serde_json::from_str(&content)?;
    Ok(section)
}

fn get(connection: &Connection, id: SectionId) -> Result<Option<Section>> {
    let raw = connection
        .prepare_cached("SELECT id, plan, parent, position, marking, content FROM section WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?;
    raw.map(finish).transpose()
}

pub(super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Section>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, plan, parent, position, marking, content FROM section WHERE plan = ?1 ORDER BY parent, position",
    )?;
    let raw: Vec<Raw> = statement.query_map([plan.0], read)?.collect::<rusqlite::Result<_>>()?;
    raw.into_iter().map(finish).collect()
}
