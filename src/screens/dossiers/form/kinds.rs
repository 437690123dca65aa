//! What is asked of each kind of subject.

use super::view::{offering, pair};
use super::{Form, Message, Slot, Text};
use crate::domain::subject::{Detail, Person, Sex, SubjectKind};
use crate::ui::area::Area;
use crate::ui::measure::{S4, S12, S16};
use crate::ui::{Element, check, choice, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

/// What the name is called for a kind, and an example.
pub(super) const fn name(kind: SubjectKind) -> (&'static str, &'static str) {
    match kind {
        SubjectKind::Person => ("Họ và tên", "Ví dụ: Nguyễn Thị Ánh"),
        SubjectKind::Collective => ("Tên tập thể", "Ví dụ: Chi hội Phụ nữ thôn Nà Lủng"),
        SubjectKind::Household => ("Tên hộ (người đại diện)", "Ví dụ: Hộ bà Nông Thị Mai"),
        SubjectKind::Model => ("Tên mô hình, sáng kiến", "Ví dụ: Tổ tiết kiệm 5 nghìn đồng"),
    }
}

pub(super) fn view(form: &Form) -> Element<'_, Message> {
    match &form.subject.detail {
        Detail::Person(person) => self::person(form, person),
        Detail::Collective(_) => collective(form),
        Detail::Household(_) => household(form),
        Detail::Model(_) => model(form),
    }
}

fn card<'a>(heading: &'a str, lines: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    panel::card(column![label::heading(heading), column(lines).spacing(S12)].spacing(S12))
}

fn person<'a>(form: &'a Form, person: &'a Person) -> Element<'a, Message> {
    let sexes: Vec<(Option<Sex>, &str)> = Sex::ALL.into_iter().map(|sex| (Some(sex), sex.label())).collect();
    let sex = choice::segments(&sexes, person.sex, |sex| Message::SexChosen(sex.unwrap_or(Sex::Female)));
    let sex = column![label::caption("Giới tính"), sex].spacing(S4);
    let party = container(check::check("Đảng viên", person.party_member, Some(Message::PartyTicked)))
        .padding(Padding { top: 25.0, ..Padding::ZERO });
    let titles = row![
        container(Element::from(offering(form, Slot::Honorific, "Xưng hô").placeholder("Bà, ông…")))
            .width(Length::FillPortion(1)),
        container(sex).width(Length::Shrink),
        party
    ]
    .spacing(S16)
    .align_y(Alignment::Start);
    card(
        "Thông tin cá nhân",
        vec![
            pair(
                titles,
                form.field(Slot::Birth, "Ngày sinh, hoặc năm sinh").placeholder("1975 hoặc 5/9/1975"),
            ),
            pair(
                form.field(Slot::Post, "Chức vụ, nghề nghiệp").placeholder("Ví dụ: Chi hội trưởng"),
                form.field(Slot::Education, "Trình độ").placeholder("Ví dụ: Trung cấp"),
            ),
            pair(
                form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
                row![
                    Element::from(form.field(Slot::Phone, "Điện thoại")),
                    Element::from(form.field(Slot::Ethnicity, "Dân tộc").placeholder("Không bắt buộc"))
                ]
                .spacing(S16),
            ),
        ],
    )
}

fn figures<'a>(fields: [(&'a Form, Slot, &'a str); 2]) -> Element<'a, Message> {
    let parts = fields.into_iter().map(|(form, slot, words)| form.field(slot, words).numeric().into());
    row(parts).spacing(S16).into()
}

fn collective(form: &Form) -> Element<'_, Message> {
    card(
        "Thông tin tập thể",
        vec![
            pair(
                form.field(Slot::Head, "Người đứng đầu").placeholder("Họ và tên, chức vụ"),
                figures([(form, Slot::Members, "Số thành viên"), (form, Slot::Women, "Trong đó nữ")]),
            ),
            pair(
                form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
                figures([(form, Slot::PartyMembers, "Số đảng viên"), (form, Slot::Founded, "Năm thành lập")]),
            ),
        ],
    )
}

fn household(form: &Form) -> Element<'_, Message> {
    card(
        "Thông tin hộ gia đình",
        vec![
            pair(
                form.field(Slot::Head, "Chủ hộ").placeholder("Họ và tên, nếu khác người đại diện"),
                form.field(Slot::Occupation, "Nghề nghiệp chính").placeholder("Ví dụ: Trồng rừng, chăn nuôi"),
            ),
            pair(
                form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
                figures([
                    (form, Slot::Members, "Số nhân khẩu"),
                    (form, Slot::Income, "Thu nhập một năm (đồng)"),
                ]),
            ),
            pair(
                form.field(Slot::CulturalYears, "Đạt “Gia đình văn hóa” các năm")
                    .placeholder("2023, 2024 hoặc 2020-2024"),
                space(),
            ),
        ],
    )
}

fn model(form: &Form) -> Element<'_, Message> {
    let content = Area::new("Nội dung, cách làm", &form.content)
        .rows(3)
        .id("dossier-content")
        .placeholder("Làm gì, làm thế nào, kết quả ra sao")
        .on_action(|action| Message::Wrote(Text::Content, action))
        .on_leave(Message::WroteLeft);
    let started = form.field(Slot::Started, "Năm bắt đầu").numeric().width(140);
    card(
        "Thông tin mô hình, sáng kiến",
        vec![
            row![
                Element::from(
                    form.field(Slot::Owners, "Tác giả, chủ mô hình")
                        .placeholder("Nhiều người: cách nhau bằng dấu chấm phẩy (;)")
                ),
                Element::from(started)
            ]
            .spacing(S16)
            .into(),
            content.into(),
            pair(
                form.field(Slot::Replicated, "Đã nhân rộng ở đâu"),
                form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
            ),
        ],
    )
}
