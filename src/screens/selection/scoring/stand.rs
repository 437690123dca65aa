//! Deeds of this part put on the board as if they were stored already: what is typed is ranked before the disk answers.

use crate::domain::Command;
use crate::domain::command::{SheetComparison, SheetMark};
use crate::domain::criteria::{Criterion, Input, check_score, computed};
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::points::Points;
use crate::domain::round::{Board, Confirmation, Score, Sheet, SheetCheck, Stage, StageScore, Standing};
use std::collections::HashMap;

/// What is proposed for each cell: the appraised figure, or else the unit's own.
#[must_use]
pub fn proposals(board: &Board) -> HashMap<(DossierId, CriterionId), &StageScore> {
    let mut out: HashMap<(DossierId, CriterionId), &StageScore> = HashMap::new();
    for stage in Stage::ALL {
        // Later stages stand in place of earlier ones.
        let of_stage = board.stages.iter().filter(|it| it.stage == stage);
        out.extend(of_stage.map(|it| ((it.dossier, it.criterion), it)));
    }
    out
}

/// Puts what a command does on the board; what the store will refuse is left as it is.
pub fn stand_in(board: &mut Board, command: &Command) {
    match command {
        Command::EnterScore { dossier, member, criterion, points, input, reason, .. } => {
            let Some(points) = points_of(board, *criterion, *points, *input) else { return };
            board
                .scores
                .retain(|it| it.dossier != *dossier || it.member != *member || it.criterion != *criterion);
            if let Some(points) = points {
                let score = Score::new(*dossier, *member, *criterion, points);
                board.scores.push(Score { input: *input, reason: reason.clone(), ..score });
            }
        }
        Command::EnterStage { dossier, criterion, stage, points, input, reason, by } => {
            let Some(points) = points_of(board, *criterion, *points, *input) else { return };
            board
                .stages
                .retain(|it| it.dossier != *dossier || it.criterion != *criterion || it.stage != *stage);
            if let Some(points) = points {
                board.stages.push(StageScore {
                    dossier: *dossier,
                    criterion: *criterion,
                    stage: *stage,
                    points,
                    input: *input,
                    reason: reason.clone(),
                    by: by.clone(),
                });
            }
        }
        Command::TakeProposed { dossier, member, .. } => take_over(board, *dossier, *member),
        Command::ConfirmSheet { dossier, member, on, confirmed, .. } => {
            board.confirmations.retain(|it| it.dossier != *dossier || it.member != *member);
            if *confirmed {
                board.confirmations.push(Confirmation { dossier: *dossier, member: *member, on: *on });
            }
        }
        Command::CheckSheet(SheetComparison { dossier, member, figures, by, on, .. }) => {
            board.checks.retain(|it| it.dossier != *dossier || it.member != *member);
            if let Some(figures) = figures {
                let (by, figures) = (by.clone(), figures.clone());
                board.checks.push(SheetCheck { dossier: *dossier, member: *member, by, on: *on, figures });
            }
        }
        Command::MarkSheet(SheetMark { dossier, member, standing, reason, .. }) => {
            stand(board, *dossier, *member, *standing, reason);
        }
        Command::Batch { commands, .. } => commands.iter().for_each(|one| stand_in(board, one)),
        _ => {}
    }
}

/// None where the figure cannot stand; some none where the cell is emptied.
fn points_of(
    board: &Board,
    criterion: CriterionId,
    points: Option<Points>,
    input: Option<Input>,
) -> Option<Option<Points>> {
    let Some(input) = input else { return Some(points) };
    computed(criterion_of(board, criterion)?, input).ok().map(Some)
}

fn criterion_of(board: &Board, id: CriterionId) -> Option<&Criterion> {
    board.sets.iter().find_map(|set| set.criterion(id))
}

fn take_over(board: &mut Board, dossier: DossierId, member: MemberId) {
    let Some(kind) = board.candidate(dossier).map(|it| it.kind) else { return };
    let proposals = proposals(board);
    let mut taken = Vec::new();
    for criterion in board.scored_for(kind) {
        let there = board
            .scores
            .iter()
            .any(|it| it.dossier == dossier && it.member == member && it.criterion == criterion.id);
        if let Some(proposed) = proposals.get(&(dossier, criterion.id)).filter(|_| !there)
            && check_score(criterion, proposed.points).is_ok()
        {
            let score = Score::new(dossier, member, criterion.id, proposed.points);
            taken.push(Score { input: proposed.input, copied: true, ..score });
        }
    }
    board.scores.extend(taken);
}

fn stand(board: &mut Board, dossier: DossierId, member: MemberId, standing: Standing, reason: &str) {
    board.sheets.retain(|it| it.dossier != dossier || it.member != member);
    if standing != Standing::Scoring {
        board.scores.retain(|it| it.dossier != dossier || it.member != member);
        board.confirmations.retain(|it| it.dossier != dossier || it.member != member);
        board.checks.retain(|it| it.dossier != dossier || it.member != member);
        board.sheets.push(Sheet { dossier, member, standing, reason: reason.trim().to_owned() });
    }
}
