//! The office's part of the register of legal bases.

use super::error::Result;
use super::rows::{bodies, body, execute, missing, need_name, still_used};
use crate::domain::basis::{Basis, register};
use crate::domain::ids::BasisId;
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

/// The register: what comes with the program, and what the office entered or rewrote.
pub(super) fn all(connection: &Connection) -> Result<Vec<Basis>> {
    Ok(register(own(connection)?))
}

fn own(connection: &Connection) -> Result<Vec<Basis>> {
    bodies(connection, "SELECT body FROM basis ORDER BY id", [])
}

pub(super) fn save(connection: &Connection, basis: &Basis) -> Result<()> {
    need_name(&basis.kind, "Hãy nhập loại văn bản.")?;
    if basis.number.trim().is_empty() && basis.subject.trim().is_empty() {
        let sentence = "Hãy nhập số, ký hiệu hoặc tên của văn bản.";
        return Err(Refusal::new(Rule::NameMissing, sentence).into());
    }
    if let (Some(from), Some(ended)) = (basis.valid_from, basis.ended)
        && ended <= from
    {
        let sentence = "Ngày hết hiệu lực phải sau ngày có hiệu lực.";
        return Err(Refusal::new(Rule::PeriodWrong, sentence).into());
    }
    let all = all(connection)?;
    if let Some(next) = basis.replaced_by {
        if next == basis.id || leads_to(&all, next, basis.id) {
            let sentence = "Văn bản không thể được thay thế bằng chính nó, dù qua văn bản khác.";
            return Err(Refusal::new(Rule::Circular, sentence).into());
        }
        if all.iter().all(|one| one.id != next) {
            return Err(missing("văn bản thay thế").into());
        }
    }
    execute(
        connection,
        "INSERT INTO basis (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (basis.id.0, body(basis)?),
    )?;
    Ok(())
}

/// Whether the chain of replacements from `from` comes to `to`.
fn leads_to(all: &[Basis], from: BasisId, to: BasisId) -> bool {
    let mut here = Some(from);
    for _ in all {
        let Some(id) = here else { return false };
        if id == to {
            return true;
        }
        here = all.iter().find(|one| one.id == id).and_then(|one| one.replaced_by);
    }
    false
}

pub(super) fn remove(connection: &Connection, id: BasisId) -> Result<()> {
    let all = own(connection)?;
    let Some(basis) = all.iter().find(|one| one.id == id) else { return Err(missing("căn cứ").into()) };
    if !basis.is_shipped() && all.iter().any(|one| one.replaced_by == Some(id)) {
        let sentence = "Văn bản này đang được ghi là văn bản thay thế của căn cứ khác nên chưa xóa được.";
        return Err(still_used(sentence).into());
    }
    execute(connection, "DELETE FROM basis WHERE id = ?1", [id.0])?;
    Ok(())
}
