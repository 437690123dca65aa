//! One cell, and the head above it.

use super::table::{Column, Look, Row};
use super::{Message, Place, Scoring};
use crate::ui::line::line;
use crate::ui::measure::{ROW, S4, S8};
use crate::ui::press::press;
use crate::ui::{Colors, Element, Theme, fonts, label, tip};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Border, Color, Padding};

/// Height of the column heads in px.
pub(super) const HEADER: f32 = 48.0;
/// The figure beneath the points.
const UNDER: f32 = crate::ui::measure::SMALL;

impl Scoring {
    pub(super) fn cell<'a>(&'a self, place: Place, line_of: &'a Row) -> Element<'a, Message> {
        let here = self.cursor == place;
        let locked = line_of.locked.is_some();
        let wrong = here && self.trouble.as_ref().is_some_and(|(row, _)| *row == place.row) && !locked;
        let slot = &line_of.slots[place.column];
        let typed = self.typed.as_deref().filter(|_| here);
        let pale = typed.is_none() && slot.words.is_empty() && !slot.pale.is_empty();
        let words = match typed {
            Some(typed) => typed,
            None if pale => slot.pale.as_str(),
            None => slot.words.as_str(),
        };
        let under = if typed.is_none() && !pale { slot.under.as_str() } else { "" };
        let figure = label::figure(words);
        let figure = match (locked, pale) {
            (_, true) => label::colored(figure.size(13.0), |c| c.ink_faint),
            (true, _) => soft(figure),
            _ => figure,
        };
        // Two lines have to fit into one row.
        let figure = if under.is_empty() { figure } else { figure.line_height(1.15) };
        let mut content = row![figure].align_y(Alignment::Center).spacing(1);
        if typed.is_some() {
            // Where the next figure goes.
            content = content.push(container(space().width(1.5).height(18)).style(|theme: &Theme| {
                container::Style {
                    background: Some(theme.colors().ink.into()),
                    ..container::Style::default()
                }
            }));
        }
        let look = slot.look;
        let mut both = column![content].align_x(Alignment::End);
        if !under.is_empty() {
            let small = label::body(under)
                .size(UNDER)
                .line_height(1.1)
                .wrapping(iced::widget::text::Wrapping::None)
                .style(move |theme: &Theme| iced::widget::text::Style {
                    color: Some(tone(look)(theme.colors())),
                });
            both = both.push(small);
        }
        let boxed = container(both)
            .width(self.table.columns[place.column].width)
            .height(ROW - 1.0)
            .align_x(Alignment::End)
            .align_y(Alignment::Center)
            .padding(Padding { right: S8, left: S4, ..Padding::ZERO })
            .clip(true)
            .style(move |theme: &Theme| {
                let c = theme.colors();
                let (line, width) = match (here, wrong) {
                    (_, true) => (c.danger, 2.0),
                    (true, _) => (c.focus, 2.0),
                    _ => (c.line, 0.5),
                };
                container::Style {
                    background: match (look, here, locked) {
                        (Look::Differs, ..) => Some(c.danger_soft.into()),
                        (Look::Unexplained, ..) => Some(c.due_soft.into()),
                        (Look::Copied, ..) => Some(c.info_soft.into()),
                        (_, true, false) => Some(c.paper.into()),
                        (_, _, true) => Some(c.surface.into()),
                        _ => None,
                    },
                    border: Border { color: line, width, radius: if here { 3.0 } else { 0.0 }.into() },
                    ..container::Style::default()
                }
            });
        let area = press(boxed).on_press(Message::Clicked(place)).on_double(Message::Opened(place));
        match (&line_of.locked, slot.note.as_str()) {
            (Some(reason), _) => tip::tip(area, reason.as_str(), None),
            (None, "") => area.into(),
            (None, note) => tip::tip(area, note, None),
        }
    }
}

fn tone(look: Look) -> fn(&Colors) -> Color {
    match look {
        Look::Plain => |c| c.ink_soft,
        Look::Copied => |c| c.info,
        Look::Unexplained => |c| c.due,
        Look::Differs => |c| c.danger,
    }
}

pub(super) fn head_cell(head: &Column, here: bool) -> Element<'_, Message> {
    let code = line(head.criterion.code.as_str())
        .font(fonts::SEMIBOLD)
        .align(iced::advanced::text::Alignment::Right)
        .color(if here { |c| c.primary } else { |c| c.ink });
    let range = line(head.range.as_str()).small().align(iced::advanced::text::Alignment::Right);
    let words = container(column![code, range])
        .width(head.width)
        .height(HEADER)
        .align_y(Alignment::Center)
        .padding(Padding { left: 2.0, right: S8, ..Padding::ZERO });
    tip::tip(words, head.sentence.as_str(), None)
}

pub(super) fn soft(
    words: iced::widget::Text<'_, Theme, crate::ui::Renderer>,
) -> iced::widget::Text<'_, Theme, crate::ui::Renderer> {
    label::colored(words, |c| c.ink_soft)
}
