//! The face of the lists of papers.

use super::{Checklists, Line, Message};
use crate::ui::badge::Tone;
use crate::ui::{Element, badge, button, empty, grid, icon, line, measure};
use iced::Length;
use iced::widget::{column, container, responsive, row, space};

/// Width of the form, and the least room in which it stands beside the list, in px.
const FORM: f32 = 460.0;
const BESIDE: f32 = 820.0;

impl Checklists {
    pub(in super::super) fn deeds(&self) -> Element<'_, Message> {
        button::primary("Thêm danh mục giấy tờ")
            .icon(icon::plus())
            .keys("Ctrl+N")
            .on_press(Message::Added)
            .into()
    }

    pub(in super::super) fn view(&self) -> Element<'_, Message> {
        responsive(move |room| self.face(room.width)).into()
    }

    fn face(&self, room: f32) -> Element<'_, Message> {
        if let Some(form) = self.form.as_ref().filter(|_| room < BESIDE) {
            return form.view();
        }
        let mut all = row![self.table(self.form.is_some())].spacing(measure::S12);
        if let Some(form) = &self.form {
            all = all.push(container(form.view()).width(FORM));
        }
        all.into()
    }

    fn table(&self, short: bool) -> Element<'_, Message> {
        let mut columns = vec![grid::column("Danh mục", Length::Fill)];
        if !short {
            columns.push(grid::column("Số giấy tờ", 140.0));
            columns.push(grid::column("Nguồn gốc", 152.0));
        }
        let count = columns.len();
        grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            match self.shown.get(i) {
                Some(one) => one.cells(short),
                None => (0..count).map(|_| space().into()).collect(),
            }
        })
        .count("danh mục giấy tờ")
        .empty(empty::empty(
            icon::list(),
            "Chưa có danh mục giấy tờ nào",
            "Mỗi danh mục cho biết hồ sơ đề nghị một hình thức khen thưởng phải có giấy tờ gì.",
            button::secondary("Thêm danh mục đầu tiên").icon(icon::plus()).on_press(Message::Added),
        ))
        .into()
    }
}

impl Line {
    fn cells(&self, short: bool) -> Vec<Element<'_, Message>> {
        let name = if self.ended { grid::soft(self.name.as_str()) } else { grid::name(self.name.as_str()) };
        let both = column![name, Element::from(line::line(self.second.as_str()).small())];
        let mut cells = vec![both.into()];
        if !short {
            let tone = if self.own { Tone::Gold } else { Tone::Plain };
            cells.push(grid::soft(self.count.as_str()));
            cells.push(badge::badge(self.owner, tone));
        }
        cells
    }
}
