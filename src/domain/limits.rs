//! Limits that a rule of work sets, read from `assets/limits.toml` with their sources.

use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// A least number of characters.
#[derive(Debug, Clone, Deserialize)]
pub struct Least {
    /// Characters.
    pub at_least: usize,
    /// Where it comes from.
    pub source: String,
    /// First day it holds.
    pub valid_from: NaiveDate,
}

/// A largest size.
#[derive(Debug, Clone, Deserialize)]
pub struct Most {
    /// Bytes.
    pub at_most: u64,
    /// Where it comes from.
    pub source: String,
    /// First day it holds.
    pub valid_from: NaiveDate,
}

/// A time for which something is kept.
#[derive(Debug, Clone, Deserialize)]
pub struct Keeping {
    /// Years.
    pub years: u32,
    /// Where it comes from.
    pub source: String,
    /// First day it holds.
    pub valid_from: NaiveDate,
}

/// All limits.
#[derive(Debug, Clone, Deserialize)]
pub struct Limits {
    /// Reason of a return for correction.
    pub return_reason: Least,
    /// Size of one attached file.
    pub attachment: Most,
    /// How long personal data are kept unless the office says otherwise.
    pub retention: Keeping,
}

static LIMITS: LazyLock<Option<Limits>> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/limits.toml")).ok());

/// The limits; none when the shipped file cannot be read, which a test rules out.
#[must_use]
pub fn limits() -> Option<&'static Limits> {
    LIMITS.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_says_where_it_comes_from() {
        let all = limits().unwrap();
        let sources = [&all.return_reason.source, &all.attachment.source, &all.retention.source];
        assert!(sources.iter().all(|source| source.len() > 20));
        assert!(all.attachment.at_most >= 20 * 1024 * 1024);
    }
}
