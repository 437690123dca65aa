//! Which unit is meant by the words of a cell. Near names are proposed, never taken in silence.

use super::mapping::Mapping;
use crate::domain::ids::UnitId;
use crate::domain::unit::{Tree, Unit, bare_name, core_name};
use crate::text::{clean, fold, words};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::HashMap;

/// Units that are proposed for one text.
const MOST: usize = 4;
/// Names shorter than this must agree to the letter, in bytes of folded text.
const SHORT: usize = 6;

/// What is known of the words of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum UnitFound {
    /// This one; with what there is to say about it.
    Is(UnitId, Option<String>),
    /// One of these may be meant, or none.
    Ask(Vec<UnitId>),
    /// No unit is called so, nor nearly so.
    Unknown,
}

/// The units, ready to be asked.
pub(super) struct Units<'a> {
    tree: Tree<'a>,
    all: &'a [Unit],
    day: NaiveDate,
    answers: &'a Mapping,
    spelt: HashMap<String, Vec<&'a Unit>>,
    old: HashMap<String, Vec<&'a Unit>>,
    folded: HashMap<String, Vec<&'a Unit>>,
    cores: HashMap<String, Vec<&'a Unit>>,
    bare: HashMap<String, Vec<&'a Unit>>,
    /// Folded names, for what is nearly the same.
    names: Vec<(String, String, UnitId)>,
    known: RefCell<HashMap<String, UnitFound>>,
}

/// A name as it is spelt, whatever its case and the place of its tones.
fn spelt(name: &str) -> String {
    let keys: Vec<String> = words::words(name).into_iter().map(|word| word.key).collect();
    keys.join(" ")
}

impl<'a> Units<'a> {
    pub(super) fn new(all: &'a [Unit], answers: &'a Mapping, day: NaiveDate) -> Self {
        let mut it = Self {
            tree: Tree::new(all),
            all,
            day,
            answers,
            spelt: HashMap::new(),
            old: HashMap::new(),
            folded: HashMap::new(),
            cores: HashMap::new(),
            bare: HashMap::new(),
            names: Vec::new(),
            known: RefCell::new(HashMap::new()),
        };
        for unit in all {
            let mut own = vec![unit.name.as_str()];
            own.extend(
                [unit.short_name.as_str(), unit.code.as_str()]
                    .into_iter()
                    .filter(|name| !name.trim().is_empty()),
            );
            for name in own {
                note(&mut it.spelt, spelt(name), unit);
                note(&mut it.folded, fold(name), unit);
            }
            for name in &unit.old_names {
                note(&mut it.old, spelt(&name.name), unit);
            }
            note(&mut it.cores, core_name(&unit.name), unit);
            note(&mut it.bare, bare_name(&unit.name), unit);
            it.names.push((fold(&unit.name), core_name(&unit.name), unit.id));
            if !unit.short_name.trim().is_empty() {
                it.names.push((fold(&unit.short_name), core_name(&unit.short_name), unit.id));
            }
        }
        it
    }

    /// The name of a unit.
    pub(super) fn name(&self, id: UnitId) -> &'a str {
        self.tree.get(id).map_or("", |unit| unit.name.as_str())
    }

    /// Whether the unit is there.
    pub(super) fn is_there(&self, id: UnitId) -> bool {
        self.tree.get(id).is_some()
    }

    /// Which unit is meant by a cell that holds nothing but a unit.
    pub(super) fn find(&self, text: &str) -> UnitFound {
        let text = clean(text);
        // What is called so to the letter needs no answer, and an answer to a slip must not change it.
        let exact = self.spelt.get(&spelt(&text)).map(|found| self.of_many(found, None));
        if let Some(found @ UnitFound::Is(..)) = exact {
            return found;
        }
        if let Some(id) = self.answers.units.get(&fold(&text)).filter(|id| self.is_there(**id)) {
            return UnitFound::Is(*id, None);
        }
        if let Some(found) = self.known.borrow().get(&text) {
            return found.clone();
        }
        let found = match self.plain(&text) {
            UnitFound::Unknown => self.near(&text),
            found => found,
        };
        self.known.borrow_mut().insert(text, found.clone());
        found
    }

    /// The unit that is called so, without anything that is only near.
    pub(super) fn plain(&self, text: &str) -> UnitFound {
        let key = spelt(text);
        if key.is_empty() {
            return UnitFound::Unknown;
        }
        if let Some(found) = self.spelt.get(&key) {
            return self.of_many(found, None);
        }
        let called = |unit: &Unit| Some(format!("Coi “{text}” là “{}”.", unit.name));
        if let Some(found) = self.old.get(&key) {
            return self.of_many(found, found.first().and_then(|unit| called(unit)));
        }
        // A list typed without marks, or a name without the organisation before it: where one unit alone can be meant.
        let bare = text.is_ascii();
        let typed = self.folded.get(&fold(text)).filter(|_| bare);
        for found in typed.into_iter().chain(self.cores.get(&core_name(text))) {
            let toned: Vec<&Unit> =
                found.iter().copied().filter(|unit| bare || agrees(&unit.name, text)).collect();
            match self.of_many(&toned, None) {
                UnitFound::Is(id, _) => {
                    return UnitFound::Is(id, Some(format!("Coi “{text}” là “{}”.", self.name(id))));
                }
                UnitFound::Unknown => {}
                other => return other,
            }
        }
        UnitFound::Unknown
    }

    fn of_many(&self, found: &[&Unit], remark: Option<String>) -> UnitFound {
        let mut now: Vec<&Unit> = found.iter().copied().filter(|unit| !unit.has_ended(self.day)).collect();
        now.dedup_by_key(|unit| unit.id);
        match (now.as_slice(), found) {
            ([unit], _) => UnitFound::Is(unit.id, remark),
            ([], []) => UnitFound::Unknown,
            ([], [unit, ..]) => {
                // The unit is no more: is it meant as it was, or whoever took over?
                let heir = self.tree.successor_on(unit.id, self.day);
                UnitFound::Ask(heir.into_iter().chain([unit.id]).take(MOST).collect())
            }
            (several, _) => UnitFound::Ask(several.iter().map(|unit| unit.id).take(MOST).collect()),
        }
    }

    /// Units that may be meant.
    fn near(&self, text: &str) -> UnitFound {
        let (folded, core, bare) = (fold(text), core_name(text), bare_name(text));
        let mut found: Vec<(usize, UnitId)> = Vec::new();
        let mut offer = |far: usize, id: UnitId| {
            if !found.iter().any(|(_, one)| *one == id) {
                found.push((far, id));
            }
        };
        for unit in self.folded.get(&folded).into_iter().chain(self.cores.get(&core)).flatten() {
            offer(0, unit.id);
        }
        // "Bản Lầy" may be the name of a hamlet or of the commune Bản Lầy.
        let by_bare = [&bare, &folded].into_iter().filter(|key| !key.is_empty());
        for unit in by_bare.filter_map(|key| self.bare.get(key)).flatten() {
            offer(1, unit.id);
        }
        for (name, short, id) in &self.names {
            if core.len() >= SHORT && short.len() >= SHORT && apart(&core, short, 2) {
                offer(2, *id);
            } else if name.len() >= SHORT && folded.contains(name.as_str())
                || short.len() > SHORT + 2 && contains(&folded, short)
            {
                offer(3, *id);
            }
        }
        found.retain(|(_, id)| self.tree.get(*id).is_some_and(|unit| !unit.has_ended(self.day)));
        found.sort_by_key(|(far, id)| (*far, std::cmp::Reverse(self.name(*id).len())));
        let ids: Vec<UnitId> = found.into_iter().map(|(_, id)| id).take(MOST).collect();
        if ids.is_empty() { UnitFound::Unknown } else { UnitFound::Ask(ids) }
    }

    /// The unit whose name stands inside a longer text, the longest one.
    pub(super) fn inside(&self, text: &str) -> Option<UnitId> {
        let keys = format!(" {} ", spelt(text));
        let here =
            |unit: &&Unit| !unit.has_ended(self.day) && keys.contains(&format!(" {} ", spelt(&unit.name)));
        let mut found: Vec<&Unit> = self.all.iter().filter(here).collect();
        found.sort_by_key(|unit| std::cmp::Reverse(unit.name.len()));
        found.first().map(|unit| unit.id)
    }
}

fn note<'a>(map: &mut HashMap<String, Vec<&'a Unit>>, key: String, unit: &'a Unit) {
    if key.is_empty() {
        return;
    }
    let all = map.entry(key).or_default();
    if all.last().is_none_or(|last| last.id != unit.id) {
        all.push(unit);
    }
}

/// Whether the last words of both are spelt the same, marks included.
fn agrees(name: &str, text: &str) -> bool {
    let (name, text) = (spelt(name), spelt(text));
    let (name, text): (Vec<&str>, Vec<&str>) = (name.split(' ').collect(), text.split(' ').collect());
    let least = name.len().min(text.len()).min(3);
    name[name.len() - least..] == text[text.len() - least..]
}

fn contains(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

/// Whether at most `most` letters put in, left out or changed make one text the other. Both are folded.
fn apart(one: &str, other: &str, most: usize) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    // Figures tell units apart: "Tổ 3" is not "Tổ 5".
    let figures = |text: &[u8]| text.iter().copied().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    if figures(one) != figures(other) {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[other.len()] <= most
}
