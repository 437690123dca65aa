//! The face of the panel of obligations.

use super::{Entry, Followed, Message, Offer, tone};
use crate::domain::obligation::DutyField;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, Theme, badge, button, empty, icon, label, line, measure, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Border, Length, Padding};

/// Every obligation of the plan, with what was found in the text above them.
pub fn view(followed: &Followed, locked: bool) -> Element<'_, Message> {
    let offered = followed.proposals.offers();
    if followed.entries.is_empty() && offered.is_empty() {
        return empty::empty(
            icon::target(),
            "Kế hoạch chưa giao chỉ tiêu nào",
            "Ở thẻ “Nội dung”, thêm một mục loại “Chỉ tiêu, thời hạn”; câu in trên văn bản và việc theo dõi đều lấy từ đó.",
            row![],
        );
    }
    let mut all = column![label::small(followed.summary.as_str())].spacing(measure::S8);
    if !offered.is_empty() {
        all = all.push(label::heading(format!("Có thể là chỉ tiêu ({})", offered.len())));
        all = all.extend(offered.iter().map(|offer| card(offer, &Place::Page)));
        all = all.push(label::heading("Chỉ tiêu của kế hoạch"));
    }
    let entries =
        followed.entries.iter().map(|entry| line_of(entry, followed.opened == Some(entry.id), locked));
    let list = container(column(entries)).padding(1).style(panel::card_style);
    let all = all.push(list).padding(Padding { right: 14.0, ..Padding::ZERO });
    scrollable(all).width(Length::Fill).height(Length::Fill).into()
}

fn line_of(entry: &Entry, open: bool, locked: bool) -> Element<'_, Message> {
    let sign = if open { icon::chevron_down() } else { icon::right() };
    let mut facts = row![label::caption(entry.kind)].spacing(measure::S12).align_y(Alignment::Center);
    if !entry.due.is_empty() {
        facts = facts.push(label::small(format!("Hạn {}", entry.due)));
    }
    if !entry.progress.is_empty() {
        facts = facts.push(label::small(entry.progress.as_str()));
    }
    if entry.printed.is_empty() {
        facts = facts.push(badge::badge("Không in trong văn bản", Tone::Due));
    }
    if !entry.concerns.is_empty() {
        facts = facts.push(badge::badge("Nên xem lại", Tone::Due));
    }
    let words = column![line::line(entry.sentence.as_str()).two(), facts.wrap()]
        .spacing(measure::S4)
        .width(Length::Fill);
    let state = badge::badge(entry.standing.label(), tone(entry.standing));
    let head = row![label::colored(sign.text(16.0), |c| c.ink_soft), words, state]
        .spacing(measure::S8)
        .padding(measure::S8);
    let head = press::press(head).chosen(open).line().on_press(Message::Opened(entry.id));
    if !open {
        return head.into();
    }
    column![head, opened(entry, locked)].into()
}

fn opened(entry: &Entry, locked: bool) -> Element<'_, Message> {
    let mut all = column![].spacing(measure::S8);
    for concern in &entry.concerns {
        let mut said = row![
            label::colored(Tone::Due.sign().text(16.0), |c| c.due),
            label::body(concern.sentence.as_str()).width(Length::Fill)
        ]
        .spacing(measure::S8)
        .align_y(Alignment::Center);
        if let Some(day) = concern.proposed.filter(|_| !locked) {
            said = said.push(
                button::secondary(format!("Đổi thành ngày {}", short_date(day)))
                    .on_press(Message::DayTaken(entry.id, day)),
            );
        }
        all = all.push(said);
    }
    if !entry.missing.is_empty() {
        let units = entry.missing.iter().map(|unit| label::body(unit.as_str()).into());
        all = all.push(label::caption(format!("Chưa đủ: {} đơn vị", entry.missing.len())));
        all = all.push(container(column(units)).padding(Padding { left: measure::S16, ..Padding::ZERO }));
    }
    for (section, place) in &entry.printed {
        all = all.push(
            row![
                label::body(format!("In ở {place}")).width(Length::Fill),
                button::quiet("Đến mục này").icon_after(icon::right()).on_press(Message::Went(*section))
            ]
            .align_y(Alignment::Center),
        );
    }
    if entry.printed.is_empty() {
        let mut deeds = row![
            label::body("Chỉ tiêu này có trong dữ liệu nhưng không có câu nào của văn bản nói đến.")
                .width(Length::Fill)
        ]
        .spacing(measure::S8)
        .align_y(Alignment::Center);
        if !locked {
            deeds = deeds
                .push(button::secondary("Thêm vào văn bản").on_press(Message::PrintAsked(entry.id)))
                .push(button::danger("Xóa chỉ tiêu").on_press(Message::RemoveAsked(entry.id)));
        }
        all = all.push(deeds);
    }
    container(all)
        .padding(Padding { left: 32.0, right: measure::S12, top: measure::S8, bottom: measure::S12 })
        .width(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().ground.into()),
            ..container::Style::default()
        })
        .into()
}

/// The first of what was found in the text of a section, under it; the others come when it is settled. Only as much as
/// leaves room for the text itself.
pub fn offers<'a>(mut found: impl Iterator<Item = &'a Offer>) -> Option<Element<'a, Message>> {
    let first = found.next()?;
    Some(card(first, &Place::Text { more: found.count() }))
}

/// Where a card stands.
enum Place {
    /// Under the text it was found in, with so many more behind it.
    Text { more: usize },
    /// On the page of obligations.
    Page,
}

/// What is asked for before a proposal can be accepted.
const fn asked(field: DutyField) -> &'static str {
    match field {
        DutyField::To => "Giới thiệu với",
        DutyField::Event => "Tên mốc, sự kiện",
        DutyField::Task => "Nhiệm vụ",
        _ => "Đơn vị thực hiện",
    }
}

fn card<'a>(offer: &'a Offer, place: &Place) -> Element<'a, Message> {
    let mut all = column![
        row![
            label::colored(icon::lightbulb().text(18.0), |c| c.gold_ink),
            label::strong(format!("Có thể là: {}", offer.kind.to_lowercase()))
        ]
        .spacing(measure::S8),
        line::line(offer.sentence.as_str()).two(),
    ]
    .spacing(measure::S4);
    let on_page = matches!(place, Place::Page);
    if on_page && !offer.found.is_empty() {
        all = all.push(line::line(format!("Đọc được {}", offer.found.join(", "))).two().small());
    }
    if on_page && !offer.needs.is_empty() {
        all = all.push(label::small(format!("Còn cần: {}", offer.needs)));
    }
    if let Some(field) = offer.lacks {
        let given = Field::new(asked(field), &offer.given)
            .required()
            .on_input(|words| Message::Given(offer.key().to_owned(), words))
            .on_submit(Message::Accepted(offer.key().to_owned()));
        all = all.push(given);
    }
    let mut deeds = row![
        button::secondary("Nhận làm chỉ tiêu")
            .icon(icon::check())
            .on_press_maybe(offer.is_whole().then(|| Message::Accepted(offer.key().to_owned()))),
        button::quiet("Bỏ qua").on_press(Message::Declined(offer.key().to_owned())),
    ]
    .spacing(measure::S8);
    match place {
        Place::Page => {
            all = all.push(line::line(offer.place.as_str()).small());
            let go = button::quiet("Đến đoạn này").icon_after(icon::right());
            deeds = deeds.push(space::horizontal()).push(go.on_press(Message::Went(offer.section)));
        }
        Place::Text { more: 0 } => {}
        Place::Text { more } => {
            deeds = deeds.push(space::horizontal()).push(label::small(format!("còn {more} nữa")));
        }
    }
    let padding = if on_page { measure::S12 } else { measure::S8 };
    container(all.push(deeds.align_y(Alignment::Center)))
        .padding(padding)
        .width(Length::Fill)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(c.gold_soft.into()),
                border: Border { color: c.gold, width: 1.0, radius: measure::RADIUS.into() },
                ..container::Style::default()
            }
        })
        .into()
}
