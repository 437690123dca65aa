//! Which duty of the plan an item carries out.

use super::PublicityItem;
use crate::domain::obligation::{Duty, Obligation};
use crate::domain::progress::carries_out;
use crate::text::fold;

/// The duties of publicity among the obligations of a plan, in their order.
pub fn duties(obligations: &[Obligation]) -> impl Iterator<Item = &Obligation> {
    obligations.iter().filter(|one| matches!(one.duty, Duty::Publicity { .. }))
}

/// A duty in a line: who, through what.
#[must_use]
pub fn words(obligation: &Obligation) -> String {
    let Duty::Publicity { agency, forms, .. } = &obligation.duty else { return String::new() };
    let forms = forms.join(", ");
    match (agency.trim(), forms.trim()) {
        ("", forms) => forms.to_owned(),
        (agency, "") => agency.to_owned(),
        (agency, forms) => format!("{agency}: {forms}"),
    }
}

/// The duty an item counts for, if any does.
#[must_use]
pub fn counts_for<'a>(item: &PublicityItem, obligations: &'a [Obligation]) -> Option<&'a Obligation> {
    duties(obligations).find(|one| carries_out(item, one))
}

/// The duty an item that counts for none may be meant for: one whose agency is called much the same, else one that
/// names the form of the item. Only an offer; nothing is counted by it.
#[must_use]
pub fn suggested<'a>(item: &PublicityItem, obligations: &'a [Obligation]) -> Option<&'a Obligation> {
    if counts_for(item, obligations).is_some() {
        return None;
    }
    let (agency, form) = (fold(&item.agency), fold(&item.form));
    let alike =
        |one: &str, two: &str| !one.is_empty() && !two.is_empty() && (one.contains(two) || two.contains(one));
    let by_agency = duties(obligations).find(|one| match &one.duty {
        Duty::Publicity { agency: of, .. } => alike(&fold(of), &agency),
        _ => false,
    });
    by_agency.or_else(|| {
        duties(obligations).find(|one| match &one.duty {
            Duty::Publicity { forms, .. } => forms.iter().any(|of| alike(&fold(of), &form)),
            _ => false,
        })
    })
}
