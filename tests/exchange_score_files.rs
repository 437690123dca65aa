//! Score sheets as files (M11): written, filled, read and held against the round, with everything that goes wrong on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use guong_sang::domain::Command;
use guong_sang::domain::criteria::{Band, Bound, CriteriaSet, Criterion, Input, Measure, computed};
use guong_sang::domain::ids::{
    CriteriaSetId, CriterionId, DossierId, MemberId, PlanId, RoundId, SheetFileId, UnitId,
};
use guong_sang::domain::points::Points;
use guong_sang::domain::round::{
    Board, Candidate, Confirmation, Member, Role, Round, RoundState, Score, Sheet, SheetFile, Standing,
};
use guong_sang::domain::score_files::{Content, FaultKind, FileState, FoundFile, SeatState, intake};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::score_file::{SheetFor, file_name, read, read_paths, write, write_folder};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

fn at(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 10, 12, hour, 0, 0).unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 12).unwrap()
}

fn p(hundredths: i64) -> Points {
    Points::hundredths(hundredths)
}

fn bound(at: i64, closed: bool) -> Option<Bound> {
    Some(Bound { at: Points::whole(at), closed })
}

/// Every sort of criterion that members score.
fn criteria(first: i64) -> Vec<Criterion> {
    let bands = vec![
        Band { from: None, to: bound(70, false), points: Points::whole(0) },
        Band { from: bound(70, true), to: bound(90, false), points: Points::whole(8) },
        Band { from: bound(90, true), to: None, points: Points::whole(15) },
    ];
    let measures = [
        Measure::Points { max: Points::whole(20), step: p(50) },
        Measure::Points { max: Points::whole(10), step: Points::ZERO },
        Measure::Formula {
            standard: Points::whole(20),
            most: Some(Points::whole(25)),
            target: None,
            unit: "hộ".into(),
        },
        Measure::Formula {
            standard: Points::whole(10),
            most: None,
            target: Some(Points::whole(12)),
            unit: "buổi".into(),
        },
        Measure::Bands { unit: "%".into(), bands },
        Measure::AllOrNothing { points: Points::whole(5), extra: false },
        Measure::Bonus { max: Points::whole(5) },
        Measure::Deduction { max: Points::whole(10) },
    ];
    measures
        .into_iter()
        .zip(1..)
        .map(|(measure, n)| {
            let title =
                format!("Nội dung thi đua thứ {n} của phong trào “Xây dựng người phụ nữ thời đại mới”");
            Criterion::new(CriterionId(first + n), format!("TC{n}"), title, measure)
        })
        .collect()
}

/// A round with so many members and dossiers, half of them persons, and nothing scored.
fn board(members: i64, dossiers: i64) -> Board {
    let mut round = Round::new(RoundId(7), PlanId(1), "Đợt xét tháng 10/2026");
    round.held_on = Some(today());
    let mut board = Board::new(round);
    board.members = (1..=members)
        .map(|n| {
            let mut member = Member::new(MemberId(n), RoundId(7), format!("Nguyễn Thị Thanh Hương {n}"));
            member.role = if n == 1 { Role::Chair } else { Role::Member };
            member
        })
        .collect();
    board.candidates = (1..=dossiers)
        .map(|n| {
            let kind = if n % 2 == 0 { SubjectKind::Person } else { SubjectKind::Collective };
            let name = format!("Hồ sơ thứ {n} có tên khá dài để thử bề rộng cột");
            Candidate::new(
                DossierId(9_000_000_000_000_000_000 + n),
                kind,
                name,
                (UnitId(n % 7), "Hội LHPN xã Bình Minh"),
            )
        })
        .collect();
    for (kind, first) in [(SubjectKind::Collective, 100), (SubjectKind::Person, 200)] {
        let mut set = CriteriaSet::new(CriteriaSetId(first), PlanId(1), Some(kind), kind.label());
        set.criteria = criteria(first);
        board.sets.push(set);
    }
    board
}

/// Figures for everybody, different for each.
fn scored(board: &Board) -> Vec<Score> {
    let mut out = Vec::new();
    for member in board.members.iter().filter(|it| it.votes) {
        for candidate in &board.candidates {
            for criterion in board.scored_for(candidate.kind) {
                let n = (member.id.0 * 31 + candidate.dossier.0 % 1_000 * 17 + criterion.id.0 * 7) % 1_000;
                let (points, input) = match &criterion.measure {
                    Measure::Points { step, max } if *step > Points::ZERO => {
                        (p(n * 50 % (max.as_hundredths() + 50)), None)
                    }
                    Measure::Points { .. } => (p(n), None),
                    Measure::AllOrNothing { points, .. } => {
                        (if n % 2 == 0 { *points } else { Points::ZERO }, None)
                    }
                    Measure::Formula { target, .. } => {
                        let goal = target.is_none().then_some(Points::whole(1 + n % 40));
                        let input = Input { done: p(n * 3), target: goal };
                        (computed(criterion, input).unwrap(), Some(input))
                    }
                    Measure::Bands { .. } => {
                        let input = Input { done: p(n * 10), target: None };
                        (computed(criterion, input).unwrap(), Some(input))
                    }
                    // Most dossiers have neither bonus nor deduction.
                    _ if n % 5 != 0 => continue,
                    measure => (p(n % (measure.max().unwrap().as_hundredths() + 1)), None),
                };
                let mut score = Score::new(candidate.dossier, member.id, criterion.id, points);
                score.input = input;
                out.push(score);
            }
        }
    }
    out
}

/// The workbook of one member with the figures of `board`.
fn filled(board: &Board, member: usize, hour: u32) -> Vec<u8> {
    let member = &board.members[member];
    write(&SheetFor { board, member, office: "Hội LHPN tỉnh", figures: true, at: at(hour) }).unwrap()
}

/// Does a deed on a board in memory.
fn take(board: &mut Board, command: &Command) {
    match command {
        Command::Batch { commands, .. } => commands.iter().for_each(|it| take(board, it)),
        Command::TakeSheetFile { file, cells } => {
            board.files.push(file.clone());
            for cell in cells {
                let key = (cell.dossier, file.member, cell.criterion);
                board.scores.retain(|it| (it.dossier, it.member, it.criterion) != key);
                let kind = board.candidate(cell.dossier).unwrap().kind;
                let criterion = *board.scored_for(kind).iter().find(|it| it.id == cell.criterion).unwrap();
                let points =
                    cell.input.map_or_else(|| cell.points.unwrap(), |it| computed(criterion, it).unwrap());
                let mut score = Score::new(cell.dossier, file.member, cell.criterion, points);
                (score.input, score.file) = (cell.input, Some(file.id));
                score.reason.clone_from(&cell.reason);
                board.scores.push(score);
            }
        }
        other => panic!("{other:?}"),
    }
}

fn fresh() -> impl FnMut() -> SheetFileId {
    let mut next = 0;
    move || {
        next += 1;
        SheetFileId(next)
    }
}

type Figures = BTreeMap<(i64, i64, i64), (Points, Option<(Points, Option<Points>)>)>;

fn figures(scores: &[Score]) -> Figures {
    let one = |it: &Score| {
        let key = (it.member.0, it.dossier.0, it.criterion.0);
        (key, (it.points, it.input.map(|it| (it.done, it.target))))
    };
    scores.iter().map(one).collect()
}

/// The workbook with one of its parts rewritten.
fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            content = edit(String::from_utf8(content).unwrap()).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The cell `name` holding a text instead of what it held.
fn typed(xml: &str, name: &str, text: &str) -> String {
    let start = xml.find(&format!("<c r=\"{name}\"")).unwrap_or_else(|| panic!("no cell {name}"));
    let open_end = start + xml[start..].find('>').unwrap();
    let style = xml[start..open_end].split("s=\"").nth(1).and_then(|it| it.split('"').next()).unwrap_or("0");
    let end = if xml[..open_end].ends_with('/') {
        open_end + 1
    } else {
        start + xml[start..].find("</c>").unwrap() + 4
    };
    let cell = format!("<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("{}{cell}{}", &xml[..start], &xml[end..])
}

fn found(name: &str, bytes: &[u8]) -> FoundFile {
    read(name, bytes, None)
}

#[test]
fn fifteen_members_and_sixty_dossiers_come_together_with_every_cell_traceable() {
    let started = std::time::Instant::now();
    let empty = board(15, 60);
    let mut full = empty.clone();
    full.scores = scored(&empty);
    let folder = tempfile::tempdir().unwrap();
    let (sheets, files) = write_folder(&full, folder.path(), ("Hội LHPN tỉnh", true, at(8))).unwrap();
    assert_eq!(files.len(), 15);
    assert!(sheets.ends_with("Phiếu chấm - Đợt xét tháng 10-2026"), "{}", sheets.display());
    // What is there is never written over.
    let (second, _) = write_folder(&full, folder.path(), ("", true, at(8))).unwrap();
    assert!(second.ends_with("Phiếu chấm - Đợt xét tháng 10-2026 (2)"));
    if let Some(target) = std::env::var_os("KEEP_SHEETS") {
        std::fs::create_dir_all(&target).unwrap();
        for file in &files {
            std::fs::copy(file, std::path::Path::new(&target).join(file.file_name().unwrap())).unwrap();
        }
    }

    let read = read_paths(&[sheets]).unwrap();
    let result = intake(&empty, &read);
    assert_eq!(result.files.len(), 15);
    for file in &result.files {
        assert_eq!(file.state, FileState::Good, "{}", file.name);
        assert!(
            file.faults.is_empty() && file.changes.is_empty() && file.empty.is_empty(),
            "{:?}",
            file.faults.first()
        );
    }
    assert_eq!(result.handed_in(), (15, 15));
    let mut taken = empty.clone();
    let command = result.command(&empty, &result.proposed(), (today(), "Vân", ""), fresh()).unwrap();
    take(&mut taken, &command);
    assert_eq!(figures(&taken.scores), figures(&full.scores));
    for score in &taken.scores {
        let file = taken.files.iter().find(|it| Some(it.id) == score.file).expect("a file");
        assert_eq!(file.member, score.member);
        assert_eq!(file.saved_at, Some(at(8)));
    }
    // The same folder once more says that everything is there.
    let again = intake(&taken, &read);
    assert!(again.files.iter().all(|it| matches!(it.state, FileState::Already { .. })));
    assert!(again.command(&taken, &again.proposed(), (today(), "", ""), fresh()).is_none());
    assert!(again.members.iter().all(|it| matches!(it.state, SeatState::Taken { .. }) && it.owing == 0));
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn names_of_files_are_taken_by_every_system() {
    let mut board = board(3, 2);
    board.members[0].name = "Trần Thị “Bé” / Hoa: A*B?<C>|".into();
    board.members[1].votes = false;
    board.members[2].name = "Lê Thị Mến.".into();
    assert_eq!(file_name(&board, &board.members[0]), "Phiếu chấm 01 - Trần Thị “Bé” - Hoa- A-B--C--.xlsx");
    assert_eq!(file_name(&board, &board.members[2]), "Phiếu chấm 02 - Lê Thị Mến.xlsx");
}

#[test]
fn each_sort_of_file_is_named_for_what_it_is() {
    let empty = board(6, 4);
    let mut full = empty.clone();
    full.scores = scored(&empty);
    let mut other = full.clone();
    other.round.id = RoundId(8);
    other.round.name = "Đợt xét tháng 3/2026".into();
    let first = filled(&full, 0, 8);
    let mut corrected = full.clone();
    corrected
        .scores
        .iter_mut()
        .find(|it| it.member == MemberId(1) && it.criterion == CriterionId(101))
        .unwrap()
        .points = p(1_950);
    let newer = filled(&corrected, 0, 9);
    let blank =
        write(&SheetFor { board: &empty, member: &empty.members[2], office: "", figures: true, at: at(8) })
            .unwrap();
    let mut absent = empty.clone();
    absent.members[3].present = false;
    let files = [
        found("cũ.xlsx", &first),
        found("mới.xlsx", &newer),
        found("chép.xlsx", &newer),
        found("đợt khác.xlsx", &filled(&other, 1, 8)),
        found("trống.xlsx", &blank),
        found("vắng.xlsx", &filled(&full, 3, 8)),
        found("cụt.xlsx", &first[..first.len() / 2]),
        found("ghi chú.docx", b"PK\x03\x04 no zip"),
        found("thư.txt", "Kính gửi".as_bytes()),
        found("cũ.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0]),
        found("rỗng.xlsx", b""),
    ];
    let result = intake(&absent, &files);
    let states: Vec<&FileState> = result.files.iter().map(|it| &it.state).collect();
    assert_eq!(*states[0], FileState::Older { than: "mới.xlsx".into() });
    assert_eq!(*states[1], FileState::Good);
    assert_eq!(*states[2], FileState::Copy { of: "mới.xlsx".into() });
    assert_eq!(*states[3], FileState::WrongRound { round: "Đợt xét tháng 3/2026".into() });
    assert_eq!(*states[4], FileState::Blank);
    assert!(matches!(states[5], FileState::MayNot { why } if why.contains("vắng mặt")));
    for (state, file) in states.iter().zip(&result.files).take(11).skip(6) {
        assert!(matches!(state, FileState::Unknown { .. }), "{}: {state:?}", file.name);
    }
    assert_eq!(result.proposed(), [1]);
    let seats: Vec<&SeatState> = result.members.iter().map(|it| &it.state).collect();
    assert_eq!(*seats[0], SeatState::Here { file: "mới.xlsx".into() });
    assert_eq!(*seats[1], SeatState::Missing);
    assert_eq!(*seats[3], SeatState::Absent);
    assert_eq!(result.handed_in(), (1, 5));

    let mut closed = empty;
    closed.round.state = RoundState::Closed;
    assert_eq!(intake(&closed, &files[..1]).files[0].state, FileState::Closed);
    assert!(intake(&closed, &files).proposed().is_empty());
}

#[test]
fn a_newer_file_shows_what_it_changes_and_an_older_one_is_not_proposed() {
    let empty = board(2, 4);
    let mut full = empty.clone();
    full.scores = scored(&empty);
    let first = [found("lần 1.xlsx", &filled(&full, 0, 8))];
    let mut taken = empty.clone();
    let command = intake(&empty, &first).command(&empty, &[0], (today(), "Vân", ""), fresh()).unwrap();
    take(&mut taken, &command);

    let mut corrected = full.clone();
    let own = |it: &&mut Score| it.member == MemberId(1) && it.criterion == CriterionId(103);
    let score = corrected.scores.iter_mut().find(own).unwrap();
    let (dossier, old) = (score.dossier, (score.input.unwrap(), score.points));
    score.input = Some(Input { done: Points::whole(18), target: Some(Points::whole(20)) });
    score.points = Points::whole(18);
    // The figure that the newer file leaves out stays.
    let gone = corrected
        .scores
        .iter()
        .position(|it| it.member == MemberId(1) && it.criterion == CriterionId(102))
        .unwrap();
    corrected.scores.remove(gone);
    let second = [found("lần 2.xlsx", &filled(&corrected, 0, 10))];
    let result = intake(&taken, &second);
    let file = &result.files[0];
    assert_eq!(file.state, FileState::Newer { than: "lần 1.xlsx".into() });
    assert_eq!(file.changes.len(), 1);
    let change = &file.changes[0];
    assert_eq!((change.dossier, change.code.as_str(), change.new.as_str()), (dossier, "TC3", "18/20 = 18"));
    assert_eq!(change.old, format!("{} = {}", old.0, old.1));
    assert_eq!(change.old_from, "lần 1.xlsx");
    assert_eq!(file.cells().len(), 1, "what has not changed stays with the file it came from");
    assert_eq!(file.empty.len(), 1);
    assert!(!file.empty[0].kept.is_empty());
    // On a confirmed sheet a change asks for its reason.
    taken.confirmations.push(Confirmation { dossier, member: MemberId(1), on: today() });
    let confirmed = intake(&taken, &second);
    assert!(confirmed.needs_reason(&[0]));
    let command = confirmed.command(&taken, &[0], (today(), "Vân", "Thành viên chấm lại"), fresh()).unwrap();
    let Command::Batch { commands, title } = &command else { panic!("{command:?}") };
    assert_eq!(title, "Nhận 1 phiếu chấm từ tệp");
    assert!(
        matches!(&commands[0], Command::TakeSheetFile { cells, .. } if cells[0].reason == "Thành viên chấm lại")
    );
    take(&mut taken, &command);
    // The first file, saved before, under another name and with another byte.
    let old = intake(&taken, &[found("lần 1 (sửa).xlsx", &filled(&full, 0, 7))]);
    assert_eq!(old.files[0].state, FileState::Outdated { than: "lần 2.xlsx".into() });
    assert!(old.proposed().is_empty());
    // Saved at the same moment, but not the same: nobody but a person can say which.
    let rivals = [found("a.xlsx", &filled(&full, 1, 8)), found("b.xlsx", &filled(&full, 1, 8)[..])];
    assert!(matches!(intake(&taken, &rivals).files[1].state, FileState::Copy { .. }));
    let mut apart = full.clone();
    apart.scores.retain(|it| it.criterion != CriterionId(101));
    let rivals = [found("a.xlsx", &filled(&full, 1, 8)), found("b.xlsx", &filled(&apart, 1, 8))];
    let result = intake(&taken, &rivals);
    assert!(
        result.files.iter().all(|it| matches!(it.state, FileState::Rival { .. })),
        "{:?}",
        result.files[0].state
    );
    assert!(result.proposed().is_empty());
}

#[test]
fn what_cannot_stand_is_refused_cell_by_cell_and_the_rest_is_taken() {
    let empty = board(1, 4);
    let mut full = empty.clone();
    full.scores = scored(&empty);
    let set = |board: &mut Board, dossier: usize, criterion: i64, points: Points| {
        let dossier = board.candidates[dossier].dossier;
        let one = board
            .scores
            .iter_mut()
            .find(|it| it.dossier == dossier && it.criterion == CriterionId(criterion));
        let one = one.unwrap();
        (one.points, one.input) = (points, one.input.map(|_| Input { done: points, target: None }));
    };
    set(&mut full, 0, 101, Points::whole(21));
    set(&mut full, 2, 101, p(825));
    set(&mut full, 1, 206, Points::whole(3));
    set(&mut full, 3, 203, Points::whole(5));
    let mut excused = empty.clone();
    excused.sheets.push(Sheet {
        dossier: empty.candidates[2].dossier,
        member: MemberId(1),
        standing: Standing::Recused,
        reason: "Em gái là người được xét".into(),
    });
    let result = intake(&empty, &[found("a.xlsx", &filled(&full, 0, 8))]);
    let file = &result.files[0];
    assert_eq!(file.state, FileState::Good);
    let kinds: Vec<(FaultKind, &str)> = file.faults.iter().map(|it| (it.kind, it.code.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (FaultKind::OutOfRange, "TC1"),
            (FaultKind::OutOfRange, "TC1"),
            (FaultKind::OutOfRange, "TC6"),
            (FaultKind::OutOfRange, "TC3"),
        ],
        "{:?}",
        file.faults
    );
    assert!(file.faults[0].why.contains("từ 0 đến 20; vừa nhập 21"), "{}", file.faults[0].why);
    assert_eq!((file.faults[0].place.as_str(), file.faults[0].written.as_str()), ("Tập thể, ô E8", "21"));
    assert!(file.fresh >= 20, "{}", file.fresh);
    // A member who may not score a dossier gets nothing in, whatever the file says.
    let result = intake(&excused, &[found("a.xlsx", &filled(&full, 0, 8))]);
    let refused = result.files[0].faults.iter().filter(|it| it.kind == FaultKind::Excused).count();
    assert!(refused >= 6, "{refused}");
    assert!(result.files[0].cells().iter().all(|it| it.dossier != empty.candidates[2].dossier));
    // Nor are the cells of the excused open in a sheet of one's own.
    let bytes = filled(
        &{
            let mut it = excused.clone();
            it.scores = full.scores.clone();
            it
        },
        0,
        8,
    );
    let Content::Sheet(sheet) = found("b.xlsx", &bytes).content else { panic!() };
    let own = sheet.cells.iter().filter(|it| it.dossier == empty.candidates[2].dossier);
    assert!(own.clone().count() > 5 && own.clone().all(|it| it.text.is_empty()));
    // A dossier and a criterion that are no longer there.
    let mut less = empty.clone();
    less.candidates.remove(0);
    less.sets[1].criteria.remove(0);
    let result = intake(&less, &[found("a.xlsx", &filled(&full, 0, 8))]);
    for kind in [FaultKind::UnknownDossier, FaultKind::UnknownCriterion] {
        assert!(result.files[0].faults.iter().any(|it| it.kind == kind), "{kind:?}");
    }
    // A dossier that came later is told.
    let mut fewer = full;
    fewer.candidates.remove(3);
    let result = intake(&empty, &[found("a.xlsx", &filled(&fewer, 0, 8))]);
    assert_eq!(result.files[0].lacking, [empty.candidates[3].name.clone()]);
}

#[test]
fn texts_commas_other_orders_and_other_names_are_understood() {
    let empty = board(1, 4);
    let mut full = empty.clone();
    full.scores = scored(&empty);
    let part = "xl/worksheets/sheet1.xml";
    let bytes = filled(&full, 0, 8);
    let bytes = edited(&bytes, part, |xml| {
        let xml = typed(&xml, "E8", " 8,5 ");
        let xml = typed(&xml, "F8", "9.25");
        let xml = typed(&xml, "E9", "tám");
        typed(&xml, "F9", "8,555")
    });
    let bytes = edited(&bytes, "xl/workbook.xml", |xml| xml.replace("Tập thể", "Trang của tôi"));
    let result = intake(&empty, &[found("a.xlsx", &bytes)]);
    let file = &result.files[0];
    let cell = |criterion: i64| {
        let own = |it: &&guong_sang::domain::round::FileCell| {
            it.dossier == empty.candidates[0].dossier && it.criterion == CriterionId(criterion)
        };
        file.cells().iter().find(own).unwrap().points
    };
    assert_eq!((cell(101), cell(102)), (Some(p(850)), Some(p(925))));
    let wrong: Vec<_> =
        file.faults.iter().map(|it| (it.kind, it.place.as_str(), it.written.as_str())).collect();
    assert_eq!(
        wrong,
        [
            (FaultKind::NotFigure, "Trang của tôi, ô E9", "tám"),
            (FaultKind::NotFigure, "Trang của tôi, ô F9", "8,555"),
        ]
    );
    // The order of the rows is that of the file, not of the round.
    let mut turned = full.clone();
    turned.candidates.reverse();
    let result = intake(&empty, &[found("b.xlsx", &filled(&turned, 0, 8))]);
    let mut taken = empty.clone();
    take(&mut taken, &result.command(&empty, &[0], (today(), "", ""), fresh()).unwrap());
    assert_eq!(figures(&taken.scores), figures(&full.scores));
    // A sheet whose hidden marks were changed is nobody's.
    let forged = edited(&filled(&full, 0, 8), "xl/sharedStrings.xml", |xml| {
        xml.replace("<t>round_name</t>", "<t>round_title</t>")
    });
    assert!(matches!(found("c.xlsx", &forged).content, Content::Unreadable(why) if why.contains("mã ẩn")));
}

#[test]
fn the_workbook_is_locked_but_for_the_figures_and_set_up_for_paper() {
    let mut board = board(1, 4);
    board.sheets.push(Sheet {
        dossier: board.candidates[0].dossier,
        member: MemberId(1),
        standing: Standing::Recused,
        reason: "Người thân".into(),
    });
    let bytes = filled(&board, 0, 8);
    let part = |name: &str| {
        let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""), "locked without a password");
    assert!(!sheet.contains("password=") && !sheet.contains("hashValue="));
    assert_eq!(sheet.matches("<dataValidation ").count(), 9, "one for each column of figures");
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""));
    assert!(sheet.contains("Miễn chấm") || part("xl/sharedStrings.xml").contains("Miễn chấm: Người thân"));
    let book = part("xl/workbook.xml");
    assert!(book.contains("veryHidden"));
    assert!(sheet.contains("ROUND(G9/H9*20,2)"), "points by formula are reckoned in the sheet");
}

#[test]
fn a_table_of_somebodys_own_is_found_through_headings_and_whole_names() {
    let empty = board(2, 4);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 5] = [
        &["BẢNG CHẤM ĐIỂM"],
        &["STT", "Họ và tên", "Đơn vị", "TC1", "TC2 (tối đa 10)", "TC3"],
        &["1", empty.candidates[1].name.as_str(), "Hội LHPN xã Bình Minh", "8,5", "9", "45/50"],
        &["2", empty.candidates[3].name.as_str(), "", "30", "7.5", "12"],
        &["3", "Người lạ", "", "5", "5", ""],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let nameless = intake(&empty, &[found("bảng điểm.xlsx", &bytes)]);
    assert_eq!(nameless.files[0].state, FileState::Whose);
    let mut given = found("bảng điểm.xlsx", &bytes);
    given.given_to = Some(MemberId(2));
    assert_eq!(intake(&empty, &[given]).files[0].member, Some(MemberId(2)));
    let result = intake(&empty, &[found("Điểm của nguyễn thị thanh hương 1.xlsx", &bytes)]);
    let file = &result.files[0];
    assert_eq!((&file.state, file.member), (&FileState::Good, Some(MemberId(1))));
    let cells: Vec<_> = file.cells().iter().map(|it| (it.criterion.0, it.points, it.input)).collect();
    assert_eq!(
        cells,
        [
            (201, Some(p(850)), None),
            (202, Some(p(900)), None),
            (203, None, Some(Input { done: Points::whole(45), target: Some(Points::whole(50)) })),
            (202, Some(p(750)), None),
        ]
    );
    let kinds: Vec<_> = file.faults.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FaultKind::Strange, FaultKind::Strange, FaultKind::OutOfRange], "{:?}", file.faults);
    // A workbook about something else.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "Danh sách điện thoại").unwrap();
    let other = found("b.xlsx", &book.save_to_buffer().unwrap());
    assert!(
        matches!(&intake(&empty, &[other]).files[0].state, FileState::Unknown { why } if why.contains("họ tên"))
    );
}

#[test]
fn a_file_known_from_before_keeps_its_place_in_time() {
    let mut board = board(1, 2);
    board.files.push(SheetFile {
        id: SheetFileId(1),
        round: RoundId(7),
        member: MemberId(1),
        name: "a.xlsx".into(),
        sha256: "0".into(),
        saved_at: None,
        taken_on: today(),
        by: String::new(),
    });
    let mut full = board.clone();
    full.scores = scored(&board);
    let result = intake(&board, &[found("b.xlsx", &filled(&full, 0, 8))]);
    assert_eq!(result.files[0].state, FileState::Newer { than: "a.xlsx".into() });
}
