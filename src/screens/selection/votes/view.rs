//! The counting on the screen: a line for each dossier, its figures, what came of them.

use super::super::window::{GUTTER, heading};
use super::{Carried, Figure, Line, Message, Votes};
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, SMALL};
use crate::ui::{Element, button, empty, fonts, icon, label, panel, tip};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill, Padding};

/// Every line is as high as this, so that a long list can be built in part.
pub(super) const LINE: f32 = 64.0;
const FIGURE: f32 = 84.0;
/// With the votes for a lower level there are two more of them.
const NARROW: f32 = 74.0;
const OUTCOME: f32 = 232.0;
const DEEDS: f32 = 76.0;

/// The name of a figure's field.
pub(super) fn cell(at: usize, figure: Figure) -> String {
    format!("vote-{at}-{}", figure as usize)
}

impl Figure {
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Agree => ("Đồng ý", "Phiếu đồng ý trong thùng phiếu"),
            Self::Disagree => ("Không", "Phiếu không đồng ý trong thùng phiếu"),
            Self::Invalid => ("Hỏng", "Phiếu không hợp lệ"),
            Self::Lowered => ("Hạ mức", "Phiếu đồng ý ở mức khen thưởng, danh hiệu thấp hơn"),
            Self::WrittenAgree => ("Văn bản\nđồng ý", "Thành viên vắng mặt đồng ý bằng văn bản"),
            Self::WrittenLowered => {
                ("Văn bản\nhạ mức", "Thành viên vắng mặt đồng ý ở mức thấp hơn bằng văn bản")
            }
            Self::WrittenDisagree => ("Văn bản\nkhông", "Thành viên vắng mặt không đồng ý bằng văn bản"),
        }
    }
}

impl Votes {
    /// The figures that are asked for, and how wide one is.
    fn shown(&self) -> (impl Iterator<Item = Figure> + use<>, f32) {
        let lowers = self.lowers;
        let all = Figure::ALL.into_iter().filter(move |it| lowers || !it.is_lowered());
        (all, if lowers { NARROW } else { FIGURE })
    }

    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        if self.lines.is_empty() {
            return empty::empty(
                icon::scale(),
                "Chưa có hồ sơ để kiểm phiếu",
                "Hãy đưa hồ sơ vào đợt xét. Nếu Hội đồng không bỏ phiếu thì không cần ghi gì ở đây.",
                row![],
            );
        }
        let head = row![
            column![
                line(self.rule.as_str()).small(),
                line(format!(
                    "Có mặt {} người có quyền biểu quyết, vắng {}. Ô để trống là 0; dòng để trống là chưa bỏ phiếu.",
                    self.present, self.absent
                ))
                .small(),
            ]
            .width(Fill),
            label::strong(self.summary.as_str()),
        ]
        .spacing(S12)
        .align_y(Alignment::Center);
        let draw = |at: usize| self.line(at, &self.lines[at]);
        let list = self.window.list(self.lines.len(), draw, Message::Scrolled);
        let card = container(column![self.heading(), panel::hairline(), list])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style);
        column![head, card].spacing(S12).into()
    }

    fn line<'a>(&'a self, at: usize, one: &'a Line) -> Element<'a, Message> {
        let names = column![
            line(one.name.as_str()).strong(),
            line(format!("{} · {}", one.kind.label(), one.unit)).small()
        ]
        .width(Fill);
        let mut all = row![container(names).padding(Padding { left: S12, right: S8, ..Padding::ZERO })]
            .spacing(S4)
            .align_y(Alignment::Center)
            .height(LINE);
        let (figures, width) = self.shown();
        for figure in figures {
            let value = &one.figures[figure as usize];
            let mut field = Field::new("", value)
                .id(cell(at, figure))
                .numeric()
                .width(width - S4)
                .wrong(one.trouble.is_some() && !value.trim().is_empty());
            if !self.closed {
                field = field
                    .on_input(move |typed| Message::Typed(at, figure, typed))
                    .on_submit(Message::Entered(at, figure))
                    .on_leave(Message::Left(at));
            }
            all = all.push(field);
        }
        let outcome: Element<'a, Message> = match (&one.trouble, one.carried, &one.note) {
            (Some(trouble), ..) => line(trouble.as_str()).two().small().color(|c| c.danger).into(),
            (None, Some(carried), note) => {
                let tone = match carried {
                    Carried::Whole => Tone::Done,
                    Carried::Lowered => Tone::Due,
                    Carried::Not => Tone::Danger,
                };
                let mark = badge::badge(carried.label(), tone);
                let below = match note {
                    Some(note) => line(note.as_str()).small().color(|c| c.due),
                    None => line(one.detail.as_str()).small(),
                };
                let figures = line(one.agreeing.as_str());
                // A long badge needs a line of its own.
                if carried == Carried::Lowered || carried == Carried::Not && note.is_none() {
                    let together = format!("{}; {}", one.agreeing, one.detail);
                    column![row![mark], line(together).small()].into()
                } else {
                    column![row![mark, figures].spacing(S8).align_y(Alignment::Center), below].into()
                }
            }
            (None, None, _) => line("Chưa kiểm phiếu").color(|c| c.ink_soft).into(),
        };
        all = all.push(container(outcome).width(OUTCOME).padding(Padding {
            left: S8,
            right: S4,
            ..Padding::ZERO
        }));
        let some = !one.figures.iter().all(String::is_empty);
        let deeds: Element<'a, Message> = if self.closed {
            space().into()
        } else {
            row![
                button::icon(icon::check(), "Mọi người dự họp đồng ý").on_press(Message::AllAgreed(at)),
                button::icon(icon::close(), "Bỏ kết quả của hồ sơ này")
                    .on_press_maybe(some.then_some(Message::Cleared(at))),
            ]
            .into()
        };
        let all = all.push(container(deeds).width(DEEDS)).padding(Padding { right: GUTTER, ..Padding::ZERO });
        column![container(all).height(LINE - 1.0).clip(true), panel::hairline()].into()
    }

    /// The titles over the figures.
    fn heading(&self) -> Element<'_, Message> {
        let words = |words: &'static str| {
            label::body(words)
                .size(SMALL)
                .line_height(1.25)
                .font(fonts::SEMIBOLD)
                .align_x(iced::Right)
                .wrapping(iced::widget::text::Wrapping::None)
        };
        let (figures, width) = self.shown();
        let mut all =
            row![container(words("Hồ sơ")).width(Fill).padding(Padding { left: S12, ..Padding::ZERO })]
                .spacing(S4)
                .height(44)
                .align_y(Alignment::Center);
        for figure in figures {
            let (short, whole) = figure.words();
            let inside = container(words(short))
                .align_right(width - S4)
                .padding(Padding { right: S12, ..Padding::ZERO });
            all = all.push(tip::tip(inside, whole, None));
        }
        all = all
            .push(container(words("Kết quả")).width(OUTCOME).padding(Padding { left: S8, ..Padding::ZERO }))
            .push(space().width(DEEDS));
        heading(all)
    }
}
