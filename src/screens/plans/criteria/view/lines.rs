//! The lines of a set, numbered as they are printed; the open one is a form.

use super::super::super::super::typed::{Named, Said, chosen, note};
use super::super::kind::MeasureKind;
use super::super::line::CriterionForm;
use super::super::set::{Item, Line, SetForm};
use super::super::{TITLE, Typed};
use super::{Face, groups, measure, say, text};
use crate::domain::criteria::{GroupSum, group_sums, in_words};
use crate::ui::area::Area;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, focus, icon, label, line, panel, press};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

/// How far a line inside a group stands to the right, in px.
const STEP: f32 = 14.0;

pub(super) fn view<'a>(set: &'a SetForm, still: bool) -> Face<'a> {
    if set.lines.is_empty() {
        return label::small("Bộ tiêu chí chưa có dòng nào. Thêm tiêu chí đầu tiên, hoặc thêm nhóm trước.")
            .into();
    }
    let sums = group_sums(&set.so_far());
    let mut list = column![].spacing(S4);
    for one in &set.lines {
        let open = !still && set.open == Some(one.item);
        let face = match one.item {
            Item::Group(key) if open => groups::opened(set, key),
            Item::Group(key) => group(set, key, &sums, one, still),
            Item::Criterion(id) => match set.rows.iter().find(|row| row.id == id) {
                Some(row) if open => opened(set, row),
                Some(row) => closed(set, row, one, still),
                None => continue,
            },
        };
        let left = if open { 0.0 } else { STEP * one.depth as f32 };
        list = list.push(container(face).padding(Padding { left, ..Padding::ZERO }));
    }
    list.into()
}

pub(super) fn adding<'a>() -> Face<'a> {
    row![
        button::secondary("Thêm tiêu chí").icon(icon::plus()).keys("Ctrl+Enter").on_press(say(Typed::Added)),
        button::quiet("Thêm nhóm")
            .icon(icon::plus())
            .keys("Ctrl+Shift+Enter")
            .on_press(say(Typed::GroupAdded))
    ]
    .spacing(S8)
    .into()
}

/// A line that opens when it is pressed, by mouse or by keyboard.
fn pressed<'a>(inside: impl Into<Face<'a>>, opens: Option<Typed>) -> Face<'a> {
    let row = press::press(inside).line();
    match opens {
        Some(typed) => {
            let row = Element::from(row.on_press(say(typed.clone())));
            focus::focusable(row, None, Some(say(typed)))
        }
        None => row.into(),
    }
}

const INSIDE: Padding = Padding { left: S8, right: S8, top: S8, bottom: S8 };

fn group<'a>(set: &'a SetForm, key: u32, sums: &[GroupSum], at: &'a Line, still: bool) -> Face<'a> {
    let Some(group) = set.groups.iter().find(|one| one.key == key) else { return space().into() };
    let words = if group.title.trim().is_empty() { "(nhóm chưa có tên)" } else { group.title.as_str() };
    let mut inside =
        row![container(label::strong(at.number.as_str())).width(34), line::line(words).strong().two()]
            .spacing(S8)
            .align_y(Alignment::Center)
            .padding(INSIDE);
    if let Some(sum) = sums.iter().find(|one| one.key == key) {
        let points = label::strong(format!("{} điểm", sum.sum));
        inside = inside.push(match sum.declared.filter(|_| sum.differs()) {
            Some(declared) => {
                Face::from(label::colored(label::strong(format!("{}/{declared} điểm", sum.sum)), |c| {
                    c.due
                }))
            }
            None => points.into(),
        });
    }
    pressed(inside, (!still).then_some(Typed::GroupOpened(key)))
}

fn effect<'a>(set: &SetForm, one: &'a CriterionForm) -> Face<'a> {
    let built = one.built(&set.grades).ok();
    let most = built.as_ref().and_then(|it| it.measure.max()).map(|max| max.to_string());
    let most = most.unwrap_or_else(|| one.most.trim().to_owned());
    match one.kind {
        MeasureKind::Gate => badge::with_icon("Bắt buộc", Tone::Danger, icon::shield()),
        MeasureKind::OptionalGate => badge::with_icon("Nếu có", Tone::Due, icon::shield()),
        MeasureKind::Reference => badge::badge("Tham khảo", Tone::Plain),
        MeasureKind::KnockOut => badge::with_icon("Hạ xếp loại", Tone::Danger, icon::down()),
        MeasureKind::Bonus => label::strong(format!("+ {most} điểm")).into(),
        MeasureKind::AllOrNothing if one.extra => label::strong(format!("+ {most} điểm")).into(),
        MeasureKind::Deduction => label::strong(format!("− {most} điểm")).into(),
        MeasureKind::Points | MeasureKind::Formula | MeasureKind::Bands | MeasureKind::AllOrNothing => {
            label::strong(format!("{most} điểm")).into()
        }
    }
}

fn closed<'a>(set: &'a SetForm, one: &'a CriterionForm, at: &'a Line, still: bool) -> Face<'a> {
    let title = if one.words.trim().is_empty() { "(chưa có nội dung)" } else { one.words.as_str() };
    let mut words = column![line::line(title).two()];
    // What cannot be opened says here how it is scored.
    if still {
        if let Ok(criterion) = one.built(&set.grades) {
            words = words.push(label::small(in_words(&criterion.measure)));
        }
        if !one.note.trim().is_empty() {
            words = words.push(label::small(one.note.as_str()));
        }
    } else if one.kind == MeasureKind::Bands && !one.faults().is_empty() {
        words = words.push(label::colored(label::small("Khung điểm còn chỗ chồng hoặc hở."), |c| c.due));
    }
    let inside = row![
        container(label::body(at.number.as_str())).width(34),
        container(label::small(one.code.as_str())).width(44),
        words.width(Length::Fill),
        effect(set, one)
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .padding(INSIDE);
    pressed(inside, (!still).then_some(Typed::Opened(one.id)))
}

/// The neighbours in the same group that a line can go past.
fn room(set: &SetForm, one: &CriterionForm) -> (bool, bool) {
    let same: Vec<_> = set.rows.iter().filter(|row| row.group == one.group).map(|row| row.id).collect();
    let at = same.iter().position(|id| *id == one.id).unwrap_or(0);
    (at > 0, at + 1 < same.len())
}

fn opened<'a>(set: &'a SetForm, one: &'a CriterionForm) -> Face<'a> {
    let id = one.id;
    let kinds: Vec<Named<MeasureKind>> =
        MeasureKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
    let kind = chosen(&kinds, &one.kind);
    let facts = row![
        text("Ký hiệu", &one.code, Typed::Code).width(88),
        Pick::new("Loại", kinds, kind, |one| say(Typed::Kind(one.value)))
    ]
    .spacing(S12);
    let title = Area::new("Nội dung tiêu chí", &one.title)
        .id(TITLE)
        .rows(2)
        .required()
        .on_action(|action| say(Typed::Title(action)))
        .on_leave(Said::Left);
    let mut all = column![facts, title].spacing(S12);
    all = all.push(measure::view(set, one));
    all = all.push(
        text("Cách chấm, minh chứng (in dưới nội dung)", &one.note, Typed::Note)
            .placeholder("Ví dụ: căn cứ báo cáo tổng kết năm của đơn vị"),
    );
    if !set.groups.is_empty() {
        all = all.push(groups::pick("Thuộc nhóm", set, None, one.group, Typed::Group));
    }
    if set.told
        && let Err(sentence) = one.built(&set.grades)
    {
        all = all.push(note(sentence, Tone::Danger));
    }
    let (up, down) = room(set, one);
    let deeds = row![
        button::icon(icon::up(), "Đưa lên trên")
            .keys("Alt+↑")
            .on_press_maybe(up.then_some(say(Typed::Up(id)))),
        button::icon(icon::down(), "Đưa xuống dưới")
            .keys("Alt+↓")
            .on_press_maybe(down.then_some(say(Typed::Down(id)))),
        space::horizontal(),
        button::quiet("Xóa tiêu chí").icon(icon::trash()).on_press(say(Typed::Removed(id))),
        button::quiet("Thu gọn").icon(icon::chevron_up()).on_press(say(Typed::Opened(id)))
    ]
    .align_y(Alignment::Center);
    panel::card(all.push(deeds))
}
