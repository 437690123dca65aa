//! The face of what was found in a text.

use super::super::super::Desk;
use super::super::super::typed::note;
use super::Message;
use super::found::{self, FoundForm, Row};
use super::view::create;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, button, check, date, empty, grid, icon, label, line, measure, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Less room than this and the parts stand under each other, in px.
const BESIDE: f32 = 820.0;

/// More proposals than this are only counted.
const MOST: usize = 12;

impl FoundForm {
    /// The page: what the user says about it and the parts around the text at the left, the sections at the right.
    pub(super) fn view<'a>(&'a self, room: f32, desk: &'a Desk) -> Element<'a, Message> {
        let left = scrollable(
            container(column![self.asked(desk), self.told_parts()].spacing(measure::S12))
                .padding(Padding { right: 14.0, ..Padding::ZERO }),
        )
        .width(Length::Fill)
        .height(Length::Fill);
        let body: Element<'a, Message> = if room < BESIDE {
            row![
                container(left).width(Length::FillPortion(3)),
                container(self.sections()).width(Length::FillPortion(2))
            ]
            .spacing(measure::S12)
            .into()
        } else {
            row![
                container(left).width(Length::FillPortion(1)),
                container(self.sections()).width(Length::FillPortion(1))
            ]
            .spacing(measure::S12)
            .into()
        };
        let other = button::secondary("Chọn văn bản khác").icon(icon::undo()).on_press(Message::OtherAsked);
        let foot = row![Element::from(other), create(true)].spacing(measure::S8);
        column![container(body).height(Length::Fill), panel::foot(foot)].into()
    }

    fn asked<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let say = Message::Found;
        let day = |caption, value, typed: fn(String) -> found::Message| {
            date::date(caption, value)
                .width(Length::Fill)
                .on_input(move |text| say(typed(text)))
                .on_leave(Message::Left)
        };
        let mut all = column![
            Field::new("Tên gọi trong chương trình", &self.name)
                .required()
                .error(self.name_missing().then_some("Hãy nhập tên gọi của kế hoạch."))
                .on_input(move |text| say(found::Message::NameTyped(text))),
            row![
                day("Từ ngày", self.from.text(), found::Message::FromTyped).error(self.from.error()),
                day("Đến ngày", self.to.text(), found::Message::ToTyped)
                    .error(self.to.error().or(self.period_wrong(desk.today))),
            ]
            .spacing(measure::S12),
            check::check(
                "Đây là kế hoạch của cấp trên",
                self.superior,
                Some(move |on| say(found::Message::SuperiorTicked(on)))
            ),
        ]
        .spacing(measure::S12);
        if self.superior {
            all = all.push(
                Field::new("Cơ quan ban hành", &self.issuer)
                    .required()
                    .error(self.issuer_missing().then_some("Hãy nhập tên cơ quan đã ban hành kế hoạch này."))
                    .help("Dùng để đối chiếu; không làm việc dưới kế hoạch này")
                    .on_input(move |text| say(found::Message::IssuerTyped(text))),
            );
        }
        panel::card(all)
    }

    fn told_parts(&self) -> Element<'_, Message> {
        let found = self.found();
        let mut all = column![label::small(format!("Đọc từ {}. Chưa có gì được lưu.", found.name))]
            .spacing(measure::S12);
        for notice in &found.intake.notices {
            all = all.push(note(notice.as_str(), Tone::Info));
        }
        let mut parts = column![].spacing(measure::S8);
        if found.facts.is_empty() {
            parts = parts.push(label::small(
                "Không nhận ra đầu văn bản, căn cứ, nơi nhận hay chữ ký; toàn bộ được giữ làm nội dung.",
            ));
        }
        for (name, words) in &found.facts {
            parts = parts.push(panel::fact(name, label::body(words.as_str())));
        }
        all = all.push(panel::titled("Các phần quanh nội dung", row![], parts));
        if !found.proposals.is_empty() {
            let mut lines = column![label::small(
                "Sau khi tạo, từng chỗ này được đề xuất ngay tại mục của nó để nhận hoặc bỏ qua."
            )]
            .spacing(measure::S8);
            for (kind, words) in found.proposals.iter().take(MOST) {
                lines = lines.push(panel::fact(kind, line::line(words.as_str()).two()));
            }
            if found.proposals.len() > MOST {
                lines = lines.push(label::small(format!("… và {} chỗ nữa.", found.proposals.len() - MOST)));
            }
            all = all.push(panel::titled("Có thể là chỉ tiêu, thời hạn", row![], lines));
        }
        let left = &found.intake.left;
        if !left.is_empty() {
            let say = Message::Found;
            let keep = check::check(
                "Giữ những dòng này thành đoạn văn ở cuối kế hoạch",
                self.keep_left,
                Some(move |on| say(found::Message::LeftKept(on))),
            );
            let mut lines = column![keep].spacing(measure::S4);
            for words in left.iter().take(20) {
                lines = lines.push(line::line(words.as_str()).small());
            }
            if left.len() > 20 {
                lines = lines.push(label::small(format!("… và {} dòng nữa.", left.len() - 20)));
            }
            all = all.push(panel::titled("Chưa xếp được vào phần nào", row![], lines));
        }
        all.into()
    }

    fn sections(&self) -> Element<'_, Message> {
        let rows = &self.found().rows;
        let list = grid::Grid::new(
            &self.grid,
            vec![grid::column("Nội dung đã nhận ra", Length::Fill)],
            rows.len(),
            Message::Grid,
            move |i| match rows.get(i) {
                Some(row) => vec![face(row)],
                None => vec![space().into()],
            },
        )
        .count("mục, đoạn")
        .empty(empty::empty(icon::tree(), "Chưa nhận ra mục nào", "", row![]));
        list.into()
    }
}

fn face(one: &Row) -> Element<'_, Message> {
    let mut words = line::line(one.words.as_str());
    if one.heading {
        words = words.strong();
    }
    let mut face = row![].spacing(measure::S4).align_y(Alignment::Center);
    if !one.printed.is_empty() {
        face = face.push(label::colored(label::body(one.printed.as_str()), |c| c.ink_soft));
    }
    face.push(words).padding(Padding { left: one.depth.min(6) as f32 * 14.0, ..Padding::ZERO }).into()
}
