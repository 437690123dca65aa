//! The face of "Diễn biến".

use super::super::super::JobKind;
use super::super::super::typed::note;
use super::{Life, Line, Message, VersionLine};
use crate::domain::plan::PlanStep;
use crate::ui::badge::Tone;
use crate::ui::{Element, badge, button, icon, label, measure, panel};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Length, Padding};

/// Width of the version on show, and the least room in which it stands beside the steps, in px.
const SHEET: f32 = 520.0;
const BESIDE: f32 = 940.0;

/// The page.
pub fn view(life: &Life) -> Element<'_, Message> {
    responsive(move |room| {
        if life.shown.is_none() {
            return facts(life);
        }
        if room.width < BESIDE {
            return sheet(life);
        }
        row![facts(life), container(sheet(life)).width(SHEET)].spacing(measure::S12).into()
    })
    .into()
}

fn facts(life: &Life) -> Element<'_, Message> {
    let mut all = column![].spacing(measure::S12);
    for sentence in &life.standing {
        all = all.push(note(sentence.as_str(), Tone::Info));
    }
    let mut steps = column![].spacing(measure::S12);
    if life.lines.is_empty() {
        steps =
            steps.push(label::small("Chưa có bước nào. Ngày trình ký, ban hành, sửa đổi sẽ được ghi ở đây."));
    }
    for (at, line) in life.lines.iter().enumerate() {
        if at > 0 {
            steps = steps.push(panel::hairline());
        }
        steps = steps.push(step(line));
    }
    let next = row(life.next.iter().map(|step| step_button(*step))).spacing(measure::S8);
    all = all.push(panel::titled("Các bước", next, steps));
    if !life.versions.is_empty() {
        let list = life.versions.iter().map(|one| version(one, life.shown == Some(one.version)));
        all = all.push(panel::titled("Các bản đã ban hành", row![], column(list).spacing(measure::S8)));
    }
    scrollable(all.padding(Padding { right: 14.0, ..Padding::ZERO }))
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn step(line: &Line) -> Element<'_, Message> {
    let mut words = column![label::strong(line.what.as_str())].spacing(2).width(Length::Fill);
    if !line.reason.is_empty() {
        words = words.push(label::body(format!("Lý do: {}", line.reason)));
    }
    if !line.by.is_empty() {
        words = words.push(label::small(format!("Người thực hiện: {}", line.by)));
    }
    row![label::figure(line.day.as_str()).width(96), words].spacing(measure::S12).into()
}

fn version(one: &VersionLine, shown: bool) -> Element<'_, Message> {
    let mut head = row![label::strong(one.words.as_str())].spacing(measure::S8).align_y(Alignment::Center);
    if one.in_force {
        head = head.push(badge::badge("Đang có hiệu lực", Tone::Done));
    }
    let see = if shown {
        button::secondary("Cất bản này").icon(icon::eye_off()).on_press(Message::VersionClosed)
    } else {
        button::secondary("Xem bản đã ban hành")
            .icon(icon::eye())
            .on_press(Message::VersionAsked(one.version))
    };
    let against = button::quiet("So với bản này")
        .icon(icon::copy())
        .on_press_maybe((!one.in_force).then_some(Message::CompareAsked(one.version)));
    column![head.wrap(), row![see, against].spacing(measure::S8)].spacing(measure::S4).into()
}

fn sheet(life: &Life) -> Element<'_, Message> {
    let ready = life.preview.document().is_some();
    let out = |kind| ready.then_some(Message::PrintAsked(kind));
    let deeds = row![
        button::secondary("In…").icon(icon::print()).on_press_maybe(out(JobKind::Print)),
        button::secondary("Xuất PDF…").icon(icon::export()).on_press_maybe(out(JobKind::Export)),
        iced::widget::space::horizontal(),
        button::icon(icon::close(), "Cất bản này").on_press(Message::VersionClosed),
    ]
    .spacing(measure::S8);
    let paper = container(life.preview.view().map(Message::Preview))
        .padding(1)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(panel::card_style);
    column![deeds, paper].spacing(measure::S8).into()
}

/// What asks for a step.
pub fn step_button<'a>(step: PlanStep) -> Element<'a, Message> {
    let button = match step {
        PlanStep::Submit => button::secondary("Trình ký…"),
        PlanStep::TakeBack => button::secondary("Rút về sửa…"),
        PlanStep::Amend => button::secondary("Sửa đổi, bổ sung…").icon(icon::edit()),
        PlanStep::DropAmendment => button::quiet("Thôi sửa đổi…"),
        PlanStep::Expire => button::quiet("Cho hết hiệu lực…"),
    };
    button.on_press(Message::StepAsked(step)).into()
}
