//! Identifiers: one newtype per aggregate, unique across offices so that packets can be merged later.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                Self(raw)
            }
        }
    )+};
}

ids! {
    /// A unit of the organisation or of government (province, commune, branch …).
    UnitId,
    /// A movement, campaign or occasion.
    MovementId,
    /// A plan of an emulation campaign.
    PlanId,
    /// A section in the tree of a plan.
    SectionId,
    /// An obligation inside a plan (quota, selection, report duty …).
    ObligationId,
    /// A set of criteria for one kind of subject.
    CriteriaSetId,
    /// One criterion of a set.
    CriterionId,
    /// A person, collective, household or model, over the years.
    SubjectId,
    /// One nomination of one subject in one plan and year.
    DossierId,
    /// A round of selection by a council.
    RoundId,
    /// A member of the council of one round.
    MemberId,
    /// A paper other than the plan.
    PaperId,
    /// An entry in the register of legal bases and superior plans.
    BasisId,
    /// A file that belongs to a dossier.
    AttachmentId,
    /// A list of the papers a dossier must have.
    ChecklistId,
    /// An entry of a catalogue.
    EntryId,
    /// Filters and columns kept under a name.
    ViewId,
    /// A return of a dossier for correction.
    ReturnId,
    /// A noted export.
    ExportId,
    /// A meeting of a council.
    MeetingId,
    /// A file of scores that was taken in.
    SheetFileId,
    /// A note on one time an obligation falls due.
    DutyNoteId,
    /// An item of publicity.
    PublicityId,
    /// A lower office's report.
    UnitReportId,
    /// How a list of strangers is read, kept under a name.
    MappingId,
    /// A packet that was sent or taken in.
    PacketId,
    /// A deed in the journal.
    DeedId,
}

/// Makes identifiers that are unique across offices without a network: 41 bits of milliseconds since
/// 2025-01-01 above 22 bits that start at random and then count up, so that rows of one import stay apart.
#[derive(Debug, Clone)]
pub struct IdSource {
    last: i64,
    salt: i64,
}

/// 2025-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MS: i64 = 1_735_689_600_000;

impl IdSource {
    /// A source whose low bits begin at `salt` (any random number; only its low 22 bits count).
    #[must_use]
    pub const fn new(salt: u64) -> Self {
        Self { last: 0, salt: (salt & 0x003F_FFFF) as i64 }
    }

    /// The next identifier; greater than every earlier one of this source even when the clock was set back.
    pub fn fresh<T: From<i64>>(&mut self, now: DateTime<Utc>) -> T {
        let ms = (now.timestamp_millis() - EPOCH_MS).max(0);
        let candidate = (ms << 22) | self.salt;
        self.last = if candidate > self.last { candidate } else { self.last + 1 };
        T::from(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_never_repeat_even_with_a_clock_set_back() {
        let mut source = IdSource::new(7);
        let late = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let early = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let ids: Vec<DossierId> =
            (0..1000).map(|i| source.fresh(if i % 2 == 0 { late } else { early })).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn two_offices_in_the_same_millisecond_differ_by_their_salt() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let a: UnitId = IdSource::new(1).fresh(now);
        let b: UnitId = IdSource::new(2).fresh(now);
        assert_ne!(a, b);
    }
}
