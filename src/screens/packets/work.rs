//! Long work on a packet: off the window's thread, with how far it is and a way to stop it.

use crate::exchange::packet::{Progress, Watch};
use iced::Task;
use iced::futures::channel::mpsc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a thread tells while it works.
#[derive(Debug, Clone)]
pub enum Told<T> {
    /// How far it is.
    Progress(Progress),
    /// It has ended.
    Done(T),
}

/// Work under way.
#[derive(Debug)]
pub struct Work {
    progress: Option<Progress>,
    stop: Arc<AtomicBool>,
}

impl Work {
    /// What is being done.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        self.progress.map_or("Đang chuẩn bị", |progress| progress.doing.label())
    }

    /// How far it is, 0 to 1; none before anything is known.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a bar is a few hundred pixels long")]
    pub fn share(&self) -> Option<f32> {
        let progress = self.progress.filter(|progress| progress.total > 0)?;
        Some(progress.done as f32 / progress.total as f32)
    }

    pub(super) fn heard(&mut self, progress: Progress) {
        self.progress = Some(progress);
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Begins `work` on a thread of its own; what it tells comes as messages.
pub(super) fn begin<T: Send + 'static, M: Send + 'static>(
    work: impl FnOnce(&mut Watch<'_>) -> T + Send + 'static,
    message: impl Fn(Told<T>) -> M + Send + 'static,
) -> (Work, Task<M>) {
    let (send, receive) = mpsc::unbounded();
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // Nobody listens any more only when the window is closing, or the page was left.
    let started = std::thread::Builder::new().name("packet".to_owned()).spawn(move || {
        let mut last = None;
        let done = work(&mut |progress: Progress| {
            // A message for every hundredth: a bar needs no more.
            let step = (progress.doing, progress.done * 100 / progress.total.max(1));
            if last != Some(step) {
                last = Some(step);
                drop(send.unbounded_send(Told::Progress(progress)));
            }
            !asked.load(Ordering::Relaxed)
        });
        drop(send.unbounded_send(Told::Done(done)));
    });
    drop(started);
    (Work { progress: None, stop }, Task::run(receive, message))
}
