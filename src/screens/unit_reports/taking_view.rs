//! The files on the table: what needs a look first, and one file in full beside them.

use super::view::{both, scrolled};
use super::{Message, Taking, TakingMessage, UnitReports};
use crate::domain::unit_report::{FileReport, FileState, ReportSection};
use crate::screens::Desk;
use crate::screens::typed::{note, trouble};
use crate::text::date::short_date;
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::press::press;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, date, empty, icon, label, panel};
use iced::widget::{column, container, keyed_column, row, space};
use iced::{Alignment, Fill, Padding};

const LINE: f32 = 66.0;
const TICK: f32 = 36.0;
const STATE: f32 = 148.0;

fn say(message: TakingMessage) -> Message {
    Message::Taking(message)
}

const fn tone(state: &FileState) -> Tone {
    match state {
        FileState::Good => Tone::Done,
        FileState::Replaces { .. } => Tone::Info,
        FileState::Already { .. } | FileState::Copy { .. } => Tone::Plain,
        FileState::Whose | FileState::OtherTime { .. } | FileState::Rival { .. } => Tone::Due,
        FileState::Unreadable { .. } => Tone::Danger,
    }
}

impl UnitReports {
    pub(super) fn table<'a>(
        &'a self,
        taking: &'a Taking,
        desk: &'a Desk,
        narrow: bool,
    ) -> Element<'a, Message> {
        let time = self.span.of_year(self.year);
        let unread =
            taking.files.iter().filter(|file| matches!(file.state, FileState::Unreadable { .. })).count();
        let mut told = format!("{} tệp · nhận làm báo cáo {}", taking.files.len(), time.to_lowercase());
        if unread > 0 {
            told.push_str(&format!(" · {unread} tệp không đọc được"));
        }
        let head =
            container(label::strong(told)).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        let rows = taking.files.iter().map(|file| (file.at, file_line(taking, file, desk)));
        let list = container(column![head, panel::hairline(), scrolled(keyed_column(rows))])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style);
        let details: Element<'a, Message> = match taking.on_show() {
            Some(file) => details(taking, file, desk),
            None => {
                empty::empty(icon::paper(), "Chọn một tệp", "Nội dung đọc được của tệp hiện ở đây.", row![])
            }
        };
        let body = both(narrow, (list.into(), 6), (details, 5));
        let mut all = column![].spacing(S12);
        if let Some(sentence) = &taking.trouble {
            all = all.push(trouble(sentence));
        }
        all.push(body).push(foot(taking)).into()
    }
}

fn foot(taking: &Taking) -> Element<'_, Message> {
    let count = taking.picked.len();
    let words = if count == 0 {
        "Chưa chọn báo cáo nào".to_owned()
    } else {
        format!("Nhận {count} báo cáo")
    };
    let accept = button::primary(words)
        .icon(icon::check())
        .on_press_maybe((count > 0).then_some(say(TakingMessage::Accepted)));
    row![
        button::quiet("Thôi, không nhận").keys("Esc").on_press(say(TakingMessage::Cleared)),
        label::small("Chưa có gì được ghi cho đến khi bấm Nhận.").width(Fill).align_x(iced::Right),
        accept
    ]
    .spacing(S12)
    .align_y(Alignment::Center)
    .into()
}

fn file_line<'a>(taking: &'a Taking, file: &'a FileReport, desk: &'a Desk) -> Element<'a, Message> {
    let at = file.at;
    let tick: Element<'a, Message> = if file.state.can_be_taken() {
        let picked = taking.picked.contains(&at);
        check::check("", picked, Some(move |on| say(TakingMessage::Picked(at, on))))
    } else {
        space().into()
    };
    let unit = file.unit.map(|unit| desk.unit_name(unit));
    let sentence = file.state.sentence();
    let (first, under) = match unit {
        Some(unit) if sentence.is_empty() => (unit, file.name.clone()),
        Some(unit) => (unit, format!("{sentence} · {}", file.name)),
        None => (file.name.clone(), sentence),
    };
    let names = column![line(first).strong().two(), line(under).small()].width(Fill);
    let state = if file.cut && file.state.can_be_taken() {
        badge::badge("Có thể bị cắt", Tone::Due)
    } else {
        badge::badge(file.state.label(), tone(&file.state))
    };
    let whole = row![container(tick).center_x(TICK), names, container(state).width(STATE)]
        .spacing(S8)
        .align_y(Alignment::Center)
        .height(LINE)
        .padding(Padding { left: S4, right: S8, ..Padding::ZERO });
    press(whole).chosen(taking.shown == Some(at)).line().on_press(say(TakingMessage::Shown(at))).into()
}

fn details<'a>(taking: &'a Taking, file: &'a FileReport, desk: &'a Desk) -> Element<'a, Message> {
    let mut all = column![].spacing(S12).padding(S12);
    let mut title = column![line(file.name.as_str()).strong()];
    if !file.subject.is_empty() {
        title = title.push(label::small(file.subject.as_str()));
    }
    all = all.push(title);
    let sentence = file.state.sentence();
    if !sentence.is_empty() {
        all = all.push(note(sentence, tone(&file.state)));
    }
    let readable = !matches!(file.state, FileState::Unreadable { .. });
    if readable && !matches!(file.state, FileState::Copy { .. } | FileState::Already { .. }) {
        all = all.push(fields(taking, file, desk));
    }
    if !file.lost.is_empty() {
        all = all.push(note(file.lost.join("\n"), if file.cut { Tone::Due } else { Tone::Info }));
    }
    let sections: &[ReportSection] = taking
        .found
        .get(file.at)
        .and_then(|found| found.content.as_ref().ok())
        .map_or(&[], |read| read.sections.as_slice());
    if readable && !sections.is_empty() {
        let dated = file.dated.map(|day| format!(" · ngày {}", short_date(day))).unwrap_or_default();
        all = all.push(label::caption(format!("{} mục, {} đoạn{dated}", file.sections, file.paragraphs)));
        let mut outline = column![].spacing(S4);
        for section in sections {
            let indent = f32::from(section.depth.min(4)) * S12;
            let count = match section.paragraphs.len() {
                0 => String::new(),
                count => format!("{count} đoạn"),
            };
            outline = outline.push(
                row![
                    container(line(section.heading()))
                        .width(Fill)
                        .padding(Padding { left: indent, ..Padding::ZERO }),
                    label::small(count)
                ]
                .spacing(S8),
            );
        }
        all = all.push(outline);
    }
    container(scrolled(all)).padding(1).width(Fill).height(Fill).style(panel::card_style).into()
}

fn fields<'a>(taking: &'a Taking, file: &'a FileReport, desk: &'a Desk) -> Element<'a, Message> {
    let mut unit = Suggest::new(
        "Đơn vị",
        &taking.unit_text,
        &taking.unit_folded,
        &taking.items,
        |text| say(TakingMessage::UnitTyped(text)),
        |place| say(TakingMessage::UnitPicked(place)),
    )
    .id("unit-report-unit")
    .required()
    .placeholder("Gõ tên đơn vị, không dấu cũng được");
    if let Some(how) = file.how {
        unit = unit.help(how.label());
    }
    let mut all = column![Element::from(unit)].spacing(S12);
    if file.unit.is_none() && !file.near.is_empty() {
        let near = file.near.iter().map(|id| {
            let name = desk.unit_name(*id);
            button::secondary(name).on_press(say(TakingMessage::NearPicked(*id))).into()
        });
        all = all.push(
            column![label::caption("Có phải là một trong các đơn vị này?"), row(near).spacing(S8).wrap()]
                .spacing(S4),
        );
    }
    let number = Field::new("Số, ký hiệu", &file.number)
        .id("unit-report-number")
        .placeholder("không ghi")
        .on_input(|text| say(TakingMessage::NumberTyped(text)));
    let received = date::date("Ngày nhận", taking.received.text())
        .id("unit-report-received")
        .on_input(|text| say(TakingMessage::ReceivedTyped(text)))
        .on_leave(say(TakingMessage::ReceivedLeft))
        .error(taking.received.error());
    all = all.push(row![Element::from(number), Element::from(received)].spacing(S12));
    if let Some(offer) = &file.note {
        let noted = taking.found.get(file.at).is_some_and(|found| !found.unnoted);
        all = all.push(check::check(
            "Ghi nhận “đã gửi” vào chế độ báo cáo của kế hoạch",
            noted,
            Some(|on| say(TakingMessage::NoteToggled(on))),
        ));
        let late = if file.received > offer.due { ", gửi sau hạn" } else { "" };
        all = all.push(label::small(format!("Hạn {}{late}", short_date(offer.due))));
    }
    all.into()
}
