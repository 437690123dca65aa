//! What the words of cells mean in the catalogues of the office.

use super::Known;
use crate::domain::catalogue::{EntryList, offered};
use crate::domain::ids::MovementId;
use crate::domain::movement::named_in;
use crate::text::{clean, fold};
use std::cell::RefCell;
use std::collections::HashMap;

/// What is known, with what the words of cells were found to mean: the same words stand in many rows.
pub(super) struct Given<'a> {
    known: &'a Known<'a>,
    names: RefCell<HashMap<(EntryList, String), Option<String>>>,
    moves: RefCell<HashMap<String, Meant>>,
}

/// Movements, and words that name none.
pub(super) type Meant = (Vec<MovementId>, Vec<String>);

impl<'a> Given<'a> {
    pub(super) fn new(known: &'a Known<'a>) -> Self {
        Self { known, names: RefCell::default(), moves: RefCell::default() }
    }

    /// What an entry of a catalogue that is called so is called there.
    pub(super) fn entry(&self, list: EntryList, text: &str) -> Option<String> {
        let key = (list, text.to_owned());
        let find = || {
            let mut all = offered(self.known.entries, list, self.known.today);
            all.find(|entry| entry.is_called(text)).map(|entry| entry.name.clone())
        };
        self.names.borrow_mut().entry(key).or_insert_with(find).clone()
    }

    pub(super) fn movements(&self, text: &str) -> Meant {
        let find = || movements(text, self.known);
        self.moves.borrow_mut().entry(text.to_owned()).or_insert_with(find).clone()
    }
}

impl<'a> std::ops::Deref for Given<'a> {
    type Target = Known<'a>;

    fn deref(&self) -> &Known<'a> {
        self.known
    }
}

/// The movements that a cell names, between whatever signs: commas stand between movements, and inside the names of some.
fn movements(text: &str, known: &Known<'_>) -> Meant {
    let mut left = format!(" {} ", fold(text));
    let mut ids = Vec::new();
    let mut names: Vec<(String, MovementId)> = known
        .movements
        .iter()
        .map(|one| (fold(&one.name), one.id))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, id) in names {
        let framed = format!(" {name} ");
        if left.contains(&framed) {
            left = left.replace(&framed, " ");
            ids.push(id);
        }
    }
    if ids.is_empty() {
        return named_in(&text.replace('\n', ";"), known.movements);
    }
    // What is neither a movement nor the words before one.
    const BEFORE: [&str; 9] = ["phong", "trao", "thi", "dua", "cuoc", "van", "dong", "va", "cac"];
    let strange = left.split_whitespace().filter(|word| !BEFORE.contains(word)).collect::<Vec<_>>();
    let named = |piece: &str| strange.iter().any(|word| fold(piece).split(' ').any(|one| one == *word));
    let pieces = text.split([',', ';', '\n']).map(clean).filter(|piece| !piece.is_empty() && named(piece));
    (ids, pieces.collect())
}
