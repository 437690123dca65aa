//! The face of the page.

use super::super::super::super::Desk;
use super::super::super::super::typed::{chosen, note, trouble};
use super::{Change, Message};
use crate::text::date::short_date;
use crate::text::fold;
use crate::ui::area::Area as TextArea;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, choice, empty, grid, icon, label, line, measure, panel};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Less room than this and the two halves stand under each other, in px.
const BESIDE: f32 = 760.0;

/// So many names are written out; the rest is counted.
const NAMED: usize = 6;

impl Change {
    pub(in super::super) fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| self.face(room.width)).into()
    }

    fn face(&self, room: f32) -> Element<'_, Message> {
        let narrow = room < BESIDE;
        let side: Element<'_, Message> = match self.chosen.and_then(|at| self.shown.get(at).map(|_| at)) {
            Some(at) => self.pair_form(at),
            None => self.source(),
        };
        let body: Element<'_, Message> = if narrow && self.chosen.is_some() {
            side
        } else if narrow {
            let sides = [(false, "Nguồn"), (true, "Kết quả ghép")];
            let part = if self.rows_first { self.table(true) } else { side };
            column![choice::segments(&sides, self.rows_first, Message::SideChosen), part]
                .spacing(measure::S8)
                .into()
        } else {
            row![
                container(side).width(Length::FillPortion(2)),
                container(self.table(false)).width(Length::FillPortion(3))
            ]
            .spacing(measure::S12)
            .into()
        };
        let ready = self.outlook.troubles.is_empty() && !self.pairs.is_empty();
        let told = format!(
            "{} lập mới · {} đi tiếp · {} kết thúc ngày {} · {} đơn vị cấp dưới chuyển theo",
            self.outlook.made.len(),
            self.outlook.going_on.len(),
            self.outlook.ended.len(),
            short_date(self.what.last_day()),
            self.outlook.moved.len()
        );
        let deed = button::primary(format!("Chuyển {} đơn vị", self.outlook.units.len()))
            .icon(icon::check())
            .on_press_maybe(ready.then_some(Message::Entered));
        let told = if self.pairs.is_empty() { String::new() } else { told };
        let told = container(Element::from(line::line(told).small())).width(Length::Fill);
        let foot = row![told, deed].spacing(measure::S16).align_y(Alignment::Center);
        column![
            container(body).height(Length::Fill),
            container(foot).padding(Padding { top: measure::S12, ..Padding::ZERO })
        ]
        .into()
    }

    fn source(&self) -> Element<'_, Message> {
        let mut all = column![
            label::heading(&self.what.name),
            label::body(&self.what.note),
            label::small(&self.what.source),
        ]
        .spacing(measure::S8);
        if let Some(done) = &self.done {
            all = all.push(note(done.as_str(), Tone::Done));
        }
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let file = button::quiet("Đọc từ tệp").icon(icon::import()).on_press(Message::FileAsked);
        all = all.push(panel::section("Đơn vị mới lập từ đơn vị cũ nào", Element::from(file))).push(
            container(Element::from(
                TextArea::new("", &self.text)
                    .placeholder("Dán nội dung nghị quyết (“… của xã A và xã B thành xã mới có tên gọi là xã C”), bảng hai cột mới – cũ, hoặc mỗi dòng “xã C: xã A, xã B”.")
                    .fill()
                    .on_action(Message::Edited),
            ))
            .height(190),
        );
        all = all.push(self.findings());
        let inside = container(all).padding(Padding { right: 18.0, ..Padding::ZERO });
        container(scrollable(inside))
            .padding(measure::S16)
            .height(Length::Fill)
            .style(panel::card_style)
            .into()
    }

    /// What could not be paired, in words.
    fn findings(&self) -> Element<'_, Message> {
        let mut all = column![].spacing(measure::S8);
        for (new, old) in &self.unfound {
            let words = match old.as_str() {
                "" => format!("Không thấy đơn vị cũ nào cùng tên với “{new}”."),
                old => format!(
                    "Không thấy đúng một đơn vị cũ tên “{old}” để ghép vào “{new}”. Hãy chọn dòng đó và tự chọn đơn vị cũ."
                ),
            };
            all = all.push(note(words, Tone::Due));
        }
        for one in &self.unread {
            all = all.push(note(format!("Không đọc được dòng: “{one}”"), Tone::Due));
        }
        let names = |ids: &[crate::domain::ids::UnitId]| ids.len();
        if !self.without.is_empty() {
            let some: Vec<&str> = self.without.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
            let more = if self.without.len() > NAMED { ", …" } else { "" };
            let words = format!(
                "{} đơn vị cũ chưa được ghép, sẽ để nguyên: {}{more}.",
                self.without.len(),
                some.join(", ")
            );
            let keep = button::secondary("Cho đi tiếp, trực thuộc tỉnh").on_press(Message::RestKept);
            all = all.push(column![note(words, Tone::Info), Element::from(keep)].spacing(measure::S8));
        }
        if names(&self.outlook.left) > 0 && !self.pairs.is_empty() {
            let words = format!(
                "{} đơn vị khác nằm dưới cấp kết thúc sẽ để nguyên; hãy đổi “Trực thuộc” của các đơn vị ấy sau.",
                self.outlook.left.len()
            );
            all = all.push(note(words, Tone::Info));
        }
        all.into()
    }

    fn pair_form(&self, at: usize) -> Element<'_, Message> {
        let (Some(pair), Some(shown)) = (self.pairs.get(at), self.shown.get(at)) else {
            return space().into();
        };
        let close = button::icon(icon::close(), "Đóng").on_press(Message::Closed);
        let mut olds = column![].spacing(measure::S4);
        for (id, name) in &shown.from {
            let drop = button::icon(icon::close(), "Bỏ khỏi dòng này").on_press(Message::OldDropped(*id));
            olds = olds.push(
                row![Element::from(line::line(name.as_str())), Element::from(drop)]
                    .spacing(measure::S8)
                    .align_y(Alignment::Center),
            );
        }
        if shown.from.is_empty() {
            olds = olds.push(label::small("Chưa chọn đơn vị cũ nào."));
        }
        let becomes = chosen(&self.becomes, &pair.unit);
        let mut all = column![
            Element::from(Field::new("Tên đơn vị mới", &pair.name).required().on_input(Message::NameTyped)),
            Element::from(
                Pick::new("Là", self.becomes.clone(), becomes, |one| Message::UnitChosen(one.value))
                    .help("Đơn vị “đi tiếp” giữ nguyên hồ sơ của mình; tên trước được giữ làm tên cũ")
            ),
            label::caption("Lập từ các đơn vị cũ"),
            olds,
            Element::from(
                Suggest::new(
                    "Thêm đơn vị cũ",
                    &self.find,
                    &fold(&self.find),
                    &self.items,
                    Message::OldTyped,
                    Message::OldTaken
                )
                .placeholder("Gõ tên đơn vị cũ")
            ),
        ]
        .spacing(measure::S12);
        if let Some(wrong) = &shown.wrong {
            all = all.push(trouble(wrong));
        }
        all = all.push(button::danger("Bỏ dòng này").icon(icon::trash()).on_press(Message::Removed));
        let inside = container(all).padding(Padding { right: 18.0, ..Padding::ZERO });
        container(panel::titled("Đơn vị mới", Element::from(close), scrollable(inside)))
            .height(Length::Fill)
            .into()
    }

    fn table(&self, short: bool) -> Element<'_, Message> {
        let mut columns = vec![grid::column("Đơn vị mới", Length::FillPortion(3))];
        if !short {
            columns.push(grid::column("Cách lập", 92.0));
        }
        columns.push(grid::column("Lập từ", Length::FillPortion(4)));
        let add = button::quiet("Thêm dòng").icon(icon::plus()).on_press(Message::Added);
        grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| {
            let Some(shown) = self.shown.get(i) else {
                return (0..if short { 2 } else { 3 }).map(|_| space().into()).collect();
            };
            let from: Element<'_, Message> = match &shown.wrong {
                Some(wrong) => line::line(wrong.as_str()).two().color(|c| c.danger).into(),
                None => line::line(shown.from_words.as_str()).two().into(),
            };
            let name = line::line(shown.name.as_str()).strong().two().into();
            if short { vec![name, from] } else { vec![name, grid::soft(shown.how.as_str()), from] }
        })
        .count("đơn vị sau khi chuyển")
        .remark(Element::from(add))
        .empty(empty::empty(
            icon::tree(),
            "Chưa ghép đơn vị nào",
            "Dán nghị quyết hoặc danh sách vào ô bên cạnh, hoặc thêm từng đơn vị mới. Chưa có gì được lưu cho đến khi bấm “Chuyển”.",
            button::secondary("Thêm đơn vị mới").icon(icon::plus()).on_press(Message::Added),
        ))
        .into()
    }
}
