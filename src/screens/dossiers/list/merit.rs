//! The order of merit, set by hand: a dossier is moved before or behind its neighbour, and only numbers that must
//! change are written.

use super::{List, Message};
use crate::domain::Command;
use crate::domain::ids::DossierId;
use crate::screens::{Desk, Effect, Notice};
use crate::storage::{Database, DossierFilter, DossierOrder, StoreError};
use iced::Task;

/// Nobody sets more than so many in order by hand; beyond it numbers would be written for a whole province.
const MOST: usize = 1_000;

/// What moving a dossier takes.
#[derive(Debug, Clone)]
pub enum Moved {
    /// The deed.
    Done(Box<Command>),
    /// The list is too long for it.
    TooMany,
    /// The dossiers are no longer there.
    Gone,
}

/// The numbers that change when everything stands in the order of `sequence`: those who had none and stand behind the
/// last one who needs a number stay without.
fn numbers(sequence: &[(DossierId, i32)], moved: [DossierId; 2]) -> Vec<(DossierId, i32)> {
    let needs = |(id, order): &(DossierId, i32)| *order > 0 || moved.contains(id);
    let Some(last) = sequence.iter().rposition(needs) else { return Vec::new() };
    let numbered = sequence.iter().take(last + 1).zip(1..);
    numbered.filter(|((_, order), number)| order != number).map(|((id, _), number)| (*id, number)).collect()
}

fn command(
    database: &mut Database,
    filter: &DossierFilter,
    (id, beside): (DossierId, DossierId),
    up: bool,
) -> Result<Moved, StoreError> {
    // Also those that the filter hides keep their place among the others.
    let every = DossierFilter {
        plan: filter.plan,
        year: filter.year,
        order: DossierOrder::Merit,
        ..DossierFilter::default()
    };
    let mut ids = database.found(&every, 0..MOST + 1)?;
    if ids.len() > MOST {
        return Ok(Moved::TooMany);
    }
    ids.retain(|other| *other != id);
    let Some(at) = ids.iter().position(|other| *other == beside) else { return Ok(Moved::Gone) };
    ids.insert(if up { at } else { at + 1 }, id);
    let rows = database.dossier_rows(&ids)?;
    let sequence: Vec<(DossierId, i32)> = rows.iter().map(|row| (row.id, row.order)).collect();
    let mut commands = Vec::new();
    for (id, order) in numbers(&sequence, [id, beside]) {
        let mut dossier = database.dossier(id)?.dossier;
        dossier.order = order;
        commands.push(Command::SaveDossier { dossier });
    }
    let name = rows.iter().find(|row| row.id == id).map(|row| row.name.as_str()).unwrap_or_default();
    let title = format!("Chuyển {name} {} trong thứ tự", if up { "lên" } else { "xuống" });
    Ok(Moved::Done(Box::new(Command::Batch { title, commands })))
}

impl List {
    /// Whether dossiers can be moved by hand now.
    pub(super) fn by_hand(&self) -> bool {
        self.filter.order == DossierOrder::Merit && !self.filter.descending && self.filter.years.is_empty()
    }

    pub(super) fn move_chosen(&mut self, by: i8, desk: &Desk) -> Effect<Message> {
        if !self.by_hand() {
            return Effect::Tell(Notice::info(
                "Muốn chuyển hồ sơ lên, xuống bằng tay, hãy xếp danh sách theo “Thứ tự” trước.",
            ));
        }
        let Some(place) = self.grid.chosen() else {
            return Effect::Tell(Notice::info("Hãy chọn hồ sơ cần chuyển trong danh sách trước."));
        };
        let beside = place.checked_add_signed(isize::from(by)).and_then(|place| self.at(place));
        let (Some(id), Some(beside), false) = (self.at(place), beside, self.moving) else {
            return Effect::None;
        };
        let Some(filter) = self.question(desk) else { return Effect::None };
        self.moving = true;
        let read = desk.store.read(move |database| command(database, &filter, (id, beside), by < 0));
        Effect::Run(Task::perform(read, Message::MoveRead))
    }

    pub(super) fn moved(&mut self, read: Result<Moved, StoreError>) -> Effect<Message> {
        let told = match read {
            Ok(Moved::Done(command)) => return Effect::Change(*command),
            Ok(Moved::TooMany) => Notice::info(
                "Danh sách này dài hơn 1.000 hồ sơ nên chưa xếp bằng tay được. Hãy xếp theo cách khác.",
            ),
            Ok(Moved::Gone) => Notice::info("Hồ sơ bên cạnh vừa thay đổi. Hãy chuyển lại một lần nữa."),
            Err(error) => Notice::from(&error),
        };
        self.moving = false;
        Effect::Tell(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(orders: &[(i64, i32)]) -> Vec<(DossierId, i32)> {
        orders.iter().map(|(id, order)| (DossierId(*id), *order)).collect()
    }

    #[test]
    fn only_numbers_that_must_change_are_written() {
        // The third of four without numbers goes before the second.
        let sequence = all(&[(1, 0), (3, 0), (2, 0), (4, 0)]);
        assert_eq!(numbers(&sequence, [DossierId(3), DossierId(2)]), all(&[(1, 1), (3, 2), (2, 3)]));
        // Numbers are there: two change places.
        let sequence = all(&[(1, 1), (3, 3), (2, 2), (4, 0)]);
        assert_eq!(numbers(&sequence, [DossierId(3), DossierId(2)]), all(&[(3, 2), (2, 3)]));
        assert!(numbers(&all(&[(1, 0)]), [DossierId(7), DossierId(8)]).is_empty());
    }
}
