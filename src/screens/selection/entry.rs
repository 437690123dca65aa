//! Hồ sơ vào xét: complete dossiers come before the council, the others are listed with what they lack.

use super::super::{Effect, Place};
use super::waiting::{Waiting, earlier_words, gate_words};
use crate::domain::Command;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::round::{Board, RoundState};
use crate::ui::badge::{self, Tone};
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, check, choice, empty, grid, icon};
use iced::widget::{column, row, space};
use iced::{Alignment, Fill, Length};
use std::collections::BTreeSet;

/// A dossier in the round.
#[derive(Debug, Clone)]
struct Inside {
    id: DossierId,
    name: String,
    kind: &'static str,
    unit: String,
    gates: String,
    gates_open: bool,
    earlier: String,
    scored: bool,
}

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Those that can come before the council.
    #[default]
    Ready,
    /// Those in the round.
    Inside,
    /// Those that lack something.
    Lacking,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// A list was chosen.
    ShownPicked(Shown),
    /// A list was scrolled, a line chosen or opened.
    Grid(grid::Event),
    /// A dossier was ticked or not.
    Ticked(DossierId, bool),
    /// All were ticked, or none.
    AllTicked(bool),
    /// The ticked ones come before the council.
    Entered,
    /// A dossier is taken out of the round.
    Left(DossierId),
}

/// The lists, and what is ticked.
#[derive(Debug, Default)]
pub struct Entry {
    round: Option<RoundId>,
    open: bool,
    follows: bool,
    shown: Shown,
    picked: bool,
    ready: Vec<Waiting>,
    lacking: Vec<Waiting>,
    inside: Vec<Inside>,
    ticked: BTreeSet<DossierId>,
    titles: [String; 3],
    deed: String,
    grid: grid::State,
}

impl Entry {
    /// Takes the board as read.
    pub fn take(&mut self, board: &Board) {
        if self.round != Some(board.round.id) {
            *self = Self { round: Some(board.round.id), ..Self::default() };
        }
        self.open = board.round.state == RoundState::Open;
        self.follows = board.round.follows.is_some();
        let scored: BTreeSet<DossierId> = board.scores.iter().map(|score| score.dossier).collect();
        self.inside = board
            .candidates
            .iter()
            .map(|c| {
                let (gates, gates_open) = gate_words(board, c.kind, &c.gates);
                Inside {
                    id: c.dossier,
                    name: c.name.clone(),
                    kind: c.kind.label(),
                    unit: c.unit_name.clone(),
                    gates,
                    gates_open,
                    earlier: c.earlier.map(|points| earlier_words(Some(points))).unwrap_or_default(),
                    scored: scored.contains(&c.dossier),
                }
            })
            .collect();
        self.word();
    }

    /// Takes the dossiers that are not in the round.
    pub fn take_waiting(&mut self, waiting: Vec<Waiting>) {
        (self.ready, self.lacking) = waiting.into_iter().partition(|it| it.lacks.is_empty());
        let ready: BTreeSet<DossierId> = self.ready.iter().map(|it| it.id).collect();
        self.ticked.retain(|id| ready.contains(id));
        if !self.picked {
            let nothing = self.ready.is_empty() && !self.inside.is_empty();
            self.shown = if nothing { Shown::Inside } else { Shown::Ready };
        }
        self.word();
    }

    fn word(&mut self) {
        self.titles = [
            format!("Chờ đưa vào xét ({})", self.ready.len()),
            format!("Trong đợt xét ({})", self.inside.len()),
            format!("Chưa đưa vào được ({})", self.lacking.len()),
        ];
        self.deed = format!("Đưa {} hồ sơ vào xét", self.ticked.len());
    }

    fn count(&self) -> usize {
        match self.shown {
            Shown::Ready => self.ready.len(),
            Shown::Inside => self.inside.len(),
            Shown::Lacking => self.lacking.len(),
        }
    }

    fn at(&self, row: usize) -> Option<DossierId> {
        match self.shown {
            Shown::Ready => self.ready.get(row).map(|it| it.id),
            Shown::Inside => self.inside.get(row).map(|it| it.id),
            Shown::Lacking => self.lacking.get(row).map(|it| it.id),
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Effect<Message> {
        match message {
            Message::ShownPicked(shown) => {
                (self.shown, self.picked, self.grid) = (shown, true, grid::State::default());
            }
            Message::Grid(event) => {
                let scroll = Effect::Run(self.grid.update(event, self.count()));
                return match event {
                    grid::Event::Opened(row) => match self.at(row) {
                        Some(id) => scroll.and(Effect::Go(Place::Dossier(id))),
                        None => scroll,
                    },
                    _ => scroll,
                };
            }
            Message::Ticked(id, on) => {
                if on {
                    self.ticked.insert(id);
                } else {
                    self.ticked.remove(&id);
                }
                self.word();
            }
            Message::AllTicked(on) => {
                self.ticked = if on { self.ready.iter().map(|it| it.id).collect() } else { BTreeSet::new() };
                self.word();
            }
            Message::Entered => {
                let Some(round) = self.round.filter(|_| !self.ticked.is_empty()) else { return Effect::None };
                // In the order of the list, which is the order of the grid and of the printed sheets.
                let dossiers =
                    self.ready.iter().map(|it| it.id).filter(|id| self.ticked.contains(id)).collect();
                self.ticked.clear();
                self.word();
                return Effect::Change(Command::EnterDossiers { round, dossiers });
            }
            Message::Left(dossier) => {
                let Some(round) = self.round else { return Effect::None };
                return Effect::Change(Command::LeaveDossier { round, dossier });
            }
        }
        Effect::None
    }

    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        let shown = [
            (Shown::Ready, self.titles[0].as_str()),
            (Shown::Inside, self.titles[1].as_str()),
            (Shown::Lacking, self.titles[2].as_str()),
        ];
        let mut head = row![choice::segments(&shown, self.shown, Message::ShownPicked), space::horizontal()]
            .spacing(S8)
            .align_y(Alignment::Center);
        if self.shown == Shown::Ready && self.open && !self.ready.is_empty() {
            let all = self.ticked.len() == self.ready.len();
            head = head.push(check::check("Chọn tất cả", all, Some(Message::AllTicked))).push(
                button::primary(self.deed.as_str())
                    .icon(icon::check())
                    .on_press_maybe((!self.ticked.is_empty()).then_some(Message::Entered)),
            );
        }
        let list = match self.shown {
            Shown::Ready => self.waiting(&self.ready),
            Shown::Lacking => self.waiting(&self.lacking),
            Shown::Inside => self.entered(),
        };
        column![head, list].spacing(S12).height(Fill).into()
    }

    fn waiting<'a>(&'a self, list: &'a [Waiting]) -> Element<'a, Message> {
        let ready = self.shown == Shown::Ready;
        let mut columns = Vec::new();
        if ready {
            columns.push(grid::column("Chọn", 60.0).center());
        }
        columns.extend([
            grid::column("Hồ sơ", Length::FillPortion(3)),
            grid::column("Loại", 140.0),
            grid::column("Đơn vị đề nghị", Length::FillPortion(2)),
        ]);
        let carried = ready && self.follows;
        if carried {
            columns.push(grid::column("Kết quả đợt trước", 190.0));
        }
        columns.push(if ready {
            grid::column("Điều kiện bắt buộc", 190.0)
        } else {
            grid::column("Vì sao chưa", Length::FillPortion(3))
        });
        grid::Grid::new(&self.grid, columns, list.len(), Message::Grid, move |at| {
            let it = &list[at];
            let mut cells: Vec<Element<'a, Message>> = Vec::with_capacity(6);
            if ready {
                let id = it.id;
                let on = self.open.then_some(move |on| Message::Ticked(id, on));
                cells.push(check::check("", self.ticked.contains(&id), on));
            }
            cells.push(grid::name(it.name.as_str()));
            cells.push(grid::text(it.kind));
            cells.push(grid::soft(it.unit.as_str()));
            if carried {
                cells.push(grid::text(it.earlier.as_str()));
            }
            cells.push(if ready {
                gate_badge(&it.gates, it.gates_open)
            } else {
                grid::text(it.lacks.as_str())
            });
            cells
        })
        .count("hồ sơ")
        .empty(if ready {
            empty::empty(
                icon::check_circle(),
                "Không có hồ sơ nào đang chờ",
                if self.follows {
                    "Hồ sơ được chọn ở đợt trước, và hồ sơ được thẩm định là “Đủ hồ sơ”, sẽ hiện ở đây."
                } else {
                    "Hồ sơ được thẩm định là “Đủ hồ sơ” sẽ hiện ở đây để đưa vào đợt xét."
                },
                row![],
            )
        } else {
            empty::empty(
                icon::check_circle(),
                "Không còn hồ sơ nào thiếu",
                "Mọi hồ sơ của năm này đã đủ hoặc đã ở trong đợt xét.",
                row![],
            )
        })
        .into()
    }

    fn entered(&self) -> Element<'_, Message> {
        let mut columns = vec![
            grid::column("STT", 56.0).right(),
            grid::column("Hồ sơ", Length::FillPortion(3)),
            grid::column("Loại", 140.0),
            grid::column("Đơn vị đề nghị", Length::FillPortion(2)),
        ];
        if self.follows {
            columns.push(grid::column("Kết quả đợt trước", 190.0));
        }
        columns.extend([grid::column("Điều kiện bắt buộc", 190.0), grid::column("", 48.0).center()]);
        grid::Grid::new(&self.grid, columns, self.inside.len(), Message::Grid, |at| {
            let it = &self.inside[at];
            let out: Element<'_, Message> = if self.open && !it.scored {
                button::icon(icon::close(), "Đưa hồ sơ này ra khỏi đợt xét")
                    .on_press(Message::Left(it.id))
                    .into()
            } else {
                space().into()
            };
            let mut cells = vec![
                grid::number((at + 1).to_string()),
                grid::name(it.name.as_str()),
                grid::text(it.kind),
                grid::soft(it.unit.as_str()),
            ];
            if self.follows {
                cells.push(grid::text(it.earlier.as_str()));
            }
            cells.extend([gate_badge(&it.gates, it.gates_open), out]);
            cells
        })
        .count("hồ sơ")
        .empty(empty::empty(
            icon::dossier(),
            "Đợt xét chưa có hồ sơ nào",
            "Hãy chọn hồ sơ ở danh sách Chờ đưa vào xét.",
            row![],
        ))
        .into()
    }
}

fn gate_badge(words: &str, open: bool) -> Element<'_, Message> {
    badge::badge(words, if open { Tone::Due } else { Tone::Done })
}
