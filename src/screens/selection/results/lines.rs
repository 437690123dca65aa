//! The ranking as lines to be drawn.

use crate::domain::ids::DossierId;
use crate::domain::ranking::{Among, Aside, Cut, Placed as Ranked, Ranking, rank_among};
use crate::domain::round::{Board, Carry};
use crate::domain::subject::SubjectKind;

/// Which dossiers of the kind are ranked with each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Group {
    /// All of the round; only here a cut line runs.
    #[default]
    All,
    /// One cluster.
    Cluster(String),
    /// One field.
    Field(String),
}

impl Group {
    const fn among(&self) -> Among<'_> {
        match self {
            Self::All => Among::All,
            Self::Cluster(name) => Among::Cluster(name.as_str()),
            Self::Field(name) => Among::Field(name.as_str()),
        }
    }
}

impl std::fmt::Display for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::All => f.write_str("Toàn đợt"),
            Self::Cluster(name) => {
                // Most offices write the word into the name itself.
                let folded = crate::text::fold(name);
                let said = folded.starts_with("cum") || folded.starts_with("khoi");
                if said { f.write_str(name) } else { write!(f, "Cụm {name}") }
            }
            Self::Field(name) => write!(f, "Lĩnh vực: {name}"),
        }
    }
}

/// The groups that the dossiers of a kind fall into, all of them first.
#[must_use]
pub fn groups(board: &Board, kind: SubjectKind) -> Vec<Group> {
    let named = |of: fn(&crate::domain::round::Candidate) -> &String| -> Vec<String> {
        let of_kind = board.candidates.iter().filter(|c| c.kind == kind);
        let mut names: Vec<String> =
            of_kind.map(of).filter(|name| !name.trim().is_empty()).cloned().collect();
        names.sort_by_cached_key(|name| crate::text::text_key(name));
        names.dedup();
        names
    };
    let mut all = vec![Group::All];
    all.extend(named(|c| &c.cluster).into_iter().map(Group::Cluster));
    all.extend(named(|c| &c.field).into_iter().map(Group::Field));
    all
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A ranked dossier.
    Placed(Box<Placed>),
    /// The line under the last place to be filled.
    Cut {
        /// "Vạch cắt: 5 chỗ".
        words: String,
        /// Whether a tie runs across it.
        tied: bool,
    },
    /// The heading over those that cannot be ranked.
    Aside(String),
    /// A dossier that cannot be ranked.
    Unranked {
        /// Name and unit.
        name: String,
        /// The nominating unit.
        unit: String,
        /// Why.
        reason: String,
        /// Which sort of reason it is.
        why: Aside,
    },
}

/// A ranked dossier as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The dossier.
    pub dossier: DossierId,
    /// "3", or "3=" when it shares the rank.
    pub rank: String,
    /// Name of the subject.
    pub name: String,
    /// The nominating unit.
    pub unit: String,
    /// One mark per voting member, with why there is no figure.
    pub ballots: Vec<(String, Option<String>)>,
    /// The result that is ranked.
    pub result: String,
    /// "6/7": how many have scored it.
    pub counted: String,
    /// The grade; "–" for none.
    pub grade: String,
    /// Agreeing votes ("5/6") and the whole of it in words.
    pub vote: Option<(String, String)>,
    /// The result of the round before; empty for none.
    pub earlier: String,
    /// What lowered the grade, what was left out of the mean, a vote that only carries for a lower level.
    pub note: Option<String>,
    /// Where it stands towards the cut line.
    pub cut: Cut,
    /// Why it stands above the next one.
    pub why: Option<String>,
    /// Whether it shares its rank.
    pub shared: bool,
    /// Whether a person has decided its place towards a neighbour.
    pub decided: bool,
    /// Its rank as a number.
    pub at: u32,
}

/// Which columns have something to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// The council scores.
    pub scored: bool,
    /// There are grades.
    pub graded: bool,
    /// Votes were counted.
    pub voted: bool,
    /// Some dossier has an earlier result.
    pub earlier: bool,
    /// Some dossier has a note.
    pub noted: bool,
    /// What is ranked is not the mean alone.
    pub carried: bool,
}

/// The list of one kind.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    /// The lines.
    pub lines: Vec<Line>,
    /// The voting members: how they are called in a narrow heading, and in full.
    pub council: Vec<(String, String)>,
    /// The columns.
    pub columns: Columns,
    /// "9 được chọn · 3 dưới vạch · 2 chưa xếp hạng".
    pub summary: String,
    /// The quorum: "Có mặt 6/7, cần 5".
    pub quorum: String,
    /// Whether the quorum is met.
    pub enough: bool,
}

/// Ranks and words a kind, within a group.
#[must_use]
pub fn standings(board: &Board, kind: SubjectKind, group: &Group) -> Standings {
    let ranking = rank_among(board, kind, group.among());
    let settings = &board.round.settings;
    let columns = Columns {
        scored: settings.way.scores(),
        graded: settings.way.scores() && board.graded_by(kind).is_some(),
        voted: settings.way.votes() || ranking.placed.iter().any(|it| it.vote.is_some()),
        earlier: ranking.placed.iter().any(|it| it.earlier.is_some()),
        noted: ranking.placed.iter().any(|it| note(it).is_some()),
        carried: matches!(settings.carry, Carry::Counted { .. }),
    };
    let voting: Vec<usize> = (0..board.members.len()).filter(|at| board.members[*at].votes).collect();
    let mut lines = Vec::with_capacity(ranking.placed.len() + ranking.unranked.len() + 4);
    let line = if *group == Group::All { board.line(kind) } else { None };
    let cut = |lines: &mut Vec<Line>, most: u32| {
        let places = settings.places.iter().find(|p| p.kind == kind);
        let worked = places.and_then(|p| p.percent).map(|it| it.worked(board.entered(kind)));
        let mut words = format!("Vạch cắt: {most} chỗ");
        if let Some(worked) = worked {
            words += &format!(" ({worked})");
        }
        lines.push(Line::Cut { words, tied: ranking.has_tie_at_cut() });
    };
    for (at, placed) in ranking.placed.iter().enumerate() {
        if let Some(most) = line
            && most as usize == at
        {
            cut(&mut lines, most);
        }
        lines.push(Line::Placed(Box::new(worded(board, &ranking, at, placed, &voting))));
    }
    if let Some(most) = line
        && most as usize >= ranking.placed.len()
        && !ranking.placed.is_empty()
    {
        cut(&mut lines, most);
    }
    for (why, words) in [
        (Aside::Waiting, "Chưa xét xong"),
        (Aside::Votes, "Không đủ phiếu đồng ý"),
        (Aside::Gate, "Không đủ điều kiện bắt buộc"),
    ] {
        let of_sort = || ranking.unranked.iter().filter(|it| it.why == why);
        if of_sort().next().is_some() {
            lines.push(Line::Aside(format!("{words} ({})", of_sort().count())));
            lines.extend(of_sort().map(|it| Line::Unranked {
                name: it.name.clone(),
                unit: it.unit_name.clone(),
                reason: it.reason.clone(),
                why,
            }));
        }
    }
    let (present, needed) = board.quorum();
    Standings {
        lines,
        council: voting
            .iter()
            .map(|at| {
                let member = &board.members[*at];
                let given = member.name.split_whitespace().next_back().unwrap_or_default();
                (given.to_owned(), format!("{} – {}", member.name, member.role.label()))
            })
            .collect(),
        columns,
        summary: summary(&ranking),
        quorum: quorum(board),
        enough: present >= needed,
    }
}

fn worded(board: &Board, ranking: &Ranking, at: usize, placed: &Ranked, voting: &[usize]) -> Placed {
    let neighbours = [at.checked_sub(1), at.checked_add(1)];
    let neighbours = || neighbours.iter().filter_map(|at| ranking.placed.get((*at)?));
    let shared = neighbours().any(|other| other.rank == placed.rank);
    let decided = neighbours().any(|other| {
        let both = |order: &[DossierId]| order.contains(&placed.dossier) && order.contains(&other.dossier);
        placed.rank != other.rank
            && placed.points == other.points
            && board.decisions.iter().any(|decision| both(&decision.order))
    });
    Placed {
        dossier: placed.dossier,
        rank: if shared { format!("{}=", placed.rank) } else { placed.rank.to_string() },
        name: placed.name.clone(),
        unit: placed.unit_name.clone(),
        ballots: voting
            .iter()
            .map(|member| {
                let ballot = &placed.tally.ballots[*member];
                let name = &board.members[*member].name;
                (ballot.mark(), ballot.why_not().map(|why| format!("{name}: {why}")))
            })
            .collect(),
        result: placed.points.map_or_else(|| "–".to_owned(), |it| it.two_decimals()),
        counted: format!("{}/{}", placed.tally.counted, voting.len()),
        grade: placed.grade.clone().unwrap_or_else(|| "–".to_owned()),
        vote: placed.vote.map(|it| {
            let lowered = if it.lowered > 0 { format!(", {} hạ mức", it.lowered) } else { String::new() };
            let whole = format!(
                "{} phiếu đồng ý{lowered} trên {} người, cần ít nhất {}",
                it.agreeing, it.of, it.needed
            );
            (format!("{}/{}", it.agreeing, it.of), whole)
        }),
        earlier: placed.earlier.map_or_else(String::new, |it| it.two_decimals()),
        note: note(placed),
        cut: placed.cut,
        why: placed.above_next.clone(),
        shared,
        decided,
        at: placed.rank,
    }
}

/// What a reader of the result must know besides it.
fn note(placed: &Ranked) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(lowered) = &placed.lowered {
        let to =
            placed.grade.as_ref().map_or_else(|| "không xếp loại".to_owned(), |it| format!("xuống “{it}”"));
        parts.push(format!("Hạ xếp loại {to}: {}", lowered.reasons.join("; ")));
    }
    if placed.tally.left_out > 0 {
        let count = placed.tally.left_out;
        parts.push(format!("Đã bỏ {count} điểm cao nhất, {count} điểm thấp nhất"));
    }
    if let Some(vote) = placed.vote.filter(|it| it.carried_lowered) {
        parts.push(format!(
            "Chỉ đủ phiếu khi tính cả hạ mức ({} đồng ý, {} hạ mức, cần {})",
            vote.agreeing, vote.lowered, vote.needed
        ));
    }
    (!parts.is_empty()).then(|| parts.join(". ") + ".")
}

/// "Có mặt 6/7, cần 5".
#[must_use]
pub fn quorum(board: &Board) -> String {
    let (present, needed) = board.quorum();
    let voting = board.members.iter().filter(|member| member.votes).count();
    format!("Có mặt {present}/{voting} thành viên có quyền chấm, cần {needed}")
}

fn summary(ranking: &Ranking) -> String {
    let of = |cut: Cut| ranking.placed.iter().filter(|placed| placed.cut == cut).count();
    let mut parts = Vec::new();
    for (cut, words) in [
        (Cut::NoLine, "đã xếp hạng"),
        (Cut::Inside, "được chọn"),
        (Cut::Undecided, "đồng điểm ở vạch cắt"),
        (Cut::Below, "dưới vạch"),
    ] {
        if of(cut) > 0 {
            parts.push(format!("{} {words}", of(cut)));
        }
    }
    for (why, words) in [
        (Aside::Gate, "không đủ điều kiện"),
        (Aside::Votes, "không đủ phiếu"),
        (Aside::Waiting, "chưa xét xong"),
    ] {
        let count = ranking.unranked.iter().filter(|it| it.why == why).count();
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    }
    parts.join(" · ")
}
