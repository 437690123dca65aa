//! One time of the list: its words, and its face.

use super::{Key, Message, can_pick};
use crate::domain::deadlines::{Deadline, DeadlineState, ToldBy};
use crate::domain::duty_note::DutyState;
use crate::domain::ids::PlanId;
use crate::screens::Place;
use crate::text::date::short_date;
use crate::text::number::padded;
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, check, icon, label};
use chrono::{Datelike, NaiveDate, Weekday};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

/// One time as it is shown.
#[derive(Debug)]
pub(super) struct Line {
    /// Its place in what was found.
    pub(super) at: usize,
    pub(super) key: Key,
    pub(super) due: Option<NaiveDate>,
    day: String,
    weekday: &'static str,
    sentence: String,
    kind: &'static str,
    facts: String,
    closed: String,
    state: String,
    tone: Tone,
    said: String,
    deed: Deed,
    pick: bool,
}

/// What can be done about it.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Note { noted: bool },
    Units,
    Go(Place, &'static str),
}

const fn weekday(of: Weekday) -> &'static str {
    match of {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// How it stands, in words and tone.
fn state(one: &Deadline) -> (String, Tone) {
    let days = one.days_left;
    match (one.state, days) {
        (DeadlineState::Done, _) => match one.late_by {
            Some(late) => (format!("Xong, chậm {late} ngày"), Tone::Done),
            None => ("Đã xong".to_owned(), Tone::Done),
        },
        (DeadlineState::Late, Some(days)) => (format!("Quá hạn {} ngày", -days), Tone::Danger),
        (DeadlineState::DueSoon, Some(0)) => ("Hôm nay là hạn".to_owned(), Tone::Due),
        (DeadlineState::DueSoon, Some(days)) => (format!("Còn {days} ngày"), Tone::Due),
        (DeadlineState::Doing, _) => (DeadlineState::Doing.label().to_owned(), Tone::Info),
        (DeadlineState::Unknown, _) if one.told_by == ToldBy::Note => {
            (DutyState::NotStarted.label().to_owned(), Tone::Plain)
        }
        (other, _) => (other.label().to_owned(), Tone::Plain),
    }
}

/// What is known of it beside its state.
fn said(one: &Deadline) -> String {
    let count = |number: u32| padded(u64::from(number));
    if one.stray {
        return one.words.clone();
    }
    match one.told_by {
        ToldBy::Note => {
            let Some(note) = &one.note else { return String::new() };
            let on = note.on.filter(|_| one.is_done()).map(|on| format!("ngày {}", short_date(on)));
            let number = Some(note.number.trim()).filter(|number| !number.is_empty());
            let remark = Some(note.note.trim().to_owned()).filter(|words| !words.is_empty());
            let parts = number.map(|number| format!("Số {number}")).into_iter().chain(on).chain(remark);
            let words = parts.collect::<Vec<_>>().join(" · ");
            words.strip_prefix("ngày").map_or(words.clone(), |rest| format!("Ngày{rest}"))
        }
        ToldBy::UnitNotes if one.of > 0 => format!("{}/{} đơn vị đã gửi", one.met, one.of),
        ToldBy::Dossiers if one.of > 0 && one.missing > 0 => {
            format!("{}/{} đơn vị đã gửi, thiếu {} hồ sơ", one.met, one.of, count(one.missing))
        }
        ToldBy::Dossiers if one.of > 0 => format!("{}/{} đơn vị đã gửi", one.met, one.of),
        ToldBy::Selection => format!("Đã chọn {}, nhiều nhất {}", count(one.met), count(one.of)),
        ToldBy::Publicity => format!("Đã có {} trên {} tin, bài", count(one.met), count(one.of)),
        ToldBy::UnitNotes | ToldBy::Dossiers => "Chưa có đơn vị nào thuộc diện".to_owned(),
    }
}

impl Line {
    pub(super) fn of(at: usize, one: &Deadline, plan: &str, current: Option<PlanId>) -> Self {
        let (state, tone) = state(one);
        let mut facts: Vec<String> = Vec::new();
        if !one.label.is_empty() {
            facts.push(crate::text::upper_first(&one.label));
        }
        if !one.sent_to.is_empty() {
            facts.push(format!("Gửi {}", one.sent_to));
        }
        if !plan.is_empty() {
            facts.push(plan.to_owned());
        }
        let closed = match (one.closed, one.working_day) {
            (Some(why), Some(before)) if !one.is_done() => {
                format!("Đến hạn vào ngày nghỉ ({why}); ngày làm việc trước đó là {}", short_date(before))
            }
            _ => String::new(),
        };
        let here = current == Some(one.plan);
        let go = |place: Place, words: &'static str| match here {
            true => Deed::Go(place, words),
            false => Deed::Go(Place::Plan(one.plan), "Mở Kế hoạch"),
        };
        let deed = match one.told_by {
            ToldBy::Note => Deed::Note { noted: one.note.is_some() },
            ToldBy::UnitNotes => Deed::Units,
            ToldBy::Dossiers => go(Place::Quotas, "Mở Chỉ tiêu"),
            ToldBy::Selection => go(Place::Selection, "Mở Xét chọn"),
            ToldBy::Publicity => go(Place::Publicity, "Mở Tuyên truyền"),
        };
        Self {
            at,
            key: Key::of(one),
            due: one.due,
            day: one.due.map_or_else(|| "–".to_owned(), |due| format!("{:02}/{:02}", due.day(), due.month())),
            weekday: one.due.map_or("", |due| weekday(due.weekday())),
            sentence: one.sentence.clone(),
            kind: one.kind,
            facts: facts.join(" · "),
            closed,
            state,
            tone,
            said: said(one),
            deed,
            pick: can_pick(one),
        }
    }

    /// Its face; `narrow` where the state has no room beside the words.
    pub(super) fn view(&self, picked: bool, narrow: bool) -> Element<'_, Message> {
        let key = self.key;
        let tick: Element<'_, Message> = if self.pick {
            container(check::check("", picked, Some(move |on| Message::Ticked(key, on)))).width(28).into()
        } else {
            space().width(28).into()
        };
        let day = column![
            label::strong(self.day.as_str()).font(crate::ui::fonts::FIGURES_STRONG),
            label::small(self.weekday)
        ]
        .width(76);
        let state = badge::badge(self.state.as_str(), self.tone);
        let mut words = column![line(self.sentence.as_str()).two()].spacing(2).width(Length::Fill);
        let facts = if self.facts.is_empty() {
            self.kind.to_owned()
        } else {
            format!("{} · {}", self.kind, self.facts)
        };
        words = words.push(line(facts).small());
        if !self.closed.is_empty() {
            words = words.push(
                row![
                    label::colored(icon::calendar().text(14.0), |c| c.due),
                    line(self.closed.as_str()).small()
                ]
                .spacing(S4)
                .align_y(Alignment::Center),
            );
        }
        let deed = match self.deed {
            Deed::Note { noted: true } => button::quiet("Sửa ghi nhận").on_press(Message::NoteAsked(key)),
            Deed::Note { noted: false } => button::secondary("Ghi nhận").on_press(Message::NoteAsked(key)),
            Deed::Units => button::secondary("Từng đơn vị").on_press(Message::UnitsAsked(key)),
            Deed::Go(place, words) => {
                button::quiet(words).icon_after(icon::right()).on_press(Message::Went(place))
            }
        };
        let deed = Element::from(deed);
        let mut all = row![tick, day].spacing(S8).align_y(Alignment::Center);
        if narrow {
            // The words have the whole width; what is to be done stands beside how it stands.
            let said = container(line(self.said.as_str()).small()).width(Length::Fill);
            let under = row![state, said, deed].spacing(S8).align_y(Alignment::Center);
            all = all.push(words.push(under));
        } else {
            let mut side = column![state].spacing(2).width(236);
            if !self.said.is_empty() {
                side = side.push(line(self.said.as_str()).two().small());
            }
            all = all.push(words).push(side).push(container(deed).width(176).align_x(Alignment::End));
        }
        container(all)
            .padding(Padding { left: S12, right: S12, top: S8, bottom: S8 })
            .width(Length::Fill)
            .into()
    }
}
