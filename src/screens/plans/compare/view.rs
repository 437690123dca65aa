//! The face of "So sánh".

use super::super::super::typed::{Named, chosen, note};
use super::{Against, Compare, Compared, Message, Part};
use crate::domain::plan::compare::{CompareDuty, CompareRow, Side, Standing};
use crate::text::diff::Change;
use crate::ui::badge::Tone;
use crate::ui::choice::{Pick, segments};
use crate::ui::marked::{Mark, marked};
use crate::ui::{Element, badge, button, check, empty, icon, label, line, measure, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// The page; a plan that is no longer a draft takes nothing over.
pub fn view(compare: &Compare, locked: bool) -> Element<'_, Message> {
    if compare.choices.is_empty() {
        return empty::empty(
            icon::copy(),
            "Chưa có kế hoạch nào để so sánh",
            "Nhập kế hoạch của cấp trên ở “Lập kế hoạch mới”, hoặc ban hành rồi sửa đổi kế hoạch này để so với bản trước.",
            row![],
        );
    }
    let now = compare.against.and_then(|against| chosen(&compare.choices, &against));
    let against =
        Pick::new("", compare.choices.clone(), now, |one: Named<Against>| Message::AgainstChosen(one.value))
            .placeholder("Chọn kế hoạch để so…");
    let all = check::check("Hiện cả chỗ giống nhau", compare.all_shown, Some(Message::AllShown));
    let mut page =
        column![row![label::body("So với"), against, all].spacing(measure::S12).align_y(Alignment::Center)]
            .spacing(measure::S8)
            .height(Length::Fill);
    if let Some(sentence) = &compare.trouble {
        page = page.push(note(sentence.as_str(), Tone::Danger));
    }
    let Some(compared) = &compare.compared else {
        let waiting = if compare.waiting {
            "Đang so sánh…"
        } else {
            "Chọn kế hoạch ở trên để so sánh."
        };
        return page.push(empty::working(waiting, None, row![])).into();
    };
    let parts = [(Part::Passages, compare.titles[0].as_str()), (Part::Duties, compare.titles[1].as_str())];
    page = page.push(row![segments(&parts, compare.part, Message::PartChosen)]);
    page.push(container(list(compare, compared, locked)).padding(1).style(panel::card_style)).into()
}

fn list<'a>(compare: &'a Compare, compared: &'a Compared, locked: bool) -> Element<'a, Message> {
    if compare.rows.is_empty() {
        return empty::empty(icon::check_circle(), "Không có chỗ nào khác nhau", "", row![]);
    }
    let names = [compared.other.plan.name.as_str(), "Kế hoạch này"];
    let names = match compared.against {
        Against::Version(_) => ["Bản đã ban hành", names[1]],
        Against::Plan(_) => names,
    };
    let head =
        row(names.map(|name| container(line::line(name).strong()).width(Length::FillPortion(1)).into()))
            .spacing(measure::S16)
            .padding(Padding { top: 6.0, bottom: 6.0, left: measure::S12, right: 26.0 });
    let mut rows = column![];
    for at in compare.rows.iter().take(compare.shown) {
        let one = match compare.part {
            Part::Passages => compared.comparison.rows.get(*at).map(|row| passage(row, names[0])),
            Part::Duties => {
                compared.comparison.duties.get(*at).map(|duty| obligation(duty, names[0], locked))
            }
        };
        if let Some(one) = one {
            let pad = Padding { top: measure::S8, bottom: measure::S8, left: measure::S12, right: 26.0 };
            rows = rows.push(panel::hairline()).push(container(one).padding(pad));
        }
    }
    let rows = scrollable(rows)
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(|viewport| Message::Scrolled(viewport.relative_offset().y));
    column![head, rows].into()
}

fn pair<'a>(first: Element<'a, Message>, second: Element<'a, Message>) -> Element<'a, Message> {
    row![container(first).width(Length::FillPortion(1)), container(second).width(Length::FillPortion(1))]
        .spacing(measure::S16)
        .into()
}

fn nothing<'a>(words: impl Into<String>) -> Element<'a, Message> {
    label::small(words.into()).into()
}

fn passage<'a>(one: &'a CompareRow, other: &'a str) -> Element<'a, Message> {
    let side = |side: &'a Side, here: bool, words: Element<'a, Message>| -> Element<'a, Message> {
        let mut line = row![].spacing(measure::S4);
        if !side.label.is_empty() {
            line = line.push(label::strong(side.label.as_str()));
        }
        line = line.push(container(words).width(Length::Fill));
        if here {
            line = line.push(
                button::icon(icon::edit(), "Mở mục này").on_press(Message::SectionOpened(side.section)),
            );
        }
        let indent = side.depth.min(4) as f32 * 10.0;
        container(line).padding(Padding { left: indent, ..Padding::ZERO }).into()
    };
    let plain = |side: &'a Side| -> Element<'a, Message> {
        if side.words.trim().is_empty() {
            return nothing("(chưa có nội dung)");
        }
        label::body(side.words.as_str()).into()
    };
    match (one.standing, &one.first, &one.second) {
        (Standing::Changed, Some(first), Some(second)) => {
            let of = |without: Change, mark: Mark| {
                let pieces = one.changes.iter().filter(move |(change, _)| *change != without);
                marked(pieces.map(move |(change, words)| {
                    (if *change == Change::Same { Mark::Plain } else { mark }, words.as_str())
                }))
            };
            pair(
                side(first, false, of(Change::Added, Mark::Removed)),
                side(second, true, of(Change::Removed, Mark::Added)),
            )
        }
        (_, Some(first), Some(second)) => {
            pair(side(first, false, plain(first)), side(second, true, plain(second)))
        }
        (_, Some(first), None) => {
            pair(side(first, false, plain(first)), badge::badge("Không có ở kế hoạch này", Tone::Due))
        }
        (_, None, Some(second)) => {
            pair(nothing(format!("Không có ở “{other}”.")), side(second, true, plain(second)))
        }
        (_, None, None) => space().into(),
    }
}

fn obligation<'a>(one: &'a CompareDuty, other: &'a str, locked: bool) -> Element<'a, Message> {
    let words = |duty: &'a Option<(crate::domain::ids::ObligationId, String)>| {
        duty.as_ref().map(|(_, words)| Element::from(label::body(words.as_str())))
    };
    let first = words(&one.first).unwrap_or_else(|| nothing(format!("Không có ở “{other}”.")));
    let second = match (words(&one.second), &one.first) {
        (Some(words), _) if one.later => {
            column![words, badge::badge("Thời hạn muộn hơn", Tone::Danger)].spacing(measure::S4).into()
        }
        (Some(words), _) => words,
        (None, Some((id, _))) => column![
            badge::badge("Thiếu ở kế hoạch này", Tone::Due),
            button::secondary("Thêm vào kế hoạch này")
                .icon(icon::plus())
                .on_press_maybe((!locked).then_some(Message::Added(*id)))
        ]
        .spacing(measure::S8)
        .into(),
        (None, None) => space().into(),
    };
    pair(first, second)
}
