//! The achievement report (báo cáo thành tích) of a person, a collective, a household or a model: one on its own
//! sheets, or one after the other for everybody the paper names.

mod tables;

use super::about::{About, parent};
use super::context::Context;
use super::draft::{Draft, Form, Spot, centred, para};
use super::letterhead::{date_runs, letterhead};
use super::parts::{Signer, bare_end, free_text, signatures};
use super::shared::{finish, register};
use super::title::rule_below;
use crate::domain::office::Office;
use crate::domain::subject::SubjectKind;
use crate::paper::{Block, Columns, Length, Para, Run, RunKind, Style, Width};
use crate::text::{self, NBSP};

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.achievement.kind;
    let common = context.fields();
    let named = context.named();
    let setup = context.profile.portrait();
    let mut sections = Vec::new();
    let mut names = Vec::new();
    for it in &named {
        let about = About::new(context, it, &common);
        sections.push((setup, report(&mut draft, context, &about)));
        names.push(super::about::full_name(&it.subject));
    }
    if sections.is_empty() {
        let run = draft.need("", "hồ sơ để lập báo cáo thành tích", Spot::Entries, Style::REGULAR);
        sections.push((setup, vec![para(draft.running(vec![run]))]));
    }
    let subject = match names.as_slice() {
        [one] => format!("của {one}"),
        _ => format!("của {} hồ sơ", text::padded(names.len() as u64)),
    };
    let mut form = finish(draft, context, kind, &subject, sections);
    for (section, name) in form.document.sections.iter_mut().zip(names) {
        section.bookmark = Some(format!("{}: {name}", kind.in_text));
    }
    form
}

/// One report.
fn report(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let kind = about.it.subject.kind();
    let mut blocks = head(draft, context, about);
    blocks.extend(title(draft, context, about));
    let first = about.say(draft, context, &part("about", kind), Style::REGULAR);
    blocks.extend(free_text(draft, first));
    blocks.extend(deeds(draft, context, about));
    blocks.extend(honours(draft, context, about));
    let mut closing = about.say(draft, context, "closing", Style::REGULAR);
    if !closing.is_empty() {
        if let Some(last) = closing.last_mut().filter(|run| run.kind == RunKind::Plain) {
            last.text = bare_end(&last.text).to_owned();
        }
        closing.push(Run::plain(draft.profile.body.end_mark.clone()));
        blocks.push(para(Para { keep_next: true, ..draft.running(closing) }));
    }
    let reporter = signer(draft, context, &part("reporter", kind), about.value("người báo cáo"));
    let confirmer = signer(draft, context, &part("confirmer", kind), "");
    let superior = signer(draft, context, "superior", "");
    blocks.push(signatures(draft, &[confirmer, reporter]));
    blocks.push(signatures(draft, &[superior]));
    blocks
}

/// The key of a part that differs by kind.
fn part(what: &str, kind: SubjectKind) -> String {
    format!("{what}_{}", kind.code())
}

/// The head: the nominating unit under the one above it; day and place stay open for those who sign.
fn head(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let (case, it) = (context.case, about.it);
    // The place is not the office's: those who sign write their own.
    let mut office = Office { place: "…".to_owned(), ..case.office.clone() };
    if let Some(above) = parent(&case.units, it.dossier.unit) {
        office.superior.clone_from(&above.name);
        office.issuer.clone_from(&it.unit_name);
    }
    let register = register(context);
    let own_place = draft.words(context, "place");
    let profile = draft.profile;
    let rules = &profile.letterhead;
    let (size, share) = (rules.date_size.size(), rules.left_share.whole());
    let (pitch, gap) = (rules.pitch.pitch_of(size), rules.number_gap_pt.pt());
    let place = if own_place.is_empty() {
        Run::dots(draft.profile.achievement.place_blank_mm.mm())
    } else {
        Run::italic(super::draft::prepared(&own_place))
    };
    let mut runs = vec![place, Run::italic(format!(",{NBSP}"))];
    runs.extend(date_runs(draft, &register, Style::ITALIC));
    // Only the upper row: the row of number and day is the report's own.
    let upper: Vec<Block> = letterhead(draft, &office, &register, None).into_iter().take(1).collect();
    let left = u32::try_from(share).unwrap_or(38).min(99);
    let dated = Block::Columns(Columns {
        widths: vec![Width::Share(left), Width::Share(100 - left)],
        gap: Length::ZERO,
        cells: vec![Vec::new(), vec![para(centred(size, pitch, runs))]],
        before: gap,
        after: Length::ZERO,
    });
    upper.into_iter().chain([dated]).collect()
}

/// The word BÁO CÁO THÀNH TÍCH, what is asked for and for whom.
fn title(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let subject = about.say(draft, context, "subject", Style::BOLD);
    let profile = draft.profile;
    let rules = &profile.title;
    let pitch = |size| profile.letterhead.pitch.pitch_of(size);
    let (kind_size, size) = (rules.kind_size.size(), rules.subject_size.size());
    let name = Run::bold(text::glue(&draft.profile.achievement.kind.name));
    vec![
        para(Para {
            before: rules.before_pt.pt(),
            keep_next: true,
            ..centred(kind_size, pitch(kind_size), vec![name])
        }),
        para(Para {
            left_indent: rules.subject_side_mm.mm(),
            right_indent: rules.subject_side_mm.mm(),
            keep_next: true,
            ..centred(size, pitch(size), subject)
        }),
        rule_below(draft, rules.rule.whole()),
        Block::Gap(rules.after_pt.pt()),
    ]
}

/// What was done: the summary, then each achievement with its figure.
fn deeds(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let runs = about.say(draft, context, "deeds", Style::REGULAR);
    let mut blocks = free_text(draft, runs);
    let dossier = &about.it.dossier;
    let rows: Vec<_> = dossier.achievements.iter().filter(|row| !row.content.trim().is_empty()).collect();
    if rows.is_empty() {
        if dossier.summary.trim().is_empty() {
            let run = about.need(draft, "", "thành tích đạt được", Style::REGULAR);
            blocks.push(para(draft.running(vec![run])));
        }
        return blocks;
    }
    let caption = about.say(draft, context, "deeds_table", Style::REGULAR);
    if !caption.is_empty() {
        blocks.push(para(Para { keep_next: true, ..draft.running(caption) }));
    }
    blocks.push(Block::Table(tables::deeds(draft, context, &rows)));
    blocks
}

/// Earlier commendations.
fn honours(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let runs = about.say(draft, context, "honours", Style::REGULAR);
    let mut blocks = free_text(draft, runs);
    let rows: Vec<_> =
        about.it.dossier.past_awards.iter().filter(|award| !award.form.trim().is_empty()).collect();
    if rows.is_empty() {
        let none = about.say(draft, context, "no_honours", Style::REGULAR);
        blocks.extend(free_text(draft, none));
    } else {
        blocks.push(Block::Table(tables::honours(draft, context, about, &rows)));
    }
    blocks
}

fn signer(draft: &Draft<'_>, context: &Context<'_>, key: &str, name: &str) -> Signer {
    let words = draft.words(context, key);
    Signer::new(&words.split('\n').collect::<Vec<_>>(), name)
}
