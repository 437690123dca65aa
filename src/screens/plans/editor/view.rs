//! The face of the editor.

use super::super::super::Desk;
use super::super::super::typed::note;
use super::super::outline::{self, Deed};
use super::super::{compare, criteria, criteria_offers, findings, followed, head, life, review};
use super::{Editor, Message, Tab, deeds};
use crate::storage::PlanFile;
use crate::ui::badge::Tone;
use crate::ui::{Element, button, empty, icon, label, measure, panel, tabs};
use chrono::Datelike;
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length, Size};

/// Width of the outline and of the paper, in px; the form between them takes the rest.
const OUTLINE: f32 = 276.0;
const PAPER: f32 = 424.0;
/// Less width than this is not divided between form and paper.
const BOTH: f32 = 960.0;
/// Less height than this, in px, is left to the text alone; proposals then stand on their own page only.
const OFFERED: f32 = 290.0;

/// Tabs, forms and paper.
pub fn view<'a>(editor: &'a Editor, desk: &'a Desk) -> Element<'a, Message> {
    let Some(file) = &editor.file else {
        return match &editor.trouble {
            Some(sentence) => empty::empty(
                icon::warning(),
                "Chưa mở được kế hoạch",
                sentence,
                button::secondary("Đọc lại").icon(icon::refresh()).on_press(Message::Retried),
            ),
            None => empty::working("Đang mở kế hoạch…", None, row![]),
        };
    };
    responsive(move |size| main(editor, file, size, desk)).into()
}

/// Form and paper beside each other; where both would be too narrow, the form alone.
fn main<'a>(editor: &'a Editor, file: &'a PlanFile, room: Size, desk: &'a Desk) -> Element<'a, Message> {
    let width = room.width;
    let tall = room.height >= OFFERED;
    let locked = editor.is_locked();
    let body: Element<'a, Message> = match editor.tab {
        Tab::Content => content(editor, locked, tall, desk),
        Tab::Head if locked => facts(file),
        Tab::Head => match &editor.head {
            Some(form) => card(head::view(form, desk).map(Message::Head)),
            None => space().into(),
        },
        Tab::Criteria => card(criteria_page(editor, file, locked, desk)),
        Tab::Review => review::view(&editor.review, locked).map(Message::Review),
        Tab::Life => life::view(&editor.life).map(Message::Life),
        Tab::Compare => compare::view(&editor.compare, locked).map(Message::Compare),
        Tab::Followed => card(followed::view(&editor.followed, locked).map(Message::Followed)),
        // The window has become wide enough for both.
        Tab::Paper if width >= BOTH => content(editor, locked, tall, desk),
        Tab::Paper => paper(editor, desk),
    };
    let mut main = row![container(body).width(Length::Fill).height(Length::Fill)].spacing(measure::S12);
    let wide = width >= BOTH;
    // The life shows a paper of its own, the comparison needs the room for two.
    let paper_here = match editor.tab {
        Tab::Life | Tab::Compare => false,
        Tab::Criteria => !editor.criteria.wants_room(),
        _ => true,
    };
    if editor.preview_shown && wide && paper_here {
        main = main.push(container(paper(editor, desk)).width(PAPER));
    }
    let mut all = column![strip(editor, wide), main].spacing(measure::S8);
    if paper_here && let Some(found) = findings::strip(&editor.findings) {
        all = all.push(found.map(Message::Findings));
    }
    all.into()
}

/// The parts of the plan, and what shows or hides the paper.
fn strip(editor: &Editor, wide: bool) -> Element<'_, Message> {
    let mut parts = vec![
        (Tab::Content, "Nội dung"),
        (Tab::Head, if wide { "Thông tin chung" } else { "Chung" }),
        (Tab::Criteria, if wide { editor.criteria_title.as_str() } else { "Tiêu chí" }),
        (Tab::Followed, if wide { editor.followed.title.as_str() } else { "Chỉ tiêu" }),
    ];
    if editor.review.is_needed() {
        parts.push((Tab::Review, if wide { editor.review.title() } else { "Rà lại" }));
    }
    parts.extend([(Tab::Life, "Diễn biến"), (Tab::Compare, "So sánh")]);
    if !wide {
        parts.push((Tab::Paper, "Trang in"));
    }
    let eye = if editor.preview_shown {
        button::quiet("Ẩn trang in").icon(icon::eye_off())
    } else {
        button::quiet("Xem trang in").icon(icon::eye())
    };
    let mut strip = row![container(tabs::tabs(&parts, editor.tab, Message::TabChosen)).width(Length::Fill)]
        .align_y(Alignment::Center)
        .spacing(measure::S8);
    if wide && !matches!(editor.tab, Tab::Life | Tab::Compare) {
        strip = strip.push(eye.keys("F8").on_press(Message::PreviewToggled));
    }
    strip.into()
}

fn card<'a>(inside: Element<'a, Message>) -> Element<'a, Message> {
    container(inside)
        .padding(measure::S12)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(panel::card_style)
        .into()
}

/// The criteria under the buttons for ready sets and Excel; the panel that these open takes their place.
fn criteria_page<'a>(
    editor: &'a Editor,
    file: &'a PlanFile,
    locked: bool,
    desk: &'a Desk,
) -> Element<'a, Message> {
    let around = editor.around_offers(file);
    if let Some(panel) = criteria_offers::view(&editor.offers, around, desk.today.year()) {
        return panel.map(Message::Offers);
    }
    let form = criteria::view(&editor.criteria, file, locked).map(Message::Criteria);
    let bar = criteria_offers::bar(around, locked).map(Message::Offers);
    column![bar, container(form).height(Length::Fill)].spacing(measure::S8).into()
}

fn content<'a>(editor: &'a Editor, locked: bool, tall: bool, desk: &'a Desk) -> Element<'a, Message> {
    let middle: Element<'a, Message> = match (&editor.node, &editor.file) {
        (Some(node), Some(file)) => {
            let row = editor.rows.iter().find(|row| row.id == node.id());
            let label = row.map_or("", |row| row.label.as_str());
            let form = node.view(label, locked, file, desk).map(Message::Node);
            match followed::offers(editor.followed.proposals.of(node.id())).filter(|_| tall) {
                Some(offers) => column![container(form).height(Length::Fill), offers.map(Message::Followed)]
                    .spacing(measure::S8)
                    .into(),
                None => form,
            }
        }
        _ => empty::empty(
            icon::tree(),
            "Kế hoạch chưa có mục nào",
            "Thêm mục đầu tiên rồi gõ nội dung; trang in hiện ngay ở bên phải.",
            button::secondary("Thêm mục đầu tiên")
                .icon(icon::plus())
                .on_press(Message::Outline(Deed::AddAfter)),
        ),
    };
    let middle = if locked {
        column![note(deeds::locked_words(editor.file.as_ref()), Tone::Info), middle]
            .spacing(measure::S12)
            .into()
    } else {
        middle
    };
    let tree = outline::view(&editor.tree, &editor.rows, editor.chosen, &editor.able, locked);
    row![container(tree).width(OUTLINE), card(middle)].spacing(measure::S12).into()
}

fn paper<'a>(editor: &'a Editor, desk: &'a Desk) -> Element<'a, Message> {
    let inside: Element<'a, Message> = if desk.office.is_none() {
        empty::empty(icon::office(), "Chưa khai báo cơ quan", "Trang in cần tên cơ quan và chữ ký.", row![])
    } else {
        editor.preview.view().map(Message::Preview)
    };
    container(inside).padding(1).height(Length::Fill).style(panel::card_style).into()
}

/// The head of an issued plan, to be read.
fn facts(file: &PlanFile) -> Element<'_, Message> {
    let plan = &file.plan;
    let mut all = column![
        note(deeds::locked_words(Some(file)), Tone::Info),
        panel::fact("Tên gọi", label::body(plan.name.as_str())),
        panel::fact("Trích yếu", label::body(plan.subject.as_str())),
    ]
    .spacing(measure::S12);
    if let Some(superior) = &plan.carries_out {
        all = all.push(panel::fact("Thực hiện", label::body(superior.in_sentence())));
    }
    let recipients = plan.recipients.iter().map(|one| {
        if one.note.is_empty() { one.name.clone() } else { format!("{} ({})", one.name, one.note) }
    });
    all = all.push(panel::fact("Nơi nhận", label::body(recipients.collect::<Vec<_>>().join("; "))));
    card(scrollable(all).width(Length::Fill).height(Length::Fill).into())
}
