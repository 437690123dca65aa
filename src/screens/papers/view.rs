//! The screen: choices and what is missing at the left, the paper at the right.

use super::{Column, Day, Kind, Message, Papers, Source};
use crate::domain::subject::SubjectKind;
use crate::forms::nomination_list::AttachedTo;
use crate::screens::{Desk, JobKind};
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, check, choice, date, empty, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill};

/// Something with the words it is chosen by.
#[derive(Debug, Clone, PartialEq)]
struct Named<T> {
    value: T,
    words: String,
}

impl<T> std::fmt::Display for Named<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

fn named<T>(value: T, words: impl Into<String>) -> Named<T> {
    Named { value, words: words.into() }
}

impl Papers {
    /// The screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let under = desk.current_plan().map_or("", |plan| plan.name.as_str());
        if self.current.is_none() {
            let nothing = empty::empty(
                icon::paper(),
                "Chưa có văn bản nào",
                "Kế hoạch và danh sách được dựng từ một kế hoạch. Hãy lập kế hoạch trước, rồi trở lại đây.",
                button::primary("Sang Kế hoạch").icon(icon::plan()).on_press(Message::PlansAsked),
            );
            return panel::screen(panel::head("Văn bản", under, row![]), nothing);
        }
        let deeds = row![
            button::secondary("In…")
                .icon(icon::print())
                .keys("Ctrl+P")
                .on_press(Message::Wanted(JobKind::Print)),
            button::primary("Xuất PDF…").icon(icon::export()).on_press(Message::Wanted(JobKind::Export)),
        ]
        .spacing(S8);
        let paper = container(self.preview.view().map(Message::Preview))
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style);
        let content = row![container(self.choices()).width(316), paper].spacing(S12);
        panel::screen(panel::head("Văn bản", under, deeds), content)
    }

    fn choices(&self) -> Element<'_, Message> {
        let kinds = [(Kind::List, "Danh sách trích ngang"), (Kind::Plan, "Kế hoạch")];
        let mut all = column![choice::segments(&kinds, self.choice.kind, Message::KindPicked)].spacing(S12);
        all = all.push(self.missing());
        if self.choice.kind == Kind::List {
            all = all.push(self.list_choices());
        }
        scrollable(all).spacing(S4).height(Fill).into()
    }

    fn missing(&self) -> Element<'_, Message> {
        if self.findings.is_empty() {
            return badge::badge("Đủ nội dung để ban hành", Tone::Done);
        }
        let mut list = column![badge::badge("Bản nháp: còn thiếu", Tone::Due)].spacing(S4);
        for (at, what) in self.lines.iter().enumerate() {
            list = list.push(
                row![
                    label::colored(icon::warning().text(14.0), |c| c.due),
                    line(what.as_str()),
                    button::quiet("Bổ sung").on_press(Message::FindingOpened(at))
                ]
                .spacing(S8)
                .align_y(Alignment::Center),
            );
        }
        panel::card(list)
    }

    fn list_choices(&self) -> Element<'_, Message> {
        let round = match self.choice.source {
            Source::Year => self.rounds.last().map(|round| round.id),
            Source::Chosen(id) | Source::Ranked(id) => Some(id),
        };
        let mut sources = vec![named(Source::Year, "Mọi hồ sơ đã đủ của năm")];
        if let Some(id) = round {
            sources.push(named(Source::Chosen(id), "Được chọn trong đợt xét"));
            sources.push(named(Source::Ranked(id), "Theo thứ hạng của đợt xét"));
        }
        let source = sources.iter().find(|it| it.value == self.choice.source).cloned();
        let mut kinds = vec![named(None, "Tất cả các loại")];
        kinds.extend(SubjectKind::ALL.into_iter().map(|kind| named(Some(kind), kind.label())));
        let only = kinds.iter().find(|it| it.value == self.choice.only).cloned();
        let mut who =
            column![choice::Pick::new("Ghi những ai", sources, source, |it| Message::SourcePicked(
                it.value
            ))]
            .spacing(S12);
        if self.choice.source != Source::Year {
            let rounds: Vec<_> = self.rounds.iter().map(|it| named(it.id, it.name.as_str())).collect();
            let chosen = rounds.iter().find(|it| Some(it.value) == round).cloned();
            let ranked = matches!(self.choice.source, Source::Ranked(_));
            who = who.push(choice::Pick::new("Đợt xét", rounds, chosen, move |it| {
                Message::SourcePicked(if ranked {
                    Source::Ranked(it.value)
                } else {
                    Source::Chosen(it.value)
                })
            }));
        }
        who = who
            .push(choice::Pick::new("Loại đối tượng", kinds, only, |it| {
                Message::OnlyPicked(it.value)
            }))
            .push(self.day_field(Day::List, "Ngày của danh sách"));
        column![panel::card(who), self.attachment(), self.columns()].spacing(S12).into()
    }

    fn day_field<'a>(&'a self, day: Day, words: &'a str) -> Element<'a, Message> {
        let text = match day {
            Day::List => &self.list_day,
            Day::Attached => &self.attached_day,
        };
        date::date(words, text.text())
            .width(Fill)
            .error(text.error())
            .help("Để trống: chừa chỗ ghi tay")
            .on_input(move |typed| Message::DayTyped(day, typed))
            .on_leave(Message::DayLeft(day))
            .into()
    }

    fn attachment(&self) -> Element<'_, Message> {
        let papers = vec![
            named(None, "Không kèm văn bản nào"),
            named(Some(AttachedTo::Proposal), "Tờ trình"),
            named(Some(AttachedTo::Decision), "Quyết định"),
            named(Some(AttachedTo::Minutes), "Biên bản họp Hội đồng"),
        ];
        let chosen = papers.iter().find(|it| it.value == self.choice.attached).cloned();
        let mut form =
            column![choice::Pick::new("Kèm theo", papers, chosen, |it| Message::AttachedPicked(it.value))]
                .spacing(S12);
        if self.choice.attached.is_some() {
            let number = Field::new("Số", &self.choice.number)
                .placeholder("Ghi tay")
                .on_input(Message::NumberTyped)
                .width(90);
            form = form.push(row![number, self.day_field(Day::Attached, "Ngày")].spacing(S8));
        }
        panel::card(form)
    }

    fn columns(&self) -> Element<'_, Message> {
        let mut shown = self.choice.shown;
        let ticks = Column::ALL.map(|it| {
            let on = *it.of(&mut shown);
            check::check(it.label(), on, Some(move |on| Message::ColumnSet(it, on)))
        });
        panel::titled("Các cột", space(), column(ticks).spacing(0))
    }
}
