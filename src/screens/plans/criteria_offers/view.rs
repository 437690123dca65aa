//! The face of the panel.

use super::super::super::typed::{Named, chosen, note, trouble};
use super::{Around, Message, Offers, Page, taken_place};
use crate::domain::criteria::{CriteriaSet, Line, Measure, numbers, ready};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::exchange::criteria::{Proposal, Remark, Tone as Weight};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::{Element, badge, button, empty, icon, label, line, measure, panel, press};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Width of the list of ready sets, in px.
const LIST: f32 = 280.0;
/// Room for a number before a line, in px.
const NUMBER: f32 = 40.0;

/// The buttons that open the panel.
pub fn bar<'a>(around: Around<'a>, locked: bool) -> Element<'a, Message> {
    let may = |message: Message| (!locked).then_some(message);
    let written = around.shown.map(|_| Message::WriteAsked);
    row![
        button::quiet("Bộ có sẵn…").icon(icon::list()).on_press_maybe(may(Message::ReadyAsked)),
        button::quiet("Đọc từ Excel…").icon(icon::import()).on_press_maybe(may(Message::FileAsked)),
        button::quiet("Ghi ra Excel…").icon(icon::export()).on_press_maybe(written),
    ]
    .spacing(measure::S4)
    .into()
}

/// The panel; none while it is closed.
pub fn view<'a>(offers: &'a Offers, around: Around<'a>, year: i32) -> Option<Element<'a, Message>> {
    let body = match offers.page.as_ref()? {
        Page::Ready { chosen, shown } => ready_sets(chosen, shown, offers.error.as_deref(), around, year),
        Page::Reading(name) => {
            let back = button::secondary("Thôi").on_press(Message::Closed);
            empty::working(name, None, row![Element::from(back)])
        }
        Page::Unread(sentence, detail) => {
            let deeds =
                row![back(), Element::from(button::primary("Chọn tệp khác…").on_press(Message::FileAsked))]
                    .spacing(measure::S8);
            // The technical voice stands last and small: it is read out over the telephone, if at all.
            let deeds = column![deeds, label::small(detail.as_str())]
                .spacing(measure::S12)
                .align_x(Alignment::Center);
            empty::empty(icon::warning(), "Chưa đọc được bảng tiêu chí", sentence, deeds)
        }
        Page::Read { name, found, kind } => read(name, found, *kind, offers.error.as_deref(), around),
    };
    Some(body)
}

fn ready_sets<'a>(
    key: &'a str,
    shown: &'a CriteriaSet,
    error: Option<&'a str>,
    around: Around<'a>,
    year: i32,
) -> Element<'a, Message> {
    let mut list = column![].spacing(measure::S4).width(Length::Fill);
    for ready in ready::offered(None, year) {
        let kind = ready.kind.map_or("Mọi đối tượng", SubjectKind::label);
        let under = format!("{kind} · {} · {} tiêu chí", ready.years(), ready.criteria.len());
        let words =
            column![line::line(ready.name.as_str()).strong().two(), label::small(under)].padding(Padding {
                left: measure::S12,
                right: measure::S8,
                top: measure::S4,
                bottom: measure::S4,
            });
        let row = press::press(words).chosen(ready.key == key).line();
        list = list.push(Element::from(row.on_press(Message::KeyChosen(&ready.key))));
    }
    let Some(ready) = ready::find(key) else { return space().into() };
    let mut right = column![label::heading(ready.name.as_str())].spacing(measure::S8);
    if !ready.holds_in(year) {
        right =
            right.push(note(format!("Bộ này áp dụng {}, không phải năm {year}.", ready.years()), Tone::Due));
    }
    right = right
        .push(panel::fact("Nguồn", label::body(ready.source.as_str())))
        .push(panel::fact("Lưu ý", label::body(ready.note.as_str())))
        .push(set_lines(shown));
    let right = scrollable(right.padding(Padding { right: 14.0, ..Padding::ZERO }));
    let body = row![
        scrollable(list.padding(Padding { right: 14.0, ..Padding::ZERO })).width(LIST).height(Length::Fill),
        right.height(Length::Fill).width(Length::Fill)
    ]
    .spacing(measure::S16);
    let accept = button::primary("Đưa vào kế hoạch").icon(icon::check()).on_press(Message::Accepted);
    page(body.into(), replaced(around, Some(ready.kind)), error, row![back(), Element::from(accept)])
}

fn read<'a>(
    name: &'a str,
    found: &'a Proposal,
    kind: Option<Option<SubjectKind>>,
    error: Option<&'a str>,
    around: Around<'a>,
) -> Element<'a, Message> {
    let kinds: Vec<Named<Option<SubjectKind>>> = std::iter::once(None)
        .chain(SubjectKind::ALL.into_iter().map(Some))
        .map(|kind| Named::new(kind, kind.map_or("Chung cho mọi đối tượng", SubjectKind::label)))
        .collect();
    let picked = kind.and_then(|kind| chosen(&kinds, &kind));
    let pick = Pick::new("Dành cho đối tượng", kinds, picked, |one| Message::KindChosen(one.value))
        .placeholder("Chọn đối tượng…")
        .required()
        .width(260);
    let full = found.found.full_marks();
    let mut sums =
        format!("Đọc từ “{name}”, trang “{}”: {} tiêu chí", found.sheet, found.found.criteria.len());
    if !found.found.groups.is_empty() {
        sums.push_str(&format!(", {} nhóm", found.found.groups.len()));
    }
    if full > Points::ZERO {
        sums.push_str(&format!(", tổng {full} điểm"));
    }
    sums.push_str(". Chưa có gì được lưu.");
    let left =
        column![label::heading(found.found.name.as_str()), label::small(sums), pick, set_lines(&found.found)]
            .spacing(measure::S12)
            .padding(Padding { right: 14.0, ..Padding::ZERO });
    let body = row![
        scrollable(left).height(Length::Fill).width(Length::FillPortion(3)),
        container(remarks(found)).height(Length::Fill).width(Length::FillPortion(2))
    ]
    .spacing(measure::S16);
    let may = found.refusal.is_none() && kind.is_some();
    let accept = button::primary("Đưa vào kế hoạch")
        .icon(icon::check())
        .on_press_maybe(may.then_some(Message::Accepted));
    let other = button::secondary("Đọc tệp khác…").icon(icon::import()).on_press(Message::FileAsked);
    let error = error.or(found.refusal.as_deref());
    page(
        body.into(),
        replaced(around, kind),
        error,
        row![back(), Element::from(other), Element::from(accept)],
    )
}

/// What was not simply taken, what must be looked at before what is only told.
fn remarks(found: &Proposal) -> Element<'_, Message> {
    let order = [Weight::Doubt, Weight::Left, Weight::Taken];
    let mut all = column![].spacing(measure::S8).padding(Padding { right: 14.0, ..Padding::ZERO });
    for weight in order {
        let count = found.count(weight);
        if count == 0 {
            continue;
        }
        let (name, tone) = match weight {
            Weight::Doubt => ("Cần xem lại", Tone::Due),
            Weight::Left => ("Không được lấy", Tone::Danger),
            Weight::Taken => ("Đã lấy, có điều chỉnh", Tone::Info),
        };
        all = all.push(
            row![badge::badge(name, tone), label::small(count.to_string())]
                .spacing(measure::S8)
                .align_y(Alignment::Center),
        );
        all = all.extend(found.remarks.iter().filter(|it| it.tone == weight).map(remark));
    }
    if found.remarks.is_empty() {
        all = all.push(label::body("Mọi dòng trong bảng đều được lấy nguyên vẹn."));
    }
    column![label::strong("Lưu ý khi đọc"), scrollable(all).height(Length::Fill)].spacing(measure::S8).into()
}

fn remark(remark: &Remark) -> Element<'_, Message> {
    let words = match remark.row {
        Some(row) => format!("Dòng {row}: {}", remark.text),
        None => remark.text.clone(),
    };
    label::body(words).width(Length::Fill).into()
}

/// Groups and criteria under their numbers, with what each gives.
fn set_lines(set: &CriteriaSet) -> Element<'_, Message> {
    let mut all = column![].spacing(measure::S4);
    for line in numbers(set) {
        all = all.push(
            match line {
                Line::Group(group, number, depth) => {
                    let total = group.full_marks.map(|it| format!("{it} điểm")).unwrap_or_default();
                    row![
                        container(label::strong(number)).width(NUMBER),
                        label::strong(group.title.as_str()).width(Length::Fill),
                        label::small(total)
                    ]
                    .padding(inside(depth))
                }
                Line::Criterion(criterion, number, depth) => row![
                    container(label::body(number)).width(NUMBER),
                    label::body(criterion.title.as_str()).width(Length::Fill),
                    label::small(gives(&criterion.measure))
                ]
                .padding(inside(depth)),
            }
            .spacing(measure::S8),
        );
    }
    if let Some(grading) = &set.grading {
        all = all.push(label::strong("Xếp loại"));
        for (place, grade) in grading.grades.iter().enumerate() {
            all = all.push(label::body(format!("{}: {}", grade.name, grading.bounds(place))));
        }
    }
    all.into()
}

fn inside(depth: usize) -> Padding {
    let depth = u16::try_from(depth.min(4)).unwrap_or(0);
    Padding { left: f32::from(depth) * measure::S16, ..Padding::ZERO }
}

/// "10 điểm", "đạt hoặc không đạt": what a criterion gives, in a few words.
fn gives(measure: &Measure) -> String {
    match measure {
        Measure::Bonus { max } => format!("cộng đến {max} điểm"),
        Measure::Deduction { max } => format!("trừ đến {max} điểm"),
        Measure::Gate { .. } => "đạt hoặc không đạt".to_owned(),
        Measure::KnockOut { .. } => "hạ xếp loại".to_owned(),
        Measure::Reference => "tham khảo".to_owned(),
        other => other.max().map(|max| format!("{max} điểm")).unwrap_or_default(),
    }
}

/// What happens to the set that is there already.
fn replaced(around: Around<'_>, kind: Option<Option<SubjectKind>>) -> Option<String> {
    let before = taken_place(around.sets, kind?)?;
    Some(format!(
        "Kế hoạch đã có bộ “{}” cho đối tượng này; nội dung của bộ ấy sẽ được thay. Có thể lấy lại bằng Hoàn tác.",
        before.name
    ))
}

fn back<'a>() -> Element<'a, Message> {
    Element::from(button::secondary("Thôi").on_press(Message::Closed))
}

fn page<'a>(
    body: Element<'a, Message>,
    warning: Option<String>,
    error: Option<&'a str>,
    deeds: iced::widget::Row<'a, Message, crate::ui::Theme, crate::ui::Renderer>,
) -> Element<'a, Message> {
    let mut all = column![container(body).height(Length::Fill)].spacing(measure::S8);
    if let Some(error) = error {
        all = all.push(trouble(error));
    } else if let Some(warning) = warning {
        all = all.push(note(warning, Tone::Due));
    }
    all.push(row![space::horizontal(), deeds.spacing(measure::S8)]).into()
}
