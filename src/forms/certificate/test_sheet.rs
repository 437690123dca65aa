//! The test sheet: a ruler grid over the whole sheet, every field in its place within a frame, with its figures.

use super::Offset;
use super::design::note;
use super::fields::{decision, placed, sample, style_of};
use crate::forms::context::{Context, Fields};
use crate::forms::draft::Draft;
use crate::forms::letterhead::{date_runs, quoted};
use crate::forms::profile::FieldPlace;
use crate::paper::{Area, Block, Ink, Length, Placed, Run, Shape};
use crate::text::{self, NBSP};

/// The only page.
pub(super) fn blocks(draft: &mut Draft<'_>, context: &Context<'_>, offset: Offset) -> Vec<Block> {
    let profile = context.profile;
    let mut blocks = grid(context);
    let signature = context.signature();
    let register = decision(context);
    let words = |key: &str| draft.words(context, key);
    let (name, unit, deed) = (words("sample_name"), words("sample_unit"), words("sample_deed"));
    let book = words("book").replace("{số sổ vàng}", "01");
    let mut samples: Vec<(&str, &FieldPlace, Vec<Run>)> = vec![
        ("name", &profile.certificate_name, sample(&name, &profile.certificate_name)),
        ("unit", &profile.certificate_unit, sample(&unit, &profile.certificate_unit)),
        ("deed", &profile.certificate_deed, sample(&deed, &profile.certificate_deed)),
        ("book", &profile.certificate_book, sample(&book, &profile.certificate_book)),
    ];
    let place = &profile.certificate_decision;
    let kind = &profile.kinds.decision;
    samples.push(("decision", place, quoted(draft, &context.case.office, &register, kind, style_of(place))));
    let place = &profile.certificate_date;
    let mut runs = vec![Run::styled(format!("{},{NBSP}", context.case.office.place.trim()), style_of(place))];
    runs.extend(date_runs(draft, &register, style_of(place)));
    samples.push(("date", place, runs));
    let lines: Vec<String> = signature.lines.iter().map(|line| line.trim().to_uppercase()).collect();
    let place = &profile.certificate_signer;
    samples.push(("signer", place, sample(&lines.join("\n"), place)));
    let place = &profile.certificate_signer_name;
    samples.push(("signer_name", place, sample(&signature.name, place)));
    for (key, place, runs) in samples {
        blocks.extend(place_of(context, key, place, runs, offset));
    }
    let step = text::decimal_short((profile.certificate.grid_mm.value * 10.0).round() as i64, 1);
    let mut fields: Fields = vec![("bước lưới", step)];
    fields.extend(context.fields());
    let words = draft.words(context, "test_note");
    let runs = draft.fill(&words, &fields, crate::paper::Style::BOLD);
    let size = crate::paper::Size::pt(10.0);
    let at = (Length::mm(22.0), Length::mm(22.0));
    let width = profile.certificate.width_mm.mm() - Length::mm(44.0);
    blocks.push(Block::Placed(Placed { most_lines: 2, ..Placed::new(at, width, size, runs) }));
    blocks.push(Block::Gap(Length::pt(1.0)));
    blocks
}

/// The frame around a field's room, its figures in small print beside it, the field in it.
fn place_of(
    context: &Context<'_>,
    key: &str,
    place: &FieldPlace,
    runs: Vec<Run>,
    offset: Offset,
) -> Vec<Block> {
    let field = placed(place, runs, offset);
    let rise = field.size.em().share(3, 4);
    let height = field.pitch * i64::try_from(field.most_lines).unwrap_or(1) - field.pitch
        + rise
        + field.size.em().share(1, 4);
    let area = Area { x: field.x, y: field.y - rise, width: field.width, height };
    let label = context.profile.phrases.slot(context.paper.kind, key).map(|slot| slot.label.as_str());
    let figure = |value: f64| text::decimal_short((value * 10.0).round() as i64, 1);
    let words = format!(
        "{}: x {} · y {} · rộng {} · cỡ {}–{}",
        label.unwrap_or(match key {
            "decision" => "Số, ngày quyết định",
            "date" => "Địa danh, ngày",
            "signer" => "Chức vụ người ký",
            _ => "Họ tên người ký",
        }),
        figure(place.x_mm.value),
        figure(place.y_mm.value),
        figure(place.width_mm.value),
        figure(place.min_size.value),
        figure(place.size.value),
    );
    // Beside the frame on its left, where no field has its text.
    let room = (area.x - Length::mm(8.0)).min(Length::mm(32.0)).max(Length::mm(12.0));
    let label = note((area.x - room - Length::mm(1.0), area.y + Length::mm(2.2)), room, 6.5, &words);
    vec![
        Block::Shape(Shape::Frame { area, thickness: Length::pt(0.4), ink: Ink::Red }),
        label,
        Block::Placed(field),
    ]
}

/// Thin lines at every step, figures along the upper and the left edge.
fn grid(context: &Context<'_>) -> Vec<Block> {
    let rules = &context.profile.certificate;
    let (width, height, step) = (rules.width_mm.value, rules.height_mm.value, rules.grid_mm.value.max(1.0));
    let mut blocks = Vec::new();
    let line = |from: (f64, f64), to: (f64, f64), thick: f64| {
        let point = |(x, y): (f64, f64)| (Length::mm(x), Length::mm(y));
        Block::Shape(Shape::Line {
            from: point(from),
            to: point(to),
            thickness: Length::pt(thick),
            ink: Ink::Grey,
        })
    };
    let marks = |length: f64| {
        let count = (length / step).floor() as u32;
        (1..=count).map(move |i| (i, f64::from(i) * step)).filter(move |(_, at)| *at < length - 1.0)
    };
    for (i, x) in marks(width) {
        blocks.push(line((x, 0.0), (x, height), if i % 5 == 0 { 0.7 } else { 0.3 }));
        let words = text::decimal_short((x * 10.0).round() as i64, 1);
        blocks.push(note((Length::mm(x + 0.5), Length::mm(8.0)), Length::mm(9.0), 6.0, &words));
    }
    for (i, y) in marks(height) {
        blocks.push(line((0.0, y), (width, y), if i % 5 == 0 { 0.7 } else { 0.3 }));
        let words = text::decimal_short((y * 10.0).round() as i64, 1);
        blocks.push(note((Length::mm(6.0), Length::mm(y - 0.5)), Length::mm(9.0), 6.0, &words));
    }
    blocks
}
