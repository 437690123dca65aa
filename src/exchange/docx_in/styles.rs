//! Faces and fonts that styles give.

use super::element::Element;
use crate::text::legacy::Table;
use std::collections::HashMap;

/// How a stretch of text looks, as far as it matters here; none asks what stands above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub capitals: Option<bool>,
    pub hidden: Option<bool>,
    pub font: Option<String>,
}

impl Look {
    pub fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let fonts = properties.child("rFonts");
        // Letters of the range of old tables are shown in the second one, plain letters in the first.
        let named = ["hAnsi", "ascii"].map(|which| fonts.and_then(|fonts| fonts.get(which)));
        let old = named.iter().flatten().find(|name| Table::of_font(name).is_some());
        let font = old.copied().or(named[1]).or(named[0]);
        Self {
            bold: properties.switch("b"),
            italic: properties.switch("i"),
            capitals: properties.switch("caps"),
            hidden: properties.switch("vanish"),
            font: font.map(str::to_owned),
        }
    }

    /// This look, and where it says nothing the one below.
    pub fn over(self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
            font: self.font.or_else(|| below.font.clone()),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    number: Option<(Option<String>, Option<usize>)>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Look,
    usual: Option<String>,
}

/// Styles are based on each other no further than this; a circle must not hang.
const CHAIN: usize = 12;

impl Styles {
    pub fn of(part: Option<&Element>) -> Self {
        let mut found = Self::default();
        let Some(part) = part else { return found };
        let run = part.child("docDefaults").and_then(|d| d.child("rPrDefault")).and_then(|d| d.child("rPr"));
        found.default = Look::of(run);
        for style in part.all("style") {
            let Some(id) = style.get("styleId") else { continue };
            if style.get("type") == Some("paragraph") && style.get("default") == Some("1") {
                found.usual = Some(id.to_owned());
            }
            let number = style.child("pPr").and_then(|p| p.child("numPr")).map(number_of);
            let entry = Style {
                based_on: style.val("basedOn").map(str::to_owned),
                look: Look::of(style.child("rPr")),
                number,
            };
            found.styles.insert(id.to_owned(), entry);
        }
        found
    }

    fn chain(&self, id: Option<&str>) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut here = id.and_then(|id| self.styles.get(id));
        while let Some(style) = here.filter(|_| chain.len() < CHAIN) {
            chain.push(style);
            here = style.based_on.as_deref().and_then(|id| self.styles.get(id));
        }
        chain
    }

    /// The look of a paragraph's text.
    pub fn paragraph(&self, id: Option<&str>) -> Look {
        let look = self.chain(id.or(self.usual.as_deref()));
        look.into_iter().fold(Look::default(), |look, style| look.over(&style.look)).over(&self.default)
    }

    /// The look that a character style adds.
    pub fn character(&self, id: Option<&str>) -> Look {
        self.chain(id).into_iter().fold(Look::default(), |look, style| look.over(&style.look))
    }

    /// The list and level that a paragraph style asks for.
    pub fn number(&self, id: Option<&str>) -> (Option<String>, Option<usize>) {
        let mut found = (None, None);
        for style in self.chain(id.or(self.usual.as_deref())) {
            if let Some((list, level)) = &style.number {
                found = (found.0.or_else(|| list.clone()), found.1.or(*level));
            }
        }
        found
    }
}

/// The list and level of a paragraph's properties.
pub(super) fn number_of(properties: &Element) -> (Option<String>, Option<usize>) {
    let level = properties.val("ilvl").and_then(|level| level.parse().ok());
    (properties.val("numId").map(str::to_owned), level)
}
