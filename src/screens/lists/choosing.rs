//! What a person says about the file: columns, kinds, units, who is meant; and the way of reading that is kept.

use super::{Lists, Message};
use crate::domain::Command;
use crate::domain::import::{Question, Row, RowKey, SavedMapping};
use crate::screens::{Desk, Effect, Notice};
use crate::text::fold;

impl Lists {
    /// Takes what a person said about the file; the rows are judged again.
    pub(super) fn choose(&mut self, message: Message) {
        let key: Option<RowKey> = self.row().map(Row::key);
        match message {
            Message::SheetTicked(on) => {
                let name = self.judged.layouts.get(self.sheet).map(|it| it.sheet.clone()).unwrap_or_default();
                if on {
                    self.choices.sheets_off.remove(&name);
                } else {
                    self.choices.sheets_off.insert(name);
                }
            }
            Message::FieldChosen(column, field) => {
                self.choices.mapping.columns.insert(column, field);
            }
            Message::KindChosen(kind) => self.choices.mapping.kind = Some(kind),
            Message::UnitPicked(place) => {
                if let (Some(id), Some(item)) = (self.ids.get(place), self.units.get(place)) {
                    (self.choices.mapping.unit, self.unit) = (Some(*id), item.words.clone());
                    self.unit_folded = fold(&self.unit);
                }
            }
            Message::HeadTyped(text) => {
                self.choices.mapping.head = text.trim().parse().ok();
                self.head = text;
            }
            Message::ConvertChosen(yes) => self.choices.mapping.convert = Some(yes),
            Message::MappingChosen(id) => {
                let kept = self.standing.as_ref().and_then(|it| it.mappings.iter().find(|one| one.id == id));
                if let Some(kept) = kept {
                    self.choices.mapping = kept.mapping.clone();
                    self.mapping_name.clone_from(&kept.name);
                    self.mapping = Some(id);
                    self.head = kept.mapping.head.map(|line| line.to_string()).unwrap_or_default();
                    let unit = kept.mapping.unit.and_then(|unit| self.ids.iter().position(|id| *id == unit));
                    self.unit =
                        unit.and_then(|at| self.units.get(at)).map(|it| it.words.clone()).unwrap_or_default();
                    self.unit_folded = fold(&self.unit);
                }
            }
            Message::UnitAnswered(text, id) => self.choices.mapping.answer_unit(&text, id),
            Message::AnswerPicked(place) => {
                let text = self.row().and_then(|row| match &row.question {
                    Some(Question::Unit { text, .. }) => Some(text.clone()),
                    _ => None,
                });
                if let (Some(text), Some(id)) = (text, self.ids.get(place)) {
                    self.choices.mapping.answer_unit(&text, *id);
                    (self.answer, self.answer_folded) = Default::default();
                }
            }
            Message::WhoAnswered(who) => self.choices.people.extend(key.map(|key| (key, who))),
            Message::SkipTicked(true) => self.choices.skipped.extend(key),
            Message::SkipTicked(false) => {
                if let Some(key) = key {
                    self.choices.skipped.remove(&key);
                }
            }
            _ => {}
        }
    }

    pub(super) fn keep(&mut self, desk: &Desk) -> Effect<Message> {
        let name = crate::text::clean(&self.mapping_name);
        if name.is_empty() {
            return Effect::Tell(Notice::info(
                "Hãy đặt tên cho cách đọc, ví dụ “Danh sách của Hội LHPN huyện”.",
            ));
        }
        let kept =
            self.standing.iter().flat_map(|it| &it.mappings).find(|one| fold(&one.name) == fold(&name));
        let id = kept.map_or_else(|| desk.fresh(), |one| one.id);
        let mapping = self.choices.mapping.clone();
        Effect::Change(Command::SaveMapping { mapping: Box::new(SavedMapping { id, name, mapping }) })
    }
}
