//! Which unit nominates, whether it stands in a column of its own or among post and address.

use super::super::field::Field;
use super::super::rows::Record;
use super::super::units::UnitFound;
use super::super::{Question, UnitQuestion};
use super::Judging;
use crate::domain::ids::UnitId;
use crate::domain::sheet::Cell;
use crate::domain::subject::SubjectKind;
use crate::text::{clean, fold};

impl Judging<'_> {
    /// The unit of a row; a column that holds post, unit and address together is taken apart on the way.
    pub(super) fn unit(&mut self, at: usize, record: &mut Record, kind: SubjectKind) -> Option<UnitId> {
        let own = record.cells.get(&Field::Unit).map(|cell| clean(&cell.text));
        let mut found = own.as_deref().map(|text| (text.to_owned(), self.units.find(text)));
        if let Some(cell) = record.cells.remove(&Field::Place) {
            let inside = self.place(at, record, &cell, kind);
            found = found.or(inside);
        }
        let (text, found) = match found {
            Some((text, found)) => (text, found),
            None => match (&record.unit, self.choices.mapping.unit.filter(|id| self.units.is_there(*id))) {
                (Some((id, name)), _) => (name.clone(), UnitFound::Is(*id, None)),
                (None, Some(id)) => {
                    self.out.lacks_unit = true;
                    let remark = format!("Tệp không ghi đơn vị, lấy “{}” như đã chọn.", self.units.name(id));
                    self.out.rows[at].remarks.push(remark);
                    return Some(id);
                }
                (None, None) => {
                    self.out.lacks_unit = true;
                    self.refuse(at, "Chưa ghi đơn vị đề nghị; hãy chọn đơn vị cho các dòng chưa ghi.");
                    return None;
                }
            },
        };
        self.out.rows[at].unit.clone_from(&text);
        let near = match found {
            UnitFound::Is(id, remark) => {
                self.out.rows[at].remarks.extend(remark);
                return Some(id);
            }
            UnitFound::Ask(near) => near,
            UnitFound::Unknown => Vec::new(),
        };
        let names: Vec<String> = near.iter().map(|id| format!("“{}”", self.units.name(*id))).collect();
        let reason = if names.is_empty() {
            format!(
                "Không có đơn vị “{text}” trong danh mục. Hãy chọn đơn vị, hoặc thêm đơn vị vào danh mục trước."
            )
        } else {
            format!("Chưa chắc “{text}” là đơn vị nào. Có phải {}?", names.join(" hoặc "))
        };
        match self.out.units.iter_mut().find(|question| fold(&question.text) == fold(&text)) {
            Some(question) => question.rows += 1,
            None => self.out.units.push(UnitQuestion { text: text.clone(), near: near.clone(), rows: 1 }),
        }
        self.refuse(at, reason);
        self.out.rows[at].question = Some(Question::Unit { text, near });
        None
    }

    /// Post, unit and address in one cell: the line that is a unit parts what stands before from what stands behind.
    fn place(
        &mut self,
        at: usize,
        record: &mut Record,
        cell: &Cell,
        kind: SubjectKind,
    ) -> Option<(String, UnitFound)> {
        let parts: Vec<String> =
            cell.text.split(['\n', ';']).map(clean).filter(|part| !part.is_empty()).collect();
        let known = |part: &String| match self.units.plain(part) {
            UnitFound::Is(id, _) => Some(id),
            _ => None,
        };
        let hit = parts.iter().position(|part| known(part).is_some());
        let (before, behind, found) = match hit {
            Some(hit) => {
                let found = UnitFound::Is(known(&parts[hit])?, None);
                (parts[..hit].to_vec(), parts[hit + 1..].to_vec(), (parts[hit].clone(), found))
            }
            None => {
                let whole = parts.join(", ");
                let found = match self.units.inside(&whole) {
                    Some(id) => {
                        let remark = format!("Đơn vị lấy từ “{whole}”: {}.", self.units.name(id));
                        UnitFound::Is(id, Some(remark))
                    }
                    None => self.units.find(&whole),
                };
                let rest = parts.get(1..).unwrap_or_default().to_vec();
                (parts.iter().take(1).cloned().collect(), rest, (whole, found))
            }
        };
        let mut put = |field: Field, words: Vec<String>| {
            if !words.is_empty() {
                record.cells.entry(field).or_insert_with(|| Cell::plain(words.join("\n")));
            }
        };
        if kind == SubjectKind::Person {
            put(Field::Post, before);
            put(Field::Address, behind);
        } else if hit.is_some() {
            put(Field::Address, before.into_iter().chain(behind).collect());
        } else if !parts.is_empty() {
            self.out.rows[at].remarks.push(format!("Không ghi “{}” vào đâu.", parts.join(", ")));
        }
        Some(found)
    }
}
