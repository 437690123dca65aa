//! The list of the ranked, with the cut line, and of those that cannot be ranked.

use super::super::window::{GUTTER, heading};
use super::lines::{Line, Placed};
use super::{Message, Results, cutline};
use crate::domain::ranking::{Aside, Cut};
use crate::ui::badge::{self, Tone};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, SMALL};
use crate::ui::{Element, Theme, button, fonts, label, panel, tip};
use iced::widget::{column, container, mouse_area, row, space};
use iced::{Alignment, Fill, Length, Padding, mouse};

const RANK: f32 = 48.0;
const BALLOT: f32 = 50.0;
const MEAN: f32 = 84.0;
const COUNTED: f32 = 56.0;
const GRADE: f32 = 132.0;
const VOTE: f32 = 76.0;
const EARLIER: f32 = 84.0;
const STATE: f32 = 168.0;
/// Every line is as high as this, so that a long list can be built in part.
pub(super) const LINE: f32 = 60.0;
/// And so high where some line has a note.
pub(super) const NOTED: f32 = 82.0;
/// More ballots than these stand in place of unit and result, when they are asked for.
const MOST_BALLOTS: usize = 9;
/// The width of the page, px, for which that many fit beside names that can be read.
pub(super) const ORDINARY: f32 = 1126.0;

impl Results {
    /// The height of every line.
    pub(super) fn height(&self) -> f32 {
        if self.standings.columns.noted { NOTED } else { LINE }
    }

    /// How many ballots fit beside the results.
    fn most_ballots(&self, width: f32) -> usize {
        let columns = self.standings.columns;
        let further = [(columns.graded, GRADE), (columns.voted, VOTE), (columns.earlier, EARLIER)];
        let further: f32 = further.iter().filter(|(shown, _)| *shown).map(|(_, width)| width).sum();
        let taken = further + (ORDINARY - width).max(0.0);
        // The panel at the side takes the room of some columns.
        let beside = if self.has_side() { 5 } else { 0 };
        MOST_BALLOTS.saturating_sub((taken / BALLOT).ceil() as usize + beside)
    }

    /// Whether there are more ballots than fit beside the results.
    pub(super) fn has_many_ballots(&self, width: f32) -> bool {
        self.standings.columns.scored && self.standings.council.len() > self.most_ballots(width)
    }

    /// Whether one chooses between ballots and results; with something at the side there is no room for ballots at all.
    pub(super) fn chooses_ballots(&self, width: f32) -> bool {
        self.has_many_ballots(width) && !self.has_side()
    }

    fn shows_ballots(&self, width: f32) -> bool {
        self.standings.columns.scored && (!self.has_many_ballots(width) || (self.ballots && !self.has_side()))
    }

    /// Unit and result give way where the ballots of a large council are shown.
    fn shows_results(&self, width: f32) -> bool {
        !(self.has_many_ballots(width) && self.shows_ballots(width))
    }

    pub(super) fn list(&self, width: f32) -> Element<'_, Message> {
        let height = self.height();
        let draw = move |at: usize| {
            let drawn = match &self.standings.lines[at] {
                Line::Placed(placed) => self.placed(placed, width),
                Line::Cut { words, tied } => self.cut_line(words, *tied),
                Line::Aside(words) => aside(words),
                Line::Unranked { name, unit, reason, why } => unranked(name, unit, reason, *why, height),
            };
            container(drawn).height(height).width(Fill).clip(true).into()
        };
        let list = self.window.list(self.standings.lines.len(), draw, Message::Scrolled);
        // Always there, so that the place one has scrolled to is not lost when the line is taken hold of.
        let mut area = mouse_area(list);
        if self.held.is_some() {
            let line = Message::Line;
            area = area
                .on_move(move |at| line(cutline::Message::Over(at.y)))
                .on_release(line(cutline::Message::Dropped))
                .on_exit(line(cutline::Message::GivenUp))
                .interaction(mouse::Interaction::Grabbing);
        }
        container(column![self.heading(width), panel::hairline(), area])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }

    fn heading(&self, width: f32) -> Element<'_, Message> {
        let words = |words: &'static str| {
            label::body(words).size(SMALL).font(fonts::SEMIBOLD).wrapping(iced::widget::text::Wrapping::None)
        };
        let mut all = row![
            right(words("Hạng").into(), RANK),
            container(words("Hồ sơ")).width(Fill).padding(Padding { left: S8, ..Padding::ZERO }),
        ]
        .height(36)
        .align_y(Alignment::Center);
        if self.shows_ballots(width) {
            for (given, whole) in &self.standings.council {
                let cell = container(
                    line(given.as_str())
                        .small()
                        .font(fonts::MEDIUM)
                        .align(iced::advanced::text::Alignment::Right),
                )
                .width(BALLOT)
                .padding(Padding { right: S4, ..Padding::ZERO });
                all = all.push(tip::tip(cell, whole.as_str(), None));
            }
        }
        let columns = self.standings.columns;
        if columns.scored {
            let mean: Element<'_, Message> = if columns.carried {
                tip::tip(words("Tổng hợp"), "Điểm trung bình đợt này, tính cả kết quả đợt trước", None)
            } else {
                words("Trung bình").into()
            };
            all = all.push(right(mean, MEAN));
        }
        if self.shows_results(width) {
            if columns.earlier {
                let earlier = tip::tip(words("Đợt trước"), "Kết quả ở đợt xét trước", None);
                all = all.push(right(earlier, EARLIER));
            }
            if columns.graded {
                let grade = container(words("Xếp loại"));
                all = all.push(grade.width(GRADE).padding(Padding { left: S8, ..Padding::ZERO }));
            }
            if columns.voted {
                let vote = tip::tip(words("Đồng ý"), "Phiếu đồng ý trên số người được tính", None);
                all = all.push(right(vote, VOTE));
            }
            if columns.scored {
                let counted = tip::tip(words("Phiếu"), "Số thành viên đã chấm trên số có quyền chấm", None);
                all = all.push(right(counted, COUNTED));
            }
            all = all.push(
                container(words("Kết quả")).width(STATE).padding(Padding { left: S8, ..Padding::ZERO }),
            );
        }
        heading(all)
    }

    fn placed<'a>(&'a self, placed: &'a Placed, width: f32) -> Element<'a, Message> {
        let mut names = row![container(line(placed.name.as_str()).strong()).width(Length::FillPortion(3))]
            .spacing(S8)
            .align_y(Alignment::Center);
        if self.shows_results(width) {
            names = names.push(container(line(placed.unit.as_str()).small()).width(Length::FillPortion(2)));
        }
        let mut first = row![
            right(label::figure(placed.rank.as_str()).font(fonts::FIGURES_STRONG).into(), RANK),
            container(names).width(Fill).padding(Padding { left: S8, ..Padding::ZERO }),
        ]
        .align_y(Alignment::Center)
        .height(34);
        if self.shows_ballots(width) {
            for (mark, why) in &placed.ballots {
                let figure = label::figure(mark.as_str()).size(SMALL);
                let cell = container(figure)
                    .width(BALLOT)
                    .align_x(Alignment::End)
                    .padding(Padding { right: S4, ..Padding::ZERO });
                first = first.push(match why {
                    Some(why) => tip::tip(cell, why.as_str(), None),
                    None => cell.into(),
                });
            }
        }
        let columns = self.standings.columns;
        if columns.scored {
            let result = label::figure(placed.result.as_str()).font(fonts::FIGURES_STRONG);
            first = first.push(right(result.into(), MEAN));
        }
        if self.shows_results(width) {
            if columns.earlier {
                first = first.push(right(label::figure(placed.earlier.as_str()).into(), EARLIER));
            }
            if columns.graded {
                let grade = container(line(placed.grade.as_str()));
                first = first.push(grade.width(GRADE).padding(Padding { left: S8, ..Padding::ZERO }));
            }
            if columns.voted {
                let (figure, whole) =
                    placed.vote.as_ref().map_or(("–", ""), |it| (it.0.as_str(), it.1.as_str()));
                let cell = right(label::figure(figure).into(), VOTE);
                first = first.push(if whole.is_empty() { cell } else { tip::tip(cell, whole, None) });
            }
            if columns.scored {
                first = first.push(right(label::figure(placed.counted.as_str()).into(), COUNTED));
            }
            first = first.push(
                container(state(placed.cut)).width(STATE).padding(Padding { left: S8, ..Padding::ZERO }),
            );
        }
        let why: Element<'_, Message> = match &placed.why {
            Some(why) => line(why.as_str()).small().into(),
            None => space().into(),
        };
        let mut second = row![container(why).width(Fill)].spacing(S12).align_y(Alignment::Center).height(24);
        if !self.closed && (placed.shared || placed.decided) {
            let words =
                if placed.shared { "Quyết định thứ tự…" } else { "Sửa quyết định…" };
            second = second.push(link(words, Message::TieOpened(placed.dossier)));
        }
        let sides = Padding { left: RANK + S8, right: GUTTER + S8, ..Padding::ZERO };
        let inside = second.padding(sides);
        let note = placed
            .note
            .as_deref()
            .map(|words| container(line(words).small().color(|c| c.due)).height(NOTED - LINE).padding(sides));
        let gold = matches!(placed.cut, Cut::Inside);
        let tied = placed.cut == Cut::Undecided;
        container(column![
            first.padding(Padding { right: GUTTER, ..Padding::ZERO }),
            inside,
            note,
            space().height(Fill),
            panel::hairline()
        ])
        .style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                background: match (gold, tied) {
                    (_, true) => Some(c.due_soft.into()),
                    (true, _) => Some(c.gold_soft.into()),
                    _ => None,
                },
                ..container::Style::default()
            }
        })
        .into()
    }
}

fn right(content: Element<'_, Message>, width: f32) -> Element<'_, Message> {
    container(content)
        .width(width)
        .align_x(Alignment::End)
        .padding(Padding { right: S8, ..Padding::ZERO })
        .into()
}

/// A deed inside a line, lower than a button so that it fits beside the sentence.
fn link<'a>(words: &'static str, message: Message) -> Element<'a, Message> {
    let press = iced::widget::button(label::small(words).font(fonts::MEDIUM))
        .padding(Padding { left: S8, right: S8, ..Padding::ZERO })
        .on_press(message.clone())
        .style(button::secondary_style);
    crate::ui::focus::focusable(press, None, Some(message))
}

fn state<'a>(cut: Cut) -> Element<'a, Message> {
    match cut {
        Cut::NoLine => badge::badge("Đã xếp hạng", Tone::Info),
        Cut::Inside => badge::badge("Được chọn", Tone::Gold),
        Cut::Below => badge::badge("Dưới vạch", Tone::Plain),
        Cut::Undecided => badge::badge("Đồng điểm ở vạch", Tone::Due),
    }
}

fn aside(words: &str) -> Element<'_, Message> {
    container(label::strong(words))
        .center_y(Fill)
        .width(Fill)
        .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().surface.into()),
            ..container::Style::default()
        })
        .into()
}

fn unranked<'a>(
    name: &'a str,
    unit: &'a str,
    reason: &'a str,
    why: Aside,
    height: f32,
) -> Element<'a, Message> {
    let mark = match why {
        Aside::Gate => badge::badge("Không đủ điều kiện", Tone::Danger),
        Aside::Votes => badge::badge("Không đủ phiếu", Tone::Danger),
        Aside::Waiting => badge::badge("Chưa xét xong", Tone::Due),
    };
    let names = row![
        container(line(name).strong()).width(Length::FillPortion(3)),
        container(line(unit).small()).width(Length::FillPortion(2)),
    ]
    .spacing(S8);
    let words = column![names, line(reason).small().color(|c| c.ink)].width(Fill);
    let line = row![words, mark].spacing(S12).align_y(Alignment::Center);
    column![
        container(line).height(height - 1.0).align_y(Alignment::Center).padding(Padding {
            left: RANK + S8,
            right: GUTTER + S8,
            ..Padding::ZERO
        }),
        panel::hairline()
    ]
    .into()
}
