//! The files on the table, and how each member stands.

use super::{Files, Message};
use crate::domain::ids::MemberId;
use crate::domain::score_files::{FileReport, FileState, SeatState};
use crate::ui::badge::{self, Tone};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::press::press;
use crate::ui::{Element, check, choice, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding};

/// Every line is as high as this, so that a long list can be built in part.
pub(super) const LINE: f32 = 56.0;
const TICK: f32 = 40.0;
const STATE: f32 = 176.0;
const COUNTS: f32 = 190.0;
const SEAT: f32 = 46.0;

#[derive(Debug, Clone, PartialEq)]
struct Named {
    id: MemberId,
    name: String,
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

fn tone(state: &FileState) -> Tone {
    match state {
        FileState::Good => Tone::Done,
        FileState::Newer { .. } => Tone::Info,
        FileState::Already { .. } | FileState::Copy { .. } | FileState::Older { .. } => Tone::Plain,
        FileState::Outdated { .. }
        | FileState::Rival { .. }
        | FileState::Blank
        | FileState::Whose
        | FileState::MayNot { .. } => Tone::Due,
        FileState::WrongRound { .. } | FileState::Unknown { .. } | FileState::Closed => Tone::Danger,
    }
}

/// "120 mới · 3 đổi · 2 không nhận".
fn counts(file: &FileReport) -> String {
    let all = [
        (file.fresh, "mới"),
        (file.changes.len(), "đổi"),
        (file.faults.len(), "không nhận"),
        (file.empty.len(), "trống"),
    ];
    let some = all.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
    some.collect::<Vec<_>>().join(" · ")
}

impl Files {
    /// The files, one line each.
    pub(super) fn list(&self) -> Element<'_, Message> {
        let draw = |at: usize| self.file(at, &self.intake.files[at]);
        let list = self.window.list(self.intake.files.len(), draw, Message::Scrolled);
        container(list).padding(1).width(Fill).height(Fill).style(panel::card_style).into()
    }

    fn file<'a>(&'a self, at: usize, file: &'a FileReport) -> Element<'a, Message> {
        let can = file.state.can_be_taken();
        let tick: Element<'a, Message> = if can {
            check::check("", self.picked.contains(&at), Some(move |on| Message::Picked(at, on)))
        } else {
            space().into()
        };
        let sentence = file.state.sentence();
        let under = match (file.member_name.is_empty(), sentence.is_empty()) {
            (false, true) => file.member_name.clone(),
            (false, false) => format!("{} · {sentence}", file.member_name),
            (true, _) => sentence,
        };
        let names = column![line(file.name.as_str()).strong(), line(under).small()].width(Fill);
        let side: Element<'a, Message> = if file.state == FileState::Whose {
            let all = self.council.iter().map(|(id, name)| Named { id: *id, name: name.clone() }).collect();
            choice::Pick::new("", all, None, move |it: Named| Message::Given(at, it.id))
                .placeholder("Của thành viên…")
                .width(COUNTS)
                .into()
        } else {
            container(line(counts(file)).small().align(iced::advanced::text::Alignment::Right))
                .width(COUNTS)
                .into()
        };
        let whole = row![
            container(tick).center_x(TICK),
            names,
            side,
            container(badge::badge(file.state.label(), tone(&file.state))).width(STATE),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .height(LINE)
        .padding(Padding { left: S4, right: S12, ..Padding::ZERO });
        press(whole).chosen(self.shown == Some(at)).line().on_press(Message::Shown(at)).into()
    }

    /// Who has handed in.
    pub(super) fn seats(&self) -> Element<'_, Message> {
        let mut all = column![];
        for seat in &self.intake.members {
            let (words, tone, sign, under) = match &seat.state {
                SeatState::Taken { file } => ("Đã nhận", Tone::Done, icon::check_circle(), file.clone()),
                SeatState::Here { file } => ("Đang chờ nhận", Tone::Info, icon::import(), file.clone()),
                SeatState::Missing => ("Chưa nộp", Tone::Due, icon::clock(), String::new()),
                SeatState::Absent => ("Vắng", Tone::Plain, icon::minus(), "không phải nộp".to_owned()),
            };
            let owing = match (&seat.state, seat.owing) {
                (SeatState::Taken { .. }, owing) if owing > 0 => format!("còn {owing} ô trống"),
                (SeatState::Missing, 0) => "đã có đủ điểm, nhập tay".to_owned(),
                _ => under,
            };
            let one = row![
                column![line(seat.name.as_str()).strong(), line(owing).small()].width(Fill),
                badge::with_icon(words, tone, sign),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .height(SEAT)
            .padding(Padding { left: S12, right: S12, ..Padding::ZERO });
            all = all.push(one).push(panel::hairline());
        }
        let bar = scrollable::Scrollbar::new().width(10).scroller_width(10).margin(1);
        let list = scrollable(all).direction(scrollable::Direction::Vertical(bar)).width(Fill).height(Fill);
        let mut head = column![label::strong(self.summary.as_str())];
        if !self.waiting.is_empty() {
            head = head.push(label::small(self.waiting.as_str()));
        }
        let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        container(column![head, panel::hairline(), list])
            .padding(1)
            .width(Length::Fixed(316.0))
            .height(Fill)
            .style(panel::card_style)
            .into()
    }
}
