//! The face of a list of entries.

use super::super::super::Desk;
use super::{Entries, Line, Message, Owner};
use crate::domain::catalogue::EntryList;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, check, empty, grid, icon, label, measure};
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Length};

/// Width of the form, and the least room in which it stands beside the list, in px.
const FORM: f32 = 400.0;
const BESIDE: f32 = 780.0;

impl Entries {
    pub(in super::super) fn deeds(&self) -> Element<'_, Message> {
        let words = match self.list {
            EntryList::Field => "Thêm lĩnh vực",
            EntryList::Form => "Thêm hình thức",
            EntryList::Post => "Thêm chức vụ",
            EntryList::Recipient => "Thêm nơi nhận",
            EntryList::Signatory => "Thêm người ký",
            EntryList::Channel => "Thêm hình thức",
        };
        button::primary(words).icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added).into()
    }

    pub(in super::super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| self.face(room.width, desk)).into()
    }

    fn face<'a>(&'a self, room: f32, desk: &'a Desk) -> Element<'a, Message> {
        let narrow = room < BESIDE;
        if let Some(form) = self.form.as_ref().filter(|_| narrow) {
            return form.view(desk);
        }
        let mut all = row![self.table(self.form.is_some(), desk)].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view(desk)).width(FORM));
        }
        all.into()
    }

    fn table<'a>(&'a self, short: bool, desk: &'a Desk) -> Element<'a, Message> {
        let find = Field::new("", &self.find)
            .placeholder("Tìm trong danh mục (không dấu cũng được)")
            .icon(icon::search())
            .on_input(Message::FindTyped);
        let second = match self.list {
            EntryList::Form => "Thẩm quyền",
            EntryList::Signatory => "Chữ ký ghi",
            EntryList::Field | EntryList::Post | EntryList::Recipient | EntryList::Channel => "Ghi chú",
        };
        let with_second = !short || self.list == EntryList::Form;
        let mut columns = vec![grid::column("Tên", Length::FillPortion(4)).least(250.0)];
        if with_second {
            columns.push(grid::column(second, Length::FillPortion(3)));
        }
        if !short {
            columns.push(grid::column("Nguồn gốc", 152.0));
            columns.push(grid::column("Hiệu lực", 120.0));
        }
        let count = columns.len();
        let mut list = grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            match self.shown.get(i) {
                Some(line) => line.cells(with_second, short),
                None => (0..count).map(|_| space().into()).collect(),
            }
        })
        .count("mục")
        .empty(if self.find.is_empty() {
            empty::empty(
                icon::list(),
                "Chưa có mục nào",
                "Các mục ở đây được gợi ý khi nhập hồ sơ, lập kế hoạch và văn bản.",
                button::secondary("Thêm mục đầu tiên").icon(icon::plus()).on_press(Message::Added),
            )
        } else {
            empty::empty(
                icon::search(),
                "Không có mục nào khớp",
                "Hãy thử gõ ít chữ hơn.",
                button::secondary("Bỏ tìm kiếm").on_press(Message::FindTyped(String::new())),
            )
        });
        if self.hidden > 0 {
            list = list.remark(label::small(format!("{} mục thôi dùng không hiện", self.hidden)));
        }
        let any_ended = self.ended
            || desk
                .entries
                .iter()
                .any(|one| one.list == self.list && one.valid_to.is_some_and(|to| to < desk.today));
        let ended = check::check("Hiện mục thôi dùng", self.ended, Some(Message::EndedTicked));
        let head: Element<'a, Message> = match (any_ended, short) {
            (false, _) => find.into(),
            (true, true) => column![find, ended].spacing(measure::S4).into(),
            (true, false) => row![find, ended].spacing(measure::S12).align_y(Alignment::Center).into(),
        };
        column![head, list].spacing(measure::S8).width(Length::Fill).into()
    }
}

impl Line {
    fn cells(&self, with_second: bool, short: bool) -> Vec<Element<'_, Message>> {
        let name = if self.ended { grid::soft(self.name.as_str()) } else { grid::name(self.name.as_str()) };
        let mut cells = vec![name];
        if with_second {
            cells.push(grid::soft(self.second.as_str()));
        }
        if !short {
            let tone = if self.owner == Owner::Shipped { Tone::Plain } else { Tone::Gold };
            cells.push(badge::badge(self.owner.label(), tone));
            cells.push(grid::soft(self.validity.as_str()));
        }
        cells
    }
}
