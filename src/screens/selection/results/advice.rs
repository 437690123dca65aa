//! Tham khảo: what the figures say about the scoring. Nothing here changes anything, and nobody is named unless asked.

use super::{Message as Whole, Page, Results};
use crate::domain::advice::{self, Advice, WhatIf};
use crate::domain::ids::MemberId;
use crate::domain::points::Points;
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, Theme, button, check, choice, fonts, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length};

/// Ranks that change are named up to so many; the rest are counted.
const NAMED: usize = 6;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The members were named, or hidden again.
    NamesShown(bool),
}

/// What is said, and whether names are shown.
#[derive(Debug, Default)]
pub struct Counsel {
    advice: Option<Advice>,
    names: bool,
    agreement: String,
    bars: Vec<Bar>,
    questions: Vec<(String, String, String)>,
}

/// A member's bar.
#[derive(Debug)]
struct Bar {
    member: MemberId,
    name: String,
    hidden: String,
    figure: String,
    dossiers: String,
    /// Thousandths of the longest, below 0 to the left.
    length: i32,
}

impl Counsel {
    pub(super) fn update(&mut self, message: &Message) {
        let Message::NamesShown(shown) = message;
        self.names = *shown;
        self.word();
    }

    /// Looks at the scoring of a kind.
    pub(super) fn take(&mut self, board: &Board, kind: SubjectKind) {
        let found = advice::advice(board, kind);
        let most =
            found.leanings.iter().map(|it| it.deviation.as_hundredths().abs()).max().unwrap_or(0).max(1);
        self.bars = found
            .leanings
            .iter()
            .enumerate()
            .map(|(at, it)| Bar {
                member: it.member,
                name: it.name.clone(),
                // In the order of strictness, so that the number does not tell the seat.
                hidden: format!("Thành viên {}", at + 1),
                figure: signed(it.deviation),
                dossiers: format!("{} hồ sơ", it.dossiers),
                length: i32::try_from(it.deviation.as_hundredths() * 1000 / most).unwrap_or(0),
            })
            .collect();
        self.agreement = found.agreement.sentence();
        self.advice = Some(found);
        self.word();
    }

    fn called(&self, member: MemberId) -> Option<&str> {
        let bar = self.bars.iter().find(|it| it.member == member)?;
        Some(if self.names { bar.name.as_str() } else { bar.hidden.as_str() })
    }

    fn word(&mut self) {
        let Some(advice) = &self.advice else { return };
        let mut out = Vec::new();
        if let Some(without) = &advice.without_extremes {
            let title = "Nếu bỏ điểm cao nhất và điểm thấp nhất của mỗi hồ sơ".to_owned();
            out.push((title, without.sentence(), ranks(without)));
        }
        // In the order of the bars, for the same reason.
        let mut members: Vec<(usize, &WhatIf, String)> = advice
            .without_member
            .iter()
            .filter_map(|(member, it)| {
                let at = self.bars.iter().position(|bar| bar.member == *member)?;
                Some((at, it, format!("Nếu không tính {}", self.called(*member)?)))
            })
            .collect();
        members.sort_by_key(|it| it.0);
        out.extend(members.into_iter().map(|(_, it, title)| (title, it.sentence(), ranks(it))));
        self.questions = out;
    }
}

/// "+1,25", "−0,40", "0,00".
fn signed(points: Points) -> String {
    let value = points.as_hundredths();
    let written = Points::hundredths(value.abs()).two_decimals();
    match value.signum() {
        1 => format!("+{written}"),
        -1 => format!("−{written}"),
        _ => written,
    }
}

/// "Hoàng Thị A 3 → 4, …".
fn ranks(it: &WhatIf) -> String {
    let named: Vec<String> = it
        .shifts
        .iter()
        .take(NAMED)
        .map(|shift| match shift.after {
            Some(after) => format!("{} {} → {after}", shift.name, shift.before),
            None => format!("{} {} → không đủ điểm", shift.name, shift.before),
        })
        .collect();
    let rest = it.shifts.len().saturating_sub(NAMED);
    let rest = if rest > 0 { format!(" và {rest} hồ sơ nữa") } else { String::new() };
    if named.is_empty() { String::new() } else { format!("Hạng: {}{rest}.", named.join(", ")) }
}

impl Results {
    pub(super) fn advice_view(&self) -> Element<'_, Whole> {
        let page = &self.advice;
        let back = button::quiet("Về xếp hạng").icon(icon::left()).on_press(Whole::PagePicked(Page::Ranking));
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        let mut head = row![back, label::heading("Tham khảo")].spacing(S12).align_y(Alignment::Center);
        if let Some(kind) = self.kind {
            head = head.push(space::horizontal()).push(choice::segments(&kinds, kind, Whole::KindPicked));
        }
        let promise = label::small(
            "Trang này chỉ để Hội đồng tự xem lại việc chấm điểm. Không con số nào ở đây làm thay đổi kết quả.",
        );
        let names = check::check(
            "Hiện tên thành viên",
            page.names,
            Some(|it| Whole::Advice(Message::NamesShown(it))),
        );
        let left = container(panel::titled("Chấm chặt, chấm rộng", names, page.chart()))
            .width(Length::FillPortion(5));
        let right = column![
            panel::titled("Mức độ thống nhất của Hội đồng", row![], label::body(page.agreement.as_str())),
            panel::titled("Thử xem nếu", row![], page.what_if()),
        ]
        .spacing(S12)
        .width(Length::FillPortion(6));
        let both = row![left, right].spacing(S12);
        column![head, promise, scrollable(both).spacing(S8).height(Fill)].spacing(S12).into()
    }
}

impl Counsel {
    fn chart(&self) -> Element<'_, Whole> {
        if self.bars.is_empty() {
            return label::body("Không đủ số liệu: cần ít nhất một hồ sơ có hai thành viên chấm xong.")
                .into();
        }
        let lines = self.bars.iter().map(|it| {
            let name = if self.names { it.name.as_str() } else { it.hidden.as_str() };
            row![
                container(line(name)).width(Length::FillPortion(5)),
                bar(it.length),
                container(label::figure(it.figure.as_str()).font(fonts::FIGURES_STRONG))
                    .width(64)
                    .align_x(Alignment::End),
                container(label::small(it.dossiers.as_str())).width(70).align_x(Alignment::End),
            ]
            .spacing(S8)
            .height(34)
            .align_y(Alignment::Center)
            .into()
        });
        let scale = row![
            space().width(Length::FillPortion(5)),
            row![
                container(label::small("chặt hơn")).width(Fill),
                container(label::small("rộng hơn")).width(Fill).align_x(Alignment::End),
            ]
            .width(Length::FillPortion(6)),
            space().width(64),
            space().width(70),
        ]
        .spacing(S8);
        column![
            label::small("Điểm trung bình mỗi người chấm cao hơn hay thấp hơn điểm chung của cùng hồ sơ."),
            scale,
            column(lines),
        ]
        .spacing(S8)
        .into()
    }

    fn what_if(&self) -> Element<'_, Whole> {
        if self.questions.is_empty() {
            return label::body("Không đủ số liệu: chưa có phiếu chấm nào xong.").into();
        }
        let all = self.questions.iter().map(|(title, sentence, ranks)| {
            let mut one = column![label::strong(title.as_str()), label::body(sentence.as_str())].spacing(S4);
            if !ranks.is_empty() {
                one = one.push(label::small(ranks.as_str()));
            }
            one.into()
        });
        column(all).spacing(S16).into()
    }
}

/// A bar from the middle to the left or to the right; the figure stands beside it.
fn bar<'a>(length: i32) -> Element<'a, Whole> {
    let part = u16::try_from(length.unsigned_abs().min(1000)).unwrap_or(0);
    let filled = move |strict: bool| {
        container(space().width(Fill).height(14)).width(Length::FillPortion(part.max(1))).style(
            move |theme: &Theme| {
                let c = theme.colors();
                container::Style {
                    background: Some(if strict { c.info } else { c.gold }.into()),
                    ..container::Style::default()
                }
            },
        )
    };
    let rest = || space().width(Length::FillPortion((1000 - part).max(1)));
    let half = || space().width(Fill);
    let axis = container(space().width(1).height(26)).style(|theme: &Theme| container::Style {
        background: Some(theme.colors().line_strong.into()),
        ..container::Style::default()
    });
    let (left, right): (Element<'a, Whole>, Element<'a, Whole>) = match length.signum() {
        -1 => (row![rest(), filled(true)].width(Fill).into(), half().into()),
        1 => (half().into(), row![filled(false), rest()].width(Fill).into()),
        _ => (half().into(), half().into()),
    };
    row![left, axis, right].width(Length::FillPortion(6)).align_y(Alignment::Center).into()
}
