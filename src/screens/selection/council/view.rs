//! The council on the screen: the list at the left, the chosen member's card at the right.

use super::{Council, Message, Page};
use crate::domain::ids::UnitId;
use crate::domain::round::{Member, Role};
use crate::screens::Desk;
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Renderer, Theme, button, check, choice, empty, grid, icon, label, panel};
use iced::widget::{Row, column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Part(Role);

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.label())
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Own {
    id: Option<UnitId>,
    name: String,
}

impl std::fmt::Display for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl Council {
    /// The whole part.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let [members, meetings, conflicts] = &self.pages;
        let pages = [
            (Page::Members, members.as_str()),
            (Page::Meetings, meetings.as_str()),
            (Page::Conflicts, conflicts.as_str()),
        ];
        let head = row![choice::segments(&pages, self.page, Message::PagePicked), space::horizontal()]
            .spacing(S8)
            .align_y(Alignment::Center);
        let (head, content) = match self.page {
            Page::Members => (self.head(head), self.members(desk)),
            Page::Meetings => (
                head.push(self.meetings.deeds().map(Message::Meetings)),
                self.meetings.view().map(Message::Meetings),
            ),
            Page::Conflicts => (
                head.push(self.conflicts.deeds().map(Message::Conflicts)),
                self.conflicts.view().map(Message::Conflicts),
            ),
        };
        column![head, container(content).width(Fill).height(Fill)].spacing(S8).into()
    }

    fn members<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let mut middle = row![container(self.list()).width(Fill)].spacing(S12).height(Fill);
        if let Some(draft) = &self.draft {
            middle = middle.push(self.card(draft, desk));
        }
        middle.into()
    }

    fn head<'a>(&'a self, mut all: Row<'a, Message, Theme, Renderer>) -> Row<'a, Message, Theme, Renderer> {
        let tone = if self.enough { Tone::Done } else { Tone::Due };
        if !self.seats.is_empty() {
            all = all.push(badge::badge(&self.quorum, tone));
        }
        if self.open {
            all = all
                .push(button::secondary("Thêm thành viên").icon(icon::user_plus()).on_press(Message::Added));
        }
        all
    }

    fn list(&self) -> Element<'_, Message> {
        // The open card needs the room of the columns that it shows itself.
        let wide = self.draft.is_none();
        let mut columns =
            vec![grid::column("STT", 56.0).right(), grid::column("Họ và tên", Length::FillPortion(3))];
        if wide {
            columns.push(grid::column("Chức vụ", Length::FillPortion(3)));
        }
        columns.push(grid::column("Vai trò", 196.0));
        if wide {
            columns.push(grid::column("Quyền chấm", 110.0));
        }
        columns.push(grid::column("Dự họp", Length::FillPortion(2)));
        grid::Grid::new(&self.grid, columns, self.seats.len(), Message::Grid, move |at| {
            let seat = &self.seats[at];
            let member = &seat.member;
            let mut cells: Vec<Element<'_, Message>> =
                vec![grid::number((at + 1).to_string()), grid::name(member.name.as_str())];
            if wide {
                cells.push(grid::soft(member.post.as_str()));
            }
            cells.push(grid::text(member.role.label()));
            if wide {
                cells.push(grid::text(if member.votes { "Có" } else { "Không" }));
            }
            let presence = line(seat.presence.as_str());
            cells.push(presence.color(if member.present { |c| c.done } else { |c| c.due }).into());
            cells
        })
        .count("thành viên")
        .empty(self.nobody())
        .into()
    }

    fn nobody(&self) -> Element<'_, Message> {
        let mut deeds = row![].spacing(S8);
        let sentence = match &self.earlier {
            Some((_, name)) if self.open => {
                deeds = deeds.push(
                    button::secondary("Lấy Hội đồng của đợt trước")
                        .icon(icon::copy())
                        .on_press(Message::EarlierAsked),
                );
                name.as_str()
            }
            _ => "Hãy thêm từng thành viên: chủ tịch, phó chủ tịch, các thành viên và thư ký.",
        };
        empty::empty(icon::people(), "Hội đồng chưa có thành viên", sentence, deeds)
    }

    fn card<'a>(&'a self, draft: &'a Member, desk: &'a Desk) -> Element<'a, Message> {
        let open = self.open;
        let text = |label: &'a str, value: &'a str, on: fn(String) -> Message| {
            let made = Field::new(label, value);
            if open { made.on_input(on).on_leave(Message::Rested) } else { made }
        };
        let roles = Role::ALL.map(Part).to_vec();
        let mut form = column![
            text("Họ và tên", &draft.name, Message::Named)
                .id("member-name")
                .required()
                .error(self.trouble.as_deref()),
            text("Chức vụ, đơn vị", &draft.post, Message::Posted).placeholder("Chủ tịch Hội LHPN tỉnh"),
        ]
        .spacing(S12);
        if open {
            let mut units = vec![Own { id: None, name: "Không ghi".to_owned() }];
            units.extend(desk.units.iter().map(|unit| Own { id: Some(unit.id), name: unit.name.clone() }));
            let chosen = units.iter().find(|it| it.id == draft.unit).cloned();
            form = form
                .push(choice::Pick::new("Vai trò", roles, Some(Part(draft.role)), |it| {
                    Message::RolePicked(it.0)
                }))
                .push(
                    choice::Pick::new("Thuộc đơn vị", units, chosen, |it| Message::UnitPicked(it.id))
                        .help("Chương trình hỏi khi đơn vị này đề nghị hồ sơ"),
                );
        }
        form = form.push(check::check("Có quyền chấm điểm", draft.votes, open.then_some(Message::Votes)));
        form = match &self.last_meeting {
            Some(day) => form.push(self.presence(draft, day)),
            None => {
                let there =
                    check::check("Có mặt tại cuộc họp", draft.present, open.then_some(Message::Present));
                let absent = (!draft.present)
                    .then(|| text("Lý do vắng", &draft.absence, Message::Excused).placeholder("Đi công tác"));
                form.push(there).push(absent.map(Element::from))
            }
        };
        form = form.push(self.relatives_view(draft));
        if open && self.seats.iter().any(|it| it.member.id == draft.id) {
            let (first, last) =
                (self.grid.chosen() == Some(0), self.grid.chosen() == self.seats.len().checked_sub(1));
            form = form.push(
                row![
                    button::icon(icon::up(), "Lên một bậc")
                        .on_press_maybe((!first).then_some(Message::Moved(true))),
                    button::icon(icon::down(), "Xuống một bậc")
                        .on_press_maybe((!last).then_some(Message::Moved(false))),
                    space::horizontal(),
                    button::danger("Xóa thành viên").icon(icon::trash()).on_press(Message::Removed),
                ]
                .spacing(S4),
            );
        } else if open {
            form = form.push(label::small("Thành viên được ghi khi có họ tên."));
        }
        container(panel::titled("Thành viên", row![], scrollable(form).spacing(S4))).width(380).into()
    }

    /// Whether the member counts as present, once a meeting says so.
    fn presence<'a>(&'a self, draft: &'a Member, day: &'a str) -> Element<'a, Message> {
        let stored = self.seats.iter().find(|it| it.member.id == draft.id);
        let words = stored.map_or("Chưa ghi", |it| it.presence.as_str());
        let to = button::quiet("Sang Phiên họp").icon(icon::calendar());
        column![
            label::caption("Dự họp"),
            line(words).two(),
            label::small(format!("Theo phiên họp cuối, ngày {day}. Muốn sửa, hãy sang trang Phiên họp.")),
            row![to.on_press(Message::PagePicked(Page::Meetings))],
        ]
        .spacing(S4)
        .into()
    }
}
