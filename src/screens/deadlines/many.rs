//! Several times noted as done together: old years, and the reports of all units at once.

use super::view::fitted;
use crate::domain::Command;
use crate::domain::deadlines::{Deadline, ToldBy};
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::screens::Desk;
use crate::screens::typed::{DateText, note, trouble};
use crate::text::clean;
use crate::ui::badge::Tone;
use crate::ui::choice;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, date, dialog, label};
use chrono::NaiveDate;
use iced::widget::{column, row};

/// Height of what the form says at most, in px.
const HEIGHT: f32 = 310.0;

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// Each on its own day, or all on one.
    OneDay(bool),
    /// The day.
    Day(String),
    /// The remark.
    Remark(String),
    /// A field was left.
    Left,
    /// They are to be noted.
    Done,
    /// Nothing is to be done.
    Closed,
}

/// The form of several times.
#[derive(Debug)]
pub struct ManyForm {
    /// What is noted, as far as it is known before the form is filled in.
    notes: Vec<DutyNote>,
    /// How many of the notes are of the office itself.
    own: usize,
    one_day: bool,
    day: DateText,
    remark: String,
    error: Option<String>,
    sent: bool,
    sentence: String,
    ahead: bool,
}

impl ManyForm {
    /// The form of these times; none when there is nothing to note.
    pub(super) fn new<'a>(picked: impl Iterator<Item = &'a Deadline>, desk: &Desk) -> Option<Self> {
        let mut notes = Vec::new();
        let (mut own, mut units, mut reports) = (0, 0, 0);
        for one in picked {
            let blank = || DutyNote::new(desk.fresh(), one.obligation, one.due);
            match one.told_by {
                ToldBy::Note if !one.is_done() => {
                    own += 1;
                    notes.push(one.note.clone().unwrap_or_else(blank));
                }
                ToldBy::UnitNotes => {
                    let before = units;
                    for unit in one.owing() {
                        units += 1;
                        let new = || DutyNote { unit: Some(unit.unit), ..blank() };
                        notes.push(unit.note.clone().unwrap_or_else(new));
                    }
                    reports += usize::from(units > before);
                }
                _ => {}
            }
        }
        if notes.is_empty() {
            return None;
        }
        let mut said = Vec::new();
        if own > 0 {
            said.push(format!("{own} việc của cơ quan"));
        }
        if units > 0 {
            said.push(format!("{units} báo cáo của các đơn vị trong {reports} lần đến hạn"));
        }
        Some(Self {
            own,
            one_day: notes.iter().all(|note| note.due.is_none()),
            day: DateText::of(Some(desk.today)),
            remark: String::new(),
            error: None,
            sent: false,
            sentence: format!("Sẽ ghi nhận đã xong {}.", said.join(" và ")),
            ahead: notes.iter().any(|note| note.due.is_none_or(|due| due > desk.today)),
            notes,
        })
    }

    /// How many notes it will write.
    #[must_use]
    pub fn count(&self) -> usize {
        self.notes.len()
    }

    /// Whether its deed is on its way.
    #[must_use]
    pub const fn was_sent(&self) -> bool {
        self.sent
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.sent = false;
        self.error = Some(sentence);
    }

    pub(super) fn update(&mut self, message: Message, today: NaiveDate) {
        self.error = None;
        match message {
            Message::OneDay(on) => self.one_day = on,
            Message::Day(typed) => self.day.typed(typed),
            Message::Remark(typed) => self.remark = typed,
            Message::Left => self.day.left(today),
            Message::Done | Message::Closed => {}
        }
    }

    /// All notes as one deed.
    pub(super) fn done(&mut self, desk: &Desk) -> Option<Command> {
        let typed = self.day.value(desk.today).flatten();
        if self.one_day && typed.is_none_or(|on| on > desk.today) {
            self.day.left(desk.today);
            self.error = Some("Hãy nhập ngày gửi hoặc ngày xong, không sau hôm nay.".to_owned());
            return None;
        }
        let remark = clean(&self.remark);
        // What is done before its day was done today, as far as is known.
        let on = |note: &DutyNote| match (self.one_day, note.due) {
            (false, Some(due)) => Some(due.min(desk.today)),
            (false, None) => Some(desk.today),
            (true, _) => typed,
        };
        let commands = self
            .notes
            .iter()
            .map(|note| DutyNote {
                state: DutyState::Done,
                on: on(note),
                note: if remark.is_empty() { note.note.clone() } else { remark.clone() },
                ..note.clone()
            })
            .map(|note| Command::SaveDutyNote { note })
            .collect::<Vec<_>>();
        self.sent = true;
        let title = if self.own == 0 {
            format!("Ghi nhận {} báo cáo đã nhận", commands.len())
        } else {
            format!("Ghi nhận {} lần đã xong", commands.len())
        };
        Some(Command::Batch { title, commands })
    }

    pub(super) fn view(&self, room: f32) -> Element<'_, Message> {
        let ways = [(false, "Mỗi lần đúng ngày đến hạn"), (true, "Cùng một ngày")];
        let mut all = column![
            label::body(self.sentence.as_str()),
            column![label::caption("Ngày xong"), choice::segments(&ways, self.one_day, Message::OneDay)]
                .spacing(S4)
        ]
        .spacing(S12);
        if self.one_day {
            all = all.push(
                date::date("Ngày gửi, ngày xong", self.day.text())
                    .required()
                    .on_input(Message::Day)
                    .on_leave(Message::Left)
                    .on_submit(Message::Done)
                    .error(self.day.error()),
            );
        } else if self.ahead {
            all = all.push(note("Việc chưa đến hạn hoặc không có hạn được ghi là xong hôm nay.", Tone::Info));
        }
        all = all.push(
            Field::new("Ghi chú cho các lần này", &self.remark)
                .placeholder("Để trống thì giữ ghi chú đã có")
                .on_input(Message::Remark)
                .on_submit(Message::Done),
        );
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let deeds = row![
            Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::Closed)),
            Element::from(
                button::primary(format!("Ghi nhận {} lần đã xong", self.notes.len())).on_press(Message::Done)
            ),
        ]
        .spacing(S8);
        dialog::wide("Ghi nhận nhiều lần đã xong", fitted(all, HEIGHT, room), deeds, 560.0)
    }
}
