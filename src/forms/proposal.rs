//! The proposal (tờ trình): asks the superior office to commend the chosen; the counts are those of the lists.

use super::context::Context;
use super::draft::{Draft, Form, para};
use super::foot::foot;
use super::letterhead::letterhead;
use super::parts::{addressees, bases, free_text};
use super::shared::{closing, finish, recipients, register, subject};
use super::title::title;
use crate::paper::{Para, Style};

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.proposal;
    let fields = context.fields();
    let about = subject(&mut draft, context, &fields);

    let mut blocks = letterhead(&mut draft, &context.case.office, &register(context), Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    blocks.extend(addressees(&mut draft, &context.paper.addressees));
    blocks.extend(bases(&draft, &context.paper.bases, ";"));
    let opening = draft.say(context, "opening", &fields, Style::REGULAR);
    blocks.extend(free_text(&draft, opening));
    let request = draft.say(context, "request", &fields, Style::REGULAR);
    blocks.extend(free_text(&draft, request));
    let closing = closing(&mut draft, context, &fields);
    blocks.push(para(Para { keep_next: true, ..draft.running(closing) }));
    let recipients = recipients(context, true);
    blocks.push(foot(&mut draft, Some(&recipients), &context.signature()));

    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}
