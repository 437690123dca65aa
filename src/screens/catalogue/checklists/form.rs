//! One list of papers in its form.

use super::super::super::typed::{DateText, Kept, trouble};
use super::super::super::{Desk, Effect, after_pause};
use super::{Message, NAME, is_untouched};
use crate::domain::Command;
use crate::domain::catalogue::{EntryList, offered};
use crate::domain::checklist::{Checklist, ChecklistItem};
use crate::domain::ids::ChecklistId;
use crate::domain::subject::SubjectKind;
use crate::storage::StoreError;
use crate::text::{clean, fold, same};
use crate::ui::field::Field;
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, button, check, icon, label, line, measure, panel};
use iced::task::Handle;
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length, Padding};

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Its name.
    Name(String),
    /// Province it holds in.
    Place(String),
    /// Where it comes from.
    Source(String),
    /// First day.
    From(String),
    /// Last day.
    To(String),
    /// A kind of subject is meant, or not.
    Kind(SubjectKind, bool),
    /// Letters of a form of commendation.
    Award(String),
    /// A form was taken, by its place among those offered.
    AwardTaken(usize),
    /// A form is taken out, by its place.
    AwardDropped(usize),
    /// The name of a paper, by its place.
    Item(usize, String),
    /// The remark of a paper.
    ItemNote(usize, String),
    /// A paper is needed, or not.
    Required(usize, bool),
    /// "Thêm giấy tờ".
    ItemAdded,
    /// A paper is taken out.
    ItemDropped(usize),
    /// A paper is moved one place up.
    ItemRaised(usize),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    const fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Name(_)
                | Self::Place(_)
                | Self::Source(_)
                | Self::From(_)
                | Self::To(_)
                | Self::Award(_)
                | Self::Item(..)
                | Self::ItemNote(..)
                | Self::ItemAdded
        )
    }
}

/// The draft of one list.
#[derive(Debug)]
pub struct Form {
    draft: Checklist,
    kept: Kept<Checklist>,
    award: String,
    forms: Vec<Item>,
    from: DateText,
    to: DateText,
    name_missing: bool,
    error: Option<String>,
    resting: Option<Handle>,
}

impl Form {
    pub(super) fn new(draft: Checklist, desk: &Desk) -> Self {
        let forms = offered(&desk.entries, EntryList::Form, desk.today);
        Self {
            forms: forms
                .map(|one| Item::new(one.name.clone(), fold(&one.name)).detail(one.authority.clone()))
                .collect(),
            award: String::new(),
            from: DateText::of(draft.valid_from),
            to: DateText::of(draft.valid_to),
            draft,
            kept: Kept::new(None),
            name_missing: false,
            error: None,
            resting: None,
        }
    }

    pub(super) fn of(list: &Checklist, desk: &Desk) -> Self {
        Self { kept: Kept::new(Some(list.clone())), ..Self::new(list.clone(), desk) }
    }

    /// Which list it is.
    #[must_use]
    pub fn id(&self) -> ChecklistId {
        self.draft.id
    }

    /// The list as it is being written.
    #[must_use]
    pub fn draft(&self) -> &Checklist {
        &self.draft
    }

    pub(super) fn is_stored(&self) -> bool {
        self.kept.is_stored()
    }

    pub(super) fn take(&mut self, typed: Typed, desk: &Desk) -> Effect<Message> {
        self.error = None;
        let waits = typed.is_text();
        let items = &mut self.draft.items;
        match typed {
            Typed::Name(text) => {
                self.draft.name = text;
                self.name_missing = false;
            }
            Typed::Place(text) => self.draft.place = text,
            Typed::Source(text) => self.draft.source = text,
            Typed::From(text) => self.from.typed(text),
            Typed::To(text) => self.to.typed(text),
            Typed::Kind(kind, on) => {
                self.draft.kinds.retain(|one| *one != kind);
                if on {
                    self.draft.kinds.push(kind);
                    self.draft.kinds.sort();
                }
            }
            Typed::Award(text) => {
                self.award = text;
                return Effect::None;
            }
            Typed::AwardTaken(place) => {
                self.award.clear();
                if let Some(form) = self.forms.get(place)
                    && !self.draft.awards.iter().any(|one| same(one, &form.words))
                {
                    self.draft.awards.push(form.words.clone());
                }
            }
            Typed::AwardDropped(at) => {
                if at < self.draft.awards.len() {
                    self.draft.awards.remove(at);
                }
            }
            Typed::Item(at, text) => {
                if let Some(item) = items.get_mut(at) {
                    item.name = text;
                }
            }
            Typed::ItemNote(at, text) => {
                if let Some(item) = items.get_mut(at) {
                    item.note = text;
                }
            }
            Typed::Required(at, on) => {
                if let Some(item) = items.get_mut(at) {
                    item.required = on;
                }
            }
            Typed::ItemAdded => items.push(ChecklistItem {
                key: format!("own-{}", desk.fresh::<i64>()),
                name: String::new(),
                required: true,
                note: String::new(),
                made_from: None,
            }),
            Typed::ItemDropped(at) => {
                if at < items.len() {
                    items.remove(at);
                }
            }
            Typed::ItemRaised(at) => {
                if at > 0 && at < items.len() {
                    items.swap(at - 1, at);
                }
            }
        }
        if !waits {
            return self.save(desk);
        }
        let (task, handle) = after_pause(Message::Rested(self.draft.id));
        self.resting = Some(handle);
        Effect::Run(task)
    }

    pub(super) fn left(&mut self, desk: &Desk) {
        self.name_missing = self.draft.name.trim().is_empty();
        self.from.left(desk.today);
        self.to.left(desk.today);
    }

    /// As it would be stored: a row without words waits for its words.
    fn built(&self, desk: &Desk) -> Checklist {
        let old = self.kept.stored();
        let named = self.draft.items.iter().filter(|item| !item.name.trim().is_empty());
        Checklist {
            name: clean(&self.draft.name),
            place: clean(&self.draft.place),
            source: clean(&self.draft.source),
            items: named
                .map(|item| ChecklistItem {
                    name: clean(&item.name),
                    note: clean(&item.note),
                    ..item.clone()
                })
                .collect(),
            valid_from: self.from.value(desk.today).unwrap_or(old.and_then(|one| one.valid_from)),
            valid_to: self.to.value(desk.today).unwrap_or(old.and_then(|one| one.valid_to)),
            ..self.draft.clone()
        }
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let list = self.built(desk);
        if list.name.is_empty() || !self.kept.send(&list) {
            return Effect::None;
        }
        Effect::Save(Command::SaveChecklist { checklist: list })
    }

    pub(super) fn adopt(&mut self, list: &Checklist, desk: &Desk) {
        let unnamed = self.draft.items.iter().any(|item| item.name.trim().is_empty());
        let typing = self.resting.is_some() || self.name_missing || unnamed;
        if self.kept.heard(list, typing) {
            *self = Self::of(list, desk);
        }
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.kept.refused();
        self.error = Some(error.to_string());
    }

    pub(super) fn view(&self) -> Element<'_, Message> {
        let mut all = column![].spacing(measure::S16);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        all = all.push(self.fields()).push(self.items());
        if self.is_stored() {
            let mut deeds = row![].spacing(measure::S8);
            let copy = button::secondary("Lập bản của cơ quan").icon(icon::copy()).on_press(Message::Copied);
            deeds = deeds.push(Element::from(copy));
            if !self.draft.is_shipped() {
                let remove =
                    button::danger("Xóa danh mục này").icon(icon::trash()).on_press(Message::Removed);
                deeds = deeds.push(Element::from(remove));
            } else if !is_untouched(&self.draft) {
                let back =
                    button::secondary("Trả về bản có sẵn").icon(icon::history()).on_press(Message::Removed);
                deeds = deeds.push(Element::from(back));
            }
            all = all.push(deeds);
        }
        let heading =
            if self.is_stored() { "Giấy tờ phải có" } else { "Danh mục giấy tờ mới" };
        let close = button::icon(icon::close(), "Đóng").on_press(Message::Closed);
        let inside = container(all).padding(Padding { right: 12.0, ..Padding::ZERO });
        panel::titled(heading, Element::from(close), scrollable(inside))
    }

    fn fields(&self) -> Element<'_, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
        };
        let mut awards = column![].spacing(measure::S4);
        for (at, award) in self.draft.awards.iter().enumerate() {
            let drop = button::icon(icon::close(), "Bỏ hình thức này")
                .on_press(Message::Typed(Typed::AwardDropped(at)));
            awards = awards.push(
                row![
                    container(Element::from(line::line(award.as_str()))).width(Length::Fill),
                    Element::from(drop)
                ]
                .spacing(measure::S8)
                .align_y(Alignment::Center),
            );
        }
        if self.draft.awards.is_empty() {
            awards = awards.push(label::small("Dùng cho mọi hình thức khen thưởng."));
        }
        let add = Suggest::new(
            "Dùng cho hình thức khen thưởng",
            &self.award,
            &fold(&self.award),
            &self.forms,
            |text| Message::Typed(Typed::Award(text)),
            |place| Message::Typed(Typed::AwardTaken(place)),
        )
        .placeholder("Gõ để thêm một hình thức");
        let mut kinds = column![label::caption("Dùng cho (không chọn là mọi đối tượng)")];
        for pair in SubjectKind::ALL.chunks(2) {
            kinds = kinds.push(row(pair.iter().map(|kind| {
                let kind = *kind;
                let on = self.draft.kinds.contains(&kind);
                let tick = move |on| Message::Typed(Typed::Kind(kind, on));
                container(check::check(kind.label(), on, Some(tick))).width(Length::Fill).into()
            })));
        }
        column![
            text("Tên danh mục", &self.draft.name, Typed::Name)
                .required()
                .id(NAME)
                .error(self.name_missing.then_some("Hãy nhập tên để lưu.")),
            Element::from(add),
            awards,
            kinds,
            text("Chỉ áp dụng ở tỉnh, thành phố", &self.draft.place, Typed::Place).placeholder("mọi nơi"),
            text("Căn cứ, nguồn", &self.draft.source, Typed::Source),
            row![
                text("Áp dụng từ ngày", self.from.text(), Typed::From).error(self.from.error()),
                text("Đến ngày", self.to.text(), Typed::To).error(self.to.error())
            ]
            .spacing(measure::S12),
        ]
        .spacing(measure::S12)
        .into()
    }

    fn items(&self) -> Element<'_, Message> {
        let add = button::quiet("Thêm giấy tờ").icon(icon::plus()).on_press(Message::Typed(Typed::ItemAdded));
        let mut all =
            column![panel::section("Giấy tờ, theo thứ tự", Element::from(add))].spacing(measure::S12);
        for (at, item) in self.draft.items.iter().enumerate() {
            let name = Field::new("", &item.name)
                .placeholder("Tên giấy tờ")
                .on_input(move |text| Message::Typed(Typed::Item(at, text)))
                .on_leave(Message::Left);
            let note = Field::new("", &item.note)
                .placeholder("Ghi chú, số bản")
                .on_input(move |text| Message::Typed(Typed::ItemNote(at, text)))
                .on_leave(Message::Left);
            let up = (at > 0).then_some(Message::Typed(Typed::ItemRaised(at)));
            let tick = move |on| Message::Typed(Typed::Required(at, on));
            let first = row![
                container(label::small(format!("{}.", at + 1))).width(24),
                Element::from(name),
                Element::from(button::icon(icon::up(), "Chuyển lên trên").on_press_maybe(up)),
                Element::from(
                    button::icon(icon::trash(), "Bỏ giấy tờ này")
                        .on_press(Message::Typed(Typed::ItemDropped(at)))
                )
            ]
            .spacing(measure::S4)
            .align_y(Alignment::Center);
            let second = row![
                container(label::small("")).width(24),
                check::check("Bắt buộc", item.required, Some(tick)),
                Element::from(note)
            ]
            .spacing(measure::S8)
            .align_y(Alignment::Center);
            all = all.push(column![first, second].spacing(measure::S4));
        }
        if self.draft.items.is_empty() {
            all = all.push(label::small("Chưa có giấy tờ nào."));
        }
        all.into()
    }
}
