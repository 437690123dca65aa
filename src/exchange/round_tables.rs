//! A round as plain tables: everything its result is computed from, and the result, so that anybody can compute it again.

use super::table::{ColumnKind, Table};
use crate::domain::criteria::{Ceiling, CriteriaSet, Measure, When};
use crate::domain::dossier::GateAnswer;
use crate::domain::points::Points;
use crate::domain::ranking::{Aside, Because, Cut, rank};
use crate::domain::round::{Board, Carry, Standing, TieRule, Way};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;

const TEXT: ColumnKind = ColumnKind::Text;
const NUMBER: ColumnKind = ColumnKind::Number;

fn table(title: &str, columns: &[(&str, ColumnKind)], rows: Vec<Vec<String>>) -> Table {
    let columns = columns.iter().map(|(head, kind)| ((*head).to_owned(), *kind)).collect();
    Table { title: title.to_owned(), columns, rows }
}

/// A figure as Vietnamese writes it, or nothing.
fn or_empty(points: Option<Points>) -> String {
    points.map(|points| points.to_string()).unwrap_or_default()
}

fn yes(value: bool) -> String {
    if value { "có" } else { "không" }.to_owned()
}

/// The tables of a round; the title of each is the name of its file. Figures have a comma, identifiers are whole numbers.
#[must_use]
pub fn round_tables(board: &Board) -> Vec<Table> {
    vec![
        rules(board),
        places(board),
        criteria(board),
        blocks(board),
        grades(board),
        ceilings(board),
        members(board),
        dossiers(board),
        answers(board),
        scores(board),
        stages(board),
        standings(board),
        votes(board),
        decisions(board),
        result(board),
        aside(board),
    ]
}

fn rules(board: &Board) -> Table {
    let settings = &board.round.settings;
    let percent = match settings.carry {
        Carry::Shown => 0,
        Carry::Counted { percent } => percent,
    };
    let way = match settings.way {
        Way::Scoring => "chấm điểm",
        Way::Voting => "biểu quyết",
        Way::Both => "chấm điểm và biểu quyết",
    };
    let base = match settings.vote.of {
        VoteBase::All => "tổng số",
        VoteBase::Present => "có mặt",
    };
    let mut rows = vec![
        ("Đợt xét".to_owned(), board.round.name.clone()),
        ("Cách xét".to_owned(), way.to_owned()),
        ("Số chữ số thập phân".to_owned(), settings.decimals.to_string()),
        ("Bỏ điểm cao nhất và thấp nhất".to_owned(), settings.trim.to_string()),
        ("Xếp loại đứng trước điểm".to_owned(), yes(settings.grade_first)),
        ("Kết quả đợt trước (%)".to_owned(), percent.to_string()),
        (
            "Phiếu đồng ý cần đạt".to_owned(),
            format!("{}/{}", settings.vote.share.part, settings.vote.share.of),
        ),
        ("Tính trên".to_owned(), base.to_owned()),
    ];
    for (rule, n) in settings.tie_rules.iter().zip(1..) {
        let word = match rule {
            TieRule::Criterion { code } => format!("tiêu chí {code}"),
            TieRule::Median => "trung vị".to_owned(),
            TieRule::TopMarks => "số người cho điểm cao nhất".to_owned(),
            TieRule::Priorities => "dấu ưu tiên".to_owned(),
            TieRule::Women => "ưu tiên nữ".to_owned(),
            TieRule::WomenShare => "tỷ lệ nữ".to_owned(),
            TieRule::Earlier => "đợt trước".to_owned(),
            TieRule::Agreeing => "phiếu đồng ý".to_owned(),
        };
        rows.push((format!("Quy tắc đồng điểm {n}"), word));
    }
    let rows = rows.into_iter().map(|(name, value)| vec![name, value]).collect();
    table("Quy tắc", &[("Quy tắc", TEXT), ("Giá trị", TEXT)], rows)
}

fn places(board: &Board) -> Table {
    let line = |kind: SubjectKind| Some(vec![kind.label().to_owned(), board.line(kind)?.to_string()]);
    let rows = SubjectKind::ALL.into_iter().filter_map(line).collect();
    table("Vạch cắt", &[("Loại", TEXT), ("Số được chọn", NUMBER)], rows)
}

/// The key of a block: the set's place, then the group's key; the set itself is group 0 of its block.
fn block(set: usize, group: Option<u32>) -> String {
    group.map_or_else(|| format!("{}", set + 1), |key| format!("{}.{key}", set + 1))
}

fn whom(set: &CriteriaSet) -> String {
    set.kind.map_or("Mọi loại", SubjectKind::label).to_owned()
}

fn criteria(board: &Board) -> Table {
    let mut rows = Vec::new();
    for (at, set) in board.sets.iter().enumerate() {
        for criterion in &set.criteria {
            let measure = &criterion.measure;
            let counts = if measure.is_deduction() {
                "trừ"
            } else if measure.is_bonus() {
                "cộng"
            } else if measure.is_owed() {
                "điểm"
            } else if matches!(measure, Measure::Gate { .. }) {
                "điều kiện"
            } else if matches!(measure, Measure::KnockOut { .. }) {
                "hạ xếp loại"
            } else {
                "tham khảo"
            };
            rows.push(vec![
                criterion.id.to_string(),
                criterion.code.clone(),
                whom(set),
                counts.to_owned(),
                measure.label().to_owned(),
                or_empty(measure.max()),
                block(at, criterion.group),
                criterion.title.clone(),
            ]);
        }
    }
    let columns = [
        ("Mã", NUMBER),
        ("Ký hiệu", TEXT),
        ("Loại", TEXT),
        ("Tính là", TEXT),
        ("Cách chấm", TEXT),
        ("Tối đa", NUMBER),
        ("Khối", TEXT),
        ("Nội dung", TEXT),
    ];
    table("Tiêu chí", &columns, rows)
}

fn blocks(board: &Board) -> Table {
    let mut rows = Vec::new();
    for (at, set) in board.sets.iter().enumerate() {
        let caps = set.caps;
        rows.push(vec![block(at, None), String::new(), or_empty(caps.bonus), or_empty(caps.deduction)]);
        for group in &set.groups {
            rows.push(vec![
                block(at, Some(group.key)),
                block(at, group.parent),
                or_empty(group.caps.bonus),
                or_empty(group.caps.deduction),
            ]);
        }
    }
    let columns =
        [("Khối", TEXT), ("Khối chứa", TEXT), ("Cộng nhiều nhất", NUMBER), ("Trừ nhiều nhất", NUMBER)];
    table("Khối điểm", &columns, rows)
}

fn grades(board: &Board) -> Table {
    let mut rows = Vec::new();
    for kind in SubjectKind::ALL.into_iter().filter(|kind| board.entered(*kind) > 0) {
        let Some(grading) = board.graded_by(kind).and_then(|set| set.grading.as_ref()) else { continue };
        for (grade, n) in grading.grades.iter().zip(1..) {
            rows.push(vec![kind.label().to_owned(), n.to_string(), grade.name.clone(), or_empty(grade.from)]);
        }
    }
    let columns = [("Loại", TEXT), ("Bậc", NUMBER), ("Xếp loại", TEXT), ("Từ điểm", NUMBER)];
    table("Xếp loại", &columns, rows)
}

fn ceiling_word(ceiling: &Ceiling) -> String {
    match ceiling {
        Ceiling::AtMost { grade } => grade.clone(),
        Ceiling::NoGrade => "không xếp loại".to_owned(),
    }
}

fn ceilings(board: &Board) -> Table {
    let mut rows = Vec::new();
    for kind in SubjectKind::ALL.into_iter().filter(|kind| board.entered(*kind) > 0) {
        for criterion in board.knock_outs_for(kind) {
            if let Measure::KnockOut { ceiling } = &criterion.measure {
                rows.push(vec![kind.label().to_owned(), criterion.id.to_string(), ceiling_word(ceiling)]);
            }
        }
        let Some(grading) = board.graded_by(kind).and_then(|set| set.grading.as_ref()) else { continue };
        for rule in &grading.rules {
            let when = match rule.when {
                When::ItemZero => "tiêu chí 0 điểm",
                When::NoSelfScore => "không tự chấm",
            };
            rows.push(vec![kind.label().to_owned(), when.to_owned(), ceiling_word(&rule.ceiling)]);
        }
    }
    table("Hạ xếp loại", &[("Loại", TEXT), ("Khi", TEXT), ("Nhiều nhất là", TEXT)], rows)
}

fn members(board: &Board) -> Table {
    let row = |it: &crate::domain::round::Member| {
        vec![it.id.to_string(), it.name.clone(), it.role.label().to_owned(), yes(it.votes), yes(it.present)]
    };
    let columns = [("Mã", NUMBER), ("Họ tên", TEXT), ("Vai trò", TEXT), ("Có quyền", TEXT), ("Có mặt", TEXT)];
    table("Thành viên", &columns, board.members.iter().map(row).collect())
}

fn dossiers(board: &Board) -> Table {
    let row = |it: &crate::domain::round::Candidate| {
        vec![
            it.dossier.to_string(),
            it.name.clone(),
            it.kind.label().to_owned(),
            it.unit_name.clone(),
            it.cluster.clone(),
            it.field.clone(),
            it.priorities.to_string(),
            yes(it.women == Some(true)),
            or_empty(it.women_percent),
            or_empty(it.earlier),
        ]
    };
    let columns = [
        ("Mã", NUMBER),
        ("Tên", TEXT),
        ("Loại", TEXT),
        ("Đơn vị", TEXT),
        ("Cụm", TEXT),
        ("Lĩnh vực", TEXT),
        ("Dấu ưu tiên", NUMBER),
        ("Ưu tiên nữ", TEXT),
        ("Tỷ lệ nữ (%)", NUMBER),
        ("Kết quả đợt trước", NUMBER),
    ];
    table("Hồ sơ", &columns, board.candidates.iter().map(row).collect())
}

fn answers(board: &Board) -> Table {
    let mut rows = Vec::new();
    for candidate in &board.candidates {
        for gate in &candidate.gates {
            let answer = match gate.answer {
                GateAnswer::Met => "đạt",
                GateAnswer::Failed => "không đạt",
                GateAnswer::NotApplicable => "không áp dụng",
            };
            let (dossier, criterion) = (candidate.dossier.to_string(), gate.criterion.to_string());
            rows.push(vec![dossier, criterion, answer.to_owned(), gate.evidence.clone()]);
        }
    }
    let columns = [("Hồ sơ", NUMBER), ("Tiêu chí", NUMBER), ("Trả lời", TEXT), ("Căn cứ", TEXT)];
    table("Điều kiện", &columns, rows)
}

fn scores(board: &Board) -> Table {
    let file = |id: crate::domain::ids::SheetFileId| {
        board.files.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default()
    };
    let row = |it: &crate::domain::round::Score| {
        vec![
            it.dossier.to_string(),
            it.member.to_string(),
            it.criterion.to_string(),
            it.points.to_string(),
            or_empty(it.input.map(|input| input.done)),
            or_empty(it.input.and_then(|input| input.target)),
            it.reason.clone(),
            it.file.map(file).unwrap_or_default(),
        ]
    };
    let columns = [
        ("Hồ sơ", NUMBER),
        ("Thành viên", NUMBER),
        ("Tiêu chí", NUMBER),
        ("Điểm", NUMBER),
        ("Số đã làm", NUMBER),
        ("Chỉ tiêu", NUMBER),
        ("Lý do", TEXT),
        ("Tệp", TEXT),
    ];
    table("Điểm", &columns, board.scores.iter().map(row).collect())
}

fn stages(board: &Board) -> Table {
    let row = |it: &crate::domain::round::StageScore| {
        vec![
            it.dossier.to_string(),
            it.criterion.to_string(),
            it.stage.label().to_owned(),
            it.points.to_string(),
            it.reason.clone(),
        ]
    };
    let columns =
        [("Hồ sơ", NUMBER), ("Tiêu chí", NUMBER), ("Bước", TEXT), ("Điểm", NUMBER), ("Lý do", TEXT)];
    table("Điểm đề xuất", &columns, board.stages.iter().map(row).collect())
}

fn standings(board: &Board) -> Table {
    let off = board.sheets.iter().filter(|it| it.standing != Standing::Scoring);
    let row = |it: &crate::domain::round::Sheet| {
        let standing = it.standing.label().to_owned();
        vec![it.dossier.to_string(), it.member.to_string(), standing, it.reason.clone()]
    };
    let columns = [("Hồ sơ", NUMBER), ("Thành viên", NUMBER), ("Không chấm vì", TEXT), ("Lý do", TEXT)];
    table("Không chấm", &columns, off.map(row).collect())
}

fn votes(board: &Board) -> Table {
    let row = |it: &crate::domain::votes::VoteCount| {
        let counts = [
            it.agree,
            it.lowered,
            it.disagree,
            it.invalid,
            it.written_agree,
            it.written_lowered,
            it.written_disagree,
        ];
        std::iter::once(it.dossier.to_string()).chain(counts.iter().map(u32::to_string)).collect()
    };
    let columns = [
        ("Hồ sơ", NUMBER),
        ("Đồng ý", NUMBER),
        ("Hạ mức", NUMBER),
        ("Không đồng ý", NUMBER),
        ("Không hợp lệ", NUMBER),
        ("Văn bản đồng ý", NUMBER),
        ("Văn bản hạ mức", NUMBER),
        ("Văn bản không đồng ý", NUMBER),
    ];
    table("Kiểm phiếu", &columns, board.votes.iter().map(row).collect())
}

fn decisions(board: &Board) -> Table {
    let mut rows = Vec::new();
    for (decision, n) in board.decisions.iter().zip(1..) {
        for (dossier, place) in decision.order.iter().zip(1..) {
            rows.push(vec![
                n.to_string(),
                place.to_string(),
                dossier.to_string(),
                decision.by.clone(),
                decision.reason.clone(),
            ]);
        }
    }
    let columns = [
        ("Quyết định", NUMBER),
        ("Thứ tự", NUMBER),
        ("Hồ sơ", NUMBER),
        ("Người quyết định", TEXT),
        ("Lý do", TEXT),
    ];
    table("Quyết định thứ tự", &columns, rows)
}

/// What sets a dossier above the next: the sort of fact, its rule, and the two values.
fn fact(because: &Because) -> [String; 4] {
    let value = |value: i64| if value == i64::MIN { String::new() } else { value.to_string() };
    let points = |points: Points| points.as_hundredths().to_string();
    match because {
        Because::Grade { upper, lower } => [
            "xếp loại".to_owned(),
            String::new(),
            upper.clone().unwrap_or_default(),
            lower.clone().unwrap_or_default(),
        ],
        Because::Result { upper, lower } => {
            ["kết quả".to_owned(), String::new(), points(*upper), points(*lower)]
        }
        Because::Votes { upper, lower } => {
            ["phiếu".to_owned(), String::new(), upper.to_string(), lower.to_string()]
        }
        Because::Rule { rule, upper, lower } => {
            ["quy tắc".to_owned(), (rule + 1).to_string(), value(*upper), value(*lower)]
        }
        Because::Decision { decision } => {
            ["quyết định".to_owned(), (decision + 1).to_string(), String::new(), String::new()]
        }
        Because::Equal => ["bằng nhau".to_owned(), String::new(), String::new(), String::new()],
    }
}

fn result(board: &Board) -> Table {
    let mut rows = Vec::new();
    for kind in SubjectKind::ALL {
        for placed in rank(board, kind, None).placed {
            let cut = match placed.cut {
                Cut::NoLine => "không có vạch",
                Cut::Inside => "được chọn",
                Cut::Below => "dưới vạch",
                Cut::Undecided => "đồng điểm ở vạch",
            };
            let [sort, rule, upper, lower] = placed.because.as_ref().map(fact).unwrap_or_default();
            rows.push(vec![
                kind.label().to_owned(),
                placed.rank.to_string(),
                placed.dossier.to_string(),
                placed.name,
                or_empty(placed.points),
                placed.grade.unwrap_or_default(),
                cut.to_owned(),
                sort,
                rule,
                upper,
                lower,
                placed.above_next.unwrap_or_default(),
            ]);
        }
    }
    let columns = [
        ("Loại", TEXT),
        ("Hạng", NUMBER),
        ("Hồ sơ", NUMBER),
        ("Tên", TEXT),
        ("Kết quả", NUMBER),
        ("Xếp loại", TEXT),
        ("Vạch cắt", TEXT),
        ("Hơn vì", TEXT),
        ("Quy tắc", NUMBER),
        // Hundredths of a point or of a percent, twice as many for the median; counts as they are.
        ("Giá trị trên", TEXT),
        ("Giá trị dưới", TEXT),
        ("Vì sao đứng trên", TEXT),
    ];
    table("Kết quả", &columns, rows)
}

fn aside(board: &Board) -> Table {
    let mut rows = Vec::new();
    for kind in SubjectKind::ALL {
        for it in rank(board, kind, None).unranked {
            let why = match it.why {
                Aside::Gate => "không đủ điều kiện",
                Aside::Waiting => "chưa xét xong",
                Aside::Votes => "không đủ phiếu",
            };
            rows.push(vec![
                kind.label().to_owned(),
                it.dossier.to_string(),
                it.name,
                why.to_owned(),
                it.reason,
            ]);
        }
    }
    let columns = [("Loại", TEXT), ("Hồ sơ", NUMBER), ("Tên", TEXT), ("Vì", TEXT), ("Lý do", TEXT)];
    table("Không xếp hạng", &columns, rows)
}
