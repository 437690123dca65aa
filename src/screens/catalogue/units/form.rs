//! One unit in its form.

use super::super::super::typed::{DateText, Kept, Named, chosen, trouble};
use super::super::super::{Desk, Effect, after_pause};
use super::{Message, NAME};
use crate::domain::Command;
use crate::domain::ids::UnitId;
use crate::domain::unit::{Unit, UnitKind, in_tree_order};
use crate::storage::StoreError;
use crate::text::clean;
use crate::ui::field::Field;
use crate::ui::{Element, button, choice::Pick, icon, label, measure, panel};
use iced::Task;
use iced::task::Handle;
use iced::widget::{column, row, scrollable, space};

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
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(self, Self::Kind(_) | Self::Parent(_) | Self::Successor(_))
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
    name_missing: bool,
    error: Option<String>,
    resting: Option<Handle>,
}

impl Form {
    /// A stored unit.
    pub(super) fn of(unit: &Unit) -> Self {
        Self { kept: Kept::new(Some(unit.clone())), ..Self::new(unit.clone()) }
    }

    /// A unit that is not stored yet.
    pub(super) fn new(unit: Unit) -> Self {
        Self {
            order: unit.order.to_string(),
            from: DateText::of(unit.valid_from),
            to: DateText::of(unit.valid_to),
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

    pub(super) fn take(&mut self, typed: Typed) {
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
            Typed::Parent(parent) => self.draft.parent = parent,
            Typed::Successor(successor) => self.draft.successor = successor,
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
    }

    /// The unit as it would be stored; a value that cannot be read keeps what was stored.
    fn built(&self, desk: &Desk) -> Unit {
        let old = self.kept.stored();
        Unit {
            name: clean(&self.draft.name),
            short_name: clean(&self.draft.short_name),
            cluster: clean(&self.draft.cluster),
            order: self.order.trim().parse().unwrap_or(self.draft.order),
            valid_from: self.from.value(desk.today).unwrap_or(old.and_then(|unit| unit.valid_from)),
            valid_to: self.to.value(desk.today).unwrap_or(old.and_then(|unit| unit.valid_to)),
            ..self.draft.clone()
        }
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
    pub(super) fn adopt(&mut self, unit: &Unit) {
        let typing = self.resting.is_some() || self.name_missing;
        if self.kept.heard(unit, typing) {
            *self = Self::of(unit);
        }
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.kept.refused();
        self.error = Some(error.to_string());
    }

    pub(super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
        };
        let kinds: Vec<Named<UnitKind>> =
            UnitKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
        let kind = chosen(&kinds, &self.draft.kind);
        let parents =
            self.others(desk, "Không có (cấp cao nhất)", |unit| unit.kind != UnitKind::Hamlet);
        let parent = chosen(&parents, &self.draft.parent);
        let heirs = self.others(desk, "Không có", |_| true);
        let heir = chosen(&heirs, &self.draft.successor);

        let mut fields = column![
            text("Tên đầy đủ", &self.draft.name, Typed::Name)
                .required()
                .id(NAME)
                .placeholder("Hội LHPN xã …")
                .error(self.name_missing.then_some("Hãy nhập tên đơn vị để lưu.")),
            text("Tên gọn trong bảng", &self.draft.short_name, Typed::Short)
                .help("Để trống thì dùng tên đầy đủ"),
            Pick::new("Loại đơn vị", kinds, kind, |one| Message::Typed(Typed::Kind(one.value))),
            Pick::new("Trực thuộc", parents, parent, |one| Message::Typed(Typed::Parent(one.value))),
            row![
                text("Cụm, khối thi đua", &self.draft.cluster, Typed::Cluster),
                text("Thứ tự", &self.order, Typed::Order).numeric().width(88)
            ]
            .spacing(measure::S12),
            row![
                text("Hoạt động từ ngày", self.from.text(), Typed::From).error(self.from.error()),
                text("Đến ngày", self.to.text(), Typed::To).error(self.to.error())
            ]
            .spacing(measure::S12),
        ]
        .spacing(measure::S12);
        if !self.to.text().trim().is_empty() || self.draft.successor.is_some() {
            fields = fields.push(
                Pick::new("Đơn vị kế thừa", heirs, heir, |one| {
                    Message::Typed(Typed::Successor(one.value))
                })
                .help("Hồ sơ cũ vẫn giữ tên cũ"),
            );
        } else {
            fields = fields
                .push(label::small("Đơn vị sáp nhập, giải thể: ghi ngày kết thúc, rồi chọn đơn vị kế thừa."));
        }
        let heading = if self.is_stored() { "Đơn vị" } else { "Đơn vị mới" };
        let close = button::icon(icon::close(), "Đóng").on_press(Message::Closed);
        let remove: Element<'a, Message> = if self.is_stored() {
            button::danger("Xóa đơn vị").icon(icon::trash()).on_press(Message::Removed).into()
        } else {
            space().into()
        };
        let mut all = column![].spacing(measure::S16);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        panel::titled(heading, close, scrollable(all.push(fields).push(remove)).spacing(4))
    }

    /// Every other unit that could stand in a field of this one.
    fn others(
        &self,
        desk: &Desk,
        none: &'static str,
        fits: impl Fn(&Unit) -> bool,
    ) -> Vec<Named<Option<UnitId>>> {
        let mut all = vec![Named::new(None, none)];
        let now = [self.draft.parent, self.draft.successor];
        for (depth, unit) in in_tree_order(&desk.units) {
            if unit.id != self.draft.id && (fits(unit) || now.contains(&Some(unit.id))) {
                all.push(Named::new(Some(unit.id), format!("{}{}", "    ".repeat(depth), unit.name)));
            }
        }
        all
    }
}
