//! The head of the editor: state, the line under the title, the deeds; and the panel of issuing.

use super::super::super::typed::trouble;
use super::super::super::{Desk, JobKind};
use super::super::life;
use super::{Editor, Issue, Message};
use crate::domain::office::Office;
use crate::domain::plan::{Plan, PlanState, PlanStep};
use crate::forms::Profile;
use crate::storage::PlanFile;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, date, dialog, icon, label, line, measure};
use iced::Alignment;
use iced::widget::{column, container, row};

/// The symbol behind the number, "/KH-BTV"; empty without an office.
pub(super) fn symbol(office: Option<&Office>) -> String {
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
    if plan.is_superior() {
        return format!("{} · {period}", plan.origin.issuer);
    }
    match (&plan.number, plan.issued_on) {
        (Some(number), Some(day)) => {
            let symbol = symbol(desk.office.as_ref());
            // The number first: where there is no room for all, it is what one looks for.
            format!("Số {number}{symbol} ngày {} · {period}", short_date(day))
        }
        _ if plan.origin.version > 1 => format!("{period} · bản thứ {}", plan.origin.version),
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

/// Why nothing can be typed.
pub(super) fn locked_words(file: Option<&PlanFile>) -> &'static str {
    match file.map(|file| file.plan.state) {
        Some(PlanState::Submitted) => "Kế hoạch đã trình ký nên nội dung được khóa. Muốn sửa, hãy rút về.",
        Some(PlanState::Expired) => "Kế hoạch đã hết hiệu lực nên nội dung được khóa.",
        _ => "Kế hoạch đã ban hành nên nội dung được khóa. Muốn sửa, hãy lập bản sửa đổi, bổ sung.",
    }
}

/// The panel of issuing, or the dialog of another step, while one is open.
pub fn issue<'a>(editor: &'a Editor, desk: &'a Desk) -> Option<Element<'a, Message>> {
    let issue = editor.issue.as_ref().map(|issue| panel_of_issue(issue, desk));
    issue.or_else(|| editor.life.dialog().map(|dialog| dialog.map(Message::Life)))
}

/// Less room than this at the head and the usual deeds keep only their signs, in px; the steps then stand in
/// "Diễn biến" alone.
pub(in super::super) const WORDS: f32 = 1000.0;

/// The deeds at the head of the screen: those that the plan's state allows.
pub fn deeds(editor: &Editor, room: f32) -> Element<'_, Message> {
    let file = editor.file.as_ref();
    let print = |kind| file.is_some().then_some(Message::PrintAsked(kind));
    let mut all = row![].spacing(measure::S8);
    if room < WORDS {
        all = all
            .push(button::icon(icon::export(), "Xuất PDF…").on_press_maybe(print(JobKind::Export)))
            .push(button::icon(icon::print(), "In…").keys("Ctrl+P").on_press_maybe(print(JobKind::Print)));
    } else {
        let export = button::quiet("Xuất PDF…").icon(icon::export());
        let paper = button::quiet("In…").icon(icon::print()).keys("Ctrl+P");
        all = all
            .push(export.on_press_maybe(print(JobKind::Export)))
            .push(paper.on_press_maybe(print(JobKind::Print)));
    }
    let Some(plan) = file.map(|file| &file.plan).filter(|plan| !plan.is_superior()) else {
        return all.into();
    };
    for step in PlanStep::ALL {
        if room >= WORDS && step.fits(plan.state, plan.origin.version) {
            all = all.push(life::step_button(step).map(Message::Life));
        }
    }
    if matches!(plan.state, PlanState::Draft | PlanState::Submitted) {
        all = all.push(button::primary("Ban hành…").icon(icon::gavel()).on_press(Message::IssueAsked));
    }
    all.into()
}

/// State, and the line under the title.
pub fn state<'a>(editor: &'a Editor, desk: &'a Desk) -> Element<'a, Message> {
    let mut marks = row![].spacing(measure::S8).align_y(Alignment::Center);
    if let Some(file) = &editor.file {
        marks = marks.push(mark(&file.plan));
        if life::is_over(&file.plan, desk.today) {
            marks = marks.push(badge::badge("Đã qua thời gian", Tone::Due));
        }
    }
    if editor.review.left() > 0 {
        marks = marks.push(badge::badge(editor.review.badge(), Tone::Due));
    }
    marks.push(line::line(editor.under.as_str()).small()).into()
}

/// The state of a plan, as the list and the editor show it.
pub(in super::super) fn mark<'a, M: 'a>(plan: &Plan) -> Element<'a, M> {
    if plan.is_superior() {
        return badge::with_icon("Của cấp trên", Tone::Info, icon::building());
    }
    match plan.state {
        PlanState::Issued => badge::badge(PlanState::Issued.label(), Tone::Done),
        PlanState::Draft if plan.origin.version > 1 => badge::badge("Đang sửa đổi", Tone::Info),
        state => badge::badge(state.label(), Tone::Plain),
    }
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
