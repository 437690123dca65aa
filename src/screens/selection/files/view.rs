//! The part as it looks: out at the left of the head, in at its right; members, files, what one file says.

use super::{Files, Message};
use crate::ui::field::Field;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, check, empty, icon, label};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill, Length};

impl Files {
    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        if !self.can_write && !self.closed {
            return empty::empty(
                icon::paper(),
                "Chưa lập được phiếu chấm",
                "Hãy ghi Hội đồng, đưa hồ sơ vào xét và khai báo tiêu chí chấm điểm; sau đó ghi phiếu chấm ra tệp ở đây.",
                row![],
            );
        }
        if let Some(words) = self.busy {
            return empty::working(words, None, row![]);
        }
        let body = row![self.seats(), self.right()].spacing(S12).height(Fill);
        column![self.head(), body].spacing(S12).into()
    }

    fn head(&self) -> Element<'_, Message> {
        if self.closed {
            return label::small("Đợt xét đã chốt nên không ghi và không nhận thêm phiếu chấm.").into();
        }
        row![
            button::secondary("Ghi phiếu chấm ra tệp…").icon(icon::export()).on_press(Message::WriteAsked),
            check::check("Kèm điểm đã nhập", self.figures, Some(Message::FiguresToggled)),
            space::horizontal(),
            button::secondary("Nhận tệp…").icon(icon::import()).on_press(Message::FilesAsked),
            button::secondary("Nhận cả thư mục…").icon(icon::folder()).on_press(Message::FolderAsked),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
    }

    fn right(&self) -> Element<'_, Message> {
        if self.found.is_empty() {
            let sentence = self.trouble.as_deref().unwrap_or(
                "Ghi phiếu ra tệp rồi gửi cho từng thành viên. Khi phiếu về, chọn thư mục để nhận; chương trình báo ai đã nộp, tệp nào sai đợt, trùng, điểm nào ngoài khung, và chỉ nhận khi bạn đồng ý.",
            );
            let headline = if self.trouble.is_some() {
                "Không có gì để nhận"
            } else {
                "Nhận phiếu chấm từ tệp"
            };
            return empty::empty(icon::import(), headline, sentence, row![]);
        }
        column![
            container(self.list()).height(Length::FillPortion(5)),
            container(self.details()).height(Length::FillPortion(5)),
            self.foot(),
        ]
        .spacing(S12)
        .width(Fill)
        .into()
    }

    fn foot(&self) -> Element<'_, Message> {
        let picked: Vec<usize> = self.picked.iter().copied().collect();
        let mut all = row![button::quiet("Bỏ danh sách tệp").on_press(Message::Cleared)]
            .spacing(S8)
            .align_y(Alignment::Start);
        if self.intake.needs_reason(&picked) {
            all = all.push(
                Field::new("", &self.reason)
                    .id("sheet-files-reason")
                    .placeholder("Lý do đổi điểm của phiếu đã xác nhận hoặc đã đối chiếu")
                    .error(self.reason_missing.then_some("Hãy nêu lý do đổi điểm."))
                    .on_input(Message::ReasonTyped)
                    .on_submit(Message::Accepted),
            );
        } else {
            all = all.push(space::horizontal());
        }
        let words = match picked.len() {
            0 => "Chưa chọn phiếu nào".to_owned(),
            count => format!("Nhận {count} phiếu"),
        };
        let accept = button::primary(words)
            .icon(icon::check())
            .on_press_maybe((!picked.is_empty()).then_some(Message::Accepted));
        all.push(accept).into()
    }
}
