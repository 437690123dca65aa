//! The decision (quyết định khen thưởng) with the list of those commended as an appendix.

use super::context::{Context, Fields};
use super::draft::{Draft, Form, Missing, Spot, centred, para, prepared};
use super::foot::foot;
use super::letterhead::{Register, letterhead};
use super::nomination_list::{Entry, Group, Sheet, entries_of, grouped, sheet};
use super::parts::{bare_end, bases, by_form, form_fields, free_text, without_form};
use super::shared::{finish, grounds, recipients, register, subject};
use super::title::title;
use crate::domain::case::CaseFile;
use crate::domain::ids::DossierId;
use crate::domain::papers::PaperType;
use crate::paper::{Block, Para, Run, RunKind, Style};
use crate::text::upper_first;
use crate::text::{self, NBSP};

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.decision;
    let named = context.named();
    let fields = all_fields(context);
    let about = subject(&mut draft, context, &fields);
    let register = register(context);

    let mut blocks = letterhead(&mut draft, &context.case.office, &register, Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    let authority = draft.say(context, "authority", &fields, Style::BOLD);
    blocks.push(capitals(&draft, authority));
    blocks.extend(legal(&mut draft, context, &fields));
    let enacting = vec![Run::bold(text::glue(&context.profile.decision.enacting))];
    blocks.push(capitals(&draft, enacting));

    without_form(&mut draft, context, &named);
    let mut articles = Articles { blocks, number: 0 };
    let forms = context.by_award(&named);
    if let [(form, of_form)] = forms.as_slice() {
        let fields = form_fields(context, &fields, form, of_form);
        let runs = draft.say(context, "award", &fields, Style::REGULAR);
        articles.add(&draft, runs, false);
    } else {
        let runs = draft.say(context, "award_many", &fields, Style::REGULAR);
        articles.add(&draft, runs, false);
        articles.blocks.extend(by_form(&mut draft, context, "award_item", &fields, &named));
        let runs = draft.say(context, "award_list", &fields, Style::REGULAR);
        articles.blocks.extend(free_text(&draft, runs));
    }
    let money = draft.say(context, "money", &fields, Style::REGULAR);
    if !money.is_empty() {
        articles.add(&draft, money, false);
    }
    let mut execution = draft.say(context, "execution", &fields, Style::REGULAR);
    if let Some(last) = execution.last_mut().filter(|run| run.kind == RunKind::Plain) {
        last.text = bare_end(&last.text).to_owned();
    }
    execution.push(Run::plain(context.profile.body.end_mark.clone()));
    articles.add(&draft, execution, true);

    let mut recipients = recipients(context, false);
    let last = context.profile.decision.as_article.replace("{number}", &articles.number.to_string());
    recipients.lines.insert(0, last);
    let mut blocks = articles.blocks;
    blocks.push(foot(&mut draft, Some(&recipients), &context.signature()));
    let list = appendix(&mut draft, context, &register, &fields);

    let profile = context.profile;
    let lying = if profile.decision.landscape { profile.landscape() } else { profile.portrait() };
    finish(draft, context, kind, &about, vec![(profile.portrait(), blocks), (lying, list)])
}

/// The dossiers in the order of the decision's list, the first of which bears number 1 in the golden book (số sổ vàng).
#[must_use]
pub fn golden_book(case: &CaseFile, profile: &super::Profile) -> Vec<DossierId> {
    let paper = case.paper(PaperType::Decision);
    let context = Context { paper: &paper, case, profile, made: None };
    let entries = entries_of(&context, &context.named());
    groups_of(&context, &entries).iter().flat_map(Group::entries).map(|entry| entry.dossier).collect()
}

fn groups_of<'e>(context: &Context<'_>, entries: &'e [Entry]) -> Vec<Group<'e>> {
    grouped(entries, context.paper.options.order, &context.case.units)
}

/// The common fields, and `thẩm quyền`: the body that decides, or its head where the head signs in own right.
fn all_fields(context: &Context<'_>) -> Fields {
    let office = &context.case.office;
    let signature = context.signature();
    let first = signature.lines.iter().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or("");
    let post = ["KT.", "Q.", "TL.", "TUQ."]
        .iter()
        .find_map(|mark| first.strip_prefix(mark))
        .unwrap_or(first)
        .trim()
        .to_lowercase();
    let collective = first.is_empty() || first.starts_with("TM.") || first.starts_with("T/M");
    let authority = if collective {
        office.name.trim().to_owned()
    } else {
        let body = if office.short_name.trim().is_empty() { &office.name } else { &office.short_name };
        upper_first(&format!("{post} {}", body.trim()))
    };
    let mut fields = context.fields();
    fields.push(("thẩm quyền", authority));
    fields
}

/// A line in bold capitals in the middle, with white around it.
fn capitals(draft: &Draft<'_>, runs: Vec<Run>) -> Block {
    let size = draft.profile.title.kind_size.size();
    let gap = draft.profile.decision.gap_pt.pt();
    let upper = |run: Run| match run.kind {
        RunKind::Plain => Run { text: run.text.to_uppercase(), ..run },
        _ => run,
    };
    let runs = runs.into_iter().map(upper).collect();
    let line = centred(size, draft.profile.letterhead.pitch.pitch_of(size), runs);
    para(Para { before: gap, after: gap, keep_next: true, ..line })
}

/// Legal bases, the meeting, and at whose proposal: each ends with ";", the last with "." (NĐ 30/2020, ô 6).
fn legal(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields) -> Vec<Block> {
    let given = grounds(context);
    if given.is_empty() {
        draft.findings.push(Missing { what: "căn cứ pháp lý".to_owned(), spot: Spot::Paper });
    }
    let mut blocks = bases(draft, given, ";");
    let style = if draft.profile.body.basis_italic { Style::ITALIC } else { Style::REGULAR };
    for (key, end) in [("basis_meeting", ";"), ("proposed_by", ".")] {
        let mut runs = draft.say(context, key, fields, style);
        if let Some(last) = runs.last_mut().filter(|run| run.kind == RunKind::Plain) {
            last.text = bare_end(&last.text).to_owned();
        }
        if !runs.is_empty() {
            runs.push(Run::styled(end, style));
            blocks.push(para(draft.running(runs)));
        }
    }
    blocks
}

/// The articles, numbered as they come: one left out leaves no gap.
struct Articles {
    blocks: Vec<Block>,
    number: u32,
}

impl Articles {
    fn add(&mut self, draft: &Draft<'_>, mut runs: Vec<Run>, last: bool) {
        self.number += 1;
        let mark = draft.profile.decision.article.replace("{number}", &self.number.to_string());
        runs.insert(0, Run::bold(format!("{}{NBSP}", text::glue(&mark))));
        let mut paras = free_text(draft, runs);
        if last && let Some(Block::Para(last)) = paras.last_mut() {
            last.keep_next = true;
        }
        self.blocks.extend(paras);
    }
}

/// The list of those commended; its running number is their number in the golden book.
fn appendix(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    register: &Register,
    fields: &Fields,
) -> Vec<Block> {
    let rules = &context.profile.decision;
    let entries = entries_of(context, &context.named());
    let groups = groups_of(context, &entries);
    let runs = draft.say(context, "list_subject", fields, Style::BOLD);
    let about: String = runs.into_iter().map(|run| run.text).collect();
    sheet(
        draft,
        &Sheet {
            office: &context.case.office,
            kind: &context.profile.kinds.list,
            subject: &prepared(&upper_first(&about)),
            groups: &groups,
            shown: rules.columns,
            labels: &rules.labels,
            through: true,
            one_kind: false,
            total: &rules.total,
            letterhead: None,
            attached: Some((&context.profile.kinds.decision, register)),
            signature: None,
        },
    )
}
