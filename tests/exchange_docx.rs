//! The Word file says what the printed pages say, and is built as an office would build it by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;
mod forms_fixture;

use exchange_support::*;
use forms_fixture::*;
use guong_sang::exchange::docx;
use guong_sang::forms::{Form, Profile, nomination_list, plan_paper};
use guong_sang::paper::{Document, Length};

fn profile() -> Profile {
    Profile::named("union").unwrap()
}

fn plan_form() -> Form {
    plan_paper(&plan_input(), &profile())
}

fn list_form() -> Form {
    nomination_list(&list_input(), &profile())
}

fn body(document: &Document) -> Element {
    let file = docx(document).unwrap();
    // For looking at with other programs.
    let name = squeezed(&document.meta.title).chars().take(40).collect::<String>();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{name}.docx")), &file).unwrap();
    let pages = guong_sang::paper::layout(document, faces());
    std::fs::write(folder.join(format!("{name}.pdf")), guong_sang::paper::pdf(&pages, faces()).unwrap())
        .unwrap();
    parsed(&part(&file, "word/document.xml"))
}

fn same_words(document: &Document) {
    let word = squeezed(&body(document).words());
    let pdf = printed(document);
    if word != pdf {
        let at = word.chars().zip(pdf.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(40)).take(80).collect::<String>();
        panic!("Word: …{}…\n PDF: …{}…", near(&word), near(&pdf));
    }
}

#[test]
fn the_plan_has_the_same_words_and_marks() {
    let form = plan_form();
    let text = printed(&form.document);
    assert!(text.contains("KẾHOẠCH") && text.contains("II.NỘIDUNG") && text.contains("a)"));
    same_words(&form.document);
}

#[test]
fn the_list_has_the_same_words_in_the_same_cells() {
    same_words(&list_form().document);
    same_words(&nomination_list(&long_list(60), &profile()).document);
}

fn word(document: &Document) -> Element {
    parsed(&part(&docx(document).unwrap(), "word/document.xml"))
}

fn twips(length: Length) -> String {
    ((length.to_pt() * 20.0).round() as i64).to_string()
}

#[test]
fn sheet_and_margins_are_those_of_the_profile() {
    for (document, orient) in [(plan_form().document, ""), (list_form().document, "landscape")] {
        let setup = document.sections[0].setup;
        let body = word(&document);
        let section = body.all("w:sectPr")[0];
        let size = section.child("w:pgSz").unwrap();
        assert_eq!((size.get("w:w"), size.get("w:h")), (&*twips(setup.width), &*twips(setup.height)));
        assert_eq!(size.get("w:orient"), orient);
        let margins = section.child("w:pgMar").unwrap();
        for (name, length) in [
            ("w:top", setup.margins.top),
            ("w:right", setup.margins.right),
            ("w:bottom", setup.margins.bottom),
            ("w:left", setup.margins.left),
        ] {
            assert_eq!(margins.get(name), twips(length), "{name}");
        }
    }
    assert_eq!(twips(Length::mm(30.0)), "1701");
}

#[test]
fn pages_are_numbered_above_the_text_but_not_the_first() {
    let file = docx(&plan_form().document).unwrap();
    let body = parsed(&part(&file, "word/document.xml"));
    let section = body.all("w:sectPr")[0];
    assert!(section.child("w:titlePg").is_some());
    assert_eq!(section.child("w:pgNumType").unwrap().get("w:start"), "1");
    let relations = parsed(&part(&file, "word/_rels/document.xml.rels"));
    let header = |kind: &str| {
        let reference =
            section.children.iter().find(|r| r.get("w:type") == kind && r.name == "w:headerReference");
        let id = reference.unwrap().get("r:id").to_owned();
        let target = relations.children.iter().find(|r| r.get("Id") == id).unwrap().get("Target").to_owned();
        parsed(&part(&file, &format!("word/{target}")))
    };
    let number = header("default");
    assert_eq!(number.all("w:fldSimple")[0].get("w:instr").trim(), "PAGE");
    assert_eq!(header("first").words(), "");
    let styles = parsed(&part(&file, "word/styles.xml"));
    let style = styles.children.iter().find(|style| style.get("w:styleId") == "SoTrang").unwrap();
    assert_eq!(style.all("w:jc")[0].get("w:val"), "center");
}

#[test]
fn words_stand_in_named_styles() {
    let file = docx(&plan_form().document).unwrap();
    let styles = parsed(&part(&file, "word/styles.xml"));
    let names: Vec<&str> = styles.all("w:name").iter().map(|name| name.get("w:val")).collect();
    for name in
        ["Nội dung", "Đề mục 1", "Đề mục 2", "Tiêu đề", "Phần đầu văn bản", "Phần cuối văn bản", "Số trang"]
    {
        assert!(names.contains(&name), "no {name} in {names:?}");
    }
    let fonts = styles.all("w:rFonts")[0];
    for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
        assert_eq!(fonts.get(slot), "Times New Roman");
    }
    assert_eq!(styles.all("w:lang")[0].get("w:val"), "vi-VN");
    let style = |id: &str| styles.children.iter().find(|style| style.get("w:styleId") == id).unwrap();
    assert_eq!(style("DeMuc1").all("w:outlineLvl")[0].get("w:val"), "0");
    assert!(!style("DeMuc1").all("w:keepNext").is_empty() && !style("DeMuc1").all("w:b").is_empty());
    let text = style("NoiDung");
    assert_eq!(text.all("w:jc")[0].get("w:val"), "both");
    assert_eq!(text.all("w:ind")[0].get("w:firstLine"), "720");
    assert!(!styles.all("w:widowControl").is_empty());

    // A paragraph as its style wants it says nothing more about itself.
    let body = parsed(&part(&file, "word/document.xml"));
    let plain = |paragraph: &&&Element| {
        let properties = paragraph.child("w:pPr").unwrap();
        properties.child("w:pStyle").unwrap().get("w:val") == "DoanCoDau" && properties.children.len() == 1
    };
    assert!(body.all("w:p").iter().filter(plain).count() > 5);
    assert!(body.words().contains("5\u{a0}không"), "a space at which no line breaks is kept");
}

#[test]
fn the_head_of_the_list_comes_again_and_rows_are_not_torn() {
    let mut input = list_input();
    input.shown.number_row = true;
    let body = word(&nomination_list(&input, &profile()).document);
    let table = body.all("w:tbl").into_iter().find(|table| !table.all("w:tblHeader").is_empty()).unwrap();
    let rows: Vec<&Element> = table.children.iter().filter(|child| child.name == "w:tr").collect();
    let heads = rows.iter().filter(|row| !row.all("w:tblHeader").is_empty()).count();
    assert_eq!(heads, 3, "two head rows and the numbers");
    assert!(rows.iter().all(|row| !row.all("w:cantSplit").is_empty()));
    let columns = table.all("w:gridCol").len();
    for row in &rows {
        let span = |cell: &&Element| {
            let spans = cell.all("w:gridSpan");
            spans.first().map_or(1, |span| span.get("w:val").parse::<usize>().unwrap())
        };
        assert_eq!(row.all("w:tc").iter().map(span).sum::<usize>(), columns, "no row has holes");
    }
    let merged =
        |row: usize| rows[row].all("w:vMerge").iter().map(|merge| merge.get("w:val")).collect::<Vec<_>>();
    assert!(merged(0).iter().all(|value| *value == "restart") && merged(0).len() == 8, "{:?}", merged(0));
    assert!(merged(1).iter().all(|value| value.is_empty()) && merged(1).len() == 8, "{:?}", merged(1));
    assert_eq!(rows[2].words(), "12345678910");
    // The closing line and the signature take the last row along.
    let last = rows.last().unwrap();
    assert!(last.all("w:p").iter().all(|paragraph| !paragraph.all("w:keepNext").is_empty()));
    assert!(body.words().contains("[tóm tắt") || !body.words().contains('['));
}

#[test]
fn the_file_tells_what_it_is() {
    let mut document = plan_form().document;
    document.meta.created = day(2026, 2, 5).and_hms_opt(8, 30, 0);
    let core = part(&docx(&document).unwrap(), "docProps/core.xml");
    assert!(core.contains("2026-02-05T01:30:00Z"), "world time: {core}");
    assert!(core.contains(&document.meta.title) && core.contains(&document.meta.author));
    document.meta.created = None;
    assert!(!part(&docx(&document).unwrap(), "docProps/core.xml").contains("dcterms:created"));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let document = list_form().document;
    assert!(docx(&document).unwrap() == docx(&document).unwrap());
}

mod any_paper {
    //! Papers of every kind of block in any order keep their words, and their files are sound.

    use super::*;
    use guong_sang::paper::*;
    use proptest::prelude::*;

    fn run() -> impl Strategy<Value = Run> {
        let style = (any::<bool>(), any::<bool>(), any::<bool>());
        let text = "[a-zđêơ]{1,9}( [A-Zà-ỹ0-9]{1,8}){0,4}[;.,]? ?";
        prop_oneof![
            6 => (text, style).prop_map(|(text, (bold, italic, underline))| {
                Run::styled(guong_sang::text::nfc(&text), Style { bold, italic, underline })
            }),
            1 => Just(Run::plain("A & B < C\nhai\u{a0}dòng  cách")),
            1 => Just(Run::missing("ngày họp")),
            1 => (5.0..40.0_f64).prop_map(|mm| Run::blank(Length::mm(mm))),
            1 => Just(Run::leader(Length::mm(12.0))),
            1 => Just(Run::dots(Length::mm(25.0))),
            1 => Just(Run::bold("đỏ").inked(Ink::Red)),
        ]
    }

    fn align() -> impl Strategy<Value = Align> {
        prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right), Just(Align::Justify)]
    }

    fn para() -> impl Strategy<Value = Para> {
        let label = prop::option::of(("[-+]|[a-z]\\)", 0.0..20.0_f64));
        (
            prop::collection::vec(run(), 0..6),
            align(),
            label,
            any::<bool>(),
            prop::option::of(0_u8..12),
            -5.0..15.0_f64,
        )
            .prop_map(|(runs, align, label, keep_next, outline, indent)| {
                let size = Size::pt(14.0);
                let label = label.map(|(mark, tab)| Label { run: Run::plain(mark), tab: Length::mm(tab) });
                let left_indent = Length::mm(if indent < 0.0 { -indent } else { 0.0 });
                Para {
                    align,
                    label,
                    keep_next,
                    outline,
                    left_indent,
                    first_indent: Length::mm(indent),
                    before: Length::pt(6.0),
                    ..Para::new(size, size.pitch(1200), runs)
                }
            })
    }

    fn table() -> impl Strategy<Value = Table> {
        let cell = (prop::collection::vec(run(), 0..3), 1_usize..4, prop::option::of(align()));
        let kind =
            prop_oneof![3 => Just(RowKind::Body), 1 => Just(RowKind::Group), 1 => Just(RowKind::Total)];
        let row = (kind, prop::collection::vec(cell, 0..6));
        (1_usize..6, prop::collection::vec(row, 0..6), any::<bool>(), any::<bool>()).prop_map(
            |(count, rows, number_row, keep_next)| {
                let size = Size::pt(12.0);
                let column = Column {
                    width: Width::Share(1),
                    align: Align::Left,
                    valign: VAlign::Middle,
                    min_size: Some(Size::pt(9.0)),
                };
                let cells = |cells: Vec<(Vec<Run>, usize, Option<Align>)>| {
                    // The layout leaves out cells beyond the last column, and so does everybody.
                    let mut room = count;
                    let mut kept = Vec::new();
                    for (runs, columns, align) in cells {
                        let columns = columns.min(room);
                        if columns == 0 {
                            break;
                        }
                        room -= columns;
                        kept.push(Cell { runs, columns, align });
                    }
                    kept
                };
                let head = (0..count).map(|i| HeadCell::new(vec![Run::bold(format!("Cột {i}"))])).collect();
                Table {
                    columns: vec![column; count],
                    head: vec![HeadRow { cells: head }],
                    number_row,
                    rows: rows
                        .into_iter()
                        .map(|(kind, row)| Row { kind, cells: cells(row), anchor: None })
                        .collect(),
                    size,
                    pitch: size.pitch(1180),
                    padding: Padding { side: Length::mm(1.0), edge: Length::mm(0.8) },
                    border: Length::pt(0.5),
                    before: Length::pt(4.0),
                    after: Length::pt(4.0),
                    keep_next,
                }
            },
        )
    }

    fn simple() -> impl Strategy<Value = Block> {
        let rule = prop_oneof![
            (1_u16..1001).prop_map(RuleLength::OfTextAbove),
            Just(RuleLength::Full),
            Just(RuleLength::Absolute(Length::mm(40.0))),
        ];
        prop_oneof![
            5 => para().prop_map(Block::Para),
            1 => rule.prop_map(|length| Block::Rule(Rule {
                length, thickness: Length::pt(0.75), before: Length::pt(1.5), after: Length::ZERO,
            })),
            1 => Just(Block::Gap(Length::mm(8.0))),
        ]
    }

    fn block() -> impl Strategy<Value = Block> {
        let columns = |cells: Vec<Vec<Block>>| {
            Block::Columns(Columns {
                widths: vec![Width::Share(1); cells.len()],
                gap: Length::mm(4.0),
                cells,
                before: Length::pt(7.0),
                after: Length::ZERO,
            })
        };
        let placed = prop::collection::vec(run(), 1..3).prop_map(|runs| {
            Block::Placed(Placed::new(
                (Length::mm(20.0), Length::mm(90.0)),
                Length::mm(120.0),
                Size::pt(16.0),
                runs,
            ))
        });
        let shape = Shape::star((Length::mm(30.0), Length::mm(30.0)), Length::mm(5.0), Ink::Gold);
        prop_oneof![
            6 => simple(),
            2 => table().prop_map(Block::Table),
            1 => prop::collection::vec(simple(), 0..4).prop_map(Block::Keep),
            2 => prop::collection::vec(prop::collection::vec(simple(), 0..4), 1..4).prop_map(columns),
            1 => Just(Block::NewPage),
            1 => placed,
            1 => Just(Block::Shape(shape)),
        ]
    }

    fn document() -> impl Strategy<Value = Document> {
        let section = (prop::collection::vec(block(), 0..8), any::<bool>(), any::<bool>());
        prop::collection::vec(section, 1..4).prop_map(|sections| {
            let section = |(blocks, landscape, goes_on): (Vec<Block>, bool, bool)| {
                let plan = plan_form().document.sections[0].setup;
                let setup = if landscape {
                    PageSetup { width: plan.height, height: plan.width, number: None, ..plan }
                } else {
                    plan
                };
                let numbering = if goes_on { Numbering::Continue } else { Numbering::Restart };
                Section {
                    numbering,
                    bookmark: landscape.then(|| "Phụ lục 1: số liệu".to_owned()),
                    ..Section::new(setup, blocks)
                }
            };
            Document { sections: sections.into_iter().map(section).collect(), ..Document::default() }
        })
    }

    /// The words in document order; the printed pages draw what stands at fixed places and long tables elsewhere.
    fn said(blocks: &[Block], out: &mut String) {
        let runs = |runs: &[Run], out: &mut String| {
            for run in runs {
                match run.kind {
                    RunKind::Plain => out.push_str(&run.text),
                    RunKind::Missing => out.push_str(&format!("[{}]", run.text)),
                    RunKind::Blank(_) | RunKind::Leader(_) => {}
                }
            }
        };
        for block in blocks {
            match block {
                Block::Para(para) => {
                    out.push_str(para.label.as_ref().map_or("", |label| &label.run.text));
                    runs(&para.runs, out);
                }
                Block::Table(table) => {
                    table.head.iter().flat_map(|row| &row.cells).for_each(|cell| runs(&cell.runs, out));
                    if table.number_row {
                        (1..=table.columns.len()).for_each(|number| out.push_str(&number.to_string()));
                    }
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| runs(&cell.runs, out));
                }
                Block::Columns(columns) => columns.cells.iter().for_each(|cell| said(cell, out)),
                Block::Keep(blocks) => said(blocks, out),
                Block::Placed(placed) => runs(&placed.runs, out),
                Block::Rule(_)
                | Block::Gap(_)
                | Block::NewPage
                | Block::Shape(_)
                | Block::Picture(_)
                | Block::Drawing(_) => {}
            }
        }
    }

    /// What Word refuses to open: cells without a paragraph at their end, tables that touch, rows with holes.
    fn sound(element: &super::exchange_support::Element) {
        let last = element.children.last().map(|child| child.name.as_str());
        match element.name.as_str() {
            "w:tc" => assert_eq!(last, Some("w:p")),
            "w:body" => assert_eq!(last, Some("w:sectPr")),
            _ => {}
        }
        for pair in element.children.windows(2) {
            assert!(!(pair[0].name == "w:tbl" && pair[1].name == "w:tbl"), "tables touch");
            assert!(!(pair[0].name == "w:tbl" && pair[1].name == "w:sectPr"), "a table ends the body");
        }
        element.children.iter().for_each(sound);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn keeps_its_words_in_a_sound_file(document in document()) {
            let file = docx(&document).unwrap();
            for name in parts(&file) {
                parsed(&part(&file, &name));
            }
            let body = parsed(&part(&file, "word/document.xml"));
            sound(&body);
            prop_assert_eq!(body.all("w:sectPr").len(), document.sections.len());
            let mut expected = String::new();
            document.sections.iter().for_each(|section| said(&section.blocks, &mut expected));
            prop_assert_eq!(squeezed(&body.words()), squeezed(&expected));
            let tables = document.sections.iter().any(|section| {
                section.blocks.iter().any(|block| matches!(block, Block::Table(_)))
            });
            prop_assert_eq!(guong_sang::exchange::xlsx(&document).is_ok(), tables);
        }
    }
}

#[test]
fn dotted_lines_certificates_and_bundles_keep_their_form() {
    use guong_sang::paper::{Block, Ink, Numbering, PageSetup, Para, Placed, Run, Section, Size};
    let size = Size::pt(14.0);
    let setup = plan_form().document.sections[0].setup;
    let fields = vec![
        Run::plain("Họ và tên: "),
        Run::leader(Length::mm(20.0)),
        Run::plain(" Năm sinh: "),
        Run::leader(Length::mm(20.0)),
    ];
    let form = Section::new(setup, vec![Block::Para(Para::new(size, size.pitch(1250), fields))]);
    let sheet = PageSetup { width: setup.height, height: setup.width, number: None, ..setup };
    let words = vec![Run::bold("GIẤY KHEN").inked(Ink::Red)];
    let placed = Placed::new((Length::mm(40.0), Length::mm(80.0)), Length::mm(217.0), Size::pt(40.0), words);
    let certificate = Section::new(sheet, vec![Block::Placed(placed)]);
    let list = list_form().document.sections[0].clone();
    let list =
        Section { numbering: Numbering::Continue, bookmark: Some("Danh sách: đợt 1".to_owned()), ..list };
    let body = body(&Document { sections: vec![form, certificate, list], ..Document::default() });

    let stops: Vec<_> =
        body.all("w:tabs")[0].children.iter().map(|tab| (tab.get("w:val"), tab.get("w:leader"))).collect();
    assert_eq!(stops, [("left", "dot"), ("right", "dot")]);
    let edge = setup.width - setup.margins.left - setup.margins.right;
    assert_eq!(body.all("w:tabs")[0].children[1].get("w:pos"), twips(edge));

    let frame = body.all("w:framePr")[0];
    assert_eq!((frame.get("w:x"), frame.get("w:w")), (&*twips(Length::mm(40.0)), &*twips(Length::mm(217.0))));
    assert_eq!((frame.get("w:vAnchor"), frame.get("w:hAnchor")), ("page", "page"));
    let top = frame.get("w:y").parse::<f64>().unwrap() / 20.0;
    // The baseline is where the PDF has it: the line of 40 pt letters begins one ascent above.
    assert!((top + 40.0 * 0.9 - Length::mm(80.0).to_pt()).abs() < 3.0, "{top}");
    assert!(body.all("w:color").iter().any(|color| color.get("w:val") == "C8102E"));

    let sections = body.all("w:sectPr");
    assert!(sections[1].child("w:titlePg").is_none() && sections[1].child("w:pgNumType").is_some());
    assert!(sections[2].child("w:titlePg").is_none() && sections[2].child("w:pgNumType").is_none());
    let mark = body.all("w:bookmarkStart")[0].get("w:name");
    assert_eq!(mark, "Phan3_Danh_sách_đợt_1");
}
