//! What the board shows, worked out once when something changes, not at every drawing.

use super::{Quotas, View};
use crate::domain::ids::{ObligationId, UnitId};
use crate::domain::obligation::Bound;
use crate::domain::progress::ProgressStanding;
use crate::domain::quota_board::{BoardRow, Figures, QuotaBoard};
use crate::text::{fold, matches, query_words};
use crate::ui::badge::Tone;

/// A unit as the board shows it.
#[derive(Debug, Clone)]
pub(super) struct UnitLine {
    pub unit: UnitId,
    pub name: String,
    pub depth: usize,
    /// Whether what stands below it is open; none where nothing does.
    pub open: Option<bool>,
    pub bound: bool,
    pub figures: Figures,
    pub words: String,
    pub tone: Tone,
}

/// A quota in a line of its own.
#[derive(Debug, Clone)]
pub(super) struct QuotaLine {
    pub obligation: ObligationId,
    pub title: String,
    pub figures: Figures,
    pub words: String,
    pub tone: Tone,
}

/// A row of the board.
#[derive(Debug, Clone)]
pub(super) enum Line {
    Unit(UnitLine),
    Quota(QuotaLine),
}

/// How it stands in words, under the choice of the quota.
#[derive(Debug, Clone, Default)]
pub(super) struct Status {
    pub words: String,
    pub tone: Tone,
    /// What else is to be known; empty for nothing.
    pub more: String,
    /// The sums.
    pub total: Figures,
}

impl Quotas {
    /// Works out what is shown.
    pub(super) fn lay(&mut self) {
        self.status = self.standing();
        self.lines = match self.quota() {
            None if self.rows().is_empty() => self.quotas().iter().map(quota_line).collect(),
            _ => self.unit_lines(),
        };
        let grid = self.grid();
        let years = grid.map(|grid| grid.years()).unwrap_or_default();
        let year = match (years.first(), years.last()) {
            (Some(first), Some(last)) => self.year.clamp(*first, *last),
            _ => self.year,
        };
        let query = query_words(&self.sought);
        let units = grid.map(|grid| {
            let shown = grid.rows.iter().enumerate().filter(|(_, row)| {
                (!self.short || row.behind > 0 || row.pressing) && matches(&query, &fold(&row.name))
            });
            shown.map(|(at, _)| at).collect()
        });
        let columns = grid.map(|grid| grid.columns(year)).unwrap_or_default();
        (self.year, self.units, self.columns) = (year, units.unwrap_or_default(), columns);
        let count = self.shown();
        let state = if self.view == View::Board { &mut self.board } else { &mut self.times };
        if state.chosen().is_some_and(|at| at >= count) {
            state.choose(None);
        }
    }

    fn unit_lines(&self) -> Vec<Line> {
        let rows = self.rows();
        let capped = self.quota().is_some_and(|quota| quota.bound == Bound::AtMost);
        let query = query_words(&self.sought);
        let short = |row: &BoardRow| {
            !self.short || row.sum.missing > 0 || row.pressing_sum > 0 || row.over || row.behind > 0
        };
        let mut lines = Vec::new();
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            at += 1;
            if !short(row) {
                at += row.below;
                continue;
            }
            let seeking = !query.is_empty();
            if seeking && !matches(&query, &fold(&row.name)) {
                continue;
            }
            let folded = self.folded.contains(&row.unit);
            lines.push(Line::Unit(UnitLine {
                unit: row.unit,
                name: row.name.clone(),
                depth: if seeking { 0 } else { row.depth },
                open: (row.below > 0 && !seeking).then_some(!folded),
                bound: row.bound,
                figures: row.sum,
                words: unit_words(row, capped).0,
                tone: unit_words(row, capped).1,
            }));
            if folded && !seeking {
                at += row.below;
            }
        }
        lines
    }

    fn standing(&self) -> Status {
        let Some(found) = &self.found else { return Status::default() };
        if let Some(quota) = self.quota() {
            let more = match quota.aside {
                0 => String::new(),
                some => format!("Ngoài ra có {some} hồ sơ của đơn vị không thuộc chỉ tiêu này."),
            };
            let (words, tone) = (quota.progress.words.clone(), tone(quota.progress.standing));
            return Status { words, tone, more, total: quota.total };
        }
        let pressing: std::collections::HashSet<UnitId> = self
            .quotas()
            .iter()
            .flat_map(|quota| &quota.debts)
            .filter(|debt| debt.pressing)
            .map(|debt| debt.unit)
            .collect();
        let remind = match pressing.len() {
            0 => "chưa có đơn vị nào phải đôn đốc".to_owned(),
            some => format!("{some} đơn vị cần đôn đốc"),
        };
        let tone = if pressing.is_empty() { Tone::Plain } else { Tone::Due };
        match &found.board.together {
            Some(all) => {
                let done = all.met == all.units && pressing.is_empty();
                Status {
                    words: format!("{}/{} đơn vị đã gửi đủ; {remind}", all.met, all.units),
                    tone: if done { Tone::Done } else { tone },
                    more: String::new(),
                    total: all.total,
                }
            }
            None => Status {
                words: format!("{} chỉ tiêu; {remind}", found.board.quotas.len()),
                tone,
                more: "Một hồ sơ có thể tính cho nhiều chỉ tiêu, nên số liệu được ghi riêng từng chỉ tiêu."
                    .to_owned(),
                total: Figures::default(),
            },
        }
    }
}

fn quota_line(quota: &QuotaBoard) -> Line {
    let words = match quota.pressing() {
        0 => quota.progress.standing.label().to_owned(),
        some => format!("{some} đơn vị cần đôn đốc"),
    };
    Line::Quota(QuotaLine {
        obligation: quota.obligation,
        title: quota.title.clone(),
        figures: quota.total,
        words,
        tone: tone(quota.progress.standing),
    })
}

/// What a standing means.
pub(super) const fn tone(standing: ProgressStanding) -> Tone {
    match standing {
        ProgressStanding::Done => Tone::Done,
        ProgressStanding::DueSoon => Tone::Due,
        ProgressStanding::Late => Tone::Danger,
        ProgressStanding::Waiting | ProgressStanding::NotStarted | ProgressStanding::Unknown => Tone::Plain,
    }
}

/// How a unit stands, in words.
fn unit_words(row: &BoardRow, capped: bool) -> (String, Tone) {
    let below = row.pressing_sum - u32::from(row.pressing);
    if !row.bound {
        return match (below, row.sum.missing, row.sum.required) {
            (some, ..) if some > 0 => (format!("{some} đơn vị cần đôn đốc"), Tone::Due),
            (_, some, _) if some > 0 => ("Đang chờ".to_owned(), Tone::Plain),
            (.., 0) => (String::new(), Tone::Plain),
            _ => ("Đã đủ".to_owned(), Tone::Done),
        };
    }
    if row.own.unknown > 0 {
        return ("Chưa có số giao".to_owned(), Tone::Info);
    }
    if row.over {
        return ("Gửi quá số".to_owned(), Tone::Danger);
    }
    match (row.pressing, row.behind, row.met) {
        (true, some, _) if some > 0 => (format!("Cần đôn đốc, nợ {some} kỳ"), Tone::Danger),
        (true, ..) => ("Cần đôn đốc".to_owned(), Tone::Due),
        (_, _, true) if capped => ("Trong mức".to_owned(), Tone::Done),
        (_, _, true) => ("Đã đủ".to_owned(), Tone::Done),
        _ if capped => ("Chưa gửi".to_owned(), Tone::Plain),
        _ => ("Đang chờ".to_owned(), Tone::Plain),
    }
}
