//! One step in the life of a plan: its day, who did it, and why.

use super::super::super::Desk;
use super::super::super::typed::{DateText, trouble};
use super::Message;
use crate::domain::Command;
use crate::domain::ids::PlanId;
use crate::domain::plan::{Plan, PlanStep};
use crate::text::{clean, date::short_date, nfc};
use crate::ui::area::{Action, Area, Content};
use crate::ui::field::Field;
use crate::ui::{Element, button, date, dialog, label, measure};
use chrono::NaiveDate;
use iced::widget::{column, row};

/// Where the keyboard goes when the dialog opens.
pub(super) const REASON: &str = "plan-step-reason";
/// The same for a step that needs no reason.
pub(super) const BY: &str = "plan-step-by";

/// The dialog of one step.
#[derive(Debug)]
pub struct StepForm {
    step: PlanStep,
    words: String,
    day: DateText,
    by: String,
    reason: Content,
    told: bool,
    error: Option<String>,
}

impl StepForm {
    /// Opens with today and the staff member at the machine.
    pub(super) fn new(step: PlanStep, plan: &Plan, desk: &Desk) -> Self {
        Self {
            step,
            words: words(step, plan),
            day: DateText::of(Some(desk.today)),
            by: desk.staff.clone(),
            reason: Content::new(),
            told: false,
            error: None,
        }
    }

    /// Which step.
    #[must_use]
    pub const fn step(&self) -> PlanStep {
        self.step
    }

    /// What the store said.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// What is wrong with the reason; none while it was not asked for.
    #[must_use]
    pub fn reason_missing(&self) -> bool {
        self.told && self.step.needs_reason() && self.reason_typed().is_empty()
    }

    fn reason_typed(&self) -> String {
        nfc(&self.reason.text().replace("\r\n", "\n")).trim().to_owned()
    }

    pub(super) fn day_typed(&mut self, day: String) {
        self.day.typed(day);
        self.error = None;
    }

    pub(super) fn by_typed(&mut self, by: String) {
        self.by = by;
    }

    pub(super) fn reason_acted(&mut self, action: Action) {
        if action.is_edit() {
            self.error = None;
        }
        self.reason.perform(action);
    }

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.day.left(today);
    }

    /// The step as a deed, when everything it needs is there.
    pub(super) fn built(&mut self, id: PlanId, today: NaiveDate) -> Option<Command> {
        self.told = true;
        let day = self.day.value(today).flatten();
        if day.is_none() {
            self.day.left(today);
        }
        if self.day.text().trim().is_empty() {
            self.error = Some("Hãy nhập ngày.".to_owned());
        }
        let reason = self.reason_typed();
        if self.step.needs_reason() && reason.is_empty() {
            return None;
        }
        day.map(|on| Command::StepPlan { id, step: self.step, on, by: clean(&self.by), reason })
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    /// The dialog.
    pub(super) fn view(&self) -> Element<'_, Message> {
        let day = date::date("Ngày", self.day.text())
            .required()
            .on_input(Message::DayTyped)
            .on_leave(Message::FieldLeft)
            .on_submit(Message::StepDone)
            .error(self.day.error());
        let by = Field::new("Người thực hiện", &self.by)
            .id(BY)
            .placeholder("Họ và tên, hoặc phòng, ban")
            .on_input(Message::ByTyped)
            .on_submit(Message::StepDone);
        let mut reason = Area::new(if self.step.needs_reason() { "Lý do" } else { "Ghi chú" }, &self.reason)
            .id(REASON)
            .rows(2)
            .error(
                self.reason_missing()
                    .then_some("Hãy nêu lý do; lý do được giữ trong diễn biến của kế hoạch."),
            )
            .on_action(Message::ReasonActed);
        if self.step.needs_reason() {
            reason = reason.required();
        }
        let mut all = column![label::body(self.words.as_str()), row![day, by].spacing(measure::S12), reason]
            .spacing(measure::S12);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let done = if matches!(self.step, PlanStep::DropAmendment | PlanStep::Expire) {
            button::danger(deed(self.step))
        } else {
            button::primary(deed(self.step))
        };
        let deeds = row![
            Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::StepClosed)),
            Element::from(done.on_press(Message::StepDone)),
        ]
        .spacing(measure::S8);
        dialog::wide(title(self.step), all, deeds, 560.0)
    }
}

const fn title(step: PlanStep) -> &'static str {
    match step {
        PlanStep::Submit => "Trình ký kế hoạch",
        PlanStep::TakeBack => "Rút kế hoạch về sửa",
        PlanStep::Amend => "Sửa đổi, bổ sung kế hoạch",
        PlanStep::DropAmendment => "Thôi sửa đổi kế hoạch",
        PlanStep::Expire => "Cho kế hoạch hết hiệu lực",
    }
}

const fn deed(step: PlanStep) -> &'static str {
    match step {
        PlanStep::Submit => "Trình ký",
        PlanStep::TakeBack => "Rút về sửa",
        PlanStep::Amend => "Lập bản sửa đổi",
        PlanStep::DropAmendment => "Bỏ bản sửa đổi",
        PlanStep::Expire => "Cho hết hiệu lực",
    }
}

/// What the step does to this plan, with its own number and version.
fn words(step: PlanStep, plan: &Plan) -> String {
    let issued = || match (&plan.number, plan.issued_on) {
        (Some(number), Some(day)) => format!(" số {number} ngày {}", short_date(day)),
        _ => String::new(),
    };
    match step {
        PlanStep::Submit => {
            "Trong khi chờ ký, nội dung kế hoạch được khóa. Nếu cần sửa thì rút kế hoạch về.".to_owned()
        }
        PlanStep::TakeBack => "Kế hoạch trở lại dự thảo và sửa được; sửa xong thì trình lại.".to_owned(),
        PlanStep::Amend => format!(
            "Bản{} được giữ nguyên, vẫn xem và in lại được. Bản sửa đổi là bản thứ {}, có số và ngày riêng khi ban hành.",
            issued(),
            plan.origin.version + 1
        ),
        PlanStep::DropAmendment => {
            let before = plan.origin.past.last().map_or_else(String::new, |head| {
                format!(" số {} ngày {}", head.number, short_date(head.issued_on))
            });
            format!(
                "Mọi chỗ đã sửa trong bản thứ {} bị bỏ; bản đã ban hành{before} đứng lại như cũ. Bộ tiêu chí giữ như hiện nay. Có thể lấy lại bằng Hoàn tác.",
                plan.origin.version
            )
        }
        PlanStep::Expire => format!(
            "Kế hoạch{} không sửa được nữa. Hồ sơ, đợt xét và văn bản đã lập vẫn giữ nguyên. Có thể lấy lại bằng Hoàn tác.",
            issued()
        ),
    }
}
