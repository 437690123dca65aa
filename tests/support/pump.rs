//! Runs the tasks that an update returned, as the window would, until nothing is left to do.

#![allow(dead_code, clippy::unwrap_used)]

use iced::Task;
use iced::futures::StreamExt;
use iced_runtime::{Action, clipboard};

/// The messages that `task` produces, in the order in which they come. Widget and window actions are passed over:
/// there is no window.
pub fn messages<M: Send + 'static>(task: Task<M>) -> Vec<M> {
    messages_and_copies(task).0
}

/// As [`messages`], with what was put into the clipboard.
pub fn messages_and_copies<M: Send + 'static>(task: Task<M>) -> (Vec<M>, Vec<String>) {
    let Some(mut stream) = iced_runtime::task::into_stream(task) else { return Default::default() };
    // Timers run ahead when nothing else is left to do, so that no test waits for a pause or a fading notice.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let (mut out, mut copied) = (Vec::new(), Vec::new());
        while let Some(action) = stream.next().await {
            match action {
                Action::Output(message) => out.push(message),
                Action::Clipboard(clipboard::Action::Write { contents, .. }) => copied.push(contents),
                _ => {}
            }
        }
        (out, copied)
    })
}

/// Feeds `task`'s messages back through `update` until it returns no more work. `enough` stops a loop that never
/// comes to rest.
pub fn settle<M: Send + 'static>(task: Task<M>, mut update: impl FnMut(M) -> Task<M>) {
    let mut waiting = std::collections::VecDeque::from([task]);
    let mut steps = 0;
    while let Some(task) = waiting.pop_front() {
        for message in messages(task) {
            waiting.push_back(update(message));
            steps += 1;
            assert!(steps < 10_000, "the tasks never come to rest");
        }
    }
}
