//! What can be asked for packets between offices.

use super::Database;
use crate::domain::ids::PlanId;
use crate::domain::packet::{Base, Known, Packet, PacketNote, Part, RecordKey};
use crate::domain::{Command, Refusal};
use crate::storage::error::Result;
use crate::storage::packet::{self, PacketOrder};
use crate::storage::{deeds, files};
use std::collections::BTreeMap;
use std::path::PathBuf;

impl Database {
    /// Everything a packet is made of, and what was last exchanged of its records.
    ///
    /// # Errors
    /// No office, no such plan, a superior's plan on the way up; the disk.
    pub fn packet(&self, order: &PacketOrder) -> Result<(Packet, BTreeMap<RecordKey, Base>)> {
        packet::gather(&self.connection, order)
    }

    /// What is here of what a packet tells, seen from the plan it belongs to.
    ///
    /// # Errors
    /// The disk.
    pub fn known_of(&self, packet: &Packet, plan: PlanId) -> Result<Known> {
        packet::here(&self.connection, packet, plan)
    }

    /// What tells this data file from every other.
    ///
    /// # Errors
    /// The disk.
    pub fn source(&self) -> Result<String> {
        packet::source(&self.connection)
    }

    /// The packets that were sent or taken in, the latest first.
    ///
    /// # Errors
    /// The disk.
    pub fn packets(&self) -> Result<Vec<PacketNote>> {
        packet::notes(&self.connection)
    }

    /// What would be refused of the parts of a packet, each tried after those before it. Nothing changes.
    ///
    /// # Errors
    /// The disk.
    pub fn refusals_of(&mut self, parts: &[Part]) -> Result<Vec<Option<Refusal>>> {
        let parts: Vec<&[Command]> = parts.iter().map(|part| part.commands.as_slice()).collect();
        deeds::refusals_in_turn(&mut self.connection, &parts)
    }

    /// The folder of files, for work off the store's thread.
    #[must_use]
    pub fn shelf(&self) -> files::Shelf {
        files::Shelf::new(PathBuf::from(self.files.folder()))
    }
}
