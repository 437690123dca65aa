//! Around the parts: which round, and which part of it.

use super::{Message, Selection, Tab, opening};
use crate::domain::ids::RoundId;
use crate::domain::round::RoundState;
use crate::screens::Desk;
use crate::ui::badge::{self, Tone};
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, choice, dialog, empty, icon, panel, tabs};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill};

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
            self.parts(desk)
        };
        let asked = if self.tab == Tab::Results { self.results.dialog() } else { None };
        let page = panel::screen(panel::head("Xét chọn", under, self.rounds()), content);
        let card = self.opening.view().map(|card| card.map(Message::Opening));
        dialog::over(page, card.or(asked.map(|it| it.map(Message::Results))))
    }

    fn rounds(&self) -> Element<'_, Message> {
        let Some(board) = &self.board else { return space().into() };
        let all: Vec<Named> =
            self.rounds.iter().map(|it| Named { id: it.id, name: opening::short(&it.name, 46) }).collect();
        let chosen = all.iter().find(|it| Some(it.id) == self.round).cloned();
        let state = match board.round.state {
            RoundState::Open => badge::badge(RoundState::Open.label(), Tone::Info),
            RoundState::Closed => badge::with_icon(RoundState::Closed.label(), Tone::Done, icon::lock()),
        };
        row![
            state,
            container(choice::Pick::new("", all, chosen, |it| Message::RoundPicked(it.id))).width(300),
            button::secondary("Chế độ họp").icon(icon::people()).on_press(Message::MeetingAsked),
            button::secondary("Mở đợt xét mới")
                .icon(icon::plus())
                .on_press(Message::Opening(opening::Message::Asked)),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
    }

    fn parts<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let all = Tab::ALL.map(|tab| match tab {
            Tab::Council => (tab, self.council.tab()),
            other => (other, other.label()),
        });
        let part = match self.tab {
            Tab::Rules => self.rules.view().map(Message::Rules),
            Tab::Council => self.council.view(desk).map(Message::Council),
            Tab::Entry => self.entry.view().map(Message::Entry),
            Tab::Scoring => self.scoring.view().map(Message::Scoring),
            Tab::Files => self.files.view().map(Message::Files),
            Tab::Votes => self.votes.view().map(Message::Votes),
            Tab::Results => self.results.view().map(Message::Results),
        };
        column![tabs::tabs(&all, self.tab, Message::TabPicked), container(part).height(Fill)]
            .spacing(S12)
            .into()
    }
}
