//! Every closing of the round: to be looked at as it stood, and against another one or the round as it is now.

use super::{Message as Whole, Page, Results};
use crate::domain::closing_diff::{Part, difference};
use crate::domain::round::{Board, RoundState};
use crate::screens::selection::window::Window;
use crate::screens::{Desk, Effect};
use crate::storage::{Closing, StoreError};
use crate::text::short_date;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::press::press;
use crate::ui::{Element, button, choice, empty, icon, label, panel};
use iced::widget::{column, container, keyed_column, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding, Task};
use std::sync::Arc;

const ROW: f32 = 52.0;

/// What happened among the closings.
#[derive(Debug, Clone)]
pub enum Message {
    /// They were read.
    Read(Result<Arc<Vec<Closing>>, StoreError>),
    /// One was chosen, by its place.
    Picked(usize),
    /// Its result, or the differences.
    FacePicked(Face),
    /// With which the chosen one is compared.
    AgainstPicked(Other),
    /// The differences were scrolled (px).
    Scrolled(f32, f32),
    /// Something in the result that is looked at.
    Inside(Box<Whole>),
}

/// What is shown of a closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// The ranking as it was closed.
    #[default]
    Result,
    /// What is not the same.
    Difference,
}

/// The other side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// The closing of this number.
    Number(u32),
    /// The round as it stands.
    Now,
}

impl std::fmt::Display for Other {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "Lần {number}"),
            Self::Now => f.write_str("Hiện nay"),
        }
    }
}

/// A line of the differences.
#[derive(Debug)]
enum Told {
    Head(String),
    Row { what: String, before: String, after: String },
}

/// The closings as read, and what is looked at.
#[derive(Debug)]
pub struct History {
    closings: Option<Arc<Vec<Closing>>>,
    names: Vec<(String, String, String)>,
    chosen: usize,
    face: Face,
    against: Other,
    choices: Vec<Other>,
    heads: (String, String),
    told: Vec<Told>,
    window: Window,
    inside: Option<Box<Results>>,
}

impl Default for History {
    fn default() -> Self {
        Self {
            closings: None,
            names: Vec::new(),
            chosen: 0,
            face: Face::Result,
            against: Other::Now,
            choices: Vec::new(),
            heads: (String::new(), String::new()),
            told: Vec::new(),
            window: Window::new(ROW),
            inside: None,
        }
    }
}

impl Results {
    /// Asks for the closings.
    pub(super) fn ask_closings(board: &Board, desk: &Desk) -> Task<Whole> {
        let round = board.round.id;
        let answer = desk.store.read(move |db| db.closings(round));
        Task::perform(answer, |read| Whole::History(Message::Read(read.map(Arc::new))))
    }

    pub(super) fn history(&mut self, message: Message, board: &Board, desk: &Desk) -> Effect<Whole> {
        match message {
            Message::Read(Err(error)) => return Effect::Tell((&error).into()),
            Message::Read(Ok(closings)) => {
                self.history.names = closings.iter().map(named).collect();
                let last = closings.len().saturating_sub(1);
                self.history.closings = Some(closings);
                self.history.look_at(last, board, desk);
            }
            Message::Picked(at) => self.history.look_at(at, board, desk),
            Message::FacePicked(face) => self.history.face = face,
            Message::AgainstPicked(against) => {
                self.history.against = against;
                self.history.compare(board);
            }
            Message::Scrolled(offset, height) => self.history.window.seen(offset, height),
            Message::Inside(message) => {
                let history = &mut self.history;
                let closing = history.closings.as_ref().and_then(|all| all.get(history.chosen));
                if let (Some(inside), Some(closing)) = (&mut history.inside, closing) {
                    return inside.update(*message, &closing.board, desk).map(inside_message);
                }
            }
        }
        Effect::None
    }

    pub(super) fn history_view(&self) -> Element<'_, Whole> {
        let history = &self.history;
        let back = button::quiet("Về xếp hạng").icon(icon::left()).on_press(Whole::PagePicked(Page::Ranking));
        let head = row![back, label::heading("Các lần chốt")].spacing(S12).align_y(Alignment::Center);
        let Some(closings) = &history.closings else { return column![head].into() };
        if closings.is_empty() {
            let none = empty::empty(
                icon::history(),
                "Đợt xét chưa chốt lần nào",
                "Mỗi lần chốt được giữ nguyên cả phiếu chấm, thành phần dự họp và kết quả. Mở lại rồi chốt nữa là lần 2; hai lần được so với nhau ở đây.",
                row![],
            );
            return column![head, none].spacing(S12).into();
        }
        let list = history.names.iter().enumerate().map(|(at, (title, who, reopened))| {
            let mut words = column![label::strong(title.as_str()), line(who.as_str()).small()].spacing(S4);
            if !reopened.is_empty() {
                words = words.push(line(reopened.as_str()).two().small().color(|c| c.due));
            }
            press(container(words).padding(S12).width(Fill))
                .chosen(at == history.chosen)
                .line()
                .on_press(Whole::History(Message::Picked(at)))
                .into()
        });
        let list =
            container(scrollable(column(list))).padding(1).width(300).height(Fill).style(panel::card_style);
        column![head, row![list, history.looked_at()].spacing(S12).height(Fill)].spacing(S12).into()
    }
}

fn inside_message(message: Whole) -> Whole {
    Whole::History(Message::Inside(Box::new(message)))
}

/// Title, who closed, and how it was opened again.
fn named(closing: &Closing) -> (String, String, String) {
    let reopened = closing
        .reopened
        .as_ref()
        .map_or_else(String::new, |it| format!("Mở lại {} bởi {}: {}", short_date(it.on), it.by, it.reason));
    (format!("Lần {} – {}", closing.number, short_date(closing.on)), format!("{} chốt", closing.by), reopened)
}

impl History {
    fn look_at(&mut self, at: usize, board: &Board, desk: &Desk) {
        let Some(closings) = self.closings.clone() else { return };
        let Some(closing) = closings.get(at) else { return };
        self.chosen = at;
        let mut inside = Results { within: true, ..Results::default() };
        inside.take(&closing.board, desk);
        self.inside = Some(Box::new(inside));
        // What one asks first: against the closing before, or for the first one against how things stand.
        self.against =
            if closing.number > 1 { Other::Number(closing.number - 1) } else { self.others(board)[0] };
        self.compare(board);
    }

    /// What the chosen closing can be compared with; never empty.
    fn others(&self, board: &Board) -> Vec<Other> {
        let all = self.closings.as_ref().map_or(&[][..], |all| all.as_slice());
        let chosen = all.get(self.chosen).map(|it| it.number);
        let mut out: Vec<Other> =
            all.iter().map(|it| it.number).filter(|it| Some(*it) != chosen).map(Other::Number).collect();
        if board.round.state == RoundState::Open || out.is_empty() {
            out.push(Other::Now);
        }
        out
    }

    fn compare(&mut self, board: &Board) {
        let Some(closings) = self.closings.clone() else { return };
        let Some(chosen) = closings.get(self.chosen) else { return };
        let other = match self.against {
            Other::Number(number) => closings.iter().find(|it| it.number == number).map(|it| &it.board),
            Other::Now => Some(board),
        };
        let Some(other) = other else { return };
        let own = Other::Number(chosen.number);
        // The earlier one is always on the left, whichever was chosen.
        let earlier = match self.against {
            Other::Number(number) => number < chosen.number,
            Other::Now => false,
        };
        let (before, after) = if earlier { (other, &chosen.board) } else { (&chosen.board, other) };
        let names = if earlier { (self.against, own) } else { (own, self.against) };
        self.heads = (names.0.to_string(), names.1.to_string());
        self.told.clear();
        let mut part: Option<Part> = None;
        for changed in difference(before, after) {
            if part != Some(changed.part) {
                self.told.push(Told::Head(changed.part.label().to_owned()));
                part = Some(changed.part);
            }
            self.told.push(Told::Row {
                what: changed.what,
                before: changed.before.unwrap_or_else(|| "không có".to_owned()),
                after: changed.after.unwrap_or_else(|| "không có".to_owned()),
            });
        }
        self.window = Window::new(ROW);
        self.choices = self.others(board);
    }

    fn looked_at(&self) -> Element<'_, Whole> {
        let faces = [(Face::Result, "Kết quả lần này"), (Face::Difference, "Những chỗ khác nhau")];
        let mut top = row![choice::segments(&faces, self.face, |it| Whole::History(Message::FacePicked(it)))]
            .spacing(S12)
            .align_y(Alignment::Center);
        let body: Element<'_, Whole> = match self.face {
            Face::Result => match &self.inside {
                Some(inside) => inside.looked_at().map(inside_message),
                None => space().into(),
            },
            Face::Difference => {
                let pick = choice::Pick::new("", self.choices.clone(), Some(self.against), |it| {
                    Whole::History(Message::AgainstPicked(it))
                });
                top = top.push(label::small("so với")).push(container(pick).width(160));
                self.differences()
            }
        };
        column![top, body].spacing(S12).width(Fill).height(Fill).into()
    }

    fn differences(&self) -> Element<'_, Whole> {
        if self.told.is_empty() {
            return empty::empty(
                icon::check_circle(),
                "Không có gì khác nhau",
                "Phiếu chấm, thành phần dự họp, quy tắc, quyết định và kết quả hai bên giống hệt nhau.",
                row![],
            );
        }
        let count = self.told.len();
        let seen = self.window.rows(count);
        let (above, below) = (seen.start as f32 * ROW, (count - seen.end) as f32 * ROW);
        let body = seen.map(|at| (at, container(told(&self.told[at])).height(ROW).width(Fill).into()));
        let rows = column![space().height(above), keyed_column(body), space().height(below)];
        let list = scrollable(rows).id(self.window.id.clone()).width(Fill).height(Fill).on_scroll(|view| {
            Whole::History(Message::Scrolled(view.absolute_offset().y, view.bounds().height))
        });
        let head = cells(
            label::caption("Nội dung").into(),
            label::caption(self.heads.0.as_str()).into(),
            label::caption(self.heads.1.as_str()).into(),
        );
        container(column![container(head).padding([S8, 0.0]), panel::hairline(), list])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }
}

fn told(told: &Told) -> Element<'_, Whole> {
    match told {
        Told::Head(words) => container(label::strong(words.as_str()))
            .center_y(Fill)
            .width(Fill)
            .padding([0.0, S16])
            .style(|theme: &crate::ui::Theme| container::Style {
                background: Some(theme.colors().surface.into()),
                ..container::Style::default()
            })
            .into(),
        Told::Row { what, before, after } => {
            let cells = cells(
                line(what.as_str()).two().small().color(|c| c.ink).into(),
                line(before.as_str()).two().small().into(),
                line(after.as_str()).two().small().color(|c| c.ink).into(),
            );
            column![container(cells).center_y(Fill), panel::hairline()].into()
        }
    }
}

fn cells<'a>(
    what: Element<'a, Whole>,
    before: Element<'a, Whole>,
    after: Element<'a, Whole>,
) -> Element<'a, Whole> {
    row![
        container(what).width(Length::FillPortion(4)),
        container(before).width(Length::FillPortion(3)),
        container(after).width(Length::FillPortion(3)),
    ]
    .spacing(S12)
    .padding(Padding { left: S16, right: S16, ..Padding::ZERO })
    .align_y(Alignment::Center)
    .into()
}
