//! The page as it looks.

use super::{Lists, Message, Part, Stage, columns_view, rows_view};
use crate::screens::Desk;
use crate::screens::typed::{note, trouble};
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S8, S12};
use crate::ui::{Element, button, empty, icon, label, panel, tabs};
use iced::widget::{column, container, responsive, row};
use iced::{Alignment, Length};

pub(super) fn view<'a>(page: &'a Lists, desk: &'a Desk) -> Element<'a, Message> {
    let under = match (&page.stage, desk.current_plan(), desk.current) {
        (Stage::Start, Some(plan), Some(current)) => format!("{} · năm {}", plan.name, current.year),
        _ => page.name.clone(),
    };
    let back = match page.stage {
        Stage::Done => button::secondary("Về danh sách hồ sơ").icon(icon::left()),
        _ => button::secondary("Thôi nhập"),
    };
    let head = row![
        column![line("Nhập danh sách").title(), line(under).small()].width(Length::Fill),
        Element::from(back.keys("Esc").on_press(Message::Closed))
    ]
    .spacing(S12)
    .align_y(Alignment::Center);
    let body = match &page.stage {
        Stage::Start => start(),
        Stage::Reading => empty::working("Đang đọc tệp…", None, row![]),
        Stage::Failed(sentence) => column![trouble(sentence), start()].spacing(S12).into(),
        Stage::Ready | Stage::Entering => ready(page, desk),
        Stage::Done => done(page),
    };
    panel::screen(head, body)
}

fn start<'a>() -> Element<'a, Message> {
    let deeds = row![
        Element::from(button::primary("Chọn tệp…").icon(icon::import()).on_press(Message::FileAsked)),
        Element::from(button::secondary("Dán bảng đã chép").icon(icon::copy()).on_press(Message::PasteAsked))
    ]
    .spacing(S8);
    let words = "Danh sách cá nhân, tập thể, hộ gia đình, mô hình từ Excel, LibreOffice, tệp CSV hoặc bảng trong Word; cũng có thể kéo thả tệp vào đây. Chưa có gì được ghi cho đến khi bấm Nhập.";
    panel::card(
        container(empty::empty(icon::import(), "Chọn danh sách cần nhập", words, deeds)).height(Length::Fill),
    )
}

fn ready<'a>(page: &'a Lists, desk: &'a Desk) -> Element<'a, Message> {
    let parts = [(Part::Columns, "1. Các cột"), (Part::Rows, "2. Các dòng")];
    let mut all = column![tabs::tabs(&parts, page.part, Message::PartChosen)].spacing(S12);
    if let Some(asked) = coding(page) {
        all = all.push(asked);
    }
    let body = match page.part {
        Part::Columns => columns_view::view(page),
        Part::Rows => rows_view::view(page, desk),
    };
    all.push(container(body).height(Length::Fill)).push(foot(page)).into()
}

/// Text in an old code table: before and after, and what is to be done.
fn coding(page: &Lists) -> Option<Element<'_, Message>> {
    let codings = &page.judged.codings;
    let first = codings.first()?;
    let cells: usize = codings.iter().map(|it| it.cells).sum();
    let tables: Vec<&str> = first.tables.iter().copied().collect();
    let words = match page.choices.mapping.convert {
        None => format!(
            "{cells} ô viết bằng bảng mã {}. Chuyển sang Unicode thì chữ thành như bên phải:",
            tables.join(", ")
        ),
        Some(true) => format!("{cells} ô viết bằng bảng mã {} được chuyển sang Unicode.", tables.join(", ")),
        Some(false) => format!("{cells} ô viết bằng bảng mã {} được giữ nguyên chữ cũ.", tables.join(", ")),
    };
    let tone = if page.choices.mapping.convert.is_none() { Tone::Due } else { Tone::Info };
    let mut all = column![note(words, tone)].spacing(S8);
    if page.choices.mapping.convert.is_none() {
        for (before, after) in first.shown.iter().take(3) {
            all = all.push(
                row![
                    container(line(before.as_str()).small()).width(Length::FillPortion(2)),
                    label::small("→"),
                    container(line(after.as_str()).strong()).width(Length::FillPortion(3))
                ]
                .spacing(S12)
                .align_y(Alignment::Center),
            );
        }
    }
    let convert =
        button::secondary("Chuyển sang Unicode").icon(icon::check()).on_press(Message::ConvertChosen(true));
    let keep = button::quiet("Giữ nguyên").on_press(Message::ConvertChosen(false));
    let deeds = match page.choices.mapping.convert {
        None => row![Element::from(convert), Element::from(keep)],
        Some(true) => {
            row![Element::from(button::quiet("Giữ nguyên chữ cũ").on_press(Message::ConvertChosen(false)))]
        }
        Some(false) => row![Element::from(convert)],
    };
    Some(all.push(deeds.spacing(S8)).into())
}

fn foot(page: &Lists) -> Element<'_, Message> {
    let taken = page.taken();
    let ready = page.stage == Stage::Ready && !page.judging && taken > 0;
    let words = if page.stage == Stage::Entering {
        "Đang nhập…".to_owned()
    } else {
        format!("Nhập {taken} hồ sơ")
    };
    let take = button::primary(words).icon(icon::check()).on_press_maybe(ready.then_some(Message::Accepted));
    let told = if page.judging {
        "Đang đối chiếu với hồ sơ đã có…"
    } else {
        "Sao lưu trước khi nhập; cả lượt nhập là một việc, hoàn tác được."
    };
    let told = label::small(told).width(Length::Fill).align_x(iced::Right);
    let mut deeds = row![told].spacing(S12).align_y(Alignment::Center);
    if page.part == Part::Columns {
        let rows = button::secondary("Xem các dòng")
            .icon_after(icon::right())
            .on_press(Message::PartChosen(Part::Rows));
        deeds = deeds.push(Element::from(rows));
    }
    deeds.push(Element::from(take)).into()
}

fn done(page: &Lists) -> Element<'_, Message> {
    responsive(move |room| done_in(page, room.width < rows_view::NARROW)).into()
}

fn done_in(page: &Lists, narrow: bool) -> Element<'_, Message> {
    let mut words = format!("Đã nhập {} hồ sơ.", page.taken());
    if let Some(backup) = &page.backup {
        let name = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        words.push_str(&format!(" Bản sao lưu trước khi nhập: {name}."));
    }
    let left = page.judged.counts()[4];
    if left > 0 {
        words.push_str(&format!(
            " {left} dòng chưa nhận: xem lý do bên dưới, sửa trong tệp rồi nhập lại cả tệp; những dòng đã nhập không bị lặp."
        ));
    }
    let undo = button::secondary("Hoàn tác lần nhập này")
        .icon(icon::undo())
        .on_press_maybe(page.deed.map(|_| Message::UndoAsked));
    let copy =
        button::secondary("Ghi kết quả vào bản sao tệp…").icon(icon::save()).on_press(Message::CopyAsked);
    let table = button::secondary("Xuất bảng kết quả…").icon(icon::export()).on_press(Message::TableAsked);
    let deeds = row![Element::from(undo), Element::from(copy), Element::from(table)].spacing(S8);
    let rows = container(rows_view::list(page, narrow)).height(Length::Fill);
    if narrow {
        // With large letters what stands above the rows must leave room for some.
        let words = format!("Đã nhập {} hồ sơ, {left} dòng chưa nhận.", page.taken());
        let deeds = deeds.push(rows_view::filters(page, true)).wrap();
        return column![label::strong(words), deeds, rows].spacing(S8).into();
    }
    column![note(words, Tone::Done), deeds.wrap(), rows_view::filters(page, false), rows].spacing(S12).into()
}
