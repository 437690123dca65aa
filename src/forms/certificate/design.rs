//! What does not change from certificate to certificate: frame, national title, star, authority, the words of the form.

use super::band::{band, emblem, frame};
use super::fields::{inked, placed, style_of};
use super::{Offset, bold};
use crate::forms::about::About;
use crate::forms::context::Context;
use crate::forms::draft::{Draft, prepared};
use crate::forms::profile::FieldPlace;
use crate::paper::{Align, Block, Ink, Length, Placed, Run, Shape, Style};

/// The fixed parts of one certificate.
pub(super) fn blocks(draft: &mut Draft<'_>, context: &Context<'_>, about: &About<'_>) -> Vec<Block> {
    let profile = context.profile;
    let mut blocks = border(context);
    blocks.extend(nation(context));
    let rules = &profile.certificate;
    let middle = (rules.width_mm.value / 2.0, rules.star_y_mm.value);
    blocks.extend(emblem(middle, rules.star_mm.value));
    for (key, place, capitals) in [
        ("authority", &profile.certificate_authority, true),
        ("award_word", &profile.certificate_award_word, false),
        ("title", &profile.certificate_title, false),
    ] {
        let runs = about.say(draft, context, key, style_of(place));
        blocks.extend(field(runs, place, capitals));
    }
    blocks
}

/// Lines and band around the sheet.
fn border(context: &Context<'_>) -> Vec<Block> {
    let rules = &context.profile.certificate;
    let (edge, wide) = (rules.frame_mm.value, rules.band_mm.value);
    let outer = (edge, edge, rules.width_mm.value - edge * 2.0, rules.height_mm.value - edge * 2.0);
    let inset = |by: f64| (outer.0 + by, outer.1 + by, outer.2 - by * 2.0, outer.3 - by * 2.0);
    let mut blocks = vec![frame(inset(-1.0), 2.0, Ink::Red), frame(outer, 0.75, Ink::Gold)];
    blocks.extend(band(outer, wide, rules.figure_mm.value));
    blocks.extend([
        frame(inset(wide), 0.75, Ink::Gold),
        frame(inset(wide + 1.2), 1.5, Ink::Red),
        frame(inset(wide + 2.2), 0.5, Ink::Gold),
    ]);
    blocks
}

/// National title, motto and the rule below, in the middle of the sheet.
fn nation(context: &Context<'_>) -> Vec<Block> {
    let (rules, head) = (&context.profile.certificate, &context.profile.letterhead);
    let width = rules.width_mm.mm();
    let line = |y: Length, size: crate::paper::Size, words: &str| {
        let runs = vec![bold(words)];
        Block::Placed(Placed { align: Align::Center, ..Placed::new((Length::ZERO, y), width, size, runs) })
    };
    let motto_y = rules.motto_y_mm.mm();
    // The rule is as long as the motto: about half an em a letter in this face.
    let letters = i64::try_from(head.motto.chars().count()).unwrap_or(26);
    let long = head.motto_size.size().em().share(letters * 47, 100);
    let y = motto_y + Length::mm(2.2);
    let (middle, half) = (width.half(), long.half());
    vec![
        line(rules.nation_y_mm.mm(), head.nation_size.size(), &head.nation),
        line(motto_y, head.motto_size.size(), &head.motto),
        Block::Shape(Shape::Line {
            from: (middle - half, y),
            to: (middle + half, y),
            thickness: head.rule_pt.pt(),
            ink: Ink::Black,
        }),
    ]
}

fn field(runs: Vec<Run>, place: &FieldPlace, capitals: bool) -> Option<Block> {
    let mut runs = runs;
    if capitals {
        for run in runs.iter_mut().filter(|run| run.kind == crate::paper::RunKind::Plain) {
            run.text = prepared(&run.text.to_uppercase());
        }
    }
    if place.red {
        runs = inked(runs);
    }
    (!runs.is_empty()).then(|| Block::Placed(placed(place, runs, Offset::default())))
}

/// Small upright words at a place, for the test sheet.
pub(super) fn note((x, y): (Length, Length), width: Length, size: f64, words: &str) -> Block {
    let size = crate::paper::Size::pt(size);
    let runs = vec![Run::styled(prepared(words), Style::REGULAR)];
    Block::Placed(Placed { most_lines: 4, ..Placed::new((x, y), width, size, runs) })
}
