//! The settings on the screen: sections at the left, what is being set beside them.

use super::{Column, FormTab, Message, Section, figure, shown};
use crate::domain::office::PaperSettings;
use crate::domain::papers::PaperType;
use crate::forms::profile::settings::{Setting, SettingGroup, SettingValue};
use crate::screens::typed::{Named, chosen, trouble};
use crate::text::date::short_date;
use crate::ui::area::Area;
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{ROW, S4, S8, S12};
use crate::ui::press::press;
use crate::ui::{Element, button, check, icon, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Fill, Padding};

/// Width of the list of sections, in px.
const SECTIONS: f32 = 228.0;

impl FormTab {
    /// Sections, and what is being set; `profile` is the list of profiles, drawn by the screen.
    pub fn view<'a>(
        &'a self,
        papers: &'a PaperSettings,
        profile: Element<'a, super::super::Message>,
    ) -> Element<'a, super::super::Message> {
        let own = |it: Element<'a, Message>| it.map(super::super::Message::Form);
        let mut body = column![].spacing(S12);
        if let Some(sentence) = &self.trouble {
            body = body.push(own(trouble(sentence)));
        }
        let part = match self.section {
            Section::Group(_) => self.group().map_or_else(|| space().into(), |group| self.measures(group)),
            Section::Columns => columns(papers),
            Section::Sentences => self.wording(),
        };
        let body =
            scrollable(container(body.push(own(part))).padding(Padding { right: S12, ..Padding::ZERO }))
                .width(Fill)
                .height(Fill);
        let left = column![profile, own(self.sections(papers))].spacing(S12);
        row![container(left).width(SECTIONS), body].spacing(S12).into()
    }

    fn sections<'a>(&'a self, papers: &'a PaperSettings) -> Element<'a, Message> {
        let mut list = column![];
        for (at, group) in self.groups.iter().enumerate() {
            let own = group.settings.iter().any(Setting::is_corrected);
            list = list.push(self.section_row(Section::Group(at), &group.title, own));
        }
        let columns = papers.columns != crate::domain::office::ListColumns::default();
        list = list.push(self.section_row(Section::Columns, "Cột của danh sách", columns));
        let worded = papers.corrections.contains("[wording");
        list = list.push(self.section_row(Section::Sentences, "Câu mẫu của văn bản", worded));
        let list = scrollable(list).spacing(0).height(Fill);
        container(list).padding(1).height(Fill).style(panel::card_style).into()
    }

    fn section_row<'a>(&'a self, section: Section, words: &'a str, own: bool) -> Element<'a, Message> {
        let here = section == self.section;
        let name = line(words);
        let mut face =
            row![if here { name.strong() } else { name }].spacing(S4).align_y(Alignment::Center).height(ROW);
        if own {
            let sign = label::colored(icon::edit().text(15.0), |c| c.gold_ink);
            face = face.push(crate::ui::tip::tip(sign, "Cơ quan đã sửa khác mẫu", None));
        }
        let face = face.padding(Padding { left: S12, right: S8, ..Padding::ZERO });
        let row = press(face).chosen(here).on_press(Message::SectionPicked(section));
        crate::ui::focus::focusable(row, None, Some(Message::SectionPicked(section)))
    }

    fn measures<'a>(&'a self, group: &'a SettingGroup) -> Element<'a, Message> {
        let mut list = column![].spacing(S12);
        for (at, setting) in group.settings.iter().enumerate() {
            list = list.push(self.setting_row(at, setting));
        }
        let since = group.valid_from.map(short_date).unwrap_or_default();
        let source = label::small(format!("Nguồn: {}. Có hiệu lực từ {since}.", group.source));
        let some = group.settings.iter().any(Setting::is_corrected);
        let reset = button::quiet("Trả về mẫu")
            .icon(icon::undo())
            .on_press_maybe(some.then_some(Message::GroupReset));
        panel::titled(&group.title, reset, column![source, list].spacing(S12))
    }

    fn setting_row<'a>(&'a self, at: usize, setting: &'a Setting) -> Element<'a, Message> {
        let typed = self.typed.get(at).map_or("", String::as_str);
        let error = self.wrong(at);
        let field = Field::new("", typed)
            .wrong(error.is_some())
            .on_input(move |words| Message::Typed(at, words))
            .on_leave(Message::Left(at))
            .on_submit(Message::Left(at));
        let reset: Element<'a, Message> = if setting.is_corrected() {
            button::icon(icon::undo(), "Trả về mẫu").on_press(Message::Reset(at)).into()
        } else {
            space().width(36).into()
        };
        let mut name = column![label::body(setting.label.as_str())].width(Fill);
        if let Some(error) = error {
            name = name.push(label::colored(label::small(error), |c| c.danger));
        }
        match &setting.value {
            SettingValue::Measure { from, to, unit, .. } => {
                let range = format!("{}–{} {unit}", figure(*from), figure(*to));
                if error.is_none() {
                    let mut words = format!("Cho phép {range}");
                    if let (true, SettingValue::Measure { value, .. }) =
                        (setting.is_corrected(), &setting.shipped)
                    {
                        words = format!("{words}; mẫu là {}", figure(*value));
                    }
                    name = name.push(label::small(words));
                }
                row![name, field.numeric().width(92), reset].spacing(S8).align_y(Alignment::Center).into()
            }
            SettingValue::Choice { now, all } => {
                let all: Vec<Named<String>> =
                    all.iter().map(|(word, label)| Named::new(word.clone(), label.as_str())).collect();
                let pick = Pick::new(setting.label.as_str(), all.clone(), chosen(&all, now), move |it| {
                    Message::Chosen(at, it.value)
                });
                row![Element::from(pick), reset].spacing(S8).align_y(Alignment::End).into()
            }
            SettingValue::Words(_) => {
                if let (true, SettingValue::Words(shipped), true) =
                    (setting.is_corrected(), &setting.shipped, error.is_none())
                {
                    name = name.push(label::small(format!("Mẫu: {}", shown(shipped))));
                }
                column![name, row![Element::from(field), reset].spacing(S8).align_y(Alignment::Center)]
                    .spacing(S4)
                    .into()
            }
        }
    }

    fn wording(&self) -> Element<'_, Message> {
        let kinds: Vec<Named<PaperType>> =
            self.sentences.kinds().iter().map(|kind| Named::new(*kind, kind.label())).collect();
        let kind = chosen(&kinds, &self.sentences.kind());
        let mut all = column![
            label::small(
                "Sửa ở đây thì mọi văn bản loại này lập sau đều theo. Chữ trong ngoặc nhọn như {cơ quan} do chương trình điền."
            ),
            Pick::new("Văn bản", kinds, kind, |it| Message::KindPicked(it.value)),
        ]
        .spacing(S12);
        for (at, one) in self.sentences.all().iter().enumerate() {
            let mut head =
                row![label::caption(one.label.as_str())].spacing(S8).align_y(Alignment::Center).height(28);
            if one.is_own() {
                head = head.push(badge::badge("Lời của cơ quan", Tone::Gold)).push(space::horizontal()).push(
                    button::quiet("Trả về mẫu").icon(icon::undo()).on_press(Message::SentenceReset(at)),
                );
            }
            let area = Area::new("", &one.content)
                .rows(if one.short { 1 } else { 3 })
                .on_action(move |action| Message::Sentence(at, action))
                .on_leave(Message::SentenceLeft(at));
            all = all.push(column![head, Element::from(area)].spacing(S4));
        }
        panel::titled("Câu mẫu của văn bản", row![], all)
    }
}

fn columns(papers: &PaperSettings) -> Element<'_, Message> {
    let mut shown = papers.columns;
    let ticks = Column::ALL.map(|it| {
        let on = *it.of(&mut shown);
        check::check(it.label(), on, Some(move |on| Message::ColumnSet(it, on)))
    });
    let words = label::small("Số thứ tự và tên luôn có. Cột bỏ đi thì các cột còn lại rộng ra.");
    panel::titled("Cột của danh sách", row![], column![words, column(ticks)].spacing(S8))
}
