//! The settings on the screen: the round at the left, the rules for equal means at the right.

use super::{Field, Message, Rules};
use crate::domain::round::{RoundState, TieRule};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;
use crate::screens::selection::scoring::capital;
use crate::ui::badge::{self, Tone};
use crate::ui::field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, choice, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length};

/// A tie rule in the list of those that can be added.
#[derive(Debug, Clone, PartialEq)]
struct Offer(TieRule);

impl std::fmt::Display for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&capital(self.0.label()))
    }
}

impl Rules {
    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        let Some(base) = &self.base else { return space().into() };
        let open = base.state == RoundState::Open;
        let left = column![self.facts(open), self.places(open)].spacing(S12).width(Length::FillPortion(1));
        let mut right =
            column![self.tie_rules(open), self.vote(open)].spacing(S12).width(Length::FillPortion(1));
        if open {
            right = right.push(
                container(button::danger("Xóa đợt xét").icon(icon::trash()).on_press(Message::RemoveAsked))
                    .align_right(Fill),
            );
        }
        scrollable(row![left, right].spacing(S12)).spacing(S4).height(Fill).into()
    }

    fn wrong(&self, field: Field) -> Option<&str> {
        self.trouble.as_ref().filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.as_str())
    }

    fn text<'a>(
        &'a self,
        label: &'a str,
        value: &'a str,
        at: Field,
        open: bool,
    ) -> field::Field<'a, Message> {
        let made = field::Field::new(label, value).error(self.wrong(at));
        if open {
            made.on_input(move |typed| Message::Typed(at, typed)).on_leave(Message::Left(at))
        } else {
            made
        }
    }

    fn facts(&self, open: bool) -> Element<'_, Message> {
        let decimals: Element<'_, Message> = if open {
            choice::segments(
                &[(0, "Số nguyên"), (1, "1 chữ số lẻ"), (2, "2 chữ số lẻ")],
                self.decimals,
                Message::Decimals,
            )
        } else {
            label::body(format!("{} chữ số lẻ", self.decimals)).into()
        };
        let form = column![
            row![
                self.text("Tên đợt xét", &self.name, Field::Name, open).required(),
                self.text("Ngày họp", &self.held_on, Field::HeldOn, open)
                    .placeholder("ngày/tháng/năm")
                    .icon(icon::calendar())
                    .width(180),
            ]
            .spacing(S16),
            self.text("Số thành viên phải có mặt, ít nhất", &self.quorum, Field::Quorum, open)
                .placeholder("2/3")
                .help(&self.example),
            panel::fact("Điểm trung bình làm tròn đến", decimals),
        ]
        .spacing(S16);
        panel::titled("Đợt xét", row![], form)
    }

    fn vote(&self, open: bool) -> Element<'_, Message> {
        let of: Element<'_, Message> = if open {
            choice::segments(&VoteBase::ALL.map(|of| (of, of.label())), self.vote_of, Message::VoteOf)
        } else {
            label::body(self.vote_of.label()).into()
        };
        let form = column![
            self.text("Hồ sơ đạt khi số phiếu đồng ý chiếm ít nhất", &self.vote, Field::Vote, open)
                .placeholder("80%")
                .help("Tỷ lệ được tính đủ, không làm tròn lên: 79,99 % chưa phải 80 %."),
            panel::fact("Tính trên", of),
        ]
        .spacing(S12);
        panel::titled("Khi bỏ phiếu", row![], form)
    }

    fn places(&self, open: bool) -> Element<'_, Message> {
        let fields = SubjectKind::ALL.map(|kind| {
            self.text(kind.label(), &self.places[kind as usize], Field::Places(kind), open)
                .numeric()
                .placeholder("Không giới hạn")
                .into()
        });
        let form = column![
            row(fields).spacing(S12),
            label::small("Vạch cắt nằm dưới chỗ cuối cùng. Để trống: loại ấy không có vạch cắt, ai xếp hạng được đều được chọn."),
        ]
        .spacing(S8);
        panel::titled("Số chỗ được chọn", row![], form)
    }

    fn tie_rules(&self, open: bool) -> Element<'_, Message> {
        let last = self.ties.len().saturating_sub(1);
        let mut list = column![].spacing(S4);
        for (at, rule) in self.ties.iter().enumerate() {
            let mut words = column![line(capital(rule.label()))];
            if let TieRule::Criterion { code } = rule
                && !self.codes.iter().any(|(known, _)| known == code)
            {
                words = words.push(badge::badge("Kế hoạch không có tiêu chí này", Tone::Due));
            }
            let mut entry = row![label::figure(format!("{}.", at + 1)).width(28), words.width(Fill)]
                .spacing(S4)
                .align_y(Alignment::Center);
            if open {
                entry = entry
                    .push(
                        button::icon(icon::up(), "Lên một bậc")
                            .on_press_maybe((at > 0).then_some(Message::RuleMoved(at, true))),
                    )
                    .push(
                        button::icon(icon::down(), "Xuống một bậc")
                            .on_press_maybe((at < last).then_some(Message::RuleMoved(at, false))),
                    )
                    .push(button::icon(icon::close(), "Bỏ quy tắc này").on_press(Message::RuleRemoved(at)));
            }
            list = list.push(entry);
        }
        if self.ties.is_empty() {
            list = list.push(label::small(
                "Chưa có quy tắc nào: hồ sơ bằng điểm xếp đồng hạng, Hội đồng quyết định thứ tự khi cần.",
            ));
        }
        let mut form = column![
            label::small("Điểm trung bình bằng nhau thì xét lần lượt từ trên xuống. Vẫn bằng nhau thì đồng hạng, chỉ Hội đồng quyết định được."),
            list,
        ]
        .spacing(S12);
        let offers = self.offers();
        if open && !offers.is_empty() && self.ties.len() < 6 {
            form = form.push(
                choice::Pick::new("", offers, None, |it: Offer| Message::RuleAdded(it.0))
                    .placeholder("Thêm quy tắc…"),
            );
        }
        let women = self.text("", &self.women, Field::Women, open).numeric().width(80);
        form = form.push(
            row![label::body("Tập thể được tính là đông nữ khi có ít nhất (%)").width(Fill), women]
                .spacing(S8)
                .align_y(Alignment::Center),
        );
        panel::titled("Khi bằng điểm", row![], form)
    }

    /// The rules not yet declared.
    fn offers(&self) -> Vec<Offer> {
        let criteria = self.codes.iter().map(|(code, _)| TieRule::Criterion { code: code.clone() });
        let others = [TieRule::Median, TieRule::TopMarks, TieRule::Priorities, TieRule::Women];
        criteria.chain(others).filter(|rule| !self.ties.contains(rule)).map(Offer).collect()
    }
}
