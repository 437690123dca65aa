//! The face of the page.

use super::super::{Shown, scrolled};
use super::{File, Item, Message, Papers, note_id};
use crate::domain::attachment::size_in_words;
use crate::domain::checklist::ItemStanding;
use crate::domain::dossier::Held;
use crate::domain::limits::limits;
use crate::screens::HandingKind;
use crate::screens::typed::Named;
use crate::storage::{FILES_FOLDER, FileFaultKind};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::measure::{RADIUS, S4, S8, S12};
use crate::ui::{Element, Theme, badge, button, check, field::Field, icon, label, line, panel};
use iced::widget::{column, container, image, responsive, row};
use iced::{Alignment, Border, ContentFit, Length, Padding};

/// Below this width, in px, files stand under the list of papers.
const BESIDE: f32 = 940.0;

/// The room of a small picture, in px.
const PICTURE: f32 = 72.0;

pub(in super::super) fn view<'a>(papers: &'a Papers, _shown: Shown<'a>) -> Element<'a, Message> {
    responsive(move |room| {
        let (list, files) = (list(papers), files(papers));
        if room.width < BESIDE {
            return scrolled(column![list, files].spacing(S12)).width(Length::Fill).into();
        }
        row![scrolled(list).width(Length::FillPortion(1)), scrolled(files).width(Length::FillPortion(1))]
            .spacing(S8)
            .into()
    })
    .into()
}

fn list(papers: &Papers) -> Element<'_, Message> {
    let Some((name, source)) = &papers.list else {
        let words = column![
            label::body("Chưa có danh mục giấy tờ nào áp dụng cho hồ sơ này."),
            label::small(
                "Hãy ghi hình thức đề nghị ở trang Thông tin. Nếu đã ghi, thêm danh mục cho hình thức đó ở Danh mục."
            )
        ];
        return panel::titled("Giấy tờ của hồ sơ", row![], words.spacing(S4));
    };
    let missing = papers.items.iter().filter(|item| item.standing == ItemStanding::Missing);
    let needed = missing.clone().filter(|item| item.required).count();
    let sign = match needed {
        0 => badge::badge("Đủ giấy tờ bắt buộc", Tone::Done),
        _ => badge::badge("Còn thiếu giấy tờ", Tone::Due),
    };
    let mut all = column![
        panel::section("Giấy tờ của hồ sơ", sign),
        column![label::body(format!("Danh mục: {name}")), label::small(source.as_str())].spacing(2)
    ]
    .spacing(S8);
    for item in &papers.items {
        all = all.push(panel::hairline()).push(paper(papers, item));
    }
    panel::card(all)
}

fn paper<'a>(papers: &'a Papers, item: &'a Item) -> Element<'a, Message> {
    let key = item.key.clone();
    let there = item.standing == ItemStanding::There;
    // What stands by a file or by the dossier itself cannot be unticked here.
    let by_itself = there && item.held.is_none();
    let free = !papers.locked && !by_itself;
    let tick = check::check(
        &item.name,
        there,
        free.then_some({
            let key = key.clone();
            move |yes| Message::Ticked(key.clone(), yes)
        }),
    );
    let state: Element<'_, Message> = match item.standing {
        ItemStanding::There => badge::badge("Có", Tone::Done),
        ItemStanding::Waived => badge::badge("Không cần", Tone::Plain),
        ItemStanding::Missing if item.required => badge::badge("Thiếu", Tone::Due),
        ItemStanding::Missing => badge::badge("Chưa có", Tone::Plain),
    };
    let head = row![container(tick).width(Length::Fill), state].spacing(S8).align_y(Alignment::Center);
    let mut parts = vec![if item.required { "Bắt buộc".to_owned() } else { "Nếu có".to_owned() }];
    if !item.remark.is_empty() {
        parts.push(item.remark.clone());
    }
    match item.files {
        0 if by_itself => parts.push("lập từ hồ sơ".to_owned()),
        0 => {}
        n => parts.push(format!("{n} tệp")),
    }
    let mut deeds = row![label::small(parts.join(" · ")).width(Length::Fill)].align_y(Alignment::Center);
    if !papers.locked {
        if !there {
            let key = key.clone();
            let waived = item.standing == ItemStanding::Waived;
            deeds = deeds.push(check::check(
                "Không cần",
                waived,
                Some(move |yes| Message::Waived(key.clone(), yes)),
            ));
        }
        let add = button::icon(icon::attach(), "Thêm tệp cho mục này");
        deeds = deeds.push(Element::from(add.on_press(Message::AddAsked(key.clone()))));
    }
    let mut all =
        column![head, container(deeds.spacing(S8)).padding(Padding { left: 28.0, ..Padding::ZERO })];
    if let Some(held) = item.held {
        let (caption, example) = match held {
            Held::Have => ("", "Ghi chú: nơi để bản giấy, số bản…"),
            Held::Waived => ("", "Vì sao không cần"),
        };
        let note = Field::new(caption, &item.note)
            .placeholder(example)
            .id(note_id(&key))
            .on_input_maybe((!papers.locked).then_some(move |text| Message::NoteTyped(key.clone(), text)))
            .on_leave(Message::NoteLeft);
        all = all.push(container(Element::from(note)).padding(Padding {
            left: 28.0,
            top: S4,
            ..Padding::ZERO
        }));
    }
    all.into()
}

fn files(papers: &Papers) -> Element<'_, Message> {
    let add = button::secondary("Thêm tệp…")
        .icon(icon::plus())
        .on_press_maybe((!papers.locked).then(|| Message::AddAsked(String::new())));
    let mut all = column![panel::section("Tệp kèm theo", Element::from(add))].spacing(S12);
    if papers.keeping > 0 {
        all = all.push(label::small(format!("Đang lưu {} tệp…", papers.keeping)));
    }
    if papers.files.is_empty() {
        all = all.push(label::body("Chưa có tệp nào."));
        let most = limits().map(|limits| size_in_words(limits.attachment.at_most)).unwrap_or_default();
        all = all.push(label::small(format!(
            "Bản quét, ảnh, văn bản: chọn nhiều tệp một lần được, hoặc kéo thả vào cửa sổ. Mỗi tệp không quá {most}; tệp nằm trong thư mục dữ liệu và được sao lưu cùng hồ sơ.",
        )));
    }
    for file in &papers.files {
        all = all.push(panel::hairline()).push(entry(papers, file));
    }
    panel::card(all)
}

fn entry<'a>(papers: &'a Papers, file: &'a File) -> Element<'a, Message> {
    let it = &file.stored;
    let id = it.id;
    let hand = move |kind| Message::Handed(id, kind);
    let deeds = row![
        Element::from(button::icon(icon::eye(), "Mở tệp").on_press(hand(HandingKind::Show))),
        Element::from(button::icon(icon::export(), "Lưu bản sao…").on_press(hand(HandingKind::Copy))),
        Element::from(
            button::icon(icon::trash(), "Bỏ tệp khỏi hồ sơ; lấy lại được bằng Hoàn tác")
                .on_press_maybe((!papers.locked).then_some(Message::Removed(id)))
        )
    ];
    let facts = format!("{} · thêm ngày {}", size_in_words(it.size), short_date(it.added));
    let head =
        row![column![line::line(it.name.as_str()).strong(), label::small(facts)].width(Length::Fill), deeds]
            .spacing(S8)
            .align_y(Alignment::Start);
    let mut words = column![head].spacing(S4).width(Length::Fill);
    if let Some(fault) = papers.fault(it) {
        words = words.push(trouble(fault));
    }
    let mut choices = vec![Named::new(String::new(), "Không thuộc mục nào")];
    choices.extend(papers.items.iter().map(|item| Named::new(item.key.clone(), item.name.clone())));
    let chosen = choices.iter().find(|choice| choice.value == it.item).cloned();
    let note = Field::new("", &file.note)
        .placeholder("Ghi chú về tệp")
        .on_input_maybe((!papers.locked).then_some(move |text| Message::FileNoteTyped(id, text)))
        .on_leave(Message::FileNoteLeft);
    let mut about = row![].spacing(S8);
    if papers.items.is_empty() || papers.locked {
        about = about.push(Element::from(note));
    } else {
        let pick =
            Pick::new("", choices, chosen, move |one: Named<String>| Message::FileMoved(id, one.value))
                .placeholder("Mục giấy tờ");
        about = about.push(Element::from(pick)).push(Element::from(note));
    }
    words = words.push(about);
    row![picture(papers, file), words].spacing(S12).into()
}

fn trouble<'a>(fault: FileFaultKind) -> Element<'a, Message> {
    let words = match fault {
        FileFaultKind::Missing => format!(
            "Không còn tệp này trong thư mục “{FILES_FOLDER}”. Hãy lấy lại từ bản sao lưu, hoặc bỏ dòng này rồi thêm lại tệp."
        ),
        FileFaultKind::Changed => format!(
            "Tệp trong thư mục “{FILES_FOLDER}” đã bị sửa bên ngoài chương trình. Hãy lấy lại từ bản sao lưu, hoặc bỏ dòng này rồi thêm lại tệp."
        ),
    };
    let sign = label::colored(icon::error().text(16.0), |c| c.danger);
    let words = label::colored(label::body(words), |c| c.danger);
    row![container(sign).padding(Padding { top: 3.0, ..Padding::ZERO }), words].spacing(S8).into()
}

/// The small picture, or the sign of the kind of file in its place.
fn picture<'a>(papers: &'a Papers, file: &'a File) -> Element<'a, Message> {
    let inside: Element<'a, Message> = match papers.picture(&file.stored) {
        Some(handle) => {
            image(handle).content_fit(ContentFit::Contain).width(PICTURE - 4.0).height(PICTURE - 4.0).into()
        }
        None if file.stored.is_picture() => label::colored(icon::image().text(28.0), |c| c.ink_soft).into(),
        None => label::colored(icon::paper().text(28.0), |c| c.ink_soft).into(),
    };
    container(inside)
        .center(PICTURE)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                background: Some(c.surface.into()),
                border: Border { color: c.line, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        })
        .into()
}
