//! Gương Sáng: plans, exemplar dossiers, council scoring and official papers for one office.
//!
//! The rooms and the arrows between them are described in `docs/architecture.md` and guarded by `tests/rooms.rs`.

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod forms;
pub mod paper;
pub mod screens;
pub mod storage;
pub mod text;
pub mod ui;

/// Starts the program: the window, or a headless command when one is named on the command line.
#[must_use]
pub fn run() -> std::process::ExitCode {
    let line: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    if let Some(data) = window_data(&line) {
        return match app::run(data) {
            Ok(()) => std::process::ExitCode::SUCCESS,
            Err(error) => {
                use std::io::Write;
                let _ = writeln!(std::io::stderr(), "{error}");
                std::process::ExitCode::FAILURE
            }
        };
    }
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    cli::run(&line, &mut cli::Outlet { out: &mut out, err: &mut err }).into()
}

/// The window is asked for by no words at all, by `--data FILE`, or by a data file alone (a double click on it);
/// the inner value is the file, if one was named.
fn window_data(line: &[String]) -> Option<Option<std::path::PathBuf>> {
    match line {
        [] => Some(None),
        [flag, file] if flag == "--data" => Some(Some(file.into())),
        [file] if file.ends_with(".gsdata") => Some(Some(file.into())),
        _ => None,
    }
}
