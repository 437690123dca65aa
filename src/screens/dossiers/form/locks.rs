//! What of a dossier cannot be changed now: while it is returned for correction only the marked fields are open (S8),
//! and a record that was made anonymous stays as it is.

use super::{Form, Message, Slot};
use crate::domain::correction::{DossierField, DossierReturn};
use crate::storage::DossierFile;
use crate::text::date::short_date;
use crate::ui::badge::{self, Tone};
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, icon, label, panel, tip};
use iced::widget::{column, row};
use iced::{Alignment, Length};

const RETURNED: &str =
    "Đang khóa: hồ sơ được trả lại bổ sung nên chỉ sửa được các mục đã đánh dấu ở đầu trang.";
const ANONYMOUS: &str = "Đang khóa: đối tượng đã được ẩn danh, hồ sơ giữ nguyên như hiện có.";

/// The return that is out, if there is one.
pub(super) fn open_return(file: &DossierFile) -> Option<DossierReturn> {
    file.returns.iter().rev().find(|it| it.is_out()).cloned()
}

impl Form {
    /// Whether `field` cannot be changed now.
    pub(in super::super) fn locked(&self, field: DossierField) -> bool {
        self.why_locked(field).is_some()
    }

    /// Why `field` cannot be changed now; none while it can.
    pub(super) fn why_locked(&self, field: DossierField) -> Option<&'static str> {
        if self.subject.anonymised.is_some() {
            return Some(ANONYMOUS);
        }
        let returned = self.returned.as_ref()?;
        (!returned.fields.contains(&field)).then_some(RETURNED)
    }

    /// Whether the field of one line cannot be changed now.
    pub(super) fn is_slot_locked(&self, slot: Slot) -> bool {
        self.locked(slot.marked_as())
    }
}

/// What cannot be changed now says why when the pointer rests on it.
pub(super) fn with_tip<'a>(
    content: impl Into<Element<'a, Message>>,
    why: Option<&'static str>,
) -> Element<'a, Message> {
    match why {
        Some(why) => tip::tip(content, why, None),
        None => content.into(),
    }
}

/// A caption with a lock beside it while what it stands over cannot be changed.
pub(super) fn caption<'a>(words: &'a str, why: Option<&'static str>) -> Element<'a, Message> {
    let mut line = row![label::caption(words)].spacing(S4).align_y(Alignment::Center);
    if why.is_some() {
        line = line.push(label::colored(icon::lock().text(14.0), |c| c.ink_soft));
    }
    line.into()
}

/// Why the dossier was returned, by whom and when, and what is to be corrected.
pub(super) fn banner(form: &Form) -> Option<Element<'_, Message>> {
    if let Some(on) = form.subject.anonymised {
        return Some(panel::card(
            row![
                icon::lock().text(18.0),
                label::body(format!(
                    "Đối tượng đã được ẩn danh ngày {}. Hồ sơ chỉ còn để xem và để tính vào số liệu.",
                    short_date(on)
                ))
                .width(Length::Fill)
            ]
            .spacing(S8),
        ));
    }
    let returned = form.returned.as_ref()?;
    let by = match returned.asked.by.trim() {
        "" => String::new(),
        by => format!(" · người yêu cầu: {by}"),
    };
    let head = row![
        badge::badge("Trả lại bổ sung", Tone::Due),
        label::small(format!("Ngày {}{by}", short_date(returned.asked.on)))
    ]
    .spacing(S12)
    .align_y(Alignment::Center);
    let fields = returned.fields.iter().map(|field| badge::with_icon(field.label(), Tone::Due, icon::edit()));
    let open = row![label::caption("Cần bổ sung:")].extend(fields).spacing(S8).align_y(Alignment::Center);
    Some(panel::card(
        column![head, label::body(returned.reason.as_str()).width(Length::Fill), open.wrap()].spacing(S8),
    ))
}
