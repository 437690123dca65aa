//! Rounds: their rules, councils, figures and results, as [`round_tables`] writes them, with the names of what they refer to.

use super::{DAY, Names, TEXT, day, joined, sheet_of, shown, table, yes};
use crate::domain::changes::Area;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::round::{Board, ConflictVerdict, QuotaScope};
use crate::domain::subject::SubjectKind;
use crate::domain::whole::{Whole, WholeRound};
use crate::exchange::round_tables;
use crate::exchange::table::{ColumnKind, Table};
use crate::text::date::short_date;
use std::collections::HashMap;

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    let rounds: Vec<&WholeRound> = whole.plans.iter().flat_map(|it| &it.rounds).collect();
    let mut tables = vec![heads(&rounds, names), closings(&rounds), members(&rounds, names)];
    tables.push(meetings(&rounds));
    let codes = codes(whole);
    tables.extend(computed(&rounds, &codes));
    tables.extend([
        confirmations(&rounds),
        checks(&rounds, &codes),
        files(&rounds),
        conflicts(&rounds),
        excuses(&rounds, names),
    ]);
    tables
}

fn heads(rounds: &[&WholeRound], names: &Names<'_>) -> Table {
    let rows = rounds.iter().map(|it| {
        let round = &it.board.round;
        vec![
            round.id.to_string(),
            round.name.clone(),
            round.plan.to_string(),
            names.plan(round.plan),
            day(round.held_on),
            round.state.label().to_owned(),
            shown(round.follows),
            round.obligation.map(|id| names.duty(id)).unwrap_or_default(),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Đợt xét", TEXT),
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Ngày họp", DAY),
        ("Trạng thái", TEXT),
        ("Tiếp theo đợt có mã", TEXT),
        ("Thực hiện", TEXT),
    ];
    table(sheet_of(Area::Round), &columns, rows.collect())
}

/// Rows that hang on rounds, each behind the code and name of its round.
fn hanging(
    rounds: &[&WholeRound],
    title: &str,
    columns: &[(&str, ColumnKind)],
    rows_of: impl Fn(&WholeRound) -> Vec<Vec<String>>,
) -> Table {
    let mut rows = Vec::new();
    for it in rounds {
        for cells in rows_of(it) {
            let round = &it.board.round;
            rows.push([round.id.to_string(), round.name.clone()].into_iter().chain(cells).collect());
        }
    }
    let head = [("Mã đợt xét", TEXT), ("Đợt xét", TEXT)];
    table(title, &head.iter().chain(columns).copied().collect::<Vec<_>>(), rows)
}

fn closings(rounds: &[&WholeRound]) -> Table {
    let columns = [
        ("Lần", TEXT),
        ("Ngày chốt", DAY),
        ("Người chốt", TEXT),
        ("Ngày mở lại", DAY),
        ("Người mở lại", TEXT),
        ("Lý do mở lại", TEXT),
    ];
    hanging(rounds, sheet_of(Area::Result), &columns, |round| {
        let row = |it: &crate::domain::whole::Closed| {
            let (on, by, reason) = it
                .reopened
                .clone()
                .map_or_else(Default::default, |(on, by, reason)| (short_date(on), by, reason));
            vec![it.number.to_string(), short_date(it.on), it.by.clone(), on, by, reason]
        };
        round.closings.iter().map(row).collect()
    })
}

fn members(rounds: &[&WholeRound], names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Họ và tên", TEXT),
        ("Chức vụ", TEXT),
        ("Vai trò", TEXT),
        ("Có quyền chấm", TEXT),
        ("Có mặt", TEXT),
        ("Lý do vắng", TEXT),
        ("Đơn vị", TEXT),
        ("Người thân đã khai", TEXT),
    ];
    hanging(rounds, sheet_of(Area::Member), &columns, |round| {
        let row = |it: &crate::domain::round::Member| {
            let relatives = it.relatives.iter().map(|one| match one.relation.trim() {
                "" => one.name.clone(),
                relation => format!("{} ({relation})", one.name),
            });
            vec![
                it.id.to_string(),
                it.name.clone(),
                it.post.clone(),
                it.role.label().to_owned(),
                yes(it.votes),
                yes(it.present),
                it.absence.clone(),
                it.unit.map(|id| names.unit(id)).unwrap_or_default(),
                joined(relatives),
            ]
        };
        round.board.members.iter().map(row).collect()
    })
}

fn meetings(rounds: &[&WholeRound]) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Ngày họp", DAY),
        ("Nơi họp", TEXT),
        ("Nội dung", TEXT),
        ("Có mặt", TEXT),
        ("Vắng", TEXT),
    ];
    hanging(rounds, sheet_of(Area::Meeting), &columns, |round| {
        let row = |it: &crate::domain::round::Meeting| {
            let there =
                it.attendance.iter().filter(|it| it.present).map(|it| member(&round.board, it.member));
            let away = it.attendance.iter().filter(|it| !it.present).map(|it| {
                let why = joined([&it.absence, &it.opinion]);
                let name = member(&round.board, it.member);
                if why.is_empty() { name } else { format!("{name} ({why})") }
            });
            vec![
                it.id.to_string(),
                short_date(it.held_on),
                it.place.clone(),
                it.note.clone(),
                joined(there),
                joined(away),
            ]
        };
        round.board.meetings.iter().map(row).collect()
    })
}

fn member(board: &Board, id: MemberId) -> String {
    board.members.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default()
}

fn dossier(board: &Board, id: DossierId) -> String {
    board.candidate(id).map(|it| it.name.clone()).unwrap_or_default()
}

/// The marks of all criteria that there are or were.
type Codes<'a> = HashMap<CriterionId, &'a str>;

fn codes(whole: &Whole) -> Codes<'_> {
    // A criterion that a revision left out still names the figures that rest on it.
    let sets = whole.plans.iter().flat_map(|it| it.criteria.iter().map(|it| &it.set).chain(&it.text.sets));
    sets.flat_map(|set| &set.criteria).map(|it| (it.id, it.code.as_str())).collect()
}

fn criterion(board: &Board, id: CriterionId, codes: &Codes<'_>) -> String {
    let found = board.sets.iter().find_map(|set| set.criterion(id));
    let code = found.map(|it| it.code.as_str()).or_else(|| codes.get(&id).copied());
    code.unwrap_or_default().to_owned()
}

/// What the tables of a round are called here; none for those that stand on a sheet of their own already.
fn called(title: &str) -> Option<&str> {
    Some(match title {
        "Thành viên" => return None,
        "Quy tắc" => "Quy tắc đợt xét",
        "Tiêu chí" => "Tiêu chí trong đợt xét",
        "Hồ sơ" => sheet_of(Area::Candidate),
        "Điều kiện" => "Điều kiện trong đợt xét",
        "Điểm" => sheet_of(Area::Score),
        "Điểm đề xuất" => "Điểm đề xuất trong đợt xét",
        other => other,
    })
}

/// The tables of every round one under the other.
fn computed(rounds: &[&WholeRound], codes: &Codes<'_>) -> Vec<Table> {
    // Without any round the tables are still there, empty.
    let none = Board::new(crate::domain::round::Round::new(0.into(), 0.into(), String::new()));
    let mut tables: Vec<Table> = Vec::new();
    for it in round_tables(&none) {
        let Some(title) = called(&it.title) else { continue };
        let mut columns = vec![("Mã đợt xét".to_owned(), TEXT), ("Đợt xét".to_owned(), TEXT)];
        for (heading, kind) in it.columns {
            if refers(&heading, kind) {
                columns.push((format!("Mã {}", heading.to_lowercase()), TEXT));
                columns.push((heading, TEXT));
            } else {
                let kind = if heading == "Mã" { TEXT } else { kind };
                columns.push((heading, kind));
            }
        }
        tables.push(Table { title: title.to_owned(), columns, rows: Vec::new() });
    }
    for round in rounds {
        let board = &round.board;
        let found = round_tables(board).into_iter().filter(|it| called(&it.title).is_some());
        for (found, into) in found.zip(&mut tables) {
            for row in found.rows {
                let mut cells = vec![board.round.id.to_string(), board.round.name.clone()];
                for (cell, (heading, kind)) in row.into_iter().zip(&found.columns) {
                    let name = refers(heading, *kind).then(|| named(board, heading, &cell, codes));
                    cells.push(cell);
                    cells.extend(name);
                }
                into.rows.push(cells);
            }
        }
    }
    tables
}

/// Whether a column tells only the code of something.
fn refers(heading: &str, kind: ColumnKind) -> bool {
    kind == ColumnKind::Number && matches!(heading, "Hồ sơ" | "Thành viên" | "Tiêu chí")
}

fn named(board: &Board, heading: &str, code: &str, codes: &Codes<'_>) -> String {
    let Ok(id) = code.parse::<i64>() else { return String::new() };
    match heading {
        "Hồ sơ" => dossier(board, id.into()),
        "Thành viên" => member(board, id.into()),
        _ => criterion(board, id.into(), codes),
    }
}

fn confirmations(rounds: &[&WholeRound]) -> Table {
    let columns = [
        ("Mã hồ sơ", TEXT),
        ("Hồ sơ", TEXT),
        ("Mã thành viên", TEXT),
        ("Thành viên", TEXT),
        ("Ngày xác nhận", DAY),
    ];
    hanging(rounds, sheet_of(Area::Confirmation), &columns, |round| {
        let board = &round.board;
        let row = |it: &crate::domain::round::Confirmation| {
            vec![
                it.dossier.to_string(),
                dossier(board, it.dossier),
                it.member.to_string(),
                member(board, it.member),
                short_date(it.on),
            ]
        };
        board.confirmations.iter().map(row).collect()
    })
}

fn checks(rounds: &[&WholeRound], codes: &Codes<'_>) -> Table {
    let columns = [
        ("Mã hồ sơ", TEXT),
        ("Hồ sơ", TEXT),
        ("Mã thành viên", TEXT),
        ("Thành viên", TEXT),
        ("Người đối chiếu", TEXT),
        ("Ngày", DAY),
        ("Điểm đọc được", TEXT),
    ];
    hanging(rounds, sheet_of(Area::SheetCheck), &columns, |round| {
        let board = &round.board;
        let row = |it: &crate::domain::round::SheetCheck| {
            let read = it.figures.iter().map(|figure| {
                let points = figure.points.map_or("để trống".to_owned(), |points| points.to_string());
                format!("{}: {points}", criterion(board, figure.criterion, codes))
            });
            vec![
                it.dossier.to_string(),
                dossier(board, it.dossier),
                it.member.to_string(),
                member(board, it.member),
                it.by.clone(),
                short_date(it.on),
                joined(read),
            ]
        };
        board.checks.iter().map(row).collect()
    })
}

fn files(rounds: &[&WholeRound]) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Thành viên", TEXT),
        ("Tên tệp", TEXT),
        ("Ngày nhận", DAY),
        ("Người nhận", TEXT),
        ("Mã kiểm tra SHA-256", TEXT),
    ];
    hanging(rounds, sheet_of(Area::SheetFile), &columns, |round| {
        let board = &round.board;
        let row = |it: &crate::domain::round::SheetFile| {
            vec![
                it.id.to_string(),
                member(board, it.member),
                it.name.clone(),
                short_date(it.taken_on),
                it.by.clone(),
                it.sha256.clone(),
            ]
        };
        board.files.iter().map(row).collect()
    })
}

fn conflicts(rounds: &[&WholeRound]) -> Table {
    let columns = [
        ("Mã thành viên", TEXT),
        ("Thành viên", TEXT),
        ("Mã hồ sơ", TEXT),
        ("Hồ sơ", TEXT),
        ("Kết luận", TEXT),
        ("Người trả lời", TEXT),
        ("Lý do", TEXT),
    ];
    hanging(rounds, sheet_of(Area::Conflict), &columns, |round| {
        let board = &round.board;
        let row = |it: &crate::domain::round::ConflictAnswer| {
            let verdict = match it.verdict {
                ConflictVerdict::Conflict => "Có xung đột, miễn chấm",
                ConflictVerdict::NotConflict => "Không phải",
            };
            vec![
                it.member.to_string(),
                member(board, it.member),
                it.dossier.to_string(),
                dossier(board, it.dossier),
                verdict.to_owned(),
                it.by.clone(),
                it.reason.clone(),
            ]
        };
        board.conflicts.iter().map(row).collect()
    })
}

fn excuses(rounds: &[&WholeRound], names: &Names<'_>) -> Table {
    let columns = [("Nhóm", TEXT), ("Loại đối tượng", TEXT), ("Người quyết định", TEXT), ("Lý do", TEXT)];
    hanging(rounds, sheet_of(Area::Excuse), &columns, |round| {
        let row = |it: &crate::domain::round::Excuse| {
            let group = match &it.key.scope {
                QuotaScope::Unit { unit } => names.unit(*unit),
                QuotaScope::Cluster { cluster } => cluster.clone(),
                QuotaScope::Field { field } => field.clone(),
                QuotaScope::All | QuotaScope::EachUnit | QuotaScope::EachCluster | QuotaScope::EachField => {
                    "Cả đợt xét".to_owned()
                }
            };
            let kind = it.key.kind.map_or("Mọi loại", SubjectKind::label);
            vec![group, kind.to_owned(), it.by.clone(), it.reason.clone()]
        };
        round.board.excuses.iter().map(row).collect()
    })
}
