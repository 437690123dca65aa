//! The choices above the table.

use super::{Message, Ready, Statistics};
use crate::domain::ids::PlanId;
use crate::domain::statistics::{Counted, Dimension, Question, Share, Structure};
use crate::domain::subject::SubjectKind;
use crate::screens::Desk;
use crate::screens::typed::{Named, chosen};
use crate::ui::choice::Pick;
use crate::ui::measure::S8;
use crate::ui::{Element, button, icon, label};
use iced::widget::{column, container, row};
use iced::{Alignment, Padding};

/// Something of the question that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What the rows are.
    Rows(Dimension),
    /// What the columns are.
    Columns(Option<Dimension>),
    /// Which dossiers are counted.
    Counted(Counted),
    /// First year.
    From(Option<i32>),
    /// Last year.
    To(Option<i32>),
    /// The plan; none means all.
    Plan(Option<PlanId>),
    /// The kind; none means all.
    Kind(Option<SubjectKind>),
    /// Old or new units.
    Structure(Structure),
    /// Shares beside the counts.
    Share(Share),
}

impl Choice {
    pub(super) fn put(self, question: &mut Question, share: &mut Share) {
        match self {
            Self::Rows(rows) => {
                // The same on both sides would tell nothing: the sides change places.
                if question.columns == Some(rows) {
                    question.columns = Some(question.rows);
                }
                question.rows = rows;
            }
            Self::Columns(columns) => {
                if columns == Some(question.rows)
                    && let Some(before) = question.columns
                {
                    question.rows = before;
                }
                question.columns = columns.filter(|it| *it != question.rows);
            }
            Self::Counted(counted) => question.counted = counted,
            Self::From(from) => {
                question.from = from;
                if question.to.zip(from).is_some_and(|(to, from)| to < from) {
                    question.to = from;
                }
            }
            Self::To(to) => {
                question.to = to;
                if question.from.zip(to).is_some_and(|(from, to)| to < from) {
                    question.from = to;
                }
            }
            Self::Plan(plan) => question.plans = plan.into_iter().collect(),
            Self::Kind(kind) => question.kinds = kind.into_iter().collect(),
            Self::Structure(structure) => question.structure = structure,
            Self::Share(chosen) => *share = chosen,
        }
    }
}

/// The words of a share.
pub(super) const fn share_words(share: Share) -> &'static str {
    match share {
        Share::None => "Không tính tỷ lệ",
        Share::OfRow => "% theo hàng",
        Share::OfColumn => "% theo cột",
        Share::OfAll => "% của tổng số",
    }
}

fn pick<'a, T: Clone + PartialEq + 'a>(
    label: &'a str,
    all: Vec<Named<T>>,
    now: &T,
    width: f32,
    choice: impl Fn(T) -> Choice + 'a,
) -> Element<'a, Message> {
    let now = chosen(&all, now);
    Pick::new(label, all, now, move |it: Named<T>| Message::Chose(choice(it.value))).width(width).into()
}

/// The ready-made tables: side by side, or in a list where there is no room.
pub(super) fn ready(screen: &Statistics, narrow: bool) -> Element<'_, Message> {
    let now = Ready::ALL.into_iter().find(|ready| ready.is_asked(&screen.question));
    if narrow {
        return Pick::new("", Ready::ALL.to_vec(), now, Message::Readied)
            .placeholder("Bảng có sẵn…")
            .width(220)
            .into();
    }
    let all = Ready::ALL.into_iter().map(|ready| {
        let one = if now == Some(ready) {
            button::secondary(ready.label()).icon(icon::check())
        } else {
            button::quiet(ready.label())
        };
        one.on_press(Message::Readied(ready)).into()
    });
    let words = container(label::small("Xem theo")).padding(Padding { right: S8, ..Padding::ZERO });
    row(std::iter::once(words.into()).chain(all)).spacing(2).align_y(Alignment::Center).wrap().into()
}

/// The choices one by one.
pub(super) fn choices<'a>(screen: &'a Statistics, desk: &'a Desk) -> Element<'a, Message> {
    let question = &screen.question;
    let dimensions = |all: &mut dyn Iterator<Item = Dimension>| -> Vec<Named<Dimension>> {
        all.map(|it| Named::new(it, it.label())).collect()
    };
    let rows = dimensions(&mut Dimension::ALL.into_iter());
    let mut columns = vec![Named::new(None, "Chỉ tổng số")];
    columns.extend(Dimension::ALL.into_iter().map(|it| Named::new(Some(it), it.label())));
    let counted = Counted::ALL.into_iter().map(|it| Named::new(it, it.label())).collect();
    let years = |open: &str| {
        let all = screen.years.iter().map(|year| Named::new(Some(*year), year.to_string()));
        std::iter::once(Named::new(None, open)).chain(all).collect::<Vec<_>>()
    };
    let mut first = row![
        pick("Hàng", rows, &question.rows, 212.0, Choice::Rows),
        pick("Cột", columns, &question.columns, 212.0, Choice::Columns),
        pick("Đếm hồ sơ", counted, &question.counted, 188.0, Choice::Counted),
        pick("Từ năm", years("Từ đầu"), &question.from, 112.0, Choice::From),
        pick("Đến năm", years("Đến nay"), &question.to, 112.0, Choice::To),
    ]
    .spacing(S8)
    .align_y(Alignment::End);
    if question.rows == Dimension::Unit || question.columns == Some(Dimension::Unit) {
        let all = Structure::ALL.into_iter().map(|it| Named::new(it, it.label())).collect();
        first = first.push(pick("Đơn vị", all, &question.structure, 184.0, Choice::Structure));
    }
    let narrowed = !question.kinds.is_empty() || !question.plans.is_empty() || screen.share != Share::None;
    if !narrowed {
        let (sign, words) = if screen.more {
            (icon::chevron_up(), "Thu gọn các lựa chọn")
        } else {
            (icon::chevron_down(), "Thêm lựa chọn: loại, kế hoạch, tỷ lệ")
        };
        first = first.push(button::icon(sign, words).on_press(Message::MoreShown(!screen.more)));
    }
    let all = column![first.wrap().vertical_spacing(S8)].spacing(S8);
    if !narrowed && !screen.more {
        return all.into();
    }
    let mut kinds = vec![Named::new(None, "Mọi loại")];
    kinds.extend(SubjectKind::ALL.into_iter().map(|it| Named::new(Some(it), it.label())));
    let mut plans = vec![Named::new(None, "Mọi kế hoạch")];
    plans.extend(desk.own_plans().map(|plan| Named::new(Some(plan.id), plan.name.clone())));
    let shares = Share::ALL.into_iter().map(|it| Named::new(it, share_words(it))).collect();
    let second = row![
        pick("Loại", kinds, &question.kinds.first().copied(), 212.0, Choice::Kind),
        pick("Kế hoạch", plans, &question.plans.first().copied(), 408.0, Choice::Plan),
        pick("Tỷ lệ", shares, &screen.share, 184.0, Choice::Share),
    ]
    .spacing(S8)
    .align_y(Alignment::End);
    all.push(container(second.wrap().vertical_spacing(S8))).into()
}
