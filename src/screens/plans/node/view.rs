//! The face of the section's form.

use super::super::super::Desk;
use super::super::super::typed::{Named, Said, chosen, note, trouble};
use super::super::outline::Holds;
use super::{NodeForm, Typed, duty};
use crate::domain::ids::CriteriaSetId;
use crate::domain::plan::{Content, Marking};
use crate::storage::PlanFile;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, check, label, measure};
use iced::widget::{column, row, scrollable};
use iced::{Length, Padding};

/// Where the keyboard goes when a heading is added.
pub(in super::super) const HEADING: &str = "plan-heading";

impl NodeForm {
    /// The form; a plan that is issued shows it without letting anything be changed.
    pub(in super::super) fn view<'a>(
        &'a self,
        label: &'a str,
        locked: bool,
        file: &'a PlanFile,
        desk: &'a Desk,
    ) -> Element<'a, Said<Typed>> {
        let heading =
            if matches!(label, "" | "-" | "+") { "Đoạn đang chọn" } else { "Mục đang chọn" };
        let title = row![label::heading(heading), label::heading(label.trim())].spacing(measure::S8);
        if locked {
            return column![title, self.read_only(file, desk)].spacing(measure::S12).into();
        }
        let appendix = self.section.marking == Marking::Appendix;
        let top = self.section.parent.is_none();
        let markings = Marking::ALL.into_iter().filter(|one| appendix == (*one == Marking::Appendix));
        let markings: Vec<Named<Marking>> = markings.map(|one| Named::new(one, one.label())).collect();
        let marking = chosen(&markings, &self.section.marking);
        // An appendix stands at the top of the tree only.
        let contents = Holds::ALL.into_iter().filter(|(holds, _)| top || *holds != Holds::Appendix);
        let contents: Vec<Named<Holds>> = contents.map(|(holds, words)| Named::new(holds, words)).collect();
        let content = chosen(&contents, &self.holds());
        let mut all = column![
            title,
            row![
                Pick::new("Loại nội dung", contents, content, |one| Said::Typed(Typed::Holds(one.value))),
                Pick::new("Cách đánh dấu", markings, marking, |one| Said::Typed(Typed::Marking(
                    one.value
                )))
            ]
            .spacing(measure::S12),
        ]
        .spacing(measure::S12);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        let all = match &self.section.content {
            Content::Heading { .. } => all.push(
                Field::new("Đề mục", &self.heading)
                    .id(HEADING)
                    .placeholder("Mục đích, yêu cầu")
                    .help(if self.section.marking == Marking::Roman { "In thành chữ hoa" } else { "" })
                    .on_input(|text| Said::Typed(Typed::Heading(text)))
                    .on_submit(Said::Left)
                    .on_leave(Said::Left),
            ),
            Content::Text { .. } => match &self.text {
                Some(text) => all.push(text.view()),
                None => all,
            },
            Content::Obligation { .. } => match &self.duty {
                Some((form, _)) => all.push(duty::view(form, desk).map(|said| match said {
                    Said::Typed(typed) => Said::Typed(Typed::Duty(typed)),
                    Said::Left => Said::Left,
                })),
                None => all.push(note(
                    "Chỉ tiêu của mục này không còn. Hãy đổi sang đoạn văn hoặc xóa mục.",
                    Tone::Danger,
                )),
            },
            Content::Criteria { set } => all.push(self.sets(*set, file)),
            Content::Table { .. } => {
                return match &self.table {
                    Some(table) => all.push(table.view()).height(Length::Fill).into(),
                    None => all.into(),
                };
            }
            Content::Appendix { landscape, .. } => all
                .push(
                    Field::new("Tên phụ lục", &self.heading)
                        .id(HEADING)
                        .placeholder("Biểu phân bổ chỉ tiêu")
                        .help("In dưới chữ PHỤ LỤC; nội dung là các mục bên trong phụ lục")
                        .on_input(|text| Said::Typed(Typed::Heading(text)))
                        .on_submit(Said::Left)
                        .on_leave(Said::Left),
                )
                .push(check::check(
                    "Trang nằm ngang",
                    *landscape,
                    Some(|on| Said::Typed(Typed::Landscape(on))),
                )),
        };
        scrollable(all.padding(Padding { right: 14.0, ..Padding::ZERO })).height(Length::Fill).into()
    }

    fn sets(&self, set: CriteriaSetId, file: &PlanFile) -> Element<'_, Said<Typed>> {
        let all: Vec<Named<CriteriaSetId>> =
            file.sets.iter().map(|one| Named::new(one.id, one.name.clone())).collect();
        let now = chosen(&all, &set);
        let count = file.sets.iter().find(|one| one.id == set).map_or(0, |one| one.criteria.len());
        column![
            Pick::new("Bộ tiêu chí in ở đây", all, now, |one| Said::Typed(Typed::Set(one.value))),
            label::small(format!("{count} tiêu chí; sửa ở thẻ “Tiêu chí”."))
        ]
        .spacing(measure::S8)
        .into()
    }

    fn read_only<'a>(&'a self, file: &'a PlanFile, desk: &'a Desk) -> Element<'a, Said<Typed>> {
        let words = match &self.section.content {
            Content::Heading { .. }
            | Content::Text { .. }
            | Content::Table { .. }
            | Content::Appendix { .. } => self.section.content.words(),
            Content::Obligation { .. } => self
                .duty
                .as_ref()
                .and_then(|(form, _)| Some((form, form.built(desk.today).ok()?)))
                .map_or_else(String::new, |(form, duty)| {
                    form.wording.result(&duty, |id| desk.unit_name(id)).0
                }),
            Content::Criteria { set } => {
                file.sets.iter().find(|one| one.id == *set).map(|one| one.name.clone()).unwrap_or_default()
            }
        };
        scrollable(label::body(words)).height(Length::Fill).into()
    }
}
