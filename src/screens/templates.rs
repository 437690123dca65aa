//! "Lấy tệp mẫu…": a workbook for units, written where the user says. Nothing about people is in it, so nothing is noted.

use super::preview::off_thread;
use super::{Desk, Effect, Notice, Opening};
use crate::exchange::templates::{Choices, Template, write_template};
use iced::Task;
use std::path::PathBuf;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was asked for.
    Asked,
    /// Where to.
    Placed(PathBuf),
    /// It was written, or why not: a sentence and its detail.
    Written(Result<PathBuf, (String, String)>),
}

/// What is to be done about it.
pub fn update(which: Template, message: Message, desk: &Desk) -> Effect<Message> {
    match message {
        Message::Asked => Effect::Open(Opening::save(
            "Lưu tệp mẫu",
            ("Tệp Excel", &["xlsx"]),
            which.name().to_owned(),
            Message::Placed,
        )),
        Message::Placed(path) => {
            let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
            let choices = Choices::of(&desk.units, &desk.entries, &desk.movements, desk.today);
            let work = aside(move || {
                let written = write_template(which, &choices, &path);
                written.map(|()| path).map_err(|error| (error.to_string(), String::new()))
            });
            Effect::Run(Task::perform(work, Message::Written))
        }
        Message::Written(Ok(path)) => Effect::Tell(Notice::done(format!(
            "Đã lưu tệp mẫu “{}”. Gửi tệp này để đơn vị điền.",
            path.display()
        ))),
        Message::Written(Err((words, detail))) => Effect::Tell(Notice::trouble(words, detail)),
    }
}

/// Does the work on a thread of its own: a slow disk must not hold up the window's other work.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, (String, String)> + Send + 'static,
) -> Result<T, (String, String)> {
    off_thread("files", work).await.unwrap_or_else(|| {
        let words = "Máy đang bận nên việc ghi tệp bị dừng. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.";
        Err((words.to_owned(), "no thread could be had".to_owned()))
    })
}
