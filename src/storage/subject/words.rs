//! What a search reads of a subject besides its name.

use crate::domain::subject::{Detail, Subject};
use crate::text::fold_words;

/// Other names, telephone, posts, heads, contributions, owners and addresses, folded. What is sensitive (ethnicity,
/// religion) is not searched.
pub(in super::super) fn of(subject: &Subject) -> String {
    let mut text = subject.other_names.join(" ");
    let mut add = |words: &str| {
        text.push(' ');
        text.push_str(words);
    };
    match &subject.detail {
        Detail::Person(it) => {
            add(&it.phone);
            add(&it.post);
            it.posts.iter().for_each(|post| {
                add(&post.title);
                add(&post.place);
            });
        }
        Detail::Collective(it) => add(&it.head),
        Detail::Household(it) => {
            add(&it.head);
            add(&it.representative);
            add(&it.occupation);
            it.contributions.iter().for_each(|one| add(&one.content));
        }
        Detail::Model(it) => {
            it.owners.iter().for_each(|owner| add(owner));
            add(&it.content);
            add(&it.replicated);
        }
    }
    add(subject.detail.address());
    fold_words(&text)
}
