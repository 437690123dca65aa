//! Units in the data file: circles are refused, old names and old places kept, what is referred to stays.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::Rule;
use guong_sang::storage::Database;
use serde_json::{Value, json};
use storage_support::{done, refused};

fn unit(id: i64, successor: Option<i64>) -> Value {
    json!({"deed": "save_unit", "unit": {"id": id, "kind": "commune", "name": format!("Hội LHPN xã số {id}"),
        "successor": successor, "valid_to": successor.map(|_| "2025-06-30")}})
}

#[test]
fn nobody_takes_over_from_those_who_took_over_from_him() {
    let mut db = Database::in_memory().unwrap();
    for id in 1..=3 {
        done(&mut db, &unit(id, None));
    }
    done(&mut db, &unit(1, Some(2)));
    done(&mut db, &unit(2, Some(3)));
    refused(&mut db, Rule::Circular, &unit(3, Some(1)));
    refused(&mut db, Rule::Circular, &unit(2, Some(1)));
    done(&mut db, &unit(2, None));
    done(&mut db, &unit(3, Some(1)));
}

#[test]
fn a_unit_keeps_its_old_names_and_places() {
    let mut db = Database::in_memory().unwrap();
    done(&mut db, &unit(1, None));
    done(&mut db, &unit(2, None));
    let with = |names: Value, parents: Value| {
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "commune", "name": "Hội LHPN xã Hòa An",
            "code": "01726", "note": "Trụ sở cũ của xã số 2", "old_names": names, "old_parents": parents}})
    };
    let names = json!([{"name": "Hội LHPN xã số 1", "until": "2025-06-30"}]);
    refused(&mut db, Rule::NameMissing, &with(json!([{"name": " "}]), json!([])));
    refused(&mut db, Rule::NotFound, &with(names.clone(), json!([{"parent": 9}])));
    refused(&mut db, Rule::NotFound, &with(names.clone(), json!([{"parent": 1}])));
    done(&mut db, &with(names, json!([{"parent": 2, "until": "2025-06-30"}])));
    let kept = db.units().unwrap().into_iter().find(|unit| unit.id.0 == 1).unwrap();
    assert_eq!(kept.old_names[0].name, "Hội LHPN xã số 1");
    assert_eq!((kept.old_parents[0].parent.0, kept.code.as_str()), (2, "01726"));
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_unit", "id": 2}));
}
