//! Around the sheet: which one lies on the table, whose cell the cursor is on, and the mark of a row.

use super::{Across, Mark, Message, Scoring};
use crate::domain::round::Standing;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, choice, empty, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill};

/// An entry of a drop-down list.
#[derive(Debug, Clone, PartialEq)]
struct Named<T> {
    id: T,
    words: String,
}

impl<T> std::fmt::Display for Named<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

fn named<T: Copy>(all: &[(T, String)]) -> Vec<Named<T>> {
    all.iter().map(|(id, words)| Named { id: *id, words: words.clone() }).collect()
}

impl Scoring {
    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        if self.kinds.is_empty() {
            return empty::empty(
                icon::dossier(),
                "Chưa có hồ sơ để chấm",
                "Hãy đưa hồ sơ đã đủ vào đợt xét ở phần Hồ sơ vào xét, rồi trở lại đây nhập điểm.",
                row![],
            );
        }
        if self.members.is_empty() {
            return empty::empty(
                icon::people(),
                "Hội đồng chưa có thành viên chấm điểm",
                "Hãy ghi các thành viên ở phần Hội đồng, rồi trở lại đây nhập điểm.",
                row![],
            );
        }
        if self.table.columns.is_empty() {
            return column![
                self.choices(),
                empty::empty(
                    icon::list(),
                    "Loại này chưa có tiêu chí chấm điểm",
                    "Hãy khai báo tiêu chí chấm điểm trong kế hoạch, phần Tiêu chí.",
                    row![],
                )
            ]
            .spacing(S12)
            .into();
        }
        let mut all = column![self.choices(), self.cell_line(), self.sheet()].spacing(S8);
        if let Some(mark) = &self.mark {
            all = all.push(mark_panel(mark));
        }
        all.push(self.foot()).into()
    }

    fn choices(&self) -> Element<'_, Message> {
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        let across = [(Across::Member, "Thành viên"), (Across::Dossier, "Hồ sơ")];
        let whose: Element<'_, Message> = match self.across {
            Across::Member => {
                let chosen = named(&self.members).into_iter().find(|it| Some(it.id) == self.member);
                choice::Pick::new("", named(&self.members), chosen, |it| Message::MemberPicked(it.id)).into()
            }
            Across::Dossier => {
                let chosen = named(&self.dossiers).into_iter().find(|it| Some(it.id) == self.dossier);
                choice::Pick::new("", named(&self.dossiers), chosen, |it| Message::DossierPicked(it.id))
                    .into()
            }
        };
        let (before, after) = match self.across {
            Across::Member => ("Thành viên trước", "Thành viên tiếp theo"),
            Across::Dossier => ("Hồ sơ trước", "Hồ sơ tiếp theo"),
        };
        row![
            choice::segments(&kinds, self.kind, Message::KindPicked),
            choice::segments(&across, self.across, Message::AcrossPicked),
            button::icon(icon::left(), before).on_press(Message::Turned(-1)),
            container(whose).width(Fill),
            button::icon(icon::right(), after).on_press(Message::Turned(1)),
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
        .into()
    }

    /// Whose cell it is and what belongs into it.
    fn cell_line(&self) -> Element<'_, Message> {
        row![line(self.line.as_str()).small()].height(20).into()
    }

    fn foot(&self) -> Element<'_, Message> {
        let help = "Gõ số, Enter: dòng sau · Tab: cột sau · F2: sửa · Esc: bỏ · Ctrl+V: dán từ Excel · Ô trống khác 0";
        let told: Element<'_, Message> = match &self.told {
            Some(told) => line(told.as_str()).small().color(|c| c.info).into(),
            None => line(help).small().into(),
        };
        row![told, label::strong(self.table.progress.as_str())].spacing(S16).align_y(Alignment::Center).into()
    }
}

fn mark_panel(mark: &Mark) -> Element<'_, Message> {
    let standings = [
        (Standing::Recused, Standing::Recused.label()),
        (Standing::Declined, Standing::Declined.label()),
        (Standing::Scoring, "Chấm bình thường"),
    ];
    let mut head = row![line(mark.heading.as_str()).strong()].spacing(S8).align_y(Alignment::Center);
    if !mark.warning.is_empty() && mark.standing != Standing::Scoring {
        head = head.push(label::colored(label::small(mark.warning.as_str()), |c| c.due));
    }
    let mut line = row![choice::segments(&standings, mark.standing, Message::MarkStanding)]
        .spacing(S12)
        .align_y(Alignment::Start);
    if mark.standing == Standing::Scoring {
        line = line.push(space::horizontal());
    } else {
        line = line.push(
            Field::new("", &mark.reason)
                .id("mark-reason")
                .placeholder("Lý do, in kèm dấu “–” trong bảng điểm")
                .error(mark.trouble)
                .on_input(Message::MarkTyped)
                .on_submit(Message::MarkDone),
        );
    }
    line = line
        .push(button::quiet("Thôi").on_press(Message::MarkClosed))
        .push(button::secondary("Ghi nhận").icon(icon::check()).on_press(Message::MarkDone));
    container(column![head, line].spacing(S4)).padding(S12).width(Fill).style(panel::card_style).into()
}
