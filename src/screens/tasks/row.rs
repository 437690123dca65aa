//! One task of the table: what is stored of it, what is being typed, and the deed that follows.

use super::Key;
use crate::domain::Command;
use crate::domain::deadlines::Deadline;
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::DutyNoteId;
use crate::screens::typed::{DateText, Kept};
use crate::text::clean;
use crate::text::date::short_date;
use crate::text::upper_first;
use crate::ui::badge::Tone;
use chrono::NaiveDate;

/// One time of one assignment.
#[derive(Debug)]
pub struct Row {
    /// Which it is.
    pub key: Key,
    /// Who does it.
    pub agency: String,
    /// What is to be done.
    pub task: String,
    /// The day it is due.
    pub(super) due: String,
    /// The stretch it covers; empty where the day says it.
    pub(super) stretch: String,
    /// How long there is, and how pressing it is; empty where nothing presses.
    pub(super) pressing: (String, Tone),
    pub(super) time: Deadline,
    pub(super) state: DutyState,
    pub(super) day: DateText,
    pub(super) remark: String,
    pub(super) error: Option<String>,
    id: DutyNoteId,
    kept: Kept<DutyNote>,
}

impl Row {
    /// A task as it is stored; `fresh` is the identifier of its note where it has none.
    pub(super) fn new(agency: &str, task: &str, time: Deadline, fresh: DutyNoteId) -> Self {
        let note = time.note.clone().unwrap_or_else(|| DutyNote::new(fresh, time.obligation, time.due));
        let mut row = Self {
            key: Key { obligation: time.obligation, due: time.due },
            agency: agency.to_owned(),
            task: upper_first(task),
            due: String::new(),
            stretch: String::new(),
            pressing: (String::new(), Tone::Plain),
            state: note.state,
            day: DateText::of(note.on),
            remark: note.note.clone(),
            error: None,
            id: note.id,
            kept: Kept::new(Some(note)),
            time,
        };
        row.word();
        row
    }

    /// How far it is, as chosen.
    #[must_use]
    pub const fn state(&self) -> DutyState {
        self.state
    }

    /// The remark, as typed.
    #[must_use]
    pub fn remark(&self) -> &str {
        &self.remark
    }

    /// What is wrong with it, and what to do.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Whether its day has passed and it is not done.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.state != DutyState::Done && self.time.days_left.is_some_and(|days| days < 0)
    }

    fn word(&mut self) {
        let time = &self.time;
        let day = time.due.map_or_else(|| "Không ghi thời hạn".to_owned(), short_date);
        self.due = if time.stray { format!("{day} (không còn trong kế hoạch)") } else { day };
        // The day itself says which year it is.
        self.stretch = if time.label.starts_with("năm ") { String::new() } else { upper_first(&time.label) };
        self.pressing = match (self.state, time.days_left) {
            (DutyState::Done, _) => match time.late_by {
                Some(days) => (format!("Xong chậm {days} ngày"), Tone::Due),
                None => Default::default(),
            },
            (_, Some(days)) if days < 0 => (format!("Quá hạn {} ngày", -days), Tone::Danger),
            (_, Some(0)) => ("Hôm nay là hạn".to_owned(), Tone::Due),
            (_, Some(days)) => {
                let soon = time.state == crate::domain::deadlines::DeadlineState::DueSoon;
                (format!("Còn {days} ngày"), if soon { Tone::Due } else { Tone::Plain })
            }
            (_, None) => Default::default(),
        };
    }

    /// Takes what the store holds now; what somebody is typing stays.
    pub(super) fn hear(&mut self, agency: &str, task: &str, time: Deadline, typing: bool) {
        agency.clone_into(&mut self.agency);
        self.task = upper_first(task);
        let now = time.note.clone().unwrap_or_else(|| DutyNote::new(self.id, time.obligation, time.due));
        self.time = time;
        self.id = now.id;
        if self.kept.heard(&now, typing) {
            self.state = now.state;
            self.day = DateText::of(now.on);
            self.remark = now.note;
            self.error = None;
        }
        self.word();
    }

    /// A state was chosen; what is done was done today until somebody says otherwise.
    pub(super) fn choose(&mut self, state: DutyState, today: NaiveDate) {
        self.state = state;
        self.error = None;
        if state == DutyState::Done && self.day.text().trim().is_empty() {
            self.day = DateText::of(Some(today));
        }
        self.word();
    }

    pub(super) fn type_day(&mut self, typed: String) {
        self.day.typed(typed);
        self.error = None;
    }

    pub(super) fn refused(&mut self, sentence: String) {
        if self.kept.was_sent() {
            self.kept.refused();
            self.error = Some(sentence);
        }
    }

    /// The note as it stands, or what keeps it from being one.
    fn built(&self, today: NaiveDate) -> Result<DutyNote, &'static str> {
        let stored = self.kept.stored().cloned();
        let blank = DutyNote::new(self.id, self.key.obligation, self.key.due);
        let note = stored.filter(|note| note.id == self.id).unwrap_or_else(|| blank.clone());
        let remark = clean(&self.remark);
        if self.state != DutyState::Done {
            let note = DutyNote { note: remark, state: self.state, on: None, ..note };
            return Ok(DutyNote { number: String::new(), paper: None, ..note });
        }
        let on = self.day.value(today).flatten().ok_or("Hãy nhập ngày xong, ví dụ 20/4/2026.")?;
        if on > today {
            return Err("Ngày xong không thể sau hôm nay.");
        }
        Ok(DutyNote { note: remark, state: DutyState::Done, on: Some(on), ..note })
    }

    /// The deed that keeps what was typed or chosen; none when it is kept already, or cannot be.
    pub(super) fn save(&mut self, today: NaiveDate) -> Option<Command> {
        let note = match self.built(today) {
            Ok(note) => note,
            Err(why) => {
                self.error = Some(why.to_owned());
                return None;
            }
        };
        self.error = None;
        if !self.kept.send(&note) {
            return None;
        }
        let blank = DutyNote::new(note.id, note.obligation, note.due);
        // A note that says nothing is taken away.
        Some(if note == blank {
            Command::RemoveDutyNote { id: note.id }
        } else {
            Command::SaveDutyNote { note }
        })
    }
}
