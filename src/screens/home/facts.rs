//! What the cards at the side tell: how far the quotas are, where the dossiers stand, what waits, the backup.

use super::reading::{self, Stored};
use crate::domain::agenda::{title, who};
use crate::domain::dossier::DossierState;
use crate::domain::ids::RoundId;
use crate::domain::obligation::Duty;
use crate::domain::progress::{ProgressStanding, backup_days, progress};
use crate::screens::Desk;
use crate::storage::BackupFound;
use crate::text::grouped;
use crate::text::number::percent;
use crate::text::upper_first;
use crate::ui::badge::Tone;
use chrono::Local;

/// A quota of the current plan.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotaBar {
    /// Who is to send.
    pub name: String,
    /// What, and for which time.
    pub under: String,
    /// "12/14 đơn vị".
    pub figure: String,
    /// Which part is met, 0 to 1.
    pub share: f32,
    /// How it stands.
    pub tone: Tone,
}

/// The dossiers of the current plan and year in one state.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The state.
    pub state: DossierState,
    /// How many.
    pub count: usize,
}

/// What can be printed or issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub name: String,
}

/// The latest backup in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Backup {
    /// The sentence.
    pub words: String,
    /// Whether one should be made.
    pub old: bool,
}

/// Everything the cards show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The quotas of the current plan.
    pub quotas: Vec<QuotaBar>,
    /// Where its dossiers of the year stand, in the order of life; states without one are left out.
    pub funnel: Vec<Funnel>,
    /// How many dossiers there are, in words.
    pub dossiers: String,
    /// Closed rounds of which nothing is issued.
    pub rounds: Vec<Ready>,
    /// How many dossiers lack something.
    pub lacking: usize,
    /// How many dossiers were returned for correction.
    pub returned: usize,
    /// The latest backup; none where nothing lies on a disk.
    pub backup: Option<Backup>,
}

pub(super) fn facts(found: &Stored, desk: &Desk) -> Facts {
    let mut facts =
        Facts { lacking: found.lacking, backup: backup(found.backup.as_ref(), desk), ..Facts::default() };
    let Some(current) = desk.current else { return facts };
    facts.rounds = reading::unissued(&found.rounds, &found.papers)
        .into_iter()
        .map(|(round, name)| Ready { round, name })
        .collect();
    let Some(hand) = found.plans.iter().find(|hand| hand.plan.id == current.plan) else { return facts };
    for one in &hand.obligations {
        if !matches!(one.duty, Duty::Quota { .. }) {
            continue;
        }
        let now = progress(one, &hand.plan, &desk.units, &hand.followed, desk.today);
        let time = now.current.and_then(|at| now.occurrences.get(at)).map_or("", |time| time.label.as_str());
        let (what, by) = (title(&one.duty, ""), who(&one.duty, &desk.units));
        facts.quotas.push(QuotaBar {
            name: if by.is_empty() { what.clone() } else { by },
            under: if time.is_empty() { what } else { format!("{} · {what}", upper_first(time)) },
            figure: format!("{}/{} đơn vị", now.met, now.of),
            share: now.met as f32 / now.of.max(1) as f32,
            tone: match now.standing {
                ProgressStanding::Done => Tone::Done,
                ProgressStanding::Late => Tone::Danger,
                ProgressStanding::DueSoon => Tone::Due,
                _ => Tone::Info,
            },
        });
    }
    let here: Vec<DossierState> = hand
        .followed
        .submissions
        .iter()
        .filter(|one| one.year == current.year)
        .map(|one| one.state)
        .collect();
    let count = |state: DossierState| here.iter().filter(|it| **it == state).count();
    facts.funnel = DossierState::ALL
        .into_iter()
        .filter(|state| count(*state) > 0)
        .map(|state| Funnel { state, count: count(state) })
        .collect();
    facts.returned = count(DossierState::Returned);
    let done = here.iter().filter(|state| {
        matches!(state, DossierState::Chosen | DossierState::Recognised | DossierState::Replicated)
    });
    let done = done.count() as u64;
    let all = here.len() as u64;
    facts.dossiers = if all == 0 {
        String::new()
    } else {
        format!("{} hồ sơ, được chọn {} ({})", grouped(all), grouped(done), percent(done, all, 0))
    };
    facts
}

/// The latest backup in words; none where the data lie in memory only.
pub(super) fn backup(found: Option<&BackupFound>, desk: &Desk) -> Option<Backup> {
    if desk.store.path().as_os_str().is_empty() {
        return None;
    }
    let Some(found) = found else {
        return Some(Backup { words: "Chưa có bản sao lưu nào.".to_owned(), old: true });
    };
    let at = found.at.with_timezone(&Local);
    let days = (desk.today - at.date_naive()).num_days();
    let ago = match days {
        ..=0 => "hôm nay".to_owned(),
        1 => "hôm qua".to_owned(),
        _ => format!("{days} ngày trước"),
    };
    Some(Backup {
        words: format!("Bản gần nhất: {} ({ago}), đã đọc lại để kiểm tra.", at.format("%d/%m/%Y %H:%M")),
        old: days > backup_days(),
    })
}
