//! What can be asked for statistics.

use super::Database;
use crate::domain::statistics::Record;
use crate::storage::dossier;
use crate::storage::error::Result;

impl Database {
    /// What is counted of every dossier of every plan and year, newest year first, then by name.
    ///
    /// # Errors
    /// The disk.
    pub fn statistics(&self) -> Result<Vec<Record>> {
        dossier::records(&self.connection)
    }
}
