//! The rows: what each would become and why; what a person has to say first.

use super::words::{Line, tone};
use super::{ANSWER, Lists, Message};
use crate::domain::import::{Outcome, OutcomeKind, Question, Row, Who};
use crate::screens::Desk;
use crate::screens::typed::{Named, chosen, note};
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, empty, grid, icon, label, panel};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding};

/// Units asked for that stand above the rows at once.
const ASKED: usize = 3;
/// Width of the row in full, in px.
const SIDE: f32 = 348.0;
/// Below this width the row stands in place of the list and not beside it, in px.
pub(super) const NARROW: f32 = 860.0;

pub(super) fn view<'a>(page: &'a Lists, desk: &'a Desk) -> Element<'a, Message> {
    responsive(move |room| {
        let narrow = room.width < NARROW;
        let rows = |brief| container(list(page, brief)).width(Fill).height(Fill);
        let mut all = column![filters(page, narrow)].spacing(S12);
        let body: Element<'a, Message> = match page.row() {
            Some(chosen) if narrow => full(page, chosen, desk, true),
            chosen => {
                // With large letters the question stands with its row only, or no row would have room.
                all = all.push(units_asked(page, desk).filter(|_| !narrow));
                match chosen {
                    None => rows(narrow).into(),
                    Some(chosen) => {
                        let side = container(full(page, chosen, desk, false)).width(SIDE);
                        row![rows(true), side].spacing(S12).into()
                    }
                }
            }
        };
        all.push(container(body).height(Fill)).into()
    })
    .into()
}

/// Which rows are listed; with large letters as a list that drops down.
pub(super) fn filters(page: &Lists, narrow: bool) -> Element<'_, Message> {
    let counts = page.judged.counts();
    let all = format!("Tất cả ({})", page.judged.rows.len());
    let named = OutcomeKind::ALL
        .into_iter()
        .zip(counts)
        .map(|(kind, count)| (Some(kind), format!("{} ({count})", kind.label())));
    let parts = std::iter::once((None, all)).chain(named);
    if narrow {
        let parts: Vec<Named<Option<OutcomeKind>>> =
            parts.map(|(kind, words)| Named::new(kind, words)).collect();
        let now = chosen(&parts, &page.filter);
        let pick = Pick::new("", parts, now, |one: Named<_>| Message::Filtered(one.value)).width(260);
        return Element::from(pick);
    }
    let parts = parts.map(|(kind, words)| {
        let one = if kind == page.filter {
            button::secondary(words).icon(icon::check())
        } else {
            button::quiet(words)
        };
        Element::from(one.on_press(Message::Filtered(kind)))
    });
    row(parts).spacing(S4).wrap().into()
}

/// Units that have to be named once for all their rows.
fn units_asked<'a>(page: &'a Lists, desk: &'a Desk) -> Option<Element<'a, Message>> {
    let questions: Vec<_> = page.judged.units.iter().filter(|it| !it.near.is_empty()).collect();
    if questions.is_empty() {
        return None;
    }
    let mut all = column![].spacing(S4);
    for asked in questions.iter().take(ASKED) {
        let words = format!("“{}” ({} dòng) có phải là", asked.text, asked.rows);
        let mut deeds = row![label::body(words)].spacing(S8).align_y(Alignment::Center);
        for id in &asked.near {
            let (text, id) = (asked.text.clone(), *id);
            deeds = deeds.push(Element::from(
                button::secondary(desk.unit_name(id)).on_press(Message::UnitAnswered(text, id)),
            ));
        }
        all = all.push(deeds.push(label::body("?")).wrap());
    }
    if questions.len() > ASKED {
        all = all.push(label::small(format!("và {} tên đơn vị khác cần trả lời.", questions.len() - ASKED)));
    }
    Some(container(all).padding(S12).width(Fill).style(panel::card_style).into())
}

/// The rows; `brief` leaves out what the chosen row tells in full beside them.
pub(super) fn list(page: &Lists, brief: bool) -> Element<'_, Message> {
    let mut columns = vec![
        grid::column("Dòng", 84.0).right(),
        grid::column("Kết quả", 146.0),
        grid::column("Họ và tên, tên gọi", Length::FillPortion(3)).least(170.0),
        grid::column("Đơn vị", Length::FillPortion(3)).least(150.0),
    ];
    if !brief {
        columns.insert(3, grid::column("Loại", 120.0));
        columns.push(grid::column("Lý do, thay đổi, lưu ý", Length::FillPortion(5)).least(220.0));
    }
    let count = columns.len();
    let sentence = if page.judged.rows.is_empty() {
        "Chưa có cột nào ghi tên. Hãy chọn ở phần Các cột."
    } else {
        "Hãy chọn nhóm khác ở trên."
    };
    grid::Grid::new(&page.grid, columns, page.lines.len(), Message::Grid, move |at| {
        match page.lines.get(at) {
            Some(line) => cells(line, brief),
            None => (0..count).map(|_| space().into()).collect(),
        }
    })
    .count("dòng")
    .empty(empty::empty(icon::filter(), "Không có dòng nào như vậy", sentence, row![]))
    .into()
}

fn cells(it: &Line, brief: bool) -> Vec<Element<'_, Message>> {
    let outcome = if it.asked {
        badge::badge("Cần trả lời", Tone::Due)
    } else {
        badge::badge(it.outcome.label(), tone(it.outcome))
    };
    let mut cells = vec![
        grid::number(it.place.as_str()),
        outcome,
        line(it.name.as_str()).strong().two().into(),
        line(it.unit.as_str()).two().into(),
    ];
    if !brief {
        cells.insert(3, grid::soft(it.kind.as_str()));
        cells.push(line(it.detail.as_str()).small().two().into());
    }
    cells
}

/// The chosen row in full, with what a person has to say about it.
fn full<'a>(page: &'a Lists, it: &'a Row, desk: &'a Desk, alone: bool) -> Element<'a, Message> {
    let back = button::quiet(if alone { "Về các dòng" } else { "Đóng" }).on_press(Message::Unchosen);
    let mut all = column![
        row![label::caption(format!("Dòng {}", it.line)).width(Fill), Element::from(back)]
            .align_y(Alignment::Center),
        label::strong(if it.name.is_empty() { "Không có tên" } else { it.name.as_str() })
    ]
    .spacing(S8);
    match &it.outcome {
        Outcome::New => all = all.push(note("Sẽ lập hồ sơ mới.", Tone::Done)),
        Outcome::Same => all = all.push(note("Đã có, không khác gì.", Tone::Plain)),
        Outcome::Changed { changes } => {
            for change in changes {
                let before = if change.from.is_empty() { "chưa ghi" } else { change.from.as_str() };
                all = all.push(panel::fact(change.what, label::body(format!("{before} → {}", change.to))));
            }
        }
        Outcome::Skipped { reason } => all = all.push(note(reason.as_str(), Tone::Plain)),
        Outcome::Refused { reason } => {
            let tone = if it.question.is_some() { Tone::Due } else { Tone::Danger };
            all = all.push(note(reason.as_str(), tone));
        }
    }
    for remark in &it.remarks {
        all = all.push(note(remark.as_str(), Tone::Info));
    }
    match &it.question {
        Some(Question::Unit { text, near }) => {
            for id in near {
                let answer = Message::UnitAnswered(text.clone(), *id);
                all = all.push(Element::from(
                    button::secondary(format!("Là {}", desk.unit_name(*id))).width(Fill).on_press(answer),
                ));
            }
            let other = Suggest::new(
                "Đơn vị khác",
                &page.answer,
                &page.answer_folded,
                &page.units,
                Message::AnswerTyped,
                Message::AnswerPicked,
            )
            .id(ANSWER)
            .placeholder("Gõ tên đơn vị");
            all = all.push(Element::from(other));
        }
        Some(Question::Subject { near }) => {
            for pair in near {
                // The subject of a row has an identifier below 0, so the other one stands second.
                let other = pair.a.max(pair.b);
                let known = page.ground().and_then(|ground| ground.subjects.iter().find(|it| it.id == other));
                let name = known.map(|it| it.name.clone()).unwrap_or_default();
                let why: Vec<String> =
                    pair.why.iter().map(crate::domain::duplicates::Reason::words).collect();
                all = all.push(
                    column![
                        Element::from(
                            button::secondary(format!("Đúng là {name}"))
                                .width(Fill)
                                .on_press(Message::WhoAnswered(Who::Is(other)))
                        ),
                        label::small(why.join("; "))
                    ]
                    .spacing(S4),
                );
            }
            let another = button::secondary("Là người, tập thể khác").width(Fill);
            all = all.push(Element::from(another.on_press(Message::WhoAnswered(Who::Another))));
        }
        None => {}
    }
    let skipped = page.choices.skipped.contains(&it.key());
    if skipped || it.is_taken() || it.question.is_some() {
        all = all.push(check::check("Không nhập dòng này", skipped, Some(Message::SkipTicked)));
    }
    let inside =
        container(all).padding(Padding { top: S12, bottom: S12, left: S12, right: S12 + S8 }).width(Fill);
    container(scrollable(inside).height(Fill)).padding(1).height(Fill).style(panel::card_style).into()
}
