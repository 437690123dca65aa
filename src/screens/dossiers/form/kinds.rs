//! What is asked of each kind of subject.

use super::rows::view as lists;
use super::view::{extras, offering, pair};
use super::{Extra, Form, Message, Slot, Text, locks};
use crate::domain::correction::DossierField;
use crate::domain::subject::{Detail, Person, Sex, SubjectKind};
use crate::screens::dossiers::words::Offers;
use crate::ui::area::Area;
use crate::ui::measure::{S4, S12, S16};
use crate::ui::{Element, button, check, choice, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Length, Padding};

/// What the name is called for a kind, and an example.
pub(super) const fn name(kind: SubjectKind) -> (&'static str, &'static str) {
    match kind {
        SubjectKind::Person => ("Họ và tên", "Ví dụ: Nguyễn Thị Ánh"),
        SubjectKind::Collective => ("Tên tập thể", "Ví dụ: Chi hội Phụ nữ thôn Nà Lủng"),
        SubjectKind::Household => ("Tên hộ", "Ví dụ: Hộ bà Nông Thị Mai"),
        SubjectKind::Model => ("Tên mô hình, sáng kiến", "Ví dụ: Tổ tiết kiệm 5 nghìn đồng"),
    }
}

pub(super) fn view<'a>(form: &'a Form, offers: &'a Offers) -> Element<'a, Message> {
    match &form.subject.detail {
        Detail::Person(person) => self::person(form, person, offers),
        Detail::Collective(_) => collective(form),
        Detail::Household(_) => household(form),
        Detail::Model(_) => model(form),
    }
}

fn card<'a>(heading: &'a str, lines: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    panel::card(column![label::heading(heading), column(lines).spacing(S12)].spacing(S12))
}

fn person<'a>(form: &'a Form, person: &'a Person, offers: &'a Offers) -> Element<'a, Message> {
    let honorific =
        offering(form, Slot::Honorific, "Xưng hô", &offers.honorifics).placeholder("Bà, ông…").width(112);
    let birth = form.field(Slot::Birth, "Ngày sinh, hoặc năm sinh").placeholder("1975 hoặc 5/9/1975");
    let mut lines = vec![
        pair(row![Element::from(honorific), sex(form, person)].spacing(S16), birth),
        pair(
            offering(form, Slot::Post, "Chức vụ, nghề nghiệp hiện nay", &offers.posts)
                .placeholder("Ví dụ: Chi hội trưởng"),
            form.field(Slot::Education, "Trình độ").placeholder("Ví dụ: Trung cấp"),
        ),
        pair(
            form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
            form.field(Slot::Phone, "Điện thoại"),
        ),
        party(form, person),
    ];
    if form.shows(Extra::Posts) {
        let why = form.why_locked(DossierField::Posts);
        let posts = column![locks::caption("Các chức vụ theo thời gian", why), lists::posts(form, offers)];
        lines.push(posts.spacing(S4).into());
    }
    if form.shows(Extra::Sensitive) {
        lines.push(sensitive(form));
    }
    let there = !(person.ethnicity.trim().is_empty() && person.religion.trim().is_empty());
    let words = if there {
        "Dân tộc, tôn giáo: đã ghi (nhạy cảm – không bắt buộc)"
    } else {
        "Dân tộc, tôn giáo (nhạy cảm – không bắt buộc)"
    };
    lines.extend(extras(form, &[(Extra::Posts, "Các chức vụ theo thời gian"), (Extra::Sensitive, words)]));
    card("Thông tin cá nhân", lines)
}

fn sex<'a>(form: &'a Form, person: &'a Person) -> Element<'a, Message> {
    let why = form.why_locked(DossierField::Sex);
    let choice: Element<'a, Message> = if why.is_some() {
        // As high as a field, so that the line stays a line.
        let words = person.sex.map_or("Chưa ghi", Sex::label);
        container(label::body(words)).center_y(crate::ui::measure::CONTROL).into()
    } else {
        let all: Vec<(Option<Sex>, &str)> =
            Sex::ALL.into_iter().map(|sex| (Some(sex), sex.label())).collect();
        choice::segments(&all, person.sex, |sex| Message::SexChosen(sex.unwrap_or(Sex::Female)))
    };
    locks::with_tip(column![locks::caption("Giới tính", why), choice].spacing(S4), why)
}

/// Membership of the Party, and since when for those who are.
fn party<'a>(form: &'a Form, person: &'a Person) -> Element<'a, Message> {
    let why = form.why_locked(DossierField::Party);
    let tick = check::check("Đảng viên", person.party_member, why.is_none().then_some(Message::PartyTicked));
    if !person.party_member {
        return locks::with_tip(tick, why);
    }
    let joined = form.field(Slot::PartyJoined, "Ngày vào Đảng, hoặc năm").placeholder("2005 hoặc 3/2/2005");
    // Beside a labelled field the tick stands on the line of the control, not of the label.
    let tick = container(tick).padding(Padding { top: 25.0, ..Padding::ZERO });
    pair(locks::with_tip(tick, why), joined)
}

/// Ethnicity and religion, shown only while somebody wants to see them.
fn sensitive(form: &Form) -> Element<'_, Message> {
    let hide = button::quiet("Ẩn đi").icon(icon::lock()).on_press(Message::Folded(Extra::Sensitive, false));
    column![
        row![
            label::caption(
                "Dữ liệu cá nhân nhạy cảm – không bắt buộc; chỉ ghi khi hồ sơ cần và người được nêu đồng ý"
            )
            .width(Length::Fill),
            Element::from(hide)
        ]
        .align_y(Alignment::Center),
        pair(form.field(Slot::Ethnicity, "Dân tộc"), form.field(Slot::Religion, "Tôn giáo"))
    ]
    .spacing(S4)
    .into()
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
                form.field(Slot::Cluster, "Cụm, khối thi đua").placeholder("Nếu khác cụm của đơn vị đề nghị"),
                figures([(form, Slot::PartyMembers, "Số đảng viên"), (form, Slot::Founded, "Năm thành lập")]),
            ),
            form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã").into(),
        ],
    )
}

fn household(form: &Form) -> Element<'_, Message> {
    let mut lines = vec![
        pair(
            form.field(Slot::Head, "Chủ hộ").placeholder("Họ và tên, nếu khác tên hộ"),
            form.field(Slot::Representative, "Người đại diện trong hồ sơ")
                .placeholder("Nếu không phải chủ hộ"),
        ),
        pair(
            form.field(Slot::Occupation, "Nghề nghiệp chính").placeholder("Ví dụ: Trồng rừng, chăn nuôi"),
            figures([(form, Slot::Members, "Số nhân khẩu"), (form, Slot::Income, "Thu nhập một năm (đồng)")]),
        ),
        pair(form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"), form.years_field()),
    ];
    lines.extend(form.years_chips());
    let facts = card("Thông tin hộ gia đình", lines);
    column![facts, lists::contributions(form)].spacing(S12).into()
}

fn model(form: &Form) -> Element<'_, Message> {
    let content = Area::new("Nội dung, cách làm", &form.content)
        .rows(3)
        .id("dossier-content")
        .locked(form.why_locked(DossierField::Content))
        .placeholder("Làm gì, làm thế nào, kết quả ra sao")
        .on_action(|action| Message::Wrote(Text::Content, action))
        .on_leave(Message::WroteLeft);
    let started = form.field(Slot::Started, "Năm bắt đầu").numeric().width(140);
    card(
        "Thông tin mô hình, sáng kiến",
        vec![
            row![form.owners_field(), Element::from(started)].spacing(S16).into(),
            content.into(),
            pair(
                form.field(Slot::Replicated, "Đã nhân rộng ở đâu").placeholder("Ví dụ: 6 chi hội trong xã"),
                form.field(Slot::Address, "Địa chỉ").placeholder("Thôn, xã"),
            ),
        ],
    )
}
