//! Minutes of the council (biên bản họp Hội đồng): who was there, what was said, scores and votes, the chosen, what
//! was decided where the rules left dossiers equal, and who stood aside.

mod meetings;
mod proceedings;
mod table;

use super::context::{Context, Fields};
use super::council::{self, heading, in_full, labelled, note_uncarried, rule_fields, signed_by_council};
use super::draft::{Draft, Form, para, prepared};
use super::foot::recipient_block;
use super::letterhead::letterhead_undated;
use super::parts::{bare_end, free_text};
use super::shared::{closing, finish, recipients, register, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::ranking::Unranked;
use crate::domain::round::Member;
use crate::paper::{Block, Para, Run, Style};
use crate::text;
use crate::text::upper_first;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.minutes;
    let mut fields = council::fields(context, round);
    fields.extend(rule_fields(&round.board));
    let about = subject(&mut draft, context, &fields);
    let mut blocks = letterhead_undated(&mut draft, &context.case.office, &register(context), Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    let mut minutes = Minutes { context, round, fields, number: 0, blocks };
    minutes.time(&mut draft);
    minutes.people(&mut draft);
    minutes.proceedings(&mut draft);
    minutes.results(&mut draft);
    minutes.conclusion(&mut draft);
    let mut blocks = minutes.blocks;
    blocks.push(signed_by_council(&mut draft, &round.board));
    if !context.paper.recipients.is_empty() {
        blocks.push(recipient_block(&mut draft, &recipients(context, false)));
    }
    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}

struct Minutes<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    fields: Fields,
    number: u32,
    blocks: Vec<Block>,
}

impl Minutes<'_> {
    fn heading(&mut self, draft: &Draft<'_>, key: &str) {
        self.number += 1;
        let label = format!("{}.", text::roman(self.number));
        self.blocks.push(heading(draft, &label, &draft.words(self.context, key), 0));
    }

    fn say(&mut self, draft: &mut Draft<'_>, key: &str) {
        let runs = draft.say(self.context, key, &self.fields, Style::REGULAR);
        self.blocks.extend(free_text(draft, runs));
    }

    /// A sentence that opens a list or a table stays with it.
    fn lead(&mut self, draft: &mut Draft<'_>, key: &str) {
        let runs = draft.say(self.context, key, &self.fields, Style::REGULAR);
        self.blocks.extend(council::kept_to_next(free_text(draft, runs)));
    }

    fn lines(&mut self, draft: &Draft<'_>, lines: &[String]) {
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter().enumerate() {
            let end = if at == last { "." } else { ";" };
            let run = Run::plain(prepared(&format!("- {}{end}", bare_end(line))));
            self.blocks.extend(free_text(draft, vec![run]));
        }
    }

    fn labelled(&mut self, draft: &mut Draft<'_>, key: &str) {
        if let Some(runs) = labelled(draft, self.context, key, &self.fields) {
            self.blocks.extend(free_text(draft, runs));
        }
    }

    fn time(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "time_heading");
        let opened = draft.words(self.context, "opened");
        self.fields.push(("giờ bắt đầu", opened));
        self.say(draft, "began");
        self.place(draft);
        self.meetings(draft);
    }

    fn people(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "people_heading");
        self.say(draft, "chaired");
        let round = self.round;
        let board = &round.board;
        let no_vote = draft.words(self.context, "non_voting");
        let line = |member: &Member| {
            let mark = if member.votes { String::new() } else { format!(" ({no_vote})") };
            format!("{}{mark}", in_full(member))
        };
        let of = |present: bool| -> Vec<&Member> {
            board.members.iter().filter(|it| it.present == present).collect()
        };
        self.lead(draft, "present");
        let there: Vec<String> = of(true).into_iter().map(line).collect();
        self.lines(draft, &there);
        let absent = of(false);
        if !absent.is_empty() {
            let silent = draft.words(self.context, "no_reason");
            self.lead(draft, "absent");
            let why = |member: &Member| match member.absence.trim() {
                "" => silent.clone(),
                reason => reason.to_owned(),
            };
            let away: Vec<String> =
                absent.into_iter().map(|it| format!("{} ({})", line(it), why(it))).collect();
            self.lines(draft, &away);
        }
        self.opinions(draft);
        self.labelled(draft, "guests");
        let (present, needed) = board.quorum();
        self.say(draft, if present >= needed { "quorum_reached" } else { "quorum_missed" });
    }

    fn proceedings(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "proceedings_heading");
        self.say(draft, "agenda");
        self.say(draft, "opinions");
        self.recusals(draft);
        self.conflicts(draft);
        self.disagreed(draft);
    }

    fn results(&mut self, draft: &mut Draft<'_>) {
        let round = self.round;
        self.heading(draft, "results_heading");
        note_uncarried(draft, round, &round.chosen());
        let way = round.board.round.settings.way;
        let voted = !round.board.votes.is_empty() || way.votes();
        let special = council::special(draft, self.context, round, &self.kinds());
        for runs in special {
            self.blocks.extend(free_text(draft, runs));
        }
        self.lead(
            draft,
            match (voted, way.scores()) {
                (true, true) => "method_votes",
                (true, false) => "method_voting",
                (false, _) => "method_scores",
            },
        );
        let table = self.table(draft, voted);
        self.blocks.push(table);
        self.lowered(draft);
        let unranked: Vec<&Unranked> = round.rankings.iter().flat_map(|it| &it.unranked).collect();
        for (key, group) in council::asides(round, &unranked) {
            let line =
                |it: &&Unranked| format!("{}: {}", it.name.trim(), super::shared::lower_first(&it.reason));
            let lines: Vec<String> = group.iter().map(line).collect();
            self.lead(draft, key);
            self.lines(draft, &lines);
        }
        let decided = decided(round);
        if !decided.is_empty() {
            self.lead(draft, "ties");
            for fields in decided {
                let runs = draft.say(self.context, "tie", &fields, Style::REGULAR);
                self.blocks.extend(free_text(draft, runs));
            }
        }
        self.excess(draft);
        if round.chosen().is_empty() {
            self.say(draft, "chosen_none");
            return;
        }
        self.lead(draft, "chosen");
        let groups = &self.context.profile.list.groups;
        let chosen = round.chosen();
        let lines: Vec<String> = round
            .rankings
            .iter()
            .filter_map(|ranking| {
                let names: Vec<&str> = ranking
                    .placed
                    .iter()
                    .filter(|it| chosen.contains(&it.dossier))
                    .map(|it| it.name.trim())
                    .collect();
                let kind = upper_first(&groups.of(ranking.kind).unit);
                (!names.is_empty()).then(|| format!("{kind}: {}", names.join(", ")))
            })
            .collect();
        self.lines(draft, &lines);
    }

    fn conclusion(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "conclusion_heading");
        self.say(draft, "conclusion");
        let closed = draft.words(self.context, "closed");
        self.fields.push(("giờ kết thúc", closed));
        let runs = closing(draft, self.context, &self.fields);
        self.blocks.push(para(Para { keep_next: true, ..draft.running(runs) }));
    }

    fn kinds(&self) -> Vec<crate::domain::subject::SubjectKind> {
        self.round.rankings.iter().map(|ranking| ranking.kind).collect()
    }
}

/// The decisions that separated dossiers, as fields of a sentence; one that no longer applies is not told.
fn decided(round: &RoundCase) -> Vec<Fields> {
    let board = &round.board;
    let placed = || round.rankings.iter().flat_map(|it| &it.placed);
    board
        .decisions
        .iter()
        .enumerate()
        .filter(|(at, decision)| {
            let again = board.decisions[at + 1..]
                .iter()
                .any(|later| decision.order.iter().all(|dossier| later.order.contains(dossier)));
            let told = placed().any(|it| {
                decision.order.contains(&it.dossier)
                    && it.above_next.as_ref().is_some_and(|why| why.contains(decision.reason.trim()))
            });
            !again && told
        })
        .map(|(_, decision)| {
            let names: Vec<&str> =
                placed().filter(|it| decision.order.contains(&it.dossier)).map(|it| it.name.trim()).collect();
            vec![
                ("hồ sơ", names.join(", ")),
                ("người quyết định", decision.by.trim().to_owned()),
                ("lý do", bare_end(&decision.reason).to_owned()),
            ]
        })
        .collect()
}
