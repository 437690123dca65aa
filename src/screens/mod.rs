//! One module per screen. A screen owns a draft, asks questions directly, and changes the world only by handing
//! the shell one value: an [`Effect`].
//!
//! Every screen file has the same parts in the same order: state, `Message` (past-tense facts), `open`, `update`,
//! `refresh` (somebody else's change), `refused` (its own deed was refused), `leave` (flush what is being typed), `chord` (`&self, Chord ->
//! Option<Message>`: keys that no field took), `view`.

pub mod bases;
pub mod catalogue;
mod chord;
pub mod deadlines;
mod desk;
pub mod dossiers;
mod effect;
pub mod exports;
pub mod home;
pub mod lacking;
pub mod lists;
pub mod office;
mod overview;
pub mod packets;
pub mod papers;
pub mod plans;
pub mod preview;
pub mod publicity;
pub mod quotas;
pub mod selection;
pub mod statistics;
pub mod subjects;
pub mod tasks;
pub mod templates;
pub mod typed;
pub mod unit_reports;

pub use chord::{Chord, ChordKey};
pub use desk::{Current, Desk};
pub use effect::{
    Effect, Format, Gather, Handing, HandingKind, Job, JobKind, Notice, NoticeKind, Opening, Place, Question,
    TableFormat, TableJob,
};

use iced::Task;
use iced::task::Handle;

/// How long typing rests before it is saved by itself.
pub const PAUSE: std::time::Duration = std::time::Duration::from_millis(700);

/// Sends `message` once typing has rested. Keep the handle: dropping it (or replacing it at the next key) cancels.
pub fn after_pause<M: Send + 'static>(message: M) -> (Task<M>, Handle) {
    // Made when it is first waited for: a timer can be made only where a runtime is, and `update` must not need one.
    let rest = async { tokio::time::sleep(PAUSE).await };
    let (task, handle) = Task::perform(rest, move |()| message).abortable();
    (task, handle.abort_on_drop())
}
