//! The list in each of its orders, sorted once and kept up by putting new slots where they belong.

use super::filter::DossierOrder;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What is compared: the value of a slot in an order (none stands last), and the names of two slots.
pub(super) trait Compared {
    fn value(&self, order: DossierOrder, slot: u32) -> Option<i64>;
    fn by_name(&self, a: u32, b: u32) -> Ordering;
}

/// All slots in one order; those without a value from `valued` on. Slots no longer in use stay where they are.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    slots: Vec<u32>,
    valued: usize,
}

impl Sorted {
    /// The slots from first to last, or the other way round with those without a value still last.
    pub(super) fn walk(&self, descending: bool) -> impl Iterator<Item = u32> + '_ {
        let (valued, bare) = self.slots.split_at(self.valued);
        let (forth, back) = if descending { (&[][..], valued) } else { (valued, &[][..]) };
        forth.iter().chain(back.iter().rev()).chain(bare).copied()
    }

    fn by_name(count: u32, compared: &impl Compared) -> Self {
        let mut slots: Vec<u32> = (0..count).collect();
        slots.sort_unstable_by(|a, b| compared.by_name(*a, *b));
        Self { valued: slots.len(), slots }
    }

    /// Names settle equal values, and `names` is already in their order.
    fn by_value(order: DossierOrder, names: &Self, compared: &impl Compared) -> Self {
        let mut keyed: Vec<(i64, u32, u32)> = names
            .slots
            .iter()
            .zip(0u32..)
            .map(|(slot, place)| (compared.value(order, *slot).unwrap_or(i64::MAX), place, *slot))
            .collect();
        keyed.sort_unstable();
        let slots: Vec<u32> = keyed.into_iter().map(|(_, _, slot)| slot).collect();
        let valued = slots.partition_point(|slot| compared.value(order, *slot).is_some());
        Self { slots, valued }
    }

    fn insert(&mut self, order: DossierOrder, fresh: &[u32], compared: &impl Compared) {
        let value = |slot: u32| compared.value(order, slot).unwrap_or(i64::MAX);
        let compare = |a: u32, b: u32| value(a).cmp(&value(b)).then_with(|| compared.by_name(a, b));
        let mut fresh = fresh.to_vec();
        fresh.sort_unstable_by(|a, b| compare(*a, *b));
        let mut merged = Vec::with_capacity(self.slots.len() + fresh.len());
        let mut from = 0;
        for slot in fresh {
            let upto = from + self.slots[from..].partition_point(|old| compare(*old, slot) == Ordering::Less);
            merged.extend_from_slice(&self.slots[from..upto]);
            merged.push(slot);
            from = upto;
        }
        merged.extend_from_slice(&self.slots[from..]);
        self.valued = merged.partition_point(|slot| compared.value(order, *slot).is_some());
        self.slots = merged;
    }
}

/// The orders that were asked for so far; that by name first, because it settles the others.
#[derive(Debug, Default)]
pub(super) struct Orders {
    names: Option<Sorted>,
    others: HashMap<DossierOrder, Sorted>,
}

impl Orders {
    /// The list of `count` slots in `order`, sorted on the first question.
    pub(super) fn get(&mut self, order: DossierOrder, count: u32, compared: &impl Compared) -> &Sorted {
        let names = self.names.get_or_insert_with(|| Sorted::by_name(count, compared));
        match order {
            DossierOrder::Name => names,
            _ => self.others.entry(order).or_insert_with(|| Sorted::by_value(order, names, compared)),
        }
    }

    /// Puts new slots into every order at hand.
    pub(super) fn insert(&mut self, fresh: &[u32], compared: &impl Compared) {
        if let Some(names) = &mut self.names {
            names.insert(DossierOrder::Name, fresh, compared);
        }
        for (order, sorted) in &mut self.others {
            sorted.insert(*order, fresh, compared);
        }
    }

    /// Sorts anew on the next question, because what this order rests on has changed.
    pub(super) fn forget(&mut self, order: DossierOrder) {
        self.others.remove(&order);
    }
}
