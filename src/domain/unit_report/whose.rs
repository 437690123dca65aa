//! Whose report a file is: its letterhead and its name beside the catalogue of units.

use super::lists::{WORDS, stands_in};
use super::read::{ReadReport, words_of};
use crate::domain::ids::UnitId;
use crate::domain::unit::{Unit, UnitKind, bare_name, core_name, in_tree_order, kind_of};
use crate::text::diff::{Bag, likeness};
use crate::text::fold;
use chrono::NaiveDate;

/// Names are proposed from this likeness on, of 1 000.
const NEAR: u32 = 500;
/// So many near names are proposed.
const PROPOSED: usize = 5;

/// How the unit was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Its letterhead names it.
    Letterhead,
    /// Only the name of the file does.
    FileName,
    /// A person said so.
    Given,
}

impl How {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Letterhead => "theo tiêu đề văn bản",
            Self::FileName => "theo tên tệp",
            Self::Given => "do người dùng chọn",
        }
    }
}

/// Whose it is, or whose it may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Whose {
    /// The unit, and how it was told.
    pub unit: Option<(UnitId, How)>,
    /// Units whose names are near, the nearest first, when none was told.
    pub near: Vec<UnitId>,
}

/// Whose report it is. A name that fits several units tells none of them; they are proposed instead.
#[must_use]
pub fn whose(read: &ReadReport, name: &str, units: &[Unit], on: NaiveDate) -> Whose {
    let tree: Vec<&Unit> = in_tree_order(units).into_iter().map(|(_, unit)| unit).collect();
    let mut near: Vec<UnitId> = Vec::new();
    for office in [read.issuer.as_str(), read.superior.as_str()] {
        if office.is_empty() || WORDS.is_body(office) {
            continue;
        }
        match named(office, &tree, on).as_slice() {
            [] => {}
            [one] => return Whose { unit: Some((*one, How::Letterhead)), near: Vec::new() },
            several => near.extend(several),
        }
        // The superior of a unit that the catalogue does not know is not the unit.
        let place = kind_of(office).is_some_and(|kind| kind != UnitKind::Agency);
        if place || !near.is_empty() {
            break;
        }
    }
    if near.is_empty() {
        match in_file_name(name, &tree, on).as_slice() {
            [] => {}
            [one] => return Whose { unit: Some((*one, How::FileName)), near: Vec::new() },
            several => near.extend(several),
        }
    }
    // The superior is named by every unit under it.
    let office = if WORDS.is_body(&read.issuer) { &read.superior } else { &read.issuer };
    let words = format!("{office} {}", words_of(name));
    for one in alike(&words, office, &tree, on) {
        if !near.contains(&one) {
            near.push(one);
        }
    }
    near.truncate(PROPOSED);
    Whose { unit: None, near }
}

fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    let old = unit.old_names.iter().map(|old| old.name.as_str());
    [unit.name.as_str(), unit.short_name.as_str()].into_iter().chain(old).filter(|name| !name.is_empty())
}

/// Those that are there on the day, or all where none is.
fn of_the_day(found: Vec<&Unit>, on: NaiveDate) -> Vec<&Unit> {
    let now: Vec<&Unit> = found.iter().copied().filter(|unit| unit.is_valid_on(on)).collect();
    if now.is_empty() { found } else { now }
}

/// The units that a name of the letterhead means: spelt so, else the same place under another organisation, else
/// the same place with its level left out.
fn named(office: &str, tree: &[&Unit], on: NaiveDate) -> Vec<UnitId> {
    let (whole, core, bare) = (fold(office), core_name(office), bare_name(office));
    let levelled = kind_of(office);
    type Fits<'a> = &'a dyn Fn(&Unit, &str) -> bool;
    let steps: [Fits<'_>; 3] =
        [&|_, name| fold(name) == whole, &|_, name| core_name(name) == core, &|unit, name| {
            bare_name(name) == bare && levelled.is_none_or(|kind| kind == unit.kind)
        }];
    for step in steps {
        let fits = |unit: &&Unit| names(unit).any(|name| step(unit, name));
        let found = of_the_day(tree.iter().copied().filter(fits).collect(), on);
        if !found.is_empty() {
            return found.into_iter().map(|unit| unit.id).collect();
        }
    }
    Vec::new()
}

/// The units whose place stands in the name of the file; the longest name counts ("Hòa An Hạ" before "Hòa An").
fn in_file_name(name: &str, tree: &[&Unit], on: NaiveDate) -> Vec<UnitId> {
    let folded = fold(&words_of(name));
    for place in [core_name as fn(&str) -> String, bare_name] {
        let length = |unit: &Unit| {
            names(unit)
                .map(place)
                .filter(|it| it.len() > 2 && stands_in(&folded, it))
                .map(|it| it.len())
                .max()
        };
        let all: Vec<(usize, &Unit)> = tree.iter().filter_map(|unit| Some((length(unit)?, *unit))).collect();
        let Some(most) = all.iter().map(|(length, _)| *length).max() else { continue };
        let longest = all.into_iter().filter(|(length, _)| *length == most).map(|(_, unit)| unit).collect();
        return of_the_day(longest, on).into_iter().map(|unit| unit.id).collect();
    }
    Vec::new()
}

/// Units whose places are written much like one of the words.
fn alike(words: &str, issuer: &str, tree: &[&Unit], on: NaiveDate) -> Vec<UnitId> {
    let folded = fold(words);
    let office = Bag::of(&core_name(issuer));
    let mut found: Vec<(u32, UnitId)> = tree
        .iter()
        .filter(|unit| unit.is_valid_on(on))
        .filter_map(|unit| {
            let near = names(unit)
                .map(|name| {
                    let slip = one_slip(&folded, &bare_name(name));
                    if slip { 1000 } else { likeness(&office, &Bag::of(&core_name(name))) }
                })
                .max()?;
            (near >= NEAR).then_some((near, unit.id))
        })
        .collect();
    // The order of the tree stays among equals.
    found.sort_by_key(|(near, _)| std::cmp::Reverse(*near));
    found.into_iter().map(|(_, id)| id).collect()
}

/// Whether as many words in a row as the name has are the name but for one letter.
fn one_slip(text: &str, name: &str) -> bool {
    let wanted: Vec<&str> = name.split(' ').collect();
    let all: Vec<&str> = text.split(' ').collect();
    name.len() > 4
        && all.windows(wanted.len()).any(|window| {
            let differ: Vec<(&str, &str)> =
                window.iter().copied().zip(wanted.iter().copied()).filter(|(a, b)| a != b).collect();
            match differ.as_slice() {
                [] => true,
                [(a, b)] => one_apart(a.as_bytes(), b.as_bytes()),
                _ => false,
            }
        })
}

/// One letter put in, left out or changed; figures are never mistyped.
fn one_apart(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let figures = short.iter().chain(long).any(u8::is_ascii_digit);
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    !figures
        && long.len() - short.len() <= 1
        && if short.len() == long.len() {
            short[same..].get(1..) == long[same..].get(1..)
        } else {
            short[same..] == long[same + 1..]
        }
}
