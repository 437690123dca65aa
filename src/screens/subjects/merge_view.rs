//! The face of a merge.

use super::merge::{At, MergePage, Message};
use crate::domain::merging::{Chosen, MergeDraft, MergeRow, Side};
use crate::screens::typed::note;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, Theme, button, check, choice, empty, icon, label, line, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Border, Length, Padding};

/// Width of the names of fields, in px.
const LABEL: f32 = 168.0;

pub(super) fn view(page: &MergePage) -> Element<'_, Message> {
    let mut deeds = row![].spacing(S8);
    if page.draft.is_some() {
        deeds = deeds
            .push(Element::from(button::quiet("Đổi bên").icon(icon::refresh()).on_press(Message::Swapped)))
            .push(Element::from(button::quiet("Không trùng").on_press(Message::NotSame)));
    }
    deeds = deeds.push(Element::from(
        button::quiet("Quay lại").icon(icon::left()).keys("Esc").on_press(Message::Left),
    ));
    let head = panel::head("Gộp hai bản ghi", page.words.as_str(), deeds);
    let Some(draft) = &page.draft else {
        let waiting: Element<'_, Message> = match &page.trouble {
            Some(sentence) => note(sentence.as_str(), Tone::Danger),
            None => empty::working("Đang đọc hai bản ghi…", None, row![]),
        };
        return panel::screen(head, waiting);
    };
    let table = column![heads(page, draft), panel::hairline(), rows(page, draft)];
    let card = container(table).padding(1).width(Length::Fill).height(Length::Fill).style(panel::card_style);
    panel::screen(head, column![card, foot(page)].spacing(S8))
}

fn cells<'a>(
    first: impl Into<Element<'a, Message>>,
    rest: [Element<'a, Message>; 3],
) -> Element<'a, Message> {
    let rest = rest.map(|cell| container(cell).width(Length::FillPortion(1)).into());
    let cells = std::iter::once(container(first).width(LABEL).into()).chain(rest);
    row(cells).spacing(S12).align_y(Alignment::Center).into()
}

fn heads<'a>(page: &'a MergePage, draft: &'a MergeDraft) -> Element<'a, Message> {
    let head = |title: &'a str, name: &'a str, facts: &'a str| -> Element<'a, Message> {
        column![label::caption(title), line::line(name).strong(), line::line(facts).small()].into()
    };
    let result = draft.rows.first().map_or("", MergeRow::result);
    let all = check::check(page.same.as_str(), page.all_shown, Some(Message::AllShown));
    let cells = cells(
        all,
        [
            head("Bản ghi được giữ", draft.left.name.as_str(), page.facts[0].as_str()),
            head("Bản ghi gộp vào", draft.right.name.as_str(), page.facts[1].as_str()),
            head("Sau khi gộp", result, page.others.as_str()),
        ],
    );
    container(cells).padding(Padding { top: S8, bottom: S8, left: S12, right: S24 }).into()
}

/// Room for the bar at the right.
const S24: f32 = crate::ui::measure::S24;

fn rows<'a>(page: &'a MergePage, draft: &'a MergeDraft) -> Element<'a, Message> {
    let mut all = column![];
    if page.shown.is_empty() {
        all = all.push(
            container(label::body("Hai bản ghi giống nhau ở mọi mục; không có gì phải chọn.")).padding(S16),
        );
    }
    let mut twin = None;
    for (place, at) in page.shown.iter().enumerate() {
        if at.twin != twin {
            twin = at.twin;
            if let Some(number) = twin {
                all = all.push(twin_head(page, draft, number));
            }
        }
        let row = match at.twin {
            None => draft.rows.get(at.row),
            Some(number) => draft.twins.get(number).and_then(|twin| twin.rows.get(at.row)),
        };
        if let Some(row) = row {
            all = all.push(field(*at, row, place == page.cursor));
        }
    }
    // Pairs of dossiers that are the same in every field still have to be told.
    for number in 0..draft.twins.len() {
        if page.shown.iter().all(|at| at.twin != Some(number)) {
            all = all.push(twin_head(page, draft, number));
        }
    }
    scrollable(all).width(Length::Fill).height(Length::Fill).into()
}

fn twin_head<'a>(page: &'a MergePage, draft: &'a MergeDraft, number: usize) -> Element<'a, Message> {
    let Some((words, twin)) = page.twins.get(number).zip(draft.twins.get(number)) else {
        return space().into();
    };
    let keep = choice::segments(
        &[(Side::Left, "Giữ hồ sơ bên trái"), (Side::Right, "Giữ hồ sơ bên phải")],
        twin.keep,
        move |side| Message::KeptTwin(number, side),
    );
    let top = row![label::heading(words.title.as_str()).width(Length::Fill), keep].align_y(Alignment::Center);
    let under = "Hai hồ sơ thành một; các bước, tệp, điều kiện và thành tích của cả hai đều được giữ.";
    let sides = cells(
        label::caption("Tình trạng"),
        [
            line::line(words.sides[0].as_str()).small().two().into(),
            line::line(words.sides[1].as_str()).small().two().into(),
            label::small(under).into(),
        ],
    );
    let inside = column![top, sides].spacing(S4);
    container(inside)
        .padding(Padding { top: S12, bottom: S8, left: S12, right: S24 })
        .width(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().surface.into()),
            ..container::Style::default()
        })
        .into()
}

fn field<'a>(at: At, row: &'a MergeRow, here: bool) -> Element<'a, Message> {
    let value = |words: &'a str, side: Chosen| {
        let empty = words.trim().is_empty();
        let on = row.chosen == side || row.chosen == Chosen::Both;
        let words: Element<'a, Message> =
            if empty { label::small("(trống)").into() } else { line::line(words).two().into() };
        let sign = if on { icon::check_circle().text(16.0) } else { icon::dot().text(16.0) };
        let sign = label::colored(sign, if on { |c| c.gold_ink } else { |c| c.ink_faint });
        let inside = row![sign, container(words).width(Length::Fill)].spacing(S8).align_y(Alignment::Center);
        let cell = container(inside).padding(Padding { top: 6.0, bottom: 6.0, left: S8, right: S8 });
        let cell = cell.width(Length::Fill).style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                background: on.then_some(c.gold_soft.into()),
                border: Border {
                    color: if on { c.gold } else { c.line },
                    width: 1.0,
                    radius: crate::ui::measure::RADIUS.into(),
                },
                ..container::Style::default()
            }
        });
        Element::from(press::press(cell).on_press(Message::Chose(at, side)))
    };
    let result: Element<'a, Message> = {
        let words = row.result();
        let words: Element<'a, Message> = if words.trim().is_empty() {
            label::small("(trống)").into()
        } else {
            line::line(words).two().strong().into()
        };
        let two = !row.left.trim().is_empty() && !row.right.trim().is_empty() && !row.is_same();
        let both = two && row.both.is_some() && row.chosen != Chosen::Both;
        let mut inside = row![container(words).width(Length::Fill)].spacing(S8).align_y(Alignment::Center);
        if both {
            inside = inside
                .push(Element::from(button::quiet("Giữ cả hai").on_press(Message::Chose(at, Chosen::Both))));
        }
        inside.into()
    };
    let cells = cells(
        label::body(row.label),
        [value(&row.left, Chosen::Left), value(&row.right, Chosen::Right), result],
    );
    let inside = container(cells).padding(Padding { top: 5.0, bottom: 5.0, left: S12, right: S24 });
    press::press(inside).line().chosen(here).into()
}

fn foot(page: &MergePage) -> Element<'_, Message> {
    let words: Element<'_, Message> = match &page.obstacle {
        Some(sentence) => note(sentence.as_str(), Tone::Danger),
        None => label::small(
            "Phần chữ không chọn được ghi vào ghi chú của bản ghi, tên không chọn thành tên khác. Gộp xong vẫn hoàn tác được (Ctrl+Z). Phím: ↑ ↓ chuyển mục, ← → chọn bên, Space giữ cả hai.",
        )
        .into(),
    };
    let can = page.obstacle.is_none() && !page.sent;
    let mut done = button::primary("Gộp 2 bản ghi").icon(icon::check()).keys("Ctrl+Enter");
    if can {
        done = done.on_press(Message::Done);
    }
    row![container(words).width(Length::Fill), Element::from(done)]
        .spacing(S16)
        .align_y(Alignment::Center)
        .into()
}
