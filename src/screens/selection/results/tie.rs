//! Deciding the order of dossiers that every declared rule left equal: only a person may, with name and reason.

use super::lines::{Line, Standings};
use super::{Message, Results};
use crate::domain::ids::DossierId;
use crate::domain::round::Board;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel};
use iced::Alignment;
use iced::widget::{column, container, row, scrollable};

/// A decision being written.
#[derive(Debug)]
pub struct Tie {
    /// The tied group in the order so far.
    group: Vec<(DossierId, String)>,
    heading: String,
    pub(super) by: String,
    pub(super) reason: String,
    pub(super) trouble: Option<&'static str>,
}

impl Tie {
    /// The group that shares the rank of `dossier`, or that an earlier decision has put in order.
    pub fn of(dossier: DossierId, standings: &Standings, board: &Board, by: &str) -> Option<Self> {
        let placed = || {
            standings.lines.iter().filter_map(|line| match line {
                Line::Placed(placed) => Some(placed),
                _ => None,
            })
        };
        let own = placed().find(|it| it.dossier == dossier)?;
        let decided = board.decisions.iter().rev().find(|it| it.order.contains(&dossier));
        let group: Vec<(DossierId, String)> = placed()
            .filter(|it| {
                if own.shared {
                    it.at == own.at
                } else {
                    decided.is_some_and(|d| d.order.contains(&it.dossier))
                }
            })
            .map(|it| (it.dossier, it.name.clone()))
            .collect();
        if group.len() < 2 {
            return None;
        }
        let (by, reason) = match decided.filter(|_| !own.shared) {
            Some(decision) => (decision.by.clone(), decision.reason.clone()),
            None => (by.to_owned(), String::new()),
        };
        Some(Self {
            heading: format!("{} hồ sơ bằng điểm", group.len()), group, by, reason, trouble: None
        })
    }

    /// Whether all of the group are still ranked.
    pub fn still_stands(&self, standings: &Standings) -> bool {
        self.group.iter().all(|(dossier, _)| {
            standings.lines.iter().any(|line| matches!(line, Line::Placed(it) if it.dossier == *dossier))
        })
    }

    /// One place up or down.
    pub fn shift(&mut self, at: usize, up: bool) {
        let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
        if let Some(to) = to.filter(|to| *to < self.group.len() && at < self.group.len()) {
            self.group.swap(at, to);
        }
    }

    /// The whole group, first to last.
    pub fn order(&self) -> Vec<DossierId> {
        self.group.iter().map(|(dossier, _)| *dossier).collect()
    }
}

impl Results {
    pub(super) fn tie_panel<'a>(&'a self, tie: &'a Tie) -> Element<'a, Message> {
        let last = tie.group.len() - 1;
        let order = tie.group.iter().enumerate().map(|(at, (_, name))| {
            row![
                label::figure(format!("{}.", at + 1)),
                line(name.as_str()).two(),
                button::icon(icon::up(), "Lên một bậc")
                    .on_press_maybe((at > 0).then_some(Message::TieMoved(at, true))),
                button::icon(icon::down(), "Xuống một bậc")
                    .on_press_maybe((at < last).then_some(Message::TieMoved(at, false))),
            ]
            .spacing(S4)
            .align_y(Alignment::Center)
            .into()
        });
        let form = column![
            label::small("Mọi quy tắc đã khai báo đều cho kết quả bằng nhau. Chỉ Hội đồng quyết định được thứ tự; người quyết định và lý do được in trong danh sách."),
            column(order).spacing(S4),
            Field::new("Người quyết định", &tie.by).required().on_input(Message::TieBy),
            Field::new("Lý do", &tie.reason)
                .id("tie-reason")
                .required()
                .placeholder("Hội đồng thống nhất …")
                .error(tie.trouble)
                .on_input(Message::TieReason)
                .on_submit(Message::TieDecided),
            row![
                button::quiet("Thôi").on_press(Message::TieClosed),
                button::secondary("Ghi quyết định").icon(icon::gavel()).on_press(Message::TieDecided),
            ]
            .spacing(S8),
        ]
        .spacing(S12);
        container(panel::titled(&tie.heading, row![], scrollable(form).spacing(S4))).width(340).into()
    }
}
