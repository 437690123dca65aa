//! Returning a dossier for correction: only the marked fields are open, and the one who asked looks again (S8).

mod field;

pub use field::{DossierField, changed, of_kind};

use super::dossier::Dossier;
use super::ids::{AttachmentId, ReturnId};
use super::limits::limits;
use super::subject::Subject;
use super::{Refusal, Rule};
use crate::text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day and the one who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
}

/// A dossier as it was when it was returned; against it shows what was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The dossier.
    pub dossier: Dossier,
    /// Its subject.
    pub subject: Subject,
    /// Its files.
    pub files: Vec<AttachmentId>,
}

/// One return of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierReturn {
    /// Identifier.
    pub id: ReturnId,
    /// What is to be corrected: these fields are open, all others are locked.
    pub fields: Vec<DossierField>,
    /// Day of the return, and the one who asked for the correction and looks again.
    pub asked: Signed,
    /// What is wrong.
    pub reason: String,
    /// When the corrected dossier came back; none while it is out.
    #[serde(default)]
    pub answered: Option<Signed>,
    /// When it was looked at again; none while that is to be done.
    #[serde(default)]
    pub checked: Option<Signed>,
    /// Why another than the one who asked looks again; empty while it is still him.
    #[serde(default)]
    pub taken_over: String,
    /// The dossier as it was; none once it was looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<Snapshot>>,
}

impl DossierReturn {
    /// Whether the dossier is out for correction.
    #[must_use]
    pub const fn is_out(&self) -> bool {
        self.answered.is_none()
    }

    /// The fields in which the dossier differs now from what was returned; none when that was not kept.
    #[must_use]
    pub fn corrected(
        &self,
        dossier: &Dossier,
        subject: &Subject,
        files: &[AttachmentId],
    ) -> Option<Vec<DossierField>> {
        let before = self.before.as_deref()?;
        let mut found = changed((&before.dossier, &before.subject), (dossier, subject));
        if before.files != files && !found.contains(&DossierField::Papers) {
            found.push(DossierField::Papers);
        }
        Some(found)
    }

    /// Whether it came back and waits to be looked at.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.answered.is_some() && self.checked.is_none()
    }
}

/// Whether `reason` says enough for a return.
///
/// # Errors
/// It is shorter than the rule of work asks (`assets/limits.toml`).
pub fn check_reason(reason: &str) -> Result<(), Refusal> {
    let least = limits().map_or(0, |limits| limits.return_reason.at_least);
    let written = reason.trim().chars().count();
    if written >= least {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::ReasonMissing,
        format!(
            "Lý do trả lại mới có {written} ký tự. Hãy nêu rõ cần bổ sung gì, ít nhất {least} ký tự, để đơn vị làm đúng ngay."
        ),
    ))
}

/// Whether the open `returned` allows the change from `before` to `after`.
///
/// # Errors
/// A field that is not marked was changed.
pub fn may_change(
    returned: &DossierReturn,
    before: (&Dossier, &Subject),
    after: (&Dossier, &Subject),
) -> Result<(), Refusal> {
    let locked: Vec<&str> = changed(before, after)
        .into_iter()
        .filter(|field| !returned.fields.contains(field))
        .map(DossierField::label)
        .collect();
    if locked.is_empty() {
        return Ok(());
    }
    let open: Vec<&str> = returned.fields.iter().map(|field| field.label()).collect();
    Err(Refusal::new(
        Rule::Locked,
        format!(
            "Hồ sơ đang được trả lại bổ sung nên chỉ sửa được mục đã đánh dấu ({}). Mục “{}” đang khóa và giữ nguyên như cũ.",
            open.join(", ").to_lowercase(),
            locked.join("”, “")
        ),
    ))
}

/// Whether `by` may look at the corrected dossier.
///
/// # Errors
/// Somebody else asked for the correction and nobody has taken it over.
pub fn may_check(returned: &DossierReturn, by: &str) -> Result<(), Refusal> {
    if text::same(&returned.asked.by, by) {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::Locked,
        format!(
            "{} đã yêu cầu bổ sung nên kiểm tra lại phần bổ sung. Nếu người đó vắng, hãy nhận thay và nêu lý do.",
            if returned.asked.by.trim().is_empty() { "Một người khác" } else { &returned.asked.by }
        ),
    ))
}
