//! The face of the page.

use super::{Group, Lacking, Message, Owed};
use crate::domain::checklist::Gap;
use crate::screens::Desk;
use crate::screens::dossiers::sign;
use crate::storage::LackingRow;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, empty, icon, label, line, panel};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length, Padding};

/// Nearer than this, in days, a day is said to be near.
const NEAR: i64 = 14;

pub(super) fn view<'a>(screen: &'a Lacking, desk: &'a Desk) -> Element<'a, Message> {
    let back = button::secondary("Danh sách hồ sơ").icon(icon::left()).keys("Esc").on_press(Message::Back);
    let under = desk.current.map_or(String::new(), |current| {
        let plan = desk.plan(current.plan).map_or("", |plan| plan.name.as_str());
        format!("{plan} · năm {}", current.year)
    });
    let words = column![line::line("Hồ sơ còn thiếu").title(), line::line(under).small()].width(Length::Fill);
    let head = row![Element::from(back), words].spacing(S12).align_y(Alignment::Center);
    let Some(groups) = &screen.groups else {
        let words = if desk.current.is_some() {
            "Đang xem các hồ sơ…"
        } else {
            "Chưa có kế hoạch nào."
        };
        return panel::screen(head, empty::working(words, None, row![]));
    };
    if groups.is_empty() {
        let done = empty::empty(
            icon::check_circle(),
            "Không hồ sơ nào còn thiếu",
            "Hồ sơ đang lập của kế hoạch và năm này đã có đủ các mục, hoặc chưa có hồ sơ nào đang lập.",
            row![],
        );
        return panel::screen(head, done);
    }
    let mut all = column![].spacing(S12);
    if !screen.owed.is_empty() {
        all = all.push(owed(&screen.owed));
    }
    for group in groups {
        all = all.push(unit(group));
    }
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let body = scrollable(container(all).padding(Padding { right: 12.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill);
    panel::screen(head, body)
}

/// How far away a day is, in words and tone.
fn left<'a>(days: i64) -> Element<'a, Message> {
    let (words, tone) = match days {
        ..0 => (format!("Quá hạn {} ngày", -days), Tone::Danger),
        0 => ("Hôm nay là hạn".to_owned(), Tone::Due),
        1..=NEAR => (format!("Còn {days} ngày"), Tone::Due),
        _ => (format!("Còn {days} ngày"), Tone::Plain),
    };
    container(row![tone.sign().text(14.0), label::small(words)].spacing(S4).align_y(Alignment::Center)).into()
}

fn owed(all: &[Owed]) -> Element<'_, Message> {
    let lines = all.iter().map(|it| {
        let mut line = row![label::body(it.words.as_str()).width(Length::Fill)].spacing(S12);
        if let Some(due) = it.due {
            line = line.push(label::body(format!("Hạn {}", short_date(due))));
        }
        if let Some(days) = it.left {
            line = line.push(left(days));
        }
        line.align_y(Alignment::Center).into()
    });
    panel::titled("Chỉ tiêu gửi hồ sơ", row![], column(lines).spacing(S8))
}

fn unit(group: &Group) -> Element<'_, Message> {
    let mut deeds = row![].spacing(S12).align_y(Alignment::Center);
    if let Some((due, days)) = group.due {
        deeds = deeds.push(label::small(format!("Hạn {}", short_date(due)))).push(left(days));
    }
    deeds = deeds.push(label::small(format!("{} hồ sơ", group.rows.len())));
    let mut all = column![panel::section(&group.name, deeds)].spacing(S8);
    for it in &group.rows {
        all = all.push(panel::hairline()).push(dossier(it));
    }
    panel::card(all)
}

fn dossier(it: &LackingRow) -> Element<'_, Message> {
    let needed = it.gaps.iter().filter(|gap| gap.required).count();
    let state = if needed > 0 {
        badge::badge("Thiếu mục bắt buộc", Tone::Due)
    } else {
        badge::badge("Nên bổ sung", Tone::Plain)
    };
    // Papers that are missing are named behind one word.
    let listed = |required: bool| -> Vec<String> {
        let these: Vec<&Gap> = it.gaps.iter().filter(|gap| gap.required == required).collect();
        let rest = these.iter().filter(|gap| gap.item.is_empty()).map(|gap| gap.words.clone());
        let papers: Vec<&str> = these
            .iter()
            .filter(|gap| !gap.item.is_empty())
            .map(|gap| gap.words.strip_prefix("Thiếu: ").unwrap_or(&gap.words))
            .collect();
        let papers = (!papers.is_empty()).then(|| format!("Thiếu: {}", papers.join(", ")));
        rest.chain(papers).collect()
    };
    let mut words = column![
        row![
            label::colored(sign(it.kind).text(18.0), |c| c.gold),
            line::line(it.name.as_str()).strong(),
            state
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
    ]
    .spacing(2)
    .width(Length::Fill);
    if needed > 0 {
        words = words.push(label::body(listed(true).join("; ")));
    }
    let rest = listed(false);
    if !rest.is_empty() {
        words = words.push(label::small(rest.join("; ")));
    }
    let door = button::secondary("Mở hồ sơ").icon_after(icon::right()).on_press(Message::Showed(it.dossier));
    row![words, Element::from(door)].spacing(S12).align_y(Alignment::Center).into()
}
