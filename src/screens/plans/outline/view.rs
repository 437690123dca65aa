//! The face of the outline.

use super::super::editor::Message;
use super::{Deed, Folding, Holds, Row, Tree, fit};
use crate::domain::ids::SectionId;
use crate::ui::tree::{GUTTER, INDENT, Rows};
use crate::ui::{Element, Theme, button, focus, icon, label, line, measure, panel, press, tip, tree};
use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

/// The outline with its deeds; nothing can be moved in a plan that is locked.
pub fn view<'a>(
    tree: &'a Tree,
    rows: &'a [Row],
    chosen: Option<SectionId>,
    able: &'a [Deed],
    locked: bool,
) -> Element<'a, Message> {
    let shown = tree.shown();
    let at = move |place: usize| shown.get(place).and_then(|at| rows.get(*at));
    let list = crate::ui::tree::tree(
        &tree.list,
        Rows {
            count: shown.len(),
            row: Box::new(move |place| match at(place) {
                Some(one) => line_of(one, tree.is_folded(one.id), chosen == Some(one.id)),
                None => space().into(),
            }),
            depth: Box::new(move |place| at(place).map_or(0, |row| row.depth)),
            fit: (!locked).then(|| -> Box<dyn Fn(tree::Drop) -> Option<usize> + 'a> {
                Box::new(move |drop| fit(rows, shown, drop))
            }),
        },
        Message::Tree,
    );
    let list = focus::keys(list, move |key, modifiers| key_of(key, modifiers.alt(), locked));
    let mut all = column![];
    if !locked {
        all = all.push(tools(able)).push(panel::hairline());
    }
    all = all.push(list).push(panel::hairline()).push(foot(able, locked));
    container(all).padding(1).height(Length::Fill).style(panel::card_style).into()
}

fn key_of(key: &Key, alt: bool, locked: bool) -> Option<Message> {
    let deed = |deed| (!locked).then_some(Message::Outline(deed));
    match (key.as_ref(), alt) {
        (Key::Named(Named::ArrowUp), false) => Some(Message::Moved(-1)),
        (Key::Named(Named::ArrowDown), false) => Some(Message::Moved(1)),
        (Key::Named(Named::PageUp), _) => Some(Message::Moved(-10)),
        (Key::Named(Named::PageDown), _) => Some(Message::Moved(10)),
        (Key::Named(Named::Home), _) => Some(Message::Moved(i32::MIN)),
        (Key::Named(Named::End), _) => Some(Message::Moved(i32::MAX)),
        (Key::Named(Named::ArrowLeft), false) | (Key::Character("-"), _) => {
            Some(Message::Folded(Folding::In))
        }
        (Key::Named(Named::ArrowRight), false) | (Key::Character("+" | "="), _) => {
            Some(Message::Folded(Folding::Out))
        }
        (Key::Character("*"), _) => Some(Message::Folded(Folding::Nothing)),
        (Key::Named(Named::Delete), _) => deed(Deed::Remove),
        (Key::Named(Named::Insert), _) => deed(Deed::AddAfter),
        _ => None,
    }
}

fn tools<'a>(able: &[Deed]) -> Element<'a, Message> {
    let can = |deed| able.contains(&deed).then_some(Message::Outline(deed));
    row![
        button::icon(icon::plus(), "Thêm mục sau mục này")
            .keys("Ctrl+Enter")
            .on_press_maybe(can(Deed::AddAfter)),
        button::icon(icon::tree(), "Thêm mục bên trong")
            .keys("Ctrl+Shift+Enter")
            .on_press_maybe(can(Deed::AddUnder)),
        button::icon(icon::up(), "Chuyển lên").keys("Alt+↑").on_press_maybe(can(Deed::Up)),
        button::icon(icon::down(), "Chuyển xuống").keys("Alt+↓").on_press_maybe(can(Deed::Down)),
        button::icon(icon::outdent(), "Đưa ra ngoài một cấp")
            .keys("Alt+←")
            .on_press_maybe(can(Deed::Outdent)),
        button::icon(icon::indent(), "Đưa vào trong mục trước")
            .keys("Alt+→")
            .on_press_maybe(can(Deed::Indent)),
        space::horizontal(),
        button::icon(icon::trash(), "Xóa mục").keys("Delete").on_press_maybe(can(Deed::Remove)),
    ]
    .padding(Padding { left: 2.0, right: 2.0, ..Padding::ZERO })
    .into()
}

/// What is added more rarely, and folding of everything.
fn foot<'a>(able: &[Deed], locked: bool) -> Element<'a, Message> {
    let can = |deed| able.contains(&deed).then_some(Message::Outline(deed));
    let mut all = row![].align_y(Alignment::Center);
    if !locked {
        all = all
            .push(
                button::quiet("Bảng")
                    .icon(icon::plus())
                    .tip("Thêm bảng vào mục đang chọn")
                    .on_press_maybe(can(Deed::AddTable)),
            )
            .push(
                button::quiet("Phụ lục")
                    .icon(icon::plus())
                    .tip("Thêm phụ lục ở cuối kế hoạch")
                    .on_press_maybe(can(Deed::AddAppendix)),
            );
    }
    all.push(space::horizontal())
        .push(button::icon(icon::chevron_up(), "Gập tất cả các mục").on_press(Message::Folded(Folding::All)))
        .push(
            button::icon(icon::chevron_down(), "Mở tất cả các mục")
                .keys("*")
                .on_press(Message::Folded(Folding::Nothing)),
        )
        .padding(Padding { left: 2.0, right: 2.0, ..Padding::ZERO })
        .into()
}

fn line_of(one: &Row, folded: bool, here: bool) -> Element<'_, Message> {
    let blank = one.words.trim().is_empty();
    let mut words = line::line(if blank { "(chưa có nội dung)" } else { one.words.as_str() });
    words = match (one.holds, blank) {
        (_, true) => words.color(|c| c.due),
        (Holds::Heading | Holds::Appendix, false) => words.strong(),
        _ => words,
    };
    let mut face =
        row![arrow(one, folded)].spacing(measure::S4).align_y(Alignment::Center).height(measure::ROW_COMPACT);
    if !one.label.is_empty() {
        face = face.push(label::colored(label::body(one.label.as_str()), |c| c.ink_soft));
    }
    let sign = match one.holds {
        Holds::Obligation => Some((icon::target(), "Chỉ tiêu, thời hạn")),
        Holds::Criteria => Some((icon::list(), "Tiêu chí")),
        Holds::Table => Some((icon::menu(), "Bảng")),
        Holds::Appendix => Some((icon::paper(), "Phụ lục")),
        Holds::Heading | Holds::Text => None,
    };
    if let Some((sign, said)) = sign {
        face = face.push(tip::tip(label::colored(sign.text(16.0), |c| c.gold_ink), said, None));
    }
    face = face.push(words);
    if let Some(tone) = one.state {
        let sign = tone.sign().text(14.0);
        face =
            face.push(sign.style(move |theme: &Theme| iced::widget::text::Style {
                color: Some(tone.ink(theme.colors())),
            }));
    }
    if folded {
        face = face.push(label::small(format!("+{}", one.inside)));
    }
    let depth = one.depth.min(6) as f32;
    let face = face.padding(Padding { left: depth * INDENT, right: GUTTER, ..Padding::ZERO });
    press::press(face).chosen(here).on_press(Message::Chosen(one.id)).into()
}

/// The arrow before a row that has something inside.
fn arrow(one: &Row, folded: bool) -> Element<'_, Message> {
    const WIDTH: f32 = 24.0;
    if one.inside == 0 {
        return space().width(WIDTH).into();
    }
    let sign = if folded { icon::right() } else { icon::chevron_down() };
    let sign = container(label::colored(sign.text(16.0), |c| c.ink_soft))
        .center_x(WIDTH)
        .center_y(measure::ROW_COMPACT);
    press::press(sign).on_press(Message::Folded(Folding::Toggled(one.id))).into()
}
