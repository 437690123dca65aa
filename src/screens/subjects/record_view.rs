//! The face of one record.

use super::record::{Line, Message, Record};
use super::{duplicates_view, timeline_view};
use crate::domain::dossier::DossierState;
use crate::screens::Desk;
use crate::screens::typed::note;
use crate::storage::{DuplicatePair, SubjectFile, SubjectRow};
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, badge, button, empty, icon, label, line, panel, press};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Less width than this, in px, is not divided.
const NARROW: f32 = 900.0;
/// Width of the names of facts, in px.
const NAME: f32 = 132.0;

pub(super) fn view<'a>(page: &'a Record, desk: &'a Desk) -> Element<'a, Message> {
    let back = button::quiet("Danh sách").icon(icon::left()).keys("Esc").on_press(Message::Left);
    let Some(file) = &page.file else {
        let waiting: Element<'_, Message> = match &page.trouble {
            Some(sentence) => note(sentence.as_str(), Tone::Danger),
            None => empty::working("Đang mở bản ghi…", None, row![]),
        };
        return panel::screen(panel::head("Đối tượng", "", Element::from(back)), waiting);
    };
    responsive(move |room| record(page, file, desk, room.width < NARROW)).into()
}

/// The record; `narrow` where everything stands below each other.
fn record<'a>(page: &'a Record, file: &'a SubjectFile, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
    let back = button::quiet("Danh sách").icon(icon::left()).keys("Esc").on_press(Message::Left);
    let pairs = button::quiet("Các cặp trùng").icon(icon::people()).on_press(Message::DuplicatesAsked);
    let mut deeds = row![Element::from(back), Element::from(pairs)].spacing(S8);
    if desk.current.is_some() && file.subject.anonymised.is_none() {
        let words =
            if page.here(desk).is_some() { "Mở hồ sơ năm nay" } else { "Lập hồ sơ năm nay" };
        let again = button::primary(words).icon(icon::dossier()).keys("Ctrl+N").on_press(Message::AgainAsked);
        deeds = deeds.push(Element::from(again));
    }
    let name = column![line::line(file.subject.name.as_str()).title(), label::small(page.under.as_str())];
    // A name is never cut for the sake of buttons.
    let head: Element<'_, Message> = if narrow {
        column![name, deeds.wrap()].spacing(S8).into()
    } else {
        row![name.width(Length::Fill), deeds].align_y(Alignment::Center).spacing(S16).into()
    };
    let mut left = column![].spacing(S12);
    for (pair, words) in file.duplicates.iter().zip(&page.hints).take(3) {
        left = left.push(hint(file, pair, words));
    }
    if file.duplicates.len() > 3 {
        let all = button::quiet("Xem mọi cặp có thể trùng").on_press(Message::DuplicatesAsked);
        left = left.push(Element::from(all));
    }
    left = left.push(panel::titled("Thông tin", row![], facts(page)));
    left = left.push(panel::titled(page.dossiers_title.as_str(), row![], dossiers(page, file)));
    if !page.awards.is_empty() {
        let awards = page.awards.iter().map(|words| {
            let sign = label::colored(icon::medal().text(16.0), |c| c.gold_ink);
            row![sign, container(line::line(words.as_str()).two()).width(Length::Fill)].spacing(S8).into()
        });
        left = left.push(panel::titled("Khen thưởng", row![], column(awards).spacing(S8)));
    }
    if !file.related.is_empty() {
        let rows = file.related.iter().map(related);
        left = left.push(panel::titled(page.related_title, row![], column(rows)));
    }
    let line: Element<'_, Message> = if file.timeline.is_empty() {
        label::small("Chưa có hồ sơ, khen thưởng hay mốc thời gian nào.").into()
    } else {
        timeline_view::view(page)
    };
    let right = panel::titled("Dòng thời gian", row![], line);
    // The bar of the scroll must not lie over the cards.
    let pad = Padding { right: S16, ..Padding::ZERO };
    if narrow {
        let all = container(left.push(right)).padding(pad);
        return panel::screen(head, scrollable(all).width(Length::Fill).height(Length::Fill));
    }
    let half = |content: Element<'a, Message>, portion: u16| {
        scrollable(container(content).padding(pad)).width(Length::FillPortion(portion)).height(Length::Fill)
    };
    panel::screen(head, row![half(left.into(), 6), half(right, 5)].spacing(S4))
}

fn hint<'a>(file: &'a SubjectFile, pair: &'a DuplicatePair, words: &'a str) -> Element<'a, Message> {
    let other = if pair.pair.a == file.subject.id { pair.pair.b } else { pair.pair.a };
    let deeds = row![
        space::horizontal(),
        Element::from(button::quiet("Không trùng").on_press(Message::NotSame(other))),
        Element::from(button::secondary("So sánh, gộp…").on_press(Message::MergeAsked(other))),
    ]
    .spacing(S8);
    column![note(words, Tone::Due), deeds].spacing(S4).into()
}

fn facts(page: &Record) -> Element<'_, Message> {
    if page.facts.is_empty() {
        return label::small("Chưa ghi thông tin nào.").into();
    }
    let rows = page.facts.iter().map(|(name, value)| {
        row![container(label::small(*name)).width(NAME), label::body(value.as_str()).width(Length::Fill)]
            .spacing(S8)
            .into()
    });
    column(rows).spacing(S4).into()
}

fn dossiers<'a>(page: &'a Record, file: &'a SubjectFile) -> Element<'a, Message> {
    if page.lines.is_empty() {
        return label::small("Chưa có hồ sơ nào.").into();
    }
    let states = file.dossiers.iter().map(|life| life.state);
    column(page.lines.iter().zip(states).map(|(line, state)| dossier(line, state))).into()
}

fn dossier(one: &Line, state: DossierState) -> Element<'_, Message> {
    let mut words = column![line::line(one.words.as_str())].width(Length::Fill);
    if !one.result.is_empty() {
        words = words.push(line::line(one.result.as_str()).small());
    }
    let open = button::icon(icon::right(), "Mở hồ sơ").on_press(Message::DossierAsked(one.id));
    let inside = row![
        container(label::strong(one.year.as_str())).width(52),
        words,
        badge::badge(state.label(), super::super::dossiers::tone(state)),
        Element::from(open),
    ]
    .spacing(S8)
    .align_y(Alignment::Center);
    let inside = container(inside).padding(Padding { top: S4, bottom: S4, ..Padding::ZERO });
    press::press(inside).line().on_press(Message::DossierAsked(one.id)).into()
}

fn related(one: &SubjectRow) -> Element<'_, Message> {
    let under = duplicates_view::joined(&[one.kind.label(), &one.unit_name, &duplicates_view::dossiers(one)]);
    let open = button::icon(icon::right(), "Mở bản ghi").on_press(Message::RecordAsked(one.id));
    let words =
        column![line::line(one.name.as_str()).strong(), line::line(under).small()].width(Length::Fill);
    let inside = row![words, Element::from(open)].align_y(Alignment::Center);
    press::press(inside).line().on_press(Message::RecordAsked(one.id)).into()
}
