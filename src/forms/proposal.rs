//! The proposal (tờ trình): asks the superior office to commend the chosen; the counts are those of the lists.

use super::context::Context;
use super::draft::{Draft, Form, para};
use super::foot::foot;
use super::letterhead::letterhead;
use super::parts::{addressees_as, bases, by_form, form_fields, free_text, names, without_form};
use super::shared::{closing, finish, grounds, recipients, register, subject};
use super::title::title;
use crate::paper::{Para, Style};

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.proposal;
    let named = context.named();
    let fields = context.fields_of(&named);
    let about = subject(&mut draft, context, &fields);

    let mut blocks = letterhead(&mut draft, &context.case.office, &register(context), Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    let label = &context.profile.addressees.proposal_label;
    blocks.extend(addressees_as(&mut draft, label, &context.paper.addressees));
    blocks.extend(bases(&draft, grounds(context), ";"));
    for key in ["opening", "results"] {
        let runs = draft.say(context, key, &fields, Style::REGULAR);
        blocks.extend(free_text(&draft, runs));
    }

    without_form(&mut draft, context, &named);
    let forms = context.by_award(&named);
    if let [(form, of_form)] = forms.as_slice() {
        let fields = form_fields(context, &fields, form, of_form);
        let runs = draft.say(context, "request", &fields, Style::REGULAR);
        blocks.extend(free_text(&draft, runs));
    } else {
        let runs = draft.say(context, "request_many", &fields, Style::REGULAR);
        blocks.extend(free_text(&draft, runs));
        blocks.extend(by_form(&mut draft, context, "request_item", &fields, &named));
    }
    let few = usize::try_from(context.profile.proposal.inline_most.whole()).unwrap_or(0);
    if (1..=few).contains(&named.len()) {
        let runs = draft.say(context, "names", &fields, Style::REGULAR);
        blocks.extend(free_text(&draft, runs));
        blocks.extend(names(&draft, &named));
    }
    let attached = draft.say(context, "attached", &fields, Style::ITALIC);
    blocks.extend(free_text(&draft, attached));

    let closing = closing(&mut draft, context, &fields);
    blocks.push(para(Para { keep_next: true, ..draft.running(closing) }));
    let recipients = recipients(context, true);
    blocks.push(foot(&mut draft, Some(&recipients), &context.signature()));

    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}
