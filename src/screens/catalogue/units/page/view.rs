//! The face of the page.

use super::super::super::super::Desk;
use super::super::super::super::typed::trouble;
use super::{Message, UnitPage};
use crate::domain::dossier::DossierState;
use crate::domain::progress::ProgressStanding;
use crate::ui::badge::Tone;
use crate::ui::{Element, badge, button, empty, grid, icon, label, line, measure, panel, progress};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Less room than this and the halves stand under each other, in px.
const BESIDE: f32 = 760.0;

impl UnitPage {
    pub(in super::super) fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| self.face(room.width)).into()
    }

    fn face(&self, room: f32) -> Element<'_, Message> {
        let narrow = room < BESIDE;
        let mut about = column![self.head(), self.missing()].spacing(measure::S12);
        if !self.history.is_empty() {
            about = about.push(self.past());
        }
        if !self.below.is_empty() {
            about = about.push(self.subordinates());
        }
        let about = container(about).padding(Padding { right: 14.0, ..Padding::ZERO });
        if narrow {
            let list = container(self.list(true)).height(420);
            return scrollable(column![about, list].spacing(measure::S12)).height(Length::Fill).into();
        }
        row![
            container(scrollable(about).height(Length::Fill)).width(Length::FillPortion(2)),
            container(self.list(false)).width(Length::FillPortion(3))
        ]
        .spacing(measure::S12)
        .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let mut all =
            column![label::title(self.name.as_str()), label::small(self.under.as_str())].spacing(measure::S4);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let shown = self.facts.iter().filter(|(name, _)| !matches!(*name, "Loại đơn vị" | "Trực thuộc"));
        let mut facts = column![].spacing(measure::S8);
        for (name, value) in shown {
            facts = facts.push(panel::fact(name, label::body(value.as_str())));
        }
        panel::card(all.push(facts).spacing(measure::S8))
    }

    /// Quotas of the current plan and dossiers that lack something.
    fn missing(&self) -> Element<'_, Message> {
        let mut all = column![].spacing(measure::S12);
        if !self.campaign.is_empty() {
            all = all.push(label::small(self.campaign.as_str()));
        }
        for quota in &self.quotas {
            all = all.push(progress::quota(&quota.name, &quota.figure, quota.share, tone(quota.standing)));
        }
        if self.quotas.is_empty() {
            all = all.push(label::small("Kế hoạch đang chọn không giao chỉ tiêu số lượng cho đơn vị này."));
        }
        if !self.lacking.is_empty() {
            all = all.push(label::strong(format!("{} hồ sơ còn thiếu", self.lacking.len())));
        }
        for one in &self.lacking {
            let open = button::icon(icon::right(), "Mở hồ sơ").on_press(Message::DossierAsked(one.dossier));
            let words = column![
                Element::from(line::line(one.name.as_str()).strong()),
                Element::from(line::line(one.words.as_str()).small().two())
            ];
            all = all.push(
                row![words.width(Length::Fill), Element::from(open)]
                    .spacing(measure::S8)
                    .align_y(Alignment::Center),
            );
        }
        if self.read && self.lacking.is_empty() {
            all = all.push(label::small("Không có hồ sơ nào của năm này còn thiếu giấy tờ hay nội dung."));
        }
        panel::titled("Còn thiếu", row![], all)
    }

    fn past(&self) -> Element<'_, Message> {
        panel::titled(
            "Lịch sử",
            row![],
            self.doors(self.history.iter().map(|(words, id)| (words.as_str(), *id))),
        )
    }

    fn subordinates(&self) -> Element<'_, Message> {
        panel::titled(
            "Đơn vị trực thuộc",
            row![],
            self.doors(self.below.iter().map(|(id, name)| (name.as_str(), Some(*id)))),
        )
    }

    /// Lines that lead to units.
    fn doors<'a>(
        &'a self,
        lines: impl Iterator<Item = (&'a str, Option<crate::domain::ids::UnitId>)>,
    ) -> Element<'a, Message> {
        let mut all = column![].spacing(measure::S4);
        for (words, id) in lines {
            let open: Element<'a, Message> = match id {
                Some(id) => button::icon(icon::right(), "Mở đơn vị").on_press(Message::UnitAsked(id)).into(),
                None => space().height(measure::TARGET).into(),
            };
            all = all.push(
                row![container(Element::from(line::line(words))).width(Length::Fill), open]
                    .spacing(measure::S8)
                    .align_y(Alignment::Center),
            );
        }
        all.into()
    }

    fn list(&self, short: bool) -> Element<'_, Message> {
        let mut columns = vec![
            grid::column("Năm", 60.0),
            grid::column("Tên", Length::FillPortion(4)),
            grid::column("Loại", 128.0),
            grid::column("Trạng thái", 152.0),
        ];
        if short {
            columns.remove(2);
        }
        let list = grid::Grid::new(&self.grid, columns, self.sent.len(), Message::Grid, move |i| {
            let Some(one) = self.sent.get(i) else {
                return (0..if short { 3 } else { 4 }).map(|_| space().into()).collect();
            };
            let mut cells = vec![
                grid::text(one.year.to_string()),
                grid::name(one.name.as_str()),
                grid::soft(one.kind.label()),
                badge::badge(one.state.label(), state_tone(one.state)),
            ];
            if short {
                cells.remove(2);
            }
            cells
        })
        .count("hồ sơ")
        .empty(empty::empty(
            icon::dossier(),
            if self.read { "Đơn vị chưa gửi hồ sơ nào" } else { "Đang đọc…" },
            "Hồ sơ của đơn vị, của các đơn vị trực thuộc và của các đơn vị đã sáp nhập vào đây sẽ hiện ở đây.",
            space(),
        ));
        let list = if self.count > self.sent.len() {
            list.remark(label::small(format!("hiện {} hồ sơ mới nhất trong {}", self.sent.len(), self.count)))
        } else {
            list.remark(label::small("Bấm đúp để mở hồ sơ"))
        };
        let mut years = column![].spacing(measure::S4);
        for one in &self.years {
            years = years.push(
                row![
                    container(label::strong(one.year.to_string())).width(52),
                    container(Element::from(line::line(one.words.as_str()))).width(Length::Fill)
                ]
                .spacing(measure::S8),
            );
        }
        if self.years.is_empty() {
            return list.into();
        }
        let years = container(scrollable(years)).max_height(132);
        column![panel::titled("Đã gửi", row![], years), Element::from(list)].spacing(measure::S12).into()
    }
}

const fn tone(standing: ProgressStanding) -> Tone {
    match standing {
        ProgressStanding::Done => Tone::Done,
        ProgressStanding::DueSoon => Tone::Due,
        ProgressStanding::Late => Tone::Danger,
        ProgressStanding::Waiting => Tone::Info,
        ProgressStanding::NotStarted | ProgressStanding::Unknown => Tone::Plain,
    }
}

const fn state_tone(state: DossierState) -> Tone {
    match state {
        DossierState::Recognised | DossierState::Replicated | DossierState::Chosen => Tone::Gold,
        DossierState::Complete => Tone::Done,
        DossierState::Returned => Tone::Due,
        DossierState::NotEligible => Tone::Danger,
        _ => Tone::Plain,
    }
}
