//! Which items a list shows.

use super::{Forms, PublicityItem, Span};
use crate::domain::ids::{MovementId, SubjectId};
use crate::text::{fold, matches, query_words};

/// Which items are meant; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words typed in any order, with or without accents.
    pub words: String,
    /// A form, by [`Forms::key`].
    pub form: Option<String>,
    /// An agency in folded words; empty ones mean the items that name none.
    pub agency: Option<String>,
    /// A movement; none inside means the items that belong to none.
    pub movement: Option<Option<MovementId>>,
    /// An exemplar.
    pub subject: Option<SubjectId>,
    /// When.
    pub span: Span,
}

impl Filter {
    /// Whether an item is meant. `names`: the names of its exemplars, which are searched too.
    #[must_use]
    pub fn takes(&self, item: &PublicityItem, forms: &Forms, names: &str) -> bool {
        self.span.holds(item.on)
            && self.form.as_ref().is_none_or(|key| *key == forms.key(&item.form))
            && self.agency.as_ref().is_none_or(|agency| *agency == fold(&item.agency))
            && self.movement.is_none_or(|movement| match movement {
                Some(id) => item.movements.contains(&id),
                None => item.movements.is_empty(),
            })
            && self.subject.is_none_or(|id| item.subjects.contains(&id))
            && self.finds(item, names)
    }

    fn finds(&self, item: &PublicityItem, names: &str) -> bool {
        let query = query_words(&self.words);
        if query.is_empty() {
            return true;
        }
        let PublicityItem { title, form, agency, address, note, .. } = item;
        matches(&query, &fold(&format!("{title} {form} {agency} {address} {note} {names}")))
    }

    /// Whether anything is said at all.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let bare = Self { words: String::new(), ..self.clone() };
        bare == Self::default() && self.words.trim().is_empty()
    }
}
