//! The quotas on the screen: rows at the left, what they come to as things stand at the right.

use super::places_view::{rounding, unit};
use super::quotas::{QuotaRow, Sort, told};
use super::{Field, Message, QuotaChange, Rules};
use crate::domain::round::{QuotaScope, QuotaState};
use crate::domain::subject::SubjectKind;
use crate::screens::selection::opening::short;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, Theme, button, choice, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Length};

/// Height from which the list of counts scrolls by itself, in px.
const STRIP: f32 = 340.0;

/// Letters of a name that fit into its list.
const NAME: usize = 42;

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
struct Named<T>(T, String);

impl<T> std::fmt::Display for Named<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.1)
    }
}

impl Rules {
    pub(super) fn quotas(&self, open: bool) -> Element<'_, Message> {
        let rows = &self.draft.quotas;
        let mut table = column![label::strong("Chỉ tiêu theo đơn vị, cụm, lĩnh vực")].spacing(S12);
        if rows.is_empty() {
            table = table.push(label::small("Chưa có chỉ tiêu nào ngoài số chỗ ở trên."));
        }
        if open {
            for (at, quota) in rows.iter().enumerate() {
                table = table.push(self.quota(at, quota));
            }
            table = table
                .push(label::small(
                    "Thiếu tối thiểu thì được báo; vượt tối đa thì phải nêu lý do trước khi chốt.",
                ))
                .push(button::secondary("Thêm chỉ tiêu").icon(icon::plus()).on_press(Message::QuotaAdded));
        } else if let Some(base) = &self.base {
            for quota in &base.settings.quotas {
                table = table.push(label::body(told(quota, self.scopes())));
            }
        }
        let mut all = row![table.width(Length::FillPortion(3))].spacing(S16);
        if !self.counts.is_empty() {
            all = all.push(container(self.strip()).width(Length::FillPortion(2)));
        }
        all.into()
    }

    fn quota<'a>(&'a self, at: usize, quota: &'a QuotaRow) -> Element<'a, Message> {
        let change = move |change| Message::QuotaChanged(at, change);
        let sort = Sort::of(&quota.scope);
        let mut sorts: Vec<Named<Sort>> =
            self.scopes().sorts().into_iter().map(|it| Named(it, it.label().to_owned())).collect();
        if !sorts.iter().any(|it| it.0 == sort) {
            sorts.push(Named(sort, sort.label().to_owned()));
        }
        let chosen = sorts.iter().find(|it| it.0 == sort).cloned();
        let mut over =
            row![choice::Pick::new("", sorts, chosen, move |it| change(QuotaChange::Sort(it.0))).width(172)]
                .spacing(S8)
                .align_y(Alignment::Center);
        if matches!(sort, Sort::Unit | Sort::Cluster | Sort::Field) {
            let all = self.scopes().scopes(sort).into_iter();
            let mut scopes: Vec<Named<QuotaScope>> =
                all.map(|(scope, name)| Named(scope, short(&name, NAME))).collect();
            if !scopes.iter().any(|it| it.0 == quota.scope) {
                scopes.push(Named(quota.scope.clone(), short(&self.scopes().name(&quota.scope), NAME)));
            }
            let chosen = scopes.iter().find(|it| it.0 == quota.scope).cloned();
            over =
                over.push(choice::Pick::new("", scopes, chosen, move |it| change(QuotaChange::Scope(it.0))));
        } else {
            over = over.push(space::horizontal());
        }
        over = over.push(button::icon(icon::close(), "Bỏ chỉ tiêu này").on_press(Message::QuotaRemoved(at)));
        let kinds: Vec<Named<Option<SubjectKind>>> = std::iter::once(Named(None, "Mọi loại".to_owned()))
            .chain(SubjectKind::ALL.map(|kind| Named(Some(kind), kind.label().to_owned())))
            .collect();
        let kind = kinds.iter().find(|it| it.0 == quota.kind).cloned();
        let bounds = row![
            choice::Pick::new("", kinds, kind, move |it| change(QuotaChange::Kind(it.0))).width(172),
            label::body("ít nhất"),
            self.narrow("", &quota.least, Field::QuotaLeast(at), true).placeholder("–").width(68),
            label::body("nhiều nhất"),
            self.narrow("", &quota.most.typed, Field::QuotaMost(at), true).placeholder("–").width(68),
            unit(&quota.most, move |percent| change(QuotaChange::Percent(percent))),
        ]
        .spacing(S8)
        .align_y(Alignment::Center);
        let mut all = column![over, bounds].spacing(S8);
        if quota.most.percent {
            let pick = rounding(true, quota.most.rounding, move |it| change(QuotaChange::Rounded(it)));
            let worked = label::small(self.worked(quota).unwrap_or_default()).width(Fill);
            let share = row![container(pick).width(192), worked].spacing(S8).align_y(Alignment::Center);
            all = all.push(share);
        }
        all = all.push(self.said(&[Field::QuotaLeast(at), Field::QuotaMost(at)]));
        container(all).padding(S8).style(ground).into()
    }

    /// The worked example of a row with the figures of its first group; before there is one, with a small number.
    fn worked(&self, quota: &QuotaRow) -> Option<String> {
        let group = self.counts.iter().map(|(count, _)| count).find(|count| {
            count.key.kind == quota.kind
                && (count.key.scope == quota.scope || each_of(&quota.scope, &count.key.scope))
        });
        match group {
            Some(group) => quota.most.worked(group.entered).map(|words| format!("{}: {words}", group.name)),
            None => quota.most.worked(9).map(|words| format!("Ví dụ {words}")),
        }
    }

    /// Every count as things stand.
    fn strip(&self) -> Element<'_, Message> {
        let mut list = column![].spacing(S8);
        for (count, words) in &self.counts {
            let tone = match count.state {
                QuotaState::Short => Tone::Due,
                QuotaState::Kept => Tone::Done,
                QuotaState::Over => Tone::Danger,
            };
            let sign = tone.sign().text(16.0).style(move |theme: &Theme| iced::widget::text::Style {
                color: Some(tone.ink(theme.colors())),
            });
            let mut said = column![label::body(words.as_str())].width(Fill);
            if let Some(worked) = &count.worked {
                said = said.push(label::small(worked.as_str()));
            }
            if let Some(excuse) = &count.excuse {
                said = said.push(label::small(format!("Lý do vượt: {excuse}")));
            }
            list = list.push(row![sign, said].spacing(S8).align_y(Alignment::Start));
        }
        let about = label::small("Đã chọn / chỉ tiêu, theo thứ hạng lúc này.");
        column![
            column![label::strong("Đang được chọn"), about].spacing(S4),
            container(scrollable(list.width(Fill)).spacing(S4)).max_height(STRIP),
        ]
        .spacing(S12)
        .into()
    }
}

/// Whether one group is among those of an "each" scope.
const fn each_of(each: &QuotaScope, one: &QuotaScope) -> bool {
    matches!(
        (each, one),
        (QuotaScope::EachUnit, QuotaScope::Unit { .. })
            | (QuotaScope::EachCluster, QuotaScope::Cluster { .. })
            | (QuotaScope::EachField, QuotaScope::Field { .. })
    )
}

fn ground(theme: &Theme) -> container::Style {
    container::Style { background: Some(theme.colors().surface.into()), ..panel::card_style(theme) }
}
