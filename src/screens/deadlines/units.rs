//! The units whose reports of one time are counted: who has sent, who has not, and the noting of one or many (CJ-3, KG-7).

use super::Key;
use super::view::fitted;
use crate::domain::Command;
use crate::domain::deadlines::{Deadline, UnitDeadline};
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::UnitId;
use crate::screens::Desk;
use crate::screens::typed::{DateText, trouble};
use crate::text::date::{date_in_words, short_date};
use crate::text::{fold, matches, query_words};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, badge, button, check, date, dialog, icon, label, panel};
use chrono::NaiveDate;
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};
use std::collections::BTreeSet;

/// Height of the dialog beside the list, and how high the list is, in px.
const BESIDE: f32 = 330.0;
const MOST: f32 = 320.0;
/// Less height than this, in px, is not divided between the list and what stands above it.
const LOW: f32 = 480.0;

/// What happened in the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// A unit was ticked or unticked.
    Ticked(UnitId, bool),
    /// All that have not sent, or none.
    AllTicked(bool),
    /// The search field.
    Find(String),
    /// The day on which they came.
    Day(String),
    /// A field was left.
    Left,
    /// The note of one unit is to be opened.
    NoteAsked(UnitId),
    /// The ticked ones are to be noted.
    Done,
    /// The list is to be closed.
    Closed,
}

/// The list of units of one time.
#[derive(Debug)]
pub struct UnitsForm {
    key: Key,
    sentence: String,
    when: String,
    summary: String,
    due: Option<NaiveDate>,
    lines: Vec<Line>,
    picks: BTreeSet<UnitId>,
    find: String,
    day: DateText,
    error: Option<String>,
}

#[derive(Debug)]
struct Line {
    of: UnitDeadline,
    folded: String,
    said: String,
    state: (&'static str, Tone),
}

impl UnitsForm {
    pub(super) fn new(one: &Deadline, desk: &Desk) -> Self {
        let due = one.due.map_or_else(String::new, |due| format!("Thời hạn: {}", date_in_words(due)));
        let mut form = Self {
            key: Key::of(one),
            sentence: one.sentence.clone(),
            when: if one.label.is_empty() { due } else { format!("{due} ({})", one.label) },
            summary: String::new(),
            due: one.due,
            lines: Vec::new(),
            picks: BTreeSet::new(),
            find: String::new(),
            day: DateText::of(Some(desk.today)),
            error: None,
        };
        form.hear(one);
        form
    }

    /// Which time it is about.
    #[must_use]
    pub const fn key(&self) -> Key {
        self.key
    }

    /// The units that are ticked.
    #[must_use]
    pub fn picked(&self) -> Vec<UnitId> {
        self.picks.iter().copied().collect()
    }

    /// How many have sent, in words.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Takes the time as it stands now.
    pub(super) fn hear(&mut self, one: &Deadline) {
        let owing = one.owing().count();
        self.lines = one.units.iter().map(|unit| Line::of(unit, one)).collect();
        let met = one.units.len() - owing;
        self.summary = format!("{met}/{} đơn vị đã gửi", one.units.len());
        let open: BTreeSet<UnitId> = one.owing().map(|unit| unit.unit).collect();
        self.picks.retain(|unit| open.contains(unit));
        if owing > 0 {
            let late = one.days_left.filter(|days| *days < 0);
            let late = late.map_or_else(String::new, |days| format!(", quá hạn {} ngày", -days));
            self.summary.push_str(&format!(" · còn {owing} đơn vị chưa gửi{late}"));
        }
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub(super) fn update(&mut self, message: Message, today: NaiveDate) {
        self.error = None;
        match message {
            Message::Ticked(unit, true) => drop(self.picks.insert(unit)),
            Message::Ticked(unit, false) => drop(self.picks.remove(&unit)),
            Message::AllTicked(true) => {
                let open = self.found().filter(|line| !line.of.met).map(|line| line.of.unit);
                self.picks = open.collect();
            }
            Message::AllTicked(false) => self.picks.clear(),
            Message::Find(typed) => self.find = typed,
            Message::Day(typed) => self.day.typed(typed),
            Message::Left => self.day.left(today),
            Message::NoteAsked(_) | Message::Done | Message::Closed => {}
        }
    }

    fn found(&self) -> impl Iterator<Item = &Line> {
        let query = query_words(&self.find);
        self.lines.iter().filter(move |line| query.is_empty() || matches(&query, &line.folded))
    }

    /// The reports of the ticked units as one deed.
    pub(super) fn done(&mut self, desk: &Desk) -> Option<Command> {
        let Some(on) = self.day.value(desk.today).flatten().filter(|on| *on <= desk.today) else {
            self.day.left(desk.today);
            self.error = Some("Hãy nhập ngày nhận báo cáo, không sau hôm nay.".to_owned());
            return None;
        };
        let commands: Vec<Command> = self
            .lines
            .iter()
            .filter(|line| self.picks.contains(&line.of.unit))
            .map(|line| {
                let blank = || DutyNote {
                    unit: Some(line.of.unit),
                    ..DutyNote::new(desk.fresh(), self.key.obligation, self.due)
                };
                let note = line.of.note.clone().unwrap_or_else(blank);
                Command::SaveDutyNote { note: DutyNote { state: DutyState::Done, on: Some(on), ..note } }
            })
            .collect();
        if commands.is_empty() {
            return None;
        }
        let title = match commands.len() {
            1 => "Ghi nhận báo cáo của 1 đơn vị".to_owned(),
            count => format!("Ghi nhận báo cáo của {count} đơn vị"),
        };
        Some(Command::Batch { title, commands })
    }

    pub(super) fn view(&self, room: f32) -> Element<'_, Message> {
        let owing = self.found().filter(|line| !line.of.met).count();
        let all_picked = owing > 0 && self.picks.len() >= owing;
        let tick_all: Element<'_, Message> = if owing > 0 {
            check::check("Chọn mọi đơn vị chưa gửi", all_picked, Some(Message::AllTicked))
        } else {
            space().into()
        };
        let find = Field::new("", &self.find)
            .placeholder("Tìm đơn vị")
            .icon(icon::search())
            .width(200)
            .on_input(Message::Find);
        let day = date::date("", self.day.text())
            .on_input(Message::Day)
            .on_leave(Message::Left)
            .on_submit(Message::Done)
            .wrong(self.day.error().is_some())
            .width(160);
        let day = row![label::body("Ngày nhận"), Element::from(day)].spacing(S8).align_y(Alignment::Center);
        let choices = row![tick_all, day, Element::from(find)].spacing(S16).align_y(Alignment::Center);
        let lines = self.found().map(|line| line.view(self.picks.contains(&line.of.unit)));
        let lines = column(lines);
        let low = room < LOW;
        // Where the window is low everything is scrolled together.
        let list: Element<'_, Message> = if low {
            lines.into()
        } else {
            let lines = container(lines).padding(Padding { right: 12.0, ..Padding::ZERO });
            container(scrollable(lines).width(Length::Fill)).max_height((room - BESIDE).min(MOST)).into()
        };
        let list = container(list).padding(1).style(panel::card_style);
        let mut all = column![
            column![
                line(self.sentence.as_str()).two(),
                label::small(self.when.as_str()),
                label::strong(self.summary.as_str())
            ]
            .spacing(S4),
            choices.wrap().vertical_spacing(S8),
            list,
        ]
        .spacing(S12);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let count = self.picks.len();
        let words = format!("Đã nhận báo cáo của {count} đơn vị");
        let deeds = row![
            Element::from(button::secondary("Đóng").keys("Esc").on_press(Message::Closed)),
            Element::from(button::primary(words).on_press_maybe((count > 0).then_some(Message::Done))),
        ]
        .spacing(S8);
        let inside = if low { fitted(all, f32::INFINITY, room) } else { all.into() };
        dialog::wide("Báo cáo của từng đơn vị", inside, deeds, 820.0)
    }
}

impl Line {
    fn of(unit: &UnitDeadline, one: &Deadline) -> Self {
        let note = unit.note.as_ref().filter(|_| unit.met);
        let late =
            note.filter(|note| note.is_late()).and_then(|note| Some((note.on? - note.due?).num_days()));
        let mut said = Vec::new();
        if let Some(on) = note.and_then(|note| note.on) {
            said.push(format!("ngày {}", short_date(on)));
        }
        if let Some(number) = note.map(|note| note.number.as_str()).filter(|number| !number.is_empty()) {
            said.push(format!("số {number}"));
        }
        if let Some(days) = late {
            said.push(format!("chậm {days} ngày"));
        }
        let remark = unit.note.as_ref().map_or("", |note| note.note.as_str());
        if !remark.is_empty() {
            said.push(remark.to_owned());
        }
        let state = match (unit.met, late, one.days_left) {
            (true, Some(_), _) => ("Gửi chậm", Tone::Due),
            (true, None, _) => ("Đã gửi", Tone::Done),
            (false, _, Some(..0)) => ("Chưa gửi", Tone::Danger),
            (false, ..) => ("Chưa gửi", Tone::Plain),
        };
        Self { folded: fold(&unit.name), said: said.join(" · "), state, of: unit.clone() }
    }

    fn view(&self, picked: bool) -> Element<'_, Message> {
        let unit = self.of.unit;
        let tick: Element<'_, Message> = if self.of.met {
            space().width(28).into()
        } else {
            container(check::check("", picked, Some(move |on| Message::Ticked(unit, on)))).width(28).into()
        };
        let (words, tone) = self.state;
        let mut name = column![line(self.of.name.as_str()).two()].width(Length::Fill);
        if !self.said.is_empty() {
            name = name.push(line(self.said.as_str()).small());
        }
        let state = container(badge::badge(words, tone)).width(116);
        let deed = if self.of.note.is_some() { "Sửa" } else { "Ghi nhận" };
        let deed = button::quiet(deed).width(104).on_press(Message::NoteAsked(unit));
        let all = row![tick, name, state, Element::from(deed)]
            .spacing(S8)
            .padding(Padding { left: S8, right: 0.0, top: S4, bottom: S4 })
            .align_y(Alignment::Center);
        column![all, panel::hairline()].into()
    }
}
