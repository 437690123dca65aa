//! The face of "Tiêu chí": the sets at the left, the chosen one at the right in its parts; the open line is a form.

mod derive;
mod grades;
mod groups;
mod lines;
mod links;
mod measure;
mod revise;
mod sets;
mod versions;

use super::super::super::typed::{Said, note, trouble};
use super::set::SetForm;
use super::{CriteriaForm, Part, Typed};
use crate::domain::criteria::sum_warnings;
use crate::domain::plan::{Content, PlanState};
use crate::storage::PlanFile;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::measure::{S8, S12, S16};
use crate::ui::{Element, button, icon, label, tabs};
use iced::widget::{column, row, scrollable, space};
use iced::{Length, Padding};

type Face<'a> = Element<'a, Said<Typed>>;

/// Width of the sets at the left, in px.
const LEFT: f32 = 200.0;

fn say(typed: Typed) -> Said<Typed> {
    Said::Typed(typed)
}

/// A field that stores when it is left.
fn text<'a>(caption: &'a str, value: &'a str, typed: fn(String) -> Typed) -> Field<'a, Said<Typed>> {
    Field::new(caption, value)
        .on_input(move |text| say(typed(text)))
        .on_leave(Said::Left)
        .on_submit(Said::Left)
}

/// The form.
pub fn view<'a>(form: &'a CriteriaForm, file: &'a PlanFile, locked: bool) -> Face<'a> {
    let sets = file.sets.as_slice();
    if let Some(deriving) = &form.deriving {
        return derive::view(deriving, sets);
    }
    if sets.is_empty() {
        return sets::first(locked);
    }
    if let Some(revising) = form.revising_here() {
        return revise::view(revising);
    }
    let mut right = column![].spacing(S12);
    if let Some(error) = &form.error {
        right = right.push(trouble(error));
    }
    if let Some(set) = &form.set {
        right = right.push(shown(form, set, file, locked));
    }
    let right = scrollable(right.padding(Padding { right: 14.0, ..Padding::ZERO }));
    row![sets::all(form, sets, locked), right.height(Length::Fill).width(Length::Fill)].spacing(S16).into()
}

fn shown<'a>(form: &'a CriteriaForm, set: &'a SetForm, file: &'a PlanFile, locked: bool) -> Face<'a> {
    let scored = form.is_scored();
    let still = locked || scored;
    let mut all = column![].spacing(S12);
    if scored {
        all = all.push(scored_words(set, file));
    }
    if still {
        all = all.push(label::heading(set.name.as_str()));
    } else {
        let name = text("Tên bộ tiêu chí (in thành đề mục)", &set.name, Typed::Name).required();
        all = all.push(name);
    }
    let heard = form.known();
    let mut parts = vec![(Part::Lines, "Các tiêu chí"), (Part::Grades, "Xếp loại")];
    if heard.is_some_and(|it| it.base.is_some()) {
        parts.push((Part::Links, "Bộ gốc"));
    }
    if heard.is_some_and(|it| !it.versions.is_empty()) {
        parts.push((Part::Versions, "Các phiên bản"));
    }
    all = all.push(tabs::tabs(&parts, form.part, |part| say(Typed::PartChosen(part))));
    all.push(match (form.part, heard) {
        (Part::Links, Some(heard)) => links::view(set, heard, still),
        (Part::Versions, Some(heard)) => versions::view(&set.set, &heard.versions),
        (Part::Grades, _) => grades::view(set, still),
        _ => lines(set, file, still),
    })
    .into()
}

/// Why nothing can be typed, and what can be done instead.
fn scored_words<'a>(set: &'a SetForm, file: &'a PlanFile) -> Face<'a> {
    let prints = file.plan.state == PlanState::Issued
        && file.sections.iter().any(
            |one| matches!(one.content, Content::Criteria { set: printed, .. } if printed == set.set.id),
        );
    let version = if set.set.version > 1 {
        format!("Đang dùng phiên bản {}. ", set.set.version)
    } else {
        String::new()
    };
    if prints {
        return note(
            format!(
                "{version}Bộ tiêu chí đã có điểm chấm và đã in trong kế hoạch ban hành. Muốn sửa, trước hết lập bản sửa đổi, bổ sung của kế hoạch ở thẻ “Diễn biến”."
            ),
            Tone::Info,
        );
    }
    column![
        note(
            format!(
                "{version}Bộ tiêu chí đã có điểm chấm nên không sửa thẳng. Mỗi lần sửa đổi lập một phiên bản mới; điểm đã chấm được giữ."
            ),
            Tone::Info,
        ),
        row![
            space::horizontal(),
            button::secondary("Sửa đổi sau khi đã chấm…").icon(icon::edit()).on_press(say(Typed::ReviseAsked))
        ]
    ]
    .spacing(S8)
    .into()
}

/// The lines with what they come to; also the draft of a revision.
fn lines<'a>(set: &'a SetForm, file: &'a PlanFile, still: bool) -> Face<'a> {
    let general = file.sets.iter().find(|one| one.kind.is_none() && one.id != set.set.id);
    let mut all = column![lines::view(set, still), sums(set, general)].spacing(S12);
    if set.told
        && !still
        && let Err(sentence) = set.built()
    {
        all = all.push(note(format!("Chưa lưu được thay đổi cuối. {sentence}"), Tone::Danger));
    }
    if !still {
        all = all.push(row![
            lines::adding(),
            space::horizontal(),
            button::danger("Xóa bộ tiêu chí").icon(icon::trash()).on_press(say(Typed::SetRemoved))
        ]);
    }
    all.into()
}

/// What the points come to; a sum that is not the usual one is told and keeps nothing from being stored.
fn sums<'a>(set: &'a SetForm, general: Option<&'a crate::domain::criteria::CriteriaSet>) -> Face<'a> {
    let so_far = set.so_far();
    let gates = so_far.gates().count();
    let mut words = vec![format!("Tổng điểm chuẩn {}", so_far.full_marks())];
    if gates > 0 {
        words.push(format!("{gates} điều kiện bắt buộc"));
    }
    let downs = so_far.knock_outs().count();
    if downs > 0 {
        words.push(format!("{downs} trường hợp hạ xếp loại"));
    }
    let mut all = column![label::small(words.join(" · "))].spacing(S8);
    for sentence in sum_warnings(&so_far, general) {
        all = all.push(note(sentence, Tone::Due));
    }
    all.into()
}
