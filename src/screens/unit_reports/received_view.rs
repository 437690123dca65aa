//! What came in, what one report says, and who has not sent.

use super::view::{both, scrolled};
use super::{Message, UnitReports};
use crate::domain::unit_report::UnitReport;
use crate::screens::Desk;
use crate::screens::typed::note;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, empty, grid, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill, Length, Padding};

impl UnitReports {
    pub(super) fn received<'a>(&'a self, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
        if self.reports.is_empty() {
            let nothing = empty::empty(
                icon::import(),
                "Chưa nhận báo cáo nào của kỳ này",
                "Chọn tệp .docx, .txt hoặc cả thư mục. Chương trình đọc số, ngày, các mục và cho xem trước; chỉ ghi khi bạn đồng ý.",
                button::secondary("Nhận báo cáo…").icon(icon::import()).on_press(Message::FilesAsked),
            );
            let nothing = container(nothing).padding(1).width(Fill).height(Fill).style(panel::card_style);
            return both(narrow, (nothing.into(), 6), (self.waited(), 5));
        }
        let left = column![
            container(self.list(desk)).height(Length::FillPortion(3)),
            container(self.waited()).height(Length::FillPortion(2)),
        ]
        .spacing(S12);
        let report = self.grid.chosen().and_then(|at| self.reports.get(at));
        let right: Element<'a, Message> = match report {
            Some(report) => read(report, desk),
            None => {
                let words = "Nội dung của báo cáo hiện ở đây.";
                empty::empty(icon::paper(), "Chọn một báo cáo", words, row![])
            }
        };
        both(narrow, (left.into(), 1), (right, 1))
    }

    fn list<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let columns = vec![
            grid::column("Đơn vị", Length::Fill).least(256.0),
            grid::column("Số, ngày nhận", 132.0),
            grid::column("Số mục", 76.0).right(),
        ];
        grid::Grid::new(&self.grid, columns, self.reports.len(), Message::Grid, move |at| {
            let Some(report) = self.reports.get(at) else { return Vec::new() };
            let remark = report.lost.lines().next().map_or_else(|| report.file.clone(), str::to_owned);
            let soft = line(remark).small();
            let soft = if report.lost.is_empty() { soft } else { soft.color(|c| c.due) };
            let name = column![line(desk.unit_name(report.unit)).strong(), soft];
            let number =
                if report.number.is_empty() { "Không ghi số".to_owned() } else { report.number.clone() };
            let number = column![line(number), line(short_date(report.received)).small()];
            vec![name.into(), number.into(), grid::number(report.sections.len().to_string())]
        })
        .count("báo cáo")
        .into()
    }

    /// Who is waited for.
    fn waited(&self) -> Element<'_, Message> {
        let missing: Vec<_> = self.expected.missing().collect();
        let all = self.expected.units.len();
        let words = match (all, missing.len()) {
            (0, _) => "Chưa có đơn vị nào phải gửi".to_owned(),
            (all, 0) => format!("Cả {all} đơn vị đã gửi"),
            (all, missing) => format!("Chưa gửi: {missing}/{all} đơn vị"),
        };
        let why = match (self.expected.due, self.expected.level) {
            (Some(due), _) => format!("Theo chế độ báo cáo của kế hoạch, hạn {}", short_date(due)),
            (None, Some(level)) => {
                format!(
                    "Kế hoạch chưa giao chế độ báo cáo cho kỳ này; tính mọi đơn vị loại “{}”",
                    level.label()
                )
            }
            (None, None) => String::new(),
        };
        let head = column![label::strong(words), label::small(why)];
        let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        let mut names = column![].padding(Padding { top: S4, bottom: S8, left: S12, right: S12 });
        for one in missing {
            names = names.push(
                row![
                    label::colored(icon::clock().text(14.0), |c| c.due),
                    container(line(one.name.as_str())).width(Fill)
                ]
                .spacing(S8)
                .height(30)
                .align_y(Alignment::Center),
            );
        }
        container(column![head, panel::hairline(), scrolled(names)])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }
}

/// One report as it was read.
fn read<'a>(report: &'a UnitReport, desk: &'a Desk) -> Element<'a, Message> {
    let mut facts = Vec::new();
    if !report.number.is_empty() {
        facts.push(format!("Số {}", report.number));
    }
    facts.extend(report.dated.map(|day| format!("ngày {}", short_date(day))));
    facts.push(format!("nhận ngày {}", short_date(report.received)));
    facts.push(report.file.clone());
    let words =
        column![line(desk.unit_name(report.unit)).strong(), line(facts.join(" · ")).small()].width(Fill);
    let remove = button::icon(icon::trash(), "Bỏ báo cáo này").on_press(Message::RemoveAsked(report.id));
    let head = row![words, Element::from(remove)].spacing(S8).align_y(Alignment::Center);
    let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S8 });
    let mut all = column![].spacing(S8).padding(S12);
    if !report.lost.is_empty() {
        all = all.push(note(report.lost.as_str(), Tone::Due));
    }
    for section in &report.sections {
        let indent = f32::from(section.depth.min(4)) * S12;
        let mut one = column![label::strong(section.heading()).width(Fill)].spacing(S4);
        for paragraph in &section.paragraphs {
            one = one.push(label::body(paragraph.as_str()).width(Fill));
        }
        all = all.push(container(one).padding(Padding { left: indent, ..Padding::ZERO }));
    }
    if report.sections.is_empty() {
        all = all.push(badge::badge("Không có nội dung", Tone::Due));
    }
    container(column![head, panel::hairline(), scrolled(all)])
        .padding(1)
        .width(Fill)
        .height(Fill)
        .style(panel::card_style)
        .into()
}
