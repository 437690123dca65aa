//! What a typesetter would look at: spaces of justified lines, ends of pages, hanging items, cells in their rows.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;

use guong_sang::paper::*;
use samples::sheet::mm;
use samples::*;

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

fn pages(blocks: Vec<Block>) -> Pages {
    layout(&Document { meta: meta("x"), sections: vec![Section::new(portrait(), blocks)] }, faces())
}

/// Lines of a page with their baselines, from top to bottom, without its number.
fn lines(page: &Page) -> Vec<(Length, String)> {
    let mut found: Vec<(Length, Length, &str)> = page
        .texts()
        .filter(|(mark, _)| mark.y != mm(13.0))
        .map(|(mark, text)| (mark.y, mark.x, text))
        .collect();
    found.sort_by_key(|(y, x, _)| (*y, *x));
    let mut lines: Vec<(Length, String)> = Vec::new();
    for (y, _, text) in found {
        match lines.last_mut() {
            Some((last, line)) if *last == y => line.push_str(text),
            _ => lines.push((y, text.to_owned())),
        }
    }
    lines
}

/// Words of running text of papers, for paragraphs of many kinds.
const SENTENCES: [&str; 8] = [
    "Căn cứ Thông tư số 29/2023/TT-BGDĐT ngày 29 tháng 12 năm 2023 và Hướng dẫn số 16/HD-MTTQ-BTT của cấp trên;",
    "Các cấp Hội chủ động phối hợp, tuyên truyền, vận động hội viên tham gia phong trào thi đua yêu nước.",
    "Tờ trình số 15/TTr-BTV kèm theo 02 (hai) danh sách, 12 báo cáo thành tích và biên bản họp Hội đồng.",
    "Kịp thời phát hiện, bồi dưỡng, biểu dương, khen thưởng và nhân rộng điển hình tiên tiến trên các lĩnh vực.",
    "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành Luật.",
    "Mỗi cơ sở giới thiệu ít nhất 02 tập thể, 03 cá nhân và 01 hộ gia đình tiêu biểu, ưu tiên vùng khó khăn.",
    "Bảo đảm công khai, dân chủ, đúng đối tượng, đúng tiêu chuẩn; hồ sơ gửi về trước ngày 15/5/2026.",
    "Quyết định số 1234/QĐ-UBND-TĐKT ngày 05/02/2026 của Chủ tịch Ủy ban nhân dân tỉnh Bình Minh.",
];

fn paragraph(seed: usize) -> String {
    (0..3).map(|step| SENTENCES[(seed + step * (seed / 8 + 1)) % 8]).collect::<Vec<_>>().join(" ")
}

#[test]
fn hardly_any_line_is_loose() {
    // So many lines in a thousand may have spaces of more than twice their width: in the body of a paper, and in
    // narrow columns, where long numbers leave less choice.
    for (narrow, most) in [(0.0, 15), (20.0, 35), (45.0, 80)] {
        let (mut all, mut loose) = (0, 0);
        for seed in 0..64 {
            let block = Block::Para(Para {
                align: Align::Justify,
                right_indent: mm(narrow),
                first_indent: mm(12.7),
                ..Para::new(SIZE, SIZE.pitch(1300), vec![Run::plain(paragraph(seed))])
            });
            for (mark, _) in pages(vec![block]).pages[0].texts() {
                all += 1;
                loose += i32::from(mark.extra > 250);
                assert!(mark.extra <= 500, "a space of more than three times its width: {}", mark.extra);
            }
        }
        println!("{narrow} mm narrower: {loose} of {all} lines are loose");
        assert!(loose * 1000 <= all * most, "{narrow} mm narrower: {loose} of {all} lines are loose");
    }
}

#[test]
fn chains_of_headings_stay_with_the_text_below() {
    let line = || body(vec![Run::plain("Một dòng.")]);
    for before in 20..50 {
        let mut blocks: Vec<Block> = (0..before).map(|_| line()).collect();
        blocks.extend([
            heading(0, "II. NHIỆM VỤ"),
            heading(1, "1. Tuyên truyền"),
            heading(2, "a) Hình thức"),
            body(vec![Run::plain(TEXT)]),
        ]);
        let pages = pages(blocks);
        let place = |start: &str| {
            let on = |page: &Page| lines(page).iter().any(|(_, line)| line.starts_with(start));
            pages.pages.iter().position(on).unwrap()
        };
        let first = place("II.");
        for start in ["1. Tuyên truyền", "a) Hình thức", "Phát huy truyền thống", "Hội tổ chức phát động"]
        {
            assert_eq!(place(start), first, "{before} lines before: {start:?} is torn from its headings");
        }
    }
}

#[test]
fn a_table_takes_its_last_row_along_with_the_signature() {
    // With and without a total row, with and without a closing line, ending anywhere on the page.
    for count in 1..60 {
        for (total, closing) in [(true, false), (false, false), (false, true)] {
            let mut table = table(count);
            table.keep_next = false;
            if !total {
                table.rows.pop();
            }
            let mut blocks = vec![Block::Table(table)];
            if closing {
                blocks.push(Block::Para(Para::new(
                    SIZE,
                    SIZE.pitch(1200),
                    vec![Run::plain("Danh sách này kết thúc./.")],
                )));
            }
            blocks.push(Block::Shape(Shape::star((mm(100.0), mm(100.0)), mm(3.0), Ink::Gold)));
            blocks.push(foot(4));
            let document = Document { meta: meta("x"), sections: vec![Section::new(landscape(), blocks)] };
            let pages = layout(&document, faces());
            let last = pages.pages.last().unwrap();
            let text: String = lines(last).into_iter().map(|(_, line)| line + "\n").collect();
            assert!(text.contains("Nơi nhận") && text.contains("Lưu: VT"), "{count}: {text}");
            let entry = Anchor(999 + count as u64);
            assert!(
                last.anchors.iter().any(|(anchor, _)| *anchor == entry),
                "{count}: no row with the signature"
            );
            assert_eq!(text.contains("Tổng cộng"), total, "{count}");
        }
    }
}

#[test]
fn cells_stand_where_their_column_says() {
    for (valign, count) in [(VAlign::Top, 1), (VAlign::Middle, 1), (VAlign::Middle, 2)] {
        let mut table = table(2);
        table.columns[1].valign = valign;
        let tall = ["dòng"; 6].join("\n");
        table.rows[1].cells[5] = Cell::text(tall);
        table.rows[1].cells[1] = Cell::text(vec!["tên"; count].join("\n"));
        let pages = pages(vec![Block::Table(table)]);
        let at = |word: &str| -> Vec<Length> {
            let mut found: Vec<Length> = pages.pages[0]
                .texts()
                .filter(|(_, text)| text.trim_end() == word)
                .map(|(mark, _)| mark.y)
                .collect();
            found.sort_unstable();
            found
        };
        let (rows, names) = (at("dòng"), at("tên"));
        assert_eq!((rows.len(), names.len()), (6, count));
        let middle = |lines: &[Length]| (lines[0] + lines[lines.len() - 1]).half();
        match valign {
            VAlign::Top => assert_eq!(names[0], rows[0]),
            VAlign::Middle => assert!((middle(&names) - middle(&rows)).0.abs() <= 2),
        }
    }
}

#[test]
fn items_hang_or_do_not_as_they_are_told() {
    for (left_indent, further) in [(mm(18.0), mm(48.0)), (Length::ZERO, mm(30.0))] {
        let item = Para {
            align: Align::Justify,
            label: Some(Label { run: Run::plain("-"), tab: mm(18.0) }),
            first_indent: mm(12.7) - left_indent,
            left_indent,
            ..Para::new(SIZE, SIZE.pitch(1300), vec![Run::plain(TEXT)])
        };
        let pages = pages(vec![Block::Para(item)]);
        let marks: Vec<(TextMark, &str)> = pages.pages[0].texts().map(|(mark, text)| (*mark, text)).collect();
        assert_eq!((marks[0].1, marks[0].0.x), ("-", mm(30.0) + mm(12.7)));
        assert!((marks[1].0.x - mm(48.0)).0.abs() <= 2, "the first line starts at the tab");
        assert_eq!(marks[1].0.y, marks[0].0.y);
        assert!(marks.len() > 4);
        for (mark, text) in &marks[2..] {
            assert!((mark.x - further).0.abs() <= 2, "{text}");
        }
    }
}

#[test]
fn no_single_line_of_a_paragraph_is_left_on_a_page() {
    for before in 0..40 {
        for sentences in 1..6 {
            let text = format!("Mở đầu {} kết thúc.", vec![SENTENCES[1]; sentences].join(" "));
            let mut blocks: Vec<Block> =
                (0..before + 15).map(|_| body(vec![Run::plain("Một dòng.")])).collect();
            blocks.push(body(vec![Run::plain(text)]));
            let pages = pages(blocks);
            let on_page =
                |page: &Page| lines(page).iter().filter(|(_, line)| !line.starts_with("Một dòng")).count();
            let counts: Vec<usize> = pages.pages.iter().map(on_page).filter(|count| *count > 0).collect();
            assert!(
                counts.iter().all(|count| *count > 1) || counts == [1],
                "{before}, {sentences}: {counts:?}"
            );
        }
    }
}
