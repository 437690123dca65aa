//! The questions on the screen: the list at the left, the chosen question with its answers at the right.

use super::{Conflicts, Line, Message, words};
use crate::domain::round::ConflictVerdict;
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, empty, grid, icon, label, panel};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Fill, Length};

/// Less room than this for the list and only what tells questions apart is shown, in px.
const ALL_COLUMNS: f32 = 600.0;
/// Less room than this and the card is smaller, in px.
const SMALL: f32 = 760.0;

impl Conflicts {
    /// What can be done with the page.
    pub(in super::super) fn deeds(&self) -> Element<'_, Message> {
        let before = self.denied_before().count();
        if !self.open || before == 0 {
            return space().into();
        }
        button::secondary(format!("Lấy lại {before} câu “Không phải” của đợt trước"))
            .icon(icon::copy())
            .on_press(Message::AllRecalled)
            .into()
    }

    /// The page.
    pub(in super::super) fn view(&self) -> Element<'_, Message> {
        if self.compared.is_empty() {
            return empty::empty(
                icon::people(),
                "Chưa có gì để đối chiếu",
                "Khi đã có thành viên Hội đồng và hồ sơ vào xét, chương trình đối chiếu họ tên đầy đủ, đơn vị và người thân đã khai.",
                row![],
            );
        }
        if self.lines.is_empty() {
            return empty::empty(
                icon::check_circle(),
                "Không thấy xung đột lợi ích",
                "Đã đối chiếu mọi thành viên với mọi hồ sơ theo họ tên đầy đủ, đơn vị và người thân đã khai. Trùng họ hoặc tên đệm thì không hỏi. Người thân khai ở trang Thành viên.",
                row![],
            );
        }
        responsive(|room| self.beside(room.width)).into()
    }

    /// The list, and the chosen question beside it.
    fn beside(&self, room: f32) -> Element<'_, Message> {
        let card = if room < SMALL { 340.0 } else { 392.0 };
        let line = self.line();
        let left = if line.is_some() { room - card - S12 } else { room };
        let list = column![self.list(left < ALL_COLUMNS), self.foot()].spacing(S8).width(Fill);
        let card = line.map(|line| container(self.card(line)).width(card));
        row![list, card].spacing(S12).height(Fill).into()
    }

    /// Where there is little room the reason stands in the card alone, and the names stand one below the other.
    fn list(&self, narrow: bool) -> Element<'_, Message> {
        let columns = if narrow {
            vec![grid::column("Thành viên, hồ sơ", Fill), grid::column("Trả lời", 132.0)]
        } else {
            vec![
                grid::column("Thành viên", Length::FillPortion(3)),
                grid::column("Hồ sơ", Length::FillPortion(3)),
                grid::column("Vì sao hỏi", Length::FillPortion(4)),
                grid::column("Trả lời", 140.0),
            ]
        };
        grid::Grid::new(&self.grid, columns, self.shown(), Message::Grid, move |at| {
            let one = &self.lines[at];
            let (member, name) = (line(one.member_name.as_str()).strong(), line(one.name.as_str()));
            let answer: Element<'_, Message> = match (one.answer, &one.earlier) {
                (Some(ConflictVerdict::Conflict), _) => line("Miễn chấm").color(|c| c.danger).into(),
                (Some(verdict), _) => line(words(verdict)).color(|c| c.done).into(),
                (None, Some(_)) => line("Đợt trước đã hỏi").color(|c| c.info).into(),
                (None, None) => line("Chưa trả lời").color(|c| c.due).into(),
            };
            if narrow {
                return vec![column![member, name].into(), answer];
            }
            vec![
                member.two().into(),
                name.two().into(),
                line(one.short.as_str()).small().two().into(),
                answer,
            ]
        })
        .count("câu hỏi")
        .empty(empty::empty(
            icon::check_circle(),
            "Đã trả lời hết",
            "Mọi khả năng xung đột lợi ích của đợt xét đã có câu trả lời.",
            row![],
        ))
        .into()
    }

    /// What was compared, and the fold of the answered ones.
    fn foot(&self) -> Element<'_, Message> {
        let answered = self.lines.len() - self.waiting;
        let mut all = row![
            label::small(format!(
                "Đã đối chiếu {}. Chương trình chỉ hỏi, không tự miễn chấm.",
                self.compared
            )),
            space::horizontal(),
        ]
        .spacing(S8)
        .align_y(Alignment::Center);
        if answered > 0 {
            let words = if self.all_shown {
                "Ẩn các câu đã trả lời".to_owned()
            } else {
                format!("Xem {answered} câu đã trả lời")
            };
            all = all.push(
                button::quiet(words)
                    .icon(if self.all_shown { icon::up() } else { icon::down() })
                    .on_press(Message::AnsweredShown(!self.all_shown)),
            );
        }
        all.into()
    }

    fn card<'a>(&'a self, one: &'a Line) -> Element<'a, Message> {
        let pair = |caption: &'a str, name: &'a str, about: &'a str| {
            column![label::caption(caption), line(name).two().strong(), line(about).two().small()]
        };
        let mut why = column![label::caption("Vì sao hỏi")].spacing(S4);
        if one.grounds.is_empty() {
            why = why.push(label::body("Tên, đơn vị hoặc người thân đã khai nay không còn trùng."));
        }
        for ground in &one.grounds {
            why = why.push(label::body(ground.as_str()));
        }
        let mut all = column![
            pair("Thành viên", &one.member_name, &one.post),
            pair("Hồ sơ", &one.name, &one.about),
            why,
        ]
        .spacing(S12);
        if let Some(verdict) = one.answer {
            let tone = if verdict == ConflictVerdict::Conflict { Tone::Danger } else { Tone::Done };
            all = all.push(
                column![
                    label::caption("Đã trả lời"),
                    row![badge::badge(words(verdict), tone)],
                    label::small(one.answered.as_str())
                ]
                .spacing(S4),
            );
            if self.open {
                all = all.push(row![
                    button::secondary("Rút lại câu trả lời").icon(icon::undo()).on_press(Message::TakenBack)
                ]);
                if verdict == ConflictVerdict::Conflict {
                    all = all.push(label::small(
                        "Rút lại thì thành viên lại được chấm hồ sơ này, điểm đã bỏ thì phải nhập lại.",
                    ));
                }
            }
        } else if self.open {
            all = all.push(self.answers(one));
        } else {
            all = all.push(label::small("Đợt xét đã chốt khi câu này chưa được trả lời."));
        }
        if let (None, Some(trouble)) = (one.answer, &self.trouble)
            && !self.reason.trim().is_empty()
        {
            all = all.push(line(trouble.as_str()).two().color(|c| c.danger));
        }
        let read = scrollable(all).spacing(S4).height(Length::Fill);
        let content: Element<'a, Message> = if one.answer.is_none() && self.open {
            column![read, verdicts()].spacing(S12).into()
        } else {
            read.into()
        };
        panel::titled("Có xung đột lợi ích không?", row![], content)
    }

    fn answers<'a>(&'a self, one: &'a Line) -> Element<'a, Message> {
        let wanting = self.trouble.as_deref().filter(|_| self.reason.trim().is_empty());
        let mut all = column![].spacing(S12);
        if let Some(earlier) = &one.earlier {
            all = all.push(
                column![
                    label::caption("Đợt trước đã trả lời"),
                    label::body(earlier.words.as_str()),
                    row![
                        button::secondary("Trả lời như đợt trước")
                            .icon(icon::copy())
                            .on_press(Message::Recalled)
                    ],
                ]
                .spacing(S4),
            );
        }
        all.push(Field::new("Người trả lời", &self.by).on_input(Message::ByTyped).id("conflict-by"))
            .push(
                Field::new("Lý do miễn chấm", &self.reason)
                    .on_input(Message::ReasonTyped)
                    .id("conflict-reason")
                    .error(wanting),
            )
            .push(label::small(
                "Miễn chấm thì điểm thành viên đã cho hồ sơ này được bỏ ra, và không nhập thêm được bằng cách nào.",
            ))
            .into()
    }
}

/// The two answers; they stay in sight however much there is to read above them.
fn verdicts<'a>() -> Element<'a, Message> {
    row![
        button::secondary("Không phải").icon(icon::close()).on_press(Message::Denied),
        space::horizontal(),
        button::primary("Đúng, miễn chấm").icon(icon::check()).on_press(Message::Confirmed),
    ]
    .spacing(S8)
    .into()
}
