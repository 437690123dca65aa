//! The search index: what it finds, and that keeping it up row by row ends where building it anew does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::Command;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::storage::{Database, DossierFilter, DossierOrder};
use serde_json::json;
use storage_support::{campaign, campaign_file, done, stamp};

fn words(words: &str) -> DossierFilter {
    DossierFilter { words: words.to_owned(), ..DossierFilter::default() }
}

fn found(database: &mut Database, filter: &DossierFilter) -> Vec<i64> {
    database.find_dossiers(filter).unwrap().into_iter().map(|id| id.0).collect()
}

#[test]
fn words_are_found_in_any_order_without_marks_at_their_beginning() {
    let mut db = campaign();
    for query in ["Nông Thị Hạnh Vân", "nong thi hanh van", "van hanh", "VÂN NÔNG", "Ha  Va  No"] {
        let filter = DossierFilter { kinds: vec![SubjectKind::Person], ..words(query) };
        assert!(found(&mut db, &filter).contains(&8), "{query}");
    }
    assert_eq!(found(&mut db, &words("hoà sầm")), [14]);
    assert_eq!(found(&mut db, &words("hòa sầm")), [14]);
    assert_eq!(found(&mut db, &words("đàm duyên")), [13]);
    assert_eq!(found(&mut db, &words("dam duyen")), [13]);
    // "anh" begins no word of "Hạnh".
    assert!(!found(&mut db, &words("anh")).contains(&8));
    assert!(found(&mut db, &words("không có ai như thế")).is_empty());
    assert_eq!(found(&mut db, &words("")).len(), 24);
}

#[test]
fn people_are_listed_by_their_given_names() {
    let mut db = campaign();
    let filter = DossierFilter { kinds: vec![SubjectKind::Person], ..DossierFilter::default() };
    let ids = db.find_dossiers(&filter).unwrap();
    let names: Vec<String> = db.dossier_rows(&ids).unwrap().into_iter().map(|row| row.name).collect();
    let given: Vec<&str> = names.iter().map(|name| name.rsplit(' ').next().unwrap()).collect();
    assert_eq!(given, ["Ánh", "Duyên", "Ghển", "Hòa", "Hoà", "Lựu", "Nguyệt", "Sao", "Vân"]);
}

#[test]
fn deeds_show_at_the_next_question() {
    let mut db = campaign();
    assert!(found(&mut db, &words("mới toanh")).is_empty());
    let subject = |name: &str| json!({"deed": "save_subject", "subject": {"id": 70, "name": name, "detail": {"kind": "person"}}});
    done(&mut db, &subject("Lê Mới Toanh"));
    let dossier = json!({"deed": "save_dossier",
        "dossier": {"id": 70, "subject": 70, "plan": 1, "year": 2017, "unit": 4}});
    let added = done(&mut db, &dossier);
    assert_eq!(found(&mut db, &words("mới toanh")), [70]);
    done(&mut db, &subject("Xyn Cũ Kỹ"));
    assert!(found(&mut db, &words("mới toanh")).is_empty());
    assert_eq!(found(&mut db, &words("xyn cũ")), [70]);
    done(
        &mut db,
        &json!({"deed": "save_unit", "unit": {"id": 4, "parent": 1, "kind": "district", "name": "Hội đổi tên"}}),
    );
    assert!(found(&mut db, &words("đổi tên")).contains(&70));
    let renamed = db.journal(2).unwrap()[0].id;
    db.perform(&Command::Revert { of: renamed }, &stamp()).unwrap();
    assert!(found(&mut db, &words("đổi tên")).is_empty());
    db.perform(&added.undo.unwrap(), &stamp()).unwrap();
    assert!(found(&mut db, &words("xyn cũ")).is_empty());
}

#[test]
fn kept_up_row_by_row_it_ends_where_building_anew_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let mut kept = Database::open(&path).unwrap();
    let filters: Vec<DossierFilter> =
        [DossierOrder::Name, DossierOrder::Kind, DossierOrder::Unit, DossierOrder::State, DossierOrder::Year]
            .into_iter()
            .flat_map(|order| ["", "thi", "hoi lhpn", "b"].map(|text| DossierFilter { order, ..words(text) }))
            .collect();
    let names = ["Bùi Á", "Đỗ Thị Ẩn", "Ân", "Ẵng", "Mã Bé", "Ý Nhi", "bế thị bình"];
    for n in 0..160i64 {
        let (id, name) = (100 + n * 7 % 40, names[(n * 3 % 7) as usize]);
        let json = match n % 5 {
            0 | 1 => json!({"deed": "batch", "title": "x", "commands": [
                {"deed": "save_subject", "subject": {"id": id, "name": name, "detail": {"kind": "person"}}},
                {"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": 2017,
                    "unit": 2 + n % 6, "field": name}}]}),
            2 => {
                json!({"deed": "step_dossier", "id": 100, "state": "nurtured", "on": "2017-10-01", "by": "A",
                "reason": "x"})
            }
            3 => json!({"deed": "save_unit", "unit": {"id": 2 + n % 6, "parent": 1, "kind": "district",
                "name": format!("Hội LHPN huyện {name}"), "order": n}}),
            _ => json!({"deed": "remove_dossier", "id": id}),
        };
        // Some are refused; what matters is that both ways see the same.
        let _ = kept.perform(&storage_support::command(&json), &stamp());
        found(&mut kept, &words("thi"));
    }
    let seen: Vec<Vec<i64>> = filters.iter().map(|filter| found(&mut kept, filter)).collect();
    drop(kept);
    let mut anew = Database::open(&path).unwrap();
    let expected: Vec<Vec<i64>> = filters.iter().map(|filter| found(&mut anew, filter)).collect();
    assert!(expected[0].len() > 30, "{}", expected[0].len());
    assert_eq!(seen, expected);
}

#[test]
fn the_score_is_that_of_the_last_closed_round() {
    let mut db = Database::in_memory().unwrap();
    for json in [
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "province", "name": "Tỉnh"}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "P", "subject": "x", "from": "2017-01-01",
            "to": "2017-12-31"}}),
        json!({"deed": "save_criteria_set", "set": {"id": 1, "plan": 1, "name": "Chung", "criteria": [
            {"id": 1, "code": "A", "title": "Một", "measure": {"type": "points", "max": 10}}]}}),
    ] {
        done(&mut db, &json);
    }
    for id in [1, 2, 3] {
        done(
            &mut db,
            &json!({"deed": "save_subject", "subject": {"id": id, "name": format!("Vi Thị {id}"),
                "detail": {"kind": "person"}}}),
        );
        done(
            &mut db,
            &json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 1, "year": 2017, "unit": 1}}),
        );
    }
    // Round 1 scores 8 and 6 points, round 2 only the first dossier, with 5.
    for (round, day, scores) in [(1, "2017-03-01", vec![(1, 8), (2, 6)]), (2, "2017-06-01", vec![(1, 5)])] {
        done(&mut db, &json!({"deed": "save_round", "round": {"id": round, "plan": 1, "name": "Đ"}}));
        done(
            &mut db,
            &json!({"deed": "save_member", "member": {"id": round, "round": round, "name": "A", "role": "chair"}}),
        );
        for (dossier, points) in scores {
            done(
                &mut db,
                &json!({"deed": "step_dossier", "id": dossier, "state": "complete", "on": day, "by": "A",
                    "reason": "xét lại"}),
            );
            done(&mut db, &json!({"deed": "enter_dossiers", "round": round, "dossiers": [dossier]}));
            done(
                &mut db,
                &json!({"deed": "enter_score", "round": round, "dossier": dossier, "member": round, "criterion": 1,
                    "points": points}),
            );
        }
        // Asked in between, so that the index is kept up and not built at the end.
        found(&mut db, &words(""));
        done(&mut db, &json!({"deed": "close_round", "id": round, "on": day, "by": "A"}));
    }
    let by_score = |descending| DossierFilter { order: DossierOrder::Score, descending, ..words("") };
    let scores = |db: &mut Database| -> Vec<Option<i64>> {
        let rows = db.list(&by_score(false), 0..9).unwrap().rows;
        rows.iter().map(|row| row.score.map(|points| points.as_hundredths())).collect()
    };
    assert_eq!(found(&mut db, &by_score(false)), [2, 1, 3]);
    assert_eq!(scores(&mut db), [Some(600), Some(500), None]);
    assert_eq!(found(&mut db, &by_score(true)), [1, 2, 3], "without a score last, whichever way");
    done(
        &mut db,
        &json!({"deed": "reopen_round", "id": 2, "on": "2017-06-02", "by": "A", "reason": "sót phiếu"}),
    );
    assert_eq!(found(&mut db, &by_score(false)), [1, 2, 3]);
    assert_eq!(scores(&mut db), [Some(800), Some(600), None], "an open round gives no score");
}

#[test]
fn old_names_posts_papers_and_awards_are_searched() {
    let mut db = campaign();
    done(
        &mut db,
        &json!({"deed": "save_subject", "subject": {"id": 70, "name": "Lê Thị Sao", "other_names": ["Mế Sao"],
            "detail": {"kind": "person", "phone": "0912.345.678",
                "posts": [{"title": "Bí thư chi đoàn", "place": "Cốc Lùng"}]}}}),
    );
    done(
        &mut db,
        &json!({"deed": "save_dossier", "dossier": {"id": 70, "subject": 70, "plan": 1, "year": 2017, "unit": 4,
            "achievements": [{"content": "Ươm giống", "evidence": "Biên bản nghiệm thu"}],
            "past_awards": [{"form": "Kỷ niệm chương", "decision": "77/QĐ-TƯ", "issuer": "Trung ương Hội"}]}}),
    );
    for query in
        ["mế sao", "bi thu", "coc lung", "uom giong", "nghiem thu", "77 qd", "trung uong ky niem", "0912 345"]
    {
        let filter = words(query);
        assert!(found(&mut db, &filter).contains(&70), "{query}");
        assert_eq!(
            found(&mut db, &DossierFilter { words: format!("{query} mế"), ..filter }),
            [70],
            "{query}"
        );
    }
    done(
        &mut db,
        &json!({"deed": "save_unit", "unit": {"id": 4, "parent": 1, "kind": "district", "name": "Hội xã mới",
            "old_names": [{"name": "Hội huyện Thông Nông"}]}}),
    );
    assert!(found(&mut db, &words("thong nong huyen")).contains(&70));
    let both = "mế 0912 thông nông";
    assert_eq!(found(&mut db, &words(both)), [70], "words of the person and of the unit together");
}
