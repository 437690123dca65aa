//! The page of "Lập từ bộ tiêu chí khác".

use super::super::super::super::typed::{Named, chosen, note, trouble};
use super::super::deriving::{DeriveTyped, Deriving, Source, free_kinds};
use super::super::{Typed, kind_name};
use super::{Face, say};
use crate::domain::criteria::CriteriaSet;
use crate::domain::subject::SubjectKind;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, empty, focus, icon, label, line, panel, press};
use iced::widget::{column, row, scrollable, space};
use iced::{Alignment, Length, Padding};

fn derived(typed: DeriveTyped) -> super::super::super::super::typed::Said<Typed> {
    say(Typed::Derive(typed))
}

pub(super) fn view<'a>(form: &'a Deriving, sets: &'a [CriteriaSet]) -> Face<'a> {
    let close = || button::quiet("Thôi").icon(icon::close()).on_press(derived(DeriveTyped::Closed));
    let mut all = column![
        panel::section("Lập từ bộ tiêu chí khác", close()),
        label::small(
            "Các tiêu chí được chép sang và nhớ dòng gốc của mình, để sau này đối chiếu từng dòng với bộ gốc."
        )
    ]
    .spacing(S8)
    .height(Length::Fill);
    if let Some(sentence) = &form.trouble {
        return all.push(trouble(sentence)).into();
    }
    let Some(sources) = &form.sources else {
        return all.push(empty::working("Đang đọc các bộ tiêu chí…", None, row![])).into();
    };
    if sources.is_empty() {
        return all
            .push(empty::empty(
                icon::list(),
                "Chưa có bộ tiêu chí nào để lấy",
                "Các bộ tiêu chí của kế hoạch này, của cấp trên và của năm trước sẽ hiện ở đây.",
                row![],
            ))
            .into();
    }
    let free = free_kinds(sets);
    if free.is_empty() {
        all = all.push(note(
            "Kế hoạch đã có bộ tiêu chí cho mọi đối tượng. Xóa bớt một bộ nếu muốn lập lại từ bộ khác.",
            Tone::Info,
        ));
    }
    let mut list = column![].padding(Padding { right: 14.0, ..Padding::ZERO });
    let mut plan = "";
    for source in sources.iter() {
        if plan != source.plan {
            plan = &source.plan;
            list = list.push(
                iced::widget::container(line::line(source.plan.as_str()).small()).padding(Padding {
                    top: S8,
                    bottom: S4,
                    ..Padding::ZERO
                }),
            );
        }
        list = list.push(source_row(source, form.chosen == Some(source.set.id)));
    }
    all = all.push(scrollable(list).height(Length::Fill).width(Length::Fill));
    let kinds: Vec<Named<Option<SubjectKind>>> =
        free.into_iter().map(|kind| Named::new(kind, kind_name(kind))).collect();
    let now = form.kind.and_then(|kind| chosen(&kinds, &kind));
    let ready = form.chosen.is_some() && now.is_some();
    let pick = Pick::new("Lập bộ mới cho", kinds, now, |one: Named<Option<SubjectKind>>| {
        derived(DeriveTyped::Kind(one.value))
    })
    .placeholder("Chọn đối tượng…")
    .width(240);
    let make = button::primary("Lập bộ tiêu chí")
        .icon(icon::copy())
        .on_press_maybe(ready.then(|| derived(DeriveTyped::Done)));
    all.push(row![pick, space::horizontal(), make].spacing(S12).align_y(Alignment::End)).into()
}

fn source_row(source: &Source, here: bool) -> Face<'_> {
    let set = &source.set;
    let kind = set.kind.map_or("Mọi đối tượng", SubjectKind::label);
    let mut facts = vec![kind.to_owned(), format!("{} tiêu chí", set.criteria.len())];
    if set.full_marks() > crate::domain::Points::ZERO {
        facts.push(format!("tổng {} điểm", set.full_marks()));
    }
    let words = column![line::line(set.name.as_str()).strong(), label::small(facts.join(" · "))]
        .padding(Padding { left: S12, right: S8, top: S4, bottom: S4 });
    let chosen = derived(DeriveTyped::Source(set.id));
    let row = Element::from(press::press(words).chosen(here).line().on_press(chosen.clone()));
    focus::focusable(row, None, Some(chosen))
}
