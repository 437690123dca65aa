//! Dữ liệu đã xuất: everything out at once, and every list, paper and file that left the program, with what was in it (Luật
//! 91/2025/QH15).

mod everything;
mod everything_view;

pub use everything::{Everything, Message as EverythingMessage, Step};

use super::{Chord, ChordKey, Desk, Effect, Notice, Place};
use crate::domain::personal::ExportNote;
use crate::domain::{Area, Changes};
use crate::storage::StoreError;
use crate::text::date::short_date;
use crate::text::number::grouped;
use crate::ui::badge::Tone;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, badge, button, empty, icon, label, line, panel};
use iced::keyboard::key::Named;
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length, Padding, Task};

/// How many are shown; older ones stay in the data.
const MOST: usize = 300;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Read(Result<Vec<ExportNote>, StoreError>),
    /// "Cơ quan" was pressed.
    Back,
    /// The part that hands out everything.
    Everything(EverythingMessage),
}

/// The page.
#[derive(Debug, Default)]
pub struct Exports {
    /// Newest first; none until they are read.
    all: Option<Vec<ExportNote>>,
    everything: Everything,
}

impl Exports {
    /// The page.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        (Self::default(), ask(desk))
    }

    /// The part that hands out everything.
    #[must_use]
    pub const fn everything(&self) -> &Everything {
        &self.everything
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Dữ liệu đã xuất".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(Ok(all)) => {
                self.all = Some(all);
                Effect::None
            }
            Message::Read(Err(error)) => Effect::Tell(Notice::from(&error)),
            Message::Back => Effect::Go(Place::Office),
            Message::Everything(message) => self.everything.update(message, desk),
        }
    }

    /// Somebody's deed: reads again when something left.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Export]) { Effect::Run(ask(desk)) } else { Effect::None }
    }

    /// It does no deeds that could be refused.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// What is under way stops.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        self.everything.leave()
    }

    /// What a key means.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let back = Chord { key: ChordKey::Named(Named::Escape), ctrl: false, shift: false, alt: false };
        (chord == back).then_some(Message::Back)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        let back = button::secondary("Cơ quan").icon(icon::left()).keys("Esc").on_press(Message::Back);
        let words = column![
            line::line("Dữ liệu đã xuất").title(),
            line::line("Danh sách, văn bản và tệp đã rời chương trình, mới nhất ở trên").small()
        ];
        let head =
            row![Element::from(back), words.width(Length::Fill)].spacing(S12).align_y(Alignment::Center);
        let Some(all) = &self.all else {
            return panel::screen(head, empty::working("Đang đọc…", None, row![]));
        };
        // In line with the list below, which leaves room for its bar.
        let beside_bar = Padding { right: 12.0, ..Padding::ZERO };
        let everything = container(everything_view::card(&self.everything)).padding(beside_bar);
        if all.is_empty() {
            let none = empty::empty(
                icon::shield(),
                "Chưa có gì rời chương trình",
                "Mỗi lần xuất danh sách, văn bản hoặc lưu bản sao tệp, chương trình ghi lại ở đây: xuất gì, ai xuất, ngày nào.",
                row![],
            );
            return panel::screen(head, column![everything, none].spacing(S12));
        }
        let mut lines = column![].spacing(S8);
        for (place, it) in all.iter().take(MOST).enumerate() {
            if place > 0 {
                lines = lines.push(panel::hairline());
            }
            lines = lines.push(entry(it));
        }
        if all.len() > MOST {
            let rest = grouped((all.len() - MOST) as u64);
            lines = lines.push(label::small(format!("và {rest} lần trước đó")));
        }
        let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
        let body = scrollable(container(panel::card(lines)).padding(beside_bar))
            .direction(scrollable::Direction::Vertical(bar))
            .width(Length::Fill)
            .height(Length::Fill);
        panel::screen(head, column![everything, body].spacing(S12))
    }
}

fn ask(desk: &Desk) -> Task<Message> {
    Task::perform(desk.store.read(|database| database.exports()), Message::Read)
}

fn entry(it: &ExportNote) -> Element<'_, Message> {
    let mut parts = Vec::new();
    if it.rows > 0 {
        parts.push(format!("{} dòng", grouped(it.rows.into())));
    }
    if !it.by.trim().is_empty() {
        parts.push(it.by.trim().to_owned());
    }
    if !it.file.trim().is_empty() {
        parts.push(format!("“{}”", it.file.trim()));
    }
    let mut words =
        column![label::strong(it.what.as_str()), label::small(parts.join(" · "))].width(Length::Fill);
    if !it.columns.is_empty() {
        words = words.push(label::small(format!("Cột: {}", it.columns.join(", "))));
    }
    let mut all = row![label::figure(short_date(it.on)).width(96), words].spacing(S12);
    if it.personal {
        all = all.push(badge::badge("Có dữ liệu cá nhân", Tone::Due));
    }
    all.align_y(Alignment::Center).into()
}
