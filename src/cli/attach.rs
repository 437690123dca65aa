//! `attach`: a file taken into the folder of files and given to a dossier.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::attachment::Attachment;
use crate::domain::ids::{AttachmentId, DossierId};
use crate::domain::{Command, Stamp};
use chrono::Local;
use std::path::Path;

/// The names of values that this command takes.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "dossier", "item", "note"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let path = words.next("tên tệp cần thêm")?;
    words.end()?;
    let wanted =
        words.parsed("dossier")?.ok_or_else(|| Fault::Usage("Còn thiếu --dossier và mã hồ sơ.".into()))?;
    let mut database = words.database()?;
    let dossier = database.dossier(DossierId(wanted))?.dossier.id;
    let order = database.attachments(dossier)?.iter().map(|file| file.order).max().unwrap_or(0) + 1;
    let moment = words.moment()?;
    let kept = database.keep_file(Path::new(&path))?;
    let mut next = identifiers();
    let attachment = Attachment {
        id: AttachmentId(next()),
        dossier,
        name: kept.name,
        item: words.value("item").unwrap_or_default().to_owned(),
        note: words.value("note").unwrap_or_default().to_owned(),
        size: kept.size,
        sha256: kept.sha256,
        mime: kept.mime,
        added: moment.with_timezone(&Local).date_naive(),
        order,
    };
    let stamp = Stamp { at: moment, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
    let receipt = database.perform(&Command::AttachFile { attachment }, &stamp).map_err(Fault::from);
    super::apply::tell(receipt, outlet)
}
