//! Chỉ tiêu và vạch cắt: places of each kind with their worked example, and under them the quotas.

use super::quotas::Amount;
use super::{Field, Message, Rules};
use crate::domain::obligation::Rounding;
use crate::domain::subject::SubjectKind;
use crate::ui::measure::{S8, S12, S16};
use crate::ui::{Element, choice, label, panel};
use iced::Fill;
use iced::widget::{column, row};

/// A way of rounding in a list.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rounded(Rounding);

impl std::fmt::Display for Rounded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Rounding::Up => "Làm tròn lên",
            Rounding::Down => "Làm tròn xuống",
            Rounding::Nearest => "Làm tròn gần nhất",
        })
    }
}

impl Rules {
    pub(super) fn limits(&self, open: bool) -> Element<'_, Message> {
        let kinds = SubjectKind::ALL.map(|kind| self.places(kind, open));
        let form = column![
            label::small("Vạch cắt nằm dưới chỗ cuối cùng của mỗi loại. Để trống: loại ấy không có vạch cắt, ai xếp hạng được đều được chọn."),
            row(kinds).spacing(S16),
            panel::hairline(),
            self.quotas(open),
        ]
        .spacing(S12);
        panel::titled("Chỉ tiêu và vạch cắt", row![], form)
    }

    fn places(&self, kind: SubjectKind, open: bool) -> Element<'_, Message> {
        let at = kind as usize;
        let draft = &self.draft.places[at];
        let entered = self.entered[at];
        let mut all = column![
            label::strong(kind.label()),
            row![
                self.narrow("Số chỗ", &draft.most.typed, Field::Places(kind), open).placeholder("–"),
                self.narrow("Ít nhất", &draft.least, Field::Least(kind), open).placeholder("–"),
            ]
            .spacing(S8),
        ]
        .push(self.said(&[Field::Places(kind), Field::Least(kind)]))
        .spacing(S8)
        .width(Fill);
        if open {
            all = all.push(unit(&draft.most, move |percent| Message::PlacesPercent(kind, percent)));
        }
        if draft.most.percent {
            all = all.push(rounding(open, draft.most.rounding, move |it| Message::PlacesRounded(kind, it)));
        }
        all = all.push(label::small(match draft.most.worked(entered) {
            Some(worked) => worked,
            None => format!("{entered} hồ sơ trong đợt"),
        }));
        all.into()
    }
}

/// A number or a percentage.
pub(super) fn unit<'a>(amount: &Amount, on_choose: impl Fn(bool) -> Message + 'a) -> Element<'a, Message> {
    choice::segments(&[(false, "Số"), (true, "%")], amount.percent, on_choose)
}

/// How a share that is not whole becomes a number.
pub(super) fn rounding<'a>(
    open: bool,
    chosen: Rounding,
    on_choose: impl Fn(Rounding) -> Message + 'a,
) -> Element<'a, Message> {
    if !open {
        return label::body(Rounded(chosen).to_string()).into();
    }
    let all = Rounding::ALL.map(Rounded).to_vec();
    choice::Pick::new("", all, Some(Rounded(chosen)), move |it| on_choose(it.0)).into()
}
