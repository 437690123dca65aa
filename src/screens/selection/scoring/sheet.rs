//! The sheet itself: a heading that stays, and the rows in sight.

use super::table::{Across, Column, Row};
use super::{Message, Place, Scoring, meaning};
use crate::ui::line::line;
use crate::ui::measure::{RADIUS, ROW, S4, S8, SMALL};
use crate::ui::press::press;
use crate::ui::{Element, Theme, button, focus, fonts, icon, label, panel, tip};
use iced::widget::{column, container, keyed_column, row, scrollable, space};
use iced::{Alignment, Border, Fill, Length, Padding};

const NUMBER: f32 = 40.0;
const FIGURE: f32 = 74.0;
const RANK: f32 = 50.0;
const MARK: f32 = 36.0;
const HEADER: f32 = 48.0;
/// Kept free for the scroll bar.
const GUTTER: f32 = 14.0;
/// Columns shown at once; more of them follow the cursor.
pub(super) const MOST_COLUMNS: usize = 12;

impl Scoring {
    /// The columns shown: all of them, or as many as fit around the cursor.
    fn shown(&self) -> std::ops::Range<usize> {
        let count = self.table.columns.len();
        let first =
            (self.cursor.column + 1).saturating_sub(MOST_COLUMNS).min(count.saturating_sub(MOST_COLUMNS));
        first..(first + MOST_COLUMNS).min(count)
    }

    fn cell_width(&self) -> f32 {
        match self.table.columns.len() {
            0..=5 => 76.0,
            6..=8 => 64.0,
            _ => 52.0,
        }
    }

    /// Units are left out where the criteria need the room.
    fn has_room(&self) -> bool {
        self.table.columns.len() <= 7
    }

    pub(super) fn sheet(&self) -> Element<'_, Message> {
        let seen = self.window.rows(self.table.rows.len());
        let above = seen.start as f32 * ROW;
        let below = (self.table.rows.len() - seen.end) as f32 * ROW;
        let body = seen.map(|at| {
            let mut lines = column![self.line_of(at, &self.table.rows[at])];
            if let Some((row, sentence)) = &self.trouble
                && *row == at
            {
                lines = lines.push(trouble(sentence));
            }
            (at, lines.into())
        });
        let rows: Element<'_, Message> =
            column![space().height(above), keyed_column(body), space().height(below)].into();
        let list = scrollable(rows)
            .id(self.window.id.clone())
            .direction(scrollable::Direction::Vertical(
                scrollable::Scrollbar::new().width(10).scroller_width(10).margin(1),
            ))
            .width(Fill)
            .height(Fill)
            .on_scroll(|view| Message::Scrolled(view.absolute_offset().y, view.bounds().height));
        let all = column![self.heading(), panel::hairline(), list];
        let framed = container(all).padding(1).width(Fill).height(Fill).style(panel::card_style);
        focus::sheet(framed, self.id.clone(), |key, modifiers| meaning(key, modifiers).map(Message::Pressed))
    }

    fn heading(&self) -> Element<'_, Message> {
        let words = |words: &'static str| {
            label::body(words).size(SMALL).font(fonts::SEMIBOLD).wrapping(iced::widget::text::Wrapping::None)
        };
        let (name, under) = match self.across {
            Across::Member => ("Hồ sơ", "Đơn vị"),
            Across::Dossier => ("Thành viên", "Vai trò"),
        };
        let mut line = row![fixed(words("STT").into(), NUMBER)].height(HEADER).align_y(Alignment::Center);
        line = line.push(container(words(name)).width(Length::FillPortion(3)).padding(side()));
        if self.has_room() {
            line = line.push(container(words(under)).width(Length::FillPortion(2)).padding(side()));
        }
        for at in self.shown() {
            line = line.push(head_cell(&self.table.columns[at], self.cell_width(), at == self.cursor.column));
        }
        line = line
            .push(fixed(words("Tổng").into(), FIGURE))
            .push(fixed(
                tip::tip(words("Trung bình"), "Điểm trung bình của các thành viên đã chấm đủ", None),
                88.0,
            ))
            .push(fixed(tip::tip(words("Hạng"), "Hạng trong nhóm theo điểm đang có", None), RANK))
            .push(space().width(MARK));
        container(line.padding(Padding { right: GUTTER, ..Padding::ZERO }))
            .width(Fill)
            .style(|theme: &Theme| container::Style {
                background: Some(theme.colors().surface.into()),
                text_color: Some(theme.colors().ink),
                ..container::Style::default()
            })
            .into()
    }

    fn line_of<'a>(&'a self, at: usize, line_of: &'a Row) -> Element<'a, Message> {
        let here = self.cursor.row == at;
        let mut cells = row![fixed(label::figure((at + 1).to_string()).into(), NUMBER)]
            .height(ROW)
            .align_y(Alignment::Center)
            .padding(Padding { right: GUTTER, ..Padding::ZERO });
        let name = if here { line(line_of.name.as_str()).strong() } else { line(line_of.name.as_str()) };
        cells = cells.push(container(name).width(Length::FillPortion(3)).padding(side()));
        // Why nothing is typed here is said even where there is no room for the unit.
        let under: Option<Element<'_, Message>> = match line_of.locked.as_ref().or(line_of.hint.as_ref()) {
            Some(reason) => Some(line(reason.as_str()).small().color(|c| c.due).into()),
            None => self.has_room().then(|| line(line_of.under.as_str()).small().into()),
        };
        if let Some(under) = under {
            cells = cells.push(container(under).width(Length::FillPortion(2)).padding(side()));
        }
        for column in self.shown() {
            cells = cells.push(self.cell(Place { row: at, column }, line_of));
        }
        let total = label::figure(line_of.total.as_str());
        let total = if line_of.whole { total.font(fonts::FIGURES_STRONG) } else { soft(total) };
        cells = cells
            .push(fixed(total.into(), FIGURE))
            .push(fixed(label::figure(line_of.mean.as_str()).into(), 88.0))
            .push(fixed(label::figure(line_of.rank.as_str()).into(), RANK))
            .push(self.mark_button(at, line_of));
        let ground = container(column![container(cells).height(ROW - 1.0).clip(true), panel::hairline()]);
        ground
            .width(Fill)
            .style(move |theme: &Theme| container::Style {
                background: here.then_some(theme.colors().gold_soft.into()),
                ..container::Style::default()
            })
            .into()
    }

    fn mark_button(&self, at: usize, line_of: &Row) -> Element<'_, Message> {
        if !self.open || (line_of.locked.is_some() && !line_of.marked) {
            return space().width(MARK).into();
        }
        let what = if line_of.marked {
            "Sửa ghi nhận miễn, không tham gia"
        } else {
            "Ghi miễn chấm hoặc không tham gia"
        };
        let press = button::icon(icon::user(), what).on_press(Message::MarkOpened(at));
        container(press).width(MARK).align_x(Alignment::Center).into()
    }

    fn cell<'a>(&'a self, place: Place, line_of: &'a Row) -> Element<'a, Message> {
        let here = self.cursor == place;
        let locked = line_of.locked.is_some();
        let wrong = here && self.trouble.as_ref().is_some_and(|(row, _)| *row == place.row) && !locked;
        let typed = self.typed.as_deref().filter(|_| here);
        let figure = label::figure(typed.unwrap_or(line_of.cells[place.column].as_str()));
        let figure = if locked { soft(figure) } else { figure };
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
        let boxed = container(content)
            .width(self.cell_width())
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
                    background: match (here, locked) {
                        (true, false) => Some(c.paper.into()),
                        (_, true) => Some(c.surface.into()),
                        _ => None,
                    },
                    border: Border { color: line, width, radius: if here { 3.0 } else { 0.0 }.into() },
                    ..container::Style::default()
                }
            });
        let area = press(boxed).on_press(Message::Clicked(place)).on_double(Message::Opened(place));
        match &line_of.locked {
            Some(reason) => tip::tip(area, reason.as_str(), None),
            None => area.into(),
        }
    }
}

fn head_cell(head: &Column, width: f32, here: bool) -> Element<'_, Message> {
    let code = line(head.criterion.code.as_str())
        .font(fonts::SEMIBOLD)
        .align(iced::advanced::text::Alignment::Right)
        .color(if here { |c| c.primary } else { |c| c.ink });
    let range = line(head.range.as_str()).small().align(iced::advanced::text::Alignment::Right);
    let words = container(column![code, range])
        .width(width)
        .height(HEADER)
        .align_y(Alignment::Center)
        .padding(Padding { left: 2.0, right: S8, ..Padding::ZERO });
    tip::tip(words, head.sentence.as_str(), None)
}

fn soft(
    words: iced::widget::Text<'_, Theme, crate::ui::Renderer>,
) -> iced::widget::Text<'_, Theme, crate::ui::Renderer> {
    label::colored(words, |c| c.ink_soft)
}

fn fixed<'a>(content: Element<'a, Message>, width: f32) -> Element<'a, Message> {
    container(content)
        .width(width)
        .align_x(Alignment::End)
        .padding(Padding { left: S4, right: S8, ..Padding::ZERO })
        .into()
}

fn side() -> Padding {
    Padding { left: S8, right: S8, ..Padding::ZERO }
}

/// What is wrong with the cell above it.
fn trouble(sentence: &str) -> Element<'_, Message> {
    let words = row![
        label::colored(icon::warning().text(14.0), |c| c.danger),
        line(sentence).small().color(|c| c.danger)
    ]
    .spacing(S4)
    .align_y(Alignment::Center);
    container(words)
        .width(Fill)
        .height(28)
        .align_y(Alignment::Center)
        .padding(Padding { left: NUMBER + S8, right: GUTTER, ..Padding::ZERO })
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().danger_soft.into()),
            border: Border { radius: RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}
