//! What the screen reads, in one question.

use super::waiting::{self, Waiting};
use crate::domain::conflicts::EarlierAnswer;
use crate::domain::ids::RoundId;
use crate::domain::obligation::Obligation;
use crate::domain::round::{Board, Round, RoundState};
use crate::screens::Current;
use crate::storage::{Database, StoreError};

/// The rounds of a plan and the board of one of them.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The rounds, in the order of their days.
    pub rounds: Vec<Round>,
    /// Marks of the criteria that are scored under the plan.
    pub codes: Vec<String>,
    /// The board of the chosen round.
    pub board: Option<Board>,
    /// Dossiers that are not in it; none when not asked for.
    pub(super) waiting: Option<Vec<Waiting>>,
    /// An earlier round with a council, and what is said about it.
    pub earlier: Option<(RoundId, String)>,
    /// The obligations of the plan, for opening the next round.
    pub obligations: Vec<Obligation>,
    /// What other rounds of the plan answered about conflicts of interest with subjects of this one.
    pub answers: Vec<EarlierAnswer>,
}

/// Reads it; `round` may be gone or not chosen yet.
///
/// # Errors
/// The disk.
pub fn read(
    db: &mut Database,
    current: Current,
    round: Option<RoundId>,
    waiting: bool,
) -> Result<Reading, StoreError> {
    let rounds = db.rounds(current.plan)?;
    let open = || rounds.iter().rev().find(|it| it.state == RoundState::Open);
    let chosen =
        rounds.iter().find(|it| Some(it.id) == round).or_else(open).or(rounds.last()).map(|it| it.id);
    let board = chosen.map(|id| db.board(id)).transpose()?;
    let mut earlier = None;
    if let Some(board) = board.as_ref().filter(|board| board.members.is_empty()) {
        for other in rounds.iter().rev().filter(|it| it.id != board.round.id) {
            let members = db.board(other.id)?.members.len();
            if members > 0 {
                let sentence =
                    format!("Lấy lại {members} thành viên của {}, hoặc thêm từng người.", other.name);
                earlier = Some((other.id, sentence));
                break;
            }
        }
    }
    let waiting = match chosen {
        Some(id) if waiting => Some(waiting::read(db, current.plan, current.year, id)?),
        _ => None,
    };
    let file = db.plan(current.plan)?;
    let codes = super::rules::scored_codes(&file.sets).into_iter().map(|(code, _)| code).collect();
    let answers = chosen.map(|id| db.earlier_answers(id)).transpose()?.unwrap_or_default();
    Ok(Reading { rounds, codes, board, waiting, earlier, obligations: file.obligations, answers })
}
