//! One unit in its form.

use super::super::super::typed::{DateText, Kept, Named, chosen, note, trouble};
use super::super::super::{Desk, Effect, after_pause};
use super::{Message, NAME};
use crate::domain::Command;
use crate::domain::ids::UnitId;
use crate::domain::unit::{OldName, Unit, UnitKind, in_tree_order};
use crate::storage::StoreError;
use crate::text::{clean, fold, same};
use crate::ui::field::Field;
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, button, choice::Pick, icon, label, measure, panel};
use iced::task::Handle;
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Padding, Task};

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Full name.
    Name(String),
    /// Short name.
    Short(String),
    /// Emulation cluster.
    Cluster(String),
    /// Place among its siblings.
    Order(String),
    /// First day.
    From(String),
    /// Last day.
    To(String),
    /// Kind of unit.
    Kind(UnitKind),
    /// The unit above.
    Parent(Option<UnitId>),
    /// The unit that took over.
    Successor(Option<UnitId>),
    /// Letters of the unit above.
    ParentText(String),
    /// Letters of the unit that took over.
    SuccessorText(String),
    /// The code in lists of others.
    Code(String),
    /// The note.
    Note(String),
    /// An old name, by its place.
    OldName(usize, String),
    /// Its last day.
    OldUntil(usize, String),
    /// "Thêm tên cũ".
    OldAdded,
    /// The name that the unit bore when the form was opened is kept as an old one.
    OldKept,
    /// An old name is taken away.
    OldRemoved(usize),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::Kind(_) | Self::Parent(_) | Self::Successor(_) | Self::OldKept | Self::OldRemoved(_)
        )
    }
}

/// The draft of one unit.
#[derive(Debug)]
pub struct Form {
    draft: Unit,
    kept: Kept<Unit>,
    order: String,
    from: DateText,
    to: DateText,
    parent: Other,
    heir: Other,
    olds: Vec<(String, DateText)>,
    /// The name when the form was opened: what a new name would push aside.
    first_name: String,
    offers: Vec<(UnitId, Item)>,
    items: Vec<Item>,
    name_missing: bool,
    error: Option<String>,
    resting: Option<Handle>,
}

/// Another unit while its name is being typed.
#[derive(Debug, Default)]
struct Other {
    text: String,
    wrong: bool,
}

impl Other {
    fn of(id: Option<UnitId>, desk: &Desk) -> Self {
        Self { text: id.map(|id| desk.unit_name(id)).unwrap_or_default(), wrong: false }
    }

    fn typed(&mut self, text: String) {
        *self = Self { text, wrong: false };
    }
}

impl Form {
    /// A stored unit.
    pub(super) fn of(unit: &Unit, desk: &Desk) -> Self {
        Self { kept: Kept::new(Some(unit.clone())), ..Self::new(unit.clone(), desk) }
    }

    /// A unit that is not stored yet.
    pub(super) fn new(unit: Unit, desk: &Desk) -> Self {
        let offers: Vec<(UnitId, Item)> = in_tree_order(&desk.units)
            .into_iter()
            .filter(|(_, one)| one.id != unit.id)
            .map(|(_, one)| {
                let above = one.parent.map(|id| desk.unit_name(id)).unwrap_or_default();
                (one.id, Item::new(one.name.clone(), fold(&one.name)).detail(above))
            })
            .collect();
        Self {
            order: unit.order.to_string(),
            from: DateText::of(unit.valid_from),
            to: DateText::of(unit.valid_to),
            parent: Other::of(unit.parent, desk),
            heir: Other::of(unit.successor, desk),
            olds: unit.old_names.iter().map(|old| (old.name.clone(), DateText::of(old.until))).collect(),
            first_name: unit.name.clone(),
            items: offers.iter().map(|(_, item)| item.clone()).collect(),
            offers,
            draft: unit,
            kept: Kept::new(None),
            name_missing: false,
            error: None,
            resting: None,
        }
    }

    /// Which unit it is.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.draft.id
    }

    /// The name as typed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.draft.name
    }

    /// What is told under the fields; none when nothing is wrong.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn is_stored(&self) -> bool {
        self.kept.is_stored()
    }

    pub(super) fn take(&mut self, typed: Typed, desk: &Desk) {
        self.error = None;
        match typed {
            Typed::Name(text) => {
                self.draft.name = text;
                self.name_missing = false;
            }
            Typed::Short(text) => self.draft.short_name = text,
            Typed::Cluster(text) => self.draft.cluster = text,
            Typed::Order(text) => self.order = text,
            Typed::From(text) => self.from.typed(text),
            Typed::To(text) => self.to.typed(text),
            Typed::Kind(kind) => self.draft.kind = kind,
            Typed::Parent(parent) => {
                self.draft.parent = parent;
                self.parent = Other::of(parent, desk);
            }
            Typed::Successor(successor) => {
                self.draft.successor = successor;
                self.heir = Other::of(successor, desk);
            }
            Typed::ParentText(text) => self.parent.typed(text),
            Typed::SuccessorText(text) => self.heir.typed(text),
            Typed::Code(text) => self.draft.code = text,
            Typed::Note(text) => self.draft.note = text,
            Typed::OldName(at, text) => {
                if let Some((name, _)) = self.olds.get_mut(at) {
                    *name = text;
                }
            }
            Typed::OldUntil(at, text) => {
                if let Some((_, until)) = self.olds.get_mut(at) {
                    until.typed(text);
                }
            }
            Typed::OldAdded => self.olds.push((String::new(), DateText::default())),
            Typed::OldKept => {
                let until = DateText::of(desk.today.pred_opt());
                self.olds.push((std::mem::take(&mut self.first_name), until));
                self.first_name.clone_from(&self.draft.name);
            }
            Typed::OldRemoved(at) => {
                if at < self.olds.len() {
                    self.olds.remove(at);
                }
            }
        }
    }

    pub(super) fn rest(&mut self) -> Task<Message> {
        let (task, handle) = after_pause(Message::Rested(self.draft.id));
        self.resting = Some(handle);
        task
    }

    pub(super) fn left(&mut self, desk: &Desk) {
        self.name_missing = self.draft.name.trim().is_empty();
        self.from.left(desk.today);
        self.to.left(desk.today);
        for (_, until) in &mut self.olds {
            until.left(desk.today);
        }
        self.draft.parent = settled(&mut self.parent, &self.offers, self.draft.parent);
        self.draft.successor = settled(&mut self.heir, &self.offers, self.draft.successor);
    }

    /// The unit as it would be stored; a value that cannot be read keeps what was stored.
    pub(super) fn built(&self, desk: &Desk) -> Unit {
        let old = self.kept.stored();
        Unit {
            name: clean(&self.draft.name),
            short_name: clean(&self.draft.short_name),
            cluster: clean(&self.draft.cluster),
            code: clean(&self.draft.code),
            note: clean(&self.draft.note),
            old_names: self.old_names(desk),
            order: self.order.trim().parse().unwrap_or(self.draft.order),
            valid_from: self.from.value(desk.today).unwrap_or(old.and_then(|unit| unit.valid_from)),
            valid_to: self.to.value(desk.today).unwrap_or(old.and_then(|unit| unit.valid_to)),
            ..self.draft.clone()
        }
    }

    /// The old names; one whose day cannot be read keeps its name.
    fn old_names(&self, desk: &Desk) -> Vec<OldName> {
        let named = self.olds.iter().filter(|(name, _)| !name.trim().is_empty());
        named
            .map(|(name, until)| OldName { name: clean(name), until: until.value(desk.today).flatten() })
            .collect()
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let unit = self.built(desk);
        if unit.name.is_empty() || !self.kept.send(&unit) {
            return Effect::None;
        }
        Effect::Save(Command::SaveUnit { unit })
    }

    /// Takes over what is stored now, unless something is being typed.
    pub(super) fn adopt(&mut self, unit: &Unit, desk: &Desk) {
        let typing = self.resting.is_some() || self.name_missing;
        if self.kept.heard(unit, typing) {
            *self = Self::of(unit, desk);
        }
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.kept.refused();
        self.error = Some(error.to_string());
    }

    pub(super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let mut all = column![].spacing(measure::S16);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        all = all.push(self.fields()).push(self.old_rows());
        if self.is_stored() {
            all = all.push(button::danger("Xóa đơn vị").icon(icon::trash()).on_press(Message::Removed));
        }
        let heading = if self.is_stored() { "Đơn vị" } else { "Đơn vị mới" };
        let stored = self.is_stored();
        let id = self.draft.id;
        let mut deeds = row![].spacing(measure::S4);
        if stored {
            let (up, down) =
                (desk.unit(id).map(|_| Message::Moved(true)), desk.unit(id).map(|_| Message::Moved(false)));
            deeds = deeds
                .push(button::icon(icon::up(), "Chuyển lên trên").on_press_maybe(up))
                .push(button::icon(icon::down(), "Chuyển xuống dưới").on_press_maybe(down))
                .push(button::icon(icon::dossier(), "Mở trang của đơn vị").on_press(Message::PageAsked(id)));
        }
        let deeds = deeds.push(button::icon(icon::close(), "Đóng").on_press(Message::Closed));
        let inside = container(all).padding(Padding { right: 12.0, ..Padding::ZERO });
        panel::titled(heading, deeds, scrollable(inside))
    }

    fn fields(&self) -> Element<'_, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
        };
        let kinds: Vec<Named<UnitKind>> =
            UnitKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
        let kind = chosen(&kinds, &self.draft.kind);
        let mut fields = column![
            text("Tên đầy đủ", &self.draft.name, Typed::Name)
                .required()
                .id(NAME)
                .placeholder("Hội LHPN xã …")
                .error(self.name_missing.then_some("Hãy nhập tên đơn vị để lưu.")),
        ]
        .spacing(measure::S12);
        if self.is_renamed() {
            let keep = button::secondary("Giữ tên trước làm tên cũ").on_press(Message::Typed(Typed::OldKept));
            let words = format!("Tên trước: “{}”.", self.first_name);
            fields = fields.push(column![label::small(words), Element::from(keep)].spacing(measure::S4));
        }
        fields = fields
            .push(
                row![
                    text("Tên gọn trong bảng", &self.draft.short_name, Typed::Short)
                        .placeholder("như tên đầy đủ"),
                    text("Mã", &self.draft.code, Typed::Code).width(104)
                ]
                .spacing(measure::S12),
            )
            .push(Pick::new("Loại đơn vị", kinds, kind, |one| Message::Typed(Typed::Kind(one.value))))
            .push(self.other(
                "Trực thuộc",
                "Để trống là cấp cao nhất",
                &self.parent,
                Typed::ParentText,
                Typed::Parent,
            ))
            .push(
                row![
                    text("Cụm, khối thi đua", &self.draft.cluster, Typed::Cluster),
                    text("Thứ tự", &self.order, Typed::Order).numeric().width(88)
                ]
                .spacing(measure::S12),
            )
            .push(
                row![
                    text("Hoạt động từ ngày", self.from.text(), Typed::From).error(self.from.error()),
                    text("Đến ngày", self.to.text(), Typed::To).error(self.to.error())
                ]
                .spacing(measure::S12),
            );
        if !self.to.text().trim().is_empty() || self.draft.successor.is_some() {
            let heir = self.other(
                "Đơn vị kế thừa",
                "Gõ tên đơn vị nhận công việc",
                &self.heir,
                Typed::SuccessorText,
                Typed::Successor,
            );
            fields = fields.push(heir.help("Hồ sơ cũ vẫn giữ tên cũ"));
        } else {
            fields = fields
                .push(label::small("Đơn vị sáp nhập, giải thể: ghi ngày kết thúc, rồi chọn đơn vị kế thừa."));
        }
        fields.push(text("Ghi chú", &self.draft.note, Typed::Note)).into()
    }

    fn is_renamed(&self) -> bool {
        self.is_stored()
            && !self.first_name.is_empty()
            && !self.draft.name.trim().is_empty()
            && !same(&self.first_name, &self.draft.name)
            && self.olds.iter().all(|(name, _)| !same(name, &self.first_name))
    }

    /// A field that offers the other units.
    fn other<'a>(
        &'a self,
        caption: &'a str,
        hint: &'a str,
        other: &'a Other,
        typed: fn(String) -> Typed,
        taken: fn(Option<UnitId>) -> Typed,
    ) -> Suggest<'a, Message> {
        let picked = move |place: usize| Message::Typed(taken(self.offers.get(place).map(|(id, _)| *id)));
        let input = move |text| Message::Typed(typed(text));
        Suggest::new(caption, &other.text, &fold(&other.text), &self.items, input, picked)
            .placeholder(hint)
            .error(other.wrong.then_some("Chưa có đơn vị tên này. Hãy chọn trong danh sách gợi ý."))
            .on_submit(Message::Left)
            .on_leave(Message::Left)
    }

    fn old_rows(&self) -> Element<'_, Message> {
        let mut all = column![].spacing(measure::S8);
        for (at, (name, until)) in self.olds.iter().enumerate() {
            let line = row![
                Element::from(
                    Field::new("", name)
                        .placeholder("Tên cũ")
                        .on_input(move |text| Message::Typed(Typed::OldName(at, text)))
                        .on_leave(Message::Left)
                ),
                Element::from(
                    Field::new("", until.text())
                        .placeholder("đến ngày")
                        .width(112)
                        .wrong(until.error().is_some())
                        .on_input(move |text| Message::Typed(Typed::OldUntil(at, text)))
                        .on_leave(Message::Left)
                ),
                Element::from(
                    button::icon(icon::trash(), "Bỏ tên cũ này")
                        .on_press(Message::Typed(Typed::OldRemoved(at)))
                )
            ]
            .spacing(measure::S8)
            .align_y(Alignment::Center);
            all = all.push(line);
            if let Some(error) = until.error() {
                all = all.push(note(error, crate::ui::badge::Tone::Danger));
            }
        }
        if self.olds.is_empty() {
            all = all.push(label::small("Đơn vị này chưa ghi tên cũ nào."));
        }
        let add = button::quiet("Thêm tên cũ").icon(icon::plus()).on_press(Message::Typed(Typed::OldAdded));
        column![panel::section("Tên cũ", Element::from(add)), all].spacing(measure::S8).into()
    }
}

/// The unit whose name stands in the field when it is left; what means nothing is told and changes nothing.
fn settled(other: &mut Other, offers: &[(UnitId, Item)], now: Option<UnitId>) -> Option<UnitId> {
    let wanted = clean(&other.text);
    if wanted.is_empty() {
        return None;
    }
    let fits = |(id, item): &&(UnitId, Item)| now == Some(*id) && same(&item.words, &wanted);
    let found =
        offers.iter().find(fits).or_else(|| offers.iter().find(|(_, item)| same(&item.words, &wanted)));
    match found {
        Some((id, _)) => Some(*id),
        None => {
            other.wrong = true;
            now
        }
    }
}
