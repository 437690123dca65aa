//! One entry in its form.

use super::super::super::typed::{DateText, Kept, note, trouble};
use super::super::super::{Desk, Effect, after_pause};
use super::{Message, NAME, Owner};
use crate::domain::Command;
use crate::domain::catalogue::{Entry, EntryList};
use crate::domain::ids::EntryId;
use crate::storage::StoreError;
use crate::text::clean;
use crate::ui::area::{Action, Area, Content};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::{Element, button, icon, label, measure, panel};
use chrono::NaiveDate;
use iced::Padding;
use iced::task::Handle;
use iced::widget::{column, container, row, scrollable};

/// What was typed.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Its words.
    Name(String),
    /// Further spellings, divided by semicolons.
    Names(String),
    /// Who decides.
    Authority(String),
    /// Its rank.
    Level(String),
    /// The remark.
    Note(String),
    /// First day.
    From(String),
    /// Last day.
    To(String),
    /// In the lines of the signature.
    Lines(Action),
}

/// The draft of one entry.
#[derive(Debug)]
pub struct Form {
    draft: Entry,
    kept: Kept<Entry>,
    names: String,
    level: String,
    lines: Content,
    from: DateText,
    to: DateText,
    name_missing: bool,
    /// In how many dossiers the words stand.
    used: usize,
    error: Option<String>,
    resting: Option<Handle>,
}

impl Form {
    pub(super) fn new(draft: Entry) -> Self {
        Self {
            names: draft.names.join("; "),
            level: if draft.level == 0 { String::new() } else { draft.level.to_string() },
            lines: Content::with_text(&draft.lines.join("\n")),
            from: DateText::of(draft.valid_from),
            to: DateText::of(draft.valid_to),
            draft,
            kept: Kept::new(None),
            name_missing: false,
            used: 0,
            error: None,
            resting: None,
        }
    }

    pub(super) fn of(entry: &Entry) -> Self {
        Self { kept: Kept::new(Some(entry.clone())), ..Self::new(entry.clone()) }
    }

    /// Which entry it is.
    #[must_use]
    pub fn id(&self) -> EntryId {
        self.draft.id
    }

    /// What is told under the fields; none when nothing is wrong.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn is_stored(&self) -> bool {
        self.kept.is_stored()
    }

    pub(super) fn counted(&mut self, used: usize) {
        self.used = used;
    }

    pub(super) fn take(&mut self, typed: Typed) -> Effect<Message> {
        self.error = None;
        match typed {
            Typed::Name(text) => {
                self.draft.name = text;
                self.name_missing = false;
            }
            Typed::Names(text) => self.names = text,
            Typed::Authority(text) => self.draft.authority = text,
            Typed::Level(text) => self.level = text,
            Typed::Note(text) => self.draft.note = text,
            Typed::From(text) => self.from.typed(text),
            Typed::To(text) => self.to.typed(text),
            Typed::Lines(action) => {
                let is_edit = action.is_edit();
                self.lines.perform(action);
                if !is_edit {
                    return Effect::None;
                }
            }
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

    pub(super) fn built(&self, desk: &Desk) -> Entry {
        let old = self.kept.stored();
        let pieces = |text: &str, sign: char| -> Vec<String> {
            text.split(sign).map(clean).filter(|one| !one.is_empty()).collect()
        };
        Entry {
            name: clean(&self.draft.name),
            names: pieces(&self.names, ';'),
            authority: clean(&self.draft.authority),
            level: match self.level.trim() {
                "" => 0,
                typed => typed.parse().unwrap_or(self.draft.level),
            },
            note: clean(&self.draft.note),
            lines: pieces(&self.lines.text(), '\n'),
            valid_from: self.from.value(desk.today).unwrap_or(old.and_then(|one| one.valid_from)),
            valid_to: self.to.value(desk.today).unwrap_or(old.and_then(|one| one.valid_to)),
            ..self.draft.clone()
        }
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let entry = self.built(desk);
        if entry.name.is_empty() || !self.kept.send(&entry) {
            return Effect::None;
        }
        Effect::Save(Command::SaveEntry { entry })
    }

    /// The entry is offered until a day, or again, as one deliberate deed.
    pub(super) fn end(&mut self, valid_to: Option<NaiveDate>, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        self.to = DateText::of(valid_to);
        let entry = self.built(desk);
        if entry.name.is_empty() || !self.kept.send(&entry) {
            return Effect::None;
        }
        Effect::Change(Command::SaveEntry { entry })
    }

    pub(super) fn adopt(&mut self, entry: &Entry) {
        let typing = self.resting.is_some() || self.name_missing;
        // A place in the list that others changed must not be written back.
        self.draft.order = entry.order;
        if self.kept.heard(entry, typing) {
            *self = Self { used: self.used, ..Self::of(entry) };
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
        let caption = if self.draft.list == EntryList::Signatory { "Họ và tên" } else { "Tên" };
        let mut fields = column![
            text(caption, &self.draft.name, Typed::Name)
                .required()
                .id(NAME)
                .error(self.name_missing.then_some("Hãy nhập tên để lưu.")),
        ]
        .spacing(measure::S12);
        match self.draft.list {
            EntryList::Form => {
                fields = fields.push(
                    row![
                        text("Thẩm quyền quyết định", &self.draft.authority, Typed::Authority),
                        text("Bậc", &self.level, Typed::Level).numeric().width(72)
                    ]
                    .spacing(measure::S12),
                );
            }
            EntryList::Signatory => {
                fields = fields.push(Element::from(
                    Area::new("Chữ ký ghi thế nào, mỗi dòng một quyền hạn hoặc chức vụ", &self.lines)
                        .placeholder("TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH")
                        .rows(3)
                        .on_action(|action| Message::Typed(Typed::Lines(action)))
                        .on_leave(Message::Left),
                ));
            }
            EntryList::Field | EntryList::Post | EntryList::Recipient | EntryList::Channel => {}
        }
        if self.draft.list != EntryList::Signatory {
            fields =
                fields.push(text("Cách viết khác, cách nhau bằng dấu chấm phẩy", &self.names, Typed::Names));
        }
        fields = fields.push(text("Ghi chú", &self.draft.note, Typed::Note)).push(
            row![
                text("Dùng từ ngày", self.from.text(), Typed::From).error(self.from.error()),
                text("Đến ngày", self.to.text(), Typed::To).error(self.to.error())
            ]
            .spacing(measure::S12),
        );
        if !self.draft.source.is_empty() {
            fields = fields.push(panel::fact("Nguồn", label::body(self.draft.source.as_str())));
        }
        if let Some(error) = &self.error {
            fields = fields.push(trouble(error));
        }
        if self.is_stored() {
            fields = fields.push(self.ending(desk));
        }
        let mut deeds = row![].spacing(measure::S4);
        if self.is_stored() {
            deeds = deeds
                .push(button::icon(icon::up(), "Chuyển lên trên (Alt+↑)").on_press(Message::Moved(true)))
                .push(
                    button::icon(icon::down(), "Chuyển xuống dưới (Alt+↓)").on_press(Message::Moved(false)),
                );
        }
        let deeds = deeds.push(button::icon(icon::close(), "Đóng").on_press(Message::Closed));
        let heading = if self.is_stored() { self.draft.list.label() } else { "Thêm mới" };
        let inside = container(fields).padding(Padding { right: 12.0, ..Padding::ZERO });
        panel::titled(heading, deeds, scrollable(inside))
    }

    /// How the entry leaves the list: what is used only ends, what nobody used can be removed.
    fn ending<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let mut all = column![].spacing(measure::S8);
        if self.used > 0 {
            let words = format!(
                "Đang có trong {} hồ sơ. Thôi dùng thì hồ sơ cũ vẫn giữ nguyên chữ đã ghi.",
                self.used
            );
            all = all.push(note(words, Tone::Info));
        }
        let until = self.to.value(desk.today).flatten();
        let ended = until.is_some_and(|to| to < desk.today);
        let mut deeds = row![].spacing(measure::S8);
        deeds = deeds.push(if ended {
            Element::from(button::secondary("Dùng lại").icon(icon::undo()).on_press(Message::Ended(false)))
        } else {
            Element::from(button::secondary("Thôi dùng").icon(icon::eye_off()).on_press(Message::Ended(true)))
        });
        match Owner::of(&self.draft) {
            Owner::Own if self.used == 0 => {
                let remove =
                    button::danger("Xóa khỏi danh mục").icon(icon::trash()).on_press(Message::Removed);
                deeds = deeds.push(Element::from(remove));
            }
            Owner::Rewritten => {
                let back =
                    button::secondary("Trả về bản có sẵn").icon(icon::history()).on_press(Message::Removed);
                deeds = deeds.push(Element::from(back));
            }
            Owner::Own | Owner::Shipped => {}
        }
        all.push(deeds).into()
    }
}
