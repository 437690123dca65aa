//! What keeps a round from being closed, and what should be known before it is (M17).

use super::checking;
use super::conflicts;
use super::ids::DossierId;
use super::ranking::{self, Aside, Cut, Ranking, rank};
use super::refusal::Rule;
use super::round::{Board, QuotaCount, QuotaState, counts};
use super::subject::SubjectKind;
use serde::Serialize;

/// One thing that is told before closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Obstacle {
    /// The rule it rests on.
    pub rule: Rule,
    /// Whether the round cannot be closed with it; else it is only told.
    pub blocks: bool,
    /// One sentence.
    pub sentence: String,
    /// The dossiers it is about; empty where it is about the whole round.
    pub dossiers: Vec<DossierId>,
}

/// What closing would do, with real counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// Dossiers in the round.
    pub entered: u32,
    /// Chosen.
    pub chosen: u32,
    /// Below the line, or without enough votes.
    pub not_chosen: u32,
    /// Not eligible.
    pub not_eligible: u32,
    /// Not finished.
    pub waiting: u32,
    /// Quotas as they come out.
    pub quotas: Vec<QuotaCount>,
    /// What stands in the way or should be known, what blocks first.
    pub obstacles: Vec<Obstacle>,
}

impl Outlook {
    /// The first thing that keeps the round open.
    #[must_use]
    pub fn blocker(&self) -> Option<&Obstacle> {
        self.obstacles.iter().find(|it| it.blocks)
    }
}

/// Looks at the round as if it were closed now.
#[must_use]
pub fn outlook(board: &Board) -> Outlook {
    let rankings: Vec<Ranking> = SubjectKind::ALL.into_iter().map(|kind| rank(board, kind, None)).collect();
    let placed = || rankings.iter().flat_map(|it| &it.placed);
    let aside =
        |why: Aside| rankings.iter().flat_map(|it| &it.unranked).filter(|it| it.why == why).count() as u32;
    let chosen = placed().filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine)).count() as u32;
    let below = placed().filter(|it| matches!(it.cut, Cut::Below | Cut::Undecided)).count() as u32;
    let quotas = counts(board, &ranking::chosen(board));
    let mut obstacles = obstacles(board, &rankings, &quotas);
    obstacles.sort_by_key(|it| !it.blocks);
    Outlook {
        entered: board.candidates.len() as u32,
        chosen,
        not_chosen: below + aside(Aside::Votes),
        not_eligible: aside(Aside::Gate),
        waiting: aside(Aside::Waiting),
        quotas,
        obstacles,
    }
}

fn obstacles(board: &Board, rankings: &[Ranking], quotas: &[QuotaCount]) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let mut tell = |blocks: bool, rule: Rule, sentence: String, dossiers: Vec<DossierId>| {
        found.push(Obstacle { rule, blocks, sentence, dossiers });
    };
    if board.candidates.is_empty() {
        let sentence = "Đợt xét chưa có hồ sơ nào nên chưa chốt được.".to_owned();
        tell(true, Rule::NotReady, sentence, Vec::new());
        return found;
    }
    let (present, needed) = board.quorum();
    if present < needed {
        tell(
            true,
            Rule::NotReady,
            format!(
                "Mới có {present} thành viên có quyền chấm dự họp, cần ít nhất {needed}. Chưa chốt được đợt xét."
            ),
            Vec::new(),
        );
    }
    for ranking in rankings {
        if ranking.has_tie_at_cut() {
            let tied = ranking.placed.iter().filter(|it| it.cut == Cut::Undecided);
            tell(
                true,
                Rule::TieAtCut,
                format!(
                    "Nhóm {} còn hồ sơ đồng điểm ở vạch cắt. Hội đồng cần quyết định thứ tự trước khi chốt.",
                    ranking.kind.counted()
                ),
                tied.map(|it| it.dossier).collect(),
            );
        }
        for owing in ranking.unranked.iter().filter(|it| it.why == Aside::Waiting) {
            let sentence = format!("Hồ sơ của {} chưa xét xong: {}", owing.name, owing.reason);
            tell(true, Rule::NotReady, sentence, vec![owing.dossier]);
        }
    }
    let open: Vec<_> = conflicts::proposals(board).into_iter().filter(|it| it.answer.is_none()).collect();
    if !open.is_empty() {
        tell(
            false,
            Rule::NotReady,
            format!("Còn {} khả năng xung đột lợi ích chưa được trả lời.", open.len()),
            open.into_iter().map(|it| it.dossier).collect(),
        );
    }
    let unexplained = checking::unexplained(board);
    if !unexplained.is_empty() {
        tell(
            true,
            Rule::ReasonMissing,
            format!("Còn {} ô điểm khác điểm thẩm định mà chưa nêu lý do.", unexplained.len()),
            unexplained.iter().map(|it| it.dossier).collect(),
        );
    }
    let unconfirmed = checking::unconfirmed(board);
    if !unconfirmed.is_empty() {
        tell(
            true,
            Rule::NotReady,
            format!("Còn {} phiếu chấm chưa được thành viên xác nhận.", unconfirmed.len()),
            unconfirmed.iter().map(|it| it.0).collect(),
        );
    }
    if board.round.settings.way.scores() {
        let count = checking::check_count(board);
        if board.round.settings.second_check && count.differ + count.waiting > 0 {
            tell(
                true,
                Rule::NotReady,
                format!(
                    "Còn {} phiếu chưa đối chiếu và {} phiếu có ô khác nhau; kết quả chưa thể là chính thức.",
                    count.waiting, count.differ
                ),
                Vec::new(),
            );
        }
    }
    for quota in quotas {
        match quota.state {
            QuotaState::Over if quota.excuse.is_none() => {
                let sentence = format!("{}. Hãy nêu lý do vượt chỉ tiêu trước khi chốt.", quota.sentence());
                tell(true, Rule::OutOfRange, sentence, Vec::new());
            }
            QuotaState::Short => tell(false, Rule::OutOfRange, format!("{}.", quota.sentence()), Vec::new()),
            _ => {}
        }
    }
    for places in &board.round.settings.places {
        let inside = rankings
            .iter()
            .filter(|it| it.kind == places.kind)
            .flat_map(|it| &it.placed)
            .filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine))
            .count() as u32;
        if inside < places.least && board.entered(places.kind) > 0 {
            tell(
                false,
                Rule::OutOfRange,
                format!(
                    "Mới chọn được {inside} {}, ít hơn {} theo kế hoạch.",
                    places.kind.counted(),
                    places.least
                ),
                Vec::new(),
            );
        }
    }
    found
}
