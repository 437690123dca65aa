//! Properties of taking lists in: twice is once, the way back is whole, no row is lost, nothing breaks it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::exchange_lists::{ids, judged, stamp, world};
use guong_sang::domain::import::{Choices, OutcomeKind};
use guong_sang::domain::sheet::{Cell, FoundRow, Sheet};
use proptest::prelude::*;

const HEADS: [&str; 9] = [
    "STT",
    "Họ và tên",
    "Loại",
    "Năm sinh",
    "Đơn vị",
    "Thành tích",
    "Điện thoại",
    "Hình thức đề nghị",
    "Số thành viên",
];

fn sheet(name: &str, rows: Vec<Vec<String>>) -> Sheet {
    let rows = (1u32..)
        .zip(rows)
        .map(|(line, cells)| FoundRow { line, cells: cells.into_iter().map(Cell::plain).collect() });
    Sheet { name: name.to_owned(), rows: rows.collect(), left_out: 0 }
}

/// A cell of each column as lists have it: mostly right, sometimes empty, sometimes nonsense.
fn cell(column: usize) -> BoxedStrategy<String> {
    let among = |all: &'static [&'static str]| prop::sample::select(all).prop_map(str::to_owned).boxed();
    match column {
        0 => (1u32..99).prop_map(|number| number.to_string()).boxed(),
        1 => among(&[
            "Nông Thị Hạnh Vân",
            "Nông Thị Hạnh Vấn",
            "Lục Thị Kim Sao",
            "Trần Thị Mới",
            "TRẦN THỊ MỚI",
            "Trần Thị Mơi",
            "Bà Phan Thị Hai",
            "Tổ dệt Pác Tàu",
            "Hộ bà Mã Thị Hương",
            "",
            "Đường hoa phụ nữ tự quản",
        ]),
        2 => among(&["Cá nhân", "Tập thể", "Hộ gia đình", "Mô hình, sáng kiến", "cá nhân", "", "Gì đó"]),
        3 => among(&["1974", "08/03/1974", "1987", "20/11/1987", "", "31/02/1990", "x"]),
        4 => among(&[
            "Hội LHPN xã Bản Lầy",
            "Xã Nà Phong",
            "Hội LHPN huyện Hòa An",
            "Bản Lấy",
            "",
            "Chi hội Phụ nữ xóm Nà Lom",
        ]),
        5 => among(&["Một việc", "Hai việc\nBa việc", "", "=1+1", "- Gạch đầu dòng"]),
        6 => among(&["0912000111", "912000111", "", "không có"]),
        7 => among(&["Giấy khen", "GK", "", "Kỷ niệm chương"]),
        _ => among(&["12", "1.200", "", "mười hai"]),
    }
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (0..HEADS.len()).map(cell).collect::<Vec<_>>();
    prop::collection::vec(row, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once_and_the_way_back_is_whole(rows in rows(), order in Just((0..HEADS.len()).collect::<Vec<_>>()).prop_shuffle()) {
        let mut database = world();
        let before = database.fingerprint().unwrap();
        let head = HEADS.map(str::to_owned).to_vec();
        let all: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        let moved = all.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
        let (straight, moved) = (sheet("", all), sheet("", moved));
        let choices = Choices::default();
        let first = judged(&database, std::slice::from_ref(&straight), &choices);
        // Where a column stands does not matter.
        let other = judged(&database, std::slice::from_ref(&moved), &choices);
        prop_assert_eq!(
            first.rows.iter().map(|row| (row.line, row.outcome.kind())).collect::<Vec<_>>(),
            other.rows.iter().map(|row| (row.line, row.outcome.kind())).collect::<Vec<_>>()
        );
        // Every row that holds something is told of, once.
        let lines: Vec<u32> = straight.rows.iter().skip(1).map(|row| row.line).collect();
        prop_assert_eq!(first.rows.iter().map(|row| row.line).collect::<Vec<_>>(), lines);
        prop_assert_eq!(first.counts().iter().sum::<usize>(), first.rows.len());
        let Some(command) = first.command("a.xlsx", &mut ids()) else { return Ok(()) };
        let receipt = database.perform(&command, &stamp());
        prop_assert!(receipt.is_ok(), "what the preview takes, the store takes: {:?}", receipt.err());
        let again = judged(&database, std::slice::from_ref(&straight), &choices);
        prop_assert!(again.command("a.xlsx", &mut ids()).is_none(), "{:#?}", again.result());
        for (one, two) in first.rows.iter().zip(&again.rows) {
            if one.is_taken() {
                prop_assert_eq!(two.outcome.kind(), OutcomeKind::Same, "{} {:?} {}", two.line, two.outcome, two.detail());
            }
        }
        database.perform(&receipt.unwrap().undo.unwrap(), &stamp()).unwrap();
        prop_assert_eq!(database.fingerprint().unwrap(), before);
    }

    #[test]
    fn nothing_that_stands_in_a_sheet_breaks_it(
        cells in prop::collection::vec(prop::collection::vec("\\PC{0,24}", 0..7), 0..9),
        headed in any::<bool>(),
    ) {
        let database = world();
        let head = HEADS[..7].iter().map(|text| (*text).to_owned()).collect();
        let rows = if headed { std::iter::once(head).chain(cells).collect() } else { cells };
        let mut choices = Choices::default();
        choices.mapping.convert = Some(true);
        let found = judged(&database, &[sheet("Cá nhân", rows)], &choices);
        let _ = (found.result(), found.command("", &mut ids()));
    }
}
