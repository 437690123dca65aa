//! "Ghi nhận": what was done or sent of one time, by the office or by one unit.

use super::view::fitted;
use super::{Key, Offer};
use crate::domain::Command;
use crate::domain::deadlines::{Deadline, UnitDeadline};
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::PaperId;
use crate::screens::Desk;
use crate::screens::typed::{DateText, trouble};
use crate::text::date::{date_in_words, short_date};
use crate::text::{clean, fold};
use crate::ui::choice;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, button, date, dialog, icon, label};
use chrono::NaiveDate;
use iced::widget::{column, row};

/// Where the keyboard can go when the form opens.
pub(super) const DAY: &str = "deadline-day";

/// Height of what the form says at most, in px.
const HEIGHT: f32 = 330.0;

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// How far it is.
    State(DutyState),
    /// The day on which it was done or sent.
    Day(String),
    /// The number of the paper.
    Number(String),
    /// A paper of the office was chosen, by its place among the offers.
    Paper(usize),
    /// The remark.
    Remark(String),
    /// A field was left.
    Left,
    /// The note is to be kept.
    Done,
    /// The note is to be taken away.
    Removed,
    /// Nothing is to be done.
    Closed,
}

/// The form of one note.
#[derive(Debug)]
pub struct NoteForm {
    key: Key,
    sentence: String,
    when: String,
    late_words: String,
    note: DutyNote,
    stored: bool,
    day: DateText,
    offers: Vec<Offer>,
    items: Vec<Item>,
    error: Option<String>,
    sent: bool,
}

impl NoteForm {
    /// The form of a time; of one unit where a unit is given. What is not noted yet begins as done today.
    pub(super) fn new(one: &Deadline, unit: Option<&UnitDeadline>, offers: Vec<Offer>, desk: &Desk) -> Self {
        let stored = match unit {
            Some(unit) => unit.note.clone(),
            None => one.note.clone(),
        };
        let note = stored.clone().unwrap_or_else(|| DutyNote {
            unit: unit.map(|unit| unit.unit),
            state: DutyState::Done,
            on: Some(desk.today),
            ..DutyNote::new(desk.fresh(), one.obligation, one.due)
        });
        let due = one
            .due
            .map_or_else(|| "Chưa có thời hạn".to_owned(), |due| format!("Thời hạn: {}", date_in_words(due)));
        let when = if one.label.is_empty() { due } else { format!("{due} ({})", one.label) };
        let sentence = match unit {
            Some(unit) => format!("{}: {}", unit.name, one.sentence),
            None => one.sentence.clone(),
        };
        let items = offers
            .iter()
            .map(|offer| {
                Item::new(offer.sign.clone(), fold(&format!("{} {}", offer.sign, offer.what)))
                    .detail(format!("{} – {}", short_date(offer.on), offer.what))
            })
            .collect();
        let mut form = Self {
            key: Key::of(one),
            sentence,
            when,
            late_words: String::new(),
            day: DateText::of(note.on),
            stored: stored.is_some(),
            note,
            offers,
            items,
            error: None,
            sent: false,
        };
        form.tell(desk.today);
        form
    }

    /// Which time it is about.
    #[must_use]
    pub const fn key(&self) -> Key {
        self.key
    }

    /// The note as it stands in the form; its day is read when it is kept.
    #[must_use]
    pub const fn note(&self) -> &DutyNote {
        &self.note
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
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

    fn tell(&mut self, today: NaiveDate) {
        let on = self.day.value(today).flatten();
        let late = on.zip(self.key.due).map(|(on, due)| (on - due).num_days());
        self.late_words = match late {
            Some(days) if days > 0 => format!("Sau thời hạn {days} ngày"),
            _ => on.map(date_in_words).unwrap_or_default(),
        };
    }

    pub(super) fn update(&mut self, message: Message, today: NaiveDate) {
        self.error = None;
        match message {
            Message::State(state) => self.note.state = state,
            Message::Day(typed) => self.day.typed(typed),
            Message::Number(typed) => {
                self.note.number = typed;
                self.note.paper = self.paper_of(&self.note.number);
            }
            Message::Paper(place) => {
                if let Some(offer) = self.offers.get(place) {
                    self.note.number.clone_from(&offer.sign);
                    self.note.paper = Some(offer.paper);
                    // What went out with a paper went out on its day.
                    self.day = DateText::of(Some(offer.on));
                }
            }
            Message::Remark(typed) => self.note.note = typed,
            Message::Left => self.day.left(today),
            Message::Done | Message::Removed | Message::Closed => {}
        }
        self.tell(today);
    }

    /// The paper with exactly this sign.
    fn paper_of(&self, number: &str) -> Option<PaperId> {
        let number = clean(number);
        self.offers.iter().find(|offer| offer.sign == number).map(|offer| offer.paper)
    }

    /// The note as a deed, when it says what it must.
    pub(super) fn done(&mut self, desk: &Desk) -> Option<Command> {
        let Some(on) = self.day.value(desk.today) else {
            self.day.left(desk.today);
            return None;
        };
        let done = self.note.state == DutyState::Done;
        if done && on.is_none() {
            self.error = Some("Hãy nhập ngày gửi hoặc ngày xong.".to_owned());
            return None;
        }
        if done && on.is_some_and(|on| on > desk.today) {
            self.error = Some("Ngày gửi hoặc ngày xong không thể sau hôm nay.".to_owned());
            return None;
        }
        let note = DutyNote {
            on: on.filter(|_| done),
            number: if done { clean(&self.note.number) } else { String::new() },
            paper: self.note.paper.filter(|_| done),
            note: clean(&self.note.note),
            ..self.note.clone()
        };
        // A note that says nothing is none.
        if note == (DutyNote { unit: note.unit, ..DutyNote::new(note.id, note.obligation, note.due) }) {
            if self.stored {
                return self.removed();
            }
            self.error = Some("Chưa có gì để ghi nhận. Hãy chọn tình trạng hoặc ghi chú.".to_owned());
            return None;
        }
        self.sent = true;
        Some(Command::SaveDutyNote { note })
    }

    /// The deed that takes the note away.
    pub(super) fn removed(&mut self) -> Option<Command> {
        if !self.stored {
            return None;
        }
        self.sent = true;
        Some(Command::RemoveDutyNote { id: self.note.id })
    }

    pub(super) fn view(&self, room: f32) -> Element<'_, Message> {
        let states = DutyState::ALL.map(|state| (state, state.label()));
        let state =
            column![label::caption("Tình trạng"), choice::segments(&states, self.note.state, Message::State)]
                .spacing(S4);
        let mut all = column![
            column![line(self.sentence.as_str()).two(), label::small(self.when.as_str())].spacing(S4),
            state
        ]
        .spacing(S12);
        if self.note.state == DutyState::Done {
            let mut day = date::date("Ngày gửi, ngày xong", self.day.text())
                .id(DAY)
                .required()
                .on_input(Message::Day)
                .on_leave(Message::Left)
                .on_submit(Message::Done)
                .error(self.day.error())
                .width(220);
            if !self.late_words.is_empty() {
                day = day.help(self.late_words.as_str());
            }
            let number: Element<'_, Message> = if self.items.is_empty() {
                Field::new("Số, ký hiệu văn bản", &self.note.number)
                    .placeholder("15/BC-BTV")
                    .on_input(Message::Number)
                    .on_submit(Message::Done)
                    .into()
            } else {
                let folded = fold(&self.note.number);
                Suggest::new(
                    "Số, ký hiệu văn bản",
                    &self.note.number,
                    &folded,
                    &self.items,
                    Message::Number,
                    Message::Paper,
                )
                .placeholder("Chọn văn bản đã ban hành hoặc gõ số")
                .help("Văn bản của kế hoạch này hiện ra để chọn; văn bản khác thì gõ số")
                .on_submit(Message::Done)
                .into()
            };
            all = all.push(row![day, number].spacing(S12));
        }
        all = all
            .push(Field::new("Ghi chú", &self.note.note).on_input(Message::Remark).on_submit(Message::Done));
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let mut deeds = row![].spacing(S8);
        if self.stored {
            deeds = deeds.push(button::danger("Xóa ghi nhận").icon(icon::trash()).on_press(Message::Removed));
        }
        deeds = deeds
            .push(button::secondary("Thôi").keys("Esc").on_press(Message::Closed))
            .push(button::primary("Ghi nhận").on_press(Message::Done));
        dialog::wide("Ghi nhận đã gửi, đã xong", fitted(all, HEIGHT, room), deeds, 640.0)
    }
}
