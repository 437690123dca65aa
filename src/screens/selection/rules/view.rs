//! The settings on the screen: small cards, each figure with one quiet line.

use super::quotas::Scopes;
use super::{Field, Message, Rules, Switch};
use crate::domain::Points;
use crate::domain::round::{RoundState, TieRule, Way};
use crate::domain::votes::VoteBase;
use crate::text::upper_first;
use crate::ui::badge::{self, Tone};
use crate::ui::field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, check, choice, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length, Padding};

/// A tie rule in the list of those that can be added.
#[derive(Debug, Clone, PartialEq)]
struct Offer(TieRule);

impl std::fmt::Display for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&upper_first(&self.0.label()))
    }
}

impl Rules {
    /// The whole part.
    pub fn view(&self) -> Element<'_, Message> {
        let Some(base) = &self.base else { return space().into() };
        let open = base.state == RoundState::Open;
        let left = column![self.way(open), self.control(open)].spacing(S12).width(Length::FillPortion(1));
        let right =
            column![self.reckoning(open), self.tie_rules(open)].spacing(S12).width(Length::FillPortion(1));
        let mut all = column![row![left, right].spacing(S12), self.limits(open)].spacing(S12);
        if open {
            all = all.push(
                container(button::danger("Xóa đợt xét").icon(icon::trash()).on_press(Message::RemoveAsked))
                    .align_right(Fill),
            );
        }
        scrollable(all).spacing(S4).height(Fill).into()
    }

    pub(super) fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    pub(super) fn wrong(&self, field: Field) -> Option<&str> {
        self.trouble.as_ref().filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.as_str())
    }

    pub(super) fn text<'a>(
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

    /// A field too narrow for a sentence under it: [`Self::said`] says what is wrong on a line of its own.
    pub(super) fn narrow<'a>(
        &'a self,
        label: &'a str,
        value: &'a str,
        at: Field,
        open: bool,
    ) -> field::Field<'a, Message> {
        self.text(label, value, at, open).error(None).wrong(self.wrong(at).is_some()).numeric()
    }

    /// What is wrong with one of these fields, on a line of its own.
    pub(super) fn said(&self, fields: &[Field]) -> Option<Element<'_, Message>> {
        let words = fields.iter().find_map(|field| self.wrong(*field))?;
        Some(
            row![
                label::colored(icon::warning().text(14.0), |c| c.danger),
                label::colored(label::small(words), |c| c.danger).width(Fill)
            ]
            .spacing(S4)
            .into(),
        )
    }

    fn way(&self, open: bool) -> Element<'_, Message> {
        let draft = &self.draft;
        let about = match draft.way {
            Way::Scoring => "Xếp hạng theo điểm trung bình của các thành viên.",
            Way::Voting => "Xếp theo số phiếu đồng ý; hồ sơ không đủ phiếu thì không được chọn.",
            Way::Both => "Xếp theo điểm; chỉ hồ sơ đủ phiếu đồng ý mới được chọn.",
        };
        let way = told(open, &Way::ALL.map(|way| (way, way.label())), draft.way, Message::WayPicked);
        let of = VoteBase::ALL.map(|of| (of, base(of)));
        let mut form = column![
            row![
                self.text("Tên đợt xét", &draft.name, Field::Name, open).required(),
                self.text("Ngày họp", &draft.held_on, Field::HeldOn, open)
                    .placeholder("ngày/tháng/năm")
                    .icon(icon::calendar())
                    .width(160),
            ]
            .spacing(S12),
        ]
        .spacing(S16);
        if !self.origin.is_empty() {
            form = form.push(column(self.origin.iter().map(|words| label::small(words.as_str()).into())));
        }
        form = form
            .push(fact("Hội đồng quyết định bằng", way, about))
            .push(
                self.text("Số thành viên phải có mặt, ít nhất", &draft.quorum, Field::Quorum, open)
                    .placeholder("2/3")
                    .help(&self.example),
            )
            .push(
                row![
                    self.text("Hồ sơ đạt khi số phiếu đồng ý từ", &draft.vote, Field::Vote, open)
                        .placeholder("80%")
                        .width(Fill),
                    panel::fact("Tính trên", told(open, &of, draft.vote_of, Message::VoteOf)),
                ]
                .spacing(S12),
            )
            .push(label::small("Tỷ lệ phiếu tính đủ, không làm tròn lên: 79,99 % chưa phải 80 %."));
        panel::titled("Cách xét", row![], form)
    }

    fn reckoning(&self, open: bool) -> Element<'_, Message> {
        let draft = &self.draft;
        let mut form = column![].spacing(S16);
        if draft.way.scores() {
            let decimals = [(0, "Số nguyên"), (1, "1 chữ số lẻ"), (2, "2 chữ số lẻ")];
            let trims = [(0, "Không bỏ"), (1, "Bỏ 1 cao, 1 thấp"), (2, "Bỏ 2 cao, 2 thấp")];
            form = form
                .push(fact(
                    "Điểm trung bình làm tròn đến",
                    told(open, &decimals, draft.decimals, Message::Decimals),
                    "Xếp hạng so điểm đã làm tròn, đúng như điểm được in.",
                ))
                .push(fact(
                    "Bỏ điểm cao nhất và thấp nhất của mỗi hồ sơ",
                    told(open, &trims, draft.trim, Message::Trimmed),
                    "Được in kèm kết quả; không áp dụng khi bỏ rồi không còn phiếu nào.",
                ))
                .push(switch(
                    "Xếp loại cao hơn đứng trên",
                    "Trong cùng xếp loại mới so điểm; cần bộ tiêu chí có xếp loại.",
                    draft.grade_first,
                    open,
                    Switch::GradeFirst,
                ));
        } else {
            form = form.push(label::small("Đợt xét này chỉ biểu quyết nên không tính điểm."));
        }
        let follows = self.base.as_ref().is_some_and(|it| it.follows.is_some());
        if draft.way.scores() && (follows || draft.carried) {
            let mut carry = column![switch(
                "Tính cả kết quả đợt trước",
                "Không tính: điểm đợt trước chỉ hiện bên cạnh, không sửa được.",
                draft.carried,
                open,
                Switch::Carried,
            )]
            .spacing(S8);
            if draft.carried {
                carry = carry.push(
                    self.text("Đợt trước chiếm (%)", &draft.carry, Field::Carry, open).numeric().width(160),
                );
                if let Some(example) = self.carry_example() {
                    carry = carry.push(label::small(example));
                }
            }
            form = form.push(carry);
        }
        panel::titled("Tính điểm", row![], form)
    }

    /// "Ví dụ đợt trước 90, đợt này 80: 90 × 30 % + 80 × 70 % = 83".
    fn carry_example(&self) -> Option<String> {
        let percent: i64 = self.draft.carry.trim().trim_end_matches('%').trim().parse().ok()?;
        if !(1..=99).contains(&percent) {
            return None;
        }
        let rest = 100 - percent;
        let sum = Points::hundredths(9000 * percent + 8000 * rest);
        let result = Points::mean(sum, 100, self.draft.decimals)?;
        Some(format!("Ví dụ đợt trước 90, đợt này 80: 90 × {percent} % + 80 × {rest} % = {result}."))
    }

    fn control(&self, open: bool) -> Element<'_, Message> {
        let draft = &self.draft;
        let mut form = column![].spacing(S12);
        if draft.way.scores() {
            form = form
                .push(switch(
                    "Chấm độc lập",
                    "Thành viên chưa xác nhận phiếu của mình thì chưa thấy điểm của người khác và điểm trung bình.",
                    draft.independent,
                    open,
                    Switch::Independent,
                ))
                .push(switch(
                    "Người thứ hai đối chiếu phiếu chấm",
                    "Chỉ chốt được khi mọi phiếu đã được một người khác đọc lại và khớp.",
                    draft.second_check,
                    open,
                    Switch::SecondCheck,
                ))
                .push(switch(
                    "Khác điểm thẩm định phải nêu lý do",
                    "Ô điểm khác điểm thẩm định mà chưa có lý do thì chưa chốt được.",
                    draft.reason_on_difference,
                    open,
                    Switch::ReasonOnDifference,
                ))
                .push(
                    self.text(
                        "Báo khi điểm cao nhất và thấp nhất lệch nhau từ",
                        &draft.disagreement,
                        Field::Disagreement,
                        open,
                    )
                    .placeholder("Không báo")
                    .help("Hồ sơ lệch như vậy được đánh dấu để Hội đồng thảo luận."),
                );
        } else {
            form = form.push(label::small("Các quy tắc kiểm soát phiếu chấm không dùng khi chỉ biểu quyết."));
        }
        panel::titled("Kiểm soát", row![], form)
    }

    fn tie_rules(&self, open: bool) -> Element<'_, Message> {
        let ties = &self.draft.ties;
        let last = ties.len().saturating_sub(1);
        let mut list = column![].spacing(S4);
        for (at, rule) in ties.iter().enumerate() {
            let mut words = column![line(upper_first(&rule.label()))];
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
        if ties.is_empty() {
            list = list.push(label::small(
                "Chưa có quy tắc nào: hồ sơ bằng điểm xếp đồng hạng, Hội đồng quyết định thứ tự khi cần.",
            ));
        }
        let mut form = column![
            label::small("Bằng nhau thì xét lần lượt từ trên xuống. Vẫn bằng nhau thì đồng hạng, chỉ Hội đồng quyết định được."),
            list,
        ]
        .spacing(S12);
        let offers = self.offers();
        if open && !offers.is_empty() && ties.len() < 6 {
            form = form.push(
                choice::Pick::new("", offers, None, |it: Offer| Message::RuleAdded(it.0))
                    .placeholder("Thêm quy tắc…"),
            );
        }
        let women = self.narrow("", &self.draft.women, Field::Women, open).width(80);
        form = form.push(
            row![label::body("Tập thể được tính là đông nữ khi có ít nhất (%)").width(Fill), women]
                .spacing(S8)
                .align_y(Alignment::Center),
        );
        form = form.push(self.said(&[Field::Women]));
        panel::titled("Đồng điểm", row![], form)
    }

    /// The rules not yet declared.
    fn offers(&self) -> Vec<Offer> {
        let criteria = self.codes.iter().map(|(code, _)| TieRule::Criterion { code: code.clone() });
        let follows = self.base.as_ref().is_some_and(|it| it.follows.is_some());
        let others = [
            TieRule::Median,
            TieRule::TopMarks,
            TieRule::Priorities,
            TieRule::Women,
            TieRule::WomenShare,
            TieRule::Agreeing,
        ];
        let earlier = follows.then_some(TieRule::Earlier);
        criteria
            .chain(others)
            .chain(earlier)
            .filter(|rule| !self.draft.ties.contains(rule))
            .map(Offer)
            .collect()
    }
}

/// Short enough to stand beside each other.
const fn base(of: VoteBase) -> &'static str {
    match of {
        VoteBase::All => "Tổng số thành viên",
        VoteBase::Present => "Người có mặt",
    }
}

/// One of a few, or the words of the chosen one where nothing can be changed.
fn told<'a, T: Copy + PartialEq + 'a>(
    open: bool,
    all: &[(T, &'a str)],
    chosen: T,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message> {
    if open {
        return choice::segments(all, chosen, on_choose);
    }
    let words = all.iter().find(|(it, _)| *it == chosen).map_or("Theo tệp lệnh", |(_, words)| *words);
    label::body(words).into()
}

/// A name, its control and one quiet line.
fn fact<'a>(name: &'a str, control: Element<'a, Message>, about: &'a str) -> Element<'a, Message> {
    column![panel::fact(name, control), label::small(about)].spacing(S4).into()
}

/// A box to tick with one quiet line under its words.
fn switch<'a>(words: &'a str, about: &'a str, on: bool, open: bool, which: Switch) -> Element<'a, Message> {
    let toggle = open.then_some(move |on| Message::Switched(which, on));
    let about = container(label::small(about)).padding(Padding { left: 28.0, ..Padding::ZERO });
    column![check::check(words, on, toggle), about].into()
}
