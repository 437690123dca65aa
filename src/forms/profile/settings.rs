//! A profile as a page of settings: what people call each measure, its value, the range its source allows, and the
//! corrections an office lays over it, kept as small as they can be.

use super::{Profile, ProfileError, SHIPPED, lay_over, read_table, shipped_table, unreadable};
use crate::domain::papers::PaperType;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The labels, in the order shown.
const LABELS: &str = include_str!("../../../assets/profiles/labels.toml");

/// Words of the file, each with what people call it.
type Words = Vec<(String, String)>;

#[derive(Deserialize)]
struct Labels {
    group: Vec<GroupLabels>,
}

#[derive(Deserialize)]
struct GroupLabels {
    key: String,
    title: String,
    /// Key, label, unit.
    #[serde(default)]
    measures: Vec<(String, String, String)>,
    /// Key, label.
    #[serde(default)]
    words: Vec<(String, String)>,
    /// Key, label, and what may be chosen: the word of the file with its label.
    #[serde(default)]
    choices: Vec<(String, String, Words)>,
}

/// A group of a profile with what may be set in it.
#[derive(Debug, Clone, PartialEq)]
pub struct SettingGroup {
    /// Its key in the file.
    pub key: String,
    /// What people call it.
    pub title: String,
    /// The rule its values come from.
    pub source: String,
    /// From when the rule holds.
    pub valid_from: Option<NaiveDate>,
    /// Its settings, in the order shown.
    pub settings: Vec<Setting>,
}

/// A measure or a word of a profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Its key in the group.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What it is now.
    pub value: SettingValue,
    /// What the shipped profile says.
    pub shipped: SettingValue,
}

impl Setting {
    /// Whether the office has corrected it.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        self.value != self.shipped
    }
}

/// The value of a setting.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingValue {
    /// A measure inside its range.
    Measure {
        /// The value.
        value: f64,
        /// Least allowed value.
        from: f64,
        /// Greatest allowed value.
        to: f64,
        /// Its unit as shown ("mm", "pt", "‰").
        unit: String,
    },
    /// Words.
    Words(String),
    /// One of a few.
    Choice {
        /// The word of the file.
        now: String,
        /// What may be chosen: the word of the file with its label.
        all: Vec<(String, String)>,
    },
}

/// What a setting is to become.
#[derive(Debug, Clone, PartialEq)]
pub enum Correction {
    /// Another value of a measure.
    Measure(f64),
    /// Other words, or the word of what was chosen.
    Words(String),
    /// What the shipped profile says.
    AsShipped,
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|n| n as f64))
}

fn value_of(group: &Table, key: &str, unit: Option<&str>) -> Option<SettingValue> {
    let raw = group.get(key)?;
    match unit {
        Some(unit) => {
            let part = |part: &str| raw.get(part).and_then(number);
            Some(SettingValue::Measure {
                value: part("value")?,
                from: part("from")?,
                to: part("to")?,
                unit: unit.to_owned(),
            })
        }
        None => raw.as_str().map(|words| SettingValue::Words(words.to_owned())),
    }
}

/// The word of a closed choice; yes and no stand in the file as truth values.
fn chosen(group: &Table, key: &str, all: &[(String, String)]) -> Option<SettingValue> {
    let now = match group.get(key)? {
        Value::Boolean(yes) => yes.to_string(),
        other => other.as_str()?.to_owned(),
    };
    Some(SettingValue::Choice { now, all: all.to_vec() })
}

fn group_of<'a>(table: &'a Table, key: &str) -> Option<&'a Table> {
    table.get(key).and_then(Value::as_table)
}

/// The settings of the profile `id` with an office's corrections over it.
///
/// # Errors
/// As [`Profile::corrected`].
pub fn settings(id: &str, corrections: &str) -> Result<Vec<SettingGroup>, ProfileError> {
    let shipped = shipped_table(id)?;
    let mut now = shipped.clone();
    let mut own = read_table(id, corrections)?;
    own.remove("wording");
    lay_over(&mut now, own);
    let labels: Labels = toml::from_str(LABELS).map_err(|error| unreadable(id, &error))?;
    let mut out = Vec::new();
    for labels in labels.group {
        let (Some(was), Some(is)) = (group_of(&shipped, &labels.key), group_of(&now, &labels.key)) else {
            continue;
        };
        let mut settings = Vec::new();
        let measures = labels.measures.iter().map(|(key, label, unit)| (key, label, Some(unit.as_str())));
        let words = labels.words.iter().map(|(key, label)| (key, label, None));
        for (key, label, unit) in measures.chain(words) {
            if let (Some(value), Some(shipped)) = (value_of(is, key, unit), value_of(was, key, unit)) {
                settings.push(Setting { key: key.clone(), label: label.clone(), value, shipped });
            }
        }
        for (key, label, all) in &labels.choices {
            if let (Some(value), Some(shipped)) = (chosen(is, key, all), chosen(was, key, all)) {
                settings.push(Setting { key: key.clone(), label: label.clone(), value, shipped });
            }
        }
        let text = |key: &str| is.get(key).and_then(Value::as_str);
        out.push(SettingGroup {
            source: text("source").unwrap_or_default().to_owned(),
            valid_from: text("valid_from").and_then(|day| day.parse().ok()),
            key: labels.key,
            title: labels.title,
            settings,
        });
    }
    Ok(out)
}

/// A whole number is written without a point: people read these files.
fn written(value: f64) -> Value {
    if value.fract() == 0.0 { Value::Integer(value as i64) } else { Value::Float(value) }
}

fn put(table: &mut Table, path: &[&str], value: Option<Value>) {
    let [head, rest @ ..] = path else { return };
    if rest.is_empty() {
        match value {
            Some(value) => drop(table.insert((*head).to_owned(), value)),
            None => drop(table.remove(*head)),
        }
        return;
    }
    if value.is_none() && !table.contains_key(*head) {
        return;
    }
    let inner = table.entry((*head).to_owned()).or_insert_with(|| Value::Table(Table::new()));
    if let Value::Table(inner) = inner {
        put(inner, rest, value);
        if inner.is_empty() {
            table.remove(*head);
        }
    }
}

/// The corrections with one setting changed: only what differs from the shipped profile is named.
///
/// # Errors
/// As [`Profile::corrected`]; the corrections given stay in force.
pub fn correct(
    id: &str,
    corrections: &str,
    group: &str,
    key: &str,
    to: &Correction,
) -> Result<String, ProfileError> {
    let shipped = shipped_table(id)?;
    let mut own = read_table(id, corrections)?;
    let shipped_value = |key: &str| {
        let measure = group_of(&shipped, group).and_then(|it| it.get(key));
        measure.and_then(|it| it.get("value")).and_then(number)
    };
    let mut measure = |key: &str, value: Option<f64>| {
        let value = value.filter(|value| shipped_value(key) != Some(*value));
        put(&mut own, &[group, key, "value"], value.map(written));
    };
    match to {
        Correction::Measure(value) => {
            measure(key, Some(*value));
            if (group, key) == ("letterhead", "nation_size") {
                // The decree wants both chosen together: 12 with 13, 13 with 14.
                measure("motto_size", Some(value + 1.0));
            }
        }
        Correction::AsShipped => {
            put(&mut own, &[group, key], None);
            if (group, key) == ("letterhead", "nation_size") {
                put(&mut own, &[group, "motto_size"], None);
            }
        }
        Correction::Words(words) => {
            let was = group_of(&shipped, group).and_then(|it| it.get(key));
            let wanted = match was {
                Some(Value::Boolean(_)) => Value::Boolean(words == "true"),
                _ => Value::String(words.clone()),
            };
            put(&mut own, &[group, key], (was != Some(&wanted)).then_some(wanted));
        }
    }
    finished(id, &own)
}

/// The corrections with the sentence of one part of a paper worded anew for all papers; `None` takes the shipped one.
///
/// # Errors
/// As [`Profile::corrected`].
pub fn word(
    id: &str,
    corrections: &str,
    kind: PaperType,
    key: &str,
    words: Option<&str>,
) -> Result<String, ProfileError> {
    let mut own = read_table(id, corrections)?;
    let shipped = Profile::named(id)?;
    let same = shipped.phrases.slot(kind, key).map(|slot| slot.text.trim().to_owned());
    let words = words.map(str::trim).filter(|words| same.as_deref() != Some(*words));
    put(&mut own, &["wording", kind.code(), key], words.map(|words| Value::String(words.to_owned())));
    finished(id, &own)
}

fn finished(id: &str, own: &Table) -> Result<String, ProfileError> {
    let text = toml::to_string(own).map_err(|error| unreadable(id, &error))?;
    Profile::corrected(id, &text)?;
    Ok(text)
}

/// The sentences that an office worded anew for all papers, by paper and part.
///
/// # Errors
/// When the corrections cannot be read.
pub fn own_wording(
    id: &str,
    corrections: &str,
) -> Result<BTreeMap<String, BTreeMap<String, String>>, ProfileError> {
    match read_table(id, corrections)?.remove("wording") {
        Some(wording) => wording.try_into().map_err(|error: toml::de::Error| unreadable(id, &error)),
        None => Ok(BTreeMap::new()),
    }
}

/// Whether `id` is a shipped profile.
#[must_use]
pub fn is_shipped(id: &str) -> bool {
    SHIPPED.iter().any(|(known, _)| *known == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_of_a_labelled_group_has_a_label() {
        let table = shipped_table("union").unwrap();
        // Fixed by the sheet itself, by the decree, or set together with another measure.
        let fixed = ["width_mm", "height_mm", "motto_size", "recipients_label_size", "recipients_size"];
        for group in settings("union", "").unwrap() {
            for (key, value) in group_of(&table, &group.key).unwrap() {
                let is_measure = value.get("from").is_some();
                let one_value = value.get("from").and_then(number) == value.get("to").and_then(number);
                let known = group.settings.iter().any(|setting| setting.key == *key);
                assert!(
                    !is_measure || one_value || known || fixed.contains(&key.as_str()),
                    "{}.{key}",
                    group.key
                );
            }
            assert!(!group.source.is_empty() && group.valid_from.is_some(), "{}", group.key);
        }
    }

    #[test]
    fn corrections_name_only_what_differs() {
        let own = correct("union", "", "page", "left_mm", &Correction::Measure(35.0)).unwrap();
        assert_eq!(own, "[page.left_mm]\nvalue = 35\n");
        let more = correct("union", &own, "body", "indent_mm", &Correction::Measure(10.5)).unwrap();
        assert!(more.contains("value = 10.5") && more.contains("[page.left_mm]"), "{more}");
        let back = correct("union", &more, "page", "left_mm", &Correction::Measure(30.0)).unwrap();
        assert!(!back.contains("page"), "{back}");
        let none = correct("union", &back, "body", "indent_mm", &Correction::AsShipped).unwrap();
        assert_eq!(none, "");
        let page = &settings("union", &own).unwrap()[0];
        let left = page.settings.iter().find(|it| it.key == "left_mm").unwrap();
        assert!(left.is_corrected());
    }

    #[test]
    fn a_choice_is_kept_as_the_file_writes_it() {
        let own = correct("union", "", "text", "tone", &Correction::Words("old".to_owned())).unwrap();
        assert_eq!(own, "[text]\ntone = \"old\"\n");
        let own =
            correct("union", &own, "text", "words_after_numbers", &Correction::Words("false".to_owned()));
        let own = own.unwrap();
        let profile = Profile::corrected("union", &own).unwrap();
        assert_eq!(
            (profile.text.tone, profile.text.words_after_numbers),
            (crate::forms::profile::Tone::Old, false)
        );
        let back =
            correct("union", &own, "text", "words_after_numbers", &Correction::Words("true".to_owned()));
        assert!(!back.unwrap().contains("words"));
        assert!(correct("union", "", "text", "tone", &Correction::Words("other".to_owned())).is_err());
        let groups = settings("union", &own).unwrap();
        let text = groups.iter().find(|group| group.key == "text").unwrap();
        assert!(text.settings.len() == 2 && text.settings.iter().all(Setting::is_corrected));
    }

    #[test]
    fn the_two_sizes_that_go_together_are_set_together() {
        let own = correct("union", "", "letterhead", "nation_size", &Correction::Measure(12.0)).unwrap();
        let profile = Profile::corrected("union", &own).unwrap();
        assert_eq!((profile.letterhead.nation_size.value, profile.letterhead.motto_size.value), (12.0, 13.0));
        assert_eq!(correct("union", &own, "letterhead", "nation_size", &Correction::AsShipped).unwrap(), "");
    }

    #[test]
    fn what_the_source_forbids_is_refused() {
        assert!(correct("union", "", "page", "left_mm", &Correction::Measure(12.0)).is_err());
        assert!(correct("union", "", "symbol", "pattern", &Correction::Words("x".into())).is_err());
    }

    #[test]
    fn a_sentence_is_worded_anew_for_all_papers_and_given_back() {
        let kind = PaperType::Proposal;
        let own = word("union", "", kind, "closing", Some("Kính trình.")).unwrap();
        assert_eq!(own_wording("union", &own).unwrap()["proposal"]["closing"], "Kính trình.");
        let profile = Profile::corrected("union", &own).unwrap();
        assert_eq!(profile.phrases.slot(kind, "closing").unwrap().text, "Kính trình.");
        assert_eq!(word("union", &own, kind, "closing", None).unwrap(), "");
        let shipped = Profile::named("union").unwrap();
        let same = shipped.phrases.slot(kind, "closing").unwrap().text.clone();
        assert_eq!(word("union", "", kind, "closing", Some(&same)).unwrap(), "");
    }
}
