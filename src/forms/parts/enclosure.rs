//! The head of what goes with a paper on sheets of its own: its name, what it is about, which paper it belongs to.

use crate::forms::context::Context;
use crate::forms::draft::{Draft, centred, para, prepared};
use crate::forms::letterhead::quoted;
use crate::forms::profile::PaperKind;
use crate::forms::shared::register;
use crate::forms::title::rule_below;
use crate::paper::{Block, Para, Run, Size, Style};

/// The head of a list or an appendix named `name` that goes with a paper of `kind`.
pub(in crate::forms) fn enclosure_head(
    draft: &Draft<'_>,
    context: &Context<'_>,
    kind: &PaperKind,
    name: String,
    about: Vec<Run>,
) -> Vec<Block> {
    let profile = context.profile;
    let rules = &profile.appendix;
    let (office, style) = (&context.case.office, Style::ITALIC);
    let line = |size: Size, runs| Para {
        keep_next: true,
        ..centred(size, profile.letterhead.pitch.pitch_of(size), runs)
    };
    let words = rules.attached.replace("{office}", office.name.trim());
    let (before, after) = words.split_once("{paper}").unwrap_or((&words, ""));
    let mut attached = vec![Run::styled(before, style)];
    attached.extend(quoted(draft, office, &register(context), kind, style));
    attached.push(Run::styled(prepared(after), style));
    let name = line(rules.title_size.size(), vec![Run::bold(name)]);
    vec![
        para(Para { outline: Some(0), ..name }),
        para(line(rules.subject_size.size(), about)),
        para(line(rules.attached_size.size(), attached)),
        rule_below(draft, rules.attached_rule.whole()),
        Block::Gap(profile.title.after_pt.pt()),
    ]
}
