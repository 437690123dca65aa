//! What an office keeps for itself beside its work: catalogues, checklists, kept views, noted exports.

use super::error::Result;
use super::rows::{bodies, body, execute, missing, need_name};
use crate::domain::catalogue::{self, Entry};
use crate::domain::checklist::{self, Checklist};
use crate::domain::ids::{ChecklistId, EntryId, MappingId, ViewId};
use crate::domain::import::SavedMapping;
use crate::domain::personal::ExportNote;
use crate::domain::view::SavedView;
use crate::domain::{Refusal, Rule};
use crate::text;
use rusqlite::Connection;

pub(super) fn entries(connection: &Connection) -> Result<Vec<Entry>> {
    Ok(catalogue::register(bodies(connection, "SELECT body FROM entry ORDER BY id", [])?))
}

pub(super) fn save_entry(connection: &Connection, entry: &Entry) -> Result<()> {
    need_name(&entry.name, "Hãy nhập nội dung của mục.")?;
    period(entry.valid_from, entry.valid_to)?;
    let twin = entries(connection)?.into_iter().any(|one| {
        one.id != entry.id && one.list == entry.list && text::same(&one.name, &entry.name)
            // A list may hold the words twice when one of them has ended.
            && one.valid_to.is_none() && entry.valid_to.is_none()
    });
    if twin {
        let sentence =
            format!("“{}” đã có trong danh mục {}.", entry.name.trim(), entry.list.label().to_lowercase());
        return Err(Refusal::new(Rule::Duplicate, sentence).into());
    }
    execute(
        connection,
        "INSERT INTO entry (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (entry.id.0, body(entry)?),
    )?;
    Ok(())
}

pub(super) fn remove_entry(connection: &Connection, id: EntryId) -> Result<()> {
    match execute(connection, "DELETE FROM entry WHERE id = ?1", [id.0])? {
        0 => Err(missing("mục của danh mục").into()),
        _ => Ok(()),
    }
}

pub(super) fn checklists(connection: &Connection) -> Result<Vec<Checklist>> {
    Ok(checklist::register(bodies(connection, "SELECT body FROM checklist ORDER BY id", [])?))
}

pub(super) fn save_checklist(connection: &Connection, list: &Checklist) -> Result<()> {
    need_name(&list.name, "Hãy đặt tên cho danh mục giấy tờ.")?;
    period(list.valid_from, list.valid_to)?;
    for (at, item) in list.items.iter().enumerate() {
        need_name(&item.name, "Hãy ghi tên từng loại giấy tờ, hoặc bỏ dòng trống.")?;
        need_name(&item.key, "Một loại giấy tờ chưa có mã nhận biết. Hãy xóa dòng ấy rồi thêm lại.")?;
        if list.items[..at].iter().any(|other| other.key == item.key) {
            let sentence =
                format!("“{}” bị lặp mã với một loại giấy tờ khác. Hãy xóa rồi thêm lại.", item.name.trim());
            return Err(Refusal::new(Rule::Duplicate, sentence).into());
        }
    }
    execute(
        connection,
        "INSERT INTO checklist (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (list.id.0, body(list)?),
    )?;
    Ok(())
}

pub(super) fn remove_checklist(connection: &Connection, id: ChecklistId) -> Result<()> {
    match execute(connection, "DELETE FROM checklist WHERE id = ?1", [id.0])? {
        0 => Err(missing("danh mục giấy tờ").into()),
        _ => Ok(()),
    }
}

fn period(from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> Result<()> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let sentence = "Ngày cuối áp dụng phải sau ngày bắt đầu áp dụng.";
            Err(Refusal::new(Rule::PeriodWrong, sentence).into())
        }
        _ => Ok(()),
    }
}

pub(super) fn views(connection: &Connection) -> Result<Vec<SavedView>> {
    let mut statement = connection.prepare_cached("SELECT id, name, body FROM saved_view ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(SavedView { id: ViewId(row.get(0)?), name: row.get(1)?, body: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn save_view(connection: &Connection, view: &SavedView) -> Result<()> {
    need_name(&view.name, "Hãy đặt tên cho cách xem.")?;
    let twin = views(connection)?.iter().any(|one| one.id != view.id && text::same(&one.name, &view.name));
    if twin {
        let sentence = format!("Đã có cách xem tên “{}”. Hãy đặt tên khác.", view.name.trim());
        return Err(Refusal::new(Rule::Duplicate, sentence).into());
    }
    execute(
        connection,
        "INSERT INTO saved_view (id, name, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body",
        (view.id.0, view.name.trim(), &view.body),
    )?;
    Ok(())
}

pub(super) fn remove_view(connection: &Connection, id: ViewId) -> Result<()> {
    match execute(connection, "DELETE FROM saved_view WHERE id = ?1", [id.0])? {
        0 => Err(missing("cách xem").into()),
        _ => Ok(()),
    }
}

pub(super) fn mappings(connection: &Connection) -> Result<Vec<SavedMapping>> {
    bodies(connection, "SELECT body FROM import_mapping ORDER BY name, id", [])
}

pub(super) fn save_mapping(connection: &Connection, mapping: &SavedMapping) -> Result<()> {
    need_name(&mapping.name, "Hãy đặt tên cho cách đọc danh sách.")?;
    let twin =
        mappings(connection)?.iter().any(|one| one.id != mapping.id && text::same(&one.name, &mapping.name));
    if twin {
        let sentence = format!("Đã có cách đọc danh sách tên “{}”. Hãy đặt tên khác.", mapping.name.trim());
        return Err(Refusal::new(Rule::Duplicate, sentence).into());
    }
    execute(
        connection,
        "INSERT INTO import_mapping (id, name, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body",
        (mapping.id.0, mapping.name.trim(), body(mapping)?),
    )?;
    Ok(())
}

pub(super) fn remove_mapping(connection: &Connection, id: MappingId) -> Result<()> {
    match execute(connection, "DELETE FROM import_mapping WHERE id = ?1", [id.0])? {
        0 => Err(missing("cách đọc danh sách").into()),
        _ => Ok(()),
    }
}

pub(super) fn exports(connection: &Connection) -> Result<Vec<ExportNote>> {
    bodies(connection, "SELECT body FROM export_note ORDER BY on_day DESC, id DESC", [])
}

/// A note of an export is written once and never changed.
pub(super) fn note_export(connection: &Connection, export: &ExportNote) -> Result<()> {
    need_name(&export.what, "Hãy nêu dữ liệu nào được xuất.")?;
    execute(
        connection,
        "INSERT INTO export_note (id, on_day, body) VALUES (?1, ?2, ?3)",
        (export.id.0, export.on.to_string(), body(export)?),
    )?;
    Ok(())
}
