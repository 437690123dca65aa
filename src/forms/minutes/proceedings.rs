//! What went before the result: who stood aside, conflicts looked at, disagreement talked about; and after it, grades
//! that were lowered and quotas that were passed over.

use super::Minutes;
use crate::domain::round::{Board, ConflictVerdict, QuotaState, Standing};
use crate::domain::tally::Ballot;
use crate::forms::context::Fields;
use crate::forms::council;
use crate::forms::draft::Draft;
use crate::forms::parts::{bare_end, free_text};
use crate::paper::{Run, Style};

impl Minutes<'_> {
    pub(super) fn recusals(&mut self, draft: &mut Draft<'_>) {
        let aside = stood_aside(&self.round.board);
        if !aside.is_empty() {
            self.lead(draft, "recusals");
            self.lines(draft, &aside);
        }
    }

    /// Remembered answers of the conflict finder: those that are conflicts and stand nowhere else, and those that were
    /// looked at and are none.
    pub(super) fn conflicts(&mut self, draft: &mut Draft<'_>) {
        let board = &self.round.board;
        for (verdict, key) in
            [(ConflictVerdict::Conflict, "conflicts"), (ConflictVerdict::NotConflict, "no_conflicts")]
        {
            let lines: Vec<String> = board
                .conflicts
                .iter()
                .filter(|it| it.verdict == verdict)
                .filter(|it| {
                    let told = board.sheets.iter().any(|sheet| {
                        sheet.dossier == it.dossier
                            && sheet.member == it.member
                            && sheet.standing != Standing::Scoring
                            && board.members.iter().any(|member| member.id == it.member && member.present)
                    });
                    !told
                })
                .filter_map(|it| {
                    let member = board.members.iter().find(|member| member.id == it.member)?;
                    let name = board.candidate(it.dossier)?.name.trim();
                    let mut line = format!("{} đối với hồ sơ {name}", member.name.trim());
                    let (reason, by) = (bare_end(&it.reason), it.by.trim());
                    if !reason.is_empty() {
                        line.push_str(&format!(": {reason}"));
                    }
                    if !by.is_empty() {
                        line.push_str(&format!(" ({by} xác nhận)"));
                    }
                    Some(line)
                })
                .collect();
            if !lines.is_empty() {
                self.lead(draft, key);
                self.lines(draft, &lines);
            }
        }
    }

    /// Dossiers on which the members were far apart (S9).
    pub(super) fn disagreed(&mut self, draft: &mut Draft<'_>) {
        let mut lines = Vec::new();
        for (placed, apart) in council::disagreed(&self.round.board, self.round.rankings.iter()) {
            let fields: Fields = vec![
                ("hồ sơ", placed.name.trim().to_owned()),
                ("cao nhất", apart.highest.to_string()),
                ("thấp nhất", apart.lowest.to_string()),
            ];
            lines.push(plain(draft.say(self.context, "disagreed", &fields, Style::REGULAR)));
        }
        if !lines.is_empty() {
            self.lead(draft, "disagreed_heading");
            self.lines(draft, &lines);
        }
    }

    /// Why grades are lower than the points alone would give.
    pub(super) fn lowered(&mut self, draft: &mut Draft<'_>) {
        let mut lines = Vec::new();
        for ranking in &self.round.rankings {
            for placed in &ranking.placed {
                let board = &self.round.board;
                let fields = council::lowered_fields(draft, self.context, board, ranking.kind, placed);
                if let Some(fields) = fields {
                    lines.push(plain(draft.say(self.context, "lowered", &fields, Style::REGULAR)));
                }
            }
        }
        if !lines.is_empty() {
            self.lead(draft, "lowered_heading");
            self.lines(draft, &lines);
        }
    }

    /// More chosen than a quota allows, each with who decided and why.
    pub(super) fn excess(&mut self, draft: &mut Draft<'_>) {
        let over: Vec<_> = council::quota_counts(self.round, &self.kinds())
            .into_iter()
            .filter(|(count, _)| count.state == QuotaState::Over)
            .collect();
        if over.is_empty() {
            return;
        }
        self.lead(draft, "excess");
        let lines: Vec<String> =
            over.iter().map(|count| plain(council::quota_told(draft, self.context, count))).collect();
        for line in lines {
            let run = Run::plain(format!("- {}.", bare_end(&line)));
            self.blocks.extend(free_text(draft, vec![run]));
        }
    }
}

fn plain(runs: Vec<Run>) -> String {
    runs.into_iter().map(|run| run.text).collect()
}

/// Members present who stood aside for a dossier, with the reason.
fn stood_aside(board: &Board) -> Vec<String> {
    board
        .sheets
        .iter()
        .filter_map(|sheet| {
            let member = board.members.iter().find(|it| it.id == sheet.member && it.present)?;
            let reason = sheet.reason.trim().to_owned();
            let ballot = match sheet.standing {
                Standing::Declined => Ballot::Declined { reason },
                Standing::Recused => Ballot::Recused { reason },
                Standing::Scoring => return None,
            };
            let name = board.candidate(sheet.dossier)?.name.trim();
            Some(format!("{} đối với hồ sơ {name}: {}", member.name.trim(), ballot.why_not()?))
        })
        .collect()
}
