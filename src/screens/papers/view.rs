//! The screen: papers and form at the left, the paper at the right, what is remarked about it below.

use super::{Cancelling, Issue, Message, Papers, Part, Tab, fields, shape};
use crate::domain::papers::{PaperState, PaperType};
use crate::screens::typed::trouble;
use crate::screens::{Desk, Format, JobKind, Place};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::measure::{S8, S12, S16};
use crate::ui::{Element, button, choice, date, dialog, empty, icon, label, menu, panel, tabs};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding, Point};

/// Width of the list of papers and of the form, in px; the paper takes the rest.
const LIST: f32 = 274.0;
const FORM: f32 = 376.0;
/// Less room than this and the paper no longer fits beside the form (150 % on a small screen), in px.
const BESIDE: f32 = 930.0;
/// Width of a menu, and where one begins that hangs under the head, in px.
const MENU: f32 = 248.0;
const UNDER_HEAD: f32 = 62.0;

impl Papers {
    /// The screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        if self.current.is_none() {
            let nothing = empty::empty(
                icon::paper(),
                "Chưa có văn bản nào",
                "Mọi văn bản được dựng từ một kế hoạch. Hãy lập kế hoạch trước, rồi trở lại đây.",
                button::primary("Sang Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans)),
            );
            return panel::screen(panel::head("Văn bản", "", row![]), nothing);
        }
        // The third is a page of its own.
        let parts = [
            (Some(Tab::Write), "Soạn văn bản"),
            (Some(Tab::Register), "Sổ đăng ký số"),
            (None, "Báo cáo của đơn vị"),
        ];
        let turn = |tab: Option<Tab>| tab.map_or(Message::Went(Place::UnitReports), Message::TabPicked);
        let body: Element<'a, Message> = match self.tab {
            Tab::Write => self.writing(desk),
            Tab::Register => self.register.view().map(Message::Register),
        };
        let content = column![tabs::tabs(&parts, Some(self.tab), turn), body].spacing(S12);
        let page = panel::screen(panel::head("Văn bản", &self.under, self.deeds()), content);
        let page = if self.exporting { self.export_menu(page) } else { page };
        let panel = match (&self.issue, &self.cancelling) {
            (Some(issue), _) => Some(self.issue_panel(issue)),
            (None, Some(cancelling)) => Some(cancel_panel(cancelling)),
            (None, None) => None,
        };
        dialog::over(page, panel)
    }

    fn deeds(&self) -> Element<'_, Message> {
        if self.tab == Tab::Register {
            return row![].into();
        }
        let ready = self.written.is_some();
        let open = self.form.as_ref().is_some_and(|form| form.paper.state == PaperState::Draft);
        let mut all = row![
            button::quiet("Lưu tất cả…")
                .icon(icon::folder())
                .tip("Ghi mọi văn bản của đợt xét vào một thư mục")
                .on_press(Message::AllWanted),
            button::secondary("In…")
                .icon(icon::print())
                .keys("Ctrl+P")
                .on_press_maybe(ready.then_some(Message::Wanted(JobKind::Print, Format::Pdf))),
            button::secondary("Xuất…")
                .icon(icon::export())
                .on_press_maybe(ready.then_some(Message::ExportShown(!self.exporting))),
        ]
        .spacing(S8);
        if self.kind != PaperType::Plan && open {
            all = all.push(
                button::primary("Ban hành…")
                    .icon(icon::gavel())
                    .on_press_maybe(self.form.is_some().then_some(Message::IssueAsked)),
            );
        }
        all.into()
    }

    fn export_menu<'a>(&'a self, page: Element<'a, Message>) -> Element<'a, Message> {
        let tables = self.written.as_ref().is_some_and(|written| written.has_tables);
        let out = |format| Message::Wanted(JobKind::Export, format);
        let over = responsive(move |room| {
            let entries = vec![
                menu::entry("Xuất PDF…", Some(out(Format::Pdf))).icon(icon::paper()),
                menu::entry("Xuất Word…", Some(out(Format::Word))).icon(icon::edit()),
                menu::entry("Xuất Excel (các bảng)…", tables.then_some(out(Format::Excel)))
                    .icon(icon::list()),
            ];
            let at = Point::new(room.width - MENU - S16 - 148.0, UNDER_HEAD);
            menu::over(space().width(Fill).height(Fill), Some((at, entries)), Message::ExportShown(false))
        });
        iced::widget::stack![page, over].width(Fill).height(Fill).into()
    }

    /// List, form and paper beside each other; where that is too narrow the paper is one of the form's parts.
    fn writing<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| {
            let list = container(self.choose()).width(LIST);
            if room.width < BESIDE {
                let form = container(self.form_side(desk, true)).width(Fill);
                return row![list, form].spacing(S12).into();
            }
            let form = container(self.form_side(desk, false)).width(FORM);
            row![list, form, self.paper_side()].spacing(S12).into()
        })
        .into()
    }

    fn paper_side(&self) -> Element<'_, Message> {
        let sheet: Element<'_, Message> = match &self.trouble {
            Some(sentence) => empty::empty(
                icon::warning(),
                "Chưa dựng được văn bản",
                sentence,
                button::secondary("Đến màn hình Cơ quan")
                    .icon(icon::office())
                    .on_press(Message::Went(Place::Office)),
            ),
            None => self.preview.view().map(Message::Preview),
        };
        let sheet = container(sheet).padding(1).width(Fill).height(Fill).style(panel::card_style);
        let mut all = column![].spacing(S8).width(Fill).height(Fill);
        if let Some(banner) = self.figures_banner() {
            all = all.push(banner);
        }
        all.push(sheet).push(self.remarks_panel()).into()
    }

    fn form_side<'a>(&'a self, desk: &'a Desk, with_paper: bool) -> Element<'a, Message> {
        let Some(form) = &self.form else {
            return if with_paper { self.paper_side() } else { space().into() };
        };
        let has_foot = shape::has_recipients(self.kind) || shape::is_signed(self.kind);
        let mut parts = vec![(Part::Settings, "Thiết lập")];
        if self.kind != PaperType::Plan {
            parts.push((Part::Words, "Nội dung"));
            if has_foot {
                parts.push((Part::Foot, if with_paper { "Nơi nhận" } else { "Nơi nhận, ký" }));
            }
        }
        if with_paper {
            parts.push((Part::Paper, "Trang in"));
        }
        let part = if parts.iter().any(|(part, _)| *part == self.part) { self.part } else { Part::Settings };
        let body = match part {
            Part::Settings => self.settings(form),
            Part::Words => self.words(form),
            Part::Foot => self.foot(form, desk),
            Part::Paper => {
                let parts = choice::segments(&parts, part, Message::PartPicked);
                return column![parts, self.paper_side()].spacing(S8).into();
            }
        };
        let body = scrollable(container(body).padding(Padding { right: S12, ..Padding::ZERO }))
            .width(Fill)
            .height(Fill);
        if parts.len() == 1 {
            return body.into();
        }
        column![choice::segments(&parts, part, Message::PartPicked), body].spacing(S8).into()
    }

    fn issue_panel<'a>(&'a self, issue: &'a Issue) -> Element<'a, Message> {
        let mut fields_row = row![].spacing(S12);
        if self.kind.is_numbered() {
            fields_row = fields_row.push(
                Field::new("Số", &issue.number)
                    .required()
                    .id(fields::ISSUE_NUMBER)
                    .width(120)
                    .error(issue.number_missing().then_some("Hãy nhập số."))
                    .on_input(Message::NumberTyped)
                    .on_submit(Message::Issued),
            );
        }
        fields_row = fields_row.push(
            date::date("Ngày ban hành", issue.day.text())
                .required()
                .on_input(Message::DayTyped)
                .on_leave(Message::DayLeft)
                .on_submit(Message::Issued)
                .error(issue.day.error()),
        );
        let words = if self.kind.is_numbered() {
            "Số được đề nghị là số tiếp theo trong sổ của loại và năm này. Sau khi ban hành, văn bản được khóa; có thể lấy lại bằng Hoàn tác."
        } else {
            "Văn bản này đi kèm văn bản có số nên chỉ ghi ngày. Sau khi ban hành, văn bản được khóa; có thể lấy lại bằng Hoàn tác."
        };
        let mut all = column![fields_row, label::small(words)].spacing(S12);
        let others = self.remarks.len();
        if others > 0 {
            all = all.push(crate::screens::typed::note(
                "Vẫn còn điều nên xem lại, ghi ở dưới trang in.",
                Tone::Info,
            ));
        }
        if let Some(error) = &issue.error {
            all = all.push(trouble(error));
        }
        let deeds = row![
            Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::IssueClosed)),
            Element::from(button::primary("Ban hành văn bản").icon(icon::gavel()).on_press(Message::Issued)),
        ]
        .spacing(S8)
        .align_y(Alignment::Center);
        dialog::wide("Ban hành văn bản", all, deeds, 520.0)
    }
}

fn cancel_panel(cancelling: &Cancelling) -> Element<'_, Message> {
    let field = Field::new("Lý do hủy", &cancelling.reason)
        .required()
        .id("paper-cancel-reason")
        .error(cancelling.error.as_deref())
        .on_input(Message::ReasonTyped)
        .on_submit(Message::Cancelled);
    let all = column![
        label::body("Văn bản đã hủy vẫn nằm trong sổ và số của nó không dùng lại. Sau đó có thể lập văn bản khác thay thế.")
            .width(Length::Fill),
        Element::from(field)
    ]
    .spacing(S12);
    let deeds = row![
        Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::CancelClosed)),
        Element::from(button::danger("Hủy văn bản").on_press(Message::Cancelled)),
    ]
    .spacing(S8);
    dialog::wide("Hủy văn bản", all, deeds, 520.0)
}
