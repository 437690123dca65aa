//! The rows of a file before they are stored.

use super::super::Message;
use super::super::book::Book;
use super::super::import::{Import, Line, Message as Said};
use crate::domain::publicity::intake::RowState;
use crate::screens::templates;
use crate::screens::typed::{Named, chosen, note, trouble};
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, empty, grid, icon, label, line, panel};
use iced::widget::{column, row, space};
use iced::{Alignment, Length};

const fn tone(state: RowState) -> Tone {
    match state {
        RowState::New => Tone::Done,
        RowState::Here => Tone::Plain,
        RowState::Refused => Tone::Danger,
    }
}

pub(super) fn view<'a>(import: &'a Import, book: &'a Book) -> Element<'a, Message> {
    let back = button::secondary("Thôi nhập").keys("Esc").on_press(Message::Closed);
    let words = column![line::line("Nhập từ Excel").title(), line::line(import.name.as_str()).small()]
        .width(Length::Fill);
    let head = row![words, Element::from(back)].spacing(S12).align_y(Alignment::Center);
    let template = button::quiet("Lưu mẫu Excel")
        .icon(icon::save())
        .on_press(Message::Template(templates::Message::Asked));
    match import.read.as_deref() {
        None => column![head, empty::working("Đang đọc tệp…", None, row![])].spacing(S12).into(),
        Some(Err((sentence, _))) => {
            let again =
                button::secondary("Chọn tệp khác").icon(icon::import()).on_press(Message::ImportAsked);
            let deeds = row![Element::from(again), Element::from(template)].spacing(S8);
            column![head, trouble(sentence), deeds].spacing(S12).into()
        }
        Some(Ok(_)) => {
            let mut all = column![head].spacing(S12);
            for notice in &import.judged.notices {
                all = all.push(note(notice.as_str(), Tone::Info));
            }
            if import.judged.rows.is_empty() {
                let sentence = "Bảng cần một dòng tiêu đề có cột Ngày và cột Tên tin, bài; các cột khác có thể để trống. Mẫu Excel có sẵn các cột ấy.";
                return all
                    .push(empty::empty(icon::import(), "Không có dòng nào để nhập", sentence, template))
                    .into();
            }
            all.push(choices(import, book)).push(table(import)).push(foot(import)).into()
        }
    }
}

fn choices<'a>(import: &'a Import, book: &'a Book) -> Element<'a, Message> {
    let (new, here, refused) = import.judged.counts();
    let shown = |state: Option<RowState>| Message::Import(Said::StateChosen(state));
    let all: [(Option<RowState>, String); 4] = [
        (None, format!("Tất cả ({})", import.judged.rows.len())),
        (Some(RowState::New), format!("Sẽ nhập ({new})")),
        (Some(RowState::Here), format!("Đã có ({here})")),
        (Some(RowState::Refused), format!("Không nhận ({refused})")),
    ];
    let named: Vec<(Option<RowState>, &str)> =
        all.iter().map(|(state, words)| (*state, words.as_str())).collect();
    let states = segments(&named, import.state, shown);
    let mut line = row![states].spacing(S12).align_y(Alignment::Center);
    if import.judged.lacks_form {
        let forms: Vec<Named<String>> =
            book.forms.names().iter().map(|name| Named::new(name.clone(), name.clone())).collect();
        let now = chosen(&forms, &import.form);
        let pick = Pick::new("", forms, now, |one| Message::Import(Said::FormChosen(one.value)))
            .placeholder("Hình thức cho các dòng chưa ghi…")
            .width(320);
        line = line.push(Element::from(pick));
    }
    line.wrap().vertical_spacing(S8).into()
}

/// Segments over words that are made for this view.
fn segments<'a>(
    all: &[(Option<RowState>, &str)],
    chosen: Option<RowState>,
    on: impl Fn(Option<RowState>) -> Message + 'a,
) -> Element<'a, Message> {
    let parts = all.iter().map(|(state, words)| {
        let words = (*words).to_owned();
        let one = if *state == chosen {
            button::secondary(words).icon(icon::check())
        } else {
            button::quiet(words)
        };
        Element::from(one.on_press(on(*state)))
    });
    row(parts).spacing(S4).into()
}

fn table(import: &Import) -> Element<'_, Message> {
    let columns = vec![
        grid::column("Dòng", 72.0).right(),
        grid::column("Kết quả", 128.0),
        grid::column("Ngày", 114.0),
        grid::column("Hình thức", 150.0),
        grid::column("Tên tin, bài, hoạt động", Length::FillPortion(4)).least(200.0),
        grid::column("Cơ quan", Length::FillPortion(2)).least(120.0),
        grid::column("Lý do, lưu ý", Length::FillPortion(4)).least(200.0),
    ];
    let count = columns.len();
    grid::Grid::new(
        &import.grid,
        columns,
        import.lines.len(),
        |event| Message::Import(Said::Grid(event)),
        move |at| match import.lines.get(at) {
            Some(line) => cells(line),
            None => (0..count).map(|_| space().into()).collect(),
        },
    )
    .count("dòng")
    .empty(empty::empty(icon::filter(), "Không có dòng nào như vậy", "Hãy chọn nhóm khác ở trên.", row![]))
    .into()
}

fn cells(it: &Line) -> Vec<Element<'_, Message>> {
    vec![
        grid::number(it.place.as_str()),
        badge::badge(it.state.label(), tone(it.state)),
        grid::text(it.on.as_str()),
        line::line(it.form.as_str()).two().into(),
        line::line(it.title.as_str()).strong().two().into(),
        line::line(it.agency.as_str()).two().into(),
        line::line(it.reasons.as_str()).small().two().into(),
    ]
}

fn foot(import: &Import) -> Element<'_, Message> {
    let (new, ..) = import.judged.counts();
    let take = button::primary(format!("Nhập {new} tin, bài"))
        .icon(icon::check())
        .on_press_maybe((new > 0).then_some(Message::Import(Said::Accepted)));
    let template = button::quiet("Lưu mẫu Excel")
        .icon(icon::save())
        .on_press(Message::Template(templates::Message::Asked));
    let words = label::small("Các dòng được nhập thành một việc, có thể hoàn tác cả lượt.");
    panel::foot(
        row![words, Element::from(template), Element::from(take)].spacing(S12).align_y(Alignment::Center),
    )
}
