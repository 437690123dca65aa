//! The face of the list.

use super::super::super::Desk;
use super::{Message, Page, Row, Units};
use crate::ui::field::Field;
use crate::ui::{Element, button, check, empty, grid, icon, label, measure};
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Length, Padding};

/// Width of the form, and the least room in which it stands beside the list, in px.
const FORM: f32 = 400.0;
const BESIDE: f32 = 780.0;
/// Less room than this and only name and kind are shown.
const COLUMNS: f32 = 720.0;
/// How far a unit is set in for each step of depth, in px.
const STEP: f32 = 20.0;

impl Units {
    /// The deeds at the head; signs with tips where there is no room for words.
    pub(in super::super) fn deeds(&self, narrow: bool) -> Element<'_, Message> {
        if !self.is_list() {
            return button::secondary("Về danh sách")
                .icon(icon::left())
                .keys("Esc")
                .on_press(Message::Back)
                .into();
        }
        let under = self.form.as_ref().filter(|form| form.is_stored()).map(|_| Message::AddedUnder);
        let (change, list, below, add) = if narrow {
            (
                button::icon(icon::tree(), "Chuyển sang chính quyền hai cấp"),
                button::icon(icon::import(), "Nhập danh sách đơn vị"),
                button::icon(icon::indent(), "Thêm đơn vị trực thuộc đơn vị đang chọn"),
                button::primary("Thêm"),
            )
        } else {
            (
                button::secondary("Chuyển đổi").icon(icon::tree()).tip("Chuyển sang chính quyền hai cấp"),
                button::secondary("Nhập danh sách").icon(icon::import()),
                button::secondary("Thêm cấp dưới")
                    .icon(icon::indent())
                    .tip("Thêm đơn vị trực thuộc đơn vị đang chọn"),
                button::primary("Thêm đơn vị"),
            )
        };
        row![
            change.on_press(Message::ChangeAsked),
            list.on_press(Message::PasteAsked),
            below.on_press_maybe(under),
            add.icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added)
        ]
        .spacing(measure::S8)
        .into()
    }

    pub(in super::super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        match &self.page {
            Page::Unit(page) => page.view(desk).map(Message::Page),
            Page::Paste(page) => page.view(desk).map(Message::Paste),
            Page::Change(page) => page.view(desk).map(Message::Change),
            Page::None => responsive(move |room| self.face(room.width, desk)).into(),
        }
    }

    /// List and form beside each other; where that is too narrow the form alone.
    fn face<'a>(&'a self, room: f32, desk: &'a Desk) -> Element<'a, Message> {
        let narrow = room < BESIDE;
        if let Some(form) = self.form.as_ref().filter(|_| narrow) {
            return form.view(desk);
        }
        let short = narrow && room < COLUMNS || self.form.is_some();
        let mut all = row![self.table(short, desk)].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view(desk)).width(FORM));
        }
        all.into()
    }

    fn table<'a>(&'a self, short: bool, desk: &'a Desk) -> Element<'a, Message> {
        let find = Field::new("", &self.find)
            .placeholder("Tìm đơn vị, tên cũ, cụm thi đua (không dấu cũng được)")
            .icon(icon::search())
            .on_input(Message::FindTyped);
        let former = check::check("Hiện đơn vị đã sáp nhập", self.former, Some(Message::FormerTicked));
        let mut columns = vec![
            grid::column("Tên đơn vị", Length::FillPortion(5)),
            grid::column("Loại", if short { Length::Fixed(132.0) } else { Length::Fixed(196.0) }),
        ];
        if !short {
            columns.push(grid::column("Cụm, khối", Length::FillPortion(2)));
            columns.push(grid::column("Hiệu lực", Length::FillPortion(3)));
        }
        let count = columns.len();
        let mut list = grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            match self.shown.get(i) {
                Some(one) => one.cells(short),
                None => (0..count).map(|_| space().into()).collect(),
            }
        })
        .count("đơn vị")
        .empty(if !self.find.is_empty() {
            empty::empty(
                icon::search(),
                "Không có đơn vị nào khớp",
                "Hãy thử gõ ít chữ hơn.",
                button::secondary("Bỏ tìm kiếm").on_press(Message::FindTyped(String::new())),
            )
        } else {
            empty::empty(
                icon::tree(),
                "Chưa có đơn vị nào",
                "Thêm các xã, chi hội, cơ quan sẽ gửi hồ sơ về cơ quan mình, hoặc nhập cả danh sách từ Excel.",
                row![
                    button::secondary("Nhập danh sách").icon(icon::import()).on_press(Message::PasteAsked),
                    button::secondary("Thêm đơn vị đầu tiên").icon(icon::plus()).on_press(Message::Added)
                ]
                .spacing(measure::S8),
            )
        });
        if self.hidden > 0 {
            list =
                list.remark(label::small(format!("{} đơn vị đã sáp nhập, kết thúc không hiện", self.hidden)));
        }
        let any_former = self.former || desk.units.iter().any(|unit| unit.valid_to.is_some());
        let head: Element<'a, Message> = if !any_former {
            find.into()
        } else if short {
            column![find, former].spacing(measure::S4).into()
        } else {
            row![find, former].spacing(measure::S12).align_y(Alignment::Center).into()
        };
        column![head, list].spacing(measure::S8).width(Length::Fill).into()
    }
}

impl Row {
    fn cells(&self, short: bool) -> Vec<Element<'_, Message>> {
        let words = if self.ended { grid::soft(self.name.as_str()) } else { grid::name(self.name.as_str()) };
        let name = container(words).padding(Padding { left: self.depth as f32 * STEP, ..Padding::ZERO });
        if short {
            let second = if self.ended { self.validity.as_str() } else { self.kind };
            return vec![name.into(), grid::soft(second)];
        }
        let kind = if self.ended { grid::soft(self.kind) } else { grid::text(self.kind) };
        vec![name.into(), kind, grid::soft(self.cluster.as_str()), grid::soft(self.validity.as_str())]
    }
}
