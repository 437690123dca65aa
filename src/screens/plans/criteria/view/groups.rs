//! The open group.

use super::super::super::super::typed::{Named, Said, chosen, note};
use super::super::groups::{GroupTyped, is_inside};
use super::super::set::{Item, SetForm};
use super::super::{GROUP, Typed};
use super::{Face, say};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{S8, S12};
use crate::ui::{button, icon, panel};
use iced::Alignment;
use iced::widget::{column, row, space};

/// A list of the groups with their numbers; `without` and what stands in it are left out.
pub(super) fn pick<'a>(
    caption: &'a str,
    set: &SetForm,
    without: Option<u32>,
    now: Option<u32>,
    typed: impl Fn(Option<u32>) -> Typed + 'a,
) -> Face<'a> {
    let mut all = vec![Named::new(None, "Không thuộc nhóm nào")];
    for line in &set.lines {
        let Item::Group(key) = line.item else { continue };
        if without.is_some_and(|without| is_inside(&set.groups, key, without)) {
            continue;
        }
        if let Some(group) = set.groups.iter().find(|one| one.key == key) {
            all.push(Named::new(Some(key), format!("{}. {}", line.number, group.title.trim())));
        }
    }
    let now = chosen(&all, &now);
    Pick::new(caption, all, now, move |one: Named<Option<u32>>| say(typed(one.value))).into()
}

pub(super) fn opened(set: &SetForm, key: u32) -> Face<'_> {
    let Some(group) = set.groups.iter().find(|one| one.key == key) else { return space().into() };
    let in_group = move |typed: GroupTyped| say(Typed::Grouped(key, typed));
    let field = |caption, value, typed: fn(String) -> GroupTyped| {
        Field::new(caption, value)
            .on_input(move |text| in_group(typed(text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left)
    };
    let title = field("Tên nhóm", &group.title, GroupTyped::Title)
        .id(GROUP)
        .required()
        .placeholder("Ví dụ: Công tác tuyên truyền, vận động");
    let figures = row![
        field("Tổng điểm nhóm", &group.full, GroupTyped::Full).numeric().placeholder("tự cộng"),
        field("Cộng tối đa", &group.caps.bonus, GroupTyped::Bonus).numeric().placeholder("không hạn"),
        field("Trừ tối đa", &group.caps.deduction, GroupTyped::Deduction).numeric().placeholder("không hạn")
    ]
    .spacing(S8);
    let mut all = column![title, figures].spacing(S12);
    if set.groups.len() > 1 {
        all = all.push(pick("Nằm trong nhóm", set, Some(key), group.parent, move |parent| {
            Typed::Grouped(key, GroupTyped::Parent(parent))
        }));
    }
    if set.told
        && let Err(sentence) = group.built()
    {
        all = all.push(note(sentence, Tone::Danger));
    }
    let same: Vec<u32> =
        set.groups.iter().filter(|one| one.parent == group.parent).map(|one| one.key).collect();
    let at = same.iter().position(|one| *one == key).unwrap_or(0);
    let deeds = row![
        button::icon(icon::up(), "Đưa lên trên")
            .keys("Alt+↑")
            .on_press_maybe((at > 0).then(|| in_group(GroupTyped::Up))),
        button::icon(icon::down(), "Đưa xuống dưới")
            .keys("Alt+↓")
            .on_press_maybe((at + 1 < same.len()).then(|| in_group(GroupTyped::Down))),
        space::horizontal(),
        button::quiet("Bỏ nhóm, giữ tiêu chí").icon(icon::trash()).on_press(in_group(GroupTyped::Removed)),
        button::quiet("Thu gọn").icon(icon::chevron_up()).on_press(say(Typed::GroupOpened(key)))
    ]
    .align_y(Alignment::Center);
    panel::card(all.push(deeds))
}
