//! What keeps a round from being closed, and what should be known before it is (M17).

use super::checking;
use super::conflicts;
use super::ids::DossierId;
use super::ranking::{self, Aside, Cut, Ranking, rank};
use super::refusal::Rule;
use super::round::{Board, QuotaCount, QuotaState, counts};
use super::subject::SubjectKind;
use super::tally::{Figures, Scale};
use serde::Serialize;

/// Where a thing is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// Among the dossiers of the round.
    Entry,
    /// In the dossier itself.
    Dossier,
    /// In the council, its attendance and conflicts.
    Council,
    /// In the score sheets.
    Scoring,
    /// In the count of votes.
    Votes,
    /// In the ranking: an order to be decided.
    Ranking,
    /// At the quotas beside the ranking.
    Quotas,
}

impl Mend {
    /// The deed of going there.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entry => "Sang hồ sơ vào xét",
            Self::Dossier => "Mở hồ sơ",
            Self::Council => "Sang Hội đồng",
            Self::Scoring => "Sang chấm điểm",
            Self::Votes => "Sang kiểm phiếu",
            Self::Ranking => "Xem chỗ đồng điểm",
            Self::Quotas => "Xem chỉ tiêu",
        }
    }
}

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
    /// Where it is put right.
    pub mend: Mend,
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

    /// What closing would do: "Chốt 21 hồ sơ: 12 được chọn, 7 không được chọn, 2 không đủ điều kiện".
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut parts = vec![format!("{} được chọn", self.chosen)];
        let further = [
            (self.not_chosen, "không được chọn"),
            (self.not_eligible, "không đủ điều kiện"),
            (self.waiting, "chưa xét xong"),
        ];
        parts.extend(
            further.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")),
        );
        format!("Chốt {} hồ sơ: {}", self.entered, parts.join(", "))
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
    let mut tell = |blocks: bool, rule: Rule, mend: Mend, sentence: String, dossiers: Vec<DossierId>| {
        found.push(Obstacle { rule, blocks, sentence, dossiers, mend });
    };
    if board.candidates.is_empty() {
        let sentence = "Đợt xét chưa có hồ sơ nào nên chưa chốt được.".to_owned();
        tell(true, Rule::NotReady, Mend::Entry, sentence, Vec::new());
        return found;
    }
    let (present, needed) = board.quorum();
    if present < needed {
        tell(
            true,
            Rule::NotReady,
            Mend::Council,
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
                Mend::Ranking,
                format!(
                    "Nhóm {} còn hồ sơ đồng điểm ở vạch cắt. Hội đồng cần quyết định thứ tự trước khi chốt.",
                    ranking.kind.counted()
                ),
                tied.map(|it| it.dossier).collect(),
            );
        }
        for owing in ranking.unranked.iter().filter(|it| it.why == Aside::Waiting) {
            let sentence = format!("Hồ sơ của {} chưa xét xong: {}", owing.name, owing.reason);
            let mend = owes_what(board, ranking.kind, owing.dossier);
            tell(true, Rule::NotReady, mend, sentence, vec![owing.dossier]);
        }
    }
    let open: Vec<_> = conflicts::proposals(board).into_iter().filter(|it| it.answer.is_none()).collect();
    if !open.is_empty() {
        tell(
            false,
            Rule::NotReady,
            Mend::Council,
            format!("Còn {} khả năng xung đột lợi ích chưa được trả lời.", open.len()),
            open.into_iter().map(|it| it.dossier).collect(),
        );
    }
    let unexplained = checking::unexplained(board);
    if !unexplained.is_empty() {
        tell(
            true,
            Rule::ReasonMissing,
            Mend::Scoring,
            format!("Còn {} ô điểm khác điểm thẩm định mà chưa nêu lý do.", unexplained.len()),
            unexplained.iter().map(|it| it.dossier).collect(),
        );
    }
    let unconfirmed = checking::unconfirmed(board);
    if !unconfirmed.is_empty() {
        tell(
            true,
            Rule::NotReady,
            Mend::Scoring,
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
                Mend::Scoring,
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
                tell(true, Rule::OutOfRange, Mend::Quotas, sentence, Vec::new());
            }
            QuotaState::Short => {
                tell(false, Rule::OutOfRange, Mend::Quotas, format!("{}.", quota.sentence()), Vec::new());
            }
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
                Mend::Ranking,
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

/// Where an unfinished dossier is finished: what comes first in the ranking's own order.
fn owes_what(board: &Board, kind: SubjectKind, dossier: DossierId) -> Mend {
    let Some(candidate) = board.candidate(dossier) else { return Mend::Entry };
    let unanswered = |id| !candidate.gates.iter().any(|it| it.criterion == id);
    if board.gates_for(kind).iter().any(|gate| unanswered(gate.id)) {
        return Mend::Dossier;
    }
    let way = board.round.settings.way;
    let scored = || {
        let tally = Figures::new(board).tally(candidate, &Scale::of(board, kind));
        tally.owing == 0 && tally.mean.is_some()
    };
    if way.scores() && !scored() { Mend::Scoring } else { Mend::Votes }
}
