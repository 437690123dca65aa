//! The dossiers that are not in a round yet: which can come before the council, and what the others lack.

use crate::domain::Points;
use crate::domain::criteria::Criterion;
use crate::domain::dossier::{AnsweredGate, DossierState, GateAnswer};
use crate::domain::ids::{DossierId, PlanId, RoundId};
use crate::domain::ranking::{Cut, rank};
use crate::domain::round::{Board, RoundState};
use crate::domain::subject::SubjectKind;
use crate::storage::{Database, DossierFilter, StoreError};
use std::collections::{BTreeSet, HashMap};

/// A dossier of the plan that is not in the round.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The dossier.
    pub id: DossierId,
    /// Name of the subject.
    pub name: String,
    /// "Cá nhân".
    pub kind: &'static str,
    /// The nominating unit.
    pub unit: String,
    /// What it lacks; empty when it can come before the council.
    pub lacks: String,
    /// "Điều kiện: 3/3 đạt".
    pub gates: String,
    /// Whether a gate failed or is open.
    pub gates_open: bool,
    /// "Được chọn, điểm 91,50" in the round before; empty for one that was not.
    pub earlier: String,
}

/// Reads the dossiers of a plan and year that are not in the round, each with what it lacks.
///
/// # Errors
/// The disk.
pub fn read(db: &mut Database, plan: PlanId, year: i32, round: RoundId) -> Result<Vec<Waiting>, StoreError> {
    let filter = DossierFilter { plan: Some(plan), year: Some(year), ..DossierFilter::default() };
    let ids = db.find_dossiers(&filter)?;
    let board = db.board(round)?;
    let mut elsewhere = Vec::new();
    for other in db.rounds(plan)?.into_iter().filter(|it| it.id != round && it.state == RoundState::Open) {
        let candidates = db.board(other.id)?.candidates;
        elsewhere.extend(candidates.into_iter().map(|c| (c.dossier, other.name.clone())));
    }
    let carried = carried(db, &board)?;
    let inside: BTreeSet<DossierId> = board.candidates.iter().map(|c| c.dossier).collect();
    ids.into_iter()
        .filter(|id| !inside.contains(id))
        .map(|id| {
            let file = db.dossier(id)?;
            let kind = file.subject.kind();
            let (gates, gates_open) = gate_words(&board, kind, &file.gates);
            let why = file.steps.last().map(|step| step.reason.trim()).unwrap_or_default();
            let earlier = carried.get(&id).filter(|_| file.state == DossierState::Chosen);
            let lacks = match elsewhere.iter().find(|(other, _)| *other == id) {
                Some((_, name)) => format!("Đang nằm trong {name}, chưa chốt"),
                None if earlier.is_some() => String::new(),
                None => lacks(file.state, why),
            };
            let earlier = earlier.map(|points| earlier_words(*points)).unwrap_or_default();
            Ok(Waiting {
                id,
                name: file.subject.name,
                kind: kind.label(),
                unit: file.unit_name,
                lacks,
                gates,
                gates_open,
                earlier,
            })
        })
        .collect()
}

fn lacks(state: DossierState, why: &str) -> String {
    let because = |words: &str| if why.is_empty() { words.to_owned() } else { format!("{words}: {why}") };
    match state {
        DossierState::Complete => String::new(),
        DossierState::Noticed | DossierState::Nurtured => format!("{}: chưa được đề nghị", state.label()),
        DossierState::Nominated => "Đã đề nghị, chưa thẩm định là “Đủ hồ sơ”".to_owned(),
        DossierState::Returned
        | DossierState::NotEligible
        | DossierState::NotChosen
        | DossierState::Withdrawn => because(state.label()),
        DossierState::Chosen | DossierState::Recognised | DossierState::Replicated => {
            format!("{} ở đợt trước", state.label())
        }
    }
}

/// What the round before chose, with its result there; nothing where the round follows none.
fn carried(db: &Database, board: &Board) -> Result<HashMap<DossierId, Option<Points>>, StoreError> {
    let Some(before) = board.round.follows else { return Ok(HashMap::new()) };
    let before = db.board(before)?;
    if before.round.state != RoundState::Closed {
        return Ok(HashMap::new());
    }
    let rankings = SubjectKind::ALL.into_iter().map(|kind| rank(&before, kind, None));
    let placed = rankings.flat_map(|ranking| ranking.placed);
    let chosen = placed.filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine));
    Ok(chosen.map(|it| (it.dossier, it.points)).collect())
}

/// The result of the round before under the title "Kết quả đợt trước"; it cannot be changed here.
pub(super) fn earlier_words(points: Option<Points>) -> String {
    match points {
        Some(points) => format!("Được chọn, điểm {}", points.two_decimals()),
        None => "Được chọn".to_owned(),
    }
}

/// "Đạt 3/3", and whether something is open or failed.
pub(super) fn gate_words(board: &Board, kind: SubjectKind, answers: &[AnsweredGate]) -> (String, bool) {
    let gates = board.gates_for(kind);
    if gates.is_empty() {
        return ("Không có điều kiện".to_owned(), false);
    }
    let answer = |gate: &&Criterion| answers.iter().find(|it| it.criterion == gate.id).map(|it| it.answer);
    let failed = gates.iter().filter(|gate| answer(gate) == Some(GateAnswer::Failed)).count();
    let answered = gates.iter().filter(|gate| answer(gate).is_some()).count();
    let words = match (failed, answered == gates.len()) {
        (0, true) => format!("Đạt {answered}/{}", gates.len()),
        (0, false) => format!("Mới trả lời {answered}/{}", gates.len()),
        _ => format!("Không đạt {failed}/{}", gates.len()),
    };
    (words, failed > 0 || answered < gates.len())
}
