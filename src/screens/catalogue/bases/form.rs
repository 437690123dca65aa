//! One entry of the register in its form.

use super::super::super::bases::{BasisOffers, standing};
use super::super::super::typed::{DateText, Kept, note, trouble};
use super::super::super::{Desk, Effect, after_pause};
use super::{KIND, Message};
use crate::domain::Command;
use crate::domain::basis::{Basis, shipped};
use crate::domain::ids::BasisId;
use crate::storage::StoreError;
use crate::text::{clean, fold};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, date, icon, label, measure, panel};
use iced::Task;
use iced::task::Handle;
use iced::widget::{column, row, scrollable};

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Kind of paper.
    Kind(String),
    /// Number and symbol.
    Number(String),
    /// Day of issue.
    Date(String),
    /// Issuer.
    Issuer(String),
    /// What it is about.
    Subject(String),
    /// First day in force.
    From(String),
    /// First day on which it no longer holds.
    Ended(String),
    /// The search for what replaces it.
    HeirTyped(String),
    /// What replaces it, by its place among the offers.
    HeirPicked(usize),
    /// Whether it was compared with the paper itself.
    Checked(bool),
    /// Free note.
    Note(String),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(self, Self::HeirPicked(_) | Self::Checked(_))
    }
}

/// The draft of one entry.
#[derive(Debug)]
pub struct Form {
    draft: Basis,
    kept: Kept<Basis>,
    date: DateText,
    from: DateText,
    ended: DateText,
    heir: String,
    heir_folded: String,
    offers: BasisOffers,
    standing: String,
    tone: Tone,
    nameless: bool,
    error: Option<String>,
    resting: Option<Handle>,
}

impl Form {
    /// A stored entry, or one that comes with the program.
    pub(super) fn of(basis: &Basis, desk: &Desk) -> Self {
        Self { kept: Kept::new(Some(basis.clone())), ..Self::build(basis.clone(), desk) }
    }

    /// An entry that is not stored yet.
    pub(super) fn new(desk: &Desk) -> Self {
        let draft = Basis {
            id: desk.fresh(),
            kind: String::new(),
            number: String::new(),
            date: None,
            issuer: String::new(),
            subject: String::new(),
            names: Vec::new(),
            valid_from: None,
            ended: None,
            replaced_by: None,
            source: String::new(),
            checked: true,
            note: String::new(),
        };
        Self::build(draft, desk)
    }

    fn build(draft: Basis, desk: &Desk) -> Self {
        let (standing, tone) = standing(&draft, desk.today, &desk.bases);
        let offers = BasisOffers::of(desk, Some(draft.id));
        let heir = draft.replaced_by.and_then(|id| {
            let at = offers.ids.iter().position(|one| *one == id)?;
            offers.items.get(at).map(|item| item.words.clone())
        });
        let heir = heir.unwrap_or_default();
        Self {
            date: DateText::of(draft.date),
            from: DateText::of(draft.valid_from),
            ended: DateText::of(draft.ended),
            heir_folded: fold(&heir),
            heir,
            offers,
            standing,
            tone,
            draft,
            kept: Kept::new(None),
            nameless: false,
            error: None,
            resting: None,
        }
    }

    /// Which entry.
    #[must_use]
    pub fn id(&self) -> BasisId {
        self.draft.id
    }

    /// What is told in the form; none when nothing is wrong.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// What can be chosen as what replaces it.
    #[must_use]
    pub fn offers(&self) -> &BasisOffers {
        &self.offers
    }

    pub(super) fn is_stored(&self) -> bool {
        self.kept.is_stored()
    }

    /// Whether it differs from what comes with the program.
    fn is_rewritten(&self) -> bool {
        let stored = self.kept.stored();
        stored.is_some_and(|stored| shipped().iter().any(|one| one.id == stored.id && one != stored))
    }

    /// Whether it can be removed, or taken back to what comes with the program.
    pub(super) fn can_go(&self) -> bool {
        self.is_stored() && (!self.draft.is_shipped() || self.is_rewritten())
    }

    pub(super) fn take(&mut self, typed: Typed) {
        self.error = None;
        match typed {
            Typed::Kind(text) => {
                self.draft.kind = text;
                self.nameless = false;
            }
            Typed::Number(text) => self.draft.number = text,
            Typed::Date(text) => self.date.typed(text),
            Typed::Issuer(text) => self.draft.issuer = text,
            Typed::Subject(text) => self.draft.subject = text,
            Typed::From(text) => self.from.typed(text),
            Typed::Ended(text) => self.ended.typed(text),
            Typed::HeirTyped(text) => {
                self.heir_folded = fold(&text);
                if text.trim().is_empty() {
                    self.draft.replaced_by = None;
                }
                self.heir = text;
            }
            Typed::HeirPicked(at) => {
                if let (Some(id), Some(item)) = (self.offers.ids.get(at), self.offers.items.get(at)) {
                    self.draft.replaced_by = Some(*id);
                    self.heir.clone_from(&item.words);
                    self.heir_folded = fold(&item.words);
                }
            }
            Typed::Checked(checked) => self.draft.checked = checked,
            Typed::Note(text) => self.draft.note = text,
        }
    }

    pub(super) fn rest(&mut self) -> Task<Message> {
        let (task, handle) = after_pause(Message::Rested(self.draft.id));
        self.resting = Some(handle);
        task
    }

    pub(super) fn left(&mut self, desk: &Desk) {
        self.nameless = self.draft.kind.trim().is_empty();
        self.date.left(desk.today);
        self.from.left(desk.today);
        self.ended.left(desk.today);
        // Typed over but nothing chosen: the field says again what is stored.
        let chosen = self.draft.replaced_by.and_then(|id| self.offers.ids.iter().position(|one| *one == id));
        self.heir =
            chosen.and_then(|at| self.offers.items.get(at)).map_or_else(String::new, |it| it.words.clone());
        self.heir_folded = fold(&self.heir);
    }

    /// The entry as it would be stored; a date that cannot be read keeps what was stored.
    fn built(&self, desk: &Desk) -> Basis {
        let old = self.kept.stored();
        let day = |typed: &DateText, old: Option<chrono::NaiveDate>| typed.value(desk.today).unwrap_or(old);
        Basis {
            kind: clean(&self.draft.kind),
            number: clean(&self.draft.number),
            issuer: clean(&self.draft.issuer),
            subject: clean(&self.draft.subject),
            note: clean(&self.draft.note),
            date: day(&self.date, old.and_then(|one| one.date)),
            valid_from: day(&self.from, old.and_then(|one| one.valid_from)),
            ended: day(&self.ended, old.and_then(|one| one.ended)),
            ..self.draft.clone()
        }
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        let basis = self.built(desk);
        (self.standing, self.tone) = standing(&basis, desk.today, &desk.bases);
        if basis.kind.is_empty() || (basis.number.is_empty() && basis.subject.is_empty()) {
            return Effect::None;
        }
        if !self.kept.send(&basis) {
            return Effect::None;
        }
        Effect::Save(Command::SaveBasis { basis })
    }

    /// Takes over what is stored now, unless something is being typed.
    pub(super) fn adopt(&mut self, basis: &Basis, desk: &Desk) {
        let typing = self.resting.is_some() || self.nameless;
        if self.kept.heard(basis, typing) {
            *self = Self::of(basis, desk);
        }
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.kept.refused();
        self.error = Some(error.to_string());
    }

    pub(super) fn view<'a>(&'a self) -> Element<'a, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
        };
        let day = |caption, value: &'a DateText, typed: fn(String) -> Typed| {
            date::date(caption, value.text())
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Left)
                .on_leave(Message::Left)
                .error(value.error())
        };
        let heir = Suggest::new(
            "Văn bản thay thế",
            &self.heir,
            &self.heir_folded,
            &self.offers.items,
            |text| Message::Typed(Typed::HeirTyped(text)),
            |at| Message::Typed(Typed::HeirPicked(at)),
        )
        .placeholder("Gõ số hoặc tên để chọn")
        .on_leave(Message::Left);
        let fields = column![
            row![
                text("Loại văn bản", &self.draft.kind, Typed::Kind)
                    .required()
                    .id(KIND)
                    .placeholder("Luật, Nghị định, Kế hoạch…")
                    .error(self.nameless.then_some("Hãy nhập loại văn bản để lưu.")),
                text("Số, ký hiệu", &self.draft.number, Typed::Number).placeholder("152/2025/NĐ-CP"),
            ]
            .spacing(measure::S12),
            row![
                day("Ngày ban hành", &self.date, Typed::Date),
                text("Cơ quan ban hành", &self.draft.issuer, Typed::Issuer),
            ]
            .spacing(measure::S12),
            text("Về việc, tên gọi", &self.draft.subject, Typed::Subject)
                .placeholder("quy định chi tiết thi hành …"),
            row![
                day("Có hiệu lực từ", &self.from, Typed::From),
                day("Hết hiệu lực từ", &self.ended, Typed::Ended),
            ]
            .spacing(measure::S12),
            heir,
            text("Ghi chú", &self.draft.note, Typed::Note),
            check::check(
                "Đã đối chiếu với văn bản",
                self.draft.checked,
                Some(|on| Message::Typed(Typed::Checked(on)))
            ),
        ]
        .spacing(measure::S12);
        let mut all = column![].spacing(measure::S12);
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        if self.is_stored() {
            all = all.push(note(self.standing.as_str(), self.tone));
        }
        all = all.push(fields);
        if !self.draft.source.is_empty() {
            all = all.push(label::small(format!("Nguồn: {}", self.draft.source)));
        }
        if self.can_go() {
            let remove = if self.draft.is_shipped() {
                button::secondary("Trả về bản kèm chương trình").icon(icon::undo())
            } else {
                button::danger("Xóa khỏi danh mục").icon(icon::trash())
            };
            all = all.push(remove.on_press(Message::Removed));
        }
        let heading = if self.is_stored() { "Căn cứ" } else { "Căn cứ mới" };
        let close = button::icon(icon::close(), "Đóng").on_press(Message::Closed);
        panel::titled(heading, close, scrollable(all).spacing(4))
    }
}
