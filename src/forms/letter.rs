//! The letter (công văn): no name of its own; what it is about stands under its number.

use super::context::{Context, Fields};
use super::draft::{Draft, Form, Spot, para, prepared};
use super::foot::foot;
use super::letterhead::letterhead_about;
use super::parts::{addressees, free_text};
use super::shared::{closing, finish, lower_first, recipients, register, subject};
use crate::paper::{Block, Ink, Para, Placed, Run, Shape, Style};

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.letter;
    let fields = context.fields();
    let about = subject(&mut draft, context, &fields);
    let short = about_words(&about);
    let run = draft.need(&short, "trích yếu nội dung", Spot::Head, Style::REGULAR);

    let mut blocks = letterhead_about(&mut draft, &context.case.office, &register(context), kind, run);
    blocks.splice(0..0, contact(context));
    blocks.push(Block::Gap(context.profile.title.before_pt.pt()));
    blocks.extend(addressees(&mut draft, &context.paper.addressees));
    blocks.extend(body(&mut draft, context, &fields));
    let closing = closing(&mut draft, context, &fields);
    blocks.push(para(Para { keep_next: true, ..draft.running(closing) }));
    let recipients = recipients(context, true);
    blocks.push(foot(&mut draft, Some(&recipients), &context.signature()));

    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}

/// The contact line under a rule, in the lower margin of the first page (NĐ 30/2020, ô 13).
pub(super) fn contact(context: &Context<'_>) -> Vec<Block> {
    let rules = &context.profile.letter;
    let words = rules.contact.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let sheet = context.profile.portrait();
    let (left, right) = (sheet.margins.left, sheet.width - sheet.margins.right);
    let size = rules.contact_size.size();
    let rule = sheet.height - sheet.margins.bottom + rules.contact_gap_mm.mm();
    let line = Shape::Line {
        from: (left, rule),
        to: (right, rule),
        thickness: context.profile.letterhead.rule_pt.pt(),
        ink: Ink::Black,
    };
    let place = (left, rule + size.pitch(1200));
    let text = Placed::new(place, right - left, size, vec![Run::plain(prepared(words))]);
    // Two lines are what the margin has room for.
    vec![Block::Shape(line), Block::Placed(Placed { most_lines: 2, ..text })]
}

/// What only the office can say.
pub(super) fn body(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields) -> Vec<Block> {
    let runs = draft.say(context, "body", fields, Style::REGULAR);
    free_text(draft, runs)
}

/// The subject behind "V/v": people type "Về việc" or "V/v" in front of it.
pub(super) fn about_words(subject: &str) -> String {
    let words = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = words.as_str();
    for front in ["về việc ", "v/v ", "v/v: "] {
        let length = front.chars().count();
        let begins: String = rest.chars().take(length).collect();
        if begins.to_lowercase() == front {
            rest = rest.get(begins.len()..).unwrap_or_default().trim_start();
        }
    }
    lower_first(rest)
}

#[cfg(test)]
mod tests {
    use super::about_words;

    #[test]
    fn the_words_in_front_are_said_once() {
        for typed in
            ["Về việc báo cáo số liệu", "V/v báo cáo  số liệu", "v/v: báo cáo số liệu", "Báo cáo số liệu"]
        {
            assert_eq!(about_words(typed), "báo cáo số liệu", "{typed}");
        }
        assert_eq!(about_words("UBND tỉnh xin ý kiến"), "UBND tỉnh xin ý kiến");
    }
}
