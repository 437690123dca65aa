//! The register of bases as fields offer it: by number or by words, typed with or without accents.

use super::Desk;
use crate::domain::basis::{Basis, Standing};
use crate::domain::ids::BasisId;
use crate::text::{date::short_date, fold};
use crate::ui::badge::Tone;
use crate::ui::suggest::Item;
use chrono::NaiveDate;

/// The entries of the register, ready to be offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasisOffers {
    /// What is shown and matched.
    pub items: Vec<Item>,
    /// Which entries, beside `items`.
    pub ids: Vec<BasisId>,
}

impl BasisOffers {
    /// All entries but `without`: those in force first, the newest first.
    #[must_use]
    pub fn of(desk: &Desk, without: Option<BasisId>) -> Self {
        let mut all: Vec<&Basis> = desk.bases.iter().filter(|one| Some(one.id) != without).collect();
        let ended = |one: &Basis| matches!(one.standing(desk.today, &desk.bases), Standing::Ended { .. });
        all.sort_by_key(|one| (ended(one), std::cmp::Reverse(one.date), one.id));
        let item = |one: &&Basis| {
            let words = title(one);
            let folded = format!("{words} {} {} {}", one.subject, one.issuer, one.names.join(" "));
            let detail = if ended(one) { "hết hiệu lực".to_owned() } else { one.subject.clone() };
            Item::new(words, fold(&folded)).detail(detail)
        };
        Self { items: all.iter().map(item).collect(), ids: all.iter().map(|one| one.id).collect() }
    }
}

/// What an entry is called: "Nghị định số 152/2025/NĐ-CP"; a law by its name, as laws are cited.
#[must_use]
pub fn title(basis: &Basis) -> String {
    let number = basis.number.trim();
    if basis.kind.trim().starts_with("Luật") || number.is_empty() {
        let name = format!("{} {}", basis.kind.trim(), basis.subject.trim());
        return if number.is_empty() { name } else { format!("{name} ({number})") };
    }
    format!("{} số {number}", basis.kind.trim())
}

/// How an entry stands today, in words.
#[must_use]
pub fn standing(basis: &Basis, today: NaiveDate, register: &[Basis]) -> (String, Tone) {
    match basis.standing(today, register) {
        Standing::InForce => match basis.ended {
            Some(ended) => {
                let last = ended.pred_opt().unwrap_or(ended);
                (format!("Hiệu lực đến {}", short_date(last)), Tone::Due)
            }
            None => ("Còn hiệu lực".to_owned(), Tone::Done),
        },
        Standing::NotYet { from } => (format!("Có hiệu lực từ {}", short_date(from)), Tone::Info),
        Standing::Ended { since, .. } => (format!("Hết hiệu lực từ {}", short_date(since)), Tone::Danger),
    }
}
