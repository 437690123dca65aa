//! The notice (thông báo): head, title, what the office has to say, foot.

use super::context::Context;
use super::draft::{Draft, Form, para};
use super::foot::foot;
use super::letter::body;
use super::letterhead::letterhead;
use super::parts::bases;
use super::shared::{closing, finish, recipients, register, subject};
use super::title::title;
use crate::paper::Para;

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.notice;
    let fields = context.fields();
    let about = subject(&mut draft, context, &fields);

    let mut blocks = letterhead(&mut draft, &context.case.office, &register(context), Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    blocks.extend(bases(&draft, &context.paper.bases, ";"));
    blocks.extend(body(&mut draft, context, &fields));
    let closing = closing(&mut draft, context, &fields);
    blocks.push(para(Para { keep_next: true, ..draft.running(closing) }));
    let recipients = recipients(context, false);
    blocks.push(foot(&mut draft, Some(&recipients), &context.signature()));

    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}
