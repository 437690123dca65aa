//! What one file says, line by line: what is refused, what would change from old to new, what is empty.

use super::{Files, Message};
use crate::domain::score_files::FileReport;
use crate::ui::badge::{self, Tone};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, fonts, icon, label, panel, tip};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill, Length, Padding};

/// Every line is as high as this, so that a long list can be built in part.
pub(super) const LINE: f32 = 46.0;
const KIND: f32 = 184.0;
const CODE: f32 = 52.0;

/// A line of the details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A cell that is not taken in.
    Fault {
        /// Which sort.
        kind: &'static str,
        /// The dossier and where in the file.
        name: String,
        /// Mark of the criterion.
        code: String,
        /// What stands there and why it is refused.
        why: String,
    },
    /// A cell that would change.
    Change {
        /// The dossier.
        name: String,
        /// Mark of the criterion.
        code: String,
        /// What stands in the round.
        old: String,
        /// Where that came from.
        from: String,
        /// What the file says.
        new: String,
        /// Where in the file.
        place: String,
    },
    /// Owed cells of one dossier that are empty.
    Empty {
        /// The dossier.
        name: String,
        /// Marks of the criteria.
        codes: String,
    },
    /// A dossier that the file does not have.
    Lacking {
        /// Its name.
        name: String,
    },
}

/// The lines of a file, what needs a look first.
pub(super) fn of(file: &FileReport) -> Vec<Detail> {
    let mut out = Vec::new();
    for fault in &file.faults {
        let name = match (fault.name.is_empty(), fault.place.is_empty()) {
            (false, false) => format!("{} · {}", fault.name, fault.place),
            (true, _) => fault.place.clone(),
            (false, true) => fault.name.clone(),
        };
        let why = if fault.written.is_empty() || fault.why.contains(&fault.written) {
            fault.why.clone()
        } else {
            format!("Ghi “{}”. {}", fault.written, fault.why)
        };
        out.push(Detail::Fault { kind: fault.kind.label(), name, code: fault.code.clone(), why });
    }
    for change in &file.changes {
        out.push(Detail::Change {
            name: change.name.clone(),
            code: change.code.clone(),
            old: change.old.clone(),
            from: change.old_from.clone(),
            new: change.new.clone(),
            place: change.place.clone(),
        });
    }
    for name in &file.lacking {
        out.push(Detail::Lacking { name: name.clone() });
    }
    let mut last = None;
    for empty in &file.empty {
        let words = if empty.kept.is_empty() {
            empty.code.clone()
        } else {
            format!("{} (giữ {})", empty.code, empty.kept)
        };
        match out.last_mut() {
            Some(Detail::Empty { codes, .. }) if last == Some(empty.dossier) => {
                codes.push_str(", ");
                codes.push_str(&words);
            }
            _ => out.push(Detail::Empty { name: empty.name.clone(), codes: words }),
        }
        last = Some(empty.dossier);
    }
    out
}

impl Files {
    /// The card under the list of files.
    pub(super) fn details(&self) -> Element<'_, Message> {
        let Some(file) = self.shown.and_then(|at| self.intake.files.get(at)) else {
            return space().into();
        };
        let mut facts = Vec::new();
        for (count, words) in [
            (file.fresh, "ô điểm mới"),
            (file.changes.len(), "ô đổi"),
            (file.same, "ô đã có như vậy"),
            (file.empty.len(), "ô trống"),
            (file.faults.len(), "chỗ không nhận"),
        ] {
            if count > 0 {
                facts.push(format!("{count} {words}"));
            }
        }
        let mut title = row![container(line(file.name.as_str()).strong()).width(Length::FillPortion(3))]
            .spacing(S12)
            .align_y(Alignment::Center);
        title = title.push(
            container(line(facts.join(" · ")).small().align(iced::advanced::text::Alignment::Right))
                .width(Length::FillPortion(4)),
        );
        let head = container(title).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        let body: Element<'_, Message> = if self.details.is_empty() {
            let sentence = file.state.sentence();
            let words = if sentence.is_empty() && file.state.can_be_taken() {
                "Mọi ô điểm của tệp nhận được, không có chỗ nào khác với điểm đang có.".to_owned()
            } else {
                sentence
            };
            container(label::colored(label::body(words), |c| c.ink_soft)).padding(S12).into()
        } else {
            let draw = |at: usize| self.details[at].view();
            self.details_window.list(self.details.len(), draw, Message::DetailsScrolled)
        };
        container(column![head, panel::hairline(), body])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }
}

impl Detail {
    fn view(&self) -> Element<'_, Message> {
        let (kind, tone): (&str, Tone) = match self {
            Self::Fault { kind, .. } => (kind, Tone::Danger),
            Self::Change { .. } => ("Đổi điểm", Tone::Due),
            Self::Empty { .. } => ("Ô trống", Tone::Plain),
            Self::Lacking { .. } => ("Không có trong tệp", Tone::Due),
        };
        let mark = container(badge::badge(kind, tone)).width(KIND + 24.0).clip(true);
        let content: Element<'_, Message> = match self {
            Self::Fault { name, code, why, .. } => row![
                container(line(name.as_str()).two().small()).width(Length::FillPortion(3)),
                container(line(code.as_str()).strong()).width(CODE),
                container(tip::tip(line(why.as_str()).two().small().color(|c| c.danger), why.as_str(), None))
                    .width(Length::FillPortion(5)),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into(),
            Self::Change { name, code, old, from, new, place } => row![
                container(line(name.as_str()).two().small()).width(Length::FillPortion(3)),
                container(line(code.as_str()).strong()).width(CODE),
                container(
                    row![
                        label::figure(old.as_str()),
                        icon::right().text(16.0),
                        label::colored(label::figure(new.as_str()).font(fonts::FIGURES_STRONG), |c| c
                            .gold_ink),
                        container(line(format!("cũ: {from} · mới: {place}")).small()).width(Fill),
                    ]
                    .spacing(S8)
                    .align_y(Alignment::Center)
                )
                .width(Length::FillPortion(5)),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into(),
            Self::Empty { name, codes } => row![
                container(line(name.as_str()).two().small()).width(Length::FillPortion(3)),
                container(line(codes.as_str()).two().small()).width(Length::FillPortion(5)),
            ]
            .spacing(S8)
            .align_y(Alignment::Center)
            .into(),
            Self::Lacking { name } => container(line(name.as_str()).two().small()).width(Fill).into(),
        };
        let whole = row![mark, container(content).width(Fill)]
            .spacing(S8)
            .align_y(Alignment::Center)
            .height(LINE - 1.0)
            .padding(Padding { left: S12, right: S12 + S4, ..Padding::ZERO });
        column![container(whole).height(LINE - 1.0).clip(true), panel::hairline()].into()
    }
}
