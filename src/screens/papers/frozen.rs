//! The figures of a report as they were taken: taking them, telling what the data say since, taking them anew.

use super::draft::PaperForm;
use super::{Message, Papers, Part, writing};
use crate::domain::figures::changes::FigureChange;
use crate::domain::figures::snapshot::{ReportSnapshot, report_figures};
use crate::domain::papers::PaperType;
use crate::screens::typed::note;
use crate::screens::{Desk, Effect, Notice};
use crate::text::short_date;
use crate::ui::badge::{self, Tone};
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill};

/// So many changes are listed before the rest is asked for.
const SHOWN: usize = 8;

/// What is done with the figures of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// "Chốt số liệu", "Cập nhật": the figures of the data are taken.
    Taken,
    /// "Giữ": what was taken stays although the data say something else.
    Kept,
    /// "Bỏ chốt": the report follows the data again.
    Released,
    /// All changes are listed, or the first ones.
    Listed(bool),
}

impl Papers {
    /// What differs between the figures taken and the data; empty where nothing was taken.
    #[must_use]
    pub fn changes(&self) -> &[FigureChange] {
        self.written.as_ref().and_then(|written| written.drift.as_ref()).map_or(&[], |it| &it.changes)
    }

    /// Whether it is to be decided what becomes of the figures taken.
    #[must_use]
    pub fn asks_about_figures(&self) -> bool {
        self.written.as_ref().and_then(|written| written.drift.as_ref()).is_some_and(|it| it.asks)
    }

    pub(super) fn figures(&mut self, deed: Figures, desk: &Desk) -> Effect<Message> {
        if let Figures::Listed(all) = deed {
            self.all_changes = all;
            return Effect::None;
        }
        let flushed = self.flush(desk);
        let Some(reading) = self.reading.clone() else { return flushed };
        let Some(case) = &reading.case else { return flushed };
        let Some(form) = self.form.as_mut().filter(|form| !form.is_locked()) else { return flushed };
        if !reading.every_year && writing::looks_at_every_year(&form.paper) {
            // What the figures are counted from is still being read.
            let words = "Số liệu đang được đọc. Hãy đợi một lát rồi làm lại.";
            return flushed.and(Effect::Tell(Notice::info(words)));
        }
        let options = form.built(desk.today).options;
        form.paper.figures = match deed {
            Figures::Taken => Some(Box::new(ReportSnapshot::taken(case, &options, desk.today))),
            Figures::Kept => {
                let now = report_figures(case, &options);
                form.paper.figures.take().map(|taken| Box::new(taken.kept_against(&now)))
            }
            Figures::Released | Figures::Listed(_) => None,
        };
        self.all_changes = false;
        let again = Effect::Run(self.write(desk));
        flushed.and(self.flush(desk)).and(again)
    }

    /// The card of the form: whether the figures were taken, and what the data say since.
    pub(super) fn figures_card<'a>(&'a self, form: &'a PaperForm) -> Option<Element<'a, Message>> {
        if self.kind != PaperType::Report {
            return None;
        }
        let on = |deed| Message::Figures(deed);
        let taken = form.paper.figures.as_ref();
        let state: Element<'a, Message> = match taken {
            Some(taken) => row![
                badge::with_icon("Đã chốt", Tone::Done, icon::lock()),
                label::small(format!("ngày {}", short_date(taken.taken_on))).width(Fill),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into(),
            None if form.is_locked() => return None,
            None => label::small(
                "Báo cáo lấy số liệu hiện có mỗi lần mở hoặc in. Chốt số liệu để báo cáo giữ nguyên khi dữ liệu thay đổi.",
            )
            .into(),
        };
        let mut all = column![state].spacing(S12);
        if form.is_locked() {
            return Some(panel::titled("Số liệu", row![], all));
        }
        let changes = self.changes();
        if !changes.is_empty() {
            let words = if self.asks_about_figures() {
                "Số liệu đã thay đổi từ khi chốt. Báo cáo vẫn in số đã chốt."
            } else {
                "Dữ liệu hiện nay khác số đã chốt; đã chọn giữ số đã chốt."
            };
            let tone = if self.asks_about_figures() { Tone::Due } else { Tone::Info };
            all = all.push(note(words, tone)).push(self.listed());
        }
        let mut deeds = row![].spacing(S8);
        deeds = match taken {
            None => {
                deeds.push(button::secondary("Chốt số liệu").icon(icon::lock()).on_press(on(Figures::Taken)))
            }
            Some(_) => {
                if !changes.is_empty() {
                    deeds = deeds.push(
                        button::secondary("Cập nhật").icon(icon::refresh()).on_press(on(Figures::Taken)),
                    );
                }
                if self.asks_about_figures() {
                    deeds = deeds.push(button::secondary("Giữ").on_press(on(Figures::Kept)));
                }
                deeds.push(button::quiet("Bỏ chốt").on_press(on(Figures::Released)))
            }
        };
        Some(panel::titled("Số liệu", row![], all.push(deeds)))
    }

    /// Each change: what, as it was taken, as it is now.
    fn listed(&self) -> Element<'_, Message> {
        let changes = self.changes();
        let shown = if self.all_changes { changes.len() } else { changes.len().min(SHOWN) };
        let mut all = column![].spacing(S8);
        for change in &changes[..shown] {
            all = all.push(
                column![
                    label::small(change.what.as_str()),
                    label::body(format!("{} → {}", change.old, change.new)).width(Fill),
                ]
                .spacing(S4),
            );
        }
        let more = changes.len() - shown;
        if more > 0 {
            let words = format!("Xem thêm {more} thay đổi");
            all = all.push(button::quiet(words).on_press(Message::Figures(Figures::Listed(true))));
        } else if shown > SHOWN {
            all = all.push(button::quiet("Thu gọn").on_press(Message::Figures(Figures::Listed(false))));
        }
        all.into()
    }

    /// The line above the sheet, in whatever part of the form one is.
    pub(super) fn figures_banner(&self) -> Option<Element<'_, Message>> {
        let editable = self.form.as_ref().is_some_and(|form| !form.is_locked());
        if !self.asks_about_figures() || !editable {
            return None;
        }
        let words = format!("Số liệu đã thay đổi {} chỗ từ khi chốt.", self.changes().len());
        // Two lines: beside the form there is little more room than for the three buttons.
        let deeds = row![
            button::secondary("Cập nhật").icon(icon::refresh()).on_press(Message::Figures(Figures::Taken)),
            button::secondary("Giữ").on_press(Message::Figures(Figures::Kept)),
            button::quiet("Xem").on_press(Message::PartPicked(Part::Settings)),
        ]
        .spacing(S8);
        let deeds = column![note(words, Tone::Due), deeds].spacing(S8);
        Some(container(deeds).padding(S8).width(Fill).style(panel::card_style).into())
    }
}
