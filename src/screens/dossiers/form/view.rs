//! The face of the form: head, sections from top to bottom in the order in which a dossier is read, and the side.

use super::{Form, Message, Slot, Text, kinds, offered, rows_view};
use crate::domain::dossier::Priority;
use crate::domain::movement::MovementKind;
use crate::screens::Desk;
use crate::screens::dossiers::{pages, sign};
use crate::text::fold;
use crate::ui::area::Area;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, Renderer, Theme, button, check, field::Field, icon, label, line, panel};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Length, Padding};

/// Width of the side panel, in px: three answers to a gate fit beside each other.
const SIDE: f32 = 356.0;

/// Below this width, in px, the side stands under the form.
const BESIDE: f32 = 900.0;

/// Room for a scroll bar at the right of what it scrolls, in px.
const ROOM: f32 = 12.0;

pub(in super::super) fn view<'a>(
    form: &'a Form,
    desk: &'a Desk,
    units: &'a [Item],
    neighbours: (bool, bool),
) -> Element<'a, Message> {
    let body = responsive(move |room| {
        let main = column![
            who(form, desk, units),
            kinds::view(form),
            nomination(form, desk),
            rows_view::achievements(form),
            summary(form),
            rows_view::awards(form),
        ]
        .spacing(S12);
        let side = pages::summary(&form.pages, form.is_stored()).map(Message::Page);
        // Large letters on a small screen leave no room for two things beside each other.
        if room.width < BESIDE {
            return scrolled(column![main, side].spacing(S12)).width(Length::Fill).into();
        }
        row![scrolled(main).width(Length::Fill), scrolled(side).width(SIDE)].spacing(S8).into()
    });
    panel::screen(head(form, desk, neighbours), form.tabbed(body, desk))
}

fn scrolled<'a>(
    content: impl Into<Element<'a, Message>>,
) -> scrollable::Scrollable<'a, Message, Theme, Renderer> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    // The bar stands beside the cards, never over them.
    scrollable(container(content).padding(Padding { right: ROOM, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .height(Length::Fill)
}

fn head<'a>(form: &'a Form, desk: &'a Desk, (before, behind): (bool, bool)) -> Element<'a, Message> {
    let kind = form.kind();
    let name = form.text(Slot::Name).trim();
    let title = if name.is_empty() { "Hồ sơ mới" } else { name };
    let plan = desk.plan(form.dossier.plan).map_or("", |plan| plan.name.as_str());
    let under = format!("{} · năm {} · {plan}", kind.label(), form.dossier.year);
    let words = column![line::line(title).title(), line::line(under).small()].width(Length::Fill);
    let mut deeds = row![].spacing(S8).align_y(Alignment::Center);
    if form.is_stored() {
        deeds = deeds
            .push(
                button::icon(icon::history(), "Mọi hồ sơ, khen thưởng qua các năm của đối tượng này")
                    .on_press(Message::RecordAsked),
            )
            .push(
                button::icon(icon::chevron_up(), "Hồ sơ trước trong danh sách")
                    .on_press_maybe(before.then_some(Message::Neighbour(-1))),
            )
            .push(
                button::icon(icon::chevron_down(), "Hồ sơ sau trong danh sách")
                    .on_press_maybe(behind.then_some(Message::Neighbour(1))),
            )
            .push(button::danger("Xóa hồ sơ").icon(icon::trash()).on_press(Message::Removing));
    } else {
        deeds = deeds.push(button::danger("Bỏ hồ sơ").icon(icon::trash()).on_press(Message::Removing));
    }
    let line = row![
        Element::from(button::secondary("Danh sách").icon(icon::left()).keys("Esc").on_press(Message::Back)),
        label::colored(sign(kind).text(24.0), |c| c.gold),
        words,
        deeds
    ]
    .spacing(S12)
    .align_y(Alignment::Center);
    // In line with the cards below, which leave room for their scroll bar.
    container(line).padding(Padding { right: ROOM, ..Padding::ZERO }).into()
}

/// Two fields beside each other.
pub(super) fn pair<'a>(
    one: impl Into<Element<'a, Message>>,
    two: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![container(one).width(Length::FillPortion(1)), container(two).width(Length::FillPortion(1))]
        .spacing(S16)
        .into()
}

impl Form {
    /// A field of one line with what belongs to every one of them.
    pub(super) fn field<'a>(&'a self, slot: Slot, caption: &'a str) -> Field<'a, Message> {
        Field::new(caption, self.text(slot))
            .id(slot.id())
            .error(self.wrong(slot))
            .on_input(move |text| Message::Typed(slot, text))
            .on_submit(Message::Left(slot))
            .on_leave(Message::Left(slot))
    }
}

impl Slot {
    /// The name by which focus and tests find the field.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "dossier-name",
            Self::Unit => "dossier-unit",
            Self::Field => "dossier-field",
            Self::Received => "dossier-received",
            Self::Proposed => "dossier-proposed",
            Self::Remark => "dossier-remark",
            Self::Honorific => "dossier-honorific",
            Self::Birth => "dossier-birth",
            Self::Post => "dossier-post",
            Self::Ethnicity => "dossier-ethnicity",
            Self::Education => "dossier-education",
            Self::Phone => "dossier-phone",
            Self::Address => "dossier-address",
            Self::Head => "dossier-head",
            Self::Members => "dossier-members",
            Self::Women => "dossier-women",
            Self::PartyMembers => "dossier-party",
            Self::Founded => "dossier-founded",
            Self::Occupation => "dossier-occupation",
            Self::Income => "dossier-income",
            Self::CulturalYears => "dossier-cultural",
            Self::Owners => "dossier-owners",
            Self::Started => "dossier-started",
            Self::Replicated => "dossier-replicated",
        }
    }
}

/// A field that offers words while somebody types; anything else may be typed too.
pub(super) fn offering<'a>(form: &'a Form, slot: Slot, caption: &'a str) -> Suggest<'a, Message> {
    let typed = form.text(slot);
    let input = move |text| Message::Typed(slot, text);
    Suggest::new(caption, typed, &fold(typed), offered(slot), input, move |place| Message::Taken(slot, place))
        .id(slot.id())
        .error(form.wrong(slot))
        .on_submit(Message::Left(slot))
        .on_leave(Message::Left(slot))
}

fn who<'a>(form: &'a Form, desk: &'a Desk, units: &'a [Item]) -> Element<'a, Message> {
    let (caption, example) = kinds::name(form.kind());
    let name = form.field(Slot::Name, caption).placeholder(example).required();
    let typed = form.text(Slot::Unit);
    let picked = |place: usize| match desk.units.get(place) {
        Some(unit) => Message::UnitTaken(unit.id),
        None => Message::Left(Slot::Unit),
    };
    let input = |text| Message::Typed(Slot::Unit, text);
    let unit = Suggest::new("Đơn vị đề nghị", typed, &fold(typed), units, input, picked)
        .id(Slot::Unit.id())
        .placeholder("Gõ tên đơn vị, không dấu cũng được")
        .required()
        .error(form.wrong(Slot::Unit))
        .on_submit(Message::Left(Slot::Unit))
        .on_leave(Message::Left(Slot::Unit));
    let mut all = column![pair(name, unit)].spacing(S12);
    if !form.similar.is_empty() {
        all = all.push(similar(form, desk));
    }
    panel::card(all)
}

/// Those already known under a similar name: to be taken instead of typing them again.
fn similar<'a>(form: &'a Form, desk: &'a Desk) -> Element<'a, Message> {
    let rows = form.similar.iter().map(|it| {
        let unit = it.subject.unit.and_then(|unit| desk.unit(unit)).map_or("", |unit| unit.name.as_str());
        let birth = Slot::Birth.read(&it.subject, &form.dossier);
        let birth = if birth.is_empty() { birth } else { format!("sinh {birth}") };
        let years: Vec<String> = it.years.iter().map(ToString::to_string).collect();
        let years = match years.len() {
            0 => "chưa có hồ sơ".to_owned(),
            _ => format!("hồ sơ năm {}", years.join(", ")),
        };
        let parts: Vec<&str> =
            [birth.as_str(), unit, years.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let words =
            column![line::line(it.subject.name.as_str()).strong(), line::line(parts.join(" · ")).small()];
        let deed = match it.here {
            Some(id) => button::secondary("Mở hồ sơ đã có").on_press(Message::Showed(id)),
            None => button::secondary("Lấy thông tin này")
                .on_press(Message::SimilarTaken(Box::new(it.subject.clone()))),
        };
        row![words, Element::from(deed)].spacing(S12).align_y(Alignment::Center).into()
    });
    column![
        panel::hairline(),
        row![
            icon::info().text(16.0),
            label::caption("Tên gần giống đã có trong dữ liệu; nếu đúng là một, hãy lấy lại")
        ]
        .spacing(S8)
        .align_y(Alignment::Center),
        column(rows).spacing(S8)
    ]
    .spacing(S8)
    .into()
}

fn nomination<'a>(form: &'a Form, desk: &'a Desk) -> Element<'a, Message> {
    let field = offering(form, Slot::Field, "Lĩnh vực").placeholder("Ví dụ: Xây dựng nông thôn mới");
    let received = form
        .field(Slot::Received, "Ngày nhận hồ sơ")
        .icon(icon::calendar())
        .placeholder("Ví dụ 5/9/26, hoặc hôm nay");
    let proposed = offering(form, Slot::Proposed, "Hình thức đề nghị").placeholder("Ví dụ: Giấy khen");
    let remark = form.field(Slot::Remark, "Ghi chú").placeholder("In ở cột cuối của danh sách");
    let mut all =
        column![label::heading("Đề nghị"), pair(field, received), pair(proposed, remark),].spacing(S12);
    if !desk.movements.is_empty() {
        all =
            all.push(column![label::caption("Phong trào, cuộc vận động"), movements(form, desk)].spacing(S4));
    }
    all = all.push(column![label::caption("Đối tượng ưu tiên"), priorities(form)].spacing(S4));
    panel::card(all)
}

fn movements<'a>(form: &'a Form, desk: &'a Desk) -> Element<'a, Message> {
    let ticks: Vec<Element<'a, Message>> = desk
        .movements
        .iter()
        .filter(|it| {
            it.kind != MovementKind::Occasion || form.dossier.movements.contains(&it.id) || lives(it, form)
        })
        .map(|it| {
            let id = it.id;
            let on = form.dossier.movements.contains(&id);
            check::check(&it.name, on, Some(move |yes| Message::MovementTicked(id, yes)))
        })
        .collect();
    // Names of movements are long: one a line.
    column(ticks).into()
}

/// Whether an occasion falls into the dossier's year; without dates it always does.
fn lives(it: &crate::domain::movement::Movement, form: &Form) -> bool {
    use chrono::Datelike;
    let year = form.dossier.year;
    it.from.is_none_or(|from| from.year() <= year) && it.to.is_none_or(|to| to.year() >= year)
}

fn priorities(form: &Form) -> Element<'_, Message> {
    let ticks = Priority::ALL.into_iter().map(|priority| {
        let on = form.dossier.priorities.contains(&priority);
        check::check(priority.label(), on, Some(move |yes| Message::PriorityTicked(priority, yes)))
    });
    two_columns(ticks.collect())
}

fn two_columns(ticks: Vec<Element<'_, Message>>) -> Element<'_, Message> {
    let mut left = column![].width(Length::FillPortion(1));
    let mut right = column![].width(Length::FillPortion(1));
    for (place, tick) in ticks.into_iter().enumerate() {
        if place % 2 == 0 {
            left = left.push(tick);
        } else {
            right = right.push(tick);
        }
    }
    row![left, right].spacing(S16).into()
}

fn summary(form: &Form) -> Element<'_, Message> {
    let ready = !form.dossier.achievements.is_empty() || form.achievements.iter().any(|row| !row.is_blank());
    let compose = button::secondary("Viết từ thành tích")
        .icon(icon::edit())
        .tip("Soạn bản nháp từ các dòng thành tích; sửa lại được")
        .on_press_maybe(ready.then_some(Message::Composed { agreed: false }));
    let field = Area::new("", &form.summary)
        .rows(4)
        .id("dossier-summary")
        .placeholder("Vài câu ngắn có số liệu, in trong danh sách trích ngang")
        .on_action(|action| Message::Wrote(Text::Summary, action))
        .on_leave(Message::WroteLeft);
    panel::titled("Trích ngang thành tích", Element::from(compose), field)
}
