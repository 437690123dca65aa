//! The text of a spreadsheet with the font that each piece is shown in: only the font tells what old text means, and the
//! reader of values does not give it.

use super::ExchangeError;
use super::docx_in::element::Element;
use super::docx_in::package::Package;

/// The text of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextCell {
    /// Name of the sheet.
    pub sheet: String,
    /// The place as Excel names it ("B12").
    pub place: String,
    /// Its pieces with their fonts; one piece unless the cell has several faces.
    pub pieces: Vec<(String, Option<String>)>,
}

impl TextCell {
    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// Cells with text that are read of a workbook; a list has some ten thousand.
const CELLS_MOST: usize = 400_000;

/// Every cell with text, sheet by sheet and row by row.
///
/// # Errors
/// When the file is damaged, behind a password, or no workbook.
pub fn text_cells(bytes: &[u8]) -> Result<Vec<TextCell>, ExchangeError> {
    let mut package = Package::open(bytes)?;
    let Some(workbook) = package.part("xl/workbook.xml")? else {
        return Err(ExchangeError::Damaged { detail: "xl/workbook.xml".to_owned() });
    };
    let targets = package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let target = |id: &str| {
        let found = targets.all("Relationship").find(|it| it.get("Id") == Some(id))?;
        let target = found.get("Target")?;
        // A path from the root of the file, or from where the workbook lies.
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    let fonts = fonts(package.part("xl/styles.xml")?.as_ref());
    let shared = shared(package.part("xl/sharedStrings.xml")?.as_ref());
    let mut cells = Vec::new();
    for sheet in workbook.child("sheets").into_iter().flat_map(|sheets| sheets.all("sheet")) {
        let (Some(name), Some(path)) = (sheet.get("name"), sheet.get("id").and_then(target)) else {
            continue;
        };
        // A sheet that is only a chart has no rows.
        let Some(part) = package.part(&path)? else { continue };
        read(name, &part, &fonts, &shared, &mut cells);
        if cells.len() > CELLS_MOST {
            return Err(ExchangeError::TooLarge);
        }
    }
    Ok(cells)
}

fn read(
    sheet: &str,
    part: &Element,
    fonts: &[Option<String>],
    shared: &[Vec<(String, Option<String>)>],
    into: &mut Vec<TextCell>,
) {
    let rows = part.child("sheetData").into_iter().flat_map(|data| data.all("row"));
    for cell in rows.flat_map(|row| row.all("c")) {
        let style: usize = cell.get("s").and_then(|style| style.parse().ok()).unwrap_or(0);
        let font = fonts.get(style).cloned().flatten();
        let value = || cell.child("v").map(|value| value.text.clone()).unwrap_or_default();
        let mut pieces = match cell.get("t") {
            Some("s") => value().trim().parse().ok().and_then(|at: usize| shared.get(at).cloned()),
            Some("inlineStr") => cell.child("is").map(pieces),
            Some("str") => Some(vec![(value(), None)]),
            _ => None,
        }
        .unwrap_or_default();
        pieces.retain(|(text, _)| !text.is_empty());
        if pieces.is_empty() {
            continue;
        }
        for (_, own) in &mut pieces {
            if own.is_none() {
                own.clone_from(&font);
            }
        }
        let place = cell.get("r").unwrap_or_default().to_owned();
        into.push(TextCell { sheet: sheet.to_owned(), place, pieces });
    }
}

/// The font of each cell style.
fn fonts(styles: Option<&Element>) -> Vec<Option<String>> {
    let Some(styles) = styles else { return Vec::new() };
    let name = |font: &Element| font.val("name").map(str::to_owned);
    let names: Vec<Option<String>> =
        styles.child("fonts").into_iter().flat_map(|fonts| fonts.all("font")).map(name).collect();
    let of = |xf: &Element| {
        let at: usize = xf.get("fontId")?.parse().ok()?;
        names.get(at).cloned().flatten()
    };
    styles.child("cellXfs").into_iter().flat_map(|xfs| xfs.all("xf")).map(of).collect()
}

/// The texts that cells refer to by their number.
fn shared(part: Option<&Element>) -> Vec<Vec<(String, Option<String>)>> {
    part.into_iter().flat_map(|part| part.all("si")).map(pieces).collect()
}

/// The pieces of a text: one, or a run for each face.
fn pieces(text: &Element) -> Vec<(String, Option<String>)> {
    let mut pieces = Vec::new();
    for child in &text.children {
        match child.name.as_str() {
            "t" => pieces.push((child.text.clone(), None)),
            "r" => {
                let font = child.child("rPr").and_then(|look| look.val("rFont")).map(str::to_owned);
                pieces.push((child.child("t").map(|it| it.text.clone()).unwrap_or_default(), font));
            }
            // How it is read aloud is no part of the text.
            _ => {}
        }
    }
    pieces
}
