//! The face of the pairs.

use super::duplicates::{Duplicates, Found, LIST, MOST, Message, PAIR, Part, tone};
use crate::screens::typed::note;
use crate::storage::SubjectRow;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, badge, button, choice, empty, icon, label, line, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

pub(super) fn view(page: &Duplicates) -> Element<'_, Message> {
    let back = button::quiet("Danh sách").icon(icon::left()).keys("Esc").on_press(Message::Left);
    let under = "Chương trình chỉ gợi ý; gộp hay không do người phụ trách quyết định và hoàn tác được.";
    let head = panel::head("Hồ sơ có thể trùng", under, Element::from(back));
    let Some(found) = &page.found else {
        let waiting: Element<'_, Message> = match &page.trouble {
            Some(sentence) => note(sentence.as_str(), Tone::Danger),
            None => empty::working("Đang so các bản ghi…", None, row![]),
        };
        return panel::screen(head, waiting);
    };
    let parts = [(Part::Open, page.titles[0].as_str()), (Part::Apart, page.titles[1].as_str())];
    let mut bar = row![choice::segments(&parts, page.part, Message::PartChosen)]
        .spacing(S12)
        .align_y(Alignment::Center);
    if page.part == Part::Open && found.total > MOST {
        bar = bar.push(label::small(format!("Đang hiện {MOST} cặp giống nhau nhất.")));
    }
    let count = match page.part {
        Part::Open => found.pairs.len(),
        Part::Apart => found.apart.len(),
    };
    let list: Element<'_, Message> = if count == 0 { nothing(page.part) } else { pairs(page, found, count) };
    let list = container(list).padding(1).width(Length::Fill).height(Length::Fill).style(panel::card_style);
    panel::screen(head, column![bar, list].spacing(S12))
}

fn nothing<'a>(part: Part) -> Element<'a, Message> {
    match part {
        Part::Open => empty::empty(
            icon::check_circle(),
            "Không thấy bản ghi nào trùng",
            "Khi hai bản ghi cùng tên và cùng đơn vị, ngày sinh, điện thoại hoặc địa chỉ, cặp ấy hiện ở đây.",
            row![],
        ),
        Part::Apart => empty::empty(
            icon::people(),
            "Chưa có cặp nào được ghi “không trùng”",
            "Cặp đã ghi “không trùng” không được hỏi lại, và xem lại được ở đây.",
            row![],
        ),
    }
}

/// Only the pairs in sight, and one window above and below, are built.
fn pairs<'a>(page: &'a Duplicates, found: &'a Found, count: usize) -> Element<'a, Message> {
    let from = ((page.offset - page.height) / PAIR).floor().max(0.0) as usize;
    let to = (((page.offset + 2.0 * page.height) / PAIR).ceil() as usize).min(count);
    let from = from.min(to);
    let mut rows = column![space().height(from as f32 * PAIR)];
    for at in from..to {
        let one = match page.part {
            Part::Open => found.pairs.get(at).map(|pair| {
                let why = page.reasons.get(at).map_or(&[][..], Vec::as_slice);
                open(at, &pair.rows, why, badge::badge(pair.pair.strength.label(), tone(pair.pair.strength)))
            }),
            Part::Apart => found.apart.get(at).map(|rows| apart(rows)),
        };
        if let Some(one) = one {
            let inside =
                container(one).height(PAIR).padding(Padding { top: S8, bottom: S8, left: S16, right: S16 });
            let chosen = page.part == Part::Open && at == page.chosen;
            rows = rows.push(press::press(inside).line().chosen(chosen).on_press(Message::Chosen(at)));
        }
    }
    rows = rows.push(space().height((count - to) as f32 * PAIR));
    scrollable(rows)
        .id(LIST)
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(|viewport| Message::Scrolled(viewport.absolute_offset().y, viewport.bounds().height))
        .into()
}

fn open<'a>(
    at: usize,
    rows: &'a [SubjectRow; 2],
    why: &'a [(String, bool)],
    strength: Element<'a, Message>,
) -> Element<'a, Message> {
    let (a, b) = (rows[0].id, rows[1].id);
    let told = why.iter().map(|(words, against)| {
        let tone = if *against { Tone::Danger } else { Tone::Plain };
        let sign = if *against { icon::warning() } else { icon::check() };
        badge::with_icon(words, tone, sign)
    });
    let deeds = row![
        Element::from(button::quiet("Không trùng").keys("Delete").on_press(Message::Apart(a, b, true))),
        Element::from(button::secondary("Gộp…").keys("Enter").on_press(Message::MergeAsked(a, b))),
    ]
    .spacing(S8);
    let _ = at;
    let reasons = row![strength].extend(told).spacing(S8).align_y(Alignment::Center).clip(true);
    let top = row![container(reasons).width(Length::Fill).clip(true), deeds]
        .align_y(Alignment::Center)
        .spacing(S12);
    column![top, sides(rows)].spacing(S4).into()
}

fn apart(rows: &[SubjectRow; 2]) -> Element<'_, Message> {
    let (a, b) = (rows[0].id, rows[1].id);
    let again =
        button::quiet("Xem lại khả năng trùng").icon(icon::undo()).on_press(Message::Apart(a, b, false));
    let top = row![badge::badge("Không trùng", Tone::Done), space::horizontal(), Element::from(again)]
        .align_y(Alignment::Center);
    column![top, sides(rows)].spacing(S4).into()
}

fn sides(rows: &[SubjectRow; 2]) -> Element<'_, Message> {
    row![side(&rows[0]), side(&rows[1])].spacing(S16).into()
}

/// What tells one record from the other, in three lines.
fn side(it: &SubjectRow) -> Element<'_, Message> {
    let name = row![
        container(line::line(it.name.as_str()).strong()).width(Length::Fill),
        button::icon(icon::eye(), "Mở bản ghi").on_press(Message::RecordAsked(it.id)),
    ]
    .align_y(Alignment::Center);
    let first = joined(&[&it.since, &it.unit_name, &it.phone]);
    let second = joined(&[&it.address, &dossiers(it)]);
    column![name, line::line(first).small(), line::line(second).small()].width(Length::FillPortion(1)).into()
}

/// "3 hồ sơ (2024, 2023, 2019)".
pub(super) fn dossiers(it: &SubjectRow) -> String {
    if it.dossiers == 0 {
        return "chưa có hồ sơ".to_owned();
    }
    let years: Vec<String> = it.years.iter().map(ToString::to_string).collect();
    format!("{} hồ sơ ({})", it.dossiers, years.join(", "))
}

pub(super) fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
