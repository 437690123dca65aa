//! Lists through the one door: whom they name, in what order, on how many sheets, with which paper.

use super::entry::{Entry, grouped};
use super::sheet::{Sheet, sheet};
use crate::domain::case::Nomination;
use crate::domain::papers::{PaperType, Selection};
use crate::domain::subject::SubjectKind;
use crate::forms::context::Context;
use crate::forms::draft::{Draft, Form};
use crate::forms::profile::{ListLabels, PaperKind};
use crate::forms::shared::{finish, register, register_of, subject};
use crate::paper::{Block, PageSetup};

/// The entries of a list, with the ranks of the round.
pub(in crate::forms) fn entries_of(context: &Context<'_>, named: &[&Nomination]) -> Vec<Entry> {
    let ranked = context.round().filter(|_| context.paper.options.selection != Selection::Nominated);
    named
        .iter()
        .map(|it| Entry {
            rank: ranked.and_then(|round| round.placed(it.dossier.id)).map(|placed| placed.rank),
            ..Entry::gather(&it.dossier, &it.subject, &it.unit_name)
        })
        .collect()
}

/// What a list is called and how it is set.
struct Setting<'a> {
    kind: &'a PaperKind,
    setup: PageSetup,
    shown: super::Shown,
    labels: ListLabels,
}

/// The list of nominations.
pub(in crate::forms) fn lists(context: &Context<'_>) -> Form {
    let profile = context.profile;
    write(
        context,
        &Setting {
            kind: &profile.kinds.list,
            setup: profile.landscape(),
            shown: context.case.office.papers.columns,
            labels: ListLabels::default(),
        },
    )
}

/// The summaries of achievements.
pub(in crate::forms) fn summaries(context: &Context<'_>) -> Form {
    let profile = context.profile;
    let rules = &profile.summaries;
    let setup = if rules.landscape { profile.landscape() } else { profile.portrait() };
    let (shown, labels) = (rules.columns, rules.labels.clone());
    write(context, &Setting { kind: &profile.kinds.summaries, setup, shown, labels })
}

fn write(context: &Context<'_>, setting: &Setting<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let named = context.named();
    let split = context.paper.options.split;
    let kinds = SubjectKind::ALL.into_iter().filter(|kind| named.iter().any(|it| it.subject.kind() == *kind));
    let mut shares: Vec<Vec<&Nomination>> = if split {
        kinds.map(|kind| named.iter().copied().filter(|it| it.subject.kind() == kind).collect()).collect()
    } else {
        vec![named.clone()]
    };
    if shares.is_empty() {
        shares.push(Vec::new());
    }
    let attached = context.paper.options.attached.and_then(|kind| {
        let kinds = &context.profile.kinds;
        let paper = match kind {
            PaperType::Proposal => &kinds.proposal,
            PaperType::Decision => &kinds.decision,
            PaperType::Minutes => &kinds.minutes,
            _ => return None,
        };
        Some((paper, register_of(context, kind)))
    });
    let (signature, register) = (context.signature(), register(context));
    let mut sections: Vec<(PageSetup, Vec<Block>)> = Vec::new();
    let mut title = String::new();
    for share in &shares {
        let fields = context.fields_of(share);
        let about = subject(&mut draft, context, &fields);
        let entries = entries_of(context, share);
        let groups = grouped(&entries, context.paper.options.order, &context.case.units);
        let blocks = sheet(
            &mut draft,
            &Sheet {
                office: &context.case.office,
                kind: setting.kind,
                subject: &about,
                groups: &groups,
                shown: setting.shown,
                labels: &setting.labels,
                through: false,
                one_kind: split && groups.len() == 1,
                total: &context.profile.list.total,
                letterhead: Some(&register),
                attached: attached.as_ref().map(|(paper, register)| (*paper, register)),
                signature: Some(&signature),
            },
        );
        sections.push((setting.setup, blocks));
        if title.is_empty() {
            title = about;
        }
    }
    if shares.len() > 1 {
        // The file as a whole is about all of them.
        let mut aside = Draft::new(context.profile);
        title = subject(&mut aside, context, &context.fields_of(&named));
    }
    finish(draft, context, setting.kind, &title, sections)
}
