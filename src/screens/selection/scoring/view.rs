//! Around the sheet: which one lies on the table, whose cell the cursor is on, and what is still owed.

use super::compare::CHECKER;
use super::{Across, Message, Scoring, strips};
use crate::domain::round::Stage;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S8, S12, S16};
use crate::ui::{Element, button, choice, empty, icon, label};
use iced::widget::{column, container, row, stack};
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
    /// The whole part; in a low window nothing but the sheet may take more than its line.
    pub fn view(&self, low: bool) -> Element<'_, Message> {
        if self.kinds.is_empty() {
            return empty::empty(
                icon::dossier(),
                "Chưa có hồ sơ để chấm",
                "Hãy đưa hồ sơ đã đủ vào đợt xét ở phần Hồ sơ vào xét, rồi trở lại đây nhập điểm.",
                row![],
            );
        }
        if self.members.is_empty() && self.stage.is_none() {
            return column![
                self.choices(None),
                empty::empty(
                    icon::people(),
                    "Hội đồng chưa có thành viên chấm điểm",
                    "Hãy ghi các thành viên ở phần Hội đồng, rồi trở lại đây nhập điểm.",
                    row![],
                )
            ]
            .spacing(S12)
            .into();
        }
        if self.table.columns.is_empty() {
            return column![
                self.choices(None),
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
        let counted = self.stage.is_none() && !self.comparing;
        let mut all =
            column![self.choices(if counted && low { self.live.short() } else { None })].spacing(S8);
        if self.stage.is_none() {
            all = all.push(self.sheets());
        }
        if counted && !low {
            all = all.push(self.live.strip());
        }
        // What is opened lies over the sheet: the sheet keeps its room.
        let sheet = stack![self.sheet()].push(self.live.opened().filter(|_| counted));
        all = all.push(self.cell_line()).push(sheet);
        if let Some(asking) = &self.asking {
            all = all.push(strips::asking(asking, &self.last_reason));
        }
        if let Some(mark) = &self.mark {
            all = all.push(strips::mark_panel(mark));
        }
        all.push(self.foot()).into()
    }

    /// Which stage, which kind, and what else there is room for only here.
    fn choices<'a>(&'a self, more: Option<Element<'a, Message>>) -> Element<'a, Message> {
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        let stages = [
            (Some(Stage::SelfScore), Stage::SelfScore.label()),
            (Some(Stage::Appraised), Stage::Appraised.label()),
            (None, "Hội đồng"),
        ];
        row![
            choice::segments(&stages, self.stage, Message::StagePicked),
            choice::segments(&kinds, self.kind, Message::KindPicked),
        ]
        .push(more)
        .spacing(S8)
        .align_y(Alignment::Center)
        .wrap()
        .into()
    }

    /// Which sheet of the council, and the deeds on the whole of it.
    fn sheets(&self) -> Element<'_, Message> {
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
        let mut all = row![];
        if !self.comparing {
            all = all.push(choice::segments(&across, self.across, Message::AcrossPicked));
        }
        all = all
            .push(button::icon(icon::left(), before).on_press(Message::Turned(-1)))
            .push(container(whose).width(Fill))
            .push(button::icon(icon::right(), after).on_press(Message::Turned(1)));
        if self.comparing {
            let missing = !self.unsent.is_empty() && self.checker.trim().is_empty();
            let checker = Field::new("", &self.checker)
                .id(CHECKER)
                .placeholder("Người đối chiếu")
                .width(220)
                .wrong(missing)
                .on_input(Message::CheckerTyped);
            all = all.push(label::small("Người đối chiếu")).push(checker).push(
                button::secondary("Thôi đối chiếu").icon(icon::close()).on_press(Message::Comparing(false)),
            );
        } else if self.open {
            if self.across == Across::Member {
                all = all.push(
                    button::secondary("Đối chiếu")
                        .icon(icon::eye())
                        .tip("Người thứ hai gõ lại theo phiếu giấy để tìm chỗ nhập nhầm")
                        .on_press(Message::Comparing(true)),
                );
            }
            let ready = self.ready();
            all = all.push(
                button::secondary("Xác nhận cả phiếu")
                    .icon(icon::check_circle())
                    .tip("Xác nhận mọi dòng đã chấm đủ")
                    .on_press_maybe((ready > 0).then_some(Message::AllConfirmed)),
            );
        }
        all.spacing(S8).align_y(Alignment::Center).into()
    }

    /// Whose cell it is and what belongs into it; below, what is to be known about the whole sheet.
    fn cell_line(&self) -> Element<'_, Message> {
        let mut all = column![row![line(self.line.as_str()).small().color(|c| c.ink)].height(20)];
        if !self.table.sentence.is_empty() {
            all = all.push(row![line(self.table.sentence.as_str()).small().color(|c| c.info)].height(20));
        }
        all.into()
    }

    fn foot(&self) -> Element<'_, Message> {
        let help = match (self.stage, self.comparing) {
            (Some(_), _) => {
                "Gõ số, Enter: dòng sau · Tab: cột sau · F2: sửa · Esc: bỏ · Shift+F2: lý do · Ctrl+V: dán từ Excel"
            }
            (None, true) => {
                "Gõ số, Enter: dòng sau · Tab: cột sau · Ctrl+Enter: xem số đã nhập, lần nữa: xác nhận đúng"
            }
            (None, false) => {
                "Gõ số, Enter: dòng sau · Tab: cột sau · F2: sửa · Esc: bỏ · Ctrl+V: dán từ Excel · Ô trống khác 0 · \
                 Ctrl+D: theo đề xuất · Ctrl+Enter: xác nhận dòng · Shift+F2: lý do"
            }
        };
        let told: Element<'_, Message> = match &self.told {
            Some(told) => line(told.as_str()).small().color(|c| c.info).into(),
            None => line(help).small().into(),
        };
        let mut all = row![told].spacing(S16).align_y(Alignment::Center);
        let here = self.unexplained_here();
        if self.stage.is_none() && self.unexplained > 0 && !self.comparing {
            let words = format!("{} ô khác đề xuất chưa ghi lý do", self.unexplained);
            all = all.push(
                button::quiet(words)
                    .icon(icon::warning())
                    .on_press_maybe((here > 0 && self.open).then_some(Message::NextUnexplained)),
            );
        }
        let columns = self.columns_in_sight();
        if !columns.is_empty() {
            all = all.push(label::small(columns));
        }
        if self.stage.is_none() && !self.comparing {
            all = all.push(label::small(self.compared_words()));
        }
        all.push(label::strong(self.table.progress.as_str())).into()
    }

    /// How far the second person has come with the whole round.
    fn compared_words(&self) -> String {
        let count = self.checked;
        if !self.second_check && count.agree + count.differ == 0 {
            return "Chưa đối chiếu".to_owned();
        }
        format!("Đối chiếu: {} khớp, {} khác, {} chưa", count.agree, count.differ, count.waiting)
    }
}
