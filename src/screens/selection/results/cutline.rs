//! The cut line: moved by hand, by its buttons or by the keyboard, while the round is open.

use super::lines::{Group, Line};
use super::{Message as Whole, Results};
use crate::domain::Command;
use crate::domain::round::{Board, Places};
use crate::screens::{Effect, Question};
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Theme, button, icon, label, tip};
use iced::widget::{container, mouse_area, row, rule};
use iced::{Alignment, Fill, Padding, mouse};

/// What happened at the line.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was taken hold of.
    Grabbed,
    /// It was pulled to this height in the list (px).
    Over(f32),
    /// It was let go.
    Dropped,
    /// It was pulled out of the list.
    GivenUp,
    /// One place fewer, or one more.
    Moved(bool),
    /// This number of places in place of a percentage was agreed to.
    Agreed(u32),
}

impl Results {
    /// The places of the kind that is shown, where a line runs that may be moved.
    fn places(&self, board: &Board) -> Option<(Places, u32)> {
        let kind = self.kind.filter(|_| self.group == Group::All && !self.closed)?;
        let places = *board.round.settings.places.iter().find(|it| it.kind == kind)?;
        Some((places, places.line(board.entered(kind))))
    }

    pub(super) fn line(&mut self, message: &Message, board: &Board) -> Effect<Whole> {
        let Some((places, at)) = self.places(board) else {
            self.held = None;
            return Effect::None;
        };
        // Fewer than the least that the plan asks for is told, but the rules do not take it for the most.
        let allowed = |to: u32| to.clamp(places.least, board.entered(places.kind));
        match message {
            Message::Grabbed => self.held = Some(at),
            Message::Over(y) => {
                let to = allowed(self.place_at(*y));
                if self.held.is_some_and(|held| held != to) {
                    self.held = Some(to);
                    self.lay(&with_line(board, places, to));
                }
            }
            Message::Dropped => {
                if let Some(to) = self.held.take() {
                    return self.put_line(board, places, (at, to));
                }
            }
            Message::GivenUp => {
                self.held = None;
                self.lay(board);
            }
            Message::Moved(up) => {
                let to = if *up { at.saturating_sub(1) } else { at + 1 };
                return self.put_line(board, places, (at, allowed(to)));
            }
            Message::Agreed(to) => {
                return Effect::Change(Command::SaveRound { round: with_line(board, places, *to).round });
            }
        }
        Effect::None
    }

    /// How many ranked dossiers stand above this height of the list.
    fn place_at(&self, y: f32) -> u32 {
        let lines = &self.standings.lines;
        let gap = self.window.gap(y, lines.len());
        lines[..gap].iter().filter(|line| matches!(line, Line::Placed(_))).count() as u32
    }

    fn put_line(&mut self, board: &Board, places: Places, (at, to): (u32, u32)) -> Effect<Whole> {
        if at == to {
            self.lay(board);
            return Effect::None;
        }
        if let Some(percent) = places.percent {
            self.lay(board);
            return Effect::Ask(Question {
                title: "Dời vạch cắt?".to_owned(),
                sentence: format!(
                    "Vạch cắt đang tính theo tỷ lệ {} %. Nếu dời, số được chọn là {to} cố định, không tính theo tỷ lệ nữa.",
                    percent.percent
                ),
                yes: format!("Chọn {to}"),
                danger: false,
                answer: Whole::Line(Message::Agreed(to)),
            });
        }
        Effect::Change(Command::SaveRound { round: with_line(board, places, to).round })
    }

    /// The gold line under the last place.
    pub(super) fn cut_line<'a>(&'a self, words: &'a str, tied: bool) -> Element<'a, Whole> {
        let bar = || {
            rule::horizontal(3).style(move |theme: &Theme| rule::Style {
                color: if tied { theme.colors().due } else { theme.colors().gold },
                radius: 0.into(),
                fill_mode: rule::FillMode::Full,
                snap: true,
            })
        };
        let said = row![
            label::colored(icon::medal().text(16.0), |c| c.gold_ink),
            label::colored(label::strong(words), |c| c.gold_ink)
        ]
        .spacing(S8)
        .align_y(Alignment::Center);
        let mut line = row![bar(), said].spacing(S12).align_y(Alignment::Center);
        if tied {
            let words = label::colored(label::small("đồng điểm ở vạch, Hội đồng cần quyết định"), |c| c.due);
            line = line.push(words);
        }
        if !self.closed {
            let send = |message: Message| Whole::Line(message);
            let hold = mouse_area(container(icon::menu().text(16.0)).padding(S8))
                .on_press(send(Message::Grabbed))
                .interaction(mouse::Interaction::Grab);
            line = line.push(
                row![
                    tip::tip(hold, "Giữ và kéo để dời vạch cắt", None),
                    button::icon(icon::up(), "Bớt một chỗ").on_press(send(Message::Moved(true))),
                    button::icon(icon::down(), "Thêm một chỗ").on_press(send(Message::Moved(false))),
                ]
                .spacing(S4)
                .align_y(Alignment::Center),
            );
        }
        container(line.push(bar()))
            .center_y(Fill)
            .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
            .into()
    }
}

/// The board with the line after `to` places.
fn with_line(board: &Board, places: Places, to: u32) -> Board {
    let mut board = board.clone();
    for one in board.round.settings.places.iter_mut().filter(|it| it.kind == places.kind) {
        (one.most, one.percent) = (to, None);
    }
    board
}
