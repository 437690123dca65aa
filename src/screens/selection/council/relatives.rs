//! The relatives a member declares, row by row in the member's card.

use super::{Council, Message as Outer};
use crate::domain::round::{Member, Relative};
use crate::screens::Effect;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8};
use crate::ui::{Element, button, icon, label};
use iced::Alignment;
use iced::widget::{column, row};

/// What happened in the rows.
#[derive(Debug, Clone)]
pub enum Message {
    /// A row was begun.
    Added,
    /// A letter of a name.
    Named(usize, String),
    /// A letter of what they are to each other.
    Related(usize, String),
    /// A row was removed.
    Removed(usize),
}

/// The rows as they are kept: without spaces at the ends, without rows that have no name.
pub(super) fn bare(rows: &[Relative]) -> Vec<Relative> {
    let trimmed = rows
        .iter()
        .map(|it| Relative { name: it.name.trim().to_owned(), relation: it.relation.trim().to_owned() });
    trimmed.filter(|it| !it.name.is_empty()).collect()
}

fn field(at: usize) -> String {
    format!("relative-{at}")
}

impl Council {
    pub(super) fn relative(&mut self, message: Message) -> Effect<Outer> {
        match message {
            Message::Added => {
                let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
                // One empty row is enough to type into.
                if draft.relatives.last().is_none_or(|it| !it.name.trim().is_empty()) {
                    draft.relatives.push(Relative { name: String::new(), relation: String::new() });
                }
                Effect::Run(iced::widget::operation::focus(field(draft.relatives.len() - 1)))
            }
            Message::Named(at, name) => self.typed(|it| {
                if let Some(row) = it.relatives.get_mut(at) {
                    row.name = name;
                }
            }),
            Message::Related(at, relation) => self.typed(|it| {
                if let Some(row) = it.relatives.get_mut(at) {
                    row.relation = relation;
                }
            }),
            Message::Removed(at) => self.set(|it| {
                if at < it.relatives.len() {
                    it.relatives.remove(at);
                }
            }),
        }
    }

    /// The rows on the card.
    pub(super) fn relatives_view<'a>(&'a self, draft: &'a Member) -> Element<'a, Outer> {
        let mut all = column![label::caption("Người thân đã khai")].spacing(S4);
        if draft.relatives.is_empty() {
            all = all.push(label::small(
                "Khai vợ chồng, bố mẹ, con, anh chị em… để chương trình hỏi khi có hồ sơ của người thân.",
            ));
        }
        for (at, one) in draft.relatives.iter().enumerate() {
            let mut name = Field::new("", &one.name).placeholder("Họ và tên").compact().id(field(at));
            let mut relation = Field::new("", &one.relation).placeholder("Quan hệ").compact().width(108);
            if self.open {
                name = name
                    .on_input(move |text| Outer::Relatives(Message::Named(at, text)))
                    .on_leave(Outer::Rested);
                relation = relation
                    .on_input(move |text| Outer::Relatives(Message::Related(at, text)))
                    .on_leave(Outer::Rested);
            }
            let mut line = row![name, relation].spacing(S4).align_y(Alignment::Center);
            if self.open {
                line = line.push(
                    button::icon(icon::close(), "Bỏ người thân này")
                        .on_press(Outer::Relatives(Message::Removed(at))),
                );
            }
            all = all.push(line);
        }
        if self.open {
            all = all.push(
                row![
                    button::quiet("Thêm người thân")
                        .icon(icon::plus())
                        .on_press(Outer::Relatives(Message::Added))
                ]
                .spacing(S8),
            );
        }
        all.into()
    }
}
