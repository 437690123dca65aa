//! The sheet itself: a heading that stays, and the rows in sight.

use super::super::window::{GUTTER, heading};
use super::cell::{HEADER, head_cell, soft};
use super::table::{Across, Outcome, Row};
use super::{Message, Place, Scoring, meaning, strips};
use crate::domain::round::Stage;
use crate::ui::badge::{self, Tone};
use crate::ui::line::line;
use crate::ui::measure::{ROW, S4, S8, SMALL};
use crate::ui::{Element, Theme, button, focus, fonts, icon, label, panel, tip};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill, Length, Padding};

const NUMBER: f32 = 40.0;
const FIGURE: f32 = 74.0;
const MEAN: f32 = 84.0;
const RANK: f32 = 50.0;
const GRADE: f32 = 128.0;
const RESULT: f32 = 104.0;
/// One deed on a row.
const DEED: f32 = 36.0;
/// The sheet in the narrowest window that people have, less what a name needs to be told from another.
const ROOM: f32 = 1116.0 - 200.0;

impl Scoring {
    /// The columns shown: all of them, or as many as fit around the cursor; the totals never give way.
    fn shown(&self) -> std::ops::Range<usize> {
        let widths: Vec<f32> = self.table.columns.iter().map(|it| it.width).collect();
        let room = ROOM - self.sides();
        let at = self.cursor.column.min(widths.len().saturating_sub(1));
        let mut first = 0;
        while first < at && widths[first..=at].iter().sum::<f32>() > room {
            first += 1;
        }
        let mut last = (at + 1).min(widths.len());
        while last < widths.len() && widths[first..=last].iter().sum::<f32>() <= room {
            last += 1;
        }
        first..last
    }

    /// Width of everything but the name and the figures.
    fn sides(&self) -> f32 {
        let deeds = self.deed_count() as f32 * DEED;
        NUMBER
            + GUTTER
            + FIGURE
            + deeds
            + match (self.stage, self.comparing) {
                (Some(Stage::Appraised), _) => MEAN,
                (Some(_), _) => 0.0,
                (None, true) => RESULT,
                (None, false) => MEAN + RANK + if self.table.graded { GRADE } else { 0.0 },
            }
    }

    /// How many deeds stand behind a row.
    fn deed_count(&self) -> usize {
        match (self.stage, self.comparing) {
            (Some(_), _) => 0,
            (None, true) => 1,
            (None, false) => 2 + usize::from(self.table.proposed),
        }
    }

    /// Units are left out where the criteria need the room.
    fn has_room(&self) -> bool {
        let cells: f32 = self.table.columns.iter().map(|it| it.width).sum();
        self.sides() + cells <= 1116.0 - 420.0
    }

    /// "cột 1–9 trong 14", where not all are in sight.
    pub(super) fn columns_in_sight(&self) -> String {
        let shown = self.shown();
        let count = self.table.columns.len();
        if shown.len() == count {
            return String::new();
        }
        format!("Cột {}–{} trong {count}", shown.start + 1, shown.end)
    }

    pub(super) fn sheet(&self) -> Element<'_, Message> {
        let draw = |at: usize| {
            let mut lines = column![self.line_of(at, &self.table.rows[at])];
            if let Some((row, sentence)) = &self.trouble
                && *row == at
            {
                lines = lines.push(strips::trouble(sentence, NUMBER + S8));
            }
            lines.into()
        };
        let list = self.window.list(self.table.rows.len(), draw, Message::Scrolled);
        let all = column![self.heading(), panel::hairline(), list];
        let framed = container(all).padding(1).width(Fill).height(Fill).style(panel::card_style);
        focus::sheet(framed, self.id.clone(), |key, modifiers| meaning(key, modifiers).map(Message::Pressed))
    }

    fn heading(&self) -> Element<'_, Message> {
        let words = |words: &'static str| {
            label::body(words).size(SMALL).font(fonts::SEMIBOLD).wrapping(iced::widget::text::Wrapping::None)
        };
        let (name, under) = match (self.across, self.stage) {
            (_, Some(_)) | (Across::Member, None) => ("Hồ sơ", "Đơn vị"),
            (Across::Dossier, None) => ("Thành viên", "Vai trò"),
        };
        let mut line = row![fixed(words("STT").into(), NUMBER)].height(HEADER).align_y(Alignment::Center);
        line = line.push(container(words(name)).width(Length::FillPortion(3)).padding(side()));
        if self.has_room() {
            line = line.push(container(words(under)).width(Length::FillPortion(2)).padding(side()));
        }
        for at in self.shown() {
            line = line.push(head_cell(&self.table.columns[at], at == self.cursor.column));
        }
        line = line.push(fixed(words("Tổng").into(), FIGURE));
        match (self.stage, self.comparing) {
            (Some(Stage::Appraised), _) => {
                line = line.push(fixed(tip::tip(words("Tự chấm"), "Tổng điểm đơn vị tự chấm", None), MEAN));
            }
            (Some(_), _) => {}
            (None, true) => line = line.push(container(words("Kết quả")).width(RESULT).padding(side())),
            (None, false) => {
                let mean = "Điểm trung bình của các thành viên đã chấm đủ";
                line = line
                    .push(fixed(tip::tip(words("Trung bình"), mean, None), MEAN))
                    .push(fixed(tip::tip(words("Hạng"), "Hạng trong nhóm theo điểm đang có", None), RANK));
                if self.table.graded {
                    line = line.push(container(words("Xếp loại")).width(GRADE).padding(side()));
                }
            }
        }
        line = line.push(space().width(self.deed_count() as f32 * DEED));
        heading(line)
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
        let said = line_of.locked.as_ref().or(line_of.hint.as_ref());
        let under: Option<Element<'_, Message>> = match (said, line_of.flag.as_ref()) {
            (Some(reason), _) => Some(line(reason.as_str()).small().color(|c| c.due).into()),
            (None, Some(flag)) if self.has_room() => {
                Some(line(flag.as_str()).small().color(|c| c.due).into())
            }
            _ => self.has_room().then(|| line(line_of.under.as_str()).small().into()),
        };
        if let Some(under) = under {
            cells = cells.push(container(under).width(Length::FillPortion(2)).padding(side()));
        } else if let Some(flag) = &line_of.flag {
            let sign = label::colored(icon::flag().text(16.0), |c| c.due);
            cells = cells.push(tip::tip(container(sign).padding(side()), flag.as_str(), None));
        }
        for column in self.shown() {
            cells = cells.push(self.cell(Place { row: at, column }, line_of));
        }
        let total = label::figure(line_of.total.as_str());
        let total = if line_of.whole { total.font(fonts::FIGURES_STRONG) } else { soft(total) };
        cells = cells.push(fixed(total.into(), FIGURE));
        match (self.stage, self.comparing) {
            (Some(Stage::Appraised), _) => {
                cells = cells.push(fixed(soft(label::figure(line_of.mean.as_str())).into(), MEAN));
            }
            (Some(_), _) => {}
            (None, true) => {
                cells = cells
                    .push(container(result(line_of)).width(RESULT).padding(side()))
                    .push(self.compare_deed(at, line_of));
            }
            (None, false) => {
                let rank = fixed(rank(line_of), RANK);
                let rank = if line_of.why.is_empty() { rank } else { tip::tip(rank, &line_of.why, None) };
                cells = cells.push(fixed(label::figure(line_of.mean.as_str()).into(), MEAN)).push(rank);
                if self.table.graded {
                    // A grade is a whole sentence; two lines of it have to fit into one row.
                    let grade = label::body(line_of.grade.as_str()).size(SMALL).line_height(1.2);
                    cells = cells.push(container(grade).width(GRADE).padding(side()).clip(true));
                }
                cells = self.deeds(at, line_of, cells);
            }
        }
        let ground = container(column![container(cells).height(ROW - 1.0).clip(true), panel::hairline()]);
        ground
            .width(Fill)
            .style(move |theme: &Theme| container::Style {
                background: here.then_some(theme.colors().gold_soft.into()),
                ..container::Style::default()
            })
            .into()
    }

    /// Filling as proposed, confirming, marking.
    fn deeds<'a>(
        &'a self,
        at: usize,
        line_of: &'a Row,
        cells: iced::widget::Row<'a, Message, Theme, crate::ui::Renderer>,
    ) -> iced::widget::Row<'a, Message, Theme, crate::ui::Renderer> {
        let free = self.open && line_of.locked.is_none();
        let mut cells = cells;
        if self.table.proposed {
            let take = (free && line_of.can_take).then(|| {
                button::icon(icon::copy(), "Cho điểm theo đề xuất vào các ô trống (Ctrl+D)")
                    .on_press(Message::TakenOver(at))
                    .into()
            });
            cells = cells.push(deed(take));
        }
        let confirm: Option<Element<'_, Message>> = if line_of.confirmed {
            let sign = label::colored(icon::check_circle().text(18.0), |c| c.done);
            Some(if free {
                let what = "Phiếu đã xác nhận. Bấm để bỏ xác nhận, phải nêu lý do";
                tip::tip(crate::ui::press::press(sign).on_press(Message::Confirmed(at)), what, None)
            } else {
                tip::tip(sign, "Phiếu đã xác nhận", None)
            })
        } else if free && line_of.whole {
            let what = "Xác nhận phiếu (Ctrl+Enter)";
            Some(button::icon(icon::check(), what).on_press(Message::Confirmed(at)).into())
        } else {
            None
        };
        cells.push(deed(confirm)).push(self.mark_button(at, line_of))
    }

    fn mark_button(&self, at: usize, line_of: &Row) -> Element<'_, Message> {
        if !self.open || (line_of.locked.is_some() && !line_of.marked) {
            return deed(None);
        }
        let what = if line_of.marked {
            "Sửa ghi nhận miễn, không tham gia"
        } else {
            "Ghi miễn chấm hoặc không tham gia"
        };
        deed(Some(button::icon(icon::user(), what).on_press(Message::MarkOpened(at)).into()))
    }

    fn compare_deed<'a>(&'a self, at: usize, line_of: &'a Row) -> Element<'a, Message> {
        if !self.open || line_of.locked.is_some() {
            return deed(None);
        }
        let shown = line_of.member.is_some_and(|member| self.revealed == Some((line_of.dossier, member)));
        deed(Some(match line_of.outcome {
            _ if shown => button::icon(icon::check(), "Xác nhận đúng (Ctrl+Enter)")
                .on_press(Message::Righted(at))
                .into(),
            Outcome::Not if line_of.whole => {
                button::icon(icon::eye(), "Xem số đã nhập của dòng này (Ctrl+Enter)")
                    .on_press(Message::Righted(at))
                    .into()
            }
            Outcome::Not => return deed(None),
            _ => button::icon(icon::undo(), "Bỏ kết quả đối chiếu của dòng này")
                .on_press(Message::Uncompared(at))
                .into(),
        }))
    }
}

/// The rank; one that other ballots can still change is paler and says so.
fn rank(line_of: &Row) -> Element<'_, Message> {
    let figure = label::figure(line_of.rank.as_str());
    if !line_of.tentative {
        return figure.into();
    }
    row![label::small("≈"), soft(figure)].spacing(2).align_y(Alignment::Center).into()
}

/// What the comparison of a row came to.
fn result(line_of: &Row) -> Element<'_, Message> {
    if line_of.locked.is_some() {
        return space().into();
    }
    let found = match line_of.outcome {
        Outcome::Not => return label::small("Chưa").into(),
        Outcome::Agrees => badge::badge("Khớp", Tone::Done),
        Outcome::Differs(_) => badge::badge("Khác", Tone::Danger),
    };
    tip::tip(found, line_of.compared_by.as_str(), None)
}

fn deed(what: Option<Element<'_, Message>>) -> Element<'_, Message> {
    container(what.unwrap_or_else(|| space().into())).width(DEED).align_x(Alignment::Center).into()
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
