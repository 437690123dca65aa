//! Deeds of the form that ask first: writing the summary anew, and removing the dossier.

use super::rows::{compose, text_of};
use super::{Form, Message};
use crate::domain::correction::DossierField;
use crate::screens::{Desk, Effect, Question};
use crate::ui::area;

impl Form {
    pub(super) fn composed(&mut self, agreed: bool, desk: &Desk) -> Effect<Message> {
        let draft = compose(&self.achievements.values(desk.today));
        if draft.is_empty() || self.locked(DossierField::Summary) {
            return Effect::None;
        }
        if !agreed && !text_of(&self.summary).trim().is_empty() {
            return Effect::Ask(Question {
                title: "Viết lại trích ngang?".to_owned(),
                sentence: "Phần trích ngang đang có sẽ được thay bằng bản viết từ các dòng thành tích. Có thể lấy lại bằng Hoàn tác.".to_owned(),
                yes: "Viết lại từ thành tích".to_owned(),
                danger: false,
                answer: Message::Composed { agreed: true },
            });
        }
        self.summary = area::Content::with_text(&draft);
        self.flush(desk)
    }

    pub(super) fn ask_to_remove(&self) -> Effect<Message> {
        let name = self.subject.name.trim();
        Effect::Ask(if self.is_stored() {
            Question {
                title: "Xóa hồ sơ?".to_owned(),
                sentence: format!(
                    "Hồ sơ năm {} của “{name}” sẽ được đưa ra khỏi kế hoạch, cùng {} bước và {} câu trả lời điều kiện. Thông tin của đối tượng vẫn được giữ. Có thể lấy lại bằng Hoàn tác.",
                    self.dossier.year,
                    self.pages.screening.steps.len(),
                    self.pages.screening.answered_gates(),
                ),
                yes: "Xóa hồ sơ".to_owned(),
                danger: true,
                answer: Message::Removed,
            }
        } else {
            Question {
                title: "Bỏ hồ sơ đang nhập?".to_owned(),
                sentence: "Hồ sơ chưa có đủ tên và đơn vị đề nghị nên chưa được lưu. Phần đã nhập sẽ mất."
                    .to_owned(),
                yes: "Bỏ hồ sơ đang nhập".to_owned(),
                danger: true,
                answer: Message::Discarded,
            }
        })
    }
}
