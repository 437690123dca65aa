//! Gương Sáng: plans, exemplar dossiers, council scoring and official papers for one office.
//!
//! The rooms and the arrows between them are described in `docs/architecture.md` and guarded by `tests/rooms.rs`.

pub mod cli;
pub mod domain;
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
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    cli::run(&line, &mut cli::Outlet { out: &mut out, err: &mut err }).into()
}
