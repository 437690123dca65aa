//! The face of the page.

use super::super::{Shown, scrolled};
use super::GateRow;
use super::steps::{aside, onward};
use super::{Asking, Message, Screening};
use crate::domain::award::AwardWarning;
use crate::domain::correction::{DossierField, DossierReturn, of_kind};
use crate::domain::dossier::{DossierState, GateAnswer};
use crate::screens::dossiers::tone;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, check, choice, field::Field, icon, label, panel};
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Length, Padding};

/// Width of the steps beside the rest, in px.
const SIDE: f32 = 372.0;

/// Below this width, in px, the steps stand above the rest.
const BESIDE: f32 = 860.0;

pub(in super::super) fn view<'a>(screening: &'a Screening, shown: Shown<'a>) -> Element<'a, Message> {
    responsive(move |room| {
        let mut main = column![].spacing(S12);
        if !screening.warnings.is_empty() {
            main = main.push(warnings(screening));
        }
        if !screening.gates.is_empty() {
            main = main.push(gates(screening));
        }
        if !screening.knock_outs.is_empty() {
            main = main.push(knock_outs(screening));
        }
        main = main.push(lacks(screening));
        let life = life(screening, shown);
        if room.width < BESIDE {
            return scrolled(column![life, main].spacing(S12)).width(Length::Fill).into();
        }
        row![scrolled(main).width(Length::Fill), scrolled(life).width(SIDE)].spacing(S8).into()
    })
    .into()
}

/// Where the life of the dossier stands: the word, and since when.
pub(in super::super) fn state_line<'a, M: 'a>(screening: &'a Screening) -> Element<'a, M> {
    let state = badge::badge(screening.state.label(), tone(screening.state));
    let mut line = row![state].spacing(S8).align_y(Alignment::Center);
    if let Some(step) = screening.steps.last() {
        line = line.push(label::small(format!("từ {}", short_date(step.on))));
    }
    line.into()
}

fn life<'a>(screening: &'a Screening, shown: Shown<'a>) -> Element<'a, Message> {
    let mut all = column![label::heading("Tình trạng"), state_line(screening)].spacing(S8);
    if let Some(it) = screening.out() {
        all = all.push(panel::hairline()).push(out(it));
    } else if let Some(it) = screening.last_return().filter(|it| it.waits()) {
        all = all.push(panel::hairline()).push(waits(it, screening, shown));
    }
    all = all.push(panel::hairline());
    all = all.push(match screening.asking {
        Asking::Nothing => steps(screening, shown),
        Asking::Step(state) => reason(
            screening,
            format!("Chuyển sang “{}”", state.label()),
            "Vì sao; lý do được giữ trong quá trình hồ sơ",
        ),
        Asking::Return => marking(screening, shown),
        Asking::TakeOver => reason(
            screening,
            "Nhận kiểm tra thay".to_owned(),
            "Ví dụ: người yêu cầu bổ sung đi công tác dài ngày",
        ),
    });
    panel::card(all)
}

fn day(screening: &Screening) -> Element<'_, Message> {
    Field::new("Ngày của bước tiếp theo", &screening.day)
        .id("dossier-step-day")
        .icon(icon::calendar())
        .on_input(Message::DayTyped)
        .on_leave(Message::DayLeft)
        .error(screening.day_wrong.then_some("Không có ngày này. Hãy ghi ví dụ 5/9/2026."))
        .into()
}

fn steps<'a>(screening: &'a Screening, shown: Shown<'a>) -> Element<'a, Message> {
    let mut all = column![].spacing(S8);
    match screening.state {
        DossierState::Complete => {
            all = all.push(label::small("Bước tiếp theo do Hội đồng quyết định ở màn Xét chọn."));
        }
        DossierState::Replicated => {
            all = all.push(label::small("Hồ sơ đã đi hết các bước."));
        }
        _ => {}
    }
    all = all.push(day(screening));
    let wide = |deed: button::Button<'a, Message>| Element::from(deed.width(Length::Fill));
    if screening.out().is_some() {
        let back = button::primary("Đã nhận bổ sung").icon(icon::check()).on_press(Message::ReturnAnswered);
        all = all.push(wide(back));
    }
    let barred = screening.waits_for_other(shown.desk).is_some();
    for (place, state) in onward(screening.state).iter().enumerate() {
        let words = format!("Chuyển sang “{}”", state.label());
        let deed = if place == 0 { button::primary(words) } else { button::secondary(words) };
        // Only who asked for the correction says that it is one now.
        let free = !(barred && *state == DossierState::Complete);
        all = all.push(wide(deed.on_press_maybe(free.then_some(Message::Stepped(*state)))));
    }
    if screening.can_be_returned() && !barred {
        let give_back = button::secondary("Trả lại bổ sung…").icon(icon::undo());
        all = all.push(wide(give_back.on_press(Message::ReturnAsked)));
    }
    for state in aside(screening.state) {
        let words = if screening.state.turns_back_to(*state) {
            format!("Trả về “{}”…", state.label())
        } else {
            format!("{}…", deed(*state))
        };
        let free = !(barred && *state == DossierState::NotEligible);
        let deed = button::secondary(words).on_press_maybe(free.then_some(Message::Stepped(*state)));
        all = all.push(wide(deed));
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

fn reason<'a>(screening: &'a Screening, yes: String, example: &'a str) -> Element<'a, Message> {
    let mut field = Field::new("Lý do", &screening.reason)
        .required()
        .placeholder(example)
        .id("dossier-reason")
        .on_input(Message::ReasonTyped)
        .on_submit(Message::ReasonGiven)
        .error((!screening.reason_wrong.is_empty()).then_some(screening.reason_wrong.as_str()));
    if !screening.written.is_empty() {
        field = field.help(&screening.written);
    }
    let deeds = row![
        Element::from(button::quiet("Thôi").on_press(Message::ReasonDropped)),
        space::horizontal(),
        Element::from(button::primary(yes).on_press(Message::ReasonGiven))
    ];
    let mut all = column![].spacing(S8);
    if screening.asking != Asking::TakeOver {
        all = all.push(day(screening));
    }
    all.push(Element::from(field)).push(deeds).into()
}

/// "Trả lại bổ sung": the fields to be opened, and why.
fn marking<'a>(screening: &'a Screening, shown: Shown<'a>) -> Element<'a, Message> {
    let fields = of_kind(shown.subject.kind());
    let tick = |field: DossierField| {
        let on = screening.marked.contains(&field);
        check::check(field.label(), on, Some(move |yes| Message::FieldMarked(field, yes)))
    };
    let half = fields.len().div_ceil(2);
    let (left, right) = fields.split_at(half);
    let ticks = row![
        column(left.iter().map(|field| tick(*field))).width(Length::FillPortion(1)),
        column(right.iter().map(|field| tick(*field))).width(Length::FillPortion(1))
    ]
    .spacing(S8);
    column![
        label::strong("Trả lại để bổ sung"),
        label::small("Chỉ các mục được đánh dấu mở để sửa; các mục khác giữ nguyên."),
        ticks,
        reason(screening, "Trả lại bổ sung".to_owned(), "Cần bổ sung gì, vì sao")
    ]
    .spacing(S8)
    .into()
}

/// The fields of a return, in a sentence.
fn named(it: &DossierReturn) -> String {
    let names: Vec<&str> = it.fields.iter().map(|field| field.label()).collect();
    names.join(", ")
}

fn out(it: &DossierReturn) -> Element<'_, Message> {
    let mut all = column![
        badge::badge("Chờ đơn vị bổ sung", Tone::Due),
        panel::fact("Mục được mở để sửa", label::body(named(it))),
        panel::fact("Cần bổ sung", label::body(it.reason.as_str())),
    ]
    .spacing(S8);
    let who = if it.asked.by.trim().is_empty() { "chưa ghi tên" } else { it.asked.by.as_str() };
    all = all.push(label::small(format!("Trả lại ngày {} · {who}", short_date(it.asked.on))));
    all.into()
}

fn waits<'a>(it: &'a DossierReturn, screening: &'a Screening, shown: Shown<'a>) -> Element<'a, Message> {
    let mut all = column![badge::badge("Chờ kiểm tra lại", Tone::Info)].spacing(S8);
    if let Some(back) = &it.answered {
        all = all.push(label::body(format!("Đã nhận bổ sung ngày {}.", short_date(back.on))));
    }
    let files: Vec<_> = screening.files.iter().map(|file| file.id).collect();
    all = all.push(match it.corrected(shown.dossier, shown.subject, &files) {
        Some(fields) if fields.is_empty() => {
            panel::fact("Từ khi trả lại đã sửa", label::body("Chưa mục nào"))
        }
        Some(fields) => {
            let names: Vec<&str> = fields.into_iter().map(DossierField::label).collect();
            panel::fact("Từ khi trả lại đã sửa", label::body(names.join(", ")))
        }
        None => panel::fact("Mục được mở để sửa", label::body(named(it))),
    });
    all = all.push(panel::fact("Đã yêu cầu", label::body(it.reason.as_str())));
    if !it.taken_over.is_empty() {
        all = all.push(label::small(it.taken_over.as_str()));
    }
    if screening.waits_for_other(shown.desk).is_some() {
        let who = if it.asked.by.trim().is_empty() { "Người yêu cầu bổ sung" } else { &it.asked.by };
        all = all.push(label::body(format!("{who} kiểm tra lại phần bổ sung.")));
        if screening.asking == Asking::Nothing {
            let take = button::secondary("Nhận kiểm tra thay…").on_press(Message::TakeOverAsked);
            all = all.push(Element::from(take.width(Length::Fill)));
        }
    } else {
        all = all.push(label::body("Bạn kiểm tra lại phần bổ sung, rồi chuyển bước."));
    }
    all.into()
}

fn gates(screening: &Screening) -> Element<'_, Message> {
    let done = format!("{}/{} đã trả lời", screening.answered_gates(), screening.gates.len());
    let mut all = column![panel::section("Điều kiện bắt buộc", label::small(done))].spacing(S12);
    for gate in &screening.gates {
        all = all.push(panel::hairline()).push(gate_view(gate));
    }
    panel::card(all)
}

/// What lowers the grade: yes or no, and unanswered means that nothing is known.
fn knock_outs(screening: &Screening) -> Element<'_, Message> {
    let happened = screening.knock_outs.iter().filter(|it| it.answer == Some(GateAnswer::Failed)).count();
    let told = match happened {
        0 => label::small("Chưa ghi nhận trường hợp nào"),
        n => label::colored(label::small(format!("{n} trường hợp đã ghi nhận")), |c| c.danger),
    };
    let mut all = column![panel::section("Hạ xếp loại", told)].spacing(S12);
    for one in &screening.knock_outs {
        all = all.push(panel::hairline()).push(gate_view(one));
    }
    panel::card(all)
}

fn gate_view(gate: &GateRow) -> Element<'_, Message> {
    let id = gate.id;
    let answers: Vec<(Option<GateAnswer>, &str)> = if gate.lowers.is_empty() {
        GateAnswer::ALL
            .into_iter()
            .filter(|answer| gate.optional || *answer != GateAnswer::NotApplicable)
            .map(|answer| (Some(answer), answer.label()))
            .collect()
    } else {
        vec![(Some(GateAnswer::Met), "Không"), (Some(GateAnswer::Failed), "Có")]
    };
    let words = if gate.code.trim().is_empty() {
        gate.title.clone()
    } else {
        format!("{}. {}", gate.code.trim().trim_end_matches('.'), gate.title)
    };
    let choice = choice::segments(&answers, gate.answer, move |answer| Message::Answered(id, answer));
    let mut all = column![label::body(words)].spacing(S8);
    if !gate.lowers.is_empty() {
        all = all.push(label::small(gate.lowers.as_str()));
    }
    if gate.answer.is_some() {
        let evidence = Field::new("", &gate.evidence)
            .placeholder("Căn cứ: giấy tờ, quyết định…")
            .on_input(move |text| Message::EvidenceTyped(id, text))
            .on_leave(Message::EvidenceLeft);
        let out = button::icon(icon::undo(), "Bỏ câu trả lời").on_press(Message::Answered(id, None));
        let line = row![choice, Element::from(out)].spacing(S4).align_y(Alignment::Center);
        all = all.push(line).push(Element::from(evidence));
    } else {
        all = all.push(choice);
    }
    all.into()
}

fn warnings(screening: &Screening) -> Element<'_, Message> {
    let lines = screening.warnings.iter().map(warning);
    let help = label::small("Chương trình chỉ nhắc; cơ quan quyết định.");
    panel::titled("Cần lưu ý về khen thưởng", help, column(lines).spacing(S12))
}

fn warning(it: &AwardWarning) -> Element<'_, Message> {
    let mut words =
        column![label::body(it.sentence.as_str()), label::small(format!("Căn cứ: {}", it.source))]
            .spacing(S4)
            .width(Length::Fill);
    if let Some(other) = it.other {
        let door = button::secondary("Mở hồ sơ đó").icon(icon::dossier()).on_press(Message::Showed(other));
        words = words.push(Element::from(door));
    }
    row![sign(true), words].spacing(S8).into()
}

fn sign<'a>(due: bool) -> Element<'a, Message> {
    let sign = if due {
        label::colored(icon::warning().text(14.0), |c| c.due)
    } else {
        label::colored(icon::dot().text(14.0), |c| c.ink_soft)
    };
    container(sign).padding(Padding { top: 4.0, ..Padding::ZERO }).into()
}

fn lacks(screening: &Screening) -> Element<'_, Message> {
    if screening.lacks.is_empty() {
        return panel::card(badge::badge("Đã có đủ các mục", Tone::Done));
    }
    let needed = screening.lacks.iter().filter(|lack| lack.required).count();
    let count = match needed {
        0 => label::small("Không thiếu mục bắt buộc nào"),
        n => label::small(format!("{n} mục bắt buộc")),
    };
    let lines = screening.lacks.iter().map(|lack| {
        let words = if lack.required {
            label::body(lack.words.as_str())
        } else {
            label::colored(label::body(lack.words.as_str()), |c| c.ink_soft)
        };
        let mut line = row![sign(lack.required), words.width(Length::Fill)].spacing(S8);
        if lack.tab != super::super::Tab::Screening {
            let (words, tab) = (lack.tab.label(), lack.tab);
            line = line.push(Element::from(button::quiet(words).on_press(Message::Turned(tab))));
        }
        line.align_y(Alignment::Center).into()
    });
    panel::titled("Còn thiếu", count, column(lines).spacing(S4))
}
