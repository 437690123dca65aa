//! The face of "Lập kế hoạch mới".

use super::super::super::Desk;
use super::super::super::typed::{Named, chosen, note};
use super::copying::{self, CopyForm};
use super::template::TemplateForm;
use super::{Message, Start, Way};
use crate::domain::ids::PlanId;
use crate::ui::area::Area;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, button, check, date, empty, icon, label, measure, number, panel, press, tabs};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// The ways to a new plan.
const WAYS: [(Way, &str); 3] =
    [(Way::Template, "Từ mẫu"), (Way::Copy, "Từ kế hoạch trước"), (Way::Text, "Từ văn bản có sẵn")];

/// The page, without its head.
pub fn view<'a>(start: &'a Start, desk: &'a Desk) -> Element<'a, Message> {
    let ways = tabs::tabs(&WAYS, start.way, Message::WayChosen);
    let body: Element<'a, Message> = match start.way {
        Way::Template => template(&start.template),
        Way::Copy => copy(&start.copying, desk),
        Way::Text => text(start, desk),
    };
    let mut all = column![ways].spacing(measure::S12).height(Length::Fill);
    if let Some((sentence, detail)) = &start.trouble {
        let mut told = column![note(sentence.as_str(), Tone::Danger)].spacing(measure::S4);
        if !detail.is_empty() {
            told = told.push(label::small(format!("Chi tiết: {detail}")));
        }
        all = all.push(told);
    }
    all.push(container(body).height(Length::Fill)).into()
}

/// A page whose deed stands at its foot, always in sight.
pub(super) fn page<'a>(
    inside: impl Into<Element<'a, Message>>,
    deeds: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let inside = scrollable(container(inside).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .width(Length::Fill)
        .height(Length::Fill);
    column![inside, panel::foot(deeds)].into()
}

pub(super) fn create<'a>(ready: bool) -> Element<'a, Message> {
    button::primary("Tạo kế hoạch")
        .icon(icon::plus())
        .on_press_maybe(ready.then_some(Message::Created))
        .into()
}

fn template(form: &TemplateForm) -> Element<'_, Message> {
    let cards = form.offered.iter().enumerate().map(|(at, one)| {
        let words = column![label::strong(one.name.as_str()), label::small(one.note.as_str())]
            .padding(measure::S12)
            .width(Length::Fill);
        let face = press::press(words).chosen(at == form.chosen).on_press(Message::TemplateChosen(at));
        container(Element::from(face)).padding(1).style(panel::card_style).into()
    });
    let year = number::number("Kế hoạch của năm", &form.year)
        .width(160)
        .error(form.year_wrong.then_some("Hãy gõ năm bằng bốn chữ số."))
        .on_input(Message::YearTyped)
        .on_leave(Message::Left)
        .on_submit(Message::Created);
    let mut brings = column![].spacing(measure::S4);
    for part in &form.parts {
        brings = brings.push(label::body(part.as_str()));
    }
    brings = brings.push(label::small(form.counts.as_str()));
    if let Some(one) = form.offered.get(form.chosen) {
        brings = brings.push(label::small(format!("Dựa theo: {}. Mọi chữ, ngày đều sửa được.", one.source)));
    }
    let left = column![column(cards).spacing(measure::S8), year].spacing(measure::S16);
    let inside = responsive_pair(left.into(), panel::titled("Mẫu này có sẵn", row![], brings));
    page(inside, create(true))
}

/// Two columns; on top of each other they would be read in the same order.
fn responsive_pair<'a>(left: Element<'a, Message>, right: Element<'a, Message>) -> Element<'a, Message> {
    row![container(left).width(Length::FillPortion(3)), container(right).width(Length::FillPortion(2))]
        .spacing(measure::S16)
        .into()
}

fn copy<'a>(form: &'a CopyForm, desk: &'a Desk) -> Element<'a, Message> {
    if form.sources.is_empty() {
        return empty::empty(
            icon::copy(),
            "Chưa có kế hoạch nào để chép",
            "Kế hoạch đầu tiên lập từ mẫu, hoặc từ văn bản có sẵn; năm sau chép lại từ đó.",
            button::secondary("Lập từ mẫu").on_press(Message::WayChosen(Way::Template)),
        );
    }
    let say = Message::Copying;
    let now = form.source.and_then(|id| chosen(&form.sources, &id));
    let source = Pick::new("Chép từ", form.sources.clone(), now, move |one: Named<PlanId>| {
        say(copying::Message::SourceChosen(one.value))
    });
    let day = |caption, value, typed: fn(String) -> copying::Message| {
        date::date(caption, value)
            .width(Length::Fill)
            .on_input(move |text| say(typed(text)))
            .on_leave(Message::Left)
    };
    let mut left = column![
        source,
        Field::new("Tên gọi của kế hoạch mới", &form.name)
            .required()
            .error(form.name_missing().then_some("Hãy nhập tên gọi của kế hoạch."))
            .on_input(move |text| say(copying::Message::NameTyped(text))),
        row![
            day("Từ ngày", form.from.text(), copying::Message::FromTyped).error(form.from.error()),
            day("Đến ngày", form.to.text(), copying::Message::ToTyped)
                .error(form.to.error().or(form.period_wrong(desk.today))),
        ]
        .spacing(measure::S12),
        check::check(
            "Chuyển các năm trong câu chữ và thời hạn sang năm mới",
            form.move_years,
            Some(move |on| say(copying::Message::YearsMoved(on)))
        ),
    ]
    .spacing(measure::S12);
    if let Some(council) = form.council() {
        let taken = Some(move |on| say(copying::Message::CouncilTaken(on)));
        left = left.push(check::check(council, form.with_council, taken));
    }
    if let Some(sentence) = &form.trouble {
        left = left.push(note(sentence.as_str(), Tone::Danger));
    }
    let line = |sign: icon::Icon, words: String| -> Element<'a, Message> {
        row![sign.text(16.0), label::body(words)].spacing(measure::S8).align_y(Alignment::Center).into()
    };
    let mut brought = column![].spacing(measure::S4);
    for words in &form.brought {
        brought = brought.push(line(icon::check(), words.clone()));
    }
    let not = [
        "Số, ngày ban hành, các bước đã qua",
        "Hồ sơ, điểm, kết quả xét chọn",
        "Văn bản đã lập theo kế hoạch",
    ];
    let left_out = column(not.map(|words| line(icon::close(), words.to_owned()))).spacing(measure::S4);
    let right = column![
        panel::titled("Được chép sang", row![], brought),
        panel::titled("Không chép", row![], left_out),
        label::small(
            "Mọi ngày, năm và con số chép sang được liệt kê ở “Rà lại”; rà hết rồi mới ban hành được."
        ),
    ]
    .spacing(measure::S12);
    page(responsive_pair(left.into(), right.into()), create(form.is_ready()))
}

fn text<'a>(start: &'a Start, desk: &'a Desk) -> Element<'a, Message> {
    if let Some(name) = &start.reading {
        let stop = button::secondary("Thôi").on_press(Message::OtherAsked);
        return column![
            label::body(format!("Đang đọc {name}…")).width(Length::Fill).align_x(iced::Center),
            empty::working("Chương trình tìm đầu văn bản, các mục, căn cứ, nơi nhận và chữ ký.", None, stop)
        ]
        .padding(measure::S32)
        .into();
    }
    if let Some(found) = &start.found {
        return responsive(move |room| found.view(room.width, desk)).into();
    }
    let file = button::secondary("Mở tệp .docx, .txt…").icon(icon::folder()).on_press(Message::FileAsked);
    let area = Area::new("", &start.text)
        .fill()
        .id("plan-source")
        .placeholder("Dán toàn văn kế hoạch vào đây (Ctrl+V), rồi bấm “Đọc văn bản”.")
        .on_action(Message::Text);
    let words = label::small(
        "Chương trình nhận ra số mục, căn cứ, nơi nhận, chữ ký và đề xuất chỉ tiêu, thời hạn. Chưa có gì được lưu cho đến khi bấm “Tạo kế hoạch”.",
    );
    let read = button::primary("Đọc văn bản").icon(icon::search()).on_press(Message::ReadAsked);
    column![
        row![words.width(Length::Fill), file].spacing(measure::S16).align_y(Alignment::Center),
        container(area).height(Length::Fill),
        panel::foot(row![space::horizontal(), Element::from(read)])
    ]
    .spacing(measure::S8)
    .into()
}
