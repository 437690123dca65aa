//! The certificate (giấy khen), one page for each commended: the whole design on a white sheet, only the text that
//! changes on a printed blank, or a test sheet with a ruler grid to set the places by.

mod band;
mod design;
mod fields;
mod test_sheet;

use super::about::About;
use super::context::Context;
use super::draft::{Draft, Form, Spot, para};
use super::profile::PaperKind;
use super::shared::finish;
use crate::domain::case::Nomination;
use crate::domain::papers::CertificatePrint;
use crate::paper::{Block, Length, Margins, PageSetup, Run, Style};
use crate::text;

/// How far everything is moved from where the profile puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Offset {
    x: Length,
    y: Length,
}

pub(super) fn write(context: &Context<'_>) -> Form {
    let mut draft = Draft::new(context.profile);
    let how = context.paper.options.certificate;
    let rules = &context.profile.certificate;
    let offset = match how {
        CertificatePrint::Full => Offset::default(),
        CertificatePrint::OnBlank | CertificatePrint::Test => {
            Offset { x: rules.offset_x_mm.mm(), y: rules.offset_y_mm.mm() }
        }
    };
    let title = draft.words(context, "title");
    let kind = PaperKind { name: title.clone(), short: String::new(), in_text: "Giấy khen".to_owned() };
    let setup = sheet(context);
    let mut sections = Vec::new();
    let mut names = Vec::new();
    if how == CertificatePrint::Test {
        sections.push((setup, test_sheet::blocks(&mut draft, context, offset)));
    } else {
        let common = context.fields();
        for (it, place) in commended(context, &title) {
            let about = About::new(context, it, &common);
            let mut blocks = Vec::new();
            if how == CertificatePrint::Full {
                blocks.extend(design::blocks(&mut draft, context, &about));
            }
            blocks.extend(fields::blocks(&mut draft, context, &about, place, offset));
            // A section ends where its last paragraph does, so one without a flow needs something in it.
            blocks.push(Block::Gap(Length::pt(1.0)));
            sections.push((setup, blocks));
            names.push(about.value("tên đầy đủ").to_owned());
        }
        if sections.is_empty() {
            let run = draft.need("", "hồ sơ được tặng giấy khen", Spot::Entries, Style::REGULAR);
            sections.push((setup, vec![para(draft.running(vec![run]))]));
        }
    }
    let subject = match names.as_slice() {
        [] => "tờ thử".to_owned(),
        [one] => format!("tặng {one}"),
        all => format!("tặng {} tập thể, cá nhân", text::padded(all.len() as u64)),
    };
    let mut form = finish(draft, context, &kind, &subject, sections);
    for (section, name) in form.document.sections.iter_mut().zip(names) {
        section.bookmark = Some(name);
    }
    form
}

/// The sheet, without page number.
fn sheet(context: &Context<'_>) -> PageSetup {
    let rules = &context.profile.certificate;
    let edge = rules.frame_mm.mm() + rules.band_mm.mm() + Length::mm(5.0);
    PageSetup {
        width: rules.width_mm.mm(),
        height: rules.height_mm.mm(),
        margins: Margins { top: edge, bottom: edge, left: edge, right: edge },
        number: None,
    }
}

/// Those the paper names who are proposed for this form of commendation (all of them when nobody is), each with its
/// number in the golden book: its place in the list of the decision, none when the decision does not name it.
fn commended<'a>(context: &Context<'a>, title: &str) -> Vec<(&'a Nomination, Option<usize>)> {
    let mut named: Vec<&Nomination> = context.named();
    let form = text::fold(title);
    let of_form = |it: &Nomination| text::fold(&it.dossier.proposed).contains(&form);
    if context.paper.options.award.trim().is_empty() && named.iter().any(|it| of_form(it)) {
        named.retain(|it| of_form(it));
    }
    let book = super::decision::golden_book(context.case, context.profile);
    let number = |it: &Nomination| book.iter().position(|id| *id == it.dossier.id).map(|place| place + 1);
    let mut all: Vec<_> = named.into_iter().map(|it| (it, number(it))).collect();
    all.sort_by_key(|(_, number)| number.unwrap_or(usize::MAX));
    all
}

/// A length of the profile moved.
fn at(x: Length, y: Length, offset: Offset) -> (Length, Length) {
    (x + offset.x, y + offset.y)
}

/// Bold run in the profile's words.
fn bold(words: &str) -> Run {
    Run::bold(super::draft::prepared(words))
}
