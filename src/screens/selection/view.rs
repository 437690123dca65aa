//! Around the parts: which round, and which part of it.

use super::{Message, Selection, Tab, opening};
use crate::domain::ids::RoundId;
use crate::domain::round::RoundState;
use crate::screens::Desk;
use crate::ui::badge::{self, Tone};
use crate::ui::measure::{S8, S12, S16};
use crate::ui::{Element, button, choice, dialog, empty, icon, panel, tabs};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Fill};

/// Width of the page in px below which title and rounds do not stand side by side.
const NARROW: f32 = 900.0;

/// Height of the page in px below which it is scrolled as a whole: a list of one row helps nobody.
const LOW: f32 = 540.0;

#[derive(Debug, Clone, PartialEq)]
struct Named {
    id: RoundId,
    name: String,
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl Selection {
    /// The screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        if let Some(meeting) = &self.meeting {
            return meeting.view().map(Message::Meeting);
        }
        let asked = if self.tab == Tab::Results { self.results.dialog() } else { None };
        let page = responsive(move |room| {
            let low = room.height < LOW;
            let page = self.page(room.width, low, desk);
            if low { scrollable(container(page).height(LOW)).into() } else { page }
        });
        let card = self.opening.view().map(|card| card.map(Message::Opening));
        dialog::over(page, card.or(asked.map(|it| it.map(Message::Results))))
    }

    fn page<'a>(&'a self, width: f32, low: bool, desk: &'a Desk) -> Element<'a, Message> {
        let narrow = width < NARROW;
        let under = desk.current_plan().map_or("", |plan| plan.name.as_str());
        let content: Element<'a, Message> = if self.current.is_none() {
            empty::empty(
                icon::plan(),
                "Chưa có kế hoạch",
                "Đợt xét nằm trong một kế hoạch. Hãy lập kế hoạch trước, rồi trở lại đây mở đợt xét.",
                button::primary("Sang Kế hoạch").icon(icon::plan()).on_press(Message::PlansAsked),
            )
        } else if !self.read {
            space().into()
        } else if self.board.is_none() {
            empty::empty(
                icon::scale(),
                "Chưa có đợt xét nào",
                "Mở đợt xét đầu tiên, rồi ghi Hội đồng, đưa hồ sơ vào xét, nhập điểm và xem thứ hạng.",
                button::primary("Mở đợt xét mới")
                    .icon(icon::plus())
                    .on_press(Message::Opening(opening::Message::Asked)),
            )
        } else {
            self.parts(width, low, desk)
        };
        let head: Element<'a, Message> = if narrow {
            column![panel::head("Xét chọn", under, space()), self.rounds(true)].spacing(S8).into()
        } else {
            panel::head("Xét chọn", under, self.rounds(false))
        };
        panel::screen(head, content)
    }

    /// Which round, and what is done with rounds; where there is little room the deeds are signs with their words in a
    /// tip.
    fn rounds(&self, narrow: bool) -> Element<'_, Message> {
        let Some(board) = &self.board else { return space().into() };
        let all: Vec<Named> =
            self.rounds.iter().map(|it| Named { id: it.id, name: opening::short(&it.name, 46) }).collect();
        let chosen = all.iter().find(|it| Some(it.id) == self.round).cloned();
        let state = match board.round.state {
            RoundState::Open => badge::badge(RoundState::Open.label(), Tone::Info),
            RoundState::Closed => badge::with_icon(RoundState::Closed.label(), Tone::Done, icon::lock()),
        };
        let pick = container(choice::Pick::new("", all, chosen, |it| Message::RoundPicked(it.id)));
        if narrow {
            return row![
                pick.width(Fill),
                state,
                button::icon(icon::people(), "Chế độ họp").on_press(Message::MeetingAsked),
                button::icon(icon::plus(), "Mở đợt xét mới")
                    .on_press(Message::Opening(opening::Message::Asked)),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into();
        }
        row![
            state,
            pick.width(300),
            button::secondary("Chế độ họp").icon(icon::people()).on_press(Message::MeetingAsked),
            button::secondary("Mở đợt xét mới")
                .icon(icon::plus())
                .on_press(Message::Opening(opening::Message::Asked)),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
    }

    fn parts<'a>(&'a self, width: f32, low: bool, desk: &'a Desk) -> Element<'a, Message> {
        let all = Tab::ALL.map(|tab| match tab {
            Tab::Council => (tab, self.council.tab()),
            other => (other, other.label()),
        });
        let part = match self.tab {
            Tab::Rules => self.rules.view().map(Message::Rules),
            Tab::Council => self.council.view(desk).map(Message::Council),
            Tab::Entry => self.entry.view().map(Message::Entry),
            Tab::Scoring => self.scoring.view(low).map(Message::Scoring),
            Tab::Files => self.files.view().map(Message::Files),
            Tab::Votes => self.votes.view().map(Message::Votes),
            Tab::Results if self.veiled => empty::empty(
                icon::lock(),
                "Thứ hạng đang ẩn",
                "Đợt này chấm độc lập nên thứ hạng chỉ hiện khi mọi phiếu đã được thành viên xác nhận.",
                button::primary("Sang Chấm điểm").on_press(Message::TabPicked(Tab::Scoring)),
            ),
            Tab::Results => self.results.view(width - 2.0 * S16).map(Message::Results),
        };
        column![tabs::tabs(&all, self.tab, Message::TabPicked), container(part).height(Fill)]
            .spacing(S12)
            .into()
    }
}
