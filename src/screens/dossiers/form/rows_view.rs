//! The faces of the rows: achievements and earlier awards.

use super::rows::{AchievementPart, AchievementRow, AwardPart, AwardRow, Key, Move};
use super::{Form, Message};
use crate::ui::area::Area;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel};
use iced::widget::{column, container, keyed_column, row};
use iced::{Alignment, Length, Padding};

/// Room of the label line above a control: what stands beside the control begins below it.
const LABEL: f32 = 23.0;

pub(super) fn achievements(form: &Form) -> Element<'_, Message> {
    let last = form.achievements.len().saturating_sub(1);
    let rows = form.achievements.iter().enumerate().map(|(place, it)| (it.key, achievement(it, place, last)));
    let add = button::secondary("Thêm thành tích").icon(icon::plus()).on_press(Message::AchievementAdded);
    let body: Element<'_, Message> = if form.achievements.is_empty() {
        label::small("Mỗi thành tích một dòng: năm, việc đã làm, số liệu, minh chứng.").into()
    } else {
        keyed_column(rows).spacing(S12).into()
    };
    panel::titled("Thành tích", Element::from(add), body)
}

fn achievement(it: &AchievementRow, place: usize, last: usize) -> Element<'_, Message> {
    let key = it.key;
    let part = |part: AchievementPart, caption, value| {
        Field::new(caption, value)
            .on_input(move |text| Message::AchievementTyped(key, part, text))
            .on_leave(Message::AchievementLeft(key))
    };
    let year = part(AchievementPart::Year, "Năm", &it.year).numeric().error(it.year_wrong).width(92);
    let content = Area::new("Nội dung", &it.content)
        .rows(2)
        .placeholder("Việc đã làm và kết quả")
        .on_action(move |action| Message::AchievementWrote(key, action))
        .on_leave(Message::AchievementLeft(key));
    let figure = part(AchievementPart::Figure, "Số liệu", &it.figure).numeric().placeholder("125").width(120);
    let measure =
        part(AchievementPart::Measure, "Đơn vị tính", &it.measure).placeholder("triệu đồng, hộ…").width(160);
    let evidence = part(AchievementPart::Evidence, "Minh chứng", &it.evidence)
        .placeholder("Giấy tờ, xác nhận, ảnh ở đâu");
    let lines = column![
        row![Element::from(year), Element::from(content)].spacing(S12),
        row![Element::from(figure), Element::from(measure), Element::from(evidence)].spacing(S12)
    ]
    .spacing(S8)
    .width(Length::Fill);
    let mut all = column![].spacing(S12);
    if place > 0 {
        all = all.push(panel::hairline());
    }
    let deeds = deeds(key, place, last, Message::AchievementMoved, "Xóa dòng thành tích này");
    all.push(
        row![lines, column(deeds).spacing(S4).padding(Padding { top: LABEL, ..Padding::ZERO })].spacing(S8),
    )
    .into()
}

pub(super) fn awards(form: &Form) -> Element<'_, Message> {
    let last = form.awards.len().saturating_sub(1);
    let rows = form.awards.iter().enumerate().map(|(place, it)| (it.key, award(it, place, last)));
    let add = button::secondary("Thêm khen thưởng").icon(icon::plus()).on_press(Message::AwardAdded);
    let body: Element<'_, Message> = if form.awards.is_empty() {
        label::small("Chưa ghi khen thưởng nào trước đây.").into()
    } else {
        keyed_column(rows).spacing(S8).into()
    };
    panel::titled("Khen thưởng đã có", Element::from(add), body)
}

fn award(it: &AwardRow, place: usize, last: usize) -> Element<'_, Message> {
    let key = it.key;
    // Only the first row carries the labels: the others stand in its columns.
    let caption = |words| if place == 0 { words } else { "" };
    let part = |part: AwardPart, words, value| {
        Field::new(caption(words), value)
            .on_input(move |text| Message::AwardTyped(key, part, text))
            .on_leave(Message::AwardLeft(key))
    };
    let top = if place == 0 { LABEL } else { 0.0 };
    let deeds = row(deeds(key, place, last, Message::AwardMoved, "Xóa dòng khen thưởng này"))
        .align_y(Alignment::Center);
    row![
        Element::from(part(AwardPart::Year, "Năm", &it.year).numeric().error(it.year_wrong).width(92)),
        Element::from(
            part(AwardPart::Form, "Danh hiệu, hình thức", &it.form)
                .placeholder("Giấy khen của Chủ tịch UBND xã")
        ),
        Element::from(
            part(AwardPart::Decision, "Số quyết định", &it.decision).placeholder("12/QĐ-UBND").width(180)
        ),
        container(deeds).padding(Padding { top, ..Padding::ZERO })
    ]
    .spacing(S12)
    .into()
}

fn deeds<'a>(
    key: Key,
    place: usize,
    last: usize,
    moved: fn(Key, Move) -> Message,
    out: &'a str,
) -> Vec<Element<'a, Message>> {
    vec![
        button::icon(icon::up(), "Chuyển lên")
            .on_press_maybe((place > 0).then(|| moved(key, Move::Up)))
            .into(),
        button::icon(icon::down(), "Chuyển xuống")
            .on_press_maybe((place < last).then(|| moved(key, Move::Down)))
            .into(),
        button::icon(icon::trash(), out).on_press(moved(key, Move::Out)).into(),
    ]
}
