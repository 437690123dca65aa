//! Merging two records of one subject loses nothing and is taken back whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::attachment::Attachment;
use guong_sang::domain::command::ReturnForCorrection;
use guong_sang::domain::dossier::{Achievement, Dossier, DossierState, GateAnswer, HeldPaper, PastAward};
use guong_sang::domain::ids::{
    AttachmentId, CriterionId, DossierId, MovementId, PlanId, ReturnId, SubjectId, UnitId,
};
use guong_sang::domain::merging::{Chosen, Merge, MergeDraft, Names, Side, proposed};
use guong_sang::domain::subject::{Collective, Detail, Household, Model, Person, Subject, SubjectKind};
use guong_sang::domain::timeline::DossierLife;
use guong_sang::domain::{Command, Rule};
use guong_sang::storage::{Database, KeptFile, StoreError};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;
use storage_support::{command, done, refused_command, stamp};

const LEFT: SubjectId = SubjectId(1001);
const RIGHT: SubjectId = SubjectId(1002);
const THIRD: SubjectId = SubjectId(1003);
const MODEL: SubjectId = SubjectId(1004);
const PLAN: PlanId = PlanId(9);
const GATES: [i64; 2] = [9001, 9002];

/// A plan of five years with a council, and files to attach.
fn ground() -> (Database, Vec<KeptFile>) {
    let mut database = Database::in_memory().unwrap();
    for deed in [
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "commune", "name": "Xã Bình Vàng"}}),
        json!({"deed": "save_unit", "unit": {"id": 2, "kind": "commune", "name": "Xã Tân Mỹ"}}),
        json!({"deed": "save_plan", "plan": {"id": 9, "name": "Gương sáng", "subject": "Thử", "from": "2018-01-01", "to": "2022-12-31"}}),
        json!({"deed": "save_criteria_set", "set": {"id": 9, "plan": 9, "name": "Chung", "criteria": [
            {"id": 9001, "code": "G1", "title": "Một", "measure": {"type": "gate", "optional": true}},
            {"id": 9002, "code": "G2", "title": "Hai", "measure": {"type": "gate", "optional": true}},
            {"id": 9003, "code": "T1", "title": "Ba", "measure": {"type": "points", "max": 10}}]}}),
        json!({"deed": "save_round", "round": {"id": 9, "plan": 9, "name": "Đợt xét"}}),
        json!({"deed": "save_member", "member": {"id": 91, "round": 9, "name": "Nông Thị Hạnh", "role": "chair"}}),
        json!({"deed": "save_member", "member": {"id": 92, "round": 9, "name": "Bế Thị Ngân", "role": "member"}}),
    ] {
        done(&mut database, &deed);
    }
    let folder = tempfile::tempdir().unwrap();
    let kept = (0..3)
        .map(|n| {
            let path = folder.path().join(format!("tệp {n}.txt"));
            std::fs::write(&path, format!("nội dung {n}")).unwrap();
            database.keep_file(&path).unwrap()
        })
        .collect();
    (database, kept)
}

/// What a dossier of one year holds, as drawn by lot.
#[derive(Debug, Clone)]
struct Lot {
    achievements: Vec<u8>,
    awards: Vec<u8>,
    gates: [Option<(u8, bool)>; 2],
    files: Vec<u8>,
    papers: Vec<u8>,
    states: Vec<u8>,
    returned: bool,
    paper: bool,
    summary: u8,
    scored: bool,
}

fn lot() -> impl Strategy<Value = Lot> {
    let few = || prop::collection::vec(0..4u8, 0..4);
    let gate = || prop::option::of((0..3u8, any::<bool>()));
    (
        few(),
        few(),
        [gate(), gate()],
        prop::collection::vec(0..3u8, 0..3),
        few(),
        few(),
        any::<(bool, bool, bool)>(),
        0..3u8,
    )
        .prop_map(
            |(achievements, awards, gates, files, papers, states, (returned, paper, scored), summary)| Lot {
                achievements,
                awards,
                gates,
                files,
                papers,
                states,
                returned,
                paper,
                scored,
                summary,
            },
        )
}

fn subject(id: SubjectId, kind: SubjectKind, seed: u8) -> Subject {
    let word = |n: u8| ["", "Một", "Hai", "Ba"][usize::from(seed.wrapping_add(n) % 4)].to_owned();
    let detail = match kind {
        SubjectKind::Person => {
            Detail::Person(Person { phone: word(1), address: word(2), post: word(3), ..Person::default() })
        }
        SubjectKind::Collective => {
            Detail::Collective(Collective { head: word(1), address: word(2), ..Collective::default() })
        }
        SubjectKind::Household => Detail::Household(Household {
            head: word(1),
            cultural_years: vec![2018 + i32::from(seed % 3)],
            ..Household::default()
        }),
        SubjectKind::Model => {
            Detail::Model(Model { owners: vec![word(1)], content: word(2), ..Model::default() })
        }
    };
    Subject {
        unit: Some(UnitId(1 + i64::from(seed % 2))),
        note: word(3),
        ..Subject::new(id, format!("Tên {seed}"), detail)
    }
}

/// Puts one dossier with its life into the file. `open` says whether it may go before the council.
fn enter(
    database: &mut Database,
    kept: &[KeptFile],
    owner: SubjectId,
    year: i32,
    lot: &Lot,
    open: bool,
) -> DossierId {
    let id = DossierId(owner.0 * 10 + i64::from(year - 2018));
    let mut dossier = Dossier::new(id, owner, (PLAN, year), UnitId(1));
    dossier.summary = ["", "Ngắn", "Dài hơn nhiều"][usize::from(lot.summary)].into();
    dossier.achievements = lot
        .achievements
        .iter()
        .map(|n| Achievement { year: Some(year), content: format!("Việc {n}"), ..Achievement::default() })
        .collect();
    dossier.past_awards = lot
        .awards
        .iter()
        .map(|n| PastAward { form: format!("Giấy khen {n}"), ..PastAward::default() })
        .collect();
    let items: BTreeSet<u8> = lot.papers.iter().copied().collect();
    dossier.papers = items
        .into_iter()
        .map(|n| HeldPaper {
            item: format!("giay-{n}"),
            note: format!("của {owner}"),
            ..HeldPaper::default()
        })
        .collect();
    let mut act = |command: Command| {
        database.perform(&command, &stamp()).unwrap_or_else(|error| panic!("{error}: {command:?}"))
    };
    act(Command::SaveDossier { dossier });
    for (gate, answer) in GATES.iter().zip(&lot.gates) {
        if let Some((answer, told)) = answer {
            act(Command::AnswerGate {
                dossier: id,
                criterion: CriterionId(*gate),
                answer: Some(GateAnswer::ALL[usize::from(*answer)]),
                evidence: if *told { format!("căn cứ của {id}") } else { String::new() },
            });
        }
    }
    for (at, n) in lot.files.iter().copied().collect::<BTreeSet<u8>>().into_iter().enumerate() {
        let file = &kept[usize::from(n)];
        act(Command::AttachFile {
            attachment: Attachment {
                id: AttachmentId(id.0 * 10 + i64::from(n)),
                dossier: id,
                name: format!("Tệp {n} của {owner}.txt"),
                item: format!("giay-{}", owner.0 % 2),
                note: String::new(),
                size: file.size,
                sha256: file.sha256.clone(),
                mime: file.mime.clone(),
                added: "2018-02-01".parse().unwrap(),
                order: at as i32,
            },
        });
    }
    for (at, n) in lot.states.iter().enumerate() {
        let state =
            [DossierState::Noticed, DossierState::Nurtured, DossierState::Nominated, DossierState::Complete]
                [usize::from(*n)];
        act(Command::StepDossier {
            id,
            state,
            on: format!("{year}-0{}-1{}", at + 1, owner.0 % 7).parse().unwrap(),
            by: "Thư ký".into(),
            reason: format!("bước {at} của {owner}"),
        });
    }
    if lot.returned && matches!(lot.states.last(), Some(2 | 3)) {
        let on = format!("{year}-08-01").parse().unwrap();
        act(Command::ReturnDossier(ReturnForCorrection {
            dossier: id,
            id: ReturnId(id.0),
            fields: vec![guong_sang::domain::correction::DossierField::Summary],
            on,
            by: "Thư ký".into(),
            reason: "Cần bổ sung tóm tắt thành tích rõ hơn".into(),
        }));
        act(Command::AnswerReturn { dossier: id, on, by: "Thư ký".into() });
    }
    if lot.paper {
        act(command(
            &json!({"deed": "save_paper", "paper": {"id": id.0, "type": "achievement_report", "plan": 9, "year": year, "dossier": id}}),
        ));
    }
    if open && lot.scored {
        let (on, by) = (format!("{year}-09-01").parse().unwrap(), "Thư ký".to_owned());
        act(Command::StepDossier { id, state: DossierState::Complete, on, by, reason: "đủ".into() });
        act(command(&json!({"deed": "enter_dossiers", "round": 9, "dossiers": [id]})));
        act(command(
            &json!({"deed": "enter_score", "round": 9, "dossier": id, "member": 91, "criterion": 9003, "points": "8.5"}),
        ));
        act(command(
            &json!({"deed": "mark_sheet", "round": 9, "dossier": id, "member": 92, "standing": "recused", "reason": "em"}),
        ));
    }
    id
}

fn draft(database: &Database) -> MergeDraft {
    let unit = |id: UnitId| format!("Đơn vị {id}");
    let named = |id: SubjectId| format!("Đối tượng {id}");
    let movement = |id: MovementId| format!("Phong trào {id}");
    let names = Names { unit: &unit, subject: &named, movement: &movement };
    let side = |id| (database.subject(id).unwrap().unwrap(), database.lives(id).unwrap());
    let (left, right) = (side(LEFT), side(RIGHT));
    proposed((&left.0, &left.1), (&right.0, &right.1), &names).unwrap()
}

fn deed(merge: Merge) -> Command {
    Command::MergeSubjects { merge: Box::new(merge) }
}

/// Every text that a dossier tells, with the rows around it, that must be there afterwards.
fn told(database: &Database, lives: &[DossierLife]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for life in lives {
        let dossier = &life.dossier;
        let year = dossier.year;
        let mut add = |words: String| {
            all.insert(format!("{year} {words}"));
        };
        dossier.achievements.iter().for_each(|row| add(row.content.clone()));
        dossier.past_awards.iter().for_each(|row| add(row.form.clone()));
        for paper in &dossier.papers {
            add(format!("giấy {}", paper.item));
        }
        for step in &life.steps {
            add(format!("{} {} {} {}", step.state.code(), step.on, step.by, step.reason));
        }
        life.returns.iter().for_each(|it| add(format!("trả lại {}", it.id)));
        life.rounds.iter().for_each(|it| add(format!("đợt {}", it.round)));
        for file in database.attachments(dossier.id).unwrap() {
            add(format!("tệp {}", file.sha256));
        }
        for gate in database.dossier(dossier.id).unwrap().gates {
            add(format!("điều kiện {}", gate.criterion));
        }
    }
    all
}

fn kinds() -> impl Strategy<Value = SubjectKind> {
    prop::sample::select(SubjectKind::ALL.to_vec())
}

type Years = Vec<Option<Lot>>;

fn years() -> impl Strategy<Value = Years> {
    prop::collection::vec(prop::option::weighted(0.6, lot()), 4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_everything_comes_back(
        kind in kinds(),
        seeds in any::<(u8, u8)>(),
        left in years(),
        right in years(),
        choices in prop::collection::vec(0..3u8, 90),
        owners in 0..4u8,
    ) {
        let (mut database, kept) = ground();
        for (id, seed) in [(LEFT, seeds.0), (RIGHT, seeds.1), (THIRD, 7)] {
            database.perform(&Command::SaveSubject { subject: subject(id, kind, seed) }, &stamp()).unwrap();
        }
        if kind != SubjectKind::Model {
            let owned_by: Vec<SubjectId> = [LEFT, RIGHT].into_iter().enumerate().filter(|(at, _)| owners >> at & 1 == 1).map(|(_, id)| id).collect();
            let model = Model { owners: vec!["Ai đó".into()], owned_by, ..Model::default() };
            database.perform(&Command::SaveSubject { subject: Subject::new(MODEL, "Mô hình", Detail::Model(model)) }, &stamp()).unwrap();
        }
        for other in [LEFT, RIGHT] {
            database.perform(&Command::NotSame { a: other, b: THIRD, remembered: other == RIGHT || seeds.0 % 2 == 0 }, &stamp()).unwrap();
        }
        for ((year, left), right) in (2018..).zip(&left).zip(&right) {
            // Two dossiers of one year before a council are refused; that has a test of its own.
            let both = left.is_some() && right.as_ref().is_some_and(|lot| lot.scored);
            for (owner, lot, open) in [(LEFT, left, !both), (RIGHT, right, true)] {
                if let Some(lot) = lot {
                    enter(&mut database, &kept, owner, year, lot, open);
                }
            }
        }
        let mut draft = draft(&database);
        prop_assert_eq!(draft.trouble(), None);
        let mut choices = choices.into_iter().map(|n| [Chosen::Left, Chosen::Right, Chosen::Both][usize::from(n)]);
        let rows = draft.rows.iter_mut().chain(draft.twins.iter_mut().flat_map(|twin| &mut twin.rows));
        for (row, chosen) in rows.zip(&mut choices) {
            row.chosen = if row.both.is_some() { Chosen::Both } else { chosen };
        }
        let (before_left, before_right) = (database.lives(LEFT).unwrap(), database.lives(RIGHT).unwrap());
        let mut wanted = told(&database, &before_left);
        wanted.extend(told(&database, &before_right));
        let counts = database.row_counts().unwrap();
        let before = database.fingerprint().unwrap();

        let receipt = database.perform(&deed(draft.merge()), &stamp()).unwrap_or_else(|error| panic!("{error}: {draft:#?}"));
        let after = database.fingerprint().unwrap();
        let lives = database.lives(LEFT).unwrap();
        let now = told(&database, &lives);
        prop_assert!(wanted.is_subset(&now), "lost {:?}", wanted.difference(&now).collect::<Vec<_>>());
        let seen: BTreeSet<i32> = before_left.iter().chain(&before_right).map(|life| life.dossier.year).collect();
        prop_assert_eq!(lives.len(), seen.len(), "one dossier a year");
        prop_assert_eq!(lives.iter().map(|life| life.steps.len()).sum::<usize>(),
            before_left.iter().chain(&before_right).map(|life| life.steps.len()).sum::<usize>());
        for life in &lives {
            prop_assert_eq!(life.dossier.subject, LEFT);
            if let Some(last) = life.steps.last() {
                prop_assert_eq!(last.state, life.state, "the last step says where the dossier is");
            }
        }
        let there = database.row_counts().unwrap();
        use guong_sang::domain::Area;
        for area in [Area::Score, Area::Sheet, Area::Candidate, Area::Paper, Area::Return, Area::Step, Area::Round, Area::Unit] {
            prop_assert_eq!(there[&area], counts[&area], "{:?}", area);
        }
        prop_assert_eq!(database.subject(RIGHT).unwrap(), None);
        if kind != SubjectKind::Model {
            let model = database.subject(MODEL).unwrap().unwrap();
            let Detail::Model(it) = model.detail else { panic!("a model") };
            prop_assert_eq!(it.owned_by, if owners == 0 { vec![] } else { vec![LEFT] });
        }
        prop_assert_eq!(database.pairs_apart().unwrap(), vec![(LEFT, THIRD)]);
        prop_assert_eq!(database.integrity().unwrap(), Vec::<String>::new());

        let undone = database.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
        prop_assert_eq!(database.fingerprint().unwrap(), before, "taken back whole");
        database.perform(&undone.undo.unwrap(), &stamp()).unwrap();
        prop_assert_eq!(database.fingerprint().unwrap(), after, "done again");
    }
}

/// Two people with a dossier in 2018 each.
fn twins(left: &Lot, right: &Lot) -> Database {
    let (mut database, kept) = ground();
    for id in [LEFT, RIGHT, THIRD] {
        database
            .perform(&Command::SaveSubject { subject: subject(id, SubjectKind::Person, 1) }, &stamp())
            .unwrap();
    }
    enter(&mut database, &kept, LEFT, 2018, left, true);
    enter(&mut database, &kept, RIGHT, 2018, right, true);
    database
}

fn plain() -> Lot {
    Lot {
        achievements: vec![1],
        awards: Vec::new(),
        gates: [None, None],
        files: Vec::new(),
        papers: Vec::new(),
        states: vec![2],
        returned: false,
        paper: false,
        summary: 1,
        scored: false,
    }
}

#[test]
fn what_would_change_a_council_or_lose_something_is_refused() {
    let scored = Lot { scored: true, ..plain() };
    let mut database = twins(&scored, &scored);
    let draft_now = draft(&database);
    assert!(draft_now.trouble().is_some());
    refused_command(&mut database, Rule::StillUsed, &deed(draft_now.merge()));

    let mut database = twins(&plain(), &scored);
    let mut one = draft(&database);
    assert_eq!(one.twins[0].keep, Side::Right, "the one before the council goes on");
    one.twins[0].keep = Side::Left;
    assert!(one.trouble().is_some());
    refused_command(&mut database, Rule::StillUsed, &deed(one.merge()));

    let mut database = twins(&plain(), &plain());
    let mut undecided = draft(&database).merge();
    undecided.twins.clear();
    refused_command(&mut database, Rule::Duplicate, &deed(undecided));
    let whole = draft(&database).merge();
    let mut turned = whole.clone();
    turned.twins[0].gone = turned.twins[0].keep;
    refused_command(&mut database, Rule::Duplicate, &deed(turned));
    let mut twice = whole.clone();
    twice.twins.push(twice.twins[0].clone());
    refused_command(&mut database, Rule::NotFound, &deed(twice));
    let itself = Merge { gone: LEFT, ..whole.clone() };
    refused_command(&mut database, Rule::Circular, &deed(itself));
    let unknown = Merge { gone: SubjectId(77), ..whole.clone() };
    refused_command(&mut database, Rule::NotFound, &deed(unknown));
    let nameless = Merge { subject: Subject { name: "  ".into(), ..whole.subject.clone() }, ..whole.clone() };
    refused_command(&mut database, Rule::NameMissing, &deed(nameless));

    let house = subject(SubjectId(1005), SubjectKind::Household, 1);
    database.perform(&Command::SaveSubject { subject: house }, &stamp()).unwrap();
    let mixed = Merge { gone: SubjectId(1005), twins: Vec::new(), ..whole.clone() };
    refused_command(&mut database, Rule::WrongKind, &deed(mixed));
    let anonymise = Command::Anonymise {
        subject: THIRD,
        on: "2022-01-01".parse().unwrap(),
        by: "Thư ký".into(),
        reason: "Hết thời hạn lưu giữ dữ liệu".into(),
        erased: Vec::new(),
    };
    database.perform(&anonymise, &stamp()).unwrap();
    let nobody = Merge { gone: THIRD, twins: Vec::new(), ..whole };
    refused_command(&mut database, Rule::Locked, &deed(nobody));
}

#[test]
fn a_dossier_that_is_out_for_correction_comes_back_first() {
    let mut database = twins(&plain(), &plain());
    let give_back = json!({"deed": "return_dossier", "dossier": 10020, "id": 5, "fields": ["summary"], "on": "2018-05-01",
        "by": "Thư ký", "reason": "Cần bổ sung tóm tắt thành tích rõ hơn"});
    done(&mut database, &give_back);
    let one = draft(&database);
    assert!(one.trouble().unwrap().contains("trả lại bổ sung"));
    refused_command(&mut database, Rule::Locked, &deed(one.merge()));
    done(
        &mut database,
        &json!({"deed": "answer_return", "dossier": 10020, "on": "2018-05-09", "by": "Thư ký"}),
    );
    let whole = draft(&database).merge();
    database.perform(&deed(whole), &stamp()).unwrap();
}

#[test]
fn answers_and_files_of_both_stand_beside_each_other() {
    let gates = |answer: u8| [Some((answer, true)), None];
    let mut database = twins(
        &Lot { gates: gates(0), files: vec![0, 1], ..plain() },
        &Lot { gates: gates(1), files: vec![1, 2], ..plain() },
    );
    let merge = draft(&database).merge();
    let kept = merge.twins[0].keep;
    database.perform(&deed(merge), &stamp()).unwrap();
    let file = database.dossier(kept).unwrap();
    assert_eq!(file.gates.len(), 1);
    assert_eq!(file.gates[0].answer, GateAnswer::Met);
    assert_eq!(file.gates[0].evidence, "căn cứ của 10010; Hồ sơ đã gộp: Không đạt (căn cứ của 10020)");
    assert_eq!(file.attachments.len(), 3, "the file that both held stands once");
    let both = file.attachments.iter().find(|it| it.name.starts_with("Tệp 1")).unwrap();
    assert_eq!(both.note, "tên khác: Tệp 1 của 1002.txt");
    assert!(
        file.dossier.papers.iter().any(|paper| paper.item == "giay-0"),
        "what it proved there it proves here"
    );
}

#[test]
fn not_the_same_is_remembered_and_can_be_taken_back() {
    let mut database = twins(&plain(), &plain());
    let one = |database: &mut Database| database.duplicate_pairs().unwrap().len();
    assert_eq!(one(&mut database), 3, "three people of one name in one unit");
    done(&mut database, &json!({"deed": "not_same", "a": 1002, "b": 1001, "remembered": true}));
    assert_eq!(one(&mut database), 2);
    assert_eq!(database.remembered_apart().unwrap().len(), 1);
    // Saying it twice changes nothing.
    let again = done(&mut database, &json!({"deed": "not_same", "a": 1001, "b": 1002, "remembered": true}));
    assert!(again.deed.is_none());
    done(&mut database, &json!({"deed": "not_same", "a": 1001, "b": 1002, "remembered": false}));
    assert_eq!(one(&mut database), 3);
    refused_command(&mut database, Rule::Circular, &Command::NotSame { a: LEFT, b: LEFT, remembered: true });
    let nobody = Command::NotSame { a: LEFT, b: SubjectId(5), remembered: true };
    refused_command(&mut database, Rule::NotFound, &nobody);
    database.perform(&deed(draft(&database).merge()), &stamp()).unwrap();
    assert_eq!(one(&mut database), 1);
}

#[test]
fn pairs_follow_every_deed() {
    let (mut database, _) = ground();
    let mut save = |id, name: &str, unit| {
        let it = Subject {
            unit: Some(UnitId(unit)),
            ..Subject::new(SubjectId(id), name, Detail::empty(SubjectKind::Person))
        };
        database.perform(&Command::SaveSubject { subject: it }, &stamp()).unwrap();
        database.duplicate_count().unwrap()
    };
    assert_eq!(save(1, "Lù Thị Pà", 1), 0);
    assert_eq!(save(2, "Lù Thị Pả", 2), 0);
    assert_eq!(save(2, "Lù Thị Pả", 1), 1);
    assert_eq!(save(2, "Lù Thị Sáy", 1), 0);
    assert_eq!(save(3, "Lù Thị Pà", 2), 0);
    // The two communes become one: their people stand side by side.
    done(
        &mut database,
        &json!({"deed": "save_unit", "unit": {"id": 2, "kind": "commune", "name": "Xã Tân Mỹ",
        "valid_to": "2025-06-30", "successor": 1}}),
    );
    let pairs = database.duplicates(10).unwrap();
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].rows.each_ref().map(|row| row.id), [SubjectId(1), SubjectId(3)]);
    done(&mut database, &json!({"deed": "remove_subject", "id": 3}));
    assert_eq!(database.duplicate_count().unwrap(), 0);
}

#[test]
fn who_is_meant_is_found_by_any_words_and_other_names() {
    let (mut database, _) = ground();
    let mut save = |id, name: &str, other: &str, unit| {
        let mut it = Subject {
            unit: Some(UnitId(unit)),
            ..Subject::new(SubjectId(id), name, Detail::empty(SubjectKind::Person))
        };
        it.other_names.extend((!other.is_empty()).then(|| other.to_owned()));
        database.perform(&Command::SaveSubject { subject: it }, &stamp()).unwrap();
    };
    save(1, "Nguyễn Thị Thuý Hoà", "", 1);
    save(2, "Trần Văn Nam", "", 1);
    save(3, "Lò Thị Mai", "Nguyễn Thị Mai Hoà", 2);
    save(4, "Nguyễn Thị Thuý Hoàn", "", 2);
    let mut found = |typed: &str| -> Vec<i64> {
        database.similar_subjects(SubjectKind::Person, typed, 5).unwrap().iter().map(|it| it.id.0).collect()
    };
    assert_eq!(found("nguyen thi"), [1, 4, 3], "an own name before one that was borne");
    assert_eq!(found("hoa thuy"), [1, 4]);
    assert_eq!(found("Bà Nguyễn Thị Thúy Hòa"), [1, 4]);
    assert_eq!(found("Nguyễn Thị Thuý Hoàm"), [1, 4], "one letter apart");
    assert_eq!(found("mai hoa"), [3]);
    assert_eq!(found("zzz"), Vec::<i64>::new());
    let removed = json!({"deed": "remove_subject", "id": 1});
    done(&mut database, &removed);
    let left = database.similar_subjects(SubjectKind::Person, "hoa thuy", 5).unwrap();
    assert_eq!(left.len(), 1);
}

#[test]
fn a_record_tells_its_whole_story() {
    let scored = Lot { scored: true, awards: vec![1, 1], ..plain() };
    let mut database = twins(&scored, &plain());
    let file = database.subject_file(LEFT).unwrap();
    assert_eq!(file.dossiers[0].rounds[0].name, "Đợt xét");
    assert!(file.timeline.iter().any(|year| year.year == Some(2018) && year.events.len() >= 2));
    assert_eq!(file.duplicates.len(), 2);
    assert!(matches!(database.subject_file(SubjectId(5)), Err(StoreError::Refused(_))));
    let found = database.find_subjects("giay khen 1", &[SubjectKind::Person], 10).unwrap();
    assert_eq!(found.total, 1, "found by an award");
    assert_eq!(found.rows[0].awards.len(), 1, "each award once");
    assert_eq!(database.find_subjects("ten", &[], 2).unwrap().total, 3);
    assert_eq!(database.find_subjects("ten", &[SubjectKind::Household], 2).unwrap().total, 0);
}
