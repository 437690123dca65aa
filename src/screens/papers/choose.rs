//! The list of papers at the left: grouped, each with what there is of it in the file.

use super::shape::Group;
use super::{Message, Papers};
use crate::domain::papers::{Ground, PaperState, PaperType};
use crate::domain::plan::PlanState;
use crate::screens::typed::{Named, chosen};
use crate::ui::choice::Pick;
use crate::ui::line::line;
use crate::ui::measure::{ROW_COMPACT, S4, S8, S12};
use crate::ui::press::press;
use crate::ui::{Element, focus, icon, label, panel, tip};
use iced::keyboard::{Key, key::Named as Pressed};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Fill, Padding};

/// What there is of a type in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nothing yet.
    None,
    /// A draft.
    Draft,
    /// Issued.
    Issued,
}

impl Papers {
    pub(super) fn choose(&self) -> Element<'_, Message> {
        let mut list = column![];
        for (at, group) in Group::ALL.into_iter().enumerate() {
            let above = if at == 0 { S4 } else { S12 };
            list = list.push(container(label::caption(group.label())).padding(Padding {
                top: above,
                left: S12,
                right: S8,
                bottom: S4,
            }));
            for kind in group.papers() {
                list = list.push(self.entry(*kind));
            }
        }
        let list = scrollable(list.padding(Padding { bottom: S8, ..Padding::ZERO })).spacing(0).height(Fill);
        let order: Vec<PaperType> = Group::ALL.iter().flat_map(|group| group.papers()).copied().collect();
        let at = order.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        let list = focus::keys(list, move |key, _| {
            let to = match key {
                Key::Named(Pressed::ArrowUp) => at.checked_sub(1)?,
                Key::Named(Pressed::ArrowDown) => at + 1,
                Key::Named(Pressed::Home) => 0,
                Key::Named(Pressed::End) => order.len() - 1,
                _ => return None,
            };
            order.get(to).copied().map(Message::KindPicked)
        });
        let card = container(list).padding(1).width(Fill).height(Fill).style(panel::card_style);
        column![self.rounds(), card].spacing(S8).into()
    }

    fn rounds(&self) -> Element<'_, Message> {
        let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
        let rounds: Vec<Named<_>> = case
            .iter()
            .flat_map(|case| &case.rounds)
            .map(|round| Named::new(round.id, round.name.clone()))
            .collect();
        if rounds.is_empty() {
            return label::small("Kế hoạch chưa có đợt xét nào").into();
        }
        let round = self.round().and_then(|id| chosen(&rounds, &id));
        Pick::new("", rounds, round, |it| Message::RoundPicked(it.value)).into()
    }

    fn standing(&self, kind: PaperType) -> Standing {
        let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
        let Some(case) = case else { return Standing::None };
        if kind == PaperType::Plan {
            return match case.plan.state {
                PlanState::Draft | PlanState::Submitted => Standing::Draft,
                PlanState::Issued | PlanState::Expired => Standing::Issued,
            };
        }
        let round = if kind.ground() == Ground::Plan { None } else { self.round() };
        match case.kept(kind, round).map(|paper| paper.state) {
            Some(PaperState::Issued) => Standing::Issued,
            Some(_) => Standing::Draft,
            None => Standing::None,
        }
    }

    fn entry(&self, kind: PaperType) -> Element<'_, Message> {
        let here = kind == self.kind;
        let words = line(kind.label());
        let words = if here { words.strong() } else { words };
        let mut face = row![words].spacing(S4).align_y(Alignment::Center).height(ROW_COMPACT);
        match self.standing(kind) {
            Standing::Issued => {
                let sign = label::colored(icon::check_circle().text(15.0), |c| c.done);
                face = face.push(tip::tip(sign, "Đã ban hành", None));
            }
            Standing::Draft => {
                let sign = label::colored(icon::edit().text(15.0), |c| c.ink_soft);
                face = face.push(tip::tip(sign, "Có dự thảo", None));
            }
            Standing::None => {}
        }
        let face = face.padding(Padding { left: S12, right: S8, ..Padding::ZERO });
        press(face).chosen(here).on_press(Message::KindPicked(kind)).into()
    }
}
