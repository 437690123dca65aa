//! The Word file says what the printed pages say, and is built as an office would build it by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;
mod forms_fixture;

use exchange_support::*;
use forms_fixture::*;
use guong_sang::exchange::docx;
use guong_sang::forms::{Form, Profile, nomination_list, plan_paper};
use guong_sang::paper::Document;

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
