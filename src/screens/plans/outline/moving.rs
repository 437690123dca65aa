//! Where a dragged section may be let go, and the deed that comes of it.

use super::Row;
use super::deeds::{children, find, marking_under, place, remarked};
use crate::domain::Command;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Marking, Section};
use crate::ui::tree::Drop;

/// The depth at which a row would come to stand: as wanted, held between what stands above and below. None where it
/// cannot be let go: inside itself, an appendix inside a section, or where it stands already.
pub(in super::super) fn fit(rows: &[Row], shown: &[usize], wanted: Drop) -> Option<usize> {
    let at = |place: usize| shown.get(place).and_then(|at| rows.get(*at));
    let carried = at(wanted.from)?;
    let first_behind =
        (wanted.from + 1..shown.len()).find(|place| at(*place).is_some_and(|row| row.depth <= carried.depth));
    let own_end = first_behind.unwrap_or(shown.len());
    if wanted.gap > wanted.from && wanted.gap < own_end {
        return None;
    }
    let stays = wanted.gap == wanted.from || wanted.gap == own_end;
    // Its own rows are lifted off: what stands above and below is seen without them.
    let (above, below) = if stays { (wanted.from, own_end) } else { (wanted.gap, wanted.gap) };
    let above = above.checked_sub(1).and_then(at);
    let least = at(below).map_or(0, |row| row.depth);
    let most = above.map_or(0, |row| row.depth + 1);
    let depth = if carried.holds == super::Holds::Appendix { 0 } else { wanted.depth };
    let depth = depth.clamp(least.min(most), most);
    let possible = carried.holds != super::Holds::Appendix || depth == 0;
    (possible && !(stays && depth == carried.depth)).then_some(depth)
}

/// The deed of letting a row go there.
pub(in super::super) fn moved(
    sections: &[Section],
    rows: &[Row],
    shown: &[usize],
    drop: Drop,
) -> Option<Command> {
    let depth = fit(rows, shown, drop)?;
    let row = |place: usize| shown.get(place).and_then(|at| rows.get(*at));
    let id = row(drop.from)?.id;
    let section = find(sections, id)?;
    // The row above the gap that does not belong to what is carried.
    let carried = super::subtree(sections, id);
    let above = (0..drop.gap).rev().filter_map(row).find(|row| !carried.contains(&row.id));
    let without = |parent: Option<SectionId>| -> Vec<&Section> {
        children(sections, parent).into_iter().filter(|one| one.id != id).collect()
    };
    let (parent, position) = match above {
        None => (None, 0),
        Some(above) if depth > above.depth => {
            // Right under an open row it is the first inside; a folded row takes it as its last.
            let inside = without(Some(above.id));
            let open = inside.first().is_some_and(|first| shown_at(rows, shown, first.id));
            (Some(above.id), if open { 0 } else { inside.len() })
        }
        Some(above) => {
            let mut near = find(sections, above.id)?;
            let mut steps = above.depth.saturating_sub(depth);
            while steps > 0 {
                near = find(sections, near.parent?)?;
                steps -= 1;
            }
            let at = without(near.parent).iter().position(|one| one.id == near.id)?;
            (near.parent, at + 1)
        }
    };
    if section.parent == parent && place(sections, section) == position {
        return None;
    }
    let moved = Command::MoveSection { id, parent, position: i32::try_from(position).unwrap_or(i32::MAX) };
    let marking =
        if section.parent == parent { section.marking } else { marking_at(sections, section, parent) };
    Some(remarked(section, marking, moved, "Chuyển mục trong kế hoạch"))
}

fn shown_at(rows: &[Row], shown: &[usize], id: SectionId) -> bool {
    shown.iter().any(|at| rows.get(*at).is_some_and(|row| row.id == id))
}

/// Under another parent a section takes the mark of its new neighbours; a table, a paragraph and an appendix keep
/// theirs.
fn marking_at(sections: &[Section], section: &Section, parent: Option<SectionId>) -> Marking {
    if matches!(section.marking, Marking::Appendix | Marking::Plain) {
        return section.marking;
    }
    match parent.and_then(|parent| find(sections, parent)) {
        Some(parent) => marking_under(sections, parent),
        None => children(sections, None)
            .into_iter()
            .filter(|one| one.id != section.id && one.marking != Marking::Appendix)
            .map(|one| one.marking)
            .next_back()
            .unwrap_or(Marking::Roman),
    }
}
