//! The meetings on the screen: the list at the left, the chosen meeting with its attendance at the right.

use super::{Draft, Meetings, Message};
use crate::domain::round::Member;
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, check, date, empty, grid, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding};

const LIST: f32 = 372.0;
const THERE: f32 = 112.0;
/// Room for the scroll bar beside the rows.
const GUTTER: f32 = 14.0;

impl Meetings {
    /// What can be done with the page.
    pub(in super::super) fn deeds(&self) -> Element<'_, Message> {
        if !self.open || self.members.is_empty() {
            return space().into();
        }
        button::secondary("Ghi phiên họp").icon(icon::plus()).on_press(Message::Added).into()
    }

    /// The page.
    pub(in super::super) fn view(&self) -> Element<'_, Message> {
        let Some(draft) = &self.draft else { return self.none() };
        row![container(self.list()).width(LIST), container(self.card(draft)).width(Fill)]
            .spacing(S12)
            .height(Fill)
            .into()
    }

    fn none(&self) -> Element<'_, Message> {
        let sentence = if self.members.is_empty() {
            "Hãy ghi thành viên Hội đồng trước, rồi ghi từng phiên họp với người dự và người vắng."
        } else {
            "Ghi ngày họp, ai có mặt, ai vắng vì sao và ý kiến bằng văn bản. Chưa ghi phiên nào thì tính theo ô “Có mặt” của từng thành viên."
        };
        empty::empty(icon::calendar(), "Chưa ghi phiên họp nào", sentence, row![])
    }

    fn list(&self) -> Element<'_, Message> {
        let columns = vec![
            grid::column("Ngày họp", 104.0),
            grid::column("Có mặt", 84.0).right(),
            grid::column("Nội dung", Length::Fill),
        ];
        grid::Grid::new(&self.grid, columns, self.lines.len(), Message::Grid, |at| {
            let one = &self.lines[at];
            let quorum = one.quorum;
            let present = line(format!("{}/{}", quorum.present, quorum.voting));
            let about = if one.meeting.note.is_empty() { &one.meeting.place } else { &one.meeting.note };
            vec![
                grid::name(one.day.as_str()),
                present.figure().color(if quorum.is_met() { |c| c.done } else { |c| c.due }).into(),
                grid::soft(about.as_str()),
            ]
        })
        .count("phiên họp")
        .into()
    }

    fn card<'a>(&'a self, draft: &'a Draft) -> Element<'a, Message> {
        let open = self.open;
        let text = |label: &'a str, value: &'a str, on: fn(String) -> Message| {
            let made = Field::new(label, value);
            if open { made.on_input(on).on_leave(Message::Rested) } else { made }
        };
        let mut day = date::date("Ngày họp", draft.day.text()).id("meeting-day").error(draft.day.error());
        if open {
            day = day.on_input(Message::DayTyped).on_leave(Message::DayLeft);
        }
        let head = row![
            day,
            text("Nơi họp", &draft.meeting.place, Message::PlaceTyped)
                .placeholder("Phòng họp cơ quan")
                .width(Length::FillPortion(2)),
            text("Nội dung", &draft.meeting.note, Message::NoteTyped)
                .placeholder("Xét chọn điển hình đợt tháng 10")
                .width(Length::FillPortion(3)),
        ]
        .spacing(S12);
        let mut counted = row![].spacing(S8).align_y(Alignment::Center);
        if let Some((words, met)) = &self.quorum {
            counted = counted.push(badge::badge(words, if *met { Tone::Done } else { Tone::Due }));
        }
        counted = counted.push(space::horizontal());
        if open {
            counted = counted
                .push(button::quiet("Mọi người có mặt").icon(icon::check()).on_press(Message::AllAttended));
        }
        let mut all = column![head, counted].spacing(S8);
        if let Some(trouble) = &self.trouble {
            all = all.push(line(trouble.as_str()).two().color(|c| c.danger));
        }
        let rows = self.members.iter().enumerate().map(|(at, member)| self.row(at, member));
        all = all.push(column![
            headings(),
            panel::hairline(),
            scrollable(column(rows).padding(Padding { right: GUTTER, ..Padding::ZERO })).height(Fill),
        ]);
        all = all.push(label::small(if self.is_last() {
            "Đây là phiên họp cuối: ai có mặt ở phiên này thì chấm điểm và biểu quyết trong đợt xét."
        } else {
            "Sau phiên này còn phiên khác. Người có mặt trong đợt xét tính theo phiên họp cuối."
        }));
        let remove: Element<'_, Message> = if open {
            button::danger("Xóa phiên họp").icon(icon::trash()).on_press(Message::Removed).into()
        } else {
            space().into()
        };
        panel::titled("Phiên họp", remove, all.height(Fill))
    }

    fn row<'a>(&'a self, at: usize, member: &'a Member) -> Element<'a, Message> {
        let open = self.open;
        let part = if member.votes {
            member.role.label().to_owned()
        } else {
            format!("{} · không biểu quyết", member.role.label())
        };
        let names =
            column![line(member.name.as_str()).strong(), line(part).small()].width(Length::FillPortion(4));
        let attended = self.attended(member);
        let present = attended.is_some_and(|it| it.present);
        let there =
            container(check::check("Có mặt", present, open.then_some(move |on| Message::Attended(at, on))))
                .width(THERE);
        let mut all = row![names, there].spacing(S8).align_y(Alignment::Center).height(46);
        let cell = |value: &'a str, hint: &'a str, on: fn(usize, String) -> Message| {
            let made = Field::new("", value).placeholder(hint).compact().width(Length::FillPortion(4));
            if open { made.on_input(move |text| on(at, text)).on_leave(Message::Rested) } else { made }
        };
        all = match attended {
            Some(it) if it.present => all.push(space().width(Length::FillPortion(8))),
            Some(it) => all.push(cell(&it.absence, "Đi công tác", Message::AbsenceTyped)).push(cell(
                &it.opinion,
                "Không có",
                Message::OpinionTyped,
            )),
            None if open => all.push(
                container(
                    row![
                        label::small("Không được triệu tập"),
                        button::quiet("Ghi vắng").on_press(Message::Attended(at, false)),
                    ]
                    .spacing(S4)
                    .align_y(Alignment::Center),
                )
                .width(Length::FillPortion(8)),
            ),
            None => all.push(container(label::small("Không được triệu tập")).width(Length::FillPortion(8))),
        };
        column![all, panel::hairline()].into()
    }
}

fn headings<'a>() -> Element<'a, Message> {
    row![
        container(label::caption("Thành viên")).width(Length::FillPortion(4)),
        space().width(THERE),
        container(label::caption("Lý do vắng")).width(Length::FillPortion(4)),
        container(label::caption("Ý kiến bằng văn bản")).width(Length::FillPortion(4)),
    ]
    .spacing(S8)
    .padding(Padding { right: GUTTER, bottom: S4, ..Padding::ZERO })
    .into()
}
