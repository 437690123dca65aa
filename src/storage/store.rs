//! The one thread that owns the data file. Jobs run in the order in which they were posted, so writes happen in
//! the order of the clicks and nothing blocks the window.

use super::database::Database;
use super::error::{OpenError, Result, StoreError};
use crate::domain::{Command, Receipt, Stamp};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Database) + Send>;

/// A handle to the store's thread; cheap to clone.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
    path: PathBuf,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

fn gone() -> StoreError {
    StoreError::Other { detail: "the storage thread has ended".to_owned() }
}

impl Store {
    /// Opens or creates the data file at `path` on a thread of its own.
    ///
    /// # Errors
    /// Each way in which a file can be wrong has its own case; nothing is overwritten.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let owned = path.to_owned();
        Self::start(path.to_owned(), move || Database::open(&owned))
    }

    /// An empty store in memory, for tests and for trying things out.
    ///
    /// # Errors
    /// Only when SQLite itself cannot start.
    pub fn in_memory() -> Result<Self, OpenError> {
        Self::start(PathBuf::new(), Database::in_memory)
    }

    fn start(
        path: PathBuf,
        open: impl FnOnce() -> Result<Database, OpenError> + Send + 'static,
    ) -> Result<Self, OpenError> {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let (opened, answer) = mpsc::channel();
        let failed = |detail: String| OpenError::Disk { path: path.clone(), detail };
        std::thread::Builder::new()
            .name("storage".to_owned())
            .spawn(move || match open() {
                Ok(mut database) => {
                    let _ = opened.send(Ok(()));
                    while let Ok(job) = inbox.recv() {
                        job(&mut database);
                    }
                }
                Err(error) => {
                    let _ = opened.send(Err(error));
                }
            })
            .map_err(|error| failed(error.to_string()))?;
        answer.recv().map_err(|_| failed("the storage thread did not start".to_owned()))??;
        Ok(Self { jobs, path })
    }

    /// Where the data file lies; empty for a store in memory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn post<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Database) -> Result<T> + Send + 'static,
    ) -> oneshot::Receiver<Result<T>> {
        let (reply, answer) = oneshot::channel();
        // A send fails only when the thread has ended; the dropped reply then says so to the one who waits.
        let _ = self.jobs.send(Box::new(move |database| {
            let _ = reply.send(job(database));
        }));
        answer
    }

    /// Asks a question. It is posted when this is called, not when the answer is awaited.
    pub fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Database) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send + 'static {
        let answer = self.post(ask);
        async move { answer.await.unwrap_or_else(|_| Err(gone())) }
    }

    /// Does a deed. It is posted when this is called, not when the receipt is awaited.
    pub fn change(
        &self,
        command: Command,
        stamp: Stamp,
    ) -> impl Future<Output = Result<Receipt>> + Send + 'static {
        self.read(move |database| database.perform(&command, &stamp))
    }

    /// Asks a question and waits; for scripts and tests, never inside a window's `update`.
    ///
    /// # Errors
    /// As the question's own.
    pub fn read_now<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Database) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.post(ask).blocking_recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Does a deed and waits; for scripts and tests, never inside a window's `update`.
    ///
    /// # Errors
    /// A broken rule, or the disk; then nothing has changed.
    pub fn change_now(&self, command: Command, stamp: Stamp) -> Result<Receipt> {
        self.read_now(move |database| database.perform(&command, &stamp))
    }
}
