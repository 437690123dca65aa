//! What an office of each kind usually prints; read from `presets.toml`.

use crate::domain::office::{Office, OfficeKind, Signature};
use crate::text::clean;
use serde::Deserialize;

/// What an office of one kind usually prints, with places left open for its own name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Identifier.
    pub id: String,
    /// Under which words it is offered.
    pub label: String,
    /// Words for the unit of government ("tỉnh", "thành phố"), the usual one first.
    pub units: Vec<String>,
    kind: OfficeKind,
    profile: String,
    superior: String,
    issuer: String,
    name: String,
    short_name: String,
    symbol: String,
    archive: String,
    signatures: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct File {
    preset: Vec<Preset>,
}

/// All presets, in the order shown. Empty only if the file that is built in could not be read; a test guards that.
#[must_use]
pub fn all() -> Vec<Preset> {
    toml::from_str::<File>(include_str!("presets.toml")).map(|file| file.preset).unwrap_or_default()
}

impl Preset {
    /// The office of this kind at `place` ("Cao Bằng"), which is a `unit` ("tỉnh").
    #[must_use]
    pub fn office(&self, unit: &str, place: &str) -> Office {
        let place = clean(place);
        let fill = |pattern: &str| {
            let words = pattern
                .replace("{unit}", unit)
                .replace("{place}", &place)
                .replace("{UNIT}", &unit.to_uppercase())
                .replace("{PLACE}", &place.to_uppercase());
            words.trim_end().to_owned()
        };
        Office {
            kind: self.kind,
            superior: fill(&self.superior),
            issuer: fill(&self.issuer),
            name: fill(&self.name),
            short_name: fill(&self.short_name),
            place,
            symbol: self.symbol.clone(),
            profile: self.profile.clone(),
            signatures: self
                .signatures
                .iter()
                .map(|lines| Signature { lines: lines.clone(), name: String::new() })
                .collect(),
            archive: self.archive.clone(),
            papers: crate::domain::office::PaperSettings::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_fills_every_name() {
        let presets = all();
        assert_eq!(presets.len(), 4);
        for preset in presets {
            let office = preset.office(&preset.units[0], " Cao  Bằng ");
            for words in [&office.superior, &office.issuer, &office.name, &office.short_name] {
                assert!(!words.is_empty() && !words.contains('{'), "{}: {words}", preset.id);
            }
            assert!(office.superior.ends_with("CAO BẰNG"), "{}", office.superior);
            assert_eq!(office.place, "Cao Bằng");
            assert!(office.signatures.iter().all(|s| (1..=3).contains(&s.lines.len())));
        }
    }
}
