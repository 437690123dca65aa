//! The search index against a plain scan: after any deeds it finds what reading every dossier finds, in the same
//! order, whole or by window, and an index built anew finds the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::NaiveDate;
use guong_sang::cli::sample;
use guong_sang::domain::checklist::missing;
use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::ids::{DossierId, MovementId, PlanId, RoundId, UnitId};
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::RoundState;
use guong_sang::domain::subject::{Detail, SubjectKind};
use guong_sang::domain::unit::{Unit, in_tree_order};
use guong_sang::domain::{Command, Points};
use guong_sang::storage::{Database, DossierFile, DossierFilter, DossierOrder};
use guong_sang::text::{clean, fold, matches, name_key, query_words, text_key};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use storage_support::{command, done, stamp};

const WORDS: [&str; 16] = [
    "Nông",
    "thôn",
    "mới",
    "giúp",
    "hộ",
    "thoát nghèo",
    "Đàm",
    "Ân",
    "Ánh",
    "anh",
    "125",
    "QĐ",
    "Hòa",
    "hoà",
    "bản",
    "0912",
];
const FIELDS: [&str; 4] = ["Xây dựng nông thôn mới", "Công tác Hội", "công tác  hội", ""];
const AWARDS: [&str; 3] = ["Giấy khen", "Bằng khen", ""];
const UNITS: [i64; 5] = [2, 3, 11, 31, 8];

/// The sample with its closed round and a second plan over two years, made once.
fn ground() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = tempfile::tempdir().unwrap().keep().join("nền.gsdata");
        let mut database = Database::open(&path).unwrap();
        sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
        sample::enter(&mut database, &[sample::CLOSING]).unwrap();
        done(
            &mut database,
            &json!({"deed": "save_plan", "plan": {"id": 2, "name": "Hai năm", "subject": "x", "from": "2018-01-01",
                "to": "2019-12-31"}}),
        );
        path
    })
}

fn names(unit: &Unit) -> String {
    let old: Vec<&str> = unit.old_names.iter().map(|old| old.name.as_str()).collect();
    format!("{} {} {}", unit.name, unit.short_name, old.join(" "))
}

/// Everything of a dossier that a search looks into, folded.
fn searched(file: &DossierFile, units: &[Unit]) -> String {
    let (dossier, subject) = (&file.dossier, &file.subject);
    let mut all = vec![
        subject.name.clone(),
        dossier.field.clone(),
        dossier.summary.clone(),
        dossier.proposed.clone(),
        dossier.remark.clone(),
        subject.detail.address().to_owned(),
        subject.other_names.join(" "),
    ];
    for it in &dossier.achievements {
        all.extend([it.content.clone(), it.figure.clone(), it.measure.clone(), it.evidence.clone()]);
    }
    for it in &dossier.past_awards {
        all.extend([it.form.clone(), it.decision.clone(), it.issuer.clone(), it.reason.clone()]);
    }
    match &subject.detail {
        Detail::Person(it) => {
            all.extend([it.post.clone(), it.phone.clone()]);
            all.extend(it.posts.iter().map(|post| format!("{} {}", post.title, post.place)));
        }
        Detail::Collective(it) => all.push(it.head.clone()),
        Detail::Household(it) => {
            all.extend([it.head.clone(), it.representative.clone(), it.occupation.clone()]);
            all.extend(it.contributions.iter().map(|one| one.content.clone()));
        }
        Detail::Model(it) => {
            all.extend(it.owners.clone());
            all.extend([it.content.clone(), it.replicated.clone()]);
        }
    }
    all.extend(units.iter().filter(|unit| unit.id == dossier.unit).map(names));
    fold(&all.join(" – "))
}

/// Everything there is, read without the index.
struct Scan {
    files: Vec<(DossierFile, String)>,
    places: HashMap<UnitId, i64>,
    scores: HashMap<DossierId, Points>,
    lacking: HashMap<DossierId, u32>,
}

impl Scan {
    fn read(database: &Database) -> Self {
        let units = database.units().unwrap();
        let all = (1..400).filter_map(|id| database.dossier(DossierId(id)).ok());
        let files: Vec<(DossierFile, String)> = all
            .map(|file| {
                let text = searched(&file, &units);
                (file, text)
            })
            .collect();
        let places =
            in_tree_order(&units).into_iter().zip(0..).map(|((_, unit), place)| (unit.id, place)).collect();
        let mut scores = HashMap::new();
        let board = database.board(RoundId(1)).unwrap();
        if board.round.state == RoundState::Closed {
            for kind in SubjectKind::ALL {
                scores.extend(
                    rank(&board, kind, None).placed.iter().map(|it| (it.dossier, it.tally.mean.unwrap())),
                );
            }
        }
        let (lists, place) = (database.checklists().unwrap(), database.office().unwrap().unwrap().place);
        let lacking = |(file, _): &(DossierFile, String)| {
            let dossier = &file.dossier;
            let day = dossier.received.or(NaiveDate::from_ymd_opt(dossier.year, 12, 31)).unwrap();
            let gaps = missing(&lists, dossier, &file.subject, &file.attachments, (&place, day));
            (dossier.id, gaps.iter().filter(|gap| gap.required).count() as u32)
        };
        let lacking = files.iter().map(lacking).collect();
        Self { files, places, scores, lacking }
    }

    fn value(&self, order: DossierOrder, file: &DossierFile) -> Option<Vec<u8>> {
        let dossier = &file.dossier;
        let number = |value: i64| (value.wrapping_add(1 << 40)).to_be_bytes().to_vec();
        match order {
            DossierOrder::Name => Some(Vec::new()),
            DossierOrder::Kind => Some(number(
                SubjectKind::ALL.iter().position(|it| *it == file.subject.kind()).unwrap() as i64,
            )),
            DossierOrder::Unit => self.places.get(&dossier.unit).map(|place| number(*place)),
            DossierOrder::State => {
                Some(number(DossierState::ALL.iter().position(|it| *it == file.state).unwrap() as i64))
            }
            DossierOrder::Year => Some(number(-i64::from(dossier.year))),
            DossierOrder::Received => dossier.received.map(|day| day.to_string().into_bytes()),
            DossierOrder::Field => {
                let field = clean(&dossier.field).to_lowercase();
                (!field.is_empty()).then(|| text_key(&field))
            }
            DossierOrder::Score => self.scores.get(&dossier.id).map(|it| number(-it.as_hundredths())),
            DossierOrder::Merit => (dossier.order != 0).then(|| number(i64::from(dossier.order))),
        }
    }

    fn find(&self, filter: &DossierFilter) -> Vec<DossierId> {
        fn any<T: PartialEq>(wanted: &[T], has: &[T]) -> bool {
            wanted.is_empty() || wanted.iter().any(|it| has.contains(it))
        }
        let plain = |text: &String| clean(text).to_lowercase();
        let words = query_words(&filter.words);
        let mut valued = Vec::new();
        let mut bare = Vec::new();
        for (file, text) in &self.files {
            let (dossier, subject) = (&file.dossier, &file.subject);
            let passes = matches(&words, text)
                && filter.plan.is_none_or(|plan| plan == dossier.plan)
                && filter.year.is_none_or(|year| year == dossier.year)
                && any(&filter.years, &[dossier.year])
                && any(&filter.kinds, &[subject.kind()])
                && any(&filter.states, &[file.state])
                && any(&filter.units, &[dossier.unit])
                && any(&filter.fields.iter().map(plain).collect::<Vec<_>>(), &[plain(&dossier.field)])
                && any(&filter.movements, &dossier.movements)
                && any(&filter.priorities, &dossier.priorities)
                && filter.lacking.is_none_or(|lacking| lacking == (self.lacking[&dossier.id] > 0))
                && any(&filter.awards.iter().map(plain).collect::<Vec<_>>(), &[plain(&dossier.proposed)]);
            if passes {
                let key = match subject.kind() {
                    SubjectKind::Person | SubjectKind::Household => name_key(&subject.name),
                    SubjectKind::Collective | SubjectKind::Model => text_key(&subject.name),
                };
                match self.value(filter.order, file) {
                    Some(value) => valued.push((value, key, dossier.id)),
                    None => bare.push((Vec::new(), key, dossier.id)),
                }
            }
        }
        valued.sort();
        bare.sort();
        if filter.descending {
            valued.reverse();
        }
        valued.into_iter().chain(bare).map(|(_, _, id)| id).collect()
    }
}

/// The index finds what the scan finds, whole and by window.
fn agree(database: &mut Database, scan: &Scan, filter: &DossierFilter) -> Result<(), TestCaseError> {
    let expected = scan.find(filter);
    prop_assert_eq!(&database.find_dossiers(filter).unwrap(), &expected, "{:?}", filter);
    let middle = expected.len() / 2;
    let window = middle.saturating_sub(3)..middle + 4;
    let listing = database.list(filter, window.clone()).unwrap();
    prop_assert_eq!(listing.count, expected.len());
    prop_assert_eq!(listing.by_kind.iter().sum::<usize>(), expected.len());
    prop_assert_eq!(listing.first, window.start);
    let shown: Vec<DossierId> = listing.rows.iter().map(|row| row.id).collect();
    prop_assert_eq!(&shown[..], &expected[window.start..window.end.min(expected.len())]);
    prop_assert_eq!(&database.found(filter, window).unwrap(), &shown);
    for (kind, count) in SubjectKind::ALL.into_iter().zip(listing.by_kind) {
        let of_kind = scan
            .files
            .iter()
            .filter(|(file, _)| file.subject.kind() == kind && expected.contains(&file.dossier.id));
        prop_assert_eq!(of_kind.count(), count);
    }
    let every = DossierFilter { plan: filter.plan, year: filter.year, ..DossierFilter::default() };
    prop_assert_eq!(listing.all, scan.find(&every).len());
    prop_assert_eq!(database.list(filter, expected.len() + 5..expected.len() + 9).unwrap().rows.len(), 0);
    for (file, _) in scan.files.iter().step_by(5) {
        let id = file.dossier.id;
        let place = expected.iter().position(|other| *other == id);
        prop_assert_eq!(database.place_of(filter, id).unwrap(), place);
    }
    for row in &listing.rows {
        prop_assert_eq!(row.score, scan.scores.get(&row.id).copied());
        prop_assert_eq!(row.lacking, scan.lacking[&row.id]);
    }
    Ok(())
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..4).prop_map(|words| words.join(" "))
}

fn subject() -> impl Strategy<Value = Value> {
    (text(), 0..4usize, text(), text()).prop_map(|(name, kind, one, two)| {
        let detail = match kind {
            0 => json!({"kind": "collective", "head": one, "address": two}),
            1 => json!({"kind": "person", "post": one, "phone": "0912 000 111", "address": two,
                "posts": [{"title": "Chi hội trưởng", "place": two}]}),
            2 => json!({"kind": "household", "head": one, "occupation": two, "representative": "Ánh",
                "contributions": [{"kind": "land", "content": one}]}),
            _ => json!({"kind": "model", "owners": [one], "content": two, "replicated": "bản"}),
        };
        json!({"name": format!("Lê {name}"), "other_names": ["Bí danh"], "detail": detail})
    })
}

fn dossier() -> impl Strategy<Value = Value> {
    let facets = (
        prop::sample::select(FIELDS.to_vec()),
        prop::sample::select(AWARDS.to_vec()),
        prop::collection::vec(1..4i64, 0..3),
        prop::sample::subsequence(vec!["farmer", "brave", "quiet"], 0..3),
        -1..3i32,
        prop::option::of(1..28u32),
        prop::sample::select(vec![(1, 2017), (2, 2018), (2, 2019)]),
        prop::sample::select(UNITS.to_vec()),
    );
    (text(), text(), text(), facets).prop_map(|(summary, content, decision, facets)| {
        let (field, proposed, mut movements, priorities, order, day, (plan, year), unit) = facets;
        movements.sort_unstable();
        movements.dedup();
        json!({"plan": plan, "year": year, "unit": unit, "field": field, "proposed": proposed, "summary": summary,
            "movements": movements, "priorities": priorities, "order": order,
            "received": day.map(|day| format!("2017-09-{day:02}")),
            "achievements": [{"content": content, "figure": "125", "measure": "hộ"}],
            "papers": if order > 0 { json!([{"item": "report"}, {"item": "minutes"}]) } else { json!([]) },
            "past_awards": [{"form": "Giấy khen", "decision": decision, "issuer": "Ban", "reason": "giúp hộ"}]})
    })
}

#[derive(Debug, Clone)]
enum Act {
    Do(Value),
    /// Takes back the deed so many deeds ago.
    Back(usize),
    /// Asks something, so that the index is kept up in small steps too.
    Ask,
}

fn act() -> impl Strategy<Value = Act> {
    let id = 100..130i64;
    let nomination = (id.clone(), subject(), dossier()).prop_map(|(id, mut subject, mut dossier)| {
        subject["id"] = json!(id);
        dossier["id"] = json!(id);
        dossier["subject"] = json!(id);
        json!({"deed": "batch", "title": "x", "commands": [
            {"deed": "save_subject", "subject": subject}, {"deed": "save_dossier", "dossier": dossier}]})
    });
    // A dossier of the sample nominated anew for another year, so that subjects have several.
    let another = (id.clone(), 1..24i64, dossier()).prop_map(|(id, subject, mut dossier)| {
        dossier["id"] = json!(id + 100);
        dossier["subject"] = json!(subject);
        json!({"deed": "save_dossier", "dossier": dossier})
    });
    let renamed = (1..24i64, text()).prop_map(|(id, name)| {
        json!({"deed": "save_subject", "subject": {"id": id, "name": format!("Vi {name}"), "detail": {"kind":
            if id <= 7 { "collective" } else { "person" }}}})
    });
    let unit = (prop::sample::select(UNITS.to_vec()), text(), 0..9i32).prop_map(|(id, name, order)| {
        json!({"deed": "save_unit", "unit": {"id": id, "parent": 1, "kind": "district", "name": format!("Hội {name}"),
            "old_names": [{"name": format!("Cũ {name}")}], "order": order}})
    });
    let state = prop::sample::select(vec!["nurtured", "nominated", "complete", "withdrawn"]);
    let step = (id.clone(), state).prop_map(|(id, state)| {
        json!({"deed": "step_dossier", "id": id, "state": state, "on": "2018-01-01", "by": "A", "reason": "vì"})
    });
    let file = (1..9i64, id.clone(), prop::sample::select(vec!["proposal", "report", ""])).prop_map(|(file, id, item)| {
        json!({"deed": "attach_file", "attachment": {"id": file, "dossier": id, "name": "a.pdf", "item": item,
            "size": 1, "sha256": format!("{file:064x}"), "added": "2018-01-01"}})
    });
    let unfile = (1..9i64).prop_map(|file| json!({"deed": "remove_attachment", "id": file}));
    let list = (text(), any::<bool>()).prop_map(|(name, required)| {
        json!({"deed": "save_checklist", "checklist": {"id": 1000, "name": format!("Riêng {name}"),
            "awards": ["Giấy khen"], "items": [{"key": "report", "name": "Báo cáo", "required": required}]}})
    });
    let removed = id.prop_map(|id| json!({"deed": "remove_dossier", "id": id}));
    let reopened =
        Just(json!({"deed": "reopen_round", "id": 1, "on": "2018-02-01", "by": "A", "reason": "vì"}));
    let closed = Just(json!({"deed": "close_round", "id": 1, "on": "2018-03-01", "by": "A"}));
    prop_oneof![
        6 => nomination.prop_map(Act::Do),
        3 => another.prop_map(Act::Do),
        2 => renamed.prop_map(Act::Do),
        2 => unit.prop_map(Act::Do),
        2 => step.prop_map(Act::Do),
        1 => removed.prop_map(Act::Do),
        2 => file.prop_map(Act::Do),
        1 => unfile.prop_map(Act::Do),
        1 => list.prop_map(Act::Do),
        1 => reopened.prop_map(Act::Do),
        1 => closed.prop_map(Act::Do),
        3 => (0..5usize).prop_map(Act::Back),
        4 => Just(Act::Ask),
    ]
}

fn filter() -> impl Strategy<Value = DossierFilter> {
    let few = |list: &[&'static str]| prop::sample::subsequence(list.to_vec(), 0..2);
    let words = prop_oneof![
        3 => Just(String::new()),
        5 => prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..3).prop_map(|words| words.join(" ")),
        4 => prop::sample::select(vec!["n", "h", "tho", "hoi l", "cu", "q", "09", "1", "không có", "a n"])
            .prop_map(str::to_owned),
    ];
    let sets = (
        few(&FIELDS),
        few(&AWARDS),
        prop::sample::subsequence(SubjectKind::ALL.to_vec(), 0..3),
        prop::sample::subsequence(
            vec![DossierState::Noticed, DossierState::Chosen, DossierState::Nurtured],
            0..2,
        ),
        prop::sample::subsequence(UNITS.to_vec(), 0..4),
        prop::sample::subsequence(vec![1, 2, 3], 0..2),
        prop::sample::subsequence(vec![Priority::Farmer, Priority::Brave], 0..2),
    );
    let scope = (
        prop::option::weighted(0.2, any::<bool>()),
        prop::option::weighted(0.3, 1..3i64),
        prop::option::weighted(0.3, 2017..2020),
        prop::sample::subsequence(vec![2017, 2019], 0..2),
    );
    let order = (prop::sample::select(DossierOrder::ALL.to_vec()), any::<bool>());
    // Each list narrows only now and then, or hardly anything would ever be found.
    let used = prop::collection::vec(prop::bool::weighted(0.25), 7);
    (words, sets, scope, order, used).prop_map(
        |(words, sets, (lacking, plan, year, years), (order, descending), used)| {
            fn some<T>(used: bool, list: Vec<T>) -> Vec<T> {
                if used { list } else { Vec::new() }
            }
            let (fields, awards, kinds, states, units, movements, priorities) = sets;
            DossierFilter {
                words,
                plan: plan.map(PlanId),
                year,
                years,
                kinds: some(used[0], kinds),
                states: some(used[1], states),
                units: some(used[2], units.into_iter().map(UnitId).collect()),
                fields: some(used[3], fields.into_iter().map(str::to_owned).collect()),
                movements: some(used[4], movements.into_iter().map(MovementId).collect()),
                priorities: some(used[5], priorities),
                awards: some(used[6], awards.into_iter().map(str::to_owned).collect()),
                lacking,
                order,
                descending,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn after_any_deeds_the_index_finds_what_a_scan_finds(
        acts in prop::collection::vec(act(), 1..40),
        filters in prop::collection::vec(filter(), 24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("thử.gsdata");
        std::fs::copy(ground(), &path).unwrap();
        let mut kept = Database::open(&path).unwrap();
        let mut ways: Vec<Command> = Vec::new();
        for (act, turn) in acts.iter().zip(0..) {
            // Refusals are part of the game: what matters is that both ways see the same afterwards.
            match act {
                Act::Do(deed) => {
                    let receipt = kept.perform(&command(deed), &stamp());
                    ways.extend(receipt.ok().and_then(|receipt| receipt.undo));
                }
                Act::Back(ago) if *ago < ways.len() => {
                    let way = ways.remove(ways.len() - 1 - ago);
                    let _ = kept.perform(&way, &stamp());
                }
                Act::Back(_) => {}
                Act::Ask => {
                    let scan = Scan::read(&kept);
                    agree(&mut kept, &scan, &filters[turn % filters.len()])?;
                }
            }
        }
        let scan = Scan::read(&kept);
        for filter in &filters {
            agree(&mut kept, &scan, filter)?;
        }
        for order in DossierOrder::ALL {
            agree(&mut kept, &scan, &DossierFilter { order, ..DossierFilter::default() })?;
        }
        drop(kept);
        let mut anew = Database::open(&path).unwrap();
        for filter in &filters {
            agree(&mut anew, &scan, filter)?;
        }
    }
    #[test]
    fn a_kept_filter_is_read_again_as_it_was(filter in filter()) {
        let kept = serde_json::to_string(&filter).unwrap();
        prop_assert_eq!(serde_json::from_str::<DossierFilter>(&kept).unwrap(), filter);
    }
}

#[test]
fn a_filter_kept_by_an_earlier_version_is_still_read() {
    let kept = r#"{"words":"hoa","kinds":["person"],"order":"year"}"#;
    let filter: DossierFilter = serde_json::from_str(kept).unwrap();
    assert!(filter.narrows() && filter.order == DossierOrder::Year && filter.lacking.is_none());
    assert!(!DossierFilter { plan: Some(PlanId(1)), year: Some(2017), ..DossierFilter::default() }.narrows());
}
