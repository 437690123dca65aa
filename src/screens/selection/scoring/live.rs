//! Quotas while the council scores: what would be chosen by the figures there are so far, held against what the round
//! declares. Counted when a figure changes, so that drawing only reads.

use super::super::quota_words::{by_weight, chip, told, tone};
use super::Message;
use super::table::is_veiled;
use crate::domain::ids::DossierId;
use crate::domain::ranking::{SoFar, so_far};
use crate::domain::round::{Board, QuotaCount, QuotaState, RoundState, counts};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::tallies;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel, progress};
use iced::widget::{column, container, opaque, row, scrollable, space};
use iced::{Alignment, Fill};
use std::collections::{HashMap, HashSet};

/// So many counts fit into the line.
const STRIP: usize = 3;
/// Width of the opened list in px.
const LIST: f32 = 400.0;

/// What one kind would send through.
#[derive(Debug, Default)]
struct OfKind {
    chosen: HashSet<DossierId>,
    waiting: usize,
}

impl From<&SoFar> for OfKind {
    fn from(so_far: &SoFar) -> Self {
        Self { chosen: so_far.chosen(), waiting: so_far.waiting() }
    }
}

/// One count as it is shown.
#[derive(Debug)]
struct Told {
    words: String,
    tone: Tone,
    share: f32,
    entered: String,
}

/// The counts, those that matter most first.
#[derive(Debug, Default)]
pub(super) struct Live {
    kinds: HashMap<SubjectKind, OfKind>,
    all: Vec<Told>,
    /// How many of them are not kept.
    off: usize,
    /// "Chỉ tiêu, tạm tính".
    head: &'static str,
    /// "2 vượt, 1 thiếu".
    summary: String,
    shown: bool,
}

/// Whether nothing is counted here: no quota, nothing left to type, or figures that stay hidden.
fn is_idle(board: &Board) -> bool {
    board.round.settings.quotas.is_empty() || board.round.state != RoundState::Open || is_veiled(board)
}

impl Live {
    /// The board was read: what the other kinds choose is worked out once, since typing changes only the kind in sight.
    pub(super) fn begin(&mut self, board: &Board, here: SubjectKind) {
        self.kinds.clear();
        if is_idle(board) {
            self.all.clear();
            self.shown = false;
            return;
        }
        for kind in SubjectKind::ALL.into_iter().filter(|it| *it != here && board.entered(*it) > 0) {
            self.kinds.insert(kind, (&so_far(board, kind, &tallies(board, kind))).into());
        }
    }

    /// The figures of a kind have changed.
    pub(super) fn take(&mut self, board: &Board, kind: SubjectKind, ranks: Option<&SoFar>) {
        let Some(ranks) = ranks.filter(|_| !is_idle(board)) else {
            self.all.clear();
            return;
        };
        self.kinds.insert(kind, ranks.into());
        let chosen: HashSet<DossierId> =
            self.kinds.values().flat_map(|it| it.chosen.iter().copied()).collect();
        let waiting: usize = self.kinds.values().map(|it| it.waiting).sum();
        let all = counts(board, &chosen);
        let of = |state: QuotaState| all.iter().filter(|it| it.state == state).count();
        let (over, short) = (of(QuotaState::Over), of(QuotaState::Short));
        self.off = over + short;
        self.head = if waiting > 0 { "Chỉ tiêu, tạm tính" } else { "Chỉ tiêu" };
        self.summary = match (over, short) {
            (0, 0) => "đều trong mức".to_owned(),
            (over, 0) => format!("{over} vượt"),
            (0, short) => format!("{short} thiếu"),
            (over, short) => format!("{over} vượt, {short} thiếu"),
        };
        self.all = by_weight(&all).into_iter().map(|at| shown(&all[at])).collect();
    }

    /// Opens or closes the list; whether that changed anything.
    pub(super) fn show(&mut self, shown: bool) -> bool {
        std::mem::replace(&mut self.shown, shown) != shown
    }

    /// The counts that are not kept, in one line.
    pub(super) fn strip(&self) -> Option<Element<'_, Message>> {
        if self.all.is_empty() {
            return None;
        }
        let told = self.all.iter().take(STRIP.min(self.off));
        let mut chips = row(told.map(|it| chip(it.words.as_str(), it.tone))).spacing(S8);
        if self.off == 0 {
            chips = chips.push(chip("Không chỉ tiêu nào vượt hoặc thiếu", Tone::Done));
        }
        // A count alone is no wider than it is among others.
        for _ in self.off.max(1)..STRIP {
            chips = chips.push(space::horizontal());
        }
        let words = if self.off > STRIP { self.summary.as_str() } else { "Xem chỉ tiêu" };
        Some(
            row![label::small(self.head), container(chips).width(Fill), self.door(words)]
                .spacing(S8)
                .align_y(Alignment::Center)
                .into(),
        )
    }

    /// The same in one button, for a window without room.
    pub(super) fn short(&self) -> Option<Element<'_, Message>> {
        (!self.all.is_empty()).then(|| self.door(&self.summary))
    }

    fn door<'a>(&'a self, words: &'a str) -> Element<'a, Message> {
        button::quiet(words)
            .icon(icon::target())
            .tip("Xem tất cả chỉ tiêu của đợt xét")
            .on_press(Message::QuotasShown(!self.shown))
            .into()
    }

    /// All counts, to lie over the sheet at its right.
    pub(super) fn opened(&self) -> Option<Element<'_, Message>> {
        if !self.shown || self.all.is_empty() {
            return None;
        }
        let all = self.all.iter().map(|it| {
            column![
                label::strong(it.words.as_str()),
                progress::bar(it.share, it.tone),
                label::small(it.entered.as_str())
            ]
            .spacing(S4)
            .into()
        });
        let close = button::icon(icon::close(), "Đóng (Esc)").on_press(Message::QuotasShown(false));
        let list = scrollable(column(all).spacing(S12)).spacing(S4).width(Fill);
        let card = container(panel::titled(self.head, close, list)).width(LIST);
        Some(container(opaque(card)).width(Fill).align_right(Fill).into())
    }
}

fn shown(count: &QuotaCount) -> Told {
    let most = count.most.unwrap_or(count.least).max(1);
    let worked = count.worked.as_ref().map(|it| format!("; nhiều nhất: {it}")).unwrap_or_default();
    Told {
        words: told(count),
        tone: tone(count),
        share: count.chosen as f32 / most as f32,
        entered: format!("{} hồ sơ trong đợt xét{worked}", count.entered),
    }
}
