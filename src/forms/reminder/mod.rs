//! The letter of reminder (công văn đôn đốc): which unit still owes what on a day, and by when it is asked for (KG-1,
//! LS-2). A few units stand in the letter itself; more stand in the list that goes with it.

mod owed;
mod tables;

use super::context::{Context, Fields};
use super::draft::{Draft, Form, Missing, Spot, centred, para, prepared};
use super::foot::foot;
use super::letter::{about_words, contact};
use super::letterhead::letterhead_about;
use super::parts::{addressees, enclosure_head, free_text};
use super::profile::PaperKind;
use super::shared::{closing, finish, recipients, register, subject};
use crate::paper::{Block, Para, Run, Style};
use crate::text::upper_first;
use crate::text::{self, date::plain_date};
use owed::Owed;

/// One letter being written.
struct Letter<'a, 'p> {
    context: &'a Context<'a>,
    draft: Draft<'p>,
    fields: Fields,
    owed: Owed,
}

pub(super) fn write(context: &Context<'_>) -> Form {
    let owed = Owed::of(context);
    let mut fields = fields(context, &owed);
    fields.extend(context.fields());
    let kind = &context.profile.kinds.letter;
    let mut letter = Letter { context, draft: Draft::new(context.profile), fields, owed };
    let about = subject(&mut letter.draft, context, &letter.fields);
    let short = about_words(&about);
    let run = letter.draft.need(&short, "trích yếu nội dung", Spot::Head, Style::REGULAR);

    let office = &context.case.office;
    let mut blocks = letterhead_about(&mut letter.draft, office, &register(context), kind, run);
    blocks.splice(0..0, contact(context));
    blocks.push(Block::Gap(context.profile.title.before_pt.pt()));
    blocks.extend(letter.whom());
    blocks.extend(letter.part("opening"));
    blocks.extend(letter.asked());
    let attached = letter.is_list_attached();
    blocks.extend(letter.part(if attached { "status_list" } else { "status" }));
    if !attached {
        let tables = letter.tables();
        blocks.extend(tables);
    }
    for key in ["request", "more", "contact"] {
        blocks.extend(letter.part(key));
    }
    let end = closing(&mut letter.draft, context, &letter.fields);
    blocks.push(para(Para { keep_next: true, ..letter.draft.running(end) }));
    let recipients = recipients(context, true);
    blocks.push(foot(&mut letter.draft, Some(&recipients), &context.signature()));

    let mut sections = vec![(context.profile.portrait(), blocks)];
    if attached {
        sections.push((context.profile.portrait(), letter.list(kind)));
    }
    finish(letter.draft, context, kind, &about, sections)
}

/// What the sentences of a reminder may name besides the common fields.
fn fields(context: &Context<'_>, owed: &Owed) -> Fields {
    let counted = |count: usize| text::count_with_words(count as u64);
    let office = context.case.office.name.trim();
    let to = match owed.sent_to.as_str() {
        "" => office,
        to => to,
    };
    vec![
        ("ngày chốt số liệu", plain_date(owed.day)),
        ("hạn mới", plain_date(owed.answer_by)),
        ("nơi nhận hồ sơ", to.to_owned()),
        ("số đơn vị được giao", counted(owed.bound)),
        ("số đơn vị đủ", counted(owed.bound.saturating_sub(owed.units.len()))),
        ("số đơn vị thiếu", counted(owed.units.len())),
        ("số hồ sơ thiếu", counted(owed.missing)),
    ]
}

impl Letter<'_, '_> {
    fn words(&self, key: &str) -> String {
        self.draft.words(self.context, key)
    }

    fn say(&mut self, key: &str, style: Style) -> Vec<Run> {
        self.draft.say(self.context, key, &self.fields, style)
    }

    /// A part as paragraphs.
    fn part(&mut self, key: &str) -> Vec<Block> {
        let runs = self.say(key, Style::REGULAR);
        free_text(&self.draft, runs)
    }

    fn is_list_attached(&self) -> bool {
        let most = usize::try_from(self.context.profile.reminder.inline_most.whole()).unwrap_or(0);
        self.owed.units.len() > most
    }

    /// Whom it is addressed to: as typed, else those that owe something.
    fn whom(&mut self) -> Vec<Block> {
        let own = &self.context.paper.addressees;
        if own.iter().any(|it| !it.trim().is_empty()) {
            return addressees(&mut self.draft, own);
        }
        let units = if self.is_list_attached() {
            vec![self.words("addressees_list")]
        } else {
            self.owed.units.iter().map(|(_, name)| name.trim().to_owned()).collect()
        };
        addressees(&mut self.draft, &units)
    }

    /// What the plan asks of them, a line each.
    fn asked(&mut self) -> Vec<Block> {
        if self.owed.asked.is_empty() {
            let what = self.words("nobody");
            self.draft.findings.push(Missing { what: what.clone(), spot: Spot::Paper });
            return vec![para(self.draft.running(vec![Run::missing(what)]))];
        }
        let last = self.owed.asked.len() - 1;
        let lines = self.owed.asked.iter().enumerate().map(|(at, asked)| {
            let end = if at == last { "." } else { ";" };
            format!("- {}{end}", prepared(&upper_first(&asked.sentence)))
        });
        let lines = lines.collect::<Vec<_>>().join("\n");
        free_text(&self.draft, vec![Run::plain(lines)])
    }

    /// A table for each duty; with a name over each where there are several.
    fn tables(&self) -> Vec<Block> {
        let several = self.owed.asked.len() > 1;
        let mut blocks = Vec::new();
        for (number, asked) in (1..).zip(&self.owed.asked) {
            if several {
                let words = self.words("table");
                let words = words.replace("{số bảng}", &number.to_string());
                let words = prepared(&words.replace("{chỉ tiêu}", &asked.title));
                let size = self.draft.profile.list.size.size();
                let pitch = self.draft.profile.list.pitch.pitch_of(size);
                blocks.push(para(Para {
                    keep_next: true,
                    before: self.draft.profile.body.gap_pt.pt(),
                    ..centred(size, pitch, vec![Run::styled(words, Style::BOLD_ITALIC)])
                }));
            }
            blocks.push(Block::Table(tables::table(self, asked)));
        }
        blocks
    }

    /// The list that goes with the letter, on a sheet of its own.
    fn list(&mut self, kind: &PaperKind) -> Vec<Block> {
        let about = self.say("list", Style::BOLD);
        let name = self.words("list_name");
        let mut blocks = enclosure_head(&self.draft, self.context, kind, name, about);
        blocks.extend(self.tables());
        blocks
    }
}
