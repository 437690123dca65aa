//! Charts: their figures are those of the tables, they fit whatever the names and numbers, and nobody needs colours.

use super::world::*;
use guong_sang::domain::figures::chart::ChartKind;
use guong_sang::domain::obligation::{Duty, Nominators};
use guong_sang::domain::papers::ReportSpan;
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::exchange::{docx, xlsx};
use guong_sang::forms::Form;
use guong_sang::paper::{Block, Drawing, Ink, Length, Role, Shape};
use serde_json::json;

/// The figures written in a drawing, those of names left aside.
fn figures(drawing: &Drawing) -> Vec<String> {
    drawing
        .texts
        .iter()
        .map(|placed| placed.runs.iter().map(|run| run.text.as_str()).collect::<String>())
        .map(|words| words.split_whitespace().next().unwrap_or_default().to_owned())
        .filter(|words| words.replace('.', "").parse::<u64>().is_ok())
        .collect()
}

/// Every bar bears its figure: the numbers of the drawings are those of the table that stands for them in Word.
fn bears_its_figures(drawings: &[&Drawing]) {
    let table = drawings[0].table.as_ref().expect("the first drawing bears the table");
    let mut wanted: Vec<String> = table.rows.iter().flat_map(|row| cells(row).into_iter().skip(2)).collect();
    let mut found: Vec<String> = drawings.iter().flat_map(|drawing| figures(drawing)).collect();
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    for drawing in drawings {
        assert!(drawing.description.starts_with("Biểu đồ"), "{}", drawing.description);
        for shape in &drawing.shapes {
            let inks = match shape {
                Shape::Line { ink, .. } | Shape::Frame { ink, .. } | Shape::Fill { ink, .. } => ink,
                Shape::Polygon { ink, .. } => ink,
            };
            assert!(matches!(inks, Ink::Black | Ink::Grey), "a black-and-white printer loses nothing");
            let edge = |x: Length, y: Length| {
                let (x, y) = (x.to_mm(), y.to_mm());
                let inside = x > -0.01 && x < drawing.width.to_mm() + 0.01 && y > -0.01;
                assert!(inside && y < drawing.height.to_mm() + 0.01, "{x} {y}");
            };
            match shape {
                Shape::Line { from, to, .. } => {
                    edge(from.0, from.1);
                    edge(to.0, to.1);
                }
                Shape::Frame { area, .. } | Shape::Fill { area, .. } => {
                    edge(area.x, area.y);
                    edge(area.x + area.width, area.y + area.height);
                }
                Shape::Polygon { .. } => {}
            }
        }
    }
}

const ALL: [&str; 4] = ["từng bước", "theo đơn vị", "theo thời gian", "cùng kỳ"];

#[test]
fn every_chart_shows_what_its_table_says() {
    let mut database = world(LANG_SON, 33, 90);
    let case = case(&mut database, 2019);
    let form = written(&case, &report(&case, ReportSpan::Year));
    let laid = pages(&form, "charts-langson-2019");
    for name in ALL {
        bears_its_figures(&drawings(&form, name));
    }
    // Read aloud, a drawing is one figure with its words.
    let figures = laid.structure.elements.iter().filter(|element| element.role == Role::Figure).count();
    let drawn = blocks(&form).filter(|block| matches!(block, Block::Drawing(_))).count();
    assert_eq!((figures, laid.structure.descriptions.len()), (drawn, drawn));
    // Word and Excel have the figures instead.
    let file = docx(&form.document).unwrap();
    assert!(!file.is_empty());
    xlsx(&form.document).unwrap();
    // Four years by quarters.
    let whole = written(&case, &report(&case, ReportSpan::Final));
    pages(&whole, "charts-langson-final");
    let quarters = drawings(&whole, "theo thời gian");
    bears_its_figures(&quarters);
    let names = quarters[0].table.as_ref().unwrap().rows.iter().map(|row| cells(row)[1].clone());
    assert_eq!(names.clone().next().unwrap(), "Quý II 2017");
    assert_eq!(names.count(), 15);
    assert!(drawings(&whole, "cùng kỳ").is_empty(), "a whole period has no year before");
}

#[test]
fn a_report_summing_up_has_charts_of_itself_and_others_when_asked() {
    let mut database = world(LANG_SON, 34, 40);
    let case = case(&mut database, 2019);
    let charts = |span: ReportSpan, charts: Option<Vec<ChartKind>>| {
        let mut paper = report(&case, span);
        paper.options.charts = charts;
        let form = written(&case, &paper);
        ALL.map(|name| !drawings(&form, name).is_empty())
    };
    assert_eq!(charts(ReportSpan::Year, None), [false; 4]);
    assert_eq!(charts(ReportSpan::Interim, None), [true, true, true, false]);
    assert_eq!(charts(ReportSpan::Final, Some(vec![])), [false; 4]);
    assert_eq!(charts(ReportSpan::Year, Some(vec![ChartKind::Units])), [false, true, false, false]);
}

/// The plan with other units below the province, all bound by the quota.
fn of_units(names: &[String]) -> Form {
    let mut database = world(LANG_SON, 4, 0);
    for (id, name) in (100..).zip(names) {
        let unit = Unit::new(guong_sang::domain::ids::UnitId(id), UnitKind::Commune, name.clone());
        done(&mut database, &json!({"deed": "save_unit", "unit": unit}));
    }
    let mut quota = database.plan(PLAN).unwrap().obligations[0].clone();
    if let Duty::Quota { nominators, .. } = &mut quota.duty {
        *nominators = Nominators::Kind(UnitKind::Commune);
    }
    done(&mut database, &json!({"deed": "save_obligation", "obligation": quota}));
    fill(&mut database, 12, 30);
    let case = case(&mut database, 2018);
    written(&case, &report(&case, ReportSpan::Year))
}

#[test]
fn one_bar_and_forty_bars_and_long_names_fit() {
    let long =
        "Ban Chấp hành Hội Liên hiệp Phụ nữ Trung tâm Bảo trợ xã hội tổng hợp và Công tác xã hội xã Hữu Lũng";
    let one = of_units(&[long.to_owned()]);
    pages(&one, "charts-one");
    let drawn = drawings(&one, "theo đơn vị");
    assert_eq!(drawn.len(), 1);
    bears_its_figures(&drawn);
    let names: Vec<String> =
        (1..=40)
            .map(|number| {
                if number % 5 == 0 { format!("{long} {number}") } else { format!("Xã Tân Lập {number}") }
            })
            .collect();
    let forty = of_units(&names);
    let laid = pages(&forty, "charts-forty");
    let drawn = drawings(&forty, "theo đơn vị");
    assert_eq!(drawn.len(), 4, "pieces that a page can end between");
    bears_its_figures(&drawn);
    let rows: usize = drawn[0].table.as_ref().unwrap().rows.len();
    assert_eq!(rows, 40);
    // Nothing that is drawn lies outside the body of its page.
    for page in &laid.pages {
        for (mark, text) in page.texts() {
            assert!(mark.y < page.height && mark.x < page.width, "{text}");
        }
    }
    // A name is cut only where it does not fit, and the table has it whole.
    let cut = drawn
        .iter()
        .flat_map(|it| &it.texts)
        .filter(|placed| placed.runs.iter().any(|run| run.text.ends_with('…')));
    assert!(cut.count() <= 8);
    let form = forty;
    assert!(blocks(&form).any(|block| matches!(block, Block::Table(table) if table.rows.iter().any(|row| cells(row).get(1).is_some_and(|name| name.ends_with("Lũng 40"))))));
}

#[test]
fn figures_of_zero_are_told_and_a_chart_of_nothing_is_left_out() {
    let mut database = world(LANG_SON, 4, 0);
    let empty = case(&mut database, 2018);
    let form = written(&empty, &report(&empty, ReportSpan::Year));
    // The quota asks for something although nothing came.
    let drawn = drawings(&form, "theo đơn vị");
    bears_its_figures(&drawn);
    for name in ["từng bước", "theo thời gian", "cùng kỳ"] {
        assert!(drawings(&form, name).is_empty(), "{name}");
    }
    pages(&form, "charts-zero");
}
