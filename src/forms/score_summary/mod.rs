//! The summary of scores (bảng tổng hợp điểm): every member's figure, ranks, the cut line, and the reason for every
//! dash and every place.

mod groups;
mod table;

use super::context::Context;
use super::council::{
    self, dashed, dashes, declared, in_full, kept_to_next, kind_heading, note_heading, signed_by_council,
};
use super::draft::{Draft, Form, para, prepared};
use super::letterhead::{Register, letterhead};
use super::shared::{finish, lower_first, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::subject::SubjectKind;
use crate::paper::{Align, Block, Para, Run, Style};
use groups::Grouped;
use table::Columns;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.council.kinds.score_summary;
    let fields = council::fields(context, round);
    let about = subject(&mut draft, context, &fields);
    let day = Register {
        number: None,
        date: context.paper.issued_on.or(round.board.round.held_on),
        year: Some(context.case.year),
    };
    let mut blocks = letterhead(&mut draft, &context.case.office, &day, None);
    blocks.extend(title(&mut draft, kind, &about));
    let kinds = council::kinds(context, &round.board);
    let summary = Summary { context, round };
    let comparison = council::comparison(&mut draft, context, &round.board);
    if let Some(runs) = comparison {
        let line = council::note(&draft, runs);
        blocks.push(para(Para { align: Align::Center, keep_next: true, ..line }));
    }
    for (number, ranking) in (1..).zip(round.rankings.iter().filter(|it| kinds.contains(&it.kind))) {
        blocks.push(kind_heading(&draft, number, ranking.kind));
        blocks.push(summary.table(&mut draft, ranking));
    }
    let options = &context.paper.options;
    if options.by_cluster {
        blocks.extend(summary.groups(&draft, &kinds, Grouped::Cluster));
    }
    if options.by_field {
        blocks.extend(summary.groups(&draft, &kinds, Grouped::Field));
    }
    blocks.extend(summary.names(&draft, &kinds));
    blocks.extend(summary.marks(&mut draft, &kinds));
    blocks.extend(summary.lowered(&mut draft, &kinds));
    blocks.extend(summary.reasons(&draft, &kinds));
    blocks.extend(summary.rules(&mut draft, &kinds));
    blocks.extend(summary.quotas(&mut draft, &kinds));
    blocks.extend(summary.disagreed(&mut draft, &kinds));
    blocks.extend(summary.order(&draft, &kinds));
    let mut blocks = kept_to_next(blocks);
    blocks.push(signed_by_council(&mut draft, &round.board));
    finish(draft, context, kind, &about, vec![(context.profile.landscape(), blocks)])
}

struct Summary<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
}

impl Summary<'_> {
    /// Who is behind each short name; named once for each way of calling them.
    fn names(&self, draft: &Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let members = &self.round.board.members;
        let mut lines: Vec<String> = Vec::new();
        for kind in kinds {
            let columns = Columns::of(draft, self.context, self.round, *kind);
            let all: Vec<String> =
                columns.council().map(|(at, name)| format!("{name}: {}", in_full(&members[at]))).collect();
            let line = format!("{}.", all.join("; "));
            if !all.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
        }
        let words = format!("{}. ", draft.words(self.context, "names"));
        let before = draft.profile.body.gap_pt.pt();
        let note = |line: &String| {
            let runs = vec![Run::bold(prepared(&words)), Run::plain(prepared(line))];
            para(Para { before, ..council::note(draft, runs) })
        };
        lines.iter().map(note).collect()
    }

    /// What brackets round a total mean.
    fn marks(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let rankings = self.round.rankings.iter().filter(|it| kinds.contains(&it.kind));
        if rankings.flat_map(|it| &it.placed).all(|it| it.tally.left_out == 0) {
            return Vec::new();
        }
        let runs = draft.say(self.context, "left_out", &Vec::new(), Style::REGULAR);
        vec![para(council::note(draft, runs))]
    }

    /// Why a grade is lower than the points alone would give.
    fn lowered(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let mut notes = Vec::new();
        for ranking in self.round.rankings.iter().filter(|it| kinds.contains(&it.kind)) {
            for placed in &ranking.placed {
                let board = &self.round.board;
                let fields = council::lowered_fields(draft, self.context, board, ranking.kind, placed);
                if let Some(fields) = fields {
                    let runs = draft.say(self.context, "lowered", &fields, Style::REGULAR);
                    notes.push(dashed(draft, runs));
                }
            }
        }
        self.headed(draft, "lowered_heading", notes)
    }

    fn reasons(&self, draft: &Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        if !self.round.board.round.settings.way.scores() {
            return Vec::new();
        }
        let reasons = dashes(self.round, kinds, None);
        let notes = reasons.iter().map(|it| dashed(draft, vec![Run::plain(prepared(it))])).collect();
        self.headed(draft, "reasons", notes)
    }

    fn rules(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let sentences = declared(draft, self.context, self.round, kinds);
        let notes = sentences.into_iter().map(|runs| dashed(draft, runs)).collect();
        self.headed(draft, "rules", notes)
    }

    /// Every count of a declared quota, with the recorded reason where more were chosen.
    fn quotas(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let mut notes = Vec::new();
        for count in council::quota_counts(self.round, kinds) {
            let runs = council::quota_told(draft, self.context, &count);
            notes.push(dashed(draft, runs));
        }
        self.headed(draft, "quotas", notes)
    }

    /// Dossiers on which the members are far apart.
    fn disagreed(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let rankings = self.round.rankings.iter().filter(|it| kinds.contains(&it.kind));
        let mut notes = Vec::new();
        for (placed, apart) in council::disagreed(&self.round.board, rankings) {
            let fields = vec![
                ("hồ sơ", placed.name.trim().to_owned()),
                ("cao nhất", apart.highest.to_string()),
                ("thấp nhất", apart.lowest.to_string()),
            ];
            let runs = draft.say(self.context, "disagreed", &fields, Style::REGULAR);
            notes.push(dashed(draft, runs));
        }
        self.headed(draft, "disagreed_heading", notes)
    }

    /// Why each stands above the next, for every pair (M8).
    fn order(&self, draft: &Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let rankings = self.round.rankings.iter().filter(|it| kinds.contains(&it.kind));
        let sentences: Vec<Block> = rankings
            .flat_map(|it| &it.placed)
            .filter_map(|placed| {
                let why = placed.above_next.as_deref()?;
                Some(dashed(draft, council::named_line(&placed.name, &format!(" {}", lower_first(why)))))
            })
            .collect();
        self.headed(draft, "order", sentences)
    }

    /// Notes under their heading; nothing without notes.
    fn headed(&self, draft: &Draft<'_>, key: &str, notes: Vec<Block>) -> Vec<Block> {
        if notes.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![note_heading(draft, &draft.words(self.context, key))];
        blocks.extend(notes);
        blocks
    }
}
