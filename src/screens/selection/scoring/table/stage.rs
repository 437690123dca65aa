//! The sheet before the council: the unit's own figures, or the appraised ones beside them.

use super::columns::columns;
use super::{Outcome, Row, Slot, Table, progress};
use crate::domain::Points;
use crate::domain::ids::{CriterionId, DossierId};
use crate::domain::round::{Board, Stage, StageScore};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::Scale;
use crate::screens::selection::scoring::given::Given;
use std::collections::HashMap;

/// Lays out the figures of a stage, a row for each dossier of the kind.
#[must_use]
pub fn stage(board: &Board, kind: SubjectKind, stage: Stage) -> Table {
    let scale = Scale::of(board, kind);
    let columns = columns(&scale.criteria);
    let of = |stage: Stage| -> HashMap<(DossierId, CriterionId), &StageScore> {
        let all = board.stages.iter().filter(|it| it.stage == stage);
        all.map(|it| ((it.dossier, it.criterion), it)).collect()
    };
    let (own, before) =
        (of(stage), if stage == Stage::Appraised { of(Stage::SelfScore) } else { HashMap::new() });
    let rows: Vec<Row> = board
        .candidates
        .iter()
        .filter(|it| it.kind == kind)
        .map(|candidate| {
            let slots: Vec<Slot> = columns
                .iter()
                .map(|column| {
                    let key = (candidate.dossier, column.criterion.id);
                    slot(own.get(&key).copied(), before.get(&key).copied())
                })
                .collect();
            let points: Vec<Option<Points>> =
                slots.iter().map(|slot| slot.given.map(|it| it.points)).collect();
            let theirs: Vec<Option<Points>> = columns
                .iter()
                .map(|it| before.get(&(candidate.dossier, it.criterion.id)).map(|it| it.points))
                .collect();
            let whole =
                columns.iter().zip(&points).all(|(c, p)| p.is_some() || !c.criterion.measure.is_owed());
            Row {
                dossier: candidate.dossier,
                member: None,
                name: candidate.name.clone(),
                under: candidate.unit_name.clone(),
                locked: None,
                marked: false,
                hint: None,
                flag: None,
                total: sum(&scale, &points),
                mean: sum(&scale, &theirs),
                slots,
                whole,
                rank: String::new(),
                tentative: false,
                grade: String::new(),
                why: String::new(),
                confirmed: false,
                can_take: false,
                outcome: Outcome::Not,
                compared_by: String::new(),
            }
        })
        .collect();
    let sentence = match stage {
        Stage::SelfScore => {
            "Điểm đơn vị tự chấm chỉ là đề xuất, không tính vào kết quả của Hội đồng.".to_owned()
        }
        Stage::Appraised => {
            "Điểm thẩm định chỉ là đề xuất cho Hội đồng. Ô khác điểm tự chấm phải ghi lý do.".to_owned()
        }
    };
    Table {
        progress: progress(&rows, "hồ sơ"),
        columns,
        rows,
        sentence,
        graded: false,
        proposed: !before.is_empty(),
    }
}

fn slot(own: Option<&StageScore>, before: Option<&StageScore>) -> Slot {
    let mut slot = Slot::of(own.map(|it| Given { points: it.points, input: it.input }));
    match (own, before) {
        (Some(own), Some(before)) if own.points != before.points => {
            slot.under = format!("tự chấm {}", before.points);
            slot.note = format!("Đơn vị tự chấm {}. Lý do: {}.", before.points, own.reason);
        }
        (None, Some(before)) => {
            slot.pale = format!("({})", before.points);
            slot.note = format!("Đơn vị tự chấm {}.", before.points);
        }
        (Some(own), _) if !own.reason.is_empty() => slot.note = format!("{}.", own.reason),
        _ => {}
    }
    slot
}

pub(super) fn sum(scale: &Scale<'_>, points: &[Option<Points>]) -> String {
    if points.iter().all(Option::is_none) {
        return String::new();
    }
    scale.total(points).two_decimals()
}
