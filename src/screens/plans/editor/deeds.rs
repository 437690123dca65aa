//! The head of the editor: state, the line under the title, the deeds; and the panel of issuing.

use super::super::super::typed::trouble;
use super::super::super::{Desk, JobKind};
use super::{Editor, Issue, Message};
use crate::domain::office::Office;
use crate::domain::plan::{Plan, PlanState};
use crate::forms::Profile;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, date, dialog, icon, label, line, measure};
use iced::Alignment;
use iced::widget::{column, container, row};

/// The symbol behind the number, "/KH-BTV"; empty without an office.
fn symbol(office: Option<&Office>) -> String {
    office
        .and_then(|office| {
            let profile = Profile::named(&office.profile).ok()?;
            Some(profile.symbol_of(&profile.kinds.plan, &office.symbol))
        })
        .unwrap_or_default()
}

/// The line under the title: period, number and day.
pub(super) fn under(plan: &Plan, desk: &Desk) -> String {
    let period = format!("Từ {} đến {}", short_date(plan.from), short_date(plan.to));
    match (&plan.number, plan.issued_on) {
        (Some(number), Some(day)) => {
            let symbol = symbol(desk.office.as_ref());
            format!("{period} · Số {number}{symbol} ngày {}", short_date(day))
        }
        _ => period,
    }
}

/// The proposed name of the file: "Kế hoạch 53-KH-BTV", or the plan's own name while it has no number.
pub(super) fn file_name(plan: &Plan, desk: &Desk) -> String {
    match &plan.number {
        Some(number) => {
            format!("Kế hoạch {number}{}", symbol(desk.office.as_ref())).replace(['/', '\\'], "-")
        }
        None => format!("Kế hoạch {} (dự thảo)", plan.name),
    }
}

/// The panel of issuing, while it is open.
pub fn issue<'a>(editor: &'a Editor, desk: &'a Desk) -> Option<Element<'a, Message>> {
    editor.issue.as_ref().map(|issue| panel_of_issue(issue, desk))
}

/// The deeds at the head of the screen.
pub fn deeds(editor: &Editor) -> Element<'_, Message> {
    let ready = editor.file.is_some();
    let print = |kind| ready.then_some(Message::PrintAsked(kind));
    let mut all = row![
        button::quiet("Xuất PDF…").icon(icon::export()).on_press_maybe(print(JobKind::Export)),
        button::quiet("In…").icon(icon::print()).keys("Ctrl+P").on_press_maybe(print(JobKind::Print)),
    ]
    .spacing(measure::S8);
    if !editor.is_locked() {
        all = all.push(
            button::primary("Ban hành…")
                .icon(icon::gavel())
                .on_press_maybe(ready.then_some(Message::IssueAsked)),
        );
    }
    all.into()
}

/// State, and the line under the title.
pub fn state(editor: &Editor) -> Element<'_, Message> {
    let mark: Element<'_, Message> = if editor.is_locked() {
        badge::badge(PlanState::Issued.label(), Tone::Done)
    } else {
        badge::badge(PlanState::Draft.label(), Tone::Plain)
    };
    row![mark, line::line(editor.under.as_str()).small()]
        .spacing(measure::S8)
        .align_y(Alignment::Center)
        .into()
}

fn panel_of_issue<'a>(issue: &'a Issue, desk: &'a Desk) -> Element<'a, Message> {
    let ready = issue.missing.is_empty();
    let number = Field::new("Số", &issue.number)
        .required()
        .id("issue-number")
        .width(120)
        .placeholder("53")
        .error(issue.number_missing().then_some("Hãy nhập số."))
        .on_input(Message::NumberTyped)
        .on_submit(Message::Issued);
    let day = date::date("Ngày ban hành", issue.day.text())
        .on_input(Message::DayTyped)
        .on_leave(Message::IssueLeft)
        .on_submit(Message::Issued)
        .error(issue.day.error());
    let symbol = container(label::body(symbol(desk.office.as_ref())))
        .height(measure::CONTROL)
        .center_y(measure::CONTROL);
    let mut all = column![].spacing(measure::S12);
    if ready {
        all = all
            .push(
                row![number, column![label::caption(" "), symbol].spacing(measure::S4), day]
                    .spacing(measure::S12),
            )
            .push(label::small(
                "Sau khi ban hành, nội dung kế hoạch được khóa; có thể lấy lại bằng Hoàn tác.",
            ));
    } else {
        all = all.push(label::body("Văn bản còn thiếu những chỗ sau. Bấm vào từng dòng để điền:"));
        let lines = issue.missing.iter().take(8).map(|one| {
            Element::from(
                button::quiet(one.what.as_str()).icon(icon::edit()).on_press(Message::SpotChosen(one.spot)),
            )
        });
        all = all.push(column(lines));
        if issue.missing.len() > 8 {
            all = all.push(label::small(format!("… và {} chỗ nữa.", issue.missing.len() - 8)));
        }
    }
    if let Some(error) = &issue.error {
        all = all.push(trouble(error));
    }
    let close = button::secondary(if ready { "Để sau" } else { "Đóng" }).on_press(Message::IssueClosed);
    let deeds = if ready {
        row![close, button::primary("Ban hành kế hoạch").on_press(Message::Issued)].spacing(measure::S8)
    } else {
        row![close]
    };
    dialog::card("Ban hành kế hoạch", all, deeds)
}
