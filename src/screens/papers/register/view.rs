//! The register on the screen: the lines at the left; next numbers, or the paper being written in, at the right.

use super::outside::{NUMBER, Outside, OutsideField};
use super::{Line, Message, Numbers, Register};
use crate::domain::papers::PaperType;
use crate::screens::typed::{Named, chosen, note, trouble};
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, date, empty, grid, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length};

/// Width of the part at the right, in px.
const SIDE: f32 = 320.0;

impl Register {
    pub(in super::super) fn view(&self) -> Element<'_, Message> {
        let side = match &self.outside {
            Some(outside) => form(outside),
            None => self.series(),
        };
        let list = column![self.filters(), self.list()].spacing(S12);
        row![list.width(Fill), container(side).width(SIDE).height(Fill)].spacing(S12).into()
    }

    fn filters(&self) -> Element<'_, Message> {
        let years: Vec<Named<i32>> =
            self.years.iter().map(|year| Named::new(*year, format!("Năm {year}"))).collect();
        let year = chosen(&years, &self.year);
        let mut kinds = vec![Named::new(None, "Mọi loại văn bản")];
        let numbered = PaperType::ALL.into_iter().filter(|kind| kind.is_numbered());
        kinds.extend(numbered.map(|kind| Named::new(Some(kind), kind.label())));
        let kind = chosen(&kinds, &self.kind);
        row![
            Pick::new("", years, year, |it| Message::YearPicked(it.value)).width(130),
            Pick::new("", kinds, kind, |it| Message::KindPicked(it.value)).width(320),
            space::horizontal(),
            Element::from(
                button::primary("Ghi văn bản làm nơi khác").icon(icon::plus()).on_press(Message::AddAsked)
            ),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
    }

    fn list(&self) -> Element<'_, Message> {
        let columns = vec![
            grid::column("Số", 76.0).right(),
            grid::column("Ngày", 106.0),
            grid::column("Loại và trích yếu", Length::Fill),
            grid::column("Tình trạng", 168.0),
        ];
        let row = |at: usize| match self.lines.get(at) {
            Some(line) => cells(line),
            None => (0..4).map(|_| space().into()).collect(),
        };
        let nothing = empty::empty(
            icon::list(),
            "Sổ chưa có số nào",
            "Kế hoạch và văn bản vào sổ khi được ban hành. Văn bản làm nơi khác thì ghi bằng nút “Ghi văn bản làm nơi khác”.",
            row![],
        );
        grid::Grid::new(&self.grid, columns, self.lines.len(), Message::Grid, row)
            .count("văn bản")
            .remark(label::small("Bấm đúp hoặc Enter để mở"))
            .empty(nothing)
            .into()
    }

    fn series(&self) -> Element<'_, Message> {
        let all = self.numbers.iter().enumerate().map(|(at, numbers)| {
            let mut one = column![].spacing(S8);
            if at > 0 {
                one = one.push(panel::hairline());
            }
            one.push(next(numbers)).into()
        });
        let list = scrollable(column(all).spacing(S8)).spacing(S4).height(Fill);
        container(column![panel::section("Số tiếp theo", row![]), list].spacing(S12))
            .padding(S12)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }
}

fn next(numbers: &Numbers) -> Element<'_, Message> {
    let mut all = column![
        row![
            line(numbers.kind.label()).two(),
            label::strong(numbers.next.as_str()).font(crate::ui::fonts::FIGURES_STRONG)
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
    ]
    .spacing(S4);
    for (fault, words) in &numbers.notes {
        all = all.push(note(words.as_str(), if *fault { Tone::Danger } else { Tone::Due }));
    }
    all.into()
}

fn cells(line: &Line) -> Vec<Element<'_, Message>> {
    let subject = line.of.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let about = column![
        grid::name(line.of.kind.label()),
        crate::ui::line::line(if subject.is_empty() {
            "(không ghi trích yếu)".to_owned()
        } else {
            subject
        })
        .small()
    ];
    let state: Element<'_, Message> = match (line.doubled, line.misplaced, line.of.cancelled, line.of.outside)
    {
        (true, ..) => badge::badge("Trùng số", Tone::Danger),
        (_, true, ..) => badge::badge("Ngày lệch thứ tự", Tone::Danger),
        (_, _, true, _) => badge::with_icon("Đã hủy", Tone::Plain, icon::close()),
        (_, _, _, true) => badge::badge("Làm nơi khác", Tone::Info),
        _ => badge::badge("Đã ban hành", Tone::Done),
    };
    vec![grid::number(line.of.number.as_str()), grid::text(line.day.as_str()), about.into(), state]
}

fn form(outside: &Outside) -> Element<'_, Message> {
    let kinds: Vec<Named<PaperType>> = PaperType::ALL
        .into_iter()
        .filter(|kind| kind.is_numbered())
        .map(|kind| Named::new(kind, kind.label()))
        .collect();
    let kind = chosen(&kinds, &outside.kind());
    let text = |caption, value, field| {
        Field::new(caption, value)
            .on_input(move |words| Message::Typed(field, words))
            .on_submit(Message::Saved)
    };
    let no_number = outside.told && outside.number.trim().is_empty();
    let no_day = outside.told && outside.day.text().trim().is_empty();
    let mut all = column![
        label::small(
            "Văn bản do nơi khác soạn nhưng lấy số của cơ quan: ghi vào đây để số không bị dùng lại."
        ),
        Pick::new("Loại văn bản", kinds, kind, |it| Message::OutsideKind(it.value)),
        row![
            text("Số", &outside.number, OutsideField::Number)
                .id(NUMBER)
                .required()
                .width(100)
                .error(no_number.then_some("Hãy nhập số.")),
            date::date("Ngày", outside.day.text())
                .required()
                .width(Fill)
                .on_input(|words| Message::Typed(OutsideField::Day, words))
                .on_leave(Message::DayLeft)
                .on_submit(Message::Saved)
                .error(outside.day.error().or(no_day.then_some("Hãy nhập ngày."))),
        ]
        .spacing(S8),
        text("Về việc", &outside.subject, OutsideField::Subject),
    ]
    .spacing(S12);
    if let Some(error) = &outside.error {
        all = all.push(trouble(error));
    }
    let mut deeds = row![].spacing(S8);
    if outside.stored {
        deeds = deeds
            .push(button::icon(icon::trash(), "Bỏ khỏi sổ").on_press(Message::RemoveAsked(outside.id())));
    }
    let deeds = deeds
        .push(space::horizontal())
        .push(button::quiet("Thôi").keys("Esc").on_press(Message::Closed))
        .push(button::secondary("Ghi vào sổ").icon(icon::check()).on_press(Message::Saved));
    panel::titled("Văn bản làm nơi khác", row![], all.push(deeds))
}
