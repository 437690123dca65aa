//! Fields of one line: what happens while somebody types in them, and when they are left.

use super::slot::{self, Slot};
use super::{Form, Message};
use crate::domain::ids::UnitId;
use crate::screens::{Desk, Effect};
use crate::text::fold;

impl Form {
    pub(super) fn typed(&mut self, slot: Slot, text: String, desk: &Desk) -> Effect<Message> {
        if self.is_slot_locked(slot) {
            return Effect::None;
        }
        self.wrong.remove(&slot);
        let similar = match slot {
            Slot::Name => self.ask_similar(&text, desk),
            Slot::Owners => self.ask_owners(&text, desk),
            _ => Effect::None,
        };
        if slot == Slot::Unit
            && let Some(unit) = desk.units.iter().find(|unit| fold(&unit.name) == fold(&text))
        {
            self.unit = Some(unit.id);
        }
        self.texts.insert(slot, text);
        similar.and(self.rest())
    }

    pub(super) fn take_unit(&mut self, unit: UnitId, desk: &Desk) {
        self.wrong.remove(&Slot::Unit);
        self.unit = Some(unit);
        let name = desk.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default();
        self.texts.insert(Slot::Unit, name);
    }

    /// What is done when a field is left: ends trimmed, figures written as the program writes them, or said what is
    /// wrong.
    pub(super) fn tidy(&mut self, slot: Slot, desk: &Desk) {
        if self.is_slot_locked(slot) {
            return;
        }
        let trimmed = self.text(slot).trim().to_owned();
        match slot {
            Slot::Unit => return self.tidy_unit(&trimmed, desk),
            Slot::CulturalYears | Slot::Owners => return self.tidy_chips(slot, desk),
            _ => {}
        }
        match slot.write(&trimmed, &mut self.subject, &mut self.dossier, desk.today) {
            Ok(()) => {
                self.wrong.remove(&slot);
                self.texts.insert(slot, slot.read(&self.subject, &self.dossier));
            }
            Err(wrong) => {
                self.wrong.insert(slot, wrong.to_owned());
            }
        }
        if slot == Slot::Name && trimmed.is_empty() {
            self.wrong.insert(slot, "Hãy nhập tên. Phần đã nhập được giữ trên màn hình.".to_owned());
        }
        if slot == Slot::Name {
            self.similar.retain(|it| self.own_subject && it.subject.id != self.subject.id);
        }
        self.check_counts();
    }

    fn tidy_unit(&mut self, text: &str, desk: &Desk) {
        let typed = fold(text);
        let exact = desk.units.iter().find(|unit| fold(&unit.name) == typed);
        let mut alike = desk.units.iter().filter(|unit| fold(&unit.name).contains(&typed));
        let only = match (alike.next(), alike.next()) {
            (Some(one), None) if !typed.is_empty() => Some(one),
            _ => None,
        };
        // Two units of one name: the one that was chosen stays.
        let kept = self.unit.and_then(|id| desk.unit(id)).filter(|unit| fold(&unit.name) == typed);
        if let Some(unit) = kept.or(exact).or(only) {
            self.take_unit(unit.id, desk);
            return;
        }
        let wrong = if desk.units.is_empty() {
            "Chưa có đơn vị nào. Hãy thêm đơn vị ở Danh mục rồi quay lại."
        } else if typed.is_empty() {
            "Hãy chọn đơn vị đề nghị."
        } else {
            "Danh mục chưa có đơn vị này. Hãy chọn trong gợi ý, hoặc thêm ở Danh mục."
        };
        self.wrong.insert(Slot::Unit, wrong.to_owned());
    }

    /// A part cannot be larger than the whole; said at the part, and only this figure waits.
    fn check_counts(&mut self) {
        // Read from the fields: the draft has let go of a figure that cannot be.
        let read = |slot| slot::count(self.text(slot)).ok().flatten();
        let members = read(Slot::Members).unwrap_or(u32::MAX);
        for (slot, words) in [
            (Slot::Women, "Số nữ lớn hơn số thành viên."),
            (Slot::PartyMembers, "Số đảng viên lớn hơn số thành viên."),
        ] {
            if slot::count(self.text(slot)).is_ok_and(|part| part.is_some_and(|part| part > members)) {
                self.wrong.insert(slot, words.to_owned());
            } else if self.wrong(slot) == Some(words) {
                self.wrong.remove(&slot);
            }
        }
    }
}
