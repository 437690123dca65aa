//! The face of the side panel.

use super::side::{GateRow, Message, Side, aside, onward};
use super::{Form, Message as FormMessage};
use crate::domain::dossier::{DossierState, GateAnswer, Step};
use crate::screens::dossiers::tone;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, choice, field::Field, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

pub(super) fn view(form: &Form) -> Element<'_, FormMessage> {
    let side = &form.side;
    let mut all = column![].spacing(S12);
    if form.is_stored() {
        all = all.push(life(side));
        if !side.gates.is_empty() {
            all = all.push(gates(side));
        }
    } else {
        all = all.push(panel::card(
            column![
                badge::badge("Chưa lưu", Tone::Due),
                label::body("Hồ sơ tự lưu ngay khi có tên và đơn vị đề nghị.")
            ]
            .spacing(S8),
        ));
    }
    Element::from(all.push(lacks(side))).map(FormMessage::Side)
}

fn life(side: &Side) -> Element<'_, Message> {
    let mut all = column![
        row![
            label::heading("Tình trạng"),
            space::horizontal(),
            badge::badge(side.state.label(), tone(side.state))
        ]
        .align_y(Alignment::Center)
    ]
    .spacing(S8);
    if !side.steps.is_empty() {
        all = all.push(history(&side.steps));
    }
    all = all.push(panel::hairline());
    all = all.push(match side.turning {
        Some(state) => reason(side, state),
        None => steps(side),
    });
    panel::card(all)
}

/// The life so far, newest last, as it would be told.
fn history(steps: &[Step]) -> Element<'_, Message> {
    let lines = steps.iter().map(|step| {
        let who = if step.by.trim().is_empty() { String::new() } else { format!(" · {}", step.by) };
        let mut line =
            column![row![label::figure(short_date(step.on)), label::strong(step.state.label())].spacing(S8)];
        if !who.is_empty() || !step.reason.is_empty() {
            let reason = if step.reason.is_empty() { "" } else { " · " };
            let words = format!("{}{reason}{}", who.trim_start_matches(" · "), step.reason);
            line = line.push(label::small(words.trim_start_matches(" · ").to_owned()));
        }
        line.into()
    });
    column(lines).spacing(S4).into()
}

fn day(side: &Side) -> Element<'_, Message> {
    Field::new("Ngày của bước tiếp theo", &side.day)
        .on_input(Message::DayTyped)
        .on_leave(Message::DayLeft)
        .error(side.day_wrong.then_some("Không có ngày này. Hãy ghi ví dụ 5/9/2026."))
        .into()
}

fn steps(side: &Side) -> Element<'_, Message> {
    let mut all = column![].spacing(S8);
    match side.state {
        DossierState::Complete => {
            all = all.push(label::small("Bước tiếp theo do Hội đồng quyết định ở màn Xét chọn."));
        }
        DossierState::Replicated => {
            all = all.push(label::small("Hồ sơ đã đi hết các bước."));
        }
        _ => {}
    }
    all = all.push(day(side));
    for (place, state) in onward(side.state).iter().enumerate() {
        let words = format!("Chuyển sang “{}”", state.label());
        let deed = if place == 0 { button::primary(words) } else { button::secondary(words) };
        all = all.push(deed.width(Length::Fill).on_press(Message::Stepped(*state)));
    }
    for state in aside(side.state) {
        let words = if side.state.turns_back_to(*state) {
            format!("Trả về “{}”…", state.label())
        } else {
            format!("{}…", deed(*state))
        };
        all = all.push(button::secondary(words).width(Length::Fill).on_press(Message::Stepped(*state)));
    }
    all.into()
}

/// A step aside by the name of what it does.
const fn deed(state: DossierState) -> &'static str {
    match state {
        DossierState::NotEligible => "Kết luận không đủ điều kiện",
        DossierState::Withdrawn => "Rút hồ sơ",
        other => other.label(),
    }
}

fn reason(side: &Side, state: DossierState) -> Element<'_, Message> {
    let field = Field::new("Lý do", &side.reason)
        .required()
        .placeholder("Vì sao")
        .id("dossier-reason")
        .on_input(Message::ReasonTyped)
        .on_submit(Message::ReasonGiven)
        .error((!side.reason_wrong.is_empty()).then_some(side.reason_wrong.as_str()));
    let deeds = row![
        Element::from(button::quiet("Thôi").on_press(Message::ReasonDropped)),
        space::horizontal(),
        Element::from(
            button::secondary(format!("Chuyển sang “{}”", state.label())).on_press(Message::ReasonGiven)
        )
    ];
    column![day(side), Element::from(field), deeds].spacing(S8).into()
}

fn gates(side: &Side) -> Element<'_, Message> {
    let done = format!("{}/{} đã trả lời", side.answered(), side.gates.len());
    let mut all = column![panel::section("Điều kiện bắt buộc", label::small(done))].spacing(S12);
    for gate in &side.gates {
        all = all.push(panel::hairline()).push(gate_view(gate));
    }
    panel::card(all)
}

fn gate_view(gate: &GateRow) -> Element<'_, Message> {
    let id = gate.id;
    let answers: Vec<(Option<GateAnswer>, &str)> = GateAnswer::ALL
        .into_iter()
        .filter(|answer| gate.optional || *answer != GateAnswer::NotApplicable)
        .map(|answer| (Some(answer), answer.label()))
        .collect();
    let words = if gate.code.trim().is_empty() {
        gate.title.clone()
    } else {
        format!("{}. {}", gate.code.trim().trim_end_matches('.'), gate.title)
    };
    let choice = choice::segments(&answers, gate.answer, move |answer| Message::Answered(id, answer));
    let mut all = column![label::body(words), choice].spacing(S8);
    if gate.answer.is_some() {
        let evidence = Field::new("", &gate.evidence)
            .placeholder("Căn cứ: giấy tờ, quyết định…")
            .on_input(move |text| Message::EvidenceTyped(id, text))
            .on_leave(Message::EvidenceLeft);
        let out = button::icon(icon::undo(), "Bỏ câu trả lời").on_press(Message::Answered(id, None));
        all = all.push(row![Element::from(evidence), Element::from(out)].spacing(S4));
    }
    all.into()
}

fn lacks(side: &Side) -> Element<'_, Message> {
    if side.missing.is_empty() {
        return panel::card(badge::badge("Đã có đủ các mục", Tone::Done));
    }
    let lines = side.missing.iter().map(|words| {
        row![
            container(label::colored(icon::warning().text(14.0), |c| c.due))
                .padding(Padding { top: 4.0, ..Padding::ZERO }),
            label::body(words.as_str()).width(Length::Fill)
        ]
        .spacing(S8)
        .into()
    });
    panel::titled("Còn thiếu", row![], column(lines).spacing(S4))
}
