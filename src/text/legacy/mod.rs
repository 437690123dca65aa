//! Old Vietnamese code tables: TCVN3 (fonts .Vn…), VNI (fonts VNI-…), Windows-1258, letters with loose marks, and UTF-8 that
//! was read as Latin-1 or Windows-1252.
//!
//! The tables are those of domain.md §6.2. Old text keeps each letter in one byte of 80–FF; what a letter means
//! depends on the font, so text without its font is judged by the syllables that come out.

mod guess;
mod tcvn3;
mod vni;
mod windows;

pub use guess::{mended, table_of, table_of_all};

use unicode_normalization::UnicodeNormalization;

/// How the letters of a text are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// TCVN3 (ABC): fonts whose names begin with ".Vn".
    Tcvn3,
    /// TCVN3 in a font of capitals (".VnTimeH"): the bytes are those of small letters.
    Tcvn3Capitals,
    /// VNI for Windows: fonts whose names begin with "VNI-".
    Vni,
    /// UTF-8 that some program took for Latin-1 or Windows-1252.
    Mojibake,
    /// Windows code page 1258, read as Latin-1.
    Windows1258,
    /// Unicode with marks behind their letters (NFD).
    Decomposed,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 6] =
        [Self::Tcvn3, Self::Tcvn3Capitals, Self::Vni, Self::Mojibake, Self::Windows1258, Self::Decomposed];

    /// The table that a font's name asks for.
    #[must_use]
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim();
        let begins = |with: &str| name.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with));
        if begins(".vn") {
            // ".VnTimeH Bold": the cut of a font is no part of its name.
            let face = |word: &&str| !["bold", "italic", "regular"].contains(&word.to_lowercase().as_str());
            let last = name.split_whitespace().rfind(face).unwrap_or(name);
            let small = name.chars().all(|c| !c.is_uppercase());
            let capitals = last.ends_with('H') || small && last.ends_with('h');
            return Some(if capitals { Self::Tcvn3Capitals } else { Self::Tcvn3 });
        }
        (begins("vni-") || begins("vni ")).then_some(Self::Vni)
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Mojibake => "UTF-8 bị đọc sai",
            Self::Windows1258 => "Windows-1258",
            Self::Decomposed => "Unicode tổ hợp (dấu rời)",
        }
    }
}

/// The text in Unicode, read by `table`. What the table does not know stays as it is.
#[must_use]
pub fn convert(text: &str, table: Table) -> String {
    match table {
        Table::Tcvn3 => tcvn3::small(text),
        Table::Tcvn3Capitals => tcvn3::capitals(text),
        Table::Vni => vni::read(text),
        Table::Mojibake => windows::reread(text).map_or_else(|| text.to_owned(), |read| read.nfc().collect()),
        Table::Windows1258 => windows::read_1258(text),
        Table::Decomposed => text.nfc().collect(),
    }
}

/// The text as a program of that time would have kept it; letters that the table lacks stay. For tests and for showing what an
/// old file looked like. [`convert`] reads it back; in TCVN3 capitals with a tone come back only from a font of capitals, or
/// where the letters around them are capitals.
#[must_use]
pub fn encode(text: &str, table: Table) -> String {
    match table {
        Table::Tcvn3 | Table::Tcvn3Capitals => tcvn3::written(text),
        Table::Vni => vni::written(text),
        Table::Mojibake => windows::misread(text),
        Table::Windows1258 => windows::written_1258(text),
        Table::Decomposed => text.nfd().collect(),
    }
}

/// As [`encode`] for TCVN3.
#[must_use]
pub fn to_tcvn3(text: &str) -> String {
    encode(text, Table::Tcvn3)
}

/// As [`encode`] for VNI.
#[must_use]
pub fn to_vni(text: &str) -> String {
    encode(text, Table::Vni)
}

/// One byte of a text without a table, as Latin-1 shows it.
#[must_use]
pub fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// What a text would be in Unicode. Nothing is changed before a person has seen both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The text as it stands.
    pub before: String,
    /// The text in Unicode.
    pub after: String,
    /// By which table.
    pub table: Table,
    /// Whether the font or the letters themselves leave no doubt; else the table was guessed from the syllables that come out.
    pub sure: bool,
}

/// What `text` would be in Unicode; none where it is so already, or nothing tells what it means. `font` is the font that it is
/// shown in, where that is known.
#[must_use]
pub fn propose(text: &str, font: Option<&str>) -> Option<Proposal> {
    let proposal = |table: Table, sure: bool| {
        let after = convert(text, table);
        (after != text).then(|| Proposal { before: text.to_owned(), after, table, sure })
    };
    if let Some(table) = font.and_then(Table::of_font).filter(|table| is_old(text, *table)) {
        return proposal(table, true);
    }
    if let Some(table) = table_of(text) {
        return proposal(table, table == Table::Mojibake);
    }
    // Marks on letters that no composed letter exists for stay as they are, and are no reason to ask.
    text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)).then(|| proposal(Table::Decomposed, true))?
}

/// As [`propose`], where the text stands beside others that were judged together: a single name is too short to tell by itself.
#[must_use]
pub fn propose_beside(text: &str, font: Option<&str>, others: Option<Table>) -> Option<Proposal> {
    propose(text, font).or_else(|| {
        let table = others.filter(|table| is_old(text, *table) && guess::fits(text, *table))?;
        let after = convert(text, table);
        (after != text).then(|| Proposal { before: text.to_owned(), after, table, sure: false })
    })
}

/// Whether a text in an old font may be in its table: letters of the range of old tables, and none that only Unicode has. A font
/// of capitals also makes capitals of plain letters.
#[must_use]
pub fn is_old(text: &str, table: Table) -> bool {
    let high = text.chars().any(|c| ('\u{80}'..='\u{ff}').contains(&c));
    let letters = table == Table::Tcvn3Capitals && text.chars().any(|c| c.is_ascii_lowercase());
    (high || letters) && !text.chars().any(|c| c > '\u{2ff}' && c.is_alphabetic())
}

#[cfg(test)]
mod tests;
