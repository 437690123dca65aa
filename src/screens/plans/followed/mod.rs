//! "Chỉ tiêu": every obligation of the plan with where it is printed, how far it is met, and what is wrong with it.

mod proposals;
mod view;

pub use proposals::{Offer, Proposals};
pub(super) use view::{offers, view};

use super::super::Desk;
use super::duty;
use super::outline::{self, Deed};
use crate::domain::Command;
use crate::domain::deadline::{Concern, concerns};
use crate::domain::ids::{ObligationId, SectionId};
use crate::domain::obligation::{Due, Obligation};
use crate::domain::plan::{Content, PlanText, Section};
use crate::domain::progress::{ProgressStanding, progress};
use crate::forms::reference_words;
use crate::storage::PlanFile;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use chrono::{Datelike, NaiveDate};

/// What happened in the panel.
#[derive(Debug, Clone)]
pub enum Message {
    /// An obligation was opened or closed.
    Opened(ObligationId),
    /// "Đến mục này".
    Went(SectionId),
    /// "Đổi thành ngày …".
    DayTaken(ObligationId, NaiveDate),
    /// "Thêm vào văn bản".
    PrintAsked(ObligationId),
    /// "Xóa chỉ tiêu".
    RemoveAsked(ObligationId),
    /// "Nhận làm chỉ tiêu", by the proposal's key.
    Accepted(String),
    /// What a proposal lacks was typed, by its key.
    Given(String, String),
    /// "Bỏ qua".
    Declined(String),
}

/// An obligation as the panel shows it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Which.
    pub id: ObligationId,
    /// What kind of duty.
    pub kind: &'static str,
    /// As it is printed.
    pub sentence: String,
    /// Where it is printed: the section, and its words.
    pub printed: Vec<(SectionId, String)>,
    /// The next day that counts; empty for none.
    pub due: String,
    /// How far it is met.
    pub progress: String,
    /// Where it stands.
    pub standing: ProgressStanding,
    /// Units that owe something, with what.
    pub missing: Vec<String>,
    /// What is wrong with it.
    pub concerns: Vec<Concern>,
}

/// The panel.
#[derive(Debug, Default)]
pub struct Followed {
    entries: Vec<Entry>,
    opened: Option<ObligationId>,
    data: crate::domain::progress::Followed,
    superior: Option<Box<PlanText>>,
    /// Found in the text and not settled yet.
    pub(super) proposals: Proposals,
    /// The words of its tab.
    pub(super) title: String,
    summary: String,
}

/// How a standing is meant.
pub(super) const fn tone(standing: ProgressStanding) -> Tone {
    match standing {
        ProgressStanding::Done => Tone::Done,
        ProgressStanding::Waiting => Tone::Info,
        ProgressStanding::DueSoon => Tone::Due,
        ProgressStanding::Late => Tone::Danger,
        ProgressStanding::NotStarted | ProgressStanding::Unknown => Tone::Plain,
    }
}

impl Followed {
    /// The obligations, in the order of the text.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What was found in the text and is not settled yet.
    #[must_use]
    pub fn proposals(&self) -> &Proposals {
        &self.proposals
    }

    /// The superior's plan that this one carries out.
    pub(super) fn superior(&self) -> Option<&PlanText> {
        self.superior.as_deref()
    }

    /// What was sent, and the superior's plan, as they are now.
    pub(super) fn hear(&mut self, data: crate::domain::progress::Followed, superior: Option<Box<PlanText>>) {
        self.data = data;
        self.superior = superior;
    }

    /// Takes the plan as it is now.
    pub(super) fn adopt(&mut self, file: &PlanFile, rows: &[outline::Row], desk: &Desk) {
        let text = file.text();
        let concerns = concerns(&text, self.superior.as_deref());
        let mut all: Vec<(usize, Entry)> = file
            .obligations
            .iter()
            .map(|one| {
                let entry = self.entry(one, file, &concerns, desk);
                let place =
                    entry.printed.first().and_then(|(id, _)| rows.iter().position(|row| row.id == *id));
                (place.unwrap_or(usize::MAX), entry)
            })
            .collect();
        all.sort_by_key(|(place, entry)| (*place, entry.id));
        self.entries = all.into_iter().map(|(_, entry)| entry).collect();
        self.name();
    }

    fn name(&mut self) {
        self.title = format!("Chỉ tiêu ({})", self.entries.len());
        let count = |wanted: fn(&Entry) -> bool| self.entries.iter().filter(|entry| wanted(entry)).count();
        let mut words = vec![format!("{} chỉ tiêu, thời hạn", self.entries.len())];
        let late = count(|entry| entry.standing == ProgressStanding::Late);
        let soon = count(|entry| entry.standing == ProgressStanding::DueSoon);
        let unprinted = count(|entry| entry.printed.is_empty());
        let wrong = count(|entry| !entry.concerns.is_empty());
        for (number, said) in [
            (late, "cần xử lý"),
            (soon, "sắp đến hạn"),
            (unprinted, "chưa in trong văn bản"),
            (wrong, "có điều nên xem lại"),
        ] {
            if number > 0 {
                words.push(format!("{number} {said}"));
            }
        }
        self.summary = words.join(" · ");
    }

    fn entry(&self, one: &Obligation, file: &PlanFile, concerns: &[Concern], desk: &Desk) -> Entry {
        let now = progress(one, &file.plan, &desk.units, &self.data, desk.today);
        let profile = desk.profile();
        let printed =
            file.sections.iter().filter(|section| section.content.obligations().any(|id| id == one.id));
        let printed = printed.map(|section| {
            let named = profile.as_ref().and_then(|it| reference_words(&file.sections, section.id, it));
            (section.id, named.unwrap_or_else(|| "một đoạn của kế hoạch".to_owned()))
        });
        let missing = now.units.iter().filter(|unit| !unit.met).map(|unit| match unit.required {
            None => format!("{}: chưa tính được chỉ tiêu vì chưa có số", unit.name),
            Some(_) if unit.missing == 0 => format!("{}: đã gửi {}", unit.name, unit.received),
            Some(required) => format!("{}: đã gửi {} trong {required}", unit.name, unit.received),
        });
        Entry {
            id: one.id,
            kind: one.duty.label(),
            sentence: duty::as_printed(one, |id| desk.unit_name(id)),
            printed: printed.collect(),
            due: now.next_due.map(short_date).unwrap_or_default(),
            missing: missing.collect(),
            progress: now.words,
            standing: now.standing,
            concerns: concerns.iter().filter(|concern| concern.obligation == one.id).cloned().collect(),
        }
    }

    /// How an obligation that a section is made of stands; none for other sections.
    pub(super) fn tone_of(&self, section: &Section) -> Option<Tone> {
        let Content::Obligation { obligation } = section.content else { return None };
        let entry = self.entries.iter().find(|entry| entry.id == obligation)?;
        Some(if entry.concerns.is_empty() { tone(entry.standing) } else { Tone::Due })
    }

    /// Opens an obligation, or closes it.
    pub(super) fn open(&mut self, id: ObligationId) {
        self.opened = if self.opened == Some(id) { None } else { Some(id) };
    }

    /// The deed behind a button; none where there is nothing to do.
    pub(super) fn command(&self, message: &Message, file: &PlanFile, desk: &Desk) -> Option<Command> {
        match message {
            Message::DayTaken(id, day) => {
                let one = file.obligations.iter().find(|one| one.id == *id)?;
                let due = match one.duty.due() {
                    Some(Due::EveryYear { .. }) => Due::EveryYear { day: day.day(), month: day.month() },
                    Some(Due::EveryMonth { .. }) => Due::EveryMonth { day: day.day() },
                    Some(Due::EveryQuarter { .. }) => Due::EveryQuarter { day: day.day() },
                    _ => Due::On(*day),
                };
                let obligation = Obligation { duty: one.duty.clone().due_by(Some(due)), ..one.clone() };
                Some(Command::SaveObligation { obligation })
            }
            Message::PrintAsked(id) => {
                // Behind what stands last in the body: appendices are no place for it.
                let last = file
                    .sections
                    .iter()
                    .filter(|section| section.parent.is_none())
                    .filter(|section| !matches!(section.content, Content::Appendix { .. }))
                    .max_by_key(|section| section.position);
                let deed = if last.is_some() { Deed::AddUnder } else { Deed::AddAfter };
                let near = last.map(|section| section.id);
                let section = outline::added(&file.sections, file.plan.id, near, deed, desk.fresh());
                let section = Section { content: Content::Obligation { obligation: *id }, ..section };
                Some(Command::Batch {
                    title: "Thêm chỉ tiêu vào văn bản".to_owned(),
                    commands: vec![Command::SaveSection { section }],
                })
            }
            Message::RemoveAsked(id) => Some(Command::RemoveObligation { id: *id }),
            Message::Accepted(key) => self.proposals.accepted(key, file, desk),
            Message::Declined(key) => {
                Some(Command::DeclineProposal { plan: file.plan.id, key: key.clone(), declined: true })
            }
            Message::Opened(_) | Message::Went(_) | Message::Given(..) => None,
        }
    }
}
